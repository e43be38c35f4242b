"""What a page says when something cannot be taken names its fields and pages, and no option of a terminal."""

import ast
import re
from collections.abc import Iterator

import pytest

from irenic.model.problem import failure
from irenic.workbench.wording import on_the_page, worded

from ..conftest import ROOT

INTAKE = ROOT / "src" / "irenic" / "intake"
DECIDING = (
    "deciding",
    "excepting",
    "naming",
    "accepting",
    "edited",
    "opened",
    "desk",
    "waiting",
    "versions",
    "cutting",
)
"""The modules whose messages a page can show."""
OF_MANY = "cannot be said of many at once"
"""Pages decide on proposals one by one."""


def texts(module: str) -> Iterator[str]:
    """Every text of a module that may be told, with NAME in place of what is filled in."""
    tree = ast.parse((INTAKE / f"{module}.py").read_text(encoding="utf-8"))
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)}
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(one.value) if isinstance(one, ast.Constant) else "NAME" for one in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts | docs:
            yield node.value


def test_no_option_of_a_terminal_is_left() -> None:
    left = []
    found = 0
    for module in DECIDING:
        for words in texts(module):
            # a flag that is looked up by its field is put into a sentence that is tried itself
            if "--" not in words or " " not in words.strip() or OF_MANY in words or words.startswith("--NAME"):
                continue
            found += 1
            if re.search(r"--[a-z]|irenic (read|accept|show|check)\b|case\.yaml", worded(words)):
                left.append((module, words, worded(words)))
    assert left == []
    assert found > 20


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "if you read them so, add --stance 'rejects'; --stance claims takes them as words that bind nobody",
            "if you read them so, choose 'rejects' in Stance; 'claims' in Stance takes them as words that bind nobody",
        ),
        (
            "say what the words are about: --stance 'accepts' --draft DRAFT or --issue ISSUE --option OPTION",
            "say what the words are about: 'accepts' in Stance, a draft in About or an option in About",
        ),
        (
            "add --event e1 if it is, or --event new if it is of another",
            "choose in “Another account of”: 'e1' if it is, “no event of the case” if it is of another",
        ),
        ("add --issue army or --issue port", "choose in About that of army or port"),
        (
            "'supports' takes --draft DRAFT (drafts: plan; issues: army); what goes with this: offers",
            "'supports' takes a draft in About; what goes with this: offers",
        ),
        (
            "add --issue ISSUE --option OPTION, naming what the case has",
            "choose Correct it, and there the draft and the option",
        ),
        (
            "“x” stands within the quote, and is no longer proposed by itself: irenic accept CASE s-1 still takes it",
            "“x” stands within the quote, and is no longer proposed by itself: a statement of the same words can still "
            "be made by selecting them",
        ),
        ("add 'cite:', or 'assumed:' with a reason", "add 'cite:', or 'assumed:' with a reason"),
    ],
)
def test_the_field_is_named_in_place_of_the_option(words: str, said: str) -> None:
    (problem,) = failure("E007", "m", words).problems
    assert on_the_page(problem).hint == said
