"""Which earlier report a document corrects: by its own words, or by those that it shares with the same outlet's."""

import datetime
import random

import pytest

from irenic.intake.corrections import Earlier, Shelved
from irenic.intake.versions import NEAR_SAME, shared_words

TITLE = "Harbour dues would fall next week"
REPORT = (
    "Foreign Minister Ilva Orren said that the harbour dues would fall next week. She would not sign any paper that "
    "leaves the harbour closed, and the talks would go on in Port Elsin with envoys of both sides in the room.\n"
)


def report(
    text: str = REPORT, outlet: str | None = "Coast Wire", title: str | None = TITLE, day: int | None = 14
) -> Earlier:
    return Earlier(text, outlet, title, datetime.date(2031, 3, day) if day else None)


@pytest.fixture
def shelved() -> Shelved:
    made = Shelved()
    made.add("wire", report())
    made.add("other", report("The ferry to Brack was late again, and nobody knew why.\n", title="Ferry", day=12))
    return made


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        (
            'CORRECTION. We withdraw our report "Harbour dues would fall next week".',
            'We withdraw our report "Harbour dues would fall next week".',
        ),
        (
            'WIRE, CORRECTION\n\nOn 14 March we ran a report headed "Harbour dues would fall\nnext week". We retract it.',
            'On 14 March we ran a report headed "Harbour dues would fall\nnext week".',
        ),
        ("CORRECTION\n\nIn a report of 14 March we gave a wrong day.", "In a report of 14 March we gave a wrong day."),
        (
            "Editor's note: our article of March 14, 2031 has been corrected.",
            "Editor's note: our article of March 14, 2031 has been corrected.",
        ),
        ("We retract in full the story published on 2031-03-14.", None),
        (
            f"{REPORT}\nAn earlier version of this article gave a wrong day.",
            "An earlier version of this article gave a wrong day.",
        ),
    ],
)
def test_a_text_that_names_the_earlier_report_is_offered_with_the_words_that_do(
    shelved: Shelved, words: str, quoted: str | None
) -> None:
    new = report(words, title="Correction", day=17)
    told = shelved.corrected_by(new)
    assert told is not None
    assert told.source == "wire"
    assert told.span is not None
    said = words[told.span[0] : told.span[1]]
    assert said == (quoted or said)
    assert " ".join(said.split()) in told.reason
    # a note that does not hold the earlier text may only correct or withdraw it
    assert told.is_note == (REPORT not in words)


@pytest.mark.parametrize(
    "new",
    [
        report("Alpha withdrew its offer on 14 March, and its troops.", title=None, day=17),
        report('Coast Wire corrected its report "Harbour dues would fall next week".', outlet="The Star", day=17),
        report("CORRECTION. In a report of 13 March we gave a wrong day.", title="Correction", day=17),
        report("CORRECTION. In a report of 14 March 2030 we gave a wrong day.", title="Correction", day=17),
        report("We retract our report of 14 March.", title="Correction", day=13),
        report("Weather: the update of the article on rain.", title=None, day=17),
        report(REPORT, outlet="The Star", day=17),
        report(REPORT, outlet=None, title=None, day=17),
    ],
    ids=[
        "an offer is withdrawn",
        "another outlet tells of it",
        "another day",
        "another year",
        "it is the earlier one",
        "an update of nothing",
        "another outlet's copy",
        "a copy without an outlet",
    ],
)
def test_what_says_nothing_of_the_kind_is_not_offered(shelved: Shelved, new: Earlier) -> None:
    assert shelved.corrected_by(new) is None


def test_most_of_the_words_of_the_same_outlet_are_offered_under_any_title(shelved: Shelved) -> None:
    told = shelved.corrected_by(report(REPORT.replace("next week", "in two weeks"), outlet="the coast wire", day=15))
    assert told is not None
    assert (told.source, told.span, told.is_note) == ("wire", None, False)
    assert told.shared >= NEAR_SAME
    assert f"{told.shared:.0%} of its words" in told.reason


@pytest.mark.parametrize("length", [40, 400])
@pytest.mark.parametrize("seed", range(8))
def test_near_the_same_is_found_as_by_comparing_with_every_source(seed: int, length: int) -> None:
    """By the words that are kept of each the same is found as by all words, where it is not at the very edge."""
    draw = random.Random(seed)
    vocabulary = [f"word{number}" for number in range(3000)]
    texts = {f"r{at}": draw.choices(vocabulary, k=length) for at in range(12)}
    shelved = Shelved()
    for name, words in texts.items():
        shelved.add(name, report(" ".join(words), title=None, day=None))
    for name, words in texts.items():
        for changed in (0.02, 0.05, 0.3, 0.6):
            new = " ".join(draw.choice(vocabulary) if draw.random() < changed else word for word in words)
            shares = {one: shared_words(" ".join(held), new) for one, held in texts.items()}
            best = max(shares, key=shares.__getitem__)
            found = shelved.corrected_by(report(new, title=None, day=None))
            if shares[best] >= NEAR_SAME:
                assert found is not None
                assert (found.source, found.shared) == (best, shares[best])
                assert best == name
            else:
                assert found is None
