"""What is suggested for a name that is not known: never the opposite, and no person for a word that anybody goes by."""

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from irenic.cli.accept import STANCES
from irenic.cli.main import main
from irenic.model.did_you_mean import are_opposed, meant_stance, nearest
from irenic.workspace import open_case

_YES = {"accepts", "supports", "offers", "prefers"}
_NO = {"rejects", "opposes", "rules out", "denies"}


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("lifed", ["lifted", "kept"], "lifted"),
        ("unlifted", ["lifted"], None),
        ("lifted", ["unlifted"], None),
        ("no-cap", ["a-cap", "nocap"], None),
        ("northern", ["southern", "western"], None),
        ("disarmed", ["armed"], None),
        ("Sixhundred", ["six-hundred", "no-hundred"], "six-hundred"),
        ("ORREN", ["orren"], "orren"),
    ],
)
def test_what_is_near_is_suggested_unless_it_is_the_opposite(word: str, known: list[str], meant: str | None) -> None:
    assert nearest(word, known) == meant


def test_opposites_are_so_both_ways() -> None:
    for one, other in itertools.product(_YES, _NO):
        assert are_opposed(one, other)
        assert are_opposed(other, one)
    assert not are_opposed("rejects", "rejected")


@pytest.mark.parametrize("word", "official officials spokesman minister source governor".split())
def test_no_person_is_suggested_for_a_word_that_anybody_goes_by(word: str) -> None:
    near = f"{word[:-1]}ey"
    assert nearest(word, [near]) == near
    assert nearest(word, [near], people=[near]) is None
    assert nearest(word, [f"marn.{word}-1"], people=[f"marn.{word}-1"]) == f"marn.{word}-1"


@pytest.mark.parametrize(
    ("word", "stance"),
    [
        ("refuses", "rejects"),
        ("agrees", "accepts"),
        ("insists", "demands"),
        ("would accept", "offers"),
        ("jokes", None),
    ],
)
def test_another_word_for_a_stance_is_that_stance(word: str, stance: str | None) -> None:
    assert meant_stance(word) == stance


CASE = """
irenic: 1
title: Fictional countries
sources: {r: {file: r.txt, published: 2031-03-14, assumed: {published: told}}}
parties: {marn: {name: Marn, voices: {offical: {name: Ofri Calla}, orren: {name: Ilva Orren}}}}
drafts: {}
=== r.txt
An official said that the talks went well.
"""


@pytest.mark.parametrize("word", [*sorted(_YES | _NO), "refuses", "prefuses", "acepts", "oposes", "suports", "rejets"])
def test_no_command_suggests_the_opposite_stance(
    make_case: Callable[[str], Path], capsys: pytest.CaptureFixture[str], word: str
) -> None:
    """Every stance, misspelt by a letter, leads to one that says the same or to none."""
    folder = make_case(CASE)
    misspelt = word if word not in STANCES else f"{word}x"
    assert main(["accept", str(folder), "s-1", "--stance", misspelt]) == 2
    told = " ".join(capsys.readouterr().err.replace("│", " ").split())
    guess = told.partition("did you mean '")[2].partition("'")[0]
    yes, no = guess in _YES, guess in _NO
    assert not (yes and (word in _NO or word == "refuses"))
    assert not (no and word in _YES)


def test_whose_words_they_are_is_never_guessed_from_an_office(
    make_case: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_case(CASE)
    workspace = open_case(folder)
    workspace.read_source("r")
    (proposal,) = workspace.waiting()
    for flags in (["--by", "official"], ["--by", "marn", "--voice", "official"], ["--by", "marn.official"]):
        assert main(["accept", str(folder), proposal.id, *flags]) == 1
        assert "did you mean" not in capsys.readouterr().err
