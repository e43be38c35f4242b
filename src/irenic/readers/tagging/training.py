"""Training a tagger: labelled texts in, a tagger out, with how well it does on texts that were kept aside."""

import math
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch

from ...model.base import Frozen
from ...model.problem import failure
from .calibrating import fitted
from .candidates import candidates_in
from .encoder import PACKAGE, Pieces, package_folder, packaged_encoder
from .evidence import TAKEN, UNTRIED, Belief, Candidate, Judged, confidence, judged
from .judging import Score, Words, is_right, score_of
from .labels import Labelled
from .learning import Course, batches, learn
from .lessons import Lesson, lessons_of
from .network import Network
from .tagger import Tagger
from .words import Found, Part

Tell = Callable[[str, int, int], None]
"""Hears what is being done, how much of it is done, and how much there is; the last 0 where that is not known."""

_KEPT_ASIDE: Final = 0.08
_MOST_ASIDE: Final = 70
_FEWEST: Final = 5
"""Documents below which none is kept aside."""
_ROUNDS: Final = 3
_STEPS: Final = 150
"""Where there are few labels, as many rounds as give so many steps, though not more than so many:"""
_MOST_ROUNDS: Final = 30


class Figures(Frozen):
    """What a tagger was trained on, how, and how well it does on the documents that were kept aside."""

    documents: int
    attributions: int
    passed_over: int
    """Labels without a cue or without content, which teach nothing."""
    kept_aside: int
    rounds: int
    seed: int
    threads: int
    short_floats: bool
    rules: Score | None = None
    tagger: Score | None = None
    """Rules and tagger together."""


@dataclass(frozen=True)
class Trained:
    """A tagger, its figures, and the encoder that it came of: its name and where its package keeps it."""

    tagger: Tagger
    figures: Figures
    encoder: str
    package: Path


def train_tagger(
    labelled: Iterable[Labelled],
    pipeline: Any,
    tell: Tell,
    *,
    documents: int = 0,
    rounds: int | None = None,
    seed: int = 0,
    threads: int | None = None,
) -> Trained:
    """Train a tagger; `documents` is how many texts there are, for telling how far it is.

    The same seed, labels, number of threads and kind of processor give the same tagger. Raises IrenicError where the
    package of the encoder is missing (X010), or there is nothing to learn from (X012).
    """
    package, version = package_folder()
    if threads is not None:
        torch.set_num_threads(threads)
    lessons: list[Lesson] = []
    labels = 0
    for number, one in enumerate(labelled, 1):
        lessons += lessons_of(one, pipeline)
        labels += len(one.attributions)
        tell("reading labels", number, documents)
    names = sorted({lesson.document for lesson in lessons})
    taught = sum(len(lesson.true) for lesson in lessons)
    if not taught:
        raise failure(
            "X012",
            f"there is nothing to learn from: of {labels} labelled attributions none has a cue and a content",
            "label what is said with its cue, as docs/how-to/train-a-tagger.md tells",
        )
    aside = _kept_aside(names, seed)
    lessons_aside = [lesson for lesson in lessons if lesson.document in aside]
    lessons = [lesson for lesson in lessons if lesson.document not in aside]
    pieces = Pieces(package / "tokenizer.json")
    torch.manual_seed(seed)
    network = Network(packaged_encoder(package))
    rounds = rounds or _rounds_for(lessons)
    short = computes_short()
    learn(
        network,
        pieces,
        lessons,
        Course(rounds=rounds, seed=seed, short=short),
        lambda step, steps, _: tell("learning", step, steps),
    )
    tagger = Tagger(network, pieces, UNTRIED)
    tell("judging", 0, 1)
    rules, score = _judge(tagger, lessons_aside)
    tell("judging", 1, 1)
    figures = Figures(
        documents=len(names),
        attributions=taught,
        passed_over=labels - taught,
        kept_aside=len(aside),
        rounds=rounds,
        seed=seed,
        threads=torch.get_num_threads(),
        short_floats=short,
        rules=rules,
        tagger=score,
    )
    return Trained(tagger, figures, f"{PACKAGE} {version}", package)


def _kept_aside(names: Sequence[str], seed: int) -> set[str]:
    if len(names) < _FEWEST:
        return set()
    shuffled = list(names)
    random.Random(seed).shuffle(shuffled)
    return set(shuffled[: min(_MOST_ASIDE, max(1, round(len(names) * _KEPT_ASIDE)))])


def _rounds_for(lessons: Sequence[Lesson]) -> int:
    steps = max(1, len(batches(lessons, random.Random(0))))
    return min(_MOST_ROUNDS, max(_ROUNDS, math.ceil(_STEPS / steps)))


def _judge(tagger: Tagger, lessons: Sequence[Lesson]) -> tuple[Score | None, Score | None]:
    """Learn how far to believe the tagger, and tell how well the rules do without it and with it."""
    if not lessons:
        return None, None
    parts = [lesson.part for lesson in lessons]
    found = candidates_in(tagger.network, tagger.pieces, parts)
    tagger.belief = belief_from(found, lessons)
    together = [
        (one.candidate.part, words_of(one, parts[one.candidate.part]))
        for one in judged(found, parts, tagger.belief)
        if confidence(one.chance) >= TAKEN
    ]
    by_rules = [
        (number, _words_of_rule(one))
        for number, part in enumerate(parts)
        for one in part.found
        if one.attribution.confidence >= TAKEN
    ]
    return score_of(by_rules, lessons), score_of(together, lessons)


def belief_from(found: Sequence[Candidate], lessons: Sequence[Lesson]) -> Belief:
    """How far to believe network and rules, by how often each was right on candidates of labelled parts."""
    coefficients = []
    for by_rule, before in ((False, UNTRIED.network), (True, UNTRIED.rule)):
        chosen = [one for one in found if (one.rule is not None if by_rule else one.content)]
        right = [
            is_right(words_of(Judged(one, by_rule, 0.0), lessons[one.part].part), lessons[one.part]) for one in chosen
        ]
        evidence = np.array([one.evidence for one in chosen]).reshape(len(chosen), len(before))
        coefficients.append(fitted(evidence, np.array(right, dtype=np.float64), before))
    return Belief(*coefficients)


def words_of(judged: Judged, part: Part) -> Words:
    """What a candidate is, in words, by the word of the one that is believed."""
    candidate = judged.candidate
    if judged.by_rule and candidate.rule is not None:
        return _words_of_rule(part.found[candidate.rule])
    return Words(
        cue=tuple(candidate.cue.tolist()),
        source=tuple(range(*candidate.source)) if candidate.source else (),
        content=tuple(word for run in candidate.content for word in range(*run)),
    )


def _words_of_rule(found: Found) -> Words:
    return Words(
        cue=tuple(found.cue.tolist()), source=tuple(found.source.tolist()), content=tuple(found.content.tolist())
    )


def computes_short() -> bool:
    """Whether the processor computes with 16-bit floats at least as fast as with longer ones."""
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return False
    return "avx512_bf16" in flags or "amx_bf16" in flags
