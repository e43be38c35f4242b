"""Which sets of claims contradict each other, and which claims a conclusion needs: minimal sets, each by its labels.

Orders are claims too (`PARTY.wants.ISSUE`): one that is left out leaves the order of that issue unknown, so a set is
consistent where it is under some order.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

CONFLICT_LIMIT: Final = 20
"""How many minimal conflicts are listed."""

SUBSET_LIMIT: Final = 64
"""How many largest consistent sets are gone through for a verdict."""

Labels = frozenset[str]
Consistent = Callable[[Labels], bool]


def minimal_subset(labels: Sequence[str], fails: Callable[[Labels], bool]) -> Labels:
    """A set that still fails, of which no one can be dropped: without any of them it does not (deletion filter).

    `fails` must hold of all labels together. Labels that stand later are dropped first, so put first what is best
    shown. They are dropped many at a time: what is left is small as a rule, so halving (Junker 2004) asks far less than
    one by one would. That would be all if every set that holds a failing one failed too; but without a red line a
    draft has a better reading, so other words about it can say more. So passes over what is left, one by one, go on
    until nothing more can be dropped.
    """
    asked = cache(fails)
    needed = frozenset(_needed(frozenset(), list(labels), asked))
    kept = [label for label in labels if label in needed]
    while True:
        before = len(kept)
        for label in reversed(kept.copy()):
            without = [other for other in kept if other != label]
            if asked(frozenset(without)):
                kept = without
        if len(kept) == before:
            return frozenset(kept)


def _needed(beside: Labels, labels: list[str], fails: Callable[[Labels], bool], *, some: bool = False) -> list[str]:
    """Which labels are left when as many as can be are dropped, from the last on; `some` where not all can be."""
    if not labels or (not some and fails(beside)):
        return []
    if len(labels) == 1:
        return labels
    middle = len(labels) // 2
    first, second = labels[:middle], labels[middle:]
    later = _needed(beside | frozenset(first), second, fails)
    # where the second half went whole, what is beside it was just tried without the first
    return _needed(beside | frozenset(later), first, fails, some=not later) + later


def minimal_conflicts(
    labels: Sequence[str], consistent: Consistent, limit: int = CONFLICT_LIMIT
) -> tuple[list[Labels], bool]:
    """All minimal sets of labels that cannot hold together, and whether there are more than `limit`.

    A tree of hitting sets (Reiter 1987): after each conflict found, one of its members is left out in turn.
    """
    found: list[Labels] = []
    seen: set[Labels] = set()
    waiting: list[Labels] = [frozenset()]
    while waiting:
        left_out = waiting.pop(0)
        if left_out in seen:
            continue
        seen.add(left_out)
        known = next((conflict for conflict in found if not conflict & left_out), None)
        if known is None:
            rest = [label for label in labels if label not in left_out]
            if consistent(frozenset(rest)):
                continue
            if len(found) == limit:
                return found, True
            known = minimal_subset(rest, lambda some: not consistent(some))
            found.append(known)
        waiting.extend(left_out | {label} for label in sorted(known))
    return found, False


def maximal_consistent(labels: Sequence[str], conflicts: Sequence[Labels], consistent: Consistent) -> list[Labels]:
    """The largest sets by inclusion that can hold together; none where there are too many to go through.

    Each leaves out a smallest set that shares a member with every conflict: built one conflict after the other (Berge).
    Where one label takes the edge off others, as a red line does, more can hold together than that leaves: what can
    still be added is.
    """
    everything = frozenset(labels)
    hitting: set[Labels] = {frozenset()}
    for conflict in conflicts:
        kept = {one for one in hitting if one & conflict}
        # of those just extended none holds another: they would have before
        wider = (one | {label} for one in hitting - kept for label in conflict)
        hitting = kept | {one for one in wider if not any(other <= one for other in kept)}
        if len(hitting) > SUBSET_LIMIT:
            return []
    found: list[Labels] = []
    for hit in sorted(hitting, key=sorted):
        held = everything - hit
        for label in labels:
            if label not in held and consistent(held | {label}):
                held |= {label}
        if consistent(held):
            found.append(held)
    return [
        held for place, held in enumerate(found) if held not in found[:place] and not any(held < one for one in found)
    ]
