"""Bad input: each kind gets an error that names the file and the place and says what to do; nothing is lost, no traceback.

The commands run in this process, but for those where a whole process matters.
"""

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from irenic.cli.main import main
from irenic.documents.files import write_atomically
from irenic.model.problem import IrenicError

MakeCase = Callable[[str], Path]
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command; returns its exit code and all that it printed."""

    def call(*arguments: str | Path) -> tuple[int, str]:
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        printed = captured.out + captured.err
        assert "Traceback" not in printed
        assert "fault of its own" not in printed
        return code, printed

    return call


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


CASES: dict[str, tuple[str, str, str, str]] = {
    "tabs": ("irenic: 1\ndrafts:\n\td: {}\n", "case.yaml:3:1", "Y001", "spaces"),
    "an anchor bomb": ("irenic: 1\na: &a [x,x]\nb: &b [*a,*a]\n", "case.yaml:2:4", "Y003", "write the value out"),
    "duplicate keys": ("irenic: 1\ndrafts: {}\ndrafts: {}\n", "case.yaml:3:1", "Y002", "rename or remove"),
    "an unclosed quote": ('irenic: 1\ntitle: "never closed\ndrafts: {}\n', "case.yaml:2:8", "Y001", "never closed"),
    "no drafts": ("irenic: 1\ntitle: x\n", "case.yaml:1:1", "N003", "drafts: {}"),
    "a path outside": (
        "irenic: 1\ndrafts: {}\nsources: {r: {file: ../secret.txt}}\n",
        "case.yaml:3:21",
        "F007",
        "copy the file",
    ),
    "a newer format": ("irenic: 99\n", "case.yaml:1:9", "V002", "newer irenic"),
    "an older format": ("title: x\n", "case.yaml:1:1", "V001", "--migrate"),
    "a missing source": (
        "irenic: 1\ndrafts: {}\nsources: {r: {file: gone.txt}}\n",
        "case.yaml:3:21",
        "F001",
        "spelling",
    ),
    "the case as its own source": (
        "irenic: 1\ndrafts: {}\nsources: {r: {file: ./case.yaml}}\n",
        "case.yaml:3:21",
        "F012",
        "the source's own text",
    ),
    "no fields": ("just words\n", "case.yaml:1:1", "Y005", "irenic: 1"),
    "a list": ("- a\n- b\n", "case.yaml:1:1", "Y005", "irenic: 1"),
    "deep nesting": ("irenic: 1\ntitle: " + "[" * 5000 + "\n", "case.yaml:2:", "Y004", "brackets"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_bad_case_file(name: str, make_case: MakeCase, run: Run) -> None:
    text, place, code, hint = CASES[name]
    folder = make_case(text)
    before = everything(folder)
    exit_code, printed = run("check", folder)
    assert exit_code == 1
    assert place in printed
    assert code in printed
    assert hint in " ".join(printed.split())
    # a path is never broken, so that it can be copied
    assert max(len(line) for line in printed.splitlines() if str(folder) not in line) <= 80
    exit_code, printed = run("check", folder, "--json")
    (first, *_) = [problem for problem in json.loads(printed)["problems"] if problem["code"] == code]
    assert set(first) >= {"code", "severity", "file", "line", "column", "message", "hint"}
    assert everything(folder) == before


@pytest.mark.parametrize(
    ("content", "code", "hint"),
    [
        (b"", "F003", "put the text in"),
        (b"\x00\x01\x02binary", "F004", "--from"),
        ("irenic: 1\ntitle: мир\n".encode("windows-1251"), "F006", "UTF-8"),
        ("irenic: 1\n".encode("utf-16"), "F006", "UTF-8"),
    ],
)
def test_a_case_file_that_is_no_text(make_case: MakeCase, run: Run, content: bytes, code: str, hint: str) -> None:
    folder = make_case("irenic: 1\n")
    (folder / "case.yaml").write_bytes(content)
    exit_code, printed = run("check", folder)
    assert exit_code == 1
    assert code in printed
    assert "case.yaml" in printed
    assert hint in printed


def test_a_file_of_50_megabytes(make_case: MakeCase, run: Run) -> None:
    folder = make_case("irenic: 1\ndrafts: {}\nsources: {r: {file: big.txt}}\n")
    with (folder / "big.txt").open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    exit_code, printed = run("check", folder)
    assert exit_code == 1
    assert "case.yaml:3:21" in printed
    assert "50 MiB" in printed
    with (folder / "case.yaml").open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    exit_code, printed = run("show", folder)
    assert exit_code == 1
    assert "F005" in printed


def test_a_file_that_cannot_be_read(make_case: MakeCase, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make_case("irenic: 1\ndrafts: {}\n")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    exit_code, printed = run("check", folder)
    assert exit_code == 1
    assert "permission denied" in printed


@pytest.mark.parametrize("missing", ["nowhere", "."])
def test_no_case_at_all(run: Run, missing: str, tmp_path: Path) -> None:
    exit_code, printed = run("check", tmp_path / missing)
    assert exit_code == 1
    assert "irenic new" in printed


def test_a_document_given_for_a_case(run: Run, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("words")
    exit_code, printed = run("show", report)
    assert exit_code == 1
    assert "--from" in printed


@pytest.mark.parametrize(
    "arguments",
    [
        ["chek", "."],
        ["check", ".", "--jsn"],
        ["show", ".", "nothing"],
        ["check"],
        ["show", ".", "--as-of", "tomorrow"],
        ["new"],
    ],
)
def test_wrong_usage(run: Run, arguments: list[str]) -> None:
    exit_code, printed = run(*arguments)
    assert exit_code == 2
    assert printed.strip()
    exit_code, printed = run(*arguments, "--json")
    assert exit_code == 2
    (problem,) = json.loads(printed)["problems"]
    assert problem["message"]
    assert "--help" in problem["hint"]


# what is wrong, the line and column at which it is told, and what to write there
MISTAKES: dict[str, tuple[str, str, str]] = {
    "no colon at the top": ("irenic: 1\ntitle Something\ndrafts: {}\n", "case.yaml:2:1", "write 'title: Something'"),
    "no colon below": ("irenic: 1\nparties:\n  a:\n    name A\n    aliases: [B]\n", "case.yaml:4:5", "write 'name: A'"),
    "no colon behind an id": ("irenic: 1\nparties:\n  a\n    name: A\n", "case.yaml:3:3", "write 'a:'"),
    "no space": ("irenic: 1\ntitle:X\ndrafts: {}\n", "case.yaml:2:1", "write 'title: X'"),
    "no space in brackets": ("irenic: 1\nparties: {a: {name:X}}\n", "case.yaml:2:15", "write 'name: X'"),
    "an unclosed quote": ('irenic: 1\ntitle: "x\ndrafts: {}\nnote: "y"\n', "case.yaml:2:8", 'put " at the end'),
    "an unclosed quote in brackets": (
        'irenic: 1\nactors:\n  a: {name: "x}\n  b: {name: "y"}\n',
        "case.yaml:3:13",
        'put " at the end',
    ),
    "an apostrophe": ("irenic: 1\ntitle: 'Velmora's claim'\n", "case.yaml:2:8", "use double quotes outside"),
    "a quote inside": ('irenic: 1\ntitle: "a "no" too"\n', "case.yaml:2:8", "use single quotes outside"),
    "words that go on": ("irenic: 1\nnote: some\n  text of\n  two: parts\n", "case.yaml:4:6", "in quotes"),
    "a block text with quotes": ('irenic: 1\nnote: |\n  "a\nactors: [a: b, c\n', "case.yaml:5:1", "bracket"),
    "a comma in a number": (
        "irenic: 1\nissues: {i: {question: q, options: {o: {value: 12,000, assumed: x}}}}\n",
        "case.yaml:2:51",
        "write 12000",
    ),
    "a voice as a speaker": (
        "irenic: 1\nparties: {a: {name: A, voices: {m: {name: M}}}}\n"
        "statements: {s: {by: m, stance: accepts, about: {topic: x}, assumed: y}}\n",
        "case.yaml:3:22",
        "write 'by: a, voice: m'",
    ),
    "a count in words": (
        "irenic: 1\nevents: {e: {kind: ASSAULT, accounts: [{claimant: a, counts: {killed: at least 9}}]}}\n",
        "case.yaml:2:71",
        "write {low: 9}",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_where_it_was_made_and_how_to_mend_it(name: str, make_case: MakeCase, run: Run) -> None:
    text, place, remedy = MISTAKES[name]
    _, printed = run("check", make_case(text))
    # one mistake is one problem
    assert printed.count(f"{place}: error") == 1
    _, _, behind = printed.partition(f"{place}: error")
    assert remedy in " ".join(behind.partition("\n\n")[0].split())


def test_a_report_that_is_there_already_can_be_replaced(run: Run, tmp_path: Path, make_case: MakeCase) -> None:
    (tmp_path / "r.html").write_text("mine")
    exit_code, printed = run("report", make_case("irenic: 1\n"), "--output", tmp_path / "r.html")
    assert exit_code == 1
    assert "--overwrite" in printed
    assert (tmp_path / "r.html").read_text() == "mine"


def test_new_never_overwrites(run: Run, tmp_path: Path, make_case: MakeCase) -> None:
    folder = make_case("irenic: 1\n")
    before = everything(folder)
    exit_code, printed = run("new", folder)
    assert (exit_code, everything(folder)) == (1, before)
    assert "there already" in " ".join(printed.split())
    (tmp_path / "report.txt").write_bytes(b"\x00")
    exit_code, printed = run("new", tmp_path / "another", "--from", tmp_path / "report.txt")
    assert exit_code == 1
    assert not (tmp_path / "another").exists()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_new_on_a_full_disk_leaves_nothing(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "report.txt").write_text("words of a report")
    monkeypatch.setattr(os, "fsync", full)
    exit_code, printed = run("new", tmp_path / "case", "--from", tmp_path / "report.txt")
    monkeypatch.undo()
    assert exit_code == 1
    assert "full" in printed
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]


def test_migration_keeps_all_but_the_version(run: Run, make_case: MakeCase) -> None:
    folder = make_case("# mine\ntitle: x # yes\ndrafts: {}\n")
    exit_code, printed = run("check", folder, "--migrate")
    assert exit_code == 0, printed
    assert (folder / "case.yaml").read_text() == "irenic: 1\n# mine\ntitle: x # yes\ndrafts: {}\n"
    exit_code, printed = run("check", folder, "--migrate")
    assert exit_code == 0
    assert "already" in printed


def test_a_reader_that_goes_away_is_no_error(make_case: MakeCase) -> None:
    folder = make_case("irenic: 1\ndrafts: {}\nparties: {a: {name: A}}\n")
    piped = f"{sys.executable} -m irenic show {folder} all | head -1"
    done = subprocess.run(["sh", "-c", piped], capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_a_fault_of_irenics_own_is_no_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, make_case: MakeCase, tmp_path: Path
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("irenic.intake.opened.load_case", broken)
    assert main(["check", str(make_case("irenic: 1\n"))]) == 1
    printed = capsys.readouterr().err
    assert "fault of its own" in printed
    assert "Traceback" not in printed
    assert "ZeroDivisionError" in (tmp_path / "cache" / "fault.txt").read_text()


def test_an_interruption_ends_with_130(monkeypatch: pytest.MonkeyPatch, make_case: MakeCase) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("irenic.intake.opened.load_case", stop)
    assert main(["check", str(make_case("irenic: 1\n"))]) == 130


def test_a_strangers_words_do_not_command_the_terminal(make_case: MakeCase, run: Run) -> None:
    """Escape sequences, and signs that turn the direction of writing, are shown or left out, never obeyed."""
    folder = make_case(
        'irenic: 1\ndrafts: {}\ntitle: "\\e]0;owned\\a\\e[2J\\u202eevil"\nparties: {a: {name: "A\\e[31m"}}\n'
    )
    for arguments in (["show", folder], ["check", folder], ["show", folder, "matrix"]):
        _, printed = run(*arguments)
        assert not {"\x1b", "\a", "\u202e"} & set(printed)


def test_a_path_that_no_disk_takes_is_told(run: Run) -> None:
    code, printed = run("check", "a" * 300)
    assert (code, "F001" in printed) == (1, True)


@pytest.mark.parametrize("pattern", ["**.yaml", "/", "record/**x/[.yaml"])
def test_a_pattern_that_is_none_is_told_at_its_place(make_case: MakeCase, run: Run, pattern: str) -> None:
    code, printed = run("check", make_case(f'irenic: 1\ndrafts: {{}}\ninclude: ["{pattern}"]\n'))
    assert code == 1
    assert "case.yaml:3:11: error F0" in printed


def test_a_case_is_made_in_the_empty_folder_one_stands_in(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "unknown.txt").write_text("Nothing was agreed.\n")
    monkeypatch.chdir(tmp_path / "here")
    code, _ = run("new", ".", "--from", tmp_path / "unknown.txt")
    assert code == 0
    assert sorted(path.name for path in Path().iterdir() if path.name != "inbox") == [
        ".gitattributes",
        "case.yaml",
        "sources",
    ]
    # `unknown` is a word of irenic's own, so the source is called otherwise
    assert run("check", ".")[0] == 0


def test_a_disk_without_hard_links_takes_new_files_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    write_atomically(tmp_path / "a.txt", b"mine", overwrite=False)
    with pytest.raises(IrenicError) as caught:
        write_atomically(tmp_path / "a.txt", b"theirs", overwrite=False)
    assert caught.value.problems[0].code == "F011"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"mine"


def test_a_path_that_a_message_names_stands_on_one_line(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    folder = tmp_path / ("far-away-" * 10) / ("and-deeper-" * 8)
    folder.mkdir(parents=True)
    table = folder / "past.csv"
    table.write_text(
        "issue,actor,position,salience,capability,outcome\ni,A,90,50,1,40\ni,B,10,50,1,40\n", encoding="utf-8"
    )
    code, printed = run("backtest", table, "--scale", "0", "50")
    assert code == 1
    lines = printed.splitlines()
    assert lines[0].endswith("/past.csv:2:")
    assert lines[1].startswith("    error I004:")
