"""What a person wrote into a workbook: it waits as it was written, and counts once it rests on something."""

from collections.abc import Collection, Mapping
from typing import Any, Final, NamedTuple

from ..casefile.load import LoadedCase
from ..model.basis import Citation
from ..model.origins import Origins
from ..model.problem import failure
from ..model.proposal import Decision, Proposal
from ..readers.gathering import as_one
from .cutting import Words
from .waiting import Inbox

_SAID_BY_THE_QUOTE: Final = frozenset({"stance", "about", "if", "voice"})
"""The fields of a statement that its quote has to bear out."""


class Ground(NamedTuple):
    """What a person who accepts a proposal rests it on: a quote in a source, or the person's own reason."""

    source: str | None = None
    quote: str | None = None
    assumed: str | None = None


def ground_of(ground: Ground | None, words: Words | None) -> Ground | None:
    """What an edit rests on, where a person says so; raises IrenicError (E009) for words of no one source."""
    if words is None:
        return ground
    if words.source is None or len(words.pieces) != 1:
        raise failure(
            "E009", "what was written into a workbook rests on one quote of one source", "add --cite SOURCE, once"
        )
    return Ground(words.source, words.pieces[0])


def with_edits(
    loaded: LoadedCase, inbox: Inbox, edits: Collection[Proposal], decisions: Mapping[str, Decision]
) -> Inbox:
    """The inbox with what was written into workbooks: each by itself, since nobody else said it."""
    origins = Origins(loaded.case)
    waiting = [as_one(origins, [edit]) for edit in edits if edit.id not in decisions]
    settled = [as_one(origins, [edit]) for edit in edits if edit.id in decisions]
    return inbox._replace(waiting=[*inbox.waiting, *waiting], settled=[*inbox.settled, *settled])


def kept_quotes(loaded: LoadedCase, proposal: Proposal) -> tuple[Citation, ...]:
    """The quotes that a statement keeps though an edit changes what they are said to say, or whose they are.

    Whether they bear that out nobody has looked at yet.
    """
    held = loaded.case.statements.get(proposal.changes or "")
    if held is None or "cite" in proposal.fields or not _SAID_BY_THE_QUOTE & set(proposal.fields):
        return ()
    return held.cite


def entry_as_edited(loaded: LoadedCase, proposal: Proposal, ground: Ground | None) -> dict[str, Any]:
    """The entry that an edit becomes: a new one, or one that is there with the fields that the edit sets or removes.

    Raises IrenicError (E001) where what it would change is no longer there, (I015) where it rests on nothing, (I013)
    where a quote that is given for it does not stand in its source.
    """
    entry = dict(proposal.entry) if proposal.changes is None else _changed(loaded, proposal, proposal.changes)
    return _grounded(loaded, proposal.id, entry, ground)


def _changed(loaded: LoadedCase, proposal: Proposal, name: str) -> dict[str, Any]:
    """The entry as it is written now, with the fields that the edit sets or removes: the others stay."""
    node = loaded.root.child("statements")
    held = node.child(name) if node is not None else None
    written = held.value() if held is not None else None
    if not isinstance(written, dict):
        hint = "it was removed since: export the case anew, or write the statement in a new row"
        raise failure("E001", f"the statement '{name}' that it would change is not there", hint)
    removed = {field for field in proposal.fields if field not in proposal.entry}
    # what is set stands where it stood before
    set_ = {field: proposal.entry[field] for field in proposal.fields if field not in removed}
    return {field: value for field, value in (written | set_).items() if field not in removed}


def _grounded(loaded: LoadedCase, name: str, entry: dict[str, Any], ground: Ground | None) -> dict[str, Any]:
    """The entry with what it rests on; one that rests on nothing is never taken."""
    if entry.get("cite") or entry.get("assumed"):
        if ground is not None:
            raise failure("E009", "the proposal has its own ground", "leave out --cite, --quote and --assumed")
        return entry
    if ground is None:
        raise failure(
            "I015",
            f"proposal '{name}' rests on nothing yet: no source is cited for it; nothing was accepted",
            "add --cite SOURCE --quote WORDS, or --assumed REASON if it is your own judgement",
        )
    if ground.assumed is not None:
        return {**entry, "assumed": ground.assumed}
    source, quote = str(ground.source), str(ground.quote)
    text = loaded.texts.get(source)
    if text is None:
        known = ", ".join(loaded.texts) or "none"
        raise failure("R001", f"the case has no source '{source}' that can be read", f"its sources are: {known}")
    count = len(text.find(quote))
    if count != 1:
        nearest = text.nearest(quote) if not count else None
        told = "does not stand word for word" if not count else f"stands {count} times"
        near = f"the nearest words are: {nearest.words}" if nearest else "copy the words from the source"
        hint = near if not count else "quote more words, so that they stand there once"
        raise failure("I013", f"this quote {told} in source '{source}'", hint)
    return {**entry, "cite": [{"source": source, "quote": " ".join(quote.split())}]}
