"""Checks on handling: a source does not go where those can see it who must not."""

from collections.abc import Iterator
from typing import Final

from ...model.source import Handling
from ..load import LoadedCase
from .registry import Finding, check

_STRICTNESS: Final = {"public": 0, "restricted": 1, "confidential": 2}


@check("H001", "error")
def confidential_source_in_a_repository(loaded: LoadedCase) -> Iterator[Finding]:
    """A confidential source, or a case that is confidential as a whole, lies in a folder that git keeps.

    Git remembers everything and is made to be passed on; even the entry in `case.yaml` shows that the source exists.
    Keep the case in a folder outside any repository, and if it was committed have the history cleaned.
    """
    yield from _in_a_repository(
        loaded, "confidential", "move the case folder out of the repository; ask for help if it was ever committed"
    )


@check("H002", "warning")
def restricted_source_in_a_repository(loaded: LoadedCase) -> Iterator[Finding]:
    """A restricted source, or a case that is restricted as a whole, lies in a folder that git keeps.

    Make sure that the repository has no more readers than the source may have.
    """
    yield from _in_a_repository(
        loaded, "restricted", "make sure that only those read the repository who may see what is in it"
    )


@check("H003", "error")
def source_stricter_than_its_folder(loaded: LoadedCase) -> Iterator[Finding]:
    """A source may be seen by fewer people than the case folder as a whole.

    The folder's `handling:` says who may see it. Make the folder's as strict as its strictest source, or move the
    source to a case of its own.
    """
    allowed = loaded.case.handling
    if allowed is not None:
        for name, source in loaded.case.sources.items():
            if _STRICTNESS[source.handling] > _STRICTNESS[allowed]:
                yield Finding(
                    ("sources", name, "handling"),
                    f"source '{name}' is {source.handling}, but the case as a whole is {allowed}",
                    f"write 'handling: {source.handling}' at the top of the case, or move the source to another case",
                )


def _in_a_repository(loaded: LoadedCase, handling: Handling, hint: str) -> Iterator[Finding]:
    repository = loaded.folder.repository()
    if repository is None:
        return
    if loaded.case.handling == handling:
        yield Finding(
            ("handling",), f"the case is {handling}, and it lies in the git repository '{repository.name}'", hint
        )
    for name, source in loaded.case.sources.items():
        if source.handling == handling:
            yield Finding(
                ("sources", name, "handling"),
                f"source '{name}' is {handling}, and the case lies in the git repository '{repository.name}'",
                hint,
            )
