"""How well reading finds what a person found in the labelled reports (`docs/reference/labelling.md` says how).

Scores of the reports held out stand apart: rules are never made or changed on them, and nothing but sums is printed.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from tests.reading_labels import (
    FOLDER,
    EventLabel,
    Places,
    ProvisionLabel,
    Report,
    StatementLabel,
    load_reports,
)

from irenic.documents.read import read_document
from irenic.model.dates import DateRange
from irenic.model.proposal import Span
from irenic.model.reading import ReadDocument, ReadEvent, ReadProvision, ReadStatement
from irenic.model.record import BINDING, Count
from irenic.readers.reading import read

PEOPLE: Final = frozenset("killed wounded missing captured".split())

SAME: Final = {
    "freed": "released", "kidnapped": "abducted", "uprooted": "displaced", "driven": "displaced", "fled": "displaced",
}  # fmt: skip
"""Other names for what has one name in a count."""

FUNCTION_WORDS: Final = frozenset(
    """
    a an the this that these those of to in on at by for from with as than and or but nor so not no is are was were be
    been being am has have had do does did will would shall should can could may might must who whom whose which what
    when where whether if there s t d ll re ve mr mrs ms
    """.split()
)
"""Words that are no head words, unless a span has no others."""

Found = TypeVar("Found")
Label = TypeVar("Label")


@dataclass(frozen=True)
class Score:
    """How many were right, of how many said and how many true."""

    right: int = 0
    said: int = 0
    true: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.said + other.said, self.true + other.true)

    @property
    def precision(self) -> float:
        """The share of what was said that is right; 0 where nothing was said."""
        return self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """The share of what is true that was said; 0 where nothing is true."""
        return self.right / self.true if self.true else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.said + self.true
        return 2 * self.right / both if both else 0.0


def scores(reports: Iterable[Report], found: Mapping[str, ReadDocument]) -> dict[str, Score]:
    """The scores by kind, summed over reports; `found` holds what was read, by the report's name."""
    total: dict[str, Score] = {}
    for report in reports:
        for kind, score in _scores_of(report, found[report.name]).items():
            total[kind] = total.get(kind, Score()) + score
    return total


def _scores_of(report: Report, found: ReadDocument) -> dict[str, Score]:
    text = report.text
    said, true = found.statements, report.statements
    in_part = _matched(said, true, lambda one, label: _statement(text, one, label))
    exact = _matched(said, true, lambda one, label: float(_same_statement(text, one, label)))
    binding = [(one, label) for one, label in in_part if one.stance == label.stance and one.stance in BINDING]
    missed = [one for one in said if all(one is not other for other, _ in in_part)]
    own = [span for place in report.own_voice for span in _head_words(text, [place.span])]
    judged = [one for one in found.own_voice if not one.is_headline]
    events = _matched(found.events, report.events, lambda one, label: _alike(one.span, _spans(label.span)))
    counted = [(event, what, count) for event in found.events for what, count in event.counts.items()]
    terms = _matched(found.provisions, report.provisions, lambda one, label: _half(text, one.span, _spans(label.span)))
    true_counts = [(event, what, count) for event in report.events for what, count in event.counts.items()]
    result = {
        "statements, in part": Score(len(in_part), len(said), len(true)),
        "statements, exact": Score(len(exact), len(said), len(true)),
        "  speaker, of those found": Score(
            sum(_same_name(one.speaker, label.speaker) for one, label in in_part), len(in_part), len(in_part)
        ),
        "  anonymous, of those found": Score(
            sum(one.anonymous and label.anonymous for one, label in in_part),
            sum(one.anonymous for one, _ in in_part),
            sum(label.anonymous for _, label in in_part),
        ),
        "  stance, of those found": Score(
            sum(one.stance == (label.stance or "claims") for one, label in in_part), len(in_part), len(in_part)
        ),
        "  stances that bind": Score(
            len(binding), sum(one.stance in BINDING for one in said), sum(label.stance in BINDING for label in true)
        ),
        "  the outlet's voice taken for another's": Score(
            sum(len(_words(text, one.content) & set(own)) * 2 > len(_words(text, one.content)) for one in missed),
            len(said),
            len(report.own_voice),
        ),
        "the outlet's own judgements": Score(
            len(_matched(judged, report.own_voice, lambda one, place: _half(text, [one.span], [place.span]))),
            len(judged),
            len(report.own_voice),
        ),
        "dates, found": Score(
            len(_matched(found.dates, report.dates, lambda one, label: _shared([one.span], [label.words.span]))),
            len(found.dates),
            len(report.dates),
        ),
        "dates, with the right days": Score(
            len(
                _matched(
                    found.dates,
                    report.dates,
                    lambda one, label: _shared([one.span], [label.words.span]) if _same_days(one.date, label) else 0,
                )
            ),
            len(found.dates),
            len(report.dates),
        ),
        "provisions": Score(len(terms), len(found.provisions), len(report.provisions)),
        **{
            f"  {what}, of those found": Score(sum(_field(*pair, what) for pair in terms), len(terms), len(terms))
            for what in ("quantity", "gives", "gets", "hedge", "condition", "deadline")
        },
        "events, found": Score(len(events), len(found.events), len(report.events)),
        "  kind, of those found": _share(one.kind == label.kind for one, label in events),
        "  status, of those found": _share(one.status == label.status for one, label in events),
        "  claimant, of those found": _share(_same_name(one.claimant, label.claimant) for one, label in events),
        "  place, of those found": _share(_same_name(one.place, label.place) for one, label in events),
        "  days, of those found": _share(_same_days(one.date, label.date) for one, label in events),
    }
    for title, kept in (("people", PEOPLE.__contains__), ("other counts", lambda what: what not in PEOPLE)):
        ours = [one for one in counted if kept(one[1])]
        theirs = [one for one in true_counts if kept(one[1])]
        numbers = _matched(ours, theirs, _same_count)
        claimed = _matched(ours, theirs, lambda one, label: _same_count(one, label) * _same_claimant(one, label))
        result[f"{title}, number and bound"] = Score(len(numbers), len(ours), len(theirs))
        result[f"{title}, also the claimant"] = Score(len(claimed), len(ours), len(theirs))
    return result


def _share(right: Iterable[bool]) -> Score:
    """How many are right, of those that were found."""
    held = list(right)
    return Score(sum(held), len(held), len(held))


def _matched(
    said: Sequence[Found], true: Sequence[Label], likeness: Callable[[Found, Label], float]
) -> list[tuple[Found, Label]]:
    """Pairs one to one, the most alike first; what has no likeness is never a pair."""
    alike = ((likeness(one, label), i, j) for i, one in enumerate(said) for j, label in enumerate(true))
    taken_said: set[int] = set()
    taken_true: set[int] = set()
    pairs = []
    for _, i, j in sorted((one for one in alike if one[0] > 0), key=lambda one: (-one[0], one[1], one[2])):
        if i not in taken_said and j not in taken_true:
            taken_said.add(i)
            taken_true.add(j)
            pairs.append((said[i], true[j]))
    return pairs


def _statement(text: str, one: ReadStatement, label: StatementLabel) -> float:
    """How much of the contents is shared, where they share half and source and cue share a head word."""
    if label.cue and not _words(text, one.cue) & _words(text, _spans(label.cue)):
        return 0
    if bool(one.source) != bool(label.source):
        return 0
    if label.source and not _words(text, one.source) & _words(text, _spans(label.source)):
        return 0
    return _half_of(_words(text, one.content), _words(text, _spans(label.content)))


def _same_statement(text: str, one: ReadStatement, label: StatementLabel) -> bool:
    return all(
        _words(text, ours) == _words(text, _spans(theirs))
        for ours, theirs in ((one.source, label.source), (one.cue, label.cue), (one.content, label.content))
        if theirs or theirs is not label.cue
    )


def _half_of(ours: set[Span], theirs: set[Span]) -> float:
    share = len(ours & theirs) / max(len(ours), len(theirs), 1)
    return share if share >= 0.5 else 0


def _half(text: str, ours: Iterable[Span], theirs: Iterable[Span]) -> float:
    def characters(spans: Iterable[Span]) -> set[Span]:
        return {(at, at + 1) for start, end in spans for at in range(start, end) if not text[at].isspace()}

    return _half_of(characters(ours), characters(theirs))


def _shared(ours: Iterable[Span], theirs: Iterable[Span]) -> int:
    """How many characters are shared."""
    other = list(theirs)
    return sum(max(0, min(end, e) - max(start, s)) for start, end in ours for s, e in other)


def _alike(ours: Sequence[Span], theirs: Sequence[Span]) -> float:
    """How much of both is shared, from 0 to 1."""
    return 2 * _shared(ours, theirs) / max(1, sum(end - start for start, end in (*ours, *theirs)))


def _words(text: str, spans: Iterable[Span]) -> set[Span]:
    return set(_head_words(text, list(spans)))


def _head_words(text: str, spans: Sequence[Span]) -> list[Span]:
    """Where the head words are; all words where there are no head words."""
    words = [
        (start + match.start(), start + match.end())
        for start, end in spans
        for match in re.finditer(r"\w+", text[start:end])
    ]
    return [(s, e) for s, e in words if text[s:e].lower() not in FUNCTION_WORDS] or words


def _spans(places: Places) -> list[Span]:
    return [place.span for place in places]


def _names(words: str | None) -> set[str]:
    text = (words or "").lower()
    return {text[start:end] for start, end in _head_words(text, [(0, len(text))])}


def _same_name(ours: str | None, theirs: str | None) -> bool:
    return bool(_names(ours) & _names(theirs)) or ours == theirs


def _field(one: ReadProvision, label: ProvisionLabel, what: str) -> bool:
    """Whether a field of a term is as labelled, also where it is empty; words only have to share a head word."""
    ours, theirs = getattr(one, what), getattr(label, what)
    if what == "quantity":
        return bool(ours == theirs)
    if isinstance(theirs, tuple):
        theirs = " ".join(place.words for place in theirs) or None
    return _same_name(ours, theirs)


def _same_days(ours: DateRange, theirs: DateRange) -> bool:
    return (ours.start, ours.end) == (theirs.start, theirs.end)


def _same_count(one: tuple[ReadEvent, str, Count], label: tuple[EventLabel, str, Count]) -> int:
    same_name = SAME.get(one[1], one[1]) == SAME.get(label[1], label[1])
    same = same_name and (one[2].low, one[2].best, one[2].high) == (label[2].low, label[2].best, label[2].high)
    return _shared(one[0].span, _spans(label[0].span)) if same else 0


def _same_claimant(one: tuple[ReadEvent, str, Count], label: tuple[EventLabel, str, Count]) -> int:
    return int(_same_name(one[0].claimant, label[0].claimant))


def main() -> None:
    """Read every report and print the table."""
    reports = load_reports()
    found = {}
    for report in reports:
        document = read_document(FOLDER / f"{report.name}.txt")
        if document.text != report.text:
            raise ValueError(f"{report.name}.txt is not in the frozen form, so places in it do not count alike")
        found[report.name] = read(document, report.published)
    parts = [[one for one in reports if not one.held_out], [one for one in reports if one.held_out]]
    tuned, held_out = (scores(part, found) for part in parts)
    heads = [f"{len(part)} {name}" for part, name in zip(parts, ("for tuning", "held out"), strict=True)]
    title = f"reading: {len(reports)} labelled reports"
    print(f"\n{title:<44}{heads[0]:>28}{heads[1]:>28}")
    print(f"{'':<44}" + f"{'P':>7}{'R':>7}{'F1':>7}{'true':>7}" * 2)
    for kind in tuned:
        cells = []
        for part in (tuned[kind], held_out[kind]):
            if "voice taken" in kind:
                cells.append(f"{part.right} of {part.said} said".rjust(28))
            else:
                numbers = (f"{100 * part.precision:.1f}", f"{100 * part.recall:.1f}", f"{100 * part.f1:.1f}", part.true)
                cells.append("".join(f"{number:>7}" for number in numbers))
        print(f"{kind:<44}" + "".join(cells))


if __name__ == "__main__":
    main()
