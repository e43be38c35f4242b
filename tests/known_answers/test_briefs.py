"""The brief of every worked case, word for word; shares are masked, since they are drawn."""

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from irenic.report.brief.compose import brief_of
from irenic.report.brief.shape import Brief
from irenic.report.gather import ReportInputs, gathered
from irenic.workspace import open_case

from ..conftest import CASES

FOLDER = Path(__file__).parent / "briefs"
DRAWS = 2_000
"""As many as give every change of the worked cases a number."""
NAMES = sorted(path.name for path in CASES.iterdir() if (path / "case.yaml").exists())


def inputs_of(name: str, *, as_of: Any = None, assumptions: bool = False, draws: int = 800) -> ReportInputs:
    drawing = {"draws": draws, "seed": 0, "prior": "issues", "with_assumptions_only": assumptions}
    return gathered(open_case(CASES / name).seen_by("public"), as_of=as_of, drawing=drawing, form="brief")


def text_of(brief: Brief) -> str:
    lines = [brief.title, brief.notice or "", brief.lead]
    for part in brief.parts:
        lines += ["", f"## {part.heading}"]
        for paragraph in part.paragraphs:
            words = " ".join(
                sentence.words + " (in part assumed)" * sentence.assumed + f" [{len(sentence.evidence)}]"
                for sentence in paragraph.sentences
            )
            lines.append(f"{paragraph.about}. {words}" if paragraph.about else words)
    return "\n".join(lines) + "\n"


def masked(text: str) -> str:
    share = r"(?:about \d in 10|less than 1 in 10|more than 9 in 10|hardly ever: in none of the draws|nearly always: in all of the draws)"
    return re.sub(rf"{share}(?:, wide: \d+ to \d+| \(\d+ to \d+\))?", "# in 10", text)


@pytest.mark.parametrize("name", NAMES)
def test_the_brief_of_a_worked_case(name: str) -> None:
    """Written anew by `python -m tests.known_answers.test_briefs`: read it before you commit it."""
    assert masked(text_of(brief_of(inputs_of(name, draws=DRAWS)))) == (FOLDER / f"{name}.txt").read_text(
        encoding="utf-8"
    )


def variants() -> Iterator[Any]:
    yield from (pytest.param(name, None, True, id=f"{name}, assumptions") for name in NAMES)
    for day in ("2031-03-04", "2031-03-09", "2031-03-20", "2031-04-03"):
        yield pytest.param("training-moving", day, False, id=day)


@pytest.mark.parametrize(("name", "day", "assumptions"), list(variants()))
def test_every_sentence_is_one(name: str, day: str | None, assumptions: bool) -> None:
    """Whole, with nothing of ours left unsaid in it: on other days, and from assumptions alone."""
    as_of = datetime.date.fromisoformat(day) if day else None
    inputs = inputs_of(name, as_of=as_of, assumptions=assumptions)
    brief = brief_of(inputs)
    assert brief.parts
    for sentence in brief.sentences:
        words = sentence.words
        assert words[0].isupper() or words[0] in "“0123456789", words
        assert words[-1] in ".?)”", words
        assert words.count("(") == words.count(")"), words
        assert words.count("“") == words.count("”"), words
        assert not re.search(
            r"None|unknown \w|  |\.\.|,,| [,.;:?]|\b(?:elsin-\d|s\d\d)\b|\{|\[\]|\bone (?:change|draft|source)s\b",
            words,
        ), words


@pytest.mark.parametrize("name", NAMES)
def test_every_number_is_one_of_the_results(name: str) -> None:
    inputs = inputs_of(name)
    results = [
        inputs.matrix,
        inputs.table,
        inputs.record,
        inputs.assessment,
        inputs.why,
        inputs.amendments,
        inputs.questions,
    ]
    told = " ".join(result.model_dump_json(by_alias=True) for result in results if result is not None)
    labels = " ".join(label for options in inputs.options.values() for label in options.values())
    known = set(re.findall(r"\d[\d,.]*\d|\d", told + " " + labels)) | {str(day) for day in range(1, 32)}
    shares = {round(10 * float(share)) for share in re.findall(r"[^\d](0\.\d+|1\.0)\b", told)}
    for sentence in brief_of(inputs).sentences:
        plain = re.sub(r"\b\d+(?= (?:in 10|to \d))|\bto \d+\)|: \d+ to \d+|in 10", "", sentence.words)
        assert {number.rstrip(".") for number in re.findall(r"\d[\d,.]*\d|\d", plain)} <= known | {"2031", "2025"}, (
            sentence
        )
        for share in re.findall(r"about (\d) in 10", sentence.words):
            assert int(share) in shares


if __name__ == "__main__":
    for case in NAMES:
        (FOLDER / f"{case}.txt").write_text(masked(text_of(brief_of(inputs_of(case, draws=DRAWS)))), encoding="utf-8")
