"""Says a sentence on a text in plainer words where a small parser would be led astray, and knows its places.

"A draft seen by the Herald obliges Alpha …" is read as "A draft obliges Alpha …", "Under the plan Alpha …" with a comma
behind "plan", and "…, the draft states" as "…, according to the draft". Each place in the plainer words leads back to
its place in the sentence.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from .tabled import ACTING, LISTING, NAMES, SAYING

_TEXTS: Final = "|".join(sorted(map(re.escape, NAMES - {"point", "term"}), key=len, reverse=True))
_HANDLED: Final = (
    r"(?:seen|obtained|reviewed|read|leaked|dated|published|written|drawn up|drafted|circulated|put forward|put|tabled|"
    r"presented|submitted|sent|shown|signed|initialled|unveiled|released|prepared|handed|given|brokered|proposed|"
    r"negotiated|backed|delivered|described|marked|agreed|worked out|reached|posted|floated|offered|sponsored|"
    r"hammered out|under discussion|now on the table|on the table)"
)
_THIRD: Final = "|".join(
    sorted(
        {
            f"{verb[:-1]}ies" if re.search(r"[^aeiou]y$", verb) else f"{verb}{'es' if re.search('(?:s|sh|ch|x)$', verb) else 's'}"
            for verb in (SAYING | LISTING | ACTING) - {"mean", "have"}
        },
        key=len,
        reverse=True,
    )
)
_ASIDE: Final = re.compile(
    rf"\b(?:{_TEXTS})(?P<aside> {_HANDLED}\b[^.;:(),]{{2,90}}?|, (?:{_HANDLED}|(?:parts |a copy )?of which)\b[^.;:(),]{{2,90}},)"
    rf"(?= (?:(?:{_THIRD})|would|will|also (?:{_THIRD})) )",
    re.IGNORECASE,
)
"""What is told of a text between its name and its verb."""
_UNDER: Final = re.compile(
    rf"(?:^|(?<=[;,] )|(?<=\bthat ))under (?:the|this|that|its|their|a) (?:[\w’'-]+ ){{0,3}}?(?:{_TEXTS})"
    r"(?= (?:the|a|an|its|their|both|all|each|every|neither|no|\d[\d,.]*|[A-ZÀ-Þ]\w+|any|those) )(?P<comma>)",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(
    rf",(?P<tail> (?P<text>(?:the|its|a|an) (?:[\w’'-]+ ){{0,3}}?(?:{_TEXTS}|summary|copy)) "
    r"(?:says|states|reads|stipulates|said|adds|specifies|provides|suggests|has it))(?=[.,;])",
    re.IGNORECASE,
)
_TAIL_OPENING: Final = " according to "


class Plain(NamedTuple):
    """A sentence in plainer words."""

    text: str
    edits: tuple[tuple[int, int, int], ...]
    """Where in the sentence words were changed (from, to), and how many characters stand there instead."""

    def place(self, at: int) -> int:
        """The place in the sentence of a place in the plainer words."""
        moved = at
        for start, end, length in self.edits:
            if moved <= start:
                break
            # within what was put there, the place is at its beginning
            moved = moved - length + (end - start) if moved >= start + length else start
        return moved


def plainly(sentence: str) -> Plain | None:
    """The sentence in plainer words; None where it is plain enough."""
    changes = sorted(_changes(sentence))
    if not changes:
        return None
    text, last, edits = "", 0, []
    for start, end, new in changes:
        if start < last:
            continue
        text += sentence[last:start] + new
        edits.append((start, end, len(new)))
        last = end
    return Plain(text + sentence[last:], tuple(edits))


def _changes(sentence: str) -> Iterator[tuple[int, int, str]]:
    for match in _ASIDE.finditer(sentence):
        aside = match["aside"]
        # an aside between commas ends with one
        if aside.count("“") == aside.count("”") and aside.count('"') % 2 == 0:
            yield *match.span("aside"), ""
    for match in _UNDER.finditer(sentence):
        yield *match.span("comma"), ","
    for match in _TAIL.finditer(sentence):
        yield *match.span("tail"), f"{_TAIL_OPENING}{match['text']}"
