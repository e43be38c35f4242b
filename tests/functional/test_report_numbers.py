"""Every number on a report is one of the Results', or the case's own: a walk over all that a reader sees or hears.

First the patterns in which irenic itself says numbers are taken from the text, each held against what it is of: a share
against the probabilities, a count against the length of what it counts. What is left is held against the words of the
case: its labels, quotes, dates and reasons. What is neither fails.
"""

import datetime
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import lxml.html
import pytest

from irenic.report.gather import Extra, Form, ReportInputs, gathered
from irenic.report.page.build import report_page
from irenic.report.page.two_pages import brief_page
from irenic.report.scale import number as place
from irenic.workspace import open_case

from ..conftest import CASES

NAMES = sorted(path.name for path in CASES.iterdir() if (path / "case.yaml").exists())
SPELLED = {word: at for at, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}
STRUCTURAL = (
    r"^5 in 10$",  # the middle of an axis
    r"Package \d|as in 1",  # the columns of the best packages
    r"Point \d+ of [\d,]+: ",  # the places of points on a frontier, in the order of the picture
    r"Myerson and Satterthwaite 1983",  # a reference of the method
    r"SHA-256",
    r"of a scale of 100, on 180 issues of Decision Making|with its 95 % interval",  # what a model's record is of
    r"of 1 at most",  # the scale of worth
    r"irenic [\d.]+\w* \(case format \d+\)|irenic [\d.]+\w*;",
    r"content [0-9a-f]{16}|SHA-256 [0-9a-f]{64}",
)
"""Numbers that tell of the page or of the method, not of the case."""


@cache
def inputs_of(name: str, form: Form, *, assumptions: bool, extra: Extra | None = None) -> ReportInputs:
    drawing = {"draws": 800, "seed": 0, "prior": "issues", "with_assumptions_only": assumptions}
    return gathered(
        open_case(CASES / name).seen_by("public"),
        as_of=None,
        drawing=drawing,
        form=form,
        extras=[extra] if extra else [],
        even_if_assumed=True,
    )


def page_of(inputs: ReportInputs) -> str:
    return brief_page(inputs) if inputs.form == "brief" else report_page(inputs)


BLOCKS = {"p", "li", "td", "th", "h1", "h2", "h3", "figcaption", "text", "title", "summary", "button", "desc"}


def texts_of(page: str) -> Iterator[str]:
    """Every piece of text: what is shown, in pictures too, and what is told in place of them or on pointing at them."""
    root = lxml.html.fromstring(page)
    for node in root.xpath("//style | //script | //a[@class='cite'] | //*[@class='source']"):
        node.drop_tree()
    for node in root.iter("*"):
        yield from (node.get(name, "") for name in ("title", "aria-label", "alt", "data-words", "data-pair"))
        if node.tag in BLOCKS:
            yield " ".join(node.text_content().split())
        elif not BLOCKS & {above.tag for above in node.iterancestors()}:
            # nothing that is read stands outside the blocks
            assert not node.text or not node.text.strip(), node.text
        assert not node.tail or not node.tail.strip() or BLOCKS & {above.tag for above in node.iterancestors()}


class Known:
    """The numbers of the Results."""

    def __init__(self, inputs: ReportInputs) -> None:
        self.inputs = inputs
        results = (inputs.matrix, inputs.table, inputs.record, inputs.actors, inputs.assessment, inputs.why)
        answers = (inputs.amendments, inputs.questions, inputs.zone, inputs.comparison, inputs.trace)
        self.values: list[float] = []
        self.pairs: list[tuple[float, float]] = []
        self.probabilities: list[dict[str, Any]] = []
        self.lengths: set[int] = set()
        words: list[str] = [inputs.command, *(problem.message for problem in inputs.problems)]
        words += [label for options in inputs.options.values() for label in options.values()]
        words += [label for scale in inputs.scales.values() for label in scale.labels.values()]
        for result in (*results, *answers, inputs.stability):
            if result is not None:
                self._walk(result.model_dump(mode="json", by_alias=True), words)
        if inputs.forecast is not None:
            before = len(self.values)
            self._walk(inputs.forecast.model_dump(mode="json", by_alias=True), words)
            # places on a scale are told in three digits, what a model is worse or better by in one after the point
            words += [f"{place(value)} {value:.1f}" for value in self.values[before:]]
        self.words = "\n".join(words)
        # days are written in full in the brief
        days = (datetime.date.fromisoformat(day) for day in re.findall(r"\b\d{4}-\d\d-\d\d\b", self.words))
        self.tokens = set(re.findall(NUMBER, self.words)) | {str(part) for day in days for part in (day.day, day.year)}

    def _walk(self, value: Any, words: list[str]) -> None:
        if isinstance(value, dict):
            if "probability" in value:
                self.probabilities.append(value)
            if value.get("probability") is not None:
                self.pairs.append((value["probability"], value.get("se") or 0.0))
            self.lengths.add(len(value))
            for key, one in value.items():
                words.append(key)
                self._walk(one, words)
        elif isinstance(value, list):
            self.lengths.add(len(value))
            for one in value:
                self._walk(one, words)
        elif isinstance(value, bool) or value is None:
            pass
        elif isinstance(value, (int, float)):
            self.values.append(value)
            words.append(f"{value:g} {value:,.10g}")
        else:
            words.append(value)

    def is_tenth(self, tenth: int) -> bool:
        """Whether some share, rounded, is so many tenths."""
        return any(round(10 * value) == tenth for value in self.values if 0 <= value <= 1)

    def is_digits(self, shown: str, error: str) -> bool:
        return any(f"{p:.3f}" == shown and f"{se:.3f}" == error for p, se in self.pairs)

    def is_day(self, year: int, month: int, day: int) -> bool:
        return str(datetime.date(year, month, day)) in self.tokens or f"{day} {MONTHS[month - 1]}" in self.words

    def is_hundredth(self, shown: str) -> bool:
        return any(f"{value:.2f}" == shown for value in self.values)

    def is_bound(self, shown: str) -> bool:
        ends = [one.get(end) for one in self.probabilities for end in ("at_most", "at_least")]
        return any(f"{end:.4f}" == shown for end in ends if end is not None)

    def is_change(self, shown: str) -> bool:
        return any(f"{10 * abs(value):.1f}" == shown for value in self.values if abs(value) <= 1)

    def is_count(self, shown: str) -> bool:
        """Whether it is the length of something, or a number of the Results; or what is left of one of them."""
        number = int(shown.replace(",", ""))
        return number in self.lengths or number in self.values or number in self._counts

    @property
    def _counts(self) -> set[int]:
        """What the page counts and no Result holds as a list of its own."""
        inputs, found = self.inputs, set[int]()
        rows = inputs.record.statements
        for party in {row.party for row in rows}:
            own = [row for row in rows if row.party == party and row.bears_on_preferences and row.in_force]
            found |= {len(own), max(0, len(own) - 4)}
        found.add(sum(row.bears_on_preferences and row.in_force for row in rows))
        found.add(sum(draft.is_reported for draft in inputs.table.drafts))
        if inputs.why is not None:
            found |= {len(inputs.why.influence) - 12, len(inputs.why.without_influence)}
        if inputs.questions is not None:
            found.add(sum(question.withheld is not None for question in inputs.questions.questions))
        if (held := inputs.stability) is not None:
            cited = sum(one.assumed is None for one in held.inputs)
            found |= {len(held.inputs), cited, len(held.inputs) - cited}
        if inputs.forecast is not None:
            found |= {sum(inputs.forecast.inputs.values()), *inputs.forecast.inputs.values()}
        if inputs.assessment is not None:
            grounds = inputs.assessment.grounds
            for labels in inputs.assessment.bearing.values():
                found.add(sum(grounds[label].kind == "statement" for label in labels))
        return found


NUMBER = r"\b\d{4}-\d\d-\d\d\b|\d+(?:,\d{3})*(?:\.\d+)?"
COUNT = r"(?<![\d.])\d+(?:,\d{3})*"
MONTHS = "January February March April May June July August September October November December".split()
Check = Callable[[Known, re.Match[str]], bool]
SAID: tuple[tuple[str, Check], ...] = (
    (r"(?:about )?(\d+) in 10(?:,? \(?(?:wide: )?(\d+) to (\d+)\)?)?", lambda k, m: all(k.is_tenth(int(n)) for n in m.groups() if n)),
    (r"(?<=about )(\d+)(?= in 10(?: \(\d+ to \d+\))? (\d\.\d{3}) ±)", lambda _, m: round(10 * float(m[2])) == int(m[1])),
    (r"less than 1 in 10", lambda k, _: any(0 <= v < 0.05 for v in k.values)),
    (r"more than 9 in 10", lambda k, _: any(0.95 < v <= 1 for v in k.values)),
    (r"between (\d+) and (\d+) in 10", lambda k, m: all(k.is_tenth(int(n)) for n in m.groups())),
    (r"(\d\.\d{3}) ± (\d\.\d{3})", lambda k, m: k.is_digits(m[1], m[2])),
    (r"(?:; |^)(\d\.\d{3})$", lambda k, m: k.is_digits(m[1], "0.000")),
    (rf"(\d+) ({'|'.join(MONTHS)}) (\d{{4}})", lambda k, m: k.is_day(int(m[3]), MONTHS.index(m[2]) + 1, int(m[1]))),
    (r"\b(\d+) of (?:the )?(\d+) issues", lambda k, m: int(m[1]) <= int(m[2]) == len(k.inputs.matrix.issues)),
    (r"(\d+) % of it", lambda k, m: any(round(100 * v) == int(m[1]) for v in k.values)),
    (r"[≤≥] (\d\.\d{4})", lambda k, m: k.is_bound(m[1])),
    (r"(?:raises|lowers) it by (\d+\.\d) in 10", lambda k, m: k.is_change(m[1])),
    (r"(\d\.\d\d) (?:to|and)\b(?: (\d\.\d\d)\b)?", lambda k, m: all(k.is_hundredth(n) for n in m.groups() if n)),
    (r"\b(\d\.\d\d) to", lambda k, m: k.is_hundredth(m[1])),
)  # fmt: skip
"""How irenic says numbers, and what each has to be."""
COUNTED = (
    r"statements? (?:is|are) on record|of them binds?|drafts? (?:is|are) on the table|accounts?|readings|sources? read|source|remarks?|errors?|"
    r"more move|move nothing|questions are|draws|outcomes are|are drawn|points|point\b|changed terms?|changes?|more (?:is|are)|statements? of its own|"
    r"issues|terms|steps?|inputs?|cited|assumed|unknown"
)
"""What a count is of."""


def strays(known: Known, text: str) -> list[str]:
    """The numbers of a text that are nobody's."""
    found: list[str] = []
    for pattern in STRUCTURAL:
        text = re.sub(pattern, "", text)
    # the longest first: "less than 1 in 10" is no "1 in 10"
    for pattern, check in sorted(SAID, key=lambda one: not one[0].startswith(("(?<=", "less", "more", "between"))):
        for match in list(re.finditer(pattern, text)):
            if not check(known, match):
                found.append(match[0])
        if not pattern.startswith("(?<="):
            text = re.sub(pattern, " ", text)
    for match in re.finditer(rf"({COUNT}) (?:{COUNTED})", text):
        if not known.is_count(match[1]) and match[0] not in known.words:
            found.append(match[0])
    for match in re.finditer(rf"\b({'|'.join(SPELLED)}) (?:{COUNTED})", text, re.IGNORECASE):
        if not known.is_count(str(SPELLED[match[1].lower()])) and match[0] not in known.words:
            found.append(match[0])
    text = re.sub(rf"{COUNT} (?:{COUNTED})", " ", text)
    return found + [number for number in re.findall(NUMBER, text) if number not in known.tokens]


def told_of(inputs: ReportInputs) -> dict[str, list[str]]:
    known = Known(inputs)
    return {text: found for text in texts_of(page_of(inputs)) if (found := strays(known, text))}


@pytest.mark.parametrize("assumptions", [False, True], ids=["record", "assumptions"])
@pytest.mark.parametrize("form", ["full", "brief"])
@pytest.mark.parametrize("name", NAMES)
def test_every_number_of_a_report_is_found_again_in_the_results(name: str, form: Form, assumptions: bool) -> None:
    assert told_of(inputs_of(name, form, assumptions=assumptions)) == {}


@pytest.mark.parametrize("form", ["full", "brief"])
@pytest.mark.parametrize(
    ("name", "extra"),
    [
        ("cuba-1962", "stability"),
        ("elmira-1991", "stability"),
        ("training-ceasefire", "stability"),
        ("car-emissions-1994", "forecast"),
    ],
)
def test_every_number_of_what_is_added_is_found_again_too(name: str, extra: Extra, form: Form) -> None:
    assert told_of(inputs_of(name, form, assumptions=False, extra=extra)) == {}


def test_a_number_of_what_is_added_that_is_nobodys_is_noticed() -> None:
    held = inputs_of("training-ceasefire", "brief", assumptions=False, extra="stability")
    known, page = Known(held), brief_page(held)
    for right, wrong in (r"27 inputs", "777 inputs"), (r"16 cited", "666 cited"), (r"11 assumed", "555 assumed"):
        changed = re.sub(right, wrong, page)
        assert changed != page, right
        assert any(strays(known, text) for text in texts_of(changed)), wrong


def test_numbers_that_are_nobodys_are_noticed() -> None:
    """The walk itself: a number changed anywhere on the page is found."""
    inputs = inputs_of("training-moving", "full", assumptions=False)
    known, page = Known(inputs), report_page(inputs)
    for right, wrong in (
        (r"(\d\.\d{3}) ± ", "0.111 ± "),
        (r"about 5 in 10 (\(\d to \d\) )?<span class=\"digits\">", 'about 4 in 10 <span class="digits">'),
        (r"\d+ statements are on record", "77 statements are on record"),
        (r"4,000 soldiers", "4,001 soldiers"),
        (r"2031-03-29", "2031-03-28"),
        (r"1 of 8 issues", "2 of 9 issues"),
        (r"killed: at least 4", "killed: at least 444"),
        (r"worth 0\.\d\d to", "worth 0.005 to"),
        (r"\d+ move nothing", "777 move nothing"),
    ):
        changed = re.sub(right, wrong, page)
        assert changed != page, right
        assert any(strays(known, text) for text in texts_of(changed)), wrong
