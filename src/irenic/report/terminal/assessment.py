"""The assessment as text: what each party's words commit it to on each draft, and where they say nothing."""

from collections.abc import Iterator, Mapping

from ...analyses.acceptance import Assessment
from ...preferences.answers import DraftAnswers, JointAnswer, JointAnswers, PartyAnswer, PartyAnswers
from ...preferences.probability import Probability
from .layout import heading, opening, wrapped
from .words import digits, in_ten, verdict


class _Page:
    """What every line of the page needs to know."""

    def __init__(self, assessment: Assessment, names: Mapping[str, str], width: int, with_digits: bool) -> None:
        self.names, self.width, self.with_digits, self.basis = names, width, with_digits, assessment.basis

    def lines(self, text: str, indent: str = "", hanging: str = "  ") -> Iterator[str]:
        return wrapped(text, self.width, indent, hanging)

    def said(self, answer: PartyAnswer) -> str:
        text = verdict(answer.verdict, self.basis)
        if answer.verdict == "undecided":
            text += f", {self.number(answer)}" if answer.withheld is None else f"; {answer.withheld}"
        if answer.proof:
            text += f" ({', '.join(answer.proof)})"
        return text

    def together(self, answer: JointAnswer) -> str:
        if answer.exact:
            return "all are committed to yes" if answer.probability else "at least one is committed to no"
        return self.number(answer)

    def number(self, answer: Probability) -> str:
        return in_ten(answer) + (f" [{digits(answer)}]" if self.with_digits else "")


def assessment_lines(
    assessment: Assessment, names: Mapping[str, str], width: int, *, with_digits: bool = False
) -> Iterator[str]:
    """The assessment as lines of at most `width` columns; `names` are what people call the parties."""
    page = _Page(assessment, names, width, with_digits)
    yield from opening(assessment.case, assessment.notice, assessment.as_of, assessment.about, width)
    if assessment.basis == "assumptions":
        yield from wrapped("From the analyst's assumptions alone: no statement counts here.", width)
        yield ""
    if assessment.nothing_on_record:
        who = ", ".join(names[name] for name in assessment.nothing_on_record)
        yield from wrapped(
            f"Nothing on record binds {who}: no verdict and no number is given there. What to ask first is whether "
            "each would accept the draft.",
            width,
        )
        yield ""
    for draft, answers in assessment.drafts.items():
        yield from _draft(page, draft, answers)
    for title, found in (
        ("Contradictions: statements of one voice that cannot all hold", assessment.contradictions),
        ("Disagreements: voices of one party that say different things", assessment.disagreements),
    ):
        yield from _conflicts(page, title, found)
    if any(_has_number(answers) for answers in assessment.drafts.values()):
        yield from wrapped(
            f"Prior: {assessment.prior}; {assessment.draws:,} draws per party, seed {assessment.about.seed}. "
            "That parties decide independently of one another is an assumption.",
            width,
        )


def _draft(page: _Page, draft: str, answers: DraftAnswers) -> Iterator[str]:
    yield from heading(f"Draft {draft}", page.width)
    for party, held in answers.parties.items():
        yield from _party(page, page.names[party], held)
    withheld = answers.all.best_reading
    if withheld.withheld is None:
        yield from _joint(page, "All together", answers.all)
    else:
        who = ", ".join(page.names[name] for name in withheld.withheld_by)
        reason = f"nothing can be said of {who}" if who else withheld.withheld
        yield from page.lines(f"All together: no number, since {reason}.")
        speaking = [party for party, held in answers.parties.items() if held.best_reading.verdict is not None]
        if len(speaking) > 1 and answers.rest is not None and answers.rest.best_reading.withheld is None:
            yield from _joint(page, "The others together", answers.rest)
    yield ""


def _party(page: _Page, name: str, held: PartyAnswers) -> Iterator[str]:
    best, worst = held.best_reading, held.worst_reading
    if best.verdict is None:
        yield from page.lines(f"{name}: {best.withheld}")
    elif best.reading == worst.reading:
        yield from page.lines(f"{name}: {page.said(best)}")
    else:
        yield from page.lines(f"{name}, in the reading that it likes best: {page.said(best)}")
        yield from page.lines(f"in the reading that it likes least: {page.said(worst)}", "  ")


def _joint(page: _Page, name: str, held: JointAnswers) -> Iterator[str]:
    best, worst = held.best_reading, held.worst_reading
    text = page.together(best)
    if best.reading != worst.reading:
        text = f"at best {text}, at worst {page.together(worst)}"
    if best.frechet is not None and not best.exact:
        low, high = (round(10 * value) for value in best.frechet)
        if low < high:
            text += f"; between {low} and {high} in 10 however the parties hang together"
    yield from page.lines(f"{name}: {text}")


def _conflicts(page: _Page, title: str, found: Mapping[str, tuple[tuple[str, ...], ...]]) -> Iterator[str]:
    if found:
        yield from heading(title, page.width)
        for party, conflicts in found.items():
            for conflict in conflicts:
                yield from page.lines(f"{page.names[party]}: {', '.join(conflict)}")
        yield ""


def _has_number(answers: DraftAnswers) -> bool:
    return any(
        answer.probability is not None and not answer.exact
        for held in answers.parties.values()
        for answer in (held.best_reading, held.worst_reading)
    )
