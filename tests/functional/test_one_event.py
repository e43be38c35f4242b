"""Two accounts of one attack, accepted together: a person is asked whether it is one event, and says which."""

import datetime
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from irenic.cli.main import main
from irenic.intake.one_event import is_account, require_told_apart, with_others
from irenic.model.problem import IrenicError
from irenic.model.proposal import Gathered, Proposal
from irenic.readers.likeness import may_be_one_occasion, occasion_of
from irenic.workspace import Workspace, open_case

from ..workbench import Served

CASE = """
irenic: 1
title: Two fictional countries
sources:
  herald: {file: herald.txt, outlet: The Herald, published: 2031-03-14, assumed: {published: told}}
  star: {file: star.txt, outlet: The Star, published: 2031-03-14, assumed: {published: told}}
  courier: {file: courier.txt, outlet: The Courier, published: 2031-03-14, assumed: {published: told}}
parties: {alpha: {name: Alpha}, beta: {name: Beta}}
actors: {gov: {office: governor of the valley}}
drafts: {}
=== herald.txt
At least five people were killed on Thursday when shells hit a market in Brack, according to the governor of the valley.
=== star.txt
Nine people were killed in shelling in Brack on Thursday.
=== courier.txt
Three people were killed in shelling in Selm on Thursday.
"""


@pytest.fixture
def folder(make_case: Callable[[str], Path]) -> Path:
    folder = make_case(CASE)
    open_case(folder).read_sources()
    return folder


def _events(workspace: Workspace) -> dict[str, Gathered]:
    return {one.source: one for one in workspace.waiting() if one.kind == "event"}


def _told(capsys: pytest.CaptureFixture[str]) -> str:
    told = capsys.readouterr()
    return " ".join((told.out + told.err).split())


def _killed(workspace: Workspace, event: str) -> dict[str, str]:
    return {account.claimant: str(account.counts["killed"]) for account in workspace.case.events[event].accounts}


def test_what_may_be_one_event_is_told_before_it_is_decided(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    events = _events(open_case(folder))
    assert events["herald"].one_event_with == (events["star"].id,)
    assert events["star"].one_event_with == (events["herald"].id,)
    assert events["courier"].one_event_with == ()
    assert main(["show", str(folder), "inbox"]) == 0
    page = _told(capsys)
    assert f"(killed: at least 5); perhaps of one event with {events['star'].id}" in page
    assert "whether what may be of one event is (2 here)" in page


def test_two_accounts_accepted_together_are_asked_about(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, events = (folder / "case.yaml").read_bytes(), _events(open_case(folder))
    first, second, other = (events[name].id for name in ("herald", "star", "courier"))
    assert main(["accept", str(folder), first, second]) == 1
    told = _told(capsys)
    assert f"'{first}', '{second}' may be two accounts of one event" in told
    assert "→ add --event one if they are of one event, or --event new if each is" in told
    assert main(["accept", str(folder), second, other, first]) == 1
    assert "accept these by themselves, and add --event one" in _told(capsys)
    assert (folder / "case.yaml").read_bytes() == before
    # what cannot be one needs no word
    assert main(["accept", str(folder), first, other]) == 0
    assert len(open_case(folder).case.events) == 2


def test_a_person_says_that_they_are_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    events = _events(open_case(folder))
    chosen = [events[name].id for name in ("herald", "star")]
    assert main(["accept", str(folder), *chosen, "--event", "one"]) == 0
    assert f"{chosen[0]} is now 'e1' in the case {chosen[1]} is now part of 'e1' in the case" in _told(capsys)
    workspace = open_case(folder)
    # competing counts stay side by side
    assert list(workspace.case.events) == ["e1"]
    assert _killed(workspace, "e1") == {"gov": "at least 5", "star": "9"}
    assert workspace.check().errors == 0
    assert list(_events(workspace)) == ["courier"]


def test_a_person_says_that_each_is_one_of_its_own(folder: Path) -> None:
    events = _events(open_case(folder))
    assert main(["accept", str(folder), events["herald"].id, events["star"].id, "--event", "new"]) == 0
    assert [_killed(open_case(folder), name) for name in ("e1", "e2")] == [{"gov": "at least 5"}, {"star": "9"}]


def test_what_is_joined_and_tells_otherwise_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The person's word goes: Selm lies beside Brack, say. What the first tells of the place stays."""
    events = _events(open_case(folder))
    assert main(["accept", str(folder), events["herald"].id, events["courier"].id, "--event", "one"]) == 0
    assert f"note: 'e1' keeps the place that '{events['herald'].id}' tells" in _told(capsys)
    assert open_case(folder).case.events["e1"].place == "Brack"


def test_one_event_takes_two_accounts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    star = _events(open_case(folder))["star"].id
    assert main(["accept", str(folder), star, star, "--event", "one"]) == 1
    assert "--event one is for accounts that are accepted together" in _told(capsys)


def test_a_denial_that_is_joined_makes_it_disputed(make_case: Callable[[str], Path]) -> None:
    """Denials whose claimant the case names are joined already where they are read; this one is joined by a person."""
    denied = CASE.replace("Nine people were killed in shelling in Brack on Thursday.", "Beta denied that it had shelled Brack.")  # fmt: skip
    workspace = open_case(make_case(denied))
    workspace.read_sources()
    events = _events(workspace)
    assert events["star"].one_event_with == (events["herald"].id,)
    accepted = workspace.accept_all([events["star"].id, events["herald"].id], event="one")
    assert [one.name for one in accepted] == ["e1", "e1"]
    held = workspace.case.events["e1"]
    assert (held.status, str(held.date)) == ("disputed", "2031-03-13")
    assert {account.claimant: account.denies for account in held.accounts} == {"beta": True, "gov": False}


def test_of_many_one_account_is_taken_and_the_others_are_asked_about(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    events = _events(open_case(folder))
    assert main(["accept", str(folder), "--kind", "event"]) == 0
    told = _told(capsys)
    assert "2 proposals accepted." in told
    assert f"it may be another account of 'e1', which '{events['herald'].id}' is now: {events['star'].id}" in told
    assert "→ accept it by its id, with --event e1 if it is, or --event new" in told
    assert main(["accept", str(folder), events["star"].id, "--event", "e1"]) == 0
    assert _killed(open_case(folder), "e1") == {"gov": "at least 5", "star": "9"}


def test_the_inbox_page_tells_and_asks(folder: Path) -> None:
    """Both are decided on from one look at the page: the second is asked about, as it is where it was looked at anew."""
    served = Served(folder)
    try:
        events = _events(served.session.current.workspace)
        pages = {name: served.client.get(f"/inbox/{name}").text for name in ("herald", "star")}
        assert "It may be of one event with what waits too" in pages["star"]
        assert f'href="/inbox/herald?at={events["herald"].id}' in pages["star"]

        def accept(name: str, page: str, **said: str) -> Any:
            form = page[page.index(f'id="p-{events[name].id}"') :]
            sent = {field: re.findall(rf'name="{field}" value="([^"]*)"', form)[0] for field in ("proposal", "seen")}
            return served.client.post("/inbox/accept", data=sent | said)

        assert accept("herald", pages["herald"]).status_code < 400
        assert accept("star", pages["star"]).status_code == 409
        assert len(open_case(folder).case.events) == 1
        page = served.client.get("/inbox/star").text
        assert "It may be another account of" in page
        assert accept("star", page, event="e1").status_code < 400
        assert _killed(open_case(folder), "e1") == {"gov": "at least 5", "star": "9"}
    finally:
        served.close()


def _account(number: int, rng: random.Random) -> Gathered:
    start = datetime.date(2031, 3, rng.randint(1, 12))
    end = start + datetime.timedelta(days=rng.choice((0, 0, 1, 3, 12)))
    entry: dict[str, Any] = {"kind": rng.choice(("ASSAULT/aerial", "ASSAULT", "MEET")), "accounts": []}
    entry |= {"place": rng.choice(("Brack", "brack", "Selm"))} if rng.random() < 0.9 else {}
    entry |= {"date": {"from": str(start), "to": str(end)}} if rng.random() < 0.7 else {}
    entry |= {"status": "denied"} if rng.random() < 0.2 else {}
    one = Proposal(
        id=f"e-{number}", kind="event", source="r", spans=(), quote="q", entry=entry, confidence=0.5, reason=""
    )
    adds_to = "events.e1.accounts.0" if rng.random() < 0.1 else None
    return Gathered(**one.model_dump(), mentions=(one,), origins=1, adds_to=adds_to)


def may_be_of_one(one: Gathered, other: Gathered) -> bool:
    return is_account(one) and is_account(other) and may_be_one_occasion(occasion_of(one), occasion_of(other))


@pytest.mark.parametrize("seed", range(60))
def test_what_has_to_be_told_apart_is_what_comparing_each_with_each_finds(seed: int) -> None:
    rng = random.Random(seed)
    chosen = [_account(number, rng) for number in range(4)]
    pairs = [(one, other) for one in chosen for other in chosen if one is not other and may_be_of_one(one, other)]
    if not pairs:
        require_told_apart(chosen, is_said=False, is_one=False)
        return
    with pytest.raises(IrenicError) as caught:
        require_told_apart(chosen, is_said=False, is_one=False)
    first = pairs[0][0]
    named = [first.id, *(other.id for one, other in pairs if one is first)]
    assert ", ".join(f"'{name}'" for name in named[:3]) in caught.value.problems[0].message


@pytest.mark.parametrize("seed", range(20))
def test_the_others_are_those_that_comparing_each_with_each_finds(seed: int) -> None:
    rng = random.Random(seed)
    waiting = [_account(number, rng) for number in range(60)]
    expected = {
        one.id: tuple(other.id for other in waiting if other is not one and may_be_of_one(one, other))
        for one in waiting
    }
    assert any(expected.values())
    assert {one.id: one.one_event_with for one in with_others(waiting)} == expected
