"""Dates of the news, by the table of `docs/reference/labelling.md`, on sentences of our own."""

import datetime

import pytest

from irenic.readers.dates import date_expressions

FRIDAY = datetime.date(2031, 3, 14)


def shown(text: str, published: datetime.date | None = FRIDAY) -> list[str]:
    """Every expression with its days: "late Thursday: 2031-03-13"."""
    return [f"{' '.join(one.words.split())}: {one.date}" for one in date_expressions(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The convoy was hit late on Thursday.", "late on Thursday: 2031-03-13"),
        ("The convoy was hit on Friday morning.", "Friday morning: 2031-03-14"),
        ("The envoy spoke last Friday.", "last Friday: 2031-03-07"),
        ("The envoy will speak next Friday.", "next Friday: 2031-03-21"),
        ("The envoy speaks this coming Monday.", "this coming Monday: 2031-03-17"),
        ("The envoy spoke this past Tuesday.", "this past Tuesday: 2031-03-11"),
        ("The court ruled on Tuesday of last week.", "Tuesday of last week: 2031-03-04"),
        ("The vote is on Monday week.", "Monday week: 2031-03-24"),
        ("They parted the day before yesterday.", "the day before yesterday: 2031-03-12"),
        ("The guns fell silent overnight.", "overnight: 2031-03-13 to 2031-03-14"),
        ("Nobody slept last night.", "last night: 2031-03-13"),
        ("The curfew begins tonight.", "tonight: 2031-03-14"),
        ("Nine drones came overnight into Tuesday.", "overnight into Tuesday: 2031-03-10 to 2031-03-11"),
        ("The tribunal sat over the weekend.", "the weekend: 2031-03-08 to 2031-03-09"),
        ("The tribunal will sit at the weekend.", "the weekend: 2031-03-15 to 2031-03-16"),
        ("The post was burnt earlier this week.", "earlier this week: 2031-03-10 to 2031-03-14"),
        ("He will travel later this month.", "later this month: 2031-03-14 to 2031-03-31"),
        ("A mine was cleared late last week.", "late last week: 2031-03-06 to 2031-03-09"),
        ("She left three weeks ago.", "three weeks ago: 2031-02-17 to 2031-02-23"),
        ("She left a fortnight ago.", "a fortnight ago: 2031-02-24 to 2031-03-02"),
        ("She left ten days ago.", "ten days ago: 2031-03-04"),
        ("She left a month ago.", "a month ago: 2031-02-01 to 2031-02-28"),
        ("She left a year ago today.", "a year ago today: 2030-03-14"),
        ("A few days ago she left.", "A few days ago: until 2031-03-14"),
        ("The market has been shut for the past three days.", "the past three days: 2031-03-11 to 2031-03-14"),
        ("The army lost two towns in the past 48 hours.", "the past 48 hours: 2031-03-12 to 2031-03-14"),
        ("She will answer in the coming days.", "in the coming days: from 2031-03-14"),
        ("The line has moved in recent weeks.", "in recent weeks: until 2031-03-14"),
        ("They meet again in two weeks' time.", "in two weeks' time: 2031-03-24 to 2031-03-30"),
    ],
)
def test_days_count_from_the_day_of_publication(text: str, expected: str) -> None:
    assert shown(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was signed on 3 March.", "3 March: 2031-03-03"),
        ("It was signed on Sept. 3.", "Sept. 3: 2030-09-03"),
        ("It was signed on the third of March.", "the third of March: 2031-03-03"),
        ("It was signed on Monday, March 3rd, 2031.", "Monday, March 3rd, 2031: 2031-03-03"),
        ("It was signed on Tuesday (11 March).", "Tuesday (11 March: 2031-03-11"),
        ("It was signed on 3\xa0March, then burnt.", "3 March: 2031-03-03"),
        ("It was signed on 11.03.2031.", "11.03.2031: 2031-03-11"),
        ("It was signed on 25/2/2031.", "25/2/2031: 2031-02-25"),
        ("It was signed on 2/25/2031.", "2/25/2031: 2031-02-25"),
        ("It was signed on 2031-03-11.", "2031-03-11: 2031-03-11"),
        ("It was signed on 2/3/2031.", "2/3/2031: date unknown"),
        ("It was signed in 2029.", "2029: 2029-01-01 to 2029-12-31"),
        ("It was signed in March 2029.", "March 2029: 2029-03-01 to 2029-03-31"),
        ("It was signed in March last year.", "March last year: 2030-03-01 to 2030-03-31"),
        ("It was signed in October.", "October: 2030-10-01 to 2030-10-31"),
        ("It was signed last May.", "last May: 2030-05-01 to 2030-05-31"),
        ("It was signed on the 9th.", "the 9th: 2031-03-09"),
        ("It was signed on the twentieth.", "the twentieth: 2031-02-20"),
        ("It will be signed on the twentieth.", "the twentieth: 2031-03-20"),
        ("It will be signed on the 2nd of next month.", "the 2nd of next month: 2031-04-02"),
        ("It was signed on Christmas Day.", "Christmas Day: 2030-12-25"),
        ("It will be signed on Easter Monday.", "Easter Monday: 2031-04-14"),
        ("It was renounced in the 1990s.", "the 1990s: 1990-01-01 to 1999-12-31"),
        ("It was renounced in Q3 2029.", "Q3 2029: 2029-07-01 to 2029-09-30"),
    ],
)
def test_days_by_the_calendar(text: str, expected: str) -> None:
    assert shown(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rain fell in early June 2030.", "early June 2030: 2030-06-01 to 2030-06-10"),
        ("Rain fell in mid-June 2030.", "mid-June 2030: 2030-06-11 to 2030-06-20"),
        ("Rain fell in late February.", "late February: 2031-02-21 to 2031-02-28"),
        ("Rain fell at the beginning of this month.", "the beginning of this month: 2031-03-01 to 2031-03-10"),
        ("Rain fell in the second week of February.", "the second week of February: 2031-02-08 to 2031-02-14"),
        ("Rain fell in the last week of February.", "the last week of February: 2031-02-22 to 2031-02-28"),
        ("Rain fell in the second half of July 2030.", "the second half of July 2030: 2030-07-16 to 2030-07-31"),
        ("Rain fell in the first half of 2030.", "the first half of 2030: 2030-01-01 to 2030-06-30"),
        ("Rain fell in the third quarter of last year.", "the third quarter of last year: 2030-07-01 to 2030-09-30"),
        ("Rain fell on the first Monday of March.", "the first Monday of March: 2031-03-03"),
        ("Rain fell on the last Sunday in February.", "the last Sunday in February: 2031-02-23"),
        ("Rain fell in the week of 3 March.", "the week of 3 March: 2031-03-03 to 2031-03-09"),
        ("Rain fell in the week ending 9 March.", "the week ending 9 March: 2031-03-03 to 2031-03-09"),
        ("Rain fell on the eve of 3 March.", "the eve of 3 March: 2031-03-02"),
        ("Rain fell two days before Christmas.", "two days before Christmas: 2030-12-23"),
        ("Rain fell the day after Christmas.", "the day after Christmas: 2030-12-26"),
        ("Rain fell in the early 1990s.", "early 1990s: 1990-01-01 to 1993-12-31"),
    ],
)
def test_parts_of_months_weeks_and_years(text: str, expected: str) -> None:
    assert shown(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shops have been shut since January.", "since January: from 2031-01-01"),
        ("Shops have been shut since last Friday.", "since last Friday: from 2031-03-07"),
        ("Fees are charged from 12 May.", "from 12 May: from 2031-05-12"),
        ("Fees are charged as of Monday.", "as of Monday: from 2031-03-17"),
        ("Replies are due by 10 July.", "by 10 July: until 2031-07-10"),
        ("Replies are due no later than 10 July.", "no later than 10 July: until 2031-07-10"),
        ("Replies are due before 10 July.", "before 10 July: until 2031-07-09"),
        ("Replies are due before the end of the month.", "before the end of the month: until 2031-03-31"),
        ("Replies are due by year's end.", "by year's end: until 2031-12-31"),
        ("Replies are due by the end of next week.", "by the end of next week: until 2031-03-23"),
        ("Replies are due on Monday at the latest.", "Monday at the latest: until 2031-03-17"),
        ("The session is suspended until Tuesday.", "until Tuesday: until 2031-03-18"),
        ("Fighting went on until Tuesday.", "until Tuesday: until 2031-03-11"),
        ("Arms will be burnt after Easter.", "after Easter: from 2031-04-14"),
        ("The line was fixed before 2029.", "before 2029: until 2028-12-31"),
        ("Guards stood there from 3 to 5 March.", "from 3 to 5 March: 2031-03-03 to 2031-03-05"),
        ("Guards stood there from March 3–5.", "from March 3–5: 2031-03-03 to 2031-03-05"),
        ("Guards stood there on 3, 4 and 5 March.", "3, 4 and 5 March: 2031-03-03 to 2031-03-05"),
        ("Guards stood there between Monday and Wednesday.", "between Monday and Wednesday: 2031-03-10 to 2031-03-12"),
        ("Guards will stand there from Monday to Wednesday.", "from Monday to Wednesday: 2031-03-17 to 2031-03-19"),
        ("Guards stood there from Saturday until yesterday.", "from Saturday until yesterday: 2031-03-08 to 2031-03-13"),
        ("Guards stood there from 28 February to 3 March.", "from 28 February to 3 March: 2031-02-28 to 2031-03-03"),
        ("Guards stood there from 28 December 2029 to 3 January.", "from 28 December 2029 to 3 January: 2029-12-28 to 2030-01-03"),
        ("Guards stood there in November–December.", "November–December: 2030-11-01 to 2030-12-31"),
        ("Guards stood there from 2027 to 2029.", "from 2027 to 2029: 2027-01-01 to 2029-12-31"),
        ("Guards stood there in 2027–29.", "2027–29: 2027-01-01 to 2029-12-31"),
    ],
)  # fmt: skip
def test_words_that_move_an_end_belong_to_the_date(text: str, expected: str) -> None:
    assert shown(text) == [expected]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The envoys met on Monday.", ["2031-03-10"]),
        ("The envoys will meet on Monday.", ["2031-03-17"]),
        ("The envoys said they would meet on Monday.", ["2031-03-17"]),
        ("The envoys agreed on Tuesday to meet on Monday.", ["2031-03-11", "2031-03-17"]),
        ("The envoys refused on Tuesday to sign the paper.", ["2031-03-11"]),
        ("The talks resume on Monday, her office said on Thursday.", ["2031-03-17", "2031-03-13"]),
        ("On Monday, the talks will resume.", ["2031-03-17"]),
        ("On Monday, the talks broke down.", ["2031-03-10"]),
        ("She called a meeting for Monday.", ["2031-03-17"]),
        ("She is due in Karsted on Monday.", ["2031-03-17"]),
        ("She was arrested on her way to the talks on Monday.", ["2031-03-10"]),
        ("They will return the prisoners captured on Sunday.", ["2031-03-09"]),
        ("They will sign the revised draft on Sunday.", ["2031-03-16"]),
        ("The envoy, who met the rebels on Sunday, will return on Monday.", ["2031-03-09", "2031-03-17"]),
        ("He said talks on Monday would decide everything.", ["2031-03-17"]),
        ("The minister's statement on Monday will be studied.", ["2031-03-10"]),
        ("The army may strike on Sunday.", ["2031-03-16"]),
        ("The army would have struck on Sunday.", ["2031-03-09"]),
        ("The army has a plan that was leaked on Sunday.", ["2031-03-09"]),
        ("The council was told in October that it would vote in June.", ["2030-10-01 to 2030-10-31", "2031-06-01 to 2031-06-30"]),
        ("Vard and Ostra meet on Sunday.", ["2031-03-16"]),
        ("They will resume the talks that began on Sunday.", ["2031-03-09"]),
        ("They agreed to meet in February in Vard.", ["2031-02-01 to 2031-02-28"]),
        ("She plans to speak in Vard. Sunday, she met the guards.", ["2031-03-09"]),
        ("She offered promises on Sunday.", ["2031-03-09"]),
        ("Parliament votes on Sunday.", ["2031-03-16"]),
        ("There were two votes on Sunday.", ["2031-03-09"]),
        ("The marshal will make a statement on Sunday.", ["2031-03-16"]),
        ("He will look into the bloody attack on Sunday.", ["2031-03-09"]),
        ("Streets were closed ahead of Sunday's strike.", ["2031-03-16"]),
        ("The session was moved from Monday to Thursday.", ["2031-03-17", "2031-03-20"]),
    ],
)  # fmt: skip
def test_the_tense_tells_which_way_to_look(text: str, days: list[str]) -> None:
    assert [str(one.date) for one in date_expressions(text, FRIDAY)] == days


def test_where_the_tense_would_look_ten_months_away_the_nearest_is_meant() -> None:
    assert shown("The line of 20 March was to have held.") == ["20 March: 2031-03-20"]
    assert shown("The vote of 10 March will be contested.") == ["10 March: 2031-03-10"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("On 20 February they met. Two days earlier they had not.", ["2031-02-20", "2031-02-18"]),
        ("On 20 February they met. The next day they parted.", ["2031-02-20", "2031-02-21"]),
        ("On 20 February they met; she had left the day before.", ["2031-02-20", "2031-02-19"]),
        ("On 20 February they met. He died that night.", ["2031-02-20", "2031-02-20"]),
        ("On 20 February they met. A week later they met again.", ["2031-02-20", "2031-02-24 to 2031-03-02"]),
        ("On 20 February they met. The following Monday they signed.", ["2031-02-20", "2031-02-24"]),
        ("The draft of 20 February, which recalls that of 2029, was read two days later.", ["2031-02-20", "2029-01-01 to 2029-12-31", "2031-02-22"]),
        ("They met overnight. Two days earlier they had not.", ["2031-03-13 to 2031-03-14", "2031-03-11 to 2031-03-12"]),
        ("They met on 19 and 20 February. The next day they parted.", ["2031-02-19 to 2031-02-20", "2031-02-21"]),
        ("They met last week. The next day they parted.", ["2031-03-03 to 2031-03-09", "date unknown"]),
        ("Two days later they met.", ["date unknown"]),
    ],
)  # fmt: skip
def test_earlier_and_later_count_from_the_day_told_last(text: str, days: list[str]) -> None:
    assert [str(one.date) for one in date_expressions(text, FRIDAY)] == days


@pytest.mark.parametrize(
    "text",
    [
        "He may march on the capital; the sun rose in the east.",
        "May I ask who gave the order to march?",
        "The second draft, like the first, was the tenth in a row.",
        "Every night there are shots, and on Fridays nobody goes out.",
        "Each March the river floods.",
        "It was a Thursday, a grey one.",
        "They left within 60 days, for two years, at 21:30.",
        "They left three days after the vote, and hours before the raid.",
        "They left two days earlier than planned.",
        "Ansgar, 61, a man of 40 years of service, spoke of the 310th day of the siege.",
        "On the 14th floor, the 3rd Brigade kept its 21st flag.",
        "The Sunday Herald and the Friday Movement forget nothing of Bloody Monday.",
        "April Ward and June Carr were named by August Lind.",
        "Paragraphs 3 to 5 may be cut; 1,200 soldiers and 2000 rifles stay.",
        "Bulletin 6/2031 is out, and No. 14 too.",
        "It is over now; recently, in the spring, nobody knew.",
        "Our troops stay out, today and for ever.",
        "They sent him a Christmas card, from house 30 February Street.",
        "In a week of rain, a day of hope.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert shown(text) == []


def test_a_comma_and_what_follows_are_no_part_of_a_date() -> None:
    assert shown("Late Thursday, a strike hit the port, and on Friday, two more did.") == [
        "Late Thursday: 2031-03-13",
        "Friday: 2031-03-14",
    ]


def test_what_belongs_to_another_word_is_not_moved_by_a_preposition() -> None:
    """Before Friday's vote is before the vote; the expression is the day of the vote."""
    assert shown("It was leaked before Thursday's vote, after Tuesday talks and since the 2029 accord.") == [
        "Thursday: 2031-03-13",
        "Tuesday: 2031-03-11",
        "2029: 2029-01-01 to 2029-12-31",
    ]


def test_datelines_and_mastheads_are_dates_too() -> None:
    text = "KARSTED, March 11 (Coast Wire) - It rained.\n\nTHE STRAIT BULLETIN, No. 14, 5 March 2031\n\nWeekly, week of 3 March\n"
    assert shown(text) == [
        "March 11: 2031-03-11",
        "5 March 2031: 2031-03-05",
        "week of 3 March: 2031-03-03 to 2031-03-09",
    ]


def test_capitals_and_small_letters_are_read_alike() -> None:
    assert shown("ON 3 MARCH THE ARMY LEFT; IT MAY RETURN ON MONDAY.") == ["3 MARCH: 2031-03-03", "MONDAY: 2031-03-17"]
    assert shown("on monday the army left.") == ["monday: 2031-03-10"]
    assert shown("BETWEEN JANUARY AND MARCH IT RAINED.") == ["BETWEEN JANUARY AND MARCH: 2031-01-01 to 2031-03-31"]


def test_what_goes_back_to_a_month_goes_back() -> None:
    assert shown("The quarrel goes back to May.") == ["May: 2030-05-01 to 2030-05-31"]


def test_a_year_told_before_serves_for_that_year() -> None:
    assert shown("It held the pass in 2029. It lost it in June of that year.") == [
        "2029: 2029-01-01 to 2029-12-31",
        "June of that year: 2029-06-01 to 2029-06-30",
    ]


def test_a_clock_between_a_preposition_and_its_day_changes_nothing() -> None:
    assert shown("The offer stands until midnight on Sunday.") == ["until midnight on Sunday: until 2031-03-16"]
