"""A tree of HTML, or of what trafilatura makes of it, into text: blocks, lines and cells as a reader sees them."""

from collections.abc import Set
from typing import Any, Final

_NOTHING, _SPACE, _LINE, _BLOCK = range(4)
_PARTED_BY: Final = ("", " ", "\n", "\n\n")
_BLOCKS: Final = set(
    """p div head list quote table ab body address article aside blockquote caption center details dialog dl fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend main nav ol pre section summary
    ul""".split()
)
_LINES: Final = set("br lb li item row tr dt dd option".split())
_BREAKS: Final = {"br", "lb"}
_CELLS: Final = {"cell", "td", "th"}
_AS_WRITTEN: Final = {"pre", "quote", "code"}
"""trafilatura makes a quote of `pre`, whose line ends are meant."""

UNSEEN: Final = frozenset("script style noscript template head title iframe object svg canvas audio video".split())
"""What a browser does not show as text of the page."""


def visible_text(tree: Any, unseen: Set[str] = frozenset()) -> str:
    """The text of an lxml tree, without the elements named in `unseen`.

    White space is folded; blank lines part blocks, line ends part lines, items and rows, tabs part the cells of a row.
    """
    from lxml import etree

    out = _Words()
    as_written = 0
    # an iterative walk: strangers' pages may be nested deeper than Python recurses
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in unseen:
                walk.skip_subtree()
                continue
            out.begin(tag)
            as_written += tag in _AS_WRITTEN
            out.add(element.text or "", bool(as_written))
        else:
            if event == "end" and tag not in unseen:
                as_written -= tag in _AS_WRITTEN
                out.finish(tag)
            if element is not tree:
                out.add(element.tail or "", bool(as_written))
    return "".join(out.parts)


class _Words:
    """Words put together with the widest gap that was asked for between them."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._gap = _NOTHING
        self._tabs = 0
        self._at_cell_start = False
        self._breaks = 0

    def begin(self, tag: str) -> None:
        self._breaks += tag in _BREAKS
        if tag in _CELLS:
            self._at_cell_start = True
        else:
            self._part(tag)

    def finish(self, tag: str) -> None:
        if tag in _CELLS:
            # a paragraph that ends with its cell does not end the row
            self._gap = self._gap if self._at_cell_start else _NOTHING
            self._tabs += 1
            self._at_cell_start = False
        else:
            self._part(tag)

    def add(self, text: str, as_written: bool) -> None:
        lines = text.split("\n") if as_written else [text]
        blank = False
        for number, line in enumerate(lines):
            if number:
                self._gap = _BLOCK if blank else max(self._gap, _LINE)
                blank = not line.strip()
            self._add_line(line)

    def _add_line(self, text: str) -> None:
        if text[:1].isspace():
            self._gap = max(self._gap, _SPACE)
        words = " ".join(text.split())
        if not words:
            return
        if self.parts or self._tabs:
            between = _PARTED_BY[self._gap] if self.parts else ""
            self.parts.append(between.rstrip(" ") + "\t" * self._tabs if self._tabs else between)
        self.parts.append(words)
        self._tabs = 0
        self._at_cell_start = False
        self._breaks = 0
        self._gap = _SPACE if text[-1].isspace() else _NOTHING

    def _part(self, tag: str) -> None:
        if self._at_cell_start or tag not in _BLOCKS | _LINES:
            return
        # two breaks in a row are how many pages part their paragraphs
        self._gap = max(self._gap, _BLOCK if tag in _BLOCKS or self._breaks > 1 else _LINE)
        self._tabs = 0
