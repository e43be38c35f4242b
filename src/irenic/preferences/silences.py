"""What a draft says on an issue, or what its silence there leads to, in the words of every page."""

from typing import Final

from ..model.case import Case
from ..model.draft import Draft

AS_TODAY: Final = "what holds today goes on"
OPEN: Final = "anything may follow"


def goes_on(case: Case, draft: Draft, issue: str) -> str | None:
    """The option that a draft's silence on an issue leaves as it is; None where anything may follow."""
    return None if draft.silent == "open" else case.issues[issue].status_quo


def follows_silence(case: Case, draft: str, issue: str) -> str:
    """What follows where a draft is silent: "what holds today goes on (no cap)", "anything may follow"."""
    option = goes_on(case, case.drafts[draft], issue)
    return OPEN if option is None else f"{AS_TODAY} ({case.option_label(issue, option)})"


def draft_says(case: Case, draft: str, issue: str, option: str) -> str:
    """What a draft says on an issue before it is changed there; `option` is what its answers reckon with.

    "six months" · "six months, one of its readings" · "silent, so that what holds today goes on: no cap" ·
    "silent, reckoned with here: no cap".
    """
    held, label = case.drafts[draft], case.option_label(issue, option)
    if term := held.terms.get(issue):
        return f"{label}, one of its readings" if term.is_ambiguous else label
    if goes_on(case, held, issue) == option:
        return f"silent, so that {AS_TODAY}: {label}"
    return f"silent, reckoned with here: {label}"
