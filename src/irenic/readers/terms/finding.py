"""Finds the clauses of a running text that tell terms, from sentence to sentence: which text is told of is remembered."""

import dataclasses
import re
from collections.abc import Iterator
from typing import Any, Final

from ..lexicon import CUE_VERBS, MEETINGS
from .clauses import (
    Clause,
    SUBJECTS,
    auxiliaries,
    extents,
    is_ahead,
    is_negated,
    is_present,
    modal_of,
    row_of,
    shared_subject,
    subject_of,
    things_of,
    words_of,
)
from .hedges import hedge_in
from .offers import offered
from .tabled import (
    ACTING,
    LISTING,
    SAYING,
    acts,
    base_of,
    is_arrangement,
    is_brought_up,
    is_fate,
    is_judgement,
    is_laid_out,
    is_tabled,
    leads,
    names_a_text,
)

_SPEAKERS: Final = frozenset("i we you me us".split())
# what somebody would do about a text, or in talks on it, is no term of it
_REACTING: Final = frozenset(CUE_VERBS) - frozenset(
    "report declare recognise guarantee find show put inform".split()
) | frozenset(
    """
    sign study respond vote resign meet resume travel brief fly walk collapse fail fight appeal object boycott protest
    debate decide celebrate retaliate attack invade strike die regret campaign seek try speak visit stand
    hear stomach tolerate face suffer like love hate need want address convene reconvene consult happen depend
    """.split()
)
_NEUTRAL: Final = frozenset(
    "say tell report add state explain write read note continue disclose reveal confirm acknowledge admit announce".split()
)
_CRITICS: Final = frozenset("critic opponent opposition sceptic skeptic analyst commentator expert".split())
_INFORMED: Final = re.compile(
    r"\b(?:familiar|seen|saw|see|read|brief\w*|knowledge|access|copy|notes|privy)\b", re.IGNORECASE
)
_GOING_ON: Final = re.compile(
    r"^\W*(?:and |but )?(?:in (?:return|exchange|turn|addition)|also|further(?:more)?|moreover|under it|by the same|"
    r"for (?:its|their|his|her) part|at the same time|until then|instead|thereafter|after that|meanwhile|first|second|third|"
    r"finally|in the (?:first|second|third|final|last) (?:phase|stage|step))\b|\balso\b",
    re.IGNORECASE,
)
_IN_ORDER: Final = re.compile(r"^\W*(?:first|second|third|finally|in the (?:first|second|third|final) )", re.IGNORECASE)
_CONTAINERS: Final = frozenset(
    """
    concession compromise measure provision step change proposal idea element detail clause point article term map
    number page paragraph part section annex chapter list language wording word passage surprise
    """.split()
)
_NOT_NAMED: Final = frozenset("this that he she it".split())
_ORDERED: Final = frozenset("would 'd ’d shall".split()) | {"have to", "be to"}
_AIMING: Final = frozenset("propose seek aim want intend promise offer suggest".split())
_UNDERTAKING: Final = frozenset("undertake commit pledge promise agree".split())
_ADOPTED: Final = frozenset("believe adopt approve accept implement enact trust".split())
# what something can be by the words of a text, and not in somebody's eyes
_STATES: Final = frozenset(
    """
    in under at to for by of within on annual monthly weekly daily yearly free open equal joint binding voluntary
    mandatory compulsory permanent temporary neutral demilitarised demilitarized independent autonomous exempt
    responsible subject entitled eligible unarmed final secret public bilingual
    """.split()
)


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
        self._is_laid_out = False

    def terms_in(self, sentence: Any) -> list[Clause]:
        """The terms that a sentence tells, in its order."""
        verbs: dict[int, Any] = {}
        of_text: set[int] = set()
        things: list[Clause] = []
        led = [*_led_in(sentence, self._on_text), *_shall(sentence), *_by_the_informed(sentence)]
        # under a text, its truce may be told of as something that "is to begin"
        ours = [verb for verb in self._of_a_text(sentence) if not _is_of_an_arrangement(verb, led)]
        for i, verb in enumerate(ours):
            end = ours[i + 1].i if i + 1 < len(ours) else sentence.end
            self._told_by(verb, end, verbs, of_text, things)
        about = subject_of(sentence.root)
        on_text = any(verb.dep_ in ("ROOT", "ccomp", "conj") for verb in ours) or (
            about is not None and is_tabled(about)
        )
        for verb in led:
            if verb.i not in verbs and all(verb.i != one.i for one in ours):
                verbs[verb.i] = verb
        for verb in self._going_on(sentence, is_told=bool(verbs or things)):
            if all(verb.i != one.i for one in ours):
                verbs.setdefault(verb.i, verb)
        told = extents(verbs.values(), of_text, [verb.i for verb in ours])
        found = [*told, *things, *(one for clause in told for one in _included(clause, sentence.end))]
        self._remember(sentence, found, verbs, on_text)
        taken = [range(one.start, one.end) for one in found]
        for one in offered(sentence):
            if not any(one.start in other or other.start in range(one.start, one.end) for other in taken):
                found.append(one)
                self._since, self._modal, self._teller = 0, "would", _teller(sentence)
        return sorted(found, key=lambda one: one.start)

    def has_listed(self) -> None:
        """A list of terms was read: what follows may tell on."""
        self._since, self._modal, self._teller = 0, "would", None

    def is_laid_out(self) -> None:
        """The text is told point by point from here on, in whatever tense: a headline says so."""
        self._brought_up = self._is_laid_out = True

    def _remember(self, sentence: Any, found: list[Clause], verbs: dict[int, Any], on_text: bool) -> None:
        if found:
            self._since = 0
            self._teller = _teller(sentence)
            modals = [modal_of(verb) for _, verb in sorted(verbs.items())]
            self._modal = modals[-1] if modals else "would"
        else:
            self._since += 1
        self._is_laid_out = is_laid_out(sentence) or (self._is_laid_out and bool(found))
        self._brought_up = self._is_laid_out or is_brought_up(sentence) or (self._brought_up and bool(found))
        self._on_text = on_text or (self._on_text and bool(found))

    def _of_a_text(self, sentence: Any) -> list[Any]:
        """The verbs of a sentence whose subject is a text on the table, in order."""
        found: list[Any] = []
        for token in sentence:
            if token.dep_ in ("aux", "auxpass") or not acts(token):
                continue
            # "…, reserves ten seats and bars …": the parser joins them to whatever noun stands before
            is_joined = bool(
                found
                and token.tag_ in ("VBZ", "NNS")
                and token.i > 0
                and token.nbor(-1).lower_ in (",", "and")
                and subject_of(token) is None
                and base_of(token) in ACTING | LISTING
                and found[-1].tag_ in ("VBZ", "NNS")
            )
            if is_joined or self._is_of_a_text(token):
                found.append(token)
        return found

    def _is_of_a_text(self, verb: Any) -> bool:
        """Whether a verb's subject is a text on the table."""
        if verb.dep_ == "acl" and verb.tag_ == "VBG":
            return is_tabled(verb.head)
        if verb.tag_ in ("NNS", "NNPS") and subject_of(verb) is None:
            before = verb.nbor(-1) if verb.i > 0 else verb
            named = before.head if before.like_num else before
            return (
                is_tabled(before) or (before.like_num and verb.i > 1 and is_tabled(verb.nbor(-2))) or is_tabled(named)
            )
        if verb.dep_ == "xcomp" or (verb.dep_ == "advcl" and _is_ordered(verb)):
            # "the draft is to end …" was seen at its first verb
            return False
        subject = shared_subject(verb)
        if subject is None or (subject.dep_ == "nsubjpass" and subject.head.i == verb.i):
            return False
        if subject.lower_ in ("which", "that") and subject.head.dep_ == "relcl":
            return is_tabled(subject.head.head)
        if subject.lower_ == "it":
            return self._on_text or _names_before(subject)
        return is_tabled(subject) or _is_of_the_outer(verb, subject)

    def _told_by(self, verb: Any, end: int, verbs: dict[int, Any], of_text: set[int], things: list[Clause]) -> None:
        """What a verb tells whose subject is the text; `end` is where the next such verb stands."""
        lemma = base_of(verb)
        if verb.i in verbs or _is_judged(verb):
            return
        clauses = [child for child in verb.children if child.dep_ == "ccomp"]
        if verb.tag_ == "NNS" and lemma in ("state", "say") and not clauses and verb.sent.root.i < verb.i:
            clauses = [verb.sent.root]
        if any(_is_asked(clause) for clause in clauses):
            return
        if lemma in SAYING and clauses and not any(_is_ordered(clause) for clause in clauses):
            told = [] if is_negated(verb) else [one for one in clauses if not is_tabled(subject_of(one) or one)]
            verbs |= {one.i: one for clause in told for one in row_of(clause) if _may_be_told(one)}
            return
        is_plain = modal_of(verb) or verb.tag_ in ("VBZ", "VBP", "VBD", "VBG", "NNS")
        orders = any(child.dep_ in ("xcomp", "ccomp") and child.i > verb.i for child in verb.children)
        if lemma in LISTING and is_plain and not orders and not is_negated(verb) and not _gives_to(verb):
            listed = things_of(verb, _said_from(verb, end))
            if listed:
                things += [one for one in listed if not _is_container(one, verb.doc)]
                return
        if lemma in _AIMING and (aims := [one for one in verb.children if one.dep_ == "xcomp" and one.i > verb.i]):
            told = [] if is_negated(verb) else [one for aim in aims for one in row_of(aim) if not is_fate(one)]
            verbs |= {one.i: one for one in told}
            of_text |= {one.i for one in told}
            return
        if is_fate(verb) or (is_negated(verb) and lemma not in ACTING) or _is_empty(verb):
            return
        acts_now = lemma in ACTING or (lemma not in CUE_VERBS and any(child.dep_ == "dobj" for child in verb.children))
        is_told = is_ahead(verb) if modal_of(verb) else (is_present(verb) or verb.tag_ == "NNS") and acts_now
        if not is_told and not (verb.dep_ == "acl" and lemma in ACTING):
            return
        for one in row_of(verb):
            if subject_of(one) is None or one.i == verb.i:
                verbs[one.i] = one
                of_text.add(one.i)
        for inner in verb.children:
            if inner.dep_ in ("xcomp", "ccomp", "advcl") and inner.i > verb.i and _is_ordered(inner):
                rest = [one for one in row_of(inner) if one.i != inner.i]
                verbs |= {one.i: one for one in rest if one.tag_ == "VB"}

    def _going_on(self, sentence: Any, *, is_told: bool) -> Iterator[Any]:
        """Clauses that tell on what was begun before, or in the sentence itself: "Beta would get the port."."""
        is_marked = bool(_GOING_ON.search(sentence.text))
        if not is_told and not self._brought_up and self._since > (2 if is_marked else 0):
            return
        is_begun = self._since == 0 and self._modal not in ("would", "'d", "’d")
        in_present = (
            is_begun or self._is_laid_out or bool(_IN_ORDER.match(sentence.text)) or self._on_text and is_marked
        )
        for verb in _main(sentence, self._teller):
            for one in row_of(verb):
                subject = shared_subject(one)
                if (
                    subject is None
                    or subject.lower_ in _NOT_NAMED
                    or subject.pos_ == "PRON"
                    and subject.lower_ in _SPEAKERS
                ):
                    continue
                if subject.lemma_.lower() in MEETINGS | _CRITICS or is_tabled(subject) or is_reaction(one):
                    continue
                modal = modal_of(one)
                if (
                    modal in _ORDERED
                    and is_ahead(one)
                    or (in_present and not is_told and (modal is not None and is_ahead(one) or _is_plain(one)))
                ):
                    yield one


def _is_plain(verb: Any) -> bool:
    """Whether a clause tells in the present what somebody does or gets: nothing denied, no state of things."""
    told = is_present(verb) or (verb.tag_ == "VB" and is_ahead(verb))
    return told and not is_negated(verb) and verb.lemma_.lower() not in ("be", "do")


def _verbs(sentence: Any) -> Iterator[Any]:
    return (token for token in sentence if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass"))


def _said_from(verb: Any, end: int) -> int:
    """Where "…, the envoy said" begins behind a clause, else `end`."""
    above = verb.head
    teller = subject_of(above) if verb.dep_ == "ccomp" and above.i > verb.i else None
    return min(end, int(teller.left_edge.i)) if teller is not None else end


def _is_of_the_outer(verb: Any, subject: Any) -> bool:
    """Whether a verb was joined to the clause on a text: "The text, parts of which were read, proposes …"."""
    above = verb.head
    is_outer = verb.dep_ == "conj" and verb.tag_ == "VBZ" and above.dep_ == "relcl" and subject.head.i == above.i
    return is_outer and verb.nbor(-1).text == "," and is_tabled(above.head)


def _names_before(pronoun: Any) -> bool:
    """Whether a text is the last thing that was named in the sentence before "it"."""
    before = [one for one in pronoun.sent if one.i < pronoun.i and one.dep_ in ("nsubj", "nsubjpass")]
    return bool(before) and (is_tabled(before[-1]) or _is_informed(before[-1]))


def _is_informed(teller: Any) -> bool:
    """Whether the words for somebody say that they know a text: "diplomats familiar with the draft"."""
    return names_a_text(teller.subtree) and bool(_INFORMED.search(words_of(teller)))


def _included(clause: Clause, end: int) -> Iterator[Clause]:
    """The things of a term that "includes" them, each as one of its own: "potentially including a loan"."""
    for child in clause.verb.children if clause.verb is not None else ():
        if child.lower_ == "including" and child.i > clause.verb.i:
            before = child.nbor(-1)
            hedge = before.text if before.tag_ == "RB" and hedge_in(before.text) else None
            for one in things_of(child, end):
                yield dataclasses.replace(one, verb=clause.verb, subject=clause.subject, hedge=hedge)


def _is_container(one: Clause, doc: Any) -> bool:
    """Whether a thing only says that there are terms: "concessions", "a number of measures"."""
    return doc[one.start : one.end].root.lemma_.lower() in _CONTAINERS


def _is_of_an_arrangement(verb: Any, led: list[Any]) -> bool:
    subject = shared_subject(verb)
    return subject is not None and is_arrangement(subject) and any(verb.i == one.i for one in led)


def _may_be_told(verb: Any) -> bool:
    return is_ahead(verb) or is_present(verb) or verb.tag_ in ("VB", "VBG")


def _is_ordered(clause: Any) -> bool:
    """Whether a clause is what somebody has to do: "requires Alpha to leave"."""
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in clause.children)


def _is_asked(clause: Any) -> bool:
    """Whether a clause says what is open: "who would guard the dam"."""
    return any(
        child.lower_ in ("whether", "if")
        and child.dep_ == "mark"
        or child.tag_ in ("WP", "WRB", "WDT")
        and child.i < clause.i
        for child in (
            *clause.children,
            *(one for child in clause.children if child.dep_ in SUBJECTS for one in child.children),
        )
    )


def _is_empty(verb: Any) -> bool:
    """Whether a verb only says that the text tells something, or binds nobody: "sets out the steps"."""
    held = [child for child in verb.children if child.dep_ in ("prt", "dobj") and child.i > verb.i]
    inner = [child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i]
    held += [one for child in inner for one in (child, *child.children) if one.dep_ in ("nsubj", "ccomp")]
    words = {child.lower_ for child in held} | {one.lower_ for child in held for one in child.children}
    is_of_itself = [child.lower_ for child in held if child.dep_ == "dobj"] in (["it"], ["them"])
    return is_of_itself or bool(words & {"out", "neither", "nobody", "nothing"})


def _gives_to(verb: Any) -> bool:
    """Whether a verb has a receiver: "offers Beta a port"."""
    return any(child.dep_ == "dative" for child in verb.children)


def _is_judged(verb: Any) -> bool:
    """Whether a verb is part of what somebody thinks of the text: quoted alone, argued, or told by its critics."""
    subject = shared_subject(verb)
    quoted = [token.i for token in verb.sent if token.text in '“”"']
    inside = sum(at < verb.i for at in quoted) % 2 == 1
    if inside and subject is not None and sum(at < subject.i for at in quoted) % 2 == 0 and modal_of(verb) != "shall":
        return True
    above = verb
    while above.head.i != above.i and not _is_parted(verb, above.head):
        above = above.head
        if above.pos_ == "VERB" and above.lemma_.lower() in CUE_VERBS:
            teller = subject_of(above)
            if above.lemma_.lower() not in _NEUTRAL and not is_tabled(teller or above):
                return True
            if teller is not None and any(token.lemma_.lower() in _CRITICS for token in teller.subtree):
                return True
    return any(
        child.dep_ in ("parataxis", "ccomp")
        and child.lemma_.lower() in CUE_VERBS
        and child.lemma_.lower() not in _NEUTRAL
        for child in verb.children
        if child.i > verb.i - 6 and subject_of(child) is not None and child.pos_ == "VERB"
    )


def _is_parted(verb: Any, above: Any) -> bool:
    """Whether a semicolon parts two clauses: "The paper gives us a port; we accept it"."""
    return any(token.text == ";" for token in verb.doc[min(verb.i, above.i) : max(verb.i, above.i)])


def _led_in(sentence: Any, on_text: bool) -> Iterator[Any]:
    """Clauses of which the sentence says what text they are of: "under the deal", "according to the draft"."""
    for verb in _verbs(sentence):
        if any(_is_adoption(child) for child in verb.children):
            yield from (one for one in row_of(verb) if modal_of(one) and is_ahead(one) and not is_reaction(one))
    for lead in leads(sentence, on_text):
        verb = lead.head.head if lead.head.lower_ in ("according", "compared") else lead.head
        while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
            verb = verb.head
        while verb.lemma_.lower() in _NEUTRAL and (inner := _clause_of(verb)) is not None:
            verb = inner
        if verb.pos_ not in ("VERB", "AUX") or (lead.lower_ in ("in", "within") and lead.i > verb.i):
            continue
        while verb.tag_ == "VBN" and verb.dep_ in ("advcl", "acl") and not auxiliaries(verb):
            # "under the deal just read out, …"
            verb = verb.head
        while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
            verb = verb.head
        rows = list(row_of(verb))
        if verb.dep_ == "ccomp" and verb.i < verb.head.i and _is_parted(verb, verb.head):
            rows += row_of(verb.head)
        for one in rows:
            subject = shared_subject(one)
            if subject is None or subject.lower_ in _SPEAKERS:
                continue
            if one.lemma_.lower() in _UNDERTAKING:
                yield from _undertaken(one)
            elif is_ahead(one) if modal_of(one) else is_present(one) and one.lemma_.lower() not in _REACTING:
                yield one


def _undertaken(verb: Any) -> Iterator[Any]:
    """What the parties of a text "undertake to" do."""
    for inner in verb.children:
        if inner.i > verb.i and (inner.dep_ == "xcomp" or (inner.dep_ == "advcl" and _is_ordered(inner))):
            yield from row_of(inner)


def _is_adoption(clause: Any) -> bool:
    """ "If the paper is to be believed", "should the plan be adopted": what is told stands in the text."""
    subject = (
        subject_of(clause) if clause.dep_ == "advcl" and clause.left_edge.lower_ in ("if", "once", "should") else None
    )
    return subject is not None and is_tabled(subject) and bool(_ADOPTED & {token.lemma_ for token in clause.subtree})


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
        if teller is None or not _is_informed(teller):
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
        is_known = who is not None and (
            who.pos_ not in ("PROPN", "PRON") or _name(who) == teller or who.lower_ == "they"
        )
        if (
            who is not None
            and (is_known or (who.pos_ == "PRON" and teller is not None))
            and who.lemma_.lower() not in _CRITICS
        ):
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
        to_be = next((child for child in verb.children if child.dep_ == "xcomp" and _is_ordered(child)), None)
        if to_be is not None:
            return is_reaction(to_be)
        said = [
            child for child in verb.children if child.i > verb.i and child.dep_ in ("acomp", "attr", "prep", "xcomp")
        ]
        return not any(child.dep_ == "xcomp" for child in said) and not any(
            token.like_num or token.lower_ in _STATES for child in said for token in child.subtree
        )
    return is_judgement(verb) or (lemma in _REACTING and not passive)


def _teller(sentence: Any) -> str | None:
    verb = sentence.root
    who = subject_of(verb) if verb.lemma_.lower() in _NEUTRAL else None
    return _name(who) if who is not None else None


def _name(who: Any) -> str:
    return str(who.text).lower()
