"""Whether the files of a case changed: by their size and time, without reading them."""

import os
from pathlib import Path
from typing import Final

from ..casefile.inbox import FOLDER as INBOX
from ..casefile.load import LoadedCase

_MOST: Final = 20_000
Signature = frozenset[tuple[str, int, int, int]]
"""Path, size, time of the last change in nanoseconds, and inode of every file that matters."""


def signature_of(loaded: LoadedCase) -> Signature:
    """What the folders of a case look like now: those of its YAML files, of what it includes, sources and inbox."""
    top = loaded.folder.path
    names = [*loaded.files, *(source.file for source in loaded.case.sources.values())]
    folders = {top, top / INBOX, *((top / name).parent for name in names)}
    for pattern in loaded.case.include:
        fixed = pattern.split("*")[0].split("?")[0].split("[")[0]
        folders.add((top / fixed).parent if not fixed.endswith("/") else top / fixed)
    found: list[tuple[str, int, int, int]] = []
    for folder in sorted(folders):
        _add(found, folder)
    return frozenset(found)


def _add(found: list[tuple[str, int, int, int]], folder: Path) -> None:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                # files that are being written have a name with a dot in front
                if len(found) >= _MOST or entry.name.startswith("."):
                    continue
                try:
                    held = entry.stat()
                except OSError:
                    continue
                if entry.is_file():
                    found.append((entry.path, held.st_size, held.st_mtime_ns, held.st_ino))
    except OSError:
        return
