"""What a source's own head says of its day and its outlet is offered, and becomes so when a person says so."""

from pathlib import Path

import pytest

from irenic.cli.main import main
from irenic.workspace import Workspace, open_case

REPORT = """BRACK, 14 May 2034 (Northern Wire) – Marn rejected the plan on Friday, its president said.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    case = tmp_path / "case"
    case.mkdir()
    (case / "case.yaml").write_text(
        "irenic: 1\ntitle: Fictional\nsources: {}\nparties: {marn: {name: Marn}}\ndrafts: {}\n"
    )
    (tmp_path / "report.txt").write_text(REPORT)
    return case


def _read(folder: Path, capsys: pytest.CaptureFixture[str], *flags: str) -> str:
    capsys.readouterr()
    assert main(["read", str(folder.parent / "report.txt"), "--into", str(folder), *flags]) == 0
    return " ".join(capsys.readouterr().out.split())


def _datelines(workspace: Workspace) -> list[str]:
    return [one.id for one in workspace.waiting() if one.kind == "dateline"]


def test_day_and_outlet_are_offered_and_taken(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = _read(folder, capsys)
    assert "By its own head 'report' was published on 2034-05-14, by Northern Wire" in told
    assert open_case(folder).case.sources["report"].outlet is None
    (dateline,) = _datelines(open_case(folder))
    assert f"irenic accept {folder} {dateline}" in told
    assert main(["accept", str(folder), dateline]) == 0
    held = open_case(folder).case.sources["report"]
    assert (str(held.published), held.outlet) == ("2034-05-14", "Northern Wire")
    assert [one.quote for one in held.cite] == ["BRACK, 14 May 2034 (Northern Wire)"]
    assert open_case(folder).check().errors == 0
    # it is read anew with its day, and asks no more
    assert main(["read", "--into", str(folder)]) == 0
    assert not _datelines(open_case(folder))
    assert main(["accept", str(folder), dateline]) == 1


def test_only_what_is_missing_is_offered(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = _read(folder, capsys, "--published", "2034-05-15")
    assert "By its own head 'report' was published by Northern Wire" in told
    (dateline,) = _datelines(open_case(folder))
    assert main(["accept", str(folder), dateline]) == 0
    held = open_case(folder).case.sources["report"]
    assert (str(held.published), held.outlet) == ("2034-05-15", "Northern Wire")


def test_what_is_rejected_is_not_offered_again(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _read(folder, capsys)
    (dateline,) = _datelines(open_case(folder))
    assert main(["reject", str(folder), dateline]) == 0
    assert main(["read", "--into", str(folder), "--again"]) == 0
    assert not _datelines(open_case(folder))
    assert not open_case(folder).case.sources["report"].published.is_known


def test_a_source_without_a_day_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder.parent / "report.txt").write_text("Marn rejected the plan on Friday.\n")
    assert "'report' does not say when it was published" in _read(folder, capsys)
