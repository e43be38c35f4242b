"""Finds the clauses of a running text that tell terms, from sentence to sentence: which text is told of is remembered."""

import re
from collections.abc import Iterator
from typing import Any, Final

from ..lexicon import CUE_VERBS, MEETINGS
from .clauses import (
    Clause,
    auxiliaries,
    extents,
    is_ahead,
    is_negated,
    is_present,
    modal_of,
    row_of,
    shared_subject,
    subject_of,
    thing_clauses,
    things_of,
    words_of,
)
from .offers import offered
from .tabled import ACTING, LISTING, SAYING, is_brought_up, is_fate, is_tabled, leads, names_a_text

_SPEAKERS: Final = frozenset("i we you me us".split())
# what somebody would do about a text, or in talks on it, is no term of it
_REACTING: Final = frozenset(CUE_VERBS) - frozenset("report declare recognise guarantee find show put inform".split()) | frozenset(
    """
    sign study respond vote resign meet resume travel brief fly walk collapse fail fight appeal object boycott protest
    debate decide celebrate retaliate attack invade strike win lose die regret campaign seek try speak visit stand
    face suffer like love hate need want address convene reconvene consult reopen_talks happen depend
    """.split()
)
_NEUTRAL: Final = frozenset("say tell report add state explain write read note continue disclose reveal".split())
_CRITICS: Final = frozenset("critic opponent opposition sceptic skeptic analyst observer commentator expert nobody none".split())
_INFORMED: Final = re.compile(r"\b(?:familiar|seen|saw|see|read|brief\w*|knowledge|access|copy|notes|privy)\b", re.IGNORECASE)
_GOING_ON: Final = re.compile(
    r"^\W*(?:and |but )?(?:in (?:return|exchange|turn|addition)|also|further(?:more)?|moreover|under it|by the same|"
    r"for (?:its|their|his|her) part|at the same time|until then|thereafter|after that|meanwhile)\b|\balso\b",
    re.IGNORECASE,
)
_STATES: Final = frozenset("in under at to for by of within on".split())


class TermFinder:
    """Reads sentences in their order and remembers whether they tell of a text on the table, and how."""

    def __init__(self) -> None:
        self._since = 99
        """How many sentences ago a term was told."""
        self._modal: str | None = None
        self._teller: str | None = None
        self._on_text = False
        """Whether "it" is the text."""
        self._brought_up = False

    def terms_in(self, sentence: Any) -> list[Clause]:
        """The terms that a sentence tells, in its order."""
        verbs: dict[int, Any] = {}
        of_text: set[int] = set()
        things: list[Any] = []
        for verb in _verbs(sentence):
            if self._is_of_a_text(verb):
                self._told_by(verb, verbs, of_text, things)
        on_text = any(self._is_of_a_text(verb) for verb in _verbs(sentence) if verb.dep_ in ("ROOT", "ccomp"))
        for verb in (*_led_in(sentence), *_shall(sentence), *_by_the_informed(sentence)):
            if verb.i not in verbs and not self._is_of_a_text(verb):
                verbs[verb.i] = verb
        if not verbs and not things:
            verbs |= {verb.i: verb for verb in self._going_on(sentence)}
        found = [*extents(verbs.values(), of_text), *thing_clauses(things)]
        self._remember(sentence, found, verbs, on_text)
        taken = [range(one.start, one.end) for one in found]
        for one in offered(sentence):
            if not any(one.start in other or other.start in range(one.start, one.end) for other in taken):
                found.append(one)
                self._since, self._modal, self._teller = 0, "would", _teller(sentence)
        return sorted(found, key=lambda one: one.start)

    def forget(self) -> None:
        """Whatever was told of is told of no longer."""
        self._since, self._on_text, self._brought_up = 99, False, False

    def _remember(self, sentence: Any, found: list[Clause], verbs: dict[int, Any], on_text: bool) -> None:
        if found:
            self._since = 0
            self._teller = _teller(sentence)
            modals = [modal_of(verb) for _, verb in sorted(verbs.items())]
            self._modal = next((modal for modal in modals if modal), "would" if not modals else None)
        else:
            self._since += 1
        self._brought_up = is_brought_up(sentence) or (self._brought_up and bool(found))
        self._on_text = on_text or (self._on_text and bool(found))

    def _is_of_a_text(self, verb: Any) -> bool:
        """Whether a verb's subject is a text on the table."""
        if verb.dep_ == "acl" and verb.tag_ == "VBG":
            return is_tabled(verb.head)
        subject = shared_subject(verb)
        if subject is None or (subject.dep_ == "nsubjpass" and subject.head.i == verb.i):
            return False
        if subject.lower_ in ("which", "that") and subject.head.dep_ == "relcl":
            return is_tabled(subject.head.head)
        if subject.lower_ == "it":
            return self._on_text and self._since <= 1 or _names_before(subject)
        return is_tabled(subject)

    def _told_by(self, verb: Any, verbs: dict[int, Any], of_text: set[int], things: list[Any]) -> None:
        """What a verb tells whose subject is the text."""
        lemma = verb.lemma_.lower()
        if _is_judged(verb) or verb.i in verbs:
            return
        clauses = [child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i or _is_before(child, verb)]
        if lemma in SAYING and clauses:
            if not is_negated(verb):
                for clause in clauses:
                    if not _is_asked(clause) and not is_tabled(subject_of(clause) or clause):
                        verbs |= {one.i: one for one in row_of(clause) if _may_be_told(one)}
            return
        if lemma in LISTING and not _gives_to(verb):
            listed = [] if is_negated(verb) else list(things_of(verb))
            if listed and (modal_of(verb) or verb.tag_ in ("VBZ", "VBP", "VBD", "VBG")):
                things += listed
                return
        if is_fate(verb) or (is_negated(verb) and lemma not in ACTING):
            return
        is_told = is_ahead(verb) if modal_of(verb) else is_present(verb) and lemma in ACTING
        if not is_told and not (verb.dep_ == "acl" and lemma in ACTING):
            return
        for one in row_of(verb):
            if subject_of(one) is None or one.i == verb.i:
                verbs[one.i] = one
                of_text.add(one.i)
        for inner in verb.children:
            if inner.dep_ in ("xcomp", "ccomp") and inner.i > verb.i:
                rest = [one for one in row_of(inner) if one.i != inner.i]
                verbs |= {one.i: one for one in rest if one.tag_ == "VB"}

    def _going_on(self, sentence: Any) -> Iterator[Any]:
        """Clauses that tell on what the sentences before began to tell: "Beta would get the port."."""
        is_marked = bool(_GOING_ON.search(sentence.text))
        if self._since > (2 if is_marked else 0) and not self._brought_up:
            return
        for verb in _main(sentence, self._teller):
            subject = subject_of(verb)
            if subject is None or subject.lower_ in _SPEAKERS or subject.lower_ in ("this", "that", "he", "she", "it"):
                continue
            if subject.lemma_.lower() in MEETINGS | _CRITICS or is_tabled(subject):
                continue
            modal = modal_of(verb)
            goes_on = modal in ("would", "'d", "’d", "shall") or modal is not None and modal == self._modal
            if modal is None and self._modal is None and self._since == 0:
                goes_on = is_present(verb) and verb.lemma_.lower() != "be"
            if goes_on and (modal is None or is_ahead(verb)):
                for one in row_of(verb):
                    if not is_reaction(one) and (modal is None or _may_be_told(one)):
                        yield one


def _verbs(sentence: Any) -> Iterator[Any]:
    return (token for token in sentence if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass"))


def _is_before(child: Any, verb: Any) -> bool:
    """ "Both would recognise each other, the document states": what is told stands before."""
    return child.dep_ == "ccomp" and child.i < verb.i


def _names_before(pronoun: Any) -> bool:
    """Whether a text is the last thing that was named in the sentence before "it"."""
    before = [one for one in pronoun.sent if one.i < pronoun.i and one.dep_ in ("nsubj", "nsubjpass")]
    return bool(before) and is_tabled(before[-1])


def _may_be_told(verb: Any) -> bool:
    return is_ahead(verb) or is_present(verb) or verb.tag_ in ("VB", "VBG")


def _is_asked(clause: Any) -> bool:
    """Whether a clause says what is open: "who would guard the dam"."""
    return any(
        token.lower_ in ("who", "how", "what", "whether", "which", "when", "where", "why", "if")
        for token in clause.subtree
        if token.i <= min(clause.i, clause.left_edge.i + 1)
    )


def _gives_to(verb: Any) -> bool:
    """Whether a verb has a receiver: "offers Beta a port"."""
    return any(child.dep_ == "dative" for child in verb.children)


def _is_judged(verb: Any) -> bool:
    """Whether a verb is part of what somebody thinks of the text: quoted alone, argued, or told by its critics."""
    subject = shared_subject(verb)
    quoted = [token.i for token in verb.sent if token.text in "“”\""]
    inside = sum(at < verb.i for at in quoted) % 2 == 1
    if inside and subject is not None and sum(at < subject.i for at in quoted) % 2 == 0 and modal_of(verb) != "shall":
        return True
    above = verb
    while above.head.i != above.i:
        above = above.head
        if above.pos_ == "VERB" and above.lemma_.lower() in CUE_VERBS:
            teller = subject_of(above)
            if above.lemma_.lower() not in _NEUTRAL and not is_tabled(teller or above):
                return True
            if teller is not None and teller.lemma_.lower() in _CRITICS:
                return True
    return any(
        child.dep_ in ("parataxis", "ccomp") and child.lemma_.lower() in CUE_VERBS and child.lemma_.lower() not in _NEUTRAL
        for child in verb.children
        if child.i > verb.i - 6 and subject_of(child) is not None and child.pos_ == "VERB"
    )


def _led_in(sentence: Any) -> Iterator[Any]:
    """Clauses of which the sentence says what text they are of: "under the deal", "according to the draft"."""
    for lead in leads(sentence):
        verb = lead.head
        while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
            verb = verb.head
        while verb.lemma_.lower() in _NEUTRAL and (inner := _clause_of(verb)) is not None:
            verb = inner
        if verb.pos_ not in ("VERB", "AUX") or (lead.lower_ in ("in", "within") and lead.i > verb.i):
            continue
        while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
            verb = verb.head
        for one in row_of(verb):
            subject = shared_subject(one)
            if subject is None or subject.lower_ in _SPEAKERS:
                continue
            if is_ahead(one) if modal_of(one) else is_present(one) and one.lemma_.lower() not in _REACTING:
                yield one


def _clause_of(verb: Any) -> Any | None:
    return next((child for child in verb.children if child.dep_ == "ccomp"), None)


def _shall(sentence: Any) -> Iterator[Any]:
    """Clauses with "shall", the verb of treaties: "the parties shall …"."""
    for token in sentence:
        if token.lower_ == "shall" and token.dep_ == "aux":
            subject = subject_of(token.head)
            if subject is not None and subject.lower_ not in _SPEAKERS:
                yield from (one for one in row_of(token.head) if modal_of(one) or one.tag_ == "VB")


def _by_the_informed(sentence: Any) -> Iterator[Any]:
    """What those tell who know a text: "diplomats familiar with the draft said that …"."""
    for verb in _verbs(sentence):
        teller = subject_of(verb) if verb.lemma_.lower() in _NEUTRAL else None
        if teller is None or not names_a_text(teller.subtree) or not _INFORMED.search(words_of(teller)):
            continue
        inner = _clause_of(verb)
        if inner is not None:
            yield from (one for one in row_of(inner) if modal_of(one) and is_ahead(one))


def _main(sentence: Any, teller: str | None) -> Iterator[Any]:
    """The main clause, or what is said in it where the same people go on telling, or nobody with a name does."""
    verb = sentence.root
    if verb.pos_ not in ("VERB", "AUX"):
        return
    inner = _clause_of(verb)
    if verb.lemma_.lower() in _NEUTRAL and inner is not None:
        who = subject_of(verb)
        if who is not None and (who.pos_ != "PROPN" or _name(who) == teller) and who.lemma_.lower() not in _CRITICS:
            yield inner
    elif not _is_argued(verb):
        yield verb


def _is_argued(verb: Any) -> bool:
    return any(
        child.dep_ in ("parataxis", "ccomp") and child.lemma_.lower() in CUE_VERBS and subject_of(child) is not None
        for child in verb.children
    )


def is_reaction(verb: Any) -> bool:
    """Whether a clause without a text speaks of the deal rather than telling it: "That would be a blow"."""
    lemma = verb.lemma_.lower()
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    if is_negated(verb) and any(child.lower_ == "never" for child in auxiliaries(verb)):
        return True
    if lemma == "be":
        said = [child for child in verb.children if child.i > verb.i and child.dep_ in ("acomp", "attr", "prep", "xcomp")]
        return not any(child.dep_ == "xcomp" for child in said) and not any(
            token.like_num or token.lower_ in _STATES for child in said for token in child.subtree
        )
    if is_fate(verb) and lemma not in ("have", "go", "remain", "stay", "become", "face", "pass", "serve"):
        return True
    return lemma in _REACTING and not passive


def _teller(sentence: Any) -> str | None:
    verb = sentence.root
    who = subject_of(verb) if verb.lemma_.lower() in _NEUTRAL else None
    return _name(who) if who is not None else None


def _name(who: Any) -> str:
    return str(who.text).lower()
