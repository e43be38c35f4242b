"""Reports written to measure reading by, with what a person found in them; `docs/reference/labelling.md` says how.

A label quotes the words of its report; they are looked up when the set is loaded, and a label whose words do not stand
there, or stand there more than once without `nth`, is an error.
"""

import datetime
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Final, Literal

import yaml
from pydantic import Field

from irenic.model.base import Frozen, shorthand
from irenic.model.dates import DateRange, Day, When
from irenic.model.proposal import Span
from irenic.model.record import Count, Stance

FOLDER: Final = Path(__file__).parent / "known_answers" / "reading"

Style = Literal["wire", "web", "communique", "blog", "translated", "live", "bulletin"]


class LabelError(ValueError):
    """A label that does not fit its text; the message says which report, which label and what to do."""


class Place(Frozen):
    """Words, and where they stand in the text, in characters."""

    words: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        return self.start, self.end


Places = tuple[Place, ...]


class StatementLabel(Frozen):
    """Words, and whom the text gives them to; no stance means that the words only claim something."""

    id: str
    source: Places = ()
    cue: Places = ()
    content: Places = Field(min_length=1)
    kind: Literal["direct", "indirect", "mixed"]
    speaker: str | None = None
    """The fullest name that the report gives; None where nobody is named or described."""
    anonymous: bool = False
    negated: bool = False
    modal: str | None = None
    chain: tuple[str, ...] = ()
    """Who gives the words on, from the outlet inwards."""
    stance: Stance | None = None
    about: str | None = None
    """What the stance is about, in the labeller's words."""
    condition: Places = ()
    note: str | None = None


class ProvisionLabel(Frozen):
    """A term of a text on the table, or one that a side offers."""

    id: str
    span: Places = Field(min_length=1)
    what: str
    """In the labeller's words."""
    quantity: float | None = None
    unit: str | None = None
    gives: str | None = None
    gets: str | None = None
    hedge: Places = ()
    condition: Places = ()
    deadline: Places = ()
    note: str | None = None


def _count(value: Any) -> Any:
    return {"low": value, "best": value, "high": value} if isinstance(value, int) else value


class EventLabel(Frozen):
    """Something that happened, is planned or is denied, as one claimant tells it."""

    id: str
    span: Places = Field(min_length=1)
    kind: str
    """PLOVER type, with its mode."""
    place: str | None = None
    date: When = DateRange()
    counts: Mapping[str, Annotated[Count, shorthand(_count, int | Count)]] = Field(default_factory=dict)
    claimant: str | None = None
    """None where the report says it in its own voice."""
    status: Literal["happened", "planned", "denied"] = "happened"
    note: str | None = None


class DateLabel(DateRange):
    """An expression for days, with the days that it means."""

    id: str
    words: Place


class Report(Frozen):
    """A report with all its labels."""

    name: str
    text: str
    published: Day
    style: Style
    conflict: str
    held_out: bool = False
    """Never looked at while rules are made or changed."""
    statements: tuple[StatementLabel, ...] = ()
    provisions: tuple[ProvisionLabel, ...] = ()
    events: tuple[EventLabel, ...] = ()
    dates: tuple[DateLabel, ...] = ()
    own_voice: Places = ()
    """What the outlet itself judges; nobody's statement."""

    def labels(self) -> Iterator[StatementLabel | ProvisionLabel | EventLabel | DateLabel]:
        """Every label but the outlet's own voice."""
        yield from self.statements
        yield from self.provisions
        yield from self.events
        yield from self.dates


def load_reports(folder: Path = FOLDER) -> tuple[Report, ...]:
    """Every report of the set, by name.

    Raises LabelError where a label's words do not stand in its text, or stand there more than once without `nth`.
    """
    return tuple(load_report(path) for path in sorted(folder.glob("*.yaml")))


def load_report(path: Path) -> Report:
    """One report, from its labels; its text stands beside them under the same name.

    Raises LabelError as `load_reports` does.
    """
    text = path.with_suffix(".txt").read_bytes().decode()
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(written["published"], datetime.date)
    placed = {"source", "cue", "content", "condition", "span", "hedge", "deadline"}
    for kind in ("statements", "provisions", "events", "dates"):
        for label in written.get(kind, ()):
            where = f"{path.name}, {label.get('id')}"
            for field in placed & label.keys():
                label[field] = _places(text, label[field], where)
            if kind == "dates":
                label["words"] = _place(text, label["words"], where)
    written["own_voice"] = _places(text, written.get("own_voice", []), f"{path.name}, own_voice")
    return Report(name=path.stem, text=text, **written)


def _places(text: str, written: Any, where: str) -> list[Place]:
    return [_place(text, one, where) for one in (written if isinstance(written, list) else [written])]


def _place(text: str, written: Any, where: str) -> Place:
    words, nth = (written["words"], written["nth"]) if isinstance(written, dict) else (written, None)
    found = occurrences(text, words)
    if not found:
        raise LabelError(f"{where}: '{words}' does not stand in the text")
    if nth is None and len(found) > 1:
        raise LabelError(f"{where}: '{words}' stands {len(found)} times in the text; say which with nth")
    if nth is not None and not 1 <= nth <= len(found):
        raise LabelError(f"{where}: '{words}' stands {len(found)} times in the text, not {nth}")
    start, end = found[(nth or 1) - 1]
    return Place(words=words, start=start, end=end)


def occurrences(text: str, words: str) -> list[Span]:
    """Where words stand in a text, word for word and whole; any run of white space is like any other."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    # no boundary beside a quotation mark or a bracket: only letters and digits run on
    before, after = (r"(?<!\w)" if words[0].isalnum() else ""), (r"(?!\w)" if words[-1].isalnum() else "")
    return [match.span() for match in re.finditer(before + pattern + after, text)]
