"""Who names parties and issues after the sources were read is told that they are to be read again, and can in one go."""

from collections.abc import Callable
from pathlib import Path

import pytest

from irenic.workspace import Workspace, open_case

from ..workbench import served

CASE = """
irenic: 1
title: A valley (fictional)
sources:
  one: {file: one.txt, published: 2031-03-14, assumed: {published: told}}
  two: {file: two.txt, published: 2031-03-15, assumed: {published: told}}
parties: {alpha: {name: Alpha}}
issues:
  army: {question: How large?, options: {small: {value: 6000}, large: {value: 9000}}, scale: number, unit: soldiers, assumed: x}
drafts: {plan: {title: The plan, assumed: x}}
=== one.txt
The plan says that Alpha would keep 6,000 soldiers. Beta said that it was over.
=== two.txt
Alpha said that it was over.
"""


def opened(make_case: Callable[[str], Path]) -> Workspace:
    workspace = open_case(make_case(CASE))
    workspace.read_sources()
    return workspace


def test_what_is_read_is_stale_once_the_case_names_somebody_more(make_case: Callable[[str], Path]) -> None:
    workspace = open_case(make_case(CASE))
    assert workspace.read_otherwise() == []
    workspace.read_source("one")
    assert workspace.read_otherwise() == []
    workspace.insert(("parties", "beta"), {"name": "Beta"})
    assert workspace.read_otherwise() == ["one"]
    workspace.read_source("one")
    assert workspace.read_otherwise() == []


@pytest.mark.parametrize(
    ("path", "value", "stale"),
    [
        (("sources", "two", "published"), "2031-03-16", ["two"]),
        (("issues", "army", "options", "none"), {"value": 0}, ["one", "two"]),
        # what drafts say, and what is said to be proposed in them, is not asked for
        (("issues", "army", "options", "small", "proposed_in"), ["plan"], []),
        (("drafts", "plan", "terms"), {"army": {"option": "small", "assumed": "x"}}, []),
        (("title",), "Another", []),
    ],
)
def test_only_what_reading_asks_for_makes_it_stale(
    make_case: Callable[[str], Path], path: tuple[str, ...], value: object, stale: list[str]
) -> None:
    workspace = opened(make_case)
    workspace.put(path, value)
    assert workspace.read_otherwise() == stale


def test_the_page_says_so_and_reads_all_of_them(make_case: Callable[[str], Path]) -> None:
    workspace = opened(make_case)
    with served(workspace.folder.path) as bench:
        assert 'data-part="stale"' not in bench.client.get("/inbox").text
        workspace.insert(("parties", "beta"), {"name": "Beta"})
        page = bench.client.get("/inbox").text
        assert "2 sources were read before the case named all that it names now" in page
        (notice,) = [part.partition("</form>")[0] for part in page.split('data-part="stale"')[1:]]
        assert 'value="one"' in notice
        assert 'value="two"' in notice
        told = bench.client.post("/inbox/read", data={"source": ["one", "two"]}, headers={"Accept": "application/json"})
        assert told.status_code == 200, told.text
        assert "one, 2031-03-14 and two, 2031-03-15 are being read" in told.text
        refused = bench.client.post("/inbox/read", data={"source": ["one", "three"]})
        assert "the case has no source 'three'" in refused.text.replace("&#39;", "'")
