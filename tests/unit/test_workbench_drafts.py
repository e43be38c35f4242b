"""Drafts side by side as data, and what changed terms are answered with."""

import csv
import io
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from irenic.preferences.changed import changed_draft, is_senseless
from irenic.preferences.consent import consenting
from irenic.preferences.premises import premises_of
from irenic.workbench.what_if import CHANGED, AnswersOn, VerdictsOn, answers_of
from irenic.workspace import Workspace, open_case

from ..conftest import CASES
from ..workbench import Served, served

CASE = """
    irenic: 1
    as_of: 2031-03-01
    sources: {wire: {file: wire.txt, published: 2031-01-01, assumed: told}}
    parties:
      alpha: {name: Alpha, wants: {troops: low, border: high}, assumed: {wants: x}}
      beta: {name: Beta, consent: {on: [border]}, wants: {border: low}, assumed: {wants: x, consent: x}}
    issues:
      troops: {question: q, status_quo: many, options: {few: {assumed: x}, some: {assumed: x}, many: {assumed: x}}, assumed: {status_quo: x}}
      border: {question: q, status_quo: open, options: {open: {assumed: x}, shut: {assumed: x}}, assumed: {status_quo: x}}
    drafts:
      plan: {date: 2031-01-01, terms: {troops: {option: [few, some], hedge: perhaps, gives: [beta], gets: [alpha], cite: {source: wire, quote: Beta gives}, assumed: {gets: x}}}}
      plan2: {date: 2031-02-01, replaces: plan, terms: {troops: {option: few, assumed: x}, border: {option: shut, assumed: x}}}
    links: [{if: {troops: many}, then: {border: [open]}, assumed: x}]
    statements:
      s1: {by: alpha, stance: rules out, about: {issue: troops, option: many}, cite: {source: wire, quote: Never many}}
      s2: {by: beta, stance: rules out, about: {issue: border, option: shut}, cite: {source: wire, quote: Never shut}}
    === wire.txt
    Beta gives, perhaps. Never many. Never shut.
    """


@pytest.fixture
def folder(make_case: Callable[[str], Path]) -> Path:
    return make_case(CASE)


@pytest.fixture
def bench(folder: Path) -> Iterator[Served]:
    with served(folder, read_only=True) as held:
        yield held


def quiet(done: int, steps: int) -> None:
    """Nobody watches."""


def ready(bench: Served, path: str, *names: str) -> dict[str, Any]:
    """A page's data once the answers named are there."""
    deadline = time.monotonic() + 90
    while True:
        found: dict[str, Any] = bench.client.get(path).json()
        if all(found[name]["state"] == "done" for name in names):
            return found
        assert time.monotonic() < deadline, found
        time.sleep(0.05)


def test_every_term_stands_with_its_readings_hedge_and_flow(bench: Served) -> None:
    found = bench.client.get("/drafts.json").json()
    assert [sheet["id"] for sheet in found["drafts"]] == ["plan", "plan2"]
    troops, border = found["lines"]
    first, second = troops["terms"]
    assert (first["readings"], first["hedge"], first["gives"], first["gets"]) == (
        ["few", "some"],
        "perhaps",
        ["Beta"],
        ["Alpha"],
    )
    assert second["gives"] == "unknown"
    assert troops["change"] == "sharper"
    # silence is told with what follows from it, and is no term
    assert border["terms"][0]["readings"] == []
    assert border["terms"][0]["silence"] == "silent: what holds today goes on (open)"
    assert border["change"] == "new"
    assert found["base"] == "plan2"


def test_the_same_as_rows_and_one_draft_alone(bench: Served) -> None:
    rows = list(csv.DictReader(io.StringIO(bench.client.get("/drafts.csv?draft=plan").text.lstrip("\ufeff"))))
    assert [(row["issue"], row["readings"], row["silent"]) for row in rows] == [
        ("troops", "few or some", ""),
        ("border", "", "silent: what holds today goes on (open)"),
    ]
    assert bench.client.get("/drafts.json?draft=plan").json()["compared"] is None


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("draft=nowhere", 404),
        ("to.troops=all", 400),
        ("to.nothing=few", 400),
        ("to.=few", 200),
        ("as_of=2030-01-01", 200),
    ],
)
def test_what_cannot_be_is_told(bench: Served, query: str, status: int) -> None:
    for path in ("/drafts", "/drafts.json", "/drafts/answers"):
        assert bench.client.get(f"{path}?{query}").status_code == status


def test_the_page_answers_a_changed_term_and_keeps_the_case(bench: Served, folder: Path) -> None:
    text = (folder / "case.yaml").read_bytes()
    found = ready(bench, "/drafts.json?to.border=open&to.troops=many", "verdicts", "answers", "compared")
    assert found["changes"] == [["troops", "many"], ["border", "open"]]
    told = found["verdicts"]["result"]
    assert told["plan2"]["beta"]["best"] == "no"
    assert told[CHANGED]["alpha"]["best"] == "no"
    assert told[CHANGED]["beta"]["best"] != "no"
    assert found["answers"]["result"]["drafts"]["plan2"]["parties"]["beta"]["best_reading"]["proof"] == [
        "s2",
        "structure",
    ]
    page = bench.client.get("/drafts?to.border=open&to.troops=many").text
    assert "its words commit it to no" in page
    assert (folder / "case.yaml").read_bytes() == text


def test_a_change_to_what_the_draft_says_is_none(bench: Served) -> None:
    assert bench.client.get("/drafts.json?to.border=shut").json()["changes"] == []


def test_without_errors_alone_is_anything_answered(make_case: Callable[[str], Path]) -> None:
    with served(make_case(CASE.replace("gets: [alpha]", "gets: [gamma]")), read_only=True) as bench:
        found = bench.client.get("/drafts.json").json()
        assert found["answers"] is None
        assert "is not worked out while the case has errors" in bench.client.get("/drafts").text


@pytest.mark.parametrize("name", ["training-moving", "panama-canal-1974"])
def test_an_unchanged_draft_is_answered_as_by_assess(name: str) -> None:
    """The slow way: a draft of that name in the case."""
    workspace = open_case(CASES / name)
    assessed = workspace.assess(draws=10_000)
    for draft, held in assessed.drafts.items():
        asked = {"drafts": (draft,), "base": draft}
        found = AnswersOn(**asked).answer(workspace, quiet).drafts[draft]
        told = VerdictsOn(**asked).answer(workspace, quiet)[draft]
        assert found.all == held.all
        for party, answers in found.parties.items():
            assert answers == held.parties[party]
            assert (told[party].best, told[party].worst) == (
                answers.best_reading.verdict,
                answers.worst_reading.verdict,
            )


def test_a_changed_draft_is_answered_as_one_that_says_so_itself(folder: Path) -> None:
    workspace = open_case(folder)
    changes = (("troops", "some"), ("border", "open"))
    changed = changed_draft(workspace.case, "plan2", changes)
    found = AnswersOn(drafts=("plan2",), base="plan2", changes=changes).answer(workspace, quiet).drafts[CHANGED]
    text = (folder / "case.yaml").read_text(encoding="utf-8")
    written = "troops: {option: few, assumed: x}, border: {option: shut, assumed: x}"
    assert written in text
    (folder / "case.yaml").write_text(
        text.replace(written, "troops: {option: some, assumed: x}, border: {option: open, assumed: x}"),
        encoding="utf-8",
    )
    other = open_case(folder)
    direct = answers_of(other.case, other.case.drafts["plan2"], consenting(premises_of(other.case)))
    assert {name: one.best_reading.verdict for name, one in found.parties.items()} == {
        name: one.best_reading.verdict for name, one in direct.parties.items()
    }
    assert set(changed.terms) == {"troops", "border"}


def test_terms_that_the_links_do_not_allow_are_told(folder: Path) -> None:
    case = Workspace(folder).case
    assert is_senseless(case, changed_draft(case, "plan2", (("troops", "many"), ("border", "shut"))))
    assert not is_senseless(case, changed_draft(case, "plan2", (("troops", "many"), ("border", "open"))))


def test_a_number_that_rests_on_no_words_of_the_party_says_so(make_case: Callable[[str], Path]) -> None:
    """Gamma's one word is on the border, and the draft leaves that as it is: its number is that of its order alone."""
    case = CASE.replace(
        "parties:\n", "parties:\n      gamma: {name: Gamma, wants: {troops: high, border: low}, assumed: {wants: x}}\n"
    )
    word = "s9: {by: gamma, stance: rules out, about: {issue: border, option: shut}, cite: {source: wire, quote: Never shut}}"
    with served(make_case(case.replace("statements:\n", f"statements:\n      {word}\n")), read_only=True) as bench:
        found = ready(bench, "/drafts.json?draft=plan", "answers")
        gamma = found["answers"]["result"]["drafts"]["plan"]["parties"]["gamma"]["best_reading"]
        assert gamma["verdict"] == "undecided"
        assert not gamma["words_bear"]
        assert "none of its words tell of these terms" in bench.client.get("/drafts?draft=plan").text
