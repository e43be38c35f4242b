"""The checker's list: what, where, what to do, and a quick fix where one is safe."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final
from urllib.parse import quote

from ...casefile.checks import CHECKS, FILE_CODES
from ...model.base import Frozen
from ...model.problem import Problem, Severity
from ...model.result import MORE_MAY_COME
from ..fixes import Fix, fixes_for, mend, path_of
from ..leading import Lead, lead_of, place_in_case
from ..plainly import told_plainly
from ..registry import Asked, PlainPage, View
from ..snapshot import Snapshot
from ..titles import entry_called

if TYPE_CHECKING:
    from fastapi import APIRouter

_WORDS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "info": "note"}
_MOST: Final = 300
_AROUND: Final = 120


class ProblemLine(Frozen):
    """A problem as the page shows it."""

    problem: Problem
    kind: str
    title: str
    help: str
    """What the checker finds by this code, and why it matters."""
    before: str = ""
    """The line of the file, cut where the problem begins and ends."""
    words: str = ""
    after: str = ""
    fixes: tuple[Fix, ...] = ()
    told: Problem
    """The same in the words of the forms."""
    lead: Lead | None = None
    """Where it is mended."""


class Kind(Frozen):
    """How many problems there are of a kind."""

    name: str
    count: int


class ProblemsView(View):
    """The list."""

    template: ClassVar[str] = "problems.html.j2"
    kinds: tuple[Kind, ...]
    chosen: str | None
    problems: tuple[ProblemLine, ...]
    more: str | None
    """That what is told may not be all."""
    left: int
    """How many more there are than are listed."""

    def head(self) -> Sequence[str]:
        """One row for each problem."""
        return ("severity", "code", "file", "line", "column", "message", "hint")

    def rows(self) -> Iterable[Sequence[object]]:
        """Errors first."""
        for one in self.problems:
            held = one.problem
            yield (one.kind, held.code, held.file, held.line, held.column, held.message, held.hint)


class ProblemsPage(PlainPage):
    """`/problems?kind=error`, and the address that quick fixes are sent to."""

    name: ClassVar[str] = "problems"
    title: ClassVar[str] = "Problems"

    def warm(self, snapshot: Snapshot) -> None:
        """What can be fixed."""
        _fixes(snapshot)

    def view(self, asked: Asked) -> ProblemsView:
        """The problems, errors first."""
        snapshot = asked.snapshot
        found = [*asked.session.fault, *snapshot.checked.problems]
        chosen = asked.query.get("kind") if asked.query.get("kind") in _WORDS.values() else None
        kept = [one for one in found if chosen in (None, _WORDS[one.severity])]
        fixes = {} if asked.session.read_only else _fixes(snapshot)
        return ProblemsView(
            heading=_heading(found),
            command=f"irenic check {asked.case_word}",
            kinds=tuple(
                Kind(name=word, count=count)
                for severity, word in _WORDS.items()
                if (count := sum(one.severity == severity for one in found))
            ),
            chosen=chosen,
            problems=tuple(
                _line(snapshot, one, fixes.get(one, []), edits=not asked.session.read_only) for one in kept[:_MOST]
            ),
            more=MORE_MAY_COME if snapshot.checked.may_hide_more or asked.session.fault else None,
            left=max(0, len(kept) - _MOST),
        )

    def add_routes(self, router: "APIRouter", bench: Any) -> None:
        """`POST /problems/fix`."""
        from fastapi import Form, Request
        from starlette.responses import Response

        from ..app import done

        @router.post("/problems/fix", response_class=Response)
        def fix(
            request: Request,
            code: Annotated[str, Form(max_length=4)],
            entry: Annotated[str, Form(max_length=500)],
            choice: Annotated[int, Form(ge=0, le=20)],
            revision: Annotated[str, Form(max_length=40)],
        ) -> Response:
            said: str = bench.session.edit(
                f"Mend {code}: {_entry(bench.session.current, entry)}",
                lambda workspace: mend(workspace, code, entry, choice),
                shown={path_of(entry)[:2]: revision},
            )
            return done(request, said, "/problems")


def _entry(snapshot: Snapshot, address: str) -> str:
    section, name, *_ = (*map(str, path_of(address)), "")
    return entry_called(snapshot.case, section, name) if name else "the case as a whole"


def _fixes(snapshot: Snapshot) -> dict[Problem, list[Fix]]:
    if snapshot.audience != "confidential":
        return {}
    return snapshot.once("fixes", lambda: fixes_for(snapshot.loaded))


def _heading(found: Sequence[Problem]) -> str:
    errors = sum(one.severity == "error" for one in found)
    warnings = sum(one.severity == "warning" for one in found)
    if errors:
        have = "1 error has" if errors == 1 else f"{errors} errors have"
        return f"{have} to be mended: what is at fault does not count"
    if warnings:
        return f"The case is sound; {warnings} {'warning' if warnings == 1 else 'warnings'} to look at"
    return "The case is sound"


def _line(snapshot: Snapshot, problem: Problem, fixes: Sequence[Fix], *, edits: bool) -> ProblemLine:
    path = place_in_case(snapshot.loaded, problem)
    editor = None
    if problem.file is not None and problem.file in snapshot.loaded.files:
        editor = f"/edit/{quote(problem.file)}?line={problem.line or 1}"
    check = CHECKS.get(problem.code)
    before = words = after = ""
    read = snapshot.loaded.files.get(problem.file or "")
    if read is not None and problem.line is not None:
        line = read.text.line(problem.line)
        start = min(len(line), (problem.column or 1) - 1)
        end = min(len(line), max(start + 1, (problem.end_column or start + 2) - 1))
        before, words, after = line[:start], line[start:end], line[end:]
        before = before if len(before) <= _AROUND else "…" + before[-_AROUND:]
        after = after if len(after) <= _AROUND else after[:_AROUND] + "…"
    return ProblemLine(
        problem=problem,
        kind=_WORDS[problem.severity],
        title=check.title if check else "",
        help=check.help if check else FILE_CODES.get(problem.code, ""),
        before=before,
        words=words,
        after=after,
        fixes=tuple(fixes),
        told=told_plainly(snapshot.case, problem, path),
        lead=lead_of(snapshot.loaded, problem, path, editor) if edits else None,
    )


PAGE = ProblemsPage()
