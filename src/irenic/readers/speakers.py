"""Who a source's words name: pronouns resolved, officials without a name told apart."""

import re
from typing import Final

_PRONOUNS: Final = frozenset({"he", "she", "they", "who", "it", "his", "her", "their"})
_ANONYMOUS: Final = re.compile(
    r"\b(?:officials?|sources?|diplomats?|persons?|people|aides?|advisers?|advisors?|negotiators?|insiders?|spokes(?:man|woman|person|people))\b",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"\b[A-ZÀ-Þ][\w’'.-]+ [A-ZÀ-Þ][\w’'.-]+")
_TITLES: Final = re.compile(r"^(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir)\s+")


def speaker_of(words: str, before: str | None) -> tuple[str | None, bool]:
    """Whom the words of a source name, and whether that is somebody who is not named.

    `before` is the last speaker of the text, whom a pronoun stands for.
    """
    plain = " ".join(words.split())
    if not plain:
        return None, False
    if plain.lower() in _PRONOUNS:
        return before, before is not None and is_anonymous(before)
    return plain, is_anonymous(plain)


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
