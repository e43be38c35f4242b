"""The assessment as text: what each party's words commit it to on each draft, and where they say nothing."""

from collections.abc import Iterator, Mapping

from ...analyses.acceptance import Assessment, DraftAnswers, JointAnswers, PartyAnswer, PartyAnswers
from .layout import heading, opening, wrapped
from .words import digits, in_ten, verdict


def assessment_lines(
    assessment: Assessment, names: Mapping[str, str], width: int, *, with_digits: bool = False
) -> Iterator[str]:
    """The assessment as lines of at most `width` columns; `names` are what people call the parties."""
    yield from opening(assessment.case, assessment.notice, assessment.as_of, assessment.about, width)
    if assessment.basis == "assumptions":
        yield from wrapped("From the analyst's assumptions alone: no statement counts here.", width)
        yield ""
    if assessment.nothing_on_record:
        who = ", ".join(names[name] for name in assessment.nothing_on_record)
        yield from wrapped(
            f"Nothing on record binds {who}: no verdict and no number is given, and none for all parties together.",
            width,
        )
        yield ""
    for draft, answers in assessment.drafts.items():
        yield from _draft(draft, answers, names, width, with_digits)
    yield from _conflicts(
        "Contradictions: statements of one voice that cannot all hold", assessment.contradictions, names, width
    )
    yield from _conflicts(
        "Disagreements: voices of one party that say different things", assessment.disagreements, names, width
    )
    if assessment.basis == "assumptions" or any(_has_number(answers) for answers in assessment.drafts.values()):
        yield from wrapped(
            f"Prior: {assessment.prior}; {assessment.draws:,} draws per party, seed {assessment.about.seed}. "
            "That parties decide independently of one another is an assumption.",
            width,
        )


def _draft(draft: str, answers: DraftAnswers, names: Mapping[str, str], width: int, with_digits: bool) -> Iterator[str]:
    yield from heading(f"Draft {draft}", width)
    for party, held in answers.parties.items():
        yield from _party(names[party], held, width, with_digits)
    if answers.all.best_reading.withheld is None:
        yield from _joint("All together", answers.all, width, with_digits)
    else:
        yield from wrapped(f"All together: no number, since {answers.all.best_reading.withheld}.", width, "", "  ")
        if answers.rest is not None and answers.rest.best_reading.withheld is None:
            yield from _joint("The others together", answers.rest, width, with_digits)
    yield ""


def _party(name: str, held: PartyAnswers, width: int, with_digits: bool) -> Iterator[str]:
    if held.best_reading.withheld is not None and held.best_reading.verdict is None:
        yield from wrapped(f"{name}: {held.best_reading.withheld}", width, "", "  ")
        return
    if held.best_reading.reading == held.worst_reading.reading:
        yield from wrapped(f"{name}: {_said(held.best_reading, with_digits)}", width, "", "  ")
        return
    yield from wrapped(
        f"{name}, in the reading that it likes best: {_said(held.best_reading, with_digits)}", width, "", "  "
    )
    yield from wrapped(
        f"in the reading that it likes least: {_said(held.worst_reading, with_digits)}", width, "  ", "  "
    )


def _said(answer: PartyAnswer, with_digits: bool) -> str:
    text = verdict(answer.verdict)
    if answer.verdict == "undecided":
        text += f", {in_ten(answer)}" if answer.withheld is None else f"; {answer.withheld}"
        if with_digits and answer.withheld is None:
            text += f" [{digits(answer)}]"
    if answer.proof:
        text += f" ({', '.join(answer.proof)})"
    return text


def _joint(name: str, held: JointAnswers, width: int, with_digits: bool) -> Iterator[str]:
    best, worst = held.best_reading, held.worst_reading
    text = in_ten(best) + (f" [{digits(best)}]" if with_digits else "")
    if best.reading != worst.reading:
        text = f"at best {text}, at worst {in_ten(worst)}" + (f" [{digits(worst)}]" if with_digits else "")
    if best.frechet is not None and not best.exact:
        low, high = best.frechet
        text += f"; between {round(10 * low)} and {round(10 * high)} in 10 however the parties hang together"
    yield from wrapped(f"{name}: {text}", width, "", "  ")


def _conflicts(
    title: str, found: Mapping[str, tuple[tuple[str, ...], ...]], names: Mapping[str, str], width: int
) -> Iterator[str]:
    if found:
        yield from heading(title, width)
        for party, conflicts in found.items():
            for conflict in conflicts:
                yield from wrapped(f"{names[party]}: {', '.join(conflict)}", width, "", "  ")
        yield ""


def _has_number(answers: DraftAnswers) -> bool:
    return any(
        answer.probability is not None and not answer.exact
        for held in answers.parties.values()
        for answer in (held.best_reading, held.worst_reading)
    )
