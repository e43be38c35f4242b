"""What the page says in its own words: the chronology, quotation marks, the picture."""

from pathlib import Path

from irenic.model.spoken import in_marks
from irenic.report.page.chronology import Moment, moments_of
from irenic.workspace import open_case

from ..conftest import CASES


def words_of(moment: Moment) -> str:
    return "".join(part.words for part in moment.parts)


def test_the_chronology_says_whose_word_it_is_how_many_and_whether_it_stands(documented_case: Path) -> None:
    """
    irenic: 1
    as_of: 2031-03-20
    sources:
      r: {file: r.txt, outlet: The Outlet, published: 2031-03-09, assumed: {published: told}}
      gone: {file: r.txt, outlet: The Other, published: 2031-03-08, retracted: {date: 2031-03-10}, assumed: {published: told}}
    parties: {a: {name: Alpha}}
    actors: {g: {office: governor}}
    drafts: {plan: {title: The plan, date: 2031-03-05}}
    statements:
      old: {by: a, stance: claims, about: {topic: t}, date: 2031-03-01, cite: {source: r, quote: one}}
      new: {by: a, stance: denies, about: {topic: t}, supersedes: old, cite: {source: r, quote: two}}
      lost: {by: a, stance: claims, about: {topic: u}, cite: {source: gone, quote: three}}
    events:
      one:
        {kind: ASSAULT/aerial, title: attack, place: Elsin, date: 2031-03-02, approximate: true,
        accounts: [{claimant: g, as_known: 2031-03-04, counts: {killed: {low: 26}, missing: 17}, cite: {source: r, quote: one}}]}
      two: {kind: ASSAULT, title: strike, date: 2031-03-03, status: disputed, accounts: [{claimant: g, counts: {killed: {low: 3, high: 5}}, assumed: x}, {claimant: a, denies: true, assumed: x}]}
      bare: {kind: ASSAULT, title: raid}
    process:
      work: {kind: other, title: Alpha works on the plan, from: 2031-03-04, to: 2031-03-06, status: ongoing, accounts: [{claimant: gone, cite: {source: gone, quote: two}}]}
    === r.txt
    one two three
    """
    workspace = open_case(documented_case)
    moments = moments_of(workspace.record(), workspace.table())
    assert [(moment.day, moment.kind, words_of(moment)) for moment in moments] == [
        ("2031-03-01", "statement", "Alpha claims – t (not in force: superseded by new)"),
        (
            "about 2031-03-02",
            "event",
            "By the account of governor, as known on 2031-03-04: attack, Elsin – killed: at least 26; missing: 17",
        ),
        ("2031-03-03", "event", "strike (disputed), told in 2 accounts. governor: killed: 3 to 5 · Alpha: denies it"),
        (
            "2031-03-04 to 2031-03-06",
            "process",
            "By the account of The Other (retracted): Alpha works on the plan (ongoing)",
        ),
        ("2031-03-05", "draft", "The plan (plan)"),
        ("by 2031-03-08 (assumed)", "statement", "Alpha claims – u (not in force: cited only from a retracted source)"),
        ("by 2031-03-09 (assumed)", "statement", "Alpha denies – t"),
        ("day not known", "event", "raid (the case cites no account of it)"),
    ]


def test_every_account_of_the_worked_case_stands_in_its_chronology() -> None:
    """Ternopil's dead and missing, Zaporizhzhia's governor and the drones without a day are all there."""
    workspace = open_case(CASES / "donbas-draft-2025")
    told = " ".join(words_of(moment) for moment in moments_of(workspace.record(), workspace.table()))
    assert "killed: at least 26; missing: 17" in told
    assert "regional governor of Zaporizhzhia, as known on 2025-11-21: killed: at least 5" in told
    assert "Defence ministry (Russia), as known on 2025-11-21" in told
    assert "By the account of one public report, restated (the plan): the United States works on the proposal" in told
    for happening in (*workspace.record().events, *workspace.record().process):
        for account in happening.accounts:
            assert account.claimant in told
            assert account.says in told or account.says == "reports it"


def test_quotation_marks_do_not_stand_twice(tmp_path: Path) -> None:
    assert in_marks("a just end") == "“a just end”"
    assert in_marks("a “just end”") == "‘a “just end”’"
    for name in ("donbas-draft-2025", "training-moving"):
        page = open_case(CASES / name).report(tmp_path / f"{name}.html").read_text(encoding="utf-8")
        told = page.partition('id="assessment"')[0] + page.partition('id="time"')[2]
        assert "““" not in told
        assert "””" not in told
        assert "of Lindavar at the talks (Lindavar)" not in page
