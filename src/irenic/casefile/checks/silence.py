"""Checks on silence: what no source says, and what nobody uses."""

import re
from collections.abc import Iterator

from ...model.case import Case
from ...model.force import binds, in_force, issues_of
from ..load import LoadedCase
from ..unheard import unheard_words
from .registry import Finding, check


@check("N001", "info")
def nothing_on_record(loaded: LoadedCase) -> Iterator[Finding]:
    """A party whose consent is needed has said nothing that binds it on some issues.

    This is no fault: it is what is known. No position and no number is shown for the party there. It tells what to look
    for in further sources, and what to ask.
    """
    case = loaded.case
    standing, unheard = in_force(case), unheard_words(loaded)
    for name, party in case.parties.items():
        wanted = [issue for issue in case.issues if party.consent.covers(issue)]
        spoken = {
            issue
            for statement in standing.values()
            if statement.by == name and binds(case, statement)
            for issue in issues_of(case, statement)
        }
        silent = [issue for issue in wanted if issue not in spoken]
        if silent:
            share = "any issue" if len(silent) == len(wanted) else f"{len(silent)} of {len(wanted)} issues"
            told = f"nothing on record binds {party.name} on {share}: {', '.join(map(case.issue_label, silent))}"
            hint = "read further sources, or ask; until then these are shown as unknown"
            if mute := [
                one.statement
                for one in unheard
                if one.party == name and (one.issues is None or not one.issues.isdisjoint(silent))
            ]:
                told = told.replace("on record", "that can be read", 1)
                told += (
                    f"; {_listed(mute)} {'is' if len(mute) == 1 else 'are'} left out until what is at fault is mended"
                )
                hint = "mend what is at fault; then this list tells what is still unknown"
            yield Finding(("parties", name), told, hint, "key")


@check("N002", "info")
def source_never_cited(loaded: LoadedCase) -> Iterator[Finding]:
    """Nothing in the case is cited from a source.

    It may hold something that was overlooked; or it was kept to show that it holds nothing. A source that was
    replaced by a newer version, is the text of a draft, speaks of another source that was kept beside it, or says in
    `note` why it is kept, is not reported.
    """
    case = loaded.case
    cited = {citation.source for path, citation in loaded.citations if path[:2] != ("sources", citation.source)}
    replaced = {old for source in case.sources.values() for old in source.replaces}
    texts = {draft.own_text for draft in case.drafts.values()}
    for name, source in case.sources.items():
        speaks_of_another = any(kept.cite for kept in source.kept_beside)
        if name not in cited | replaced | texts and not speaks_of_another and not (source.note or "").strip():
            yield Finding(
                ("sources", name),
                f"nothing is cited from source '{name}'",
                "read it again, or say in 'note' why it is kept",
                "key",
            )


@check("N004", "info")
def draft_whose_text_may_be_a_source(loaded: LoadedCase) -> Iterator[Finding]:
    """A draft names no source as its text, and a source is called as the draft is.

    Where that source is the text itself, say so: `text:` followed by its id. Where it only tells of the draft, write
    `text: not held`. As long as neither is said, pages tell that no source is named as its text.
    """
    for name in loaded.case.drafts:
        if (source := _text_that_may_be(loaded.case, name)) is not None:
            yield Finding(
                ("drafts", name),
                f"draft '{name}' names no source as its text, and '{source}' is called as it is",
                f"if that is its text, write 'text: {source}'; if it only tells of it, write 'text: not held'",
                "key",
            )


def _text_that_may_be(case: Case, draft: str) -> str | None:
    """The source that is called as a draft is, where nothing is said of the draft's text."""
    held, texts = case.drafts[draft], {one.own_text for one in case.drafts.values()}
    if held.text is not None:
        return None
    titled = _plain(held.title or "")
    called = (name for name, one in case.sources.items() if name == draft or (titled and titled == _plain(one.title)))
    return next((name for name in called if name not in texts), None)


def _plain(title: str | None) -> str:
    return " ".join(re.findall(r"\w+", title.casefold())).removeprefix("the ") if title else ""


@check("N003", "error")
def no_draft_and_no_word_of_it(loaded: LoadedCase) -> Iterator[Finding]:
    """The case has no `drafts:`.

    Most answers are about what is on the table. If nothing is, say so: `drafts: {}` is a fact about a negotiation,
    and a part that is merely missing could be an oversight.
    """
    if loaded.root.child("drafts") is None:
        yield Finding(
            (),
            "the case says nothing about drafts",
            "add 'drafts:' with what is on the table; 'drafts: {}' says that nothing is",
        )


def _listed(names: list[str]) -> str:
    """Statements as a sentence names them."""
    named = [f"'{name}'" for name in names[:6]] + [f"{len(names) - 6} more"] * (len(names) > 6)
    which = "statement" if len(names) == 1 else "statements"
    return f"{which} {named[0]}" if len(named) == 1 else f"{which} {', '.join(named[:-1])} and {named[-1]}"
