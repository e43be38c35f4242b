"""Odd cases of what can be done once a deal is signed: named moves that do not count, deals in which nothing can be done,
several readings, and what is told of an answer and of a departure that few draws hold."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from irenic.analyses import stability as analysis
from irenic.analyses.stability import Stability, would_it_hold
from irenic.cli.main import main
from irenic.model.case import Case
from irenic.model.problem import IrenicError
from irenic.preferences import holding
from irenic.preferences.after_signing import AfterSigning, Deal
from irenic.preferences.holding import hold, payoffs_of
from irenic.preferences.premises import premises_of
from irenic.solvers.stability import CONCEPTS
from irenic.workspace import open_case

from .test_stability_worth import PARTLY, RAID, known

MakeCase = Callable[[str], Path]


def asked(folder: Path, **how: str) -> Stability:
    return open_case(folder).stability(even_if_assumed=True, **how)  # type: ignore[arg-type]


def page_of(folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    capsys.readouterr()
    assert main(["stability", str(folder), "--even-if-assumed", *more]) == 0
    return " ".join(capsys.readouterr().out.split())


LATE = known(-0.1).replace(
    "sources: {w:", "sources: {late: {file: late.txt, published: 2031-06-01, assumed: {published: told}}, w:"
)
LATE = LATE.replace(
    "kind: respond, worth: {beta", 'kind: respond, cite: {source: late, quote: "Beta strikes"}, worth: {beta'
)
LATE = LATE.replace('lose half"}}}, cite: {source: w, quote: "could strike"}}', 'lose half"}}}}')
LATE = LATE.replace("=== w.txt", "=== late.txt\nBeta strikes.\n=== w.txt")


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("  both: {when: raid AND NOT strike, worth: {beta: {value: -0.1, cite: CITE}}}", "NOT"),
        ("impossible: [{state: raid AND strike, cite: CITE}]", "impossible"),
        ("priorities: {alpha: [{holds: raid AND NOT strike, cite: CITE}]}", "priorities"),
    ],
)
def test_what_names_a_move_that_does_not_count_takes_it_as_not_made(
    make_case: MakeCase, capsys: pytest.CaptureFixture[str], more: str, told: str
) -> None:
    """A strike that only a later report tells of cannot be made on the day: what names it is read so, without a fault."""
    more = more.replace("CITE", '{source: w, quote: "lose half"}')
    folder = make_case(LATE.replace("\n=== late.txt", f"\n{more}\n=== late.txt"))
    page = page_of(folder, capsys, "--as-of", "2031-04-01")
    assert "Left out: moves.strike, since its source is later than 2031-04-01." in page
    found = asked(folder, as_of="2031-04-01")
    assert {state.made for state in found.states} == {(), ("raid",)}
    assert found.best_reading.equilibrium["seq"].probability == 0, "Alpha raids, and nobody can answer"
    assert {"raid", "strike"} == set(asked(folder, as_of="2031-07-01").moves), told


def test_a_deal_in_which_nothing_can_be_done_is_told_as_such(make_case: MakeCase) -> None:
    eyes = '  eyes: {by: beta, kind: verify, cite: {source: w, quote: "could strike"}}\n'
    text = RAID[: RAID.index("  raid:")] + eyes + RAID[RAID.index("=== w.txt") :]
    with pytest.raises(IrenicError, match="no move can be made in this deal"):
        asked(make_case(text))


# of the plan's words on the line there are two readings; at the near one Alpha has nothing to advance for
TWO_READINGS = PARTLY.replace(
    "line: {option: far, cite", "line: {option: [far, near], readings_assumed: it does not say which, cite"
)


def test_of_several_readings_none_is_called_the_most_stable_where_that_is_undecided(
    make_case: MakeCase, capsys: pytest.CaptureFixture[str]
) -> None:
    """Read as the far line, Alpha advances, and Beta's answer does not harm it; read as the near one, all turns on what
    shutting the trade is worth to Beta, which nothing says."""
    harmless = "worth: {alpha: {value: 0.1, assumed: y}}, "
    text = TWO_READINGS.replace("kind: respond, sets: {trade: shut}, ", f"kind: respond, {harmless}")
    found = asked(make_case(text))
    best, worst = found.best_reading, found.worst_reading
    assert (best.reading or {})["line"] == "near", "it may hold, and the other surely does not"
    assert best.equilibrium["seq"].withheld
    assert (worst.reading or {})["line"] == "far"
    assert worst.equilibrium["seq"].at_most is not None
    page = page_of(make_case(text), capsys)
    assert "which of them is the most stable is open. All else is told of this one (line: near)" in page
    assert "This is the most stable one" not in page
    assert "This is the most stable one (line: near)" in page_of(make_case(TWO_READINGS), capsys)


def test_readings_that_come_out_alike_are_told_of_all_the_same(
    make_case: MakeCase, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both readings are undecided: the page says of which of them it tells the rest."""
    text = TWO_READINGS.replace("kind: respond, sets: {trade: shut}, ", "kind: respond, ")
    page = page_of(make_case(text), capsys)
    assert "Its words allow more than one reading. The answer is alike at all; the rest is told of this one" in page
    assert "more than one reading" not in page_of(make_case(PARTLY), capsys)


# Alpha's raid harms it in nearly all draws; Beta's strike, worth a little or nothing to it, answers what is left
def test_a_departure_that_few_draws_hold_is_followed_in_those(
    make_case: MakeCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The draws that are followed are those in which it leaves: the first two hundred of all may hold none of these."""
    rare = known(-0.1).replace(
        'value: 0.2, cite: {source: w, quote: "win a fifth"}', "value: [-1, 0.004], assumed: a guess"
    )
    folder = make_case(rare)
    # in the first draw Alpha stays
    monkeypatch.setattr(holding, "LOOKED_AT", 1)
    raid = next(one for one in asked(folder).leaving if one.by == "alpha")
    assert raid.better.probability is not None
    assert 0 < raid.better.probability < 0.02
    assert raid.answer is None
    assert raid.threat is not None, "a strike would set it back, also where it costs Beta"
    assert [each.move for each in raid.threat] == ["strike"]


def test_an_interval_that_bears_on_nobody_leaves_the_answer_exact(make_case: MakeCase) -> None:
    """Beta's priorities decide for it: a worth to it is not drawn, and the answer stays a yes or no."""
    text = known(0.1).replace("value: 0.1,", "value: [0.1, 0.4],")
    text = text.replace(
        "\n=== w.txt", '\npriorities: {beta: [{holds: NOT strike, cite: {source: w, quote: "lose half"}}]}\n=== w.txt'
    )
    found = asked(make_case(text))
    assert found.stability_draws == 1
    assert found.best_reading.equilibrium["seq"].exact


def test_a_costly_answer_of_two_is_not_said_to_better_nobody(
    make_case: MakeCase, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only Beta's blockade lets Gamma fine to its own good: Gamma gains by an answer that Beta has to pay for."""
    cite = 'cite: {source: w, quote: "lose half"}'
    worth = "worth: {alpha: {value: A, CITE}, beta: {value: B, CITE}, gamma: {value: C, CITE}}".replace("CITE", cite)

    def move(name: str, by: str, kind: str, a: float, b: float, c: float) -> str:
        filled = worth.replace(" A,", f" {a},").replace(" B,", f" {b},").replace(" C,", f" {c},")
        return f"  {name}: {{by: {by}, kind: {kind}, {filled}, {cite}}}\n"

    moves = move("raid", "alpha", "breach", 0.3, -0.1, 0)
    moves += move("block", "beta", "respond", 0, -0.2, 0) + move("fine", "gamma", "respond", -0.1, 0, -0.1)
    hard = f"  hard: {{when: raid AND block AND fine, worth: {{alpha: {{value: -0.5, {cite}}}, gamma: {{value: 0.3, {cite}}}}}}}\n"
    text = RAID[: RAID.index("  raid:")] + moves + "consequences:\n" + hard + RAID[RAID.index("=== w.txt") :]
    text = text.replace("drafts:", "actors: {gamma: {name: Gamma}}\ndrafts:")
    folder = make_case(text)
    raid = next(one for one in asked(folder).leaving if [each.move for each in one.changes] == ["raid"])
    assert raid.answer is None
    assert raid.threat is not None
    assert {each.move for each in raid.threat} == {"block", "fine"}
    page = page_of(folder, capsys)
    assert "betters nobody" not in page
    assert "at a cost or for nothing to somebody who gives it: Beta: block; Gamma: fine." in page


def test_the_deal_kept_alone_is_as_stable_as_among_all_states(make_case: MakeCase) -> None:
    """Where only the deal kept is asked about, each concept gives what it gives for all states."""
    for number in (-0.2, 0.0, 0.1, 0.6):
        folder = make_case(known(number).replace("value: 0.2,", "value: [-0.2, 0.4],"))
        case = open_case(folder).case
        premises = premises_of(case)
        after = AfterSigning(case, Deal(None))
        payoffs = payoffs_of(after, {}, premises, {}, 300, {})
        whole, alone = hold(after, payoffs), hold(after, payoffs, whole=False)
        for concept in CONCEPTS:
            assert np.array_equal(whole.stable[concept], alone.stable[concept]), (number, concept)


def test_what_could_be_added_is_tried_within_a_bound_and_the_page_says_so(
    make_case: MakeCase, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Larger sets are left out where drawing through all their states would take too long; single ones never are."""
    fines = "".join(
        f"  fine{n}: {{by: gamma, kind: guarantee, worth: {{alpha: {{value: [-0.3, -0.1], assumed: y}}, beta: 0, gamma: 0}}, "
        f'assumed: {{worth: y}}, cite: {{source: w, quote: "could strike"}}}}\n'
        for n in range(3)
    )
    text = known(-0.1).replace("drafts:", "actors: {gamma: {name: Gamma}}\ndrafts:")
    text = text.replace("consequences:\n", f"{fines}consequences:\n").replace("value: 0.2,", "value: [0.1, 0.3],")
    folder = make_case(text)
    assert max(len(one.added) for one in asked(folder).guarantees) == 3
    monkeypatch.setattr(analysis, "ADDING", 1)
    assert max(len(one.added) for one in asked(folder).guarantees) == 1
    assert "At most 1 of the 3 that could be added were tried at once." in page_of(folder, capsys)


def test_todays_state_is_listed_also_where_not_all_are() -> None:
    """Of 2,048 states those that hold are listed, the deal kept, and the one that a way from today starts in."""
    names = [f"m{n}" for n in range(11)]
    case = Case.model_validate(
        {
            "irenic": 1,
            "parties": {"alpha": {"name": "Alpha"}, "beta": {"name": "Beta"}},
            "moves": {
                name: {"by": "alpha" if n % 2 else "beta", "kind": "breach", "today": n < 2, "assumed": "y"}
                for n, name in enumerate(names)
            },
            "priorities": {
                who: [{"holds": f"NOT {name}", "assumed": "y"} for name in names] for who in ("alpha", "beta")
            },
        }
    )
    found = would_it_hold(case, even_if_assumed=True)
    assert len(found.states) < 1_024
    made = {state.number: state.made for state in found.states}
    assert found.today is not None
    assert made[found.today] == ("m0", "m1")
    assert made[found.agreed] == ()


def test_what_a_check_says_at_its_end_keeps_to_the_width(
    make_case: MakeCase, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    folder = make_case(RAID.replace("win a fifth", "win a third", 1))
    capsys.readouterr()
    main(["check", str(folder)])
    *_, first, last = capsys.readouterr().out.splitlines()
    assert f"{first} {last}" == "Found 1 error. 'irenic check --explain CODE' tells more about each."
    assert max(len(first), len(last)) <= 60
