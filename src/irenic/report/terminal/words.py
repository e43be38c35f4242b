"""Numbers and verdicts in the words of a page."""

from collections.abc import Iterable, Mapping
from typing import Final

from ...preferences.grounds import Ground
from ...preferences.party import STRUCTURE
from ...preferences.probability import Probability
from ...solvers.bargaining import Rule

RULES: Final[Mapping[Rule, str]] = {
    "nash": "Nash",
    "kalai_smorodinsky": "Kalai–Smorodinsky",
    "egalitarian": "egalitarian",
    "utilitarian": "utilitarian",
}
"""What people call the rules of bargaining."""
MEANINGS: Final[Mapping[Rule, str]] = {
    "nash": "the largest product of gains",
    "kalai_smorodinsky": "the most even shares of what each could get",
    "egalitarian": "the most for whoever gains least",
    "utilitarian": "the largest sum",
}
WIDE: Final = 3
"""From how many tenths on a range is called wide."""


def verdict(word: str | None, proof: Iterable[str] = (), grounds: Mapping[str, Ground] | None = None) -> str:
    """A verdict as pages say it, with what commits the party: its words, the analyst's assumptions, or both.

    `grounds` tell which ids of the proof are assumed; without them, words are taken for the party's own.
    """
    if word is None:
        return "nothing on record"
    if word == "undecided":
        return "undecided"
    named = [grounds[label] for label in proof if label in grounds] if grounds is not None else []
    said = grounds is None or any(ground.kind == "statement" and ground.assumed is None for ground in named)
    assumed = any(ground.kind != "structure" and ground.assumed is not None for ground in named)
    if said:
        return f"its words{', with what the analyst assumes,' if assumed else ''} commit it to {word}"
    if assumed:
        return f"not its words but what the analyst assumes commits it to {word}"
    return f"its order of the options commits it to {word}"


def proof_in_words(proof: Iterable[str]) -> str:
    """The ids of a proof, with the orders of a party's options taken together; empty where there is but structure."""
    ids, issues = [], []
    for label in proof:
        _, wants, issue = label.partition(".wants.")
        if wants:
            issues.append(issue)
        elif label != STRUCTURE:
            ids.append(label)
    if issues:
        *others, last = issues
        ids.append(f"its order of the options on {', '.join(others)}{' and ' if others else ''}{last}")
    return ", ".join(ids)


def in_ten(p: Probability, spread: tuple[float, float] | None = None) -> str:
    """A probability as people say it: "about 3 in 10, wide: 1 to 6".

    `spread` is how far it moves with what nobody said.
    """
    if p.exact:
        return "yes, whatever else holds" if p.probability else "no, whatever else holds"
    if p.at_most is not None:
        words = "hardly ever: in none of the draws"
    elif p.at_least is not None:
        words = "nearly always: in all of the draws"
    elif p.probability is None:
        return "no number"
    else:
        middle = round(10 * p.probability)
        words = "less than 1 in 10" if middle == 0 else "more than 9 in 10" if middle == 10 else f"about {middle} in 10"
    if spread is None:
        return words
    low, high = (round(10 * value) for value in spread)
    if high - low >= WIDE:
        return f"{words}, wide: {low} to {high}"
    return words + (f" ({low} to {high})" if low < high else "")


def tenths(value: float) -> str:
    """A sampled share in tenths; at the ends a bound, since draws prove nothing."""
    middle = round(10 * value)
    return "less than 1 in 10" if middle == 0 else "more than 9 in 10" if middle == 10 else f"about {middle} in 10"


def digits(p: Probability) -> str:
    """A probability in digits, with its standard error."""
    if p.probability is None:
        bound = f"≤ {p.at_most:.4f}" if p.at_most is not None else f"≥ {p.at_least:.4f}" if p.at_least else "–"
        return bound
    return f"{p.probability:.3f}" if p.exact else f"{p.probability:.3f} ± {p.se:.3f}"
