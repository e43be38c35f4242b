"""The forms of accounts of where a draft comes from, and of links: both are numbered as they stand in their lists."""

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
ORIGIN = "drafts/plan/origin"
LINKS = """
# what cannot go together
links:
  - {if: {army: small}, then: {port: [own]}, assumed: a guard is too few}   # the first
  - if:
      port: joint   # both
    then: {army: large}
    cite: {source: r, quote: a port that both run}
"""
MORE = CASE.replace("statements:\n", LINKS.lstrip("\n") + "statements:\n")


@pytest.fixture
def more(make_case: MakeCase) -> Iterator[Desk]:
    held = Desk(make_case(MORE))
    yield held
    held.bench.close()


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk for what writes nothing."""
    held = Desk(write_case(tmp_path_factory.mktemp("still") / "made", MORE))
    yield held
    held.bench.close()


def test_accounts_of_an_origin_stand_side_by_side(desk: Desk) -> None:
    before = desk.written
    desk.add(f"{ORIGIN}/*", claimant="beta", denies="denies", who=["alpha.orren"], role="author", source="r", quote="Then Beta waits again", **{"from": "2031-03-02", "to": "2031-03-02"})  # fmt: skip
    first, second = desk.case.drafts["plan"].origin
    assert (first.claimant, first.denies) == ("envoy", False)
    assert (second.claimant, second.denies, second.who, str(second.as_known)) == ("beta", True, ("alpha.orren",), "2031-03-02")  # fmt: skip
    assert "Orren wrote it}}, {who: [alpha.orren], role: author, claimant: beta, denies: true" in desk.written
    assert desk.session.history.last is not None
    assert desk.session.history.last.what == "Add account of where “The valley plan” comes from"
    page = desk.client.get("/case").text
    assert "envoy of the union says: Ilva Orren, Foreign Minister" in page
    assert "Beta denies: Ilva Orren, Foreign Minister" in page
    desk.client.post("/undo")
    assert desk.written == before


def test_a_source_can_be_the_claimant_in_its_own_voice(desk: Desk) -> None:
    desk.add(f"{ORIGIN}/0", claimant="r")
    assert desk.case.drafts["plan"].origin[0].claimant == "r"
    assert not desk.session.fresh(30).checked.errors


def test_the_only_account_takes_its_list_along(desk: Desk) -> None:
    desk.add(f"{ORIGIN}/0", act="remove")
    assert desk.case.drafts["plan"].origin == ()
    assert "origin" not in desk.written


def test_a_link_is_added_at_the_end(more: Desk) -> None:
    before = more.written
    more.add("links/*", **{"if.port": ["own", "joint"], "then.army": ["large"]}, assumed="as a treaty has it")
    assert more.case.links[2].condition == {"port": ("own", "joint")}
    assert added(before, more.written) == ["- {if: {port: [own, joint]}, then: {army: large}, assumed: as a treaty has it}"]  # fmt: skip
    assert more.session.history.last is not None
    assert more.session.history.last.what == "Add link"
    more.client.post("/undo")
    assert more.written == before


def test_one_side_of_a_link_changes_alone_and_a_link_goes_with_its_line(more: Desk) -> None:
    before = more.written
    for of in ("links/0", "links/1"):
        more.add(of)
        assert more.written == before
    more.add("links/0", **{"then.port": ["own", "joint"]})
    assert more.written == before.replace("then: {port: [own]}", "then: {port: [own, joint]}")
    more.client.post("/undo")
    more.add("links/1", **{"if.port": ["own"]})
    assert more.written == before.replace("port: joint   # both", "port: own   # both")
    more.client.post("/undo")
    more.add("links/0", act="remove")
    assert more.written == before.replace(
        next(line for line in before.splitlines(True) if "a guard is too few" in line), ""
    )
    more.add("links/0", act="remove")
    assert more.case.links == ()
    assert not more.session.fresh(30).checked.errors


def test_the_first_link_of_a_case(desk: Desk) -> None:
    before = desk.written
    desk.add("links/*", **{"if.port": ["own"], "then.army": ["large"]}, assumed="x")
    assert len(desk.case.links) == 1
    desk.add("links/0", act="remove")
    assert desk.written == before


def test_links_of_several_files_are_changed_where_they_stand(make_case: MakeCase) -> None:
    folder = make_case(
        MORE.replace("irenic: 1   # the format\n", "irenic: 1\ninclude: [more.yaml]\n").rstrip("\n")
        + "\n=== more.yaml\nlinks:\n  - {if: {army: large}, then: {port: own}, assumed: x}   # here\n"
    )
    desk = Desk(folder)
    top = desk.written
    desk.add("links/2", **{"then.port": ["joint"]})
    desk.add("links/*", **{"if.port": ["own"], "then.army": ["small"]}, assumed="y")
    assert desk.written == top
    held = (folder / "more.yaml").read_text(encoding="utf-8")
    assert "then: {port: joint}, assumed: x}   # here" in held
    assert [dict(one.condition) for one in desk.case.links] == [{"army": ("small",)}, {"port": ("joint",)}, {"army": ("large",)}, {"port": ("own",)}]  # fmt: skip
    desk.bench.close()


@pytest.mark.parametrize(
    ("of", "said", "field", "words"),
    [
        (f"{ORIGIN}/*", {"who": ["alpha"], "role": "author", "assumed": "x"}, "claimant", "whose word"),
        (f"{ORIGIN}/*", {"claimant": "beta", "role": "author", "assumed": "x"}, "who", "who had"),
        (f"{ORIGIN}/*", {"claimant": "beta", "who": ["alpha"], "assumed": "x"}, "role", "what had they"),
        (f"{ORIGIN}/*", {"claimant": "beta", "who": ["alpha"], "role": "author"}, "quote", "cite the words"),
        (f"{ORIGIN}/*", {"claimant": "x", "who": ["alpha"], "role": "author", "assumed": "x"}, "claimant", "chosen"),
        (f"{ORIGIN}/0", {"from": "2031-03-02", "to": "2031-03-01"}, "to", "later"),
        (f"{ORIGIN}/0", {"kept": []}, "quote", "cite the words"),
        ("links/*", {"then.army": ["small"], "assumed": "x"}, "if.army", "where it holds"),
        ("links/*", {"if.army": ["small"], "assumed": "x"}, "then.army", "what is then left"),
        ("links/*", {"if.army": ["small"], "then.army": ["large"], "assumed": "x"}, "then.army", "other side"),
        ("links/*", {"if.army": ["small"], "then.port": ["own"]}, "quote", "say why"),
        ("links/*", {"if.army": ["none"], "then.port": ["own"], "assumed": "x"}, "if.army", "chosen"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    still: Desk, of: str, said: dict[str, Any], field: str, words: str
) -> None:
    before = still.written
    refused = still.send(of, **said)
    assert refused.status_code == 400, refused.text
    assert words in refused.json()["fields"][field]
    assert still.written == before


def test_what_a_link_names_is_not_removed(still: Desk) -> None:
    for of in ("issues/port", "issues/port/options/own"):
        refused = still.send(of, act="remove")
        assert refused.status_code == 409
        assert "links/0" in refused.json()["problems"][0]["message"]


def test_a_list_of_which_an_item_cannot_be_read_is_mended_in_its_file_first(make_case: MakeCase) -> None:
    """Its items would else have other numbers in the case than in the file."""
    desk = Desk(make_case(MORE.replace("then: {port: [own]},", "then: {port: [own]}, since: 2031,")))
    assert len(desk.case.links) == 1
    for of in ("links/0", "links/*"):
        told = desk.client.get("/case", params={"of": of})
        assert told.status_code == 404
        assert "is at fault" in told.text
    desk.bench.close()


@pytest.mark.parametrize("of", ["links/2", "links/x", "links", f"{ORIGIN}/1", "drafts/none/origin/*", "links/*/if"])
def test_what_is_no_place_is_told(still: Desk, of: str) -> None:
    assert still.client.get("/case", params={"of": of}).status_code == 404


def test_the_page_tells_of_links(still: Desk) -> None:
    assert "where a deal has army “600 soldiers”, it can only have port “one alone”" in still.client.get("/case").text
    assert 'links/1,link,"where a deal has port' in still.client.get("/case.csv").text


def test_forms_sent_as_they_stand_change_nothing_in_worked_cases() -> None:
    loaded = load_case(Path(__file__).parents[2] / "cases" / "donbas-draft-2025")
    held = loaded.case.drafts["plan"].origin
    assert len(held) > 1
    for place in (*(f"drafts/plan/origin/{at}" for at in range(len(held))), *(f"links/{at}" for at in range(len(loaded.case.links)))):  # fmt: skip
        seat = seat_at(loaded, place)
        assert SHAPES[seat.kind].changes(seat, Sent(SHAPES[seat.kind].shown(seat))) == [], place
