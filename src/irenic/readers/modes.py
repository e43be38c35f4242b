"""With what violence was done, by the words that tell it: PLOVER's modes, and ACLED's names for them."""

import re
from typing import Final

_INSTRUMENTS: Final = (
    ("crowd-control", re.compile(r"\b(?:tear ?gas|water cannons?|rubber bullets|batons?)\b", re.IGNORECASE)),
    ("suicide-attack", re.compile(r"\bsuicide\b", re.I)),
    ("drone", re.compile(r"\b(?:drones?|UAVs?|unmanned)\b", re.I)),
    (
        "aerial",
        re.compile(r"\b(?:air ?strikes?|air raids?|warplanes?|jets?|bombers?|from the air|planes|aircraft)\b", re.I),
    ),
    (
        "heavy-weapons",
        re.compile(
            r"\b(?:missiles?|rockets?|shell(?:s|ed|ing|fire)?|artillery|mortars?|howitzers?|bombard\w*|tanks?|guns)\b",
            re.I,
        ),
    ),
    (
        "explosives",
        re.compile(
            r"\b(?:bomb(?:s|ing|ings)?|(?:land)?mines?|explo\w+|blasts?|grenades?|detonat\w+|dynamit\w+)\b", re.I
        ),
    ),
    (
        "firearms",
        re.compile(
            r"\b(?:gun(?:men|man|fire|ned)|snip\w+|sho(?:t|ts|ot|oting)|rifles?|bullets?|(?:opened|under) fire|"
            r"fired (?:on|at))\b",
            re.I,
        ),
    ),
    ("aerial", re.compile(r"\bstrikes?\b", re.I)),
    ("primitive", re.compile(r"\b(?:stabb\w*|kni(?:fe|ves)|machetes?|axes|hacked|swords?|stones)\b", re.I)),
)
_RIOT: Final = re.compile(
    r"\b(?:march|protest|rally|demonstration|procession|vigil)(?:s|es)?\b[^.;]*\bturned (?:violent|ugly|deadly)\b|\briot(?:s|ing|ers?)?\b",
    re.I,
)
"""A crowd's own violence."""
_TAKEN: Final = re.compile(
    r"\b(?:collected|seized|recovered|confiscated|captured|surrendered|retrieved|handed (?:in|over)) "
    r"(?:[^,;.]*)",
    re.I,
)
"""Arms that were taken, which nothing was done with: "killed six rebels and collected 85 rifles"."""
_SUB_EVENTS: Final = {
    "aerial": "air/drone strike",
    "drone": "air/drone strike",
    "heavy-weapons": "shelling/artillery/missile attack",
    "explosives": "remote explosive/landmine/IED",
    "suicide-attack": "suicide bomb",
    "abduct": "abduction/forced disappearance",
    "sexual": "sexual violence",
    "destroy": "looting/property destruction",
    "arrest": "arrests",
}


def kind_with(kind: str, words: str) -> str:
    """A kind of violence with its mode, by what the words say it was done with."""
    if kind != "ASSAULT":
        return kind
    if _RIOT.search(words):
        return "PROTEST/riot"
    used = _TAKEN.sub(" ", words)
    found = next((mode for mode, pattern in _INSTRUMENTS if pattern.search(used)), None)
    return f"ASSAULT/{found}" if found else kind


def sub_event_of(kind: str, words: str) -> str | None:
    """ACLED's name for a kind of violence; None for what it has no name for."""
    name, _, mode = kind.partition("/")
    if mode in _SUB_EVENTS:
        return _SUB_EVENTS[mode]
    if name != "ASSAULT":
        return None
    return (
        "armed clash" if re.search(r"\b(?:clash\w*|fighting|firefight|battle|skirmish\w*)\b", words, re.I) else "attack"
    )
