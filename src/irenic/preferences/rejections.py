"""Which options and drafts words on record reject, under which condition, and whether a package or draft meets it."""

from collections.abc import Iterator, Mapping
from typing import Final

from ..model.basis import Citation
from ..model.case import Case
from ..model.draft import Draft
from ..model.record import AboutDraft, AboutOption, Statement
from .readings import Readings, Tied, readings_of
from .silences import goes_on
from .stands import Met, Stand, stand_of

SPEAKING_AGAINST: Final = frozenset({"rejects", "rules out", "opposes"})


class Rejection(Stand):
    """A statement in force that rejects an option or a draft, whether or not its words are a red line."""


class Refusal(Rejection):
    """A rejection under a condition, beside a package or draft that holds what it rejects."""

    issue: str | None = None
    option: str | None = None
    """What it rejects; None where that is the draft as a whole."""
    met: Met | None = None
    """Whether its condition is met there; None where the condition is not coded."""


Rejections = Mapping[str, Mapping[str, tuple[Rejection, ...]]]
"""By issue and option; without those that nobody rejects."""


def find_rejections(
    case: Case, standing: Mapping[str, Statement], unproven: frozenset[Citation] = frozenset()
) -> Rejections:
    """The options that statements in force reject; quotes that do not stand in their sources (`unproven`) are none."""
    found: dict[str, dict[str, tuple[Rejection, ...]]] = {}
    for name, held in sorted(standing.items()):
        if held.stance in SPEAKING_AGAINST and isinstance(held.about, AboutOption):
            options = found.setdefault(held.about.issue, {})
            options[held.about.option] = (
                *options.get(held.about.option, ()),
                Rejection(**dict(stand_of(case, name, held, unproven))),
            )
    return found


def refusals_in(rejections: Rejections, package: Mapping[str, str]) -> tuple[Refusal, ...]:
    """The conditional rejections of what a package holds, each with whether its condition is met there."""
    readings = {issue: (option,) for issue, option in package.items()}
    return tuple(
        one for issue, option in package.items() for one in _beside(rejections, readings, issue, option)
    )  # fmt: skip


def refusals_of_draft(
    case: Case,
    name: str,
    draft: Draft,
    standing: Mapping[str, Statement],
    unproven: frozenset[Citation] = frozenset(),
) -> tuple[Refusal, ...]:
    """The conditional rejections of a draft, and of options that some reading of it holds.

    An issue that it leaves open holds none of its options. Of the draft as a whole only words whose condition is not
    coded are told: a coded one of a draft is an acceptance.
    """
    rejections, readings = find_rejections(case, standing, unproven), readings_of(case, draft)
    whole = (
        Refusal(**dict(stand_of(case, label, held, unproven)))
        for label, held in sorted(standing.items())
        if held.stance in SPEAKING_AGAINST and isinstance(held.about, AboutDraft) and held.about.draft == name
    )
    parts = (
        one
        for issue, options in readings.items()
        if issue in draft.terms or goes_on(case, draft, issue) is not None
        for option in options
        for one in _beside(rejections, readings, issue, option)
    )
    return (*(one for one in whole if one.not_coded is not None), *parts)


def _beside(rejections: Rejections, readings: Readings, issue: str, option: str) -> Iterator[Refusal]:
    for one in rejections.get(issue, {}).get(option, ()):
        if one.conditional:
            chosen = {**readings, issue: (option,)}
            there = Tied(chosen, readings.links) if isinstance(readings, Tied) else chosen
            yield Refusal(**dict(one), issue=issue, option=option, met=one.met_by(there))
        elif one.not_coded is not None:
            yield Refusal(**dict(one), issue=issue, option=option)
