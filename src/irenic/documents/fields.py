"""`field: value` lines in YAML, read as words: a date stays as it is written, and nothing can be expanded or built."""

from typing import Any, Final

import yaml

from ..model.problem import IrenicError, failure

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_EMPTY: Final = {"", "~", "null", "Null", "NULL"}
_HINT: Final = "write 'field: value' lines"


def parse_fields(text: str, name: str, first_line: int) -> dict[str, tuple[str, int]]:
    """The value of each field, and the line that it stands on, where `text` begins at line `first_line` of a file.

    Names of fields are in small letters. The items of a list are joined by commas; a group is written out as
    `author.name`. Raises IrenicError (X003) where the text is anything else, or names a field twice.
    """
    collected: dict[str, tuple[list[str], int]] = {}
    # where we are: the field on the first level, and whether a list or a group is open below it
    key: str | None = None
    below: type[yaml.Event] | None = None
    inner: str | None = None
    depth = documents = 0
    try:
        # events instead of values: dates stay words, and anchors cannot be expanded
        for event in yaml.parse(text, Loader=_LOADER):
            line = first_line + (event.start_mark.line if event.start_mark else 0)
            _refuse_what_expands(event, name, line)
            match event:
                case yaml.DocumentStartEvent():
                    documents += 1
                    if documents > 1:
                        raise _invalid("there is a second '---' in them", name, line)
                case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                    depth += 1
                    first_level = isinstance(event, yaml.MappingStartEvent) if depth == 1 else key is not None
                    if depth > 2 or not first_level:
                        raise _invalid("only values, short lists and groups of values are read", name, line)
                    below = type(event) if depth == 2 else None
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    depth -= 1
                    below = key = inner = None
                case yaml.ScalarEvent(value=value) if depth == 0:
                    if value:
                        raise _invalid("they are no 'field: value' lines", name, line)
                case yaml.ScalarEvent(value=value) if key is None:
                    key = value.strip().lower()
                    if key in collected:
                        raise _invalid(f"'{key}' stands there twice", name, line)
                    collected[key] = ([], line)
                case yaml.ScalarEvent(value=value) if below is yaml.MappingStartEvent and inner is None:
                    inner = f"{key}.{value.strip().lower()}"
                    if inner in collected:
                        raise _invalid(f"'{inner}' stands there twice", name, line)
                    collected[inner] = ([], line)
                case yaml.ScalarEvent(value=value):
                    if not (event.implicit[0] and value in _EMPTY):
                        collected[inner or key or ""][0].append(value)
                    inner = None
                    key = None if below is None else key
    except yaml.YAMLError as error:
        raise _unreadable(error, name, first_line) from None
    return {field: (", ".join(values), line) for field, (values, line) in collected.items()}


def _refuse_what_expands(event: yaml.Event, name: str, line: int) -> None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
        raise _invalid("anchors (&), aliases (*) and tags (!) are not read", name, line)


def _invalid(message: str, name: str, line: int) -> IrenicError:
    return failure("X003", f"the fields of '{name}': {message}", _HINT, file=name, line=line)


def _unreadable(error: Any, name: str, first_line: int) -> IrenicError:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "they are no YAML"
    return failure(
        "X003",
        f"the fields of '{name}' cannot be read: {problem}",
        f"{_HINT}; put a text with ': ' in it in quotes",
        file=name,
        line=first_line + (mark.line if mark else 0),
    )
