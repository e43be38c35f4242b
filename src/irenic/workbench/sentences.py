"""The sentences behind a sentence of a page: what the evidence drawer shows, in one shape for all pages."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from ..analyses.record import StatementRow
from ..casefile.tree import Path as FieldPath
from ..model.base import Frozen
from ..model.basis import Citation, Entry
from ..model.case import Case, PlacedCitation
from ..model.evidence import evidence_of
from ..model.problem import failure
from ..model.spoken import about_of, condition_of, relays_of, speaker_of
from .marked import place_of
from .snapshot import Snapshot
from .titles import entry_called, statement_called

_MOST: Final = 200
_TITLED: Final = frozenset({"drafts", "events", "process", "issues", "parties", "actors", "sources"})
_KINDS: Final = {
    "drafts": "Draft",
    "events": "Event",
    "process": "Process",
    "issues": "Issue",
    "parties": "Party",
    "actors": "Actor",
    "links": "Link",
    "interests": "Interest",
    "assume": "Assumption",
    "sources": "Source",
}


class Quote(Frozen):
    """Words of a source, with where they were published and what stands around them."""

    source: str
    outlet: str | None
    published: str
    words: str
    before: str = ""
    after: str = ""
    start: int | None = None
    """Where it begins in the text; None where it does not stand there word for word."""
    end: int | None = None
    translated_from: str | None = None
    is_retracted: bool = False
    rests_on: tuple[str, ...] = ()

    @property
    def address(self) -> str | None:
        """Its place in the full text."""
        return None if self.start is None else f"/sources/{self.source}?at={self.start}-{self.end}#at-{self.start}"


class Sentence(Frozen):
    """An entry of the case with all the quotes that it rests on."""

    entry: str
    """Where it stands in the case: `statements/s1`."""
    says: str
    """What it says, in words of ours."""
    voice: str | None = None
    date: str | None = None
    notes: tuple[str, ...] = ()
    """What has to be known: not in force, taken at less than its word."""
    quotes: tuple[Quote, ...] = ()
    assumed: str | None = None
    """The analyst's reason, where it does not rest on a quote alone."""


def sentences_of(snapshot: Snapshot, entries: Iterable[str]) -> list[Sentence]:
    """The entries of the case at these addresses (`statements/s1`, `drafts/plan/terms/army`), with their quotes.

    Raises IrenicError (E001) where the case has none of one of them.
    """
    wanted = list(dict.fromkeys(entries))[:_MOST]
    return [_sentence(snapshot, address) for address in wanted]


def sentences_at(snapshot: Snapshot, source: str, start: int, end: int) -> list[Sentence]:
    """The entries of the case that cite words which stand between two characters of a source."""
    found: dict[str, None] = {}
    for path, citation in _citing(snapshot, source):
        place = place_of(snapshot.loaded.texts.get(source), citation.quote, citation.at)
        if place is not None and place.span.start < end and start < place.span.end:
            found["/".join(map(str, _entry_of(path)))] = None
    return sentences_of(snapshot, found)


def cited_in(snapshot: Snapshot, source: str) -> list[tuple[str, Citation]]:
    """What of the case cites a source: the address of each entry, with its citation."""
    return [("/".join(map(str, _entry_of(path))), citation) for path, citation in _citing(snapshot, source)]


def _citing(snapshot: Snapshot, source: str) -> list[tuple[FieldPath, Citation]]:
    def by_source() -> dict[str, list[tuple[FieldPath, Citation]]]:
        found: dict[str, list[tuple[FieldPath, Citation]]] = {}
        for path, citation in snapshot.loaded.citations:
            found.setdefault(citation.source, []).append((path, citation))
        return found

    return snapshot.once("cited by source", by_source).get(source, [])


def _entry_of(path: FieldPath) -> FieldPath:
    """The entry that a citation is for: all before `cite`, or before what else holds citations."""
    steps = list(path)
    while steps and (isinstance(steps[-1], int) and len(steps) > 2 and steps[-2] in ("cite", "reported_by")):
        steps = steps[:-2]
    return tuple(steps) or path[:2]


def _sentence(snapshot: Snapshot, address: str) -> Sentence:
    section, *steps = address.strip("/").split("/")
    held: object = getattr(snapshot.case, section, None) if section in (*_KINDS, "statements") else None
    for step in steps:
        held = _part(held, step)
    if held is None or not steps:
        raise failure("E001", f"the case has no '{address}'", "it may have been renamed or removed meanwhile")
    quotes = tuple(_quotes(snapshot, (section, *steps)))
    if section == "statements" and len(steps) == 1:
        return _statement(snapshot, steps[0], quotes)
    reason = held.basis().reason if isinstance(held, Entry) and held.basis().is_assumption else None
    return Sentence(entry=address, says=_called(snapshot.case, section, *steps), quotes=quotes, assumed=reason)


def _part(held: object, step: str) -> object:
    """What a step of an address leads to; None where that is nothing."""
    if isinstance(held, Mapping):
        return held.get(step)
    if isinstance(held, tuple):
        # no other signs than these, and no number so long that it cannot be one
        place = int(step) if re.fullmatch(r"[0-9]{1,6}", step) else len(held)
        return held[place] if place < len(held) else None
    return getattr(held, step, None) if isinstance(held, Frozen) and step in type(held).model_fields else None


def short_name(snapshot: Snapshot, address: str) -> str:
    """What an entry is called in a margin: who speaks and how, or what is told of what."""
    section, name, *rest = address.split("/")
    statement = snapshot.case.statements.get(name) if section == "statements" else None
    if statement is not None:
        return f"{speaker_of(snapshot.case, statement)}: {statement.stance}"
    return _called(snapshot.case, section, name, *rest)


def _called(case: Case, section: str, name: str, *rest: str) -> str:
    if section == "statements" and name in case.statements:
        return statement_called(case, name)
    # the title of a draft says what it is; a case names its other parts by their ids alone
    label = entry_called(case, section, name) if section in _TITLED else name
    if section == "drafts" and rest[:1] == ("terms",) and len(rest) > 1:
        issue = rest[1]
        term = case.drafts[name].terms.get(issue)
        options = " or ".join(case.option_label(issue, option) for option in term.option) if term else "nothing"
        return f"{_capital(label)} on {case.issue_label(issue)}: {options}"
    if section == "issues" and rest[:1] == ("options",) and len(rest) > 1:
        return f"{label}: {case.option_label(name, rest[1])}"
    if section == "parties" and rest[:1] == ("wants",) and len(rest) > 1:
        return f"What {label} wants on {case.issue_label(rest[1])}"
    if rest[:1] == ("accounts",):
        return f"{_KINDS[section]} {label}: an account of it"
    told = ", ".join(step.replace("_", " ") for step in rest if not step.isdecimal())
    if section == "drafts":
        return _capital(label) + (f": {told}" if told else "")
    return f"{_KINDS.get(section, 'Statement')} {label}" + (f": {told}" if told else "")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def prepare(snapshot: Snapshot) -> None:
    """Work out what all sentences need."""
    _rows(snapshot)
    _by_entry(snapshot)


def _rows(snapshot: Snapshot) -> Mapping[str, StatementRow]:
    return snapshot.once("statement rows", lambda: {row.id: row for row in snapshot.workspace.record().statements})


def _by_entry(snapshot: Snapshot) -> Mapping[tuple[str, ...], Sequence[PlacedCitation]]:
    def made() -> dict[tuple[str, ...], list[PlacedCitation]]:
        found: dict[tuple[str, ...], list[PlacedCitation]] = {}
        for placed in snapshot.loaded.citations:
            found.setdefault((str(placed.path[0]), str(placed.path[1])), []).append(placed)
        return found

    return snapshot.once("cited by entry", made)


def _statement(snapshot: Snapshot, name: str, quotes: tuple[Quote, ...]) -> Sentence:
    case, statement = snapshot.case, snapshot.case.statements[name]
    row = _rows(snapshot)[name]
    notes = []
    if row.not_in_force_because:
        notes.append(f"not in force: {row.not_in_force_because}")
    if row.in_force and not row.bears_on_preferences:
        notes.append("binds nobody to a yes or a no")
    if row.credence < 1:
        notes.append(f"taken at {row.credence:g}")
    if relays := relays_of(case, statement):
        notes.append(f"by the word of {', '.join(relays)}")
    if row.note:
        notes.append(row.note)
    says = f"{statement.stance} – {about_of(case, statement.about)}{condition_of(case, statement.condition)}"
    when = str(row.date) + (f" ({row.date_note})" if row.date_note else "")
    return Sentence(
        entry=f"statements/{name}",
        says=says,
        voice=speaker_of(case, statement),
        date=when,
        notes=tuple(notes),
        quotes=quotes,
        assumed=row.assumed,
    )


def _quotes(snapshot: Snapshot, path: tuple[str, ...]) -> Iterator[Quote]:
    for placed, citation in _by_entry(snapshot).get(path[:2], []):
        if tuple(map(str, placed[: len(path)])) == path:
            yield quote_of(snapshot, citation)


def quote_of(snapshot: Snapshot, citation: Citation) -> Quote:
    """A citation with its place in the source."""
    (held,) = evidence_of(snapshot.case, (citation,))
    place = place_of(snapshot.loaded.texts.get(citation.source), citation.quote, citation.at)
    source = snapshot.case.sources.get(citation.source)
    return Quote(
        source=citation.source,
        outlet=held.outlet,
        published=str(held.published),
        words=place.words if place else citation.quote,
        before=place.before if place else "",
        after=place.after if place else "",
        start=place.span.start if place else None,
        end=place.span.end if place else None,
        translated_from=held.translated_from,
        is_retracted=held.is_retracted,
        rests_on=tuple(snapshot.case.name_of(origin) for origin in source.rests_on) if source else (),
    )
