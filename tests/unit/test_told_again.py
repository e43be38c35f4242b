"""The same words of one speaker, told in a lead and quoted later, are one proposal with both places."""

import pytest

from irenic.model.case import Case
from irenic.model.origins import Origins
from irenic.model.proposal import Gathered
from irenic.readers.gathering import Groups, as_one
from irenic.readers.gazetteer import Gazetteer
from irenic.readers.proposing import proposals_from
from tests.unit.test_readers_stances import reading_of

CASE = Case.model_validate(
    {
        "irenic": 1,
        "title": "Fictional countries",
        "parties": {
            "marn": {"name": "Marn", "voices": {"orren": {"name": "Ilva Orren"}, "lask": {"name": "Tomo Lask"}}},
            "dorn": {"name": "Dorn"},
        },
        "drafts": {"plan": {"title": "The valley plan"}},
        "issues": {"port": {"question": "Who runs the port?", "options": {"both": {"label": "a joint port board", "assumed": "x"}}}},
    }
)  # fmt: skip


def gathered(text: str) -> list[Gathered]:
    groups: dict[int, list[int]] = {}
    finder = Groups()
    mentions = [
        one for one in proposals_from(CASE, "r", text, reading_of(text, Gazetteer.of(CASE))) if one.kind == "statement"
    ]
    for at, mention in enumerate(mentions):
        groups.setdefault(finder.add(mention), []).append(at)
    return [as_one(Origins(CASE), [mentions[at] for at in held]) for held in groups.values()]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "Orren said that the dam was safe and would be inspected in June. “The dam is safe and will be inspected in "
            "June,” Orren told reporters.",
            [
                "that the dam was safe and would be inspected in June",
                "“The dam is safe and will be inspected in June,”",
            ],
        ),
        (
            "Orren rejected the valley plan. “We reject the valley plan,” Orren said.",
            ["Orren rejected the valley plan", "“We reject the valley plan,”"],
        ),
        (
            "Orren rejected the valley plan. “We do not accept the valley plan,” Orren said.",
            ["Orren rejected the valley plan", "“We do not accept the valley plan,”"],
        ),
    ],
)
def test_what_is_told_twice_is_one_proposal_with_both_places(text: str, quotes: list[str]) -> None:
    (one,) = gathered(text)
    assert [mention.quote for mention in one.places] == quotes
    assert [cite["quote"] for cite in one.entry["cite"]] == quotes  # type: ignore[index, union-attr, call-overload]
    assert one.origins == 1


@pytest.mark.parametrize(
    "text",
    [
        # another speaker, a turned sense, another number, another stance, a condition
        "Orren said that the dam was safe in June. “The dam is safe in June,” Lask said.",
        "Orren said that the talks had failed in the valley. “The talks have not failed in the valley,” Orren said.",
        "Orren said that 40 prisoners had left the camp. “We saw 60 prisoners leave the camp,” Orren said.",
        "Orren rejected the valley plan. “We will never accept the valley plan,” Orren said.",
        "Orren said: “We accept the valley plan if there is a joint port board.” Orren accepts the valley plan.",
        "Orren: “We accept the valley plan.”\n\nOrren: “We accept the valley plan, but only until 2040.”",
        # what is told within it is a statement of its own
        "Orren said that Marn would accept the valley plan if the river froze.",
        "Orren said that the dam was safe. Orren said that the bridge was open.",
        # who did it to whom; what will be and what was
        "Orren said that Marn attacked Dorn forces near the dam. Orren said that Dorn forces attacked Marn near the dam.",
        "Orren said that the last prisoners would be freed. Orren said that the last prisoners were freed.",
    ],
)
def test_what_may_mean_something_else_stays_apart(text: str) -> None:
    assert len(gathered(text)) == 2


def test_who_passed_words_on_is_not_lost() -> None:
    told = gathered("Orren said Marn rejects the valley plan. Lask said Marn rejects the valley plan.")
    relayed = [one.entry.get("via") for one in told if one.entry["stance"] == "rejects"]
    assert relayed == [["marn.orren"], ["marn.lask"]]
