"""Accounts that wait and may be of one event: asked about where they are accepted together, never made two in silence.

What becomes two events is counted twice; what is joined without a word loses one of two. So a person says which.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from ..model.problem import IrenicError, failure
from ..model.proposal import Gathered
from ..readers.likeness import Occasion, may_be_one_occasion, occasion_of

ONE_EVENT: Final = "one"
"""What a person says in place of an event's name where all accounts that are accepted are of one, which is new."""
_SHOWN: Final = 3


def with_others(waiting: Sequence[Gathered]) -> list[Gathered]:
    """What waits, each account of an event with the others that may be of the same."""
    held = {one.id: occasion_of(one) for one in waiting if is_account(one)}
    # only those of one kind, place and day can be, and those without a day: denials
    near: dict[tuple[object, ...], dict[str, None]] = {}
    for name, occasion in held.items():
        for key in _keys(occasion):
            near.setdefault(key, {})[name] = None
    order = {name: at for at, name in enumerate(held)}
    found = {}
    for name, own in held.items():
        others = {other for key in _sought(own) for other in near.get(key, ()) if other != name}
        found[name] = sorted(filter(lambda other: may_be_one_occasion(own, held[other]), others), key=order.__getitem__)
    return [
        one.model_copy(update={"one_event_with": tuple(found[one.id])}) if found.get(one.id) else one for one in waiting
    ]


def _keys(one: Occasion) -> Iterator[tuple[object, ...]]:
    """Under what an account is found: every day of it, or that it has none; that it denies; and its place alone."""
    yield from ((one.kind, one.place, day) for day in _days_of(one))
    if one.days is None:
        yield one.kind, one.place, None
    if one.is_denial:
        yield one.kind, one.place, "denied"
    yield one.kind, one.place


def _sought(one: Occasion) -> Iterator[tuple[object, ...]]:
    """Where the accounts are found that may be of the same event: they are few, but for a denial without a day."""
    if one.days is not None:
        yield from ((one.kind, one.place, day) for day in (*_days_of(one), None))
    elif one.is_denial:
        yield one.kind, one.place
    else:
        yield one.kind, one.place, "denied"


def _days_of(one: Occasion) -> list[datetime.date]:
    if one.days is None:
        return []
    first, last = one.days
    return [first + datetime.timedelta(days=day) for day in range((last - first).days + 1)]


def is_account(proposal: Gathered) -> bool:
    """Whether it would be an event of its own, or an account of one, and is no further citation."""
    return proposal.kind == "event" and proposal.adds_to is None


def require_told_apart(chosen: Sequence[Gathered], *, is_said: bool, is_one: bool) -> None:
    """Raise IrenicError (E007) where accounts that may be of one event would become several, and nobody has said so.

    `is_said` is whether a person says of which event they are, `is_one` whether of one that is new. Raises IrenicError
    (E009) where that is said of fewer than two.
    """
    accounts = [one for one in chosen if is_account(one)]
    if is_one and len(accounts) < 2:
        raise failure(
            "E009",
            "--event one is for accounts that are accepted together, and these are not two",
            "leave it out, or name the others too",
        )
    if is_said:
        return
    # of what may be of an event that the case has, that is asked
    new = {one.id: one for one in with_others([one for one in accounts if one.beside is None])}
    for first in new.values():
        # it may be told already of others that wait and are not chosen
        others = [new[other] for other in first.one_event_with if other in new]
        if others:
            held = [first, *others]
            raise _may_be_one(held, is_all=len(held) == len(accounts))


def _may_be_one(held: Sequence[Gathered], *, is_all: bool) -> IrenicError:
    named = ", ".join(f"'{one.id}'" for one in held[:_SHOWN])
    more = f" and {len(held) - _SHOWN} more" if len(held) > _SHOWN else ""
    which = "" if is_all else "accept these by themselves, and "
    return failure(
        "E007",
        f"{named}{more} may be {'two' if len(held) == 2 else 'several'} accounts of one event: the same kind, place "
        "and day",
        f"{which}add --event {ONE_EVENT} if they are of one event, or --event new if each is of an event of its own",
    )


def left_for_another(taken: Gathered, name: str) -> IrenicError:
    """Why an account is not taken among many: one that may be of the same event is, under a name."""
    return failure(
        "E007",
        f"it may be another account of '{name}', which '{taken.id}' is now",
        f"accept it by its id, with --event {name} if it is, or --event new",
    )


def what_differs(first: Mapping[str, Any], other: Mapping[str, Any]) -> list[str]:
    """In what an account tells otherwise of an event than the entry that it is joined to."""
    fields = (("kind", "kind"), ("place", "place"), ("date", "day"), ("by", "doer"))
    return [
        called for field, called in fields if first.get(field) and other.get(field) and first[field] != other[field]
    ]
