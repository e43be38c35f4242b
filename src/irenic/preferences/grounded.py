"""What of a case has grounds on a day: what only words tell that do not count, counts in no answer on preferences.

A quote that does not stand in its source proves nothing, a source that was retracted tells nothing any more, and what
is later than the day was not known. Which statements count `model.force` says; here are orders, assumptions, links
between issues, terms and options, and the quotes that are shown for them and for statements.
"""

import datetime
from collections.abc import Callable, Collection, Iterator
from typing import Any, Final, NamedTuple, TypeVar

from ..casefile.leaving_out import in_words
from ..casefile.tree import Path
from ..model.base import Frozen
from ..model.basis import Citation, Entry
from ..model.case import Case
from ..model.draft import Term
from ..model.force import quotes_known, retracted_sources
from ..model.issue import Option
from ..model.party import Party, Want
from ..model.problem import Problem
from .counted import Cited, why_not_counted

Model = TypeVar("Model", bound=Frozen)

GROUNDLESS: Final = "A007"
"""The code of the note that an answer does without something that no words which count tell."""


class Grounded(NamedTuple):
    """A case of what has grounds, and notes on what is left out."""

    case: Case
    notes: tuple[Problem, ...]


def on_grounds(case: Case, day: datetime.date | None, unproven: frozenset[Citation] = frozenset()) -> Grounded:
    """The case with those orders, assumptions and links alone that have grounds on the day.

    What the analyst assumes has grounds, and what nothing is given for is left to the checks. Of a term whose quotes
    all fall away, whatever the day, the issue alone is known: each of its options is a reading. An option without
    grounds stays one, as the analyst's. The case itself where all has grounds.
    """
    lost: dict[Path, str] = {}
    for path, entry in _entries(case):
        if (reason := why_not_counted(case, entry, day, unproven)) is not None:
            lost[path] = reason
    terms = dict(_unknown_terms(case, day, unproven))

    def shown(entry: Cited) -> Cited:
        return _with_quotes_that_count(case, entry, day, unproven)

    withdrawn = retracted_sources(case, day)

    def sourced(option: Option) -> Option:
        known = quotes_known(case, option.cite, day, unproven)
        return _changed(option, cite=tuple(one for one in known if one.source not in withdrawn))

    update = {
        "issues": {
            name: _changed(issue, options={key: sourced(option) for key, option in issue.options.items()})
            for name, issue in case.issues.items()
        },
        "parties": {name: shown(_with_orders(held, name, lost, shown)) for name, held in case.parties.items()},
        "drafts": {
            name: _changed(held, terms={i: terms.get((name, i)) or shown(term) for i, term in held.terms.items()})
            for name, held in case.drafts.items()
        },
        "statements": {name: shown(held) for name, held in case.statements.items()},
        "assume": {name: shown(held) for name, held in case.assume.items() if ("assume", name) not in lost},
        "links": tuple(shown(link) for at, link in enumerate(case.links) if ("links", at) not in lost),
    }
    notes = [_note(path, reason, "it counts in no answer") for path, reason in lost.items()]
    notes += [
        _note(("drafts", draft, "terms", issue), str(term.assumed), "it is taken for any option of the issue")
        for (draft, issue), term in terms.items()
    ]
    return Grounded(_changed(case, **update), tuple(notes))


def _changed(held: Model, **update: Any) -> Model:
    """The same with other fields; itself where they are the same."""
    return (
        held if all(getattr(held, name) == field for name, field in update.items()) else held.model_copy(update=update)
    )


def _with_orders(party: Party, name: str, lost: Collection[Path], shown: Callable[[Want], Want]) -> Party:
    return _changed(
        party, wants={issue: shown(want) for issue, want in party.wants.items() if _order(name, issue) not in lost}
    )


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


def _with_quotes_that_count(
    case: Case, entry: Cited, day: datetime.date | None, unproven: frozenset[Citation]
) -> Cited:
    """The entry with those quotes alone that stand in their sources and were known on the day; all if there is none."""
    left = quotes_known(case, entry.cite, day, unproven)
    return entry if len(left) in (0, len(entry.cite)) else entry.model_copy(update={"cite": left})


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
