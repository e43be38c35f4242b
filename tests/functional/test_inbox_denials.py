"""An event that one tells and another denies is one event with both accounts, whichever of them comes first."""

from collections.abc import Callable
from pathlib import Path

import pytest

from irenic.cli.main import main
from irenic.intake.adding import add_documents
from irenic.model.proposal import Gathered
from irenic.workspace import Workspace, open_case

CASE = """
irenic: 1
title: Two fictional countries
sources: {r: {file: r.txt, published: 2031-03-14, assumed: {published: told}}}
parties: {marn: {name: Marn}, dorn: {name: Dorn}}
drafts: {}
=== r.txt
%s
"""
TOLD = "Marn's army said that shells had killed at least seven people in Brack on Wednesday."
DENIED = "Dorn denied that it had shelled Brack."


def _events(workspace: Workspace) -> list[Gathered]:
    return [one for one in workspace.waiting() if one.kind == "event"]


@pytest.mark.parametrize("text", [f"{DENIED} {TOLD}", f"{TOLD} {DENIED}", f"{DENIED}\n\n{TOLD}"])
def test_a_denial_and_what_it_denies_are_one_event(make_case: Callable[[str], Path], text: str) -> None:
    workspace = open_case(make_case(CASE % text))
    workspace.read_source("r")
    (event,) = _events(workspace)
    name = workspace.accept(event.id)
    held = workspace.case.events[name]
    assert (held.status, held.place, str(held.date)) == ("disputed", "Brack", "2031-03-12")
    denies = {account.claimant: account.denies for account in held.accounts}
    assert denies == {"dorn": True, "marn": False}
    counts = {
        account.claimant: {what: str(count) for what, count in account.counts.items()} for account in held.accounts
    }
    assert counts == {"dorn": {}, "marn": {"killed": "at least 7"}}
    # whoever reads the quote alone sees that it is denied
    quotes = {account.claimant: account.cite[0].quote for account in held.accounts}
    assert quotes["dorn"] == "Dorn denied that it had shelled Brack"
    assert workspace.check().errors == 0
    assert not _events(workspace)


@pytest.mark.parametrize("texts", [(DENIED, TOLD), (TOLD, DENIED)])
def test_an_account_that_comes_later_is_offered_as_one_of_the_same_event(
    make_case: Callable[[str], Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], texts: tuple[str, str]
) -> None:
    folder = make_case(CASE % texts[0])
    workspace = open_case(folder)
    workspace.read_source("r")
    name = workspace.accept(_events(workspace)[0].id)
    later = tmp_path / "later.txt"
    later.write_text(f"---\npublished: 2031-03-14\n---\n{texts[1]}\n")
    add_documents(workspace, [later])
    workspace.read_sources()
    (event,) = _events(workspace)
    assert event.beside == name
    # which it is has to be said: two events of one would count twice
    assert main(["accept", str(folder), event.id]) == 1
    assert f"add --event {name} if it is, or --event new if it is of another" in " ".join(
        capsys.readouterr().err.split()
    )
    assert main(["accept", str(folder), event.id, "--event", name]) == 0
    assert f"'{name}' is disputed from now on: one denies what another tells" in capsys.readouterr().out
    held = open_case(folder).case.events[name]
    assert (held.status, str(held.date), len(held.accounts)) == ("disputed", "2031-03-12", 2)
    assert open_case(folder).check().errors == 0


def test_what_is_of_another_event_is_one_where_a_person_says_so(
    make_case: Callable[[str], Path], tmp_path: Path
) -> None:
    workspace = open_case(make_case(CASE % TOLD))
    workspace.read_source("r")
    workspace.accept(_events(workspace)[0].id)
    later = tmp_path / "later.txt"
    later.write_text(f"---\npublished: 2031-03-14\n---\n{DENIED}\n")
    add_documents(workspace, [later])
    workspace.read_sources()
    assert workspace.accept(_events(workspace)[0].id, event="new") == "e2"
    assert [held.status for held in workspace.case.events.values()] == ["happened", "denied"]


@pytest.mark.parametrize(
    "text",
    [
        # another place, another day, the same claimant; nobody of whom the case knows
        f"{DENIED.replace('Brack', 'Selm')} {TOLD}",
        f"Dorn denied that it had shelled Brack on Monday. {TOLD}",
        f"The rebels denied that they had shelled Brack. {TOLD}",
    ],
)
def test_what_may_be_another_occasion_stays_apart(make_case: Callable[[str], Path], text: str) -> None:
    workspace = open_case(make_case(CASE % text))
    workspace.read_source("r")
    assert len(_events(workspace)) == 2


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Alpha denied that it had fired on Brack.", "that it had fired on Brack"),
        ("“It is late,” Ilva Orren of Alpha said on Thursday. Alpha denied on Friday that it had fired on Brack.", "that it had fired on Brack"),
    ],
)  # fmt: skip
def test_what_is_denied_is_what_a_denial_is_about_and_never_a_claim(
    make_case: Callable[[str], Path], text: str, topic: str
) -> None:
    """Told as "denies that Alpha denied that it had fired", or as a claim that it had, a denial says its opposite."""
    folder = make_case(
        f"irenic: 1\nsources: {{r: {{file: r.txt}}}}\nparties: {{alpha: {{name: Alpha}}}}\n=== r.txt\n{text}\n"
    )
    workspace = open_case(folder)
    workspace.read_sources()
    held = [one.entry for one in workspace.waiting() if one.kind == "statement" and "fired" in one.quote]
    assert [(one["stance"], one["about"]) for one in held] == [("denies", {"topic": topic})]
