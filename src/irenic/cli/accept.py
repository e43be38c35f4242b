"""`irenic accept`: a proposal becomes an entry of the case."""

import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Final, cast, get_args

import typer

from ..documents.metadata import in_command
from ..intake.accepting import Acceptance
from ..intake.choosing import ALL, Wanted
from ..intake.cutting import Words, shown_place
from ..intake.deciding import How, in_short
from ..intake.desk import AcceptedWanted
from ..intake.edited import Ground
from ..model.case import Case
from ..model.did_you_mean import meant_stance, nearest
from ..model.force import binds, spoken_for
from ..model.party import SpeaksFor
from ..model.problem import Problem
from ..model.proposal import Gathered
from ..model.record import Stance
from ..model.spoken import condition_of, published_in_words
from ..report.terminal.inbox import counted, sources_in_words
from ..report.terminal.layout import wrapped
from ..workspace import Workspace, open_case
from .choosing import (
    FLAGS,
    BindingOption,
    KindOption,
    MinConfidenceOption,
    PartyOption,
    SourceOption,
    wanted_of,
)
from .options import AudienceName, parse_day
from .output import for_case, say, say_json, width

STANCES: Final[tuple[str, ...]] = get_args(Stance)


def accept_command(
    case: Annotated[Path, typer.Argument(metavar="CASE", help="The case folder, or its case.yaml.")],
    proposals: Annotated[
        list[str] | None, typer.Argument(metavar="ID…", help="Proposals, by their ids or how these begin.")
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="WHO", help="Whose words they are: PARTY, PARTY.VOICE or an actor.")
    ] = None,
    voice: Annotated[
        str | None, typer.Option("--voice", help="Which voice of that party, or of the one that is suggested.")
    ] = None,
    stance: Annotated[
        str | None,
        typer.Option(
            "--stance",
            help="Of a statement: the stance that its words take. One that binds has to be said, also where it is "
            "suggested; claims binds nobody.",
        ),
    ] = None,
    draft: Annotated[
        str | None, typer.Option("--draft", help="The draft that words are about, or that a provision is a term of.")
    ] = None,
    issue: Annotated[
        str | None, typer.Option("--issue", help="The issue that words are about, or that a provision settles.")
    ] = None,
    option: Annotated[
        str | None, typer.Option("--option", help="The option of the issue that words are about, or a provision takes.")
    ] = None,
    over: Annotated[
        str | None,
        typer.Option("--over", help="Of words that compare: the draft, the option or the issue put second."),
    ] = None,
    condition: Annotated[
        list[str] | None,
        typer.Option(
            "--if",
            metavar="ISSUE=OPTION",
            help="Of words under a condition: what has to be so; may be given several times. none: no condition.",
        ),
    ] = None,
    unless: Annotated[
        list[str] | None,
        typer.Option(
            "--unless",
            metavar="ISSUE=OPTION",
            help="Of words that hold unless something is so: what lifts them; given several times, each of them does.",
        ),
    ] = None,
    date: Annotated[str | None, typer.Option("--date", help="The day of the words, or of an event.")] = None,
    event: Annotated[
        str | None,
        typer.Option(
            "--event",
            help="Of an event: the event of the case that it is another account of; new: of none; one: all that are "
            "named are accounts of one, which is new.",
        ),
    ] = None,
    handling: Annotated[
        AudienceName | None, typer.Option("--handling", help="Of a new version of a source: who may see it.")
    ] = None,
    cite: Annotated[
        str | None,
        typer.Option(
            "--cite",
            metavar="SOURCE",
            help="With --quote: the source of these words, where it rests on nothing yet or stands in several.",
        ),
    ] = None,
    quote: Annotated[
        list[str] | None,
        typer.Option(
            "--quote",
            metavar="WORDS",
            help="A shorter or longer cut of the words that were read, word for word as they stand there; several "
            "times where the speaker is interrupted. With --cite: the words that say what rests on nothing yet.",
        ),
    ] = None,
    assumed: Annotated[
        str | None, typer.Option("--assumed", metavar="REASON", help="Where it rests on nothing yet: why you judge so.")
    ] = None,
    kind: KindOption = None,
    party: PartyOption = None,
    source: SourceOption = None,
    min_confidence: MinConfidenceOption = None,
    binding: BindingOption = False,
    json: Annotated[bool, typer.Option("--json", help="Print the new entries as one JSON object.")] = False,
) -> None:
    """What is said goes before what a proposal suggests. Words that would bind a party need your word for it: --stance
    repeats what the proposal suggests, or with --draft or --issue and --option says what you read in them. --quote
    cites fewer or more of the source's words than were read. A provision becomes a term. What was written into a
    workbook comes in as it stands there, and needs a ground: a quote, or a reason of your own. In place of ids, the
    options that begin with "of what waits" choose what is accepted: what irenic show CASE inbox shows with the same.
    What needs a word of your own still waits.
    """
    wanted = wanted_of(kind, party, source, min_confidence, binding)
    _require_one_way(proposals, wanted)
    if stance is not None and stance not in STANCES:
        close = meant_stance(stance) or nearest(stance, STANCES)
        guess = f" (did you mean '{close}'?)" if close else ""
        raise typer.BadParameter(f"'{stance}' is no stance{guess}: --stance is one of: {', '.join(STANCES)}")
    if (cite is not None and not quote) or (quote and assumed is not None):
        raise typer.BadParameter("a ground is --cite and --quote together, or --assumed alone")
    how: How = {
        "by": by,
        "voice": voice,
        "stance": cast(Stance | None, stance),
        "over": over,
        "condition": _condition(condition),
        "unless": _options_of(unless, "--unless ISSUE=OPTION") if unless else None,
        "date": parse_day(date),
        "event": event,
        "handling": handling.value if handling is not None else None,
        "ground": Ground(assumed=assumed) if assumed is not None else None,
        "words": Words(tuple(quote), cite) if quote else None,
    }
    if (draft, issue, option) != (None, None, None):
        how["term"] = (draft, issue, option)
    workspace = open_case(case)
    done = (
        AcceptedWanted(workspace.accept_all(proposals, **how), [])
        if proposals
        else workspace.accept_wanted(wanted, **how)
    )
    if json:
        say_json(
            {
                "accepted": {one.proposal.id: one.name for one in done.accepted},
                "citations": {one.proposal.id: len(one.proposal.places) for one in done.accepted},
                "quoted": {one.proposal.id: _cut_places(one) for one in done.accepted if one.cuts},
                "cautions": {one.proposal.id: list(one.cautions) for one in done.accepted if one.cautions},
                "left": {one.id: problem.model_dump(mode="json") for one, problem in done.left},
            }
        )
        return
    for one in done.accepted:
        for line in _told(workspace, one, in_command(case)):
            say(line)
    if not proposals:
        say(f"{counted(len(done.accepted), 'proposal')} accepted.")
    for line in _left(done.left, in_command(case)):
        say(line)


def _require_one_way(proposals: Sequence[str] | None, wanted: Wanted) -> None:
    if not proposals and wanted == ALL:
        raise typer.BadParameter(f"name proposals by their ids, or say which are meant with {FLAGS}")
    if proposals and wanted != ALL:
        raise typer.BadParameter(
            f"name proposals by their ids, or choose among them with {FLAGS}, not both; --by says whose words they are"
        )


def _condition(given: Sequence[str] | None) -> dict[str, list[str]] | None:
    """Conditions as they are written on the command line; empty for none, None where nothing is said."""
    if given is None or not given:
        return None
    if list(given) == ["none"]:
        return {}
    return _options_of(given, "--if ISSUE=OPTION, or --if none")


def _options_of(given: Sequence[str], form: str) -> dict[str, list[str]]:
    """Options by issue; several of one issue are kept together."""
    found: dict[str, list[str]] = {}
    for one in given:
        issue, sign, option = one.partition("=")
        if not (issue.strip() and sign and option.strip()):
            raise typer.BadParameter(f"'{one}' is no condition: write {form}")
        found.setdefault(issue.strip(), []).append(option.strip())
    return found


def _told(workspace: Workspace, one: Acceptance, called: str) -> Iterator[str]:
    if one.replaces:
        told = f"{one.proposal.id} has changed '{one.name}' in the case"
    elif one.proposal.kind == "dateline":
        told = (
            f"'{one.proposal.source}' {published_in_words(one.proposal.entry)}; irenic read --into {called} reads it "
            "anew"
        )
    elif not one.adds:
        cited = f", cited from {sources_in_words(one.proposal)}" if len(one.proposal.sources) > 1 else ""
        told = f"{one.proposal.id} is now '{one.name}' in the case{_written(workspace.case, one)}{cited}"
    elif one.proposal.kind == "version":
        told = f"'{one.proposal.source}' replaces '{', '.join(map(str, one.entry))}' from now on"
    else:
        told = f"{one.proposal.id} is now part of '{one.name}' in the case"
    yield from wrapped(told, width(), "", "  ")
    for cut in one.cuts:
        for span in cut.spans:
            place = shown_place(workspace.loaded.texts[cut.mention.source], span)
            yield from wrapped(f"quoted from {cut.mention.source}: {place}", width(), "  ", "    ")
    for caution in one.cautions:
        yield from wrapped(f"note: {for_case(caution, called)}", width(), "  ", "    ")


def _cut_places(one: Acceptance) -> list[dict[str, object]]:
    """Where the words stand that were chosen in place of those that were read."""
    return [{"source": cut.mention.source, "at": [list(span) for span in cut.spans]} for cut in one.cuts]


def _written(case: Case, one: Acceptance) -> str:
    """What was written of a statement, and whom it binds: it may say less than its words seem to."""
    held = case.statements.get(one.name) if one.proposal.kind == "statement" else None
    if held is None:
        return ""
    about = one.entry["about"]
    on = f", {in_short(about)}" if "topic" not in about else ""
    on += condition_of(case, held.condition)
    if binds(case, held):
        counts = case.parties[held.by].consent.counts
        bound = "which binds it" if counts else "which binds nobody: the case does not ask for its consent"
    else:
        whose = spoken_for(case, held)
        because = _NOT_THE_PARTY.get(whose, "") if held.bears_on_preferences else ""
        bound = f"which binds nobody{because}"
    return f": {one.entry['by']} {held.stance}{on}, {bound}"


_NOT_THE_PARTY: Final[dict[SpeaksFor, str]] = {
    "self": ": the voice speaks for itself alone",
    "faction": ": the voice speaks for a faction",
    "unclear": ": for whom the voice speaks is not clear (speaks_for)",
}


def _left(left: Sequence[tuple[Gathered, Problem]], called: str) -> Iterator[str]:
    """What still waits, below the word of a person's that it needs."""
    if not left:
        return
    yield ""
    yield from wrapped(f"{counted(len(left), 'proposal')} still {'wait' if len(left) > 1 else 'waits'}:", width())
    by_message = sorted(left, key=lambda one: one[1].message)
    for message, group in itertools.groupby(by_message, key=lambda one: one[1].message):
        held = list(group)
        ids = ", ".join(proposal.id for proposal, _ in held)
        yield from wrapped(f"{message}: {ids}", width(), "- ", "  ")
        yield from wrapped(f"→ {for_case(held[0][1].hint, called)}", width(), "  ", "    ")
