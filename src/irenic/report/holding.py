"""Whether a deal would hold, in sentences: the same ones on a terminal and on a page."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from ..analyses.stability import Stability
from ..model.case import Case
from ..preferences.holding import HEADLINE, UNDECIDED
from ..preferences.probability import Probability
from ..preferences.readings import readings_of, sensible_packages
from ..preferences.sensitivity import WORDS, spread
from ..preferences.stability_answers import Guaranteed, Leaving, Made, StepTaken
from .terminal.words import digits as in_digits
from .terminal.words import in_ten

MEANINGS: Final = {
    "nash": "nobody gains by leaving, whatever may come after",
    "seq": "whoever gains by leaving is set back by answers that better those who give them",
    "gmr": "whoever gains by leaving can be set back by some answer, even one that costs those who give it",
    "smr": "as GMR, and whoever leaves cannot get around that answer by a further move",
    "sim": "whoever gains by leaving may find that others move at the same time, and gain nothing",
}
"""What the concepts of stability say of a deal that is kept."""
SHOWN: Final = 6
"""How many ways of leaving are told; `--json` holds all."""
UNKNOWN_SHOWN: Final = 3
"""How many ways to add to a deal are told of which there is no number."""


class Paragraph(NamedTuple):
    """Sentences, below a few words that say what they are about."""

    text: str
    lead: str = ""


class Section(NamedTuple):
    """A part of the answer: a heading, and paragraphs."""

    heading: str
    paragraphs: tuple[Paragraph, ...]


class Telling:
    """Puts one answer into words."""

    def __init__(self, found: Stability, case: Case, *, with_digits: bool = False) -> None:
        self.found, self.case, self._with_digits = found, case, with_digits

    def sections(self) -> Iterator[Section]:
        """All that is told, in order."""
        question = "Would this state hold?" if self.is_other else "Would it hold, once signed and kept?"
        yield Section(question, tuple(map(Paragraph, self._whole())))
        yield Section("Who could leave it, and what that would bring", tuple(self._leavings()))
        if self.found.guarantees:
            yield Section("What could be added, from what costs least", tuple(map(Paragraph, self._added())))
        if self.found.today is not None and not self.found.withheld and not self.found.untold:
            where = "this state" if self.is_other else "the deal kept"
            yield Section(f"From today to {where}", tuple(map(Paragraph, self._today())))
        yield Section("What this rests on", tuple(map(Paragraph, self._inputs())))

    @property
    def is_other(self) -> bool:
        """Whether it is told of another state than the deal kept."""
        return self.found.asked != self.found.agreed

    @property
    def asked(self) -> str:
        """The state that is asked of."""
        return self._state_of(self.found.asked)

    def name(self, who: str) -> str:
        """What people call a maker."""
        return self.case.name_of(who)

    def label(self, move: str) -> str:
        """What a move is called."""
        return self.found.moves[move].label

    def done(self, changes: Iterable[Made]) -> str:
        """What is done, or no longer done."""
        return " and ".join(
            self.label(each.move) if each.made else f"no longer {self.label(each.move)}" for each in changes
        )

    def acts(self, changes: Iterable[Made]) -> str:
        """The same with who does it."""
        by: dict[str, list[Made]] = {}
        for each in changes:
            by.setdefault(self.found.moves[each.move].by, []).append(each)
        return "; ".join(f"{self.name(who)}: {self.done(theirs)}" for who, theirs in by.items())

    def state(self, made: Iterable[str]) -> str:
        """A state, by what is done in it."""
        return (
            "; ".join(f"{self.name(self.found.moves[m].by)}: {self.label(m)}" for m in made)
            or "nobody makes any of the moves"
        )

    def number(self, p: Probability, between: tuple[float, float] | None = None) -> str:
        """A probability in words, with how far it moves with what nobody said, and digits where they are asked for."""
        if p.withheld:
            # what would decide it is told once, below
            return UNDECIDED if p.withheld.startswith(UNDECIDED) else f"no number ({p.withheld})"
        if p.exact:
            return "yes" if p.probability else "no"
        return in_ten(p, between) + (f" [{in_digits(p)}]" if self._with_digits else "")

    def _whole(self) -> Iterator[str]:
        found = self.found
        if found.basis == "assumptions":
            yield "From the analyst's assumptions alone: no statement counts here."
        if found.on_assumptions:
            yield (
                "Answered although it was not to be told from the record alone: much of what follows is the analyst's "
                "own, and is marked assumed below."
            )
        if self.is_other:
            yield f"The state that is asked of: {self.asked}. All that follows is told of it."
        kept = f"The deal kept: {self._state_of(found.agreed)}."
        if not found.agreed_is_told:
            told = "" if self.is_other else ", and all that follows is told of it"
            kept += (
                f" Nothing in the case tells that this is the deal; it is a guess{told}. Write agreed: true on the "
                "moves that are made where the deal is kept."
            )
        yield kept
        for who, reason in found.withheld.items():
            yield f"Of {self.name(who)} nothing is said here: {reason}."
        best = found.best_reading
        head = best.equilibrium[HEADLINE]
        yield f"That it would hold: {self.number(head, spread(head, found.sensitivity))} (SEQ: {MEANINGS[HEADLINE]})."
        yield from self.edges()
        yield from self.untold_worths()
        yield from self._readings()
        for maker, by_concept in best.makers.items():
            yield f"As far as it is up to {self.name(maker)} alone: {self.number(by_concept[HEADLINE])}."
        yield "By other concepts of stability:"
        for concept in ("nash", "gmr", "smr", "sim"):
            name = "Nash" if concept == "nash" else concept.upper()
            yield f"{name} ({MEANINGS[concept]}): {self.number(best.equilibrium[concept])}."
        if found.sensitivity:
            moved = "; ".join(f"{WORDS[name]}: {self.number(p)}" for name, p in found.sensitivity.items())
            yield f"The same by SEQ {moved}."
        yield from self._elsewhere()

    def _readings(self) -> Iterator[str]:
        """Of which reading of an ambiguous draft all else is told."""
        best, worst = self.found.best_reading, self.found.worst_reading
        head, least = best.equilibrium[HEADLINE], worst.equilibrium[HEADLINE]
        terms = self.case.drafts[self.found.draft].terms if self.found.draft is not None else {}
        several = {issue for issue, term in terms.items() if len(term.option) > 1}
        told = "; ".join(
            f"{self.case.issue_label(issue)}: {self.case.option_label(issue, option)}"
            for issue, option in (best.reading or {}).items()
            if (worst.reading or {}).get(issue) != option or (worst.reading == best.reading and issue in several)
        )
        if worst.reading != best.reading and (head.withheld or least.withheld):
            yield (
                "Its words allow more than one reading, and which of them is the most stable is open. All else is told "
                f"of this one ({told}); at another: {self.number(least)}."
            )
        elif worst.reading != best.reading:
            yield (
                f"Its words allow more than one reading. This is the most stable one ({told}); at the least stable: "
                f"{self.number(least)}."
            )
        elif told and self._matters_how_it_is_read():
            yield (
                "Its words allow more than one reading. The answer is alike at all; the rest is told of this one "
                f"({told})."
            )

    def _matters_how_it_is_read(self) -> bool:
        case, draft = self.case, self.found.draft
        changes = any(each.sets or each.ends for each in (*case.moves.values(), *case.consequences.values()))
        return changes and draft is not None and len(sensible_packages(case, readings_of(case, case.drafts[draft]))) > 1

    def _state_of(self, number: int) -> str:
        return self.state(next(state for state in self.found.states if state.number == number).made)

    def edges(self) -> Iterator[str]:
        """What little would turn the answer."""
        words = {each.id: each.words for each in self.found.inputs}
        for edge in self.found.knife_edges:
            if edge.input is None:
                states = f" ({' / '.join(map(self._state_of, edge.alike))})" if edge.alike else ""
                yield (
                    f"On a knife's edge: {self.name(edge.of)} likes some states exactly alike{states}; were one a "
                    "little better for it, the answer could be another."
                )
            elif edge.then is not None and edge.by is not None:
                moved = f"{abs(edge.by):g} {'more' if edge.by > 0 else 'less'}"
                then = f"the answer would be {self.number(edge.then)}"
                if edge.input in self.case.assume:
                    who = self.name(edge.of)
                    yield f"On a knife's edge: were no agreement worth {moved} to {who} than is assumed, {then}."
                else:
                    yield f"On a knife's edge: were this assumed number {moved}, {then}: {words[edge.input]}."

    def untold_worths(self) -> Iterator[str]:
        """What moves are worth to whom nothing says it, and that it is undecided what turns on that."""
        for turns, what in (
            (True, "What it turns on is what nothing says"),
            (False, "Nothing says these either; where something turns on them, it is undecided"),
        ):
            by: dict[str, list[str]] = {}
            for each in self.found.untold:
                if each.turns == turns:
                    by.setdefault(each.to, []).append(f"‘{self.label(each.move)}’")
            if by:
                worths = "; ".join(f"{', '.join(moves)} to {self.name(who)}" for who, moves in by.items())
                yield f"{what}: the worth of {worths}."

    def _elsewhere(self) -> Iterator[str]:
        found = self.found
        others = [
            state
            for state in found.states
            if state.number != found.asked and state.equilibrium.get(HEADLINE, 0.0) > 0.5
        ]
        if others:
            others.sort(key=lambda state: -state.equilibrium[HEADLINE])
            draws = "" if found.stability_draws == 1 else " in more than half of the draws"
            yield f"Other states that would hold{draws} (SEQ; irenic stability --state NUMBER tells more of each):"
            for state in others[:SHOWN]:
                kept = " (the deal kept)" if state.number == found.agreed else ""
                yield f"– state {state.number}{kept}: {self.state(state.made)}."
            if len(others) > SHOWN:
                yield f"– and {len(others) - SHOWN} more: irenic stability --json lists them."

    def _leavings(self) -> Iterator[Paragraph]:
        told = [one for one in self.found.leaving if not is_never(one.better)]
        idle = [one for one in self.found.leaving if is_never(one.better)]
        if not told:
            yield Paragraph("Nobody of whom something is known has a move away from it that would be better for it.")
        for one in told[:SHOWN]:
            yield Paragraph(" ".join(self._one(one)), f"{self.name(one.by)}: {self.done(one.changes)}")
        if len(told) > SHOWN:
            yield Paragraph(f"… and {len(told) - SHOWN} more ways of leaving: --json lists them.")
        if idle and told:
            ways = "; ".join(f"{self.name(one.by)}: {self.done(one.changes)}" for one in idle[:SHOWN])
            yield Paragraph(f"No better for who could do it: {ways}{'; …' if len(idle) > SHOWN else ''}.")

    def _one(self, one: Leaving) -> Iterator[str]:
        who = self.name(one.by)
        yield f"That it is better off right after: {self.number(one.better)}."
        pays = one.pays[HEADLINE]
        if pays.withheld:
            yield f"Whether it still pays once others answer: {self.number(pays)}."
        elif is_never(pays):
            yield "Once others answer to their own good, it no longer pays."
        else:
            yield f"That it still pays once others answer to their own good: {self.number(pays)}."
        if one.answer is not None:
            which = "Such an answer" if self.found.stability_draws == 1 else "The most frequent such answer"
            yield f"{which}: {self.acts(one.answer)}."
        elif one.threat is not None and not pays.withheld:
            yield (
                f"No answer that betters, step by step, whoever gives it sets {who} back; this one would, at a cost or "
                f"for nothing to somebody who gives it: {self.acts(one.threat)}."
            )
        elif one.threat is None and not self.found.untold:
            # where a worth is not told, which answer is given could turn on it
            yield "Nothing that the others can do makes it no better off than before."
        yield self._back(one)

    def _back(self, one: Leaving) -> str:
        if one.shortest_way_back is None:
            return "There is no way back from it."
        if one.way_back is not None:
            return f"The way back, each step bettering whoever takes it: {self.steps(one.way_back.steps)}."
        steps = self.steps(one.shortest_way_back)
        if self.found.withheld or self.found.untold:
            return f"The shortest way back, whoever it may please: {steps}."
        return f"No way back betters everybody who would have to take a step of it; the shortest: {steps}."

    def steps(self, steps: Iterable[StepTaken]) -> str:
        """A way, step by step."""
        return ", then ".join(f"{self.name(step.by)}: {self.done(step.changes)}" for step in steps)

    def _added(self) -> Iterator[str]:
        bare, *_ = self.found.guarantees
        yield f"As drafted: {self.number(bare.equilibrium[HEADLINE])} (SEQ)."
        helping = [one for one in self.found.guarantees if one.helps and one.added]
        for one in helping:
            as_well = [
                self._what(other)
                for other in self.found.guarantees
                if other is not one and other.cost == one.cost and other.equilibrium == one.equilibrium
            ]
            same = f"; at the same cost as often: {' / '.join(as_well)}" if as_well else ""
            yield f"{self._cost(one)} – {self._what(one)}: {self.number(one.equilibrium[HEADLINE])}{same}."
        unknown = [one for one in self.found.guarantees if one.added and one.equilibrium[HEADLINE].withheld]
        for one in unknown[:UNKNOWN_SHOWN]:
            yield f"{self._cost(one)} – {self._what(one)}: no number ({one.equilibrium[HEADLINE].withheld})."
        if len(unknown) > UNKNOWN_SHOWN:
            yield f"… and {len(unknown) - UNKNOWN_SHOWN} more ways to add to it have no number: --json lists them."
        named = {move for one in self.found.guarantees for move in one.added}
        most = max(len(one.added) for one in self.found.guarantees)
        if most < len(named):
            yield f"At most {most} of the {len(named)} that could be added were tried at once."
        if unknown:
            yield "Which way costs least is open as long as these have none."
        elif bare.equilibrium[HEADLINE].withheld:
            return
        elif not helping:
            yield "Nothing that could be added makes it hold more often than it does as drafted."
        elif not any(one.equilibrium[HEADLINE].exact for one in helping):
            yield "Each line does better than all above it; whatever costs as much and does no better is left out."

    def _what(self, one: Guaranteed) -> str:
        return ", ".join(self.label(name) for name in one.added)

    def _cost(self, one: Guaranteed) -> str:
        if self.found.by_number:
            return f"{int(one.cost)} added"
        return f"cost {one.cost:g}"

    def _today(self) -> Iterator[str]:
        if not self.found.from_today:
            yield "No way there betters everybody who would have to take a step of it."
        for way in self.found.from_today:
            if way.steps:
                yield f"Each step bettering whoever takes it: {self.steps(way.steps)}."
            else:
                yield f"Today's state is {'this one' if self.is_other else 'the deal kept'}."
        for coalition in self.found.together_from_today:
            *others, last = map(self.name, coalition.makers)
            yield f"{', '.join(others)} and {last} could go there together, each better off there than today."

    def _inputs(self) -> Iterator[str]:
        found = self.found
        cited = len(found.inputs) - len(found.assumed)
        yield f"{len(found.inputs)} inputs: {cited} cited, {len(found.assumed)} assumed."
        by_reason: dict[str, list[str]] = {}
        for each in found.inputs:
            if each.assumed is not None:
                by_reason.setdefault(each.assumed or "no reason given", []).append(each.words)
        for reason, words in by_reason.items():
            yield f"assumed ({reason}): {'; '.join(words)}."


def is_never(p: Probability) -> bool:
    """Whether it was found in no draw, or proved that it is not so."""
    return p.withheld is None and (p.at_most is not None or p.probability == 0)
