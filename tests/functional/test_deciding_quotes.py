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
    assert "the quote leaves out “fewer than”, “9,000”, “if”, read as part of it" in told
    assert "“not”" not in told


@pytest.mark.parametrize(
    ("text", "quote", "told"),
    [
        ("Alpha refused to accept the valley plan.", "accept the valley plan", "leaves out “refused”"),
        ("Beta is unable to accept the valley plan.", "accept the valley plan", "leaves out “unable”"),
        ("Alpha denied that it accepts the valley plan.", "accepts the valley plan", "leaves out “denied”"),
        ("Beta accepts the valley plan once six thousand men leave.", "Beta accepts the valley plan", "leaves out “once”, “six thousand”"),
        ("Beta accepts the valley plan in return for the port.", "Beta accepts the valley plan", "leaves out “in return”"),
        ("It is untrue. Beta accepts the valley plan.", "It is untrue. Beta accepts the valley plan", "takes in “untrue”, not read as part of it"),
        ("Beta accepts the valley plan if about six thousand men stay under arms.", "Beta accepts the valley plan", "leaves out “if”, “about six thousand”, read"),
        ("Alpha said that Beta accepts the valley plan.", "accepts the valley plan", ""),
    ],
)  # fmt: skip
def test_words_that_turn_the_sense_are_told_where_they_are_left_out_or_taken_in(
    make_case: Callable[[str], Path], text: str, quote: str, told: str
) -> None:
    workspace = open_case(make_case(f"{CASE.partition('=== r.txt')[0]}=== r.txt\n{text}\n"))
    workspace.read_sources()
    one = next(held for held in workspace.waiting() if "the valley plan" in held.quote)
    cautions = recut(workspace.loaded, one, Words((quote,))).cautions
    assert [told in words for words in cautions] == ([True] if told else [])


def test_a_condition_that_a_longer_quote_takes_in_is_asked_for(desk: Desk) -> None:
    text = "Beta accepts the valley plan. That holds if the port stays open.\n"
    (desk.folder / "r.txt").write_text(text, encoding="utf-8")
    workspace = open_case(desk.folder)
    workspace.read_sources(again=True)
    (one,) = [held for held in workspace.waiting() if "accepts" in held.quote and held.kind == "statement"]
    with pytest.raises(IrenicError, match="seem to stand under a condition"):
        workspace.accept(one.id, stance="accepts", words=Words((text.strip(),)))


def test_no_quote_ends_within_a_flag(make_case: Callable[[str], Path]) -> None:
    text = "Alpha accepts the valley plan 🇺🇦🇺🇳 as it stands.\n"
    workspace = open_case(make_case(f"{CASE.partition('=== r.txt')[0]}=== r.txt\n{text}"))
    workspace.read_sources()
    one = next(held for held in workspace.waiting() if held.quote.endswith("🇺🇦🇺"))
    workspace.accept(one.id, stance="claims" if one.entry["stance"] == "claims" else "accepts")
    (held,) = workspace.case.statements.values()
    assert held.cite[0].quote == "Alpha accepts the valley plan 🇺🇦🇺🇳"
    assert workspace.check().errors == 0


def test_a_term_says_what_is_cited(make_case: Callable[[str], Path]) -> None:
    text = "The draft proposes that Alpha would reduce its army to 6,000 soldiers and lift its embargo.\n"
    workspace = open_case(make_case(f"{CASE.partition('=== r.txt')[0]}=== r.txt\n{text}"))
    workspace.read_sources()
    (one,) = [held for held in workspace.waiting() if "6,000" in held.quote and held.kind == "provision"]
    workspace.accept(one.id, term=("plan", "army", "small"), words=Words(("reduce its army to 6,000 soldiers",)))
    term = workspace.case.drafts["plan"].terms["army"]
    assert (term.what, term.cite[0].quote) == ("reduce its army to 6,000 soldiers",) * 2


def test_that_a_longer_quote_holds_what_else_waits_is_told(desk: Desk) -> None:
    other = desk.proposal("harbour dues")
    long = "Alpha rejects the harbour dues. Alpha is open to a discussion of the valley plan"
    told = desk.accept(desk.proposal("a discussion of the valley plan"), "--quote", long)
    case = in_command(desk.folder)
    assert f"“{other.quote}” stands within the quote, and is no longer proposed by itself: irenic accept {case} {other.id} still takes it" in told  # fmt: skip
    desk.before = (desk.folder / "case.yaml").read_bytes()
    desk.accept(other)


def test_that_a_shorter_quote_is_like_what_else_waits_is_told_as_it_is(desk: Desk) -> None:
    other = desk.proposal("that Beta accepts the valley plan")
    told = desk.accept(desk.proposal("We cannot"), "--stance", "rejects", "--quote", "accept the valley plan")
    # it stands elsewhere, and the quote holds nothing of it
    assert f"“{other.quote}” is like what is cited, and is no longer proposed by itself" in told
    assert "within" not in told


def test_words_that_no_longer_stand_where_they_were_read_are_not_accepted(desk: Desk) -> None:
    one = desk.proposal("We cannot")
    text = (desk.folder / "r.txt").read_text(encoding="utf-8")
    (desk.folder / "r.txt").write_text(f"A line came before all. {text}", encoding="utf-8")
    told = "no longer stand in 'r' where they were read -> restore the text"
    for flags in ([], ["--quote", "cannot accept the valley plan"]):
        assert told in desk.accept(one, "--stance", "rejects", *flags, code=1).replace("→", "->")
    (desk.folder / "r.txt").write_text(text.replace("Orren said", "Orren told us"), encoding="utf-8")
    desk.accept(one, "--stance", "rejects")
    desk.workspace.read_sources(again=True)
    assert desk.workspace.check().errors == 0


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


def test_a_place_that_lacks_one_of_the_quotes_stays_as_it_was_read(make_case: Callable[[str], Path]) -> None:
    case = CASE.replace(
        "sources: {r: {file: r.txt, published: 2031-03-14, assumed: {published: told}}}",
        "sources: {r: {file: r.txt, outlet: A, published: 2031-03-14}, q: {file: q.txt, outlet: B, published: 2031-03-14}}",
    ).partition("=== r.txt")[0]
    words = "“We cannot accept,” Ilva Orren said, “the valley plan"
    workspace = open_case(make_case(f"{case}=== r.txt\n{words}.”\n=== q.txt\n{words} as a whole.”\n"))
    workspace.read_sources()
    (one,) = workspace.waiting()
    assert set(one.sources) == {"r", "q"}
    # "cannot accept" alone would no longer say what
    made = recut(workspace.loaded, one, Words(("cannot accept", "the valley plan as a whole")))
    assert "the words of 'r' stay as they were read: not all of these stand there" in made.cautions
    (cut,) = made.cuts
    assert (cut.mention.source, cut.mention.quote) == ("q", "cannot accept … the valley plan as a whole")
    with pytest.raises(IrenicError, match="stand in different places, and nowhere all of them"):
        recut(workspace.loaded, one, Words(("plan.”", "the valley plan as a whole")))


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
