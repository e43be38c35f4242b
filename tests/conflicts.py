"""Stability by its definitions, word for word, with sets and loops: the slow oracle; and random conflicts to try it on."""

import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from irenic.solvers.stability import ConflictGraph, OptionForm, option_form


@dataclass
class Conflict:
    """Moves by maker and state, and payoffs by maker and state."""

    moves: list[list[set[int]]]
    payoffs: list[list[int]]
    form: OptionForm | None = None
    known: dict[tuple[tuple[int, ...], int, str], set[int]] = field(default_factory=dict)
    """What has been found already, so that the same question is not gone through again and again."""

    @property
    def states(self) -> range:
        return range(len(self.payoffs[0]))

    @property
    def makers(self) -> range:
        return range(len(self.payoffs))

    def graph(self) -> ConflictGraph:
        if self.form:
            return ConflictGraph.from_options(self.form, self.payoffs)
        return ConflictGraph(self.moves, self.payoffs)

    def improvements(self, maker: int, state: int) -> set[int]:
        return {each for each in self.moves[maker][state] if self.payoffs[maker][each] > self.payoffs[maker][state]}

    def reach(self, makers: Iterable[int], state: int, step: str | Callable[[int, int], set[int]]) -> set[int]:
        """R_H(s), or R_H⁺(s): sequences of members' steps, no member twice in succession; `moves`, `improvements`."""
        movers = tuple(makers)
        if isinstance(step, str):
            if (movers, state, step) not in self.known:
                by_name = (lambda k, q: self.moves[k][q]) if step == "moves" else self.improvements
                self.known[movers, state, step] = self.reach(movers, state, by_name)
            return self.known[movers, state, step]
        found: set[tuple[int, int]] = set()
        latest = {(state, -1)}
        while latest:
            latest = {(q, k) for p, last in latest for k in movers if k != last for q in step(k, p)} - found
            found |= latest
        return {there for there, _ in found}

    def others(self, makers: Iterable[int]) -> list[int]:
        return [maker for maker in self.makers if maker not in set(makers)]


def nash(c: Conflict, i: int, s: int) -> bool:
    return not c.improvements(i, s)


def gmr(c: Conflict, i: int, s: int) -> bool:
    u = c.payoffs[i]
    return all(any(u[s2] <= u[s] for s2 in c.reach(c.others([i]), s1, "moves")) for s1 in c.improvements(i, s))


def smr(c: Conflict, i: int, s: int) -> bool:
    u = c.payoffs[i]
    return all(
        any(u[s2] <= u[s] and all(u[s3] <= u[s] for s3 in c.moves[i][s2]) for s2 in c.reach(c.others([i]), s1, "moves"))
        for s1 in c.improvements(i, s)
    )


def seq(c: Conflict, i: int, s: int) -> bool:
    u = c.payoffs[i]
    return all(any(u[s2] <= u[s] for s2 in c.reach(c.others([i]), s1, "improvements")) for s1 in c.improvements(i, s))


def sim(c: Conflict, i: int, s: int) -> bool:
    """Options of the state after i's improvement and the others' own improvements from s, each of which may stay."""
    assert c.form is not None
    form, u = c.form, c.payoffs[i]
    places = {int(code): place for place, code in enumerate(form.codes)}
    options = [{o for o, holder in enumerate(form.holders) if holder == maker} for maker in c.makers]
    taken = [{o for o in range(len(form.holders)) if form.codes[q] >> o & 1} for q in c.states]

    def state_of(choices: dict[int, int]) -> int | None:
        together = set().union(*(taken[q] & options[maker] for maker, q in choices.items()))
        return places.get(sum(1 << o for o in together))

    for s1 in c.improvements(i, s):
        ways = [[s, *c.improvements(k, s)] for k in c.others([i])]
        ends = [state_of({i: s1, **dict(zip(c.others([i]), way, strict=True))}) for way in itertools.product(*ways)]
        if not any(end is not None and u[end] <= u[s] for end in ends):
            return False
    return True


INDIVIDUAL: dict[str, Callable[[Conflict, int, int], bool]] = {
    "nash": nash,
    "gmr": gmr,
    "smr": smr,
    "seq": seq,
    "sim": sim,
}


def joint_improvements(c: Conflict, members: Iterable[int], s: int) -> set[int]:
    """CI_H(s)."""
    reached = c.reach(members, s, "moves")
    return {q for q in reached if all(c.payoffs[i][q] > c.payoffs[i][s] for i in members)}


def coalition_stable(c: Conflict, members: tuple[int, ...], concept: str, s: int) -> bool:
    improvements = joint_improvements(c, members, s)
    if concept == "nash":
        return not improvements
    others = c.others(members)

    def dominates(q: int) -> bool:
        return all(c.payoffs[i][q] > c.payoffs[i][s] for i in members)

    classes = [h for size in range(1, len(others) + 1) for h in itertools.combinations(others, size)]

    def answers(s1: int) -> set[int]:
        if concept == "seq":
            return c.reach(range(len(classes)), s1, lambda k, q: joint_improvements(c, classes[k], q))
        return c.reach(others, s1, "moves")

    def harms(s2: int) -> bool:
        if dominates(s2):
            return False
        escapes = c.reach(members, s2, "moves") if concept == "smr" else set()
        return not any(dominates(s3) for s3 in escapes)

    return all(any(harms(s2) for s2 in answers(s1)) for s1 in improvements)


def limited(c: Conflict, horizon: int) -> list[list[bool]]:
    """L_h for two makers with strict preferences, by recursion: where the sequence ends if a maker moves first."""

    def ends(mover: int, s: int, left: int) -> int:
        if left == 0:
            return s
        u = c.payoffs[mover]
        best = max((ends(1 - mover, q, left - 1) for q in c.moves[mover][s]), key=lambda q: u[q], default=s)
        return best if u[best] > u[s] else s

    return [[ends(i, s, horizon) == s for s in c.states] for i in c.makers]


def random_conflict(
    seed: int, *, options: bool | None = None, strict: bool = False, makers: int | None = None
) -> Conflict:
    """A small conflict: of options (some infeasible, some irreversible) or of moves at random; ties unless strict."""
    draw = np.random.default_rng(seed)
    count = makers or int(draw.integers(2, 6))
    if options is None:
        options = bool(draw.integers(2))
    if options:
        sizes = [int(draw.integers(1, 3)) for _ in range(count)]
        while sum(sizes) > 5:
            sizes[int(np.argmax(sizes))] -= 1
        infeasible = ["".join(draw.choice(list("YN--"), sum(sizes))) for _ in range(int(draw.integers(0, 3)))]
        irreversible = [option for option in range(sum(sizes)) if draw.random() < 0.25]
        try:
            form = option_form(sizes, infeasible=infeasible, irreversible=irreversible)
        except ValueError:
            return random_conflict(seed + 1_000_000, options=True, strict=strict, makers=makers)
        moves = _option_moves(form, set(irreversible), count)
        states = len(form.codes)
        return Conflict(moves, _payoffs(draw, count, states, strict), form)
    states = int(draw.integers(2, 10))
    density = draw.uniform(0.1, 0.5)
    graph = [
        [{int(t) for t in range(states) if t != s and draw.random() < density} for s in range(states)]
        for _ in range(count)
    ]
    return Conflict(graph, _payoffs(draw, count, states, strict))


def _payoffs(draw: Any, makers: int, states: int, strict: bool) -> list[list[int]]:
    if strict:
        return [[int(value) for value in draw.permutation(states)] for _ in range(makers)]
    return [[int(value) for value in draw.integers(0, max(2, states), states)] for _ in range(makers)]


def _option_moves(form: OptionForm, irreversible: set[int], makers: int) -> list[list[set[int]]]:
    """Every pair of feasible states that differ in one maker's options, with nothing irreversible given up."""
    codes = [int(code) for code in form.codes]
    found: list[list[set[int]]] = [[set() for _ in codes] for _ in range(makers)]
    for place, code in enumerate(codes):
        for other, target in enumerate(codes):
            changed = {option for option in range(len(form.holders)) if (code ^ target) >> option & 1}
            holders = {form.holders[option] for option in changed}
            if len(holders) == 1 and not any(code >> option & 1 for option in changed & irreversible):
                found[holders.pop()][place].add(other)
    return found
