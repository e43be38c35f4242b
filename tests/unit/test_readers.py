"""Reading: attributions, dates, numbers and provisions with their exact places, on sentences of our own."""

import datetime

import pytest

from irenic.model.record import Count
from irenic.model.source import Document
from irenic.readers.counts import counted
from irenic.readers.dates import date_expressions
from irenic.readers.gazetteer import Gazetteer, Named
from irenic.readers.numbers import whole_number
from irenic.readers.pipeline import load_pipeline
from irenic.readers.reading import read

PUBLISHED = datetime.date(2031, 3, 14)  # a Friday


def document(text: str) -> Document:
    return Document(
        name="report.txt", media_type="text/plain", text=text, extractor="test", sha256_original="", sha256_text=""
    )


def said(text: str) -> list[tuple[str | None, str, str]]:
    """Speaker, cue and content of every statement."""
    found = read(document(text), PUBLISHED)
    for statement in found.statements:
        for spans in (statement.source, statement.cue, statement.content):
            assert all(text[start:end].strip() for start, end in spans)
        assert " … ".join(" ".join(text[s:e].split()) for s, e in statement.content) == statement.quote
    return [(statement.speaker, statement.reason, statement.quote) for statement in found.statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister said that the talks would go on.", ("The minister", "said", "that the talks would go on")),
        ("“We will not sign,” said Ilva Orren.", ("Ilva Orren", "said", "“We will not sign,”")),
        ("“We will not sign,” Ilva Orren said. “Not now.”", ("Ilva Orren", "said", "“We will not sign,” … “Not now.”")),
        (
            "The bridge was hit twice, according to the governor.",
            ("the governor", "according to", "The bridge was hit twice"),
        ),
        ("Alpha is willing to discuss the draft.", ("Alpha", "is willing", "to discuss the draft")),
        (
            "Mira Tann, the envoy, who warned that the bridge would fall, left the town.",
            ("Mira Tann, the envoy", "warned", "that the bridge would fall"),
        ),
        ("Beta has downplayed the plan.", ("Beta", "has downplayed", "the plan")),
    ],
)
def test_who_is_given_which_words(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in said(text)


def test_a_claimant_after_a_semicolon_does_not_swallow_the_sentence() -> None:
    text = "The army goes on with its attacks; late Thursday a strike killed five people, according to the governor."
    (statement,) = [one for one in said(text) if one[0] == "the governor"]
    assert statement[2] == "late Thursday a strike killed five people"


def test_a_headline_has_no_speaker() -> None:
    assert said("Minister's Plan Says It All: A Risky Gamble 🚀\n\nThe talks went on.\n") == []


def test_a_pronoun_is_the_last_speaker_and_an_official_without_a_name_is_anonymous() -> None:
    found = read(
        document(
            "Ilva Orren said that the talks failed. She warned that war was near. A senior official said that it was over."
        ),
        PUBLISHED,
    )
    assert [(one.speaker, one.anonymous) for one in found.statements] == [
        ("Ilva Orren", False),
        ("Ilva Orren", False),
        ("A senior official", True),
    ]


def test_praise_and_talk_suggest_no_acceptance() -> None:
    """Never acceptance from praise, talk or silence; a denied word suggests no more than a claim."""
    text = "Alpha praised the draft. Beta said that it welcomes talks. Gamma did not reject the draft. Delta is ready to engage."
    stances = {one.speaker: one.stance for one in read(document(text), PUBLISHED).statements}
    assert set(stances.values()) <= {"appraises", "claims", "willing to discuss"}


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("late Thursday", "2031-03-13"),
        ("on Friday", "2031-03-14"),
        ("last Friday", "2031-03-07"),
        ("next Monday", "2031-03-17"),
        ("earlier this week", "2031-03-10 to 2031-03-14"),
        ("last week", "2031-03-03 to 2031-03-09"),
        ("yesterday", "2031-03-13"),
        ("overnight", "2031-03-13 to 2031-03-14"),
        ("in the coming days", "from 2031-03-14"),
        ("in recent weeks", "until 2031-03-14"),
        ("two weeks ago", "2031-02-24 to 2031-03-02"),
        ("last month", "2031-02-01 to 2031-02-28"),
        ("3 March", "2031-03-03"),
        ("December 30", "2030-12-30"),
        ("February 29, 2032", "2032-02-29"),
        ("November 2030", "2030-11-01 to 2030-11-30"),
        ("2031-03-01", "2031-03-01"),
    ],
)
def test_a_date_counts_from_the_day_of_publication(words: str, shown: str) -> None:
    text = f"The town was hit {words}, a witness said."
    (found,) = date_expressions(text, PUBLISHED)
    assert text[found.span[0] : found.span[1]] == found.words
    assert found.words in words or words in found.words
    assert str(found.date) == shown


@pytest.mark.parametrize("words", ["30 February", "May 600", "Mayor", "a march", "Sundays"])
def test_what_is_no_date_is_none(words: str) -> None:
    assert date_expressions(f"It was {words} then.", PUBLISHED) == []


def test_without_a_day_of_publication_a_relative_date_stays_open() -> None:
    (found,) = date_expressions("It happened late Thursday.", None)
    assert not found.date.is_known


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least five people were killed.", {"killed": Count(low=5)}),
        ("A strike resulted in at least five deaths.", {"killed": Count(low=5)}),
        (
            "Shelling killed three soldiers and wounded at least 12 others.",
            {"killed": Count(low=3, best=3, high=3), "wounded": Count(low=12)},
        ),
        ("10 to 15 civilians were injured.", {"wounded": Count(low=10, high=15)}),
        ("More than 20 people died.", {"killed": Count(low=20)}),
        ("Over 30 were wounded.", {"wounded": Count(low=30)}),
        ("Fewer than 20 people died.", {"killed": Count(high=20)}),
        ("The ministry put the toll at 9.", {"killed": Count(low=9, best=9, high=9)}),
        (
            "The governor put the death toll at nine, with more than 30 wounded.",
            {"killed": Count(low=9, best=9, high=9), "wounded": Count(low=30)},
        ),
        ("The death toll rose to at least 12 on Monday.", {"killed": Count(low=12)}),
        ("The death toll from the strike stood at 14.", {"killed": Count(low=14, best=14, high=14)}),
        ("The town put the toll at 9 crowns a car.", {}),
        ("The clinic put the injury toll at 9.", {}),
        ("Up to 40 people are missing.", {"missing": Count(high=40)}),
        ("About thirty people were captured.", {"captured": Count(best=30)}),
        ("17 people were still unaccounted for.", {"missing": Count(low=17, best=17, high=17)}),
        ("The army shot down 33 enemy drones.", {"drones": Count(low=33, best=33, high=33)}),
        ("No one died.", {}),
        ("Dozens were killed.", {}),
        ("Nobody died in a fire.", {}),
    ],
)
def test_a_number_keeps_its_bound(text: str, expected: dict[str, Count]) -> None:
    """ "At least" is never turned into a number, and dozens are no number."""
    found = counted(load_pipeline()(text))
    assert {one.what: one.count for one in found if one.status == "happened"} == expected
    assert all(text[one.span[0] : one.span[1]].strip() for one in found)


def test_numbers_in_words() -> None:
    assert [whole_number(words) for words in ("twenty-one", "forty", "1,200", "seven", "dozens")] == [
        21,
        40,
        1200,
        7,
        None,
    ]


def test_a_proposal_keeps_its_id_when_the_document_is_read_again() -> None:
    text = "Ilva Orren said that the talks failed. Ilva Orren said that the talks failed."
    first, second = (read(document(text), PUBLISHED).statements for _ in range(2))
    assert [one.id for one in first] == [one.id for one in second]
    assert len({one.id for one in first}) == 2


GAZETTEER = Gazetteer(
    {
        "Alpha": Named("alpha", False),
        "Tarn": Named("alpha", False),
        "Ilva Orren": Named("alpha.orren", True),
        "Orren": Named("alpha.orren", True),
        "Brack": Named("alpha.brack", True),
        "governor of the valley": Named("gov", True),
        "Valley Council": Named("council", False),
    }
)


@pytest.mark.parametrize(
    ("words", "references"),
    [
        ("Alpha and the Valley Council", ["alpha", "council"]),
        ("Both Alpha and the Valley Council", ["alpha", "council"]),
        ("The foreign ministers of Alpha and the Valley Council", ["alpha", "council"]),
        ("Ilva Orren and the Valley Council", ["alpha.orren", "council"]),
        ("Alpha's Ilva Orren and Brack", ["alpha.orren"]),
        ("Mediators and Alpha", ["alpha"]),
        ("Alpha and its allies", ["alpha"]),
        # of which of the two is open, or said of neither
        ("Alpha and Valley Council hardliners", []),
        ("The war between Alpha and the Valley Council", []),
        ("Critics of Alpha and the Valley Council", []),
        ("Alpha or the Valley Council", []),
    ],
)
def test_all_who_speak_together_are_named(words: str, references: list[str]) -> None:
    assert [named.reference for named in GAZETTEER.all_named(words)] == references


@pytest.mark.parametrize(
    ("words", "reference"),
    [
        ("Ilva Orren, the envoy", "alpha.orren"),
        ("Orren’s", "alpha.orren"),
        ("the foreign minister of Alpha", "alpha"),
        ("Alpha's defence ministry", "alpha"),
        ("the governor of the valley", "gov"),
        ("the Valley Council", "council"),
        ("critics of Alpha", None),
        ("an aide to Orren", None),
        ("a man from Tarn", None),
        ("the spokesman for Orren", None),
        ("Alphaville", None),
        # near a side or a person, and not its voice
        ("a majority of the council of Alpha", None),
        ("two thirds of Alpha's cabinet", None),
        ("the opposition in Alpha", None),
        ("Alpha's opposition leader", None),
        ("the Alpha Workers' Party", None),
        ("Alpha newspapers", None),
        ("Alpha's allies", None),
        ("Alpha's former foreign minister", None),
        ("the Alpha army's critics", None),
        ("the speaker of Alpha's parliament", None),
        ("talks between Alpha and the Valley Council", None),
        ("Orren's wife", None),
        ("Orren supporters", None),
        ("the Orren Foundation", None),
        # its voice
        ("the embattled Alpha government", "alpha"),
        ("two senior Alpha officials", "alpha"),
        ("Alpha's foreign minister, Jon Hild, who met the envoy", "alpha"),
        ("Alpha foreign minister Jon Hild", "alpha"),
        ("Orren’s office", "alpha"),
        ("Foreign Minister Ilva Orren of Alpha", "alpha.orren"),
        ("", None),
    ],
)
def test_the_names_of_a_case_name_those_who_are_meant(words: str, reference: str | None) -> None:
    named = GAZETTEER.named(words)
    assert (named.reference if named else None) == reference


def test_the_names_of_a_case_go_before_what_the_parse_suggests() -> None:
    """A pronoun is a person, not a side; a person's name is no place."""
    text = (
        "Ilva Orren said that the talks would go on. Alpha said that it was ready. He said that nothing was signed.\n\n"
        "Five people were killed near Brack in Lower Morn, according to the governor of the valley.\n"
    )
    found = read(document(text), PUBLISHED, names=GAZETTEER)
    assert [(one.party, one.voice) for one in found.statements] == [
        ("alpha", "orren"),
        ("alpha", None),
        ("alpha", "orren"),
        ("gov", None),
    ]
    assert [event.place for event in found.events] == ["Lower Morn"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Moscow refused to comment on the draft.", "declines to comment"),
        ("The minister declined to comment on the draft.", "declines to comment"),
        ("Moscow refused to support the draft.", "claims"),
        ("Tarn intends to seize the city by winter.", "claims"),
        ("Alpha is ready to attack the port.", "claims"),
        ("Alpha is ready to negotiate.", "willing to discuss"),
        ("Alpha is not willing to discuss territory.", "claims"),
        ("Alpha no longer supports the plan.", "claims"),
        ("Nobody in Tarn accepts the draft.", "claims"),
        ("Neither Alpha nor Beta accepted the draft.", "claims"),
        ("Alpha can hardly support the plan.", "claims"),
        ("Alpha would accept the cap.", "offers"),
        ("Alpha accepts the draft.", "accepts"),
        ("Alpha supports the plan.", "supports"),
        ("Alpha rejected the offer.", "rejects"),
    ],
)
def test_a_stance_is_only_what_the_words_say(text: str, stance: str) -> None:
    """Refusals, readiness for war, nobody's acceptance and what somebody would do are no stance of their own."""
    found = read(document(text), PUBLISHED)
    assert [statement.stance for statement in found.statements] == [stance]


@pytest.mark.parametrize(
    "text",
    [
        "Has Alpha accepted the plan?",
        "Alpha considers accepting the draft.",
        "If Alpha accepts the draft, the talks will resume.",
        "Diplomats doubt that Alpha accepts the terms.",
        "Alpha denied that it had rejected the offer.",
        "Orren did not deny that he accepted the cap.",
        "Without Tarn supporting the plan, it fails.",
    ],
)
def test_what_is_asked_doubted_or_put_under_a_condition_is_nobodys_stance(text: str) -> None:
    found = read(document(text), PUBLISHED)
    assert not {"accepts", "rejects", "supports"} & {statement.stance for statement in found.statements}


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Two pilots were killed on 20 November near Brack.", {"killed": "2"}),
        ("The general died in 2024.", {}),
        ("Three envoys, killed in 2014, were remembered.", {"killed": "3"}),
        ("None of the 26 people was killed.", {}),
        ("At least 26 people were not killed.", {}),
        ("Not 40 but 4 people were killed.", {"killed": "4"}),
        ("Not more than 5 people were killed.", {"killed": "at most 5"}),
        ("Between 5 and 9 people were killed.", {"killed": "5 to 9"}),
        ("The plan would free 1,200 captured soldiers.", {}),
        ("Officials feared that up to 40 people could be killed.", {}),
        ("The army said 33 drones would be shot down if they came.", {}),
        ("Tarn rejects claims that 12 soldiers died.", {}),
        ("About 20 people, among them 3 children, were killed.", {"killed": "about 20"}),
    ],
)
def test_only_what_was_counted_is_counted(text: str, counts: dict[str, str]) -> None:
    """A year, a day, a fear, a plan and a denial are no dead."""
    found = read(document(text), PUBLISHED)
    told = {what: str(count) for event in found.events for what, count in event.counts.items()}
    assert told == counts


def test_who_puts_a_toll_at_a_number_is_its_claimant() -> None:
    (event,) = read(document("The governor put the death toll at nine, with more than 30 wounded."), PUBLISHED).events
    assert event.claimant == "The governor"
    assert {what: str(count) for what, count in event.counts.items()} == {"killed": "9", "wounded": "at least 30"}
    (event,) = read(document("The ministry put the toll at 9."), PUBLISHED).events
    assert (event.claimant, str(event.counts["killed"])) == ("The ministry", "9")
    assert said("The governor put the lamp on the table.") == []


def test_who_denies_a_count_gives_none() -> None:
    (event,) = read(document("Alpha denied that at least 12 soldiers were killed on Thursday."), PUBLISHED).events
    assert (event.status, dict(event.counts), event.claimant, event.place) == ("denied", {}, "Alpha", None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The envoys will meet this Thursday.", "2031-03-20"),
        ("The envoys will meet on Sunday.", "2031-03-16"),
        ("The talks are to resume on Monday.", "2031-03-17"),
        ("The envoys met on Monday.", "2031-03-10"),
        ("The talks were held on Thursday.", "2031-03-13"),
    ],
)
def test_a_weekday_lies_ahead_where_the_words_do(text: str, day: str) -> None:
    (found,) = date_expressions(text, PUBLISHED)
    assert str(found.date) == day


@pytest.mark.parametrize(
    ("head", "speaker"),
    [
        ("KARSTED, Orlandia, March 4 (Coast Wire) - ", "Orlandia foreign minister Pela Marrin"),
        ("NORHAVEN, 4 March 2031 (Coast Wire) – ", "Orlandia's foreign minister, Pela Marrin,"),
        ("LENN (CW) — ", "The minister"),
        ("Upper Lenn, 4 March 2031 - ", "The minister"),
        ("(Coast Wire) -- ", "The minister"),
        ("KARSTED — ", "The minister"),
        ("By Tomas Hale and Ina Roe\nKARSTED, March 4 (Coast Wire) - ", "The minister"),
        ("By Tomas Hale, Coast Wire\n", "The minister"),
        ("By Tomas Hale. ", "The minister"),
        ("BY TOMAS HALE\n", "The minister"),
        ("12 Coast Wire\n", "The minister"),
        ("Coast Wire | 4 March 2031\n", "The minister"),
        ("Page 3 of 7\n", "The minister"),
        ("", "By Wednesday the minister"),
        ("", "Marrin - the minister -"),
    ],
)
def test_what_stands_before_the_first_sentence_is_no_speaker(head: str, speaker: str) -> None:
    """A dateline, a byline and a running head are no part of the sentence; places count from the text's beginning."""
    text = f"{head}{speaker} said that the talks had failed."
    (statement,) = read(document(text), PUBLISHED).statements
    expected = speaker.removeprefix("By Wednesday ").strip(" ,-")
    assert statement.speaker == expected
    assert [text[start:end] for start, end in statement.source] == [expected]
    assert [text[start:end] for start, end in statement.content] == ["that the talks had failed"]
