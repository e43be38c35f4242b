"""What is asked once for all that says the same, or apart where words do not touch: the answers are those of asking anew."""

import random
from typing import Any

import pytest

from irenic.analyses.acceptance import assess_drafts
from irenic.analyses.trace import answers_over_time
from irenic.model.case import Case
from irenic.preferences.consent import consenting, forget_parties
from irenic.preferences.party import PartyPreferences
from irenic.preferences.premises import premises_of

ISSUES = "ijkl"


def case_of(chosen: random.Random, statements: int, *, drafts: bool, repeated: bool) -> Case:
    """A party that wants the low ends, or on some issues nobody knows what, and has said this and that."""
    said: list[dict[str, Any]] = []
    for number in range(statements):
        one, other = chosen.sample(ISSUES, 2)
        option, over = (f"{one}{n}" for n in chosen.sample(range(3), 2))
        kinds: list[tuple[str, dict[str, Any]]] = [
            ("prioritises", {"issue": one, "over": other}),
            ("prefers", {"issue": one, "option": option, "over": over}),
            ("demands", {"issue": one, "option": option}),
            ("rejects", {"issue": one, "option": option}),
            ("accepts", {"issue": one, "option": option}),
            ("rules out", {"issue": one, "option": option}),
        ]
        kinds += [("rejects", {"draft": "d"}), ("prefers", {"draft": "e", "over": "d"})] if drafts else []
        stance, about = chosen.choice(kinds)
        entry: dict[str, Any] = {"by": "a", "stance": stance, "about": about, "date": f"2031-01-{1 + number % 28:02}"}
        if stance == "rules out" and chosen.random() < 0.3:
            entry["if"] = {other: f"{other}{chosen.randrange(3)}"}
        elif chosen.random() < 0.15:
            entry["credence"] = 0.6
        said.append(entry)
        if repeated and chosen.random() < 0.6:
            said.append({**chosen.choice(said), "date": f"2031-02-{1 + number % 28:02}"})
    chosen.shuffle(said)
    wanted = {issue: chosen.choice(["low", "low", "unknown"]) for issue in ISSUES}
    terms = {"d": "1", "e": "0"}
    return Case.model_validate(
        {
            "irenic": 1,
            "parties": {"a": {"name": "A", "wants": wanted, "assumed": {"wants": "told"}}},
            "issues": {name: {"question": "q", "options": {f"{name}{n}": "x" for n in range(3)}} for name in ISSUES},
            "drafts": {
                draft: {"terms": {name: {"option": f"{name}{n}", "assumed": "x"} for name in ISSUES}}
                for draft, n in terms.items()
            },
            "statements": {f"s{n}": {**one, "cite": {"source": "r", "quote": "told"}} for n, one in enumerate(said)},
        }
    )


@pytest.mark.parametrize("seed", range(40))
def test_words_that_do_not_touch_hold_together_where_each_group_does(seed: int) -> None:
    chosen = random.Random(seed)
    case = case_of(chosen, chosen.randrange(2, 9), drafts=seed % 4 == 0, repeated=seed % 2 == 0)
    preferences = PartyPreferences(case, "a", case.statements)
    labels = sorted(preferences.hard)
    told = []
    for _ in range(12):
        ids = frozenset(label for label in labels if chosen.random() < 0.7)
        told.append(preferences._holds_together(ids))
        assert told[-1] == preferences._is_consistent(ids)
    assert isinstance(told[0], bool)


def test_some_of_these_words_hold_and_some_do_not() -> None:
    """So that the test above tells something."""
    told = set()
    for seed in range(10):
        case = case_of(random.Random(seed), 6, drafts=False, repeated=False)
        preferences = PartyPreferences(case, "a", case.statements)
        told.add(preferences._holds_together(preferences.hard))
    assert told == {True, False}


@pytest.mark.parametrize("seed", range(8))
def test_day_after_day_the_answers_are_those_of_asking_anew(seed: int) -> None:
    case = case_of(random.Random(seed), 4, drafts=True, repeated=True)
    how: dict[str, Any] = {"draws": 400, "seed": seed}
    forget_parties()
    trace = answers_over_time(case, **how)
    assert trace.moments
    for moment in trace.moments:
        forget_parties()
        anew = assess_drafts(case, as_of=moment.date, **how)
        assert moment.drafts == anew.drafts
        assert moment.nothing_on_record == anew.nothing_on_record


def test_what_says_the_same_under_another_name_has_the_draws_of_the_first() -> None:
    forget_parties()
    said = {"by": "a", "stance": "rejects", "about": {"draft": "d"}, "cite": {"source": "r", "quote": "told"}}
    whole = case_of(random.Random(1), 0, drafts=False, repeated=False)
    first, other = (
        consenting(premises_of(Case.model_validate({**whole.model_dump(by_alias=True), "statements": {name: said}})))[
            "a"
        ]
        for name in ("one", "two")
    )
    assert first is not other
    assert first.draws is other.draws
    assert other.preferences.verdict("best", first._drafts[0]) == "no"
    assert other.preferences.proof("best", first._drafts[0])[0] == "two"
