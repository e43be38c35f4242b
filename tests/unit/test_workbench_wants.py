"""The forms of what a party wants and of what is assumed of it: what each writes, and what it refuses."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from irenic.casefile.load import load_case
from irenic.workbench.entering.seat import seat_at
from irenic.workbench.entering.sent import Sent
from irenic.workbench.entering.shapes import SHAPES

from ..conftest import write_case
from .test_workbench_case import CASE, Desk, added, desk

__all__ = ["desk"]

MakeCase = Callable[[str], Path]
MORE = CASE.replace(
    "statements:\n",
    """assume:
  # from a talk
  a1:
    party: beta
    weights:
      army: [0.2, 0.4]   # of two
      port: 0.5
    reservation: 0.3
    values: {port: {own: [0.1, 0.2]}}
    assumed: as it told a guest
statements:
""",
)


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk for what writes nothing."""
    held = Desk(write_case(tmp_path_factory.mktemp("still") / "made", MORE))
    yield held
    held.bench.close()


def test_what_a_party_wants_is_written_as_people_write_it(desk: Desk) -> None:
    """Where one reason stands for all that a party wants, an order is one word."""
    before = desk.written
    desk.add("parties/alpha/wants/port", order="low")
    assert desk.written == before.replace("wants: {army: low}", "wants: {army: low, port: low}")
    assert desk.session.history.last is not None
    assert desk.session.history.last.what == "Add what Alpha wants on port"
    desk.add("parties/alpha/wants/port", order="high")
    assert desk.written == before.replace("wants: {army: low}", "wants: {army: low, port: high}")
    desk.client.post("/undo")
    desk.client.post("/undo")
    assert desk.written == before


def test_an_order_cites_the_words_that_tell_it_or_says_why(desk: Desk) -> None:
    desk.add("parties/beta/wants/army", order="peak", peak="small", source="r", quote="Then Beta waits")
    desk.add("parties/beta/wants/port", order="list", assumed="it said so to a guest", **{"place.own": "2", "place.joint": "1"})  # fmt: skip
    army, port = (desk.case.parties["beta"].wants[one] for one in ("army", "port"))
    assert (army.peak, army.order, army.cite[0].quote) == ("small", None, "Then Beta waits")
    assert (port.order, port.unranked, port.assumed) == ((("joint",), ("own",)), (), "it said so to a guest")
    assert not desk.session.fresh(30).checked.errors
    assert desk.case.parties["alpha"].wants["army"].order == "low"


def test_options_of_one_place_are_liked_equally_and_the_others_have_none(make_case: MakeCase) -> None:
    desk = Desk(make_case(CASE.replace("options: {own: one alone, joint: both}", "scale: unordered, options: {own: one alone, joint: both, none: nobody, all: all}")))  # fmt: skip
    # no end is nearer than another where options have no order
    assert [one["value"] if isinstance(one, dict) else one[0] for one in desk.form("parties/beta/wants/port")["groups"][0]["fields"][0]["choices"]] == ["list", "unknown"]  # fmt: skip
    desk.add("parties/beta/wants/port", assumed="x", **{"place.joint": "3", "place.own": "3", "place.none": "1"})
    want = desk.case.parties["beta"].wants["port"]
    assert (want.order, want.unranked) == ((("none",), ("own", "joint")), ("all",))
    assert "wants: {port: {order: [none, [own, joint]], unranked: [all], assumed: x}}" in desk.written
    desk.add("parties/beta/wants/port", **{"place.all": "4"})
    assert "wants: {port: {order: [none, [own, joint], all], assumed: x}}" in desk.written
    assert not [one for one in desk.session.fresh(30).checked.problems if one.code == "O007"]
    desk.bench.close()


def test_that_an_order_is_not_known_needs_no_reason(desk: Desk) -> None:
    desk.add("parties/beta/wants/port", order="unknown")
    assert desk.case.parties["beta"].wants["port"].order == "unknown"


def test_one_reason_stands_for_all_that_a_party_wants_and_stays_as_long_as_it_is_needed(desk: Desk) -> None:
    before = desk.written
    assert "“told”" in desk.form("parties/alpha/wants/port")["groups"][-1]["hint"]
    desk.add("parties/alpha", assumed="told by a guest")
    assert desk.written == before.replace("assumed: {wants: told}", "assumed: {wants: told by a guest}")
    refused = desk.send("parties/alpha", assumed="")
    assert "army rests on this alone" in refused.json()["fields"]["assumed"]
    desk.add("parties/alpha/wants/army", assumed="as all say")
    desk.add("parties/alpha", assumed="")
    assert desk.case.parties["alpha"].assumed is None
    assert desk.case.parties["alpha"].wants["army"].assumed == "as all say"


def test_an_order_is_removed_though_others_stay(desk: Desk) -> None:
    desk.add("parties/alpha/wants/port", order="low")
    desk.add("parties/alpha/wants/army", act="remove")
    assert list(desk.case.parties["alpha"].wants) == ["port"]
    assert desk.session.history.last is not None
    assert desk.session.history.last.what == "Remove what Alpha wants on army"


def test_an_assumption_with_all_that_it_can_say(desk: Desk) -> None:
    before = desk.written
    desk.add("assume/*", party="beta", reservation="0.3 to 0.5", assumed="as it told a guest", **{"weight.army": "0.2", "weight.port": "0.1 – 0.4", "value.port.own": "1"})  # fmt: skip
    held = desk.case.assume["beta-assumed"]
    assert held.weights == {"army": (0.2, 0.2), "port": (0.1, 0.4)}
    assert (held.reservation, held.values) == ((0.3, 0.5), {"port": {"own": (1, 1)}})
    assert added(before, desk.written)[0] == "assume:"
    assert "weights: {army: 0.2, port: [0.1, 0.4]}" in desk.written
    assert desk.session.history.last is not None
    assert desk.session.history.last.what == "Add assumption on Beta"
    assert not desk.session.fresh(30).checked.errors
    desk.client.post("/undo")
    assert desk.written == before


def test_a_number_of_an_assumption_changes_alone(make_case: MakeCase) -> None:
    desk = Desk(make_case(MORE))
    before = desk.written
    desk.add("assume/a1")
    assert desk.written == before
    desk.add("assume/a1", **{"weight.port": "0.6"})
    assert desk.written == before.replace("port: 0.5", "port: 0.6")
    desk.add("assume/a1", **{"weight.port": "", "value.port.own": "", "value.army.small": "0.5"})
    held = desk.case.assume["a1"]
    assert (held.weights, held.values) == ({"army": (0.2, 0.4)}, {"army": {"small": (0.5, 0.5)}})
    assert "army: [0.2, 0.4]   # of two" in desk.written
    assert "# from a talk" in desk.written
    desk.add("assume/a1", act="remove")
    assert not desk.case.assume
    desk.bench.close()


@pytest.mark.parametrize(
    ("of", "said", "field", "words"),
    [
        ("parties/beta/wants/army", {"assumed": "x"}, "order", "which of these"),
        ("parties/beta/wants/army", {"order": "high"}, "quote", "cite the words"),
        ("parties/beta/wants/army", {"order": "high", "source": "r", "quote": "Beta wants more"}, "quote", "word for word"),
        ("parties/beta/wants/army", {"order": "peak", "assumed": "x"}, "peak", "best of all"),
        ("parties/beta/wants/army", {"order": "high", "peak": "small", "assumed": "x"}, "peak", "leave this"),
        ("parties/beta/wants/army", {"order": "high", "place.small": "1", "assumed": "x"}, "order", "places below"),
        ("parties/beta/wants/army", {"order": "list", "assumed": "x"}, "place.small", "its place"),
        ("parties/beta/wants/army", {"order": "list", "place.small": "9", "assumed": "x"}, "place.small", "chosen"),
        ("parties/beta/wants/army", {"order": "best", "assumed": "x"}, "order", "chosen"),
        ("assume/*", {"weight.army": "0.2", "assumed": "x"}, "party", "of whom"),
        ("assume/*", {"party": "beta", "weight.army": "0.2"}, "quote", "say why"),
        ("assume/*", {"party": "beta", "assumed": "x"}, "", "at least one"),
        ("assume/*", {"party": "beta", "assumed": "x", "weight.army": "a lot"}, "weight.army", "0.2 to 0.4"),
        ("assume/*", {"party": "beta", "assumed": "x", "weight.army": "0,2"}, "weight.army", "0.2 to 0.4"),
        ("assume/*", {"party": "beta", "assumed": "x", "weight.army": "1.5"}, "weight.army", "1.5"),
        ("assume/*", {"party": "beta", "assumed": "x", "weight.army": "0.4 to 0.2"}, "weight.army", "0.4"),
        ("assume/*", {"party": "beta", "assumed": "x", "value.port.own": "2"}, "value.port.own", "2"),
        ("assume/*", {"party": "nobody", "assumed": "x", "weight.army": "1"}, "party", "chosen"),
        ("assume/a1", {"assumed": ""}, "quote", "say why"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_its_field(
    still: Desk, of: str, said: dict[str, Any], field: str, words: str
) -> None:
    before = still.written
    refused = still.send(of, **said)
    assert refused.status_code == 400, refused.text
    assert words in refused.json()["fields"][field]
    assert still.written == before


def test_the_page_tells_what_each_wants_and_what_it_rests_on(still: Desk) -> None:
    page = still.client.get("/case").text
    assert "the nearer to 600 soldiers the better" in page
    assert 'href="/case?of=parties/beta/wants/port"' in page
    assert "a weight of 0.2 to 0.4 on army" in page
    rows = still.client.get("/case.csv").text
    assert "parties/alpha/wants/army,order,army: the nearer to 600 soldiers the better,told" in rows
    assert "assume/a1,assumption," in rows


def test_what_is_wrong_in_what_is_folded_away_is_unfolded(still: Desk) -> None:
    said = {"of": "parties/beta/wants/army", "seen": "absent", "assumed": "x"}
    for order, is_open in (("list", True), ("", False)):
        page = still.client.post("/case", data={**said, "order": order})
        assert page.status_code == 400
        assert ('<details class="fields-of" id="more-2" open>' in page.text) == is_open


def test_a_stale_order_is_refused_with_both_versions(desk: Desk) -> None:
    form = desk.form("parties/alpha/wants/army")
    (desk.folder / "case.yaml").write_text(desk.written.replace("{army: low}", "{army: {peak: large}}"), encoding="utf-8")  # fmt: skip
    before = desk.written
    refused = desk.client.post("/case", data={"of": "parties/alpha/wants/army", "seen": form["seen"], "order": "high"})
    assert refused.status_code == 409
    assert "{peak: large}" in refused.text
    assert desk.written == before


@pytest.mark.parametrize("of", ["parties/alpha/wants/*", "parties/alpha/wants/tax", "parties/nobody/wants/army", "assume/a9"])  # fmt: skip
def test_what_is_no_place_is_told(still: Desk, of: str) -> None:
    assert still.client.get("/case", params={"of": of}).status_code == 404


def test_a_party_of_whom_something_is_assumed_is_not_removed(still: Desk) -> None:
    refused = still.send("parties/beta", act="remove")
    assert refused.status_code == 409
    assert "assume/a1" in refused.json()["problems"][0]["message"]


@pytest.mark.parametrize("name", ["panama-canal-1974", "training-ceasefire"])
def test_forms_sent_as_they_stand_change_nothing_in_worked_cases(name: str) -> None:
    loaded = load_case(Path(__file__).parents[2] / "cases" / name)
    places = [f"parties/{party}/wants/{issue}" for party, held in loaded.case.parties.items() for issue in held.wants]
    places += [f"parties/{party}" for party in loaded.case.parties] + [f"assume/{one}" for one in loaded.case.assume]
    assert len(places) > 6
    for place in places:
        seat = seat_at(loaded, place)
        assert SHAPES[seat.kind].changes(seat, Sent(SHAPES[seat.kind].shown(seat))) == [], place


def test_a_red_line_without_a_direction_leads_to_the_form_that_tells_it(make_case: MakeCase) -> None:
    scale = "small: {value: 600, proposed_in: [plan]}   # the plan's\n      mid: {value: 700, assumed: x}"
    said = "s2: {by: beta, stance: rules out, about: {issue: army, option: mid}, assumed: x}\n  s1:"
    folder = make_case(CASE.replace("small: {value: 600, proposed_in: [plan]}   # the plan's", scale).replace("s1:", said))  # fmt: skip
    desk = Desk(folder)
    page = desk.client.get("/problems").text
    assert 'href="/case?of=parties/beta/wants/army"' in page
    assert "Say what Beta wants on army" in page
    desk.add("parties/beta/wants/army", order="low", assumed="it asks for fewer")
    assert "Say what Beta wants on army" not in desk.client.get("/problems").text
    desk.bench.close()
