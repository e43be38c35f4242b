"""The inbox of a case: what reading proposes, and what a person decided; nothing in it counts by itself."""

from collections.abc import Collection, Iterable, Iterator
from typing import TypeVar

from pydantic import ValidationError

from ..documents.files import MEBIBYTE, cannot_write, read_bytes, write_atomically
from ..model.base import Frozen
from ..model.problem import failure
from ..model.proposal import Decision, Proposal
from .folder import CaseFolder

FOLDER = "inbox"
DECISIONS = "decisions.jsonl"
SHEET = "_sheet-"
"""How the lists of what sheets propose begin: no source can be called so."""
_LIMIT = 64 * MEBIBYTE
Line = TypeVar("Line", bound=Frozen)


def lay_in(folder: CaseFolder, source: str, proposals: Iterable[Proposal]) -> int:
    """Put what reading a source proposes into the inbox; returns how many of the proposals are new.

    What nobody has decided on is what this reading found: the case may know a speaker or a day now that it did not know
    before. What is decided on stays. Raises IrenicError where the inbox cannot be read or written.
    """
    name = f"{FOLDER}/{source}.jsonl"
    held = {proposal.id: proposal for proposal in _lines(folder, name, Proposal)}
    decided = decisions_in(folder)
    found = {proposal.id: proposal for proposal in proposals}
    kept = {key: proposal for key, proposal in held.items() if key in found or key in decided}
    lines = list((kept | found).values())
    if lines != list(held.values()):
        _write(folder, name, lines)
    return len(found.keys() - held.keys())


def proposals_in(folder: CaseFolder, sources: Collection[str]) -> list[Proposal]:
    """Every proposal of these sources, by source and in the order in which they were read; then those of sheets.

    What the inbox still holds of a source that was taken out of the case is nobody's to see.
    """
    return [
        one
        for name in lists_in(folder)
        if name in sources or name.startswith(SHEET)
        for one in _lines(folder, f"{FOLDER}/{name}.jsonl", Proposal)
        if _cited(one) <= set(sources)
    ]


def sheets_citing_others(folder: CaseFolder, sources: Collection[str]) -> list[str]:
    """The lists of what sheets propose in which something cites a source that is none of these."""
    return [
        name
        for name in lists_in(folder)
        if name.startswith(SHEET)
        and any(not _cited(one) <= set(sources) for one in _lines(folder, f"{FOLDER}/{name}.jsonl", Proposal))
    ]


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


def waiting(folder: CaseFolder, sources: Collection[str]) -> list[Proposal]:
    """The proposals of these sources that nobody has decided on."""
    decided = decisions_in(folder)
    return [proposal for proposal in proposals_in(folder, sources) if proposal.id not in decided]


def decide(folder: CaseFolder, decision: Decision) -> None:
    """Append a decision; earlier ones are kept."""
    name = f"{FOLDER}/{DECISIONS}"
    _write(folder, name, [*_lines(folder, name, Decision), decision])


def _lines(folder: CaseFolder, name: str, kind: type[Line]) -> Iterator[Line]:
    path = folder.inside(name)
    if not path.is_file():
        return
    text = read_bytes(path, limit=_LIMIT, shown=name).decode("utf-8", "replace")
    # by LF alone: other line ends of Unicode may stand inside a quote
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
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
