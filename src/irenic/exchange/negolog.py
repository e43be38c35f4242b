"""Domains and profiles of NegoLog: JSON, where the profiles themselves name the issues and their values."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from ..documents.metadata import shown_path
from ..model.problem import failure
from .json_files import mapping, read_json, text
from .matching import require_issues, require_values
from .numbers import number, weight
from .profiles import Domain, Foreign, ForeignFile, Profile, decimal, open_foreign

SPECS: Final = "specs.json"
_KNOWN: Final = {"issueWeights", "issues", "reservationValue"}


def read_negolog(domain: Path, profiles: Sequence[Path]) -> Foreign:
    """A domain and its profiles; raises IrenicError where a file cannot be read or understood.

    NegoLog has no file of a domain alone: `domain` is its `specs.json`, whose sizes are then checked; a folder, whose
    `specs.json` and `profile*.json` are read; or a first profile, which counts as one however often it is named.
    """
    if domain.is_dir():
        specs = domain / SPECS
        found = list(profiles) or sorted(domain.glob("profile*.json"))
        if not found:
            name = shown_path(domain)
            raise failure(
                "F001", f"there is no profile*.json in '{name}'", "name the profiles after the folder", file=name
            )
        return read_negolog(specs if specs.exists() else found[0], found)
    first = open_foreign(domain)
    tree = read_json(first)
    is_profile = "issueWeights" in tree
    files = [open_foreign(profile) for profile in profiles]
    if is_profile and all(profile.resolve() != domain.resolve() for profile in profiles):
        files = [first, *files]
    if not files:
        raise first.fault("E009", "no profile is given", "name one profile for every side")
    held = _domain(read_json(files[0]), files[0], tree.get("Name") or domain.resolve().parent.name)
    if not is_profile:
        _require_sizes(tree, held, first)
        return Foreign(held, tuple(_profile(each, held) for each in files), (first, *files))
    return Foreign(held, tuple(_profile(each, held) for each in files), tuple(files))


def _domain(tree: Mapping[str, Any], file: ForeignFile, name: Any) -> Domain:
    issues = {
        issue: tuple(mapping(values, file, f"issue '{issue}'"))
        for issue, values in mapping(tree.get("issues"), file, "'issues'").items()
    }
    if not issues or not all(issues.values()):
        raise file.fault(
            "I001", "the domain has no issue, or one without values", "check that the right file was given"
        )
    return Domain(text(name, file, "the domain's name"), issues, {})


def _require_sizes(specs: Mapping[str, Any], domain: Domain, file: ForeignFile) -> None:
    """Raise IrenicError where a domain is not as large as its specs say."""
    sizes, size = specs.get("IssueValues"), specs.get("NumberOfBids")
    if sizes is None and size is None:
        raise file.fault(
            "I001",
            "it is neither the specs of a domain of NegoLog nor a profile",
            "give specs.json, the domain's folder, or the first profile",
        )
    own = [len(values) for values in domain.issues.values()]
    if (sizes is not None and sizes != own) or (size is not None and size != domain.size):
        raise file.fault(
            "I003",
            f"the profiles have issues of {', '.join(map(str, own))} values and {domain.size:,} packages, and the "
            f"specs say {sizes} and {size}",
            "check that specs and profiles belong to each other",
        )


def _profile(file: ForeignFile, domain: Domain) -> Profile:
    tree = read_json(file)
    weights = mapping(tree.get("issueWeights"), file, "'issueWeights'")
    issues = mapping(tree.get("issues"), file, "'issues'")
    require_issues(weights, domain, file, "'issueWeights' has")
    require_issues(issues, domain, file, "'issues' has")
    worth: dict[str, dict[str, Fraction]] = {}
    total = Fraction(0)
    for issue, values in domain.issues.items():
        given = mapping(issues[issue], file, f"issue '{issue}'")
        require_values(given, domain, issue, file, "it has")
        share = weight(weights[issue], file, issue)
        total += share
        worth[issue] = {
            value: share * number(given[value], file, f"what '{value}' of issue '{issue}' is worth") for value in values
        }
    reservation = tree.get("reservationValue")
    notes = []
    if abs(total - 1) > Fraction(1, 10**6):
        notes.append(
            file.note(
                f"its weights add up to {decimal(total)}, not 1, and are taken as they stand",
                "a reservation value is read on the scale that they make; correct the weights if that is not meant",
            )
        )
    if others := [name for name in tree if name not in _KNOWN]:
        notes.append(file.note(f"not known, and left out: {', '.join(others)}", "check whether they matter"))
    return Profile(
        name=file.stem,
        file=file,
        worth=worth,
        reservation=Fraction(0) if reservation is None else number(reservation, file, "'reservationValue'"),
        reservation_from="the file names no reservation value, which means 0"
        if reservation is None
        else "the file's reservationValue",
        notes=tuple(notes),
    )
