"""Knows a list of terms by its items, where no words before it say what it is a list of, and takes items apart.

Bulletins and briefs on talks set out what is on the table under headings such as "Basket II – Security": nothing says
that a text holds it. That each item is about a matter of agreements, and tells nothing that was, says so.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from ...model.proposal import Span
from .codes import codes_of

_LEAST: Final = 0.6
"""So large a share of the items has to be about a matter of agreements."""
_NEGOTIATED: Final = re.compile(
    r"\b(?:talks|negotiat\w*|rounds?|sessions?|baskets?|chapters?|mediat\w*|facilitat\w*|drafts?|accords?|deals?|"
    r"agreements?|agreed|truce|ceasefire|proposals?|packages?|frameworks?|papers?|non-papers?|tracks?|pillars?|"
    r"compromise|bargain|treaty|protocol)\b",
    re.IGNORECASE,
)
_TELLING: Final = re.compile(
    r"\b(?:said|says|say|told|tells|was|were|had|has (?:been )?\w+ed|have (?:been )?\w+ed|did|reported|claims?|claimed|"
    r"accus\w+|denie[sd]|rejects?|rejected|insists?|insisted|wants?|wanted|demands?|demanded|refuses?|refused|died|"
    r"killed|wounded|injured|condemn\w*|welcom\w*|regret\w*|thank\w*|calls? (?:on|upon|for)|urg\w+|hopes?|expects?|"
    r"according)\b|[?]\s*$",
    re.IGNORECASE,
)
"""What tells of something that was, or of what somebody thinks: no item of a text."""
_ELSEWHERE: Final = re.compile(
    r"\b(?:agenda|priorit\w+|topics?|schedule|programme|participants?|delegates?|calendar|incidents?|chronolog\w*|"
    r"timeline|background|demands?|conditions?|positions?|red lines?|questions?|reactions?|losses|casualties)\b\W*$",
    re.IGNORECASE,
)
"""How words end that say of a list that it is of something else."""
NO_ITEM: Final = re.compile(
    r"^\W*(?:no (?:language|text|wording|agreement|change|progress)|nothing|pending|blank|\[?placeholder|deleted|dropped|see |tbd|"
    r"to be (?:discussed|drafted)|under discussion|left (?:open|blank)|open)\b",
    re.IGNORECASE,
)
"""An item that says that there is no term."""

_STAGE: Final = r"(?:Stage|Phase|Step|Week|Month|Day|Year)s? "
_CHOICE: Final = r"(?:Option|Variant|Alternative|Version|Scenario) "
_LABEL: Final = re.compile(
    rf"\W{{0,3}}(?P<label>(?P<stage>{_STAGE})?(?P<choice>{_CHOICE})?[A-ZÀ-Þ\w][^.:;\n]{{0,50}}?)(?P<mark>:|\s[–—])\s+(?=\S)",
    re.IGNORECASE,
)
_WHEN: Final = re.compile(
    r"\b(?:(?:to|by|until|within|before|from|after|up to)\s)?(?:days?|weeks?|months?|years?)\s\d+(?:\s?[–-]\s?\d+)?|"
    r"\b(?:by|until|within|before|after|no later than)\s[\w ]{2,30}",
    re.IGNORECASE,
)
_MEASURED: Final = re.compile(
    r"(?:about |some |up to |at least |no more than |not more than |max\w*\.? |min\w*\.? )?[\d\[$€£]"
)
_AFTERTHOUGHT: Final = re.compile(
    r"\s*(?:but|though|although|whether|which|who|except|unless|if|subject|provided|with|including|however|and|or|nor|"
    r"not|list|details?|modalities|to be|yet)\b",
    re.IGNORECASE,
)
"""What begins words behind a semicolon that belong to the term before it."""
_VERB: Final = re.compile(r"\b(?:is|are|will|would|shall|may|must|can)\b|\b(?:19|20)\d\d\b", re.IGNORECASE)
_OPEN: Final = re.compile(
    r"^\W*(?:(?:still )?in (?:square )?brackets|bracketed(?: text)?|not (?:yet )?agreed|still open|open(?: points| issues)?|"
    r"under discussion|to be agreed|pending|tentative(?:ly agreed)?|unresolved|outstanding)\W*$",
    re.IGNORECASE,
)


class Piece(NamedTuple):
    """One term of an item, with what its label says of when it is due and whether it is one of several options."""

    span: Span
    when: str | None = None
    choice: str | None = None


def are_terms(items: Sequence[str], lead: str) -> bool:
    """Whether items are terms of what is negotiated; `lead` is what stands before them, headings too."""
    last = lead.strip().splitlines()[-1:]
    if len(items) < 2 or not _NEGOTIATED.search(lead) or (last and _ELSEWHERE.search(last[0].rstrip(" :"))):
        return False
    if any(_TELLING.search(one) for one in items):
        return False
    return sum(bool(codes_of(one)) for one in items) >= max(2, _LEAST * len(items))


def pieces_of(text: str, start: int, end: int) -> list[Piece]:
    """The terms of an item, parted by semicolons, without the label before them; none where it says that there is none.

    "Stage one (days 1–30): posts are vacated; units go to barracks" has two, both due in days 1–30.
    """
    when = choice = None
    label = _LABEL.match(text, start, end)
    if label is not None and label["mark"] != ":" and not (label["stage"] or label["choice"]):
        label = None
    if label is not None and _is_label(text[label.end() : end], label):
        if label["choice"]:
            choice = " ".join(label["label"].split())
        elif label["stage"] and (due := _WHEN.search(label["label"], len(label["stage"]))):
            when = due[0]
        elif label["stage"]:
            when = None
        start = label.end()
    is_labelled = label is not None and start == label.end()
    cuts = [start]
    for semicolon in re.finditer(";", text[start:end]):
        at = start + semicolon.start()
        is_within = text.count("(", start, at) > text.count(")", start, at) or text.count("“", start, at) > text.count(
            "”", start, at
        )
        if not is_within and not _AFTERTHOUGHT.match(text, at + 1) and len(text[at + 1 : end].split()) > 1:
            cuts.append(at + 1)
    if is_labelled and len(cuts) == 1:
        cuts = _fragments(text, start, end)
    spans = zip(cuts, [*cuts[1:], end], strict=True)
    return [Piece(span, when, choice) for span in spans if not NO_ITEM.match(text[span[0] : span[1]])]


def _fragments(text: str, start: int, end: int) -> list[int]:
    """Where the words behind a label begin, each a term: "Army: back to barracks, budget untouched, no trainers"."""
    begins = [start, *(start + match.end() for match in re.finditer(r",\s", text[start:end]))]
    pieces = [text[left:right].split() for left, right in zip(begins, [*begins[1:], end], strict=True)]
    is_row = len(pieces) > 1 and all(2 <= len(piece) <= 6 for piece in pieces)
    is_begun = all(not _AFTERTHOUGHT.match(" ".join(piece)) for piece in pieces)
    return begins if is_row and is_begun and not _VERB.search(text, start, end) else [start]


def open_heading(lead: str) -> str | None:
    """The heading right above a list that says that its items are not agreed: "IN BRACKETS"."""
    last = lead.strip().splitlines()[-1:]
    return last[0].strip(" :–—\t") if last and _OPEN.match(last[0]) else None


def _is_label(rest: str, label: re.Match[str]) -> bool:
    """Whether words before a colon are no part of the term behind it: not in "Minimum flow: 150 cubic metres"."""
    if label["stage"] or label["choice"]:
        return True
    if NO_ITEM.match(rest):
        return True
    return len(label["label"].split()) <= 4 and len(rest.split()) > 3 and not _MEASURED.match(rest)
