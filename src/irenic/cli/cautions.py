"""What stands above a page: that it is not for everybody, and what is missing from it because it is at fault."""

from collections.abc import Iterable, Iterator

from ..casefile.leaving_out import in_words
from ..casefile.load import LoadedCase
from ..model.case import Case
from ..report.terminal.layout import settled, wrapped
from .output import width


def privacy_lines(case: Case) -> Iterator[str]:
    """What stands above every page of a case whose sources are not for everybody."""
    if case.handling not in (None, "public") or any(source.handling != "public" for source in case.sources.values()):
        yield "This case holds sources that are not public: keep this page as close."


def answer_page(case: Case, lines: Iterable[str]) -> Iterator[str]:
    """An answer below what it must not be read without: its quotes and numbers rest on all sources of the case."""
    for caution in privacy_lines(case):
        yield from wrapped(caution, width(), "", "  ")
        yield ""
    yield from settled(lines)


def left_out_lines(loaded: LoadedCase) -> Iterator[str]:
    """What is missing from every page because it is at fault, so that nobody takes it for silence."""
    for part in loaded.left_out:
        node, _ = loaded.root.deepest(part)
        line, _ = node.origin.place(node.start)
        yield f"At fault and left out until it is mended: {in_words(part)} ({node.origin.file}, line {line})."
