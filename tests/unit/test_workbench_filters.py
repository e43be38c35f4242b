"""What a page is narrowed to stands in its address, is told, and hides without silencing; every page is data too."""

import csv
import html
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from irenic.casefile import inbox
from irenic.casefile.folder import find_case
from irenic.model.proposal import Proposal
from irenic.workbench.registry import pages

from ..workbench import Served, served

CASE = """
irenic: 1
title: A valley (fictional)
sources:
  r: {file: r.txt, outlet: The Wire, published: 2031-03-14, assumed: {published: told}}
  t: {file: t.txt, outlet: The Herald, published: 2031-03-20, assumed: {published: told}}
parties: {alpha: {name: Alpha, voices: {orren: {name: Ilva Orren}}}, beta: {name: Beta}}
issues:
  army: {question: How large?, options: {small: {assumed: x}, large: {assumed: x}}, assumed: x}
  port: {question: Who runs it?, options: {own: {assumed: x}, joint: {assumed: x}}, assumed: x}
drafts: {}
statements: {}
=== r.txt
One. Two. Three. Four. Five.
=== t.txt
Six. Two. Seven.
"""


def proposed(number: int, source: str, words: str, entry: dict[str, Any], confidence: float, kind: Any) -> Proposal:
    """A proposal that reading might have made."""
    start = CASE.partition(f"=== {source}.txt\n")[2].partition("===")[0].index(words)
    return Proposal(
        id=f"s-{number:012x}",
        kind=kind,
        source=source,
        spans=((start, start + len(words)),),
        quote=words,
        entry=entry,
        confidence=confidence,
        reason="said",
    )


PROPOSED: dict[str, list[tuple[str, dict[str, Any], float, Any]]] = {
    "r": [
        ("One", {"by": "alpha", "voice": "orren", "stance": "claims", "about": {"issue": "army"}}, 0.9, "statement"),
        ("Two", {"by": "beta", "stance": "denies", "about": {"issue": "port", "option": "own"}}, 0.4, "statement"),
        ("Three", {"by": "beta", "stance": "claims", "about": {"topic": "x"}, "date": "2031-02-01"}, 0.8, "statement"),
        ("Four", {"issue": "port", "option": "joint", "gives": ["alpha"]}, 0.6, "provision"),
        ("Five", {"kind": "ASSAULT", "date": {"from": "2031-01-01", "to": "2031-01-09"}, "accounts": [{"claimant": "alpha"}]}, 0.7, "event"),
    ],
    "t": [("Six", {"by": "beta", "stance": "claims", "about": {"terms": {"army": "small"}}}, 0.95, "statement")],
}  # fmt: skip


@pytest.fixture
def bench(make_case: Callable[[str], Path]) -> Iterator[Served]:
    folder = make_case(CASE)
    number = 0
    for source, rows in PROPOSED.items():
        held = []
        for words, entry, confidence, kind in rows:
            number += 1
            held.append(proposed(number, source, words, entry, confidence, kind))
        inbox.lay_in(find_case(folder), source, held, read_as="x", decided={})
    with served(folder) as made:
        yield made


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("", "One Two Three Four Five"),
        ("party=alpha", "One Four Five"),
        ("party=beta", "Two Three"),
        ("issue=army", "One"),
        ("issue=port", "Two Four"),
        ("stance=claims", "One Three"),
        ("stance=denies&party=alpha", ""),
        ("confidence=0.7", "One Three Five"),
        ("since=2031-03-01", "One Two Four"),
        ("until=2031-02-28", "Three Five"),
        ("until=2031-01-05", "Five"),
        ("source=r", "One Two Three Four Five"),
        ("source=t", ""),
        ("party=nobody", ""),
    ],
)
def test_the_inbox_is_narrowed_by_its_address(bench: Served, query: str, left: str) -> None:
    found = bench.client.get(f"/inbox/r.json?{query}").json()
    assert [one["said"][0]["words"] for one in found["proposals"]] == left.split()
    assert found["hidden"] == 5 - len(left.split())
    # how much waits is told as before
    assert found["heading"] == bench.client.get("/inbox/r.json").json()["heading"]
    rows = list(csv.reader(io.StringIO(bench.client.get(f"/inbox/r.csv?{query}").text.lstrip("\ufeff"))))
    assert len(rows) == 1 + len(left.split())
    page = bench.client.get(f"/inbox/r?{query}").text
    assert ("left out by the filters" in page) == (found["hidden"] > 0)


def test_the_first_source_that_has_something_left_is_shown(bench: Served) -> None:
    assert bench.client.get("/inbox.json").json()["source"] == "r"
    assert bench.client.get("/inbox.json?source=t").json()["source"] == "t"
    assert bench.client.get("/inbox.json?confidence=0.95").json()["source"] == "t"
    assert bench.client.get("/inbox.json?party=nobody").json()["source"] == "r"


def test_what_is_chosen_keeps_the_filters_in_its_address(bench: Served) -> None:
    page = bench.client.get("/inbox/r?party=beta&confidence=0.5").text
    assert "&amp;party=beta&amp;confidence=0.5#p-" in page
    assert 'name="back" value="/inbox/r?party=beta&amp;confidence=0.5"' in page
    assert "irenic show made inbox --source r --party beta --min-confidence 0.5" in page


@pytest.mark.parametrize("query", ["confidence=2", "since=tomorrow", "stance=loves"])
def test_a_filter_that_cannot_be_is_told(bench: Served, query: str) -> None:
    assert bench.client.get(f"/inbox?{query}").status_code == 400


def test_every_page_is_html_json_and_csv(bench: Served) -> None:
    needs = {"statement": "/r?at=0-3", "evidence": "?source=r&at=0-3"}
    for name in pages():
        item, _, query = needs.get(name, "").partition("?")
        for form, media in (("", "text/html"), (".json", "application/json"), (".csv", "text/csv")):
            answer = bench.client.get(f"/{name}{item}{form}?{query}")
            assert answer.status_code == 200, (name, form, answer.text)
            assert answer.headers["content-type"].startswith(media)
            if form == ".csv":
                head, *rows = csv.reader(io.StringIO(answer.text.lstrip("\ufeff")))
                assert all(len(row) == len(head) for row in rows), name
            if form == "":
                # and says so
                for other in ("json", "csv"):
                    (address,) = re.findall(rf'href="(/{name}[^"?]*\.{other}[^"]*)"', answer.text)
                    assert bench.client.get(html.unescape(address)).status_code == 200, address
