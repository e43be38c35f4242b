"""Clauses whose subject is the text itself: "the draft would cap …", "the plan says that …", "it provides for …"."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from ..lexicon import CUE_VERBS
from ..nearby import word_before
from .clauses import (
    SUBJECTS,
    Clause,
    auxiliaries,
    is_ahead,
    is_negated,
    is_present,
    is_to_do,
    modal_of,
    row_of,
    shared_subject,
    subject_of,
    things_of,
)
from .reactions import NEUTRAL, is_judged
from .tabled import ACTING, LISTING, ORDINALS, SAYING, acts, base_of, is_fate, is_informed, is_tabled

_AIMING: Final = frozenset("propose seek aim want intend promise offer suggest".split())
# things that only say that there are terms: "concessions", "a number of measures"
_CONTAINERS: Final = frozenset(
    """
    concession compromise measure provision step change proposal idea element detail clause point article term
    number page paragraph part section annex chapter list language wording word passage surprise
    """.split()
)
_LAST: Final = frozenset("last latest new newest draft revised amended leaked current second third final".split())
_NOTHING: Final = frozenset({"out", "neither", "nobody", "nothing"})


@dataclass(slots=True)
class Told:
    """What was found in a sentence so far."""

    verbs: dict[int, Any] = field(default_factory=dict)
    """Verbs that each tell a term, by their place."""
    of_text: set[int] = field(default_factory=set)
    """Those whose subject is the text, which is no part of the term."""
    things: list[Clause] = field(default_factory=list)

    def add(self, verbs: Iterable[Any], *, of_text: bool = False) -> None:
        """Add verbs that are not there yet."""
        for verb in verbs:
            if verb.i not in self.verbs:
                self.verbs[verb.i] = verb
                if of_text:
                    self.of_text.add(verb.i)


def verbs_of_texts(sentence: Any, on_text: bool) -> list[Any]:
    """The verbs of a sentence whose subject is a text on the table, in order; `on_text` says that "it" is one."""
    found: list[Any] = []
    for token in sentence:
        if token.dep_ in ("aux", "auxpass") or not acts(token):
            continue
        if _is_in_row(token, found) or _is_of_a_text(token, on_text):
            found.append(token)
    return found


def _is_in_row(token: Any, found: list[Any]) -> bool:
    """Whether a verb goes on a row: "…, reserves ten seats and bars …", wherever the parser hangs it."""
    return bool(
        found
        and token.tag_ in ("VBZ", "NNS")
        and found[-1].tag_ in ("VBZ", "NNS")
        and token.nbor(-1).lower_ in (",", "and")
        and subject_of(token) is None
        and base_of(token) in ACTING | LISTING
    )


def _is_of_a_text(verb: Any, on_text: bool) -> bool:
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return is_tabled(verb.head)
    is_taken_for_a_noun = verb.tag_ in ("NNS", "NNPS") or verb.dep_ == "compound"
    if is_taken_for_a_noun and subject_of(verb) is None:
        return _stands_behind_a_text(verb)
    if verb.dep_ == "xcomp" or (verb.dep_ == "advcl" and is_to_do(verb)):
        # "the draft is to end …" was seen at its first verb
        return False
    subject = shared_subject(verb)
    if subject is None and verb.tag_ == "VBZ" and _stands_behind_a_text(verb):
        # a parser joins "deal" and "foresees" into one word
        return True
    if subject is None or (subject.dep_ == "nsubjpass" and subject.head.i == verb.i):
        return False
    if subject.lower_ in ("which", "that") and subject.head.dep_ == "relcl":
        return is_tabled(subject.head.head) or _is_put_off(subject.head)
    if is_another(subject):
        # "one clause lets …; another forbids …", "and the seventh exempts …"
        before = [one for one in subject.sent if one.i < subject.i and one.dep_ in ("nsubj", "nsubjpass")]
        return on_text or any(is_tabled(one) for one in before)
    if subject.lower_ == "it" or (subject.lower_ == "one" and any(one.lower_ == "this" for one in subject.children)):
        return _is_named_before(subject) or (on_text and not _is_the_teller(verb))
    if subject.lower_ == "they" and on_text and base_of(verb) in LISTING:
        # "new proposals … They include"
        return True
    return is_tabled(subject) or _is_of_the_outer(verb, subject)


def is_another(subject: Any) -> bool:
    """Whether a subject is one more piece of what was told of: "another", "the seventh"."""
    return subject.lower_ in ("another", "the latter") or (subject.lower_ in ORDINALS and subject.pos_ != "NOUN")


def _stands_behind_a_text(verb: Any) -> bool:
    """Whether a verb that was taken for a noun follows the name of a text: "the document states"."""
    if verb.i == 0:
        return False
    before = verb.nbor(-1)
    number = before.like_num and verb.i > 1
    return is_tabled(before) or (number and (is_tabled(verb.nbor(-2)) or is_tabled(before.head)))


def _is_put_off(clause: Any) -> bool:
    """Whether a relative clause stands off from its text: "laid a text before the assembly that would …"."""
    verb = clause.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    objects = [child for child in verb.children if child.dep_ == "dobj" and child.i < clause.i]
    return modal_of(clause) == "would" and bool(objects) and is_tabled(objects[-1])


def _is_of_the_outer(verb: Any, subject: Any) -> bool:
    """Whether a verb was joined to the clause on a text: "The text, parts of which were read, proposes …"."""
    above = verb.head
    is_outer = verb.dep_ == "conj" and verb.tag_ == "VBZ" and above.dep_ == "relcl" and subject.head.i == above.i
    return is_outer and word_before(verb) == "," and is_tabled(above.head)


def _is_named_before(pronoun: Any) -> bool:
    """Whether a text is what "it" names within its sentence."""
    before = [one for one in pronoun.sent if one.i < pronoun.i and one.dep_ in ("nsubj", "nsubjpass")]
    return bool(before) and (is_tabled(before[-1]) or is_informed(before[-1]))


def _is_the_teller(verb: Any) -> bool:
    """Whether "it" is who speaks: "The mission said it would send observers"."""
    teller = subject_of(verb.head) if verb.dep_ == "ccomp" and verb.head.lemma_.lower() in CUE_VERBS else None
    return (
        teller is not None and teller.i < verb.i and teller.lower_ not in ("i", "we", "you", "he", "she", "they", "it")
    )


def add_what_it_tells(verb: Any, end: int, told: Told) -> None:
    """Add what a verb tells whose subject is the text; `end` is where the next such verb stands."""
    clauses = [child for child in verb.children if child.dep_ == "ccomp"]
    if verb.tag_ == "NNS" and base_of(verb) in ("state", "say") and not clauses and verb.sent.root.i < verb.i:
        clauses = [verb.sent.root]
    if verb.i in told.verbs or is_judged(verb) or any(is_asked(clause) for clause in clauses):
        return
    if base_of(verb) in SAYING and clauses and not any(is_to_do(clause) for clause in clauses):
        for clause in clauses:
            if not is_negated(verb) and not is_tabled(subject_of(clause) or clause):
                told.add(one for one in row_of(clause) if _can_be_told(one))
        return
    if listed := _listed(verb, end):
        told.things += [one for one in listed if verb.doc[one.start : one.end].root.lemma_.lower() not in _CONTAINERS]
        return
    if aims := [one for one in verb.children if one.dep_ == "xcomp" and one.i > verb.i and base_of(verb) in _AIMING]:
        if not is_negated(verb):
            told.add((one for aim in aims for one in row_of(aim) if not is_fate(one)), of_text=True)
        return
    if _tells_itself(verb):
        told.add((one for one in row_of(verb) if subject_of(one) is None or one.i == verb.i), of_text=True)
        for inner in verb.children:
            if inner.dep_ in ("xcomp", "ccomp", "advcl") and inner.i > verb.i and is_to_do(inner):
                told.add(one for one in row_of(inner) if one.i != inner.i and one.tag_ == "VB")


def _listed(verb: Any, end: int) -> list[Clause]:
    """The things that a text lists, where its verb is one of listing and no order: "calls for a truce and a fund"."""
    is_order = any(child.dep_ in ("xcomp", "ccomp") and child.i > verb.i for child in verb.children)
    is_given = any(child.dep_ == "dative" for child in verb.children)
    is_told = bool(modal_of(verb)) or verb.tag_ in ("VBZ", "VBP", "VBD", "VBG", "NNS", "VB")
    if base_of(verb) not in LISTING or not is_told or is_order or is_given or is_negated(verb):
        return []
    return things_of(verb, _said_from(verb, end))


def _said_from(verb: Any, end: int) -> int:
    """Where "…, the envoy said" begins behind a clause, else `end`."""
    above = verb.head
    teller = subject_of(above) if verb.dep_ == "ccomp" and above.i > verb.i else None
    return min(end, int(teller.left_edge.i)) if teller is not None else end


def _tells_itself(verb: Any) -> bool:
    """Whether what the text does is a term: "caps", "would bar"; not what becomes of it, nor what it leaves out."""
    lemma = base_of(verb)
    if is_fate(verb) or (is_negated(verb) and lemma not in ACTING) or _is_empty(verb):
        return False
    if modal := modal_of(verb):
        # "it might slip" tells of the text, "it may keep the port" what it allows
        is_vague = modal in ("might", "may", "could", "can")
        return is_ahead(verb) and not (
            is_vague and all(one.dep_ not in ("dobj", "xcomp", "dative") for one in verb.children)
        )
    if verb.dep_ == "acl":
        return lemma in ACTING
    does = lemma in ACTING or (lemma not in CUE_VERBS and any(child.dep_ == "dobj" for child in verb.children))
    return does and (is_present(verb) or verb.tag_ == "NNS" or _is_of_the_last(verb, lemma))


def _is_of_the_last(verb: Any, lemma: str) -> bool:
    """Whether the last version is told of in the past: "her latest paper gave the mines to a state company"."""
    subject = shared_subject(verb)
    is_last = subject is not None and (
        subject.lower_ == "it" or any(child.lower_ in _LAST for child in subject.children)
    )
    # "she said the text gave them three ministries": told in the past, it still stands in the text
    is_reported = verb.dep_ == "ccomp" and verb.head.tag_ == "VBD" and verb.head.lemma_.lower() in NEUTRAL
    return verb.tag_ == "VBD" and lemma in ACTING and (is_last or is_reported)


def _is_empty(verb: Any) -> bool:
    """Whether a verb only says that the text tells something, or binds nobody: "sets out the steps"."""
    held = [child for child in verb.children if child.dep_ in ("prt", "dobj") and child.i > verb.i]
    inner = [child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i]
    held += [one for child in inner for one in (child, *child.children) if one.dep_ in ("nsubj", "ccomp")]
    words = {child.lower_ for child in held} | {one.lower_ for child in held for one in child.children}
    # "obliges them to answer", "leaves it in Alpha's hands"
    does_more = base_of(verb) in ACTING and any(
        child.dep_ in ("xcomp", "ccomp", "prep", "oprd", "dative") and child.i > verb.i for child in verb.children
    )
    is_of_itself = not does_more and [child.lower_ for child in held if child.dep_ == "dobj"] in (["it"], ["them"])
    return is_of_itself or bool(words & _NOTHING)


def _can_be_told(verb: Any) -> bool:
    # "would see the garrison cut to 900 men"
    return is_ahead(verb) or is_present(verb) or verb.tag_ in ("VB", "VBG", "VBN")


def is_asked(clause: Any) -> bool:
    """Whether a clause says what is open: "who would guard the dam", "whether they leave"."""
    own = list(clause.children)
    own += [one for child in own if child.dep_ in SUBJECTS for one in child.children]
    return any(
        (child.lower_ in ("whether", "if") and child.dep_ == "mark")
        or (child.tag_ in ("WP", "WRB", "WDT") and child.i < clause.i)
        for child in own
    )


def add_strays(sentence: Any, told: Told) -> None:
    """Add the base forms that a parser joined to a past tense: "laid a text that would disarm them, raise a guard"."""
    for token in sentence:
        before = [at for at, verb in told.verbs.items() if at < token.i and (modal_of(verb) or at in told.of_text)]
        is_base = token.tag_ == "VB" and token.dep_ == "conj" and not auxiliaries(token) and subject_of(token) is None
        if before and is_base and token.head.tag_ in ("VBD", "VBZ", "VBP") and token.head.i not in told.verbs:
            told.add(row_of(token), of_text=max(before) in told.of_text)
