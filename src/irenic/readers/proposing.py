"""From what was read to proposals for a case: entries as they would stand in it, with their citations."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ..model.case import Case
from ..model.proposal import Proposal, Span
from ..model.reading import ReadDocument, ReadEvent, ReadProvision, ReadStatement
from ..model.record import BINDING, Stance
from .gazetteer import Gazetteer
from .table import About, OnTheTable

# stances that a case takes about anything; the others bind, or need a draft, and are suggested only where the words
# fit one draft or option of the case, so that what a person accepts is what was shown
_FREE: Final[frozenset[Stance]] = frozenset(
    {"willing to discuss", "appraises", "claims", "denies", "downplays", "sets a test", "declines to comment"}
)
_CONDITIONAL: Final[frozenset[Stance]] = frozenset({"accepts", "offers", "rules out"})


def proposals_from(case: Case, source: str, text: str, read: ReadDocument) -> list[Proposal]:
    """Statements, provisions and events with numbers as proposals, without what the case cites already."""
    cited = {
        (citation.source, " ".join(citation.quote.split()))
        for statement in case.statements.values()
        for citation in statement.cite
    }
    names, table = Gazetteer.of(case), OnTheTable(case)
    found = [
        _statement(case, source, text, one, names, table)
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


def _statement(case: Case, source: str, text: str, one: ReadStatement, names: Gazetteer, table: OnTheTable) -> Proposal:
    entry: dict[str, Any] = {}
    if one.party is not None:
        entry["by"] = one.party
        if one.voice:
            entry["voice"] = one.voice
    relays = [named.reference for teller in one.chain if (named := names.named(teller)) is not None]
    if relays:
        entry["via"] = relays
    # what is merely claimed may name a draft or an issue by the way
    about = None if one.stance == "claims" else table.about(one.stance, _words(text, one.about or one.content))
    condition = table.condition(_words(text, (span,)) for span in one.condition)
    held_back = None if one.stance in _FREE else _held_back(case, one, names, about, condition)
    entry["stance"] = one.stance if held_back is None else "claims"
    entry["about"] = about if about is not None and held_back is None else {"topic": one.quote[:120]}
    if condition and held_back is None:
        entry["if"] = condition
    entry["cite"] = _cite(source, text, one.content)
    suggested = f"; the words suggest: {one.stance}, but {held_back}" if held_back else ""
    return Proposal(
        id=one.id,
        kind="statement",
        source=source,
        spans=one.content,
        quote=one.quote,
        entry=entry,
        confidence=one.confidence,
        reason=f"{one.speaker or 'nobody named'}: {one.reason}{suggested}",
    )


def _held_back(
    case: Case, one: ReadStatement, names: Gazetteer, about: About | None, condition: dict[str, str] | None
) -> str | None:
    """Why a stance that would bind cannot be suggested; None where it can.

    Words bind a party only if they are its own: another side's, or an unknown person's, word for it does not.
    """
    if one.party not in case.parties and one.stance in BINDING:
        return "whose words they are is not a party of the case" if one.party else "the case does not name who speaks"
    relays = [names.named(teller) for teller in one.chain]
    if any(teller is None or teller.reference.partition(".")[0] != one.party for teller in relays):
        return "somebody else tells it of them"
    if about is None:
        return "they fit no one draft or option of the case"
    if condition is None:
        return "the case has no option for their condition"
    if condition and one.stance not in _CONDITIONAL:
        return "they stand under a condition"
    if condition and about.get("issue") in condition:
        return "their condition is about the same issue"
    return None


def _words(text: str, spans: tuple[Span, ...]) -> str:
    return " ".join(" ".join(text[start:end].split()) for start, end in spans)


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
