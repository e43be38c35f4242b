"""Who proposed a term: the drafts that hold it, the statements that speak for it, and the sources of both."""

from collections.abc import Mapping
from typing import Final

from ..model.base import Frozen
from ..model.case import Case
from ..model.draft import Draft
from ..model.record import AboutOption, AboutOptions, AboutTerms, Statement

SPEAKING_FOR: Final = frozenset({"offers", "demands", "accepts", "prefers"})


class Proposed(Frozen):
    """Where a term was proposed; empty throughout where no source proposed it."""

    drafts: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    """Sources that those, or the option itself, are cited from."""

    @property
    def is_nowhere(self) -> bool:
        """Whether no draft, no statement and no source holds it."""
        return not (self.drafts or self.statements or self.sources)


def find_proposed(
    case: Case, drafts: Mapping[str, Draft], standing: Mapping[str, Statement], issue: str, option: str
) -> Proposed:
    """Where an option of an issue was proposed: among drafts that are on the table and statements in force.

    What somebody accepts, or accepts something under the condition of, is put forward by these very words.
    """
    chosen = case.issues[issue].options[option]
    holding = {name: draft for name, draft in drafts.items() if option in _options(draft, issue)}
    # one that is at fault, and so is not in the case, proposed it all the same
    missing = [name for name in chosen.proposed_in if name not in case.drafts]
    speaking = {
        name: held
        for name, held in sorted(standing.items())
        if held.stance in SPEAKING_FOR and _speaks_of(held, issue, option)
    }
    cited = [
        *chosen.cite,
        *(citation for draft in holding.values() for citation in draft.terms[issue].cite),
        *(citation for held in speaking.values() for citation in held.cite),
    ]
    return Proposed(
        drafts=(*holding, *missing),
        statements=tuple(speaking),
        sources=tuple(dict.fromkeys(citation.source for citation in cited)),
    )


def is_unsourced(case: Case, where: Proposed) -> bool:
    """Whether no source holds it; a draft that is at fault, and so not in the case, may have one."""
    return not where.sources and all(name in case.drafts for name in where.drafts)


def _options(draft: Draft, issue: str) -> tuple[str, ...]:
    return draft.terms[issue].option if issue in draft.terms else ()


def _speaks_of(held: Statement, issue: str, option: str) -> bool:
    if option in held.condition.get(issue, ()):
        return True
    match held.about:
        case AboutOption() | AboutOptions():
            return (held.about.issue, held.about.option) == (issue, option)
        case AboutTerms():
            return held.about.terms.get(issue) == option
    return False
