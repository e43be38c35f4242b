"""Changes of a draft, held to all packages one by one, and two drafts side by side."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from irenic.analyses.amend import amend_draft
from irenic.analyses.compare import compare_drafts
from irenic.model.case import Case
from irenic.preferences.comparing import preference
from irenic.preferences.linked import makes_sense
from irenic.preferences.readings import readings_of

from ..thorough import blocks
from .test_zone import ISSUES, as_readings, case_of, every_package, parties_of, random_case

BASE = {issue: f"{issue}1" for issue in ISSUES}


def changes(package: dict[str, str]) -> int:
    return sum(package[issue] != option for issue, option in BASE.items())


@pytest.mark.parametrize("block", blocks(5, 6))
def test_the_front_holds_the_best_package_within_so_many_changes(block: int) -> None:
    """Chosen by the first half of the draws: no package with as many changes is more probable there."""
    for seed in range(300 + 6 * block, 306 + 6 * block):
        case = random_case(seed)
        parties = parties_of(case)
        found = amend_draft(case, "d", draws=800)
        if found.withheld:
            assert found.front == ()
            continue
        halves = {name: party.on_half(0).draws for name, party in parties.items()}

        def chance(package: dict[str, str], halves: dict = halves) -> float:  # type: ignore[type-arg]
            by_party = [np.average(drawn.accepts(package), weights=drawn.draws.weights) for drawn in halves.values()]
            return float(np.prod(by_party))

        best_so_far = chance(BASE)
        told = {one.changes: one for one in found.front}
        assert told[0].package == BASE
        for number in (1, 2, 3):
            those = [package for package in every_package(case) if changes(package) == number]
            best = max((chance(package) for package in those), default=-1.0)
            if best > best_so_far + 1e-9:
                assert chance(dict(told[number].package)) == pytest.approx(best), (seed, number)
                assert makes_sense(case, told[number].package)
                best_so_far = best
            else:
                assert number not in told, (seed, number)


@pytest.mark.parametrize("block", blocks(3, 10))
def test_the_fewest_changes_after_which_nobodys_words_exclude_it(block: int) -> None:
    for seed in range(400 + 10 * block, 410 + 10 * block):
        case = random_case(seed)
        parties = parties_of(case, 400)
        found = amend_draft(case, "d", draws=400)
        if found.withheld:
            continue
        possible = [
            changes(package)
            for package in [BASE, *every_package(case)]
            if all(p.preferences.verdict(package, as_readings(package)) != "no" for p in parties.values())
        ]
        assert found.possible_with == min(possible, default=None), seed


def test_a_term_that_no_source_proposed_says_so() -> None:
    said = [
        {"by": "a", "stance": "offers", "about": {"issue": "i", "option": "i0"}},
        {"by": "a", "stance": "rejects", "about": {"draft": "d"}},
    ]
    case = case_of({"a": dict.fromkeys(ISSUES, "low")}, said)
    (*_, most) = amend_draft(case, "d", draws=800).front
    assert most.terms["i"].proposed_in.statements == ("s0",)
    assert most.terms["i"].proposed_in.sources == ("r",)
    assert most.terms["k"].proposed_in.is_nowhere
    assert most.likes_it_better["a"].verdict == "yes"


def test_a_silent_party_withholds_the_answer() -> None:
    said = [{"by": "a", "stance": "rejects", "about": {"draft": "d"}}]
    found = amend_draft(case_of({name: dict.fromkeys(ISSUES, "low") for name in "ab"}, said), "d", draws=400)
    assert (found.withheld_by, found.front, found.possible_with) == (("b",), (), None)
    # told by the name that people know, here as anywhere
    case = case_of({name: dict.fromkeys(ISSUES, "low") for name in "ab"}, said)
    lake = case.parties["b"].model_copy(update={"name": "The Lake Council"})
    found = amend_draft(case.model_copy(update={"parties": {**case.parties, "b": lake}}), "d", draws=400)
    assert (found.withheld or "").startswith("The Lake Council withholds it: nothing on record")


def test_whoever_is_asked_only_on_what_is_changed_is_asked_then() -> None:
    """b consents on k alone, of which the draft is silent: its yes is needed once k is changed."""
    said = [{"by": name, "stance": "rejects", "about": {"draft": "d"}} for name in "ab"]
    whole = case_of({"a": dict.fromkeys(ISSUES, "low"), "b": {"k": "high"}}, said)
    written = whole.model_dump(by_alias=True, exclude_defaults=True, mode="json")
    written["parties"]["b"]["consent"] = {"on": ["k"]}
    del written["drafts"]["d"]["terms"]["k"]
    written["issues"]["k"]["status_quo"] = "k1"
    found = amend_draft(Case.model_validate(written), "d", draws=800)
    for one in found.front:
        assert set(one.parties) == ({"a", "b"} if "k" in one.terms else {"a"})
    assert any("k" not in one.terms for one in found.front)


def two_drafts(first: dict[str, list[str]], second: dict[str, list[str]], *said: Mapping[str, Any]) -> Case:
    case = case_of({"a": {"i": "low", "j": "low", "k": "unknown"}}, [dict(one) for one in said])
    drafts = {}
    for name, terms in (("d", first), ("e", second)):
        drafts[name] = {"terms": {issue: {"option": options, "assumed": "x"} for issue, options in terms.items()}}
    return Case.model_validate({**case.model_dump(by_alias=True, exclude_defaults=True), "drafts": drafts})


def test_what_was_added_dropped_sharpened_and_blurred() -> None:
    case = two_drafts(
        {"i": ["i0", "i1"], "j": ["j0"], "k": ["k0"]},
        {"i": ["i0"], "j": ["j0", "j1"], "k": ["k2"]},
    )
    assert {issue: term.change for issue, term in compare_drafts(case, "d", "e").terms.items()} == {
        "i": "sharpened", "j": "blurred", "k": "changed"
    }  # fmt: skip
    back = compare_drafts(two_drafts({"i": ["i0"], "j": ["j0"]}, {"i": ["i0"], "k": ["k0"]}), "d", "e")
    assert {issue: term.change for issue, term in back.terms.items()} == {"i": "kept", "j": "dropped", "k": "added"}


def test_who_likes_which_better_is_proved_where_words_and_orders_suffice() -> None:
    said = {"by": "a", "stance": "prioritises", "about": {"issue": "i", "over": "j"}}
    pair = ({"i": ["i2"], "j": ["j0"], "k": ["k0"]}, {"i": ["i0"], "j": ["j1"], "k": ["k0"]})
    liked = compare_drafts(two_drafts(*pair, said), "d", "e", draws=400).parties["a"]
    # i0 over i2 is worth all of i, and i matters more than j, whichever way that is liked
    assert (liked.verdict, liked.proof) == ("yes", ("s0", "a.wants.i", "structure"))
    back = compare_drafts(two_drafts(pair[1], pair[0], said), "d", "e", draws=400).parties["a"]
    assert (back.verdict, back.probability) == ("no", 0.0)
    half = {"by": "a", "stance": "rejects", "about": {"draft": "d"}}
    open_ = compare_drafts(two_drafts(*pair, half), "d", "e", draws=4000).parties["a"]
    assert open_.verdict == "undecided"
    assert 0.4 < (open_.probability or 0) < 1


def test_preferences_between_drafts_are_what_draws_and_proofs_agree_on() -> None:
    """Where words prove that a party likes one package better, every draw that satisfies them does too."""
    first, second = BASE, {"i": "i0", "j": "j1", "k": "k2"}
    for seed in range(500, 540):
        case = random_case(seed)
        for party in parties_of(case, 400).values():
            if party.withheld or party.draws.problem or party.preferences.conflicts:
                continue
            told = preference(party, as_readings(first), as_readings(second))
            gains = party.draws.values_of(lambda space: space.gain(second) - space.gain(first))
            held = gains[party.draws.draws.weights > 0]
            if told.verdict == "yes":
                assert (held > -1e-9).all(), seed
            elif told.verdict == "no":
                assert (held < 1e-7).all(), seed
            else:
                assert told.proof == ()
    assert readings_of(random_case(1), random_case(1).drafts["d"]) == as_readings(BASE)
