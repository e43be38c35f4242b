"""What a case gives to train on: the places of the words that a person accepted or rejected, in its public sources."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..casefile import inbox
from ..casefile.load import LoadedCase, load_case
from ..model.problem import failure
from ..model.proposal import Span
from ..readers.tagging.accepted import labelled_by_decisions
from ..readers.tagging.labels import Labelled

Spans = tuple[Span, ...]


def labelled_by_case(path: Path, pipeline: Any) -> tuple[Iterator[Labelled], int]:
    """The labelled texts of a case's public sources, and how many there are.

    A source that is not public is passed over: a tagger could carry its words to where they must not go.

    Raises IrenicError where the case cannot be read, or no public source of it has an accepted statement.
    """
    loaded = load_case(path)
    accepted = _accepted(loaded)
    names = [name for name, source in loaded.case.sources.items() if source.handling == "public" and name in accepted]
    if not names or loaded.case.handling not in (None, "public"):
        raise failure(
            "X012",
            "the case holds nothing to learn from: no statement that cites a public source",
            "accept proposals first (irenic read --into CASE), or train on brat files",
        )
    return _labelled(loaded, names, accepted, pipeline), len(names)


def _labelled(
    loaded: LoadedCase, names: list[str], accepted: dict[str, list[Spans]], pipeline: Any
) -> Iterator[Labelled]:
    decided = inbox.decisions_in(loaded.folder)
    rejected, waiting = defaultdict(list), defaultdict(list)
    for proposal in inbox.proposals_in(loaded.folder, loaded.case.sources):
        if proposal.kind != "statement":
            continue
        decision = decided.get(proposal.id)
        if decision is None:
            waiting[proposal.source].append(proposal.spans)
        elif decision.verdict == "rejected":
            rejected[proposal.source].append(proposal.spans)
    for name in names:
        text = loaded.texts[name].text
        yield labelled_by_decisions(name, text, accepted[name], rejected[name], waiting[name], pipeline)


def _accepted(loaded: LoadedCase) -> dict[str, list[Spans]]:
    """The places of the words of every statement, by source; one whose place is not sure is left out."""
    found: dict[str, list[Spans]] = defaultdict(list)
    for statement in loaded.case.statements.values():
        pieces: dict[str, list[Span]] = defaultdict(list)
        for citation in statement.cite:
            text = loaded.texts.get(citation.source)
            places = [] if text is None else text.find(citation.quote)
            if citation.at is not None:
                pieces[citation.source].append(citation.at)
            elif len(places) == 1:
                pieces[citation.source].append((places[0].start, places[0].end))
        for source, spans in pieces.items():
            found[source].append(tuple(sorted(spans)))
    return found
