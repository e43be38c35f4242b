"""Reading many documents for a terminal, a pipe or a folder: one after the other, and going on where it stopped."""

import contextlib
import datetime
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import typer

from ..documents.files import cannot_write, read_bytes, sha256, write_atomically
from ..documents.metadata import shown_path
from ..intake.many import about, read_files
from ..model.problem import IrenicError, Problem, failure
from ..model.reading import ReadDocument, Reading
from .output import print_failure, say, say_json, width
from .reading_page import page

INTERRUPTED: Final = 130


def read_each(
    files: Sequence[Path],
    published: datetime.date | None,
    encoding: str | None,
    workers: int,
    *,
    tagger: Path | None = None,
    spans: bool,
    as_json: bool,
) -> int:
    """Print what each document says as soon as it is read; returns the exit code.

    As JSON the documents stand in one object, each on a line of its own, however many they are.
    """
    out = _JsonDocuments() if as_json and not spans else None
    problems: list[Problem] = []
    done = 0
    with counting("reading", len(files), quiet=out is None and sys.stdout.isatty()) as tell:
        try:
            for one in read_files(
                files, published=published, encoding=encoding, raw=spans, tagger=tagger, workers=workers
            ):
                tell(done)
                done += 1
                problems += one.problems
                if one.document is None:
                    if out is None:
                        print_failure(one.problems, as_json=False)
                elif out is not None:
                    out.add(one.document)
                elif spans:
                    say(json.dumps(_spans(one.document)))
                else:
                    for line in page(one.document, width()):
                        say(line)
        except KeyboardInterrupt:
            if out is not None:
                out.end(published, problems)
            return interrupted(done, len(files), "")
    if out is not None:
        out.end(published, problems)
    elif problems and len(files) > 1:
        say(f"{len(files) - _failed(problems)} of {len(files):,} documents were read", to_error=True)
    return int(bool(problems))


def read_to(
    folder: Path,
    files: Sequence[Path],
    named: Sequence[Path],
    published: datetime.date | None,
    encoding: str | None,
    workers: int,
    *,
    tagger: Path | None = None,
    again: bool,
    as_json: bool,
) -> int:
    """Write what each document says as a JSON file of its own; one that is there and current is left.

    The file is called as the document is, with `.json` behind; of a folder's documents also the folders within it.
    """
    targets, problems = _targets(folder, files, named)
    how = about(published, tagger=tagger)
    ahead: dict[Path, str] = {}
    current = 0
    for file in targets:
        try:
            content = sha256(read_bytes(file, shown=shown_path(file)))
            if not _is_current(targets[file], content, how.parameters) or again:
                ahead[file] = content
            else:
                current += 1
        except IrenicError as error:
            problems += error.problems
    written = 0
    with counting("reading", len(ahead)) as tell:
        try:
            for done, one in enumerate(
                read_files(list(ahead), published=published, encoding=encoding, tagger=tagger, workers=workers)
            ):
                tell(done)
                problems += one.problems
                if one.document is not None:
                    result = Reading(
                        about=about(published, tagger=tagger, inputs=ahead[one.file]), documents=(one.document,)
                    )
                    _write(targets[one.file], result)
                    written += 1
        except KeyboardInterrupt:
            return interrupted(written, len(ahead), "; the same command goes on with the others")
    if as_json:
        say_json(
            {
                "written": [str(targets[file]) for file in ahead if targets[file].is_file()],
                "current": current,
                "problems": [problem.model_dump(mode="json") for problem in problems],
            }
        )
    else:
        print_failure(problems, as_json=False)
        left = f"; {current:,} were there and current" if current else ""
        say(f"{written:,} of {len(files):,} documents read into {folder}{left}")
    return int(bool(problems))


@contextlib.contextmanager
def counting(what: str, steps: int, *, quiet: bool = False) -> Iterator[Callable[[int], None]]:
    """Tells on a terminal, below all else, how many of the steps are done; says nothing where nobody looks."""
    if quiet or steps < 2 or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(what, total=steps)
        yield lambda done: shown.update(task, completed=done + 1)


def interrupted(done: int, of: int, then: str) -> int:
    """Tell how far reading came; returns the exit code."""
    say(f"irenic: interrupted; {done:,} of {of:,} documents were read{then}", to_error=True)
    return INTERRUPTED


class _JsonDocuments:
    """One JSON object whose documents are written as they come."""

    def __init__(self) -> None:
        self._has_some = False

    def add(self, document: ReadDocument) -> None:
        self._echo(",\n" if self._has_some else '{"documents": [\n')
        self._has_some = True
        encoding = (sys.stdout.encoding or "utf-8").lower().replace("-", "")
        self._echo(json.dumps(document.model_dump(mode="json"), ensure_ascii=encoding != "utf8"))

    def end(self, published: datetime.date | None, problems: Sequence[Problem]) -> None:
        if not self._has_some and problems:
            print_failure(problems, as_json=True)
            return
        how = about(published, problems=problems).model_dump(mode="json")
        self._echo(("\n" if self._has_some else '{"documents": [') + f'],\n"about": {json.dumps(how)}}}\n')

    def _echo(self, text: str) -> None:
        typer.echo(text, nl=False)


def _spans(document: ReadDocument) -> dict[str, Any]:
    pieces = [{"source": one.source, "cue": one.cue, "content": one.content} for one in document.statements]
    return {"document": document.file, "statements": pieces}


def _failed(problems: Sequence[Problem]) -> int:
    return len({problem.file for problem in problems})


def _targets(folder: Path, files: Sequence[Path], named: Sequence[Path]) -> tuple[dict[Path, Path], list[Problem]]:
    """Where what is read in each document is written; two that would meet are told."""
    above = [path for path in named if path.is_dir()]
    targets: dict[Path, Path] = {}
    problems: list[Problem] = []
    for file in files:
        within = next((file.relative_to(path) for path in above if file.is_relative_to(path)), Path(file.name))
        target = folder / within.with_name(f"{within.name}.json")
        if target in targets.values():
            problems += failure(
                "F011",
                f"two documents are called '{within}', so that one of them was not read",
                "rename one, or give each folder an output folder of its own",
                file=shown_path(file),
            ).problems
        else:
            targets[file] = target
    return targets, problems


def _is_current(target: Path, content: str, parameters: Any) -> bool:
    """Whether what is written there was read from the same document, in the same way.

    Raises IrenicError where something else is there: nothing of anybody's is overwritten.
    """
    if not target.exists():
        return False
    try:
        held = json.loads(target.read_bytes())["about"]
        if held["verb"] == "read":
            return bool(held["inputs"] == content and held["parameters"] == parameters)
    except (OSError, ValueError, KeyError, TypeError):
        pass
    raise failure("F011", f"'{target}' is there already, and is no reading", "choose another folder", file=str(target))


def _write(target: Path, result: Reading) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(error, str(target)) from None
    text = json.dumps(result.to_json(), ensure_ascii=False, indent=1) + "\n"
    write_atomically(target, text.encode("utf-8", "surrogatepass"), shown=str(target))
