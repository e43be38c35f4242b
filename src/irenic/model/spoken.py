"""Who speaks, about what, who passed the words on, and under which condition, in words: the same on every page."""

from collections.abc import Mapping
from typing import Any

from .case import Case
from .issue import OptionSets
from .record import (
    About,
    AboutDraft,
    AboutDrafts,
    AboutEvent,
    AboutIssue,
    AboutIssues,
    AboutOption,
    AboutOptions,
    AboutProcess,
    AboutTerms,
    Event,
    Process,
    Stance,
    Statement,
)


def speaker_of(case: Case, statement: Statement) -> str:
    """Whose words these are: the voice where the record names one, else who speaks."""
    return called(case, f"{statement.by}.{statement.voice}" if statement.voice else statement.by)


def relays_of(case: Case, statement: Statement) -> tuple[str, ...]:
    """Those who passed the words on, by name; a relay without a party is one of the speaker's own voices."""
    own = (f"{statement.by}.{relay}" for relay in statement.via)
    found = (full if case.speaker(full) else relay for full, relay in zip(own, statement.via, strict=True))
    return tuple(called(case, relay) for relay in found)


def condition_of(case: Case, condition: OptionSets) -> str:
    """A condition as the end of a sentence, or nothing where there is none: nothing is said without it."""
    if not condition:
        return ""
    parts = (
        f"{case.issue_label(issue)}: {' or '.join(case.option_label(issue, option) for option in options)}"
        for issue, options in condition.items()
    )
    return f", if {'; '.join(parts)}"


def about_of(case: Case, about: About, stance: Stance | None = None) -> str:
    """What a statement is about, in short; who denies something of a draft does not deny that there is one."""
    if stance == "denies" and isinstance(about, AboutDraft | AboutTerms | AboutIssue | AboutOption):
        return f"something said of {about_of(case, about)}"
    match about:
        case AboutDraft():
            return case.draft_called(about.draft)
        case AboutDrafts():
            return f"{case.draft_called(about.draft)} rather than {case.draft_called(about.over)}"
        case AboutTerms():
            terms = "; ".join(
                f"{case.issue_label(issue)}: {case.option_label(issue, o)}" for issue, o in about.terms.items()
            )
            return f"a package ({terms})"
        case AboutIssue():
            return case.issue_label(about.issue)
        case AboutOption():
            return f"{case.issue_label(about.issue)}: {case.option_label(about.issue, about.option)}"
        case AboutOptions():
            over = case.option_label(about.issue, about.over)
            return f"{case.issue_label(about.issue)}: {case.option_label(about.issue, about.option)} rather than {over}"
        case AboutIssues():
            return f"{case.issue_label(about.issue)} before {case.issue_label(about.over)}"
        case AboutEvent():
            event = case.events.get(about.event)
            return f"event: {event.title if event and event.title else about.event}{_told_by(case, event)}"
        case AboutProcess():
            process = case.process.get(about.process)
            return f"talks: {process.title if process and process.title else about.process}"
        case _:
            return about.topic


def claimants_of(case: Case, happening: Event | Process) -> tuple[str, ...]:
    """By whose accounts something happened, each once."""
    return tuple(dict.fromkeys(called(case, account.claimant) for account in happening.accounts))


def _told_by(case: Case, event: Event | None) -> str:
    """Whose word an event is, in brackets: none is told as a finding."""
    who = claimants_of(case, event) if event else ()
    if not who:
        return " (the case cites no account of it)"
    return f" (by the account of {who[0]})" if len(who) == 1 else f" (told in {len(who)} accounts)"


def in_marks(words: str) -> str:
    """Words between quotation marks, single ones where the words hold double ones: none stand twice in a row.

    Words that are a quotation as a whole, marks and all, have their own marks already.
    """
    if len(words) > 2 and words[0] in '“"' and words[-1] in '”"' and not any(sign in words[1:-1] for sign in '“”"'):
        return f"“{words[1:-1]}”"
    return f"‘{words}’" if any(sign in words for sign in '“”"') else f"“{words}”"


def called(case: Case, reference: str) -> str:
    """What people call whom a reference names; an office that names its party needs it no second time."""
    name, speaker = case.name_of(reference), case.speaker(reference)
    if speaker is None or speaker.party is None:
        return name
    party = case.parties[speaker.party].name
    office = name.removesuffix(f" ({party})")
    return office if party in office else name


def published_in_words(entry: Mapping[str, Any]) -> str:
    """ "Was published on 2031-03-14, by Coast Wire"."""
    on, by = entry.get("published"), entry.get("outlet")
    return "was published" + (f" on {on}" if on else "") + ("," * bool(on and by)) + (f" by {by}" if by else "")
