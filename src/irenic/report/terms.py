"""How a term is said, the same on every page."""

import re
from typing import Final

from ..analyses.table import TermRow

_FILLING: Final = frozenset("a an and as at by for in of on the to".split())


def says_it_all(term: TermRow) -> bool:
    """Whether a term's short words hold its only reading already: "cut to 600,000" and "600,000 personnel"."""
    if not term.says or len(term.readings) != 1:
        return False
    (reading,) = term.readings
    said, read = (_telling(words) for words in (term.says, reading))
    numbers = {word for word in read if word[0].isdigit()}
    return bool(read) and (read <= said or (bool(numbers) and numbers <= said))


def _telling(words: str) -> set[str]:
    return {word for word in re.findall(r"\d[\d,.]*\d|\w+", words.lower()) if word not in _FILLING}
