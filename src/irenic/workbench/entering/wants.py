"""The form of what a party wants on an issue: its order of the options, cited or assumed."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Final, cast

from ...casefile.changes import Change
from ...model.base import UNKNOWN
from ...model.basis import NO_REASON_GIVEN
from ...model.party import Want
from ..saying import Choice
from .fields import Field, Group, choices, values_of, with_held
from .grounds import ground_group, read_ground, shown_ground
from .seat import Seat
from .sent import Sent, Values
from .shape import Shape, one_or_many

_HIGH, _LOW, _PEAK, _LIST = "high", "low", "peak", "list"
_PLACE: Final = "place."
_MISSING: Final = "cite the words of a source that tell what it wants or, if it is your own judgement, say why"


class WantShape(Shape):
    """A party's order of one issue's options."""

    kind: ClassVar[str] = "order"

    def shown(self, seat: Seat) -> Values:
        """All that the form shows of an order."""
        want = cast(Want | None, seat.entry)
        values: dict[str, Any] = dict(shown_ground(seat.loaded, want))
        if want is None:
            return values
        ranked = want.order if isinstance(want.order, tuple) else ()
        order = _PEAK if want.peak else _LIST if isinstance(want.order, tuple) else want.order or ""
        places = {f"{_PLACE}{one}": [str(at)] for at, equals in enumerate(ranked, 1) for one in equals}
        return values | {"order": [order], "peak": [want.peak or ""], **places}

    def groups(self, seat: Seat) -> tuple[Group, ...]:
        """Which way it would rather have the issue go, an order of its own, and what that rests on."""
        options = _options(seat)
        ways = [
            Field(name="order", label="It would rather have", kind="one", choices=choices(_ways(seat)), wide=True),
        ]
        if _is_scaled(seat):
            peak = "Best of all, if one option is"
            ways.append(Field(name="peak", label=peak, kind="choose", choices=options, empty="none", term="option"))
        places = choices((str(at), f"{at}, the best" if at == 1 else str(at)) for at in range(1, len(options) + 1))
        ranks = tuple(
            Field(name=f"{_PLACE}{one.value}", label=one.words, kind="choose", choices=places, empty="no place")
            for one in options
        )
        is_list = not _is_scaled(seat) or isinstance(getattr(seat.entry, "order", None), tuple)
        hint = "What stands in the same place is liked equally. What has no place is not said where it stands."
        about = (
            "How it likes the options, one against the other. That puts nobody on record: what a party would agree to "
            "is told by its own statements alone."
        )
        return (
            Group(legend="Which way it would rather have it go", fields=tuple(ways), hint=about),
            Group(legend="An order of its own, option by option", fields=ranks, hint=hint, folded=not is_list),
            ground_group(
                seat.loaded,
                cast(Want | None, seat.entry),
                "What tells it",
                "Words of a source that tell what it wants. What you judge yourself is marked as assumed wherever it "
                f"counts.{_for_all(seat)}",
                reason="Your reason, if no words tell it",
            ),
        )

    def read(self, seat: Seat, sent: Sent) -> dict[str, Any]:
        """Its order, and what that rests on."""
        order, peak, places = _read_order(seat, sent)
        ranked = [
            one_or_many([one for one, at in places.items() if at == place]) for place in sorted({*places.values()})
        ]
        left = [one for one in values_of(_options(seat)) if one not in places]
        said: dict[str, Any] = {
            "order": ranked if order == _LIST else None if order == _PEAK else order,
            "peak": peak if order == _PEAK else None,
            "unranked": left or None if order == _LIST else None,
        }
        # that an order is not known needs no reason, and one for all that a party wants stands for this one too
        missing = "" if order == UNKNOWN or _reason_for_all(seat) else _MISSING
        return said | read_ground(sent, seat.loaded, cast(Want | None, seat.entry), missing)

    def changes(self, seat: Seat, sent: Sent) -> list[Change]:
        """As for all entries; an order that carries nothing else is written as people write it."""
        return [
            change._replace(value=change.value["order"])
            if change.path[:-1] == seat.path[:-1] and isinstance(change.value, Mapping) and [*change.value] == ["order"]
            else change
            for change in super().changes(seat, sent)
        ]

    def field_of(self, steps: tuple[str | int, ...]) -> str:
        """The form's field of what stands at these steps."""
        return {"cite": "quote", "unranked": "order"}.get(str(steps[0]), str(steps[0])) if steps else "order"

    def called(self, seat: Seat) -> str:
        """The party and the issue."""
        return f"what {seat.case.name_of(seat.holder)} wants on {seat.case.issue_label(str(seat.name))}"


def _ways(seat: Seat) -> Iterator[tuple[str, str]]:
    """Which orders can be said, in words."""
    issue = seat.case.issues.get(str(seat.name))
    if issue is not None and issue.options and _is_scaled(seat):
        names = list(issue.options)
        yield _HIGH, f"the nearer to “{issue.option_label(names[-1])}” the better"
        yield _LOW, f"the nearer to “{issue.option_label(names[0])}” the better"
        yield _PEAK, "one option best of all, and the nearer to it the better"
    yield _LIST, "an order of its own, option by option"
    yield UNKNOWN, "nobody knows its order"


def _is_scaled(seat: Seat) -> bool:
    """Whether the issue's options have a low and a high end, or this order says so though they have none."""
    want, issue = cast(Want | None, seat.entry), seat.case.issues.get(str(seat.name))
    is_said = want is not None and (want.peak is not None or want.order in (_HIGH, _LOW))
    return is_said or (issue is not None and issue.scale != "unordered")


def _options(seat: Seat) -> tuple[Choice, ...]:
    """The options of the issue."""
    want, issue = cast(Want | None, seat.entry), seat.case.issues.get(str(seat.name))
    offered = choices((name, issue.option_label(name)) for name in issue.options) if issue else ()
    if want is None:
        return offered
    ranked = want.order if isinstance(want.order, tuple) else ()
    return with_held(offered, dict.fromkeys([*(one for equals in ranked for one in equals), *want.unranked, want.peak]))


def _read_order(seat: Seat, sent: Sent) -> tuple[str | None, str | None, dict[str, int]]:
    """Which kind of order is said, the option that is best, and the places of a list; faults where they do not fit."""
    options = values_of(_options(seat))
    order, peak = sent.one_of("order", [value for value, _ in _ways(seat)]), sent.one_of("peak", options)
    numbers = [str(at) for at in range(1, len(options) + 1)]
    chosen = {one: sent.one_of(f"{_PLACE}{one}", numbers) for one in options}
    places = {one: int(at) for one, at in chosen.items() if at in numbers}
    held = Sent(WantShape().shown(seat))
    is_new_peak = peak is not None and peak != held.line("peak")
    is_new_list = any(chosen[one] != held.line(f"{_PLACE}{one}") for one in places)
    if order is None:
        # what is filled in says it
        order = _PEAK if peak and not places else _LIST if places and not peak else None
    if order is None and "order" not in sent.faults:
        sent.fault("order", "say which of these it is")
    if order == _PEAK and peak is None:
        sent.fault("peak", "say which option is best of all")
    if order not in (_PEAK, None) and is_new_peak:
        sent.fault("peak", "choose “one option best of all” for it, or leave this at none")
    if order == _LIST and not places:
        sent.fault(f"{_PLACE}{options[0]}" if options else "order", "give at least one option its place")
    if order not in (_LIST, None) and is_new_list:
        sent.fault("order", "options are given places below: choose an order of its own, or leave them without places")
    return order, peak, places


def _reason_for_all(seat: Seat) -> str:
    """What all that a party wants rests on, where an order says nothing of its own; empty where that is nothing."""
    party = seat.case.parties.get(seat.holder)
    basis = party.basis("wants") if party is not None else None
    if basis is None or basis.kind == "unstated":
        return ""
    if basis.citations:
        return " … ".join(" ".join(one.quote.split()) for one in basis.citations)
    return "" if (basis.reason or "").strip() in ("", NO_REASON_GIVEN) else str(basis.reason)


def _for_all(seat: Seat) -> str:
    reason, party = _reason_for_all(seat), seat.case.name_of(seat.holder)
    return f" Where both are left empty, what is said of all that {party} wants stands: “{reason}”." if reason else ""
