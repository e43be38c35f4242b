"""From what was read to proposals for a case: entries as they would stand in it, with their citations."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ..model.case import Case
from ..model.proposal import Proposal, Span
from ..model.reading import ReadDocument, ReadEvent, ReadProvision, ReadStatement
from ..model.record import Stance
from .gazetteer import Gazetteer

# what a person has not yet looked at never suggests a stance that could bind; those that need a draft or an option
# cannot stand beside a mere topic either
_FREE: Final[frozenset[Stance]] = frozenset(
    {"willing to discuss", "appraises", "claims", "denies", "downplays", "declines to comment"}
)


def proposals_from(case: Case, source: str, text: str, read: ReadDocument) -> list[Proposal]:
    """Statements, provisions and events with numbers as proposals, without what the case cites already."""
    cited = {
        (citation.source, " ".join(citation.quote.split()))
        for statement in case.statements.values()
        for citation in statement.cite
    }
    names = Gazetteer.of(case)
    found = [
        _statement(source, text, one)
        for one in read.statements
        if (source, " ".join(text[one.content[0][0] : one.content[0][1]].split())) not in cited
    ]
    terms = [_provision(source, text, term, names) for term in read.provisions]
    return [*found, *terms, *(_event(source, text, event, names) for event in read.events)]


def _cite(source: str, text: str, spans: tuple[Span, ...]) -> list[dict[str, Any]]:
    cites = []
    for start, end in spans:
        quote = text[start:end]
        entry: dict[str, Any] = {"source": source, "quote": " ".join(quote.split())}
        if " ".join(text.split()).count(entry["quote"]) > 1:
            entry["at"] = [start, end]
        cites.append(entry)
    return cites


def _statement(source: str, text: str, one: ReadStatement) -> Proposal:
    entry: dict[str, Any] = {}
    if one.party is not None:
        entry["by"] = one.party
        if one.voice:
            entry["voice"] = one.voice
    entry["stance"] = one.stance if one.stance in _FREE else "claims"
    entry["about"] = {"topic": one.quote[:120]}
    entry["cite"] = _cite(source, text, one.content)
    return Proposal(
        id=one.id,
        kind="statement",
        source=source,
        spans=one.content,
        quote=one.quote,
        entry=entry,
        confidence=one.confidence,
        reason=f"{one.speaker or 'nobody named'}: {one.reason}",
    )


def _provision(source: str, text: str, term: ReadProvision, names: Gazetteer) -> Proposal:
    """A term without the issue and the option that it settles: these are for a person to say."""
    entry: dict[str, Any] = {"what": term.what}
    if term.quantity is not None:
        entry |= {"quantity": term.quantity, "unit": term.unit}
    if term.hedge:
        entry["hedge"] = term.hedge
    for side, words in (("gives", term.gives), ("gets", term.gets)):
        if who := names.named(words):
            entry[side] = [who.reference.partition(".")[0]]
    entry["cite"] = _cite(source, text, term.span)
    return Proposal(
        id=term.id,
        kind="provision",
        source=source,
        spans=term.span,
        quote=term.what,
        entry=entry,
        confidence=term.confidence,
        reason=f"a term: {term.gives or term.gets or 'nobody named'}",
    )


def _event(source: str, text: str, event: ReadEvent, names: Gazetteer) -> Proposal:
    account: dict[str, Any] = {}
    if event.claimant is None:
        account["claimant"] = source
    elif who := names.named(event.claimant):
        account["claimant"] = who.reference
    if event.status == "denied":
        account["denies"] = True
    if event.counts:
        account["counts"] = {what: dict(_bounds(count.model_dump())) for what, count in event.counts.items()}
    account["cite"] = _cite(source, text, tuple(_trimmed(text, span) for span in event.span))
    entry: dict[str, Any] = {"kind": event.kind}
    if event.sub_event:
        entry["sub_event"] = event.sub_event
    if event.status != "happened":
        entry["status"] = event.status
    if event.place:
        entry["place"] = event.place
    if event.date.is_known:
        entry["date"] = event.date.model_dump(mode="json")
    entry["accounts"] = [account]
    return Proposal(
        id=event.id,
        kind="event",
        source=source,
        spans=event.span,
        quote=account["cite"][0]["quote"],
        entry=entry,
        confidence=event.confidence,
        reason=event.claimant or "in the text's own voice",
    )


def _bounds(count: Mapping[str, int | None]) -> Iterator[tuple[str, int]]:
    return ((name, number) for name, number in count.items() if number is not None)


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ";"):
        end -= 1
    return start, end
