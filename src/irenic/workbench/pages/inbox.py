"""What was read and waits, beside the text that it was read in: accepted, corrected or rejected, one by one."""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final

from pydantic import StringConstraints

from ...casefile.inbox import decisions_in
from ...casefile.quotes import Span
from ...intake.cutting import LONGEST
from ...model.problem import failure
from ...model.proposal import Gathered
from ...workspace import Workspace
from ..answers import Answer
from ..filters import FilterName, Filters
from ..incoming import Incoming, pasted, take_in, texts_of
from ..marked import Paragraph, numbered, part_with, parts_of, shown_part
from ..newcomers import joined_by
from ..proposed import (
    WORKBOOKS,
    Progress,
    ProposedLine,
    in_words,
    is_left,
    progress_of,
    proposed_line,
    revision_of_proposal,
    touched_by,
    what_waits_in,
)
from ..reading import being_read, read_soon
from ..recutting import CutForm, SentCut, cut_as_read, cut_as_sent, words_sent
from ..registry import Asked, PlainPage, View
from ..saying import Choices, SaidInForm, choices_of
from ..session import StaleEditError
from ..snapshot import Snapshot, text_of
from ..titles import accepted_as, accepted_called, source_called, statement_called

if TYPE_CHECKING:
    from fastapi import APIRouter

_MOST: Final = 200
_Quote = Annotated[str, StringConstraints(max_length=2 * LONGEST)]
_Short = Annotated[str, StringConstraints(max_length=40)]
_PIECES: Final = 20
_SHORT: Final = 72
"""So long is what a button says of an edit."""


class InboxView(View):
    """What waits in a source, beside its text."""

    template: ClassVar[str] = "inbox.html.j2"
    sources: tuple[Progress, ...]
    workbooks: int
    """How many proposals were written into workbooks."""
    source: str | None
    text: tuple[Paragraph, ...]
    marks: tuple[tuple[str, ...], ...]
    """For each place that is marked in the text, the proposals that it belongs to."""
    starts: tuple[int, ...]
    """Where each of these places begins."""
    parts: tuple[tuple[int, int], ...]
    part: tuple[int, int]
    proposals: tuple[ProposedLine, ...]
    hidden: int
    """How many the filters leave out."""
    query: str
    """What keeps the filters, in the addresses of the page."""
    elsewhere: int
    """How many more wait in other parts of the text, or are too many to be listed."""
    chosen: str | None
    gone: str | None
    """Why the proposal that the address names is not shown, where it names one that is not."""
    edits: bool
    """Whether the chosen one is to be corrected before it is accepted."""
    cut: CutForm | None
    """The words of the chosen one as they are cut, where it is being corrected."""
    reading: str | None
    """The source that is being read."""
    reading_called: str
    held: Answer | None
    choices: Choices | None

    def head(self) -> Sequence[str]:
        """One row for each proposal."""
        return ("proposal", "kind", "says", "source", "quote", "origins", "confidence", "binds", "reason")

    def rows(self) -> Iterable[Sequence[object]]:
        """In the order of the text."""
        for one in self.proposals:
            first = one.said[0] if one.said else None
            yield (
                one.id, one.kind, one.says, first.source if first else None, first.words if first else None,
                one.origins, one.confidence, one.binds, one.reason,
            )  # fmt: skip


class InboxPage(PlainPage):
    """`/inbox/SOURCE?at=PROPOSAL`, and the addresses that decisions and documents are sent to."""

    name: ClassVar[str] = "inbox"
    title: ClassVar[str] = "Inbox"
    filters: ClassVar[tuple[FilterName, ...]] = (
        "party",
        "issue",
        "stance",
        "source",
        "since",
        "until",
        "confidence",
    )
    scripts: ClassVar[tuple[str, ...]] = ("sending.js", "inbox.js")
    has_items: ClassVar[bool] = True

    def warm(self, snapshot: Snapshot) -> None:
        """What waits, and how far each source is."""
        progress_of(snapshot)

    def view(self, asked: Asked) -> InboxView:
        """A source's proposals; where none is named the first in which something waits that the filters leave."""
        snapshot, filters = asked.snapshot, asked.filters
        sources = progress_of(snapshot)
        waiting = what_waits_in(snapshot).waiting
        books = [one for one in waiting if one.sheet is not None]
        name = asked.item or _first(snapshot, sources, waiting, filters)
        is_books = name == WORKBOOKS
        if asked.item is not None and not is_books and asked.item not in snapshot.loaded.texts:
            raise failure("E001", f"the case has no source '{asked.item}' that can be read", "see the list of sources")
        every = books if is_books else [one for one in waiting if name in one.sources]
        mine = [one for one in every if is_left(snapshot.case, one, filters)] if filters.given else every
        held = snapshot.loaded.texts.get(name or "")
        text = held.text if held else ""
        chosen = next((one for one in mine if one.id == asked.query.get("at")), None)
        parts = parts_of(text)
        part = part_with(parts, _place(chosen, name) if chosen else _number(asked.query.get("part")))
        listed = [one for one in mine if not part[1] or _place(one, name) < 0 or part[0] <= _place(one, name) < part[1]]
        listed.sort(key=lambda one: _place(one, name))
        shown = tuple(proposed_line(snapshot, one, name or "") for one in listed[:_MOST])
        at = asked.query.get("at")
        gone = _gone(snapshot, at, every) if at and chosen is None else None
        edits = "edit" in asked.query and not asked.session.read_only and gone is None
        cut = _cut(asked, chosen, name) if edits and chosen is not None and name is not None else None
        places, marks = _marks(listed[:_MOST], name, {chosen.id: cut.spans} if chosen is not None and cut else {})
        reading = None if asked.session.read_only else being_read(asked)
        return InboxView(
            heading=_heading(snapshot, waiting, name, every),
            command=f"irenic show {asked.case_word} inbox"
            + (f" --source {name}" if name and not is_books else "")
            + (f" --party {filters.party}" if filters.party else "")
            + (f" --min-confidence {filters.confidence:g}" if filters.confidence else ""),
            sources=tuple(sources),
            workbooks=len(books),
            source=name,
            text=shown_part(text, places, part) if text else (),
            marks=marks,
            starts=tuple(span.start for span in places),
            parts=parts,
            part=part,
            proposals=shown,
            hidden=len(every) - len(mine),
            query=filters.query,
            elsewhere=len(mine) - len(shown),
            chosen=chosen.id if chosen else shown[0].id if shown else None,
            gone=gone,
            edits=edits,
            cut=cut,
            reading=reading[0] if reading else None,
            reading_called=source_called(snapshot.case, reading[0]) if reading else "",
            held=reading[1] if reading else None,
            choices=None if asked.session.read_only else snapshot.once("choices", lambda: choices_of(snapshot.case)),
        )

    def add_routes(self, router: "APIRouter", bench: Any) -> None:
        """What decisions, and new documents, are sent to."""
        from fastapi import Depends, File, Form, Request, UploadFile
        from starlette.responses import Response

        from ..app import done
        from ..forms import fields_sent

        short = Form(max_length=200)

        def cut_sent(
            quote: Annotated[list[_Quote] | None, Form(max_length=_PIECES)] = None,
            quote_at: Annotated[list[_Short] | None, Form(max_length=_PIECES)] = None,
            quote_source: Annotated[str, short] = "",
        ) -> SentCut:
            return SentCut(quote_source, quote or (), quote_at or ())

        @router.post("/inbox/cut", response_class=Response)
        def cut(request: Request, sent: Annotated[dict[str, list[str]], Depends(fields_sent)]) -> Response:
            """The form again, with the words as they are cut now: it writes nothing."""
            asked = replace(bench.asked(self, request, next(iter(sent.get("quote_source", ())), None)), sent=sent)
            held: Response = bench.render(asked, self.view(asked))
            return held

        @router.post("/inbox/accept", response_class=Response)
        def accept(
            request: Request,
            proposal: Annotated[str, short],
            seen: Annotated[str, short],
            said: Annotated[SaidInForm, Depends()],
            cut: Annotated[SentCut, Depends(cut_sent)],
            back: Annotated[str, Form(max_length=500)] = "/inbox",
        ) -> Response:
            how, newcomer = said.how(), said.newcomer()
            what = f"Accept: {_called(bench.session.current, proposal)}"

            def change(workspace: Workspace) -> tuple[str, str]:
                nonlocal what
                found = _require_same(workspace, proposal, seen)
                if (words := words_sent(workspace.loaded, found, cut)) is not None:
                    how["words"] = words
                with joined_by(workspace, newcomer) as new:
                    (made,) = workspace.accept_all([proposal], **(how if new is None else {**how, "by": new}))
                # what was accepted, which may be other than what was proposed
                what = _shortened(f"Accept{accepted_as(workspace.case, made)}")
                return made.name, accepted_called(workspace.case, made)

            name, told = bench.session.edit(lambda: what, change)
            return done(request, told, back, entry=name)

        @router.post("/inbox/reject", response_class=Response)
        def reject(
            request: Request,
            proposal: Annotated[str, short],
            seen: Annotated[str, short],
            why: Annotated[str, Form(max_length=500)] = "",
            back: Annotated[str, Form(max_length=500)] = "/inbox",
        ) -> Response:
            def change(workspace: Workspace) -> None:
                _require_same(workspace, proposal, seen)
                workspace.reject(proposal, why=why.strip() or None)

            bench.session.edit(f"Reject: {_called(bench.session.current, proposal)}", change)
            return done(request, "Rejected; it is not proposed again.", back)

        @router.post("/inbox/read", response_class=Response)
        def read(request: Request, source: Annotated[list[str], Form(max_length=10_000)]) -> Response:
            bench.session.require_writable()
            texts = bench.session.fresh().loaded.texts
            for name in source:
                if name not in texts:
                    raise failure(
                        "E001", f"the case has no source '{name}' that can be read", "see the list of sources"
                    )
            for name in source:
                read_soon(bench.session, bench.answers, name)
            are = "is" if len(source) == 1 else "are"
            case = bench.session.current.case
            called = " and ".join(source_called(case, name) for name in source)
            return done(request, f"{called} {are} being read.", f"/inbox/{source[0]}")

        @router.post("/inbox/add", response_class=Response)
        def add(
            request: Request,
            said: Annotated[SaidInForm, Depends()],
            files: Annotated[list[UploadFile] | None, File()] = None,
            text: Annotated[str, Form()] = "",
            kind: Annotated[str, short] = "text",
            title: Annotated[str, short] = "",
            outlet: Annotated[str, short] = "",
            published: Annotated[str, short] = "",
            replaces: Annotated[str, short] = "",
        ) -> Response:
            bench.session.require_writable()
            sent = [Incoming(one.filename, one.file.read()) for one in files or () if one.filename]
            if not sent or text.strip():
                sent.append(pasted(text, title, outlet, published, is_notes=kind == "notes"))
            handling = said.how().get("handling") or ("confidential" if kind == "notes" else None)
            what = f"Add {sent[0].name}" + (f" and {len(sent) - 1} more" if len(sent) > 1 else "")
            with texts_of(sent) as found:
                added = bench.session.edit(what, lambda held: take_in(held, found, handling, replaces or None))
            names = [one.source for one in added if one.source is not None]
            for one in added:
                if one.source is not None and one.is_new:
                    read_soon(bench.session, bench.answers, one.source)
            failed = [problem.message for one in added for problem in one.problems]
            case = bench.session.fresh().case
            called = ", ".join(source_called(case, name) for name in names)
            return done(request, "; ".join([f"Added: {called}", *failed]), f"/inbox/{names[0]}", sources=names)


def _called(snapshot: Snapshot, proposal: str) -> str:
    """A proposal in words, for who may want to undo what was decided on it; its id where it no longer waits."""
    found = next((one for one in what_waits_in(snapshot).waiting if one.id == proposal), None)
    return _shortened(in_words(snapshot.case, found)) if found else proposal[:_SHORT]


def _shortened(words: str) -> str:
    return textwrap.shorten(words, _SHORT, placeholder=" …")


def _gone(snapshot: Snapshot, at: str, every: Sequence[Gathered]) -> str:
    """Why the proposal that an address names is not among those that are shown."""
    if any(one.id == at for one in every):
        return "What this address leads to is left out by the filters."
    found = decisions_in(snapshot.workspace.folder).get(at) if snapshot.audience == "confidential" else None
    if found is None:
        return "What this address leads to no longer waits; shown is what does."
    if found.verdict == "rejected":
        return "What this address leads to was rejected already; shown is what waits."
    name = (found.entry or "").split(".")[0]
    called = f": {statement_called(snapshot.case, name)}" if name in snapshot.case.statements else ""
    return f"What this address leads to was accepted already{called}. Shown is what waits."


def _require_same(workspace: Workspace, proposal: str, seen: str) -> Gathered:
    """The proposal; raises StaleEditError where it, or the entry that it would change, says something else by now.

    Raises IrenicError (E008) where it no longer waits.
    """
    found = next((one for one in workspace.inbox().waiting if one.id == proposal), None)
    if found is None:
        raise failure(
            "E008", "this proposal no longer waits: somebody has decided on it", "look at the inbox as it is now"
        )
    if revision_of_proposal(workspace.loaded, found) != seen:
        path = touched_by(found)
        entry = text_of(workspace.loaded, path) if path is not None else None
        now = [found.quote, found.reason, str(dict(found.entry)), entry]
        raise StaleEditError(("inbox", proposal), "\n\n".join(filter(None, now)))
    return found


def _first(
    snapshot: Snapshot, sources: Sequence[Progress], waiting: Sequence[Gathered], filters: Filters
) -> str | None:
    """The source that is asked for, else the first in which something waits that the filters leave, else the first."""
    if filters.source in snapshot.loaded.texts:
        return filters.source
    if filters.narrows:
        left = {name for one in waiting if is_left(snapshot.case, one, filters) for name in one.sources}
        return next((one.source for one in sources if one.source in left), sources[0].source if sources else None)
    return next((one.source for one in sources), None)


def _cut(asked: Asked, chosen: Gathered, source: str) -> CutForm | None:
    """The words of a proposal: as they were read, or as a form sends them."""
    loaded = asked.snapshot.loaded
    if "quote" not in asked.sent:
        return cut_as_read(loaded, chosen, source)
    sent = SentCut(source, asked.sent["quote"], asked.sent.get("quote_at", ()))
    step, taken = (next(iter(asked.sent.get(name, ())), "") for name in ("step", "taken"))
    return cut_as_sent(loaded, chosen, sent, step=step, taken=taken)


def _marks(
    listed: Sequence[Gathered], name: str | None, cut: Mapping[str, Sequence[Span]]
) -> tuple[list[Span], tuple[tuple[str, ...], ...]]:
    """The places of proposals in a text, each once, and for each the proposals that it belongs to.

    `cut` are those of a proposal whose words are being chosen.
    """
    held: dict[Span, list[str]] = {}
    for one in listed:
        own = [Span(*span) for mention in one.mentions if mention.source == name for span in mention.spans]
        for span in cut.get(one.id) or own:
            held.setdefault(span, []).append(one.id)
    places = numbered(held)
    return places, tuple(tuple(dict.fromkeys(held[place])) for place in places)


def _place(proposal: Gathered, source: str | None) -> int:
    """Where a proposal begins in a source; -1 where it has no place there."""
    starts = [start for one in proposal.mentions if one.source == source for start, _ in one.spans]
    return min(starts, default=-1)


def _number(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 10 else 0


def _heading(snapshot: Snapshot, waiting: Sequence[Gathered], name: str | None, mine: Sequence[Gathered]) -> str:
    if snapshot.audience != "confidential":
        return "What waits is shown to those alone who may see everything"
    if not snapshot.case.sources:
        return "The case has no source yet: add a document"
    if not waiting:
        return "Nothing waits for a decision"
    count = "1 proposal waits" if len(waiting) == 1 else f"{len(waiting)} proposals wait"
    share = "none" if not mine else len(mine) if len(mine) < len(waiting) else "all"
    here = "written into workbooks" if name == WORKBOOKS else "in this source"
    return f"{count}, {share} {here}; none counts before a person accepts it"


PAGE = InboxPage()
