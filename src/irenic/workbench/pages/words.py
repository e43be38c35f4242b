"""The words of the workbench with their meaning: the glossary."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from ..registry import Asked, PlainPage, View
from ..words import Word, glossary


class WordsView(View):
    """The glossary."""

    template: ClassVar[str] = "words.html.j2"
    words: tuple[Word, ...]

    def head(self) -> Sequence[str]:
        """A term and its meaning."""
        return ("term", "meaning")

    def rows(self) -> Iterable[Sequence[object]]:
        """In the order of the alphabet."""
        return ((one.term, one.meaning) for one in self.words)


class WordsPage(PlainPage):
    """The page; the side bar links it apart from the others."""

    name: ClassVar[str] = "words"
    title: ClassVar[str] = ""

    def view(self, asked: Asked) -> WordsView:  # noqa: ARG002
        """All words."""
        return WordsView(
            heading="What irenic means by its words",
            command="irenic --help",
            words=tuple(glossary().values()),
        )


PAGE = WordsPage()
