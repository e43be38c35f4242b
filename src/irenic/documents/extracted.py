"""What a format hands over: text as the file holds it, before it is brought into its frozen form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from .files import MEBIBYTE

TEXT_LIMIT: Final = 10 * MEBIBYTE
"""The longest text that is read, in bytes of UTF-8."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a document in pieces, and what the file says of itself."""

    pieces: tuple[str, ...]
    """The pages, where the format has them; else one piece, whose paragraphs blank lines part."""
    extractor: str
    """Name and version of what read the bytes."""
    has_pages: bool = False
    metadata: Mapping[str, str] = field(default_factory=dict)
