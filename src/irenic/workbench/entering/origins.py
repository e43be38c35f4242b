"""The form of one claimant's account of where a draft comes from; competing accounts stand side by side."""

from typing import Any, ClassVar, Final, cast

from ...model.draft import Origin
from ..saying import Choice
from .fields import Field, Group, choices, everybody, folded_by_party, values_of, with_held
from .grounds import ground_group, read_ground, shown_citations, shown_ground
from .seat import Seat
from .sent import Sent, Values
from .shape import Shape

_SAYS, _DENIES = "says", "denies"
_MISSING: Final = "cite the words of a source in which it is told, or say why you think so"


class OriginShape(Shape):
    """Whose word it is that somebody had to do with a draft."""

    kind: ClassVar[str] = "account"

    def shown(self, seat: Seat) -> Values:
        """All that an account of an origin has."""
        held = cast(Origin | None, seat.entry)
        values: dict[str, Any] = dict(shown_ground(seat.loaded, held))
        if held is None:
            # where a draft is told of is the best guess of where its origin is
            reports = seat.case.drafts[seat.holder].reported_by
            told = shown_citations(seat.loaded, reports) if reports else {}
            return values | told | {"kept": [], "denies": [_SAYS]}
        return values | {
            "who": held.who,
            "role": [held.role],
            "claimant": [held.claimant],
            "denies": [_DENIES if held.denies else _SAYS],
            "from": [str(held.as_known.start or "")],
            "to": [str(held.as_known.end or "")],
        }

    def groups(self, seat: Seat) -> tuple[Group, ...]:
        """Whose word it is, of whom and of what, and where it is told."""
        who, held = _who(seat), cast(Origin | None, seat.entry)
        word = (
            Field(
                name="claimant",
                label="Whose word it is",
                kind="choose",
                choices=_claimants(seat),
                empty="choose one",
                term="claimant",
            ),
            Field(
                name="denies",
                label="Who",
                kind="one",
                choices=choices([(_SAYS, "says so"), (_DENIES, "denies it")]),
            ),
        )
        folds = folded_by_party(seat.case, who, {name.partition(".")[0] for name in held.who} if held else ())
        what = (
            Field(name="who", label="Who had to do with it", kind="several", choices=who, folds=folds, wide=True),
            Field(
                name="role",
                label="What they had to do with it",
                hint="Such as: author, in discussions, or presented it.",
                required=True,
                wide=True,
            ),
        )
        known = (
            Field(name="from", label="As known on, or not before", kind="day"),
            Field(name="to", label="and not after", kind="day", hint="The same day, if it is known."),
        )
        told = ground_group(
            seat.loaded, held, "Where it is told", "Words of a source in which that is told.", reason="Else your reason"
        )
        about = "One account, by one claimant. What others say, also what goes against it, is an account of its own."
        return (
            Group(legend="Whose word it is", fields=word, hint=about),
            Group(legend="What is said", fields=what),
            told,
            Group(legend="When that was known", fields=known, folded=held is None or not held.as_known.is_known),
        )

    def read(self, seat: Seat, sent: Sent) -> dict[str, Any]:
        """Whose word it is, of whom and of what, and where it is told."""
        claimant, who = sent.one_of("claimant", values_of(_claimants(seat))), sent.several("who", values_of(_who(seat)))
        if claimant is None:
            sent.fault("claimant", "say whose word it is")
        if not who:
            sent.fault("who", "say who had to do with the draft")
        start, end = sent.day("from"), sent.day("to")
        if start and end and end < start:
            sent.fault("to", f"this is before {start}: the later day comes second")
        known = (start if start == end else {"from": start, "to": end}) if start or end else None
        denies = sent.one_of("denies", (_SAYS, _DENIES)) == _DENIES
        return {
            "who": who,
            "role": sent.line("role", required="what had they to do with it?"),
            "claimant": claimant,
            "denies": denies or None,
            "as_known": known,
            **read_ground(sent, seat.loaded, cast(Origin | None, seat.entry), _MISSING),
        }

    def field_of(self, steps: tuple[str | int, ...]) -> str:
        """The form's field of what stands at these steps."""
        return {"cite": "quote", "as_known": "from"}.get(str(steps[0]), str(steps[0])) if steps else ""

    def called(self, seat: Seat) -> str:
        """Of which draft it is."""
        whose = f" by {seat.case.name_of(cast(Origin, seat.entry).claimant)}" if seat.entry else ""
        return f"{'' if seat.entry else 'an '}account{whose} of where {seat.case.draft_called(seat.holder)} comes from"

    def added(self, seat: Seat, sent: Sent) -> str:  # noqa: ARG002
        """Of which draft it is."""
        return self.called(seat).removeprefix("an ")


def _who(seat: Seat) -> tuple[Choice, ...]:
    held = cast(Origin | None, seat.entry)
    return everybody(seat.case, held.who if held else ())


def _claimants(seat: Seat) -> tuple[Choice, ...]:
    """Whose word it can be: everybody's, and that of a source itself."""
    held = cast(Origin | None, seat.entry)
    own = choices(
        (name, f"{source.outlet or source.title or name}, in its own voice ({name})")
        for name, source in seat.case.sources.items()
    )
    return with_held([*everybody(seat.case), *own], [held.claimant if held else None])
