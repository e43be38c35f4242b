"""Names that a person gives: each has to be one that the case has, else the nearest is told."""

import itertools
from collections.abc import Collection, Mapping

from ..model.case import Case
from ..model.did_you_mean import nearest
from ..model.issue import Issue
from ..model.problem import IrenicError, failure


def require_somebody(case: Case, who: str) -> None:
    """Raise IrenicError (R001) where nobody in the case goes by this reference."""
    if case.speaker(who) is None:
        voices = [f"{party}.{voice}" for party, held in case.parties.items() for voice in held.voices]
        named = {name: held.name for name, held in case.parties.items()}
        raise unknown(
            f"nobody is called '{who}' in the case",
            who,
            [*case.parties, *voices, *case.actors, *case.sources],
            called=named,
            people=case.people,
        )


def unknown(
    message: str,
    name: str,
    known: Collection[str],
    code: str = "R001",
    *,
    called: Mapping[str, str] | None = None,
    people: Collection[str] = (),
) -> IrenicError:
    """The failure that tells of a name which the case does not have: what comes near it, and what there is.

    `called` gives what people call them: who writes that is told the name. `people` are those of the known that are
    persons with a name.
    """
    folded = name.casefold()
    labels = {words.casefold(): one for one, words in (called or {}).items()}
    near = labels.get(folded) or nearest(name, known, people=people)
    if near is None and (words := nearest(folded, labels, people=[one for one in labels if labels[one] in people])):
        near = labels[words]
    listed = f"known are: {', '.join(itertools.islice(known, 20))}{', …' if len(known) > 20 else ''}"
    new = "; what is new is written in case.yaml first"
    hint = (f"did you mean '{near}'? " if near else "") + (f"{listed}{new}" if known else "add it to the case first")
    return failure(code, message, hint)


def require_draft(case: Case, draft: str) -> None:
    """Raise IrenicError (E005) where the case has no such draft."""
    if draft not in case.drafts:
        titles = {name: held.title for name, held in case.drafts.items() if held.title}
        raise unknown(f"the case has no draft '{draft}'", draft, case.drafts, "E005", called=titles)


def require_option(case: Case, issue: str, option: str | None = None) -> Issue:
    """The issue; raises IrenicError where the case has no such issue (R001), or no such option of it (R003)."""
    if issue not in case.issues:
        labels = {name: case.issue_label(name) for name in case.issues}
        raise unknown(f"the case has no issue '{issue}'", issue, case.issues, called=labels)
    held = case.issues[issue]
    if option is not None and option not in held.options:
        labels = {name: held.option_label(name) for name in held.options}
        raise unknown(f"issue '{issue}' has no option '{option}'", option, held.options, "R003", called=labels)
    return held
