"""Learning: the network is shown lessons until their rounds are over."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import torch
from torch.nn import functional

from .encoder import Pieces
from .evidence import rule_of
from .lessons import Lesson, Truth
from .network import Asked, Batch, Network
from .words import Ints

_WORDS: Final = 1600
"""Words of a batch, about, with what pads it."""
_POOL: Final = 12
_WRONG: Final = 3
_BLIND: Final = 0.1
"""The share of batches from which the rules' answers are kept."""

_DULL: Final = 0.4
"""The share of parts shown in a round of those in which neither the labels nor the rules have anything."""
_HIDDEN: Final = 0.05
"""The share of word pieces that are hidden, so that no single one is relied on."""


@dataclass(frozen=True)
class Course:
    """How the network learns."""

    rounds: int = 3
    seed: int = 0
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    short: bool = False
    """Whether the encoder computes in 16-bit floats, as newer processors do much faster."""


def learn(
    network: Network, pieces: Pieces, lessons: Sequence[Lesson], course: Course, tell: Callable[[int, int, float], None]
) -> None:
    """Train the network in place; `tell` hears the step, how many there are, and the loss."""
    random_order = random.Random(course.seed)
    torch.manual_seed(course.seed)
    for weight in network.encoder.embeddings.parameters():
        weight.requires_grad_(False)
    encoder = [weight for weight in network.encoder.parameters() if weight.requires_grad]
    inside = {id(weight) for weight in network.encoder.parameters()}
    heads = [weight for weight in network.parameters() if id(weight) not in inside]
    groups = [{"params": encoder, "lr": course.encoder_rate}, {"params": heads, "lr": course.head_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    rounds = [batches(lessons, random_order) for _ in range(course.rounds)]
    steps = sum(map(len, rounds))
    warm = max(1, steps // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.02, (steps - step) / max(1, steps - warm)))
    )
    network.train()
    step = 0
    for planned in rounds:
        for chosen in planned:
            batch = Batch(
                [one.part for one in chosen], [pieces.of_words(one.part.texts) for one in chosen], pieces.ends
            )
            if random_order.random() < _BLIND:
                batch.without_rules()
            batch.hide(_HIDDEN, pieces.mask)
            optimizer.zero_grad(set_to_none=True)
            with torch.autocast("cpu", torch.bfloat16, enabled=course.short):
                loss = _loss(network, batch, chosen, random_order)
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*encoder, *heads], 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            tell(step, steps, float(loss.detach()))
    network.eval()


def batches(lessons: Sequence[Lesson], order: random.Random) -> list[list[Lesson]]:
    """Lessons in batches of about the same length, in an order by chance."""
    shuffled = [one for one in lessons if one.true or one.part.found or order.random() < _DULL]
    order.shuffle(shuffled)
    found: list[list[Lesson]] = []
    for at in range(0, len(shuffled), _POOL * 32):
        pool = sorted(shuffled[at : at + _POOL * 32], key=lambda one: len(one.part.starts))
        taken: list[Lesson] = []
        for lesson in pool:
            if taken and (len(taken) + 1) * len(lesson.part.starts) > _WORDS:
                found.append(taken)
                taken = []
            taken.append(lesson)
        if taken:
            found.append(taken)
    order.shuffle(found)
    return found


def _loss(network: Network, batch: Batch, lessons: Sequence[Lesson], chance: random.Random) -> Any:
    words, cues = network.words(batch)
    size = words.shape[1]
    rows = torch.full((len(lessons), size), -100)
    for number, lesson in enumerate(lessons):
        rows[number, : len(lesson.part.starts)] = torch.from_numpy(cue_tags(lesson))
    loss = functional.cross_entropy(cues.flatten(0, 1), rows.flatten(), ignore_index=-100)
    seen = cues.detach().softmax(-1)[..., 1:].sum(-1).numpy()
    asked: list[Asked] = []
    truth: list[Truth | None] = []
    for number, lesson in enumerate(lessons):
        for cue, true in questions(lesson, seen[number, : len(lesson.part.starts)], chance):
            asked.append(Asked(number, cue, rule_of(lesson.part, cue)))
            truth.append(true)
    if not asked:
        return loss
    roles, right = network.roles(words, batch, asked)
    wanted = torch.full((len(asked), size), -100)
    for row, (one, true) in enumerate(zip(asked, truth, strict=True)):
        if true is not None:
            wanted[row, : len(lessons[one.part].part.starts)] = torch.from_numpy(role_tags(lessons[one.part], true))
    is_one = torch.tensor([float(true is not None) for true in truth])
    loss = loss + functional.binary_cross_entropy_with_logits(right, is_one) * 0.5
    if is_one.any():
        loss = loss + functional.cross_entropy(roles.flatten(0, 1), wanted.flatten(), ignore_index=-100)
    return loss


def questions(lesson: Lesson, seen: Any, chance: random.Random) -> Iterator[tuple[Ints, Truth | None]]:
    """Cues to ask for: the true ones, and some that the rules or the network itself wrongly took for one."""
    true = np.zeros(len(lesson.part.starts), dtype=bool)
    for one in lesson.true:
        true[one.cue] = True
        rule = rule_of(lesson.part, one.cue)
        # at reading, a cue is asked for as it was found
        yield (lesson.part.found[rule].cue if rule is not None and chance.random() < 0.2 else one.cue), one
    wrong = [found.cue for found in lesson.part.found if not true[found.cue].any()]
    taken = true.copy()
    for cue in wrong:
        taken[cue] = True
    words = np.flatnonzero((seen > 0.15) & ~taken)
    wrong += [run for run in np.split(words, np.flatnonzero(np.diff(words) > 1) + 1) if len(run)]
    chance.shuffle(wrong)
    for cue in wrong[:_WRONG]:
        yield cue, None


def cue_tags(lesson: Lesson) -> Ints:
    """The tag of every word for the first head: 0, or 1 and 2 for the begin and the inside of a cue."""
    return _tags(len(lesson.part.starts), [one.cue for one in lesson.true], 1)


def role_tags(lesson: Lesson, true: Truth) -> Ints:
    """The tag of every word for the second head: the source at 1 and 2, the content at 3 and 4."""
    row = _tags(len(lesson.part.starts), [true.content], 3)
    source = _tags(len(row), [true.source], 1)
    row = np.where(source > 0, source, row)
    row[true.cue] = 0
    return row


def _tags(size: int, spans: Sequence[Ints], begin: int) -> Ints:
    row = np.zeros(size, dtype=np.int64)
    for words in spans:
        row[words] = begin + 1
        if len(words):
            row[words[np.concatenate([[True], np.diff(words) > 1])]] = begin
    return row
