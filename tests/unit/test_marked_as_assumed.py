"""The answer of all together is marked as assumed just where it rests on the analyst's judgement."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from irenic.preferences.premises import Drawing
from irenic.report.gather import Form, ReportInputs, gathered
from irenic.report.page.build import report_page
from irenic.report.page.two_pages import brief_page
from irenic.report.terminal.assessment import assessment_lines
from irenic.workspace import open_case

from ..workbench import served

CASE = """
    irenic: 1
    as_of: 2031-03-01
    sources: {wire: {file: wire.txt, published: 2031-01-01, assumed: told}}
    parties: {alpha: {name: Alpha}, beta: {name: Beta}}
    issues: {troops: {question: q, options: {few: {assumed: x}, many: {assumed: x}}}, return: {question: q, options: {soon: {assumed: x}, later: {assumed: x}}}}
    drafts: {plan: {title: Plan, reported_by: {source: wire, quote: A plan}, terms: {troops: {option: few, cite: {source: wire, quote: few}}, return: {option: later, cite: {source: wire, quote: later}}}}}
    statements:
      # that puts both on record
      s0: {by: alpha, stance: prefers, about: {issue: troops, option: few, over: many}, cite: {source: wire, quote: Alpha said this}}
      s9: {by: beta, stance: prefers, about: {issue: troops, option: few, over: many}, cite: {source: wire, quote: Beta that}}
      s1: {by: alpha, ALPHA}
      s2: {by: beta, BETA}
    === wire.txt
    A plan: few, and later. Alpha said this, and Beta that.
    """
SAID = {
    "alpha": "cite: {source: wire, quote: Alpha said this}",
    "beta": "cite: {source: wire, quote: Beta that}",
    "assumed": "assumed: nobody told",
}
YES, NO = "stance: accepts, about: {draft: plan}", "stance: rejects, about: {draft: plan}"
OPEN = "stance: prefers, about: {issue: troops, option: few, over: many}"


@pytest.mark.parametrize(
    ("alpha", "beta", "answer", "mark"),
    [
        ((YES, "alpha"), (YES, "beta"), "all are committed to yes", ""),
        ((YES, "alpha"), (YES, "assumed"), "all are committed to yes", "in part assumed"),
        ((YES, "alpha"), (NO, "beta"), "at least one is committed to no", ""),
        ((YES, "alpha"), (NO, "assumed"), "at least one is committed to no", "assumed"),
        # what else is assumed adds nothing to a no that words give
        ((NO, "alpha"), (NO, "assumed"), "at least one is committed to no", ""),
        ((NO, "alpha"), (OPEN, "assumed"), "at least one is committed to no", ""),
        ((OPEN, "alpha"), (OPEN, "beta"), "in 10", ""),
        ((OPEN, "alpha"), (OPEN, "assumed"), "in 10", "in part assumed"),
        ((YES, "alpha"), (OPEN, "assumed"), "in 10", "in part assumed"),
    ],
)
def test_the_answer_of_all(
    make_case: Callable[[str], Path], alpha: tuple[str, str], beta: tuple[str, str], answer: str, mark: str
) -> None:
    """In the brief, in the report and in the terminal alike."""
    spoken = {name: f"{words}, {SAID[by]}" for name, (words, by) in (("ALPHA", alpha), ("BETA", beta))}
    folder = make_case(CASE.replace("ALPHA", spoken["ALPHA"]).replace("BETA", spoken["BETA"]))
    for told in (in_brief(folder), in_report(folder), in_terminal(folder)):
        assert answer in told
        assert re.findall(r"\b(?:in part )?assumed\b", told) == [mark] * bool(mark)


@pytest.mark.parametrize(("by", "mark"), [("beta", ""), ("assumed", "in part assumed")])
def test_the_answer_of_all_in_the_workbench(make_case: Callable[[str], Path], by: str, mark: str) -> None:
    spoken = CASE.replace("ALPHA", f"{YES}, {SAID['alpha']}").replace("BETA", f"{YES}, {SAID[by]}")
    with served(make_case(spoken), read_only=True) as bench:

        def told() -> str:
            page = plain(bench.client.get("/matrix").text)
            found = re.search(r"all together most probable (.*?) that parties decide independently", page)
            return found[1] if found else ""

        assert bench.until(told).strip() == f"all are committed to yes {mark}".strip()


def in_brief(folder: Path) -> str:
    """What the page of the brief says of all together."""
    (told,) = re.findall(r"All together: .*?(?=What would change it)", plain(brief_page(inputs(folder, "brief"))))
    return str(told)


def in_report(folder: Path) -> str:
    """What the report says of all together, at what the answer rests on."""
    page = plain(report_page(inputs(folder, "full")))
    (told,) = re.findall(r"all together most probable (.*?) that parties decide independently", page)
    return str(told)


def inputs(folder: Path, form: Form) -> ReportInputs:
    drawing: Drawing = {"draws": 800, "seed": 0, "prior": "issues", "with_assumptions_only": False}
    return gathered(open_case(folder).seen_by("public"), as_of=None, drawing=drawing, form=form)


def plain(page: str) -> str:
    """The words of a page, without its pictures."""
    return " ".join(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", page, flags=re.DOTALL).split())


def in_terminal(folder: Path) -> str:
    """What `irenic assess` says of all together."""
    lines = assessment_lines(open_case(folder).assess(draws=800), 500)
    (told,) = (line for line in lines if line.startswith("All together"))
    return told
