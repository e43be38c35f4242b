"""What the network takes for attributions in parts of a text: cues with source and content, and how sure it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray

from .decoding import best_tags, runs
from .encoder import Pieces
from .network import Asked, Batch, Network
from .words import Ints, Part

_BOOST: Final = 2.0
"""How much likelier cues are taken to be in a second look, for those that the first passed over."""
_WORDS: Final = 3000
Run = tuple[int, int]


@dataclass(frozen=True)
class Candidate:
    """A cue with what belongs to it, in words of a part."""

    part: int
    cue: Ints
    source: Run | None
    content: tuple[Run, ...]
    rule: int | None
    """Which of what the rules found in the part has a word of the cue."""
    evidence: NDArray[np.float64]
    """What speaks for it: see EVIDENCE."""


EVIDENCE: Final = (
    "one",
    "is attribution",
    "is cue",
    "at second look",
    "by rules alone",
    "rule found",
    "rule confidence",
    "has source",
    "source sure",
    "content sure",
    "same content as rule",
    "same source as rule",
)


def candidates(network: Network, pieces: Pieces, parts: Sequence[Part]) -> list[Candidate]:
    """All candidates in some parts, in their order; at most one for each cue."""
    found: list[Candidate] = []
    order = sorted(range(len(parts)), key=lambda number: len(parts[number].starts))
    with torch.inference_mode():
        for chosen in _together(parts, order):
            here = [parts[number] for number in chosen]
            batch = Batch(here, [pieces.of_words(part.texts) for part in here], pieces.ends)
            found += _of_batch(network, batch, chosen)
    return sorted(found, key=lambda one: (one.part, int(one.cue[0])))


def _together(parts: Sequence[Part], order: Sequence[int]) -> Iterator[list[int]]:
    taken: list[int] = []
    for number in order:
        if taken and (len(taken) + 1) * len(parts[number].starts) > _WORDS:
            yield taken
            taken = []
        taken.append(number)
    if taken:
        yield taken


def _of_batch(network: Network, batch: Batch, numbers: Sequence[int]) -> Iterator[Candidate]:
    words, cue_scores = network.words(batch)
    chances = cue_scores.log_softmax(-1).double().numpy()
    asked: list[Asked] = []
    looks: list[int] = []
    for row, part in enumerate(batch.parts):
        for cue, look in _cues(part, chances[row, : len(part.starts)]):
            asked.append(Asked(row, cue, rule_of(part, cue)))
            looks.append(look)
    if not asked:
        return
    role_scores, right = network.roles(words, batch, asked)
    roles = role_scores.log_softmax(-1).double().numpy()
    for row, one in enumerate(asked):
        part = batch.parts[one.part]
        size = len(part.starts)
        scores = roles[row, :size].copy()
        scores[one.cue, 1:] = -1e6
        tags = best_tags(scores)
        sureness = np.exp(scores[np.arange(size), tags])
        content = runs(tags, 1)
        if not content:
            continue
        source = max(runs(tags, 0), key=lambda run: float(sureness[run[0] : run[1]].mean()), default=None)
        is_cue = float(1 - np.exp(chances[one.part, one.cue, 0]).min())
        evidence = _evidence(part, one, source, content, sureness, float(right[row]), is_cue, looks[row])
        yield Candidate(numbers[one.part], one.cue, source, tuple(content), one.rule, evidence)


def _cues(part: Part, chances: NDArray[np.float64]) -> Iterator[tuple[Ints, int]]:
    """Cues to ask for, and how each was found: at first look, at a second, or by the rules alone."""
    taken = np.zeros(len(chances), dtype=bool)
    boosted = chances.copy()
    boosted[:, 1:] += _BOOST
    for look, scores in enumerate((chances, boosted)):
        for start, end in runs(best_tags(scores), 0):
            if not taken[start:end].any():
                yield np.arange(start, end), look
                taken[start:end] = True
    for found in part.found:
        if not taken[found.cue].any():
            yield found.cue, 2
            taken[found.cue] = True


def rule_of(part: Part, cue: Ints) -> int | None:
    """Which of what the rules found has a word of a cue, the surest where several do."""
    held = set(cue.tolist())
    found = [number for number, one in enumerate(part.found) if held & set(one.cue.tolist())]
    return max(found, key=lambda number: part.found[number].attribution.confidence, default=None)


def _evidence(
    part: Part,
    asked: Asked,
    source: Run | None,
    content: Sequence[Run],
    sureness: NDArray[np.float64],
    right: float,
    is_cue: float,
    look: int,
) -> NDArray[np.float64]:
    rule = None if asked.rule is None else part.found[asked.rule]
    words = np.concatenate([np.arange(*run) for run in content])
    alike = same = 0.0
    if rule is not None:
        alike = len(np.intersect1d(words, rule.content)) / max(1, len(np.union1d(words, rule.content)))
        mine = np.arange(*source) if source else np.arange(0)
        same = float(np.array_equal(mine, rule.source))
    return np.array(
        [
            1.0,
            right,
            _odds(is_cue),
            look == 1,
            look == 2,
            rule is not None,
            _odds(rule.attribution.confidence) if rule is not None else 0.0,
            source is not None,
            float(sureness[source[0] : source[1]].mean()) if source else 0.0,
            float(sureness[words].mean()),
            alike,
            same,
        ],
        dtype=np.float64,
    )


def _odds(share: float) -> float:
    share = min(max(share, 0.005), 0.995)
    return float(np.log(share / (1 - share)))
