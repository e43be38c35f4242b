"""The record on one axis: what has a day, what has none, and what the filters leave out."""

import csv
import datetime
import io
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from irenic.workbench.lanes import Lane, Spot, lanes_picture

from ..conftest import write_case
from ..workbench import Served, served

CASE = """
    irenic: 1
    as_of: 2031-04-01
    sources:
      wire: {file: wire.txt, outlet: The Wire, published: 2031-01-05, assumed: told}
      paper: {file: paper.txt, outlet: The Paper, published: 2031-02-10, assumed: told}
      leaf: {file: leaf.txt, outlet: A leaf}
      late: {file: late.txt, outlet: The Late, published: 2031-03-05, assumed: told}
    parties:
      alpha: {name: Alpha, wants: {troops: low}, assumed: {wants: x}}
      beta: {name: Beta, wants: {troops: high}, assumed: {wants: x}}
    actors: {mayor: {office: mayor}}
    issues:
      troops: {question: q, options: {few: {assumed: x}, some: {assumed: x}, many: {assumed: x}}}
    drafts:
      plan: {date: 2031-01-01, terms: {troops: {option: some, assumed: x}}}
    statements:
      s1: {by: alpha, stance: accepts, about: {draft: plan}, cite: {source: wire, quote: Alpha takes it}}
      s2: {by: beta, stance: rules out, about: {issue: troops, option: few}, cite: {source: paper, quote: Never few}}
      s3: {by: mayor, stance: appraises, about: {draft: plan}, cite: {source: paper, quote: The mayor likes it}}
      s4: {by: beta, stance: accepts, about: {draft: plan}, cite: {source: leaf, quote: Beta too}}
    process:
      p1: {kind: talks, with: [alpha, beta], from: 2031-01-10, to: 2031-01-20, accounts: [{claimant: paper, calls_it: talks, cite: {source: paper, quote: Talks went on}}]}
    events:
      e1: {kind: ASSAULT, place: Brin, date: 2031-03-01, accounts: [{claimant: late, counts: {killed: {low: 3}}, cite: {source: late, quote: at least three}}]}
    === wire.txt
    Alpha takes it.
    === paper.txt
    Never few. The mayor likes it. Talks went on.
    === late.txt
    Shots killed at least three.
    === leaf.txt
    Beta too.
    """


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(write_case(tmp_path_factory.mktemp("case"), CASE), read_only=True) as held:
        yield held


def entries(bench: Served, query: str = "") -> list[str]:
    """The names of what the page shows, in its order."""
    return [one["entry"] for one in bench.client.get(f"/timeline.json{query}").json()["entries"]]


def test_all_that_has_a_day_stands_in_the_order_of_time_and_the_rest_is_counted(bench: Served) -> None:
    assert entries(bench) == [
        "drafts/plan",
        "statements/s1",
        "process/p1",
        "statements/s2",
        "statements/s3",
        "events/e1",
    ]
    found = bench.client.get("/timeline.json").json()
    assert found["undated"] == 1
    assert found["hidden"] == 0
    assert [(one["name"], one["count"]) for one in found["kinds"]] == [
        ("statement", 3),
        ("draft", 1),
        ("process", 1),
        ("event", 1),
    ]
    page = bench.client.get("/timeline").text
    assert "1 statement or draft has no day that is known" in page


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("?kind=event", ["events/e1"]),
        ("?party=beta", ["statements/s2"]),
        ("?source=paper", ["process/p1", "statements/s2", "statements/s3"]),
        ("?stance=appraises", ["statements/s3"]),
        ("?since=2031-01-15&until=2031-02-20", ["process/p1", "statements/s2", "statements/s3"]),
        ("?as_of=2031-01-31&kind=statement", ["statements/s1"]),
    ],
)
def test_facets_and_filters_leave_out_and_say_so(bench: Served, query: str, left: list[str]) -> None:
    shown = entries(bench, query)
    assert [name for name in shown if name in left] == left
    if "as_of" not in query:
        assert shown == left
        assert bench.client.get(f"/timeline.json{query}").json()["hidden"] == 6 - len(left)


def test_no_kind_but_those_that_are(bench: Served) -> None:
    assert bench.client.get("/timeline?kind=rumour").status_code == 400


def test_the_same_as_rows(bench: Served) -> None:
    rows = list(csv.DictReader(io.StringIO(bench.client.get("/timeline.csv").text.lstrip("\ufeff"))))
    assert [(row["entry"], row["first"], row["last"]) for row in rows][2] == ("process/p1", "2031-01-10", "2031-01-20")
    assert rows[-1]["quotes"] == "at least three"


def test_the_answers_stand_above_on_the_same_days(bench: Served) -> None:
    deadline = time.monotonic() + 90
    while bench.client.get("/timeline.json").json()["over_time"]["state"] != "done":
        assert time.monotonic() < deadline
        time.sleep(0.05)
    page = bench.client.get("/timeline").text
    axes = re.findall(r">(2031-\d\d-\d\d)</text>", page)
    assert axes == ["2031-01-01", "2031-04-01"] * 2
    assert page.index("ll together") < page.index('class="overtime lanes"')


def spot(name: str, day: int, last: int | None = None) -> Spot:
    """An entry of a day of January."""
    first = datetime.date(2031, 1, day)
    return Spot(name, (first, datetime.date(2031, 1, last) if last else first), f"words of {name}")


def test_every_entry_is_opened_by_a_mark_and_marks_lie_in_order() -> None:
    days = datetime.date(2031, 1, 1), datetime.date(2031, 1, 31)
    lane = Lane("Alpha", "statement", 0, [spot("statements/a", 1), spot("statements/b", 1), spot("statements/c", 20)])
    drawn: Any = lanes_picture([lane, Lane("nobody", "statement", 1, [])], days)
    links = re.findall(r'href="/evidence\?([^"]+)"', drawn)
    assert links == ["of=statements/a&amp;of=statements/b", "of=statements/c"]
    places = [float(x) for x in re.findall(r'cx="([\d.]+)"', drawn)]
    assert places == sorted(places)
    assert "nobody" not in drawn
    assert lanes_picture([Lane("nobody", "statement", 1, [])], days) == ""


def test_what_lasts_is_as_long_as_it_lasts() -> None:
    days = datetime.date(2031, 1, 1), datetime.date(2031, 1, 31)
    drawn: Any = lanes_picture([Lane("talks", "process", None, [spot("process/p", 1, 16)])], days)
    (width,) = (float(one) for one in re.findall(r'<rect[^>]* width="([\d.]+)"', drawn))
    assert width == pytest.approx(560 / 2, abs=5)


def test_no_draft_and_no_record_at_all(tmp_path: Path) -> None:
    with served(write_case(tmp_path / "case", "irenic: 1\n=== note.txt\nx"), read_only=True) as bench:
        assert "Nothing has a place in time here" in bench.client.get("/timeline").text
        assert "No draft is on the table" in bench.client.get("/drafts").text
        assert bench.client.get("/zone").status_code == bench.client.get("/why").status_code == 200
