"""Two drafts side by side, as text."""

from collections.abc import Iterator

from ...analyses.compare import Comparison, Side, TermChange
from ...model.case import Case
from ...preferences.comparing import Preference
from .answer import answer_opening
from .layout import heading, quotes, with_id, wrapped
from .words import commits, digits, in_ten, proof_in_words

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
    yield from heading(
        f"From {with_id(found.titles, found.first)} to {with_id(found.titles, found.second)}, term by term", width
    )
    if not found.terms:
        yield from wrapped("Neither has a term.", width)
    for issue, change in found.terms.items():
        yield from _term(case, issue, change, width)
    yield ""
    if found.parties:
        yield from heading(f"Who likes {found.titles[found.second]} better than {found.titles[found.first]}", width)
        for party, liked in found.parties.items():
            text = _liked(found, liked, with_digits=with_digits)
            yield from wrapped(f"{found.names[party]}: {text}", width, "", "  ")
        yield from wrapped(
            "Only what each draft is worth counts here, at the reading that the party likes best: not whether it "
            "breaks a red line, nor what no agreement is worth. "
            f"Prior: {found.prior}; {found.draws:,} draws per party, seed {found.about.seed}.",
            width,
        )


def _term(case: Case, issue: str, change: TermChange, width: int) -> Iterator[str]:
    label = case.issue_label(issue)
    if change.change == "kept":
        text = f"{label}: {CHANGES['kept']}, {_options(case, issue, change.before)}"
    else:
        sides = (change.before, change.after)
        before, after = (_options(case, issue, side) or f"silent, so that {side.silence}" for side in sides)
        text = f"{label}: {CHANGES[change.change]}: {before} → {after}"
    yield from wrapped(text, width, "", "  ")
    for side in (change.before, change.after):
        if side.options and change.change != "kept":
            yield from quotes(side.evidence, side.assumed, width, "  ")


def _options(case: Case, issue: str, side: Side) -> str:
    words = " or ".join(case.option_label(issue, option) for option in side.options)
    return f"{words} (“{side.hedge}”)" if side.hedge and words else words


def _liked(found: Comparison, liked: Preference, *, with_digits: bool) -> str:
    if liked.verdict is None:
        return liked.withheld or "nothing on record"
    if liked.verdict == "undecided":
        if liked.withheld is not None:
            return f"undecided; {liked.withheld}"
        return f"undecided, {in_ten(liked)}" + (f" [{digits(liked)}]" if with_digits else "")
    named = proof_in_words(liked.proof, found.grounds)
    if not named and liked.verdict == "no":
        return "no, whatever it prefers: on its issues neither offers it anything that the other does not"
    better = "better" if liked.verdict == "yes" else "no better"
    return f"{commits(liked.proof, found.grounds)} to liking it {better}" + (f" ({named})" if named else "")
