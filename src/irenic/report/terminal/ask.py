"""What to ask whom next, as text."""

from collections.abc import Iterator

from ...analyses.questions import Question, Questions
from ...preferences.probability import Probability
from .answer import answer_opening
from .layout import heading, with_id, wrapped
from .words import SAID, in_ten, rejected, tenths

SHOWN = 10
"""How many questions are shown; `--json` holds all."""


def ask_lines(found: Questions, width: int, *, with_digits: bool = False, called: str = "CASE") -> Iterator[str]:
    """The page as lines of at most `width` columns; `called` is how a person names the case in a command."""
    names = found.names
    yield from answer_opening(found, width)
    if found.first:
        yield from heading("First, to those of whom nothing is on record", width)
        for question in found.first:
            yield from wrapped(f"{names[question.party]}: {question.words}", width, "", "  ")
        yield ""
    if found.settled:
        who = ", ".join(names[party] for party in found.settled)
        yield from wrapped(f"On {with_id(found.titles, found.draft)}, {SAID[found.basis]['settled']} {who}.", width)
        yield ""
    if found.all.exact and found.questions:
        yield from wrapped(
            f"All together: {in_ten(found.all)}. No answer to a question below would change that by itself; they are "
            "ranked by what they would settle of the party's own answer.",
            width,
        )
        yield ""
    told = [question for question in found.questions if question.party_gain is not None]
    rare = len(found.questions) - len(told)
    if told:
        yield from heading(f"What would settle most on {with_id(found.titles, found.draft)}", width)
    else:
        yield from wrapped("No question can be ranked by what its answer would settle.", width)
    for number, question in enumerate(told[:SHOWN], 1):
        yield from _question(found, number, question, width, with_digits)
    if len(told) > SHOWN:
        yield from wrapped(f"… and {len(told) - SHOWN} more: irenic ask {called} {found.draft} --json", width)
    yield ""
    if rare:
        count = "One question is" if rare == 1 else f"{rare} questions are"
        yield from wrapped(
            f"{count} not ranked: one of the answers is so rare among the draws that nothing can be told of it.", width
        )
        yield ""
    if told:
        by = "the party's own answer" if found.all.exact else "the joint answer, then the party's own,"
        yield from wrapped(
            f"Ranked by how much of its uncertainty {by} would lose on average. "
            f"Prior: {found.prior}; {found.draws:,} draws per party, seed {found.about.seed}.",
            width,
        )


def _question(found: Questions, number: int, question: Question, width: int, with_digits: bool) -> Iterator[str]:
    asked = f"{number}. {found.names[question.party]}: {question.words}{_proposed(question)}"
    if question.issue is not None and question.option is not None:
        asked += rejected(found, question.issue, question.option, {**found.readings, question.issue: question.option})
    yield from wrapped(asked, width, "", "   ")
    after = "; ".join(
        f"{_branch(question, branch.answer)} ({tenths(branch.share)} likely): "
        f"{in_ten(Probability(probability=branch.party_after))} to accept the draft"
        for branch in question.branches
    )
    figures = f" [gain {question.party_gain:.3f} ± {question.se:.3f}]" if with_digits else ""
    yield from wrapped(f"{after}{figures}", width, "   ", "   ")


def _branch(question: Question, answer: str) -> str:
    if question.kind == "weights":
        return "if the first" if answer == "yes" else "if the second"
    return f"if {answer}"


def _proposed(question: Question) -> str:
    if question.kind != "change":
        return ""
    return f" ({'proposed in ' + ', '.join(question.proposed_by) if question.proposed_by else 'in no draft'})"
