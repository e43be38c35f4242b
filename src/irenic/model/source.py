"""Sources: the documents that a case rests on, and their frozen text."""

from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal

from pydantic import Field

from .base import Frozen, Id, Ids, Texts, Unknown, Written, shorthand
from .basis import Citations, Entry
from .dates import DateRange, Day, When

Handling = Literal["public", "restricted", "confidential"]
"""Who may see a source."""
STRICTNESS: Final[Mapping[Handling, int]] = {"public": 0, "restricted": 1, "confidential": 2}
"""How few may see a source."""


class Retraction(Written):
    """That words, or a whole source, were withdrawn: when, and where that is said."""

    date: When = DateRange()
    cite: Citations = ()


def _dated(value: Any) -> Any:
    whole = (
        value is None or isinstance(value, Retraction) or (isinstance(value, dict) and not {"from", "to"} & set(value))
    )
    return value if whole else {"date": value}


Retracted = Annotated[Retraction | None, shorthand(_dated, Day | Unknown | DateRange | Retraction | None)]


class Kept(Written):
    """An earlier source that was kept beside a later one which was offered as its correction or new version."""

    source: Id
    """The earlier one: it counts as before."""
    cite: Citations = ()
    """Where the later one itself speaks of the earlier, if it does."""
    note: str | None = None
    """Why it was kept."""


class Source(Entry):
    """One document: what it is called, where and when it appeared, and who may see it."""

    file: str
    """The frozen text, as a path from the case folder."""
    original: str | None = None
    """The document as it was added, where that is not the text itself."""
    outlet: str | None = None
    """Who published it."""
    title: str | None = None
    author: str | None = None
    published: When = DateRange()
    """The day of publication, at the outlet's place."""
    url: str | None = None
    language: str | None = None
    translated_from: str | None = None
    """The language that the words were spoken or written in, where this is a translation."""
    rests_on: Texts = ()
    """What it repeats: ids of sources or free names. Sources that rest on one origin are one origin."""
    handling: Handling = "public"
    replaces: Ids = ()
    """Earlier versions of the same document."""
    kept_beside: tuple[Kept, ...] = ()
    """Earlier sources which a person kept, where this one was offered as their correction or new version."""
    retracted: Retracted = None


class Division(Frozen):
    """A page or a paragraph of a document, by characters of its text."""

    kind: Literal["page", "paragraph"]
    number: int
    start: int
    end: int


class Document(Frozen):
    """The text of one document, as it was extracted, with all that the file says of itself.

    `text` is in Unicode form NFC with LF line ends; every offset counts characters of it.
    """

    name: str
    """The file's name, without its folder."""
    media_type: str
    text: str
    metadata: Mapping[str, str] = Field(default_factory=dict)
    """What the file says of itself: title, outlet, author, published (ISO date), url, language, and more by format."""
    divisions: tuple[Division, ...] = ()
    """Pages where the format has them, else paragraphs, in the order of the text."""
    extractor: str
    """What made the text of the bytes, with its version: a text is never extracted anew in silence."""
    sha256_original: str
    sha256_text: str
