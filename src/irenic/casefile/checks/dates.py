"""Checks on dates: nothing ends before it begins, and nothing is said before its time."""

import datetime
from collections.abc import Iterator, Mapping

from ...model.base import Frozen
from ...model.basis import Citation
from ...model.dates import DateRange
from ...model.force import dated
from ..load import LoadedCase
from ..tree import Path
from .registry import Finding, check


@check("T001", "error")
def interval_ends_before_it_begins(loaded: LoadedCase) -> Iterator[Finding]:
    """An interval's `to` lies before its `from`.

    Both ends are days at the source's place and belong to the interval. Exchange them, or correct one.
    """
    for path, date in _intervals(loaded.case, ()):
        if date.start and date.end and date.end < date.start:
            yield Finding(
                (*path, "to"),
                f"this ends on {date.end}, before it begins on {date.start}",
                "exchange or correct the two days",
            )


@check("T002", "error")
def said_after_it_was_published(loaded: LoadedCase) -> Iterator[Finding]:
    """Words, or what is known of an event, are dated later than every source that they are cited from.

    Nobody can report words before they are spoken. Correct the date or the source's `published`.
    """
    case = loaded.case
    for name, statement in case.statements.items():
        yield from _told_too_early(loaded, ("statements", name, "date"), statement.date, statement.cite)
    for section in ("events", "process"):
        for name, entry in getattr(case, section).items():
            for position, account in enumerate(entry.accounts):
                yield from _told_too_early(
                    loaded, (section, name, "accounts", position, "as_known"), account.as_known, account.cite
                )
            if entry.status == "happened":
                cited = tuple(citation for account in entry.accounts for citation in account.cite)
                field = "date" if section == "events" else "from"
                yield from _told_too_early(loaded, (section, name, field), entry.date, cited)


@check("T003", "error")
def replaced_by_something_earlier(loaded: LoadedCase) -> Iterator[Finding]:
    """A statement, draft or source takes the place of one that is later than itself.

    `supersedes:` and `replaces:` stand on the later one and name the earlier. Exchange the two, or correct a date.
    """
    case = loaded.case
    for name, statement in case.statements.items():
        for position, old in enumerate(statement.supersedes):
            if old in case.statements:
                path: Path = ("statements", name, "supersedes", position)
                # the day of publication is no day of words: an undated statement may report old ones
                yield from _out_of_order(path, statement.date, case.statements[old].date, old)
    for name, draft in case.drafts.items():
        if draft.replaces in case.drafts and draft.replaces:
            yield from _out_of_order(
                ("drafts", name, "replaces"), draft.date, case.drafts[draft.replaces].date, draft.replaces
            )
    for name, source in case.sources.items():
        for position, old in enumerate(source.replaces):
            if old in case.sources:
                path = ("sources", name, "replaces", position)
                yield from _out_of_order(path, source.published, case.sources[old].published, old)


@check("T004", "error")
def retracted_before_it_was_said(loaded: LoadedCase) -> Iterator[Finding]:
    """A retraction is dated earlier than what it withdraws.

    Correct the date of the retraction, or that of the statement or source.
    """
    for name, statement in loaded.case.statements.items():
        if statement.retracted:
            yield from _retracted_early(
                ("statements", name, "retracted"), dated(loaded.case, statement), statement.retracted.date
            )
    for name, source in loaded.case.sources.items():
        if source.retracted:
            yield from _retracted_early(("sources", name, "retracted"), source.published, source.retracted.date)


def _intervals(value: object, path: Path) -> Iterator[tuple[Path, DateRange]]:
    if isinstance(value, DateRange):
        yield path, value
    elif isinstance(value, Frozen):
        date = getattr(value, "date", None)
        if isinstance(date, DateRange) and "date" not in type(value).model_fields:
            yield path, date
        for name, field in type(value).model_fields.items():
            yield from _intervals(getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _intervals(item, (*path, key))
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _intervals(item, (*path, position))


def _told_too_early(loaded: LoadedCase, path: Path, date: DateRange, cited: tuple[Citation, ...]) -> Iterator[Finding]:
    published = [
        source.published
        for citation in cited
        if (source := loaded.case.sources.get(citation.source)) and source.published.is_known
    ]
    latest = max((_last(day) for day in published), default=None)
    first = date.earliest
    if first and latest and first > latest:
        yield Finding(
            path,
            f"this is dated {first}, but the latest source for it appeared on {latest}",
            "correct the date, or the source's 'published'",
        )


def _last(date: DateRange) -> datetime.date:
    return date.end or datetime.date.max


def _out_of_order(path: Path, newer: DateRange, older: DateRange, name: str) -> Iterator[Finding]:
    if newer.end and older.start and newer.end < older.start:
        yield Finding(
            path,
            f"'{name}' ({older}) is later than what takes its place ({newer})",
            "exchange the two, or correct a date",
        )


def _retracted_early(path: Path, said: DateRange, withdrawn: DateRange) -> Iterator[Finding]:
    if said.start and withdrawn.end and withdrawn.end < said.start:
        yield Finding(
            path,
            f"this was withdrawn on {withdrawn.end}, before it appeared on {said.start}",
            "correct one of the two dates",
        )
