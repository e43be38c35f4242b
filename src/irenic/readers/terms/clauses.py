"""Clauses of a parsed sentence: who does what, whether it lies ahead, and from which word to which it runs."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Final

from .tabled import leads

SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_AHEAD: Final = frozenset("would will shall must should may can could 'll ’ll 'd ’d".split())
_CONDITIONS: Final = frozenset("if once after when until unless before as".split())
_CONTRASTS: Final = frozenset({"while", "whereas", "and"})
_TRIMMED: Final = frozenset(",;:.–—- and or but while whereas".split(" ")) | frozenset(",;:.") | {"also", "--"}
UNCLEAR: Final = re.compile(
    r"(?:even )?(?:though|although|but|while|whereas|even if)\b[^.;,]*\b(?:unclear|undecided|uncertain|unresolved|"
    r"disputed|vague|unspecified|not (?:yet )?(?:been )?(?:specified|agreed|settled|decided|defined|named|fixed)|"
    r"remains? open|under (?:discussion|negotiation|review)|"
    r"still (?:being |to be )?(?:discussed|negotiated|debated|worked out|drafted|settled|agreed|open)|"
    r"yet to be \w+|to be (?:agreed|settled|decided|worked out|determined|named|fixed))\b[^.;]*",
    re.IGNORECASE,
)
"""A reservation behind a term: "though the specifics remain unclear"."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One term in a parsed text: tokens from `start` up to `end`."""

    start: int
    end: int
    verb: Any | None
    """None where the term is a thing: "a ceasefire of ten days"."""
    subject: Any | None = None
    """Who does it or what is done to, its own or shared with the clause before."""
    of_text: bool = False
    """Whether the text itself is the subject: "the draft caps …"."""


def subject_of(verb: Any) -> Any | None:
    """The clause's own subject."""
    return next((child for child in verb.children if child.dep_ in SUBJECTS), None)


def shared_subject(verb: Any) -> Any | None:
    """The clause's subject, its own or that of the clause that it is joined to."""
    while True:
        if (own := subject_of(verb)) is not None:
            return own
        if verb.dep_ != "conj" or verb.head.i == verb.i:
            return None
        verb = verb.head


def auxiliaries(verb: Any) -> list[Any]:
    """The auxiliaries of a verb and its negation, in order; those of the first verb of a row are not repeated."""
    return [child for child in verb.children if child.dep_ in ("aux", "auxpass", "neg") and child.i < verb.i]


def modal_of(verb: Any) -> str | None:
    """The modal of a clause ("would"), "be to" where something "is to" happen, also where a row of verbs shares it."""
    while True:
        for child in auxiliaries(verb):
            if child.lower_ in _AHEAD:
                return str(child.lower_)
        if verb.lemma_ in ("be", "have") and any(
            child.dep_ == "xcomp" and any(one.lower_ == "to" for one in child.children) for child in verb.children
        ):
            return f"{verb.lemma_} to"
        if verb.dep_ != "conj" or subject_of(verb) is not None or verb.head.pos_ not in ("VERB", "AUX"):
            return None
        verb = verb.head


def is_negated(verb: Any) -> bool:
    """Whether a clause is denied by its own "not" or "never"."""
    return any(child.dep_ == "neg" for child in verb.children)


def is_ahead(verb: Any) -> bool:
    """Whether a clause can tell what is to be: by a modal, in the subjunctive; never "would have ended"."""
    words = {child.lower_ for child in auxiliaries(verb)}
    if "have" in words or "had" in words or "has" in words:
        return False
    if modal_of(verb) is not None:
        return True
    subject = subject_of(verb)
    return bool(subject is not None and (verb.tag_ == "VB" or "be" in words) and "to" not in words)


def is_present(verb: Any) -> bool:
    """Whether a clause is told in the present: "the army withdraws", "is capped"; not "has withdrawn", "is leaving"."""
    words = [child.lower_ for child in auxiliaries(verb)]
    if any(word in ("has", "have", "had", "was", "were", "been", "did") for word in words):
        return False
    if verb.tag_ == "VBN":
        return any(word in ("is", "are", "'s", "’s") for word in words)
    return verb.tag_ in ("VBZ", "VBP")


def row_of(verb: Any) -> Iterator[Any]:
    """A verb and those joined to it that may tell terms as well: "cede …, reduce …, while forgoing …"."""
    yield verb
    seen = {verb.i}
    for child in verb.children:
        if _is_joined(child, verb) and child.i not in seen:
            seen.add(child.i)
            for one in row_of(child):
                seen.add(one.i)
                yield one
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        return
    # a parser joins "… to 250,000 soldiers and renounce …" to the noun before it
    for token in verb.subtree:
        if token.tag_ == "VB" and token.dep_ == "conj" and token.head.pos_ not in ("VERB", "AUX"):
            if token.i not in seen and token.i > verb.i and subject_of(token) is None and not auxiliaries(token):
                seen.add(token.i)
                yield token


def _is_joined(child: Any, verb: Any) -> bool:
    if child.pos_ not in ("VERB", "AUX") or child.lower_ == "including" or child.i < verb.i:
        return False
    if child.dep_ == "conj":
        return not (subject_of(child) is not None and UNCLEAR.search(f"but {words_of(child)}"))
    if child.dep_ != "advcl":
        return False
    marks = [one.lower_ for one in child.children if one.dep_ in ("mark", "advmod") and one.i < child.i]
    if not any(mark in _CONTRASTS for mark in marks):
        return False
    if subject_of(child) is None:
        return child.tag_ in ("VB", "VBG", "VBN")
    return is_ahead(child) and not UNCLEAR.search(words_of(child))


def extents(verbs: Collection[Any], of_text: Collection[int] = ()) -> list[Clause]:
    """The clauses of some verbs of one sentence, each cut where the next begins.

    `of_text` are the verbs (by their place) whose subject is the text itself, which is left out.
    """
    ordered = sorted(verbs, key=lambda verb: verb.i)
    starts = {verb.i: _start(verb, verb.i in of_text) for verb in ordered}
    found = []
    for verb in ordered:
        start, end = starts[verb.i], _end(verb, starts.keys())
        following = [at for other, at in starts.items() if other > verb.i and start < at]
        start, end = trimmed(verb.doc, start, min([end, *following]))
        if end - start >= 2:
            found.append(Clause(start, end, verb, shared_subject(verb), verb.i in of_text))
    return found


def _start(verb: Any, of_text: bool) -> int:
    subject = subject_of(verb)
    own = [child for child in verb.children if child.i < verb.i and child.dep_ in ("aux", "auxpass", "neg", "advmod")]
    at = verb.i
    for child in sorted(own, key=lambda one: -one.i):
        if child.right_edge.i + 1 >= at or child.dep_ != "advmod":
            at = min(at, child.left_edge.i)
    if subject is not None and not of_text and subject.i < verb.i:
        at = min(at, subject.left_edge.i)
        for child in verb.children:
            if child.dep_ == "advcl" and child.i < subject.i and child.left_edge.lower_ in _CONDITIONS:
                at = min(at, child.left_edge.i)
    elif subject is not None and not of_text:
        at = min(at, subject.left_edge.i)
    return int(at)


def _end(verb: Any, terms: Collection[int]) -> int:
    """Behind the last word that is the clause's own: not a joined clause's, nor the name of the text it is a term of."""
    cut = {token.head.i if token.head.lower_ == "according" else token.i for token in leads(verb.subtree)}
    last = verb.i
    open_tokens = [verb]
    while open_tokens:
        token = open_tokens.pop()
        last = max(last, token.i)
        for child in token.children:
            joined = child.dep_ == "conj" and child.pos_ in ("VERB", "AUX") and token.i == verb.i
            if joined or child.i in cut or (child.i in terms and child.i > verb.i):
                continue
            if child.dep_ in ("cc", "punct") and child.i > last:
                continue
            if child.dep_ in ("parataxis",) and child.i > verb.i:
                continue
            open_tokens.append(child)
    return int(last) + 1


def trimmed(doc: Any, start: int, end: int) -> tuple[int, int]:
    """Tokens without what joins them to others at their ends."""
    while start < end and (doc[start].lower_ in _TRIMMED or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].lower_ in _TRIMMED or doc[end - 1].is_space):
        end -= 1
    return start, end


def words_of(token: Any) -> str:
    """The words below a token, parted by single spaces."""
    return " ".join(one.text for one in token.subtree)


def things_of(verb: Any) -> Iterator[Any]:
    """The things that a verb lists: its objects, those of its "for", and all joined to them."""
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ in ("dobj", "attr", "oprd"):
            yield from _row_of_things(child)
        elif child.dep_ == "prep" and child.lower_ in ("for", "including", "on"):
            for thing in child.children:
                if thing.dep_ in ("pobj", "pcomp"):
                    yield from _row_of_things(thing)


def _row_of_things(thing: Any) -> Iterator[Any]:
    yield thing
    for child in thing.children:
        if child.dep_ in ("conj", "appos") and child.pos_ in ("NOUN", "PROPN") and child.dep_ == "conj":
            yield from _row_of_things(child)


def thing_clauses(things: Collection[Any]) -> list[Clause]:
    """Each of some things of one list as a term of its own."""
    ordered = sorted(things, key=lambda thing: thing.left_edge.i)
    found = []
    for i, thing in enumerate(ordered):
        last = thing.i
        open_tokens = [thing]
        while open_tokens:
            token = open_tokens.pop()
            last = max(last, token.i)
            open_tokens += [
                child
                for child in token.children
                if not (token.i == thing.i and child.i > thing.i and child.dep_ in ("conj", "cc", "punct"))
            ]
        end = last + 1
        if i + 1 < len(ordered):
            end = min(end, ordered[i + 1].left_edge.i)
        start, end = trimmed(thing.doc, thing.left_edge.i, end)
        if start < end:
            found.append(Clause(start, end, None))
    return found
