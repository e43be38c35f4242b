"""Says a sentence on a text in plainer words where a small parser would be led astray, and knows its places.

"A draft seen by the Herald obliges Alpha …" is read as "A draft obliges Alpha …", "Under the plan Alpha …" with a comma
behind "plan", and "…, the draft states" as "…, according to the draft". Each place in the plainer words leads back to
its place in the sentence.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from .offers import GIVING
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
            f"{verb[:-1]}ies"
            if re.search(r"[^aeiou]y$", verb)
            else f"{verb}{'es' if re.search('(?:s|sh|ch|x)$', verb) else 's'}"
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
_BY_THE_WAY: Final = re.compile(
    r",(?P<way> (?:among (?:other things|others|much else)|inter alia|for the first time|notably|in particular|crucially|"
    r"in (?:a|an) [\w-]+ (?:first|concession|nod to [\w ]{3,30})|according to (?:him|her|them|it)),)",
    re.IGNORECASE,
)
_TAIL_OPENING: Final = " according to "


_SAID_THAT: Final = re.compile(
    rf"\b(?:(?:{_THIRD}|say|said|stipulated|provided|foresaw|proposed|suggested|recommended|agreed)(?: also| on \w+day)? that |(?:say|says|said) (?=the |[A-Z]|both |each ))",
)
_AND_THAT: Final = re.compile(r"(?:[,;] and|[,;]| and|, but| but) that (?=[\w“‘\"]+ [\w’'“-]+ )")
"""Where the next of several clauses with "that" begins, each a term of its own."""
_BEHIND: Final = (
    r"(?:the|a|an|its|their|both|all|each|every|any|no|neither|that|for|to|half|[A-ZÀ-Þ\d][\w,.’'-]*|"
    r"sanctions|two|three|four|five|six|seven|eight|nine|ten|farmers|fighters|[\w-]+s)"
)
_OF_TEXT: Final = re.compile(
    rf"(?:\b(?:{_TEXTS})|\b[Ii]t|\bpoint \w+|\b(?:first|second|third|fourth|fifth|sixth|last) point) (?:also |then )?(?P<verb>{_THIRD}) ",
)
_TO_DO: Final = re.compile(
    r"\b(?:agreed|offered|ready|prepared|willing|undertakes?|undertook|pledged|commits? [\w ]{3,25}|obliges? [\w ]{3,25}|"
    r"requires? [\w ]{3,25}) to (?=[a-z]+ )"
)
_AND_TO: Final = re.compile(r"(?:[,;] and|[,;]| and) to (?=[a-z]+ )")
"""Where the next of several things that somebody is ready to do begins."""
_NEXT: Final = re.compile(
    rf"(?P<join>(?:[,;] (?:and |but )|, | and | but |; )(?:also |then |it (?:also )?)?)(?P<verb>{_THIRD}) (?={_BEHIND}\b)"
)
"""Where the next of several verbs of a text begins: "keeps the ceiling but shortens the transition"."""


_LED: Final = re.compile(
    rf"^\W*(?:under|in|according to|as part of|in exchange|in return|for its part)\b[^,;:.]{{0,100}}, "
    rf"(?:{_HANDLED}\b[^,;:.]{{2,90}}, )?"
    rf"|(?=.*\b(?:under|according to|in) (?:the|this|that|its|a) (?:[\w’'-]+ ){{0,3}}?(?:{_TEXTS})\b)",
    re.IGNORECASE,
)
"""Where the first of several clauses of a text begins."""
_BASE: Final = "|".join(
    sorted(
        (ACTING | GIVING | {"get", "take", "go", "stay", "remain", "run", "have"}) - {"place", "set"},
        key=len,
        reverse=True,
    )
)
_ORDERED: Final = r"(?:would|shall|will|is to|are to|must)"
_NEXT_CLAUSE: Final = re.compile(
    rf"(?:[,;] and|[,;] while|[,;] whereas| and|[,;]) (?=(?:the|its|their|both|all|each|neither|no|any|[A-ZÀ-Þ][\w’'-]+|"
    rf"[\w-]+s) (?:(?!and |but |while |would |who |which )[\w’'-]+ ){{0,5}}{_ORDERED} )"
    r"|, while (?!\w+ing )(?=(?:the|its|their|both|all|each|[A-ZÀ-Þ]))"
    # "and its traders pay no duty", "and the north opens the pass"
    rf"|(?:[,;] and| and|[,;]) (?=(?:the|its|their|all|both|no) (?:[\w’'-]+ )?[\w’'-]+s (?:{_BASE}) (?:{_BEHIND}|up|out|over|down) )"
    rf"|(?:[,;] and| and|[,;]) (?=(?:the|its|their|each|no|[A-ZÀ-Þ][\w’'-]+) (?:[\w’'-]+ ){{0,2}}?(?:{_THIRD}|pays|gets|drops|wins|takes|stays|goes|runs|has) (?:{_BEHIND}|up|out|over|down) )"
)
_FINITE: Final = re.compile(
    rf"\b(?:{_ORDERED}|is|are|may|can|has|have|{_THIRD}|withdraws?|pulls?|leaves?|gets?|receives?|\w+s (?:its|their|the|all|up|out))\b"
)


class Plain(NamedTuple):
    """A sentence in plainer words, or one of several of which it consists."""

    text: str
    kept: tuple[int, int]
    """Where in the sentence its own words stand; a term does not reach beyond them."""
    edits: tuple[tuple[int, int, int], ...]
    """Where in the sentence words were changed (from, to), and how many characters stand there instead."""

    def place(self, at: int) -> int:
        """The place in the sentence of a place in the plainer words, within what is its own."""
        return min(max(self._place(at), self.kept[0]), self.kept[1])

    def _place(self, at: int) -> int:
        moved = at
        for start, end, length in self.edits:
            if moved <= start:
                break
            # within what was put there, the place is at its beginning
            moved = moved - length + (end - start) if moved >= start + length else start
        return moved


def plainly(sentence: str) -> list[Plain]:
    """The sentence in plainer words, clause by clause where it has several; nothing where it is plain enough."""
    changes = list(_changes(sentence))
    if parts := _parts(sentence):
        begin, stop = parts[0][0], parts[-1][1]
        return [
            _changed(sentence, [*changes, (begin, start, ""), (end, stop, "")], (start, end)) for start, end in parts
        ]
    return [_changed(sentence, changes, (0, len(sentence)))] if changes else []


def _behind(sentence: str) -> int:
    """Where the stop at the end of a sentence stands."""
    return len(sentence.rstrip(" .!\n"))


def _parts(sentence: str) -> list[tuple[int, int]]:
    """The clauses with "that", or the verbs of one text, that a sentence joins; nothing where there is but one."""
    first = _SAID_THAT.search(sentence)
    joins = [(match.start(), match.end()) for match in _AND_THAT.finditer(sentence, first.end() if first else 0)]
    begin = first.end() if first else 0
    if first is None and (first := _TO_DO.search(sentence)) is not None:
        begin = first.end()
        joins = [one.span() for one in _AND_TO.finditer(sentence, begin)]
    stop, is_led = _behind(sentence), False
    if first is None or not joins:
        if (first := _OF_TEXT.search(sentence)) is not None:
            begin = first.start("verb")
            joins = [(one.start(), one.start("verb")) for one in _NEXT.finditer(sentence, first.end())]
        elif (first := _LED.search(sentence)) is not None:
            begin, is_led = first.end(), True
            joins = [one.span() for one in _NEXT_CLAUSE.finditer(sentence, begin)]
            tail = sentence.find(", according to", begin)
            stop = tail if tail > 0 else stop
            joins = [one for one in joins if one[1] < stop]
    starts, ends = [begin, *(end for _, end in joins)], [*(start for start, _ in joins), stop]
    parts = list(zip(starts, ends, strict=True))
    if is_led and any(not _FINITE.search(sentence, start, end) for start, end in parts[:-1]):
        # "Alpha and the north would …": two who do one thing
        return []
    pieces = [sentence[start:end] for start, end in parts]
    # a quotation is not cut through
    is_whole = all(one.count("“") == one.count("”") and one.count('"') % 2 == 0 for one in pieces)
    return parts if joins and is_whole else []


def _changed(sentence: str, changes: list[tuple[int, int, str]], kept: tuple[int, int]) -> Plain:
    changes = sorted(changes)
    text, last, edits = "", 0, []
    for start, end, new in changes:
        if start < last or (start == end and not new):
            continue
        text += sentence[last:start] + new
        edits.append((start, end, len(new)))
        last = end
    return Plain(text + sentence[last:], kept, tuple(edits))


def _changes(sentence: str) -> Iterator[tuple[int, int, str]]:
    for match in _ASIDE.finditer(sentence):
        aside = match["aside"]
        # an aside between commas ends with one
        if aside.count("“") == aside.count("”") and aside.count('"') % 2 == 0:
            yield *match.span("aside"), ""
    for match in _BY_THE_WAY.finditer(sentence):
        yield *match.span(), ""
    for match in _UNDER.finditer(sentence):
        yield *match.span("comma"), ","
    for match in _TAIL.finditer(sentence):
        yield *match.span("tail"), f"{_TAIL_OPENING}{match['text']}"
