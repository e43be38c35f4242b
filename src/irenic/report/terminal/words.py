"""Numbers and verdicts in the words of a page."""

from ...preferences.probability import Probability


def verdict(word: str | None, basis: str = "record") -> str:
    """A verdict as pages say it; nothing on record where there is none."""
    if word is None:
        return "nothing on record"
    who = "its words commit" if basis == "record" else "the assumptions commit"
    return "undecided" if word == "undecided" else f"{who} it to {word}"


def in_ten(p: Probability) -> str:
    """A probability as people say it: "about 3 in 10 (2 to 4)"; the interval is that of the draws."""
    if p.exact:
        return "certain" if p.probability else "never"
    if p.at_most is not None:
        return "hardly ever: in none of the draws"
    if p.at_least is not None:
        return "nearly always: in all of the draws"
    if p.probability is None or p.low is None or p.high is None:
        return "no number"
    low, middle, high = (round(10 * value) for value in (p.low, p.probability, p.high))
    if middle == 0:
        return "less than 1 in 10"
    if middle == 10:
        return "more than 9 in 10"
    return f"about {middle} in 10" + (f" ({low} to {high})" if low < high else "")


def digits(p: Probability) -> str:
    """A probability in digits, with its standard error."""
    if p.probability is None:
        bound = f"≤ {p.at_most:.4f}" if p.at_most is not None else f"≥ {p.at_least:.4f}" if p.at_least else "–"
        return bound
    return f"{p.probability:.3f}" if p.exact else f"{p.probability:.3f} ± {p.se:.3f}"
