"""The inbox as a page: by source, with counts; what is wanted of it can be shown, accepted and rejected at once."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from irenic.cli.main import main
from irenic.intake.choosing import Wanted
from irenic.model.record import BINDING
from irenic.workspace import open_case

from .test_deciding import CASE

HERALD = """---
outlet: The Herald
title: A call for the plan
published: 2031-03-16
---
“We cannot accept the valley plan,” Foreign Minister Ilva Orren said. Beta rejects the valley plan. A general said that
his men were ready. The draft proposes that Alpha would reduce its army to 6,000 soldiers and lift its embargo.
"""


@pytest.fixture
def folder(make_case: Callable[[str], Path], capsys: pytest.CaptureFixture[str]) -> Path:
    folder = make_case(CASE)
    (folder.parent / "herald.txt").write_text(HERALD)
    assert main(["read", str(folder.parent / "herald.txt"), "--into", str(folder)]) == 0
    capsys.readouterr()
    return folder


def shown(folder: Path, capsys: pytest.CaptureFixture[str], *flags: str) -> dict[str, Any]:
    assert main(["show", str(folder), "inbox", *flags, "--json"]) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def test_the_page_counts_groups_and_says_what_to_do(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert main(["show", str(folder), "inbox"]) == 0
    lines = capsys.readouterr().out.splitlines()
    page = " ".join(" ".join(lines).split())
    told = shown(folder, capsys)
    own_width = [line for line in lines if str(folder) not in line and "show" not in line]
    assert max(map(len, own_width)) <= 80
    assert f"What waits for a decision: {told['total']} proposals" in page
    assert f"{told['kinds']['statement']} statements, {told['binding']} of which would bind a party" in page
    assert "2 terms of drafts" in page
    assert "Nothing of this counts before a person accepts it." in page
    # every source once, with how many it says first
    assert f"r, 2031-03-14: {told['sources']['r']} proposals" in lines
    assert f"herald, “A call for the plan”, The Herald, 2031-03-16: {told['sources']['herald']} proposals" in page
    assert sum(told["sources"].values()) == told["total"] == len(told["proposals"])
    # codes stand behind plain words
    assert "suggests: violence (ASSAULT) in Brack" in page
    assert "relief from sanctions (x-sanctions-relief)" in page
    # what a person has to say is told once, with how often it is needed
    assert page.count("--by") == 1
    assert (
        f"--by PARTY.VOICE: whose words they are, where the case does not name who speaks ({told['unnamed']} here)"
        in page
    )
    assert (
        f"--stance STANCE: words that would bind a party need it once more; claims lets them bind nobody ({told['binding']} here)"
        in page
    )
    assert "by “A general”, whom the case does not name" in page


def test_the_inbox_is_no_part_of_the_case(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(folder), "all"]) == 0
    assert "What waits for a decision" not in capsys.readouterr().out
    assert main(["show", str(folder), "sources", "--binding"]) == 2
    assert main(["show", str(folder), "inbox", "--as-of", "2031-03-15"]) == 2


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(kinds=("event",)),
        Wanted(kinds=("statement", "provision")),
        Wanted(party="alpha"),
        Wanted(party="alpha.orren"),
        Wanted(party="gov"),
        Wanted(source="herald"),
        Wanted(source="r", binding=True),
        Wanted(min_confidence=0.7),
        Wanted(binding=True),
        Wanted(kinds=("statement",), party="beta", min_confidence=0.2),
    ],
)
def test_what_is_wanted_is_what_a_look_at_every_proposal_finds(
    folder: Path, capsys: pytest.CaptureFixture[str], wanted: Wanted
) -> None:
    flags = [flag for kind in wanted.kinds for flag in ("--kind", kind)]
    flags += ["--party", wanted.party] if wanted.party else []
    flags += ["--source", wanted.source] if wanted.source else []
    flags += ["--min-confidence", str(wanted.min_confidence)] if wanted.min_confidence else []
    flags += ["--binding"] if wanted.binding else []
    found = {one["id"] for one in shown(folder, capsys, *flags)["proposals"]}

    def who(entry: Any) -> set[str]:
        names = [entry.get("by"), f"{entry.get('by')}.{entry.get('voice')}"]
        names += [account.get("claimant") for account in entry.get("accounts", ())]
        names += [*entry.get("gives", ()), *entry.get("gets", ())]
        return {str(name) for name in names} | {str(name).partition(".")[0] for name in names}

    expected = {
        one.id
        for one in open_case(folder).waiting()
        if one.kind in (wanted.kinds or (one.kind,))
        and (wanted.party is None or wanted.party in who(one.entry))
        and (wanted.source is None or wanted.source in {mention.source for mention in one.mentions})
        and one.confidence >= wanted.min_confidence
        and (not wanted.binding or one.entry.get("stance") in BINDING)
    }
    assert found == expected
    assert found


def test_who_is_not_there_is_answered_with_who_is(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for flags, hint in ((["--party", "alhpa"], "'alpha'"), (["--source", "heralt"], "'herald'")):
        for verb in (["show", str(folder), "inbox"], ["accept", str(folder)], ["reject", str(folder)]):
            assert main([*verb, *flags]) == 1
            assert f"did you mean {hint}?" in " ".join(capsys.readouterr().err.split())


def test_many_are_accepted_at_once_and_what_needs_a_word_still_waits(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {one["id"]: one for one in shown(folder, capsys)["proposals"]}
    assert main(["accept", str(folder), "--source", "r", "--source", "r", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    workspace = open_case(folder)
    assert workspace.check().errors == 0
    # nobody is bound without a word, and nobody's words are nobody's
    assert all(held.stance not in BINDING for held in workspace.case.statements.values())
    left = {name: problem["code"] for name, problem in told["left"].items()}
    assert set(left.values()) == {"E007"}
    from_r = {name for name, one in before.items() if "r" in {mention["source"] for mention in one["mentions"]}}
    assert from_r == set(told["accepted"]) | set(left)
    assert {name for name in left if before[name]["entry"].get("stance") in BINDING} == {
        name for name in from_r if before[name]["entry"].get("stance") in BINDING
    }
    assert {one.id for one in workspace.waiting()} >= set(left)
    # told in words too, below what each needs
    assert main(["accept", str(folder), "--source", "r"]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert "0 proposals accepted." in printed
    assert "its words would bind alpha: it rejects, draft plan: s-" in printed
    assert "add --stance 'rejects'" in printed


def test_a_stance_said_of_many_binds_only_those_that_suggest_it(folder: Path) -> None:
    assert main(["accept", str(folder), "--binding", "--stance", "rejects"]) == 0
    workspace = open_case(folder)
    assert {held.stance for held in workspace.case.statements.values()} == {"rejects"}
    assert {(held.by, held.voice) for held in workspace.case.statements.values()} == {
        ("alpha", "orren"),
        ("beta", None),
    }
    assert [one.entry["stance"] for one in workspace.what_waits(Wanted(binding=True)).proposals] == ["accepts"]
    # claims lets what is left bind nobody
    assert main(["accept", str(folder), "--binding", "--stance", "claims"]) == 0
    *_, held = open_case(folder).case.statements.values()
    assert (held.stance, held.condition) == ("claims", {})
    assert open_case(folder).check().errors == 0


def test_what_is_said_of_one_cannot_be_said_of_many(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "case.yaml").read_bytes()
    for flags in (
        ["--draft", "plan"],
        ["--by", "alpha"],
        ["--if", "none"],
        ["--date", "2031-03-12"],
        ["--assumed", "x"],
    ):
        assert main(["accept", str(folder), "--kind", "statement", *flags]) == 1
        assert f"{flags[0]}" in (told := " ".join(capsys.readouterr().err.split()))
        assert "cannot be said of many at once" in told
    assert main(["accept", str(folder)]) == 2
    assert main(["accept", str(folder), "--min-confidence", "0"]) == 2
    assert main(["accept", str(folder), "s-1", "--binding"]) == 2
    assert main(["reject", str(folder), "--all-from", "r", "--binding"]) == 2
    assert (folder / "case.yaml").read_bytes() == before


def test_what_is_shown_is_what_is_rejected(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wanted = ["--kind", "statement", "--party", "beta"]
    before = {one["id"] for one in shown(folder, capsys, *wanted)["proposals"]}
    everything = shown(folder, capsys)["total"]
    assert main(["reject", str(folder), *wanted, "--why", "not about this"]) == 0
    assert f"{len(before)} proposals rejected." in " ".join(capsys.readouterr().out.split())
    left = shown(folder, capsys)
    assert left["total"] == everything - len(before)
    assert not before & {one["id"] for one in left["proposals"]}
    assert main(["reject", str(folder), *wanted]) == 0
    assert "Nothing of what waits is so." in capsys.readouterr().out


def test_another_account_of_an_event_is_never_taken_among_many(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["accept", str(folder), "--kind", "event"]) == 0
    other = folder.parent / "star.txt"
    other.write_text(
        "---\noutlet: The Star\npublished: 2031-03-15\n---\nAt least nine people were killed on Thursday in Brack, according to the governor of the valley.\n"
    )
    assert main(["read", str(other), "--into", str(folder)]) == 0
    capsys.readouterr()
    assert main(["accept", str(folder), "--kind", "event"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "it may be another account of an event that the case has, 'e1'" in told
    assert "accept it by its id, with --event e1 if it is" in told
    assert len(open_case(folder).case.events) == 1


NOBODY = """
irenic: 1
drafts: {}
sources: {r: {file: r.txt, published: 2031-03-14, assumed: {published: told}}}
=== r.txt
Foreign Minister Ilva Orren said that the talks would go on. An envoy said that it was over. “We will not sign the
paper,” a general said. Five people were killed in Brack on Thursday, according to the governor of the valley.
"""


def test_a_case_without_parties_says_so_once(
    make_case: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_case(NOBODY)
    for command in (["read", "--into", str(folder)], ["show", str(folder), "inbox"]):
        assert main(command) == 0
        page = " ".join(capsys.readouterr().out.split())
        assert page.count("The case has no party yet") == 1
        assert "Write those at the table under 'parties:' in case.yaml, then run irenic read --into" in page
        assert "--by" not in page
        assert "does not name" not in page
        assert "claims, by “An envoy”" in page
    envoy = next(one for one in open_case(folder).waiting() if "An envoy" in one.reason)
    assert main(["accept", str(folder), envoy.id]) == 1
    assert "write them under 'parties:'" in " ".join(capsys.readouterr().err.split())
