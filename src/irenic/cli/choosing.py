"""Options by which several verbs choose from what waits in an inbox."""

from enum import StrEnum
from typing import Annotated, Final

import typer

from ..intake.choosing import ALL, Wanted
from ..model.proposal import ProposalKind


class KindName(StrEnum):
    """What a proposal can be of."""

    statement = "statement"
    provision = "provision"
    event = "event"
    version = "version"
    dateline = "dateline"


KindOption = Annotated[
    list[KindName] | None, typer.Option("--kind", help="Of what waits: of this kind; may be given several times.")
]
PartyOption = Annotated[
    str | None,
    typer.Option(
        "--party", metavar="WHO", help="Of what waits: the words of a party, a voice or an actor, or its terms."
    ),
]
SourceOption = Annotated[
    str | None,
    typer.Option("--source", metavar="SOURCE", help="Of what waits: what this source, or workbook, says."),
]
MinConfidenceOption = Annotated[
    float | None,
    typer.Option("--min-confidence", min=0, max=1, help="Of what waits: of what reading was at least so sure, 0 to 1."),
]
BindingOption = Annotated[bool, typer.Option("--binding", help="Of what waits: statements that would bind a party.")]

FLAGS: Final = "--kind, --party, --source, --min-confidence and --binding"


def wanted_of(
    kind: list[KindName] | None,
    party: str | None,
    source: str | None,
    min_confidence: float | None,
    binding: bool,
) -> Wanted:
    """What these options choose; `ALL` where none of them is given."""
    if not (kind or party or source or min_confidence is not None or binding):
        return ALL
    kinds: tuple[ProposalKind, ...] = tuple(one.value for one in dict.fromkeys(kind or ()))
    return Wanted(kinds, party, source, min_confidence or 0.0, binding)
