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
