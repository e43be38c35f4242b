"""Who speaks where a text speaks for itself: the writer of a letter, the giver of a speech, who answers questions."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from ..model.proposal import Span

_OFTEN: Final = 2
"""So often a letter says "I" or "we"; where an office stands in the masthead, once will do."""
_HEAD: Final = 700
_KIND: Final = (
    r"(?:open letter|letter|speech|address|statement|remarks|message|declaration|appeal|sermon|proclamation|broadcast|"
    r"reply|answer|pledge|briefing|press conference|transcript|interview|telegram|note verbale|communiqu[ée])"
)
_NAME: Final = r"(?:[A-ZÀ-Þ][\w’'.-]*)(?: (?:de|van|von|al|bin|da|di|el|of|the)?\s?[A-ZÀ-Þ][\w’'.-]*){0,5}"
_BY: Final = re.compile(rf"\b(?i:{_KIND})\b[^.\n]{{0,60}}?\b(?:by|of|from)\s+(?:the\s+)?(?P<name>{_NAME})")
_BY_IN_CAPITALS: Final = re.compile(
    rf"^(?=[^a-zß-ÿ\n]+$)[^\n]*?\b(?i:{_KIND})\b[^.\n]{{0,60}}?\b(?:BY|OF|FROM)\s+(?:THE\s+)?(?P<name>{_NAME})",
    re.MULTILINE,
)
"""The same in a heading that is all in capitals."""
_BEHIND_OFFICE: Final = re.compile(
    r", (?P<name>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){1,2})(?=\s*(?:,|\n|$|\(|on\b|at\b|to\b))"
)
_I: Final = re.compile(rf"\bI, (?P<name>{_NAME}),")
_SIGNED: Final = re.compile(rf"\n[ \t]*(?:[–—-] ?)?(?P<name>{_NAME})(?:, [^\n]{{3,60}}|\n[^\n.]{{3,60}})?\s*$")
_GREETING: Final = re.compile(
    r"^\s*(?:To (?:the|all|my|our|His|Her)\b|Dear\b|(?:Your )?Excellenc|My (?:dear|fellow|friends)|Brothers|Sisters|"
    r"Citizens|Fellow|Comrades|Ladies and|Honou?red|Esteemed|Beloved|Compatriots|Countrymen|People of)",
    re.MULTILINE,
)
_OURSELVES: Final = re.compile(r"\b(?:I|we|We|my|My|our|Our)\b")
_MASTHEAD: Final = re.compile(
    r"^(?=[^a-z\n]{10,}$)[^\n]*\b(?:MINISTRY|GOVERNMENT|OFFICE|COUNCIL|COMMAND|EMBASSY|PRESIDENCY|SECRETARIAT|PALACE|CABINET)\b"
    r"|\b(?i:communiqu[ée] no|press release|(?:official|joint) (?:statement|communiqu[ée]))\b",
    re.MULTILINE,
)
_AN_OFFICE: Final = re.compile(
    r"\b(?:ministry|government|office|council|command|embassy|presidency|secretariat|cabinet|staff|movement|front|"
    r"committee|assembly|party)\b",
    re.IGNORECASE,
)
_ALL_CAPITALS: Final = re.compile(r"(?=.*[A-ZÀ-Þ]{3})[^a-zß-ÿ]+")
# a quotation ends with its mark, or where the next paragraph opens it anew; looking no further keeps long texts fast
_QUOTED: Final = re.compile(r"“[^“”]{0,4000}(?:”|(?<=\n)(?=“))|\"[^\"\n]{0,4000}\"")
_TURN: Final = re.compile(rf"^[ \t]*(?P<who>{_NAME}|Q|A):[ \t]+(?=\S)", re.MULTILINE)
_AN_INTERVIEW: Final = re.compile(
    r"\b(?:interview|questions? (?:and answers?|to)|Q ?& ?A|conversation)\b", re.IGNORECASE
)
_QUESTION: Final = re.compile(r"^(?![^\n:]{2,40}: )[^\n]{5,400}\?[”\"]?[ \t]*$", re.MULTILINE)
"""A paragraph that ends as a question and begins with nobody's name."""
_TIMED: Final = re.compile(
    r"^[ \t]*\d{1,2}[:.]\d{2}[ \t]+(?:[–—-][ \t]+)?(?P<who>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){1,3}):[ \t]+(?=\S)",
    re.MULTILINE,
)
"""A turn with its time of day, as a broadcast is written down: "07:16 Piet Oswin: We want …"."""
_NO_NAME: Final = re.compile(
    r"\b(?:News|Update|Correction|Summary|Weather|Traffic|Listener|Message|Comment|Analysis|Recap|Alert|Reminder|"
    r"Breaking|Sport|Sports|Photo|Video|Map|Opinion|Background|Context|Statement|Report)\b"
)
_ENTRY: Final = re.compile(r"^[ \t]*\d{1,2}[:.]\d{2}\b|\n[ \t]*\n", re.MULTILINE)
_ASKING: Final = re.compile(
    r"^(?:Q|Question|Reporter|Journalist|Moderator|Interviewer|Presenter|Host|Press|Correspondent)$", re.IGNORECASE
)

_MOSTLY: Final = 0.6
"""So large a share of the turns of who leads an interview are questions; of the others', no more than the rest."""
_OUTLET: Final = re.compile(
    r"\b(?:Radio|Television|TV|FM|News|Newspaper|Post|Times|Herald|Gazette|Tribune|Courier|Journal|Daily|Weekly|Telegraph|Wire|"
    r"Chronicle|Broadcasting|Agency|Magazine|Review)\b"
)
_SENTENCE: Final = re.compile(r"[^.!?]*(?:[.!?]+(?![\s\"”’»)]|$)[^.!?]*)*(?:[.!?]+[\"”’»)]*\s*|$)")


def issuer_of(text: str) -> str | None:
    """Who is "I" and "we" outside quotations; None where a text is a report, whose "we" is the outlet's own.

    A letter, a speech or a statement names whose it is in its head, by "I, NAME", or at its end.
    """
    head = text[:_HEAD]
    own = len(_OURSELVES.findall(_QUOTED.sub("", text)))
    if own < _OFTEN:
        return _of_the_masthead(text) if own else None
    named = _I.search(head) or _BY.search(head) or _BY_IN_CAPITALS.search(head)
    if named is None and _GREETING.search(head):
        named = _SIGNED.search(text.rstrip()[-300:])
    if named is None:
        return _of_the_masthead(text)
    # "statement of the Minister of Foreign Affairs, Mila Haroun"
    person = _BEHIND_OFFICE.match(text, named.end("name"))
    name = " ".join((person or named)["name"].split())
    return name.title() if name.isupper() and " " in name else name


def _of_the_masthead(text: str) -> str | None:
    """The office that a communiqué names in its first two lines: the more special of the two."""
    lines = [line.strip() for line in text[:_HEAD].strip().splitlines()[:2]]
    if not lines or not _ALL_CAPITALS.fullmatch(lines[0]) or not _MASTHEAD.search(text[:_HEAD]):
        return None
    office = next((line for line in lines[::-1] if _AN_OFFICE.search(line)), lines[0])
    name = re.split(r"\s+[–—-]\s+|,", office)[0].strip()
    written = re.search(re.escape(name), text[text.find(office) + len(office) :], re.IGNORECASE)
    return written[0] if written else name if not name.isupper() else name.title()


def issued_by(text: str) -> str | None:
    """Whose text it is, also where it says neither "I" nor "we": of a communiqué the office in its head."""
    return issuer_of(text) or _of_the_masthead(text)


def is_an_issuers(text: str) -> bool:
    """Whether a text is no outlet's report: a letter, a speech, or a communiqué with its issuer in the head."""
    return issuer_of(text) is not None or _MASTHEAD.search(text[:_HEAD]) is not None


class Turn(NamedTuple):
    """What one speaker says in an interview: whose turn, and its words, as characters of the text."""

    who: Span
    words: Span
    is_question: bool
    is_asker: bool = False
    """Whether it is of who asks: what is no question in it, the outlet tells in its own voice."""


def turns_in(text: str) -> list[Turn]:
    """The turns of an interview: questions, and the answers of those who are named before a colon.

    There is none unless questions are marked as such, or two speakers take turns at least twice each.
    """
    found = list(_TURN.finditer(text))
    names = [match["who"] for match in found]
    asked = any(_ASKING.match(name) for name in names)
    # "Anton Reyl" is "Reyl" later on
    last = [name.split()[-1] for name in names]
    often = {name for name in last if last.count(name) >= _OFTEN}
    timed = [match for match in _TIMED.finditer(text) if not _NO_NAME.search(match["who"])]
    if len(timed) >= _OFTEN:
        return [_timed(text, match) for match in timed]
    if not (asked and len(set(names)) > 1) and len(often) < 2:
        return _answers(text, found) if _AN_INTERVIEW.search(text, 0, _HEAD) else []
    return list(_turns(text, found))


def _answers(text: str, found: list[re.Match[str]]) -> list[Turn]:
    """The answers of an interview whose questions are marked by no more than a question mark.

    One person answers at least twice, and every answer ends where the next paragraph is a question.
    """
    last = {match["who"].split()[-1] for match in found}
    questions = [match.start() for match in _QUESTION.finditer(text)]
    if len(found) < _OFTEN or len(last) != 1 or not questions:
        return []
    ends = sorted([*questions, *(match.start() for match in found), len(text)])
    spans = [(match, next(end for end in ends if end > match.start())) for match in found]
    return [
        Turn(match.span("who"), (match.end(), match.end() + len(text[match.end() : end].rstrip())), False)
        for match, end in spans
    ]


def _timed(text: str, match: re.Match[str]) -> Turn:
    """A turn with its time, up to the next entry or the end of its paragraph."""
    ends = _ENTRY.search(text, match.end())
    words = text[match.end() : ends.start() if ends else len(text)]
    return Turn(match.span("who"), (match.end(), match.end() + len(words.rstrip())), False)


def _turns(text: str, found: list[re.Match[str]]) -> Iterator[Turn]:
    ends = [*(match.start() for match in found[1:]), len(text)]
    spans = [
        (match, (match.end(), match.end() + len(text[match.end() : end].rstrip())))
        for match, end in zip(found, ends, strict=True)
    ]
    askers = _who_asks(text, spans)
    for match, words in spans:
        is_question = bool(_ASKING.match(match["who"]))
        if is_question or match["who"] not in askers:
            yield Turn(match.span("who"), words, is_question)
            continue
        for piece, is_asked in _asked_in(text, words):
            yield Turn(match.span("who"), piece, is_asked, is_asker=True)


def _who_asks(text: str, spans: list[tuple[re.Match[str], Span]]) -> frozenset[str]:
    """Who leads an interview, by the name of an outlet or since most of their turns, and few of the others', are questions."""
    asked: dict[str, list[bool]] = {}
    for match, (_, end) in spans:
        asked.setdefault(match["who"].split()[-1], []).append(text[:end].rstrip('"”’») ').endswith("?"))
    shares = {name: sum(held) / len(held) for name, held in asked.items()}
    opens = spans[0][0]["who"].split()[-1]
    others = [share for name, share in shares.items() if name != opens]
    leads = {opens} if shares[opens] > _MOSTLY and others and max(others) <= 1 - _MOSTLY else set()
    return frozenset(
        who for who in (match["who"] for match, _ in spans) if who.split()[-1] in leads or _OUTLET.search(who)
    )


def _asked_in(text: str, words: Span) -> Iterator[tuple[Span, bool]]:
    """The stretches of a turn that are questions and those that are not, in turn."""
    start, was = words[0], None
    for sentence in _SENTENCE.finditer(text, *words):
        if not sentence[0].strip():
            continue
        is_asked = sentence[0].rstrip('"”’») \n').endswith("?")
        if was is not None and is_asked != was:
            yield _trimmed(text, start, sentence.start()), was
            start = sentence.start()
        was = is_asked
    if was is not None:
        yield _trimmed(text, start, words[1]), was


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
