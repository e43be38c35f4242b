"""Where a deal could lie: held to all packages one by one on random cases with links, red lines and conflicts."""

import itertools
from typing import Any

import numpy as np
import pytest

from irenic.analyses.zone import zone_of_agreement
from irenic.model.case import Case
from irenic.preferences.consent import consenting
from irenic.preferences.joint import Parties
from irenic.preferences.linked import makes_sense
from irenic.preferences.premises import premises_of
from irenic.preferences.zones import joint_draws, packages_of, witness, zones_of
from irenic.report.terminal.zone import zone_lines

from ..thorough import blocks

ISSUES = {"i": 3, "j": 2, "k": 3}
OPTIONS = {issue: [f"{issue}{n}" for n in range(size)] for issue, size in ISSUES.items()}


def case_of(
    parties: dict[str, dict[str, Any]], said: list[dict[str, Any]], links: list[dict[str, Any]] | None = None
) -> Case:
    cited = {"cite": {"source": "r", "quote": "told"}}
    return Case.model_validate(
        {
            "irenic": 1,
            "parties": {
                name: {"name": name.upper(), "wants": wants, "assumed": {"wants": "told"}}
                for name, wants in parties.items()
            },
            "issues": {
                issue: {"question": "q", "options": dict.fromkeys(options, "x")} for issue, options in OPTIONS.items()
            },
            "drafts": {"d": {"terms": {issue: {"option": f"{issue}1", "assumed": "x"} for issue in ISSUES}}},
            "statements": {f"s{n}": {**cited, **one} for n, one in enumerate(said)},
            "links": [{**link, "assumed": "x"} for link in links or []],
        }
    )


def random_case(seed: int) -> Case:
    generator = np.random.default_rng(seed)

    def option(issue: str | None = None) -> tuple[str, str]:
        issue = issue or str(generator.choice(list(ISSUES)))
        return issue, str(generator.choice(OPTIONS[issue]))

    said = []
    names = "abcde"[: int(generator.choice([2, 2, 3, 3, 4, 5]))]
    parties = {
        name: {issue: str(generator.choice(["low", "high", "high", "unknown"])) for issue in ISSUES} for name in names
    }
    for name in names:
        for _ in range(int(generator.integers(1, 4))):
            issue, chosen = option()
            other = str(generator.choice([held for held in ISSUES if held != issue]))
            kind = int(generator.integers(6))
            terms = dict(option(held) for held in ISSUES)
            one: dict[str, Any] = {"by": name, "credence": float(generator.choice([1.0, 1.0, 0.7]))}
            if kind == 0:
                one |= {"stance": "prioritises", "about": {"issue": issue, "over": other}}
            elif kind == 1:
                one |= {"stance": "accepts", "about": {"terms": terms}}
            elif kind == 2:
                one |= {"stance": "rejects", "about": {"terms": terms}}
            elif kind == 3:
                one |= {"stance": "rules out", "about": {"issue": issue, "option": chosen}}
            elif kind == 4:
                condition = dict([option(other)])
                one |= {"stance": "rules out", "about": {"issue": issue, "option": chosen}, "if": condition}
            else:
                one |= {"stance": "rejects", "about": {"draft": "d"}}
            said.append(one)
    if generator.random() < 0.4:
        agreed = dict(option(issue) for issue in ISSUES)
        said += [{"by": name, "stance": "accepts", "about": {"terms": agreed}} for name in names]
    links = []
    if generator.random() < 0.5:
        first, then = generator.choice(list(ISSUES), 2, replace=False)
        links.append({"if": dict([option(str(first))]), "then": dict([option(str(then))])})
    return case_of(parties, said, links)


def every_package(case: Case) -> list[dict[str, str]]:
    whole = (dict(zip(OPTIONS, chosen, strict=True)) for chosen in itertools.product(*OPTIONS.values()))
    return [package for package in whole if makes_sense(case, package)]


def parties_of(case: Case, draws: int = 800) -> Parties:
    return consenting(premises_of(case, draws=draws))


def as_readings(package: dict[str, str]) -> dict[str, tuple[str, ...]]:
    return {issue: (option,) for issue, option in package.items()}


@pytest.mark.parametrize("block", blocks(8, 10))
def test_safe_and_possible_are_what_all_packages_one_by_one_say(block: int) -> None:
    for seed in range(10 * block, 10 * block + 10):
        case = random_case(seed)
        parties = parties_of(case)
        zone = zone_of_agreement(case, draws=800)
        if zone.withheld_by:
            assert (zone.possible, zone.safe, zone.best, zone.solutions) == (None, None, (), {})
            continue
        verdicts = [
            {name: party.preferences.verdict(package, as_readings(package)) for name, party in parties.items()}
            for package in every_package(case)
        ]
        assert zone.packages == str(len(verdicts))
        assert zone.safe == any(set(held.values()) == {"yes"} for held in verdicts), seed
        assert zone.possible == any("no" not in held.values() for held in verdicts), seed
        if zone.safe_package is not None:
            assert makes_sense(case, zone.safe_package)
            assert all(
                party.preferences.verdict(zone.safe_package, as_readings(dict(zone.safe_package))) == "yes"
                for party in parties.values()
            )


@pytest.mark.parametrize("block", blocks(4, 10))
def test_a_zone_exists_in_a_joint_draw_where_some_package_is_accepted_by_all(block: int) -> None:
    for seed in range(100 + 10 * block, 110 + 10 * block):
        case = random_case(seed)
        parties = parties_of(case, 400)
        if any(party.withheld or party.draws.problem for party in parties.values()):
            continue
        packages = packages_of(case, parties)
        joint = joint_draws(parties, packages, 400, seed)
        exists, witnesses = zones_of(joint)
        assert (exists >= 0).all()
        # accepted, told by what each party's own draws say of each package
        accepted = np.zeros(joint.number, dtype=bool)
        for package in every_package(case):
            by_all = np.ones(joint.number, dtype=bool)
            for drawn in joint.drawn:
                worth = -np.asarray(drawn.reservation)
                shut = np.zeros(joint.number, dtype=bool)
                for place, (issue, options) in enumerate(packages.issues.items()):
                    at = options.index(package[issue])
                    worth = worth + np.asarray(drawn.values[place])[:, at]
                    shut |= ~np.asarray((drawn.allowed or ())[place])[:, at]
                for options_shut, where in drawn.forbidden:
                    if all(packages.named_at(issue, package) == option for issue, option in options_shut.items()):
                        shut |= np.asarray(where)
                by_all &= (worth >= -1e-7) & ~shut
            accepted |= by_all
        assert (accepted == (exists == 1)).all(), seed
        for draw in np.nonzero(exists == 1)[0][:20]:
            assert makes_sense(case, packages.named(witnesses[draw]))


def test_what_options_are_worth_in_draws_is_what_the_draws_say_of_packages() -> None:
    """Laid out for the search, each draw accepts what the party's own draws accept: red lines, orders and all."""
    for seed in range(200, 230):
        case = random_case(seed)
        for party in parties_of(case, 400).values():
            if party.withheld or party.draws.problem:
                continue
            packages = packages_of(case, {party.party: party})
            drawn, of = party.draws.worth(packages.issues)
            for package in every_package(case):
                worth = -np.asarray(drawn.reservation)
                is_open = np.ones(len(worth), dtype=bool)
                for place, (issue, options) in enumerate(packages.issues.items()):
                    worth = worth + np.asarray(drawn.values[place])[:, options.index(package[issue])]
                    is_open &= np.asarray((drawn.allowed or ())[place])[:, options.index(package[issue])]
                for shut, where in drawn.forbidden:
                    if all(packages.named_at(issue, package) == option for issue, option in shut.items()):
                        is_open &= ~np.asarray(where)
                accepts = (worth >= -1e-7) & is_open
                told = np.bincount(of, accepts * np.asarray(drawn.weights), minlength=len(party.draws.draws.points))
                expected = party.draws.accepts(package) * party.draws.draws.weights
                assert told == pytest.approx(expected, abs=1e-9), (seed, package)


def test_the_best_package_is_the_one_that_all_accept_most_often() -> None:
    case = case_of(
        {"a": dict.fromkeys(ISSUES, "low"), "b": dict.fromkeys(ISSUES, "high")},
        [
            {"by": "a", "stance": "prioritises", "about": {"issue": "i", "over": "j"}},
            {"by": "b", "stance": "prioritises", "about": {"issue": "j", "over": "i"}},
        ],
    )
    zone = zone_of_agreement(case)
    parties = parties_of(case, 10_000)

    def chance(package: dict[str, str]) -> float:
        return float(np.prod([party.draws.accepts(package).mean() for party in parties.values()]))

    best = max(every_package(case), key=chance)
    assert zone.best[0].all.probability == pytest.approx(chance(best), abs=4 * (zone.best[0].all.se or 0) + 0.005)
    assert zone.best_is_exact
    # a zone exists far more often than any one package is accepted by all
    assert zone.exists.probability is not None
    assert zone.exists.probability > (zone.best[0].all.probability or 0) + 0.1


def test_a_party_of_which_nothing_is_on_record_withholds_the_zone_and_the_rest_is_told() -> None:
    said = [{"by": name, "stance": "rejects", "about": {"draft": "d"}} for name in "ab"]
    case = case_of({name: dict.fromkeys(ISSUES, "low") for name in "abc"}, said)
    zone = zone_of_agreement(case, draws=800)
    assert zone.withheld_by == ("c",)
    assert (zone.exists.withheld or "").startswith(f"{case.parties['c'].name} withholds it: nothing on record")
    assert (zone.possible, zone.safe, zone.best, zone.solutions) == (None, None, (), {})
    assert zone.rest is not None
    # the two like the same, so that a zone between them is certain
    assert zone.rest.possible
    alone = zone_of_agreement(case_of({name: dict.fromkeys(ISSUES, "low") for name in "ab"}, said), draws=800)
    assert zone.rest.exists == alone.exists


def test_a_swap_gives_each_what_it_cares_for_more() -> None:
    said = [
        {"by": "a", "stance": "prioritises", "about": {"issue": "i", "over": "j"}},
        {"by": "b", "stance": "prioritises", "about": {"issue": "j", "over": "i"}},
    ]
    wants = {"a": {"i": "low", "j": "low", "k": "low"}, "b": {"i": "high", "j": "high", "k": "high"}}
    zone = zone_of_agreement(case_of(wants, said), draws=4000)
    (first, *_) = zone.logrolls
    # the draft holds i1 and j1, of which a gives j1 for i0, and b i1 for j1
    assert set(first.parties) == {"a", "b"}
    for swap in zone.logrolls:
        assert len(swap.terms) == 2
        assert all(before != after for before, after in swap.terms.values())


def test_links_keep_packages_out_that_make_no_sense() -> None:
    said = [{"by": name, "stance": "rejects", "about": {"draft": "d"}} for name in "ab"]
    link = {"if": {"i": "i0"}, "then": {"j": "j1"}}
    zone = zone_of_agreement(case_of({n: dict.fromkeys(ISSUES, "low") for n in "ab"}, said, [link]), draws=800)
    assert zone.packages == str(3 * 2 * 3 - 3)
    listed = [one.package for one in zone.best] + [
        package for settled in zone.solutions.values() for package in settled.center.packages
    ]
    assert listed
    assert all(package["i"] != "i0" or package["j"] == "j1" for package in listed)


def test_whose_words_contradict_in_too_many_ways_leaves_open_whether_a_package_is_safe() -> None:
    """No verdict of it says yes or no; of the others it may be known that nothing is safe to them."""
    torn = [
        {"by": "a", "stance": stance, "about": {"issue": issue, "option": option}}
        for issue, options in OPTIONS.items()
        for option in options
        for stance in ("accepts", "rules out")
    ]
    torn += [
        {"by": "a", "stance": "prioritises", "about": {"issue": one, "over": other}}
        for one, other in itertools.permutations(ISSUES, 2)
    ]
    ends = {"a": "low", "b": "low", "c": "high"}
    weighed = [{"by": name, "stance": "prioritises", "about": {"issue": "i", "over": "j"}} for name in "bc"]
    # the ideal of one party alone is safe to it; two that want opposite ends are committed to nothing together
    for others, safe in (("b", None), ("bc", False)):
        wants = {name: dict.fromkeys(ISSUES, ends[name]) for name in f"a{others}"}
        case = case_of(wants, [*torn, *weighed[: len(others)]])
        parties = parties_of(case)
        assert parties["a"].preferences.readings_of_record == []
        assert witness("safe", packages_of(case, parties), parties) == (safe, None)


def test_what_no_source_proposed_is_marked_in_packages() -> None:
    """The analyst's own option may be in the best package, but never looks like one that somebody put forward."""
    case = Case.model_validate(
        {
            "irenic": 1,
            "sources": {"r": {"file": "r.txt"}},
            "parties": {
                "a": {"name": "A", "wants": {"i": {"order": ["own", "told", "put"]}}, "assumed": {"wants": "x"}}
            },
            "issues": {
                "i": {
                    "question": "q",
                    "options": {"own": {"assumed": "x"}, "told": {"assumed": "x"}, "put": {"proposed_in": ["d"]}},
                }
            },
            "drafts": {"d": {"terms": {"i": {"option": "put", "cite": {"source": "r", "quote": "q"}}}}},
            "statements": {
                "s": {
                    "by": "a",
                    "stance": "offers",
                    "about": {"issue": "i", "option": "told"},
                    "cite": {"source": "r", "quote": "q"},
                },
                "p": {
                    "by": "a",
                    "stance": "accepts",
                    "about": {"draft": "d"},
                    "cite": {"source": "r", "quote": "q"},
                },
            },
        }
    )
    zone = zone_of_agreement(case, draws=1_000)
    assert zone.unproposed == {"i": ("own",)}
    told = case.statements["s"].model_copy(update={"cite": (), "assumed": "x"})
    supposed = case.model_copy(update={"statements": {**case.statements, "s": told}})
    # that somebody offers it is the analyst's word as well
    assert zone_of_agreement(supposed, draws=1_000).unproposed == {"i": ("own", "told")}
    page = " ".join(" ".join(zone_lines(zone, case, 80)).split())
    assert "own [assumed: proposed by no source]" in page
    assert "told [assumed" not in page
    assert "put [assumed" not in page
