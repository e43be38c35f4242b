"""Labels in brat's stand-off format: a text file, and beside it or in a folder beside its own the places of labels.

Read are lines of places (`T1<tab>Cue 113 119<tab>mocked`, several pieces parted by `;`), events that join them
(`E1<tab>Attribution:T4 Content:T3 Cue:T2 Source:T1`) and relations of a cue (`R1<tab>Has Arg1:T2 Arg2:T3`). All other
lines and labels are passed over. Places count characters of the text file as it is.
"""

import itertools
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ...documents.files import read_bytes
from ...model.problem import IrenicError, Problem, failure
from ...model.proposal import Span
from .labels import ROLES, Labelled, Labels

_TOLD: Final = 20
_SHOWN, _BEFORE = 40, 15
"""How many characters of a label that does not fit are shown, and how many before the place at which it parts."""
_NUMBERED: Final = re.compile(r"\d+$")


@dataclass(frozen=True)
class BratFolder:
    """The texts of a folder, each with the labels that are read for it, and what is passed over."""

    pairs: tuple[tuple[Path, Path], ...]
    further_readers: tuple[Path, ...]
    without_labels: tuple[Path, ...]


def labels_in(folder: Path) -> BratFolder:
    """The texts of a folder that have labels: NAME.txt with NAME.ann or, by several readers, NAME_READER.ann.

    Of several readers the first by name counts. Raises IrenicError where there is none, or labels have no text.
    """
    if not folder.is_dir():
        raise failure("F001", f"there is no folder '{folder}'", "name the folder that holds the labels")
    texts: dict[str, list[Path]] = defaultdict(list)
    for text in sorted(folder.rglob("*.txt")):
        texts[text.stem].append(text)
    labels: dict[str, list[Path]] = defaultdict(list)
    astray: list[Problem] = []
    for path in sorted(folder.rglob("*.ann")):
        name = path.stem if path.stem in texts else path.stem.rpartition("_")[0]
        if name in texts:
            labels[name].append(path)
        else:
            astray.append(_problem("X011", path, None, f"'{path.name}' has no text: '{path.stem}.txt' is missing"))
    for name, found in texts.items():
        if len(found) > 1 and name in labels:
            astray.append(_problem("X011", found[1], None, f"two texts are called '{name}.txt'"))
    if astray:
        raise IrenicError(astray[:_TOLD])
    if not labels:
        raise failure(
            "X012",
            f"'{folder}' holds no labels: no .ann file with its .txt file, and no case.yaml",
            "name a folder of brat files, or a case with accepted statements",
            file=str(folder),
        )
    return BratFolder(
        tuple((texts[name][0], found[0]) for name, found in sorted(labels.items())),
        tuple(path for found in labels.values() for path in found[1:]),
        tuple(path for name, found in texts.items() if name not in labels for path in found),
    )


def labelled_in(found: BratFolder, *, leave_out_faulty: bool = False) -> tuple[list[Labelled], list[Path]]:
    """The labelled texts, and the files of labels at fault that are left out.

    Raises IrenicError with the first faults of all files, each with its line, unless these are to be left out.
    """
    sound: list[Labelled] = []
    left_out: list[Path] = []
    faults: list[Problem] = []
    for path, labels in found.pairs:
        try:
            text = _decoded(path)
            sound.append(Labelled(path.stem, text, tuple(_labels(labels, text))))
        except IrenicError as error:
            left_out.append(labels)
            faults += error.problems
    if faults and not leave_out_faulty:
        raise IrenicError(faults[:_TOLD])
    return sound, left_out


def _decoded(path: Path) -> str:
    try:
        return read_bytes(path).decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise IrenicError(_problem("F006", path, line, f"'{path.name}' is not in UTF-8")) from None


def _labels(path: Path, text: str) -> list[Labels]:
    places: dict[str, tuple[str, tuple[Span, ...]]] = {}
    joined: list[tuple[int, dict[str, list[str]]]] = []
    problems: list[Problem] = []
    # by LF alone: other line ends of Unicode may stand inside a label's words
    for number, line in enumerate(_decoded(path).split("\n"), 1):
        cells = line.rstrip("\r").split("\t")
        try:
            if line.startswith("T"):
                kind, spans = _place(cells, text)
                places[cells[0]] = kind, spans
            elif line.startswith("E"):
                joined.append((number, _event(cells)))
            elif line.startswith("R"):
                joined.append((number, _relation(cells)))
        except _FaultError as fault:
            problems.append(_problem("X011", path, number, str(fault)))
    found: dict[object, dict[str, list[Span]]] = {}
    for number, event in joined:
        roles: dict[str, list[Span]] = {role: [] for role in ROLES}
        for name, ids in event.items():
            for one in ids:
                if one not in places:
                    problems.append(
                        _problem("X011", path, number, f"{one} is named here, and no line says where it is")
                    )
                    continue
                kind, spans = places[one]
                role = kind if name == _BY_KIND else name
                if role in roles:
                    roles[role] += spans
        if any(roles.values()):
            # relations of the same cue are one attribution; an event stands for itself
            key = tuple(roles["cue"]) if _BY_KIND in event and roles["cue"] else number
            into = found.setdefault(key, {role: [] for role in ROLES})
            for role, spans_of_role in roles.items():
                into[role] += [span for span in spans_of_role if span not in into[role]]
    if problems:
        raise IrenicError(problems[:_TOLD])
    return [Labels(*(tuple(sorted(one[role])) for role in ROLES)) for one in found.values()]


_BY_KIND: Final = ""
"""Instead of a role: what the label itself says."""


class _FaultError(Exception):
    """What is wrong with a line."""


def _place(cells: list[str], text: str) -> tuple[str, tuple[Span, ...]]:
    kind, _, where = (cells[1] if len(cells) > 1 else "").partition(" ")
    spans = []
    for piece in where.split(";"):
        numbers = piece.split()
        if len(numbers) != 2 or not all(number.isdecimal() for number in numbers):
            raise _FaultError(f"'{piece.strip()[:40]}' is no place: it takes a start and an end, such as 113 119")
        start, end = map(int, numbers)
        if not start < end <= len(text):
            raise _FaultError(f"the place {start} to {end} is not in the text, which has {len(text)} characters")
        spans.append((start, end))
    words = " ".join(text[start:end] for start, end in spans)
    if len(cells) > 2 and "".join(cells[2].split()) != "".join(words.split()):
        raise _FaultError("the text has {} at this place, and the label {}".format(*_where_they_part(words, cells[2])))
    return kind.lower(), tuple(spans)


def _where_they_part(words: str, label: str) -> tuple[str, str]:
    """Both in quotation marks, from a little before the first place at which they differ."""
    words, label = " ".join(words.split()), " ".join(label.split())
    alike = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(words, label, strict=False))
    start = max(sum(1 for _ in alike) - _BEFORE, 0)
    shown = ((one[start : start + _SHOWN], start > 0, len(one) > start + _SHOWN) for one in (words, label))
    first, second = (f"“{'…' * before}{one}{'…' * behind}”" for one, before, behind in shown)
    return first, second


def _event(cells: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for cell in (cells[1] if len(cells) > 1 else "").split():
        role, colon, target = cell.partition(":")
        if not colon or not target:
            raise _FaultError(f"'{cell[:40]}' is no role with a label, such as Cue:T2")
        found[_NUMBERED.sub("", role).lower()].append(target)
    return found


def _relation(cells: list[str]) -> dict[str, list[str]]:
    ends = [cell.partition(":")[2] for cell in (cells[1] if len(cells) > 1 else "").split()[1:]]
    if len(ends) != 2 or not all(ends):
        raise _FaultError("a relation takes two labels, such as Has Arg1:T2 Arg2:T3")
    return {_BY_KIND: ends}


def _problem(code: str, path: Path, line: int | None, message: str) -> Problem:
    hint = "mend the file, take it and its text out of the folder, or train with --leave-out-faulty"
    return Problem(code=code, severity="error", file=str(path), line=line, column=None, message=message, hint=hint)
