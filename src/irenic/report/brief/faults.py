"""What a report says of the faults of its case, so that nobody takes for silence what was left out."""

from collections.abc import Iterator

from ...casefile.blocking import is_of_a_citation
from ...casefile.sparing import LEFT_OUT
from ...model.force import is_later
from ...preferences.grounded import GROUNDLESS
from ..gather import ReportInputs
from .record import said
from .shape import capital


def faults_of(inputs: ReportInputs) -> str | None:
    """What is at fault, what was left out for it, and whether the answers go on; None where nothing is at fault."""
    errors = [problem for problem in inputs.problems if problem.severity == "error"]
    if not errors:
        return None
    count = "an error" if len(errors) == 1 else f"{len(errors)} errors"
    sentences = [f"The case has {count}, which irenic check lists.", *_left_out(inputs)]
    if not inputs.is_answerable:
        sentences.append("What is at fault is needed for the answers, so that none is given.")
    elif spared := list(_spared(inputs)):
        sentences.extend(spared)
    elif len(sentences) == 1 and not any(map(is_of_a_citation, errors)):
        sentences.append(f"No answer here rests on {'it' if len(errors) == 1 else 'them'}.")
    return " ".join(sentences)


def _spared(inputs: ReportInputs) -> Iterator[str]:
    """What the answers go without, though it could be read in part; and what of the latest draft is not told."""
    answers = (inputs.assessment, inputs.zone, inputs.comparison, inputs.stability, inputs.forecast)
    told = (one for answer in answers if answer is not None for one in answer.about.problems)
    notes = (one.message for one in told if one.code in (LEFT_OUT, GROUNDLESS))
    yield from (f"{capital(message)}." for message in dict.fromkeys(notes))
    if not inputs.is_answerable_on_latest:
        yield (
            "The latest draft is among what is at fault: what its words would lead to, what would change that and what "
            "to ask about it are not told."
        )


def _left_out(inputs: ReportInputs) -> Iterator[str]:
    day = inputs.record.as_of
    rows = [row for row in inputs.record.statements if row.id in inputs.unproven and not is_later(row.date, day)]
    texts = inputs.texts
    unread = [row for row in rows if all(one.source not in texts for one in inputs.case.statements[row.id].cite)]
    if unread:
        their = "its" if len(unread) == 1 else "their"
        yield f"Left out, since {their} source cannot be read: {'; '.join(map(said, unread))}."
    lost = {row.id for row in unread}
    if rows := [row for row in rows if row.id not in lost]:
        of = "it stands in its source" if len(rows) == 1 else "them stands in its source"
        yield f"Left out, since no quote that is given for {of}: {'; '.join(map(said, rows))}."
    if inputs.left_out:
        them = "it is" if len(inputs.left_out) == 1 else "they are"
        yield f"Left out until {them} mended: {'; '.join(inputs.left_out)}."
