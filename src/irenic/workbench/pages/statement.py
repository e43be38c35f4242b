"""The form that makes a statement of words that were selected in a source; it opens beside the text."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from ...model.problem import failure
from ...workspace import Workspace
from ..marked import place_of
from ..newcomers import joined_by
from ..registry import Asked, PlainPage, View
from ..saying import Choice, Choices, SaidInForm, choices_of
from ..session import StaleEditError
from ..taking import revision_of_text, state_words, words_at
from ..titles import source_called, statement_called

if TYPE_CHECKING:
    from fastapi import APIRouter


class StatementView(View):
    """The words, and what can be said of them."""

    template: ClassVar[str] = "statement.html.j2"
    source: str
    outlet: str
    published: str
    before: str
    words: str
    after: str
    start: int
    end: int
    seen: str
    choices: Choices
    terms: tuple[Choice, ...]
    """The terms of drafts that these words may say, by their addresses."""

    def head(self) -> Sequence[str]:
        """The words and their place."""
        return ("source", "start", "end", "words")

    def rows(self) -> Iterable[Sequence[object]]:
        """One row."""
        yield (self.source, self.start, self.end, self.words)


class StatementPage(PlainPage):
    """`/statement/SOURCE?at=START-END`, and the address that the form is sent to."""

    name: ClassVar[str] = "statement"
    title: ClassVar[str] = ""
    scripts: ClassVar[tuple[str, ...]] = ("sending.js",)
    has_items: ClassVar[bool] = True

    def view(self, asked: Asked) -> StatementView:
        """The words at a place; raises IrenicError (E001) where there is no such source, (E009) no such place."""
        snapshot, name = asked.snapshot, asked.item or ""
        text = snapshot.loaded.texts.get(name)
        if text is None or name not in snapshot.case.sources:
            raise failure("E001", f"the case has no source '{name}' that can be read", "see the list of sources")
        first, _, last = asked.query.get("at", "").partition("-")
        if not (first.isdecimal() and last.isdecimal() and len(first) < 10 and len(last) < 10):
            raise failure("E009", "no words of the source are selected", "select words in its text, and press n")
        span = words_at(text, int(first), int(last))
        place = place_of(text, text.text[span.start : span.end], span)
        source = snapshot.case.sources[name]
        return StatementView(
            heading="A new statement",
            command=f"irenic show {asked.case_word} sources",
            source=name,
            outlet=source.outlet or name,
            published=str(source.published),
            before=place.before if place else "",
            words=text.text[span.start : span.end],
            after=place.after if place else "",
            start=span.start,
            end=span.end,
            seen=revision_of_text(text),
            choices=snapshot.once("choices", lambda: choices_of(snapshot.case)),
            terms=tuple(
                Choice(
                    f"drafts/{draft}/terms/{issue}",
                    f"{snapshot.case.draft_called(draft)} on {snapshot.case.issue_label(issue)}",
                )
                for draft in snapshot.case.drafts
                for issue in snapshot.case.issues
            ),
        )

    def add_routes(self, router: "APIRouter", bench: Any) -> None:
        """`POST /statement`."""
        from fastapi import Depends, Form, Request
        from starlette.responses import Response

        from ..app import done

        @router.post("/statement", response_class=Response)
        def state(
            request: Request,
            source: Annotated[str, Form(max_length=200)],
            start: Annotated[int, Form(ge=0, le=10**9)],
            end: Annotated[int, Form(ge=0, le=10**9)],
            seen: Annotated[str, Form(max_length=40)],
            said: Annotated[SaidInForm, Depends()],
        ) -> Response:
            how, newcomer = said.how(), said.newcomer()

            def change(workspace: Workspace) -> tuple[str, str]:
                text = workspace.loaded.texts.get(source)
                if text is None:
                    raise failure("E001", f"the case has no source '{source}'", "see the list of sources")
                if revision_of_text(text) != seen:
                    raise StaleEditError(("sources", source), text.text[max(0, start - 200) : end + 200])
                span = words_at(text, start, end)
                with joined_by(workspace, newcomer) as new:
                    name = state_words(workspace, source, span, **(how if new is None else {**how, "by": new}))
                return name, statement_called(workspace.case, name)

            what = f"State words of {source_called(bench.session.current.case, source)}"
            name, told = bench.session.edit(what, change)
            return done(request, f"Added: {told}.", f"/sources/{source}?at={start}-{end}", entry=name)


PAGE = StatementPage()
