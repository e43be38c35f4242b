"""An entry that is at fault, without its faulty fields: enough to show it in a form, and never to count it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from pydantic import ValidationError

from ..model.base import Frozen
from ..model.case import Case
from ..model.draft import Draft, Term
from ..model.issue import Issue, Option
from ..model.party import Actor, Party, Voice
from .load import LoadedCase
from .tree import Path

_ENTRIES: Final[Mapping[str, type[Frozen]]] = {"parties": Party, "actors": Actor, "issues": Issue, "drafts": Draft}
_WITHIN: Final[Mapping[tuple[str, str], type[Frozen]]] = {
    ("parties", "voices"): Voice,
    ("issues", "options"): Option,
    ("drafts", "terms"): Term,
}
_PROVING: Final = frozenset({"cite", "reported_by"})
_BLANK: Final[Mapping[str, tuple[Any, Any]]] = {"option": ("none", ()), "name": ("none", ""), "question": ("none", "")}
"""Fields that an entry cannot do without: what stands there while the others are read, and what is then shown."""


def with_salvaged(loaded: LoadedCase, path: Path) -> LoadedCase:
    """The case with the entry at a path in it, and what that stands in, though they are left out for their faults.

    The same case where neither is, or where nothing of them can be read. For forms alone: what is salvaged says less
    than is written.
    """
    if len(path) < 2 or path[0] not in _ENTRIES or not loaded.lacks(*map(str, path)):
        return loaded
    section, name = str(path[0]), str(path[1])
    held = dict(getattr(loaded.case, section))
    entry = held.get(name) or _salvaged(_ENTRIES[section], _written(loaded, path[:2]))
    if entry is None:
        return loaded
    if len(path) == 4 and (kind := _WITHIN.get((section, str(path[2])))) is not None:
        part, inner = str(path[2]), str(path[3])
        within = dict(getattr(entry, part))
        found = within.get(inner) or _salvaged(kind, _written(loaded, path))
        if found is not None:
            entry = entry.model_copy(update={part: {**within, inner: found}})
    held[name] = entry
    case: Case = loaded.case.model_copy(update={section: held})
    return replace(loaded, case=case)


def _written(loaded: LoadedCase, path: Path) -> Any:
    node = loaded.root
    for step in path:
        found = node.child(step)
        if found is None:
            return None
        node = found
    return node.value()


def _salvaged(kind: type[Frozen], values: Any) -> Frozen | None:
    """What can be read of an entry, a faulty field or item left out; None where that is nothing."""
    if not isinstance(values, dict):
        return None
    values = dict(values)
    blank: dict[str, Any] = {}
    # each round removes what the one before found at fault
    for _ in range(20):
        try:
            return kind.model_validate(values).model_copy(update=blank)
        except ValidationError as error:
            before = dict(values)
            for detail in error.errors(include_url=False):
                first, *rest = map(str, detail["loc"])
                if first in _PROVING:
                    # a form writes all citations of an entry: what it does not show would be lost
                    return None
                if detail["type"] == "missing" and not rest and first in _BLANK:
                    values[first], blank[first] = _BLANK[first]
                elif isinstance(values.get(first), dict) and rest and rest[0] in values[first]:
                    values[first] = {key: one for key, one in values[first].items() if key != rest[0]}
                elif isinstance(values.get(first), list) and rest and rest[0] in map(str, range(len(values[first]))):
                    # what a form does not show would be lost with the item at fault, once that is mended there
                    values[first] = [_FAULTY if str(at) == rest[0] else one for at, one in enumerate(values[first])]
                else:
                    values.pop(first, None)
            # only now, so that the others keep their numbers
            values = {key: _without_faulty(one) for key, one in values.items()}
            if values == before:
                return None
    return None


_FAULTY: Final = object()
"""What stands for an item at fault until all of them are found."""


def _without_faulty(value: Any) -> Any:
    return [one for one in value if one is not _FAULTY] if isinstance(value, list) else value
