"""Who speaks for a side: by which words beside its name somebody is the side itself, and by which merely near it.

"The government of Alpha" and "Alpha's foreign minister" are Alpha's own voice; "the opposition in Alpha", "Alpha's
allies", "the president's wife" and "a majority of Alpha's council" are not, and what they accept binds nobody else.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from .pieces import word_set

_SPOKESMEN: Final = word_set("spokesman spokeswoman spokesperson spokespeople spokesmen spokeswomen")
_PERSONS: Final = _SPOKESMEN | word_set(
    """
    minister ministers president presidents premier chancellor king queen emir sultan emperor monarch
    envoy envoys ambassador ambassadors diplomat diplomats negotiator negotiators representative representatives
    delegate delegates official officials leader leaders commander commanders general generals colonel admiral captain
    secretary undersecretary adviser advisers advisor advisors head chief governor
    """
)
"""Who may be named behind the office: "Alpha's foreign minister Jon Hild"."""
_CORE: Final = word_set(
    """
    government governments ministry ministries minister ministers cabinet army navy military forces delegation
    delegations negotiator negotiators parliament troops
    """
)
"""What may have any adjective before it: "the embattled government"."""
_BODIES: Final = _CORE | word_set(
    """
    presidency office administration authorities authority leadership force soldiers command staff crown palace embassy
    mission consulate council assembly senate congress side team capital
    """
)
_KINDS: Final = word_set(
    """
    prime foreign defence defense interior finance justice economy energy culture education health agriculture transport
    home security information state national federal senior top chief lead leading high-ranking main new current
    incumbent press air armed general deputy vice acting permanent official ruling
    """
)
_LITTLE: Final = word_set(
    """
    the a an of for in at its his her their this that one two three four five several some all both other another mr mrs
    ms dr sir on
    """
)
_NOT_THEMSELVES: Final = word_set(
    """
    former ex rival rebel exiled opposition shadow self-styled so-called self-proclaimed breakaway deposed ousted
    would-be previous late puppet parallel retired dissident anti pro pro-government anti-government opposing defeated
    imprisoned jailed youth student alleged
    """
)
_UNDER: Final = word_set("deputy vice assistant junior shadow former ex acting late previous under opposition")
"""Before an office what makes of it another's: "the deputy foreign minister" is not the foreign minister."""
_PROXIES: Final = _SPOKESMEN | word_set("office government cabinet administration ministry delegation team side press")
"""Who speaks for a person: "Orren's office"."""
_GOES_ON: Final = word_set("of in at on from for himself herself")


class Word(NamedTuple):
    """A word of a source: in small letters and without "'s"."""

    plain: str
    is_owner: bool
    is_capital: bool


def speaks_for_side(before: Sequence[Word], name: Sequence[Word], behind: Sequence[Word]) -> bool:
    """Whether the words around a side's name call the side itself or those who hold its offices."""
    around = [*before, *behind]
    if not around:
        return True
    if any(word.plain in _NOT_THEMSELVES for word in around):
        return False
    named = _names_behind(behind)
    kept = [*before, *behind[: len(behind) - named]]
    if before and not any(word.plain in _BODIES | _PERSONS for word in kept) and _has_preposition(before):
        # "people of Alpha", "the war in Alpha"
        return False
    for at, word in enumerate(kept):
        if word.plain in _LITTLE | _KINDS | _PERSONS | _BODIES:
            continue
        if word.is_capital or word.is_owner or not _is_adjective(kept[at + 1 : at + 3]):
            return False
    if any(word.is_owner for word in kept):
        # "the Alpha army's critics" end in no office; "the president's wife" neither
        last = kept[-1].plain
        return last in _BODIES | _PERSONS or kept[-1].is_owner
    bare = name[-1].is_owner and not kept
    is_organ = any(word.plain in _BODIES | _PERSONS for word in kept)
    return bare or is_organ or all(word.plain in _LITTLE for word in kept)


def _is_adjective(behind: Sequence[Word]) -> bool:
    """Whether an unknown word may be one, by those behind it: "the embattled Alpha government"."""
    for word in behind:
        if word.plain in _CORE:
            return True
        if word.plain in _LITTLE:
            return False
    return False


def _has_preposition(words: Sequence[Word]) -> bool:
    return any(word.plain in ("of", "for", "in", "at", "on") for word in words)


def _names_behind(behind: Sequence[Word]) -> int:
    """How many words at the end are the name of who holds the office before them."""
    for count, word in enumerate(reversed(behind)):
        if word.plain in _PERSONS:
            return count
        if not word.is_capital or word.plain in _BODIES or count == 3:
            return 0
    return 0


def is_person_meant(name: Sequence[Word], behind: Sequence[Word]) -> bool:
    """Whether words with a person's name are that person: no "Dahl's wife", no "Dahl supporters"."""
    return not behind or (not name[-1].is_owner and behind[0].plain in _GOES_ON)


def speaks_for_person(behind: Sequence[Word]) -> bool:
    """Whether the words behind a person's name are of who speaks for that person's side: "Orren's office"."""
    plain = [word.plain for word in behind]
    return bool(plain) and plain[0] not in _GOES_ON and all(word in _PROXIES | _KINDS for word in plain[:2])


def holds_office(before: Sequence[Word], office: Sequence[Word], behind: Sequence[Word]) -> bool:
    """Whether an office stands for who holds it: not that of a deputy or a predecessor, nor somebody of theirs."""
    if any(word.plain in _UNDER | _NOT_THEMSELVES for word in before):
        return False
    # "the president's wife", "President Orren's office"
    return not ((office[-1].is_owner and behind) or any(word.is_owner for word in behind))
