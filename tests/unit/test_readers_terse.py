"""Stands in the terse and joined sentences of ordinary news, on sentences of our own about invented places."""

import pytest

from irenic.model.record import BINDING
from tests.unit.test_readers_stances import reading_of


def bindings(text: str) -> list[tuple[str, str, str]]:
    """Who takes which stand that binds, on which words."""
    return [
        (" … ".join(text[s:e] for s, e in one.source), one.stance, " … ".join(text[s:e] for s, e in one.content))
        for one in reading_of(text).statements
        if one.stance in BINDING
    ]


@pytest.mark.parametrize(
    ("text", "stance", "content"),
    [
        ("The Front rejected the non-paper.", "rejects", "the non-paper"),
        ("Marn accepts the League's non-papers.", "accepts", "the League's non-papers"),
        ("Marn rejected the pact.", "rejects", "the pact"),
        ("The Front refuses a census.", "rejects", "a census"),
        ("Dorn accepted a redeployment of both armies.", "accepts", "a redeployment of both armies"),
    ],
)
def test_what_a_deal_is_made_of_goes_by_many_names(text: str, stance: str, content: str) -> None:
    assert [one[1:] for one in bindings(text)] == [(stance, content)]


@pytest.mark.parametrize(
    "text",
    [
        "Marn welcomed the non-paper.",
        "The Front is studying the League's non-paper.",
        "Marn received the pact on Friday.",
        "The non-paper accepts a census.",
        "Dorn did not answer the non-paper.",
    ],
)
def test_a_text_that_is_praised_or_received_is_not_accepted(text: str) -> None:
    assert not bindings(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marn will not open a corridor to Lenn.", ("Marn", "rejects", "a corridor to Lenn")),
        (
            "The Front won't hand over its rifles before the vote.",
            ("The Front", "rejects", "its rifles before the vote"),
        ),
        ("Orr won't take fewer than 12.", ("Orr", "rejects", "fewer than 12")),
        ("Marn will take 25 years.", ("Marn", "accepts", "25 years")),
        (
            "Marn prefers a quota of 1,100 but will take 900 if the review comes later.",
            ("Marn", "accepts", "900 if the review comes later"),
        ),
        (
            "The Front said on Monday that it was tired. It would also withdraw its guns from the river.",
            ("It", "offers", "its guns from the river"),
        ),
        (
            "Dorn rejected a halt. It would release the pilots if Marn lifted the blockade.",
            ("It", "offers", "the pilots if Marn lifted the blockade"),
        ),
    ],
)
def test_what_a_side_will_not_do_is_its_own_word(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in bindings(text)


@pytest.mark.parametrize(
    "text",
    [
        "Under the draft, Marn will not open a corridor.",
        "The plan has four points. Marn will not open a corridor.",
        "1. Marn will not open a corridor.",
        "Marn will not open a corridor, analysts say.",
        "Villagers fear that the Front will not open the corridor.",
        "The army will not release the figures.",
        "The army will not take Lenn.",
        "The army will not take prisoners.",
        "The government will take two years to rebuild the bridge.",
        "The bank will not pay the fee.",
        "No army will hand over its guns.",
        "Marn has not yet opened the corridor.",
        "Marn would not open the corridor.",  # in what case, and who says so?
        "The Front said it was sorry. It would withdraw its guns.",  # nothing is added, and nothing asked in return
        "The Front praised the draft. It would also withdraw its guns.",
        "The Front said yes. The draft is short. It would also withdraw its guns.",
        "The Front spoke of the draft. It would also release the pilots.",  # the draft would
        "Will Marn not open the corridor?",
        "If Marn will not open the corridor, the talks are over.",
    ],
)
def test_what_a_text_holds_or_somebody_foretells_is_nobodys_refusal(text: str) -> None:
    assert not bindings(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Marn accepts the ceasefire on the river but not the corridor to Lenn, its premier said.",
            [("Marn", "accepts", "the ceasefire on the river"), ("Marn", "rejects", "the corridor to Lenn")],
        ),
        (
            "Dorn could live with 5,000 men but not with 7,500.",
            [("Dorn", "offers", "5,000 men"), ("Dorn", "rejects", "7,500")],
        ),
        (
            "The Front would accept a census, but not foreign officers.",
            [("The Front", "offers", "a census"), ("The Front", "rejects", "foreign officers")],
        ),
        (
            "Marn agreed to the truce but not to a withdrawal.",
            [("Marn", "accepts", "the truce"), ("Marn", "rejects", "a withdrawal")],
        ),
        (
            "Orr can live with anything between 20 and 30 but not with a cap of 40.",
            [("Orr", "offers", "anything between 20 and 30"), ("Orr", "rejects", "a cap of 40")],
        ),
    ],
)
def test_what_stands_behind_but_not_is_refused(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert bindings(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Marn accepts the draft but not its authors.",
        "The Front accepted the draft but not without a fight.",
        "Marn accepted the truce but not because of the siege.",
        "Marn accepted the truce but did not sign the map.",
        "Dorn accepted the truce. But not the corridor, an envoy asked?",
        "Marn welcomed the truce but not the corridor.",
        "Marn agreed to talks but not to a truce.",
        "Villagers fear that Marn will accept the truce but not the corridor.",
        "Marn rejected the toll but not the corridor.",
    ],
)
def test_not_all_behind_but_not_is_refused(text: str) -> None:
    assert not [one for one in bindings(text) if one[1] == "rejects" and "toll" not in one[2]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Point one, the truce: accepted by both delegations.", [("both delegations", "accepts", "Point one, the truce")]),
        (
            "Item 3, customs. Agreed by Dorn on 9 March and by the Front on 3 March.",
            [("Dorn", "accepts", "customs"), ("the Front", "accepts", "customs")],
        ),
        (
            "Point two, joint patrols: Marn's delegation agreed, the Front's refused.",
            [("Marn's delegation", "accepts", "Point two, joint patrols"), ("the Front's", "rejects", "Point two, joint patrols")],
        ),
        (
            "To the third point, the return of the prisoners, the Front said yes and Port Sabel no.",
            [
                ("the Front", "accepts", "To the third point, the return of the prisoners"),
                ("Port Sabel", "rejects", "To the third point, the return of the prisoners"),
            ],
        ),
        (
            "The Front's answer came by fax: yes to the hospital ships, no to the inspectors.",
            [("The Front's", "accepts", "the hospital ships"), ("The Front's", "rejects", "the inspectors")],
        ),
        (
            "The Front's answer fits on a postcard. The truce: accepted. The corridor: refused outright. The villages: never.",
            [
                ("The Front's", "accepts", "The truce"),
                ("The Front's", "rejects", "The corridor"),
                ("The Front's", "rules out", "The villages"),
            ],
        ),
        ("Marn: yes to the ten kilometres, no to foreign officers.", [
            ("Marn", "accepts", "yes to the ten kilometres"), ("Marn", "rejects", "no to foreign officers")]),
        ("Dorn on ferries: no. Same speech.", [("Dorn", "rejects", "ferries … no")]),
    ],
)  # fmt: skip
def test_a_verdict_needs_no_sentence(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert bindings("News from the talks\n\n" + text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The truce: accepted. The corridor: refused.",  # by whom?
        "It has begun. The truce: accepted.",
        "The Front has not replied. The truce: accepted.",
        "The Front gave no answer. The truce: accepted.",
        "The truce: accepted by the mediator.",
        "The truce: accepted by nobody.",
        "The truce: accepted by most families.",
        "The truce: almost accepted by the Front.",
        "The truce: accepted in principle by the Front.",
        "The truce: not agreed. The prisoners: not yet agreed.",
        "The weather: agreed by both delegations.",
        "The truce: accepted by the Front?",
        "Point two, joint patrols: Marn's delegation smiled, the Front's coughed.",
        "To the question of a truce the envoy said yes and no.",
        "The Front's answer was expected at midnight: no fax came.",
        "Marn: yes, it rained. No, it did not stop.",
        "Question: yes to the truce, or no to the truce?",
        "The mediator's answer came by fax: yes to the truce, no to the inspectors.",
    ],
)
def test_a_verdict_is_nobodys_where_nobody_is_named(text: str) -> None:
    assert not bindings("News from the talks\n\n" + text)


ISSUED = "COMMUNIQUÉ OF THE OSSARY FRONT\n\nWe thank the Envoy for our people. "


def test_a_sides_own_text_accepts_and_refuses_in_the_passive() -> None:
    text = f"{ISSUED}The ceasefire is accepted. So is the exchange of prisoners. The census is hereby rejected in full."
    found = [one for one in reading_of(text).statements if one.stance in BINDING]
    assert [(one.speaker, one.stance, one.quote) for one in found] == [
        ("Ossary Front", "accepts", "The ceasefire"),
        ("Ossary Front", "accepts", "the exchange of prisoners"),
        ("Ossary Front", "rejects", "The census"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The talks end\n\nThe ceasefire is accepted. So is the exchange of prisoners.",  # by whom?
        f"{ISSUED}The ceasefire is welcomed. So is the exchange of prisoners.",
        f"{ISSUED}The ceasefire is accepted as a basis for talks.",
        f"{ISSUED}That the ceasefire is accepted is a lie.",
        f"{ISSUED}The radio says the ceasefire is accepted.",
        f"{ISSUED}Who says the ceasefire is accepted?",
        f"{ISSUED}The enemy claims: “The ceasefire is accepted.”",
        f"{ISSUED}The ceasefire is almost accepted.",
        "COMMUNIQUÉ OF THE ENVOY\n\nWe thank our hosts. The ceasefire is accepted.",
    ],
)
def test_the_passive_binds_nobody_where_no_side_issues_it(text: str) -> None:
    assert not bindings(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orr has told state radio that Marn turned down the buffer.", ("Marn", "rejects", "the buffer")),
    ],
)
def test_more_words_for_yes_and_no(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in bindings(text)


@pytest.mark.parametrize(
    "text",
    [
        "Marn has not dropped its objection to the quota.",
        "Marn dropped its objection to a quota of 900 tonnes.",
        "Marn may drop its objection to the quota.",
        "Marn dropped its objection to the name of the bird.",
        "Villagers expect Marn to drop its objection to the quota.",
        "Rumour has it that Marn has dropped its objection to the quota.",
    ],
)
def test_an_objection_that_stays_or_may_go_is_no_offer(text: str) -> None:
    assert not bindings(text)


@pytest.mark.parametrize(
    "text",
    [
        "Press reports to the effect that Marn has accepted the draft are false.",
        "Press reports to the effect that Marn has dropped its objections to the quota are false.",
        "Rumours going round that Marn has accepted the truce are without any foundation.",
        "Reports according to which the Front rejected the truce were simply invented.",
    ],
)
def test_what_is_called_false_is_no_stand(text: str) -> None:
    assert not bindings(text)


@pytest.mark.parametrize(
    "text",
    [
        "Reports that the bridge fell are false, and Marn has accepted the truce.",
        "Marn has accepted the truce. Reports that it fired are false.",
        "Marn rejected the draft, and rumours of a march were untrue.",
    ],
)
def test_what_stands_beside_it_is_one(text: str) -> None:
    assert bindings(text)
