"""What somebody's words commit to, where they are only introduced as said: "Alpha will never sign", "there is no deal".

A commitment counts for the one who speaks only where it is the speaker's own: "we", "its forces", or a state in the
mouth of its minister. What is asked, supposed or told of somebody else commits nobody.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from ..model.record import Stance
from .attributed import Attribution
from .frames import MIND, SPEECH
from .judging import is_judged
from .lexicon import MEETINGS, TEXTS
from .matters import ACTS, is_matter, things_of
from .quotations import SUBJECTS

_FIRST: Final = frozenset({"i", "we", "our", "my", "us", "ours", "mine"})
_THIRD: Final = frozenset({"he", "she", "it", "they", "his", "her", "its", "their"})
_SIGNING: Final = frozenset({"sign", "ratify", "initial"})
_PAST: Final = frozenset({"VBD", "VBN"})
_BEFORE: Final = frozenset({"have", "has", "had", "did", "was", "were", "’ve", "'ve"})
_AHEAD: Final = frozenset({"will", "wo", "’ll", "'ll", "shall", "sha", "would", "’d", "'d", "can", "ca", "could"})
_GUESSING: Final = frozenset("predict fear hope expect doubt wonder ask suspect joke forecast worry".split())
_ADMITTING: Final = frozenset("concede admit acknowledge confess complain lament regret".split())
_NO_COMMENT: Final = re.compile(r"\W*no (?:further )?comment\b", re.IGNORECASE)
_NEVER: Final = re.compile(r"\bnever\b|\bunder no circumstances?\b|\bin no (?:case|way)\b|\bon no account\b", re.IGNORECASE)
_RED_LINE: Final = re.compile(
    r"\b(?:is|are|was|were|remains?|as) (?:our |its |an? absolute |an? |the |my )?red lines?\b"
    r"(?! for (?!us\b|it\b|her\b|his\b|my\b|our\b))",
    re.IGNORECASE,
)
_CLOSED: Final = re.compile(
    r"\b(?:is|are|was|were|be|remains?)(?: simply| absolutely| clearly| completely)? (?:out of the question|excluded|"
    r"non-?negotiable|not negotiable|not up for (?:negotiation|discussion)|off the table|unthinkable|inconceivable)\b",
    re.IGNORECASE,
)
_DOUBTFUL: Final = re.compile(r"\b(?:no|not|n[’']t|never|neither|if|whether|former)\b", re.IGNORECASE)
_UNTRUE: Final = re.compile(
    r"\b(?:is|are|was|were|be)(?: simply| completely| entirely| totally| just)? (?:an? )?"
    r"(?:(?:pure|complete|outright|total) )?(?:untrue|false|baseless|unfounded|invented|fabricated|nonsense|"
    r"lies?|invention|fabrication|hoax|forgery|fake)\b|\bnothing to do with\b|\bno truth in\b|\bno such (?:thing|plan|deal|"
    r"agreement|letter|order)\b",
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
_OF_A_TEXT: Final = rf"(?:{'|'.join(sorted(TEXTS))})s?"
_PRAISED: Final = re.compile(
    rf"\b{_OF_A_TEXT}\b[^.;]*?\b(?:is|are|was|were|as|be|been|looks?|seems?|sounds?)\b([^.;]{{0,30}})"
    rf"|\bit (?:is|was|looks|seems) ([^.;]{{0,30}} {_OF_A_TEXT})\b",
    re.IGNORECASE,
)
_OFFICE: Final = re.compile(
    r"\b(?:president|premier|prime|minist\w+|chancellor|negotiator|ambassador|general|colonel|admiral|spokes\w+|secretary|"
    r"king|queen|foreign|commander|leader|chair\w*|government|cabinet|army|navy)\b",
    re.IGNORECASE,
)
_CAPITAL: Final = re.compile(r"\b[A-ZÀ-Þ][a-zà-ÿ]{2,}")


def said_stance(one: Attribution, document: Any) -> Stance:
    """The stance that lies in what was said; "claims" where there is none. What binds goes before what does not."""
    if one.negated or one.verb in _GUESSING:
        return "claims"
    text = document.text
    cue, content = (" ".join(text[start:end] for start, end in spans) for spans in (one.cue, one.content))
    if _NO_COMMENT.match(content):
        return "declines to comment"
    if _RED_LINE.search(content) and not _DOUBTFUL.search(content):
        return "rules out"
    if (closed := _CLOSED.search(content)) and not _DOUBTFUL.search(content[: closed.start()]):
        return "rules out"
    said = [stance for clause in _clauses(one, document) if (stance := _of_clause(clause, one, text)) is not None]
    binding = [stance for stance in said if stance != "denies"]
    if binding:
        return binding[0]
    if _TEST.search(content) and _NEEDED.search(f"{cue} {content}"):
        return "sets a test"
    if (said or _UNTRUE.search(content)) and one.verb not in _ADMITTING:
        return "denies"
    praised = _PRAISED.search(content)
    if praised and is_judged(praised[1] or praised[2] or "", quoted=False):
        return "appraises"
    return "claims"


def _clauses(one: Attribution, document: Any) -> Iterator[Any]:
    """The verbs that the content's own clauses hang on, in their order."""

    def is_inside(token: Any) -> bool:
        return any(start <= token.idx < end for start, end in one.content)

    for token in document[max(0, one.at - 400) : one.at + 400]:
        if token.pos_ not in ("VERB", "AUX") or not is_inside(token) or token.dep_ in ("aux", "auxpass", "amod"):
            continue
        top = token
        while top.dep_ == "conj" and is_inside(top.head) and top.head.pos_ in ("VERB", "AUX"):
            top = top.head
        if top.dep_ in ("ROOT", "parataxis") or not is_inside(top.head) or top.head.sent.start != top.sent.start:
            marked = any(child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether") for child in top.children)
            if not marked and not token.sent.text.rstrip(" ”\"'’»").endswith("?"):
                yield token


def _of_clause(verb: Any, one: Attribution, text: str) -> Stance | None:
    lemma = verb.lemma_.lower()
    children = list(verb.children)
    names = {child.lower_ for child in children if child.dep_ in ("aux", "auxpass", "neg", "advmod")}
    subject = next((child for child in children if child.dep_ in (*SUBJECTS, "expl")), None)
    ahead = bool(names & _AHEAD)
    clause = text[verb.left_edge.idx : verb.right_edge.idx + len(verb.right_edge.text)]
    if subject is not None and subject.dep_ == "expl":
        return _there_is(verb, children, ahead)
    of_it = None if subject is None else text[subject.left_edge.idx : subject.idx].lower()
    if subject is not None and (_is_none(subject) or (of_it or "").startswith("not one ")):
        if ahead:
            takes = lemma in ACTS or is_matter(subject) or any(is_matter(thing) for thing in things_of(verb))
            return "rules out" if takes and subject.lemma_.lower() not in MEETINGS | TEXTS else None
        return "denies" if _is_told_as_past(verb, names) and subject.pos_ == "NOUN" else None
    things = list(things_of(verb))
    never = bool(_NEVER.search(clause))
    negated = never or any(child.dep_ == "neg" for child in children)
    own = subject is None or _is_own(subject, one, text)
    if subject is not None and not own and subject.pos_ in ("NOUN", "PROPN") and not negated:
        return None
    if ahead and "rather" in names and own:
        refused = re.search(r"\bthan (?:to )?(?:sign|accept|cede|surrender|give up|hand over|agree)\b", clause)
        return "rejects" if refused else "prefers" if " than " in clause and any(map(is_matter, things)) else None
    if ahead and own and lemma in ACTS | {"agree"}:
        return _ahead(lemma, names, things, never, negated)
    if (negated or any(_is_none(thing) for thing in things)) and _is_told_as_past(verb, names):
        if lemma in MIND | SPEECH | {"be"} or (subject is not None and not own and not never):
            return None
        return "denies"
    return None


def _ahead(lemma: str, names: set[str], things: list[Any], never: bool, negated: bool) -> Stance | None:
    """What somebody will or would do, or will not: "will sign the paper", "would never cede the port"."""
    of_matter = not things or any(is_matter(thing) for thing in things)
    if never:
        return "rules out" if lemma in ACTS and (of_matter or lemma not in _SIGNING | {"accept", "agree"}) else None
    if any(_is_none(thing) for thing in things):
        return "rejects" if of_matter else None
    if negated:
        sweeping = any(child.lower_ in ("any", "a", "one") and child.dep_ == "det" for thing in things for child in thing.children)
        if lemma in _SIGNING:
            return ("rules out" if sweeping else "rejects") if of_matter else None
        return "rejects" if things and of_matter else None
    if lemma in _SIGNING and of_matter:
        return "offers" if names & {"would", "could", "can", "’d", "'d"} else "accepts"
    return None


def _there_is(verb: Any, children: list[Any], ahead: bool) -> Stance | None:
    thing = next((child for child in children if child.dep_ in ("attr", "dobj") and child.i > verb.i), None)
    if verb.lemma_.lower() != "be" or thing is None or not _is_none(thing):
        return None
    lemma = thing.lemma_.lower()
    if ahead:
        return "rules out" if is_matter(thing) and lemma not in TEXTS | MEETINGS else None
    return "denies" if thing.pos_ == "NOUN" and lemma not in ("doubt", "question", "need", "reason", "way", "time") else None


def _is_none(noun: Any) -> bool:
    """ "No port", "not one metre", "nothing"; "no one" and "neither side" speak for nobody."""
    if noun.lower_ in ("nothing", "nobody", "none"):
        return noun.dep_ not in SUBJECTS
    found = " ".join(child.lower_ for child in noun.children if child.i < noun.i)
    return bool(re.search(r"\bno\b|\bnot (?:one|an?)\b|\bnot a single\b", found))


def _is_told_as_past(verb: Any, names: set[str]) -> bool:
    return (verb.tag_ in _PAST and not names & _AHEAD) or bool(names & _BEFORE)


def _is_own(subject: Any, one: Attribution, text: str) -> bool:
    """Whether the subject of what was said is the speaker, or somebody for whom the speaker speaks."""
    held = [subject, *(child for child in subject.children if child.dep_ == "poss")]
    words = {token.lower_ for token in held}
    if one.kind != "indirect" and words & _FIRST:
        return True
    if one.kind != "direct" and words & _THIRD:
        return True
    if subject.pos_ != "PROPN" or not one.source:
        return False
    source = text[one.source[0][0] : one.source[-1][1]]
    stem = subject.text[:4]
    named = [name for name in _CAPITAL.findall(source) if not _OFFICE.fullmatch(name)]
    if any(name.startswith(stem) for name in named):
        return True
    # "Foreign Minister Mara Dethlin" speaks of her own state; "Velmora's minister" does not speak for Dravonia
    return bool(_OFFICE.search(source)) and not re.search(r"[’']s?\b(?=.*\b[a-z])|\bof [A-Z]|[A-Z]\w+(?:ian|ean|ish|ese|an)\b", source)
