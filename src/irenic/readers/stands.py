"""Stands told by more than one word: "could live with", "turned down", "said yes to", "is against", "would rather"."""

from typing import Any, Final

from ..model.proposal import Span
from .contents import Given
from .cues import lemma_of
from .declared import declared_of
from .formulas import FORMULAS, formula_of
from .frames import CLAUSE, MIND, SPEECH, THING
from .fronted import fronted_thing, topic_of
from .idioms import IDIOMS, idiom_of
from .lexicon import TERMS
from .matters import POINTING, is_a_day, is_matter
from .nearby import text_of
from .quotations import SUBJECTS
from .sources import tree_span
from .stance_words import NOT_ONESELF

_WOULD: Final = frozenset({"would", "could", "can", "’d", "'d"})
_SIGNED: Final = frozenset({"sign", "ratify", "initial"})
_RATHER: Final = frozenset({"rather", "sooner"})
_BEARING: Final[dict[str, str]] = {"live": "with", "settle": "for"}
_PARTED: Final[dict[str, frozenset[str]]] = {
    "turn": frozenset({"down"}),
    "vote": frozenset({"down"}),
    "play": frozenset({"down"}),
    "brush": frozenset({"aside", "off"}),
    "shrug": frozenset({"off"}),
    "laugh": frozenset({"off"}),
    "throw": frozenset({"out"}),
    "knock": frozenset({"back"}),
    "shoot": frozenset({"down"}),
    "wave": frozenset({"through", "aside", "away"}),
}
_REFUSED: Final = frozenset({"turn", "vote", "throw", "knock", "shoot"})
_ANSWERING: Final = frozenset({"say", "answer", "reply", "respond"})
_YES_OR_NO: Final = frozenset({"yes", "no"})
_BEING: Final = frozenset({"be", "remain", "stand", "speak", "vote", "come"})


_VOTED: Final = frozenset("accept approve reject ratify back support oppose endorse agree".split())
_SILENT: Final = frozenset({"have", "make", "offer", "give"})
STANDING: Final = _SIGNED | frozenset(_BEARING) | frozenset(_PARTED) | IDIOMS | FORMULAS | _ANSWERING | _BEING | _SILENT
"""Verbs that may take a stand with words of their own."""


def stand_of(verb: Any, cue: Span, text: str) -> tuple[str, Given] | None:
    """The words that a verb with a word of its own takes a stand on, and by what name the stand goes."""
    lemma = lemma_of(verb)
    if lemma == "vote" and (voted := _voted(verb, cue)) is not None:
        return voted
    if lemma in FORMULAS and (formula := formula_of(verb, lemma, cue, text)) is not None:
        return formula
    if lemma in IDIOMS and (idiom := idiom_of(verb, lemma, cue, text)) is not None:
        return idiom
    if lemma in _SIGNED and (signed := _would_sign(verb, cue)) is not None:
        return signed
    if lemma in _SILENT and (silence := _no_comment(verb, cue)) is not None:
        return silence
    if (declared := declared_of(verb, cue)) is not None:
        return declared
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in ("aux", "neg", "advmod")}
    if (fronted := fronted_thing(verb, lemma, text)) is not None:
        # "Its second point, foreign officers, we reject"
        rest = [
            child
            for child in verb.children
            if child.i > verb.i and child.dep_ in ("prep", "npadvmod", "advmod", "advcl")
        ]
        behind = [(rest[0].left_edge.idx, tree_span(verb)[1])] if rest else []
        return lemma, Given([fronted, *behind], "stand", cue)
    if lemma in _BEARING and auxiliaries & (_WOULD | {"not", "n't", "n’t"}):
        return _joined_by(verb, lemma, frozenset({_BEARING[lemma]}), cue)
    if lemma in _PARTED and (parted := _parted(verb, lemma, cue)) is not None:
        return parted
    if lemma in _ANSWERING and (answered := _answered(verb, cue, text)) is not None:
        return answered
    if is_never(verb):
        first = min(child.idx for child in verb.children if child.dep_ == "aux")
        words = [child for child in verb.children if child.i > verb.i and child.dep_ not in ("punct", "cc", "conj")]
        if words:
            end = max(tree_span(child)[1] for child in words)
            reach = (first, int(verb.idx + len(verb.text)))
            return "never", Given([(min(child.left_edge.idx for child in words), end)], "stand", reach)
    if is_rather(verb):
        rather = next(child for child in verb.children if child.lower_ in _RATHER)
        first = min(child.idx for child in verb.children if child.dep_ == "aux")
        end = tree_span(verb)[1]
        return "rather", Given([(verb.idx, end)], "stand", (first, rather.idx + len(rather.text)))
    if lemma == "set":
        return _set_against(verb, cue)
    if lemma in _BEING:
        return _for_or_against(verb, lemma, cue)
    return None


def _would_sign(verb: Any, cue: Span) -> tuple[str, Given] | None:
    """ "Can sign this", "would not sign the accord": the signing itself is a deed, and a "will" may be but a date."""
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "neg")}
    refuses = bool(words & {"not", "n't", "n’t", "never"}) and verb.dep_ in ("ROOT", "conj")
    only_if = any(child.dep_ == "advcl" and child.left_edge.lower_ in ("if", "once", "only") for child in verb.children)
    if not (words & _WOULD or refuses or (only_if and "will" in words)) or words & {
        "do",
        "did",
        "does",
        "have",
        "has",
        "had",
    }:
        return None
    if any(child.dep_ in SUBJECTS and child.lemma_.lower() in NOT_ONESELF for child in verb.children):
        return None
    thing = next((child for child in verb.children if child.dep_ == "dobj" and child.i > verb.i), None)
    if thing is None or not (is_matter(thing) or thing.lower_ in POINTING | {"thing", "lot"}):
        return None
    last = max(
        child.right_edge for child in verb.children if child.i > verb.i and child.dep_ in ("dobj", "prep", "advcl")
    )
    return "accept", Given([(thing.left_edge.idx, last.idx + len(last.text))], "stand", cue)


def _voted(verb: Any, cue: Span) -> tuple[str, Given] | None:
    """ "Voted to accept the truce"."""
    for clause in verb.children:
        thing = next(
            (child for child in clause.children if child.dep_ in ("dobj", "prep") and child.i > clause.i), None
        )
        if clause.dep_ == "xcomp" and clause.lemma_.lower() in _VOTED and clause.i > verb.i and thing is not None:
            reach = (cue[0], clause.idx + len(clause.text))
            return clause.lemma_.lower(), Given([(thing.left_edge.idx, tree_span(clause)[1])], "stand", reach)
    return None


def _no_comment(verb: Any, cue: Span) -> tuple[str, Given] | None:
    """ "Had no comment", "would make no further comment"."""
    for child in verb.children:
        none = any(one.lower_ == "no" for one in child.children)
        if child.dep_ == "dobj" and child.lemma_.lower() == "comment" and none and child.i > verb.i:
            return "no comment", Given([tree_span(child)], "stand", cue)
    return None


def is_never(verb: Any) -> bool:
    """ "Will never make it a condition": told as its own, and not within what somebody is given."""
    never = any(
        child.lower_ == "never" and child.dep_ in ("neg", "advmod") and child.i < verb.i for child in verb.children
    )
    will = any(child.lower_ in ("will", "’ll", "'ll", "shall") and child.dep_ == "aux" for child in verb.children)
    plain = lemma_of(verb) not in SPEECH | MIND | CLAUSE | THING and verb.lemma_ != "be"
    return never and will and plain and verb.dep_ in ("ROOT", "conj") and verb.pos_ == "VERB"


def is_rather(verb: Any) -> bool:
    """ "Would rather", "would sooner"."""
    rather = any(child.lower_ in _RATHER and child.dep_ == "advmod" and child.i < verb.i for child in verb.children)
    return rather and any(child.lower_ in _WOULD for child in verb.children)


def answer_of(noun: Any) -> tuple[Any, Given] | None:
    """ "My answer to the text is no": whose it is, and the answer."""
    if noun.lemma_.lower() not in ("answer", "reply", "response") or noun.dep_ != "nsubj" or noun.head.lemma_ != "be":
        return None
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    told = next((child for child in noun.head.children if child.lower_.strip("“”\"'") in _YES_OR_NO), None)
    if owner is None or told is None:
        return None
    # "To the opening of the strait our answer is yes"
    topic = topic_of(noun.head, text_of(noun.doc), to=True)
    spans = [*([] if topic is None else [topic]), (told.idx, told.idx + len(told.text))]
    return owner, Given(spans, "stand", (noun.idx, noun.idx + len(noun.text)))


def _joined_by(verb: Any, name: str, words: frozenset[str], cue: Span) -> tuple[str, Given] | None:
    for child in verb.children:
        if child.dep_ == "prep" and child.i > verb.i and child.lower_ in words:
            held = next((one for one in child.children if one.dep_ in ("pobj", "pcomp")), None)
            if held is not None and not is_a_day(held):
                return name, Given([tree_span(held)], "stand", (cue[0], child.idx + len(child.text)))
    return None


def _parted(verb: Any, lemma: str, cue: Span) -> tuple[str, Given] | None:
    particle = next(
        (
            child
            for child in verb.children
            if child.dep_ in ("prt", "advmod", "prep") and child.lower_ in _PARTED[lemma]
        ),
        None,
    )
    things = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    # "told the radio that Marn turned down the buffer", where a parser takes "that" for what was turned down
    things.sort(key=lambda child: child.tag_ == "WDT")
    if particle is not None and particle.dep_ == "prep":
        things += [child for child in particle.children if child.dep_ == "pobj"]
    thing = things[0] if things else None
    if particle is None or thing is None or particle.i < verb.i:
        return None
    if thing.dep_ == "nsubjpass" and not any(child.dep_ == "agent" for child in verb.children):
        return None
    reach = cue if thing.i < particle.i and thing.i > verb.i else (cue[0], particle.idx + len(particle.text))
    if lemma in ("shoot", "knock") and thing.lemma_.lower() not in TERMS | {"idea"}:
        # "shot down the idea of a cap", and as often a drone
        return None
    name = "accept" if particle.lower_ == "through" else "reject" if lemma in _REFUSED else lemma
    return name, Given([tree_span(thing)], "thing", reach)


def _answered(verb: Any, cue: Span, text: str) -> tuple[str, Given] | None:
    """ "Said yes to the corridor", "answered with a flat no"."""
    after = [child for child in verb.children if child.i > verb.i]
    # "says no to the 90 days", where a parser hangs "no" on "to"
    after += [one for child in after if child.dep_ == "prep" and child.lower_ == "to" for one in child.children]
    within = [one for child in after if child.dep_ == "prep" and child.lower_ == "with" for one in child.children]
    told = next(
        (
            one
            for one in (*after, *within)
            if one.lower_ in _YES_OR_NO and one.dep_ in ("intj", "dobj", "pobj", "attr", "ccomp", "advmod", "npadvmod")
        ),
        None,
    )
    if told is None or told.i > verb.i + 4 or verb.doc[told.i - 1].is_quote:
        return None
    end = told.idx + len(told.text)
    spans = [(told.left_edge.idx, end)]
    topic = topic_of(verb, text, to=True)
    for child in (*after, *told.children):
        if child.dep_ == "prep" and child.lower_ == "to" and child.i == told.i + 1:
            spans = [(told.left_edge.idx, tree_span(child)[1])]
        elif child.dep_ in ("prep", "dative") and child.lower_ == "to" and child.i > told.i:
            # "said no on Wednesday to a call"
            spans.append(tree_span(child))
    # "To its first point, the retreat, Telluq says yes"
    return told.lower_, Given([*([] if topic is None else [topic]), *spans], "stand", cue)


def _for_or_against(verb: Any, lemma: str, cue: Span) -> tuple[str, Given] | None:
    """ "Is in favour of the clause", "is against the zone"."""
    for child in verb.children:
        if child.dep_ != "prep" or child.i < verb.i or child.i > verb.i + 3:
            continue
        if child.lower_ == "for" and _is_wholly(verb, child):
            return _joined_by(verb, "in favour", frozenset({"for"}), cue)
        if child.lower_ == "against" and lemma != "come":
            return _joined_by(verb, "against", frozenset({"against"}), cue)
        if lemma == "stand" and child.lower_ == "behind":
            return _joined_by(verb, "in favour", frozenset({"behind"}), cue)
        favour = next((one for one in child.children if one.lower_ in ("favour", "favor", "support")), None)
        if child.lower_ == "in" and favour is not None:
            return _joined_by(favour, "in favour", frozenset({"of"}), cue)
    return None


def _is_wholly(verb: Any, preposition: Any) -> bool:
    """ "Is all for the plan"; "is for the plan" may as well tell what a thing is for."""
    return preposition.i == verb.i + 2 and verb.doc[verb.i + 1].lower_ in ("all", "firmly", "strongly", "wholly")


def _set_against(verb: Any, cue: Span) -> tuple[str, Given] | None:
    """ "Is dead set against the draft"."""
    if verb.lower_ != "set" or not any(child.dep_ == "auxpass" for child in verb.children):
        return None
    return _joined_by(verb, "against", frozenset({"against"}), cue)
