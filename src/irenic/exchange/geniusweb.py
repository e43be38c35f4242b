"""Domains and profiles of GeniusWeb: JSON, linear additive, with sets of values and ranges of numbers."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from ..model.problem import Problem
from .json_files import mapping, name_of, read_json, text
from .matching import require_issues, require_values
from .numbers import number, plain, spread, weight
from .profiles import Domain, Foreign, ForeignFile, Profile, decimal, open_foreign

SPACE: Final = "LinearAdditiveUtilitySpace"
DISCRETE: Final = ("DiscreteValueSetUtilities", "discreteutils")
NUMBERS: Final = ("NumberValueSetUtilities", "numberutils")
"""What GeniusWeb calls utilities of values, now and in its first versions; NegMAS reads the first versions' names."""
RESERVATIONS: Final = ("reservationValue", "reserved_value")
"""Numbers that other tools add to a profile; GeniusWeb itself knows a reservation bid alone."""
_KNOWN: Final = {"issueUtilities", "issueWeights", "domain", "name", "reservationBid", "discount_factor", *RESERVATIONS}


def read_geniusweb(domain: Path, profiles: Sequence[Path]) -> Foreign:
    """A domain and its profiles; raises IrenicError where a file cannot be read or understood."""
    file = open_foreign(domain)
    held = _domain(read_json(file), file)
    files = [open_foreign(profile) for profile in profiles]
    return Foreign(held, tuple(_profile(each, held) for each in files), (file, *files))


def _domain(tree: Mapping[str, Any], file: ForeignFile) -> Domain:
    if "issuesValues" not in tree:
        raise file.fault(
            "I001",
            "it has no 'issuesValues', and so is no domain of GeniusWeb",
            "give the domain's file first, then the profiles",
        )
    issues: dict[str, tuple[str, ...]] = {}
    numbers: dict[str, tuple[Fraction, ...]] = {}
    for issue, held in mapping(tree["issuesValues"], file, "'issuesValues'").items():
        kind = mapping(held, file, f"issue '{issue}'")
        if "range" in kind:
            limits = mapping(kind["range"], file, f"the range of issue '{issue}'")
            low, high, step = (
                number(limits.get(end), file, f"'{end}' of the range of issue '{issue}'")
                for end in ("low", "high", "step")
            )
            numbers[issue] = spread(low, high, step, file, issue)
            issues[issue] = tuple(plain(value) for value in numbers[issue])
        elif isinstance(kind.get("values"), list):
            issues[issue] = tuple(text(value, file, f"a value of issue '{issue}'") for value in kind["values"])
        else:
            raise file.fault(
                "I002",
                f"issue '{issue}' has neither 'values' nor a 'range': {', '.join(kind) or 'nothing'}",
                "sets of values and ranges of numbers are read, and nothing else",
            )
        if len(set(issues[issue])) < len(issues[issue]) or not issues[issue]:
            raise file.fault("I001", f"issue '{issue}' names a value twice, or none", "list each value once")
    if not issues:
        raise file.fault("I001", "the domain has no issue", "check that the right file was given")
    return Domain(name_of(tree, file), issues, numbers)


def _profile(file: ForeignFile, domain: Domain) -> Profile:
    tree = read_json(file)
    if SPACE not in tree:
        raise file.fault(
            "I002",
            f"it holds no '{SPACE}' but {', '.join(map(repr, tree)) or 'nothing'}",
            "only profiles that are linear additive utility spaces are read",
        )
    space = mapping(tree[SPACE], file, f"'{SPACE}'")
    if space.get("domain") is not None:
        _require_same(_domain(mapping(space["domain"], file, "'domain'"), file), domain, file)
    weights = mapping(space.get("issueWeights"), file, "'issueWeights'")
    utilities = mapping(space.get("issueUtilities"), file, "'issueUtilities'")
    require_issues(weights, domain, file, "'issueWeights' has")
    require_issues(utilities, domain, file, "'issueUtilities' has")
    shares = {issue: weight(weights[issue], file, issue) for issue in domain.issues}
    worth = {
        issue: {value: shares[issue] * utility for value, utility in _utilities(utilities[issue], issue, domain, file)}
        for issue in domain.issues
    }
    reservation, source = _reservation(space, worth, file)
    return Profile(
        name=name_of(space, file),
        file=file,
        worth=worth,
        reservation=reservation,
        reservation_from=source,
        notes=tuple(_notes(space, sum(shares.values(), Fraction(0)), file)),
    )


def _require_same(own: Domain, domain: Domain, file: ForeignFile) -> None:
    require_issues(own.issues, domain, file, "its own 'domain' has")
    for issue, values in own.issues.items():
        require_values(values, domain, issue, file, "its own 'domain' has")


def _utilities(held: Any, issue: str, domain: Domain, file: ForeignFile) -> list[tuple[str, Fraction]]:
    kinds = mapping(held, file, f"the utilities of issue '{issue}'")
    discrete = next((kinds[name] for name in DISCRETE if name in kinds), None)
    if discrete is not None:
        given = mapping(discrete, file, f"the utilities of issue '{issue}'").get("valueUtilities")
        each = mapping(given, file, f"'valueUtilities' of issue '{issue}'")
        require_values(each, domain, issue, file, "'valueUtilities' has")
        return [
            (value, number(each[value], file, f"the utility of '{value}' of issue '{issue}'"))
            for value in domain.issues[issue]
        ]
    line = next((kinds[name] for name in NUMBERS if name in kinds), None)
    if line is None:
        raise file.fault(
            "I002",
            f"the utilities of issue '{issue}' are of a kind that is not read: {', '.join(kinds) or 'none'}",
            f"{DISCRETE[0]} and {NUMBERS[0]} are read",
        )
    if issue not in domain.numbers:
        raise file.fault(
            "I003",
            f"issue '{issue}' has utilities of numbers, but the domain gives it values that are none",
            "check that the profile belongs to the domain",
        )
    return _on_a_line(mapping(line, file, f"the utilities of issue '{issue}'"), issue, domain, file)


def _on_a_line(line: Mapping[str, Any], issue: str, domain: Domain, file: ForeignFile) -> list[tuple[str, Fraction]]:
    """Utilities that run in a straight line from the lowest value of a range to the highest."""
    low, low_utility, high, high_utility = (
        number(line.get(name), file, f"'{name}' of issue '{issue}'")
        for name in ("lowValue", "lowUtility", "highValue", "highUtility")
    )
    values = domain.numbers[issue]
    if low > values[0] or high < values[-1] or (high == low and low_utility != high_utility):
        raise file.fault(
            "I003",
            f"the utilities of issue '{issue}' run from {plain(low)} to {plain(high)}, and its range from "
            f"{plain(values[0])} to {plain(values[-1])}",
            "check that the profile belongs to the domain",
        )
    slope = (high_utility - low_utility) / (high - low) if high > low else Fraction(0)
    return [
        (name, low_utility + slope * (value - low)) for name, value in zip(domain.issues[issue], values, strict=True)
    ]


def _reservation(
    space: Mapping[str, Any], worth: Mapping[str, Mapping[str, Fraction]], file: ForeignFile
) -> tuple[Fraction, str]:
    """What no agreement is worth, and where that comes from."""
    given = [name for name in ("reservationBid", *RESERVATIONS) if space.get(name) is not None]
    if len(given) > 1:
        raise file.fault(
            "I002", f"it tells twice what no agreement is worth: {' and '.join(given)}", "keep the one that is meant"
        )
    if not given:
        return Fraction(0), "the file names no reservation value, which means 0"
    if given != ["reservationBid"]:
        return number(space[given[0]], file, f"'{given[0]}'"), f"the file's {given[0]}"
    bid = mapping(space["reservationBid"], file, "'reservationBid'")
    chosen = mapping(bid.get("issuevalues", bid.get("issueValues", bid)), file, "'reservationBid'")
    total = Fraction(0)
    for issue, values in worth.items():
        if issue not in chosen:
            raise file.fault(
                "I003", f"the reservation bid says nothing on issue '{issue}'", "name one value of every issue"
            )
        value = _named(chosen[issue], values, file, issue)
        if value is None:
            raise file.fault(
                "I003",
                f"the reservation bid names '{chosen[issue]}' on issue '{issue}', which is none of its values",
                f"its values are: {', '.join(list(values)[:12])}",
            )
        total += values[value]
    strange = [issue for issue in chosen if issue not in worth]
    if strange:
        raise file.fault(
            "I003", f"the reservation bid names issue '{strange[0]}', which the domain does not have", "remove it"
        )
    return total, f"the file's reservationBid, which is worth {decimal(total)}"


def _named(value: Any, values: Mapping[str, Fraction], file: ForeignFile, issue: str) -> str | None:
    """The value of an issue that a bid names, by its name or as a number."""
    name = text(value, file, f"the reservation bid on issue '{issue}'")
    if name in values:
        return name
    if isinstance(value, str):
        return None
    name = plain(number(value, file, f"the reservation bid on issue '{issue}'"))
    return name if name in values else None


def _notes(space: Mapping[str, Any], total: Fraction, file: ForeignFile) -> list[Problem]:
    notes = []
    discount = space.get("discount_factor")
    if discount is not None and number(discount, file, "'discount_factor'") != 1:
        notes.append(
            file.note(
                f"its discount factor of {discount} is left out",
                "a case knows no cost of time: every package counts as if agreed on at once",
            )
        )
    if abs(total - 1) > Fraction(1, 10**6):
        notes.append(
            file.note(
                f"its weights add up to {decimal(total)}, not 1, and are taken as they stand",
                "a reservation value is read on the scale that they make; correct the weights if that is not meant",
            )
        )
    if others := [name for name in space if name not in _KNOWN]:
        notes.append(file.note(f"not known, and left out: {', '.join(others)}", "check whether they matter"))
    return notes
