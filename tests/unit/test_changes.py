"""Several edits at once: all of them or none; an entry moves with its comment, and nothing else does."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from irenic.casefile import edit
from irenic.casefile.changes import AS_IT_IS, GONE, Change
from irenic.casefile.tree import parse
from irenic.model.problem import IrenicError
from irenic.workspace import open_case

TEXT = """\
issues:
  port:
    options:   # from low to high
      # for all of them
      a: {value: 1}   # one
      # about b,
      # in two lines
      b:
        value: 2

      c: {value: 3}
other: {x: 1, y: {z: [1, 2]}, w: 3}
"""
OPTIONS = ("issues", "port", "options")


def test_an_entry_moves_with_the_comment_above_it_and_the_one_behind_it() -> None:
    after = edit.move(TEXT, (*OPTIONS, "b"), "c")
    assert after == TEXT.replace(
        "      # about b,\n      # in two lines\n      b:\n        value: 2\n\n      c: {value: 3}\n",
        "\n      c: {value: 3}\n      # about b,\n      # in two lines\n      b:\n        value: 2\n",
    )
    first = edit.move(TEXT, (*OPTIONS, "c"), None)
    assert list(parse("x", first)[0].value()["issues"]["port"]["options"]) == ["c", "a", "b"]  # type: ignore[union-attr]
    # what stands above the first may be for all, and stays
    assert "# for all of them\n      c: {value: 3}\n      a: {value: 1}   # one\n" in first


def test_between_brackets_the_commas_go_with_it() -> None:
    assert "other: {w: 3, x: 1, y: {z: [1, 2]}}" in edit.move(TEXT, ("other", "w"), None)
    assert "other: {y: {z: [1, 2]}, w: 3, x: 1}" in edit.move(TEXT, ("other", "x"), "w")
    assert edit.move(TEXT, ("other", "x"), None) == TEXT


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_any_move_of_any_mapping_keeps_every_value_and_every_line(newline: str) -> None:
    """By an oracle: the order is that of a list from which an item was taken and put back, the lines are the same."""
    chance = random.Random(7)
    for _ in range(300):
        names = [f"k{number}" for number in range(chance.randint(2, 6))]
        is_flow = chance.random() < 0.4
        if is_flow:
            text = "top: {" + ", ".join(f"{name}: {{v: {name}}}" for name in names) + "}  # end\n"
        else:
            lines = ["top:"]
            for name in names:
                lines += [f"  # {name} above"] * chance.randint(0, 2)
                lines += chance.choice(
                    [[f"  {name}: 1  # {name}"], [f"  {name}:", f"    v: {name}"], [f"  {name}: [a,", "    b]"]]
                )
                lines += [""] * chance.randint(0, 1)
            text = "\n".join([*lines, "  # last"]) + "\n" * chance.randint(0, 1)
        text = text.replace("\n", newline)
        moved = chance.choice(names)
        after = chance.choice([None, *(name for name in names if name != moved)])
        order = [name for name in names if name != moved]
        order.insert(0 if after is None else order.index(after) + 1, moved)
        done = edit.move(text, ("top", moved), after)
        before_root, after_root = parse("x", text)[0], parse("x", done)[0]
        assert before_root is not None
        assert after_root is not None
        assert list(after_root.value()["top"]) == order
        assert after_root.value() == before_root.value()
        if not is_flow:
            assert sorted(filter(None, done.splitlines())) == sorted(filter(None, text.splitlines()))


@pytest.mark.parametrize(("path", "after"), [(("other", "q"), None), (("other", "x"), "q"), ((*OPTIONS, "a"), "q")])
def test_what_is_not_there_is_not_moved(path: tuple[str, ...], after: str | None) -> None:
    with pytest.raises(IrenicError):
        edit.move(TEXT, path, after)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_any_new_order_of_any_list_takes_the_comments_along(newline: str) -> None:
    """By an oracle: the values are those of a list put in that order, and each comment stands where its item does."""
    chance = random.Random(5)
    for _ in range(300):
        names = [f"k{number}" for number in range(chance.randint(2, 6))]
        order = chance.sample(range(len(names)), len(names))
        is_flow = chance.random() < 0.3
        lines = ["top: [" + ", ".join(f"{{v: {name}}}" for name in names) + "]  # end"] if is_flow else ["top:"]
        for at, name in enumerate(() if is_flow else names):
            lines += [f"  # {name} above"] * (chance.randint(0, 2) if at else 0)
            lines += chance.choice(
                [
                    [f"  - {{v: {name}}}  # {name}"],
                    [f"  - v: {name}  # {name}"],
                    [f"  -   {{v:  # {name}", f"      {name}}}"],
                ]
            )
            lines += [""] * chance.randint(0, 1)
        text = "\n".join([*lines, "other: 1  # last"]) + "\n" * chance.randint(0, 1)
        text = text.replace("\n", newline)
        done = edit.reorder(text, ("top",), order)
        root = parse("x", done)[0]
        assert root is not None
        assert root.value() == {"top": [{"v": names[at]} for at in order], "other": 1}
        assert sorted(done.splitlines()) == sorted(text.splitlines()) or is_flow
        told = ""
        for line in done.splitlines():
            name = line.partition("# ")[2].partition(" ")[0] if "# k" in line else ""
            if line.endswith("above"):
                assert told in ("", name)
                told = name
            elif "- " in line:
                assert told in ("", name)
                told = ""


def test_a_comment_above_the_first_of_a_list_may_be_for_all_and_stays() -> None:
    text = "top:\n  # all\n  - a # 1\n  # of b\n  - b"
    assert edit.reorder(text, ("top",), [1, 0]) == "top:\n  # all\n  # of b\n  - b\n  - a # 1\n"


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("top: [a, b]", [0]),
        ("top: [a, b]", [0, 0]),
        ("top: {a: 1}", [0]),
        ("top: [a, # one\n  b]", [1, 0]),
        ("top: [a,\n  b # two\n  ]", [1, 0]),
        ("- top:\n", [0]),
    ],
)
def test_what_cannot_be_put_in_order_is_refused(text: str, order: list[int]) -> None:
    with pytest.raises(IrenicError):
        edit.reorder(text, ("top",), order)


CASE = """
irenic: 1
parties: {alpha: {name: Alpha}}
issues: {port: {question: q, options: {a: {assumed: x}, b: {assumed: x}}}}   # here
drafts: {plan: {terms: {port: {option: a, assumed: x}}}}
"""


def test_all_changes_are_made_or_none(make_case: Callable[[str], Path]) -> None:
    folder = make_case(CASE)
    case = open_case(folder)
    before = (folder / "case.yaml").read_text(encoding="utf-8")
    name = Change(("parties", "alpha", "name"), "Alphaland")
    with pytest.raises(IrenicError):
        case.change([name, Change(("parties", "alpha", "name", "x"), 1)])
    assert (folder / "case.yaml").read_text(encoding="utf-8") == before
    # what would be an error is told with its place, and nothing is written
    (fault,) = case.change([name, Change(("issues", "port", "options", "a"), GONE)])
    assert fault.path[:4] == ("drafts", "plan", "terms", "port")
    assert "no option 'a'" in fault.message
    assert (folder / "case.yaml").read_text(encoding="utf-8") == before
    option = Change(("issues", "port", "options", "c"), {"assumed": "x"}, None)
    assert case.change([name, option, Change(("issues", "port", "options", "b"), AS_IT_IS, "c")]) == []
    assert list(case.case.issues["port"].options) == ["c", "b", "a"]
    assert case.case.parties["alpha"].name == "Alphaland"
    assert "# here" in (folder / "case.yaml").read_text(encoding="utf-8")


def test_what_is_at_fault_already_stands_in_no_ones_way(make_case: Callable[[str], Path]) -> None:
    case = open_case(make_case(CASE.replace("option: a", "option: nowhere")))
    assert case.change([Change(("parties", "alpha", "name"), "Alphaland")]) == []
    assert case.case.parties["alpha"].name == "Alphaland"


def test_a_file_with_a_byte_order_mark_is_edited_again_and_again(make_case: Callable[[str], Path]) -> None:
    folder = make_case(CASE)
    path = folder / "case.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    case = open_case(folder)
    for name in ("B", "C"):
        assert case.change([Change(("parties", "alpha", "name"), name)]) == []
        assert case.case.parties["alpha"].name == name
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        assert not case.is_stale()


def test_where_one_of_several_files_cannot_be_written_none_is(make_case: Callable[[str], Path]) -> None:
    folder = make_case(
        "irenic: 1\ninclude: [more.yaml]\nparties: {alpha: {name: Alpha}}\n=== more.yaml\nactors: {envoy: {office: e}}\n"
    )
    case = open_case(folder)
    before = (folder / "case.yaml").read_text(encoding="utf-8")
    theirs = "actors: {envoy: {office: theirs}}\n"
    (folder / "more.yaml").write_text(theirs, encoding="utf-8")
    with pytest.raises(IrenicError):
        case.change([Change(("parties", "alpha", "name"), "Mine"), Change(("actors", "envoy", "office"), "mine")])
    assert (folder / "case.yaml").read_text(encoding="utf-8") == before
    assert (folder / "more.yaml").read_text(encoding="utf-8") == theirs


def test_a_file_that_changed_meanwhile_is_not_written(make_case: Callable[[str], Path]) -> None:
    folder = make_case(CASE)
    case = open_case(folder)
    theirs = CASE.replace("Alpha}", "Theirs}")
    (folder / "case.yaml").write_text(theirs, encoding="utf-8")
    with pytest.raises(IrenicError) as refused:
        case.change([Change(("parties", "alpha", "name"), "Mine")])
    assert refused.value.problems[0].code == "F009"
    assert (folder / "case.yaml").read_text(encoding="utf-8") == theirs
