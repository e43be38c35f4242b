"""What a case has on the table, and which draft, issue or option some words are about, where they fit just one."""

import datetime
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeVar

from ..model.case import Case
from ..model.force import is_later
from ..model.record import Stance
from .lexicon import MEETINGS, TEXTS
from .terms.own_words import DENIED, as_options_say, says_what_is_special
from .terms.quantities import Measure, measures_in
from .terms.units import are_one_unit, counted_in

About = dict[str, Any]
Key = TypeVar("Key")
_WORD: Final = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+(?:-[^\W\d_]+)*")
_EMPTY: Final = frozenset(
    """
    a an the of to in on at by for from with as and or but nor not no is are be been being will would shall can could
    may that this these those it its their his her our my how what which who when where much many large long far s
    than more less any all some own every each must should under into over
    """.split()
)
_TEXTS: Final = TEXTS | {"plan", "point", "points", "map", "version"}
_NEUTRAL: Final = frozenset(
    {"draft", "peace", "proposed", "whole", "entire", "leaked", "point", "mediator", "envoy", "full", "stand"}
)
"""What a draft may be called beside its title without being another one; "revised" and "own" mean another."""
_BOUNDED: Final = re.compile(
    r"\b(?:below|under|above|beyond|more than|fewer than|less than|at least|at most|up to|over|no more|no fewer|"
    r"no less|smaller|larger|lower|higher|between|exceed\w*)\b",
    re.IGNORECASE,
)
_RATHER: Final = re.compile(r"\s+(?:to|over|rather than|instead of|than)\s+")
_THEN: Final = re.compile(r"\b(?:before|after|until|once)\b", re.IGNORECASE)
_FIRST: Final = re.compile(r"\b(?:before|than|over)\b")
_OF_A_DRAFT: Final = frozenset({"accepts", "offers", "rejects", "supports", "opposes"})
_OF_AN_OPTION: Final = frozenset({"accepts", "offers", "rejects", "demands", "rules out"})
_MAY: Final = re.compile(r"\bMay\b")
_PLAIN: Final = re.compile(r"(?:to (?:sign|accept) )?(?:the|this|that) ((?:[\w’'-]+ ){0,3}?)(\w+)$", re.IGNORECASE)
_PARTIAL: Final = re.compile(
    r"\b(?:parts?|points?|articles?|paragraphs?|clauses?|sections?|provisions?|terms?|version|preamble|annex(?:es)?) "
    r"(?:\w+ )?(?:of|in)\b|\b(?:article|point|paragraph|clause|annex|section) \w*\d",
    re.IGNORECASE,
)


class OnTheTable:
    """The drafts, issues and options of a case, by the words that tell each from the others."""

    def __init__(self, case: Case, day: datetime.date | None = None) -> None:
        """With the day of a text a draft that replaces another later has not done so yet."""
        replaced = {draft.replaces for draft in case.drafts.values() if not is_later(draft.date, day)}
        self._current = [name for name in case.drafts if name not in replaced]
        self._drafts = {name: _words(draft.title or name.replace("-", " ")) for name, draft in case.drafts.items()}
        self._ids = {name: words for name in case.drafts if len(words := _words(name.replace("-", " "))) > 1}
        often = [word for title in self._drafts.values() for word in title]
        self._apart = {
            name: {word for word in title if often.count(word) == 1} - _TEXTS for name, title in self._drafts.items()
        }
        self._dates = {name: draft.date.start for name, draft in case.drafts.items() if draft.date.is_day}
        self._issues = {name: _words(case.issue_label(name)) for name in case.issues}
        self._told_by = {
            name: self._issues[name] | _words(issue.unit or "") | _words(issue.question)
            for name, issue in case.issues.items()
        }
        self._units = {name: issue.unit for name, issue in case.issues.items()}
        self._options: dict[tuple[str, str], frozenset[str]] = {}
        self._labels: dict[tuple[str, str], str] = {}
        self._values: dict[tuple[str, str], float] = {}
        self._boundless: dict[str, list[tuple[str, str]]] = {}
        for name, issue in case.issues.items():
            for key, option in issue.options.items():
                if option.value is not None:
                    self._values[name, key] = option.value
                    continue
                if issue.scale == "number":
                    self._boundless.setdefault(name, []).append((name, key))
                self._labels[name, key] = as_options_say(option.label or key.replace("-", " "))
                if words := _words(self._labels[name, key]):
                    self._options[name, key] = words

        held = (*self._drafts.values(), *self._told_by.values(), *self._options.values())
        self._all = frozenset().union(*held)

    def about(self, stance: Stance, words: str) -> About | None:
        """What a stance is about, in a shape that it takes; None where the words do not fit just one thing."""
        if stance == "prefers":
            return self._preferred(words)
        if stance == "prioritises":
            return self._before(words)
        option = self.option(words, stance)
        draft = None if _PARTIAL.search(words) else self.draft(words)
        if stance in _OF_A_DRAFT or stance in _OF_AN_OPTION:
            found = [
                *([{"draft": draft}] if draft and stance in _OF_A_DRAFT else []),
                *([{"issue": option[0], "option": option[1]}] if option and stance in _OF_AN_OPTION else []),
            ]
            return found[0] if len(found) == 1 else None
        if option is not None:
            return None if draft else {"issue": option[0], "option": option[1]}
        issue = self.issue(words)
        if draft is not None:
            return None if issue else {"draft": draft}
        return {"issue": issue} if issue else None

    def draft(self, words: str) -> str | None:
        """The one draft that words name: by all of its title, or as "the draft" where only one is on the table."""
        said = _words(words)
        dated = [name for name, day in self._dates.items() if day is not None and _is_of(words, day)]
        if len(dated) == 1:
            return dated[0]
        named = _most({name: title for name, title in self._drafts.items() if title and title <= said})
        named = named or _most({name: words for name, words in self._ids.items() if words <= said})
        if named is not None and self._may_be_another(named, said):
            named = None
        told = [name for name, apart in self._apart.items() if said & apart]
        if named is None and len(told) == 1 and said & _TEXTS and said <= self._drafts[told[0]] | _NEUTRAL:
            # "the second version", of two that are called so
            return told[0]
        if named is not None or len(self._current) != 1:
            return named
        fitting = self._fitting(words)
        return fitting[0] if fitting else None

    def _may_be_another(self, named: str, said: frozenset[str]) -> bool:
        """Whether a draft that is called no more than "the draft" is named so, where another may be meant as well."""
        if not self._drafts[named] <= _TEXTS | _NEUTRAL:
            return False
        return any(said <= self._drafts[name] | _NEUTRAL for name in self._current if name != named)

    def several(self, stance: Stance, words: str) -> tuple[str, ...]:
        """The drafts that words such as "the draft" may be about, where more than one is on the table."""
        if stance not in _OF_A_DRAFT or _PARTIAL.search(words) or self.draft(words) or self.option(words, stance):
            return ()
        fitting = self._fitting(words)
        return tuple(fitting) if len(fitting) > 1 else ()

    def _fitting(self, words: str) -> list[str]:
        """The drafts on the table that "the draft" may be, by what it is called beside that."""
        plain = _PLAIN.match(words.strip())
        if plain is None or _stem(plain[2].lower()) not in _TEXTS:
            return []
        called = _words(plain[1])
        return [name for name in self._current if called <= _NEUTRAL | self._drafts[name]]

    def option(self, words: str, stance: Stance | None = None) -> tuple[str, str] | None:
        """The one option that words name: by its number with what it counts, or by all words of its label.

        A bound names an option where the stance makes it do so: see `_within`.
        """
        measures, in_digits = measures_in(words), any(letter.isdigit() for letter in words)
        words = as_options_say(words)
        said = _words(words)
        if (measures or in_digits) and (told := self._by_number_of_label(words, said)) is not None:
            return told
        if len(measures) == 1:
            if not measures[0].is_exact or _BOUNDED.search(words):
                return self._within(measures[0], said, stance)
            fitting = [
                key
                for key in self._values
                if self._value(key) == measures[0].number
                and said & self._told_by[key[0]]
                and self._is_of_unit(key[0], measures[0])
            ]
            if fitting or in_digits:
                return fitting[0] if len(fitting) == 1 else None
        elif measures or in_digits:
            return None
        # a label of one word says too little without a word of its issue
        named = {
            key: label
            for key, label in self._options.items()
            if label <= said
            and (len(label) > 1 or said & (self._told_by[key[0]] - label))
            and says_what_is_special(self._labels[key], words)
            and _is_in_order(self._labels[key], words)
        }
        return _most(named)

    def _by_number_of_label(self, words: str, said: frozenset[str]) -> tuple[str, str] | None:
        """The one option with a number in its label, not for its value, that words name: "within 30 days".

        The words have a word of its issue besides, and deny nothing that the label does not.
        """
        is_denied = DENIED.search(words) is not None
        named = {
            key: label
            for key, label in self._options.items()
            if any(sign.isdigit() for sign in self._labels[key])
            and label <= said
            and said & (self._told_by[key[0]] - label)
            and says_what_is_special(self._labels[key], words)
            and _is_in_order(self._labels[key], words)
            and is_denied == (DENIED.search(self._labels[key]) is not None)
        }
        return _most(named)

    def _within(self, measure: Measure, said: frozenset[str], stance: Stance | None) -> tuple[str, str] | None:
        """The one option that words with a bound are about, where they imply it.

        Who accepts "up to 400" accepts 400 itself; who rules out "more than 400" rules out each option above it, and
        just one can be named. A demand for "at least 400" demands none of them.
        """
        asked = {key[0] for key in self._values if said & self._told_by[key[0]] and self._is_of_unit(key[0], measure)}
        if measure.is_exact or len(asked) != 1:
            return None
        (issue,) = asked
        values = {key: self._value(key) for key in self._values if key[0] == issue}
        if stance in ("accepts", "offers"):
            named = [key for key, value in values.items() if value == measure.number and measure.holds(value)]
        elif stance in ("rejects", "rules out"):
            named = [key for key, value in values.items() if measure.is_open and measure.holds(value)]
            # what has no value is the far end of the scale: "no cap" is more than any number
            named += self._boundless.get(issue, []) if measure.is_open and measure.low is not None else []
        else:
            return None
        return named[0] if len(named) == 1 else None

    def _value(self, key: tuple[str, str]) -> float:
        """The value of an option in single units: what an issue counts in millions, words give in full."""
        return counted_in(self._values[key], self._units[key[0]])

    def _is_of_unit(self, issue: str, measure: Measure) -> bool:
        """Whether a number may be of an issue: cubic metres are no cubic metres per second."""
        unit = self._units[issue]
        return not unit or measure.unit is None or are_one_unit(measure.unit, unit)

    def issue(self, words: str) -> str | None:
        """The one issue of whose name all words are said."""
        said = _words(words)
        return _most({name: label for name, label in self._issues.items() if label and label <= said})

    def is_of_it(self, words: str) -> bool:
        """Whether words share one with what is on the table, or name a text or talks at all."""
        said = _words(words)
        return bool(said & (_TEXTS | MEETINGS | self._all))

    def has(self, words: str) -> bool:
        """Whether words share one with a draft, an issue or an option of the case."""
        return bool(_words(words) & (self._all - _TEXTS - _NEUTRAL))

    def condition(self, words: Iterable[str]) -> dict[str, str] | None:
        """Conditions as options by issue; None where one of them is none that the case has."""
        found: dict[str, str] = {}
        for one in words:
            option = None if re.search(r"\b(?:unless|without|not|no|never)\b|n[’']t\b", one) else self.option(one)
            if option is None or option[0] in found:
                return None
            found[option[0]] = option[1]
        return found

    def _preferred(self, words: str) -> About | None:
        parts = _RATHER.split(words, maxsplit=1)
        if len(parts) != 2:
            return None
        one, other = (self.option(part) for part in parts)
        if one and other and one[0] == other[0] and one != other:
            return {"issue": one[0], "option": one[1], "over": other[1]}
        draft, over = (self.draft(part) for part in parts)
        return {"draft": draft, "over": over} if draft and over and draft != over and not (one or other) else None

    def _before(self, words: str) -> About | None:
        parts = _FIRST.split(words, maxsplit=1)
        one, over = (self.issue(part) for part in parts) if len(parts) == 2 else (None, None)
        return {"issue": one, "over": over} if one and over and one != over else None


def _most(found: Mapping[Key, frozenset[str]]) -> Key | None:
    """The one that says most; None where two say as much without the one holding the other."""
    best = [key for key, words in found.items() if not any(words < other for other in found.values())]
    return best[0] if len(best) == 1 else None


def _is_in_order(label: str, words: str) -> bool:
    """Whether what a label has behind "before" or "after" stands behind it in the words too.

    "The guns are handed over before the siege is lifted" is no "before the guns are handed over".
    """
    for match in _THEN.finditer(label):
        told = re.search(rf"\b{match[0]}\b", words, re.IGNORECASE)
        if told is None or not _words(label[match.end() :]) <= _words(words[told.end() :]):
            return False
    return True


def _words(text: str) -> frozenset[str]:
    # the month is no "may"
    plain = _MAY.sub("may-month", text).lower().replace("’", "'").replace("'s", "")
    return frozenset(_stem(word) for word in _WORD.findall(plain) if word not in _EMPTY)


def _is_of(words: str, day: datetime.date) -> bool:
    """ "The paper of 6 March", "the March 6 draft"."""
    month = day.strftime("%B")
    return re.search(rf"\b(?:{day.day} {month}|{month} {day.day})\b", words) is not None


def _stem(word: str) -> str:
    """A word without its plural."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us")) else word
