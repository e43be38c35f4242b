"""Where issues would settle, as text."""

from collections.abc import Iterator
from typing import Final

from ...analyses.forecast import Forecasts, Input, IssueForecast, ModelForecast, Record
from ..scale import asked, columns, drafts_in_words, nearest_in_words, number, place_in_words
from .layout import heading, opening, quotes, wrapped

BEATS = {
    "yes": "yes",
    "no": "no, worse",
    "cannot be told": "cannot be told",
    "is the baseline": "is the baseline",
}
TO_QUOTE: Final = (
    "The number to quote is the compromise mean: the mean of the positions, each weighed by how much the issue matters "
    "to its holder and how much that one can move the others. The forecast's median is another middle, the one that "
    "goes with its interval; the weighted median is a model of its own, the position at which half of the weight is "
    "reached."
)
BAR, ROWS = 3, 3
"""Columns and rows of the bars of a distribution."""
MOST_BARS = 21
"""Odd, and no divisor of a round number, so that who stands at the middle or at a tenth stands below a bar."""
_LISTED = 6
"""How many assumed inputs the page names."""
_BLOCKS = " ▁▂▃▄▅▆▇█"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def forecast_lines(found: Forecasts, width: int) -> Iterator[str]:
    """The page as lines of at most `width` columns."""
    yield from opening(found.case, found.notice, found.as_of, found.about, width)
    yield from wrapped(
        "A forecast tells where past negotiations with such positions came out. It says nothing of what any party's "
        "words commit it to, and nothing of what would be right.",
        width,
    )
    yield from wrapped(TO_QUOTE, width)
    if found.basis == "assumptions":
        yield from wrapped("From the analyst's assumptions alone: nothing that is cited counts here.", width)
    elif found.on_assumptions:
        yield from wrapped("Most of what it is made from is the analyst's assumption; no source says it.", width)
    yield from wrapped(inputs_in_words(found), width)
    if found.assumed:
        more = f"; and {len(found.assumed) - _LISTED} more (--json has all)" if len(found.assumed) > _LISTED else ""
        yield from wrapped(f"Assumed: {'; '.join(found.assumed[:_LISTED])}{more}.", width)
    yield ""
    for issue in found.issues.values():
        yield from _issue(issue, width)
    yield from wrapped(
        "Beats the baseline? Mean absolute error less that of the plain mean, in points of a scale of 100, on 180 "
        "issues of Decision Making in the European Union, with its 95 % interval; negative is better. The record "
        "of the forecast's median is of constants learnt without the issues that they were tried on; its form was "
        "chosen with sight of them. See docs/explanation/forecasts.md.",
        width,
    )
    if found.mean_crps is not None and len(found.issues) > 1:
        rates = ", ".join(f"{name}: {100 * rate:.0f} %" for name, rate in found.hit_rates.items())
        yield from wrapped(
            f"Over the known outcomes: hits within {rates}; CRPS {found.mean_crps:.1f} % of the scale.", width
        )


def _issue(issue: IssueForecast, width: int) -> Iterator[str]:
    unit = f" {issue.unit}" if issue.unit else ""
    yield from heading(f"{issue.label}: {issue.question}", width)
    told = issue.distribution
    yield from wrapped(f"Compromise mean: {number(issue.headline)}{unit}.", width)
    yield from wrapped(
        f"As a distribution: {100 * told.level:.0f} % of it lies from {number(told.low)} to {number(told.high)}{unit}, "
        f"the shortest interval that holds so much, and half of it at {number(told.median)} or below, its median.",
        width,
    )
    if nearest := nearest_in_words(issue):
        yield from wrapped(f"The option that it would come nearest to: {nearest}.", width)
    if told.inputs_low < told.inputs_high:
        width_of = f"from {number(told.inputs_low)} to {number(told.inputs_high)}"
        yield from wrapped(
            f"The ranges of the inputs alone move the compromise mean {width_of}; the rest of the width is how far "
            "past negotiations came out from it.",
            width,
        )
    else:
        yield from wrapped(
            "The inputs are given as exact numbers; the whole width is how far past negotiations came out from the "
            "mean.",
            width,
        )
    yield ""
    yield from _picture(issue, width)
    yield ""
    yield from _models(issue, width)
    yield from _score(issue, width)
    for note in issue.notes:
        yield from wrapped(f"Note: {note}.", width)
    for who, why in issue.left_out.items():
        yield from wrapped(f"Left out: {issue.names[who]}: {why}.", width)
    yield ""


def _picture(issue: IssueForecast, width: int) -> Iterator[str]:
    low, high = issue.scale
    ends = number(low), number(high)
    bars = max(7, min((width - len(ends[0]) - len(ends[1]) - 4) // BAR, MOST_BARS))
    across = bars * BAR
    margin = " " * (len(ends[0]) + 2)

    def column(place: float) -> int:
        return min(across - 1, max(0, round((place - low) / (high - low) * (across - 1))))

    mass = columns(issue, bars)
    heights = [max(1, round(8 * ROWS * one / max(mass))) if one > 0.0005 else 0 for one in mass]
    for row in reversed(range(ROWS)):
        yield (margin + "".join(_BLOCKS[min(8, max(0, height - 8 * row))] * BAR for height in heights)).rstrip()
    line = ["─"] * across
    line[column(issue.headline)] = "┼"
    yield f"{ends[0]} ├{''.join(line)}┤ {ends[1]}"
    places = asked(issue)
    marks = [" "] * across
    letters = [_LETTERS[at] if at < len(_LETTERS) else "*" for at in range(len(places))]
    for one in places:
        for at in range(column(one.low), column(one.high) + 1):
            marks[at] = "·"
    for letter, one in zip(letters, places, strict=True):
        at = column(one.mode)
        marks[at] = letter if marks[at] in " ·" else "+"
    yield (margin + "".join(marks)).rstrip()
    if any(issue.drafts.values()):
        shown = [" "] * across
        for held in issue.drafts.values():
            for place in held:
                shown[column(place)] = "▲"
        yield (margin + "".join(shown)).rstrip()
    if issue.score is not None:
        yield f"{margin}{' ' * column(issue.score.outcome)}◆"
    for letter, one in zip(letters, places, strict=True):
        reach = f" ({number(one.low)} to {number(one.high)})" if one.low < one.high else ""
        yield from wrapped(
            f"{letter} {place_in_words(issue, one.mode)}{reach}: {', '.join(one.names)}", width, "  ", "    "
        )
    for draft in drafts_in_words(issue):
        yield from wrapped(f"▲ {draft}", width, "  ", "    ")
    if issue.score is not None:
        yield from wrapped(f"◆ {number(issue.score.outcome)}: where it came out", width, "  ", "    ")
    yield from wrapped(
        "┼ the compromise mean; blocks: the forecast; dots: the range of a position", width, "  ", "    "
    )


def _models(issue: IssueForecast, width: int) -> Iterator[str]:
    known = issue.score is not None
    yield (
        f"{'':<25}{'says':>8}{'off by':>8}  beats the baseline?"
        if known
        else f"{'':<25}{'says':>8}  beats the baseline?"
    )
    told = issue.distribution
    off = f"{number(abs(told.median - issue.score.outcome)):>8}" if issue.score else ""
    headline, *others = issue.models.items()
    yield from _model(*headline, known, width)
    yield f"{'the forecast, its median':<25}{number(told.median):>8}{off}  {beats(told.record)}"
    for name, one in others:
        yield from _model(name, one, known, width)


def beats(record: Record) -> str:
    """Whether a model beat the baseline on past negotiations, with the interval of the difference."""
    flag = BEATS[record.beats_baseline]
    if record.beats_baseline == "is the baseline":
        return flag
    return f"{flag}: {record.mae_difference:+.1f} ({record.low:+.1f} to {record.high:+.1f})"


def _model(name: str, one: ModelForecast, known: bool, width: int) -> Iterator[str]:
    value = "–" if one.value is None else number(one.value)
    error = "" if not known else f"{'–' if one.error is None else number(one.error):>8}"
    yield f"{name:<25}{value:>8}{error}  {beats(one.record)}"
    if one.withheld:
        yield from wrapped(f"no answer: {one.withheld}", width, "  ", "    ")
    if one.low is not None and one.high is not None and one.low < one.high:
        yield from wrapped(f"80 % over the ranges of the inputs: {number(one.low)} to {number(one.high)}", width, "  ")
    if one.converged is False:
        yield from wrapped(f"does not come to rest within {one.turns} turns: do not rely on it", width, "  ")


def _score(issue: IssueForecast, width: int) -> Iterator[str]:
    score = issue.score
    if score is None:
        return
    unit = f" {issue.unit}" if issue.unit else ""
    yield ""
    holds = "holds it" if score.covered else "does not hold it"
    yield from wrapped(
        f"It came out at {number(score.outcome)}{unit}. The forecast's interval {holds}; its median was off by "
        f"{number(score.error)}, its CRPS is {number(score.crps)} (of a point it would be the error).",
        width,
    )
    yield from quotes(score.evidence, score.assumed, width, "  ")


def inputs_in_words(found: Forecasts) -> str:
    """How much of it is cited, assumed and not known, and what is done about the last."""
    counts = found.inputs
    told = f"Its inputs: {counts['cited']} cited, {counts['assumed']} assumed, {counts['unknown']} not known."
    if found.without_position:
        told += f" Left out, since no position in it counts: {'; '.join(found.without_position.values())}."
    if not counts["unknown"]:
        return told
    return (
        f"{told} In place of a weight that is not known stands the mean of the others; if none is known, all are equal."
    )


def input_value(held: Input) -> str:
    """An input as a number, or as the range that it lies in."""
    if held.value is None:
        return "not known"
    if held.value.is_exact:
        return number(held.value.mode)
    return f"{number(held.value.low)} to {number(held.value.high)}, most likely {number(held.value.mode)}"
