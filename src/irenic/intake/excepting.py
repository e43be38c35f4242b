"""What holds unless something is settled so: the same as a condition, or as a plain refusal of a draft as it stands."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from ..model.case import Case
from ..model.conditional import excepted_words, is_named_in, refuses_unless
from ..model.problem import failure
from ..model.record import CONDITIONAL, Stance
from ..preferences.silences import goes_on

Condition = Mapping[str, Sequence[str]]
"""Options by issue: of each issue one of them."""

_TAKE_IT: Final = f"only {', '.join(CONDITIONAL)}, and rejects of a draft, hold unless something is so"


def condition_of(
    case: Case, unless: Condition, stance: Stance, about: Mapping[str, Any]
) -> tuple[Condition, list[str]]:
    """The condition of words that hold unless one of these options is chosen, and what a person has to know of it.

    "Rules out o unless p" holds where the issue of p is settled in any other way: each issue is left its other options.
    A draft is rejected or not as it stands, so that "rejects D unless p" is a rejection without a condition where D has
    not p, and none where it has. Raises IrenicError (E009) where that is so, where D leaves it open, and for stances
    that take no condition.
    """
    for issue, options in unless.items():
        if set(case.issues[issue].options) <= set(options):
            raise failure("E009", f"no other option of '{issue}' is left", "name fewer with --unless")
    if stance in CONDITIONAL:
        told = [note for issue, options in unless.items() if (note := _on_numbers(case, issue, options))]
        return {issue: _others(case, issue, options) for issue, options in unless.items()}, told
    if stance != "rejects" or set(about) != {"draft"}:
        hint = _TAKE_IT if stance != "rejects" else "--stance 'rules out' of an option does; so does rejects of a draft"
        raise failure("E009", f"'{stance}' of this cannot stand under a condition", hint)
    return {}, [_as_it_stands(case, about["draft"], unless)]


def _on_numbers(case: Case, issue: str, options: Sequence[str]) -> str:
    """What to know where an issue is a number: "unless there are 500" may be lifted by 900 too."""
    held = case.issues[issue]
    values = [held.options[option].value for option in options]
    if held.scale != "number" or any(value is None for value in values):
        return ""
    beyond = [
        held.option_label(option)
        for option in _others(case, issue, options)
        if (value := held.options[option].value) is None or value > max(value for value in values if value is not None)
    ]
    if not beyond:
        return ""
    return f"it is kept as said at {' and '.join(beyond)} too; name what else lifts it with --unless"


def _others(case: Case, issue: str, options: Sequence[str]) -> list[str]:
    return [option for option in case.issues[issue].options if option not in options]


def _as_it_stands(case: Case, name: str, unless: Condition) -> str:
    """That a draft has none of what would lift its rejection; raises IrenicError (E009) where it has or may have."""
    draft, called = case.drafts[name], case.draft_called(name)
    told = []
    for issue, options in unless.items():
        every, label = case.issues[issue].options, case.issue_label(issue)
        goes = goes_on(case, draft, issue)
        held = set(draft.terms[issue].option if issue in draft.terms else every if goes is None else (goes,))
        words = " or ".join(case.option_label(issue, option) for option in every if option in held)
        if held <= set(options):
            raise failure(
                "E009",
                f"{called} has {label}: {words}, which is what these words ask for: they do not reject it as it stands",
                "--stance claims takes them as words that bind nobody",
            )
        if held & set(options):
            raise failure(
                "E009",
                f"{called} leaves open whether {label} is settled so: whether these words reject it cannot be told",
                "--stance claims takes them as words that bind nobody",
            )
        told.append(f"{label}: {words}")
    return (
        f"{called} has {'; '.join(told)}: as it stands the words reject it, and so they are kept, without a condition"
    )


def cautions_on(
    case: Case, condition: Condition, unless: Condition, stance: Stance, quotes: Sequence[str]
) -> list[str]:
    """What a person has to know who puts under a condition what the words say to hold *unless* something is so.

    Of the condition, what is said on the issues of `unless` has been turned already. Raises IrenicError (E009) where
    it would say the opposite of the words: it names the very thing that they except, or takes what they will not do
    unless something is so as done where it is not.
    """
    if stance in ("accepts", "offers") and any(map(refuses_unless, quotes)):
        if unless:
            raise failure(
                "E009",
                f"the words say what it will not do unless something is so, and '{stance}' with --unless says that it "
                "does it where that is not so",
                "that refusal is --stance rejects with --unless; where the words do accept something, --if says where",
            )
        return [
            "the words say what it will not do unless that is so, not that it will do it then; that refusal is "
            "--stance rejects with --unless"
        ]
    said = {issue: options for issue, options in condition.items() if issue not in unless}
    for words in filter(None, map(excepted_words, quotes)) if said else ():
        for issue, options in said.items():
            for option in options:
                if is_named_in(case.option_label(issue, option), words):
                    raise failure(
                        "E009",
                        f"the words hold “{words}”, and --if {issue}={option} says that they hold where it is so",
                        f"--unless {issue}={option} says that they hold where it is not",
                    )
        return [f"the words hold “{words}”: see whether the condition says where they hold, not where they do not"]
    return []
