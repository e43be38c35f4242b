"""The people of a text: their names, by which office and by which surname it calls them, and where it names them."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterator
from typing import Final, Literal

from .actors import FULL_NAME, surnames_of, with_offices

Gender = Literal["he", "she"]
_ORGANISATION: Final = re.compile(
    r"\b(?:radio|television|tv|wire|times|post|courier|gazette|news|agency|daily|herald|tribune|journal|observer|council|"
    r"ministry|party|union|league|army|navy|front|republic|nations|bank|university|office|commission|court|assembly|"
    r"government|house|palace|parliament|movement|congress|committee|authority|forces?|company|group|mission|"
    r"delegation|conference|states|kingdom|federation|street|channel|port|lake|river|mount|hill|island|islands|city|"
    r"town|village|valley|north|south|east|west|upper|lower|new|old|great|crown|cross|pact|alliance|brigade)\b",
    re.IGNORECASE,
)
_NO_PERSON: Final = re.compile(
    rf"^(?:The|A|An|His|Her|Its|Their|Our|My|This|That)\b|{_ORGANISATION.pattern}", re.IGNORECASE
)
_TITLE: Final = re.compile(
    r"\b(?P<he>Mr|Sir|King|Prince|Lord|Father)\.? |\b(?P<she>Mrs|Ms|Miss|Queen|Princess|Lady|Dame|Sister)\.? "
)
_PLAIN_TITLE: Final = re.compile(r"(?:Mr|Mrs|Ms|Miss)\b")
"""What stands before a person's name and never before a place's, as "King" and "Lady" may."""
_SPOKEN_OF: Final = re.compile(r"\b(?:to|of|for|from|against|near|with|by|on|about)\b")
_GOES_ON: Final = r"(?=$|\s+(?:of|for|in|from|on|at)\b|\s*\()"
_THE: Final = re.compile(r"^(?:the|The)\s+(?P<office>[\w -]{3,40})$")
_STATE: Final = (
    r"government|army|navy|forces|minister|president|parliament|ministry|cabinet|capital|border|prime|foreign|"
    r"defen[cs]e"
)
_MR: Final = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr|Sir)\.? ")
_AFTER_TITLE: Final = re.compile(r"[\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?")
_LIMIT: Final = 1000
"""So many names are known of one text; each costs a look through all of it."""
_SIGN: Final = re.compile(r"[,;–—]")


def titled(words: str) -> Gender | None:
    """Whether words call somebody by a man's or by a woman's title: "Mrs Dahl"; None where by neither."""
    title = _TITLE.match(words)
    return None if title is None else "he" if title["he"] else "she"


class People:
    """Whom a text names, and where; more are learned as it is read."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._offices = {name: office.lower() for name, office in with_offices(text).items()}
        self._names: dict[str, str] = {}
        """The full name by each name that the text uses."""
        self._gender: dict[str, Gender] = {}
        self._may_be: dict[str, bool] = {}
        self._places: list[tuple[int, str]] = []
        full = surnames_of(self._offices)
        alias = {short: name for name, several in full.items() for short in several if " " in name}
        for short, name in alias.items():
            self._offices[name] = self._offices[name] or self._offices.get(short, "")
        for name in dict.fromkeys((*self._offices, *alias)):
            self._take(name, alias.get(name, name))
        for match in _TITLE.finditer(text):
            named = _AFTER_TITLE.match(text, match.end())
            if named:
                self.learn(named[0], alone=_PLAIN_TITLE.match(match[0]) is not None)
            if named and (who := self.named(named[0])) is not None:
                self._gender[who] = "he" if match["he"] else "she"

    def _take(self, name: str, full: str) -> None:
        """Know a name, and every place where it stands."""
        if len(self._names) < _LIMIT:
            self._names[name] = full
            for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", self._text):
                insort(self._places, (match.start(), full))

    def may_be(self, name: str) -> bool:
        """Whether a single name can be a person's: one that the text uses for no place and no state."""
        if name not in self._may_be:
            self._may_be[name] = self._can_be(name)
        return self._may_be[name]

    def _can_be(self, name: str) -> bool:
        if not re.fullmatch(r"[A-ZÀ-Þ][\w’'-]+", name) or _ORGANISATION.search(name):
            return False
        word = re.escape(name)
        return not re.search(
            rf"\b(?:in|into|from|across|inside|near|and) {word}\b|\b{word} and\b"
            rf"|\b{word}[’']s? (?:\w+ )?(?:{_STATE})",
            self._text,
        )

    def learn(self, words: str, *, alone: bool = False) -> None:
        """Take a name that speaks or acts for a person's, where it looks like one and like no organisation's.

        A name `alone` is taken where a "he" or "she" stands for it.
        """
        for segment in _SIGN.split(words):
            name = _MR.sub("", segment.strip()).strip()
            if not name or self.named(name) is not None:
                continue
            is_full = FULL_NAME.fullmatch(name) is not None and not _NO_PERSON.search(name)
            if name not in self._names and (is_full or (alone and " " not in name)):
                self._offices[name] = ""
                self._take(name, name)
                surname = name.split()[-1]
                if surname != name and surname not in self._names:
                    self._take(surname, name)

    def named(self, words: str) -> str | None:
        """The full name of the person whom words name; None where they name nobody, or only somebody beside one."""
        for segment in map(str.strip, _SIGN.split(words)):
            for name in sorted((name for name in self._names if name in segment), key=len, reverse=True):
                match = re.search(rf"(?<![\w-]){re.escape(name)}(?:[’']s?)?{_GOES_ON}", segment)
                if match and not _SPOKEN_OF.search(segment[: match.start()]):
                    # "Orren's office" is not Orren
                    return self._names[name] if match[0] == name else None
        return None

    def with_office(self, words: str, at: int) -> str | None:
        """Who "the president" is: the only one of that office, else the one last named before a place of the text."""
        asked = _THE.match(words.strip())
        if asked is None:
            return None
        wanted = set(asked["office"].lower().replace("-", " ").split())
        fitting = {
            self._names[name]
            for name, office in self._offices.items()
            if office and wanted <= set(office.replace("-", " ").split()) and office.split()[-1] in wanted
        }
        if len(fitting) == 1:
            return fitting.pop()
        return next((name for name in self.before(at) if name in fitting), None)

    def before(self, at: int, within: int = 3000) -> Iterator[str]:
        """Who was named before a place of the text, the last first."""
        for place, name in reversed(self._places[: bisect_left(self._places, (at, ""))]):
            if at - place > within:
                return
            yield name

    def fits(self, name: str, pronoun: Gender, *, known: bool = False) -> bool:
        """Whether a person can be "he" or "she", as far as the text tells; with `known`, only where it tells."""
        return self._gender.get(name, None if known else pronoun) == pronoun

    def is_called(self, name: str, pronoun: Gender) -> None:
        """Keep that a pronoun was taken for this person."""
        self._gender.setdefault(name, pronoun)
