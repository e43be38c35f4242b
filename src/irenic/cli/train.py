"""`irenic train`: a tagger of source, cue and content, trained on labels that the user has."""

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from ..casefile.folder import CASE_FILE
from ..documents.metadata import in_command
from ..readers.tagging.brat import BratFolder, labelled_in, labels_in
from ..readers.tagging.encoder import need_extra
from ..report.terminal.layout import wrapped
from .decided import labelled_by_case
from .output import say, say_json, width

if TYPE_CHECKING:
    from ..readers.tagging.judging import Score
    from ..readers.tagging.training import Figures

_EVERY: Final = 0.5
"""Seconds between two lines on how far it is."""


def train_command(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Labels: brat files (NAME.txt with NAME.ann), or a case.")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where to write the tagger.")] = Path(
        "tagger"
    ),
    rounds: Annotated[
        int | None,
        typer.Option("--rounds", min=1, max=100, help="How often all labels are shown: 3 times, or more for few."),
    ] = None,
    seed: Annotated[int, typer.Option("--seed", help="The same seed gives the same tagger on the same machine.")] = 0,
    threads: Annotated[
        int | None, typer.Option("--threads", min=1, max=64, help="Threads to compute with; one per core if left out.")
    ] = None,
    leave_out_faulty: Annotated[
        bool, typer.Option("--leave-out-faulty", help="Learn from the other files where labels of some are at fault.")
    ] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace a tagger that is there already.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the figures as one JSON object.")] = False,
) -> None:
    """It needs the extra irenic[tagger] and no network. A tagger is written whole or not at all."""
    need_extra(encoder=True)
    from ..readers.pipeline import load_pipeline
    from ..readers.tagging.store import refuse_what_is_there, save_tagger
    from ..readers.tagging.training import train_tagger

    refuse_what_is_there(output, overwrite=overwrite)
    pipeline = load_pipeline()
    passed_over: list[str] = []
    if (folder / CASE_FILE).is_file() or folder.name == CASE_FILE:
        labelled, documents = labelled_by_case(folder, pipeline)
    else:
        found = labels_in(folder)
        sound, left_out = labelled_in(found, leave_out_faulty=leave_out_faulty)
        labelled, documents = iter(sound), len(sound)
        passed_over = list(_passed_over(found, left_out))
    trained = train_tagger(
        labelled, pipeline, _teller(), documents=documents, rounds=rounds, seed=seed, threads=threads
    )
    save_tagger(trained, output, overwrite=overwrite)
    if json:
        say_json({"tagger": str(output), "figures": trained.figures.model_dump(mode="json")})
        return
    for line in (*passed_over, *_page(trained.figures, output)):
        for one in wrapped(line, width()):
            say(one)


def _passed_over(found: BratFolder, left_out: list[Path]) -> Iterator[str]:
    if left_out:
        yield f"Files of labels at fault, left out ({len(left_out)}): {', '.join(path.name for path in left_out)}."
    if found.further_readers:
        yield f"Labels of a further reader of a text, passed over: {len(found.further_readers)}."
    if found.without_labels:
        yield f"Texts without labels, passed over: {len(found.without_labels)}."


def _page(figures: "Figures", output: Path) -> Iterator[str]:
    yield f"Wrote {output}: {figures.documents:,} documents with {figures.attributions:,} attributions."
    if figures.passed_over:
        yield f"Labels that teach nothing, without a cue or content in what is read: {figures.passed_over:,}."
    if figures.rules is None or figures.tagger is None:
        yield "Too few documents to keep some aside, so nothing tells how good it is, or how far to believe it."
        return
    yield f"At the confidence from which on reading proposes, in the documents kept aside ({figures.kept_aside}):"
    yield f"- rules alone: {_figures(figures.rules)}"
    yield f"- with the tagger: {_figures(figures.tagger)}"
    if figures.tagger.f1 <= figures.rules.f1:
        yield "The tagger does not help there. More labels, or labels of one kind of text, may."
    else:
        yield f"Use it with: irenic read --tagger {in_command(output)} FILE…"


def _figures(score: "Score") -> str:
    return (
        f"{score.right} of the {score.found} found are right ({score.precision:.0%}), "
        f"of {score.labelled} labelled ({score.recall:.0%}); F1 {100 * score.f1:.1f}"
    )


def _teller() -> Callable[[str, int, int], None]:
    """Tells on a terminal how far the training is and how long it takes, on one line of standard error."""
    began: dict[str, float] = {}
    last = 0.0

    def tell(what: str, done: int, steps: int) -> None:
        nonlocal last
        now = time.monotonic()
        start = began.setdefault(what, now)
        if not sys.stderr.isatty() or (now - last < _EVERY and done != steps):
            return
        last = now
        left = (now - start) * (steps - done) / done if done else 0.0
        about = f", about {left / 60:.0f} min more" if left >= 60 and done >= 10 else ""
        sys.stderr.write(f"\r\x1b[K{what}: {done} of {steps}{about}" + ("\n" if done == steps else ""))
        sys.stderr.flush()

    return tell
