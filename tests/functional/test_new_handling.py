"""A report that only some may see is so from the first command on."""

import json
import shutil
from pathlib import Path

import pytest

from irenic.cli.main import main
from irenic.workspace import open_case

from ..conftest import CASES

REPORT = """---
outlet: A guest
published: 2031-03-14
HANDLING---
Foreign Minister Ilva Orren of Alpha said that the harbour would stay shut.
"""


def made(folder: Path, own: str, *options: str) -> Path:
    """A case made from two documents."""
    for name in ("one.txt", "two.txt"):
        text = REPORT.replace("HANDLING", f"handling: {own}\n" if own else "").replace("A guest", name)
        (folder / name).write_text(text, encoding="utf-8")
    case = folder / "case"
    assert main(["new", str(case), "--from", str(folder / "one.txt"), str(folder / "two.txt"), *options]) == 0
    return case


@pytest.mark.parametrize(
    ("own", "given", "held"),
    [
        ("", None, "public"),
        ("", "confidential", "confidential"),
        ("", "restricted", "restricted"),
        ("confidential", None, "confidential"),
        # the person's word goes before the document's
        ("confidential", "restricted", "restricted"),
    ],
)
def test_every_document_has_the_handling_that_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], own: str, given: str | None, held: str
) -> None:
    case = made(tmp_path, own, *(["--handling", given] if given else []))
    told = capsys.readouterr().out
    workspace = open_case(case)
    assert {source.handling for source in workspace.case.sources.values()} == {held}
    assert len(workspace.case.sources) == 2
    assert ("keep this page as close" in told) == (held != "public")
    # nothing is wrong with such a case
    assert workspace.check().errors == 0
    assert len(workspace.seen_by("public").case.sources) == (2 if held == "public" else 0)


def test_what_is_added_later_has_its_own(tmp_path: Path) -> None:
    case = made(tmp_path, "", "--handling", "confidential")
    (tmp_path / "three.txt").write_text("Something else altogether was said in Brack on Monday.", encoding="utf-8")
    assert main(["read", str(tmp_path / "three.txt"), "--into", str(case)]) == 0
    assert open_case(case).case.sources["three"].handling == "public"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--handling", "confidential"], "--handling goes with documents: name them with --from"),
        (
            ["--from", "one.txt", "--handling", "secret"],
            "'secret' is not one of 'public', 'restricted', 'confidential'",
        ),
    ],
)
def test_what_would_not_do_what_was_meant_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], told: str
) -> None:
    case = tmp_path / "case"
    assert main(["new", str(case), *options, "--json"]) == 2
    assert told in json.loads(capsys.readouterr().out)["problems"][0]["message"]
    assert not case.exists()


@pytest.mark.parametrize(
    "asked",
    ["assess", "why", "ask", "zone", "amend", "trace", "stability", "compare elsin-1 elsin-2", "forecast"],
)
def test_every_answer_says_that_it_is_not_for_everybody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: str
) -> None:
    """Answers quote all sources and rest on them, as the pages of `irenic show` do."""
    verb, *more = asked.split()
    worked = {"compare": "training-moving", "forecast": "car-emissions-1994"}.get(verb, "training-ceasefire")
    case = tmp_path / "case"
    shutil.copytree(CASES / worked, case)
    told = {}
    for held in ("public", "confidential"):
        text = (CASES / worked / "case.yaml").read_text(encoding="utf-8").replace("handling: public\n", "")
        (case / "case.yaml").write_text(f"{text}\nhandling: {held}\n", encoding="utf-8")
        assert main([verb, str(case), *more]) == 0
        told[held] = capsys.readouterr().out
    caution = "This case holds sources that are not public: keep this page as close.\n\n"
    assert told["confidential"] == caution + told["public"]
