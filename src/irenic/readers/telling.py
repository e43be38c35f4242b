"""What becomes of a clause as whoever tells it tells it: whether it is an event, and whether it happened."""

import datetime
from typing import Any, Final

from ..model.dates import DateRange
from ..model.record import Count
from .attribution import Attribution
from .happening import Status
from .harm import FEARED
from .lexicon import DOUBTS
from .mentions import Mention

_HOPES: Final = FEARED | frozenset("expect demand urge call ask wish propose suggest offer".split())
_INTENDS: Final = frozenset("plan intend hope agree prepare schedule arrange decide want".split())
_BACKWARD: Final = frozenset("was were had has have".split())
_WOULD: Final = frozenset("would could should may might must".split())


def status_by(told: Attribution, mention: Mention) -> Status | None:
    """What becomes of a clause by the verb that gives it: denied, planned, or nothing that anybody tells."""
    if told.verb in DOUBTS:
        return "denied"
    if told.negated and mention.head.pos_ == "NOUN":
        # "nobody agrees on how many died in Wednesday's shelling": that there was one is taken for granted
        return mention.status
    if told.negated or (told.verb in _HOPES and not mention.kind.startswith("CONSULT")):
        return None
    # "agreed to free them", but "both sides agree that nine died"
    intends = told.verb in _INTENDS and (told.infinitive is not None or told.verb != "agree")
    return "planned" if intends else mention.status


def is_told(
    mention: Mention,
    status: Status,
    counts: dict[str, Count],
    date: DateRange,
    place: str | None,
    published: datetime.date | None,
) -> bool:
    """Whether a clause tells an event by the rules of labelling: planned violence and talks at no time are none."""
    verb = mention.verb
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    present = (verb.tag_ in ("VBZ", "VBP") and verb.pos_ == "VERB") or (
        bool(auxiliaries & {"is", "are"}) and not auxiliaries & _BACKWARD
    )
    ahead = published is None or date.end is None or date.end >= published
    if mention.is_violent:
        if status == "denied":
            return not any(child.tag_ == "MD" for child in verb.children)
        return bool(counts) or (status == "happened" and not present)
    if status == "denied":
        return False
    if mention.kind.startswith("CONSULT"):
        if status == "planned" or present:
            return date.is_known and ahead
        if verb.pos_ == "NOUN":
            # "the talks in Lorn last month"
            return date.is_known and place is not None
        # "the talks have opened" is told of the day
        opened = mention.kind == "CONSULT" and bool(auxiliaries & {"has", "have"}) and not _has_object(verb)
        return date.is_known or place is not None or opened
    if status == "planned":
        return date.is_known and ahead and not auxiliaries & _WOULD
    return not present


def _has_object(verb: Any) -> bool:
    return any(child.dep_ == "dobj" for child in verb.children)


def is_past(verb: Any) -> bool:
    while verb.dep_ == "xcomp" and verb.head.i != verb.i:
        verb = verb.head
    return verb.tag_ == "VBD" or any(child.lower_ in _BACKWARD for child in verb.children)
