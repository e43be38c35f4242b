"""A person cites fewer or more of a source's words than were read: proved word for word at that place, or refused."""

import itertools
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from irenic.casefile.quotes import Span
from irenic.documents.metadata import in_command
from irenic.intake.cutting import Words, cited_spans, recut, shown_place
from irenic.model.problem import IrenicError
from irenic.workspace import open_case

from .test_deciding import CASE, Desk

TEXT = "“We cannot accept the valley plan,” Foreign Minister Ilva Orren said. “It asks too much,” she added."


@pytest.fixture
def desk(make_case: Callable[[str], Path], capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(make_case(CASE), capsys)


@pytest.mark.parametrize(
    ("quote", "flags", "cited", "place"),
    [
        (
            "We cannot", ["--stance", "rejects", "--quote", "cannot accept the valley plan"],
            ["cannot accept the valley plan"], "“We [cannot accept the valley plan],” Foreign Minister",
        ),
        (
            "We cannot", ["--stance", "rejects", "--quote", "We  cannot accept the\nvalley plan,” Foreign Minister Ilva Orren said"],
            ["We cannot accept the valley plan,” Foreign Minister Ilva Orren said"], "[We cannot accept the valley plan,” Foreign Minister Ilva Orren said]",
        ),
        (
            "We cannot", ["--stance", "rejects", "--cite", "r", "--quote", "We cannot accept", "--quote", "valley plan"],
            ["We cannot accept", "valley plan"], "“[We cannot accept] the",
        ),
        ("killed", ["--quote", "five people were killed"], ["five people were killed"], "At least [five people were killed] late"),
    ],
)  # fmt: skip
def test_the_words_that_a_person_chooses_are_cited_and_their_place_is_told(
    desk: Desk, quote: str, flags: list[str], cited: list[str], place: str
) -> None:
    kind = "event" if quote == "killed" else "statement"
    told = desk.accept(desk.proposal(quote, kind=kind), *flags)
    assert f"quoted from r: {'…' if kind == 'event' else ''}" in told
    assert place in told
    workspace = desk.workspace
    assert workspace.check().errors == 0
    if kind == "event":
        ((account,),) = (one.accounts for one in workspace.case.events.values())
        assert [one.quote for one in account.cite] == cited
    else:
        (held,) = workspace.case.statements.values()
        assert [one.quote for one in held.cite] == cited
    # it is decided on, and not proposed again
    assert not [one for one in workspace.waiting() if one.kind == kind and quote in one.quote]


@pytest.mark.parametrize(
    ("flags", "told"),
    [
        (["--quote", "cannot accept the hill plan"], "“cannot accept the hill plan” does not stand word for word in 'r'"),
        (["--quote", "not accept the valley plan"], "does not stand word for word in 'r'"),
        (["--quote", "harbour dues"], "stands in 'r', but not where this was read"),
        (["--quote", "the valley plan", "--cite", "q"], "was not read in 'q'"),
        (["--quote", "  "], "no words are left to cite"),
        (["--cite", "r"], "--cite and --quote together"),
    ],
)  # fmt: skip
def test_words_that_do_not_stand_there_are_refused_and_nothing_is_written(
    desk: Desk, flags: list[str], told: str
) -> None:
    code = 2 if "together" in told else 1
    assert told in desk.accept(desk.proposal("We cannot"), "--stance", "rejects", *flags, code=code)


def test_a_quote_that_stands_twice_there_needs_more_words(desk: Desk) -> None:
    (desk.folder / "r.txt").write_text("Alpha said the port is the port of Alpha.\n", encoding="utf-8")
    workspace = open_case(desk.folder)
    workspace.read_sources(again=True)
    (one,) = [held for held in workspace.waiting() if "the port" in held.quote]
    with pytest.raises(IrenicError, match="stands 2 times where"):
        workspace.accept(one.id, words=Words(("the port",)))
    # or its place
    second = "Alpha said the port is the ".__len__() - 4
    workspace.accept(one.id, words=Words(("the port",), at=(Span(second, second + 8),)))
    (held,) = workspace.case.statements.values()
    assert held.cite[0].at == (second, second + 8)


def test_what_is_left_out_that_may_turn_the_sense_is_told(desk: Desk) -> None:
    told = desk.accept(desk.proposal("fewer than"), "--stance", "claims", "--quote", "Beta would not accept fewer")
    assert "the quote leaves out “9,000”, “if”, read as part of it" in told
    assert "“not”" not in told


def test_a_condition_that_a_longer_quote_takes_in_is_asked_for(desk: Desk) -> None:
    text = "Beta accepts the valley plan. That holds if the port stays open.\n"
    (desk.folder / "r.txt").write_text(text, encoding="utf-8")
    workspace = open_case(desk.folder)
    workspace.read_sources(again=True)
    (one,) = [held for held in workspace.waiting() if "accepts" in held.quote and held.kind == "statement"]
    with pytest.raises(IrenicError, match="seem to stand under a condition"):
        workspace.accept(one.id, stance="accepts", words=Words((text.strip(),)))


def test_that_a_longer_quote_holds_what_else_waits_is_told(desk: Desk) -> None:
    other = desk.proposal("harbour dues")
    long = "Alpha rejects the harbour dues. Alpha is open to a discussion of the valley plan"
    told = desk.accept(desk.proposal("a discussion of the valley plan"), "--quote", long)
    assert f"no longer proposed by itself: irenic accept {in_command(desk.folder)} {other.id} still takes it" in told
    desk.before = (desk.folder / "case.yaml").read_bytes()
    desk.accept(other)


def test_words_that_two_outlets_print_are_cut_in_both_unless_one_is_named(
    make_case: Callable[[str], Path],
) -> None:
    case = CASE.replace(
        "sources: {r: {file: r.txt, published: 2031-03-14, assumed: {published: told}}}",
        "sources: {r: {file: r.txt, outlet: A, published: 2031-03-14}, q: {file: q.txt, outlet: B, published: 2031-03-14}}",
    ).partition("=== r.txt")[0]
    folder = make_case(f"{case}=== r.txt\n{TEXT}\n=== q.txt\n{TEXT}\n")
    workspace = open_case(folder)
    workspace.read_sources()
    (one,) = [held for held in workspace.waiting() if "We cannot" in held.quote]
    assert set(one.sources) == {"r", "q"}
    cited = {}
    for source in (None, "q"):
        name = workspace.accept(one.id, stance="claims", words=Words(("cannot accept the valley plan",), source))
        cited[source] = {one.source: one.quote for one in workspace.case.statements[name].cite}
        workspace.remove(("statements", name))
    short, long = "cannot accept the valley plan", "“We cannot accept the valley plan,”"
    assert cited == {None: {"r": short, "q": short}, "q": {"r": long, "q": short}}


def test_every_cut_of_whole_words_that_touches_what_was_read_is_taken_and_no_other(desk: Desk) -> None:
    """Every run of words of the source, by brute force: taken just where it meets the proposal's own words."""
    workspace = desk.workspace
    loaded = workspace.loaded
    one = desk.proposal("We cannot")
    text = loaded.texts["r"]
    (span,) = cited_spans(text, one)
    ends = [found for found in range(len(text.text) + 1) if not _is_within_a_word(text.text, found)]
    near = [found for found in ends if found < span.end + 60]
    pairs = random.Random(5).sample(list(itertools.combinations(near, 2)), 300)
    taken = 0
    for start, end in pairs:
        words = text.text[start:end]
        if words != words.strip() or not words:
            continue
        at = Span(start, end)
        if at not in text.find(words):
            continue
        if start < span.end and span.start < end:
            (cut,) = recut(loaded, one, Words((words,), "r", (at,))).cuts or (None,)
            assert cut is None if at == span else cut is not None and cut.spans == (at,)
            assert f"[{' '.join(words.split())}]" in shown_place(text, at)
            taken += 1
        else:
            with pytest.raises(IrenicError):
                recut(loaded, one, Words((words,), "r", (at,)))
    assert taken > 20


def _is_within_a_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
