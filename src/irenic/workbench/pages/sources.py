"""The sources with their facets, and each as a full text with what cites it in the margin."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final
from urllib.parse import urlencode

from ...casefile.quotes import Span
from ...model.base import Frozen
from ...model.problem import failure
from ...model.replaced import kept_sources
from ...model.source import Source
from ...workspace import Workspace
from ..anchoring import Anchored, anchor_anew, anchored
from ..filters import FilterName
from ..marked import Paragraph, numbered, part_with, parts_of, shown_part
from ..registry import Asked, PlainPage, View
from ..sentences import cited_in, quote_of, short_name
from ..snapshot import Snapshot
from ..titles import source_called

if TYPE_CHECKING:
    from fastapi import APIRouter

_FACETS: Final = ("outlet", "handling", "cited", "year")


class SourceLine(Frozen):
    """A source in the list."""

    id: str
    outlet: str | None
    title: str | None
    published: str
    handling: str
    citations: int
    """How many places of the case cite it."""
    year: str
    is_retracted: bool
    is_replaced_by: tuple[str, ...]
    is_kept_beside: tuple[str, ...]
    """What was offered as its correction or new version, where a person kept it."""
    translated_from: str | None
    rests_on: tuple[str, ...]

    @property
    def facets(self) -> dict[str, str]:
        """What it is found by."""
        return {
            "outlet": self.outlet or "no outlet on record",
            "handling": self.handling,
            "cited": "cited" if self.citations else "not cited",
            "year": self.year,
        }


class Choice(Frozen):
    """A value of a facet, with how many sources would be left."""

    value: str
    count: int
    chosen: bool
    address: str
    """Where the list is narrowed by it; where it is chosen already, where it no longer is."""


class Facet(Frozen):
    """One thing that sources are told apart by."""

    name: str
    choices: tuple[Choice, ...]


class SourcesView(View):
    """The list."""

    template: ClassVar[str] = "sources.html.j2"
    facets: tuple[Facet, ...]
    sources: tuple[SourceLine, ...]
    total: int

    def head(self) -> Sequence[str]:
        """One row for each source."""
        return (
            "source",
            "outlet",
            "title",
            "published",
            "handling",
            "citations",
            "retracted",
            "replaced by",
            "rests on",
        )

    def rows(self) -> Iterable[Sequence[object]]:
        """In the order of their days."""
        for one in self.sources:
            yield (
                one.id, one.outlet, one.title, one.published, one.handling, one.citations,
                "yes" if one.is_retracted else "no", "; ".join(one.is_replaced_by), "; ".join(one.rests_on),
            )  # fmt: skip


class Citing(Frozen):
    """What cites a place of a text."""

    number: int
    start: int
    end: int
    entries: tuple[str, ...]
    label: str
    """What the first of them is called."""
    quote: str


class SourceView(View):
    """The text of a source, or a part of it."""

    template: ClassVar[str] = "source.html.j2"
    source: SourceLine
    url: str | None
    text: tuple[Paragraph, ...]
    citing: tuple[Citing, ...]
    astray: tuple[Citing, ...]
    """What cites words that do not stand in it."""
    start: int
    end: int
    length: int
    versions: tuple[Anchored, ...]
    """What the case cites from the earlier versions that it replaces."""
    parts: tuple[tuple[int, int], ...]
    """The parts that a long text is shown in, by their characters."""

    def head(self) -> Sequence[str]:
        """One row for each place that is cited."""
        return ("start", "end", "quote", "entries")

    def rows(self) -> Iterable[Sequence[object]]:
        """In the order of the text; what does not stand in it last, without a place."""
        for one in self.citing:
            yield (one.start, one.end, one.quote, "; ".join(one.entries))
        for one in self.astray:
            yield (None, None, one.quote, "; ".join(one.entries))


class SourcesPage(PlainPage):
    """The list, and `/sources/ID?at=START-END`."""

    name: ClassVar[str] = "sources"
    title: ClassVar[str] = "Sources"
    filters: ClassVar[tuple[FilterName, ...]] = ("since", "until")
    has_items: ClassVar[bool] = True
    scripts: ClassVar[tuple[str, ...]] = ("sending.js",)

    def warm(self, snapshot: Snapshot) -> None:
        """What cites what."""
        for source in snapshot.case.sources:
            cited_in(snapshot, source)
            break
        _lines(snapshot)

    def view(self, asked: Asked) -> View:
        """The list, or one source."""
        return self._list(asked) if asked.item is None else _source_view(asked, asked.item)

    def add_routes(self, router: "APIRouter", bench: Any) -> None:
        """`POST /sources/anchor`: cite a new version for the quotes that stand in it too."""
        from fastapi import Form, Request
        from starlette.responses import Response

        from ..app import done

        @router.post("/sources/anchor", response_class=Response)
        def anchor(
            request: Request,
            old: Annotated[str, Form(max_length=200)],
            new: Annotated[str, Form(max_length=200)],
            seen: Annotated[str, Form(max_length=40)],
        ) -> Response:
            def change(workspace: Workspace) -> int:
                held = workspace.case.sources.get(new)
                if held is None or old not in held.replaces:
                    raise failure("E001", f"'{new}' does not replace '{old}'", "see the list of sources")
                return anchor_anew(workspace, old, new, seen)

            case = bench.session.current.case
            newer, older = source_called(case, new), source_called(case, old)
            count = bench.session.edit(f"Cite {newer} for {older}", change)
            return done(request, f"{count} now cited from {newer}.", f"/sources/{new}")

    def _list(self, asked: Asked) -> SourcesView:
        chosen = {name: asked.query[name] for name in _FACETS if asked.query.get(name)}
        lines = [
            line
            for line in _lines(asked.snapshot)
            if asked.filters.holds_on(asked.snapshot.case.sources[line.id].published)
        ]
        left = [line for line in lines if all(line.facets[name] == value for name, value in chosen.items())]
        uncited = sum(not line.citations for line in left)
        count = "1 source" if len(left) == 1 else f"{len(left)} sources"
        of = "" if len(left) == len(asked.snapshot.case.sources) else f" of {len(asked.snapshot.case.sources)}"
        return SourcesView(
            heading=f"{count}{of}; {'every one is cited' if not uncited else f'{uncited} of them not cited'}"
            if left
            else "No source is left by these filters"
            if asked.snapshot.case.sources
            else "The case has no source yet",
            command=f"irenic show {asked.case_word} sources",
            facets=tuple(_facet(asked, name, lines, chosen) for name in _FACETS),
            sources=tuple(left),
            total=len(asked.snapshot.case.sources),
        )


def _facet(asked: Asked, name: str, lines: Sequence[SourceLine], chosen: dict[str, str]) -> Facet:
    others = {key: value for key, value in chosen.items() if key != name}
    counts = Counter(
        line.facets[name] for line in lines if all(line.facets[key] == value for key, value in others.items())
    )
    given = dict(asked.filters.given)
    return Facet(
        name=name,
        choices=tuple(
            Choice(
                value=value,
                count=count,
                chosen=chosen.get(name) == value,
                address=f"/sources?{urlencode(_toggled(given | others, name, value, chosen))}",
            )
            for value, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
        ),
    )


def _toggled(others: dict[str, str], name: str, value: str, chosen: dict[str, str]) -> dict[str, str]:
    """The query with a value of a facet, or without it where it is chosen already."""
    return others if chosen.get(name) == value else {**others, name: value}


def _lines(snapshot: Snapshot) -> list[SourceLine]:
    def make() -> list[SourceLine]:
        newer: dict[str, list[str]] = {}
        for name, source in snapshot.case.sources.items():
            for old in source.replaces:
                newer.setdefault(old, []).append(name)
        kept = kept_sources(snapshot.case)
        found = [
            _line(snapshot, name, source, tuple(newer.get(name, ())), tuple(one.source for one in kept.get(name, ())))
            for name, source in snapshot.case.sources.items()
        ]
        return sorted(found, key=lambda line: (line.published == "date unknown", line.published, line.id))

    return snapshot.once("source lines", make)


def _line(snapshot: Snapshot, name: str, source: Source, newer: tuple[str, ...], kept: tuple[str, ...]) -> SourceLine:
    first = source.published.earliest
    return SourceLine(
        id=name,
        outlet=source.outlet,
        title=source.title,
        published=str(source.published),
        handling=source.handling,
        citations=len(cited_in(snapshot, name)),
        year=str(first.year) if first else "date unknown",
        is_retracted=source.retracted is not None,
        is_replaced_by=newer,
        is_kept_beside=kept,
        translated_from=source.translated_from,
        rests_on=tuple(snapshot.case.name_of(origin) for origin in source.rests_on),
    )


def _source_view(asked: Asked, name: str) -> SourceView:
    snapshot = asked.snapshot
    line = next((one for one in _lines(snapshot) if one.id == name), None)
    held = snapshot.loaded.texts.get(name)
    if line is None or held is None:
        raise failure("E001", f"the case has no source '{name}' that can be read", "see the list of sources")
    places: dict[tuple[int, int], list[str]] = {}
    astray: list[Citing] = []
    for entry, citation in cited_in(snapshot, name):
        quote = quote_of(snapshot, citation)
        if quote.start is None or quote.end is None:
            label = short_name(snapshot, entry)
            astray.append(Citing(number=0, start=-1, end=-1, entries=(entry,), label=label, quote=quote.words))
        else:
            places.setdefault((quote.start, quote.end), []).append(entry)
    spans = numbered(Span(*place) for place in places)
    parts = parts_of(held.text)
    at = asked.query.get("at", "").partition("-")[0]
    start, end = part_with(parts, int(at) if at.isdecimal() and len(at) < 10 else 0)
    return SourceView(
        heading=line.title or line.outlet or line.id,
        command=f"irenic show {asked.case_word} sources",
        source=line,
        url=snapshot.case.sources[name].url,
        text=shown_part(held.text, spans, (start, end)),
        citing=tuple(
            Citing(
                number=number,
                start=span.start,
                end=span.end,
                entries=tuple(places[span.start, span.end]),
                label=short_name(snapshot, places[span.start, span.end][0]),
                quote=held.text[span.start : span.end],
            )
            for number, span in enumerate(spans)
        ),
        astray=tuple(astray),
        start=start,
        end=end,
        length=len(held.text),
        versions=tuple(anchored(snapshot.loaded, old, name) for old in snapshot.case.sources[name].replaces),
        parts=parts,
    )


PAGE = SourcesPage()
