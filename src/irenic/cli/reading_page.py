"""What was read in a document, as lines to print."""

from collections.abc import Iterator
from typing import Final

from ..model.measure import in_words
from ..model.plain_words import with_code
from ..model.reading import ReadDocument, ReadProvision
from ..report.terminal.layout import heading, wrapped

_ARTICLES: Final = frozenset("A An The Both One Two Three Several Some Many Its Their His Her Another".split())


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
        told = f", as told by {' and '.join(map(_within, statement.chain))}" if statement.chain else ""
        # a name before a colon has no verb
        cue = "" if statement.reason == ":" else f": {statement.reason}"
        yield from wrapped(f"{statement.speaker or 'nobody named'}{unnamed}{told}{cue} [{place}]", columns, "- ", "  ")
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
        kind = with_code(event.kind) + ("" if event.status == "happened" else f", {event.status}")
        where = f"{event.place}, " if event.place else ""
        claimant = f"; by the word of {_within(event.claimant)}" if event.claimant else "; in the text's own voice"
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


def _within(name: str) -> str:
    """A name within a sentence: "a diplomat", "both sides"."""
    first = name.partition(" ")[0]
    return name[0].lower() + name[1:] if first in _ARTICLES else name


def _quoted(words: str) -> str:
    return words if words.startswith(("“", '"', "„", "«")) else f"“{words}”"


def _notes(term: ReadProvision) -> Iterator[str]:
    if term.is_offer:
        yield "offered by a side's own word, in no text"
    if quantity := in_words(term.quantity, term.low, term.high, term.unit):
        yield f"quantity: {quantity}"
    named = (("hedge", term.hedge), ("condition", term.condition), ("deadline", term.deadline))
    yield from (f"{name}: {words}" for name, words in named if words)
    if term.codes:
        yield f"about: {', '.join(map(with_code, term.codes))}"
