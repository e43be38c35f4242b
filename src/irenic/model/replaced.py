"""Which sources a newer version replaces, and what of a case still rests on them."""

import datetime
import itertools
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from .basis import Citation
from .case import Case, PlacedCitation, citations
from .force import is_later

Path = tuple[str | int, ...]


class Resting(NamedTuple):
    """An entry of a case that cites a replaced source and none of its newer versions."""

    entry: Path
    """The entry: `("statements", "s1")`, `("drafts", "plan", "terms", "army")`."""
    cited: tuple[PlacedCitation, ...]
    """What it cites from there."""


def newer_versions(case: Case, as_of: datetime.date | None = None) -> dict[str, tuple[str, ...]]:
    """For each source that was replaced by the day, all its newer versions, the next one first.

    What is known to be published after the day has replaced nothing yet.
    """
    following: dict[str, list[str]] = {}
    for name, source in case.sources.items():
        if not is_later(source.published, as_of):
            for old in source.replaces:
                if old in case.sources and old != name:
                    following.setdefault(old, []).append(name)
    found: dict[str, tuple[str, ...]] = {}
    for old in following:
        newer: dict[str, None] = {}
        ahead = list(following[old])
        while ahead:
            name = ahead.pop(0)
            if name not in newer and name != old:
                newer[name] = None
                ahead += following.get(name, ())
        found[old] = tuple(newer)
    return found


def resting_on_replaced(
    case: Case,
    newer: Mapping[str, tuple[str, ...]],
    placed: Iterable[PlacedCitation] | None = None,
) -> dict[str, tuple[Resting, ...]]:
    """For each replaced source what still rests on it: cites it and none of its newer versions.

    Statements that were taken back, or whose place a later one has taken, rest on nothing any more, nor does what a
    source says of itself. `placed` are the citations of the case where they are known already.
    """
    if not newer:
        return {}
    over = {old for held in case.statements.values() for old in held.supersedes}
    over |= {name for name, held in case.statements.items() if held.retracted is not None}
    by_entry: dict[Path, list[PlacedCitation]] = {}
    for one in citations(case) if placed is None else placed:
        entry = tuple(itertools.takewhile(lambda step: step != "cite", one.path))
        if entry[0] != "sources" and not (entry[0] == "statements" and entry[1] in over):
            by_entry.setdefault(entry, []).append(one)
    return {
        old: tuple(
            Resting(entry, tuple(one for one in cited if one.citation.source == old))
            for entry, cited in by_entry.items()
            if _cites(cited, {old}) and not _cites(cited, set(later))
        )
        for old, later in newer.items()
    }


def _cites(cited: Iterable[PlacedCitation], sources: set[str]) -> bool:
    return any(one.citation.source in sources for one in cited)


class Later(NamedTuple):
    """A source that was offered as the correction or new version of another, which a person kept."""

    source: str
    position: int
    """Which of those that it is kept beside the other is."""
    said: tuple[Citation, ...]
    """Where it speaks of the other itself."""
    note: str | None
    """Why the other was kept."""


def kept_sources(case: Case, as_of: datetime.date | None = None) -> dict[str, tuple[Later, ...]]:
    """For each source that was kept what was offered in its place, without what has replaced it all the same.

    What is known to be published after the day was offered later.
    """
    newer = newer_versions(case, as_of)
    found: dict[str, list[Later]] = {}
    for name, source in case.sources.items():
        for position, kept in enumerate(() if is_later(source.published, as_of) else source.kept_beside):
            if kept.source in case.sources and name not in (kept.source, *newer.get(kept.source, ())):
                found.setdefault(kept.source, []).append(Later(name, position, kept.cite, kept.note))
    return {name: tuple(later) for name, later in found.items()}


def entry_name(entry: Path) -> str:
    """An entry in one word: `statements.s1`."""
    return ".".join(map(str, entry))


def newest(newer: Mapping[str, tuple[str, ...]], old: str) -> tuple[str, ...]:
    """Of the newer versions of a source those that nothing replaces in turn."""
    return tuple(name for name in newer.get(old, ()) if name not in newer)
