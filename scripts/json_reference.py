"""The reference of what `--json` prints: every verb's Result, field by field, from the types and their docstrings."""

import ast
import datetime
import inspect
import textwrap
import types
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from json_meanings import COMMON, SPECIFIC
from pydantic import BaseModel

from irenic.analyses.acceptance import Assessment
from irenic.analyses.amend import Amendments
from irenic.analyses.backtest import Backtest
from irenic.analyses.compare import Comparison
from irenic.analyses.forecast import Forecasts
from irenic.analyses.gap import Matrix
from irenic.analyses.influence import Why
from irenic.analyses.questions import Questions
from irenic.analyses.record import Record
from irenic.analyses.stability import Stability
from irenic.analyses.table import Table
from irenic.analyses.trace import Trace
from irenic.analyses.zone import Zone
from irenic.exchange.exporting import Exported
from irenic.exchange.importing import Imported
from irenic.exchange.importing_conflict import ImportedConflict
from irenic.exchange.importing_contests import ImportedContests
from irenic.model.reading import Reading
from irenic.model.result import CheckResult
from irenic.report.office.importing import SheetImport
from irenic.report.office.writing import OfficeExport

RESULTS: Final[Mapping[str, tuple[type[BaseModel], ...]]] = {
    "check": (CheckResult,),
    "show": (Matrix, Table, Record),
    "assess": (Assessment,),
    "why": (Why,),
    "ask": (Questions,),
    "compare": (Comparison,),
    "zone": (Zone,),
    "amend": (Amendments,),
    "trace": (Trace,),
    "stability": (Stability,),
    "forecast": (Forecasts,),
    "backtest": (Backtest,),
    "read": (Reading,),
    "import": (Imported, ImportedConflict, ImportedContests, SheetImport),
    "export": (OfficeExport, Exported),
}
"""What each verb prints with `--json`."""


def fields_of(model: type[BaseModel]) -> Iterator[tuple[str, str, str]]:
    """Every field of a type as JSON has it: its name, what it holds, and what it means; in the order of the type."""
    hints, docstrings = get_type_hints(model, include_extras=True), _docstrings(model)
    for name, field in model.model_fields.items():
        if field.exclude:
            continue
        shown = field.serialization_alias or field.alias or name
        told = SPECIFIC.get(f"{model.__name__}.{shown}") or docstrings.get(name) or COMMON.get(shown, "")
        yield shown, _held(hints[name]), told.replace("|", "\\|")


@cache
def models() -> Mapping[type[BaseModel], str]:
    """The types that Results are made of, those of verbs first, each with a name that no other has."""
    found: dict[type[BaseModel], None] = {}
    waiting = [first for firsts in RESULTS.values() for first in firsts]
    tops = list(waiting)
    while waiting:
        model = waiting.pop(0)
        if model not in found:
            found[model] = None
            hints = get_type_hints(model, include_extras=True)
            waiting += [one for name in model.model_fields for one in _inner(hints[name])]
    inner = sorted((model for model in found if model not in tops), key=lambda one: (one.__name__, one.__module__))
    times = Counter(model.__name__ for model in found)
    return {
        model: model.__name__ if times[model.__name__] == 1 else f"{model.__name__} ({model.__module__.split('.')[-1]})"
        for model in (*tops, *inner)
    }


def undocumented() -> list[str]:
    """The fields of Results of which nothing says what they mean."""
    return [f"{name}.{field}" for model, name in models().items() for field, _, told in fields_of(model) if not told]


def json_page(generated: str) -> str:
    """The page docs/reference/json.md."""
    lines = ["# JSON", "", generated, _OPENING, "| verb | prints |", "| --- | --- |"]
    rows = {verb: ", ".join(map(_link, firsts)) for verb, firsts in RESULTS.items()}
    for verb, words in _BESIDE.items():
        rows[verb] = f"{rows[verb]}; {words}" if verb in rows else words
    lines += [f"| `{verb}` | {words} |" for verb, words in rows.items()]
    tops = {first for firsts in RESULTS.values() for first in firsts}
    for title, shown in (
        ("What verbs print", [model for model in models() if model in tops]),
        ("What that is made of", [model for model in models() if model not in tops]),
    ):
        lines += ["", f"## {title}"]
        for model in shown:
            lines += ["", f"### {models()[model]}", "", _purpose(model), "", "| field | holds | meaning |"]
            lines += [
                "| --- | --- | --- |",
                *(f"| `{name}` | {held} | {told} |" for name, held, told in fields_of(model)),
            ]
    return "\n".join([*lines, ""])


_OPENING: Final = """With `--json` a verb prints one object and nothing else on standard output: exactly the Result
that the Python interface returns (`result.to_json()`). Fields may be added; none is renamed. A failure is
`{"problems": […]}` and exit code 1.

Ids are those of the case file. Days are `YYYY-MM-DD`. A probability, a share, a worth and a weight are numbers from 0
to 1, without a unit; a place in a text is counted in characters from 0, its end left out. `null` is what is not known
or not given: never zero.
"""
_BESIDE: Final = {
    "show": "`show CASE all` has them as `matrix`, `drafts` and `record`, and a part of the record is that part alone",
    "read": "with `--into`: `added`, `new`, `current`, `waiting` (a [Proposal](#proposal) each), how many are "
    "`in_the_case`, `repeated` and `decided`, `resting_on_old`, `problems`; with `--output`: `written`, `current`, "
    "`problems`",
    "new": "`case` (the folder), `sources` (their files), `waiting` (how many proposals wait for a decision)",
    "accept": "by the proposal's id: `accepted` (the name of the entry), `citations` (how many), `cautions`",
    "reject": "`rejected`: the ids of the proposals",
    "report": "`report`: the file that was written",
    "schema": "the JSON Schema of the case format",
    "train": "`tagger` (the file), `figures` (how well it did)",
}
"""What is printed beside, or in place of, a Result."""


def _link(model: type[BaseModel]) -> str:
    name = models()[model]
    anchor = "".join(sign for sign in name.lower() if sign.isalnum() or sign in " _-").replace(" ", "-")
    return f"[{name}](#{anchor})"


def _purpose(model: type[BaseModel]) -> str:
    return " ".join(inspect.cleandoc(model.__doc__ or "").split())


@cache
def _docstrings(model: type[BaseModel]) -> Mapping[str, str]:
    """What the docstrings below its fields say, those of the types that it builds on among them."""
    found: dict[str, str] = {}
    for base in reversed(model.__mro__):
        if not issubclass(base, BaseModel) or base is BaseModel:
            continue
        (tree,) = ast.parse(textwrap.dedent(inspect.getsource(base))).body
        assert isinstance(tree, ast.ClassDef)
        waiting: list[str] = []
        for node in tree.body:
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                waiting.append(node.target.id)
            elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and waiting:
                found[waiting[-1]] = " ".join(str(node.value.value).split())
    return found


def _held(hint: Any) -> str:
    """A type in words: what JSON holds in this place."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _held(parts[0])
    if origin is Literal:
        return " \\| ".join(f"`{part}`" if isinstance(part, str) else f"`{str(part).lower()}`" for part in parts)
    if origin in (Union, types.UnionType):
        return " or ".join(dict.fromkeys(_held(part) for part in parts))
    if origin is tuple:
        return (
            f"list of {_held(parts[0])}" if len(parts) == 2 and parts[1] is ... else f"[{', '.join(map(_held, parts))}]"
        )
    if origin in (list, frozenset, set):
        return f"list of {_held(parts[0])}"
    if origin is not None and issubclass(origin, Mapping):
        return f"object: {_held(parts[0])} → {_held(parts[1])}"
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return _link(hint)
    return _PLAIN.get(hint, "any value")


_PLAIN: Final[Mapping[Any, str]] = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "true or false",
    type(None): "null",
    datetime.date: "day",
}


def _inner(hint: Any) -> Iterator[type[BaseModel]]:
    if isinstance(hint, type) and not get_args(hint):
        if issubclass(hint, BaseModel):
            yield hint
    else:
        for part in get_args(hint):
            yield from _inner(part)
