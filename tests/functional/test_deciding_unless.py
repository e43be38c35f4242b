"""Words that hold unless something is settled so: taken as what they say, and never as its opposite."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from irenic.cli.main import main
from irenic.model.conditional import excepted_words, is_named_in, refuses_unless
from irenic.workspace import open_case

from .test_deciding import Desk

CASE = """
irenic: 1
sources: {r: {file: r.txt, published: 2031-03-14, assumed: {published: told}}}
parties:
  alpha: {name: Alpha, voices: {orren: {name: Ilva Orren, office: Foreign Minister}}}
  beta: {name: Beta}
issues:
  dam: {question: Who runs the dam?, options: {joint: {label: joint control, assumed: x}, alphas: {label: Alpha alone, assumed: x}}, assumed: x}
  observers:
    {question: How many observers?, scale: number, assumed: x, options: {few: {label: 100 observers, value: 100, assumed: x},
     some: {label: 500 observers, value: 500, assumed: x}, many: {label: 900 observers, value: 900, assumed: x}}}
drafts:
  plan: {title: The valley plan, assumed: x, terms: {dam: {option: joint, assumed: x}, observers: {option: few, assumed: x}}}
  blurred: {title: The blurred plan, silent: open, assumed: x, terms: {observers: {option: [few, some], readings_assumed: x, assumed: x}}}
=== r.txt
Alpha rules out joint control of the dam unless there are 500 observers. Foreign Minister Ilva Orren said: “We will not sign
the valley plan unless there are 500 observers.”
"""


@pytest.fixture
def desk(make_case: Callable[[str], Path], capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(make_case(CASE), capsys)


def held(desk: Desk) -> Any:
    (statement,) = desk.workspace.case.statements.values()
    return statement


RULES_OUT = ["--stance", "rules out", "--issue", "dam", "--option", "joint"]
REJECTS = ["--stance", "rejects", "--draft", "plan"]


def test_what_is_ruled_out_unless_something_is_so_is_ruled_out_wherever_else(desk: Desk) -> None:
    told = desk.accept(desk.proposal("rules out"), *RULES_OUT, "--unless", "observers=some")
    assert held(desk).condition == {"observers": ("few", "many")}
    assert "if observers: 100 observers or 900 observers" in told
    # who says "unless there are 500" may well be content with 900
    assert "it is kept as said at 900 observers too" in " ".join(told.split())
    assert open_case(desk.folder).check().errors == 0
    refusals = open_case(desk.folder).assess().refusals["plan"]
    assert [one.met for one in refusals] == ["met"]


def test_several_options_each_lift_it(desk: Desk) -> None:
    told = desk.accept(
        desk.proposal("rules out"), *RULES_OUT, "--unless", "observers=some", "--unless", "observers=many"
    )
    assert held(desk).condition == {"observers": ("few",)}
    assert "it is kept as said at" not in told


def test_the_opposite_of_the_words_is_refused(desk: Desk) -> None:
    told = desk.accept(desk.proposal("rules out"), *RULES_OUT, "--if", "observers=some", code=1)
    assert "“unless there are 500 observers”, and --if observers=some says that they hold where it is so" in told
    assert "--unless observers=some says that they hold where it is not" in told
    # what is not named there may be meant; it is told
    told = desk.accept(desk.proposal("rules out"), *RULES_OUT, "--if", "observers=few")
    assert "see whether the condition says where they hold" in told


def test_the_opposite_is_refused_also_beside_what_is_excepted_rightly(desk: Desk) -> None:
    flags = [*RULES_OUT[:2], "--issue", "dam", "--option", "joint", "--unless", "port=shared", "--if", "observers=some"]
    case = desk.folder / "case.yaml"
    port = "  port: {question: Who has the port?, assumed: x, options: {shared: {label: shared, assumed: x}, closed: {label: closed, assumed: x}}}"
    case.write_text(case.read_text(encoding="utf-8").replace("\nissues:", f"\nissues:\n{port}"), encoding="utf-8")
    desk.before = case.read_bytes()
    assert "--if observers=some says that they hold where it is so" in desk.accept(
        desk.proposal("rules out"), *flags, code=1
    )


@pytest.mark.parametrize(
    ("quote", "refuses"),
    [
        ("We will not sign the plan unless the port is shared", True),
        ("It will not, as Mr. Orren said, sign the plan unless the port is shared", True),
        ("We reject partition. We accept the plan unless the port is shared", False),
        ("We accept the plan unless the port is shared", False),
    ],
)
def test_only_the_sentence_of_the_condition_tells_whether_it_refuses(quote: str, refuses: bool) -> None:
    assert refuses_unless(quote) is refuses


def test_a_draft_is_rejected_as_it_stands_where_it_has_not_what_is_asked_for(desk: Desk) -> None:
    told = desk.accept(desk.proposal("will not sign"), *REJECTS, "--unless", "observers=some")
    assert "“The valley plan” has observers: 100 observers: as it stands the words reject it" in told
    assert (held(desk).stance, dict(held(desk).condition)) == ("rejects", {})


@pytest.mark.parametrize(
    ("flags", "told"),
    [
        ([*REJECTS, "--unless", "observers=few"], "which is what these words ask for: they do not reject it as it stands"),
        (["--stance", "rejects", "--draft", "blurred", "--unless", "observers=some"], "cannot be told"),
        (["--stance", "rejects", "--draft", "blurred", "--unless", "dam=joint"], "cannot be told"),
        (["--stance", "rejects", "--issue", "dam", "--option", "joint", "--unless", "observers=some"], "--stance 'rules out' of an option does"),
        (["--stance", "demands", "--issue", "dam", "--option", "joint", "--unless", "observers=some"], "only accepts, offers, rules out, and rejects of a draft"),
        ([*REJECTS, "--unless", "dam=joint", "--unless", "dam=alphas"], "no other option of 'dam' is left"),
        ([*REJECTS, "--unless", "observers=some", "--if", "observers=few"], "--if and --unless both speak of 'observers'"),
        ([*REJECTS, "--unless", "observers=some", "--if", "none"], "--if none and --unless exclude each other"),
        ([*REJECTS, "--unless", "observers=sme"], "issue 'observers' has no option 'sme'"),
        ([*REJECTS, "--if", "observers=some"], "'will not sign unless' is --unless ISSUE=OPTION"),
        (REJECTS, "--unless ISSUE=OPTION where it must not"),
        (["--stance", "accepts", "--draft", "plan", "--unless", "observers=some"], "says that it does it where that is not so"),
    ],
)  # fmt: skip
def test_what_cannot_be_said_is_refused_and_nothing_is_written(desk: Desk, flags: list[str], told: str) -> None:
    assert told in desk.accept(desk.proposal("will not sign"), *flags, code=1)
    assert (desk.folder / "case.yaml").read_bytes() == desk.before


def test_without_a_sign_it_is_wrong_usage(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["accept", str(desk.folder), "x", "--unless", "observers"]) == 2
    assert "write --unless ISSUE=OPTION" in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize(
    ("label", "words", "named"),
    [
        ("500 observers", "unless there are 500 observers", True),
        ("500", "until at least 500 observers arrive", True),
        ("100 observers", "unless there are 500 observers", False),
        ("500 observers", "unless there are fewer than 500 observers", False),
        ("shared", "unless the port is not shared", False),
        ("not shared", "unless the port is not shared", True),
        ("no observers", "unless there are observers", False),
        ("", "unless there are observers", False),
    ],
)
def test_what_words_except_is_named_by_all_of_its_words(label: str, words: str, named: bool) -> None:
    assert is_named_in(label, words) is named


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("rules out the plan unless the port is shared", "unless the port is shared"),
        ("no truce without observers", "without observers"),
        ("accepts the plan if the port is shared", None),
        ("accepts the plan without reservation", None),
    ],
)
def test_what_lifts_what_a_quote_says(quote: str, words: str | None) -> None:
    assert excepted_words(quote) == words


def test_what_is_refused_unless_something_is_so_is_taken_as_accepted_then_only_with_a_note(desk: Desk) -> None:
    accepts = ["--stance", "accepts", "--draft", "plan", "--if", "observers=some"]
    told = " ".join(desk.accept(desk.proposal("will not sign"), *accepts).split())
    assert "not that it will do it then; that refusal is --stance rejects with --unless" in told
    assert not [one for one in open_case(desk.folder).check().problems if one.code == "P008"]
