"""Renaming on the page Case: an id is another wherever it is used, or the form says why it is not."""

from collections.abc import Iterator
from typing import Any

import pytest

from ..conftest import write_case
from .test_workbench_case import CASE, Desk, desk

__all__ = ["desk"]


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk for what writes nothing."""
    held = Desk(write_case(tmp_path_factory.mktemp("still") / "made", CASE))
    yield held
    held.bench.close()


def test_a_party_is_called_otherwise_wherever_it_is_referred_to(desk: Desk) -> None:
    before = desk.written
    desk.add("parties/alpha", act="rename", own_name="north")
    assert desk.written == before.replace("alpha", "north")
    assert desk.session.history.last is not None
    assert desk.session.history.last.what == "Rename party Alpha in the files, from alpha to north"
    assert desk.case.statements["s1"].by == "north"
    assert not desk.session.fresh(30).checked.errors
    desk.client.post("/undo")
    assert desk.written == before


@pytest.mark.parametrize(
    ("of", "old"),
    [
        ("parties/alpha/voices/orren", "orren"),
        ("actors/envoy", "envoy"),
        ("issues/port", "port"),
        ("issues/army/options/small", "small"),
        ("drafts/plan", "plan"),
    ],
)
def test_each_kind_has_a_name_that_can_be_another(desk: Desk, of: str, old: str) -> None:
    uses = len(desk.session.current.loaded.names_used)
    lines = desk.written.splitlines()
    desk.add(of, act="rename", own_name="zz")
    after = desk.written.splitlines()
    assert len(after) == len(lines)
    assert all(one == other or old in one for one, other in zip(lines, after, strict=True))
    assert len(desk.session.fresh(30).loaded.names_used) == uses
    assert not desk.session.current.checked.errors
    assert desk.client.get("/case", params={"of": of}).status_code == 404
    assert desk.client.get("/case", params={"of": of.replace(f"/{old}", "/zz")}).status_code == 200


@pytest.mark.parametrize(
    ("of", "new", "words"),
    [
        ("parties/alpha", "beta", "already"),
        ("parties/alpha", "envoy", "already"),
        ("parties/alpha", "r", "already"),
        ("parties/alpha", "Alpha Land", "cannot be a name"),
        ("parties/alpha", "", "cannot be a name"),
        ("issues/port", "unknown", "irenic's own"),
    ],
)
def test_a_name_that_cannot_be_is_refused_at_its_field_and_kept_there(
    still: Desk, of: str, new: str, words: str
) -> None:
    before = still.written
    refused = still.send(of, act="rename", own_name=new)
    assert refused.status_code == 400
    assert words in refused.json()["fields"]["own_name"]
    page = still.client.post("/case", data={"of": of, "seen": still.form(of)["seen"], "act": "rename", "own_name": new})
    assert page.status_code == 400
    assert f'id="f-own_name" value="{new}"' in page.text
    assert 'aria-invalid="true"' in page.text
    assert 'href="#f-own_name"' in page.text
    # what the form shows of the entry is as it was
    assert "data-touched" not in page.text
    assert still.written == before


@pytest.mark.parametrize("of", ["drafts/plan/terms/army", "parties/alpha/wants/army", "drafts/plan/origin/0"])
def test_what_has_no_name_of_its_own_is_not_renamed(still: Desk, of: str) -> None:
    assert "own_name" not in still.client.get("/case", params={"of": of}).text
    before = still.written
    refused: Any = still.send(of, act="rename", own_name="x")
    assert refused.status_code == 400
    assert still.written == before


def test_a_stale_form_renames_nothing(desk: Desk) -> None:
    form = desk.form("parties/beta")
    (desk.folder / "case.yaml").write_text(desk.written.replace("{name: Beta}", "{name: Betaland}"), encoding="utf-8")
    before = desk.written
    refused = desk.send("parties/beta", form=form, act="rename", own_name="south")
    assert refused.status_code == 409
    assert "Betaland" in desk.client.post("/case", data={"of": "parties/beta", "seen": form["seen"], "act": "rename", "own_name": "south"}).text  # fmt: skip
    assert desk.written == before


def test_the_same_name_changes_nothing(desk: Desk) -> None:
    before = desk.written
    desk.add("parties/beta", act="rename", own_name=" beta ")
    assert desk.written == before
    assert desk.session.history.last is None
