"""What of a case has grounds on a day: what only words tell that do not count, counts in no answer on preferences.

A quote that does not stand in its source proves nothing, a source that was retracted tells nothing any more, and what
is later than the day was not known. Which statements count `model.force` says; here are orders, assumptions, links
between issues and terms, and the quotes that are shown beside statements.
"""

import datetime
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from ..casefile.leaving_out import in_words
from ..casefile.tree import Path
from ..model.basis import Citation, Entry
from ..model.case import Case
from ..model.draft import Term
from ..model.force import is_later, retracted_sources
from ..model.party import Party
from ..model.problem import Problem
from ..model.record import Statement
from .counted import why_not_counted

GROUNDLESS: Final = "A007"
"""The code of the note that an answer does without something that no words which count tell."""


class Grounded(NamedTuple):
    """A case of what has grounds, and notes on what is left out."""

    case: Case
    notes: tuple[Problem, ...]


def on_grounds(case: Case, day: datetime.date | None, unproven: frozenset[Citation] = frozenset()) -> Grounded:
    """The case with those orders, assumptions and links alone that have grounds on the day.

    What the analyst assumes has grounds, and what nothing is given for is left to the checks. Of a term whose quotes
    all fall away, whatever the day, the issue alone is known: each of its options is a reading. The case itself where
    all has grounds.
    """
    lost: dict[Path, str] = {}
    for path, entry in _entries(case):
        if (reason := why_not_counted(case, entry, day, unproven)) is not None:
            lost[path] = reason
    terms = dict(_unknown_terms(case, day, unproven))
    changed: dict[str, Mapping[str, Any]] = {
        "parties": {
            name: party.model_copy(
                update={
                    "wants": {issue: want for issue, want in party.wants.items() if _order(name, issue) not in lost}
                }
            )
            for name, party in case.parties.items()
            if any(_order(name, issue) in lost for issue in party.wants)
        },
        "drafts": {
            name: draft.model_copy(update={"terms": {i: terms.get((name, i), term) for i, term in draft.terms.items()}})
            for name, draft in case.drafts.items()
            if any((name, issue) in terms for issue in draft.terms)
        },
        "statements": {
            name: held.model_copy(update={"cite": shown})
            for name, held in case.statements.items()
            if (shown := _shown(case, held, day, unproven)) != held.cite
        },
    }
    update: dict[str, Any] = {part: {**getattr(case, part), **held} for part, held in changed.items() if held}
    update["assume"] = {name: held for name, held in case.assume.items() if ("assume", name) not in lost}
    update["links"] = tuple(link for at, link in enumerate(case.links) if ("links", at) not in lost)
    notes = [_note(path, reason, "it counts in no answer") for path, reason in lost.items()]
    notes += [
        _note(("drafts", draft, "terms", issue), str(term.assumed), "it is taken for any option of the issue")
        for (draft, issue), term in terms.items()
    ]
    return Grounded(case.model_copy(update=update) if notes or changed["statements"] else case, tuple(notes))


def _order(party: str, issue: str) -> Path:
    return "parties", party, "wants", issue


def _entries(case: Case) -> Iterator[tuple[Path, Entry]]:
    """Orders, assumptions and links, each with the path that leads to it."""
    for name, party in case.parties.items():
        for issue, want in party.wants.items():
            yield _order(name, issue), want if want.cite or want.assumed is not None else _as_party(party)
    yield from ((("assume", name), held) for name, held in case.assume.items())
    yield from ((("links", at), link) for at, link in enumerate(case.links))


def _as_party(party: Party) -> Entry:
    """What an order without grounds of its own rests on: those of its party."""
    return Entry(cite=party.basis("wants").citations)


def _unknown_terms(
    case: Case, day: datetime.date | None, unproven: frozenset[Citation]
) -> Iterator[tuple[tuple[str, str], Term]]:
    """The terms that no words tell which count, by draft and issue, as all that is known of them.

    When a term was told does not matter here: a draft is on the table from its own day.
    """
    withdrawn = retracted_sources(case, day)
    for name, draft in case.drafts.items():
        for issue, term in draft.terms.items():
            if not term.cite or issue not in case.issues:
                continue
            if all(one in unproven or one.source in withdrawn for one in term.cite):
                reason = why_not_counted(case, term, day, unproven)
                options = tuple(case.issues[issue].options) or term.option
                unknown = {"option": options, "cite": (), "assumed": reason, "readings_assumed": reason}
                yield (name, issue), term.model_copy(update=unknown)


def _shown(
    case: Case, held: Statement, day: datetime.date | None, unproven: frozenset[Citation]
) -> tuple[Citation, ...]:
    """The quotes of a statement that stand in their sources and were known on the day; all where there is none."""
    left = tuple(
        one
        for one in held.cite
        if one not in unproven
        and not (one.source in case.sources and is_later(case.sources[one.source].published, day))
    )
    return left or held.cite


def _note(path: Path, reason: str, follows: str) -> Problem:
    return Problem(
        code=GROUNDLESS,
        severity="warning",
        file=None,
        line=None,
        column=None,
        message=f"{in_words(path)}: {reason}; {follows}",
        hint="cite words that stand in a source that counts, or give your own reason with 'assumed:'",
    )
