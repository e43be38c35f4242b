"""The labelled reports are sound: every quote stands in its text, and every kind of thing is there often enough."""

import collections
import itertools
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from irenic.model.record import BINDING
from irenic.model.vocabulary import is_event_kind

from ..conftest import ROOT
from ..reading_labels import FOLDER, LabelError, Place, Report, load_report, load_reports

REPORTS = load_reports()
STYLES = "wire web communique blog translated live bulletin".split()

REAL = """
Afghanistan Algeria Argentina Armenia Australia Azerbaijan Brazil Britain Burundi Canada Chad China Colombia Congo Cuba
Cyprus Egypt Eritrea Ethiopia France Georgia Germany Greece Haiti India Indonesia Iran Iraq Ireland Israel Italy Japan
Jordan Kenya Korea Kosovo Lebanon Libya Mali Mexico Moldova Morocco Mozambique Myanmar Nepal Netherlands Niger Nigeria
Norway Pakistan Palestine Panama Philippines Poland Qatar Russia Rwanda Serbia Somalia Spain Sudan Sweden Switzerland Syria
Taiwan Thailand Türkiye Turkey Uganda Ukraine Venezuela Vietnam Yemen Zimbabwe America American European Russian Ukrainian
Israeli Palestinian Chinese Moscow Kyiv Washington Beijing Tehran Gaza NATO
""".split()


def places(report: Report) -> Iterable[Place]:
    for one in report.statements:
        yield from (*one.source, *one.cue, *one.content, *one.condition)
    for term in report.provisions:
        yield from (*term.span, *term.hedge, *term.condition, *term.deadline)
    for event in report.events:
        yield from event.span
    yield from (date.words for date in report.dates)
    yield from report.own_voice


def kinds(text: str, content: Iterable[Place]) -> set[str]:
    """Direct where all of the content stands in quotation marks (a "that" aside), mixed where a part of it does."""
    quoted = {at for match in re.finditer(r"“[^”]*”|\"[^\"]*\"", text) for at in range(*match.span())}
    words = [
        (match.group(), place.start + match.start() in quoted)
        for place in content
        for match in re.finditer(r"\w+", text[place.start : place.end])
    ]
    if not any(inside for _, inside in words):
        return {"indirect", "direct"}  # an interview or a letter has no marks
    outside = {word for word, inside in words if not inside}
    return {"direct", "mixed"} if outside == {"that"} else {"mixed"} if outside else {"direct"}


def test_every_text_has_labels_and_every_label_a_text() -> None:
    texts, labels = ({path.stem for path in FOLDER.glob(f"*.{ending}")} for ending in ("txt", "yaml"))
    assert texts == labels == {report.name for report in REPORTS}


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)
def test_a_report_is_short_and_its_labels_stand_in_it(report: Report) -> None:
    assert 90 <= len(report.text.split()) <= 360
    for place in places(report):
        assert report.text[place.start : place.end].split() == place.words.split()
    ids = [label.id for label in report.labels()]
    assert len(ids) == len(set(ids))
    dates = [label.words.span for label in report.dates]
    assert dates == sorted(dates)
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(dates))


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)
def test_statements_hold_together(report: Report) -> None:
    for one in report.statements:
        pieces = sorted(place.span for place in (*one.source, *one.cue, *one.content))
        assert one.source or one.cue, one.id
        overlapping = [pair for pair in itertools.pairwise(pieces) if pair[0][1] > pair[1][0]]
        assert not overlapping, (one.id, overlapping)
        assert (one.stance is None) == (one.about is None), one.id
        assert one.stance != "claims", one.id
        assert not one.anonymous or one.source, one.id
        assert one.speaker not in one.chain, one.id
        assert one.kind in kinds(report.text, one.content), one.id
        spans = [place.span for place in one.content]
        for place in one.condition:
            assert any(start <= place.start and place.end <= end for start, end in spans), one.id


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)
def test_numbers_and_days_are_in_order(report: Report) -> None:
    for label in (*report.dates, *(event.date for event in report.events)):
        assert label.start is None or label.end is None or label.start <= label.end, label
    assert all(label.is_known for label in report.dates)
    for event in report.events:
        assert is_event_kind(event.kind), event.kind
        assert event.status == "happened" or not event.counts, event.id
        for count in event.counts.values():
            known = [number for number in (count.low, count.best, count.high) if number is not None]
            assert known, event.id
            assert known == sorted(known), event.id
    for term in report.provisions:
        assert term.unit is None or term.quantity is not None or term.note, term.id


def test_the_set_is_large_and_varied_enough() -> None:
    assert len(REPORTS) >= 32
    held_out = [report for report in REPORTS if report.held_out]
    assert len(held_out) == 10
    for style in STYLES:
        assert sum(report.style == style for report in REPORTS) >= 4, style
        assert any(report.style == style for report in held_out), style
    assert len({report.conflict for report in held_out}) == 4
    assert len({report.conflict for report in REPORTS}) >= 20


def test_every_kind_of_thing_is_there() -> None:
    statements = [one for report in REPORTS for one in report.statements]
    provisions = [term for report in REPORTS for term in report.provisions]
    events = [event for report in REPORTS for event in report.events]
    dates = [date for report in REPORTS for date in report.dates]
    counts = collections.Counter(what for event in events for what in event.counts)
    bounds = [count for event in events for count in event.counts.values()]
    stances = collections.Counter(str(one.stance) for one in statements)
    least = {
        "statements": (len(statements), 300),
        "direct": (sum(one.kind == "direct" for one in statements), 40),
        "indirect": (sum(one.kind == "indirect" for one in statements), 150),
        "mixed": (sum(one.kind == "mixed" for one in statements), 40),
        "in pieces": (sum(len(one.content) > 1 for one in statements), 8),
        "without a source": (sum(not one.source for one in statements), 3),
        "without a cue": (sum(not one.cue for one in statements), 8),
        "according to": (sum(any(c.words.lower() == "according to" for c in one.cue) for one in statements), 5),
        "anonymous": (sum(one.anonymous for one in statements), 30),
        "negated": (sum(one.negated for one in statements), 15),
        "modal": (sum(one.modal is not None for one in statements), 12),
        "nested": (sum(bool(one.chain) for one in statements), 40),
        "nested twice": (sum(len(one.chain) > 1 for one in statements), 3),
        "conditional": (sum(bool(one.condition) for one in statements), 7),
        "binding": (sum(one.stance in BINDING for one in statements), 50),
        "provisions": (len(provisions), 45),
        "hedged": (sum(bool(term.hedge) for term in provisions), 10),
        "with a quantity": (sum(term.quantity is not None for term in provisions), 25),
        "with a condition": (sum(bool(term.condition) for term in provisions), 6),
        "with a deadline": (sum(bool(term.deadline) for term in provisions), 8),
        "events": (len(events), 70),
        "planned": (sum(event.status == "planned" for event in events), 10),
        "denied": (sum(event.status == "denied" for event in events), 3),
        "with a claimant": (sum(event.claimant is not None for event in events), 30),
        "killed": (counts["killed"], 15),
        "wounded": (counts["wounded"], 9),
        "missing": (counts["missing"], 5),
        "captured": (counts["captured"], 4),
        "drones": (counts["drones"], 4),
        "at least": (sum(count.low is not None and count.high is None for count in bounds), 8),
        "at most": (sum(count.high is not None and count.low is None for count in bounds), 3),
        "ranges": (sum(count.low is not None and count.low != count.high is not None for count in bounds), 2),
        "dates": (len(dates), 120),
        "dates open at an end": (sum(date.start is None or date.end is None for date in dates), 20),
        "own voice": (sum(len(report.own_voice) for report in REPORTS), 12),
        "corrections": (sum("retract" in (one.note or "") for one in statements), 2),
    } | {
        f"stance {stance}": (stances[stance], number)
        for stance, number in {
            "accepts": 8, "rejects": 6, "rules out": 6, "demands": 8, "offers": 8, "prefers": 3, "supports": 4,
            "opposes": 3, "willing to discuss": 3, "appraises": 20, "denies": 12, "downplays": 2,
            "declines to comment": 5, "sets a test": 1,
        }.items()
    }  # fmt: skip
    assert not {what: numbers for what, numbers in least.items() if numbers[0] < numbers[1]}


def test_no_real_country_is_named() -> None:
    for report in REPORTS:
        assert not set(re.findall(r"[\w’']+", report.text)) & set(REAL), report.name
        assert not re.findall(r"United States|European Union|United Kingdom|Middle East", report.text), report.name


def test_the_guidelines_name_the_reports_held_out() -> None:
    page = (ROOT / "docs" / "reference" / "labelling.md").read_text(encoding="utf-8")
    assert set(re.findall(r"`(\w+-\d\d)`", page)) == {r.name for r in REPORTS if r.held_out}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("the treaty", "'the treaty' does not stand in the text"),
        ("th", "'th' does not stand in the text"),
        ("the paper", "'the paper' stands 2 times in the text; say which with nth"),
        ("{words: the paper, nth: 3}", "'the paper' stands 2 times in the text, not 3"),
    ],
)
def test_a_label_that_does_not_fit_its_text_is_an_error(tmp_path: Path, words: str, message: str) -> None:
    (tmp_path / "r.txt").write_text("Lir read the paper. Voss praised the\npaper.\n", encoding="utf-8")
    (tmp_path / "r.yaml").write_text(
        "published: 2031-03-14\nstyle: wire\nconflict: none\n"
        f"statements: [{{id: s1, cue: praised, content: {words}, kind: indirect}}]\n",
        encoding="utf-8",
    )
    with pytest.raises(LabelError, match=re.escape(f"r.yaml, s1: {message}")):
        load_report(tmp_path / "r.yaml")
