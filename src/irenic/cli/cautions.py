"""What stands above a page: that it is not for everybody, and what is missing from it because it is at fault."""

from collections.abc import Iterator

from ..casefile.leaving_out import in_words
from ..casefile.load import LoadedCase
from ..model.case import Case


def privacy_lines(case: Case) -> Iterator[str]:
    """What stands above every page of a case whose sources are not for everybody."""
    if case.handling not in (None, "public") or any(source.handling != "public" for source in case.sources.values()):
        yield "This case holds sources that are not public: keep this page as close."


def left_out_lines(loaded: LoadedCase) -> Iterator[str]:
    """What is missing from every page because it is at fault, so that nobody takes it for silence."""
    for part in loaded.left_out:
        node, _ = loaded.root.deepest(part)
        line, _ = node.origin.place(node.start)
        yield f"At fault and left out until it is mended: {in_words(part)} ({node.origin.file}, line {line})."
