"""A statement that a person makes of words of a source: cited to the character, its meaning said by the person."""

import re
from typing import Final, Unpack

from ..casefile.quotes import SourceText, Span
from ..documents.files import sha256
from ..intake.accepting import Found, acceptance
from ..intake.deciding import How
from ..model.problem import failure
from ..model.proposal import Gathered, Proposal
from ..workspace import Workspace

LONGEST: Final = 2_000
"""The longest quote, in characters."""
_WORD: Final = re.compile(r"\S+")


def words_at(text: SourceText, start: int, end: int) -> Span:
    """The place of whole words that a selection stands for: without white space at its ends, no word taken apart.

    Raises IrenicError (E009) where there are none, or too many.
    """
    start, end = max(0, start), min(len(text.text), end)
    words = text.text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
    if start >= end:
        raise failure("E009", "no words of the source are selected", "select those that say it")
    if Span(start, end) not in text.find(text.text[start:end]):
        # the selection began or ended within a word
        touched = [word.span() for word in _WORD.finditer(text.text, max(0, start - 200), end + 200)]
        start = min(first for first, last in touched if last > start)
        end = max(last for first, last in touched if first < end)
    if end - start > LONGEST:
        raise failure("E009", f"more than {LONGEST:,} characters are selected", "select only the words that say it")
    return Span(start, end)


def revision_of_text(text: SourceText) -> str:
    """A hash of a source's text: a selection is a place in the text that was shown."""
    return sha256(text.text.encode())[:20]


def state_words(workspace: Workspace, source: str, span: Span, **how: Unpack[How]) -> str:
    """Add a statement that cites a place of a source, and return its name.

    What is said of it is held to the same rules as a proposal that is accepted. Raises IrenicError as
    `intake.accepting.acceptance` does, and where the entry cannot be added.
    """
    text = workspace.loaded.texts[source].text
    place = (span.start, span.end)
    mention = Proposal(
        id="",
        kind="statement",
        source=source,
        spans=(place,),
        quote=" ".join(text[span.start : span.end].split()),
        entry={"stance": "claims", "about": {"topic": ""}},
        confidence=1,
        reason="",
    )
    chosen = Gathered(**mention.model_dump(), mentions=(mention,), origins=1)
    made = acceptance(workspace.loaded, Found(chosen), **how)
    workspace.insert(made.path, made.entry)
    return made.name
