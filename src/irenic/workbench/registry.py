"""What a page of the workbench is, and the list of them: one module of `workbench.pages` for each."""

import abc
import pkgutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, Final, Protocol
from urllib.parse import urlencode

from ..documents.metadata import in_command
from ..model.base import Frozen
from .answers import Answer, Answers
from .filters import FilterName, Filters
from .questions import Question
from .session import Session
from .snapshot import Snapshot

if TYPE_CHECKING:
    from fastapi import APIRouter

ORDER: Final = ("matrix", "inbox", "sources", "drafts", "zone", "why", "timeline", "problems", "export", "case")
"""The pages of the side bar, from top to bottom; those that are not there are left out."""


class View(Frozen, abc.ABC):
    """What a page shows: its fields are the page as `.json`, its rows the page as `.csv`, its template the page."""

    template: ClassVar[str]
    """A file of `workbench/assets`, in which it is called `view`."""
    heading: str
    """A sentence that says something."""
    command: str
    """What gives the same in a terminal."""

    @abc.abstractmethod
    def head(self) -> Sequence[str]:
        """The columns of the page as `.csv`."""

    @abc.abstractmethod
    def rows(self) -> Iterable[Sequence[object]]:
        """The rows of the page as `.csv`; None is an empty cell."""


@dataclass(frozen=True)
class Asked:
    """What is asked of a page."""

    page: "Page"
    snapshot: Snapshot
    session: Session
    answers: Answers
    filters: Filters
    item: str | None = None
    """The rest of the address: `/sources/ITEM`."""
    query: Mapping[str, str] = field(default_factory=dict)
    """All of the query, filters included; the first of each name."""
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """All of the query, every value of each name."""
    sent: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What a form sent that is shown again, every value of each name."""

    def answer(self, question: Question) -> Answer:
        """What has become of a question that takes long; never waits."""
        return self.answers.ask(self.snapshot, question)

    @property
    def own_query(self) -> str:
        """All of the query, as it stands in an address."""
        return urlencode([(name, value) for name, values in self.lists.items() for value in values])

    @property
    def case_name(self) -> str:
        """What the case folder is called."""
        return self.snapshot.loaded.folder.path.resolve().name

    @property
    def case_word(self) -> str:
        """The same as one word of a command."""
        return in_command(self.case_name)


class Page(Protocol):
    """A page. A module of `workbench.pages` holds one as `PAGE`; the name of the module is the page's address."""

    name: ClassVar[str]
    title: ClassVar[str]
    """What the side bar calls it."""
    filters: ClassVar[tuple[FilterName, ...]]
    """The filters that it heeds."""
    scripts: ClassVar[tuple[str, ...]]
    """Its own scripts, files of `workbench/assets`."""
    has_items: ClassVar[bool]
    """Whether it also has addresses such as `/sources/ITEM`."""

    def view(self, asked: Asked) -> View:
        """What is to be shown; raises IrenicError (E001 where there is no such item)."""
        ...

    def warm(self, snapshot: Snapshot) -> None:
        """Work out what the page needs of a new reading, before it is shown."""
        ...

    def add_routes(self, router: "APIRouter", bench: Any) -> None:
        """Add what the page does beyond being shown: addresses that take an edit, parts that are fetched."""
        ...


class PlainPage:
    """What most pages have in common: no filters, scripts or items, nothing to work out before, no more addresses."""

    filters: ClassVar[tuple[FilterName, ...]] = ()
    scripts: ClassVar[tuple[str, ...]] = ()
    has_items: ClassVar[bool] = False

    def warm(self, snapshot: Snapshot) -> None:
        """Nothing."""

    def add_routes(self, router: "APIRouter", bench: Any) -> None:
        """None."""


@cache
def pages() -> Mapping[str, Page]:
    """All pages by their names, those of the side bar first and in its order."""
    from . import pages as package

    found: dict[str, Page] = {}
    for module in pkgutil.iter_modules(package.__path__):
        held = getattr(import_module(f"{package.__name__}.{module.name}"), "PAGE", None)
        if held is not None:
            found[held.name] = held
    named = {name: found[name] for name in ORDER if name in found}
    return named | found
