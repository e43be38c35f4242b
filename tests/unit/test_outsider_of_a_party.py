"""Words that were accepted of somebody from outside, before their party was named, are not lost to it for good."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from irenic.cli.main import main
from irenic.workbench.leading import lead_of, place_in_case
from irenic.workspace import open_case

from ..workbench import served

QUOTE = "Osmark will not sign the plan"
CASE = f"""
irenic: 1
title: F (fictional)
sources: {{wire: {{file: wire.txt, outlet: The Wire, published: 2031-03-14, assumed: told}}}}
issues: {{}}
drafts: {{}}
=== wire.txt
“{QUOTE},” Foreign Minister Petra Lund of Osmark said on Monday. The Red Crescent said that it had rained.
"""
PARTY = {"osmark": {"name": "Osmark", "voices": {"lund": {"name": "Petra Lund", "office": "Foreign Minister"}}}}


def as_an_outsiders(make_case: Callable[[str], Path]) -> Path:
    """A case in which the minister's words were accepted as an outsider's, and then her party was entered."""
    folder = make_case(CASE)
    workspace = open_case(folder)
    workspace.read_sources()
    (one,) = [held for held in workspace.waiting() if held.kind == "statement" and QUOTE in held.quote]
    workspace.insert(("actors",), {"minister": {"name": "Foreign Minister Petra Lund of Osmark"}})
    workspace.accept(one.id, by="minister")
    workspace.insert(("parties",), PARTY)
    workspace.read_sources(again=True)
    return folder


def test_they_wait_anew_once_the_party_is_named(
    make_case: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = open_case(as_an_outsiders(make_case))
    (one,) = [held for held in workspace.waiting() if QUOTE in held.quote]
    assert (one.entry["by"], one.entry["voice"]) == ("osmark", "lund")
    assert one.outgrown == "s1"
    main(["accept", str(workspace.folder.path), one.id])
    assert "'s1' holds the same words as somebody's from outside" in " ".join(capsys.readouterr().out.split())
    assert open_case(workspace.folder.path).case.statements["s2"].by == "osmark"
    # decided on: it does not come back
    assert not [held for held in open_case(workspace.folder.path).waiting() if QUOTE in held.quote]


def test_who_rejects_them_is_not_asked_again(make_case: Callable[[str], Path]) -> None:
    workspace = open_case(as_an_outsiders(make_case))
    (one,) = [held for held in workspace.waiting() if QUOTE in held.quote]
    workspace.reject(one.id)
    assert not [held for held in workspace.waiting() if QUOTE in held.quote]


def test_a_note_tells_that_the_outsider_may_be_the_partys_own(make_case: Callable[[str], Path]) -> None:
    workspace = open_case(as_an_outsiders(make_case))
    (note,) = [one for one in workspace.check().problems if one.code == "P009"]
    assert note.severity == "info"
    assert note.message == (
        "'minister' stands outside of the case, and may be 'osmark.lund': what it said binds nobody"
    )
    lead = lead_of(workspace.loaded, note, place_in_case(workspace.loaded, note), None)
    assert lead is not None
    assert lead.address == "/inbox/wire"


@pytest.mark.parametrize(
    ("actor", "told"),
    [
        ("{name: Petra Lund}", True),
        ("{office: Osmark's foreign minister}", False),
        ("{name: The Osmark}", True),
        ("{name: Petra Lundgren}", False),
        ("{name: Lund}", False),
        ("{name: Petra Lund, note: another of that name}", False),
    ],
)
def test_only_a_name_in_full_is_taken_for_a_sign(make_case: Callable[[str], Path], actor: str, told: bool) -> None:
    said = f"statements: {{s: {{by: x, stance: claims, about: {{topic: t}}, cite: {{source: wire, quote: {QUOTE}}}}}}}"
    parties = "parties: {osmark: {name: Osmark, voices: {lund: {name: Petra Lund, office: Foreign Minister}}}}"
    text = CASE.replace("drafts: {}", f"drafts: {{}}\n{parties}\nactors: {{x: {actor}}}\n{said}")
    assert any(one.code == "P009" for one in open_case(make_case(text)).check().problems) is told


def test_the_inbox_offers_to_enter_the_party_before_anybody_from_outside(make_case: Callable[[str], Path]) -> None:
    folder = make_case(CASE)
    workspace = open_case(folder)
    workspace.read_sources()
    with served(folder) as bench:
        html = unescape(bench.client.get("/inbox/wire").text)
    told = re.sub(r"<[^>]+>", "", html)
    assert "is not named in the case. Of a party? Then enter it first, and choose Read again" in told
    first, second = (
        html.index('href="/case?of=parties/*">Enter the party'),
        html.index("as somebody from outside</button>"),
    )
    assert first < second
    # where the parties are named, somebody else's rain is nobody's yes or no
    workspace.insert(("parties",), PARTY)
    workspace.read_sources(again=True)
    with served(folder) as bench:
        html = bench.client.get("/inbox/wire").text
    assert "as somebody from outside</button>" in html
    assert "Enter the party" not in html
