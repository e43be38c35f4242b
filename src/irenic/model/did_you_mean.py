"""What somebody may have meant by a name that is not known: near in letters, never the opposite or a person."""

import difflib
import re
from collections.abc import Collection, Iterable
from typing import Final

from .record import Stance

_WORD: Final = re.compile(r"[a-z]+|\d+")
_NOT: Final = frozenset("no not non never none without nobody neither nor un anti contra".split())
_UNDOING: Final = ("un", "in", "im", "il", "ir", "non", "dis", "de", "mis", "anti", "counter")
_OPPOSITES: Final = tuple(
    (frozenset(one.split()), frozenset(other.split()))
    for one, other in (
        (
            "accept accepts accepted accepting offers offer agree agrees supports support prefers prefer back backs "
            "approve approves endorse endorses favours favour welcome welcomes want wants yes pro for",
            "reject rejects rejected rejecting refuse refuses refused decline declines oppose opposes deny denies rule "
            "rules out against contra veto vetoes object objects no",
        ),
        ("keep keeps stay stays remain remains hold retain", "leave leaves withdraw withdraws withdrawn cede ceded go"),
        ("lift lifts lifted lifting ease eased", "impose imposed keep kept extend extended"),
        ("all full whole complete total every", "none nothing part partial half zero"),
        (
            "high higher more most large larger big long longer max maximum above up",
            "low lower less least few fewer small smaller short shorter min minimum below down",
        ),
        ("open opened opens", "closed close closes shut"),
        ("first before early", "last after late"),
        ("north northern", "south southern"),
        ("east eastern", "west western"),
        ("include includes included with", "exclude excludes excluded without"),
        ("joint shared common both", "sole single separate alone"),
        ("public", "secret private confidential"),
        ("allow allowed permit permitted", "ban banned bar barred forbid forbidden"),
    )
)  # fmt: skip
_GENERIC: Final = frozenset(
    """
    official officials officer spokesman spokeswoman spokesperson spokespeople minister ministry ministries president
    premier diplomat diplomats envoy envoys aide aides adviser advisor source sources general commander governor mayor
    negotiator negotiators delegate delegates delegation government office somebody someone anonymous unnamed voice
    speaker leader leaders army police mediator mediators ambassador secretary chief head staff member members witness
    witnesses resident residents analyst reporter reporters journalist press party side
    """.split()
)
"""What anybody may be called: whoever writes it means no one by name."""


_MEANT: Final[dict[Stance, str]] = {
    "rejects": "refuse refuses refused turns-down no",
    "accepts": "agree agrees agreed accept yes approves consents",
    "demands": "want wants insist insists requires",
    "rules out": "exclude excludes never ruled-out rules-out",
    "supports": "back backs endorses favour favours favors",
    "opposes": "object objects",
    "offers": "would-accept proposes",
    "prefers": "rather",
    "denies": "disputes",
    "claims": "says said say states alleges",
    "appraises": "praises welcomes criticises criticizes condemns",
    "declines to comment": "no-comment silent",
    "willing to discuss": "open considers",
}
_STANCES: Final[dict[str, Stance]] = {word: stance for stance, words in _MEANT.items() for word in words.split()}


def meant_stance(word: str) -> Stance | None:
    """The stance that somebody means who writes another word for it: "refuses" for "rejects"."""
    return _STANCES.get("-".join(word.casefold().split()))


def nearest(name: str, known: Iterable[str], *, people: Collection[str] = (), cutoff: float = 0.6) -> str | None:
    """The known name that comes nearest; None where none is near, or only such as would mean something else.

    What says the opposite is never suggested ("unlifted" for "lifted", "prefers" for "refuses"), nor is one of `people`
    (names of persons, as they are known) for a word that anybody may be called ("official").
    """
    words = set(_words(name.rpartition(".")[2]))
    fitting = [
        one
        for one in known
        if not are_opposed(name, one)
        and not (words and words <= _GENERIC and one in people and not words & set(_words(one)))
    ]
    close = [one for one in fitting if one.casefold() == name.casefold()] or difflib.get_close_matches(
        name, fitting, 1, cutoff
    )
    return close[0] if close else None


def are_opposed(one: str, other: str) -> bool:
    """Whether two names say the opposite of one another: by a "no", by what undoes a word, or by two words that do."""
    first, second = _words(one), _words(other)
    if bool(_NOT & set(first)) != bool(_NOT & set(second)):
        return True
    mine, theirs = set(first) - set(second), set(second) - set(first)
    if any(_undoes(a, b) or _undoes(b, a) for a in mine for b in theirs):
        return True
    return any((mine & left and theirs & right) or (mine & right and theirs & left) for left, right in _OPPOSITES)


def _words(name: str) -> list[str]:
    return _WORD.findall(name.casefold())


def _undoes(word: str, of: str) -> bool:
    return len(of) > 3 and any(word == prefix + of for prefix in _UNDOING)
