"""Lossless edits: one entry of a file is replaced, added or removed, and every other character stays as it is.

A round-trip dump by a library reflows the whole file, so the edit is made on the text itself: the slice that the entry
takes up. Each edit is read again before it is handed out; if anything but the entry changed it is refused.
"""

import datetime
import itertools
import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

from ..model.problem import failure
from .folder import CASE_FILE
from .tree import Node, Path, parse_once
from .write import block, flow, scalar

_REST_OF_LINE = re.compile(r"[ \t]*(#[^\r\n]*)?(\r\n|\n|\r|$)")


def replace(text: str, path: Path, value: Any) -> str:
    """The text with the value at a path replaced by plain values.

    Raises IrenicError (E001) where there is no such value, (E002) where the text cannot be edited safely.
    """
    root, node, parent = _find(text, path)
    value = _plain(value)
    start, end = node.start, _end(text, node)
    if parent is not None and (parent.is_flow or parent.kind == "list"):
        written = flow(value)
        if node.start == node.end and text[start - 1 : start] == ":":
            written = " " + written
    else:
        key = parent.keys[str(path[-1])] if parent is not None else node
        written = block(value, _indent(text, key.start), part=len(path) == 1).replace("\n", _newline(text))
        # the slice runs from the colon, so that a value in one line can become a block and back
        start = text.index(":", key.end) + 1 if parent is not None else start
        # a comment behind the colon of a block stays where it is only if the value stays a block
        comment = _REST_OF_LINE.match(text, start)
        if comment and comment[1] and node.start > comment.end():
            written = f" {comment[1]}{_newline(text)}{_indent(text, key.start)}  {flow(value)}"
        behind = _REST_OF_LINE.match(text, end)
        if behind and behind[1] and written.startswith(("\r", "\n")):
            written, end = f" {behind[1].rstrip()}{written}", behind.start(2)
    return _checked(root, text[:start] + written + text[end:], path, value)


def insert(text: str, path: Path, value: Any) -> str:
    """The text with a new field at the end of a mapping, or a new item at the end of a list.

    `path` ends with the field's name, or with the number of items that the list has. A part that the file does not have
    yet (`("statements", "s1")` in a file without statements) is added below. Raises IrenicError (E003) where the field
    is there already, else as `replace`.
    """
    root = _parse(text)
    value = _plain(value)
    name = str(path[-1])
    holder = root
    for depth, step in enumerate(path[:-1]):
        following = holder.child(step)
        if following is None or (following.kind == "scalar" and following.value() is None):
            nested: Any = {name: value}
            for missing in reversed(path[depth + 1 : -1]):
                nested = {str(missing): nested}
            if following is None:
                return insert(text, (*path[:depth], step), nested)
            return replace(text, (*path[:depth], step), nested)
        holder = following
    if holder.kind == "list" and path[-1] == len(holder.items) and holder.items:
        return _append(text, root, holder, path, value)
    if holder.kind != "mapping":
        raise failure("E001", f"'{'.'.join(map(str, path[:-1]))}' holds no fields", "name an entry to add to")
    if name in holder.fields:
        raise failure("E003", f"'{'.'.join(map(str, path))}' is there already", "choose another name, or replace it")
    if holder.is_flow and len(path) == 2 and not holder.fields and "#" not in text[holder.start : holder.end]:
        return replace(text, path[:-1], {name: value})
    if holder.is_flow:
        # right behind the last entry: what follows it, a comma or a comment, stays where it is
        at = max((_end(text, node) for node in holder.fields.values()), default=holder.start + 1)
        lead = ", " if holder.fields else ""
        return _checked(root, f"{text[:at]}{lead}{scalar(name)}: {flow(value)}{text[at:]}", path, value)
    newline = _newline(text)
    indent = _indent(text, next(iter(holder.keys.values())).start) if holder.keys else ""
    written = f"{indent}{scalar(name)}:{block(value, indent, part=len(path) == 1)}".replace("\n", newline)
    at = _line_end(text, holder.end)
    lead = "" if at == 0 or text[at - 1] in "\r\n" else newline
    return _checked(root, f"{text[:at]}{lead}{written}{newline}{text[at:]}", path, value)


def extend(text: str, path: Path, values: Mapping[str, Any]) -> str:
    """The text with several new fields at the end of the mapping at a path, which need not be there yet.

    Raises IrenicError as `insert` does.
    """
    root = _parse(text)
    values = _plain(values)
    holder: Node | None = root
    for step in path:
        holder = holder.child(step) if holder is not None else None
    if holder is None:
        return insert(text, path, values)
    if not holder.fields:
        return replace(text, path, values)
    for name in values:
        if name in holder.fields:
            raise failure("E003", f"'{'.'.join(map(str, (*path, name)))}' is there already", "choose another name")
    expected = root.value()
    within = expected
    for step in path:
        within = within[step]
    within |= values
    if holder.is_flow:
        at = max(_end(text, node) for node in holder.fields.values())
        written = "".join(f", {scalar(name)}: {flow(value)}" for name, value in values.items())
    else:
        newline, indent = _newline(text), _indent(text, next(iter(holder.keys.values())).start)
        at = _line_end(text, holder.end)
        lines = "".join(f"{indent}{scalar(name)}:{block(value, indent)}\n" for name, value in values.items())
        written = ("" if text[at - 1] in "\r\n" else newline) + lines.replace("\n", newline)
    return _as_expected(text[:at] + written + text[at:], expected)


def _append(text: str, root: Node, holder: Node, path: Path, value: Any) -> str:
    """The text with a new item behind the last one of a list that has some."""
    last = holder.items[-1]
    if holder.is_flow:
        at = _end(text, last)
        return _checked(root, f"{text[:at]}, {flow(value)}{text[at:]}", path, value)
    dash = text.rindex("-", 0, last.start)
    indent = _indent(text, dash)
    at = _line_end(text, holder.end)
    lead = "" if text[at - 1] in "\r\n" else _newline(text)
    return _checked(root, f"{text[:at]}{lead}{indent}- {flow(value)}{_newline(text)}{text[at:]}", path, value)


def remove(text: str, path: Path) -> str:
    """The text without a field of a mapping or an item of a list.

    Raises IrenicError (E001) where there is none, (E002) where the text cannot be edited safely.
    """
    root, node, parent = _find(text, path)
    if parent is None:
        raise failure("E001", "the whole case cannot be removed", "name an entry")
    others = len(parent.items) + len(parent.fields) - 1
    if others == 0 and len(path) > 1:
        return replace(text, path[:-1], [] if parent.kind == "list" else {})
    if parent.is_flow:
        start = parent.keys[str(path[-1])].start if parent.kind == "mapping" else node.start
        start, end = _with_comma(text, start, node.end, parent)
    else:
        start = parent.keys[str(path[-1])].start if parent.kind == "mapping" else text.rindex("-", 0, node.start)
        first = text.rfind("\n", 0, start) + 1
        if text[first:start].strip():
            raise failure("E002", "this entry shares its first line with another", "remove it in an editor")
        start, end = first, _line_end(text, _end(text, node))
    return _checked(root, text[:start] + text[end:], path, _REMOVED)


def move(text: str, path: Path, after: str | None) -> str:
    """The text with a field of a mapping behind another of its fields, or before all of them where that is None.

    A comment in the lines right above it goes with it, unless it is the first: that comment may be for all. Raises
    IrenicError (E001) where there is no such field, (E002) where the text cannot be edited safely.
    """
    root, node, parent = _find(text, path)
    name = str(path[-1])
    if parent is None or parent.kind != "mapping" or (after is not None and after not in parent.fields):
        raise failure("E001", f"'{'.'.join(map(str, path))}' has no such place", "check the name")
    order = [other for other in parent.fields if other != name]
    order.insert(0 if after is None else order.index(after) + 1, name)
    if order == list(parent.fields) or after == name:
        return text
    start = parent.keys[name].start
    if parent.is_flow:
        moved = text[start : _end(text, node)]
        start, end = _with_comma(text, start, _end(text, node), parent)
    else:
        start, end = _lines_of(text, start, _end(text, node), with_comment=name != next(iter(parent.fields)))
        moved = text[start:end]
        moved += "" if moved.endswith(("\n", "\r")) else _newline(text)
    cut = text[:start] + text[end:]
    _, holder, _ = _find(cut, path[:-1])
    first = next(iter(holder.keys.values())).start
    if parent.is_flow:
        at = first if after is None else _end(cut, holder.fields[after])
        written = f"{cut[:at]}{moved}, {cut[at:]}" if after is None else f"{cut[:at]}, {moved}{cut[at:]}"
    else:
        at = _line_start(cut, first) if after is None else _line_end(cut, _end(cut, holder.fields[after]))
        lead = "" if at == 0 or cut[at - 1] in "\r\n" else _newline(text)
        written = f"{cut[:at]}{lead}{moved}{cut[at:]}"
    _as_expected(written, root.value())
    if list(_find(written, path[:-1])[1].fields) != order:
        raise failure(
            "E002", "the entry cannot be moved without touching what stands beside it", "move it in an editor"
        )
    return written


def reorder(text: str, path: Path, order: Sequence[int]) -> str:
    """The text with the items of the list at a path in another order, given by the positions that they have now.

    A comment behind an item, or in the lines right above it, goes with it, unless it stands above the first: that
    comment may be for all. Raises IrenicError (E001) where there is no such list, (E002) where the text cannot be
    edited safely, as where a list between brackets has comments in it.
    """
    root, node, _ = _find(text, path)
    if node.kind != "list" or sorted(order) != list(range(len(node.items))):
        raise failure("E001", f"'{'.'.join(map(str, path))}' has no such items", "check the numbers")
    if node.is_flow:
        places = [(item.start, _end(text, item)) for item in node.items]
        between = (text[end:start] for (_, end), (start, _) in itertools.pairwise([*places, (node.end, node.end)]))
        if any("#" in one for one in between):
            raise failure("E002", "there are comments between the items of this list", "move them in an editor")
    else:
        dashes = [text.rindex("-", 0, item.start) for item in node.items]
        places = [
            _lines_of(text, dash, _end(text, item), with_comment=at > 0)
            for at, (dash, item) in enumerate(zip(dashes, node.items, strict=True))
        ]
    pieces, last = [], 0
    for (start, end), chosen in zip(places, order, strict=True):
        held = text[slice(*places[chosen])]
        # the last line of a file may be open
        newline = _newline(text) if not node.is_flow and not held.endswith(("\n", "\r")) else ""
        pieces += [text[last:start], held, newline]
        last = end
    expected = root.value()
    holder = expected
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = [holder[path[-1]][at] for at in order]
    return _as_expected("".join([*pieces, text[last:]]), expected)


def _lines_of(text: str, start: int, end: int, *, with_comment: bool) -> tuple[int, int]:
    """The whole lines that an entry takes up, with those of a comment right above it."""
    first = _line_start(text, start)
    if text[first:start].strip():
        raise failure("E002", "this entry shares its first line with another", "move it in an editor")
    last, comment = _line_end(text, end), text[first:start] + "#"
    while with_comment and first and text[: first - 1].rpartition("\n")[2].startswith(comment):
        first = _line_start(text, first - 1)
    return first, last


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


_REMOVED = object()


def _plain(value: Any) -> Any:
    """A value as reading it back will give it: names are words, tuples are lists, days are written out.

    Raises IrenicError (E002) for what YAML cannot hold.
    """
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        raise failure("E002", f"{value} is not a number that a case can hold", "write a finite number")
    return value


def _parse(text: str) -> Node:
    root, problems = parse_once(CASE_FILE, text)
    if root is None or problems or root.kind != "mapping":
        raise failure(
            "E002", "the file has errors, so no entry of it is edited", "run irenic check, and correct the file first"
        )
    return root


def _find(text: str, path: Path) -> tuple[Node, Node, Node | None]:
    root = _parse(text)
    node, parent = root, None
    for step in path:
        parent, following = node, node.child(step)
        if following is None:
            raise failure("E001", f"there is no '{'.'.join(map(str, path))}'", "check the name")
        node = following
    return root, node, parent


def _indent(text: str, offset: int) -> str:
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    line = text[start:offset]
    # an entry that begins behind a dash is indented by the dash as well
    return " " * len(line) if not line.strip(" -") else line[: len(line) - len(line.lstrip())]


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\r" if "\r" in text and "\n" not in text else "\n"


def _end(text: str, node: Node) -> int:
    """Where an entry's own characters end: a text in `|` form takes up blank lines behind it that are not its own."""
    return node.start + len(text[node.start : node.end].rstrip())


def _line_end(text: str, offset: int) -> int:
    offset = len(text[:offset].rstrip()) if offset and text[:offset].endswith(("\n", "\r")) else offset
    rest = _REST_OF_LINE.match(text, offset)
    return rest.end() if rest else offset


def _with_comma(text: str, start: int, end: int, parent: Node) -> tuple[int, int]:
    """The slice of an item between brackets, with the one comma that goes with it."""
    behind = re.compile(r"\s*,[ \t]*").match(text, end)
    if behind:
        return start, behind.end()
    before = text[parent.start : start].rstrip()
    if before.endswith(","):
        return parent.start + len(before) - 1, end
    return start, end


def _checked(root: Node, after: str, path: Path, value: Any) -> str:
    """The edited text, once reading it shows that the entry, and nothing else, is as asked for."""
    expected = root.value()
    holder = expected
    for step in path[:-1]:
        holder = holder[step]
    if value is _REMOVED:
        del holder[path[-1]]
    elif isinstance(holder, list) and path[-1] == len(holder):
        holder.append(value)
    else:
        holder[path[-1]] = value
    return _as_expected(after, expected)


def _as_expected(after: str, expected: Any) -> str:
    read, problems = parse_once(CASE_FILE, after)
    if problems or read is None or read.value() != expected:
        raise failure(
            "E002", "the entry cannot be edited without touching what stands beside it", "edit it in an editor"
        )
    return after
