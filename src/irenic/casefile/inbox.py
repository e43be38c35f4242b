"""The inbox of a case: what reading proposes, and what a person decided; nothing in it counts by itself."""

import io
import os
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from ..documents.files import MEBIBYTE, cannot_write, locked, note_written, read_bytes, write_atomically
from ..model.base import Frozen
from ..model.problem import failure
from ..model.proposal import Decision, Proposal, ReadAs
from .folder import CASE_FILE, CaseFolder

FOLDER = "inbox"
DECISIONS = "decisions.jsonl"
SHEET = "_sheet-"
"""How the lists of what people wrote into workbooks begin: no source can be called so."""
_MARK = '{"read_as"'
LIMIT = 64 * MEBIBYTE
"""The longest that a list may be."""
Line = TypeVar("Line", bound=Frozen)


def lay_in(
    folder: CaseFolder, source: str, proposals: Iterable[Proposal], *, read_as: str, decided: Container[str]
) -> None:
    """Put what reading a source proposes into the inbox, with what it was read as.

    What nobody has decided on is what this reading found: the case may know a speaker or a day now that it did not know
    before. What is decided on stays. Raises IrenicError where the inbox cannot be read or written.
    """
    name = _name_of(source)
    held = list(_lines(folder, name, Proposal))
    found = {proposal.id: proposal for proposal in proposals}
    # that it may be a new version of another is not found by reading it
    kept = {one.id: one for one in held if one.id in found or one.id in decided or one.kind == "version"}
    lines = list((kept | found).values())
    if lines != held or read_as != was_read_as(folder, source):
        _write(folder, name, [ReadAs(read_as=read_as), *lines])


def was_read_as(folder: CaseFolder, source: str) -> str | None:
    """What a source was read as when its proposals were laid in; None where it was not read yet."""
    return next((mark.read_as for mark in _lines(folder, _name_of(source), ReadAs)), None)


def add_to(folder: CaseFolder, source: str, proposal: Proposal) -> None:
    """Put one more proposal of a source into the inbox, unless it is there."""
    name = _name_of(source)
    held = list(_lines(folder, name, Proposal))
    if all(one.id != proposal.id for one in held):
        _write(folder, name, [*_lines(folder, name, ReadAs), *held, proposal])


def proposals_in(folder: CaseFolder, sources: Iterable[str]) -> list[Proposal]:
    """Every proposal of these sources, in their order and in the order in which each was read.

    What the inbox still holds of a source that was taken out of the case is nobody's to see.
    """
    held = set(lists_in(folder))
    return [one for source in sources if source in held for one in _lines(folder, _name_of(source), Proposal)]


def lay_in_edits(folder: CaseFolder, sheet: str, proposals: Iterable[Proposal], *, decided: Container[str]) -> int:
    """Put what a person wrote into a workbook into the inbox; returns how many of the proposals are new.

    What nobody has decided on is what the workbook says now; what is decided on stays.
    """
    name = f"{FOLDER}/{SHEET}{sheet}.jsonl"
    held = {proposal.id: proposal for proposal in _lines(folder, name, Proposal)}
    found = {proposal.id: proposal for proposal in proposals}
    lines = list(({key: one for key, one in held.items() if key in found or key in decided} | found).values())
    if lines != list(held.values()):
        _write(folder, name, lines)
    return len(found.keys() - held.keys())


def edits_in(folder: CaseFolder, sources: Collection[str]) -> list[Proposal]:
    """Every proposal that a person wrote into a workbook, but for those that cite what is no source any more."""
    return [one for name in _sheets_in(folder) for one in _edits(folder, name) if _cited(one) <= set(sources)]


def sheets_citing_others(folder: CaseFolder, sources: Collection[str]) -> list[str]:
    """The lists of what workbooks propose in which something cites a source that is none of these."""
    return [name for name in _sheets_in(folder) if any(not _cited(one) <= set(sources) for one in _edits(folder, name))]


def _sheets_in(folder: CaseFolder) -> list[str]:
    return [name for name in lists_in(folder) if name.startswith(SHEET)]


def _edits(folder: CaseFolder, name: str) -> Iterator[Proposal]:
    return _lines(folder, f"{FOLDER}/{name}.jsonl", Proposal)


def _cited(proposal: Proposal) -> set[str]:
    """The sources that a proposal cites; none where it rests on nothing yet."""
    cites = proposal.entry.get("cite")
    listed = cites if isinstance(cites, list) else []
    return {str(cite["source"]) for cite in listed if isinstance(cite, dict)} | ({proposal.source} - {""})


def lists_in(folder: CaseFolder) -> list[str]:
    """The sources of which the inbox holds proposals."""
    path = folder.path / FOLDER
    names = sorted(file.name for file in path.glob("*.jsonl")) if path.is_dir() else []
    return [name.removesuffix(".jsonl") for name in names if name != DECISIONS]


def decisions_in(folder: CaseFolder) -> dict[str, Decision]:
    """The last decision on each proposal, by the proposal's id."""
    return {decision.proposal: decision for decision in _lines(folder, f"{FOLDER}/{DECISIONS}", Decision)}


def forget(folder: CaseFolder, source: str) -> None:
    """Take away what was read in a source that the case no longer has; what was decided stays."""
    name = f"{source}.jsonl"
    if name != DECISIONS:
        folder.inside(f"{FOLDER}/{name}").unlink(missing_ok=True)


def decide(folder: CaseFolder, decisions: Iterable[Decision]) -> None:
    """Append decisions; earlier ones are kept, whoever else decides meanwhile.

    Raises IrenicError where the inbox cannot be written.
    """
    name = f"{FOLDER}/{DECISIONS}"
    path = folder.inside(name)
    lines = "".join(one.model_dump_json(exclude_none=True) + "\n" for one in decisions).encode()
    try:
        path.parent.mkdir(exist_ok=True)
        with locked(folder.path):
            was_there = path.is_file()
            # unbuffered: what could not be written is not tried again when the file is closed
            with path.open("ab+", buffering=0) as file:
                file.seek(0)
                before = file.read()
                # a line that somebody left open stays a line of its own
                if before and not before.endswith(b"\n"):
                    lines = b"\n" + lines
                try:
                    _write_all(file, lines)
                except OSError:
                    # half a line would make all of the inbox unreadable
                    file.truncate(len(before))
                    raise
            note_written(path, before if was_there else None, before + lines)
    except OSError as error:
        raise cannot_write(error, name) from None


def with_other_names(
    folder: CaseFolder,
    entry: Callable[[Mapping[str, Any]], Mapping[str, Any]],
    address: Callable[[Proposal, str], str],
) -> dict[str, tuple[str, str]]:
    """The lists of the inbox in which something has another name, with what they hold and what they would hold.

    `entry` gives what is proposed with other names, `address` what an accepted proposal became. Nothing is written.
    Raises IrenicError (X007) where a list cannot be read.
    """
    proposals: dict[str, Proposal] = {}

    def proposed(line: Proposal) -> Proposal:
        proposals[line.id] = line
        said = entry(line.entry)
        return line if said == line.entry else line.model_copy(update={"entry": said})

    def decided(line: Decision) -> Decision:
        proposal = proposals.get(line.proposal)
        if proposal is None or line.entry is None:
            return line
        return line.model_copy(update={"entry": address(proposal, line.entry)})

    found = [_with_other_lines(folder, f"{FOLDER}/{name}.jsonl", Proposal, proposed) for name in lists_in(folder)]
    found.append(_with_other_lines(folder, f"{FOLDER}/{DECISIONS}", Decision, decided))
    return {name: (before, after) for name, before, after in found if after != before}


def _with_other_lines(
    folder: CaseFolder, name: str, kind: type[Line], other: Callable[[Line], Line]
) -> tuple[str, str, str]:
    """A list with what it holds, and what it would hold with other lines; those that stay are not touched at all."""
    held = [(line, other(line)) for line in _lines(folder, name, kind)]
    path = folder.inside(name)
    before = read_bytes(path, limit=LIMIT, shown=name).decode("utf-8", "replace") if path.is_file() else ""
    lines, following = before.split("\n"), iter(held)
    for at, written in enumerate(lines):
        if not written.strip() or (at == 0 and written.startswith(_MARK)):
            continue
        line, said = next(following)
        if said != line:
            lines[at] = said.model_dump_json(exclude_none=True)
    return name, before, "\n".join(lines)


def _write_all(file: io.FileIO, data: bytes) -> None:
    """Write everything, and have it on the disk; a disk that is full takes a part before it refuses."""
    while data:
        data = data[file.write(data) :]
    os.fsync(file.fileno())


def _name_of(source: str) -> str:
    name = f"{source}.jsonl"
    if name == DECISIONS:
        raise failure(
            "E003",
            f"'{FOLDER}/{DECISIONS}' holds decisions, so that no source called '{source}' can be read",
            "give the source another id",
            file=CASE_FILE,
        )
    return f"{FOLDER}/{name}"


def _lines(folder: CaseFolder, name: str, kind: type[Line]) -> Iterator[Line]:
    path = folder.inside(name)
    if not path.is_file():
        return
    text = read_bytes(path, limit=LIMIT, shown=name).decode("utf-8", "replace")
    # by LF alone: other line ends of Unicode may stand inside a quote
    for number, line in enumerate(text.split("\n"), 1):
        # the first line of a list says what its source was read as
        is_mark = number == 1 and line.startswith(_MARK)
        if not line.strip() or is_mark != (kind is ReadAs):
            if kind is ReadAs:
                return
            continue
        try:
            yield kind.model_validate_json(line)
        except ValidationError:
            raise failure(
                "X007",
                f"line {number} of '{name}' cannot be read",
                "restore the file, or remove the line: what it proposed can be read again from its source",
                file=name,
                line=number,
            ) from None


def _write(folder: CaseFolder, name: str, lines: Iterable[Frozen]) -> None:
    path = folder.inside(name)
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise cannot_write(error, name) from None
    text = "".join(line.model_dump_json(exclude_none=True) + "\n" for line in lines)
    write_atomically(path, text.encode(), shown=name)
