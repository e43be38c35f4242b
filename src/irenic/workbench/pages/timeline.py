"""Statements, drafts, talks and events on one axis, and above it how the answers changed over the same days."""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar, Final
from urllib.parse import urlencode

from markupsafe import Markup
from pydantic import Field

from ...analyses.trace import Trace
from ...model.base import Frozen
from ...model.on_the_table import drafts_as_of, latest_draft
from ...model.problem import failure
from ...model.record import Statement
from ...report.page.charts import over_time
from ...report.page.chronology import Moment, moments_of
from ...workspace import Workspace
from ..answers import Answer
from ..filters import FilterName
from ..lanes import Days, Lane, Spot, lanes_picture
from ..questions import Question, Tell
from ..registry import Asked, PlainPage, View
from ..snapshot import Snapshot

KINDS: Final[Mapping[str, str]] = {
    "statement": "statements",
    "draft": "drafts",
    "process": "talks",
    "event": "events",
}
_MOST: Final = 300
"""So many entries at most stand on the page; the rest by a narrower filter."""


class OverTime(Question):
    """The answers as of every day on which something changed."""

    doing: ClassVar[str] = "Working out the answers as of every day on which something changed"
    as_of: str | None = None

    def answer(self, workspace: Workspace, tell: Tell) -> Trace:
        """One day after the other."""
        return workspace.trace(as_of=self.as_of, progress=tell)


class Entry(Frozen):
    """One entry of the record with its day."""

    entry: str
    kind: str
    day: str
    """In words: a day, a span, `about` one, or `by` the day of a report."""
    first: datetime.date | None
    last: datetime.date | None
    words: tuple[str, ...]
    """Each with whose word it is."""
    party: str | None
    stance: str | None
    quotes: tuple[str, ...]
    sources: tuple[str, ...]


class Facet(Frozen):
    """A kind of entry, how many there are of it under the other filters, and the address of those alone."""

    name: str
    words: str
    count: int
    query: str
    chosen: bool


class TimelineView(View):
    """The record on one axis."""

    template: ClassVar[str] = "timeline.html.j2"
    as_of: str | None
    kinds: tuple[Facet, ...]
    kind: str | None
    entries: tuple[Entry, ...]
    left: int
    """How many more there are than stand on the page."""
    hidden: int
    """How many the filters leave out."""
    undated: int
    """Statements and drafts of which no day is known: they have no place here."""
    draft: str | None
    over_time: Answer | None
    """None where no draft is on the table, or the case has errors."""
    trace_command: str
    query: str
    picture: Any = Field(default=None, exclude=True)
    answers: Any = Field(default=None, exclude=True)
    """The answers over the same days, as markup; empty where they never changed."""

    def head(self) -> Sequence[str]:
        """One row for each entry."""
        return ("kind", "entry", "day", "first", "last", "party", "stance", "words", "quotes", "sources")

    def rows(self) -> Iterable[Sequence[object]]:
        """In the order of time."""
        for one in self.entries:
            words, quotes = " ".join(one.words), " … ".join(one.quotes) or None
            days = (one.day, one.first, one.last)
            yield (one.kind, one.entry, *days, one.party, one.stance, words, quotes, ", ".join(one.sources) or None)


class TimelinePage(PlainPage):
    """`/timeline?kind=statement&party=ID&since=2031-03-01`."""

    name: ClassVar[str] = "timeline"
    title: ClassVar[str] = "Timeline"
    filters: ClassVar[tuple[FilterName, ...]] = ("party", "source", "stance", "since", "until", "as_of")

    def warm(self, snapshot: Snapshot) -> None:
        """The record in the order of time."""
        _entries(snapshot, None)

    def view(self, asked: Asked) -> TimelineView:
        """What the filters leave, and the answers above it."""
        snapshot, filters = asked.snapshot, asked.filters
        kind = asked.query.get("kind") or None
        if kind is not None and kind not in KINDS:
            raise failure("E009", f"'{kind[:80]}' is no kind of entry", f"kinds are: {', '.join(KINDS)}")
        case, day = snapshot.case, filters.as_of or snapshot.case.as_of
        every, undated = _entries(snapshot, filters.as_of)
        others = [entry for entry, date in every if _keeps(asked, entry, date)]
        kept = [entry for entry in others if kind in (None, entry.kind)]
        counts = Counter(entry.kind for entry in others)
        on = f" --as-of {filters.as_of}" if filters.as_of else ""
        draft = latest_draft(case, day) if drafts_as_of(case, day) else None
        is_asked = draft is not None and snapshot.workspace.is_answerable
        held = asked.answer(OverTime(as_of=str(filters.as_of) if filters.as_of else None)) if is_asked else None
        axis = _axis(kept, held)
        given = {**filters.given, **({"kind": kind} if kind else {})}
        return TimelineView(
            heading=_heading(kept, counts if kind is None else {kind: counts[kind]}),
            command=f"irenic show {asked.case_word} all{on}",
            as_of=str(day) if day else None,
            kinds=tuple(
                Facet(
                    name=name,
                    words=words,
                    count=counts[name],
                    query=urlencode({**filters.given, "kind": name}),
                    chosen=name == kind,
                )
                for name, words in KINDS.items()
            ),
            kind=kind,
            entries=tuple(kept[:_MOST]),
            left=max(0, len(kept) - _MOST),
            hidden=len(every) - len(kept),
            undated=undated,
            draft=draft,
            over_time=held,
            trace_command=f"irenic trace {asked.case_word}{on}",
            query=urlencode(given),
            picture=lanes_picture(_lanes(snapshot, kept), axis) if axis else "",
            answers=_answers(snapshot, held, draft, axis),
        )


def _entries(snapshot: Snapshot, day: datetime.date | None) -> tuple[list[tuple[Entry, Any]], int]:
    """Every entry that has a place in time, with its date; and how many have none."""

    def found() -> tuple[list[tuple[Entry, Any]], int]:
        workspace = snapshot.workspace
        record = workspace.record(as_of=day)
        table = snapshot.once(("table", day), lambda: workspace.table(as_of=day))
        undated = sum(not row.date.is_known for row in record.statements)
        undated += sum(not sheet.date.is_known for sheet in table.drafts)
        return [(_entry(snapshot, one), one.date) for one in moments_of(record, table)], undated

    return snapshot.once(("moments", day), found)


def _entry(snapshot: Snapshot, moment: Moment) -> Entry:
    section, _, name = moment.entry.partition("/")
    statement: Statement | None = snapshot.case.statements.get(name) if section == "statements" else None
    evidence = [one for part in moment.parts for one in part.evidence]
    first, last = moment.date.start or moment.date.end, moment.date.end or moment.date.start
    return Entry(
        entry=moment.entry,
        kind=moment.kind,
        day=moment.day,
        first=first,
        last=last,
        words=tuple(part.words for part in moment.parts),
        party=statement.by if statement and statement.by in snapshot.case.parties else None,
        stance=statement.stance if statement else None,
        quotes=tuple(one.quote for one in evidence),
        sources=tuple(dict.fromkeys(one.source for one in evidence)),
    )


def _keeps(asked: Asked, entry: Entry, date: Any) -> bool:
    """Whether the filters keep an entry; one of a party or of a stance is a statement."""
    filters = asked.filters
    return (
        filters.party in (None, entry.party)
        and filters.stance in (None, entry.stance)
        and filters.holds_on(date)
        and filters.holds_for(entry.sources)
    )


def _axis(kept: Sequence[Entry], held: Answer | None) -> Days | None:
    """From the first day to the last of all that is drawn."""
    days = [day for entry in kept for day in (entry.first, entry.last) if day is not None]
    if held is not None and held.state == "done":
        trace: Trace = held.result
        days += [moment.date for moment in trace.moments] + ([trace.as_of] if trace.as_of else [])
    return (min(days), max(days)) if days else None


def _lanes(snapshot: Snapshot, kept: Sequence[Entry]) -> list[Lane]:
    case = snapshot.case

    def spots(kind: str, party: str | None = None) -> list[Spot]:
        return [
            Spot(one.entry, (one.first, one.last or one.first), f"{one.day}: {' '.join(one.words)}"[:240])
            for one in kept
            if one.kind == kind and one.party == party and one.first is not None
        ]

    parties = [
        Lane(party.name, "statement", at, spots("statement", name))
        for at, (name, party) in enumerate(case.parties.items())
    ]
    return [
        *parties,
        Lane("others who speak", "statement", None, spots("statement")),
        *(Lane(KINDS[kind], kind, None, spots(kind)) for kind in ("draft", "process", "event")),
    ]


def _answers(snapshot: Snapshot, held: Answer | None, draft: str | None, axis: Days | None) -> Markup:
    if held is None or held.state != "done" or draft is None or axis is None:
        return Markup("")
    case = snapshot.case
    names = {name: party.name for name, party in case.parties.items() if party.consent.counts}
    return over_time(held.result, draft, case.draft_called(draft), names, axis)


def _heading(kept: Sequence[Entry], counts: Mapping[str, int]) -> str:
    if not kept:
        return "Nothing has a place in time here"
    told = [
        f"{count} {KINDS[kind] if count > 1 else KINDS[kind].removesuffix('s')}"
        for kind in KINDS
        if (count := counts.get(kind, 0))
    ]
    words = told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"
    first, last = (
        next((one.first for one in kept if one.first), None),
        max((one.last for one in kept if one.last), default=None),
    )
    return f"{words}, from {first} to {last}" if first and last and first != last else words


PAGE = TimelinePage()
