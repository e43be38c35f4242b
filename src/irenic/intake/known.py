"""What a case has already, so that it is not proposed again: statements, terms and accounts with their places."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from ..casefile.load import LoadedCase
from ..model.basis import Citation
from ..model.case import Case
from ..model.proposal import Proposal, ProposalKind, Span
from ..model.record import Account

_COVERED: Final = 0.5
"""How much of the shorter of two places has to lie in the other for them to be the same place."""
_SAME_EXTENT: Final = 0.4
"""The same where nobody knows who speaks: how much of both together they have in common."""


@dataclass(frozen=True)
class Known:
    """One entry of the case that cites sources."""

    kinds: frozenset[ProposalKind]
    """What of a source it may hold."""
    path: tuple[str | int, ...]
    whose: frozenset[str]
    """Whose words it is, and who passed them on; empty for a term."""
    places: Mapping[str, tuple[Span, ...]]
    """Where its quotes stand, by source."""
    as_mention: Proposal | None = field(default=None, compare=False)
    """The entry as a mention that others can be like; None where only its place tells it."""

    @property
    def name(self) -> str:
        """The path in one word: `statements.s1`."""
        return ".".join(map(str, self.path))

    def covers(self, mention: Proposal) -> bool:
        """Whether it cites the place where a mention stands, for the one to whom the mention is given."""
        cited = self.places.get(mention.source)
        if mention.kind not in self.kinds or not cited:
            return False
        common = sum(_common(one, other) for one in mention.spans for other in cited)
        if not common:
            return False
        own = sum(end - start for start, end in mention.spans)
        near = sum(end - start for start, end in cited if any(_common((start, end), one) for one in mention.spans))
        whose = _whose(mention)
        if whose is None and self.whose:
            return common >= _SAME_EXTENT * (own + near - common)
        return common >= _COVERED * min(own, near) and (not self.whose or _party(whose) in map(_party, self.whose))


def known_entries(loaded: LoadedCase) -> list[Known]:
    """The entries of a case that hold what reading proposes, in the order of the case."""
    return list(_known(loaded, loaded.case))


def _known(loaded: LoadedCase, case: Case) -> Iterator[Known]:
    statement: frozenset[ProposalKind] = frozenset({"statement"})
    provision: frozenset[ProposalKind] = frozenset({"provision"})
    event: frozenset[ProposalKind] = frozenset({"event"})
    path: tuple[str | int, ...]
    for name, held in case.statements.items():
        spoken = f"{held.by}.{held.voice}" if held.voice else held.by
        entry = {"by": held.by, **({"voice": held.voice} if held.voice else {})}
        yield _entry(loaded, statement, ("statements", name), {spoken, *held.via}, held.cite, "statement", entry)
    for name, draft in case.drafts.items():
        for issue, term in draft.terms.items():
            measured = {"quantity": term.quantity, "low": term.low, "high": term.high}
            quantity: dict[str, object] = {name: number for name, number in measured.items() if number is not None}
            quantity |= {"unit": term.unit} if quantity else {}
            path = ("drafts", name, "terms", issue)
            yield _entry(loaded, provision, path, set(), term.cite, "provision", quantity)
        for at, origin in enumerate(draft.origin):
            yield _entry(loaded, statement, ("drafts", name, "origin", at), {origin.claimant}, origin.cite)
    for name, process in case.process.items():
        for at, account in enumerate(process.accounts):
            yield _entry(loaded, statement | event, ("process", name, "accounts", at), {account.claimant}, account.cite)
    for name, happened in case.events.items():
        for at, account in enumerate(happened.accounts):
            plain = happened.model_dump(
                mode="json", exclude_defaults=True, include={"kind", "sub_event", "place", "date", "status", "by"}
            )
            date = {"date": happened.date.model_dump(mode="json")} if happened.date.is_known else {}
            path = ("events", name, "accounts", at)
            told = {**plain, **date, "accounts": [_account(account)]}
            yield _entry(loaded, event, path, {account.claimant}, account.cite, "event", told)


def _account(account: Account) -> dict[str, object]:
    counts = {
        what: {name: number for name, number in count.model_dump().items() if number is not None}
        for what, count in account.counts.items()
    }
    held: dict[str, object] = {"claimant": account.claimant}
    return held | ({"denies": account.denies} if account.denies else {}) | ({"counts": counts} if counts else {})


def _entry(
    loaded: LoadedCase,
    kinds: frozenset[ProposalKind],
    path: tuple[str | int, ...],
    whose: set[str],
    cite: tuple[Citation, ...],
    kind: ProposalKind | None = None,
    entry: Mapping[str, object] | None = None,
) -> Known:
    places: dict[str, list[Span]] = {}
    for citation in cite:
        text = loaded.texts.get(citation.source)
        found = text.find(citation.quote) if text is not None else []
        places.setdefault(citation.source, []).extend([citation.at] if citation.at else found)
    mention = None
    if kind is not None and cite:
        own = kind == "event" and next(iter(whose)) in loaded.case.sources
        mention = Proposal(
            id="",
            kind=kind,
            source=cite[0].source,
            spans=(),
            quote=" … ".join(citation.quote for citation in cite if citation.source == cite[0].source),
            entry=dict(entry or {}),
            confidence=1,
            reason="",
            speaker=None if own else next(iter(sorted(whose)), None),
        )
    return Known(kinds, path, frozenset(whose), {source: tuple(found) for source, found in places.items()}, mention)


def _whose(mention: Proposal) -> str | None:
    """To whom of the case a mention is given; None where nobody is known."""
    if mention.kind == "event":
        accounts = mention.entry.get("accounts")
        first = accounts[0] if isinstance(accounts, list) and accounts else {}
        claimant = first.get("claimant") if isinstance(first, dict) else None
        return str(claimant) if claimant else None
    by = mention.entry.get("by")
    return str(by) if by else None


def _party(reference: str | None) -> str:
    return (reference or "").partition(".")[0]


def _common(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))
