"""Making a new case folder: whole, or not at all."""

import contextlib
import datetime
import os
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Callable, Container, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, get_args

from ..documents.files import cannot_write, read_bytes, write_atomically
from ..documents.metadata import shown_path
from ..documents.read import read_document
from ..documents.store import store_document
from ..model.base import RESERVED
from ..model.problem import failure
from ..model.source import Document, Handling
from ..model.version import FORMAT
from .folder import CASE_FILE, CaseFolder
from .write import block, scalar

GIT_ATTRIBUTES: Final = "# frozen texts are never changed, line ends included\nsources/* -text\n"

_LISTED: Final = ("rests_on",)

_TEMPLATE: Final = """\
irenic: {format}
title: {title}

# The documents that the case rests on; their frozen texts lie in sources/.
sources:{sources}

# Those at the table, or whose consent the deal needs:
#   alpha: {{name: Alpha, roles: [principal], voices: {{minister: {{name: …, office: …}}}}}}
parties: {{}}

# The questions to be settled, with their options from the low to the high end:
#   border: {{question: "Where does the border run?", options: {{old: {{label: the old line, proposed_in: [plan]}}}}}}
issues: {{}}

# What is on the table; {{}} says that nothing is:
#   plan: {{terms: {{border: {{option: old, cite: {{source: …, quote: "…"}}}}}}}}
drafts: {{}}

# Who said what, with the words that say it:
#   s1: {{by: alpha, stance: accepts, about: {{draft: plan}}, cite: {{source: …, quote: "…"}}}}
statements: {{}}
"""


def create_case(
    path: Path,
    title: str,
    documents: Sequence[Path] = (),
    *,
    encoding: str | None = None,
    published: datetime.date | None = None,
    handling: Handling | None = None,
) -> CaseFolder:
    """Make a case folder at a path that does not exist yet (or is an empty folder), with documents as its sources.

    `published` is the day of documents that do not tell it, `handling` who may see them, whatever they say themselves.
    Raises IrenicError where something is there already, a document cannot be read, or the disk cannot be written; no
    part of the folder is then left behind.
    """
    require_free(path)
    originals = [read_bytes(document, shown=shown_path(document)) for document in documents]
    read = [
        (read_document(document, encoding=encoding, data=data), data)
        for document, data in zip(documents, originals, strict=True)
    ]
    with new_folder(path) as building:
        (building / "sources").mkdir()
        entries: dict[str, Any] = {}
        for document, original in read:
            name = free_id(Path(document.name).stem.lower(), entries, "source")
            stored = store_document(document, original, building, name)
            entries[name] = source_entry(document, stored.text, stored.original, published)
            if handling is not None:
                entries[name]["handling"] = handling
        sources = block(entries, "", part=True) if entries else " {}"
        write_case_file(building, _TEMPLATE.format(format=FORMAT, title=scalar(title), sources=sources))
    return CaseFolder(path)


def require_free(path: Path, hint: str = "choose a name that is not taken") -> None:
    """Raise IrenicError (F011) where something is at a path that is to be made, other than an empty folder."""
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise failure("F011", f"'{path}' is there already", hint, file=str(path))


def require_replaceable(path: Path, is_ours: Callable[[str], bool], *, overwrite: bool) -> None:
    """Raise IrenicError (F011) where a folder cannot be written: something is there that may not be replaced.

    With `overwrite` a folder may be whose every file goes by a name of which `is_ours` says that irenic writes such.
    """
    hint = "add --overwrite to replace it, or choose another name with --output"
    if not overwrite:
        require_free(path, hint)
        return
    if path.is_symlink() or (path.exists() and not path.is_dir()):
        require_free(path, "choose another name with --output: what is there is no folder")
    there = list(path.iterdir()) if path.exists() else []
    others = [held.name for held in there if not (held.is_file() and is_ours(held.name))]
    if others:
        raise failure(
            "F011",
            f"'{path}' holds what no export wrote: {', '.join(sorted(others)[:5])}{', …' if len(others) > 5 else ''}",
            "choose another name with --output",
            file=str(path),
        )


@contextlib.contextmanager
def new_folder(path: Path, *, replacing: bool = False) -> Iterator[Path]:
    """A folder to fill, which takes its place at the path once all is in it.

    With `replacing` it takes the place of a folder that is there; see `require_replaceable`. Raises IrenicError as
    `require_free` does, and where the disk cannot be written; where anything at all fails, nothing is left behind, and
    what was there stays.
    """
    if not replacing:
        require_free(path)
    parent = path.resolve().parent
    if not parent.is_dir():
        raise failure("F001", f"there is no folder '{parent}'", "make it first, or choose another", file=str(path))
    try:
        building = Path(tempfile.mkdtemp(dir=parent, prefix=f".{path.resolve().name[:80]}."))
    except OSError as error:
        raise cannot_write(error, str(path)) from None
    try:
        yield building
        os.chmod(building, 0o755)
        if path.is_dir() and any(path.iterdir()):
            _take_place(building, path)
        elif path.is_dir():
            _move_into(building, path)
        else:
            os.replace(building, path)
    except OSError as error:
        raise cannot_write(error, str(path)) from None
    finally:
        shutil.rmtree(building, ignore_errors=True)


def write_case_file(folder: Path, text: str) -> None:
    """Write the case file of a new case, with what git has to know of its sources."""
    write_atomically(folder / CASE_FILE, text.encode(), shown=CASE_FILE)
    write_atomically(folder / ".gitattributes", GIT_ATTRIBUTES.encode(), shown=".gitattributes")


def _take_place(building: Path, path: Path) -> None:
    """Put a folder in the place of one that is there, which is back in its place where that fails."""
    aside = Path(tempfile.mkdtemp(dir=path.resolve().parent, prefix=f".{path.resolve().name[:80]}."))
    try:
        os.replace(path, aside / "old")
        try:
            os.replace(building, path)
        except OSError:
            os.replace(aside / "old", path)
            raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _move_into(building: Path, path: Path) -> None:
    """Move all that was made into an empty folder that somebody may be working in; `case.yaml` last."""
    moved: list[Path] = []
    try:
        for made in sorted(building.iterdir(), key=lambda made: made.name == CASE_FILE):
            made.rename(path / made.name)
            moved.append(path / made.name)
    except OSError:
        for done in moved:
            shutil.rmtree(done, ignore_errors=True) if done.is_dir() else done.unlink(missing_ok=True)
        raise


def source_entry(
    document: Document, text: str, original: str, published: datetime.date | None = None
) -> dict[str, Any]:
    """The entry of a new source: what the document says of itself, and nothing else."""
    entry: dict[str, Any] = {"file": text, "original": original}
    entry |= {
        field: document.metadata[field]
        for field in ("outlet", "title", "author", "published", "url", "language", "translated_from")
        if document.metadata.get(field)
    }
    told = [field for field in ("published", *_LISTED) if document.metadata.get(field)]
    entry |= {field: _items(document.metadata[field]) for field in _LISTED if document.metadata.get(field)}
    # what only some may see stays so, whoever adds it
    if document.metadata.get("handling") in get_args(Handling):
        entry["handling"] = document.metadata["handling"]
    if "published" in entry:
        entry["assumed"] = dict.fromkeys(told, "as the file itself gives it")
    elif published is not None:
        assumed = {"published": "given when the document was added"}
        entry |= {
            "published": str(published),
            "assumed": assumed | dict.fromkeys(told, "as the file itself gives it"),
        }
    elif told:
        entry["assumed"] = dict.fromkeys(told, "as the file itself gives it")
    return entry


def _items(value: str) -> list[str]:
    """The names in a list that a file gives in one line: `[Coast Wire, The Herald]`."""
    names = (name.strip(" \t\"'") for name in value.strip().strip("[]").split(","))
    return [name for name in names if name]


def free_id(name: str, taken: Container[str], fallback: str) -> str:
    """An id made of a name that is nobody's yet; of the fallback where the name has no letter that an id can hold."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    wanted = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")[:40].strip("-") or fallback
    number, candidate = 2, wanted
    while candidate in taken or candidate in (*RESERVED, "decisions"):  # the inbox has a list of that name
        number, candidate = number + 1, f"{wanted}-{number}"
    return candidate
