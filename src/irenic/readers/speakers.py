"""Who a source's words name: pronouns resolved, officials without a name told apart."""

import re
from typing import Final

from .gazetteer import Gazetteer, Named

_PERSONAL: Final = frozenset({"he", "she", "who", "his", "her"})
PRONOUNS: Final = _PERSONAL | {"they", "it", "their"}
_ANONYMOUS: Final = re.compile(
    r"\b(?:officials?|sources?|diplomats?|persons?|people|aides?|advisers?|advisors?|negotiators?|insiders?|spokes(?:man|woman|person|people))\b",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"\b[A-ZÀ-Þ][\w’'.-]+ [A-ZÀ-Þ][\w’'.-]+")
_TITLES: Final = re.compile(r"^(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir)\s+")


class Speakers:
    """Keeps who spoke last while a text is read, so that a pronoun finds whom it stands for."""

    def __init__(self, names: Gazetteer) -> None:
        self._names = names
        self._last: str | None = None
        self._last_person: str | None = None

    def of(self, words: str) -> tuple[str | None, bool, Named | None]:
        """Whom the words of a source name, whether that is somebody without a name, and who of the case it is.

        "He" and "she" stand for the last person who spoke, never for a side; other pronouns for whoever spoke last.
        """
        speaker = " ".join(words.split()) or None
        if speaker is not None and speaker.lower() in PRONOUNS:
            speaker = self._last_person if speaker.lower() in _PERSONAL else self._last
        if speaker is None:
            return None, False, None
        named = self._names.named(speaker)
        self._last = speaker
        if named is None or named.is_person:
            self._last_person = speaker
        return speaker, is_anonymous(speaker) and not (named and named.is_person), named


def is_anonymous(words: str) -> bool:
    """Whether the words speak of somebody without naming anybody: "a senior US official"."""
    return bool(_ANONYMOUS.search(words)) and not _NAME.search(_without_countries(words))


def _without_countries(words: str) -> str:
    # "White House officials" and "Foreign Ministry sources" name an office, not a person
    return re.sub(
        r"\b(?:United (?:States|Nations)|European Union|White House|State Department|(?:Foreign|Defence) Ministry)\b",
        "",
        _TITLES.sub("", words),
    )
