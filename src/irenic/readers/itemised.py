"""Items of a list on lines of their own: a parser that takes "1 May.\\n2." for one sentence runs one into the next."""

import re
from typing import Any, Final

from spacy.language import Language

NAME: Final = "irenic_itemised"
_ITEM: Final = re.compile(r"(?<=[.;:!?])[ \t]*\n[ \t]*(?P<mark>\(?(?:\d{1,2}|[a-z])[.)]|[-–—•*▪])[ \t]+(?=\S)")


@Language.component(NAME)
def part_items(document: Any) -> Any:
    """Begin a sentence with each item that begins a line behind the end of another; set before the parser runs."""
    for match in _ITEM.finditer(document.text):
        mark = document.char_span(*match.span("mark"), alignment_mode="expand")
        if mark is not None and mark.start > 0:
            document[mark.start].is_sent_start = True
    return document
