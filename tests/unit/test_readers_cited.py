"""What is cited of somebody's words: whoever reads the quote alone sees what they commit to."""

import pytest

from irenic.model.case import Case
from irenic.readers.proposing import proposals_from
from tests.unit.test_readers_stances import reading_of


def cited(text: str, stance: str) -> list[str]:
    """What is cited of the words in a text that suggest a stance, each place as it stands there."""
    return [
        " … ".join(text[start:end] for start, end in one.cited)
        for one in reading_of(text).statements
        if one.stance == stance
    ]


@pytest.mark.parametrize(
    ("text", "stance", "quote"),
    [
        ("Marn's president, Ilva Orren, rejected the plan on Monday.", "rejects", "Marn's president, Ilva Orren, rejected the plan"),
        ("The plan was rejected by Marn on Monday.", "rejects", "The plan was rejected by Marn"),
        ("Marn turned the plan down.", "rejects", "Marn turned the plan down"),
        ("Orren, who accepts the plan, left on Monday.", "accepts", "Orren, who accepts the plan"),
        ("The plan is acceptable to Marn.", "accepts", "The plan is acceptable to Marn"),
        ("Marn's rejection of the plan came late.", "rejects", "Marn's rejection of the plan"),
        ("Dorn gave its assent to the exchange.", "accepts", "Dorn gave its assent to the exchange"),
        ("Orren said that Marn would never accept a cap below 400.", "rules out", "Marn would never accept a cap below 400"),
        ("Odell is in favour of the amnesty clause.", "supports", "Odell is in favour of the amnesty clause"),
        ("Orren denied the report.", "denies", "Orren denied the report"),
        # who was asked answers: the question says to what
        ("Asked whether he accepted the plan, Orren said no.", "rejects", "Asked whether he accepted the plan, Orren said no."),
        ("The envoy presented a plan. Marn rejected it at once.", "rejects", "The envoy presented a plan. Marn rejected it at once."),
        ("The envoy said that Marn had agreed to a zone. Dorn denies it.", "denies", "The envoy said that Marn had agreed to a zone. Dorn denies it."),
        # what narrows it stands with it
        ("Marn rejects the plan in its present form.", "rejects", "Marn rejects the plan in its present form"),
        ("Marn demands the return of the ferry before any prisoner is freed.", "demands", "Marn demands the return of the ferry before any prisoner is freed"),
        # a quotation that says it all needs no "said"
        ("“We will never sign this plan,” Orren said.", "rules out", "“We will never sign this plan,”"),
        # no mark is left open
        ("Orren said that Marn “rejects the plan”.", "rejects", "Marn “rejects the plan”"),
    ],
)  # fmt: skip
def test_a_quote_holds_the_words_that_carry_the_stand(text: str, stance: str, quote: str) -> None:
    assert cited(text, stance) == [quote]


def test_words_that_turn_what_is_said_are_cited_with_it() -> None:
    assert cited("Orren did not say that Marn accepts a truce.", "claims")[:1] == [
        "Orren did not say that Marn accepts a truce"
    ]
    assert cited("Orren said that the talks were long.", "claims") == ["that the talks were long"]


def test_the_quote_that_is_proposed_is_what_is_cited() -> None:
    """The id stays that of the words themselves, so that earlier decisions hold."""
    text = "Marn rejected the plan on Monday."
    case = Case.model_validate(
        {
            "irenic": 1,
            "title": "A fictional case",
            "sources": {},
            "parties": {"marn": {"name": "Marn"}},
            "drafts": {"plan": {"title": "The plan"}},
        }
    )
    (proposal,) = proposals_from(case, "report", text, reading_of(text))
    assert proposal.quote == "Marn rejected the plan"
    assert proposal.entry["cite"] == [{"source": "report", "quote": "Marn rejected the plan"}]
    assert [text[start:end] for start, end in proposal.spans] == [proposal.quote]
    assert proposal.id == reading_of(text).statements[0].id
