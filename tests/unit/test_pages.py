"""What the page says in its own words: the chronology, quotation marks, the picture."""

import itertools
import re
from pathlib import Path

import pytest

from irenic.analyses.actors import who_is_who
from irenic.model.spoken import in_marks
from irenic.report.gather import command_of
from irenic.report.page.actor_picture import actors_picture
from irenic.report.page.chronology import Moment, moments_of
from irenic.report.page.labels import placed
from irenic.report.page.picture import Scale, matrix_picture
from irenic.report.terminal.record import event_lines
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
        ("2031-03-01", "statement", "Alpha claims – t (not in force: superseded by words of 2031-03-09)"),
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
        ("2031-03-05", "draft", "The plan"),
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


def test_the_picture_draws_own_words_at_their_values_and_nothing_of_whole_drafts(documented_case: Path) -> None:
    """
    irenic: 1
    parties: {a: {name: Alpha}, b: {name: Beta}, c: {name: Gamma}}
    issues:
      force: {question: q, scale: number, unit: troops, options: {few: {value: 1000, proposed_in: [plan]}, some: {value: 2000, assumed: for contrast}, many: {value: 5000, cite: {source: r, quote: many}}}}
      line: {question: q, options: {near: {label: the near line, proposed_in: [plan]}, far: {label: the far line, proposed_in: [plan]}}}
      flag: {question: q, scale: unordered, options: {red: {proposed_in: [plan]}, blue: {proposed_in: [plan]}}}
    drafts: {plan: {terms: {force: {option: few, assumed: x}, line: {option: near, assumed: x}}}}
    statements:
      s1: {by: a, stance: rejects, about: {draft: plan}, assumed: told}
      s2: {by: b, stance: accepts, about: {issue: force, option: some}, assumed: told}
      s3: {by: c, stance: accepts, about: {issue: force, option: some}, assumed: told}
      s4: {by: b, stance: demands, about: {issue: flag, option: red}, assumed: told}
    """
    workspace = open_case(documented_case)
    scales = {
        name: Scale(tuple(issue.options), {option: issue.option_label(option) for option in issue.options})
        for name, issue in workspace.case.issues.items()
    }
    drawn = matrix_picture(workspace.matrix(), workspace.table(), scales)
    force, line, flag = drawn.split("</figure>")[:3]
    assert "Alpha: rejects" not in drawn, "words on a whole draft are drawn nowhere"
    assert "Alpha: only words on a whole draft" in line
    assert [words in force for words in ("1,000 troops", "troops (assumed)", "5,000 troops", ">draft plan<")] == [
        True
    ] * 4
    ticks = [float(x) for x in re.findall(r'<circle class="tick[^"]*" cx="([\d.]+)"', force)]
    assert (ticks[1] - ticks[0]) * 3 == pytest.approx(ticks[2] - ticks[1], abs=0.5)
    assert len(set(re.findall(r'class="mark[^"]*"[^>]* d="M[\d.]+ ([\d.]+)', force))) == 2, "a lane for each party"
    assert "assumed-mark" in force
    assert 'class="axis"' not in flag
    assert "Beta demands" in flag
    assert "the near line, the far line. Draft plan: the near line." in line


@pytest.mark.parametrize("above", [False, True])
def test_labels_never_cover_one_another(above: bool) -> None:
    for words in (["a"] * 6, ["words that take two lines at the least"] * 5, ["long words of a label", "b"] * 4):
        wanted = [(132 + 264 * at / len(words), text) for at, text in enumerate(words)]
        labels = placed(wanted, 0, 418, above=above)
        assert len(labels) == len(words)
        for one, other in itertools.combinations(labels, 2):
            beside = one.left + one.width <= other.left or other.left + other.width <= one.left
            assert beside or one.bottom <= other.top or other.bottom <= one.top


def test_no_line_to_a_label_runs_through_another_where_there_is_room() -> None:
    """Titles of three drafts, as they stand above an axis: the line from each down to the axis meets no words."""
    titles = (
        "“Text for a settlement of the question”",
        "“Framework paper, second version”",
        "“Framework paper, first version”",
    )
    labels = placed([(220.0, titles[0]), (308.0, titles[1]), (396.0, titles[2])], 0, 418, above=True)
    for one, other in itertools.permutations(labels, 2):
        is_below = other.top >= one.bottom
        assert not (is_below and other.left < one.at < other.left + other.width), (one, other)


def test_an_event_is_never_told_without_whose_word_it_is(documented_case: Path) -> None:
    """
    irenic: 1
    parties: {a: {name: Alpha}, b: {name: Beta}}
    actors: {g: {office: governor}}
    drafts: {}
    events:
      one: {kind: ASSAULT, title: raid on the mill, accounts: [{claimant: g, counts: {killed: 9}, assumed: x}]}
      two: {kind: ASSAULT, title: strike, accounts: [{claimant: g, assumed: x}, {claimant: a, denies: true, assumed: x}]}
      bare: {kind: ASSAULT, title: fire}
    process:
      talk: {kind: meeting, title: the meeting, with: [a, b], accounts: [{claimant: b, assumed: x}]}
    statements:
      s1: {by: a, stance: appraises, about: {event: one}, assumed: told}
      s2: {by: a, stance: downplays, about: {event: two}, assumed: told}
      s3: {by: a, stance: appraises, about: {event: bare}, assumed: told}
    """
    workspace = open_case(documented_case)
    assert [row.about for row in workspace.record().statements] == [
        "event: raid on the mill (by the account of governor)",
        "event: strike (told in 2 accounts)",
        "event: fire (the case cites no account of it)",
    ]
    told = " ".join(event_lines(workspace.record(), 80))
    assert told.count("the case cites no account of it") == 1
    assert "governor: killed: 9" in told
    drawn = actors_picture(who_is_who(workspace.case))
    assert "By the account of Beta: the meeting, date unknown: Alpha, Beta." in drawn
    assert "; by Beta<" in drawn


def test_a_folder_whose_name_is_no_text_can_be_reported_on() -> None:
    """Linux takes any bytes for a name; a page is text."""
    assert command_of("talks\udcff", {}).encode() == b"irenic report 'talks?'"
