"""Checks on contests: a weight that is cited stands in the words that it is cited from."""

import re
from collections.abc import Iterator
from typing import Final

from ...model.contest import Range, Stand
from ..load import LoadedCase
from ..quotes import fold_quote
from .counts import spellings
from .registry import Finding, check

# 0.8 and 12, also between the commas of a table; 0,8; 1,200.5
_NUMBERS: Final = tuple(map(re.compile, (r"\d+(?:\.\d+)?", r"\d+,\d+", r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")))


@check("B005", "warning")
def weight_not_in_the_words(loaded: LoadedCase) -> Iterator[Finding]:
    """A salience or an influence in a contest counts as cited, and no number of its quotes tells it.

    A citation holds for all fields of an entry unless `assumed:` says otherwise, and words that tell where a party
    stands seldom tell how much it cares, or what it can move. How they are read as a number is the analyst's judgement:
    write `assumed: {salience: …}`. Where the number stands in words that are not quoted, cite these too.
    """
    for name, contest in loaded.case.contests.items():
        for who, stand in contest.positions.items():
            untold = [(field, held) for field, held in _cited_weights(stand) if not _told(stand, field, held)]
            if untold:
                told = " and ".join(f"{field} ({_written(held)})" for field, held in untold)
                reasons = ", ".join(f"{field}: why" for field, _ in untold)
                yield Finding(
                    ("contests", name, "positions", who, untold[0][0]),
                    f"no number in the words cited for '{who}' tells its {told} on '{name}'",
                    f"say that it is your reading, 'assumed: {{{reasons}}}', or cite the words that tell it",
                )


def _cited_weights(stand: Stand) -> Iterator[tuple[str, Range]]:
    for field in ("salience", "influence"):
        held = getattr(stand, field)
        if held is not None and stand.cite and not stand.basis(field).is_assumption:
            yield field, held


def _told(stand: Stand, field: str, held: Range) -> bool:
    """Whether a quote has a number that the weight may be: as it is, in words, or, a salience, in per cent."""
    factors = (1, 100) if field == "salience" else (1,)
    ends = {factor * end for factor in factors for end in (held.low, held.mode, held.high)}
    quotes = [fold_quote(citation.quote).casefold() for citation in stand.cite]
    words = {word for end in ends if end.is_integer() for word in spellings(int(end))}
    if any(re.search(rf"\b{re.escape(word)}\b", quote) for word in words for quote in quotes):
        return True
    numbers = {
        float(found.replace(",", "." if number is _NUMBERS[1] else ""))
        for quote in quotes
        for number in _NUMBERS
        for found in number.findall(quote)
    }
    return any(abs(number - end) < 1e-9 * max(1.0, number) for number in numbers for end in ends)


def _written(held: Range) -> str:
    return f"{held.mode:g}" if held.is_exact else f"{held.low:g} to {held.high:g}"
