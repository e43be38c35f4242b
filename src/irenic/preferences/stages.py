"""What each claim says of draws that are each taken under an order of their own."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..model.case import Assumption
from ..solvers.choices import ChoiceRow
from ..solvers.linear import FloatArray
from ..solvers.sequential import Held, Stage, alike
from .claims import ACCEPTING, Claim, drafts_of, red_line
from .every_order import EveryOrder
from .party import PartyPreferences

ROUNDING: Final = 1e-12
"""Differences up to this are rounding: sums of a few parts of 1 come out wrong by some 1e-16, and no bound that people
write is nearer to another than this."""

Orders = NDArray[np.int64]
"""The number of the order of every issue, shape (draws, issues)."""


def stages_of(
    preferences: PartyPreferences, credences: Mapping[str, float], firm: frozenset[str], soft_lines: Sequence[str] = ()
) -> list[Stage]:
    """A stage for every claim; those that say the same count once, at the highest credence.

    Claims taken at their word come first, and otherwise they are sorted by what they say. `soft_lines` are red lines
    of which each draw tells whether they are in force, in columns after those of the issues.
    """
    by_id = {claim.id: claim for claim in preferences.claims}
    found: dict[bytes, Stage] = {}
    for name in preferences.claims_by_content:
        claim, credence = by_id[name], credences[name]
        if credence <= 0 or red_line(claim) is not None:
            continue
        if soft_lines:
            by_lines = _ByLines(preferences, claim, firm, tuple(soft_lines))
            said, stage = by_lines.said, Stage(credence, by_lines)
        else:
            made, said = _under_lines(preferences, claim, firm)
            stage = Stage(credence, made, made.orders(preferences.reservation) if isinstance(made, _ByIssue) else ())
        if said not in found or found[said].credence < credence:
            found[said] = stage
    return sorted(found.values(), key=lambda stage: -stage.credence)


def _under_lines(
    preferences: PartyPreferences, claim: Claim, lines_in_force: frozenset[str]
) -> tuple["_ByIssue | _OneByOne", bytes]:
    """What a claim says beside some red lines, and bytes that are equal for claims that say the same."""
    lines = preferences.red_lines(lines_in_force)
    if not EveryOrder.can_hold(preferences.case, lines, [claim], best=False):
        return _OneByOne(preferences, claim, lines_in_force), repr(said_of(preferences, claim)).encode()
    every = EveryOrder(preferences.case, preferences.choices, preferences.reservation, lines)
    every.add(claim)
    rows, allowed = every.rows, list(every.allowed.values())
    said = b"".join(_bytes(row) for row in rows) + b"|" + b"".join(held.tobytes() for held in allowed)
    return _ByIssue(rows, allowed, [len(orders[0]) - 1 for orders in preferences.possible_orders]), said


def said_of(preferences: PartyPreferences, claim: Claim) -> object:
    """What is equal for claims of which `meaning` makes the same rows under any order and beside any red lines.

    "Accepts D" and "offers D if p" say the same where D has p: they are no two pieces of evidence.
    """
    drafts = drafts_of(preferences.case, claim)
    stance = None if isinstance(claim.source, Assumption) else claim.source.stance
    if not drafts:
        return claim.content
    # what the party has no say on makes no row
    asked = [[(issue, held[issue]) for issue in preferences.choices if issue in held] for held in drafts]
    return "accepts" if stance in ACCEPTING else stance if len(drafts) > 1 else "rejects", asked


class _ByLines:
    """A claim of which the draws tell beside which red lines it stands."""

    def __init__(
        self, preferences: PartyPreferences, claim: Claim, firm: frozenset[str], soft_lines: tuple[str, ...]
    ) -> None:
        self._preferences, self._claim, self._firm, self._soft = preferences, claim, firm, soft_lines
        self._known: dict[tuple[int, ...], tuple[_ByIssue | _OneByOne, bytes]] = {}
        nothing, everything = (self._beside((holds,) * len(soft_lines)) for holds in (0, 1))
        self.said = nothing[1] + b"|" + everything[1]

    def _beside(self, holds: tuple[int, ...]) -> "tuple[_ByIssue | _OneByOne, bytes]":
        if holds not in self._known:
            in_force = frozenset(name for name, is_so in zip(self._soft, holds, strict=True) if is_so)
            self._known[holds] = _under_lines(self._preferences, self._claim, self._firm | in_force)
        return self._known[holds]

    def __call__(self, orders: Orders) -> Held:
        issues = orders.shape[1] - len(self._soft)
        parts = []
        for holds, members in alike(orders[:, issues:]):
            made, _ = self._beside(holds)
            parts.append((members, made(orders[members, :issues])))
        size = self._preferences.space.polytope.size
        rows = max((held.bounds.shape[1] for _, held in parts), default=0)
        # a row that is not there says nothing
        forms, bounds = np.zeros((len(orders), rows, size)), np.full((len(orders), rows), -1.0)
        possible = np.ones(len(orders), dtype=bool)
        for members, held in parts:
            count = held.bounds.shape[1]
            forms[members, :count], bounds[members, :count] = held.forms, held.bounds
            possible[members] = held.possible
        return Held(forms, bounds, possible)


class _ByIssue:
    """A claim that on each issue depends on that issue's order alone."""

    def __init__(self, rows: Sequence[ChoiceRow], allowed: Sequence[FloatArray], steps: Sequence[int]) -> None:
        held = [row for row in rows if not row.equality]
        self._forms = [
            np.array([[row.forms[issue][order] for row in held] for order in range(len(orders))]).reshape(
                len(orders), len(held), steps[issue]
            )
            for issue, orders in enumerate(allowed)
        ]
        self._relaxed = [
            np.array(
                [[row.relaxed[issue][order] if row.relaxed else 0.0 for row in held] for order in range(len(orders))]
            )
            for issue, orders in enumerate(allowed)
        ]
        self._bounds = np.array([row.bound for row in held], dtype=np.float64)
        self._reservation = np.array([row.reservation for row in held], dtype=np.float64)
        self._strict = np.array([row.strict for row in held], dtype=bool)
        self._allowed = [np.asarray(orders) > 0 for orders in allowed]

    def orders(self, reservation: tuple[float, float]) -> list[NDArray[np.bool_]]:
        """Under which orders of each issue the claim can hold at all, whatever the others are; each (orders,).

        Not under one where no increments that add up to 1 reach the bound, or where only an edge does, which is never
        drawn.
        """
        possible = [held.copy() for held in self._allowed]
        highest = [part.max(axis=2, initial=-np.inf) for part in self._forms]
        best_r = np.where(self._reservation > 0, *(self._reservation * end for end in reversed(reservation)))
        for issue, part in enumerate(self._forms):
            for row, bound in enumerate(self._bounds):
                others = [held[:, row].max() for other, held in enumerate(highest) if other != issue]
                eased = sum(float(held[:, row].max()) for o, held in enumerate(self._relaxed) if o != issue)
                for order in range(len(part)):
                    most = max([highest[issue][order, row], *others])
                    lacks = bound - eased - self._relaxed[issue][order, row] - best_r[row] - most
                    reached = abs(lacks) <= ROUNDING
                    only_edge = reached and (self._reservation[row] != 0 or (part[order, row] < most - ROUNDING).any())
                    possible[issue][order] &= not only_edge and lacks <= ROUNDING
        return possible

    def __call__(self, orders: Orders) -> Held:
        count, rows = len(orders), len(self._bounds)
        forms = [part[orders[:, issue]] for issue, part in enumerate(self._forms)]
        reservation = np.broadcast_to(self._reservation[None, :, None], (count, rows, 1))
        whole = np.concatenate([*forms, reservation], axis=2)
        bounds = np.broadcast_to(self._bounds, (count, rows)).copy()
        possible = np.ones(count, dtype=bool)
        for issue in range(orders.shape[1]):
            bounds -= self._relaxed[issue][orders[:, issue]].reshape(count, rows)
            possible &= self._allowed[issue][orders[:, issue]]
        bounds[np.abs(bounds) <= ROUNDING] = 0.0
        # v > 0 has no point where the form is nothing at all, as for the worst option under its order
        possible &= ~((whole == 0).all(axis=2) & self._strict & (bounds >= 0)).any(axis=1)
        return Held(whole, bounds, possible)


class _OneByOne:
    """A claim that ties issues together: its rows are made for every combination of orders that is met."""

    def __init__(self, preferences: PartyPreferences, claim: Claim, firm: frozenset[str]) -> None:
        self._preferences, self._claim, self._firm = preferences, claim, firm
        self._known: dict[tuple[int, ...], tuple[FloatArray, float, bool]] = {}

    def __call__(self, orders: Orders) -> Held:
        forms = np.empty((len(orders), 1, self._preferences.space.polytope.size))
        bounds, possible = np.empty((len(orders), 1)), np.empty(len(orders), dtype=bool)
        for chosen, members in alike(orders):
            forms[members, 0], bounds[members, 0], possible[members] = self._under(chosen)
        return Held(forms, bounds, possible)

    def _under(self, chosen: tuple[int, ...]) -> tuple[FloatArray, float, bool]:
        """The one row of such a claim (it speaks of a draft), its bound, and whether it can hold at all."""
        if chosen not in self._known:
            preferences = self._preferences
            levels = tuple(orders[number] for orders, number in zip(preferences.possible_orders, chosen, strict=True))
            rows = preferences.rows(frozenset({self._claim.id}), beside=self._firm, space=preferences.space_of(levels))
            row = rows[0] if rows else None
            nothing = np.zeros(preferences.space.polytope.size)
            self._known[chosen] = (
                nothing if row is None else row.form,
                -1.0 if row is None else row.bound,
                rows is not None and not (row is not None and row.strict and not row.form.any()),
            )
        return self._known[chosen]


def _bytes(row: ChoiceRow) -> bytes:
    parts = [part for issue in row.forms for part in issue]
    relaxed = b"".join(part.tobytes() for part in row.relaxed)
    return b"".join(part.tobytes() for part in parts) + relaxed + repr(row[1:5]).encode()
