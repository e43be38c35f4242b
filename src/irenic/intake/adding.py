"""Documents become sources of a case: each content once, nothing overwritten, a new version beside the old."""

import datetime
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, Final

from ..casefile import inbox
from ..casefile.create import free_id, source_entry
from ..documents.files import read_bytes, sha256
from ..documents.metadata import shown_path
from ..documents.store import SOURCES, Record, load_record, store_document
from ..model.base import Frozen
from ..model.problem import IrenicError, Problem, failure
from ..model.proposal import Proposal
from ..model.source import STRICTNESS, Document, Handling, Source
from ..readers.datelines import dateline_of
from .corrections import Earlier, Shelved, Told
from .many import ExtractedFile, extract_files
from .opened import OpenCase
from .versions import shared_words, version_proposal

_BATCH: Final = 50
"""So many sources are written into the case file at once."""
_SAME_DOCUMENT: Final = 0.1
"""How much of an old text a document of the same file name has to share to be taken for a new version of it."""
_WITHDRAWING: Final = re.compile(r"\b(?:correct(?:s|ed|ion)|retract\w*|withdr[ae]wn?|updated?|earlier version)\b", re.I)

_SAID_ITSELF: Final = 0.9
"""How sure it is that a document corrects an earlier one which it names itself."""


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
    reason: str | None = None
    """Why it seems to be one."""
    shared: float | None = None
    """How much of the old text stands in the new one, from 0 to 1."""
    is_note: bool = False
    """Whether it speaks of the other and does not hold its text: it may only correct or withdraw it."""
    handling: Handling | None = None
    """Who may see it, where it has that of the other and nobody has said so."""
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
        self._shelved = Shelved()
        for name, source in opened.case.sources.items():
            record = self._record(source.file)
            hashes = (record.sha256_original, record.sha256_text) if record else ()
            file = record.name if record else PurePosixPath(source.original or source.file).name
            if name in self._texts:
                hashes = (*hashes, sha256(self._texts[name].encode()))
            self._put(name, hashes, file, source.url)
            if name in self._texts:
                self._shelved.add(name, _earlier(self._texts[name], source))
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

    def put(self, name: str, document: Document, published: datetime.date | None, old: str | None) -> None:
        """Take a new source in, where it is a version of an old one with that."""
        self._texts[name] = document.text
        self._shelved.add(name, _as_earlier(document, published))
        self._put(name, (document.sha256_original, document.sha256_text), document.name, document.metadata.get("url"))
        if old is not None:
            self._first[name] = self.first(old)

    def first(self, name: str) -> str:
        """The first of the versions that a source is one of."""
        return self._first.get(name, name)

    def older(self, document: Document, published: datetime.date | None) -> Told | None:
        """The source of which a document is a new version, and why it is taken for one."""
        by_url = self._by_url.get(document.metadata.get("url", ""))
        if by_url is not None and by_url in self._texts:
            return Told(by_url, "the same address", self.shared(by_url, document), is_one=True)
        by_name = self._by_name.get(document.name.casefold())
        named = None
        if by_name is not None and by_name in self._texts:
            reason = f"the same file name, '{document.name}'"
            named = Told(by_name, reason, self.shared(by_name, document), is_one=True)
        # many documents are called "article.html"
        if named is not None and named.shared >= _SAME_DOCUMENT:
            return named
        told = self._shelved.corrected_by(_as_earlier(document, published))
        return told or (named if named is not None and _WITHDRAWING.search(document.text[:2000]) else None)

    def shared(self, old: str, document: Document) -> float:
        """How much of the text of a source stands in a document, from 0 to 1."""
        return shared_words(self._texts[old], document.text) if old in self._texts else 0.0


def _as_earlier(document: Document, published: datetime.date | None) -> Earlier:
    said, head = document.metadata.get("published"), dateline_of(document.text)
    day = datetime.date.fromisoformat(said) if said else published or (head.published if head else None)
    outlet = document.metadata.get("outlet") or (head.outlet if head else None)
    return Earlier(document.text, outlet, document.metadata.get("title"), day)


def _earlier(text: str, source: Source) -> Earlier:
    """A source as one that may be corrected: what nobody has said of it yet is taken from its head, to compare by."""
    head = dateline_of(text)
    outlet = source.outlet or (head.outlet if head else None)
    return Earlier(text, outlet, source.title, source.published.earliest or (head.published if head else None))


def add_documents(
    opened: OpenCase,
    files: Sequence[Path],
    *,
    published: datetime.date | None = None,
    encoding: str | None = None,
    handling: Handling | None = None,
    replaces: str | None = None,
    workers: int = 1,
    tell: Callable[[int, int], None] | None = None,
    extracted: Iterable[ExtractedFile] | None = None,
) -> list[AddedSource]:
    """Add documents to a case as sources; what cannot be read is told, and the others are added all the same.

    `extracted` are their texts, in their order, where somebody has them already.

    A document whose content the case has is not added again. `published` is the day of those that do not tell it,
    `handling` who may see them, where a person says so; else what the documents say, and a version of a source is no
    looser than that. `replaces` is the source of which the one document is a new version, where a person says so: the
    proposal that is made of it is theirs to accept. Raises IrenicError where the case file has errors, so that no entry
    can be added, or cannot be written.
    """
    if files:
        opened.require_editable("sources")
    shelf, added, entries = _Shelf(opened), [], dict[str, Any]()
    try:
        texts = extract_files(files, encoding=encoding, workers=workers) if extracted is None else extracted
        for done, (file, document, problems) in enumerate(texts):
            if tell is not None:
                tell(done, len(files))
            if document is None:
                added.append(AddedSource(file=shown_path(file), source=None, problems=problems))
                continue
            try:
                added.append(_add(opened, shelf, file, document, entries, published, handling, replaces))
            except IrenicError as error:
                added.append(AddedSource(file=shown_path(file), source=None, problems=error.problems))
            if len(entries) >= _BATCH:
                opened.extend("sources", entries)
                entries.clear()
    finally:
        # what is stored already becomes a source, also where somebody interrupts
        opened.extend("sources", entries)
    return added


def offer_versions(opened: OpenCase) -> list[tuple[str, Told, str]]:
    """Offer, of the sources that a case began with, each that corrects an earlier one, by its own words or by theirs.

    Returns which source it is, what it corrects, and the id of the proposal.
    """
    shelved, found = Shelved(), []
    held = [(name, source) for name, source in opened.case.sources.items() if name in opened.loaded.texts]
    for name, source in sorted(held, key=lambda one: one[1].published.earliest or datetime.date.min):
        text = opened.loaded.texts[name].text
        as_new = _earlier(text, source)
        told = shelved.corrected_by(as_new)
        shelved.add(name, as_new)
        if told is not None:
            found.append((name, told, _offer(opened, name, text, told).id))
    return found


def _add(
    opened: OpenCase,
    shelf: _Shelf,
    file: Path,
    document: Document,
    entries: dict[str, Any],
    published: datetime.date | None,
    handling: Handling | None,
    replaces: str | None,
) -> AddedSource:
    shown = shown_path(file)
    held = shelf.by_content.get(document.sha256_original) or shelf.by_content.get(document.sha256_text)
    if held is not None:
        if replaces is None:
            return AddedSource(file=shown, source=held)
        if held == replaces:
            raise failure("E009", f"{shown} is '{replaces}' itself, word for word", "name the earlier source")
        told = _said(shelf, replaces, document)
        offered = _offer(opened, held, document.text, told)
        return AddedSource(
            file=shown, source=held, version_of=replaces, proposal=offered.id, reason=told.reason, shared=told.shared
        )
    older = shelf.older(document, published) if replaces is None else _said(shelf, replaces, document)
    said = handling or _handling_of(document)
    close = _close(opened, older, entries)
    is_looser = said is not None and STRICTNESS[said] < STRICTNESS[close]
    # an id that is made of another's would tell of that
    own = older is None or not older.is_one or is_looser
    wanted = Path(document.name).stem.lower() if own or older is None else shelf.first(older.source)
    taken = {*opened.case.sources, *opened.case.parties, *opened.case.actors, *entries}
    name = free_id(wanted, taken, "source")
    while _is_stored_otherwise(opened, name, document):
        taken.add(name)
        name = free_id(wanted, taken, "source")
    stored = store_document(document, read_bytes(file, shown=shown), opened.folder.path, name)
    entry = source_entry(document, stored.text, stored.original, published)
    if handling is not None:
        entry["handling"] = handling
    elif said is None and close != "public":
        reason = "as the source has it of which this may be a new version"
        entry |= {"handling": close, "assumed": {**entry.get("assumed", {}), "handling": reason}}
    entries[name] = entry
    shelf.put(name, document, published, older.source if older is not None and older.is_one else None)
    if older is None:
        return AddedSource(file=shown, source=name, is_new=True)
    proposal = _offer(opened, name, document.text, older)
    return AddedSource(
        file=shown,
        source=name,
        is_new=True,
        version_of=older.source,
        proposal=proposal.id,
        reason=older.reason,
        shared=round(older.shared, 3),
        is_note=older.is_note,
        handling=close if said is None and close != "public" else None,
    )


def _handling_of(document: Document) -> Handling | None:
    """Who may see a document, as far as it says so itself."""
    return next((one for one in STRICTNESS if one == document.metadata.get("handling")), None)


def _close(opened: OpenCase, older: Told | None, entries: Mapping[str, Any]) -> Handling:
    """Who may see the source of which a document is a new version."""
    if older is None:
        return "public"
    held = opened.case.sources.get(older.source)
    return held.handling if held is not None else entries.get(older.source, {}).get("handling", "public")


def _said(shelf: _Shelf, old: str, document: Document) -> Told:
    """That a person says so."""
    return Told(old, "named by the person who added it", shelf.shared(old, document), is_one=True)


def _offer(opened: OpenCase, name: str, text: str, told: Told) -> Proposal:
    """Lay the proposal that a source replaces an earlier one into its inbox."""
    quote = " ".join(text[told.span[0] : told.span[1]].split()) if told.span else ""
    confidence = told.shared if told.span is None else max(told.shared, _SAID_ITSELF)
    proposal = version_proposal(name, told.source, told.reason, confidence, told.span, quote)
    inbox.add_to(opened.folder, name, proposal)
    return proposal


def _is_stored_otherwise(opened: OpenCase, name: str, document: Document) -> bool:
    """Whether `sources/` holds something else under a name that the case does not use."""
    folder = opened.folder.path / SOURCES
    text = folder / f"{name}.txt"
    if not text.is_file():
        original = f"{name}.original{PurePosixPath(document.name).suffix.lower()}"
        return (folder / original).exists() or (folder / f"{name}.json").exists()
    return sha256(text.read_bytes()) != document.sha256_text
