"""Answers on packages that once came out wrong: rules at the edge, whom a change asks, scales past all measure."""

from typing import Any

import pytest

from irenic.analyses.amend import amend_draft
from irenic.analyses.compare import compare_drafts
from irenic.analyses.zone import zone_of_agreement
from irenic.model.case import Case
from irenic.preferences.consent import consenting
from irenic.preferences.premises import premises_of
from irenic.solvers import DrawnParty, bargain, best_packages

CITED = {"cite": {"source": "r", "quote": "told"}}


def two_parties(reservation: float, weight: float = 1 / 3) -> Case:
    """A with exact weights and worth of no agreement, b with two statements; three issues of two options."""
    return Case.model_validate(
        {
            "irenic": 1,
            "parties": {
                "b": {"name": "B", "wants": {"i": "high", "j": "low", "k": "low"}, "assumed": {"wants": "t"}},
                "a": {"name": "A", "wants": dict.fromkeys("ijk", "high"), "assumed": {"wants": "t"}},
            },
            "issues": {name: {"question": "q", "options": {f"{name}0": "x", f"{name}1": "x"}} for name in "ijk"},
            "drafts": {
                name: {"terms": {issue: {"option": f"{issue}{place}", "assumed": "x"} for issue in "ijk"}}
                for name, place in (("d", 0), ("e", 1))
            },
            "assume": {
                "w": {"party": "a", "weights": dict.fromkeys("ijk", weight), "assumed": "x"},
                "r": {"party": "a", "reservation": reservation, "assumed": "x"},
            },
            "statements": {
                "sa": {**CITED, "by": "a", "stance": "demands", "about": {"issue": "i", "option": "i1"}},
                "sb": {**CITED, "by": "b", "stance": "prioritises", "about": {"issue": "i", "over": "j"}},
            },
        }
    )


def test_a_rule_finds_what_a_verdict_finds_where_sums_of_thirds_miss_one() -> None:
    """Three thirds fall short of a reservation value of 1 by rounding: that is none that is lacking."""
    likes_all = {"by": "b", "stance": "accepts", "about": {"terms": {"i": "i1", "j": "j1", "k": "k1"}}, "credence": 0.8}
    case = two_parties(1.0).model_dump(by_alias=True, exclude_defaults=True)
    case["statements"]["sc"] = {**CITED, **likes_all}
    found = zone_of_agreement(Case.model_validate(case), draws=2000)
    assert (found.exists.probability or 0) > 0.7
    for settled in found.solutions.values():
        assert settled.center.packages == ({"i": "i1", "j": "j1", "k": "k1"},)
        assert settled.center.blocking == ()
        assert all(gain >= 0 for gain in settled.center.values.values())
        assert settled.of > 0
        assert sum(picked.share for picked in settled.draws) == pytest.approx(1)
        assert all(picked.share <= 1 for picked in settled.draws)


def test_what_falls_short_within_a_tolerance_is_rational_and_gains_nothing() -> None:
    values = [[[0.5, 0.2], [0.499_999_99, 0.9]]]
    assert bargain(values, [0.5, 0.0], "nash").packages.tolist() == [[0]]
    within = bargain(values, [0.5, 0.0], "nash", tolerance=1e-7)
    # the second gives the first party nothing, and the other more
    assert within.packages.tolist() == [[1]]
    assert bargain(values, [0.5, 0.95], "nash", tolerance=1e-7).blocking == (frozenset({1}),)


def test_a_worth_of_no_agreement_past_all_measure_is_told_and_no_fault() -> None:
    for far in (20_000.0, -20_000.0):
        case = two_parties(far)
        assert "beyond 10,000 times" in (zone_of_agreement(case, draws=800).exists.withheld or "")
        assert "beyond 10,000 times" in (amend_draft(case, "d", draws=800).withheld or "")


def test_any_whole_number_is_a_seed() -> None:
    for seed in (-5, 0, 2**80):
        assert zone_of_agreement(two_parties(0.5), draws=800, seed=seed).best
        # past `limit` packages the search sets out from places of chance
        party = DrawnParty([[[0.0, 1.0]]] * 3, [2.5], [1.0])
        assert best_packages([party, party], limit=1, seed=seed).packages[0].tolist() == [1, 1, 1]


def test_terms_of_an_amendment_are_named_as_the_contract_has_them() -> None:
    front = amend_draft(two_parties(0.2), "d", draws=2000).to_json()["front"]
    changed = [term for one in front for term in one["terms"].values()]
    assert changed
    assert all({"from", "to", "proposed_in"} <= set(term) for term in changed)


def test_parties_stand_in_the_order_of_the_case() -> None:
    case = two_parties(0.2)
    zone = zone_of_agreement(case, draws=2000)
    assert list(zone.best[0].parties) == ["b", "a"]
    assert [front.parties for front in zone.fronts] == [("b", "a")]
    assert list(amend_draft(case, "d", draws=2000).front[0].parties) == ["b", "a"]


def many_issues(said_of_b: list[dict[str, Any]], options: int = 6, number: int = 8) -> Case:
    """So many packages that the fewest changes are looked for by a program; b consents on one issue alone."""
    issues = [f"i{place:02}" for place in range(number)]
    shut = issues[-2:]
    said = [
        {"by": "a", "stance": "rules out", "about": {"issue": issue, "option": f"{issue}-0"}} for issue in shut
    ] + said_of_b
    return Case.model_validate(
        {
            "irenic": 1,
            "parties": {
                "a": {"name": "A", "wants": dict.fromkeys(issues, "high"), "assumed": {"wants": "t"}},
                "b": {
                    "name": "B", "wants": {shut[0]: "low"}, "consent": {"on": [shut[0]]}, "assumed": {"wants": "t"}
                },
            },
            "issues": {
                issue: {
                    "question": "q",
                    "options": {f"{issue}-{place}": "x" for place in range(options)},
                    "status_quo": f"{issue}-0",
                }
                for issue in issues
            },
            "drafts": {"d": {"terms": {issues[0]: {"option": f"{issues[0]}-0", "assumed": "x"}}}},
            "statements": {f"s{place}": {**CITED, **one} for place, one in enumerate(said)},
        }
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "fewest"),
    [
        # whatever takes the place of the status quo on its issue, b would have to agree and does not
        ([{"by": "b", "stance": "rules out", "about": {"issue": "i06", "option": "i06-1"}}], None),
        # of b nothing can be said, so that its issue is left as it is, which a rules out
        ([], None),
        # b rules out the far end alone
        ([{"by": "b", "stance": "rules out", "about": {"issue": "i06", "option": "i06-5"}}], 2),
    ],
)
def test_the_fewest_changes_ask_whoever_consents_on_what_is_changed(
    said: list[dict[str, Any]], fewest: int | None
) -> None:
    case = many_issues(said)
    found = amend_draft(case, "d", draws=800)
    assert found.possible_with == fewest
    if found.possible_package is not None:
        package = dict(found.possible_package)
        for party in consenting(premises_of(case, draws=800)).values():
            readings = {issue: (option,) for issue, option in package.items()}
            assert party.preferences.verdict(package, readings) != "no"


def test_a_draft_beside_itself_is_liked_no_better_by_anybody() -> None:
    for liked in compare_drafts(two_parties(0.2), "d", "d", draws=800).parties.values():
        assert (liked.verdict, liked.proof) == ("no", ("structure",))
