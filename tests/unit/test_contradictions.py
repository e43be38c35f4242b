"""What cannot hold together: minimal sets with their quotes, voices apart, without a single draw."""

from typing import Any

import pytest

from irenic.analyses.acceptance import assess_drafts
from irenic.analyses.contradictions import find_contradictions
from irenic.model.case import Case
from irenic.preferences.draws import PartyDraws


def case_of(*said: dict[str, Any]) -> Case:
    cited = {"cite": {"source": "r", "quote": "told"}}
    return Case.model_validate(
        {
            "irenic": 1,
            "parties": {
                "a": {
                    "name": "A",
                    "voices": {"x": {"name": "X"}, "y": {"name": "Y"}},
                    "wants": dict.fromkeys("ijk", "low"),
                    "assumed": {"wants": "told"},
                }
            },
            "issues": {name: {"question": "q", "options": {f"{name}{n}": "x" for n in range(3)}} for name in "ijk"},
            "drafts": {"d": {"terms": {name: {"option": f"{name}1", "assumed": "x"} for name in "ijk"}}},
            "statements": {f"s{n}": {"by": "a", **cited, **one} for n, one in enumerate(said)},
        }
    )


def prioritises(first: str, over: str, **more: Any) -> dict[str, Any]:
    return {"stance": "prioritises", "about": {"issue": first, "over": over}, **more}


def test_a_ring_of_priorities_is_one_contradiction_with_every_quote() -> None:
    found = find_contradictions(case_of(prioritises("i", "j"), prioritises("j", "k"), prioritises("k", "i")))
    assert found.contradictions == {"a": (("s0", "s1", "s2"),)}
    assert {label: [held.quote for held in ground.evidence] for label, ground in found.grounds.items()} == {
        label: ["told"] for label in ("s0", "s1", "s2")
    }


def test_voices_that_differ_disagree_and_one_voice_contradicts_itself() -> None:
    apart = [prioritises("i", "j", voice="x"), prioritises("j", "i", voice="y")]
    found = find_contradictions(case_of(*apart, prioritises("j", "k"), prioritises("k", "j")))
    assert found.disagreements == {"a": (("s0", "s1"),)}
    assert found.contradictions == {"a": (("s2", "s3"),)}


def test_what_is_said_softly_is_overruled_and_in_no_set() -> None:
    found = find_contradictions(case_of(prioritises("i", "j"), prioritises("j", "i", credence=0.5)))
    assert (found.contradictions, found.overruled) == ({}, {"a": ("s1",)})


def test_it_is_what_an_assessment_lists_and_draws_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    case = case_of(prioritises("i", "j"), prioritises("j", "k"), prioritises("k", "i"), prioritises("k", "j"))
    assessed = assess_drafts(case, draws=400)

    def drawn(*_: object) -> None:
        raise AssertionError("it drew")

    monkeypatch.setattr(PartyDraws, "__init__", drawn)
    found = find_contradictions(case)
    assert found.contradictions == assessed.contradictions == {"a": (("s0", "s1", "s2"), ("s1", "s3"))}


def test_a_proof_is_never_made_of_words_that_contradict_themselves() -> None:
    """Without the red line "prefers e to d" says more, and could not hold at all: it proves nothing by that."""
    said = [
        {"stance": "prefers", "about": {"draft": "e", "over": "d"}},
        {"stance": "rules out", "about": {"issue": "i", "option": "i1"}},
    ]
    case = case_of(*said)
    drafts = {
        name: {
            "terms": {issue: {"option": option, "assumed": "x"} for issue, option in zip("ijk", options, strict=True)}
        }
        for name, options in (("d", ("i2", "j0", "k0")), ("e", ("i2", "j2", "k0")))
    }
    case = Case.model_validate({**case.model_dump(by_alias=True, exclude_defaults=True), "drafts": drafts})
    found = assess_drafts(case, draws=400)
    assert found.contradictions == {}
    for draft in "de":
        answer = found.drafts[draft].parties["a"].best_reading
        assert (answer.verdict, "s1" in answer.proof, "s0" in answer.proof) == ("no", True, False)
