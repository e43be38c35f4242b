"""Nobody is put on record by what another denies, doubts, fears, expects, supposes or only heard of."""

import itertools

import pytest

from irenic.model.case import Case
from irenic.model.reading import ReadStatement
from irenic.model.record import BINDING
from irenic.readers.gazetteer import Gazetteer
from irenic.readers.pipeline import load_pipeline
from irenic.readers.proposing import proposals_from
from tests.unit.test_readers_stances import reading_of

COMMITTING = {*BINDING, "supports", "opposes"}
DENIERS = [
    "The Ministry",
    "Velmar",
    "Foreign Minister Ilva Orren",
    "The army command",
    "A spokesman",
    "Marn’s government",
    "She",
]
DENIALS = (
    "rejects denies dismisses refutes disputes rebuts contests rejected denied dismissed refuted has|denied".split()
)
HEARD = "reports claims rumours suggestions allegations speculation media|reports the|claim a|report".split()
CONTENTS = [
    "Velmar would agree to 800 troops",
    "Velmar accepts the draft",
    "Marn has accepted the plan",
    "Marn will sign the accord",
    "Dorn rejected the truce",
    "Dorn is ready to withdraw its troops",
    "Tessaly had offered a corridor",
    "Velmar demands the port",
    "Marn would never accept the cap",
    "Dorn refuses to leave the valley",
    "Marn could live with the toll",
]
FRAMES = """
The Ministry’s denial that {} was short.
The Ministry issued a denial of reports that {}.
Flat denials that {} came from the capital.
Marn’s rejection of reports that {} was expected.
Reports that {} were dismissed by the Ministry.
Reports that {} are false, the Ministry said.
The Ministry said reports that {} were false.
Claims that {} have been rejected by the government.
Suggestions that {} were rejected as nonsense by Foreign Minister Ilva Orren.
“Reports that {} are false,” the minister said.
“It is not true that {},” said the minister.
“There is no truth in reports that {},” she said.
It is untrue that {}.
The Ministry denied {}.
The Ministry disputes that {}.
The Ministry rejects reports, carried by the Herald on Monday, that {}.
The Ministry dismisses as false the reports that {}.
The Herald reported that {}, which the Ministry denied.
The Herald reported that {}, a claim the Ministry denies.
The Herald wrote that {}. The Ministry denied it.
The Herald wrote that {}. The report was false.
In a report denied by the Ministry, the Herald wrote that {}.
The spokesman would not confirm reports that {}.
The spokesman refused to confirm that {}.
There were rumours that {}.
Rumours spread on Monday that {}.
Speculation grew in the capital that {}.
Reports circulating in the capital on Monday that {} worried diplomats.
Contrary to reports that {}, the talks go on.
The idea that {} is absurd, the minister said.
It was rumoured that {}.
It was feared that {}.
It was feared {}.
Fears that {} sent prices up.
Pundits bet that {}.
It is possible that {}.
The chances that {} are slim.
There is no sign that {}.
Nothing suggests that {}.
Nobody knows whether {}.
Whether {} is unclear.
It is unclear whether {}.
If {}, the war would end.
The war would end if {}.
Suppose {}: the war would end.
""".strip().split("\n")
DEEDS = [
    ("accept the cap", "accepted the cap"),
    ("agree to 800 troops", "agreed to 800 troops"),
    ("sign the accord", "signed the accord"),
    ("reject the draft", "rejected the draft"),
    ("withdraw its troops", "withdrawn its troops"),
    ("rule out a truce", "ruled out a truce"),
    ("endorse the plan", "endorsed the plan"),
]
SUPPOSED = """
Velmar was expected to {0}.
Velmar is believed to have {1}.
Velmar is rumoured to have {1}.
Velmar is set to {0}.
Velmar has reportedly {1}.
Had Velmar {1}, the war would be over.
The war would be over had Velmar {1}.
Were Velmar to {0}, the war would be over.
Should Velmar {0}, the war will end.
Velmar would have {1} if asked.
Velmar must {0}, Marn said.
Velmar denied that it had {1}.
Velmar denied having {1}.
Velmar rejects reports that it would {0}.
Velmar rejects reports it would {0}.
Velmar dismisses rumours it had {1}.
Velmar denied any willingness to {0}.
Velmar rejects as false the claim that it would {0}.
Velmar will decide on Friday whether to {0}.
Velmar has not said whether it will {0}.
Reports of Velmar being ready to {0} were denied.
“Reports that we would {0} are false,” Velmar’s minister said.
“The rumour that we have {1} is nonsense,” Velmar’s minister said.
“They say that we will {0}. That is false,” Velmar’s minister said.
""".strip().split("\n")


def committed(sentences: list[str]) -> list[ReadStatement]:
    """What is read as somebody's commitment in sentences that each stand alone."""
    text = "\n\n".join(one[0].upper() + one[1:] for one in sentences)
    return [one for one in reading_of(text).statements if one.stance in COMMITTING]


@pytest.mark.parametrize("heard", HEARD)
def test_a_denied_report_commits_nobody(heard: str) -> None:
    said = [
        f"{who} {denies} {heard} that {what}.".replace("|", " ")
        for who, denies, what in itertools.product(DENIERS, DENIALS, CONTENTS)
    ]
    assert not committed(said[HEARD.index(heard) % 3 :: 3])


@pytest.mark.parametrize("frame", FRAMES)
def test_what_nobody_vouches_for_commits_nobody(frame: str) -> None:
    assert not committed([frame.format(what) for what in CONTENTS])


@pytest.mark.parametrize("frame", SUPPOSED)
def test_what_is_supposed_of_somebody_does_not_commit_it(frame: str) -> None:
    assert not committed([frame.format(*deed) for deed in DEEDS])


@pytest.mark.parametrize(
    "text",
    """
Whoever writes that Marn rejects the paper has not read it.
The word on the quay is that Marn has accepted fourteen boats.
Before Marn accepts the cap, the guns must fall silent.
The envoy dreams of a morning when Marn accepts the cap.
As long as Marn rejects the draft, no aid will flow.
Under the draft, Marn would accept a cap of 800 troops.
Under this scenario, Marn would withdraw its troops and Dorn would accept the toll.
The envoy’s plan foresees that Marn accepts the cap.
It would be wrong to say that Marn accepts the plan.
To say that Marn accepts the plan would be an exaggeration.
Pretend for a moment that Marn accepts the cap.
Orren poured cold water on talk that Marn accepts the draft.
Marn had accepted the cap, or so Dorn claimed.
Dorn’s foreign minister falsely claimed that Marn had accepted the cap.
The minister was misquoted as saying that Marn accepts the cap.
A forged statement said Marn accepts the cap.
In a hoax call, Orren said she accepts the cap.
CORRECTION: An earlier version of this story said that Marn accepts the cap. It does not.
The letter can be read to mean that Marn accepts the cap.
Her silence means that Marn accepts the cap, Dorn said.
Marn’s previous government accepted the cap.
Marn ought to accept the cap.
Marn’s rejection of the draft was widely expected.
Rather than accept the cap, Marn left the talks.
Not one of them would stand behind the plan.
    """.strip().split("\n"),
)
def test_what_is_told_of_somebody_otherwise_does_not_commit_it(text: str) -> None:
    assert not committed([text])


@pytest.mark.parametrize(
    ("text", "speaker", "stance"),
    [
        ("Velmar accepted the draft despite reports of unrest.", "Velmar", "accepts"),
        ("Velmar, which had denied reports of talks, accepted the draft on Monday.", "Velmar", "accepts"),
        ("Velmar rejects the draft and denies reports of secret talks.", "Velmar", "rejects"),
        ("Velmar denied the report and rejected the draft.", "Velmar", "rejects"),
        ("Velmar denied reports that it would accept the cap and rejected the draft.", "Velmar", "rejects"),
        ("The Ministry denied reports that Dorn accepts the cap, but Velmar rejects it.", "Velmar", "rejects"),
        ("If Marn leaves the port, Velmar will sign the accord.", "Velmar", "accepts"),
        ("Velmar confirmed reports that it would accept the cap.", "Velmar", "offers"),
        ("Reports that Velmar has accepted the draft are true, the minister said.", "Velmar", "accepts"),
        ("Velmar said that it accepts the draft. Marn denied it was under pressure.", "Velmar", "accepts"),
        ("Velmar dismissed rumours of a split and announced that it accepts the draft.", "Velmar", "accepts"),
        ("Velmar announced that it accepts the draft, ending speculation of a split.", "Velmar", "accepts"),
        ("Velmar rejected the proposal, saying the chances that it would work were slim.", "Velmar", "rejects"),
        ("Marn’s leaders left, throwing into doubt a truce that both sides accepted.", "both sides", "accepts"),
        ("The Herald reports that Velmar has accepted the draft.", "Velmar", "accepts"),
        ("Velmar will never accept the cap, whether Marn signs or not.", "Velmar", "rules out"),
        ("In a letter to the envoy, Velmar accepts the cap.", "Velmar", "accepts"),
        ("In its reply to the draft, Velmar rejects the cap.", "Velmar", "rejects"),
        ("Velmar says it accepts the cap once the port opens.", "Velmar", "accepts"),
        ("After Velmar accepted the cap, the guns fell silent.", "Velmar", "accepts"),
        ("Velmar rejects the draft until the port is opened.", "Velmar", "rejects"),
        ("Rather than sign, Velmar rejected the draft outright.", "Velmar", "rejects"),
        ("Velmar rejected the fake peace plan.", "Velmar", "rejects"),
        ("No one was surprised that Velmar rejected the draft.", "Velmar", "rejects"),
        ("Velmar’s president denied the report. Later Velmar rejected the draft.", "Velmar", "rejects"),
        ("Velmar rejected the draft. Dorn called it false hope.", "Velmar", "rejects"),
        ("Velmar turned down the third version of the paper.", "Velmar", "rejects"),
        ("Velmar’s navy is fine with 14 patrol boats.", "Velmar’s navy", "accepts"),
    ],
)
def test_what_stands_beside_hearsay_is_still_read(text: str, speaker: str, stance: str) -> None:
    assert any((one.speaker or "").startswith(speaker) and one.stance == stance for one in committed([text]))


@pytest.mark.parametrize("denies", "rejects denies refutes disputes dismisses".split())
@pytest.mark.parametrize("heard", "reports claims rumours allegations".split())
def test_who_denies_a_report_is_read_as_who_denies(denies: str, heard: str) -> None:
    """A parser takes "the Ministry rejects" for somebody who "reports"."""
    text = f"The Ministry {denies} {heard} that Velmar would agree to 800 troops."
    first = reading_of(text).statements[0]
    assert (first.speaker, first.stance) == ("The Ministry", "denies")
    assert first.quote == f"{heard} that Velmar would agree to 800 troops"


def test_a_denial_is_set_right_in_its_sentence_alone() -> None:
    document = load_pipeline()("The map was shown. The Ministry rejects reports that Marn signed. All left on Monday.")
    assert [sentence.text for sentence in document.sents] == [
        "The map was shown.",
        "The Ministry rejects reports that Marn signed.",
        "All left on Monday.",
    ]
    verb = next(token for token in document if token.text == "rejects")
    assert (verb.pos_, verb.lemma_, verb.dep_) == ("VERB", "reject", "ROOT")
    assert [(child.text, child.dep_) for child in verb.children if child.dep_ != "punct"] == [
        ("Ministry", "nsubj"),
        ("reports", "dobj"),
    ]


def test_a_text_of_one_side_does_not_bind_another() -> None:
    """Where a communiqué is of a side of the case, it is that side's word for what others accept."""
    case = Case.model_validate(
        {
            "irenic": 1,
            "title": "A cap between fictional countries",
            "parties": {"velmar": {"name": "Velmar"}, "marn": {"name": "Marn"}},
            "drafts": {"plan": {"title": "The draft"}},
        }
    )
    text = (
        "GOVERNMENT OF VELMAR\nPress release 12/31\n\n"
        "Marn accepts the draft of the mediator. Velmar accepts the draft of the mediator, too. It was shown to all."
    )
    proposals = proposals_from(case, "report", text, reading_of(text, Gazetteer.of(case)))
    told = [(one.entry.get("by"), one.entry["stance"]) for one in proposals if one.kind == "statement"]
    assert ("velmar", "accepts") in told
    assert ("marn", "claims") in told


def test_she_is_not_whoever_tells_of_her_in_an_interview() -> None:
    text = "Q: And?\n\nOrren: I called the envoy, and she said, “We accept the cap.”\n\nQ: When?\n\nOrren: On Monday."
    assert all(one.speaker != "Orren" for one in reading_of(text).statements if one.stance in COMMITTING)


def test_a_broadcast_written_down_is_read_by_its_speakers() -> None:
    text = (
        "07:10 Elin Sand: We accept the cap.\n\n07:16 Piet Oswin: The port must be opened. What we will not do is pay for "
        "the port.\n\n07:30 News in brief: the port is shut."
    )
    assert [(one.speaker, one.stance) for one in reading_of(text).statements if one.stance in COMMITTING] == [
        ("Elin Sand", "accepts"),
        ("Piet Oswin", "demands"),
        ("Piet Oswin", "rejects"),
    ]


def test_no_proposal_for_a_case_puts_the_party_inside_on_record() -> None:
    case = Case.model_validate(
        {
            "irenic": 1,
            "title": "A cap between fictional countries",
            "parties": {"velmar": {"name": "Velmar"}, "marn": {"name": "Marn"}},
            "drafts": {"plan": {"title": "The draft"}},
            "issues": {
                "army": {
                    "question": "How many troops may Velmar keep?",
                    "scale": "number",
                    "unit": "troops",
                    "options": {"low": {"value": 800, "assumed": "x"}},
                }
            },
        }
    )
    text = "The Ministry rejects reports that Velmar would agree to 800 troops. Marn denies that it accepts the draft."
    proposals = proposals_from(case, "report", text, reading_of(text, Gazetteer.of(case)))
    assert {one.entry["stance"] for one in proposals if one.kind == "statement"} <= {"claims", "denies"}


@pytest.mark.parametrize(
    "text",
    [
        "Velmar said it was wrong to write that it accepts the plan.",
        "Dorn is wrong to say that Velmar accepts the plan.",
        "Dorn was mistaken when it said Velmar accepts the plan.",
        "It would be a mistake to think that Velmar rejects the plan.",
        "Velmar joked that it would accept the plan.",
        "Velmar pretended that it accepts the plan.",
        "The Herald wrote that Velmar accepts the plan. Velmar called the article false.",
    ],
)
def test_what_is_called_wrong_or_said_in_jest_commits_nobody(text: str) -> None:
    assert committed([text]) == []


def test_who_is_right_is_still_read() -> None:
    (one,) = committed(["Dorn was right to say that Velmar accepts the plan."])
    assert (one.speaker, one.stance) == ("Velmar", "accepts")


@pytest.mark.parametrize(
    "text",
    [
        "“We accept the plan,” Dorn quoted Velmar as saying.",
        "Dorn quoted Velmar as saying: “We accept the plan.”",
        "Dorn cited Velmar as telling the Herald: “We accept the plan.”",
        "Dorn quoted Velmar as saying that it accepts the plan.",
    ],
)
def test_who_quotes_another_has_not_said_it(text: str) -> None:
    (one,) = committed([text])
    assert (one.speaker, one.stance) == ("Velmar", "accepts")
    assert "Dorn" not in one.quote
