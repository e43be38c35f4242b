"""Where a deal could lie, as text."""

from collections.abc import Container, Iterator, Mapping

from ...analyses.zone import Best, Zone, ZoneAnswers
from ...model.case import Case
from ...preferences.logrolls import Logroll
from ...preferences.probability import Probability
from ...preferences.sensitivity import spread
from ...preferences.stands import Chosen
from ...solvers.bargaining import Rule
from .answer import answer_opening
from .layout import heading, with_id, wrapped
from .words import MEANINGS, RULES, digits, exists, in_ten, rejected, tenths

NO_DEAL = (
    " A zone is not a deal: parties who do not know each other's minds can miss one that is there (Myerson and "
    "Satterthwaite 1983)."
)
SHOWN = 5
"""How many packages and swaps are shown; `--json` holds ten."""


class _Page:
    """What every line of the page needs to know."""

    def __init__(self, zone: Zone, case: Case, width: int, with_digits: bool) -> None:
        self.zone, self.case, self.width, self.with_digits = zone, case, width, with_digits

    def lines(self, text: str, indent: str = "", hanging: str = "  ") -> Iterator[str]:
        return wrapped(text, self.width, indent, hanging)

    def number(self, p: Probability, between: tuple[float, float] | None = None) -> str:
        return in_ten(p, between) + (f" [{digits(p)}]" if self.with_digits and not p.exact else "")

    def who(self, parties: tuple[str, ...] | list[str]) -> str:
        return ", ".join(self.zone.names[name] for name in parties)

    def marked(self, issue: str, option: str, package: Chosen) -> str:
        """What has to be said of an option beside its name: that no source proposed it, and who rejects it."""
        nobody = " [assumed: proposed by no source]" if option in self.zone.unproposed.get(issue, ()) else ""
        return nobody + rejected(self.zone, issue, option, package)

    def terms(self, package: Mapping[str, str], shown: Container[str] | None = None) -> Iterator[str]:
        """The terms of a package, of the issues that are `shown` alone where not all are."""
        for issue in self.case.issues:
            if issue in package and (shown is None or issue in shown):
                yield from self.lines(
                    f"{self.case.issue_label(issue)}: {self.case.option_label(issue, package[issue])}"
                    + self.marked(issue, package[issue], package),
                    "     ",
                    "       ",
                )


def zone_lines(zone: Zone, case: Case, width: int, *, with_digits: bool = False, called: str = "CASE") -> Iterator[str]:
    """The page as lines of at most `width` columns; `called` is how a person names the case in a command."""
    page = _Page(zone, case, width, with_digits)
    yield from answer_opening(zone, width)
    if zone.exists.withheld and not zone.parties:
        yield from page.lines("No party's consent is needed, so that there is nothing to look for.")
        return
    if zone.withheld_by:
        yield from page.lines(
            f"Whether a deal could lie anywhere is not told: of {page.who(zone.withheld_by)} nothing can be said, and "
            f"{'its' if len(zone.withheld_by) == 1 else 'their'} consent is needed."
        )
        if zone.rest is None:
            if zone.logrolls_of is not None:
                yield from page.lines(f"What to ask first: irenic ask {called}")
            yield from page.lines(
                f"What the analyst's assumptions alone would say: irenic zone {called} --with-assumptions-only"
            )
            return
        rest = [name for name in zone.parties if name not in zone.withheld_by]
        yield ""
        yield from page.lines(f"Between {page.who(rest)} alone, as if the others went along:")
    yield ""
    yield from _answers(page, zone if zone.rest is None else zone.rest)
    yield from page.lines(
        f"{int(zone.packages):,} packages make sense. Prior: {zone.prior}; {zone.draws:,} draws per party, seed "
        f"{zone.about.seed}. That parties decide independently of one another is an assumption.",
        "", "",
    )  # fmt: skip


def _answers(page: _Page, told: ZoneAnswers) -> Iterator[str]:
    yield from heading("Is there a package that is worth as much as no agreement to all?", page.width)
    if told.exists.withheld:
        yield from page.lines(f"No number: {told.exists.withheld}.")
    else:
        there_is = page.number(told.exists, spread(told.exists, told.sensitivity))
        yield from page.lines(f"That there is one: {there_is}.{'' if told.exists.probability == 0 else NO_DEAL}")
    yield from page.lines(exists("possible", told.possible, page.zone.basis))
    yield from page.lines(exists("safe", told.safe, page.zone.basis))
    yield ""
    if told.best:
        best = "The packages most likely to be accepted by all"
        yield from heading(best if told.best_is_exact else f"{best}, of those found", page.width)
        for number, one in enumerate(told.best[:SHOWN], 1):
            yield from _best(page, number, one, told.best[0])
        yield ""
    if told.solutions:
        yield from heading("Where rules of bargaining would settle", page.width)
        yield from _solutions(page, told)
        yield ""
    if told.logrolls:
        draft = with_id(page.zone.titles, page.zone.logrolls_of or "")
        yield from heading(f"Swaps on {draft} that could leave all concerned better off", page.width)
        for number, swap in enumerate(told.logrolls[:SHOWN], 1):
            yield from _swap(page, number, swap)
        yield ""


def _best(page: _Page, number: int, one: Best, first: Best) -> Iterator[str]:
    each = "; ".join(f"{page.zone.names[name]} {_own(page, answer)}" for name, answer in one.parties.items())
    yield from page.lines(f"{number}. all together {page.number(one.all)} – {each}", "", "   ")
    if number == 1:
        yield from page.terms(one.package)
    else:
        changed = {issue for issue, option in one.package.items() if option != first.package[issue]}
        yield from page.lines("as the first, but:" if changed else "as the first", "     ", "       ")
        yield from page.terms(one.package, changed)


def _own(page: _Page, answer: Probability) -> str:
    if answer.exact:
        return "committed to yes" if answer.probability else "committed to no"
    return page.number(answer)


def _solutions(page: _Page, told: ZoneAnswers) -> Iterator[str]:
    shown: dict[tuple[tuple[str, str], ...], list[Rule]] = {}
    for rule, held in told.solutions.items():
        if held.center.packages:
            shown.setdefault(tuple(sorted(held.center.packages[0].items())), []).append(rule)
    if not shown:
        blocking = next(iter(told.solutions.values())).center.blocking
        who = "; ".join(page.who(group) for group in blocking)
        yield from page.lines(
            "With every party at the mean of its draws no package is worth as much as no agreement to all"
            + (f"; who cannot all have that: {who}." if who else ".")
        )
    for package, rules in shown.items():
        named = " and ".join(f"{RULES[rule]} ({MEANINGS[rule]})" for rule in rules)
        yield from page.lines(f"With every party at the mean of its draws, {named}:")
        yield from page.terms(dict(package))
    for rule, held in told.solutions.items():
        if (held.center.count or 1) > 1:
            yield from page.lines(f"{held.center.count:,} packages tie for {RULES[rule]} at the mean.")
    often = [f"{RULES[rule]} {tenths(held.draws[0].share)}" for rule, held in told.solutions.items() if held.draws]
    if often:
        draws = next(held.of for held in told.solutions.values() if held.draws)
        yield from page.lines(
            f"Over {draws:,} draws with a zone, the package that a rule picks most often is picked in: "
            f"{'; '.join(often)}."
        )


def _swap(page: _Page, number: int, swap: Logroll) -> Iterator[str]:
    each = "; ".join(f"{page.zone.names[name]} {page.number(p)}" for name, p in swap.parties.items())
    yield from page.lines(f"{number}. all concerned {page.number(swap.better_off)} – {each}", "", "   ")
    for issue, (_, after) in swap.terms.items():
        yield from page.lines(
            f"{page.case.issue_label(issue)}: {swap.draft_says[issue]} → {page.case.option_label(issue, after)}"
            + page.marked(issue, after, swap.readings),
            "     ",
            "       ",
        )
