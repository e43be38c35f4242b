"""Whether the text of a draft is held is said only where the case says it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from irenic.workspace import open_case

CASE = """
irenic: 1
sources: {r: {file: r.txt}, paper: {file: r.txt}}
parties: {a: {name: A}}
issues: {i: {question: q, options: {o: {assumed: y}, p: {assumed: y}}, assumed: y}}
drafts: {d: {title: The line paper%s, terms: {i: {option: o, cite: {source: r, quote: The line stays}}}}}
=== r.txt
The line stays where it is.
"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no source is named as its text: this is what sources tell of it"),
        (", text: not held", "its text is not held: this is what others report of it"),
        (", text: paper", "its text is held"),
    ],
)
def test_what_is_said_of_its_text_is_what_the_case_says(make_case: Callable[[str], Path], text: str, said: str) -> None:
    (sheet,) = open_case(make_case(CASE % text)).table().drafts
    assert sheet.held == said


def test_a_text_that_others_may_not_see_is_not_said_to_be_missing(make_case: Callable[[str], Path]) -> None:
    workspace = open_case(make_case((CASE % ", text: paper").replace("paper: {", "paper: {handling: confidential, ")))
    (sheet,) = workspace.seen_by("public").table().drafts
    assert sheet.held == "no source is named as its text: this is what sources tell of it"


def test_a_source_called_as_the_draft_is_pointed_at(make_case: Callable[[str], Path]) -> None:
    titled = CASE.replace("paper: {", 'paper: {title: "The Line Paper", ')
    found = {text: _codes(make_case(titled % text)) for text in ("", ", text: not held", ", text: paper")}
    assert ["N004" in codes for codes in found.values()] == [True, False, False]
    assert "N004" not in _codes(make_case(CASE % ""))


def _codes(folder: Path) -> list[str]:
    return [problem.code for problem in open_case(folder).check().problems]
