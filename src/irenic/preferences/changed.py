"""Drafts with changed terms, to see what would follow: nothing of it is written, and nobody need have proposed it."""

from collections.abc import Iterable
from typing import Final

from ..model.case import Case
from ..model.did_you_mean import nearest
from ..model.draft import Draft, Term
from ..model.problem import IrenicError, failure
from .linked import makes_sense
from .readings import packages, readings_of

Changes = tuple[tuple[str, str], ...]
"""Issues with the option that each is to have."""
_SEARCHED: Final = 4_096
_LISTED: Final = 12


def changed_draft(case: Case, base: str, changes: Changes) -> Draft:
    """A draft with other options on some issues.

    Raises IrenicError (E001) where the case has no such draft, (E009) where it has no such issue or option.
    """
    if base not in case.drafts:
        raise _unknown("E001", f"the case has no draft '{base[:80]}'", base, case.drafts)
    draft = case.drafts[base]
    terms = dict(draft.terms)
    for issue, option in changes:
        if issue not in case.issues:
            raise _unknown("E009", f"the case has no issue '{issue[:80]}'", issue, case.issues)
        if option not in case.issues[issue].options:
            message = f"the case has no option '{option[:80]}' on '{issue}'"
            raise _unknown("E009", message, option, case.issues[issue].options)
        terms[issue] = Term(option=(option,), assumed="changed to see what would follow")
    return draft.model_copy(update={"terms": terms})


def differing(case: Case, base: str, changes: Changes) -> Changes:
    """The changes that change something, in the order of the case; raises IrenicError as `changed_draft` does."""
    before, after = case.drafts[base].terms, changed_draft(case, base, changes).terms
    return tuple(
        (issue, option)
        for issue, option in sorted(dict(changes).items(), key=lambda one: list(case.issues).index(one[0]))
        if issue not in before or before[issue].option != after[issue].option
    )


def is_senseless(case: Case, draft: Draft) -> bool:
    """Whether the case's links leave no reading of a draft; looked at where there are not too many."""
    for number, package in enumerate(packages(readings_of(case, draft))):
        if makes_sense(case, package):
            return False
        if number >= _SEARCHED:
            return False
    return True


def _unknown(code: str, message: str, name: str, known: Iterable[str]) -> IrenicError:
    names = list(known)
    close = nearest(name, names)
    listed = ", ".join(names[:_LISTED]) + (", …" if len(names) > _LISTED else "")
    return failure(code, message, f"did you mean '{close}'?" if close else f"choose one of: {listed}")
