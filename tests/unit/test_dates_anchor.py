"""The day from which dates count: that of publication, or of the statement that was translated; none where it is not certain."""

import datetime

import pytest

from irenic.readers.dates import date_expressions

TUESDAY = datetime.date(2031, 3, 18)


def days(text: str, published: datetime.date | None) -> dict[str, str]:
    return {" ".join(one.words.split()): str(one.date) for one in date_expressions(text, published)}


@pytest.mark.parametrize(
    "head",
    [
        "[Translated from Tolian. Speech by Marshal Obren, Tol, 12 March 2031, as broadcast the next day.]\n\n",
        "Unofficial translation from the Tolian\nMinistry of Rivers, Tol\nReplies of the Minister to the press, 12 March 2031\n\n",
        "Translation by the Coast Wire\n\nLETTER OF THE ELDERS\n\nDone at Tol on 12 March\n\n",
        "(Translated from Tolian)\n\nTo all who keep the ford\n\nI, Ilva Obren, write this on the twelfth of\nMarch.\n\n",
    ],
)
def test_in_a_translated_statement_days_count_from_the_day_it_was_made(head: str) -> None:
    found = days(
        head + "You held the mill yesterday. You held the ford on Monday. You will hold the wood tomorrow.", TUESDAY
    )
    assert (found["yesterday"], found["Monday"], found["tomorrow"]) == ("2031-03-11", "2031-03-10", "2031-03-13")


@pytest.mark.parametrize(
    "head",
    [
        # no translation: what is reported was said on another day than the one that counts
        "Speech by Marshal Obren, Tol, 12 March 2031\n\n",
        # a translation that does not say when the words were spoken
        "Translated from Tolian\n\n",
        # the day of something else
        "Translated from Tolian\n\nThe accord of 12 March was read out in the square of Tol to all who came.\n\n",
        # a day after that of publication
        "Translated from Tolian, 2 April 2031\n\n",
    ],
)
def test_elsewhere_days_count_from_the_day_of_publication(head: str) -> None:
    assert days(head + "You held the mill yesterday.", TUESDAY)["yesterday"] == "2031-03-17"


@pytest.mark.parametrize(
    "head",
    [
        "KARSTED, 12 March 2031 (Coast Wire) - ",
        "MINISTRY OF RIVERS\nPress release, 12 March 2031\n\n",
        "THE STRAIT BULLETIN, No. 14, 12 March 2031\n\n",
        "TALKS LIVE – Wednesday 12 March 2031\n\n",
        "Published: 2031-03-12\n\n",
    ],
)
def test_without_a_day_of_publication_the_head_of_the_text_may_tell_it(head: str) -> None:
    assert days(head + "The mill fell yesterday.", None)["yesterday"] == "2031-03-11"


@pytest.mark.parametrize(
    "head",
    [
        "",
        # no year
        "KARSTED, March 12 (Coast Wire) - ",
        # the day of the accord, not of the report
        "The accord of 12 March 2031\n\n",
        # two days that may both be it
        "Published: 12 March 2031\nUpdated: 14 March 2031\n\n",
        # within a sentence
        "On Monday, 12 March 2030, the mill was sold. ",
    ],
)
def test_where_the_day_is_not_certain_relative_dates_stay_unknown(head: str) -> None:
    assert days(head + "The mill fell yesterday.", None)["yesterday"] == "date unknown"
