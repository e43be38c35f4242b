"""Reads a document: every kind of thing read, put together as proposals with ids that survive rereading."""

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any, Final

from ..model.dates import DateRange
from ..model.proposal import ProposalKind, Span, proposal_id, same_quote
from ..model.reading import ReadDate, ReadDocument, ReadEvent, ReadJudgement, ReadProvision, ReadStatement
from ..model.record import BINDING
from ..model.source import Document
from .accounts import Account
from .actors import actors_of, without_whereabouts
from .attributed import AT_END, Context
from .attribution import Attribution, attributions, turn_of
from .casing import in_small_letters, is_in_capitals
from .commitments import GO_BETWEEN
from .conditions import lies_in
from .dates import DateExpression, date_expressions, told_on
from .enumerated import as_attribution, listed_stands
from .events import EventReader
from .gazetteer import NOBODY, Gazetteer, Named
from .issuers import Turn, is_an_issuers, issued_by, turns_in
from .lexicon import THINGS
from .own_day import day_of_its_own
from .own_voice import judgements_in, judging_headlines
from .paragraphs import readable
from .pieces import meet, trimmed, words_in
from .pipeline import DEFAULT, load_pipeline
from .provisions import ProvisionReader
from .quotations import quotations_in, running_on, within
from .speakers import OURSELVES, PRONOUNS, Speakers, subjects_of
from .terse import ISSUED, issued_verdicts, moved, terse_verdicts
from .told_by import Told

THRESHOLD: Final = 0.5
"""Proposals below this confidence are not made."""
_OWN_THRESHOLD: Final = 0.35
_STAND_THRESHOLD: Final = 0.35
_WE: Final = frozenset("we us our ours i me my".split())
NESTED: Final = 0.25
"""What stands within another's words is no statement of its own below the threshold, but tells whose account it is."""
_BATCH: Final = 16
"""Paragraphs parsed at once: more take memory and save no time."""


def read(
    document: Document,
    published: datetime.date | None,
    *,
    names: Gazetteer = NOBODY,
    pipeline: str = DEFAULT,
    tagger: Path | None = None,
) -> ReadDocument:
    """What a document says, as proposals; `published` is the day that its dates count from.

    `names` are those of a case: they go before what the parse suggests of who speaks and what is a place. `tagger` is a
    folder that `irenic train` wrote; it finds statements together with the rules.

    Raises IrenicError where the language pipeline, or what the tagger runs on, is not installed, or where the folder
    holds no tagger that can be used.
    """
    # a text in capitals is parsed in small letters; every place is the same in both
    text = in_small_letters(document.text) if is_in_capitals(document.text) else document.text
    nlp = load_pipeline(pipeline)
    reader = _Reader(document.name, document.text, date_expressions(text, published), published, names, nlp)
    turns, quotes = turns_in(text), quotations_in(text)
    blocks = sorted([*_apart(readable(text), turns), *(turn.words for turn in turns)])
    spoken = {turn.words: turn for turn in turns}
    # a headline has no speaker, and a sentence never runs over the end of a line of its own
    parsed = nlp.pipe((text[start:end] for start, end in blocks), batch_size=_BATCH)
    by_rules = (
        (block, attributions(block, _context(names, document.text, place[0]), quotes=within(quotes, *place)))
        for place, block in zip(blocks, parsed, strict=True)
    )
    for place, (block, found) in zip(blocks, _found_in(by_rules, tagger), strict=True):
        turn = spoken.get(place)
        if turn is not None and turn.is_question:
            reader.question(place, block)
        else:
            reader.block(place[0], block, found, turn.who if turn is not None and not turn.is_asker else None)
    reader.run_on(running_on(text, quotes))
    return reader.result(document.metadata.get("title"))


def _found_in(
    by_rules: Iterable[tuple[Any, list[Attribution]]], tagger: Path | None
) -> Iterable[tuple[Any, list[Attribution]]]:
    """Parsed paragraphs, each with its attributions: those of the rules, or what a tagger and they find together."""
    if tagger is None:
        return by_rules
    # what a tagger runs on is large, and most readings need none of it
    from .tagging.encoder import need_extra

    need_extra()
    from .tagging.store import load_tagger

    return load_tagger(tagger).find(by_rules)


def _context(names: Gazetteer, text: str, start: int) -> Context:
    """What is known before a paragraph is read: the names of the case, and what stands before it."""
    return Context(names, text[max(0, start - 400) : start])


class _Reader:
    def __init__(
        self,
        name: str,
        text: str,
        dates: Sequence[DateExpression],
        published: datetime.date | None,
        names: Gazetteer,
        nlp: Any,
    ) -> None:
        self.source, self.text, self.dates, self.published = PurePath(name).stem, text, dates, published
        self.statements: list[ReadStatement] = []
        self.provisions: list[ReadProvision] = []
        self._events = EventReader(text, dates, published and told_on(text, published), names)
        self.judged: list[Span] = []
        self.names = names
        self._is_an_issuers, self._issued_by = is_an_issuers(text), issued_by(text)
        self._is_in_capitals = is_in_capitals(text)
        self._listed, self._terse = list(listed_stands(text)), list(terse_verdicts(text))
        if self._is_an_issuers and self._issued_by is not None and not GO_BETWEEN.search(self._issued_by):
            self._terse += issued_verdicts(text)
        self._speakers = Speakers(names, text)
        self._terms = ProvisionReader(nlp.pipe, text)
        self._read_to = 0
        self._seen: Counter[tuple[str, str]] = Counter()

    def block(self, start: int, block: Any, every: list[Attribution], who: Span | None = None) -> None:
        """Read one paragraph that begins at a character of the text, with the attributions in it.

        `who` is where it names who says all of it.
        """
        if who is not None:
            named = self.text[who[0] : who[1]]
            every = [
                *turn_of(block, (who[0] - start, who[1] - start), named, every, _context(self.names, self.text, start)),
                *every,
            ]
        listed = [
            as_attribution(one, self.text, start)
            for one in self._listed
            if start <= one.cue[0] < start + len(block.text)
        ]
        terse = [one for one in self._terse if start <= (one.cue or one.source)[-1][0] < start + len(block.text)]
        listed += [moved(one, start) for one in terse]
        # a lead that a list follows is read with all of the list
        every = [*(one for one in every if not any(meet(one.cue, other.cue) for other in listed)), *listed]
        every = [one for one in every if self._has_a_voice(one, who is not None)]
        found = [one for one in every if one.confidence >= self._least(one)]
        speakers = self._who_speaks(start, block, found)
        for one in found:
            around = sorted((other for other in found if _gives_on(other, one)), key=_extent, reverse=True)
            relays = [self._issuer_told(speakers[one][2]), *(speakers[other][0] for other in around)]
            chain = dict.fromkeys(name for name in relays if name is not None)
            self._statement(start, one, speakers[one], tuple(name for name in chain if name != speakers[one][0]))
        if who is None and not self._is_an_issuers:
            told = [span for one in found for span in (*one.source, *one.cue, *one.content)]
            self.judged += [(left + start, right + start) for left, right in judgements_in(block, told)]
        heading, self._read_to = self.text[self._read_to : start], start + len(block.text)
        terms = self._terms.terms_of(block, heading)
        for term in terms:
            self.provisions.append(
                ReadProvision(
                    id=self._id("provision", term.what),
                    span=_moved((term.span,), start),
                    what=self._words(_moved((term.span,), start)),
                    quantity=term.quantity,
                    low=term.low,
                    high=term.high,
                    unit=term.unit,
                    gives=self._side(term.gives, start),
                    gets=self._side(term.gets, start),
                    hedge=self._as_written(term.hedge, start),
                    condition=self._as_written(term.condition, start),
                    deadline=self._as_written(term.deadline, start),
                    is_offer=term.is_offer,
                    codes=term.codes,
                    confidence=term.confidence,
                )
            )
        tellers = [Told(one, self._teller(start, one, speakers)) for one in every if one.source]
        of_texts = [_moved((term.span,), start)[0] for term in terms if not term.is_offer]
        self._events.block(start, block, tellers, of_texts)

    def _issuer_told(self, named: Named | None) -> str | None:
        """Whose text it is, where that is one side of the case and tells of another: its word does not bind that one."""
        issuer = None if named is None or self._issued_by is None else self.names.named(self._issued_by)
        if named is None or issuer is None:
            return None
        same = issuer.reference.partition(".")[0] == named.reference.partition(".")[0]
        return None if same else self._issued_by

    def question(self, place: Span, block: Any) -> None:
        """Hear a question of the press: it says nothing, but may name the text that the answer tells of."""
        self._terms.hear(block)
        self._read_to = place[1]

    def run_on(self, runs: Sequence[tuple[Span, ...]]) -> None:
        """Give quotations that run over several paragraphs whole to the one who speaks in one of these."""
        for run in runs:
            of_it = [
                place for place, one in enumerate(self.statements) if meet(one.content, run) and not meet(one.cue, run)
            ]
            spoken = {(self.statements[place].source, self.statements[place].cue) for place in of_it}
            if len(spoken) == 1:  # where two speak, a closing mark was forgotten
                # what holds more than one verdict was taken apart: the words run on from the last
                last = max(of_it, key=lambda place: self.statements[place].content)
                one = self.statements[last]
                kept = [span for span in one.content if not meet((span,), run)]
                pieces = (_whole(piece, one.content) for piece in run)
                content = tuple(sorted([*kept, *(trimmed(self.text, piece, str.isspace) for piece in pieces)]))
                quote = self._words(content)
                cited = tuple(sorted({*(span for span in one.cited if not meet((span,), content)), *content}))
                self.statements[last] = one.model_copy(
                    update={"content": content, "cited": cited, "quote": quote, "id": self._id("statement", quote)}
                )

    def _least(self, one: Attribution) -> float:
        """How sure a proposal has to be: "I" is a sure source where the text is somebody's letter."""
        if one.stance in BINDING:
            # that the words take a stand on a term says more for them than how they are built
            return _STAND_THRESHOLD
        return _OWN_THRESHOLD if one.who in OURSELVES and self._speakers.speaks_for_itself else THRESHOLD

    def _has_a_voice(self, one: Attribution, in_a_turn: bool) -> bool:
        """Whether somebody speaks: no plan or paper does; "we" is the outlet or, in a letter, its writer."""
        if one.who in OURSELVES:
            return self._speakers.speaks_for_itself and not in_a_turn and not one.quoted
        return one.who not in THINGS and one.who != "you"

    def _who_speaks(
        self, start: int, block: Any, found: list[Attribution]
    ) -> dict[Attribution, tuple[str | None, bool, Named | None]]:
        """Who speaks in each attribution, read in the order of the text: a pronoun stands for whoever came before."""
        subjects = list(subjects_of(block))
        sources = [(min(one.meant or one.source or one.cue)[0] + start, one) for one in found]
        acting: list[tuple[int, Attribution | str]] = [*sources, *((at + start, who) for at, who in subjects)]
        speakers: dict[Attribution, tuple[str | None, bool, Named | None]] = {}
        later: list[tuple[int, Attribution]] = []
        for at, one in sorted(acting, key=lambda each: (each[0], isinstance(each[1], Attribution))):
            if isinstance(one, str):
                self._speakers.acts(at, one)
            elif one.verb == ISSUED and self._issued_by is not None:
                speakers[one] = self._speakers.of(self._issued_by, at)
            elif one.who in PRONOUNS and (self._is_quoted(one, start) or _is_in_a_turn(one, found)):
                # who is quoted is often named behind the quotation
                later.append((at, one))
            else:
                words = self._words(_moved(one.meant or one.source, start))
                if one.construction == AT_END and words.startswith("its "):
                    about = [(place + start, who) for place, who in subjects if lies_in((place, place), one.content[0])]
                    for place, who in about[-1:]:
                        self._speakers.takes_sides(place, who)
                if one.verb == "colon":
                    words = without_whereabouts(words)
                around = [other for other in found if other in speakers and not one.quoted and _gives_on(other, one)]
                if around:
                    speakers[one] = self._speakers.within(words, at, speakers[min(around, key=_extent)][0])
                else:
                    speakers[one] = self._speakers.of(words, at)
        for at, one in later:
            words = self._words(_moved(one.meant or one.source, start))
            around = [other for other in found if other in speakers and _gives_on(other, one)]
            outer = min(around, key=_extent) if around else None
            begins = [
                left + start for left, right in (outer.content if outer else ()) if left + start <= at < right + start
            ]
            teller = speakers[outer][0] if outer else None
            in_a_turn = outer is not None and outer.verb == "turn"
            speakers[one] = self._speakers.quoted(words, at, max(begins, default=at), teller, in_a_turn=in_a_turn)
        return speakers

    def _is_quoted(self, one: Attribution, start: int) -> bool:
        """Whether the one who acts stands within a quotation: not so in "he “can live with” the cap"."""
        between = self.text[min(one.source)[0] + start : min(one.cue)[0] + start] if one.source and one.cue else ""
        return one.quoted and not any(sign in between for sign in '“„«"')

    def result(self, title: str | None) -> ReadDocument:
        return ReadDocument(
            file=self.source,
            title=title,
            published=str(self.published) if self.published else None,
            text_length=len(self.text),
            statements=tuple(self.statements),
            provisions=tuple(self.provisions),
            events=tuple(self._event(one) for one in self._events.settled()),
            dates=tuple(
                ReadDate(span=one.span, words=self.text[slice(*one.span)], date=one.date) for one in self.dates
            ),
            actors=actors_of(self.text, self.statements, self.names),
            own_voice=tuple(self._judgements()),
        )

    def _judgements(self) -> Iterator[ReadJudgement]:
        if not self._is_an_issuers:
            for span in judging_headlines(self.text):
                yield ReadJudgement(span=span, words=self._words((span,)), is_headline=True)
        for span in self.judged:
            yield ReadJudgement(span=span, words=self._words((span,)))

    def _statement(
        self, start: int, one: Attribution, speaks: tuple[str | None, bool, Named | None], chain: tuple[str, ...]
    ) -> None:
        source, cue, content = (_moved(spans, start) for spans in (one.source, one.cue, one.content))
        speaker, anonymous, named = speaks
        party, _, voice = named.reference.partition(".") if named else (None, "", "")
        together = self.names.all_named(speaker) if named else ()
        self.statements.append(
            ReadStatement(
                id=self._id("statement", self._words(content)),
                source=source,
                cue=cue,
                content=content,
                kind=one.kind,
                speaker=speaker,
                party=party,
                voice=voice or None,
                joint=tuple(other.reference for other in together if other.reference.partition(".")[0] != party),
                anonymous=anonymous,
                negated=one.negated,
                modal=one.modal,
                chain=chain,
                stance=one.stance,
                about=_moved(one.about, start),
                condition=_moved(one.condition, start),
                cited=_moved(one.cited or one.content, start),
                reason=self._words(cue) or ":",
                date=(
                    (
                        one.stance in BINDING
                        and day_of_its_own(self.text, source, cue, content, self.dates, self.published)
                    )
                    or DateRange(start=self.published, end=self.published)
                ),
                quote=self._words(content),
                confidence=one.confidence,
            )
        )

    def _teller(
        self, start: int, one: Attribution, speakers: Mapping[Attribution, tuple[str | None, bool, Named | None]]
    ) -> str | None:
        """Whom an attribution names: what is told within another's words is claimed by who told it first."""
        if one in speakers:
            return speakers[one][0]
        words = self._words(_moved(one.meant or one.source, start))
        return words if one.confidence >= NESTED and words.lower() not in PRONOUNS else None

    def _event(self, account: Account) -> ReadEvent:
        return ReadEvent(
            id=self._id("event", self._words(tuple(account.span))),
            span=tuple(account.span),
            kind=account.kind,
            sub_event=account.sub_event,
            place=self._as_written(account.place, account.span[0][0]),
            date=account.date,
            counts=account.counts,
            status=account.status,
            denies=account.denies,
            claimant=self._as_written(account.claimant, 0),
            confidence=account.confidence,
        )

    def _words(self, spans: tuple[Span, ...]) -> str:
        return words_in(self.text, spans)

    def _side(self, words: str | None, start: int) -> str | None:
        """Who gives or gets, as the source has it; "we" is whoever a statement or a letter is of."""
        if words is not None and words.lower() in _WE and self._speakers.issuer is not None:
            return self._speakers.issuer
        return self._as_written(words, start)

    def _as_written(self, words: str | None, start: int) -> str | None:
        """Words that were found in small letters, as the source has them: at the paragraph, or else before it."""
        if words is None or not self._is_in_capitals:
            return words
        pattern = re.compile(r"\s+".join(map(re.escape, words.split())), re.IGNORECASE)
        match = pattern.search(self.text, start) or pattern.search(self.text)
        return words if match is None else " ".join(match[0].split())

    def _id(self, kind: ProposalKind, quote: str) -> str:
        occurrence = self._seen[kind, same_quote(quote)]
        self._seen[kind, same_quote(quote)] += 1
        return proposal_id(kind, self.source, quote, occurrence)


def _apart(blocks: list[Span], turns: list[Turn]) -> list[Span]:
    """The paragraphs that are part of no interview."""
    return [block for block in blocks if not any(block[0] < turn.words[1] and turn.who[0] < block[1] for turn in turns)]


def _gives_on(outer: Attribution, inner: Attribution) -> bool:
    """Whether a statement stands within what somebody else said."""
    return outer is not inner and any(
        left <= (inner.cue or inner.source)[0][0] and (inner.cue or inner.source)[0][1] <= right
        for left, right in outer.content
    )


def _is_in_a_turn(one: Attribution, found: list[Attribution]) -> bool:
    """Whether it is told by who speaks in a turn of an interview, who is no "she" in it."""
    around = [other for other in found if _gives_on(other, one)]
    return bool(around) and min(around, key=_extent).verb == "turn"


def _extent(one: Attribution) -> int:
    return sum(end - start for start, end in one.content)


def _moved(spans: tuple[Span, ...], by: int) -> tuple[Span, ...]:
    return tuple((start + by, end + by) for start, end in spans)


def _whole(piece: Span, content: Sequence[Span]) -> Span:
    """A piece of a quotation with the words before and behind it that are given to the same speaker."""
    around = [piece, *(span for span in content if meet((span,), (piece,)))]
    return min(start for start, _ in around), max(end for _, end in around)
