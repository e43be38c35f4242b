"""The form of an assumption: what the analyst takes a party's preferences to be, as shares of 1."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Final, cast

from ...model.case import Assumption
from ..saying import Choice
from .fields import Field, Group, choices, issues_of, values_of, with_held
from .grounds import ground_group, read_ground, shown_ground
from .seat import Seat
from .sent import Interval, Sent, Values
from .shape import Shape, id_of

_WEIGHT, _VALUE = "weight.", "value."
_MISSING: Final = "say why you assume it, or cite the words of a source that tell it"


class AssumptionShape(Shape):
    """What is assumed of one party."""

    kind: ClassVar[str] = "assumption"

    def shown(self, seat: Seat) -> Values:
        """All that the form shows of an assumption."""
        held = cast(Assumption | None, seat.entry)
        values: dict[str, Any] = dict(shown_ground(seat.loaded, held))
        if held is None:
            return values
        worth = {
            f"{_VALUE}{issue}.{option}": one for issue, each in held.values.items() for option, one in each.items()
        }
        numbers = {f"{_WEIGHT}{issue}": one for issue, one in held.weights.items()} | worth
        if held.reservation is not None:
            numbers["reservation"] = held.reservation
        return values | {"party": [held.party], **{name: [_written(one)] for name, one in numbers.items()}}

    def groups(self, seat: Seat) -> tuple[Group, ...]:
        """Of whom, how much each issue weighs, what no agreement is worth, what each option is worth, and why."""
        held = cast(Assumption | None, seat.entry)
        parties = Field(
            name="party", label="Party", kind="choose", choices=_parties(seat), term="party", empty="choose one"
        )
        none = Field(
            name="reservation",
            label="What no agreement is worth to it",
            hint="Where 0 is the worst package and 1 the best.",
            term="alternative",
        )
        weights = tuple(
            Field(name=f"{_WEIGHT}{one.value}", label=one.words)
            for one in issues_of(seat.case, held.weights if held else ())
        )
        made = [
            Group(
                legend="Of whom",
                fields=(parties, none),
                hint="What you assume puts nobody on record, and is marked as assumed wherever it counts. Each number "
                "is a share of 1: one, such as 0.3, or two between which it lies, such as 0.2 to 0.4. What you do not "
                "want to say is left empty.",
            )
        ]
        if weights:
            hint = "What its best option is worth to the party over its worst; all issues together make 1."
            made.append(Group(legend="How much each issue weighs", fields=weights, hint=hint))
        for issue, options in _options(seat).items():
            fields = tuple(Field(name=f"{_VALUE}{issue}.{one.value}", label=one.words) for one in options)
            is_held = held is not None and issue in held.values
            label = seat.case.issue_label(issue)
            hint = f"Within the weight of {label}: 0 for the worst option, 1 for the best."
            made.append(Group(legend=f"What options are worth: {label}", fields=fields, hint=hint, folded=not is_held))
        ground = ground_group(
            seat.loaded,
            held,
            "Why",
            "Your reason. Where a source tells the numbers, cite its words instead.",
            reason="Your reason",
        )
        # the reason first: an assumption that is cited is rare
        fields = (ground.fields[-1], *ground.fields[:-1])
        return (*made, ground.model_copy(update={"fields": fields}))

    def read(self, seat: Seat, sent: Sent) -> dict[str, Any]:
        """Of whom it is, its numbers, and why."""
        held = cast(Assumption | None, seat.entry)
        party = sent.one_of("party", values_of(_parties(seat)))
        if party is None:
            sent.fault("party", "say of whom you assume it")
        weights = _said(sent, _WEIGHT, values_of(issues_of(seat.case, held.weights if held else ())))
        worth = {
            issue: said
            for issue, options in _options(seat).items()
            if (said := _said(sent, f"{_VALUE}{issue}.", values_of(options)))
        }
        none = sent.interval("reservation")
        if not weights and not worth and none is None and not sent.faults:
            sent.fault("", "say what you assume: at least one of these numbers")
        return {
            "party": party,
            "weights": weights or None,
            "reservation": _plain(none),
            "values": worth or None,
            **read_ground(sent, seat.loaded, held, _MISSING),
        }

    def field_of(self, steps: tuple[str | int, ...]) -> str:
        """The form's field of what stands at these steps."""
        if len(steps) > 1 and steps[0] in ("weights", "values"):
            return ".".join(({"weights": "weight", "values": "value"}[str(steps[0])], *map(str, steps[1:3])))
        return {"cite": "quote"}.get(str(steps[0]), str(steps[0])) if steps else ""

    def shows(self, seat: Seat, field: str) -> bool:  # noqa: ARG002
        """All of it."""
        return True

    def new_name(self, seat: Seat, entry: Mapping[str, Any]) -> str:
        """Made of the party's name; assumptions and statements are told apart by theirs."""
        taken = {*seat.names_beside(), *seat.case.statements}
        return id_of(f"{entry['party']}-assumed", taken, "assumed")

    def called(self, seat: Seat) -> str:
        """Of whom it is."""
        held = cast(Assumption | None, seat.entry)
        if held is None:
            return "an assumption"
        return f"assumption on {seat.case.name_of(held.party)}{_told_apart(seat, held)}"

    def added(self, seat: Seat, sent: Sent) -> str:
        """Of whom it is."""
        return f"assumption on {seat.case.name_of(sent.line('party') or '')}"


def _told_apart(seat: Seat, held: Assumption) -> str:
    """Its name in the file, where there are several of one party."""
    alike = [name for name, one in seat.case.assume.items() if one.party == held.party]
    return f" ({seat.name})" if len(alike) > 1 else ""


def _parties(seat: Seat) -> tuple[Choice, ...]:
    named = choices((name, party.name) for name, party in seat.case.parties.items())
    return with_held(named, [getattr(seat.entry, "party", None)])


def _options(seat: Seat) -> dict[str, tuple[Choice, ...]]:
    """The options of every issue, with those of which something is assumed though the case has them no more."""
    case, held = seat.case, cast(Assumption | None, seat.entry)
    found = {}
    for issue in dict.fromkeys([*case.issues, *(held.values if held else ())]):
        names = case.issues[issue].options if issue in case.issues else ()
        offered = choices((name, case.option_label(issue, name)) for name in names)
        found[issue] = with_held(offered, held.values.get(issue, ()) if held else ())
    return {issue: options for issue, options in found.items() if options}


def _said(sent: Sent, before: str, names: list[str]) -> dict[str, Any]:
    return {name: _plain(said) for name in names if (said := sent.interval(f"{before}{name}")) is not None}


def _plain(interval: Interval | None) -> Any:
    """An interval as it is written: one number, or two."""
    if interval is None:
        return None
    return interval[0] if interval[0] == interval[1] else list(interval)


def _numbers(interval: tuple[float, float]) -> Iterator[str]:
    for number in dict.fromkeys(interval):
        yield f"{number:.15g}"


def _written(interval: tuple[float, float]) -> str:
    """An interval as the form shows it."""
    return " to ".join(_numbers(interval))
