"""The words of a refusal that seem to put it under a condition: "unless the port is shared", "without observers"."""

import re
from typing import Final

_CONDITION: Final = re.compile(
    r"\b(?:unless|until|if|as long as|so long as|provided that|providing that|on (?:the )?condition|"
    r"except (?:with|when|where|after)|only (?:with|when|after|once)|"
    r"without(?! (?:any |a |further |the slightest )?"
    r"(?:reservations?|hesitation|exceptions?|delay|doubt|comments?|explanation|ambiguity|question|discussion|ado)))\b",
    re.IGNORECASE,
)
_NONE: Final = re.compile(r"\b(?:even|as|what|whether or not|asked|see|ask|wonders?)[, ]*$", re.IGNORECASE)
"""What stands before an "if" that is no condition: "not even if", "asked if"."""
_END: Final = re.compile(r"[.;!?:]|[,–—] ?(?:and|but|he|she|it|they)\b|[”\"]")


def conditional_words(quote: str) -> str | None:
    """The first words of a quote that seem to be a condition, as they stand there; None where none do."""
    for found in _CONDITION.finditer(quote):
        if _NONE.search(quote, 0, found.start()):
            continue
        end = _END.search(quote, found.end())
        return quote[found.start() : end.start() if end else len(quote)].rstrip(" ,’'")
    return None
