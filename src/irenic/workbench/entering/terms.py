"""The form of a term: the options that a draft's words settle on, the words, and what else they say."""

from collections.abc import Collection, Mapping
from typing import Any, ClassVar, Final, cast

from ...casefile.changes import ANYWHERE, GONE, Change
from ...casefile.write import as_written
from ...model.base import UNKNOWN
from ...model.draft import Term, Timing
from ..saying import Choice
from .fields import Field, Group, choices, everybody, folded_by_party, issues_of, values_of, with_held
from .grounds import ground_group, read_ground, shown_citations, shown_ground
from .options import option_id, place_by_number
from .seat import Seat
from .sent import Sent, Values
from .shape import Shape, one_or_many
from .timing import WHEN, read_timing, shown_timing, timing_group

_SIDES: Final = (("gives", "Gives"), ("gets", "Gets"), ("must_act", "Has to act for it"))
_NEITHER: Final = "cite the words of a source that say it or, if it is your own judgement, say why you think so"


class TermShape(Shape):
    """What a draft says on one issue."""

    kind: ClassVar[str] = "term"

    def shown(self, seat: Seat) -> Values:
        """All that the form shows of a term."""
        term = cast(Term | None, seat.entry)
        values: dict[str, Any] = dict(shown_ground(seat.loaded, term))
        if term is None:
            # where a draft is told of is the best guess of where its terms stand
            reports = seat.case.drafts[seat.holder].reported_by
            return values | (shown_citations(seat.loaded, reports) if reports else {}) | {"kept": []}
        return values | {
            "option": term.option,
            "readings_assumed": [term.readings_assumed or ""],
            "hedge": [term.hedge or ""],
            "what": [term.what or ""],
            "in_return_for": term.in_return_for,
            **{side: () if (held := getattr(term, side)) == UNKNOWN else held for side, _ in _SIDES},
            **shown_timing(term),
        }

    def groups(self, seat: Seat) -> tuple[Group, ...]:
        """Which option the draft's words settle on, the words, and what else they say."""
        case, who = seat.case, _who(seat)
        issue = case.issues.get(str(seat.name))
        first: list[Field] = []
        if issue is not None:
            options = _options(seat)
            if options:
                first.append(
                    Field(
                        name="option",
                        label="It says",
                        kind="several",
                        choices=options,
                        term="option",
                        wide=True,
                        hint="Tick more than one only where its words allow each of these readings.",
                    )
                )
            label = "Another option, not listed yet"
            first.append(
                Field(name="new_option", label=label if options else "It says", term=None if options else "option")
            )
            if issue.scale == "number":
                first.append(Field(name="new_value", label=f"Its number{f' of {issue.unit}' if issue.unit else ''}"))
            first.append(
                Field(
                    name="readings_assumed",
                    label="If it is ambiguous: why just these readings",
                    term="reading",
                    wide=True,
                )
            )
        more = [
            Field(name="hedge", label="The word that weakens it", hint="Such as: potentially, would.", term="hedge"),
            Field(name="what", label="What exactly, in short"),
        ]
        folds = folded_by_party(case, who, _parties_of(seat))
        sides = [
            Field(name=side, label=label, kind="several", choices=who, folds=folds, wide=True)
            for side, label in _SIDES
            if who
        ]
        others = _others(seat)
        if others:
            sides.append(Field(name="in_return_for", label="In return for", kind="several", choices=others, wide=True))
        hint = "Every term cites the words of a source that say it. Your own reading of no words is marked as assumed."
        return (
            Group(legend="What it says", fields=tuple(first)),
            ground_group(
                seat.loaded,
                cast(Term | None, seat.entry),
                "The words that say it",
                hint,
                reason="Your reason, if no words say it",
            ),
            Group(
                legend="What else the words tell of it",
                fields=(*more, *sides),
                hint="Leave empty what they do not say.",
                folded=seat.entry is None,
            ),
            timing_group(cast(Term | None, seat.entry), _others(seat)),
        )

    def read(self, seat: Seat, sent: Sent) -> dict[str, Any]:
        """Its options, what it rests on, and what else its words say."""
        case, term = seat.case, cast(Term | None, seat.entry)
        options = sent.several("option", values_of(_options(seat)))
        added = _new_option(seat, sent)
        if added is not None:
            options.append(added[0])
        if not options:
            sent.fault(
                "option" if case.issues[str(seat.name)].options else "new_option",
                "say which option its words settle on",
            )
        why = sent.line("readings_assumed")
        if len(options) > 1 and why is None:
            sent.fault("readings_assumed", "say why its words allow just these readings")
        if len(options) < 2 and why is not None:
            sent.fault("readings_assumed", "there is one reading alone: tick the others, or leave this empty")
        known = values_of(_who(seat))
        said: dict[str, Any] = {
            "option": one_or_many(options),
            "readings_assumed": why,
            "hedge": sent.line("hedge"),
            "what": sent.line("what"),
            **{side: sent.several(side, known) or None for side, _ in _SIDES},
            "in_return_for": sent.several("in_return_for", values_of(_others(seat))) or None,
            **read_timing(sent, _others(seat)),
        }
        return said | read_ground(sent, seat.loaded, term, _NEITHER)

    def changes(self, seat: Seat, sent: Sent) -> list[Change]:
        """The term, the option that is new with it, and what drafts each option is said to be proposed in."""
        made = super().changes(seat, sent)
        said, added = self.read(seat, sent), _new_option(seat, sent)
        listed = [said["option"]] if isinstance(said["option"], str) else said["option"]
        proposed = listed if said["cite"] else []
        first: list[Change] = []
        if added is not None:
            name, option = added
            if name in proposed:
                option["proposed_in"] = [seat.holder]
            first.append(Change(("issues", str(seat.name), "options", name), option, _place_of(seat, option)))
        return [*first, *made, *proposing(seat, str(seat.name), proposed, _untouched(seat, said, listed))]

    def field_of(self, steps: tuple[str | int, ...]) -> str:
        """The form's field of what stands at these steps."""
        if steps and steps[0] == "when":
            return f"{WHEN}{steps[1] if len(steps) > 1 else 'within'}"
        return {"cite": "quote"}.get(str(steps[0]), str(steps[0])) if steps else ""

    def called(self, seat: Seat) -> str:
        """The draft and the issue."""
        on = f" on {seat.case.issue_label(seat.name)}" if seat.name else ""
        return f"term of {seat.case.draft_called(seat.holder)}{on}"


def _options(seat: Seat) -> tuple[Choice, ...]:
    """The options of the term's issue."""
    issue = seat.case.issues.get(str(seat.name))
    offered = choices((name, issue.option_label(name)) for name in issue.options) if issue else ()
    return with_held(offered, cast(Term, seat.entry).option if seat.entry else ())


def _who(seat: Seat) -> tuple[Choice, ...]:
    """Who can give, get or act by the term."""
    held = (getattr(seat.entry, side, UNKNOWN) for side, _ in _SIDES)
    return everybody(seat.case, dict.fromkeys(who for listed in held if listed != UNKNOWN for who in listed))


def _parties_of(seat: Seat) -> set[str]:
    """The parties that the draft's terms name already."""
    terms = seat.case.drafts[seat.holder].terms.values()
    named = (getattr(term, side) for term in terms for side, _ in _SIDES)
    return {who.partition(".")[0] for listed in named if listed != UNKNOWN for who in listed}


def _others(seat: Seat) -> tuple[Choice, ...]:
    """The other issues."""
    term = cast(Term | None, seat.entry)
    when = term.when if term and term.when else Timing()
    held = [one for one in (*term.in_return_for, when.after, when.before) if one] if term else ()
    return tuple(one for one in issues_of(seat.case, held) if one.value != seat.name)


def _new_option(seat: Seat, sent: Sent) -> tuple[str, dict[str, Any]] | None:
    """An option that is added with the term that proposes it."""
    issue = seat.case.issues[str(seat.name)]
    label, value = sent.line("new_option"), sent.number("new_value")
    if label is None and value is None:
        return None
    if issue.scale == "number" and value is None and "new_value" not in sent.faults:
        sent.fault("new_value", "give its number too")
    if label in [issue.short_label(one) for one in issue.options] or (
        value is not None and value in [one.value for one in issue.options.values()]
    ):
        sent.fault("new_option", "there is such an option already: tick it")
    option = {"label": label, "value": value}
    name = option_id(label, value, issue.options)
    return name, {key: one for key, one in option.items() if one is not None}


def _place_of(seat: Seat, option: Mapping[str, Any]) -> str | None:
    """The option behind which one that is added stands: on a scale of numbers it has its place, else it is the last."""
    issue = seat.case.issues[str(seat.name)]
    return place_by_number(issue, option.get("value")) if issue.scale == "number" else ANYWHERE


def _untouched(seat: Seat, said: Mapping[str, Any], listed: Collection[str]) -> list[str]:
    """The options that the term held before: whether it proposes them was told by whoever wrote it."""
    term = cast(Term | None, seat.entry)
    return [one for one in listed if term is not None and one in term.option and bool(term.cite) == bool(said["cite"])]


def proposing(seat: Seat, issue: str, options: list[str], untouched: Collection[str] = ()) -> list[Change]:
    """What makes `proposed_in` of an issue's options true: just these options are proposed in the seat's draft.

    Those that are `untouched` stay as they are. So does one reading among several for which the analyst gives a reason:
    it is the analyst's own, and is not shown as cited.
    """
    draft, found = seat.holder, []
    for name, option in seat.case.issues[issue].options.items() if issue in seat.case.issues else ():
        if name in untouched:
            continue
        held = list(option.proposed_in)
        is_own = len(options) > 1 and bool(option.assumed)
        wanted = [one for one in held if one != draft] + [draft] * (name in options and not option.cite and not is_own)
        if name in options and draft in held:
            wanted = held
        if wanted == held:
            continue
        path = ("issues", issue, "options", name)
        node, _ = seat.loaded.root.deepest(path)
        if node.kind != "mapping":
            found.append(Change(path, as_written(option) | {"proposed_in": wanted}))
        else:
            found.append(Change((*path, "proposed_in"), wanted or GONE))
    return found
