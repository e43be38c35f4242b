"""From a problem to where it is mended: a form with its field, the inbox, a source, or the line of the file."""

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import quote

from ..casefile.load import LoadedCase
from ..casefile.tree import Node, Path
from ..model.base import Frozen
from ..model.problem import IrenicError, Problem
from ..model.record import AboutOption
from ..model.spoken import called
from .contents import title_of
from .entering.seat import KINDS, NEW, Seat, seat_at
from .entering.shape import Shape
from .entering.shapes import SHAPES
from .plainly import IDS, told_plainly
from .titles import source_called

_LOOKED_AT: Final = frozenset({"Q004", "Q005", "Q006"})
"""What is at fault in a source's own files, and is put right outside the case's fields."""


_MISSING: Final = re.compile(r"the field '(\w+)' is missing")


class Lead(Frozen):
    """Where a problem is mended."""

    words: str
    address: str


def place_in_case(loaded: LoadedCase, problem: Problem) -> Path:
    """The fields that lead to what a problem is about, as far as they are written; empty where that is not known."""
    path: list[str | int] = []
    node: Node | None = loaded.root
    for name in (problem.part, problem.entry):
        found = node.child(name) if node is not None and name else None
        if found is None:
            return tuple(path)
        node = found
        path.append(name)
    if node is None or problem.line is None:
        return tuple(path)
    at = (problem.line, problem.column or 1)
    while (inner := _holding(node, problem.file, at)) is not None:
        step, node = inner
        path.append(step)
    return tuple(path)


def _holding(node: Node, file: str | None, at: tuple[int, int]) -> tuple[str | int, Node] | None:
    """The field or item of a node in which a place lies, its name included."""
    inner: list[tuple[str | int, Node, Node]] = [
        *((name, held, node.keys.get(name, held)) for name, held in node.fields.items()),
        *((number, held, held) for number, held in enumerate(node.items)),
    ]
    for step, held, first in inner:
        if held.origin.file == file and first.origin.place(first.start) <= at < held.origin.place(max(held.end, 1)):
            return step, held
    return None


def lead_of(loaded: LoadedCase, problem: Problem, path: Path, editor: str | None) -> Lead | None:
    """Where a person mends a problem; None where the workbench has no place for it.

    `editor` is the address of its line in the file's editor, None where files are not edited.
    """
    form = None if problem.code in IDS else _form(loaded, problem, path)
    return _own_lead(loaded, problem, path) or form or _file(problem, editor)


def _own_lead(loaded: LoadedCase, problem: Problem, path: Path) -> Lead | None:
    """For problems that are mended elsewhere than in the entry that they are told of."""
    case, code = loaded.case, problem.code
    name = str(path[1]) if len(path) > 1 else ""
    match code:
        case "X007":
            return Lead(words="See the Inbox", address="/inbox")
        case "N001" if name in case.parties:
            party = case.parties[name].name
            return Lead(words=f"See what waits of {party} in the Inbox", address=f"/inbox?party={quote(name)}")
        case "N002" if name in case.sources:
            words = f"Read {source_called(case, name)} in the Inbox"
            return Lead(words=words, address=f"/inbox/{quote(name)}")
        case "U006" if name in case.sources:
            return Lead(words=f"See what waits of {source_called(case, name)}", address=f"/inbox/{quote(name)}")
        case "U007" if name in case.sources:
            return Lead(words=f"Look at {source_called(case, name)}", address=f"/sources/{quote(name)}")
        case "N003":
            return Lead(words="Add a draft", address=f"/case?of=drafts/{NEW}")
        case "O005" if name in case.issues:
            words = f"Add an option of {case.issue_label(name)}"
            return Lead(words=words, address=f"/case?of=issues/{quote(name)}/options/{NEW}")
        case "O008" if name in case.drafts:
            return Lead(words=f"See the terms of {case.draft_called(name)}", address=f"/case#drafts-{quote(name)}")
        case "P005" if name in case.statements:
            held = case.statements[name]
            if path[-1] == "voice" and case.speaker(f"{held.by}.{held.voice}") is not None:
                whose = called(case, f"{held.by}.{held.voice}")
                address = f"/case?of=parties/{quote(held.by)}/voices/{quote(held.voice or '')}#f-speaks_for"
                return Lead(words=f"Change whom {whose} speaks for", address=address)
            if held.by in case.parties:
                words = f"Change whether the deal needs the yes of {called(case, held.by)}"
                return Lead(words=words, address=f"/case?of=parties/{quote(held.by)}#f-consent")
        case "P009" if name in case.actors:
            said = next((one.cite[0].source for one in case.statements.values() if one.by == name and one.cite), "")
            if said in case.sources:
                words = f"Read {source_called(case, said)} again in the Inbox"
                return Lead(words=words, address=f"/inbox/{quote(said)}")
        case "P007" if name in case.statements:
            held = case.statements[name]
            if isinstance(held.about, AboutOption) and held.by in case.parties and held.about.issue in case.issues:
                words = f"Say what {called(case, held.by)} wants on {case.issue_label(held.about.issue)}"
                return Lead(words=words, address=f"/case?of=parties/{quote(held.by)}/wants/{quote(held.about.issue)}")
    if code in _LOOKED_AT and name in loaded.texts:
        return Lead(words=f"Look at {source_called(case, name)}", address=f"/sources/{quote(name)}")
    return None


def field_at(shape: Shape, problem: Problem, steps: Path) -> str:
    """The field of a form that shows what is at fault at these steps below its entry; "" where none does."""
    missing = _MISSING.match(problem.message) if problem.code == "S002" and not steps else None
    return shape.field_of((missing[1],) if missing else steps)


def faults_of(loaded: LoadedCase, problems: Iterable[Problem], seat: Seat) -> dict[str, str]:
    """What is at fault in an entry as it is written, at the fields of its form; "" for what is of the entry whole."""
    shape, found = SHAPES[seat.kind], dict[str, str]()
    shown = {field.name for group in shape.groups(seat) for field in group.fields}
    for problem in problems:
        if problem.severity != "error" or (problem.part, problem.entry) != seat.path[:2]:
            continue
        path = place_in_case(loaded, problem)
        if path[: len(seat.path)] != seat.path:
            continue
        steps = path[len(seat.path) :]
        field = field_at(shape, problem, steps)
        if field in shown or not steps:
            found.setdefault(field if field in shown else "", _at_its_field(loaded, problem, path))
    return found


def _at_its_field(loaded: LoadedCase, problem: Problem, path: Path) -> str:
    if problem.code == "S002":
        return "nothing stands here, and the entry cannot do without it"
    told = told_plainly(loaded.case, problem, path)
    words = _LOST.sub("", _PLACE.sub("", told.message))
    # how a value is written in the file is of no use to who fills in a form
    return words if problem.code == "S003" and not told.hint.startswith("did you") else f"{words}: {told.hint}"


_PLACE: Final = re.compile(r"^[\w-]+(?:\.[\w-]+)+: ")
"""The names of fields before what is wrong with a value: a form stands at that field."""
_LOST: Final = re.compile(r"; [^;]+ is left out until this is mended$")


def _form(loaded: LoadedCase, problem: Problem, path: Path) -> Lead | None:
    """The form of the innermost entry that has one, at the field that shows what is at fault."""
    for length in range(len(path), 1, -1):
        steps = path[:length]
        if KINDS.get(tuple(map(str, steps[::2]))) is None or length % 2:
            continue
        try:
            seat = seat_at(loaded, "/".join(map(str, steps)))
        except IrenicError:
            # what cannot be read has no form: it is mended in the file
            return None
        shape = SHAPES[seat.kind]
        labels = {field.name: field.label for group in shape.groups(seat) for field in group.fields}
        field = field_at(shape, problem, path[length:])
        if length < len(path) and field not in labels:
            # the form does not show it
            return None
        at = f"#f-{field}" if field in labels else ""
        words = title_of(seat, shape) + (f": {labels[field]}" if at else "")
        return Lead(words=words, address=f"/case?of={quote(seat.address)}{at}")
    return None


def _file(problem: Problem, editor: str | None) -> Lead | None:
    if editor is None:
        return None
    line = f", line {problem.line}" if problem.line else ""
    return Lead(words=f"Mend it in {problem.file}{line}", address=editor)
