"""Numbers that go on with others: which one of a count, pairs without "and", the next sentence of the same claimant."""

import pytest

from tests.unit.test_readers_stances import reading_of


def numbers(text: str) -> list[tuple[str, int | None, str | None]]:
    """What was counted, how many, and who tells it."""
    return [
        (what, None if count.best is None else int(count.best), event.claimant)
        for event in reading_of(text).events
        for what, count in event.counts.items()
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police said three people were shot dead. A fourth died in the ambulance.", [("killed", 3, "Police")]),
        ("A thirteenth passenger died of burns on Wednesday.", []),
        ("Nine guards were killed in the raid, and a tenth guard was killed at dawn.", [("killed", 9, None)]),
    ],
)
def test_which_one_of_a_count_is_no_count(text: str, expected: list[tuple[str, int | None, str | None]]) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers were wounded in the raid; a third is missing.",  # of another kind
        "Another soldier was killed in the raid.",
        "The body of a ninth worker was found in the rubble.",
    ],
)
def test_one_more_of_another_kind_is_one(text: str) -> None:
    assert 1 in [many for _, many, _ in numbers(text)]


@pytest.mark.parametrize(
    "text",
    ["Health authorities report 19 killed, 47 injured.", "Health authorities reported 19 dead, 47 hurt."],
)
def test_a_pair_without_and_has_one_claimant(text: str) -> None:
    assert numbers(text) == [("killed", 19, "Health authorities"), ("wounded", 47, "Health authorities")]


def test_a_sentence_that_counts_on_is_of_the_claimant_before() -> None:
    assert numbers("Three soldiers were shot dead on Sunday, the staff said. Two more are unaccounted for.") == [
        ("killed", 3, "the staff"),
        ("missing", 2, "the staff"),
    ]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Three soldiers were shot dead on Sunday. Two more are unaccounted for.", None),
        (
            "Three soldiers were shot dead, the staff said. The market burned all night. Two more are unaccounted for.",
            None,
        ),
        ("Three soldiers were shot dead, the staff said. Two civilians were killed on Monday.", None),
        ("Three soldiers were shot dead, the army said. Two more were killed, the Front claimed.", "the Front"),
        ("Three soldiers were shot dead, the staff said.\n\nTwo more are unaccounted for.", None),
    ],
)
def test_no_claimant_is_carried_further(text: str, whose: str | None) -> None:
    assert numbers(text)[-1][2] == whose


@pytest.mark.parametrize(
    "text", ["The clash meant the loss of eight soldiers.", "The raid ended with the loss of eight soldiers."]
)
def test_a_loss_that_came_about_is_of_lives(text: str) -> None:
    assert numbers(text) == [("killed", 8, None)]


@pytest.mark.parametrize(
    "text",
    [
        "The raid would mean the loss of eight soldiers.",
        "The raid did not end with the loss of eight soldiers.",
        "The strike meant the loss of eight hours.",
        "The vote ended with the loss of eight seats.",
        "The plan provides for the loss of eight officers.",
    ],
)
def test_a_loss_that_may_come_or_of_no_people_counts_nobody(text: str) -> None:
    assert not [one for one in numbers(text) if one[0] == "killed"]
