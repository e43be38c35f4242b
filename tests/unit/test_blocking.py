"""A fault stands in the way of the answers that need what is at fault, and of no others; each page says that it is there."""

from collections.abc import Callable
from pathlib import Path

import pytest

from irenic.casefile.blocking import Answer, in_the_way_of
from irenic.cli.main import main
from irenic.model.problem import IrenicError, failure
from irenic.report.brief.faults import faults_of
from irenic.report.gather import ReportInputs, gathered
from irenic.workspace import Workspace, open_case

MakeCase = Callable[[str], Path]
CASE = """
irenic: 1
notice: Alpha and Beta are fictional.
as_of: 2031-03-09
sources: {w: {file: w.txt, outlet: The Wire, published: 2031-03-04}}
parties:
  alpha: {name: Alpha, wants: {line: high, trade: high}, assumed: {wants: y}}
  beta: {name: Beta, wants: {line: low, trade: high}, assumed: {wants: y}}
issues:
  line: {question: q, status_quo: near, options: {far: {assumed: y}, near: {assumed: y}}}
  trade: {question: q, status_quo: shut, options: {shut: {assumed: y}, open: {assumed: y}}}
drafts: {plan: {date: 2031-03-03, terms: {line: {option: far, cite: {source: w, quote: "the far line"}}, trade: {option: open, cite: {source: w, quote: "open trade"}}}}}
statements:
  s1: {by: alpha, stance: accepts, about: {draft: plan}, cite: {source: w, quote: "Alpha accepts"}}
  s2: {by: beta, stance: accepts, about: {draft: plan}, cite: {source: w, quote: "Beta accepts"}}
  s3: {by: alpha, stance: prioritises, about: {issue: trade, over: line}, cite: {source: w, quote: "trade first"}}
interests: {i1: {of: alpha, test: calm, issues: [line], assumed: y}}
moves:
  advance: {by: alpha, kind: breach, sets: {line: near}, cite: {source: w, quote: "could advance"}}
  shut: {by: beta, kind: respond, sets: {trade: shut}, cite: {source: w, quote: "could shut"}}
contests:
  line:
    scale: [0, 100]
    positions:
      alpha: {position: 10, salience: 0.5, influence: 1, cite: {source: w, quote: "the far line"}}
      beta: {position: 90, salience: 0.5, influence: 1, cite: {source: w, quote: "Beta accepts"}}
process: {p1: {kind: talks, with: [alpha, beta], from: 2031-03-01, to: 2031-03-02, accounts: [{claimant: w, assumed: y}]}}
events: {e1: {kind: ASSAULT, date: {from: 2031-03-01, to: 2031-03-02}, accounts: [{claimant: w, says: so, assumed: y}]}}
=== w.txt
A plan: the far line, open trade. Alpha accepts it, trade first. Beta accepts it. Alpha could advance; Beta could shut.
"""
FAULTS = {
    "a move that cannot have a cost": ("kind: breach,", "kind: breach, cost: 3,", {"stability"}),
    "a move of an unknown kind": ("kind: breach,", "kind: brech,", {"stability"}),
    "a move of nobody": ("by: beta, kind: respond", "by: gamma, kind: respond", {"stability"}),
    "a contest outside its scale": ("position: 90", "position: 900", {"forecast"}),
    "a contest with a misspelt field": ("position: 90", "positon: 90", {"forecast"}),
    "an event that ends before it begins": ("2031-03-01, to: 2031-03-02}, acc", "2031-03-03, to: 2031-03-02}, acc", set()),
    "an event without a kind": ("kind: ASSAULT", "knd: ASSAULT", set()),
    "talks with nobody": ("with: [alpha, beta]", "with: [alpha, gamma]", set()),
    "an interest of nobody": ("of: alpha, test", "of: gamma, test", set()),
    "a quote that does not stand": ("quote: \"trade first\"", "quote: \"trade last\"", set()),
    "a statement with a misspelt stance": ("stance: prioritises", "stance: priorises", {"preferences", "stability", "forecast"}),
    "a draft's option that is none": ("option: far, cite", "option: fair, cite", {"preferences", "stability"}),
    "an unknown field of the whole": ("as_of: 2031-03-09", "as_of: 2031-03-09\nstatments: {}", {"preferences", "stability", "forecast"}),
}  # fmt: skip


def asked(workspace: Workspace) -> dict[Answer, Callable[[], object]]:
    return {
        "preferences": lambda: workspace.assess(draws=200),
        "stability": lambda: workspace.stability(even_if_assumed=True, draws=200),
        "forecast": lambda: workspace.forecast(even_if_assumed=True, draws=200),
    }


def inputs_of(workspace: Workspace) -> ReportInputs:
    drawing = {"draws": 200, "seed": 0, "prior": "issues", "with_assumptions_only": False}
    return gathered(workspace.seen_by("public"), as_of=None, drawing=drawing, form="brief")


def test_the_case_is_sound(make_case: MakeCase) -> None:
    workspace = open_case(make_case(CASE))
    assert [one for one in workspace.check().problems if one.severity == "error"] == []
    for answer in asked(workspace).values():
        answer()
    assert faults_of(inputs_of(workspace)) is None


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_stands_in_the_way_of_what_needs_it_alone(make_case: MakeCase, name: str) -> None:
    old, new, stopped = FAULTS[name]
    assert old in CASE
    workspace = open_case(make_case(CASE.replace(old, new, 1)))
    assert workspace.check().errors >= 1
    for answer, ask in asked(workspace).items():
        if answer in stopped:
            with pytest.raises(IrenicError) as caught:
                ask()
            assert [one.code for one in caught.value.problems] == [
                one.code for one in in_the_way_of(workspace.check().problems, answer)
            ]
        else:
            ask()


def test_an_answer_is_the_same_as_without_the_part_at_fault(make_case: MakeCase, tmp_path: Path) -> None:
    sound = open_case(make_case(CASE)).assess(draws=200).model_dump(exclude={"about"})
    for old, new, stopped in FAULTS.values():
        if "preferences" not in stopped and "quote" not in old:
            (tmp_path / "made" / "case.yaml").write_text(CASE.partition("===")[0].replace(old, new, 1))
            faulty = open_case(tmp_path / "made").assess(draws=200)
            assert faulty.model_dump(exclude={"about"}) == sound
            assert any(problem.severity == "error" for problem in faulty.about.problems)


def test_a_fault_whose_place_is_not_known_stands_in_every_way() -> None:
    (problem,) = failure("F001", "no file", "make one").problems
    assert in_the_way_of([problem], "preferences") == in_the_way_of([problem], "forecast") == (problem,)


def test_where_the_fault_lies_is_no_part_of_what_is_shown(make_case: MakeCase) -> None:
    found = open_case(make_case(CASE.replace("kind: breach,", "kind: breach, cost: 3,"))).check()
    assert {problem.part for problem in found.problems if problem.severity == "error"} == {"moves"}
    assert all("part" not in problem.model_dump() for problem in found.problems)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("kind: breach,", "kind: breach, cost: 3,", "No answer here rests on it."),
        (
            'quote: "trade first"',
            'quote: "trade last"',
            "Left out, since no quote that is given for it stands in its source: Alpha puts trade before line "
            "(4 March 2031).",
        ),
        ("kind: ASSAULT", "knd: ASSAULT", "Left out until it is mended: event 'e1'."),
        (
            "stance: prioritises",
            "stance: priorises",
            "Left out until it is mended: statement 's3'. What is at fault is needed for the answers, so that none is "
            "given.",
        ),
    ],
)
def test_brief_and_report_say_at_the_top_what_was_left_out(
    make_case: MakeCase, tmp_path: Path, old: str, new: str, told: str
) -> None:
    workspace = open_case(make_case(CASE.replace(old, new, 1)))
    said = faults_of(inputs_of(workspace)) or ""
    assert said.startswith("The case has ")
    assert "which irenic check lists." in said
    assert said.endswith(told)
    for form in ("brief", "full"):
        page = workspace.report(tmp_path / f"{form}.html", form=form, draws=200).read_text(encoding="utf-8")
        head = page.partition("<section")[0]
        assert said.replace("'", "&#39;") in head
    assert ("Whose words commit" in page) == ("none is given" not in told)


def test_what_was_said_later_is_not_told_of(make_case: MakeCase) -> None:
    later = CASE.replace('quote: "trade first"', 'quote: "trade last"').replace("s3: {", "s3: {date: 2031-04-01, ")
    assert "trade before" not in (faults_of(inputs_of(open_case(make_case(later)))) or "")


def test_a_verb_goes_on_and_says_that_something_is_left_out(
    make_case: MakeCase, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(make_case(CASE.replace("kind: breach,", "kind: breach, cost: 3,")))
    assert main(["assess", folder, "--draws", "400"]) == 0
    assert "The case has an error: what is at fault is left out below. See irenic check." in " ".join(
        capsys.readouterr().out.split()
    )
    assert main(["stability", folder]) == 1
    assert "M002" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["report", "-o", "x.docx"], "'x.docx' does not end in .html or .htm or .pdf"),
        (["report", "-o", ".docx"], "name a file such as report.html"),
        (["report", "-o", "x"], "name a file such as x.html"),
        (["export", "word", "-o", "x.doc"], "name a file such as x.docx"),
        (["export", "word", "-o", "x.csv"], "name a file such as x.docx"),
        (["export", "excel", "-o", "x.xls"], "name a file such as x.xlsx"),
        (["export", "csv", "-o", "x.csv"], "name a folder, such as x"),
    ],
)
def test_a_wrong_ending_is_refused_and_the_right_one_named(
    make_case: MakeCase, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    *verb, option, name = arguments
    target = tmp_path / name
    assert main([*verb, str(make_case(CASE)), option, str(target)]) == 1
    assert told in " ".join(capsys.readouterr().err.split())
    assert not target.exists()
