"""Terms in the words of bulletins, blogs and leaks that do not say "under the plan" again in each sentence."""

import datetime

import pytest

from irenic.model.reading import ReadProvision
from irenic.model.source import Document
from irenic.readers.reading import read
from irenic.readers.terms.by_items import are_terms, open_heading, pieces_of
from irenic.readers.terms.codes import codes_of
from irenic.readers.terms.hedges import condition_of_all, deadline_in


def terms(text: str) -> tuple[ReadProvision, ...]:
    document = Document(
        name="report.txt", media_type="text/plain", text=text, extractor="test", sha256_original="", sha256_text=""
    )
    return read(document, datetime.date(2031, 3, 14)).provisions


def told(text: str) -> list[str]:
    return [one.what for one in terms(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a text holds is told on in the present, in the next paragraph too
        (
            "The draft would set up a joint court. The northern districts keep 40 per cent of the timber levy.\n\n"
            "A new electoral roll is drawn up with outside help.",
            [
                "would set up a joint court",
                "The northern districts keep 40 per cent of the timber levy",
                "A new electoral roll is drawn up with outside help",
            ],
        ),
        # a newer version is laid before the reader; labels stand before its terms
        (
            "We have got hold of a newer version of the paper. Biggest change: the army leaves the airport in May.",
            ["Biggest change: the army leaves the airport in May"],
        ),
        # something is given for something
        (
            "The draft has been leaked. Under it, Velm drops its landing tax in exchange for the right to fish in the Gulf.",
            ["Velm drops its landing tax", "the right to fish in the Gulf"],
        ),
        # what somebody is barred from, one by one
        (
            "Under the truce, the Front is barred from recruiting and from moving guns at night.",
            ["the Front is barred from recruiting", "from moving guns at night"],
        ),
        # what the sides have agreed on, one by one
        (
            "The parties have agreed on the exchange of prisoners, on a telephone line between the two armies, and on "
            "opening the border.",
            [
                "the exchange of prisoners",
                "a telephone line between the two armies",
                "opening the border",
            ],
        ),
        # a text that is no plan by its name
        (
            "A draft statute for the peninsula turns the region into a self-governing province.",
            ["turns the region into a self-governing province"],
        ),
    ],
)
def test_terms_are_told_on_without_naming_the_text_again(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The draft has been leaked. It leaves out the zone of separation and makes no mention of fishing rights.",
        "The draft has been leaked. Still contested: the name of the council, and compensation for burned farms.",
        "The draft has been leaked. The economy of the valley has shrunk by a third since the revolt.",
        'The draft has been leaked. The governor calls it "a lease on our own ore".',
        "The draft has been leaked. No joint administration is foreseen in it.",
        "The draft has been leaked. What fell out of it? The joint coastguard.",
    ],
)
def test_what_is_missing_or_thought_of_a_text_is_no_term(text: str) -> None:
    assert told(text) == []


BULLETIN = """ROUND-UP OF THE PENN TALKS

Basket II – Security
• Stage one (days 1–30): army posts above the tree line vacated; Front units concentrate in five barracks.
• Policing of the ring road by a contingent of the League.
• Return of 26,000 displaced persons to their homes, or compensation for those who would rather not.
"""


def test_a_list_without_a_lead_is_one_of_terms_by_its_items() -> None:
    found = terms(BULLETIN)
    assert [(one.what, one.deadline) for one in found] == [
        ("army posts above the tree line vacated", "days 1–30"),
        ("Front units concentrate in five barracks", "days 1–30"),
        ("Policing of the ring road by a contingent of the League", None),
        ("Return of 26,000 displaced persons to their homes", None),
        ("compensation for those who would rather not", None),
    ]


def test_a_list_of_what_happened_is_no_list_of_terms() -> None:
    items = ["46 hunting rifles were found.", "Two soldiers were wounded at the border post."]
    assert not are_terms(items, "Round-up of the talks")
    assert not are_terms(["the release of prisoners", "the water of the river"], "Agenda of the talks\nTopics:")
    assert are_terms(["the release of 40 prisoners", "a joint patrol of the border"], "Round-up of the talks")


def test_options_and_brackets_weaken_a_term() -> None:
    text = (
        "Draft text\n\nIN BRACKETS\n(a) Compensation of 650 million talers.\n"
        "(b) Disputes. Option A: binding arbitration by a panel. Option B: an opinion of the river commission.\n"
    )
    assert [(one.what, one.hedge) for one in terms(text)] == [
        ("Compensation of 650 million talers", "IN BRACKETS"),
        ("binding arbitration by a panel", "Option A"),
        ("an opinion of the river commission", "Option B"),
    ]


def test_the_pieces_of_an_item_keep_their_places() -> None:
    text = "Phase 2 (by 1 May): mines are cleared; roads reopen, subject to weather."
    pieces = pieces_of(text, 0, len(text))
    assert [(text[one.span[0] : one.span[1]].strip(), one.when) for one in pieces] == [
        ("mines are cleared;", "by 1 May"),
        ("roads reopen, subject to weather.", "by 1 May"),
    ]
    assert pieces_of("Courts: nothing yet.", 0, 20) == []
    assert pieces_of("Duration: no text yet.", 0, 22) == []


@pytest.mark.parametrize(
    ("lead", "heading"),
    [("Text\n\nIN BRACKETS\n", "IN BRACKETS"), ("Still open:\n", "Still open"), ("Basket II – Security\n", None)],
)
def test_a_heading_says_that_a_list_is_open(lead: str, heading: str | None) -> None:
    assert open_heading(lead) == heading


@pytest.mark.parametrize(
    ("sentence", "condition"),
    [
        ("If both sides sign, Alma would open an office, and Bell would free its prisoners.", "If both sides sign"),
        ("We lift the siege and let the garrison go, if the President signs first.", "if the President signs first"),
        ("If the draft is to be believed, Alma would leave.", None),
        ("Alma leaves the valley if Bell does.", None),
    ],
)
def test_a_condition_set_off_by_a_comma_holds_for_all_of_a_sentence(sentence: str, condition: str | None) -> None:
    assert condition_of_all(sentence) == condition


@pytest.mark.parametrize(
    ("words", "deadline"),
    [
        ("guns fall silent at midnight on Saturday", "at midnight on Saturday"),
        ("Alma informs Bell 60 days ahead of any change", "60 days ahead of any change"),
        ("a sum payable on ratification", "on ratification"),
        ("storage of arms to day 120", "to day 120"),
        ("a view on the valley", None),
    ],
)
def test_deadlines_of_agreements(words: str, deadline: str | None) -> None:
    place = deadline_in(words)
    assert (None if place is None else words[place[0] : place[1]]) == deadline


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("the two languages enjoy equal rank", "GRa"),
        ("the night curfew is lifted", "JusEm"),
        ("former members may join the civil service", "Pubad"),
        ("a plot of land for each family", "LaRef"),
        ("half of the levy stays in the valley", "Eps"),
        ("exhumations begin", "TjMis"),
        ("Trawling on the spawning grounds is prohibited", "NatRes"),
    ],
)
def test_the_wider_words_for_a_matter(words: str, code: str) -> None:
    assert code in codes_of(words)


@pytest.mark.parametrize(
    ("text", "gives", "gets"),
    [
        ("The draft gives Kerrin Vale access to the gauges.", None, "Kerrin Vale"),
        ("Under the draft, Bell informs Alma of any change to the dam.", "Bell", "Alma"),
        ("Under the draft, Front units leave the valley.", "Front", None),
        ("Under the draft, former fighters become eligible for the civil service.", None, "former fighters"),
        ("Under the draft, 150 monitors would patrol the border.", None, None),
        ("Under the draft, salaries of teachers will continue to be paid by the centre.", "the centre", None),
    ],
)
def test_who_gives_and_gets_in_more_words(text: str, gives: str | None, gets: str | None) -> None:
    (found,) = terms(text)
    assert (found.gives, found.gets) == (gives, gets)


def test_we_is_who_issues_a_statement() -> None:
    text = (
        "Statement of the Northern Alliance\n\nWe have read the paper. Our fighters have read it too.\n\n"
        "The paper asks us to dissolve our courts.\n"
    )
    (found,) = terms(text)
    assert found.gives == "Northern Alliance"
