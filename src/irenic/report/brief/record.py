"""What the brief tells of the record: what is on the table, who said what that binds, and where nothing is said."""

import datetime
from collections.abc import Iterator, Sequence
from typing import Final

from ...analyses.gap import LEFT_OUT
from ...analyses.record import StatementRow
from ...analyses.table import DraftSheet, TermRow
from ...preferences.grounds import Ground
from ..gather import ReportInputs
from ..terms import says_it_all
from .shape import Paragraph, Sentence, alone, capital, counted, ended, in_words, joined, number

STATEMENTS: Final = 4
"""How many binding statements of a party are told; the full report has all."""


class Named:
    """The names of a case: what parties, issues, options and drafts are called in a sentence."""

    def __init__(self, inputs: ReportInputs) -> None:
        self.parties = {party.id: party.name for party in inputs.matrix.parties}
        self.asked = [party.id for party in inputs.matrix.parties if party.consent_needed]
        self.issues = {issue.id: issue.label for issue in inputs.matrix.issues}
        self._table = inputs.table
        self._options = inputs.options

    def option(self, issue: str, option: str) -> str:
        """What an option is called, a number with its unit."""
        return self._options[issue].get(option, option)

    def draft(self, draft: str) -> str:
        """The title of a draft in quotation marks; "draft" and its id where it has none."""
        return self._table.called(draft)

    def ground(self, ground: Ground) -> str:
        """What an answer rests on, with who said it and when."""
        if ground.speaker is None:
            return ground.words
        return f"{ground.speaker}{_comma(ground.speaker)} {ground.words} ({in_words(ground.date)})"


def heading_of_table(inputs: ReportInputs) -> str:
    """How many drafts are on the table, as a sentence."""
    count = sum(draft.is_reported for draft in inputs.table.drafts)
    if count:
        return f"{capital(counted(count, 'draft'))} {'is' if count == 1 else 'are'} on the table"
    if inputs.table.drafts:
        return "No source reports a draft"
    return "No draft can be read" if inputs.table.at_fault else "No draft is on the table"


def on_the_table(inputs: ReportInputs, named: Named) -> Iterator[Paragraph]:
    """The latest draft term by term, those before it by name, and each account of where it comes from."""
    if not inputs.table.drafts:
        yield alone(inputs.table.left_out or "The case holds no draft.")
        return
    *earlier, latest = inputs.table.drafts
    # a day that nobody knows puts nothing before or after
    undated = any(not draft.date.is_known for draft in inputs.table.drafts)
    which = ("One" if undated else "The latest") if earlier else "The draft"
    opening = f"{which} is {named.draft(latest.id)} ({_of_day(latest)}); {latest.held}."
    sentences = [Sentence(opening, latest.reported_by)]
    if earlier:
        told = joined([f"{named.draft(draft.id)} ({_of_day(draft)})" for draft in earlier])
        evidence = tuple(one for draft in earlier for one in draft.reported_by)
        sentences.append(
            Sentence(
                f"{'Another is' if len(earlier) == 1 else 'Others are'} {told}."
                if undated
                else f"Before it came {told}.",
                evidence,
            )
        )
    if inputs.table.left_out:
        sentences.append(Sentence(inputs.table.left_out))
    yield Paragraph(tuple(sentences))
    for term in latest.terms:
        yield Paragraph((_term(term),), capital(term.label))
    if latest.silences:
        yield alone(f"It says nothing on {'; '.join(latest.silences)}.")
    if latest.origins:
        accounts = "one account" if len(latest.origins) == 1 else "different accounts"
        yield Paragraph(tuple(_origins(latest)), f"Where it comes from, by {accounts}")


def _of_day(draft: DraftSheet) -> str:
    return in_words(draft.date) if draft.date.is_known else "its day is not known"


def _term(term: TermRow) -> Sentence:
    """A term with its readings, its hedge, who gives and gets, and its conditions."""
    readings = joined([f"{one} (assumed)" if one in term.assumed_readings else one for one in term.readings], "or")
    words = f"{term.says}: {readings}" if term.says else readings
    if term.says and says_it_all(term):
        words = f"{term.says} (assumed)" if term.assumed_readings else term.says
    words += f", “{term.hedge}”" if term.hedge else ""
    gives, gets = (() if who == "unknown" else who for who in (term.gives, term.gets))
    if gives and gets and set(gives) == set(gets):
        words += f", by and to {joined(gives)}"
    else:
        words += f", given by {joined(gives)}" if gives else ""
        words += f"{'' if gives else ','} to {joined(gets)}" if gets else ""
    details = "".join(f"; {detail}" for detail in term.details)
    assumed = term.assumed is not None or bool(term.assumed_readings or term.assumed_fields)
    return Sentence(ended(capital(words + details)), term.evidence, assumed)


def _origins(draft: DraftSheet) -> Iterator[Sentence]:
    for origin in draft.origins:
        verb = "denies" if origin.denies else "says"
        who = joined(origin.who)
        words = f"{capital(origin.claimant)} {verb}: {who}{_comma(who)} {origin.role}"
        yield Sentence(ended(words), origin.evidence, origin.assumed is not None)


def said_and_binding(inputs: ReportInputs, named: Named) -> Iterator[Paragraph]:
    """The words in force that bind each party: those that matter most to the latest draft, in the order of time."""
    binding = [row for row in inputs.record.statements if row.bears_on_preferences and row.in_force]
    if not inputs.record.statements:
        yield alone("No statement of anybody is on record.")
    elif not any(row.party in named.asked for row in binding):
        yield alone("No statement in force binds a party whose consent is needed.")
    for party in named.asked:
        own = [row for row in binding if row.party == party]
        if own:
            chosen = _weightiest(inputs, named, party, own)
            sentences = [_statement(row) for row in chosen]
            if more := len(own) - len(chosen):
                verb = "is" if more == 1 else "are"
                sentences.append(Sentence(f"{capital(number(more))} more {verb} in the full report."))
            yield Paragraph(tuple(sentences), named.parties[party])


def _weightiest(inputs: ReportInputs, named: Named, party: str, own: Sequence[StatementRow]) -> list[StatementRow]:
    """Those that the verdict on the latest draft rests on, then those about it, then the latest."""
    latest = inputs.table.drafts[-1].id if inputs.table.drafts else ""
    answers = inputs.assessment.drafts.get(latest) if inputs.assessment is not None else None
    held = answers.parties.get(party) if answers is not None else None
    proof = {*held.best_reading.proof, *held.worst_reading.proof} if held is not None else set()

    def weight(row: StatementRow) -> tuple[bool, bool, datetime.date]:
        return row.id in proof, named.draft(latest) in row.about, row.date.earliest or datetime.date.min

    chosen = {row.id for row in sorted(own, key=weight, reverse=True)[:STATEMENTS]}
    return [row for row in own if row.id in chosen]


def said(row: StatementRow) -> str:
    """Who said what, and when, as the words of a sentence."""
    verb = "puts" if row.stance == "prioritises" else row.stance
    words = f"{capital(row.speaker)}{_comma(row.speaker)} {verb} {row.about}"
    words += f", as told by {joined(row.via)}" if row.via else ""
    words += f" ({in_words(row.date)}{f'; taken at {row.credence:g} of its word' if row.credence < 1 else ''})"
    return words


def _statement(row: StatementRow) -> Sentence:
    return Sentence(f"{said(row)}.", row.evidence, row.assumed is not None or row.credence < 1)


def _comma(speaker: str) -> str:
    """What parts a name with an office from its verb."""
    return "," if "," in speaker else ""


def silence(inputs: ReportInputs, named: Named) -> Iterator[Paragraph]:
    """Of whom nothing is on record, and the issues on which no position was found."""
    found, matrix = inputs.assessment, inputs.matrix
    if found is not None and found.nothing_on_record:
        who = joined([named.parties[party] for party in found.nothing_on_record], "or")
        yield alone(
            f"Nothing is on record of {who} that tells whether a draft would be accepted: no verdict and no number is "
            "given."
        )
    silent: dict[tuple[str, ...], list[str]] = {}
    lost: dict[tuple[str, ...], list[str]] = {}
    for issue in matrix.issues:
        cells = [cell for cell in matrix.cells if cell.issue == issue.id and cell.consent_needed]
        if parties := tuple(cell.party for cell in cells if not cell.positions and cell.silence != LEFT_OUT):
            silent.setdefault(parties, []).append(issue.label)
        if parties := tuple(cell.party for cell in cells if cell.silence == LEFT_OUT):
            lost.setdefault(parties, []).append(issue.label)
    for parties, issues in sorted(silent.items(), key=lambda one: -len(one[0])):
        everybody = len(parties) == len(named.asked)
        who = "any party" if everybody else joined([named.parties[party] for party in parties], "or")
        yield alone(f"No position of {who} was found on {joined(issues, 'or')}.")
    for parties, issues in lost.items():
        who = joined([named.parties[party] for party in parties], "or")
        yield alone(f"What {who} may have said on {joined(issues, 'or')} is left out until it is mended.")
    if silent:
        yield alone(f"That is so in the {counted(matrix.sources_read, 'source')} read; others may say more.")


def told_elsewhere(inputs: ReportInputs, named: Named) -> Iterator[Paragraph]:
    """What the case holds that is told only where it is asked for: moves after signing, and contests."""
    if inputs.case.moves and inputs.stability is None:
        yield alone(
            "Whether a deal would hold once it is signed, from what each side could then do (irenic report --with "
            "stability)."
        )
    issues = [named.issues[issue] for issue in inputs.case.contests if issue in named.issues]
    if issues and inputs.forecast is None:
        yield alone(
            f"Where {joined(issues)} would settle, a forecast from where the case places those who take part (irenic "
            "report --with forecast); such a place does not count here as words of theirs."
        )
