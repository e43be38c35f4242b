"""Words that set one thing before another: "comes before", "would be better than"."""

import re
from typing import Final

BEFORE_ANOTHER: Final = re.compile(
    r"\b(?:comes? before|goes before|takes? precedence over|(?:has|have) priority over|"
    r"(?:matters?|weighs?|counts?) more (?:(?:to|for) [\w’']+ )?than|"
    r"(?:is|are) (?:far |much )?more (?:important|urgent) (?:(?:to|for) [\w’']+ )?than)\b"
)
BETTER: Final = re.compile(
    r"\b(?:(?:is|are|would be|was|were) (?:far |much )?(?:better|preferable)|(?:serves?|suits?|serve) [\w’']+ better)"
    r"(?: (?:to|for) [\w’']+)? (?:than|to)\b"
)
