"""Checks on quotes: every one stands in its source word for word, at one place."""

import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from ...documents.files import DOCUMENT_LIMIT, sha256
from ...documents.store import load_record
from ...model.case import PlacedCitation
from ...model.problem import IrenicError
from ..load import LoadedCase
from ..quotes import SourceText, Span
from .registry import Finding, check

_SEARCHED: Final = 200_000_000
"""Characters that are searched at most for the words that come nearest to quotes which do not stand in their source."""


@check("Q001", "error")
def quote_not_found(loaded: LoadedCase) -> Iterator[Finding]:
    """A quote does not stand in its source word for word.

    Every number of an answer traces back to words in a source; a word that was changed, however slightly, is no
    longer the source's. Runs of white space count as one space; everything else, quotation marks and capitals
    included, has to be as in the source, and a quote begins and ends with whole words. The hint shows what comes
    nearest. Copy the words from the source.
    """
    missing = [(placed, text) for placed, text in _cited_texts(loaded) if not text.find(placed.citation.quote)]
    searched = 0
    for placed, text in missing:
        # looking for what is like a quote takes a while in a long text: not for hundreds of them
        searched += len(text.text)
        hint = _nearest_hint(loaded, placed, text) if searched < _SEARCHED else "copy the words from the source"
        yield Finding(
            (*placed.path, "quote"),
            f"this quote does not stand word for word in source '{placed.citation.source}'",
            hint,
        )


@check("Q002", "error")
def quote_found_several_times(loaded: LoadedCase) -> Iterator[Finding]:
    """A quote stands in its source more than once, and the citation does not say which place is meant.

    Quote more of the sentence, or add `at: [start, end]`; the hint lists the places.
    """
    for placed, text in _cited_texts(loaded):
        spans = text.find(placed.citation.quote)
        if len(spans) > 1 and placed.citation.at is None:
            places = ", ".join(f"[{span.start}, {span.end}]" for span in spans[:5])
            yield Finding(
                (*placed.path, "quote"),
                f"this quote stands {len(spans)} times in source '{placed.citation.source}'",
                f"quote more words, or say which with 'at:' and one of {places}",
            )


@check("Q003", "error")
def quote_not_at_its_place(loaded: LoadedCase) -> Iterator[Finding]:
    """The place that a citation gives with `at:` does not hold its quote.

    `at: [start, end]` counts characters of the frozen text from 0; `end` is the first character behind the quote.
    """
    for placed, text in _cited_texts(loaded):
        at, spans = placed.citation.at, text.find(placed.citation.quote)
        if at is not None and spans and Span(*at) not in spans:
            nearest = min(spans, key=lambda span: abs(span.start - at[0]))
            yield Finding(
                (*placed.path, "at"),
                f"characters {at[0]} to {at[1]} of source '{placed.citation.source}' do not hold the quote",
                f"the quote stands at [{nearest.start}, {nearest.end}]"
                + ("; 'at:' can be left out" if len(spans) == 1 else ""),
            )


@check("Q004", "error")
def frozen_text_changed(loaded: LoadedCase) -> Iterator[Finding]:
    """The text of a source is no longer the one that was stored when the document was added.

    Quotes and their places count on a text that never changes. Restore the file (from git, or from a copy); for a
    corrected document add a new source and say `replaces:`.
    """
    for name, source in loaded.case.sources.items():
        text = loaded.texts.get(name)
        if text is None:
            continue
        path = ("sources", name, "file")
        try:
            loaded.folder.inside(str(PurePosixPath(source.file).with_suffix(".json")))
            record = load_record(loaded.folder.path, source.file)
        except IrenicError as error:
            yield Finding(path, error.problems[0].message, error.problems[0].hint)
            continue
        if record is not None and record.sha256_text != sha256(text.text.encode()):
            yield Finding(
                path,
                f"the text of source '{name}' has changed since it was added",
                "restore the file; a corrected document is a new source that 'replaces:' this one",
            )


@check("Q006", "error")
def original_missing_or_changed(loaded: LoadedCase) -> Iterator[Finding]:
    """The document that a source's text was taken from is not where `original:` says, or is no longer the same.

    The original is what a doubtful reader will ask for. Restore the file; where it may not be kept, leave `original:`
    out and say in `note` where it can be seen.
    """
    for name, source in loaded.case.sources.items():
        if source.original is None:
            continue
        path = ("sources", name, "original")
        try:
            data = loaded.folder.read(source.original, DOCUMENT_LIMIT)
            record = load_record(loaded.folder.path, source.file)
        except IrenicError as error:
            problem = error.problems[0]
            if problem.code != "X003":
                yield Finding(path, problem.message, problem.hint)
            continue
        if record is not None and record.sha256_original != sha256(data):
            yield Finding(
                path,
                f"the original of source '{name}' has changed since it was added",
                "restore the file; a corrected document is a new source that 'replaces:' this one",
            )


@check("Q005", "warning")
def text_not_in_normal_form(loaded: LoadedCase) -> Iterator[Finding]:
    """The text of a source is not in the form in which texts are frozen.

    A frozen text has letters with their accents in one piece (Unicode NFC) and lines that end with LF. In another
    form a quote can look right and still not be found, and offsets differ from tool to tool. Add the document with
    `irenic new CASE --from FILE`, which takes care of it, or save the file in that form.
    """
    for name, text in loaded.texts.items():
        faults = []
        if not unicodedata.is_normalized("NFC", text.text):
            faults.append("accents in pieces (not NFC)")
        if "\r" in text.text:
            faults.append("lines that do not end with LF alone")
        if faults:
            yield Finding(
                ("sources", name, "file"),
                f"the text of source '{name}' has {' and '.join(faults)}",
                "save it as UTF-8, NFC, with LF line ends; quotes may have to be copied anew",
            )


def _cited_texts(loaded: LoadedCase) -> Iterator[tuple[PlacedCitation, SourceText]]:
    """Every citation whose source could be read; R001 and the loader tell of the others."""
    for placed in loaded.citations:
        text = loaded.texts.get(placed.citation.source)
        if text is not None:
            yield placed, text


def _nearest_hint(loaded: LoadedCase, placed: PlacedCitation, text: SourceText) -> str:
    quote, own = placed.citation.quote, placed.citation.source
    elsewhere = [name for name, other in loaded.texts.items() if name != own and other.find(quote)]
    if elsewhere:
        return f"it stands in source '{elsewhere[0]}': correct 'source:', or quote '{own}'"
    nearest = text.nearest(quote)
    if nearest is None:
        return f"nothing in '{own}' is like it: is this the right source?"
    line = text.text.count("\n", 0, nearest.span.start) + 1
    return f"the nearest words are, in line {line} of '{own}': {_unquoted(nearest.words)}"


def _unquoted(words: str) -> str:
    """Words without a quotation mark that was cut from its partner."""
    marks = [sign for sign in words if sign in _MARKS]
    return words.strip(_MARKS) if len(marks) == 1 else words


_MARKS: Final = '"“”„«»'
