"""Which issue and which option of a case a term fits: only where one and no other does, by what the words say."""

import re
from typing import Final, NamedTuple

from ...model.case import Case
from ...model.issue import Issue, Option
from ...model.reading import ReadProvision
from .codes import subject_matter
from .own_words import as_options_say, numbers_of, says_what_is_special
from .quantities import measures_in
from .units import are_one_unit, counted_in

_WORD: Final = re.compile(r"[^\W\d_]{2,}")
# words that are in every question and every term
_EMPTY: Final = frozenset(
    """
    the a an and or but if of to in on at by for from with as than that this these those it its their his her which who
    whom whose what how when where is are was were be been being has have had do does did will would shall should may
    must can could not no any all both each more most less many much may large big long far under over into out up
    down under between about there other only also own side sides party parties draft plan text term terms option issue
    """.split()
)
_NEGATIONS: Final = frozenset("no not never none without neither nor nobody nothing unlimited uncapped".split())
_ENDINGS: Final = tuple(
    """
    isations izations isation ization ations ation ments ment ances ance ings ing edly ies ied als al ers er ed es s ly
    """.split()
)
_MOST: Final = re.compile(
    r"\b(?:how (?:large|many|much|long|far|big|high|deep|strong)\b[^?]*\b(?:may|can|at most)|most|max(?:imum|imal)?|"
    r"cap(?:s|ped)?|limit(?:s|ed)?|ceilings?|upper)\b",
    re.IGNORECASE,
)
_LEAST_ASKED: Final = re.compile(
    r"\b(?:how (?:large|many|much|long|far|big|high|deep|strong)\b[^?]*\b(?:must|has to|have to|at least)|least|"
    r"min(?:imum|imal)?|floor|threshold|lower)\b",
    re.IGNORECASE,
)
"""What asks for the most or the least that there may be."""
_THEN: Final = re.compile(r"\b(?:before|after|until|once)\b", re.IGNORECASE)
_LEAST: Final = 1.5
_CLEAR: Final = 1.0


class Fit(NamedTuple):
    """Where a term would stand in a case."""

    issue: str
    option: str | None
    """None where the issue is clear and none of its options is what the words say."""


def fit_of(case: Case, term: ReadProvision) -> Fit | None:
    """The issue, and where it is clear the option, that a term settles; None where no one issue fits clearly."""
    ranked = sorted(((_likeness(issue, name, term), name) for name, issue in case.issues.items()), reverse=True)
    if not ranked or ranked[0][0] < _LEAST:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _CLEAR:
        return None
    name = ranked[0][1]
    return Fit(name, _option(case.issues[name], term))


def _likeness(issue: Issue, name: str, term: ReadProvision) -> float:
    """How much of an issue's question, label and options stands in a term; shared codes and units weigh most."""
    ours = stems(subject_matter(term.what, term.condition, term.hedge))
    asked = stems(" ".join((issue.question, issue.label or "", _spelt(name))))
    offered = stems(" ".join(f"{_spelt(option)} {held.label or ''}" for option, held in issue.options.items()))
    score = float(len(ours & asked)) + 0.5 * len(ours & (offered - asked))
    score += 1.5 * len(set(issue.codes) & set(term.codes))
    is_measured = any(number is not None for number in (term.quantity, term.low, term.high))
    if issue.scale == "number" and is_measured and issue.unit:
        score += 0.0 if term.unit is None else 1.0 if are_one_unit(term.unit, issue.unit) else -1.0
    return score


def _option(issue: Issue, term: ReadProvision) -> str | None:
    if issue.scale == "number" and any(option.value is not None for option in issue.options.values()):
        if not _is_of_unit(issue, term):
            return None
        fitting = [name for name, option in issue.options.items() if _is_meant(issue, option, term)]
        return fitting[0] if len(fitting) == 1 else None
    return _by_words(issue, subject_matter(term.what, term.condition, term.hedge))


def _is_meant(issue: Issue, option: Option, term: ReadProvision) -> bool:
    """Whether the words of a term imply just this number.

    A bound implies it where the issue asks for that bound ("how large may the army be?", "up to 600"), or where the
    option's label says the same. "More than 400" is no 400, and "about 400" none either.
    """
    if option.value is None:
        return False
    # the issue may count in millions
    value = counted_in(option.value, issue.unit, term.unit) if issue.unit else option.value
    ours = [one for one in measures_in(term.what) if term.quantity is not None and one.number == term.quantity]
    if len(ours) != 1:
        return bool(value == term.quantity and term.low is None and term.high is None)
    (measure,) = ours
    if any(one._replace(unit=measure.unit) == measure for one in measures_in(option.label or "")):
        return True
    if measure.is_exact or measure.is_open or value != measure.number:
        return measure.is_exact and value == measure.number
    asked = " ".join((issue.question, issue.label or ""))
    if measure.high is not None and measure.low is None:
        return _MOST.search(asked) is not None
    return measure.low is not None and measure.high is None and _LEAST_ASKED.search(asked) is not None


def _is_of_unit(issue: Issue, term: ReadProvision) -> bool:
    """Whether a term is measured as an issue is; an army may be counted in soldiers, men or personnel."""
    return not term.unit or not issue.unit or are_one_unit(term.unit, issue.unit)


def _by_words(issue: Issue, words: str) -> str | None:
    """The one option all of whose own words stand in a term, and which denies where the term does."""
    words = as_options_say(words)
    verbatim = [
        name
        for name, option in issue.options.items()
        if option.label and _stands_in(as_options_say(option.label), words)
    ]
    if len(verbatim) == 1:
        return verbatim[0]
    labels = {name: as_options_say(option.label or _spelt(name)) for name, option in issue.options.items()}
    held = {name: stems(label) | numbers_of(label) for name, label in labels.items()}
    shared = set.intersection(*held.values()) if len(held) > 1 else set()
    ours, denies = stems(words) | numbers_of(words), _denies(words)
    fitting = [
        name
        for name, own in held.items()
        if (own - shared)
        and own - shared <= ours
        and says_what_is_special(labels[name], words)
        and _is_in_order(labels[name], words)
        and _denies(labels[name]) == denies
    ]
    if len(fitting) > 1:
        # "lifted in stages" says more than "lifted"
        most = max(len(held[name]) for name in fitting)
        fitting = [name for name in fitting if len(held[name]) == most]
    return fitting[0] if len(fitting) == 1 else None


def _is_in_order(label: str, words: str) -> bool:
    """Whether what a label has behind "before" or "after" stands behind it in the words too."""
    for match in _THEN.finditer(label):
        told = re.search(rf"\b{match[0]}\b", words, re.IGNORECASE)
        if told is None or not stems(label[match.end() :]) <= stems(words[told.end() :]):
            return False
    return True


def stems(words: str) -> set[str]:
    """The content words of some words, without their endings."""
    return {_stem(word) for word in _WORD.findall(words.lower()) if word not in _EMPTY | _NEGATIONS}


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word.removesuffix(ending)
            break
    return word.removesuffix("e")


def _stands_in(label: str, words: str) -> bool:
    """Whether a label of several words stands in a term as it is: "all for all"."""
    return " " in label and re.search(rf"\b{re.escape(label)}\b", words, re.IGNORECASE) is not None


def _spelt(name: str) -> str:
    return re.sub(r"[-_]", " ", name)


def _denies(words: str) -> bool:
    return bool(set(_WORD.findall(words.lower())) & _NEGATIONS)
