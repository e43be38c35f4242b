"""Whether what was found is what somebody labelled: the cue and the source are met, and most of the content is."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from ...model.base import Frozen
from .lessons import Lesson, Truth

_MOST: Final = 0.5


class Score(Frozen):
    """Attributions found, right and labelled, in texts that were kept aside."""

    found: int
    right: int
    labelled: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.found)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.labelled)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(1, self.found + self.labelled)


class Words(Frozen):
    """An attribution that was found, in words of a part."""

    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]


def likeness(found: Words, true: Truth) -> float:
    """The share of the content that both have, 0 where cue or source are not met or it is less than half."""
    if not set(found.cue) & set(true.cue.tolist()):
        return 0.0
    source, wanted = set(found.source), set(true.source.tolist())
    if bool(source) != bool(wanted) or (wanted and not source & wanted):
        return 0.0
    content, words = set(found.content), set(true.content.tolist())
    share = len(content & words) / max(1, len(content | words))
    return share if share >= _MOST else 0.0


def is_right(found: Words, lesson: Lesson) -> bool:
    """Whether a part was labelled with such an attribution."""
    return any(likeness(found, true) > 0 for true in lesson.true)


def score_of(found: Iterable[tuple[int, Words]], lessons: Sequence[Lesson]) -> Score:
    """How much of what was found is right, one to one; each comes with the number of its lesson."""
    by_lesson: dict[int, list[Words]] = defaultdict(list)
    for number, words in found:
        by_lesson[number].append(words)
    right = 0
    for number, ones in by_lesson.items():
        true = lessons[number].true
        pairs = sorted(
            ((likeness(one, other), i, j) for i, one in enumerate(ones) for j, other in enumerate(true)), reverse=True
        )
        left: set[int] = set()
        taken: set[int] = set()
        for share, i, j in pairs:
            if share and i not in left and j not in taken:
                left.add(i)
                taken.add(j)
        right += len(left)
    return Score(
        found=sum(map(len, by_lesson.values())), right=right, labelled=sum(len(lesson.true) for lesson in lessons)
    )
