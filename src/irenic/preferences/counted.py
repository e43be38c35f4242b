"""Which entries on what can be done after signing count on a day: not those whose every quote falls away."""

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from ..model.basis import Citation, Entry
from ..model.case import Case
from ..model.force import is_later, retracted_sources
from ..model.moves import Consequence, Move
from ..model.problem import failure

Cited = TypeVar("Cited", bound=Entry)


def why_not_counted(
    case: Case, entry: Entry, day: datetime.date | None, unproven: frozenset[Citation] = frozenset()
) -> str | None:
    """Why an entry does not count on a day, in words; None where it does, as what is the analyst's own does."""
    if not entry.cite:
        return None
    left = [citation for citation in entry.cite if citation not in unproven]
    if not left:
        return "no quote that is given for it stands in its source"
    withdrawn = retracted_sources(case, day)
    left = [citation for citation in left if citation.source not in withdrawn]
    if not left:
        return "its source was retracted"
    if all(one.source in case.sources and is_later(case.sources[one.source].published, day) for one in left):
        return f"its source is later than {day}"
    return None


def on_what_counts(
    case: Case, entry: Cited, day: datetime.date | None, unproven: frozenset[Citation] = frozenset()
) -> Cited:
    """The entry with those citations alone that count on a day; as it is where none does."""
    left = tuple(one for one in entry.cite if why_not_counted(case, Entry(cite=(one,)), day, unproven) is None)
    return entry.model_copy(update={"cite": left}) if left else entry


def with_what_counts(
    case: Case, day: datetime.date | None, unproven: frozenset[Citation] = frozenset()
) -> tuple[Case, dict[str, str]]:
    """The case with those moves, consequences, priorities and impossible states alone that count on a day.

    Of these, a `worth` or a `cost` counts or falls away by itself. Beside the case what is left out, as `moves.ID`,
    `moves.ID.worth.PARTY`, `consequences.ID`, `priorities.PARTY`, `impossible`, with the reason. Raises IrenicError
    where no move is left.
    """
    if not case.moves:
        raise failure(
            "E005",
            "the case says nothing of what can be done once a deal is signed",
            "add 'moves:', who can do what, cited or assumed; see docs/how-to/stability.md",
        )
    left_out: dict[str, str] = {}

    def counts(label: str, entry: Entry) -> bool:
        reason = why_not_counted(case, entry, day, unproven)
        if reason is not None:
            left_out[label] = reason
        return reason is None

    def kept(section: str, entries: Mapping[str, Any]) -> dict[str, Any]:
        return {
            name: numbered(f"{section}.{name}", entry)
            for name, entry in entries.items()
            if counts(f"{section}.{name}", entry)
        }

    def numbered(label: str, entry: Move | Consequence) -> Move | Consequence:
        gone = [place for place, figure in entry.figures.items() if not counts(".".join([label, *place]), figure)]
        if not gone:
            return entry
        worth = {who: worth for who, worth in entry.worth.items() if ("worth", who) not in gone}
        return entry.model_copy(update={"worth": worth} | ({"cost": None} if ("cost",) in gone else {}))

    priorities = {
        party: tuple(entry for entry in listed if counts(f"priorities.{party}", entry))
        for party, listed in case.priorities.items()
    }
    counted = {
        "moves": kept("moves", case.moves),
        "consequences": kept("consequences", case.consequences),
        "priorities": {party: listed for party, listed in priorities.items() if listed},
        "impossible": tuple(entry for entry in case.impossible if counts("impossible", entry)),
    }
    if not counted["moves"]:
        reasons = "; ".join(f"{label}: {reason}" for label, reason in left_out.items())
        raise failure("E005", f"no move counts: {reasons}", "cite a source that counts on the day, or name a later day")
    return (case.model_copy(update=counted), left_out) if left_out else (case, left_out)
