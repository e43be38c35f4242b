"""From a proposal to the entry that it becomes; what has to be refused is refused before anything is written."""

import datetime
import itertools
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple, Unpack, cast

from ..casefile.load import LoadedCase
from ..casefile.quotes import SourceText
from ..casefile.tree import Node, Path
from ..casefile.write import as_written
from ..model.case import Case
from ..model.origins import Origins
from ..model.problem import failure
from ..model.proposal import Decision, Gathered, Proposal, section_of
from ..model.source import STRICTNESS, Source
from ..readers.gathering import combined
from .cutting import Cut, cited_spans, recut, require_as_read
from .deciding import How, TermPlace, as_decided, whose
from .edited import entry_as_edited, ground_of, kept_quotes
from .measuring import notes_on_measure
from .naming import require_draft, require_option, require_somebody, unknown
from .one_event import ONE_EVENT, is_account, what_differs
from .versions import NEAR_SAME, gone_from, replaced_by, shared_words
from .waiting import Inbox

NEW_EVENT: Final = "new"
"""What a person says in place of an event's name where an account is of none that the case has."""
_LISTS: Final = ("cite", "accounts", "replaces")
_TOPIC_LENGTH: Final = 120
# what reading suggests of where a term stands, and of what it is about: no part of the term itself
_SUGGESTED: Final = ("draft", "issue", "option", "codes")


class Acceptance(NamedTuple):
    """What a proposal becomes when it is accepted."""

    proposal: Gathered
    path: Path
    """Where the entry comes to stand."""
    entry: Any
    """Its plain values; where it adds to a list of an entry, the items."""
    cautions: tuple[str, ...]
    """What the person who accepts it has to know."""
    replaces: bool = False
    """Whether the entry is there already, and takes on what was proposed."""
    besides: tuple[tuple[Path, Any], ...] = ()
    """Fields of other entries that are set with it."""
    cuts: tuple[Cut, ...] = ()
    """The places at which a person chose other words than were read."""

    @property
    def adds(self) -> bool:
        """Whether it adds to what an entry lists: citations, accounts, versions that it replaces."""
        return self.path[-1] in _LISTS

    @property
    def name(self) -> str:
        """What the entry is called in its part of the case, or that to which it adds."""
        return ".".join(map(str, self.path[1:-1] if self.adds else self.path[1:]))


class Found(NamedTuple):
    """A proposal that a person names, and what has to be known of it."""

    proposal: Gathered
    cautions: tuple[str, ...] = ()


def find_proposal(
    loaded: LoadedCase, start: str, inbox: Inbox, decisions: Mapping[str, Decision], *, again: bool
) -> Found:
    """The one proposal whose id, or that of a mention, begins so; those that wait go before all others.

    With `again` a proposal that was rejected may be decided on once more, and one that was accepted if its entry is no
    longer in the case. Raises IrenicError (E001) where there is none or several, (E008) where it is decided on.
    """
    exact = [one for one in inbox.everything() if any(mention.id == start for mention in one.mentions)]
    chosen = exact or _beginning(inbox.waiting, start) or _beginning(inbox.everything(), start)
    if len(chosen) != 1:
        what = "no proposal waits" if not chosen else f"{len(chosen)} proposals wait"
        raise failure("E001", f"{what} under the id '{start}'", "irenic show CASE inbox lists what waits")
    (found,) = chosen
    decision = next((decisions[mention.id] for mention in found.mentions if mention.id in decisions), None)
    if decision is not None and decision.verdict == "rejected":
        if not again:
            raise failure(
                "E008",
                f"proposal '{found.id}' {_told(decision)}",
                "nothing has to be done; irenic accept still takes it",
            )
    elif decision is not None and found.outgrown is None and _is_in_case(loaded, found, decision):
        raise failure(
            "E008",
            f"proposal '{found.id}' {_told(decision)}",
            "edit or remove that entry in the case file: a decision on the proposal no longer changes it",
        )
    cautions = () if decision is None else (f"it {_told(decision)}, and now counts after all",)
    if found.outgrown is not None:
        cautions = (
            f"'{found.outgrown}' holds the same words as somebody's from outside: take it out of the case file",
        )
    if any(one is found for one in inbox.in_case):
        # who names it means it: a statement within another's words, with a stance of its own
        caution = f"the case cites these words already, in '{found.adds_to}'"
        return Found(found.model_copy(update={"adds_to": None}), (*cautions, caution))
    return Found(found, cautions)


def _beginning(proposals: Iterable[Gathered], start: str) -> list[Gathered]:
    return [one for one in proposals if any(mention.id.startswith(start) for mention in one.mentions)]


def acceptance(loaded: LoadedCase, found: Found, taken: Collection[Path] = (), **how: Unpack[How]) -> Acceptance:
    """The entry that a proposal becomes; `taken` are the paths of entries that are about to be added as well.

    Raises IrenicError where it does not say whose words it holds (E007), or names what the case does not have (R001,
    R003), or stands where something is already (E003), and as `deciding.as_decided` and `edited.entry_as_edited` do.
    """
    case, proposal, cautions, by = loaded.case, found.proposal, list(found.cautions), how.get("by")
    withdrawn = [one for one in proposal.sources if one in case.sources and case.sources[one].retracted is not None]
    only = len(withdrawn) == len(proposal.sources)
    what = "the entry is in the case, but does not count" if only else "its words alone would not count"
    cautions += [f"its source '{source}' was retracted: {what}" for source in withdrawn]
    cautions += [
        f"'{name}' replaces its source, and these words no longer stand there" for name in gone_from(loaded, proposal)
    ]
    if by is not None:
        require_somebody(case, by)
    path: Path
    if proposal.kind == "version":
        return _version(loaded, proposal, tuple(cautions), how)
    if proposal.kind == "dateline":
        require_as_read(loaded, proposal)
        return _dateline(loaded, proposal, tuple(cautions))
    if proposal.sheet is not None:
        return _edit(loaded, found, taken, tuple(cautions), how)
    require_as_read(loaded, proposal)
    if how.get("ground") is not None:
        raise failure("E009", "only what a workbook proposes is given a ground", "leave out --cite and --assumed")
    places, cuts = proposal.places, tuple[Cut, ...]()
    if (words := how.get("words")) is not None:
        places, cuts, left_out = recut(loaded, proposal, words)
        cautions += left_out
    exact = [_exact(loaded, mention) for mention in places]
    entry = dict(proposal.entry) | combined(places, exact, Origins(case))
    if proposal.adds_to is not None:
        cites = entry["accounts"][0]["cite"] if proposal.kind == "event" else entry["cite"]
        return Acceptance(proposal, (*_steps(loaded, proposal.adds_to), "cite"), cites, tuple(cautions), cuts=cuts)
    day = how.get("date")
    if day is not None and proposal.kind != "provision":
        _require_told_later(case, proposal, day)
        entry["date"] = str(day)
    if proposal.kind == "provision":
        entry, path = _term(case, entry, how.get("term"))
        cautions += notes_on_measure(case, entry, str(path[-1]), str(entry["option"]))
    elif proposal.kind == "statement":
        whose(case, entry, "by", how)
        entry, told = as_decided(case, proposal, entry, how, [cut.mention.quote for cut in cuts])
        cautions += told
        if entry.get("about", {}).keys() <= {"topic"}:
            entry["about"] = {"topic": _topic(exact[0]["cite"])}
        path = ("statements", how.get("name") or _free_name("s", loaded, taken))
    else:
        accounts: list[dict[str, Any]] = [dict(account) for account in entry["accounts"]]
        for account in accounts:
            # of an event that is disputed each claimant's account is its own
            whose(case, account, "claimant", how if len(accounts) == 1 else {})
        event = how.get("event")
        if event is None and proposal.beside is not None:
            raise failure(
                "E007",
                f"proposal '{proposal.id}' may be another account of an event that the case has, '{proposal.beside}'",
                f"add --event {proposal.beside} if it is, or --event {NEW_EVENT} if it is of another",
            )
        if event is not None and (event not in (NEW_EVENT, ONE_EVENT) or event in case.events):
            if event not in case.events:
                raise unknown(f"the case has no event '{event}'", event, case.events)
            if day is not None:
                raise failure("E009", f"'{event}' has its own date", "leave out --date, or change it in case.yaml")
            held = case.events[event]
            besides, told = _set_by_account(event, held.status, entry, is_dated=held.date.is_known)
            path = ("events", event, "accounts")
            return Acceptance(proposal, path, accounts, (*cautions, *told), besides=besides, cuts=cuts)
        entry["accounts"] = accounts
        path = ("events", how.get("name") or _free_name("e", loaded, taken))
    if path in taken or _is_written(loaded, path):
        raise failure("E003", f"'{'.'.join(map(str, path))}' is there already", "choose another, or edit what is there")
    return Acceptance(proposal, path, entry, tuple(cautions), cuts=cuts)


def _set_by_account(
    event: str, status: str, entry: Mapping[str, Any], *, is_dated: bool
) -> tuple[tuple[tuple[Path, Any], ...], list[str]]:
    """What another account sets of an event, and what to tell of it: that it is disputed, and a day that it lacked."""
    told = entry.get("status", "happened")
    fields: list[tuple[Path, Any]] = []
    cautions = []
    if status != "disputed" and (told == "disputed" or {"denied", "happened"} == {status, told}):
        fields.append((("events", event, "status"), "disputed"))
        cautions.append(f"'{event}' is disputed from now on: one denies what another tells")
    if not is_dated and entry.get("date"):
        fields.append((("events", event, "date"), entry["date"]))
        cautions.append(f"'{event}' had no date, and has that of this account")
    return tuple(fields), cautions


def as_one_event(accepted: Sequence[Acceptance]) -> list[Acceptance]:
    """New events as accounts of the first of them, as a person says that they are; whatever is no event stays."""
    made: list[Acceptance] = []
    first: Acceptance | None = None
    for one in accepted:
        if not is_account(one.proposal) or first is None:
            first = one if is_account(one.proposal) else first
            made.append(one)
            continue
        event, held = str(first.path[1]), first.entry
        besides, told = _set_by_account(
            event, held.get("status", "happened"), one.entry, is_dated=bool(held.get("date"))
        )
        if differing := what_differs(held, one.entry):
            told.append(f"'{event}' keeps the {' and the '.join(differing)} that '{first.proposal.id}' tells")
        path: Path = ("events", event, "accounts")
        cautions = (*one.cautions, *told)
        made.append(one._replace(path=path, entry=one.entry["accounts"], cautions=cautions, besides=besides))
        first = first._replace(entry={**held, **{str(field[-1]): value for field, value in besides}})
    return made


def _version(loaded: LoadedCase, proposal: Gathered, cautions: tuple[str, ...], how: How) -> Acceptance:
    """That a source replaces others; who may see it is no looser than they are unless a person has said so."""
    case, held = loaded.case, cast(Sequence[str], proposal.entry["replaces"])
    older, source, handling = [str(old) for old in held], proposal.source, how.get("handling")
    for old in older:
        if source in replaced_by(case, old):
            raise failure("E009", f"'{old}' replaces '{source}' already", "a version is replaced by a later one alone")
    said = handling or case.sources[source].handling
    for old in older:
        shared = 1.0
        if source in loaded.texts and old in loaded.texts:
            shared = shared_words(loaded.texts[old].text, loaded.texts[source].text)
        if shared < NEAR_SAME:
            cautions += (
                f"only {shared:.0%} of the words of '{old}' stand in '{source}': if it only corrects or withdraws that "
                f"report, take 'replaces:' out again, and write 'retracted:' on '{old}' if it was withdrawn",
            )
    known = [case.sources[old].handling for old in older if old in case.sources]
    close = max(known, key=STRICTNESS.__getitem__, default=said)
    if STRICTNESS[close] > STRICTNESS[said]:
        cautions += (f"'{source}' is {said}, and what it replaces is {close}: see to 'handling:' in case.yaml",)
    besides: tuple[tuple[Path, Any], ...] = ()
    if handling is not None and handling != case.sources[source].handling:
        besides = ((("sources", source, "handling"), handling),)
    return Acceptance(proposal, ("sources", source, "replaces"), older, cautions, besides=besides)


def _dateline(loaded: LoadedCase, proposal: Gathered, cautions: tuple[str, ...]) -> Acceptance:
    """When and by whom a source was published, as far as the case does not say it; cited from its head."""
    source = proposal.source
    held = loaded.case.sources[source]
    known = {"published": held.published.is_known, "outlet": held.outlet is not None}
    fields = {field: proposal.entry[field] for field in known if field in proposal.entry and not known[field]}
    if not fields:
        raise failure("E003", f"the case knows already when '{source}' was published", "nothing has to be done")
    entry = _exact(loaded, proposal)
    besides = [(("sources", source, field), value) for field, value in list(fields.items())[1:]]
    besides.append((("sources", source, "cite"), [*_plain_cites(held), *entry["cite"]]))
    (first, value), *_ = fields.items()
    return Acceptance(proposal, ("sources", source, first), value, cautions, besides=tuple(besides))


def _plain_cites(held: Source) -> list[dict[str, Any]]:
    return [one.model_dump(mode="json", exclude_defaults=True) for one in held.cite]


def _require_told_later(case: Case, proposal: Gathered, day: datetime.date) -> None:
    """Raise IrenicError (E009) where something would be dated later than every report of it."""
    published = [case.sources[name].published for name in proposal.sources if name in case.sources]
    last = max((date.end or datetime.date.max for date in published if date.is_known), default=None)
    if proposal.entry.get("status") in (None, "happened") and last is not None and day > last:
        raise failure("E009", f"its last report is of {last}, and nobody can report {day} by then", "correct the day")


def _edit(loaded: LoadedCase, found: Found, taken: Collection[Path], cautions: tuple[str, ...], how: How) -> Acceptance:
    """What was written into a workbook, as it was written: its stance is a person's word already."""
    proposal = found.proposal
    if proposal.changes is not None and how.get("by") is not None:
        raise failure("E009", "a proposal that changes a statement says whose words it is", "leave out --by")
    entry = entry_as_edited(loaded, proposal, ground_of(how.get("ground"), how.get("words")))
    whose(loaded.case, entry, "by", how)
    cautions += tuple(
        f"its quote is kept as it was, and needs a look: “{one.quote}” [{one.source}]"
        for one in kept_quotes(loaded, proposal)
    )
    name = proposal.changes or how.get("name") or _free_name("s", loaded, taken)
    path: Path = ("statements", name)
    if path in taken or (proposal.changes is None and _is_written(loaded, path)):
        raise failure("E003", f"'statements.{name}' is there already", "choose another, or edit what is there")
    return Acceptance(proposal, path, entry, cautions, replaces=proposal.changes is not None)


def _steps(loaded: LoadedCase, name: str) -> Path:
    """The path that a name such as `events.e1.accounts.0` stands for."""
    node: Node | None = loaded.root
    path: list[str | int] = []
    for step in name.split("."):
        path.append(int(step) if node is not None and node.kind == "list" else step)
        node = node.child(path[-1]) if node is not None else None
    return tuple(path)


def _term(case: Case, entry: dict[str, Any], term: TermPlace | None) -> tuple[dict[str, Any], Path]:
    """The term and where it stands; what a person names goes before what reading suggested."""
    told = {field: entry.pop(field, None) for field in _SUGGESTED}
    named = dict(zip(_SUGGESTED, term or (None, None, None), strict=False))
    if named["issue"] and named["issue"] != told["issue"]:
        # an option that was suggested for another issue
        told["option"] = None
    place = {field: named.get(field) or told[field] for field in ("draft", "issue", "option")}
    missing = [field for field, name in place.items() if not name]
    if missing:
        flags = " ".join(f"--{field} {field.upper()}" for field in missing)
        raise failure(
            "E007",
            "a provision is a term of a draft on an issue, and the proposal does not say of which: no "
            f"{' and no '.join(missing)}",
            f"add {flags}, naming what the case has",
        )
    draft, issue, option = (str(place[field]) for field in ("draft", "issue", "option"))
    require_draft(case, draft)
    require_option(case, issue, option)
    for side in ("gives", "gets"):
        for who in entry.get(side, ()):
            require_somebody(case, who)
    return {"option": option, **entry}, ("drafts", draft, "terms", issue)


def proposed_by(loaded: LoadedCase, accepted: Acceptance) -> tuple[tuple[Path, Any], ...]:
    """What says that the option of a term which now stands in the case is proposed in its draft, if nothing says it.

    The option is cited through the term from then on; without it, it would still count as assumed.
    """
    path = accepted.path
    if len(path) != 4 or path[0] != "drafts":
        return ()
    draft, issue, option = str(path[1]), str(path[3]), str(accepted.entry["option"])
    held = loaded.case.issues[issue].options[option]
    if held.cite or draft in held.proposed_in:
        return ()
    place: Path = ("issues", issue, "options", option)
    proposed = [*held.proposed_in, draft]
    if loaded.root.deepest(place)[0].kind != "mapping":
        # its label alone stands there
        return ((place, as_written(held) | {"proposed_in": proposed}),)
    return (((*place, "proposed_in"), proposed),)


def _exact(loaded: LoadedCase, proposal: Proposal) -> dict[str, Any]:
    """A mention's entry with its quotes as they stand in the source: what is unbroken there is one quote."""
    entry: dict[str, Any] = dict(proposal.entry)
    text = loaded.texts.get(proposal.source)
    if text is None or proposal.kind == "version":
        return entry
    if proposal.kind == "event":
        # an account is cited to the end of its clause, where the mention may go on to a semicolon
        accounts = [
            {**account, "cite": [_sure(text, proposal, cite) for cite in account["cite"]]}
            for account in entry["accounts"]
        ]
        return {**entry, "accounts": accounts}
    quotes = [(" ".join(text.text[start:end].split()), [start, end]) for start, end in cited_spans(text, proposal)]
    cites = [{"source": proposal.source, "quote": quote, "at": place} for quote, place in quotes]
    return {**entry, "cite": [_sure(text, proposal, cite) for cite in cites]}


def _sure(text: SourceText, proposal: Proposal, cite: Mapping[str, Any]) -> dict[str, Any]:
    """A citation with its place where the quote stands more than once, and only there."""
    found = text.find(str(cite["quote"]))
    plain = {name: value for name, value in cite.items() if name != "at"}
    if len(found) == 1:
        return plain
    own = [list(one) for one in found for start, end in proposal.spans if start < one[1] and one[0] < end]
    return {**plain, "at": cite["at"]} if "at" in cite else {**plain, **({"at": own[0]} if own else {})}


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
    return _is_written(loaded, _steps(loaded, f"{section_of(proposal)}.{decision.entry}"))


def _is_written(loaded: LoadedCase, path: Path) -> bool:
    node: Node | None = loaded.root
    for step in path:
        node = node.child(step) if node is not None else None
    return node is not None
