"""A conflict of GMCR+ as a new case: moves and priorities that are assumed, with the file as its source."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from ..casefile.create import free_id
from ..documents.metadata import in_command
from ..model.moves import is_joining
from ..model.result import Provenance, Result
from ..solvers.stability import Direction, Pattern
from .gmcr import Condition, ForeignConflict, ForeignMaker, read_gmcr
from .making import new_case

METHOD: Final = "options as moves, preferences as priorities that give the same order of the states"
_IRREVERSIBLE: Final[Mapping[Direction, str]] = {"forward": "once taken", "back": "once given up"}

_TEMPLATE: Final = """\
irenic: {format}
title: {title}
notice: {notice}

# The file that all of this comes from, as it was.
sources:{sources}

# Its decision makers.
parties:{parties}

# What is done is all that matters: there is no deal but in what is done.
issues: {{}}
drafts: {{}}
statements: {{}}

# The file tells neither in which state a deal would be kept nor what would break it: every move is of the kind
# 'respond', and none is 'agreed'. Write 'agreed: true' on what is done where the deal is kept, and 'kind: breach' on
# what would break it (docs/how-to/stability.md).
moves:{moves}

impossible:{impossible}

# The most important first.
priorities:{priorities}
"""


class ImportedConflict(Result):
    """A case made of a conflict of GMCR+."""

    case: str
    """Where it lies."""
    title: str
    makers: Mapping[str, int]
    """How many moves each decision maker has, by its id."""
    states: int
    """How many states are possible in it."""


def import_conflict(file: Path, path: Path) -> ImportedConflict:
    """Make a case folder of a file of GMCR+; whole, or not at all.

    Raises IrenicError where the file cannot be read or understood, and where something is at the path already.
    """
    with new_case(path) as case:
        read = read_gmcr(file)
        title = f"{read.name} (a conflict of GMCR+)"
        note = "kept as the ground of the moves and priorities, which no quote holds"
        source, called = case.keep(read.file, title="a file of GMCR+", note=note)
        parts = _Parts(read, f"in {called} (source '{source}'), a file of GMCR+")
        notice = "This case holds a conflict of GMCR+, another tool, and no negotiation's record: nobody said anything."
        case.write(_TEMPLATE, title=title, notice=notice, parts=parts.written())
    about = Provenance(verb="import", method=METHOD, parameters={"format": "gmcr", "files": [read.file.name]})
    makers = {parts.makers[place]: len(maker.options) for place, maker in enumerate(read.makers)}
    return ImportedConflict(about=about, case=str(path), title=title, makers=makers, states=len(read.form.codes))


class _Parts:
    def __init__(self, read: ForeignConflict, where: str) -> None:
        self.read, self.where = read, where
        self.makers: list[str] = []
        for maker in read.makers:
            self.makers.append(free_id(maker.name, self.makers, "maker"))
        self.moves: list[str] = []
        for option in read.options:
            name = free_id(option, self.moves, "move")
            # the words that join moves cannot be the name of one
            self.moves.append(free_id(f"{name}-1", self.moves, "move") if is_joining(name) else name)

    def written(self) -> dict[str, Any]:
        """The parts of the case as they are written."""
        read = self.read
        moves: dict[str, Any] = {}
        for place, name in enumerate(self.moves):
            way = read.form.directions[place]
            moves[name] = {
                "by": self.makers[read.form.holders[place]],
                "kind": "respond",
                "label": read.options[place],
                **({"irreversible": _IRREVERSIBLE[way]} if way in _IRREVERSIBLE else {}),
                "assumed": f"an option {self.where}",
            }
        return {
            "parties": {
                name: {"name": maker.name, "assumed": f"a decision maker {self.where}"}
                for name, maker in zip(self.makers, read.makers, strict=True)
            },
            "moves": moves,
            "impossible": [
                {"state": self._pattern(each), "assumed": f"infeasible {self.where}"} for each in read.infeasible
            ],
            "priorities": {
                name: [
                    {"holds": holds, "assumed": f"{'ranked' if maker.ranking else 'a priority'} {self.where}"}
                    for holds in self._priorities(maker)
                ]
                for name, maker in zip(self.makers, read.makers, strict=True)
            },
        }

    def _priorities(self, maker: ForeignMaker) -> Iterator[str]:
        found = [self._condition(each) for each in maker.priorities]
        # a ranking: being among the best, among the best and the second best, and so on
        best: list[int] = []
        for level in maker.ranking[:-1]:
            best += level
            found.append(" OR ".join(self._state(state) for state in sorted(best)))
        # who likes all states alike has a priority that always holds: nothing is unknown of it
        yield from found or [f"{self.moves[0]} OR NOT {self.moves[0]}"]

    def _condition(self, condition: Condition) -> str:
        return " OR ".join(self._pattern(each) for each in condition)

    def _pattern(self, pattern: Pattern) -> str:
        return " AND ".join(
            ("" if pattern.taken >> place & 1 else "NOT ") + name
            for place, name in enumerate(self.moves)
            if (pattern.taken | pattern.not_taken) >> place & 1
        )

    def _state(self, state: int) -> str:
        code, every = int(self.read.form.codes[state]), (1 << len(self.moves)) - 1
        return self._pattern(Pattern(code, every & ~code))


def lines_of(made: ImportedConflict) -> Sequence[str]:
    """What is told of a case that was made."""
    moves = sum(made.makers.values())
    return [
        f"Made the case {made.case}: {len(made.makers)} decision makers, {moves} moves, {made.states} states",
        "It rests on a file of another tool, and nobody said anything.",
        "The file does not tell in which state the deal is kept. Until the case does, irenic stability guesses:",
        "the state in which nobody moves. Write 'agreed: true' on the moves that are made where the deal is kept",
        "and 'kind: breach' on those that would break it (docs/how-to/stability.md), then:",
        f"  irenic stability {in_command(made.case)} --even-if-assumed",
    ]
