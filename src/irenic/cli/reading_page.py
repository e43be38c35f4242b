"""What was read in a document, and what waits in an inbox, as lines to print."""

from collections.abc import Iterator, Mapping

from pydantic import JsonValue

from ..intake.accepting import in_short
from ..model.measure import in_words
from ..model.proposal import Gathered, Proposal
from ..model.reading import ReadDocument, ReadProvision
from ..model.record import BINDING
from ..readers.likeness import words_of
from ..report.terminal.layout import heading, wrapped


def page(document: ReadDocument, columns: int) -> Iterator[str]:
    """What was read in one document."""
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
        yield from wrapped(_quoted(statement.quote), columns, "  ", "   ")
        yield from wrapped(f"suggests: {statement.stance} ({statement.id})", columns, "  ")
    yield ""
    if document.own_voice:
        yield from heading(f"The outlet's own judgements: {len(document.own_voice)}", columns)
        for one in document.own_voice:
            where = "headline, " if one.is_headline else ""
            yield from wrapped(f"{_quoted(one.words)} [{where}{one.span[0]}–{one.span[1]}]", columns, "- ", "  ")
        yield ""
    yield from heading(f"Provisions: {len(document.provisions)}", columns)
    for term in document.provisions:
        place = ", ".join(f"{start}–{end}" for start, end in term.span)
        who = f"{term.gives} gives: " if term.gives else f"{term.gets} gets: " if term.gets else ""
        yield from wrapped(f"{who}{term.what} [{place}]", columns, "- ", "  ")
        if notes := "; ".join(_notes(term)):
            yield from wrapped(notes, columns, "  ", "    ")
    yield ""
    yield from heading(f"Events: {len(document.events)}", columns)
    for event in document.events:
        counts = "".join(f"; {what}: {count}" for what, count in event.counts.items())
        kind = event.kind if event.status == "happened" else f"{event.kind}, {event.status}"
        where = f"{event.place}, " if event.place else ""
        claimant = f"; by the word of {event.claimant}" if event.claimant else "; in the text's own voice"
        claimant += f", who denies {_quoted(event.denies)}" if event.denies else ""
        place = ", ".join(f"{start}–{end}" for start, end in event.span)
        yield from wrapped(f"{kind}: {where}{event.date}{counts}{claimant} [{place}]", columns, "- ", "  ")
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


def proposal_lines(proposal: Gathered, columns: int) -> Iterator[str]:
    """One proposal that waits: its id and place, its words, where else they stand, and what it suggests."""
    if proposal.kind == "version":
        yield from wrapped(f"{proposal.id}  {proposal.source}: {proposal.reason}", columns, "", "  ")
        yield from wrapped(f"suggests: {_suggested(proposal)}", columns, "  ", "    ")
        return
    if proposal.sheet is not None:
        yield from wrapped(f"{proposal.id}  {proposal.sheet}, {proposal.reason}", columns, "", "  ")
        if proposal.quote:
            yield from wrapped(f"{_quoted(proposal.quote)} [{proposal.source}]", columns, "  ", "   ")
        return
    yield from wrapped(f"{proposal.id}  {proposal.source} [{_places(proposal)}] {proposal.reason}", columns, "", "  ")
    cited = proposal.mentions[0].entry.get("cite")
    pieces = [str(cite["quote"]) for cite in cited if isinstance(cite, dict)] if isinstance(cited, list) else []
    # dots between two quotes, never within one: there they would be words of the source
    yield from wrapped(" … ".join(map(_quoted, pieces or [proposal.quote])), columns, "  ", "   ")
    if len(proposal.places) > 1:
        others = "; ".join(f"{mention.source} [{_places(mention)}]" for mention in proposal.places[1:])
        yield from wrapped(f"also in {others} ({sources_in_words(proposal)})", columns, "  ", "    ")
        for mention in proposal.places[1:]:
            if words_of(mention.quote) != words_of(proposal.quote):
                # more words, or other ones, may mean more
                yield from wrapped(f"there: {_quoted(mention.quote)}", columns, "  ", "    ")
    yield from wrapped(f"suggests: {_suggested(proposal)}", columns, "  ", "    ")


def sources_in_words(proposal: Gathered) -> str:
    """How many sources say it and how many origins these have: "2 sources, 1 origin"."""
    sources, origins = len(proposal.sources), proposal.origins
    return f"{sources} source{'' if sources == 1 else 's'}, {origins} origin{'' if origins == 1 else 's'}"


def _quoted(words: str) -> str:
    return words if words.startswith(("“", '"', "„", "«")) else f"“{words}”"


def _places(mention: Proposal) -> str:
    return ", ".join(f"{start}–{end}" for start, end in mention.spans)


def _suggested(proposal: Gathered) -> str:
    """The entry that a proposal would become, in a few words; how sure reading was is no reason to accept it."""
    entry = proposal.entry
    if proposal.kind == "version":
        old = entry["replaces"]
        return f"it replaces {', '.join(map(str, old)) if isinstance(old, list) else old}"
    if proposal.adds_to is not None:
        return f"a further citation of {proposal.adds_to}"
    if proposal.kind == "statement":
        return ", ".join(_stand(entry))
    if proposal.kind == "provision":
        named = ((side, entry.get(side)) for side in ("gives", "gets"))
        sides = (f"{side} {', '.join(map(str, who))}" for side, who in named if isinstance(who, list))
        return "; ".join([_term(entry), *sides])
    accounts = entry.get("accounts")
    first = accounts[0] if isinstance(accounts, list) and accounts else {}
    claimant = first.get("claimant") if isinstance(first, dict) else None
    where = f" in {entry['place']}" if entry.get("place") else ""
    day = _when(entry["date"]) if entry.get("date") else "date unknown"
    word = f"by the word of {claimant or 'somebody whom the case does not name (--by)'}"
    denied = first.get("denies") if isinstance(first, dict) else None
    word += f", who denies {_quoted(denied)}" if isinstance(denied, str) else ""
    beside = f"; perhaps another account of {proposal.beside} (--event {proposal.beside})" if proposal.beside else ""
    return f"{entry['kind']}{where}, {day}, {word}{beside}"


def _stand(entry: Mapping[str, JsonValue]) -> Iterator[str]:
    """Who takes which stance on what, under which condition, and whether it would bind."""
    who = ".".join(str(entry[field]) for field in ("by", "voice") if entry.get(field))
    yield f"{who or 'somebody whom the case does not name (--by)'} {entry['stance']}"
    about, condition, old = entry.get("about"), entry.get("if"), entry.get("supersedes")
    if isinstance(about, dict) and "topic" not in about:
        yield f"about {in_short(about)}"
    if isinstance(condition, dict):
        yield "if " + "; ".join(f"{issue}: {option}" for issue, option in condition.items())
    if isinstance(old, list):
        yield f"in place of {old[0]}"
    if entry["stance"] in BINDING:
        yield f"which binds (--stance '{entry['stance']}')"


def _term(entry: Mapping[str, JsonValue]) -> str:
    """Where a term would stand; the options that a person still has to give are named."""
    draft = entry.get("draft") or "a draft (--draft)"
    if not entry.get("issue"):
        codes = entry.get("codes")
        about = f" ({', '.join(map(str, codes))})" if isinstance(codes, list) and codes else ""
        return f"a term of {draft}; proposes a new issue: “{entry['what']}”{about} (--issue --option)"
    return f"a term of {draft}: {entry['issue']} = {entry.get('option') or 'none of its options clearly (--option)'}"


def _notes(term: ReadProvision) -> Iterator[str]:
    if quantity := in_words(term.quantity, term.low, term.high, term.unit):
        yield f"quantity: {quantity}"
    named = (("hedge", term.hedge), ("condition", term.condition), ("deadline", term.deadline))
    yield from (f"{name}: {words}" for name, words in named if words)
    if term.codes:
        yield f"about: {', '.join(term.codes)}"


def _when(date: JsonValue) -> str:
    if isinstance(date, dict) and date.get("from") != date.get("to"):
        return f"{date.get('from') or '?'} to {date.get('to') or '?'}"
    return str(date.get("from") if isinstance(date, dict) else date)
