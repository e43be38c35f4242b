"""Says a sentence on a text in plainer words where a small parser would be led astray, and knows its places.

"A draft seen by the Herald obliges Alpha …" is read as "A draft obliges Alpha …", "Under the plan Alpha …" with a comma
behind "plan", and "…, the draft states" as "…, according to the draft". Each place in the plainer words leads back to
its place in the sentence.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from ...model.proposal import Span
from .clauses import UNCLEAR
from .offers import GIVING
from .tabled import ACTING, LISTING, NAMES, SAYING

_TEXTS: Final = "|".join(sorted(map(re.escape, NAMES - {"point", "term"}), key=len, reverse=True))
_HANDLED: Final = (
    r"(?:seen|obtained|reviewed|read|leaked|dated|published|written|drawn up|drafted|circulated|put forward|put|tabled|"
    r"presented|submitted|sent|shown|signed|initialled|unveiled|released|prepared|handed|given|brokered|proposed|"
    r"negotiated|backed|delivered|described|marked|agreed|worked out|reached|posted|floated|offered|sponsored|"
    r"hammered out|under discussion|now on the table|on the table)"
)
_DRAWN_UP: Final = (
    r"(?:tabled|proposed|presented|put forward|sent|drafted|drew up|wrote|unveiled|offered|submitted|circulated|"
    r"brokered|negotiated|intends? to present|will present|handed over|put together|made|brought|hammered out)"
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
    rf"\b(?:{_TEXTS})(?P<aside> {_HANDLED}\b[^.;:(),]{{2,90}}?"
    rf"| (?:that|which) (?:the |its |[A-Z])[\w’' -]{{2,50}}? {_DRAWN_UP}\b[^.;:(),]{{0,50}}?"
    rf"|, (?:{_HANDLED}|(?:parts |a copy )?of which)\b[^.;:(),]{{2,90}},)"
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
    r", (?:among (?:other things|others|much else)|inter alia|for the first time|notably|in particular|crucially|"
    r"in an? [\w-]+ (?:first|concession|nod to [\w ]{3,30})|according to (?:him|her|them|it)),",
    re.IGNORECASE,
)
_DASHED: Final = re.compile(r" [–—] (?!and |but |or |which )[^–—.;:“”\"\d,]{3,60} [–—](?= [a-z])")
"""An aside between dashes."""
_SAYING: Final = re.compile(
    r"\b(?:sa(?:id|ys?)|t(?:old|ells?)|add(?:ed|s)|claim|warn|insist|argue|think|believe|accus|announce|who|which|that)",
    re.IGNORECASE,
)
_AHEAD_OF_ALL: Final = re.compile(
    r"^\W*(?:\d{1,2}[:.h]\d\d\W+)?(?P<label>(?:[A-Z][\w’'-]*)(?: [a-z’'-]+){0,5}: )(?=[\w“\"])",
)
"""A label before a sentence: "Biggest change: Alpha leaves in May", "One for the students: universities reopen"."""
_WHOSE_WORDS: Final = re.compile(
    r"\b(?:minister|ministry|office|spokes\w+|source|official|government|president|presidency|palace|leader|army|chief|rebels?|"
    r"envoy|mediators?|diplomats?|police|party|delegation|opposition|commander|general|governor|secretar\w+|analysts?|"
    r"question|answer|who|why|what)\b",
    re.IGNORECASE,
)
"""Who speaks, where a colon follows: what stands behind it is somebody's words."""
_TAIL_OPENING: Final = " according to "
LONGEST: Final = 1_500
"""A sentence of more characters is left as it is."""
_SAID_THAT: Final = re.compile(
    rf"\b(?:(?:{_THIRD}|say|said|stipulated|provided|foresaw|proposed|suggested|recommended|agreed)"
    r"(?: also| on \w+day)? that |(?:say|says|said) (?=the |[A-Z]|both |each ))"
)
_AND_THAT: Final = re.compile(r"(?:[,;] and|[,;]| and|, but| but) that (?=[\w“‘\"]+ [\w’'“-]+ )")
"""Where the next of several clauses with "that" begins, each a term of its own."""
_BEHIND: Final = (
    r"(?:the|a|an|its|their|both|all|each|every|any|no|neither|that|for|to|half|[A-ZÀ-Þ\d][\w,.’'-]*|"
    r"sanctions|two|three|four|five|six|seven|eight|nine|ten|farmers|fighters|[\w-]+s)"
)
_OF_TEXT: Final = re.compile(
    rf"(?:\b(?:{_TEXTS})|\b[Ii]t|\bpoint \w+|\b(?:first|second|third|fourth|fifth|sixth|last) point) "
    rf"(?:also |then )?(?P<verb>{_THIRD}) "
)
_SEE: Final = re.compile(r"\b(?:would see|sees) (?=(?:the|its|their|both|all|[A-ZÀ-Þ\d]))")
_AND_DONE: Final = re.compile(
    r"(?:, and|,| and) (?=(?:(?!and |would |which |who )[\w’'-]+ ){1,6}?"
    r"(?:\w+ed|given|cut|put|split|left|sent|paid|held|built|withdrawn|run|brought|taken|sold) "
    r"(?:to|by|from|in|under|over|into|back|out|off|for|with|within|access|an?|the)\b)"
)
"""Where the next of several things that a text "would see" done begins: "and the airfield handed to civilians"."""
_TO_DO: Final = re.compile(
    r"\b(?:agreed|offered|ready|prepared|willing|undertakes?|undertook|pledged|"
    r"(?:commits?|obliges?|requires?) [\w ]{3,25}) to (?=[a-z]+ )"
)
_AND_TO: Final = re.compile(r"(?:[,;] and|[,;]| and)(?: to| (?=not to)) (?=[a-z]+ )")
"""Where the next of several things that somebody is ready to do begins."""
_NEXT: Final = re.compile(
    r"(?:[,;] (?:and |but )|, | and | but |; )(?:also |then |it (?:also )?)?"
    rf"(?P<verb>{_THIRD}) (?={_BEHIND}\b)"
)
"""Where the next of several verbs of a text begins: "keeps the ceiling but shortens the transition"."""
_LED: Final = re.compile(
    rf"^\W*(?:under|in|according to|as part of|in exchange|in return|for its part)\b[^,;:.]{{0,100}}, "
    rf"(?:{_HANDLED}\b[^,;:.]{{2,90}}, )?",
    re.IGNORECASE,
)
"""What stands before the first of several clauses of a text."""
_OF_A_TEXT: Final = re.compile(
    rf"\b(?:under|according to|in) (?:the|this|that|its|a) (?:[\w’'-]+ ){{0,3}}?(?:{_TEXTS})\b", re.IGNORECASE
)
_BASE: Final = "|".join(
    sorted(
        (ACTING | GIVING | {"get", "take", "go", "stay", "remain", "run", "have"}) - {"place", "set"},
        key=len,
        reverse=True,
    )
)
_ORDERED: Final = r"(?:would|shall|will|is to|are to|must)"
_BESIDE: Final = rf"(?:{_BEHIND}|up|out|over|down)"
_DOES: Final = rf"(?:{_THIRD}|pays|gets|drops|wins|takes|stays|goes|runs|has)"
_NEXT_CLAUSE: Final = re.compile(
    r"(?:[,;] and|[,;] while|[,;] whereas| and|[,;]) "
    r"(?=(?:the|its|their|both|all|each|neither|no|any|[A-ZÀ-Þ][\w’'-]+|[\w-]+s) "
    rf"(?:(?!and |but |while |would |who |which )[\w’'-]+ ){{0,5}}{_ORDERED} )"
    r"|, while (?!\w+ing )(?=(?:the|its|their|both|all|each|[A-ZÀ-Þ]))"
    # "and its traders pay no duty", "and the north opens the pass"
    r"|(?:[,;] and| and|[,;]) "
    rf"(?=(?:the|its|their|all|both|no) (?:[\w’'-]+ )?[\w’'-]+s (?:{_BASE}) {_BESIDE} "
    rf"|(?:the|its|their|each|no|[A-ZÀ-Þ][\w’'-]+) (?:[\w’'-]+ ){{0,2}}?{_DOES} {_BESIDE} )"
)
_FINITE: Final = re.compile(
    rf"\b(?:{_ORDERED}|is|are|may|can|has|have|{_THIRD}|withdraws?|pulls?|leaves?|gets?|receives?|rises|falls|grows|"
    r"runs|goes|stays|remains|\w+s (?:its|their|the|all|up|out))\b"
)


_TOLD: Final = re.compile(r", (?:[\w’' -]{2,60} (?:said|says|told)|according to)\b")


class Plain(NamedTuple):
    """A sentence in plainer words, or one of several of which it consists."""

    text: str
    kept: Span
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
    if len(sentence) > LONGEST:
        return []
    sentence = re.sub(r"\s", " ", sentence)
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


def _parts(sentence: str) -> list[Span]:
    """The clauses that a sentence joins, each to be read by itself; nothing where there is but one."""
    for way in (_said_that, _to_do, _seen_done, _of_text, _led, _joined):
        if parts := way(sentence):
            return parts
    return []


def _said_that(sentence: str) -> list[Span]:
    """ "The deal foresees that … and that …"."""
    first = _SAID_THAT.search(sentence)
    return _between(sentence, first.end(), _AND_THAT) if first else []


def _to_do(sentence: str) -> list[Span]:
    """ "Alpha has agreed to … and to …"."""
    first = _TO_DO.search(sentence)
    return _between(sentence, first.end(), _AND_TO) if first else []


def _seen_done(sentence: str) -> list[Span]:
    """ "The draft would see the army leave and the airfield handed to civilians, officials said"."""
    first = _SEE.search(sentence)
    if first is None:
        return []
    tail = _TOLD.search(sentence, first.end())
    return _between(sentence, first.end(), _AND_DONE, tail.start() if tail else None)


def _of_text(sentence: str) -> list[Span]:
    """ "The proposal keeps the ceiling but shortens the transition"."""
    first = _OF_TEXT.search(sentence)
    if first is None:
        return []
    joins = [(one.start(), one.start("verb")) for one in _NEXT.finditer(sentence, first.end())]
    return _cut(sentence, first.start("verb"), joins, _behind(sentence))


def _led(sentence: str) -> list[Span]:
    """ "Under the plan Alpha would leave, and Beta would pay", "…, according to the draft"."""
    lead = _UNDER.match(sentence) or _LED.match(sentence)
    if lead is None and not _OF_A_TEXT.search(sentence):
        return []
    begin = lead.end() if lead else 0
    tail = sentence.find(", according to", begin)
    parts = _between(sentence, begin, _NEXT_CLAUSE, tail if tail > 0 else None)
    # "Alpha and the north would …": two who do one thing
    return parts if all(_FINITE.search(sentence, start, end) for start, end in parts[:-1]) else []


def _joined(sentence: str) -> list[Span]:
    """ "Soldiers leave the square, and the guard is put under the ministry", with nobody who says so."""
    if _SAYING.search(sentence) or "“" in sentence or '"' in sentence:
        return []
    parts = _between(sentence, 0, _NEXT_CLAUSE)
    return parts if all(_FINITE.search(sentence, start, end) for start, end in parts) else []


def _between(sentence: str, begin: int, join: re.Pattern[str], stop: int | None = None) -> list[Span]:
    stop = _behind(sentence) if stop is None else stop
    # "while the date is not yet agreed" belongs to the term before it
    joins = [one.span() for one in join.finditer(sentence, begin) if not UNCLEAR.match(sentence, one.start() + 2)]
    return _cut(sentence, begin, [one for one in joins if one[1] < stop], stop)


def _cut(sentence: str, begin: int, joins: list[Span], stop: int) -> list[Span]:
    """The parts between some joins, up to `stop`; nothing where there is no join or a quotation is cut through."""
    starts, ends = [begin, *(end for _, end in joins)], [*(start for start, _ in joins), stop]
    parts = list(zip(starts, ends, strict=True))
    pieces = [sentence[start:end] for start, end in parts]
    is_whole = all(one.count("“") == one.count("”") and one.count('"') % 2 == 0 for one in pieces)
    return parts if joins and is_whole else []


def _changed(sentence: str, changes: list[tuple[int, int, str]], kept: Span) -> Plain:
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
    for match in _DASHED.finditer(sentence):
        yield *match.span(), ""
    label = _AHEAD_OF_ALL.match(sentence)
    if label is not None and not _WHOSE_WORDS.search(label["label"]) and " " in label["label"].strip():
        yield *label.span("label"), ""
    for match in _BY_THE_WAY.finditer(sentence):
        yield *match.span(), ""
    for match in _UNDER.finditer(sentence):
        yield *match.span("comma"), ","
    for match in _TAIL.finditer(sentence):
        yield *match.span("tail"), f"{_TAIL_OPENING}{match['text']}"
