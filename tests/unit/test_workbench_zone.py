"""Where a deal could lie, as the case stands and under what is supposed; nothing that is supposed is written."""

import csv
import io
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest

from irenic.analyses.zone import Zone, zone_of_agreement
from irenic.cli.main import main
from irenic.model.problem import IrenicError
from irenic.preferences.premises import premises_of
from irenic.preferences.supposed import from_citations, sliders_of, supposed_in, with_supposed
from irenic.workbench.pages.zone import DRAWS, ZoneFromCitations, ZoneSupposed
from irenic.workspace import open_case

from ..conftest import write_case
from ..workbench import Served, served

CASE = """
    irenic: 1
    as_of: 2031-03-01
    sources: {wire: {file: wire.txt, outlet: The Wire, published: 2031-01-01, assumed: told}}
    parties:
      alpha: {name: Alpha, wants: {troops: low, border: high}, assumed: {wants: x}}
      beta: {name: Beta, wants: {troops: {order: [many, some, few], cite: {source: wire, quote: Beta wants many}}, border: low}, assumed: {wants: x}}
    issues:
      troops: {question: q, options: {few: {assumed: x}, some: {assumed: x}, many: {assumed: x}}}
      border: {question: q, options: {open: {assumed: x}, shut: {assumed: x}}}
    drafts:
      plan: {date: 2031-01-01, terms: {troops: {option: some, assumed: x}, border: {option: shut, assumed: x}}}
    assume:
      a1: {party: alpha, reservation: [0.2, 0.6], weights: {troops: [0.3, 0.5]}, assumed: x}
    statements:
      s1: {by: alpha, stance: prioritises, about: {issue: troops, over: border}, cite: {source: wire, quote: Troops first}}
      s2: {by: beta, stance: rules out, about: {issue: border, option: shut}, cite: {source: wire, quote: Never shut}}
      s3: {by: beta, stance: rules out, about: {issue: troops, option: few}, assumed: our guess}
    === wire.txt
    Troops first. Never shut. Beta wants many.
    """


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_case(tmp_path_factory.mktemp("case"), CASE)


@pytest.fixture(scope="module")
def bench(folder: Path) -> Iterator[Served]:
    with served(folder, read_only=True) as held:
        yield held


def quiet(done: int, steps: int) -> None:
    """Nobody watches."""


def ready(bench: Served, path: str, *names: str) -> dict[str, Any]:
    """The page's data once the answers named are there."""
    deadline = time.monotonic() + 90
    while True:
        found: dict[str, Any] = bench.client.get(path).json()
        if all(found[name]["state"] == "done" for name in names):
            return found
        assert time.monotonic() < deadline, found
        time.sleep(0.05)


def test_the_page_tells_the_zone_and_what_is_supposed_beside_it(bench: Served, folder: Path) -> None:
    before = (folder / "case.yaml").read_bytes()
    plain = ready(bench, "/zone.json", "zone")
    assert plain["what_if"] is None
    found = ready(bench, "/zone.json?credence.s2=0.5&low.a1.reservation=0.2", "zone", "what_if")
    # what the case says anyway is not supposed
    assert found["supposed"] == [["credence.s2", 0.5]]
    assert found["zone"]["result"] == plain["zone"]["result"]
    page = bench.client.get("/zone?credence.s2=0.5").text
    assert "Under what is supposed" in page
    assert 'class="front"' in page
    assert 'name="credence.s2"' in page
    assert (folder / "case.yaml").read_bytes() == before


def test_the_same_as_rows(bench: Served) -> None:
    ready(bench, "/zone.json", "zone")
    rows = list(csv.DictReader(io.StringIO(bench.client.get("/zone.csv").text.lstrip("\ufeff"))))
    assert rows[0]["row"] == "a zone exists"
    assert {(row["row"], row["issue"]) for row in rows} >= {("package 1", "troops"), ("package 1", "border")}


@pytest.mark.parametrize(
    "query", ["credence.nobody=0.5", "credence.s1=2", "credence.s1=nan", "low.a1.weights.nothing=0.1", "high.a1=x"]
)
def test_what_cannot_be_supposed_is_told(bench: Served, query: str) -> None:
    for path in ("/zone", "/zone.json", "/zone.csv"):
        assert bench.client.get(f"{path}?{query}").status_code == 400


def test_a_filter_leaves_sliders_out_and_says_so(bench: Served) -> None:
    found = bench.client.get("/zone.json?party=alpha").json()
    assert {held["party"] for held in found["sliders"]} == {"alpha"}
    assert found["hidden"] == 2
    assert "2 left out by the filters" in bench.client.get("/zone?party=alpha").text


def without_origin(zone: Zone) -> dict[str, Any]:
    """All but what tells of which files it was made."""
    return zone.model_dump(exclude={"about", "grounds"})


def test_what_is_supposed_is_answered_as_a_case_that_says_so_itself(folder: Path, tmp_path: Path) -> None:
    """The slow way: write it."""
    supposed = (("credence.s2", 0.5), ("high.a1.reservation", 0.9), ("low.a1.weights.troops", 0.4))
    written = (
        CASE.replace("quote: Never shut}}", "quote: Never shut}, credence: 0.5}")
        .replace("[0.2, 0.6]", "[0.2, 0.9]")
        .replace("[0.3, 0.5]", "[0.4, 0.5]")
    )
    found = ZoneSupposed(supposed=supposed).answer(open_case(folder), quiet)
    direct = open_case(write_case(tmp_path / "made", written)).zone(draws=DRAWS)
    assert without_origin(found) == without_origin(direct)
    assert without_origin(found) != without_origin(open_case(folder).zone(draws=DRAWS))


def test_from_citations_alone_nothing_of_the_analyst_counts(folder: Path, tmp_path: Path) -> None:
    workspace = open_case(folder)
    case = from_citations(premises_of(workspace.case))
    assert set(case.statements) == {"s1", "s2"}
    assert case.assume == {}
    assert set(case.parties["beta"].wants) == {"troops"}
    assert not case.parties["alpha"].wants
    bare = CASE.replace("wants: {troops: low, border: high}, assumed: {wants: x}", "consent: all")
    bare = bare.replace(", border: low}, assumed: {wants: x}}", "}}")
    lines = [line for line in bare.splitlines() if "  a1:" not in line and "s3:" not in line and "assume:" not in line]
    direct = zone_of_agreement(open_case(write_case(tmp_path / "bare", "\n".join(lines))).case, draws=DRAWS)
    found = ZoneFromCitations().answer(workspace, quiet)
    assert found.exists == direct.exists
    assert found.best == direct.best


def test_ends_the_wrong_way_round_are_taken_the_right_way(folder: Path) -> None:
    case = open_case(folder).case
    changed = with_supposed(case, (("low.a1.reservation", 0.9),))
    assert changed.assume["a1"].reservation == (0.6, 0.9)
    assert with_supposed(case, ()) == case


def test_every_slider_can_be_moved(folder: Path) -> None:
    case = open_case(folder).case
    names = [one.name for held in sliders_of(case, case.statements, ()) for one in held.sliders]
    assert names == [
        "credence.s1",
        "credence.s2",
        "credence.s3",
        "low.a1.reservation",
        "high.a1.reservation",
        "low.a1.weights.troops",
        "high.a1.weights.troops",
    ]
    for name in names:
        (moved,) = supposed_in({name: ["0.05"]}, case)
        assert with_supposed(case, (moved,)) != case
    with pytest.raises(IrenicError):
        supposed_in({"credence.s1": ["-1"]}, case)


@pytest.mark.parametrize(
    ("query", "options"),
    [
        ("credence.s1=0.5&low.a1.reservation=0.4", "--suppose credence.s1=0.5 --suppose low.a1.reservation=0.4"),
        ("citations=1", "--cited-only"),
    ],
)
def test_the_command_of_what_is_supposed_gives_the_same(
    bench: Served, folder: Path, query: str, options: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command = bench.client.get(f"/zone.json?{query}").json()["command"]
    assert command == f"irenic zone {folder.name} {options} --draws {DRAWS}"
    before = (folder / "case.yaml").read_bytes()
    assert main(["zone", str(folder), *command.split()[3:], "--json"]) == 0
    held = json.loads(capsys.readouterr().out)
    supposed = supposed_in({name: [value] for name, value in parse_qsl(query)}, open_case(folder).case)
    kind = ZoneFromCitations if "citations" in query else ZoneSupposed
    asked = kind(supposed=supposed).answer(open_case(folder), lambda *_: None)
    assert held == asked.model_dump(mode="json")
    assert held["about"]["parameters"]["supposed"] == dict(supposed)
    assert (folder / "case.yaml").read_bytes() == before
    assert main(["zone", str(folder), *command.split()[3:]]) == 0
    assert "Supposed, and nothing of it written: " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("credense.s1=0.5", "did you mean 'credence.s1'?"),
        ("credence.s1=2", "a number from 0 to 1"),
        ("credence.s1", "--suppose NAME=NUMBER"),
    ],
)
def test_what_is_no_supposition_is_told_in_the_terminal(
    folder: Path, written: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["zone", str(folder), "--suppose", written]) in (1, 2)
    assert told in " ".join(capsys.readouterr().err.split())
