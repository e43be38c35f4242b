"""Where and when an account is set that does not say so itself: by the occasion it is of, and by the day of the text."""

import datetime
import re
from collections.abc import Sequence
from typing import Final

from ..model.dates import DateRange
from .accounts import Account, count_alike
from .harm import HARM

_FOLLOWS: Final = 6
"""How many sentences may lie between an occasion and what somebody else says of it."""
_GOES_ON: Final = 40
"""The same in a record of one day, entry by entry, for what is told as of an occasion that was spoken of before."""
_LAST: Final = 8
"""How many accounts before one are looked at for its occasion."""

_FIGHT: Final = re.compile(
    r"\b(?:ambush\w*|clash\w*|fight\w*|fought|battle\w*|skirmish\w*|raid\w*|storm\w*|operation|stabb\w*|beat\w*|"
    r"burn\w*|crush\w*|trampl\w*)\b",
    re.IGNORECASE,
)
"""What tells with what else violence was done."""
_WEAPONS_OF: Final = {
    "ASSAULT/drone": frozenset({"drones", "uavs"}),
    "ASSAULT/heavy-weapons": frozenset({"missiles", "rockets", "shells"}),
    "ASSAULT/aerial": frozenset({"missiles", "bombs", "rockets"}),
}
_FROM_THE_AIR: Final = re.compile(r"\b(?:air|planes?|jets?|bombers?|aircraft|warplanes?|air ?\w+)\b", re.IGNORECASE)
_ARRESTS: Final = frozenset({"COERCE/arrest", "COERCE/deport", "COERCE/restrict"})


def settle(accounts: Sequence[Account], published: datetime.date | None) -> None:
    """Give each account, in the order of the text, the days and the place that its words leave to others.

    A toll, a denial or another's count is of the place and day of the occasion before it. What stands under a time of
    day in a record of the day is of that day. What has happened ends with the day of publication, and what is planned
    begins with it. A denial that stands before what it denies is of the place and day of that; a denial of what nobody
    dated stays without days.
    """
    # an account that a claimant took up later stands behind others that tell more of it
    told = sorted(accounts, key=lambda one: min(one.span))
    for at, account in enumerate(told):
        if (
            (account.is_violent or account.counts)
            and not account.is_a_sum
            and (account.place is None or not account.date.is_known)
        ):
            occasion = _occasion_of(account, told[max(0, at - _LAST) : at])
            if occasion is not None:
                _set_by(account, occasion)
        if account.kind == "COERCE/seize" and "killed" in account.counts:
            # what was taken by force, with dead, was attacked first of all
            account.kind = "ASSAULT"
        if account.kind == "ASSAULT" and not account.is_a_sum and not account.is_apart:
            account.kind = _with_the_only_mode(account, told[:at])
        if published is not None:
            account.date = _within(account, published)
    for at, account in enumerate(told):
        if account.status == "denied" and (account.place is None or not account.date.is_known):
            later = _told_later(account, told[at + 1 : at + 1 + _LAST])
            if later is not None:
                is_dated = account.date.is_known or later.date.start is None
                account.date = account.date if is_dated else later.date
                account.place, later.place = account.place or later.place, later.place or account.place


def _told_later(denial: Account, after: Sequence[Account]) -> Account | None:
    """The nearest account behind a denial of what may be the occasion that it denies."""
    for other in after:
        if other.sentence - denial.sentence > _FOLLOWS:
            return None
        is_placed = other.place == denial.place or (None in (other.place, denial.place) and other.refers_back)
        apart = other.is_apart or other.is_a_sum or other.status != "happened" or other.claimant == denial.claimant
        dates_meet = not denial.date.is_known or not other.date.is_known or denial.date == other.date
        if is_placed and not apart and dates_meet and other.is_violent and denial.is_violent:
            return other
    return None


def _with_the_only_mode(account: Account, before: Sequence[Account]) -> str:
    """The mode of all violence that a text told of before, where it is one and the words tell of no fight of their own."""
    if _FIGHT.search(account.words) or not account.counts.keys() <= HARM or account.is_loss_of_things:
        return account.kind
    fights = [one for one in before if one.is_violent and _FIGHT.search(one.words)]
    near = [
        one
        for one in before
        if one.kind.startswith("ASSAULT/") and not one.is_accusation and not one.is_loss_of_things and not one.is_apart
    ]
    # violence of two kinds, or of another day, leaves it open which of them it was
    kinds = {one.kind for one in near}
    elsewhere = account.place is not None and all(one.place not in (None, account.place) for one in near)
    if (
        elsewhere
        or len(kinds) != 1
        or fights
        or (account.date.is_known and account.date not in [one.date for one in near])
    ):
        return account.kind
    return kinds.pop()


def _occasion_of(account: Account, before: Sequence[Account]) -> Account | None:
    """The nearest account before of what may be the same occasion."""
    for other in reversed(before):
        far = account.sentence - other.sentence
        if far > (_GOES_ON if account.is_of_the_day and account.refers_back else _FOLLOWS):
            return None
        if _is_of_a_kind(other, account) and _may_be_of_it(other, account):
            return other
    return None


def _is_of_a_kind(other: Account, account: Account) -> bool:
    """Whether both are violence, or both marches, releases, pull-outs of which two tell the number."""
    if account.is_violent or other.is_violent:
        return account.is_violent and other.is_violent
    return account.kind == other.kind


def _may_be_of_it(other: Account, account: Account) -> bool:
    if other.status == "denied" != account.status or account.is_apart:
        return False
    if other.is_a_sum and (other.claimant is None or account.sentence - other.sentence > 1):
        # "the war has killed 40,000" is the background, not the occasion
        return False
    if other.kind in _ARRESTS and account.kind.startswith("ASSAULT"):
        return False
    if _is_of_its_weapon(other, account):
        return True
    only_things = bool(account.counts) and not account.counts.keys() & HARM
    if not count_alike(other, account) or (only_things and not other.counts):
        return False
    # "overnight the guns opened up again; the mayor reports three dead in Pell": where guns stand is not where they hit
    told_at_once = other.is_by_arms and other.is_own_only and account.sentence - other.sentence <= 1
    if None not in (account.place, other.place) and account.place != other.place and not told_at_once:
        return False
    if account.date.is_known and other.date.is_known and account.date != other.date:
        return False
    if account.sentence - other.sentence <= 1 and account.place is None and not account.date.is_known:
        # "armed men attacked the post on Monday. They lost nine of their own.": the next sentence goes on with it
        return True
    # one voice that gives two numbers without taking up the first tells of two occasions
    return account.refers_back or account.claimant != other.claimant or account.status == "denied"


def _is_of_its_weapon(occasion: Account, account: Account) -> bool:
    """Whether what is counted is with what the violence before was done: drones struck, and 51 of them were shot down."""
    near = account.sentence - occasion.sentence <= _FOLLOWS // 2
    is_open = account.place is None and not account.date.is_known
    return (
        near
        and is_open
        and bool(account.counts)
        and account.counts.keys() <= _WEAPONS_OF.get(occasion.kind, frozenset())
    )


def _set_by(account: Account, occasion: Account) -> None:
    account.place = account.place or occasion.place
    account.date = account.date if account.date.is_known else occasion.date
    # with what it was done, an accusation alone does not settle
    is_sure = not occasion.is_accusation and (occasion.claimant in (None, account.claimant) or account.refers_back)
    open_to_it = account.kind == "ASSAULT" or (
        account.kind == "ASSAULT/aerial" and not _FROM_THE_AIR.search(account.words)
    )
    if open_to_it and occasion.kind.startswith("ASSAULT/") and is_sure:
        account.kind = occasion.kind
    fought = occasion.kind == "ASSAULT" and bool(occasion.counts.keys() & HARM)
    if account.kind == "COERCE/seize" and fought and account.sentence - occasion.sentence <= 1:
        # who is captured where others fell, is captured in that fight
        account.kind = "ASSAULT"


def _within(account: Account, published: datetime.date) -> DateRange:
    """The days that are left by whether it has happened yet."""
    date = account.date
    if account.status == "planned":
        is_open = date.start is None and date.end is not None and date.end >= published
        return DateRange(start=published, end=date.end) if is_open else date
    if not date.is_known:
        if account.is_of_the_day and not account.is_a_sum:
            return DateRange(start=published, end=published)
        return DateRange(end=published) if account.status == "happened" else date
    if date.end is None and date.start is not None and date.start <= published:
        return DateRange(start=date.start, end=published)
    return date
