"""Reading and writing whole files so that errors are for people and nothing is ever half written."""

import contextlib
import errno
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ..model.problem import IrenicError, failure

MEBIBYTE: Final = 1024 * 1024
DOCUMENT_LIMIT: Final = 32 * MEBIBYTE
"""The largest document that is read; longer ones are better split."""


@dataclass(frozen=True)
class Written:
    """What became of a file that was written."""

    before: bytes | None
    """What it held before the first writing; None where it was not there."""
    after: str
    """SHA-256 of what was last written."""


_NOTED: ContextVar[dict[Path, Written] | None] = ContextVar("noted", default=None)


def sha256(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_bytes(path: Path, *, limit: int = DOCUMENT_LIMIT, shown: str | None = None) -> bytes:
    """The bytes of a file.

    `shown` is what the file is called in messages; by default its path.

    Raises IrenicError where the file is missing, is not a file, cannot be read or is larger than `limit` bytes.
    """
    name = shown or str(path)
    try:
        if path.is_dir():
            raise failure("F002", f"'{name}' is a folder, not a file", "name a file inside it", file=name)
        size = path.stat().st_size
        if size > limit:
            raise failure(
                "F005",
                f"'{name}' is too large: {size / MEBIBYTE:.0f} MiB, and at most {limit // MEBIBYTE} MiB are read",
                "split the file, or keep only the part that the case needs",
                file=name,
            )
        if not path.is_file():
            raise failure("F002", f"'{name}' is not a regular file", "name a file on disk", file=name)
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except FileNotFoundError:
        raise failure("F001", f"there is no file '{name}'", "check the spelling and the folder", file=name) from None
    except OSError as error:
        raise failure(
            "F002",
            f"'{name}' cannot be read: {_reason(error)}",
            "check who may read the file, and that the disk is in order",
            file=name,
        ) from None
    if len(data) > limit:
        raise failure("F005", f"'{name}' grew while it was read", "wait until it is whole, then try again", file=name)
    return data


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other writers of irenic's out of a folder meanwhile, where the system has such locks."""
    try:
        import fcntl

        descriptor = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        yield
        return
    try:
        with contextlib.suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def noting() -> Iterator[dict[Path, Written]]:
    """What is written meanwhile by whoever is called here, as `note_written` tells; not what others write then."""
    noted: dict[Path, Written] = {}
    token = _NOTED.set(noted)
    try:
        yield noted
    finally:
        _NOTED.reset(token)


def note_written(path: Path, before: bytes | None, data: bytes) -> None:
    """Note that a file was written, and what it held before, where somebody wants to know."""
    noted = _NOTED.get()
    if noted is not None:
        place = path.parent.resolve() / path.name
        noted[place] = Written(noted[place].before if place in noted else before, sha256(data))


def write_atomically(
    path: Path,
    data: bytes,
    *,
    overwrite: bool = True,
    shown: str | None = None,
    just_before: Callable[[], None] | None = None,
) -> None:
    """Write a file so that it holds either what it held before or all of `data`, whatever happens meanwhile.

    `just_before` is called when everything is on the disk but the file's name; what it raises stops the writing.

    Raises IrenicError where the file cannot be written (a full disk, no leave), or where it is there already and
    `overwrite` is false. The file is then as it was.
    """
    name = shown or str(path)
    temporary: str | None = None
    try:
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, _mode_for(path))
        if just_before is not None:
            just_before()
        before = path.read_bytes() if _NOTED.get() is not None and path.is_file() else None
        if overwrite:
            os.replace(temporary, path)
            temporary = None
        else:
            _take_name(Path(temporary), path)
        note_written(path, before, data)
    except FileExistsError:
        raise failure(
            "F011", f"'{name}' is there already", "choose another name, or move the file away first", file=name
        ) from None
    except OSError as error:
        raise cannot_write(error, name) from None
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
    _sync_folder(path.parent)


def _take_name(temporary: Path, path: Path) -> None:
    """Give a file a name that must be free: nobody's file is lost between look and leap."""
    try:
        # a link, unlike a rename, fails where the name is taken
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        # no hard links on this disk: take the name first, then put the file in its place
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        try:
            os.replace(temporary, path)
        except OSError:
            path.unlink(missing_ok=True)
            raise


def cannot_write(error: OSError, name: str) -> IrenicError:
    """The failure that tells why a file could not be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return failure(
            "F010",
            f"'{name}' was not written: the disk is full",
            "make room and try again; the file is as it was",
            file=name,
        )
    if error.errno == errno.ENOENT:
        return failure(
            "F010",
            f"'{name}' was not written: there is no such folder",
            "make the folder, or choose another",
            file=name,
        )
    return failure(
        "F010",
        f"'{name}' was not written: {_reason(error)}",
        "check who may write to the folder; the file is as it was",
        file=name,
    )


def _mode_for(path: Path) -> int:
    with contextlib.suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    # the rename itself must reach the disk; not every system lets a folder be opened
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
