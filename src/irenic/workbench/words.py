"""The glossary, for the words of a page: each has its meaning on hover, and a page that lists them all."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from markupsafe import Markup, escape

from ..model.base import Frozen
from ..model.problem import failure

_ROW: Final = re.compile(r"^\| \*\*(.+?)\*\*(.*?)\| (.+) \|$", re.MULTILINE)


class Word(Frozen):
    """A term with what it means."""

    term: str
    meaning: str

    @property
    def anchor(self) -> str:
        """Its place on the page of words."""
        return re.sub(r"[^a-z]+", "-", self.term.lower())


@cache
def glossary() -> Mapping[str, Word]:
    """Every term of the glossary; raises IrenicError where it is not installed."""
    package = Path(__file__).parent.parent
    for path in (package / "glossary.md", package.parent.parent / "docs" / "reference" / "glossary.md"):
        if path.is_file():
            found = _ROW.finditer(path.read_text(encoding="utf-8"))
            return {row[1]: Word(term=row[1], meaning=_plain(row[3])) for row in found}
    raise failure("F001", "the glossary is not installed", "install irenic anew, or run from a checkout")


def _plain(text: str) -> str:
    return re.sub(r"\*\*|`", "", text).strip()


def word(term: str, shown: str | None = None) -> Markup:
    """A term as it stands on a page, with its meaning; KeyError where the glossary lacks it."""
    held = glossary()[term]
    return Markup('<a class="word" href="/words#{}" title="{}">{}</a>').format(
        held.anchor, held.meaning, escape(shown or term)
    )
