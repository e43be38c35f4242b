"""Writing values as YAML in the style of a case file: short entries in one line, long ones in a block."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from ..model.base import Frozen
from ..model.case import Case

WIDTH: Final = 118
_INDENT: Final = "  "

_PLAIN: Final = re.compile(r"[^\W\d_]([\w ./()'+%–—-]*[\w.)%])?")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_NOT_WORDS: Final = re.compile(r"(?i)(true|false|null|yes|no|on|off|y|n)")
# what a parser might take for a line break, or refuse
_ESCAPED: Final = re.compile("[\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")

# lists of one that people write as the thing itself
_SINGLE: Final = frozenset({"cite", "option", "supersedes"})


def dump_case(case: Case) -> str:
    """A whole case as the text of a `case.yaml`; reading it gives the same case again."""
    plain = as_written(case)
    plain.pop("include", None)
    return "\n".join(f"{name}:{block(value, '', part=True)}" for name, value in plain.items()) + "\n"


def as_written(value: Frozen) -> dict[str, Any]:
    """A part of a case as plain values, in the short forms in which people write it."""
    plain = value.model_dump(mode="json", exclude_defaults=True, context={"shorthand": True})
    shortened = _shorten(plain)
    return shortened if isinstance(shortened, dict) else {}


def _shorten(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: _shorten(item[0] if key in _SINGLE and isinstance(item, list) and len(item) == 1 else item)
            for key, item in value.items()
        }
    return [_shorten(item) for item in value] if isinstance(value, list) else value


def flow(value: Any) -> str:
    """A value in one line: `{by: alpha, stance: accepts}`."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(str(key))}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return scalar(value)


def block(value: Any, indent: str, *, part: bool = False) -> str:
    """What stands behind `name:` on a line that is indented so far: the value in one line or below it.

    The entries of a whole `part` of a case stand below each other, however short they are.
    """
    short = flow(value)
    if not isinstance(value, (Mapping, list, tuple)) or not value:
        return " " + short
    if len(indent) + len(short) < WIDTH - 20 and not (part and isinstance(value, Mapping)):
        return " " + short
    inner = indent + _INDENT
    if isinstance(value, Mapping):
        return "\n" + "\n".join(_field(str(key), item, inner) for key, item in value.items())
    return "\n" + "\n".join(_item(item, inner) for item in value)


def _field(name: str, value: Any, indent: str) -> str:
    return f"{indent}{scalar(name)}:{block(value, indent)}"


def _item(value: Any, indent: str) -> str:
    short = flow(value)
    if len(indent) + len(short) < WIDTH - 2 or not isinstance(value, Mapping):
        return f"{indent}- {short}"
    inner = indent + _INDENT
    fields = "\n".join(_field(str(key), item, inner) for key, item in value.items())
    return f"{indent}- {fields.removeprefix(inner)}"


def scalar(value: str | int | float | bool | None) -> str:
    """One word, number or text, in quotes only where YAML would take it for something else."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if (_PLAIN.fullmatch(value) and not _NOT_WORDS.fullmatch(value)) or _DAY.fullmatch(value):
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return _ESCAPED.sub(lambda sign: f"\\u{ord(sign[0]):04x}", quoted)
