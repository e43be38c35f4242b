"""Whether a deal would hold, as text."""

from collections.abc import Iterator
from typing import Final

from ...analyses.stability import Stability
from ...model.case import Case
from ..holding import Telling
from .answer import answer_opening
from .layout import heading, spoken, wrapped

QUOTES: Final = 12
"""How many cited inputs are shown with their words; `--json` holds all."""


def stability_lines(found: Stability, case: Case, width: int, *, with_digits: bool = False) -> Iterator[str]:
    """The page as lines of at most `width` columns."""
    yield from answer_opening(found, width)
    if found.draft is not None:
        title = case.drafts[found.draft].title
        yield from wrapped(f"Draft {found.draft}{f': {title}' if title else ''}", width)
        yield ""
    for section in Telling(found, case, with_digits=with_digits).sections():
        yield from heading(section.heading, width)
        for paragraph in section.paragraphs:
            if paragraph.lead:
                yield from wrapped(paragraph.lead, width, "", "  ")
            yield from wrapped(paragraph.text, width, "  " if paragraph.lead else "", "  ")
        yield ""
    cited = [each for each in found.inputs if each.assumed is None]
    for each in cited[:QUOTES]:
        yield from wrapped(f"cited – {each.words}:", width, "", "  ")
        for evidence in each.evidence:
            yield from wrapped(spoken(evidence), width, "  ", "   ")
    if len(cited) > QUOTES:
        yield from wrapped(f"… and {len(cited) - QUOTES} more cited inputs: --json lists them.", width)
    yield ""
    drawn = (
        "Nothing that it rests on is uncertain, so that nothing was drawn."
        if found.stability_draws == 1
        else f"Prior: {found.prior}; {found.stability_draws:,} joint draws, seed {found.about.seed}. That parties "
        "decide independently of one another is an assumption."
    )
    yield from wrapped(f"{len(found.states):,} states. {drawn}", width)
    for label, reason in found.not_counted.items():
        yield from wrapped(f"Left out: {label}, since {reason}.", width, "", "  ")
