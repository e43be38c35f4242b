"""What would change the answer on a draft, as text."""

from collections.abc import Iterator, Mapping

from ...analyses.amend import Amendment, Amendments, ChangedTerm
from ...model.case import Case
from ...preferences.comparing import Preference
from ...preferences.probability import Probability
from ...preferences.stands import Chosen
from .answer import answer_opening
from .layout import heading, with_id, wrapped
from .words import SAID, digits, in_ten, rejected

NUMBERS = {0: "As it is", 1: "With one change", 2: "With two changes", 3: "With three changes"}


def amend_lines(
    found: Amendments, case: Case, width: int, *, with_digits: bool = False, called: str = "CASE"
) -> Iterator[str]:
    """The page as lines of at most `width` columns; `called` is how a person names the case in a command."""
    yield from answer_opening(found, width)
    if found.withheld is not None:
        yield from wrapped(f"No change of {with_id(found.titles, found.draft)} is weighed: {found.withheld}.", width)
        if found.withheld_by:
            yield from wrapped(f"What to ask first: irenic ask {called} {found.draft}", width)
        return
    yield from heading(f"What would change the answer on {with_id(found.titles, found.draft)}", width)
    yield from wrapped(_possible(found, case), width)
    yield ""
    for one in found.front:
        yield from wrapped(f"{NUMBERS[one.changes]}: {_together(one.all, with_digits)}", width, "", "  ")
        for issue, term in one.terms.items():
            yield from wrapped(
                _term(case, issue, term) + rejected(found, issue, term.to, found.left_open_by(one)), width, "  ", "    "
            )
        parties = "; ".join(f"{found.names[name]} {_number(p, with_digits)}" for name, p in one.parties.items())
        yield from wrapped(parties, width, "  ", "    ")
        if one.likes_it_better:
            yield from wrapped(_gains(found, one), width, "  ", "    ")
        yield ""
    told = {one.changes for one in found.front}
    for number in (1, 2, 3):
        if number not in told:
            reason = (
                "there are too many packages to look at all of them"
                if number in found.not_looked_at
                else "no package is more probable than with fewer"
            )
            yield from wrapped(f"{NUMBERS[number]}: {reason}.", width)
    yield ""
    yield from wrapped(
        f"Chosen on one half of the draws, told from the other. Prior: {found.prior}; {found.draws:,} draws per party, "
        f"seed {found.about.seed}. That parties decide independently of one another is an assumption.",
        width,
    )


def _possible(found: Amendments, case: Case) -> str:
    said = SAID[found.basis]
    if found.possible_with is None:
        return said["nowhere"]
    if found.possible_with == 0:
        return said["as it is"]
    package, reading = found.possible_package or {}, found.reading or {}
    changed = {issue: option for issue, option in package.items() if reading.get(issue, option) != option}
    there: Chosen = {**found.readings, **changed}
    terms = [
        f"{case.issue_label(issue)}: {case.option_label(issue, option)}{rejected(found, issue, option, there)}"
        for issue, option in changed.items()
    ]
    changes = "one change" if found.possible_with == 1 else f"{found.possible_with} changes"
    return said["changed"].format(f"{changes} ({'; '.join(terms)})")


def _term(case: Case, issue: str, term: ChangedTerm) -> str:
    where = term.proposed_in
    parts = [
        f"in {', '.join(where.drafts)}" if where.drafts else "",
        f"by {', '.join(where.statements)}" if where.statements else "",
        f"in {', '.join(where.sources)}" if where.sources and not where.drafts and not where.statements else "",
    ]
    source = f"proposed {' and '.join(part for part in parts if part)}" if any(parts) else "proposed by no source"
    return f"{case.issue_label(issue)}: {term.draft_says} → {case.option_label(issue, term.to)}; {source}"


def _together(p: Probability, with_digits: bool) -> str:
    if p.exact:
        return "all are committed to yes" if p.probability else "at least one party is committed to no"
    return f"all together {_number(p, with_digits)}"


def _number(p: Probability, with_digits: bool) -> str:
    if p.withheld is not None:
        return "no number"
    if p.exact:
        return "committed to yes" if p.probability else "committed to no"
    return in_ten(p) + (f" [{digits(p)}]" if with_digits else "")


def _gains(found: Amendments, one: Amendment) -> str:
    """Who likes it better than the draft as it is, as far as words or draws tell."""
    groups: Mapping[str, list[str]] = {"gains": [], "gains nothing": [], "may gain or lose": []}
    for name, liked in one.likes_it_better.items():
        groups[_side(liked)].append(found.names[name])
    return "; ".join(f"{word}: {', '.join(who)}" for word, who in groups.items() if who)


def _side(liked: Preference) -> str:
    if liked.verdict == "yes" or liked.at_least is not None:
        return "gains"
    if liked.verdict == "no" or liked.at_most is not None:
        return "gains nothing"
    return "may gain or lose"
