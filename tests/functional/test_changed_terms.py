"""`irenic assess --change`: what would follow if a draft had other terms, with the numbers of the workbench's page."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from irenic.cli.main import main
from irenic.model.problem import IrenicError
from irenic.workbench.what_if import CHANGED, AnswersOn
from irenic.workspace import open_case

from ..conftest import CASES

CASE = """
    irenic: 1
    as_of: 2031-03-01
    sources: {wire: {file: wire.txt, published: 2031-01-01, assumed: told}}
    parties:
      alpha: {name: Alpha, wants: {troops: low, border: high}, assumed: {wants: x}}
      beta: {name: Beta, consent: {on: [border]}, wants: {border: low}, assumed: {wants: x, consent: x}}
    issues:
      troops: {question: q, status_quo: many, options: {few: {assumed: x}, some: {assumed: x}, many: {assumed: x}}, assumed: {status_quo: x}}
      border: {question: q, status_quo: open, options: {open: {assumed: x}, ajar: {assumed: x}, shut: {assumed: x}}, assumed: {status_quo: x}}
    drafts:
      plan: {title: The plan, date: 2031-01-01, terms: {troops: {option: few, assumed: x}, border: {option: shut, assumed: x}}}
    links: [{if: {troops: many}, then: {border: [open]}, assumed: x}]
    statements:
      s1: {by: alpha, stance: rules out, about: {issue: troops, option: many}, cite: {source: wire, quote: Never many}}
      s2: {by: beta, stance: rules out, about: {issue: border, option: shut}, cite: {source: wire, quote: Never shut}}
    === wire.txt
    Never many. Never shut.
    """


@pytest.fixture
def folder(make_case: Callable[[str], Path]) -> Path:
    return make_case(CASE)


def test_the_numbers_are_those_of_the_page() -> None:
    workspace = open_case(CASES / "training-moving")
    changes = (("forces", "c6500"), ("water", "w110"))
    assessed = workspace.assess("elsin-2", changes=changes)
    page = AnswersOn(drafts=("elsin-2",), base="elsin-2", changes=changes).answer(workspace, lambda *_: None)
    assert list(assessed.drafts) == ["elsin-2", "elsin-2, changed"]
    for name, shown in (("elsin-2", "elsin-2"), ("elsin-2, changed", CHANGED)):
        for party, held in page.drafts[shown].parties.items():
            assert assessed.drafts[name].parties[party] == held
        assert assessed.drafts[name].all == page.drafts[shown].all
    assert assessed.drafts["elsin-2"] != assessed.drafts["elsin-2, changed"]


def test_a_changed_draft_is_answered_as_one_of_the_case_with_these_terms(folder: Path) -> None:
    """The oracle writes the draft down, beside the other."""
    asked = open_case(folder).assess("plan", changes=[("border", "open")])
    text = (folder / "case.yaml").read_text(encoding="utf-8")
    terms = "{troops: {option: few, assumed: x}, border: {option: open, assumed: x}}"
    (folder / "case.yaml").write_text(
        text.replace("drafts:\n", f"drafts:\n  other: {{date: 2031-02-01, terms: {terms}}}\n"), encoding="utf-8"
    )
    written = open_case(folder).assess("other").drafts["other"]
    changed = asked.drafts["plan, changed"]
    assert asked.drafts["plan"].parties["beta"].best_reading.verdict == "no"
    for party, held in written.parties.items():
        assert changed.parties[party].best_reading.verdict == held.best_reading.verdict
        assert changed.parties[party].best_reading.probability == pytest.approx(held.best_reading.probability, abs=0.03)


def test_what_is_not_changed_is_answered_as_without(folder: Path) -> None:
    workspace = open_case(folder)
    plain, asked = workspace.assess("plan"), workspace.assess("plan", changes=[("border", "open")])
    assert asked.drafts["plan"] == plain.drafts["plan"]
    assert asked.sensitivity["plan"] == plain.sensitivity["plan"]
    assert plain.changes == {}
    assert plain.changes_fit
    assert "changes" not in plain.about.parameters
    assert asked.changes == {"border": "open"}


def test_an_option_that_nobody_spoke_of_is_left_out_of_answers_without_such(folder: Path) -> None:
    found = open_case(folder).assess("plan", changes=[("border", "ajar")]).sensitivity
    assert "proposed options" in found["plan"]
    assert "proposed options" not in found["plan, changed"]


def test_the_latest_draft_is_meant_where_none_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "case.yaml").read_bytes()
    assert main(["assess", str(folder), "--change", "border=open", "--draws", "500"]) == 0
    told = capsys.readouterr().out
    assert "“The plan” [plan]" in told
    assert "“The plan” with border: open" in told
    assert "nobody need have proposed it" in " ".join(told.split())
    assert (folder / "case.yaml").read_bytes() == before
    how = ["--change", "border=open", "--change", "troops=some", "--draws", "500", "--json"]
    assert main(["assess", str(folder), "plan", *how]) == 0
    held: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert held["changes"] == {"border": "open", "troops": "some"}
    assert held["about"]["parameters"]["changes"] == held["changes"]
    assert set(held["drafts"]) == {"plan", "plan, changed"}


def test_terms_that_do_not_go_together_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert not open_case(folder).assess("plan", changes=[("troops", "many")]).changes_fit
    assert main(["assess", str(folder), "--change", "troops=many", "--draws", "500"]) == 0
    assert "these terms do not go together" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("changes", "message", "hint"),
    [
        ([("trops", "few")], "no issue 'trops'", "did you mean 'troops'?"),
        ([("border", "opne")], "no option 'opne' on 'border'", "did you mean 'open'?"),
        ([("border", "x")], "no option 'x' on 'border'", "choose one of: open, ajar, shut"),
        ([("border", "shut")], "'border' is 'shut' in 'plan' already", "leave this change out"),
    ],
)
def test_what_is_no_change_is_told_with_what_to_do(
    folder: Path, changes: list[tuple[str, str]], message: str, hint: str
) -> None:
    with pytest.raises(IrenicError) as refused:
        open_case(folder).assess("plan", changes=changes)
    assert message in refused.value.problems[0].message
    assert refused.value.problems[0].hint == hint


@pytest.mark.parametrize("written", ["border", "=open", "border=", "border:open"])
def test_a_change_that_is_written_otherwise_is_wrong_usage(
    folder: Path, written: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["assess", str(folder), "--change", written]) == 2
    assert "--change ISSUE=OPTION" in " ".join(capsys.readouterr().err.split())
    assert main(["assess", str(folder), "--change", "border=open", "--change", "border=ajar"]) == 2
    assert "changed twice" in capsys.readouterr().err
