"""Drafts side by side, term by term; who likes which better; and what would follow if terms were changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final
from urllib.parse import urlencode

from ...analyses.compare import Change, term_changes
from ...analyses.table import DraftSheet, Table, TermRow, Who
from ...model.base import Frozen
from ...model.case import Case
from ...model.on_the_table import drafts_as_of, latest_draft, latest_pair
from ...model.problem import failure
from ...preferences.changed import Changes, changed_draft, is_senseless
from ...preferences.silences import follows_silence
from ..answers import Answer
from ..filters import FilterName
from ..questions import Lane, Question, Tell
from ..registry import Asked, PlainPage, View
from ..rendering import page_html
from ..snapshot import Snapshot
from ..what_if import AnswersOn, VerdictsOn, changes_of

if TYPE_CHECKING:
    from fastapi import APIRouter

    from ...workspace import Workspace

_MOST: Final = 4
"""So many drafts at most stand side by side."""
_PATIENCE: Final = 0.4
"""So many seconds the answers are waited for when a term is changed, before they are said to be on their way."""
CHANGES: Final[Mapping[Change, str]] = {
    "kept": "as before",
    "changed": "changed",
    "sharpened": "sharper",
    "blurred": "more blurred",
    "added": "new",
    "dropped": "no longer there",
}


class OneTerm(Frozen):
    """What a draft says on an issue."""

    draft: str
    says: str | None = None
    readings: tuple[str, ...] = ()
    """Several where the words are ambiguous; none where the draft is silent."""
    assumed_readings: tuple[str, ...] = ()
    readings_assumed: str | None = None
    hedge: str | None = None
    gives: Who = "unknown"
    gets: Who = "unknown"
    must_act: Who = "unknown"
    details: tuple[str, ...] = ()
    assumed_fields: Mapping[str, str] = {}
    assumed: str | None = None
    silence: str | None = None
    """What follows where the draft is silent."""
    quotes: tuple[str, ...] = ()

    @property
    def is_flowing(self) -> bool:
        """Whether it is known who gives or who gets."""
        return self.gives != "unknown" or self.gets != "unknown"


class Line(Frozen):
    """One issue in every draft that is shown."""

    issue: str
    label: str
    question: str
    terms: tuple[OneTerm, ...]
    change: str | None
    """What became of the term from the last but one of the drafts to the last."""
    options: tuple[tuple[str, str], ...]
    """What it can be changed to: ids with their labels."""
    chosen: str | None
    """What it is changed to; None where it stays as it is."""


class Sheet(Frozen):
    """A draft."""

    id: str
    title: str
    date: str
    held: str
    replaces: str | None
    origins: tuple[str, ...]
    """Who is said to have had to do with it, each by whose word: never a fact."""


class DraftsView(View):
    """Some drafts."""

    template: ClassVar[str] = "drafts.html.j2"
    as_of: str | None
    all: tuple[tuple[str, str], ...]
    """Every draft on the table: id and title."""
    drafts: tuple[Sheet, ...]
    lines: tuple[Line, ...]
    base: str | None
    """The draft whose terms can be changed: the last that is shown."""
    changes: tuple[tuple[str, str], ...]
    note: str | None
    """What has to be known of the changed draft."""
    parties: tuple[str, ...]
    """Those whose consent counts."""
    verdicts: Answer | None
    answers: Answer | None
    compared: Answer | None
    """Who likes the last better than the one before."""
    left_out: str | None
    answers_command: str | None
    query: str
    """What asks for the same page, changes included."""

    def head(self) -> Sequence[str]:
        """One row for each term of each draft."""
        return (
            "issue",
            "draft",
            "readings",
            "hedge",
            "gives",
            "gets",
            "must act",
            "details",
            "silent",
            "assumed",
            "quotes",
            "changed to",
        )

    def rows(self) -> Iterable[Sequence[object]]:
        """Issue by issue; a draft that is silent has a row too."""
        for line in self.lines:
            for term in line.terms:
                yield (
                    line.label,
                    term.draft,
                    " or ".join(term.readings) or None,
                    term.hedge,
                    _plain(term.gives),
                    _plain(term.gets),
                    _plain(term.must_act),
                    "; ".join(term.details) or None,
                    term.silence,
                    term.assumed,
                    " … ".join(term.quotes) or None,
                    dict(line.options).get(line.chosen or "") if term.draft == self.base else None,
                )


class Likes(Question):
    """Who likes which of two drafts better."""

    lane: ClassVar[Lane] = "long"
    doing: ClassVar[str] = "Working out who likes which better"
    first: str
    second: str
    as_of: str | None = None

    def answer(self, workspace: "Workspace", tell: Tell) -> Any:  # noqa: ARG002
        """An `analyses.compare.Comparison`."""
        return workspace.compare(self.first, self.second, as_of=self.as_of)


class DraftsPage(PlainPage):
    """`/drafts?draft=ID&draft=ID&to.ISSUE=OPTION`."""

    name: ClassVar[str] = "drafts"
    title: ClassVar[str] = "Drafts"
    filters: ClassVar[tuple[FilterName, ...]] = ("issue", "as_of")
    scripts: ClassVar[tuple[str, ...]] = ("drafts.js",)

    def warm(self, snapshot: Snapshot) -> None:
        """What is on the table."""
        snapshot.once(("table", None), snapshot.workspace.table)

    def view(self, asked: Asked) -> DraftsView:
        """The drafts that are asked for, or the latest with the one before it."""
        snapshot, day = asked.snapshot, asked.filters.as_of
        table = snapshot.once(("table", day), lambda: snapshot.workspace.table(as_of=day))
        shown = _shown(asked, table)
        base = shown[-1].id if shown else None
        changes = changes_of(asked.lists, snapshot.case, base) if base else ()
        pair = (shown[-2].id, shown[-1].id) if len(shown) > 1 else None
        lines = tuple(_lines(snapshot.case, shown, changes, asked.filters.issue))
        ids = tuple(sheet.id for sheet in shown)
        on = f" --as-of {day}" if day else ""
        workspace = snapshot.workspace
        answerable = base is not None and all(workspace.is_answerable_on(one, as_of=day) for one in ids)
        how: dict[str, Any] = {"as_of": str(day) if day else None}
        what: dict[str, Any] = {"drafts": ids, "base": base, "changes": changes, **how}
        return DraftsView(
            heading="No draft can be read"
            if table.at_fault and not shown
            else _heading(shown, lines, [snapshot.case.draft_called(one) for one in pair] if pair else None),
            command=f"irenic compare {asked.case_word} {' '.join(pair)}{on}"
            if pair
            else f"irenic show {asked.case_word} drafts{on}",
            as_of=str(table.as_of) if table.as_of else None,
            all=tuple((sheet.id, sheet.title) for sheet in table.drafts),
            drafts=tuple(map(_sheet, shown)),
            lines=lines,
            base=base,
            changes=changes,
            note=_note(snapshot.case, [sheet.id for sheet in shown], base, changes) if base else None,
            parties=tuple(name for name, party in snapshot.case.parties.items() if party.consent.counts),
            verdicts=asked.answer(VerdictsOn(**what)) if answerable else None,
            answers=asked.answer(AnswersOn(**what)) if answerable else None,
            compared=asked.answer(Likes(first=pair[0], second=pair[1], **how)) if answerable and pair else None,
            left_out=table.left_out,
            answers_command=f"irenic assess {asked.case_word} {base}{_changing(changes)}{on}" if base else None,
            query=_query(asked, ids, changes),
        )

    def add_routes(self, router: "APIRouter", bench: Any) -> None:
        """`GET /drafts/answers`: the part of the page that moves when a term is changed."""
        import time

        from fastapi import Request
        from starlette.responses import Response

        from ..forms import as_html

        @router.get("/drafts/answers", response_class=Response)
        def answers(request: Request) -> Response:
            asked = bench.asked(self, request)
            until = time.monotonic() + _PATIENCE
            view = self.view(asked)
            while view.answers is not None and not view.answers.is_ready and time.monotonic() < until:
                time.sleep(0.004)
                held = bench.answers.progress(asked.snapshot.revision, view.answers.key)
                if held is None:
                    break
                view = view.model_copy(update={"answers": held})
            if view.verdicts is not None and not view.verdicts.is_ready:
                told = bench.answers.progress(asked.snapshot.revision, view.verdicts.key)
                view = view.model_copy(update={"verdicts": told or view.verdicts})
            around = bench.around(asked.snapshot, asked)
            return as_html(page_html("drafts_answers.html.j2", {"view": view, **around}))


def _shown(asked: Asked, table: Table) -> list[DraftSheet]:
    """The drafts that the address names, else the latest with the one that it replaces or that came before."""
    held = {sheet.id: sheet for sheet in table.drafts}
    wanted = list(dict.fromkeys(name for name in asked.lists.get("draft", ()) if name))
    for name in wanted:
        if name not in held:
            raise failure("E001", f"no draft '{name[:80]}' is on the table", "choose one on the page of drafts")
    if wanted:
        # in the order of the table, so that the last is the one that came last
        return [sheet for sheet in table.drafts if sheet.id in wanted][:_MOST]
    case, day = asked.snapshot.case, table.as_of
    if pair := latest_pair(case, day):
        return [held[name] for name in pair if name in held]
    return [held[latest_draft(case, day)]] if drafts_as_of(case, day) else []


def _lines(case: Case, shown: Sequence[DraftSheet], changes: Changes, only: str | None) -> Iterator[Line]:
    told = [{term.issue: term for term in sheet.terms} for sheet in shown]
    changed = term_changes(case, shown[-2].id, shown[-1].id) if len(shown) > 1 else {}
    chosen = dict(changes)
    for name, issue in case.issues.items():
        if only not in (None, name):
            continue
        yield Line(
            issue=name,
            label=case.issue_label(name),
            question=issue.question,
            terms=tuple(
                _term(sheet.id, terms[name])
                if name in terms
                else OneTerm(draft=sheet.id, silence=f"silent: {follows_silence(case, sheet.id, name)}")
                for sheet, terms in zip(shown, told, strict=True)
            ),
            change=CHANGES[changed[name].change] if name in changed else None,
            options=tuple((option, case.option_label(name, option)) for option in issue.options),
            chosen=chosen.get(name),
        )


def _term(draft: str, row: TermRow) -> OneTerm:
    return OneTerm(
        draft=draft,
        says=row.says,
        readings=row.readings,
        assumed_readings=row.assumed_readings,
        readings_assumed=row.readings_assumed,
        hedge=row.hedge,
        gives=row.gives,
        gets=row.gets,
        must_act=row.must_act,
        details=row.details,
        assumed_fields=row.assumed_fields,
        assumed=row.assumed,
        quotes=tuple(one.quote for one in row.evidence),
    )


def _sheet(sheet: DraftSheet) -> Sheet:
    return Sheet(
        id=sheet.id,
        title=sheet.title,
        date=str(sheet.date),
        held=sheet.held,
        replaces=sheet.replaces,
        origins=tuple(
            f"{one.claimant} {'denies' if one.denies else 'says'}: {', '.join(one.who)} – {one.role}"
            for one in sheet.origins
        ),
    )


def _heading(shown: Sequence[DraftSheet], lines: Sequence[Line], pair: Sequence[str] | None) -> str:
    """`pair` are the two drafts that are compared, as people call them."""
    if not shown:
        return "No draft is on the table"
    if pair is None:
        sheet = shown[0]
        blurred = sum(len(term.readings) > 1 for line in lines for term in line.terms)
        words = "one term" if len(sheet.terms) == 1 else f"{len(sheet.terms)} terms"
        more = f", {'one' if blurred == 1 else blurred} of them ambiguous" if blurred else ""
        return f"{sheet.title}: {words}{more}"
    counted = {word: sum(line.change == word for line in lines) for word in CHANGES.values() if word != "as before"}
    told = [f"{count} {'terms' if at == 0 and count > 1 else 'term' if at == 0 else ''} {word}".replace("  ", " ")
            for at, (word, count) in enumerate((word, count) for word, count in counted.items() if count)]  # fmt: skip
    return f"From {pair[0]} to {pair[1]}: {', '.join(told) if told else 'no term changed'}"


def _note(case: Case, drafts: Sequence[str], base: str, changes: Changes) -> str | None:
    apart = [case.draft_called(name) for name in drafts if is_senseless(case, case.drafts[name])]
    told = [f"By the links of the case, no reading of {name} has terms that go together" for name in apart]
    if changes and is_senseless(case, changed_draft(case, base, changes)):
        told.append("By the links of the case, these terms do not go together")
    return ". ".join(told) or None


def _query(asked: Asked, drafts: Sequence[str], changes: Changes) -> str:
    held = [("draft", name) for name in drafts] if asked.lists.get("draft") else []
    return urlencode([*held, *asked.filters.given.items(), *((f"to.{issue}", option) for issue, option in changes)])


def _changing(changes: Changes) -> str:
    """The options of the command that changes the same terms."""
    return "".join(f" --change {issue}={option}" for issue, option in changes)


def _plain(who: Who) -> str | None:
    return None if isinstance(who, str) else ", ".join(who)


PAGE = DraftsPage()
