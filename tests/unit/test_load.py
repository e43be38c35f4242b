"""Loading a case folder: included files, paths that stay inside, versions, and what is told of each fault."""

from collections.abc import Callable
from pathlib import Path

import pytest

from irenic.casefile.load import LoadedCase, load_case
from irenic.casefile.versions import migrate_text
from irenic.model.problem import IrenicError

MakeCase = Callable[[str], Path]


def test_included_files_become_one_case(loaded: LoadedCase) -> None:
    """
    irenic: 1
    include: [record/*.yaml]
    parties: {a: {name: A}}
    drafts: {}
    statements:
    === record/one.yaml
    parties: {b: {name: B}}
    statements: {s1: {by: a, stance: claims, about: {topic: x}, assumed: y}}
    links: [{if: {i: o}, then: {i: o}, assumed: y}]
    === record/two.yaml
    statements: {s2: {by: b, stance: claims, about: {topic: x}, assumed: y}}
    links: [{if: {i: p}, then: {i: p}, assumed: y}]
    """
    assert loaded.problems == ()
    assert list(loaded.case.parties) == ["a", "b"]
    assert list(loaded.case.statements) == ["s1", "s2"]
    assert len(loaded.case.links) == 2
    assert set(loaded.files) == {"case.yaml", "record/one.yaml", "record/two.yaml"}
    place = loaded.problem("X", "error", ("statements", "s2", "by"), "m", "h")
    assert (place.file, place.line, place.column) == ("record/two.yaml", 1, 23)


def test_faults_of_included_files_are_placed_in_them(loaded: LoadedCase) -> None:
    """
    irenic: 1
    include: [one.yaml, gone.yaml, "no/*.yaml", ../out.yaml]
    drafts: {}
    parties: {a: {name: A}}
    === one.yaml
    title: here
    parties: {a: {name: Again}}
    """
    found = [(problem.code, problem.file, problem.line) for problem in loaded.problems]
    assert sorted(found, key=str) == [
        ("F001", "case.yaml", 2),
        ("F001", "gone.yaml", None),
        ("F007", "case.yaml", 2),
        ("R002", "one.yaml", 2),
        ("S005", "one.yaml", 1),
    ]
    assert loaded.case.parties["a"].name == "A"


@pytest.mark.parametrize("name", ["/etc/passwd", "../secret.txt", "sources/../../secret.txt", "C:/x.txt"])
def test_a_path_outside_the_folder_is_refused(make_case: MakeCase, name: str, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("a secret")
    loaded = load_case(make_case(f"irenic: 1\nsources: {{r: {{file: {name}}}}}\n"))
    (problem,) = loaded.problems
    assert (problem.code, problem.line, problem.column) == ("F007", 2, 21)
    assert loaded.texts == {}


def test_a_symbolic_link_out_of_the_folder_is_refused(make_case: MakeCase, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("a secret")
    folder = make_case(
        "irenic: 1\nsources: {r: {file: sources/r.txt}, q: {file: inner/r.txt}, s: {file: s.txt}}\n=== s.txt\nhere"
    )
    (folder / "sources").mkdir()
    (folder / "sources" / "r.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "inner").symlink_to(tmp_path)
    loaded = load_case(folder)
    assert [problem.code for problem in loaded.problems] == ["F008", "F008"]
    assert list(loaded.texts) == ["s"]


def test_a_link_that_leads_to_itself_is_told(make_case: MakeCase) -> None:
    folder = make_case("irenic: 1\nsources: {r: {file: r.txt}}\n")
    (folder / "r.txt").symlink_to(folder / "r.txt")
    assert load_case(folder).problems[0].severity == "error"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "F003"),
        (b" \n\t\n", "F003"),
        (b"text\x00binary", "F004"),
        ("мир".encode("windows-1251"), "F006"),
        ("peace".encode("utf-16"), "F006"),
    ],
)
def test_a_source_that_is_no_text_is_told_at_its_entry(make_case: MakeCase, content: bytes, code: str) -> None:
    folder = make_case("irenic: 1\nsources:\n  r: {file: r.txt}\n")
    (folder / "r.txt").write_bytes(content)
    (problem,) = load_case(folder).problems
    assert (problem.code, problem.file, problem.line, problem.column) == (code, "case.yaml", 3, 13)
    assert problem.hint


def test_a_missing_source_is_told_at_its_entry(make_case: MakeCase) -> None:
    (problem,) = load_case(make_case("irenic: 1\nsources:\n  r: {file: r.txt}\n")).problems
    assert (problem.code, problem.line, problem.column) == ("F001", 3, 13)


@pytest.mark.parametrize(
    ("first", "code", "hint"),
    [
        ("irenic: 2", "V002", "newer irenic"),
        ("irenic: 0", "V001", "--migrate"),
        ("title: x", "V001", "--migrate"),
        ("irenic: one", "V003", "irenic: 1"),
        ("irenic: -1", "V003", "irenic: 1"),
        ("irenic: true", "V003", "irenic: 1"),
    ],
)
def test_only_the_current_format_is_read(make_case: MakeCase, first: str, code: str, hint: str) -> None:
    with pytest.raises(IrenicError) as caught:
        load_case(make_case(f"# a case\n{first}\n"))
    (problem,) = caught.value.problems
    assert (problem.code, problem.file) == (code, "case.yaml")
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: x\n", "irenic: 1\ntitle: x\n"),
        ("# c\r\ntitle: x\r\n", "irenic: 1\r\n# c\r\ntitle: x\r\n"),
        ("---\ntitle: x\n", "---\nirenic: 1\ntitle: x\n"),
        ("# c\n---\ntitle: x\n", "# c\n---\nirenic: 1\ntitle: x\n"),
        ("%YAML 1.2\n---\ntitle: x\n", "%YAML 1.2\n---\nirenic: 1\ntitle: x\n"),
        ("  title: x\n", "  irenic: 1\n  title: x\n"),
        ("{title: x}\n", "{irenic: 1, title: x}\n"),
        ("--- {title: x}\n", "--- {irenic: 1, title: x}\n"),
        ("title: x\nirenic:   0 # old\n", "title: x\nirenic:   1 # old\n"),
    ],
)
def test_migration_changes_only_the_version(before: str, after: str) -> None:
    assert migrate_text(before, 0) == after


def test_an_empty_part_is_an_empty_part(loaded: LoadedCase) -> None:
    """
    irenic: 1
    drafts:
    statements:
    parties:
      a: {name: A, roles: , voices: }
    issues: {i: {question: q, options: {o: , p: the other}}}
    """
    assert loaded.problems == ()
    assert loaded.case.drafts == {}
    assert loaded.case.issues["i"].options["p"].label == "the other"
    assert list(loaded.case.issues["i"].options) == ["o", "p"]


def test_a_byte_order_mark_is_no_part_of_the_text(make_case: MakeCase) -> None:
    folder = make_case("irenic: 1\ndrafts: {}\n")
    path = folder / "case.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load_case(folder).case.irenic == 1


def test_the_hash_of_the_inputs_follows_every_file(make_case: MakeCase) -> None:
    folder = make_case("irenic: 1\ndrafts: {}\nsources: {r: {file: r.txt}}\n=== r.txt\nwords\n")
    first = load_case(folder).inputs
    assert load_case(folder).inputs == first
    (folder / "r.txt").write_text("other words")
    assert load_case(folder).inputs != first
