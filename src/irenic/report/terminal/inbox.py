"""What waits for a decision, as text: by source, with its words, what it suggests, and how to decide on it."""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from pydantic import JsonValue

from ...casefile.load import LoadedCase
from ...intake.choosing import Waiting, is_unnamed, origin_of, rests_on_nothing, would_bind
from ...intake.deciding import in_short
from ...intake.edited import kept_quotes
from ...intake.measuring import measured, notes_on_term
from ...intake.versions import gone_from
from ...model.plain_words import with_code
from ...model.proposal import Gathered, Proposal, ProposalKind
from ...model.record import Count
from ...model.spoken import in_marks, published_in_words
from ...readers.likeness import words_of
from .layout import heading, wrapped

_KINDS: Final[Mapping[ProposalKind, tuple[str, str]]] = {
    "statement": ("statement", "statements"),
    "provision": ("term of a draft", "terms of drafts"),
    "event": ("event", "events"),
    "dateline": ("dateline of a source", "datelines of sources"),
    "version": ("new version of a source", "new versions of sources"),
}

_NOBODY: Final = ", but the case does not name who speaks"


def inbox_lines(loaded: LoadedCase, waiting: Waiting, case: str, columns: int) -> Iterator[str]:
    """What is wanted of what waits; `case` is how a person names the case in a command."""
    shown = len(waiting.proposals)
    of_all = "" if shown == waiting.total else f" of {waiting.total:,} that wait"
    yield from heading(f"What waits for a decision: {counted(shown, 'proposal')}{of_all}", columns)
    if not shown:
        yield from wrapped("Nothing waits." if not waiting.total else "Nothing of what waits is so.", columns)
        return
    yield from counts_lines(waiting, columns)
    yield from nobody_lines(loaded, waiting.proposals, case, columns)
    yield from group_lines(loaded, waiting.proposals, columns)
    yield ""
    yield from ways_lines(loaded, waiting.proposals, case, columns)


def counts_lines(waiting: Waiting, columns: int) -> Iterator[str]:
    """How many there are of each kind, how many would bind, and how sure reading was."""
    kinds = [
        f"{waiting.kinds[kind]:,} {words[waiting.kinds[kind] != 1]}"
        for kind, words in _KINDS.items()
        if kind in waiting.kinds
    ]
    binding = f", {waiting.binding:,} of which would bind a party" if waiting.binding else ""
    if "statement" in waiting.kinds:
        kinds[0] += binding
    yield from wrapped(f"{'; '.join(kinds)}. Nothing of this counts before a person accepts it.", columns)
    if waiting.median_confidence is not None and len(waiting.proposals) > 1:
        yield from wrapped(
            f"Reading's confidence is {waiting.median_confidence:.2f} or more for half of them (--min-confidence); how "
            "sure it was is no reason to accept anything.",
            columns,
        )


def nobody_lines(loaded: LoadedCase, proposals: Sequence[Gathered], case: str, columns: int) -> Iterator[str]:
    """Where the case names nobody at the table: said once, with what to do."""
    if loaded.case.parties or not any(map(is_unnamed, proposals)):
        return
    yield ""
    yield from wrapped(
        "The case has no party yet, so that these words are nobody's. Write those at the table under 'parties:' in "
        f"case.yaml, then run irenic read --into {case}: it says whose words they are, and asks only where it cannot "
        "tell.",
        columns,
    )


def group_lines(loaded: LoadedCase, proposals: Sequence[Gathered], columns: int) -> Iterator[str]:
    """Proposals below the source that says them first, or the workbook that they were written into."""
    for name, held in itertools.groupby(proposals, key=origin_of):
        group = list(held)
        yield ""
        yield from heading(f"{_called(loaded, name)}: {counted(len(group), 'proposal')}", columns)
        # that the source is a new version tells what to make of the rest
        for proposal in sorted(group, key=lambda one: one.kind not in ("version", "dateline")):
            yield from proposal_lines(loaded, proposal, columns)


def _called(loaded: LoadedCase, name: str) -> str:
    source = loaded.case.sources.get(name)
    if source is None:
        return f"Written into {name}"
    told = [in_marks(source.title) if source.title else None, source.outlet]
    told.append(str(source.published) if source.published.is_known else None)
    told.append("RETRACTED" if source.retracted is not None else None)
    return ", ".join([name, *filter(None, told)])


def proposal_lines(loaded: LoadedCase, proposal: Gathered, columns: int) -> Iterator[str]:
    """One proposal that waits: its id and place, its words, where else they stand, and what it suggests."""
    if proposal.sheet is not None:
        yield from wrapped(f"{proposal.id}  {proposal.reason}", columns, "", "  ")
        if proposal.quote:
            yield from wrapped(f"{_quoted(proposal.quote)} [{proposal.source}]", columns, "  ", "   ")
        yield from kept_lines(loaded, proposal, columns)
        return
    place = f" [{_places(proposal)}]" if proposal.spans else ""
    # that nobody is named is told once for all
    reason = proposal.reason if loaded.case.parties else proposal.reason.removesuffix(_NOBODY)
    yield from wrapped(f"{proposal.id}  {reason}{place}", columns, "", "  ")
    cited = proposal.mentions[0].entry.get("cite")
    pieces = [str(cite["quote"]) for cite in cited if isinstance(cite, dict)] if isinstance(cited, list) else []
    # dots between two quotes, never within one: there they would be words of the source
    if pieces or (proposal.quote and proposal.kind != "version"):
        yield from wrapped(" … ".join(map(_quoted, pieces or [proposal.quote])), columns, "  ", "   ")
    if len(proposal.places) > 1:
        others = "; ".join(f"{mention.source} [{_places(mention)}]" for mention in proposal.places[1:])
        yield from wrapped(f"also in {others} ({sources_in_words(proposal)})", columns, "  ", "    ")
        for mention in proposal.places[1:]:
            if words_of(mention.quote) != words_of(proposal.quote):
                # more words, or other ones, may mean more
                yield from wrapped(f"there: {_quoted(mention.quote)}", columns, "  ", "    ")
    yield from wrapped(f"suggests: {_suggested(loaded, proposal)}", columns, "  ", "    ")
    for note in notes_on_term(loaded.case, proposal):
        yield from wrapped(f"note: {note}", columns, "  ", "    ")
    for newer in gone_from(loaded, proposal):
        yield from wrapped(f"note: these words no longer stand in '{newer}', which replaces it", columns, "  ", "    ")


def kept_lines(loaded: LoadedCase, proposal: Proposal, columns: int) -> Iterator[str]:
    """The quotes that an edited statement would keep: whether they still bear it out is for a person to see."""
    for one in kept_quotes(loaded, proposal):
        yield from wrapped(
            f"its quote is kept as it was, and needs a look: {in_marks(one.quote)} [{one.source}]",
            columns,
            "  ",
            "    ",
        )


def ways_lines(loaded: LoadedCase, proposals: Sequence[Gathered], case: str, columns: int) -> Iterator[str]:
    """How to decide, and what has to be said of those that need a word of the person's own."""
    yield from wrapped(f"Decide with: irenic accept {case} ID   or   irenic reject {case} ID", columns, "", "  ")
    for flags, what, needs in _WAYS:
        # where nobody is at the table yet, that is what to see to first
        count = 0 if needs is is_unnamed and not loaded.case.parties else sum(map(needs, proposals))
        if count:
            yield from wrapped(f"{flags}: {what} ({count:,} here)", columns, "  ", "    ")
    if len(proposals) > 1:
        yield from wrapped(
            f"Several at once: name their ids, or say which: --kind, --party, --source, --min-confidence, --binding. "
            f"irenic show {case} inbox with the same words shows which these are.",
            columns,
            "",
            "  ",
        )


def _asks_for_place(proposal: Gathered) -> bool:
    entry = proposal.entry
    is_term = proposal.kind == "provision" and proposal.adds_to is None
    return is_term and not all(entry.get(field) for field in ("draft", "issue", "option"))


def _needs_stance(proposal: Gathered) -> bool:
    # what stands in a workbook is a person's word already
    return would_bind(proposal) and proposal.sheet is None


def _is_mere(proposal: Gathered) -> bool:
    return proposal.kind == "statement" and "the words suggest" in proposal.reason and proposal.several is None


_WAYS: Final[Sequence[tuple[str, str, Callable[[Gathered], bool]]]] = (
    ("--by PARTY.VOICE", "whose words they are, where the case does not name who speaks", is_unnamed),
    ("--stance STANCE", "words that would bind a party need it once more; claims lets them bind nobody", _needs_stance),
    (
        "--stance STANCE with --draft, or --issue and --option",
        "what words mean and are about, where you read more in them than is suggested",
        _is_mere,
    ),
    ("--stance STANCE with --draft", "which of several drafts words are about", lambda one: one.several is not None),
    ("--draft, --issue, --option", "where a term stands, as far as it is not suggested", _asks_for_place),
    (
        "--cite SOURCE --quote WORDS, or --assumed REASON",
        "what a proposal rests on that rests on nothing yet",
        rests_on_nothing,
    ),
    ("--event EVENT", "what may be another account of an event of the case", lambda one: one.beside is not None),
    ("--event one, or new", "whether what may be of one event is", lambda one: bool(one.one_event_with)),
)


def sources_in_words(proposal: Gathered) -> str:
    """How many sources say it and how many origins these have: "2 sources, 1 origin"."""
    return f"{counted(len(proposal.sources), 'source')}, {counted(proposal.origins, 'origin')}"


def counted(count: int, thing: str) -> str:
    """How many of a thing: "1 proposal", "2 proposals"."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def _quoted(words: str) -> str:
    return words if words.startswith(("“", '"', "„", "«")) else f"“{words}”"


def _places(mention: Proposal) -> str:
    return ", ".join(f"{start}–{end}" for start, end in mention.spans)


def _suggested(loaded: LoadedCase, proposal: Gathered) -> str:
    """The entry that a proposal would become, in a few words; how sure reading was is no reason to accept it."""
    entry: Mapping[str, Any] = proposal.entry
    if proposal.kind == "dateline":
        return f"'{proposal.source}' {published_in_words(entry)}"
    if proposal.kind == "version":
        return f"it replaces {' and '.join(_called(loaded, str(old)) for old in entry['replaces'])}"
    if proposal.adds_to is not None:
        return f"a further citation of {proposal.adds_to}"
    if proposal.kind == "statement":
        return ", ".join(_stand(loaded, proposal))
    if proposal.kind == "provision":
        named = ((side, entry.get(side)) for side in ("gives", "gets"))
        sides = (f"{side} {', '.join(map(str, who))}" for side, who in named if isinstance(who, list))
        return "; ".join(filter(None, [_term(entry, proposal.quote), measured(entry), *sides]))
    where = f" in {entry['place']}" if entry.get("place") else ""
    day = _when(entry["date"]) if entry.get("date") else "date unknown"
    accounts: Sequence[Mapping[str, Any]] = entry.get("accounts") or ({},)
    word = "; ".join(_by_word(loaded, proposal, account) for account in accounts)
    status = f", {entry['status']}" if entry.get("status") else ""
    beside = f"; perhaps another account of {proposal.beside}" if proposal.beside else ""
    others = proposal.one_event_with
    if not beside and others:
        more = f" and {len(others) - 1} more" if len(others) > 1 else ""
        beside = f"; perhaps of one event with {others[0]}{more}"
    return f"{with_code(entry['kind'])}{status}{where}, {day}, {word}{beside}"


def _by_word(loaded: LoadedCase, proposal: Proposal, account: Mapping[str, Any]) -> str:
    """Whose account it is, with the numbers that it gives and with what it denies."""
    who = account.get("claimant") or _somebody(loaded, proposal)
    denied = account.get("denies")
    if denied is True:
        return f"denied by {who}"
    counts = "; ".join(f"{what}: {_number(held)}" for what, held in (account.get("counts") or {}).items())
    word = f"by the word of {who}" + (f" ({counts})" if counts else "")
    return word + (f", who denies {_quoted(denied)}" if isinstance(denied, str) else "")


def _number(held: Any) -> Count:
    return Count.model_validate(held) if isinstance(held, Mapping) else Count(low=held, best=held, high=held)


def _somebody(loaded: LoadedCase, proposal: Proposal) -> str:
    """Who speaks, in the text's words, where the case does not name them."""
    if not proposal.speaker:
        return "somebody who is not named"
    return f"“{proposal.speaker}”" + (", whom the case does not name" if loaded.case.parties else "")


def _stand(loaded: LoadedCase, proposal: Gathered) -> Iterator[str]:
    """Who takes which stance on what, under which condition, and whether it would bind."""
    entry: Mapping[str, Any] = proposal.entry
    who = ".".join(str(entry[field]) for field in ("by", "voice") if entry.get(field))
    if proposal.several is not None:
        yield f"{who} {proposal.several.stance} one of several drafts ({' or '.join(proposal.several.drafts)})"
    else:
        yield f"{who} {entry['stance']}" if who else f"{entry['stance']}, by {_somebody(loaded, proposal)}"
    about, condition, old = entry.get("about"), entry.get("if"), entry.get("supersedes")
    if isinstance(about, dict) and "topic" not in about:
        yield f"about {in_short(about)}"
    if isinstance(condition, dict):
        yield "if " + "; ".join(f"{issue}: {option}" for issue, option in condition.items())
    if isinstance(old, list):
        yield f"in place of {old[0]}"
    if proposal.several is not None:
        yield f"which you choose (--stance '{proposal.several.stance}' --draft DRAFT)"
    if would_bind(proposal):
        yield f"which binds (--stance '{entry['stance']}')"


def _term(entry: Mapping[str, Any], quote: str) -> str:
    """Where a term would stand; what a person still has to say is named as missing."""
    draft = entry.get("draft") or "a draft that you name"
    if not entry.get("issue"):
        codes = ", ".join(map(with_code, entry.get("codes") or ()))
        what = "" if entry["what"] == quote else f": “{entry['what']}”"
        return f"a term of {draft}, on an issue that is new{what}" + (f"; {codes}" if codes else "")
    return f"a term of {draft}: {entry['issue']} = {entry.get('option') or 'an option that you name'}"


def _when(date: JsonValue) -> str:
    if isinstance(date, dict) and date.get("from") != date.get("to"):
        return f"{date.get('from') or '?'} to {date.get('to') or '?'}"
    return str(date.get("from") if isinstance(date, dict) else date)
