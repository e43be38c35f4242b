"""Readings: the packages that a draft's words allow, issue by issue."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ..model.case import Case
from ..model.draft import Draft
from ..model.issue import Link
from ..model.record import AboutDraft, AboutTerms
from .linked import involved, keeping_to_links, keeps, makes_sense, tying_links
from .silences import goes_on

Readings = Mapping[str, tuple[str, ...]]
"""For every issue the options that the words allow."""

READING_LIMIT: Final = 4096


class Tied(dict[str, tuple[str, ...]]):
    """Readings of which links leave some and not others: options cannot be taken issue by issue."""

    def __init__(self, allowed: Readings, links: Sequence[Link]) -> None:
        """`links` are those that tie options together; the others are kept to whatever is taken."""
        super().__init__(allowed)
        self.links = tuple(links)

    @property
    def involved(self) -> frozenset[str]:
        """The issues that are tied."""
        return frozenset(issue for link in self.links for issue in involved(link))

    def keeps(self, package: Mapping[str, str]) -> bool:
        """Whether a package makes sense."""
        return all(keeps(link, package) for link in self.links)


def readings_of(case: Case, draft: Draft) -> Readings:
    """The options that a draft allows on every issue, without those that no package which makes sense could have.

    Where the draft is silent the status quo goes on, unless it says `silent: open` or the issue has no status quo:
    then anything may follow.
    """
    return _linked(case, allowed_by(case, draft))


def readings_about(case: Case, about: AboutDraft | AboutTerms, condition: Readings | None = None) -> Readings:
    """The options that what a statement is about allows: a draft's, or those of terms, open on all other issues.

    Under a condition only the options that meet it, and its own on issues where none does.
    """
    if isinstance(about, AboutDraft):
        allowed = allowed_by(case, case.drafts[about.draft])
    else:
        allowed = {
            name: (about.terms[name],) if name in about.terms else tuple(issue.options)
            for name, issue in case.issues.items()
        }
    # what goes together is told of the options that the condition leaves
    return _linked(case, _under_condition(allowed, condition) if condition else allowed)


def allowed_by(case: Case, draft: Draft) -> dict[str, tuple[str, ...]]:
    """The options that a draft allows on every issue, whatever the links of the case leave of them."""
    allowed: dict[str, tuple[str, ...]] = {}
    for name, issue in case.issues.items():
        if name in draft.terms:
            chosen = draft.terms[name].option
            # in the order of the issue, so that the order in the file changes nothing
            allowed[name] = tuple(option for option in issue.options if option in chosen) or chosen
        else:
            today = goes_on(case, draft, name)
            allowed[name] = tuple(issue.options) if today is None else (today,)
    return allowed


def _under_condition(readings: Readings, condition: Readings) -> dict[str, tuple[str, ...]]:
    return {
        issue: tuple(option for option in options if option in condition.get(issue, options)) or condition[issue]
        for issue, options in readings.items()
    }


def _linked(case: Case, allowed: dict[str, tuple[str, ...]]) -> Readings:
    if not case.links:
        return allowed
    left = keeping_to_links(case, allowed)
    tying = tying_links(case, left)
    return Tied(left, tying) if tying else left


def count(readings: Readings) -> int:
    """How many packages the words allow."""
    total = 1
    for options in readings.values():
        total *= len(options)
    return total


def packages(readings: Readings) -> Iterator[dict[str, str]]:
    """Every package that the words allow, in the order of the case."""
    for chosen in itertools.product(*readings.values()):
        yield dict(zip(readings, chosen, strict=True))


def sensible_packages(case: Case, readings: Readings) -> list[dict[str, str]]:
    """Those that keep to the links; all where none does."""
    whole = list(packages(readings))
    return [package for package in whole if makes_sense(case, package)] or whole
