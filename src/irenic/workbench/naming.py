"""The case's own names, and the format's, for completion in the source editor."""

from collections.abc import Iterator
from typing import Final, NamedTuple, get_args

from ..model.case import Case
from ..model.record import BINDING, Stance

_FIELDS: Final = (
    "about accounts actors aliases as_known as_of assume assumed at by cite claimant codes consent counts "
    "credence date draft drafts events file from gets gives handling hedge identity if include interests "
    "irenic issue issues killed kind label language missing must_act name notice of office option options "
    "origin outlet over parties place process proposed_in published question quote readings_assumed replaces "
    "reported_by rests_on retracted roles scale silent source sources speaks_for stance statements status "
    "status_quo supersedes terms title to topic translated_from unit url value via voice voices wants when "
    "with "
).split()


class Name(NamedTuple):
    """A name that can be written, of what it is one, and what people call it."""

    name: str
    kind: str
    words: str
    of: str = ""
    """The party of a voice, the issue of an option."""


def names_of(case: Case) -> Iterator[Name]:
    """All that can be completed in the files of a case."""
    for name, party in case.parties.items():
        yield Name(name, "who", party.name or name)
        for voice, held in party.voices.items():
            yield Name(voice, "voice", held.name or held.office or voice, name)
    for name, actor in case.actors.items():
        yield Name(name, "who", actor.name or actor.office or name)
    for name, issue in case.issues.items():
        yield Name(name, "issue", case.issue_label(name))
        for option in issue.options:
            yield Name(option, "option", case.option_label(name, option), name)
    for name in case.drafts:
        yield Name(name, "draft", case.draft_called(name))
    for name, source in case.sources.items():
        yield Name(name, "source", source.outlet or source.title or name)
    for name in case.statements:
        yield Name(name, "statement", "statement")
    for name in case.events:
        yield Name(name, "event", "event")
    for stance in get_args(Stance):
        yield Name(stance, "stance", "binds a party" if stance in BINDING else "binds nobody")
    for field in _FIELDS:
        yield Name(field, "field", "field")
