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


def ktab_vote(rule: str, weight: float, gain: float) -> float:
    """What a voter throws in for a gain in utility."""
    step = max(-1.0, min(1.0, gain / 1e-8))
    return (
        weight
        * {
            "proportional": gain,
            "binary": step,
            "proportional_binary": 0.8 * gain + 0.2 * step,
            "cubic": gain**3,
            "proportional_cubic": 0.5 * gain + 0.5 * gain**3,
            "asymmetric": gain if gain < 0 else 2 * gain / 3,
        }[rule]
    )


def ktab_election(u: Rows, c: list[float], voting: str, victory: str, election: str) -> list[float]:
    """The chance of every option (columns) among voters (rows)."""
    n = len(u[0])
    strength = [[1e-8] * n for _ in range(n)]
    wins = [[0.5] * n for _ in range(n)]
    for a in range(n):
        for b in range(a):
            votes = [ktab_vote(voting, weight, row[a] - row[b]) for weight, row in zip(c, u, strict=True)]
            strength[a][b] += sum(one for one in votes if one > 0)
            strength[b][a] += sum(-one for one in votes if one < 0)
            first, second = strength[a][b], strength[b][a]
            if victory == "binary" and max(first, second) >= 1.1 * min(first, second):
                first, second = (1.0, 1e-6) if first > second else (1e-6, 1.0)
            elif victory == "binary":
                first = (first / (first + second) * 2.1 - 1) / 0.1
                second = 1 - first
            else:
                power = {"linear": 1, "square": 2, "quartic": 4, "octic": 8}[victory]
                first, second = first**power, second**power
            wins[a][b], wins[b][a] = first / (first + second), second / (first + second)
    if election == "conditional":
        chance = [math.prod(row) for row in wins]
        return [one / sum(chance) for one in chance]
    # a chain: p(a) is what a keeps of its challenges and takes in those that it makes
    taken_up = [[1 / n] * n for _ in range(n)]
    if election == "markov_incentive":
        for b in range(n):
            urge = [strength[a][b] * wins[a][b] + (1e-10 if a == b else 0) for a in range(n)]
            for a in range(n):
                taken_up[a][b] = urge[a] / sum(urge)
    p = [1 / n] * n
    while True:
        q = [sum(wins[a][b] * (p[a] * taken_up[b][a] + p[b] * taken_up[a][b]) for b in range(n)) for a in range(n)]
        change = max(abs(x - y) for x, y in zip(p, q, strict=True))
        p = [(x + y) / 2 for x, y in zip(p, q, strict=True)]
        if change <= (1e-8 if election == "markov_incentive" else 1e-6):
            return [one / sum(p) for one in p]


def ktab_turn(
    x: Rows,
    s: Rows,
    c: list[float],
    *,
    victory: str = "linear",
    election: str = "conditional",
    voting: str = "proportional",
    risk_estimate: str = "one_third",
    risk_range: str = "mid",
    third_parties: str = "semi",
    bargain: str = "s2p2",
    view: str = "initiator",
) -> Rows:
    """One turn of KTAB's model; positions 0 … 1."""
    n, dims = len(x), range(len(x[0]))
    total = [sum(row) for row in s]
    w = [c[i] * total[i] for i in range(n)]
    sight = {"none": 0.0, "one_third": 1 / 3, "half": 1 / 2, "two_thirds": 2 / 3, "full": 1.0}[risk_estimate]

    def far(i: int, there: list[float]) -> float:
        gap = sum(s[i][k] ** 2 * (x[i][k] - there[k]) ** 2 for k in dims)
        return math.sqrt(gap / sum(s[i][k] ** 2 for k in dims))

    def worth(distance: float, risk: float) -> float:
        return (1 - distance) * (1 + risk * distance)

    def elect(u: Rows) -> list[float]:
        return ktab_election(u, c, voting, victory, election)

    p = elect([[1 - far(k, x[i]) for i in range(n)] for k in range(n)])
    top, low = max(p), min(p)
    risk = [0.0] * n
    if top > low:
        risk = [
            {
                "min": (one - low) / (top - low),
                "mid": (3 * one - top - 2 * low) / (2 * (top - low)),
                "max": (2 * one - top - low) / (top - low),
            }[risk_range]
            for one in p
        ]

    def wins(h: int, i: int, j: int) -> float:
        u = [[worth(far(k, x[m]), (1 - sight) * risk[h] + sight * risk[k]) for m in range(n)] for k in range(n)]
        little_i = little_j = 1e-10
        for k in (i, j):
            vote = ktab_vote(voting, w[k], u[k][i] - u[k][j])
            little_i, little_j = little_i + max(vote, 0), little_j + max(-vote, 0)
        big_i, big_j = little_i, little_j
        for k in range(n):
            if k in (i, j):
                continue
            vote = ktab_vote(voting, w[k], u[k][i] - u[k][j])
            share = (little_i + max(vote, 0)) / (little_i + little_j + abs(vote))
            own, mine, other = u[k][k], u[k][i], u[k][j]
            # what the three positions are worth if it joins i and wins, or loses; and if it joins j
            joined = {
                "semi": (2 * mine + own, 3 * other, 3 * mine, 2 * other + own),
                "none": (2 * mine + own, 2 * other + own, 2 * mine + own, 2 * other + own),
                "full": (3 * mine, 3 * other, 3 * mine, 3 * other),
            }[third_parties]
            with_i = share * joined[0] + (1 - share) * joined[1]
            with_j = share * joined[2] + (1 - share) * joined[3]
            vote = ktab_vote(voting, w[k], with_i - with_j)
            big_i, big_j = big_i + max(vote, 0), big_j + max(-vote, 0)
        return big_i / (big_i + big_j)

    def between(i: int, j: int, chance: float) -> tuple[list[float], list[float]]:
        to_i, to_j = [], []
        for k in dims:
            xi, xj, si, sj = x[i][k], x[j][k], s[i][k], s[j][k]
            if bargain == "s2pmax":
                di, dj = max(0.0, 1 - 2 * chance), max(0.0, 2 * chance - 1)
                to_i.append(xi + (xj - xi) * di * sj**2 / (di * sj**2 + 1e-6 + (1 - di) * si**2))
                to_j.append(xj + (xi - xj) * dj * si**2 / (dj * si**2 + 1e-6 + (1 - dj) * sj**2))
                continue
            power = {"s1p1": 1, "s2p2": 2}[bargain]
            wi, wj = si**power * chance**power, sj**power * (1 - chance) ** power
            to_i.append(round(((wi + 1e-6) * xi + wj * xj) / (wi + wj + 1e-6), 4))
            to_j.append(round((wi * xi + (wj + 1e-6) * xj) / (wi + wj + 1e-6), 4))
        return to_i, to_j

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
            mine, theirs = between(i, j, chance), between(i, j, wins(j, i, j))
            if view == "power_weighted":
                both = [
                    [(w[i] * a + w[j] * b) / (w[i] + w[j]) for a, b in zip(one, other, strict=True)]
                    for one, other in zip(mine, theirs, strict=True)
                ]
                bargains.append((i, j, both[0], both[1]))
            else:
                bargains.append((i, j, *mine))
                if view == "both":
                    bargains.append((i, j, *theirs))

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
