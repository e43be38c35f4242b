"""Orders that are not known whole: all that are possible, and draws of order and values together."""

import itertools
import math
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest

from irenic.analyses.acceptance import assess_drafts
from irenic.model.case import Case
from irenic.model.force import in_force
from irenic.model.issue import Issue
from irenic.model.party import Party
from irenic.preferences import draws as draws_module
from irenic.preferences.draws import PartyDraws
from irenic.preferences.orders import order_of, told_apart, unknown_orders, unknown_orders_of
from irenic.preferences.party import PartyPreferences
from irenic.preferences.readings import packages, readings_of
from irenic.preferences.stages import _ByIssue, stages_of
from irenic.solvers import priors
from irenic.solvers.choices import ChoiceRow
from irenic.solvers.linear import FloatArray, Row
from irenic.solvers.priors import Prior
from irenic.solvers.sequential import Held, Stage, sample_orders

ENDS: tuple[Any, ...] = ("best", "worst")
PRIORS: tuple[Prior, ...] = ("issues", "increments")


def possible(want: Any, scale: str = "ordered", options: str = "abcd") -> set[str]:
    """The orders from worst to best that a want leaves, each as a word; equals in brackets."""
    issue = Issue.model_validate({"question": "q", "scale": scale, "options": dict.fromkeys(options, "x")})
    party = Party.model_validate({"name": "P", "wants": {} if want is None else {"i": want}})
    return {
        "".join(level[0] if len(level) == 1 else f"({''.join(sorted(level))})" for level in levels)
        for levels in order_of("i", issue, party).levels
    }


@pytest.mark.parametrize("scale", ["ordered", "unordered"])
@pytest.mark.parametrize("spoken", ["", "a", "bd", "abd", "abcd"])
def test_unknown_orders_are_told_apart_without_listing_them_all(scale: str, spoken: str) -> None:
    """The same as of all permutations, of which words on some options cannot tell most apart."""
    for options in ("ab", "abcd", "abcde"):
        issue = Issue.model_validate({"question": "q", "scale": scale, "options": dict.fromkeys(options, "x")})
        named = frozenset(spoken) & frozenset(options)
        few = unknown_orders_of(issue, named)
        assert few is not None

        def seen(levels: Any, named: frozenset[str] = named) -> tuple[str, bool, bool]:
            order = "".join(option for (option,) in levels)
            within = [place for place, option in enumerate(order) if option in named] or [-1]
            return "".join(o for o in order if o in named), within[0] > 0, within[-1] < len(order) - 1

        every = told_apart(unknown_orders(issue), named)
        assert {seen(levels) for levels in told_apart(few, named)} == {seen(levels) for levels in every}


def test_too_many_unknown_orders_are_not_begun() -> None:
    issue = Issue.model_validate({"question": "q", "scale": "unordered", "options": {f"o{n}": "x" for n in range(30)}})
    assert unknown_orders_of(issue, frozenset(issue.options)) is None
    some = unknown_orders_of(issue, frozenset({"o1", "o2", "o3"}))
    assert some is not None
    assert len(list(some)) == 6


def test_what_wants_leave_possible() -> None:
    assert possible("high") == {"abcd"}
    assert possible("low") == {"dcba"}
    assert possible(["a", ["b", "d"], "c"]) == {"c(bd)a"}
    assert possible(None) == possible("unknown") == {"abcd", "dcba"}
    assert possible(None, "unordered") == {"".join(order) for order in itertools.permutations("abcd")}
    assert possible({"peak": "d"}) == {"abcd"}
    assert possible({"peak": "b"}) == {"adcb", "dacb", "dcab"}
    assert possible({"order": ["a", "c"], "unranked": ["b", "d"]}) == {
        "".join(order) for order in itertools.permutations("abcd") if order.index("c") < order.index("a")
    }
    assert len(possible(None, "unordered", "abcdefg")) == 5040
    assert possible(None, "unordered", "abcdefgh") == set()
    assert possible(None, options="a") == {"a"}


def test_orders_that_words_cannot_tell_apart_are_one() -> None:
    issue = Issue.model_validate({"question": "q", "scale": "unordered", "options": dict.fromkeys("abcd", "x")})
    every = order_of("i", issue, Party(name="P")).levels
    assert len(told_apart(iter(every), frozenset("abcd"))) == 24
    # a and b in either order, with one of the others below and one above, which leaves the most room
    assert {"".join(o for (o,) in levels) for levels in told_apart(iter(every), frozenset("ab"))} == {"cabd", "cbad"}
    assert len(told_apart(iter(every), frozenset())) == 1
    # of three that are spoken of, the fourth can stand at one end alone
    assert len(told_apart(iter(every), frozenset("abc"))) == 12


def oracle(
    preferences: PartyPreferences, prior: Prior, tries: int
) -> tuple[list[tuple[Any, FloatArray, FloatArray]], float]:
    """Every order with as many prior draws, weighed by what is said: spaces, points and weights, and their sum."""
    generator = np.random.default_rng(23)
    credences = preferences.credences()
    firm = frozenset(name for name, credence in credences.items() if credence == 1)
    found, total = [], 0.0
    for chosen in itertools.product(*preferences.possible_orders):
        space = preferences.space_of(chosen)
        points = space.polytope.prior(tries, generator, prior)
        weights = np.ones(tries)
        for name in preferences.claims_by_content:
            rows = preferences.rows(frozenset({name}), beside=firm, space=space)
            holds = np.zeros(tries, bool) if rows is None else space.polytope.satisfies(points, rows)
            weights[~holds] *= 1 - credences[name]
        found.append((space, points, weights))
        total += float(weights.sum())
    return found, total


CASE: dict[str, Any] = {
    "irenic": 1,
    "issues": {
        "i": {"question": "q", "options": dict.fromkeys(("i0", "i1", "i2"), "x")},
        "j": {"question": "q", "scale": "unordered", "options": dict.fromkeys(("j0", "j1", "j2"), "x")},
        "k": {"question": "q", "options": dict.fromkeys(("k0", "k1", "k2"), "x")},
    },
    "drafts": {
        "d": {"terms": {i: {"option": f"{i}1", "assumed": "x"} for i in "ijk"}},
        "e": {
            "terms": {
                "i": {"option": ["i0", "i2"], "assumed": "x"},
                "j": {"option": ["j0", "j1"], "assumed": "x"},
                "k": {"option": "k2", "assumed": "x"},
            }
        },
    },
}
SAID: list[dict[str, Any]] = [
    {"stance": "accepts", "about": {"draft": "e"}},
    {"stance": "rejects", "about": {"draft": "d"}},
    {"stance": "accepts", "about": {"terms": {"i": "i1", "k": "k0"}}},
    {"stance": "prefers", "about": {"issue": "j", "option": "j0", "over": "j2"}, "credence": 0.7},
    {"stance": "prioritises", "about": {"issue": "k", "over": "i"}},
    {"stance": "demands", "about": {"issue": "i", "option": "i2"}},
    {"stance": "rules out", "about": {"issue": "j", "option": "j1"}},
    {"stance": "rejects", "about": {"issue": "k", "option": "k1"}, "credence": 0.6},
    {"stance": "prefers", "about": {"draft": "d", "over": "e"}, "credence": 0.8},
]
WANTS: list[dict[str, Any]] = [
    {"i": {"peak": "i1"}, "k": "high"},
    {},
    {"i": "low", "j": {"order": ["j0", "j1"], "unranked": ["j2"]}, "k": "unknown"},
]


def random_case(seed: int) -> Case:
    generator = np.random.default_rng(seed)
    chosen = generator.choice(len(SAID), size=int(generator.integers(1, 4)), replace=False)
    said = {
        f"s{n}": {"by": "a", "cite": {"source": "r", "quote": "told"}, **SAID[which]} for n, which in enumerate(chosen)
    }
    party = {"name": "A", "wants": WANTS[seed % 3], "assumed": {"wants": "told"}}
    return Case.model_validate({**CASE, "parties": {"a": party}, "statements": said})


@pytest.mark.parametrize("prior", PRIORS)
@pytest.mark.parametrize("walk_only", [False, True])
@pytest.mark.parametrize("seed", range(9))
def test_draws_of_orders_are_those_of_rejection(
    prior: Prior, walk_only: bool, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every order with prior draws of its own is the oracle; what is a yes, or a no, is one in all of them."""
    tried = (random_case(seed + 100 * turn) for turn in itertools.count())
    case = next(one for one in tried if not PartyPreferences(one, "a", in_force(one)).conflicts)
    held = PartyPreferences(case, "a", in_force(case))

    def walking(*given: Any) -> Any:
        return sample_orders(*given, walk_only=walk_only)

    monkeypatch.setattr(draws_module, "sample_orders", walking)
    found, total = oracle(held, prior, 8_000)
    if total < 500:
        pytest.skip("rejection leaves too few draws to compare with")
    drawn = PartyDraws(held, prior, 4_000, seed)
    assert drawn.problem is None
    firm = frozenset(name for name, credence in held.credences().items() if credence == 1)
    for name in ("d", "e"):
        readings = readings_of(case, case.drafts[name])
        asked: list[Any] = ["best", "worst", *packages(readings)]
        for one in asked:
            accepted = 0.0
            squares = 0.0
            for space, points, weights in found:
                package = held.reading(readings, firm, one, space) if one in ENDS else one
                refused = package is None or any(line.excludes(space, package) for line in held.red_lines(firm))
                takes = np.zeros(len(points)) if refused else (space.gains(points, package or {}) >= 0) * 1.0
                accepted += float(weights @ takes)
                squares += float((weights**2).sum())
            expected = accepted / total
            mine = drawn.accepts_reading(readings, one) if one in ENDS else drawn.accepts(one)
            share = float(mine @ drawn.draws.weights / drawn.draws.weights.sum())
            spread = max(expected * (1 - expected), 1e-4)
            error = math.sqrt(spread / min(4_000, drawn.draws.size_of(mine)) + spread * squares / total**2)
            # eight runs tell their own error only roughly
            assert abs(share - expected) < 6 * error + 0.01, (name, one, share, expected)
            verdict = held.verdict(one, readings)
            if verdict != "undecided":
                assert share == pytest.approx(1.0 if verdict == "yes" else 0.0)
                proof = frozenset(held.proof(one, readings)) - {"structure"}
                for some in (proof, *(proof - {label} for label in proof)):
                    assert held._verdict_needs(one, readings, verdict, some) == (some == proof)


def stage(credence: float, bound: float, *, only_order: int | None = None) -> Stage:
    """One row: the first increment ≥ a bound; possible under one order of the first issue alone, where one is given."""

    def under(orders: Any) -> Held:
        count = len(orders)
        forms = np.tile(np.array([1.0, 0.0, 0.0]), (count, 1, 1))
        possible = np.ones(count, bool) if only_order is None else orders[:, 0] == only_order
        return Held(forms, np.full((count, 1), bound), possible)

    return Stage(credence, under)


def test_what_is_said_reweighs_the_orders() -> None:
    """Up or down a scale of two: a demand for the upper end leaves one order; at credence 0.5 it leaves two to one."""
    for credence, expected in ((1.0, 1.0), (0.5, 2 / 3)):
        said = [stage(credence, 0.0, only_order=0)]
        drawn = sample_orders(np.array([1, 1]), [np.ones(2), np.ones(1)], (0.0, 1.0), said, 8_000, 1, walk_only=True)
        share = float(drawn.draws.weights @ (drawn.orders[:, 0] == 0) / drawn.draws.weights.sum())
        assert share == pytest.approx(expected, abs=0.03)


def test_the_same_seed_gives_the_same_answer_whatever_the_order_in_the_file() -> None:
    case = random_case(1)
    turned = case.model_copy(update={"statements": dict(reversed(list(case.statements.items())))})
    answers = [assess_drafts(one, draws=2_000, seed=5).model_dump(include={"drafts"}) for one in (case, turned, case)]
    assert answers[0] == answers[1] == answers[2]


def test_points_that_die_out_are_told() -> None:
    drawn = sample_orders(
        np.array([1, 1]), [np.ones(1), np.ones(1)], (0.0, 1.0), [stage(1.0, 2.0)], 400, 0, walk_only=True
    )
    assert drawn.draws.problem


def test_orders_that_words_leave_no_room_are_never_drawn() -> None:
    """Eight issues of which one end each is preferred: one combination of 256 is left, and every run stands on it."""
    names = [f"i{number}" for number in range(8)]
    case = Case.model_validate(
        {
            "irenic": 1,
            "issues": {name: {"question": "q", "options": dict.fromkeys("abc", "x")} for name in names},
            "drafts": {"d": {"terms": {name: {"option": "a", "assumed": "x"} for name in names}}},
            "parties": {"p": {"name": "P"}},
            "statements": {
                f"s{name}": {
                    "by": "p",
                    "stance": "prefers",
                    "about": {"issue": name, "option": "c", "over": "a"},
                    "cite": {"source": "r", "quote": "told"},
                }
                for name in names
            },
        }
    )
    drawn = PartyDraws(PartyPreferences(case, "p", in_force(case)), "issues", 2_000, 3)
    assert drawn.problem is None
    assert drawn.draws.tried > 0, "rejection is enough once the orders are known"
    assert len({group.space for group in drawn._groups}) == 1


@pytest.mark.parametrize("seed", range(12))
def test_an_order_is_left_out_only_where_no_draw_under_it_satisfies_the_words(seed: int) -> None:
    """By brute force: prior draws under every combination of orders, held against each claim alone."""
    case = random_case(seed)
    held = PartyPreferences(case, "a", in_force(case))
    firm = frozenset(name for name, credence in held.credences().items() if credence == 1)
    generator = np.random.default_rng(seed)
    combinations = list(itertools.product(*(range(len(orders)) for orders in held.possible_orders)))
    for made in stages_of(held, held.credences(), firm):
        if not made.orders:
            continue
        met = [np.zeros(len(orders), dtype=bool) for orders in held.possible_orders]
        for chosen in combinations:
            levels = tuple(orders[number] for orders, number in zip(held.possible_orders, chosen, strict=True))
            points = held.space_of(levels).polytope.prior(400, generator, "issues")
            said = made.under(np.tile(np.array(chosen), (len(points), 1)))
            holds = said.possible & (np.einsum("nrk,nk->nr", said.forms, points) >= said.bounds).all(axis=1)
            for issue, number in enumerate(chosen):
                met[issue][number] |= holds.any()
        for issue, possible in enumerate(made.orders):
            assert not (met[issue] & ~possible).any(), "an order that draws meet is left out"


@pytest.mark.parametrize("bound", [0.1 + 0.2, 0.3, 0.3 - 1e-16])
def test_a_bound_that_is_reached_but_for_rounding_is_reached(bound: float) -> None:
    """0.1 and 0.2 reach 0.3, whatever the last bit says; nothing else is in the row, so that every draw satisfies it."""
    flat = [np.zeros(2)]
    row = ChoiceRow(forms=(flat, flat * 2), bound=bound, relaxed=(np.array([0.1]), np.array([0.2, 0.0])))
    made = _ByIssue([row], [np.ones(1), np.ones(2)], [2, 2])
    assert [held.tolist() for held in made.orders((0.0, 1.0))] == [[True], [True, False]]
    assert made(np.array([[0, 0]])).bounds.tolist() == [[0.0]], "and so it is for the draws"


@pytest.mark.parametrize("bound", [0.1 + 0.2, 0.3, 0.3 - 1e-16])
def test_a_bound_that_only_an_edge_reaches_is_not_reached_but_for_rounding(bound: float) -> None:
    """Under the first order the second increment takes off: what holds is where it is 0, which no draw hits."""
    first = [np.zeros(2)]
    second = [np.array([0.0, -1.0]), np.zeros(2)]
    row = ChoiceRow(forms=(first, second), bound=bound, relaxed=(np.array([0.1]), np.array([0.2, 0.2])))
    made = _ByIssue([row], [np.ones(1), np.ones(2)], [2, 2])
    assert made.orders((0.0, 1.0))[1].tolist() == [False, True]


def test_what_rows_say_of_draws_is_the_same_for_threads_that_ask_at_once() -> None:
    """The cache is small here, so that it is emptied while others read it."""
    known = priors.DrawnPrior((2, 1), (0.0, 1.0), "issues", 3)
    rows = [Row(np.array([1.0, 0.0, 0.0, 0.0]), bound / 50) for bound in range(40)]
    expected = [known.part(0)[:, 0] >= row.bound for row in rows]
    with pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor(8) as threads:
        patch.setattr(priors, "MASKS", 5)
        said = list(threads.map(lambda row: known.satisfies(0, [row]), rows * 4))
    assert all((found == right).all() for found, right in zip(said, expected * 4, strict=True))


def test_draws_under_a_changing_record_are_those_drawn_afresh() -> None:
    """What rows say of prior draws is kept from one record to the next; the answers are as if it were not."""
    case = random_case(4)
    held = PartyPreferences(case, "a", in_force(case))
    space = held.space
    rows = [Row(space.weight("i") - space.weight("k")), Row(space.weight("k"), 0.2, strict=True)]
    priors.prior_of.cache_clear()
    later = [space.with_rows(rows[:count]).sample(500, 9) for count in (1, 2, 1)]
    for count, drawn in zip((1, 2, 1), later, strict=True):
        priors.prior_of.cache_clear()
        afresh = space.with_rows(rows[:count]).sample(500, 9)
        assert np.array_equal(drawn.points, afresh.points)
        assert drawn.tried == afresh.tried


@pytest.mark.parametrize("line", [{}, {"if": {"i": "c"}}, {"if": {"i": "c"}, "credence": 0.5}])
@pytest.mark.parametrize(
    ("first", "again"),
    [
        ({"stance": "accepts", "about": {"draft": "d"}}, {"stance": "offers", "about": {"draft": "d"}, "if": {"i": "a"}}),
        ({"stance": "accepts", "about": {"draft": "d"}}, {"stance": "accepts", "about": {"terms": {"i": "a", "j": "b"}}}),
        ({"stance": "rejects", "about": {"draft": "d"}}, {"stance": "rejects", "about": {"terms": {"i": "a", "j": "b"}}}),
    ],
)  # fmt: skip
def test_words_that_say_the_same_count_once_also_beside_a_red_line_under_a_condition(
    first: dict[str, Any], again: dict[str, Any], line: dict[str, Any]
) -> None:
    """Repetition is not evidence, in whichever words: twice "accepts D" at 0.6 is not 0.84."""

    def share(*said: dict[str, Any]) -> float:
        cited = {"by": "p", "cite": {"source": "r", "quote": "told"}}
        red = {"stance": "rules out", "about": {"issue": "j", "option": "c"}, **line}
        case = Case.model_validate(
            {
                "irenic": 1,
                "issues": {name: {"question": "q", "options": dict.fromkeys("abc", "x")} for name in "ij"},
                "drafts": {
                    "d": {"terms": {"i": {"option": "a", "assumed": "x"}, "j": {"option": "b", "assumed": "x"}}}
                },
                "parties": {"p": {"name": "P"}},
                "statements": {
                    **{f"s{n}": {**one, **cited, "credence": 0.6} for n, one in enumerate(said)},
                    "red": {**red, **cited},
                },
            }
        )
        held = PartyPreferences(case, "p", in_force(case))
        drawn = PartyDraws(held, "issues", 2_000, 3)
        mine = drawn.accepts_reading(readings_of(case, case.drafts["d"]), "best")
        return float(mine @ drawn.draws.weights / drawn.draws.weights.sum())

    assert share(first) == share(first, again)
