"""From plain values to the model's types, with every fault placed at its field and told in words for people."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final, NamedTuple

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ..model.case import Case
from ..model.did_you_mean import meant_stance, nearest
from ..model.problem import Problem
from .bounds import written_words
from .leaving_out import Kept, as_written, entry_of, in_words, smallest_part, without
from .tree import Node, Path, problem_at


class Validated(NamedTuple):
    """What a tree holds of a case, and what had to be left out."""

    case: Case | None
    problems: list[Problem]
    left_out: tuple[Path, ...]
    """The parts that are at fault, as they stand in the file, and are missing from the case."""
    written: Mapping[Path, list[int]]
    """For each list that lost items: the positions in the file of those that the case has."""


def validate_tree(root: Node) -> Validated:
    """The case that a tree holds, without the parts that are at fault, and what is wrong with those."""
    values = root.value()
    kept = Kept(values, {})
    left_out: set[Path] = set()
    faults: dict[Path, list[Problem]] = {}
    case = None
    # leaving a part out can leave no fault behind but those of other parts: each round removes some
    for _ in range(20):
        try:
            case = Case.model_validate(kept.values)
            break
        except ValidationError as error:
            details = error.errors(include_url=False)
        found = [ErrorDetails({**detail, "loc": as_written(detail["loc"], kept.written)}) for detail in details]
        for detail in _one_per_value(root, found):
            if _is_missing_for_a_joined_name(detail, found):
                continue
            part = smallest_part(detail["loc"], values)
            # that an issue has no option left is told already by what is wrong with its options
            if not any(len(left) > len(part) and left[: len(part)] == part for left in left_out):
                faults.setdefault(part, []).append(_problem(root, detail))
        left_out |= {smallest_part(detail["loc"], values) for detail in found}
        if () in left_out:
            break
        kept = without(values, left_out)
    left = tuple(part for part in sorted(left_out, key=_order) if not _is_within(part, left_out - {part}))
    problems: dict[tuple[Any, ...], Problem] = {}
    for part, told in faults.items():
        outermost = next((other for other in left if part[: len(other)] == other), part)
        for problem in told:
            message = f"{problem.message}; {in_words(outermost)} is left out until this is mended"
            place = (problem.file, problem.line, problem.column, problem.message)
            whose, entry = entry_of(outermost)
            problems.setdefault(place, problem.model_copy(update={"message": message, "part": whose, "entry": entry}))
    return Validated(case, list(problems.values()), left, kept.written)


def _order(path: Path) -> tuple[str, ...]:
    return tuple(f"{step:09}" if isinstance(step, int) else step for step in path)


def _is_within(part: Path, others: Collection[Path]) -> bool:
    return any(part[: len(other)] == other for other in others)


def _one_per_value(root: Node, details: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """The faults; of a value that fits none of several types, one fault instead of one for each type."""
    groups: dict[Path, list[ErrorDetails]] = {}
    for detail in details:
        groups.setdefault(_before_types(root, detail["loc"]), []).append(detail)
    for shared, faults in groups.items():
        if len(faults) == 1 or any(fault["loc"] == shared for fault in faults):
            yield from faults
        elif isinstance(faults[0]["input"], (str, int, float)):
            yield _one_of_the_words(shared, faults)
        else:
            # the type that read deepest into the value is the one that was meant
            yield max(faults, key=lambda fault: (len(fault["loc"]), fault["type"] != "literal_error"))


def _before_types(root: Node, location: Path) -> Path:
    """The location up to where pydantic begins to try types; the whole of it where it tries none."""
    node: Node | None = root
    for at, step in enumerate(location):
        node = node.child(step) if node is not None else None
        if node is None and isinstance(step, str) and ("[" in step or step in _PLAIN_TYPES) and step != "[key]":
            return location[:at]
    return location


def _one_of_the_words(shared: Path, faults: list[ErrorDetails]) -> ErrorDetails:
    """That a word is none of those that several types take between them."""
    words = [fault["ctx"]["expected"] for fault in faults if fault["type"] == "literal_error"]
    for fault in faults:
        words += {"bool_parsing": ["'true'", "'false'"], "tuple_type": ["'a list'"]}.get(fault["type"], [])
    first = faults[0]
    if not words:
        return first
    return {**first, "type": "literal_error", "loc": shared, "ctx": {"expected": " or ".join(words)}}


_PLAIN_TYPES: Final = frozenset({"str", "bool", "int", "float"})


def _problem(root: Node, detail: ErrorDetails) -> Problem:
    kind, location = detail["type"], detail["loc"]
    node, key = root.deepest(location)
    where = _entry_name(location)
    name = str(location[-1]) if location else ""
    if kind == "extra_forbidden":
        known = _known_fields(location)
        if joined := _joined(name, known):
            return problem_at(
                key or node, "S001", f"unknown field '{name}'{where}", f"write '{joined[0]}: {joined[1]}'"
            )
        if number := _number_with_commas(root, location):
            hint = f"write {number.replace(',', '')}: a comma ends the value"
            return problem_at(key or node, "S001", f"'{number}' is more than one value{where}", hint)
        close = nearest(name, known)
        hint = f"did you mean '{close}'?" if close else f"fields here are: {', '.join(known)}"
        return problem_at(key or node, "S001", f"unknown field '{name}'{where}", hint)
    if kind == "missing":
        return problem_at(key or node, "S002", f"the field '{name}' is missing{where}", f"add '{name}:'")
    if "[key]" in location:
        return problem_at(
            key or node,
            "S004",
            f"'{detail['input']}' cannot be a name",
            "names are of letters, digits, '-' and '_'; what people read goes into 'name' or 'label'",
        )
    message, hint = _words(kind, detail, _field_name(root, location))
    return problem_at(node, "S003", message, hint)


def _joined(name: str, known: Collection[str]) -> tuple[str, str] | None:
    """The field and the value of `name:X` and `stance accepts`, which YAML takes for names of fields."""
    for sign in (":", " "):
        field, _, value = name.partition(sign)
        if field in known and value.strip():
            return field, value.strip()
    return None


def _number_with_commas(root: Node, location: Path) -> str | None:
    """The number that a person meant by `value: 12,000`, which YAML takes for a value and a field called 000."""
    holder: Node | None = root
    for step in location[:-1]:
        following = holder.child(step) if holder is not None else None
        holder = following if following is not None else holder
    name = str(location[-1])
    if holder is None or not _GROUP.fullmatch(name) or name not in holder.fields:
        return None
    names = list(holder.fields)
    first = names.index(name)
    while first and _GROUP.fullmatch(names[first]):
        first -= 1
    groups = [holder.fields[names[first]].scalar]
    for group in names[first + 1 :]:
        if not _GROUP.fullmatch(group):
            break
        groups.append(group)
    return ",".join(groups) if groups[0].isdigit() and len(groups[0]) <= 3 else None


_GROUP: Final = re.compile(r"\d{3}")


def _is_missing_for_a_joined_name(detail: ErrorDetails, details: list[ErrorDetails]) -> bool:
    """Whether a field is missing only because its name and its value were written as one."""
    if detail["type"] != "missing":
        return False
    *place, field = detail["loc"]
    return any(
        other["type"] == "extra_forbidden"
        and list(other["loc"][:-1]) == place
        and _joined(str(other["loc"][-1]), [str(field)])
        for other in details
    )


def _words(kind: str, detail: ErrorDetails, field: str) -> tuple[str, str]:
    given, context = detail["input"], detail.get("ctx", {})
    shown = f"'{given}'" if isinstance(given, (str, int, float)) else f"a {_kind_of(given)}"
    if kind == "literal_error":
        allowed = str(context.get("expected", "")).replace("' or '", "', '")
        options = [word.strip("' ") for word in allowed.split("', '")]
        meant = meant_stance(str(given))
        close = meant if meant in options else nearest(str(given), options, cutoff=0.75)
        return f"{field}: {shown} is not one of its words", (
            f"did you mean '{close}'? " if close else ""
        ) + f"it takes: {', '.join(options)}"
    if kind == "string_pattern_mismatch":
        return (
            f"{shown} cannot be a name in",
            "names are of letters, digits, '-' and '_'; a voice is written party.voice",
        )
    if kind == "count" and (bounded := written_words(str(given))):
        return f"{field}: {detail['msg']}", f"write {bounded}"
    if kind in ("day", "consent", "about", "links", "interval", "range", "count"):
        return f"{field}: {detail['msg']}", _HINTS[kind]
    return f"{field}: {shown} is not what belongs here", _HINTS.get(kind, _sentence(detail["msg"]))


_HINTS: Final = {
    "day": "a date is one day, 'unknown', or {from: …, to: …}",
    "consent": "write all, none, or {on: [issues]}",
    "about": "page 'The case format' in docs/reference lists what a statement can be about",
    "interval": "write one number, or [lowest, highest]",
    "range": "write one number, [low, high], or [low, mode, high]",
    "count": "write a whole number without quotes, or {low: …, best: …, high: …}",
    "links": "write '- {if: {issue: option}, then: {issue: [options]}}'",
    "string_type": "write words here; put them in quotes if they look like something else",
    "float_type": "write a number, without quotes and without commas",
    "int_type": "write a whole number, without quotes and without commas",
    "int_from_float": "write a whole number",
    "tuple_type": "write a list: [a, b]",
    "dict_type": "write fields with values below it, or {field: value}",
    "mapping_type": "write fields with values below it, or {field: value}",
    "model_type": "write fields with values below it, or {field: value}",
    "model_attributes_type": "write fields with values below it, or {field: value}",
    "bool_type": "write true or false",
    "bool_parsing": "write true or false",
    "too_short": "write at least one",
    "string_too_short": "write at least one character",
}


def _kind_of(value: Any) -> str:
    if value is None:
        return "missing value"
    return {dict: "mapping", list: "list", bool: "true or false"}.get(type(value), "value")


def _sentence(message: str) -> str:
    return message[:1].lower() + message[1:]


def _steps(location: Path) -> list[str]:
    """The location without the names of types that pydantic puts between the fields."""
    return [str(step) for step in location if not (isinstance(step, str) and (step[:1].isupper() or "[" in step))]


def _entry_name(location: Path) -> str:
    steps = _steps(location)[:-1]
    return f" in {'.'.join(steps)}" if steps else ""


def _field_name(root: Node, location: Path) -> str:
    """The fields that lead to a fault, as far as they are written: a shorthand has fewer than what it stands for."""
    written: list[str] = []
    node = root
    for step in location:
        following = node.child(step)
        if following is not None:
            written.append(str(step))
            node = following
    return ".".join(written) or "the case"


def _known_fields(location: Path) -> list[str]:
    """The fields of the type that an unknown field was found in, found by following the location through the types."""
    kind: Any = Case
    for step in location[:-1]:
        following = _follow(kind, step)
        kind = following if following is not None else kind
    models = _models(kind)
    return sorted({field.alias or name for model in models for name, field in model.model_fields.items()})


def _follow(kind: Any, step: str | int) -> Any:
    for model in _models(kind) or ():
        if model.__name__ == step:
            return model
        for name, field in model.model_fields.items():
            if step in (name, field.alias):
                return field.annotation
    return None


def _models(kind: Any) -> list[type[BaseModel]]:
    """The model types within a type: of `Mapping[Id, Party]`, Party."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return [kind]
    arguments = getattr(kind, "__args__", ())
    if getattr(kind, "__origin__", None) is Mapping or "Mapping" in str(getattr(kind, "__origin__", "")):
        arguments = arguments[1:]
    return [model for argument in arguments for model in _models(argument)]
