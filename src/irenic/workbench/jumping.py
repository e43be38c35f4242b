"""The jump box: pages, parties, issues, drafts, sources and statements by a part of their names."""

from collections.abc import Iterator
from typing import Final

from ..model.base import Frozen
from ..model.spoken import about_of, speaker_of
from .registry import pages
from .snapshot import Snapshot

_MOST: Final = 12


class Jump(Frozen):
    """A place that one can go to."""

    words: str
    kind: str
    address: str


def places_like(snapshot: Snapshot, typed: str) -> list[Jump]:
    """The places whose names hold all words typed, those that begin with them first."""
    words = typed.casefold().split()
    found = [
        (not name.casefold().startswith(words[0]) if words else False, at, place)
        for at, (name, place) in enumerate(snapshot.once("jumps", lambda: list(_places(snapshot))))
        if all(one in name.casefold() for one in words)
    ]
    return [place for _, _, place in sorted(found, key=lambda one: one[:2])[:_MOST]]


def _places(snapshot: Snapshot) -> Iterator[tuple[str, Jump]]:
    """Every place, with the words that it is found by."""
    case = snapshot.case
    for page in pages().values():
        if page.title:
            yield page.title, Jump(words=page.title, kind="page", address=f"/{page.name}")
    for name, party in case.parties.items():
        yield _found(party.name, name), Jump(words=party.name, kind="party", address=f"/matrix?party={name}")
    for name in case.issues:
        label = case.issue_label(name)
        yield _found(label, name), Jump(words=label, kind="issue", address=f"/matrix?issue={name}")
    for name, draft in case.drafts.items():
        title = draft.title or name
        yield _found(title, name), Jump(words=title, kind="draft", address=f"/evidence?of=drafts/{name}")
    for name, source in case.sources.items():
        title = ", ".join(part for part in (source.outlet, source.title) if part) or name
        yield _found(title, name), Jump(words=title, kind="source", address=f"/sources/{name}")
    for name, statement in case.statements.items():
        about = about_of(case, statement.about, statement.stance)
        says = f"{name}: {speaker_of(case, statement)} {statement.stance} {about}"
        yield says, Jump(words=says, kind="statement", address=f"/evidence?of=statements/{name}")


def _found(words: str, name: str) -> str:
    return words if name.casefold() == words.casefold() else f"{words} {name}"
