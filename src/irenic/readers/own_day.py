"""The day of its own that a stand has: "in 2031 Tavrin rejected the office" is no stand of the day of the report.

Only a day that stands right before who takes the stand, right behind its verb, or right behind what it is of counts;
"rejected the plan drawn up in 2031" tells when the plan was drawn up.
"""

import datetime
import re
from collections.abc import Iterable
from typing import Final

from ..model.dates import DateRange
from ..model.proposal import Span
from .dates import DateExpression

_AT: Final = r"(?:as early as |as far back as |as recently as |back |already )?(?:in |on |during |as of )?"
_AHEAD: Final = re.compile(
    rf"(?:^|[.!?;:\n–—]|\bbut|\band|\bthough|\balthough|\bwhile|\bwhen)[\s“\"]*{_AT}\Z", re.IGNORECASE
)
_BEHIND: Final = re.compile(rf"[\s,]*{_AT}\Z", re.IGNORECASE)
_NOW: Final = re.compile(r"^(?:is|are|has|have|will|would|can|could|continues?)\b", re.IGNORECASE)
_LASTING: Final = re.compile(r"(?:from|between)\b", re.IGNORECASE)
"""What lasts so is what a stand is of: "accepted a truce from 2 to 5 March"."""
_REACH: Final = 60


def day_of_its_own(
    text: str,
    source: Iterable[Span],
    cue: Iterable[Span],
    content: Iterable[Span],
    dates: Iterable[DateExpression],
    published: datetime.date | None,
) -> DateRange | None:
    """The days before the report at which the words put a stand; None where they name none.

    All places are characters of `text`.
    """  # fmt: skip
    sources, cues, contents = sorted(source), sorted(cue), sorted(content)
    if published is None or not sources or not cues or _NOW.match(text, *cues[0]):
        return None
    for one in dates:
        start, end = one.span
        if one.date.end is None or one.date.end >= published:
            continue
        first = sources[0][0]
        # a parser may take "2031 Tavrin" for a name
        ahead = start <= first and re.fullmatch(r"[\s,]*", text[end : max(end, first)]) is not None
        if ahead and _AHEAD.search(text, max(0, start - _REACH), start):
            return one.date
        for edge in (cues[-1][1], contents[-1][1] if contents else cues[-1][1]):
            if edge <= start and not _LASTING.match(text, start) and _BEHIND.fullmatch(text, edge, start):
                return one.date
    return None
