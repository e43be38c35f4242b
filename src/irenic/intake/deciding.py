"""What a person decides on a proposal: whose words they are, what they are about, which stance they take, and when."""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, TypedDict

from ..casefile.checks.stances import FITTING
from ..model.case import Case
from ..model.problem import failure
from ..model.proposal import Gathered, Several
from ..model.record import (
    BINDING,
    CONDITIONAL,
    AboutDraft,
    AboutDrafts,
    AboutIssue,
    AboutIssues,
    AboutOption,
    AboutOptions,
    AboutTerms,
    Stance,
)
from ..model.source import Handling
from ..model.spoken import condition_of
from . import excepting
from .cutting import Words
from .edited import Ground
from .naming import require_draft, require_option, require_somebody, unknown

TermPlace = tuple[str | None, str | None, str | None]
"""A draft, an issue and an option; None where what reading suggests is taken."""
_SHAPES: Final = {
    frozenset(kind.model_fields): kind
    for kind in (AboutDraft, AboutDrafts, AboutIssue, AboutIssues, AboutOption, AboutOptions, AboutTerms)
}
_FLAGS: Final = {
    AboutDraft: "--draft DRAFT",
    AboutDrafts: "--draft DRAFT --over DRAFT",
    AboutOption: "--issue ISSUE --option OPTION",
    AboutOptions: "--issue ISSUE --option OPTION --over OPTION",
    AboutIssues: "--issue ISSUE --over ISSUE",
}
_HELD_BACK: Final = re.compile(r"; the words suggest: .+?, but (?P<why>.+)$")

_IF: Final = re.compile(
    r"\b(?:if|unless|provided|providing|only when|(?:as|so) long as|on condition|conditional|"
    r"in (?:return|exchange) for)\b",
    re.IGNORECASE,
)
"""Words after which more is asked before a stance holds."""


class How(TypedDict, total=False):
    """What a person says of proposals that are accepted; each may be left out."""

    by: str | None
    """Whose words they are."""
    voice: str | None
    """Which voice of that party, or of the one that the proposal suggests."""
    name: str | None
    """What the entry is to be called."""
    term: TermPlace | None
    """Of a provision: the draft, the issue and the option that it is a term of. Of a statement: the draft, or the issue
    and its option, that the words are about. None for each that is taken as the proposal suggests it."""
    over: str | None
    """Of a statement that compares: the draft, the option or the issue that is put second."""
    condition: Mapping[str, Sequence[str]] | None
    """Of a statement: the options of issues under which alone it holds; empty where it holds without the condition
    that the words suggest."""
    unless: Mapping[str, Sequence[str]] | None
    """Of a statement: the options of issues where it does not hold, while it holds wherever else."""
    stance: Stance | None
    """Of a statement: a stance that binds, once more, or the stance that its words take in the person's judgement."""
    date: datetime.date | None
    """The day of the words, or of the event."""
    event: str | None
    """Of an event: the event of the case of which it is another account; "new" where it is of none; "one" where all
    that are accepted together are accounts of one, which is new."""
    handling: Handling | None
    """Of a new version: who may see it."""
    ground: Ground | None
    """Of what was written into a workbook and rests on nothing yet: what it rests on."""
    words: Words | None
    """Of what was read in a source: a shorter or longer cut of its words."""


_TAKEN_BY: Final[Sequence[tuple[str, str, frozenset[str]]]] = (
    ("by", "--by is for a statement or an event", frozenset({"statement", "event"})),
    ("voice", "--voice is for a statement or an event", frozenset({"statement", "event"})),
    ("date", "--date is for a statement or an event", frozenset({"statement", "event"})),
    ("term", "--draft, --issue and --option are for a statement or a provision", frozenset({"statement", "provision"})),
    ("over", "--over is for a statement", frozenset({"statement"})),
    ("condition", "--if is for a statement", frozenset({"statement"})),
    ("unless", "--unless is for a statement", frozenset({"statement"})),
    ("event", "--event is for an event", frozenset({"event"})),
    ("words", "--quote is for a statement, a provision or an event", frozenset({"statement", "provision", "event"})),
    ("handling", "--handling is for a new version of a source", frozenset({"version"})),
)
"""What may be said, and of which kinds of proposals."""


_OPTIONS: Final[Mapping[str, str]] = {
    "term": "--draft, --issue, --option",
    "condition": "--if",
    "ground": "--cite, --assumed",
    "words": "--quote",
}


def flags_of(fields: Sequence[str]) -> str:
    """What a person writes on the command line to say these things."""
    return ", ".join(_OPTIONS.get(field, f"--{field}") for field in fields)


def require_fitting(proposals: Sequence[Gathered], how: How) -> None:
    """Raise IrenicError (E009) where something is said that none of the proposals can take: it would be lost."""
    kinds = {proposal.kind for proposal in proposals}
    for field, words, fitting in _TAKEN_BY:
        if _is_said(how, field) and not kinds & fitting:
            raise failure("E009", f"{words}, and none of these is one", "leave it out")
    if how.get("stance") not in (None, "claims") and "statement" not in kinds:
        raise failure("E009", "--stance is for a statement, and none of these is one", "leave it out")
    for proposal in proposals:
        # what was written into a workbook is decided on as it stands; a further citation takes on nothing
        why = (
            "was written into a workbook: change it there, and read the workbook back"
            if proposal.sheet is not None
            else f"would be a further citation of '{proposal.adds_to}', which says already what its words are about"
            if proposal.adds_to is not None and proposal.kind != "version"
            else None
        )
        stance, as_it_is = how.get("stance"), {None, proposal.entry.get("stance")}
        others = stance not in as_it_is and (proposal.sheet is not None or stance != "claims")
        for field in ("term", "over", "condition", "unless", "date", "voice", "stance"):
            if why is not None and _is_said(how, field) and (others or field != "stance"):
                raise failure("E009", f"proposal '{proposal.id}' {why}", "leave such options out, and accept it alone")


def _is_said(how: How, field: str) -> bool:
    if field == "term":
        return any(name is not None for name in how.get("term") or ())
    return how.get(field) is not None


def whose(case: Case, entry: dict[str, Any], field: str, how: How) -> None:
    """Put whose words an entry holds, where a person says so; refuse an entry that is nobody's.

    Raises IrenicError (E007) where nobody is named, (R001) where it is nobody whom the case knows.
    """
    by, voice = how.get("by"), how.get("voice")
    if by is not None:
        party, _, named = by.partition(".")
        entry[field] = party if field == "by" else by
        if field == "by":
            # another's voice does not speak for them
            entry.pop("voice", None)
            if named:
                entry["voice"] = named
    if not entry.get(field):
        hint = (
            "say whose words they are (--by PARTY.VOICE, or By on the page); somebody whom the case does not name is "
            "written under 'parties:' or, if not at the table, 'actors:' first, and the source is read again"
        )
        if not case.parties:
            hint = "the case has no party yet: write them under 'parties:' in case.yaml, then irenic read --into CASE"
        raise failure("E007", "the proposal names nobody whom the case knows", hint)
    if voice is not None:
        party = str(entry[field]).partition(".")[0]
        voices = case.parties[party].voices if party in case.parties else {}
        if voice not in voices:
            people = [name for name, one in voices.items() if one.name]
            raise unknown(f"'{party}' has no voice '{voice}'", voice, voices, people=people)
        entry["voice" if field == "by" else field] = voice if field == "by" else f"{party}.{voice}"
    spoken = entry.get("voice") if field == "by" else None
    require_somebody(case, f"{entry[field]}.{spoken}" if spoken else entry[field])


def as_decided(
    case: Case, proposal: Gathered, entry: dict[str, Any], how: How, cut: Sequence[str] = ()
) -> tuple[dict[str, Any], list[str]]:
    """A statement's entry with the stance, the matter and the condition that a person decides on, and what to know.

    `cut` are the words that the person chose in place of those that were read.
    A stance that binds is taken only where the person has said it: once more, as the proposal suggests it, or with what
    it is about. "claims" takes the words as ones that bind nobody. Raises IrenicError where a person's word is missing
    (E007), where things do not go together (E009), or names what the case does not have (R001, R003, E005).
    """
    suggested, stance = entry["stance"], how.get("stance") or entry["stance"]
    named = _about(case, entry["about"], how, stance)
    about = named if named is not None else entry["about"]
    if proposal.several is not None:
        _require_chosen(proposal.several, str(entry.get("by")), how, about if named is not None else None)
    if stance in BINDING:
        _require_said(entry, suggested, stance, about, how, is_named=named is not None, proposal=proposal)
    elif stance == "claims" and suggested != "claims" and named is None:
        about = {"topic": ""}
    _require_shape(case, stance, about)
    if stance in BINDING and entry["by"] not in case.parties:
        raise failure(
            "E007",
            f"'{stance}' binds a party, and '{entry['by']}' is none",
            "name the party whose words they are with --by, or add --stance claims",
        )
    tellers = [
        who for who in entry.get("via", ()) if (other := who.partition(".")[0]) in case.parties and other != entry["by"]
    ]
    if stance in BINDING and tellers and how.get("by") is None:
        raise failure(
            "E007",
            f"'{tellers[0]}' tells it of {entry['by']}, and only a party's own words bind it",
            f"take them as the teller's: --by {tellers[0]} --stance claims; or cite where {entry['by']} itself says so",
        )
    how, excepted = _with_unless(case, how, stance, about)
    condition, cautions = _condition(case, proposal, entry, how, stance, about, cut)
    cautions = [*excepted, *cautions]
    held_back = _held_back(proposal)
    is_answered = "condition" in held_back and how.get("condition") is not None
    is_chosen = proposal.several is not None and about.get("draft") in proposal.several.drafts
    if stance != suggested and stance in BINDING and held_back and not (is_answered or is_chosen):
        cautions.append(f"reading held such a stance back: {held_back}")
    if stance in CONDITIONAL and not condition:
        cautions += _said_under_a_condition(case, entry, stance, about)
    kept = {name: value for name, value in entry.items() if name not in ("about", "if", "stance")}
    # in the order in which an entry is written
    order = {name: kept.pop(name) for name in ("by", "voice", "via") if name in kept}
    # empty, it says that a person has looked: words that seem to stand under a condition hold without one
    is_looked_at = condition or how.get("condition") is not None
    return order | {"stance": stance, "about": about} | ({"if": condition} if is_looked_at else {}) | kept, cautions


def _said_under_a_condition(
    case: Case, entry: Mapping[str, Any], stance: Stance, about: Mapping[str, Any]
) -> Iterator[str]:
    """That the case has the same of the same party under a condition, which these words may only leave out."""
    for name, held in case.statements.items():
        same = (held.by, held.stance) == (entry["by"], stance) and held.about.model_dump(exclude_none=True) == dict(
            about
        )
        if same and held.condition:
            only = condition_of(case, held.condition).removeprefix(",")
            yield f"by '{name}' it is so only{only}; see whether these words leave that out"


def _require_chosen(several: Several, by: str, how: How, about: Mapping[str, Any] | None) -> None:
    """Raise IrenicError (E007) where words fit several drafts, and a person has not said which, or in which stance."""
    stance, named = how.get("stance"), " and ".join(f"'{draft}'" for draft in several.drafts)
    if about is None and stance in (None, several.stance):
        raise failure(
            "E007",
            f"by its words {by} {several.stance} one draft, and several fit: {named}",
            f"if you read them so, say which: --stance '{several.stance}' --draft DRAFT ({' or '.join(several.drafts)}"
            "); --stance claims takes them as words that bind nobody",
        )
    if about is not None and stance is None:
        raise failure(
            "E007",
            f"nothing says which stance they take on {in_short(about)}",
            f"if you read them so, add --stance '{several.stance}'; --stance claims takes them as words that bind "
            "nobody",
        )


def _require_said(
    entry: Mapping[str, Any],
    suggested: Stance,
    stance: Stance,
    about: Mapping[str, Any],
    how: How,
    *,
    is_named: bool,
    proposal: Gathered,
) -> None:
    """Raise IrenicError where a stance would bind that the person has not said, or said of nothing."""
    if how.get("stance") is None:
        raise failure(
            "E007",
            f"its words would bind {entry['by']}: it {suggested}, {in_short(about)}",
            f"if you read them so, add --stance '{suggested}'; --stance claims takes them as words that bind nobody",
        )
    if stance == suggested or is_named:
        return
    flags = " or ".join(_flags(stance))
    if suggested in BINDING:
        raise failure(
            "E009",
            f"proposal '{proposal.id}' suggests '{suggested}', not '{stance}'",
            f"--stance repeats '{suggested}', or takes the words as 'claims'; if you read them otherwise, say also "
            f"what they are about: --stance '{stance}' {flags}",
        )
    raise failure(
        "E007",
        f"'{stance}' would bind {entry['by']}, and nothing says on what",
        f"say what the words are about: --stance '{stance}' {flags}",
    )


def _about(case: Case, suggested: Mapping[str, Any], how: How, stance: Stance) -> dict[str, str] | None:
    """What a person says that the words are about; None where nothing is said of it."""
    draft, issue, option = how.get("term") or (None, None, None)
    over = how.get("over")
    if (draft, issue, option, over) == (None, None, None, None):
        return None
    if draft is not None and (issue is not None or option is not None):
        raise failure(
            "E009",
            "words are about a draft, or about an issue and its option",
            "name one of them; a package of several options ('about: {terms: …}') is written in case.yaml",
        )
    if draft is None and issue is None and option is None:
        draft = suggested.get("draft")
    if draft is not None:
        require_draft(case, draft)
        if over is not None:
            require_draft(case, over)
            _require_two(draft, over)
        return {"draft": draft, **({"over": over} if over is not None else {})}
    issue = issue or suggested.get("issue")
    if issue is None:
        having = [name for name, held in case.issues.items() if option in held.options]
        hint = f"add --issue {' or --issue '.join(having)}" if having else "add --issue ISSUE"
        raise failure("E007", f"nothing says of which issue '{option}' is an option", hint)
    if option is None and issue == suggested.get("issue") and stance != "prioritises":
        option = suggested.get("option")
    require_option(case, issue, option)
    if over is not None and option is not None:
        require_option(case, issue, over)
        _require_two(option, over)
    elif over is not None:
        require_option(case, over)
        _require_two(issue, over)
    return {
        "issue": issue,
        **({"option": option} if option is not None else {}),
        **({"over": over} if over is not None else {}),
    }


def _require_two(one: str, other: str) -> None:
    if one == other:
        raise failure("E009", f"both sides of the comparison are '{one}'", "name two different ones")


def _require_shape(case: Case, stance: Stance, about: Mapping[str, Any]) -> None:
    """Raise IrenicError (E009) where a stance does not go with what it is about."""
    fitting = FITTING.get(stance)
    if fitting is None or _SHAPES.get(frozenset(about)) in fitting:
        return
    known = [f"drafts: {', '.join(case.drafts)}" * bool(case.drafts), f"issues: {', '.join(case.issues)}"]
    shape = _SHAPES.get(frozenset(about))
    others = [one for one, takes in FITTING.items() if shape in takes]
    raise failure(
        "E009",
        f"'{stance}' does not go with what this is about: {in_short(about)}",
        f"'{stance}' takes {' or '.join(_flags(stance))} ({'; '.join(filter(None, known))})"
        + (f"; what goes with this: {', '.join(others)}, or claims, which binds nobody" if others else ""),
    )


def _flags(stance: Stance) -> Iterator[str]:
    return (_FLAGS[kind] for kind in FITTING.get(stance, ()) if kind in _FLAGS)


def _with_unless(case: Case, how: How, stance: Stance, about: Mapping[str, Any]) -> tuple[How, list[str]]:
    """The same said as a condition, where it is said what words hold unless; raises IrenicError for what cannot be."""
    unless = how.get("unless")
    if not unless:
        return how, []
    said = how.get("condition")
    for issue, options in unless.items():
        for option in options:
            require_option(case, issue, option)
        if said is not None and (not said or issue in said):
            what = f"--if and --unless both speak of '{issue}'" if said else "--if none and --unless exclude each other"
            raise failure("E009", what, "leave one of them out")
    condition, cautions = excepting.condition_of(case, unless, stance, about)
    return {**how, "condition": {**(said or {}), **condition}}, cautions


def _condition(
    case: Case,
    proposal: Gathered,
    entry: Mapping[str, Any],
    how: How,
    stance: Stance,
    about: Mapping[str, Any],
    cut: Sequence[str],
) -> tuple[dict[str, Any], list[str]]:
    """Under which options of other issues alone the words hold, and what the person has to know of it."""
    said, suggested = how.get("condition"), dict(entry.get("if") or {})
    is_read = suggested or stance == entry["stance"]
    taken_in = any(map(_IF.search, cut)) and not any(_IF.search(mention.quote) for mention in proposal.mentions)
    if said is None and stance in BINDING and (taken_in or (not is_read and _is_under_a_condition(proposal))):
        raise failure(
            "E007",
            "its words seem to stand under a condition, and reading could not tell which",
            "say it with --if ISSUE=OPTION where it has to be so, --unless ISSUE=OPTION where it must not, or --if "
            "none if they hold without it",
        )
    if said:
        if stance not in CONDITIONAL:
            hint = f"only {', '.join(CONDITIONAL)} do"
            if stance == "rejects":
                hint += "; 'will not sign unless' is --unless ISSUE=OPTION: a draft is rejected as it stands, or not"
            raise failure("E009", f"'{stance}' cannot stand under a condition", hint)
        for issue, options in said.items():
            for option in options:
                require_option(case, issue, option)
    if said is None and suggested and stance not in CONDITIONAL and stance != "claims":
        if stance in BINDING:
            raise failure(
                "E007",
                f"its words stand under a condition ({_in_words(suggested)}), and '{stance}' takes none",
                "add --if none if they hold without it",
            )
        return {}, [f"its condition is not in the entry: {_in_words(suggested)}"]
    quotes = [mention.quote for mention in proposal.mentions]
    cautions = (
        excepting.cautions_on(case, said, how.get("unless") or {}, stance, cut or quotes)
        if said and stance in BINDING
        else []
    )
    found = dict(suggested if said is None else {issue: list(options) for issue, options in said.items()})
    if about.get("issue") in found and stance in CONDITIONAL:
        raise failure(
            "E009", "the condition is about the same issue as the words", "name another issue with --if, or --if none"
        )
    return (found if stance in CONDITIONAL else {}), cautions


def _in_words(condition: Mapping[str, Any]) -> str:
    return "; ".join(
        f"{issue}: {' or '.join(options) if isinstance(options, list) else options}"
        for issue, options in condition.items()
    )


def _is_under_a_condition(proposal: Gathered) -> bool:
    return "condition" in _held_back(proposal) or any(_IF.search(mention.quote) for mention in proposal.mentions)


def _held_back(proposal: Gathered) -> str:
    """Why reading did not suggest the stance that the words seem to take; empty where it held nothing back."""
    found = _HELD_BACK.search(proposal.reason)
    return found["why"] if found else ""


def in_short(about: Mapping[str, Any]) -> str:
    """What an entry is about, by the names that the case gives: "draft plan", "army: small"."""
    if "draft" in about:
        return f"draft {about['draft']}" + (f" rather than {about['over']}" if "over" in about else "")
    if "issue" not in about:
        return f"“{about.get('topic', '')}”"
    option = f": {about['option']}" if "option" in about else ""
    between = "rather than" if "option" in about else "before"
    return f"{about['issue']}{option}" + (f" {between} {about['over']}" if "over" in about else "")
