"""The forms of issues and of their options."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Final, cast, get_args

from ...casefile.changes import ANYWHERE, AS_IT_IS, GONE, Change
from ...casefile.tree import Path
from ...casefile.write import as_written
from ...model.issue import Issue, Option, Scale
from ..saying import Choice
from .fields import Field, Group, choices, values_of, with_held
from .grounds import REASON, ground_group, read_ground, shown_ground
from .seat import Seat
from .sent import Sent, Values
from .shape import Shape, id_of

ROWS: Final = 5
"""So many options can be entered with a new issue."""
_FIRST: Final = ":first"
_SCALES: Final = {
    "ordered": "options in an order, from one end to the other",
    "number": "numbers, with a unit",
    "unordered": "options without an order",
}
_NUMBER: Final = "number."
_WHY: Final = "Your reason for listing it, if no source proposes it"


class IssueShape(Shape):
    """One question to be settled."""

    kind: ClassVar[str] = "issue"

    def shown(self, seat: Seat) -> Values:
        """The issue's own fields; its options have forms of their own."""
        issue = cast(Issue | None, seat.entry)
        if issue is None:
            return {"scale": ["ordered"]}
        return {
            "label": [issue.label or seat.case.issue_label(str(seat.name))],
            "question": [issue.question],
            "scale": [issue.scale],
            "unit": [issue.unit or ""],
            "status_quo": [issue.status_quo or ""],
            "codes": [", ".join(issue.codes)],
            **{f"{_NUMBER}{name}": [_written(one.value)] for name, one in issue.options.items()},
        }

    def groups(self, seat: Seat) -> tuple[Group, ...]:
        """The question, its scale and, for a new one, its first options."""
        issue = cast(Issue | None, seat.entry)
        question = (
            Field(
                name="label", label="Short name", hint="Such as: army, or customs house.", required=True, term="issue"
            ),
            Field(
                name="question", label="Question", hint="Such as: How large may the army be?", required=True, wide=True
            ),
        )
        scale = [
            Field(
                name="scale",
                label="Its options are",
                kind="one",
                term="scale",
                choices=choices(_SCALES.items()),
                wide=True,
            ),
            Field(name="unit", label="Unit, for numbers", hint="Such as troops, or days."),
        ]
        if issue is not None:
            today = _today(issue)
            scale.append(
                Field(
                    name="status_quo",
                    label="What holds today",
                    kind="choose",
                    choices=today,
                    empty="not said",
                    hint="It also holds where a draft is silent.",
                )
            )
        scale.append(
            Field(name="codes", label="PA-X codes", term="PA-X code", hint="Such as SsrArm; may be left empty.")
        )
        made = [Group(legend="The question", fields=question), Group(legend="The scale", fields=tuple(scale))]
        if issue is not None and issue.options:
            numbers = tuple(
                Field(name=f"{_NUMBER}{name}", label=f"Number of “{issue.option_label(name)}”")
                for name in issue.options
            )
            hint = "On a scale of numbers each option has one; only the last, without any limit, may lack it."
            made.append(
                Group(legend="The numbers of its options", fields=numbers, hint=hint, folded=issue.scale != "number")
            )
        if issue is None:
            rows = [
                Field(name=f"option.{row}.{name}", label=f"{label} {row + 1}", term=None if row else term)
                for row in range(ROWS)
                for name, label, term in (
                    ("label", "Option", "option"),
                    ("value", "Number of option", None),
                    (REASON, "Reason for option", "assumption"),
                )
            ]
            hint = (
                "From the low end of the scale to the high end. What a draft proposes needs no reason here: the "
                "draft's term will cite it. For what nobody proposed, give your reason, such as “for contrast; "
                "nobody proposed it”. More options are added to the issue later."
            )
            made.append(Group(legend="Its options", fields=tuple(rows), hint=hint, columns=3))
        return tuple(made)

    def read(self, seat: Seat, sent: Sent) -> dict[str, Any]:
        """The question and its scale, with the options of a new issue."""
        scale = sent.one_of("scale", get_args(Scale)) or "ordered"
        unit = sent.line("unit")
        issue = cast(Issue | None, seat.entry)
        is_new = issue is None or (unit, scale) != (issue.unit, issue.scale)
        if unit and scale != "number" and is_new:
            sent.fault("unit", "only numbers have a unit: choose numbers, or leave it empty")
        label = sent.line("label", required="what is the issue called in short?")
        others = [seat.case.issue_label(key) for key in seat.case.issues if key != seat.name]
        if label in others and (seat.name is None or label != seat.case.issue_label(seat.name)):
            sent.fault("label", "there is an issue of this name already")
        said: dict[str, Any] = {
            "question": sent.line("question", required="what is the question?"),
            "label": label if seat.name is None or label != seat.case.issue_label(seat.name) else _label(seat),
            "scale": None if scale == "ordered" else scale,
            "unit": unit,
            "codes": sent.listed("codes", ",") or None,
        }
        if seat.entry is None:
            said["options"] = _options(sent, scale) or None
        else:
            said["status_quo"] = sent.one_of("status_quo", values_of(_today(cast(Issue, seat.entry))))
        return said

    def field_of(self, steps: tuple[str | int, ...]) -> str:
        """What is wrong with an option is told at its number: nothing else of it is in the form."""
        is_option = len(steps) > 1 and steps[0] == "options"
        return f"{_NUMBER}{steps[1]}" if is_option else super().field_of(steps)

    def new_name(self, seat: Seat, entry: Mapping[str, Any]) -> str:
        """Made of its short name."""
        return id_of(str(entry["label"]), seat.names_beside(), "issue")

    def changes(self, seat: Seat, sent: Sent) -> list[Change]:
        """As for all entries; a short name that the entry's own name already tells is not written."""
        made = super().changes(seat, sent)
        if seat.entry is None:
            (change,) = made
            if str(change.path[-1]).replace("-", " ") == change.value["label"]:
                del change.value["label"]
            return made
        return [*made, *_renumbered(seat, sent)]

    def called(self, seat: Seat) -> str:
        """Its label."""
        return f"issue “{seat.case.issue_label(str(seat.name))}”" if seat.entry else "an issue"


def _renumbered(seat: Seat, sent: Sent) -> Iterator[Change]:
    """The numbers of options that were changed, and then the order of all of them."""
    options = cast(Issue, seat.entry).options
    numbers = {name: sent.number(f"{_NUMBER}{name}") for name in options}
    sent.require()
    changed = {name: number for name, number in numbers.items() if number != options[name].value}
    for name, number in changed.items():
        path: Path = (*seat.path, "options", name)
        if seat.loaded.root.deepest(path)[0].kind != "mapping":
            yield Change(path, {**as_written(options[name]), "value": number})
        else:
            yield Change((*path, "value"), GONE if number is None else number)
    if changed and sent.one_of("scale", get_args(Scale)) == "number":
        # what has no number is without limit
        last = None
        for name in sorted(options, key=lambda one: float("inf") if (held := numbers[one]) is None else held):
            yield Change((*seat.path, "options", name), AS_IT_IS, last)
            last = name


def _written(number: float | None) -> str:
    return "" if number is None else f"{number:.15g}"


def _today(issue: Issue) -> tuple[Choice, ...]:
    """What may hold today."""
    return with_held(choices((name, issue.option_label(name)) for name in issue.options), [issue.status_quo])


def _label(seat: Seat) -> str | None:
    return cast(Issue, seat.entry).label if seat.entry else None


def _options(sent: Sent, scale: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for row in range(ROWS):
        label, value = sent.line(f"option.{row}.label"), sent.number(f"option.{row}.value")
        reason = sent.line(f"option.{row}.{REASON}")
        if label is None and value is None:
            if reason:
                sent.fault(f"option.{row}.label", "which option is this the reason for?")
            continue
        if value is not None and scale != "number":
            sent.fault(f"option.{row}.value", "only an issue whose options are numbers has numbers")
        option = {"label": label, "value": value, REASON: reason}
        found[_option_id(label, value, found)] = {key: one for key, one in option.items() if one is not None}
    if scale == "number":
        # by their numbers; what has none is without limit
        found = dict(sorted(found.items(), key=lambda one: one[1].get("value", float("inf"))))
        for row in range(ROWS):
            values = [one for one in found.values() if "value" not in one]
            if len(values) > 1 and sent.line(f"option.{row}.label") and sent.number(f"option.{row}.value") is None:
                sent.fault(f"option.{row}.value", "give its number; only one option, without any limit, has none")
    return found


def _option_id(label: str | None, value: float | None, taken: Any) -> str:
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
                "value": [_written(option.value)],
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
        return _option_id(entry.get("label"), entry.get("value"), seat.names_beside())

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
