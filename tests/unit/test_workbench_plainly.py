"""The page Problems speaks in the words of the forms, and leads to where each problem is mended."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from irenic.workbench.leading import lead_of, place_in_case
from irenic.workbench.plainly import in_plain_words, told_plainly
from irenic.workbench.wording import worded
from irenic.workspace import open_case

from ..conftest import ROOT
from ..workbench import served

CHECKS = ROOT / "src" / "irenic" / "casefile" / "checks"
BY_HAND = ("moves", "registry", "__init__")
"""Modules whose problems only who writes the files by hand comes to."""
FIELD = re.compile(r"'[a-z_]+:|'(?:cite|assumed|value|scale|proposed_in|speaks_for|consent|note|published|bears_on|wants)'|--[a-z]")  # fmt: skip


def texts(module: Path) -> Iterator[str]:
    """Every text that a check may tell, with `plan` in place of what is filled in."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Finding":
            for part in node.args[1:3]:
                yield _text(part)


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(one) for one in node.values)
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.BinOp):
        return _text(node.left) + _text(node.right)
    return "plan"


def test_no_name_of_a_field_is_left_in_what_checks_tell() -> None:
    told = [words for module in sorted(CHECKS.glob("*.py")) if module.stem not in BY_HAND for words in texts(module)]
    assert len(told) > 80
    assert sum(bool(FIELD.search(words)) for words in told) > 20
    left = [(words, in_plain_words(worded(words))) for words in told if FIELD.search(in_plain_words(worded(words)))]
    assert left == []


CASE = """
irenic: 1
title: A valley (fictional)
sources:
  wire: {file: wire.txt, outlet: The Wire, published: 2031-03-14}
  late: {file: late.txt, outlet: Herald, published: 2031-03-16, assumed: {published: told}}
parties:
  alpha: {name: Alpha, voices: {aide: {identity: anonymous, office: aide}}}
  beta: {name: Beta, consent: none}
issues:
  army: {label: the army, question: How large?, scale: number, options: {small: {value: 5, label: few, assumed: x}, large: {label: many}, huge: {value: 9, assumed: x}}, assumed: x}
  port: {question: Who runs it?, options: {own: {assumed: x}}}
drafts:
  plan: {title: The valley plan, assumed: x, terms: {army: {option: small, cite: {source: wire, quote: The plan speaks of few troops}}}}
statements:
  s1: {by: alpha, voice: aide, stance: rejects, about: {draft: plan}, cite: {source: wire, quote: We refuse}}
  s2: {by: beta, stance: accepts, about: {draft: plan}, cite: {source: wire, quote: We accept}}
=== wire.txt
The plan speaks of few soldiers. “We refuse”, an aide said. “We accept”, Beta said.
=== late.txt
Nothing was new.
"""


def test_each_problem_leads_to_where_it_is_mended(make_case: Callable[[str], Path]) -> None:
    workspace = open_case(make_case(CASE))
    found = {}
    for problem in workspace.check().problems:
        path = place_in_case(workspace.loaded, problem)
        told = told_plainly(workspace.case, problem, path)
        lead = lead_of(workspace.loaded, problem, path, f"/edit/{problem.file}?line={problem.line}")
        assert lead is not None
        found[problem.code, ".".join(map(str, path))] = (told.message, told.hint, lead.words, lead.address)
    assert found["Q001", "drafts.plan.terms.army.cite.quote"] == (
        "this quote does not stand word for word in source “The Wire, 2031-03-14”",
        "the nearest words are, in line 1 of “The Wire, 2031-03-14”: The plan speaks of few",
        "Change term of “The valley plan” on the army: Further words of that source",
        "/case?of=drafts/plan/terms/army#f-quote",
    )
    message, hint, _, address = found["O002", "issues.army.options.large"]
    assert (message, hint) == (
        "option “many” of the number scale “the army” has no value",
        "give its number; only the last option may lack one (no limit)",
    )
    assert address == "/case?of=issues/army/options/large"
    assert found["B002", "issues.army.options.large"][1] == (
        "cite the words of a source that say it, or give your reason"
    )
    assert found["O005", "issues.port"][2:] == ("Add an option of port", "/case?of=issues/port/options/*")
    message, hint, _, address = found["P005", "statements.s1.voice"]
    assert message.startswith("these words do not bind Alpha: ")
    assert hint == "if they are the party's, choose so in “It speaks for”"
    assert address == "/case?of=parties/alpha/voices/aide#f-speaks_for"
    assert found["P005", "statements.s2.by"][3] == "/case?of=parties/beta#f-consent"
    assert found["N002", "sources.late"][2:] == ("Read Herald, 2031-03-16 in the Inbox", "/inbox/late")
    assert found["N001", "parties.alpha"][3] == "/inbox?party=alpha"
    # nothing enters the day of a source yet but the file
    assert found["B002", "sources.wire.published"][2:] == ("Mend it in case.yaml, line 4", "/edit/case.yaml?line=4")


def test_without_a_draft_one_is_added_in_its_form(make_case: Callable[[str], Path]) -> None:
    workspace = open_case(make_case("irenic: 1\ntitle: A valley\nparties: {alpha: {name: Alpha}}\n"))
    (problem,) = [one for one in workspace.check().problems if one.code == "N003"]
    path = place_in_case(workspace.loaded, problem)
    lead = lead_of(workspace.loaded, problem, path, None)
    assert lead is not None
    assert lead.address == "/case?of=drafts/*"


def test_what_cannot_be_read_is_mended_in_the_file_in_its_own_words(make_case: Callable[[str], Path]) -> None:
    text = "irenic: 1\ntitle: A valley\ndrafts: {}\nparties:\n  alpha:\n    nmae: Alpha\n"
    workspace = open_case(make_case(text))
    (problem,) = [one for one in workspace.check().problems if one.code == "S001"]
    path = place_in_case(workspace.loaded, problem)
    assert told_plainly(workspace.case, problem, path) == problem
    lead = lead_of(workspace.loaded, problem, path, "/edit/case.yaml?line=6")
    assert lead is not None
    assert (lead.words, lead.address) == ("Mend it in case.yaml, line 6", "/edit/case.yaml?line=6")
    assert lead_of(workspace.loaded, problem, path, None) is None


def test_a_problem_of_an_included_file_is_found_in_it(make_case: Callable[[str], Path]) -> None:
    parts = CASE.partition("issues:")
    issues, _, rest = parts[2].partition("drafts:")
    folder = make_case(f"{parts[0]}include: [more.yaml]\ndrafts:{rest}\n")
    (folder / "more.yaml").write_text(f"issues:{issues}", encoding="utf-8")
    workspace = open_case(folder)
    (problem,) = [one for one in workspace.check().problems if one.code == "O002"]
    assert problem.file == "more.yaml"
    assert place_in_case(workspace.loaded, problem) == ("issues", "army", "options", "large")


def test_every_lead_leads_to_a_page(make_case: Callable[[str], Path]) -> None:
    with served(make_case(CASE)) as bench:
        listed = bench.client.get("/problems.json").json()["problems"]
        assert len(listed) > 6
        for one in listed:
            assert bench.client.get(one["lead"]["address"].partition("#")[0]).status_code == 200, one["lead"]
        page = bench.client.get("/problems").text
        assert "By hand: add &#39;value:&#39;; only the last option may lack one (no limit)" in page
        assert '<a href="/edit/case.yaml?line=' in page


def test_what_is_told_in_other_words_stays_true(make_case: Callable[[str], Path]) -> None:
    text = CASE.replace("{source: wire, quote: We accept}", "{source: wire, quote: We accept, at: [0, 9]}")
    text = text.replace("stance: accepts, about: {draft: plan}", "stance: prefers, about: {draft: plan}")
    text = text.replace("beta: {name: Beta, consent: none}", "beta: {name: Beta, consent: none, assumed: {want: x}}")
    text = text.replace("statements:", "actors: {beta: {name: The beta group}}\nstatements:")
    workspace = open_case(make_case(text))
    told = {}
    for problem in workspace.check().problems:
        path = place_in_case(workspace.loaded, problem)
        plain = told_plainly(workspace.case, problem, path)
        told[problem.code] = (plain.message, plain.hint, lead_of(workspace.loaded, problem, path, "/edit"))
    assert (
        told["Q003"][0] == "the place that is given (0 to 9) in source “The Wire, 2031-03-14” does not hold the quote"
    )
    # these are fields that nobody has written
    assert told["B003"][1].startswith("what can stand here: aliases, ")
    assert told["P002"][1] == (
        "'prefers' is about one draft rather than another or one option of an issue rather than another"
    )
    # the id is at fault, and no form has it
    message, _, lead = told["R002"]
    assert message == "'beta' stands under parties already"
    assert lead is not None
    assert lead.address == "/edit"


def test_a_comparison_with_one_side_is_told_and_keeps_no_page_from_opening(make_case: Callable[[str], Path]) -> None:
    half = "stance: prefers, about: {issue: army, option: small}"
    with served(make_case(CASE.replace("stance: rejects, about: {draft: plan}", half))) as bench:
        told = bench.client.get("/problems.json").json()["problems"]
        assert any("does not go with what this is about" in one["told"]["message"] for one in told)
        assert bench.client.get("/matrix").status_code == 200
