"""A domain of another tool as a new case: point values that are assumed, with the files as its sources."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Literal

from ..casefile.create import free_id, require_free
from ..model.base import Frozen
from ..model.problem import failure
from ..model.result import Provenance, Result
from .genius import read_genius
from .geniusweb import read_geniusweb
from .making import new_case
from .negolog import read_negolog
from .profiles import Domain, Foreign, Profile, Rescaled, decimal, rescaled

Format = Literal["geniusweb", "genius", "negolog"]
READERS: Final[Mapping[Format, Callable[[Path, Sequence[Path]], Foreign]]] = {
    "geniusweb": read_geniusweb,
    "genius": read_genius,
    "negolog": read_negolog,
}
VALUE_LIMIT: Final = 60_000
"""The most values, over all issues and profiles, that a case file has room for."""
METHOD: Final = (
    "worths and reservation values moved and stretched alike: worst package 0, best package 1, nothing cut off"
)
_TOOLS: Final[Mapping[Format, str]] = {"geniusweb": "GeniusWeb", "genius": "Genius", "negolog": "NegoLog"}

_TEMPLATE: Final = """\
irenic: {format}
title: {title}
notice: {notice}

# The files that all numbers come from, as they were.
sources:{sources}

# One party for every profile; its order of options is the order of their values.
parties:{parties}

# The issues and values of the domain.
issues:{issues}

# Nothing is on the table.
drafts: {{}}

# Point values: on irenic's scale the worst package is worth 0 and the best 1. What no agreement is worth is moved and
# stretched alike; below 0 every package is good enough, above 1 none is.
assume:{assume}

# Nobody has said anything.
statements: {{}}
"""


class ImportedParty(Frozen):
    """A party made of a profile."""

    name: str
    file: str
    lowest: float
    highest: float
    """What its worst and its best package are worth on the file's own scale."""
    own_reservation: float
    """What no agreement is worth, on the same scale."""
    reservation: float
    """The same on irenic's scale."""


class Imported(Result):
    """A case made of another tool's files; `about.problems` are what was not taken over as it stands."""

    case: str
    """Where it lies."""
    title: str
    source_format: Format
    issues: int
    packages: str
    """How many there are, as an exact number."""
    parties: Mapping[str, ImportedParty]


def import_case(source_format: Format, domain: Path, profiles: Sequence[Path], path: Path) -> Imported:
    """Make a case folder of a domain and one profile for every party; whole, or not at all.

    Raises IrenicError where a file cannot be read or understood, where there are fewer than two profiles, and where
    something is at the path already.
    """
    require_free(path)
    read = READERS[source_format](domain, profiles)
    if len(read.profiles) < 2:
        raise failure(
            "E009",
            f"{len(read.profiles) or 'no'} profile is given, and a negotiation has two sides at least",
            "name one profile for every side after the domain",
        )
    values = sum(map(len, read.domain.issues.values()))
    if values * len(read.profiles) > VALUE_LIMIT:
        raise read.files[0].fault(
            "I002",
            f"{values:,} values and {len(read.profiles)} profiles are too many for a case",
            f"at most {VALUE_LIMIT:,} numbers are taken over: give ranges a larger step, or leave issues out",
        )
    scales = [rescaled(profile) for profile in read.profiles]
    origin = f" (a domain of {_TOOLS[source_format]})"
    title = read.domain.name.removesuffix(origin) + origin
    with new_case(path) as case:
        kept: dict[str, str] = {}
        for file in read.files:
            note = "kept as the ground of the point values; they are rescaled, so that no quote holds them"
            source, called = case.keep(file, title=f"a file of {_TOOLS[source_format]}", note=note)
            kept[file.name] = f"{called} (source '{source}')"
        parts, names = _parts(read, scales, _TOOLS[source_format], kept)
        notice = (
            f"This case holds a domain of {_TOOLS[source_format]}, another tool, and no negotiation's record: its "
            "parties are that tool's profiles, and nobody said anything."
        )
        case.write(_TEMPLATE, title=title, notice=notice, parts=parts)
    return _imported(source_format, path, title, read, scales, names)


def _parts(
    read: Foreign, scales: Sequence[Rescaled], tool: str, kept: Mapping[str, str]
) -> tuple[dict[str, Any], dict[str, str]]:
    """Parties, issues and assumptions as they are written, and what the parties are called, by id.

    `kept` tells of every file where it lies in the case.
    """
    domain = read.domain
    ids = _Ids(domain)
    parties: dict[str, Any] = {}
    assume: dict[str, Any] = {}
    names: dict[str, str] = {}
    for profile, scale in zip(read.profiles, scales, strict=True):
        party, file = free_id(profile.name, parties, "party"), kept[profile.file.name]
        names[party] = _free_name(profile.name, names.values())
        parties[party] = {
            "name": names[party],
            "wants": {
                ids.issues[issue]: [
                    ids.options[issue][equals[0]]
                    if len(equals) == 1
                    else [ids.options[issue][value] for value in equals]
                    for equals in levels
                ]
                for issue, levels in scale.levels.items()
            },
            "assumed": {"wants": f"the order of the values in {file}, a file of {tool}"},
        }
        scaled = (
            f"its packages are worth from {decimal(scale.lowest)} to {decimal(scale.highest)} there, which is moved "
            "and stretched to run from 0 to 1"
        )
        assume[f"{party}-values"] = {
            "party": party,
            # one number stands for the interval from it to itself
            "weights": {ids.issues[issue]: max(values.values()) for issue, values in scale.values.items()},
            "values": {
                ids.issues[issue]: {ids.options[issue][value]: held for value, held in values.items()}
                for issue, values in scale.values.items()
            },
            "assumed": f"point values of {file}, a file of {tool}: {scaled}",
        }
        assume[f"{party}-reservation"] = {
            "party": party,
            "reservation": scale.reservation,
            "assumed": f"{profile.reservation_from}, in {file}: no agreement is worth {decimal(profile.reservation)}; "
            f"{scaled}, and this alike",
        }
    issues = {ids.issues[issue]: _issue(issue, domain, ids, kept[read.files[0].name]) for issue in domain.issues}
    return {"parties": parties, "issues": issues, "assume": assume}, names


def _issue(issue: str, domain: Domain, ids: "_Ids", file: str) -> dict[str, Any]:
    reason = f"a value of the domain in {file}"
    options: dict[str, Any] = {}
    for place, value in enumerate(domain.issues[issue]):
        held: dict[str, Any] = {"label": value, "assumed": reason}
        if issue in domain.numbers:
            held = {"value": _as_number(float(domain.numbers[issue][place])), **held}
        options[ids.options[issue][value]] = held
    return {
        "question": f"Which value does '{issue}' take?",
        "label": issue,
        "scale": "number" if issue in domain.numbers else "unordered",
        "options": options,
    }


def _as_number(value: float) -> int | float:
    return int(value) if value.is_integer() and abs(value) < 2**53 else value


class _Ids:
    """The ids that issues and their values have in the case."""

    def __init__(self, domain: Domain) -> None:
        self.issues: dict[str, str] = {}
        self.options: dict[str, dict[str, str]] = {}
        for issue, values in domain.issues.items():
            self.issues[issue] = free_id(issue, self.issues.values(), "issue")
            self.options[issue] = {}
            # a set beside the mapping, since ranges of numbers have up to a thousand values
            taken: set[str] = set()
            for value in values:
                self.options[issue][value] = free_id(_sign(value), taken, "option")
                taken.add(self.options[issue][value])


def _sign(value: str) -> str:
    """A value's name with a sign in words, so that −1 and 1 have ids that tell them apart."""
    return f"minus-{value[1:]}" if value[:1] in "-−" and value[1:2].isdigit() else value


def _free_name(name: str, taken: Iterable[str]) -> str:
    held = set(taken)
    number, candidate = 2, name
    while candidate in held:
        number, candidate = number + 1, f"{name} ({number})"
    return candidate


def _imported(
    source_format: Format, path: Path, title: str, read: Foreign, scales: Sequence[Rescaled], names: Mapping[str, str]
) -> Imported:
    about = Provenance(
        verb="import",
        method=METHOD,
        parameters={"format": source_format, "files": [file.name for file in read.files]},
        problems=tuple(note for profile in read.profiles for note in profile.notes),
    )
    return Imported(
        about=about,
        case=str(path),
        title=title,
        source_format=source_format,
        issues=len(read.domain.issues),
        packages=str(read.domain.size),
        parties={
            party: _party(names[party], each)
            for party, each in zip(names, zip(read.profiles, scales, strict=True), strict=True)
        },
    )


def _party(name: str, held: tuple[Profile, Rescaled]) -> ImportedParty:
    profile, scale = held
    return ImportedParty(
        name=name,
        file=profile.file.name,
        lowest=float(scale.lowest),
        highest=float(scale.highest),
        own_reservation=float(profile.reservation),
        reservation=scale.reservation,
    )
