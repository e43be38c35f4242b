"""Whether words stand in a text more than once: for all that is quoted from it, in one pass over the text."""

from collections.abc import Iterable
from typing import Final

_BEGINNING: Final = 12
"""By so many characters at its beginning a quote is looked for."""


class Repeated:
    """A text with spaces folded, and where the quotes begin that are asked for."""

    def __init__(self, text: str) -> None:
        self._text = " ".join(text.split())
        self._places: dict[str, list[int]] = {}

    def look_for(self, quotes: Iterable[str]) -> None:
        """Find the places of these at once: to search a long text for each of many takes as long as it is, each time."""
        wanted = {quote[:_BEGINNING] for quote in quotes if len(quote) >= _BEGINNING} - self._places.keys()
        self._places |= {beginning: [] for beginning in wanted}
        if wanted:
            text = self._text
            for at in range(len(text) - _BEGINNING + 1):
                if (beginning := text[at : at + _BEGINNING]) in wanted:
                    self._places[beginning].append(at)

    def stands_twice(self, quote: str) -> bool:
        """Whether a quote, with its spaces folded, stands there more than once."""
        places = self._places.get(quote[:_BEGINNING])
        if places is None:
            first = self._text.find(quote)
            return first >= 0 and self._text.find(quote, first + 1) >= 0
        found = 0
        for at in places:
            found += self._text.startswith(quote, at)
            if found > 1:
                return True
        return False
