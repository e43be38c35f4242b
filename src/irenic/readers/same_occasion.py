"""Whether two accounts of violence are of one occasion, and of one claimant: what then is joined to one account."""

import re
from typing import Final

from .accounts import Account, count_alike
from .harm import HARM

_PARTED: Final = 2
"""How many sentences may lie between two mentions by one claimant of one occasion."""
_TAKEN_UP: Final = 4
"""How many sentences may lie between what a text tells first and the claimant who tells more of it."""
_ARTICLE: Final = re.compile(r"\b(?:the|an?|its|their)\b ?", re.IGNORECASE)
_WORD: Final = re.compile(r"\w+")


def is_the_same_account(other: Account, account: Account) -> bool:
    if account.is_a_sum and account.sentence != other.sentence:
        return False
    same_voice = is_same_name(other.claimant, account.claimant) and other.status == account.status
    if not same_voice or not _is_the_same_occasion(other, account) or _are_of_two_deeds(other, account):
        return False
    return account.sentence == other.sentence or _goes_on(other, account)


def _are_of_two_deeds(one: Account, other: Account) -> bool:
    """ "Gunners shot down 33 drones, and nine people were killed": whose doing the deaths were is not said.

    "Rebels seized 12 trucks and killed four guards" is told of one and the same.
    """
    if one.is_loss_of_things == other.is_loss_of_things:
        return False
    harmed = other if one.is_loss_of_things else one
    return bool(harmed.counts.keys() & HARM) and None not in (one.acting, other.acting) and one.acting != other.acting


def _goes_on(other: Account, account: Account) -> bool:
    """Whether a later sentence tells more of one occasion: it takes it up, or what is told first has no number yet."""
    is_more = account.refers_back or not other.counts or not account.counts
    if not is_more or not count_alike(other, account):
        return False
    return account.place in (None, other.place) and (not account.date.is_known or account.date == other.date)


def is_taken_up_by(other: Account, account: Account) -> bool:
    if account.is_a_sum or account.is_apart or (account.counts and not account.counts.keys() & HARM):
        return False
    if not other.is_own_only or account.claimant is None or (account.status == "denied" and not other.is_report):
        return False
    return count_alike(other, account) and _is_the_same_occasion(other, account, _TAKEN_UP)


def _is_the_same_occasion(other: Account, account: Account, far: int = _PARTED) -> bool:
    """Whether two accounts can be of one occasion: near each other, of one place and day, without a number in both."""
    if not other.is_violent or account.sentence - other.sentence > far:
        return False
    if other.place and account.place and other.place != account.place:
        return False
    if other.date.is_known and account.date.is_known and other.date != account.date:
        return False
    return not other.counts.keys() & account.counts.keys()


def is_same_name(one: str | None, other: str | None) -> bool:
    """Whether two names are of one claimant: "the ministry" is the defence ministry that spoke before."""
    if one is None or other is None:
        return one == other
    mine, theirs = (set(_WORD.findall(_ARTICLE.sub("", name.lower()))) for name in (one, other))
    return mine <= theirs or theirs <= mine
