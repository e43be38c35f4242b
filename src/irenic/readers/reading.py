"""Reads a document: every kind of thing read, put together as proposals with ids that survive rereading."""

import datetime
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any, Final

from ..model.dates import DateRange
from ..model.proposal import ProposalKind, Span, proposal_id
from ..model.reading import ReadDate, ReadDocument, ReadEvent, ReadProvision, ReadStatement
from ..model.source import Document
from .actors import actors_of
from .attribution import Attribution, attributions
from .casing import in_small_letters, is_in_capitals
from .dates import DateExpression, date_expressions
from .events import Account, EventReader, Told
from .gazetteer import NOBODY, Gazetteer, Named
from .lexicon import THINGS
from .paragraphs import readable
from .pipeline import DEFAULT, load_pipeline
from .provisions import terms_of_proposals
from .speakers import PRONOUNS, Speakers
from .stances import suggested_stance

THRESHOLD: Final = 0.5
"""Proposals below this confidence are not made."""
NESTED: Final = 0.25
"""What stands within another's words is no statement of its own below the threshold, but tells whose account it is."""


def read(
    document: Document,
    published: datetime.date | None,
    *,
    names: Gazetteer = NOBODY,
    pipeline: str = DEFAULT,
) -> ReadDocument:
    """What a document says, as proposals; `published` is the day that its dates count from.

    `names` are those of a case: they go before what the parse suggests of who speaks and what is a place.

    Raises IrenicError where the language pipeline is not installed.
    """
    # a text in capitals is parsed in small letters; every place is the same in both
    text = in_small_letters(document.text) if is_in_capitals(document.text) else document.text
    reader = _Reader(document.name, document.text, date_expressions(text, published), published, names)
    nlp = load_pipeline(pipeline)
    blocks = readable(text)
    # a headline has no speaker, and a sentence never runs over the end of a line of its own
    parsed = nlp.pipe([text[start:end] for start, end in blocks])
    for (start, _), block in zip(blocks, parsed, strict=True):
        reader.block(start, block)
    return reader.result(document.metadata.get("title"))


class _Reader:
    def __init__(
        self,
        name: str,
        text: str,
        dates: Sequence[DateExpression],
        published: datetime.date | None,
        names: Gazetteer,
    ) -> None:
        self.source, self.text, self.dates, self.published = PurePath(name).stem, text, dates, published
        self.statements: list[ReadStatement] = []
        self.provisions: list[ReadProvision] = []
        self._events = EventReader(text, dates, published, names)
        self.names = names
        self._speakers = Speakers(names)
        self._seen: Counter[tuple[str, str]] = Counter()

    def block(self, start: int, block: Any) -> None:
        """Read one paragraph that begins at a character of the text."""
        every = attributions(block)
        found = [one for one in every if one.confidence >= THRESHOLD and _has_a_voice(one)]
        speakers = {one: self._speakers.of(self._words(_moved(one.meant or one.source, start))) for one in found}
        for one in found:
            around = sorted((other for other in found if _gives_on(other, one)), key=_extent, reverse=True)
            chain = dict.fromkeys(name for other in around if (name := speakers[other][0]) is not None)
            self._statement(start, one, speakers[one], tuple(name for name in chain if name != speakers[one][0]))
        for term in terms_of_proposals(block):
            spans = _moved(term.spans, start)
            self.provisions.append(
                ReadProvision(
                    id=self._id("provision", term.what),
                    span=spans,
                    what=term.what,
                    quantity=term.quantity,
                    unit=term.unit,
                    gives=term.gives,
                    gets=term.gets,
                    hedge=term.hedge,
                    confidence=0.6,
                )
            )
        told = [Told(one, self._teller(start, one, speakers)) for one in every if one.source and _has_a_voice(one)]
        self._events.block(start, block, told)

    def result(self, title: str | None) -> ReadDocument:
        return ReadDocument(
            file=self.source,
            title=title,
            published=str(self.published) if self.published else None,
            text_length=len(self.text),
            statements=tuple(self.statements),
            provisions=tuple(self.provisions),
            events=tuple(self._event(one) for one in self._events.accounts),
            dates=tuple(ReadDate(span=one.span, words=one.words, date=one.date) for one in self.dates),
            actors=actors_of(self.text, self.statements, self.names),
        )

    def _statement(
        self, start: int, one: Attribution, speaks: tuple[str | None, bool, Named | None], chain: tuple[str, ...]
    ) -> None:
        source, cue, content = (_moved(spans, start) for spans in (one.source, one.cue, one.content))
        speaker, anonymous, named = speaks
        party, _, voice = named.reference.partition(".") if named else (None, "", "")
        before = self.text[max(start, content[0][0] - 400) : content[0][0]]
        end = max(right for _, right in content)
        behind = re.split(r"[.;!?\n]", self.text[end : end + 200], maxsplit=1)[0]
        stance = suggested_stance(one, self._words(cue), self._words(content), before, behind)
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
                anonymous=anonymous,
                negated=one.negated,
                modal=one.modal,
                chain=chain,
                stance=stance,
                reason=self._words(cue),
                date=DateRange(start=self.published, end=self.published),
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
            place=account.place,
            date=account.date,
            counts=account.counts,
            status=account.status,
            claimant=account.claimant,
            confidence=account.confidence,
        )

    def _words(self, spans: tuple[Span, ...]) -> str:
        return " … ".join(" ".join(self.text[start:end].split()) for start, end in spans)

    def _id(self, kind: ProposalKind, quote: str) -> str:
        occurrence = self._seen[kind, quote]
        self._seen[kind, quote] += 1
        return proposal_id(kind, self.source, quote, occurrence)


def _has_a_voice(one: Attribution) -> bool:
    """Whether somebody speaks: no plan or paper does, and "we" outside a quotation is the outlet."""
    return one.who not in THINGS and one.who not in ("i", "we", "you")


def _gives_on(outer: Attribution, inner: Attribution) -> bool:
    """Whether a statement stands within what somebody else said."""
    return outer is not inner and any(
        left <= inner.cue[0][0] and inner.cue[0][1] <= right for left, right in outer.content
    )


def _extent(one: Attribution) -> int:
    return sum(end - start for start, end in one.content)


def _moved(spans: tuple[Span, ...], by: int) -> tuple[Span, ...]:
    return tuple((start + by, end + by) for start, end in spans)
