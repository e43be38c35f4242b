"""What the answer on a deal kept or broken is computed from, entry by entry: cited, or assumed with its reason."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal

from ..model.base import Frozen
from ..model.basis import Basis, Entry
from ..model.case import Case
from ..model.evidence import Evidence, evidence_of
from ..model.force import is_later, retracted_sources
from ..model.moves import Consequence, Move, Outcome, Worth, in_words, own_basis
from .after_signing import AfterSigning
from .consent import ConsentingParty
from .grounds import grounds_of
from .party import STRUCTURE
from .premises import Premises

LONGEST: Final = 240
InputKind = Literal[
    "move", "consequence", "worth", "cost", "priority", "impossible", "statement", "assumption", "order"
]


class Input(Frozen):
    """One entry of the case that an answer rests on."""

    id: str
    kind: InputKind
    of: str | None = None
    """The party or actor that it tells something of, where it is one's alone."""
    words: str
    evidence: tuple[Evidence, ...] = ()
    assumed: str | None = None
    """The analyst's reason, where no source says so."""


def inputs_of(after: AfterSigning, premises: Premises, parties: Mapping[str, ConsentingParty]) -> tuple[Input, ...]:
    """All inputs of an answer: what can be done, what follows, what is liked better; `parties` are those drawn."""
    return (*_of_moves(after, premises), *_of_preferences(after, premises, parties))


def nothing_cited(inputs: Iterable[Input], after: AfterSigning) -> dict[str, str]:
    """The parties of which no source tells anything that bears on what they would rather have.

    A guarantor or another actor who is no party is not among them: what it would do is always the analyst's question.
    """
    told = {each.of for each in inputs if each.assumed is None and each.kind not in ("move", "cost", "impossible")}
    return {
        maker: "nothing on record: only assumptions say what it would rather have"
        for maker in after.makers
        if maker in after.case.parties and maker not in told
    }


def _of_moves(after: AfterSigning, premises: Premises) -> Iterator[Input]:
    case = after.case
    in_deal = [
        name
        for name, move in case.moves.items()
        if name in after.moves or (move.kind == "verify" and any(name in case.moves[m].needs for m in after.moves))
    ]
    for name in in_deal:
        move = case.moves[name]
        can = "could verify:" if move.kind == "verify" else "can"
        words = f"{case.name_of(move.by)} {can} {move.label or name.replace('-', ' ')}{_follows(case, move)}"
        yield _input(premises, name, "move", words, move.basis(), drafts=move.drafted_in, of=move.by)
        yield from _fields(name, "move", f"{move.label or name} of {case.name_of(move.by)}", move)
        yield from _figures(after, premises, name, _said(case, name), move)
    for name, held in case.consequences.items():
        where = f"where {_said(case, held.when)}"
        if held.sets or held.ends:
            yield _input(premises, name, "consequence", f"{where}{_follows(case, held)}", held.basis())
            yield from _fields(name, "consequence", f"consequence {name}", held)
        yield from _figures(after, premises, name, where, held)
    for maker in after.makers:
        for place, each in enumerate(case.priorities.get(maker, ()), 1):
            words = f"{case.name_of(maker)}, in place {place}: {_said(case, each.holds)}"
            yield _input(premises, f"{maker}.priorities.{place}", "priority", words, each.basis(), of=maker)
    for place, impossible in enumerate(case.impossible, 1):
        yield _input(
            premises,
            f"impossible.{place}",
            "impossible",
            f"cannot be: {_said(case, impossible.state)}",
            impossible.basis(),
        )


def _said(case: Case, statement: str) -> str:
    """A statement on moves, cut where it is long; the case has the whole of it."""
    labels = {name: move.label or name.replace("-", " ") for name, move in case.moves.items()}

    def label(name: str) -> str:
        if name not in labels:
            # it does not count on the day
            return name.replace("-", " ")
        words = labels[name]
        alone = [*labels.values()].count(words) == 1
        return words if alone else f"{case.name_of(case.moves[name].by)}: {words}"

    words = in_words(statement, label)
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} … (in the case)"


def _fields(name: str, kind: InputKind, what: str, entry: Entry) -> Iterator[Input]:
    """The single fields of an entry that the analyst assumes, whatever the entry cites."""
    for field, reason in entry.assumed.items() if isinstance(entry.assumed, Mapping) else ():
        if field not in ("worth", "cost"):
            yield Input(id=f"{name}.{field}", kind=kind, words=f"'{field}' of {what}", assumed=reason)


def _figures(
    after: AfterSigning, premises: Premises, name: str, what: str, outcome: Move | Consequence
) -> Iterator[Input]:
    """The numbers of a move or a consequence that bear on the answer, each with what it rests on itself."""
    case = after.case
    for (field, *who), figure in outcome.figures.items():
        if who and who[0] not in after.makers:
            continue
        low, high = figure.value if isinstance(figure, Worth) else (figure.value, figure.value)
        number = f"{low:g}" if low == high else f"{low:g} to {high:g}"
        words = f"{what}: worth {number} to {case.name_of(who[0])}" if who else f"{what}: cost {number}"
        yield _input(
            premises,
            ".".join((name, field, *who)),
            "worth" if who else "cost",
            words,
            own_basis(figure, outcome),
            of=who[0] if who else None,
        )


def _follows(case: Case, outcome: Outcome) -> str:
    parts = [f"then {case.issue_label(i)}: {case.option_label(i, option)}" for i, option in outcome.sets.items()]
    if outcome.ends:
        parts.append("then there is no agreement")
    return f" ({'; '.join(parts)})" if parts else ""


def _input(
    premises: Premises,
    name: str,
    kind: InputKind,
    words: str,
    basis: Basis,
    drafts: Iterable[str] = (),
    of: str | None = None,
) -> Input:
    case = premises.case
    citations = list(basis.citations)
    for draft in drafts:
        citations += case.drafts[draft].reported_by if draft in case.drafts else ()
    withdrawn = retracted_sources(case, premises.as_of)
    held = [
        each
        for each in citations
        if each not in premises.unproven
        and each.source not in withdrawn
        and not (each.source in case.sources and is_later(case.sources[each.source].published, premises.as_of))
    ]
    reason = None
    if not held:
        reason = "no quote that is given for it stands in a source that counts" if citations else (basis.reason or "")
    return Input(id=name, kind=kind, of=of, words=words, evidence=evidence_of(case, held), assumed=reason)


def _of_preferences(after: AfterSigning, premises: Premises, parties: Mapping[str, ConsentingParty]) -> Iterator[Input]:
    labels = [label for party in parties.values() for label in party.preferences.bearing]
    for label, ground in grounds_of(premises.case, labels).items():
        if label != STRUCTURE and ground.kind != "structure":
            words = (
                f"{after.case.name_of(ground.party)} {ground.words}"
                if ground.kind == "statement" and ground.party
                else ground.words
            )
            yield Input(
                id=label,
                kind=ground.kind,
                of=ground.party,
                words=words,
                evidence=ground.evidence,
                assumed=ground.assumed,
            )
