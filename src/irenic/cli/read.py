"""`irenic read`: what documents say, as proposals with their exact places."""

import json as json_format
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from pydantic import JsonValue

from ..model.proposal import Proposal
from ..model.reading import ReadDocument
from ..report.terminal.layout import heading, wrapped
from ..workspace import open_case, read_documents
from .cautions import privacy_lines
from .options import parse_day
from .output import say, say_json, say_result, width


def read_command(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE…", help="Documents: txt, md, HTML, PDF, Word, e-mail.")
    ] = None,
    into: Annotated[
        Path | None,
        typer.Option("--into", metavar="CASE", help="Lay what the case's own sources propose into its inbox."),
    ] = None,
    published: Annotated[
        str | None, typer.Option("--published", metavar="DATE", help="The day that relative dates count from.")
    ] = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", help="The documents' encoding, where it is not UTF-8.")
    ] = None,
    tagger: Annotated[
        Path | None,
        typer.Option("--tagger", metavar="FOLDER", help="Find statements with a tagger of irenic train as well."),
    ] = None,
    spans: Annotated[bool, typer.Option("--spans", help="Print JSON lines of spans into the raw text file.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the result as one JSON object.")] = False,
) -> None:
    """Nothing that is read counts until a person accepts it."""
    if into is not None:
        if files:
            raise typer.BadParameter(
                "--into reads the sources of the case: add a document first, with irenic new --from"
            )
        _into(into, tagger, json)
        return
    if not files:
        raise typer.BadParameter("name a document, or a case with --into")
    reading = read_documents(files, published=parse_day(published), encoding=encoding, raw=spans, tagger=tagger)
    if spans:
        for document in reading.documents:
            pieces = [{"source": s.source, "cue": s.cue, "content": s.content} for s in document.statements]
            say(json_format.dumps({"document": document.file, "statements": pieces}))
    elif json:
        say_result(reading)
    else:
        for document in reading.documents:
            for line in _page(document, width()):
                say(line)


def _into(case: Path, tagger: Path | None, as_json: bool) -> None:
    workspace = open_case(case)
    new = {source: workspace.read_source(source, tagger) for source in workspace.loaded.texts}
    waiting = workspace.waiting()
    if as_json:
        say_json({"new": new, "waiting": [proposal.model_dump(mode="json") for proposal in waiting]})
        return
    for line in privacy_lines(workspace.case):
        say(line)
    sources = f"{len(new)} source{'' if len(new) == 1 else 's'}"
    say(f"{sum(new.values())} new proposals from {sources}; {len(waiting)} wait for a decision.")
    say()
    for proposal in waiting:
        for line in _waiting(proposal, width()):
            say(line)
    if waiting:
        say(f"Decide with: irenic accept {case} ID   or   irenic reject {case} ID")


def _waiting(proposal: Proposal, columns: int) -> Iterator[str]:
    place = ", ".join(f"{start}–{end}" for start, end in proposal.spans)
    yield from wrapped(f"{proposal.id}  {proposal.source} [{place}] {proposal.reason}", columns, "", "  ")
    cited = proposal.entry.get("cite")
    pieces = [str(cite["quote"]) for cite in cited if isinstance(cite, dict)] if isinstance(cited, list) else []
    # dots between two quotes, never within one: there they would be words of the source
    yield from wrapped(" … ".join(f"“{piece}”" for piece in pieces or [proposal.quote]), columns, "  ", "   ")
    yield from wrapped(f"suggests: {_suggested(proposal)}", columns, "  ", "    ")


def _suggested(proposal: Proposal) -> str:
    """The entry that a proposal would become, in a few words; how sure reading was is no reason to accept it."""
    entry = proposal.entry
    if proposal.kind == "statement":
        who = ".".join(str(entry[field]) for field in ("by", "voice") if entry.get(field))
        return f"{who or 'somebody whom the case does not name (--by)'} {entry['stance']}"
    if proposal.kind == "provision":
        named = ((side, entry.get(side)) for side in ("gives", "gets"))
        sides = (f"{side} {', '.join(map(str, who))}" for side, who in named if isinstance(who, list))
        return "; ".join(["a term of a draft (--draft --issue --option)", *sides])
    accounts = entry.get("accounts")
    first = accounts[0] if isinstance(accounts, list) and accounts else {}
    claimant = first.get("claimant") if isinstance(first, dict) else None
    where = f" in {entry['place']}" if entry.get("place") else ""
    day = _when(entry["date"]) if entry.get("date") else "date unknown"
    return f"{entry['kind']}{where}, {day}, by the word of {claimant or 'somebody whom the case does not name (--by)'}"


def _when(date: JsonValue) -> str:
    if isinstance(date, dict):
        return f"{date.get('from') or '?'} to {date.get('to') or '?'}"
    return str(date)


def _page(document: ReadDocument, columns: int) -> Iterator[str]:
    yield from heading(f"{document.file}: {document.title or 'no title'}", columns)
    yield from wrapped(
        f"{document.text_length:,} characters; published {document.published or 'on a day that is not known'}. "
        "Numbers in brackets are characters of the text.",
        columns,
    )
    yield ""
    yield from heading(f"Who said what: {len(document.statements)}", columns)
    for statement in document.statements:
        unnamed = ", not named" if statement.anonymous else ""
        place = ", ".join(f"{start}–{end}" for start, end in statement.content)
        told = f", as told by {' and '.join(statement.chain)}" if statement.chain else ""
        yield from wrapped(
            f"{statement.speaker or 'nobody named'}{unnamed}{told}: {statement.reason} [{place}]", columns, "- ", "  "
        )
        yield from wrapped(f"“{statement.quote}”", columns, "  ", "   ")
        yield from wrapped(f"suggests: {statement.stance} ({statement.id})", columns, "  ")
    yield ""
    yield from heading(f"Provisions: {len(document.provisions)}", columns)
    for term in document.provisions:
        place = ", ".join(f"{start}–{end}" for start, end in term.span)
        who = f"{term.gives} gives: " if term.gives else f"{term.gets} gets: " if term.gets else ""
        hedge = f" ({term.hedge})" if term.hedge else ""
        yield from wrapped(f"{who}{term.what}{hedge} [{place}]", columns, "- ", "  ")
    yield ""
    yield from heading(f"Events: {len(document.events)}", columns)
    for event in document.events:
        counts = "; ".join(f"{what}: {count}" for what, count in event.counts.items())
        where = f"{event.place}, " if event.place else ""
        claimant = f"; by the word of {event.claimant}" if event.claimant else "; in the text's own voice"
        (start, end), *_ = event.span
        yield from wrapped(f"{where}{event.date}: {counts}{claimant} [{start}–{end}]", columns, "- ", "  ")
    yield ""
    yield from heading(f"Who appears: {len(document.actors)}", columns)
    for actor in document.actors:
        office = f", {actor.office}" if actor.office and actor.office != actor.name else ""
        also = f"; also {', '.join(actor.aliases)}" if actor.aliases else ""
        place = ", ".join(f"{start}–{end}" for start, end in actor.spans)
        yield from wrapped(f"{actor.name}{office}{also} [{place}]", columns, "- ", "  ")
    yield ""
    yield from heading(f"Dates: {len(document.dates)}", columns)
    for date in document.dates:
        yield from wrapped(f"“{date.words}” [{date.span[0]}–{date.span[1]}]: {date.date}", columns, "- ", "  ")
    yield ""
