"""The page of `irenic stability`, and its part of a report: what they say, and what they do not."""

import itertools
import json
import math
import re
from pathlib import Path

import pytest

from irenic.analyses.stability import Stability
from irenic.cli.main import main
from irenic.preferences.holding import HEADLINE
from irenic.preferences.stability_answers import Made
from irenic.report.holding import Telling
from irenic.report.page.states_picture import MOST_DRAWN, in_words, state_graph
from irenic.workspace import open_case

from ..conftest import CASES

WORKED = ("cuba-1962", "elmira-1991", "training-ceasefire")


@pytest.mark.parametrize("name", WORKED)
def test_the_page_fits_a_terminal_and_says_what_it_rests_on(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stability", str(CASES / name)]) == 0
    page = capsys.readouterr().out
    assert max(map(len, page.splitlines())) <= 80
    for heading in ("Would it hold, once signed and kept?", "Who could leave it", "What this rests on"):
        assert heading in page
    # no page tells a party what it is to do, or calls a state best
    assert not re.search(r"\b(must|should|ought|optimal|recommend\w*)\b", page.replace("What this rests on", ""))
    assert "%" not in page


@pytest.mark.parametrize("name", WORKED)
def test_json_is_what_python_returns(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stability", str(CASES / name), "--json", "--draws", "800", "--seed", "5"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == open_case(CASES / name).stability(draws=800, seed=5).to_json()
    assert told["about"]["seed"] == 5
    assert told["about"]["verb"] == "stability"


def test_why_a_state_is_left_or_kept_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stability", str(CASES / "cuba-1962")]) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert "Soviet Union: no longer withdraw the missiles That it is better off right after: yes." in page
    assert "Once others answer to their own good, it no longer pays." in page
    assert "Such an answer: United States: blockade Cuba." in page
    assert "United States: blockade Cuba, then Soviet Union: withdraw the missiles" in page
    assert "20 inputs: 20 cited, 0 assumed." in page


def test_other_states_that_would_hold_are_listed_by_the_number_that_names_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One to a line, so that they can be told apart; their number is what --state takes."""
    assert main(["stability", str(CASES / "elmira-1991")]) == 0
    listed = re.findall(r"^– state (\d+): ", capsys.readouterr().out, re.MULTILINE)
    workspace = open_case(CASES / "elmira-1991")
    assert len(listed) == 5
    for number in listed:
        assert workspace.stability(state=number).best_reading.equilibrium[HEADLINE].probability == 1
    assert main(["stability", str(CASES / "elmira-1991"), "--state", listed[0]]) == 0
    assert "– state 9 (the deal kept): " in capsys.readouterr().out


def test_a_guarantee_is_told_with_its_cost(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stability", str(CASES / "training-ceasefire"), "--digits"]) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert re.search(r"cost 4 – stop the fuel to Brennia, neutral observers on the river: about 9 in 10 \[0\.9", page)
    assert "‘stop the fuel to Brennia’: cost 3" in page.split("cited –")[0], (
        "a cost that the analyst sets is told as assumed"
    )


def test_a_report_holds_it_only_where_it_is_asked_for(tmp_path: Path) -> None:
    case = str(CASES / "training-ceasefire")
    plain, full = tmp_path / "plain.html", tmp_path / "full.html"
    assert main(["report", case, "-o", str(plain)]) == 0
    assert main(["report", case, "-o", str(full), "--with", "stability"]) == 0
    assert "Whether it would hold" not in plain.read_text(encoding="utf-8")
    page = full.read_text(encoding="utf-8")
    assert "Whether it would hold, once signed" in page
    assert 'class="states"' in page
    assert "irenic report training-ceasefire --with stability" in page
    assert main(["report", case, "-o", str(tmp_path / "b.html"), "--form", "brief", "--with", "stability"]) == 0
    brief = (tmp_path / "b.html").read_text(encoding="utf-8")
    assert "Whether it would hold, once signed" in brief
    assert "What is told only where it is asked for" not in brief


def test_a_report_that_would_rest_on_assumptions_is_not_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "case.yaml").write_text(
        "irenic: 1\nparties: {a: {name: A}}\ndrafts: {}\nmoves: {m: {by: a, kind: breach, worth: {a: 1}, assumed: y}}\n",
        encoding="utf-8",
    )
    target = tmp_path / "r.html"
    assert main(["report", str(folder), "-o", str(target), "--with", "stability"]) == 1
    assert "A005" in capsys.readouterr().err
    assert not target.exists()


@pytest.mark.parametrize("name", WORKED)
def test_the_picture_draws_every_state_and_every_improvement_and_says_so_in_words(name: str) -> None:
    workspace = open_case(CASES / name)
    found = workspace.stability()
    telling = Telling(found, workspace.case)
    picture = state_graph(found, telling)
    boxes = len(re.findall(r'<rect class="state', picture))
    assert boxes == len(found.states)
    assert len(re.findall(r'<rect class="state kept"', picture)) == 1
    assert picture.count('class="holds"') == sum(state.equilibrium[HEADLINE] > 0.5 for state in found.states)
    assert picture.count('class="better"') == sum(arrow.better > 0.5 for arrow in found.arrows)
    words = in_words(found, telling)
    assert words in picture.unescape()
    for state in found.states:
        assert f"State {state.number}" in words
    # all that is done in a state is written into it, and not cut off
    drawn = [" ".join(re.findall(r"<text[^>]*>([^<]*)</text>", box)) for box in picture.unescape().split("<g>")[1:]]
    for state, written in zip(found.states, drawn, strict=True):
        assert all(telling.label(move) in written for move in state.made), written
    # every arrow runs along a row or a column, and ends inside the picture
    width, height = (float(size) for size in re.search(r'viewBox="0 0 (\S+) (\S+)"', picture).groups())  # type: ignore[union-attr]
    for path in re.findall(r'd="(M[^"]+)"', picture):
        if " C" in path:
            numbers = [float(number) for number in re.findall(r"-?\d+", path)]
            (x1, y1), (x2, y2) = numbers[:2], numbers[-2:]
            assert x1 == x2 or y1 == y2
            assert all(0 <= x <= width for x in (x1, x2))
            assert all(0 <= y <= height for y in (y1, y2))
    # every coloured arrow has its letter, and no two letters touch
    letters = letters_of(picture)
    assert len(letters) == picture.count('class="better"')
    assert nearest(letters) > 12


def letters_of(picture: str) -> list[tuple[float, float]]:
    found = re.findall(r'<text class="label middle" x="([^"]+)" y="([^"]+)">[A-P]</text>', picture)
    return [(float(x), float(y)) for x, y in found]


def nearest(letters: list[tuple[float, float]]) -> float:
    return min((math.dist(*pair) for pair in itertools.combinations(letters, 2)), default=math.inf)


def test_of_many_states_those_near_the_deal_are_drawn(tmp_path: Path) -> None:
    moves = "\n".join(
        f"  m{n}: {{by: {'ab'[n % 2]}, kind: breach, cite: {{source: w, quote: words}}, worth: {{"
        f"a: {{value: {n}, cite: {{source: w, quote: words}}}}, b: {{value: {-n}, cite: {{source: w, quote: words}}}}}}}}"
        for n in range(8)
    )
    (tmp_path / "w.txt").write_text("Some words.\n", encoding="utf-8")
    (tmp_path / "case.yaml").write_text(
        f"irenic: 1\nsources: {{w: {{file: w.txt}}}}\nparties: {{a: {{name: A}}, b: {{name: B}}}}\ndrafts: {{}}\nmoves:\n{moves}\n",
        encoding="utf-8",
    )
    workspace = open_case(tmp_path)
    found = workspace.stability()
    telling = Telling(found, workspace.case)
    picture = state_graph(found, telling)
    assert len(re.findall(r'<rect class="state', picture)) == MOST_DRAWN
    assert nearest(letters_of(picture)) > 8, "among so many arrows letters stand close, but never on one another"
    assert f"{len(found.states) - MOST_DRAWN} more states are not drawn." in in_words(found, telling)


# another state than the deal kept


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    capsys.readouterr()
    assert main(["stability", *words]) == 0
    return " ".join(capsys.readouterr().out.split())


def test_of_any_state_it_is_told_why_it_would_hold_or_not(capsys: pytest.CaptureFixture[str]) -> None:
    """Cuba before the crisis ended: with the missiles there and no answer, the United States gains by a blockade."""
    page = told(capsys, str(CASES / "cuba-1962"), "--state", "none")
    assert "Would this state hold?" in page
    assert "The state that is asked of: nobody makes any of the moves. All that follows is told of it." in page
    assert "The deal kept: Soviet Union: withdraw the missiles." in page
    assert "United States: blockade Cuba That it is better off right after: yes." in page
    assert "What could be added" not in page
    # the same words, and the same citations, as of the deal kept
    assert page.split("What this rests on")[1] == told(capsys, str(CASES / "cuba-1962")).split("What this rests on")[1]


def test_what_is_told_of_a_state_is_what_the_definitions_say_of_it() -> None:
    """Each state by its number: stable for whom, by each concept, as among all states at once."""
    workspace = open_case(CASES / "elmira-1991")
    whole = workspace.stability()
    differ = set()
    for state in whole.states:
        found = workspace.stability(state=str(state.number))
        assert found.asked == state.number
        assert found.agreed == whole.agreed
        for concept, share in state.equilibrium.items():
            assert found.best_reading.equilibrium[concept].probability == share, (state, concept)
        assert {arrow.end for arrow in whole.arrows if arrow.start == state.number} == {
            _end_of(whole, state.made, one.changes) for one in found.leaving
        }
        differ.add(found.best_reading.equilibrium["seq"].probability)
    assert differ == {0.0, 1.0}
    assert workspace.stability(state="kept").best_reading == whole.best_reading


def _end_of(found: Stability, made: tuple[str, ...], changes: tuple[Made, ...]) -> int:
    taken = set(made) ^ {each.move for each in changes}
    return next(state.number for state in found.states if set(state.made) == taken)


@pytest.mark.parametrize(
    ("state", "says"),
    [
        ("witdraw", "the case has no move 'witdraw' → did you mean 'withdraw'? known are: airstrike"),
        ("withdraw,blokade", "did you mean 'blockade'?"),
        ("99", "there is no state 99: they are numbered from 0 to 11"),
        ("withdraw,escalate", "there is no state in which just these moves are made: 'impossible' rules it out"),
        (" , ", "the state has no name"),
        ("-1", "the case has no move '-1'"),
    ],
)
def test_a_state_that_is_none_is_told_as_such(state: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stability", str(CASES / "cuba-1962"), f"--state={state}"]) == 1
    said = " ".join(capsys.readouterr().err.split())
    assert says in said
    assert "Traceback" not in said


def test_moves_that_are_in_no_state_are_told_with_the_reason(capsys: pytest.CaptureFixture[str]) -> None:
    for state, says in (
        ("fuel", "it can be made only where the deal holds it"),
        ("observers", "a verification is in the deal or not"),
        ("today", "the case tells no state of today"),
    ):
        assert main(["stability", str(CASES / "training-ceasefire"), "--state", state]) == 1
        assert says in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize("form", ["full", "brief"])
def test_a_report_tells_of_another_state_where_one_is_named(form: str, tmp_path: Path) -> None:
    page = tmp_path / "r.html"
    asked = ["report", str(CASES / "cuba-1962"), "--with", "stability", "--form", form, "-o", str(page)]
    assert main([*asked, "--state", "none"]) == 0
    text = page.read_text(encoding="utf-8")
    assert ("asked of: nobody makes any of the moves" if form == "full" else "deal kept – nobody makes any") in text
    assert main([*asked[:2], "--state", "none", "-o", str(tmp_path / "other.html")]) == 2
