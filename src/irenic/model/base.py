"""What every frozen type of the model is built from: the base class, ids, and the word *unknown*."""

from collections.abc import Callable
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

ID_PATTERN: Final = r"^[A-Za-z0-9][A-Za-z0-9_-]*$"
REFERENCE_PATTERN: Final = r"^[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9][A-Za-z0-9_-]*)?$"

RESERVED: Final = frozenset({"structure", "unknown"})
"""Words of irenic's own, which no party, actor, source, statement or assumption can be called."""

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
"""The name of an entry within a case: letters, digits, `-` and `_`."""

Reference = Annotated[str, StringConstraints(pattern=REFERENCE_PATTERN)]
"""Who: a party, `party.voice`, an actor, or a source (the outlet's own voice)."""

Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
"""A number proper: neither a word in quotes nor `true`."""

WholeNumber = Annotated[int, Field(strict=True)]

Unknown = Literal["unknown"]
UNKNOWN: Final[Unknown] = "unknown"


class Frozen(BaseModel):
    """A value that never changes once made; an unknown field is an error."""

    model_config = ConfigDict(
        frozen=True,
        defer_build=True,
        extra="forbid",
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        coerce_numbers_to_str=True,
    )


class Written(Frozen):
    """A value as it stands in a case file, where a field that is left empty counts as left out."""

    @model_validator(mode="before")
    @classmethod
    def _null_is_left_out(cls, value: Any) -> Any:
        if isinstance(value, dict) and None in value.values():
            # a field that is not known stays, so that it is told even where nothing stands behind it
            known = {field.alias or name for name, field in cls.model_fields.items()}
            return {key: item for key, item in value.items() if item is not None or key not in known}
        return value


def invalid(code: str, message: str) -> PydanticCustomError:
    """A validation error in words of our own; `code` is for tests, `message` for people."""
    # the message goes in as a value, so that braces in a user's text are not taken for fields of a template
    return PydanticCustomError(code, "{message}", {"message": message})


def shorthand(expand: Callable[[Any], Any], written: Any) -> BeforeValidator:
    """Let a field be written shorter than it is held.

    `expand` makes the long form; `written` is the type that the JSON Schema gives, short and long forms alike.
    """
    return BeforeValidator(expand, json_schema_input_type=written)


def listed(value: Any) -> Any:
    """A single value stands for a list of one."""
    return [value] if isinstance(value, (str, dict, BaseModel)) else value


Texts = Annotated[tuple[str, ...], shorthand(listed, str | list[str])]
Ids = Annotated[tuple[Id, ...], shorthand(listed, Id | list[Id])]
References = Annotated[tuple[Reference, ...], shorthand(listed, Reference | list[Reference])]


def _listed_unless_unknown(value: Any) -> Any:
    return value if value == UNKNOWN else listed(value)


IdsOrUnknown = Annotated[tuple[Id, ...] | Unknown, shorthand(_listed_unless_unknown, Id | list[Id])]
ReferencesOrUnknown = Annotated[
    tuple[Reference, ...] | Unknown, shorthand(_listed_unless_unknown, Reference | list[Reference])
]
"""Who gives, gets or acts; `unknown` where no source names anybody."""
