"""Words that only look like a stand or a loss, each beside a true one: forecasts, fiction, weather, labels, bygone years."""

import pytest

from irenic.model.record import BINDING
from tests.unit.test_readers_stances import reading_of


def binding(text: str) -> list[tuple[str | None, str]]:
    return [(one.speaker, one.stance) for one in reading_of(text).statements if one.stance in BINDING]


@pytest.mark.parametrize(
    "text",
    [
        # what onlookers say
        "Marn will not open the corridor before winter, forecasters said, because of the war.",
        "The Front will not release its prisoners this year, according to a think-tank study.",
        "Marn would accept the ceasefire, but not the ceasefire that Dorn has in mind, wrote a columnist.",
        "Marn rejects the ceasefire, most analysts say.",
        # what calls itself an opinion or a rumour
        "Poll: Marn rejects the ceasefire.",
        "Opinion: Marn says no to the ceasefire.",
        "Rumour of the day: Marn accepted the corridor.",
        "Dorn’s fear: Marn refuses the ceasefire.",
        # weather and the public
        "The navy will not open the port on Monday because of the storm.",
        "Marn will not open the border to fans.",
        # fiction
        "The novel is set in 2050. Marn will not leave the valley.",
        # what goes on with an invitation, or with another's stand
        "Marn said it had accepted the invitation to the games. It would also open the border.",
        "Dorn said the Front had accepted. It would also withdraw its guns.",
        # answers still to come, to others, or of those who are no side
        "Marn’s reply is expected on Friday. The corridor: rejected.",
        "Dorn’s answer to the weather service came late. The corridor: rejected.",
        "Dorn’s football federation answered on Sunday. The withdrawal: rejected.",
        "Talks ended. The corridor: rejected by Marn’s voters.",
        "Talks ended. The border crossing: approved by engineers of Marn.",
        "Talks ended. The corridor: Marn fans say no and Dorn fans say yes.",
        "Talks ended. The referendum: accepted by Marn Telecom.",
        "Talks ended. The ceasefire: refused by Dorn Radio.",
        # sport, the public, and what is opened every day
        "Talks ended. The ceasefire between the fans: accepted by Dorn.",
        "Quiz. Article 3, the amnesty: accepted by Marn.",
        "Letters. Jane Holt: no to the corridor.",
        "Marn will not sign players this year. It will not release its captain.",
        "The navy will not withdraw its ships from the exercise until Friday.",
        "The ministry will not open the border archives.",
        "If the snow stays, Marn will not open the corridor.",
        # history
        "Talks ended. The ceasefire of 1921: accepted by Marn.",
        # the words of a text that an issuer tells of
        "MINISTRY OF FOREIGN AFFAIRS OF MARN\nPress release\n\nIn the draft of Dorn, the ceasefire is rejected.",
    ],
)
def test_no_stand_is_taken(text: str) -> None:
    assert binding(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marn will not open the corridor before winter.", ("Marn", "rejects")),
        ("Marn will not open the corridor because of the shelling.", ("Marn", "rejects")),
        ("Marn rejects the ceasefire, which analysts said was weak.", ("Marn", "rejects")),
        ("Ceasefire: Marn says no to the ceasefire.", ("Marn", "rejects")),
        ("Marn said it had accepted. It would also withdraw its guns.", (None, "offers")),
        ("Marn’s reply came on Friday. The corridor: rejected.", ("Marn’s", "rejects")),
        ("Marn’s answer to the draft came on Friday. The corridor: rejected.", ("Marn’s", "rejects")),
        ("Talks ended. The corridor: rejected by Marn’s negotiators.", ("Marn’s negotiators", "rejects")),
        ("Talks ended. The withdrawal by 2033: accepted by Marn.", ("Marn", "accepts")),
        (
            "MINISTRY OF FOREIGN AFFAIRS OF MARN\nPress release\n\nThe ceasefire is rejected.",
            ("Ministry Of Foreign Affairs Of Marn", "rejects"),
        ),
    ],
)
def test_a_stand_of_the_same_form_is_still_read(text: str, expected: tuple[str, str]) -> None:
    assert expected in binding(text)


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        ("Marn rejects the plan, or so the Dorn foreign minister, Mila Haroun, claimed.", "Mila Haroun"),
        ("Marn rejects the plan, claims Dorn.", "Dorn"),
        ("Marn would accept the ceasefire, wrote a Dorn minister.", "Dorn minister"),
        ("Marn rejects the ceasefire, said a man in the market.", "a man in the market"),
    ],
)
def test_who_tells_of_another_at_the_end_is_named(text: str, teller: str) -> None:
    (one,) = [one for one in reading_of(text).statements if one.stance in BINDING]
    assert any(teller in name for name in one.chain)


@pytest.mark.parametrize(
    "text",
    [
        "Marn accepted the ceasefire but not a single gun fell silent.",
        "Marn accepted the corridor but not one truck has passed.",
        "Marn accepted the ceasefire but not its troops, who fought on.",
    ],
)
def test_what_did_not_follow_is_not_refused(text: str) -> None:
    assert "rejects" not in {stance for _, stance in binding(text)}


def test_what_is_left_out_of_an_acceptance_is_refused() -> None:
    assert binding("Marn accepted the ceasefire but not the corridor.") == [("Marn", "accepts"), ("Marn", "rejects")]


def test_what_is_claimed_at_the_end_tells_nothing() -> None:
    assert all(one.chain == () for one in reading_of("Marn rejected the plan, claimed the town.").statements)


@pytest.mark.parametrize(
    "text",
    [
        "The death toll from the Merva bridge collapse rises to 46.",
        "Toll in the Merva heat now at 46.",
        "The death toll from the shark attack rises to 3.",
        "The strike brought the loss of 30 workers.",
        "Marn’s defeat ended with the loss of eight players to injury.",
        "The reform meant the loss of eight officers from the payroll.",
    ],
)
def test_no_one_is_killed(text: str) -> None:
    assert not any("killed" in one.counts for one in reading_of(text).events)


@pytest.mark.parametrize(
    "text",
    [
        "The death toll from the Merva shelling rises to 46.",
        "The raid ended with the loss of eight soldiers.",
        "The air strike brought the loss of eight soldiers.",
        "The army suffered the loss of eight soldiers.",
    ],
)
def test_a_loss_of_the_same_form_is_still_counted(text: str) -> None:
    assert any("killed" in one.counts for one in reading_of(text).events)
