"""Whether a stand is taken outright: on a text or term itself, by those who are named, and neither guessed nor undone.

Each check is of a kind of words, and errs on the side of reading no stand at all.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from ..model.record import Stance
from .lexicon import MEETINGS, TEXTS
from .matters import ACTS, MATTERS, is_matter
from .nearby import phrase_of
from .quotations import SUBJECTS
from .stance_words import ACCEPTING, REFUSING

TAKING: Final = frozenset("sign accept ratify approve endorse initial".split())
"""What is done to a text by who takes it; to keep, share, release or hand it over is to do something else with it."""

_HEDGED: Final = re.compile(
    r"\b(?:un)?likely\b|\b(?:alleged|reported|seeming|supposed|apparent|purported|presumab|ostensib|possib|probab|"
    r"conceivab|potential|near|virtual|practical|hard|scarce|bare|rumou?red)ly\b|\b(?:presumably|ostensibly|possibly|"
    r"probably|conceivably|perhaps|maybe|almost|half|neither|all but|about to|close to|set to|due to|poised)\b"
    r"|\b(?:ought|meant|supposed) to\b"
    r"|\b(?:forc|compell|coerc|pressur|pressed|obliged|tempted|expected|rumou?red|believed|fail|seem|appear|look|"
    r"pretend|threaten)(?:ed|s|ing)?\b|\b(?:ha[ds]|have|used) to\b|(?<!\ba )\b(?:must|tried|tries|try|trying|free|able|"
    r"unable|"
    r"inclined|more or less|tacitly|effectively|in effect|initially|once|formerly|previously|originally|briefly)\b",
    re.IGNORECASE,
)
"""Guesses, hearsay, force and what nearly happened, in a cue or beside its verb."""
_RUMOURED: Final = re.compile(
    r"\bit (?:seems|seemed|appears|appeared|looks)\b|\brumou?r (?:has|had) it\b"
    r"|\baccording to (?:[\w-]+ ){0,2}(?:rumou?rs?|reports?|speculation|gossip)\b"
    r"|, (?:[\w-]+ )?(?:reports?|rumou?rs) (?:say|said|have it|suggest)\b",
    re.IGNORECASE,
)
_SAID_TO_BE: Final = frozenset(
    "reported alleged supposed apparent likely possible expected rumoured rumored presumed near partial initial".split()
)
_SOME: Final = re.compile(
    r"^\W*(?:(?:very |only |a |quite a |the )?(?:few|some|many|most|several|half|parts?|handful|fewer|more)|"
    r"(?:hardly|scarcely|barely|almost|nearly) \w+|not (?:all|every\w*|one|a single)|none)\b",
    re.IGNORECASE,
)
_NO_LONGER: Final = re.compile(
    r"\b(?:previous|former|deposed|exiled|ousted) (?:\w+ )?(?:government|cabinet|administration|regime|leadership|parliament)\b",
    re.IGNORECASE,
)
_OTHERS: Final = frozenset(
    "few some many most several half part opposition critic opponent detractor sceptic skeptic".split()
)
_UNREAL: Final = re.compile(
    r"\bover (?:my|our|his|her|their) dead bod|\bwhen (?:hell freezes|pigs fly)"
    r"|\bif (?:I|we|he|she|they|it|you) (?:were|was|had been|[\w’']+d been)\b"
    r"|\bin (?:their|his|her|your) (?:place|shoes)\b|\bunder (?:duress|protest|threat|coercion)\b",
    re.IGNORECASE,
)
_TO_LOOK_AT: Final = re.compile(
    r"\bfor (?:(?:further|more|closer|careful|legal|expert|internal) )*"
    r"(?:review|study|examin|analys|assess|evaluat|inspect|scrutin|reading|translation|safe ?keeping|"
    r"information|comment)",
    re.IGNORECASE,
)
_STANDS_FOR_IT: Final = TEXTS | frozenset(
    "term condition provision clause version wording article paragraph annex section map".split()
)
"""Nouns that may have a text behind them and still be what is taken: "the terms of the plan"."""
_BASIS: Final = re.compile(
    r"\bas (?:an? |the )?(?:[\w-]+ ){0,2}(?:basis|base|starting point|point of departure|foundation|ground)\b"
    r"|\b(?:for|to) (?:further )?(?:discuss\w*|negotiat\w*|talks|consider\w*)",
    re.IGNORECASE,
)
_BY_HALVES: Final = re.compile(
    r"\b(?:in principle|in part|in parts|partly|partially|parts? of|with reservations|some of|most of|much of|half of|"
    r"(?:first|last|other) (?:two|three|four|five|six|seven|\d+) (?:points|articles|clauses|chapters|terms|conditions)|"
    r"\w+ of (?:the|its) (?:\w+ )?(?:points|articles|clauses|chapters|demands|conditions)|"
    r"elements of|aspects of|broadly|largely|mostly|all but|except for|apart from|save for|"
    r"with (?!all|its|the|these|no\b)(?:[\w-]+ ){0,2}(?:changes?|amendments?|modifications?|revisions?|adjustments?|alterations?|caveats?|provisos?|"
    r"exceptions?|conditions?|strings|qualifications?)|temporarily|provisionally|tentatively|conditionally|for now|"
    r"for the (?:time being|moment)|subject to|on a trial basis|pending|"
    r"not yet|on paper|in name only|minus|without (?:its|the|an) (?:annex|appendix|clause|article|chapter|section|map)\w*|"
    r"but (?:it|this|that|they|the \w+) (?:still )?(?:needs?|requires?|wants?|has to|must|should|lacks?))\b",
    re.IGNORECASE,
)
_PIECES: Final = frozenset("article clause paragraph annex chapter section passage".split())
"""Numbered pieces of a text: whoever accepts one has not accepted the text."""
_ASKED: Final = re.compile(r"\b(?:asked|question\w*|pressed|quizzed|whether)\b|\?", re.IGNORECASE)
_WHETHER_TAKEN: Final = re.compile(
    r"\b(?:accept|sign|agree|approve|support|endors|ratif|reject|refus|consent)\w*", re.IGNORECASE
)
_ASKING: Final = frozenset("call demand request appeal ultimatum proposal offer suggestion order".split())
_NEVER_TAKEN: Final = frozenset(
    """
    existence need necessity importance delivery receipt rejection refusal acceptance opening presentation publication
    copy release change amendment alteration modification addition revision interpretation criticism discussion
    """.split()
)
_BEARS: Final = frozenset({"of", "to", "for", "on", "about", "over", "in", "into"})
_UNDOING: Final = frozenset(
    "retract rescind revoke renege recant backtrack repudiate disavow reverse backpedal".split()
)
_TAKING_BACK: Final = frozenset("withdraw take pull change back".split())
_TAKEN_BACK: Final = frozenset("consent assent acceptance approval agreement signature support word mind it".split())
_LINKS: Final = frozenset({"conj", "advcl", "dep", "parataxis", "ccomp"})


def is_hedged(cue: str, before: str, verb: Any) -> bool:
    """Whether a cue, the words right before it, or the adverbs of its verb tell of a guess, force or a near miss."""
    beside = [child.text for child in verb.children if child.dep_ in ("advmod", "preconj", "cc", "neg")]
    if verb.dep_ == "conj":
        beside += [child.text for child in verb.head.children if child.lower_ in ("neither", "either")]
    if verb.pos_ == "NOUN":
        # "its reported rejection", "its rejection of the plan is likely"
        beside += [child.text for child in verb.head.children if child.dep_ in ("acomp", "advmod", "neg")]
        beside += [verb.head.text] if verb.dep_ == "nsubjpass" else []
        if any(child.lower_ in _SAID_TO_BE for child in verb.children):
            return True
    hedged = any(_HEDGED.search(" ".join(words)) for words in ([before, cue], beside))
    return hedged or bool(_RUMOURED.search(verb.sent.text))


def is_of_others(source: str, who: str | None) -> bool:
    """Whether those who take a stand are but some, or those who are against whoever they belong to."""
    return who in _OTHERS or bool(_SOME.search(source) or _NO_LONGER.search(source) or re.search(r"\ball but$", source))


def is_a_basis(words: str) -> bool:
    """ "As a starting point", "for discussion": what is only to be talked about."""
    return bool(_BASIS.search(words))


def is_by_halves(words: str) -> bool:
    """ "In principle", "parts of", "all but"."""
    return bool(_BY_HALVES.search(words))


def is_asked(words: str) -> bool:
    """Whether somebody was asked to take or refuse something: "asked whether he accepted"."""
    return bool(_ASKED.search(words) and _WHETHER_TAKEN.search(words))


def is_answer_to_a_text(words: Iterator[Any], things: list[Any]) -> bool:
    """ "Yes to the plan", but "yes to the meeting about the plan"."""
    named = [one for word in words if word.lower_ == "to" for one in word.children if one.dep_ == "pobj"]
    named = named[:1] or [thing for thing in things if thing.lower_ not in ("yes", "no")][:1]
    return any(
        (is_matter(one) and one.lemma_.lower() not in MEETINGS and not is_beside_a_text(one)) or asks_for_a_deed(one)
        for one in named
    )


def asks_for_a_deed(noun: Any) -> bool:
    """ "A call to lay down its weapons", "a demand that it withdraw"."""
    if noun.lemma_.lower() not in _ASKING:
        return False
    return any(child.dep_ in ("acl", "relcl") and child.lemma_.lower() in ACTS for child in phrase_of(noun))


def is_unreal(words: str) -> bool:
    """ "Over my dead body", "if I were them"."""
    return bool(_UNREAL.search(words))


def is_only_received(verb: Any, thing: Any, clause: str) -> bool:
    """ "Accepted the plan from the envoy's hands", "for review"."""
    if thing.lemma_.lower() not in TEXTS:
        return False
    if thing.dep_ == "pobj" and thing.head.lower_ == "for":
        # "signed for the plan"
        return True
    given = any(
        one.lower_ == "from" and one.dep_ == "prep" and one.i > thing.i for one in (*verb.children, *thing.children)
    )
    return given or bool(_TO_LOOK_AT.search(clause))


def is_beside_a_text(thing: Any) -> bool:
    """Whether what is taken has a text only behind it: "the *existence* of the plan", "*changes* to the plan"."""
    lemma = thing.lemma_.lower()
    if thing.dep_ == "dobj" and thing.i + 1 < thing.sent.end and _has_no_subject(thing.nbor()):
        # "accepted the plan was dead", where the parse takes the plan for an object
        return True
    if lemma in _STANDS_FOR_IT:
        return False
    if lemma in _NEVER_TAKEN and any(child.dep_ == "prep" and child.lower_ in _BEARS for child in thing.children):
        return lemma not in ("opening", "release") or _bears_a_text(thing)
    joined = any(child.dep_ == "compound" and child.lemma_.lower() in TEXTS for child in thing.children)
    return (joined and lemma not in MATTERS) or _bears_a_text(thing)


def _has_no_subject(verb: Any) -> bool:
    return verb.tag_ in ("VBD", "VBZ", "MD") and not any(child.dep_ in SUBJECTS for child in verb.children)


def _bears_a_text(noun: Any) -> bool:
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in _BEARS:
            for one in child.children:
                if one.lemma_.lower() in TEXTS | MEETINGS or _bears_a_text(one):
                    return True
    return False


def is_any_such(thing: Any, verb: Any) -> bool:
    """ "A peace plan that is just", "any deal that lasts": none that is on the table."""
    loose = any(child.dep_ == "det" and child.lower_ in ("a", "an", "any") for child in thing.children)
    told = any(child.dep_ in ("relcl", "acl") and child.i != verb.i for child in thing.children)
    return thing.lemma_.lower() in TEXTS and loose and told


def is_any_text(thing: Any) -> bool:
    """ "Any draft", "any deal"."""
    return thing.lemma_.lower() in TEXTS and any(child.lower_ == "any" for child in thing.children)


def goes_to_a_number(infinitive: Any) -> bool:
    """ "Ready to go to 1,500", "to go down to a third of it": the number is what is given."""
    if infinitive.lemma_.lower() not in ("go", "come"):
        return False
    held = [one for child in infinitive.children if child.lower_ in ("to", "as") for one in (child, *child.children)]
    return any(one.pos_ == "NUM" or any(child.dep_ == "nummod" for child in one.children) for one in held)


def does_something_else(infinitive: Any) -> bool:
    """Whether an infinitive does to a text what is not to take it: "to keep the plan secret", "to keep talking"."""
    first = infinitive.lemma_.lower()
    if first in TAKING:
        return False
    return any(child.dep_ == "xcomp" and child.pos_ == "VERB" for child in infinitive.children) or any(
        one.lemma_.lower() in TEXTS for one in _under(infinitive)
    )


def _under(token: Any) -> Iterator[Any]:
    """The words that a verb acts on or speaks of, without where, when and under what it does so."""
    for child in token.children:
        if child.dep_ in ("dobj", "nsubj", "nsubjpass", "xcomp", "ccomp", "pobj", "pcomp", "oprd") or (
            child.dep_ == "prep" and child.lower_ in ("about", "on", "of", "over", "to", "into", "from")
        ):
            yield child
            yield from _under(child)


def is_undone(verb: Any, things: list[Any]) -> bool:
    """ "Accepted the plan but withdrew its consent", "accepted, then rejected, the plan"."""
    linked = [child for child in verb.children if child.dep_ in _LINKS and child.i > verb.i]
    linked += [one for child in verb.children if child.lower_ == "before" for one in child.children]
    if verb.dep_ in _LINKS:
        linked.append(verb.head)
    return any(_undoes(other, verb, things) for other in linked)


def _undoes(other: Any, verb: Any, things: list[Any]) -> bool:
    lemma, own = other.lemma_.lower(), verb.lemma_.lower()
    objects = [child for child in other.children if child.dep_ in ("dobj", "prt", "prep", "advmod")]
    if other.i > verb.i and lemma in _UNDOING:
        return True
    if (
        other.i > verb.i
        and lemma in _TAKING_BACK
        and any(one.lemma_.lower() in _TAKEN_BACK | {"out", "away"} for one in objects)
    ):
        return True
    if not ((lemma in ACCEPTING and own in REFUSING) or (lemma in REFUSING and own in ACCEPTING)):
        return False
    if _are_apart(other, verb):
        # "while Dorn rejects the plan, Velmar accepts it"
        return False
    if other.i < verb.i and any(child.lower_ == "but" for child in other.children):
        # "had accepted it, but now rejects it"
        return False
    theirs = [child for child in other.children if child.dep_ == "dobj"]
    if not things or not theirs:
        return not any(child.dep_ in ("prep", "xcomp") for child in other.children)
    return any(_are_one(one, thing) for one in theirs for thing in things)


def _are_apart(one: Any, other: Any) -> bool:
    """Whether each of two verbs has somebody of its own who does it, and the two are not the same."""
    who = [next((c for c in verb.children if c.dep_ in SUBJECTS), None) for verb in (one, other)]
    named = [word.lemma_.lower() for word in who if word is not None and word.pos_ in ("NOUN", "PROPN")]
    return len({*named}) == 2


def _are_one(one: Any, other: Any) -> bool:
    if "PRON" in (one.pos_, other.pos_):
        return True

    def told(noun: Any) -> set[str]:
        return {noun.lemma_.lower()} | {
            child.lower_ for child in noun.children if child.dep_ in ("amod", "compound", "nummod", "prep", "poss")
        }

    return told(one) == told(other)


def is_of_the_thing(verb: Any, infinitive: Any, things: list[Any], stance: Stance, clause: str, *, ahead: bool) -> bool:
    """Whether a yes or no is to the text or term itself, whole, and was not taken back; `ahead` for what is to come."""
    if verb.dep_ == "dobj" and verb.head.lemma_.lower() in ACCEPTING:
        # "accepted its rejection of the plan"
        return False
    if any(is_beside_a_text(thing) for thing in things) or (stance != "rules out" and is_undone(verb, things)):
        return False
    if stance in ("rejects", "rules out"):
        return True
    if any(is_only_received(infinitive or verb, thing, clause) for thing in things):
        return False
    if stance == "accepts" and any(thing.lemma_.lower() in _PIECES for thing in things):
        # "accepts articles 1 to 6": of the rest nothing is said
        return False
    if ahead and any(is_any_such(thing, verb) for thing in things):
        return False
    return not (is_a_basis(clause) or is_by_halves(clause))
