"""Why the answers on a draft are what they are: what moves them, what cannot hold together, and what to ask next."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar
from urllib.parse import urlencode

from pydantic import Field

from ...analyses.contradictions import Contradictions
from ...analyses.influence import Why
from ...analyses.questions import Questions
from ...analyses.record import StatementRow
from ...casefile.unheard import drafts_at_fault
from ...model.on_the_table import drafts_as_of, latest_draft
from ...model.problem import failure
from ...workspace import Workspace
from ..answers import Answer
from ..filters import FilterName
from ..questions import Lane, Question, Tell
from ..registry import Asked, PlainPage, View
from ..snapshot import Snapshot


class Conflicts(Question):
    """What of each party's words cannot hold together."""

    lane: ClassVar[Lane] = "quick"
    doing: ClassVar[str] = "Looking for words that cannot hold together"
    as_of: str | None = None

    def answer(self, workspace: Workspace, tell: Tell) -> Contradictions:  # noqa: ARG002
        """By linear programs alone."""
        return workspace.contradictions(as_of=self.as_of)


class WhyOn(Question):
    """What moves the answers on a draft."""

    doing: ClassVar[str] = "Leaving out each statement and assumption in turn"
    draft: str
    as_of: str | None = None

    def answer(self, workspace: Workspace, tell: Tell) -> Why:
        """One thing left out after the other."""
        return workspace.why(self.draft, as_of=self.as_of, progress=tell)


class AskOn(Question):
    """What to ask whom about a draft."""

    doing: ClassVar[str] = "Working out what each answer would settle"
    draft: str
    as_of: str | None = None

    def answer(self, workspace: Workspace, tell: Tell) -> Questions:
        """One party after the other."""
        return workspace.ask(self.draft, as_of=self.as_of, progress=tell)


class WhyView(View):
    """What moves the answers on one draft."""

    template: ClassVar[str] = "why.html.j2"
    as_of: str | None
    all: tuple[tuple[str, str], ...]
    """Every draft on the table: id and title."""
    draft: str | None
    consenting: int
    """How many parties' consent counts."""
    conflicts: Answer | None
    why: Answer | None
    questions: Answer | None
    hidden: Mapping[str, int] = {}
    """How many rows of each part the filters leave out."""
    conflicts_command: str
    ask_command: str
    query: str
    said: Any = Field(default=None, exclude=True)
    """The statements by id, which stand beside what they move."""

    def head(self) -> Sequence[str]:
        """One row for each thing that moves an answer, each conflict and each question."""
        return (
            "row",
            "party",
            "id",
            "words",
            "moves the party's answer by",
            "moves all by",
            "gain",
            "assumed",
            "quotes",
        )

    def rows(self) -> Iterable[Sequence[object]]:
        """Influence, conflicts, questions; a part that is still being worked out has one row that says so."""
        parts = (("influence", self.why), ("conflict", self.conflicts), ("question", self.questions))
        for name, answer in parts:
            if answer is None:
                continue
            if answer.state != "done":
                yield (name, None, None, f"no answer yet: {answer.progress}", *(None,) * 5)
            elif name == "influence":
                yield from _influences(answer.result)
            elif name == "conflict":
                yield from _conflicts(answer.result)
            else:
                yield from _questions(answer.result)


def _influences(why: Why) -> Iterator[Sequence[object]]:
    for one in why.influence:
        ground = one.ground
        quotes = " … ".join(held.quote for held in ground.evidence) or None
        moved = (one.party_change, one.all_change, None)
        yield ("influence", why.names[one.party], ground.id, ground.words, *moved, ground.assumed, quotes)


def _conflicts(found: Contradictions) -> Iterator[Sequence[object]]:
    for kind, held in (("contradiction", found.contradictions), ("disagreement", found.disagreements)):
        for party, sets in held.items():
            for at, labels in enumerate(sets, 1):
                for label in labels:
                    ground = found.grounds[label]
                    quotes = " … ".join(one.quote for one in ground.evidence) or None
                    yield (f"{kind} {at}", party, label, ground.words, None, None, None, ground.assumed, quotes)


def _questions(found: Questions) -> Iterator[Sequence[object]]:
    for one in (*found.first, *found.questions):
        gain = one.party_gain if one.gain is None else one.gain
        yield ("question", found.names[one.party], None, one.words, None, None, gain, one.withheld, None)


class WhyPage(PlainPage):
    """`/why?draft=ID&party=ID`."""

    name: ClassVar[str] = "why"
    title: ClassVar[str] = "Why and ask"
    filters: ClassVar[tuple[FilterName, ...]] = ("party", "as_of")

    def warm(self, snapshot: Snapshot) -> None:
        """The statements, which stand beside what they move."""
        _rows(snapshot, None)

    def view(self, asked: Asked) -> WhyView:
        """One draft, the latest where none is named."""
        snapshot, filters = asked.snapshot, asked.filters
        case = snapshot.case
        day = filters.as_of or case.as_of
        tabled = drafts_as_of(case, day)
        draft = asked.query.get("draft") or (latest_draft(case, day) if tabled else None)
        if draft is not None and draft not in tabled:
            raise failure("E001", f"no draft '{draft[:80]}' is on the table", "choose one on the page")
        on = f" --as-of {filters.as_of}" if filters.as_of else ""
        how: dict[str, Any] = {"as_of": str(filters.as_of) if filters.as_of else None}
        sound = snapshot.workspace.is_answerable
        hidden: dict[str, int] = {}
        named = f" {draft}" if draft else ""
        given = {"draft": draft, **filters.given} if asked.query.get("draft") else filters.given
        found = {
            "conflicts": asked.answer(Conflicts(**how)) if sound else None,
            "why": asked.answer(WhyOn(draft=draft, **how)) if sound and draft else None,
            "questions": asked.answer(AskOn(draft=draft, **how)) if sound and draft else None,
        }
        told = {name: _narrowed(answer, filters.party, hidden, name) for name, answer in found.items()}
        return WhyView(
            heading=_heading(
                snapshot.case.draft_called(draft) if draft else None,
                told["why"],
                told["questions"],
                at_fault=bool(drafts_at_fault(snapshot.loaded)),
            ),
            command=f"irenic why {asked.case_word}{named}{on}",
            as_of=str(day) if day else None,
            all=tuple((name, held.title or name) for name, held in tabled.items()),
            draft=draft,
            consenting=sum(party.consent.counts for party in case.parties.values()),
            **told,
            hidden=hidden,
            conflicts_command=f"irenic assess {asked.case_word}{on}",
            ask_command=f"irenic ask {asked.case_word}{named}{on}",
            query=urlencode({name: value for name, value in given.items() if value}),
            said=_rows(snapshot, filters.as_of),
        )


def _rows(snapshot: Snapshot, day: Any) -> dict[str, StatementRow]:
    return snapshot.once(
        ("said", day), lambda: {row.id: row for row in snapshot.workspace.record(as_of=day).statements}
    )


def _narrowed(answer: Answer | None, party: str | None, hidden: dict[str, int], name: str) -> Answer | None:
    """An answer with the rows of one party alone."""
    if answer is None or answer.state != "done" or party is None:
        return answer
    result = answer.result
    if isinstance(result, Why):
        kept = tuple(one for one in result.influence if one.party == party)
        hidden[name] = len(result.influence) - len(kept)
        return answer.model_copy(update={"result": result.model_copy(update={"influence": kept})})
    if isinstance(result, Questions):
        update = {
            "first": tuple(one for one in result.first if one.party == party),
            "questions": tuple(one for one in result.questions if one.party == party),
        }
        hidden[name] = sum(len(getattr(result, part)) - len(held) for part, held in update.items())
        return answer.model_copy(update={"result": result.model_copy(update=update)})
    fields = ("contradictions", "disagreements", "overruled")
    narrowed = {part: {key: held for key, held in getattr(result, part).items() if key == party} for part in fields}
    hidden[name] = sum(len(held) for part in fields for key, held in getattr(result, part).items() if key != party)
    return answer.model_copy(update={"result": result.model_copy(update=narrowed)})


def _heading(draft: str | None, why: Answer | None, questions: Answer | None, *, at_fault: bool) -> str:
    """`draft` is what people call it; `at_fault` is whether the files have one that cannot be read."""
    if draft is None:
        return (
            "No draft can be read: nothing is asked about"
            if at_fault
            else "No draft is on the table: nothing is asked about"
        )
    if why is not None and why.state == "done" and why.result.influence:
        first = why.result.influence[0]
        voice = first.ground.speaker or why.result.names[first.party]
        if first.ground.kind == "statement":
            return f"What moves the answers on {draft} most – {voice}: {first.ground.words}"
        return f"What moves the answers on {draft} most is assumed: {first.ground.words}"
    if questions is not None and questions.state == "done" and questions.result.first:
        return f"On {draft} nothing is on record of {len(questions.result.first)}: they come first to be asked"
    return f"What moves the answers on {draft}, and what to ask next"


PAGE = WhyPage()
