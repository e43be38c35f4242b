"""From what was read to proposals for a case: entries as they would stand in it, with their citations."""

import datetime
import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from ..model.case import Case
from ..model.proposal import Proposal, Several, Span, proposal_id
from ..model.reading import ReadDate, ReadDocument, ReadEvent, ReadProvision, ReadStatement
from ..model.record import BINDING, CONDITIONAL, Stance
from .asking import is_of_the_press, kind_of_asking
from .datelines import Dateline, dateline_of
from .gazetteer import Gazetteer
from .numbers import NUMBER, whole_number
from .other_texts import other_text
from .pieces import trimmed, words_in
from .repeated import Repeated
from .table import About, OnTheTable
from .terms.fitting import fit_of

_WITHIN: Final = re.compile(rf"^within (?P<number>{NUMBER}|an?) (?P<unit>day|week|month|year)s?$", re.IGNORECASE)
_REACH: Final = 1000
"""So many characters before an event may the clause begin that it is cited with."""
_NOT_SAID: Final = "a side"
"""Who offers something where the words do not name it."""
_FEW_WORDS: Final = 5
"""Fewer words tell no event to whoever reads them alone."""
# stances that a case takes about anything; the others bind, or need a draft, and are suggested only where the words
# fit one draft or option of the case, so that what a person accepts is what was shown
_FREE: Final[frozenset[Stance]] = frozenset(
    {"willing to discuss", "appraises", "claims", "denies", "downplays", "sets a test", "declines to comment"}
)


def proposals_from(case: Case, source: str, text: str, read: ReadDocument) -> list[Proposal]:
    """Statements, provisions and events as proposals: every mention, also of what the case has already."""
    day = datetime.date.fromisoformat(read.published) if read.published else None
    names, table = Gazetteer.of(case), OnTheTable(case, day)
    quoted = [one.cited or one.content for one in read.statements]
    quoted += [term.span for term in read.provisions] + [event.span for event in read.events]
    _repeated(text).look_for(" ".join(text[start:end].split()) for spans in quoted for start, end in spans)
    clauses = sorted({span for one in read.statements for span in one.cited})
    found = [
        _statement(case, source, text, own, names, table)
        for one in read.statements
        if not is_of_the_press(one)
        for own in (one, *(_as_said_by(one, source, who) for who in one.joint))
    ]
    head = [] if (told := dateline_of(text)) is None else [_dateline(told, source, text)]
    terms = [_provision(case, source, text, term, names, read.dates) for term in read.provisions]
    return [*head, *found, *terms, *(_event(source, text, event, names, clauses) for event in read.events)]


def _dateline(told: Dateline, source: str, text: str) -> Proposal:
    """When and by whom a source says that it was published, for a person to confirm."""
    quote = words_in(text, (told.span,))
    entry: dict[str, Any] = {} if told.published is None else {"published": str(told.published)}
    if told.outlet is not None:
        entry["outlet"] = told.outlet
    entry["cite"] = _cite(source, text, (told.span,))
    return Proposal(
        id=proposal_id("dateline", source, quote),
        kind="dateline",
        source=source,
        spans=(told.span,),
        quote=quote,
        entry=entry,
        confidence=0.9,
        reason="the head of the text",
    )


def _as_said_by(one: ReadStatement, source: str, reference: str) -> ReadStatement:
    """What several say together, as said by one of them: a statement of the case has one party."""
    party, _, voice = reference.partition(".")
    own = proposal_id("statement", source, f"{one.quote}\x1f{reference}\x1f{one.id}")
    return one.model_copy(update={"id": own, "party": party, "voice": voice or None, "joint": ()})


@functools.lru_cache(maxsize=2)
def _repeated(text: str) -> Repeated:
    return Repeated(text)


def _cite(source: str, text: str, spans: tuple[Span, ...]) -> list[dict[str, Any]]:
    cites = []
    for start, end in spans:
        quote = text[start:end]
        entry: dict[str, Any] = {"source": source, "quote": " ".join(quote.split())}
        if _repeated(text).stands_twice(entry["quote"]):
            entry["at"] = [start, end]
        cites.append(entry)
    return cites


def _statement(case: Case, source: str, text: str, one: ReadStatement, names: Gazetteer, table: OnTheTable) -> Proposal:
    entry: dict[str, Any] = {}
    if one.party is not None:
        entry["by"] = one.party
        if one.voice:
            entry["voice"] = one.voice
    relays = [named.reference for teller in one.chain for named in names.all_named(teller)]
    if relays:
        entry["via"] = relays
    # what is merely claimed may name a draft or an issue by the way
    named = words_in(text, one.about or one.content, " ")
    about = None if one.stance == "claims" else table.about(one.stance, named)
    several = table.several(one.stance, named) if about is None else ()
    if several:
        # as though it were about one of them, whichever
        about = {"draft": several[0]}
    condition = table.condition(words_in(text, (span,)) for span in one.condition)
    held_back = None if one.stance in _FREE else _held_back(case, one, names, about, condition)
    if held_back is None and about is not None and "draft" in about and one.stance not in _FREE:
        other = other_text(text, (one.about or one.content)[0][0], named, table.has)
        held_back = f"the text spoke last of “{other}”" if other else None
    chosen_of = Several(stance=one.stance, drafts=several) if several and held_back is None else None
    if chosen_of is not None:
        held_back = f"several drafts fit: {', '.join(several)}"
    entry["stance"] = one.stance if held_back is None else "claims"
    cited = one.cited or one.content
    quote = words_in(text, cited)
    # "denies that it fired": what is denied is that it fired
    topic = words_in(text, one.content) if one.stance == "denies" else quote
    entry["about"] = about if about is not None and held_back is None else {"topic": topic[:120]}
    if condition and (held_back is None or chosen_of is not None):
        entry["if"] = condition
    entry["cite"] = _cite(source, text, cited)
    # what is of nothing on the table, nor of any text or talks, takes no stand in this case
    is_of_it = about is not None or table.is_of_it(words_in(text, cited, " "))
    asked = kind_of_asking(one.reason, one.quote) if one.stance == "claims" else None
    suggested = f"; the words suggest: {one.stance}, but {held_back}" if held_back and is_of_it else ""
    return Proposal(
        id=one.id,
        kind="statement",
        source=source,
        spans=cited,
        quote=quote,
        entry=entry,
        confidence=one.confidence,
        reason=f"{one.speaker or 'nobody named'}{_by_cue(one)}{f', {asked}' if asked else ''}{suggested}",
        speaker=one.speaker,
        several=chosen_of,
    )


def _by_cue(one: ReadStatement) -> str:
    return ", named before a colon" if one.reason == ":" else f": {one.reason}"


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
        return "reading cannot tell which options of the case meet their condition"
    if condition and one.stance not in CONDITIONAL:
        return "they stand under a condition"
    if condition and about.get("issue") in condition:
        return "their condition is about the same issue"
    return None


def _provision(
    case: Case, source: str, text: str, term: ReadProvision, names: Gazetteer, dates: tuple[ReadDate, ...]
) -> Proposal:
    """A term; the draft, the issue and the option that it may settle are suggestions, which a person sees first."""
    entry: dict[str, Any] = {}
    # what a side offers by its own word stands in no draft, also where the source reports one
    if not term.is_offer and (draft := draft_told_by(case, source)) is not None:
        entry["draft"] = draft
    fit = fit_of(case, term)
    if fit is not None:
        entry["issue"] = fit.issue
        if fit.option is not None:
            entry["option"] = fit.option
    entry |= {"codes": list(term.codes), "what": term.what}
    measured = {"quantity": term.quantity, "low": term.low, "high": term.high}
    if any(number is not None for number in measured.values()):
        entry |= {name: number for name, number in measured.items() if number is not None}
        if term.unit is not None:
            entry["unit"] = term.unit
    if term.hedge:
        entry["hedge"] = term.hedge
    for side, words in (("gives", term.gives), ("gets", term.gets)):
        # "Alpha and Beta give": both, where the case knows both
        named = [who.reference.partition(".")[0] for who in names.all_named(words)]
        if named:
            entry[side] = list(dict.fromkeys(named))
    if when := _due(term, dates):
        entry["when"] = when
    entry["cite"] = _cite(source, text, term.span)
    return Proposal(
        id=term.id,
        kind="provision",
        source=source,
        spans=term.span,
        quote=term.what,
        entry=entry,
        confidence=term.confidence,
        reason=f"{'an offer' if term.is_offer else 'a term'}: {term.gives or term.gets or 'nobody named'}",
        speaker=(term.gives or _NOT_SAID) if term.is_offer else None,
    )


def draft_told_by(case: Case, source: str) -> str | None:
    """The one draft that a source is the text of or reports; None where there is none, or more than one."""
    told = [
        name
        for name, draft in case.drafts.items()
        if draft.text == source or any(citation.source == source for citation in draft.reported_by)
    ]
    return told[0] if len(told) == 1 else None


def _due(term: ReadProvision, dates: tuple[ReadDate, ...]) -> dict[str, str]:
    """When a term is due, where its words say so in days that the case can hold."""
    if term.deadline is None:
        return {}
    within = _WITHIN.search(term.deadline)
    number = (
        None if within is None else 1 if within["number"].lower() in ("a", "an") else whole_number(within["number"])
    )
    if within and number:
        return {"within": f"{number}{within['unit'][0].lower()}"}
    for date in dates:
        inside = any(start <= date.span[0] and date.span[1] <= end for start, end in term.span)
        if inside and date.words in term.deadline and date.date.end is not None:
            return {"by": str(date.date.end)}
    return {}


def _event(source: str, text: str, event: ReadEvent, names: Gazetteer, clauses: Sequence[Span]) -> Proposal:
    spans = _with_their_clauses(text, event, clauses)
    account: dict[str, Any] = {}
    claimants = [source] if event.claimant is None else [who.reference for who in names.all_named(event.claimant)]
    if event.status == "denied":
        account["denies"] = True
    elif event.denies:
        account["denies"] = event.denies
    if event.counts:
        account["counts"] = {what: dict(_bounds(count.model_dump())) for what, count in event.counts.items()}
    account["cite"] = _cite(
        source,
        text,
        tuple(trimmed(text, span, str.isspace, lambda sign: sign.isspace() or sign == ";") for span in spans),
    )
    entry: dict[str, Any] = {"kind": event.kind}
    if event.sub_event:
        entry["sub_event"] = event.sub_event
    if event.status != "happened":
        entry["status"] = event.status
    if event.place:
        entry["place"] = event.place
    if event.date.is_known:
        entry["date"] = event.date.model_dump(mode="json")
    # each claimant's account is its own, also where two give the same
    entry["accounts"] = [{"claimant": who, **account} for who in claimants] or [account]
    return Proposal(
        id=event.id,
        kind="event",
        source=source,
        spans=spans,
        quote=" … ".join(one["quote"] for one in account["cite"]),
        entry=entry,
        confidence=event.confidence,
        reason=event.claimant or "in the text's own voice",
        speaker=event.claimant,
    )


def _with_their_clauses(text: str, event: ReadEvent, clauses: Sequence[Span]) -> tuple[Span, ...]:
    """The places of an event with what is said around them; `clauses` are in the order of the text.

    "It had shelled Dorn" alone would say the opposite of a denial, and "13" nothing.
    """

    def near(span: Span) -> Sequence[Span]:
        first, last = bisect_left(clauses, (span[0] - _REACH, 0)), bisect_right(clauses, (span[0], len(text)))
        return clauses[first:last]

    spans = (
        span
        if event.status != "denied" and len(text[slice(*span)].split()) >= _FEW_WORDS
        else min(
            (around for around in near(span) if around[0] <= span[0] and span[1] <= around[1]),
            key=lambda around: around[1] - around[0],
            default=span,
        )
        for span in event.span
    )
    return tuple(dict.fromkeys(spans))


def _bounds(count: Mapping[str, int | None]) -> Iterator[tuple[str, int]]:
    return ((name, number) for name, number in count.items() if number is not None)
