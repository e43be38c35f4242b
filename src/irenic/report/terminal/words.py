"""Numbers and verdicts in the words of a page."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final, Literal

from ...model.spoken import in_marks
from ...preferences.assents import Assent
from ...preferences.grounds import Ground
from ...preferences.party import STRUCTURE
from ...preferences.premises import Basis, PreferenceResult
from ...preferences.probability import Probability
from ...preferences.rejections import Refusal, Rejection
from ...preferences.stands import Chosen, Met, Stand

if TYPE_CHECKING:
    # its room loads numba, which takes half a second that most pages have no use for
    from ...solvers.bargaining import Rule

RULES: "Final[Mapping[Rule, str]]" = {
    "nash": "Nash",
    "kalai_smorodinsky": "Kalai–Smorodinsky",
    "egalitarian": "egalitarian",
    "utilitarian": "utilitarian",
}
"""What people call the rules of bargaining."""
MEANINGS: "Final[Mapping[Rule, str]]" = {
    "nash": "the largest product of gains",
    "kalai_smorodinsky": "the most even shares of what each could get",
    "egalitarian": "the most for whoever gains least",
    "utilitarian": "the largest sum",
}
WIDE: Final = 3
"""From how many tenths on a range is called wide."""


SAID: Final[Mapping[Basis, Mapping[str, str]]] = {
    "record": {
        "possible": "At least one package is excluded by nobody's words: a possible package exists.",
        "impossible": "Every package is excluded by some party's words: none is possible.",
        "safe": "There is a package to which every party's words commit it: a safe package exists.",
        "unsafe": "There is no package to which every party's words commit it: none is safe.",
        "as it is": "As it stands, no party's words exclude it.",
        "changed": "As it stands, some party's words exclude it; with {} no party's words would.",
        "nowhere": "Some party's words exclude it; no package near it was found that no party's words exclude.",
        "heading": "Whose words commit them to yes, and whose to no",
        "settled": "what is on record settles the answer of",
    },
    "assumptions": {
        "possible": "At least one package is excluded by nothing that is assumed: a possible package exists.",
        "impossible": "Every package is excluded by what is assumed of some party: none is possible.",
        "safe": "There is a package to which what is assumed commits every party: a safe package exists.",
        "unsafe": "There is no package to which what is assumed commits every party: none is safe.",
        "as it is": "As it stands, nothing that is assumed of a party excludes it.",
        "changed": "As it stands, what is assumed of some party excludes it; with {} nothing that is assumed would.",
        "nowhere": "What is assumed of some party excludes it; no package near it was found of which that is not so.",
        "heading": "Whom the analyst's assumptions commit to yes, and whom to no",
        "settled": "what is assumed settles the answer of",
    },
}
"""What answers say, by what they are computed from: words of the record, or assumptions alone."""
UNDECIDED: Final = "Whether a package is {} was too much to find out."


MET: Final[Mapping[Met, str]] = {
    "met": "under a condition that is met here",
    "not met": "under a condition that is not met here",
    "cannot be told": "under a condition of which it cannot be told whether it is met here",
}
"""Whether the condition of a refusal is met; where it is, the refusal holds."""


def rejected(found: PreferenceResult, issue: str, option: str, package: Chosen) -> str:
    """Who rejects an option of a package in words that are on record, in brackets; empty where nobody does."""
    against = found.rejections.get(issue, {}).get(option, ())
    who = ", ".join(f"{one.who}{under_condition(one, package)} ({one.statement}{_quoted(one)})" for one in against)
    return f" [rejected by {who}]" if who else ""


def under_condition(one: Rejection, package: Chosen, *, in_brackets: bool = False) -> str:
    """Under which condition somebody rejects what a package holds, and whether it is met there; empty without one.

    Words that stand in brackets already have none of their own.
    """
    return _conditional(one, one.met_in(package) if one.conditional else None, in_brackets=in_brackets)


def refusal(one: Refusal) -> str:
    """A rejection under a condition beside a draft, as a sentence without its end; who opposes a draft does no more."""
    against = "opposes" if one.stance == "opposes" else "rejects"
    who = one.who[:1].upper() + one.who[1:] + ("," if "," in one.who else "")
    words = f"{who} {against} {one.about}{_conditional(one, one.met)}"
    return words if one.conditional else f"{words}; {what_to_enter(one)}"


def assent(one: Assent) -> str:
    """An acceptance under a condition beside a draft, as a sentence without its end."""
    who = one.who[:1].upper() + one.who[1:] + ("," if "," in one.who else "")
    words = f"{who} {one.stance} {one.about}{_conditional(one, one.met)}"
    if one.met != "not met":
        return words
    return f"{words}: with that in place, not as it stands"


def denial(one: Stand) -> str:
    """A denial beside a draft, as a sentence without its end."""
    who = one.who[:1].upper() + one.who[1:] + ("," if "," in one.who else "")
    return f"{who} denies {one.about}, which changes no answer"


APART: Final = "By the links of the case, no reading of it has terms that go together."
"""What is said of a draft that goes against the links of the case."""


def what_to_enter(one: Refusal) -> str:
    """What to ask where the words of a refusal seem to stand under a condition that is not coded, and what to enter."""
    if one.option is None:
        asked, entry = "whether it would accept the draft with that", "the answer as accepts with if:"
    else:
        asked, entry = "with which options of other issues it refuses this", "it as rules out with if:"
        if one.stance == "rejects":
            # to reject something is not yet to rule it out
            entry += " where the words are a red line"
    return f"to ask: {asked} – enter {entry}, or if: {{}} where the words hold without a condition"


def _conditional(one: Stand, met: Met | None, *, in_brackets: bool = False) -> str:
    before, behind = (" – ", "") if in_brackets else (" (", ")")
    if met is not None:
        return f" {MET[met]}{before}if {one.condition_in_words}{behind}"
    if one.not_coded is not None:
        told = f"{before}{in_marks(one.not_coded)}{behind}"
        return f" in words that seem to stand under a condition, which is not coded{told}"
    return ""


def _quoted(one: Rejection) -> str:
    """The words of a refusal under a condition, to judge it by."""
    return f": {' … '.join(in_marks(quote) for quote in one.quotes)}" if one.conditional and one.quotes else ""


def exists(what: Literal["possible", "safe"], answer: bool | None, basis: Basis) -> str:
    """Whether there is a possible package, or a safe one."""
    if answer is None:
        return UNDECIDED.format(what)
    return SAID[basis][what if answer else {"possible": "impossible", "safe": "unsafe"}[what]]


def commits(proof: Iterable[str], grounds: Mapping[str, Ground]) -> str:
    """What commits a party: its words, the analyst's assumptions, or both; its order alone where neither is needed."""
    named = [grounds[label] for label in proof if label in grounds]
    said = any(ground.kind == "statement" and ground.assumed is None for ground in named)
    assumed = any(ground.is_judgement for ground in named)
    if said:
        return f"its words{', with what the analyst assumes,' if assumed else ''} commit it"
    return "not its words but what the analyst assumes commits it" if assumed else "its order of the options commits it"


def how_assumed(grounds: Iterable[Ground]) -> str:
    """The mark of an answer that rests on the analyst's judgement, whole or in part; empty where it does not."""
    named = [ground for ground in grounds if ground.kind != "structure"]
    if not any(ground.is_judgement for ground in named):
        return ""
    return "in part assumed" if any(ground.evidence for ground in named) else "assumed"


def verdict(word: str | None, proof: Iterable[str] = (), grounds: Mapping[str, Ground] | None = None) -> str:
    """A verdict as pages say it, with what commits the party: its words, the analyst's assumptions, or both.

    `grounds` tell which ids of the proof are assumed; without them, words are taken for the party's own.
    """
    if word is None:
        return "nothing on record"
    if word == "undecided":
        return "undecided"
    return f"{'its words commit it' if grounds is None else commits(proof, grounds)} to {word}"


def proof_in_words(proof: Iterable[str], grounds: Mapping[str, Ground]) -> str:
    """The ids of a proof, with the orders of a party's options taken together; empty where there is but structure."""
    ids, issues = [], []
    for label in proof:
        ground = grounds.get(label)
        if ground is not None and ground.issue is not None:
            issues.append(ground.issue)
        elif label != STRUCTURE:
            ids.append(label)
    if issues:
        *others, last = issues
        ids.append(f"its order of the options on {', '.join(others)}{' and ' if others else ''}{last}")
    return ", ".join(ids)


def in_ten(p: Probability, spread: tuple[float, float] | None = None) -> str:
    """A probability as people say it: "about 3 in 10, wide: 1 to 6".

    `spread` is how far it moves with what nobody said.
    """
    if p.exact:
        return "yes, whatever else holds" if p.probability else "no, whatever else holds"
    if p.at_most is not None:
        words = "hardly ever: in none of the draws"
    elif p.at_least is not None:
        words = "nearly always: in all of the draws"
    elif p.probability is None:
        return "no number"
    else:
        middle = round(10 * p.probability)
        words = "less than 1 in 10" if middle == 0 else "more than 9 in 10" if middle == 10 else f"about {middle} in 10"
    if spread is None:
        return words
    low, high = (round(10 * value) for value in spread)
    if high - low >= WIDE:
        return f"{words}, wide: {low} to {high}"
    return words + (f" ({low} to {high})" if low < high else "")


def tenths(value: float) -> str:
    """A sampled share in tenths; at the ends a bound, since draws prove nothing."""
    middle = round(10 * value)
    return "less than 1 in 10" if middle == 0 else "more than 9 in 10" if middle == 10 else f"about {middle} in 10"


def digits(p: Probability) -> str:
    """A probability in digits, with its standard error."""
    if p.probability is None:
        bound = f"≤ {p.at_most:.4f}" if p.at_most is not None else f"≥ {p.at_least:.4f}" if p.at_least else "–"
        return bound
    return f"{p.probability:.3f}" if p.exact else f"{p.probability:.3f} ± {p.se:.3f}"
