"""The form of what has to be done by somebody else before a term can be kept."""

from typing import Any, ClassVar, Final, cast

from ...model.draft import Requirement
from ..saying import Choice
from .fields import Field, Group, everybody, values_of
from .grounds import ground_group, read_ground, shown_citations, shown_ground
from .seat import Seat
from .sent import Sent, Values
from .shape import Shape

_MISSING: Final = "cite the words of a source that say it or, if it is your own judgement, say why you think so"


class RequirementShape(Shape):
    """One thing that a term requires."""

    kind: ClassVar[str] = "requirement"

    def shown(self, seat: Seat) -> Values:
        """All that a requirement has."""
        held = cast(Requirement | None, seat.entry)
        values: dict[str, Any] = dict(shown_ground(seat.loaded, held))
        if held is None:
            # the term's own words are the best guess of where it is told
            cited = seat.case.drafts[seat.holder].terms[str(seat.path[3])].cite
            return values | (shown_citations(seat.loaded, cited) if cited else {}) | {"kept": []}
        return values | {"who": [held.who], "what": [held.what]}

    def groups(self, seat: Seat) -> tuple[Group, ...]:
        """Who has to do what, and what tells it."""
        what = (
            Field(name="who", label="Who has to do it", kind="choose", choices=_who(seat), empty="choose one"),
            Field(name="what", label="What", hint="Such as: a vote of all its members.", required=True, wide=True),
        )
        return (
            Group(legend="What has to be done first", fields=what),
            ground_group(
                seat.loaded,
                cast(Requirement | None, seat.entry),
                "What tells it",
                "Words of a source, or your own reason, as for a law that none tells of: that is marked as assumed.",
                reason="Your reason, if no words say it",
            ),
        )

    def read(self, seat: Seat, sent: Sent) -> dict[str, Any]:
        """Who has to do what, and what that rests on."""
        who = sent.one_of("who", values_of(_who(seat)))
        if who is None:
            sent.fault("who", "say who has to do it")
        return {
            "who": who,
            "what": sent.line("what", required="what has to be done?"),
            **read_ground(sent, seat.loaded, cast(Requirement | None, seat.entry), _MISSING),
        }

    def field_of(self, steps: tuple[str | int, ...]) -> str:
        """The form's field of what stands at these steps."""
        return {"cite": "quote"}.get(str(steps[0]), str(steps[0])) if steps else ""

    def called(self, seat: Seat) -> str:
        """The draft and the issue."""
        draft, issue = seat.case.draft_called(seat.holder), seat.case.issue_label(str(seat.path[3]))
        return f"{'' if seat.entry else 'a '}requirement of {draft} on {issue}"

    def added(self, seat: Seat, sent: Sent) -> str:  # noqa: ARG002
        """The draft and the issue."""
        return self.called(seat).removeprefix("a ")


def _who(seat: Seat) -> tuple[Choice, ...]:
    held = cast(Requirement | None, seat.entry)
    return everybody(seat.case, [held.who] if held else ())
