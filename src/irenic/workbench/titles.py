"""What people call an entry of a case, wherever a page speaks of it: its title, and no id."""

import re
import textwrap
from typing import Final

from ..casefile.tree import Path
from ..intake.accepting import Acceptance
from ..model.case import Case
from ..model.plain_words import with_code
from ..model.problem import Problem
from ..model.record import AboutTopic
from ..model.spoken import about_of, called, condition_of, in_marks, published_in_words, speaker_of
from .wording import worded

_QUOTED: Final = re.compile(r"'([\w-]+(?:\.[\w-]+)?)'")
_SHORT: Final = 72
_ISSUE_AT: Final = {"issues": 1, "drafts": 3, "parties": 3}
"""Where on a path to an option stands the issue that it is of."""


def source_called(case: Case, name: str) -> str:
    """A source by its outlet and its day: several are of one outlet."""
    source = case.sources.get(name)
    if source is None:
        return name
    day = f", {source.published}" if source.published.is_known else ""
    return f"{source.outlet or source.title or name}{day}"


def statement_called(case: Case, name: str) -> str:
    """A statement by who says it, how and of what: "Ilva Orren rejects: “The valley plan”"."""
    held = case.statements.get(name)
    if held is None:
        return name
    about = about_of(case, held.about)
    if isinstance(held.about, AboutTopic):
        about = in_marks(textwrap.shorten(about, _SHORT, placeholder=" …"))
    return f"{speaker_of(case, held)} {held.stance}: {about}{condition_of(case, held.condition)}"


def event_called(case: Case, name: str) -> str:
    """An event by its title, else by what happened and where."""
    held = case.events.get(name)
    if held is None:
        return name
    return held.title or with_code(held.kind) + (f" in {held.place}" if held.place else "")


def process_called(case: Case, name: str) -> str:
    """Talks by their title, else by their kind and days."""
    held = case.process.get(name)
    return name if held is None else held.title or held.kind


def entry_called(case: Case, section: str, name: str) -> str:
    """An entry of any part of a case; its id where the case has no other word for it."""
    match section:
        case "sources":
            return source_called(case, name)
        case "statements":
            return statement_called(case, name)
        case "events":
            return event_called(case, name)
        case "process":
            return process_called(case, name)
        case "drafts":
            return case.draft_called(name)
        case "issues":
            return case.issue_label(name)
        case _:
            return called(case, name)


def with_titles(case: Case, words: str, path: Path = ()) -> str:
    """Words of a message with titles in place of the ids that it quotes; `path` leads to what it is about."""
    return _QUOTED.sub(lambda found: _titled(case, found[1], path) or found[0], words)


def with_titles_of(case: Case, problem: Problem) -> Problem:
    """A problem that tells of entries by their titles."""
    return problem.model_copy(
        update={"message": with_titles(case, problem.message), "hint": with_titles(case, problem.hint)}
    )


def _titled(case: Case, name: str, path: Path) -> str | None:
    """What an id in quotation marks stands for; None where the case has nothing of that name."""
    if "." in name:
        return called(case, name) if case.speaker(name) else None
    at = _ISSUE_AT.get(str(path[0])) if path else None
    issue = case.issues.get(str(path[at])) if at is not None and len(path) > at else None
    if issue is not None and name in issue.options:
        return f"“{issue.option_label(name)}”"
    if name in case.drafts:
        return case.draft_called(name)
    if name in case.issues:
        return f"“{case.issue_label(name)}”"
    if name in case.parties or name in case.actors:
        return called(case, name)
    for section in ("sources", "statements", "events", "process"):
        if name in getattr(case, section):
            return f"“{entry_called(case, section, name)}”"
    return None


def accepted_called(case: Case, made: Acceptance) -> str:
    """What came of accepting a proposal, and what is to be known of it, as sentences; `case` is that after it."""
    told = f"Accepted{_accepted(case, made)}."
    return " ".join([told, *(f"Note: {with_titles(case, worded(one), made.path)}." for one in made.cautions)])


def _accepted(case: Case, made: Acceptance) -> str:
    section, name, *rest = map(str, made.path)
    if made.proposal.kind == "dateline":
        return f": this source {published_in_words(made.proposal.entry)}"
    if made.proposal.kind == "version":
        return f": {source_called(case, name)} replaces {' and '.join(source_called(case, one) for one in made.entry)}"
    if made.proposal.kind == "provision" and rest[:1] == ["terms"] and len(rest) > 1:
        term, issue = case.drafts[name].terms.get(rest[1]), rest[1]
        options = " or ".join(case.option_label(issue, one) for one in term.option) if term else ""
        says = f"{case.draft_called(name)} on {case.issue_label(issue)}: {options}"
        return f" as further words for {says}" if made.adds else f": {says}"
    words = entry_called(case, section, name)
    if made.path[-1] == "accounts":
        return f" as another account of {words}"
    return f" as further words for {words}" if made.adds else f": {words}"
