"""Drafts and contests that are at fault: an answer that can do without one goes on without it, and says so."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from ..model.case import Case
from ..model.force import is_later
from ..model.problem import IrenicError, Problem
from ..model.record import AboutDraft, AboutDrafts
from .blocking import Answer, in_the_way_of, is_of_a_citation
from .leaving_out import in_words

LEFT_OUT: Final = "A006"
"""The code of the note that an answer leaves something out which is at fault."""

_NOTHING: Final = "no verdict and no number: "

Faults = Mapping[str, tuple[Problem, ...]]
"""What is at fault, by its id, each with its errors."""


@dataclass(frozen=True)
class Spared:
    """What is at fault in a case, and what an answer goes without."""

    drafts: Faults
    contests: Faults
    unsaid: Mapping[str, str] = field(default_factory=dict)
    """Statements that can bind somebody and are about such a draft, and which: they go with it."""
    stopped: Mapping[str, str] = field(default_factory=dict)
    """The parties whose words these are, each with why nothing is worked out of it."""
    names: Mapping[str, str] = field(default_factory=dict)
    """What people call these parties."""

    @property
    def notes(self) -> tuple[Problem, ...]:
        """That they are left out, for the problems of the answer."""
        held = (("drafts", self.drafts), ("contests", self.contests))
        notes = [_note(part, name, told[0]) for part, faults in held for name, told in faults.items()]
        return (*notes, *(_stopped(self.names[party], why) for party, why in self.stopped.items()))

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
                "statements": {name: held for name, held in case.statements.items() if name not in self.unsaid},
                "contests": {name: held for name, held in case.contests.items() if name not in self.contests},
            }
        )


def spared_by(answer: Answer, case: Case, problems: Iterable[Problem]) -> Spared:
    """What an answer can go without of what is at fault.

    Where words that can bind a party are about a draft, nothing is worked out of that party: without them it would
    look as though it had said less. A draft is needed where nobody whose consent counts would be left. A forecast
    needs no words, and so no draft; and no contest but those that are asked for.
    """
    held = list(problems)
    drafts = _at_fault(held, "drafts")
    if answer == "forecast":
        return Spared(drafts, _at_fault(held, "contests"))
    unsaid = {said: name for name in drafts for said in _said_of(case, name)}
    speaking = {case.statements[said].by for said in unsaid}
    counting = {name for name, party in case.parties.items() if party.consent.counts}
    if counting and counting <= speaking:
        needed = set(unsaid.values())
        return Spared({name: faults for name, faults in drafts.items() if name not in needed}, {})
    stopped = {name: _why(case, name, unsaid) for name in case.parties if name in speaking}
    return Spared(drafts, {}, unsaid, stopped, {name: case.parties[name].name for name in stopped})


def _why(case: Case, party: str, unsaid: Mapping[str, str]) -> str:
    """Why nothing is worked out of a party."""
    said = [name for name in unsaid if case.statements[name].by == party]
    drafts = " and ".join(in_words(("drafts", name)) for name in dict.fromkeys(unsaid[one] for one in said))
    words = " and ".join(f"'{name}'" for name in said)
    is_or_are = "is" if len({unsaid[one] for one in said}) == 1 else "are"
    return f"{_NOTHING}its words ({words}) are about {drafts}, which {is_or_are} at fault"


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


def _stopped(called: str, why: str) -> Problem:
    return Problem(
        code=LEFT_OUT,
        severity="warning",
        file=None,
        line=None,
        column=None,
        message=f"of {called} nothing is worked out: {why.removeprefix(_NOTHING)}",
        hint="mend the draft, and it is answered for again",
    )


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
