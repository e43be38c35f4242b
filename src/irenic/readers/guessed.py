"""What only onlookers say that a side does: "Marn will not yield, analysts predict", "Poll: Marn rejects the truce".

Who forecasts, studies, writes columns or places bets knows no side's mind; nor does a heading that calls itself a rumour.
"""

import re
from typing import Any, Final

from .nearby import text_of

_ONLOOKERS: Final = (
    r"(?:weather )?(?:(?:fore|broad)casters?|analysts?|experts?|observers?|economists?|historians?|commentators?|pundits?|columnists?|"
    r"critics?|pollsters?|bookmakers?|bloggers?|comedians?|novelists?|academics?|scholars?|meteorologists?|sceptics?|skeptics?)"
)
_STUDIES: Final = (
    r"(?:stud(?:y|ies)|surveys?|polls?|models?|forecasts?|think-?tanks?|op-?eds?|columns?|editorials?|blogs?|novels?)"
)
_SAY: Final = (
    r"(?:said|says?|predict(?:s|ed)?|warn(?:s|ed)?|believed?s?|thinks?|thought|expect(?:s|ed)?|fear(?:s|ed)?|wrote|writes?|argue[sd]?|"
    r"reckon(?:s|ed)?|suggest(?:s|ed)?|claim(?:s|ed)?|joked?s?|note[sd]?|conclude[sd]?|found|finds?|shows?|showed)"
)
_WORDS: Final = r"(?:(?!(?:and|but|which|while|as|so|that|who|where|when)\b)[\w’'-]+ ){0,3}"
_BY_ONLOOKERS: Final = re.compile(
    rf", {_WORDS}(?:{_ONLOOKERS}|{_STUDIES}) {_SAY}\b(?! (?:that|it|this|the|he|she|they)\b)|, {_SAY} {_WORDS}{_ONLOOKERS}\b"
    rf"|\b[Aa]ccording to {_WORDS}(?:{_ONLOOKERS}|{_STUDIES})\b",
)
_LABEL: Final = re.compile(
    r"(?:^|[.!?]\s+|\n)\W*(?:(?!(?:on|in|of|to|the)\b)[\w’'-]+ ){0,2}(?:poll|survey|opinion|op-ed|comment|column|commentary|rumou?rs?|gossip|quiz|satire|fiction|"
    r"forecast|prediction|fears?|hopes?|speculation|scenario|guess|bet|myth)(?: of the \w+| \w+day)?:\s*$",
    re.IGNORECASE,
)
_AHEAD: Final = 80


def is_guessed(word: Any) -> bool:
    """Whether onlookers tell the sentence of a word, or a label before it calls it a poll, a rumour, an opinion."""
    text, sentence = text_of(word.doc), word.sent
    if _BY_ONLOOKERS.search(text, sentence.start_char, sentence.end_char):
        return True
    colon = text.rfind(":", max(0, sentence.start_char - 2), word.idx)
    return colon >= 0 and _LABEL.search(text[max(0, colon - _AHEAD) : colon + 1]) is not None
