"""Documents read into a case: each content once, a new version beside the old, and nothing proposed that is there."""

import html
import json
from pathlib import Path
from typing import Any

import pytest

from irenic.cli.main import main
from irenic.intake.adding import add_documents
from irenic.model.proposal import Gathered
from irenic.workspace import Workspace, open_case

CASE = """
irenic: 1
drafts: {}
sources: {}
parties: {alpha: {name: Alpha, voices: {orren: {name: Ilva Orren, office: Foreign Minister}}}}
actors: {gov: {office: governor of the valley}}
"""
WIRE = """---
outlet: Coast Wire
published: 2031-03-14
---
Foreign Minister Ilva Orren said that the harbour dues would fall next week. “We will not sign any paper that leaves the harbour closed,” she said.

At least five people were killed late Thursday in Brack, according to the governor of the valley.
"""
DAILY = """---
outlet: Valley Daily
published: 2031-03-15
rests_on: Coast Wire
---
“We will not sign any paper that leaves the harbour closed,” Ilva Orren, the foreign minister, told Coast Wire.
"""
HERALD = """---
outlet: The Herald
published: 2031-03-15
---
“We will not sign any paper that leaves the harbour closed. Never,” Foreign Minister Ilva Orren said on Friday.

At least seven people were killed on Thursday in Brack, according to the governor of the valley.
"""


class Desk:
    """A case, documents, and what the command tells of them."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys
        self.case = folder / "case"
        self.case.mkdir()
        (self.case / "case.yaml").write_text(CASE)

    def file(self, name: str, text: str) -> str:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        return str(path)

    def read(self, *files: str, code: int = 0) -> dict[str, Any]:
        self._capsys.readouterr()
        assert main(["read", *files, "--into", str(self.case), "--json"]) == code
        told: dict[str, Any] = json.loads(self._capsys.readouterr().out)
        assert self.workspace.check().errors == 0
        return told

    @property
    def workspace(self) -> Workspace:
        return open_case(self.case)

    def waiting(self, quote: str) -> Gathered:
        (one,) = [one for one in self.workspace.waiting() if one.kind == "statement" and quote in one.quote]
        return one

    def accept(self, quote: str) -> str:
        return self.workspace.accept(self.waiting(quote).id)


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)


def test_a_document_becomes_a_source_once(desk: Desk) -> None:
    wire = desk.file("Wire report.txt", WIRE)
    told = desk.read(wire)
    assert [(one["source"], one["is_new"]) for one in told["added"]] == [("wire-report", True)]
    before = (desk.case / "case.yaml").read_bytes()
    copy = desk.file("another name.txt", WIRE)
    told = desk.read(wire, copy)
    assert [(one["source"], one["is_new"]) for one in told["added"]] == [("wire-report", False)] * 2
    assert (desk.case / "case.yaml").read_bytes() == before
    assert told["current"] == ["wire-report"]
    held = desk.workspace.case.sources["wire-report"]
    assert (held.outlet, str(held.published)) == ("Coast Wire", "2031-03-14")


def test_an_interruption_keeps_what_was_added(desk: Desk) -> None:
    """What is stored becomes a source, and the same command adds the others."""
    files = [Path(desk.file(f"r{at}.txt", WIRE.replace("five", f"{at}"))) for at in range(5)]

    def stop(done: int, _: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add_documents(desk.workspace, files, tell=stop)
    assert list(desk.workspace.case.sources) == ["r0", "r1"]
    assert {path.stem for path in desk.case.glob("sources/*.json")} == {"r0", "r1"}
    add_documents(desk.workspace, files)
    assert list(desk.workspace.case.sources) == ["r0", "r1", "r2", "r3", "r4"]


def test_what_one_cannot_read_is_told_and_the_others_are_added(desk: Desk) -> None:
    told = desk.read(desk.file("empty.txt", ""), desk.file("wire.txt", WIRE), code=1)
    assert [problem["code"] for problem in told["problems"]] == ["F003"]
    assert [one["source"] for one in told["added"]] == [None, "wire"]
    assert list(desk.workspace.case.sources) == ["wire"]


def test_the_same_words_from_several_sources_wait_as_one(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.read(desk.file("wire.txt", WIRE))
    alone = desk.waiting("not sign")
    told = desk.read(desk.file("daily.txt", DAILY), desk.file("herald.txt", HERALD))
    assert told["new"] == {"wire": 0, "daily": 0, "herald": 2}  # its number of dead, as event and as claim
    assert main(["read", "--into", str(desk.case)]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert (
        "(3 sources, 2 origins) there: “We will not sign any paper that leaves the harbour closed. Never,”" in printed
    )
    one = desk.waiting("not sign")
    assert (one.id, one.sources, one.origins) == (alone.id, ("wire", "daily", "herald"), 2)
    # the id of any mention is that of all
    (by_other,) = desk.workspace.accept_all([one.mentions[2].id[:9]])
    assert by_other.proposal.id == one.id
    statement = desk.workspace.case.statements[by_other.name]
    assert [cite.source for cite in statement.cite] == ["wire", "daily", "herald"]
    assert desk.workspace.check().errors == 0


def test_two_numbers_of_dead_stay_two_accounts(desk: Desk) -> None:
    desk.read(desk.file("wire.txt", WIRE))
    (first,) = [one for one in desk.workspace.waiting() if one.kind == "event"]
    event = desk.workspace.accept(first.id)
    desk.read(desk.file("herald.txt", HERALD))
    (second,) = [one for one in desk.workspace.waiting() if one.kind == "event"]
    assert second.beside == event
    assert main(["accept", str(desk.case), second.id, "--event", "nothing"]) == 1
    assert main(["accept", str(desk.case), second.id, "--event", event]) == 0
    accounts = desk.workspace.case.events[event].accounts
    assert [str(account.counts["killed"]) for account in accounts] == ["at least 5", "at least 7"]
    assert [one for one in desk.workspace.waiting() if one.kind == "event"] == []


def test_what_the_case_has_is_a_further_citation_or_nothing(desk: Desk) -> None:
    """A copy of what is there adds nothing; another origin adds a citation."""
    desk.read(desk.file("wire.txt", WIRE))
    name = desk.accept("not sign")
    told = desk.read(desk.file("daily.txt", DAILY))
    assert (told["new"], told["repeated"]) == ({"wire": 0, "daily": 0}, 1)
    desk.read(desk.file("herald.txt", HERALD))
    further = desk.waiting("not sign")
    assert (further.adds_to, further.sources) == (f"statements.{name}", ("herald",))
    assert desk.workspace.accept(further.id) == name
    assert [cite.source for cite in desk.workspace.case.statements[name].cite] == ["wire", "herald"]
    assert desk.workspace.check().errors == 0
    assert all("not sign" not in one.quote for one in desk.workspace.waiting())


def test_a_place_that_an_analyst_cites_is_not_proposed(desk: Desk) -> None:
    """Neither a part of the words nor more of them, and not what was accepted under another name."""
    desk.read(desk.file("wire.txt", WIRE))
    path = desk.case / "case.yaml"
    path.write_text(
        path.read_text()
        + "statements: {mine: {by: alpha, voice: orren, stance: denies, about: {topic: harbour},"
        + " cite: {source: wire, quote: not sign any paper}},\n"
        + " other: {by: alpha, stance: claims, about: {topic: talks},"
        + " cite: {source: wire, quote: Foreign Minister Ilva Orren said that the harbour dues would fall next week}}}\n"
        + "events: {e: {kind: ASSAULT, accounts: [{claimant: gov, cite: {source: wire, quote: five people were killed late Thursday in Brack}}]}}\n"
    )
    kinds = [(one.kind, one.speaker) for one in desk.workspace.waiting()]
    assert kinds == [("statement", "the governor of the valley")]
    assert desk.read()["in_the_case"] == 3
    # the same words from elsewhere are a further citation of the analyst's own entry, however little it quotes
    desk.read(desk.file("herald.txt", HERALD))
    assert desk.waiting("not sign").adds_to == "statements.mine"


def test_what_the_case_has_from_a_later_source_is_not_new_from_an_earlier_one(desk: Desk) -> None:
    desk.read(desk.file("herald.txt", HERALD), desk.file("wire.txt", WIRE))
    path = desk.case / "case.yaml"
    path.write_text(
        path.read_text()
        + "statements: {mine: {by: alpha, voice: orren, stance: denies, about: {topic: harbour},"
        + " cite: {source: wire, quote: not sign any paper}}}\n"
    )
    assert desk.waiting("not sign").adds_to == "statements.mine"


def test_somebody_elses_words_in_a_cited_sentence_are_proposed(desk: Desk) -> None:
    text = "---\npublished: 2031-03-14\n---\nThe governor of the valley said that Ilva Orren rejects the paper.\n"
    desk.read(desk.file("wire.txt", text))
    both = desk.workspace.waiting()
    outer = next(one for one in both if one.entry.get("by") == "gov")
    desk.workspace.accept(outer.id)
    assert [one.entry["by"] for one in desk.workspace.waiting()] == ["alpha"] * (len(both) - 1)
    assert len(both) == 2


def test_what_was_rejected_is_not_proposed_by_another_source(desk: Desk) -> None:
    desk.read(desk.file("wire.txt", WIRE))
    desk.workspace.reject(desk.waiting("not sign").id, why="a joke")
    desk.read(desk.file("herald.txt", HERALD))
    assert all("not sign" not in one.quote for one in desk.workspace.waiting())
    # and is still there for whoever thinks again
    (settled,) = desk.workspace.inbox().settled
    name = desk.workspace.accept(settled.id)
    assert [cite.source for cite in desk.workspace.case.statements[name].cite] == ["wire", "herald"]


def test_all_of_one_source_is_rejected_but_what_others_say_too(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.read(desk.file("wire.txt", WIRE), desk.file("herald.txt", HERALD))
    assert main(["reject", str(desk.case)]) == 2
    assert main(["reject", str(desk.case), "--all-from", "nobody"]) == 1
    capsys.readouterr()
    assert main(["reject", str(desk.case), "--all-from", "wire", "--why", "not about this", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["rejected"]) == 3
    assert {one.sources for one in desk.workspace.waiting()} == {("wire", "herald"), ("herald",)}


def test_several_further_citations_and_accounts_are_accepted_together(desk: Desk) -> None:
    desk.read(desk.file("wire.txt", WIRE))
    name = desk.accept("not sign")
    other = HERALD.replace("The Herald", "The Star").replace("seven", "nine")
    desk.read(desk.file("herald.txt", HERALD), desk.file("star.txt", other))
    chosen = [one.id for one in desk.workspace.waiting() if one.adds_to]
    desk.workspace.accept_all(chosen)
    assert [cite.source for cite in desk.workspace.case.statements[name].cite] == ["wire", "herald", "star"]
    wire, *events = [one for one in desk.workspace.waiting() if one.kind == "event"]
    event = desk.workspace.accept(wire.id)
    desk.workspace.accept_all([one.id for one in events], event=event)
    assert len(desk.workspace.case.events[event].accounts) == 3


def test_a_corrected_document_is_a_version_beside_the_old(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.read(desk.file("wire.txt", WIRE))
    gone, kept = desk.accept("would fall"), desk.accept("not sign")
    corrected = desk.file("new/wire.txt", WIRE.replace("next week", "in two weeks"))
    told = desk.read(corrected)
    (added,) = told["added"]
    assert (added["source"], added["version_of"]) == ("wire-2", "wire")
    assert 0.5 < added["shared"] < 1
    sources = desk.workspace.case.sources
    assert sources["wire-2"].replaces == ()  # a person decides that it is one
    assert "next week" in (desk.case / "sources" / "wire.txt").read_text()
    resting = {(one["entry"], one["stands"], one["confirmed"]) for one in told["resting_on_old"]}
    assert resting == {(f"statements.{gone}", False, False), (f"statements.{kept}", True, False)}
    assert main(["read", "--into", str(desk.case)]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert "'wire-2' may replace 'wire'" in printed
    assert f"statements.{gone}: “that the harbour dues would fall next week” NO LONGER STANDS there" in printed
    assert main(["accept", str(desk.case), added["proposal"]]) == 0
    workspace = desk.workspace
    assert workspace.case.sources["wire-2"].replaces == ("wire",)
    assert workspace.check().errors == 0
    assert all(one.confirmed for one in workspace.resting_on_old())
    # changed words would take the place of the old; words that stand may be cited from the new version too
    changed, standing = desk.waiting("in two weeks"), desk.waiting("not sign")
    assert changed.entry["supersedes"] == [gone]
    assert standing.adds_to == f"statements.{kept}"
    desk.workspace.accept_all([changed.id, standing.id])
    assert desk.workspace.check().errors == 0
    # what nobody decided on, and the new version no longer has, is told of
    dead = next(one for one in desk.workspace.waiting() if one.kind == "event")
    assert main(["read", "--into", str(desk.case)]) == 0
    assert "no longer stand" not in capsys.readouterr().out
    desk.read(desk.file("last/wire.txt", WIRE.replace("next week", "in two weeks").replace("five", "six")))
    (version,) = [one for one in desk.workspace.waiting() if one.kind == "version"]
    desk.workspace.accept(version.id)
    assert main(["read", "--into", str(desk.case)]) == 0
    assert "these words no longer stand in 'wire-3'" in " ".join(capsys.readouterr().out.split())
    (accepted,) = desk.workspace.accept_all([dead.id])
    assert "no longer stand there" in accepted.cautions[0]
    # a further version follows the second
    third = desk.read(desk.file("third/wire.txt", WIRE.replace("next week", "in three weeks")))
    assert [(one["source"], one["version_of"]) for one in third["added"]] == [("wire-4", "wire-3")]


def test_a_version_that_is_none_is_rejected_for_good(desk: Desk) -> None:
    desk.read(desk.file("wire.txt", WIRE))
    (added,) = desk.read(desk.file("new/wire.txt", WIRE.replace("next week", "in two weeks")))["added"]
    desk.workspace.reject(added["proposal"])
    assert all(one["kind"] != "version" for one in desk.read()["waiting"])


def test_another_document_of_the_same_name_is_no_version(desk: Desk) -> None:
    desk.read(desk.file("article.txt", WIRE))
    (added,) = desk.read(desk.file("new/article.txt", "Beta has lost the final of the cup. Nobody was hurt.\n"))[
        "added"
    ]
    assert (added["source"], added["version_of"]) == ("article-2", None)


def test_the_same_address_makes_a_version_under_any_name(desk: Desk) -> None:
    page = "<html><head><link rel='canonical' href='https://example.org/live'></head><body><article><p>{}</p></article></body></html>"
    first = "The envoy said that the harbour dues would fall until the evening of the day, and that nobody had left the room."
    later = "The envoy said that the talks had failed, and that everybody had left the room before the morning came."
    desk.read(desk.file("live.html", page.format(first)))
    (added,) = desk.read(desk.file("saved.html", page.format(f"{later}</p><p>{first}")))["added"]
    assert (added["source"], added["version_of"]) == ("live-2", "live")


def test_what_rests_on_a_retracted_source_is_listed(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.read(desk.file("wire.txt", WIRE))
    name = desk.accept("not sign")
    path = desk.case / "case.yaml"
    path.write_text(
        path.read_text().replace("    outlet: Coast Wire\n", "    outlet: Coast Wire\n    retracted: 2031-03-16\n")
    )
    (resting,) = desk.workspace.resting_on_old()
    assert (resting.entry, resting.newer) == (f"statements.{name}", None)
    assert main(["read", "--into", str(desk.case)]) == 0
    assert "'wire' was retracted. On it rest:" in capsys.readouterr().out


def test_only_what_changed_is_read_again(desk: Desk) -> None:
    desk.read(desk.file("wire.txt", WIRE), desk.file("herald.txt", HERALD))
    assert desk.read()["current"] == ["wire", "herald"]
    path = desk.case / "case.yaml"
    # the day of one of them, then a name
    path.write_text(path.read_text().replace("published: 2031-03-14", "published: 2031-03-21"))
    assert desk.read()["current"] == ["herald"]
    path.write_text(path.read_text().replace("{gov: {", "{lir: {name: Mato Lir}, gov: {"))
    assert desk.read()["current"] == []
    assert main(["read", "--into", str(desk.case), "--again"]) == 0


def test_a_long_list_shows_the_surest_and_all_on_request(
    desk: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("irenic.cli.reading_into._SHOWN", 1)
    desk.read(desk.file("wire.txt", WIRE))
    waiting = desk.workspace.waiting()
    assert main(["read", "--into", str(desk.case)]) == 0
    printed = capsys.readouterr().out
    assert sum(one.id in printed for one in waiting) == 1
    assert max(waiting, key=lambda one: one.confidence).id in printed
    assert "--all prints all 4" in " ".join(printed.split())
    assert main(["read", "--into", str(desk.case), "--all"]) == 0
    printed = capsys.readouterr().out
    assert all(one.id in printed for one in waiting)


def test_a_source_cannot_have_the_name_of_the_decisions(desk: Desk) -> None:
    (added,) = desk.read(desk.file("decisions.txt", WIRE))["added"]
    assert added["source"] == "decisions-2"


def test_nothing_is_added_to_a_case_file_with_errors(desk: Desk) -> None:
    path = desk.case / "case.yaml"
    path.write_text(CASE + "title: T\ntitle: T\n")
    assert main(["read", desk.file("wire.txt", WIRE), "--into", str(desk.case)]) == 1
    assert not (desk.case / "sources").exists()


def test_who_may_see_a_document_stays_so(desk: Desk) -> None:
    desk.read(desk.file("wire.txt", WIRE.replace("outlet:", "handling: confidential\noutlet:")))
    assert desk.workspace.case.sources["wire"].handling == "confidential"


def test_a_case_is_made_of_a_folder_of_documents(desk: Desk) -> None:
    desk.file("pile/a.txt", WIRE)
    desk.file("pile/b.txt", HERALD)
    assert main(["new", str(desk.folder / "made"), "--from", str(desk.folder / "pile")]) == 0
    workspace = open_case(desk.folder / "made")
    assert list(workspace.case.sources) == ["a", "b"]
    assert any(len(one.sources) == 2 for one in workspace.waiting())


def test_words_that_run_into_themselves_are_cited_with_their_place(desk: Desk) -> None:
    """A sentence over and over overlaps itself: a citation says which of the places is meant."""
    desk.read(desk.file("wire.txt", "Ilva Orren said that it rains and it rains and it rains and it rains.\n" * 2))
    for proposal in desk.workspace.waiting():
        desk.workspace.accept(proposal.id, by="alpha")
    assert desk.workspace.case.statements
    assert desk.workspace.check().errors == 0


def test_every_command_that_is_shown_can_be_copied_into_a_shell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder's name may hold spaces and letters of any language: it stays one word, on one line."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    Path("Überblick of the talks").mkdir()
    case = "Überblick of the talks/the case, 2nd part of the dossier on the river and its two banks"
    Path("a note.txt").write_text(
        "BRACK, 3 March 2031 (Sound Wire) – Foreign Minister Ilva Orren of Alpha said that her government rejects the "
        "draft.\n",
        encoding="utf-8",
    )
    for asked in (
        ["new", case, "--from", "a note.txt"],
        ["read", "--into", case],
        ["show", case, "inbox"],
        ["export", "excel", case, "-o", "the tables.xlsx"],
    ):
        assert main(asked) == 0
        printed = capsys.readouterr().out
        # named in commands alone, each time as one word that no line breaks
        named = printed.count(f"'{case}'")
        assert named
        assert printed.count("dossier") == named + printed.count(f"Made the case {case}")
    assert main(["check", f"{case} too"]) == 1
    told = capsys.readouterr().out
    assert told.startswith(f"{case} too:\n    error F001")
    assert told.count(f"'{case} too'") == 2
    assert main(["report", case, "-o", "page.html"]) == 0
    remade = html.unescape(Path("page.html").read_text(encoding="utf-8"))
    assert "irenic report 'the case, 2nd part of the dossier on the river and its two banks'" in remade
