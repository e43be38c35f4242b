"""The JSON Schema of a case file, for editors that complete and check while one types."""

import ast
import functools
import inspect
import itertools
import textwrap
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from ..model.case import Case
from ..model.version import FORMAT


def case_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `case.yaml`, with the shorthands that a case file may use."""
    schema = Case.model_json_schema(by_alias=True, schema_generator=_Schema)
    schema["$schema"] = GenerateJsonSchema.schema_dialect
    schema["title"] = f"irenic case, format {FORMAT}"
    # an included file has parts of a case and no version, so editors use the schema for both
    return schema


class _Schema(GenerateJsonSchema):
    """Adds what the docstrings say of each field, and that a field may be written and left empty."""

    def model_schema(self, schema: Any) -> dict[str, Any]:
        described = super().model_schema(schema)
        kind: type[BaseModel] = schema["cls"]
        words = _field_docstrings(kind)
        required = described.get("required", [])
        for name, field in kind.model_fields.items():
            written = field.alias or name
            if written in described.get("properties", {}):
                held = described["properties"][written]
                described["properties"][written] = held if written in required else _or_empty(held)
                if name in words:
                    described["properties"][written]["description"] = words[name]
        return described


def _or_empty(held: dict[str, Any]) -> dict[str, Any]:
    outer: dict[str, Any] = {key: held.pop(key) for key in ("default", "title") if key in held}
    if {"type": "null"} in held.get("anyOf", []):
        return {**held, **outer}
    return {"anyOf": [*(held.pop("anyOf", None) or [held]), {"type": "null"}], **outer}


@functools.cache
def _field_docstrings(kind: type[BaseModel]) -> dict[str, str]:
    """The sentence below each field of a class, as written in its source; inherited ones included.

    Pydantic can collect them too, but does so whenever the class is made: that would slow down every start.
    """
    found: dict[str, str] = {}
    for base in reversed(kind.__mro__):
        if not issubclass(base, BaseModel) or base is BaseModel:
            continue
        body = ast.parse(textwrap.dedent(inspect.getsource(base))).body[0]
        statements = body.body if isinstance(body, ast.ClassDef) else []
        for field, text in itertools.pairwise(statements):
            if (
                isinstance(field, ast.AnnAssign)
                and isinstance(field.target, ast.Name)
                and isinstance(text, ast.Expr)
                and isinstance(text.value, ast.Constant)
                and isinstance(text.value.value, str)
            ):
                found[field.target.id] = inspect.cleandoc(text.value.value)
    return found
