"""What the network takes for attributions in parts of a text: cues with source and content, and the evidence."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray

from .decoding import best_tags, runs
from .encoder import Pieces
from .evidence import Candidate, evidence_of, parted, rule_of
from .network import Asked, Batch, Network
from .words import Ints, Part

_BOOST: Final = 2.0
"""How much likelier cues are taken to be in a second look, for those that the first passed over."""
_WORDS: Final = 3000
"""Words of a batch, with what pads it."""


def candidates_in(network: Network, pieces: Pieces, parts: Sequence[Part]) -> list[Candidate]:
    """All candidates in some parts, in their order; at most one for each cue."""
    found: list[Candidate] = []
    with torch.inference_mode():
        for chosen in _together(parts):
            here = [parts[number] for number in chosen]
            batch = Batch(here, [pieces.of_words(part.texts) for part in here], pieces.ends)
            found += _of_batch(network, batch, chosen)
    return sorted(found, key=lambda one: (one.part, int(one.cue[0])))


def _together(parts: Sequence[Part]) -> Iterator[list[int]]:
    taken: list[int] = []
    for number in sorted(range(len(parts)), key=lambda number: len(parts[number].starts)):
        size = len(parts[number].starts)
        # what fills up the shorter ones costs as much as words do
        if taken and ((len(taken) + 1) * size > _WORDS or size > 1.5 * len(parts[taken[0]].starts) + 8):
            yield taken
            taken = []
        taken.append(number)
    if taken:
        yield taken


def _of_batch(network: Network, batch: Batch, numbers: Sequence[int]) -> Iterator[Candidate]:
    words, cue_scores = network.words(batch)
    cues = cue_scores.log_softmax(-1).double().numpy()
    asked: list[Asked] = []
    looks: list[int] = []
    for row, part in enumerate(batch.parts):
        for cue, look in _cues(part, cues[row, : len(part.starts)]):
            asked.append(Asked(row, cue, rule_of(part, cue)))
            looks.append(look)
    if not asked:
        return
    role_scores, right = network.roles(words, batch, asked)
    roles = role_scores.log_softmax(-1).double().numpy()
    for row, one in enumerate(asked):
        part = batch.parts[one.part]
        scores = roles[row, : len(part.starts)]
        # a cue is no part of what it gives
        scores[one.cue, 1:] = -1e6
        tags = best_tags(scores)
        shares = np.exp(scores)
        sure = shares[np.arange(len(tags)), tags]
        content = parted(part, one.cue, runs(tags, 1))
        source = max(runs(tags, 0), key=lambda run: float(sure[run[0] : run[1]].mean()), default=None)
        evidence = evidence_of(
            part,
            one.rule,
            source,
            content,
            shares,
            tags,
            right=float(right[row]),
            is_cue=float(1 - np.exp(cues[one.part, one.cue, 0].min())),
            look=looks[row],
        )
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
