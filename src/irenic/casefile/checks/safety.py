"""Checks on handling: a source does not go where those can see it who must not."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from ...documents.store import SOURCES
from ...model.source import STRICTNESS, Handling
from .. import inbox
from ..load import LoadedCase
from .registry import Finding, check


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
            if STRICTNESS[source.handling] > STRICTNESS[allowed]:
                yield Finding(
                    ("sources", name, "handling"),
                    f"source '{name}' is {source.handling}, but the case as a whole is {allowed}",
                    f"write 'handling: {source.handling}' at the top of the case, or move the source to another case",
                )


@check("H004", "warning")
def file_that_no_source_names(loaded: LoadedCase) -> Iterator[Finding]:
    """A file in `sources/` or `inbox/` belongs to no source of the case.

    Most often its entry was taken out of `case.yaml`, and the document with its text, its record and what was read in
    it stayed behind: whoever is given the folder is given it too. Remove the files, or put the entry back.
    `docs/how-to/confidential.md` has the steps, for git's memory as well.
    """
    # a source that is at fault is a source all the same
    if loaded.lacks("sources"):
        return
    named = {str(PurePosixPath(source.file)) for source in loaded.case.sources.values()}
    known = named | {str(PurePosixPath(name).with_suffix(".json")) for name in named if PurePosixPath(name).name}
    known |= {str(PurePosixPath(source.original)) for source in loaded.case.sources.values() if source.original}
    known |= {f"{inbox.FOLDER}/{name}.jsonl" for name in (*loaded.case.sources, inbox.DECISIONS.removesuffix(".jsonl"))}
    strangers = {
        f"{inbox.FOLDER}/{name}.jsonl" for name in inbox.sheets_citing_others(loaded.folder, loaded.case.sources)
    }
    left = sorted(
        name
        for folder in (SOURCES, inbox.FOLDER)
        for path in (loaded.folder.path / folder).rglob("*")
        if path.is_file() and (name := path.relative_to(loaded.folder.path).as_posix()) not in known
        # what was read back from a sheet is of no one source
        if not name.startswith(f"{inbox.FOLDER}/{inbox.SHEET}") or name in strangers
        # a note to readers and what an editor or a system lays beside its files
        if not path.name.startswith((".", "README")) and name not in loaded.files
    )
    if left:
        listed = ", ".join(left[:6]) + (", …" if len(left) > 6 else "")
        files, them = ("a file", "it") if len(left) == 1 else (f"{len(left)} files", "them")
        yield Finding(
            ("sources",),
            f"{files} of the folder belong{'s' * (len(left) == 1)} to no source of the case: {listed}",
            f"remove {them} if the source was taken out of the case, or name {them} under 'sources:'",
            "key",
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
