"""What of a text is read: its paragraphs, without headlines, running heads, bylines and datelines.

A parser that is given "KARSTED, March 4 (Coast Wire) - The minister said …" as one sentence takes the dateline for the
speaker. The cuts are made here, so that every place found behind them still counts characters of the whole text.
"""

import re
from collections.abc import Iterator
from typing import Final

from ..model.proposal import Span
from .headings import apart_from_headings
from .months import MONTH

BLOCK_LIMIT: Final = 5_000
"""A paragraph of more characters is read in pieces: a parser's memory grows with what it is given at once."""
WORD_LIMIT: Final = 300
"""What runs on for more characters without white space is no word: a tokenizer's time grows with its square."""

_PARAGRAPH: Final = re.compile(r"[^\n]+(?:\n(?!\r?\n)[^\n]+)*")
_SENTENCE_END: Final = re.compile(r"[.!?…:;]\W{0,20}$")
_DAY: Final = rf"(?:{MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {MONTH}(?:,? \d{{4}}| \d\d\b)?)"
_PLACE: Final = r"[A-ZÀ-Þ][\w.'’-]*(?:[ /-][A-ZÀ-Þ][\w.'’-]*){0,3}"
_CAPITALS: Final = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ /-][A-ZÀ-Þ][A-ZÀ-Þ.'’-]*){0,3}"
_OUTLET: Final = r"\((?=[A-Z])[^()\n]{2,40}\)"
_DASH: Final = r"\s*(?:[-–—―]|--)\s+"
_DATELINE: Final = re.compile(
    rf"(?:{_CAPITALS}(?:, {_PLACE}){{0,2}}(?:,? {_DAY})?\s*(?:{_OUTLET})?{_DASH}"
    rf"|{_PLACE}(?:, {_PLACE}){{0,2}}(?:,? {_DAY}\s*(?:{_OUTLET})?|\s*{_OUTLET}){_DASH}"
    rf"|{_OUTLET}{_DASH})"
)
_PERSON: Final = r"[A-ZÀ-Þ][\w.'’-]*(?: (?:(?:de|van|von|al|bin|da|di|el) )?[A-ZÀ-Þ][\w.'’-]*){1,3}"
_BYLINE: Final = re.compile(
    rf"[Bb][Yy] {_PERSON}(?:(?:,| and|, and| &) {_PERSON}){{0,4}}"
    rf"(?:,? [^\n.!?]{{0,60}}(?=\r?\n)|{_DASH}|\s*\||(?=\s*\n)|\.(?=\s)|(?=\s+{_DATELINE.pattern}))\s*"
)
_RUNNING_HEAD: Final = re.compile(
    r"(?:(?:Page|p\.) ?\d+(?: of \d+)?|\d{1,4}(?:\s+[A-ZÀ-Þ][^\n.!?]{0,60})?"
    r"|[^\n.!?]{0,60}(?:Page \d+(?: of \d+)?|[ \t][|•·]\s)[^\n.!?]{0,40}|[A-ZÀ-Þ0-9 ,:'’&/–—-]{4,70})[ \t\r]*\n"
)
_ITEM: Final = re.compile(
    r"(?:^|(?<=\n))[ \t]*(?:[-–—•*·▪◦‣→➤👉✅✔▶►▸■●◆🔹🔸]\uFE0F?|\(?(?:\d{1,2}|[a-z])[.)])[ \t]+(?:\S+\s+){3}"
)
_LABELLED: Final = re.compile(
    r"(?:^|(?<=\n))[ \t]*[A-ZÀ-Þ][^\n:.!?]{2,30}: (?:\S+ ){2,}\S+[^\n]*\n[ \t]*[A-ZÀ-Þ][^\n:.!?]{2,30}: \S"
)
"""Two lines of a fact box: "Prisoners: all to be released"."""
_TIME: Final = re.compile(
    r"(?:\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?\s*(?:[–—-]\s+)?|\d{1,2}/\d{0,2}[ \t]+)(?=[A-ZÀ-Þ“\"])"
)
"""The time of day before an entry of a live blog, or the number of a post in a thread."""
_SPACE: Final = re.compile(r"\s+")
_NO_WORD: Final = re.compile(rf"\S{{{WORD_LIMIT},}}")
_STOP: Final = re.compile(r"[.!?…][\"”’»)]*\s+")


def headlines(text: str) -> list[Span]:
    """The short lines without a full stop before the first paragraph of sentences."""
    found: list[Span] = []
    for match in _PARAGRAPH.finditer(text):
        words = match[0].strip()
        if len(words) >= 150 or _SENTENCE_END.search(words):
            break
        found.append(match.span())
    return found


def readable(text: str) -> list[Span]:
    """The parts of a text that hold sentences, as characters of it, in its order; a headline, which has no full stop,
    is left out, and so is what stands before the first sentence of a paragraph without being part of it."""
    found: list[Span] = []
    for match in _PARAGRAPH.finditer(text):
        words = match[0].strip()
        is_list = _ITEM.search(words) or _LABELLED.search(words)
        is_headline = len(words) < 150 and not _SENTENCE_END.search(words) and not is_list
        # "The plan is a useful basis. The army is prepared", before a list
        leads = is_headline and _STOP.search(words) is not None and _ITEM.match(text, match.end()) is not None
        if not words or (is_headline and not leads):
            continue
        start = body_start(text, match.start(), match.end())
        for left, right in apart_from_headings(text, start, match.end()):
            found += _pieces(text, left, right)
    return found


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """A paragraph in pieces that a parser can take, cut behind sentences, or else behind words."""
    for no_word in (*_NO_WORD.finditer(text, start, end), None):
        stop = end if no_word is None else no_word.start()
        while stop - start > BLOCK_LIMIT:
            cuts = (list(cut.finditer(text, start, start + BLOCK_LIMIT)) for cut in (_STOP, _SPACE))
            at = next(found[-1].end() for found in cuts if found)  # no word is as long as a piece
            if text[start:at].strip():
                yield start, at
            start = at
        if text[start:stop].strip():
            yield start, stop
        start = stop if no_word is None else no_word.end()


def body_start(text: str, start: int, end: int) -> int:
    """Where the first sentence of a paragraph begins, behind running heads, bylines and a dateline."""
    while True:
        for pattern in (_SPACE, _RUNNING_HEAD, _BYLINE, _DATELINE, _TIME):
            ahead = pattern.match(text, start, end)
            # nothing is cut where nothing would be left
            if ahead is not None and ahead.end() < end and text[ahead.end() : end].strip():
                start = ahead.end()
                break
        else:
            return start
