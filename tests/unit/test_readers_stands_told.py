"""Stands told in fixed words, by verdicts, in curt answers and in lists; whose number it is; remarks that judge.

All sentences are of our own, about invented places.
"""

import datetime

import pytest

from irenic.model.reading import ReadDocument
from irenic.model.record import BINDING, Stance
from irenic.model.source import Document
from irenic.readers.reading import read


def reading_of(text: str) -> ReadDocument:
    document = Document(
        name="report.txt", media_type="text/plain", text=text, extractor="test", sha256_original="", sha256_text=""
    )
    return read(document, datetime.date(2034, 5, 5))


def binding(text: str) -> list[tuple[str | None, Stance]]:
    return [(one.speaker, one.stance) for one in reading_of(text).statements if one.stance in BINDING]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Belmark will not put its name to the draft.", ("Belmark", "rejects")),
        ("The king gave a cautious yes to the corridor.", ("The king", "accepts")),
        ("Belmark has given the green light to the exchange of prisoners.", ("Belmark", "accepts")),
        ("Belmark stands by its acceptance of the draft.", ("Belmark", "accepts")),
        ("The Front stands by the truce.", ("The Front", "accepts")),
        ("The army wants nothing to do with the plan.", ("The army", "rejects")),
        ("The commander would not hear of a pullback.", ("The commander", "rejects")),
        ("The rebels have no intention of disarming.", ("The rebels", "rejects")),
        ("The government has no objection to the third crossing.", ("The government", "offers")),
        ("The rebels will accept nothing less than full independence.", ("The rebels", "demands")),
        ("The rebels are holding out for the release of their commander.", ("The rebels", "demands")),
        ("President Toren Hask vowed never to give up the port.", ("President Toren Hask", "rules out")),
        ("The rebels pledged to free the pilots if the siege ends.", ("The rebels", "offers")),
        ("The cabinet has decided to reject the plan.", ("The cabinet", "rejects")),
        ("A smaller zone would be acceptable to Belmark, its minister said.", ("Belmark", "offers")),
        ("For Belmark, the loss of the port is unacceptable.", ("Belmark", "rejects")),
        ("The premier said she would sooner resign than cede the valley.", ("The premier", "rejects")),
        ("“Fifteen kilometres would be acceptable,” said Hask.", ("Hask", "offers")),
        ("“We are not going to sign this paper,” Hask said.", ("Hask", "rejects")),
        ("“We will free the pilots as soon as the shelling stops,” Hask said.", ("Hask", "offers")),
        ("Asked about the lease of the port, the queen said: “No way.”", ("the queen", "rejects")),
        ("“Not an inch of the valley,” Hask said.", ("Hask", "rules out")),
        ("The rebels said no on Friday to a call by the king to lay down their arms.", ("The rebels", "rejects")),
        ("The rebels' commander agreed that both bridges should reopen.", ("The rebels' commander", "accepts")),
    ],
)
def test_a_stand_is_told_in_fixed_words(text: str, expected: tuple[str, Stance]) -> None:
    assert expected in binding(text)


@pytest.mark.parametrize(
    "text",
    [
        "The army had nothing to do with the raid on the port.",
        "The general has heard of the plan.",
        "The two presidents put their names to the accord on Sunday.",
        "The ministers will sign the accord on Sunday.",
        "The draft may be acceptable to Belmark.",
        "The envoy hopes the draft will be acceptable to both sides.",
        "It is not clear whether the draft is acceptable to Belmark.",
        "The envoy said the violence was unacceptable.",
        "The soldiers were set against the wall.",
        "The president stands by his minister.",
        "The president stands by his offer of talks.",
        "The rebels dropped their demand for an amnesty.",
        "The rebels backed away from their demand for an amnesty.",
        "He has no intention of resigning.",
        "The minister has no objection to a meeting in May.",
        "The gunners shot down three drones.",
        "The king would rather talk than fight.",
        "The king swore never to smoke again.",
        "The premier pledged to visit the port if the weather allows.",
        "The government promised to free the pilots.",
        "Asked about the truce, the soldier said: “Never seen it.”",
        "The officials agreed that talks should resume.",
        "“We are going to win,” Hask said.",
        "Belmark bowed to pressure.",
        "The plan could be accepted by summer.",
        "Seyla accepts the first four points.",
        "Drones will never replace soldiers in this war, the analyst said.",
    ],
)
def test_the_same_words_bind_nobody_where_they_are_of_something_else(text: str) -> None:
    assert binding(text) == []


LIST = """MINISTRY OF STATE OF BELMARK
Communiqué No. 4

In a spirit of compromise, the Government is prepared:
(a) to shorten its withdrawal to 20 days;
(b) to hand back 31 soldiers, provided that doctors are present.

It thanks the envoy.
"""


def test_a_stand_whose_words_are_a_list_has_all_of_the_list_and_its_condition() -> None:
    (found,) = (one for one in reading_of(LIST).statements if one.stance in BINDING)
    assert (found.stance, found.reason) == ("offers", "is prepared")
    assert found.quote.startswith("(a) to shorten")
    assert found.quote.endswith("doctors are present")
    assert [LIST[start:end] for start, end in found.condition] == ["provided that doctors are present"]


def test_a_list_of_what_is_not_done_for_a_deal_is_no_offer() -> None:
    text = "The Museum is prepared:\n(a) to show its coins;\n(b) to print a catalogue.\n\nIt opens on Monday."
    assert binding(text) == []


def test_what_he_can_sign_is_his_and_not_told_twice() -> None:
    """The stand is at the innermost words that have it; who reports it only says so."""
    text = "President Undt told his party that he “can sign this, with a heavy hand” provided that the port stays open."
    assert binding(text) == [("Undt", "offers")]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        (
            "Hospital officials in Lorn said 17 people were killed on Wednesday, while the Sael army put its own losses "
            "at two dead and nine wounded.",
            {
                ("Hospital officials in Lorn", "killed", 17),
                ("the Sael army", "killed", 2),
                ("the Sael army", "wounded", 9),
            },
        ),
        (
            "Citing the ministry, the Daily Bell reported that 21 drones had been downed.",
            {("the ministry", "drones", 21)},
        ),
        ("By the army's own count, its gunners brought down 14 drones.", {("the army", "drones", 14)}),
        ("Four people were killed on Sunday, by the count of the relief agency.", {("the relief agency", "killed", 4)}),
        ("Herders at the scene speak of three dead on their side.", {("Herders at the scene", "killed", 3)}),
        (
            "Police say four were hurt. The mission has withdrawn its figure and now says two.",
            {("Police", "wounded", 4)},
        ),
    ],
)
def test_a_number_is_that_of_whoever_counts(text: str, counts: set[tuple[str, str, int]]) -> None:
    found = {(one.claimant, what, count.best) for one in reading_of(text).events for what, count in one.counts.items()}
    assert counts <= found
    assert len({(what, number) for _, what, number in found}) == len(found), "no number is two claimants'"


def test_nobody_is_named_on_the_contrary() -> None:
    (event,) = reading_of("On the contrary: since 1 April, 63 drones have crossed the river.").events
    assert event.claimant is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The chances of a quick truce look slim.", "The chances of a quick truce look slim"),
        ("In Lorn, the paper has landed badly.", "In Lorn, the paper has landed badly"),
        ("The clause may yet prove its weakest spot.", "The clause may yet prove its weakest spot"),
        ("The minister strikes a softer note.", "The minister strikes a softer note"),
        ("The text is kinder to Lorn than the old one.", "The text is kinder to Lorn than the old one"),
        ("The new bridge is longer than the old one.", None),
        ("The chances look slim, the envoy said.", None),
        ("The delegation landed in Lorn on Sunday.", None),
        ("The ferry is the first to leave at noon.", None),
    ],
)
def test_a_turn_of_phrase_that_judges_is_the_outlets(text: str, words: str | None) -> None:
    judged = [one.words for one in reading_of(text).own_voice if not one.is_headline]
    assert judged == ([] if words is None else [words])
