"""Who gives and who gets, in a large case: voices folded behind their parties, those of the draft first."""

from collections.abc import Callable
from pathlib import Path

from irenic.workbench.entering.fields import everybody, folded_by_party
from irenic.workspace import open_case

from ..workbench import served

PARTIES = ("delta", "gamma", "beta", "alpha")
CASE = f"""
irenic: 1
title: A valley (fictional)
parties:
{"".join(f"  {name}: {{name: {name.title()}, voices: {{a: {{name: Ana {name}}}, b: {{name: Bo {name}}}, c: {{name: Cy {name}}}}}}}{chr(10)}" for name in PARTIES)}
actors: {{envoy: {{name: The envoy}}, union: {{name: The union}}}}
issues:
  army: {{question: How large?, options: {{small: {{assumed: x}}, large: {{assumed: x}}}}, assumed: x}}
  port: {{question: Who runs it?, options: {{own: {{assumed: x}}, joint: {{assumed: x}}}}, assumed: x}}
drafts:
  plan: {{title: The valley plan, assumed: x, terms: {{army: {{option: small, gives: [beta.b, alpha], assumed: x}}}}}}
"""


def test_the_parties_of_the_draft_come_first_and_nobody_is_left_out(make_case: Callable[[str], Path]) -> None:
    case = open_case(make_case(CASE)).case
    offered = everybody(case)
    folds = folded_by_party(case, offered, {"beta", "alpha"})
    assert [fold.first.value for fold in folds if fold.first] == ["beta", "alpha", "delta", "gamma"]
    assert [fold.words for fold in folds] == [
        "3 who speak for Beta", "3 who speak for Alpha", "3 who speak for Delta", "3 who speak for Gamma", "2 others who appear",
    ]  # fmt: skip
    shown = [one for fold in folds for one in ((fold.first,) if fold.first else ()) + fold.choices]
    assert sorted(shown) == sorted(offered)
    assert folded_by_party(case, offered[:-1], set())[-1].words == "1 other who appears"
    # in a small case they are shown as they are
    assert folded_by_party(case, offered[:12], set()) == ()


def test_what_is_ticked_is_seen_and_saved_as_it_was_ordered(make_case: Callable[[str], Path]) -> None:
    folder = make_case(CASE)
    with served(folder) as bench:
        page = bench.client.get("/case?of=drafts/plan/terms/army").text
        gives = page.partition('id="f-gives"')[2].partition("</fieldset>")[0]
        assert gives.count('type="checkbox"') == 18
        # only the fold in which somebody is ticked is open
        assert gives.count("<details open>") == 1
        assert "3 who speak for Beta" in gives.partition("<details open>")[2].partition("</summary>")[0]
        assert gives.count("<details") == 5
        assert "<details open>" not in page.partition('id="f-gets"')[2].partition("</fieldset>")[0]
        seen = page.partition('name="seen" value="')[2].partition('"')[0]
        sent = {"of": "drafts/plan/terms/army", "seen": seen, "option": "small", "assumed": "x", "gives": ["beta.b", "alpha"], "gets": ["delta.c", "envoy"], "whole": "yes"}  # fmt: skip
        told = bench.client.post("/case", data=sent, headers={"Accept": "application/json"})
        assert told.status_code == 200, told.text
        term = bench.session.fresh(10).case.drafts["plan"].terms["army"]
        # in the order of the case, whatever that of the page
        assert (term.gives, term.gets) == (("beta.b", "alpha"), ("delta.c", "envoy"))
