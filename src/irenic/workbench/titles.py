"""What people call an entry of a case, wherever a page speaks of it: its title, and no id."""

import re
import textwrap
from collections import Counter
from collections.abc import Iterable
from typing import Final

from ..casefile.tree import Path
from ..intake.accepting import Acceptance
from ..model.case import Case
from ..model.plain_words import with_code
from ..model.problem import Problem
from ..model.record import AboutTopic
from ..model.spoken import about_of, called, condition_of, in_marks, published_in_words, speaker_of
from .wording import apart_from_quotes, worded

_QUOTED: Final = re.compile(
    r"(?:\b(?P<kind>draft|issue|option|party|source) )?(?<!called )(?<!no option )'(?P<name>[\w-]+(?:\.[\w-]+)?)'"
)
"""An id, with the word before it that says of what; one that the case does not have is told as it is written."""
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


def sources_called(case: Case, names: Iterable[str]) -> list[str]:
    """Several sources by their outlets and days, with the ids of those that are called alike."""
    return [title for _, title in told_apart((name, source_called(case, name)) for name in names)]


def told_apart(titles: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Ids with their titles, those that are alike followed by the id."""
    held = list(titles)
    count = Counter(title for _, title in held)
    return [(name, f"{title} ({name})" if count[title] > 1 and title != name else title) for name, title in held]


def statement_called(case: Case, name: str) -> str:
    """A statement by who says it, how and of what: "Ilva Orren rejects: “The valley plan”"."""
    held = case.statements.get(name)
    if held is None:
        return name
    about = about_of(case, held.about, held.stance)
    if isinstance(held.about, AboutTopic):
        about = in_marks(textwrap.shorten(about, _SHORT, placeholder=" …"))
    return f"{speaker_of(case, held)} {held.stance}: {about}{condition_of(case, held.condition)}"


def event_called(case: Case, name: str) -> str:
    """An event by its title, else by what happened, where and when: there are many of a kind."""
    held = case.events.get(name)
    if held is None:
        return name
    day = f", {held.date}" if held.date.is_known else ""
    return held.title or with_code(held.kind) + (f" in {held.place}" if held.place else "") + day


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
    return apart_from_quotes(words, lambda own: _with_titles(case, own, path))


def with_titles_of(case: Case, problem: Problem) -> Problem:
    """A problem that tells of entries by their titles."""
    return problem.model_copy(
        update={"message": with_titles(case, problem.message), "hint": with_titles(case, problem.hint)}
    )


def _with_titles(case: Case, words: str, path: Path) -> str:
    titles = {(one["kind"], one["name"]): _with_title(case, one, path) for one in _QUOTED.finditer(words)}
    called_so = Counter(title for title, _ in {(title, name) for (_, name), title in titles.items()})

    def told(found: re.Match[str]) -> str:
        title = titles[found["kind"], found["name"]]
        if title is None:
            return found[0]
        # two that are called alike are told apart by their ids
        return title if called_so[title] == 1 else f"{title} ({found['name']})"

    return _QUOTED.sub(told, words)


def _with_title(case: Case, found: re.Match[str], path: Path) -> str | None:
    kind = found["kind"]
    title = _titled(case, found["name"], path, kind)
    if title is None or kind is None or kind == "party" or title.startswith(f"{kind} "):
        return title
    return f"{kind} {title}"


def _titled(case: Case, name: str, path: Path, kind: str | None) -> str | None:
    """What an id in quotation marks stands for; None where the case has nothing of that name.

    Ids of several kinds may be alike: what is said to be of one kind is that, and beside a citation or a source it is a
    source.
    """
    if "." in name:
        return called(case, name) if case.speaker(name) else None
    at = _ISSUE_AT.get(str(path[0])) if path else None
    issue = case.issues.get(str(path[at])) if at is not None and len(path) > at else None
    of_source = kind == "source" or (kind is None and ("cite" in path or path[:1] == ("sources",)))
    if of_source and name in case.sources:
        return f"“{source_called(case, name)}”"
    if kind in (None, "option") and issue is not None and name in issue.options:
        return f"“{issue.option_label(name)}”"
    if kind in (None, "draft") and name in case.drafts:
        return case.draft_called(name)
    if kind in (None, "issue") and name in case.issues:
        return f"“{case.issue_label(name)}”"
    if kind in (None, "party") and (name in case.parties or name in case.actors):
        return called(case, name)
    if kind is not None:
        return None
    for section in ("sources", "statements", "events", "process"):
        if name in getattr(case, section):
            return f"“{entry_called(case, section, name)}”"
    return None


def accepted_called(case: Case, made: Acceptance) -> str:
    """What came of accepting a proposal, and what is to be known of it, as sentences; `case` is that after it."""
    told = f"Accepted{accepted_as(case, made)}."
    return " ".join([told, *(f"Note: {with_titles(case, worded(one), made.path)}." for one in made.cautions)])


def accepted_as(case: Case, made: Acceptance) -> str:
    """What came of accepting a proposal, to stand behind a word for that: ": Petra Lund accepts: “The plan”"."""
    section, name, *rest = map(str, made.path)
    if made.proposal.kind == "dateline":
        return f": this source {published_in_words(made.proposal.entry)}"
    if made.proposal.kind == "version":
        newer, *older = sources_called(case, [name, *made.entry])
        return f": {newer} replaces {' and '.join(older)}"
    if made.proposal.kind == "provision" and rest[:1] == ["terms"] and len(rest) > 1:
        term, issue = case.drafts[name].terms.get(rest[1]), rest[1]
        options = " or ".join(case.option_label(issue, one) for one in term.option) if term else ""
        says = f"{case.draft_called(name)} on {case.issue_label(issue)}: {options}"
        return f" as further words for {says}" if made.adds else f": {says}"
    words = entry_called(case, section, name)
    if made.path[-1] == "accounts":
        return f" as another account of {words}"
    return f" as further words for {words}" if made.adds else f": {words}"
