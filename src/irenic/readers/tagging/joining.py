"""From a candidate to an attribution: the places of its words, and what else a statement is made of.

Where the rules found it too, all that they know of it is kept. Where they did not, no stance that could bind is
suggested: the tagger tells whose words stand where, and not what they are about.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final, Literal

from ...model.proposal import Span
from ..asserted import is_negated, is_not_asserted, modal_of, refusal_of
from ..attribution import Attribution
from ..contents import clauses_of, is_infinitive
from ..cues import lemma_of
from ..hearsay import is_hearsay
from ..pieces import meet, without_marks
from ..quotations import EDGE, quotations_in, whole_quote
from ..sources import source_of
from .evidence import Candidate, Judged, Run
from .words import Part, head_of

CONSTRUCTION: Final = "tagger"
_MARKS: Final = "\"'“”‘’«»„()[]"


def attribution_of(document: Any, part: Part, judged: Judged, confidence: float) -> Attribution | None:
    """What a candidate is in the text; None where nothing but marks would be left of a place."""
    candidate = judged.candidate
    known = None if candidate.rule is None else part.found[candidate.rule].attribution
    if known is not None and judged.by_rule:
        return replace(known, confidence=confidence)
    text = document.text
    quotes = quotations_in(text)
    cue = _trimmed(text, part, [(int(candidate.cue[0]), int(candidate.cue[-1]) + 1)])
    source = _trimmed(text, part, [candidate.source] if candidate.source else [])
    content = _whole(text, _trimmed(text, part, candidate.content), quotes)
    if not cue or not content:
        return None
    made = known if known is not None else _by_parse(document, part, candidate)
    made = replace(made, source=source, cue=cue, content=content, kind=_kind(content, quotes), confidence=confidence)
    if known is not None and meet(source, known.source):
        return made
    return _with_source(made, document, part, candidate, quotes)


def _by_parse(document: Any, part: Part, candidate: Candidate) -> Attribution:
    head = document[int(part.tokens[head_of(part, candidate.cue)])]
    lemma = "according to" if part.texts[candidate.cue[0]].lower() == "according" else lemma_of(head)
    infinitive = next((clause for clause in clauses_of(head) if is_infinitive(clause)), None)
    return Attribution(
        (),
        (),
        (),
        "indirect",
        # of what is asked, doubted or put under a condition nobody takes a stand
        "" if is_not_asserted(head) or is_hearsay(head) else lemma,
        is_negated(head),
        modal_of(head),
        0.0,
        infinitive=None if infinitive is None else infinitive.lemma_.lower(),
        refusal=refusal_of(head),
        construction=CONSTRUCTION,
    )


def _with_source(made: Attribution, document: Any, part: Part, candidate: Candidate, quotes: list[Span]) -> Attribution:
    if candidate.source is None:
        return replace(made, who=None, meant=())
    words = range(*candidate.source)
    said = document[int(part.tokens[head_of(part, part.words(made.source))])] if made.source else None
    by_parse = source_of(document[int(part.tokens[head_of(part, candidate.cue)])], quotes, document.text)
    if by_parse is not None and by_parse.word.i in {int(part.tokens[word]) for word in words}:
        meant, word = by_parse.meant, by_parse.word
        if meant.i != word.i:
            # "Mira, who said": Mira is meant
            place = _strip(document.text, (meant.left_edge.idx, int(word.idx)))
            return replace(made, who=meant.lemma_.lower(), meant=(place,) if place else ())
    return replace(made, who=None if said is None else said.lemma_.lower(), meant=())


def _kind(content: Sequence[Span], quotes: Sequence[Span]) -> Literal["direct", "indirect", "mixed"]:
    quoted = sum(max(0, min(end, right) - max(start, left)) for start, end in content for left, right in quotes)
    whole = sum(end - start for start, end in content)
    if not quoted:
        return "indirect"
    return "direct" if quoted >= whole - 2 else "mixed"


def _trimmed(text: str, part: Part, found: Sequence[Run]) -> tuple[Span, ...]:
    """The characters of some runs of words, without marks at their ends; runs that only marks part are one."""
    spans: list[Span] = []
    for first, behind in found:
        start, end = int(part.starts[first]), int(part.ends[behind - 1])
        if spans and not text[spans[-1][1] : start].strip(EDGE + _MARKS):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(place for span in spans if (place := _strip(text, span)))


def _strip(text: str, span: Span) -> Span | None:
    kept = without_marks(text, span, EDGE)
    return kept if kept is not None and text[kept[0] : kept[1]].strip(_MARKS) else None


def _whole(text: str, content: Sequence[Span], quotes: list[Span]) -> tuple[Span, ...]:
    """The content with the quotation marks that belong to it."""
    found: list[Span] = []
    for span in content:
        start, end = span
        for left, right in quotes:
            # a quotation that is all of the content but its marks
            if (
                left <= start
                and end <= right
                and not text[left:start].strip(EDGE + _MARKS)
                and not text[end:right].strip(EDGE + _MARKS)
            ):
                start, end = left, right
        found.append(whole_quote((start, end), quotes))
    return tuple(place for one in found if (place := _strip(text, one)))
