"""The form of an option: what it is, where it stands on its issue's scale, and what it rests on."""

from collections.abc import Mapping
from typing import Any, ClassVar, Final, cast

from ...casefile.changes import ANYWHERE, AS_IT_IS, Change
from ...model.issue import Issue, Option
from .fields import Field, Group, choices
from .grounds import ground_group, read_ground, shown_ground
from .seat import Seat
from .sent import Sent, Values
from .shape import Shape, id_of

_FIRST: Final = ":first"
_WHY: Final = "Your reason for listing it, if no source proposes it"


def written(number: float | None) -> str:
    """A number as a form shows it; empty where there is none."""
    return "" if number is None else f"{number:.15g}"


def option_id(label: str | None, value: float | None, taken: Any) -> str:
    """What an option is called in the file, by its label or else its number."""
    return id_of(label or (f"n{value:.10g}" if value is not None else None), taken, "option")


def place_by_number(issue: Issue, value: float | None, but: str | None = None) -> str | None:
    """The option behind which one of this number stands; None before all others. What has none is without limit."""
    others = {name: one for name, one in issue.options.items() if name != but}
    below = [name for name, one in others.items() if value is None or (one.value is not None and one.value <= value)]
    return below[-1] if below else None if others else ANYWHERE


class OptionShape(Shape):
    """One way to settle an issue."""

    kind: ClassVar[str] = "option"

    def shown(self, seat: Seat) -> Values:
        """All that the form shows of an option."""
        option = cast(Option | None, seat.entry)
        values = dict(shown_ground(seat.loaded, option)) | {"after": [_place_now(seat)]}
        if option is not None:
            values |= {
                "label": [option.label or ""],
                "value": [written(option.value)],
            }
        return values

    def groups(self, seat: Seat) -> tuple[Group, ...]:
        """What it is, where it stands, and what it rests on."""
        issue, option = seat.case.issues[seat.holder], cast(Option | None, seat.entry)
        hint = "Leave it empty where the number says it all." if issue.scale == "number" else ""
        needs = issue.scale != "number"
        what = [Field(name="label", label="Option", term="option", hint=hint, required=needs, wide=True)]
        if issue.scale == "number" or (option and option.value is not None):
            what.append(Field(name="value", label=f"Number{f' of {issue.unit}' if issue.unit else ''}", kind="line"))
        others = [name for name in issue.options if name != seat.name]
        if issue.scale == "ordered" and others:
            places = [
                (_FIRST, "first, at the low end"),
                *((name, f"after {issue.option_label(name)}") for name in others),
            ]
            what.append(Field(name="after", label="It stands", kind="choose", choices=choices(places)))
        proposed = [seat.case.draft_called(draft) for draft in option.proposed_in] if option else []
        hint = (
            f"It is proposed in {' and '.join(proposed)}, whose term cites it: nothing more is needed."
            if proposed
            else "Words of a source that name it, or your reason for listing it. Where a draft proposes it, leave all "
            "of this empty: the draft's term will cite it."
        )
        return (
            Group(legend="What it is", fields=tuple(what)),
            ground_group(seat.loaded, option, "What it rests on", hint, reason=_WHY),
        )

    def read(self, seat: Seat, sent: Sent) -> dict[str, Any]:
        """Its label, its number, and what it rests on."""
        issue = seat.case.issues[seat.holder]
        label, value = sent.line("label"), sent.number("value")
        if (
            label is None
            and value is None
            and "value" not in sent.faults
            and not (seat.entry and issue.scale != "number")
        ):
            sent.fault("label", "what is the option called?")
        others = {key: one for key, one in issue.options.items() if key != seat.name}
        now = cast(Option | None, seat.entry)
        new_label = now is None or label != now.label
        new_value = now is None or value != now.value
        if new_label and label is not None and label in [issue.short_label(key) for key in others]:
            sent.fault("label", "there is an option of this name already")
        if new_value and value is not None and value in [one.value for one in others.values()]:
            sent.fault("value", "there is an option of this number already")
        if new_value and value is not None and issue.scale != "number":
            sent.fault("value", "only an issue whose options are numbers has numbers: change its scale first")
        return {"label": label, "value": value, **read_ground(sent, seat.loaded, cast(Option | None, seat.entry), "")}

    def new_name(self, seat: Seat, entry: Mapping[str, Any]) -> str:
        """Made of its label, or of its number."""
        return option_id(entry.get("label"), entry.get("value"), seat.names_beside())

    def place(self, seat: Seat, sent: Sent, entry: Mapping[str, Any]) -> str | None:
        """By its number, or where a person says."""
        issue = seat.case.issues[seat.holder]
        others = {name: one for name, one in issue.options.items() if name != seat.name}
        if issue.scale == "number":
            return place_by_number(issue, entry.get("value"), but=seat.name)
        chosen = sent.one_of("after", (_FIRST, *others))
        return None if chosen == _FIRST else chosen or ANYWHERE

    def called(self, seat: Seat) -> str:
        """Its label, and of which issue it is."""
        issue = seat.case.issue_label(seat.holder)
        option = seat.case.option_label(seat.holder, str(seat.name))
        return f"option “{option}” of {issue}" if seat.entry else f"an option of {issue}"

    def _moves(self, seat: Seat, sent: Sent, said: Mapping[str, Any]) -> list[Change]:
        after = self.place(seat, sent, said)
        if after == ANYWHERE or (after or _FIRST) == _place_now(seat):
            return []
        return [Change(seat.path, AS_IT_IS, after)]


def _place_now(seat: Seat) -> str:
    """The option behind which it stands; that behind which a new one would stand is the last."""
    names = list(seat.case.issues[seat.holder].options)
    if seat.entry is None:
        return names[-1] if names else _FIRST
    at = names.index(str(seat.name))
    return names[at - 1] if at else _FIRST
