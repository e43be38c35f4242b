"""New versions of a source beside the old, and what rests on one that was replaced or withdrawn."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from ..casefile.load import LoadedCase
from ..casefile.quotes import fold_quote
from ..model.base import Frozen
from ..model.case import Case
from ..model.proposal import Gathered, Proposal, Span, proposal_id
from ..readers.likeness import how_like, same_speaker
from .known import Known

_CHANGED: Final = 60.0
"""How like the words of one speaker are that were changed from one version to the next, from 0 to 100."""

NEAR_SAME: Final = 0.6
"""How much of the words of an earlier text stand in one that is a version of it, and no mere note on it."""


class Resting(Frozen):
    """An entry of the case that rests on a source which was replaced or withdrawn."""

    source: str
    newer: str | None
    """The version that replaces it; None where it was only withdrawn."""
    entry: str
    """Where it stands in the case: `statements.s1`."""
    quote: str
    stands: bool
    """Whether its words stand in the newer version too."""
    confirmed: bool
    """Whether the case says that the newer version replaces it, or only a proposal does."""
    is_note: bool = False
    """Whether the other is no version with a text of its own, but speaks of the source: it corrects or withdraws it."""


def version_proposal(
    source: str, old: str, reason: str, confidence: float, span: Span | None = None, quote: str = ""
) -> Proposal:
    """The proposal that a source replaces an earlier version; `span` and `quote` are where it says so itself, if so."""
    return Proposal(
        id=proposal_id("version", source, old),
        kind="version",
        source=source,
        spans=() if span is None else (span,),
        quote=quote,
        entry={"replaces": [old]},
        confidence=round(confidence, 2),
        reason=reason,
    )


def resting_on_old(loaded: LoadedCase, waiting: Iterable[Gathered]) -> tuple[Resting, ...]:
    """What of the case rests on sources that were replaced or withdrawn, or would be by a proposal that waits."""
    case = loaded.case
    newer: dict[str, list[tuple[str | None, bool]]] = {}
    for name, source in case.sources.items():
        for old in source.replaces:
            newer.setdefault(old, []).append((name, True))
    for proposal in waiting:
        if proposal.kind == "version":
            for old in _replaced(proposal):
                newer.setdefault(old, []).append((proposal.source, False))
    for name, source in case.sources.items():
        if source.retracted is not None:
            newer.setdefault(name, [(None, True)])
    return tuple(_resting(loaded, newer)) if newer else ()


def _resting(loaded: LoadedCase, newer: Mapping[str, Sequence[tuple[str | None, bool]]]) -> Iterator[Resting]:
    notes = {
        (old, version)
        for old, versions in newer.items()
        for version, confirmed in versions
        if not confirmed and is_note_on(loaded, version or "", old)
    }
    for placed in loaded.citations:
        old = placed.citation.source
        if placed.path[0] == "sources" and placed.path[1] == old:
            continue
        for version, confirmed in newer.get(old, ()):
            text = loaded.texts.get(version or "")
            yield Resting(
                source=old,
                newer=version,
                entry=".".join(str(step) for step in itertools.takewhile(lambda step: step != "cite", placed.path)),
                quote=placed.citation.quote,
                stands=text is not None and bool(text.find(placed.citation.quote)),
                confirmed=confirmed,
                is_note=(old, version) in notes,
            )


def is_note_on(loaded: LoadedCase, source: str, old: str) -> bool:
    """Whether a source that speaks of an earlier one does not hold its text: it may only correct or withdraw it."""
    texts = (loaded.texts.get(old), loaded.texts.get(source))
    return None not in texts and shared_words(*(text.text for text in texts if text is not None)) < NEAR_SAME


def _replaced(proposal: Proposal) -> list[str]:
    held = proposal.entry.get("replaces")
    return [str(old) for old in held] if isinstance(held, list) else []


def replaced_by(case: Case, source: str) -> frozenset[str]:
    """The earlier versions that a source replaces, and those that these replace."""
    found: set[str] = set()
    ahead = [source]
    while ahead:
        held = case.sources.get(ahead.pop())
        new = {old for old in (held.replaces if held else ()) if old not in found}
        found |= new
        ahead += new
    return frozenset(found - {source})


def superseded(loaded: LoadedCase, mention: Proposal, known: Iterable[Known]) -> str | None:
    """The statement of the case, cited from an earlier version, whose words a mention has in a changed form."""
    if mention.kind != "statement":
        return None
    old = replaced_by(loaded.case, mention.source)
    text = loaded.texts.get(mention.source)
    if not old or text is None:
        return None
    near = [
        (how_like(entry.as_mention, mention), str(entry.path[1]))
        for entry in known
        if entry.path[0] == "statements"
        and entry.as_mention is not None
        and old & set(entry.places)
        and same_speaker(entry.as_mention, mention)
        and not text.find(entry.as_mention.quote)
    ]
    score, name = max(near, default=(0.0, ""))
    return name if score >= _CHANGED else None


def gone_from(loaded: LoadedCase, proposal: Gathered) -> tuple[str, ...]:
    """The newer versions of a proposal's sources in which its words stand no longer; none if it is cited from one."""
    sources = set(proposal.sources)
    newer = {name: sources & set(source.replaces) for name, source in loaded.case.sources.items()}
    if sources - set().union(*newer.values()):
        return ()  # one of them is the newest
    pieces = [
        loaded.texts[mention.source].text[start:end]
        for mention in proposal.places
        if mention.source in loaded.texts
        for start, end in mention.spans
    ]
    texts = [
        (name, loaded.texts[name]) for name in newer if newer[name] and name in loaded.texts and name not in sources
    ]
    return tuple(name for name, text in texts if not all(text.find(piece) for piece in pieces))


def shared_words(old: str, new: str) -> float:
    """How much of an old text stands in a new one, from 0 to 1: by runs of five words."""
    first, second = (_runs(fold_quote(text).casefold().split()) for text in (old, new))
    return len(first & second) / len(first) if first else 0.0


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + 5]) for at in range(max(1, len(words) - 4))}
