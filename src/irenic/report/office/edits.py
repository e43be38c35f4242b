"""From edited rows to proposals: what stands in a sheet waits in the inbox until a person accepts it."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from ...casefile.checks.stances import FITTING
from ...casefile.load import LoadedCase
from ...casefile.quotes import Span, fold_quote
from ...intake.edited import kept_quotes
from ...model.problem import Problem, Severity
from ...model.proposal import Proposal, proposal_id
from ...model.record import (
    CONDITIONAL,
    AboutIssue,
    AboutIssues,
    AboutOption,
    AboutOptions,
    Stance,
    Statement,
)
from ...model.spoken import about_of
from .naming import STANCES, CellError, Names, days
from .reading_back import EditedLine, EditedRow, Edits
from .sheet import PositionRow

NO_SOURCE: Final = ""
"""The source of a proposal that rests on nothing yet."""
_OWN: Final = (AboutOption, AboutOptions, AboutIssues, AboutIssue)
_ABOUT: Final = frozenset({"issue", "stance", "option", "rather_than"})
"""The columns that together say what a statement is about."""
_DAY: Final = re.compile(r"^(?:(\d{4}-\d\d-\d\d)|by \d{4}-\d\d-\d\d(?: \(assumed\))?|date unknown): ")
"""What stands before a line of the matrix; by a day is when its report came out, and no day of the words."""


class Made(NamedTuple):
    """What becomes of the edits."""

    proposals: tuple[Proposal, ...]
    problems: tuple[Problem, ...]


def proposals_of(loaded: LoadedCase, edits: Edits, file: str) -> Made:
    """A proposal for every row and line that was changed or added, and what cannot be read as one."""
    proposals: dict[str, Proposal] = {}
    problems = list(edits.problems)
    kept: list[Problem] = []
    reader = _Reader(loaded, file)
    for row in edits.rows:
        found = reader.row(row)
        if isinstance(found, Problem):
            problems.append(found)
        elif found is not None:
            proposals[found.id] = found
            kept += reader.kept(row, found)
    for one in edits.lines:
        found = reader.matrix_line(one, edits.citations)
        if isinstance(found, Problem):
            problems.append(found)
        elif found is not None:
            proposals.setdefault(found.id, found)
    return Made(tuple(proposals.values()), (*problems, *kept))


class _Reader:
    """Reads rows with the names of a case."""

    def __init__(self, loaded: LoadedCase, file: str) -> None:
        self._loaded, self._case, self._names, self._file = loaded, loaded.case, Names(loaded.case), file

    def row(self, edited: EditedRow) -> Proposal | Problem | None:
        """What a row proposes; None where the case says so already."""
        row, statement = edited.row, self._case.statements.get(edited.statement)
        if not any(row):
            told = f"{edited.place} was emptied"
            return self._told(
                "I014", told, "nothing is removed by an import: remove the entry in the case file", "warning"
            )
        try:
            if statement is not None:
                return self._change(edited, statement)
            entry = self._entry(row)
            return None if self._is_in_case(entry) else self._proposal(entry, edited.place)
        except CellError as error:
            return self._told(error.code, f"{edited.cell(error.column)}: {error.message}", error.hint)

    def kept(self, edited: EditedRow, proposal: Proposal) -> Iterator[Problem]:
        """That a row's quote was kept though the row now says something else: nobody has looked whether it bears it."""
        quotes = kept_quotes(self._loaded, proposal)
        if quotes:
            said = "; ".join(f"“{one.quote}” [{one.source}]" for one in quotes)
            yield self._told(
                "I016",
                f"{edited.place}: '{edited.statement}' would now say something else, and its quote is kept as it was: "
                f"{said}",
                "look whether these words say so; if not, write others in Quote and Source, or leave the row as it was",
                "warning",
            )

    def matrix_line(self, written: EditedLine, citations: Mapping[int, tuple[str, str]]) -> Proposal | Problem | None:
        """What a line in a cell of the matrix proposes: STANCE OPTION, with numbers of citations behind it."""
        hint = "write STANCE OPTION, such as 'accepts OPTION', or use a row of the sheet Positions"
        if written.issue not in self._case.issues or written.party not in self._case.parties:
            told = f"{written.place}: “{written.words}” is not read back"
            return self._told("I014", told, "words on whole drafts are added in the case file", "warning")
        try:
            cited = [citations[number] for number in written.notes if number in citations]
            row = self._as_row(written, cited)
            entry = self._entry(row)
            return None if self._is_in_case(entry) else self._proposal(entry, written.place)
        except CellError as error:
            return self._told("I012", f"{written.place}: “{written.words}” is no stand: {error.message}", hint)

    def _as_row(self, written: EditedLine, cited: list[tuple[str, str]]) -> PositionRow:
        dated = _DAY.match(written.words)
        words = written.words[dated.end() :] if dated else written.words
        stance = next((one for one in sorted(STANCES, key=len, reverse=True) if words.startswith(f"{one} ")), None)
        if stance is None:
            raise CellError("stance", "it begins with no stance", f"known are: {', '.join(STANCES)}")
        words, _, condition = words.removeprefix(stance).strip().partition(", if ")
        option, rather = words, ""
        if stance == "prefers":
            option, _, rather = next(
                (found for by in (" rather than ", " to ") if (found := words.partition(by))[1]), ("", "", "")
            )
        return PositionRow(
            issue=written.issue,
            party=written.party,
            stance=stance,
            option=option,
            rather_than=rather,
            only_if=condition,
            date=(dated[1] or "") if dated else "",
            quote="\n".join(quote for quote, _ in cited),
            source="\n".join(source for _, source in cited),
        )

    def _change(self, edited: EditedRow, statement: Statement) -> Proposal | Problem | None:
        """What an edited row would change of the statement that it shows: the fields concerned alone."""
        row, name = edited.row, edited.statement
        party = self._names.party(row.party)
        if edited.fields & _ABOUT and not isinstance(statement.about, _OWN):
            raise CellError(
                "stance",
                f"'{name}' is about more than this row shows ({about_of(self._case, statement.about)})",
                "change it in the case file, or put this row back and write yours below",
                "I014",
            )
        if party != statement.by:
            hint = f"put {self._case.name_of(statement.by)} back, and write what another said in a row of its own"
            raise CellError("party", f"'{name}' is not said by {self._case.name_of(party)}", hint, "I014")
        whole = self._entry(row, as_it_was=not edited.fields & _ABOUT)
        fields = [field for column, field in _FIELDS.items() if column in edited.fields]
        if edited.fields & _ABOUT:
            fields += ["stance", "about"]
        if "cite" in fields and "cite" in whole and "assumed" not in edited.fields:
            # words that are cited rest on no reason of the analyst's any more
            whole.pop("assumed", None)
            fields += ["assumed"] if isinstance(statement.assumed, str) else []
        fields = sorted({field for field in fields if _differs(statement, field, whole)})
        if not fields:
            return None
        entry = {"by": statement.by, "stance": statement.stance, **{key: whole[key] for key in fields if key in whole}}
        return self._proposal(entry, edited.place, changes=name, fields=tuple(fields))

    def _entry(self, row: PositionRow, *, as_it_was: bool = False) -> dict[str, Any]:
        """A statement as a row says it; with `as_it_was` what it is about is not looked at."""
        party = self._names.party(row.party)
        voice = self._names.voice(party, row.voice)
        entry: dict[str, Any] = {"by": party, **({"voice": voice} if voice else {})}
        if not as_it_was:
            stance = self._names.stance(row.stance)
            entry |= {"stance": stance, "about": self._about(row, stance)}
            if row.only_if and stance not in CONDITIONAL:
                hint = f"only {', '.join(CONDITIONAL)} do"
                raise CellError("only_if", f"'{stance}' cannot stand under a condition", hint, "I012")
        if row.only_if:
            entry["if"] = self._names.condition(row.only_if)
        if row.date:
            entry["date"] = days(row.date)
        if row.quote or row.source:
            entry["cite"] = self._cite(row)
        if row.assumed:
            entry["assumed"] = row.assumed
        return entry

    def _about(self, row: PositionRow, stance: Stance) -> dict[str, str]:
        issue = self._names.issue(row.issue)
        about: dict[str, str] = {"issue": issue}
        if stance == "prioritises":
            about["over"] = self._names.issue(row.rather_than, "rather_than")
        elif row.option:
            about["option"] = self._names.option(issue, row.option)
            if stance == "prefers":
                about["over"] = self._names.option(issue, row.rather_than, "rather_than")
        if row.rather_than and "over" not in about:
            hint = "clear the cell, or use prefers (of options) or prioritises (of issues)"
            raise CellError("rather_than", f"'{stance}' compares nothing", hint, "I012")
        if about.get("over") == about.get("option" if stance == "prefers" else "issue"):
            raise CellError("rather_than", "both sides of the comparison are the same", "name two", "I012")
        fitting, kind = FITTING.get(stance), _KINDS[frozenset(about)]
        if fitting and kind not in fitting:
            missing = "option" not in about and any(one in (AboutOption, AboutOptions) for one in fitting)
            message = f"'{stance}' takes an option" if missing else f"'{stance}' is said of a draft, not of an issue"
            hint = "name one of its options" if missing else "add it in the case file, or use another stance"
            raise CellError("option" if missing else "stance", message, hint, "I012")
        return about

    def _cite(self, row: PositionRow) -> list[dict[str, Any]]:
        """Quotes and sources, line by line; each quote stands in its source, or nothing is proposed."""
        quotes = [one.strip() for one in row.quote.split("\n") if one.strip()]
        sources = [one.strip() for one in row.source.split("\n") if one.strip()]
        if len(quotes) != len(sources):
            if not quotes:
                raise CellError("quote", "the quote is missing", "copy the words from the source", "I013")
            if len(sources) != 1:
                message = f"there are {len(quotes)} lines with quotes and {len(sources)} with sources"
                raise CellError("source", message, "write a source for each quote, line by line", "I013")
            sources *= len(quotes)
        return [self._citation(*pair) for pair in zip(quotes, sources, strict=True)]

    def _citation(self, quote: str, source: str) -> dict[str, Any]:
        name, bare = self._names.source(source), quote
        text = self._loaded.texts.get(name)
        spans = text.find(bare) if text is not None else []
        if text is not None and not spans and quote[:1] in '“"‘' and quote[-1:] in '”"’':
            bare = quote[1:-1]
            spans = text.find(bare)
        if not spans:
            nearest = text.nearest(quote) if text is not None else None
            hint = f"the nearest words are: {nearest.words}" if nearest else "copy the words from the source"
            raise CellError("quote", f"this quote does not stand word for word in '{name}'", hint, "I013")
        if len(spans) > 1:
            message = f"this quote stands {len(spans)} times in '{name}'"
            raise CellError("quote", message, "quote more words, so that it stands there once", "I013")
        return {"source": name, "quote": fold_quote(bare)}

    def _proposal(
        self, entry: Mapping[str, Any], place: str, *, changes: str | None = None, fields: tuple[str, ...] = ()
    ) -> Proposal:
        cites = list(entry.get("cite", ()))
        source = cites[0]["source"] if cites else NO_SOURCE
        key = json.dumps([changes, fields, entry], sort_keys=True, ensure_ascii=False)
        return Proposal(
            id=proposal_id("statement", source, key),
            kind="statement",
            source=source,
            spans=tuple(self._spans(cites)),
            quote=" … ".join(cite["quote"] for cite in cites),
            entry=dict(entry),
            confidence=1,
            reason=f"{place}: {self._in_words(entry, changes, fields)}",
            sheet=self._file,
            changes=changes,
            fields=fields,
        )

    def _spans(self, cites: list[dict[str, Any]]) -> Iterator[Span]:
        first = cites[0]["source"] if cites else None
        return (self._loaded.texts[first].find(cite["quote"])[0] for cite in cites if cite["source"] == first)

    def _in_words(self, entry: Mapping[str, Any], changes: str | None, fields: tuple[str, ...]) -> str:
        case = self._case
        who = case.name_of(f"{entry['by']}.{entry['voice']}" if entry.get("voice") else entry["by"])
        about = _as_about(entry["about"]) if "about" in entry else case.statements[str(changes)].about
        said = f"{who} {entry['stance']} – {about_of(case, about)}"
        if changes is not None:
            gone = [field for field in fields if field not in entry]
            removed = f"; without {' and '.join(gone)}" if gone else ""
            return f"would change {changes} ({', '.join(fields)}): {said}{removed}"
        return said if entry.get("cite") or entry.get("assumed") else f"{said}; it rests on nothing yet"

    def _is_in_case(self, entry: Mapping[str, Any]) -> bool:
        about = _as_about(entry["about"])
        cites = {(cite["source"], fold_quote(cite["quote"])) for cite in entry.get("cite", ())}
        condition = {issue: tuple(options) for issue, options in entry.get("if", {}).items()}
        return any(
            (held.by, held.voice, held.stance, held.about) == (entry["by"], entry.get("voice"), entry["stance"], about)
            and dict(held.condition) == condition
            and cites <= {(cited.source, fold_quote(cited.quote)) for cited in held.cite}
            and (bool(cites) or entry.get("assumed") == held.basis().reason)
            for held in self._case.statements.values()
        )

    def _told(self, code: str, message: str, hint: str, severity: Severity = "error") -> Problem:
        return Problem(
            code=code, severity=severity, file=self._file, line=None, column=None, message=message, hint=hint
        )


_FIELDS: Final = {
    "voice": "voice",
    "only_if": "if",
    "date": "date",
    "quote": "cite",
    "source": "cite",
    "assumed": "assumed",
}
"""The fields that columns set by themselves."""
_KINDS: Final = {frozenset(kind.model_fields): kind for kind in _OWN}


def _as_about(about: Mapping[str, str]) -> AboutOption | AboutOptions | AboutIssues | AboutIssue:
    return _KINDS[frozenset(about)](**about)


def _differs(statement: Statement, field: str, entry: Mapping[str, Any]) -> bool:
    """Whether an entry says something else than the statement in a field."""
    written = Statement.model_validate(
        {"by": statement.by, "stance": statement.stance, "about": statement.about, **entry}
    )
    name = {"if": "condition"}.get(field, field)
    return bool(getattr(written, name) != getattr(statement, name))
