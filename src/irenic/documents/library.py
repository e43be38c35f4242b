"""The libraries that read formats: their versions for the record, and their chatter kept from the user."""

import contextlib
import importlib.metadata
import logging
import warnings
from collections.abc import Iterator
from typing import Final

_TALKERS: Final = ("trafilatura", "htmldate", "courlan", "justext", "pypdfium2", "docx", "charset_normalizer")


def named_version(package: str) -> str:
    """Name and version of an installed package, such as `pypdfium2 5.15.2`."""
    return f"{package} {importlib.metadata.version(package)}"


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Silence what libraries warn of and log: what matters of it is told as a problem, in words for people."""
    for talker in _TALKERS:
        logging.getLogger(talker).setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
