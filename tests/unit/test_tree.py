"""YAML as a tree: what is read, where it stands, and what is refused."""

import pytest

from irenic.casefile.tree import DEPTH_LIMIT, Node, Text, parse


def read(text: str) -> Node:
    root, problems = parse("case.yaml", text)
    assert root is not None
    assert not problems
    return root


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("true", True),
        ("null", None),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-1.5e3", -1500.0),
        ("2031-03-09", "2031-03-09"),
        ("600,000", "600,000"),
        ('"12"', "12"),
        (".inf", ".inf"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("[a, 1]", ["a", 1]),
        ("{a: {b: c}}", {"a": {"b": "c"}}),
    ],
)
def test_values_are_those_of_yaml_12(written: str, value: object) -> None:
    """`no` is a word, a date is a word until the model reads it, and numbers are plain decimal ones."""
    assert read(f"field: {written}\n").value() == {"field": value}


def test_a_node_takes_up_just_its_characters() -> None:
    """The slice of every node is what was written for it, with emoji before it."""
    text = 'a: "😀 é"\nb:\n  c: [x, "y z"]\n  d: >\n    folded\n    text\n\n# end\n'
    root = read(text)
    slices = {text[node.start : node.end] for node in root.walk() if node.kind != "mapping"}
    assert {'"😀 é"', "x", '"y z"', '[x, "y z"]'} <= slices
    nested = root.fields["b"].fields["c"]
    assert nested.origin.place(nested.start) == (3, 6)


def test_lines_are_counted_alike_for_every_line_end() -> None:
    for newline in ("\n", "\r\n", "\r"):
        text = Text("f", newline.join(["one", "two", "three"]))
        assert text.place(len("one") + len(newline)) == (2, 1)
        assert text.line(3) == "three"
        assert text.line(9) == ""


@pytest.mark.parametrize(
    ("text", "code", "place", "hint"),
    [
        ("a: 1\n\tb: 2\n", "Y001", (2, 1), "spaces"),
        ("a: &x [1]\nb: *x\n", "Y003", (1, 4), "write the value out"),
        ("a: *x\n", "Y003", (1, 4), "write the value out"),
        ("a: !!python/object:os.system x\n", "Y003", (1, 4), "tag"),
        ('title: "never closed\nb: 2\n', "Y001", (1, 8), "never closed"),
        ("a: [1, 2\nb: 3\n", "Y001", (2, 2), "bracket"),
        ("a: b: c\n", "Y001", (1, 5), "quotes"),
        ("a: \x07\n", "Y001", (1, 4), "invisible"),
        ("? [a]\n: b\n", "Y001", (1, 3), "plain word"),
        ("a: 1\n---\nb: 2\n", "Y001", (2, 1), "---"),
        ("a: @b\n", "Y001", (1, 4), "quotes"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(text: str, code: str, place: tuple[int, int], hint: str) -> None:
    root, problems = parse("case.yaml", text)
    assert root is None
    (problem,) = problems
    assert (problem.code, problem.line, problem.column) == (code, *place)
    assert hint in problem.hint


def test_an_anchor_bomb_is_refused_at_its_first_anchor() -> None:
    """A few hundred bytes that stand for billions of values are not expanded."""
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    root, (problem,) = parse("case.yaml", bomb)
    assert root is None
    assert (problem.code, problem.line) == ("Y003", 1)


@pytest.mark.parametrize(
    "nest", ["[" * 100_000, "{a: " * 100_000, "- " * (DEPTH_LIMIT + 5) + "x", "[" * 20 + "]" * 20 + "\x00"]
)
def test_no_depth_of_nesting_exhausts_the_stack(nest: str) -> None:
    root, problems = parse("case.yaml", nest)
    assert root is None
    assert problems


def test_a_duplicate_key_names_the_first_and_leaves_it() -> None:
    root, (problem,) = parse("case.yaml", "a: 1\nb: 2\na: 3\n")
    assert root is not None
    assert root.value() == {"a": 1, "b": 2}
    assert (problem.code, problem.line, problem.column) == ("Y002", 3, 1)
    assert "line 1" in problem.message
