"""Whom and what people mean who write a title or a name where an id is asked for: where just one is called so."""

from collections.abc import Mapping

from .case import Case


def draft_meant(case: Case, words: str | None) -> str | None:
    """The id of the draft of this title; the words themselves where they are an id, or no one draft is called so."""
    titles = {name: [held.title] if held.title else [] for name, held in case.drafts.items()}
    return words if words is None else _the_one(words, titles)


def speaker_meant(case: Case, words: str) -> str:
    """The reference of the party, voice or actor of this name or alias; the words themselves where it is no one's."""
    people = {
        **{name: [party.name, *party.aliases] for name, party in case.parties.items()},
        **{
            f"{name}.{voice}": [*([held.name] if held.name else []), *held.aliases]
            for name, party in case.parties.items()
            for voice, held in party.voices.items()
        },
        **{name: [*([held.name] if held.name else []), *held.aliases] for name, held in case.actors.items()},
    }
    return words if case.speaker(words) is not None else _the_one(words, people)


def _the_one(words: str, called: Mapping[str, list[str]]) -> str:
    if words in called:
        return words
    found = [name for name, labels in called.items() if _folded(words) in map(_folded, labels)]
    return found[0] if len(found) == 1 else words


def _folded(words: str) -> str:
    return " ".join(words.strip("“”\"'‘’ ").casefold().split())
