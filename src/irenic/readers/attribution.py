"""Who is given which words: source, cue and content of every attribution in a text, with exact places.

Rules over a dependency parse, in the manner of open extractors for attribution (Krestel, Bergler, Witte 2008;
Pareti 2015 for the three roles), with a lexicon of our own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from ..model.proposal import Span
from .asserted import is_negated, is_not_asserted, modal_of, refusal_of
from .lexicon import CUE_ADJECTIVES, CUE_NOUNS, CUE_VERBS, FIGURES, NEEDS_CLAUSE, NO_INFINITIVE
from .quotations import (
    EDGE,
    SUBJECTS,
    holds,
    quotations_in,
    quoted_behind,
    speech_after,
    speech_before,
    speech_right_before,
    whole_quote,
)

_MARKS: Final = "\"'“”‘’«»„"
_AUXILIARIES: Final = ("aux", "auxpass", "neg")


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


def attributions(document: Any) -> list[Attribution]:
    """Every attribution of a parsed text, in the order of its cues."""
    text = document.text
    quotes = quotations_in(text)
    found: list[Attribution] = []
    for token in document:
        if token.pos_ in ("VERB", "AUX") and token.lemma_.lower() in CUE_VERBS:
            made = _by_verb(token, text, quotes)
        elif token.lower_ == "according" and any(child.lower_ == "to" for child in token.children):
            made = _according_to(token, text, quotes)
        elif token.pos_ == "ADJ" and token.lemma_.lower() in CUE_ADJECTIVES:
            made = _by_adjective(token, text, quotes)
        elif token.pos_ == "NOUN" and token.lemma_.lower() in CUE_NOUNS:
            made = _by_noun(token, text, quotes)
        else:
            made = None
        if made is not None:
            found.append(made)
    return found


def _by_verb(verb: Any, text: str, quotes: list[Span]) -> Attribution | None:
    lemma = verb.lemma_.lower()
    speech = speech_before(verb, quotes, text)
    subject = _subject(verb, quotes)
    clauses = _clauses(verb)
    if clauses and clauses[0].dep_ == "xcomp" and lemma in NO_INFINITIVE and speech is None:
        # "continues to target the port" is told by the outlet, whatever it puts in quotation marks
        return None
    objects = [child for child in verb.children if child.dep_ in ("dobj", "obj", "attr")]
    confidence = 0.9
    linked = _linked(verb)
    cue = (_cue_start(verb), verb.idx + len(verb.text))
    if lemma == "rule":
        # a court rules, and a party rules out
        out = next((child for child in verb.children if child.dep_ == "prt" and child.lower_ == "out"), None)
        if out is None:
            return None
        cue = (cue[0], out.idx + len(out.text))
    figure = next((one for one in objects if one.lemma_.lower() in FIGURES), None)
    if lemma == "put" and figure is not None:
        content = [(figure.left_edge.idx, _tree_span(verb)[1])]
    elif lemma == "put":
        return None
    elif speech is not None:
        content = [speech, *speech_after(verb, quotes, text)]
    elif clauses:
        content = [_tree_span(clause) for clause in clauses]
        if lemma in NEEDS_CLAUSE and clauses[0].dep_ == "xcomp":
            confidence = 0.65
        if holds(content[-1], quotes):
            content += speech_after(verb, quotes, text)
    elif linked is not None and not objects:
        content = [_tree_span(linked[1])]
        cue = (cue[0], linked[0].idx + len(linked[0].text))
        confidence = 0.7
    elif outer := _outer_clause(verb, subject, text):
        content = outer
    elif (objects and (lemma not in NEEDS_CLAUSE or CUE_VERBS[lemma] in _ATTITUDES or _likened(verb))) or any(
        holds(_tree_span(one), quotes) for one in objects
    ):
        content = [_tree_span(one) for one in objects]
        content += [_tree_span(child) for child in (_likened(verb), linked and linked[0]) if child is not None]
        confidence = 0.6
    else:
        content = quoted_behind(verb, quotes, text)
        confidence = 0.75
    if not content:
        return None
    if CUE_VERBS[lemma] in _TAKES_A_STAND and is_not_asserted(verb):
        return None
    if subject is not None and _holds_a_verb(subject, verb):
        # a parser that takes "Moscow rejects claims that …" for claims of "Moscow rejects"
        return None
    if subject is None:
        if verb.tag_ in ("VBN", "VBG") and verb.dep_ in ("amod", "acl", "pobj", "compound"):
            return None
        confidence -= 0.3
    elif subject.lower_ in ("i", "we", "you", "one", "it"):
        confidence -= 0.2 if subject.lower_ != "it" else 0.1
    if any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children):
        confidence -= 0.35
    if _is_within_words(verb, quotes):
        confidence -= 0.45
    source = [] if subject is None else [_without(_tree_span(subject), verb, quotes)]
    content = _with_conditions(verb, text, [cue, *source], content, CUE_VERBS[lemma] != "claims")
    made = _made(text, source, [cue], content, quotes, lemma, is_negated(verb), modal_of(verb), confidence)
    infinitive = next((clause for clause in clauses if _is_infinitive(clause)), None)
    return made and replace(
        made,
        who=None if subject is None else subject.lemma_.lower(),
        thing=_thing(verb if infinitive is None else infinitive),
        infinitive=None if infinitive is None else infinitive.lemma_.lower(),
        refusal=refusal_of(verb),
    )


def _clauses(verb: Any) -> list[Any]:
    """The clauses that a cue introduces, and those joined to them by another "that"."""
    clauses = [
        child
        for child in verb.children
        if child.dep_ in ("ccomp", "xcomp") and child.pos_ in ("VERB", "AUX", "ADJ", "NOUN", "PROPN")
    ]
    joined = [child for child in verb.children if child.dep_ == "conj" and child.i > verb.i and _has_that(child)]
    return [*clauses, *joined] if clauses else clauses


def _is_infinitive(clause: Any) -> bool:
    return clause.dep_ == "xcomp" and any(child.dep_ == "aux" and child.lower_ == "to" for child in clause.children)


def _thing(verb: Any) -> str | None:
    """The lemma of what a verb is done to."""
    thing = next((child for child in verb.children if child.dep_ in ("dobj", "obj")), None)
    if thing is None and not _clauses(verb):
        linked = _linked(verb)
        thing = linked[1] if linked is not None else None
    return None if thing is None else thing.lemma_.lower()


def _holds_a_verb(subject: Any, verb: Any) -> bool:
    return any(
        token.pos_ == "VERB" and token.dep_ not in ("relcl", "acl", "amod", "compound", "advcl", "ccomp")
        for token in subject.subtree
        if token.i != verb.i and token.i < verb.i
    )


def _without(span: Span, verb: Any, quotes: list[Span]) -> Span:
    """A source's words without the cue itself, where a relative clause holds it: "Mira, who said …"."""
    start, end = span
    if start < verb.idx < end:
        relative = next(
            (
                token
                for token in verb.sent
                if start <= token.idx < verb.idx and token.lower_ in ("who", "which", "that")
            ),
            None,
        )
        end = relative.idx if relative is not None else verb.idx
    for left, right in quotes:
        if left <= start < right < end:
            start = right
    return start, max(start, end)


_TAKES_A_STAND: Final = frozenset(
    {"supports", "opposes", "rejects", "accepts", "prefers", "offers", "demands", "rules out"}
)
_ATTITUDES: Final = frozenset({"supports", "opposes", "rejects", "accepts", "denies", "downplays", "appraises"})


def _likened(verb: Any) -> Any | None:
    """What something is called or described as: "described it as a step"."""
    return next(
        (child for child in verb.children if child.dep_ == "oprd" or (child.dep_ == "prep" and child.lower_ == "as")),
        None,
    )


_LINKS: Final = frozenset({"for", "on", "upon", "about", "of", "to", "against", "with", "at", "in"})


def _linked(verb: Any) -> tuple[Any, Any] | None:
    """A preposition that belongs to the cue, with what hangs on it: "called for a ban", "warned of a war"."""
    for child in verb.children:
        if (
            child.dep_ == "prep"
            and child.i > verb.i
            and child.lower_ in _LINKS
            and child.lower_ not in ("in", "at", "to", "on")
        ):
            held = next((one for one in child.children if one.dep_ in ("pobj", "pcomp")), None)
            if held is not None:
                return child, held
    return None


def _according_to(token: Any, text: str, quotes: list[Span]) -> Attribution | None:
    to = next(child for child in token.children if child.lower_ == "to")
    whom = next((child for child in to.children if child.dep_ == "pobj"), None)
    if whom is None:
        return None
    source = _tree_span(whom)
    # its words are the clause that it stands in, and not what a semicolon parts from that clause
    sentence = token.sent
    start, end = sentence.start_char, sentence.end_char
    for mark in sentence:
        if mark.text == ";" and mark.idx < token.idx:
            start = max(start, mark.idx + 1)
        if mark.text == ";" and mark.idx > token.idx:
            end = min(end, mark.idx)
    pieces = [(start, token.idx), (source[1], end)]
    pieces = [piece for piece in pieces if text[piece[0] : piece[1]].strip(EDGE + _MARKS)]
    if not pieces:
        return None
    longest = max(pieces, key=lambda piece: piece[1] - piece[0])
    made = _made(text, [source], [(token.idx, to.idx + 2)], [longest], quotes, "according to", False, None, 0.9)
    return made and replace(made, who=whom.lemma_.lower())


def _by_adjective(adjective: Any, text: str, quotes: list[Span]) -> Attribution | None:
    """A readiness or a refusal: "is willing to discuss it"."""
    clause = next((child for child in adjective.children if child.dep_ in ("xcomp", "ccomp")), None)
    if clause is None or adjective.dep_ != "acomp":
        return None
    subject = _subject(adjective.head, quotes)
    if subject is None:
        return None
    cue = (adjective.head.idx, adjective.idx + len(adjective.text))
    if adjective.head.i > adjective.i:
        return None
    negated = is_negated(adjective.head)
    source = _tree_span(subject)
    content = [_tree_span(clause)]
    content = _with_conditions(adjective.head, text, [source, cue], content, True)
    confidence = 0.65 - (0.45 if _is_within_words(adjective, quotes) else 0.0)
    lemma = adjective.lemma_.lower()
    made = _made(text, [source], [cue], content, quotes, lemma, negated, None, confidence)
    return made and replace(
        made,
        who=subject.lemma_.lower(),
        thing=_thing(clause),
        infinitive=clause.lemma_.lower() if _is_infinitive(clause) else None,
    )


def _is_within_words(token: Any, quotes: list[Span]) -> bool:
    """Whether a cue stands within a quotation: the speaker's own "I think" is part of what the speaker said."""
    return any(left < token.idx < right and right - left > len(token.text) + 4 for left, right in quotes)


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
        span = _tree_span(child)
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


def _by_noun(noun: Any, text: str, quotes: list[Span]) -> Attribution | None:
    clause = next((child for child in noun.children if child.dep_ in ("acl", "ccomp") and _has_that(child)), None)
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    if clause is None or owner is None:
        return None
    source = (_tree_span(owner)[0], owner.idx + len(owner.text))
    cue = (noun.idx, noun.idx + len(noun.text))
    return _made(text, [source], [cue], [_tree_span(clause)], quotes, noun.lemma_.lower(), False, None, 0.7)


def _made(
    text: str,
    source: list[Span],
    cue: list[Span],
    content: list[Span],
    quotes: list[Span],
    verb: str,
    negated: bool,
    modal: str | None,
    confidence: float,
) -> Attribution | None:
    content = [trimmed for span in content if (trimmed := _trim(text, whole_quote(span, quotes)))]
    if not content:
        return None
    quoted = sum(max(0, min(end, right) - max(start, left)) for start, end in content for left, right in quotes)
    whole = sum(end - start for start, end in content)
    kind: Literal["direct", "indirect", "mixed"] = "direct" if quoted >= whole - 2 else "mixed"
    if not quoted:
        kind = "indirect"
    if kind == "direct":
        confidence = min(1.0, confidence + 0.05)
    return Attribution(
        tuple(span for part in source if (span := _trim(text, part))),
        tuple(span for part in cue if (span := _trim(text, part))),
        tuple(
            one for one in sorted(set(content)) if not any(one != other and _lies_in(one, other) for other in content)
        ),
        kind,
        verb,
        negated,
        modal,
        round(max(0.05, confidence), 2),
    )


def _subject(verb: Any, quotes: list[Span]) -> Any | None:
    """Who says it: the verb's own subject, that of the verb it is joined to, or of the clause that it hangs on."""
    inside = {quote for quote in quotes if quote[0] < verb.idx < quote[1]}

    def is_outside(token: Any) -> bool:
        # a parser that stumbles over a quotation takes its last words for the speaker
        return not any(left < token.idx < right for left, right in quotes if (left, right) not in inside)

    own = [child for child in verb.children if child.dep_ in SUBJECTS and is_outside(child)]
    passive = next((child for child in verb.children if child.dep_ == "agent"), None)
    if own and own[0].dep_ == "nsubjpass" and verb.lemma_.lower() not in ("quote", "cite"):
        # what is said or written is not who says it
        return passive and next((child for child in passive.children if child.dep_ == "pobj"), None)
    if own:
        return _antecedent(own[0])
    behind = [
        child
        for child in verb.children
        if child.i > verb.i and child.dep_ in ("dobj", "attr", "npadvmod") and child.pos_ in ("PROPN", "NOUN", "PRON")
    ]
    if behind and speech_right_before(verb, quotes) and is_outside(behind[0]):
        return behind[0]
    if passive is not None:
        return next((child for child in passive.children if child.dep_ == "pobj"), None)
    if (
        verb.dep_ in ("conj", "advcl", "xcomp", "pcomp")
        and verb.head.pos_ in ("VERB", "AUX", "ADJ", "ADP")
        and verb.head.i != verb.i
    ):
        return _subject(verb.head, quotes)
    return _named(verb.head) if verb.dep_ == "relcl" else None


def _antecedent(subject: Any) -> Any:
    """Whom "who" and "which" stand for: in "Mira, the mayor, who said", it is Mira."""
    if subject.lower_ in ("who", "which", "that") and subject.head.dep_ == "relcl":
        return _named(subject.head.head)
    return subject


def _named(noun: Any) -> Any:
    while noun.dep_ == "appos":
        noun = noun.head
    return noun


def _outer_clause(verb: Any, subject: Any | None, text: str) -> list[Span]:
    """The clause that a cue is put into or behind: "The talks failed, she said, and nobody knows why"."""
    if verb.dep_ not in ("parataxis", "ccomp", "advcl", "conj", "ROOT"):
        return []
    sentence = verb.sent
    own = {token.i for token in verb.subtree} if verb.dep_ != "ROOT" else {verb.i}
    if verb.dep_ == "ROOT":
        return []
    if subject is None or not (verb.dep_ == "parataxis" or (verb.dep_ == "ccomp" and verb.i > verb.head.i)):
        return []
    if verb.dep_ == "ccomp" and verb.head.lemma_.lower() in CUE_VERBS and _subject(verb.head, []) is not None:
        # "Alpha said it would accept the cap": what is said, and not who says it
        return []
    if any(child.dep_ == "mark" for child in verb.children):
        # "denied that it had rejected": the clause hangs on what stands around it, not the other way round
        return []
    before = [token for token in sentence if token.i not in own and token.i < min(own)]
    after = [token for token in sentence if token.i not in own and token.i > max(own)]
    spans = [(part[0].idx, part[-1].idx + len(part[-1].text)) for part in (before, after) if part]
    return [span for span in spans if len(text[span[0] : span[1]].strip(EDGE + _MARKS)) > 2]


def _lies_in(one: Span, other: Span) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]


def _trim(text: str, span: Span) -> Span | None:
    start, end = span
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return (start, end) if start < end else None


def _tree_span(token: Any) -> Span:
    return token.left_edge.idx, token.right_edge.idx + len(token.right_edge.text)


def _cue_start(verb: Any) -> int:
    """A cue takes in the auxiliaries right before it: "has said", "did not say"."""
    start = verb
    while start.i > verb.sent.start:
        before = verb.doc[start.i - 1]
        if before.head.i == verb.i and before.dep_ in (*_AUXILIARIES, "advmod") and before.pos_ != "PUNCT":
            start = before
        else:
            break
    return int(start.idx)


def _has_that(clause: Any) -> bool:
    return any(child.lower_ == "that" for child in clause.children)


def spans_of(found: list[Attribution]) -> Iterator[dict[str, list[list[int]]]]:
    """The attributions as plain spans, for scoring."""
    for one in found:
        yield {
            "source": [list(span) for span in one.source],
            "cue": [list(span) for span in one.cue],
            "content": [list(span) for span in one.content],
        }
