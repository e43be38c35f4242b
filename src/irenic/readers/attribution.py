"""Who is given which words: source, cue and content of every attribution in a text, with exact places.

Rules over a dependency parse, in the manner of open extractors for attribution (Krestel, Bergler, Witte 2008;
Pareti 2015 for the three roles), with a lexicon of our own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

from ..model.proposal import Span
from .lexicon import CUE_ADJECTIVES, CUE_NOUNS, CUE_VERBS, DOUBTS, HARDLY, NEEDS_CLAUSE, NOBODY

_EDGE: Final = " \t\r\n,.;:!?–—-―"
_MARKS: Final = "\"'“”‘’«»„"
_OPEN_QUOTE: Final = '“"«„'
_QUOTE: Final = re.compile(r"“[^”]{2,2000}”|\"[^\"]{2,2000}\"|«[^»]{2,2000}»")
_SUBJECTS: Final = ("nsubj", "nsubjpass")
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


def attributions(document: Any) -> list[Attribution]:
    """Every attribution of a parsed text, in the order of its cues."""
    text = document.text
    quotes = [match.span() for match in _QUOTE.finditer(text)]
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
    speech = _speech_before(verb, quotes, text)
    subject = _subject(verb, quotes)
    clauses = [
        child
        for child in verb.children
        if child.dep_ in ("ccomp", "xcomp") and child.pos_ in ("VERB", "AUX", "ADJ", "NOUN", "PROPN")
    ]
    objects = [child for child in verb.children if child.dep_ in ("dobj", "obj", "attr")]
    confidence = 0.9
    linked = _linked(verb)
    cue = (_cue_start(verb), verb.idx + len(verb.text))
    if speech is not None:
        content = [speech, *_speech_after(verb, quotes, text)]
    elif clauses:
        content = [_tree_span(clause) for clause in clauses]
        if lemma in NEEDS_CLAUSE and clauses[0].dep_ == "xcomp":
            confidence = 0.65
        if _holds(content[-1], quotes):
            content += _speech_after(verb, quotes, text)
    elif linked is not None and not objects:
        content = [_tree_span(linked[1])]
        cue = (cue[0], linked[0].idx + len(linked[0].text))
        confidence = 0.7
    elif outer := _outer_clause(verb, subject, text):
        content = outer
    elif (objects and (lemma not in NEEDS_CLAUSE or CUE_VERBS[lemma] in _ATTITUDES or _likened(verb))) or any(
        _holds(_tree_span(one), quotes) for one in objects
    ):
        content = [_tree_span(one) for one in objects]
        content += [_tree_span(child) for child in (_likened(verb), linked and linked[0]) if child is not None]
        confidence = 0.6
    else:
        content = _quoted_behind(verb, quotes, text)
        confidence = 0.75
    if not content:
        return None
    if CUE_VERBS[lemma] in _TAKES_A_STAND and _is_not_asserted(verb):
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
    if any(left < verb.idx < right and right - left > len(verb.text) + 4 for left, right in quotes):
        # words within words: the speaker's own "I think" is part of what the speaker said
        confidence -= 0.45
    source = [] if subject is None else [_without(_tree_span(subject), verb, quotes)]
    return _made(text, source, [cue], content, quotes, lemma, _negation(verb), _modal(verb), confidence)


_TAKES_A_STAND: Final = frozenset({"supports", "opposes", "rejects", "accepts", "prefers", "offers", "demands"})


def _is_not_asserted(verb: Any) -> bool:
    """Whether a clause is asked, put under a condition, or just what somebody denies."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return True
    if verb.sent.text.rstrip(" \"'”’»").endswith("?"):
        return True
    token = verb
    while token.head.i != token.i:
        if any(child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether") for child in token.children):
            return True
        inside = token.dep_ in ("ccomp", "xcomp", "acl", "advcl")
        token = token.head
        if inside and (token.lemma_.lower() in DOUBTS or _negation(token)):
            return True
    return any(child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether") for child in token.children)


def _holds_a_verb(subject: Any, verb: Any) -> bool:
    return any(
        token.pos_ == "VERB" and token.dep_ not in ("relcl", "acl", "amod", "compound", "advcl", "ccomp")
        for token in subject.subtree
        if token.i != verb.i and token.i < verb.i
    )


def _holds(span: Span, quotes: list[Span]) -> bool:
    return any(span[0] <= left and right <= span[1] for left, right in quotes)


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


def _speech_before(verb: Any, quotes: list[Span], text: str) -> Span | None:
    """The quotation that ends right before a cue and its speaker: “…,” she said; “…,” said the minister."""
    own = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
    for left, right in quotes:
        gap = text[right : verb.idx]
        if not 0 <= verb.idx - right <= 90 or any(sign in gap for sign in '.;:?!\n“”"'):
            continue
        # speech ends with its own comma or stop; a nickname or a title in quotation marks does not
        if text[right - 2] not in ",.?!…—–-" and text[right : right + 1] not in ",":
            continue
        if (
            own is not None
            and own.left_edge.idx <= left
            and right <= own.right_edge.idx + len(own.right_edge.text) < verb.idx
        ):
            continue
        return left, right
    return None


def _speech_after(verb: Any, quotes: list[Span], text: str) -> list[Span]:
    """What of the speech goes on behind the cue: “…,” she said. “…” “…”"""
    found: list[Span] = []
    end = max(verb.idx + len(verb.text), verb.right_edge.idx + len(verb.right_edge.text))
    end = min(end, verb.idx + 90)
    for quote in quotes:
        if quote[0] <= verb.idx:
            continue
        gap = text[end : quote[0]] if quote[0] >= end else ""
        if gap.strip(" \t.,;:") or "\n" in gap:
            break
        found.append(quote)
        end = quote[1]
    return found


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
    pieces = [piece for piece in pieces if text[piece[0] : piece[1]].strip(_EDGE + _MARKS)]
    if not pieces:
        return None
    longest = max(pieces, key=lambda piece: piece[1] - piece[0])
    return _made(text, [source], [(token.idx, to.idx + 2)], [longest], quotes, "according to", False, None, 0.9)


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
    negated = _negation(adjective.head)
    return _made(
        text, [_tree_span(subject)], [cue], [_tree_span(clause)], quotes, adjective.lemma_.lower(), negated, None, 0.65
    )


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
    content = [trimmed for span in content if (trimmed := _trim(text, _whole_quote(span, quotes)))]
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

    own = [child for child in verb.children if child.dep_ in _SUBJECTS and is_outside(child)]
    if own:
        return _antecedent(own[0])
    behind = [
        child
        for child in verb.children
        if child.i > verb.i and child.dep_ in ("dobj", "attr", "npadvmod") and child.pos_ in ("PROPN", "NOUN", "PRON")
    ]
    if behind and _speech_right_before(verb, quotes) and is_outside(behind[0]):
        return behind[0]
    passive = next((child for child in verb.children if child.dep_ == "agent"), None)
    if passive is not None:
        return next((child for child in passive.children if child.dep_ == "pobj"), None)
    if (
        verb.dep_ in ("conj", "advcl", "xcomp", "pcomp")
        and verb.head.pos_ in ("VERB", "AUX", "ADJ", "ADP")
        and verb.head.i != verb.i
    ):
        return _subject(verb.head, quotes)
    return _named(verb.head) if verb.dep_ == "relcl" else None


def _speech_right_before(verb: Any, quotes: list[Span]) -> bool:
    return any(0 <= verb.idx - right <= 3 for _, right in quotes)


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
    if any(child.dep_ == "mark" for child in verb.children):
        # "denied that it had rejected": the clause hangs on what stands around it, not the other way round
        return []
    before = [token for token in sentence if token.i not in own and token.i < min(own)]
    after = [token for token in sentence if token.i not in own and token.i > max(own)]
    spans = [(part[0].idx, part[-1].idx + len(part[-1].text)) for part in (before, after) if part]
    return [span for span in spans if len(text[span[0] : span[1]].strip(_EDGE + _MARKS)) > 2]


def _quoted_behind(verb: Any, quotes: list[Span], text: str) -> list[Span]:
    """A quotation that follows the cue in its sentence with little between them: She said: “…”"""
    end = verb.sent.end_char
    for quote in quotes:
        if verb.idx < quote[0] < end + 2:
            gap = text[verb.idx + len(verb.text) : quote[0]]
            near = len(gap) <= 45 if verb.lemma_.lower() not in NEEDS_CLAUSE else not gap.strip(_EDGE)
            return [quote] if near or ":" in gap[-3:] else []
    return []


def _whole_quote(span: Span, quotes: list[Span]) -> Span:
    """A span that cuts a quotation takes all of it in."""
    start, end = span
    for left, right in quotes:
        if left < start < right and end >= right - 1:
            start = left
        if left < end < right and start <= left + 1:
            end = right
    return start, end


def _lies_in(one: Span, other: Span) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]


def _trim(text: str, span: Span) -> Span | None:
    start, end = span
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
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


def _negation(verb: Any) -> bool:
    """Whether a verb is negated: by "not", by "hardly" and "no longer", or because nobody does it."""
    for child in verb.children:
        if child.dep_ == "neg" or (child.dep_ == "advmod" and child.lower_ in HARDLY):
            return True
        of_it = (child, *(one for one in child.children if one.dep_ in ("det", "preconj", "cc")))
        if child.dep_ in _SUBJECTS and any(one.lower_ in NOBODY for one in of_it):
            return True
    return False


def _modal(verb: Any) -> str | None:
    return next((child.lower_ for child in verb.children if child.tag_ == "MD"), None)


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
