"""What a person says in a form of whose words they are, what they are about and how they are meant."""

import datetime
from collections.abc import Iterator
from typing import Annotated, Final, NamedTuple, cast, get_args

from fastapi import Form

from ..intake.deciding import How, TermPlace
from ..intake.edited import Ground
from ..model.base import Frozen
from ..model.case import Case
from ..model.problem import failure
from ..model.record import BINDING, Stance
from ..model.source import Handling
from ..model.spoken import called
from .titles import event_called, told_apart

NO_CONDITION: Final = "none"
"""What a form sends where the words hold without a condition."""
_DRAFTS, _ISSUES = "drafts", "issues"


NEW: Final = "*"
"""What a form sends for somebody whom the case does not name, by itself or behind a party: `alpha.*`."""
LONGEST: Final = 2_000
"""The longest text of a field, in characters."""


class Choice(NamedTuple):
    """A choice of a list: what is sent, and what is read."""

    value: str
    words: str


class Choices(Frozen):
    """What a form offers, from the case's own names."""

    whose: tuple[Choice, ...]
    about: tuple[Choice, ...]
    drafts: tuple[Choice, ...]
    options: tuple[Choice, ...]
    events: tuple[Choice, ...]
    binding: tuple[str, ...]
    others: tuple[str, ...]
    newcomers: tuple[Choice, ...]
    sources: tuple[Choice, ...]


class Newcomer(NamedTuple):
    """Somebody whom a person adds to the case with words of theirs."""

    party: str | None
    """The party whose voice it is; None for somebody from outside the case."""
    called: str
    is_named: bool
    """Whether that is a name; else it is what sources say in place of one."""


def choices_of(case: Case) -> Choices:
    """What a form offers in a case."""
    binding = tuple(one for one in get_args(Stance) if one in BINDING)
    drafts = tuple(Choice(f"{_DRAFTS}/{name}", case.draft_called(name)) for name in case.drafts)
    return Choices(
        whose=tuple(_whose(case)),
        about=(*drafts, *_issues(case, whole=True)),
        drafts=tuple(Choice(name, case.draft_called(name)) for name in case.drafts),
        options=tuple(_issues(case, whole=False)),
        events=tuple(Choice(*one) for one in told_apart((name, event_called(case, name)) for name in case.events)),
        binding=binding,
        others=tuple(one for one in get_args(Stance) if one not in BINDING),
        newcomers=tuple(_newcomers(case)),
        sources=tuple(Choice(name, source.outlet or name) for name, source in case.sources.items()),
    )


def _whose(case: Case) -> Iterator[Choice]:
    for name, party in case.parties.items():
        yield Choice(name, party.name or name)
        for voice in party.voices:
            yield Choice(f"{name}.{voice}", called(case, f"{name}.{voice}"))
    for name in case.actors:
        yield Choice(name, called(case, name))
    # an outlet's own judgement is its own
    for name, source in case.sources.items():
        yield Choice(name, f"{source.outlet or name}, in its own voice ({name})")


def _newcomers(case: Case) -> Iterator[Choice]:
    """Where somebody whom the case does not name can belong."""
    yield Choice(NEW, "somebody new, from outside the case")
    for name, party in case.parties.items():
        yield Choice(f"{name}.{NEW}", f"a new voice of {party.name}")


def _issues(case: Case, *, whole: bool) -> Iterator[Choice]:
    for name, issue in case.issues.items():
        label = case.issue_label(name)
        if whole:
            yield Choice(f"{_ISSUES}/{name}", label)
        for option in issue.options:
            yield Choice(f"{_ISSUES}/{name}/{option}", f"{label}: {case.option_label(name, option)}")


_Short = Annotated[str, Form(max_length=200)]
_Long = Annotated[str, Form(max_length=LONGEST)]


class SaidInForm:
    """The fields of a form that say something of words; a field that is empty says nothing."""

    def __init__(
        self,
        who: _Short = "",
        stance: _Short = "",
        about: _Short = "",
        over: _Short = "",
        draft: _Short = "",
        condition: _Short = "",
        unless: _Short = "",
        date: _Short = "",
        event: _Short = "",
        handling: _Short = "",
        new_who: _Short = "",
        new_named: _Short = "",
        ground_source: _Short = "",
        ground_quote: _Long = "",
        ground_assumed: _Long = "",
    ) -> None:
        """As FastAPI fills it in."""
        self._new_who, self._is_new_named = new_who, bool(new_named)
        self._ground = (ground_source, " ".join(ground_quote.split()), " ".join(ground_assumed.split()))
        self._who, self._stance, self._about, self._over = who, stance, about, over
        self._draft, self._date = draft, date
        self._condition, self._unless = condition, unless
        self._event, self._handling = event, handling

    def how(self) -> How:
        """The same as accepting takes it. Raises IrenicError (E009) for what cannot be."""
        how = How()
        if self._who and not self._who.endswith(NEW):
            how["by"] = self._who
        source, quote, reason = self._ground
        if reason:
            how["ground"] = Ground(assumed=reason)
        elif quote:
            how["ground"] = Ground(source=source, quote=quote)
        if self._stance:
            how["stance"] = cast(Stance, _one_of(self._stance, get_args(Stance), "stance"))
        if self._about or self._draft:
            how["term"] = self._term()
        if self._over:
            how["over"] = self._over.split("/")[-1]
        if self._condition == NO_CONDITION:
            how["condition"] = {}
        elif self._condition:
            _, issue, option = _steps(self._condition, (_ISSUES,), 3)
            how["condition"] = {issue: (option,)}
        if self._unless:
            _, issue, option = _steps(self._unless, (_ISSUES,), 3)
            how["unless"] = {issue: (option,)}
        if self._date:
            how["date"] = _day(self._date)
        if self._event:
            how["event"] = self._event
        if self._handling:
            how["handling"] = cast(Handling, _one_of(self._handling, get_args(Handling), "handling"))
        return how

    def newcomer(self) -> Newcomer | None:
        """Somebody whom the case does not name, and whose words these are; None where it is somebody of the case."""
        if not self._who.endswith(NEW):
            return None
        return Newcomer(self._who.removesuffix(NEW).removesuffix(".") or None, self._new_who, self._is_new_named)

    def _term(self) -> TermPlace:
        if not self._about:
            return self._draft, None, None
        kind, name, *option = _steps(self._about, (_DRAFTS, _ISSUES), 2)
        if kind == _DRAFTS:
            return name, None, None
        return self._draft or None, name, option[0] if option else None


def _steps(value: str, kinds: tuple[str, ...], least: int) -> list[str]:
    steps = value.split("/")
    if steps[0] not in kinds or not least <= len(steps) <= 3:
        raise failure("E009", f"'{value}' is nothing that words can be about", "choose one from the list")
    return steps


def _one_of(value: str, known: tuple[str, ...], what: str) -> str:
    if value not in known:
        raise failure("E009", f"there is no {what} '{value}'", f"choose one of: {', '.join(known)}")
    return value


def _day(value: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise failure("E009", f"'{value}' is no day", "write year-month-day, such as 2031-03-09") from None
