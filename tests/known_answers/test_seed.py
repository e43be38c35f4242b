"""The report that the project starts from is read: statements, provisions, numbers and days, each at its place."""

import json
from pathlib import Path
from typing import Any

import pytest

from irenic.cli.main import main


@pytest.fixture
def reading(data: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    assert main(["read", str(data / "seed" / "report.txt"), "--published", "2025-11-21", "--json"]) == 0
    (document,) = json.loads(capsys.readouterr().out)["documents"]
    return dict(document)


def test_the_statements_of_the_report(reading: dict[str, Any], data: Path) -> None:
    text = (data / "seed" / "report.txt").read_text(encoding="utf-8")
    said = {(one["speaker"] or "", one["quote"]) for one in reading["statements"]}
    for speaker, words in (
        ("Karoline Leavitt", "good for both Russia and Ukraine"),
        ("senior US official", "originated from discussions"),
        ("Zelensky", "just end"),
        ("Zelensky", "worthy peace"),
        ("Zelensky", "speak with President Trump"),
        ("Kaja Kallas", "importance of European support"),
        ("Moscow", "the plan"),
        ("Moscow", "consultations"),
        ("regional governor", "a strike on Zaporizhzhia"),
        ("defense ministry", "33 Ukrainian drones"),
    ):
        assert any(speaker in who and words in quote for who, quote in said), (speaker, words)
    (official,) = [one for one in reading["statements"] if "senior US official" in (one["speaker"] or "")]
    assert official["anonymous"]
    headline = text.index("\n")
    for one in reading["statements"]:
        assert all(start > headline for start, _ in one["source"])
        assert one["stance"] not in ("accepts", "rejects", "offers", "prefers", "demands", "prioritises", "rules out")
        assert " … ".join(" ".join(text[s:e].split()) for s, e in one["content"]) == one["quote"]


def test_the_report_suggests_praise_tests_and_relayed_support(reading: dict[str, Any]) -> None:
    def stance(words: str) -> tuple[str, str]:
        (found,) = [one for one in reading["statements"] if words in one["quote"]]
        return found["speaker"], found["stance"]

    leavitt = "White House Press Secretary Karoline Leavitt"
    assert stance("good for both") == (leavitt, "appraises")
    assert stance("just end") == ("Volodymyr Zelensky", "sets a test")
    assert stance("worthy peace") == ("Volodymyr Zelensky", "sets a test")
    (trump,) = [one for one in reading["statements"] if one["stance"] == "supports"]
    assert (trump["speaker"], trump["chain"]) == ("US President Donald Trump", [leavitt])
    assert {one["speaker"] for one in reading["statements"]} & {"Ukraine", "The plan", None} == set()
    assert not any(one["speaker"].startswith("The plan") for one in reading["statements"])


def test_the_provisions_of_the_draft(reading: dict[str, Any]) -> None:
    def term(words: str) -> dict[str, Any]:
        (found,) = [one for one in reading["provisions"] if words in one["what"]]
        return dict(found)

    assert term("Donbas")["gives"] == "Ukraine"
    assert term("600,000")["quantity"] == 600000
    assert term("NATO")["gives"] == "Ukraine"
    assert "specifics remain unclear" in term("reliable security guarantees")["hedge"]
    assert term("lifting of sanctions")["hedge"] == "potentially"
    assert term("return to the G8")["hedge"] == "potentially"
    assert "unclear" not in (term("600,000")["hedge"] or "")


def test_the_numbers_and_days_of_the_report(reading: dict[str, Any]) -> None:
    events = {event["place"]: event for event in reading["events"]}
    strike = events["Zaporizhzhia"]
    assert strike["counts"]["killed"] == {"low": 5, "best": None, "high": None}
    assert strike["date"] == {"from": "2025-11-20", "to": "2025-11-20"}
    assert strike["claimant"] == "the regional governor"
    attack = events["Ternopil"]
    assert attack["counts"]["killed"] == {"low": 26, "best": None, "high": None}
    assert attack["counts"]["missing"] == {"low": 17, "best": 17, "high": 17}
    assert attack["date"] == {"from": "2025-11-17", "to": "2025-11-21"}
    assert attack["claimant"] is None
    (drones,) = [event for event in reading["events"] if "drones" in event["counts"]]
    assert drones["counts"]["drones"]["low"] == 33
    assert "defense ministry" in drones["claimant"]


def test_spans_are_those_of_the_raw_file(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = data / "seed" / "report.txt"
    assert main(["read", str(path), "--published", "2025-11-21", "--spans"]) == 0
    (line,) = capsys.readouterr().out.strip().splitlines()
    printed = json.loads(line)
    raw = path.read_bytes().decode()
    assert printed["document"] == "report"
    assert any(raw[s:e] == "Moscow" for one in printed["statements"] for s, e in one["source"])
