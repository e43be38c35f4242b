"""Who is at the table, what is to be settled and what is on the table: listed, and each entered in a form."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final

from ...casefile.load import LoadedCase
from ...casefile.quotes import Span
from ...model.case import Case
from ...model.problem import IrenicError
from ..contents import (
    ActorLine,
    AssumptionTold,
    DraftTold,
    IssueTold,
    Link,
    LinkTold,
    PartyLine,
    Within,
    addable_in,
    laid_out,
    title_of,
)
from ..entering.fields import Field, Group
from ..entering.grounds import SOURCE
from ..entering.removing import ReferredToError
from ..entering.seat import Seat, seat_at
from ..entering.sent import FormError, Values
from ..entering.shapes import NAME, SHAPES, act_of, remove, rename, save
from ..leading import faults_of
from ..marked import Paragraph, part_with, parts_of, shown_part
from ..registry import Asked, PlainPage, View
from ..session import StaleEditError
from ..snapshot import revision_of, revision_of_entry

if TYPE_CHECKING:
    from fastapi import APIRouter

_OWN: Final = ("of", "seen", "act", "part", "done", "whole")
"""What a form sends beside its fields."""


class CaseView(View):
    """What the case is made of."""

    template: ClassVar[str] = "case.html.j2"
    parties: tuple[PartyLine, ...]
    actors: tuple[ActorLine, ...]
    issues: tuple[IssueTold, ...]
    links: tuple[LinkTold, ...]
    drafts: tuple[DraftTold, ...]
    assumed: tuple[AssumptionTold, ...]
    done: str | None
    """What was done last, where the page is shown for that."""
    done_at: str
    """Where on the page that is told."""

    def head(self) -> Sequence[str]:
        """One row for each entry, and for each that stands in one."""
        return ("entry", "what", "called", "rests on")

    def rows(self) -> Iterable[Sequence[object]]:
        """In the order of the page."""
        for party in self.parties:
            yield party.address, "party", party.name, None
            for voice in party.voices:
                yield voice.address, "voice", voice.name, None
            for want in party.wants:
                yield want.address, "order", f"{want.issue}: {want.says}", want.rests_on
        for actor in self.actors:
            yield actor.address, "actor", actor.name, None
        for issue in self.issues:
            yield issue.address, "issue", issue.label, None
            for option in issue.options:
                yield option.address, "option", option.label, option.rests_on
        for link in self.links:
            yield link.address, "link", link.says, link.rests_on
        for draft in self.drafts:
            yield draft.address, "draft", draft.title, None
            for origin in draft.origins:
                yield origin.address, "account", origin.says, origin.rests_on
            for term in draft.terms:
                yield term.address, "term", f"{term.issue}: {term.says}", term.rests_on
                for one in term.requires:
                    yield one.address, "requirement", f"{one.who}: {one.what}", one.rests_on
        for assumption in self.assumed:
            yield assumption.address, "assumption", f"{assumption.party}: {assumption.says}", assumption.rests_on


class EntryView(View):
    """A form, with the text of a source beside it where it cites one."""

    template: ClassVar[str] = "entry.html.j2"
    of: str
    kind: str
    is_new: bool
    within: tuple[Within, ...]
    can_go: bool
    """Whether it can be removed."""
    own_name: str | None
    """What it is called in the files, where that can be another; None where it cannot."""
    to_be_called: str
    """What a person wrote that it is to be called there."""
    seen: str
    """The revision that the form shows: a save on anything else is refused. Empty where nothing can be saved."""
    groups: tuple[Group, ...]
    values: Mapping[str, tuple[str, ...]]
    faults: Mapping[str, str] = {}
    """What is wrong, at each field; "" for what is of the form as a whole."""
    theirs: str | None = None
    """What stands in the file now, where that is not what the form showed."""
    is_stale: bool = False
    referring: tuple[Link, ...] = ()
    """What refers to an entry that was to be removed."""
    is_refused: bool = False
    """Whether something was sent, and not written; else the faults are those of what stands in the file."""
    is_sent: bool = False
    """Whether it holds what a person wrote that is not saved."""
    source: str | None = None
    text: tuple[Paragraph, ...] = ()
    parts: tuple[tuple[int, int], ...] = ()
    part: tuple[int, int] = (0, 0)

    @property
    def told(self) -> tuple[tuple[str, str, str], ...]:
        """The faults with their fields and labels, in the order of the form."""
        labels = {field.name: field.label for group in self.groups for field in group.fields}
        labels[NAME] = "Its name in the files"
        known = [(name, label, self.faults[name]) for name, label in labels.items() if name in self.faults]
        return (*known, *((name, "", words) for name, words in self.faults.items() if name not in labels))

    def value(self, field: Field) -> str:
        """What a field holds."""
        held = self.values.get(field.name, ())
        # a line of a form takes no line breaks, and would join the words around them
        return ("\n" if field.kind == "words" else " ").join(held[0].splitlines()) if held else ""

    def head(self) -> Sequence[str]:
        """One row for each field."""
        return ("field", "label", "value")

    def rows(self) -> Iterable[Sequence[object]]:
        """In the order of the form."""
        for group in self.groups:
            for field in group.fields:
                yield field.name, field.label, "; ".join(self.values.get(field.name, ()))


class CasePage(PlainPage):
    """`/case`, the form of an entry at `/case?of=parties/alpha`, and the address that forms are sent to."""

    name: ClassVar[str] = "case"
    title: ClassVar[str] = "Case"
    scripts: ClassVar[tuple[str, ...]] = ("case.js",)

    def view(self, asked: Asked) -> View:
        """The list, or a form; raises IrenicError (E001) where the case has no such entry."""
        of = asked.query.get("of")
        if of is not None:
            seat = seat_at(asked.snapshot.loaded, of)
            given = {name: values for name, values in asked.lists.items() if name not in _OWN}
            # a form as it is being filled in says all of its fields; a link to it only some
            is_whole = "whole" in asked.query
            values = given if is_whole else {**SHAPES[seat.kind].shown(seat), **given}
            seen = asked.query.get("seen") if is_whole else None
            return entry_view(asked, seat, values=values if given else None, seen=seen)
        case = asked.snapshot.case
        last = asked.session.history.last
        done = _told_done(last.what) if last is not None and asked.query.get("done") == str(last.number) else None
        parts = laid_out(asked.snapshot)
        return CaseView(
            heading=_heading(case, asked.snapshot.loaded),
            command=f"irenic show {asked.case_word}",
            parties=parts.parties,
            actors=parts.actors,
            issues=parts.issues,
            links=parts.links,
            drafts=parts.drafts,
            assumed=parts.assumed,
            done=done,
            done_at=asked.query.get("at", ""),
        )

    def add_routes(self, router: "APIRouter", bench: Any) -> None:
        """`POST /case`."""
        from fastapi import Depends, Request
        from starlette.responses import JSONResponse, RedirectResponse, Response

        from ..forms import as_html, fields_sent
        from ..rendering import page_html

        @router.post("/case", response_class=Response)
        def enter(request: Request, sent: Annotated[dict[str, list[str]], Depends(fields_sent)]) -> Response:
            bench.session.require_writable()
            of, seen, act, _ = (sent.pop(name, [""])[0] for name in ("of", "seen", "act", "whole"))
            asked = bench.asked(self, request)
            seat = seat_at(asked.snapshot.loaded, of)
            what = act_of(seat, sent, act)
            try:
                if act == "rename":
                    new = sent.get(NAME, [""])[0]
                    at = "-".join(
                        bench.session.edit(what, lambda held: rename(held, of, seen, new)).address.split("/")[:2]
                    )
                elif act == "remove":
                    bench.session.edit(what, lambda held: remove(held, of, seen))
                    at = "-".join(map(str, seat.path[: len(seat.path) - 2] or seat.path[:1]))
                else:
                    at = "-".join(
                        bench.session.edit(what, lambda held: save(held, of, seen, sent)).address.split("/")[:2]
                    )
            except (FormError, StaleEditError, ReferredToError) as error:
                if "application/json" in request.headers.get("accept", ""):
                    problems = [one.model_dump(mode="json") for one in error.problems]
                    fields = error.fields if isinstance(error, FormError) else {}
                    return JSONResponse({"problems": problems, "fields": fields}, _status_of(error))
                asked = bench.asked(self, request)
                values = None if act in ("remove", "rename") else sent
                called = sent.get(NAME, [""])[0] if act == "rename" else None
                seat = seat_at(asked.snapshot.loaded, of)
                shown = entry_view(asked, seat, values=values, error=error, seen=seen, to_be_called=called)
                context = {"view": shown, **bench.around(asked.snapshot, asked)}
                return as_html(page_html(shown.template, context), _status_of(error))
            last = bench.session.history.last
            back = f"/case?done={last.number}&at={at}#done" if last is not None else "/case"
            if "application/json" in request.headers.get("accept", ""):
                return JSONResponse({"done": what})
            return RedirectResponse(back, 303)


def entry_view(
    asked: Asked,
    seat: Seat,
    *,
    values: Values | None = None,
    error: IrenicError | None = None,
    seen: str | None = None,
    to_be_called: str | None = None,
) -> EntryView:
    """The form of an entry as the case has it, or as it was sent; with what was wrong with that.

    `seen` is the revision that what was sent was made on.
    """
    shape = SHAPES[seat.kind]
    shown = shape.shown(seat)
    held = {name: tuple(one) for name, one in (shown if values is None else values).items()}
    groups = shape.groups(seat)
    cites = any(group.cites for group in groups)
    texts = seat.loaded.texts
    source = next(iter(held.get(SOURCE, ())), None) if cites else None
    if cites and source not in texts:
        source = next(iter(shown.get(SOURCE, ())), None)
    text = texts[source].text if source is not None and source in texts else ""
    parts = parts_of(text)
    part = part_with(parts, _number(asked.query.get("part")) or _first_cited(seat, source))
    referring = error.entries if isinstance(error, ReferredToError) else ()
    is_stale = isinstance(error, StaleEditError)
    loaded = asked.snapshot.loaded
    at_fault = faults_of(loaded, asked.snapshot.checked.problems, seat) if error is None and seat.entry else {}
    return EntryView(
        heading=title_of(seat, shape),
        command=f"irenic show {asked.case_word}",
        of=seat.address,
        kind=shape.kind,
        is_new=seat.entry is None,
        within=addable_in(seat),
        can_go=seat.entry is not None,
        own_name=seat.own_name,
        to_be_called=(seat.own_name or "") if to_be_called is None else to_be_called,
        seen="" if asked.session.read_only else _seen(seat, error, seen if values is not None else None),
        groups=groups,
        values=held,
        faults=error.fields if isinstance(error, FormError) else at_fault,
        theirs=error.now if isinstance(error, StaleEditError) else None,
        is_stale=is_stale,
        referring=tuple(Link.to(asked.snapshot, one) for one in referring),
        is_refused=error is not None,
        is_sent=values is not None and error is not None,
        source=source,
        text=shown_part(text, _spans(seat, source), part) if text else (),
        parts=parts,
        part=part,
    )


def _seen(seat: Seat, error: IrenicError | None, sent: str | None) -> str:
    """What is saved next takes the place of what is shown here, and of nothing that came later.

    Who can save nothing is not given it: how an entry is written tells whether something is left out for an audience.
    """
    if isinstance(error, StaleEditError):
        return revision_of_entry(error.now)
    return sent or revision_of(seat.loaded, seat.path)


def _spans(seat: Seat, source: str | None) -> list[Span]:
    """Where the entry's own citations stand in a source."""
    if source is None:
        return []
    text = seat.loaded.texts[source]
    found = []
    for citation in SHAPES[seat.kind].cited(seat):
        places = text.find(citation.quote) if citation.source == source else []
        at = Span(*citation.at) if citation.at is not None and Span(*citation.at) in places else None
        found += [at] if at is not None else places[:1]
    return sorted(set(found))


def _first_cited(seat: Seat, source: str | None) -> int:
    return next((span.start for span in _spans(seat, source)), 0)


def _status_of(error: IrenicError) -> int:
    return 400 if isinstance(error, FormError) else 409


def _heading(case: Case, loaded: LoadedCase) -> str:
    if not (case.parties or case.issues or case.drafts or loaded.left_out):
        return "The case names nobody yet, and nothing to settle"
    parties, issues = _many(len(case.parties), "party", "parties"), _many(len(case.issues), "issue", "issues")
    told = f"The case names {parties}, {issues} and {_many(len(case.drafts), 'draft', 'drafts')}"
    lost = [_many(count, *words) for section, *words in _PARTS if (count := _lost_of(loaded, section))]
    return f"{told} that can be read; left out until mended: {', '.join(lost)}" if lost else told


_PARTS: Final = (("parties", "party", "parties"), ("issues", "issue", "issues"), ("drafts", "draft", "drafts"))


def _lost_of(loaded: LoadedCase, section: str) -> int:
    """How many entries of a part are at fault as a whole, and so are missing from the case."""
    return sum(path[0] == section and len(path) == 2 for path in loaded.left_out)


def _told_done(what: str) -> str:
    """What was done, from the words in which undo names it: "Added party Beta"."""
    verb, _, rest = what.partition(" ")
    return f"{_DONE.get(verb, verb)} {rest}"


_DONE: Final = {"Add": "Added", "Change": "Changed", "Remove": "Removed", "Rename": "Renamed"}


def _number(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 10 else 0


def _many(count: int, one: str, more: str) -> str:
    return f"{count or 'no'} {one if count == 1 else more}"


PAGE = CasePage()
