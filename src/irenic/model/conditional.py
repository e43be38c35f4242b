"""The words of a refusal that seem to put it under a condition: "unless the port is shared", "without observers"."""

import re
from typing import Final

_WHO: Final = r"(?=(?:the|an?|its|their|his|her|our|any|all|both|every|no|there|it|they|he|she|we)\b)"
_CONDITION: Final = re.compile(
    r"\b(?:unless|until|if|once|as soon as|as long as|so long as|provided that|providing that|on (?:the )?condition|"
    rf"(?:provided|providing|before) {_WHO}|in the absence of|"
    r"except (?:with|when|where|after)|only (?:with|when|after|once)|"
    r"without(?! (?:any |a |further |the slightest )?"
    r"(?:reservations?|hesitation|exceptions?|delay|doubt|comments?|explanation|ambiguity|question|discussion|ado)))\b"
    # a verb before its subject: "should the port open, …"
    rf"|(?:(?<=^)|(?<=[,;:.!?–—“\"] )|(?<=[“\"]))(?:should|were|had) {_WHO}",
    re.IGNORECASE,
)
_NONE: Final = re.compile(
    r"\b(?:(?:even|as|what|whether or not|"
    r"ask(?:s|ed)?|see|wonder(?:s|ed)?|kn[eo]ws?|unclear|doubt(?:s|ed)?|matter)[, ]*"
    r"|(?:at|all at|more than|than|for|just) )$",
    re.IGNORECASE,
)
"""What stands before words that put nothing under a condition: "not even if", "asked if", "at once"."""
_ONCE: Final = re.compile(r"once (?:again|more|and for all|before)\b|once\b(?=[,.;:!?]|$)|if any\b(?=[,.;:!?]|$)", re.I)
_OPENING: Final = re.compile(r"(?:^|[.;:!?] )[“\"‘']?$")
_END: Final = re.compile(r"[;!?]|[.:](?!\d)|[,–—] ?(?:and|but|he|she|it|they)\b|[”\"]")
_FIRST_END: Final = re.compile(rf"{_END.pattern}|, ")
"""Where a condition that begins a sentence ends: what follows the comma stands under it."""


def conditional_words(quote: str) -> str | None:
    """The first words of a quote that seem to be a condition, as they stand there; None where none do."""
    for found in _CONDITION.finditer(quote):
        if _NONE.search(quote, 0, found.start()) or _ONCE.match(quote, found.start()):
            continue
        end = (_FIRST_END if _OPENING.search(quote, 0, found.start()) else _END).search(quote, found.end())
        if end is not None and end[0] == "?":
            # "Should the port be shared? Never."
            continue
        return quote[found.start() : end.start() if end else len(quote)].rstrip(" ,’'")
    return None


_EXCEPT: Final = re.compile(r"(?:unless|until|before|without|in the absence of|except)\b", re.IGNORECASE)
_OTHERWISE: Final = re.compile(
    r"\b(?:not|no|never|neither|nor|none|nobody|nothing|than|below|under|above|over|beyond|other|another|instead|short)\b|"
    r"n['’]t\b",
    re.IGNORECASE,
)
"""What turns what is named into what is not so, or into its neighbour: "unless it is not shared", "fewer than 600"."""
_REFUSES: Final = re.compile(
    r"\b(?:not|cannot|never|no|nor|neither|nothing|refus\w+|reject\w*|rul\w+ out|declin\w+|oppos\w+)\b|n['’]t\b", re.I
)
_SENTENCE_ENDS: Final = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)[.;!?][”\"]?\s")
_TOKEN: Final = re.compile(r"\d[\d.,]*\d|\w+")


def excepted_words(quote: str) -> str | None:
    """The words of a condition that lifts what a quote says: "unless the port is shared"; None where it has none."""
    words = conditional_words(quote)
    return words if words is not None and _EXCEPT.match(words) else None


def refuses_unless(quote: str) -> bool:
    """Whether a quote says what is *not* done unless something is so: it does not say that it is done then."""
    words = excepted_words(quote)
    if words is None:
        return False
    at = quote.index(words)
    # what an earlier sentence refuses is something else
    begins = max((found.end() for found in _SENTENCE_ENDS.finditer(quote, 0, at)), default=0)
    return _REFUSES.search(quote, begins, at) is not None


def is_named_in(label: str, words: str) -> bool:
    """Whether words name what a label says: "600 observers" is named in "unless there are 600 observers".

    They do where every word and number of the label stands among them, and none that turns it into something else.
    """
    wanted, held = ({token.casefold() for token in _TOKEN.findall(text)} for text in (label, words))
    turned = {match[0].casefold() for match in _OTHERWISE.finditer(words)}
    return bool(wanted) and wanted <= held and turned <= wanted
