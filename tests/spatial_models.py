"""The spatial models once more, slow and plain, straight from their equations: what the fast ones are held against."""

import math
from itertools import permutations

import numpy as np

Rows = list[list[float]]


def median(positions: list[float], weights: list[float]) -> float:
    """The first sorted position at which the cumulative weight reaches half."""
    total, passed = sum(weights), 0.0
    for place, weight in sorted(zip(positions, weights, strict=True)):
        passed += weight
        if passed >= total * (0.5 - 1e-12):
            return place
    raise AssertionError


def challenge_round(
    x: list[float],
    s: list[float],
    c: list[float],
    span: float,
    *,
    all_pairs: bool = True,
    curved: bool = True,
    own_view: bool = True,
    stay: float = 1.0,
    offer: str = "paper",
) -> list[float]:
    """One round of the challenge model, every utility written out."""
    n, mu = len(x), median(x, [a * b for a, b in zip(c, s, strict=True)])

    def share(i: int, j: int, r: list[float]) -> float:
        def vote(k: int, a: float, b: float) -> float:
            far_a, far_b = (math.pow(abs(x[k] - place) / span, r[k]) for place in (a, b))
            return c[k] * s[k] * (far_b - far_a)

        pairs = [(a, b) for a in x for b in x] if all_pairs else [(x[i], x[j])]
        cast = sum(abs(vote(k, a, b)) for k in range(n) for a, b in pairs)
        return sum(max(vote(k, x[i], x[j]), 0) for k in range(n)) / cast if cast else 0.0

    def expects(i: int, j: int, risk: float, r: list[float]) -> float:
        d, g = abs(x[i] - x[j]) / span, (abs(x[i] - mu) + abs(x[i] - x[j])) / span
        success, failure = 2 - 4 * math.pow(max(0.5 - 0.5 * d, 0), risk), 2 - 4 * math.pow(0.5 + 0.5 * d, risk)
        better, worse = 2 - 4 * math.pow(max(0.5 - 0.25 * g, 0), risk), 2 - 4 * math.pow(0.5 + 0.25 * g, risk)
        p, quo = share(i, j, r), 2 - 4 * math.pow(0.5, risk)
        change = better if abs(x[i] - mu) < abs(x[i] - x[j]) - span * 1e-10 else worse
        resisted = s[j] * (p * success + (1 - p) * failure)
        return resisted + (1 - s[j]) * success - stay * quo - (1 - stay) * change

    flat = [1.0] * n
    danger = [sum(expects(j, i, 1.0, flat) for j in range(n) if j != i) for i in range(n)]
    most, least = max(danger), min(danger)
    accept = [(2 * one - most - least) / (most - least) if most > least else 0.0 for one in danger]
    r = [(1 - one / 3) / (1 + one / 3) for one in accept]
    votes = r if curved else flat
    moved = list(x)
    for i in range(n):
        offers: list[tuple[int, float, float]] = []
        for j in range(n):
            if x[i] == x[j]:
                continue
            a, b = expects(i, j, r[i], votes), expects(j, i, r[i] if own_view else r[j], votes)
            # a difference of rounding is none
            if b <= 1e-10 or abs(a) <= 1e-10 or (a > 0 and b - a <= 1e-10):
                continue
            if b > a > 0:
                offers.append((0, abs(x[j] - x[i]), x[j]))
            elif b > 0 > a and b > abs(a):
                to = x[i] + (x[j] - x[i]) * abs(a / b)
                lowest = (abs(a) * x[i] + abs(b) * x[j]) / (abs(a) + abs(b))
                offers.append((1, lowest if offer == "paper" else abs(to - x[i]), to))
            elif b > 0 > a:
                offers.append((2, abs(x[j] - x[i]), x[j]))
        if offers:
            if offer == "least_move":
                offers = [(0, abs(to - x[i]), to) for _, _, to in offers]
            moved[i] = min(offers, key=lambda one: (one[0], round(one[1] / span, 8)))[2]
    return moved


def ktab_turn(x: Rows, s: Rows, c: list[float]) -> Rows:
    """One turn of KTAB's model with its defaults; positions 0 … 1."""
    n, dims = len(x), range(len(x[0]))
    total = [sum(row) for row in s]
    w = [c[i] * total[i] for i in range(n)]

    def far(i: int, there: list[float]) -> float:
        gap = sum(s[i][k] ** 2 * (x[i][k] - there[k]) ** 2 for k in dims)
        return math.sqrt(gap / sum(s[i][k] ** 2 for k in dims))

    def worth(distance: float, risk: float) -> float:
        return (1 - distance) * (1 + risk * distance)

    def elect(u: Rows) -> list[float]:
        options = range(len(u[0]))

        def strength(a: int, b: int) -> float:
            return 1e-8 + sum(max(c[k] * (u[k][a] - u[k][b]), 0) for k in range(n))

        chance = [
            math.prod(0.5 if a == b else strength(a, b) / (strength(a, b) + strength(b, a)) for b in options)
            for a in options
        ]
        return [one / sum(chance) for one in chance]

    p = elect([[1 - far(k, x[i]) for i in range(n)] for k in range(n)])
    top, low = max(p), min(p)
    risk = [(3 * one - top - 2 * low) / (2 * (top - low)) if top > low else 0.0 for one in p]

    def wins(h: int, i: int, j: int) -> float:
        u = [[worth(far(k, x[m]), (2 * risk[h] + risk[k]) / 3) for m in range(n)] for k in range(n)]
        little_i = little_j = 1e-10
        for k in (i, j):
            vote = w[k] * (u[k][i] - u[k][j])
            little_i, little_j = little_i + max(vote, 0), little_j + max(-vote, 0)
        big_i, big_j = little_i, little_j
        for k in range(n):
            if k in (i, j):
                continue
            vote = w[k] * (u[k][i] - u[k][j])
            share = (little_i + max(vote, 0)) / (little_i + little_j + abs(vote))
            with_i = share * (2 * u[k][i] + u[k][k]) + (1 - share) * 3 * u[k][j]
            with_j = share * 3 * u[k][i] + (1 - share) * (2 * u[k][j] + u[k][k])
            vote = w[k] * (with_i - with_j)
            big_i, big_j = big_i + max(vote, 0), big_j + max(-vote, 0)
        return big_i / (big_i + big_j)

    bargains: list[tuple[int, int, list[float], list[float]]] = []
    for i in range(n):
        best: tuple[float, int, float] | None = None
        for j in range(n):
            if j == i:
                continue
            own, other = worth(0, risk[i]), worth(far(i, x[j]), risk[i])
            chance = wins(i, i, j)
            gain = (1 - total[j]) * 2 * own + total[j] * (chance * 2 * own + (1 - chance) * 2 * other) - own - other
            if gain > 1e-5 and (best is None or gain > best[0]):
                best = (gain, j, chance)
        if best:
            _, j, chance = best
            to_i, to_j = [], []
            for k in dims:
                wi, wj = s[i][k] ** 2 * chance**2, s[j][k] ** 2 * (1 - chance) ** 2
                to_i.append(round(((wi + 1e-6) * x[i][k] + wj * x[j][k]) / (wi + wj + 1e-6), 4))
                to_j.append(round((wi * x[i][k] + (wj + 1e-6) * x[j][k]) / (wi + wj + 1e-6), 4))
            bargains.append((i, j, to_i, to_j))

    moved = [list(row) for row in x]
    for k in range(n):
        queue = [one for one in bargains if one[0] == k] + [one for one in bargains if one[1] == k]
        states = [x]
        for i, j, to_i, to_j in queue:
            state = list(x)
            state[i], state[j] = to_i, to_j
            states.append(state)
        u = [[sum(worth(far(h, place), risk[h]) for place in state) / n for state in states] for h in range(n)]
        chance_of = elect(u)
        taken = chance_of.index(max(chance_of))
        if taken:
            i, _, to_i, to_j = queue[taken - 1]
            moved[k] = to_i if i == k else to_j
    return moved


def losses(x: np.ndarray, s: np.ndarray, outcomes: np.ndarray) -> np.ndarray:
    """What each actor loses by the outcomes, (actors,)."""
    found: np.ndarray = (s * np.abs(outcomes - x)).sum(axis=1)
    return found


def best_trade(x: np.ndarray, votes: np.ndarray, s: np.ndarray, c: np.ndarray, grid: int = 40) -> float:
    """The largest gain that both sides of one trade have alike, by trying sizes; before anybody has moved twice."""
    w = s * c[:, None]
    outcomes = (w * votes).sum(axis=0) / w.sum(axis=0)
    best = 0.0
    for i, j in permutations(range(len(x)), 2):
        for given, got in permutations(range(x.shape[1]), 2):
            if any((x[i, k] - outcomes[k]) * (x[j, k] - outcomes[k]) >= 0 for k in (given, got)):
                continue
            for part in np.linspace(0, 1, grid + 1)[1:]:
                for full_first in (True, False):
                    # one side moves a part of its way, the other so far that both gain equally
                    ways = {}
                    for giver, taker, issue in ((i, j, given), (j, i, got)):
                        toward = x[taker, issue] - votes[giver, issue]
                        limit = min(
                            abs(toward) * w[giver, issue] / w[:, issue].sum(), abs(x[taker, issue] - outcomes[issue])
                        )
                        ways[issue] = (limit, np.sign(toward))
                    rate_given, rate_got = s[i, given] + s[j, given], s[i, got] + s[j, got]
                    if full_first:
                        shift_given = ways[given][0] * part
                        shift_got = shift_given * rate_given / rate_got
                    else:
                        shift_got = ways[got][0] * part
                        shift_given = shift_got * rate_got / rate_given
                    if shift_given > ways[given][0] + 1e-12 or shift_got > ways[got][0] + 1e-12:
                        continue
                    after = outcomes.copy()
                    after[given] += ways[given][1] * shift_given
                    after[got] += ways[got][1] * shift_got
                    gain = losses(x, s, outcomes) - losses(x, s, after)
                    best = max(best, min(gain[i], gain[j]))
    return best
