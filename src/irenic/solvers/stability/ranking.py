"""A maker's preferences over states: from a ranking with ties, or from statements in order of priority.

Statements: Hipel, Kilgour, Fang, Peng (1997), the option prioritising of GMCR II. Statement j of k weighs 2^(k − j)
where it holds, so that an earlier one outweighs all later ones together.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

import numpy as np

from .kernels import Truth
from .options import OptionForm

_TOKEN: Final = re.compile(r"\s*(?:(?P<sign>[()&|!~])|(?P<minus>-)|(?P<word>[A-Za-z0-9_][A-Za-z0-9_.-]*))")
_WORDS: Final = {"&": "AND", "|": "OR", "!": "NOT", "~": "NOT", "-": "NOT"}

Formula = Callable[[Callable[[str], Truth]], Truth]


def ranked(groups: Iterable[int | Iterable[int]], states: int) -> list[int]:
    """Payoffs (states,) from a ranking, best first; states in one inner list are liked equally.

    Raises ValueError unless every state stands in it exactly once.
    """
    levels = [[each] if isinstance(each, int) else [*each] for each in groups]
    named = [state for level in levels for state in level]
    if sorted(named) != list(range(states)):
        raise ValueError(f"a ranking of {states} states names each once, not {named}")
    payoffs = [0] * states
    for place, level in enumerate(reversed(levels), 1):
        for state in level:
            payoffs[state] = place
    return payoffs


def prioritised(statements: Sequence[str], form: OptionForm, names: Mapping[str, int] | None = None) -> list[int]:
    """Payoffs (states,) from statements, the most important first: exact whole numbers, however many there are.

    A statement joins options by `NOT`, `AND`, `OR`, `IF` and `IFF`, with parentheses; `A IF B` holds unless B does
    and A does not. Options go by `names`, or by number from 1; `-3` is `NOT 3`. Raises ValueError for what
    cannot be read.
    """
    known = names if names is not None else {str(option + 1): option for option in range(len(form.holders))}
    return weighed([truth(statement, form, known) for statement in statements], len(form.codes))


def weighed(holds: Sequence[Truth], states: int) -> list[int]:
    """Payoffs (states,) from where each statement holds, the most important first."""
    if not holds:
        return [0] * states
    bits = np.packbits(np.stack([np.zeros(states, dtype=bool)] * (-len(holds) % 8) + [*holds]), axis=0)
    return [int.from_bytes(column.tobytes(), "big") for column in bits.T]


def truth(statement: str, form: OptionForm, names: Mapping[str, int]) -> Truth:
    """In which states (states,) a statement holds. Raises ValueError where it cannot be read, and says why."""
    return formula(statement, names)(lambda name: form.taken(names[name]))


def formula(statement: str, names: Iterable[str]) -> Formula:
    """A statement read once, to be asked of any states through a look-up of options.

    From the strongest to the weakest: NOT, AND, OR, then IF and IFF, which group from the left.
    """
    reader = _Reader(statement, frozenset(names))
    read = reader.whole()
    if reader.words:
        raise ValueError(f"'{statement}' goes on with '{reader.words[0]}' where it could have ended")
    return read


class _Reader:
    def __init__(self, statement: str, names: frozenset[str]) -> None:
        self.statement = statement
        self.names = names
        self.words: list[str] = []
        place = 0
        while place < len(statement.rstrip()):
            found = _TOKEN.match(statement, place)
            if not found:
                raise ValueError(f"'{statement}' has a sign that cannot be read: '{statement[place:].strip()[0]}'")
            self.words.append(found["sign"] or found["minus"] or found["word"])
            place = found.end()

    def whole(self) -> Formula:
        left = self._either()
        while word := self._take("IF", "IFF"):
            left = _if(left, self._either()) if word == "IF" else _iff(left, self._either())
        return left

    def _either(self) -> Formula:
        left = self._both()
        while self._take("OR"):
            left = _or(left, self._both())
        return left

    def _both(self) -> Formula:
        left = self._one()
        while self._take("AND"):
            left = _and(left, self._one())
        return left

    def _one(self) -> Formula:
        if self._take("NOT"):
            return _not(self._one())
        if self._take("("):
            inner = self.whole()
            if not self._take(")"):
                raise ValueError(f"'{self.statement}' opens a parenthesis that it does not close")
            return inner
        if not self.words:
            raise ValueError(f"'{self.statement}' ends where an option is missing")
        name = self.words.pop(0)
        if name not in self.names:
            raise ValueError(f"'{self.statement}' names '{name}', which is no option: {', '.join(sorted(self.names))}")
        return lambda taken: taken(name)

    def _take(self, *wanted: str) -> str | None:
        if self.words and _WORDS.get(self.words[0], self.words[0].upper()) in wanted:
            word = self.words.pop(0)
            return _WORDS.get(word, word.upper())
        return None


def _not(one: Formula) -> Formula:
    return lambda taken: ~one(taken)


def _and(left: Formula, right: Formula) -> Formula:
    return lambda taken: left(taken) & right(taken)


def _or(left: Formula, right: Formula) -> Formula:
    return lambda taken: left(taken) | right(taken)


def _if(left: Formula, right: Formula) -> Formula:
    return lambda taken: left(taken) | ~right(taken)


def _iff(left: Formula, right: Formula) -> Formula:
    return lambda taken: left(taken) == right(taken)
