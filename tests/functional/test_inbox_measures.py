"""How much a term is of is shown before it is accepted, and a unit or a number that differs is told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from irenic.cli.main import main
from irenic.model.proposal import Gathered
from irenic.workbench.proposed import in_words
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
    options: {low: {value: 340, assumed: x}, high: {value: 400, assumed: x}}
    assumed: x
drafts:
  plan: {title: The plan, reported_by: {source: r, quote: The plan}}
=== r.txt
The plan guarantees Marn a flow of 340 cubic metres per second. It would also give Marn 340 cubic metres of sand.
"""


def test_the_quantity_is_shown_before_it_is_accepted(
    make_case: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_case(CASE)
    assert main(["read", "--into", str(folder)]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "suggests: a term of plan: flow = low; 340 cubic metres per second; gets marn" in told
    assert "340 cubic metres; gets marn" in told
    assert main(["show", str(folder), "inbox"]) == 0
    assert "flow = low; 340 cubic metres per second" in " ".join(capsys.readouterr().out.split())
    assert "; 340 cubic metres per second" in in_words(open_case(folder).case, _term(folder, "flow of 340"))


@pytest.mark.parametrize(
    ("quote", "option", "note"),
    [
        ("sand", "low", "it says 340 cubic metres, and 'flow' is measured in cubic metres per second"),
        ("flow of 340", "high", "it says 340 cubic metres per second, and 'high' of 'flow' is 400 cubic metres per second"),
        ("flow of 340", "low", None),
    ],
)  # fmt: skip
def test_a_measure_that_differs_is_told_when_it_is_accepted(
    make_case: Callable[[str], Path], capsys: pytest.CaptureFixture[str], quote: str, option: str, note: str | None
) -> None:
    folder = make_case(CASE)
    open_case(folder).read_source("r")
    place = ["--draft", "plan", "--issue", "flow", "--option", option]
    capsys.readouterr()
    assert main(["accept", str(folder), _term(folder, quote).id, *place]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert (f"note: {note}" in told) if note else ("note:" not in told)


def _term(folder: Path, quote: str) -> Gathered:
    (one,) = [one for one in open_case(folder).waiting() if one.kind == "provision" and quote in one.quote]
    return one
