"""The verbs why, ask and trace: what they print, and what their numbers are."""

import json
import math
from typing import Any

import numpy as np
import pytest

from irenic.analyses.acceptance import assess_drafts
from irenic.analyses.influence import why_draft
from irenic.analyses.questions import what_to_ask
from irenic.analyses.trace import answers_over_time
from irenic.cli.main import main
from irenic.model.case import Case
from irenic.preferences.consent import consenting
from irenic.preferences.premises import premises_of
from irenic.preferences.readings import readings_of

from ..conftest import CASES

TRAINING = str(CASES / "training-moving")
DONBAS = str(CASES / "donbas-draft-2025")


def two_party_case(*said: dict[str, Any], **parts: Any) -> Case:
    """Parties a and b on three issues, with drafts d and e; s0, s1, … are cited, each on a day of its own."""
    wants = {"a": {"i": "high", "j": "low", "k": "high"}, "b": {"i": "low", "j": "high", "k": "high"}}
    drafts = {
        "d": {"i": "i1", "j": "j0", "k": "k1"},
        "e": {"i": "i2", "j": "j1", "k": "k0"},
    }
    return Case.model_validate(
        {
            "irenic": 1,
            "parties": {name: {"name": name.upper(), "wants": held, "assumed": "x"} for name, held in wants.items()},
            "issues": {name: {"question": "q", "options": {f"{name}{n}": "x" for n in range(3)}} for name in "ijk"},
            "drafts": {
                name: {"terms": {issue: {"option": option, "assumed": "x"} for issue, option in terms.items()}}
                for name, terms in drafts.items()
            },
            "statements": {
                f"s{n}": {"date": f"2031-03-{n + 1:02}", "cite": {"source": "r", "quote": "told"}, **one}
                for n, one in enumerate(said)
            },
            **parts,
        }
    )


SAID: list[dict[str, Any]] = [
    {"by": "a", "stance": "accepts", "about": {"terms": {"i": "i1", "j": "j1", "k": "k1"}}},
    {"by": "a", "stance": "prioritises", "about": {"issue": "k", "over": "i"}},
    {"by": "b", "stance": "prefers", "about": {"draft": "d", "over": "e"}},
    {"by": "b", "stance": "rejects", "about": {"terms": {"i": "i2", "j": "j0", "k": "k0"}}},
]


def test_influence_is_what_leaving_out_changes() -> None:
    """By definition: the assessment of the case without the entry, on as many draws."""
    case = two_party_case(*SAID)
    why = why_draft(case, "d", draws=4_000)
    whole = assess_drafts(case, draft="d", draws=4_000).drafts["d"]
    assert {one.ground.id for one in why.influence} | set(why.without_influence) >= {"s0", "s1", "s2", "s3"}
    for one in why.influence:
        if one.ground.kind != "statement":
            continue
        left = {name: held for name, held in case.statements.items() if name != one.ground.id}
        without = assess_drafts(case.model_copy(update={"statements": left}), draft="d", draws=4_000).drafts["d"]
        own = without.parties[one.party].best_reading
        assert (one.party_without.probability, one.verdict) == (own.probability, own.verdict)
        before = whole.parties[one.party].best_reading.probability
        if before is not None and own.probability is not None:
            assert one.party_change == pytest.approx(before - own.probability)


def test_a_statement_that_says_what_another_says_moves_nothing() -> None:
    case = two_party_case(*SAID, SAID[1])
    why = why_draft(case, "d", draws=2_000)
    assert {"s1", "s4"} <= set(why.without_influence)


def test_without_its_only_words_nothing_is_on_record() -> None:
    why = why_draft(two_party_case(SAID[0], SAID[2]), "d", draws=2_000)
    (last,) = [one for one in why.influence if one.ground.id == "s0"]
    assert (last.empties_record, last.verdict, last.party_change) == (True, None, None)


def test_the_gain_of_a_question_is_what_its_answers_settle() -> None:
    """P(1 − P) − Σ q_a P_a(1 − P_a), from the draws themselves, for a question that can be computed by hand."""
    case = two_party_case(*SAID)
    found = what_to_ask(case, "d", draws=8_000)
    question = next(
        one for one in found.questions if one.party == "b" and one.words == "Which matters more to you, i or j?"
    )
    party = consenting(premises_of(case, draws=8_000))["b"]
    points, space = party.draws.draws.points, party.preferences.space
    takes = points @ space.gain({"i": "i1", "j": "j0", "k": "k1"}) >= 0
    first = points @ space.weight("i") >= points @ space.weight("j")
    p = takes.mean()
    after = sum(side.mean() * takes[side].mean() * (1 - takes[side].mean()) for side in (first, ~first))
    assert question.party_gain == pytest.approx(p * (1 - p) - after, abs=1e-9)
    others = assess_drafts(case, draft="d", draws=8_000).drafts["d"].parties["a"].best_reading.probability
    assert others == 1
    assert question.gain == pytest.approx(others**2 * (question.party_gain or 0), rel=1e-6)
    yes, no = question.branches
    assert yes.share * yes.party_after + no.share * no.party_after == pytest.approx(p)
    assert [one.gain for one in found.questions if one.gain is not None] == sorted(
        (one.gain for one in found.questions if one.gain is not None), reverse=True
    )


def test_a_gain_carries_its_error() -> None:
    """Over seeds the gains spread by about what each says."""
    case = two_party_case(*SAID)
    gains, errors = [], []
    for seed in range(12):
        found = what_to_ask(case, "d", draws=2_000, seed=seed)
        one = next(q for q in found.questions if q.party == "b" and q.words == "Which matters more to you, i or j?")
        gains.append(one.party_gain or 0.0)
        errors.append(one.se or 0.0)
    spread, said = float(np.std(gains, ddof=1)), math.sqrt(float(np.mean(np.square(errors))))
    assert 0.4 * said < spread < 2.2 * said


def test_rare_answers_have_no_gain() -> None:
    found = what_to_ask(two_party_case(*SAID), "d", draws=1_000)
    withheld = [one for one in found.questions if one.withheld is not None]
    assert withheld
    assert all(one.gain is None and one.party_gain is None for one in withheld)


def test_who_has_said_nothing_is_asked_first_and_without_a_gain() -> None:
    found = what_to_ask(two_party_case(*SAID[:2]), "d", draws=1_000)
    assert [(one.party, one.words, one.gain) for one in found.first] == [("b", "Would you accept draft d?", None)]
    assert all(one.gain is None for one in found.questions)


def test_answers_as_of_a_day_are_those_of_the_assessment_of_that_day() -> None:
    case = two_party_case(*SAID, {**SAID[0], "stance": "rejects", "supersedes": ["s0"]})
    trace = answers_over_time(case, draws=2_000)
    assert [str(moment.date) for moment in trace.moments] == [f"2031-03-0{n}" for n in range(1, 6)]
    assert [moment.came for moment in trace.moments] == [("s0",), ("s1",), ("s2",), ("s3",), ("s4",)]
    assert trace.moments[-1].went == ("s0",)
    for moment in trace.moments:
        there = assess_drafts(case, as_of=moment.date, draws=2_000)
        assert moment.drafts == there.drafts
        assert moment.nothing_on_record == there.nothing_on_record


def test_a_party_whose_words_did_not_change_has_the_same_draws() -> None:
    case = two_party_case(*SAID)
    days = [premises_of(case, as_of=case.statements[name].date.earliest, draws=1_000) for name in ("s1", "s2")]
    before, after = (consenting(one) for one in days)
    assert before["a"] is after["a"]
    readings = readings_of(case, case.drafts["d"])
    assert before["a"].answers(readings) == after["a"].answers(readings)


@pytest.mark.parametrize("verb", ["why", "ask", "trace"])
def test_the_pages_fit_a_terminal_and_the_json_is_the_result(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([verb, TRAINING, "elsin-1", "--draws", "1000"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines
    assert max(len(line) for line in lines if TRAINING not in line) <= 80
    assert main([verb, TRAINING, "elsin-1", "--draws", "1000", "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["about"]["verb"] == verb
    assert printed["about"]["parameters"]["draws"] == 1000


@pytest.mark.parametrize("verb", ["why", "ask", "trace", "assess"])
def test_a_record_that_binds_nobody_shows_no_number(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([verb, DONBAS]) == 0
    printed = capsys.readouterr().out
    assert " in 10" not in printed
    assert "%" not in printed
    assert "commit it to" not in printed


def test_where_the_latest_draft_is_meant() -> None:
    drafts = {
        "old": {"date": "2031-03-01", "terms": {"i": {"option": "i0", "assumed": "x"}}},
        "new": {"date": "2031-03-05", "replaces": "old", "terms": {"i": {"option": "i1", "assumed": "x"}}},
        "late": {"date": "2031-04-01", "terms": {"i": {"option": "i2", "assumed": "x"}}},
    }
    case = two_party_case(SAID[1], drafts=drafts, as_of="2031-03-20")
    assert what_to_ask(case, draws=400).draft == "new"
    assert set(assess_drafts(case, draws=400).drafts) == {"old", "new"}
    assert set(assess_drafts(case, draft="late", draws=400).drafts) == {"late"}
