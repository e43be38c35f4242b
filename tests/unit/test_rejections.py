"""Who rejects an option is told beside it: under which condition, and whether a package or draft meets that."""

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from irenic.analyses.questions import Question
from irenic.model.conditional import conditional_words
from irenic.preferences.readings import readings_of, sensible_packages
from irenic.preferences.rejections import Refusal
from irenic.report.brief.answers import _against
from irenic.report.brief.backing import is_answered
from irenic.report.page.build import environment
from irenic.report.terminal.amend import amend_lines
from irenic.report.terminal.ask import ask_lines
from irenic.report.terminal.words import refusal, rejected
from irenic.workspace import Workspace, open_case

from ..workbench import served

MakeCase = Callable[[str], Path]
CASE = """
irenic: 1
notice: Alpha and Beta are fictional.
as_of: 2031-03-09
sources: {w: {file: w.txt, outlet: The Wire, published: 2031-03-04}}
parties:
  alpha: {name: Alpha, wants: {army: high, port: high}, assumed: {wants: y}}
  beta: {name: Beta, wants: {army: low, port: low}, assumed: {wants: y}}
issues:
  army: {question: q, status_quo: small, options: {small: {assumed: y}, large: {assumed: y}}}
  port: {question: q, options: {shut: {assumed: y}, shared: {assumed: y}, open: {assumed: y}}}
drafts:
  one: {date: 2031-03-01, terms: {army: {option: large, cite: {source: w, quote: "a large army"}}, port: {option: open, cite: {source: w, quote: "an open port"}}}}
  two: {date: 2031-03-02, terms: {army: {option: large, cite: {source: w, quote: "a large army"}}, port: {option: shared, cite: {source: w, quote: "a shared port"}}}}
  three: {date: 2031-03-03, terms: {army: {option: large, cite: {source: w, quote: "a large army"}}, port: {option: [shut, shared], readings_assumed: y, cite: {source: w, quote: "a port half shut"}}}}
  four: {date: 2031-03-04, terms: {army: {option: large, cite: {source: w, quote: "a large army"}}}}
  five: {date: 2031-03-05, terms: {port: {option: open, cite: {source: w, quote: "an open port"}}}}
statements:
  s1: {by: beta, stance: rules out, about: {issue: army, option: large}, if: {port: [shut, open]}, cite: {source: w, quote: "no large army unless the port is shared"}}
  s2: {by: alpha, stance: offers, about: {terms: {port: open}}, cite: {source: w, quote: "Alpha offers to open it"}}
=== w.txt
A text: a large army, an open port; another: a shared port, or a port half shut. Beta wants no large army unless the port is shared. Alpha offers to open it.
"""
CODED = ", if: {port: [shut, open]}"
FEW: Any = {"draws": 400}


def case_of(make_case: MakeCase, text: str = CASE) -> Workspace:
    workspace = open_case(make_case(text))
    assert [one for one in workspace.check().problems if one.severity == "error"] == []
    return workspace


def told_of(workspace: Workspace) -> dict[str, list[tuple[str | None, str | None]]]:
    refusals = workspace.assess(**FEW).refusals
    return {draft: [(one.option, one.met) for one in told] for draft, told in refusals.items()}


def test_each_draft_tells_whether_it_meets_the_condition(make_case: MakeCase) -> None:
    """A draft that is silent on it, or whose words allow both, does not tell; one without the option has no need to."""
    assert told_of(case_of(make_case)) == {
        "one": [("large", "met")],
        "two": [("large", "not met")],
        "three": [("large", "cannot be told")],
        "four": [("large", "cannot be told")],
    }


LINKS = ("", "links: [{if: {army: large}, then: {port: [shut, open]}, assumed: y}]\n")


@pytest.mark.parametrize("links", LINKS)
def test_it_is_what_every_reading_says(make_case: MakeCase, links: str) -> None:
    """Against trying every reading, also where links leave out some."""
    case = case_of(make_case, CASE.replace("statements:", f"{links}statements:")).case
    condition = case.statements["s1"].condition["port"]
    for (name, draft), told in itertools.product(case.drafts.items(), [told_of(case_of(make_case, CASE.replace("statements:", f"{links}statements:")))]):  # fmt: skip
        held = [x for x in sensible_packages(case, readings_of(case, draft)) if x["army"] == "large"]
        if not held or name == "five":
            continue
        answers = {x["port"] in condition for x in held}
        expected = "cannot be told" if len(answers) > 1 else "met" if answers == {True} else "not met"
        assert told[name] == [("large", expected)], name


def test_a_package_is_told_with_it(make_case: MakeCase) -> None:
    workspace = case_of(make_case)
    zone = workspace.zone(**FEW)
    for one in zone.best:
        expected = ["not met" if one.package["port"] == "shared" else "met"] if one.package["army"] == "large" else []
        assert [held.met for held in one.refusals] == expected
    for change in workspace.amend("five", **FEW).front:
        assert [held.met for held in change.refusals] == [
            "not met" if change.package["port"] == "shared" else "met"
        ] * (change.package["army"] == "large")


@pytest.mark.parametrize(
    ("port", "words"),
    [
        ("open", "under a condition that is met here (if "),
        ("shared", "under a condition that is not met here (if "),
        (None, "under a condition of which it cannot be told whether it is met here (if "),
    ],
)
def test_every_page_says_it(make_case: MakeCase, port: str | None, words: str) -> None:
    found = case_of(make_case).assess(**FEW)
    package = {"army": "large", **({"port": port} if port else {})}
    # in the brief it stands in brackets already
    assert words.replace(" (if ", " – if ") in _against(found, "army", "large", package)
    terminal = rejected(found, "army", "large", package)
    assert words in terminal
    assert "s1: “no large army unless the port is shared”" in terminal
    for name in ("report/page/assets/telling.html.j2", "workbench/assets/zone.html.j2"):
        text = (Path(open_case.__code__.co_filename).parent / name).read_text(encoding="utf-8")
        (macro,) = [line for line in text.splitlines() if line.startswith("{% macro against(")]
        page = environment().from_string(macro + "{{ against(found, 'army', 'large', package) }}")
        shown = page.render(found=found, package=package, said={}, notes=None)
        assert words in shown.replace("</a>", "")


def test_words_without_a_condition_have_none(make_case: MakeCase) -> None:
    plain = CASE.replace(CODED, "").replace(
        'quote: "no large army unless the port is shared"', 'quote: "no large army"'
    )
    workspace = case_of(make_case, plain)
    assert told_of(workspace) == {}
    found = workspace.zone(**FEW)
    assert _against(found, "army", "large", {}) == "; rejected by Beta"
    assert rejected(found, "army", "large", {}) == " [rejected by Beta (s1)]"


def test_a_condition_in_words_alone_is_told_as_not_coded(make_case: MakeCase) -> None:
    """It is not computed with; whoever has judged that the words hold without one says so."""
    workspace = case_of(make_case, CASE.replace(CODED, ""))
    refusals = workspace.assess(**FEW).refusals
    assert set(refusals) == {"one", "two", "three", "four"}
    (one,) = refusals["one"]
    assert (one.met, one.conditional, one.not_coded) == (None, False, "unless the port is shared")
    found = workspace.zone(**FEW)
    assert "not coded (“unless the port is shared”)" in rejected(found, "army", "large", {})
    assert "not coded – “unless the port is shared”" in _against(found, "army", "large", {})
    assert told_of(case_of(make_case, CASE.replace(CODED, ", if: {}"))) == {}


def test_so_is_one_of_a_draft_as_a_whole(make_case: MakeCase) -> None:
    text = CASE.replace(
        "stance: rules out, about: {issue: army, option: large}" + CODED, "stance: rejects, about: {draft: two}"
    )
    refusals = case_of(make_case, text).assess(**FEW).refusals
    assert {name: [(one.option, one.not_coded) for one in told] for name, told in refusals.items()} == {
        "two": [(None, "unless the port is shared")]
    }


def test_assess_and_the_brief_tell_it(make_case: MakeCase, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    from irenic.cli.main import main

    workspace = case_of(make_case)
    assert main(["assess", str(workspace.folder.path), "two", "--draws", "400"]) == 0
    assert "Beta rejects army: large under a condition that is not met here (if" in " ".join(
        capsys.readouterr().out.split()
    )
    for form in ("brief", "full"):
        page = workspace.report(tmp_path / f"{form}.html", form=form, draws=400).read_text(encoding="utf-8")
        assert "rejects army: large under a condition of which it cannot be told whether it is met here" in page
        assert ("rejects army: large under a condition that is met here" in page) == (form == "full")
        assert "no large army unless the port is shared" in page


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("We will not sign unless the port is shared, and that is final", "unless the port is shared"),
        ("Alpha rejects any plan without observers.", "without observers"),
        ("no cap as long as the army stays; never", "as long as the army stays"),
        ("Beta rejects the plan without reservation", None),
        ("not even if the port is shared", None),
        ("asked if it would sign, Beta said no", None),
        ("Beta will not accept a large army", None),
        ("not even if asked; nor without observers", "without observers"),
        ("Should the port be shared, Beta will not sign", "Should the port be shared"),
        ("Beta will not sign, were the army to stay.", "were the army to stay"),
        ("will sign nothing before the army leaves", "before the army leaves"),
        ("no large army once the port is shared", "once the port is shared"),
        ("no cap unless at least 1.5 billion is paid by 10:30.", "unless at least 1.5 billion is paid by 10:30"),
        ("no, provided the port stays shut", "provided the port stays shut"),
        ("Should the port be shared? Never", None),
        ("said at once that it rejects a large army", None),
        ("rejected it once and for all", None),
        ("the army should leave, and no large one come", None),
        ("does not know if it is large, but rejects it", None),
        ("had rejected it; the port had been shut", None),
        ("few, if any, would take it", None),
    ],
)
def test_words_that_seem_a_condition(quote: str, words: str | None) -> None:
    assert conditional_words(quote) == words


def test_the_workbench_tells_it_of_drafts_and_of_a_changed_one(make_case: MakeCase) -> None:
    workspace = case_of(make_case)
    with served(workspace.folder.path, read_only=True) as bench:
        address = "draft=one&to.port=shared"

        def is_done() -> bool:
            return bool(bench.client.get(f"/drafts.json?{address}").json()["answers"]["state"] == "done")

        assert bench.until(is_done)
        page = bench.client.get(f"/drafts?{address}").text
    assert "Beta rejects army: large under a condition that is met here" in page
    assert "one, changed: " in page
    assert "Beta rejects army: large under a condition that is not met here" in page


def test_a_refusal_is_a_rejection_with_its_place() -> None:
    assert {"issue", "option", "met"} == set(Refusal.model_fields) - set(Refusal.__mro__[1].model_fields)  # type: ignore[attr-defined]


AIDE = CASE.replace("beta: {name: Beta,", "beta: {name: Beta, voices: {aide: {identity: anonymous, office: an aide}},")
AIDE = AIDE.replace("{by: beta, stance: rules out", "{by: beta, voice: aide, stance: rules out")


def test_who_speaks_for_nobody_known_is_named_in_place_of_the_party(make_case: MakeCase) -> None:
    """An aide without a name puts no party on record, and no question to the party is answered by such words."""
    plain = AIDE.replace(CODED, "").replace(
        'quote: "no large army unless the port is shared"', 'quote: "no large army"'
    )
    workspace = case_of(make_case, plain)
    found = workspace.zone(**FEW)
    words = "an aide (Beta), not taken as the party's word"
    assert rejected(found, "army", "large", {}) == f" [rejected by {words} (s1)]"
    assert _against(found, "army", "large", {}) == f"; rejected by {words}"
    asked = Question(
        party="beta", kind="change", words="w", issue="army", option="large", gain=1.0, party_gain=1.0, se=0.0
    )
    assert not is_answered(found, asked)
    own = case_of(make_case, plain.replace("voice: aide, ", ""))
    assert is_answered(own.zone(**FEW), asked)


def test_what_is_only_assumed_to_be_rejected_is_told_as_assumed(make_case: MakeCase) -> None:
    plain = CASE.replace(CODED, "").replace('cite: {source: w, quote: "no large army unless the port is shared"}', "assumed: y")  # fmt: skip
    found = case_of(make_case, plain).zone(**FEW)
    assert rejected(found, "army", "large", {}) == " [rejected by Beta (assumed) (s1)]"
    assert _against(found, "army", "large", {}) == "; rejected by Beta (assumed)"
    (one,) = found.rejections["army"]["large"]
    assert not one.of_the_party


def test_a_rejection_is_no_red_line_for_its_condition(make_case: MakeCase) -> None:
    """What is suggested says no more than the words: to reject is not to rule out."""
    ruled = case_of(make_case, CASE.replace(CODED, "")).assess(**FEW).refusals["one"][0]
    plain = case_of(make_case, CASE.replace(CODED, "").replace("rules out", "rejects")).assess(**FEW).refusals["one"][0]
    assert "enter it as rules out with if:, or" in refusal(ruled)
    assert "enter it as rules out with if: where the words are a red line, or" in refusal(plain)


def test_who_opposes_a_draft_is_not_told_to_reject_it(make_case: MakeCase) -> None:
    """Opposing bears on no answer, unless the analyst says that it does."""
    text = CASE.replace(
        "stance: rules out, about: {issue: army, option: large}" + CODED, "stance: opposes, about: {draft: two}"
    )
    (one,) = case_of(make_case, text).assess(**FEW).refusals["two"]
    assert refusal(one).startswith("Beta opposes draft two in words that seem to stand under a condition")
    league = text.replace("parties:\n", "actors: {league: {name: The League}}\nparties:\n").replace(
        "{by: beta, stance: opposes", "{by: league, stance: opposes"
    )
    (one,) = case_of(make_case, league).assess(**FEW).refusals["two"]
    assert refusal(one).startswith("The League opposes draft two")


def test_a_change_leaves_open_what_the_draft_leaves_open(
    make_case: MakeCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Answers are told for one reading; whether a condition is met is told of the words, not of that reading."""
    text = CASE.replace("option: large, cite", "option: small, cite").replace("2031-03-03, terms", "2031-03-09, terms")
    text = text.replace("  s2:", '  s3: {by: alpha, stance: demands, about: {issue: army, option: large}, cite: {source: w, quote: "Alpha offers"}}\n  s2:')  # fmt: skip
    workspace = case_of(make_case, text)
    asked = workspace.ask("three", draws=2000)
    assert any((one.issue, one.option) == ("army", "large") and one.withheld is None for one in asked.questions)
    pages = [" ".join(ask_lines(asked, 200))]
    monkeypatch.setattr("irenic.report.brief.answers.QUESTIONS", 50)
    brief = workspace.report(tmp_path / "brief.html", form="brief", draws=2000)
    pages.append(brief.read_text(encoding="utf-8").partition("What to ask")[2])
    refused = text.replace("by: alpha, stance: offers, about: {terms: {port: open}}", "by: alpha, stance: rules out, about: {issue: army, option: small}")  # fmt: skip
    amended = case_of(make_case, refused)
    found = amended.amend("three", **FEW)
    change = next(one for one in found.front if one.terms.keys() == {"army"})
    assert [(one.option, one.met) for one in change.refusals] == [("large", "cannot be told")]
    pages.append(" ".join(amend_lines(found, amended.case, 200)))
    for page in (" ".join(written.split()) for written in pages):
        # within brackets there are none
        told = page.replace(" – if port: shut or open", " (if port: shut or open)")
        assert "under a condition of which it cannot be told whether it is met here (if port: shut or open)" in told
        assert "that is not met here" not in page
        assert "that is met here" not in page
