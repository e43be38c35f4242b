"""Checks on who speaks from outside: whether it is somebody of a party that was entered later."""

import re
from collections.abc import Iterator, Mapping

from ...model.party import Actor, Party
from ..load import LoadedCase
from .registry import Finding, check


@check("P009", "info")
def outsider_of_a_partys_name(loaded: LoadedCase) -> Iterator[Finding]:
    """Somebody from outside the case is called as a party, or as one of its voices, is.

    Words that were given to an actor before the party was entered bind nobody, and never come to: a refusal among them
    is lost to every answer. If it is the same person, read the sources again: what was accepted as the outsider's
    waits anew as the party's. Once it is accepted so, take out what stands of the outsider. If it is somebody else of
    that name, say so in the actor's `note`.
    """
    case = loaded.case
    for name, actor in case.actors.items():
        if (actor.note or "").strip():
            continue
        said = [id_ for id_, held in case.statements.items() if held.by == name]
        if said and (meant := next(_meant(case.parties, actor), None)) is not None:
            words = "what it said binds" if len(said) == 1 else f"the {len(said)} statements of it bind"
            yield Finding(
                ("actors", name),
                f"'{name}' stands outside of the case, and may be '{meant}': {words} nobody",
                "if it is the same, read the sources again: these words then wait as the party's; if not, say so in "
                "a note of it",
                "key",
            )


def _meant(parties: Mapping[str, Party], actor: Actor) -> Iterator[str]:
    """The parties and voices of whom an outsider has the name."""
    called = {_folded(one) for one in (actor.name, actor.office, *actor.aliases) if one}
    for name, party in parties.items():
        own = {_folded(one) for one in (party.name, *party.aliases)}
        for voice, held in party.voices.items():
            persons = {_folded(one) for one in (held.name, *held.aliases) if one and len(one.split()) > 1}
            offices = {_folded(held.office)} if held.office and not held.name else set()
            if any(_holds(one, person) for one in called for person in persons) or any(
                _holds(one, office) and any(_holds(one, of) for of in own) for one in called for office in offices
            ):
                yield f"{name}.{voice}"
        if called & own:
            yield name


def _folded(words: str | None) -> str:
    plain = re.sub(r"[’']s\b", "", (words or "").casefold())
    return " ".join(re.findall(r"[^\W_]+", plain)).removeprefix("the ")


def _holds(words: str, part: str) -> bool:
    return bool(part) and f" {part} " in f" {words} "
