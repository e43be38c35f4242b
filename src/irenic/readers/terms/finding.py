"""Finds the clauses of a running text that tell terms, and remembers from sentence to sentence what is told of."""

import dataclasses
import re
from collections.abc import Iterator
from typing import Any, Final

from ..lexicon import CUE_VERBS, MEETINGS
from .clauses import (
    LONGEST,
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
    things_from,
    things_of,
    trimmed,
)
from .evident import is_a_deal_in_would, is_a_thing_of_terms, is_evident, is_of_a_matter, is_of_what_is_missing
from .hedges import hedge_in
from .leading import SPEAKERS, UNDERTAKING, clause_of, led_in, undertaken
from .offers import offered
from .reactions import CRITICS, NEUTRAL, is_argued, is_parted, is_reaction
from .standing import standing_in
from .tabled import (
    is_arrangement,
    is_asked_for_terms,
    is_brought_up,
    is_fate,
    is_laid_out,
    is_obtained,
    is_tabled,
    is_title,
    leads,
)
from .textual import Told, add_strays, add_what_it_tells, is_asked, verbs_of_texts
from .trading import parts_of_trade

_GOING_ON: Final = re.compile(
    r"^\W*(?:and |but )?(?:in (?:return|exchange|turn|addition)|also|further(?:more)?|moreover|under it|by the same|"
    r"for (?:its|their|his|her) part|at the same time|until then|instead|thereafter|after that|meanwhile|first|second|"
    r"third|finally|in the (?:first|second|third|final|last) (?:phase|stage|step))\b|\balso\b",
    re.IGNORECASE,
)
_IN_ORDER: Final = re.compile(
    r"^\W*(?:(?:first|second|third)(?:ly)?|fourth|fifth|sixth|seventh|eighth|ninth|tenth|finally|lastly|"
    r"in the (?:first|second|third|final) )\b",
    re.IGNORECASE,
)
_NOT_NAMED: Final = frozenset("this that he she it".split())
_THINGS: Final = frozenset("DT CD JJ VBN PDT PRP$".split())
"""How the name of a thing begins, which a parser does not take for a clause."""
_VAGUE: Final = frozenset(
    "thing part distance gap figure one much most lot point issue question everything nothing".split()
)
_WOULD: Final = frozenset("would 'd ’d".split())
_ORDERED: Final = _WOULD | {"shall", "have to", "be to"}
_CHANGING: Final = frozenset(
    """
    raise lower cut increase reduce extend shorten widen narrow double halve move shift rise fall grow shrink become
    """.split()
)
_LONG_AGO: Final = 99
_PATIENCE: Final = 2
_ANSWERED: Final = 6
"""So many sentences may answer a question after what a text holds."""
_NEAR: Final = 3
"""So many sentences behind a term, what is one by its own words is told on."""


class TermFinder:
    """Reads sentences in their order and remembers whether they tell of a text on the table, and how."""

    def __init__(self, *, is_of_talks: bool = False) -> None:
        self._is_of_talks = is_of_talks
        """Whether the document is about talks and a text on the table."""
        self._since = _LONG_AGO
        """How many sentences ago a term was told."""
        self._modal: str | None = None
        """The modal by which the last term was told; None for the present."""
        self._teller: str | None = None
        self._is_known = False
        """Whether a text was brought up anywhere before."""
        self._on_text = False
        """Whether "it" is the text."""
        self._is_brought_up = False
        """Whether the sentence before laid a text before the reader."""
        self._is_laid_out = False
        """Whether a text is told point by point, in whatever tense."""
        self._is_answer = False
        """Whether somebody answers what a text holds, so that "we" and "they" do and get things by it."""
        self._shown = 0
        """Over how many sentences more what somebody does or gets is taken for a term of the text that was shown."""
        self._patience = 0
        """Over how many sentences more that is remembered though nothing is found."""

    def terms_in(self, sentence: Any) -> list[Clause]:
        """The terms that a sentence tells, in its order."""
        if len(sentence) > LONGEST:
            return []
        told = Told()
        if is_of_what_is_missing(sentence.text):
            self._remember(sentence, [], told, self._on_text)
            return []
        led = list(led_in(sentence, self._on_text))
        # under a text, its truce may be told of as something that "is to begin"
        ours = [verb for verb in verbs_of_texts(sentence, self._on_text) if not _is_of_an_arrangement(verb, led)]
        places = {verb.i for verb in ours}
        for verb, end in zip(ours, [*(verb.i for verb in ours[1:]), sentence.end], strict=False):
            add_what_it_tells(verb, end, told)
        told.add(verb for verb in led if verb.i not in places)
        offers = [*standing_in(sentence, self._on_text or self._since <= 1), *offered(sentence)]
        is_told = bool(told.verbs or told.things or offers)
        # what is offered is told without who offers it
        places |= {one.verb.i for one in offers if one.verb is not None}
        told.add(verb for verb in self._going_on(sentence, is_told=is_told) if verb.i not in places)
        add_strays(sentence, told)
        about = subject_of(sentence.root)
        things = list(self._named_in(sentence)) if not is_told and not told.verbs else []
        told.things += things
        rows = {one.i: things for one in told.verbs.values() if len(things := _there_would_be(one, sentence.end)) > 1}
        told.things += [thing for things in rows.values() for thing in things]
        found = extents([one for one in told.verbs.values() if one.i not in rows], told.of_text, places)
        found = [part for one in found for part in parts_of_trade(one)]
        found += [*told.things, *(one for clause in found for one in _included(clause, sentence.end))]
        on_text = any(verb.dep_ in ("ROOT", "ccomp", "conj") for verb in ours)
        # "It goes further than anyone expected": nothing is told, but the text is still what is told of
        on_text |= self._on_text and about is not None and about.lower_ == "it" and is_fate(sentence.root)
        self._remember(sentence, found, told, on_text or (about is not None and _is_of_a_text(about)))
        for one in offers:
            if not any(one.start < other.end and other.start < one.end for other in found):
                found.append(one)
                self._since, self._modal, self._teller = 0, "would", _teller(sentence)
        return sorted(found, key=lambda one: one.start)

    def has_listed(self) -> None:
        """A list of terms was read: what follows may tell on."""
        self._since, self._modal, self._teller, self._is_known = 0, "would", None, True
        self._shown = _PATIENCE

    def hear(self, question: Any) -> None:
        """The press asks about a text: "it" is that text in the answer."""
        self._on_text = any(is_tabled(token) for token in question)
        self._is_answer = is_asked_for_terms(question.text) or (self._is_answer and self._shown > 0)
        if self._is_answer:
            self._shown, self._is_known = _ANSWERED, True

    def is_laid_out(self) -> None:
        """The text is told point by point from here on: a headline says so."""
        self._is_brought_up = self._is_laid_out = True
        self._patience = _PATIENCE

    def _remember(self, sentence: Any, found: list[Clause], told: Told, on_text: bool) -> None:
        if found:
            self._since, self._teller = 0, _teller(sentence)
            modals = [modal_of(verb) for _, verb in sorted(told.verbs.items(), reverse=True)]
            self._modal = next(filter(None, modals), None) if modals else "would"
        else:
            # "4." is no sentence
            self._since += any(token.is_alpha for token in sentence)
        self._is_known = self._is_known or bool(found) or is_brought_up(sentence)
        if _is_topic(sentence) and (self._is_known or any(is_tabled(token) for token in sentence)):
            self._is_laid_out = self._is_brought_up = True
            self._patience = _PATIENCE
            self._since = min(self._since, 1)
            return
        is_kept = self._is_laid_out and bool(found)
        is_shown = is_brought_up(sentence, as_new=True) or is_obtained(sentence)
        is_shown |= bool(found) and (self._shown > 0 or bool(told.of_text) or any(leads(sentence, self._on_text)))
        about = subject_of(sentence.root)
        # "On the economy, the text is vaguer": the text is what is told of
        is_shown |= self._is_known and about is not None and is_tabled(about) and is_present(sentence.root)
        self._shown = max(_PATIENCE if is_shown else 0, self._shown - 1)
        self._patience = _PATIENCE if is_kept or is_laid_out(sentence, self._on_text) else self._patience - 1
        self._is_laid_out = self._patience > 0
        self._is_brought_up = (
            self._is_laid_out or is_brought_up(sentence) or (self._is_brought_up and (bool(found) or on_text))
        )
        self._on_text = (
            on_text or is_brought_up(sentence, as_new=True) or is_title(sentence) or (self._on_text and bool(found))
        )

    def _going_on(self, sentence: Any, *, is_told: bool) -> Iterator[Any]:
        """Clauses that tell on what was begun before, or in the sentence itself: "Beta would get the port."."""
        is_marked = bool(_GOING_ON.search(sentence.text))
        if sentence.text.rstrip().endswith(("?", ":")):
            return
        is_near = is_told or self._is_brought_up or self._is_laid_out or self._shown > 0 or self._since <= _NEAR
        is_counted = self._is_known and bool(_IN_ORDER.match(sentence.text))
        if not is_near and not is_counted:
            if self._is_of_talks:
                yield from self._ahead_of_the_text(sentence)
            return
        is_close = is_told or self._is_brought_up or self._since <= (2 if is_marked else 0)
        is_begun = self._since == 0 and self._modal not in _WOULD
        in_order = bool(_IN_ORDER.match(sentence.text)) or (self._on_text and is_marked)
        in_present = not is_told and (is_begun or self._is_laid_out or in_order)
        for verb in self._main(sentence):
            row = [one for part in _parts(verb) for one in row_of(part)]
            if row and modal_of(row[0]) in _WOULD and (self._is_brought_up or self._is_laid_out):
                # "They would get four posts, and the delta elects a council"
                in_present = True
            for one in row:
                subject = shared_subject(one)
                # "We are to release them" tells what a text asks of who speaks
                is_asked_of = modal_of(one) == "be to" and subject is not None and subject.lower_ in SPEAKERS
                is_person = subject is not None and self._shown > 0 and subject.lower_ in ("he", "she")
                is_person |= subject is not None and self._is_answer and subject.lower_ in ("we", "they", "all")
                if not (_is_named(subject) or is_person or (is_asked_of and self._is_brought_up)):
                    continue
                deeds = list(undertaken(one)) if one.lemma_.lower() in UNDERTAKING and is_present(one) else []
                if deeds:
                    yield from deeds
                    continue
                is_on = self._is_laid_out or self._shown > 0 or is_told or self._since == 0
                if self._is_known and is_evident(one, is_told_on=is_on):
                    yield one
                    continue
                if is_reaction(one) and not is_asked_of:
                    continue
                modal = modal_of(one)
                is_ordered = modal in _ORDERED and is_ahead(one)
                is_changed = (self._on_text or self._shown > 0 or self._since == 0) and _is_changed(one)
                if not is_close and not is_counted and not is_changed:
                    continue
                if is_ordered or is_changed or (in_present and (_is_plain(one) if modal is None else is_ahead(one))):
                    yield one

    def _ahead_of_the_text(self, sentence: Any) -> Iterator[Any]:
        """What the sides would give, told before the text that says so: "The navy would lift its cordon"."""
        for verb in self._main(sentence):
            for one in (one for part in _parts(verb) for one in row_of(part)):
                if _is_named(shared_subject(one)) and is_a_deal_in_would(one):
                    yield one

    def _named_in(self, sentence: Any) -> Iterator[Clause]:
        """The thing that a sentence without a verb names, where a text is told point by point."""
        is_told_on = (
            self._is_laid_out or self._shown > 0 or (self._is_known and self._since == 0 and self._modal is None)
        )
        words = [token for token in sentence if not token.is_space]
        before = sentence.doc[max(0, sentence.start - 1) : sentence.start].text
        if before == "?" and not self._is_laid_out:
            # "What fell out? The joint coastguard."
            return
        if (
            not is_told_on
            or not words
            or words[-1].text in "?:"
            or sentence.text.isupper()
            or words[0].like_num
            or any(one.text in '“”"' for one in words)
        ):
            return
        root = sentence.root
        if root.lemma_ == "be" and any(child.lower_ == "there" for child in root.children) and root.tag_ == "VBZ":
            # "There's a spending cap too: 2 million per candidate"
            held = [one for one in root.children if one.dep_ == "attr" and one.i > root.i]
            if held and is_of_a_matter(sentence.text) and not is_negated(root):
                start, end = trimmed(sentence.doc, sentence.start, sentence.end)
                yield Clause(start, end, None)
        elif (self._is_laid_out or sentence[0].tag_ in _THINGS) and is_a_thing_of_terms(sentence):
            start, end = trimmed(sentence.doc, sentence.start, sentence.end)
            yield Clause(start, end, None)

    def _main(self, sentence: Any) -> Iterator[Any]:
        """The main clause, or what is said in it where the same people go on telling, or nobody with a name does."""
        verb = sentence.root
        if verb.pos_ not in ("VERB", "AUX"):
            return
        inner = clause_of(verb)
        if verb.lemma_.lower() not in NEUTRAL or inner is None:
            if not is_argued(verb):
                yield verb
            return
        who = subject_of(verb)
        if who is None or is_negated(verb) or is_asked(inner) or who.lemma_.lower() in CRITICS:
            return
        is_known = bool(self._teller) or self._is_brought_up
        is_same = who.lower_ in (self._teller, "they") or (who.pos_ == "PRON" and is_known)
        if is_same or who.pos_ not in ("PROPN", "PRON"):
            yield inner


def _there_would_be(verb: Any, end: int) -> list[Clause]:
    """The things that "there would be" by a text."""
    own = subject_of(verb)
    thing = next((one for one in verb.children if one.dep_ == "attr" and one.i > verb.i), None)
    is_there = verb.lemma_ == "be" and own is not None and own.lower_ == "there"
    behind = (one.head if one.head.lower_ == "according" else one for one in leads(verb.subtree) if one.i > verb.i)
    stop = min([end, *(one.i for one in behind)])
    return things_from(thing, stop) if is_there and thing is not None else []


def _is_topic(sentence: Any) -> bool:
    """Whether a sentence is only the name of a topic, of which the next tells: "Power.", "The prisoners."."""
    words = [token for token in sentence if not token.is_space and not token.is_punct]
    stop = sentence.text.rstrip()[-1:]
    return 0 < len(words) <= 3 and stop in ".:" and words[-1].pos_ in ("NOUN", "PROPN") and words[-1].tag_ != "CD"


def _parts(verb: Any) -> Iterator[Any]:
    """A clause, and those before it that a semicolon parts from it."""
    for child in verb.children:
        if child.dep_ != "ccomp" or child.i > verb.i:
            continue
        own = subject_of(verb)
        # "…, one key of which stays here" goes on with the clause before it
        is_own = own is not None and all(token.tag_ != "WDT" for token in own.subtree)
        is_beside = is_own and subject_of(child) is not None and verb.lemma_.lower() not in NEUTRAL
        if is_parted(child, verb) or (is_beside and not is_argued(verb) and verb.lemma_.lower() not in CUE_VERBS):
            # "universities reopen on 1 June, exam fees are waived"
            yield from _parts(child)
    yield verb


def _is_changed(verb: Any) -> bool:
    """Whether a clause tells how a new version differs: "the sum has been lowered to 80,000"."""
    words = [child.lower_ for child in auxiliaries(verb)]
    is_moved = verb.lemma_ in ("come", "go") and any(child.lower_ in ("down", "up") for child in verb.children)
    if any(child.lower_ == "since" for child in verb.children):
        # "the economy has shrunk since the revolt"
        return False
    return (verb.lemma_.lower() in _CHANGING or is_moved) and words[:1] in (["has"], ["have"]) and "not" not in words


def _is_of_an_arrangement(verb: Any, led: list[Any]) -> bool:
    subject = shared_subject(verb)
    return subject is not None and is_arrangement(subject) and any(verb.i == one.i for one in led)


def _included(clause: Clause, end: int) -> Iterator[Clause]:
    """The things of a term that "includes" them, each as one of its own: "potentially including a loan"."""
    verb = clause.verb
    for child in verb.children if verb is not None else ():
        if verb is not None and child.lower_ == "including" and child.i > verb.i:
            before = child.nbor(-1)
            hedge = before.text if before.tag_ == "RB" and hedge_in(before.text) else None
            for one in things_of(child, end):
                yield dataclasses.replace(one, verb=verb, subject=clause.subject, hedge=hedge)


def _is_named(subject: Any | None) -> bool:
    """Whether a clause is of somebody or something named: not of who speaks, of talks, of critics or of the text."""
    if subject is None or subject.lower_ in _NOT_NAMED or subject.lower_ in SPEAKERS:
        return False
    if subject.lemma_.lower() == "one" and any(child.lower_ == "no" for child in subject.children):
        return True
    return subject.lemma_.lower() not in MEETINGS | CRITICS | _VAGUE and not _is_of_a_text(subject)


def _is_of_a_text(subject: Any) -> bool:
    """Whether a clause is about a text or pieces of it: "two of its clauses are secret"."""
    counted = (one for child in subject.children if child.lower_ == "of" for one in child.children)
    return any(is_tabled(one) for one in (subject, *counted))


def _is_plain(verb: Any) -> bool:
    """Whether a clause tells in the present what somebody does or gets: nothing denied, no state of things."""
    told = is_present(verb) or (verb.tag_ == "VB" and is_ahead(verb))
    is_empty = verb.lemma_ == "have" and all(child.dep_ not in ("dobj", "xcomp") for child in verb.children)
    return told and not is_negated(verb) and not is_empty and verb.lemma_ != "do"


def _teller(sentence: Any) -> str | None:
    verb = sentence.root
    who = subject_of(verb) if verb.lemma_.lower() in NEUTRAL else None
    return str(who.lower_) if who is not None else None
