"""A draft or a contest at fault stops the answers that need it; the others go on without it, and say so."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from irenic.casefile.sparing import LEFT_OUT
from irenic.cli.main import main
from irenic.model.problem import IrenicError
from irenic.model.result import Result
from irenic.preferences.premises import Drawing
from irenic.report.brief.faults import faults_of
from irenic.report.gather import gathered
from irenic.workspace import Workspace, open_case

from ..workbench import served

MakeCase = Callable[[str], Path]
CASE = """
irenic: 1
notice: Alpha and Beta are fictional.
as_of: 2031-03-09
sources: {w: {file: w.txt, outlet: The Wire, published: 2031-03-04}}
parties:
  alpha: {name: Alpha, wants: {line: high, trade: high, toll: low}, assumed: {wants: y}}
  beta: {name: Beta, wants: {line: low, trade: high, toll: high}, assumed: {wants: y}}
issues:
  line: {question: q, status_quo: near, options: {far: {assumed: y}, near: {assumed: y}}}
  trade: {question: q, status_quo: shut, options: {shut: {assumed: y}, half: {proposed_in: [paper]}, open: {assumed: y}}}
  toll: {question: q, status_quo: none, options: {none: {assumed: y}, some: {assumed: y}}}
drafts:
  paper: {date: 2031-03-02, title: The paper, terms: {line: {option: far, cite: {source: w, quote: "the far line"}}, trade: {option: half, cite: {source: w, quote: "half-open trade"}}}}
  plan: {date: 2031-03-03, terms: {line: {option: far, cite: {source: w, quote: "the far line"}}, trade: {option: open, cite: {source: w, quote: "open trade"}}}}
statements:
  s1: {by: alpha, stance: accepts, about: {terms: {line: near, toll: none}}, cite: {source: w, quote: "Alpha accepts"}}
  s2: {by: beta, stance: accepts, about: {draft: plan}, cite: {source: w, quote: "Beta accepts"}}
  s3: {by: alpha, stance: prioritises, about: {issue: trade, over: line}, cite: {source: w, quote: "trade first"}}
  s4: {by: beta, stance: appraises, about: {draft: paper}, cite: {source: w, quote: "no word on the paper"}}
moves:
  advance: {by: alpha, kind: breach, sets: {line: near}, cite: {source: w, quote: "could advance"}}
  shut: {by: beta, kind: respond, sets: {trade: shut}, cite: {source: w, quote: "could shut"}}
contests:
  line:
    scale: [0, 100]
    positions:
      alpha: {position: 10, salience: 0.5, influence: 1, cite: {source: w, quote: "the far line"}}
      beta: {position: 90, salience: 0.5, influence: 1, cite: {source: w, quote: "Beta accepts"}}
  trade:
    scale: [0, 100]
    positions:
      alpha: {position: 20, salience: 0.5, influence: 1, cite: {source: w, quote: "open trade"}}
      beta: {position: 80, salience: 0.5, influence: 1, cite: {source: w, quote: "Beta accepts"}}
=== w.txt
A paper: half-open trade. A plan: the far line, open trade. Alpha accepts it, trade first. Beta accepts it; no word on the paper. Alpha could advance; Beta could shut.
"""
PAPER = {
    "an option that is none": ("trade: {option: half", "trade: {option: haff"),
    "a term that cannot be read": ("trade: {option: half", "trade: {optoin: half"),
    "a draft that cannot be read": ("title: The paper", "titel: The paper"),
}
"""Faults of the earlier draft, of which nobody says anything that binds."""


def faulty(make_case: MakeCase, old: str, new: str) -> Workspace:
    assert old in CASE
    workspace = open_case(make_case(CASE.replace(old, new, 1)))
    assert workspace.check().errors >= 1
    return workspace


def asked(workspace: Workspace) -> dict[str, Callable[[], Result]]:
    """Every answer that needs the later draft, or none."""
    few: Drawing = {"draws": 400}
    return {
        "assess": lambda: workspace.assess("plan", **few),
        "assess all": lambda: workspace.assess(**few),
        "assess changed": lambda: workspace.assess("plan", changes=[("toll", "some")], **few),
        "why": lambda: workspace.why("plan", **few),
        "ask": lambda: workspace.ask("plan", **few),
        "trace": lambda: workspace.trace(**few),
        "contradictions": lambda: workspace.contradictions(),
        "zone": lambda: workspace.zone(**few),
        "amend": lambda: workspace.amend("plan", **few),
        "stability": lambda: workspace.stability("plan", even_if_assumed=True, **few),
        "forecast": lambda: workspace.forecast(even_if_assumed=True, draws=200),
    }


def left_out(found: Result) -> list[str]:
    return [one.message for one in found.about.problems if one.code == LEFT_OUT]


def test_the_case_is_sound(make_case: MakeCase) -> None:
    workspace = open_case(make_case(CASE))
    assert [one for one in workspace.check().problems if one.severity == "error"] == []
    assert not any(left_out(ask()) for ask in asked(workspace).values())


@pytest.mark.parametrize("fault", PAPER)
def test_answers_on_another_draft_go_on_and_say_what_they_leave_out(make_case: MakeCase, fault: str) -> None:
    workspace = faulty(make_case, *PAPER[fault])
    for name, ask in asked(workspace).items():
        if name == "contradictions":
            ask()
            continue
        (told,) = left_out(ask())
        assert told.startswith("draft 'paper' is at fault (case.yaml, line "), name
        assert told.endswith("): what is worked out here leaves it out")
    assert set(workspace.assess(draws=400).drafts) == {"plan"}


@pytest.mark.parametrize("fault", PAPER)
def test_the_answers_are_those_of_the_case_without_it(make_case: MakeCase, fault: str) -> None:
    """But for what the paper proposed, which stays proposed."""
    start, end = CASE.index("  paper: {"), CASE.index("  plan: {")
    bare = CASE[:start] + CASE[end:].replace(
        '  s4: {by: beta, stance: appraises, about: {draft: paper}, cite: {source: w, quote: "no word on the paper"}}\n',
        "",
    )
    bare = bare.replace("half: {proposed_in: [paper]}", "half: {assumed: y}")
    sound, workspace = open_case(make_case(bare)), faulty(make_case, *PAPER[fault])
    assert workspace.assess("plan", draws=400).drafts == sound.assess("plan", draws=400).drafts
    assert workspace.why("plan", draws=400).influence == sound.why("plan", draws=400).influence
    assert workspace.zone(draws=400).best == sound.zone(draws=400).best


def test_a_draft_at_fault_has_still_proposed_what_could_be_read(make_case: MakeCase) -> None:
    workspace = faulty(make_case, "line: {option: far, cite", "line: {option: fair, cite")
    terms = [(issue, term) for one in workspace.amend("plan", draws=800).front for issue, term in one.terms.items()]
    half = [term for issue, term in terms if (issue, term.to) == ("trade", "half")]
    assert all("paper" in term.proposed_in.drafts for term in half)
    proposed = {(issue, option) for issue, option in (("trade", "half"),)}
    case = workspace.answerable_case
    assert {(i, o) for i, held in case.issues.items() for o, one in held.options.items() if one.proposed_in} == proposed


@pytest.mark.parametrize("fault", PAPER)
def test_what_is_asked_of_the_draft_at_fault_is_refused(make_case: MakeCase, fault: str) -> None:
    workspace = faulty(make_case, *PAPER[fault])
    for ask in (
        lambda: workspace.assess("paper", draws=400),
        lambda: workspace.amend("paper", draws=400),
        lambda: workspace.compare("paper", "plan", draws=400),
        lambda: workspace.compare("plan", "paper", draws=400),
        lambda: workspace.stability("paper", even_if_assumed=True, draws=400),
    ):
        with pytest.raises(IrenicError) as caught:
            ask()
        assert {(one.file, one.line) for one in caught.value.problems} == {("case.yaml", 13)}


def test_where_none_is_named_the_latest_is_meant_and_refused(make_case: MakeCase) -> None:
    """Also where a draft cannot be read at all: whether it is the latest is then not known."""
    later = CASE.replace("paper: {date: 2031-03-02", "paper: {date: 2031-03-05")
    for text in (later.replace("option: half", "option: haff"), CASE.replace("title: The paper", "titel: The paper")):
        workspace = open_case(make_case(text))
        for ask in (workspace.amend, workspace.why, workspace.ask):
            with pytest.raises(IrenicError) as caught:
                ask(draws=400)
            assert caught.value.problems[0].hint.endswith(" – or name another draft: plan")
        workspace.amend("plan", draws=400)
        workspace.assess(draws=400)
    # on a day before it was there, another is the latest
    workspace = open_case(make_case(later.replace("option: half", "option: haff")))
    assert workspace.amend(as_of="2031-03-04", draws=400).draft == "plan"


def test_where_drafts_replace_each_other_none_is_taken_for_the_latest(make_case: MakeCase) -> None:
    """One draft of the circle is spared; that the other comes last is for all that not known."""
    circle = CASE.replace("paper: {date", "paper: {replaces: plan, date").replace(
        "plan: {date", "plan: {replaces: paper, date"
    )
    workspace = open_case(
        make_case(
            circle.replace("date: 2031-03-02", "date: 2031-03-03").replace("{draft: plan}", "{terms: {line: far}}")
        )
    )
    assert "U001" in [one.code for one in workspace.check().problems]
    for ask in (workspace.amend, workspace.why, workspace.ask):
        with pytest.raises(IrenicError, match="in a circle"):
            ask(draws=400)
    workspace.amend("plan", draws=400)


BOUND = CASE.replace("stance: appraises, about: {draft: paper}", "stance: rejects, about: {draft: paper}")
"""Beta rejects the paper, Alpha says nothing of it."""
WHY = "its words ('s4') are about draft 'paper', which is at fault"


@pytest.mark.parametrize("fault", PAPER)
def test_only_the_party_whose_words_are_about_it_is_stopped(make_case: MakeCase, fault: str) -> None:
    old, new = PAPER[fault]
    workspace = open_case(make_case(BOUND.replace(old, new, 1)))
    for name, ask in asked(workspace).items():
        found = ask()
        if name not in ("forecast", "contradictions"):
            assert f"of Beta nothing is worked out: {WHY}" in left_out(found), name
    alone = open_case(make_case(CASE)).assess("plan", draws=400)
    found = workspace.assess("plan", draws=400)
    # Alpha is answered for as though nothing were amiss
    assert found.drafts["plan"].parties["alpha"] == alone.drafts["plan"].parties["alpha"]
    beta = found.drafts["plan"].parties["beta"].best_reading
    assert (beta.verdict, beta.withheld) == (None, f"no verdict and no number: {WHY}")
    together = found.drafts["plan"].all.best_reading
    assert (together.withheld_by, together.reading) == (("beta",), None)
    # that its words are not to be told from here is no silence
    assert (found.nothing_on_record, dict(found.not_assessed)) == ((), {"beta": beta.withheld})
    assert workspace.zone(draws=400).withheld_by == ("beta",)
    assert [one.party for one in workspace.ask("plan", draws=400).first] == []
    assert "s2" not in [one.ground.id for one in workspace.why("plan", draws=400).influence]


def test_an_answer_of_a_sound_case_is_not_taken_for_that_of_a_stopped_party(make_case: MakeCase) -> None:
    """Parties are remembered by what they say: without the words on the paper Beta says what it says in another case."""
    sound, workspace = open_case(make_case(CASE)), open_case(make_case(BOUND.replace("option: half", "option: haff")))
    before = sound.assess("plan", draws=400).drafts["plan"].parties["beta"]
    assert workspace.assess("plan", draws=400).drafts["plan"].parties["beta"].best_reading.verdict is None
    assert sound.assess("plan", draws=400).drafts["plan"].parties["beta"] == before


def test_assumptions_alone_need_no_words(make_case: MakeCase) -> None:
    workspace = open_case(make_case(BOUND.replace("option: half", "option: haff")))
    found = workspace.assess("plan", draws=400, with_assumptions_only=True)
    assert found.drafts["plan"].parties["beta"].best_reading.verdict is not None


def test_where_every_party_speaks_of_it_the_draft_is_needed(make_case: MakeCase) -> None:
    both = BOUND.replace("{terms: {line: near, toll: none}}", "{draft: paper}")
    workspace = open_case(make_case(both.replace("option: half", "option: haff")))
    for name, ask in asked(workspace).items():
        if name == "forecast":
            ask()
            continue
        with pytest.raises(IrenicError) as caught:
            ask()
        assert "about this draft, so that no answer" in caught.value.problems[0].hint, name


def test_pages_say_who_is_stopped_and_why(
    make_case: MakeCase, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    workspace = open_case(make_case(BOUND.replace("option: half", "option: haff")))
    folder = str(workspace.folder.path)
    assert main(["assess", folder, "plan", "--draws", "400"]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert f"Note: of Beta nothing is worked out: {WHY}." in printed
    assert f"no verdict and no number: {WHY}" in printed
    page = workspace.report(tmp_path / "brief.html", form="brief", draws=400).read_text(encoding="utf-8")
    assert "f Beta nothing is worked out: its words" in page
    with served(workspace.folder.path) as bench:
        told = bench.until(lambda: _settled(bench.client.get("/drafts?draft=plan").text))
        assert "its words (&#39;s4&#39;) are about draft &#39;paper&#39;, which is at fault" in told


def _settled(page: str) -> str:
    return "" if "being worked out" in page else page


def test_an_export_leaves_out_the_profile_of_who_is_stopped(
    make_case: MakeCase, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = make_case(BOUND.replace("option: half", "option: haff"))
    target = tmp_path / "profiles"
    assert main(["export", "geniusweb", str(folder), "-o", str(target), "--centre", "--draws", "400"]) == 0
    assert sorted(path.name for path in target.iterdir()) == ["domain.json", "profile-alpha.json"]
    assert f"of Beta nothing is worked out: {WHY}" in " ".join(capsys.readouterr().out.split())


def test_where_no_draft_is_left_nothing_is_assessed(make_case: MakeCase) -> None:
    text = CASE.replace("option: half", "option: haff").replace("{option: open", "{option: opn")
    workspace = open_case(make_case(text.replace("about: {draft: plan}", "about: {terms: {line: far}}")))
    with pytest.raises(IrenicError) as caught:
        workspace.assess(draws=400)
    assert len(caught.value.problems) == 2
    assert len(left_out(workspace.zone(draws=400))) == 2


CONTEST = {
    "a position that cannot be read": ("position: 20", "positon: 20"),
    "a position outside the scale": ("position: 20", "position: 200"),
    "an issue without an order": ("trade: {question: q, status_quo: shut", "trade: {question: q, scale: unordered, status_quo: shut"),
}  # fmt: skip
"""Faults of the contest on trade."""


@pytest.mark.parametrize("fault", CONTEST)
def test_a_contest_at_fault_stops_its_own_forecast_alone(make_case: MakeCase, fault: str) -> None:
    old, new = CONTEST[fault]
    text = CASE.replace(old, new, 1).replace("trade: high", "trade: {order: [[open], [half], [shut]]}")
    workspace = open_case(make_case(text))
    for found in (
        workspace.forecast("line", even_if_assumed=True, draws=200),
        workspace.forecast(even_if_assumed=True, draws=200),
    ):
        assert list(found.issues) == ["line"]
        (told,) = left_out(found)
        assert told.startswith("contest 'trade' is at fault (case.yaml, line ")
    with pytest.raises(IrenicError) as caught:
        workspace.forecast("trade", even_if_assumed=True, draws=200)
    assert caught.value.problems[0].line


def test_where_every_contest_is_at_fault_each_is_told(make_case: MakeCase) -> None:
    text = CASE.replace("position: 20", "position: 200").replace("position: 10", "position: 110")
    with pytest.raises(IrenicError) as caught:
        open_case(make_case(text)).forecast(even_if_assumed=True, draws=200)
    assert len(caught.value.problems) == 2


def test_pages_say_what_is_left_out(make_case: MakeCase, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    workspace = faulty(make_case, "option: half", "option: haff")
    folder = str(workspace.folder.path)
    assert main(["assess", folder, "--draws", "400"]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert "Note: draft 'paper' is at fault (case.yaml, line 13): what is worked out here leaves it out." in printed
    assert main(["forecast", folder, "line", "--even-if-assumed"]) == 0
    assert "Note: draft 'paper' is at fault" in " ".join(capsys.readouterr().out.split())
    page = workspace.report(tmp_path / "brief.html", form="brief", draws=400).read_text(encoding="utf-8")
    assert "draft &#39;paper&#39; is at fault: what is worked out here leaves it out." in page.replace("Draft", "draft")
    assert "Whose words commit" in page


def test_a_report_tells_what_it_can_where_the_latest_draft_is_at_fault(make_case: MakeCase, tmp_path: Path) -> None:
    later = CASE.replace("paper: {date: 2031-03-02", "paper: {date: 2031-03-05").replace("option: half", "option: haff")
    workspace = open_case(make_case(later))
    drawing = {"draws": 400, "seed": 0, "prior": "issues", "with_assumptions_only": False}
    inputs = gathered(workspace.seen_by("public"), as_of=None, drawing=drawing)
    assert inputs.assessment is not None
    assert set(inputs.assessment.drafts) == {"plan"}
    assert inputs.zone is not None
    assert [inputs.amendments, inputs.why, inputs.questions, inputs.comparison] == [None] * 4
    assert "The latest draft is among what is at fault" in (faults_of(inputs) or "")
    for form in ("brief", "full"):
        workspace.report(tmp_path / f"{form}.html", form=form, draws=400)


def test_the_workbench_answers_on_the_draft_that_is_sound(make_case: MakeCase) -> None:
    workspace = faulty(make_case, "option: half", "option: haff")
    with served(workspace.folder.path, read_only=True) as bench:

        def answered(path: str) -> str:
            held: dict[str, Any] = bench.client.get(path).json()["answers"]
            return str(held["state"]) if held["state"] in ("done", "failed") else ""

        assert bench.until(lambda: answered("/drafts.json?draft=plan&to.toll=some")) == "done"
        assert bench.client.get("/drafts.json?draft=paper&draft=plan").json()["answers"] is None
        assert bench.client.get("/drafts?draft=paper").status_code == 200
