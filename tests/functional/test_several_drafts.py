""" "The Front rejects the draft", where two drafts are on the table: a person says which, and none is taken in silence."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from irenic.cli.main import main
from irenic.intake.choosing import Wanted
from irenic.model.proposal import Gathered
from irenic.readers.table import OnTheTable
from irenic.workspace import Workspace, open_case

from ..workbench import Served

CASE = """
irenic: 1
title: Two fictional sides
sources: {r: {file: r.txt, published: 2031-05-14, assumed: {published: told}}}
parties: {front: {name: The Front}, gov: {name: The Government}}
issues:
  port: {question: Who runs the port?, options: {fronts: {label: port under the Front, assumed: x}, shared: {label: port under a joint board, assumed: x}}, assumed: x}
drafts:
  march: {title: The March draft, date: 2031-03-01, assumed: x}
  may: {title: The May draft, date: 2031-05-01, assumed: x}
=== r.txt
The Front rejects the draft. The Government accepts the May draft. The Government would accept the draft if the port is
put under a joint board.
"""
ASKED = "by its words front rejects one draft, and several fit: 'march' and 'may'"


@pytest.fixture
def folder(make_case: Callable[[str], Path]) -> Path:
    folder = make_case(CASE)
    open_case(folder).read_sources()
    return folder


def _waiting(workspace: Workspace, quote: str) -> Gathered:
    (one,) = [one for one in workspace.waiting() if quote in one.quote]
    return one


def _told(capsys: pytest.CaptureFixture[str]) -> str:
    told = capsys.readouterr()
    return " ".join((told.out + told.err).split())


def test_the_inbox_says_which_drafts_fit(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(folder), "inbox"]) == 0
    page = _told(capsys)
    assert "the words suggest: rejects, but several drafts fit: march, may" in page
    assert "suggests: front rejects one of several drafts (march or may), which you choose" in page
    assert "which of several drafts words are about (2 here)" in page
    # what names one is about it
    assert "suggests: gov accepts, about draft may, which binds" in page


@pytest.mark.parametrize(
    ("flags", "told"),
    [
        ([], ASKED),
        (["--stance", "rejects"], f"{ASKED} → if you read them so, say which: --stance 'rejects' --draft DRAFT (march or may)"),
        (["--draft", "may"], "nothing says which stance they take on draft may → if you read them so, add --stance 'rejects'"),
    ],
)  # fmt: skip
def test_accept_asks_which(folder: Path, capsys: pytest.CaptureFixture[str], flags: list[str], told: str) -> None:
    before = (folder / "case.yaml").read_bytes()
    assert main(["accept", str(folder), _waiting(open_case(folder), "rejects").id, *flags]) == 1
    assert told in _told(capsys)
    assert (folder / "case.yaml").read_bytes() == before


def test_what_the_person_chooses_is_taken(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = open_case(folder)
    chosen = _waiting(workspace, "rejects").id
    assert main(["accept", str(folder), chosen, "--stance", "rejects", "--draft", "march"]) == 0
    told = _told(capsys)
    assert "front rejects, draft march, which binds it" in told
    assert "held such a stance back" not in told
    workspace.reload()
    # the condition that was read stays with the draft that is chosen
    name = workspace.accept(_waiting(workspace, "joint board").id, stance="accepts", term=("may", None, None))
    assert workspace.case.statements[name].condition == {"port": ("shared",)}
    assert workspace.check().errors == 0


def test_none_is_taken_among_many(folder: Path) -> None:
    workspace = open_case(folder)
    done = workspace.accept_wanted(Wanted(kinds=("statement",)), stance="rejects")
    assert not done.accepted
    assert ASKED in [problem.message for _, problem in done.left]
    # that they bind nobody can be said of all
    done = workspace.accept_wanted(Wanted(kinds=("statement",)), stance="claims")
    assert len(done.accepted) == 3
    assert {held.stance for held in workspace.case.statements.values()} == {"claims"}


def test_the_inbox_page_offers_each(folder: Path) -> None:
    served = Served(folder)
    try:
        chosen = _waiting(served.session.current.workspace, "rejects").id
        page = served.client.get("/inbox/r").text
        card = page[page.index(f'id="p-{chosen}"') :].partition("</article>")[0]
        assert "By its words The Front rejects one draft, and several fit" in card
        assert [f"The Front rejects {name}</button>" in card for name in ("“The March draft”", "“The May draft”")] == [True, True]  # fmt: skip
        sent: dict[str, Any] = {
            field: re.findall(rf'name="{field}" value="([^"]*)"', card)[0] for field in ("proposal", "seen")
        }
        assert served.client.post("/inbox/accept", data=sent).status_code == 400
        done = served.client.post("/inbox/accept", data=sent | {"stance": "rejects", "about": "drafts/may"})
        assert done.status_code < 400
        (held,) = open_case(folder).case.statements.values()
        assert (held.stance, held.about.model_dump()) == ("rejects", {"draft": "may"})
    finally:
        served.close()


@pytest.mark.parametrize(
    ("titles", "words", "named", "fitting"),
    [
        (("The draft", "The March draft"), "the draft", None, ("d0", "d1")),
        (("The draft plan", "The mediator's paper"), "the draft plan", "d0", ()),
        (("The May draft", "The March draft"), "the May draft", "d0", ()),
        (("The May draft",), "the draft", "d0", ()),
        (("The Lisk draft", "The Merva draft", "The envoy's paper"), "the Lisk draft", "d0", ()),
        (("The Lisk draft", "The Merva draft"), "the pension plan", None, ()),
    ],
)
def test_one_draft_is_named_only_where_no_other_may_be_meant(
    make_case: Callable[[str], Path], titles: tuple[str, ...], words: str, named: str | None, fitting: tuple[str, ...]
) -> None:
    drafts = "".join(f'\n  d{at}: {{title: "{title}", assumed: x}}' for at, title in enumerate(titles))
    table = OnTheTable(open_case(make_case(f"irenic: 1\ndrafts:{drafts}\n")).case)
    assert table.draft(words) == named
    assert table.several("rejects", words) == fitting


@pytest.mark.parametrize(("published", "expected"), [("2031-04-28", None), ("2031-05-01", "may")])
def test_a_draft_replaces_no_other_before_its_day(
    make_case: Callable[[str], Path], published: str, expected: str | None
) -> None:
    """In April a report of "the draft" is hardly about one of May: which it is, a person says."""
    text = CASE.replace("title: The May draft", "title: The May draft, replaces: march")
    folder = make_case(text.replace("2031-05-14", published))
    workspace = open_case(folder)
    workspace.read_sources()
    one = _waiting(workspace, "Front rejects")
    assert one.entry["about"] == ({"draft": expected} if expected else {"topic": "The Front rejects the draft"})
    assert (one.several is not None) == (expected is None)
