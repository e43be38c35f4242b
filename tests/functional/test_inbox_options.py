"""An option whose term is accepted from the inbox is cited through that term, and no longer counts as assumed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from irenic.model.proposal import Gathered
from irenic.workspace import open_case

CASE = """
irenic: 1
title: A river between fictional countries
sources: {r: {file: r.txt, published: 2031-03-14, assumed: {published: told}}}
parties: {marn: {name: Marn}}
issues:
  flow:
    question: How much water must flow to Marn?
    scale: number
    unit: cubic metres per second
    assumed: x
    options:
      low: OPTION
      high: {value: 400, assumed: for contrast}
drafts:
  older: {title: The older plan, reported_by: {source: r, quote: The plan}, terms: OLDER}
  plan: {title: The plan, reported_by: {source: r, quote: The plan}}
=== r.txt
The plan guarantees Marn a flow of 340 cubic metres per second. It would also give Marn 340 cubic metres of sand.
"""
OLDER = "{flow: {option: low, assumed: x}}"


@pytest.mark.parametrize(
    ("option", "older", "proposed_in"),
    [
        ("{value: 340}", "{}", ("plan",)),
        ("{value: 340, assumed: nobody proposed it}", "{}", ("plan",)),
        ("{value: 340, proposed_in: [older]}", OLDER, ("older", "plan")),
        ("{value: 340, proposed_in: [plan]}", "{}", ("plan",)),
        # what is cited in its own right needs no draft
        ("{value: 340, cite: {source: r, quote: a flow of 340}}", "{}", ()),
    ],
)  # fmt: skip
def test_its_option_is_proposed_in_the_draft(
    make_case: Callable[[str], Path], option: str, older: str, proposed_in: tuple[str, ...]
) -> None:
    folder = make_case(CASE.replace("OPTION", option).replace("OLDER", older))
    workspace = open_case(folder)
    workspace.read_source("r")
    workspace.accept(_flow(folder), term=("plan", "flow", "low"))
    case = open_case(folder).case
    assert case.issues["flow"].options["low"].proposed_in == proposed_in
    assert "low" not in case.issues["flow"].assumed_options
    assert case.issues["flow"].assumed_options == {"high": "for contrast"}
    assert not [one for one in open_case(folder).check().problems if "'low'" in one.message]


def test_an_option_that_is_but_a_label_keeps_it(make_case: Callable[[str], Path]) -> None:
    folder = make_case(
        CASE.replace("OPTION", "a trickle").replace("OLDER", "{}").replace("    scale: number\n", "").replace("value: 400, ", "")
    )  # fmt: skip
    workspace = open_case(folder)
    workspace.read_source("r")
    workspace.accept(_flow(folder), term=("plan", "flow", "low"))
    option = open_case(folder).case.issues["flow"].options["low"]
    assert (option.label, option.proposed_in) == ("a trickle", ("plan",))


def test_a_statement_proposes_no_option(make_case: Callable[[str], Path]) -> None:
    folder = make_case(
        CASE.replace("OPTION", "{value: 340}").replace("OLDER", "{}") + "\nMarn said that 340 would do.\n"
    )
    workspace = open_case(folder)
    workspace.read_source("r")
    (said,) = [one for one in workspace.waiting() if one.kind == "statement" and "340 would do" in one.quote]
    workspace.accept(said.id, stance="accepts", term=(None, "flow", "low"))
    assert open_case(folder).case.issues["flow"].options["low"].proposed_in == ()


def _flow(folder: Path) -> str:
    found: list[Gathered] = open_case(folder).waiting()
    (one,) = [one for one in found if one.kind == "provision" and "flow of 340" in one.quote]
    return one.id
