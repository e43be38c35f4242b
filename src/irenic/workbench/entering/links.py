"""The form of a link: which options can go together in a package at all."""

from collections.abc import Mapping
from typing import Any, ClassVar, Final, cast

from ...model.issue import Link
from ..saying import Choice
from .fields import Field, Group, choices, values_of, with_held
from .grounds import ground_group, read_ground, shown_ground
from .seat import Seat
from .sent import Sent, Values
from .shape import Shape, one_or_many

_IF, _THEN = "if", "then"
_MISSING: Final = "say why these cannot go with anything else, or cite the words of a source that say it"


class LinkShape(Shape):
    """That some options leave only certain others."""

    kind: ClassVar[str] = "link"

    def shown(self, seat: Seat) -> Values:
        """All that a link has."""
        held = cast(Link | None, seat.entry)
        values: dict[str, Any] = dict(shown_ground(seat.loaded, held))
        for side in (_IF, _THEN):
            values |= {f"{side}.{issue}": options for issue, options in _held(held, side).items()}
        return values

    def groups(self, seat: Seat) -> tuple[Group, ...]:
        """Where the deal has these options, those that it can then only have, and why."""
        hints = {
            _IF: "Tick more than one option of an issue where any of them will do. Of several issues all have to hold.",
            _THEN: "Of each issue that is ticked here, only these options are then left.",
        }
        sides = (
            Group(
                legend=legend,
                fields=tuple(
                    Field(
                        name=f"{side}.{issue}",
                        label=seat.case.issue_label(issue),
                        kind="several",
                        choices=options,
                        wide=True,
                    )
                    for issue, options in _options(seat, side).items()
                ),
                hint=hints[side],
            )
            for side, legend in ((_IF, "Where a deal has"), (_THEN, "It can then only have"))
        )
        ground = ground_group(
            seat.loaded,
            cast(Link | None, seat.entry),
            "Why",
            "Your reason, or the words of a source that say it. Packages that go against a link are left out "
            "everywhere: link only what cannot go together, not what nobody would want.",
            reason="Your reason",
        )
        return (*sides, ground)

    def read(self, seat: Seat, sent: Sent) -> dict[str, Any]:
        """The options of both sides, and why."""
        said: dict[str, Any] = {}
        for side, missing in (
            (_IF, "say where it holds: tick an option"),
            (_THEN, "say what is then left: tick an option of another issue"),
        ):
            offered = _options(seat, side)
            ticked = {issue: sent.several(f"{side}.{issue}", values_of(all_)) for issue, all_ in offered.items()}
            said[side] = {issue: one_or_many(options) for issue, options in ticked.items() if options}
            if not said[side]:
                sent.fault(f"{side}.{next(iter(offered))}" if offered else "", missing)
        for issue in said[_IF]:
            if issue in said[_THEN]:
                sent.fault(f"{_THEN}.{issue}", "this issue stands on the other side already: link it to another one")
        return said | read_ground(sent, seat.loaded, cast(Link | None, seat.entry), _MISSING)

    def field_of(self, steps: tuple[str | int, ...]) -> str:
        """The form's field of what stands at these steps."""
        if len(steps) > 1 and steps[0] in (_IF, _THEN):
            return f"{steps[0]}.{steps[1]}"
        return {"cite": "quote"}.get(str(steps[0]), str(steps[0])) if steps else ""

    def shows(self, seat: Seat, name: str) -> bool:
        """Both sides of it."""
        return name in (_IF, _THEN) or super().shows(seat, name)

    def called(self, seat: Seat) -> str:
        """Its number: it has no other name."""
        return f"link {int(seat.path[-1]) + 1}" if seat.entry else "a link"


def _held(link: Link | None, side: str) -> Mapping[str, tuple[str, ...]]:
    return {} if link is None else link.condition if side == _IF else link.then


def _options(seat: Seat, side: str) -> dict[str, tuple[Choice, ...]]:
    """The options of every issue, with those that the link names though the case has them no more."""
    case, held = seat.case, _held(cast(Link | None, seat.entry), side)
    found = {}
    for issue in dict.fromkeys([*case.issues, *held]):
        names = case.issues[issue].options if issue in case.issues else ()
        offered = choices((name, case.option_label(issue, name)) for name in names)
        found[issue] = with_held(offered, held.get(issue, ()))
    return {issue: options for issue, options in found.items() if options}
