"""What is said about a document: by its front matter, or in a sidecar file beside it."""

import re
from pathlib import Path
from typing import Any, Final

import yaml

from ..model.problem import failure
from .files import MEBIBYTE, read_bytes

SIDECAR: Final = ".meta.yaml"
KNOWN: Final = ("title", "outlet", "author", "published", "url", "language")
_FRONT_MATTER: Final = re.compile(r"\A---[ \t]*\n(.*?\n|)---[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD: Final = re.compile(r"\A\s*[A-Za-z_][\w -]*:(\s|\Z)", re.MULTILINE)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def split_front_matter(text: str, name: str) -> tuple[dict[str, str], str]:
    """The fields of a text's front matter, and the text without it; no fields where it has none.

    Front matter is a block of `field: value` lines between two lines `---` at the very top. Raises IrenicError (X003).
    """
    found = _FRONT_MATTER.match(text)
    if not found or (found[1].strip() and not _FIELD.match(found[1])):
        return {}, text
    return _fields(found[1], name, first_line=2), text[found.end() :]


def read_sidecar(document: Path) -> dict[str, str]:
    """The fields of the file `NAME.meta.yaml` beside a document; none where there is no such file.

    Raises IrenicError (X003) where it cannot be read.
    """
    path = document.with_name(document.name + SIDECAR)
    if not path.is_file():
        return {}
    try:
        text = read_bytes(path, limit=MEBIBYTE).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise failure("X003", f"'{path.name}' is not UTF-8", "save it as UTF-8", file=str(path)) from None
    return _fields(text, str(path), first_line=1)


def day_of(value: str) -> str | None:
    """The calendar day at the start of a date with or without a clock; None where there is none."""
    found = _DAY.match(value.strip())
    return found[0] if found else None


def tidy(fields: dict[str, Any]) -> dict[str, str]:
    """Fields without empty values, each on one line, and `published` as a day or not at all."""
    told = {key: " ".join(str(value).split()) for key, value in fields.items() if value not in (None, "", [], ())}
    if "published" in told:
        day = day_of(told.pop("published"))
        if day:
            told["published"] = day
    return {key: value for key, value in told.items() if value}


def _fields(text: str, name: str, first_line: int) -> dict[str, str]:
    fields: dict[str, Any] = {}
    key: str | None = None
    depth = 0
    try:
        # events instead of values: dates stay words, and anchors cannot be expanded
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
                raise _invalid("anchors, aliases and tags are not read", name, first_line, event)
            if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                depth += 1
                if depth > 2 or (depth == 1 and isinstance(event, yaml.SequenceStartEvent)):
                    raise _invalid("only 'field: value' lines and short lists are read", name, first_line, event)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                depth -= 1
                if depth == 1:
                    key = None
            elif isinstance(event, yaml.ScalarEvent):
                if depth == 0 and event.value:
                    raise _invalid("only 'field: value' lines are read", name, first_line, event)
                if depth == 1 and key is None:
                    key = event.value.strip().lower()
                elif key is not None:
                    fields[key] = f"{fields[key]}, {event.value}" if key in fields else event.value
                    key = None if depth == 1 else key
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise failure(
            "X003",
            f"the fields of '{name}' cannot be read: {getattr(error, 'problem', None) or error}",
            "write 'field: value' lines; put a text with ': ' in it in quotes",
            file=name,
            line=first_line + (mark.line if mark else 0),
        ) from None
    if "published" in fields and fields["published"] and day_of(str(fields["published"])) is None:
        raise failure(
            "X003",
            f"'published' of '{name}' is not a date: {fields['published']}",
            "write year-month-day, such as 2031-03-09",
            file=name,
            line=first_line,
        )
    return tidy(fields)


def _invalid(message: str, name: str, first_line: int, event: yaml.Event) -> Exception:
    line = first_line + (event.start_mark.line if event.start_mark else 0)
    return failure("X003", f"the fields of '{name}': {message}", "write 'field: value' lines", file=name, line=line)
