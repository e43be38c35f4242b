"""Which numbers their own words tell, and which are somebody's reading of words."""

import re
from collections.abc import Iterator
from typing import Final

from ..model.basis import Basis, Citation, Entry
from ..model.contest import Range
from ..model.draft import Term
from ..model.record import Account
from .quotes import fold_quote

UNTOLD: Final = "no number in the words cited for it tells it"
"""The reason that stands for one that the analyst has not given."""

# 0.8 and 12, also between the commas of a table; 0,8; 1,200.5
_FIGURES: Final = tuple(map(re.compile, (r"\d+(?:\.\d+)?", r"\d+,\d+", r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")))
_SMALL: Final = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
} | {
    word: 10 * tens
    for tens, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_LARGE: Final = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "m": 1e6, "bn": 1e9}
_FACTORS: Final = {
    "salience": (1.0, 100.0),
    "position": (1.0, 100.0, 0.01),
    "value": (1.0, 100.0, 0.01),
}
"""By what a number may have been multiplied in the words."""
_TIMES: Final = re.compile(rf"\s*({'|'.join(_LARGE)})\b")


def basis_of_number(entry: Entry, field: str, held: Range | float | str | None) -> Basis:
    """What a field of a contest rests on, as `Entry.basis`; but a number that no quote tells is not cited.

    Words that tell where a party stands seldom tell how much it cares, or what it can move; a number for that is the
    analyst's. An option is no number: that words stand for it is their meaning.
    """
    basis = entry.basis(field)
    if basis.is_assumption or held is None or isinstance(held, str) or is_told(entry.cite, field, held):
        return basis
    return Basis(kind="unstated", reason=UNTOLD)


def is_told(cite: tuple[Citation, ...], field: str, held: Range | float) -> bool:
    """Whether a quote has one of the numbers; a salience or a place on a scale also in hundredths."""
    ends = {held.low, held.mode, held.high} if isinstance(held, Range) else {held}
    factors = _FACTORS.get(field, (1.0,))
    numbers = {number for citation in cite for number in _numbers(fold_quote(citation.quote).casefold())}
    return any(
        abs(number - factor * end) < 1e-9 * max(1.0, number) for number in numbers for end in ends for factor in factors
    )


def untold_fields(entry: object, left: tuple[Citation, ...]) -> Iterator[tuple[str, ...]]:
    """The fields of an entry, a term or an account above all, that the citations which are left do not tell.

    They are paths from the entry: numbers that no quote has, and the analyst's words on all of the quotes. Where the
    claimant's own word, or what is denied, stands in none that is left, it is the whole entry, as an empty path:
    without that word it would say more.
    """
    quotes = [fold_quote(citation.quote).casefold() for citation in left]

    def stands(words: str) -> bool:
        return any(fold_quote(words).casefold() in quote for quote in quotes)

    if isinstance(entry, Entry) and entry.note:
        yield ("note",)
    match entry:
        case Account():
            for name, count in entry.counts.items():
                if not all(
                    is_told(left, "count", end) for end in (count.low, count.best, count.high) if end is not None
                ):
                    yield "counts", name
            if entry.says:
                yield ("says",)
            if not all(stands(word) for word in (entry.calls_it, entry.denies) if isinstance(word, str)):
                yield ()
        case Term():
            bounds = {name: getattr(entry, name) for name in ("quantity", "low", "high")}
            untold = [
                name
                for name, number in bounds.items()
                if number is not None and not entry.basis(name).is_assumption and not is_told(left, name, number)
            ]
            yield from ((name,) for name in untold)
            if untold and entry.unit:
                yield ("unit",)
            if entry.hedge and not entry.basis("hedge").is_assumption and not stands(entry.hedge):
                yield ("hedge",)
            if entry.what and not entry.basis("what").is_assumption:
                yield ("what",)
            if entry.when and (entry.when.within or entry.when.by) and not entry.basis("when").is_assumption:
                yield ("when",)


def _numbers(words: str) -> set[float]:
    """The numbers in words, each as it may be meant: in figures, in figures with a word (1.5 million), in English."""
    found: set[float] = set()
    for figures in _FIGURES:
        for match in figures.finditer(words):
            number = float(match[0].replace(",", "." if figures is _FIGURES[1] else ""))
            after = _TIMES.match(words, match.end())
            # a minus at the beginning of a word; between figures it is a dash
            signed = -number if re.search(r"(?:^|[\s,;(])[-−]$", words[: match.start()]) else number
            found |= {signed, signed * _LARGE[after[1]]} if after else {signed}
    return found | _spelt(words)


def _spelt(words: str) -> set[float]:
    """The numbers that are written out in English, such as "six hundred and twenty thousand", and the parts of them."""
    found: set[float] = set()
    whole = part = 0.0
    inside = False
    for word in re.findall(r"[^\W\d_]+", words):
        if word in _SMALL:
            found.add(float(_SMALL[word]))
            part, inside = part + _SMALL[word], True
        elif word == "hundred":
            part, inside = 100 * max(part, 1.0), True
        elif word in _LARGE and len(word) > 2:
            whole, part, inside = whole + max(part, 1.0) * _LARGE[word], 0.0, True
        elif word != "and" or not inside:
            whole, part, inside = 0.0, 0.0, False
        if inside:
            found.add(whole + part)
    return found
