"""Mentions that are of one thing become one: whatever says it, it is decided on once."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from ..model.origins import Origins
from ..model.proposal import Gathered, Proposal
from .likeness import are_alike, denies_it, keys_of

_COMPARED: Final = 30
"""With how many groups a mention is compared, those first with which it shares most words."""


class Groups:
    """Groups of mentions, each led by the first of them: what comes later never changes a group that is there."""

    def __init__(self) -> None:
        self._leads: list[list[Proposal]] = []
        self._by_key: dict[tuple[str, ...], list[int]] = {}

    def add(self, mention: Proposal) -> int:
        """The number of the first group with a lead that a mention is like; of a new one, led by it, if none is."""
        shared = Counter(group for key in dict.fromkeys(keys_of(mention)) for group in self._by_key.get(key, ()))
        nearest = sorted(shared, key=lambda group: (-shared[group], group))[:_COMPARED]
        for group in sorted(nearest):
            if any(are_alike(lead, mention) for lead in self._leads[group]):
                return group
        return self.lead(mention)

    def lead(self, mention: Proposal, group: int | None = None) -> int:
        """Let a mention lead a group, besides others, or a new one; returns the group's number."""
        if group is None:
            group = len(self._leads)
            self._leads.append([])
        self._leads[group].append(mention)
        for key in dict.fromkeys(keys_of(mention)):
            groups = self._by_key.setdefault(key, [])
            if group not in groups[-1:]:
                groups.append(group)
        return group


def as_one(origins: Origins, mentions: Sequence[Proposal], adds_to: str | None = None) -> Gathered:
    """Mentions of one thing as one proposal, which goes by the first of them.

    It is no surer than its surest origin: what repeats, or rests on another, confirms nothing.
    """
    lead = mentions[0]
    firsts: dict[str, float] = {}
    for mention in mentions:
        firsts.setdefault(origins.of(mention.source), mention.confidence)
    # all of it was checked when the mentions were read
    gathered = Gathered.model_construct(
        **{field: getattr(lead, field) for field in Proposal.model_fields} | {"confidence": max(firsts.values())},
        mentions=tuple(mentions),
        origins=origins.count(mention.source for mention in mentions) if len(firsts) > 1 else 1,
        adds_to=adds_to,
    )
    if len(mentions) == 1:
        return gathered
    entry = combined(gathered.places, [mention.entry for mention in gathered.places], origins)
    return gathered.model_copy(update={"entry": entry})


def combined(mentions: Sequence[Proposal], entries: Sequence[Mapping[str, Any]], origins: Origins) -> dict[str, Any]:
    """The entry of the first mention with the citations of all; what reports say in their own voices stays theirs."""
    entry = dict(entries[0])
    if mentions[0].kind != "event":
        cited = [cite for one in entries for cite in _listed(one.get("cite"))]
        return entry | ({"cite": cited} if cited else {})
    accounts: dict[str, dict[str, Any]] = {}
    for mention, one in zip(mentions, entries, strict=True):
        for account in one["accounts"]:
            # two reports of one origin are one account
            own = mention.speaker is None
            whose = f"\x1f{origins.of(mention.source)}" if own else str(account.get("claimant"))
            # what is denied of it is told beside what is claimed
            whose += f"\x1f{account.get('denies')}"
            held = accounts.setdefault(whose, {**account, "cite": []})
            held["cite"] = [*held["cite"], *_listed(account.get("cite"))]
    return entry | _as_disputed(entries) | {"accounts": list(accounts.values())}


def _as_disputed(entries: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What an event is that one claimant tells and another denies: disputed, at the place and on the day that is told."""
    denied = [one for one in entries if one.get("status") == "denied"]
    told = [one for one in entries if one.get("status") != "denied"]
    if not denied or not told:
        return {}
    fields = ("kind", "sub_event", "place", "date")
    found = {name: one[name] for one in (*denied, *told) for name in fields if one.get(name)}
    return {"status": "disputed"} | found


def with_denials(groups: Sequence[list[Proposal]]) -> list[list[Proposal]]:
    """Groups of mentions, each denial of an event with the account that it denies: one event with both.

    Where it may be of several, it goes to the nearest of its own source; a claimant whom the case does not name stays
    alone, since all of an event is accepted at once.
    """
    at_place: dict[str, list[int]] = {}
    for at, group in enumerate(groups):
        if _is_named(group) and not _is_denial(group):
            at_place.setdefault(_place(group), []).append(at)
    home = list(range(len(groups)))
    for at, group in enumerate(groups):
        if not (_is_named(group) and _is_denial(group)):
            continue
        others = [other for other in at_place.get(_place(group), ()) if denies_it(group[0], groups[other][0])]
        if others:
            source = group[0].source
            nearest = home[min(others, key=lambda other: (groups[other][0].source != source, abs(other - at)))]
            first, last = sorted((at, nearest))
            home = [first if held == last else held for held in home] if first != last else home
    found: dict[int, list[Proposal]] = {}
    for at, group in zip(home, groups, strict=True):
        found.setdefault(at, []).extend(group)
    return list(found.values())


def _place(group: Sequence[Proposal]) -> str:
    return str(group[0].entry.get("place") or "").casefold()


def _is_denial(group: Sequence[Proposal]) -> bool:
    return group[0].entry.get("status") == "denied"


def _is_named(group: Sequence[Proposal]) -> bool:
    """Whether all of a group are accounts of events, and the case names whose they are."""
    if any(mention.kind != "event" for mention in group):
        return False
    accounts: list[Any] = [account for mention in group for account in _listed(mention.entry.get("accounts"))]
    return all(account.get("claimant") for account in accounts)


def _listed(cite: Any) -> Iterable[Any]:
    return cite if isinstance(cite, (list, tuple)) else [] if cite is None else [cite]
