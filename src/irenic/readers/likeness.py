"""Whether two mentions are of one thing: the same words of the same speaker, the same event, the same term.

Strict on purpose: two proposals for one thing cost a look, one proposal for two things loses one of them.
"""

import datetime
import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from ..model.proposal import Proposal
from .told_again import is_told_again, keys_of_telling, told_by_others

ALMOST: Final = 92.0
"""How like words must be that are not quoted, from 0 to 100."""
_FEW_WORDS: Final = 5
"""Fewer words may be said of many things: "that", "to comment", "more time"."""
_SHARE: Final = 0.6
"""How much of what is shorter a quotation must make up to be the same utterance."""
_FEW_DAYS: Final = datetime.timedelta(days=7)
_RETOLD: Final = datetime.timedelta(days=60)
"""For so long an event is retold without its day."""
_WORD: Final = re.compile(r"\w+(?:[.,:’'-]\w+)*")
_QUOTED: Final = re.compile(r"[“„«\"]([^“”„«»\"]+)[”»\"]?")
_LEADING: Final = re.compile(r"^(?:that|to|whether)\s+", re.IGNORECASE)
_TITLE: Final = re.compile(r"^(?:the|an?|his|her|its|their)\s+", re.IGNORECASE)
_TURNS: Final = frozenset(
    "not no never nor none neither nobody without unless if only cannot can't won't don't doesn't didn't isn't aren't "
    "one two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands "
    "million millions billion half all some least most more less fewer before after until north south east west "
    "monday tuesday wednesday thursday friday saturday sunday would could may might must should will".split()
)
"""Words that turn a sense: what differs in one of these is not the same, however like it is."""
_NARROWING: Final = frozenset("if unless only until provided except without".split())
"""Words behind which what was said holds for less."""


def are_alike(one: Proposal, other: Proposal) -> bool:
    """Whether two mentions are of one thing."""
    if one.kind != other.kind:
        return False
    if one.kind == "statement":
        if not _same_stance(one, other) or told_by_others(one, other):
            return False
        return (same_speaker(one, other) and _same_words(one, other)) or is_told_again(one, other)
    if one.kind == "event":
        return _same_event(one, other)
    return one.kind == "provision" and _same_term(one, other)


def keys_of(one: Proposal) -> Iterator[tuple[str, ...]]:
    """What two mentions share at least one of if they can be alike: only these have to be compared."""
    if one.kind == "event" and _account(one).get("counts"):
        yield "event", str(one.entry.get("place") or "").casefold()
    if one.kind == "provision" and one.entry.get("issue"):
        yield "provision", str(one.entry["issue"])
    yield from keys_of_telling(one)
    words = words_of(one.quote)
    for at in range(max(1, len(words) - 3)):
        yield (one.kind, *words[at : at + 4])


def same_speaker(one: Proposal, other: Proposal) -> bool:
    """Whether two statements or accounts are given to the same: by the case's names, or in the same words."""
    first, second = _reference(one), _reference(other)
    if first or second:
        return first == second
    if one.speaker is None or other.speaker is None:
        return one.speaker is None and other.speaker is None
    names = sorted((_name(one.speaker), _name(other.speaker)), key=len)
    if names[0] == names[1]:
        return True
    # a surname alone; "official" is none
    short, long = names
    return short[-1:] == long[-1:] and set(short) <= set(long) and _last(one.speaker) and _last(other.speaker)


@functools.lru_cache(maxsize=65_536)
def words_of(quote: str) -> tuple[str, ...]:
    """The words of a quote as they are compared: without marks, capitals and a leading "that"."""
    plain = unicodedata.normalize("NFKC", quote).replace("\u00ad", "").replace("’", "'")
    return tuple(_WORD.findall(_LEADING.sub("", plain.strip(' “”"«»„,.;:…')).casefold()))


def _same_stance(one: Proposal, other: Proposal) -> bool:
    # an entry of the case has the stance that a person gave it
    first, second = one.entry.get("stance"), other.entry.get("stance")
    return first is None or second is None or first == second


def _same_words(one: Proposal, other: Proposal) -> bool:
    first, second = words_of(one.quote), words_of(other.quote)
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) < _FEW_WORDS:
        return False
    if first == second:
        return True
    if set(first) & _NARROWING != set(second) & _NARROWING:
        # "we accept it" is less than "we accept it, but only until May"
        return False
    for quoted in (*_quotations(one), *_quotations(other)):
        if len(quoted) >= max(_FEW_WORDS, _SHARE * len(shorter)) and _holds(first, quoted) and _holds(second, quoted):
            return True
    # "Marn rejects the plan", and "rejects the plan" as the case quotes it
    held = len(shorter) >= _SHARE * len(longer) and _holds(longer, shorter) and _turning(longer) == _turning(shorter)
    return held or almost_the_same(longer, shorter)


def almost_the_same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether words differ in hardly anything, and in nothing that turns their sense: no number, no "not"."""
    from rapidfuzz import fuzz

    if _turning(one) != _turning(other):
        return False
    return fuzz.ratio(" ".join(one), " ".join(other), score_cutoff=ALMOST) >= ALMOST


def how_like(one: Proposal, other: Proposal) -> float:
    """How like the words of two mentions are, from 0 to 100."""
    from rapidfuzz import fuzz

    return fuzz.ratio(" ".join(words_of(one.quote)), " ".join(words_of(other.quote)))


def _turning(words: tuple[str, ...]) -> list[str]:
    return sorted(word for word in words if word in _TURNS or any(sign.isdigit() for sign in word))


def _quotations(one: Proposal) -> list[tuple[str, ...]]:
    return [words_of(match[1]) for match in _QUOTED.finditer(one.quote)]


def _holds(words: tuple[str, ...], quoted: tuple[str, ...]) -> bool:
    return f" {' '.join(quoted)} " in f" {' '.join(words)} "


def _same_event(one: Proposal, other: Proposal) -> bool:
    first, second = one.entry, other.entry
    mine, theirs = _account(one), _account(other)
    if not (_same_claimant(one, other) and first.get("status") == second.get("status")):
        return False
    if mine.get("denies") != theirs.get("denies") or mine.get("counts") != theirs.get("counts"):
        return False
    if any(
        first.get(field) != second.get(field) for field in ("kind", "sub_event", "by") if _both(first, second, field)
    ):
        return False
    if words_of(one.quote) == words_of(other.quote):
        return _dates_meet(first, second) is not False
    places = [str(entry.get("place") or "").casefold() for entry in (first, second)]
    if not places[0] or places[0] != places[1] or not _dates_meet(first, second):
        return False
    # talks and meetings without a number are told apart by little else than their words
    return bool(mine.get("counts")) or almost_the_same(words_of(one.quote), words_of(other.quote))


class Occasion(NamedTuple):
    """What an account tells of when and where something was, as far as it tells other events from it."""

    kind: str
    """Without its mode: one calls an attack what another calls shelling."""
    place: str
    days: tuple[datetime.date, datetime.date] | None
    """The first and the last; None where the day is unknown, or open, or longer than some days."""
    is_denial: bool


def occasion_of(one: Proposal) -> Occasion:
    """When and where an account says that something was."""
    entry = one.entry
    kind, place = str(entry.get("kind")).partition("/")[0], str(entry.get("place") or "").casefold()
    return Occasion(kind, place, _days(entry.get("date")), entry.get("status") == "denied")


def may_be_one_event(one: Proposal, other: Proposal) -> bool:
    """Whether two accounts may be of one event, though they differ: the kind, the place and a day are the same.

    A denial need not say the day of what it denies, nor by what it was done.
    """
    return may_be_one_occasion(occasion_of(one), occasion_of(other))


def may_be_one_occasion(one: Occasion, other: Occasion) -> bool:
    """The same of what two accounts tell."""
    if not one.place or (one.kind, one.place) != (other.kind, other.place):
        return False
    if one.days is None or other.days is None:
        return one.is_denial or other.is_denial
    return one.days[0] <= other.days[1] and other.days[0] <= one.days[1]


def may_be_retold(one: Proposal, event: Proposal) -> bool:
    """Whether an account without a day may be of an event of some day: the kind and the place are the same, and it was.

    An interview that is asked about "the 17 dead of Merva" names no day; what is retold lies some weeks back at most.
    """
    told, held = one.entry, event.entry
    if _days(told.get("date")) is not None or "planned" in (told.get("status"), held.get("status")):
        return False
    kinds = {str(entry.get("kind")).partition("/")[0] for entry in (told, held)}
    places = {str(entry.get("place") or "").casefold() for entry in (told, held)}
    days, until = _days(held.get("date")), _last_day(told.get("date"))
    if len(kinds) > 1 or len(places) > 1 or "" in places or days is None:
        return False
    return until is None or days[0] <= until <= days[1] + _RETOLD


def _last_day(date: Any) -> datetime.date | None:
    last = date.get("to", date.get("end")) if isinstance(date, Mapping) else None
    return datetime.date.fromisoformat(str(last)) if last else None


def denies_it(one: Proposal, other: Proposal) -> bool:
    """Whether one of two accounts denies, as a whole, what another claimant gives the other of.

    Without a day in both this is sure only within one source, which tells of one occasion.
    """
    statuses = {str(entry.get("status") or "happened") for entry in (one.entry, other.entry)}
    if statuses != {"denied", "happened"} or _same_claimant(one, other):
        return False
    dated = _dates_meet(one.entry, other.entry)
    return may_be_one_event(one, other) and bool(dated or one.source == other.source)


def _same_claimant(one: Proposal, other: Proposal) -> bool:
    if one.speaker is None and other.speaker is None:
        return True  # each report in its own voice: they stay accounts of their own
    return one.speaker is not None and other.speaker is not None and same_speaker(one, other)


def _dates_meet(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool | None:
    """Whether two known dates have a day in common; None where one is unknown, or open, or longer than some days."""
    spans = [_days(entry.get("date")) for entry in (one, other)]
    if spans[0] is None or spans[1] is None:
        return None
    return spans[0][0] <= spans[1][1] and spans[1][0] <= spans[0][1]


def _days(date: Any) -> tuple[datetime.date, datetime.date] | None:
    held = date if isinstance(date, Mapping) else {"from": date, "to": date}
    first, last = held.get("from", held.get("start")), held.get("to", held.get("end"))
    if not first or not last:
        return None
    start, end = (datetime.date.fromisoformat(str(day)) for day in (first, last))
    return (start, end) if end - start <= _FEW_DAYS else None


def _same_term(one: Proposal, other: Proposal) -> bool:
    first, second = one.entry, other.entry
    if not _same_claimant(one, other) or (one.entry.get("draft") != other.entry.get("draft") and one.speaker):
        # what a side offers by its own word is no term of a draft, and confirms none
        return False
    if any(first.get(field) != second.get(field) for field in ("quantity", "low", "high", "unit", "issue", "option")):
        return False
    if any(first[side] != second[side] for side in ("gives", "gets") if _both(first, second, side)):
        return False
    if first.get("issue") and first.get("option"):
        return True
    return words_of(one.quote) == words_of(other.quote) or (
        min(len(words_of(one.quote)), len(words_of(other.quote))) >= _FEW_WORDS
        and almost_the_same(words_of(one.quote), words_of(other.quote))
    )


def _both(one: Mapping[str, Any], other: Mapping[str, Any], field: str) -> bool:
    return bool(one.get(field)) and bool(other.get(field))


def _account(one: Proposal) -> Mapping[str, Any]:
    accounts: Any = one.entry.get("accounts")
    return accounts[0] if accounts else {}


def _reference(one: Proposal) -> str | None:
    """Whom of the case it is given to."""
    if one.kind == "event":
        claimant = _account(one).get("claimant")
        return str(claimant) if claimant and one.speaker is not None else None
    by, voice = one.entry.get("by"), one.entry.get("voice")
    return f"{by}.{voice}" if by and voice else str(by) if by else None


def _name(words: str) -> tuple[str, ...]:
    return tuple(word.removesuffix("'s") for word in words_of(_TITLE.sub("", words)))


def _last(speaker: str) -> bool:
    """Whether the last word of a speaker is a name."""
    return speaker.split()[-1][:1].isupper()
