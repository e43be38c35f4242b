"""The forms of when a term falls due, whether it can be taken back, and what it requires of others."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from irenic.model.due import span_in_words, span_written

from ..conftest import write_case
from .test_workbench_case import CASE, Desk, desk

__all__ = ["desk"]

MakeCase = Callable[[str], Path]
TERM = "drafts/plan/terms/army"
HELD = "cite: {source: r, quote: 600 soldiers}, must_act: beta}"
MORE = CASE.replace(
    f"terms: {{army: {{option: small, {HELD}}}",
    """terms:
      army:
        option: small
        cite: {source: r, quote: 600 soldiers}
        when: {after: port, within: 100d}   # as told
        requires:
          # a law of its own
          - {who: beta, what: a vote, assumed: its law says so}   # of 2030
          - who: envoy   # not named
            what: a word
            cite: {source: r, quote: the envoy said}""",
)


@pytest.fixture
def more(make_case: MakeCase) -> Iterator[Desk]:
    held = Desk(make_case(MORE))
    yield held
    held.bench.close()


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk for what writes nothing."""
    held = Desk(write_case(tmp_path_factory.mktemp("still") / "made", MORE))
    yield held
    held.bench.close()


@pytest.mark.parametrize(
    ("words", "written", "shown"),
    [
        ("100 days", "100d", "100 days"),
        ("1 Week", "1w", "1 week"),
        ("3m", "3m", "3 months"),
        (" 02 years ", "2y", "2 years"),
    ],
)
def test_a_span_is_said_in_words_and_written_short(words: str, written: str, shown: str) -> None:
    assert span_written(words) == written
    assert span_in_words(written) == shown
    assert span_written(shown) == written


@pytest.mark.parametrize("words", ["soon", "100", "days", "-3 days", "1.5 years", "3 moons", "1234567 days", "3 days ago"])  # fmt: skip
def test_what_is_no_span(words: str) -> None:
    assert span_written(words) is None


def test_when_a_term_falls_due(desk: Desk) -> None:
    before = desk.written
    said = {"when.within": "100 days", "when.by": "2031-12-01", "when.after": "port", "reversible": "no"}
    desk.add(TERM, **said)
    term = desk.case.drafts["plan"].terms["army"]
    assert term.when is not None
    assert (term.when.within, str(term.when.by), term.when.after, term.when.before) == ("100d", "2031-12-01", "port", None)  # fmt: skip
    assert term.reversible is False
    assert "within 100 days; by 2031-12-01; after port; cannot be reversed" in desk.client.get("/case").text
    desk.add(TERM, **dict.fromkeys(said, ""))
    assert desk.written == before
    assert not desk.session.fresh(30).checked.errors


def test_a_part_of_the_timing_changes_alone(more: Desk) -> None:
    before = more.written
    for of in (TERM, f"{TERM}/requires/0", f"{TERM}/requires/1"):
        more.add(of)
        assert more.written == before, of
    more.add(TERM, **{"when.within": "3 months", "when.after": ""})
    assert more.written == before.replace("{after: port, within: 100d}   # as told", '{within: "3m"}   # as told')


def test_a_requirement_is_added_at_the_end_changed_and_removed(more: Desk) -> None:
    before = more.written
    more.add(f"{TERM}/requires/*", who="alpha", what="money", source="r", quote="a port that both run")
    held = more.case.drafts["plan"].terms["army"].requires
    assert [(one.who, one.what) for one in held] == [("beta", "a vote"), ("envoy", "a word"), ("alpha", "money")]
    assert more.session.history.last is not None
    assert more.session.history.last.what == "Add requirement of “The valley plan” on army"
    more.add(f"{TERM}/requires/1", what="a letter")
    assert "what: a letter" in more.written
    assert "- who: envoy   # not named" in more.written
    more.add(f"{TERM}/requires/0", act="remove")
    assert [one.who for one in more.case.drafts["plan"].terms["army"].requires] == ["envoy", "alpha"]
    for _ in range(3):
        more.client.post("/undo")
    assert more.written == before


def test_the_first_requirement_makes_the_list_and_the_last_takes_it_along(desk: Desk) -> None:
    before = desk.written
    desk.add(f"{TERM}/requires/*", who="beta", what="a vote", assumed="its law says so")
    assert "requires: [{who: beta, what: a vote, assumed: its law says so}]" in desk.written
    desk.add(f"{TERM}/requires/0", act="remove")
    assert desk.written == before
    assert not desk.session.fresh(30).checked.errors


def test_a_requirement_that_moved_meanwhile_is_not_taken_for_another(more: Desk) -> None:
    """What stands in its place in the list now is shown instead, and nothing is written."""
    form = more.form(f"{TERM}/requires/0")
    line = "          - {who: beta, what: a vote, assumed: its law says so}   # of 2030\n"
    (more.folder / "case.yaml").write_text(more.written.replace(line, ""), encoding="utf-8")
    before = more.written
    for act in ({"what": "a treaty"}, {"act": "remove"}):
        assert more.send(f"{TERM}/requires/0", form=form, **act).status_code == 409
    assert more.written == before


@pytest.mark.parametrize(
    ("of", "said", "field", "words"),
    [
        (TERM, {"when.within": "soon"}, "when.within", "no span"),
        (TERM, {"when.by": "2031-02-30"}, "when.by", "no day"),
        (TERM, {"when.before": "port"}, "when.before", "both before and after"),
        (TERM, {"when.before": "army"}, "when.before", "chosen"),
        (TERM, {"reversible": "perhaps"}, "reversible", "chosen"),
        (f"{TERM}/requires/*", {"what": "x", "assumed": "x"}, "who", "who has to"),
        (f"{TERM}/requires/*", {"who": "beta", "assumed": "x"}, "what", "what has to"),
        (f"{TERM}/requires/*", {"who": "beta", "what": "a vote"}, "quote", "cite the words"),
        (f"{TERM}/requires/0", {"assumed": ""}, "quote", "cite the words"),
        (f"{TERM}/requires/0", {"who": "nobody"}, "who", "chosen"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    still: Desk, of: str, said: dict[str, Any], field: str, words: str
) -> None:
    before = still.written
    refused = still.send(of, **said)
    assert refused.status_code == 400, refused.text
    assert words in refused.json()["fields"][field]
    assert still.written == before


@pytest.mark.parametrize("of", [f"{TERM}/requires/2", f"{TERM}/requires/-1", f"{TERM}/requires/x", f"{TERM}/requires/9999999", "drafts/plan/terms/port/requires/*", f"{TERM}/requires"])  # fmt: skip
def test_what_is_no_place_is_told(still: Desk, of: str) -> None:
    assert still.client.get("/case", params={"of": of}).status_code == 404


def test_who_has_to_do_something_is_not_removed_and_an_issue_that_comes_first_neither(still: Desk) -> None:
    for of in ("actors/envoy", "issues/port"):
        refused = still.send(of, act="remove")
        assert refused.status_code == 409
        assert TERM in refused.json()["problems"][0]["message"]


def test_the_page_tells_what_a_term_requires_and_its_form_leads_to_more(still: Desk) -> None:
    page = still.client.get("/case").text
    assert "requires of Beta: a vote" in page
    assert f"{TERM}/requires/1,requirement,envoy of the union: a word,the envoy said" in still.client.get("/case.csv").text  # fmt: skip
    assert f'href="/case?of={TERM}/requires/*"' in still.client.get(f"/case?of={TERM}").text
