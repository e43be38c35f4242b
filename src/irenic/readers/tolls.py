"""Numbers that a toll, a count or a figure gives: "put the dead at six", "the toll rose to nine", "police say three"."""

from typing import Any, Final

from .counters import only_counts
from .harm import DONE_TO, OF_THINGS, STATES, VICTIMS, VIOLENCE
from .nearby import FAR, phrase_of, text_of, told_before
from .numbered import last_counted
from .quotations import SUBJECTS
from .sources import by_whom, tree_span
from .undergone import lemma_of, thing_of

TOLLS: Final = frozenset("toll number figure total count tally loss death".split())
_OF_DEAD: Final = frozenset(
    """
    death dead official overall their its his her the confirmed latest a provisional preliminary current new updated
    final initial total known revised
    """.split()
)
"""What may stand before a toll that is of dead, as it is where nothing else is said: no injury toll, no road toll."""
_RISES: Final = frozenset("rise climb stand reach grow increase mount fall drop jump be pass go come".split())
_NATURAL: Final = frozenset(
    """
    flood flooding earthquake quake tremor storm cyclone hurricane typhoon tornado landslide mudslide avalanche tsunami
    eruption volcano wildfire drought famine epidemic outbreak cholera measles malaria virus pandemic heatwave monsoon
    crash derailment accident collapse heat cold blaze stampede sinking capsizing shipwreck landslip hail lightning smog shark
    crocodile elephant bear wolf bee poisoning heart exhibition simulation
    """.split()
)
"""What kills without anybody's doing."""
_RISEN: Final = frozenset(
    """
    rises rose risen climbs climbed jumps jumped grows grew grown mounts mounted increases increased stands stood passes
    passed reaches reached hits hit tops topped exceeds exceeded soars soared falls fell drops dropped up now
    """.split()
)
"""What a toll does, in its forms; "up" and "now" in a headline."""
_AHEAD: Final = 15
"""How many words ahead of what it does a toll may be named."""
GOES_ON: Final = frozenset("bring take push lift stand rise climb raise revise correct lower".split())
"""What is said of a total that was told of before."""
_PUTS: Final = frozenset(
    "put number raise revise lower set correct update bring place give estimate take push lift".split()
)
_GIVEN: Final = frozenset(
    "give put provide spread circulate publish cite quote mention advance release issue supply report claim announce".split()
)
_CAPTIVES: Final = frozenset("prisoner captive hostage detainee pow".split())
_COMES: Final = frozenset({"come", "stem", "originate"})
_TELLS_WITH: Final[dict[str, frozenset[str]]] = {
    "speak": frozenset({"of"}),
    "talk": frozenset({"of", "about"}),
    "know": frozenset({"of"}),
    "write": frozenset({"of"}),
    "admit": frozenset({"to"}),
    "confess": frozenset({"to"}),
    "own": frozenset({"to"}),
    "stick": frozenset({"to", "at", "with"}),
    "stay": frozenset({"at", "with"}),
    "insist": frozenset({"on"}),
    "settle": frozenset({"on", "for"}),
    "arrive": frozenset({"at"}),
    "come": frozenset({"to"}),
    "be": frozenset({"on", "at"}),
    "have": frozenset({"at"}),
}
"""Verbs that give a bare number with a word of their own."""
_TELLS: Final = frozenset("say claim report count speak acknowledge admit confirm concede".split())


def of_toll(verb: Any, top: Any) -> str | None:
    """ "Put the dead at six", "the death toll rose to nine", "raised their toll to four"."""
    lemma, preposition = verb.lemma_.lower(), top.head.lower_
    if verb.dep_ == "acl" and verb.head.dep_ == "dobj" and preposition == "at":
        # "put the number launched at 40": what a parser hangs on "launched" is where it was put
        return of_total(verb.head) if verb.head.head.lemma_.lower() in _PUTS else None
    if preposition in ("over", "under", "around") and lemma in _PUTS and top.head.head.i == verb.i:
        # "at well over 100"
        ahead = [word.lower_ for word in verb.doc[max(0, top.head.i - 3) : top.head.i]]
        preposition = next((word for word in ahead if word in ("at", "to")), preposition)
    if preposition not in ("at", "to", "as", "of"):
        return None
    wanted = ("dobj", "nsubjpass") if lemma in _PUTS else SUBJECTS if lemma in _RISES else ()
    behind = lemma == "bring"
    total = next((child for child in verb.children if child.dep_ in wanted and (behind or child.i < top.i)), None)
    if total is None:
        return None
    return of_total(total) or _of_number_before(total)


def of_toll_ahead(number: Any, start: int) -> tuple[str, Any] | None:
    """The same by the words alone: "The death toll from the Merva shelling rises to 46", "Toll in Merva now at 46".

    A parser may take the shelling for what somebody does; `start` is where the words of the number begin.
    """
    document = number.doc
    at = number.i - 1
    while at > 0 and document[at].idx >= start:
        at -= 1
    if at > 0 and document[at].lower_ in ("to", "at"):
        at -= 1
    rises = document[at] if at > 0 else None
    toll = None if rises is None or rises.lower_ not in _RISEN else toll_ahead_of(rises)
    what = None if toll is None else of_total(toll)
    return None if what is None else (what, rises)


def toll_ahead_of(rises: Any) -> Any | None:
    """The toll that rises, by the words alone; None where another clause stands between."""
    for token in reversed(rises.doc[max(0, rises.i - _AHEAD) : rises.i]):
        if token.lemma_.lower() in ("toll", "tally"):
            return token
        is_verb = token.tag_ in ("VBD", "MD") or (token.tag_ == "VBZ" and token.lower_ not in ("has", "is"))
        if token.is_punct or is_verb or token.is_sent_start:
            return None
    return None


def occasion_of_toll(rises: Any) -> tuple[int, int] | None:
    """The words for a toll with the violence that it is of, as characters: "Death toll from the Merva shelling"."""
    toll = toll_ahead_of(rises)
    if toll is None:
        return None
    violent = [token for token in toll.doc[toll.i + 1 : rises.i] if {token.lower_, token.lemma_.lower()} & VIOLENCE]
    if not violent:
        return None
    first = toll.i
    while first > 0 and not toll.doc[first].is_sent_start and toll.doc[first - 1].lower_ in _OF_DEAD:
        first -= 1
    return int(toll.doc[first].idx), int(rises.idx)


def given_from(figure: Any) -> Any | None:
    """Whom a figure is told to be from: "the figure of 34 comes from *the police*", "… was given by *the clinic*"."""
    given = next((child for child in figure.children if child.dep_ == "acl" and child.tag_ == "VBN"), None)
    if given is not None and given.lemma_.lower() in _GIVEN and (by := by_whom(given)) is not None:
        # "the figure of 30 put about by the Column"
        return by
    verb = figure.head
    if figure.dep_ not in SUBJECTS or verb.lemma_.lower() not in _COMES | {"give", "provide", "supply", "issue", "be"}:
        return None
    words = ("from",) if verb.lemma_.lower() in _COMES | {"be"} else ("by",)
    held = [one for child in verb.children if child.lower_ in words and child.i > verb.i for one in child.children]
    return next((one for one in held if one.dep_ == "pobj"), None)


def _of_number_before(total: Any) -> str | None:
    """ "Seven were killed; police put the number at nine": what the sentence counts, where it is one thing."""
    if lemma_of(total) not in ("number", "figure", "count", "total") or not all(map(_says_no_more, total.children)):
        return None
    told: set[str] = set()
    for word in told_before(total):
        what = DONE_TO.get(word.lemma_.lower()) or STATES.get(word.lower_) or VICTIMS.get(lemma_of(word))
        what = "killed" if word.lower_ == "lives" else what
        told |= {what} if what else set()
    if told:
        return told.pop() if len(told) == 1 else None
    return "" if total.head.lemma_.lower() in GOES_ON | _PUTS else None


def _says_no_more(word: Any) -> bool:
    """Whether what stands with "the total" leaves open of what it is one: "the cumulative total since 1 April"."""
    return word.lower_ in _OF_DEAD | {"cumulative", "combined", "grand"} or (
        word.dep_ == "prep" and word.lower_ != "of"
    )


def of_count(verb: Any) -> str | None:
    """ "The toll is 14", "the army's count is four"."""
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if subject is None or verb.lemma_.lower() != "be":
        return None
    return of_total(subject) or ("" if lemma_of(subject) in ("count", "figure", "tally") else None)


def of_total(noun: Any) -> str | None:
    """What a toll, a number of somebody, "the dead" or "casualties" counts."""
    lemma = lemma_of(noun)
    if lemma in TOLLS and any(token.lemma_.lower() in _NATURAL for token in phrase_of(noun)):
        # "the death toll from the floods"
        return None
    before = {child.lower_ for child in noun.children if child.i < noun.i}
    for child in noun.children if lemma in TOLLS else ():
        if child.dep_ == "prep" and child.lower_ == "of":
            for one in child.children:
                if lemma_of(one) == "victim":
                    return "killed"
                if (
                    what := VICTIMS.get(one.lower_) or VICTIMS.get(lemma_of(one)) or STATES.get(one.lower_)
                ) is not None:
                    # "the number of injured", "of its captured"
                    return what
                if (what := next((STATES.get(c.lower_) for c in one.children if c.dep_ == "amod"), None)) is not None:
                    return what
                if (
                    what := next((DONE_TO.get(c.lemma_.lower()) for c in one.children if c.dep_ == "acl"), None)
                ) is not None:
                    return what
        if child.dep_ == "acl" and child.lemma_.lower() in DONE_TO:
            return DONE_TO[child.lemma_.lower()]
        if child.dep_ == "prep" and any(one.lemma_ == "fall" for held in child.children for one in held.children):
            # "the number of those fallen"
            return "killed"
        if child.dep_ == "acl" and child.lemma_.lower() in OF_THINGS:
            return thing_of(last_counted(noun))
    if lemma in ("toll", "tally"):
        return None if before - _OF_DEAD else "killed"
    if lemma == "loss":
        return "killed" if noun.tag_ == "NNS" else None
    return VICTIMS.get(noun.lower_) or (VICTIMS.get(lemma) if noun.tag_ == "NNS" else None)


def of_the_same(number: Any, top: Any, verb: Any | None, *, is_bound: bool) -> tuple[str, Any] | None:
    """ "Police say three", "it now says that 16 were", "corrected this to six": what was counted before."""
    if number.pos_ != "NUM" or verb is None or any(child.dep_ in ("prep", "relcl", "acl") for child in number.children):
        return None
    lemma = verb.lemma_.lower()
    rest = [child for child in verb.children if child.i > top.i and child.dep_ not in ("punct", "cc", "conj", "dep")]
    if (is_bound or top.dep_ in ("dobj", "attr", "ccomp", "npadvmod")) and lemma in _TELLS and not rest:
        return "", verb
    if top.dep_ in ("npadvmod", "dobj", "pobj", "appos", "dep") and verb.lower_ == "according":
        # "according to the army, three"
        return "", verb
    is_idiom = lemma in ("be", "have")
    if (
        top.dep_ == "pobj"
        and top.head.lower_ in _TELLS_WITH.get(lemma, ())
        and not rest
        and (not is_idiom or _is_by_counter(verb))
    ):
        # "admits to six", "speaks of 12", "sticks to four"
        return "", verb
    if (
        top.dep_ == "dobj"
        and lemma in ("have", "list", "know", "register", "mention")
        and not rest
        and _is_by_counter(verb)
    ):
        # "the hospital has 19"
        return "", verb
    if top.dep_ == "dobj" and lemma == "hold" and any(word.lemma_.lower() in _CAPTIVES for word in _near_before(verb)):
        # "Prisoners. The ministry holds 112"
        return "captured", verb
    if top.dep_ in SUBJECTS and lemma == "be" and not rest:
        return "", verb
    if lemma == "be" and top.dep_ in ("acomp", "attr", "advmod") and _is_of_a_number(verb):
        # "it's closer to 35"
        return "", verb
    before = {child.lower_ for child in verb.children if child.dep_ == "dobj"}
    if (
        top.dep_ == "pobj"
        and top.head.lower_ in ("to", "at")
        and lemma in _PUTS
        and before & {"this", "it", "that", "them", "these"}
    ):
        return "", verb
    return None


def _near_before(word: Any) -> Any:
    """The words of a few sentences before a word."""
    return word.doc[max(0, word.i - FAR // 2) : word.i]


def _is_by_counter(verb: Any) -> bool:
    """Whether the subject of a verb is somebody who counts."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i), None)
    return subject is not None and only_counts(text_of(verb.doc)[slice(*tree_span(subject))])


def _is_of_a_number(verb: Any) -> bool:
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    return subject is not None and (
        subject.lower_ in ("it", "that") or lemma_of(subject) in TOLLS | {"truth", "reality"}
    )
