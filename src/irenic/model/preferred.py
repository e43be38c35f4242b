"""What a party wants on an issue, and what is assumed of its preferences, in words."""

from .case import Assumption, Case
from .party import Want


def want_in_words(case: Case, issue: str, want: Want) -> str:
    """A party's order of an issue's options: "wants this, then that"."""

    def name(option: str) -> str:
        return case.option_label(issue, option)

    if want.peak is not None:
        return f"wants {name(want.peak)}, and the nearer to it the better"
    if isinstance(want.order, tuple):
        ranked = "wants " + ", then ".join(" or ".join(name(option) for option in equals) for equals in want.order)
        others = f" (not said where {', '.join(map(name, want.unranked))} stands)" if want.unranked else ""
        return ranked + others
    options = list(case.issues[issue].options) if issue in case.issues else []
    if want.order in ("high", "low") and options:
        return f"the nearer to {name(options[-1] if want.order == 'high' else options[0])} the better"
    return "its order of the options is not known"


def assumption_in_words(case: Case, assumption: Assumption) -> str:
    """What an assumption says of its party: weights, worths, and what no agreement is worth."""
    said = [f"a weight of {_range(held)} on {case.issue_label(issue)}" for issue, held in assumption.weights.items()]
    said += [
        f"a worth of {_range(held)} for {case.option_label(issue, option)} on {case.issue_label(issue)}"
        for issue, values in assumption.values.items()
        for option, held in values.items()
    ]
    if assumption.reservation is not None:
        said.append(f"no agreement is worth {_range(assumption.reservation)}")
    return "; ".join(said)


def _range(interval: tuple[float, float]) -> str:
    low, high = interval
    return f"exactly {low:g}" if low == high else f"{low:g} to {high:g}"
