"""Reading many documents: one after the other or on several processors, each as good or as bad as it is."""

import datetime
import hashlib
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

from ..documents.files import read_bytes, sha256
from ..documents.metadata import in_command, shown_path
from ..documents.read import MEDIA_TYPES, read_document
from ..model.case import Case
from ..model.problem import IrenicError, Problem, failure
from ..model.proposal import Proposal
from ..model.reading import ReadDocument, Reading
from ..model.result import Provenance
from ..model.source import Document
from ..readers.edition import reader_edition
from .workers import run_all

Found = TypeVar("Found")
METHOD: Final = "rules over a dependency parse"
_PROPOSED: Final[Any] = {
    "drafts": {"__all__": {"terms"}},
    "issues": {"__all__": {"options": {"__all__": {"proposed_in"}}}},
}
_FEW: Final = 6
"""Fewer documents are read sooner than a second process has started."""


class ReadFile(NamedTuple):
    """What became of a file that was to be read."""

    file: Path
    document: ReadDocument | None
    """What was read in it; None where it could not be."""
    problems: tuple[Problem, ...]


class ReadText(NamedTuple):
    """A source's text to be read for a case."""

    source: str
    text: str
    published: datetime.date | None


def documents_in(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """The documents that paths name, and in a folder's files those that are none; folders are gone through to the end.

    Hidden files, and cases within a folder, are passed over.
    Raises IrenicError where a folder is a case.
    """
    documents: dict[Path, None] = {}
    others: list[Path] = []
    for path in paths:
        if not path.is_dir():
            documents[path] = None
            continue
        if (path / "case.yaml").is_file():
            raise failure(
                "E009",
                f"'{shown_path(path)}' is a case, not a folder of documents",
                f"irenic read --into {in_command(path)} reads its sources",
            )
        cases = {found.parent for found in path.rglob("case.yaml")}
        for file in sorted(path.rglob("*")):
            hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
            if file.is_file() and not hidden and cases.isdisjoint(file.parents):
                if file.suffix.lower() in MEDIA_TYPES:
                    documents[file] = None
                elif not file.name.endswith(".meta.yaml"):
                    others.append(file)
    return list(documents), others


def _processes(workers: int, jobs: int) -> int:
    """In how many processes so many documents are read, if no more than `workers` are wanted."""
    return min(workers, jobs) if jobs >= _FEW else 1


def read_files(
    files: Sequence[Path],
    *,
    published: datetime.date | None = None,
    encoding: str | None = None,
    raw: bool = False,
    tagger: Path | None = None,
    workers: int = 1,
) -> Iterator[ReadFile]:
    """What documents say, one after the other, in their order; one that cannot be read is told with its problems.

    `published` is the day that dates count from, where a document does not tell it. With `raw` places count characters
    of a text file as it is, not of the form in which it would be frozen. `tagger` is a folder that `irenic train`
    wrote. With more than one of `workers` they are read in processes, for which a script has to guard its main part by
    `if __name__ == "__main__"`.
    """
    work = partial(_read_file, published=published, encoding=encoding, raw=raw, tagger=tagger)
    for outcome in run_all(work, files, _processes(workers, len(files))):
        yield outcome.result or ReadFile(outcome.job, None, _brought_down(shown_path(outcome.job)))


def read_documents(
    files: Sequence[Path],
    *,
    published: datetime.date | None = None,
    encoding: str | None = None,
    raw: bool = False,
    tagger: Path | None = None,
) -> Reading:
    """What documents say, all in one result, as `read_files` gives it.

    Raises IrenicError where a document cannot be read.
    """
    found = []
    for one in read_files(files, published=published, encoding=encoding, raw=raw, tagger=tagger):
        if one.document is None:
            raise IrenicError(one.problems)
        found.append(one.document)
    return Reading(about=about(published, tagger=tagger), documents=tuple(found))


def about(
    published: datetime.date | None = None,
    *,
    tagger: Path | None = None,
    problems: Sequence[Problem] = (),
    inputs: str | None = None,
) -> Provenance:
    """How documents were read."""
    parameters = {"published": str(published) if published else None, "edition": reader_edition()}
    if tagger is not None:
        parameters["tagger"] = tagger_edition(tagger)
    return Provenance(verb="read", method=METHOD, parameters=parameters, inputs=inputs, problems=tuple(problems))


class ExtractedFile(NamedTuple):
    """What became of a file whose text was wanted."""

    file: Path
    document: Document | None
    """Its text; None where there is none."""
    problems: tuple[Problem, ...]


def extract_files(
    files: Sequence[Path], *, encoding: str | None = None, workers: int = 1, patience: float | None = None
) -> Generator[ExtractedFile, None, None]:
    """The texts of documents, one after the other, in their order.

    With `patience` that of one document may take so many seconds, in a process that is ended then.
    """
    work = partial(_extract, encoding=encoding)
    for outcome in run_all(work, files, _processes(workers, len(files)), patience=patience):
        if outcome.is_late:
            late = too_long(shown_path(outcome.job), patience or 0)
            yield ExtractedFile(outcome.job, None, late.problems)
            continue
        document, problems = outcome.result or (None, _brought_down(shown_path(outcome.job)))
        yield ExtractedFile(outcome.job, document, problems)


def too_long(name: str, seconds: float) -> IrenicError:
    """That getting the text out of a document was ended."""
    return failure(
        "W004",
        f"'{name}' was not read: it took more than {seconds:.0f} seconds, and was ended",
        "save it as a plain text, or split it, and add that; irenic read --into, in a terminal, waits longer",
        file=name,
    )


def read_texts(
    texts: Iterable[ReadText], number: int, case: Case, workers: int = 1, tagger: Path | None = None
) -> Iterator[tuple[str, list[Proposal] | None, tuple[Problem, ...]]]:
    """What so many texts propose for a case; None with the problems where one cannot be read."""
    for outcome in run_all(
        partial(_propose, case=what_reading_asks_of(case), tagger=tagger), texts, _processes(workers, number)
    ):
        proposals, problems = outcome.result or (None, _brought_down(outcome.job.source))
        yield outcome.job.source, proposals, problems


def what_reading_asks_of(case: Case) -> Case:
    """The part of a case that what is proposed depends on: who there is, and what is at issue."""
    return Case(irenic=case.irenic, parties=case.parties, actors=case.actors, issues=case.issues, drafts=case.drafts)


def tagger_edition(tagger: Path) -> str:
    """Which tagger it is: the hash of what its folder says of itself; empty where there is none to be read."""
    try:
        return sha256(read_bytes(tagger / "tagger.json"))[:32]
    except IrenicError:
        return ""


def asked_as(case: Case, tagger: Path | None = None) -> str:
    """A hash of what reading asks of a case, and of a tagger; what drafts propose changes nothing that is read."""
    plain = what_reading_asks_of(case).model_dump_json(exclude=_PROPOSED)
    return hashlib.sha256((plain + (tagger_edition(tagger) if tagger else "")).encode()).hexdigest()


def read_as(text: ReadText, asked: str) -> str:
    """What a reading of a text comes from, as a hash: the text, its day, the case (see `asked_as`), and the reader."""
    parts = (reader_edition(), sha256(text.text.encode()), str(text.published), asked)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


def _read_file(
    file: Path, *, published: datetime.date | None, encoding: str | None, raw: bool, tagger: Path | None
) -> ReadFile:
    def work() -> ReadDocument:
        from ..documents.encoding import decode_text
        from ..readers.reading import read

        document = read_document(file, encoding=encoding)
        if raw:
            text = decode_text(read_bytes(file), str(file), encoding)
            document = document.model_copy(update={"text": text})
        stated = document.metadata.get("published")
        return read(document, published or (datetime.date.fromisoformat(stated) if stated else None), tagger=tagger)

    return ReadFile(file, *_attempted(work, shown_path(file)))


def _extract(file: Path, *, encoding: str | None) -> tuple[Document | None, tuple[Problem, ...]]:
    return _attempted(lambda: read_document(file, encoding=encoding), shown_path(file))


def _propose(text: ReadText, *, case: Case, tagger: Path | None) -> tuple[list[Proposal] | None, tuple[Problem, ...]]:
    def work() -> list[Proposal]:
        from ..readers.gazetteer import Gazetteer
        from ..readers.proposing import proposals_from
        from ..readers.reading import read

        found = read(as_document(text.source, text.text), text.published, names=Gazetteer.of(case), tagger=tagger)
        return proposals_from(case, text.source, text.text, found)

    return _attempted(work, text.source)


def as_document(name: str, text: str) -> Document:
    """A text that is frozen already, as a document of a name that is no file's."""
    return Document(name=name, media_type="text/plain", text=text, extractor="", sha256_original="", sha256_text="")


def _attempted(work: Callable[[], Found], name: str) -> tuple[Found | None, tuple[Problem, ...]]:
    """What came of work on one document, or why it failed: the others are read all the same."""
    try:
        return work(), ()
    except IrenicError as error:
        return None, error.problems
    except Exception as error:  # a fault of ours in one document is none of the others'
        where = error.__traceback__
        while where is not None and where.tb_next is not None:
            where = where.tb_next
        place = f" at {Path(where.tb_frame.f_code.co_filename).name}:{where.tb_lineno}" if where else ""
        return None, _fault(name, f"{type(error).__name__}{place}").problems


def _brought_down(name: str) -> tuple[Problem, ...]:
    return _fault(name, "it brought its process down").problems


def _fault(name: str, what: str) -> IrenicError:
    return failure(
        "X008",
        f"'{name}' was not read for a fault of irenic's own: {what}",
        "please report it, with the document if others may see it",
        file=name,
    )
