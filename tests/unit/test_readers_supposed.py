"""What a condition or a term of a draft asks for is planned by nobody; what is announced is."""

import datetime

import pytest

from irenic.model.source import Document
from irenic.readers.reading import read

PUBLISHED = datetime.date(2033, 4, 14)


def planned(text: str) -> list[str]:
    document = Document(
        name="report.txt", media_type="text/plain", text=text, extractor="test", sha256_original="", sha256_text=""
    )
    return [one.kind for one in read(document, PUBLISHED).events if one.status == "planned"]


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Karel Dromm says Osmark will sign the Lisk draft if the prisoners are released before 1 May.",
        "If the prisoners are released before 1 May, Osmark will sign the draft, Dromm said.",
        "Osmark will withdraw its troops by 3 May on condition that Veldania leaves Merva by 1 May, Dromm said.",
        "Osmark will release 40 prisoners on 3 May provided that the truce holds until then.",
        "Osmark will release the men on 3 May, but only as long as the truce holds.",
        "Should Veldania release the prisoners by 1 May, Osmark will sign, Dromm said.",
        "Osmark will not open the port unless the prisoners are freed by 1 May.",
    ],
)
def test_what_hangs_on_a_condition_is_not_planned(text: str) -> None:
    assert planned(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Osmark will withdraw its troops from Merva by 1 May, Dromm said.", "RETREAT/withdraw"),
        ("Osmark will withdraw its troops from Merva by 1 May even if the talks fail, Dromm said.", "RETREAT/withdraw"),
        ("Asked if it was true, Dromm said that Osmark will withdraw its troops by 1 May.", "RETREAT/withdraw"),
        ("The two sides will meet in Lisk on Friday if the roads are open.", "CONSULT"),
        ("Osmark will release its captives from 20 April until 1 May, Dromm said.", "RETREAT/release"),
        ("If you ask me, Osmark will release the prisoners on 3 May.", "RETREAT/release"),
        ("The army will free the men on 3 May. If it does not, the talks end.", "RETREAT/release"),
    ],
)
def test_what_is_announced_is_planned(text: str, kind: str) -> None:
    assert planned(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The leaked draft says:\n1. Veldania's troops shall withdraw from the Merva corridor by 1 July.\n2. A joint office opens.",
        "Under the draft, Veldania will withdraw its troops from the corridor by 1 July.",
    ],
)
def test_a_term_of_a_draft_is_planned_by_nobody(text: str) -> None:
    assert planned(text) == []


def test_what_happened_under_a_condition_happened() -> None:
    document = Document(
        name="report.txt", media_type="text/plain", extractor="test", sha256_original="", sha256_text="",
        text="If the ministry is right, 12 people were killed in Merva on Saturday.",
    )  # fmt: skip
    assert [one.status for one in read(document, PUBLISHED).events] == ["happened"]
