"""What is at fault in an entry that has a form is mended there: the form shows the rest of it, and what is wrong."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from irenic.workbench.entering.seat import seat_at
from irenic.workbench.entering.shapes import SHAPES, save
from irenic.workbench.leading import lead_of, place_in_case
from irenic.workbench.snapshot import revision_of
from irenic.workspace import Workspace, open_case

from ..workbench import served
from .test_left_out_is_no_silence import SOUND


def leads(workspace: Workspace) -> dict[str, str]:
    """Where each problem leads, by its code."""
    found = {}
    for one in workspace.check().problems:
        lead = lead_of(workspace.loaded, one, place_in_case(workspace.loaded, one), "/edit")
        assert lead is not None
        found[one.code] = lead.address
    return found


def saved(workspace: Workspace, address: str, **values: list[str]) -> Workspace:
    """The case after a form was filled in further and saved."""
    seat = seat_at(workspace.loaded, address)
    sent = {name: list(one) for name, one in SHAPES[seat.kind].shown(seat).items()} | values
    save(workspace, address, revision_of(workspace.loaded, seat.path), sent)
    return open_case(workspace.folder.path)


@pytest.mark.parametrize(
    ("right", "wrong", "code", "address", "values"),
    [
        ("date: 2031-03-01", "date: 1 Marhc", "S003", "drafts/plan#f-from", {"from": ["2031-03-01"], "to": ["2031-03-01"]}),
        ("port: {option: joint, cite", "port: {cite", "S002", "drafts/plan/terms/port#f-option", {"option": ["joint"]}),
        ("army: {option: few, cite", "army: {option: few, silnt: x, hedge: [1], cite", "S003", "drafts/plan/terms/army#f-hedge", {"hedge": ["would"]}),
        ("beta: {name: Beta}", "beta: {aliases: [B]}", "S002", "parties/beta#f-name", {"name": ["Beta"]}),
        ("beta: {name: Beta}", "beta: {name: Beta, consent: perhaps}", "S003", "parties/beta#f-consent", {"consent": ["none"]}),
        ("question: Who runs it?, ", "", "S002", "issues/port#f-question", {"question": ["Who runs it?"]}),
    ],
)  # fmt: skip
def test_a_fault_leads_to_its_field_and_is_mended_there(
    make_case: Callable[[str], Path], right: str, wrong: str, code: str, address: str, values: dict[str, list[str]]
) -> None:
    workspace = open_case(make_case(SOUND.replace(right, wrong)))
    assert leads(workspace)[code] == f"/case?of={address}"
    assert workspace.loaded.left_out
    if values:
        after = saved(workspace, address.partition("#")[0], **values)
        assert [one for one in after.check().problems if one.severity == "error" and one.code != "S001"] == []
        # what the form shows of the rest is what was written: nothing of it is lost
        assert after.loaded.root.value()["drafts"]["plan"]["reported_by"]["quote"] == "a plan for the valley"
        assert set(after.loaded.root.value()["drafts"]["plan"]["terms"]["port"]) >= {"option", "cite"}


def test_two_faults_of_one_draft_are_mended_one_after_the_other(make_case: Callable[[str], Path]) -> None:
    case = make_case(SOUND.replace("date: 2031-03-01", "date: 1 Marhc").replace("port: {option: joint, ", "port: {"))
    workspace = saved(open_case(case), "drafts/plan", **{"from": ["2031-03-01"], "to": ["2031-03-01"]})
    assert set(workspace.case.drafts["plan"].terms) == {"army"}
    assert str(saved(workspace, "drafts/plan/terms/port", option=["joint"]).case.drafts["plan"].date) == "2031-03-01"


def test_what_comes_to_light_by_mending_does_not_stand_in_its_way(make_case: Callable[[str], Path]) -> None:
    wrong = SOUND.replace("date: 2031-03-01", "date: 1 Marhc").replace("quote: a joint port", "quote: one joint port")
    before = open_case(make_case(wrong))
    assert "Q001" not in leads(before)
    after = saved(before, "drafts/plan", **{"from": ["2031-03-01"], "to": ["2031-03-01"]})
    assert leads(after)["Q001"] == "/case?of=drafts/plan/terms/port#f-quote"


def test_what_proves_an_entry_is_never_dropped_by_a_form(make_case: Callable[[str], Path]) -> None:
    """A form writes all citations of an entry: where one of them cannot be read, it is mended in the file."""
    wrong = SOUND.replace("{source: wire, quote: a joint port}", "[{source: wire, quote: a joint port}, {sourc: wire}]")
    workspace = open_case(make_case(wrong))
    assert set(leads(workspace).values()) >= {"/edit"}
    assert not any(one.startswith("/case?of=drafts") for one in leads(workspace).values())


def test_what_is_right_in_a_list_is_shown_and_stays_when_the_rest_of_it_is_mended(
    make_case: Callable[[str], Path],
) -> None:
    wrong = "beta: {name: Beta, aliases: [B, {b: c}, Bee, [d]], roles: [principal, autor]}"
    workspace = open_case(make_case(SOUND.replace("beta: {name: Beta}", wrong)))
    shown = SHAPES["party"].shown(seat_at(workspace.loaded, "parties/beta"))
    assert (shown["aliases"], shown["roles"]) == (["B\nBee"], ("principal",))
    after = saved(workspace, "parties/beta", aliases=["B\nBee\nBeta-land"], roles=["principal", "author"])
    beta = after.case.parties["beta"]
    assert (beta.aliases, beta.roles) == (("B", "Bee", "Beta-land"), ("principal", "author"))


def test_the_form_tells_what_is_wrong_at_its_field(make_case: Callable[[str], Path]) -> None:
    with served(make_case(SOUND.replace("date: 2031-03-01", "date: 1 Marhc"))) as bench:
        html = unescape(bench.client.get("/case?of=drafts/plan").text)
    assert "At fault, and left out until it is mended" in html
    assert "Nothing was written" not in html
    assert re.search(
        r'id="wrong-from">\'1 Marhc\' is not a date: write year-month-day, such as 2031-03-09</span>', html
    )


def test_a_quote_that_does_not_stand_is_marked_with_the_nearest_words(make_case: Callable[[str], Path]) -> None:
    with served(make_case(SOUND.replace("quote: few soldiers}", "quote: few soldier}"))) as bench:
        html = unescape(bench.client.get("/case?of=drafts/plan/terms/army").text)
    told = "“few soldier” [wire] – at fault, it does not stand there word for word: the nearest words there are “few soldiers”"
    assert told.replace("few soldiers”", "few") in html.replace("few soldiers”", "few")
    assert "“few soldiers” [wire] – at fault" not in html
    with served(make_case(SOUND)) as bench:
        assert "at fault" not in bench.client.get("/case?of=drafts/plan/terms/army").text


def test_a_voice_that_is_not_there_is_told_of_once_and_leads_to_no_dead_end(make_case: Callable[[str], Path]) -> None:
    wrong = SOUND.replace("s1: {by: alpha, ", "s1: {by: alpha, voice: oren, ")
    workspace = open_case(make_case(wrong))
    assert [one.code for one in workspace.check().problems if one.entry == "s1"] == ["R004"]
    assert leads(workspace)["R004"] == "/edit"


def test_a_red_line_without_a_direction_leads_to_what_its_party_wants(make_case: Callable[[str], Path]) -> None:
    """The cure is the party's order on that issue, and not in the statement that the note is told of."""
    options = "many: {assumed: x}, all: {assumed: x}"
    wrong = SOUND.replace("many: {assumed: x}", options).replace(
        "stance: accepts, about: {issue: army, option: few}", "stance: rules out, about: {issue: army, option: many}"
    )
    workspace = open_case(make_case(wrong))
    assert leads(workspace)["P007"] == "/case?of=parties/beta/wants/army"
    assert seat_at(workspace.loaded, "parties/beta/wants/army").kind == "order"
