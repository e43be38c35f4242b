"""A shorter or longer cut of a source's words than was read: a person's choice, proved against the frozen text."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from ..casefile.load import LoadedCase
from ..casefile.quotes import SourceText, Span, fold_quote
from ..model.problem import failure
from ..model.proposal import Gathered, Proposal
from ..model.spoken import in_marks
from ..readers.numbers import NUMBER

LONGEST: Final = 2_000
"""The longest quote that is cut so, in characters."""
# between two pieces of one quotation: nothing that anybody said
_NOTHING_SAID: Final = re.compile(r"[\s\"“”„«»]*")
_TURNS: Final = re.compile(
    # no
    r"\b(?:not|cannot|no|never|neither|nor|none|nobody|nothing|without|hardly|barely|scarcely|rarely|seldom|against|"
    r"instead|unable|unwilling|impossible|untrue|false|wrong|(?:refus|reject|den[iy]|declin|oppos|fail|dismiss)\w*|"
    # only so, only then
    r"if|unless|until|till|whether|provid(?:ed|ing)|conditions?|conditional\w*|only|except|but|once|when|after|before|"
    r"subject to|depend\w*|pending|(?:as|so) (?:long|soon|far) as|in (?:return|exchange)|"
    # perhaps, in part, for now
    r"would|could|might|may|should|potentially|reportedly|allegedly|possibl[ey]|perhaps|probabl[ey]|(?:un)?likely|"
    r"apparently|in principle|part(?:ly|ially)?|some|temporar(?:y|ily)|for now|"
    # how much
    r"at (?:least|most)|up to|(?:more|less|fewer|rather) than|nearly|almost|all|every|each|any|both|half|dozens?|"
    r"hundreds?|thousands?|millions?|billions?)\b|n['’]t\b|\d[\d.,:]*|"
    rf"\b(?:(?:about|around|over|under|above|below)\s+)?{NUMBER}\b",
    re.IGNORECASE,
)
"""Words and numbers without which the rest may say something else."""


class Words(NamedTuple):
    """The words that a person cites in place of those that were read."""

    pieces: tuple[str, ...]
    """One quote, or several where the speaker is interrupted."""
    source: str | None = None
    """The source; None for each that says it."""
    at: tuple[Span | None, ...] = ()
    """Where each piece was picked; a place at which it does not stand is not looked at."""
    mention: str | None = None
    """The id of the mention that is cut; None for each at which all the pieces stand."""


class Cut(NamedTuple):
    """A mention with the words that a person chose."""

    mention: Proposal
    spans: tuple[Span, ...]
    """Where they stand in the source."""


class Recut(NamedTuple):
    """A proposal's places, cut as a person chose."""

    places: tuple[Proposal, ...]
    """All places that are cited, those that were cut among them."""
    cuts: tuple[Cut, ...]
    cautions: tuple[str, ...]


def cited_spans(text: SourceText, mention: Proposal) -> tuple[Span, ...]:
    """The places in its source that are cited for a mention: what is unbroken there is one quote."""
    accounts: Any = mention.entry.get("accounts")
    if mention.kind == "event" and accounts:
        # an account is cited to the end of its clause, where the mention may go on to a semicolon
        cites = [cite for account in accounts for cite in account["cite"]]
        placed = [_placed(text, mention, cite) for cite in cites]
        if placed and None not in placed:
            return tuple(sorted(span for span in placed if span is not None))
    return tuple(_whole(text, span) for span in _merged(text, mention.spans))


def _whole(text: SourceText, span: Span) -> Span:
    """A place with the rest of a word at its ends of which reading took a part, such as half a flag."""
    start, end = span
    if span in text.find(text.text[start:end]):
        return span
    while start > 0 and not text.text[start - 1].isspace():
        start -= 1
    while end < len(text.text) and not text.text[end].isspace():
        end += 1
    return Span(start, end) if Span(start, end) in text.find(text.text[start:end]) else span


def _placed(text: SourceText, mention: Proposal, cite: Mapping[str, Any]) -> Span | None:
    found = text.find(str(cite["quote"]))
    if cite.get("at") is not None:
        found = [span for span in found if list(span) == list(cite["at"])]
    return next((span for span in found if _touches(span, mention)), None)


def require_as_read(loaded: LoadedCase, proposal: Gathered) -> None:
    """Raise IrenicError (I013) where a source holds other words by now at a place that would be cited."""
    for mention in proposal.places:
        text = loaded.texts.get(mention.source)
        if text is not None and not _is_as_read(text, mention):
            raise failure(
                "I013",
                f"the words of proposal '{proposal.id}' no longer stand in '{mention.source}' where they were read",
                "restore the text if it was changed by mistake, or read it again: irenic read --into CASE",
            )


def _is_as_read(text: SourceText, mention: Proposal) -> bool:
    accounts: Any = mention.entry.get("accounts")
    if mention.kind == "event" and accounts:
        return all(_placed(text, mention, cite) is not None for account in accounts for cite in account["cite"])
    return fold_quote(" … ".join(text.text[start:end] for start, end in mention.spans)) == fold_quote(mention.quote)


def recut(loaded: LoadedCase, proposal: Gathered, words: Words) -> Recut:
    """The places of a proposal with the words that a person chose, at every mention where all of these stand.

    A cut may be shorter or longer than what was read, and shares at least a word with it: other words of the source are
    something else to decide on. Raises IrenicError (E009) for what cannot be cut so, (I013) where the words do not
    stand in the source at that place word for word, or stand there more than once.
    """
    if proposal.kind not in ("statement", "provision", "event"):
        raise failure("E009", "--quote is for a statement, a provision or an event", "leave it out")
    pieces = [(fold_quote(piece), at) for piece, at in _with_places(words) if piece.strip()]
    if not pieces:
        raise failure("E009", "no words are left to cite", "keep at least a word of those that were read")
    if sum(len(piece) for piece, _ in pieces) > LONGEST:
        raise failure("E009", f"a quote of more than {LONGEST:,} characters", "cite only the words that say it")
    if words.source is not None and words.source not in proposal.sources:
        raise failure(
            "E009",
            f"proposal '{proposal.id}' was not read in '{words.source}'",
            f"it was read in: {', '.join(proposal.sources)}",
        )
    own = [
        one
        for one in proposal.places
        if words.source in (None, one.source) and words.mention in (None, one.id) and one.source in loaded.texts
    ]
    cuts: dict[str, Cut] = {}
    cautions: list[str] = []
    chosen = _chosen(loaded, proposal, own, pieces)
    cut = {mention.id for mention, _ in chosen}
    if left := dict.fromkeys(f"'{one.source}'" for one in own if one.id not in cut):
        cautions.append(f"the words of {' and '.join(left)} stay as they were read: not all of these stand there")
    for mention, spans in chosen:
        text = loaded.texts[mention.source]
        before = cited_spans(text, mention)
        new = _merged(text, spans)
        if new != before:
            cuts[mention.id] = Cut(_cited_so(text, mention, new), new)
            cautions += _turns(text, before, new)
    places = tuple(cuts[one.id].mention if one.id in cuts else one for one in proposal.places)
    return Recut(places, tuple(cuts.values()), tuple(dict.fromkeys(cautions)))


def _chosen(
    loaded: LoadedCase, proposal: Gathered, mentions: Sequence[Proposal], pieces: Sequence[tuple[str, Span | None]]
) -> list[tuple[Proposal, list[Span]]]:
    """The mentions at which all the pieces stand, and where: some alone would say less than the person chose."""
    stands = [[_stands(loaded, proposal, one, piece, at) for piece, at in pieces] for one in mentions]
    for number, (piece, _) in enumerate(pieces):
        if all(held[number] is None for held in stands):
            raise _refused(loaded, mentions, piece)
    found = [
        (mention, [span for span in held if span is not None])
        for mention, held in zip(mentions, stands, strict=True)
        if None not in held
    ]
    if not found:
        raise failure(
            "I013", "these quotes stand in different places, and nowhere all of them", "quote the words of one place"
        )
    return found


def _with_places(words: Words) -> Iterator[tuple[str, Span | None]]:
    for number, piece in enumerate(words.pieces):
        yield piece, words.at[number] if number < len(words.at) else None


def _stands(loaded: LoadedCase, proposal: Gathered, mention: Proposal, piece: str, at: Span | None) -> Span | None:
    """Where words stand at a mention's place; None where they do not."""
    found = [span for span in loaded.texts[mention.source].find(piece) if _touches(span, mention)]
    if at in found:
        return at
    if len(found) > 1:
        raise failure(
            "I013",
            f"{in_marks(piece)} stands {len(found)} times where proposal '{proposal.id}' was read",
            "quote more words, so that they stand there once",
        )
    return found[0] if found else None


def _touches(span: Span, mention: Proposal) -> bool:
    return any(start < span.end and span.start < end for start, end in mention.spans)


def _refused(loaded: LoadedCase, mentions: Sequence[Proposal], piece: str) -> Exception:
    """Why words are not those of a proposal: they stand elsewhere in the source, or nowhere."""
    names = " or ".join(dict.fromkeys(f"'{one.source}'" for one in mentions)) or "a source that can be read"
    elsewhere = next((one for one in mentions if loaded.texts[one.source].find(piece)), None)
    if elsewhere is not None:
        return failure(
            "I013",
            f"{in_marks(piece)} stands in '{elsewhere.source}', but not where this was read",
            f"keep at least a word of {in_marks(' '.join(elsewhere.quote.split()))}; other words are a proposal, or a "
            "statement, of their own",
        )
    near = next((found for one in mentions if (found := loaded.texts[one.source].nearest(piece))), None)
    hint = f"the nearest words are: {near.words}" if near else "copy the words from the source, none cut in two"
    return failure("I013", f"{in_marks(piece)} does not stand word for word in {names}", hint)


def _merged(text: SourceText, spans: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """Places in their order, those between which nothing is said as one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and (start <= merged[-1].end or _NOTHING_SAID.fullmatch(text.text, merged[-1].end, start)):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, end))
        else:
            merged.append(Span(start, end))
    return tuple(merged)


def _cited_so(text: SourceText, mention: Proposal, spans: tuple[Span, ...]) -> Proposal:
    """A mention that cites these places; raises IrenicError (E009) where several accounts share its words."""
    quotes = [" ".join(text.text[span.start : span.end].split()) for span in spans]
    entry: dict[str, Any] = dict(mention.entry)
    if mention.kind == "event":
        accounts: Any = entry.get("accounts") or ()
        if len(accounts) != 1:
            raise failure(
                "E009", "these are the words of several accounts", "accept it as it is, and cut each quote in the case"
            )
        cites = [
            {"source": mention.source, "quote": quote, "at": list(span)}
            for quote, span in zip(quotes, spans, strict=True)
        ]
        entry["accounts"] = [{**accounts[0], "cite": cites}]
    elif entry.get("what") == mention.quote:
        # what a term says exactly is told in the words that are cited
        entry["what"] = " … ".join(quotes)
    return mention.model_copy(update={"spans": tuple(spans), "quote": " … ".join(quotes), "entry": entry})


def _turns(text: SourceText, before: Sequence[Span], after: Sequence[Span]) -> Iterator[str]:
    """That words which may turn what the rest says were read and are not cited, or are cited and were not read."""
    if left := _beyond(text, before, after):
        yield f"the quote leaves out {left}, read as part of it: see whether it still says the same"
    if taken := _beyond(text, after, before):
        yield f"the quote takes in {taken}, not read as part of it: see whether it says the same with it"


def _beyond(text: SourceText, some: Sequence[Span], others: Sequence[Span]) -> str:
    """The words that may turn the sense in some places and not in the others, listed; empty where there are none."""
    found = [
        word[0].rstrip(".,:")
        for start, end in some
        for word in _TURNS.finditer(text.text, start, end)
        if not any(span.start <= word.start() and word.end() <= span.end for span in others)
    ]
    return ", ".join(f"“{word}”" for word in dict.fromkeys(found))


def shown_place(text: SourceText, span: Span, around: int = 60) -> str:
    """Words in square brackets, with what stands before and after them in the source."""
    low, high = max(0, span.start - around), min(len(text.text), span.end + around)
    before, after = text.text[low : span.start], text.text[span.end : high]
    before = before if not low else f"…{before[before.find(' ') :]}" if " " in before else "…"
    after = after if high == len(text.text) else f"{after[: after.rfind(' ') + 1]}…" if " " in after else "…"
    return " ".join(f"{before}[{text.text[span.start : span.end]}]{after}".split())
