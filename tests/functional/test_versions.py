"""A corrected report under another name is offered as a version, never taken for one; a replaced source is told of."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from irenic.cli.main import main
from irenic.workspace import open_case

from .test_read_into import WIRE, Desk

TITLED = WIRE.replace("outlet: Coast Wire", "outlet: Coast Wire\ntitle: Harbour dues would fall next week")
NOTE = """---
outlet: Coast Wire
title: Correction
published: 2031-03-17
---
CORRECTION, 17 March 2031

In a report published on 14 March we gave a wrong day for the fall of the harbour dues. We apologise to the minister.
"""


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)


def later(text: str) -> str:
    return text.replace("next week", "in two weeks").replace("2031-03-14", "2031-03-15")


def printed(desk: Desk, capsys: pytest.CaptureFixture[str], *command: str) -> str:
    capsys.readouterr()
    verb, *rest = command
    assert main([verb, str(desk.case), *rest] if verb != "read" else ["read", *rest, "--into", str(desk.case)]) == 0
    return " ".join(capsys.readouterr().out.split())


def test_near_the_same_words_of_the_same_outlet_are_offered_as_a_version(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.read(desk.file("wire.txt", TITLED))
    told = printed(desk, capsys, "read", desk.file("dues-corrected.txt", later(TITLED)))
    assert "'dues-corrected', beside 'wire' of which it seems to be a new version: the same outlet, Coast Wire" in told
    workspace = desk.workspace
    assert workspace.case.sources["dues-corrected"].replaces == ()
    (version,) = [one for one in workspace.waiting() if one.kind == "version"]
    assert f"irenic accept {desk.case} {version.id}" in told
    assert "suggests: it replaces wire, “Harbour dues would fall next week”, Coast Wire, 2031-03-14" in told
    # never among many
    left = printed(desk, capsys, "accept", "--kind", "version")
    assert "one source would take the place of another" in left
    assert "0 proposals accepted" in left
    assert printed(desk, capsys, "accept", version.id) == "'dues-corrected' replaces 'wire' from now on"
    assert desk.workspace.case.sources["dues-corrected"].replaces == ("wire",)


def test_a_note_of_correction_is_offered_with_its_own_words_and_what_else_it_may_be(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.read(desk.file("wire.txt", TITLED))
    told = printed(desk, capsys, "read", desk.file("note.txt", NOTE))
    said = "“In a report published on 14 March we gave a wrong day for the fall of the harbour dues.”"
    assert (
        f"It speaks of 'wire' as of something that was corrected or withdrawn: it names the earlier report itself: {said}"
        in told
    )
    assert "write 'retracted:' on 'wire' in case.yaml if it was withdrawn" in told
    (version,) = [one for one in desk.workspace.waiting() if one.kind == "version"]
    text = desk.workspace.loaded.texts["note"].text
    assert text[version.spans[0][0] : version.spans[0][1]] == said.strip("“”")
    accepted = printed(desk, capsys, "accept", version.id)
    assert "only 0% of the words of 'wire' stand in 'note'" in accepted


def test_a_new_case_offers_what_its_documents_correct(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    for name, text in (("a-note.txt", NOTE), ("wire.txt", TITLED), ("z.txt", later(TITLED))):
        (pile / name).write_text(text)
    assert main(["new", str(tmp_path / "made"), "--from", str(pile)]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "'z' perhaps is a new version of 'wire'" in told
    assert "'a-note' perhaps corrects or withdraws 'wire'" in told
    found = {
        (one.source, str(one.entry["replaces"]))
        for one in open_case(tmp_path / "made").waiting()
        if one.kind == "version"
    }
    assert found == {("z", "['wire']"), ("a-note", "['wire']")}


def test_who_knows_that_it_is_a_version_says_so(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.read(desk.file("wire.txt", WIRE))
    other = desk.file("quite-another.txt", "The harbour dues stay as they are, Ilva Orren said.\n")
    told = printed(desk, capsys, "read", "--replaces", "wire", other)
    assert "is now the source 'wire-2', and replaces 'wire' (0% of the words of 'wire' stand in it)." in told
    assert desk.workspace.case.sources["wire-2"].replaces == ("wire",)
    assert not [one for one in desk.workspace.waiting() if one.kind == "version"]
    # what is in the case already can be said to be one, and is said once
    third = desk.file("third.txt", "Nothing new on the dues, the harbour office said.\n")
    desk.read(third)
    assert "as 'third', and replaces 'wire-2' from now on." in printed(
        desk, capsys, "read", "--replaces", "wire-2", third
    )
    printed(desk, capsys, "read", "--replaces", "wire-2", third)
    assert desk.workspace.case.sources["third"].replaces == ("wire-2",)
    assert desk.workspace.check().errors == 0


def test_what_cannot_be_a_version_is_refused(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    wire = desk.file("wire.txt", WIRE)
    desk.read(wire)
    before = (desk.case / "case.yaml").read_bytes()
    other = desk.file("other.txt", "The harbour dues stay as they are.\n")
    into = ["--into", str(desk.case)]
    for arguments, code, told in (
        (["read", other, "--replaces", "wire"], 2, "go with --into"),
        (["read", other, wire, "--replaces", "wire", *into], 2, "one document"),
        (["read", "--replaces", "wire", *into], 2, "one document"),
        (["read", other, "--replaces", "wirr", *into], 1, "did you mean 'wire'?"),
        (["read", wire, "--replaces", "wire", *into], 1, "is 'wire' itself, word for word"),
    ):
        capsys.readouterr()
        assert main(arguments) == code
        assert told in " ".join(capsys.readouterr().err.split())
    assert (desk.case / "case.yaml").read_bytes() == before
    # nor does what was replaced replace in turn
    desk.read(other, "--replaces", "wire")
    assert main(["read", wire, "--replaces", "wire-2", *into]) == 1
    assert "'wire-2' replaces 'wire' already" in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize(("own", "flag", "expected"), [(None, None, "confidential"), ("public", None, "public"), (None, "restricted", "restricted")])  # fmt: skip
def test_a_version_of_a_close_source_is_as_close_unless_somebody_says_otherwise(
    desk: Desk, capsys: pytest.CaptureFixture[str], own: str | None, flag: str | None, expected: str
) -> None:
    desk.read(desk.file("wire.txt", WIRE.replace("outlet:", "handling: confidential\noutlet:")))
    text = later(WIRE) if own is None else later(WIRE).replace("outlet:", f"handling: {own}\noutlet:")
    told = printed(desk, capsys, "read", desk.file("other.txt", text), *(["--handling", flag] if flag else []))
    assert desk.workspace.case.sources["other"].handling == expected
    assert ("It is confidential, as 'wire' is, until you write otherwise" in told) == (expected == "confidential")
    (version,) = [one for one in desk.workspace.waiting() if one.kind == "version"]
    accepted = printed(desk, capsys, "accept", version.id)
    assert ("and what it replaces is confidential" in accepted) == (expected != "confidential")
    assert desk.workspace.check().errors == 0


def test_who_may_see_a_version_can_be_said_when_it_is_accepted(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.read(desk.file("wire.txt", WIRE))
    desk.read(desk.file("other.txt", later(WIRE)))
    (version,) = [one for one in desk.workspace.waiting() if one.kind == "version"]
    printed(desk, capsys, "accept", version.id, "--handling", "restricted")
    held = desk.workspace.case.sources["other"]
    assert (held.handling, held.replaces) == ("restricted", ("wire",))


def test_check_the_sources_and_the_workbook_tell_what_rests_on_a_replaced_source(
    desk: Desk, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    desk.read(desk.file("wire.txt", WIRE))
    gone, kept = desk.accept("would fall"), desk.accept("not sign")
    desk.read(desk.file("new.txt", later(WIRE)), "--replaces", "wire")
    told = printed(desk, capsys, "check")
    assert "warning U005: these words of 'wire' no longer stand in 'wire-2', which replaces it" in told
    assert (
        f"note U006: 'wire-2' replaces 'wire', and on the old one alone still rest: statements.{gone}, statements.{kept}; 1 of them with words that it no longer has"
        in told
    )
    page = printed(desk, capsys, "show", "sources")
    assert f"REPLACED by wire-2. On this version alone still rest: statements.{gone}, statements.{kept}." in page
    assert "replaces wire" in page
    book = tmp_path / "case.xlsx"
    assert main(["export", "excel", str(desk.case), "-o", str(book)]) == 0
    row = next(row for row in cells(book, "Sources") if "wire" in row)
    assert f"REPLACED by wire-2\non this version alone still rests: statements.{gone}, statements.{kept}" in row
    assert any("replaced by wire-2" in str(cell) for row in cells(book, "Citations") for cell in row)
    # once the new version is cited, or the words are superseded, nothing does
    desk.workspace.accept_all([desk.waiting("not sign").id, desk.waiting("in two weeks").id])
    told = printed(desk, capsys, "check")
    assert "U005" not in told
    assert "U006" not in told
    assert "REPLACED by wire-2. Nothing rests on this version alone." in printed(desk, capsys, "show", "sources")


def test_a_rejected_correction_stays_told_where_something_rests_on_the_old_source(
    desk: Desk, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The outlet corrected it, and a person kept the old report: both are known to whoever opens the case later."""
    desk.read(desk.file("wire.txt", TITLED))
    kept = desk.accept("not sign")
    desk.read(desk.file("note.txt", NOTE))
    (version,) = [one for one in desk.workspace.waiting() if one.kind == "version"]
    told = printed(desk, capsys, "reject", version.id, "--why", "another paragraph")
    assert "The case says from now on that 'wire' is kept beside 'note'" in told
    (held,) = desk.workspace.case.sources["note"].kept_beside
    said = "In a report published on 14 March we gave a wrong day for the fall of the harbour dues."
    assert (held.source, held.cite[0].quote) == ("wire", said)
    # the reason is the person's, and the case may go out
    assert "another paragraph" not in (desk.case / "case.yaml").read_text()
    told = printed(desk, capsys, "check")
    assert (
        f"note U007: 'note' speaks of 'wire' itself: “{said}”; 'wire' was kept, and on it alone "
        f"still rest: statements.{kept}, 1 of them with words that it does not have" in told
    )
    assert desk.workspace.check().errors == 0
    assert "N002: nothing is cited from source 'note'" not in told
    words = "KEPT, though note was offered as its correction or new version"
    assert words in printed(desk, capsys, "show", "sources")
    page, book = tmp_path / "case.html", tmp_path / "case.xlsx"
    assert main(["report", str(desk.case), "-o", str(page)]) == 0
    assert "U007" in page.read_text(encoding="utf-8")
    assert main(["export", "excel", str(desk.case), "-o", str(book)]) == 0
    for sheet in ("Sources", "Citations"):
        assert any(words in str(cell) for row in cells(book, sheet) for cell in row), sheet
    # not before it was out, and no longer once it is a version after all
    assert "KEPT" not in printed(desk, capsys, "show", "sources", "--as-of", "2031-03-14")
    printed(desk, capsys, "accept", version.id)
    assert desk.workspace.case.sources["note"].kept_beside == ()
    assert "U007" not in printed(desk, capsys, "check")


def test_a_rejected_version_that_says_nothing_itself_is_told_as_what_was_offered(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.read(desk.file("wire.txt", WIRE))
    gone, kept = desk.accept("would fall"), desk.accept("not sign")
    desk.read(desk.file("other.txt", later(WIRE)))
    (version,) = [one for one in desk.workspace.waiting() if one.kind == "version"]
    desk.workspace.reject(version.id)
    assert (
        "'other' was offered as a newer version of 'wire'; 'wire' was kept, and on it alone still rest: "
        f"statements.{gone}, statements.{kept}, 1 of them with words that it does not have"
        in printed(desk, capsys, "check")
    )
    # what the person has taken back rests on nothing
    desk.workspace.put(("statements", gone, "retracted"), "2031-03-15")
    assert f"still rest: statements.{kept}, whose words stand there too" in printed(desk, capsys, "check")


@pytest.mark.parametrize("close", ["wire", "other"])
def test_a_confidential_source_is_not_told_of_by_what_was_kept(desk: Desk, close: str) -> None:
    desk.read(desk.file("wire.txt", WIRE))
    desk.accept("not sign")
    desk.read(desk.file("other.txt", later(WIRE)))
    (version,) = [one for one in desk.workspace.waiting() if one.kind == "version"]
    desk.workspace.reject(version.id, why="no")
    workspace = desk.workspace
    workspace.put(("sources", close, "handling"), "confidential")
    seen = workspace.seen_by("public")
    assert list(seen.case.sources) == [name for name in ("wire", "other") if name != close]
    assert all(not held.kept_beside for held in seen.case.sources.values())
    assert "U007" not in str(seen.check().problems)


def test_a_source_is_not_replaced_before_its_new_version_is_out(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.read(desk.file("wire.txt", WIRE))
    desk.accept("not sign")
    desk.read(desk.file("new.txt", later(WIRE)), "--replaces", "wire")
    assert "REPLACED" not in printed(desk, capsys, "show", "sources", "--as-of", "2031-03-14")
    assert "REPLACED" in printed(desk, capsys, "show", "sources", "--as-of", "2031-03-15")


def cells(book: Path, sheet: str) -> list[list[Any]]:
    return [list(row) for row in openpyxl.load_workbook(book)[sheet].iter_rows(values_only=True)]
