"""Finds the lists of a paragraph that tell a text point by point: "(a) …; (b) …", "Point 4: …", "Key points: …; …"."""

import itertools
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from ...model.proposal import Span
from .by_items import are_terms, open_heading, pieces_of
from .tabled import NAMES

ITEM_LIMIT: Final = 200
"""A list of more items than this is no list of terms."""

BULLET: Final = r"(?:(?:[-–—•*·▪◦‣➡→➤👉✅✔☑▶►▸■□●○◆★🔹🔸🔺📌]|\d\uFE0F?\u20E3)\uFE0F?)"
"""What begins an item of a list, other than a number or a letter."""
_NUMBERED: Final = (
    r"(?:Point|Article|Art\.|Section|Paragraph|Clause|Item|Line|Page|Step|Phase|Stage|Option|Variant|Alternative) "
    r"(?:\d{1,3}|[IVX]{1,5}|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
)
_MARK: Final = re.compile(
    rf"(?P<article>(?:^|(?<=\n)|(?<=[.;!?:)”] ))[ \t]*{_NUMBERED}(?:[.:–—-]+(?=\s)|[ \t]*\n)\s*)"
    r"|(?P<count>(?:^|(?<=\n)|(?<=[.;!?] ))(?:One|Two|Three|Four|Five|Six|"
    r"First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Firstly|Secondly|Thirdly|Finally|Lastly): +)"
    rf"|(?P<line>(?:^|(?<=\n))[ \t]*(?:\(?(?:\d{{1,2}}|[a-zA-Z]|[ivx]{{1,4}}|[IVX]{{1,4}})[.)]|(?:§|#|Art\.?) ?\d{{1,2}}[.):]?|{BULLET})[ \t]+)"
    r"|(?P<inline>(?<=[\s:;,])\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)\s+)"
)
_NAMES: Final = "|".join(sorted(map(re.escape, NAMES - {"point"}), key=len, reverse=True))
_TEXT: Final = re.compile(
    rf"\b(?:{_NAMES})s?\b|\b(?:summary|copy|photo|photograph|scan|sheet)\b|\b(?:\w+[- ])?points?\b(?! of)|\b(?:agreed?|proposes?|proposed|provides?)\b[^.]{{0,60}}(?:follow|:\s*$|that\s*$)"
    r"|\b(?:sides|parties)\b(?![^.]*\b(?:said|say|says|want|ask|think)\b)[^.]*:\s*$",
    re.IGNORECASE,
)
# in a sentence it has to be a text, and not the verb: "she offers two kinds:"
_OF_TEXT: Final = re.compile(
    rf"(?:\b(?:the|this|that|its|their|his|her|our|a|an|new|latest|amended|revised|leaked)|[’']s?)\s(?:[\w-]+\s){{0,3}}"
    rf"(?:{_NAMES})s?\b|\bpoints?\b(?! of)|^\W*(?:{_NAMES})\b"
    r"|\b(?:article|paragraph|clause|section|annex) (?:\d|[IVX]+\b)",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(
    r"\b(?:demand|condition|red line|question|critic|reaction|complain|object|want|reject|refus|violat|breach|position|"
    r"not in|missing|absent|contested|disputed|unresolved|vanish|disappear|dropped|gone|left for later|left out|who said|worr|concern|unhapp|fear|anger|annoy|doubt|myth|lesson|scenario|reason|analys|my take|verdict|takeaway)\w*",
    re.IGNORECASE,
)
_STATED: Final = re.compile(
    r"\b(?:states?|stated|declares?|declared|announces?|announced|communicates?|communicated|conveys?|conveyed|responds?|"
    r"responded|replies|replied|answered|reaffirms?|reaffirmed|reiterates?|reiterated)\b[^.!?]*?(?:\bthe following\b|\bas follows\b|\bthat\W*$|:\W*$)",
    re.IGNORECASE,
)
"""Words by which a list is somebody's own statement, unless it is a text that states it."""
_MATTER: Final = re.compile(
    r"\b(?<!briefed )(?<!informed )(?<!brief )(?:on|about|regarding|concerning|as (?:to|regards)|(?:with|in) (?:regard|respect|reference|connection|relation|"
    r"response|reply|answer|view|light|the light) (?:of|to|with))\s+(?!\w+day\b)[^.:;,]*?(?=\s+(?:the following|as follows|that|"
    r"states?|stated|declares?|declared|announces?|announced)\b|[.:;,]|$)",
    re.IGNORECASE,
)
"""What a statement is about."""
_OTHER_TITLE: Final = re.compile(r"(?=[^\n]{4,60}?[.:–—])[A-ZÀ-Þ][A-ZÀ-Þ ,’'&-]{4,60}[.:–—]")
"""The title of a section: "3. POSITIONS."."""
_COLON: Final = re.compile(
    r"(?:^|(?<=\n)|(?<=[.!?”] )|(?<=\d\d:\d\d )|(?<=[–—] ))(?P<head>[^.!?:\n“\"]{4,160}):\s+"
    r"(?P<rest>(?![“\"‘])[^\n](?:[^.!?\n]|\n(?!\n)|[.](?!\s+[A-ZÀ-Þ“\"]|\s*$))*)"
)
_KEY: Final = re.compile(
    r"\b(?:(?:key|main|core|central|chief|principal) (?:points?|terms?|provisions?|parts?|elements?|features?)|"
    r"highlights|rumou?rs?|elements|essentials|gist|ideas?|on the table|on offer|pillars|cornerstones|"
    r"(?:the|its|their|whose|new|other) (?:terms|provisions)|the bargain|the trade|in (?:his|her|their|its) "
    r"(?:bag|briefcase|suitcase|pocket|folder|luggage)|(?:brings?|brought|carries) with (?:him|her|them))\b"
    r"|^\W*what [\w’'. ]+ (?:gets?|wins?|gives?(?: up)?|offers?|brings?|receives?|keeps?|loses?|concedes?|"
    r"(?:would|will|is to|are to|could|has to|have to)(?: have to)? (?:get|win|give|receive|keep|lose|concede|pay|gain|swallow|do|yield))"
    r"\b[^:]*$"
    r"|(?:are|is) in it$|\bthere(?:[’']s| is| are) (?:also |even |still )?more\b|\bquick reminder\b|^\W*(?:[io]n it|inside|what it (?:says|does|foresees|contains)|what(?:[’']s| is) (?:in it|new|on offer|inside))\W*$",
    re.IGNORECASE,
)
_SHORT: Final = 5
"""So many words before a colon may lean on the sentences ahead of them: "In it:"."""
_FIRST: Final = re.compile(r"^\W*(?:1|a|A|i|I)?\W*$")
_TURN: Final = re.compile(r"(?:^|(?<=\n))[ \t]*(?P<who>(?:[A-ZÀ-Þ][\w.’'-]*)(?: [A-ZÀ-Þ][\w.’'-]*){0,3}): +(?=\S)")
_LABEL: Final = re.compile(
    r"(?:^|(?<=\n))[ \t]*(?P<article>[A-ZÀ-Þ][\w’'-]*(?: [\w’'-]+){0,3}(?: ?[–—]|:)) +(?=\S)(?P<count>)(?P<line>)(?P<inline>)"
)
_CHOICE: Final = re.compile(r"(?:Option|Variant|Alternative) \w+", re.IGNORECASE)
_ASKING: Final = re.compile(r"Question|Q|Interviewer|Moderator|Reporter|Journalist", re.IGNORECASE)
_CLOCK: Final = re.compile(r"\s*\d{1,2}[:.h]\d\d(?: ?(?:GMT|UTC|am|pm))?\s*(?:[–—|-]\s+)?(?:(?:[A-Z]{3,}[A-Z ]*):\s+)?")
_LAID_OUT: Final = re.compile(
    r"\bwhat (?:we know|is known)\b|\b(?:\w+) (?:things|facts|takeaways|surprises|points) (?:in|from|about|of|to know)\b|\bwho gets what\b|\bin (?:\w+ )(?:sentences|points|words|lines|minutes)\b|\bat a glance\b|\bwhat(?:[’']s| is) in\b|\bterms\b|\bexplained\b|"
    r"\bin full\b|\bfull text\b|\bwhat (?:[\w’'-]+ ){1,4}(?:says?|contains?|provides?|proposes?|would do)\b|"
    r"\bin brief\b|\binside\b|\bfact ?box\b|\bsummary\b|\bpoint by point\b|\b(?:main|key) (?:points|elements|provisions)\b",
    re.IGNORECASE,
)
_ITEM_END: Final = re.compile(r"[.!?][”\"’]?[ \t]*\n(?=\s*[A-ZÀ-Þ❌✖✗🚫])|\n[ \t]*\n")
_SENTENCE_END: Final = re.compile(r"(?<=[.!?:])\s+(?=\S)")


class Part(NamedTuple):
    """A part of a paragraph: one item of a list of terms, or running text."""

    span: Span
    is_item: bool
    is_marked: bool = True
    """Whether an item is marked as one, and not only set off by a colon."""
    is_question: bool = False
    """Whether the press asks it: it tells no term, but may name the text of which the answer tells."""
    when: str | None = None
    """When it is due, by the label of its item: "days 1–30"."""
    is_open: str | None = None
    """The words that say that it is not agreed: the heading of its list, or "Option A"."""
    is_led: bool | None = True
    """Whether words ahead say that an item is of a text; None where its list began in a paragraph before."""


def parts_of(text: str, before: str, goes_on: bool) -> list[Part]:
    """The parts of a paragraph in their order; `before` is what stands ahead of it, headings too.

    `goes_on` says that the paragraph before ended with an item of a list of terms.
    """
    marks = [match for match in _MARK.finditer(text) if text[match.end() : match.end() + 1].strip()]
    lead = f"{before}\n{text[: marks[0].start()]}" if marks else ""
    if marks and len(marks) <= ITEM_LIMIT and _is_told(marks, text, lead, goes_on):
        is_led = None if goes_on and not text[: marks[0].start()].strip() else _is_of_a_text(marks[0], lead)
        return [part._replace(is_led=is_led) for part in _marked(text, marks, open_heading(lead))]
    labels = list(_LABEL.finditer(text))
    if len(labels) > 1 and _is_fact_box(f"{before}\n{text[: labels[0].start()]}"):
        return list(_marked(text, labels))
    stops = [match.end() for match in re.finditer(r"\n(?=\d{1,2}[:.h]\d\d\b)", text)]
    if stops:
        lines = itertools.pairwise([0, *stops, len(text)])
        return [_moved(part, start) for start, end in lines for part in parts_of(text[start:end], before, goes_on)]
    turns = list(_TURN.finditer(text))
    if len(turns) > 1 or (turns and _ASKING.fullmatch(turns[0]["who"])):
        return list(_spoken(text, turns))
    clock = _CLOCK.match(text)
    return list(_set_off(text, clock.end() if clock else 0))


def _is_fact_box(lead: str) -> bool:
    """Whether lines such as "Prisoners: all released" that follow some words tell the terms of a text."""
    last = lead.strip().splitlines()[-1:]
    return bool(last) and bool(_TEXT.search(last[0]) and (_LAID_OUT.search(last[0]) or _KEY.search(last[0])))


def is_laid_out_by(heading: str) -> bool:
    """Whether a headline says that a text is told point by point: "The deal in five sentences"."""
    return any(_TEXT.search(line) and _LAID_OUT.search(line) for line in heading.splitlines())


def is_headed(text: str, heading: str, before: str, goes_on: bool) -> Part | None:
    """The first item of a paragraph that a numbered heading of a list of terms stands above: "2. Guarantees"."""
    above, _, last = heading.strip().rpartition("\n")
    mark = _MARK.match(f"{last}\n")
    if mark is None or not (goes_on or _is_told([mark], last, f"{before}\n{above}", goes_on)):
        return None
    # what follows the first sentence is told on, or told of it
    cut = _SENTENCE_END.search(text)
    is_led = None if goes_on else _is_of_a_text(mark, f"{before}\n{above}")
    return Part((0, cut.end() if cut else len(text)), True, is_led=is_led)


def _moved(part: Part, by: int) -> Part:
    return part._replace(span=(part.span[0] + by, part.span[1] + by))


def _is_told(marks: list[re.Match[str]], text: str, lead: str, goes_on: bool) -> bool:
    if any(_OTHER_TITLE.match(text, match.end()) for match in marks):
        # sections that are numbered are no list of terms
        return False
    at_once = not text[: marks[0].start()].strip()
    if at_once and goes_on:
        return True
    if marks[0]["article"]:
        return True
    if at_once and marks[0]["line"] and not _FIRST.search(marks[0][0]):
        # a text that is numbered throughout is no list of terms
        return False
    if _is_led(lead) and (len(marks) > 1 or at_once):
        return True
    items = [text[one.end() : end] for one, end in _to_next(marks, len(text))]
    return bool(marks[0]["line"]) and are_terms([one.split("\n\n")[0] for one in items], lead)


def _is_of_a_text(mark: re.Match[str], lead: str) -> bool:
    return bool(mark["article"]) or _is_led(lead)


def _to_next(marks: list[re.Match[str]], end: int) -> Iterator[tuple[re.Match[str], int]]:
    """Each mark, with where the next begins."""
    yield from zip(marks, [*(one.start() for one in marks[1:]), end], strict=True)


def _is_led(lead: str) -> bool:
    """Whether the words before a list say that it is of a text on the table, and of nothing else about it."""
    sentences = _SENTENCE_END.split(lead.strip())
    last = sentences[-1] if sentences else ""
    # "I have a summary of the plan. Two pages. In it:"
    near = sentences[-4:] if len(last.split()) <= _SHORT and last.endswith(":") else sentences[-2:]
    is_other = _OTHER.search(last) is not None and not _KEY.search(last)
    if _STATED.search(last):
        # "The Ministry states the following on the draft" leads to what the ministry thinks of it
        near = [_MATTER.sub("", last)]
    return bool(_TEXT.search(" ".join(near))) and not is_other


def _marked(text: str, marks: list[re.Match[str]], heading: str | None = None) -> Iterator[Part]:
    if text[: marks[0].start()].strip():
        yield Part((0, marks[0].start()), False)
    for i, mark in enumerate(marks):
        end = marks[i + 1].start() if i + 1 < len(marks) else len(text)
        cut = _ITEM_END.search(text, mark.end(), end)
        stop = cut.end() if cut else end
        if (
            not cut
            and (mark["article"] or mark["count"])
            and (sentence := re.search(r"[.!?]\s+(?=[A-ZÀ-Þ])", text[mark.end() : end]))
        ):
            stop = mark.end() + sentence.end()
        choice = _CHOICE.match(mark[0].strip())
        for piece in pieces_of(text, mark.end(), stop):
            is_open = piece.choice or (choice[0] if choice else heading)
            yield Part(piece.span, True, when=piece.when, is_open=is_open)
        if text[stop:end].strip():
            yield Part((stop, end), False)


def _spoken(text: str, turns: list[re.Match[str]]) -> Iterator[Part]:
    """The questions and answers of an interview."""
    if text[: turns[0].start()].strip():
        yield Part((0, turns[0].start()), False)
    for i, turn in enumerate(turns):
        end = turns[i + 1].start() if i + 1 < len(turns) else len(text)
        yield Part((turn.end(), end), False, is_question=bool(_ASKING.fullmatch(turn["who"])))


def _set_off(text: str, at: int) -> Iterator[Part]:
    """Running text from a place on, and what stands behind a colon in it."""
    for match in _COLON.finditer(text, at):
        head, rest = match["head"], match["rest"]
        is_told = (_OF_TEXT.search(head) or _KEY.search(head)) and not _OTHER.search(head)
        if not is_told:
            continue
        if text[at : match.start("rest")].strip():
            yield Part((at, match.start("rest")), False)
        start = match.start("rest")
        for piece in rest.split(";"):
            if piece.strip():
                yield Part((start, start + len(piece)), True, ";" in rest)
            start += len(piece) + 1
        at = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip(" .!?"))
    if text[at:].strip(" .!?\n"):
        yield Part((at, len(text)), False)
