"""What is proposed of a document goes by the same id when it is read again, also after an edit elsewhere in it."""

from typing import Any

import pytest

from irenic.model.case import Case
from irenic.model.proposal import Proposal
from irenic.readers.gazetteer import Gazetteer
from irenic.readers.proposing import proposals_from
from tests.unit.test_readers_stances import reading_of

CASE = Case.model_validate(
    {
        "irenic": 1,
        "title": "Fictional countries",
        "parties": {
            "marn": {"name": "Marn", "voices": {"orren": {"name": "Ilva Orren"}}},
            "dorn": {"name": "Dorn"},
        },
        "drafts": {"plan": {"title": "The valley plan"}},
    }
)
HEAD = "BRACK, 14 March 2031 (Northern Wire) – Orren said that the dam was safe."
BODY = (
    "Marn and Dorn reject the valley plan. Under the valley plan Marn would cap its army at 600 soldiers.",
    "Marn said at least 26 people were killed in Pell on Monday. Dorn denied shelling Pell on Monday.",
    "“The road is open again after the flood,” Orren said. “The road is open again after the flood,” Orren said.",
)
OTHER = "The fields in the valley were green, and the river was low."


def read(*paragraphs: str) -> list[Proposal]:
    text = "\n\n".join((HEAD, *paragraphs))
    found = proposals_from(CASE, "r", text, reading_of(text, Gazetteer.of(CASE)))
    for one in found:
        entry: dict[str, Any] = dict(one.entry)
        cites = [*entry.get("cite", ()), *(cite for each in entry.get("accounts", ()) for cite in each["cite"])]
        assert cites
        for cite in cites:
            first = text.index(cite["quote"])
            start, end = cite.get("at", (first, first + len(cite["quote"])))
            assert text[start:end] == cite["quote"]
    return found


def test_every_kind_is_read_and_no_two_go_by_one_id() -> None:
    found = read(*BODY)
    assert {one.kind for one in found} == {"dateline", "statement", "provision", "event"}
    assert len({one.id for one in found}) == len(found)
    assert len([one for one in found if one.entry.get("stance") == "rejects"]) == 2  # each of those who say it together


@pytest.mark.parametrize("at", range(len(BODY) + 1))
def test_an_edit_elsewhere_changes_no_id(at: int) -> None:
    before, after = read(*BODY), read(*BODY[:at], OTHER, *BODY[at:])
    assert [one.id for one in read(*BODY)] == [one.id for one in before]
    assert {one.id: one.quote for one in before}.items() <= {one.id: one.quote for one in after}.items()
