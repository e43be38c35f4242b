"""A question about the draft on the table has no answer on a day on which none is there."""

import datetime
from pathlib import Path

import pytest

from irenic.model.problem import IrenicError
from irenic.workspace import open_case

from ..conftest import CASES

CASE = CASES / "training-moving"
BEFORE = datetime.date(2030, 1, 1)


@pytest.mark.parametrize("verb", ["why", "ask", "amend"])
def test_no_draft_is_taken_from_a_later_day(verb: str) -> None:
    with pytest.raises(IrenicError, match="no draft is on the table by 2030-01-01"):
        getattr(open_case(CASE), verb)(as_of=BEFORE)


def test_a_report_of_a_day_without_a_draft_is_written_without_answers(tmp_path: Path) -> None:
    page = open_case(CASE).report(tmp_path / "page.html", as_of=BEFORE).read_text(encoding="utf-8")
    assert page.count('<section aria-labelledby="time"') == 1
    for part in ("compare", "zone", "amend"):
        assert f'<section aria-labelledby="{part}"' not in page
