"""A case that is not written yet: every page says what to write next, and where."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from ..workbench import served

SOURCE = "irenic: 1\nsources: {wire: {file: wire.txt, published: 2031-01-01, assumed: told}}\n"
TEXT = "=== wire.txt\nAlpha said nothing.\n"
PARTIES = "parties: {alpha: {name: Alpha}}\n"
ISSUES = "issues: {troops: {question: q, options: {few: {assumed: x}, many: {assumed: x}}}}\n"


def told(case: Path, page: str) -> list[str]:
    """The hints of a page, as plain text."""
    with served(case) as bench:
        html = bench.client.get(f"/{page}").text
    assert "by these filters" not in html
    hints = re.findall(r'data-part="next-step">(.*?)</p>', html, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", hint) for hint in hints]


@pytest.mark.parametrize("page", ["matrix", "inbox", "drafts", "zone", "why", "timeline"])
def test_without_parties_every_page_says_where_to_write_them(make_case: Callable[[str], Path], page: str) -> None:
    (hint,) = told(make_case(SOURCE + TEXT), page)
    assert hint.startswith("The case names no party yet")
    assert "on the page Case" in hint


@pytest.mark.parametrize(("page", "first"), [("matrix", "The case names no issue yet"), ("inbox", None)])
def test_then_the_issues(make_case: Callable[[str], Path], page: str, first: str | None) -> None:
    hints = told(make_case(SOURCE + PARTIES + TEXT), page)
    assert [hint.startswith(first) for hint in hints] == [True] if first else hints == []


@pytest.mark.parametrize(("page", "first"), [("drafts", "No draft is on the table yet"), ("matrix", None)])
def test_then_the_drafts(make_case: Callable[[str], Path], page: str, first: str | None) -> None:
    hints = told(make_case(SOURCE + PARTIES + ISSUES + TEXT), page)
    assert [hint.startswith(first) for hint in hints] == [True] if first else hints == []
