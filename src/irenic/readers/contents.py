"""Which words are given: the quotation, clause, infinitive or thing that belongs to a verb, the likeliest first."""

import re
from dataclasses import dataclass
from typing import Any, Final

from ..model.proposal import Span
from .cues import lemma_of, span_to
from .frames import CLAUSE, CONTROL, INFINITIVE, JUDGED, LIKEN, SEEMING, SHOW, SPEECH, THING, WITH_WORD
from .harm import STATES
from .lexicon import FIGURES
from .matters import NO_MATTER, is_matter
from .nearby import text_of
from .quotations import EDGE, SUBJECTS, quoted_behind, quoted_whole, speech_after, speech_before
from .sources import tree_span

_OBJECTS: Final = ("dobj", "obj", "attr")
_DAY: Final = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tonight")
_DEAD_AT: Final = re.compile(
    r" (?:the|its|their|his|her)(?: own)? (?:dead|wounded|injured|missing|losses|casualties|toll)"
    r"(?: \w+){0,2} (?:at|to) ",
    re.IGNORECASE,
)
_FAR: Final = 150
"""So many words behind a clause's verb are looked at for where it ends."""
_PARTING: Final = re.compile("[:;]")
_ASKED: Final = frozenset({"ask", "press", "question", "quiz", "grill"})
_ALSO_DOES: Final = frozenset("go begin continue offer agree proceed".split())
"""What gives a quotation, and with an infinitive tells what somebody does: "went on to leave"."""
_NAMING: Final = frozenset("call label dub brand term deem declare proclaim pronounce name".split())
_SHOWN: Final = frozenset(
    "poll survey study report data analysis record figure result document paper review average video tally".split()
)
_TELLING: Final = frozenset("say add warn tell note argue insist call cite ask claim write predict put".split())
_TELLS_APART: Final = SPEECH | {"put", "count", "give", "list"}
"""What a "while" clause that is another's has for its verb."""
"""What goes with the one who speaks, and not with what is said."""
_NUMBERING: Final = frozenset("say speak report count tally confirm talk record claim tell".split())
"""What may give a bare number: "police say three"."""
_NUMBERS_END: Final = re.compile(
    r"[;:.!?](?!\d)|, (?!(?:and |at least |some |about )?\w+ (?:dead|killed|wounded|injured|hurt|missing|captured|arrested|detained)\b)"
)
_LIKENING: Final = frozenset({"as", "for", "of", "to", "with", "on", "over"})


@dataclass(frozen=True)
class Given:
    """What a verb gives: its place, by which construction, and the cue, where words behind the verb belong to it."""

    content: list[Span]
    construction: str
    cue: Span


def given_by(verb: Any, cue: Span, source: Span | None, quotes: list[Span], text: str) -> Given | None:
    """The words that a verb gives, by the first construction that fits it."""
    lemma = lemma_of(verb)
    does = lemma in _ALSO_DOES and any(is_infinitive(clause) for clause in clauses_of(verb))
    if lemma in SPEECH and not does:
        speech = speech_before(verb, quotes, text)
        if speech is not None:
            return Given([speech, *speech_after(verb, quotes, text)], "quotation before", cue)
    if lemma == "put":
        return _figure(verb, cue)
    if lemma == "rule":
        return _ruled(verb, cue)
    passive = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    if passive is not None:
        return _passive(verb, lemma, passive, cue)
    if lemma in _ASKED and verb.tag_ == "VBN" and not any(child.dep_ in (*SUBJECTS, "aux") for child in verb.children):
        # "Asked about it, she said …"
        return _asked(verb, cue)
    clauses = clauses_of(verb)
    if lemma in SPEECH and not does:
        behind = quoted_behind(verb, clauses, quotes, text)
        if behind:
            return Given([*behind, *speech_after(verb, quotes, text, behind[-1][1])], "quotation behind", cue)
    if lemma in SEEMING and source is not None:
        return _seeming(verb, clauses, source, cue)
    infinitive = bool(clauses) and is_infinitive(clauses[0])
    objects = [
        child
        for child in verb.children
        if child.dep_ in _OBJECTS and child.i > verb.i and not _DAY.fullmatch(child.text)
    ]
    if lemma == "claim" and any(one.lower_ in ("lives", "life", "victims") for one in objects):
        # "hostilities claimed 37 lives"
        return None
    if clauses and (lemma in LIKEN or lemma in CONTROL):
        made = _held(verb, lemma, clauses, objects, cue)
        if made is not None:
            return made
    before = [clause for clause in clauses if clause.i < verb.i and _PARTING.search(text, clause.idx, verb.idx)]
    if before and (objects or linked(verb, WITH_WORD.get(lemma, frozenset())) is not None):
        # "They are divided: some insist on ten per cent", "it gives us ten; we accept them"
        clauses = [clause for clause in clauses if clause not in before]
    if clauses and not infinitive and lemma in CLAUSE and not _is_gerund(clauses[0]):
        return _clause(verb, lemma, clauses, cue, source, quotes, text)
    if clauses and infinitive and lemma in INFINITIVE and clauses[0].i > verb.i and not objects:
        return Given([_joined(verb, clauses)], "infinitive", cue)
    if clauses and _is_gerund(clauses[0]) and clauses[0].i > verb.i and lemma in THING:
        return Given([_joined(verb, clauses)], "gerund", cue)
    if lemma in SPEECH and (far := _far_clause(verb, cue)) is not None:
        return far
    if lemma in _NUMBERING and (numbers := _numbers(verb, objects, cue, text)) is not None:
        return numbers
    return _thing(verb, lemma, objects, quotes, cue, text) or _around(verb, lemma, source, cue, text)


def clauses_of(verb: Any) -> list[Any]:
    """The clauses that a cue introduces, and those joined to them by another "that"."""
    clauses = [
        child
        for child in verb.children
        if child.dep_ in ("ccomp", "xcomp") and child.pos_ in ("VERB", "AUX", "ADJ", "NOUN", "PROPN", "PRON", "ADP")
    ]
    joined = [
        child
        for child in verb.children
        if child.dep_ == "conj" and child.i > verb.i and any(one.lower_ == "that" for one in child.children)
    ]
    if clauses and any(child.tag_ == "MD" for child in clauses[0].children):
        # "said that it would honour the truce, but would never disarm": a parser may join the two to "said"
        joined += [
            child
            for child in verb.children
            if child.dep_ == "conj"
            and child.i > clauses[0].i
            and lemma_of(child) not in SPEECH
            and any(one.tag_ == "MD" for one in child.children)
            and not any(one.dep_ in SUBJECTS for one in child.children)
        ]
    return [*clauses, *joined] if clauses else clauses


def is_infinitive_of(verb: Any) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def is_infinitive(clause: Any) -> bool:
    return clause.dep_ in ("xcomp", "ccomp") and is_infinitive_of(clause)


def _is_gerund(clause: Any) -> bool:
    """ "Suggested leaving", as against "said they were leaving"."""
    return clause.tag_ == "VBG" and not any(child.dep_ in (*SUBJECTS, "aux") for child in clause.children)


def linked(verb: Any, words: frozenset[str]) -> tuple[Any, Any] | None:
    """A preposition that belongs to the cue, with what hangs on it: "called for a ban", "warned of a war"."""
    for child in verb.children:
        if child.dep_ in ("prep", "prt") and child.i > verb.i and child.lower_ in words:
            held = next((one for one in child.children if one.dep_ in ("pobj", "pcomp")), None)
            if held is not None and not _DAY.fullmatch(held.text):
                return child, held
    return None


def _figure(verb: Any, cue: Span) -> Given | None:
    figure = next(
        (
            one
            for one in verb.children
            if one.dep_ in (*_OBJECTS, "nsubj") and one.i > verb.i and {one.lemma_.lower(), one.lower_} & FIGURES
        ),
        None,
    )
    if figure is None and _DEAD_AT.match(text_of(verb.doc), verb.idx + len(verb.text)):
        figure = verb.doc[verb.i + 1]
    return figure and Given([(figure.left_edge.idx, tree_span(verb)[1])], "thing", cue)


def _ruled(verb: Any, cue: Span) -> Given | None:
    # a court rules, and a party rules out
    clauses = [clause for clause in clauses_of(verb) if clause.dep_ == "ccomp" and clause.i > verb.i]
    if clauses:
        return Given([_joined(verb, clauses)], "clause", cue)
    out = next((child for child in verb.children if child.dep_ == "prt" and child.lower_ == "out"), None)
    objects = [child for child in verb.children if child.dep_ in (*_OBJECTS, "xcomp", "pcomp") and child.i > verb.i]
    return Given([_joined(verb, objects)], "thing", span_to(cue, out)) if out is not None and objects else None


def _joined(verb: Any, parts: list[Any]) -> Span:
    """From the first word of the parts behind a verb to the last: "that it rained and that it snowed"."""
    spans = [tree_span(part) for part in parts]
    start = min(left for left, _ in spans)
    if all(part.i > verb.i for part in parts):
        start = max(start, verb.idx + len(verb.text))
        return start, _end(verb, parts[-1], max(right for _, right in spans))
    return start, max(right for _, right in spans)


def _end(verb: Any, part: Any, end: int) -> int:
    """Where the words end: before what the same speaker says next, which a parser may take for more of them.

    "She said that the talks failed and warned that …", "… failed, adding that …", "… failed - a blow to all".
    """
    last = min(part.right_edge.i, part.i + _FAR)
    for token in verb.doc[part.i + 1 : last + 1]:
        told = lemma_of(token) in _TELLING and token.pos_ == "VERB"
        if told and token.tag_ == "VBG" and token.dep_ == "advcl" and verb.doc[token.i - 1].text == ",":
            return int(verb.doc[token.i - 1].idx)
        if _is_tail(token, part, end):
            return int(verb.doc[token.left_edge.i - 1].idx)
        own = any(child.dep_ in SUBJECTS for child in token.children)
        if told and token.dep_ == "conj" and token.head.i == part.i and not own and token.tag_ in ("VBD", "VBZ"):
            first = token.left_edge.i
            while first > part.i and verb.doc[first - 1].text.lower() in (",", "and", "but", "also", "then", "later"):
                first -= 1
            return int(verb.doc[first].idx)
    return end


def _is_tail(token: Any, part: Any, end: int) -> bool:
    """What stands behind a comma at the very end and is not part of what was said.

    A "which" clause there is as a rule the report's own remark; a "while" clause with its own speaker is another's.
    """
    first = token.left_edge
    if first.i <= part.i or token.doc[first.i - 1].text != "," or tree_span(token)[1] < end - 1:
        return False
    if token.dep_ == "advcl" and token.tag_ == "VBG" and first.i == token.i and token.head.i == part.i:
        # "refused to leave, throwing the talks into doubt": what comes of it is the report's own remark
        return is_infinitive(part)
    if token.dep_ == "relcl":
        return bool(first.lower_ == "which")
    apart = token.dep_ == "advcl" and first.lower_ in ("while", "whereas", "although", "though")
    return apart and lemma_of(token) in _TELLS_APART and any(child.dep_ == "nsubj" for child in token.children)


def _clause(
    verb: Any, lemma: str, clauses: list[Any], cue: Span, source: Span | None, quotes: list[Span], text: str
) -> Given:
    content = [_joined(verb, clauses)]
    construction = "clause before" if clauses[0].i < verb.i else "clause"
    if construction == "clause" and any(
        child.lower_ == "that" and child.dep_ == "mark" for child in clauses[0].children
    ):
        construction = "that-clause"
    content = [part for span in content for part in _apart(span, cue, source, text)]
    if content and lemma in SPEECH:
        content = [quoted_whole(span, quotes, verb) for span in content]
        if any(left <= content[-1][1] <= right + 1 and content[-1][0] <= left for left, right in quotes):
            content += speech_after(verb, quotes, text, content[-1][1])
    return Given(content, construction, cue)


def _far_clause(verb: Any, cue: Span) -> Given | None:
    """A "that" which a parser hangs on where it was said: "said in a statement that the talks had failed"."""
    last = min(verb.sent.end, verb.i + 20)
    for token in verb.doc[verb.i + 1 : last]:
        if token.lower_ == "that" and token.dep_ in ("mark", "nsubj") and token.head.i > token.i:
            if (
                verb.doc[token.i - 1].pos_ in ("NOUN", "PROPN", "NUM")
                and any(child.dep_ == "prep" and child.i < token.i <= child.right_edge.i for child in verb.children)
                and token.dep_ == "mark"
            ):
                return Given([(token.idx, _end(verb, token.head, tree_span(token.head)[1]))], "that-clause", cue)
            return None
        if token.pos_ in ("VERB", "PUNCT"):
            return None
    return None


def _apart(span: Span, cue: Span, source: Span | None, text: str) -> list[Span]:
    """A content in two pieces where the cue and its source stand in its midst: "The talks, she said, had failed"."""
    inner = [one for one in (cue, source) if one is not None and span[0] <= one[0] and one[1] <= span[1]]
    if not inner:
        return [span]
    start, end = min(left for left, _ in inner), max(right for _, right in inner)
    pieces = [(span[0], start), (end, span[1])]
    if text[end : end + 2].strip()[:1] not in (",", "–", "—", "-", ":") or not text[:start].rstrip().endswith(
        (",", "-", "—", "–", "”", '"')
    ):
        # no commas around the cue: what stands before it is no part of the words
        pieces = pieces[1:] if span[1] - end > 2 else pieces
    return [piece for piece in pieces if len(text[piece[0] : piece[1]].strip(EDGE)) > 2]


def _numbers(verb: Any, objects: list[Any], cue: Span, text: str) -> Given | None:
    """What somebody counts, with all that tells of it: "speaks of three dead on their side", "counted eight"."""
    of = linked(verb, frozenset({"of"}))
    first = of[1] if of is not None else objects[0] if objects else None
    if first is None or not any(word.like_num for word in verb.doc[first.left_edge.i : first.i + 1]):
        return None
    if lemma_of(verb) == "say" and first.pos_ != "NUM":
        return None
    start, end = int(first.left_edge.idx), max(tree_span(verb)[1], tree_span(first)[1])
    if verb.dep_ == "ccomp" and verb.head.i > verb.i and verb.head.lower_ in STATES:
        # "reported 12 dead, 30 hurt", where a parser takes the last of them for the verb of the sentence
        end = max(end, tree_span(verb.head)[1])
    stop = _NUMBERS_END.search(text, first.idx + len(first.text), end)
    reached = cue if of is None else span_to(cue, of[0])
    return Given([(start, stop.start() if stop else end)], "thing", reached)


def _held(verb: Any, lemma: str, clauses: list[Any], objects: list[Any], cue: Span) -> Given | None:
    """Whom or what one calls, urges or wants, with what follows of it: "urged the council to act"."""
    behind = [clause for clause in clauses if clause.i > verb.i]
    if not behind:
        return None
    first = behind[0]
    own = any(child.dep_ in SUBJECTS for child in first.children)
    marked = any(child.dep_ == "mark" for child in first.children)
    if lemma in CONTROL and is_infinitive(first) and (own or objects):
        if lemma == "tell" and objects:
            return Given([_joined(verb, behind)], "control", cue)
        return Given([_joined(verb, [*objects, *behind])], "control", cue)
    if lemma == "call" and is_infinitive(first) and (on := linked(verb, frozenset({"on", "upon"}))) is not None:
        return Given([_joined(verb, [on[1], *behind])], "control", span_to(cue, on[0]))
    if lemma == "want" and first.tag_ == "VBN" and own:
        # "wants the sanctions lifted"
        return Given([_joined(verb, behind)], "control", cue)
    if lemma in LIKEN and not marked and not first.tag_.startswith("VB") and (own or objects):
        return Given([_joined(verb, [*objects, *behind, *_likened(verb)])], "likening", cue)
    return None


def _likened(verb: Any) -> list[Any]:
    return [
        child
        for child in verb.children
        if child.i > verb.i
        and (
            child.dep_ == "oprd"
            or (child.dep_ in ("prep", "dative") and child.lower_ in _LIKENING and not _is_when(child))
            or (child.dep_ == "advcl" and any(one.lower_ == "as" for one in child.children))
        )
    ]


def _is_when(preposition: Any) -> bool:
    return any(
        (one.dep_ == "pobj" and one.ent_type_ in ("DATE", "TIME")) or one.text.endswith("day")
        for one in preposition.children
    )


def _passive(verb: Any, lemma: str, passive: Any, cue: Span) -> Given | None:
    """What is said of something in the passive: "The plan was praised by the mayor", "Alpha is expected to sign"."""
    clauses = [clause for clause in clauses_of(verb) if clause.i > verb.i]
    agent = any(child.dep_ == "agent" for child in verb.children)
    of_it = tree_span(passive)
    if lemma in _ASKED or lemma == "tell":
        return _asked(verb, cue)
    likened = _likened(verb)
    if clauses and clauses[0].dep_ == "xcomp" and (lemma in CLAUSE or lemma in CONTROL or lemma in LIKEN):
        return Given([of_it, _joined(verb, clauses)], "passive", cue)
    if clauses and lemma in CLAUSE and passive.lower_ == "it":
        return Given([_joined(verb, clauses)], "passive", cue)
    if lemma in LIKEN and likened and (agent or likened[0].dep_ == "oprd" or likened[0].lower_ == "as"):
        return Given([of_it, _joined(verb, likened)], "passive", cue)
    if agent and (lemma in THING or lemma in SPEECH):
        return Given([of_it], "passive by", cue)
    return None


def _asked(verb: Any, cue: Span) -> Given | None:
    clauses = [clause for clause in clauses_of(verb) if clause.i > verb.i]
    if clauses:
        return Given([_joined(verb, clauses)], "asked", cue)
    held = linked(verb, frozenset({"about", "for", "on"}))
    return held and Given([tree_span(held[1])], "asked", span_to(cue, held[0]))


def _seeming(verb: Any, clauses: list[Any], source: Span, cue: Span) -> Given | None:
    behind = [clause for clause in clauses if clause.i > verb.i] or [
        child for child in verb.children if child.dep_ in ("oprd", "acomp") and child.i > verb.i
    ]
    if not behind:
        return None
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    bare = subject is not None and subject.lower_ == "it" and behind[0].dep_ == "ccomp"
    return Given([*([] if bare else [source]), _joined(verb, behind)], "seeming", cue)


def _named(objects: list[Any], quotes: list[Span], cue: Span, text: str) -> Given | None:
    """What something is called, where a parser finds two things, or one and a quotation: "called her “weak”"."""
    if not objects:
        return None
    start, end = tree_span(objects[0])
    quote = next(
        ((left, right) for left, right in quotes if (left > start and right <= end) or 0 <= left - end <= 2), None
    )
    if quote is not None and "," not in text[end : quote[0]]:
        return Given([(start, max(end, quote[1]))], "likening", cue)
    if len(objects) > 1:
        return Given([(start, tree_span(objects[-1])[1])], "likening", cue)
    return None


def _thing(verb: Any, lemma: str, objects: list[Any], quotes: list[Span], cue: Span, text: str) -> Given | None:
    likened = _likened(verb)
    if lemma in _NAMING and (named := _named(objects, quotes, cue, text)) is not None:
        return named
    if (
        objects
        and lemma in SHOW
        and any(child.dep_ in SUBJECTS and child.lemma_.lower() in _SHOWN for child in verb.children)
    ):
        parts = [
            child for child in verb.children if child.dep_ in (*_OBJECTS, "prep", "acl") and child.i >= objects[0].i
        ]
        return Given([_joined(verb, parts)], "shown", cue)
    within = (
        bool(objects)
        and lemma in JUDGED
        and any(child.dep_ == "prep" and child.lower_ in _LIKENING for child in objects[-1].children)
    )
    if objects and lemma in LIKEN and (likened or within):
        return Given([_joined(verb, [*objects, *likened])], "likening", cue)
    if objects and lemma == "offer" and (objects[-1].lemma_.lower() in NO_MATTER or not is_matter(objects[-1])):
        # "offered no comment", "offered tea"
        return None
    if objects and (lemma in THING or lemma == "offer") and lemma not in JUDGED:
        words = ("to", "over") if lemma in ("prefer", "favour", "favor") else ("as", "for", "over")
        end = [child for child in likened if child.lower_ in words and child.dep_ in ("prep", "dative")]
        # "preferred her 51 percent to 24"
        end = [
            child for child in end if not any(one.lower_ in ("percent", "%") or one.is_digit for one in child.children)
        ]
        return Given([_joined(verb, [*objects, *end])], "thing", cue)
    for_it = next(
        (
            child
            for child in verb.children
            if child.dep_ in ("advcl", "xcomp", "ccomp") and child.i > verb.i and child.left_edge.lower_ == "for"
        ),
        None,
    )
    if for_it is not None and "for" in WITH_WORD.get(lemma, ()) and is_infinitive_of(for_it):
        # "called for the council to act"
        start = verb.doc[for_it.left_edge.i + 1].idx
        return Given([(start, tree_span(for_it)[1])], "control", span_to(cue, for_it.left_edge))
    held = linked(verb, WITH_WORD.get(lemma, frozenset()))
    if held is not None and not objects:
        return Given([_joined(verb, [held[1]])], "with a word", span_to(cue, held[0]))
    if lemma in THING or lemma in CLAUSE or lemma in LIKEN:
        return _relative(verb, lemma, likened, cue)
    return None


def _relative(verb: Any, lemma: str, likened: list[Any], cue: Span) -> Given | None:
    """A thing that stands before the cue: "whom she called a liar", "the plan that he backed", "all they wanted"."""
    before = next((child for child in verb.children if child.dep_ in _OBJECTS and child.i < verb.i), None)
    if verb.dep_ != "relcl" and (before is None or before.lower_ != "what"):
        return None
    if before is not None and before.tag_ in ("WP", "WDT", "IN"):
        content = [tree_span(before)]
        if (
            lemma not in _NAMING
            and verb.dep_ == "relcl"
            and before.lower_ in ("that", "which")
            and before.i > verb.head.i
        ):
            # "a truce that both sides accepted": the truce, and not the word that stands for it
            content = [(verb.head.left_edge.idx, verb.head.idx + len(verb.head.text))]
        rest = [one for one in verb.children if one.dep_ in ("oprd", "dobj", "ccomp", "xcomp") and one.i > verb.i]
        if lemma in _NAMING and rest:
            return Given([*content, _joined(verb, rest)], "what it is called", cue)
    elif before is None and any(child.dep_ in SUBJECTS for child in verb.children):
        content = [(verb.head.left_edge.idx, verb.head.idx + len(verb.head.text))]
        if not any(child.dep_ in SUBJECTS and child.tag_ not in ("WP", "WDT") for child in verb.children):
            return None
    else:
        return None
    if likened and lemma in LIKEN:
        content.append(_joined(verb, likened))
    return Given(content, "relative", cue)


def _around(verb: Any, lemma: str, source: Span | None, cue: Span, text: str) -> Given | None:
    """The clause that a cue is put into or behind: "The talks failed, she said, and nobody knows why"."""
    if lemma not in CLAUSE or source is None:
        return None
    as_told = any(child.dep_ == "mark" and child.lower_ == "as" for child in verb.children)
    if not (
        verb.dep_ == "parataxis"
        or (verb.dep_ == "ccomp" and verb.i > verb.head.i)
        or (verb.dep_ == "advcl" and as_told)
    ):
        return None
    if verb.dep_ == "ccomp" and lemma_of(verb.head) in CLAUSE and any(c.dep_ in SUBJECTS for c in verb.head.children):
        # "Alpha said it would accept the cap": what is said, and not who says it
        return None
    if not as_told and any(child.dep_ == "mark" for child in verb.children):
        # "denied that it had rejected": the clause hangs on what stands around it, not the other way round
        return None
    own = {token.i for token in verb.subtree}
    before = [token for token in verb.sent if token.i not in own and token.i < min(own)]
    after = [token for token in verb.sent if token.i not in own and token.i > max(own)]
    spans = [(part[0].idx, part[-1].idx + len(part[-1].text)) for part in (before, after) if part]
    spans = [span for span in spans if len(text[span[0] : span[1]].strip(EDGE + "\"'“”‘’«»„")) > 2]
    return Given(spans, "around", cue) if spans else None
