"""The form of a draft: what it is called, when it was made, and who tells of it."""

from collections.abc import Mapping
from typing import Any, ClassVar, Final, cast

from ...model.basis import Citation
from ...model.draft import NOT_HELD, Draft
from ..saying import Choice
from .fields import Field, Group, choices, values_of, with_held
from .grounds import citing_fields, read_citations, shown_citations
from .seat import Seat
from .sent import Sent, Values
from .shape import Shape, id_of

_OPEN: Final = "open"


class DraftShape(Shape):
    """A text on the table."""

    kind: ClassVar[str] = "draft"

    def shown(self, seat: Seat) -> Values:
        """The draft's own fields; its terms have forms of their own."""
        draft = cast(Draft | None, seat.entry)
        if draft is None:
            return shown_citations(seat.loaded, ())
        return {
            "title": [draft.title or ""],
            "from": [str(draft.date.start or "")],
            "to": [str(draft.date.end or "")],
            "text": [draft.text or ""],
            "replaces": [draft.replaces or ""],
            "silent": [draft.silent or ""],
            **shown_citations(seat.loaded, draft.reported_by),
        }

    def groups(self, seat: Seat) -> tuple[Group, ...]:
        """What it is called, when it was made, and who tells of it."""
        others, sources = _replaceable(seat), _texts(seat)
        what = [
            Field(
                name="title",
                label="What it is called",
                hint="Such as: The mediator's paper.",
                required=True,
                term="draft",
                wide=True,
            ),
            Field(name="from", label="Made on, or not before", kind="day", hint="Empty where no source tells."),
            Field(name="to", label="and not after", kind="day", hint="The same day, if it is known."),
            Field(
                name="text",
                label="Its own text",
                kind="choose",
                choices=sources,
                empty="not said",
            ),
        ]
        if others:
            what.append(
                Field(name="replaces", label="It replaces", kind="choose", choices=others, empty="no other draft")
            )
        silent = choices([(_OPEN, "anything may follow")])
        what.append(
            Field(
                name="silent",
                label="Where it says nothing",
                kind="choose",
                choices=silent,
                empty="what holds today stays",
            )
        )
        hint = "What it says is entered term by term once the draft is there, each term with its own words."
        told = citing_fields(seat.loaded, self.cited(seat))
        return (
            Group(legend="The draft", fields=tuple(what), hint="" if seat.entry else hint),
            Group(legend="Who tells of it", fields=told, cites=True),
        )

    def cited(self, seat: Seat) -> tuple[Citation, ...]:
        """Who reports it."""
        return cast(Draft, seat.entry).reported_by if seat.entry else ()

    def read(self, seat: Seat, sent: Sent) -> dict[str, Any]:
        """Its title, its date and who tells of it."""
        start, end = sent.day("from"), sent.day("to")
        if start and end and end < start:
            sent.fault("to", f"this is before {start}: the later day comes second")
        date = (start if start == end else {"from": start, "to": end}) if start or end else None
        title = sent.line("title", required="what is the draft called?")
        others = [one.title for name, one in seat.case.drafts.items() if name != seat.name]
        if title in others and title != getattr(seat.entry, "title", None):
            sent.fault("title", "there is a draft of this name already")
        return {
            "title": title,
            "date": date,
            "text": sent.one_of("text", values_of(_texts(seat))),
            "replaces": sent.one_of("replaces", values_of(_replaceable(seat))),
            "reported_by": read_citations(sent, seat.loaded, self.cited(seat)),
            "silent": sent.one_of("silent", (_OPEN,)),
        }

    def field_of(self, steps: tuple[str | int, ...]) -> str:
        """The date stands in two fields, the reports in those of a citation."""
        return {"date": "from", "reported_by": "quote"}.get(str(steps[0]), str(steps[0])) if steps else ""

    def new_name(self, seat: Seat, entry: Mapping[str, Any]) -> str:
        """Made of its title."""
        return id_of(str(entry["title"]), seat.names_beside(), "draft")

    def called(self, seat: Seat) -> str:
        """Its title."""
        if not seat.entry:
            return "a draft"
        called = seat.case.draft_called(str(seat.name))
        return called if called.startswith("draft") else f"draft {called}"


def _replaceable(seat: Seat) -> tuple[Choice, ...]:
    """The drafts that a draft may replace."""
    others = choices((name, seat.case.draft_called(name)) for name in seat.case.drafts if name != seat.name)
    return with_held(others, [getattr(seat.entry, "replaces", None)])


def _texts(seat: Seat) -> tuple[Choice, ...]:
    """The sources that may be a draft's own text, and that it is not held."""
    sources = ((name, one.outlet or one.title or name) for name, one in seat.case.sources.items())
    offered = choices([(NOT_HELD, "not held: others tell of it"), *sources])
    return with_held(offered, [cast(Draft, seat.entry).text if seat.entry else None])
