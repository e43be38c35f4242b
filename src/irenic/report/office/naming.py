"""Words of an edited sheet as names of the case: who, which issue, which option, which stance, when, where."""

import datetime
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple, get_args

from ...analyses.gap import Silence
from ...model.case import Case
from ...model.did_you_mean import meant_stance, nearest
from ...model.record import Stance

STANCES: Final[tuple[Stance, ...]] = get_args(Stance)
_SILENCES: Final = (*get_args(Silence), "only words on a whole draft")


class CellError(Exception):
    """A cell that cannot be read as part of a statement: which column, why, and what to do."""

    def __init__(self, column: str, message: str, hint: str, code: str = "I011") -> None:
        super().__init__(message)
        self.column, self.message, self.hint, self.code = column, message, hint, code


class Names(NamedTuple):
    """The names of a case, as people write them."""

    case: Case

    def party(self, words: str) -> str:
        """A party by its name, an alias or its id."""
        known = {name: (held.name, *held.aliases) for name, held in self.case.parties.items()}
        return _find("party", words, known, "party")

    def voice(self, party: str, words: str) -> str | None:
        """A voice of a party; None where it is the party itself that speaks."""
        if not words or _folded(words) in (_folded(self.case.name_of(party)), _folded(party)):
            return None
        known = {
            name: (self.case.name_of(f"{party}.{name}"), held.name, held.office, *held.aliases)
            for name, held in self.case.parties[party].voices.items()
        }
        return _find("voice", words, known, f"voice of {self.case.name_of(party)}")

    def issue(self, words: str, column: str = "issue") -> str:
        """An issue by its label, its question or its id."""
        known = {name: (self.case.issue_label(name), held.question) for name, held in self.case.issues.items()}
        return _find(column, words, known, "issue")

    def option(self, issue: str, words: str, column: str = "option") -> str:
        """An option of an issue by its label, its value or its id."""
        held = self.case.issues[issue]
        known = {name: (held.option_label(name), held.short_label(name)) for name in held.options}
        number = _number(words)
        for name, option in held.options.items():
            if number is not None and option.value == number:
                return name
        return _find(column, words, known, f"option of {self.case.issue_label(issue)}")

    def stance(self, words: str) -> Stance:
        """A stance; what says that there is none is no stance."""
        folded = _folded(words)
        found = [stance for stance in STANCES if stance == folded]
        if found:
            return found[0]
        if any(folded.startswith(silence) for silence in _SILENCES):
            raise CellError("stance", f"'{words}' is no stance", f"write one of: {', '.join(STANCES)}")
        meant = meant_stance(words) or nearest(folded, STANCES)
        guess = f"did you mean '{meant}'? " if meant else ""
        raise CellError("stance", f"'{words}' is no stance", f"{guess}write one of: {', '.join(STANCES)}")

    def condition(self, words: str) -> dict[str, list[str]]:
        """A condition as the sheet has it: `Fleet: few or many; Tolls: none`."""
        found: dict[str, list[str]] = {}
        for part in filter(str.strip, re.split(r"[;\n]", words)):
            label, colon, options = part.partition(":")
            if not colon:
                hint = "write ISSUE: OPTION or OPTION; ISSUE: OPTION"
                raise CellError("only_if", f"'{part.strip()}' is no condition", hint)
            issue = self.issue(label.strip(), "only_if")
            found[issue] = self._options(issue, options.strip())
        return found

    def _options(self, issue: str, words: str) -> list[str]:
        try:
            # a label may hold an "or" of its own
            return [self.option(issue, words, "only_if")]
        except CellError:
            pieces = words.split(" or ")
            if len(pieces) < 2:
                raise
        return [self.option(issue, piece.strip(), "only_if") for piece in pieces]

    def source(self, words: str) -> str:
        """A source by its id."""
        return _find("source", words, dict.fromkeys(self.case.sources, ()), "source")


def days(words: str) -> Any:
    """A day, or an interval: `2031-03-01`, `2031-03-01 to 2031-03-04`, `from 2031-03-01`, `until 2031-03-04`."""
    found = re.fullmatch(r"(?:(from|until) )?(\d{4}-\d\d-\d\d)(?: to (\d{4}-\d\d-\d\d))?", words.strip())
    if found is None or (found[1] and found[3]):
        raise CellError("date", f"'{words}' is not a date", "write year-month-day, such as 2031-03-09")
    for day in filter(None, (found[2], found[3])):
        try:
            datetime.date.fromisoformat(day)
        except ValueError:
            hint = "write year-month-day, such as 2031-03-09"
            raise CellError("date", f"there is no day '{day}' in the calendar", hint) from None
    if found[1]:
        return {"from": found[2]} if found[1] == "from" else {"to": found[2]}
    return {"from": found[2], "to": found[3]} if found[3] else found[2]


def _find(column: str, words: str, known: Mapping[str, Iterable[str | None]], what: str) -> str:
    """The one entry that goes by these words; an id goes before a name."""
    folded = _folded(words)
    if words in known:
        return words
    found = [name for name, called in known.items() if folded in {_folded(one) for one in (name, *called) if one}]
    if len(found) == 1:
        return found[0]
    listed = [next((one for one in called if one), name) for name, called in known.items()]
    if found:
        hint = f"write its id: {', '.join(found)}"
        raise CellError(column, f"'{words}' is the name of more than one {what}", hint)
    if not words:
        raise CellError(column, f"the {what} is missing", f"known are: {', '.join(listed[:20])}")
    close = nearest(folded, [_folded(one) for one in listed])
    guess = f"did you mean '{next(one for one in listed if _folded(one) == close)}'? " if close else ""
    rest = ", …" if len(listed) > 20 else ""
    raise CellError(column, f"'{words}' is no {what}", f"{guess}known are: {', '.join(listed[:20])}{rest}")


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


def _number(words: str) -> float | None:
    try:
        return float(words.replace(",", "").replace(" ", "").replace("\u202f", ""))
    except ValueError:
        return None
