"""Whether words can hold together, told apart where they do not touch: what is said of one issue alone binds no other.

Where all that is said are options of issues, and which issue matters more, every row is homogeneous in the increments
of its issues and says nothing of r. What holds of each group of issues can then be scaled to hold together.
"""

from collections.abc import Sequence

from ..model.record import AboutIssues, AboutOption, AboutOptions, Statement
from .claims import Claim
from .conflicts import Consistent, Labels


def issues_touched(claim: Claim) -> frozenset[str] | None:
    """The issues that a claim ties together; None where it speaks of whole packages, of r, or of amounts."""
    if not isinstance(claim.source, Statement):
        return None
    match about := claim.source.about:
        case AboutOption() | AboutOptions():
            return frozenset({about.issue, *claim.source.condition})
        case AboutIssues():
            return frozenset({about.issue, about.over})
    return None


class Apart:
    """Asks of each group of claims that touch whether it can hold, and of groups that say the same only once."""

    def __init__(self, claims: Sequence[Claim], orders: Labels, consistent: Consistent) -> None:
        """`orders` are the ids of what the party wants; they stand beside every group."""
        self._claims, self._orders, self._consistent = claims, orders, consistent
        self._touched = {claim.id: issues_touched(claim) for claim in claims}
        self._known: dict[Labels, bool] = {}
        self._said: dict[tuple[Labels, Labels], bool] = {}

    def can_hold(self, ids: Labels) -> bool:
        """Whether some ids can hold together."""
        if ids not in self._known:
            self._known[ids] = all(self._group_can_hold(group, ids & self._orders) for group in self._groups(ids))
        return self._known[ids]

    def _group_can_hold(self, group: Sequence[Claim], orders: Labels) -> bool:
        said = frozenset(claim.content for claim in group), orders
        if said not in self._said:
            self._said[said] = self._consistent(frozenset(claim.id for claim in group) | orders)
        return self._said[said]

    def _groups(self, ids: Labels) -> Sequence[Sequence[Claim]]:
        """The claims in groups of which no two touch an issue; one of all where any speaks of more than issues."""
        chosen = [claim for claim in self._claims if claim.id in ids]
        touched = [held for claim in chosen if (held := self._touched[claim.id]) is not None]
        if len(touched) < len(chosen) or not chosen:
            return [chosen]
        group_of: dict[str, frozenset[str]] = {}
        for issues in touched:
            whole = issues.union(*(group_of.get(issue, frozenset()) for issue in issues))
            group_of.update(dict.fromkeys(whole, whole))
        found: dict[frozenset[str], list[Claim]] = {}
        for claim, issues in zip(chosen, touched, strict=True):
            found.setdefault(group_of[min(issues)], []).append(claim)
        return list(found.values())
