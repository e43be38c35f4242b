"""Who accepts a draft under a condition, or denies something of it, is told beside it."""

from pathlib import Path

import pytest

from irenic.cli.main import main
from irenic.workspace import open_case

CASE = """
irenic: 1
sources: {r: {file: r.txt, published: 2031-03-14, assumed: {published: told}}}
parties: {a: {name: Alpha}}
issues:
  port: {question: q, options: {shared: {assumed: x}, leased: {assumed: x}}, assumed: x}
  army: {question: q, options: {small: {assumed: x}, large: {assumed: x}}, assumed: x}
drafts:
  plan: {title: The plan, silent: open, terms: {port: {option: shared, assumed: x}}}
  paper: {title: The paper, terms: {port: {option: leased, assumed: x}}}
statements:
  s1: {by: a, stance: accepts, about: {draft: plan}, if: {port: %s}, cite: {source: r, quote: told}}
"""
TEXT = "It was told.\n"


def case_with(folder: Path, condition: str) -> Path:
    (folder / "r.txt").write_text(TEXT, encoding="utf-8")
    (folder / "case.yaml").write_text(CASE.replace("port: %s", condition), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("condition", "met", "words"),
    [
        ("port: shared", "met", "under a condition that is met here (if port: shared)"),
        ("port: leased", "not met", "(if port: leased): with that in place, not as it stands"),
        ("army: small", "cannot be told", "of which it cannot be told whether it is met here (if army: small)"),
    ],
)
def test_whether_the_condition_of_an_acceptance_is_met_is_told_beside_the_draft(
    tmp_path: Path, condition: str, met: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = case_with(tmp_path, condition)
    found = open_case(folder).assess(draws=400)
    assert {draft: [(one.statement, one.met) for one in told] for draft, told in found.assents.items()} == {
        "plan": [("s1", met)]
    }
    assert main(["assess", str(folder), "--draws", "400"]) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert f"Alpha accepts “The plan” {words}" in page or words in page
    assert "(s1: “told”)" in page


def test_what_is_accepted_without_a_condition_is_told_by_its_verdict_alone(tmp_path: Path) -> None:
    folder = case_with(tmp_path, "port: shared")
    written = (folder / "case.yaml").read_text(encoding="utf-8")
    (folder / "case.yaml").write_text(written.replace(" if: {port: shared},", ""), encoding="utf-8")
    assert open_case(folder).assess(draws=400).assents == {}


def test_a_denial_changes_no_answer_and_is_told_beside_the_draft(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = case_with(tmp_path, "port: shared")
    before = open_case(folder).assess(draws=400).drafts
    with (folder / "case.yaml").open("a", encoding="utf-8") as file:
        file.write("  s2: {by: a, stance: denies, about: {draft: plan}, cite: {source: r, quote: told}}\n")
    found = open_case(folder).assess(draws=400)
    assert found.drafts == before
    assert {draft: [one.statement for one in told] for draft, told in found.denials.items()} == {"plan": ["s2"]}
    assert main(["assess", str(folder), "--draws", "400"]) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert "Alpha denies something said of “The plan”, which changes no answer (s2: “told”)" in page


def test_a_draft_that_goes_against_the_links_of_the_case_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = case_with(tmp_path, "port: shared")
    assert open_case(folder).assess(draws=400).senseless == ()
    written = (folder / "case.yaml").read_text(encoding="utf-8")
    terms = "army: {option: large, assumed: x}, port: {option: shared"
    text = written.replace("port: {option: shared", terms, 1)
    (folder / "case.yaml").write_text(
        f"{text}links: [{{if: {{port: shared}}, then: {{army: [small]}}, assumed: x}}]\n", encoding="utf-8"
    )
    assert open_case(folder).assess(draws=400).senseless == ("plan",)
    assert main(["assess", str(folder), "--draws", "400"]) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert page.count("By the links of the case, no reading of it has terms that go together.") == 1
    report = open_case(folder).report(tmp_path / "r.html", draws=400).read_text(encoding="utf-8")
    assert report.count("no reading of it has terms that go together") == 1
