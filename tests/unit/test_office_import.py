"""An edited workbook comes back as proposals: never into the case by itself, never as something that nobody wrote."""

import datetime
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from irenic.casefile import inbox
from irenic.cli.main import main
from irenic.model.problem import IrenicError, Problem
from irenic.model.proposal import Proposal
from irenic.report.office.importing import SheetImport, import_sheet
from irenic.report.office.writing import export_office
from irenic.workspace import Workspace, open_case

from ..office import columns_of, rows_of

BAY = """
    irenic: 1
    title: The bay
    as_of: 2031-03-20
    sources:
      wire: {file: sources/wire.txt, outlet: The Wire, published: 2031-03-09, assumed: {published: told}}
    parties:
      alpha: {name: Alpha, aliases: [Tarn], roles: [principal], voices: {orren: {name: Ilva Orren, office: Foreign Minister}}, assumed: x}
      beta: {name: Beta, roles: [principal], assumed: x}
    issues:
      fleet: {question: How many ships?, scale: number, unit: ships, options: {few: {value: 40, assumed: x}, many: {value: 90, assumed: x}}}
      tolls: {question: Who pays?, options: {kept: {label: tolls stay, assumed: x}, ended: {label: tolls end or fall, assumed: x}}}
    drafts: {}
    statements:
      # kept by every edit
      s1: {by: alpha, voice: orren, stance: rejects, about: {issue: fleet, option: few}, credence: 0.5, cite: {source: wire, quote: We reject 40 ships}}
      s2: {by: alpha, stance: offers, about: {issue: tolls, option: ended}, if: {fleet: many}, assumed: heard in the corridor}
      s3: {by: beta, stance: accepts, about: {terms: {fleet: few, tolls: kept}}, cite: {source: wire, quote: Beta would take both}}
      s4: {by: beta, stance: prefers, about: {issue: tolls, option: kept, over: ended}, date: 2031-03-01, cite: {source: wire, quote: "Better to stay, than to fall"}}
      s5: {by: beta, stance: prioritises, about: {issue: tolls, over: fleet}, cite: {source: wire, quote: Tolls come first}}
    === sources/wire.txt
    We reject 40 ships, she said. Beta would take both. Better to stay, than to fall. Tolls come first. Talks go on, talks go on.
    Ninety ships are welcome.
"""
Edit = Callable[[Any], None]


@pytest.fixture
def bay(make_case: Callable[[str], Path]) -> Workspace:
    workspace = open_case(make_case(BAY))
    assert workspace.check().errors == 0
    return workspace


def edited(workspace: Workspace, tmp_path: Path, edit: Edit, name: str = "desk.xlsx") -> Path:
    """The workbook of a case after somebody worked on it."""
    export_office(workspace, tmp_path / f"whole-{name}", "excel")
    book = openpyxl.load_workbook(tmp_path / f"whole-{name}", rich_text=True)
    edit(book)
    book.save(tmp_path / name)
    return tmp_path / name


def write(book: Any, row: int, **words: Any) -> None:
    page = book["Positions"]
    columns = columns_of(page)
    for key, value in words.items():
        page.cell(row, columns[key]).value = value


def row_with(book: Any, **wanted: str) -> int:
    (found,) = [
        row["row"]
        for row in rows_of(book["Positions"])
        if all(str(row[key] or "") == words for key, words in wanted.items())
    ]
    return int(found)


def added(**words: Any) -> Edit:
    return lambda book: write(book, book["Positions"].max_row + 1, **words)


def read_back(workspace: Workspace, tmp_path: Path, edit: Edit) -> SheetImport:
    return import_sheet(open_case(workspace.folder.path).loaded, edited(workspace, tmp_path, edit))


def one_problem(made: SheetImport) -> Problem:
    assert made.proposals == ()
    (problem,) = made.about.problems
    return problem


def test_what_was_not_edited_proposes_nothing(bay: Workspace, tmp_path: Path) -> None:
    """Nor do rows that are sorted, parted by blank ones, or moved beside other columns and below other lines."""

    def work(book: Any) -> None:
        page = book["Positions"]
        rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=5)]
        for at, values in enumerate(reversed(rows), 6):
            for column, value in enumerate(values, 1):
                page.cell(at, column).value = value
        page.cell(5, 1).value = None
        for column in range(1, page.max_column + 1):
            page.cell(5, column).value = None
        page.insert_cols(5)
        page.insert_rows(1, 2)
        book["Matrix"].insert_cols(4)

    before = (bay.folder.path / "case.yaml").read_bytes()
    for edit in (lambda _: None, work):
        made = read_back(bay, tmp_path, edit)
        assert (made.proposals, made.about.problems) == ((), ())
        (tmp_path / "whole-desk.xlsx").unlink()
    assert (bay.folder.path / "case.yaml").read_bytes() == before


def test_a_row_that_is_added_becomes_a_proposal_with_what_stands_in_it(bay: Workspace, tmp_path: Path) -> None:
    words = {"issue": "How many ships?", "party": "tarn", "voice": "Foreign Minister", "stance": "Accepts", "option": 90, "date": datetime.datetime(2031, 3, 8), "quote": "“Ninety ships are welcome”", "source": "wire"}  # fmt: skip
    made = read_back(bay, tmp_path, added(**words))
    (proposal,) = made.proposals
    assert proposal.entry == {
        "by": "alpha",
        "voice": "orren",
        "stance": "accepts",
        "about": {"issue": "fleet", "option": "many"},
        "date": "2031-03-08",
        "cite": [{"source": "wire", "quote": "Ninety ships are welcome"}],
    }
    text = (bay.folder.path / "sources" / "wire.txt").read_text()
    (span,) = proposal.spans
    assert text[span[0] : span[1]] == "Ninety ships are welcome"
    assert "sheet 'Positions', row " in proposal.reason
    assert bay.case == open_case(bay.folder.path).case


def test_a_proposal_without_a_source_rests_on_nothing_until_a_person_gives_it_a_ground(
    bay: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = str(bay.folder.path)
    path = edited(bay, tmp_path, added(issue="fleet", party="Beta", stance="demands", option="90 ships"))
    assert main(["import", "xlsx", str(path), "--into", case]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "Beta demands – fleet: 90 ships; it rests on nothing yet" in told
    (proposal,) = open_case(case).waiting()
    assert main(["read", "--into", case]) == 0
    read = " ".join(capsys.readouterr().out.split())
    assert "Written into desk.xlsx: 1 proposal ─" in read
    assert f"{proposal.id} sheet 'Positions', row" in read
    assert "--cite SOURCE --quote WORDS, or --assumed REASON" in read
    assert "“”" not in read
    accept = ["accept", case, proposal.id]
    assert main(accept) == 1
    assert "add --cite SOURCE --quote WORDS, or --assumed REASON" in " ".join(capsys.readouterr().err.split())
    for wrong, words in (
        (["--cite", "wire", "--quote", "Ninety ships are"], None),
        (["--cite", "wire", "--quote", "Hundred ships are welcome"], "does not stand word for word"),
        (["--cite", "wire", "--quote", "alks go on"], "does not stand"),
        (["--cite", "wier", "--quote", "Ninety ships"], "its sources are: wire"),
        (["--cite", "wire"], "--cite and --quote together"),
    ):
        if words is not None:
            assert main([*accept, *wrong]) in (1, 2)
            assert words in " ".join(capsys.readouterr().err.split())
    assert open_case(case).case == bay.case
    assert main([*accept, "--cite", "wire", "--quote", "Ninety ships are welcome"]) == 0
    workspace = open_case(case)
    assert workspace.check().errors == 0
    assert workspace.case.statements["s6"].cite[0].quote == "Ninety ships are welcome"
    assert workspace.case.statements["s6"].stance == "demands"
    # what is in the case is not proposed again
    assert main(["import", "xlsx", str(path), "--into", case]) == 0
    assert "0 proposals" in capsys.readouterr().out


def test_what_a_person_judges_comes_in_as_an_assumption(bay: Workspace, tmp_path: Path) -> None:
    made = read_back(bay, tmp_path, added(issue="fleet", party="Beta", stance="demands", option="many"))
    assert main(["accept", str(bay.folder.path), made.proposals[0].id, "--assumed", "told in private"]) == 0
    held = open_case(bay.folder.path).case.statements["s6"]
    assert (held.basis().kind, held.basis().reason) == ("assumed", "told in private")


@pytest.mark.parametrize(
    ("row", "words", "fields", "entry"),
    [
        ("s1", {"stance": "rules out"}, ("stance",), {"stance": "rules out"}),
        ("s1", {"option": "90"}, ("about",), {"about": {"issue": "fleet", "option": "many"}}),
        ("s1", {"voice": None}, ("voice",), {}),
        ("s1", {"date": "2031-03-02 to 2031-03-04"}, ("date",), {"date": {"from": "2031-03-02", "to": "2031-03-04"}}),
        ("s2", {"only_if": None}, ("if",), {}),
        ("s2", {"only_if": "fleet: 40 ships or 90 ships"}, ("if",), {"if": {"fleet": ["few", "many"]}}),
        ("s2", {"assumed": "she said so"}, ("assumed",), {"assumed": "she said so"}),
        ("s2", {"quote": "Ninety ships are welcome", "source": "wire"}, ("assumed", "cite"), {"cite": [{"source": "wire", "quote": "Ninety ships are welcome"}]}),
        ("s4", {"option": "tolls end or fall", "rather_than": "tolls stay"}, ("about",), {"about": {"issue": "tolls", "option": "ended", "over": "kept"}}),
        ("s4", {"stance": "accepts", "rather_than": None}, ("about", "stance"), {"stance": "accepts", "about": {"issue": "tolls", "option": "kept"}}),
    ],
)  # fmt: skip
def test_an_edited_row_proposes_to_change_the_fields_that_were_edited(
    bay: Workspace,
    tmp_path: Path,
    row: str,
    words: Mapping[str, Any],
    fields: tuple[str, ...],
    entry: Mapping[str, Any],
) -> None:
    made = read_back(bay, tmp_path, lambda book: write(book, row_with(book, **{"irenic:positions": row}), **words))
    # what a quote has to bear out, and was changed without it, is to be looked at
    looked_at = bool({"stance", "about", "if", "voice"} & set(fields)) and "cite" not in fields
    expected = ["I016"] if looked_at and bay.case.statements[row].cite else []
    assert [problem.code for problem in made.about.problems] == expected
    (proposal,) = made.proposals
    assert (proposal.changes, proposal.fields) == (row, fields)
    assert {field: proposal.entry[field] for field in fields if field in proposal.entry} == entry
    before = (bay.folder.path / "case.yaml").read_text()
    assert main(["accept", str(bay.folder.path), proposal.id]) == 0
    workspace = open_case(bay.folder.path)
    assert workspace.check().errors == 0
    untouched = set(bay.case.statements) - {row}
    assert all(workspace.case.statements[name] == bay.case.statements[name] for name in untouched)
    assert workspace.case.statements[row] != bay.case.statements[row]
    assert workspace.case.statements[row].credence == bay.case.statements[row].credence
    after = (bay.folder.path / "case.yaml").read_text()
    assert "# kept by every edit" in after
    assert sum(one != other for one, other in zip(before.splitlines(), after.splitlines(), strict=False)) >= 1
    # the same workbook has nothing more to say
    assert import_sheet(workspace.loaded, tmp_path / "desk.xlsx").proposals == ()


def test_what_was_edited_in_the_case_since_stays(bay: Workspace, tmp_path: Path) -> None:
    made = read_back(bay, tmp_path, lambda book: write(book, row_with(book, **{"irenic:positions": "s1"}), option="90"))
    workspace = open_case(bay.folder.path)
    workspace.replace(("statements", "s1", "credence"), 0.9)
    workspace.accept(made.proposals[0].id)
    held = workspace.case.statements["s1"]
    assert (held.credence, held.about.model_dump()) == (0.9, {"issue": "fleet", "option": "many"})
    workspace.remove(("statements", "s1"))
    again = read_back(
        workspace,
        tmp_path / "..",
        lambda book: write(book, row_with(book, **{"irenic:positions": "s4"}), date="2031-03-02"),
    )
    workspace.remove(("statements", "s4"))
    with pytest.raises(IrenicError, match="'s4' that it would change is not there"):
        workspace.accept(again.proposals[0].id)


def test_a_copied_row_is_a_new_one(bay: Workspace, tmp_path: Path) -> None:
    def copy(book: Any) -> None:
        page, at = book["Positions"], row_with(book, **{"irenic:positions": "s1"})
        end = page.max_row + 1
        for column in range(1, page.max_column + 1):
            page.cell(end, column).value = page.cell(at, column).value
        write(book, end, option="90")

    (proposal,) = read_back(bay, tmp_path, copy).proposals
    assert proposal.changes is None
    assert proposal.entry["about"] == {"issue": "fleet", "option": "many"}


@pytest.mark.parametrize(
    ("words", "code", "column", "message", "hint"),
    [
        ({"party": "Betta"}, "I011", "D", "'Betta' is no party", "did you mean 'Beta'?"),
        ({"party": None}, "I011", "D", "the party is missing", "known are: Alpha, Beta"),
        ({"issue": "flet"}, "I011", "C", "'flet' is no issue", "did you mean 'fleet'?"),
        ({"stance": "acepts"}, "I011", "F", "'acepts' is no stance", "did you mean 'accepts'?"),
        ({"stance": "nothing on record"}, "I011", "F", "'nothing on record' is no stance", "write one of: accepts"),
        ({"option": "95 ships"}, "I011", "G", "'95 ships' is no option of fleet", "known are: 40 ships, 90 ships"),
        ({"option": None}, "I012", "G", "'demands' takes an option", "name one"),
        ({"stance": "supports"}, "I012", "F", "'supports' is said of a draft", "case file"),
        ({"rather_than": "40 ships"}, "I012", "H", "'demands' compares nothing", "use prefers"),
        ({"stance": "prefers", "rather_than": "90 ships"}, "I012", "H", "are the same", "two"),
        ({"only_if": "tolls: tolls stay"}, "I012", "I", "cannot stand under a condition", "accepts, offers, rules out"),
        ({"stance": "accepts", "only_if": "when it rains"}, "I011", "I", "is no condition", "ISSUE: OPTION"),
        ({"date": "last week"}, "I011", "J", "'last week' is not a date", "2031-03-09"),
        ({"date": "2031-02-30"}, "I011", "J", "no day '2031-02-30'", "2031-03-09"),
        ({"quote": "Ninety ships are unwelcome", "source": "wire"}, "I013", "K", "does not stand word for word", "nearest words are: Ninety ships are welcome"),
        ({"quote": "alks go on", "source": "wire"}, "I013", "K", "does not stand", "nearest"),
        ({"quote": "Ninety ships"}, "I013", "L", "1 lines with quotes and 0 with sources", "line by line"),
        ({"source": "wire"}, "I013", "K", "the quote is missing", "copy"),
        ({"quote": "Ninety ships", "source": "wier"}, "I011", "L", "'wier' is no source", "known are: wire"),
        ({"voice": "Somebody"}, "I011", "E", "'Somebody' is no voice of Beta", "known"),
    ],
)  # fmt: skip
def test_a_broken_cell_is_told_with_its_place_and_what_to_do(
    bay: Workspace, tmp_path: Path, words: Mapping[str, Any], code: str, column: str, message: str, hint: str
) -> None:
    good = {"issue": "fleet", "party": "Beta", "stance": "demands", "option": "90 ships"}
    problem = one_problem(read_back(bay, tmp_path, added(**{**good, **words})))
    assert (problem.code, problem.severity, problem.file) == (code, "error", "desk.xlsx")
    assert f"sheet 'Positions', cell {column}" in problem.message
    assert message in problem.message
    assert hint in problem.hint


def test_what_stands_well_waits_though_other_cells_are_broken(
    bay: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def work(book: Any) -> None:
        added(issue="fleet", party="Beta", stance="demands", option="90 ships")(book)
        added(issue="fleet", party="Gamma", stance="demands", option="90 ships")(book)

    path = edited(bay, tmp_path, work)
    assert main(["import", "xlsx", str(path), "--into", str(bay.folder.path), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["new"], len(told["proposals"]), len(told["about"]["problems"])) == (1, 1, 1)
    assert main(["import", "xlsx", str(path), "--into", str(bay.folder.path)]) == 1
    done = capsys.readouterr()
    assert "1 proposal from" in done.out
    assert "'Gamma' is no party" in done.err
    assert len(open_case(bay.folder.path).waiting()) == 1


def test_a_row_about_several_issues_is_changed_in_the_case_file(bay: Workspace, tmp_path: Path) -> None:
    def both(book: Any) -> None:
        at = row_with(book, **{"irenic:positions": "s3", "issue": "fleet"})
        write(book, at, option="90 ships")

    problem = one_problem(read_back(bay, tmp_path, both))
    assert problem.code == "I014"
    assert "'s3' is about more than this row shows" in problem.message


def test_an_import_removes_nothing(bay: Workspace, tmp_path: Path) -> None:
    def empty(book: Any) -> None:
        page, at = book["Positions"], row_with(book, **{"irenic:positions": "s1"})
        for column in range(3, page.max_column + 1):
            page.cell(at, column).value = None
        page.delete_rows(row_with(book, **{"irenic:positions": "s4"}))

    made = read_back(bay, tmp_path, empty)
    problem = one_problem(made)
    assert (problem.code, problem.severity) == ("I014", "warning")
    assert "nothing is removed by an import" in problem.hint


def test_a_line_written_into_the_matrix_is_a_proposal_too(bay: Workspace, tmp_path: Path) -> None:
    def work(book: Any) -> None:
        page, citations = book["Matrix"], book["Citations"]
        columns = columns_of(page)
        rows = {row["irenic:matrix"]: row["row"] for row in rows_of(page)}
        (number,) = [row[0].value for row in citations.iter_rows(min_row=5) if row[1].value == "Tolls come first"]
        cell = page.cell(rows["fleet"], columns["party:alpha"])
        cell.value = f"{cell.value}\noffers 90 ships, if tolls: tolls stay"
        page.cell(rows["tolls"], columns["party:beta"]).value = f"demands tolls stay [{number}]"
        page.cell(
            rows["fleet"], columns["party:beta"]
        ).value = "is all for it\nby 2031-03-09: rejects 90 ships\n2031-03-08: rejects 40 ships"

    made = read_back(bay, tmp_path, work)
    first, late, dated, second = made.proposals
    # by a day is when the report came out
    assert ("date" in late.entry, dated.entry["date"]) == (False, "2031-03-08")
    assert first.entry == {"by": "alpha", "stance": "offers", "about": {"issue": "fleet", "option": "many"}, "if": {"tolls": ["kept"]}}  # fmt: skip
    assert "rests on nothing yet" in first.reason
    assert second.entry["cite"] == [{"source": "wire", "quote": "Tolls come first"}]
    (problem,) = made.about.problems
    assert "“is all for it” is no stand" in problem.message
    assert "sheet 'Matrix', cell" in problem.message


def test_merged_cells_formulas_and_errors_are_read_or_told(bay: Workspace, tmp_path: Path) -> None:
    def work(book: Any) -> None:
        page = book["Positions"]
        end, columns = page.max_row, columns_of(page)
        for at, option in (end + 1, "90 ships"), (end + 2, "40 ships"):
            write(book, at, party="Beta", stance="demands", option=option)
        page.cell(end + 1, columns["issue"]).value = "fleet"
        page.merge_cells(start_row=end + 1, end_row=end + 2, start_column=columns["issue"], end_column=columns["issue"])
        write(book, end + 4, issue="fleet", party="Beta", stance="=UPPER(A1)", option="90 ships")
        write(book, end + 5, issue="fleet", party="Beta", stance="#REF!", option="90 ships")

    made = read_back(bay, tmp_path, work)
    assert [one.entry["about"] for one in made.proposals] == [
        {"issue": "fleet", "option": "many"},
        {"issue": "fleet", "option": "few"},
    ]
    told = [problem.message for problem in made.about.problems]
    assert any("holds a formula without a result" in one for one in told)
    assert any("holds the error #REF!" in one for one in told)


def test_a_file_that_is_no_workbook_of_ours_is_told_so(bay: Workspace, tmp_path: Path) -> None:
    other = openpyxl.Workbook()
    other.active["A1"] = "Alpha accepts"
    other.save(tmp_path / "other.xlsx")
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (201 * 1024 * 1024))
    files = {"none.xlsx": b"Alpha accepts", "empty.xlsx": b"", "bomb.xlsx": bomb.getvalue()}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(IrenicError) as caught:
            import_sheet(bay.loaded, tmp_path / name)
        assert caught.value.problems[0].code == "I009"
    with pytest.raises(IrenicError) as caught:
        import_sheet(bay.loaded, tmp_path / "other.xlsx")
    assert caught.value.problems[0].code == "I010"

    def without_stance(book: Any) -> None:
        book["Positions"].delete_cols(columns_of(book["Positions"])["stance"])

    made = import_sheet(bay.loaded, edited(bay, tmp_path, without_stance))
    assert "has no column 'stance' any more" in made.about.problems[0].message


def test_every_workbook_has_a_list_of_its_own_and_is_read_anew(bay: Workspace, tmp_path: Path) -> None:
    """What a reading of sources finds, and what another workbook says, is untouched by it."""
    one = edited(bay, tmp_path, added(issue="fleet", party="Beta", stance="demands", option="90 ships"), "one.xlsx")
    other = edited(bay, tmp_path, added(issue="fleet", party="Beta", stance="rejects", option="90 ships"), "other.xlsx")
    for path in (one, other):
        assert import_sheet(bay.loaded, path).new == 1
    assert len(bay.waiting()) == 2
    inbox.lay_in(bay.folder, "wire", [], read_as="x", decided=())
    assert len(bay.waiting()) == 2
    (tmp_path / "whole-one.xlsx").unlink()
    again = edited(bay, tmp_path, added(issue="fleet", party="Beta", stance="offers", option="90 ships"), "one.xlsx")
    assert import_sheet(bay.loaded, again).new == 1
    assert sorted(str(one.entry["stance"]) for one in bay.waiting()) == ["offers", "rejects"]
    bay.reject(next(one.id for one in bay.waiting() if one.entry["stance"] == "offers"))
    made = import_sheet(bay.loaded, again)
    assert (made.proposals, made.new, made.decided) == ((), 0, 1)


def test_what_a_sheet_cites_of_a_source_that_was_taken_out_is_nobodys_to_see(bay: Workspace, tmp_path: Path) -> None:
    read_back(
        bay,
        tmp_path,
        added(issue="fleet", party="Beta", stance="demands", option="90 ships", quote="Ninety ships", source="wire"),
    )
    assert [problem.code for problem in bay.check().problems if problem.code == "H004"] == []
    text = (bay.folder.path / "case.yaml").read_text()
    (bay.folder.path / "case.yaml").write_text(
        text.replace("  wire:", "  other:").replace("source: wire", "source: other")
    )
    workspace = open_case(bay.folder.path)
    assert workspace.waiting() == []
    (problem,) = [problem for problem in workspace.check().problems if problem.code == "H004"]
    assert "inbox/_sheet-desk.jsonl" in problem.message


def test_the_command_says_what_it_takes(bay: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "xlsx", "desk.xlsx", "-o", str(tmp_path / "x")]) == 2
    assert "xlsx takes one workbook and --into CASE" in " ".join(capsys.readouterr().err.split())
    assert main(["import", "geniusweb", "d.json"]) == 2
    assert "name the folder to make with --output" in " ".join(capsys.readouterr().err.split())
    assert main(["import", "xlsx", str(tmp_path / "none.xlsx"), "--into", str(bay.folder.path)]) == 1


def test_rejecting_what_was_read_in_a_source_leaves_what_a_person_wrote(bay: Workspace, tmp_path: Path) -> None:
    words = {"issue": "How many ships?", "party": "tarn", "stance": "Accepts", "option": 90, "quote": "Ninety ships are welcome", "source": "wire"}  # fmt: skip
    book = edited(bay, tmp_path, added(**words))
    read = Proposal(id="s-read", kind="statement", source="wire", spans=((95, 103),), quote="Talks go on", entry={"by": "alpha", "stance": "claims"}, confidence=1, reason="said")  # fmt: skip
    inbox.lay_in(bay.folder, "wire", [read], read_as="", decided={})
    assert main(["import", "xlsx", str(book), "--into", str(bay.folder.path)]) == 0
    written = [one.id for one in open_case(bay.folder.path).waiting() if one.sheet is not None]
    assert len(written) == 1
    assert len(open_case(bay.folder.path).waiting()) == 2
    assert main(["reject", str(bay.folder.path), "--all-from", "wire"]) == 0
    assert [one.id for one in open_case(bay.folder.path).waiting()] == written


def test_a_changed_stand_that_keeps_its_quote_says_so_until_somebody_has_looked(
    bay: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = str(bay.folder.path)
    quote = bay.case.statements["s1"].cite[0].quote
    path = edited(
        bay, tmp_path, lambda book: write(book, row_with(book, party="Alpha", stance="rejects"), option="90 ships")
    )
    assert main(["import", "xlsx", str(path), "--into", case]) == 0
    told = " ".join(capsys.readouterr().out.split())
    kept = f"its quote is kept as it was, and needs a look: “{quote}” [wire]"
    assert kept in told
    assert main(["show", case, "inbox"]) == 0
    assert kept in " ".join(capsys.readouterr().out.split())
    (proposal,) = open_case(case).waiting()
    # not among many
    assert main(["accept", case, "--source", path.name, "--stance", str(proposal.entry["stance"])]) == 0
    assert "its quote is kept as it was, and needs a look" in " ".join(capsys.readouterr().out.split())
    assert open_case(case).waiting() == [proposal]
    assert main(["accept", case, proposal.id]) == 0
    assert f"note: {kept}" in " ".join(capsys.readouterr().out.split())
    held = open_case(case).case.statements["s1"]
    assert held.cite[0].quote == quote


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ({"option": "90 ships"}, ["I016"]),
        ({"stance": "accepts"}, ["I016"]),
        ({"voice": "Alpha"}, ["I016"]),
        ({"date": datetime.datetime(2031, 3, 7)}, []),
        ({"option": "90 ships", "quote": "Ninety ships are welcome", "source": "wire"}, []),
    ],
)
def test_only_what_the_quote_has_to_bear_out_asks_for_a_look(
    bay: Workspace, tmp_path: Path, words: dict[str, Any], codes: list[str]
) -> None:
    made = read_back(bay, tmp_path, lambda book: write(book, row_with(book, party="Alpha", stance="rejects"), **words))
    assert len(made.proposals) == 1
    assert [problem.code for problem in made.about.problems] == codes
    assert all(problem.severity == "warning" for problem in made.about.problems)


def test_a_workbook_is_not_overwritten_before_its_edits_are_read_back(
    bay: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = str(bay.folder.path)
    path = edited(bay, tmp_path, added(issue="fleet", party="Beta", stance="demands", option="90 ships"))
    before = path.read_bytes()
    again = ["export", "excel", case, "-o", str(path), "--overwrite"]
    assert main(again) == 1
    assert "holds 1 edit that was not read back" in " ".join(capsys.readouterr().err.split())
    assert path.read_bytes() == before
    assert main(["import", "xlsx", str(path), "--into", case]) == 0
    assert main(again) == 0
    assert read_back_as_it_is(bay, path).proposals == ()


def read_back_as_it_is(workspace: Workspace, path: Path) -> SheetImport:
    return import_sheet(open_case(workspace.folder.path).loaded, path)
