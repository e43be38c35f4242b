"""What goes out of the case, for an audience: brief, report and tables of a desk, made to be downloaded."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, cast
from urllib.parse import quote, urlencode

from ...casefile.audience import hidden_from
from ...casefile.load import LoadedCase
from ...model.base import Frozen
from ...model.problem import failure
from ...model.source import Handling
from ..answers import Answer
from ..exporting import GROUPS, KINDS, FileName, MakeFile, audiences_within, is_printable
from ..filters import FilterName
from ..registry import Asked, PlainPage, View

if TYPE_CHECKING:
    from fastapi import APIRouter


class FileLine(Frozen):
    """A file that can be made."""

    file: str
    group: str
    words: str
    name: str
    """What it is called when it is downloaded."""
    address: str
    command: str
    lacks: str | None
    """What it cannot be made without, where that is not there."""


class ExportView(View):
    """All files, and the one that is being made."""

    template: ClassVar[str] = "export.html.j2"
    audience: Handling
    audiences: tuple[Handling, ...]
    """Those for whom files can be made here."""
    as_of: str | None
    left_out: int
    """How many sources are left out of what goes out."""
    groups: tuple[tuple[str, str], ...]
    """What there is, with what it holds."""
    files: tuple[FileLine, ...]
    chosen: FileLine | None
    held: Answer | None
    """How far the chosen one is; of a file that is made only the size stands in it, in bytes."""
    query: str

    def head(self) -> Sequence[str]:
        """One row for each file."""
        return ("file", "what", "form", "audience", "as of", "command", "lacks")

    def rows(self) -> Iterable[Sequence[object]]:
        """In the order of the page."""
        for one in self.files:
            yield (one.name, one.group, one.words, self.audience, self.as_of, one.command, one.lacks)


class ExportPage(PlainPage):
    """`/export?audience=AUDIENCE`, `/export/FILE`, and `/export/FILE/file`, which is the file itself."""

    name: ClassVar[str] = "export"
    title: ClassVar[str] = "Export"
    filters: ClassVar[tuple[FilterName, ...]] = ("as_of",)
    has_items: ClassVar[bool] = True

    def view(self, asked: Asked) -> ExportView:
        """What can be made; the file that the address names is set to work."""
        audience, case = _audience(asked), asked.snapshot.case
        day = asked.filters.given.get("as_of")
        query = urlencode({"audience": audience, **asked.filters.given})
        files = tuple(_line(asked, name, audience, day, query) for name in KINDS)
        chosen = next((one for one in files if one.file == asked.item), None)
        if asked.item is not None and chosen is None:
            raise failure("E001", f"no file '{asked.item[:80]}' is made here", "choose one on the page")
        held = asked.answer(_question(asked)) if chosen and not chosen.lacks else None
        left_out = len(hidden_from(case, audience))
        return ExportView(
            heading=_heading(audience, left_out, _at_fault(asked.snapshot.loaded)),
            command=(chosen or files[0]).command,
            audience=audience,
            audiences=tuple(audiences_within(asked.session.audience)),
            as_of=day or (str(case.as_of) if case.as_of else None),
            left_out=left_out,
            groups=tuple(GROUPS.items()),
            files=files,
            chosen=chosen,
            held=held.model_copy(update={"result": len(held.result)}) if held and held.state == "done" else held,
            query=query,
        )

    def add_routes(self, router: "APIRouter", bench: Any) -> None:
        """`GET /export/FILE/file`: the file, once it is made; `POST /export/stop`: nobody wants it any more."""
        from fastapi import Form, Request
        from starlette.responses import RedirectResponse, Response

        from ..app import done

        @router.get("/export/{item}/file", response_class=Response)
        def file(request: Request, item: str) -> Response:
            asked = bench.asked(self, request, item)
            view = self.view(asked)
            held = asked.answer(_question(asked)) if view.held else None
            if view.chosen is None or held is None or held.state != "done":
                # the page says how far it is, or why there is none
                return RedirectResponse(f"/export/{quote(item)}?{view.query}", 303)
            # never shown among our own pages, whatever stands in it
            disposition = f"attachment; filename*=UTF-8''{quote(view.chosen.name)}"
            return Response(held.result, media_type=KINDS[item].media, headers={"Content-Disposition": disposition})

        @router.post("/export/stop", response_class=Response)
        def stop(
            request: Request,
            revision: Annotated[str, Form(max_length=80)],
            key: Annotated[str, Form(max_length=80)],
            query: Annotated[str, Form(max_length=200)] = "",
        ) -> Response:
            bench.answers.stop(revision, key)
            return done(request, "Stopped; nothing was written.", f"/export?{query}")


def _audience(asked: Asked) -> Handling:
    """For whom: the widest audience where the address names none. Raises IrenicError (W001) for one that is narrower
    than the pages themselves are made for.
    """
    within = tuple(audiences_within(asked.session.audience))
    named = asked.query.get("audience", "").strip() or within[0]
    if named in within:
        return named
    raise failure(
        "W001" if named in ("restricted", "confidential") else "E009",
        f"nothing is made here for an audience that is '{named[:40]}'",
        f"these pages show what an audience that is {asked.session.audience} may see; choose: {', '.join(within)}",
    )


def _question(asked: Asked) -> MakeFile:
    return MakeFile(file=cast(FileName, asked.item), audience=_audience(asked), as_of=asked.filters.given.get("as_of"))


def _line(asked: Asked, file: str, audience: Handling, day: str | None, query: str) -> FileLine:
    kind = KINDS[file]
    stem, _, ending = file.partition(".")
    name = f"{asked.case_name}-{stem}.{ending}"
    output = name.removesuffix(".zip")
    on = f" --as-of {day}" if day else ""
    lacks = None if ending != "pdf" or is_printable() else "needs Chromium, which was not found"
    return FileLine(
        file=file,
        group=kind.group,
        words=kind.words,
        name=name,
        address=f"/export/{file}?{query}",
        command=f"irenic {kind.verb.format(case=asked.case_name)} --audience {audience}{on} --output {output}",
        lacks=lacks,
    )


def _at_fault(loaded: LoadedCase) -> int:
    """How many sources cannot be read, and so are in nothing that is made, whoever it is for."""
    return sum(path[0] == "sources" for path in loaded.left_out)


def _heading(audience: Handling, left_out: int, at_fault: int) -> str:
    are, they_are = ("1 source is", "it is") if at_fault == 1 else (f"{at_fault} sources are", "they are")
    faulty = f"{are} at fault, and left out until {they_are} mended"
    if audience == "confidential":
        return (
            f"What is made here holds all of the case but what is at fault: {faulty}"
            if at_fault
            else "What is made here holds all that the case holds"
        )
    sources = "1 source is" if left_out == 1 else f"{left_out} sources are"
    end = f"{sources} left out, without a trace" if left_out else "no source is left out"
    if at_fault:
        end = f"{end} for them, but {faulty}" if left_out else faulty
    return f"What is made here is for an audience that is {audience}: {end}"


PAGE = ExportPage()
