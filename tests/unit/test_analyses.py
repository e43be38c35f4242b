"""The answers to: who stands where, what is on the table, who said what."""

import datetime
from pathlib import Path

from irenic.analyses.table import what_is_on_the_table
from irenic.report.terminal.matrix import matrix_lines
from irenic.report.terminal.table import table_lines
from irenic.report.terminal.trace import trace_lines
from irenic.workspace import open_case


def test_only_words_that_bind_are_positions(documented_case: Path) -> None:
    """
    irenic: 1
    parties: {a: {name: Alpha, voices: {x: {identity: anonymous}}}, b: {name: Beta}, c: {name: Gamma, consent: none}}
    issues:
      line: {question: q, options: {near: {label: the near line, assumed: x}, far: {label: the far line, assumed: x}}}
      port: {question: q, options: {open: {assumed: x}, shut: {assumed: x}}}
    drafts: {plan: {terms: {line: {option: near, assumed: x}, port: {option: [open, shut], readings_assumed: x, assumed: x}}}}
    statements:
      s1: {by: a, stance: demands, about: {issue: line, option: far}, assumed: told}
      s2: {by: a, stance: appraises, about: {draft: plan}, assumed: told}
      s3: {by: a, stance: willing to discuss, about: {issue: port, option: open}, assumed: told}
      s4: {by: a, voice: x, stance: accepts, about: {issue: port, option: open}, assumed: told}
      s5: {by: b, stance: accepts, about: {draft: plan}, if: {line: [near, far]}, assumed: told}
      s6: {by: b, stance: declines to comment, about: {issue: port}, assumed: told}
      s7: {by: b, stance: prefers, about: {issue: line, option: near, over: far}, assumed: told}
      s8: {by: b, stance: prioritises, about: {issue: line, over: port}, assumed: told}
      s9: {by: c, stance: supports, about: {draft: plan}, assumed: told}
    """
    matrix = open_case(documented_case).matrix()
    said = {(cell.party, cell.issue): [p.words for p in cell.positions] or cell.silence for cell in matrix.cells}
    assert said == {
        ("a", "line"): ["demands the far line"],
        ("b", "line"): [
            "accepts draft plan as a whole (the near line), if line: the near line or the far line",
            "prefers the near line to the far line",
            "puts this before port",
        ],
        ("c", "line"): "nothing on record",
        ("a", "port"): "nothing on record",
        ("b", "port"): [
            "accepts draft plan as a whole (open or shut), if line: the near line or the far line",
            "puts line before this",
        ],
        ("c", "port"): "nothing on record",
    }
    assert [[p.words for p in stand.positions] for stand in matrix.on_drafts] == [
        [],
        ["accepts draft plan, if line: the near line or the far line"],
        [],
    ]
    assert matrix.cell("a", "line").positions[0].assumed == "told"
    assert (
        matrix.summary
        == "On each of the 2 issues at least one party has a position on record in the case, which holds no source."
    )
    assert [[remark.words for remark in stand.remarks] for stand in matrix.on_drafts] == [
        ["appraises draft plan: neither a yes nor a no"],
        [],
        ["supports draft plan: not taken as acceptance"],
    ]


def test_silence_is_told_in_words(documented_case: Path) -> None:
    """
    irenic: 1
    sources: {r: {file: r.txt, outlet: The Outlet, published: 2031-03-04, assumed: {published: told}}}
    parties: {a: {name: Alpha}, b: {name: Beta}}
    issues: {line: {question: q, options: {near: {assumed: x}, far: {assumed: x}}}}
    drafts: {}
    statements:
      s1: {by: a, stance: declines to comment, about: {issue: line}, cite: {source: r, quote: refused to say}}
    === r.txt
    Alpha refused to say anything.
    """
    matrix = open_case(documented_case).matrix()
    assert matrix.summary == (
        "The record holds no cited position of any party on the one issue: none was found in the one source read."
    )
    assert [cell.silence for cell in matrix.cells] == ["declined to comment", "nothing on record"]
    (words,) = matrix.cell("a", "line").silence_evidence
    assert (words.quote, words.outlet) == ("refused to say", "The Outlet")


def test_a_quote_that_is_not_in_its_source_gives_no_position(documented_case: Path) -> None:
    """
    irenic: 1
    sources: {r: {file: r.txt}}
    parties: {a: {name: Alpha}}
    issues: {line: {question: q, options: {near: {assumed: x}, far: {assumed: x}}}}
    drafts: {}
    statements:
      s1: {by: a, stance: accepts, about: {issue: line, option: near}, cite: {source: r, quote: we except it}}
      s2: {by: a, stance: rejects, about: {issue: line, option: far}, cite: [{source: r, quote: gone}, {source: r, quote: not the far one}]}
    === r.txt
    Alpha said: we accept it, and not the far one.
    """
    workspace = open_case(documented_case)
    assert workspace.check().errors == 2
    assert [p.statement for p in workspace.matrix().cell("a", "line").positions] == ["s2"]
    rows = {row.id: row.not_in_force_because for row in workspace.record().statements}
    assert rows == {"s1": "its quote does not stand in its source", "s2": None}
    assert len([p for p in workspace.matrix().about.problems if p.severity == "error"]) == 2


def test_support_counts_only_by_the_analysts_word_and_says_so(documented_case: Path) -> None:
    """
    irenic: 1
    parties: {a: {name: Alpha}, b: {name: Beta}}
    issues: {line: {question: q, options: {near: {assumed: x}, far: {assumed: x}}}}
    drafts: {plan: {terms: {line: {option: near, assumed: x}}}}
    statements:
      s1: {by: a, stance: supports, about: {draft: plan}, assumed: told}
      s2: {by: b, stance: opposes, bears_on: acceptance, credence: 0.6, about: {draft: plan}, assumed: told}
    """
    matrix = open_case(documented_case).matrix()
    assert [[p.words for p in stand.positions] for stand in matrix.on_drafts] == [
        [],
        ["opposes draft plan (taken as rejection by the analyst; taken at 0.6)"],
    ]
    assert [[remark.words for remark in stand.remarks] for stand in matrix.on_drafts] == [
        ["supports draft plan: not taken as acceptance"],
        [],
    ]
    assert "supports draft plan: not taken as acceptance" in " ".join(" ".join(matrix_lines(matrix, 160)).split())


def test_an_office_that_names_its_party_needs_it_no_second_time(documented_case: Path) -> None:
    """
    irenic: 1
    parties:
      a: {name: Alpha}
      b: {name: Beta, voices: {m: {office: mission of Beta}, e: {office: embassy}}}
    issues: {line: {question: q, options: {near: {assumed: x}, far: {assumed: x}}}}
    drafts: {}
    statements:
      s1: {by: a, via: [b.m, b.e], stance: accepts, about: {issue: line, option: near}, credence: 0.7, assumed: told}
    """
    workspace = open_case(documented_case)
    (position,) = workspace.matrix().cell("a", "line").positions
    assert position.words == "accepts near (by the word of mission of Beta, embassy (Beta); taken at 0.7)"
    assert workspace.record().statements[0].via == ("mission of Beta", "embassy (Beta)")


def test_the_record_is_told_as_of_a_day(documented_case: Path) -> None:
    """
    irenic: 1
    as_of: 2031-03-10
    parties: {a: {name: Alpha}}
    drafts: {}
    statements:
      old: {by: a, stance: claims, about: {topic: t}, date: 2031-03-01, assumed: x}
      new: {by: a, stance: denies, about: {topic: t}, date: 2031-03-09, supersedes: old, assumed: x}
      later: {by: a, stance: claims, about: {topic: t}, date: 2031-03-12, assumed: x}
    """
    workspace = open_case(documented_case)
    assert {row.id: row.not_in_force_because for row in workspace.record().statements} == {
        "old": "superseded by new",
        "new": None,
        "later": "later than 2031-03-10",
    }
    earlier = workspace.record(as_of=datetime.date(2031, 3, 5))
    assert [row.id for row in earlier.statements if row.in_force] == ["old"]


def test_accounts_stand_side_by_side_with_their_own_numbers(documented_case: Path) -> None:
    """
    irenic: 1
    parties: {a: {name: Alpha}}
    actors: {g: {office: governor}}
    drafts: {}
    events:
      e:
        kind: ASSAULT/aerial
        accounts:
          - {claimant: g, counts: {killed: {low: 26}, missing: 17}, assumed: x}
          - {claimant: a, denies: true, counts: {killed: {low: 3, high: 5}}, assumed: x}
    process:
      p: {kind: talks, with: a, status: disputed, accounts: [{claimant: g, calls_it: contacts, denies: consultations, assumed: x}]}
    """
    record = open_case(documented_case).record()
    (event,) = record.events
    assert [(account.claimant, account.says) for account in event.accounts] == [
        ("governor", "killed: at least 26; missing: 17"),
        ("Alpha", "denies it; killed: 3 to 5"),
    ]
    (process,) = record.process
    assert process.accounts[0].says == "calls it “contacts”; denies “consultations”"


def test_a_draft_is_told_term_by_term(documented_case: Path) -> None:
    """
    irenic: 1
    parties: {a: {name: Alpha, voices: {m: {name: Mira}}}, b: {name: Beta}}
    issues:
      line: {question: q, options: {near: {assumed: x}, far: {assumed: x}}}
      port: {question: q, options: {open: {assumed: x}, shut: {assumed: x}}}
      fish: {question: q, options: {all: {assumed: x}, half: {assumed: x}}}
    drafts:
      plan:
        origin: [{who: a.m, role: author, claimant: b, assumed: x}, {who: a.m, role: author, claimant: a, denies: true, assumed: x}]
        terms:
          port:
            option: open
            hedge: potentially
            gives: [a]
            must_act: [b]
            in_return_for: line
            when: {after: line, within: 100d}
            requires: [{who: b, what: a vote, assumed: its law}]
            assumed: {must_act: who else could}
            cite: {source: r, quote: q}
          line: {option: [near, far], readings_assumed: the words do not say, assumed: told}
    """
    (draft,) = open_case(documented_case).table().drafts
    assert [term.issue for term in draft.terms] == ["line", "port"]
    assert draft.silent_on == ("fish",)
    assert draft.silences == ("fish: anything may follow there, since the case does not say what holds today",)
    assert draft.terms[0].assumed_readings == ("near", "far")
    line, port = draft.terms
    assert (line.readings, line.gives, line.assumed) == (("near", "far"), "unknown", "told")
    assert port.gives == ("Alpha",)
    assert port.assumed_fields == {"must_act": "who else could"}
    assert port.details == (
        "in return for line",
        "within 100 days",
        "after line",
        "requires of Beta: a vote (assumed: its law)",
    )
    assert [(origin.claimant, origin.who, origin.denies) for origin in draft.origins] == [
        ("Beta", ("Mira",), False),
        ("Alpha", ("Mira",), True),
    ]


def test_distances_are_in_the_issues_own_measure(documented_case: Path) -> None:
    """
    irenic: 1
    parties: {a: {name: Alpha}, b: {name: Beta}, c: {name: Gamma}}
    issues:
      force: {question: q, scale: number, unit: troops, options: {few: {value: 1000, assumed: x}, some: {value: 2500, assumed: x}, many: {value: 6000, assumed: x}, open: {assumed: x}}}
      line: {question: q, options: {near: {assumed: x}, mid: {assumed: x}, far: {assumed: x}}}
      flag: {question: q, scale: unordered, options: {red: {assumed: x}, blue: {assumed: x}}}
    drafts: {}
    statements:
      a1: {by: a, stance: demands, about: {issue: force, option: few}, assumed: x}
      a2: {by: a, stance: accepts, about: {issue: force, option: some}, assumed: x}
      b1: {by: b, stance: prefers, about: {issue: force, option: many, over: few}, assumed: x}
      c1: {by: c, stance: offers, about: {issue: force, option: open}, assumed: x}
      a3: {by: a, stance: offers, about: {issue: line, option: near}, assumed: x}
      b3: {by: b, stance: accepts, about: {issue: line, option: far}, assumed: x}
      c3: {by: c, stance: rules out, about: {issue: line, option: far}, assumed: x}
      a4: {by: a, stance: demands, about: {issue: flag, option: red}, assumed: x}
      b4: {by: b, stance: demands, about: {issue: flag, option: red}, assumed: x}
      c4: {by: c, stance: demands, about: {issue: flag, option: blue}, assumed: x}
    """
    gaps = {(gap.issue, *gap.parties): gap.words for gap in open_case(documented_case).matrix().gaps}
    assert gaps == {
        ("force", "a", "b"): "3,500 to 5,000 troops apart",
        ("line", "a", "b"): "2 steps apart",
        ("flag", "a", "b"): "at the same point",
        ("flag", "a", "c"): "at different points",
        ("flag", "b", "c"): "at different points",
    }


def test_words_on_a_whole_draft_are_no_distance_on_its_issues(documented_case: Path) -> None:
    """
    irenic: 1
    parties: {a: {name: Alpha}, b: {name: Beta}}
    issues:
      line: {question: q, options: {near: {assumed: x}, far: {assumed: x}}}
      port: {question: q, options: {open: {assumed: for contrast}, shut: {proposed_in: [plan]}}}
      fish: {question: q, options: {all: {assumed: x}, half: {assumed: x}}}
    drafts: {plan: {terms: {line: {option: near, assumed: x}, port: {option: shut, assumed: x}}}}
    statements:
      s1: {by: a, stance: accepts, about: {draft: plan}, assumed: told}
      s2: {by: b, stance: accepts, about: {issue: line, option: far}, assumed: told}
      s3: {by: b, stance: rejects, about: {issue: port, option: open}, assumed: told}
    """
    matrix = open_case(documented_case).matrix()
    assert matrix.gaps == ()
    assert not matrix.cell("a", "line").positions[0].names_options
    assert matrix.summary.startswith("On 1 of 3 issues no party has a position on record in")
    assert matrix.cell("b", "port").positions[0].assumed_options == ("open",)
    assert "nobody proposed open" in " ".join(" ".join(matrix_lines(matrix, 200)).split())


def test_what_cited_words_ask_for_or_accept_is_not_called_unproposed(documented_case: Path) -> None:
    """
    irenic: 1
    sources: {r: {file: r.txt}}
    parties: {a: {name: Alpha}, b: {name: Beta}}
    issues: {port: {question: q, options: {open: {assumed: x}, shut: {assumed: x}, leased: {assumed: x}, sold: {assumed: x}}}}
    drafts: {plan: {assumed: x}}
    statements:
      s1: {by: a, stance: demands, about: {issue: port, option: open}, cite: {source: r, quote: told}}
      s2: {by: b, stance: rejects, about: {issue: port, option: open}, assumed: told}
      s3: {by: b, stance: accepts, about: {issue: port, option: shut}, cite: {source: r, quote: told}}
      s4: {by: a, stance: accepts, about: {draft: plan}, if: {port: leased}, cite: {source: r, quote: told}}
      s5: {by: b, stance: rejects, about: {issue: port, option: leased}, assumed: told}
      s6: {by: b, stance: accepts, about: {issue: port, option: sold}, assumed: told}
    === r.txt
    It was told.
    """
    workspace = open_case(documented_case)
    cell = workspace.matrix().cell("b", "port")
    assert {one.statement: one.assumed_options for one in cell.positions} == {
        "s2": (), "s3": (), "s5": (), "s6": ("sold",)
    }  # fmt: skip
    assert workspace.zone().unproposed == {"port": ("sold",)}


def test_a_lead_says_where_there_are_only_words_on_a_draft(documented_case: Path) -> None:
    """
    irenic: 1
    as_of: 2031-03-10
    sources:
      r: {file: r.txt, published: 2031-03-04, assumed: {published: told}}
      later: {file: r.txt, published: 2031-03-14, assumed: {published: told}}
      undated: {file: r.txt}
    parties: {a: {name: Alpha}}
    issues: {line: {question: q, options: {near: {assumed: x}, far: {assumed: x}}}, port: {question: q, options: {open: {assumed: x}, shut: {assumed: x}}}}
    drafts: {plan: {terms: {line: {option: near, assumed: x}}}}
    statements: {s1: {by: a, stance: accepts, about: {draft: plan}, cite: {source: r, quote: accept}}}
    === r.txt
    We accept.
    """
    workspace = open_case(documented_case)
    assert workspace.matrix().summary == (
        "On 1 of 2 issues no party has a position on record in the 2 sources read, and on 1 more only words on a whole draft."
    )
    assert workspace.matrix(as_of=datetime.date(2031, 3, 1)).sources_read == 1
    assert workspace.matrix(as_of=datetime.date(2031, 3, 20)).sources_read == 3


def test_silence_is_told_issue_by_issue_and_later_drafts_are_left_out(documented_case: Path) -> None:
    """
    irenic: 1
    as_of: 2031-03-10
    parties: {a: {name: Alpha}}
    issues:
      line: {question: q, options: {near: {proposed_in: [plan]}, far: {assumed: x}}}
      fish: {question: q, status_quo: half, options: {all: {assumed: x}, half: {assumed: x, label: half the catch}}}
      port: {question: q, options: {open: {assumed: x}, shut: {assumed: x}}}
    drafts:
      plan: {terms: {line: {option: near, assumed: x}}}
      free: {date: 2031-03-01, silent: open, terms: {line: {option: near, assumed: x}}}
      late: {date: 2031-03-11, terms: {line: {option: near, assumed: x}}}
    """
    workspace = open_case(documented_case)
    table = workspace.table()
    assert [(draft.id, draft.silences) for draft in table.drafts] == [
        (
            "plan",
            (
                "fish (half the catch): what holds today goes on there",
                "port: anything may follow there, since the case does not say what holds today",
            ),
        ),
        ("free", ("fish, port: anything may follow there",)),
    ]
    assert table.left_out == "As of 2031-03-10: 1 later draft is left out."
    words = "\n".join(table_lines(table, 200))
    assert "Silent on port: anything may follow there, since" in words
    assert "1 later draft is left out" in words
    early = what_is_on_the_table(workspace.case, as_of=datetime.date(2031, 2, 1))
    assert [draft.id for draft in early.drafts] == ["plan"]


def test_words_without_a_day_came_on_no_day_that_is_known(documented_case: Path) -> None:
    """
    irenic: 1
    sources:
      r: {file: r.txt, published: 2031-03-04, assumed: {published: told}}
      undated: {file: r.txt}
    parties: {a: {name: Alpha}}
    issues: {line: {question: q, options: {near: {assumed: x}, far: {assumed: x}}}}
    drafts: {plan: {date: 2031-03-01, terms: {line: {option: near, assumed: x}}}, old: {terms: {line: {option: far, assumed: x}}}}
    statements:
      s1: {by: a, stance: accepts, about: {draft: plan}, cite: {source: r, quote: told}}
      s2: {by: a, stance: prefers, about: {issue: line, option: near, over: far}, cite: {source: undated, quote: told}}
    === r.txt
    It was told.
    """
    trace = open_case(documented_case).trace()
    assert [(moment.date.day, moment.came, moment.new_drafts) for moment in trace.moments] == [
        (1, (), ("plan",)),
        (4, ("s1",), ()),
    ]
    assert (trace.undated, trace.undated_drafts) == (("s2",), ("old",))
    page = "\n".join(trace_lines(trace, 80))
    assert "Without a known day, and so counted on every day above:\n+ s2 Alpha: prefers" in page
