"""Clauses of a parsed sentence: who does what, whether it lies ahead, and from which word to which it runs."""

import itertools
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Final

from ..nearby import word_before, word_behind
from .tabled import leads

LONGEST: Final = 300
"""A run of more tokens without a full stop is no sentence that tells a term."""

SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_AHEAD: Final = frozenset("would will shall must should may can could might 'll ’ll 'd ’d".split())
_CONDITIONS: Final = frozenset("if once after when until unless before as".split())
_THOSE: Final = frozenset("them it which these those whom".split())
_CONTRASTS: Final = frozenset({"while", "whereas", "and"})
# what no longer belongs to a list of things
_ENDING: Final = frozenset(
    "although though but while whereas which who whose where according said says told that because as if".split()
)
_TRIMMED: Final = frozenset(",;:.–—- and or but while whereas".split(" ")) | frozenset(",;:.") | {"also", "--"}
UNCLEAR: Final = re.compile(
    r"(?:even )?(?:though|although|but|while|whereas|even if)\b[^.;,]*\b(?:unclear|undecided|uncertain|unresolved|"
    r"disputed|vague|unspecified|unsaid|(?:left|still) (?:open|blank|vague)|not (?:yet )?(?:been )?"
    r"(?:specified|agreed|settled|decided|defined|named|fixed|spelled out|spelt out|said|stated|mentioned)|"
    r"remains? open|left (?:to|for) (?:[\w’'-]+ ){0,4}?(?:later|future|another|separate)(?: [\w-]+)?|under (?:discussion|negotiation|review)|"
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
    hedge: str | None = None
    """What weakens it from outside its words: "potentially including a loan"."""
    is_offer: bool = False
    """Whether a side offers it by its own word."""


def subject_of(verb: Any) -> Any | None:
    """The clause's own subject: the one next to the verb, where the words before hold another."""
    own = [child for child in verb.children if child.dep_ in SUBJECTS]
    before = [child for child in own if child.i < verb.i]
    if not own and verb.tag_ == "VBZ" and verb.i > verb.sent.start and verb.nbor(-1).dep_ == "compound":
        # "The ring road stays closed": a parser may take a road for a part of the verb
        return verb.nbor(-1) if verb.nbor(-1).head.i == verb.i else None
    return before[-1] if before else own[0] if own else None


def shared_subject(verb: Any) -> Any | None:
    """The clause's subject: its own, that of the clause that it is joined to, or the object that is to do it."""
    while True:
        if (own := subject_of(verb)) is not None:
            return own
        if verb.head.i == verb.i:
            return None
        if verb.head.pos_ not in ("VERB", "AUX"):
            if verb.dep_ != "conj" or verb.tag_ != "VB":
                return None
            # joined to the wrong noun
            while verb.head.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
                verb = verb.head
        elif verb.dep_ == "xcomp":
            doer = next((child for child in verb.head.children if child.dep_ == "dobj" and child.i < verb.i), None)
            if doer is not None:
                return doer
        elif verb.dep_ != "conj" and not (verb.dep_ == "advcl" and verb.tag_ == "VBG"):
            return None
        verb = verb.head


def antecedent(who: Any) -> Any:
    """Whom "it" or "they" names in the sentence: the subject of the clause around it; itself where nobody is sure."""
    if who.lower_ not in ("it", "they"):
        return who
    verb = who.head
    while verb.head.i != verb.i:
        verb = verb.head
        above = subject_of(verb) if verb.pos_ in ("VERB", "AUX") else None
        if above is not None and above.i < who.i and above.pos_ != "PRON":
            return above
    return who


def auxiliaries(verb: Any) -> list[Any]:
    """The auxiliaries of a verb and its negation, in order; those of the first verb of a row are not repeated."""
    return [child for child in verb.children if child.dep_ in ("aux", "auxpass", "neg") and child.i < verb.i]


def modal_of(verb: Any) -> str | None:
    """The modal of a clause ("would"), "be to" where something "is to" happen, also where a row of verbs shares it."""
    while True:
        for child in auxiliaries(verb):
            if child.lower_ in _AHEAD:
                return str(child.lower_)
        if deed_of(verb) is not None:
            return f"{verb.lemma_} to"
        is_deed = verb.dep_ == "xcomp" and verb.head.lemma_ in ("be", "have")
        if (
            not (is_deed or verb.dep_ == "conj")
            or subject_of(verb) is not None
            or verb.head.pos_ not in ("VERB", "AUX")
        ):
            return None
        verb = verb.head


def deed_of(verb: Any) -> Any | None:
    """What somebody "is to" do or "has to" do; None for any other verb."""
    if verb.lemma_ not in ("be", "have"):
        return None
    return next((child for child in verb.children if child.dep_ == "xcomp" and is_to_do(child)), None)


def is_negated(verb: Any) -> bool:
    """Whether a clause is denied by its own "not" or "never"."""
    return any(child.dep_ == "neg" for child in verb.children)


def is_ahead(verb: Any) -> bool:
    """Whether a clause can tell what is to be: by a modal, in the subjunctive; never "would have ended"."""
    words = {child.lower_ for child in auxiliaries(verb)}
    if "had" in words or "has" in words or ("have" in words and not words & {"will", "shall", "'ll", "’ll"}):
        # "will have left by June" lies ahead
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
    if (deed := deed_of(verb)) is not None:
        # "is to leave the town and hand it over"
        for one in row_of(deed):
            if one.i != deed.i:
                seen.add(one.i)
                yield one
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
        is_stray = token.tag_ == "VB" and token.dep_ == "conj" and token.head.pos_ not in ("VERB", "AUX")
        is_bare = is_stray and subject_of(token) is None and not auxiliaries(token)
        if is_bare and token.i > verb.i and token.i not in seen:
            seen.add(token.i)
            yield token


def _is_joined(child: Any, verb: Any) -> bool:
    if child.pos_ not in ("VERB", "AUX") or child.lower_ == "including" or child.i < verb.i:
        return False
    if child.dep_ in ("advcl", "ccomp") and _is_that(child) and _is_that(verb):
        # "that the army leave, that the rifles be stored"
        return subject_of(child) is not None
    if child.dep_ == "conj":
        return not (subject_of(child) is not None and UNCLEAR.search(f"but {words_of(child)}"))
    if child.dep_ != "advcl":
        return False
    if child.tag_ == "VB" and is_to_do(child) and is_to_do(verb) and child.doc[child.left_edge.i - 1].text == ",":
        return subject_of(child) is None
    marks = [one.lower_ for one in child.children if one.dep_ in ("mark", "advmod") and one.i < child.i]
    if not any(mark in _CONTRASTS for mark in marks):
        return False
    if subject_of(child) is None:
        return child.tag_ in ("VB", "VBG", "VBN")
    return is_ahead(child) and not UNCLEAR.search(words_of(child))


def _is_that(clause: Any) -> bool:
    return any(one.lower_ == "that" and one.dep_ == "mark" for one in clause.children)


def is_to_do(verb: Any) -> bool:
    """Whether a clause is an infinitive: what somebody has "to" do."""
    return any(one.lower_ == "to" for one in auxiliaries(verb))


def extents(verbs: Collection[Any], of_text: Collection[int] = (), cuts: Collection[int] = ()) -> list[Clause]:
    """The clauses of some verbs of one sentence, each cut where the next begins.

    `of_text` are the verbs (by their place) whose subject is the text itself, which is left out; at `cuts` something
    else begins.
    """
    ordered = sorted(verbs, key=lambda verb: verb.i)
    starts = {verb.i: _start(verb, verb.i in of_text) for verb in ordered}
    found = []
    for verb in ordered:
        start, end = starts[verb.i], _end(verb, starts.keys())
        following = [at for other, at in starts.items() if other > verb.i and start < at]
        following += [at for at in cuts if at > verb.i]
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
            hangs = child.dep_ == "advcl" and child.i < subject.i and child.left_edge.lower_ in _CONDITIONS
            # "if the paper is to be believed" is no condition of what it says
            if hangs and all(token.lower_ != "believed" for token in child.subtree):
                at = min(at, child.left_edge.i)
    elif subject is not None and not of_text:
        at = min(at, subject.left_edge.i)
    return int(at)


def _end(verb: Any, terms: Collection[int]) -> int:
    """Behind the last word that is the clause's own: not a joined clause's, nor the name of the text that it is of."""
    cut = {token.head.i if token.head.lower_ == "according" else token.i for token in leads(verb.subtree)}
    cut |= {token.i for token in verb.subtree if token.lower_ == "according" and word_behind(token) == "to"}
    last = verb.i
    above = verb.head
    while above.pos_ not in ("VERB", "AUX") and above.head.i != above.i:
        above = above.head
    if verb.dep_ == "conj" and above.i != verb.head.i:
        # joined to the wrong noun, a verb has left its own words to that noun's clause
        last = max(token.i for token in above.subtree)
    if verb.dep_ == "compound" and verb.head.i > verb.i:
        # "The protocol bans mines": taken for a noun, the verb hangs on what it bars
        last = verb.head.right_edge.i - (verb.head.right_edge.text in ".!?")
    open_tokens = [verb]
    while open_tokens:
        token = open_tokens.pop()
        last = max(last, token.i)
        for child in token.children:
            joined = child.dep_ == "conj" and child.pos_ in ("VERB", "AUX") and token.i == verb.i
            if joined or child.i in cut or (child.i in terms and child.i > verb.i):
                continue
            is_set_off = child.dep_ == "parataxis" and child.i > verb.i
            if is_set_off or (child.dep_ in ("cc", "punct") and child.i > last):
                continue
            if token.i == verb.i and child.lower_ == "including":
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


def things_of(verb: Any, end: int) -> list[Clause]:
    """The things that a verb lists, each as a term: its object, or that of its "for", up to a token, part by part.

    A parser joins the items of a list to whatever noun stands next to them, so that the list is parted by its commas
    and its "and".
    """
    objects = list(_objects(verb))
    is_given = [thing for thing in objects if thing.dep_ == "dobj"]
    # "offers the council a truce": a parser takes both for objects
    is_pair = len(is_given) > 1 and is_given[-2].right_edge.i + 1 == is_given[-1].left_edge.i
    first = is_given[-1] if is_pair else objects[0] if objects else None
    return [] if first is None or first.pos_ == "PRON" else things_from(first, end)


def things_from(first: Any, end: int) -> list[Clause]:
    """The things of a list that begins with a noun, up to a token."""
    doc, start = first.doc, first.left_edge.i
    for token in doc[start:end]:
        if token.dep_ in SUBJECTS and token.i > first.i and token.head.dep_ in ("ROOT", "conj", "ccomp"):
            # "…, Beta insists on fewer": another clause
            end = token.left_edge.i
            break
        is_verb = token.tag_ in ("MD", "VBZ", "VBP") and token.i > first.i and subject_of(token) is None
        # "proposed a pause and offered to hand over the wreck": somebody's next deed
        is_next = token.tag_ == "VBD" and token.dep_ == "conj" and word_before(token) in ("and", "but")
        if (is_verb and token.dep_ in ("conj", "aux", "ROOT")) or is_next or token.text in ("–", "—"):
            end = token.i
            break
        if _is_close_relative(token):
            # "a cabinet in which the north holds two posts, and …" tells what the thing is
            continue
        if token.lower_ in _ENDING or (token.text in ",;" and word_behind(token) in _ENDING):
            end = token.i
            break
    commas = [token.i for token in doc[start:end] if token.text in ",;" and _begins_a_thing(doc, token.i + 1, end)]
    joins = [token.i for token in doc[(commas[-1] + 1 if commas else start) : end] if token.lower_ == "and"]
    joins = [at for at in joins if _begins_a_thing(doc, at + 1, end) and (commas or _is_list(doc, at, first))]
    is_row = bool(joins) or any(doc[at].text == ";" or doc[at + 1].lower_ == "and" for at in commas)
    # without an "and", what stands behind a comma tells more of the thing before it
    cuts = sorted({*commas, *joins[:1]}) if is_row else []
    found = []
    for left, right in itertools.pairwise([start, *cuts, end]):
        left, right = trimmed(doc, _past_joins(doc, left, end), right)
        if left < right:
            found.append(Clause(left, right, None))
    return found


def _is_close_relative(token: Any) -> bool:
    """Whether a word begins a clause that belongs to the noun before it, with no comma between."""
    if token.lower_ not in ("which", "who", "whose", "where", "that") or token.i == 0:
        return False
    before = token.nbor(-1)
    before = before.nbor(-1) if before.tag_ == "IN" and before.i > 0 else before
    return before.pos_ in ("NOUN", "PROPN", "NUM")


def _past_joins(doc: Any, at: int, end: int) -> int:
    """Behind what joins an item to the one before: "and", "also", and the "for" of "provides for …, and for …"."""
    while at < end and (doc[at].lower_ in ("and", "also", ",") or doc[at].is_space):
        at += 1
    is_again = at + 1 < end and doc[at].lower_ in ("for", "of") and doc[at - 1].lower_ in ("and", ",", "also")
    return at + is_again


def _objects(verb: Any) -> Iterator[Any]:
    for child in verb.children:
        is_held = child.dep_ in ("dobj", "attr", "oprd", "nmod", "appos") or verb.lower_ == "including"
        if is_held and child.i > verb.i and child.pos_ != "PUNCT":
            yield child
        elif child.dep_ == "prep" and child.lower_ in ("for", "of") and child.i == verb.i + 1:
            yield from (thing for thing in child.children if thing.dep_ in ("pobj", "pcomp"))


def _begins_a_thing(doc: Any, at: int, end: int) -> bool:
    """Whether a thing begins at a token, and not what tells of the one before: "…, ten of them named by the north"."""
    at = _past_joins(doc, at, end)
    if at + 2 < end and doc[at + 1].lower_ == "of" and doc[at + 2].lower_ in _THOSE:
        return False
    return at < end and doc[at].tag_ in ("DT", "CD", "JJ", "NN", "NNS", "NNP", "PRP$", "VBN", "$", "PDT", "RB")


def _is_list(doc: Any, at: int, first: Any) -> bool:
    """Whether an "and" without commas joins two things, not two names within one: "a fund and a court"."""
    is_again = doc[at + 1].lower_ in ("for", "also") and doc[at + 1].i > first.i
    return (
        doc[at + 1].tag_ in ("DT", "CD", "PRP$")
        or is_again
        or any(token.dep_ == "conj" and token.head.i == first.i for token in doc[at + 1 : at + 6])
    )
