"""Whether stated probabilities come true: simulated parties, asked at random, and what they then say to one draft.

Each party's preferences are drawn from the prior; questions are drawn independently of them (whether it would accept a
package), so that its answers are as selective as the prior says and no more; then one further package is put to it.
The stated probability is held against what the party does, in ten bins with simultaneous 95 % bars (Šidák), and the
place of the true gain among those drawn is held against uniformity (simulation-based calibration: Talts et al. 2018).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import stats

from irenic.model.case import Case
from irenic.model.force import in_force
from irenic.preferences.draws import PartyDraws
from irenic.preferences.party import PartyPreferences
from irenic.solvers.priors import Prior

OPTIONS, QUESTIONS, DRAWS, BINS, PLACES = (3, 2, 4), 5, 1_000, 10, 20


@dataclass(frozen=True)
class Outcome:
    """What was stated of one party, what it did, and where its true gain stands among those drawn."""

    stated: float
    accepts: bool
    place: float
    """From 0 to 1."""


def simulate(parties: int, prior: Prior, seed: int = 0) -> list[Outcome]:
    """Simulated parties, each with one outcome; those whose draws gave no probability are left out."""
    generator = np.random.default_rng(seed)
    issues = {f"i{n}": [f"o{k}" for k in range(count)] for n, count in enumerate(OPTIONS)}
    base: dict[str, Any] = {
        "irenic": 1,
        "parties": {"a": {"name": "A", "wants": dict.fromkeys(issues, "high"), "assumed": "made"}},
        "issues": {name: {"question": "q", "options": dict.fromkeys(held, "x")} for name, held in issues.items()},
        "drafts": {},
    }
    space = PartyPreferences(Case.model_validate(base), "a", {}).space
    found = []
    for number in range(parties):
        (truth,) = space.polytope.prior(1, generator, prior)
        *asked, tested = [
            {name: held[int(generator.integers(len(held)))] for name, held in issues.items()}
            for _ in range(QUESTIONS + 1)
        ]
        said = {
            f"s{place}": {
                "by": "a",
                "stance": "accepts" if space.gain(package) @ truth >= 0 else "rejects",
                "about": {"terms": package},
                "cite": {"source": "r", "quote": "said"},
            }
            for place, package in enumerate(asked)
        }
        case = Case.model_validate({**base, "statements": said})
        drawn = PartyDraws(PartyPreferences(case, "a", in_force(case)), prior, DRAWS, number, watched=[tested])
        if drawn.problem is not None:
            continue
        gains = drawn.draws.points @ space.gain(tested)
        true = float(space.gain(tested) @ truth)
        found.append(Outcome(float((gains >= 0).mean()), true >= 0, float((gains < true).mean())))
    return found


@dataclass(frozen=True)
class Bin:
    """Parties of which about the same was stated."""

    low: float
    high: float
    parties: int
    stated: float
    accepted: float
    bar: tuple[float, float]
    """Between which shares of acceptances lie with 95 % in all bins at once, if what is stated is right."""

    @property
    def holds(self) -> bool:
        """Whether what the parties did lies within the bar."""
        return self.bar[0] <= self.accepted <= self.bar[1]


def bins(outcomes: list[Outcome]) -> list[Bin]:
    """Outcomes by what was stated; empty bins are left out."""
    level = 0.95 ** (1 / BINS)
    found = []
    for place in range(BINS):
        low, high = place / BINS, (place + 1) / BINS
        held = [one for one in outcomes if low <= one.stated < high or (place == BINS - 1 and one.stated == 1)]
        if not held:
            continue
        stated = float(np.mean([one.stated for one in held]))
        # at the ends a draw's own error counts: what no draw accepts may have up to 3 in so many
        edge = 3 / DRAWS
        p = min(max(stated, edge), 1 - edge)
        ends = [float(stats.binom.ppf((1 + side * level) / 2, len(held), p)) / len(held) for side in (-1, 1)]
        bar = (ends[0], ends[1])
        found.append(Bin(low, high, len(held), stated, float(np.mean([one.accepts for one in held])), bar))
    return found


def uniformity(outcomes: list[Outcome]) -> float:
    """The p-value of the places of the true gains being uniform (χ² over 20 places)."""
    counts, _ = np.histogram([min(one.place, 1 - 1e-9) for one in outcomes], PLACES, (0, 1))
    return float(stats.chisquare(counts).pvalue)


def main(parties: int = 2_000) -> None:
    """Print the table."""
    priors: tuple[Prior, ...] = ("issues", "increments")
    for prior in priors:
        outcomes = simulate(parties, prior)
        title = f"calibration, prior {prior}, {len(outcomes):,} parties"
        print(f"\n{title:<44}{'parties':>9}{'stated':>9}{'did':>9}{'95 % bar':>16}")
        for one in bins(outcomes):
            bar = f"{one.bar[0]:.3f}–{one.bar[1]:.3f}"
            mark = "" if one.holds else "  outside"
            label = f"  {one.low:.1f} to {one.high:.1f}"
            print(f"{label:<44}{one.parties:>9}{one.stated:>9.3f}{one.accepted:>9.3f}{bar:>16}{mark}")
        print(f"  places of the true gains uniform: p = {uniformity(outcomes):.2f}")
