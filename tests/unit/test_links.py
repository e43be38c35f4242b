"""Links between issues: readings of a draft that make no sense are nobody's, each draft against all its packages."""

import itertools
from typing import Any

import pytest

from irenic.analyses.acceptance import assess_drafts
from irenic.analyses.questions import what_to_ask
from irenic.model.case import Case
from irenic.preferences.consent import consenting
from irenic.preferences.joint import middle
from irenic.preferences.linked import makes_sense, ties
from irenic.preferences.premises import premises_of
from irenic.preferences.readings import count, packages, readings_of, sensible_packages

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
    assert not ties(case, readings_of(case, case.drafts["d"]))


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
    assert ties(case, readings)
    sensible = [package for package in packages(readings) if makes_sense(case, package)]
    assert 0 < len(sensible) < count(readings)
    assert sensible_packages(case, readings) == sensible
    found = assess_drafts(case, draft="d", draws=2000).drafts["d"]
    parties = consenting(premises_of(case, draws=2000))
    for name, party in parties.items():
        told = {package: party.answer(dict(package), readings) for package in (tuple(one.items()) for one in sensible)}
        rank = {"no": 0, "undecided": 1, "yes": 2}
        standing = [(rank[str(one.verdict)], middle(one)) for one in told.values()]
        ends = found.parties[name]
        assert (rank[str(ends.best_reading.verdict)], middle(ends.best_reading)) == max(standing)
        assert (rank[str(ends.worst_reading.verdict)], middle(ends.worst_reading)) == min(standing)
        for end in (ends.best_reading, ends.worst_reading):
            assert end.reading is not None
            assert makes_sense(case, end.reading)
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
