"""Drafts and contests that are at fault: an answer that can do without one goes on without it, and says so."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from ..model.case import Case
from ..model.force import is_later
from ..model.problem import IrenicError, Problem
from ..model.record import AboutDraft, AboutDrafts
from .blocking import Answer, in_the_way_of, is_of_a_citation
from .leaving_out import in_words

LEFT_OUT: Final = "A006"
"""The code of the note that an answer leaves something out which is at fault."""

Faults = Mapping[str, tuple[Problem, ...]]
"""What is at fault, by its id, each with its errors."""


@dataclass(frozen=True)
class Spared:
    """What is at fault in a case, and what an answer goes without."""

    drafts: Faults
    contests: Faults

    @property
    def notes(self) -> tuple[Problem, ...]:
        """That they are left out, for the problems of the answer."""
        held = (("drafts", self.drafts), ("contests", self.contests))
        return tuple(_note(part, name, told[0]) for part, faults in held for name, told in faults.items())

    def left_of(self, case: Case, day: datetime.date | None = None) -> Case:
        """The case without them; an option that such a draft cites stays one that was proposed in it."""
        if not self.drafts and not self.contests:
            return case
        issues = dict(case.issues)
        for name in self.drafts:
            draft = case.drafts.get(name)
            if draft is None or is_later(draft.date, day):
                continue
            for issue, term in draft.terms.items():
                if issue in issues and term.cite:
                    proposed = {
                        option: held.model_copy(update={"proposed_in": tuple(dict.fromkeys((*held.proposed_in, name)))})
                        for option, held in issues[issue].options.items()
                        if option in term.option
                    }
                    issues[issue] = issues[issue].model_copy(update={"options": {**issues[issue].options, **proposed}})
        return case.model_copy(
            update={
                "issues": issues,
                "drafts": {name: held for name, held in case.drafts.items() if name not in self.drafts},
                "contests": {name: held for name, held in case.contests.items() if name not in self.contests},
            }
        )


def spared_by(answer: Answer, case: Case, problems: Iterable[Problem]) -> Spared:
    """What an answer can go without of what is at fault.

    A draft is needed where words that bind somebody are about it: without it they would be left out in silence. A
    forecast needs no words, and so no draft; and no contest but those that are asked for.
    """
    drafts, contests = {}, {}
    held = list(problems)
    for name, faults in _at_fault(held, "drafts").items():
        if answer == "forecast" or not _said_of(case, name):
            drafts[name] = faults
    if answer == "forecast":
        contests = _at_fault(held, "contests")
    return Spared(drafts, contests)


def require_sound(answer: Answer, case: Case, problems: Iterable[Problem]) -> Spared:
    """What an answer goes without; raises IrenicError where what is at fault is needed for it."""
    held = tuple(problems)
    spared = spared_by(answer, case, held)
    if faults := needed_by(answer, held, spared):
        raise IrenicError(_explained(problem, case) for problem in faults)
    return spared


def needed_by(answer: Answer, problems: Iterable[Problem], spared: Spared) -> tuple[Problem, ...]:
    """The errors in the way of an answer that goes without what is spared."""
    without = {("drafts", name) for name in spared.drafts} | {("contests", name) for name in spared.contests}
    return in_the_way_of((one for one in problems if (one.part, one.entry) not in without), answer)


def _at_fault(problems: Iterable[Problem], part: str) -> dict[str, tuple[Problem, ...]]:
    """The entries of a part that are at fault, each with its errors."""
    found: dict[str, tuple[Problem, ...]] = {}
    for problem in problems:
        if problem.severity == "error" and problem.part == part and problem.entry and not is_of_a_citation(problem):
            found[problem.entry] = (*found.get(problem.entry, ()), problem)
    return found


def _said_of(case: Case, draft: str) -> list[str]:
    """The statements that can bind somebody and are about a draft."""
    return [
        name for name, held in case.statements.items() if held.bears_on_preferences and draft in _drafts_of(held.about)
    ]


def _drafts_of(about: object) -> tuple[str, ...]:
    match about:
        case AboutDraft():
            return (about.draft,)
        case AboutDrafts():
            return (about.draft, about.over)
    return ()


def _explained(problem: Problem, case: Case) -> Problem:
    """An error of a draft with why no answer goes without that draft."""
    said = _said_of(case, problem.entry) if problem.part == "drafts" else []
    if not said:
        return problem
    named = ", ".join(f"'{name}'" for name in said)
    which = f"statement {named} is" if len(said) == 1 else f"statements {named} are"
    why = f"{which} about this draft, so that no answer on what parties would accept goes without it"
    between = f" {why[0].upper()}" if problem.hint.endswith(("?", ".")) else f"; {why[0]}"
    return problem.model_copy(update={"hint": f"{problem.hint}{between}{why[1:]}"})


def _note(part: str, name: str, first: Problem) -> Problem:
    where = f" ({first.file}, line {first.line})" if first.file and first.line else ""
    return Problem(
        code=LEFT_OUT,
        severity="warning",
        file=first.file,
        line=first.line,
        column=first.column,
        message=f"{in_words((part, name))} is at fault{where}: what is worked out here leaves it out",
        hint=f"irenic check tells what is wrong with it: {first.message}",
    )
