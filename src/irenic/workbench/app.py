"""The web application: every page of the registry at its address, in its forms, and the few addresses beside them."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Annotated, Any, Final, cast

from fastapi import APIRouter, FastAPI, Form, Query, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse

from ..casefile.leaving_out import in_words
from ..casefile.unheard import drafts_at_fault
from ..documents.faults import keep_fault
from ..model.case import Case
from ..model.problem import IrenicError, Problem, failure
from ..model.version import VERSION
from .answers import Answers
from .citing import Links
from .filters import filters_of
from .forms import as_csv, as_html, as_json
from .jumping import Jump, places_like
from .registry import Asked, Page, View, pages
from .rendering import edition, page_html, static_file
from .session import Session, StaleEditError
from .snapshot import Snapshot
from .titles import with_titles_of
from .wording import on_the_page

_STATUS: Final = {"E001": 404, "E005": 404, "F009": 409, "E008": 409, "W002": 409, "E003": 409, "W001": 403}
_BEAT: Final = 0.5
_ALIVE: Final = 20
_LOST: Final = 5


class Bench:
    """What the addresses share: the session, the answers on their way, and how a page is made."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.answers = Answers(session.current.loaded.folder.path, session.audience)
        self.closing = False
        session.on_change.append(self.answers.changed)
        session.warm.append(_warm)

    def close(self) -> None:
        """End the processes, and the streams that pages follow the case by."""
        self.closing = True
        self.answers.close()
        self.session.close()

    def asked(self, page: Page, request: Request, item: str | None = None, snapshot: Snapshot | None = None) -> Asked:
        """What a request asks of a page; raises IrenicError (E009) for filters that cannot be."""
        query = {name: values[0] for name, values in _lists(request).items()}
        return Asked(
            page=page,
            snapshot=snapshot or self.session.fresh(),
            session=self.session,
            answers=self.answers,
            filters=filters_of({name: value for name, value in query.items() if name in page.filters}),
            item=item,
            query=query,
            lists=_lists(request),
        )

    def render(self, asked: Asked, view: View) -> Response:
        """A view as a page."""
        return as_html(page_html(view.template, {"view": view, **self.around(asked.snapshot, asked)}))

    def around(self, snapshot: Snapshot, asked: Asked | None = None) -> dict[str, Any]:
        """What stands around every page."""
        case, session = snapshot.case, self.session
        checked = snapshot.checked
        held = [one for one in pages().values() if one.title]
        return {
            "case": case,
            "snapshot": snapshot,
            "notes": Links(snapshot),
            "session": session,
            "state": session.state,
            "asked": asked,
            "pages": held,
            "errors": checked.errors,
            "lost": _lost(snapshot),
            "drafts_lost": drafts_at_fault(snapshot.loaded),
            "holds": snapshot.once("holds", lambda: _strictest(case)),
            "problem_count": checked.errors + checked.warnings,
            "editor": _editor if "edit" in pages() and not session.read_only else _no_editor,
            "edition": edition(),
            "irenic": VERSION,
            "names": {name: party.name for name, party in case.parties.items()},
            "labels": {name: case.issue_label(name) for name in case.issues},
            "called": case.draft_called,
        }

    def told(
        self,
        request: Request,
        problems: tuple[Problem, ...],
        status: int,
        *,
        yours: Mapping[str, str] | None = None,
        theirs: str | None = None,
    ) -> Response:
        """Why a request could not be carried out: as JSON to what asks for it, else as a page."""
        problems = tuple(with_titles_of(self.session.current.case, on_the_page(one)) for one in problems)
        if _wants_json(request):
            found: dict[str, Any] = {"problems": [one.model_dump(mode="json") for one in problems]}
            if yours is not None:
                found |= {"yours": dict(yours), "theirs": theirs}
            return JSONResponse(found, status)
        context = {"problems": problems, "status": status, "yours": yours, "theirs": theirs}
        return as_html(page_html("fault.html.j2", context | self.around(self.session.current)), status)


def make_app(session: Session) -> tuple[FastAPI, Bench]:
    """The application over a session; `guard.Guard` has to stand before it."""
    bench = Bench(session)
    app = FastAPI(title="irenic", version=VERSION, docs_url=None, redoc_url=None, openapi_url="/openapi.json")
    app.include_router(_common(bench))
    for page in pages().values():
        router = APIRouter(tags=[page.name])
        page.add_routes(router, bench)
        _add_page(router, bench, page)
        app.include_router(router)
    _add_faults(app, bench)
    for view in View.__subclasses__():
        # else the first page of each kind would pay for it
        view.model_rebuild()
    return app, bench


def _warm(snapshot: Snapshot) -> None:
    _ = snapshot.checked
    for page in pages().values():
        page.warm(snapshot)


def _add_page(router: APIRouter, bench: Bench, page: Page) -> None:
    """The three forms of a page, and of each of its items."""

    def add(suffix: str, make: Callable[[Asked, View, str], Response]) -> None:
        # not async: these run in threads, so that none holds the others up
        def whole(request: Request) -> Response:
            asked = bench.asked(page, request)
            return make(asked, page.view(asked), page.name)

        def one(request: Request, item: str) -> Response:
            asked = bench.asked(page, request, item)
            return make(asked, page.view(asked), f"{page.name}-{item}")

        name = f"{page.name}{suffix.replace('.', '_')}"
        router.add_api_route(f"/{page.name}{suffix}", whole, response_class=Response, operation_id=name)
        if page.has_items:
            address = f"/{page.name}/{{item}}{suffix}"
            router.add_api_route(address, one, response_class=Response, operation_id=f"{name}_item")

    add(".json", lambda _, view, __: as_json(view))
    add(".csv", lambda _, view, name: as_csv(view, name))
    add("", lambda asked, view, _: bench.render(asked, view))


def _common(bench: Bench) -> APIRouter:
    router = APIRouter()

    @router.get("/", response_class=Response)
    def first() -> Response:
        return RedirectResponse(f"/{next(iter(pages()))}", 303)

    @router.get("/assets/{name}", response_class=Response)
    def assets(name: str) -> Response:
        held = static_file(name)
        if held is None:
            raise HTTPException(404)
        return Response(held[0], media_type=held[1])

    @router.get("/state.json")
    def state() -> dict[str, str]:
        return {"state": bench.session.state}

    @router.get("/progress.json")
    def progress(revision: Annotated[str, Query(max_length=80)], key: Annotated[str, Query(max_length=80)]) -> Any:
        held = bench.answers.progress(revision, key)
        if held is None:
            return {"state": "gone"}
        return {"state": held.state, "words": held.progress, "done": held.done, "steps": held.steps}

    @router.get("/jump.json")
    def jump(q: Annotated[str, Query(max_length=200)] = "") -> list[Jump]:
        return places_like(bench.session.current, q)

    @router.post("/undo", response_class=Response)
    def undo(
        request: Request,
        back: Annotated[str, Form(max_length=2000)] = "/",
        step: Annotated[int | None, Form(ge=0, le=10**9)] = None,
    ) -> Response:
        what = bench.session.undo(step)
        return done(request, f"Undone: {what}", back)

    @router.get("/events", response_class=StreamingResponse)
    async def events(request: Request) -> StreamingResponse:
        return StreamingResponse(_states(bench, request), media_type="text/event-stream")

    return router


def done(request: Request, words: str, back: str, **more: Any) -> Response:
    """What is answered to an edit that was made: JSON to what asks for it, else the page that it came from."""
    if _wants_json(request):
        return JSONResponse({"done": words, **more})
    return RedirectResponse(back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/", 303)


async def _states(bench: Bench, request: Request) -> AsyncIterator[str]:
    """Says whenever pages should be shown anew."""
    said, quiet = "", 0.0
    while not bench.closing and not await request.is_disconnected():
        state = bench.session.state
        if state != said or quiet >= _ALIVE:
            yield f"event: state\ndata: {state}\n\n"
            said, quiet = state, 0.0
        await asyncio.sleep(_BEAT)
        quiet += _BEAT


def _add_faults(app: FastAPI, bench: Bench) -> None:
    """Every failure becomes a page in words for people."""

    async def irenic_error(request: Request, error: Exception) -> Response:
        held = cast(IrenicError, error)
        status = next((_STATUS[one.code] for one in held.problems if one.code in _STATUS), 400)
        if isinstance(error, StaleEditError):
            form = await request.form()
            yours = {name: str(value) for name, value in form.items() if isinstance(value, str)}
            return bench.told(request, held.problems, 409, yours=yours, theirs=error.now)
        return bench.told(request, held.problems, status)

    async def http_error(request: Request, error: Exception) -> Response:
        status = cast(HTTPException, error).status_code
        if status == 404:
            problem = failure("E001", "there is no page at this address", "choose one from the side of the page")
        else:
            problem = failure("E009", "this address does not take such a request", "go back to the page before")
        return bench.told(request, problem.problems, status)

    async def wrong(request: Request, error: Exception) -> Response:
        fields = ", ".join(str(one["loc"][-1]) for one in cast(RequestValidationError, error).errors())
        problem = failure("E009", f"what was sent does not fit: {fields}", "go back to the page, and load it again")
        return bench.told(request, problem.problems, 422)

    async def fault(request: Request, error: Exception) -> Response:  # noqa: ARG001
        kept = keep_fault()
        hint = f"please report it, with the file {kept}" if kept else "please report it"
        problem = failure("W004", "irenic stopped at a fault of its own; your files are as they were", hint)
        return bench.told(request, problem.problems, 500)

    app.add_exception_handler(IrenicError, irenic_error)
    app.add_exception_handler(HTTPException, http_error)
    app.add_exception_handler(RequestValidationError, wrong)
    app.add_exception_handler(Exception, fault)


def _lists(request: Request) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        found.setdefault(name, []).append(value)
    return found


def _wants_json(request: Request) -> bool:
    return "application/json" in request.headers.get("accept", "") or request.url.path.endswith(".json")


def _strictest(case: Case) -> str | None:
    """The strictest handling in the case, where that is not public."""
    held = {case.handling, *(source.handling for source in case.sources.values())}
    return "confidential" if "confidential" in held else "restricted" if "restricted" in held else None


def _lost(snapshot: Snapshot) -> list[str]:
    """What is missing from every page because it is at fault, so that nobody takes it for silence."""
    named = [in_words(part) for part in snapshot.loaded.left_out]
    return named if len(named) <= _LOST else [*named[:_LOST], f"{len(named) - _LOST} more"]


def _editor(file: str, line: int | None) -> str:
    """The address of a line in the source editor."""
    return f"/edit/{file}?line={line or 1}"


def _no_editor(file: str, line: int | None) -> None:  # noqa: ARG001
    return None
