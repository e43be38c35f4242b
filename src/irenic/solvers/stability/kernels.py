"""Compiled searches through a conflict graph: what a group of makers can reach, no member twice in succession.

Moves are kept as lists one after the other: those of maker k from state s are the targets from `starts[k, s]` up to
`starts[k, s + 1]`. "Backward" tables hold, in the same way, the states that k comes from. Preferences are
ranks: a larger one is better.

A search remembers at each state only by which maker a sequence from there begins: after the first two different makers,
whoever moved before can go on, so that every move is looked at a bounded number of times and whole lists of sequences
are never made.
"""

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..machine import compiled, forget_stale_code

forget_stale_code(Path(__file__).parent)

Index = NDArray[np.int32]
Starts = NDArray[np.int64]
Truth = NDArray[np.bool_]

NOTHING: Final = 2**31 - 1
"""Stands for "no state": larger than every rank."""
_UNSEEN: Final = -2
_EVERYBODY: Final = -1


@compiled
def _arrived(state: int, mover: int, makers: int, open_to: Index, stack: Index, kinds: Index, top: int) -> int:
    """Put a state on the stack that a step of one maker leads to, where that opens it further; the stack's new height.

    `open_to` is `_UNSEEN`, `_EVERYBODY`, or the one maker that all sequences found so far are cut off from. `kinds`
    says who may go on from there: all but a maker k (k), or k alone, all others having been let through (makers + k).
    """
    if open_to[state] == _UNSEEN:
        open_to[state] = mover
        stack[top], kinds[top] = state, mover
        return top + 1
    if open_to[state] not in (_EVERYBODY, mover):
        stack[top], kinds[top] = state, makers + open_to[state]
        open_to[state] = _EVERYBODY
        return top + 1
    return top


@compiled
def least_reached(
    back_starts: Starts, sources: Index, ranks: Index, values: Index, order: Index, movers: Truth, improving: bool
) -> Index:
    """For every state the least value among what the movers can reach from it, `NOTHING` where they cannot move.

    `values` (states,), `order` its states from the least value up, `movers` (makers,). With `improving`, each step
    betters its mover's rank over the state that it leaves. States are taken from the least value up and searched
    backward from, so that the first value to arrive anywhere is the least.
    """
    makers, states = movers.shape[0], values.shape[0]
    least = np.full(states, NOTHING, dtype=np.int32)
    open_to = np.full(states, _UNSEEN, dtype=np.int32)
    stack = np.empty(2 * states + 1, dtype=np.int32)
    kinds = np.empty(2 * states + 1, dtype=np.int32)
    for seed in order:
        value = values[seed]
        if open_to[seed] == _EVERYBODY:
            continue
        # everybody may make the move that ends in the seed, but for whoever has been let through already
        stack[0] = seed
        kinds[0] = -1 if open_to[seed] == _UNSEEN else makers + open_to[seed]
        open_to[seed] = _EVERYBODY
        top = 1
        while top:
            top -= 1
            state, kind = stack[top], kinds[top]
            for mover in range(makers):
                if not movers[mover] or mover == kind or (kind >= makers and mover != kind - makers):
                    continue
                for place in range(back_starts[mover, state], back_starts[mover, state + 1]):
                    before = sources[place]
                    if improving and ranks[mover, state] <= ranks[mover, before]:
                        continue
                    if least[before] == NOTHING:
                        least[before] = value
                    top = _arrived(before, mover, makers, open_to, stack, kinds, top)
    return least


@compiled
def reached_from(
    starts: Starts, targets: Index, ranks: Index, state: int, movers: Truth, improving: bool, reached: Truth
) -> None:
    """Mark in `reached` (states,) what the movers can reach from a state by one move or more."""
    makers, states = movers.shape[0], reached.shape[0]
    open_to = np.full(states, _UNSEEN, dtype=np.int32)
    stack = np.empty(2 * states + 1, dtype=np.int32)
    kinds = np.empty(2 * states + 1, dtype=np.int32)
    stack[0], kinds[0] = state, -1
    # the start is open to everybody from the beginning
    open_to[state] = _EVERYBODY
    top = 1
    while top:
        top -= 1
        here, kind = stack[top], kinds[top]
        for mover in range(makers):
            if not movers[mover] or mover == kind or (kind >= makers and mover != kind - makers):
                continue
            for place in range(starts[mover, here], starts[mover, here + 1]):
                there = targets[place]
                if improving and ranks[mover, there] <= ranks[mover, here]:
                    continue
                reached[there] = True
                top = _arrived(there, mover, makers, open_to, stack, kinds, top)


@compiled
def best_move(starts: Starts, targets: Index, values: Index) -> Index:
    """For every state the greater of its own value and the greatest that one maker's single move leads to."""
    best = values.copy()
    for state in range(values.shape[0]):
        for place in range(starts[state], starts[state + 1]):
            best[state] = max(best[state], values[targets[place]])
    return best


@compiled
def all_sanctioned(starts: Starts, targets: Index, ranks: Index, worst: Index, limits: Index) -> Truth:
    """Whether every improvement of one maker can be answered: from where it leads, `worst` is at most the `limits`.

    All arguments but the moves are (states,): `worst` by the state that the improvement leads to, `limits` by the state
    that it leaves.
    """
    stable = np.ones(ranks.shape[0], dtype=np.bool_)
    for state in range(ranks.shape[0]):
        for place in range(starts[state], starts[state + 1]):
            there = targets[place]
            if ranks[there] > ranks[state] and worst[there] > limits[state]:
                stable[state] = False
                break
    return stable


@compiled
def simultaneous(
    starts: Starts, targets: Index, ranks: Index, keys: Starts, table: Index, codes: Starts, focal: int
) -> Truth:
    """Whether for every improvement of one maker some combination of the others' own improvements leaves it no better.

    `keys` (makers, states): the part of a state's code that a maker decides; a code is the sum of these parts.
    `table` gives the state of each code, -1 for none; where it is empty, `codes` (states,) are in rising order and
    searched instead.
    """
    makers, states = ranks.shape[0], ranks.shape[1]
    stable = np.ones(states, dtype=np.bool_)
    longest = 0
    for maker in range(makers):
        for state in range(states):
            longest = max(longest, starts[maker, state + 1] - starts[maker, state])
    steps = np.zeros((makers, longest + 1), dtype=np.int64)
    counts = np.zeros(makers, dtype=np.int64)
    chosen = np.zeros(makers, dtype=np.int64)
    for state in range(states):
        code = 0
        for maker in range(makers):
            code += keys[maker, state]
            count = 0 if maker == focal else 1  # staying is a step of nothing
            for place in range(starts[maker, state], starts[maker, state + 1]):
                there = targets[place]
                if ranks[maker, there] > ranks[maker, state]:
                    steps[maker, count] = keys[maker, there] - keys[maker, state]
                    count += 1
            counts[maker] = count
        for improvement in range(counts[focal]):
            chosen[:] = 0
            together = code + steps[focal, improvement]
            answered = False
            while True:
                found = -1
                if table.shape[0]:
                    if 0 <= together < table.shape[0]:
                        found = table[together]
                else:
                    place = np.searchsorted(codes, together)
                    if place < states and codes[place] == together:
                        found = place
                if found >= 0 and ranks[focal, found] <= ranks[focal, state]:
                    answered = True
                    break
                maker = 0
                while maker < makers:
                    if maker != focal:
                        if chosen[maker] + 1 < counts[maker]:
                            together += steps[maker, chosen[maker] + 1] - steps[maker, chosen[maker]]
                            chosen[maker] += 1
                            break
                        together -= steps[maker, chosen[maker]]
                        chosen[maker] = 0
                    maker += 1
                if maker == makers:
                    break
            if not answered:
                stable[state] = False
                break
    return stable


@compiled
def turned(starts: Starts, targets: Index) -> tuple[Starts, Index]:
    """The moves backward: for each maker and state the states that the maker comes from, in rising order."""
    makers, states = starts.shape[0], starts.shape[1] - 1
    back = np.zeros((makers, states + 1), dtype=np.int64)
    sources = np.empty(targets.shape[0], dtype=np.int32)
    begin = 0
    for maker in range(makers):
        fill = np.zeros(states + 1, dtype=np.int64)
        for place in range(starts[maker, 0], starts[maker, states]):
            fill[targets[place] + 1] += 1
        fill[0] = begin
        for state in range(states):
            fill[state + 1] += fill[state]
        back[maker] = fill
        begin = fill[states]
        for state in range(states):
            for place in range(starts[maker, state], starts[maker, state + 1]):
                there = targets[place]
                sources[fill[there]] = state
                fill[there] += 1
    return back, sources


@compiled
def joint_improvements(starts: Starts, targets: Index, ranks: Index, members: Truth, only: int) -> tuple[Starts, Index]:
    """Where a coalition's members can go together so that each is better off than where they began.

    Lists of targets by state, as moves are kept, for one maker: shapes (states + 1,) and (improvements,). `only` is the
    one state to look at, or -1 for all.
    """
    makers, states = ranks.shape
    ends = np.zeros(states + 1, dtype=np.int64)
    found = np.empty(1024, dtype=np.int32)
    reached = np.zeros(states, dtype=np.bool_)
    count = 0
    for state in range(states):
        if only in (-1, state):
            reached[:] = False
            reached_from(starts, targets, ranks, state, members, False, reached)
            for there in range(states):
                if reached[there]:
                    better = True
                    for maker in range(makers):
                        better = better and (not members[maker] or ranks[maker, there] > ranks[maker, state])
                    if better:
                        if count == found.shape[0]:
                            longer = np.empty(2 * count, dtype=np.int32)
                            longer[:count] = found
                            found = longer
                        found[count] = there
                        count += 1
        ends[state + 1] = count
    return ends, found[:count].copy()


@compiled
def _zeros_first(values: Index) -> Index:
    order = np.empty(values.shape[0], dtype=np.int32)
    low, high = 0, values.shape[0]
    for state in range(values.shape[0]):
        if values[state] == 0:
            order[low] = state
            low += 1
        else:
            high -= 1
            order[high] = state
    return order


@compiled
def coalition_symmetric(
    back_starts: Starts, sources: Index, ranks: Index, members: Truth, ends: Starts, found: Index
) -> Truth:
    """CSMR: whether all joint improvements `found` meet an answer that the coalition cannot get away from.

    An answer of the others is a state that is not better for all members, and from which the coalition reaches none
    that is.
    """
    makers, states = ranks.shape
    others = ~members
    stable = np.ones(states, dtype=np.bool_)
    values = np.empty(states, dtype=np.int32)
    for state in range(states):
        if ends[state] == ends[state + 1]:
            continue
        for there in range(states):
            better = True
            for maker in range(makers):
                better = better and (not members[maker] or ranks[maker, there] > ranks[maker, state])
            values[there] = 0 if better else 1
        escapes = least_reached(back_starts, sources, ranks, values, _zeros_first(values), members, False)
        for there in range(states):
            values[there] = 0 if values[there] == 1 and escapes[there] != 0 else 1
        answers = least_reached(back_starts, sources, ranks, values, _zeros_first(values), others, False)
        for place in range(ends[state], ends[state + 1]):
            if answers[found[place]] != 0:
                stable[state] = False
                break
    return stable


@compiled
def related(
    starts: Starts,
    targets: Index,
    back_starts: Starts,
    sources: Index,
    lured: Truth,
    harmed: Truth,
    movers: Truth,
    symmetric: bool,
) -> Truth:
    """Stability under a relation between pairs of states, state by state; `starts` and `targets` are one maker's.

    `lured[s, q]`: at s the maker would go to q; `harmed[s, q]`: ending in q instead of s keeps it from going. The
    backward moves are those of everybody, of whom only `movers` answer. With `symmetric` the maker must have no move
    away from the harm to a state that does not harm it.
    """
    states = lured.shape[0]
    stable = np.ones(states, dtype=np.bool_)
    values = np.empty(states, dtype=np.int32)
    ranks = np.zeros((movers.shape[0], states), dtype=np.int32)
    for state in range(states):
        leaves = False
        for place in range(starts[state], starts[state + 1]):
            leaves = leaves or lured[state, targets[place]]
        if not leaves:
            continue
        for there in range(states):
            harm = harmed[state, there]
            if harm and symmetric:
                for place in range(starts[there], starts[there + 1]):
                    harm = harm and harmed[state, targets[place]]
            values[there] = 0 if harm else 1
        answers = least_reached(back_starts, sources, ranks, values, _zeros_first(values), movers, False)
        for place in range(starts[state], starts[state + 1]):
            if lured[state, targets[place]] and answers[targets[place]] != 0:
                stable[state] = False
                break
    return stable


@compiled
def anticipated(starts: Starts, targets: Index, ranks: Index, mover: int, after: Index) -> Index:
    """What two makers end with when `mover` may move first and `after` is what each state ends with if the other may.

    `after` (2, states) holds the makers' ranks of the final state. The mover goes where it ends best, and only for
    something better than staying; of moves that are equally good to it, it is taken to make the one that leaves the
    other worst off.
    """
    other = 1 - mover
    final = ranks.copy()
    for state in range(ranks.shape[1]):
        best, rest = ranks[mover, state], NOTHING
        for place in range(starts[mover, state], starts[mover, state + 1]):
            there = targets[place]
            if after[mover, there] > best or (after[mover, there] == best and after[other, there] < rest != NOTHING):
                best, rest = after[mover, there], after[other, there]
        if rest != NOTHING:
            final[mover, state], final[other, state] = best, rest
    return final


@compiled
def breadth_first(starts: Starts, targets: Index, ranks: Index, first: int, improving: bool) -> tuple[Index, Index]:
    """Shortest sequences of moves from a state: of each (last mover, state) the state before and who moved to that.

    Both are (makers, states), -1 where there is no such sequence; the mover before is -1 for the first move.
    """
    makers, states = ranks.shape
    before = np.full((makers, states), -1, dtype=np.int32)
    mover_before = np.full((makers, states), -1, dtype=np.int32)
    queue = np.empty((makers * states + 1, 2), dtype=np.int32)
    queue[0, 0], queue[0, 1] = -1, first
    head, tail = 0, 1
    while head < tail:
        last, state = queue[head]
        head += 1
        for mover in range(makers):
            if mover == last:
                continue
            for place in range(starts[mover, state], starts[mover, state + 1]):
                there = targets[place]
                if before[mover, there] >= 0 or (improving and ranks[mover, there] <= ranks[mover, state]):
                    continue
                before[mover, there], mover_before[mover, there] = state, last
                queue[tail, 0], queue[tail, 1] = mover, there
                tail += 1
    return before, mover_before
