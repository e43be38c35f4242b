"""The parts of the tagger that need no network: decoding, the parse seen from a cue, and how far to believe it."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from irenic.readers.attribution import attributions
from irenic.readers.pipeline import load_pipeline
from irenic.readers.tagging.calibrating import chances, fitted
from irenic.readers.tagging.decoding import best_tags, runs
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


def test_without_examples_that_differ_what_was_believed_before_stands() -> None:
    before = np.array([0.0, 1.0])
    assert fitted(np.array([[1.0, 0.0]]), np.array([0.5]), before) == pytest.approx(before)
