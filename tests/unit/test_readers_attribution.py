"""Attribution: source, cue and content by every construction that English reports use, on sentences of our own."""

import pytest

from irenic.readers.attribution import Attribution, attributions
from irenic.readers.nearby import text_of
from irenic.readers.pipeline import load_pipeline
from irenic.readers.quotations import quotations_in

THRESHOLD = 0.5


def found(text: str) -> list[Attribution]:
    return attributions(load_pipeline()(text))


def words(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of what is sure enough to be proposed."""

    def of(spans: tuple[tuple[int, int], ...]) -> str:
        return " … ".join(text[start:end] for start, end in spans)

    return [(of(one.source), of(one.cue), of(one.content)) for one in found(text) if one.confidence >= THRESHOLD]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will sign,” she told the council. “Soon.”", ("she", "told", "“We will sign,” … “Soon.”")),
        ("The envoy told reporters: “We will sign.”", ("The envoy", "told", "“We will sign.”")),
        ("Orren told reporters that the talks had failed.", ("Orren", "told", "that the talks had failed")),
        ("Orren said in a statement that the talks had failed.", ("Orren", "said", "that the talks had failed")),
        ("The talks, Orren said, had failed.", ("Orren", "said", "The talks … had failed")),
        ("Orren urged the council to act.", ("Orren", "urged", "the council to act")),
        ("Orren called on the council to act.", ("Orren", "called on", "the council to act")),
        ("Orren called for the council to act.", ("Orren", "called for", "the council to act")),
        ("Orren called the paper “a trap”.", ("Orren", "called", "the paper “a trap”")),
        ("Orren described the truce as a trap.", ("Orren", "described", "the truce as a trap")),
        ("Orren accused the council of betrayal.", ("Orren", "accused", "the council of betrayal")),
        ("Orren vowed to leave the talks.", ("Orren", "vowed", "to leave the talks")),
        ("The paper was praised by the mayor of Lenn.", ("the mayor of Lenn", "was praised", "The paper")),
        ("The envoys are expected to sign the paper.", ("", "are expected", "The envoys … to sign the paper")),
        ("A poll showed a clear majority for the truce.", ("A poll", "showed", "a clear majority for the truce")),
        ("Asked about the port, Orren left the room.", ("", "Asked about", "the port")),
        ("Orren was worried about the port.", ("Orren", "was worried about", "the port")),
        ("Orren is a critic of the truce.", ("Orren", "is a critic of", "the truce")),
        ("The mayor took aim at the council.", ("The mayor", "took aim at", "the council")),
        ("Orren, who opposes the truce, left the room.", ("who", "opposes", "the truce")),
        (
            "Orren said that the talks had failed and warned that war was near.",
            ("Orren", "said", "that the talks had failed"),
        ),
        (
            "Orren said that the talks had failed, adding that war was near.",
            ("Orren", "said", "that the talks had failed"),
        ),
    ],
)
def test_each_construction_has_its_source_cue_and_content(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in words(text)


@pytest.mark.parametrize(
    "text",
    [
        "The council found a coin in the port.",
        "The mayor held a meeting in the port.",
        "The bridge was built in order to show strength.",
        "The ferry carried a load of timber to Lenn.",
    ],
)
def test_what_gives_nobodys_words_is_no_attribution(text: str) -> None:
    assert words(text) == []


def test_who_is_the_source_and_whom_it_stands_for_is_kept() -> None:
    text = "Mira Tann, the envoy, who warned that the bridge would fall, left the town."
    (one,) = [one for one in found(text) if one.verb == "warn"]
    assert [text[start:end] for start, end in one.source] == ["who"]
    assert [text[start:end] for start, end in one.meant] == ["Mira Tann, the envoy"]
    assert one.who == "tann"


def test_what_is_relayed_is_less_sure_than_who_relays_it() -> None:
    """Words within another's words are first of all part of what the other said."""
    text = "Orren said that Tarn believes that the talks had failed."
    outer, inner = found(text)
    assert (outer.verb, inner.verb) == ("say", "believe")
    assert inner.confidence < THRESHOLD < outer.confidence


def test_a_quotation_is_surer_than_a_clause_and_a_clause_than_a_thing() -> None:
    (quoted,) = found("“The talks had failed,” Orren said.")
    (clause,) = found("Orren said the talks had failed.")
    (thing,) = found("Orren discussed the port.")
    assert quoted.confidence > clause.confidence > thing.confidence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“One.” Two.", ["“One.”"]),
        ('"One," she said. "Two."', ['"One,"', '"Two."']),
        ("''One,'' she said. ''Two.''", ["''One,''", "''Two.''"]),
        ('“One." Two.', ['“One."']),
        ("“One.\n\n“Two.”", ["“One.", "“Two.”"]),
        ("“One.\n\nTwo.", []),
        ("A 6\" pipe.", []),
        ("« Un », dit-elle.", ["« Un »"]),
    ],
)  # fmt: skip
def test_quotation_marks_are_paired_within_their_paragraph(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in quotations_in(text)] == expected


def test_what_too_many_tell_of_one_another_is_nobodys_stand() -> None:
    """A stand at the end of a long chain of tellers is told, and suggested for nobody."""
    told = "Orren said that " * 30 + "Dahl accepts the draft."
    every = found(told)
    assert len(every) > 10
    assert not [one for one in every if one.stance == "accepts"]


def test_the_kept_text_of_a_parse_is_its_text() -> None:
    document = load_pipeline()("“He left,” Dahl said.\n\nOrren stayed.")
    assert text_of(document) == text_of(document) == document.text
