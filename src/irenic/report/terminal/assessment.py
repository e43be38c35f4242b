"""The assessment as text: what each party's words commit it to on each draft, and where they say nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...analyses.acceptance import Assessment
from ...model.spoken import in_marks
from ...preferences.answers import DraftAnswers, JointAnswer, JointAnswers, PartyAnswer, PartyAnswers
from ...preferences.conclusions import End
from ...preferences.grounds import Ground
from ...preferences.probability import Probability
from ...preferences.sensitivity import Variant, at, spread
from ..brief.shape import capital
from .answer import answer_opening
from .grounds import ground_lines
from .layout import heading, with_id, wrapped
from .words import APART, assent, denial, digits, how_assumed, in_ten, proof_in_words, refusal, verdict


class _Page:
    """What every line of the page needs to know."""

    def __init__(self, assessment: Assessment, width: int, with_digits: bool) -> None:
        self.assessment, self.width, self.with_digits = assessment, width, with_digits
        self.names = assessment.names

    def lines(self, text: str, indent: str = "", hanging: str = "  ") -> Iterator[str]:
        return wrapped(text, self.width, indent, hanging)

    def said(self, draft: str, party: str, end: End, answer: PartyAnswer) -> str:
        text = verdict(answer.verdict, answer.proof, self.assessment.grounds)
        if answer.verdict == "undecided":
            others = {
                name: at(varied.parties[party], end)
                for name, varied in self.assessment.sensitivity[draft].items()
                if party in varied.parties
            }
            mark = self.assumed(self.assessment.rests_on(draft, party))
            text += f", {self.number(answer, others)}{mark}" if answer.withheld is None else f"; {answer.withheld}"
            if not answer.words_bear and self.assessment.basis == "record":
                text += "; none of its words tell of this draft, the number is from the prior and what is assumed alone"
        if named := proof_in_words(answer.proof, self.assessment.grounds):
            text += f" ({named})"
        return text

    def together(self, draft: str, end: End, answer: JointAnswer) -> str:
        if answer.exact:
            by = "" if self.assessment.basis == "record" else ", not by words"
            return f"all are committed to yes{by}" if answer.probability else f"at least one is committed to no{by}"
        others = {name: at(varied.all, end) for name, varied in self.assessment.sensitivity[draft].items()}
        return self.number(answer, others)

    def assumed(self, grounds: Iterable[Ground]) -> str:
        """The mark of what rests on assumptions; where all does, the page says so at its head."""
        mark = how_assumed(grounds) if self.assessment.basis == "record" else ""
        return f", {mark}" if mark else ""

    def number(self, answer: Probability, others: Mapping[Variant, Probability]) -> str:
        return in_ten(answer, spread(answer, others)) + (f" [{digits(answer)}]" if self.with_digits else "")


def assessment_lines(assessment: Assessment, width: int, *, with_digits: bool = False) -> Iterator[str]:
    """The assessment as lines of at most `width` columns."""
    names = assessment.names
    page = _Page(assessment, width, with_digits)
    yield from answer_opening(assessment, width)
    if assessment.nothing_on_record:
        who = ", ".join(names[name] for name in assessment.nothing_on_record)
        yield from wrapped(
            f"Nothing on record on any draft: {who}. No statement in force bears on what would be accepted there, so "
            "that no verdict and no number is given; whether each draft would be accepted is what to ask first.",
            width,
        )
        for name, said in assessment.heard.items():
            told = "; ".join(f"{label}: {assessment.grounds[label].words}" for label in said)
            yield from wrapped(
                f"What {names[name]} said ({told}) does not tell whether it would accept a draft as a whole.", width
            )
        yield ""
    for draft, answers in assessment.drafts.items():
        yield from _draft(page, draft, answers)
    for title, found in (
        ("Contradictions: statements of one voice that cannot all hold", assessment.contradictions),
        ("Disagreements: voices of one party that say different things", assessment.disagreements),
    ):
        yield from conflict_lines(title, found, assessment.grounds, names, width)
    if assessment.contradictions_cut_off:
        who = ", ".join(names[name] for name in assessment.contradictions_cut_off)
        yield from wrapped(f"There are more of {who} than are listed.", width)
    overruled = {name: [labels] for name, labels in assessment.overruled.items()}
    yield from conflict_lines(
        "Overruled: taken at less than its word, and impossible beside the rest",
        overruled,
        assessment.grounds,
        names,
        width,
    )
    if any(_has_number(answers) for answers in assessment.drafts.values()):
        yield from wrapped(
            f"Prior: {assessment.prior}; {assessment.draws:,} draws per party, seed {assessment.about.seed}. "
            "That parties decide independently of one another is an assumption.",
            width,
        )


def _draft(page: _Page, draft: str, answers: DraftAnswers) -> Iterator[str]:
    is_changed = bool(page.assessment.changes) and draft == list(page.assessment.drafts)[-1]
    titles = page.assessment.titles
    yield from heading(capital(titles[draft] if is_changed else with_id(titles, draft)), page.width)
    if is_changed:
        apart = " By the links of the case, these terms do not go together." if not page.assessment.changes_fit else ""
        yield from page.lines(f"Changed to see what would follow: nobody need have proposed it.{apart}", hanging="")
        yield ""
    if draft in page.assessment.senseless:
        yield from page.lines(APART, hanging="")
    for party, held in answers.parties.items():
        yield from _party(page, draft, party, held)
    for one in page.assessment.refusals.get(draft, ()):
        quoted = f": {' … '.join(in_marks(quote) for quote in one.quotes)}" if one.quotes else ""
        yield from page.lines(f"{refusal(one)} ({one.statement}{quoted})")
    for agreed in page.assessment.assents.get(draft, ()):
        quoted = f": {' … '.join(in_marks(quote) for quote in agreed.quotes)}" if agreed.quotes else ""
        yield from page.lines(f"{assent(agreed)} ({agreed.statement}{quoted})")
    for denied in page.assessment.denials.get(draft, ()):
        quoted = f": {' … '.join(in_marks(quote) for quote in denied.quotes)}" if denied.quotes else ""
        yield from page.lines(f"{denial(denied)} ({denied.statement}{quoted})")
    withheld = answers.all.best_reading
    if withheld.withheld is None:
        yield from _joint(page, draft, "All together", answers.all)
    else:
        who = ", ".join(page.names[name] for name in withheld.withheld_by)
        reason = f"nothing can be said of {who}" if who else withheld.withheld
        rest = answers.rest.best_reading if answers.rest is not None else None
        if who and rest is not None and rest.exact and not rest.probability:
            mark = page.assumed(page.assessment.all_rest_on(draft))
            yield from page.lines(f"All together: at least one is committed to no, whatever {who} would say{mark}.")
            yield ""
            return
        yield from page.lines(f"All together: no number, since {reason}.")
        speaking = [party for party, held in answers.parties.items() if held.best_reading.verdict is not None]
        if len(speaking) > 1 and answers.rest is not None and answers.rest.best_reading.withheld is None:
            yield from _joint(page, draft, "The others together", answers.rest)
    yield ""


def _party(page: _Page, draft: str, party: str, held: PartyAnswers) -> Iterator[str]:
    best, worst, name = held.best_reading, held.worst_reading, page.names[party]
    if best.verdict is None:
        yield from page.lines(f"{name}: {best.withheld}")
    elif best == worst:
        yield from page.lines(f"{name}: {page.said(draft, party, 'best', best)}")
    else:
        yield from page.lines(f"{name}, in the reading that it likes best: {page.said(draft, party, 'best', best)}")
        yield from page.lines(f"in the reading that it likes least: {page.said(draft, party, 'worst', worst)}", "  ")


def _joint(page: _Page, draft: str, name: str, held: JointAnswers) -> Iterator[str]:
    best, worst = held.best_reading, held.worst_reading
    text = page.together(draft, "best", best)
    if best.reading != worst.reading:
        text = f"at best {text}, at worst {page.together(draft, 'worst', worst)}"
    text += page.assumed(page.assessment.all_rest_on(draft))
    if best.frechet is not None and not best.exact:
        low, high = (round(10 * value) for value in best.frechet)
        if low < high:
            text += f"; between {low} and {high} in 10 however the parties hang together"
    yield from page.lines(f"{name}: {text}")


def conflict_lines(
    title: str,
    found: Mapping[str, Sequence[Sequence[str]]],
    grounds: Mapping[str, Ground],
    names: Mapping[str, str],
    width: int,
) -> Iterator[str]:
    """Sets of statements that cannot all hold, one below the other with their words."""
    if not found:
        return
    yield from heading(title, width)
    for party, conflicts in found.items():
        for conflict in conflicts:
            count = f"{len(conflict)} that cannot all hold" if len(conflict) > 1 else "one that cannot hold"
            yield from wrapped(f"{names[party]}, {count}:", width)
            for label in conflict:
                yield from ground_lines(grounds[label], width, "  ")
    yield ""


def _has_number(answers: DraftAnswers) -> bool:
    return any(
        answer.probability is not None and not answer.exact
        for held in answers.parties.values()
        for answer in (held.best_reading, held.worst_reading)
    )
