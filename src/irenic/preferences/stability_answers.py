"""What is told of a deal kept or broken: states, moves between them, ways of leaving, and what could be added."""

from collections.abc import Mapping

from ..model.base import Frozen
from ..model.moves import MoveKind
from .answers import Package
from .probability import Probability


class Made(Frozen):
    """A move made, or given up."""

    move: str
    """The id of the move."""
    made: bool
    """Whether it is made; false where it is given up or left undone."""


class StepTaken(Frozen):
    """One step of a way: who does what."""

    by: str
    """The id of the maker: the party or actor that takes the step."""
    changes: tuple[Made, ...]
    """What it makes and gives up in this step."""


class Way(Frozen):
    """A way from one state to another, and how often it was found."""

    steps: tuple[StepTaken, ...]
    """In order; empty where nothing has to be done."""
    share: float
    """Of the draws that were looked at."""


class Together(Frozen):
    """Makers who would each be better off by going somewhere together, and how often that was found."""

    makers: tuple[str, ...]
    """Ids of the parties and actors that go together."""
    share: float
    """Of the draws that were looked at."""


class Leaving(Frozen):
    """One way in which a maker can leave the deal: by one or more of its own moves at once."""

    by: str
    """The id of the maker that leaves."""
    changes: tuple[Made, ...]
    """What it makes and gives up, seen from the deal kept."""
    better: Probability
    """That it is better off right after, before anybody answers."""
    pays: Mapping[str, Probability]
    """By concept, that it is better off and no answer of the others takes that away."""
    answer: tuple[Made, ...] | None
    """What the others would most often answer with, each bettering itself; null where they have nothing, and where a
    worth that bears on it is not told."""
    threat: tuple[Made, ...] | None
    """What they could answer with, also where it costs them; null as for `answer`."""
    way_back: Way | None
    """How they most often come back to the deal kept, each bettering itself at every step; null where they do not, and
    as for `answer`."""
    comes_back: float
    """In which share of the draws in which it leaves there is such a way."""
    shortest_way_back: tuple[StepTaken, ...] | None
    """The shortest way back by any moves; None where there is none."""


class Holding(Frozen):
    """Whether a deal, read in one way, would hold."""

    reading: Package | None
    """The option on every issue, by ids; null where the case has no draft."""
    equilibrium: Mapping[str, Probability]
    """By concept, that the deal kept is stable for everybody who can leave it."""
    makers: Mapping[str, Mapping[str, Probability]]
    """By maker and concept, that it is stable for this one."""


class Guaranteed(Frozen):
    """What adding guarantees or verifications to a deal does."""

    added: tuple[str, ...]
    """Ids of the guarantees and verifications that are added; empty is the deal as drafted."""
    cost: float
    """What they cost together, in the case's own unit of cost; how many they are where `by_number` is true."""
    equilibrium: Mapping[str, Probability]
    """By concept, that the deal kept with them is stable for everybody who can leave it."""
    helps: bool
    """Whether nothing that has a number and costs as little, or less, does as well."""


class StateShown(Frozen):
    """One state, and how probable it is that it is an equilibrium."""

    number: int
    """The number by which other fields name the state, from 0."""
    made: tuple[str, ...]
    """Ids of the moves that are made in it; all others in play are not."""
    equilibrium: Mapping[str, float]
    """By concept, the share of the draws in which it is stable for everybody; empty where that is withheld,
    or a worth that bears on it is not told."""


class Arrow(Frozen):
    """A move from one state to another."""

    by: str
    """The id of the maker that can go there."""
    start: int
    """The number of the state that it leaves."""
    end: int
    """The number of the state that it reaches."""
    better: float
    """The share of the draws in which it betters who makes it."""


class MoveShown(Frozen):
    """A move of the case, in play or not."""

    by: str
    """The id of the party or actor whose move it is."""
    kind: MoveKind
    label: str
    in_play: bool
    """Whether it counts in the deal as drafted: a guarantee or verification does where the draft holds it."""
    cost: float | None
    """What adding the guarantee or verification costs, in one unit for the case; null where nothing is given."""


class Untold(Frozen):
    """A move of which nothing says what it is worth to a maker."""

    move: str
    """The id of the move."""
    to: str
    """The id of the maker."""
    turns: bool
    """Whether that alone could turn whether the deal would hold (SEQ); true of all where none alone could."""
