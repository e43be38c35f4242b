"""Readings: the packages that a draft's words allow, issue by issue."""

import itertools
from collections.abc import Iterator, Mapping
from typing import Final

from ..model.case import Case
from ..model.draft import Draft
from ..model.record import AboutDraft, AboutTerms
from .linked import keeping_to_links, makes_sense

Readings = Mapping[str, tuple[str, ...]]
"""For every issue the options that the words allow."""

READING_LIMIT: Final = 4096


def readings_of(case: Case, draft: Draft) -> Readings:
    """The options that a draft allows on every issue, without those that no package which makes sense could have.

    Where the draft is silent the status quo goes on, unless it says `silent: open` or the issue has no status quo:
    then anything may follow.
    """
    allowed: dict[str, tuple[str, ...]] = {}
    for name, issue in case.issues.items():
        if name in draft.terms:
            chosen = draft.terms[name].option
            # in the order of the issue, so that the order in the file changes nothing
            allowed[name] = tuple(option for option in issue.options if option in chosen) or chosen
        elif draft.silent == "open" or issue.status_quo is None:
            allowed[name] = tuple(issue.options)
        else:
            allowed[name] = (issue.status_quo,)
    return keeping_to_links(case, allowed) if case.links else allowed


def readings_about(case: Case, about: AboutDraft | AboutTerms) -> Readings:
    """The options that what a statement is about allows: a draft's, or those of terms, open on all other issues."""
    if isinstance(about, AboutDraft):
        return readings_of(case, case.drafts[about.draft])
    allowed = {
        name: (about.terms[name],) if name in about.terms else tuple(issue.options)
        for name, issue in case.issues.items()
    }
    return keeping_to_links(case, allowed) if case.links else allowed


def under_condition(readings: Readings, condition: Readings) -> Readings:
    """The readings that meet a condition, with its options in place of theirs on issues where none does."""
    return {
        issue: tuple(option for option in options if option in condition.get(issue, options)) or condition[issue]
        for issue, options in readings.items()
    }


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
