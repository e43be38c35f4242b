"""What is left out for its own faults is told as that: never as something that nobody said, or that is not there."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from irenic.cli.main import main
from irenic.workspace import open_case

from ..workbench import served

SOUND = """
irenic: 1
title: A valley (fictional)
sources:
  wire: {file: wire.txt, outlet: The Wire, published: 2031-03-14}
  late: {file: late.txt, outlet: Herald, published: 2031-03-16}
parties:
  alpha: {name: Alpha, voices: {orren: {name: Ilva Orren}}}
  beta: {name: Beta}
issues:
  army: {label: the army, question: How large?, options: {few: {proposed_in: [plan]}, many: {assumed: x}}}
  port: {label: the port, question: Who runs it?, options: {own: {assumed: x}, joint: {proposed_in: [plan]}}}
drafts:
  plan:
    title: The valley plan
    date: 2031-03-01
    reported_by: {source: wire, quote: a plan for the valley}
    terms: {army: {option: few, cite: {source: wire, quote: few soldiers}}, port: {option: joint, cite: {source: wire, quote: a joint port}}}
statements:
  s1: {by: alpha, stance: rejects, about: {draft: plan}, cite: {source: wire, quote: We refuse}}
  s2: {by: beta, stance: accepts, about: {issue: army, option: few}, cite: {source: late, quote: Few soldiers will do}}
=== wire.txt
The Wire has seen a plan for the valley: few soldiers, a joint port. “We refuse”, Alpha said.
=== late.txt
“Few soldiers will do”, Beta said.
"""
FAULTY_DRAFT = SOUND.replace("date: 2031-03-01", "date: 1 Marhc")


def check(case: Path) -> dict[str, tuple[str, str]]:
    """What is found, by code; of several the last."""
    return {one.code: (one.message, one.hint) for one in open_case(case).check().problems}


def page(bench: object, name: str) -> str:
    """A page as plain text."""
    html = bench.client.get(f"/{name}").text  # type: ignore[attr-defined]
    return " ".join(re.sub(r"<[^>]+>", "", html.partition("<h1")[2].partition(">")[2].partition("</main>")[0]).split())


def test_a_party_whose_words_are_at_fault_is_not_said_to_be_silent(make_case: Callable[[str], Path]) -> None:
    matrix = open_case(make_case(SOUND)).matrix()
    assert matrix.cell("beta", "port").silence == "nothing on record"
    assert matrix.on_drafts[1].silence == "nothing on record"
    matrix = open_case(make_case(FAULTY_DRAFT)).matrix()
    # what the draft says cannot be read: its words may be on any issue
    assert {matrix.cell("alpha", issue).silence for issue in ("army", "port")} == {"left out until it is mended"}
    assert matrix.on_drafts[0].silence == "left out until it is mended"
    assert matrix.cell("beta", "port").silence == "nothing on record"
    assert matrix.summary.endswith("Words that are left out until they are mended may hold more.")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("stance: accepts", "stance: acepts"),
        ("option: few}, cite", "option: fwe}, cite"),
        ("published: 2031-03-16", "published: 2031-03-61"),
        ("Few soldiers will do}}", "Few soldiers may do}}"),
    ],
)
def test_words_on_one_issue_are_missed_on_that_issue_alone(
    make_case: Callable[[str], Path], right: str, wrong: str
) -> None:
    matrix = open_case(make_case(SOUND.replace(right, wrong))).matrix()
    assert matrix.cell("beta", "port").silence == "nothing on record"
    cell = matrix.cell("beta", "army")
    # an option that is not known is told with the words that name it
    assert cell.silence == (None if "fwe" in wrong else "left out until it is mended")


def test_the_note_on_silence_names_the_words_that_cannot_be_read(make_case: Callable[[str], Path]) -> None:
    assert check(make_case(SOUND))["N001"][0] == "nothing on record binds Beta on 1 of 2 issues: the port"
    problems = open_case(make_case(FAULTY_DRAFT)).check().problems
    alpha, beta = (one.message for one in problems if one.code == "N001")
    assert alpha == (
        "nothing that can be read binds Alpha on any issue: the army, the port; statement 's1' is left out until what "
        "is at fault is mended"
    )
    assert beta == "nothing on record binds Beta on 1 of 2 issues: the port"


def test_no_page_says_that_there_is_no_draft_where_one_is_at_fault(make_case: Callable[[str], Path]) -> None:
    with served(make_case(FAULTY_DRAFT)) as bench:
        drafts = page(bench, "drafts")
        assert drafts.startswith("No draft can be read")
        assert "“The valley plan” stands in the files, at fault, and is left out until mended: see Problems." in drafts
        assert "No draft is on the table" not in drafts + page(bench, "case") + page(bench, "why")
        assert "“The valley plan” at fault, and left out until it is mended" in page(bench, "matrix").replace(
            "“The valley plan”at", "“The valley plan” at"
        )
        case = page(bench, "case")
        assert case.startswith(
            "The case names 2 parties, 2 issues and no drafts that can be read; left out until mended: 1 draft"
        )
        assert "“The valley plan”: left out until mended, see Problems." in case
    report = open_case(make_case(FAULTY_DRAFT)).table()
    assert report.left_out == "“The valley plan” is at fault, and left out until it is mended."


def test_an_export_does_not_say_that_nothing_is_left_out_where_a_source_is_at_fault(
    make_case: Callable[[str], Path],
) -> None:
    with served(make_case(SOUND)) as bench:
        assert page(bench, "export").startswith(
            "What is made here is for an audience that is public: no source is left"
        )
    with served(make_case(SOUND.replace("2031-03-16", "2031-03-61"))) as bench:
        told = page(bench, "export")
        assert "public: 1 source is at fault, and left out until it is mended" in told
        assert "no source is left out" not in told
        assert "what is at fault: 1 source is at fault" in page(bench, "export?audience=confidential")


def test_a_misspelt_name_is_meant_for_an_entry_that_is_itself_at_fault(make_case: Callable[[str], Path]) -> None:
    message, hint = check(make_case(FAULTY_DRAFT.replace("about: {draft: plan}", "about: {draft: plann}")))["R001"]
    assert (message, hint) == ("no draft is called 'plann'", "did you mean 'plan'?")
    # what is at fault stands in the file: it is not to be added once more
    hint = check(make_case(FAULTY_DRAFT.replace("about: {draft: plan}", "about: {draft: xyz}")))["R001"][1]
    assert hint == "add it under drafts, or use one of: plan"


def test_it_is_told_once_that_more_may_come_to_light(
    make_case: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    more = "What is left out cannot be checked itself: more may come to light once these are mended."
    main(["check", str(make_case(FAULTY_DRAFT))])
    assert " ".join(capsys.readouterr().out.split()).count(more) == 1
    with served(make_case(FAULTY_DRAFT)) as bench:
        assert page(bench, "problems").count(more) == 1
    # a misspelt name hides nothing
    misspelt = make_case(SOUND.replace("about: {draft: plan}", "about: {draft: plann}"))
    main(["check", str(misspelt)])
    assert "come to light" not in capsys.readouterr().out


def test_a_report_says_that_the_source_cannot_be_read_and_not_that_its_words_are_wrong(
    make_case: Callable[[str], Path], tmp_path: Path
) -> None:
    out = tmp_path / "report.html"
    main(["report", str(make_case(SOUND.replace("2031-03-16", "2031-03-61"))), "--output", str(out)])
    told = " ".join(re.sub(r"<[^>]+>", "", out.read_text(encoding="utf-8")).split())
    assert "Left out, since its source cannot be read: Beta accepts" in told
    assert "no quote that is given" not in told


def test_words_of_a_source_that_is_read_are_not_told_as_of_one_that_cannot_be(
    make_case: Callable[[str], Path], tmp_path: Path
) -> None:
    cite = "cite: {source: late, quote: Few soldiers will do}"
    case = SOUND.replace(cite, "cite: [{source: late, quote: Few soldiers will do}, {source: wire, quote: not there}]")
    out = tmp_path / "report.html"
    main(["report", str(make_case(case.replace("2031-03-16", "2031-03-61"))), "--output", str(out)])
    told = " ".join(re.sub(r"<[^>]+>", "", out.read_text(encoding="utf-8")).split())
    assert "Left out, since no quote that is given for it stands in its source: Beta accepts" in told
    assert "its source cannot be read" not in told
