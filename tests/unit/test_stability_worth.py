"""What a move is worth: what that number rests on, what is not told of it, and what little would turn the answer."""

import itertools
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest

from irenic.analyses.stability import Stability, would_it_hold
from irenic.casefile.audience import as_seen_by
from irenic.casefile.load import load_case
from irenic.cli.main import main
from irenic.model.case import Case
from irenic.model.problem import IrenicError
from irenic.preferences.after_signing import AfterSigning, Deal
from irenic.preferences.probability import Probability
from irenic.report.holding import Telling
from irenic.report.page.states_picture import in_words
from irenic.workspace import open_case

from ..conftest import CASES

MakeCase = Callable[[str], Path]

# Alpha gains by a raid; Beta can strike back, of which only what it is worth to Alpha is told
RAID = """
irenic: 1
notice: Alpha and Beta are fictional.
sources: {w: {file: w.txt, published: 2031-03-04, assumed: {published: told}}}
parties: {alpha: {name: Alpha}, beta: {name: Beta}}
drafts: {}
moves:
  raid: {by: alpha, kind: breach, worth: {alpha: {value: 0.2, cite: {source: w, quote: "win a fifth"}}}, cite: {source: w, quote: "could raid"}}
  strike: {by: beta, kind: respond, worth: {alpha: {value: -0.5, cite: {source: w, quote: "lose half"}}}, cite: {source: w, quote: "could strike"}}
consequences:
  hit: {when: raid, worth: {beta: {value: -0.3, cite: {source: w, quote: "lose three tenths"}}}}
=== w.txt
Alpha could raid and win a fifth; Beta would lose three tenths. Beta could strike, and Alpha would lose half.
"""
BETA_KNOWN = RAID.replace("worth: {alpha: {value: -0.5", "worth: {beta: {value: NUMBER, BASIS}, alpha: {value: -0.5")


def asked(folder: Path, *, even_if_assumed: bool = False) -> Stability:
    return open_case(folder).stability(even_if_assumed=even_if_assumed)


def known(number: float, basis: str = 'cite: {source: w, quote: "could strike"}') -> str:
    return BETA_KNOWN.replace("NUMBER", str(number)).replace("BASIS", basis)


def told(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert main(["stability", str(folder)]) == 0
    return " ".join(capsys.readouterr().out.split())


# what a number rests on


@pytest.mark.parametrize(
    ("worth", "assumed"),
    [
        ('{alpha: {value: 0.2, cite: {source: w, quote: "win a fifth"}}}', None),
        ("{alpha: {value: 0.2, assumed: a guess}}", "a guess"),
        ("{alpha: 0.2}, assumed: {worth: all guesses}", "all guesses"),
        # the quote of the move says nothing of the number, and a reason for the whole of a cited move is none for it
        ("{alpha: 0.2}", "no reason given"),
        ("{alpha: 0.2}, assumed: it has the means", "no reason given"),
    ],
)
def test_a_worth_rests_on_its_own_quote_or_is_assumed(make_case: MakeCase, worth: str, assumed: str | None) -> None:
    text = RAID.replace('{alpha: {value: 0.2, cite: {source: w, quote: "win a fifth"}}}', worth, 1)
    folder = make_case(text)
    found = asked(folder)
    (number,) = [each for each in found.inputs if each.id == "raid.worth.alpha"]
    assert (number.kind, number.of, number.assumed) == ("worth", "alpha", assumed)
    assert [each.quote for each in number.evidence] == (["win a fifth"] if assumed is None else [])
    (move,) = [each for each in found.inputs if each.id == "raid"]
    assert move.assumed is None, "that it can be done is cited all the same"
    warned = [problem.message for problem in open_case(folder).check().problems if problem.code == "M007"]
    assert len(warned) == (assumed == "no reason given")


def test_assumed_worths_are_counted_so_and_make_it_refuse(make_case: MakeCase) -> None:
    """Three of five inputs are numbers: where all are guesses, most of the answer is the analyst's own."""
    bare = RAID
    for quote in ("win a fifth", "lose half", "lose three tenths"):
        bare = bare.replace(f'cite: {{source: w, quote: "{quote}"}}', "assumed: a guess")
    assert asked(make_case(RAID)).assumed == ()
    with pytest.raises(IrenicError, match="3 of the 5 inputs"):
        asked(make_case(bare))


def test_a_worth_whose_quote_does_not_count_falls_away_alone(make_case: MakeCase) -> None:
    misquoted = RAID.replace('quote: "win a fifth"', 'quote: "win a third"')
    found = asked(make_case(misquoted))
    assert found.not_counted == {"moves.raid.worth.alpha": "no quote that is given for it stands in its source"}
    assert "raid" in found.moves
    assert [(each.move, each.to) for each in found.untold] == [("raid", "alpha"), ("strike", "beta")]


def test_a_worth_of_a_confidential_source_goes_and_the_move_stays(make_case: MakeCase) -> None:
    secret = RAID.replace("sources: {w:", "sources: {k: {file: k.txt, handling: confidential}, w:")
    secret = secret.replace('{source: w, quote: "win a fifth"}', '{source: k, quote: "a fifth"}')
    seen = as_seen_by(load_case(make_case(secret + "=== k.txt\nThey reckon with a fifth.\n")), "public").case
    assert seen.moves["raid"].worth == {}
    assert "0.2" not in seen.model_dump_json()
    assert "fifth" not in seen.model_dump_json()


def test_a_consequence_that_only_a_confidential_source_gives_a_worth_goes_whole(make_case: MakeCase) -> None:
    """What is left of it, that something follows where Alpha raids, would show that somebody said what."""
    secret = RAID.replace("sources: {w:", "sources: {k: {file: k.txt, handling: confidential}, w:")
    secret = secret.replace('{source: w, quote: "lose three tenths"}', '{source: k, quote: "three tenths"}')
    loaded = load_case(make_case(secret + "=== k.txt\nBeta fears to lose three tenths.\n"))
    assert as_seen_by(loaded, "public").case.consequences == {}
    assert as_seen_by(loaded, "confidential").case.consequences.keys() == {"hit"}


# what is not told


def test_what_turns_on_a_worth_that_nothing_tells_is_undecided(
    make_case: MakeCase, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whether Beta would strike nobody knows, and so not whether the raid pays; what Alpha gains at once is known."""
    folder = make_case(RAID)
    found = asked(folder)
    assert [(each.move, each.to, each.turns) for each in found.untold] == [("strike", "beta", True)]
    seq, nash = (found.best_reading.equilibrium[concept] for concept in ("seq", "nash"))
    assert seq.probability is None
    assert seq.withheld == "undecided: nothing says what ‘strike’ is worth to Beta"
    assert nash.probability == 0, "Alpha gains by the raid, whatever Beta likes"
    raid = next(one for one in found.leaving if one.by == "alpha")
    strike = next(one for one in found.leaving if one.by == "beta")
    assert raid.better.probability == 1
    assert raid.pays["gmr"].probability == 0, "a strike would set Alpha back, also where it costs Beta"
    assert raid.pays["seq"].withheld
    assert strike.better.withheld
    assert all(not state.equilibrium for state in found.states)
    assert not any(arrow.by == "beta" for arrow in found.arrows)
    workspace = open_case(folder)
    assert "no move from it betters" not in in_words(found, Telling(found, workspace.case))
    page = told(folder, capsys)
    assert "That it would hold: undecided" in page
    assert "What it turns on is what nothing says: the worth of ‘strike’ to Beta." in page
    assert "at a cost" not in page
    assert "it no longer pays" not in page


@pytest.mark.parametrize(("number", "holds"), [(-0.1, 0.0), (0.1, 1.0), (0.5, 0.0)])
def test_the_worth_that_was_missing_settles_it(make_case: MakeCase, number: float, holds: float) -> None:
    """Where a strike costs Beta, the raid goes unanswered; where it pays a little, each side is held back by the other's
    answer; where it pays more than a raid hurts, Beta itself leaves the deal."""
    found = asked(make_case(known(number)))
    assert found.untold == ()
    assert found.best_reading.equilibrium["seq"].probability == holds


def test_a_worth_that_turns_nothing_leaves_the_answer_as_it_is(make_case: MakeCase) -> None:
    """Beta answers a raid to its own good; what Alpha's second move is worth to Beta is not told, and does not matter."""
    paid = known(-0.1).replace(
        "  hit:",
        '  back: {when: raid AND strike, worth: {beta: {value: 0.2, cite: {source: w, quote: "lose half"}}}}\n  hit:',
    )
    paid = paid.replace(
        "consequences:",
        '  wait: {by: alpha, kind: breach, worth: {alpha: {value: -0.1, cite: {source: w, quote: "lose half"}}}, '
        'cite: {source: w, quote: "could raid"}}\nconsequences:',
    )
    found = asked(make_case(paid))
    assert [(each.move, each.to, each.turns) for each in found.untold] == [("wait", "beta", False)]
    assert found.best_reading.equilibrium["seq"].probability == 1
    raid = next(one for one in found.leaving if [each.move for each in one.changes] == ["raid"])
    assert raid.pays["seq"].probability == 0


def test_nothing_is_undecided_where_a_draft_tells_what_its_parties_get() -> None:
    assert asked(CASES / "training-ceasefire").untold == ()
    assert asked(CASES / "cuba-1962").untold == ()


def test_whatever_is_told_is_so_whatever_the_missing_worths_are() -> None:
    """Twenty conflicts of three makers, with a quarter of the worths missing: each number told stays as it is in every way
    to fill them in, and not everything is left undecided."""
    decided = undecided = 0
    for seed in range(20):
        draw = np.random.default_rng(seed)
        given = {
            (move, who): round(float(draw.uniform(-0.5, 0.5)), 2)
            for move in MOVES
            for who in MAKERS
            if draw.random() > 0.25 or (move == "a1") or (move == MAKERS[who])
        }
        together = round(float(draw.uniform(-0.5, 0.5)), 2)
        before = _told(given, together)
        for _ in range(3):
            missing = {(move, who): float(draw.uniform(-1, 1)) for move in MOVES for who in MAKERS} | given
            after = _told(missing, together)
            assert all(p.withheld is None for p in after.values())
            for place, p in before.items():
                assert p.withheld is not None or p == after[place], (seed, place)
        undecided += sum(p.withheld is not None for p in before.values())
        decided += sum(p.withheld is None for p in before.values())
    assert undecided > 100
    assert decided > 100


MOVES = ("a1", "a2", "b1", "c1")
MAKERS = {"a": "a1", "b": "b1", "c": "c1"}


def _case(worths: Mapping[tuple[str, str], float], together: float) -> Case:
    return Case.model_validate(
        {
            "irenic": 1,
            "parties": {who: {"name": who.upper()} for who in MAKERS},
            "moves": {
                move: {
                    "by": move[0],
                    "kind": "breach",
                    "worth": {who: worth for (of, who), worth in worths.items() if of == move},
                    "assumed": "y",
                }
                for move in MOVES
            },
            "consequences": {"both": {"when": "a1 AND b1", "worth": {"a": together}, "assumed": "y"}},
        }
    )


def _told(worths: Mapping[tuple[str, str], float], together: float) -> dict[tuple[str, ...], Probability]:
    """All that is told of the deal in which nobody moves."""
    found = would_it_hold(_case(worths, together), even_if_assumed=True)
    told: dict[tuple[str, ...], Probability] = {}
    for concept, p in found.best_reading.equilibrium.items():
        told[concept,] = p
        told |= {(concept, who): held[concept] for who, held in found.best_reading.makers.items()}
    for one in found.leaving:
        place = (one.by, *(each.move for each in one.changes))
        told |= {place: one.better} | {(concept, *place): p for concept, p in one.pays.items()}
    return told


# Beta consents to one issue alone, and Alpha can change the other; both have said what they want
PARTLY = """
irenic: 1
sources: {w: {file: w.txt}}
parties:
  alpha: {name: Alpha, wants: {line: high, trade: high}, assumed: {wants: y}}
  beta: {name: Beta, consent: {on: [trade]}, wants: {trade: high}, assumed: {wants: y}}
issues:
  line: {question: q, status_quo: near, options: {far: {assumed: y}, near: {assumed: y}}}
  trade: {question: q, status_quo: shut, options: {shut: {assumed: y}, open: {assumed: y}}}
drafts: {plan: {terms: {line: {option: far, cite: {source: w, quote: "the far line"}}, trade: {option: open, cite: {source: w, quote: "open trade"}}}}}
statements:
  s1: {by: alpha, stance: accepts, about: {draft: plan}, cite: {source: w, quote: "Alpha accepts"}}
  s2: {by: beta, stance: accepts, about: {draft: plan}, cite: {source: w, quote: "Beta accepts"}}
moves:
  advance: {by: alpha, kind: breach, sets: {line: near}, cite: {source: w, quote: "could advance"}}
  shut: {by: beta, kind: respond, sets: {trade: shut}, cite: {source: w, quote: "could shut"}}
=== w.txt
A plan: the far line, open trade. Alpha accepts it. Beta accepts it. Alpha could advance; Beta could shut.
"""


def test_what_a_move_changes_beyond_a_partys_consent_is_not_told_of_it(make_case: MakeCase) -> None:
    """Beta has no say on the line, and has said nothing of it: that it likes both lines alike nobody said."""
    assert [(each.move, each.to) for each in asked(make_case(PARTLY)).untold] == [("advance", "beta")]
    whole = PARTLY.replace("consent: {on: [trade]}, wants: {trade: high}", "wants: {line: low, trade: high}")
    assert asked(make_case(whole)).untold == ()


def test_what_costs_the_same_and_does_as_well_is_told_beside(
    make_case: MakeCase, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two fines of one cost, either of which keeps Alpha from a raid: none goes before the other."""
    fine = (
        '  NAME: {by: gamma, kind: guarantee, cost: 2, worth: {alpha: {value: -0.5, cite: {source: w, quote: "lose half"}}, '
        'beta: 0, gamma: 0}, assumed: {worth: y, cost: y}, cite: {source: w, quote: "could strike"}}\n'
    )
    shame = '  shame: {when: raid AND NOT (fine OR ban), worth: {gamma: {value: -0.2, cite: {source: w, quote: "lose half"}}}}\n'
    text = known(-0.1).replace("drafts:", "actors: {gamma: {name: Gamma}}\ndrafts:")
    text = text.replace(
        "consequences:\n", f"{fine.replace('NAME', 'fine')}{fine.replace('NAME', 'ban')}consequences:\n{shame}"
    )
    text = text.replace("worth: {beta: {value: -0.1", "worth: {gamma: {value: 0, assumed: y}, beta: {value: -0.1")
    page = told(make_case(text), capsys)
    assert "cost 2 – ban: yes; at the same cost as often: fine." in page


def test_with_more_that_could_be_added_than_is_tried_the_page_says_so(
    make_case: MakeCase, capsys: pytest.CaptureFixture[str]
) -> None:
    many = "".join(
        f'  eyes{n}: {{by: beta, kind: verify, label: eyes {n}, cite: {{source: w, quote: "could strike"}}}}\n'
        for n in range(7)
    )
    folder = make_case(known(0.1).replace("consequences:", f"{many}consequences:"))
    assert "At most 3 of the 7 that could be added were tried at once." in told(folder, capsys)
    assert "At most" not in told(CASES / "training-ceasefire", capsys)


def test_with_many_states_a_maker_of_whom_a_worth_is_not_told_is_left_out(make_case: MakeCase) -> None:
    worth = '{alpha: {value: -0.1, cite: {source: w, quote: "lose half"}}}'
    more = "".join(
        f'  m{n}: {{by: alpha, kind: breach, worth: {worth}, cite: {{source: w, quote: "could raid"}}}}\n'
        for n in range(9)
    )
    found = asked(make_case(RAID.replace("consequences:", f"{more}consequences:")))
    assert list(found.withheld) == ["beta"]
    assert found.withheld["beta"].startswith("nothing says what ‘strike’ is worth to Beta")
    assert found.withheld["beta"].endswith("and 7 more")
    assert found.untold == ()


# knife's edges


def test_two_states_liked_exactly_alike_that_turn_the_answer(
    make_case: MakeCase, capsys: pytest.CaptureFixture[str]
) -> None:
    """Beta neither gains nor loses by striking back: a little more, and it would, which would keep Alpha from a raid."""
    folder = make_case(known(0))
    found = asked(folder)
    assert found.best_reading.equilibrium["seq"].probability == 0
    (edge,) = found.knife_edges
    assert edge.of == "beta"
    assert edge.alike is not None
    assert {found.states[number].made for number in edge.alike} == {("raid",), ("raid", "strike")}
    page = told(folder, capsys)
    assert "On a knife's edge: Beta likes some states exactly alike (Alpha: raid / Alpha: raid; Beta: strike)" in page


def test_an_assumed_worth_that_a_little_turns(make_case: MakeCase, capsys: pytest.CaptureFixture[str]) -> None:
    """A raid that costs Alpha 0.03 by the analyst's guess would pay it were that 0.05 less of a cost."""
    near = known(-0.3).replace('value: 0.2, cite: {source: w, quote: "win a fifth"}', "value: -0.03, assumed: a guess")
    folder = make_case(near)
    found = asked(folder)
    assert found.best_reading.equilibrium["seq"].probability == 1
    (edge,) = found.knife_edges
    assert (edge.of, edge.input, edge.by) == ("alpha", "raid.worth.alpha", 0.05)
    assert edge.then is not None
    assert edge.then.probability == 0
    page = told(folder, capsys)
    assert "were this assumed number 0.05 more, the answer would be no: ‘raid’: worth -0.03 to Alpha." in page
    far = near.replace("value: -0.03", "value: -0.2")
    assert asked(make_case(far)).knife_edges == ()
    # what a source says is not moved
    cited = near.replace("value: -0.03, assumed: a guess", 'value: -0.03, cite: {source: w, quote: "win a fifth"}')
    assert asked(make_case(cited)).knife_edges == ()


def test_what_no_agreement_is_assumed_to_be_worth_that_a_little_turns(
    make_case: MakeCase, capsys: pytest.CaptureFixture[str]
) -> None:
    """The plan gives Alpha 0.6 of what it could have; by the analyst's guess no agreement is worth 0.58 to it."""
    walking = """
    irenic: 1
    sources: {w: {file: w.txt}}
    parties: {alpha: {name: Alpha, wants: {line: high, trade: high}, assumed: {wants: y}}}
    issues:
      line: {question: q, status_quo: near, options: {far: {assumed: y}, near: {assumed: y}}}
      trade: {question: q, status_quo: shut, options: {shut: {assumed: y}, open: {assumed: y}}}
    drafts: {plan: {terms: {line: {option: far, cite: {source: w, quote: "the far line"}}, trade: {option: open, cite: {source: w, quote: "open trade"}}}}}
    assume: {a1: {party: alpha, weights: {line: [0.4, 0.4]}, reservation: [0.58, 0.58], assumed: a guess}}
    statements: {s1: {by: alpha, stance: prioritises, about: {issue: trade, over: line}, cite: {source: w, quote: "trade first"}}}
    moves: {walk: {by: alpha, kind: breach, label: walk out, ends: true, cite: {source: w, quote: "could walk out"}}}
    === w.txt
    A plan: the far line, open trade. Alpha says trade first. Alpha could walk out.
    """
    folder = make_case(walking)
    found = asked(folder, even_if_assumed=True)
    assert found.best_reading.equilibrium["seq"].at_least is not None
    (edge,) = found.knife_edges
    assert (edge.of, edge.input, edge.by) == ("alpha", "a1", 0.05)
    assert edge.then is not None
    assert edge.then.at_most is not None
    capsys.readouterr()
    assert main(["stability", str(folder), "--even-if-assumed"]) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert "were no agreement worth 0.05 more to Alpha than is assumed, the answer would be hardly ever" in page
    far = asked(make_case(walking.replace("[0.58, 0.58]", "[0.4, 0.4]")), even_if_assumed=True)
    assert far.knife_edges == ()


def test_the_worked_cases_stand_on_no_knifes_edge() -> None:
    for name in ("cuba-1962", "elmira-1991", "training-ceasefire"):
        assert asked(CASES / name).knife_edges == ()


# fast, and the same


def test_what_moving_a_number_would_do_is_what_the_moved_case_says() -> None:
    """Knife's edges are found by changing one party's preferences alone: asked anew, each changed case says the same."""
    turned = kept = 0
    for seed in range(12):
        draw = np.random.default_rng(seed)
        given = {(move, who): round(float(draw.uniform(-0.1, 0.1)), 2) for move in MOVES for who in MAKERS}
        case, edges = _case(given, 0.03), {}
        found = would_it_hold(case, even_if_assumed=True)
        edges = {(edge.input, edge.by): edge.then for edge in found.knife_edges if edge.input}
        for (move, who), by in itertools.product(given, (-0.05, 0.05)):
            then = would_it_hold(_case(given | {(move, who): given[move, who] + by}, 0.03), even_if_assumed=True)
            before, after = (each.best_reading.equilibrium["seq"] for each in (found, then))
            assert edges.get((f"{move}.worth.{who}", by)) == (None if before == after else after)
            turned += before != after
            kept += before == after
    assert turned > 5
    assert kept > 100


def test_a_worth_that_is_one_number_in_every_state_is_taken_as_one(make_case: MakeCase) -> None:
    """What a second move of Alpha's is worth to it nobody tells. Taken pair by pair, a raid with it could be better than
    the deal while the move alone is not, and worse than the raid alone; as one number it sets off nothing that Beta's
    strike, which it answers with to its own good, does not undo."""
    both = known(0.1).replace(
        "consequences:",
        '  wait: {by: alpha, kind: breach, worth: {beta: {value: 0, cite: {source: w, quote: "lose half"}}}, '
        'cite: {source: w, quote: "could raid"}}\nconsequences:',
    )
    found = asked(make_case(both))
    assert [(each.move, each.to) for each in found.untold] == [("wait", "alpha")]
    seq = found.best_reading.makers["alpha"]["seq"]
    assert seq.withheld, "were the second move worth much, it would pay by itself"
    assert found.best_reading.makers["beta"]["seq"].probability == 1


def test_what_a_move_changes_of_the_deal_is_no_sum_of_numbers(make_case: MakeCase) -> None:
    """Beta has no say on the line, which two moves of Alpha's can change: how it likes that is not a number for each."""
    after = AfterSigning(load_case(make_case(PARTLY)).case, Deal("plan"))
    assert not after.adds_up("beta", by_packages=True)
    assert after.adds_up("alpha", by_packages=True)
    assert not after.adds_up("alpha", by_packages=False)


@pytest.mark.parametrize(("moves", "is_told"), [(10, True), (11, False)])
def test_of_ten_moves_with_a_missing_worth_it_is_told_what_it_turns_on(moves: int, *, is_told: bool) -> None:
    """Each move costs whoever makes it; of Beta's last one nothing tells that, and Alpha's answer is as good as known. Of
    eleven moves, 2,048 states, nothing is told of a maker with such a gap."""
    who = [("alpha", "beta")[move % 2] for move in range(moves)]
    case = Case.model_validate(
        {
            "irenic": 1,
            "parties": {name: {"name": name.capitalize()} for name in ("alpha", "beta")},
            "moves": {
                f"m{move}": {
                    "by": maker,
                    "kind": "breach",
                    "worth": {name: -0.1 for name in ("alpha", "beta") if (move, name) != (moves - 1, maker)},
                    "assumed": "y",
                }
                for move, maker in enumerate(who)
            },
        }
    )
    found = would_it_hold(case, even_if_assumed=True)
    open_to = who[-1]
    assert bool(found.untold) == is_told
    assert bool(found.withheld) != is_told
    if is_told:
        assert [(each.move, each.to, each.turns) for each in found.untold] == [(f"m{moves - 1}", open_to, True)]
        makers = found.best_reading.makers
        assert makers["alpha"]["seq"].probability == 1
        assert makers[open_to]["nash"].withheld
