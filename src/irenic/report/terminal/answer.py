"""How an answer about preferences begins on a page of text: what the case is, and what is not counted."""

from collections.abc import Iterator

from ...preferences.premises import TOO_EARLY, PreferenceResult
from .layout import opening, wrapped


def answer_opening(found: PreferenceResult, width: int) -> Iterator[str]:
    """The first lines of an answer about preferences: the same, and what it does not count."""
    yield from opening(found.case, found.notice, found.as_of, found.about, width)
    if found.left_out:
        who = ", ".join(found.left_out)
        yield from wrapped(f"Left out, since no quote that is given for it stands in its source: {who}.", width)
        yield ""
    for problem in found.about.problems:
        if problem.code == TOO_EARLY:
            yield from wrapped(f"Note: {problem.message}.", width)
            yield ""
    if found.basis == "assumptions":
        yield from wrapped(
            "From what the analyst assumes and from what parties want alone: no statement counts here.", width
        )
        yield ""
