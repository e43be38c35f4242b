"""Provisions: the terms that a text tells of drafts, deals and offers, as `docs/reference/labelling.md` has them."""

import datetime
from pathlib import Path

import pytest

from irenic.casefile.load import load_case
from irenic.model.case import Case
from irenic.model.reading import ReadProvision
from irenic.model.source import Document
from irenic.model.vocabulary import PROVISION_CODES
from irenic.readers.numbers import value_of
from irenic.readers.proposing import draft_told_by, proposals_from
from irenic.readers.reading import read
from irenic.readers.terms.codes import _BY_CODE, _WIDER, codes_of
from irenic.readers.terms.fitting import Fit, fit_of, stems
from irenic.readers.terms.hedges import condition_in, deadline_in, hedge_in
from irenic.readers.terms.listed import parts_of

PUBLISHED = datetime.date(2031, 3, 14)


def document(text: str) -> Document:
    return Document(
        name="report.txt", media_type="text/plain", text=text, extractor="test", sha256_original="", sha256_text=""
    )


def terms(text: str) -> tuple[ReadProvision, ...]:
    """The terms that are read in a text; each stands where it says."""
    found = read(document(text), PUBLISHED).provisions
    for one in found:
        assert " … ".join(" ".join(text[start:end].split()) for start, end in one.span) == one.what
    return found


def told(text: str) -> list[str]:
    return [one.what for one in terms(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the text is the subject: from the verb on, each of several verbs a term of its own
        (
            "The draft would oblige Marrak to pull its troops 30 kilometres back within 60 days and hand the bridge at "
            "Tovo to monitors, according to two diplomats.",
            ["would oblige Marrak to pull its troops 30 kilometres back within 60 days", "hand the bridge at Tovo to monitors"],
        ),
        # "that": from who gives or gets
        (
            "The text, a copy of which was seen by the Gazette, says that the enclave will keep its own police.",
            ["the enclave will keep its own police"],
        ),
        # each thing of a list
        (
            "The roadmap calls for a ceasefire, the release of all detainees and the return of 40,000 people, the "
            "envoy's office said.",
            ["a ceasefire", "the release of all detainees", "the return of 40,000 people"],
        ),
        # "which" is the text
        (
            "Article 5, which would give the President a veto, is disputed. Article 6 obliges the north to demobilise "
            "9,000 reservists by March.",
            ["would give the President a veto", "obliges the north to demobilise 9,000 reservists by March"],
        ),
        # who knows the text tells it
        (
            "Officials familiar with the plan say it envisages a buffer zone 12 miles deep, and gives Ostmark control "
            "over the crossings.",
            ["a buffer zone 12 miles deep", "gives Ostmark control over the crossings"],
        ),
        # the text is named behind
        (
            "The rebels would hand over their heavy weapons by 15 December, according to the leaked draft, while the "
            "army would return to barracks.",
            ["The rebels would hand over their heavy weapons by 15 December", "the army would return to barracks"],
        ),
        ("Troops on both sides would be withdrawn under the proposal.", ["Troops on both sides would be withdrawn"]),
        # and before
        (
            "Under the terms, the rebels will keep their light weapons but surrender artillery and armour. In exchange, they have to "
            "recognise the president. Analysts say the deal will be hard to sell.",
            ["the rebels will keep their light weapons", "surrender artillery and armour", "they have to recognise the president"],
        ),
        (
            "In the plan, the capital is divided along the railway. The eastern half goes to the Federation. A wall is "
            "not foreseen.",
            ["the capital is divided along the railway", "The eastern half goes to the Federation"],
        ),
        ("If the paper is to be believed, Orsk would open its archives.", ["Orsk would open its archives"]),
        ("A compromise under which Lorn would keep the lighthouse is being discussed.", ["Lorn would keep the lighthouse"]),
        # it is told on from sentence to sentence, also across paragraphs
        (
            "Mediators have put forward a compromise. The town would be run by a council of nine members.\n\n"
            "Three of them would be named by Selvia.",
            ["The town would be run by a council of nine members", "Three of them would be named by Selvia"],
        ),
        (
            "The draft gives Mesk 14 days to clear the mines. If it does, Lorn will lift the embargo. If not, the matter "
            "goes to the court.",
            ["gives Mesk 14 days to clear the mines", "If it does, Lorn will lift the embargo", "If not, the matter goes to the court"],
        ),
        (
            "Mediators have sent both sides a new draft, diplomats said. It keeps the garrison at 1,500 but lets Keld build "
            "a radar station.",
            ["keeps the garrison at 1,500", "lets Keld build a radar station"],
        ),
        (
            "The paper. It has been cut from nine points to six. The share of the royalties is now 14 per cent. Elections "
            "follow after 30 months.",
            ["The share of the royalties is now 14 per cent", "Elections follow after 30 months"],
        ),
        (
            "Question: What is in the text?\nIdra: It says that a board will pay us two thousand crowns each.",
            ["a board will pay us two thousand crowns each"],
        ),
        (
            "Keld rejects a clause in the draft that would allow Brenn's trawlers to fish within six miles of the islands.",
            ["would allow Brenn's trawlers to fish within six miles of the islands"],
        ),
        (
            "The United Nations laid a text before the assembly that would disarm the guilds, raise a guard of 700 and "
            "leave the customs with the Crown.",
            ["would disarm the guilds", "raise a guard of 700", "leave the customs with the Crown"],
        ),
        # the language of treaties
        (
            "“Each side shall refrain from hostile propaganda,” the leaked accord reads.",
            ["Each side shall refrain from hostile propaganda"],
        ),
        # offers
        (
            "Doran has offered to free the crew if Selvia drops its claim, a lawyer said on Monday.",
            ["free the crew if Selvia drops its claim"],
        ),
        (
            "Orsk has told mediators that it is willing to free all sailors and to halve its fleet.",
            ["free all sailors", "halve its fleet"],
        ),
        (
            "The Council offers the Government a truce of 40 days, beginning on 1 October, and the return of 17 bodies.",
            ["a truce of 40 days, beginning on 1 October", "the return of 17 bodies"],
        ),
        ("The mediator has suggested that Selvia lease the harbour to Doran.", ["Selvia lease the harbour to Doran"]),
        ("Mesk would withdraw its guns if the blockade ended, its minister said.", ["Mesk would withdraw its guns if the blockade ended"]),
        (
            "The Chancellery confirms its readiness to freeze the call-up for the duration of the talks.",
            ["freeze the call-up for the duration of the talks"],
        ),
        # what a clause takes along
        (
            "Under the deal, the militia keeps its rifles under lock, with the key held by the mission, until a police "
            "has been raised.",
            ["the militia keeps its rifles under lock, with the key held by the mission, until a police has been raised"],
        ),
        ("Once the guns are in, the north would get a governor, the plan says.", ["Once the guns are in, the north would get a governor"]),
    ],
)  # fmt: skip
def test_the_terms_that_a_text_tells(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The envoy's draft, as three people describe it:\n(a) Alpha keeps no more than 1,500 soldiers on the\nislands;\n"
            "(b) a corridor, four miles wide, runs along the line;\n(c) either side may leave with six months' notice.\n",
            [
                "Alpha keeps no more than 1,500 soldiers on the islands",
                "a corridor, four miles wide, runs along the line",
                "either side may leave with six months' notice",
            ],
        ),
        (
            "The Council has laid the following draft before the parties.\n\n- The city is placed under a commissioner\n"
            "- Selvia renounces all claims to the western bank\n- Doran recognises the borders of 1994\n\nReplies are expected.",
            [
                "The city is placed under a commissioner",
                "Selvia renounces all claims to the western bank",
                "Doran recognises the borders of 1994",
            ],
        ),
        (
            "I have read the thing. Point 2: Doran hands back the lighthouse. Point 5: nobody flies drones near the border.",
            ["Doran hands back the lighthouse", "nobody flies drones near the border"],
        ),
        (
            "10:48 The text, as handed out: the army leaves the towns by 31 December; the joint police numbers 900.",
            ["the army leaves the towns by 31 December", "the joint police numbers 900"],
        ),
        (
            "The mediators' idea: a joint company runs the dam, Lorn takes 60 per cent of the power, and both pay for repairs.",
            ["a joint company runs the dam", "Lorn takes 60 per cent of the power", "both pay for repairs"],
        ),
        (
            "Article 3\nThe parties shall exchange maps no later than 30 days after signature.\n\n"
            "Article 4\nA fund shall be set up. Its seat shall be in Tovo.\n",
            [
                "The parties shall exchange maps no later than 30 days after signature",
                "A fund shall be set up",
                "Its seat shall be in Tovo",
            ],
        ),
        (
            "The deal in five sentences\n\nThe king stays. Every village gets a vote and a well.",
            ["The king stays", "Every village gets a vote and a well"],
        ),
    ],
)
def test_a_list_is_read_item_by_item(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # demands, red lines, what somebody accepts, expects or thinks
        "Minister Sorrel demanded that the rebels leave the capital. He said he would never accept a federal system.",
        "President Halik said that he expected the ceiling to be 40,000 men. His aide could live with 38,000.",
        "Velmora would accept the paper.",
        "Velmora would not sign the draft.",
        "Velmora would get the port.",
        "Keldria will not sign any paper that leaves the islands under foreign command.",
        # what is said about a text, by critics or by the outlet
        "The plan has drawn criticism. Critics say it would reward aggression and leave the coast defenceless.",
        "The proposal went too far, Ms Adair said. It would, she argued, reward those who burned villages.",
        "She said the paper “gives away the fishing grounds for a handshake”.",
        # what becomes of a text, and what it leaves out
        "The plan has been rejected by both sides. Talks would resume next week, officials said.",
        "The treaty would need a majority. The prime minister would resign if it failed.",
        "The draft, which runs to 40 pages, leaves open who would guard the dam. It does not mention the mine.",
        "The accord obliges neither side to apologise.",
        # promises for nothing, what is done already, talk
        "The Front has promised to free two hostages and asks for nothing in return.",
        "The accord has held since May, and 400 prisoners were exchanged last week under it.",
        "He was willing to meet the envoy but ready to die for the valley.",
        "Under the law, the emergency was extended.",
        # what the press asks; who speaks for a party and tells what it will do
        "Question: Is the President ready to leave the bridgehead?\nDevane: That is an invention.",
        "Doran's ambassador said that his government would keep the base whatever the paper said.",
        # a communiqué that is numbered throughout is no list of terms
        "1. The Ministry rejects the claim. No such agreement exists.\n\n2. Keldria demands the release of the fishermen.\n\n"
        "3. The next round will be held in Port Saverne.",
    ],
)
def test_what_is_no_term(text: str) -> None:
    assert told(text) == []


def test_a_draft_is_read_term_by_term() -> None:
    found = terms(
        "The draft proposes that Alpha would cede the valley and reduce its army to 6,000 soldiers, while forgoing any "
        "alliance. As part of this proposal, Beta would be welcomed back to the table, potentially including a lifting "
        "of sanctions and a loan."
    )
    assert [(one.what, one.gives, one.gets, one.quantity, one.hedge) for one in found] == [
        ("Alpha would cede the valley", "Alpha", None, None, None),
        ("reduce its army to 6,000 soldiers", "Alpha", None, 6000, None),
        ("forgoing any alliance", "Alpha", None, None, None),
        ("Beta would be welcomed back to the table", None, "Beta", None, None),
        ("a lifting of sanctions", None, "Beta", None, "potentially"),
        ("a loan", None, "Beta", None, "potentially"),
    ]


def test_terms_go_on_from_sentence_to_sentence() -> None:
    found = terms(
        "Under the paper, Dravonia would withdraw its troops from the Oster bridge within 60 days. "
        "Velmora would get access to the port of Lenn. The quota would be capped at 15,000 tonnes a year, although the "
        "details are still being discussed. Observers would verify the withdrawal. That would be a relief. "
        "Pela Marrin would fly home."
    )
    hedge = "although the details are still being discussed"
    assert [(one.what, one.gives, one.gets, one.hedge, one.deadline) for one in found] == [
        ("Dravonia would withdraw its troops from the Oster bridge within 60 days", "Dravonia", None, None, "within 60 days"),
        ("Velmora would get access to the port of Lenn", None, "Velmora", None, None),
        (f"The quota would be capped at 15,000 tonnes a year, {hedge}", None, None, hedge, None),
        ("Observers would verify the withdrawal", "Observers", None, None, None),
    ]  # fmt: skip
    assert (found[2].quantity, found[2].unit) == (15000, "tonnes a year")


@pytest.mark.parametrize(
    "hedge",
    [
        "although the details are still being discussed",
        "while the date is not yet agreed",
        "even though the number remains open",
        "but the rules have yet to be written",
        "though the specifics remain unclear",
    ],
)
def test_a_reservation_is_a_hedge(hedge: str) -> None:
    (found,) = terms(f"Under the paper, Dravonia would leave the bridge, {hedge}.")
    assert (found.what, found.hedge) == (f"Dravonia would leave the bridge, {hedge}", hedge)


@pytest.mark.parametrize(
    ("text", "gives", "gets"),
    [
        ("Under the deal, Alpha would pay 3 million crowns to Beta.", "Alpha", "Beta"),
        ("Under the deal, Alpha would receive guarantees from Beta.", "Beta", "Alpha"),
        ("The draft would cap Alpha's garrison at 1,200 soldiers.", "Alpha", None),
        ("The draft would open the strait to Beta's trawlers.", None, "Beta"),
        ("The draft obliges Alpha to clear the mines.", "Alpha", None),
        ("The deal allows Beta to keep six frigates.", None, "Beta"),
        ("The deal would bar Alpha from joining the pact.", "Alpha", None),
        ("Under the plan, Alpha's army is capped at 250,000.", "Alpha", None),
        ("Under the plan, sanctions on Beta would be lifted.", None, "Beta"),
        ("Under the plan, the villages would go to Beta.", None, "Beta"),
        ("Under the plan, Beta would be given three ministries.", None, "Beta"),
        ("Under the plan, Alpha keeps no more than 1,500 soldiers on the islands.", "Alpha", None),
        ("Under the plan, the port would be closed by Alpha.", "Alpha", None),
        ("Under the plan, either side may leave the pact.", None, None),
        # "it" is who was named last
        ("Alpha would cede the valley under the plan. Its army would be cut to 6,000.", "Alpha", None),
    ],
)
def test_who_gives_and_who_gets(text: str, gives: str | None, gets: str | None) -> None:
    found = terms(text)[-1]
    assert (found.gives, found.gets) == (gives, gets)


@pytest.mark.parametrize(
    ("what", "quantity", "unit"),
    [
        ("Alpha would pay 12 million crowns", 12_000_000, "crowns"),
        ("Alpha would pay $1.2 billion in reparations", 1_200_000_000, "dollars"),
        ("Alpha would free 210 interned fishermen", 210, "fishermen"),
        ("Alpha would station 60 observers in Garrow for two years", 60, "observers"),
        ("Alpha would renounce the pact for twenty years", 20, "years"),
        ("Alpha would get 12 per cent of the royalties", 12, "per cent"),
        ("Alpha would get three of the seven seats", 3, "seats"),
        ("Alpha would limit its army to 320,000 in peacetime", 320_000, None),
        ("a corridor, four nautical miles wide, would be opened", 4, "nautical miles"),
        # none: two numbers, a deadline, a day, an article, a name
        ("Alpha would cap its army at 250,000 or 300,000", None, None),
        ("Alpha would return the crew within 30 days", None, None),
        ("Alpha would leave the bridge by 15 December", None, None),
        ("Alpha would keep to article 4 of the accord", None, None),
        ("Alpha would release a third of the funds", None, None),
        ("Alpha would let the Seven Ports Union inspect it", None, None),
    ],
)
def test_the_number_that_measures_a_term(what: str, quantity: float | None, unit: str | None) -> None:
    (found,) = terms(f"Under the deal, {what}.")
    assert (found.quantity, found.unit) == (quantity, unit)


@pytest.mark.parametrize(
    ("what", "measured"),
    [
        ("Alpha would canton between 3,000 and 3,500 fighters", (None, 3000, 3500, "fighters")),
        ("Alpha would keep 40 to 60 aircraft", (None, 40, 60, "aircraft")),
        ("Alpha would pay 5 to 6 million crowns", (None, 5_000_000, 6_000_000, "crowns")),
        ("Alpha would keep up to 600 troops in Garrow", (600, None, 600, "troops")),
        ("Alpha would keep no more than 600 troops in Garrow", (600, None, 600, "troops")),
        ("Alpha would post at least 40 observers", (40, 40, None, "observers")),
        ("the observers would stay for at least 90 days", (90, 90, None, "days")),
        ("the observers would stay for 90 days or more", (90, 90, None, "days")),
        ("Alpha would free more than 400 prisoners", (400, 400, None, "prisoners")),
        ("Alpha would pay two hundred and fifty thousand crowns", (250_000, None, None, "crowns")),
        ("Alpha would pay half a million crowns", (500_000, None, None, "crowns")),
        ("Alpha would pay 3,5 million crowns", (3_500_000, None, None, "crowns")),
    ],
)
def test_a_term_keeps_the_bound_of_its_number(what: str, measured: tuple[float | None, ...]) -> None:
    (found,) = terms(f"Under the deal, {what}.")
    assert (found.quantity, found.low, found.high, found.unit) == measured


@pytest.mark.parametrize(
    ("words", "number"),
    [("1,200", 1200), ("twenty-five", 25), ("nine hundred", 900), ("2.5m", 2_500_000), ("a hundred", 100), ("90 billion", 9e10)],
)  # fmt: skip
def test_numbers_in_words(words: str, number: float) -> None:
    assert value_of(words) == number


@pytest.mark.parametrize(
    ("words", "hedge", "condition", "deadline"),
    [
        ("Alpha would potentially lift its blockade", "potentially", None, None),
        ("guarantees, the legal form of which is to be determined", "the legal form of which is to be determined", None, None),
        ("one third be released once the withdrawal has been verified", None, "once the withdrawal has been verified", None),
        ("sanctions are lifted in stages, subject to compliance", None, "subject to compliance", None),
        ("to recognise the court, should the Crown release the nineteen", None, "should the Crown release the nineteen", None),
        ("withdraw from the bridgehead within 90 days of signature, all of it", None, None, "within 90 days of signature"),
        ("the army leaves the towns by 31 December", None, None, "by 31 December"),
        ("70 would go home before Easter", None, None, "before Easter"),
        ("elections no later than March 2036", None, None, "no later than March 2036"),
        ("the board is renewed after five years in office", None, None, None),
    ],
)  # fmt: skip
def test_what_weakens_and_limits_a_term(words: str, hedge: str, condition: str, deadline: str) -> None:
    found = [
        None if at is None else words[at[0] : at[1]]
        for at in (hedge_in(words), condition_in(words), deadline_in(words))
    ]
    assert found == [hedge, condition, deadline]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Alpha's army is capped at 250,000", ("x-force-cap",)),
        ("Alpha would withdraw its artillery 25 km from the line", ("x-force-withdrawal",)),
        ("Alpha would cede the valley", ("x-territory-transfer",)),
        ("the line of contact is frozen for ten years", ("x-line-freeze",)),
        ("no foreign troops may enter the islands", ("x-foreign-troops-bar",)),
        ("Alpha renounces membership of the Northern Pact", ("x-alliance-bar",)),
        ("sanctions on Beta are lifted", ("x-sanctions-relief",)),
        ("one third of the frozen assets is released", ("x-frozen-assets",)),
        ("all prisoners are exchanged within 50 days", ("TjPrire",)),
        ("a general amnesty", ("TjAm",)),
        ("a joint police of 900 officers", ("SsrPol",)),
        ("the weather is discussed", ()),
    ],
)
def test_what_a_term_is_about(words: str, codes: tuple[str, ...]) -> None:
    assert codes_of(words) == codes


def test_every_code_that_is_suggested_is_one_of_the_vocabulary() -> None:
    assert {code for code, *_ in (*_BY_CODE, *_WIDER)} <= PROVISION_CODES


def test_the_condition_of_a_term_is_not_what_it_is_about() -> None:
    (found,) = terms("Once the withdrawal is verified, Beta would ease the sanctions, the plan says.")
    assert found.codes == ("x-sanctions-relief",)


def test_a_paragraph_is_parted_into_running_text_and_items() -> None:
    text = "The plan has two points:\n1. Alpha leaves.\n2. Beta pays.\nNobody has signed.\n"
    parts = [(text[start:end].strip(), is_item) for (start, end), is_item, *_ in parts_of(text, "", False)]
    assert parts == [
        ("The plan has two points:", False),
        ("Alpha leaves.", True),
        ("Beta pays.", True),
        ("Nobody has signed.", False),
    ]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder: Path = tmp_path_factory.mktemp("case")
    (folder / "r.txt").write_text("The plan would cut the army to 6,000 soldiers.\n", encoding="utf-8")
    (folder / "case.yaml").write_text(
        """\
irenic: 1
sources: {r: {file: r.txt, published: 2031-03-14}}
parties: {alpha: {name: Alpha}, beta: {name: Beta}}
issues:
  army:
    question: How large may Alpha's army be?
    scale: number
    unit: personnel
    codes: [x-force-cap]
    options: {small: {value: 6000, assumed: x}, large: {value: 9000, assumed: x}, uncapped: {label: no cap, assumed: x}}
  prisoners:
    question: How are prisoners exchanged?
    scale: unordered
    codes: [TjPrire]
    options: {all: {label: all for all, assumed: x}, wounded: {label: the wounded first, assumed: x}}
  valley:
    question: Who administers the valley?
    scale: unordered
    options: {joint: {label: a joint council, assumed: x}, international: {label: an international administration, assumed: x}}
drafts:
  plan: {reported_by: [{source: r, quote: 'The plan would cut the army to 6,000 soldiers'}]}
""",
        encoding="utf-8",
    )
    return load_case(folder).case


@pytest.mark.parametrize(
    ("words", "fit"),
    [
        ("Alpha would cut its army to 6,000 soldiers", Fit("army", "small")),
        # between two options, none is what the words say
        ("Alpha would cut its army to 7,500 soldiers", Fit("army", None)),
        # a bound fits where the issue asks for it, and no other: "more than 6,000" is no 6,000
        ("Alpha would cap its army at up to 6,000 soldiers", Fit("army", "small")),
        ("Alpha would keep an army of at least 6,000 soldiers", Fit("army", None)),
        ("Alpha would keep an army of more than 6,000 soldiers", Fit("army", None)),
        ("Alpha would keep an army of about 6,000 soldiers", Fit("army", None)),
        ("Alpha would keep an army of between 6,000 and 9,000 soldiers", Fit("army", None)),
        ("prisoners would be exchanged all for all", Fit("prisoners", "all")),
        ("prisoners would be exchanged, the wounded first", Fit("prisoners", "wounded")),
        ("prisoners would be exchanged in May", Fit("prisoners", None)),
        ("the valley would be placed under an international administration", Fit("valley", "international")),
        # no issue of the case
        ("Beta would lift its blockade", None),
        ("Beta would pay 6,000 crowns", None),
    ],
)
def test_a_term_fits_an_issue_and_an_option_only_where_it_says_so(case: Case, words: str, fit: Fit | None) -> None:
    (found,) = terms(f"Under the plan, {words}.")
    assert fit_of(case, found) == fit


def test_endings_do_not_part_words() -> None:
    assert stems("withdrawal of soldiers") & stems("the soldier withdraws") == {"withdraw", "soldi"}


def test_a_proposal_suggests_draft_issue_and_option(case: Case) -> None:
    assert draft_told_by(case, "r") == "plan"
    text = "Under the plan, Alpha would cut its army to 6,000 soldiers within 30 days. Beta would lift its blockade by 3 May."
    army, blockade = proposals_from(case, "r", text, read(document(text), PUBLISHED))
    assert dict(army.entry) == {
        "draft": "plan",
        "issue": "army",
        "option": "small",
        "codes": ["x-force-cap"],
        "what": "Alpha would cut its army to 6,000 soldiers within 30 days",
        "quantity": 6000,
        "unit": "soldiers",
        "gives": ["alpha"],
        "when": {"within": "30d"},
        "cite": [{"source": "r", "quote": "Alpha would cut its army to 6,000 soldiers within 30 days"}],
    }
    assert "issue" not in blockade.entry
    assert blockade.entry["codes"] == ["x-sanctions-relief"]
    assert blockade.entry["when"] == {"by": "2031-05-03"}


def test_a_text_in_capitals_keeps_its_letters() -> None:
    text = (
        "THE DRAFT SAYS BETA WOULD POTENTIALLY WITHDRAW 600 TROOPS WITHIN 30 DAYS IF UN OBSERVERS ARE DEPLOYED. "
        "IT WAS SHOWN TO THE GAZETTE ON MONDAY.\n"
    )
    (found,) = terms(text)
    assert (found.hedge, found.condition, found.deadline) == (
        "POTENTIALLY",
        "IF UN OBSERVERS ARE DEPLOYED",
        "WITHIN 30 DAYS",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a heading right above its paragraph is no part of the sentence, nor of who gives
        (
            "Security\nAlpha would cap its army at 6,000 soldiers under the draft, a diplomat said.\n",
            [("Alpha would cap its army at 6,000 soldiers", "Alpha")],
        ),
        (
            "What the draft says\n\nArmy size\nAlpha's army will be limited to 6,000 soldiers.\nBorders\n"
            "Beta will recognise the border.\n",
            [("Alpha's army will be limited to 6,000 soldiers", "Alpha"), ("Beta will recognise the border", "Beta")],
        ),
        (
            "The draft has three points:\n1. Army size\nAlpha will limit its army to 6,000 soldiers. Nobody would say why.\n"
            "2. Guarantees\nBeta will guarantee the border.\n",
            [("Alpha will limit its army to 6,000 soldiers", "Alpha"), ("Beta will guarantee the border", "Beta")],
        ),
        # a text of no deal is laid out too
        ("The summit in full\n1. Opening\nAnna Dahl will speak at noon.\n", []),
        # a full line, wrapped, is none
        (
            "Under the draft, the army of\nAlpha would leave the valley by\n3 May.\n",
            [("the army of Alpha would leave the valley by 3 May", "the army of Alpha")],
        ),
    ],
)
def test_a_heading_is_no_part_of_what_stands_below_it(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(one.what.removesuffix(" under the draft"), one.gives) for one in terms(text)] == expected
