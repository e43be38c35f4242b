"""When and by whom a document says that it was published: found where it stands in full, and nowhere else."""

import pytest

from irenic.readers.datelines import dateline_of


@pytest.mark.parametrize(
    ("text", "words", "published", "outlet"),
    [
        ("BRACK, 14 May 2034 (Northern Wire) – Marn said no.", "BRACK, 14 May 2034 (Northern Wire)", "2034-05-14", "Northern Wire"),
        ("Old Harbour, Marn, May 14, 2034 (NW) -- Marn said no.", "Old Harbour, Marn, May 14, 2034 (NW)", "2034-05-14", "NW"),
        ("BRACK (Northern Wire), 14 May 2034 — Marn said no.", "BRACK (Northern Wire), 14 May 2034", "2034-05-14", "Northern Wire"),
        ("BRACK (Northern Wire): Marn said no.", "BRACK (Northern Wire)", None, "Northern Wire"),
        ("BRACK (Northern Wire) – Marn said no.", "BRACK (Northern Wire)", None, "Northern Wire"),
        ("Brack, 14 May 2034 – Marn said no.", "Brack, 14 May 2034", "2034-05-14", None),
        ("Northern Herald | 14 May 2034\n\nA headline\n\nMarn said no.", "Northern Herald | 14 May 2034", "2034-05-14", "Northern Herald"),
        ("Ministry of Foreign Affairs of Marn, 14 May 2034\n\nMarn says no.", "Ministry of Foreign Affairs of Marn, 14 May 2034", "2034-05-14", "Ministry of Foreign Affairs of Marn"),
        ("Live: 14 May 2034 – talks in Brack\n\n09:30 Marn says no.", "Live: 14 May 2034", "2034-05-14", None),
        ("Marn takes the truce\n\nOld Harbour, 14 May 2034\n\nMarn said no.", "Old Harbour, 14 May 2034", "2034-05-14", None),
        ("Marn rejects a second round of talks\nBrack, Sunday, May 14, 2034\n\nIt said no.", "Brack, Sunday, May 14, 2034", "2034-05-14", None),
        ("STATEMENT OF THE FRONT\n\nLiberated Territory, 14 May 2034\n\nWe say no.", "Liberated Territory, 14 May 2034", "2034-05-14", None),
        ("A headline\n\nPublished: Sunday, 14 May 2034\n\nMarn said no.", "Published: Sunday, 14 May 2034", "2034-05-14", None),
    ],
)  # fmt: skip
def test_the_head_tells_day_and_outlet(text: str, words: str, published: str | None, outlet: str | None) -> None:
    found = dateline_of(text)
    assert found is not None
    assert text[found.span[0] : found.span[1]] == words
    assert (str(found.published) if found.published else None, found.outlet) == (published, outlet)


@pytest.mark.parametrize(
    "text",
    [
        "BRACK, 14 May (Northern Wire) – Marn said no.",  # no year
        "BRACK, 31 June 2034 – Marn said no.",  # no such day
        "Marn said on 14 May 2034 that it would not sign.",
        "Brack Herald, 14 May 2034\n\nBRACK, 15 May 2034 – Marn said no.",  # two days
        "Translated from the Marnish\n\n14 May 2034\n\nI say no.",  # the day of the words, perhaps
        "Marn (its army) said no.",
        "Ilva Orren (Marn): We reject the plan.",  # who speaks
        "Q (Reporter): When was that?",
        "The Ministry said, 14 May 2034",
        "Minutes of the meeting of the Joint Office, 14 May 2034\n\nMarn said no.",  # the day of the meeting
        "Ceasefire of the Northern Mission, 14 May 2034\n\nArticle 1",
        "Ceasefire Agreement\n\nBrack, 14 May 2034\n\nArticle 1",  # the day of a text
        "Agreement on the Ferries between Marn and Sael\n\nBrack, 14 May 2034\n\nThe Parties",
        "Minutes of the fourth session\nBrack, 14 May 2034\n\nMarn said no.",
        "Text of the reply\nBrack, 14 May 2034\n\nMarn says no.",
        "Signed at Brack, 14 May 2034\n\nA headline",
        "What was lost\n\nBrack, 14 May 2034\n\nTwo dead.\n\nLenn, 15 May 2034\n\nFour dead.",  # days of events
        "A headline\n\nIt rained.\n\nThere was no bread.\n\nBrack, 14 May 2034\n\nTwo dead.",  # far down
        "A headline\n\nMarn will vote by Sunday, 14 May 2034\n\nIt said no.",
        "",
    ],
)
def test_nothing_is_guessed(text: str) -> None:
    assert dateline_of(text) is None


def test_a_place_before_a_day_is_no_outlet() -> None:
    found = dateline_of("Old Harbour, 14 May 2034\n\nMarn said no.")
    assert found is None or found.outlet is None
