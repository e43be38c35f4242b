"""Numbers in reports, by the rules of `docs/reference/labelling.md`: whom or what they count, and by which bound."""

import pytest

from irenic.readers.amounts import amounts_in
from irenic.readers.counts import counted
from irenic.readers.numbers import whole_number
from irenic.readers.pipeline import load_pipeline


def told(text: str) -> list[tuple[str, str]]:
    """What is counted and how often, as people say it, in the order of the text; denied numbers left out."""
    found = counted(load_pipeline()(text))
    assert all(text[one.span[0] : one.span[1]].strip() for one in found)
    return [(one.what, str(one.count)) for one in found if one.status == "happened"]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("twelve hundred", 1200),
        ("two thousand five hundred", 2500),
        ("one hundred and twenty", 120),
        ("1.5 million", 1_500_000),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("dozens", None),
        ("a thousand", 1000),
        ("thousand", None),
        ("", None),
        ("١٢", None),
    ],
)
def test_numbers_in_words_and_digits(words: str, number: int | None) -> None:
    assert whole_number(words) == number


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("at least nine", ["at least 9"]),
        ("no more than 20, not fewer than 4", ["at most 20", "at least 4"]),
        ("more than a dozen", ["at least 12"]),
        ("as many as 15, up to “15”, under 15", ["at most 15"] * 3),
        ("some 40, close to 50, an estimated 60, 70 or so", ["about 40", "about 50", "about 60", "about 70"]),
        ("between six and eight, 10 to 15, 10–15, three or four", ["6 to 8", "10 to 15", "10 to 15", "3 to 4"]),
        ("from 14 to 16", ["14", "16"]),
        ("At the very least 9, at a minimum 9, a minimum of 9", ["at least 9"] * 3),
        ("26 people, at least, were killed", ["at least 26"]),
        ("The number of dead in Brody is 26 at least.", ["at least 26"]),
        ("“At least” 26 people", ["at least 26"]),
        ("10+ people", ["at least 10"]),
        ("11 people and counting", ["at least 11"]),
        ("Above 100 people", ["at least 100"]),
        ("Not even 10, a maximum of 12", ["at most 10", "at most 12"]),
        ("At least some 40 people", ["at least 40"]),
        ("More than 10 but fewer than 20 people", ["10 to 20"]),
        ("26 people, at least nine of them children", ["26", "at least 9"]),
        ("a toll exceeding, they said, 30", []),
        ("nine and eleven", ["9", "11"]),
        ("40 or more", ["at least 40"]),
        ("at 08:10, 15%, a 43-year-old, a 19-point plan, an M-16, 4.5 km, Article 12/3", []),
    ],
)
def test_a_bound_belongs_to_its_number(text: str, amounts: list[str]) -> None:
    """No time of day, share, age, type or decimal is a number of anybody."""
    assert [str(one.count) for one in amounts_in(text)] == amounts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the passive, the active, and what befalls somebody
        ("Nine villagers were killed and 14 wounded.", [("killed", "9"), ("wounded", "14")]),
        ("Rockets killed three men and injured at least 12 others.", [("killed", "3"), ("wounded", "at least 12")]),
        ("More than a dozen villagers died in the shelling.", [("killed", "at least 12")]),
        ("Four sailors drowned.", [("killed", "4")]),
        # a state: dead, missing, hurt
        ("The blast left four dead and 19 wounded.", [("killed", "4"), ("wounded", "19")]),
        ("The blast left four children injured.", [("wounded", "4")]),
        ("Another 17 people are missing.", [("missing", "17")]),
        ("Nine miners were still unaccounted for.", [("missing", "9")]),
        ("Police spoke of one dead and five injured.", [("killed", "1"), ("wounded", "5")]),
        # bodies, acts, losses
        ("She had counted 31 bodies, among them 11 children.", [("killed", "31")]),
        ("They condemned the murder of six priests.", [("killed", "6")]),
        ("We lost seven men at the ford.", [("killed", "7")]),
        ("In May I buried nine of my own.", [("killed", "9")]),
        ("The raid claimed eight lives.", [("killed", "8")]),
        # prisoners, and those who are free again
        ("Two airmen were taken prisoner.", [("captured", "2")]),
        ("They took two others hostage.", [("captured", "2")]),
        ("His men had counted five sailors taken aboard.", [("captured", "5")]),
        ("Gunmen abducted two aid workers.", [("abducted", "2")]),
        ("Police arrested a journalist and detained 12 others.", [("arrested", "1"), ("detained", "12")]),
        ("Alpha freed 31 prisoners of war.", [("released", "31")]),
        ("Ten of the 12 abducted engineers came home.", [("released", "10")]),
        # casualties stay casualties, and what may be more than killing keeps its word
        ("The army reported 75 casualties.", [("casualties", "75")]),
        ("The army “neutralised” 45 fighters.", [("neutralised", "45")]),
        # one person or thing with an article
        ("A medic was killed by a sniper.", [("killed", "1")]),
        ("A shell killed a farmer and his son.", [("killed", "1"), ("killed", "1")]),
        ("The coastguard seized a patrol boat.", [("boats", "1")]),
        ("One man was killed and another wounded.", [("killed", "1"), ("wounded", "1")]),
        # materiel
        ("The army shot down 17 drones and four missiles.", [("drones", "17"), ("missiles", "4")]),
        ("38 vessels have been boarded since May.", [("vessels", "38")]),
        ("The militia handed over 350 rifles.", [("rifles", "350")]),
        ("Customs seized 60 crates of ammunition.", [("crates", "60")]),
        # crowds
        ("Eight hundred people demonstrated in Dorn.", [("demonstrators", "800")]),
        ("About 2,000 people marched through Dorn.", [("marchers", "about 2,000")]),
    ],
)
def test_what_a_number_counts(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The governor put the dead at between six and eight.", [("killed", "6 to 8")]),
        ("The toll rose from 14 to 16.", [("killed", "16")]),
        ("Police raised their toll to four.", [("killed", "4")]),
        ("The number of injured has risen to 31.", [("wounded", "31")]),
        ("Casualties were put at 38.", [("casualties", "38")]),
        ("The navy put the number of its missing at six.", [("missing", "6")]),
        ("A commander put his losses at “fewer than ten”.", [("killed", "at most 10")]),
        ("They shot down 33 drones; he put the number launched at 40.", [("drones", "33"), ("drones", "40")]),
        ("Two people were hurt. Police say three.", [("wounded", "2"), ("", "3")]),
        ("Five men died. It now says that six were.", [("killed", "5"), ("", "6")]),
    ],
)
def test_a_toll_counts_what_it_is_a_toll_of(text: str, expected: list[tuple[str, str]]) -> None:
    """A number without a noun is of what was counted before it."""
    assert told(text) == expected


def test_in_one_noun_phrase_the_bound_covers_all_numbers() -> None:
    assert told("At least 33 drones and six missiles were shot down.") == [
        ("drones", "at least 33"),
        ("missiles", "at least 6"),
    ]
    assert told("At least nine people were killed and 14 wounded.") == [("killed", "at least 9"), ("wounded", "14")]


@pytest.mark.parametrize(
    "text",
    [
        "Dozens of people were wounded.",
        "Half of the 80 hostages were women.",
        "None of the 26 people was killed.",
        "Nobody was hurt.",
        "No soldiers were killed.",
        "Officials fear that up to 90 people have died.",
        "The other two are feared dead.",
        "The plan would free 500 prisoners.",
        "The army plans to withdraw 4,000 soldiers.",
        "If the talks fail, 300 people will die.",
        "The ministry denied that 40 soldiers had been killed.",
        "Reports that two ministers had been shot dead were false.",
        "The general died in 2024.",
        "The massacre of 16 November was remembered.",
        "The town put the toll at 9 crowns a car.",
        "Cruz captured two states.",
        "The senator killed the bill.",
        "The envoy, who is 61, met three ministers.",
        "Some 200 traders were at the post at the time.",
    ],
)
def test_what_is_no_count(text: str) -> None:
    """Dozens, parts, nobody, fears, plans, denials, ages, years, sums, votes and figures of speech."""
    assert told(text) == []


def test_a_denied_number_says_that_it_is_denied() -> None:
    (one,) = counted(load_pipeline()("The ministry denied that 40 soldiers had been killed."))
    assert (one.what, one.status) == ("killed", "denied")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 5 people were killed or wounded in Brody.", [("casualties", "about 5")]),
        ("At least ten, perhaps as many as 15, people were killed.", [("killed", "10 to 15")]),
        ("20 or more were wounded in Brody.", [("wounded", "at least 20")]),
        ("Twelve people were killed in Brody; police put the number at nine.", [("killed", "12"), ("killed", "9")]),
        ("The gates were shut in Brody; police put the number at nine.", [("", "9")]),
    ],
)
def test_numbers_with_two_bounds_or_of_either_harm(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "who", ["The two sides", "The two parties", "Three governments", "The two delegations", "Both sides"]
)
def test_those_who_agree_on_prisoners_are_none(who: str) -> None:
    assert told(f"{who} agreed to exchange all prisoners held since the war began, within 21 days.") == []
    assert told(f"{who} agreed to exchange 40 prisoners.") in ([], [("released", "40")])
