"""Where a deal could lie: the best packages as terms, the frontier, and what would follow from other suppositions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, Final
from urllib.parse import urlencode

from pydantic import Field

from ...analyses.zone import Zone, ZoneAnswers
from ...model.case import Case
from ...model.force import in_force
from ...preferences.answers import Package
from ...preferences.joint import middle
from ...preferences.probability import Probability
from ...preferences.sensitivity import WORDS
from ...preferences.supposed import Sliders, Supposed, sliders_of, supposed_in
from ...report.terminal.words import MEANINGS, RULES, SAID, in_ten
from ...workspace import Workspace
from ..answers import Answer
from ..filters import FilterName
from ..questions import Lane, Question, Tell
from ..registry import Asked, PlainPage, View
from ..snapshot import Snapshot

DRAWS: Final = 2_000
"""Draws per party of what is supposed: it tells how far an answer moves while a slider is moved."""
_MOST: Final = 60
"""So many statements at most have a slider on the page at once; others by a filter."""
_SHOWN: Final[Mapping[str, Any]] = {
    "variant_words": WORDS,
    "said_of": SAID,
    "rule_names": RULES,
    "meanings": MEANINGS,
    "draws": DRAWS,
}
"""What the report's template of packages wants beside the answer."""


class ZoneAsItIs(Question):
    """Where a deal could lie, as the case stands."""

    doing: ClassVar[str] = "Looking for packages that all could accept"
    as_of: str | None = None

    def answer(self, workspace: Workspace, tell: Tell) -> Zone:  # noqa: ARG002
        """Just what `irenic zone` gives."""
        return workspace.zone(as_of=self.as_of)


class ZoneSupposed(Question):
    """Where it could lie if words were taken otherwise, if the analyst assumed otherwise, or assumed nothing."""

    lane: ClassVar[Lane] = "quick"
    doing: ClassVar[str] = "Looking for packages under what is supposed"
    supposed: Supposed = ()
    citations: bool = False
    as_of: str | None = None

    def answer(self, workspace: Workspace, tell: Tell) -> Zone:  # noqa: ARG002
        """With fewer draws than the answer to the case as it is."""
        return workspace.zone(as_of=self.as_of, supposed=self.supposed, citations_alone=self.citations, draws=DRAWS)


class ZoneFromCitations(ZoneSupposed):
    """The same from citations alone: it may take minutes, and sliders do not wait."""

    lane: ClassVar[Lane] = "long"
    doing: ClassVar[str] = "Looking for packages from citations alone, which may take minutes"
    citations: bool = True


class ZoneView(View):
    """Where a deal could lie."""

    template: ClassVar[str] = "zone.html.j2"
    as_of: str | None
    is_answerable: bool
    zone: Answer | None
    """As the case stands."""
    supposed: tuple[tuple[str, float], ...]
    citations: bool
    """Whether citations alone count."""
    what_if: Answer | None
    """Under what is supposed; None where nothing is."""
    sliders: tuple[Sliders, ...]
    hidden: int
    """How many entries with sliders are left out, by the filters or because there are too many for one page."""
    query: str
    options: Any = Field(default=None, exclude=True)
    shown: Any = Field(default=None, exclude=True)

    @property
    def answer(self) -> Answer | None:
        """What the packages are of: what is supposed, or the case as it is."""
        return self.what_if or self.zone

    def moved(self, kind: str) -> int:
        """How many entries of a kind are supposed otherwise."""
        return sum(held.entry.startswith(kind) and any(one.is_moved for one in held.sliders) for held in self.sliders)

    def head(self) -> Sequence[str]:
        """One row for each issue of each package."""
        return ("row", "issue", "option", "probability", "withheld")

    def rows(self) -> Iterable[Sequence[object]]:
        """That a zone exists, the best packages, where rules settle; one row says so while there is no answer."""
        if self.answer is None:
            return
        if self.answer.state != "done":
            yield (f"no answer yet: {self.answer.progress}", *(None,) * 4)
            return
        told = _told(self.answer.result)
        yield ("a zone exists", None, None, _value(told.exists), told.exists.withheld)
        for at, best in enumerate(told.best, 1):
            yield from _package(f"package {at}", best.package, best.all)
        for rule, settled in told.solutions.items():
            for package in settled.center.packages[:1]:
                yield from _package(RULES[rule], package, None)


def _package(name: str, package: Package, all_: Probability | None) -> Iterator[Sequence[object]]:
    for issue, option in package.items():
        yield (name, issue, option, None if all_ is None else _value(all_), None if all_ is None else all_.withheld)


def _value(answer: Probability) -> float | None:
    return None if answer.withheld is not None else round(middle(answer), 4)


def _told(zone: Zone) -> ZoneAnswers:
    return zone.rest or zone


class ZonePage(PlainPage):
    """`/zone?credence.s1=0.5&low.a1.reservation=0.2&citations=1`."""

    name: ClassVar[str] = "zone"
    title: ClassVar[str] = "Zone"
    filters: ClassVar[tuple[FilterName, ...]] = ("party", "as_of")
    scripts: ClassVar[tuple[str, ...]] = ("fronts.js", "zone.js")

    def warm(self, snapshot: Snapshot) -> None:
        """What is taken at its word."""
        _standing(snapshot, None)

    def view(self, asked: Asked) -> ZoneView:
        """The zone as the case stands, and under what the address supposes."""
        snapshot, filters = asked.snapshot, asked.filters
        case = snapshot.case
        supposed = supposed_in(asked.lists, case)
        citations = asked.query.get("citations", "") not in ("", "0")
        sound = snapshot.workspace.is_answerable
        day = str(filters.as_of) if filters.as_of else None
        standing = _standing(snapshot, filters.as_of)
        moved = {name.partition(".")[2] for name, _ in supposed}
        ours = {name: held for name, held in standing.items() if filters.party in (None, held.by)}
        # the latest stand in the files last, as a rule; what is moved is always there
        shown = {name: held for at, (name, held) in enumerate(ours.items()) if len(ours) - at <= _MOST or name in moved}
        every = tuple(sliders_of(case, shown, supposed))
        kept = tuple(held for held in every if filters.party in (None, held.party))
        on = f" --as-of {day}" if day else ""
        zone = asked.answer(ZoneAsItIs(as_of=day)) if sound else None
        changed = bool(supposed) or citations
        kind = ZoneFromCitations if citations else ZoneSupposed
        what_if = asked.answer(kind(supposed=supposed, as_of=day)) if sound and changed else None
        given = {**filters.given, **{name: f"{value:g}" for name, value in supposed}}
        return ZoneView(
            heading=_heading(what_if or zone, is_supposed=changed),
            command=f"irenic zone {asked.case_word}{_supposing(supposed, citations=citations)}{on}",
            as_of=day or (str(case.as_of) if case.as_of else None),
            is_answerable=sound,
            zone=zone,
            supposed=supposed,
            citations=citations,
            what_if=what_if,
            sliders=kept,
            hidden=len(standing) - len(shown) + len(every) - len(kept),
            query=urlencode({**given, **({"citations": 1} if citations else {})}),
            options=snapshot.once("option labels", lambda: _labels(case)),
            shown=_SHOWN,
        )


def _supposing(supposed: Supposed, *, citations: bool) -> str:
    """The options of the command that supposes the same, with as many draws."""
    told = "".join(f" --suppose {name}={value:g}" for name, value in supposed) + citations * " --cited-only"
    return f"{told} --draws {DRAWS}" if told else ""


def _standing(snapshot: Snapshot, day: Any) -> dict[str, Any]:
    """The statements in force that bear on what a party would accept."""

    def found() -> dict[str, Any]:
        rows = {row.id for row in snapshot.workspace.record(as_of=day).statements if row.bears_on_preferences}
        standing = in_force(snapshot.case, day or snapshot.case.as_of, snapshot.loaded.unproven)
        return {name: held for name, held in standing.items() if name in rows}

    return snapshot.once(("bearing", day), found)


def _labels(case: Case) -> dict[str, dict[str, str]]:
    return {
        name: {option: issue.option_label(option) for option in issue.options} for name, issue in case.issues.items()
    }


def _heading(answer: Answer | None, *, is_supposed: bool) -> str:
    if answer is None or answer.state != "done":
        return "Where a deal could lie"
    zone: Zone = answer.result
    told = _told(zone)
    start = "Under what is supposed, " if is_supposed else ""
    if told.exists.withheld is not None:
        words = "whether a deal could lie anywhere is not told"
    elif told.exists.exact:
        words = (
            "some package suits every party's words"
            if told.exists.probability
            else "no package suits every party's words"
        )
    else:
        words = f"a package that all prefer to no agreement exists: {in_ten(told.exists)}"
    if zone.rest is not None:
        words += f" – without {', '.join(zone.names[name] for name in zone.withheld_by)}"
    return start + words if start else words[:1].upper() + words[1:]


PAGE = ZonePage()
