"""A case as a domain and profiles of GeniusWeb, or of NegMAS, which reads the names of GeniusWeb's first versions."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, Literal

from ..casefile import checks
from ..casefile.audience import as_seen_by
from ..casefile.create import new_folder, require_replaceable
from ..casefile.load import LoadedCase
from ..casefile.sparing import require_sound
from ..documents.files import write_atomically
from ..model.base import Frozen
from ..model.case import Case
from ..model.problem import IrenicError, Problem, failure
from ..model.result import Provenance, Result
from ..model.source import Handling
from ..preferences.consent import consenting
from ..preferences.premises import Premises
from .geniusweb import DISCRETE, RESERVATIONS, SPACE
from .points import Point, exact_point, mean_point

Target = Literal["geniusweb", "negmas"]
METHOD: Final = "the point that is assumed of each party, or with `centre` the mean of its draws"
PLACES: Final = 15
"""Decimal places of weights, which have to add up to 1 exactly."""


class ExportedProfile(Frozen):
    """The profile of one party."""

    party: str
    """Its id in the case."""
    file: str
    reservation: float
    draws: int | None
    """How many draws it is the mean of; null where it is the party's one point."""


class Exported(Result):
    """The files of an export; `about.problems` are what of the case has no place in them."""

    folder: str
    target: Target
    domain: str
    profiles: tuple[ExportedProfile, ...]


def export_case(
    loaded: LoadedCase,
    path: Path,
    *,
    target: Target = "geniusweb",
    centre: bool = False,
    audience: Handling = "public",
    overwrite: bool = False,
    premises: Premises,
) -> Exported:
    """Write a folder with the domain and one profile for every consenting party; whole, or not at all.

    With `overwrite` it takes the place of a folder that holds nothing but such files.

    With `centre` a party whose preferences are not one point is written as the mean of its draws from `premises`, and
    its profile's name says so; the premises are those of the case as the audience sees it. A draft that is at fault is
    left out with a note, and so is the profile of a party whose words are about it. Raises IrenicError where the case
    has errors in what is needed, where a party's preferences are not one point, where something is at the path already,
    and as `casefile.audience.as_seen_by` does.
    """
    require_replaceable(path, _is_ours, overwrite=overwrite)
    loaded = as_seen_by(loaded, audience)
    spared = require_sound("preferences", loaded.case, checks.run_on_what_is_said(loaded))
    case = spared.left_of(loaded.case, premises.as_of)
    premises = replace(
        premises,
        case=spared.left_of(premises.case, premises.as_of),
        standing={name: held for name, held in premises.standing.items() if name not in spared.unsaid},
        stopped=spared.stopped,
    )
    names = _Names(case)
    points = {
        party: _point(case, party, premises, centre)
        for party, held in case.parties.items()
        if held.consent.counts and party not in spared.stopped
    }
    if not points or not case.issues:
        raise failure(
            "E005", "the case has no party whose consent is needed, or no issue", "there is nothing to export yet"
        )
    domain = {"name": case.title, "issuesValues": names.domain()}
    profiles: list[ExportedProfile] = []
    with new_folder(path, replacing=overwrite) as building:
        _write(building / "domain.json", domain)
        for party, point in points.items():
            file = f"profile-{party}.json"
            called = case.name_of(party)
            if point.draws is not None:
                called += f" (mean of {point.draws:,} draws from what the record leaves open)"
            _write(building / file, {SPACE: _space(called, domain, names, point, target)})
            profiles.append(ExportedProfile(party=party, file=file, reservation=point.reservation, draws=point.draws))
    return Exported(
        about=Provenance(
            verb="export",
            method=METHOD,
            parameters={"target": target, "centre": centre, "prior": premises.prior, "draws": premises.draws},
            seed=premises.seed,
            inputs=loaded.inputs,
            problems=(*spared.notes, *_left_out(case, points, premises, target)),
        ),
        folder=str(path),
        target=target,
        domain="domain.json",
        profiles=tuple(profiles),
    )


def _is_ours(name: str) -> bool:
    """Whether an export writes a file of this name."""
    return name == "domain.json" or (name.startswith("profile-") and name.endswith(".json"))


def _point(case: Case, party: str, premises: Premises, centre: bool) -> Point:
    try:
        return exact_point(case, party)
    except IrenicError:
        if not centre:
            raise
    return mean_point(consenting(premises)[party], case.name_of(party))


class _Names:
    """What issues and options are called in the files: their labels, each once."""

    def __init__(self, case: Case) -> None:
        self.issues: dict[str, str] = {}
        self.options: dict[str, dict[str, str]] = {}
        for issue, held in case.issues.items():
            self.issues[issue] = _free(case.issue_label(issue), self.issues.values())
            self.options[issue] = {}
            for option in held.options:
                self.options[issue][option] = _free(case.option_label(issue, option), self.options[issue].values())

    def domain(self) -> dict[str, Any]:
        """Every issue with its values."""
        return {called: {"values": list(self.options[issue].values())} for issue, called in self.issues.items()}


def _free(name: str, taken: Iterable[str]) -> str:
    held = set(taken)
    number, candidate = 2, name
    while candidate in held:
        number, candidate = number + 1, f"{name} ({number})"
    return candidate


def _space(called: str, domain: Mapping[str, Any], names: _Names, point: Point, target: Target) -> dict[str, Any]:
    weights = _weights(point)
    kind = DISCRETE[0] if target == "geniusweb" else DISCRETE[1]
    space: dict[str, Any] = {
        "name": called,
        "domain": domain,
        "issueUtilities": {
            names.issues[issue]: {
                kind: {
                    "valueUtilities": {
                        names.options[issue][option]: _share(worth, max(values.values()), weights[issue])
                        for option, worth in values.items()
                    }
                }
            }
            for issue, values in point.values.items()
        },
        "issueWeights": {names.issues[issue]: float(weight) for issue, weight in weights.items()},
    }
    # GeniusWeb knows a reservation bid alone and takes none for 0; the number is what other tools, and irenic, read
    if target == "negmas":
        space[RESERVATIONS[1]] = point.reservation
    elif point.reservation != 0:
        space[RESERVATIONS[0]] = point.reservation
    return space


def _weights(point: Point) -> dict[str, Decimal]:
    """What the best option of every issue is worth, in decimals that add up to 1 exactly, as GeniusWeb demands."""
    found = {issue: round(Decimal(max(values.values())), PLACES) for issue, values in point.values.items()}
    largest = max(found, key=lambda issue: found[issue])
    found[largest] += 1 - sum(found.values())
    return found


def _share(worth: float, best: float, weight: Decimal) -> float:
    """A utility between 0 and 1, of which the weight makes what an option is worth."""
    if not weight or worth <= 0:
        return 0.0
    return 1.0 if worth == best else min(float(Decimal(worth) / weight), 1.0)


def _write(path: Path, value: Any) -> None:
    data = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    write_atomically(path, data.encode(), overwrite=False, shown=path.name)


def _left_out(case: Case, points: Mapping[str, Point], premises: Premises, target: Target) -> Iterable[Problem]:
    """What of the case the files do not hold."""
    if case.links:
        yield _note("links between issues are left out: the files allow every package", "keep them in mind")
    speaking = sorted(
        {held.by for held in premises.standing.values() if held.bears_on_preferences and held.by in points}
    )
    if exact := [party for party in speaking if points[party].draws is None]:
        yield _note(
            f"words of {', '.join(map(case.name_of, exact))} are left out: what is assumed is one point already",
            "irenic assess tells what the words commit them to",
        )
    lined = sorted({held.by for held in premises.standing.values() if held.stance == "rules out" and held.by in points})
    if lined:
        yield _note(
            f"what {', '.join(map(case.name_of, lined))} ruled out is left out: the files hold worths alone",
            "exclude those options by hand where it matters",
        )
    if target == "geniusweb" and any(point.reservation != 0 for point in points.values()):
        yield _note(
            f"what no agreement is worth stands in '{RESERVATIONS[0]}', which irenic reads; GeniusWeb itself knows a "
            "reservation bid alone",
            "remove the field where a tool refuses it",
        )


def _note(message: str, hint: str) -> Problem:
    return Problem(code="I008", severity="warning", file=None, line=None, column=None, message=message, hint=hint)
