"""YAML as a tree of nodes that know their exact places, with nothing in it that can surprise or explode.

Parsing is libyaml's (through PyYAML's events, about thirty times as fast as a round-trip load); what is built of
the events is ours: YAML 1.2's plain words (`no` is a word, not false), no anchors, aliases or tags, no duplicate
keys, bounded depth.
"""

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, Literal

import yaml

from ..model.problem import Problem
from .syntax import syntax_fault

DEPTH_LIMIT: Final = 40
NODE_LIMIT: Final = 1_000_000

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT: Final = re.compile(r"[-+]?[0-9]+")
_FLOAT: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS: Final[dict[str, bool | None]] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}

Path = tuple[str | int, ...]
"""Fields and positions that lead from the top of a case to a value."""


class Text:
    """The text of one file, and where its lines begin."""

    __slots__ = ("_starts", "file", "text")

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self._starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, both counted from 1, of a character offset."""
        line = bisect.bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line(self, number: int) -> str:
        """One line, counted from 1, without its end."""
        if not 1 <= number <= len(self._starts):
            return ""
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[self._starts[number - 1] : end].rstrip("\r\n")


@dataclass(slots=True, eq=False)
class Node:
    """One value of a YAML file: a scalar, a list or a mapping, with the characters that it takes up."""

    kind: Literal["scalar", "list", "mapping"]
    origin: Text
    start: int
    end: int
    scalar: str = ""
    is_plain: bool = False
    is_flow: bool = False
    items: list["Node"] = field(default_factory=list)
    fields: dict[str, "Node"] = field(default_factory=dict)
    keys: dict[str, "Node"] = field(default_factory=dict)
    """For every field of a mapping, the node of its key."""

    def value(self) -> Any:
        """The node as plain Python values: words, numbers, true and false, None, lists and dictionaries."""
        if self.kind == "mapping":
            return {key: node.value() for key, node in self.fields.items()}
        if self.kind == "list":
            return [node.value() for node in self.items]
        return _resolve(self.scalar) if self.is_plain else self.scalar

    def child(self, step: str | int) -> "Node | None":
        """The value of a field, or the item at a position."""
        if self.kind == "mapping":
            return self.fields.get(str(step))
        if self.kind == "list" and isinstance(step, int) and 0 <= step < len(self.items):
            return self.items[step]
        return None

    def deepest(self, path: Path) -> tuple["Node", "Node | None"]:
        """The last node on the path that is really written, and the node of its key.

        Steps that no node answers to are passed over: a shorthand has fewer levels than what it stands for.
        """
        node, key = self, None
        for step in path:
            found = node.child(step)
            if found is not None:
                key = node.keys.get(str(step)) if node.kind == "mapping" else None
                node = found
        return node, key

    def walk(self) -> Iterator["Node"]:
        """This node and all within it."""
        yield self
        for node in (*self.items, *self.fields.values()):
            yield from node.walk()


class WrittenInt(int):
    """A whole number that remembers how it was written: `007` stays `007` where words are wanted."""

    written: str

    def __str__(self) -> str:
        return self.written


class WrittenFloat(float):
    """A number that remembers how it was written: `1.50` stays `1.50` where words are wanted."""

    written: str

    def __str__(self) -> str:
        return self.written


def _resolve(word: str) -> str | int | float | bool | None:
    if word in _WORDS:
        return _WORDS[word]
    if _INT.fullmatch(word) and len(word) < 300:
        return _remembering(int(word), WrittenInt(word), word)
    return _remembering(float(word), WrittenFloat(word), word) if _FLOAT.fullmatch(word) and len(word) < 300 else word


def _remembering(number: int | float, remembered: WrittenInt | WrittenFloat, word: str) -> int | float:
    if str(number) == word:
        return number
    remembered.written = word
    return remembered


def parse(file: str, text: str) -> tuple[Node | None, list[Problem]]:
    """The tree of a YAML file (None where it is empty or cannot be read) and what is wrong with it."""
    origin = Text(file, text)
    builder = _Builder(origin)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if not builder.take(event):
                break
    except yaml.YAMLError as error:
        fault = syntax_fault(error, text)
        node = Node("scalar", origin, fault.start, fault.end)
        builder.problems.append(problem_at(node, "Y001", fault.message, fault.hint))
        return None, builder.problems
    return builder.root, builder.problems


@lru_cache(maxsize=2)
def parse_once(file: str, text: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """As `parse`, the same tree for the same text: it is not to be changed.

    A file that is edited is read before, to find the entry, and after, to see that nothing else changed; each of these
    trees is that of the reading before or after the edit.
    """
    root, problems = parse(file, text)
    return root, tuple(problems)


class _Builder:
    """Makes nodes of events without recursion, so that no depth of nesting can exhaust the stack."""

    def __init__(self, origin: Text) -> None:
        self.origin = origin
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self._open: list[Node] = []
        self._pending: list[Node | None] = []
        self._count = 0
        self._documents = 0

    def take(self, event: yaml.Event) -> bool:
        """Add one event; False where reading on is of no use."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                return self._stop(event, "Y001", "a second document begins here", "remove the line '---'")
        elif isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            return self._stop(
                event,
                "Y003",
                "anchors (&) and aliases (*) are not read",
                "write the value out; quote a word with & or *",
            )
        elif isinstance(event, yaml.ScalarEvent):
            if event.tag is not None:
                return self._tagged(event)
            node = self._node("scalar", event)
            node.scalar, node.is_plain = event.value, event.style is None or event.style == ""
            return self._add(node)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            if event.tag is not None:
                return self._tagged(event)
            node = self._node("mapping" if isinstance(event, yaml.MappingStartEvent) else "list", event)
            node.is_flow = bool(event.flow_style)
            if not self._add(node):
                return False
            self._open.append(node)
            self._pending.append(None)
            if len(self._open) > DEPTH_LIMIT:
                return self._stop(
                    event, "Y004", f"nested more than {DEPTH_LIMIT} deep", "no case needs that: check brackets"
                )
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            node = self._open.pop()
            self._pending.pop()
            # libyaml ends a block where the next token begins: what stands between is not the entry's
            node.end = _offset(event.end_mark) if node.is_flow else _last_end(node)
        return True

    def _node(self, kind: Literal["scalar", "list", "mapping"], event: yaml.Event) -> Node:
        return Node(kind, self.origin, _offset(event.start_mark), _offset(event.end_mark))

    def _add(self, node: Node) -> bool:
        self._count += 1
        if self._count > NODE_LIMIT:
            return self._stop_at(node, "Y004", "the file holds too many values", "split the case with 'include:'")
        if not self._open:
            self.root = node
            return True
        parent = self._open[-1]
        if parent.kind == "list":
            parent.items.append(node)
            return True
        key = self._pending[-1]
        if key is None:
            if node.kind != "scalar":
                return self._stop_at(node, "Y001", "a field's name cannot be a list or a mapping", "write a plain word")
            self._pending[-1] = node
            return True
        self._pending[-1] = None
        if key.scalar in parent.fields:
            first, _ = self.origin.place(parent.keys[key.scalar].start)
            self.problems.append(
                problem_at(
                    key,
                    "Y002",
                    f"'{key.scalar}' stands twice: first in line {first}",
                    "rename or remove one of the two; only the first is read",
                )
            )
            return True
        parent.fields[key.scalar] = node
        parent.keys[key.scalar] = key
        return True

    def _tagged(self, event: yaml.Event) -> bool:
        return self._stop(event, "Y003", "tags (!) are not read", "remove the tag, or put the words in quotes")

    def _stop(self, event: yaml.Event, code: str, message: str, hint: str) -> bool:
        return self._stop_at(self._node("scalar", event), code, message, hint)

    def _stop_at(self, node: Node, code: str, message: str, hint: str) -> bool:
        self.problems.append(problem_at(node, code, message, hint))
        self.root = None
        return False


def _offset(mark: Any) -> int:
    # libyaml counts characters, as we do; a string, unlike a stream, always has marks
    return int(mark.index)


def _last_end(node: Node) -> int:
    if node.kind == "mapping" and node.fields:
        # not the last in the dictionary: a duplicate key leaves its value out
        return max(max(value.end for value in node.fields.values()), max(key.end for key in node.keys.values()))
    return max((item.end for item in node.items), default=node.start)


def problem_at(
    node: Node, code: str, message: str, hint: str, severity: Literal["error", "warning", "info"] = "error"
) -> Problem:
    """A problem whose place is a node: the caret runs to the node's end or to the end of its first line."""
    line, column = node.origin.place(node.start)
    last_line, last_column = node.origin.place(max(node.end, node.start))
    end = last_column if last_line == line else len(node.origin.line(line).rstrip()) + 1
    return Problem(
        code=code,
        severity=severity,
        file=node.origin.file,
        line=line,
        column=column,
        message=message,
        hint=hint,
        end_column=max(end, column + 1),
    )
