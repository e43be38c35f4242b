"""Checks on statements: what a stance can be about, and whose words can bind."""

from collections.abc import Iterator
from typing import Final

from pydantic import BaseModel

from ...model.conditional import excepted_words, is_named_in, refuses_unless
from ...model.force import spoken_for
from ...model.record import (
    BINDING,
    CONDITIONAL,
    AboutDraft,
    AboutDrafts,
    AboutIssues,
    AboutOption,
    AboutOptions,
    AboutTerms,
    Stance,
)
from ..load import LoadedCase
from .registry import Finding, check

FITTING: Final[dict[Stance, tuple[type[BaseModel], ...]]] = {
    "accepts": (AboutDraft, AboutTerms, AboutOption),
    "offers": (AboutDraft, AboutTerms, AboutOption),
    "rejects": (AboutDraft, AboutTerms, AboutOption),
    "prefers": (AboutDrafts, AboutOptions),
    "prioritises": (AboutIssues,),
    "demands": (AboutOption,),
    "rules out": (AboutOption,),
    "supports": (AboutDraft,),
    "opposes": (AboutDraft,),
}
"""What a stance can be about; one that is not listed goes with anything."""


@check("P001", "error")
def binding_words_of_no_party(loaded: LoadedCase) -> Iterator[Finding]:
    """A stance that bears on preferences is given to somebody who is not a party.

    `accepts`, `rejects`, `prefers`, `prioritises`, `demands`, `rules out` and `offers` bind the party that speaks, so
    the speaker has to be one. What others say of a party is theirs: an outlet or an official of another side
    `claims`. If the party's own voice said it, write the party under `by` and who passed it on under `via`.
    """
    for name, statement in loaded.case.statements.items():
        if statement.bears_on_preferences and statement.by not in loaded.case.parties:
            # a party that could not be read, or one that nobody knows, is told of already
            if loaded.is_written("parties", statement.by) or loaded.case.speaker(statement.by) is None:
                continue
            yield Finding(
                ("statements", name, "by"),
                f"'{statement.stance}' bears on preferences, but '{statement.by}' is not a party",
                "name the party whose voice said it, or use a stance that binds nobody, such as claims",
            )


@check("P002", "error")
def stance_about_something_that_does_not_fit(loaded: LoadedCase) -> Iterator[Finding]:
    """A stance does not go with what the statement is about.

    One prefers an option to another or a draft to another, puts one issue before another, demands or rules out an
    option. The hint says what the stance takes.
    """
    for name, statement in loaded.case.statements.items():
        fitting = FITTING.get(statement.stance)
        if fitting and not isinstance(statement.about, fitting):
            yield Finding(
                ("statements", name, "about"),
                f"'{statement.stance}' does not go with what this is about",
                f"'{statement.stance}' takes 'about: {' or '.join(_shape(kind) for kind in fitting)}'",
            )
        elif isinstance(statement.about, (AboutDrafts, AboutOptions, AboutIssues)) and _same(statement.about):
            yield Finding(
                ("statements", name, "about", "over"),
                "both sides of the comparison are the same",
                "name two different ones",
            )


@check("P003", "error")
def condition_that_cannot_be_read(loaded: LoadedCase) -> Iterator[Finding]:
    """A statement carries `if:`, but its stance is not one of accepts, offers and rules out.

    Only those have a meaning under a condition: they then bear on the packages that meet it. Record what was said
    without the condition only if the words hold without it; else use one of the three, or `willing to discuss`. An
    empty `if: {}`, with any stance, says that words which seem to stand under a condition hold without one.
    """
    for name, statement in loaded.case.statements.items():
        if statement.condition and statement.stance not in CONDITIONAL:
            yield Finding(
                ("statements", name, "if"),
                f"'{statement.stance}' cannot stand under a condition",
                "only accepts, offers and rules out take 'if:'",
            )


@check("P004", "error")
def bearing_on_acceptance_where_it_cannot(loaded: LoadedCase) -> Iterator[Finding]:
    """`bears_on: acceptance` stands on a stance other than supports and opposes, or on words of no consenting party.

    It is the analyst's word that support or opposition is meant as acceptance or rejection; other stances bear on
    preferences by themselves or never. Give it with a `credence` and only for a party whose consent the case requires.
    """
    for name, statement in loaded.case.statements.items():
        if statement.bears_on is None:
            continue
        party = loaded.case.parties.get(statement.by)
        if statement.stance not in ("supports", "opposes"):
            message, hint = (
                f"'bears_on' has no meaning with '{statement.stance}'",
                "remove it: only supports and opposes take it",
            )
        elif party is not None and not party.consent.counts:
            message = f"the case does not require the consent of '{statement.by}'"
            hint = "remove 'bears_on', or change the party's 'consent'"
        else:
            continue
        yield Finding(("statements", name, "bears_on"), message, hint)


@check("P005", "info")
def words_that_do_not_bind(loaded: LoadedCase) -> Iterator[Finding]:
    """A statement with a stance that bears on preferences does not count, because of who said it.

    Only words that a voice speaks for its party bind; an anonymous voice counts as `unclear` until the analyst says
    otherwise with `speaks_for: party`. Likewise nothing binds a party whose consent the deal does not need.
    """
    for name, statement in loaded.case.statements.items():
        party = loaded.case.parties.get(statement.by)
        if party is None or statement.stance not in BINDING:
            continue
        if statement.voice and statement.voice not in party.voices:
            # R004 tells that nobody is called so
            continue
        whose = spoken_for(loaded.case, statement)
        if whose != "party":
            yield Finding(
                ("statements", name, "voice"),
                f"these words do not bind {statement.by}: the voice speaks for {_FOR[whose]}",
                "write 'speaks_for: party' if they are the party's, and say why in 'note'",
            )
        elif not party.consent.counts:
            yield Finding(
                ("statements", name, "by"),
                f"these words bind nobody: the case does not require the consent of '{statement.by}'",
                "change the party's 'consent' if the deal needs its yes",
            )


@check("P006", "error")
def word_that_could_be_an_answer(loaded: LoadedCase) -> Iterator[Finding]:
    """`denies:` is followed by a bare `no`, `yes`, `on` or `off`.

    Some readers of YAML take these for true or false; irenic takes them for the word itself, which hardly is what a
    claimant denied. Write `true` or `false`, or put the word in quotes.
    """
    for section in ("events", "process"):
        for name, entry in getattr(loaded.case, section).items():
            for position, account in enumerate(entry.accounts):
                if not isinstance(account.denies, str):
                    continue
                path = (section, name, "accounts", position, "denies")
                node, _ = loaded.root.deepest(path)
                if node.is_plain and node.scalar.lower() in ("no", "yes", "on", "off", "n", "y"):
                    yield Finding(
                        path,
                        f"'{node.scalar}' could be a word or an answer",
                        "write true or false, or put it in quotes",
                    )


@check("P007", "info")
def red_line_without_direction(loaded: LoadedCase) -> Iterator[Finding]:
    """A party rules out an option in the middle of a scale, and nothing says which end of the scale it likes better.

    What a party rules out takes with it what it likes still less. Without a direction that option alone is surely out,
    and so is everything on one side of it; which side is left open, so that drafts on either side stay undecided.
    Where a source tells the direction, cite it under the party's `wants`; where you know it, assume it there.
    """
    for name, statement in loaded.case.statements.items():
        about, party = statement.about, loaded.case.parties.get(statement.by)
        if statement.stance != "rules out" or not isinstance(about, AboutOption) or party is None:
            continue
        issue, want = loaded.case.issues.get(about.issue), party.wants.get(about.issue)
        is_told = want is not None and (want.peak is not None or want.order not in (None, "unknown"))
        if issue is None or issue.scale == "unordered" or is_told or about.option not in list(issue.options)[1:-1]:
            continue
        more, less = ("more", "less") if issue.scale == "number" else ("what is listed later", "what is listed earlier")
        yield Finding(
            ("statements", name, "about"),
            f"{party.name} rules out {issue.option_label(about.option)}, and nothing says whether it likes {more} or "
            f"{less} better: read as that option, and everything on one side of it, left open which",
            f"say which under 'wants' of {statement.by}: high or low on '{about.issue}', cited or assumed",
        )


@check("P008", "warning")
def condition_that_the_words_except(loaded: LoadedCase) -> Iterator[Finding]:
    """A statement's `if:` names the very thing that its words except with "unless", "until" or "without".

    "Rules out joint control unless there are 500 observers" holds where there are not 500: under `if:` stand the other
    options of that issue. With the one that is excepted the entry says the opposite of its quote.
    """
    for name, statement in loaded.case.statements.items():
        quotes = [cited.quote for cited in statement.cite]
        if statement.stance in ("accepts", "offers") and any(map(refuses_unless, quotes)):
            # "will not sign unless p" may be taken as "signs if p": more than it says, and not its opposite
            continue
        for words in filter(None, map(excepted_words, quotes)):
            for issue, options in statement.condition.items():
                held = loaded.case.issues.get(issue)
                named = [one for one in options if held and is_named_in(held.option_label(one), words)]
                if held is None or not named:
                    continue
                others = [option for option in held.options if option not in named]
                yield Finding(
                    ("statements", name, "if", issue),
                    f"the words hold “{words}”, and 'if' says that they hold where it is so",
                    f"what holds unless {' or '.join(named)} holds under the others: {', '.join(others) or 'none'}",
                )


_FOR: Final = {"self": "itself alone", "faction": "a faction", "unclear": "nobody who is known"}


def _shape(kind: type[BaseModel]) -> str:
    return "{" + ", ".join(kind.model_fields) + "}"


def _same(about: AboutDrafts | AboutOptions | AboutIssues) -> bool:
    match about:
        case AboutDrafts():
            return about.draft == about.over
        case AboutOptions():
            return about.option == about.over
        case AboutIssues():
            return about.issue == about.over
