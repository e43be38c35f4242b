"""Tells terms from what is said about them: reactions, judgements, and what comes of a text."""

from typing import Any, Final

from ..lexicon import CUE_VERBS, MEETINGS
from .clauses import auxiliaries, deed_of, modal_of, shared_subject, subject_of
from .tabled import is_arrangement, is_judgement, is_tabled

NEUTRAL: Final = frozenset(
    """
    say tell report add state explain write read note continue disclose reveal confirm acknowledge admit announce
    """.split()
)
"""Verbs by which somebody tells what a text holds, without a word on what to think of it."""
CRITICS: Final = frozenset("critic opponent opposition sceptic skeptic analyst commentator expert".split())

# what somebody would do about a text, or in talks on it, is no term of it
REACTING: Final = (
    frozenset(CUE_VERBS) - frozenset("report declare recognise guarantee find show put inform".split())
) | frozenset(
    """
    sign study respond vote resign meet resume travel brief fly walk collapse fail fight appeal object boycott protest
    debate decide celebrate retaliate attack invade strike die regret campaign seek try speak visit stand hear stomach
    tolerate face suffer like love hate need want address convene reconvene consult happen depend
    """.split()
)
"""Verbs of what people do about a text, or in talks on it."""

_AWAITED: Final = frozenset("expect hope fear await schedule consider believe welcome criticise criticize mean".split())
"""What is done to something by those who look at it: "replies are expected"."""
_REPLYING: Final = frozenset({"reply", "react", "comment", "respond", "answer", "study", "decide"})
# what something can be by the words of a text, and not in somebody's eyes
_STATES: Final = frozenset(
    """
    in under at to for by of within on annual monthly weekly daily yearly free open equal joint binding voluntary
    mandatory compulsory permanent temporary neutral demilitarised demilitarized independent autonomous exempt
    responsible subject entitled eligible unarmed final secret public bilingual
    """.split()
)
_QUOTES: Final = '“”"'


def is_reaction(verb: Any) -> bool:
    """Whether a clause without a text speaks of the deal rather than telling it: "That would be a blow"."""
    lemma = verb.lemma_.lower()
    if any(child.lower_ == "never" for child in auxiliaries(verb)):
        return True
    if lemma == "be":
        deed = deed_of(verb)
        return is_reaction(deed) if deed is not None else not _is_state(verb)
    if lemma == "resume" and (about := shared_subject(verb)) is not None and about.lemma_.lower() not in MEETINGS:
        # flights resume by a deal, talks on one
        return False
    if lemma == "have" and any(one.lemma_ in _REPLYING for one in verb.subtree):
        # "Both sides have a week to reply"
        return True
    if lemma in _AWAITED and any(child.dep_ == "auxpass" for child in verb.children):
        return True
    is_passive = any(child.dep_ == "auxpass" for child in verb.children)
    if any(child.dep_ == "dobj" and is_tabled(child) and not is_arrangement(child) for child in verb.children):
        # "hates point 7", "brings a new text"
        return True
    return is_judgement(verb) or (lemma in REACTING and not is_passive)


def _is_state(verb: Any) -> bool:
    behind = (child for child in verb.children if child.i > verb.i and child.lower_ != "according")
    said = [child for child in behind if child.dep_ in ("acomp", "attr", "prep")]
    is_number = any(token.like_num for child in said if child.dep_ != "acomp" for token in child.subtree)
    return is_number or any(child.lower_ in _STATES for child in said)


def is_judged(verb: Any) -> bool:
    """Whether a verb is part of what somebody thinks of a text: quoted alone, argued, or told by its critics."""
    return _is_quoted_alone(verb) or _is_told_by_critics(verb) or is_argued(verb, near=6)


def _is_quoted_alone(verb: Any) -> bool:
    """Whether the quotation begins behind the subject: it “gives away the fishing grounds”."""
    subject = shared_subject(verb)
    quotes = [token.i for token in verb.sent if token.text in _QUOTES]
    is_quoted, is_subject_quoted = (
        sum(at < token.i for at in quotes) % 2 == 1 if token is not None else True for token in (verb, subject)
    )
    return is_quoted and not is_subject_quoted and modal_of(verb) != "shall"


def _is_told_by_critics(verb: Any) -> bool:
    above = verb
    # "rejects a clause that would bar ships": what the clause says is told by nobody
    while above.head.i != above.i and above.dep_ != "relcl" and not is_parted(verb, above.head):
        above = above.head
        if above.pos_ != "VERB" or above.lemma_.lower() not in CUE_VERBS:
            continue
        teller = subject_of(above)
        if above.lemma_.lower() not in NEUTRAL and not is_tabled(teller or above):
            return True
        if teller is not None and any(token.lemma_.lower() in CRITICS for token in teller.subtree):
            return True
    return False


def is_argued(verb: Any, *, near: int | None = None) -> bool:
    """Whether somebody argues what a clause says: "It would, she argued, reward them"; `near` counts tokens ahead."""
    return any(
        child.dep_ in ("parataxis", "ccomp")
        and child.lemma_.lower() in CUE_VERBS
        and child.lemma_.lower() not in NEUTRAL
        and subject_of(child) is not None
        and (near is None or child.i > verb.i - near)
        for child in verb.children
    )


def is_parted(verb: Any, above: Any) -> bool:
    """Whether a semicolon parts two clauses: "The paper gives us a port; we accept it"."""
    return any(token.text == ";" for token in verb.doc[min(verb.i, above.i) : max(verb.i, above.i)])
