"""Puts the brief together: six questions, each with its answer, and what else can be asked."""

from collections.abc import Iterable

from ..gather import ReportInputs
from . import answers, extras, record
from .faults import faults_of
from .record import Named
from .shape import Brief, Paragraph, Part


def brief_of(inputs: ReportInputs) -> Brief:
    """The brief of a case; a question without an answer is left out."""
    named, matrix = Named(inputs), inputs.matrix
    parts: tuple[tuple[str, Iterable[Paragraph]], ...] = (
        (record.heading_of_table(inputs), record.on_the_table(inputs, named)),
        ("Who has said what that binds", record.said_and_binding(inputs, named)),
        (answers.heading_of_answers(inputs, named), answers.whose_words_commit_them(inputs, named)),
        ("Where the record is silent", record.silence(inputs, named)),
        ("What would change it", answers.what_would_change_it(inputs, named)),
        ("What to ask next", answers.what_to_ask(inputs, named)),
        ("Whether it would hold, once signed", extras.whether_it_would_hold(inputs, named)),
        ("Where contests would settle: a forecast", extras.where_it_would_settle(inputs, named)),
        ("What is told only where it is asked for", record.told_elsewhere(inputs, named)),
    )
    told = [Part(heading, tuple(paragraphs)) for heading, paragraphs in parts]
    return Brief(
        matrix.title,
        matrix.notice,
        matrix.as_of,
        matrix.summary,
        tuple(part for part in told if part.paragraphs),
        faults_of(inputs),
    )


def summary_of(inputs: ReportInputs) -> tuple[Paragraph, ...]:
    """The bottom line: the answers on the latest draft, where nothing is on record, and what would change that."""
    named = Named(inputs)
    first = (
        next(iter(found), None)
        for found in (
            answers.whose_words_commit_them(inputs, named),
            record.silence(inputs, named),
            answers.what_would_change_it(inputs, named),
        )
    )
    return tuple(paragraph for paragraph in first if paragraph is not None)
