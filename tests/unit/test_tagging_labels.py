"""What a tagger learns from: labels in brat's format, and the decisions of a case."""

from pathlib import Path

import pytest

from irenic.model.problem import IrenicError
from irenic.readers.pipeline import load_pipeline
from irenic.readers.tagging.accepted import labelled_by_decisions
from irenic.readers.tagging.brat import labelled_in, labels_in
from irenic.readers.tagging.labels import Labelled, Labels

from ..labels import brat, write_reports

TEXT = "Mira Tann said it was “over”. Rain fell.\n"
LABELS = """T1\tSource 0 9\tMira Tann
T2\tCue 10 14\tsaid
T3\tContent 15 28\tit was “over”
T4\tAttribution 10 14\tsaid
A1\tSure T4
E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3
"""


def write(folder: Path, text: str = TEXT, labels: str = LABELS) -> Path:
    (folder / "osk.txt").write_text(text, encoding="utf-8", newline="")
    (folder / "osk.ann").write_text(labels, encoding="utf-8", newline="")
    return folder


def read(folder: Path) -> list[Labelled]:
    return labelled_in(labels_in(folder))[0]


def test_an_event_joins_source_cue_and_content(tmp_path: Path) -> None:
    (one,) = read(write(tmp_path))
    assert (one.name, one.text) == ("osk", TEXT)
    assert one.attributions == (Labels(((0, 9),), ((10, 14),), ((15, 28),)),)


def test_numbered_roles_and_pieces_are_put_together(tmp_path: Path) -> None:
    labels = LABELS.replace("Content 15 28\tit was “over”", "Content 15 17;22 28\tit “over”").replace(
        "Content:T3", "Content:T3 Content2:T5"
    )
    (one,) = read(write(tmp_path, labels=labels + "T5\tContent 30 34\tRain\n"))
    assert one.attributions[0].content == ((15, 17), (22, 28), (30, 34))


def test_relations_of_a_cue_do_as_well(tmp_path: Path) -> None:
    labels = "\n".join(line for line in LABELS.splitlines() if line[0] == "T")
    relations = "\nR1\tHas Arg1:T2 Arg2:T1\nR2\tGives Arg1:T2 Arg2:T3\n"
    (one,) = read(write(tmp_path, labels=labels + relations))
    assert one.attributions == (Labels(((0, 9),), ((10, 14),), ((15, 28),)),)


def test_places_count_characters_of_the_file_as_it_is(tmp_path: Path) -> None:
    """Line ends of two characters and letters beyond ASCII shift nothing."""
    text = "Größe\r\n\r\n" + TEXT
    moved = LABELS.replace("0 9\t", "9 18\t").replace("10 14\t", "19 23\t").replace("15 28\t", "24 37\t")
    (one,) = read(write(tmp_path, text, moved))
    (start, end), *_ = one.attributions[0].source
    assert one.text[start:end] == "Mira Tann"


def test_the_texts_may_lie_apart_and_the_first_of_several_readers_counts(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "osk_1.txt").write_text(TEXT, encoding="utf-8")
    for reader, labels in (("b", ""), ("a", LABELS)):
        (tmp_path / "attributions" / f"osk_1_{reader}.ann").write_text(labels, encoding="utf-8")
    (tmp_path / "text" / "spare.txt").write_text(TEXT, encoding="utf-8")
    found = labels_in(tmp_path)
    ((_, first),) = found.pairs
    assert first.name == "osk_1_a.ann"
    assert [path.name for path in found.further_readers] == ["osk_1_b.ann"]
    assert [path.name for path in found.without_labels] == ["spare.txt"]


@pytest.mark.parametrize(
    ("labels", "line", "words"),
    [
        (LABELS.replace("15 28", "15 280"), 3, "280 is not in the text"),
        (LABELS.replace("15 28", "15"), 3, "no place"),
        (LABELS.replace("15 28", "28 15"), 3, "28 to 15"),
        (LABELS.replace("Mira Tann\n", "Mira Tan\n"), 1, "“Mira Tann”"),
        (LABELS.replace("Source:T1", "Source:T9"), 6, "T9"),
        (LABELS.replace("Source:T1", "Source"), 6, "'Source' is no role"),
        (LABELS + "R1\tHas Arg1:T2\n", 7, "two labels"),
    ],
)
def test_a_fault_is_told_with_its_file_and_line(tmp_path: Path, labels: str, line: int, words: str) -> None:
    with pytest.raises(IrenicError) as caught:
        read(write(tmp_path, labels=labels))
    problem = caught.value.problems[0]
    assert (problem.code, Path(str(problem.file)).name, problem.line) == ("X011", "osk.ann", line)
    assert words in problem.message


def test_where_a_label_parts_from_its_text_is_shown(tmp_path: Path) -> None:
    text = "Mira Tann said that the port of Osk would open in spring and stay open.\n"
    with pytest.raises(
        IrenicError, match=r"“… would open in spring and stay open”.*“… would open in June and"
    ) as caught:
        read(
            write(
                tmp_path, text=text, labels=f"T1\tContent 15 {len(text) - 2}\t{text[15:-2].replace('spring', 'June')}\n"
            )
        )
    assert "--leave-out-faulty" in str(caught.value.problems[0].hint)


def test_files_at_fault_are_left_out_where_that_is_asked_for_and_all_are_named_where_not(tmp_path: Path) -> None:
    folder = write(tmp_path)
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text("Nothing.\n", encoding="utf-8")
        (folder / f"{name}.ann").write_text("T1\tCue 0 70\tx\n", encoding="utf-8")
    with pytest.raises(IrenicError) as caught:
        labelled_in(labels_in(folder))
    assert [Path(str(one.file)).name for one in caught.value.problems] == ["a.ann", "b.ann"]
    sound, left_out = labelled_in(labels_in(folder), leave_out_faulty=True)
    assert [one.name for one in sound] == ["osk"]
    assert [path.name for path in left_out] == ["a.ann", "b.ann"]


def test_labels_without_a_text_and_folders_without_labels_are_refused(tmp_path: Path) -> None:
    with pytest.raises(IrenicError, match="holds no labels"):
        labels_in(tmp_path)
    with pytest.raises(IrenicError, match="there is no folder"):
        labels_in(tmp_path / "nowhere")
    (write(tmp_path) / "osk.txt").unlink()
    with pytest.raises(IrenicError, match=r"'osk.txt' is missing"):
        labels_in(tmp_path)


def test_a_text_in_another_encoding_is_refused_with_the_line(tmp_path: Path) -> None:
    (write(tmp_path) / "osk.txt").write_bytes(b"one\nGr\xf6\xdfe\n")
    with pytest.raises(IrenicError) as caught:
        read(tmp_path)
    assert (caught.value.problems[0].code, caught.value.problems[0].line) == ("F006", 2)


def test_the_reports_of_the_tests_are_labelled_as_they_are_marked(tmp_path: Path) -> None:
    reports = {one.name: one for one in read(write_reports(tmp_path))}
    talks = reports["talks"]
    (_, told) = talks.attributions
    assert [talks.text[start:end] for start, end in told.content] == [
        "“It is a beginning,”",
        "“and no more than that.”",
    ]
    assert brat("{cue1|Said} he.\n\nNo.")[0] == "Said he.\n\nNo.\n"


REPORT = """Mira Tann said that the port would open. Rain fell all day.

The mayor warned that the quota was too low.

Nobody else spoke of it on Monday, it was reported.
"""


def decided(accepted: str, rejected: str = "", waiting: str = "") -> Labelled:
    def places(words: str) -> list[tuple[tuple[int, int], ...]]:
        return [((REPORT.index(words), REPORT.index(words) + len(words)),)] if words else []

    return labelled_by_decisions("r", REPORT, places(accepted), places(rejected), places(waiting), load_pipeline())


def words_of(one: Labelled) -> list[tuple[str, ...]]:
    return [
        tuple(one.text[start:end] for spans in (a.source, a.cue, a.content) for start, end in spans)
        for a in one.attributions
    ]


def test_an_accepted_statement_gives_its_content_and_the_rules_give_who_and_how() -> None:
    found = decided("the port would open")
    assert words_of(found) == [("Mira Tann", "said", "the port would open")]
    assert found.parts is not None
    assert [REPORT[start:end].split()[0] for start, end in found.parts] == ["Mira"]


def test_a_paragraph_with_a_rejected_proposal_teaches_that_it_holds_none() -> None:
    found = decided("", rejected="the quota was too low")
    assert found.attributions == ()
    assert found.parts is not None
    assert [REPORT[start:end].split()[1] for start, end in found.parts] == ["mayor"]


def test_what_waits_or_what_the_rules_do_not_find_teaches_nothing() -> None:
    assert decided("the port would open", waiting="the port would open").parts == ()
    assert decided("Rain fell all day").parts == ()
