"""What people call an entry of a case, wherever a page speaks of it: its title, and no id."""

import re
from typing import Final

from ..casefile.tree import Path
from ..model.case import Case
from ..model.plain_words import with_code
from ..model.spoken import about_of, called, speaker_of

_QUOTED: Final = re.compile(r"'([\w-]+(?:\.[\w-]+)?)'")
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
    """A statement by who says it, how and of what: "Ilva Orren rejects “The valley plan”"."""
    held = case.statements.get(name)
    if held is None:
        return name
    return f"{speaker_of(case, held)} {held.stance}: {about_of(case, held.about)}"


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
