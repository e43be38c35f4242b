"""A number that goes on with the one before: "… seven were hurt, the staff said. Two more are unaccounted for."

Such a sentence names nobody and counts on: it is told by whoever told the sentence right before it.
"""

import re
from collections.abc import Sequence
from typing import Final

from .mentions import Mention
from .nearby import sentence_of
from .numbers import NUMBER
from .told_by import Told

_GOES_ON: Final = re.compile(
    rf"\W*(?:(?:Another|A further|Some|At least|About|Around) )?(?:{NUMBER})(?: [\w’'-]+){{0,2}}? "
    r"(?:more|others?|further|additional|of (?:them|these|those|the (?:\w+ )?(?:dead|wounded|injured|missing|victims|survivors)))\b"
    rf"|\W*(?:Another|A further) (?:{NUMBER})\b",
    re.IGNORECASE,
)


def counts_on(mention: Mention, said: Sequence[Told]) -> bool:
    """Whether the sentence of a number counts on from the one before, and nobody is given words in it."""
    sentence = sentence_of(mention.head)
    cues = (cue for one in said for cue in one.attribution.cue)
    own = any(sentence.start_char <= start < sentence.end_char for start, _ in cues)
    return not own and _GOES_ON.match(sentence.text) is not None
