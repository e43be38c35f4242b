"""From a proposal to the entry that it becomes; what has to be refused is refused before anything is written."""

import difflib
import itertools
import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final, NamedTuple

from ..model.case import Case
from ..model.problem import IrenicError, failure
from ..model.proposal import Decision, Proposal
from .load import LoadedCase
from .tree import Node, Path

# between two pieces of one quotation: nothing that anybody said
_NOTHING_SAID: Final = re.compile(r"[\s\"“”„«»]*")
_TOPIC_LENGTH: Final = 120


class Acceptance(NamedTuple):
    """What a proposal becomes when it is accepted."""

    proposal: str
    """Its id."""
    path: Path
    """Where the entry comes to stand."""
    entry: Mapping[str, Any]
    cautions: tuple[str, ...]
    """What the person who accepts it has to know."""
    replaces: bool = False
    """Whether the entry is there already, and takes on what was proposed."""

    @property
    def name(self) -> str:
        """What the entry is called in its part of the case."""
        return str(self.path[-1])


class Ground(NamedTuple):
    """What a person who accepts a proposal rests it on: a quote in a source, or the person's own reason."""

    source: str | None = None
    quote: str | None = None
    assumed: str | None = None


def find_proposal(
    loaded: LoadedCase, start: str, proposals: Iterable[Proposal], decisions: Mapping[str, Decision], *, again: bool
) -> Proposal:
    """The one proposal whose id begins so; those that wait go before those that are decided on.

    With `again` a proposal that was rejected may be decided on once more, and one that was accepted if its entry is no
    longer in the case. Raises IrenicError (E001) where there is none or several, (E008) where it is decided on.
    """
    fitting = [one for one in proposals if one.id.startswith(start)]
    waiting = [one for one in fitting if one.id not in decisions]
    chosen = [one for one in fitting if one.id == start] or waiting or fitting
    if len(chosen) != 1:
        what = "no proposal waits" if not chosen else f"{len(chosen)} proposals wait"
        raise failure("E001", f"{what} under the id '{start}'", "irenic read --into CASE lists what waits")
    (found,) = chosen
    decision = decisions.get(found.id)
    if decision is None:
        return found
    if decision.verdict == "rejected":
        if not again:
            raise failure(
                "E008",
                f"proposal '{found.id}' {_told(decision)}",
                "nothing has to be done; irenic accept still takes it",
            )
    elif _is_in_case(loaded, found, decision):
        raise failure(
            "E008",
            f"proposal '{found.id}' {_told(decision)}",
            "edit or remove that entry in the case file: a decision on the proposal no longer changes it",
        )
    return found


def acceptance(
    loaded: LoadedCase,
    proposal: Proposal,
    decision: Decision | None,
    *,
    by: str | None,
    name: str | None,
    term: tuple[str, str, str] | None,
    ground: Ground | None = None,
    taken: Collection[Path] = (),
) -> Acceptance:
    """The entry that a proposal becomes; `taken` are the paths of entries that are about to be added as well.

    `ground` is what it rests on, where the proposal has nothing. Raises IrenicError where it does not say whose words
    it holds (E007), names what the case does not have (R001, R003), stands where something is already (E003), rests on
    nothing (I015) or on a quote that does not stand in its source (I013).
    """
    case = loaded.case
    if by is not None:
        require_somebody(case, by)
    entry: dict[str, Any] = dict(proposal.entry)
    path: Path
    if proposal.kind == "provision":
        entry, path = _term(case, _exact(loaded, proposal, entry), term)
    elif proposal.changes is not None:
        path = ("statements", proposal.changes)
        entry = _changed(loaded, proposal, by)
    elif proposal.kind == "statement":
        _give(case, entry, "by", by)
        if "topic" in entry["about"]:
            entry = _exact(loaded, proposal, entry)
            entry["about"] = {"topic": _topic(entry["cite"])}
        path = ("statements", name or _free_name("s", loaded, taken))
    else:
        accounts: list[dict[str, Any]] = [dict(account) for account in entry["accounts"]]
        for account in accounts:
            _give(case, account, "claimant", by)
        entry["accounts"] = accounts
        path = ("events", name or _free_name("e", loaded, taken))
    if proposal.kind == "statement":
        entry = _grounded(loaded, entry, ground)
    elif ground is not None:
        raise failure("E009", "only a statement is given a ground", "leave out --cite, --quote and --assumed")
    if path in taken or (proposal.changes is None and _is_written(loaded, path)):
        raise failure("E003", f"'{'.'.join(map(str, path))}' is there already", "choose another, or edit what is there")
    cautions = [f"it {_told(decision)}, and now counts after all"] if decision is not None else []
    source = case.sources.get(proposal.source)
    if source is not None and source.retracted is not None:
        cautions.append(f"its source '{proposal.source}' was retracted: the entry is in the case, but does not count")
    return Acceptance(proposal.id, path, entry, tuple(cautions), replaces=proposal.changes is not None)


def _changed(loaded: LoadedCase, proposal: Proposal, by: str | None) -> dict[str, Any]:
    """The entry as it is written now, with the fields that the proposal sets or removes: the others stay."""
    node = loaded.root.child("statements")
    held = node.child(proposal.changes) if node is not None and proposal.changes is not None else None
    written = held.value() if held is not None else None
    if not isinstance(written, dict):
        hint = "it was removed since: export the case anew, or write the statement in a new row"
        raise failure("E001", f"the statement '{proposal.changes}' that it would change is not there", hint)
    if by is not None:
        raise failure("E009", "a proposal that changes a statement says whose words it is", "leave out --by")
    removed = {field for field in proposal.fields if field not in proposal.entry}
    # what is set stands where it stood before
    set_ = {field: proposal.entry[field] for field in proposal.fields if field not in removed}
    return {field: value for field, value in (written | set_).items() if field not in removed}


def _grounded(loaded: LoadedCase, entry: dict[str, Any], ground: Ground | None) -> dict[str, Any]:
    """The entry with what it rests on; one that rests on nothing is never taken."""
    if entry.get("cite") or entry.get("assumed"):
        if ground is not None:
            raise failure("E009", "the proposal has its own ground", "leave out --cite, --quote and --assumed")
        return entry
    if ground is None:
        raise failure(
            "I015",
            "the proposal rests on nothing yet: no source is cited for it",
            "add --cite SOURCE --quote WORDS, or --assumed REASON if it is your own judgement",
        )
    if ground.assumed is not None:
        return {**entry, "assumed": ground.assumed}
    source, quote = str(ground.source), str(ground.quote)
    text = loaded.texts.get(source)
    if text is None:
        raise _unknown(f"the case has no source '{source}' that can be read", source, loaded.texts)
    count = len(text.find(quote))
    if count != 1:
        nearest = text.nearest(quote) if not count else None
        told = "does not stand word for word" if not count else f"stands {count} times"
        near = f"the nearest words are: {nearest.words}" if nearest else "copy the words from the source"
        hint = near if not count else "quote more words, so that they stand there once"
        raise failure("I013", f"this quote {told} in source '{source}'", hint)
    return {**entry, "cite": [{"source": source, "quote": " ".join(quote.split())}]}


def require_somebody(case: Case, who: str) -> None:
    """Raise IrenicError (R001) where nobody in the case goes by this reference."""
    if case.speaker(who) is None:
        voices = [f"{party}.{voice}" for party, held in case.parties.items() for voice in held.voices]
        raise _unknown(
            f"nobody is called '{who}' in the case", who, [*case.parties, *voices, *case.actors, *case.sources]
        )


def _unknown(message: str, name: str, known: Collection[str], code: str = "R001") -> IrenicError:
    close = difflib.get_close_matches(name, known, 1)
    listed = f"known are: {', '.join(itertools.islice(known, 20))}{', …' if len(known) > 20 else ''}"
    hint = (f"did you mean '{close[0]}'? " if close else "") + (listed if known else "add it to the case first")
    return failure(code, message, hint)


def _term(case: Case, entry: dict[str, Any], term: tuple[str, str, str] | None) -> tuple[dict[str, Any], Path]:
    if term is None:
        raise failure(
            "E007",
            "a provision is a term of a draft, and the proposal does not say of which, on which issue",
            "add --draft DRAFT --issue ISSUE --option OPTION, all of them names of the case",
        )
    draft, issue, option = term
    if issue not in case.issues:
        raise _unknown(f"the case has no issue '{issue}'", issue, case.issues)
    if option not in case.issues[issue].options:
        raise _unknown(f"issue '{issue}' has no option '{option}'", option, case.issues[issue].options, "R003")
    for side in ("gives", "gets"):
        for who in entry.get(side, ()):
            require_somebody(case, who)
    return {"option": option, **entry}, ("drafts", draft, "terms", issue)


def _give(case: Case, entry: dict[str, Any], field: str, who: str | None) -> None:
    """Put whose words an entry holds, where a person says so; refuse an entry that is nobody's."""
    if who is not None:
        party, _, voice = who.partition(".")
        entry[field] = party if field == "by" else who
        if field == "by":
            # another's voice does not speak for them
            entry.pop("voice", None)
            if voice:
                entry["voice"] = voice
    if not entry.get(field):
        raise failure(
            "E007",
            "the proposal names nobody whom the case knows",
            "say whose words they are, with --by PARTY.VOICE; if the case has come to know them since it was read, "
            "irenic read --into CASE",
        )
    spoken = entry.get("voice") if field == "by" else None
    require_somebody(case, f"{entry[field]}.{spoken}" if spoken else entry[field])


def _exact(loaded: LoadedCase, proposal: Proposal, entry: dict[str, Any]) -> dict[str, Any]:
    """The entry with its quotes as they stand in the source: what is unbroken there is one quote."""
    text = loaded.texts.get(proposal.source)
    if text is None or len(proposal.spans) < 2:
        return entry
    spans: list[tuple[int, int]] = []
    for start, end in sorted(proposal.spans):
        if spans and (start <= spans[-1][1] or _NOTHING_SAID.fullmatch(text.text, spans[-1][1], start)):
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    cites: list[dict[str, Any]] = []
    for start, end in spans:
        quote = " ".join(text.text[start:end].split())
        place = {} if len(text.find(quote)) == 1 else {"at": [start, end]}
        cites.append({"source": proposal.source, "quote": quote, **place})
    return {**entry, "cite": cites}


def _topic(cites: list[dict[str, Any]]) -> str:
    """The longest of the quotes, to whole words: pieces joined by dots would be words that nobody said."""
    words = max((str(cite["quote"]) for cite in cites), key=len)
    return words if len(words) <= _TOPIC_LENGTH else words[:_TOPIC_LENGTH].rpartition(" ")[0] or words[:_TOPIC_LENGTH]


def _free_name(letter: str, loaded: LoadedCase, taken: Collection[Path]) -> str:
    section = "statements" if letter == "s" else "events"
    names = (f"{letter}{number}" for number in itertools.count(1))
    return next(
        name
        for name in names
        if not (loaded.is_written(section, name) or name in loaded.case.assume or (section, name) in taken)
    )


def _told(decision: Decision) -> str:
    if decision.verdict == "accepted":
        return f"was accepted already, as '{decision.entry}'"
    return "was rejected" + (f" ({decision.why})" if decision.why else "")


def _is_in_case(loaded: LoadedCase, proposal: Proposal, decision: Decision) -> bool:
    section = {"statement": "statements", "provision": "drafts"}.get(proposal.kind, "events")
    return _is_written(loaded, (section, *(decision.entry or "").split(".")))


def _is_written(loaded: LoadedCase, path: Path) -> bool:
    node: Node | None = loaded.root
    for step in path:
        node = node.child(step) if node is not None else None
    return node is not None
