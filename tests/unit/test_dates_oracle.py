"""The arithmetic of dates against a slow and obvious count: every day around the day of publication is asked whether it is meant."""

import datetime
import random
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from irenic.readers.dates import date_expressions
from irenic.readers.dates.calendar_days import easter

DAY = datetime.timedelta(days=1)
Asked = Callable[[datetime.date, datetime.date], bool]
"""Whether a day is meant, seen from the day of publication."""

PUBLICATION_DAYS = [datetime.date(2020, 1, 1) + DAY * number for number in random.Random(5).sample(range(9000), 25)] + [
    datetime.date(2032, 2, 29),
    datetime.date(2031, 12, 31),
    datetime.date(2032, 1, 1),
]


def months_apart(day: datetime.date, published: datetime.date) -> int:
    return (day.year - published.year) * 12 + day.month - published.month


def weeks_apart(day: datetime.date, published: datetime.date) -> int:
    def monday(one: datetime.date) -> datetime.date:
        return next(one - DAY * back for back in range(7) if (one - DAY * back).isoweekday() == 1)

    return (monday(day) - monday(published)).days // 7


def days_around(published: datetime.date) -> Iterator[datetime.date]:
    return (published + DAY * number for number in range(-900, 900))


SEEN_FROM_THE_DAY: list[tuple[str, Asked]] = [
    ("yesterday", lambda day, now: day + DAY == now),
    ("the day after tomorrow", lambda day, now: day - DAY - DAY == now),
    ("overnight", lambda day, now: day in (now - DAY, now)),
    ("nine days ago", lambda day, now: (now - day).days == 9),
    ("this week", lambda day, now: weeks_apart(day, now) == 0),
    ("earlier this week", lambda day, now: weeks_apart(day, now) == 0 and day <= now),
    ("late last week", lambda day, now: weeks_apart(day, now) == -1 and day.isoweekday() >= 4),
    ("three weeks ago", lambda day, now: weeks_apart(day, now) == -3),
    ("in two weeks' time", lambda day, now: weeks_apart(day, now) == 2),
    ("last weekend", lambda day, now: weeks_apart(day, now) == -1 and day.isoweekday() >= 6),
    ("next Tuesday", lambda day, now: weeks_apart(day, now) == 1 and day.isoweekday() == 2),
    ("last Tuesday", lambda day, now: 1 <= (now - day).days <= 7 and day.isoweekday() == 2),
    ("last month", lambda day, now: months_apart(day, now) == -1),
    ("fourteen months ago", lambda day, now: months_apart(day, now) == -14),
    ("early next month", lambda day, now: months_apart(day, now) == 1 and day.day <= 10),
    ("the second half of last month", lambda day, now: months_apart(day, now) == -1 and day.day >= 16),
    ("the third week of next month", lambda day, now: months_apart(day, now) == 1 and 15 <= day.day <= 21),
    ("last year", lambda day, now: day.year == now.year - 1),
    ("the fourth quarter of next year", lambda day, now: day.year == now.year + 1 and day.month >= 10),
    ("the past ten days", lambda day, now: 0 <= (now - day).days <= 10),
]


@pytest.mark.parametrize(("words", "asked"), SEEN_FROM_THE_DAY, ids=[words for words, _ in SEEN_FROM_THE_DAY])
def test_days_seen_from_the_day_of_publication(words: str, asked: Asked) -> None:
    for published in PUBLICATION_DAYS:
        meant = [day for day in days_around(published) if asked(day, published)]
        (found,) = date_expressions(f"It rained in Karsted {words}.", published)
        assert (found.date.start, found.date.end) == (meant[0], meant[-1]), published


Period = Callable[[datetime.date], bool]


def always(_: datetime.date) -> bool:
    return True


THAT_COME_AGAIN: list[tuple[str, Period, Period]] = [
    ("on Thursday", lambda day: day.isoweekday() == 4, always),
    ("on Thursday evening", lambda day: day.isoweekday() == 4, always),
    ("over the weekend", lambda day: day.isoweekday() >= 6, always),
    ("on the 30th", lambda day: day.day == 30, always),
    ("on the fifteenth", lambda day: day.day == 15, always),
    ("in February", lambda day: day.month == 2, always),
    ("in late February", lambda day: day.month == 2, lambda day: day.day >= 21),
    ("in mid-June", lambda day: day.month == 6, lambda day: 11 <= day.day <= 20),
    ("in the first week of October", lambda day: day.month == 10, lambda day: day.day <= 7),
]
"""Words, the days that come again, and which of them are meant."""


@pytest.mark.parametrize(("words", "period", "part"), THAT_COME_AGAIN, ids=[words for words, _, _ in THAT_COME_AGAIN])
@pytest.mark.parametrize("verb", ["rained", "will rain"])
def test_days_that_come_again_are_the_nearest_in_the_direction_of_the_tense(
    words: str, period: Period, part: Period, verb: str
) -> None:
    for published in PUBLICATION_DAYS:
        runs: list[list[datetime.date]] = [[]]
        for day in days_around(published):
            if period(day):
                runs[-1].append(day)
            elif runs[-1]:
                runs.append([])
        runs = [run for run in runs if run]
        over = [run for run in runs if run[0] <= published]
        to_come = [run for run in runs if run[-1] >= published]
        nearest = over[-1] if verb == "rained" else to_come[0]
        # what comes once a year and is just over was to come when it was planned
        if (nearest[0] - published).days > 300:
            nearest = over[-1]
        meant = [day for day in nearest if part(day)]
        (found,) = date_expressions(f"It {verb} in Karsted {words}.", published)
        assert (found.date.start, found.date.end) == (meant[0], meant[-1]), published


@pytest.mark.parametrize(
    "day",
    ["1818-03-22", "1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23", "2011-04-24", "2024-03-31", "2033-04-17", "2038-04-25"],
)  # fmt: skip
def test_easter_is_where_published_tables_have_it(day: str) -> None:
    assert easter(int(day[:4])).isoformat() == day


def test_easter_is_a_sunday_within_its_five_weeks() -> None:
    for year in range(1600, 2500):
        day = easter(year)
        assert day.isoweekday() == 7
        assert datetime.date(year, 3, 22) <= day <= datetime.date(year, 4, 25)


WORDS = (
    "on in of by the from to and until since before after last next this late early end mid- second week weekend month year day days "
    "ago earlier later Monday Friday Thursday, March March, May Sept. 3 14 14th 2031 30 31 1990s first half past coming few two "
    "overnight yesterday Christmas Easter 's – - ( ) . \n \n\n\n will met said was translated two-thirds 11.03.2031 3/4/2031 a an"
).split(" ")


@given(
    st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join) | st.text(max_size=60),
    st.none() | st.dates() | st.just(datetime.date.max) | st.just(datetime.date.min),
)
def test_whatever_the_text_an_expression_is_its_words_and_begins_before_it_ends(
    text: str, published: datetime.date | None
) -> None:
    found = date_expressions(text, published)
    last = 0
    for one in found:
        start, end = one.span
        assert text[start:end] == one.words
        assert last <= start < end
        last = end
        if one.date.start is not None and one.date.end is not None:
            assert one.date.start <= one.date.end
