"""Asks a case what goes into a document for the desk: Results alone, as of one day, for one audience."""

import datetime
from collections.abc import Iterator, Sequence
from typing import Final, Literal, Protocol, get_args

from ...analyses.actors import who_is_who
from ...analyses.gap import Matrix
from ...analyses.record import Record
from ...analyses.table import Table
from ...casefile.leaving_out import in_words
from ...casefile.load import LoadedCase
from ...model.case import Case
from ...model.on_the_table import latest_pair
from ...model.problem import failure
from ...model.record import Stance
from ...model.source import Handling
from .actors_table import actors_part
from .chronology_table import chronology_part
from .citations import Citations
from .content import Dossier, Part
from .drafts_table import Changes, drafts_part
from .positions_table import position_sheet, positions_part
from .sources_table import sources_part
from .stands_table import Words, matrix_part

What = Literal["matrix", "drafts", "chronology", "actors", "positions"]
ALL: Final[tuple[What, ...]] = get_args(What)


class Asked(Protocol):
    """An open case: what `workspace.Workspace` is."""

    @property
    def loaded(self) -> LoadedCase:
        """The case as it was read."""
        ...

    def seen_by(self, audience: Handling) -> "Asked":
        """The case as an audience may see it."""
        ...

    def matrix(self, *, as_of: datetime.date | None = None) -> Matrix: ...
    def table(self, *, as_of: datetime.date | None = None) -> Table: ...
    def record(self, *, as_of: datetime.date | None = None) -> Record: ...


def gathered(
    case: Asked,
    *,
    what: Sequence[What] = ALL,
    party: str | None = None,
    as_of: datetime.date | None = None,
    audience: Handling = "public",
) -> Dossier:
    """Everything that is asked for, as tables; `party` is whose positions are told, everybody's if left out.

    It is computed from the case as the audience sees it. Raises IrenicError (R001) where that has no such party, and
    as `casefile.audience.as_seen_by` does.
    """
    case = case.seen_by(audience)
    held = case.loaded.case
    if party is not None and party not in held.parties:
        raise failure("R001", f"the case has no party '{party}'", f"its parties are: {', '.join(held.parties)}")
    matrix, table, record = case.matrix(as_of=as_of), case.table(as_of=as_of), case.record(as_of=as_of)
    citations = Citations(record, case.loaded.texts)
    words = Words(citations, {row.id: row for row in record.statements})
    parties = [party] if party is not None else list(held.parties)
    parts: list[Part] = []
    for one in dict.fromkeys(what):
        if one == "matrix":
            found = matrix_part(matrix, words)
            if "positions" not in what and matrix.cells:
                # what is edited is read back from this sheet
                found = found._replace(grids=(*found.grids, position_sheet(held, matrix, parties, words, citations)))
            parts.append(found)
        elif one == "drafts":
            parts.append(drafts_part(held, table, _changes(held, table), citations))
        elif one == "chronology":
            parts.append(chronology_part(record, table, words, citations))
        elif one == "actors":
            parts.append(actors_part(who_is_who(held, as_of=as_of), record, words, citations))
        elif held.parties:
            parts.append(positions_part(held, matrix, record, who_is_who(held, as_of=as_of), parties, words, citations))
    choices = {
        "issue": [held.issue_label(issue) for issue in held.issues],
        "party": [side.name for side in matrix.parties],
        "stance": list(get_args(Stance)),
        "option": [
            f"{held.issue_label(name)}: {issue.option_label(option)}"
            for name, issue in held.issues.items()
            for option in issue.options
        ],
        "source": list(held.sources),
    }
    return Dossier(
        title=matrix.title,
        notice=matrix.notice,
        as_of=matrix.as_of,
        audience=audience,
        opening=tuple(_cautions(case, matrix)),
        made=f"Made by irenic {matrix.about.irenic} (case format {matrix.about.format}) from a case whose contents "
        f"have the SHA-256 {matrix.about.inputs}.",
        parts=(*parts, sources_part(citations.sources())) if citations.all else tuple(parts),
        citations=citations.all,
        choices=choices,
    )


def _changes(case: Case, table: Table) -> Changes:
    """Each draft beside the one that it replaces; where none says so, the latest beside the one before it."""
    # its room loads numpy, which only those pay for who compare drafts
    from ...analyses.compare import term_changes

    shown = {draft.id for draft in table.drafts}
    pairs = [(draft.replaces, draft.id) for draft in table.drafts if draft.replaces in shown and draft.replaces]
    latest = latest_pair(case, table.as_of)
    pairs += [latest] if latest and latest not in pairs else []
    return {pair: term_changes(case, *pair) for pair in pairs}


def _cautions(case: Asked, matrix: Matrix) -> list[str]:
    """What a document must not be read without: what is at fault and so is missing from it."""
    lines = [f"At fault and left out until it is mended: {in_words(part)}." for part in case.loaded.left_out]
    errors = sum(problem.severity == "error" for problem in matrix.about.problems)
    if errors:
        found = "an error" if errors == 1 else f"{errors} errors"
        lines.append(f"The case has {found}: what is at fault counts for nothing here.")
    return [*lines, *_elsewhere(case.loaded.case)]


def _elsewhere(case: Case) -> Iterator[str]:
    """That what is computed of moves and contests stands in the report alone."""
    told = [
        *(["whether a deal would hold (irenic report --with stability)"] if case.moves else []),
        *(["where contests would settle (irenic report --with forecast)"] if case.contests else []),
    ]
    if told:
        yield f"The report alone tells {' and '.join(told)}."
