"""A case as it would be if words were taken otherwise, or the analyst assumed otherwise: nothing of it is written."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ..model.base import Frozen
from ..model.case import Assumption, Case
from ..model.did_you_mean import nearest
from ..model.problem import failure
from ..model.record import Statement
from ..model.spoken import about_of, speaker_of
from .premises import Premises

Supposed = tuple[tuple[str, float], ...]
"""What is supposed, by the name that it has in an address: `credence.s1`, `low.a1.reservation`, `high.a1.weights.i`."""
ENDS: Final = ("low", "high")
Interval = tuple[float, float]


class Slider(Frozen):
    """One number that can be supposed, from 0 to 1."""

    name: str
    words: str
    own: float
    """What it is in the case."""
    value: float
    """What it is supposed to be."""

    @property
    def is_moved(self) -> bool:
        """Whether something else is supposed than the case says."""
        return self.value != self.own


class Sliders(Frozen):
    """The numbers of one entry of the case."""

    entry: str
    """Where it stands: `statements/s1`."""
    party: str
    words: str
    assumed: str | None
    sliders: tuple[Slider, ...]


def sliders_of(case: Case, standing: Mapping[str, Statement], supposed: Supposed) -> Iterator[Sliders]:
    """What can be supposed of a case: how far each statement is taken at its word, and the intervals of assumptions."""
    held = dict(supposed)
    for name, statement in standing.items():
        key = f"credence.{name}"
        basis = statement.basis()
        yield Sliders(
            entry=f"statements/{name}",
            party=statement.by,
            words=f"{speaker_of(case, statement)}: {statement.stance} {about_of(case, statement.about)}",
            assumed=basis.reason if basis.is_assumption else None,
            sliders=(
                Slider(
                    name=key, words="taken at its word", own=statement.credence, value=held.get(key, statement.credence)
                ),
            ),
        )
    for name, assumption in case.assume.items():
        basis = assumption.basis()
        yield Sliders(
            entry=f"assume/{name}",
            party=assumption.party,
            words=f"of {case.name_of(assumption.party)}",
            assumed=basis.reason,
            sliders=tuple(
                Slider(
                    name=key,
                    words=f"{words}, {'at least' if end == 'low' else 'at most'}",
                    own=own,
                    value=held.get(key, own),
                )
                for path, words, interval in intervals_of(case, assumption)
                for end, own in zip(ENDS, interval, strict=True)
                for key in [f"{end}.{name}.{path}"]
            ),
        )


def intervals_of(case: Case, assumption: Assumption) -> Iterator[tuple[str, str, Interval]]:
    """Every interval of an assumption: its path within it, what it is of, and its bounds."""
    if assumption.reservation is not None:
        yield "reservation", "what no agreement is worth", assumption.reservation
    for issue, interval in assumption.weights.items():
        yield f"weights.{issue}", f"the weight of {case.issue_label(issue)}", interval
    for issue, values in assumption.values.items():
        for option, interval in values.items():
            words = f"the worth of {case.option_label(issue, option)} on {case.issue_label(issue)}"
            yield f"values.{issue}.{option}", words, interval


def supposed_in(lists: Mapping[str, Sequence[str]], case: Case) -> Supposed:
    """What an address supposes; what the case says anyway is left out. Raises IrenicError (E009) where it cannot be."""
    named = {
        name: values[0]
        for name, values in lists.items()
        if name.partition(".")[0] in ("credence", *ENDS) and "." in name
    }
    return supposed_of(named, case)


def supposed_of(named: Mapping[str, str], case: Case) -> Supposed:
    """What is supposed by name, such as `credence.s1` or `low.a1.reservation`, without what the case says anyway.

    Raises IrenicError (E009) where the case has no such number, or one cannot be.
    """
    if not named:
        return ()
    held = {slider.name: slider.own for one in sliders_of(case, case.statements, ()) for slider in one.sliders}
    for name in named:
        if name not in held:
            close = nearest(name, held)
            hint = f"did you mean '{close}'?" if close else "such as credence.STATEMENT or low.ASSUMPTION.reservation"
            raise failure("E009", f"the case has no '{name[:80]}' to suppose", hint)
    values = {name: _number(written) for name, written in named.items()}
    return tuple(sorted((name, value) for name, value in values.items() if value != held[name]))


def with_supposed(case: Case, supposed: Supposed) -> Case:
    """The case as it would be. An interval whose ends are supposed the wrong way round is taken the right way."""
    held = dict(supposed)
    statements = {
        name: statement.model_copy(update={"credence": held[f"credence.{name}"]})
        if f"credence.{name}" in held
        else statement
        for name, statement in case.statements.items()
    }
    assume = {name: _moved(case, name, assumption, held) for name, assumption in case.assume.items()}
    return case.model_copy(update={"statements": statements, "assume": assume})


def from_citations(premises: Premises) -> Case:
    """The case without what rests on the analyst's judgement: assumptions, and statements and orders not cited."""
    cited = premises.from_citations()
    return cited.case.model_copy(update={"statements": dict(cited.standing)})


def _moved(case: Case, name: str, assumption: Assumption, held: Mapping[str, float]) -> Assumption:
    weights = dict(assumption.weights)
    values = {issue: dict(options) for issue, options in assumption.values.items()}
    reservation = assumption.reservation
    for path, _, (low, high) in intervals_of(case, assumption):
        ends = sorted((held.get(f"low.{name}.{path}", low), held.get(f"high.{name}.{path}", high)))
        moved = (ends[0], ends[1])
        kind, *steps = path.split(".")
        if kind == "reservation":
            reservation = moved
        elif kind == "weights":
            weights[steps[0]] = moved
        else:
            values[steps[0]][steps[1]] = moved
    return assumption.model_copy(update={"weights": weights, "values": values, "reservation": reservation})


def _number(written: str) -> float:
    try:
        if len(written) < 20 and 0 <= (number := float(written)) <= 1:
            return number
    except ValueError:
        pass
    raise failure("E009", f"'{written[:20]}' cannot be supposed", "suppose a number from 0 to 1")
