"""The likeliest tags of a row of words, where "inside" only ever follows "begin" or "inside" of its own role."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_NEVER: Final = -1e9


def best_tags(scores: Floats) -> NDArray[np.int64]:
    """The best row of tags (Viterbi 1967) for scores of shape (words, 1 + 2 × roles).

    Tag 0 is outside; 2r + 1 begins role r, 2r + 2 goes on with it.
    """
    words, tags = scores.shape
    moves = np.zeros((tags, tags))
    for inside in range(2, tags, 2):
        moves[:, inside] = _NEVER
        moves[[inside - 1, inside], inside] = 0.0
    total = scores[0].copy()
    total[2::2] = _NEVER
    came = np.zeros((words, tags), dtype=np.int64)
    for word in range(1, words):
        ways = total[:, None] + moves
        came[word] = ways.argmax(axis=0)
        total = ways.max(axis=0) + scores[word]
    row = np.zeros(words, dtype=np.int64)
    row[-1] = total.argmax()
    for word in range(words - 1, 0, -1):
        row[word - 1] = came[word, row[word]]
    return row


def runs(row: NDArray[np.int64], role: int) -> list[tuple[int, int]]:
    """Where a role stands in a row of tags: first word, and the one behind the last."""
    begin, inside = 2 * role + 1, 2 * role + 2
    found: list[tuple[int, int]] = []
    for word, tag in enumerate(row.tolist()):
        if tag == begin:
            found.append((word, word + 1))
        elif tag == inside and found and found[-1][1] == word:
            found[-1] = (found[-1][0], word + 1)
    return found


def tagged(size: int, pieces: list[list[tuple[int, int]]]) -> NDArray[np.int64]:
    """The row of tags for the runs of each role; a later role goes over an earlier one."""
    row = np.zeros(size, dtype=np.int64)
    for role, runs_of_role in enumerate(pieces):
        for start, end in runs_of_role:
            row[start:end] = 2 * role + 2
            row[start] = 2 * role + 1
    return row
