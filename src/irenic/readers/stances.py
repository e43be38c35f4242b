"""Which stance somebody's words suggest; never more than they say, and never acceptance from talk or praise.

A person decides on every suggestion. Only words about something that can be accepted or refused (a draft, a plan, a
term, an option: `lexicon.TERMS`) suggest a stance that could bind; all else was merely said.
"""

import re
from typing import Final

from ..model.record import Stance
from .attribution import Attribution
from .lexicon import CUE_ADJECTIVES, CUE_VERBS, MEETINGS, SILENCE, TALKS, TERMS, TEXTS

_COMMITTING: Final = frozenset(
    {"accepts", "rejects", "rules out", "offers", "demands", "prefers", "supports", "opposes"}
)
_POSSIBLE: Final = frozenset({"would", "could", "may", "might", "can", "should"})
_POINTING: Final = frozenset({"it", "this", "that", "them", "these", "they"})
_PRESENTING: Final = frozenset(
    "send present show see read share publish explain review study host mediate give make submit deliver".split()
)
"""What is done with a text without taking it."""
_ASSERTED: Final = frozenset("claim allegation accusation suggestion report charge assertion notion".split())
_OF_A_TERM: Final = re.compile(rf"\b(?:{'|'.join(sorted(TERMS))})s?\b", re.IGNORECASE)
_OF_A_TEXT: Final = rf"(?:{'|'.join(sorted(TEXTS))})s?"
_BASIS: Final = re.compile(
    r"\bas (?:an? |the )?(?:[\w-]+ ){0,2}(?:basis|base|starting point|point of departure|foundation|ground)\b"
    r"|\b(?:for|to) (?:further )?(?:discuss\w*|negotiat\w*|talks|consider\w*)",
    re.IGNORECASE,
)
_BY_HALVES: Final = re.compile(
    r"\b(?:in principle|in part|partly|partially|parts? of|with reservations|some of|broadly|largely)\b", re.IGNORECASE
)
_RED_LINE: Final = re.compile(
    r"\b(?:is|are|was|were|remains?|as) (?:our |its |an? absolute |an? |the )?red lines?\b"
    r"(?! for (?!us\b|it\b|her\b|his\b|my\b|our\b))",
    re.IGNORECASE,
)
_NO_RED_LINE: Final = re.compile(r"\b(?:no|not|n[’']t|never|neither|if|whether|former)\b", re.IGNORECASE)
_GOOD: Final = (
    r"(?:good|bad|fair|unfair|just|unjust|balanced|unbalanced|constructive|excellent|great|strong|weak|positive|promising|"
    r"reasonable|unreasonable|realistic|unrealistic|dangerous|encouraging|helpful|unhelpful|acceptable|disappointing|"
    r"serious|best|worst|better|worse)"
)
_PRAISED: Final = re.compile(
    rf"\b{_OF_A_TEXT}\b[^.;]*?\b(?:is|are|was|were|as|be|been|looks?|seems?|sounds?)\b[^.;]{{0,20}}?\W{_GOOD}\b"
    rf"|\bit (?:is|was|looks|seems) (?:an? |the )?(?:very )?[“\"]?{_GOOD} {_OF_A_TEXT}\b",
    re.IGNORECASE,
)
_PEACE: Final = (
    r"(?:peace|end|truce|ceasefire|solution|outcome|deal|agreement|settlement|plan|draft|paper|accord|result)"
)
_WORTHY: Final = (
    r"(?:just|worthy|fair|lasting|durable|dignified|honou?rable|sustainable|comprehensive|genuine|real|permanent|"
    r"equitable|acceptable|stable)"
)
_NEEDED: Final = re.compile(
    r"\b(?:need(?:s|ed)?|must|ensur\w+|require\w*|should|ha(?:s|ve) to|insist\w*|demand\w*|necessary|necessity|only)\b",
    re.IGNORECASE,
)
_TEST: Final = re.compile(
    rf"\b{_WORTHY}(?: and {_WORTHY}|, {_WORTHY})?[”\"’']? [“\"]?{_PEACE}\b"
    rf"|\b{_PEACE} (?:must|should|has to|needs to) (?:be|respect|ensure|guarantee|bring|deliver)\b",
    re.IGNORECASE,
)


def suggested_stance(one: Attribution, cue: str, content: str, before: str, behind: str) -> Stance:
    """The stance that the words of a cue and of its content suggest; "claims" where they say no more than that.

    `behind` is the rest of the sentence, for what takes half of it back ("in principle"); `before` is what stands
    before the content: "it" is a draft only where one was named.
    """
    suggested: Stance = CUE_VERBS.get(one.verb) or CUE_ADJECTIVES.get(one.verb) or "claims"
    words = content.lower().split()
    first = next((word.strip(',.;“”"') for word in words if word not in ("to", "not")), "")
    if one.verb in ("decline", "refuse"):
        return _refused(one, words, first)
    if one.refusal is not None and suggested == "accepts" and _is_of_a_term(one, before):
        return "rules out" if one.refusal == "never" else "rejects"
    if suggested == "claims" and not one.negated:
        return _of_speech(cue, content)
    if one.negated:
        return "claims"
    if suggested == "willing to discuss" and words[:1] == ["to"] and first not in TALKS:
        # ready to attack, planning to strike: no readiness to talk
        return "claims"
    if suggested in _COMMITTING:
        return "claims" if one.modal in _POSSIBLE else _committing(suggested, one, f"{cue} {content} {behind}", before)
    return suggested


def _refused(one: Attribution, words: list[str], first: str) -> Stance:
    if words[:1] != ["to"]:
        return "rejects" if one.thing in TERMS and not one.negated else "claims"
    if first in SILENCE:
        return "declines to comment"
    return "rejects" if first == "accept" and one.thing in TERMS and not one.negated else "claims"


def _committing(suggested: Stance, one: Attribution, clause: str, before: str) -> Stance:
    """A stance that could bind, where its object can be accepted or refused; else what fits and binds nobody."""
    if one.infinitive is not None:
        if suggested == "offers" and (one.infinitive in TALKS or one.thing in MEETINGS):
            return "willing to discuss"
        takes = one.thing in TERMS and one.infinitive not in TALKS | _PRESENTING
        return suggested if takes else "claims"
    if one.thing is None:
        # "demands that the quota be cut" is of a term; "accepts that talks are needed" takes nothing
        return suggested if suggested == "demands" and _OF_A_TERM.search(clause) else _merely(suggested, one)
    if suggested == "accepts" and one.thing in MEETINGS:
        return "willing to discuss"
    if not _is_of_a_term(one, before):
        return _merely(suggested, one)
    if suggested in ("accepts", "supports", "prefers") and _BASIS.search(clause):
        return "willing to discuss"
    return "claims" if suggested == "accepts" and _BY_HALVES.search(clause) else suggested


def _merely(suggested: Stance, one: Attribution) -> Stance:
    if suggested in ("supports", "opposes"):
        return "appraises"
    return "denies" if suggested == "rejects" and one.thing in _ASSERTED else "claims"


def _is_of_a_term(one: Attribution, before: str) -> bool:
    return one.thing in TERMS or (one.thing in _POINTING and bool(_OF_A_TERM.search(before[-200:])))


def _of_speech(cue: str, content: str) -> Stance:
    """What somebody says of a peace or a plan: what it must be, how it is, or that it lies behind a red line."""
    if _RED_LINE.search(content) and not _NO_RED_LINE.search(content):
        return "rules out"
    if _TEST.search(content) and _NEEDED.search(f"{cue} {content}"):
        return "sets a test"
    return "appraises" if _PRAISED.search(content) else "claims"
