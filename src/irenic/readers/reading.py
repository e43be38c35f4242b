"""Reads a document: every kind of thing read, put together as proposals with ids that survive rereading."""

import datetime
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import Any, Final

from ..model.dates import DateRange
from ..model.proposal import ProposalKind, Span, proposal_id
from ..model.reading import ReadDate, ReadDocument, ReadEvent, ReadProvision, ReadStatement
from ..model.record import Count
from ..model.source import Document
from .actors import actors_of
from .attribution import Attribution, attributions
from .counts import Counted, counted
from .dates import DateExpression, date_expressions
from .gazetteer import NOBODY, Gazetteer, Named
from .lexicon import DOUBTS, THINGS
from .paragraphs import readable
from .pipeline import DEFAULT, load_pipeline
from .provisions import terms_of_proposals
from .speakers import Speakers
from .stances import suggested_stance

THRESHOLD: Final = 0.5
"""Proposals below this confidence are not made."""
_DISPUTED: Final = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject\w*|dismiss\w*|refut\w*|disput\w*|doubt\w*)\b", re.IGNORECASE
)
_DAYS: Final = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_PLACE: Final = re.compile(r"\b(?:in|on|at|near|over|across) ((?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+)?)")


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
    text = document.text
    reader = _Reader(document.name, text, date_expressions(text, published), published, names)
    nlp = load_pipeline(pipeline)
    blocks = readable(text)
    # a headline has no speaker, and a sentence never runs over the end of a line of its own
    parsed = nlp.pipe([text[start:end] for start, end in blocks])
    for (start, _), (block, found) in zip(blocks, _found_in(parsed, tagger), strict=True):
        reader.block(start, block, found)
    return reader.result(document.metadata.get("title"))


def _found_in(parsed: Iterable[Any], tagger: Path | None) -> Iterator[tuple[Any, list[Attribution]]]:
    """Parsed paragraphs, each with its attributions."""
    if tagger is not None:
        # what a tagger runs on is large, and most readings need none of it
        from .tagging.encoder import need_extra

        need_extra()
        from .tagging.store import load_tagger

        return load_tagger(tagger).find(parsed)
    return ((block, attributions(block)) for block in parsed)


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
        self.events: list[ReadEvent] = []
        self.names = names
        self._speakers = Speakers(names)
        self._seen: Counter[tuple[str, str]] = Counter()

    def block(self, start: int, block: Any, attributed: Sequence[Attribution]) -> None:
        """Read one paragraph that begins at a character of the text, with the attributions in it."""
        found = [one for one in attributed if one.confidence >= THRESHOLD and _has_a_voice(one)]
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
        for sentence in block.sents:
            # a semicolon parts what two claimants say
            for part in _parts(sentence.text):
                where = start + sentence.start_char + part[0], start + sentence.start_char + part[1]
                self._event(where, counted(self.text[where[0] : where[1]]), start, found)

    def result(self, title: str | None) -> ReadDocument:
        return ReadDocument(
            file=self.source,
            title=title,
            published=str(self.published) if self.published else None,
            text_length=len(self.text),
            statements=tuple(self.statements),
            provisions=tuple(self.provisions),
            events=tuple(self.events),
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

    def _event(self, where: Span, found: list[Counted], start: int, said: list[Attribution]) -> None:
        if not found:
            return
        dates = [one.date for one in self.dates if where[0] <= one.span[0] and one.span[1] <= where[1]]
        place = [
            found
            for found in _PLACE.findall(self.text[where[0] : where[1]])
            if self.names.is_place(found) and not _DAYS.match(found)
        ]
        counts: dict[str, Count] = {}
        for one in found:
            counts.setdefault(one.what, one.count)
        told = next(
            (
                one
                for one in said
                if one.source
                and any(left + start <= where[0] + found[0].span[0] < right + start for left, right in one.content)
            ),
            None,
        )
        claimant = self._words(_moved(told.meant or told.source, start)) if told is not None else None
        if (told is None or _DISPUTED.search(claimant or "")) and _DISPUTED.search(
            self.text, where[0], where[0] + found[0].span[0]
        ):
            return
        # who denies a count gives none
        is_denied = told is not None and (told.negated or told.verb in DOUBTS)
        if told is not None and told.verb in ("fear", "hope", "predict", "expect", "threaten", "vow", "plan"):
            return
        people = any(what in ("killed", "wounded", "missing", "captured") for what in counts)
        self.events.append(
            ReadEvent(
                id=self._id("event", self.text[where[0] : where[1]]),
                span=(where,),
                kind="ASSAULT" if people else "ASSAULT/drone" if "drones" in counts else "ASSAULT",
                place=place[-1] if place else None,
                date=dates[0] if dates else DateRange(),
                counts={} if is_denied else counts,
                status="denied" if is_denied else "happened",
                claimant=claimant,
                confidence=0.7 if people else 0.6,
            )
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


def _parts(sentence: str) -> list[Span]:
    cuts = [0, *(match.end() for match in re.finditer(";", sentence)), len(sentence)]
    return [(start, end) for start, end in itertools.pairwise(cuts) if sentence[start:end].strip()]
