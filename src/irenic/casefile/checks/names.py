"""Checks on names: every id that is used is somebody's or something's, and only one's."""

import functools
from collections.abc import Iterable, Iterator
from typing import Final

from ...model.base import RESERVED
from ...model.did_you_mean import nearest
from ..load import LoadedCase
from ..references import Named
from ..tree import Node
from .registry import Finding, check

_SECTION: Final = {
    "source": ("sources", "source"),
    "party": ("parties", "party"),
    "issue": ("issues", "issue"),
    "draft": ("drafts", "draft"),
    "statement": ("statements", "statement"),
    "event": ("events", "event"),
    "process": ("process", "process entry"),
    "move": ("moves", "move"),
}


@check("R001", "error")
def unknown_id(loaded: LoadedCase) -> Iterator[Finding]:
    """A name is used that no entry of the case has.

    An answer that rests on a misspelt name would rest on nothing. Correct the spelling, or add the entry.
    Whoever speaks or acts is a party, a party's voice (`party.voice`), an actor, or a source (the outlet's own
    voice).
    """
    for named in loaded.names_used:
        if named.kind in _SECTION:
            section, what = _SECTION[named.kind]
            if not loaded.is_written(section, named.name):
                yield _unknown(named, f"no {what} is called '{named.name}'", _written(loaded, section), section)
        elif named.kind == "actor" and not any(loaded.is_written(each, named.name) for each in ("parties", "actors")):
            known = [*_written(loaded, "parties"), *_written(loaded, "actors")]
            message = f"no party or actor is called '{named.name}'"
            yield _unknown(named, message, known, "parties or actors", loaded.case.people)
        elif named.kind == "speaker" and not _is_somebody(loaded, named):
            if hint := _as_a_voice(loaded, named):
                yield Finding(named.path, f"'{named.name}' is a voice, not a party or an actor", hint)
                continue
            everybody = [
                *(name for section in ("parties", "actors", "sources") for name in _written(loaded, section)),
                *_voices(loaded),
            ]
            message = f"nobody is called '{named.name}'"
            yield _unknown(named, message, everybody, "parties, voices or actors", loaded.case.people)


@check("R002", "error")
def duplicate_id(loaded: LoadedCase) -> Iterator[Finding]:
    """One id names two things.

    Parties, actors and sources share their names, since any of them can speak; so do statements and assumptions,
    since a proof lists both. `structure` and `unknown` are kept for irenic. Rename one of the two.
    (Two entries of one id in the same part of a case are reported under this code or as Y002.)
    """
    for group in (("parties", "actors", "sources"), ("statements", "assume")):
        seen: dict[str, str] = {}
        for section in group:
            for name in getattr(loaded.case, section):
                if name in seen:
                    yield Finding(
                        (section, name),
                        f"'{name}' stands under {seen[name]} already",
                        "give one of the two another name, everywhere it is used",
                        "key",
                    )
                if name in RESERVED:
                    yield Finding((section, name), f"'{name}' is a word of irenic's own", "choose another name", "key")
                seen.setdefault(name, section)


@check("R003", "error")
def unknown_option(loaded: LoadedCase) -> Iterator[Finding]:
    """A term, a statement, an order or a link names an option that its issue does not have.

    Add the option to the issue, with what it rests on, or correct the spelling.
    """
    for named in loaded.names_used:
        if named.kind != "option" or named.within is None or named.within not in loaded.case.issues:
            continue
        options = _written(loaded, "issues", named.within, "options")
        if named.name not in options:
            yield _unknown(
                named, f"issue '{named.within}' has no option '{named.name}'", options, f"issues.{named.within}.options"
            )


@check("R004", "error")
def unknown_voice(loaded: LoadedCase) -> Iterator[Finding]:
    """A statement is given to a voice that does not speak for its party.

    Words bind only the party whose voice spoke them, so a voice must stand under the party that the statement is
    `by`. Correct `by`, correct `voice`, or add the voice under the party.
    """
    for named in loaded.names_used:
        if named.kind != "voice" or named.within is None:
            continue
        party = loaded.case.parties.get(named.within)
        if party is None:
            if named.within in loaded.case.actors or named.within in loaded.case.sources:
                yield Finding(named.path, f"'{named.within}' is no party and has no voices", "leave 'voice' out")
        elif named.name not in party.voices and not loaded.lacks("parties", named.within, "voices", named.name):
            elsewhere = [name for name, other in loaded.case.parties.items() if named.name in other.voices]
            if elsewhere:
                yield Finding(
                    named.path,
                    f"'{named.name}' is a voice of {elsewhere[0]}, not of {named.within}",
                    f"write 'by: {elsewhere[0]}', or name a voice of {named.within}: {_list(party.voices)}",
                )
            else:
                message = f"{named.within} has no voice '{named.name}'"
                people = tuple(name for name, voice in party.voices.items() if voice.name)
                known = _written(loaded, "parties", named.within, "voices")
                yield _unknown(named, message, known, f"parties.{named.within}.voices", people)


def _as_a_voice(loaded: LoadedCase, named: Named) -> str | None:
    """How to name a voice that was named without its party; None where it is none, or that of several."""
    parties = [name for name, party in loaded.case.parties.items() if named.name in party.voices]
    if len(parties) != 1:
        return None
    by = named.path[0] == "statements" and named.path[-1] == "by"
    return f"write 'by: {parties[0]}, voice: {named.name}'" if by else f"write '{parties[0]}.{named.name}'"


def _is_somebody(loaded: LoadedCase, named: Named) -> bool:
    if loaded.case.speaker(named.name) is not None:
        return True
    if named.within and loaded.case.speaker(f"{named.within}.{named.name}") is not None:
        return True
    # an entry that could not be read is no reason to complain of its name as well
    name = named.name.partition(".")[0]
    return any(
        loaded.is_written(section, name) and name not in getattr(loaded.case, section)
        for section in ("parties", "actors", "sources")
    )


def _voices(loaded: LoadedCase) -> list[str]:
    return [f"{name}.{voice}" for name in loaded.case.parties for voice in _written(loaded, "parties", name, "voices")]


def _written(loaded: LoadedCase, *path: str) -> list[str]:
    """The names that stand at a place of the files, those that cannot be read included: they too may be meant."""
    node: Node | None = loaded.root
    for step in path:
        node = node.child(step) if node is not None else None
    return list(node.fields) if node is not None else []


def _unknown(named: Named, message: str, known: Iterable[str], section: str, people: tuple[str, ...] = ()) -> Finding:
    names = list(known)
    close = _close(named.name, tuple(names), people)
    hint = f"did you mean '{close}'?" if close else f"add it under {section}, or use one of: {_list(names)}"
    # a name that is a field itself is marked, and not the value behind it
    return Finding(named.path, message, hint, "key" if _is_field(named) else "value")


def _is_field(named: Named) -> bool:
    """Whether a name stands before a colon, as issues do in `if: {dam: joint}`."""
    *_, holder, last = map(str, ("", *named.path))
    return last == named.name and named.kind in ("issue", "option", "speaker", "actor") and holder in _OF_NAMES


_OF_NAMES: Final = frozenset(
    {"if", "then", "terms", "sets", "wants", "weights", "values", "contests", "positions", "worth", "priorities"}
)
"""The fields within which names of issues, and of whoever acts, are fields themselves."""


@functools.lru_cache(maxsize=1024)
def _close(name: str, names: tuple[str, ...], people: tuple[str, ...]) -> str | None:
    # a misspelt name is often used many times over
    return nearest(name, names, people=people)


def _list(names: Iterable[str]) -> str:
    listed = list(names)
    return ", ".join(listed[:12]) + (", …" if len(listed) > 12 else "") if listed else "(none yet)"
