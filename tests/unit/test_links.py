"""Links between issues: readings of a draft that make no sense are nobody's, each draft against all its packages."""

import itertools
from typing import Any

import numpy as np
import pytest

from irenic.analyses.acceptance import assess_drafts
from irenic.analyses.compare import compare_drafts
from irenic.analyses.questions import what_to_ask
from irenic.model.case import Case
from irenic.preferences.consent import consenting
from irenic.preferences.joint import middle
from irenic.preferences.linked import makes_sense
from irenic.preferences.premises import premises_of
from irenic.preferences.readings import Tied, count, packages, readings_about, readings_of, sensible_packages

CITED = {"cite": {"source": "r", "quote": "told"}}
BARRED = {"if": {"i": "i0"}, "then": {"j": ["j1", "j2"]}}
"""Where i is at its low end, j cannot be at its own."""


def case_of(*said: dict[str, Any], terms: dict[str, list[str]], links: list[dict[str, Any]]) -> Case:
    return Case.model_validate(
        {
            "irenic": 1,
            "parties": {
                "a": {"name": "A", "wants": {"i": "low", "j": "low", "k": "high"}, "assumed": {"wants": "told"}},
                "b": {"name": "B", "wants": {"i": "high", "j": "low", "k": "low"}, "assumed": {"wants": "told"}},
            },
            "issues": {
                name: {"question": "q", "options": {f"{name}{place}": "x" for place in range(3)}} for name in "ijk"
            },
            "links": [{**link, "assumed": "x"} for link in links],
            "drafts": {
                "d": {"terms": {issue: {"option": options, "assumed": "x"} for issue, options in terms.items()}},
                "e": {"terms": {issue: {"option": f"{issue}1", "assumed": "x"} for issue in "ijk"}},
            },
            "statements": {f"s{place}": {**CITED, **one} for place, one in enumerate(said)},
        }
    )


SAID = (
    {"by": "a", "stance": "prioritises", "about": {"issue": "i", "over": "k"}},
    {"by": "b", "stance": "prioritises", "about": {"issue": "j", "over": "i"}},
)


def test_an_option_that_only_senseless_packages_have_is_no_reading() -> None:
    case = case_of(terms={"i": ["i0"], "j": ["j0", "j2"], "k": ["k1"]}, links=[BARRED])
    assert readings_of(case, case.drafts["d"])["j"] == ("j2",)
    assert not isinstance(readings_of(case, case.drafts["d"]), Tied)


def test_links_are_followed_from_one_to_the_next() -> None:
    chain = [BARRED, {"if": {"j": ["j1", "j2"]}, "then": {"k": "k2"}}]
    case = case_of(terms={"i": ["i0"], "j": ["j0", "j2"], "k": ["k0", "k2"]}, links=chain)
    assert readings_of(case, case.drafts["d"]) == {"i": ("i0",), "j": ("j2",), "k": ("k2",)}


def test_a_draft_of_which_no_reading_makes_sense_stands_as_its_words_have_it() -> None:
    case = case_of(*SAID, terms={"i": ["i0"], "j": ["j0"], "k": ["k1"]}, links=[BARRED])
    assert readings_of(case, case.drafts["d"]) == {"i": ("i0",), "j": ("j0",), "k": ("k1",)}
    assert assess_drafts(case, draws=400).drafts["d"].all.best_reading.reading == {"i": "i0", "j": "j0", "k": "k1"}


@pytest.mark.parametrize(
    "extra", [[], [{"by": "a", "stance": "rejects", "about": {"terms": {"i": "i2", "j": "j2", "k": "k0"}}}]]
)
@pytest.mark.parametrize("links", [[BARRED], [BARRED, {"if": {"k": "k2"}, "then": {"i": ["i1", "i2"]}}]])
def test_readings_tied_together_are_compared_one_by_one(
    links: list[dict[str, Any]], extra: list[dict[str, Any]]
) -> None:
    case = case_of(*SAID, *extra, terms={"i": ["i0", "i2"], "j": ["j0", "j1", "j2"], "k": ["k0", "k2"]}, links=links)
    readings = readings_of(case, case.drafts["d"])
    assert isinstance(readings, Tied)
    sensible = [package for package in packages(readings) if makes_sense(case, package)]
    assert 0 < len(sensible) < count(readings)
    assert sensible_packages(case, readings) == sensible
    found = assess_drafts(case, draft="d", draws=2000).drafts["d"]
    parties = consenting(premises_of(case, draws=2000))
    for name, party in parties.items():
        # draw by draw: at its best some reading that makes sense is accepted, at its worst every one is
        each = np.array([party.draws.accepts_each(readings, one)[:, 0] for one in sensible])
        ends = found.parties[name]
        for end, accepted in ((ends.best_reading, each.max(axis=0)), (ends.worst_reading, each.min(axis=0))):
            share = float(np.average(accepted, weights=party.draws.draws.weights))
            assert middle(end) == pytest.approx(share, abs=1e-9)
            assert end.verdict != "yes" or share == 1
            assert end.verdict != "no" or share == 0
            assert end.reading is None or makes_sense(case, end.reading)
    joint = found.all
    assert joint.best_reading.reading in sensible
    assert joint.worst_reading.reading in sensible
    products = [
        middle(parties["a"].probability(one, readings)) * middle(parties["b"].probability(one, readings))
        for one in sensible
    ]
    assert middle(joint.best_reading) == pytest.approx(max(products))
    assert middle(joint.worst_reading) == pytest.approx(min(products))


def test_nobody_is_asked_about_a_change_that_makes_no_sense() -> None:
    case = case_of(*SAID, terms={"i": ["i0"], "j": ["j1"], "k": ["k1"]}, links=[BARRED])
    asked = [one.words for one in what_to_ask(case, "d", draws=2000).questions if one.kind == "change"]
    assert asked
    free = case_of(*SAID, terms={"i": ["i0"], "j": ["j1"], "k": ["k1"]}, links=[])
    more = [one.words for one in what_to_ask(free, "d", draws=2000).questions if one.kind == "change"]
    # both parties are no longer asked about j0 beside i0
    assert len(more) == len(asked) + 2


def test_links_that_hold_of_every_reading_change_no_number() -> None:
    terms = {"i": ["i1", "i2"], "j": ["j0", "j1"], "k": ["k0"]}
    plain, linked = case_of(*SAID, terms=terms, links=[]), case_of(*SAID, terms=terms, links=[BARRED])
    first, second = (assess_drafts(case, draft="d", draws=2000).drafts["d"] for case in (plain, linked))
    assert first == second


def test_every_pair_of_options_is_kept_or_dropped_as_brute_force_has_it() -> None:
    links: list[dict[str, Any]] = [BARRED, {"if": {"j": "j2", "k": "k0"}, "then": {"i": "i1"}}]
    options = {name: [f"{name}{place}" for place in range(3)] for name in "ijk"}
    for chosen in itertools.product(*(itertools.combinations(held, 2) for held in options.values())):
        case = case_of(terms={name: list(held) for name, held in zip("ijk", chosen, strict=True)}, links=links)
        allowed = dict(zip("ijk", chosen, strict=True))
        sensible = [package for package in packages(allowed) if makes_sense(case, package)]
        read = readings_of(case, case.drafts["d"])
        for issue, held in read.items():
            # each link by itself: what no package can have may stay, what one can have never goes
            assert {package[issue] for package in sensible} <= set(held)


def test_who_accepts_a_draft_accepts_it_even_where_links_leave_several_best_readings() -> None:
    accepts = {"by": "a", "stance": "accepts", "about": {"draft": "d"}}
    link = {"if": {"i": "i0"}, "then": {"j": ["j1"]}}
    case = case_of(accepts, terms={"i": ["i0", "i1"], "j": ["j0", "j1"], "k": ["k1"]}, links=[link])
    assert isinstance(readings_of(case, case.drafts["d"]), Tied)
    told = assess_drafts(case, draft="d", draws=2000).drafts["d"].parties["a"].best_reading
    assert (told.verdict, told.proof, told.probability) == ("yes", ("s0", "structure"), 1.0)


def test_a_condition_leaves_options_first_and_links_of_those_after() -> None:
    """`accepts k0 if i0`, where i0 leaves but j2: the only reading is i0, j2, k0."""
    link = {"if": {"i": "i0"}, "then": {"j": "j2"}}
    said = {"by": "a", "stance": "accepts", "about": {"terms": {"k": "k0"}}, "if": {"i": ["i0"]}}
    case = case_of(said, terms={"i": ["i0"], "j": ["j2"], "k": ["k0"]}, links=[link])
    statement = case.statements["s0"]
    assert readings_about(case, statement.about, statement.condition) == {"i": ("i0",), "j": ("j2",), "k": ("k0",)}  # type: ignore[arg-type]
    assert assess_drafts(case, draft="d", draws=400).drafts["d"].parties["a"].best_reading.verdict == "yes"
    # the other way: the condition puts i1 in place of i0, and with it j is open again
    said = {**said, "about": {"terms": {"i": "i0", "k": "k0"}}, "if": {"i": ["i1"]}}
    case = case_of(said, terms={"i": ["i1"], "j": ["j2"], "k": ["k0"]}, links=[link])
    statement = case.statements["s0"]
    assert readings_about(case, statement.about, statement.condition)["j"] == ("j0", "j1", "j2")  # type: ignore[arg-type]


def test_a_draft_is_compared_at_readings_that_make_sense() -> None:
    link = {"if": {"i": "i0"}, "then": {"j": ["j1", "j2"]}}
    case = case_of(*SAID, terms={"i": ["i0", "i1"], "j": ["j0", "j1"], "k": ["k1"]}, links=[link])
    liked = compare_drafts(case, "e", "d", draws=2000).parties["a"]
    party = consenting(premises_of(case, draws=2000))["a"]
    gains = [
        party.draws.values_of(lambda space, one=one: space.gain(one))  # type: ignore[misc]
        for one in sensible_packages(case, readings_of(case, case.drafts["d"]))
    ]
    before = party.draws.values_of(lambda space: space.gain({"i": "i1", "j": "j1", "k": "k1"}))
    better = (np.max(gains, axis=0) - before > 1e-7).mean()
    assert middle(liked) == pytest.approx(better, abs=0.01)
