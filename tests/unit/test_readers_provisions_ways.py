"""The ways in which newsrooms say what a text holds: each is one kind of sentence, with the terms that it tells."""

import datetime
import itertools

import pytest

from irenic.model.reading import ReadProvision
from irenic.model.source import Document
from irenic.readers.reading import read
from irenic.readers.terms.plain import plainly


def terms(text: str) -> tuple[ReadProvision, ...]:
    document = Document(
        name="report.txt", media_type="text/plain", text=text, extractor="test", sha256_original="", sha256_text=""
    )
    found = read(document, datetime.date(2031, 3, 14)).provisions
    for one in found:
        assert " … ".join(" ".join(text[start:end].split()) for start, end in one.span) == one.what
    return found


def told(text: str) -> list[str]:
    return [one.what for one in terms(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # how a text came to be known stands between its name and its verb
        (
            "A nine-page draft agreement seen by the Herald obliges Marrak to pull its guns 25 kilometres back and hands "
            "the dam to a board of seven engineers.",
            ["obliges Marrak to pull its guns 25 kilometres back", "hands the dam to a board of seven engineers"],
        ),
        # the text is named behind, as who says it
        (
            "Hallend would guarantee the border and station up to 400 observers, the draft states.",
            ["Hallend would guarantee the border", "station up to 400 observers"],
        ),
        # several clauses with "that"
        (
            "The deal foresees that sanctions be lifted within ten days of the first pull-out, and that they return "
            "automatically if the truce is broken.",
            [
                "sanctions be lifted within ten days of the first pull-out",
                "they return automatically if the truce is broken",
            ],
        ),
        # several verbs of one text
        (
            "Vael's proposal keeps the ceiling at 9,000 but shortens the transition to two years.",
            ["keeps the ceiling at 9,000", "shortens the transition to two years"],
        ),
        # another piece of the text as subject
        (
            "The sixth point exempts the valley from conscription, and the seventh grants it a court.",
            ["exempts the valley from conscription", "grants it a court"],
        ),
        # what stands in a text, and what is foreseen
        (
            "At the heart of the plan is a demilitarised strip along the canal.",
            ["a demilitarised strip along the canal"],
        ),
        (
            "The plan would free 300 exiles. A payment of 70 million crowns is also envisaged.",
            ["would free 300 exiles", "A payment of 70 million crowns is also envisaged"],
        ),
        # things that a text lists, with what is said by the way
        (
            "The proposal includes, among other things, a joint bank, the lifting of the embargo and, for the first time, "
            "compensation for the exiles.",
            ["a joint bank", "the lifting of the embargo", "compensation for the exiles"],
        ),
        (
            "Among the terms: a buffer of six kilometres, joint patrols and the right of return for 12,000 people.",
            ["a buffer of six kilometres", "joint patrols", "the right of return for 12,000 people"],
        ),
        # what is got for a thing is a term as well
        (
            "The offer: a halt to flights in return for an open border.",
            ["a halt to flights", "an open border"],
        ),
        # topics of a text that was named before
        (
            "The Herald has obtained the draft. It goes further than anyone expected.\n\nPower. The Front would be given "
            "four of the 19 posts, and the delta elects an assembly of its own.",
            ["The Front would be given four of the 19 posts", "the delta elects an assembly of its own"],
        ),
        # a text that speaks to who tells it
        (
            "The envoy has shown me a paper, and this is what stands in it. We are to release sixty soldiers.",
            ["We are to release sixty soldiers"],
        ),
        # what a text would see done
        (
            "The draft would see the army pull out of three towns and fishermen given access to the bay, officials said.",
            ["the army pull out of three towns", "fishermen given access to the bay"],
        ),
        (
            "The Union has put new proposals to both sides. They include a no-fire line along the Ost and a ban on mines.",
            ["a no-fire line along the Ost", "a ban on mines"],
        ),
        # one deed behind another
        (
            "Ros proposed a two-month pause in patrols and offered to hand over the wreck.",
            ["a two-month pause in patrols", "hand over the wreck"],
        ),
        # what somebody agrees to do, offers, suggests
        (
            "Ardent has agreed to allow 600 families to return and to pay for their houses.",
            ["allow 600 families to return", "pay for their houses"],
        ),
        ("The Union has suggested a swap of the two villages.", ["a swap of the two villages"]),
        ("Vael's offer of a ten-year lease was turned down.", ["a ten-year lease"]),
        ("Corran has proposed swapping its 40 prisoners for the crew.", ["swapping its 40 prisoners for the crew"]),
        ("“We will lift the blockade the minute the drills stop,” she said.", [
            "We will lift the blockade the minute the drills stop"
        ]),
    ],
)  # fmt: skip
def test_each_way_of_telling_a_term_is_read(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_fact_box_is_read_line_by_line() -> None:
    text = (
        "What we know about the Orsk proposal\n\nTerritory: The forts stay empty for two years.\n"
        "Money: A trust with 25 million crowns is set up by the Lakes Bank.\n"
    )
    assert told(text) == [
        "The forts stay empty for two years",
        "A trust with 25 million crowns is set up by the Lakes Bank",
    ]


def test_a_list_leans_on_the_text_named_some_sentences_ahead() -> None:
    text = (
        "Now the plan. I have a two-page summary of it. In it:\n\n👉 Dovrany reopens both rail lines by 1 April\n"
        "👉 the Compact unfreezes 2.4 billion florins in four slices, each tied to a report\n"
    )
    (first, second) = terms(text)
    assert (first.what, first.deadline) == ("Dovrany reopens both rail lines by 1 April", "by 1 April")
    assert (second.quantity, second.gives, second.condition) == (2.4e9, "the Compact", "each tied to a report")


def test_numbered_sections_of_a_bulletin_are_no_terms() -> None:
    text = (
        "1. TERMS. The working paper holds two points:\n– a truce of 60 days;\n– the release of 60 prisoners.\n\n"
        "2. POSITIONS. The Front insists on a share of the customs and will not hear of registration.\n\n"
        "3. INCIDENTS. The Front alleges that the army has shot 18 civilians.\n"
    )
    assert [one.removeprefix("– ") for one in told(text)] == ["a truce of 60 days", "the release of 60 prisoners"]


@pytest.mark.parametrize(
    "text",
    [
        "Ardent's president told voters he would never give up the pass.",
        "The sides discussed a ban on drones but did not agree on it.",
        "The mediator wants a ceasefire before Easter and says time is short.",
        "Vael promised on Monday to rebuild the school. It has asked for nothing in return.",
        "Marrak would accept a ceiling of 12,000, Mr Dray said, and not one man fewer.",
        "The deal failed last year because it would have cost Ardent the pass.",
        "Mr Ansgar's letter contains a threat: that those who keep arms will be treated as criminals.",
        "The plan is in three hands. Both sides have a week to reply.",
    ],
)
def test_demands_numbers_accepted_and_promises_are_no_terms(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "gives", "gets"),
    [
        ("In the plan: the release of 60 prisoners by the Front.", "the Front", None),
        ("The terms: a withdrawal of Marrak's 3,400 troops; a fund, financed by Hallend.", "Marrak", None),
        ("Under the deal, Marrak may keep one reactor.", None, "Marrak"),
        ("The deal obliges Marrak to admit the inspectors to every hall.", "Marrak", "the inspectors"),
        ("The Government has read the draft. It is prepared:\n\n– to pay 15,000 crowns to each family, and\n"
         "– to return the herds within a week.", "The Government", None),
    ],
)  # fmt: skip
def test_who_gives_and_who_gets(text: str, gives: str | None, gets: str | None) -> None:
    first = terms(text)[0]
    assert (first.gives, first.gets if gets else None) == (gives, gets)


@pytest.mark.parametrize(
    "sentence",
    [
        "A draft seen by the Herald obliges Marrak to leave, keeps the toll and, for the first time, bars drones.",
        "Under the plan Marrak would leave the hills, while the north would open the\npass, according to two envoys.",
        "The text says that Marrak leaves, and that the north pays, among other things, for the road.",
        "Marrak would leave and the north would pay, the draft states.",
    ],
)
def test_plainer_words_lead_back_to_their_places(sentence: str) -> None:
    """Each word of a plainer clause that is its own stands at the place that it leads back to; each clause is met."""
    found = plainly(sentence)
    assert found
    flat = " ".join(sentence.split())
    for one in found:
        start, end = one.kept
        own = [at for at in range(len(one.text)) if start < one.place(at) < end]
        assert own
        changed = {place for left, right, _ in one.edits for place in range(left, max(right, left + 1))}
        assert all(one.text[at] == flat[one.place(at)] for at in own if one.place(at) not in changed)
    assert all(one.kept[1] <= other.kept[0] for one, other in itertools.pairwise(found))


def test_a_plain_sentence_is_left_as_it_is() -> None:
    assert plainly("Marrak would leave the hills.") == []
    assert plainly("A draft seen by the Herald " + "and others " * 200 + "obliges Marrak to leave.") == []
