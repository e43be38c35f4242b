"""Two drafts side by side, as text."""

from collections.abc import Iterator, Sequence

from ...analyses.compare import Comparison, Side, TermChange
from ...model.case import Case
from ...preferences.comparing import Preference
from ...preferences.party import STRUCTURE
from .layout import answer_opening, heading, quotes, wrapped
from .words import digits, in_ten, proof_in_words

CHANGES = {
    "kept": "as before",
    "added": "new",
    "dropped": "no longer there",
    "changed": "changed",
    "sharpened": "sharper",
    "blurred": "more blurred",
}


def compare_lines(found: Comparison, case: Case, width: int, *, with_digits: bool = False) -> Iterator[str]:
    """The page as lines of at most `width` columns."""
    yield from answer_opening(found, width)
    yield from heading(f"From draft {found.first} to draft {found.second}, term by term", width)
    if not found.terms:
        yield from wrapped("Neither has a term.", width)
    for issue, change in found.terms.items():
        yield from _term(case, issue, change, width)
    yield ""
    if found.parties:
        yield from heading(f"Who likes {found.second} better than {found.first}", width)
        for party, liked in found.parties.items():
            text = _liked(found, liked, with_digits=with_digits)
            yield from wrapped(f"{found.names[party]}: {text}", width, "", "  ")
        yield from wrapped(
            "Each draft at the reading that the party likes best; red lines and what no agreement is worth count for "
            f"nothing here. Prior: {found.prior}; {found.draws:,} draws per party, seed {found.about.seed}.",
            width,
        )


def _term(case: Case, issue: str, change: TermChange, width: int) -> Iterator[str]:
    label = case.issue_label(issue)
    if change.change == "kept":
        text = f"{label}: {CHANGES['kept']}, {_options(case, issue, change.before)}"
    else:
        before = _options(case, issue, change.before) or f"silent, so that {_silent(case, issue, change.silent)}"
        after = _options(case, issue, change.after) or f"silent, so that {_silent(case, issue, change.silent)}"
        text = f"{label}: {CHANGES[change.change]}: {before} → {after}"
    yield from wrapped(text, width, "", "  ")
    for side in (change.before, change.after):
        if side.options and change.change != "kept":
            yield from quotes(side.evidence, side.assumed, width, "  ")


def _options(case: Case, issue: str, side: Side) -> str:
    words = " or ".join(case.option_label(issue, option) for option in side.options)
    return f"{words} (“{side.hedge}”)" if side.hedge and words else words


def _silent(case: Case, issue: str, options: Sequence[str]) -> str:
    if len(options) == 1:
        return f"{case.option_label(issue, options[0])} goes on"
    return "any option may follow"


def _liked(found: Comparison, liked: Preference, *, with_digits: bool) -> str:
    if liked.verdict is None:
        return liked.withheld or "nothing on record"
    grounds = [found.grounds[label] for label in liked.proof if label in found.grounds and label != STRUCTURE]
    is_assumed = all(one.assumed is not None for one in grounds)
    by = "what the analyst assumes commits it" if is_assumed else "its words commit it"
    named = f" ({proof_in_words(liked.proof)})" if grounds else ""
    if liked.verdict == "yes":
        return f"{by} to liking it better{named}"
    if liked.verdict == "no":
        return f"{by} to liking it no better{named}"
    if liked.withheld is not None:
        return f"undecided; {liked.withheld}"
    return f"undecided, {in_ten(liked)}" + (f" [{digits(liked)}]" if with_digits else "")
