"""One state, with worths between bounds: what is told is what the definitions say of every way to fill the worths in."""

import itertools

import numpy as np

from irenic.solvers.stability import Bounded, ConflictGraph, OptionForm, Whatever

from ..conflicts import INDIVIDUAL, random_conflict

CONCEPTS = ("nash", "gmr", "smr", "seq", "sim")


def test_where_nothing_is_open_it_is_what_the_definitions_say() -> None:
    """The 150 or so of 300 conflicts that are made of options, with ties, irreversible options and infeasible states."""
    asked = 0
    for seed in range(300):
        conflict = random_conflict(seed)
        if conflict.form is None:
            continue
        graph = conflict.graph()
        bounded = Bounded(graph.moves, conflict.form.codes, np.array(conflict.payoffs, dtype=np.int64))
        for state, concept in itertools.product(conflict.states, CONCEPTS):
            expected = [INDIVIDUAL[concept](conflict, maker, state) for maker in conflict.makers]
            surely, maybe = bounded.stable(state, concept)
            assert surely.tolist() == maybe.tolist() == expected, (seed, state, concept)
            asked += 1
    assert asked > 3_000


def _drawn(seed: int) -> tuple[np.random.Generator, OptionForm, ConflictGraph, np.ndarray, np.ndarray]:
    """Three makers with four options between them, small whole payoffs, and which options are open to whom."""
    draw = np.random.default_rng(seed)
    form = OptionForm((0, 0, 1, 2), (), ("both",) * 4)
    payoffs = draw.integers(-4, 5, (3, len(form.codes)))
    open_to = draw.random((3, 4)) < 0.3
    return draw, form, ConflictGraph.from_options(form, payoffs), payoffs, open_to


def _bits(open_to: np.ndarray) -> np.ndarray:
    return np.asarray((open_to * (1 << np.arange(open_to.shape[1]))).sum(axis=1))


def test_what_is_open_without_bounds_is_what_pairs_that_are_unknown_are() -> None:
    """Bounds too wide to tell anything: the same as for unknown pairs, which are taken one by one too."""
    open_ones = 0
    for seed in range(300):
        _, form, graph, payoffs, open_to = _drawn(seed)
        apart = form.codes[:, None] ^ form.codes[None, :]
        whatever = Whatever(graph, np.stack([(apart & bits) != 0 for bits in _bits(open_to)]))
        wide = np.where(open_to, 10**6, 0)
        bounded = Bounded(graph.moves, form.codes, payoffs, open_ones=_bits(open_to), low=-wide, high=wide)
        for state, concept in itertools.product(range(graph.states), CONCEPTS[:4]):
            surely, maybe = bounded.stable(state, concept)
            for maker in range(3):
                assert (surely[maker], maybe[maker]) == whatever.stable(maker, state, concept), (seed, state, concept)
                open_ones += surely[maker] != maybe[maker]
                for end in graph.moves.of(maker, state) if concept != "nash" else ():
                    least, greatest = bounded.gain(maker, state, end)
                    if least > 0 or greatest <= 0:
                        found = tuple(each[end] for each in whatever.answered(maker, state, concept))
                        if least > 0:
                            assert bounded.answered(maker, state, int(end), concept) == found
    assert open_ones > 1_000


def test_what_is_told_within_bounds_holds_for_every_worth_within_them() -> None:
    """Every whole worth from -2 to 2 of each open option, one after the other: none says otherwise than what is told."""
    told = left = 0
    for seed in range(60):
        draw, form, graph, payoffs, open_to = _drawn(seed)
        open_to &= draw.random(open_to.shape) < 0.7
        unknown = [(int(maker), int(option)) for maker, option in np.argwhere(open_to)][:3]
        open_to[:] = False
        for maker, option in unknown:
            open_to[maker, option] = True
        low, high = np.where(open_to, -2, 0), np.where(open_to, 2, 0)
        bounded = Bounded(graph.moves, form.codes, payoffs, open_ones=_bits(open_to), low=low, high=high)
        ways = []
        for worths in itertools.product(range(-2, 3), repeat=len(unknown)):
            filled = payoffs.copy()
            for (maker, option), worth in zip(unknown, worths, strict=True):
                filled[maker] += worth * form.taken(option)
            ways.append(ConflictGraph.from_options(form, filled))
        for concept in CONCEPTS:
            every = np.array([way.stable(concept) for way in ways])
            for state in range(graph.states):
                surely, maybe = bounded.stable(state, concept)
                assert not (surely & ~every[:, :, state].all(axis=0)).any(), (seed, concept, state)
                assert not (~maybe & every[:, :, state].any(axis=0)).any(), (seed, concept, state)
                told += int((surely == maybe).sum())
                left += int((surely != maybe).sum())
    assert told > 2_000
    assert left > 400
