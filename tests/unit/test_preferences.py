"""From statements to verdicts: each stance's row, proofs, conflicts, silence; and brute force beside linear programs."""

import itertools
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from irenic.analyses.acceptance import assess_drafts
from irenic.model.case import Case
from irenic.model.force import in_force
from irenic.preferences.party import PartyPreferences
from irenic.preferences.readings import packages, readings_of
from irenic.solvers.sampling import Draws
from irenic.workspace import open_case

BASE: dict[str, Any] = {
    "irenic": 1,
    "parties": {"a": {"name": "A", "wants": {"i": "high", "j": "low"}, "assumed": {"wants": "told"}}},
    "issues": {
        "i": {"question": "q", "options": {"i0": "x", "i1": "x", "i2": "x"}},
        "j": {"question": "q", "options": {"j0": "x", "j1": "x"}},
    },
    "drafts": {
        "d": {"terms": {"i": {"option": "i1", "assumed": "x"}, "j": {"option": "j0", "assumed": "x"}}},
        "e": {"terms": {"i": {"option": ["i0", "i2"], "assumed": "x"}, "j": {"option": "j1", "assumed": "x"}}},
        "top": {"terms": {"i": {"option": "i2", "assumed": "x"}, "j": {"option": "j0", "assumed": "x"}}},
        "bottom": {"terms": {"i": {"option": "i0", "assumed": "x"}, "j": {"option": "j1", "assumed": "x"}}},
    },
}


def case_with(*statements: dict[str, Any], **parts: Any) -> Case:
    """The base case with statements s0, s1, … by party a."""
    said = {
        f"s{n}": {"by": "a", "cite": {"source": "r", "quote": "told"}, **statement}
        for n, statement in enumerate(statements)
    }
    return Case.model_validate({**BASE, "statements": said, **parts})


def preferences(case: Case, party: str = "a") -> PartyPreferences:
    return PartyPreferences(case, party, in_force(case))


def verdicts(case: Case, draft: str) -> tuple[str | None, str | None]:
    answers = assess_drafts(case, draft=draft, draws=2000).drafts[draft].parties["a"]
    return answers.best_reading.verdict, answers.worst_reading.verdict


D, E, TOP = {"draft": "d"}, {"draft": "e"}, {"draft": "top"}


@pytest.mark.parametrize(
    ("statements", "draft", "expected"),
    [
        # a single-reading draft rejected unconditionally at credence 1 comes out as no, one so accepted as yes
        ([{"stance": "accepts", "about": D}], "d", ("yes", "yes")),
        ([{"stance": "offers", "about": D}], "d", ("yes", "yes")),
        ([{"stance": "rejects", "about": D}], "d", ("no", "no")),
        # what is accepted carries everything that is better on every issue, what is rejected everything worse
        ([{"stance": "accepts", "about": D}], "top", ("yes", "yes")),
        ([{"stance": "rejects", "about": D}], "bottom", ("no", "no")),
        # of an ambiguous draft the weakest is taken: its best reading is accepted, its worst rejected
        ([{"stance": "accepts", "about": E}], "e", ("yes", "undecided")),
        ([{"stance": "rejects", "about": E}], "e", ("undecided", "no")),
        # a red line excludes the option and what is liked less, and is no row on anything else
        ([{"stance": "rules out", "about": {"issue": "i", "option": "i1"}}], "d", ("no", "no")),
        ([{"stance": "rules out", "about": {"issue": "i", "option": "i1"}}], "e", ("undecided", "no")),
        ([{"stance": "rules out", "about": {"issue": "i", "option": "i1"}}], "bottom", ("no", "no")),
        # an opening demand is no red line
        ([{"stance": "demands", "about": {"issue": "i", "option": "i2"}}], "bottom", ("undecided", "undecided")),
        # a red line under a condition excludes only packages that meet it
        ([{"stance": "rules out", "about": {"issue": "i", "option": "i1"}, "if": {"j": "j0"}}], "d", ("no", "no")),
        ([{"stance": "rules out", "about": {"issue": "i", "option": "i1"}, "if": {"j": "j1"}}], "d", ("undecided", "undecided")),
        # accepts T if C: with C's options in place of T's
        ([{"stance": "accepts", "about": {"terms": {"i": "i1", "j": "j1"}}, "if": {"j": "j0"}}], "d", ("yes", "yes")),
        ([{"stance": "accepts", "about": {"terms": {"i": "i1", "j": "j0"}}, "if": {"j": "j1"}}], "d", ("yes", "yes")),
        ([{"stance": "accepts", "about": {"terms": {"i": "i1", "j": "j0"}}, "if": {"i": "i2"}}], "d", ("undecided", "undecided")),
        # support counts only where the analyst says so
        ([{"stance": "supports", "about": D, "bears_on": "acceptance"}], "d", ("yes", "yes")),
        ([{"stance": "opposes", "about": D, "bears_on": "acceptance"}], "d", ("no", "no")),
        ([{"stance": "supports", "about": D}], "d", (None, None)),
    ],
)  # fmt: skip
def test_what_a_stance_commits_to(statements: list[dict[str, Any]], draft: str, expected: tuple[str, str]) -> None:
    assert verdicts(case_with(*statements), draft) == expected


@pytest.mark.parametrize(
    "stance",
    [
        "willing to discuss",
        "appraises",
        "claims",
        "denies",
        "downplays",
        "sets a test",
        "declines to comment",
        "supports",
        "opposes",
    ],
)
@pytest.mark.parametrize("about", [{"draft": "d"}, {"issue": "i", "option": "i1"}, {"process": "p"}, {"topic": "t"}])
def test_talk_praise_and_silence_give_no_row(stance: str, about: dict[str, str]) -> None:
    """Never acceptance or rejection from them: no row, no filter, nothing on record, no number."""
    case = case_with({"stance": stance, "about": about}, process={"p": {"kind": "talks"}})
    assert preferences(case).claims == ()
    result = assess_drafts(case)
    assert result.nothing_on_record == ("a",)
    answer = result.drafts["d"].parties["a"].best_reading
    assert (answer.verdict, answer.probability, answer.proof) == (None, None, ())
    assert answer.withheld
    assert result.drafts["d"].all.best_reading.withheld_by == ("a",)


def test_what_an_option_is_worth() -> None:
    """prefers, prioritises, rejects an option: rows on values and weights, seen in the draws."""
    prefers = preferences(case_with({"stance": "prefers", "about": {"issue": "i", "option": "i0", "over": "i2"}}))
    assert prefers.conflicts == [frozenset({"s0", "a.wants.i"})]
    before = preferences(case_with({"stance": "prioritises", "about": {"issue": "j", "over": "i"}}))
    space = before.space
    assert space.with_rows(before.rows(before.hard) or ()).bounds(space.weight("j")) == pytest.approx((0.5, 1.0))
    rejects = preferences(case_with({"stance": "rejects", "about": {"issue": "i", "option": "i2"}}))
    assert rejects.conflicts == [frozenset({"s0", "a.wants.i"})]


def test_accepting_what_one_ruled_out_is_a_contradiction() -> None:
    line = {"stance": "rules out", "about": {"issue": "i", "option": "i1"}}
    for other in ({"stance": "accepts", "about": {"issue": "i", "option": "i1"}}, {"stance": "accepts", "about": D}):
        found = preferences(case_with(line, other)).conflicts
        assert frozenset({"s0", "s1"}) in found
    apart = {"stance": "accepts", "about": {"issue": "i", "option": "i2"}}
    assert preferences(case_with(line, apart)).conflicts == []


def test_a_rejection_that_a_red_line_explains_gives_no_row() -> None:
    line = {"stance": "rules out", "about": {"issue": "i", "option": "i1"}}
    held = preferences(case_with(line, {"stance": "rejects", "about": D}))
    assert held.rows(held.hard) == ()


def test_contradictions_and_disagreements_are_told_apart() -> None:
    """Two voices of one party disagree; one voice contradicts itself. Both leave the verdict open, with the flag."""
    voices = {"a": {**BASE["parties"]["a"], "voices": {"x": {"name": "X"}, "y": {"name": "Y"}}}}
    yes, no = {"stance": "accepts", "about": D}, {"stance": "rejects", "about": D}
    two = assess_drafts(case_with({**yes, "voice": "x"}, {**no, "voice": "y"}, parties=voices), draws=1000)
    one = assess_drafts(case_with({**yes, "voice": "x"}, {**no, "voice": "x"}, parties=voices), draws=1000)
    assert (two.contradictions, two.disagreements) == ({}, {"a": (("s0", "s1"),)})
    assert (one.contradictions, one.disagreements) == ({"a": (("s0", "s1"),)}, {})
    assert one.drafts["d"].parties["a"].best_reading.verdict == "undecided"
    # what every consistent part of the record says still holds: its own ideal is worth more than no agreement
    assert one.drafts["top"].parties["a"].best_reading.verdict == "yes"


def test_only_the_consent_that_is_needed_counts() -> None:
    """A party asked on one issue alone is asked on that one; a draft without a term on it does not ask it."""
    parties = {
        "a": BASE["parties"]["a"],
        "b": {"name": "B", "consent": {"on": ["j"]}, "wants": {"j": "low"}, "assumed": {"wants": "told"}},
        "c": {"name": "C", "consent": "none"},
    }
    drafts = {**BASE["drafts"], "only-i": {"terms": {"i": {"option": "i2", "assumed": "x"}}}}
    said = {
        "s0": {"by": "a", "stance": "accepts", "about": D, "cite": {"source": "r", "quote": "x"}},
        "s1": {"by": "b", "stance": "accepts", "about": D, "cite": {"source": "r", "quote": "x"}},
        "s2": {"by": "c", "stance": "rejects", "about": D, "cite": {"source": "r", "quote": "x"}},
    }
    case = Case.model_validate({**BASE, "parties": parties, "drafts": drafts, "statements": said})
    result = assess_drafts(case, draws=1000)
    assert set(result.drafts["d"].parties) == {"a", "b"}
    assert result.drafts["d"].all.best_reading.probability == 1
    assert result.drafts["d"].all.best_reading.exact
    silent_b = Case.model_validate({**case.model_dump(by_alias=True), "statements": {"s0": said["s0"]}})
    held = assess_drafts(silent_b, draws=1000)
    assert held.nothing_on_record == ("b",)
    assert held.drafts["d"].all.best_reading.withheld_by == ("b",)
    assert held.drafts["d"].rest is not None
    assert held.drafts["d"].rest.best_reading.probability == 1
    assert held.drafts["only-i"].all.best_reading.withheld is None


def test_a_verdict_holds_under_every_order_that_is_left() -> None:
    """The middle of the scale liked best, the ends in either order: what is accepted whatever the order is a yes."""
    parties = {"a": {"name": "A", "wants": {"i": {"peak": "i1"}, "j": "low"}, "assumed": {"wants": "told"}}}
    said = {"stance": "accepts", "about": {"terms": {"i": "i0", "j": "j1"}}}
    result = assess_drafts(case_with(said, parties=parties))
    assert result.drafts["d"].parties["a"].best_reading.proof == ("a.wants.i", "a.wants.j", "structure")
    assert result.drafts["bottom"].parties["a"].best_reading.proof == ("s0", "structure")
    top = result.drafts["top"].parties["a"].best_reading
    assert (top.verdict, top.withheld) == ("undecided", None)


def test_too_many_orders_to_tell_apart_are_said_to_be() -> None:
    options = {f"i{n}": "x" for n in range(8)}
    issues = {"i": {"question": "q", "scale": "unordered", "options": options}, "j": BASE["issues"]["j"]}
    parties = {"a": {"name": "A", "wants": {"j": "low"}, "assumed": {"wants": "told"}}}
    result = assess_drafts(case_with({"stance": "accepts", "about": D}, parties=parties, issues=issues))
    answer = result.drafts["d"].parties["a"].best_reading
    assert (answer.verdict, answer.probability) == (None, None)
    assert "many options" in (answer.withheld or "")
    assert set(result.not_assessed) == {"a"}


def test_weights_that_are_known_exactly_leave_the_rest_to_draws() -> None:
    """w = (0.3, 0.7), the draft at the middle of the one and the best of the other: P = 0.7 + 0.3 / 2."""
    point = {"p": {"party": "a", "weights": {"i": 0.3, "j": 0.7}, "assumed": "x"}}
    result = assess_drafts(case_with({"stance": "demands", "about": {"issue": "i", "option": "i1"}}, assume=point))
    answer = result.drafts["d"].parties["a"].best_reading
    assert answer.verdict == "undecided"
    assert answer.probability == pytest.approx(0.85, abs=4 * (answer.se or 0))
    assert not [problem for problem in result.about.problems if problem.code == "A001"]


def test_draws_that_did_not_mix_give_verdicts_without_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    def stuck(*_: object, **__: object) -> Draws:
        return Draws(np.empty((0, 4)), np.empty(0), 0, problem="the walks did not mix")

    monkeypatch.setattr("irenic.solvers.polytope.sample", stuck)
    result = assess_drafts(case_with({"stance": "demands", "about": {"issue": "i", "option": "i1"}}))
    answer = result.drafts["d"].parties["a"].best_reading
    assert (answer.verdict, answer.probability) == ("undecided", None)
    assert "did not mix" in (answer.withheld or "")
    assert [problem.code for problem in result.about.problems] == ["A001"]


def test_assumptions_alone_are_answered_only_on_request_and_set_apart() -> None:
    point = {"p": {"party": "a", "weights": {"i": [0.6, 0.8]}, "reservation": 0.5, "assumed": "x"}}
    case = case_with({"stance": "rejects", "about": TOP}, assume=point)
    alone = assess_drafts(case, with_assumptions_only=True)
    assert alone.basis == "assumptions"
    assert alone.drafts["top"].parties["a"].best_reading.verdict == "yes"
    assert alone.drafts["bottom"].parties["a"].best_reading.proof == ("p", "a.wants.i", "structure")
    assert assess_drafts(case_with(assume=point)).nothing_on_record == ("a",)


def test_repetition_and_order_change_nothing() -> None:
    """The same words twice count once; the order of the file counts for nothing; the same seed gives the same bits."""
    once = case_with({"stance": "prefers", "about": {"draft": "d", "over": "e"}, "credence": 0.6})
    twice = case_with(*[{"stance": "prefers", "about": {"draft": "d", "over": "e"}, "credence": 0.6}] * 3)
    found = [
        assess_drafts(case, seed=3, draws=3000).drafts["d"].parties["a"].best_reading for case in (once, twice, once)
    ]
    assert found[0] == found[1] == found[2]
    shuffled = Case.model_validate(
        {**once.model_dump(by_alias=True), "drafts": dict(reversed(once.model_dump(by_alias=True)["drafts"].items()))}
    )
    assert (
        assess_drafts(shuffled, seed=3, draws=3000).drafts["d"] == assess_drafts(once, seed=3, draws=3000).drafts["d"]
    )


stances = st.sampled_from(["accepts", "rejects", "offers"])
packages_ = st.fixed_dictionaries({"i": st.sampled_from(["i0", "i1", "i2"]), "j": st.sampled_from(["j0", "j1"])})
options = st.sampled_from([("i", "i0"), ("i", "i1"), ("i", "i2"), ("j", "j0"), ("j", "j1")]).map(
    lambda pair: {"issue": pair[0], "option": pair[1]}
)
statement = st.one_of(
    st.fixed_dictionaries({"stance": stances, "about": st.fixed_dictionaries({"terms": packages_})}),
    st.fixed_dictionaries({"stance": st.sampled_from(["demands", "rules out", "rejects"]), "about": options}),
    st.sampled_from([{"stance": "prioritises", "about": {"issue": "i", "over": "j"}}, {"stance": "prioritises", "about": {"issue": "j", "over": "i"}},
                     {"stance": "prefers", "about": {"draft": "d", "over": "e"}}, {"stance": "prefers", "about": {"draft": "bottom", "over": "d"}}]),
)  # fmt: skip


@settings(max_examples=200)
@given(st.lists(statement, min_size=1, max_size=4), st.sampled_from(["d", "e", "top", "bottom"]))
def test_verdicts_agree_with_rejection_and_proofs_are_minimal(statements: list[dict[str, Any]], draft: str) -> None:
    """Rejection from the prior is the oracle: yes is accepted by every draw, no by none.

    A proof is enough by itself, and no longer enough without any one of its parts; so is a conflict.
    """
    case = case_with(*statements)
    held = preferences(case)
    for conflict in held.conflicts:
        assert not held.can_stand(conflict)
        for label in conflict:
            assert held.can_stand(conflict - {label}), (conflict, label)
    if held.conflicts:
        return
    space, lines = held.space, held.red_lines(held.hard)
    points = space.with_rows(held.rows(held.hard) or ()).sample(300, 1).points
    readings = readings_of(case, case.drafts[draft])
    for package in packages(readings):
        verdict = held.verdict(package, readings)
        excluded = any(line.excludes(space, package) for line in lines)
        accepted = np.zeros(len(points), bool) if excluded else space.gains(points, package) >= 0
        if len(points) >= 100:
            if verdict == "yes":
                assert accepted.all()
            elif verdict == "no":
                assert not accepted.any()
        proof = frozenset(held.proof(package, readings)) - {"structure"}
        if verdict == "undecided":
            assert proof == frozenset()
            continue
        for some in itertools.chain([proof], (proof - {label} for label in proof)):
            part = held._verdict_needs(package, readings, verdict, some)
            assert part == (some == proof), (verdict, some)


def test_panamas_verdicts_come_from_linear_programs_alone(tmp_path: Path) -> None:
    """Point values need no draws: every answer is exact."""
    from ..conftest import CASES

    assert tmp_path
    workspace = open_case(CASES / "panama-canal-1974")
    assert set(workspace.assess().nothing_on_record) == set(workspace.case.parties)
    result = workspace.assess(with_assumptions_only=True)
    for answers in result.drafts.values():
        for party in answers.parties.values():
            assert party.best_reading.verdict in ("yes", "no")
            assert party.best_reading.exact
            assert party.best_reading.proof
