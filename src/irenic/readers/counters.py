"""Who counts the dead and the living: words for offices, forces, helpers and bystanders that give numbers."""

import re
from typing import Final

from .harm import is_person

_ONLY_COUNT: Final = frozenset(
    """
    ministry minister government cabinet palace presidency capital regime council assembly parliament municipality mayor
    governor prefect prefecture governorate administration authority official spokesman spokeswoman spokesperson
    hospital clinic doctor medic nurse surgeon morgue ambulance paramedic firefighter brigade coroner registry registrar
    monitor observer mission agency committee commission society union league institute centre ngo charity foundation
    fund un radio television newspaper channel media press broadcaster bulletin source witness eyewitness diplomat
    embassy consulate bishop priest church imam organiser organizer headquarters hq staff command defence defense
    service group network bureau coastguard harbourmaster office hall lamp cross crescent elder prosecutor court
    """.split()
)
"""Who counts, and is hardly ever what is counted."""
_PARTIES: Final = frozenset(
    """
    army military navy force police gendarmerie gendarme militia rebel insurgent guerrilla separatist front movement
    troop fighter family relative resident villager local survivor opposition alliance brotherhood side
    """.split()
)
"""Who counts, and may be counted: "killed: 12 (army)" is of dead soldiers as well as of the army's count."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_SMALL: Final = frozenset("of the and for to in on at de al von a an".split())
_MOST: Final = 7
"""So many words has the name of somebody who counts."""


def only_counts(words: str) -> bool:
    """Whether words name somebody who gives numbers and is no part of them: "the district hospital"."""
    return bool(_lemmas(words) & _ONLY_COUNT) and _is_a_name(words)


def is_counter(words: str) -> bool:
    """Whether words name an office, a force, helpers or persons by what they are, not by a bare name."""
    found = _lemmas(words)
    return _is_a_name(words) and (bool(found & (_ONLY_COUNT | _PARTIES)) or any(map(is_person, found)))


def may_count(words: str) -> bool:
    """Whether words may name somebody who gives numbers: an office, a force, or a name with capitals."""
    return is_counter(words) or (_is_a_name(words) and _is_capitalised(words))


def _lemmas(words: str) -> set[str]:
    found = {word.lower() for word in _WORD.findall(words)}
    return (
        found
        | {word[:-1] for word in found if word.endswith("s")}
        | {word[:-3] + "y" for word in found if word.endswith("ies")}
    )


def _is_a_name(words: str) -> bool:
    return 0 < len(_WORD.findall(words)) <= _MOST and not re.search(r"\d", words)


def _is_capitalised(words: str) -> bool:
    plain = [word for word in _WORD.findall(words) if word.lower() not in _SMALL]
    return bool(plain) and all(word[0].isupper() for word in plain)
