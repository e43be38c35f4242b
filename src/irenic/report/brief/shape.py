"""What a brief is made of, and how it says numbers, days and lists."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ...model.dates import DateRange
from ...model.evidence import Evidence

_NUMBERS: Final = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True)
class Sentence:
    """One sentence, and the quotes that it rests on."""

    words: str
    evidence: tuple[Evidence, ...] = ()
    assumed: bool = False
    """Whether a part of it is the analyst's own judgement."""


@dataclass(frozen=True)
class Paragraph:
    """Sentences that belong together, under a name (a party, an issue) where they have one."""

    sentences: tuple[Sentence, ...]
    about: str | None = None


@dataclass(frozen=True)
class Part:
    """One of the brief's questions, and its answer."""

    heading: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True)
class Brief:
    """The whole brief."""

    title: str
    notice: str | None
    as_of: datetime.date | None
    lead: str
    parts: tuple[Part, ...]
    faults: str | None = None
    """What is at fault in the case, and so is left out."""

    @property
    def sentences(self) -> Iterator[Sentence]:
        """Every sentence, in order."""
        for part in self.parts:
            for paragraph in part.paragraphs:
                yield from paragraph.sentences


def alone(
    words: str, about: str | None = None, evidence: tuple[Evidence, ...] = (), *, assumed: bool = False
) -> Paragraph:
    """A paragraph of one sentence."""
    return Paragraph((Sentence(words, evidence, assumed),), about)


def in_words(date: DateRange) -> str:
    """A date: "3 March 2031", "3 to 9 March 2031", "on a day that is not known"."""
    if date.start is not None and date.end is not None:
        if date.start == date.end:
            return _day(date.start)
        year = date.start.year != date.end.year
        return f"{_day(date.start, year=year, month=year or date.start.month != date.end.month)} to {_day(date.end)}"
    if date.start is not None:
        return f"from {_day(date.start)}"
    return f"until {_day(date.end)}" if date.end is not None else "on a day that is not known"


def _day(date: datetime.date, *, year: bool = True, month: bool = True) -> str:
    return f"{date.day}{f' {_MONTHS[date.month - 1]}' if month else ''}{f' {date.year}' if year else ''}"


# not the machine's language: a brief is the same everywhere
_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def number(count: int) -> str:
    """A count in words up to ten."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def counted(count: int, what: str) -> str:
    """A count of something: "one change", "two changes"."""
    return f"{number(count)} {what}{'' if count == 1 else 's'}"


def capital(words: str) -> str:
    """Words as they begin a sentence."""
    return words[:1].upper() + words[1:]


def ended(words: str) -> str:
    """Words with a full stop, unless they end a sentence already."""
    return words if words.endswith((".", "?", "!", ".”", "?”", "!”")) else f"{words}."


def joined(words: Sequence[str], last: str = "and") -> str:
    """A list in a sentence: "a, b and c"; at least one."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"
