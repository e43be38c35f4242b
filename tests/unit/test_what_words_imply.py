"""Corners of what words imply: conflicts with orders, ties, soft red lines, repetition, conditions, nobody asked."""

from typing import Any

import pytest

from irenic.analyses.acceptance import Assessment, assess_drafts
from irenic.model.case import Case
from irenic.preferences.answers import PartyAnswer

CITED: dict[str, Any] = {"cite": {"source": "r", "quote": "told"}}


def case_of(
    issues: dict[str, str],
    wants: dict[str, Any],
    drafts: dict[str, dict[str, Any]],
    *said: dict[str, Any],
    unordered: str = "",
    **parts: Any,
) -> Case:
    """One party `a`: issues with their options as a word each, what it wants, drafts, and what it said (s0, s1, …)."""
    return Case.model_validate(
        {
            "irenic": 1,
            "parties": {"a": {"name": "A", "wants": wants, "assumed": {"wants": "told"}}},
            "issues": {
                name: {
                    "question": "q",
                    "scale": "unordered" if name in unordered else "ordered",
                    "options": dict.fromkeys(options.split(), "x"),
                }
                for name, options in issues.items()
            },
            "drafts": {
                draft: {"terms": {issue: {"option": option, "assumed": "x"} for issue, option in terms.items()}}
                for draft, terms in drafts.items()
            },
            "statements": {f"s{n}": {"by": "a", **CITED, **one} for n, one in enumerate(said)},
            **parts,
        }
    )


def assessed(case: Case, **how: Any) -> Assessment:
    return assess_drafts(case, draws=how.pop("draws", 8_000), **how)


def best(case: Case, draft: str = "d", **how: Any) -> PartyAnswer:
    return assessed(case, **how).drafts[draft].parties["a"].best_reading


def worst(case: Case, draft: str = "d") -> PartyAnswer:
    return assessed(case).drafts[draft].parties["a"].worst_reading


D: dict[str, Any] = {"draft": "d"}


def on(issue: str, option: str, **more: str) -> dict[str, str]:
    return {"issue": issue, "option": option, **more}


def test_a_conflict_with_an_order_leaves_other_words_as_they_are() -> None:
    """Without the order that clashes, those orders that the other words empty say nothing."""
    prefers = {"stance": "prefers", "about": on("i", "a", over="b")}
    accepts = {"stance": "accepts", "about": D}
    case = case_of({"i": "a b"}, {"i": "high"}, {"d": {"i": "a"}}, accepts, prefers)
    assert assessed(case).contradictions == {"a": (("a.wants.i", "s1"),)}
    assert best(case).verdict == "yes"
    both = case_of({"i": "a b"}, {"i": "high"}, {"d": {"i": ["a", "b"]}}, prefers)
    assert best(both).verdict == "yes"


def test_what_is_liked_equally_is_a_claim_too() -> None:
    tied: dict[str, Any] = {"i": "high", "k": {"order": [["p", "q"]]}}
    issues = {"i": "a b c", "k": "p q"}
    drafts = {"d": {"i": "b", "k": "q"}, "e": {"i": "b", "k": "p"}}
    answer = best(case_of(issues, tied, drafts, {"stance": "accepts", "about": {"draft": "e"}}, unordered="k"))
    assert (answer.verdict, answer.proof) == ("yes", ("s0", "a.wants.k", "structure"))
    ideal = case_of(
        {"i": "p q", "k": "a b c"},
        {"k": {"order": [["c", "b", "a"]]}},
        {"d": {"k": "c"}},
        {"stance": "rejects", "about": D},
    )
    assert best(ideal).verdict == "yes"
    other = case_of(
        {"i": "a b", "k": "p q"},
        {"k": {"order": [["p", "q"]]}},
        {"d": {"i": "a", "k": ["p", "q"]}, "e": {"i": "a", "k": "p"}},
        {"stance": "rejects", "about": {"draft": "e"}},
    )
    assert best(other).verdict == "no"


def test_draws_that_all_count_nothing_give_no_number() -> None:
    """r forced to 0 leaves nothing of a density that is 0 there: no crash, and no number for that variant."""
    case = case_of(
        {"i": "a b c"},
        {"i": "high"},
        {"d": {"i": "a"}},
        {"stance": "accepts", "about": D},
        {"stance": "prefers", "about": on("i", "a", over="c")},
    )
    assert best(case).verdict == "yes"


def test_a_red_line_taken_at_less_than_its_word_leaves_the_rest() -> None:
    """In force in 7 of 10 draws; without it the party's own ideal is a yes."""
    line = {"stance": "rules out", "about": on("i", "c"), "credence": 0.7}
    case = case_of({"i": "a b c", "j": "x y"}, {"i": "high", "j": "high"}, {"d": {"i": "abc", "j": "y"}}, line)
    case = case.model_copy(update={"drafts": {"d": case_drafts(["a", "b", "c"], ["x", "y"])}})
    answer = best(case)
    assert (answer.verdict, answer.exact) == ("undecided", False)
    assert answer.probability == pytest.approx(0.3, abs=0.02)


def case_drafts(first: list[str], second: list[str]) -> Any:
    made = case_of({"i": "a b c", "j": "x y"}, {}, {"d": {"i": first, "j": second}})
    return made.drafts["d"]


def test_a_red_line_that_firm_words_leave_no_room_for_is_overruled() -> None:
    line = {"stance": "rules out", "about": on("i", "b"), "credence": 0.7}
    case = case_of({"i": "a b c"}, {"i": "high"}, {"d": {"i": "b"}}, {"stance": "accepts", "about": D}, line)
    assert best(case).verdict == "yes"
    assert assessed(case).overruled == {"a": ("s1",)}
    soft = {"stance": "rejects", "about": D, "credence": 0.7}
    both = case_of({"i": "a b c"}, {"i": "high"}, {"d": {"i": "b"}}, {"stance": "accepts", "about": D}, soft)
    assert assessed(both).overruled == {"a": ("s1",)}


@pytest.mark.parametrize("wants", [{"i": "high"}, {"i": "high", "j": "high"}, {}])
def test_the_same_said_in_other_words_is_no_further_evidence(wants: dict[str, str]) -> None:
    issues, drafts = {"i": "a b c", "j": "x y"}, {"d": {"i": "b", "j": "x"}}
    once = {"stance": "accepts", "about": D, "credence": 0.7}
    again = {"stance": "offers", "about": {"terms": {"i": "b", "j": "x"}}, "credence": 0.5}
    one, two = (case_of(issues, wants, drafts, *said) for said in ((once,), (once, again)))
    first, second = best(one).probability, best(two).probability
    assert first is not None
    assert second == pytest.approx(first, abs=0.02)


def test_a_red_line_repeated_is_one_red_line() -> None:
    lines = [{"stance": "rules out", "about": on("i", "a"), "credence": c} for c in (0.7, 0.3, 0.7)]
    probabilities = [
        best(case_of({"i": "a b c", "j": "x y"}, {"i": "high", "j": "high"}, {"d": {"i": "a", "j": "y"}}, *said))
        for said in (lines[:1], lines)
    ]
    assert probabilities[0].probability == pytest.approx(probabilities[1].probability or 0, abs=1e-9)


def test_a_condition_that_a_draft_meets_already_changes_nothing() -> None:
    """C's options stand in place of T's only where they clash."""
    said = {"stance": "accepts", "about": D, "if": {"i": ["a", "c"]}}
    assert best(case_of({"i": "a b c"}, {"i": "high"}, {"d": {"i": "a"}}, said)).verdict == "yes"


def test_the_best_of_several_readings_that_no_red_line_excludes() -> None:
    """A red line under a condition leaves two readings, neither better than the other: one accepted is enough."""
    said = [
        {"stance": "rules out", "about": on("s", "h"), "if": {"c": "t", "g": "y"}},
        {"stance": "rejects", "about": {"terms": {"s": "h", "c": "l", "g": "y"}}},
        {"stance": "accepts", "about": {"terms": {"s": "h", "c": "t", "g": "x"}}},
    ]
    for turned in (said, said[::-1]):
        case = case_of(
            {"s": "h k", "c": "l t", "g": "x y"},
            {"s": "high", "c": "high", "g": "high"},
            {"d": {"s": "h", "c": ["l", "t"], "g": ["x", "y"]}},
            *turned,
        )
        assert best(case).verdict == "yes"
        assert assessed(case).drafts["d"].all.best_reading.probability == 1


def test_an_acceptance_weighs_against_the_red_line_that_it_contradicts() -> None:
    """Each is taken at 0.9: in force, the line leaves the acceptance broken, which then counts a tenth.

    By hand, with p the share of the prior that accepts d: in force 0.9 · 0.1; not, 0.1 · (p + 0.1 (1 − p)).
    """
    case = case_of(
        {"i": "a b c", "j": "x y"},
        {"i": "high", "j": "high"},
        {"d": {"i": "b", "j": "x"}},
        {"stance": "accepts", "about": D},
        {"stance": "rules out", "about": on("j", "x")},
    )
    p = 0.25  # E[w s] of the lower step, with w uniform on two issues and s on two steps
    expected = 0.1 * p / (0.1 * (p + 0.1 * (1 - p)) + 0.9 * 0.1)
    assert best(case).probability == pytest.approx(expected, abs=0.02)
    assert assessed(case).contradictions == {"a": (("s0", "s1"),)}


@pytest.mark.parametrize("consent", ["none", {"on": ["j"]}])
def test_nobody_asked_is_nobodys_yes(consent: Any) -> None:
    case = case_of(
        {"i": "a b", "j": "x y"},
        {},
        {"d": {"i": "a"}},
        {"stance": "accepts", "about": D},
        parties={"a": {"name": "A", "consent": consent}},
    )
    answer = assessed(case).drafts["d"].all.best_reading
    assert (answer.probability, answer.withheld) == (None, "no party's consent is needed for it")


def test_what_the_analyst_assumes_that_somebody_said_puts_nobody_on_record() -> None:
    said = {"stance": "accepts", "about": D, "cite": [], "assumed": "we think they would"}
    case = case_of({"i": "a b"}, {"i": "high"}, {"d": {"i": "a"}}, said)
    assert assessed(case).nothing_on_record == ("a",)
    doubted = case_of({"i": "a b"}, {"i": "high"}, {"d": {"i": "a"}}, {"stance": "accepts", "about": D, "credence": 0})
    assert assessed(doubted).nothing_on_record == ("a",)


def test_the_worst_joint_reading_is_the_one_that_is_proved() -> None:
    """Listed first or last: a reading that is proved to be refused goes before one that no draw accepts."""
    for options in (["a", "b"], ["b", "a"]):
        case = case_of(
            {"i": "a b", "j": "x y"},
            {"i": "low", "j": "high"},
            {"d": {"i": options, "j": "x"}},
            {"stance": "rejects", "about": {"terms": {"i": "b", "j": "x"}}},
        )
        answer = assessed(case).drafts["d"].all.worst_reading
        assert (answer.exact, dict(answer.reading or {})) == (True, {"i": "b", "j": "x"})


def test_the_order_of_issues_in_the_file_changes_nothing() -> None:
    said = {"stance": "accepts", "about": {"terms": {"i": "b", "j": "x"}}}
    issues, drafts = {"i": "a b c", "j": "x y z"}, {"d": {"i": "a", "j": "y"}}
    one = best(case_of(issues, {"i": "high", "j": "low"}, drafts, said))
    other = best(case_of(dict(reversed(issues.items())), {"j": "low", "i": "high"}, drafts, said))
    assert one.probability == other.probability


def test_many_unordered_issues_are_answered_in_one_program() -> None:
    """24⁴ orders: no going through them one by one."""
    issues = dict.fromkeys("ijkl", "a b c d")
    accepts = {"stance": "accepts", "about": {"terms": {"i": "a", "j": "b"}}}
    case = case_of(issues, {}, {"d": dict.fromkeys("ijkl", "a")}, accepts, unordered="ijkl")
    answer = best(case, draws=2_000)
    assert answer.verdict == "undecided"
    same = case_of(issues, {}, {"d": dict.fromkeys("ijkl", "a")}, {"stance": "accepts", "about": D}, unordered="ijkl")
    assert best(same, draws=2_000).proof == ("s0", "structure")


ONE_OPTION_LEFT: list[dict[str, Any]] = [
    {"stance": "demands", "about": {"issue": "j", "option": "o"}},
    {"stance": "rejects", "about": {"issue": "j", "option": "o"}},
    {"stance": "prioritises", "about": {"issue": "j", "over": "i"}},
    {"stance": "prioritises", "about": {"issue": "i", "over": "j"}},
    {"stance": "prefers", "about": {"draft": "d", "over": "e"}},
]


@pytest.mark.parametrize("said", ONE_OPTION_LEFT)
def test_words_on_what_the_case_holds_no_choice_of_tell_nothing(said: dict[str, Any]) -> None:
    """The other option may be left out for an audience, or be in no source: the words contradict nothing all the same."""
    accepts = {"stance": "accepts", "about": D}
    drafts = {"d": {"i": "low", "j": "o"}, "e": {"i": "low", "j": "o"}}
    case = case_of({"i": "low high", "j": "o"}, {"i": "high"}, drafts, accepts, said)
    found = assessed(case)
    assert not found.contradictions
    assert found.drafts["d"].parties["a"].best_reading.verdict == "yes"
    alone = assessed(case_of({"i": "low high", "j": "o"}, {"i": "high"}, drafts, said))
    assert alone.nothing_on_record == ("a",)


def test_a_preference_between_drafts_of_which_the_case_holds_a_difference_is_a_row() -> None:
    said = {"stance": "prefers", "about": {"draft": "e", "over": "d"}}
    drafts = {"d": {"i": "low"}, "e": {"i": "high"}}
    assert assessed(case_of({"i": "low high"}, {"i": "low"}, drafts, said)).contradictions
    assert not assessed(case_of({"i": "low high"}, {"i": "high"}, drafts, said)).contradictions
