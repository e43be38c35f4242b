"""The words of a proposal are cut in the inbox: by a word at either end, typed, or selected; proved, or refused."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from irenic.casefile.quotes import SourceText
from irenic.workbench.recutting import SentCut, cut_as_read, cut_as_sent, words_sent
from irenic.workspace import open_case

from .test_workbench_writes import CASE, Desk, desk, folder

__all__ = ["desk", "folder"]

WORDS = "“We cannot accept the valley plan,”"


def cut(desk: Desk, *quotes: str, at: tuple[str, ...] = (), step: str = "", taken: str = "") -> Any:
    workspace = open_case(desk.folder)
    (one,) = [held for held in workspace.waiting() if "We cannot accept" in held.quote]
    return cut_as_sent(workspace.loaded, one, SentCut("r", quotes, at), step=step, taken=taken)


def test_what_was_read_is_shown_and_is_no_change(desk: Desk) -> None:
    workspace = open_case(desk.folder)
    (one,) = [held for held in workspace.waiting() if "We cannot accept" in held.quote]
    form = cut_as_read(workspace.loaded, one, "r")
    assert form is not None
    assert [piece.words for piece in form.pieces] == [WORDS]
    assert not form.is_changed
    assert words_sent(workspace.loaded, one, SentCut("r", [WORDS])) is None
    assert words_sent(workspace.loaded, one, SentCut("r", ["“We  cannot accept\r\nthe valley plan,”"])) is None
    assert cut_as_read(workspace.loaded, one, "nothing") is None


@pytest.mark.parametrize(
    ("words", "step", "then"),
    [
        (WORDS, "0:start:on", "cannot accept the valley plan,”"),
        (WORDS, "0:end:back", "“We cannot accept the valley"),
        ("cannot accept the valley plan", "0:start:back", "We cannot accept the valley plan"),
        ("cannot accept the valley plan", "0:end:back", "cannot accept the valley"),
        ("cannot accept the valley plan", "0:end:on", "cannot accept the valley plan,” Foreign"),
        # a word stays, and before the first word of the text there is none
        ("plan", "0:start:on", "plan"),
        ("plan", "0:end:back", "plan"),
        ("We cannot", "0:start:back", "We cannot"),
        ("plan", "1:start:back", "plan"),
        ("plan", "0:middle:back", "plan"),
        ("plan", "x", "plan"),
    ],
)
def test_an_edge_is_moved_by_a_word(desk: Desk, words: str, step: str, then: str) -> None:
    form = cut(desk, words, step=step) if words != "plan" else cut(desk, words, at=("29-33",), step=step)
    assert [piece.words for piece in form.pieces] == [then]
    assert not form.fault


def test_steps_go_through_every_word_of_the_source_and_never_take_one_apart(desk: Desk) -> None:
    text = open_case(desk.folder).loaded.texts["r"]
    words, seen = "cannot", []
    for _ in range(100):
        form = cut(desk, words, step="0:end:on")
        if form.pieces[0].words == words:
            break
        words = form.pieces[0].words
        seen.append(words)
        assert text.find(words)
    assert len(seen) > 30
    assert words.endswith("stays small")


@pytest.mark.parametrize(
    ("quotes", "told"),
    [
        (("cannot accept a valley",), "does not stand word for word in “The Wire, 2031-03-14”: the nearest words are"),
        (
            ("the harbour is open",),
            "stands in “The Wire, 2031-03-14”, but not where this was read: keep at least a word of",
        ),
        (("", " "), "no words are left to cite"),
    ],
)
def test_words_that_do_not_stand_there_are_told_and_kept(desk: Desk, quotes: tuple[str, ...], told: str) -> None:
    form = cut(desk, *quotes)
    assert told in form.fault
    assert [piece.words for piece in form.pieces] == [quotes[0]]
    assert all(piece.at is None or piece.words for piece in form.pieces)


def test_selected_words_take_the_place_of_what_was_read(desk: Desk) -> None:
    # the selection began within a word
    form = cut(desk, WORDS, taken="6-17")
    assert [piece.words for piece in form.pieces] == ["cannot accept"]
    assert form.notes == ()
    assert "leaves out" in cut(desk, WORDS, taken="11-33").notes[0]
    assert "not where this was read" in cut(desk, WORDS, taken="150-170").fault


def test_the_words_are_cut_at_the_place_that_is_shown_and_nowhere_else(make_case: Callable[[str], Path]) -> None:
    text = "Alpha accepts the valley plan. Nobody knew more.\n\nAlpha accepts the valley plan, it said.\n"
    workspace = open_case(make_case(CASE.partition("statements:")[0] + f"=== r.txt\n{text}"))
    workspace.read_sources()
    (one,) = [held for held in workspace.waiting() if len(held.places) == 2]
    sent = SentCut("r", ["accepts the valley plan"])
    form = cut_as_sent(workspace.loaded, one, sent)
    assert form is not None
    assert (form.pieces[0].at, form.others) == ((6, 29), 1)
    other = cut_as_sent(workspace.loaded, one, SentCut("r", ["the valley plan, it said"]))
    assert other is not None
    assert "but not where this was read" in other.fault
    workspace.accept(one.id, stance="accepts", words=words_sent(workspace.loaded, one, sent))
    (held,) = workspace.case.statements.values()
    assert [cite.quote for cite in held.cite] == ["accepts the valley plan", "Alpha accepts the valley plan"]
    assert [cite.at for cite in held.cite] == [(6, 29), (50, 79)]


def test_quotes_between_which_nothing_is_left_are_shown_as_the_one_that_is_cited(
    make_case: Callable[[str], Path],
) -> None:
    text = "“We accept,” Ilva Orren said, “the valley plan.”\n"
    workspace = open_case(make_case(CASE.partition("statements:")[0] + f"=== r.txt\n{text}"))
    workspace.read_sources()
    (one,) = workspace.waiting()
    sent = SentCut("r", ["“We accept,” Ilva Orren", "said, “the valley plan.”"])
    form = cut_as_sent(workspace.loaded, one, sent)
    assert form is not None
    assert [(piece.words, piece.at) for piece in form.pieces] == [(text.strip(), (0, 48))]
    name = workspace.accept(one.id, words=words_sent(workspace.loaded, one, sent))
    assert [cite.quote for cite in workspace.case.statements[name].cite] == [text.strip()]


def test_a_word_of_a_script_without_spaces_is_a_sign() -> None:
    from irenic.workbench.recutting import _words_in

    text = "他说，我们 accept 600,000 (or 5%) “now”."
    assert SourceText(text).find("600,000")
    assert [text[one.start : one.end] for one in _words_in(text, 0, len(text))] == [
        "他", "说", "我", "们", "accept", "600,000", "or", "5%", "now",
    ]  # fmt: skip


def test_the_form_is_shown_again_with_all_that_was_sent_and_then_accepted(desk: Desk) -> None:
    one = desk.proposal("cannot accept")
    address = f"/inbox/cut?at={one['id']}&edit=1&stance=rejects"
    sent = {
        "quote": "cannot accept the valley plan", "quote_at": "", "quote_source": "r", "who": "beta", "stance": "claims",
        "about": "issues/army/small", "date": "2031-03-12", "condition": "none", "step": "0:end:back",
    }  # fmt: skip
    before = desk.written
    page = desk.client.post(address, data=sent)
    assert page.status_code == 200, page.text
    assert "cannot accept the valley</textarea>" in page.text
    for value in ("beta", "claims", "issues/army/small", "none"):
        assert f'<option value="{value}" selected' in page.text
    assert 'name="date" value="2031-03-12"' in page.text
    assert desk.written == before
    said = {"quote": "cannot accept the valley", "quote_source": "r", "stance": "claims"}
    assert desk.decide("accept", one, **said).status_code == 200
    assert desk.case.statements["s2"].cite[0].quote == "cannot accept the valley"
    assert not desk.session.fresh(30).checked.errors


@pytest.mark.parametrize(
    ("quote", "message"),
    [
        ("cannot accept the valleys", "does not stand word for word"),
        ("the harbour is open", "but not where this was read"),
        ("", "no words are left to cite"),
        ("x" * 3_000, "a quote of more than 2,000 characters"),
    ],
)
def test_a_quote_that_does_not_stand_there_is_refused_and_nothing_is_written(
    desk: Desk, quote: str, message: str
) -> None:
    before = desk.written
    refused = desk.decide(
        "accept", desk.proposal("cannot accept"), stance="rejects", quote=quote, quote_source="r", quote_at="2-19"
    )
    assert refused.status_code == 400
    assert message in refused.json()["problems"][0]["message"]
    assert desk.written == before


@pytest.mark.parametrize("source", ["", "q"])
def test_words_of_a_source_in_which_it_was_not_read_are_not_passed_over(desk: Desk, source: str) -> None:
    before = desk.written
    one = desk.proposal("cannot accept")
    refused = desk.decide("accept", one, stance="rejects", quote="cannot accept", quote_source=source)
    assert refused.status_code == 400
    assert "the source of these words is not one in which they were read" in refused.json()["problems"][0]["message"]
    assert desk.written == before


def test_what_is_no_form_is_refused(desk: Desk) -> None:
    assert desk.client.post("/inbox/cut", content=b"\xff", headers={"Content-Type": "multipart/form-data"}).status_code == 400  # fmt: skip
    assert desk.client.post("/inbox/cut?at=nothing&edit=1", data={"quote": "x", "quote_source": "r"}).status_code == 200


def test_what_was_shown_is_not_taken_for_what_a_changed_text_holds_there_now(desk: Desk) -> None:
    one, before = desk.proposal("cannot accept"), desk.written
    text = (desk.folder / "r.txt").read_text(encoding="utf-8")
    (desk.folder / "r.txt").write_text(f"A line before all. {text}", encoding="utf-8")
    refused = desk.decide("accept", one, stance="rejects")
    assert refused.status_code == 400
    (problem,) = refused.json()["problems"]
    assert "no longer stand in “The Wire, 2031-03-14” where they were read" in problem["message"]
    assert problem["hint"].endswith("or choose Read again in the inbox")
    assert desk.written == before
