"""Who is given which words: source, cue and content of every attribution in a text, with exact places.

Rules over a dependency parse, in the manner of open extractors for attribution (Krestel, Bergler, Witte 2008;
Pareti 2015 for the three roles), with a lexicon of our own.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from ..model.proposal import Span
from .asserted import is_negated, is_not_asserted, modal_of, refusal_of
from .confidence import confidence_of
from .contents import Given, clauses_of, given_by, is_infinitive
from .cues import cue_span, lemma_of
from .expressions import LIGHT, feeling, light
from .frames import CLAUSE, CONTROL, FELT, INFINITIVE, LIKEN, SEEMING, SPEECH, THING, WITH_WORD
from .lexicon import CUE_VERBS, TERMS
from .nominal import nominal_of
from .quotations import EDGE, quotations_in, whole_quote
from .sources import Source, source_of, tree_span

_FAR: Final = 5000
_NEIGHBOURS: Final = 60
_MARKS: Final = "\"'“”‘’«»„"
_VERBS: Final = (
    frozenset(CUE_VERBS) | CLAUSE | INFINITIVE | LIKEN | CONTROL | SEEMING | SPEECH | THING | set(WITH_WORD) | LIGHT
)


@dataclass(frozen=True)
class Attribution:
    """One attribution: spans are characters of the text; content may be in pieces; source may be missing."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: Literal["direct", "indirect", "mixed"]
    verb: str
    """The lemma of the word that introduces the content."""
    negated: bool
    modal: str | None
    confidence: float
    who: str | None = None
    """The lemma of the word that the source hangs on; None without a source."""
    thing: str | None = None
    """The lemma of what the cue, or the infinitive behind it, is done to: "accepts the envoy's *paper*"."""
    infinitive: str | None = None
    """The lemma of the infinitive that the content is: "offered to *talk*"."""
    refusal: Literal["not", "never"] | None = None
    """Whether the speaker says that it does not or never will do what the cue says."""
    meant: tuple[Span, ...] = ()
    """Whom a source's "who" stands for: in "Mira, who said", Mira."""
    construction: str = ""


def attributions(document: Any) -> list[Attribution]:
    """Every attribution of a parsed text, in the order of its cues."""
    text = document.text
    quotes = quotations_in(text)
    found: list[Attribution] = []
    starts = [left for left, _ in quotes]
    for token in document:
        made = None
        # what stands far off belongs to another cue; looking at it for every word would make long texts slow
        first, last = bisect_left(starts, token.idx - _FAR), bisect_left(starts, token.idx + _FAR)
        near = quotes[first:last]
        if token.pos_ in ("VERB", "AUX") and (lemma_of(token) in _VERBS or token.lower_ in FELT):
            made = _by_verb(token, text, near)
        if made is None:
            made = _by_other(token, text, near)
        if made is not None:
            found.append(made)
    return _ranked(found, quotes)


def _by_verb(verb: Any, text: str, quotes: list[Span]) -> Attribution | None:
    lemma = lemma_of(verb)
    if verb.tag_ in ("VBN", "VBG") and verb.dep_ in ("amod", "compound"):
        return None
    source = source_of(verb, quotes, text)
    cue = cue_span(verb)
    given = (
        feeling(verb, cue)
        or given_by(verb, cue, source.span if source else None, quotes, text)
        or light(verb, lemma, cue, text)
    )
    if given is None:
        return None
    if CUE_VERBS.get(lemma) in _TAKES_A_STAND and is_not_asserted(verb):
        return None
    if given.construction in ("seeming", "asked") or (
        given.construction == "passive" and not any(child.dep_ == "agent" for child in verb.children)
    ):
        source = None
    made = _made(text, source, given, quotes, verb, lemma, CUE_VERBS.get(lemma, "claims") != "claims")
    if made is None:
        return None
    infinitive = next((clause for clause in clauses_of(verb) if is_infinitive(clause)), None)
    return replace(
        made,
        thing=_thing(verb if infinitive is None else infinitive),
        infinitive=None if infinitive is None else infinitive.lemma_.lower(),
        refusal=refusal_of(verb),
        negated=is_negated(verb),
        modal=modal_of(verb),
    )


def _by_other(token: Any, text: str, quotes: list[Span]) -> Attribution | None:
    nominal = nominal_of(token, text, quotes)
    if nominal is None:
        return None
    lemma = "according to" if token.lower_ == "according" else token.lemma_.lower()
    head = token.head if nominal.given.construction in ("adjective", "felt", "agent noun") else token
    made = _made(text, nominal.source, nominal.given, quotes, head, lemma, nominal.given.construction == "adjective")
    if made is None or head is token:
        return made
    if nominal.given.construction != "adjective":
        return replace(made, negated=is_negated(head))
    clause = next((child for child in token.children if child.dep_ in ("xcomp", "ccomp")), token)
    return replace(
        made,
        negated=is_negated(head),
        thing=_thing(clause),
        infinitive=clause.lemma_.lower() if is_infinitive(clause) else None,
    )


def _thing(verb: Any) -> str | None:
    """The lemma of what a verb is done to."""
    thing = next((child for child in verb.children if child.dep_ in ("dobj", "obj")), None)
    if thing is None and not clauses_of(verb):
        words = ("for", "upon", "about", "of", "against", "with")
        held = (
            one
            for child in verb.children
            if child.dep_ == "prep" and child.i > verb.i and child.lower_ in words
            for one in child.children
            if one.dep_ in ("pobj", "pcomp")
        )
        thing = next(held, None)
    return None if thing is None else thing.lemma_.lower()


_TAKES_A_STAND: Final = frozenset(
    {"supports", "opposes", "rejects", "accepts", "prefers", "offers", "demands", "rules out"}
)


_COMMITS: Final = frozenset({"accepts", "rejects", "rules out"})
"""What a party is bound by if it said so, and worth a look whatever it is of."""
_OF_TERMS: Final = TERMS | {"it", "this", "that", "them", "these"}
"""What a stance can be taken towards, and the words that may stand for it."""


_PARAGRAPH_END: Final = re.compile(r"\r?\n[ \t]*\r?\n")
_CONDITION: Final = re.compile(
    r"(?:but )?(?:only )?(?:even )?(?:if|unless|provided|providing|as long as|so long as|on (?:the )?condition|"
    r"on the understanding|only when|only after|only once)\b",
    re.IGNORECASE,
)


def _with_conditions(verb: Any, text: str, apart: list[Span], content: list[Span], leading: bool) -> list[Span]:
    """The words with the conditions that the cue's own clause puts them under, where they do not hold them already.

    A condition before the cue belongs to an attitude ("if the port opens, Alpha accepts …"), and to no report of words
    ("if asked, she said …").
    """
    found = list(content)
    for child in verb.children:
        span = tree_span(child)
        end = max(right for _, right in found)
        if child.dep_ not in ("advcl", "prep", "mark", "advmod") or not _CONDITION.match(text, *span):
            continue
        if any(_lies_in(span, one) for one in found):
            continue
        between = "".join(
            sign
            for at, sign in enumerate(text[end : span[0]], end)
            if not any(left <= at < right for left, right in apart)
        )
        if span[0] >= end and not text[end : span[0]].strip(" ,") and found[-1][1] == end:
            found[-1] = (found[-1][0], span[1])
        elif (span[0] >= end and not between.strip(EDGE + _MARKS)) or (span[1] <= verb.idx and leading):
            found.append(span)
    return found


def _made(
    text: str,
    source: Source | None,
    given: Given,
    quotes: list[Span],
    head: Any,
    lemma: str,
    leading: bool,
) -> Attribution | None:
    apart = [given.cue, *([source.span] if source else [])]
    content = _with_conditions(head, text, apart, given.content, leading)
    content = [trimmed for span in content if (trimmed := _trim(text, _in_paragraph(text, whole_quote(span, quotes))))]
    if not content:
        return None
    quoted = sum(max(0, min(end, right) - max(start, left)) for start, end in content for left, right in quotes)
    whole = sum(end - start for start, end in content)
    kind: Literal["direct", "indirect", "mixed"] = "direct" if quoted >= whole - 2 else "mixed"
    if not quoted:
        kind = "indirect"
    meant = source is not None and source.meant.i != source.word.i
    return Attribution(
        tuple(span for part in ([source.span] if source else []) if (span := _trim(text, part))),
        tuple(span for part in [given.cue] if (span := _trim(text, part))),
        tuple(
            one for one in sorted(set(content)) if not any(one != other and _lies_in(one, other) for other in content)
        ),
        kind,
        lemma,
        False,
        None,
        confidence_of(
            given.construction,
            lemma,
            source.word if source else None,
            text[source.span[0] : source.span[1]].lower() if source else "",
            head,
            text[given.cue[0] : given.cue[1]].lower(),
            sum(end - start for start, end in content),
        ),
        who=None if source is None else source.meant.lemma_.lower(),
        meant=(span,) if meant and source and (span := _trim(text, _up_to(source.meant, source.word))) else (),
        construction=given.construction,
    )


def _up_to(meant: Any, word: Any) -> Span:
    return meant.left_edge.idx, int(word.idx)


def _ranked(found: list[Attribution], quotes: list[Span]) -> list[Attribution]:
    """The same, less sure of what stands within another's words: that is first of all part of what the other said.

    A stance towards a draft or a term is kept all the same: who relays it and whose it is are both told.
    """
    out = []
    starts = [left for left, _ in quotes]
    for place, one in enumerate(found):
        at = one.cue[0]
        within = [
            quote
            for quote in quotes[bisect_left(starts, at[0] - _FAR) : bisect_left(starts, at[0])]
            if at[0] < quote[1] and quote[1] - quote[0] > at[1] - at[0] + 4
        ]
        around = [
            other
            for other in found[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS]
            if other is not one
            and other.confidence >= (one.confidence if other.construction == "around" else 0.2)
            and any(_lies_in(at, span) for span in other.content)
        ]
        if one.construction in ("quotation before", "quotation behind") and not within:
            # "“…,” she said" stands for itself; what took it in went too far
            around = [other for other in around if other.construction == "according to"]
        if around or within:
            told = all(other.infinitive is None for other in around) and bool(around)
            stance = CUE_VERBS.get(one.verb)
            binds = stance in _COMMITS or (stance in _TAKES_A_STAND and one.thing in _OF_TERMS)
            one = replace(one, confidence=0.5 if binds and told and one.source else min(0.3, one.confidence))
        out.append(one)
    return out


def _in_paragraph(text: str, span: Span) -> Span:
    """A parser that runs on into the next paragraph is stopped at the end of the first."""
    start = span[0]
    while start < span[1] and text[start].isspace():
        start += 1
    cut = _PARAGRAPH_END.search(text, start, span[1])
    return start, cut.start() if cut else span[1]


def _lies_in(one: Span, other: Span) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]


def _trim(text: str, span: Span) -> Span | None:
    start, end = span
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return (start, end) if start < end else None
