"""Saving changed files of a case: only if they are still those that were read, and all of them or none.

One file is replaced as a whole. Of several, what is to be written is laid down first: whoever is killed meanwhile has
the rest written when the case is opened next.
"""

import contextlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from ..documents.files import MEBIBYTE, locked, read_bytes, sha256, write_atomically
from ..model.problem import IrenicError, failure
from .folder import YAML_LIMIT, CaseFolder

UNFINISHED: Final = ".irenic-unfinished.json"
"""What is laid down beside the case while several of its files are written."""
_OURS: Final = (".yaml", ".yml", ".jsonl")
_MARK: Final = b"\xef\xbb\xbf"
_LIMIT: Final = 256 * MEBIBYTE
_UNREADABLE: Final = (IrenicError, OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError)
"""What a plan that nobody of ours wrote may lead to."""


class Rewritten(NamedTuple):
    """What a file is to hold."""

    text: str
    read: str
    """SHA-256 of the bytes that were read of it: if it holds others by now, nothing is written."""
    limit: int = YAML_LIMIT


def save_file(folder: CaseFolder, name: str, text: str, read: str) -> str:
    """Write the text of a file of the case, and return the hash that guards the next edit.

    `read` is the SHA-256 of the bytes that were read. Raises IrenicError (F009) where the file has changed since, and
    as `write_atomically` does; the file is then as it was.
    """
    return save_files(folder, {name: Rewritten(text, read)})[name]


def save_files(folder: CaseFolder, files: Mapping[str, Rewritten]) -> dict[str, str]:
    """Write several files, all or none, and return the hash of each, as `save_file` does for one."""
    with locked(folder.path):
        data = {name: _bytes_of(folder, name, file) for name, file in files.items()}
        before = {name: _read(folder, name, file.limit) for name, file in files.items()} if len(files) > 1 else {}
        if before:
            plan = {name: {"read": file.read, "text": data[name].decode("utf-8")} for name, file in files.items()}
            write_atomically(folder.path / UNFINISHED, json.dumps(plan).encode(), shown=UNFINISHED)
        written: list[str] = []
        try:
            for name, file in files.items():
                _replace(folder, name, data[name], file)
                written.append(name)
        except IrenicError:
            for name in written:
                write_atomically(folder.inside(name).resolve(), before[name], shown=name)
            _forget(folder.path)
            raise
        if before:
            _forget(folder.path)
    return {name: sha256(held) for name, held in data.items()}


def finish(folder: Path) -> None:
    """Write what is left of an edit that was cut short; a file that somebody has changed since stays as it is.

    Nothing is written of an edit that had not begun, where one of its files has changed since: half of it would
    contradict the rest of the case. Does nothing where there is none, nor where the folder cannot be written.
    """
    plan = folder / UNFINISHED
    if not plan.is_file():
        return
    # the lock is held as long as somebody is at it
    with contextlib.suppress(*_UNREADABLE), locked(folder):
        if not plan.is_file():
            return
        held = CaseFolder(folder)
        left = json.loads(read_bytes(plan, limit=_LIMIT, shown=UNFINISHED))
        paths = {name: held.inside(name).resolve() for name in left}
        now = {
            name: sha256(read_bytes(path, limit=_LIMIT, shown=name)) if path.is_file() else None
            for name, path in paths.items()
        }
        texts = {name: file["text"].encode("utf-8") for name, file in left.items()}
        has_begun = any(now[name] == sha256(text) for name, text in texts.items())
        if has_begun or all(now[name] == file["read"] for name, file in left.items()):
            for name, path in paths.items():
                # a folder from somebody else is no leave to write anything but the files of a case
                if path.suffix in _OURS and now[name] == left[name]["read"]:
                    write_atomically(path, texts[name], shown=name)
        _forget(folder)


def _forget(folder: Path) -> None:
    (folder / UNFINISHED).unlink(missing_ok=True)


def _read(folder: CaseFolder, name: str, limit: int) -> bytes:
    return read_bytes(folder.inside(name).resolve(), limit=limit, shown=name)


def _bytes_of(folder: CaseFolder, name: str, file: Rewritten) -> bytes:
    """What is written, once it is sure that the file is as it was read; a mark at its beginning stays."""
    held = _read(folder, name, file.limit)
    _require(held, name, file)
    return (_MARK if held.startswith(_MARK) else b"") + file.text.encode("utf-8")


def _replace(folder: CaseFolder, name: str, data: bytes, file: Rewritten) -> None:
    path = folder.inside(name).resolve()
    # once more when all is on the disk: an editor takes no lock of ours
    write_atomically(path, data, shown=name, just_before=lambda: _require(_read(folder, name, file.limit), name, file))


def _require(held: bytes, name: str, file: Rewritten) -> None:
    if sha256(held) != file.read:
        raise failure(
            "F009",
            f"'{name}' was changed by somebody else since it was read; nothing was written",
            "read the case again, look at what changed, and make the edit once more",
            file=name,
        )
