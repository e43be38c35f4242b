"""Why the answers are what they are, and what to ask: as pages, as data, and narrowed without silencing."""

import csv
import io
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ..conftest import write_case
from ..workbench import Served, served

CASE = """
    irenic: 1
    as_of: 2031-03-01
    sources: {wire: {file: wire.txt, outlet: The Wire, published: 2031-01-01, assumed: told}}
    parties:
      alpha: {name: Alpha, wants: {troops: low, border: high}, voices: {head: {name: A. Head}}, assumed: {wants: x}}
      beta: {name: Beta, wants: {troops: high, border: low}, assumed: {wants: x}}
      gamma: {name: Gamma}
    issues:
      troops: {question: q, options: {few: {assumed: x}, some: {assumed: x}, many: {assumed: x}}}
      border: {question: q, options: {open: {assumed: x}, shut: {assumed: x}}}
    drafts:
      plan: {date: 2031-01-01, terms: {troops: {option: some, assumed: x}, border: {option: shut, assumed: x}}}
    statements:
      s1: {by: alpha, stance: prioritises, about: {issue: troops, over: border}, cite: {source: wire, quote: Troops first}}
      s2: {by: beta, stance: accepts, about: {terms: {troops: some, border: shut}}, cite: {source: wire, quote: We take it}}
      s3: {by: beta, stance: rules out, about: {issue: border, option: shut}, cite: {source: wire, quote: Never shut}}
    === wire.txt
    Troops first. We take it. Never shut.
    """
PARTS = ("why", "questions", "conflicts")


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(write_case(tmp_path_factory.mktemp("case"), CASE), read_only=True) as held:
        yield held


def ready(bench: Served, path: str) -> dict[str, Any]:
    """The page's data once all its answers are there."""
    deadline = time.monotonic() + 90
    while True:
        found: dict[str, Any] = bench.client.get(path).json()
        if all(found[name]["state"] == "done" for name in PARTS):
            return found
        assert time.monotonic() < deadline, found
        time.sleep(0.05)


def test_what_moves_contradicts_and_is_to_be_asked_stands_with_its_quotes(bench: Served) -> None:
    found = ready(bench, "/why.json")
    assert found["draft"] == "plan"
    # what contradicts itself is shown with both quotes, and whom nothing is on record of is asked first
    assert found["conflicts"]["result"]["contradictions"]["beta"] == [["s2", "s3"]]
    assert [one["party"] for one in found["questions"]["result"]["first"]] == ["gamma"]
    page = bench.client.get("/why").text
    assert "data-waits" not in page
    assert "Contradictions" in page
    assert "Never shut" in page
    assert "Gamma" in page
    assert 'href="/evidence?source=wire&amp;at=' in page
    assert f"irenic why {bench.session.current.loaded.folder.path.name} plan" in page


def test_a_filter_leaves_out_and_says_so(bench: Served) -> None:
    whole, narrow = ready(bench, "/why.json"), ready(bench, "/why.json?party=alpha")
    assert narrow["conflicts"]["result"]["contradictions"] == {}
    assert narrow["hidden"]["conflicts"] == 1
    rows = [one["party"] for one in narrow["why"]["result"]["influence"]]
    assert set(rows) <= {"alpha"}
    assert len(rows) + narrow["hidden"]["why"] == len(whole["why"]["result"]["influence"])
    assert "left out by the filters" in bench.client.get("/why?party=alpha").text


def test_the_same_as_rows(bench: Served) -> None:
    ready(bench, "/why.json")
    rows = list(csv.DictReader(io.StringIO(bench.client.get("/why.csv").text.lstrip("\ufeff"))))
    assert {"contradiction 1", "question"} <= {row["row"] for row in rows}
    assert "Never shut" in {row["quotes"] for row in rows}


def test_what_is_not_there_is_told(bench: Served, make_case: Callable[[str], Path]) -> None:
    assert bench.client.get("/why?draft=nowhere").status_code == 404
    # no draft on the table: nothing is asked about one, and conflicts are found all the same
    early = bench.client.get("/why.json?as_of=2030-01-01").json()
    assert early["why"] is None
    with served(make_case(CASE.replace("by: alpha", "by: nobody")), read_only=True) as faulty:
        assert "while the case has errors" in faulty.client.get("/why").text
