"""The worked cases: sound, whole, and with the answers that they were made for."""

import shutil
from pathlib import Path

import pytest

from irenic.cli.main import main
from irenic.model.case import citations
from irenic.model.force import binds, in_force
from irenic.model.record import BINDING
from irenic.workspace import open_case

from ..conftest import CASES

WORKED = sorted(folder.name for folder in CASES.iterdir() if (folder / "case.yaml").is_file())


@pytest.mark.parametrize("name", WORKED)
def test_a_worked_case_is_sound(name: str) -> None:
    result = open_case(CASES / name).check()
    assert [problem for problem in result.problems if problem.severity == "error"] == []


@pytest.mark.parametrize("name", WORKED)
def test_changing_one_letter_of_any_quote_is_found_with_its_place(name: str, tmp_path: Path) -> None:
    """Every quote, one after the other: line, column, caret and the nearest words."""
    folder = tmp_path / name
    shutil.copytree(CASES / name, folder)
    loaded = open_case(folder).loaded
    for path, citation in citations(loaded.case):
        node, _ = loaded.root.deepest((*path, "quote"))
        file = folder / node.origin.file
        text = node.origin.text
        written = text[node.start : node.end]
        position = next(i for i, sign in enumerate(written) if sign.isalpha() and sign.isascii())
        other = "q" if written[position].lower() != "q" else "x"
        changed = written[:position] + other + written[position + 1 :]
        file.write_text(text[: node.start] + changed + text[node.end :], encoding="utf-8", newline="")
        result = open_case(folder).check()
        errors = [problem for problem in result.problems if problem.code == "Q001"]
        place = node.origin.place(node.start)
        assert [(problem.line, problem.column) for problem in errors] == [place], citation.quote
        if len(citation.quote) > 12:
            assert "the nearest words are" in errors[0].hint, citation.quote
        file.write_text(text, encoding="utf-8", newline="")


def test_the_donbas_record_binds_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    """No cell of the matrix has a position, and the page says so in words."""
    workspace = open_case(CASES / "donbas-draft-2025")
    case, matrix = workspace.case, workspace.matrix()
    assert len(matrix.cells) == len(case.parties) * len(case.issues)
    assert all(cell.positions == () for cell in matrix.cells)
    assert not any(binds(case, statement) for statement in case.statements.values())
    assert not any(statement.stance in BINDING for statement in case.statements.values())
    assert main(["show", str(CASES / "donbas-draft-2025")]) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert "The record holds no cited position of any party on any of the 7 issues" in page
    assert "%" not in page


def test_the_donbas_case_holds_the_whole_report() -> None:
    """The table of what the report says, and the entry that holds it."""
    case = open_case(CASES / "donbas-draft-2025").case
    assert set(case.parties) == {"ukraine", "russia", "us", "eu"}
    (draft,) = case.drafts.values()
    assert len(draft.terms) == len(case.issues) == 7
    assert draft.text == "not held"
    assert len(draft.origin) >= 2, "its origin is contested: accounts side by side"
    # whose plan a headline calls it is no account of where it came from, least of all against a named person
    assert not any("headline" in cite.quote for origin in draft.origin for cite in origin.cite)
    assert not any("zelensky" in who for origin in draft.origin for who in origin.who)
    assert any(term.is_ambiguous for term in draft.terms.values())
    assert any(term.hedge == "potentially" for term in draft.terms.values())
    assert any(term.gives == "unknown" for term in draft.terms.values())
    army = next(issue for issue in case.issues.values() if issue.scale == "number")
    assert 600000 in [option.value for option in army.options.values()]
    counts = [
        (name, count)
        for event in case.events.values()
        for account in event.accounts
        for name, count in account.counts.items()
    ]
    told = {(name, count.low, count.best, count.high) for name, count in counts}
    assert {("killed", 5, None, None), ("killed", 26, None, None), ("missing", 17, 17, 17)} <= told
    assert 33 in [count.low for _, count in counts]
    quotes = " ".join(citation.quote for _, citation in citations(case))
    for words in (
        "honest work",
        "good for both Russia and Ukraine",
        "supports",
        "just end",
        "worthy peace",
        "dignity of the Ukrainian people",
        "reliable security guarantees",
        "contacts",
    ):
        assert words in quotes
    assert case.assume == {}
    for source in case.sources.values():
        text = (CASES / "donbas-draft-2025" / source.file).read_text(encoding="utf-8")
        assert "restated" in text.splitlines()[0].lower()
        assert source.outlet is None or not any(name in source.outlet for name in ("Financial Times", "Axios"))


def test_the_restated_reports_are_in_words_of_their_own(data: Path) -> None:
    """No seven words in a row of the report they restate, outside the officials' own short quotes."""
    import re

    def words(text: str) -> list[str]:
        return re.findall(r"\w+", text.lower())

    seed = words((data / "seed" / "report.txt").read_text(encoding="utf-8"))
    runs = {tuple(seed[at : at + 8]) for at in range(len(seed) - 7)}
    for path in (CASES / "donbas-draft-2025" / "sources").glob("*.txt"):
        own = words(path.read_text(encoding="utf-8"))
        assert not [run for at in range(len(own) - 7) if (run := tuple(own[at : at + 8])) in runs], path.name


def test_the_training_case_has_every_kind_of_statement() -> None:
    case = open_case(CASES / "training-moving").case
    assert (len(case.parties), len(case.issues), len(case.drafts)) == (4, 8, 3)
    assert len(case.sources) >= 10
    assert len(case.statements) >= 30
    assert case.notice is not None
    assert "fictional" in case.notice.lower()
    statements = case.statements.values()
    assert len({statement.stance for statement in statements}) == 16
    assert any(statement.condition for statement in statements)
    assert any(statement.supersedes for statement in statements)
    assert any(statement.retracted for statement in statements)
    assert any(statement.credence < 0.5 for statement in statements)
    assert any(source.retracted for source in case.sources.values())
    assert any(party.consent.scope == "some" and "implementer" in party.roles for party in case.parties.values())
    assert [s for s in in_force(case).values() if s.stance == "rules out" and binds(case, s)]
    assert {issue.scale for issue in case.issues.values()} == {"number", "ordered", "unordered"}


def test_panama_holds_raiffas_points() -> None:
    """Points of the United States and Panama on ten issues (Raiffa 1982), as shares of 1."""
    case = open_case(CASES / "panama-canal-1974").case
    weights = {
        assumption.party: [low for low, high in assumption.weights.values() if low == high]
        for assumption in case.assume.values()
        if assumption.weights
    }
    us, panama = sorted(weights.values(), key=max, reverse=True)
    assert sorted(us, reverse=True) == [0.22, 0.22, 0.15, 0.14, 0.11, 0.06, 0.04, 0.02, 0.02, 0.02]
    assert sorted(panama, reverse=True) == [0.15, 0.15, 0.15, 0.13, 0.11, 0.09, 0.07, 0.07, 0.05, 0.03]
    assert sum(us) == pytest.approx(1)
    assert sum(panama) == pytest.approx(1)
    assert case.statements == {}
    assert case.drafts
