"""Edits of single entries: what is asked for changes, and no other character does."""

import datetime
import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from irenic.casefile import edit, tree
from irenic.casefile.folder import CaseFolder
from irenic.casefile.save import save_file
from irenic.documents.files import sha256
from irenic.model.problem import IrenicError, Problem
from irenic.workspace import open_case

MakeCase = Callable[[str], Path]

TEXT = """\
irenic: 1 # the version
# who said what
statements:   # in order
  s1: {by: a, stance: accepts}   # one
  # before two
  s2:
    by: a
    note: |
      two lines
      of text

  # before three
  s3: {by: b,
       via: [x, y, z]}  # three
# the end
events: {}
parties: {a: {name: A}, b: {name: B}}
links:
  - {if: {a: b}}
  - if: {c: d}
    then: {e: f}
drafts:
"""


@pytest.mark.parametrize(
    ("path", "value", "before", "after"),
    [
        (("statements", "s1"), {"by": "c"}, "{by: a, stance: accepts}", "{by: c}"),
        (("statements", "s1", "stance"), "rejects", "accepts", "rejects"),
        (("statements", "s2"), {"by": "c"}, "\n    by: a\n    note: |\n      two lines\n      of text", " {by: c}"),
        (("statements", "s2", "note"), "one: line", "|\n      two lines\n      of text", '"one: line"'),
        (("statements", "s3", "via", 1), "other", "[x, y, z]", "[x, other, z]"),
        (("links", 1, "then"), {"g": ["h"]}, "{e: f}", "{g: [h]}"),
        (("events",), {"e1": {"kind": "ASSAULT"}}, " {}\nparties", "\n  e1: {kind: ASSAULT}\nparties"),
    ],
)
def test_replace_changes_the_value_alone(path: tuple[str | int, ...], value: Any, before: str, after: str) -> None:
    assert edit.replace(TEXT, path, value) == TEXT.replace(before, after, 1)


@pytest.mark.parametrize(
    ("path", "value", "before", "after"),
    [
        (("statements", "s4"), {"by": "c"}, "# three\n", "# three\n  s4: {by: c}\n"),
        (("statements", "s1", "credence"), 0.5, "accepts}", "accepts, credence: 0.5}"),
        (("statements", "s2", "credence"), 0.5, "of text\n", "of text\n    credence: 0.5\n"),
        (("events", "e1"), {"kind": "AID"}, "events: {}", "events:\n  e1: {kind: AID}"),
        (("drafts", "d"), {"title": "D"}, "drafts:\n", "drafts:\n  d: {title: D}\n"),
        (("actors", "x"), {"name": "X"}, "drafts:\n", "drafts:\nactors:\n  x: {name: X}\n"),
        (("parties", "c"), {"name": "C"}, "{name: B}}", "{name: B}, c: {name: C}}"),
        (("parties", "a", "voices", "v"), {"name": "V"}, "{name: A}", "{name: A, voices: {v: {name: V}}}"),
    ],
)
def test_insert_adds_at_the_end(path: tuple[str | int, ...], value: Any, before: str, after: str) -> None:
    assert edit.insert(TEXT, path, value) == TEXT.replace(before, after, 1)


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        (("statements", "s1"), "  s1: {by: a, stance: accepts}   # one\n", ""),
        (("statements", "s2", "note"), "    note: |\n      two lines\n      of text\n", ""),
        (("statements", "s3", "via", 2), ", z]", "]"),
        (("statements", "s3", "via", 0), "[x, y", "[y"),
        (("parties", "a"), "{a: {name: A}, b", "{b"),
        (("parties", "b"), ", b: {name: B}", ""),
        (("links", 0), "  - {if: {a: b}}\n", ""),
        (("links", 1), "  - if: {c: d}\n    then: {e: f}\n", ""),
        (("parties", "a", "name"), "{name: A}", "{}"),
    ],
)
def test_remove_leaves_no_trace(path: tuple[str | int, ...], before: str, after: str) -> None:
    assert edit.remove(TEXT, path) == TEXT.replace(before, after, 1)


@pytest.mark.parametrize(
    "text",
    [
        "statements: {\n  s1: {by: a}, # one\n  s2: {by: b}, # two\n}\n",
        "statements:\n  s1 : {by: a}\n  s2:\n    # why\n    by: b\n# end",
        "'statements':\n  \"s1\": {by: a}\n  's2': {by: b} # c\n",
        '---\n# c\nstatements:\n  s1:\n  s2: {by: b, note: "two\n    lines"}\n...\n',
        "statements:\n  s1: {by: '😀'} # 😀\n  s2:\n    note: >-\n      folded\n\n\nevents: {}\n",
    ],
)
def test_every_style_that_people_write_can_be_edited(text: str) -> None:
    for newline in ("\n", "\r\n"):
        written = text.replace("\n", newline)
        for edited in (
            edit.replace(written, ("statements", "s1"), {"by": "c"}),
            edit.insert(written, ("statements", "s3"), {"by": "c"}),
            edit.remove(written, ("statements", "s1")),
            edit.insert(written, ("actors", "x"), {"name": "X"}),
        ):
            assert "\n" not in edited.replace("\r\n", "") or newline == "\n"
            for comment in ("# two", "# end", "# c", "# why"):
                assert (comment in edited) == (comment in written)


def test_line_ends_stay_as_they_are() -> None:
    text = TEXT.replace("\n", "\r\n")
    edited = edit.insert(text, ("statements", "s4"), {"by": "c", "note": "long " * 40})
    assert "\n" not in edited.replace("\r\n", "")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda: edit.replace(TEXT, ("statements", "s9"), {}), "E001"),
        (lambda: edit.remove(TEXT, ("statements", "s9")), "E001"),
        (lambda: edit.insert(TEXT, ("statements", "s1"), {}), "E003"),
        (lambda: edit.insert(TEXT, ("irenic", "s1"), {}), "E001"),
        (lambda: edit.insert("a: [1\n", ("b",), 1), "E002"),
        (lambda: edit.insert("a: 1\na: 2\n", ("b",), 1), "E002"),
        (lambda: edit.remove(TEXT, ()), "E001"),
    ],
)
def test_what_cannot_be_edited_is_refused(change: Callable[[], str], code: str) -> None:
    with pytest.raises(IrenicError) as caught:
        change()
    assert caught.value.problems[0].code == code


CASE = """
irenic: 1
include: [record/*.yaml]
parties: {a: {name: A}} # the parties
drafts: {}
=== record/statements.yaml
# the record
statements:
  s1: {by: a, stance: claims, about: {topic: x}, assumed: y} # first
"""


def test_an_edit_goes_to_the_file_that_holds_the_entry(make_case: MakeCase) -> None:
    folder = make_case(CASE)
    before = (folder / "case.yaml").read_bytes()
    workspace = open_case(folder)
    workspace.replace(("statements", "s1", "stance"), "denies")
    workspace.insert(("statements", "s2"), {"by": "a", "stance": "claims", "about": {"topic": "z"}, "assumed": "w"})
    assert (folder / "case.yaml").read_bytes() == before
    assert (
        (folder / "record" / "statements.yaml")
        .read_text()
        .startswith("# the record\nstatements:\n  s1: {by: a, stance: denies, about")
    )
    assert list(workspace.case.statements) == ["s1", "s2"]
    workspace.insert(("actors", "x"), {"name": "X"})
    assert (folder / "case.yaml").read_text().endswith("drafts: {}\nactors:\n  x: {name: X}\n")
    workspace.remove(("statements", "s1"))
    workspace.remove(("statements", "s2"))
    assert workspace.case.statements == {}


def test_an_entry_of_another_file_is_not_taken_for_one_of_the_case_file(make_case: MakeCase) -> None:
    """Reading brings the entries of other files into the tree of `case.yaml`, which is edited by its own alone."""
    workspace = open_case(make_case(CASE))
    text = (workspace.folder.path / "case.yaml").read_text()
    workspace.reload()
    with pytest.raises(IrenicError) as caught:
        edit.remove(text, ("statements", "s1"))
    assert caught.value.problems[0].code == "E001"
    added = {"by": "a", "stance": "claims"}
    assert edit.insert(text, ("statements", "s1"), added).startswith(text)


def test_what_an_edit_has_read_to_check_itself_is_not_read_again(
    make_case: MakeCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large file takes long to read: once for each text that it has."""
    workspace = open_case(make_case(CASE.replace("include: [record/*.yaml]", "title: one file")))
    texts: list[str] = []
    real = tree.parse

    def heard(file: str, text: str) -> tuple[tree.Node | None, list[Problem]]:
        texts.append(text)
        return real(file, text)

    monkeypatch.setattr(tree, "parse", heard)
    workspace.insert(("actors", "x"), {"name": "X"})
    workspace.replace(("actors", "x", "name"), "Y")
    assert len(texts) == len(set(texts)) == 2
    assert workspace.case.actors["x"].name == "Y"


def test_an_edit_of_a_file_that_changed_is_refused(make_case: MakeCase) -> None:
    """Nothing of the other person's work is lost."""
    folder = make_case(CASE)
    workspace = open_case(folder)
    path = folder / "record" / "statements.yaml"
    theirs = path.read_text() + "# a colleague's line\n"
    path.write_text(theirs)
    assert workspace.is_stale()
    with pytest.raises(IrenicError) as caught:
        workspace.replace(("statements", "s1", "stance"), "denies")
    assert caught.value.problems[0].code == "F009"
    assert path.read_text() == theirs
    workspace.reload()
    workspace.replace(("statements", "s1", "stance"), "denies")
    assert path.read_text() == theirs.replace("claims", "denies")


def test_a_change_between_look_and_leap_is_not_overwritten(
    make_case: MakeCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_case(CASE)
    workspace = open_case(folder)
    path = folder / "record" / "statements.yaml"
    real = os.fsync

    def meanwhile(descriptor: int) -> None:
        path.write_text("# theirs\n")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(IrenicError) as caught:
        workspace.replace(("statements", "s1", "stance"), "denies")
    assert caught.value.problems[0].code == "F009"
    assert path.read_text() == "# theirs\n"


LINKS = """
irenic: 1
drafts: {}
include: record/*.yaml
links:
  - {if: {i: a}, then: {j: a}, assumed: first}
  - {if: {i: a}, then: {j: b}, assumed: second}
=== record/more.yaml
links:
  - {if: {i: b}, then: {j: a}, assumed: third}
  - {if: {i: b}, then: {j: b}, assumed: fourth}
"""


def test_an_item_of_a_list_is_edited_in_its_own_file(make_case: MakeCase) -> None:
    workspace = open_case(make_case(LINKS))

    def reasons() -> list[object]:
        return [link.assumed for link in workspace.case.links]

    workspace.replace(("links", 3, "assumed"), "changed")
    assert reasons() == ["first", "second", "third", "changed"]
    workspace.remove(("links", 2))
    assert reasons() == ["first", "second", "changed"]
    workspace.insert(("links", 3), {"if": {"i": "a"}, "then": {"j": "c"}, "assumed": "new"})
    assert reasons() == ["first", "second", "changed", "new"]
    workspace.remove(("links", 0))
    assert reasons() == ["second", "changed", "new"]
    with pytest.raises(IrenicError) as caught:
        workspace.remove(("links",))
    assert caught.value.problems[0].code == "E002"


def test_values_are_written_as_they_are_read(make_case: MakeCase) -> None:
    """A day, a pair and a name that is a number are what Python callers have at hand."""
    workspace = open_case(
        make_case("irenic: 1\ndrafts: {}\nparties: {a: {name: A}}\nassume: {x: {party: a, assumed: y}}\n")
    )
    workspace.insert(("as_of",), datetime.date(2031, 3, 9))
    workspace.insert(("assume", "x", "reservation"), (0.1, 0.2))
    assert workspace.case.as_of == datetime.date(2031, 3, 9)
    assert workspace.case.assume["x"].reservation == (0.1, 0.2)
    with pytest.raises(IrenicError):
        workspace.replace(("assume", "x", "reservation"), float("nan"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: # note\nb: 2\n", "a: # note\n  x: {value}\nb: 2\n"),
        ("a: 1 # note\nb: 2\n", "a: # note\n  x: {value}\nb: 2\n"),
    ],
)
def test_a_comment_stays_with_its_field(before: str, after: str) -> None:
    long = "y" * 130
    assert edit.replace(before, ("a",), {"x": long}) == after.format(value=long)


def test_a_comment_in_an_empty_part_is_kept() -> None:
    assert edit.insert("s: { # none yet\n}\nz: 1\n", ("s", "a"), 1) == "s: {a: 1 # none yet\n}\nz: 1\n"


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_a_full_disk_leaves_the_file_as_it_was(make_case: MakeCase, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    folder = make_case(CASE)
    before = {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    workspace = open_case(folder)
    if step == "write":
        monkeypatch.setattr("irenic.documents.files.tempfile.mkstemp", full)
    else:
        monkeypatch.setattr(os, step, full)
    with pytest.raises(IrenicError) as caught:
        workspace.replace(("statements", "s1", "stance"), "denies")
    monkeypatch.undo()
    assert caught.value.problems[0].code == "F010"
    assert "full" in caught.value.problems[0].message
    assert {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_saving_keeps_the_mark_and_the_mode(make_case: MakeCase) -> None:
    folder = make_case("irenic: 1\ndrafts: {}\n")
    path = folder / "case.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    path.chmod(0o640)
    hashed = save_file(CaseFolder(folder), "case.yaml", "irenic: 1\n", sha256(path.read_bytes()))
    assert path.read_bytes() == b"\xef\xbb\xbfirenic: 1\n"
    assert hashed == sha256(path.read_bytes())
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("irenic: 1\n", "irenic: 1\nsources:\n  a: {file: a.txt}\n  b: {file: b.txt}\n"),
        ("sources: {}\ntitle: T\n", "sources:\n  a: {file: a.txt}\n  b: {file: b.txt}\ntitle: T\n"),
        ("sources:\ntitle: T\n", "sources:\n  a: {file: a.txt}\n  b: {file: b.txt}\ntitle: T\n"),
        (
            "sources: {c: {file: c.txt}} # few\n",
            "sources: {c: {file: c.txt}, a: {file: a.txt}, b: {file: b.txt}} # few\n",
        ),
        (
            "sources:\r\n    c: {file: c.txt} # one\r\ntitle: T\r\n",
            "sources:\r\n    c: {file: c.txt} # one\r\n    a: {file: a.txt}\r\n    b: {file: b.txt}\r\ntitle: T\r\n",
        ),
        ("sources:\n  c: {file: c.txt}", "sources:\n  c: {file: c.txt}\n  a: {file: a.txt}\n  b: {file: b.txt}\n"),
    ],
)
def test_several_entries_are_added_at_once(before: str, after: str) -> None:
    assert edit.extend(before, ("sources",), {"a": {"file": "a.txt"}, "b": {"file": "b.txt"}}) == after


def test_of_several_entries_none_is_added_where_one_is_there() -> None:
    with pytest.raises(IrenicError) as caught:
        edit.extend("sources:\n  a: {file: x.txt}\n", ("sources",), {"b": {"file": "b.txt"}, "a": {"file": "a.txt"}})
    assert caught.value.problems[0].code == "E003"
