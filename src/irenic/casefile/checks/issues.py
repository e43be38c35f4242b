"""Checks on issues, their options and the orders that parties have of them."""

from collections import Counter
from collections.abc import Iterator

from ...model.case import Case
from ...model.draft import Draft
from ...model.party import Want
from ..load import LoadedCase
from .registry import Finding, check


@check("O001", "error")
def options_not_increasing(loaded: LoadedCase) -> Iterator[Finding]:
    """The options of a number scale are not listed from the lowest value to the highest.

    Everything that is computed on a scale reads its options from the low to the high end. List them in that order,
    each value once.
    """
    for name, issue in loaded.case.issues.items():
        if issue.scale != "number":
            continue
        last: tuple[str, float] | None = None
        for option, held in issue.options.items():
            if held.value is None:
                continue
            if last is not None and held.value <= last[1]:
                yield Finding(
                    ("issues", name, "options", option, "value"),
                    f"'{option}' ({held.value:,.10g}) does not lie above '{last[0]}' ({last[1]:,.10g}) before it",
                    "list the options of a number scale from the lowest value to the highest",
                )
            last = (option, held.value)


@check("O002", "error")
def option_without_value(loaded: LoadedCase) -> Iterator[Finding]:
    """An option of a number scale has no value.

    Only the last may lack one: it then means no limit. Add `value:`, or change the scale to `ordered`.
    """
    for name, issue in loaded.case.issues.items():
        if issue.scale == "number":
            for option, held in list(issue.options.items())[:-1]:
                if held.value is None:
                    yield Finding(
                        ("issues", name, "options", option),
                        f"option '{option}' of the number scale '{name}' has no value",
                        "add 'value:'; only the last option may lack one (no limit)",
                        "key",
                    )


@check("O003", "warning")
def value_without_number_scale(loaded: LoadedCase) -> Iterator[Finding]:
    """An option has a value, but its issue's scale is not `number`: the value counts for nothing.

    Write `scale: number` with a `unit:`, or remove the value.
    """
    for name, issue in loaded.case.issues.items():
        if issue.scale != "number":
            for option, held in issue.options.items():
                if held.value is not None:
                    yield Finding(
                        ("issues", name, "options", option, "value"),
                        f"issue '{name}' has no number scale, so this value counts for nothing",
                        "write 'scale: number', or remove the value",
                    )


@check("O004", "error")
def proposed_in_a_draft_without_it(loaded: LoadedCase) -> Iterator[Finding]:
    """An option is said to be proposed in a draft whose term on the issue does not hold it.

    `proposed_in` cites an option through that draft's term. Correct the term or the list, or say what else the
    option rests on.
    """
    for name, issue in loaded.case.issues.items():
        for option, held in issue.options.items():
            for position, draft in enumerate(held.proposed_in):
                if draft not in loaded.case.drafts:
                    continue
                term = loaded.case.drafts[draft].terms.get(name)
                # what is wrong with the term itself is told there
                if loaded.lacks("drafts", draft, "terms", name) or (
                    term and not issue.options.keys() >= {*term.option}
                ):
                    continue
                if term is None or option not in term.option:
                    said = f"says {' or '.join(term.option)}" if term else "says nothing on the issue"
                    yield Finding(
                        ("issues", name, "options", option, "proposed_in", position),
                        f"draft '{draft}' does not propose '{option}': it {said}",
                        "correct 'proposed_in' or the draft's term, or give the option 'cite:' or 'assumed:'",
                    )


@check("O005", "warning")
def issue_with_fewer_than_two_options(loaded: LoadedCase) -> Iterator[Finding]:
    """An issue has fewer than two options, so nothing about it can be chosen.

    Add what else is possible: today's state, what others propose, or, marked `assumed:`, what could be proposed.
    """
    for name, issue in loaded.case.issues.items():
        # options that could not be read are told of already
        if len(issue.options) < 2 and not loaded.lacks("issues", name, "options"):
            yield Finding(
                ("issues", name),
                f"issue '{name}' has {'one option' if issue.options else 'no options'}: there is nothing to choose",
                "add options, each cited, 'proposed_in' a draft, or 'assumed'",
                "key",
            )


@check("O006", "error")
def order_that_cannot_be(loaded: LoadedCase) -> Iterator[Finding]:
    """A party's order of an issue's options contradicts itself or does not fit the scale.

    An option stands in an order once; an order is either `order:` or `peak:`; `high`, `low` and `peak` need a scale,
    so an unordered issue takes a list. `unranked` goes with a list.
    """
    for party, held in loaded.case.parties.items():
        for issue, want in held.wants.items():
            for message, hint in _faults(want, issue in loaded.case.issues and loaded.case.issues[issue].scale):
                yield Finding(("parties", party, "wants", issue), message, hint)


@check("O007", "warning")
def order_that_leaves_options_out(loaded: LoadedCase) -> Iterator[Finding]:
    """A party's list of an issue's options does not name all of them.

    What is left out has no place in the order, exactly as if it stood under `unranked:`. Add it to the list, or to
    `unranked:` to say so.
    """
    for party, held in loaded.case.parties.items():
        for issue, want in held.wants.items():
            if issue in loaded.case.issues and isinstance(want.order, tuple):
                named = {option for equals in want.order for option in equals} | set(want.unranked)
                left = [option for option in loaded.case.issues[issue].options if option not in named]
                if left:
                    yield Finding(
                        ("parties", party, "wants", issue),
                        f"{party}'s order on '{issue}' does not say where {', '.join(left)} belongs",
                        "add it to the list, or to 'unranked:'",
                    )


def _faults(want: Want, scale: str | bool) -> Iterator[tuple[str, str]]:
    if want.order is not None and want.peak is not None:
        yield "an order and a peak stand side by side", "keep one of the two"
    if want.order is None and want.peak is None and not want.unranked:
        yield "this says nothing of what the party wants", "write high, low, unknown, {order: […]} or {peak: …}"
    if scale == "unordered" and (want.order in ("high", "low") or want.peak):
        yield "an unordered issue has no high or low end", "list the options from best to worst: {order: […]}"
    if want.unranked and not isinstance(want.order, tuple):
        yield "'unranked' goes with a list of the others", "write {order: [best, …], unranked: […]}"
    if isinstance(want.order, tuple):
        counts = Counter([option for equals in want.order for option in equals] + list(want.unranked))
        for option, times in counts.items():
            if times > 1:
                yield f"'{option}' stands {times} times in the order", "let each option stand once"


@check("O008", "warning")
def draft_that_keeps_to_no_link(loaded: LoadedCase) -> Iterator[Finding]:
    """No reading of a draft keeps to a link between its issues: by the link, its terms make no sense together.

    Either the link claims too much, or a term is read wrongly; where the draft is silent the status quo counts as its
    term. Its readings are answered on as they stand.
    """
    case = loaded.case
    for name, draft in case.drafts.items():
        for position, link in enumerate(case.links):
            allowed = {issue: _allowed(case, draft, issue) for issue in (*link.condition, *link.then)}
            if not all(allowed.values()):
                continue
            meets = all(set(allowed[issue]) <= set(options) for issue, options in link.condition.items())
            follows = all(set(allowed[issue]) & set(options) for issue, options in link.then.items())
            if meets and not follows:
                yield Finding(
                    ("drafts", name),
                    f"no reading of draft '{name}' keeps to link {position + 1}: where "
                    f"{' and '.join(link.condition)} stands as here, {' and '.join(link.then)} cannot",
                    "change the link, or the option of the term",
                    "key",
                )


def _allowed(case: Case, draft: Draft, issue: str) -> tuple[str, ...]:
    """The options that a draft leaves on an issue; none where the case has no such issue."""
    if issue not in case.issues:
        return ()
    held = case.issues[issue]
    if issue in draft.terms:
        return tuple(draft.terms[issue].option)
    return tuple(held.options) if draft.silent == "open" or held.status_quo is None else (held.status_quo,)
