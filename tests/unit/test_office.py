"""What a desk sends on: Word, Excel and CSV say what the Results say, each word with its quote, and nothing else."""

import csv
import getpass
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from irenic.cli.main import main
from irenic.documents.docx import extract_docx
from irenic.model.problem import IrenicError
from irenic.report.office.content import flat
from irenic.report.office.gathering import gathered
from irenic.report.office.writing import Target, export_office
from irenic.workspace import Workspace, open_case

from ..conftest import CASES
from ..large_case import large_case
from ..office import Document, W, rows_of, workbook
from .test_audience import written

TARGETS: tuple[tuple[Target, str], ...] = (("word", "docx"), ("excel", "xlsx"), ("csv", "tables"))

TALKS = """
    irenic: 1
    title: The bay & its <islands>
    notice: Everything here is invented.
    as_of: 2031-03-20
    sources:
      wire: {file: wire.txt, outlet: The Wire, title: A day at the bay, published: 2031-03-09, rests_on: [Harbour Radio], assumed: {published: by its dateline}}
      note: {file: wire.txt, outlet: The Note, published: 2031-03-10, translated_from: x-bayish, cite: {source: note, quote: Tolls end in May}}
      late: {file: wire.txt, outlet: The Late, published: 2031-04-01, assumed: {published: told}}
      gone: {file: wire.txt, outlet: The Other, published: 2031-03-08, retracted: {date: 2031-03-10}, assumed: {published: told}}
    parties:
      alpha: {name: Alpha, roles: [principal], voices: {orren: {name: Ilva Orren, office: Foreign Minister}, aide: {identity: anonymous, office: aide}}, assumed: {roles: at the table, consent: at the table}}
      beta: {name: Beta, consent: none}
    actors: {gov: {office: harbour master, roles: [spoiler]}}
    issues:
      fleet: {question: How many ships?, scale: number, unit: ships, status_quo: many, options: {few: {value: 40, proposed_in: [plan]}, many: {value: 90, assumed: for contrast}}}
      tolls: {question: Who pays?, options: {kept: {assumed: x}, ended: {cite: {source: wire, quote: Tolls end in May}}}}
    drafts:
      plan:
        title: The plan of March
        reported_by: {source: wire, quote: A plan was passed around}
        origin:
          - {who: alpha, role: wrote it, claimant: gov, cite: {source: wire, quote: Alpha wrote it}}
          - {who: alpha, role: wrote it, denies: true, claimant: alpha.orren, assumed: she told us}
        terms:
          fleet: {option: [few, many], readings_assumed: the words are wide, hedge: potentially, gives: [alpha], cite: {source: wire, quote: 40 ships}, assumed: {gives: it has the ships}}
      second: {title: The second plan, replaces: plan, terms: {fleet: {option: few, cite: {source: note, quote: 40 ships}}, tolls: {option: ended, gives: [beta], gets: unknown, cite: {source: wire, quote: Tolls end in May}}}}
    statements:
      s1: {by: alpha, voice: orren, stance: rejects, about: {issue: fleet, option: few}, credence: 0.5, cite: [{source: note, quote: We reject 40 ships}, {source: gone, quote: 40 ships}]}
      s2: {by: alpha, voice: aide, via: [gov], stance: accepts, about: {draft: plan}, cite: {source: wire, quote: "=HYPERLINK(1)"}}
      s3: {by: alpha, stance: offers, about: {issue: tolls, option: ended}, assumed: heard in the corridor}
      s4: {by: beta, stance: declines to comment, about: {issue: tolls}, cite: {source: wire, quote: "@no comment"}}
      s5: {by: alpha, stance: claims, about: {topic: weather}, cite: {source: late, quote: Alpha wrote it}}
      s6: {by: alpha, voice: orren, stance: demands, about: {issue: tolls, option: kept}, supersedes: [], cite: {source: gone, quote: Alpha wrote it}}
    events:
      blast: {kind: ASSAULT, title: blast at the quay, date: 2031-03-04, status: disputed, accounts: [{claimant: gov, counts: {killed: {low: 26}, missing: 17}, cite: {source: wire, quote: "At least 26 dead, 17 missing"}}, {claimant: beta, counts: {killed: {low: 3, high: 5}}, cite: {source: wire, quote: three to five dead}}]}
    process:
      talks: {kind: talks, title: talks on the pier, with: [alpha, beta], from: 2031-03-02, to: 2031-03-02, accounts: [{claimant: gov, cite: {source: wire, quote: They met on the pier}}]}
    === wire.txt
    A plan was passed around. Alpha wrote it. It allows 40 ships. Tolls end in May. We reject 40 ships, she said.
    =HYPERLINK(1) he said. @no comment. At least 26 dead, 17 missing; three to five dead. They met on the pier.
"""
ONE_PLACE = TALKS.replace("quote: 40 ships}", "quote: It allows 40 ships}")


@pytest.fixture
def talks(make_case: Callable[[str], Path]) -> Workspace:
    workspace = open_case(make_case(ONE_PLACE))
    assert [one for one in workspace.check().problems if one.severity == "error"] == []
    return workspace


def made(workspace: Workspace, folder: Path, target: Target, **how: Any) -> Path:
    path = folder / f"out.{dict(TARGETS)[target]}"
    export_office(workspace, path, target, **how)
    return path


def members(path: Path) -> dict[str, bytes]:
    if path.is_dir():
        return {file.name: file.read_bytes() for file in path.iterdir()}
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(("target", "ending"), TARGETS)
def test_what_goes_out_is_to_the_byte_what_a_case_without_the_hidden_gives(
    tmp_path: Path, target: Target, ending: str
) -> None:
    """Names of files, places in them and hashes are of the case that the audience sees."""
    for name, whole in ("whole", True), ("left", False):
        case = open_case(written(tmp_path / name, whole=whole))
        export_office(case, tmp_path / f"{name}.{ending}", target)
    one, other = tmp_path / f"whole.{ending}", tmp_path / f"left.{ending}"
    assert members(one) == members(other)
    assert one.is_dir() or one.read_bytes() == other.read_bytes()
    everything = b"".join(members(one).values())
    for word in (b"cable", b"memo", b"Cedar", b"60 ships", b"deputy", b"confidential"):
        assert word not in everything


def test_the_hidden_party_is_nobody(tmp_path: Path) -> None:
    case = open_case(written(tmp_path / "whole", whole=True))
    with pytest.raises(IrenicError, match="the case has no party 'cedar'"):
        made(case, tmp_path, "word", party="cedar")
    assert made(case, tmp_path, "word", party="cedar", audience="confidential").exists()


@pytest.mark.parametrize(("target", "ending"), TARGETS)
def test_the_same_case_gives_the_same_file_and_nothing_tells_of_the_machine(
    talks: Workspace, tmp_path: Path, target: Target, ending: str
) -> None:
    first, second = tmp_path / f"a.{ending}", tmp_path / "sub" / f"b.{ending}"
    second.parent.mkdir()
    for path in (first, second):
        export_office(talks, path, target)
    assert members(first) == members(second)
    if target != "csv":
        assert first.read_bytes() == second.read_bytes()
        with zipfile.ZipFile(first) as archive:
            assert {part.date_time[:3] for part in archive.infolist()} == {(1980, 1, 1)}
        core = members(first)["docProps/core.xml"].decode()
        assert re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core) == ["2031-03-20T00:00:00Z"] * 2
        assert "The bay &amp; its &lt;islands&gt;" in core
        assert not any("thumbnail" in name or "customXml" in name for name in members(first))
    everything = b"".join(members(first).values()).lower()
    for word in (str(tmp_path).encode(), b"python", b"openpyxl", b"macintosh"):
        assert word.lower() not in everything
    assert f">{getpass.getuser()}<".encode() not in everything


@pytest.mark.parametrize("name", ["donbas-draft-2025", "training-moving", "panama-canal-1974"])
def test_every_footnote_leads_to_its_quote_in_its_source(name: str, tmp_path: Path) -> None:
    workspace = open_case(CASES / name)
    document = Document(made(workspace, tmp_path, "word").read_bytes())
    assert document.references == list(range(1, len(document.notes) + 1))
    for note in document.notes.values():
        source = re.findall(r"\[([\w-]+)\]", note.told)[-1]
        assert workspace.loaded.texts[source].find(note.quoted), (source, note.quoted)
        assert str(workspace.case.sources[source].published) in note.told
    # further references lead to a note of the same part
    bookmarks = set(re.findall(r'w:name="(_note\d+)"', document.members["word/document.xml"].decode()))
    again = re.findall(r"NOTEREF (_note\d+) ", document.members["word/document.xml"].decode())
    assert set(again) <= bookmarks == {f"_note{number}" for number in document.notes}


def test_word_has_real_footnotes_for_those_who_read_it(talks: Workspace, tmp_path: Path) -> None:
    """python-docx opens it, and irenic's own reader finds the notes."""
    path = made(talks, tmp_path, "word")
    opened: Any = docx.Document(str(path))
    assert [paragraph.text for paragraph in opened.paragraphs if paragraph.style.name == "Heading 1"][:2] == [
        "Who stands where",
        "What is on the table",
    ]
    turned = [section.page_width > section.page_height for section in opened.sections]
    assert turned == [True, False, True, False]
    assert {round(section.page_width.mm) for section in opened.sections} == {210, 297}
    text = "\n".join(extract_docx(path.read_bytes(), "out.docx").pieces)
    assert "“We reject 40 ships” – Ilva Orren, Foreign Minister; The Note" in text
    header, footer = opened.sections[0].header.paragraphs[0].text, opened.sections[-1].footer.paragraphs[0].text
    assert "Everything here is invented." in header
    assert footer.startswith("As of 2031-03-20 · Page")
    # the head of every table is repeated on its further pages
    assert all(table.rows[0]._tr.trPr.find(f"{W}tblHeader") is not None for table in opened.tables)


def test_the_matrix_says_what_is_on_record_and_what_is_not(talks: Workspace, tmp_path: Path) -> None:
    document = Document(made(talks, tmp_path, "word", what=["matrix"]).read_bytes())
    rows = {row[0].split("\n")[0]: row[1:] for row in document.rows("Issue")}
    assert rows["fleet"] == [
        "by 2031-03-10: rejects 40 ships (taken at 0.5)",
        "nothing on record; its yes is not needed here",
    ]
    alpha, beta = rows["tolls"]
    assert alpha == "date unknown: offers ended (assumed: heard in the corridor)"
    assert beta.startswith("declined to comment; its yes is not needed here")
    assert (
        "by 2031-03-09 (assumed): accepts “The plan of March”: said by aide (Alpha), not taken as the party's word"
        in rows["the drafts as a whole"][0]
    )
    assert "nothing on record" in document.styled("Silent")
    assert "(assumed: heard in the corridor)" in document.styled("Assumed")
    assert "demands kept" not in document.text


def test_drafts_are_told_with_hedges_readings_accounts_and_what_changed(talks: Workspace, tmp_path: Path) -> None:
    document = Document(made(talks, tmp_path, "word", what=["drafts"]).read_bytes())
    assert "“potentially”" in document.styled("Quoted")
    fleet, _, tolls, *_ = [row for row in document.rows("Issue") if len(row) == 6] + [[]]
    assert fleet[1].startswith("40 ships or 90 ships (assumed), “potentially”")
    assert "The words allow 2 readings.\nassumed: the words are wide" in fleet[1]
    assert fleet[2:5] == ["Alpha (assumed)", "no source says", "no source says"]
    assert "gives assumed: it has the ships" in fleet[5]
    assert tolls[2:4] == ["Beta", "no source says"]
    claims = document.rows("By the account of")
    assert [row[:2] for row in claims] == [["harbour master", "says"], ["Ilva Orren, Foreign Minister", "denies"]]
    assert "assumed: she told us" in claims[1][2]
    compared = {row[0]: row[1:] for row in document.rows("Issue") if len(row) == 4}
    assert compared["fleet"][2] == "sharper"
    assert compared["tolls"][0] == "silent: anything may follow"
    assert compared["tolls"][2] == "new"


def test_the_chronology_keeps_every_account_every_bound_and_nothing_later(talks: Workspace, tmp_path: Path) -> None:
    document = Document(made(talks, tmp_path, "word", what=["chronology"]).read_bytes())
    rows = document.rows("Day")
    (blast,) = [row for row in rows if row[2].startswith("blast")]
    assert blast[:3] == ["2031-03-04", "event", "blast at the quay (disputed)"]
    first, second = blast[3].split("\n")
    assert first.startswith("harbour master: killed: at least 26; missing: 17")
    assert second.startswith("Beta: killed: 3 to 5")
    assert "weather" not in document.text
    assert "As of 2031-03-20: 1 later entry is left out." in document.text
    (gone,) = [row for row in rows if "kept" in row[2]]
    assert "not in force: cited only from a retracted source" in gone[2]
    assert any("RETRACTED" in note.told for note in document.notes.values())
    assert any(
        "translated from Bayish: not the words as they were said" in note.told for note in document.notes.values()
    )
    assert any("rests on Harbour Radio" in note.told for note in document.notes.values())
    days = [row[0] for row in rows]
    assert days[:2] == ["2031-03-02", "2031-03-04"]
    assert days[-1] == "date unknown"


def test_the_actor_map_says_who_is_who_on_whose_word(talks: Workspace, tmp_path: Path) -> None:
    document = Document(made(talks, tmp_path, "word", what=["actors"]).read_bytes())
    roles = {row[0]: row[1] for row in document.rows("Role in the deal")}
    assert roles["principal"] == "Alpha (assumed: at the table)"
    assert roles["spoiler"] == "harbour master (assumed: no reason given)"
    assert roles["patron"] == "nobody on record"
    assert ["Alpha", "not named by the source", "aide", "unclear whose"] in document.rows("Party")
    assert ["Beta", "no voice on record", "no voice on record", "no voice on record"] in document.rows("Party")
    channels = [row for row in document.rows("Day") if row[1] == "talks on the pier"]
    assert [row[2] for row in channels] == ["Alpha, Beta"]
    assert any(row[1:3] == ["aide (Alpha)", "harbour master"] for row in document.rows("Day"))


def test_a_position_paper_is_of_one_party(talks: Workspace, tmp_path: Path) -> None:
    document = Document(made(talks, tmp_path, "word", what=["positions"], party="alpha").read_bytes())
    assert "The positions of Alpha" in document.text
    rows = {row[0].split("\n")[0]: row[1] for row in document.rows("Issue")}
    assert rows["fleet"].startswith("Ilva Orren, Foreign Minister, by 2031-03-10: rejects 40 ships (taken at 0.5)")
    said = [row for row in document.rows("Day") if "kept" in row[2]]
    assert [row[3] for row in said] == ["not in force: cited only from a retracted source"]
    assert "declines" not in document.text
    with pytest.raises(IrenicError, match="no party 'gamma'"):
        gathered(talks, party="gamma")


def test_a_position_paper_holds_red_lines_offers_and_interests_each_cited(tmp_path: Path) -> None:
    document = Document(
        made(open_case(CASES / "training-moving"), tmp_path, "word", what=["positions"], party="ports").read_bytes()
    )
    lines = [row[:3] for row in document.rows("What it is")]
    assert [row[0] for row in lines] == ["red line", "offer", "would accept", "would accept", "rejects"]
    assert lines[0][1].startswith("sanctions: lifted in full on signature, if monitors: joint teams of both armies")
    assert lines[0][2] == "Ebba Lorne, Commissioner"
    ((need, issues),) = document.rows("What it says it needs")
    assert need.startswith("a peace that does not need its members' soldiers")
    assert issues == "guarantee\nassumed: A Union brigade is one of the answers to a breach."
    assert "a peace that does not need their soldiers" in {note.quoted for note in document.notes.values()}
    # a party of which the case holds none is told of as that
    (tmp_path / "silent").mkdir()
    silent = made(
        open_case(CASES / "training-moving"), tmp_path / "silent", "word", what=["positions"], party="lindavar"
    )
    told = Document(silent.read_bytes()).text
    assert "No interest of it is on record: what lies behind its positions is unknown." in told
    assert "No red line, demand or offer of it is on record." in told


def test_every_page_says_for_whom_it_is_where_it_is_not_for_all(talks: Workspace, tmp_path: Path) -> None:
    handling = "Restricted: not for anybody else"
    document = Document(made(talks, tmp_path, "word", audience="restricted").read_bytes())
    assert handling in document.text
    assert any(handling.encode() in data for name, data in document.members.items() if "header" in name)
    book = workbook(made(talks, tmp_path, "excel", audience="restricted"))
    assert all(handling in page.oddHeader.left.text for page in book)
    for rows in tables(made(talks, tmp_path, "csv", audience="restricted")).values():
        assert all(row["handling"] == handling and row["notice"] == "Everything here is invented." for row in rows)
    assert "not for anybody" not in Document(made(talks, tmp_path / "..", "word").read_bytes()).text


def tables(folder: Path) -> dict[str, list[dict[str, str]]]:
    found = {}
    for file in folder.iterdir():
        assert file.read_bytes().startswith(b"\xef\xbb\xbf")
        found[file.stem] = list(csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8-sig"))))
    return found


def test_links_lead_to_the_quote_with_its_number(talks: Workspace, tmp_path: Path) -> None:
    book = workbook(made(talks, tmp_path, "excel"))
    citations = book["Citations"]
    links = [
        cell for page in book for row in page.iter_rows() for cell in row if cell.hyperlink and page.title != "About"
    ]
    assert len(links) > 20
    for cell in links:
        numbers = [int(number) for number in re.findall(r"\d+", cell.value)]
        led = re.fullmatch(r"'Citations'!A(\d+)(?::H(\d+))?", cell.hyperlink.location)
        assert led is not None
        start, end = led.groups()
        assert citations.cell(int(start), 1).value == numbers[0]
        assert end is None or citations.cell(int(end), 1).value == numbers[-1]
    quotes = {citations.cell(row, 2).value: row for row in range(5, citations.max_row + 1)}
    row = quotes["We reject 40 ships"]
    told = [citations.cell(row, at).value for at in range(3, 9)]
    assert told[0] == "Ilva Orren, Foreign Minister"
    assert told[1:5] == ["The Note", "no title on record", "2031-03-10", "note"]
    assert "translated from Bayish" in told[5]
    assert citations.cell(row, 2).font.name == "Georgia"


def test_words_of_a_source_are_never_a_formula(talks: Workspace, tmp_path: Path) -> None:
    book = workbook(made(talks, tmp_path, "excel"))
    cells = [cell for page in book for row in page.iter_rows() for cell in row if cell.value is not None]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    (guarded,) = [cell for cell in book["Citations"]["B"] if cell.value == "=HYPERLINK(1)"]
    assert guarded.quotePrefix
    found = tables(made(talks, tmp_path, "csv"))
    assert {row["quote"] for row in found["citations"]} >= {"'=HYPERLINK(1)", "'@no comment"}
    for rows in found.values():
        assert not [words for row in rows for words in row.values() if words.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("name", ["donbas-draft-2025", "training-moving", "panama-canal-1974"])
def test_no_cell_is_empty_where_nothing_is_known(name: str, tmp_path: Path) -> None:
    """But in the sheet of positions, where a person writes."""
    document = Document(made(open_case(CASES / name), tmp_path, "word").read_bytes())
    for head in ("Issue", "Day", "Who", "Party", "Role in the deal", "By the account of", "Source"):
        for row in document.rows(head):
            assert all(words.strip() for words in row), (head, row)
    for table, rows in tables(made(open_case(CASES / name), tmp_path, "csv")).items():
        if table not in ("positions", "about"):
            for told in rows:
                assert all(words for key, words in told.items() if not key.endswith(" id")), (table, told)


@pytest.mark.parametrize("name", ["donbas-draft-2025", "training-moving", "panama-canal-1974"])
def test_the_tables_hold_every_position_every_term_and_every_account(name: str, tmp_path: Path) -> None:
    workspace = open_case(CASES / name)
    found = tables(made(workspace, tmp_path, "csv"))
    matrix, table, record = workspace.matrix(), workspace.table(), workspace.record()
    own = [one for cell in matrix.cells for one in cell.positions if one.through_draft is None]
    assert sorted(row["statement id"] for row in found["positions"] if row["statement id"]) == sorted(
        one.statement for one in own
    )
    silent = sum(all(one.through_draft for one in cell.positions) for cell in matrix.cells)
    assert sum(not row["statement id"] for row in found["positions"]) == silent
    assert len(found.get("terms", [])) == sum(len(draft.terms) for draft in table.drafts)
    assert len(found.get("origins", [])) == sum(len(draft.origins) for draft in table.drafts)
    assert len(found.get("distances", [])) == len(matrix.gaps)
    told = " ".join(row["By whose account"] for row in found.get("chronology", []))
    for happening in (*record.events, *record.process):
        for account in happening.accounts:
            assert account.claimant in told
            assert account.says in told
    quotes = {row["quote"] for row in found["citations"]}
    for position in own:
        assert {" ".join(evidence.quote.split()) for evidence in position.evidence} <= quotes


def test_as_of_a_day_only_what_was_known_is_told(tmp_path: Path) -> None:
    import datetime

    day = datetime.date(2031, 3, 12)
    document = Document(made(open_case(CASES / "training-moving"), tmp_path, "word", as_of=day).read_bytes())
    assert "As of 2031-03-12" in document.text
    assert "elsin-2" not in document.text
    assert not [note for note in document.notes.values() if "2031-04" in note.told]
    assert "later entries are left out" in document.text


def test_what_the_report_alone_tells_is_named_where_the_case_holds_it(tmp_path: Path) -> None:
    for name, told in (("training-ceasefire", "--with stability"), ("car-emissions-1994", "--with forecast")):
        text = Document(
            made(open_case(CASES / name), tmp_path, "word", what=["matrix"], overwrite=True).read_bytes()
        ).text
        assert f"(irenic report {told})" in text
    text = Document(
        made(open_case(CASES / "donbas-draft-2025"), tmp_path, "word", what=["matrix"], overwrite=True).read_bytes()
    ).text
    assert "The report alone" not in text


def test_a_case_with_next_to_nothing_in_it_goes_out_too(make_case: Callable[[str], Path], tmp_path: Path) -> None:
    bare = open_case(make_case("irenic: 1\ntitle: Bare\n"))
    document = Document(made(bare, tmp_path, "word").read_bytes())
    assert "nothing to compare" in document.text
    assert "No draft is on the table." in document.text
    assert workbook(made(bare, tmp_path, "excel")).sheetnames[0] == "About"
    assert "about" in tables(made(bare, tmp_path, "csv"))


def test_what_is_at_fault_is_told_and_counts_for_nothing(make_case: Callable[[str], Path], tmp_path: Path) -> None:
    faulty = open_case(make_case(ONE_PLACE.replace("quote: We reject 40 ships", "quote: We do reject 40 ships")))
    document = Document(made(faulty, tmp_path, "word").read_bytes())
    assert "The case has an error: what is at fault counts for nothing here." in document.text
    assert any("these words do not stand in the source" in note.told for note in document.notes.values())


def test_characters_that_no_office_file_can_hold_are_no_reason_to_fail(
    make_case: Callable[[str], Path], tmp_path: Path
) -> None:
    case = make_case(
        ONE_PLACE.replace("three to five dead", "three\x0cto\u202efive\x07dead").replace(
            "quote: three\x0cto\u202efive\x07dead", 'quote: "three\\fto\\u202Efive\\x07dead"'
        )
    )
    workspace = open_case(case)
    document = Document(made(workspace, tmp_path, "word").read_bytes())
    assert any("\ufffd" in note.quoted for note in document.notes.values())
    assert "\u202e" not in "".join(
        str(row) for row in rows_of(workbook(made(workspace, tmp_path, "excel"))["Chronology"])
    )


def test_many_parties_stand_in_several_tables_of_the_same_issues(
    make_case: Callable[[str], Path], tmp_path: Path
) -> None:
    names = [f"p{number}" for number in range(12)]
    parties = "\n".join(f"  {name}: {{name: Party {name}}}" for name in names)
    text = f"irenic: 1\ntitle: Many\nparties:\n{parties}\nissues: {{one: {{question: Which?, options: {{a: {{assumed: x}}}}}}}}\n"
    document = Document(made(open_case(make_case(text)), tmp_path, "word", what=["matrix"]).read_bytes())
    rows = document.rows("Issue")
    assert [len(row) for row in rows] == [5, 5, 5]
    assert {row[0] for row in rows} == {"one\nWhich?"}


@pytest.mark.slow
def test_a_large_case_goes_out_whole(tmp_path: Path) -> None:
    """2,000 statements in 300 sources."""
    workspace = open_case(large_case(tmp_path / "large"))
    document = Document(made(workspace, tmp_path, "word").read_bytes())
    assert len({note.quoted for note in document.notes.values()}) == 2_000
    assert len(document.rows("Day")) >= 2_000
    book = workbook(made(workspace, tmp_path, "excel"))
    assert book["Citations"].max_row == 2_004
    assert len(rows_of(book["Chronology"])) == 2_001  # the note below the table too


def test_the_verb_writes_tells_and_never_overwrites(
    talks: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case, out = str(talks.folder.path), str(tmp_path / "paper.docx")
    arguments = ["export", "word", case, "-o", out, "--what", "positions", "--what", "matrix", "--party", "alpha"]
    assert main(arguments) == 0
    assert "positions, matrix" in capsys.readouterr().out
    assert main(arguments) == 1
    assert "is there already" in capsys.readouterr().err
    assert main(["export", "csv", case, "-o", str(tmp_path / "tables"), "--json"]) == 0
    assert '"matrix.csv"' in capsys.readouterr().out
    assert main(["export", "geniusweb", case, "-o", str(tmp_path / "g"), "--what", "matrix"]) == 2
    assert "--what and --party go with word" in " ".join(capsys.readouterr().err.split())
    assert main(["export", "word", case, "-o", str(tmp_path / "no" / "x.docx")]) == 1


@pytest.mark.parametrize("target", ["word", "excel", "csv", "geniusweb", "negmas"])
def test_an_export_takes_the_place_of_an_earlier_one_only_where_that_is_said(
    talks: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str], target: str
) -> None:
    ending = {"word": ".docx", "excel": ".xlsx"}.get(target, "")
    case, out = str(talks.folder.path), tmp_path / f"out{ending}"
    arguments = ["export", target, case, "-o", str(out), "--draws", "400", "--centre"]
    assert main(arguments) == 0
    first = held(out)
    capsys.readouterr()
    assert main(arguments) == 1
    assert "add --overwrite to replace it" in " ".join(capsys.readouterr().err.split())
    assert main([*arguments, "--overwrite"]) == 0
    assert held(out) == first
    # an empty place needs no such word, and takes it
    assert main([*arguments[:4], str(tmp_path / f"new{ending}"), *arguments[5:], "--overwrite"]) == 0
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".out") or path.name.endswith(".part")]


@pytest.mark.parametrize("target", ["csv", "geniusweb"])
def test_a_folder_with_anything_else_in_it_is_left_as_it_is(
    talks: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str], target: str
) -> None:
    case, out = str(talks.folder.path), tmp_path / "out"
    arguments = ["export", target, case, "-o", str(out), "--draws", "400", "--centre", "--overwrite"]
    assert main(arguments) == 0
    (out / "my notes.txt").write_text("mine")
    before = held(out)
    assert main(arguments) == 1
    assert "holds what no export wrote: my notes.txt" in " ".join(capsys.readouterr().err.split())
    assert held(out) == before
    (tmp_path / "paper.docx").write_text("mine")
    assert main([*arguments[:4], str(tmp_path / "paper.docx"), *arguments[5:]]) == 1
    assert main(["export", "word", case, "-o", str(out), "--overwrite"]) == 1
    assert "is a folder" in " ".join(capsys.readouterr().err.split())
    assert held(out) == before


def held(path: Path) -> dict[str, bytes]:
    """What a file, or every file of a folder, holds."""
    return {file.name: file.read_bytes() for file in (path.iterdir() if path.is_dir() else [path])}


def test_the_same_words_stand_in_all_three(talks: Workspace) -> None:
    dossier = gathered(talks)
    words = {flat(cell) for part in dossier.parts for grid in part.grids for row in grid.rows for cell in row.cells}
    assert any(one.startswith("40 ships or 90 ships") for one in words)
    assert len(dossier.citations) == len({(one.quote, one.source, one.voice) for one in dossier.citations})
