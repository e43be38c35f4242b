"""Whether a deal would hold: from a case's moves, words and assumptions to an answer, and to what it refuses to say."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from irenic.analyses.stability import Stability, would_it_hold
from irenic.casefile.audience import as_seen_by
from irenic.casefile.load import LoadedCase, load_case
from irenic.cli.main import main
from irenic.model.moves import in_words, moves_named
from irenic.model.problem import IrenicError
from irenic.preferences.after_signing import AfterSigning, Deal
from irenic.preferences.consent import consenting
from irenic.preferences.holding import hold, payoffs_of
from irenic.preferences.premises import premises_of
from irenic.solvers.stability import CONCEPTS, formula, option_form
from irenic.workspace import open_case

from ..conftest import CASES

MakeCase = Callable[[str], Path]


def asked(folder: Path, draft: str | None = None, **how: Any) -> Stability:
    return open_case(folder).stability(draft, **how)


# two parties, each of which has said what it wants most; both may break the deal, and each can answer
TRUCE = """
irenic: 1
notice: Alpha and Beta are fictional.
sources: {w: {file: w.txt, published: 2031-03-04, assumed: {published: told}}}
parties:
  alpha: {name: Alpha, wants: {line: high, trade: high}, assumed: {wants: y}}
  beta: {name: Beta, wants: {line: low, trade: high}, assumed: {wants: y}}
issues:
  line: {question: q, status_quo: near, options: {far: {assumed: y}, near: {assumed: y}}}
  trade: {question: q, status_quo: shut, options: {shut: {assumed: y}, open: {assumed: y}}}
drafts: {plan: {terms: {line: {option: far, cite: {source: w, quote: "the far line"}}, trade: {option: open, cite: {source: w, quote: "open trade"}}}}}
statements:
  s1: {by: alpha, stance: accepts, about: {draft: plan}, cite: {source: w, quote: "Alpha accepts"}}
  s2: {by: beta, stance: accepts, about: {draft: plan}, cite: {source: w, quote: "Beta accepts"}}
  s3: {by: alpha, stance: prioritises, about: {issue: trade, over: line}, cite: {source: w, quote: "trade first"}}
moves:
  advance: {by: alpha, kind: breach, sets: {line: near}, cite: {source: w, quote: "could advance"}}
  shut: {by: beta, kind: respond, sets: {trade: shut}, cite: {source: w, quote: "could shut"}}
=== w.txt
A plan: the far line, open trade. Alpha accepts it, trade first. Beta accepts it. Alpha could advance; Beta could shut.
Nobody would quite know.
"""


def test_what_each_draw_decides_is_what_the_definitions_say(make_case: MakeCase) -> None:
    """Alpha gains by advancing; Beta's answer costs Alpha more, since trade comes first, but costs Beta too."""
    found = asked(make_case(TRUCE))
    assert found.draft == "plan"
    assert found.withheld == {}
    nash, seq, gmr = (found.best_reading.equilibrium[concept] for concept in ("nash", "seq", "gmr"))
    assert nash.probability is None
    assert nash.at_most is not None
    assert seq.at_most is not None, "Beta would harm itself by its answer, in every draw"
    assert gmr.at_least is not None, "but it has one, in every draw"
    (leaving,) = [one for one in found.leaving if one.by == "alpha"]
    assert leaving.answer is None
    assert leaving.threat is not None
    assert [each.move for each in leaving.threat] == ["shut"]
    assert leaving.better.at_least is not None
    assert leaving.pays["seq"].at_least is not None
    assert leaving.pays["gmr"].at_most is not None


def test_what_is_later_than_the_day_or_retracted_or_not_quoted_does_not_count(make_case: MakeCase) -> None:
    text = TRUCE.replace(
        "sources: {w:", "sources: {late: {file: late.txt, published: 2031-06-01, assumed: {published: told}}, w:"
    )
    text = text.replace('cite: {source: w, quote: "could shut"}', 'cite: {source: late, quote: "Beta could shut"}')
    text = text.replace("=== w.txt", "=== late.txt\nBeta could shut the trade.\n=== w.txt")
    later = asked(make_case(text), as_of="2031-07-01")
    assert later.not_counted == {}
    assert set(later.moves) == {"advance", "shut"}
    then = asked(make_case(text), as_of="2031-04-01")
    assert then.not_counted == {"moves.shut": "its source is later than 2031-04-01"}
    assert set(then.moves) == {"advance"}
    without = asked(
        make_case("\n".join(line for line in text.split("\n") if not line.startswith("  shut:"))), as_of="2031-04-01"
    )
    assert then.best_reading == without.best_reading
    assert then.leaving == without.leaving
    retracted = text.replace("late: {file: late.txt,", "late: {retracted: 2031-06-15, file: late.txt,")
    assert asked(make_case(retracted), as_of="2031-07-01").not_counted == {"moves.shut": "its source was retracted"}
    misquoted = TRUCE.replace('quote: "could shut"', 'quote: "will shut"')
    assert "moves.shut" in asked(make_case(misquoted)).not_counted


def test_the_same_seed_gives_the_same_answer_and_the_order_of_the_file_changes_nothing(make_case: MakeCase) -> None:
    open_matter = TRUCE.replace(
        "  shut: {by",
        "  give: {by: beta, kind: breach, worth: {beta: {value: [-0.4, 0.4], cite: {source: w, quote: know}}}, cite: {source: w, quote: know}}\n  shut: {by",
    )
    first = asked(make_case(open_matter), seed=3)
    lines = open_matter.split("\n")
    advance = next(line for line in lines if line.startswith("  advance"))
    turned = open_matter.replace(f"{advance}\n", "").replace("=== w.txt", f"{advance}\n=== w.txt")
    again, other = asked(make_case(open_matter), seed=3), asked(make_case(open_matter), seed=4)
    assert first.to_json() == again.to_json()
    assert asked(make_case(turned), seed=3).best_reading.equilibrium == first.best_reading.equilibrium
    chance = first.best_reading.makers["beta"]["nash"]
    assert chance.probability is not None
    assert abs(chance.probability - 0.5) < 0.05
    assert other.best_reading.makers["beta"]["nash"] != chance
    assert first.about.seed == 3


def test_a_drawn_equilibrium_is_counted_over_the_draws(make_case: MakeCase) -> None:
    """The probability is the share of draws in which the definition holds, found here from the payoffs anew."""
    case = load_case(make_case(TRUCE)).case
    premises = premises_of(case, draws=800)
    after = AfterSigning(case, Deal("plan"))
    reading = {"line": "far", "trade": "open"}
    payoffs = payoffs_of(after, reading, premises, consenting(premises), 500, {})
    held = hold(after, payoffs)
    alone, both = after.state_of(["advance"]), after.state_of(["advance", "shut"])
    assert alone is not None
    assert both is not None
    alpha, beta = payoffs.of["alpha"], payoffs.of["beta"]
    gains = alpha[:, alone] > alpha[:, after.agreed]
    harmed = (alpha[:, both] <= alpha[:, after.agreed]) & (beta[:, both] > beta[:, alone])
    assert held.stable["seq"][:, after.makers.index("alpha")].tolist() == (~gains | harmed).tolist()


def test_no_agreement_is_worth_the_reservation_value(make_case: MakeCase) -> None:
    """Alpha accepts the plan, so that walking out of it never betters it; what it says is what decides."""
    walking = TRUCE.replace("sets: {line: near}", "ends: true")
    found = asked(make_case(walking))
    assert found.best_reading.makers["alpha"]["nash"].at_least is not None


def test_a_package_behind_a_red_line_is_worth_less_than_no_agreement(make_case: MakeCase) -> None:
    """Beta rules the near line out: once Alpha has advanced, Beta is better off with no deal at all."""
    lines = TRUCE.replace(
        "  s3:",
        "  s4: {by: beta, stance: rules out, about: {issue: line, option: near}, cite: {source: w, quote: quite}}\n  s3:",
    ).replace("shut: {by: beta, kind: respond, sets: {trade: shut}", "shut: {by: beta, kind: respond, ends: true")
    found = asked(make_case(lines))
    (leaving,) = [one for one in found.leaving if one.by == "alpha"]
    assert leaving.answer is not None
    assert [each.move for each in leaving.answer] == ["shut"]
    assert found.best_reading.equilibrium["seq"].at_least is not None


def test_a_party_of_which_nothing_is_on_record_gets_no_number_and_blocks_only_what_needs_it(
    make_case: MakeCase,
) -> None:
    silent = TRUCE.replace(
        '  s2: {by: beta, stance: accepts, about: {draft: plan}, cite: {source: w, quote: "Beta accepts"}}\n', ""
    )
    found = asked(make_case(silent))
    assert list(found.withheld) == ["beta"]
    assert "nothing on record" in found.withheld["beta"]
    for concept in CONCEPTS:
        assert found.best_reading.equilibrium[concept].withheld
        assert found.best_reading.makers["beta"][concept].withheld
    alpha = found.best_reading.makers["alpha"]
    # what Alpha's own preferences settle is told; what Beta's answers decide is not
    assert alpha["nash"].withheld is None
    assert alpha["gmr"].withheld is None
    assert alpha["seq"].withheld
    assert alpha["sim"].withheld
    assert all(state.equilibrium == {} for state in found.states)
    assert all(arrow.by != "beta" for arrow in found.arrows)
    assert not any(one.by == "beta" for one in found.leaving)


def test_assumptions_alone_are_no_record_of_a_party_unless_asked_for(make_case: MakeCase) -> None:
    """Worths that the analyst assumes say nothing of what Beta would rather have."""
    assumed = """
    irenic: 1
    sources: {w: {file: w.txt}}
    parties: {alpha: {name: Alpha}, beta: {name: Beta}}
    drafts: {}
    moves:
      raid: {by: alpha, kind: breach, worth: {beta: {value: 0, assumed: y}, alpha: {value: 0.2, cite: {source: w, quote: "could raid"}}}, cite: {source: w, quote: "could raid"}}
      strike: {by: beta, kind: respond, worth: {beta: {value: 0, assumed: y}}, cite: {source: w, quote: "could strike"}}
    consequences:
      c1: {when: strike, worth: {alpha: {value: -0.5, cite: {source: w, quote: "would hurt"}}}, cite: {source: w, quote: "would hurt"}}
      c2: {when: strike AND raid, worth: {beta: 0.3}, assumed: it would like to}
    === w.txt
    Alpha could raid. Beta could strike, which would hurt Alpha.
    """
    folder = make_case(assumed)
    found = asked(folder)
    assert found.withheld == {"beta": "nothing on record: only assumptions say what it would rather have"}
    told = asked(folder, even_if_assumed=True)
    assert told.withheld == {}
    assert told.on_assumptions
    assert told.best_reading.equilibrium["seq"].probability == 1
    assert told.best_reading.equilibrium["nash"].probability == 0
    assert told.best_reading.equilibrium["nash"].exact


def test_it_refuses_where_most_is_assumed_and_lists_it(make_case: MakeCase, capsys: pytest.CaptureFixture[str]) -> None:
    folder = make_case(
        """
        irenic: 1
        parties: {alpha: {name: Alpha}, beta: {name: Beta}}
        drafts: {}
        moves:
          raid: {by: alpha, kind: breach, assumed: it has the means}
          strike: {by: beta, kind: respond, assumed: it has the means}
        priorities:
          alpha: [{holds: NOT strike, assumed: y}, {holds: raid, assumed: y}]
          beta: [{holds: NOT raid, assumed: y}, {holds: strike IFF raid, assumed: y}]
        """
    )
    assert main(["stability", str(folder), "--json"]) == 1
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert problem["code"] == "A005"
    assert "6 of the 6 inputs" in problem["message"]
    for name in ("raid", "strike", "alpha.priorities.1", "beta.priorities.2"):
        assert name in problem["message"]
    assert "--even-if-assumed" in problem["hint"]
    assert main(["stability", str(folder), "--even-if-assumed"]) == 0
    page = capsys.readouterr().out
    assert "assumed (it has the means)" in page
    assert "the analyst's own" in " ".join(page.split())


GUARANTEED = """
irenic: 1
sources: {w: {file: w.txt}}
parties: {alpha: {name: Alpha}}
actors: {gamma: {name: Gamma, roles: [guarantor]}}
drafts: {}
moves:
  raid: {by: alpha, kind: breach, worth: {alpha: {value: 0.2, cite: {source: w, quote: "could raid"}}}, cite: {source: w, quote: "could raid"}}
  force: {by: gamma, kind: guarantee, needs: [eyes], cost: 5, worth: {alpha: {value: -0.5, cite: {source: w, quote: "could strike"}}, gamma: {value: 0, cite: {source: w, quote: "look away"}}}, cite: {source: w, quote: "could strike"}}
  fine: {by: gamma, kind: guarantee, cost: 2, worth: {alpha: {value: -0.1, cite: {source: w, quote: "could fine"}}, gamma: {value: 0, cite: {source: w, quote: "look away"}}}, cite: {source: w, quote: "could fine"}}
  eyes: {by: gamma, kind: verify, cost: 1, cite: {source: w, quote: "could watch"}}
consequences:
  shame: {when: raid AND NOT (force OR fine), worth: {gamma: {value: -0.2, cite: {source: w, quote: "ashamed"}}}, cite: {source: w, quote: "ashamed"}}
=== w.txt
Alpha could raid. Gamma could strike, could fine, could watch. It would be ashamed to look away.
"""


def test_the_guarantee_of_least_cost_that_makes_the_deal_hold(make_case: MakeCase) -> None:
    """A fine is cheap and too small; force works, but only where somebody watches."""
    found = asked(make_case(GUARANTEED))
    by_added = {frozenset(one.added): one for one in found.guarantees}
    assert len(by_added) == 8
    holds = {added for added, one in by_added.items() if one.equilibrium["seq"].probability == 1}
    assert holds == {frozenset({"force", "eyes"}), frozenset({"force", "eyes", "fine"})}
    assert [set(one.added) for one in found.guarantees if one.helps] == [set(), {"force", "eyes"}]
    assert by_added[frozenset({"force", "eyes"})].cost == 6
    assert not found.by_number
    costs = [one.cost for one in found.guarantees]
    assert costs == sorted(costs)


def test_without_a_cost_for_each_they_are_counted(make_case: MakeCase) -> None:
    found = asked(make_case(GUARANTEED.replace("cost: 5, ", "")))
    assert found.by_number
    assert [one.cost for one in found.guarantees if one.helps] == [0, 2]


def test_a_guarantee_that_the_draft_holds_is_there_from_the_beginning(make_case: MakeCase) -> None:
    held = GUARANTEED.replace("drafts: {}", "drafts: {plan: {reported_by: [{source: w, quote: watch}], terms: {}}}")
    held = held.replace("cost: 5,", "drafted_in: [plan],").replace("cost: 1,", "drafted_in: [plan],")
    found = asked(make_case(held))
    assert found.best_reading.equilibrium["seq"].probability == 1
    assert {one.added for one in found.guarantees} == {(), ("fine",)}


def test_the_way_back(make_case: MakeCase) -> None:
    """Once raided, Gamma strikes; then Alpha gains by stopping, and Gamma by stopping too."""
    peaceful = (
        GUARANTEED.replace(
            "  shame:",
            '  trouble: {when: force AND NOT raid, worth: {gamma: {value: -0.1, cite: {source: w, quote: "look away"}}}, cite: {source: w, quote: "look away"}}\n  shame:',
        )
        .replace("cost: 5,", "drafted_in: [plan],")
        .replace("cost: 1,", "drafted_in: [plan],")
    )
    peaceful = peaceful.replace("drafts: {}", "drafts: {plan: {reported_by: [{source: w, quote: watch}], terms: {}}}")
    peaceful = peaceful.replace("  fine:", "  spare:").replace("OR fine)", "OR spare)")
    found = asked(
        make_case(
            peaceful.replace("value: -0.5", "value: 0").replace(
                "  shame:",
                '  hurt: {when: force AND raid, worth: {alpha: {value: -0.5, cite: {source: w, quote: "ashamed"}}}, cite: {source: w, quote: "ashamed"}}\n  shame:',
            )
        )
    )
    (leaving,) = [one for one in found.leaving if one.by == "alpha"]
    assert leaving.way_back is not None
    assert [(step.by, [(each.move, each.made) for each in step.changes]) for step in leaving.way_back.steps] == [
        ("gamma", [("force", True)]),
        ("alpha", [("raid", False)]),
        ("gamma", [("force", False)]),
    ]
    assert leaving.comes_back == 1
    assert leaving.shortest_way_back is not None
    assert len(leaving.shortest_way_back) == 1


def test_from_what_cannot_be_undone_there_is_no_way_back(make_case: MakeCase) -> None:
    found = asked(make_case(TRUCE.replace("kind: breach,", "kind: breach, irreversible: true,")))
    (leaving,) = [one for one in found.leaving if one.by == "alpha"]
    assert leaving.shortest_way_back is None
    assert leaving.way_back is None
    assert leaving.comes_back == 0


def test_an_ambiguous_draft_is_told_at_its_most_and_its_least_stable_reading(make_case: MakeCase) -> None:
    """Where the line is near already, there is nothing to advance to."""
    either = TRUCE.replace("option: far, cite", "option: [far, near], readings_assumed: unclear, cite")
    found = asked(make_case(either))
    assert found.best_reading.reading is not None
    assert found.best_reading.reading["line"] == "near"
    assert found.worst_reading.reading is not None
    assert found.worst_reading.reading["line"] == "far"
    assert found.best_reading.equilibrium["seq"].at_least is not None
    assert found.worst_reading.equilibrium["seq"].at_most is not None


def test_the_deal_kept_can_hold_any_move(make_case: MakeCase) -> None:
    kept = TRUCE.replace("kind: breach, sets: {line: near}", "kind: breach, agreed: true, sets: {line: near}", 1)
    found = asked(make_case(kept))
    assert found.states[found.agreed].made == ("advance",)


def test_without_moves_there_is_nothing_to_ask(make_case: MakeCase) -> None:
    folder = make_case("irenic: 1\nparties: {a: {name: A}}\ndrafts: {}\n")
    with pytest.raises(IrenicError, match="nothing of what can be done"):
        asked(folder)


def test_a_deal_that_cannot_be_is_told(make_case: MakeCase) -> None:
    text = TRUCE.replace("=== w.txt", 'impossible: [{state: NOT advance, cite: {source: w, quote: "know"}}]\n=== w.txt')
    with pytest.raises(IrenicError, match="no possible state"):
        asked(make_case(text))


def test_moves_that_change_a_deal_need_a_draft(make_case: MakeCase) -> None:
    text = TRUCE.split("drafts:")[0] + "drafts: {}\n" + TRUCE[TRUCE.index("moves:") :]
    with pytest.raises(IrenicError, match="has no draft"):
        asked(make_case(text), even_if_assumed=True)


def test_moves_of_a_confidential_source_leave_no_trace(make_case: MakeCase) -> None:
    """A move that only a confidential source tells goes, with the priorities and consequences that speak of it."""
    text = """
    irenic: 1
    sources:
      w: {file: w.txt}
      k: {file: k.txt, handling: confidential}
    parties: {alpha: {name: Alpha}}
    actors: {gamma: {name: Gamma}, delta: {name: Delta}}
    drafts: {}
    moves:
      raid: {by: alpha, kind: breach, cite: {source: w, quote: "could raid"}}
      secret: {by: delta, kind: respond, cite: {source: k, quote: "Delta would act"}}
      strike: {by: gamma, kind: respond, needs: [spies], cite: {source: w, quote: "could strike"}}
      spies: {by: gamma, kind: verify, cite: {source: k, quote: "spies"}}
    consequences:
      c: {when: raid AND secret, worth: {alpha: {value: -0.3, cite: {source: w, quote: "raid"}}}, cite: {source: w, quote: "raid"}}
    priorities:
      alpha: [{holds: NOT secret, cite: {source: w, quote: "raid"}}, {holds: raid, cite: {source: w, quote: "raid"}}]
    impossible: [{state: raid AND secret, cite: {source: w, quote: "raid"}}]
    === w.txt
    Alpha could raid. Gamma could strike.
    === k.txt
    Delta would act, and there are spies.
    """
    loaded: LoadedCase = load_case(make_case(text))
    seen = as_seen_by(loaded, "public").case
    assert list(seen.moves) == ["raid"]
    assert seen.consequences == {}
    assert [each.holds for each in seen.priorities["alpha"]] == ["raid"]
    assert seen.impossible == ()
    assert "delta" not in seen.actors
    assert "secret" not in seen.model_dump_json()
    assert as_seen_by(loaded, "confidential").case.moves.keys() == loaded.case.moves.keys()


def test_a_move_with_a_number_goes_with_any_of_its_confidential_sources(make_case: MakeCase) -> None:
    """Which of two sources tells how much cannot be known, so that the number cannot stay."""
    text = """
    irenic: 1
    sources:
      w: {file: w.txt}
      k: {file: k.txt, handling: confidential}
    parties: {alpha: {name: Alpha}}
    drafts: {}
    moves:
      raid: {by: alpha, kind: breach, worth: {alpha: 0.3}, cite: [{source: w, quote: "could raid"}, {source: k, quote: "a third"}]}
      stay: {by: alpha, kind: comply, worth: {alpha: {value: 0.1, cite: {source: w, quote: "could stay"}}}, cite: {source: w, quote: "could stay"}}
    === w.txt
    Alpha could raid, or could stay.
    === k.txt
    A raid is worth a third, they say: a third.
    """
    loaded = load_case(make_case(text.replace('quote: "a third"', 'quote: "is worth a third"')))
    assert list(as_seen_by(loaded, "public").case.moves) == ["stay"]
    assert "0.3" not in as_seen_by(loaded, "public").case.model_dump_json()


def test_before_any_source_told_of_a_move_nothing_is_answered(make_case: MakeCase) -> None:
    with pytest.raises(IrenicError) as refused:
        asked(make_case(TRUCE), as_of="2031-03-03")
    (problem,) = refused.value.problems
    assert problem.code == "E005"
    assert "moves.advance: its source is later than 2031-03-03" in problem.message


def test_more_moves_than_draws_can_be_decided_for_are_refused(make_case: MakeCase) -> None:
    moves = "\n".join(
        f"  m{n}: {{by: alpha, kind: breach, worth: {{alpha: [0, 1]}}, cite: {{source: w, quote: know}}}}"
        for n in range(14)
    )
    with pytest.raises(IrenicError, match="too many where preferences are not known exactly"):
        asked(make_case(TRUCE.replace("moves:\n", f"moves:\n{moves}\n")))


def test_how_far_the_number_moves_with_what_nobody_said(make_case: MakeCase) -> None:
    found = asked(CASES / "training-ceasefire")
    assert {"other prior", "low reservation", "high reservation"} <= set(found.sensitivity)
    assert all(p.withheld is None for p in found.sensitivity.values())
    # where nothing is drawn from a party's words, nothing moves
    assert asked(CASES / "cuba-1962").sensitivity == {}
    assert asked(make_case(GUARANTEED)).sensitivity == {}


def test_what_is_not_known_of_the_others_is_not_told_of_the_way_back(
    make_case: MakeCase, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of Beta nothing is on record: whether it would come along on a way back is nothing that can be told."""
    silent = "\n".join(line for line in TRUCE.split("\n") if not line.startswith("  s2:"))
    assert main(["stability", str(make_case(silent))]) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert "The shortest way back, whoever it may please: Alpha: no longer advance." in page
    assert "betters everybody" not in page
    assert "Of Beta nothing is said here: nothing on record" in page
    assert "That it would hold: no number (Beta: nothing on record" in page


def test_from_today_to_the_deal_kept(make_case: MakeCase, capsys: pytest.CaptureFixture[str]) -> None:
    """Alpha stands at the near line today and likes it there: nobody has a way to the deal that pleases whoever moves."""
    folder = make_case(TRUCE.replace("kind: breach, sets", "kind: breach, today: true, sets"))
    found = asked(folder)
    assert found.today is not None
    assert found.states[found.today].made == ("advance",)
    assert found.from_today == ()
    assert main(["stability", str(folder)]) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert "No way there betters everybody who would have to take a step of it." in page
    (way,) = asked(CASES / "cuba-1962").from_today
    assert [(step.by, [each.move for each in step.changes]) for step in way.steps] == [
        ("ussr", ["withdraw"]),
        ("us", ["blockade"]),
    ]


def test_who_could_go_to_the_deal_together() -> None:
    """Elmira: nobody goes alone; the Ministry and Uniroyal go together, as they did (Kilgour and Hipel 2005)."""
    found = asked(CASES / "elmira-1991")
    assert found.from_today == ()
    assert [(one.makers, one.share) for one in found.together_from_today] == [(("moe", "uniroyal"), 1.0)]


def test_from_assumptions_alone(make_case: MakeCase, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stability", str(make_case(TRUCE)), "--with-assumptions-only"]) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert "From the analyst's assumptions alone: no statement counts here." in page


@pytest.mark.parametrize(
    ("statement", "named", "words"),
    [
        ("a", ("a",), "‘A’"),
        ("a AND NOT (b OR a)", ("a", "b"), "‘A’ and not (‘B’ or ‘A’)"),
        ("-a IF b", ("a", "b"), "not ‘A’ if ‘B’"),
        ("a iff !b & c-d", ("a", "b", "c-d"), "‘A’ if and only if not ‘B’ and ‘C-D’"),
    ],
)
def test_statements_on_moves(statement: str, named: tuple[str, ...], words: str) -> None:
    assert moves_named(statement) == named
    assert in_words(statement, str.upper) == words


def test_what_can_be_read_is_what_the_solver_reads() -> None:
    """The checker and the solver read the same statements: of many made at random, each takes what the other does."""
    draw = np.random.default_rng(0)
    form = option_form([3])
    parts = ["a", "b", "c", "AND", "OR", "NOT", "IF", "IFF", "(", ")", "-", "&", "|"]
    taken = {True: 0, False: 0}
    for _ in range(4_000):
        statement = " ".join(draw.choice(parts, int(draw.integers(1, 7))))
        try:
            moves_named(statement)
            fits = True
        except ValueError:
            fits = False
        try:
            read = formula(statement, ["a", "b", "c"])
            read(lambda name: form.taken("abc".index(name)))
            solved = True
        except ValueError:
            solved = False
        assert fits == solved, statement
        taken[fits] += 1
    assert min(taken.values()) > 200


def test_the_worked_ceasefire_holds_oftener_with_a_guarantee_that_is_verified() -> None:
    found = asked(CASES / "training-ceasefire")
    (bare, helped) = (one for one in found.guarantees if one.helps)
    assert bare.added == ()
    assert set(helped.added) == {"fuel", "observers"}
    assert helped.cost == 4
    before, after = bare.equilibrium["seq"].probability, helped.equilibrium["seq"].probability
    assert before is not None
    assert after is not None
    assert before + 0.2 < after
    assert bare.equilibrium["seq"] == found.best_reading.equilibrium["seq"]


def test_analysis_without_a_workspace() -> None:
    case = open_case(CASES / "cuba-1962").case
    found = would_it_hold(case)
    assert found.best_reading.equilibrium["seq"].probability == 1
    with pytest.raises(IrenicError):
        would_it_hold(case.model_copy(update={"moves": {}}))
