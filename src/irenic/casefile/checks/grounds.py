"""Checks on grounds: every input is cited or assumed, and says which."""

from collections.abc import Iterator, Mapping

from ...model.basis import NO_REASON_GIVEN, Entry
from ...model.vocabulary import ACLED_SUB_EVENTS, PROVISION_CODES, is_event_kind
from ..load import LoadedCase
from ..tree import Path
from .registry import Finding, check


@check("B001", "error")
def neither_cited_nor_assumed(loaded: LoadedCase) -> Iterator[Finding]:
    """A statement, a term, an account of an origin, of an event or of talks rests on nothing.

    These say what somebody said, wrote or did; without a source they would be inventions. Add `cite: {source, quote}`,
    or `assumed:` with your reason, which then is shown wherever the entry counts.
    """
    for path, entry, what in _strict(loaded):
        if _is_bare(entry):
            yield Finding(
                path,
                f"this {what} is neither cited nor assumed",
                "add 'cite: {source: …, quote: …}', or 'assumed:' with a reason",
                "key",
            )


@check("B002", "warning")
def no_reason_given(loaded: LoadedCase) -> Iterator[Finding]:
    """An input of the analyst's carries neither a citation nor a reason.

    It counts as assumed, "no reason given", wherever it matters; that blocks no answer. Add `cite:`, or `assumed:` with
    the reason. Options that a draft proposes are cited through `proposed_in:`; a source's `published` is
    cited from its own dateline; that ambiguous words allow just these readings is the analyst's `readings_assumed:`.
    """
    for path, what in _unreasoned(loaded):
        yield Finding(
            path,
            f"{what} is neither cited nor assumed: it counts as assumed, no reason given",
            "add 'cite:', or 'assumed:' with a reason",
            "key",
        )


@check("B003", "warning")
def reason_for_a_field_that_is_not_there(loaded: LoadedCase) -> Iterator[Finding]:
    """`assumed:` gives a reason for a field that the entry does not have.

    Most often the field's name is misspelt, and the field itself then passes as cited. Correct the name, or remove the
    reason.
    """
    for path, entry in _entries(loaded):
        if isinstance(entry.assumed, str) or entry.assumed is None:
            continue
        fields = {field.alias or name for name, field in type(entry).model_fields.items()}
        for name in entry.assumed:
            if name.partition(".")[0] not in fields:
                yield Finding(
                    (*path, "assumed", name),
                    f"there is no field '{name}' here",
                    f"fields are: {', '.join(sorted(fields))}",
                    "key",
                )


@check("B004", "warning")
def unknown_code(loaded: LoadedCase) -> Iterator[Finding]:
    """A code is not in the vocabularies: PA-X and `x-` codes of issues, PLOVER kinds and ACLED sub-events of events.

    Data under a code that nobody else uses cannot be compared. `docs/reference/vocabulary.md` lists the codes.
    """
    for name, issue in loaded.case.issues.items():
        for position, code in enumerate(issue.codes):
            if code not in PROVISION_CODES:
                yield Finding(
                    ("issues", name, "codes", position),
                    f"'{code}' is neither a PA-X code nor one of irenic's x- codes",
                    "see docs/reference/vocabulary.md",
                )
    for name, event in loaded.case.events.items():
        if not is_event_kind(event.kind):
            yield Finding(
                ("events", name, "kind"),
                f"'{event.kind}' is not a PLOVER event",
                "write TYPE or TYPE/mode, such as ASSAULT/aerial; see docs/reference/vocabulary.md",
            )
        if event.sub_event and event.sub_event.lower() not in {known.lower() for known in ACLED_SUB_EVENTS}:
            yield Finding(
                ("events", name, "sub_event"),
                f"'{event.sub_event}' is not the name of an ACLED sub-event",
                "see docs/reference/vocabulary.md",
            )


def _strict(loaded: LoadedCase) -> Iterator[tuple[Path, Entry, str]]:
    """The entries that have to rest on something, and what they are called."""
    case = loaded.case
    for name, statement in case.statements.items():
        yield ("statements", name), statement, "statement"
    for name, draft in case.drafts.items():
        for issue, term in draft.terms.items():
            yield ("drafts", name, "terms", issue), term, "term"
        for position, origin in enumerate(draft.origin):
            yield ("drafts", name, "origin", position), origin, "account of an origin"
    for name, event in case.events.items():
        for position, account in enumerate(event.accounts):
            yield ("events", name, "accounts", position), account, "account"
    for name, process in case.process.items():
        for position, account in enumerate(process.accounts):
            yield ("process", name, "accounts", position), account, "account"


def _unreasoned(loaded: LoadedCase) -> Iterator[tuple[Path, str]]:
    case = loaded.case
    for name, source in case.sources.items():
        if source.published.is_known and _is_bare(source, "published"):
            yield ("sources", name, "published"), f"the day on which '{name}' appeared"
    for name, party in case.parties.items():
        whole = not _is_bare(party, "wants")
        for issue, want in party.wants.items():
            if want.order != "unknown" and _is_bare(want) and not whole:
                yield ("parties", name, "wants", issue), f"what {name} wants on '{issue}'"
    for name, issue_held in case.issues.items():
        for option, held in issue_held.options.items():
            if _is_bare(held) and not held.proposed_in:
                yield ("issues", name, "options", option), f"option '{option}' of '{name}'"
    for name, interest in case.interests.items():
        if _is_bare(interest):
            yield ("interests", name), f"interest '{name}'"
    for name, draft in case.drafts.items():
        for issue, term in draft.terms.items():
            if term.is_ambiguous and not term.readings_assumed and not term.basis("option").is_assumption:
                yield ("drafts", name, "terms", issue, "option"), f"the set of readings on '{issue}'"
            for position, requirement in enumerate(term.requires):
                if _is_bare(requirement):
                    yield ("drafts", name, "terms", issue, "requires", position), f"what {requirement.who} has to do"
    for name, statement in case.statements.items():
        if statement.credence != 1 and not _is_explained(statement, "credence"):
            yield ("statements", name, "credence"), f"how far '{name}' is meant"
        speaker = case.speaker(f"{statement.by}.{statement.voice}") if statement.voice else None
        of_itself = speaker.voice.binds if speaker and speaker.voice else "party"
        vouched = statement.speaks_for == "party" and of_itself != "party"
        if vouched and not _is_explained(statement, "speaks_for"):
            yield ("statements", name, "speaks_for"), f"that '{name}' speaks for the party"
    for position, link in enumerate(case.links):
        if _is_bare(link):
            yield ("links", position), "this link"
    for section in ("moves", "consequences"):
        for name, entry in getattr(case, section).items():
            # a consequence that tells of worth alone rests on what each number rests on
            says = section == "moves" or entry.sets or entry.ends
            if says and _is_bare(entry) and not getattr(entry, "drafted_in", ()):
                yield (section, name), f"{section.removesuffix('s')} '{name}'"
    for name, priorities in case.priorities.items():
        for position, priority in enumerate(priorities):
            if _is_bare(priority):
                yield ("priorities", name, position), f"what {name} puts in place {position + 1}"
    for position, impossible in enumerate(case.impossible):
        if _is_bare(impossible):
            yield ("impossible", position), "that this cannot be"
    for name, assumption in case.assume.items():
        if _is_bare(assumption):
            yield ("assume", name), f"assumption '{name}'"
    for name, contest in case.contests.items():
        for who, stand in contest.positions.items():
            if _is_bare(stand):
                yield ("contests", name, "positions", who), f"where {who} stands on '{name}'"
        if contest.outcome is not None and _is_bare(contest.outcome):
            yield ("contests", name, "outcome"), f"how '{name}' came out"
        if contest.scale is not None and _is_bare(contest, "scale"):
            yield ("contests", name, "scale"), f"the scale of '{name}'"
    for section in ("events", "process"):
        for name, entry in getattr(case, section).items():
            if not entry.accounts and not loaded.lacks(section, name):
                yield (section, name), f"'{name}', which is nobody's account,"


def _is_explained(entry: Entry, field: str) -> bool:
    """Whether the analyst says why a field of a cited entry is as it is: by a reason, or in the entry's note."""
    reasons = entry.assumed
    given = reasons.get(field) if isinstance(reasons, Mapping) else reasons
    return bool((given or entry.note or "").strip())


def _is_bare(entry: Entry, field: str | None = None) -> bool:
    """Whether an entry, or one field of it, is neither cited nor assumed with a reason."""
    basis = entry.basis(field)
    return not basis.citations and (not basis.reason or basis.reason.strip() in ("", NO_REASON_GIVEN))


def _entries(loaded: LoadedCase) -> Iterator[tuple[Path, Entry]]:
    case = loaded.case
    sections = "sources parties issues interests drafts assume statements moves consequences contests"
    for section in sections.split():
        for name, entry in getattr(case, section).items():
            yield (section, name), entry
    for name, contest in case.contests.items():
        for who, stand in contest.positions.items():
            yield ("contests", name, "positions", who), stand
    for path, entry, _ in _strict(loaded):
        if path[0] != "statements":
            yield path, entry
