"""Answers that once came out wrong: red lines of less than full credence, what was superseded, what words tell."""

import itertools
from typing import Any

import numpy as np
import pytest

from irenic.analyses.acceptance import assess_drafts
from irenic.analyses.influence import why_draft
from irenic.analyses.questions import what_to_ask
from irenic.analyses.trace import answers_over_time
from irenic.model.case import Case
from irenic.preferences.answers import PartyAnswer
from irenic.preferences.consent import consenting, forget_parties
from irenic.preferences.every_order import EveryOrder
from irenic.preferences.premises import premises_of


def case_of(
    wants: dict[str, str],
    drafts: dict[str, dict[str, str]],
    *said: dict[str, Any],
    sizes: str = "i3 j2 k2",
    **parts: Any,
) -> Case:
    """One party; issues named and sized as in "i3 j2", with options i0, i1, …; statements s0, s1, … cited from r."""
    cited = {"cite": {"source": "r", "quote": "told"}}
    return Case.model_validate(
        {
            "irenic": 1,
            "parties": {"a": {"name": "A", "wants": wants, "assumed": {"wants": "told"}}},
            "issues": {
                name[0]: {"question": "q", "options": {f"{name[0]}{n}": "x" for n in range(int(name[1:]))}}
                for name in sizes.split()
            },
            "drafts": {
                name: {"terms": {option[0]: {"option": option, "assumed": "x"} for option in terms.values()}}
                for name, terms in drafts.items()
            },
            "statements": {f"s{n}": {"by": "a", **cited, **one} for n, one in enumerate(said)},
            **parts,
        }
    )


def best(case: Case, draft: str = "d", **how: Any) -> PartyAnswer:
    return assess_drafts(case, draws=4000, **how).drafts[draft].parties["a"].best_reading


def about(first: str, over: str) -> dict[str, str]:
    return {"issue": first, "over": over}


WANTS = {"i": "low", "j": "high", "k": "high"}
LINE = {"stance": "rules out", "about": {"issue": "i", "option": "i1"}, "credence": 0.5}
PAPER = {"i": "i1", "j": "j1", "k": "k1"}


def test_a_soft_red_line_is_in_force_for_both_drafts_or_for_none() -> None:
    """Two drafts hold what is ruled out: a yes to one tells that the line is not in force for the other either."""
    case = case_of(WANTS, {"d": PAPER, "e": {**PAPER, "k": "k0"}}, LINE)
    asked = next(one for one in what_to_ask(case, "d").questions if one.words == "Would you accept draft e?")
    generator = np.random.default_rng(0)
    number = 400_000
    weights, share = generator.dirichlet([1, 1, 1], number), generator.random(number)
    at_least, in_force = generator.random(number), generator.random(number) < 0.5
    worth = weights[:, 0] * share + weights[:, 1] + weights[:, 2]
    first, second = (worth >= at_least) & ~in_force, (worth - weights[:, 2] >= at_least) & ~in_force
    p, q, yes, no = first.mean(), second.mean(), first[second].mean(), first[~second].mean()
    gain = p * (1 - p) - q * yes * (1 - yes) - (1 - q) * no * (1 - no)
    assert asked.party_gain == pytest.approx(gain, abs=4 * (asked.se or 0) + 0.002)
    after = {branch.answer: branch.party_after for branch in asked.branches}
    assert after["yes"] == pytest.approx(1)
    assert after["no"] == pytest.approx(no, abs=0.02)


def test_a_soft_red_line_counts_where_it_is_asked_whether_an_option_is_out_of_the_question() -> None:
    case = case_of(WANTS, {"d": {"i": "i0", "j": "j1", "k": "k0"}}, LINE)
    words = "On i: is i1 out of the question for you?".replace("i1", case.option_label("i", "i1"))
    asked = next(one for one in what_to_ask(case, "d").questions if one.words == words)
    assert next(branch.share for branch in asked.branches if branch.answer == "yes") >= 0.5


def test_a_conflict_elsewhere_leaves_an_acceptance_what_it_is() -> None:
    """What is impossible beside hard words is overruled, whether or not other words contradict each other."""
    conflict = [{"stance": "prioritises", "about": about(*pair)} for pair in (("j", "k"), ("k", "j"))]
    accepts = {"stance": "accepts", "about": {"draft": "d"}}
    for others in ([], conflict):
        case = case_of(WANTS, {"d": PAPER}, accepts, LINE, *others)
        assert (best(case).verdict, best(case).proof) == ("yes", ("s0", "structure"))
        assert assess_drafts(case, draws=400).overruled == {"a": ("s1",)}


def test_words_that_suffice_alone_are_the_proof_even_of_an_ideal() -> None:
    """The draft is what the party likes best of all, so that assumptions would do; but it said yes itself."""
    case = case_of(WANTS, {"d": {"i": "i0", "j": "j1", "k": "k1"}}, {"stance": "accepts", "about": {"draft": "d"}})
    assert best(case).proof == ("s0", "structure")


def test_a_number_that_no_words_move_says_so() -> None:
    """A demand for what it likes best anyway tells nothing of a draft; one where its order is not known does."""
    demand = {"stance": "demands", "about": {"issue": "i", "option": "i0"}}
    draft = {"d": {"i": "i1", "j": "j0", "k": "k1"}}
    assert not best(case_of(WANTS, draft, demand)).words_bear
    assert best(case_of({**WANTS, "i": "unknown"}, draft, demand)).words_bear
    assert best(case_of(WANTS, draft, {"stance": "rejects", "about": {"draft": "d"}})).words_bear
    # a red line tells of the drafts that cross it
    drafts = {**draft, "e": {"i": "i0", "j": "j0", "k": "k1"}}
    assert best(case_of(WANTS, drafts, LINE)).words_bear
    assert not best(case_of(WANTS, drafts, LINE), "e").words_bear


def test_what_a_statement_superseded_counts_again_without_it() -> None:
    said = [
        {"stance": "rejects", "about": {"draft": "d"}, "date": "2031-03-01"},
        {"stance": "accepts", "about": {"draft": "d"}, "date": "2031-03-05", "supersedes": ["s0"]},
    ]
    found = why_draft(case_of(WANTS, {"d": PAPER}, *said), draws=400)
    (one,) = (held for held in found.influence if held.ground.id == "s1")
    assert (one.verdict, one.returns, one.empties_record) == ("no", ("s0",), False)


def test_where_the_earliest_source_falls_away_a_statement_counts_from_the_next() -> None:
    sources = {
        "p": {"file": "p.txt", "outlet": "P", "published": "2031-03-01", "retracted": {"date": "2031-03-05"}},
        "q": {"file": "q.txt", "outlet": "Q", "published": "2031-03-10"},
    }
    cited = [{"source": "p", "quote": "told"}, {"source": "q", "quote": "told"}]
    case = case_of(
        WANTS, {"d": PAPER}, {"stance": "accepts", "about": {"draft": "d"}, "cite": cited}, sources=sources,
        as_of="2031-03-20",
    )  # fmt: skip
    moments = answers_over_time(case, draws=400).moments
    told = {str(moment.date): moment.drafts["d"].parties["a"].best_reading.verdict for moment in moments}
    assert told == {"2031-03-01": "yes", "2031-03-05": None, "2031-03-10": "yes"}
    assert [moment.reasons for moment in moments if moment.went] == [
        {"s0": "cited so far only from a retracted source"}
    ]
    assert best(case).verdict == "yes"


def test_draws_that_all_count_for_nothing_end_no_run() -> None:
    """Where r is held to 0, a density that is 0 there leaves nothing to weigh."""
    drafts = {"d": {"i": "i0", "j": "j0", "k": "k0"}, "e": {"i": "i1", "j": "j0", "k": "k0"}}
    said = [{"stance": "accepts", "about": {"draft": name}} for name in drafts]
    case = case_of({"j": "high", "k": "high"}, drafts, *said, sizes="i2 j2 k2")
    result = assess_drafts(case, draws=400)
    assert result.drafts["d"].parties["a"].best_reading.verdict == "yes"


def test_a_gain_of_nothing_is_acceptance_however_it_is_rounded() -> None:
    """r is 1 and the order of i is up or down: the draft is the ideal under one of the two, P is a half."""
    at_one = {"p": {"party": "a", "reservation": 1, "assumed": "x"}}
    said = {"stance": "prioritises", "about": about("j", "k")}
    case = case_of(
        {**WANTS, "i": "unknown"}, {"d": {"i": "i2", "j": "j1", "k": "k1"}}, said, assume=at_one
    )  # fmt: skip
    answer = best(case)
    assert answer.probability == pytest.approx(0.5, abs=4 * (answer.se or 0))


CONFLICT = [{"stance": "prioritises", "about": about(*pair)} for pair in (("j", "k"), ("k", "j"))]


def assumed(**values: Any) -> dict[str, Any]:
    return {"assume": {"m0": {"party": "a", "assumed": "told", **values}}}


@pytest.mark.parametrize("order", ["low", "unknown"])
@pytest.mark.parametrize("values", [{"weights": {"j": [0.6, 0.6], "k": [0, 0.3]}}, {"reservation": [1, 1]}])
def test_an_exact_value_in_a_conflict_weighs_nothing_and_the_result_says_so(values: dict[str, Any], order: str) -> None:
    """No draw hits an exact value by chance: at less than full credence it cannot weigh, whatever draws are made."""
    # r = 1 and a yes to less than the ideal clash, as do j above 0.3 and k before j
    clash = [
        {"stance": "prefers", "about": {"issue": "j", "option": "j1", "over": "j0"}},
        {"stance": "accepts", "about": {"draft": "e"}},
        {"stance": "prioritises", "about": about("k", "j")},
    ]
    drafts = {"d": {"i": "i1", "j": "j1", "k": "k0"}, "e": {"i": "i0", "j": "j0", "k": "k0"}}
    wants = {**WANTS, "i": order}
    conflicted = assess_drafts(case_of(wants, drafts, *clash, **assumed(**values)), draws=8000)
    assert any("m0" in found for found in conflicted.contradictions["a"])
    (told,) = (one for one in conflicted.about.problems if one.code == "A002")
    assert "m0 is left out of a's probabilities" in told.message
    answer = conflicted.drafts["d"].parties["a"].best_reading
    assert answer.probability is not None
    # the same without it, with the words that it contradicts at the credence that the conflict leaves them
    without = [
        {**one, "credence": 0.9} if any(f"s{n}" in held for held in conflicted.contradictions["a"]) else one
        for n, one in enumerate(clash)
    ]
    expected = best(case_of(wants, drafts, *without))
    assert expected.probability is not None
    assert answer.probability == pytest.approx(expected.probability, abs=4 * np.hypot(answer.se or 0, expected.se or 0))


def test_the_order_of_issues_does_not_choose_among_readings_that_do_as_well() -> None:
    """Every reading is refused, so that none is better than another: the same is named however the file is sorted."""
    refused = {"stance": "rules out", "about": {"issue": "k", "option": "k1"}}
    draft = {"d": PAPER}

    def reading(sizes: str) -> Any:
        case = case_of({**WANTS, "k": "low"}, draft, refused, sizes=sizes)
        terms = dict(case.drafts["d"].terms)
        for issue in "ij":
            options = tuple(case.issues[issue].options)
            terms[issue] = terms[issue].model_copy(update={"option": options})
        held = case.drafts["d"].model_copy(update={"terms": terms})
        case = case.model_copy(update={"drafts": {"d": held}})
        return assess_drafts(case, draws=400).drafts["d"].all.best_reading.reading

    assert reading("i3 j2 k2") == reading("k2 j2 i3") == reading("j2 k2 i3")


def test_a_reason_for_no_number_stays_with_the_answer_that_lacked_it() -> None:
    """Parties are remembered with their draws; what one question lacked is no problem of another's."""
    exact = assumed(weights={"j": [0.5, 0.5]})
    case = case_of({**WANTS, "i": "unknown"}, {"d": PAPER}, LINE, *CONFLICT[:1], **exact)
    lacking = assess_drafts(case, draws=400).about.problems
    assert [one.message for one in lacking if one.code == "A001"] == [
        "no probability is given for a: an assumed value leaves no room where an order, or whether a red line holds, "
        "is not known: give an interval"
    ]
    asked_of_nothing = answers_over_time(case, draft="nosuch", draws=400)
    assert not [one for one in asked_of_nothing.about.problems if one.code == "A001"]


def test_what_moves_an_answer_by_less_than_the_draws_err_moves_nothing() -> None:
    """A weak preference hardly tells of the draft; 400 draws cannot tell whether it does at all."""
    weak = {"stance": "prefers", "about": {"issue": "i", "option": "i0", "over": "i2"}}
    rejects = {"stance": "rejects", "about": {"draft": "d"}}
    case = case_of({**WANTS, "i": "unknown"}, {"d": PAPER, "e": {**PAPER, "k": "k0"}}, rejects, weak)
    found = why_draft(case, "e", draws=400)
    for one in found.influence:
        moved = max(abs(one.party_change or 0), abs(one.all_change or 0))
        assert one.empties_record or one.verdict != "undecided" or moved > 1.96 * (one.se or 0)
    assert {one.ground.id for one in found.influence} | set(found.without_influence) == {
        "s0", "s1", "a.wants.i", "a.wants.j", "a.wants.k"
    } - {name for name in ("a.wants.i",) if name not in found.grounds}  # fmt: skip


def test_where_all_draws_agree_the_bound_is_of_as_many_as_the_walks_are_worth() -> None:
    """An answer that never changes tells nothing of how far walks got: its margin does."""
    issues = "abcdefgh"
    ranked = [{"stance": "prioritises", "about": about(*pair)} for pair in itertools.pairwise(issues)]
    all_but_first = {issue: f"{issue}{int(issue != 'a')}" for issue in issues}
    case = case_of(
        dict.fromkeys(issues, "high"),
        {"d": all_but_first},
        {"stance": "accepts", "about": {"draft": "d"}, "credence": 1 - 1e-9},
        *ranked,
        sizes=" ".join(f"{issue}2" for issue in issues),
    )
    party = consenting(premises_of(case, draws=2_000))["a"]
    readings = {issue: (option,) for issue, option in all_but_first.items()}
    told, drawn = party.probability("best", readings), party.draws
    assert drawn.draws.chains
    assert drawn.accepts_reading(readings, "best").min() == 1
    margin = drawn.draws.points @ party.preferences.space.gain(all_but_first)
    assert told.at_least == pytest.approx(1 - 3 / drawn.draws.size_of(margin))
    assert told.at_least != 1 - 3 / len(margin)


def test_a_search_over_orders_that_ends_without_an_answer_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the program gives up, the verdict is undecided: it is not taken for a proof that nothing is left."""
    unknown = dict.fromkeys("abcd", "unknown")
    drafts = {"d": {issue: f"{issue}0" for issue in "abcd"}}
    rejects = {"stance": "rejects", "about": {"draft": "d"}}
    case = case_of(unknown, drafts, rejects, sizes="a3 b3 c3 d3")
    assert best(case).verdict == "no"

    def given_up(*_: object) -> None:
        raise ArithmeticError("time is up")

    monkeypatch.setattr(EveryOrder, "first", given_up)
    forget_parties()
    answer = assess_drafts(case, draws=400, seed=1).drafts["d"].parties["a"].best_reading
    assert (answer.verdict, answer.proof) == ("undecided", ())
