"""Proposals wait in the inbox until a person decides; nothing of them counts before."""

import json
import re
import resource
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from irenic.casefile import inbox
from irenic.cli.main import main
from irenic.model.problem import IrenicError
from irenic.model.proposal import Decision
from irenic.workspace import open_case

from ..conftest import CASES

CASE = """
irenic: 1
drafts: {}
sources: {r: {file: r.txt, published: 2031-03-14, assumed: {published: told}}}
parties: {alpha: {name: Alpha, aliases: [Tarn], voices: {orren: {name: Ilva Orren, office: Foreign Minister}}}}
actors: {gov: {office: governor of the valley}}
=== r.txt
Foreign Minister Ilva Orren said that the talks would go on. An envoy said that it was over.

At least five people were killed late Thursday in Brack, according to the governor of the valley.
"""


def test_what_is_read_waits_and_counts_only_when_accepted(
    make_case: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_case(CASE)
    before = (folder / "case.yaml").read_bytes()
    assert main(["read", "--into", str(folder), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (folder / "case.yaml").read_bytes() == before
    assert open_case(folder).case.statements == {}
    statements = {one["reason"]: one for one in told["waiting"] if one["kind"] == "statement"}
    orren = next(one for reason, one in statements.items() if "Ilva Orren" in reason)
    assert (orren["entry"]["by"], orren["entry"]["voice"]) == ("alpha", "orren")
    envoy = next(one for reason, one in statements.items() if "An envoy" in reason)
    assert "by" not in envoy["entry"]
    # rereading proposes nothing twice
    assert main(["read", "--into", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["new"] == {"r": 0}
    assert main(["accept", str(folder), orren["id"][:8]]) == 0
    assert main(["accept", str(folder), envoy["id"]]) == 1
    assert "--by" in " ".join(capsys.readouterr().err.split())
    assert main(["accept", str(folder), envoy["id"], "--by", "gov"]) == 0
    (event,) = [one for one in told["waiting"] if one["kind"] == "event"]
    assert main(["accept", str(folder), event["id"]]) == 0
    workspace = open_case(folder)
    assert workspace.check().errors == 0
    assert [held.by for held in workspace.case.statements.values()] == ["alpha", "gov"]
    (happened,) = workspace.case.events.values()
    assert (str(happened.date), happened.place) == ("2031-03-13", "Brack")
    assert (happened.accounts[0].claimant, str(happened.accounts[0].counts["killed"])) == ("gov", "at least 5")


def test_a_rejected_proposal_is_not_proposed_again(
    make_case: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_case(CASE)
    workspace = open_case(folder)
    workspace.read_source("r")
    first, *rest = workspace.waiting()
    assert main(["reject", str(folder), first.id, "--why", "a misreading"]) == 0
    workspace.read_source("r")
    assert [one.id for one in workspace.waiting()] == [one.id for one in rest]
    assert "a misreading" in (folder / "inbox" / "decisions.jsonl").read_text()
    capsys.readouterr()
    assert main(["reject", str(folder), first.id]) == 1
    assert "was rejected (a misreading)" in " ".join(capsys.readouterr().err.split())
    # a person may think again
    assert main(["accept", str(folder), first.id]) == 0
    assert "was rejected (a misreading), and now counts after all" in capsys.readouterr().out
    assert main(["accept", str(folder), first.id]) == 1
    assert "was accepted already, as 's1'" in " ".join(capsys.readouterr().err.split())


def test_what_waits_is_read_anew_with_what_the_case_knows_now(
    make_case: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """Parties and the day come after the first reading; ids and decisions stay."""
    bare = CASE.split("parties:")[0].replace(", published: 2031-03-14, assumed: {published: told}", "")
    folder = make_case(bare + "=== r.txt" + CASE.split("=== r.txt")[1])
    workspace = open_case(folder)
    workspace.read_source("r")
    before = {one.id: one for one in workspace.waiting()}
    envoy = next(one for one in before.values() if "An envoy" in one.reason)
    workspace.reject(envoy.id)
    (folder / "case.yaml").write_text(CASE.split("=== ")[0])
    assert main(["read", "--into", str(folder)]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert "0 new proposals from 1 source; 3 wait" in printed
    assert "suggests: alpha.orren claims" in printed
    assert "2031-03-13, by the word of gov" in printed
    assert "% sure" not in printed
    after = {one.id: one for one in open_case(folder).waiting()}
    assert after.keys() == before.keys() - {envoy.id}
    assert main(["accept", str(folder), *after]) == 0
    workspace = open_case(folder)
    assert workspace.check().errors == 0
    assert str(next(iter(workspace.case.events.values())).date) == "2031-03-13"
    workspace.read_source("r")
    assert workspace.waiting() == []


@pytest.mark.parametrize(
    ("by", "hint"), [("alhpa", "did you mean 'alpha'"), ("alpha.nobody", "known are: alpha, alpha.orren, gov, r")]
)
def test_nobody_is_given_words_whom_the_case_does_not_know(
    make_case: Callable[[str], Path], capsys: pytest.CaptureFixture[str], by: str, hint: str
) -> None:
    folder = make_case(CASE)
    workspace = open_case(folder)
    workspace.read_source("r")
    before = (folder / "case.yaml").read_bytes()
    for proposal in workspace.waiting():
        assert main(["accept", str(folder), proposal.id, "--by", by]) == 1
        printed = " ".join(capsys.readouterr().err.split())
        assert f"nobody is called '{by}'" in printed
        assert hint in printed
    assert (folder / "case.yaml").read_bytes() == before


def test_several_are_accepted_together_or_not_at_all(make_case: Callable[[str], Path]) -> None:
    folder = make_case(CASE)
    workspace = open_case(folder)
    workspace.read_source("r")
    before = (folder / "case.yaml").read_bytes()
    with pytest.raises(IrenicError):
        workspace.accept_all([one.id for one in workspace.waiting()])  # nobody knows the envoy
    assert (folder / "case.yaml").read_bytes() == before
    accepted = workspace.accept_all([one.id for one in workspace.waiting()], by="gov")
    assert [one.name for one in accepted] == ["s1", "s2", "s3", "e1"]
    assert [held.voice for held in workspace.case.statements.values()] == [None, None, None]
    assert workspace.check().errors == 0


def test_a_quote_is_accepted_as_it_stands_in_the_source(make_case: Callable[[str], Path]) -> None:
    """Unbroken words stay one quote, broken ones are several; dots that nobody wrote stand in none of them."""
    folder = make_case(
        """
irenic: 1
drafts: {}
sources: {r: {file: r.txt, published: 2031-03-14, assumed: {published: told}, retracted: {date: 2031-03-15}}}
parties: {alpha: {name: Alpha}}
=== r.txt
“We will not sign,” the premier said. “We never will.” “That is all.”

The talks, the premier said, would go on.
"""
    )
    workspace = open_case(folder)
    workspace.read_source("r")
    accepted = workspace.accept_all([one.id for one in workspace.waiting()], by="alpha")
    assert all("retracted" in caution for one in accepted for caution in one.cautions)
    assert accepted[0].cautions
    first, second = workspace.case.statements.values()
    assert [cite.quote for cite in first.cite] == ["“We will not sign,”", "“We never will.” “That is all.”"]
    assert [cite.quote for cite in second.cite] == ["The talks", "would go on"]
    assert "…" not in (folder / "case.yaml").read_text()
    assert workspace.check().errors == 0


def test_proposals_of_a_source_that_was_taken_out_are_not_shown(
    make_case: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_case(CASE)
    open_case(folder).read_source("r")
    (folder / "case.yaml").write_text("irenic: 1\ndrafts: {}\n")
    assert main(["read", "--into", str(folder)]) == 0
    assert "talks would go on" not in capsys.readouterr().out
    assert [problem.code for problem in open_case(folder).check().problems] == ["H004"]


def test_a_broken_line_is_told_with_its_place(make_case: Callable[[str], Path]) -> None:
    folder = make_case(CASE)
    workspace = open_case(folder)
    workspace.read_source("r")
    path = folder / "inbox" / "r.jsonl"
    path.write_text(path.read_text() + "{half a line")
    with pytest.raises(IrenicError) as caught:
        workspace.waiting()
    (problem,) = caught.value.problems
    lines = len(path.read_text().splitlines())
    assert (problem.code, problem.file, problem.line) == ("X007", "inbox/r.jsonl", lines)


@pytest.mark.parametrize("name", ["donbas-draft-2025", "training-moving"])
def test_whatever_is_accepted_leaves_the_case_sound_and_binds_nobody_unconfirmed(tmp_path: Path, name: str) -> None:
    """Every proposal of the worked cases' sources, one after the other: its quotes stand where it says, and what would
    bind a party is taken as words that bind nobody."""
    folder = tmp_path / name
    shutil.copytree(CASES / name, folder)
    # what the case has is not proposed
    path = folder / "case.yaml"
    path.write_text(re.sub(r"(?ms)^(statements|events|process):.*?(?=^\w|\Z)", "", path.read_text()))
    workspace = open_case(folder)
    workspace.read_sources()
    before = workspace.matrix().cells
    waiting = [proposal for proposal in workspace.waiting() if proposal.kind != "provision"]
    assert len(waiting) > 5
    for proposal in waiting:
        by = None if _named(proposal.entry) else next(iter(workspace.case.sources))
        workspace.accept(proposal.id, by=by, stance="claims")
    assert workspace.check().errors == 0
    assert workspace.matrix().cells == before
    assert {proposal.kind for proposal in workspace.waiting()} <= {"provision"}


BINDING_CASE = """
irenic: 1
sources: {r: {file: r.txt, published: 2031-03-14, assumed: {published: told}}}
parties:
  alpha: {name: Alpha, aliases: [Tarn], voices: {orren: {name: Ilva Orren, office: Foreign Minister}}}
  beta: {name: Beta, voices: {lask: {name: Tomo Lask, office: Foreign Minister}}}
actors: {gov: {office: governor of the valley}}
issues:
  army:
    question: How large may the army be?
    scale: number
    unit: soldiers
    options: {small: {value: 6000, assumed: x}, large: {value: 9000, assumed: x}}
    assumed: x
  port:
    question: Who runs the port?
    options: {alphas: {label: port under Alpha, assumed: x}, shared: {label: port under a joint board, assumed: x}}
    assumed: x
drafts:
  plan: {title: The valley plan, assumed: x}
=== r.txt
“We cannot accept the valley plan,” Foreign Minister Ilva Orren said. Tomo Lask said that Beta accepts 6,000 soldiers if
the port is put under a joint board. Beta would not accept fewer than 9,000 soldiers if the port stays as it is. Orren said
that Beta accepts the valley plan. Alpha rejects the harbour dues. Alpha is open to a discussion of the valley plan.
"""


def test_a_stance_that_binds_counts_only_when_a_person_says_it_too(
    make_case: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """What is shown is what comes into the case; another's word, an unknown thing or an unknown condition binds nobody."""
    folder = make_case(BINDING_CASE)
    assert main(["read", "--into", str(folder)]) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert "suggests: alpha.orren rejects, about draft plan, which binds (--stance 'rejects')" in page
    assert "suggests: beta accepts, about army: small, if port: shared, which binds" in page
    workspace = open_case(folder)
    told = {proposal.reason: proposal for proposal in workspace.waiting()}
    rejects = next(one for reason, one in told.items() if "Ilva Orren: said" in reason)
    accepts = next(one for one in told.values() if one.entry.get("if"))
    held_back = {reason.partition("; ")[2] for reason in told if "; " in reason}
    assert held_back == {
        "the words suggest: rejects, but they fit no one draft or option of the case",
        "the words suggest: rejects, but reading cannot tell which options of the case meet their condition",
        "the words suggest: accepts, but somebody else tells it of them",
    }
    assert main(["accept", str(folder), rejects.id]) == 1
    printed = " ".join(capsys.readouterr().err.split())
    assert "its words would bind alpha: it rejects, draft plan" in printed
    assert main(["accept", str(folder), rejects.id, "--stance", "accepts"]) == 1
    assert main(["accept", str(folder), rejects.id, "--stance", "maybe"]) == 2
    assert main(["accept", str(folder), rejects.id, "--stance", "rejects", "--by", "gov"]) == 1
    assert main(["accept", str(folder), rejects.id, "--stance", "rejects"]) == 0
    assert main(["accept", str(folder), accepts.id, "--stance", "accepts"]) == 0
    workspace = open_case(folder)
    assert workspace.check().errors == 0
    first, second = workspace.case.statements.values()
    assert (first.by, first.voice, first.stance) == ("alpha", "orren", "rejects")
    assert first.about.model_dump() == {"draft": "plan"}
    assert (second.by, second.via, second.stance) == ("beta", ("beta.lask",), "accepts")
    assert second.about.model_dump() == {"issue": "army", "option": "small"}
    assert second.condition == {"port": ("shared",)}


def test_words_that_would_bind_may_be_taken_as_words_that_do_not(make_case: Callable[[str], Path]) -> None:
    folder = make_case(BINDING_CASE)
    workspace = open_case(folder)
    workspace.read_sources()
    accepts = next(proposal for proposal in workspace.waiting() if proposal.entry.get("if"))
    workspace.accept(accepts.id, stance="claims")
    (held,) = workspace.case.statements.values()
    assert (held.stance, held.condition) == ("claims", {})
    assert workspace.check().errors == 0


def test_a_provision_becomes_a_term_of_a_draft(
    make_case: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_case(
        """
irenic: 1
sources: {r: {file: r.txt}}
parties: {alpha: {name: Alpha}}
issues: {army: {question: q, scale: number, options: {small: {value: 6000, assumed: x}, large: {value: 9000, assumed: x}}}}
drafts:
  plan: {title: The plan}
=== r.txt
The draft proposes that Alpha would reduce its army to 6,000 soldiers.
"""
    )
    assert main(["read", "--into", str(folder), "--json"]) == 0
    (term,) = [one for one in json.loads(capsys.readouterr().out)["waiting"] if one["kind"] == "provision"]
    assert main(["accept", str(folder), term["id"]]) == 1
    assert "add --draft DRAFT --issue ISSUE --option OPTION" in capsys.readouterr().err
    assert main(["accept", str(folder), term["id"], "--draft", "plan"]) == 1
    assert "add --issue ISSUE --option OPTION" in capsys.readouterr().err
    assert main(["accept", str(folder), term["id"], "--draft", "plan", "--issue", "army", "--option", "small"]) == 0
    workspace = open_case(folder)
    held = workspace.case.drafts["plan"].terms["army"]
    assert (held.option, held.gives, held.quantity, held.unit) == (("small",), ("alpha",), 6000, "soldiers")
    assert workspace.check().errors == 0
    capsys.readouterr()


SUGGESTING = """
irenic: 1
sources: {r: {file: r.txt}}
parties: {alpha: {name: Alpha}}
issues:
  army: {question: How large may the army be?, scale: number, unit: soldiers, codes: [x-force-cap],
         options: {small: {value: 6000, assumed: x}, large: {value: 9000, assumed: x}}}
  port: {question: Who runs the port?, options: {alpha: {label: Alpha, assumed: x}, both: {label: both sides, assumed: x}}}
drafts:
  plan: {title: The plan, reported_by: [{source: r, quote: The draft proposes}]}
=== r.txt
The draft proposes that Alpha would reduce its army to 6,000 soldiers and lift its embargo.
"""


def test_what_reading_suggests_of_a_term_is_shown_and_taken(
    make_case: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_case(SUGGESTING)
    assert main(["read", "--into", str(folder)]) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert "suggests: a term of plan: army = small; 6,000 soldiers; gives alpha" in page
    # codes stand behind plain words, and what a person still has to say is told once
    term = "a term of plan, on an issue that is new; relief from sanctions (x-sanctions-relief)"
    assert term in page
    assert page.count("--draft, --issue, --option: where a term stands") == 1
    army, embargo = (one.id for one in open_case(folder).waiting() if one.kind == "provision")
    assert main(["accept", str(folder), army]) == 0
    held = open_case(folder).case.drafts["plan"].terms["army"]
    assert (held.option, held.gives, held.quantity, held.unit) == (("small",), ("alpha",), 6000, "soldiers")
    # a new issue is for a person to name; what was accepted is not proposed again
    capsys.readouterr()
    assert main(["accept", str(folder), embargo]) == 1
    assert "add --issue ISSUE --option OPTION" in capsys.readouterr().err
    assert open_case(folder).read_source("r") == 0
    assert open_case(folder).check().errors == 0


def test_what_a_person_names_goes_before_what_is_suggested(
    make_case: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_case(SUGGESTING)
    assert main(["read", "--into", str(folder)]) == 0
    army, _ = (one.id for one in open_case(folder).waiting() if one.kind == "provision")
    capsys.readouterr()
    # the option that was suggested is one of the army, and none of the port
    assert main(["accept", str(folder), army, "--issue", "port"]) == 1
    assert "add --option OPTION" in capsys.readouterr().err
    assert main(["accept", str(folder), army, "--draft", "paper"]) == 1
    assert "no draft 'paper'" in capsys.readouterr().err
    assert main(["accept", str(folder), army, "--option", "large"]) == 0
    assert open_case(folder).case.drafts["plan"].terms["army"].option == ("large",)


def test_a_new_case_begins_with_what_its_documents_propose(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "report.txt").write_text(
        "The envoy said that the talks failed. Late Thursday five people were killed in Brack.\n"
    )
    case = tmp_path / "case"
    assert main(["new", str(case), "--from", str(tmp_path / "report.txt"), "--published", "2031-03-14", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["waiting"] == 2
    workspace = open_case(case)
    assert workspace.check().errors == 0
    assert str(workspace.case.sources["report"].published) == "2031-03-14"


def _named(entry: object) -> bool:
    held = dict(entry)  # type: ignore[call-overload]
    return bool(held.get("by")) or bool(held.get("accounts") and held["accounts"][0].get("claimant"))


def test_what_a_proposal_cannot_take_is_told_and_not_lost(
    make_case: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_case(BINDING_CASE)
    assert main(["read", "--into", str(folder)]) == 0
    capsys.readouterr()
    said = next(one for one in open_case(folder).waiting() if one.entry.get("stance") == "rejects")
    for flags in (["--event", "e1"], ["--issue", "army"], ["--stance", "accepts"]):
        assert main(["accept", str(folder), said.id, *flags]) == 1
        assert said.id in {one.id for one in open_case(folder).waiting()}


def test_decisions_of_several_at_once_are_all_kept(make_case: Callable[[str], Path]) -> None:
    folder = open_case(make_case(BINDING_CASE)).folder
    names = [f"s-{number:012}" for number in range(40)]

    def reject(name: str) -> None:
        inbox.decide(folder, [Decision(proposal=name, verdict="rejected")])

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(reject, names))
    assert sorted(inbox.decisions_in(folder)) == names


def test_a_disk_that_is_full_leaves_the_decisions_as_they_were(make_case: Callable[[str], Path]) -> None:
    """It takes as much as fits: half a line would make all of the inbox unreadable."""
    folder = open_case(make_case("irenic: 1\nsources: {r: {file: r.txt}}\n=== r.txt\nThey said so.\n")).folder
    inbox.decide(folder, [Decision(proposal="one", verdict="rejected")])
    path = folder.path / "inbox" / inbox.DECISIONS
    before, limits = path.read_bytes(), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 10, limits[1]))
    try:
        with pytest.raises(IrenicError, match="was not written"):
            inbox.decide(folder, [Decision(proposal="two", verdict="rejected")])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert path.read_bytes() == before
    assert inbox.decisions_in(folder).keys() == {"one"}


def test_one_quote_twice_is_two_proposals_however_it_is_capitalised(make_case: Callable[[str], Path]) -> None:
    text = BINDING_CASE.partition("=== r.txt")[0] + (
        "=== r.txt\nIlva Orren said that the plan is dead. Tomo Lask told us That The Plan Is Dead.\n"
    )
    workspace = open_case(make_case(text))
    workspace.read_sources()
    held = inbox.proposals_in(workspace.folder, workspace.case.sources)
    assert len({one.id for one in held}) == len(held) == 2
