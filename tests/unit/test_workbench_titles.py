"""The workbench tells entries by what people call them, never by an id alone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from irenic.intake.accepting import Acceptance
from irenic.intake.cutting import Words
from irenic.model.problem import failure
from irenic.workbench.saying import choices_of
from irenic.workbench.titles import accepted_called, entry_called, sources_called, with_titles, with_titles_of
from irenic.workspace import Workspace, open_case

from .test_workbench_writes import Desk, desk, folder

__all__ = ["desk", "folder"]

CASE = """
irenic: 1
title: A valley (fictional)
sources:
  wire: {file: wire.txt}
  old: {file: old.txt, outlet: Herald, published: 2031-03-10, assumed: {published: told}}
parties:
  alpha: {name: Alpha, voices: {orren: {name: Ilva Orren, office: Foreign Minister}}}
issues:
  army: {label: the army, question: How large?, options: {small: {label: few, assumed: x}, large: {assumed: x}}, assumed: x}
drafts:
  plan: {title: The valley plan, assumed: x}
  paper: {assumed: x}
statements:
  s1: {by: alpha, voice: orren, stance: accepts, about: {draft: plan}, if: {army: small}, assumed: x}
  s2: {by: alpha, stance: claims, about: {topic: that the harbour is open}, assumed: x}
events:
  e1: {kind: ASSAULT/aerial, place: Brack, accounts: [{claimant: alpha, assumed: x}]}
  e2: {kind: ASSAULT, title: The raid, accounts: [{claimant: alpha, assumed: x}]}
process:
  p1: {kind: call}
=== wire.txt
TARN, 14 March 2031 (Coast Wire) – “We cannot accept the valley plan,” Foreign Minister Ilva Orren said.
=== old.txt
Nothing.
"""


@pytest.fixture
def valley(make_case: Callable[[str], Path]) -> Workspace:
    return open_case(make_case(CASE))


@pytest.mark.parametrize(
    ("section", "name", "called"),
    [
        ("statements", "s1", "Ilva Orren, Foreign Minister accepts: “The valley plan”, if the army: few"),
        ("statements", "s2", "Alpha claims: “that the harbour is open”"),
        ("sources", "old", "Herald, 2031-03-10"),
        ("sources", "wire", "wire"),
        ("drafts", "plan", "“The valley plan”"),
        ("drafts", "paper", "draft paper"),
        ("issues", "army", "the army"),
        ("events", "e2", "The raid"),
        ("process", "p1", "call"),
        ("parties", "alpha", "Alpha"),
        ("statements", "gone", "gone"),
    ],
)
def test_every_entry_has_a_name_for_people(valley: Workspace, section: str, name: str, called: str) -> None:
    assert entry_called(valley.case, section, name) == called


def test_an_event_without_a_title_is_told_by_what_and_where(valley: Workspace) -> None:
    assert entry_called(valley.case, "events", "e1").endswith(" in Brack")
    assert "e1" not in entry_called(valley.case, "events", "e1")


def test_ids_in_quotation_marks_become_titles_and_other_words_stay(valley: Workspace) -> None:
    case = valley.case
    assert with_titles(case, "draft 'plan' does not propose 'small'", ("issues", "army", "options", "small")) == (
        "draft “The valley plan” does not propose “few”"
    )
    assert with_titles(case, "'accepts' takes 'small', and nobody is called 'alfa'") == (
        "'accepts' takes 'small', and nobody is called 'alfa'"
    )
    assert with_titles(case, "'alpha.orren' tells it; 's2' too") == (
        "Ilva Orren, Foreign Minister tells it; “Alpha claims: “that the harbour is open”” too"
    )
    (problem,) = failure("E009", "'s1' is at fault", "see 'old'").problems
    told = with_titles_of(case, problem)
    assert "s1" not in told.message
    assert told.hint == "see “Herald, 2031-03-10”"


def accepted(valley: Workspace, quote: str, kind: str, **how: object) -> tuple[str, Acceptance]:
    valley.read_sources()
    (one,) = [held for held in valley.waiting() if held.kind == kind and quote in held.quote]
    (made,) = valley.accept_all([one.id], **how)  # type: ignore[arg-type]
    return accepted_called(valley.case, made), made


def test_what_was_accepted_is_told_by_what_it_says(valley: Workspace) -> None:
    told, made = accepted(valley, "We cannot", "statement", stance="rejects", words=Words(("accept the valley plan",)))
    assert told == (
        "Accepted: Ilva Orren, Foreign Minister rejects: “The valley plan”. Note: the quote leaves out “cannot”, read "
        "as part of it: see whether it still says the same."
    )
    assert made.name not in told


def test_that_a_source_has_its_day_now_is_told_by_its_outlet(valley: Workspace) -> None:
    told, made = accepted(valley, "", "dateline")
    assert made.name == "wire.published"
    assert told == "Accepted: this source was published on 2031-03-14, by Coast Wire."


def test_the_page_says_so(desk: Desk) -> None:
    told = desk.decide("accept", desk.proposal("cannot accept"), stance="rejects").json()
    assert told["done"] == "Accepted: Ilva Orren, Foreign Minister rejects: “The valley plan”."
    assert told["entry"] == "s2"


@pytest.mark.parametrize(
    "words",
    [
        "this quote does not stand there: the nearest words are, in line 1 of 'a.b': the so-called 'plan' of 'alpha'",
        "“the so-called 'plan'” stands 2 times where proposal 'x' was read",
        "the quote holds “the ‘plan’, “the 'plan' of all”, she said” too",
        "‘“We don’t accept the 'plan',”’ stands there",
    ],
)
def test_words_of_a_source_stay_as_they_stand_there(valley: Workspace, words: str) -> None:
    assert with_titles(valley.case, words) == words


def test_an_id_that_the_case_has_of_another_kind_is_no_title(valley: Workspace) -> None:
    assert with_titles(valley.case, "no source is called 'plan'") == "no source is called 'plan'"
    assert with_titles(valley.case, "issue 'army' has no option 'plan'") == "issue “the army” has no option 'plan'"


def test_ids_that_are_alike_are_told_apart_by_what_they_are_of(make_case: Callable[[str], Path]) -> None:
    text = (
        CASE.replace("wire: {", "plan: {")
        .replace("small: {label: few", "alpha: {label: few")
        .replace("army: small", "army: alpha")
    )
    workspace = open_case(make_case(text))
    assert not workspace.check().errors
    case = workspace.case
    told = {
        ("in source 'plan'", ()): "in source “plan”",
        ("these words of 'plan'", ("statements", "s1", "cite", "quote")): "these words of “plan”",
        ("draft 'plan' says so", ("issues", "army", "options", "small")): "draft “The valley plan” says so",
        ("draft 'paper' says so", ()): "draft paper says so",
        ("the order of party 'alpha' on 'army'", ("parties", "alpha", "wants", "army")): "the order of Alpha on “the army”",
        ("'alpha' stands 2 times in the order", ("parties", "alpha", "wants", "army")): "“few” stands 2 times in the order",
        ("option 'alpha' of 'army'", ("issues", "army", "options", "alpha")): "option “few” of “the army”",
    }  # fmt: skip
    assert {key: with_titles(case, *key) for key in told} == told


def test_events_of_one_kind_can_be_told_apart_where_one_is_chosen(make_case: Callable[[str], Path]) -> None:
    raids = "".join(
        f"  {name}: {{kind: ASSAULT/aerial, place: Brack{day}, accounts: [{{claimant: alpha, assumed: x}}]}}\n"
        for name, day in (("e3", ", date: 2031-03-01"), ("e4", ", date: 2031-03-02"), ("e5", ", date: 2031-03-02"))
    )
    case = open_case(make_case(CASE.replace("process:", f"{raids}process:"))).case
    words = {one.value: one.words.partition(" in ")[2] or one.words for one in choices_of(case).events}
    assert words == {
        "e1": "Brack", "e2": "The raid", "e3": "Brack, 2031-03-01", "e4": "Brack, 2031-03-02 (e4)", "e5": "Brack, 2031-03-02 (e5)",
    }  # fmt: skip


def test_two_that_are_called_alike_are_told_apart_by_their_ids(make_case: Callable[[str], Path]) -> None:
    workspace = open_case(make_case(CASE.replace("wire: {file: wire.txt}", "wire: {file: wire.txt, outlet: Herald, published: 2031-03-10}")))  # fmt: skip
    case = workspace.case
    assert with_titles(case, "'wire' replaces 'old'; 'wire' is newer") == (
        "“Herald, 2031-03-10” (wire) replaces “Herald, 2031-03-10” (old); “Herald, 2031-03-10” (wire) is newer"
    )
    assert with_titles(case, "'wire' says so") == "“Herald, 2031-03-10” says so"
    assert sources_called(case, ["wire", "old"]) == ["Herald, 2031-03-10 (wire)", "Herald, 2031-03-10 (old)"]
