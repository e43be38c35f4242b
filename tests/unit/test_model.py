"""The model's own rules: dates, counts, shorthands, ids that survive rereading, nothing that changes."""

import datetime

import pytest
from pydantic import ValidationError

from irenic.model.basis import NO_REASON_GIVEN
from irenic.model.case import Case
from irenic.model.dates import DateRange
from irenic.model.draft import Term
from irenic.model.party import Party
from irenic.model.proposal import proposal_id
from irenic.model.record import Account, Count, Event, Statement
from irenic.model.source import Source
from irenic.model.vocabulary import is_event_kind


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2031-03-09", "2031-03-09"),
        ("unknown", "date unknown"),
        ({"from": "2031-03-09", "to": None}, "from 2031-03-09"),
        ({"to": "2031-03-09"}, "until 2031-03-09"),
        ({"from": "2031-03-01", "to": "2031-03-09"}, "2031-03-01 to 2031-03-09"),
    ],
)
def test_a_date_is_a_day_an_interval_or_unknown(written: object, shown: str) -> None:
    source = Source.model_validate({"file": "f", "published": written})
    assert str(source.published) == shown


@pytest.mark.parametrize(
    "written", [2031, 1_900_000_000, "2031-02-30", "9 March 2031", "2031-03-09T10:00:00", True, "20310309"]
)
def test_numbers_clocks_and_days_that_do_not_exist_are_no_dates(written: object) -> None:
    """Pydantic alone would take a number for seconds since 1970."""
    with pytest.raises(ValidationError):
        Source.model_validate({"file": "f", "published": written})


@pytest.mark.parametrize(
    ("written", "count", "shown"),
    [
        (17, Count(low=17, best=17, high=17), "17"),
        ({"low": 26}, Count(low=26), "at least 26"),
        ({"high": 40}, Count(high=40), "at most 40"),
        ({"low": 26, "high": 1300}, Count(low=26, high=1300), "26 to 1,300"),
        ({"low": 26, "best": 28, "high": 30}, Count(low=26, best=28, high=30), "26 to 30 (best 28)"),
        ({"best": 28}, Count(best=28), "about 28"),
    ],
)
def test_a_count_keeps_what_kind_of_number_it_is(written: object, count: Count, shown: str) -> None:
    """An exact count is low = best = high; "at least" is low alone."""
    account = Account.model_validate({"claimant": "g", "counts": {"killed": written}})
    assert account.counts["killed"] == count
    assert str(count) == shown


def test_values_never_change() -> None:
    statement = Statement.model_validate({"by": "a", "stance": "claims", "about": {"topic": "x"}})
    with pytest.raises(ValidationError):
        statement.credence = 0.5  # type: ignore[misc]


@pytest.mark.parametrize("credence", [True, "0.5", float("nan"), float("inf")])
def test_a_number_is_a_number_proper(credence: object) -> None:
    with pytest.raises(ValidationError):
        Statement.model_validate({"by": "a", "stance": "claims", "about": {"topic": "x"}, "credence": credence})


def test_consent_is_all_none_or_on_some_issues() -> None:
    def consent(written: object) -> Party:
        return Party.model_validate({"name": "A", "consent": written})

    assert Party(name="A").consent.covers("anything")
    assert not consent("none").consent.counts
    some = consent({"on": ["i"]}).consent
    assert (some.counts, some.covers("i"), some.covers("j")) == (True, True, False)
    with pytest.raises(ValidationError):
        consent("maybe")


def test_a_reason_for_a_field_goes_before_the_citation_of_the_entry() -> None:
    """The analyst says by it that the cited words do not hold that field."""
    term = Term.model_validate(
        {"option": "o", "cite": {"source": "s", "quote": "q"}, "assumed": {"must_act": "who else could"}}
    )
    assert term.basis("must_act").reason == "who else could"
    assert term.basis("gives").kind == "cited"
    assert Term(option=("o",)).basis().reason == NO_REASON_GIVEN
    assert Term(option=("o",)).basis().is_assumption


def test_an_empty_field_is_left_out() -> None:
    event = Event.model_validate({"kind": "ASSAULT", "place": None, "date": None})
    assert event.place is None
    assert event.date == DateRange()


def test_a_proposal_keeps_its_id_when_white_space_and_capitals_change() -> None:
    assert proposal_id("statement", "r1", "We  accept\nit") == proposal_id("statement", "r1", "we accept it")
    others = {
        proposal_id("statement", "r1", "we accept it", 1),
        proposal_id("event", "r1", "we accept it"),
        proposal_id("statement", "r2", "we accept it"),
        proposal_id("statement", "r1", "we accept it!"),
    }
    assert proposal_id("statement", "r1", "we accept it") not in others
    assert len(others) == 4


@pytest.mark.parametrize(
    ("kind", "known"), [("ASSAULT/aerial", True), ("ASSAULT", True), ("ASSAULT/visit", False), ("WAR", False)]
)
def test_kinds_of_events_are_plovers(kind: str, known: bool) -> None:
    assert is_event_kind(kind) is known


def test_a_speaker_is_a_party_a_voice_an_actor_or_an_outlet() -> None:
    case = Case.model_validate(
        {
            "irenic": 1,
            "parties": {"a": {"name": "Alpha", "voices": {"m": {"name": "Mira", "office": "Minister"}}}},
            "actors": {"g": {"office": "governor"}},
            "sources": {"r": {"file": "f", "outlet": "The Outlet"}},
        }
    )
    named = {reference: case.name_of(reference) for reference in ("a", "a.m", "g", "r", "x", "a.x", "g.m")}
    assert named == {
        "a": "Alpha",
        "a.m": "Mira, Minister",
        "g": "governor",
        "r": "The Outlet",
        "x": "x",
        "a.x": "a.x",
        "g.m": "g.m",
    }
    assert case.as_of is None or isinstance(case.as_of, datetime.date)
