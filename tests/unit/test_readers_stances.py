"""Stances, conditions, speakers and the outlet's own judgements, on sentences of our own about invented places."""

import datetime

import pytest

from irenic.model.case import Case
from irenic.model.reading import ReadDocument, ReadStatement
from irenic.model.record import BINDING, Stance
from irenic.model.source import Document
from irenic.readers.gazetteer import Gazetteer, Named
from irenic.readers.proposing import proposals_from
from irenic.readers.reading import read
from irenic.readers.table import OnTheTable


def reading_of(text: str, names: Gazetteer | None = None) -> ReadDocument:
    document = Document(
        name="report.txt", media_type="text/plain", text=text, extractor="test", sha256_original="", sha256_text=""
    )
    return read(document, datetime.date(2031, 3, 14), names=names or Gazetteer({}))


def stands(text: str) -> list[tuple[str | None, Stance, str]]:
    """Who takes which stand on what: all that was read but mere claims."""
    return [(one.speaker, one.stance, one.quote) for one in reading_of(text).statements if one.stance != "claims"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Marn agreed on Tuesday to the exchange of 40 prisoners.",
            ("Marn", "accepts", "the exchange of 40 prisoners"),
        ),
        ("Tessaly has said yes to the corridor.", ("Tessaly", "accepts", "yes to the corridor")),
        ("The elders voted to accept the truce.", ("The elders", "accepts", "the truce")),
        ("The elders voted 61-40 to reject the truce.", ("The elders", "rejects", "the truce")),
        ("Dorn refuses any lease.", ("Dorn", "rejects", "any lease")),
        (
            "The truce, presented as a compromise, was rejected by Dorn.",
            ("Dorn", "rejects", "The truce, presented as a compromise"),
        ),
        ("Dorn continues to refuse a toll on the bridge.", ("Dorn", "rejects", "a toll on the bridge")),
        ("Dorn declined the proposal.", ("Dorn", "rejects", "the proposal")),
        ("The rebels refuse to hear of a customs union.", ("The rebels", "rejects", "to hear of a customs union")),
        ("Vance drew a red line at foreign officers.", ("Vance", "rules out", "foreign officers")),
        ("Marn has nothing against a joint patrol.", ("Marn", "offers", "a joint patrol")),
        ("Marn declares itself ready to lift the blockade.", ("Marn", "offers", "lift the blockade")),
        ("Dorn will not ratify the truce unless Marn pays.", ("Dorn", "rejects", "the truce unless Marn pays")),
        ("Marn's acceptance of the truce surprised Dorn.", ("Marn", "accepts", "the truce")),
        ("Sael's negotiators have signed off on the map.", ("Sael's negotiators", "accepts", "the map")),
        ("Dorn gave its assent to the exchange.", ("Dorn", "accepts", "the exchange")),
        ("Vance could live with a cap of 900 men.", ("Vance", "offers", "a cap of 900 men")),
        ("The movement would settle for eight seats.", ("The movement", "offers", "eight seats")),
        ("Marn would accept a ten-year freeze.", ("Marn", "offers", "a ten-year freeze")),
        ("Tessaly is prepared to withdraw from the bank.", ("Tessaly", "offers", "to withdraw from the bank")),
        ("Dorn is willing to give up the airfield.", ("Dorn", "offers", "to give up the airfield")),
        ("Marn has turned down the envoy's proposal.", ("Marn", "rejects", "the envoy's proposal")),
        ("The Front refuses to disarm.", ("The Front", "rejects", "to disarm")),
        ("Sael is not willing to accept the map.", ("Sael", "rejects", "to accept the map")),
        (
            "Adair answered with a flat no to the cantonment plan.",
            ("Adair", "rejects", "a flat no to the cantonment plan"),
        ),
        ("The minister ruled out any foreign base.", ("The minister", "rules out", "any foreign base")),
        ("Tessaly demands the withdrawal of all troops.", ("Tessaly", "demands", "the withdrawal of all troops")),
        ("The Front insists on six seats.", ("The Front", "demands", "six seats")),
        ("Sael wants the sanctions lifted.", ("Sael", "demands", "the sanctions lifted")),
        ("The Front prefers the June draft to the old one.", ("The Front", "prefers", "the June draft to the old one")),
        ("Adair favours monitors over peacekeepers.", ("Adair", "prefers", "monitors over peacekeepers")),
        ("Odell is in favour of the amnesty clause.", ("Odell", "supports", "the amnesty clause")),
        ("The farmers' union is against the buffer zone.", ("The farmers' union", "opposes", "the buffer zone")),
        ("Officials in Callow played down the leak.", ("Officials in Callow", "downplays", "the leak")),
        ("The embassy had no comment.", ("The embassy", "declines to comment", "no comment")),
        ("Ondo would not say whether he had gone.", ("Ondo", "declines to comment", "whether he had gone")),
    ],
)
def test_a_stand_is_told_in_many_ways(text: str, expected: tuple[str, Stance, str]) -> None:
    assert stands(text) == [expected]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("“We accept the map,” General Teo Brun told reporters.", "accepts"),
        ("“We cannot accept this map,” said Adair.", "rejects"),
        ("“We will never hand over the port,” Osmer said.", "rules out"),
        ("“There will be no amnesty,” said Justice Minister Alma Reiss.", "rules out"),
        ("“No foreign capital will count our soldiers,” said Alma Reiss.", "rules out"),
        ("“Not one metre of the valley will be given up,” Vance said.", "rules out"),
        ("Foreign troops in Callow are out of the question, Lorn said.", "rules out"),
        ("Adair vowed that his men would never lay down their arms.", "rules out"),
        ("Pela Marrin said that 130 tonnes is a figure we can offer.", "claims"),
        ("“The second version is not one that we will sign,” said Marrin.", "rejects"),
        ("“The prisoners come before the port,” said Marrin.", "prioritises"),
        ("“Joint patrols would be better than monitors,” said Marrin.", "prefers"),
        ("“We shelled nobody,” said the colonel.", "denies"),
        ("The army said it had not crossed the river.", "denies"),
        ("“That is simply not true,” Ondo said.", "denies"),
        ("The talks were constructive, Tull said.", "appraises"),
        ("“It was nothing more than a scuffle,” the colonel said.", "downplays"),
        ("“I will not comment on rumours,” Ondo said.", "declines to comment"),
        ("“There will be no announcement today,” said Reiss.", "claims"),
        ("Lorn said that Marn would accept nothing.", "claims"),
    ],
)
def test_what_is_said_may_take_a_stand(text: str, stance: Stance) -> None:
    """What "I" or "we" accept within a quotation is the stance of the one who is quoted."""
    (outer, *_) = (one for one in reading_of(text).statements if one.reason not in ("would accept",))
    assert outer.stance == stance


@pytest.mark.parametrize(
    "text",
    [
        "Marn accepted the accord in principle.",
        "Marn has accepted most of the accord.",
        "Marn has all but accepted the accord.",
        "Marn is about to accept the accord.",
        "Marn has not accepted the accord.",
        "Marn may accept the accord.",
        "Marn might be willing to accept the accord.",
        "Marn hopes to sign the accord by June.",
        "Marn fears that Tessaly would reject the accord.",
        "The envoy hopes that Marn will accept the accord.",
        "Vance is thought to prefer a longer freeze.",
        "It is not clear whether Marn accepts the accord.",
        "Lorn denied that she had agreed to the cap.",
        "Marn rejected the claim that it had agreed to the cap.",
        "“Will you accept the map?” a reporter asked.",
        "If Marn accepted the cap, the talks would end.",
        "Had Marn accepted the cap, the road would be open.",
        "No one has accepted the map.",
        "Marn could accept the cap by Friday, analysts say.",
        "The accord says that Marn would withdraw from the valley.",
        "The mediator urged both sides to accept the accord.",
        "The mediators demand the release of all prisoners.",
        "The envoy proposed that both armies withdraw ten kilometres.",
        "Lorn wants a glass of water.",
        "The opposition wants a vote in parliament.",
        "Marn agreed to attend the talks.",
        "Marn accepted responsibility for the raid.",
        "Marn is ready to defend itself.",
        "The general offered his condolences.",
        "Investigators ruled out sabotage.",
        "The army refused an order to fire.",
        "Osmer signed the text on Friday.",
        "Lorn said that Marn will sign the accord.",
        "Ukraine had agreed to keep talking about the plan.",
        "Ukraine agreed to keep the plan secret.",
        "Ukraine agreed to share the plan with allies.",
        "Ukraine refused to release the plan.",
        "Ukraine refused to share the plan.",
        "Ukraine refused to hand over the plan.",
        "Ukraine refused to hand over the peace plan.",
        "Ukraine agreed to the opening of talks on the plan.",
        "Ukraine agreed on the need for the plan.",
        "Ukraine accepted the existence of the plan.",
        "Ukraine accepted delivery of the plan.",
        "Ukraine accepted the delivery of the peace plan.",
        "Ukraine accepted the plan from the envoy's hands.",
        "Ukraine accepted the plan for review.",
        "Russia accepted Ukraine's rejection of the plan.",
        "Ukraine is unlikely to accept the plan.",
        "Ukraine is likely to accept the plan.",
        "Ukraine is hardly ready to accept the plan.",
        "Ukraine seems ready to accept the plan.",
        "Ukraine is ready to accept the plan as a starting point.",
        "Ukraine allegedly accepted the plan.",
        "Ukraine seemingly accepted the plan.",
        "Ukraine reportedly accepted the plan.",
        "Ukraine has reportedly accepted the peace plan.",
        "Few in Kyiv accept the plan.",
        "Half of the deputies accept the plan.",
        "Most Ukrainians reject the plan.",
        "Ukraine's opposition accepts the plan.",
        "Critics reject the plan.",
        "Ukraine is willing to sign a peace plan that is just.",
        "Ukraine accepted the plan but withdrew its consent.",
        "Ukraine accepted the plan, then rejected it.",
        "Ukraine accepted, then rejected, the plan.",
        "Ukraine accepted, then rejected the plan.",
        "Ukraine almost rejected the plan.",
        "Ukraine all but rejected the plan.",
        "Ukraine has all but rejected the peace plan.",
        "Ukraine failed to reject the plan.",
        "Ukraine has neither accepted nor rejected the plan.",
        "Ukraine rejected changes to the plan.",
        "Ukraine would have accepted the plan last year.",
        "Zelensky said that Ukraine would have accepted the plan last year.",
        "“We would have accepted the plan last year,” Zelensky said.",
        "“We'll sign the plan over my dead body,” Zelensky said.",
        "We'll sign the plan over my dead body, Zelensky said.",
        "“We said yes to the meeting about the plan,” Zelensky said.",
        "Lavrov said yes.",
        "The plan was published on Monday. Lavrov said yes.",
        "Asked about the weather in the plan's third week, Lavrov said yes.",
        "Lavrov said yes and no to the plan.",
        "Asked whether he accepted the plan, Lavrov said yes and no.",
        "Ukraine could be forced to accept the plan.",
        "Ukraine was forced to accept the plan.",
        "“My predecessor would sign the plan,” Zelensky said.",
        "“I would sign the plan if I were them,” Trump said.",
        "Russia has agreed to consider the plan.",
        "Ukraine accepted parts of the plan.",
        "Ukraine accepted the plan for study.",
        "Reportedly, Ukraine accepted the plan.",
        "It is likely that Ukraine accepts the plan.",
        "Ukraine is said to have accepted the plan.",
        "Ukraine was pressed to accept the plan.",
        "Ukraine will have to accept the plan.",
        "Ukraine would be forced to accept the plan.",
        "A few deputies accept the plan.",
        "Putin's critics reject the plan.",
        "Ukraine initially accepted the plan.",
        "Ukraine first accepted and then rejected the plan.",
        "Ukraine neither accepted nor rejected the plan.",
        "Ukraine rejected Russia's version of the plan.",
        "Ukraine refused to discuss the plan.",
        "Ukraine refused to change the plan.",
        "Ukraine refused to abandon the plan.",
        "Ukraine agreed to extend the talks on the plan.",
        "Ukraine offered to share the plan.",
        "“We will not release the plan,” Zelensky said.",
        "“Perhaps we will sign the plan,” Zelensky said.",
        "“We will sign a plan that is just,” Zelensky said.",
        "“We will have to sign the plan,” Zelensky said.",
        "“We almost accepted the plan,” Zelensky said.",
        "“We accepted the plan from the envoy,” Zelensky said.",
        "Ukraine said yes to talks on the plan.",
        "Ukraine reportedly said yes to the plan.",
        "Ukraine's acceptance of the plan is unlikely.",
        "Ukraine's reported rejection of the plan made headlines.",
        "Ukraine agreed with the need for the plan.",
        "Ukraine agreed to a date for signing the plan.",
        "Ukraine ruled out changes to the plan.",
        "Ukraine turned down a meeting about the plan.",
        "Ukraine is not willing to share the plan.",
        "Ukraine accepted the plan under duress.",
        "Ukraine accepted that the plan exists.",
        "Ukraine agreed the plan was bad.",
        "Ukraine agreed to work towards the plan.",
        "Ukraine agreed to allow a debate on the plan.",
        "Ukraine agreed to delay the plan.",
        "Ukraine has yet to accept the plan.",
        "Ukraine stopped short of rejecting the plan.",
        "Ukraine refused to reject the plan.",
        "Ukraine used to reject the plan.",
        "Ukraine tacitly accepted the plan.",
        "Ukraine briefly accepted the plan.",
        "Ukraine wants to accept the plan.",
        "Ukraine is free to reject the plan.",
        "Ukraine is reluctant to accept the plan.",
        "Ukraine is bound to reject the plan.",
        "Ukraine accepted the plan with minor amendments.",
        "Ukraine accepts the plan subject to approval by its parliament.",
        "Ukraine accepts the plan temporarily.",
        "Ukraine accepts the plan for now.",
        "Ukraine accepts the plan only on paper.",
        "Ukraine accepts the plan without its annex.",
        "“We accept the plan, but it needs changes,” Zelensky said.",
    ],
)
def test_nothing_binds_that_is_not_said_outright(text: str) -> None:
    """Never acceptance from praise, talk, halves, hopes, guesses, questions and what others say."""
    assert [one for one in stands(text) if one[1] in BINDING] == []


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine accepted the plan.",
        "Ukraine has accepted the peace plan.",
        "Ukraine rejected the plan.",
        "Russia has rejected the peace plan outright.",
        "Ukraine accepts the plan with all its conditions.",
        "Ukraine accepts the plan without changes.",
        "Ukraine agreed to the plan.",
        "Ukraine agreed to sign the plan.",
        "Ukraine refused to sign the plan.",
        "Ukraine would accept the plan.",
        "Ukraine is ready to sign the plan.",
        "Ukraine is prepared to accept the plan.",
        "“We accept the plan,” Zelensky said.",
        "“We will sign the plan,” Zelensky said.",
        "“We would sign the plan,” Zelensky said.",
        "Ukraine said yes to the plan.",
        "Asked whether Russia accepted the plan, Lavrov said yes.",
        "Ukraine fully accepted the plan.",
        "Ukraine agreed to withdraw from Donetsk.",
        "Ukraine accepted the terms of the plan.",
        "Ukraine refused to accept the plan.",
        "Ukraine accepted a cap of 600,000 soldiers.",
        "Ukraine agreed to the withdrawal of its troops.",
        "The Ukrainian parliament rejected the plan on Monday.",
        "Ukraine accepted the text of the plan.",
    ],
)
def test_what_is_said_outright_still_binds(text: str) -> None:
    """What keeps talk and guesses out leaves plain acceptance and refusal in."""
    assert [one for one in stands(text) if one[1] in BINDING] != []


@pytest.mark.parametrize(
    ("text", "about", "condition"),
    [
        ("Velmora accepts the quota, but only if the port opens.", "the quota", "only if the port opens"),
        ("Velmora could live with 900 men, provided that the port opens.", "900 men", "provided that the port opens"),
        ("Velmora is ready to sign the paper as long as the port is open.", None, "as long as the port is open"),
        ("“We will not sign without guarantees,” said Lir.", None, "without guarantees"),
        ("Velmora accepts a port without customs.", None, ""),
        ("Velmora rejects the quota.", "the quota", ""),
        ("Were the army to leave, Velmora would accept the quota.", "the quota", "Were the army to leave"),
        ("Should the port open, Velmora accepts the quota.", "the quota", "Should the port open"),
        ("Velmora would accept the quota, should the port open.", "the quota", "should the port open"),
        ("Velmora had read the text and accepts the quota.", "the quota", ""),
        ("Should the port open? Velmora accepts the quota.", "the quota", ""),
        ("Velmora accepts the quota once more.", "the quota", ""),
    ],
)
def test_a_stance_has_what_it_is_about_and_its_condition(text: str, about: str | None, condition: str) -> None:
    (found,) = (one for one in reading_of(text).statements if one.stance in BINDING)

    def words(spans: tuple[tuple[int, int], ...]) -> str:
        return " … ".join(text[start:end] for start, end in spans)

    assert words(found.condition) == condition
    assert about is None or words(found.about) == about


def said(text: str, names: Gazetteer | None = None) -> list[tuple[str | None, str]]:
    return [(one.speaker, one.reason) for one in reading_of(text, names).statements]


def test_a_pronoun_stands_for_who_acted_last() -> None:
    text = "Nan Odell, who leads the opposition, visited Callow. She rejects the accord."
    assert said(text) == [("Nan Odell", "rejects")]
    text = "Premier Tova Ekmar said that her government accepts the paper. However, she warned that it was thin."
    assert [who for who, _ in said(text)] == ["Premier Tova Ekmar", "Tova Ekmar’s government", "Tova Ekmar"]


def test_he_and_she_are_told_apart_by_their_titles() -> None:
    text = "Mr Arno Pell met Ms Ida Brandt. She said that it rained. He said that it snowed."
    assert said(text) == [("Ida Brandt", "said"), ("Arno Pell", "said")]


def test_a_title_and_a_surname_are_whoever_bears_them() -> None:
    text = "Defence Minister Rhea Coll arrived. The minister said that it rained. Coll added that it snowed."
    assert said(text) == [("Rhea Coll", "said"), ("Rhea Coll", "added")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # in a quotation a pronoun is never who is quoted, also where nobody else is known
        ("Foreign Minister Rolf Ekman met the envoy. “He accepts the draft,” President Anna Dahl said.", "Rolf Ekman"),
        ("“He accepts the draft,” President Anna Dahl said.", None),
        ("The rebels met on Monday. “They accept the draft,” President Anna Dahl said.", "The rebels"),
        ("“They accept the draft,” the government said.", None),
        ("President Anna Dahl met Mr Ekman. “She said that he rejects the draft,” Mr Orren said.", "Ekman"),
        # in reported words "it" is one side, "they" are several, and neither is the person who reports
        ("The rebels left. President Anna Dahl said that they reject the draft.", "The rebels"),
        ("President Anna Dahl said that they reject the draft.", None),
        ("The rebels left the talks. The government said they reject the draft.", "The rebels"),
        ("The government said they reject the draft.", "The government"),
        ("The rebels left the talks. The government said it rejects the draft.", "The government"),
        ("The army and the navy met. Commander Rolf Ekman said it rejects the draft.", None),
        ("Alpha's council met on Monday. President Anna Dahl said it accepts the draft.", "Alpha's council"),
        ("Alpha and Beta said they accept the draft.", "Alpha and Beta"),
        # who speaks without a name may speak of another
        ("A spokesman said he rejects the draft.", None),
        # a cue in marks is no quotation of a pronoun before it
        ("Emil Stroh met the envoy. He “can accept” the draft, he said.", "Emil Stroh"),
    ],
)
def test_whom_a_pronoun_stands_for_in_anothers_words(text: str, speaker: str | None) -> None:
    (taken,) = (one for one in reading_of(text).statements if one.stance in ("accepts", "rejects", "offers"))
    assert taken.speaker == speaker


def test_it_is_a_side_and_never_a_person() -> None:
    text = "The Ministry takes note of the letter by Premier Ekmar. It recalls that two boats were lost."
    assert said(text)[-1] == ("The Ministry", "recalls")


@pytest.mark.parametrize(
    ("words", "anonymous"),
    [
        ("Two delegates, who asked not to be named,", True),
        ("One of the three", True),
        ("Analysts in Callow", True),
        ("A nurse at the clinic", True),
        ("Families of the miners", True),
        ("A government spokesman", True),
        ("The chief mediator", False),
        ("The rebels", False),
        ("Mira Tann, an envoy,", False),
    ],
)
def test_who_tells_something_without_a_name_is_anonymous(words: str, anonymous: bool) -> None:
    *_, found = reading_of(f"{words} said that the talks had failed.").statements
    assert found.anonymous is anonymous


def test_an_office_that_two_hold_is_nobodys_until_a_name_or_a_side_tells() -> None:
    offices = [("Foreign Minister", Named("alpha.orren", True)), ("Foreign Minister", Named("beta.lask", True))]
    names = Gazetteer(
        {
            "Alpha": Named("alpha", False),
            "Beta": Named("beta", False),
            "Tomo Lask": Named("beta.lask", True),
            "Lask": Named("beta.lask", True),
        },
        offices,
    )
    assert names.named("Foreign Minister Lask") == Named("beta.lask", True)
    assert names.named("the foreign minister of Alpha") == Named("alpha.orren", True)
    assert names.named("the Foreign Minister") is None


INTERVIEW = """Interview with Eda Voll, 3 June 2031

Question: Does Brelland accept the text?
Voll: It is a useful text. We accept it as it stands.

Question: And the port?
Voll: We will never give up the port.
"""
LETTER = """Letter from Captain Rudo Vey to the Council of Corran

To the Council,

I accept your map. I demand that the captives be freed first.
"""


def test_an_interview_has_the_words_of_who_answers() -> None:
    """A question of the press is no statement; all of an answer is one."""
    found = [(one.speaker, one.stance, one.cue) for one in reading_of(INTERVIEW).statements]
    assert found == [("Eda Voll", "accepts", ()), ("Eda Voll", "rules out", ())]


def test_i_is_the_writer_of_a_letter_and_the_outlet_in_a_report() -> None:
    assert [(who, stance) for who, stance, _ in stands(LETTER)] == [
        ("Captain Rudo Vey", "accepts"),
        ("Captain Rudo Vey", "demands"),
    ]
    assert stands("I accept your map. I demand that the captives be freed first.") == []


def test_a_name_before_a_colon_speaks() -> None:
    (found,) = reading_of("09:40 Brod, on arrival: “We could do a hundred if the bridge is open.”").statements
    assert (found.speaker, found.stance, found.cue) == ("Brod, on arrival", "offers", ())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Met on Monday: a risky gamble\n\nThe two sides met on Monday.", ["Met on Monday: a risky gamble"]),
        ("In a major breakthrough, the map was agreed.", ["In a major breakthrough"]),
        ("Velmora would make significant concessions.", ["significant concessions"]),
        ("It was a stinging defeat for the general.", ["It was a stinging defeat for the general"]),
        ("The fighting makes a deal unlikely.", ["The fighting makes a deal unlikely"]),
        ("In our view the map is the real problem.", ["In our view the map is the real problem"]),
        ("Verdict: a rich man's draft.", ["a rich man's draft"]),
        ("Vance said it was a stinging defeat.", []),
        ("“It was a stinging defeat,” said Vance.", []),
        ("The dam is 300 metres long.", []),
        ("Is the paper dead?", []),
        ("MINISTRY OF DEFENCE OF MARN\nCommuniqué No. 4\n\nThe answer of Tessaly is unacceptable.", []),
    ],
)
def test_the_outlets_own_judgements_are_nobodys_statement(text: str, words: list[str]) -> None:
    found = reading_of(text)
    assert [one.words for one in found.own_voice] == words
    assert all(text[slice(*one.span)] == one.words for one in found.own_voice)
    assert not any(set(words) & {statement.quote} for statement in found.statements)


CASE = Case.model_validate(
    {
        "irenic": 1,
        "parties": {"alpha": {"name": "Alpha"}, "beta": {"name": "Beta"}},
        "issues": {
            "army": {
                "question": "How large may the army be?",
                "scale": "number",
                "unit": "soldiers",
                "options": {"small": {"value": 6000}, "large": {"value": 9000}},
            },
            "port": {
                "question": "Who runs the port?",
                "options": {"alphas": "port under Alpha", "joint": "port under a joint board"},
            },
        },
        "drafts": {
            "plan-1": {"title": "Valley plan, first version", "date": "2031-03-06"},
            "plan-2": {"title": "Valley plan, second version", "date": "2031-03-20", "replaces": "plan-1"},
        },
    }
)


@pytest.mark.parametrize(
    ("stance", "words", "about"),
    [
        ("rejects", "the second version", {"draft": "plan-2"}),
        ("rejects", "the plan of 6 March", {"draft": "plan-1"}),
        ("accepts", "the plan", {"draft": "plan-2"}),
        ("accepts", "its own plan", None),
        ("accepts", "the revised plan", None),
        ("accepts", "article 4 of the plan", None),
        ("accepts", "a cap of 6,000 soldiers", {"issue": "army", "option": "small"}),
        # a bound names an option where the words imply it, and no other
        ("rejects", "fewer than 9,000 soldiers", {"issue": "army", "option": "small"}),
        ("rules out", "more than 6,000 soldiers", {"issue": "army", "option": "large"}),
        ("rules out", "more than 9,000 soldiers", None),
        ("rules out", "more than 5,000 soldiers", None),
        ("accepts", "up to 9,000 soldiers", {"issue": "army", "option": "large"}),
        ("accepts", "more than 6,000 soldiers", None),
        ("accepts", "at most 7,000 soldiers", None),
        ("demands", "at least 9,000 soldiers", None),
        ("accepts", "7,000 soldiers", None),
        ("demands", "the port to be put under a joint board", {"issue": "port", "option": "joint"}),
        ("demands", "the plan", None),
        ("prefers", "9,000 soldiers to 6,000 soldiers", {"issue": "army", "option": "large", "over": "small"}),
        ("prefers", "the first version to the second version", {"draft": "plan-1", "over": "plan-2"}),
        ("prioritises", "the port comes before the army", {"issue": "port", "over": "army"}),
        ("willing to discuss", "the size of the army", {"issue": "army"}),
        ("willing to discuss", "the weather", None),
    ],
)
def test_words_are_about_what_they_fit_alone(stance: Stance, words: str, about: dict[str, str] | None) -> None:
    """Another version and a part of a draft fit nothing that the case has."""
    assert OnTheTable(CASE).about(stance, words) == about


def test_a_condition_is_an_option_or_nothing() -> None:
    table = OnTheTable(CASE)
    assert table.condition(["if the port is put under a joint board"]) == {"port": "joint"}
    assert table.condition([]) == {}
    assert table.condition(["if it rains"]) is None
    assert table.condition(["unless the port is put under a joint board"]) is None


def chain(one: ReadStatement) -> tuple[str | None, tuple[str, ...]]:
    return one.speaker, one.chain


def test_who_relays_a_stand_is_kept_beside_whose_it_is() -> None:
    text = "Two aides said that Vance could live with a cap of 900 men."
    outer, inner = reading_of(text).statements
    assert (chain(outer), outer.stance) == (("Two aides", ()), "claims")
    assert (chain(inner), inner.stance) == (("Vance", ("Two aides",)), "offers")


def test_what_two_sides_say_together_is_proposed_for_each() -> None:
    text = "Alpha and Beta said they accept 6,000 soldiers. A majority of the council of Alpha rejects 9,000 soldiers."
    read_as = reading_of(text, Gazetteer.of(CASE))
    proposals = proposals_from(CASE, "r", text, read_as)
    taken = [(one.entry["by"], one.entry["about"]) for one in proposals if one.entry.get("stance") == "accepts"]
    small = {"issue": "army", "option": "small"}
    assert taken == [("alpha", small), ("beta", small)]
    assert len({one.id for one in proposals}) == len(proposals)
    assert not [one for one in proposals if one.entry.get("stance") == "rejects"]
    again = proposals_from(CASE, "r", text, reading_of(text, Gazetteer.of(CASE)))
    assert [one.id for one in again] == [one.id for one in proposals]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("In 2029 Dorn rejected the truce.", "2029-01-01", "2029-12-31"),
        ("Dorn rejected the truce in 2029.", "2029-01-01", "2029-12-31"),
        ("Four years ago Dorn rejected the truce.", "2027-01-01", "2027-12-31"),
        ("Dorn rejected the truce.", "2031-03-14", "2031-03-14"),
        ("Dorn rejected the truce that was drawn up in 2029.", "2031-03-14", "2031-03-14"),
        ("Dorn accepted a truce from 2 to 5 March.", "2031-03-14", "2031-03-14"),
        ("Asked about 2029, Dorn has rejected the truce.", "2031-03-14", "2031-03-14"),
    ],
)
def test_an_old_stand_has_the_days_of_its_own(text: str, start: str, end: str) -> None:
    """What was rejected years ago does not count as said on the day of the report."""
    (one,) = (one for one in reading_of(text).statements if one.stance in ("rejects", "accepts"))
    assert (str(one.date.start), str(one.date.end)) == (start, end)


@pytest.mark.parametrize(
    "joined", ["While Dorn rejects the truce, Marn accepts it.", "Marn accepts the truce, whereas Dorn rejects it."]
)
def test_two_sides_in_one_sentence_are_each_on_record(joined: str) -> None:
    assert {(who, stance) for who, stance, _ in stands(joined)} == {("Dorn", "rejects"), ("Marn", "accepts")}


@pytest.mark.parametrize(
    "text",
    [
        "A man claiming to speak for Dorn said that Dorn accepts the truce.",
        "A masked man, introduced as a commander, declared that Dorn accepts the truce.",
        "In “Salt”, the novel everyone is reading, Dorn accepts the truce.",
        "In the novel, Dorn accepts the truce.",
        "Had the port been open, Dorn would accept the truce.",
        "Vance, who was overruled, is prepared to resign.",
        "Dorn is prepared to free the hostages, a source said. The premier's office: not true.",
    ],
)
def test_tales_impostors_and_careers_put_nobody_on_record(text: str) -> None:
    assert [one for one in stands(text) if one[1] in BINDING] == []


def test_only_what_is_out_of_the_question_is_ruled_out() -> None:
    text = "A lease of 25 years was fine, Vance said, but foreign officers were off the table."
    (one,) = (one for one in reading_of(text).statements if one.stance == "rules out")
    assert [text[start:end] for start, end in one.about] == ["foreign officers"]


@pytest.mark.parametrize("joined", ["once", "as soon as", "if", "unless"])
def test_a_condition_behind_an_offer_is_kept(joined: str) -> None:
    """An offer without its condition would say more than its source."""
    text = f"Vance said Dorn stood ready to lift the blockade {joined} the last rebel had left the fields."
    (one,) = (one for one in reading_of(text).statements if one.stance == "offers")
    assert [text[start:end] for start, end in one.condition] == [f"{joined} the last rebel had left the fields"]
