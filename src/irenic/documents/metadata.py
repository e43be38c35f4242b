"""What is said about a document: by its front matter, or in a sidecar file beside it."""

import datetime
import re
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from ..model.problem import failure
from .fields import parse_fields
from .files import MEBIBYTE, read_bytes
from .normalise import normal_form

SIDECAR: Final = ".meta.yaml"
FRONT_MATTER_LIMIT: Final = 65_536
"""Front matter is a few lines; what is longer, in characters, is text."""

_FRONT_MATTER: Final = re.compile(r"\A---[ \t]*\n(.*?\n|)---[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD: Final = re.compile(r"\A(?:\s*#[^\n]*\n|\s*\n)*[^\W\d][\w -]*:(\s|\Z)")
_KNOWN: Final = re.compile(
    r"^(title|outlet|author|authors|published|date|url|language|publisher|tags|layout|lang|description|source)\s*:",
    re.MULTILINE | re.IGNORECASE,
)
_DAY: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?!\d)")


def split_front_matter(text: str, name: str) -> tuple[dict[str, str], str]:
    """The fields of a text's front matter, and the text without it; no fields where it has none.

    Front matter is a block of `field: value` lines between two lines `---` at the very top of a text in its frozen
    form. In a file that is not Markdown one of them has to be a field that documents have: what else stands between
    such lines is words, such as who speaks in a transcript. Raises IrenicError (X003).
    """
    found = _FRONT_MATTER.match(text[:FRONT_MATTER_LIMIT])
    if not found or (found[1].strip() and not _FIELD.match(found[1])):
        return {}, text
    if not name.lower().endswith((".md", ".markdown")) and not _KNOWN.search(found[1]):
        return {}, text
    return _checked(parse_fields(found[1], name, first_line=2), name), text[found.end() :]


def read_sidecar(document: Path) -> dict[str, str]:
    """The fields of the file `NAME.meta.yaml` beside a document; none where there is no such file.

    Raises IrenicError (X003) where it cannot be understood, and as `read_bytes` does.
    """
    path = document.with_name(document.name + SIDECAR)
    if not path.exists():
        return {}
    data = read_bytes(path, limit=MEBIBYTE, shown=shown_path(path))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise failure(
            "X003",
            f"'{shown_path(path)}' is not UTF-8",
            "save it as UTF-8",
            file=shown_path(path),
            line=data.count(b"\n", 0, error.start) + 1,
        ) from None
    return _checked(parse_fields(text, shown_path(path), first_line=1), shown_path(path))


def shown_path(path: Path) -> str:
    """A path for messages and records: a name that is no Unicode text on disk is shown as well as it can be."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def in_command(path: Path | str) -> str:
    """A path as one word, on one line, of a command that is shown: it can be copied into a shell, whatever it holds."""
    word = shown_path(Path(path))
    if word.startswith("-"):
        # else it is taken for an option
        word = f"./{word}"
    if word.isprintable():
        return shlex.quote(word)
    escaped = "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in _escaped(word))
    return f"$'{escaped}'"


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("'", "\\x27")


def day_of(value: str) -> str | None:
    """The calendar day at the start of a date with or without a clock, as it is written there; None without one."""
    found = _DAY.match(value.strip())
    try:
        return datetime.date.fromisoformat(found[1]).isoformat() if found else None
    except ValueError:
        return None


def tidy(fields: Mapping[str, Any]) -> dict[str, str]:
    """Fields without empty values, each on one line and in the frozen form, and `published` as a day or not at all."""
    told = {
        " ".join(normal_form(key).split()): " ".join(normal_form(str(value)).split())
        for key, value in fields.items()
        if value is not None
    }
    if "published" in told:
        told["published"] = day_of(told["published"]) or ""
    return {key: value for key, value in told.items() if key and value}


def _checked(fields: Mapping[str, tuple[str, int]], name: str) -> dict[str, str]:
    published, line = fields.get("published", ("", 0))
    if published.strip() and day_of(published) is None:
        raise failure(
            "X003",
            f"'published' of '{name}' is not a day of the calendar: {published}",
            "write year-month-day, such as 2031-03-09",
            file=name,
            line=line,
        )
    return tidy({key: value for key, (value, _) in fields.items()})
