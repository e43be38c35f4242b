"""What an entry rests on, as a form asks for it: words of a source, found there to the character, or a reason."""

from collections.abc import Sequence
from typing import Any, Final

from ...casefile.load import LoadedCase
from ...casefile.quotes import SourceText, Span, fold_quote
from ...model.basis import Citation, Entry
from ...model.problem import IrenicError
from ...model.spoken import in_marks
from ..saying import Choice
from ..taking import words_at
from ..titles import source_called
from .fields import Field, Group, choices
from .sent import Sent

SOURCE: Final = "source"
QUOTE: Final = "quote"
AT: Final = "at"
"""The place of selected words in the source's text, as START-END."""
KEPT: Final = "kept"
REASON: Final = "assumed"


def citing_fields(loaded: LoadedCase, cited: Sequence[Citation]) -> tuple[Field, ...]:
    """The citations that are there, each to keep or not, and one to add."""
    kept = [
        Choice(str(at), f"{in_marks(one.quote)} [{one.source}]{_amiss(loaded, one)}") for at, one in enumerate(cited)
    ]
    sources = choices((name, _called(loaded, name)) for name in loaded.texts)
    return (
        *(
            [
                Field(
                    name=KEPT,
                    label="Cited now; untick what no longer stands for it",
                    kind="several",
                    choices=tuple(kept),
                    wide=True,
                )
            ]
            if kept
            else []
        ),
        Field(
            name=SOURCE,
            label="Source",
            kind="choose",
            choices=sources,
            empty="no source" if not sources else None,
            term="source",
            wide=True,
        ),
        Field(
            name=QUOTE,
            label="Further words of that source" if kept else "The words of that source that say it",
            kind="words",
            hint="Word for word: copy them, or select them in its text.",
            wide=True,
        ),
    )


def _amiss(loaded: LoadedCase, citation: Citation) -> str:
    """What is wrong with a quote: that it does not stand in its source, with the words there that come nearest."""
    text = loaded.texts.get(citation.source)
    if text is None:
        return " – at fault: its source cannot be read"
    if text.find(citation.quote):
        return ""
    nearest = text.nearest(citation.quote)
    near = f": the nearest words there are {in_marks(nearest.words)}" if nearest else ""
    return f" – at fault, it does not stand there word for word{near}"


def ground_group(loaded: LoadedCase, entry: Entry | None, legend: str, hint: str, *, reason: str) -> Group:
    """Words of a source, or a reason of one's own."""
    why = Field(name=REASON, label=reason, kind="words", term="assumption", wide=True)
    return Group(
        legend=legend,
        hint=hint,
        cites=True,
        fields=(*citing_fields(loaded, entry.cite if entry is not None else ()), why),
    )


def shown_ground(loaded: LoadedCase, entry: Entry | None) -> dict[str, Sequence[str]]:
    """What the fields hold before anybody writes in them."""
    reason = entry.assumed if entry is not None else None
    return {
        **shown_citations(loaded, entry.cite if entry is not None else ()),
        REASON: [reason] if isinstance(reason, str) else [],
    }


def shown_citations(loaded: LoadedCase, cited: Sequence[Citation]) -> dict[str, Sequence[str]]:
    """The same for citations alone: all are kept, and the source is that of the last of them."""
    known = [one.source for one in cited if one.source in loaded.texts] or list(loaded.texts)
    return {KEPT: [str(at) for at in range(len(cited))], SOURCE: known[-1:]}


def read_ground(sent: Sent, loaded: LoadedCase, entry: Entry | None, missing: str) -> dict[str, Any]:
    """The fields `cite` and `assumed`; where there is neither, `missing` says what is wrong with that, if anything."""
    cited = read_citations(sent, loaded, entry.cite if entry is not None else ())
    reason = sent.line(REASON)
    by_field = entry.assumed if entry is not None and not isinstance(entry.assumed, str) else None
    if reason is None and not cited and QUOTE not in sent.faults and missing:
        sent.fault(QUOTE, missing)
    if reason is not None and by_field:
        sent.fault(REASON, "single fields of it have reasons of their own already: see Files, and write this one there")
    if reason is not None and cited and reason != (entry.assumed if entry is not None else None):
        sent.fault(REASON, "what rests on words of a source needs no reason of yours: leave one of the two empty")
    return {"cite": cited or None, "assumed": dict(by_field) if by_field else reason}


def read_citations(sent: Sent, loaded: LoadedCase, cited: Sequence[Citation]) -> Any:
    """The citations that are kept, with the one that is added: one, a list, or None."""
    kept = sent.several(KEPT, [str(at) for at in range(len(cited))])
    found = [_plain(cited[int(at)]) for at in kept]
    added = _added(sent, loaded)
    if added is not None and added not in found:
        found.append(added)
    return found[0] if len(found) == 1 else found or None


def _plain(citation: Citation) -> dict[str, Any]:
    held: dict[str, Any] = citation.model_dump(mode="json", exclude_defaults=True)
    return held


def _added(sent: Sent, loaded: LoadedCase) -> dict[str, Any] | None:
    quote, source = sent.line(QUOTE), sent.one_of(SOURCE, loaded.texts)
    if quote is None:
        return None
    if source is None:
        sent.fault(SOURCE, "say in which source these words stand")
        return None
    if source not in loaded.texts:
        return None
    text = loaded.texts[source]
    places = text.find(quote)
    picked = _picked(text, sent.line(AT), quote)
    if picked is not None:
        quote, places = " ".join(text.text[picked.start : picked.end].split()), text.find(quote_at(text, picked))
    if not places:
        nearest = text.nearest(quote)
        near = f"; the nearest words there are: {nearest.words}" if nearest else ""
        sent.fault(QUOTE, f"these words do not stand in {source_called(loaded.case, source)} word for word{near}")
        return None
    if len(places) > 1 and picked is None:
        sent.fault(
            QUOTE,
            f"these words stand {len(places)} times in {source_called(loaded.case, source)}: select those that are "
            "meant in its text, or take more of the words around them",
        )
        return None
    at = {"at": list(picked)} if len(places) > 1 and picked is not None else {}
    return {"source": source, "quote": quote, **at}


def quote_at(text: SourceText, span: Span) -> str:
    """The words at a place."""
    return text.text[span.start : span.end]


def _picked(text: SourceText, at: str | None, quote: str) -> Span | None:
    """The place at which the words were selected; None where they were written otherwise, or since changed."""
    first, _, last = (at or "").partition("-")
    if not (first.isdecimal() and last.isdecimal() and len(first) < 10 and len(last) < 10):
        return None
    start, end = int(first), int(last)
    if fold_quote(text.text[start:end]) != fold_quote(quote):
        return None
    try:
        return words_at(text, start, end)
    except IrenicError:
        return None


def _called(loaded: LoadedCase, name: str) -> str:
    source = loaded.case.sources[name]
    told = ", ".join(part for part in (source.outlet or source.title or name, str(source.published)) if part)
    kept = "" if source.handling == "public" else f", {source.handling}"
    return f"{told}{kept} ({name})" if source.outlet or source.title else f"{told}{kept}"
