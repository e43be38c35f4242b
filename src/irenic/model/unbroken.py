"""Text for the terminal in which no line ends within a path in quotation marks: half a path names another file."""

import re
import textwrap
from typing import Final

_KEPT: Final = "\x1f"
_PATH: Final = re.compile(r"""(?<![^\s($])'(?:[^'\n/]{1,40}|[^'\n]*/[^'\n]*)'(?:"'"'[^'\n]*')*(?!\w)""")
"""What stands in straight marks: a name of a few words, or anything with a slash; with what a shell joins to it."""


def whole(text: str) -> str:
    """A text at whose spaces `lines_of_text` ends no line."""
    return text.replace(" ", _KEPT)


def lines_of_text(text: str, width: int, first: str = "", later: str = "", *, break_long_words: bool) -> list[str]:
    """A text as lines of at most `width` columns, begun with `first` and `later`; a longer path has a line too long."""
    room = width - max(len(first), len(later))
    paths = [*(path[0] for path in _PATH.finditer(text)), *(word for word in text.split() if "/" in word)]
    is_long = any(len(path) > room for path in paths)
    lines = textwrap.wrap(
        _PATH.sub(lambda path: whole(path[0]), text),
        width,
        initial_indent=first,
        subsequent_indent=later,
        break_on_hyphens=False,
        break_long_words=break_long_words and not is_long,
    )
    return [line.replace(_KEPT, " ") for line in lines]
