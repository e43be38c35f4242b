"""Importing conflicts of GMCR+: moves, what cannot be, priorities and rankings, and what is refused."""

import itertools
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from irenic.cli.main import main
from irenic.exchange.importing_conflict import import_conflict
from irenic.model.problem import IrenicError
from irenic.preferences.after_signing import AfterSigning, Deal
from irenic.workspace import open_case

# twelve states of two makers with two options each, one of them irreversible, and a pair that cannot be
CRISIS: dict[str, Any] = {
    "program": "gmcr-py",
    "version": "0.4.0",
    "useManualPreferenceRanking": False,
    "options": [
        {"name": "Air strike", "permittedDirection": "fwd"},
        {"name": "Blockade", "permittedDirection": "both"},
        {"name": "Withdraw", "permittedDirection": "both"},
        {"name": "Escalate", "permittedDirection": "both"},
    ],
    "infeasibles": [[[2, "Y"], [3, "Y"]]],
    "decisionMakers": [
        {
            "name": "United States",
            "options": [0, 1],
            "preferences": [
                [[2, "Y"]],
                [[3, "N"]],
                {"compound": True, "members": [[[0, "N"], [2, "Y"]], [[2, "N"]]]},
            ],
        },
        {"name": "Soviet Union", "options": [2, 3], "preferences": [[[3, "N"]], [[0, "N"]]]},
    ],
}
RANKING = [5, 7, 6, 8, 3, 2, 4, 1, 12, 10, 11, 9]


def imported(tmp_path: Path, conflict: Any, name: str = "crisis.gmcr") -> Path:
    file = tmp_path / name
    file.write_text(conflict if isinstance(conflict, str) else json.dumps(conflict), encoding="utf-8")
    import_conflict(file, tmp_path / "case")
    return tmp_path / "case"


def changed(**parts: Any) -> dict[str, Any]:
    return {**json.loads(json.dumps(CRISIS)), **parts}


def after(folder: Path) -> AfterSigning:
    return AfterSigning(open_case(folder).case, Deal(None))


def test_options_become_moves(tmp_path: Path) -> None:
    folder = imported(tmp_path, CRISIS)
    workspace = open_case(folder)
    assert workspace.check().errors == 0
    # which state the deal is, the file does not say
    assert [problem.code for problem in workspace.check().problems if problem.severity == "warning"] == ["M008"]
    case = workspace.case
    assert {name: (move.by, move.label, move.irreversible) for name, move in case.moves.items()} == {
        "Air-strike": ("United-States", "Air strike", "once taken"),
        "Blockade": ("United-States", "Blockade", "no"),
        "Withdraw": ("Soviet-Union", "Withdraw", "no"),
        "Escalate": ("Soviet-Union", "Escalate", "no"),
    }
    assert [each.state for each in case.impossible] == ["Withdraw AND Escalate"]
    assert after(folder).states == 12
    assert all(move.basis().is_assumption for move in case.moves.values())
    assert (folder / case.sources["file-crisis"].file).is_file()


def test_priorities_give_the_same_order(tmp_path: Path) -> None:
    """Statement j of k weighs 2^(k − j), as the tool has it."""
    folder = imported(tmp_path, CRISIS)
    held = after(folder)
    codes = held.form.codes
    withdraw, escalate, strike = (codes >> bit & 1 == 1 for bit in (2, 3, 0))
    us = 4 * withdraw + 2 * ~escalate + 1 * (~strike & withdraw | ~withdraw)
    assert held.priorities("United-States") == us.tolist()
    assert held.priorities("Soviet-Union") == (2 * ~escalate + ~strike).tolist()


@pytest.mark.parametrize("field", ["preferenceRanking", "preferenceVector"])
@pytest.mark.parametrize("switch", ["useManualPreferenceRanking", "useManualPreferenceVectors"])
def test_a_ranking_with_ties_gives_the_same_order(tmp_path: Path, field: str, switch: str) -> None:
    tied: list[Any] = [5, [7, 6], 8, 3, 2, 4, 1, [12, 10, 11], 9]
    makers = [
        {**CRISIS["decisionMakers"][0], field: tied},
        {**CRISIS["decisionMakers"][1], field: [[*range(1, 13)]]},
    ]
    folder = imported(tmp_path, changed(decisionMakers=makers, **{switch: True}))
    held = after(folder)
    payoffs = held.priorities("United-States")
    assert payoffs is not None
    levels = [[each] if isinstance(each, int) else each for each in tied]
    for better, worse in itertools.pairwise(levels):
        assert len({payoffs[state - 1] for state in better}) == 1
        assert payoffs[better[0] - 1] > payoffs[worse[0] - 1]
    assert len(set(held.priorities("Soviet-Union") or ())) == 1


def test_the_known_ranking_gives_the_known_equilibria(tmp_path: Path) -> None:
    """The ranking of Fraser and Hipel (1984): states 5, 6 and 7 of twelve are sequentially stable for both."""
    soviet = [1, 5, 7, 3, 6, 2, 8, 4, 12, 10, 11, 9]
    makers = [
        {**maker, "preferenceRanking": ranking}
        for maker, ranking in zip(CRISIS["decisionMakers"], (RANKING, soviet), strict=True)
    ]
    folder = imported(tmp_path, changed(decisionMakers=makers, useManualPreferenceRanking=True))
    found = open_case(folder).stability(even_if_assumed=True)
    stable = [state.number + 1 for state in found.states if state.equilibrium["seq"] == 1]
    assert stable == [5, 6, 7]
    assert [state.number + 1 for state in found.states if state.equilibrium["nash"] == 1] == [6]


def test_a_conflict_in_which_somebody_always_moves_is_told_at_a_state_that_is_possible(tmp_path: Path) -> None:
    """Nobody moving is impossible here, and nothing is marked as the deal: the states are told all the same."""
    folder = imported(tmp_path, changed(infeasibles=[[[1, "N"]]]))
    found = open_case(folder).stability(even_if_assumed=True)
    assert not found.agreed_is_told
    assert found.states[found.agreed].made == ("Blockade",)
    file = folder / "case.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("kind: respond", "kind: respond\n    agreed: true", 1), encoding="utf-8")
    assert open_case(folder).check().warnings == 0
    with pytest.raises(IrenicError, match="no possible state"):
        open_case(folder).stability(even_if_assumed=True)


def test_an_older_file_names_the_direction_otherwise(tmp_path: Path) -> None:
    options = [{"name": "Air strike", "reversibility": "back"}, *CRISIS["options"][1:]]
    assert (
        open_case(imported(tmp_path, changed(options=options))).case.moves["Air-strike"].irreversible == "once given up"
    )


def test_an_option_called_like_a_word_that_joins(tmp_path: Path) -> None:
    options = [{"name": "If", "permittedDirection": "both"}, *CRISIS["options"][1:]]
    folder = imported(tmp_path, changed(options=options))
    assert open_case(folder).check().errors == 0
    assert np.any(after(folder).where("If-1"))


@pytest.mark.parametrize(
    ("conflict", "code", "words"),
    [
        ("MZ\x90 a file of another tool", "I001", "GMCR II"),
        ("{not json", "I001", "no JSON"),
        ({"options": []}, "I002", "0 options"),
        ({"options": CRISIS["options"]}, "I001", "'decisionMakers' is missing"),
        (changed(infeasibles=[[[9, "Y"]]]), "I003", "the number of no option"),
        (changed(infeasibles=[[[0, "yes"]]]), "I001", "no option with Y or N"),
        (changed(infeasibles=[[[0, "Y"]], [[0, "N"]]]), "I001", "no state is feasible"),
        (
            changed(options=[{"name": "a", "permittedDirection": "sideways"}, *CRISIS["options"][1:]]),
            "I002",
            "sideways",
        ),
        (changed(decisionMakers=CRISIS["decisionMakers"][:1]), "I003", "held by nobody"),
        (changed(decisionMakers=[CRISIS["decisionMakers"][0]] * 2), "I002", "held by two"),
        (
            changed(
                useManualPreferenceRanking=True,
                decisionMakers=[{**maker, "preferenceRanking": [1, 2]} for maker in CRISIS["decisionMakers"]],
            ),
            "I003",
            "does not name each of the 12",
        ),
        (
            changed(
                useManualPreferenceRanking=True,
                decisionMakers=[{**maker, "preferenceRanking": [0]} for maker in CRISIS["decisionMakers"]],
            ),
            "I003",
            "the number of no state",
        ),
    ],
)
def test_what_cannot_be_understood_is_told(tmp_path: Path, conflict: Any, code: str, words: str) -> None:
    with pytest.raises(IrenicError) as refused:
        imported(tmp_path, conflict)
    (problem,) = refused.value.problems
    assert problem.code == code
    assert words in problem.message + problem.hint
    assert not (tmp_path / "case").exists()


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "crisis.gmcr"
    file.write_text(json.dumps(CRISIS), encoding="utf-8")
    folder = tmp_path / "made"
    assert main(["import", "gmcr", str(file), "-o", str(folder)]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "2 decision makers, 4 moves, 12 states" in told
    assert "The file does not tell in which state the deal is kept." in told
    assert "agreed: true" in told
    assert main(["import", "gmcr", str(file), "-o", str(folder)]) == 1
    capsys.readouterr()
    assert main(["stability", str(folder)]) == 1
    assert "A005" in capsys.readouterr().err
    assert main(["stability", str(folder), "--even-if-assumed"]) == 0
    assert "Nothing in the case tells that this is the deal; it is a guess" in " ".join(capsys.readouterr().out.split())
    assert main(["import", "gmcr", str(file), "-o", str(tmp_path / "again"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["states"] == 12
