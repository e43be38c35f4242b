"""Other tools' JSON: numbers exactly as they are written, nothing twice, and faults told with their line."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NoReturn

from ..documents.encoding import decode_text
from .profiles import ForeignFile


class _FaultError(ValueError):
    pass


def read_json(file: ForeignFile) -> Mapping[str, Any]:
    """The object that a JSON file holds; raises IrenicError (I001) where it holds none, with the line."""
    try:
        found = json.loads(
            decode_text(file.data, file.name),
            parse_float=Decimal,
            parse_constant=_no_number,
            object_pairs_hook=_once,
        )
        # half of a character, as an escape can give it, is in no text
        json.dumps(found, ensure_ascii=False, default=str).encode()
    except UnicodeEncodeError:
        raise file.fault("I001", "a name in it holds half of a character", "save it anew as UTF-8") from None
    except json.JSONDecodeError as error:
        raise file.fault(
            "I001",
            f"this is no JSON: {error.msg.lower()} in line {error.lineno}, column {error.colno}",
            "save it anew from the tool that made it, or mend that place",
            error.lineno,
        ) from None
    except RecursionError:
        raise file.fault("I001", "it is nested too deeply", "check that the right file was given") from None
    except ValueError as error:
        raise file.fault("I001", str(error).split(";")[0].lower(), "mend that place") from None
    return mapping(found, file, "the file")


def mapping(value: Any, file: ForeignFile, what: str) -> Mapping[str, Any]:
    """A part that has to be an object; raises IrenicError (I001) where it is something else or missing."""
    if not isinstance(value, dict):
        raise file.fault(
            "I001",
            f"{what} is {'missing' if value is None else 'no object with fields'}",
            "check that the right file was given, in the right format",
        )
    return value


def text(value: Any, file: ForeignFile, what: str) -> str:
    """A name, also a number that stands for one; raises IrenicError (I001) where it is neither."""
    if isinstance(value, bool) or not isinstance(value, (str, int, Decimal)) or not str(value).strip():
        raise file.fault("I001", f"{what} is no name", "write a word or a number in its place")
    return str(value)


def name_of(tree: Mapping[str, Any], file: ForeignFile) -> str:
    """What an object says that it is called, or else its file's name."""
    given = tree.get("name")
    return file.stem if given is None or given == "" else text(given, file, "'name'").strip()


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _FaultError(f"'{name}' stands twice in one object")
        found[name] = value
    return found


def _no_number(word: str) -> NoReturn:
    raise _FaultError(f"{word} is not a number that can be used")
