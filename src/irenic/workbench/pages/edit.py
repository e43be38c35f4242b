"""The files of the case as they are written, with the case's own names at hand and its problems beside the lines."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final

from ...casefile.folder import CASE_FILE, YAML_LIMIT, decode
from ...casefile.save import save_file
from ...casefile.tree import parse, problem_at
from ...casefile.versions import check_version
from ...documents.files import sha256
from ...model.base import Frozen
from ...model.problem import IrenicError, Problem, failure
from ...workspace import Workspace
from ..naming import Name, names_of
from ..registry import Asked, PlainPage, View
from ..session import StaleEditError

if TYPE_CHECKING:
    from fastapi import APIRouter

_MARK: Final = b"\xef\xbb\xbf"


class Noted(Frozen):
    """A problem at a line of the file."""

    line: int
    severity: str
    code: str
    message: str
    hint: str | None


class EditView(View):
    """A file of the case, with what is at fault in it."""

    template: ClassVar[str] = "edit.html.j2"
    file: str
    files: tuple[str, ...]
    text: str
    seen: str
    """The hash of what was read: a save on anything else is refused."""
    line: int
    problems: tuple[Noted, ...]
    names: tuple[Name, ...]

    def head(self) -> Sequence[str]:
        """One row for each problem of the file."""
        return ("line", "severity", "code", "message", "hint")

    def rows(self) -> Iterable[Sequence[object]]:
        """In the order of the lines."""
        for one in self.problems:
            yield (one.line, one.severity, one.code, one.message, one.hint)


class EditPage(PlainPage):
    """`/edit` for case.yaml, `/edit/FILE?line=N` for any file of the case, and the address that a save is sent to."""

    name: ClassVar[str] = "edit"
    title: ClassVar[str] = ""
    scripts: ClassVar[tuple[str, ...]] = ("sending.js", "edit.js")

    def view(self, asked: Asked) -> EditView:
        """A file as it stands on the disk now."""
        snapshot, file = asked.snapshot, asked.item or asked.query.get("file") or CASE_FILE
        if snapshot.audience != "confidential":
            raise failure("E005", "the files are shown to those alone who may see everything", "choose another page")
        if file not in snapshot.loaded.files:
            raise failure(
                "E001", f"the case has no file '{file[:200]}' that is edited here", "see the list of problems"
            )
        data = snapshot.loaded.folder.read(file, YAML_LIMIT)
        found = [*asked.session.fault, *snapshot.checked.problems]
        problems = sorted((one for one in found if one.file == file and one.line), key=lambda one: one.line or 0)
        line = asked.query.get("line", "")
        return EditView(
            heading=f"{file}: {_counted(problems)}",
            command=f"irenic check {asked.case_word}",
            file=file,
            files=tuple(snapshot.loaded.files),
            text=decode(file, data),
            seen=sha256(data),
            line=int(line) if line.isdecimal() and len(line) < 7 else 1,
            problems=tuple(
                Noted(line=one.line or 1, severity=one.severity, code=one.code, message=one.message, hint=one.hint)
                for one in problems
            ),
            names=snapshot.once("names", lambda: tuple(names_of(snapshot.case))),
        )

    def add_routes(self, router: "APIRouter", bench: Any) -> None:
        """A file by its path, and `POST /edit`."""
        from fastapi import Form, Request
        from starlette.responses import Response

        from ..app import done

        @router.get("/edit/{file:path}", response_class=Response)
        def one(request: Request, file: str) -> Response:
            asked = bench.asked(self, request, file)
            held: Response = bench.render(asked, self.view(asked))
            return held

        @router.post("/edit", response_class=Response)
        def save(
            request: Request,
            file: Annotated[str, Form(max_length=500)],
            text: Annotated[str, Form(max_length=YAML_LIMIT)],
            seen: Annotated[str, Form(max_length=64)],
        ) -> Response:
            seen = bench.session.edit(f"Edit {file}", lambda held: _save(held, file, text, seen), mends=True)
            return done(request, f"{file} is saved.", f"/edit/{file}", seen=seen)


def _save(workspace: Workspace, file: str, text: str, seen: str) -> str:
    """Write a file of the case, where it is still as it was shown and what is written can be read."""
    if file not in workspace.loaded.files:
        raise failure("E001", f"the case has no file '{file[:200]}' that is edited here", "see the list of problems")
    data = workspace.folder.read(file, YAML_LIMIT)
    if sha256(data) != seen:
        raise StaleEditError((file,), data.removeprefix(_MARK).decode("utf-8", "replace"))
    # a form sends line ends of its own
    plain = text.replace("\r\n", "\n")
    written = plain.replace("\n", "\r\n") if b"\r\n" in data else plain
    root, problems = parse(file, written)
    if root is None:
        raise IrenicError(problems or failure("F003", f"'{file}' would be empty", "nothing was written").problems)
    if root.kind != "mapping":
        raise IrenicError(problem_at(root, "Y005", f"'{file}' would hold no fields", "nothing was written"))
    if file == CASE_FILE:
        check_version(root)
    saved = save_file(workspace.folder, file, written, seen)
    workspace.reload()
    return saved


def _counted(problems: Sequence[Problem]) -> str:
    errors = sum(one.severity == "error" for one in problems)
    others = len(problems) - errors
    if not problems:
        return "no problem is known"
    told = [f"{errors} error{'s' if errors > 1 else ''}"] if errors else []
    return " and ".join([*told, *([f"{others} to look at"] if others else [])])


PAGE = EditPage()
