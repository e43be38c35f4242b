"""Cases at the ends: nothing said, five hundred times said, thirty issues, one issue, weights of 0, one point."""

from itertools import product
from typing import Any

import numpy as np
import pytest

from irenic.analyses.acceptance import Assessment, assess_drafts
from irenic.analyses.influence import why_draft
from irenic.analyses.questions import what_to_ask
from irenic.analyses.trace import answers_over_time
from irenic.analyses.zone import zone_of_agreement
from irenic.model.case import Case
from irenic.preferences.answers import PartyAnswer

CITED = {"cite": {"source": "r", "quote": "told"}}


def case_of(sizes: list[int], said: list[dict[str, Any]], drafts: dict[str, list[int]], **parts: Any) -> Case:
    """One party that wants the last option of every issue; issues i0, i1, … with options i0o0, i0o1, …"""
    names = [f"i{number}" for number in range(len(sizes))]
    return Case.model_validate(
        {
            "irenic": 1,
            "sources": {"r": {"file": "r.txt", "published": "2031-03-01"}},
            "parties": {"a": {"name": "A", "wants": dict.fromkeys(names, "high"), "assumed": {"wants": "told"}}},
            "issues": {
                name: {"question": "q", "options": {f"{name}o{place}": "x" for place in range(size)}}
                for name, size in zip(names, sizes, strict=True)
            },
            "drafts": {
                draft: {
                    "terms": {
                        name: {"option": f"{name}o{place}", "assumed": "x"}
                        for name, place in zip(names, chosen, strict=True)
                    }
                }
                for draft, chosen in drafts.items()
            },
            "statements": {f"s{place:03}": {"by": "a", **CITED, **one} for place, one in enumerate(said)},
            **parts,
        }
    )


def terms(chosen: tuple[int, ...]) -> dict[str, Any]:
    return {"about": {"terms": {f"i{issue}": f"i{issue}o{place}" for issue, place in enumerate(chosen)}}}


def answer(found: Assessment, draft: str = "d") -> PartyAnswer:
    return found.drafts[draft].parties["a"].best_reading


def test_where_nothing_was_said_no_verb_gives_a_number() -> None:
    case = case_of([3, 3], [], {"d": [1, 1]})
    assert answer(assess_drafts(case, draws=400)).verdict is None
    assert answer(assess_drafts(case, draws=400)).probability is None
    assert why_draft(case, draws=400).influence == ()
    assert [one.gain for one in what_to_ask(case, draws=400).first] == [None]
    assert zone_of_agreement(case, draws=400).exists.withheld
    assert answers_over_time(case, draws=400).moments == ()


@pytest.mark.parametrize("prior", ["issues", "increments"])
def test_five_hundred_statements_about_packages_leave_what_rejection_leaves(prior: Any) -> None:
    """The party says of 500 packages, many of them again and again, what it truly thinks of them."""
    generator = np.random.default_rng(5)
    weights = generator.dirichlet([1, 1, 1])
    values = [np.append(0, np.cumsum(share)) * weight for share, weight in zip(generator.dirichlet([1, 1], 3), weights, strict=True)]  # fmt: skip
    every = list(product(range(3), repeat=3))
    worth = {chosen: sum(values[issue][place] for issue, place in enumerate(chosen)) for chosen in every}
    draft = (1, 1, 1)
    reserved = 0.62 * worth[draft] + 0.2
    apart = [chosen for chosen in every if abs(worth[chosen] - reserved) > 0.2]
    said = [
        {"stance": "accepts" if worth[chosen] > reserved else "rejects", **terms(chosen)}
        for chosen in (apart[place] for place in generator.integers(len(apart), size=500))
    ]
    found = answer(assess_drafts(case_of([3, 3, 3], said, {"d": list(draft)}), prior=prior))
    # slow and obvious: draws of the prior of which only those stay that agree with every word
    number = 400_000
    shares = (
        generator.dirichlet([1] * 6, number)
        if prior == "increments"
        else np.concatenate(
            [
                weight * share
                for weight, share in zip(
                    generator.dirichlet([1, 1, 1], number).T[:, :, None],
                    [generator.dirichlet([1, 1], number) for _ in range(3)],
                    strict=True,
                )
            ],
            axis=1,
        )
    )
    forms = {chosen: np.array([place < chosen[issue] for issue in range(3) for place in range(2)]) for chosen in every}
    rest = generator.random(number)
    agrees = np.ones(number, dtype=bool)
    for one in {(chosen, worth[chosen] > reserved) for chosen in apart}:
        agrees &= (shares @ forms[one[0]] >= rest) == one[1]
    assert agrees.sum() > 1000
    expected = (shares[agrees] @ forms[draft] >= rest[agrees]).mean()
    assert found.verdict == "undecided"
    assert found.probability == pytest.approx(expected, abs=0.02 + 4 * float(np.sqrt(0.25 / agrees.sum())))


@pytest.mark.parametrize("prior", ["issues", "increments"])
def test_thirty_issues_are_answered(prior: Any) -> None:
    said = [
        {"stance": "prioritises", "about": {"issue": f"i{place}", "over": f"i{place + 1}"}} for place in range(6)
    ] + [{"stance": "rejects", **terms((0, *[1] * 29))}]
    case = case_of([4] * 30, said, {"d": [2] * 30, "low": [0] * 30, "high": [3] * 30})
    found = assess_drafts(case, draws=2000, prior=prior)
    assert {draft: answer(found, draft).verdict for draft in ("d", "low", "high")} == {
        "d": "undecided",
        "low": "no",
        "high": "yes",
    }
    # r is uniform, and d is worth more than what was rejected whatever the increments: P = E[U(d) − U] / E[1 − U] of that,
    # where the issue put first weighs 1/30 to 1/11 and each third of an issue's worth is alike
    low, high = ((2 / 3 - worth) / (1 - worth) for worth in ((1 - 1 / 30) / 3, (1 - 1 / 11) / 3))
    assert low - 0.05 < (answer(found).probability or 0) < high + 0.05
    assert zone_of_agreement(case, draws=400, prior=prior).packages == str(4**30)


@pytest.mark.parametrize("prior", ["issues", "increments"])
def test_an_issue_that_is_assumed_to_weigh_nothing_counts_for_nothing(prior: Any) -> None:
    said = [{"stance": "prioritises", "about": {"issue": "i0", "over": "i1"}}]
    nothing = {"x": {"party": "a", "weights": {"i2": [0, 0]}, "assumed": "x"}}
    with_it = case_of([3, 3, 3], said, {"d": [1, 2, 0], "e": [1, 2, 2]}, assume=nothing)
    found = assess_drafts(with_it, prior=prior)
    assert answer(found, "d").probability == answer(found, "e").probability
    assert not [one for one in found.about.problems if one.code == "A001"]
    # what remains is uniform on the face where it weighs nothing: under `issues`, the two issues that are left
    if prior == "issues":
        without = assess_drafts(case_of([3, 3], said, {"d": [1, 2]}), prior=prior)
        assert answer(found, "d").probability == pytest.approx(answer(without).probability, abs=0.03)


def test_all_issues_but_one_of_no_weight_leave_that_one() -> None:
    nothing = {"x": {"party": "a", "weights": {"i1": [0, 0], "i2": [0, 0]}, "assumed": "x"}}
    said = [{"stance": "accepts", "about": {"draft": "d"}}]
    found = assess_drafts(case_of([3, 3, 3], said, {"d": [1, 0, 0], "e": [2, 0, 0], "f": [0, 2, 2]}, assume=nothing))
    assert [answer(found, draft).verdict for draft in "def"] == ["yes", "yes", "undecided"]
    # the first issue's worst option is worth 0, and r is not below it: only r = 0 accepts
    assert (answer(found, "f").at_most or 0) < 0.01


@pytest.mark.parametrize(("reservation", "verdict"), [(0.49, "yes"), (0.5, "yes"), (0.51, "no")])
def test_one_point_is_told_exactly(reservation: float, verdict: str) -> None:
    exact = {
        "x": {
            "party": "a",
            "weights": {"i0": 0.6, "i1": 0.4},
            "values": {"i0": {"i0o1": 0.3}, "i1": {"i1o1": 0.2}},
            "reservation": reservation,
            "assumed": "x",
        }
    }
    case = case_of(
        [3, 3], [{"stance": "prioritises", "about": {"issue": "i0", "over": "i1"}}], {"d": [1, 1]}, assume=exact
    )
    found = answer(assess_drafts(case, draws=400))
    assert (found.verdict, found.exact, found.probability) == (verdict, True, float(verdict == "yes"))


@pytest.mark.parametrize("prior", ["issues", "increments"])
@pytest.mark.parametrize("options", [2, 3, 5])
def test_one_issue_has_a_closed_form(prior: Any, options: int) -> None:
    """The option next to the best, where only its top increment is missing: P = E[1 − share of the top] = 1 − 1/n."""
    said = [{"stance": "rejects", "about": {"terms": {"i0": "i0o0"}}}]
    found = answer(assess_drafts(case_of([options], said, {"d": [options - 2]}), prior=prior))
    if options == 2:
        assert found.verdict == "no"
    else:
        assert found.probability == pytest.approx(1 - 1 / (options - 1), abs=0.02)


def test_an_issue_of_one_option_changes_nothing() -> None:
    said = [{"stance": "prioritises", "about": {"issue": "i0", "over": "i1"}}]
    plain = answer(assess_drafts(case_of([3, 3], said, {"d": [1, 1]})))
    wider = answer(assess_drafts(case_of([3, 3, 1], said, {"d": [1, 1, 0]})))
    assert wider.probability == pytest.approx(plain.probability, abs=0.02)
