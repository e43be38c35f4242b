"""What to ask whom next: which answer would settle most of what is open on a draft."""

import datetime
import itertools
from collections.abc import Iterator
from typing import Any, Final, Literal, NamedTuple, Unpack

import numpy as np

from ..model.base import Frozen
from ..model.case import Case
from ..model.on_the_table import drafts_as_of, latest_draft
from ..preferences.answers import NOTHING_ON_RECORD, DraftAnswers, Package
from ..preferences.consent import ConsentingParty, consenting
from ..preferences.joint import asked_for, joint_answers, middle, problems_of
from ..preferences.linked import makes_sense
from ..preferences.premises import How, PreferenceResult, Progress, premises_of
from ..preferences.probability import Probability
from ..preferences.readings import Readings, allowed_by, readings_of
from ..preferences.silences import draft_says
from ..solvers.linear import FloatArray
from ..solvers.sampling import ENOUGH

METHOD: Final = "the draws split by each possible answer: P(1 − P) before, less its mean after"
BLOCKS: Final = 20
"""Into how many blocks draws are cut to tell the error of a gain (jackknife)."""

Kind = Literal["draft", "change", "weights", "option"]


class Branch(Frozen):
    """One possible answer: how probable it is, and what the party's probability is after it."""

    answer: Literal["yes", "no"]
    share: float
    party_after: float
    all_after: float | None
    """None where the joint answer is withheld."""


class Question(Frozen):
    """Something to ask a party, and how much its answer would settle."""

    party: str
    kind: Kind
    words: str
    issue: str | None = None
    option: str | None = None
    """What a change, or a question whether an option is out of the question, is about."""
    issues: tuple[str, ...] = ()
    """The two issues of a question which of them matters more."""
    proposed_by: tuple[str, ...] = ()
    """The drafts that hold the changed term, for a change of one term; empty where no draft does."""
    gain: float | None
    """By how much the answer would lower P(1 − P) of the joint answer on average; None where that is withheld."""
    party_gain: float | None
    """The same of the party's own answer."""
    se: float | None
    """The standard error of the party's own gain."""
    branches: tuple[Branch, ...] = ()
    withheld: str | None = None
    """Why there is no gain."""


class Questions(PreferenceResult):
    """What to ask about one draft."""

    draft: str
    reading: Package | None
    """The reading that is asked about: the one that makes a joint yes most probable."""
    readings: Readings
    """The options that the draft allows on every issue."""
    all: Probability
    first: tuple[Question, ...]
    """To parties with nothing on record: would you accept the draft? Without a gain, since nothing is known."""
    questions: tuple[Question, ...]
    """Ranked by what they settle; asking outright whether a party accepts the draft is not among them."""
    settled: tuple[str, ...]
    """Parties whose words commit them on this reading already: no question to them is ranked."""


def what_to_ask(
    case: Case,
    draft: str | None = None,
    *,
    progress: Progress | None = None,
    **how: Unpack[How],
) -> Questions:
    """Questions on a draft (the latest where none is named), ranked by the expected value of their answers.

    The gain of a question is P(1 − P) − Σ q_a P_a(1 − P_a) over its answers a. A question whether an option is out of
    the question splits the draws by whether any package with it is worth as much as no agreement. Raises KeyError
    where there is no such draft, ValueError where the case has none.
    """
    premises = premises_of(case, **how)
    case = premises.case
    name = latest_draft(case, premises.as_of) if draft is None else draft
    parties = consenting(premises)
    held = case.drafts[name]
    readings = readings_of(case, held)
    together = joint_answers(case, held, parties)
    joint = together.best_reading
    speaking = {party: one for party, one in parties.items() if one.withheld is None}
    rest = joint_answers(case, held, speaking) if joint.reading is None else None
    reading = joint.reading if rest is None else rest.best_reading.reading
    asked = asked_for(case, held, parties)
    found: list[Question] = []
    settled: list[str] = []
    for done, party in enumerate(asked):
        if progress is not None:
            progress(done, len(asked))
        if party not in speaking or reading is None:
            continue
        if parties[party].preferences.verdict(reading, readings) != "undecided":
            settled.append(party)
            continue
        others = None
        if joint.withheld is None:
            # what the others' answers leave of the joint one
            own = middle(parties[party].probability(reading, readings))
            others = middle(joint) / own if own > 0 else 0.0
        found += _questions(case, premises.as_of, parties[party], name, reading, readings, others)
    found.sort(key=lambda one: (-(one.gain or 0.0), -(one.party_gain or 0.0), one.party, one.words))
    return Questions(
        **premises.head(
            "ask",
            METHOD,
            problems_of(parties, [DraftAnswers(parties={}, all=together, rest=rest)]),
            on=[name],
            draft=name,
        ),
        draft=name,
        reading=reading,
        readings=allowed_by(case, held),
        all=Probability(**joint.model_dump(include=set(Probability.model_fields))),
        first=tuple(
            Question(
                party=party,
                kind="draft",
                words=_would_you_accept(case, name),
                gain=None,
                party_gain=None,
                se=None,
                withheld=parties[party].withheld,
            )
            for party in asked
            if parties[party].withheld == NOTHING_ON_RECORD
        ),
        questions=tuple(found),
        settled=tuple(settled),
    )


def _questions(
    case: Case,
    day: datetime.date | None,
    party: ConsentingParty,
    draft: str,
    reading: Package,
    readings: Readings,
    others: float | None,
) -> Iterator[Question]:
    """Every question to one party; `others` is the joint probability over the party's own."""
    draws = party.draws
    if draws.problem is not None:
        return
    accepted = draws.accepts_each(readings, reading).ravel()
    # every draw stands for each choice of soft red lines, as often as that is in force
    weights = np.outer(draws.draws.weights, draws.shares).ravel()
    for asked in _events(case, day, party, draft, reading):
        event = asked.yes.ravel()
        share = float(weights @ event / weights.sum())
        if not 1e-12 < share < 1 - 1e-12:
            continue
        likely = asked.yes @ draws.shares
        efficiency = draws.draws.size_of(likely) / len(likely)
        told = [efficiency * _kish(draws.draws.weights * held) for held in (likely, 1 - likely)]
        if min(told) < ENOUGH:
            reason = f"one of its answers is so rare that the draws tell of it no more than {min(told):,.0f} would"
            yield Question(
                **asked.question,
                gain=None,
                party_gain=None,
                se=None,
                withheld=reason,
            )
            continue
        gain, yes, no = _gain(weights, accepted, event)
        yield Question(
            **asked.question,
            gain=None if others is None else others**2 * gain,
            party_gain=gain,
            se=_error(weights, accepted, event),
            branches=(
                Branch(answer="yes", share=share, party_after=yes, all_after=None if others is None else yes * others),
                Branch(answer="no", share=1 - share, party_after=no, all_after=None if others is None else no * others),
            ),
        )


class _Event(NamedTuple):
    """A question with what it is about, and in which draws its answer is yes: (draws, choices), 0 or 1."""

    question: dict[str, Any]
    yes: FloatArray


def _events(
    case: Case, day: datetime.date | None, party: ConsentingParty, draft: str, reading: Package
) -> Iterator[_Event]:
    """Each question to a party."""
    draws, preferences = party.draws, party.preferences
    known = drafts_as_of(case, day)

    def event(kind: Kind, words: str, yes: FloatArray, **about: Any) -> _Event:
        return _Event({"party": party.party, "kind": kind, "words": words, **about}, yes)

    for name, other in known.items():
        if name != draft and any(issue in other.terms for issue in preferences.choices):
            accepted = draws.accepts_each(readings_of(case, other), "best")
            yield event("draft", _would_you_accept(case, name), accepted, proposed_by=(name,))
    issues = list(preferences.choices)
    for issue in issues:
        speaks = issue in case.drafts[draft].terms
        for option in case.issues[issue].options:
            changed = {**reading, issue: option}
            if option == reading[issue] or (makes_sense(case, reading) and not makes_sense(case, changed)):
                continue
            proposed = tuple(
                name for name, other in known.items() if issue in other.terms and option in other.terms[issue].option
            )
            says = draft_says(case, draft, issue, reading[issue])
            change = f"{case.option_label(issue, option)}{' instead of' if speaks else ', where it is'} {says}"
            words = (
                f"Would you accept {case.draft_called(draft)} with one change on {case.issue_label(issue)}: {change}?"
            )
            accepted = draws.accepts_each({i: (o,) for i, o in changed.items()}, changed)
            yield event("change", words, accepted, proposed_by=proposed, issue=issue, option=option)
    for first, second in itertools.combinations(issues, 2):
        matters = draws.holds(lambda space, one=first, other=second: space.weight(one) - space.weight(other))  # type: ignore[misc]
        words = f"Which matters more to you, {case.issue_label(first)} or {case.issue_label(second)}?"
        yield event("weights", words, matters, issues=(first, second))
    for issue in issues:
        for option in case.issues[issue].options:
            words = f"On {case.issue_label(issue)}: is {case.option_label(issue, option)} out of the question for you?"
            yield event("option", words, draws.rules_out(issue, option), issue=issue, option=option)


def _would_you_accept(case: Case, draft: str) -> str:
    return f"Would you accept {case.draft_called(draft)}?"


def _gain(weights: FloatArray, accepted: FloatArray, event: FloatArray) -> tuple[float, float, float]:
    """The gain of the party's own answer, and its probability after yes and after no."""
    whole, held = float(weights.sum()), weights * event
    share, before = float(held.sum()) / whole, float(weights @ accepted) / whole
    yes = float(held @ accepted) / float(held.sum())
    no = float((weights - held) @ accepted) / float((weights - held).sum())
    after = share * yes * (1 - yes) + (1 - share) * no * (1 - no)
    return max(0.0, before * (1 - before) - after), yes, no


def _error(weights: FloatArray, accepted: FloatArray, event: FloatArray) -> float:
    """The standard error of a gain, leaving out one block of draws after the other."""
    blocks = np.array_split(np.arange(len(weights)), BLOCKS)
    found = []
    for block in blocks:
        left = weights.copy()
        left[block] = 0.0
        if 0 < float(left @ event) < float(left.sum()):
            found.append(_gain(left, accepted, event)[0])
    return float(np.sqrt((len(found) - 1) * np.var(found))) if len(found) > 1 else 0.0


def _kish(weights: FloatArray) -> float:
    squares = float(np.square(weights).sum())
    return float(weights.sum()) ** 2 / squares if squares > 0 else 0.0
