"""What every verb prints alike: JSON, problems with their line and caret, wrapped words."""

import json
import os
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import typer

from ..model.problem import Problem, Severity
from ..model.result import Result
from ..model.unbroken import lines_of_text, whole

_WORDS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "info": "note"}
_COLOURS: Final[dict[Severity, str]] = {"error": "red", "warning": "yellow", "info": "blue"}


def width() -> int:
    """Columns to write in: the terminal's, at most 100 and at least 40; 80 where there is none."""
    return max(40, min(100, shutil.get_terminal_size((80, 24)).columns))


def is_coloured() -> bool:
    """Whether to use colour: on a terminal, unless NO_COLOR is set."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


class Safe(str):
    """A line whose control characters are irenic's own."""


def printable(text: str) -> str:
    """A text without the characters by which a stranger's words could take over the terminal or hide in it."""
    return _TURNING.sub("", _CONTROL.sub("\ufffd", text))


_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_TURNING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")


def say(text: str = "", *, to_error: bool = False) -> None:
    """Print a line; characters that the terminal cannot show, or would obey, are replaced, never a reason to fail."""
    stream = sys.stderr if to_error else sys.stdout
    encoding = stream.encoding or "utf-8"
    text = text if isinstance(text, Safe) else printable(text)
    typer.echo(text.encode(encoding, "replace").decode(encoding), err=to_error, color=is_coloured())


def say_json(value: Any) -> None:
    """Print one JSON object."""
    # escaped beyond ASCII only where the terminal could not show it
    encoding = (sys.stdout.encoding or "utf-8").lower().replace("-", "")
    typer.echo(json.dumps(value, ensure_ascii=encoding != "utf8", indent=2))


def say_result(result: Result) -> None:
    """Print a result as JSON."""
    say_json(result.to_json())


def for_case(text: str, called: str | None) -> str:
    """A text whose commands name the case as a person does, in place of CASE; as it is where that is not known."""
    return text if called is None else _OF_A_CASE.sub(lambda match: match["verb"] + called, text)


# a command that makes a case names one that is not there yet
_OF_A_CASE: Final = re.compile(r"(?P<verb>\birenic (?!new\b)[a-z-]+ (?:--[a-z-]+ )*)CASE\b")


def print_failure(problems: Sequence[Problem], *, as_json: bool, called: str | None = None) -> None:
    """Tell why a request could not be carried out; `called` is how a person names the case in a command."""
    if as_json:
        say_json({"problems": [problem.model_dump(mode="json") for problem in problems]})
        return
    for line in problem_lines(problems, None, called):
        say(line, to_error=True)


def problem_lines(problems: Iterable[Problem], folder: Path | None, called: str | None = None) -> Iterator[str]:
    """Problems as lines to print: place and message, the line of the file with a caret, and what to do."""
    texts: dict[str, list[str]] = {}
    for problem in problems:
        place = ":".join(str(part) for part in (problem.file, problem.line, problem.column) if part is not None)
        kind = f"{_WORDS[problem.severity]} {problem.code}"
        message = f": {for_case(problem.message, called)}"
        yield from _wrapped(f"{whole(place)}{': ' if place else ''}", kind, problem.severity, message)
        # what is merely not known needs no caret: it is nobody's fault
        if folder is not None and problem.file and problem.line and problem.severity != "info":
            if problem.file not in texts:
                texts[problem.file] = _lines(folder / problem.file)
            lines = texts[problem.file]
            if problem.line <= len(lines):
                yield from excerpt(lines[problem.line - 1], problem)
        yield from _lines_of(for_case(problem.hint, called), width() - 4, "  → ")
        yield ""


def excerpt(line: str, problem: Problem) -> Iterator[str]:
    """A line of a file, cut to the width around the place, with carets below what is meant."""
    start = (problem.column or 1) - 1
    end = max(start + 1, min((problem.end_column or start + 2) - 1, len(line)))
    room = width() - 6 - len(str(problem.line))
    lead = tail = ""
    if display_width(line[:end]) > room - 1 and start > 8:
        # keep a few words before the place, and as much of it as there is room for
        cut = max(1, start - max(8, (room - display_width(line[start:end])) // 2))
        line, start, end, lead = line[cut:], start - cut, end - cut, "…"
        room -= 1
    if display_width(line) > room:
        line, tail = _cut(line, room - 1), "…"
        end = max(start + 1, min(end, len(line)))
    margin = f"  {problem.line} | "
    shown = "".join(" " if sign == "\t" else sign for sign in line)
    yield f"{margin}{lead}{shown}{tail}"
    yield (
        " " * (len(margin) - 2)
        + "| "
        + " " * (len(lead) + display_width(shown[:start]))
        + "^" * max(1, display_width(shown[start:end]))
    )


def display_width(text: str) -> int:
    """How many columns of a terminal a text takes up: two for wide characters, none for combining ones."""
    return sum(
        0
        if unicodedata.combining(sign) or unicodedata.category(sign) in ("Cf", "Mn", "Me")
        else 2
        if unicodedata.east_asian_width(sign) in "WF"
        else 1
        for sign in text
    )


def _cut(text: str, room: int) -> str:
    taken = 0
    for position, sign in enumerate(text):
        taken += display_width(sign)
        if taken > room:
            return text[:position]
    return text


def _wrapped(place: str, kind: str, severity: Severity, message: str) -> Iterator[str]:
    first, *rest = _lines_of(f"{place}{kind}{message}", width())
    if is_coloured():
        first = Safe(printable(first).replace(kind, typer.style(kind, fg=_COLOURS[severity], bold=True), 1))
    yield first
    yield from rest


def _lines_of(words: str, columns: int, lead: str = "") -> list[str]:
    # a path is never broken, however long: it is copied whole, and editors open "file:line"
    return lines_of_text(words, columns, lead, "    ", break_long_words=False)


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_bytes().decode("utf-8-sig", "replace")
    except OSError:
        return []
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
