"""What speaks for a candidate, and how probable that makes it that the network, or the rule, is right on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..confidence import PASSED_OVER
from .calibrating import chances
from .words import KINDS, Ints, Part

Run = tuple[int, int]
"""The first word of a run, and the one behind its last."""
Floats = NDArray[np.float64]

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
    "rule's content sure",
    "same content as rule",
    "same source as rule",
)


TAKEN: Final = 0.5
"""Confidence from which on reading makes a proposal."""
LEAST: Final = 1 - (1 - TAKEN) / PASSED_OVER
"""The chance at which confidence just reaches that."""
_SURE: Final = 0.7
_NUMBER: Final = KINDS.index("NUM") + 1


@dataclass(frozen=True)
class Candidate:
    """A cue with what belongs to it by the network's word, in words of a part."""

    part: int
    cue: Ints
    source: Run | None
    content: tuple[Run, ...]
    rule: int | None
    """Which of what the rules found in the part has a word of the cue."""
    evidence: Floats


@dataclass(frozen=True)
class Belief:
    """How far to believe the network and the rule: coefficients for each kind of evidence."""

    network: Floats
    rule: Floats


def _only(**coefficients: float) -> Floats:
    return np.array([coefficients.get(name.replace(" ", "_"), 0.0) for name in EVIDENCE])


UNTRIED: Final = Belief(_only(one=-1.0, is_attribution=1.0), _only(rule_confidence=1.0))
"""What is believed before anything is known: the network's own word, with care, and the rules' own confidence."""


@dataclass(frozen=True)
class Judged:
    """A candidate with whose word on it is believed, and how probable it is that it is right."""

    candidate: Candidate
    by_rule: bool
    chance: float


def judged(candidates: Sequence[Candidate], parts: Sequence[Part], belief: Belief) -> list[Judged]:
    """Every candidate, by the word of the likelier of network and rule; without content by neither it is none.

    What the rules insist on is proposed, though last, whatever the network says.
    """
    if not candidates:
        return []
    evidence = np.array([one.evidence for one in candidates])
    network = chances(evidence, belief.network)
    rule = chances(evidence, belief.rule)
    found = []
    for one, by_network, by_rule in zip(candidates, network.tolist(), rule.tolist(), strict=True):
        if one.rule is not None and max(by_rule, by_network) < LEAST and insists(parts[one.part], one.rule):
            found.append(Judged(one, True, LEAST))
        elif one.rule is not None and (by_rule > by_network or not one.content):
            found.append(Judged(one, True, by_rule))
        elif one.content:
            found.append(Judged(one, False, by_network))
    return found


def confidence(chance: float) -> float:
    """How sure a proposal is, by the probability that it is among what somebody labelled: labels pass things over."""
    return round(1 - (1 - min(0.98, chance)) * PASSED_OVER, 2)


def insists(part: Part, rule: int) -> bool:
    """Whether the rules keep a proposal of theirs: what they are sure of, whose word a number is, and relayed stances.

    A claimant that is lost would make a number another's. What stands within another's words is often not labelled,
    since it is part of what the other said; that tells nothing of whether it is right.
    """
    found = part.found[rule]
    if found.attribution.confidence < TAKEN:
        return False
    if found.attribution.confidence >= _SURE or (part.kinds[found.content] == _NUMBER).any():
        return True
    return any(
        other is not found and other.attribution.confidence >= TAKEN and np.isin(found.cue, other.content).all()
        for other in part.found
    )


def parted(part: Part, cue: Ints, content: Sequence[Run]) -> list[Run]:
    """Content without what lies behind a semicolon where somebody else speaks, as the rules have it."""
    first, last = 0, len(part.starts)
    for mark, text in enumerate(part.texts):
        if text != ";" or part.quoted[mark]:
            continue
        others = [int(one.cue[0]) for one in part.found if one.attribution.confidence >= TAKEN]
        if mark < cue[0] and any(other < mark for other in others):
            first = max(first, mark + 1)
        elif mark > cue[-1] and any(other > mark for other in others):
            last = min(last, mark)
    cut = [(max(start, first), min(end, last)) for start, end in content]
    return [(start, end) for start, end in cut if start < end]


def rule_of(part: Part, cue: Ints) -> int | None:
    """Which of what the rules found has a word of a cue, the surest where several do."""
    held = set(cue.tolist())
    found = [number for number, one in enumerate(part.found) if held & set(one.cue.tolist())]
    return max(found, key=lambda number: part.found[number].attribution.confidence, default=None)


def evidence_of(
    part: Part,
    rule: int | None,
    source: Run | None,
    content: Sequence[Run],
    roles: Floats,
    tags: Ints,
    *,
    right: float,
    is_cue: float,
    look: int,
) -> Floats:
    """The evidence on a cue.

    `roles` are the chances of role tags, of shape (words, tags), and `tags` the row that was made of them; `right` is
    how the network takes it for an attribution, as odds, `is_cue` the chance that its words are a cue, and `look` how
    it was found: at first look (0), at a second (1), or by the rules alone (2).
    """
    sure = roles[np.arange(len(tags)), tags]
    words = np.concatenate([np.arange(*run) for run in content]) if content else np.arange(0)
    mine = np.arange(*source) if source else np.arange(0)
    alike = same = rule_sure = confidence = 0.0
    if rule is not None:
        found = part.found[rule]
        alike = len(np.intersect1d(words, found.content)) / max(1, len(np.union1d(words, found.content)))
        same = float(np.array_equal(mine, found.source))
        rule_sure = _mean(roles[found.content][:, 3:].sum(axis=1))
        confidence = _odds(found.attribution.confidence)
    return np.array(
        [
            1.0,
            right,
            _odds(is_cue),
            look == 1,
            look == 2,
            rule is not None,
            confidence,
            source is not None,
            _mean(sure[mine]),
            _mean(sure[words]),
            rule_sure,
            alike,
            same,
        ],
        dtype=np.float64,
    )


def _mean(shares: Floats) -> float:
    return float(shares.mean()) if len(shares) else 0.0


def _odds(share: float) -> float:
    share = min(max(share, 0.005), 0.995)
    return float(np.log(share / (1 - share)))
