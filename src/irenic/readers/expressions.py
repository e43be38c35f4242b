"""Words given by a verb that says little with a word that says what: "took aim at", "made clear that"."""

from typing import Any, Final

from ..model.proposal import Span
from .contents import Given, is_infinitive
from .cues import lemma_of
from .frames import FELT
from .sources import tree_span

_LIGHT: Final = frozenset(
    "make take give issue raise launch voice deliver release lodge file level hold pay hurl".split()
)
_MEANT: Final = frozenset(
    """
    statement comment remark claim promise pledge vow commitment allegation accusation charge attack criticism concern
    question doubt fear call appeal case argument point warning threat shot swipe jab dig aim issue stand stance
    position view opinion suggestion proposal recommendation prediction assertion announcement objection complaint
    protest demand request apology lament defense defence rebuke endorsement support reservation faith confidence
    trust interest offense offence tribute praise thanks congratulation nod mention reference blame credit swing
    hope plan intention desire alarm clear sure certain plain assent consent approval blessing agreement backing
    """.split()
)
"""What is said or felt, where the verb only tells that it was."""
_ABOUT: Final[dict[str, frozenset[str]]] = {
    "": frozenset({"about", "over", "on", "against", "for", "of"}),
    "aim": frozenset({"at"}),
    "shot": frozenset({"at"}),
    "swipe": frozenset({"at"}),
    "jab": frozenset({"at"}),
    "dig": frozenset({"at"}),
    "swing": frozenset({"at"}),
    "issue": frozenset({"with"}),
    "tribute": frozenset({"to"}),
    "assent": frozenset({"to"}),
    "consent": frozenset({"to"}),
    "approval": frozenset({"to"}),
    "blessing": frozenset({"to"}),
    "agreement": frozenset({"to"}),
    "backing": frozenset({"to"}),
    "objection": frozenset({"to"}),
    "offense": frozenset({"at"}),
    "offence": frozenset({"at"}),
}
"""By which word what it is about follows: "took aim at"."""
_AGENTS: Final = frozenset("supporter opponent critic advocate proponent fan defender backer champion admirer".split())
_BEING: Final = frozenset("be become feel remain stay seem grow get sound stand".split())
_WORDS: Final = frozenset("about of to for with at by on over against in toward towards from".split())


def felt(word: Any, head: Any) -> Given | None:
    """A readiness, a worry or a conviction: "is willing to discuss it", "was worried about the port"."""
    if word.lower_ not in FELT or lemma_of(head) not in _BEING or head.i > word.i:
        return None
    cue = (head.idx, word.idx + len(word.text))
    clause = next((child for child in word.children if child.dep_ in ("xcomp", "ccomp") and child.i > word.i), None)
    if clause is not None:
        return Given([tree_span(clause)], "adjective", cue)
    return _with_word(word, "felt", cue)


def feeling(verb: Any, cue: Span) -> Given | None:
    """The same where a parser takes it for a verb in the passive: "was worried that …"."""
    if (
        verb.tag_ not in ("VBN", "JJ")
        or verb.lower_ not in FELT
        or not any(child.dep_ == "auxpass" for child in verb.children)
    ):
        return None
    clause = next((child for child in verb.children if child.dep_ in ("xcomp", "ccomp") and child.i > verb.i), None)
    if clause is not None:
        return Given([tree_span(clause)], "adjective", cue)
    return _with_word(verb, "felt", cue)


def is_agent(noun: Any, head: Any) -> Given | None:
    """ "Is a critic of the plan"."""
    if noun.lemma_.lower() not in _AGENTS or head.i > noun.i:
        return None
    if noun.dep_ == "appos":
        # "Hald, an opponent of the paper, said …"
        return _with_word(noun, "agent aside", (noun.left_edge.idx, noun.idx + len(noun.text)))
    if lemma_of(head) not in _BEING or noun.dep_ != "attr":
        return None
    return _with_word(noun, "agent noun", (head.idx, noun.idx + len(noun.text)))


def light(verb: Any, lemma: str, cue: Span, text: str) -> Given | None:
    """A verb that says little, with what was said: "made the claim that", "raised doubts about", "took aim at"."""
    if lemma not in _LIGHT:
        return None
    for child in verb.children:
        if child.i < verb.i or child.lemma_.lower() not in _MEANT:
            continue
        if child.dep_ in ("dobj", "oprd", "acomp", "ccomp"):
            reached = (cue[0], child.idx + len(child.text))
            clause = next(
                (
                    one
                    for one in (*child.children, *verb.children)
                    if one.i > child.i
                    and one.dep_ in ("acl", "ccomp", "relcl", "xcomp")
                    and (one.dep_ == "ccomp" or any(mark.lower_ == "that" for mark in one.children))
                ),
                None,
            )
            if clause is not None:
                return Given([tree_span(clause)], "light clause", reached)
            made = _with_word(child, "light", reached) or _with_word(verb, "light", reached, child.i)
            last = text[made.cue[0] : made.cue[1]].split()[-1].lower() if made else ""
            return made if last in _ABOUT.get(child.lemma_.lower(), _ABOUT[""]) else None
    return None


def _with_word(
    word: Any, construction: str, cue: Span, after: int | None = None, words: frozenset[str] = _WORDS
) -> Given | None:
    for child in word.children:
        if child.dep_ == "prep" and child.i > (word.i if after is None else after) and child.lower_ in words:
            held = next((one for one in child.children if one.dep_ in ("pobj", "pcomp")), None)
            if held is not None:
                return Given([tree_span(held)], construction, (cue[0], child.idx + len(child.text)))
    return None


_OF_WORDS: Final[dict[str, frozenset[str]]] = {
    noun: frozenset(words.split())
    for noun, words in {
        "support": "for of",
        "opposition": "to",
        "acceptance": "of",
        "consent": "to",
        "assent": "to",
        "objection": "to",
        "preference": "for",
        "criticism": "of",
        "condemnation": "of",
        "praise": "for of",
        "endorsement": "of",
        "rejection": "of",
        "denial": "of",
        "view": "on of about",
        "opinion": "on of about",
        "position": "on",
        "stance": "on toward against",
        "comment": "on about",
        "remark": "on about",
        "rhetoric": "on about",
        "attack": "on against",
        "call": "for",
        "demand": "for",
        "request": "for",
        "appeal": "for to",
        "advocacy": "of for",
        "concern": "about over",
        "worry": "about over",
        "fear": "of about",
        "doubt": "about",
        "question": "about",
        "complaint": "about",
        "warning": "of about against",
        "insistence": "on",
        "hope": "of for",
        "admission": "of",
        "promise": "of",
        "proposal": "for",
        "plan": "for",
        "defense": "of",
        "defence": "of",
        "description": "of",
        "claim": "of",
        "threat": "of",
    }.items()
}
_TO_DO: Final = frozenset(
    """
    offer readiness plan pledge promise decision intention desire refusal commitment threat vow willingness
    unwillingness proposal call demand request wish reluctance eagerness bid hope
    """.split()
)


def of_a_noun(noun: Any, lemma: str, cue: Span) -> Given | None:
    """What a noun with an owner is about: "its opposition to the plan", "the mayor's promise to leave"."""
    if lemma in _TO_DO:
        clause = next((child for child in noun.children if child.dep_ in ("acl", "xcomp") and child.i > noun.i), None)
        if clause is not None and (is_infinitive(clause) or clause.tag_ == "VB"):
            return Given([tree_span(clause)], "noun to do", cue)
    if lemma in _OF_WORDS:
        return _with_word(noun, "noun of", cue, words=_OF_WORDS[lemma])
    return None


NOUNS: Final = frozenset(_OF_WORDS) | _TO_DO
AGENTS: Final = _AGENTS
LIGHT: Final = _LIGHT
