"""Which earlier source a document corrects, by its own words or by those that it shares: an offer, never a decision.

An outlet puts a corrected report under another name or address. Either the text says so itself (a note of correction
that names the earlier report), or most of the words of an earlier report of the same outlet stand in it.
"""

import datetime
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from ..casefile.quotes import fold_quote
from ..model.proposal import Span
from .versions import NEAR_SAME, shared_words

_LIKELY: Final = 0.4
_MANY: Final = 100
"""Of a text with more runs of words than this, a part is kept to compare by: every eighth."""
_TITLE_WORDS: Final = 4
"""A title of fewer words names nothing: "Correction", "Live updates"."""
_EDGE: Final = 1500
"""In so many characters at its head and at its end a text says what it corrects."""
_SAYS: Final = re.compile(
    r"\b(?:corrections?|correct(?:s|ed|ing)|clarif(?:ication|ies|ied)|errat(?:um|a)|retract(?:s|ed|ion)?|amended|"
    r"withdraws?|withdrawn|taken down|updated?|updates|supersedes?|"
    r"(?:earlier|previous|original|first) version|replaces (?:an?|the|our) (?:earlier|previous))\b",
    re.IGNORECASE,
)
_CALLED: Final = re.compile(
    r"\b(?:corrections?|corrected|clarification|errat(?:um|a)|retraction|retracted)\b", re.IGNORECASE
)
_HEAD: Final = 200
"""Within so many characters a note of correction calls itself one."""
_OF_ITSELF: Final = re.compile(
    r"\b(?:(?:an?|the) (?:earlier|previous|original|first) version of th(?:is|e)\b|"
    r"this (?:article|report|story|statement|text|dispatch|page|version) "
    r"(?:was|has been|is|corrects?|updates?|replaces?)\b|"
    r"(?:our|an?|the) (?:earlier|previous|original) (?:report|article|story|dispatch)|"
    r"(?:corrects|corrected|updates|updated|refiles|repeats) (?:to|with|by|in|the)\b|corrected version)",
    re.IGNORECASE,
)
_REPORT: Final = re.compile(
    r"\b(?:reports?|articles?|stor(?:y|ies)|dispatch(?:es)?|headlines?|publish\w*|versions?|bulletins?|communiqués?|statements?)\b",
    re.IGNORECASE,
)
"""What a saying about an earlier day has to speak of: offers and troops are withdrawn on some day, too."""
_SENTENCE: Final = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?\"”’)]*")
_LINE: Final = re.compile(r"(?<!\n)\n(?!\n)")
_MONTHS: Final = "January February March April May June July August September October November December".split()


class Told(NamedTuple):
    """What tells that a document corrects an earlier source."""

    source: str
    reason: str
    shared: float
    """How much of the earlier text stands in the new one, from 0 to 1."""
    span: Span | None = None
    """Where the text says so itself."""
    is_one: bool = False
    """Whether it goes by the same address or file name, or a person says that it is a version: it is called so."""
    is_note: bool = False
    """Whether it speaks of the earlier report and does not hold its text: it may only correct or withdraw it."""


class Earlier(NamedTuple):
    """What has to be known of a source that may be corrected."""

    text: str
    outlet: str | None
    title: str | None
    published: datetime.date | None


class Shelved:
    """The sources of a case, ready to be asked which of them a new document corrects."""

    def __init__(self) -> None:
        self._held: dict[str, Earlier] = {}
        self._runs: dict[tuple[str, int], list[str]] = {}
        self._sizes: dict[str, int] = {}
        self._titles: dict[str, list[str]] = {}

    def add(self, name: str, source: Earlier) -> None:
        """Take a source in."""
        self._held[name] = source
        if source.title and len(source.title.split()) >= _TITLE_WORDS:
            self._titles.setdefault(_plain(source.title), []).append(name)
        if source.outlet:
            kept = _kept(_marks(source.text))
            self._sizes[name] = len(kept)
            for mark in kept:
                self._runs.setdefault((_outlet(source.outlet), mark), []).append(name)

    def corrected_by(self, new: Earlier) -> Told | None:
        """The source that a document corrects, as its own words say, or as those that it shares let one think.

        None where neither is so, or where the document is known to be the earlier one of the two.
        """
        return self._told_by_itself(new) or self._near_same(new)

    def _told_by_itself(self, new: Earlier) -> Told | None:
        found = []
        for span in _sayings(new):
            for name, is_within in self._named(new, span):
                shared = shared_words(self._held[name].text, new.text)
                words = " ".join(new.text[span[0] : span[1]].split())
                reason = f"it names the earlier report itself: “{words}”"
                told = Told(name, reason, shared, span, is_note=shared < NEAR_SAME)
                # of several sentences the one that says most of it
                weight = (shared, is_within, bool(_REPORT.search(words)), bool(_SAYS.search(words)))
                found.append((weight, told))
        return max(found, key=lambda one: one[0])[1] if found else None

    def _named(self, new: Earlier, span: Span) -> Iterator[tuple[str, bool]]:
        """The sources that a saying names, and whether it does so itself, not what stands around it.

        It does by the title, or as the same outlet's report of a day, or as an earlier version of itself.
        """
        words = new.text[span[0] : span[1]]
        around = _plain(new.text[max(0, span[0] - 300) : span[1] + 300])
        for title, names in self._titles.items():
            if title in around and (new.title is None or _plain(new.title) != title):
                yield from ((name, title in _plain(words)) for name in names if self._is_earlier(name, new))
        if not new.outlet:
            return
        if _REPORT.search(words):
            yield from ((name, True) for name, day in self._days(new) if _tells_day(words, day))
        if _OF_ITSELF.search(words):
            likely = self._likely(new)
            held = (name for name, share in likely.items() if share >= _LIKELY and self._is_earlier(name, new))
            yield from ((name, True) for name in held)

    def _days(self, new: Earlier) -> Iterator[tuple[str, datetime.date]]:
        for name, held in self._held.items():
            if held.outlet and held.published is not None and self._is_earlier(name, new):
                yield name, held.published

    def _near_same(self, new: Earlier) -> Told | None:
        best: Told | None = None
        for name, share in self._likely(new).items():
            if share < _LIKELY or not self._is_earlier(name, new):
                continue
            shared = shared_words(self._held[name].text, new.text)
            if shared >= NEAR_SAME and (best is None or shared > best.shared):
                best = Told(name, f"the same outlet, {new.outlet}, and {shared:.0%} of its words", shared)
        return best

    def _likely(self, new: Earlier) -> Mapping[str, float]:
        """Of the outlet's sources how much of their words, as far as they are kept, stand in a text."""
        if not new.outlet:
            return {}
        outlet = _outlet(new.outlet)
        common = Counter(name for mark in _marks(new.text) for name in self._runs.get((outlet, mark), ()))
        return {name: count / self._sizes[name] for name, count in common.items()}

    def _is_earlier(self, name: str, new: Earlier) -> bool:
        """Whether a source may come before a document and be of the same outlet: what another says corrects nothing."""
        held = self._held[name]
        if held.outlet and new.outlet and _outlet(held.outlet) != _outlet(new.outlet):
            return False
        return held.published is None or new.published is None or held.published <= new.published


def _marks(text: str) -> frozenset[int]:
    """A number for every run of five words."""
    words = fold_quote(text).casefold().split()
    return frozenset(zlib.crc32(" ".join(words[at : at + 5]).encode()) for at in range(max(1, len(words) - 4)))


def _kept(marks: frozenset[int]) -> frozenset[int]:
    return marks if len(marks) <= _MANY else frozenset(mark for mark in marks if mark % 8 == 0) or marks


def _sayings(new: Earlier) -> Iterator[Span]:
    """Where a text speaks of a correction, at its head or its end: sentence by sentence.

    Where it calls itself one, all that it tells of reports does.
    """
    text = new.text
    is_note = any(_CALLED.search(words) for words in (new.title or "", text[:_HEAD]))
    head, tail = text[:_EDGE], max(_EDGE, len(text) - _EDGE)
    for begin, edge in ((0, head), (tail, text[tail:])):
        # a line's end is none of the sentence's
        for found in _SENTENCE.finditer(_LINE.sub(" ", edge)):
            if _SAYS.search(found[0]) or _OF_ITSELF.search(found[0]) or (is_note and _REPORT.search(found[0])):
                lead = len(found[0]) - len(found[0].lstrip())
                yield begin + found.start() + lead, begin + found.start() + len(found[0].rstrip())


def _tells_day(words: str, day: datetime.date) -> bool:
    month = _MONTHS[day.month - 1]
    written: Sequence[str] = (
        rf"\b{day.day}(?:st|nd|rd|th)?(?: of)? {month}\b(?! \d{{4}})",
        rf"\b{day.day}(?:st|nd|rd|th)?(?: of)? {month} {day.year}\b",
        rf"\b{month} {day.day}(?:st|nd|rd|th)?\b(?!,? \d{{4}})",
        rf"\b{month} {day.day}(?:st|nd|rd|th)?,? {day.year}\b",
        rf"\b{day.isoformat()}\b",
    )
    plain = " ".join(words.split())
    return any(re.search(pattern, plain, re.IGNORECASE) for pattern in written)


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _outlet(name: str) -> str:
    return " ".join(name.split()).casefold().removeprefix("the ")
