"""Documents become sources of a case: each content once, nothing overwritten, a new version beside the old."""

import datetime
import re
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, Final

from ..casefile import inbox
from ..casefile.create import free_id, source_entry
from ..documents.files import read_bytes, sha256
from ..documents.metadata import shown_path
from ..documents.store import SOURCES, Record, load_record, store_document
from ..model.base import Frozen
from ..model.problem import IrenicError, Problem
from ..model.source import Document
from .many import extract_files
from .opened import OpenCase
from .versions import shared_words, version_proposal

_BATCH: Final = 50
"""So many sources are written into the case file at once."""
_SAME_DOCUMENT: Final = 0.1
"""How much of an old text a document of the same file name has to share to be taken for a new version of it."""
_WITHDRAWING: Final = re.compile(r"\b(?:correct(?:s|ed|ion)|retract\w*|withdr[ae]wn?|updated?|earlier version)\b", re.I)


class AddedSource(Frozen):
    """What became of one document that was to be added."""

    file: str
    source: str | None
    """The source that it is; None where it could not be read."""
    is_new: bool = False
    """False where the case had it already."""
    version_of: str | None = None
    """The source of which it seems to be a new version; the case is not told so before a person accepts it."""
    proposal: str | None = None
    """The id of the proposal that says so."""
    shared: float | None = None
    """How much of the old text stands in the new one, from 0 to 1."""
    problems: tuple[Problem, ...] = ()


class _Shelf:
    """What the case has, by content, by address and by file name."""

    def __init__(self, opened: OpenCase) -> None:
        self._opened = opened
        self.by_content: dict[str, str] = {}
        self._by_url: dict[str, str] = {}
        self._by_name: dict[str, str] = {}
        self._first: dict[str, str] = {}
        self._texts: dict[str, str] = {name: text.text for name, text in opened.loaded.texts.items()}
        for name, source in opened.case.sources.items():
            record = self._record(source.file)
            hashes = (record.sha256_original, record.sha256_text) if record else ()
            file = record.name if record else PurePosixPath(source.original or source.file).name
            if name in self._texts:
                hashes = (*hashes, sha256(self._texts[name].encode()))
            self._put(name, hashes, file, source.url)
            for old in source.replaces:
                self._first[name] = self._first.get(old, old)

    def _record(self, file: str) -> Record | None:
        try:
            return load_record(self._opened.folder.path, file)
        except IrenicError:
            return None  # irenic check tells of it

    def _put(self, name: str, hashes: Sequence[str], file: str, url: str | None) -> None:
        for content in hashes:
            self.by_content.setdefault(content, name)
        self._by_name[file.casefold()] = name
        if url:
            self._by_url[url] = name

    def put(self, name: str, document: Document, old: str | None) -> None:
        """Take a new source in, where it is a version of an old one with that."""
        self._texts[name] = document.text
        self._put(name, (document.sha256_original, document.sha256_text), document.name, document.metadata.get("url"))
        if old is not None:
            self._first[name] = self.first(old)

    def first(self, name: str) -> str:
        """The first of the versions that a source is one of."""
        return self._first.get(name, name)

    def older(self, document: Document) -> tuple[str, str, float] | None:
        """The source of which a document is a new version: its id, why it is taken for one, and what they share."""
        for found, why in (
            (self._by_url.get(document.metadata.get("url", "")), "the same address"),
            (self._by_name.get(document.name.casefold()), f"the same file name, '{document.name}'"),
        ):
            if found is not None and found in self._texts:
                shared = shared_words(self._texts[found], document.text)
                # many documents are called "article.html"
                if why == "the same address" or shared >= _SAME_DOCUMENT or _WITHDRAWING.search(document.text[:2000]):
                    return found, why, shared
        return None


def add_documents(
    opened: OpenCase,
    files: Sequence[Path],
    *,
    published: datetime.date | None = None,
    encoding: str | None = None,
    workers: int = 1,
    tell: Callable[[int, int], None] | None = None,
) -> list[AddedSource]:
    """Add documents to a case as sources; what cannot be read is told, and the others are added all the same.

    A document whose content the case has is not added again. `published` is the day of those that do not tell it.
    Raises IrenicError where the case file has errors, so that no entry can be added, or cannot be written.
    """
    if files:
        opened.require_editable("sources")
    shelf, added, entries = _Shelf(opened), [], dict[str, Any]()
    try:
        for done, (file, document, problems) in enumerate(extract_files(files, encoding=encoding, workers=workers)):
            if tell is not None:
                tell(done, len(files))
            if document is None:
                added.append(AddedSource(file=shown_path(file), source=None, problems=problems))
                continue
            try:
                added.append(_add(opened, shelf, file, document, entries, published))
            except IrenicError as error:
                added.append(AddedSource(file=shown_path(file), source=None, problems=error.problems))
            if len(entries) >= _BATCH:
                opened.extend("sources", entries)
                entries.clear()
    finally:
        # what is stored already becomes a source, also where somebody interrupts
        opened.extend("sources", entries)
    return added


def _add(
    opened: OpenCase,
    shelf: _Shelf,
    file: Path,
    document: Document,
    entries: dict[str, Any],
    published: datetime.date | None,
) -> AddedSource:
    shown = shown_path(file)
    held = shelf.by_content.get(document.sha256_original) or shelf.by_content.get(document.sha256_text)
    if held is not None:
        return AddedSource(file=shown, source=held)
    older = shelf.older(document)
    wanted = Path(document.name).stem.lower() if older is None else shelf.first(older[0])
    taken = {*opened.case.sources, *opened.case.parties, *opened.case.actors, *entries}
    name = free_id(wanted, taken, "source")
    while _is_stored_otherwise(opened, name, document):
        taken.add(name)
        name = free_id(wanted, taken, "source")
    stored = store_document(document, read_bytes(file, shown=shown), opened.folder.path, name)
    entries[name] = source_entry(document, stored.text, stored.original, published)
    shelf.put(name, document, older[0] if older else None)
    if older is None:
        return AddedSource(file=shown, source=name, is_new=True)
    old, why, shared = older
    proposal = version_proposal(name, old, why, shared)
    inbox.add_to(opened.folder, name, proposal)
    return AddedSource(
        file=shown, source=name, is_new=True, version_of=old, proposal=proposal.id, shared=round(shared, 3)
    )


def _is_stored_otherwise(opened: OpenCase, name: str, document: Document) -> bool:
    """Whether `sources/` holds something else under a name that the case does not use."""
    folder = opened.folder.path / SOURCES
    text = folder / f"{name}.txt"
    if not text.is_file():
        original = f"{name}.original{PurePosixPath(document.name).suffix.lower()}"
        return (folder / original).exists() or (folder / f"{name}.json").exists()
    return sha256(text.read_bytes()) != document.sha256_text
