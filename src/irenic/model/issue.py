"""Issues and their options: the questions to be settled, and the ways to settle them."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from .base import Id, Ids, Number, Texts, shorthand
from .basis import NO_REASON_GIVEN, Entry

Scale = Literal["ordered", "number", "unordered"]
OptionSets = Mapping[Id, Ids]
"""Options by issue: a condition, or what a link asks for."""


class Option(Entry):
    """One way to settle one issue."""

    label: str | None = None
    value: Number | None = None
    """Its place on a number scale, in the issue's unit."""
    proposed_in: Ids = ()
    """Drafts whose term on the issue holds this option: it is cited through them."""


def _label(value: Any) -> Any:
    if value is None:
        return {}
    return {"label": value} if isinstance(value, str) else value


class Issue(Entry):
    """One question to be settled; options are listed from the low to the high end of its scale."""

    question: str
    label: str | None = None
    scale: Scale = "ordered"
    unit: str | None = None
    codes: Texts = ()
    """Codes of PA-X, or ours that begin with `x-`."""
    status_quo: Id | None = None
    """The option that holds today, and where a draft is silent."""
    options: Mapping[Id, Annotated[Option, shorthand(_label, str | Option)]] = Field(default_factory=dict)

    @property
    def assumed_options(self) -> dict[str, str]:
        """The options that no source and no draft holds, with the analyst's reason."""
        return {
            name: option.basis().reason or NO_REASON_GIVEN
            for name, option in self.options.items()
            if not option.proposed_in and not option.cite
        }

    def option_label(self, option: str) -> str:
        """What people call an option: its label, else its value, else its id; a bare number with its unit."""
        short = self.short_label(option)
        is_number = option in self.options and short != option and not any(sign.isalpha() for sign in short)
        return f"{short} {self.unit}" if is_number and self.unit else short

    def short_label(self, option: str) -> str:
        """The same without a unit, for where that is told once for all."""
        held = self.options.get(option)
        if held is None or (held.label is None and held.value is None):
            return option
        return held.label or f"{held.value:,.10g}"


class Link(Entry):
    """Which packages make sense at all: where the options of `if` are chosen, those of `then` are the only ones."""

    condition: Mapping[Id, Ids] = Field(alias="if")
    then: OptionSets
