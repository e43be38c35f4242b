"""Every place in a case where one entry names another."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Literal, NamedTuple

from ..model.basis import Citation
from ..model.case import Case, citations
from ..model.draft import NOT_HELD, Draft
from ..model.moves import Outcome, moves_named
from ..model.record import (
    AboutDraft,
    AboutDrafts,
    AboutEvent,
    AboutIssue,
    AboutIssues,
    AboutOption,
    AboutOptions,
    AboutProcess,
    AboutTerms,
    Statement,
)
from .tree import Path

Kind = Literal[
    "source", "party", "speaker", "issue", "option", "draft", "statement", "event", "process", "voice", "move", "actor"
]


class Named(NamedTuple):
    """That an entry names another: where, what kind of thing it has to be, and by what name."""

    path: Path
    kind: Kind
    name: str
    within: str | None = None
    """The issue of an option, or the party of a voice."""
    is_key: bool = False
    """Whether the name is that of a field, and not its value."""


def names_used(case: Case) -> Iterator[Named]:
    """Every name in a case that has to be somebody's or something's id."""
    for path, citation in citations(case):
        yield _cited(path, citation)
    yield from _of_sources(case)
    yield from _of_parties(case)
    yield from _of_issues(case)
    for name, draft in case.drafts.items():
        yield from _of_draft(("drafts", name), draft)
    for name, statement in case.statements.items():
        yield from _of_statement(("statements", name), statement)
    yield from _of_events(case)
    yield from _of_moves(case)
    yield from _of_contests(case)


def _cited(path: Path, citation: Citation) -> Named:
    return Named((*path, "source"), "source", citation.source)


def _each(path: Path, kind: Kind, names: Iterable[str] | str) -> Iterator[Named]:
    if not isinstance(names, str):
        for position, name in enumerate(names):
            yield Named((*path, position), kind, name)


def _options(path: Path, sets: Mapping[str, tuple[str, ...] | str]) -> Iterator[Named]:
    """Options by issue: a condition, a package, or what a link asks for."""
    for issue, options in sets.items():
        yield Named((*path, issue), "issue", issue, is_key=True)
        for position, option in enumerate([options] if isinstance(options, str) else options):
            yield Named((*path, issue, position), "option", option, issue)


def _of_sources(case: Case) -> Iterator[Named]:
    for name, source in case.sources.items():
        yield from _each(("sources", name, "replaces"), "source", source.replaces)


def _of_parties(case: Case) -> Iterator[Named]:
    for name, party in case.parties.items():
        path: Path = ("parties", name)
        yield from _each((*path, "consent", "on"), "issue", party.consent.on)
        for issue, want in party.wants.items():
            here = (*path, "wants", issue)
            yield Named(here, "issue", issue, is_key=True)
            ranked = want.order if isinstance(want.order, tuple) else ()
            for position, equals in enumerate(ranked):
                for option in equals:
                    yield Named((*here, "order", position), "option", option, issue)
            for position, option in enumerate(want.unranked):
                yield Named((*here, "unranked", position), "option", option, issue)
            if want.peak:
                yield Named((*here, "peak"), "option", want.peak, issue)
    for name, interest in case.interests.items():
        yield Named(("interests", name, "of"), "party", interest.of)
        yield from _each(("interests", name, "issues"), "issue", interest.issues)
    for name, assumption in case.assume.items():
        path = ("assume", name)
        yield Named((*path, "party"), "party", assumption.party)
        for issue in assumption.weights:
            yield Named((*path, "weights", issue), "issue", issue, is_key=True)
        for issue, values in assumption.values.items():
            yield Named((*path, "values", issue), "issue", issue, is_key=True)
            for option in values:
                yield Named((*path, "values", issue, option), "option", option, issue, is_key=True)


def _of_issues(case: Case) -> Iterator[Named]:
    for name, issue in case.issues.items():
        if issue.status_quo:
            yield Named(("issues", name, "status_quo"), "option", issue.status_quo, name)
        for option, held in issue.options.items():
            yield from _each(("issues", name, "options", option, "proposed_in"), "draft", held.proposed_in)
    for position, link in enumerate(case.links):
        yield from _options(("links", position, "if"), link.condition)
        yield from _options(("links", position, "then"), link.then)


def _of_draft(path: Path, draft: Draft) -> Iterator[Named]:
    if draft.text != NOT_HELD:
        yield Named((*path, "text"), "source", draft.text)
    if draft.replaces:
        yield Named((*path, "replaces"), "draft", draft.replaces)
    for position, origin in enumerate(draft.origin):
        here = (*path, "origin", position)
        yield from _each((*here, "who"), "speaker", origin.who)
        yield Named((*here, "claimant"), "speaker", origin.claimant)
    for issue, term in draft.terms.items():
        here = (*path, "terms", issue)
        yield Named(here, "issue", issue, is_key=True)
        for position, option in enumerate(term.option):
            yield Named((*here, "option", position), "option", option, issue)
        for field in ("gives", "gets", "must_act"):
            yield from _each((*here, field), "speaker", getattr(term, field))
        yield from _each((*here, "in_return_for"), "issue", term.in_return_for)
        for side in ("after", "before"):
            if term.when and (other := getattr(term.when, side)):
                yield Named((*here, "when", side), "issue", other)
        for position, requirement in enumerate(term.requires):
            yield Named((*here, "requires", position, "who"), "speaker", requirement.who)


def _of_statement(path: Path, statement: Statement) -> Iterator[Named]:
    yield Named((*path, "by"), "speaker", statement.by)
    if statement.voice:
        yield Named((*path, "voice"), "voice", statement.voice, statement.by)
    for position, relay in enumerate(statement.via):
        # a bare name is one of the speaker's own voices, or somebody of the case
        yield Named((*path, "via", position), "speaker", relay, statement.by)
    yield from _each((*path, "supersedes"), "statement", statement.supersedes)
    yield from _options((*path, "if"), statement.condition)
    about, here = statement.about, (*path, "about")
    match about:
        case AboutDraft():
            yield Named((*here, "draft"), "draft", about.draft)
        case AboutDrafts():
            yield Named((*here, "draft"), "draft", about.draft)
            yield Named((*here, "over"), "draft", about.over)
        case AboutTerms():
            yield from _options((*here, "terms"), about.terms)
        case AboutIssue():
            yield Named((*here, "issue"), "issue", about.issue)
        case AboutOption() | AboutOptions():
            yield Named((*here, "issue"), "issue", about.issue)
            yield Named((*here, "option"), "option", about.option, about.issue)
            if isinstance(about, AboutOptions):
                yield Named((*here, "over"), "option", about.over, about.issue)
        case AboutIssues():
            yield Named((*here, "issue"), "issue", about.issue)
            yield Named((*here, "over"), "issue", about.over)
        case AboutEvent():
            yield Named((*here, "event"), "event", about.event)
        case AboutProcess():
            yield Named((*here, "process"), "process", about.process)


def _of_contests(case: Case) -> Iterator[Named]:
    for issue, contest in case.contests.items():
        path: Path = ("contests", issue)
        yield Named(path, "issue", issue, is_key=True)
        for who, stand in contest.positions.items():
            yield Named((*path, "positions", who), "speaker", who, is_key=True)
            if isinstance(stand.position, str):
                yield Named((*path, "positions", who, "position"), "option", stand.position, issue)
        if contest.outcome is not None and isinstance(contest.outcome.value, str):
            yield Named((*path, "outcome", "value"), "option", contest.outcome.value, issue)


def _of_events(case: Case) -> Iterator[Named]:
    for name, event in case.events.items():
        yield from _each(("events", name, "by"), "speaker", event.by)
        for position, account in enumerate(event.accounts):
            yield Named(("events", name, "accounts", position, "claimant"), "speaker", account.claimant)
    for name, process in case.process.items():
        yield from _each(("process", name, "with"), "speaker", process.parties)
        for position, account in enumerate(process.accounts):
            yield Named(("process", name, "accounts", position, "claimant"), "speaker", account.claimant)


def _of_moves(case: Case) -> Iterator[Named]:
    for name, move in case.moves.items():
        path: Path = ("moves", name)
        yield Named((*path, "by"), "actor", move.by)
        yield from _each((*path, "needs"), "move", move.needs)
        yield from _each((*path, "drafted_in"), "draft", move.drafted_in)
        yield from _of_outcome(path, move)
    for name, consequence in case.consequences.items():
        yield from _of_outcome(("consequences", name), consequence)
        yield from _in_words(("consequences", name, "when"), consequence.when)
    for name, priorities in case.priorities.items():
        yield Named(("priorities", name), "actor", name, is_key=True)
        for position, priority in enumerate(priorities):
            yield from _in_words(("priorities", name, position, "holds"), priority.holds)
    for position, impossible in enumerate(case.impossible):
        yield from _in_words(("impossible", position, "state"), impossible.state)


def _of_outcome(path: Path, outcome: Outcome) -> Iterator[Named]:
    yield from _options((*path, "sets"), outcome.sets)
    for name in outcome.worth:
        yield Named((*path, "worth", name), "actor", name, is_key=True)


def _in_words(path: Path, statement: str) -> Iterator[Named]:
    # a statement that cannot be read is told of by a check of its own
    with suppress(ValueError):
        for name in moves_named(statement):
            yield Named(path, "move", name)
