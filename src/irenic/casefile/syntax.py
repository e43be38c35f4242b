"""What a YAML reader's complaint means for people: the line that is at fault, often above, and what to write there."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import yaml

_HINTS: Final = (
    ("cannot start any token", "\t", "indent with spaces: YAML takes no tabs at the start of a line"),
    ("tab character", "", "indent with spaces: YAML takes no tabs at the start of a line"),
    ("cannot start any token", "", "put words that begin with a special character in quotes"),
    ("unexpected end of stream", "", "a quotation mark or a bracket that is opened here is never closed"),
    ("while scanning a quoted scalar", "", "a quotation mark is opened here and never closed"),
    (
        "mapping values are not allowed",
        "",
        "a ': ' inside a text needs the whole text in quotes; check the indentation too",
    ),
    ("expected node content", "", "write a value here, or remove the comma or the bracket before it"),
    ("did not find expected key", "", "check the indentation: lines of one block begin in the same column"),
    ("expected ',' or", "", "a bracket or a brace is not closed, or a comma is missing, above this place"),
    ("could not find expected ':'", "", "a field needs ': ' after its name; check quotation marks above this place"),
    ("expected <block end>", "", "check the indentation: lines of one block begin in the same column"),
    ("control characters are not allowed", "", "remove the invisible character; copy the text through a plain editor"),
)
_PLAINLY: Final = (
    ("expected node content", "a value is expected here, and there is none"),
    ("did not find expected key", "a field of the block above is expected here, and something else stands here"),
    ("expected <block end>", "a field of the block above is expected here, and something else stands here"),
    ("expected '-' indicator", "another item of the list above is expected here: '- ' and what it holds"),
    ("expected ',' or ']'", "a list in brackets goes on here without a comma, or is not closed"),
    ("expected ',' or '}'", "fields in braces go on here without a comma, or are not closed"),
    ("cannot start any token", "no value begins with this character"),
    ("mapping values are not allowed", "a ': ' stands here where no field can begin"),
    ("block sequence entries are not allowed", "an item of a list ('- ') stands here where none can begin"),
    ("could not find expected ':'", "a field has no ': ' after its name"),
    ("unexpected end of stream", "the text ends within something that was opened here"),
)
"""What the reader says, in the words of who writes the file."""
_BEFORE_A_QUOTE: Final = re.compile(r"(?:^|[:\-] |[\[{]|[\[{,] ?)\s*$")
_BEHIND_A_QUOTE: Final = re.compile(r"\s*(?:[,\]}:]|$|\s#)")
_BLOCK_TEXT: Final = re.compile(r"( *)[^\n]*[:-] ([|>][-+0-9]*)[ \t]*\r?\n")
_FIELD: Final = re.compile(r"(?P<name>[A-Za-z][\w-]*)(?P<sign>:?\s*)(?P<rest>.*?)\s*")


class Fault(NamedTuple):
    """Where a text is no YAML, in characters, with a message and what to do."""

    start: int
    end: int
    message: str
    hint: str


def syntax_fault(error: yaml.YAMLError, text: str) -> Fault:
    """The fault behind a reader's error."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    context = getattr(error, "context_mark", None)
    words = " ".join(str(part) for part in (getattr(error, "context", None), getattr(error, "problem", None)) if part)
    # the reader's errors have a position but no mark
    offset = mark.index if mark else min(getattr(error, "position", 0) or 0, len(text))
    if ("quoted scalar" in words or "unexpected end of stream" in words) and context is not None:
        offset = context.index
    elif (found := _cause_above(text, offset, words)) is not None:
        return found
    words = words or str(getattr(error, "reason", error))
    here = text[offset : offset + 1]
    hint = next(
        (hint for needle, sign, hint in _HINTS if needle in words and (not sign or sign == here)),
        "check quotation marks, brackets and indentation near this place",
    )
    plain = next((said for needle, said in _PLAINLY if needle in words), words)
    return Fault(offset, min(offset + 1, len(text)), f"this is not YAML that can be read: {plain}", hint)


def _cause_above(text: str, offset: int, words: str) -> Fault | None:
    found = _quote_at_fault(text, offset) if "expected" in words else None
    if found is None and ("expected ':'" in words or "mapping values" in words):
        found = _field_at_fault(text, offset)
    return found


def _quote_at_fault(text: str, offset: int) -> Fault | None:
    """The quoted text that ends too early, or runs on into later lines, before the reader gave up."""
    at = depth = 0
    limit = min(len(text), offset + 1)
    while at < limit:
        sign = text[at]
        line_start = text.rfind("\n", 0, at) + 1
        if sign == "#" and (at == line_start or text[at - 1].isspace()):
            at = text.find("\n", at) if "\n" in text[at:] else limit
        elif sign in "|>" and depth == 0 and (block := _BLOCK_TEXT.match(text, line_start)) and block.end(2) > at:
            # what stands in a block text is no YAML
            at = _behind_block(text, block.end(), len(block[1]))
        elif sign in "'\"" and _opens(text[line_start:at], depth):
            closed = _closing(text, at)
            if closed is None:
                return _unclosed(text, at)
            end = text.find("\n", closed)
            if not _BEHIND_A_QUOTE.match(text[closed + 1 : end if end >= 0 else len(text)]):
                return _unclosed(text, at) if "\n" in text[at:closed] else _ended_early(text, at, closed)
            at = closed + 1
        else:
            depth += (sign in "[{") - (sign in "]}")
            at += 1
    return None


def _behind_block(text: str, at: int, indent: int) -> int:
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        line = text[at:end]
        if line.strip() and len(line) - len(line.lstrip(" ")) <= indent:
            break
        at = end
    return at


def _opens(before: str, depth: int) -> bool:
    found = _BEFORE_A_QUOTE.search(before)
    return found is not None and ("," not in found[0] or depth > 0)


def _closing(text: str, at: int) -> int | None:
    """Where a quoted text ends: at its own mark, unless that is doubled or escaped."""
    pattern = r"'(?:[^']|'')*'" if text[at] == "'" else r'"(?:[^"\\]|\\.)*"'
    found = re.compile(pattern, re.DOTALL).match(text, at)
    return found.end() - 1 if found else None


def _ended_early(text: str, at: int, closed: int) -> Fault:
    if text[at] == "'":
        message = "an apostrophe ends this text, which begins with a single quotation mark"
        hint = 'use double quotes outside: "…\'…"'
    else:
        message = "a double quotation mark inside ends this text, which begins with one"
        hint = 'use single quotes outside, or write \\" for each mark inside'
    return Fault(at, closed + 1, f"this is not YAML that can be read: {message}", hint)


def _unclosed(text: str, at: int) -> Fault:
    end = text.find("\n", at)
    return Fault(
        at,
        end if end >= 0 else len(text),
        "this is not YAML that can be read: a quotation mark is opened here and not closed in its line",
        f"put {text[at]} at the end of the quoted words",
    )


def _field_at_fault(text: str, offset: int) -> Fault | None:
    """The line above that should be a field but has no colon, or no space behind its colon."""
    here = text.rfind("\n", 0, offset) + 1
    if ": " in text[here:offset]:
        return None
    for start, line in _lines_above(text, here):
        content = line.strip().removeprefix("- ")
        if not content or content.startswith("#"):
            continue
        if ": " in content or content.endswith(":") or content[0] in "'\"[{|>&*!%@`":
            return None
        found = _FIELD.fullmatch(content)
        if found is None or _goes_on(text, start, len(line) - len(line.lstrip())):
            return None
        begin = start + line.index(content)
        glued = found["sign"] == ":"
        lacks = "no space behind its colon" if glued else "no colon behind its name"
        written = f"{found['name']}: {found['rest']}".rstrip()
        return Fault(begin, begin + len(content), f"this is not YAML that can be read: this field has {lacks}",
                     f"write '{written}'")  # fmt: skip
    return None


def _goes_on(text: str, start: int, indent: int) -> bool:
    """Whether a line goes on with the words of a field above it, as in `note: first` and, indented, `second`."""
    for _, line in _lines_above(text, start):
        if line.strip() and len(line) - len(line.lstrip()) < indent:
            behind = line.partition(": ")[2].strip()
            return bool(behind) and behind[0] not in "#[{"
    return False


def _lines_above(text: str, start: int) -> Iterator[tuple[int, str]]:
    while start > 0:
        before = text.rfind("\n", 0, start - 1) + 1
        yield before, text[before : start - 1].rstrip("\r")
        start = before
