"""The score of reading, by its definition: all for the labels themselves, nothing for silence, a half for a half."""

from dataclasses import replace

import pytest
from benchmarks.reading_set import Score, scores

from irenic.model.dates import DateRange
from irenic.model.reading import ReadDate, ReadDocument, ReadEvent, ReadJudgement, ReadProvision, ReadStatement

from ..reading_labels import Report, load_reports

REPORTS = load_reports()


def as_read(report: Report) -> ReadDocument:
    """A reading that finds just what the labels say."""
    return ReadDocument(
        file=f"{report.name}.txt",
        title=None,
        published=str(report.published),
        text_length=len(report.text),
        statements=tuple(
            ReadStatement(
                id=one.id,
                source=tuple(place.span for place in one.source),
                cue=tuple(place.span for place in one.cue),
                content=tuple(place.span for place in one.content),
                kind=one.kind,
                speaker=one.speaker,
                anonymous=one.anonymous,
                stance=one.stance or "claims",
                reason="",
                date=DateRange(),
                quote="",
                confidence=1,
            )
            for one in report.statements
        ),
        provisions=tuple(
            ReadProvision(
                id=one.id,
                span=tuple(place.span for place in one.span),
                what=one.what,
                quantity=one.quantity,
                gives=one.gives,
                gets=one.gets,
                hedge=" ".join(place.words for place in one.hedge) or None,
                condition=" ".join(place.words for place in one.condition) or None,
                deadline=" ".join(place.words for place in one.deadline) or None,
                confidence=1,
            )
            for one in report.provisions
        ),
        events=tuple(
            ReadEvent(
                id=one.id,
                span=tuple(place.span for place in one.span),
                kind=one.kind,
                place=one.place,
                date=one.date,
                counts=one.counts,
                claimant=one.claimant,
                status=one.status,
                confidence=1,
            )
            for one in report.events
        ),
        own_voice=tuple(ReadJudgement(span=place.span, words=place.words) for place in report.own_voice),
        dates=tuple(
            ReadDate(span=one.words.span, words=one.words.words, date=DateRange(start=one.start, end=one.end))
            for one in report.dates
        ),
    )


def test_the_labels_themselves_score_everything() -> None:
    for report in REPORTS:
        for kind, score in scores([report], {report.name: as_read(report)}).items():
            if "voice taken" in kind:
                assert score.right == 0, report.name
            else:
                assert score.right == score.said == score.true, (report.name, kind)


def test_silence_scores_nothing() -> None:
    nothing = {"statements": (), "provisions": (), "events": (), "dates": (), "own_voice": ()}
    found = {report.name: as_read(report).model_copy(update=nothing) for report in REPORTS}
    total = scores(REPORTS, found)
    assert {score.right for score in total.values()} == {score.said for score in total.values()} == {0}
    assert total["statements, in part"].true == sum(len(report.statements) for report in REPORTS)
    assert (Score().precision, Score().recall, Score().f1) == (0, 0, 0)
    assert (Score(1, 2, 4).precision, Score(1, 2, 4).recall) == (0.5, 0.25)
    assert Score(1, 2, 4).f1 == pytest.approx(1 / 3)


def test_what_is_wrong_counts_where_it_is_wrong() -> None:
    report = next(report for report in REPORTS if report.name == "keldria-01")
    right = as_read(report)
    first, *others = right.statements
    (start, end), *_ = first.content

    def with_first(changed: ReadStatement) -> dict[str, Score]:
        return scores([report], {report.name: right.model_copy(update={"statements": (changed, *others)})})

    number = len(right.statements)
    shorter = with_first(first.model_copy(update={"content": ((start + 15, end),)}))
    assert shorter["statements, in part"].right == number
    assert shorter["statements, exact"].right == number - 1
    much_shorter = with_first(first.model_copy(update={"content": ((end - 15, end),)}))
    assert much_shorter["statements, in part"].right == number - 1
    other_source = with_first(first.model_copy(update={"source": right.statements[3].source}))
    assert other_source["statements, in part"].right == number - 1
    accepting = with_first(first.model_copy(update={"stance": "accepts"}))
    assert accepting["statements, in part"].right == number
    assert accepting["  stances that bind"] == replace(shorter["  stances that bind"], right=0)

    exact = {what: count.model_copy(update={"high": count.low}) for what, count in right.events[0].counts.items()}
    events = (right.events[0].model_copy(update={"counts": exact, "claimant": "Colonel Varre"}), *right.events[1:])
    changed = scores([report], {report.name: right.model_copy(update={"events": events})})
    assert changed["people, number and bound"] == Score(2, 3, 3)  # "at least nine" is no nine
    assert changed["people, also the claimant"] == Score(0, 3, 3)


def test_the_outlets_voice_is_nobodys() -> None:
    report = next(report for report in REPORTS if report.name == "keldria-07")
    right = as_read(report)
    wrong = right.statements[0].model_copy(update={"content": tuple(place.span for place in report.own_voice)})
    found = right.model_copy(update={"statements": (*right.statements, wrong)})
    total = scores([report], {report.name: found})
    assert total["  the outlet's voice taken for another's"].right == 1
    assert total["statements, in part"].right == len(report.statements)
