"""Who is given which words: source, cue and content of every attribution in a text, with exact places.

Rules over a dependency parse, in the manner of open extractors for attribution (Krestel, Bergler, Witte 2008;
Pareti 2015 for the three roles), with a lexicon of our own.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final, Literal

from ..model.proposal import Span
from ..model.record import BINDING
from .asserted import is_negated, is_not_asserted, is_supposed, modal_of, refusal_of
from .attributed import NO_CONTEXT, Context
from .attributed import Attribution as Attribution
from .citing import cited_of
from .colons import quoted_by_colon
from .commitments import said_stance
from .conditions import conditions_in, lies_in, with_condition_behind, with_conditions
from .confidence import confidence_of
from .contents import Given, clauses_of, given_by, is_infinitive
from .contrasted import with_what_is_refused
from .cues import cue_span, lemma_of
from .declared import is_declared
from .each_verdict import with_each_verdict
from .expressions import LIGHT, feeling, light
from .frames import CLAUSE, CONTROL, FELT, INFINITIVE, LIKEN, SEEMING, SPEECH, THING, WITH_WORD
from .guessed import is_guessed
from .harm import is_person
from .hearsay import is_hearsay
from .lexicon import CUE_VERBS, TELLERS
from .misjoined import with_misjoined
from .nominal import nominal_of
from .owned import each_to_its_own
from .pieces import in_paragraph, outside, without_marks
from .quotations import EDGE, quotations_in, whole_quote
from .reckonings import whom_to_believe
from .sources import Source, quoted_as_saying, source_of, tree_span
from .stances import about_of, suggested_stance
from .stands import STANDING, is_never, is_rather, stand_of
from .told_at_end import with_tellers_at_end

_FAR: Final = 5000
_NEIGHBOURS: Final = 60
_MARKS: Final = "\"'“”‘’«»„"
_VERBS: Final = (
    frozenset(CUE_VERBS)
    | CLAUSE
    | INFINITIVE
    | LIKEN
    | CONTROL
    | SEEMING
    | SPEECH
    | THING
    | set(WITH_WORD)
    | LIGHT
    | STANDING
)


def attributions(
    document: Any, context: Context = NO_CONTEXT, *, quotes: list[Span] | None = None
) -> list[Attribution]:
    """Every attribution of a parsed text, in the order of its cues; `context` is what is known before it is read.

    `quotes` are its quotations, where it is part of a text in which one of them begins or ends.
    """
    text = document.text
    context = context._replace(text=text)
    quotes = quotations_in(text) if quotes is None else quotes
    found = quoted_by_colon(document, quotes, context)
    named = {one.content[0] for one in found}
    quotes = [quote for quote in quotes if quote not in named]
    starts = [left for left, _ in quotes]
    for token in document:
        made = None
        # what stands far off belongs to another cue; looking at it for every word would make long texts slow
        first, last = bisect_left(starts, token.idx - _FAR), bisect_left(starts, token.idx + _FAR)
        near = quotes[first:last]
        if (
            token.pos_ in ("VERB", "AUX")
            and whom_to_believe(token) is None
            and (
                lemma_of(token) in _VERBS
                or token.lower_ in FELT
                or is_rather(token)
                or is_never(token)
                or is_declared(token)
            )
        ):
            made = _by_verb(token, text, near)
        if made is None:
            made = _by_other(token, text, near)
        if made is not None:
            made = replace(made, at=token.i, quoted=any(left <= token.idx < right for left, right in (*near, *named)))
            found.append(made)
    # a word that belongs to nothing gives no span
    found = [one for one in found if one.content and (one.cue or one.verb == "colon")]
    found = with_tellers_at_end(found, document, text)
    found.sort(key=lambda one: (one.cue or one.source)[0])
    quotes = sorted({*quotes, *named})
    own = (
        one if one.content == made.content else replace(one, kind=_kind_of(one.content, quotes))
        for made, one in zip(found, each_to_its_own(found), strict=True)
    )
    found = [_with_stance(one, document, context) for one in own]
    found = [part for one in found for part in _verdicts_of(one, found, document, context)]
    found = [_innermost(one, found) for one in found]
    found = [part for one in found for part in with_what_is_refused(one, document, text)]
    grounded = (_with_grounds(one, document, context) for one in _ranked(found, quotes, text))
    return [replace(one, cited=cited_of(one, document, text)) for one in grounded]


def _with_stance(one: Attribution, document: Any, context: Context) -> Attribution:
    """The same with the stance that its own words suggest, where they are meant as they stand."""
    if one.verb == "colon":
        return one
    word = document[one.at]
    if is_not_asserted(word) or is_supposed(word) or is_guessed(word):
        return one
    stance = suggested_stance(one, document, context)
    if stance != "claims" and not is_hearsay(word):
        return replace(one, stance=stance)
    # what is denied is claimed in no case: the opposite is
    return replace(one, stance="denies") if CUE_VERBS.get(one.verb) == "denies" and not one.negated else one


def _verdicts_of(one: Attribution, found: list[Attribution], document: Any, context: Context) -> list[Attribution]:
    """The same with the stance of those quoted, or one for each verdict where a quotation holds more than one."""

    def judged(part: Attribution) -> Attribution:
        return _with_own_stance(
            replace(part, stance=said_stance(part, document, context).stance), found, document, context
        )

    whole = _with_own_stance(one, found, document, context)
    if one.verb not in SPEECH | {"colon"} or one.negated or one.quoted:
        return [whole]
    parts = with_each_verdict(one, judged, context.text)
    return parts if len(parts) > 1 else [whole]


def _with_grounds(one: Attribution, document: Any, context: Context) -> Attribution:
    """The same with what a stance that binds is about, and with the conditions under which it holds."""
    if one.stance not in BINDING:
        return one
    about = one.about or about_of(one, document, context)
    conditions = tuple(
        span
        for span in conditions_in(document, context.text, one.content)
        # "will not sign without her" is a condition, "accepts a port without customs" is none
        if one.stance in ("rejects", "rules out") or not context.text.startswith("without", span[0])
    )
    if any(context.text[start:end].lower().startswith("had ") for start, end in conditions):
        # "had the port been open, it would accept": the port was not, and so nobody accepts
        return replace(one, stance="claims")
    for condition in conditions:
        about = tuple((start, condition[0] if start < condition[0] < end else end) for start, end in about)
    about = tuple(span for part in about if (span := without_marks(context.text, part, EDGE)))
    return replace(one, about=about or one.content, condition=conditions)


def turn_of(
    document: Any, who: Span, name: str, found: list[Attribution], context: Context = NO_CONTEXT
) -> list[Attribution]:
    """All that one speaker says in a turn of an interview, with the name before the colon as its source.

    One attribution, or one for each verdict where the turn holds more than one.
    """
    text = document.text
    context = context._replace(text=text)
    one = Attribution((who,), (), ((0, len(text.rstrip())),), "direct", "turn", False, None, 0.9, name, at=0)

    quotes = quotations_in(text)

    def judged(part: Attribution) -> Attribution:
        # what a speaker quotes is another's: "I asked her, and she said, “We have accepted it.”"
        part = replace(part, content=outside(part.content, quotes) or part.content)
        held = (other for other in found if other.cue and any(lies_in(other.cue[0], span) for span in part.content))
        own = [other.stance for other in held if other.who in _OURSELVES and other.stance in BINDING | _ATTITUDES]
        said = said_stance(part, document, context).stance
        return replace(part, stance=said if said in BINDING or not own else own[0])

    parts = with_each_verdict(one, judged, text)
    parts = parts if len(parts) > 1 else [replace(judged(one), content=one.content)]
    return [_with_grounds(part, document, context) for part in parts]


def _with_own_stance(one: Attribution, found: list[Attribution], document: Any, context: Context) -> Attribution:
    """What "I" or "we" accept within a quotation is the stance of the one who is quoted."""
    if one.kind == "indirect" or one.stance in BINDING or (one.quoted and one.who not in _OURSELVES):
        return one
    # "they say that we will sign", within a quotation, is their word for it
    others = [
        other for other in found if other.quoted and other.source and other.who not in _OURSELVES and other is not one
    ]
    for other in found:
        if any(lies_in(other.cue[0], span) for around in others if other.cue for span in around.content):
            continue
        if (
            other.who not in _OURSELVES
            or other.stance not in BINDING | _ATTITUDES | {"declines to comment"}
            or not other.source
        ):
            continue
        if other.quoted and any(lies_in(other.cue[0], span) for span in one.content):
            return replace(one, stance=other.stance, about=about_of(other, document, context))
    return one


def _innermost(one: Attribution, found: list[Attribution]) -> Attribution:
    """Only the claim, where what was said takes a stand that is told as somebody's own: "said he “can sign this”"."""
    if one.stance not in BINDING or one.kind == "direct" or one.verb not in SPEECH or one.infinitive is not None:
        return one
    for other in found:
        own = other is not one and other.stance == one.stance and other.source and other.who not in _OURSELVES
        own = own and not (other.verb == "rather" and other.who in _PERSONS)
        if own and any(lies_in(other.cue[0], span) for span in one.content if other.cue):
            return replace(one, stance="claims")
    return one


def _by_verb(verb: Any, text: str, quotes: list[Span]) -> Attribution | None:
    lemma = lemma_of(verb)
    if verb.tag_ in ("VBN", "VBG") and verb.dep_ in ("amod", "compound"):
        return None
    if verb.dep_ == "xcomp" and lemma_of(verb.head) == "vote" and stand_of(verb.head, (0, 0), text) is not None:
        # "voted to accept the truce" is one stand
        return None
    if lemma in ("cite", "quote") and (cited := _cited(verb, quotes, text)) is not None:
        return cited
    whom = quoted_as_saying(verb)
    source = source_of(verb, quotes, text) if whom is None else whom
    cue = cue_span(verb)
    stand = stand_of(verb, cue, text)
    lemma, given = stand or (lemma, _given(verb, cue, source, quotes, text, lemma))
    if given is None:
        return None
    if source is not None:
        given = Given(with_misjoined(given.content, verb, source.word), given.construction, given.cue)
    if whom is not None and verb.dep_ != "pcomp":
        # what follows is told by "saying"; who quotes is no part of what stands ahead
        teller = source_of(verb, quotes, text)
        first = teller.span[0] if teller else int(verb.idx)
        content = [(start, min(end, first)) for start, end in given.content if start < first and end <= verb.idx]
        if not content:
            return None
        given = Given(content, given.construction, given.cue)
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


def _cited(verb: Any, quotes: list[Span], text: str) -> Attribution | None:
    """ "Citing the ministry, the Herald reported that …": what the Herald reports, the ministry has said."""
    head = verb.head
    whom = next((child for child in verb.children if child.dep_ == "dobj" and child.i > verb.i), None)
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or lemma_of(head) not in SPEECH or whom is None:
        return None
    if not (whom.pos_ == "PROPN" or whom.lemma_.lower() in TELLERS or is_person(whom.lemma_.lower())):
        # "citing security concerns"
        return None
    teller = source_of(head, quotes, text)
    given = _given(head, cue_span(head), teller, quotes, text, lemma_of(head))
    if given is None or teller is None:
        return None
    own = tree_span(verb)
    content = [(start, own[0] if start < own[0] < end else end) for start, end in given.content]
    cue = int(verb.idx), int(verb.idx + len(verb.text))
    source = Source(whom, whom, tree_span(whom))
    return _made(text, source, Given(content, "according to", cue), quotes, verb, "cite", False)


def _given(verb: Any, cue: Span, source: Source | None, quotes: list[Span], text: str, lemma: str) -> Given | None:
    return (
        feeling(verb, cue)
        or given_by(verb, cue, source.span if source else None, quotes, text)
        or light(verb, lemma, cue, text)
    )


def _by_other(token: Any, text: str, quotes: list[Span]) -> Attribution | None:
    nominal = nominal_of(token, text, quotes)
    if nominal is None:
        return None
    lemma = "according to" if token.lower_ == "according" else token.lemma_.lower()
    lemma = token.lower_ if nominal.given.construction in ("adjective", "felt") else lemma
    head = token.head if nominal.given.construction in ("adjective", "felt", "agent noun", "agent aside") else token
    lemma = nominal.name or lemma
    made = _made(text, nominal.source, nominal.given, quotes, head, lemma, nominal.given.construction == "adjective")
    if made is not None and head is token and nominal.name is not None:
        return replace(made, modal=modal_of(token))
    if made is None or head is token:
        return made
    if nominal.given.construction != "adjective":
        return replace(made, negated=is_negated(head))
    clause = next((child for child in token.children if child.dep_ in ("xcomp", "ccomp")), token)
    return replace(
        made,
        negated=is_negated(head),
        modal=modal_of(head),
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


_OURSELVES: Final = frozenset({"i", "we", "my", "our", "us", "me"})
_TO_DO: Final = re.compile(r"\bto\s+\w")
"""A cue that tells what somebody is bound, said or yet to do."""
_NOBODY: Final = frozenset({"you", "one", "this", "these", "those", "that", "which", "what", "people"})
_PERSONS: Final = frozenset({"he", "she", "they", "it"})
_TAKES_A_STAND: Final = frozenset(
    {"supports", "opposes", "rejects", "accepts", "prefers", "offers", "demands", "rules out"}
)


_ATTITUDES: Final = frozenset({"supports", "opposes", "willing to discuss"})
"""What is told of somebody's mind by whoever relays it."""


_WATCHING: Final = re.compile(
    r"\b(?:analysts?|experts?|commentators?|historians?|observers|pundits?|opposition|critics?|opponents?)\b",
    re.IGNORECASE,
)
_TO_COME: Final = frozenset({"will", "wo", "would", "shall", "’ll", "'ll", "’d", "'d"})
_REBELS: Final = frozenset(
    "rebel insurgent guerrilla terrorist enemy opponent rival adversary separatist militant".split()
)
_OF_A_STATE: Final = frozenset(
    "minister president premier general government army colonel chancellor king queen ministry cabinet".split()
)


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
    leading = leading or given.construction == "stand"
    content = with_conditions(head, text, apart, given.content, leading)
    if leading:
        content = with_condition_behind(head.doc, text, content)
    content = [
        kept for span in content if (kept := without_marks(text, in_paragraph(text, whole_quote(span, quotes)), EDGE))
    ]
    if not content:
        return None
    meant = source is not None and source.meant.i != source.word.i
    return Attribution(
        tuple(span for part in ([source.span] if source else []) if (span := without_marks(text, part, EDGE))),
        tuple(span for part in [given.cue] if (span := without_marks(text, part, EDGE))),
        tuple(
            one for one in sorted(set(content)) if not any(one != other and lies_in(one, other) for other in content)
        ),
        _kind_of(content, quotes),
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
        meant=(span,)
        if meant and source and (span := without_marks(text, _up_to(source.meant, source.word), EDGE))
        else (),
        construction=given.construction,
    )


def _kind_of(content: Sequence[Span], quotes: list[Span]) -> Literal["direct", "indirect", "mixed"]:
    quoted = sum(max(0, min(end, right) - max(start, left)) for start, end in content for left, right in quotes)
    if not quoted:
        return "indirect"
    return "direct" if quoted >= sum(end - start for start, end in content) - 2 else "mixed"


def _up_to(meant: Any, word: Any) -> Span:
    return meant.left_edge.idx, int(word.idx)


def _ranked(found: list[Attribution], quotes: list[Span], text: str) -> list[Attribution]:
    """The same, less sure of what stands within another's words: that is first of all part of what the other said.

    A stance towards a draft or a term is kept all the same: who relays it and whose it is are both told.
    """
    out = []
    starts = [left for left, _ in quotes]
    for place, one in enumerate(found):
        at = (one.cue or one.source)[0]
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
            and any(lies_in(at, span) for span in other.content)
        ]
        if one.construction in ("quotation before", "quotation behind") and not within:
            # "“…,” she said" stands for itself; what took it in went too far
            around = [other for other in around if other.construction == "according to"]
        if any(_WATCHING.search(" ".join(text[s:e] for s, e in other.source)) for other in around):
            # what analysts think that somebody could accept is their guess
            one = replace(one, stance="claims")
        foretold = one.modal in _TO_COME and one.who in _REBELS
        if foretold and any(other.who in _OF_A_STATE for other in around):
            # "the minister said the rebels would never accept it": he does not speak for them
            one = replace(one, stance="claims")
        if around or within:
            told = all(other.infinitive is None for other in around) and bool(around)
            binds = one.stance in BINDING or one.stance in _ATTITUDES
            binds = (
                binds
                and told
                and bool(one.source)
                and one.who not in _OURSELVES
                and not (one.verb == "rather" and one.who in _PERSONS)
            )
            one = replace(one, confidence=0.5 if binds else min(0.3, one.confidence))
        elif (
            one.stance in BINDING
            and one.source
            and one.who not in _OURSELVES | _NOBODY
            and not one.construction.startswith("noun")
            and not any(_TO_DO.search(text, *span) for span in one.cue)
        ):
            # a pronoun is resolved, and what it stands for takes the stand; "will never agree to exceptions" is plain
            one = replace(one, confidence=max(0.5, one.confidence))
        elif one.stance in _ATTITUDES and one.source and (one.construction == "relative" or one.meant):
            # "the wing, which backs the text"
            one = replace(one, confidence=max(0.5, one.confidence))
        out.append(one)
    return out
