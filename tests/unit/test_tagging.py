"""The parts of the tagger that need no network: decoding, the parse seen from a cue, and how far to believe it."""

import dataclasses
import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from irenic.readers.attribution import Attribution, attributions
from irenic.readers.pipeline import load_pipeline
from irenic.readers.tagging.calibrating import chances, fitted
from irenic.readers.tagging.decoding import best_tags, runs
from irenic.readers.tagging.evidence import (
    EVIDENCE,
    UNTRIED,
    Belief,
    Candidate,
    Judged,
    confidence,
    evidence_of,
    judged,
    parted,
    rule_of,
)
from irenic.readers.tagging.joining import attribution_of
from irenic.readers.tagging.words import LINKS, LONGEST, Part, distances, head_of, parts_of, paths


def allowed(row: tuple[int, ...]) -> bool:
    """Whether "inside" only follows "begin" or "inside" of its role."""
    return all(tag == 0 or tag % 2 == 1 or before in (tag - 1, tag) for before, tag in itertools.pairwise((0, *row)))


@given(st.lists(st.lists(st.integers(-9, 9), min_size=5, max_size=5), min_size=1, max_size=4))
def test_the_best_row_is_the_best_of_all_that_are_allowed(scores: list[list[int]]) -> None:
    """Against every row there is."""
    found = tuple(best_tags(np.array(scores, dtype=float)).tolist())
    worth = {
        row: sum(scores[word][tag] for word, tag in enumerate(row))
        for row in itertools.product(range(5), repeat=len(scores))
        if allowed(row)
    }
    assert allowed(found)
    assert worth[found] == max(worth.values())


def test_a_role_that_begins_again_is_two_pieces() -> None:
    row = np.array([0, 1, 2, 1, 0, 3, 4, 4])
    assert runs(row, 0) == [(1, 3), (3, 4)]
    assert runs(row, 1) == [(5, 8)]


def part_of(text: str) -> Part:
    document = load_pipeline()(text)
    (part,) = parts_of(document, attributions(document))
    return part


def test_words_behind_a_name_and_a_colon_have_no_cue_to_be_told_by() -> None:
    text = "Mira Tann: “The port will open in spring.”"
    document = load_pipeline()(text)
    found = attributions(document)
    assert any(not one.cue for one in found)
    (part,) = parts_of(document, found)
    assert not part.found


def test_the_parse_is_seen_from_the_cue() -> None:
    part = part_of("Mira Tann said that the port would open. Rain fell.")
    cue = part.words([(10, 14)])
    assert part.texts[head_of(part, cue)] == "said"
    steps, branches = paths(part, cue)
    told = {
        text: (step, LINKS[branch - 1] if branch else "")
        for text, step, branch in zip(part.texts, steps, branches, strict=True)
    }
    assert told["Tann"] == (0, "nsubj")
    assert told["port"] == told["open"] == (0, "ccomp")
    assert told["said"] == (0, "")
    assert told["Rain"][0] == 5


def test_a_clause_that_is_joined_sees_the_subject_of_the_first() -> None:
    part = part_of("The mayor met the envoy and warned that the port was closed.")
    steps, branches = paths(part, part.words([(28, 34)]))
    mayor = part.texts.index("mayor")
    assert (steps[mayor], LINKS[branches[mayor] - 1]) == (1, "nsubj")


def test_distances_tell_before_from_behind() -> None:
    assert distances(6, np.array([2, 3])).tolist() == [2, 1, 0, 0, 9, 10]


def test_the_rules_are_told_to_the_network_with_their_places() -> None:
    part = part_of("Mira Tann said that the port would open.")
    (found,) = part.found
    assert [part.texts[word] for word in found.content] == "that the port would open".split()
    told = dict(zip(part.texts, part.told.tolist(), strict=True))
    assert len({told["Tann"], told["said"], told["port"]}) == 3
    assert told["port"] == told["open"]
    assert told["."] == 0


@pytest.mark.parametrize("text", ["word " * 3 * LONGEST, "One. " * LONGEST, "x" * 100_000, "\n\n", "“" * 300])
def test_no_part_is_longer_than_the_encoder_can_take(text: str) -> None:
    document = load_pipeline()(text)
    parts = list(parts_of(document, []))
    assert sum(len(part.texts) for part in parts) == sum(not token.is_space for token in document)
    assert all(0 < len(part.texts) <= LONGEST for part in parts)


def test_what_is_believed_comes_near_to_how_often_it_is_right() -> None:
    chance = np.random.default_rng(1)
    evidence = np.column_stack([np.ones(4000), chance.normal(size=4000)])
    right = (chance.random(4000) < chances(evidence, np.array([-0.5, 2.0]))).astype(float)
    found = fitted(evidence, right, np.zeros(2))
    assert found == pytest.approx([-0.5, 2.0], abs=0.15)


def test_what_was_believed_before_may_be_far_off() -> None:
    """Where all examples seem as good as sure at first, a step of Newton's method alone would run away."""
    chance = np.random.default_rng(1)
    evidence = np.column_stack([np.ones(2000), chance.normal(size=2000) * 20 + 8])
    right = (chance.random(2000) < chances(evidence, np.array([-0.5, 0.1]))).astype(float)
    assert fitted(evidence, right, np.array([0.0, 1.0])) == pytest.approx([-0.5, 0.1], abs=0.15)


def test_without_examples_that_differ_what_was_believed_before_stands() -> None:
    before = np.array([0.0, 1.0])
    assert fitted(np.array([[1.0, 0.0]]), np.array([0.5]), before) == pytest.approx(before)


def made(text: str, source: str, cue: str, content: str, *, by_rule: bool = False) -> Attribution | None:
    """What comes of a candidate with these words, whether or not the rules found it too."""
    document = load_pipeline()(text)
    (part,) = parts_of(document, attributions(document))

    def run(words: str) -> tuple[int, int]:
        at = text.index(words)
        found = part.words([(at, at + len(words))])
        return int(found[0]), int(found[-1]) + 1

    place = np.arange(*run(cue))
    evidence = np.zeros(len(EVIDENCE))
    pieces = tuple(run(piece) for piece in content.split(" … "))
    one = Candidate(0, place, run(source) if source else None, pieces, rule_of(part, place), evidence)
    return attribution_of(document, part, Judged(one, by_rule, 0.8), 0.8)


def test_a_candidate_becomes_an_attribution_with_its_places() -> None:
    text = "“It is over,” the envoy grumbled, “and done.”"
    one = made(text, "the envoy", "grumbled", "It is over … and done")
    assert one is not None
    assert [text[start:end] for start, end in one.content] == ["“It is over,”", "“and done.”"]
    assert (one.kind, one.verb, one.who, one.confidence) == ("direct", "grumble", "envoy", 0.8)


def test_who_is_meant_by_a_relative_is_told() -> None:
    text = "Mira Tann, who grumbled that the port was closed, left."
    one = made(text, "who", "grumbled", "that the port was closed")
    assert one is not None
    assert [text[start:end] for start, end in one.meant] == ["Mira Tann"]


@pytest.mark.parametrize("text", ["If the mayor supports the plan, talks begin.", "Does the mayor support the plan?"])
def test_what_only_the_tagger_finds_suggests_no_stance_that_is_not_taken(text: str) -> None:
    one = made(text, "the mayor", "support" if "Does" in text else "supports", "the plan")
    assert one is not None
    assert (one.verb, one.thing) == ("", None)


def test_where_the_rule_is_believed_all_of_it_is_kept() -> None:
    text = "Mira Tann said that the port would open."
    (known,) = attributions(load_pipeline()(text))
    assert made(text, "Mira Tann", "said", "the port", by_rule=True) == dataclasses.replace(known, confidence=0.8)


def test_marks_alone_are_no_words() -> None:
    assert made("The mayor said: “…” and left.", "The mayor", "said", "“") is None


def evidence(*, rule: float | None, network: float) -> np.ndarray:
    part = part_of("Mira Tann said that the port would open.")
    found = dataclasses.replace(part.found[0].attribution, confidence=rule or 0.0)
    part = dataclasses.replace(part, found=(dataclasses.replace(part.found[0], attribution=found),))
    size = len(part.texts)
    return evidence_of(
        part,
        None if rule is None else 0,
        (0, 2),
        [(3, 8)],
        np.full((size, 5), 0.2),
        np.zeros(size, dtype=np.int64),
        right=network,
        is_cue=0.5,
        look=0,
    )


DISBELIEF = Belief(np.full(len(EVIDENCE), -50.0), np.full(len(EVIDENCE), -50.0))


@pytest.mark.parametrize(
    ("text", "number", "kept"),
    [
        ("Mira Tann said that the port would open.", 0, True),  # the rules are sure
        ("Mira Tann puts the toll at nine.", 0, True),  # whose word a number is
        ("Mira Tann hopes for a truce.", 0, False),
    ],
)
def test_what_the_rules_insist_on_is_proposed_last_and_never_lost(text: str, number: int, kept: bool) -> None:
    part = part_of(text)
    found = part.found[number]
    one = Candidate(0, found.cue, None, ((0, 1),), number, np.ones(len(EVIDENCE)))
    (judgement,) = judged([one], [part], DISBELIEF)
    assert (judgement.by_rule, round(confidence(judgement.chance), 2)) == ((True, 0.5) if kept else (False, 0.15))


def test_a_semicolon_parts_what_two_claimants_say() -> None:
    text = "Nine boats were sunk, the coast guard reported; Mira Tann said that five were lost."
    part = part_of(text)
    semicolon = part.texts.index(";")
    cue = np.array([part.texts.index("reported")])
    assert parted(part, cue, [(0, 4), (semicolon + 1, len(part.texts))]) == [(0, 4)]
    cue = np.array([part.texts.index("said")])
    assert parted(part, cue, [(0, len(part.texts))]) == [(semicolon + 1, len(part.texts))]


def test_a_semicolon_behind_which_nobody_else_speaks_parts_nothing() -> None:
    part = part_of("Mira Tann said that nine boats were sunk; five were lost.")
    whole = [(3, len(part.texts) - 1)]
    assert parted(part, np.array([2]), whole) == whole


def test_before_anything_is_known_the_rules_confidence_stands_and_the_network_is_taken_with_care() -> None:
    def of(rule: float | None, network: float) -> Judged:
        number = None if rule is None else 0
        one = Candidate(0, np.array([2]), (0, 2), ((3, 8),), number, evidence(rule=rule, network=network))
        (found,) = judged([one], [part_of("Mira Tann said that the port would open.")], UNTRIED)
        return found

    assert of(0.86, 0.0).by_rule
    assert of(0.86, 0.0).chance == pytest.approx(0.86)
    assert not of(None, 0.0).by_rule
    assert of(None, 0.0).chance < 0.3
    assert not of(0.2, 3.0).by_rule
