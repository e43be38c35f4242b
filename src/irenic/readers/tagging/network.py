"""The network: an encoder reads the words, one head finds cues, a second finds the source and the content of each cue.

The second head is asked once for every cue that may be one, as in semantic role labelling (Shi, Lin 2019), with the
cue's place, the parse and the rules' answer beside the words; it also tells whether the cue is one at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import torch
from torch import nn

from .words import DISTANCES, KINDS, LINKS, RULES, SHAPES, STEPS, Ints, Part, distances, mark_found, paths

WIDTH: Final = 192
CUE_TAGS: Final = 3
ROLE_TAGS: Final = 5
"""Outside, and begin and inside for source and for content."""
_DROPPED: Final = 0.1


@dataclass(frozen=True)
class Asked:
    """A cue that may be one: words of a part of a batch, and what a rule takes for its source and content."""

    part: int
    cue: Ints
    rule: int | None = None
    """Which of the part's `found`."""


class Network(nn.Module):
    """Encoder and heads; `pieces` are the encoder's word pieces, everything else is by words."""

    def __init__(self, encoder: Any) -> None:
        super().__init__()
        self.encoder = encoder
        self.narrow = nn.Linear(encoder.config.hidden_size, WIDTH)
        self.kind = nn.Embedding(len(KINDS) + 1, WIDTH)
        self.link = nn.Embedding(len(LINKS) + 1, WIDTH)
        self.shape = nn.Embedding(len(SHAPES), WIDTH)
        self.quoted = nn.Embedding(2, WIDTH)
        self.told = nn.Embedding(RULES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH)
        self.mix = _layer()
        self.is_cue = nn.Linear(WIDTH, CUE_TAGS)
        self.of_cue = nn.Linear(WIDTH, WIDTH)
        self.distance = nn.Embedding(DISTANCES, WIDTH)
        self.step = nn.Embedding(STEPS, WIDTH)
        self.branch = nn.Embedding(len(LINKS) + 1, WIDTH)
        self.rule = nn.Embedding(RULES, WIDTH)
        self.norm_asked = nn.LayerNorm(WIDTH)
        self.ask = nn.ModuleList([_layer(), _layer()])
        self.role = nn.Linear(WIDTH, ROLE_TAGS)
        self.is_one = nn.Linear(2 * WIDTH, 1)
        self.drop = nn.Dropout(_DROPPED)
        for table in (self.kind, self.link, self.shape, self.quoted, self.told, self.distance, self.step, self.branch):
            nn.init.normal_(table.weight, std=0.1)
        nn.init.normal_(self.rule.weight, std=0.1)

    def words(self, batch: "Batch") -> tuple[Any, Any]:
        """The words as vectors, (parts, words, WIDTH), and the scores of cue tags."""
        hidden = self.encoder(input_ids=batch.pieces, attention_mask=batch.piece_mask).last_hidden_state
        at = batch.first.unsqueeze(-1).expand(-1, -1, hidden.shape[-1])
        found = self.narrow(hidden.gather(1, at))
        for table, numbers in (
            (self.kind, batch.kinds),
            (self.link, batch.links),
            (self.shape, batch.shapes),
            (self.quoted, batch.quoted),
            (self.told, batch.told),
        ):
            found = found + table(numbers)
        found = self.mix(self.drop(self.norm(found)), src_key_padding_mask=batch.padding)
        return found, self.is_cue(found).float()

    def roles(self, words: Any, batch: "Batch", asked: Sequence[Asked]) -> tuple[Any, Any]:
        """For every cue asked for: scores of role tags, (asked, words, ROLE_TAGS), and how it is one, (asked,)."""
        size = words.shape[1]
        where = torch.tensor([one.part for one in asked])
        far, step, branch, rule = (torch.zeros(len(asked), size, dtype=torch.long) for _ in range(4))
        within = torch.zeros(len(asked), size)
        for row, one in enumerate(asked):
            part = batch.parts[one.part]
            length = len(part.starts)
            far[row, :length] = torch.from_numpy(distances(length, one.cue))
            up, below = paths(part, one.cue)
            step[row, :length], branch[row, :length] = torch.from_numpy(up), torch.from_numpy(below)
            if one.rule is not None and batch.with_rules:
                told = np.zeros(length, dtype=np.int64)
                mark_found(told, part.found[one.rule])
                rule[row, :length] = torch.from_numpy(told)
            within[row, torch.from_numpy(one.cue)] = 1.0 / len(one.cue)
        words = words[where]
        cue = torch.einsum("at,atw->aw", within, words)
        found = words + self.of_cue(cue).unsqueeze(1)
        found = found + self.distance(far) + self.step(step) + self.branch(branch) + self.rule(rule)
        found = self.drop(self.norm_asked(found))
        for layer in self.ask:
            found = layer(found, src_key_padding_mask=batch.padding[where])
        whole = torch.einsum("at,atw->aw", within, found)
        held = found.masked_fill(batch.padding[where].unsqueeze(-1), -1e4).max(dim=1).values
        return self.role(found).float(), self.is_one(torch.cat([whole, held], dim=-1)).squeeze(-1).float()


class Batch:
    """Some parts side by side, as tensors padded to the longest."""

    def __init__(self, parts: Sequence[Part], pieces: Sequence[Sequence[Sequence[int]]], ends: tuple[int, int]) -> None:
        """`pieces` are the word pieces of every word of every part; `ends` what stands before and behind them."""
        self.parts = parts
        self.with_rules = True
        rows, firsts = [], []
        for words in pieces:
            row, first = [ends[0]], []
            for word in words:
                first.append(len(row))
                row += word
            rows.append([*row, ends[1]])
            firsts.append(first)
        self.pieces, self.piece_mask = _padded(rows, 16), _padded([[1] * len(row) for row in rows], 16)
        self.first = _padded(firsts)
        self.padding = _padded([[1] * len(row) for row in firsts]) == 0
        self.kinds, self.links = _padded([part.kinds for part in parts]), _padded([part.links for part in parts])
        self.shapes, self.quoted = _padded([part.shapes for part in parts]), _padded([part.quoted for part in parts])
        self.told = _padded([part.told for part in parts])

    def without_rules(self) -> None:
        """Keep from the network what the rules found, so that it learns to read without them too."""
        self.with_rules = False
        self.told = torch.zeros_like(self.told)

    def hide(self, share: float, mask: int) -> None:
        """Put a mask in the place of some word pieces, by chance."""
        hidden = torch.rand(self.pieces.shape) < share
        hidden[:, 0] = False
        self.pieces = self.pieces.masked_fill(hidden & (self.piece_mask == 1), mask)


def _layer() -> Any:
    return nn.TransformerEncoderLayer(
        WIDTH, 6, 2 * WIDTH, dropout=0.0, activation="gelu", batch_first=True, norm_first=True
    )


def _padded(rows: Sequence[Any], steps: int = 8) -> Any:
    """Rows side by side, filled up with zeros to a length that is a multiple of `steps`.

    Few different lengths keep memory in bounds: whatever computes with tensors keeps something for each shape it met.
    """
    longest = -(-max(len(row) for row in rows) // steps) * steps
    found = torch.zeros(len(rows), longest, dtype=torch.long)
    for number, row in enumerate(rows):
        found[number, : len(row)] = torch.as_tensor(row)
    return found
