"""The smallest sets that still fail, against dropping one label after the other."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from irenic.preferences.conflicts import Labels, minimal_subset

LABELS = [f"s{number:02}" for number in range(12)]
FAILING = st.sets(st.frozensets(st.sampled_from(LABELS), max_size=5), min_size=1, max_size=4)


def one_by_one(labels: list[str], fails: Callable[[Labels], bool]) -> Labels:
    """The same where every set that holds a failing one fails: from the last to the first, what need not stay goes."""
    kept = list(labels)
    for label in reversed(labels):
        without = [other for other in kept if other != label]
        if fails(frozenset(without)):
            kept = without
    return frozenset(kept)


@given(FAILING)
def test_halving_keeps_the_same_labels_as_dropping_one_by_one(failing: set[Labels]) -> None:
    def fails(some: Labels) -> bool:
        return any(small <= some for small in failing)

    assert minimal_subset(LABELS, fails) == one_by_one(LABELS, fails)


@given(FAILING, st.sampled_from(LABELS))
def test_nothing_can_be_dropped_even_where_more_labels_may_fail_less(failing: set[Labels], line: str) -> None:
    """As with a red line that stands in the way of what other words say."""

    def fails(some: Labels) -> bool:
        if some == frozenset(LABELS):
            return True
        return any(small <= some for small in failing if (line in small) == (line in some))

    found = minimal_subset(LABELS, fails)
    assert fails(found)
    assert not any(fails(found - {label}) for label in found)


def test_a_single_label_is_found_without_asking_of_each() -> None:
    asked = []

    def fails(some: Labels) -> bool:
        asked.append(some)
        return "s03" in some

    assert minimal_subset(LABELS, fails) == {"s03"}
    assert len(asked) < len(LABELS)
