"""The form of an issue: the question, its scale, and its first options."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Final, cast, get_args

from ...casefile.changes import AS_IT_IS, GONE, Change
from ...casefile.tree import Path
from ...casefile.write import as_written
from ...model.issue import Issue, Scale
from ..saying import Choice
from .fields import Field, Group, choices, values_of, with_held
from .grounds import REASON
from .options import option_id, written
from .seat import Seat
from .sent import Sent, Values
from .shape import Shape, id_of

ROWS: Final = 5
"""So many options can be entered with a new issue."""
_SCALES: Final = {
    "ordered": "options in an order, from one end to the other",
    "number": "numbers, with a unit",
    "unordered": "options without an order",
}
_NUMBER: Final = "number."


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
            **{f"{_NUMBER}{name}": [written(one.value)] for name, one in issue.options.items()},
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
        found[option_id(label, value, found)] = {key: one for key, one in option.items() if one is not None}
    if scale == "number":
        # by their numbers; what has none is without limit
        found = dict(sorted(found.items(), key=lambda one: one[1].get("value", float("inf"))))
        for row in range(ROWS):
            values = [one for one in found.values() if "value" not in one]
            if len(values) > 1 and sent.line(f"option.{row}.label") and sent.number(f"option.{row}.value") is None:
                sent.fault(f"option.{row}.value", "give its number; only one option, without any limit, has none")
    return found
