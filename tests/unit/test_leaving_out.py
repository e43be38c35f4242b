"""What is at fault is left out alone, is named, and is never taken for silence."""

from collections.abc import Callable
from pathlib import Path

import pytest

from irenic.casefile import checks
from irenic.casefile.load import LoadedCase
from irenic.cli.main import main

TAIL = " is left out until this is mended"


def test_only_the_part_at_fault_is_left_out(loaded: LoadedCase) -> None:
    """
    irenic: 1
    sources: {r: {file: r.txt}}
    parties: {a: {name: A, voices: {v: {name: V}, w: {nam: W}}}}
    issues: {i: {question: q, options: {o: {assumed: x}, p: {asumed: x}}}}
    links: [{if: {i: o}}, {if: {i: o}, then: {i: o}, assumed: x}]
    drafts:
      plan:
        origin:
        - {who: a, role: author, assumed: x}
        - {who: a, role: broker, claimant: r, assumed: x}
        terms: {i: {option: o, gvies: a, assumed: x}}
    events:
      e: {kind: ASSAULT, accounts: [{assumed: x}, {claimant: r, says: so, assumed: x}]}
      f: {accounts: [{claimant: r, assumed: x}]}
    === r.txt
    words
    """
    case = loaded.case
    assert list(case.parties["a"].voices) == ["v"]
    assert list(case.issues["i"].options) == ["o"]
    assert [origin.role for origin in case.drafts["plan"].origin] == ["broker"]
    assert case.drafts["plan"].terms == {}
    assert [account.claimant for account in case.events["e"].accounts] == ["r"]
    assert "f" not in case.events
    assert len(case.links) == 1
    told = [problem.message.partition("; ")[2].removesuffix(TAIL) for problem in loaded.problems]
    assert sorted(told) == sorted(
        [
            "voice 'w' of party 'a'",
            "option 'p' of issue 'i'",
            "item 1 of 'links'",
            "account 1 of the origin of draft 'plan'",
            "the term on 'i' of draft 'plan'",
            "account 1 of event 'e'",
            "event 'f'",
        ]
    )


def test_places_of_later_items_are_those_of_the_file(loaded: LoadedCase) -> None:
    """
    irenic: 1
    drafts: {}
    sources: {r: {file: r.txt}}
    events:
      e:
        kind: ASSAULT
        accounts:
        - {assumed: x}
        - {claimant: r, counts: {killed: -1}, assumed: x}
    === r.txt
    words
    """
    (problem,) = [problem for problem in checks.run(loaded) if problem.code == "G001"]
    assert problem.line == 9


def test_a_condition_or_credence_that_is_at_fault_takes_its_statement_along(loaded: LoadedCase) -> None:
    """
    irenic: 1
    drafts: {}
    parties: {a: {name: A}}
    statements:
      s: {by: a, stance: accepts, about: {topic: t}, iff: {i: o}, assumed: x}
      t: {by: a, stance: accepts, about: {topic: t}, credence: some, assumed: x}
    """
    assert loaded.case.statements == {}


@pytest.mark.parametrize(("part", "words"), [("events", "event 'e3'"), ("all", "event 'e3'")])
def test_a_page_names_what_is_missing_from_it(
    make_case: Callable[[str], Path], capsys: pytest.CaptureFixture[str], part: str, words: str
) -> None:
    folder = make_case("irenic: 1\ndrafts: {}\nevents: {e3: {accounts: []}}\n")
    assert main(["show", str(folder), part]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert f"left out until it is mended: {words} (case.yaml, line 3)" in printed


def test_a_draft_that_cannot_be_read_is_not_called_none(
    make_case: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_case("irenic: 1\ndrafts: {plan: {titel: x}}\n")
    assert main(["show", str(folder), "drafts"]) == 1
    printed = " ".join(capsys.readouterr().err.split())
    assert "draft 'plan' is at fault" in printed
    assert "has no draft" not in printed


def test_a_case_with_sources_that_are_not_public_says_so(
    make_case: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_case("irenic: 1\ndrafts: {}\nsources: {r: {file: r.txt, handling: restricted}}\n=== r.txt\nwords\n")
    assert main(["show", str(folder)]) == 0
    assert capsys.readouterr().out.startswith("This case holds sources that are not public: keep this page as close.")
