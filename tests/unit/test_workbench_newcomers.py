"""Words of somebody whom the case does not name are taken in the inbox, and whoever says them is added with them."""

from typing import get_args

import pytest
from markupsafe import escape

from irenic.casefile import inbox
from irenic.model.proposal import Proposal
from irenic.model.record import Stance
from irenic.workbench.newcomers import suggested_for
from irenic.workbench.proposed import _suggested_speaker
from irenic.workbench.words import glossary
from irenic.workspace import open_case

from .test_workbench_writes import Desk, desk, folder

__all__ = ["desk", "folder"]


@pytest.mark.parametrize(
    ("speaker", "called", "is_named"),
    [
        ("a diplomat", "diplomat (The Wire)", False),
        ("Two people familiar with the talks", "people familiar with the talks (The Wire)", False),
        ("Ana Tal", "Ana Tal", True),
        ("The Red Crescent", "Red Crescent", True),
        ("the Ministry of Defence", "Ministry of Defence", True),
        ("the army spokesman", "army spokesman (The Wire)", False),
        ("A Veldanian diplomat, speaking on condition of anonymity’s side", "Veldanian diplomat (The Wire)", False),
        ("An aide who asked not to be named", "aide (The Wire)", False),
        (None, "", True),
    ],
)
def test_who_is_not_named_is_told_apart_by_who_quotes_them(speaker: str | None, called: str, is_named: bool) -> None:
    assert suggested_for(speaker, "The Wire") == (called, is_named)


def test_an_envoy_from_outside_is_added_with_the_words_and_both_are_undone_together(desk: Desk) -> None:
    before = desk.written
    one = desk.proposal("it was over")
    assert one["is_unnamed"]
    assert one["newcomer"] == ["envoy (The Wire)", False]
    told = desk.decide("accept", one, who="*", new_who=one["newcomer"][0])
    assert told.status_code == 200, told.text
    held = desk.case.statements[told.json()["entry"]]
    actor = desk.case.actors[held.by]
    assert (actor.office, actor.identity, actor.name) == ("envoy (The Wire)", "anonymous", None)
    assert held.stance == "claims"
    assert not desk.session.fresh(30).checked.errors
    # words of "an envoy" elsewhere are not taken for the same person's
    (desk.folder / "r.txt").write_text("An envoy said that it was raining.\n", encoding="utf-8")
    again = open_case(desk.folder)
    again.read_sources(again=True)
    assert {one.entry.get("by") for one in again.waiting() if one.kind == "statement"} == {None}
    (desk.folder / "r.txt").write_text("x", encoding="utf-8")
    assert desk.client.post("/undo").status_code == 200
    assert desk.written == before


def test_a_new_voice_of_a_party_is_added_and_named(desk: Desk) -> None:
    one = desk.proposal("it was over")
    told = desk.decide("accept", one, who="beta.*", new_who="Tove Lind", new_named="yes")
    assert told.status_code == 200, told.text
    held = desk.case.statements[told.json()["entry"]]
    assert (held.by, held.voice) == ("beta", "lind")
    assert desk.case.parties["beta"].voices["lind"].name == "Tove Lind"


@pytest.mark.parametrize(
    "said",
    [
        {"who": "*", "new_who": " "},
        {"who": "nobody.*", "new_who": "Tove Lind"},
        # only a party's words bind
        {"who": "*", "new_who": "Tove Lind", "new_named": "yes", "stance": "accepts", "about": "drafts/plan"},
        {"who": "*", "new_who": "Tove Lind", "stance": "claims", "about": "issues/army/enormous"},
    ],
)
def test_where_the_words_cannot_be_taken_nobody_is_added(desk: Desk, said: dict[str, str]) -> None:
    before = desk.written
    refused = desk.decide("accept", desk.proposal("it was over"), **said)
    assert refused.status_code in (400, 404), refused.text
    assert desk.written == before
    assert desk.session.history.last is None


def test_selected_words_too_can_be_somebody_elses(desk: Desk) -> None:
    text = (desk.folder / "r.txt").read_text(encoding="utf-8")
    start = text.index("it was over")
    form = desk.shown(f"/statement/r.json?at={start}-{start + 11}")
    fields = {name: form[name] for name in ("source", "start", "end", "seen")}
    told = desk.client.post(
        "/statement", data={**fields, "who": "*", "new_who": "envoy of the union", "stance": "claims"}
    )
    assert told.status_code == 200, told.text
    assert desk.case.actors["envoy-of-the-union"].office == "envoy of the union"


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"ground_source": "r", "ground_quote": "the harbour is  open"}, 200),
        ({"ground_assumed": "told at the meeting"}, 200),
        ({"ground_source": "r", "ground_quote": "the harbour is shut"}, 400),
        ({}, 400),
    ],
)
def test_what_a_workbook_proposes_is_given_its_ground_on_the_page(
    desk: Desk, said: dict[str, str], status: int
) -> None:
    entry = {"by": "beta", "stance": "claims", "about": {"topic": "harbour"}}
    edit = Proposal(id="s-book", kind="statement", source="", spans=(), quote="", entry=entry, confidence=1, reason="row 2", sheet="book")  # fmt: skip
    inbox.lay_in_edits(desk.session.current.workspace.folder, "book", [edit], decided=())
    (one,) = desk.shown("/inbox/_workbooks.json")["proposals"]
    assert one["rests_on_nothing"]
    page = desk.client.get(f"/inbox/_workbooks?at={one['id']}&edit=1", headers={"Accept": "text/html"}).text
    assert 'name="ground_quote"' in page
    assert "--cite" not in page
    before = desk.written
    told = desk.decide("accept", one, **said)
    assert told.status_code == status, told.text
    if status == 200:
        held = desk.case.statements[told.json()["entry"]]
        assert (held.assumed, [cite.quote for cite in held.cite]) in [
            ("told at the meeting", []),
            (None, ["the harbour is open"]),
        ]
    else:
        assert desk.written == before


def test_words_of_somebody_whom_the_case_names_are_corrected_without_that_question(desk: Desk) -> None:
    for words, asks in (("cannot accept", False), ("it was over", True)):
        one = desk.proposal(words)
        page = desk.client.get(f"/inbox/r?at={one['id']}&edit=1", headers={"Accept": "text/html"})
        assert page.status_code == 200
        assert ('class="if-new"' in page.text) == asks
    # or with one button, for words that bind nobody
    assert "add “envoy (The Wire)” to the case" in desk.client.get("/inbox/r", headers={"Accept": "text/html"}).text


def test_the_form_says_whose_account_an_event_is_as_its_heading_does(desk: Desk) -> None:
    """An event has claimants and no speaker of its own: whoever gives the account is named, where the case has them."""
    case = desk.case
    accounts = {"kind": "ASSAULT", "accounts": [{"claimant": "beta"}]}
    one = Proposal(id="e", kind="event", source="r", spans=(), quote="q", entry=accounts, confidence=1, reason="", speaker="Beta's army")  # fmt: skip
    assert _suggested_speaker(case, one) == case.parties["beta"].name
    unnamed = one.model_copy(update={"entry": {"kind": "ASSAULT"}})
    assert _suggested_speaker(case, unnamed) == "“Beta's army”, whom the case does not name"


def test_undo_names_what_was_accepted_and_not_what_was_proposed(desk: Desk) -> None:
    one = desk.proposal("cannot accept")
    assert desk.decide("accept", one, stance="claims").status_code == 200
    last = desk.session.history.last
    assert last is not None
    assert last.what.startswith("Accept: ")
    assert "claims" in last.what
    assert str(one["binds"]) not in last.what


def test_the_address_of_what_is_decided_on_opens_no_other_to_be_corrected(desk: Desk) -> None:
    one = desk.proposal("cannot accept")
    address = f"/inbox/r?at={one['id']}&edit=1"
    html = {"Accept": "text/html"}
    assert "Accept as corrected" in desk.client.get(address, headers=html).text
    assert desk.decide("accept", one, stance="claims").status_code == 200
    page = desk.client.get(address, headers=html).text
    assert "What this address leads to was accepted already: " in page
    assert "Accept as corrected" not in page
    other = desk.proposal("it was over")
    assert desk.decide("reject", other).status_code == 200
    assert "was rejected already" in desk.client.get(f"/inbox/r?at={other['id']}", headers=html).text
    assert "no longer waits" in desk.client.get("/inbox/r?at=s-000000000000", headers=html).text
    assert 'data-part="gone"' not in desk.client.get("/inbox/r", headers=html).text


def test_every_stance_has_its_meaning_beside_the_field_and_among_the_words(desk: Desk) -> None:
    page = desk.client.get(
        f"/inbox/r?at={desk.proposal('cannot accept')['id']}&edit=1", headers={"Accept": "text/html"}
    ).text
    words = desk.client.get("/words", headers={"Accept": "text/html"}).text
    for stance in get_args(Stance):
        meaning = escape(glossary()[stance].meaning)
        assert meaning.startswith("a stance: ")
        assert f'<option value="{stance}" title="{meaning}">' in page
        assert f"<dd>{meaning}</dd>" in page
        assert f">{stance}</dt><dd>{meaning}</dd>" in words
