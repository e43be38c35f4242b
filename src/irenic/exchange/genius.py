"""Domains and profiles of Genius: XML, linear additive, with discrete issues and ranges of whole numbers.

As in Genius (AdditiveUtilitySpace, EvaluatorDiscrete, EvaluatorInteger): an item's evaluation is divided by the largest
of its issue; a whole number is worth offset + slope × (number − lower bound), cut off at 0 and 1; weights are taken as
they stand; a package is worth the weighted sum.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Final

from ..model.problem import Problem
from .matching import require_issues, require_values
from .numbers import number, plain, spread, weight
from .profiles import Domain, Foreign, ForeignFile, Profile, decimal, open_foreign
from .xml_files import Element, read_xml

NOTHING: Final = Fraction(1, 10**5)
"""Genius takes an issue whose largest evaluation is below this for one on which nothing is worth anything."""


@dataclass(frozen=True)
class _Issue:
    """An issue element, of a domain or of a profile."""

    name: str
    index: str | None
    kind: str
    element: Element


def read_genius(domain: Path, profiles: Sequence[Path]) -> Foreign:
    """A domain and its profiles; raises IrenicError where a file cannot be read or understood."""
    file = open_foreign(domain)
    root = read_xml(file)
    if root.name not in ("negotiation_template", "utility_space"):
        raise file.fault(
            "I001",
            f"it is no domain of Genius: it begins with <{root.name}>",
            "give the domain's file (<negotiation_template>) first, then the profiles (<utility_space>)",
            root.line,
        )
    issues = _issues(root, file)
    held = _domain(root, issues, file)
    files = [open_foreign(profile) for profile in profiles]
    indexes = {issue.index: issue.name for issue in issues if issue.index is not None}
    return Foreign(held, tuple(_profile(each, held, indexes) for each in files), (file, *files))


def _issues(root: Element, file: ForeignFile) -> list[_Issue]:
    found: dict[str, _Issue] = {}
    for element in root.all_within("issue"):
        name = element.get("name")
        if name is None:
            raise file.fault("I001", f"the issue in line {element.line} has no name", "give it one", element.line)
        if name in found:
            raise file.fault("I001", f"issue '{name}' stands there twice", "keep one of the two", element.line)
        kind = (element.get("type") or element.get("etype") or "discrete").lower()
        if kind not in ("discrete", "integer"):
            raise file.fault(
                "I002",
                f"issue '{name}' is of the type '{kind}'",
                "issues of the types discrete and integer are read; a case needs options that can be counted",
                element.line,
            )
        found[name] = _Issue(name, element.get("index"), kind, element)
    if not found:
        raise file.fault("I001", "it has no issue", "check that the right file was given")
    return list(found.values())


def _domain(root: Element, issues: list[_Issue], file: ForeignFile) -> Domain:
    values: dict[str, tuple[str, ...]] = {}
    numbers: dict[str, tuple[Fraction, ...]] = {}
    for issue in issues:
        if issue.kind == "integer":
            low, high = _bounds(issue, file)
            numbers[issue.name] = spread(low, high, Fraction(1), file, issue.name)
            values[issue.name] = tuple(plain(value) for value in numbers[issue.name])
        else:
            values[issue.name] = tuple(_items(issue, file))
    name = next((element.get("name") for element in root.all_within("objective")), None)
    # "any" is what Genius itself calls the objective of a domain that nobody named
    return Domain(name if name and name.lower() != "any" else file.stem, values, numbers)


def _items(issue: _Issue, file: ForeignFile) -> dict[str, Element]:
    """The items of a discrete issue, by their values."""
    found: dict[str, Element] = {}
    for item in issue.element.children:
        if item.name == "item":
            value = item.get("value")
            if value is None or value in found:
                what = "an item without a value" if value is None else f"'{value}' twice"
                raise file.fault("I001", f"issue '{issue.name}' has {what}", "name every value once", item.line)
            found[value] = item
    if not found:
        raise file.fault("I001", f"issue '{issue.name}' has no items", "list its values", issue.element.line)
    return found


def _bounds(issue: _Issue, file: ForeignFile) -> tuple[Fraction, Fraction]:
    """The lowest and the highest value of an integer issue, from its own attributes or from its <range>."""
    ranges = [child for child in issue.element.children if child.name == "range"]
    held = ranges[0] if ranges and issue.element.get("lowerbound") is None else issue.element
    low, high = (
        number(held.get(end), file, f"'{end}' of issue '{issue.name}'", held.line)
        for end in ("lowerbound", "upperbound")
    )
    if low.denominator != 1 or high.denominator != 1:
        raise file.fault("I004", f"the bounds of issue '{issue.name}' are no whole numbers", "correct them", held.line)
    return low, high


def _profile(file: ForeignFile, domain: Domain, indexes: dict[str, str]) -> Profile:
    root = read_xml(file)
    if root.name != "utility_space":
        raise file.fault(
            "I001",
            f"it is no profile of Genius: it begins with <{root.name}>",
            "give the domain's file first, then the profiles (<utility_space>)",
            root.line,
        )
    issues = {issue.name: issue for issue in _issues(root, file)}
    require_issues(issues, domain, file, "it has")
    for issue in issues.values():
        if issue.index is not None and indexes.get(issue.index, issue.name) != issue.name:
            raise file.fault(
                "I003",
                f"issue '{issue.name}' has the index {issue.index}, which is '{indexes[issue.index]}' in the domain",
                "check that the profile belongs to the domain",
                issue.element.line,
            )
    shares = _weights(root, list(issues.values()), file)
    worth = {
        name: {value: shares[name] * held for value, held in _evaluations(issues[name], domain, file).items()}
        for name in domain.issues
    }
    reservation = next(root.all_within("reservation"), None)
    return Profile(
        name=file.stem,
        file=file,
        worth=worth,
        reservation=Fraction(0)
        if reservation is None
        else number(reservation.get("value"), file, "the reservation value", reservation.line),
        reservation_from="the file names no reservation value, which means 0"
        if reservation is None
        else "the file's reservation value",
        notes=tuple(_notes(root, sum(shares.values(), Fraction(0)), file)),
    )


def _weights(root: Element, issues: list[_Issue], file: ForeignFile) -> dict[str, Fraction]:
    found: dict[str, Fraction] = {}
    given: dict[str, Element] = {}
    for element in root.all_within("weight"):
        index = element.get("index") or ""
        if index in given:
            raise file.fault("I001", f"the weight with index {index} stands there twice", "keep one", element.line)
        given[index] = element
    for issue in issues:
        held = given.get(issue.index or "")
        if held is None:
            raise file.fault(
                "I003",
                f"issue '{issue.name}' (index {issue.index}) has no weight",
                "add <weight index=… value=…> for it",
                issue.element.line,
            )
        found[issue.name] = weight(held.get("value"), file, issue.name, held.line)
    return found


def _evaluations(issue: _Issue, domain: Domain, file: ForeignFile) -> dict[str, Fraction]:
    """What the values of an issue are worth, between 0 and 1, before its weight."""
    if (issue.kind == "integer") != (issue.name in domain.numbers):
        raise file.fault(
            "I003",
            f"issue '{issue.name}' is of the type '{issue.kind}' here and of another in the domain",
            "check that the profile belongs to the domain",
            issue.element.line,
        )
    return _on_a_line(issue, domain, file) if issue.kind == "integer" else _of_items(issue, domain, file)


def _of_items(issue: _Issue, domain: Domain, file: ForeignFile) -> dict[str, Fraction]:
    items = _items(issue, file)
    require_values(items, domain, issue.name, file, "it has")
    found = {}
    for value in domain.issues[issue.name]:
        held = items[value].get("evaluation")
        what = f"the evaluation of '{value}' of issue '{issue.name}'"
        found[value] = number(None if held == "null" else held, file, what, items[value].line)
        if found[value] < 0:
            raise file.fault("I004", f"{what} is below 0: {held}", "Genius has none below 0", items[value].line)
    largest = max(found.values())
    return {value: held / largest if largest >= NOTHING else Fraction(0) for value, held in found.items()}


def _on_a_line(issue: _Issue, domain: Domain, file: ForeignFile) -> dict[str, Fraction]:
    evaluators = [child for child in issue.element.children if child.name == "evaluator"]
    kind = evaluators[0].get("ftype") if evaluators else None
    if len(evaluators) != 1 or kind not in (None, "linear") or evaluators[0].get("slope") is None:
        shown = kind if kind not in (None, "linear") else "without slope and offset"
        raise file.fault(
            "I002",
            f"issue '{issue.name}' has {'an evaluator ' + shown if evaluators else 'no evaluator'}"
            if len(evaluators) < 2
            else f"issue '{issue.name}' has {len(evaluators)} evaluators",
            'a range of whole numbers takes one <evaluator ftype="linear" offset=… slope=…/>',
            issue.element.line,
        )
    low, high = _bounds(issue, file)
    numbers = domain.numbers[issue.name]
    if (low, high) != (numbers[0], numbers[-1]):
        raise file.fault(
            "I003",
            f"issue '{issue.name}' runs from {plain(low)} to {plain(high)} here, and from {plain(numbers[0])} to "
            f"{plain(numbers[-1])} in the domain",
            "check that the profile belongs to the domain",
            issue.element.line,
        )
    slope, offset = (
        number(evaluators[0].get(part), file, f"the {part} of issue '{issue.name}'", evaluators[0].line)
        for part in ("slope", "offset")
    )
    return {
        name: min(max(offset + slope * (value - low), Fraction(0)), Fraction(1))
        for name, value in zip(domain.issues[issue.name], numbers, strict=True)
    }


def _notes(root: Element, total: Fraction, file: ForeignFile) -> list[Problem]:
    notes = []
    for element in root.all_within("discount_factor"):
        discount = number(element.get("value"), file, "the discount factor", element.line)
        # Genius takes 0 for none at all
        if discount not in (0, 1):
            notes.append(
                file.note(
                    f"its discount factor of {decimal(discount)} is left out",
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
    return notes
