"""Which of what waits is wanted: of a kind, of a party, from a source, of some confidence, or what would bind."""

import re
import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple, cast

from ..casefile.load import LoadedCase
from ..model.case import Case
from ..model.meant import speaker_meant
from ..model.problem import failure
from ..model.proposal import Gathered, ProposalKind
from ..model.record import BINDING
from ..model.result import Provenance, Result
from .deciding import How
from .edited import kept_quotes
from .naming import require_somebody, unknown

METHOD: Final = "what reading and workbooks propose, and nobody has decided on"


class Wanted(NamedTuple):
    """What is wanted of what waits; all of these have to hold."""

    kinds: tuple[ProposalKind, ...] = ()
    """Any of these kinds; every kind if empty."""
    party: str | None = None
    """Whose words, or whose account it is, or who gives or gets in a term: a party, a voice of one, an actor."""
    source: str | None = None
    """A source that says it, alone or with others, or the workbook that it was written into."""
    min_confidence: float = 0.0
    """How sure reading was of it at the least, from 0 to 1."""
    binding: bool = False
    """Only statements that would bind a party."""


ALL: Final = Wanted()


class Waiting(Result):
    """What waits for a decision; nothing of it counts before a person accepts it."""

    title: str
    notice: str | None
    total: int
    """How many proposals wait, wanted or not."""
    kinds: Mapping[ProposalKind, int]
    """How many of what is wanted are of each kind."""
    binding: int
    """How many of it would bind a party."""
    unnamed: int
    """How many of it are words of nobody whom the case names."""
    median_confidence: float | None
    """Of half of it reading was at least so sure; None where nothing is wanted."""
    sources: Mapping[str, int]
    """How many of it come from each source, or workbook; what several say counts with the first."""
    proposals: tuple[Gathered, ...]
    """What is wanted, by source and in the order of the text."""


def what_waits(loaded: LoadedCase, waiting: Iterable[Gathered], wanted: Wanted = ALL) -> Waiting:
    """What is wanted of what waits, with how many there are of what.

    Raises IrenicError (R001) where a party or a source is wanted that the case does not have.
    """
    held = list(waiting)
    if wanted.party is not None:
        wanted = wanted._replace(party=speaker_meant(loaded.case, wanted.party))
    if wanted.party is not None:
        require_somebody(loaded.case, wanted.party)
    if wanted.source is not None and wanted.source not in (known := {*loaded.case.sources, *map(origin_of, held)}):
        raise unknown(f"the case has no source '{wanted.source}'", wanted.source, sorted(known - {""}))
    found = [one for one in held if is_wanted(one, wanted)]
    sources = Counter(map(origin_of, found))
    # what the case has first stands first
    order = {name: at for at, name in enumerate((*loaded.case.sources, *sources))}
    found.sort(key=lambda one: order[origin_of(one)])
    return Waiting(
        about=Provenance(verb="show", method=METHOD, inputs=loaded.inputs, parameters=_parameters(wanted)),
        title=loaded.case.title,
        notice=loaded.case.notice,
        total=len(held),
        kinds=Counter(one.kind for one in found),
        binding=sum(would_bind(one) for one in found),
        unnamed=sum(is_unnamed(one) for one in found),
        median_confidence=round(statistics.median(one.confidence for one in found), 2) if found else None,
        sources={name: sources[name] for name in sorted(sources, key=order.__getitem__)},
        proposals=tuple(found),
    )


def _parameters(wanted: Wanted) -> dict[str, Any]:
    return {**wanted._asdict(), "kinds": list(wanted.kinds)}


def is_wanted(proposal: Gathered, wanted: Wanted) -> bool:
    """Whether a proposal is one of those that are wanted."""
    return (
        (not wanted.kinds or proposal.kind in wanted.kinds)
        and (wanted.party is None or any(_is_of(who, wanted.party) for who in _concerned(proposal)))
        and (wanted.source is None or wanted.source in (*proposal.sources, proposal.sheet))
        and proposal.confidence >= wanted.min_confidence
        and (not wanted.binding or would_bind(proposal))
    )


def origin_of(proposal: Gathered) -> str:
    """The workbook that a proposal was written into, else the first source that says it."""
    return proposal.sheet or proposal.source


def would_bind(proposal: Gathered) -> bool:
    """Whether its words would bind a party if they were taken as suggested."""
    return proposal.kind == "statement" and proposal.adds_to is None and proposal.entry.get("stance") in BINDING


def is_unnamed(proposal: Gathered) -> bool:
    """Whether the case names nobody whose words these are."""
    if proposal.adds_to is not None or proposal.kind not in ("statement", "event") or proposal.changes is not None:
        return False
    return not _speakers(proposal)


def may_be_a_partys(case: Case, proposal: Gathered) -> bool:
    """Whether somebody whom the case does not name may speak for a party that it does not name yet.

    So where it names no party at all, or where the words say yes or no: as an outsider's they bind nobody for good.
    """
    if not is_unnamed(proposal):
        return False
    says_so = any(re.search(rf"\b{stance}\b", proposal.reason) for stance in BINDING)
    return not case.parties or (proposal.kind == "statement" and says_so)


def _speakers(proposal: Gathered) -> list[str]:
    """Whose words or account it is, as far as the case names them: `alpha.orren`."""
    if proposal.kind == "event":
        accounts = cast(Sequence[Mapping[str, Any]], proposal.entry.get("accounts") or ())
        return [str(account["claimant"]) for account in accounts if account.get("claimant")]
    by, voice = proposal.entry.get("by"), proposal.entry.get("voice")
    return [f"{by}.{voice}" if voice else str(by)] if by else []


def _concerned(proposal: Gathered) -> list[str]:
    sides = [proposal.entry.get(side) for side in ("gives", "gets")] if proposal.kind == "provision" else []
    return [*_speakers(proposal), *(str(who) for side in sides if isinstance(side, list) for who in side)]


def _is_of(who: str, wanted: str) -> bool:
    return who == wanted or who.startswith(f"{wanted}.")


def require_plain(loaded: LoadedCase, proposal: Gathered, how: How) -> None:
    """Raise IrenicError (E007) where a proposal is to be looked at by itself, never taken among many."""
    if proposal.beside is not None:
        raise failure(
            "E007",
            f"it may be another account of an event that the case has, '{proposal.beside}'",
            f"accept it by its id, with --event {proposal.beside} if it is, or --event new",
        )
    if proposal.kind == "version":
        raise failure("E007", "one source would take the place of another", "look at both, and accept it by its id")
    if rests_on_nothing(proposal):
        raise failure("E007", "it rests on nothing yet", "accept it by its id, with --cite and --quote, or --assumed")
    if kept_quotes(loaded, proposal):
        raise failure(
            "E007", "its quote is kept as it was, and needs a look", "accept it by its id if the quote says so"
        )
    suggested = proposal.entry.get("stance")
    if proposal.sheet is not None and would_bind(proposal) and how.get("stance") != suggested:
        raise failure(
            "E007", f"it would bind {proposal.entry.get('by')}", f"accept it by its id, or add --stance '{suggested}'"
        )


def require_alone(proposal: Gathered, binding: Iterable[Gathered]) -> None:
    """Raise IrenicError (E007) where words of the same party within it would bind, and nobody has decided on those.

    They would no longer be proposed once the case cites the whole as words that bind nobody.
    """
    if proposal.kind != "statement" or would_bind(proposal):
        return
    for other in binding:
        if other.entry.get("by") == proposal.entry.get("by") and _meet(proposal, other):
            raise failure(
                "E007",
                f"words within it would bind {other.entry.get('by')}",
                f"decide first on {other.id}; or accept it by its id",
            )


def _meet(one: Gathered, other: Gathered) -> bool:
    return any(
        first.source == second.source and start < right and left < end
        for first in one.mentions
        for second in other.mentions
        for start, end in first.spans
        for left, right in second.spans
    )


def rests_on_nothing(proposal: Gathered) -> bool:
    """Whether it was written into a workbook without what it rests on."""
    has_ground = proposal.entry.get("cite") or proposal.entry.get("assumed")
    is_new = proposal.changes is None or bool({"cite", "assumed"} & set(proposal.fields))
    return proposal.sheet is not None and is_new and not has_ground


def how_of_many(proposal: Gathered, how: How) -> How:
    """What is said of many, as far as it concerns one of them: no stance is given to words that do not suggest it."""
    suggested, stance = proposal.entry.get("stance"), how.get("stance")
    fits = (would_bind(proposal) and stance in (suggested, "claims")) or (proposal.several and stance == "claims")
    return {"stance": stance} if fits else {}


def case_names_nobody(case: Case) -> bool:
    """Whether no words can be anybody's yet: the case has neither party nor actor."""
    return not case.parties and not case.actors
