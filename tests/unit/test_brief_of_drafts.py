"""What the brief tells of drafts goes no further than the record: no order without days, no term where one is silent."""

from collections.abc import Callable
from pathlib import Path

import pytest

from irenic.report.brief.compose import brief_of
from irenic.report.gather import gathered
from irenic.workspace import open_case

CASE = """
    irenic: 1
    as_of: 2031-03-01
    sources: {wire: {file: wire.txt, published: 2031-01-01, assumed: told}}
    parties: {alpha: {name: Alpha}, beta: {name: Beta}}
    issues:
      troops: {question: q, options: {few: {assumed: x}, many: {assumed: x}}}
      return: {question: q, status_quo: later, options: {soon: {cite: {source: wire, quote: "Alpha: soon"}}, later: {assumed: x}}, assumed: {status_quo: x}}
    drafts:
      paper: {title: Paper, date: DAY, reported_by: {source: wire, quote: A paper}, terms: {troops: {option: many, cite: {source: wire, quote: many}}}}
      plan: {title: Plan, date: 2031-02-01, reported_by: {source: wire, quote: A plan}, terms: {troops: {option: few, cite: {source: wire, quote: few}}}}
    statements:
      s1: {by: alpha, stance: prefers, about: {issue: return, option: soon, over: later}, cite: {source: wire, quote: rather soon}}
      s2: {by: beta, stance: prefers, about: {issue: troops, option: many, over: few}, cite: {source: wire, quote: rather many}}
    === wire.txt
    A paper: many. A plan: few. Alpha: soon. It said rather so, and rather many, and rather soon.
    """


def words(case: Path) -> str:
    drawing = {"draws": 800, "seed": 0, "prior": "issues", "with_assumptions_only": False}
    brief = brief_of(gathered(open_case(case).seen_by("public"), as_of=None, drawing=drawing, form="brief"))
    return "\n".join(sentence.words for sentence in brief.sentences)


@pytest.mark.parametrize(
    ("day", "said", "unsaid"),
    [
        ("2031-01-15", "Before it came “Paper” (15 January 2031).", "Another is"),
        ("unknown", "Another is “Paper” (its day is not known).", "Before it came"),
    ],
)
def test_only_days_that_are_known_put_drafts_in_order(
    make_case: Callable[[str], Path], day: str, said: str, unsaid: str
) -> None:
    told = words(make_case(CASE.replace("DAY", day)))
    assert said in told
    assert unsaid not in told
    assert ("The latest is" in told) == (day != "unknown")


def test_a_draft_is_not_said_to_hold_what_it_does_not_settle(make_case: Callable[[str], Path]) -> None:
    told = words(make_case(CASE.replace("DAY", "2031-01-15")))
    assert "he draft is silent, so that what holds today goes on: later" in told
    assert "n the draft: soon" not in told
    assert "n the draft: later" not in told
