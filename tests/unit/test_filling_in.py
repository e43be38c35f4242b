"""Worths that nothing tells: what is told of all of them is what holds in each of them, one after the other."""

import itertools
from functools import partial

import numpy as np
import pytest

from irenic.model.case import Case
from irenic.preferences import filling_in
from irenic.preferences.after_signing import AfterSigning, Deal
from irenic.preferences.filling_in import Effort, FillingIn
from irenic.preferences.holding import stable_for
from irenic.solvers.stability import ConflictGraph

CONCEPTS = ("nash", "gmr", "smr", "seq", "sim")
MOVES = ("a1", "a2", "b1", "c1")


def after_signing() -> AfterSigning:
    """Three makers with four moves between them."""
    moves = {move: {"by": move[0], "kind": "breach", "worth": {move[0]: 1}, "assumed": "y"} for move in MOVES}
    parties = {who: {"name": who.upper()} for who in "abc"}
    return AfterSigning(Case.model_validate({"irenic": 1, "parties": parties, "moves": moves}), Deal(None))


def test_what_is_told_is_what_every_way_to_fill_in_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """Worths are whole numbers from -2 to 2 here, so that all ways can be gone through. What is settled is right each
    time; and where one worth alone is open, whatever does not vary is settled."""
    monkeypatch.setattr(filling_in, "LARGEST", 2)
    after = after_signing()
    settled = varying = left = 0
    for seed in range(60):
        draw = np.random.default_rng(seed)
        payoffs = draw.integers(-4, 5, (3, after.states))
        places = [divmod(int(place), 4) for place in draw.choice(12, 1 + seed % 3, replace=False)]
        open_ones = np.array([sum(1 << option for maker, option in places if maker == who) for who in range(3)])
        ways = []
        for worths in itertools.product(range(-2, 3), repeat=len(places)):
            filled = payoffs.copy()
            for (maker, option), worth in zip(places, worths, strict=True):
                filled[maker] += worth * after.form.taken(option)
            ways.append(ConflictGraph.from_options(after.form, filled))
        for concept in CONCEPTS:
            every = np.array([way.stable(concept)[:, after.asked] for way in ways])
            for maker in [*range(3), None]:
                says = every.all(axis=1) if maker is None else every[:, maker]
                filling = FillingIn(after, payoffs, open_ones, Effort(1_000))
                found = filling.settle(partial(stable_for, after.asked, concept, maker))
                if says.all() != says.any():
                    assert found == (False, True), (seed, concept, maker)
                    varying += 1
                elif found[0] == found[1]:
                    assert found[0] == says.all(), (seed, concept, maker)
                    settled += 1
                else:
                    assert len(places) > 1, (seed, concept, maker)
                    left += 1
    assert varying > 100
    assert settled > 500
    assert left < settled / 20


def test_with_no_effort_left_nothing_is_told() -> None:
    after = after_signing()
    payoffs = np.zeros((3, after.states), dtype=np.int64)
    filling = FillingIn(after, payoffs, np.array([1, 0, 0]), Effort(0))
    assert filling.settle(partial(stable_for, after.asked, "nash", 0)) == (False, True)
