"""What a draft is silent on is on no page its own term, and one of its readings is not all that it says."""

import html
import re
from pathlib import Path

import pytest

from irenic.analyses.amend import amend_draft
from irenic.analyses.questions import what_to_ask
from irenic.analyses.zone import zone_of_agreement
from irenic.model.case import Case
from irenic.preferences.silences import draft_says, follows_silence
from irenic.report.terminal.amend import amend_lines
from irenic.report.terminal.ask import ask_lines
from irenic.report.terminal.compare import compare_lines
from irenic.report.terminal.zone import zone_lines
from irenic.workspace import Workspace, open_case

from ..conftest import CASES

DRAWS = 2_000
TODAY = "by agreed lists, as now"
"""What holds today on prisoners, of which the latest draft of the case says nothing."""
SAID = f"silent, so that what holds today goes on: {TODAY}"


@pytest.fixture(scope="module")
def moving() -> Workspace:
    return open_case(CASES / "training-moving")


def case_of(silent: str | None, term: list[str] | None, status_quo: str | None) -> Case:
    options = {name: {"label": f"the {name} one", "assumed": "x"} for name in ("low", "high")}
    return Case.model_validate(
        {
            "irenic": 1,
            "issues": {"cap": {"question": "q", "options": options, "status_quo": status_quo}},
            "drafts": {"d": {"silent": silent, "terms": {"cap": {"option": term, "assumed": "x"}} if term else {}}},
        }
    )


@pytest.mark.parametrize(
    ("silent", "term", "status_quo", "says"),
    [
        (None, ["low"], "low", "the low one"),
        (None, ["low", "high"], None, "the low one, one of its readings"),
        (None, None, "low", "silent, so that what holds today goes on: the low one"),
        (None, None, None, "silent, reckoned with here: the low one"),
        # whatever holds today, a draft that leaves it open does not keep it
        ("open", None, "low", "silent, reckoned with here: the low one"),
    ],
)
def test_what_a_draft_says_where_its_answers_reckon_with_one_option(
    silent: str | None, term: list[str] | None, status_quo: str | None, says: str
) -> None:
    assert draft_says(case_of(silent, term, status_quo), "d", "cap", "low") == says


def test_what_follows_a_silence() -> None:
    assert follows_silence(case_of(None, None, "low"), "d", "cap") == "what holds today goes on (the low one)"
    assert follows_silence(case_of("open", None, "low"), "d", "cap") == "anything may follow"
    assert follows_silence(case_of(None, None, None), "d", "cap") == "anything may follow"


def test_in_the_terminal(moving: Workspace) -> None:
    case = moving.case
    for page in (
        amend_lines(amend_draft(case, "elsin-2", draws=DRAWS), case, 500),
        zone_lines(zone_of_agreement(case, draws=DRAWS), case, 500),
    ):
        words = "\n".join(page)
        assert f"prisoners: {SAID} → " in words
        assert f"prisoners: {TODAY} →" not in words
    compared = "\n".join(compare_lines(moving.compare("elsin-1", "elsin-2", draws=DRAWS), case, 500))
    assert f" → silent, so that what holds today goes on ({TODAY})" in compared


def test_in_what_a_program_reads(moving: Workspace) -> None:
    found = amend_draft(moving.case, "elsin-2", draws=DRAWS)
    terms = [(issue, term) for one in found.front for issue, term in one.terms.items()]
    assert {term.draft_says for issue, term in terms if issue == "prisoners"} == {SAID}
    assert all(
        term.draft_says == moving.case.option_label(issue, term.before) for issue, term in terms if issue != "prisoners"
    )
    swaps = zone_of_agreement(moving.case, draws=DRAWS).logrolls
    assert {swap.draft_says["prisoners"] for swap in swaps if "prisoners" in swap.terms} == {SAID}


def test_a_question_does_not_put_words_into_the_draft(moving: Workspace) -> None:
    found = what_to_ask(moving.case, "elsin-2", draws=DRAWS)
    asked = [one.words for one in found.questions if one.kind == "change" and one.issue == "prisoners"]
    assert asked
    assert all(words.endswith(f", where it is {SAID}?") for words in asked)
    assert not any("where it is" in one.words for one in found.questions if one.issue != "prisoners")
    assert "\n".join(ask_lines(found, 500)).count("instead of by agreed lists") == 0


def test_on_the_page(moving: Workspace, tmp_path: Path) -> None:
    moving.report(tmp_path / "page.html", draws=DRAWS)
    words = html.unescape(re.sub(r"<[^>]+>", "", (tmp_path / "page.html").read_text(encoding="utf-8")))
    assert words.count(f"prisoners: {SAID} → ") >= 2
    assert f"prisoners: {TODAY} →" not in words
