"""The fields of a term that tell when it falls due, and whether it can be taken back."""

from typing import Any, Final

from ...model.base import UNKNOWN
from ...model.draft import Term, Timing
from ...model.due import span_in_words, span_written
from ..saying import Choice
from .fields import Field, Group, choices, values_of
from .sent import Sent

WHEN: Final = "when."
_SIDES: Final = (("after", "Only after what it says on"), ("before", "Before what it says on"))
_YES, _NO = "yes", "no"


def timing_group(term: Term | None, others: tuple[Choice, ...]) -> Group:
    """When the term falls due; `others` are the issues that it can come before or after."""
    fields = [
        Field(name=f"{WHEN}within", label="Within", hint="Such as: 100 days, 6 weeks, 3 months, 2 years."),
        Field(name=f"{WHEN}by", label="Not later than", kind="day"),
    ]
    if others:
        fields += [
            Field(name=f"{WHEN}{side}", label=label, kind="choose", choices=others, empty="not said")
            for side, label in _SIDES
        ]
    fields.append(
        Field(
            name="reversible",
            label="Can it be taken back later?",
            kind="choose",
            choices=choices([(_YES, "yes"), (_NO, "no")]),
            empty="not said",
        )
    )
    is_said = term is not None and (term.when is not None or term.reversible != UNKNOWN)
    hint = "Leave empty what the words do not say."
    return Group(legend="When it falls due", fields=tuple(fields), hint=hint, folded=not is_said)


def shown_timing(term: Term) -> dict[str, list[str]]:
    """What these fields hold before anybody writes in them."""
    when = term.when or Timing()
    return {
        f"{WHEN}within": [span_in_words(when.within) if when.within else ""],
        f"{WHEN}by": [str(when.by or "")],
        **{f"{WHEN}{side}": [getattr(when, side) or ""] for side, _ in _SIDES},
        "reversible": ["" if term.reversible == UNKNOWN else _YES if term.reversible else _NO],
    }


def read_timing(sent: Sent, others: tuple[Choice, ...]) -> dict[str, Any]:
    """The fields `when` and `reversible` of a term."""
    words = sent.line(f"{WHEN}within")
    within = span_written(words) if words else None
    if words and within is None:
        sent.fault(f"{WHEN}within", f"'{words[:80]}' is no span: write a number of days, weeks, months or years")
    sides = {side: sent.one_of(f"{WHEN}{side}", values_of(others)) for side, _ in _SIDES}
    if sides["after"] and sides["after"] == sides["before"]:
        sent.fault(f"{WHEN}before", "it cannot come both before and after the same")
    when = {"within": within, "by": sent.day(f"{WHEN}by"), **sides}
    reversible = sent.one_of("reversible", (_YES, _NO))
    return {
        "when": {name: said for name, said in when.items() if said} or None,
        "reversible": None if reversible is None else reversible == _YES,
    }
