"""Which sources were replaced, by what, and what still rests on them: against a slow walk over random cases."""

import datetime
import itertools
import random

import pytest

from irenic.model.case import Case
from irenic.model.replaced import entry_name, newer_versions, newest, resting_on_replaced
from irenic.model.source import Retraction


def case_of(replaces: dict[str, list[str]], cited: list[list[str]], **more: object) -> Case:
    sources = {
        name: {"file": f"{name}.txt", "replaces": old, "published": f"2031-03-{at + 1:02}"}
        for at, (name, old) in enumerate(replaces.items())
    }
    statements = {
        f"s{at}": {
            "by": "a",
            "stance": "claims",
            "about": {"topic": "t"},
            "cite": [{"source": name, "quote": "x"} for name in names],
        }
        for at, names in enumerate(cited)
    }
    plain = {"irenic": 1, "sources": sources, "parties": {"a": {"name": "A"}}, "statements": statements, **more}
    return Case.model_validate(plain)


def reaches(replaces: dict[str, list[str]], newer: str, old: str) -> bool:
    """By trying every chain of sources between the two."""
    others = [name for name in replaces if name not in (newer, old)]
    chains = (
        (newer, *between, old) for size in range(len(others) + 1) for between in itertools.permutations(others, size)
    )
    return any(all(after in replaces[before] for before, after in itertools.pairwise(chain)) for chain in chains)


@pytest.mark.parametrize("seed", range(25))
def test_what_rests_on_a_replaced_source_is_found_as_by_trying_every_chain(seed: int) -> None:
    draw = random.Random(seed)
    names = [f"r{at}" for at in range(5)]
    replaces = {name: [old for old in names[:at] if draw.random() < 0.35] for at, name in enumerate(names)}
    cited = [draw.sample(names, draw.randint(1, 3)) for _ in range(6)]
    case = case_of(replaces, cited)
    newer = newer_versions(case)
    for old in names:
        expected = {name for name in names if name != old and reaches(replaces, name, old)}
        assert set(newer.get(old, ())) == expected
        ends = {name for name in expected if not any(name in held for held in replaces.values())}
        assert set(newest(newer, old)) == ends
        resting = {entry_name(one.entry) for one in resting_on_replaced(case, newer).get(old, ())}
        by_hand = {f"statements.s{at}" for at, held in enumerate(cited) if old in held and not expected & set(held)}
        assert resting == (by_hand if expected else set())


def test_what_comes_later_than_the_day_has_replaced_nothing_yet() -> None:
    case = case_of({"r": [], "r2": ["r"]}, [["r"]])
    assert newer_versions(case, datetime.date(2031, 3, 1)) == {}
    assert newer_versions(case, datetime.date(2031, 3, 2)) == {"r": ("r2",)}


def test_sources_that_replace_each_other_in_a_circle_come_to_an_end() -> None:
    newer = newer_versions(case_of({"r": ["r2"], "r2": ["r"]}, [["r"]]))
    assert newer == {"r": ("r2",), "r2": ("r",)}
    assert newest(newer, "r") == ()


def test_words_that_were_taken_back_or_superseded_rest_on_nothing() -> None:
    case = case_of({"r": [], "r2": ["r"]}, [["r"], ["r"], ["r2"]])
    held = dict(case.statements)
    held["s0"] = held["s0"].model_copy(update={"retracted": Retraction()})
    held["s2"] = held["s2"].model_copy(update={"supersedes": ("s1",)})
    left = case.model_copy(update={"statements": held})
    assert resting_on_replaced(left, newer_versions(left)) == {"r": ()}
