"""Where and when an event is set, by the rules of `docs/reference/labelling.md`, on passages of our own."""

import datetime

import pytest

from irenic.model.dates import DateRange
from irenic.model.reading import ReadEvent
from irenic.model.source import Document
from irenic.readers.reading import read

PUBLISHED = datetime.date(2034, 6, 14)  # a Wednesday


def events(text: str, published: datetime.date | None = PUBLISHED) -> tuple[ReadEvent, ...]:
    document = Document(
        name="report.txt", media_type="text/plain", text=text, extractor="test", sha256_original="", sha256_text=""
    )
    return read(document, published).events


def june(first: int | None, last: int | None) -> DateRange:
    def day(number: int | None) -> datetime.date | None:
        return None if number is None else datetime.date(2034, 6, number)

    return DateRange(start=day(first), end=day(last))


def that_tells(text: str, words: str) -> ReadEvent:
    """The last event in whose clauses some words stand."""
    return [one for one in events(text) if any(words in text[start:end] for start, end in one.span)][-1]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Gunmen killed four farmers in Dorn.", june(None, 14)),
        ("The mayor said on Tuesday that 12 people had been killed in Brusk.", june(None, 14)),
        ("The army has seized 40 rifles since 1 June.", june(1, 14)),
        ("Wendel will visit Dorn before the end of the month.", june(14, 30)),
        ("Four guards were shot dead on the night of 9 June.", june(9, 10)),
        ("It killed 30 rebels near Holm in three days of fighting that ended on Sunday.", june(9, 11)),
        ("The council announced a truce of five days, beginning on Friday.", june(16, 21)),
    ],
)
def test_what_has_happened_ends_with_the_day_of_publication_and_what_is_planned_begins_with_it(
    text: str, days: DateRange
) -> None:
    (event,) = events(text)
    assert event.date == days


def test_without_a_day_of_publication_no_end_is_given() -> None:
    (event,) = events("Gunmen killed four farmers in Dorn.", published=None)
    assert not event.date.is_known


def test_a_denial_of_what_nobody_dated_has_no_days() -> None:
    (event,) = events("The navy denied that it had laid any mines in the strait.")
    assert (event.status, event.date.is_known) == ("denied", False)


@pytest.mark.parametrize(
    ("text", "words", "days", "place"),
    [
        ("On Friday, rebels attacked a post at Senn and took nine soldiers prisoner.", "nine", june(9, 9), "Senn"),
        ("On Monday a mine exploded under a bus near Hask, and six passengers died.", "six", june(12, 12), "Hask"),
        ("A shell hit the market of Pell on Tuesday, killing five people.", "five", june(13, 13), "Pell"),
        ("Orl spoke on Friday, hours after rockets had struck Vane.", "rockets", june(8, 9), "Vane"),
        ("Officials in Vell said 11 people were killed in the town on Sunday.", "11", june(11, 11), "Vell"),
        ("On the ambush at Orsk. Three of our drivers were killed on 5 June.", "Three", june(5, 5), "Orsk"),
        ("Rebels shelled a clinic in Pell on 2 June. Nobody fired a shot on that day, the army said.", "fired", june(2, 2), "Pell"),
    ],
)  # fmt: skip
def test_days_and_place_come_from_the_clauses_around(text: str, words: str, days: DateRange, place: str) -> None:
    event = that_tells(text, words)
    assert (event.date, event.place) == (days, place)


ATTACK = "Rebels attacked a convoy near Hask on Saturday. "


@pytest.mark.parametrize(
    ("text", "words", "days", "place"),
    [
        ("Three drivers were killed, according to the army.", "Three", june(10, 10), "Hask"),
        ("Police put the toll at five.", "toll", june(10, 10), "Hask"),
        ("Ondria denied any part in the attack.", "part", june(10, 10), "Hask"),
        ("In Corr, two policemen were shot dead, the mayor said.", "two", june(None, 14), "Corr"),
        ("On Monday two policemen were shot dead, the mayor said.", "two", june(12, 12), None),
        ("In a separate incident, two policemen were shot dead, the mayor said.", "two", june(None, 14), None),
        ("The war, which began in 2031, has killed 40,000 people.", "40,000", june(None, 14), None),
        ("The army claims that it has killed 200 rebels.", "200", june(None, 14), None),
    ],
)
def test_another_account_is_of_the_occasion_before_unless_it_says_otherwise(
    text: str, words: str, days: DateRange, place: str | None
) -> None:
    event = that_tells(ATTACK + text, words)
    assert (event.date, event.place) == (days, place)


def test_what_stands_under_a_time_of_day_is_of_that_day() -> None:
    text = (
        "08:10 Good morning.\n\n09:30 A blast has hit the customs house at Lorn. Police speak of four dead.\n\n"
        "10:15 The hospital: six dead.\n\n11:00 Envoy Mara Kell has arrived in Lorn."
    )
    assert {event.date for event in events(text)} == {june(14, 14)}
    assert {event.place for event in events(text)} == {"Lorn"}


def test_with_what_it_was_done_is_known_from_the_occasion_but_not_from_an_accusation() -> None:
    shelled = "Shells fell on a market in Pell on Monday. "
    assert that_tells(shelled + "A nurse counted 14 bodies.", "14").kind == "ASSAULT/heavy-weapons"
    accused = "Rebels killed nine people in Pell on Monday. Orl accused the army of shelling it. "
    assert that_tells(accused + "A nurse counted 14 bodies.", "14").kind == "ASSAULT"


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("A patrol came under fire near checkpoint 12 on Sunday.", "ASSAULT/firearms", "checkpoint 12"),
        ("Nine miners were killed on the coast road on Sunday.", "ASSAULT", "the coast road"),
        ("Rockets struck Vane on Monday.", "ASSAULT/heavy-weapons", "Vane"),
        ("Two ferries were sunk off Israz overnight.", "ASSAULT", "Israz"),
        ("Troops left Wick on Sunday.", "RETREAT/withdraw", "Wick"),
        ("The minister will receive the envoy in Corr on Friday.", "CONSULT/visit", "Corr"),
        ("The army killed six rebels in Narr and collected two mortars.", "ASSAULT", "Narr"),
        ("The militia burned the school of Marn on Friday.", "ASSAULT/destroy", "Marn"),
        ("Nine people were hurt when a march in Hald turned violent on Sunday.", "PROTEST/riot", "Hald"),
    ],
)
def test_an_event_has_a_kind_and_a_place(text: str, kind: str, place: str) -> None:
    event, *_ = events(text)
    assert (event.kind, event.place) == (kind, place)


def test_the_day_on_which_it_is_said_is_not_the_day_on_which_it_was() -> None:
    event = that_tells("Orsia's army said on Wednesday it had retaken the village of Teal, losing four men.", "four")
    assert event.date == june(None, 14)


def test_another_number_of_those_freed_is_of_the_same_day() -> None:
    text = (
        "Ondria released 31 prisoners at Hale on Saturday, its ministry said. Torvia said 28 prisoners were released."
    )
    event = that_tells(text, "28")
    assert (event.date, event.place) == (june(10, 10), "Hale")
