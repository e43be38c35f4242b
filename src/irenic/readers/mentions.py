"""The clauses of a parsed text that tell an event: each with its kind, its numbers, and the words that tell it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from ..model.proposal import Span
from .attribution import Attribution
from .counts import Counted, counted
from .denials import detail_denied
from .happening import Status, is_denied, status_of
from .harm import BEFALLS, DONE_TO, HARM, VIOLENCE
from .lexicon import DOUBTS
from .nearby import is_question, phrase_of, sentence_of, text_of
from .occasions import DEEDS, VIOLENT, kind_by_counts, kind_of
from .pieces import without_marks, word_set
from .quotations import EDGE, SUBJECTS
from .sources import tree_span
from .tolls import occasion_of_toll

TELLERS: Final = frozenset(
    """
    say report put speak claim confirm tell estimate announce admit acknowledge raise revise lower correct give count record
    register show list verify number document log tally write talk boast establish ascertain
    """.split()
)
"""Verbs that give a number as somebody's, with or without a clause."""
_TOLD: Final = frozenset("put raise revise correct give bring rise climb stand reach say report speak claim be".split())
"""Verbs that give a number of what was told before."""
_UNDONE: Final = word_set(
    "shoot down intercept destroy seize confiscate capture jam disable recover impound wreck sink"
)
"""What is done to things of war by those whom they are used against."""
_DISMISSES: Final = DOUBTS | {"dismiss"}
_ACCUSING: Final = frozenset("accuse blame suspect condemn responsible admit deny charge report".split())
_AFTER: Final = frozenset({"after", "by", "while"})
_TAKES_UP: Final = frozenset("they he she it this these them another others also further".split())
_DENIED_PART: Final = re.compile(
    r"\b(?:responsib\w+|involve(?:d|ment)|(?:any|no|a|its|his|her|their) (?:role|part|hand)|took part|"
    r"behind (?:it|the))\b",
    re.IGNORECASE,
)
_OPENER: Final = re.compile(r"(?:that|and|but|when|while|because|as|where)\b\s*", re.IGNORECASE)
_CLOSER: Final = re.compile(r"[\s,;]+(?:and|but|or|while)\Z", re.IGNORECASE)
_SO_FAR: Final = re.compile(
    r"\b(?:since|so far|in total|altogether|over the (?:past|last)|in recent|this (?:year|month|week)|to date|"
    r"wars?|conflict|fighting|unrest|violence|insurgency|siege|uprising|campaign|months?|years?|decades?|weeks?)\b",
    re.IGNORECASE,
)
"""What tells that a number is of all that happened in a time."""
_MARKS: Final = f'{EDGE}“”"'


@dataclass(slots=True)
class Mention:
    """A clause that tells an event."""

    head: Any
    """The word of the parse that the clause hangs on."""
    kind: str
    status: Status
    anchor: int
    """A character of the clause: whose words hold it, claims it."""
    counted: list[Counted] = field(default_factory=list)
    verb: Any = None
    """The verb, where another word is the head: a second place that the verb is joined to."""
    is_second: bool = False
    """Whether its verb gave another number of the same before."""
    until: int | None = None
    """The character at which another mention beside it begins."""
    detail: Span | None = None
    """The words of what is denied, where that is but a detail of an occasion that is taken for granted."""

    def __post_init__(self) -> None:
        self.verb = self.verb or self.head

    @property
    def is_violent(self) -> bool:
        return self.kind.partition("/")[0] in VIOLENT

    @property
    def is_elliptical(self) -> bool:
        """Whether it gives a number of what was counted before: "police say three"."""
        return bool(self.counted) and all(not one.what for one in self.counted)

    @property
    def is_by_number(self) -> bool:
        """Whether the verb gives a number to somebody or something: "put the toll at four", "counted 900"."""
        return bool(self.counted) and self.verb.lemma_.lower() in _TOLD | TELLERS

    @property
    def _nouns(self) -> list[Any]:
        return [self.head.doc[one.noun] for one in self.counted]

    @property
    def acting(self) -> str | None:
        """What the clause is about, in small letters: its subject, or that of the clause that it is joined to."""
        verb = self.verb
        if any(noun.dep_ == "conj" and noun.i < verb.i for noun in self._nouns):
            # "33 drones and nine people were killed": the parser has the people beside the drones
            return str(self._nouns[0].lower_)
        for _ in range(4):
            subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
            if subject is not None or verb.head.i == verb.i or verb.dep_ not in ("conj", "advcl", "xcomp"):
                return None if subject is None else str(subject.lower_)
            verb = verb.head
        return None

    @property
    def is_a_sum(self) -> bool:
        """Whether it gives a number of all so far: "has killed 200 since May"; "a blast has killed six" is of the blast."""
        perfect = any(child.dep_ == "aux" and child.lower_ in ("has", "have") for child in self.verb.children)
        things = any(child.dep_ in SUBJECTS and child.lemma_.lower() in VIOLENCE for child in self.verb.children)
        # "three have been killed" may be of an occasion just told, "the army has killed 200" is not
        does = any(child.dep_ == "dobj" for child in self.verb.children)
        so_far = does or _SO_FAR.search(sentence_of(self.verb).text) is not None
        return perfect and so_far and not things and self.is_violent and not self.is_by_number

    @property
    def is_loss_of_things(self) -> bool:
        """Whether it tells of things alone that were shot down, destroyed or taken, not of what they did to anybody."""
        things_only = bool(self.counted) and all(one.what and one.what not in HARM for one in self.counted)
        return things_only and self.verb.lemma_.lower() in _UNDONE

    @property
    def refers_back(self) -> bool:
        """Whether the words take for granted of which occasion they are: a toll, a denial, "it", "the blast"."""
        by_toll = bool(self.counted) and self.verb.lemma_.lower() in _TOLD
        if self.status == "denied" or self.is_elliptical or by_toll or any(map(_is_bare, self._nouns)):
            return True
        return any(
            (token.lower_ == "it" and token.dep_ in (*SUBJECTS, "dobj", "pobj"))
            or (token.lemma_.lower() in VIOLENCE and token.left_edge.lower_ in ("the", "this", "that"))
            for token in phrase_of(self.head)
        )

    @property
    def takes_up(self) -> bool:
        """Whether a pronoun or "also" takes up what was told: "they also wounded four"."""
        return any(
            child.lower_ in _TAKES_UP and child.dep_ in (*SUBJECTS, "advmod", "dobj") for child in self.verb.children
        )


def mentions_in(document: Any) -> list[Mention]:
    """The clauses that tell an event, in the order of the text."""
    found: dict[int, Mention] = {}
    for token in document:
        kind = kind_of(token)
        if kind is not None and _is_asserted(token):
            status = "denied" if _is_dismissed(token) else status_of(token)
            if status != "denied" or not _is_nobodys_harm(token):
                found[token.i] = Mention(token, kind, status, token.idx)
                if kind.startswith("CONSULT"):
                    found |= {one.head.i: one for one in _second_places(found[token.i])}
        elif token.pos_ == "VERB" and token.lemma_.lower() in DOUBTS and _denies_a_part(token):
            found[token.i] = Mention(token, "ASSAULT", "denied", token.idx)
    for one in counted(document):
        if one.predicate not in found:
            predicate = document[one.predicate]
            if one.status == "denied" and _is_nobodys_harm(predicate):
                continue
            found[one.predicate] = Mention(
                predicate, kind_by_counts(one.what, predicate.lemma_.lower()), one.status, one.span[0]
            )
        mention = found[one.predicate]
        if any(
            other.what == one.what and _first(document, other) != _first(document, one) for other in mention.counted
        ):
            # "puts its own dead at 25 and those of the army at 60": never a sum
            mention = Mention(mention.head, mention.kind, mention.status, one.span[0], is_second=True)
            found[one.noun] = mention
        mention.counted.append(one)
        mention.anchor = mention.counted[0].span[0]
    for token in document:
        if (
            token.pos_ == "VERB"
            and token.lemma_.lower() in DOUBTS
            and not _holds(token, found)
            and _denies_a_deed(token)
        ):
            found[token.i] = Mention(token, "ASSAULT", "denied", token.idx)
    for mention in found.values():
        beside = [child.left_edge.idx for child in mention.head.children if child.dep_ == "conj" and child.i in found]
        mention.until = min(beside, default=None)
        if mention.status == "denied" and mention.is_violent:
            mention.detail = detail_denied(mention.head)
    return [found[place] for place in sorted(found)]


def pieces_of(mention: Mention, told: Attribution | None) -> list[Span]:
    """The words of a clause, as characters of the parsed text, without who says so."""
    text = text_of(mention.head.doc)
    left, right = tree_span(mention.head)
    for child in phrase_of(mention.head):
        # another clause beside it, or another place, tells another event
        is_beside = child.dep_ == "conj" and child.i > mention.head.i
        own = any(one.dep_ in SUBJECTS for one in child.children) and child.head.i == mention.head.i
        if is_beside and (own or (child.pos_ == "ADP" and mention.kind.startswith("CONSULT"))):
            right = min(right, child.left_edge.idx)
    right = right if mention.until is None else min(right, mention.until)
    if mention.head.pos_ not in ("VERB", "AUX", "ADP") and mention.counted:
        left, right = mention.anchor, max(mention.anchor, mention.head.idx + len(mention.head.text))
    elif mention.is_by_number:
        # "put the toll at four": not who puts it there
        totals = [child.left_edge.idx for child in mention.verb.children if child.dep_ in ("dobj", "nsubjpass")]
        left, right = min([mention.anchor, *(() if mention.is_second else totals)]), mention.anchor
    elif mention.head is not mention.verb:
        later = [child.left_edge.idx for child in mention.head.children if child.dep_ == "conj"]
        right = min([*later, tree_span(mention.verb)[1]])
    if mention.counted and not mention.is_second and (toll := occasion_of_toll(mention.verb)) is not None:
        left = min(left, toll[0])
    for one in mention.counted:
        end = tree_span(mention.head.doc[one.noun])[1] if mention.is_by_number else one.span[1]
        left, right = min(left, one.span[0]), max(right, one.span[1], end)
    spans = [(left, right)]
    if told is not None:
        held = [(max(left, start), min(right, end)) for start, end in told.content]
        spans = [(start, end) for start, end in held if start < end] or spans
    return [piece for span in spans if (piece := _trimmed(text, span)) is not None]


def _first(document: Any, one: Counted) -> int:
    """The word that heads the noun phrase of those counted."""
    noun = document[one.noun]
    while noun.dep_ == "conj" and noun.head.i != noun.i and noun.head.pos_ in ("NOUN", "PROPN", "NUM", "PRON"):
        noun = noun.head
    return int(noun.i)


def _is_bare(noun: Any) -> bool:
    """Whether a number stands without what it counts, or as one more: "only 12 took off", "another 17"."""
    if any(child.lower_ in ("another", "further", "more") and child.i < noun.i for child in noun.children):
        return True
    return noun.pos_ == "NUM" and not any(child.dep_ == "prep" for child in noun.children)


def _second_places(mention: Mention) -> Iterator[Mention]:
    """ "Met in Lorn on 2 June and in Holm on 3 June": two meetings."""
    for token in phrase_of(mention.head):
        is_joined = token.dep_ == "conj" and token.pos_ == "ADP" and token.head.pos_ in ("ADP", "VERB")
        if is_joined and any(child.dep_ == "pobj" and child.pos_ == "PROPN" for child in token.children):
            yield Mention(token, mention.kind, mention.status, token.idx, verb=mention.verb)


def _is_asserted(word: Any) -> bool:
    """Whether a clause tells what happened or will: no habit, no purpose, no mere possibility."""
    if word.pos_ == "NOUN":
        return True
    if word.tag_ == "VBG" and not any(child.dep_ == "aux" for child in word.children):
        if word.dep_ == "pcomp":
            return word.head.head.lemma_.lower() in _ACCUSING or word.head.lower_ in _AFTER
        return word.dep_ in ("advcl", "conj") or word.head.lemma_.lower() in _ACCUSING
    if word.tag_ == "VBN" and word.dep_ in ("amod", "compound"):
        return False
    return not is_question(word)


def _is_dismissed(noun: Any) -> bool:
    """ "Dismissed reports of a strike"."""
    if noun.pos_ != "NOUN" or noun.dep_ != "pobj":
        return False
    governor = noun.head.head.head
    return bool(governor.lemma_.lower() in _DISMISSES and governor.pos_ == "VERB")


def _is_nobodys_harm(verb: Any) -> bool:
    """ "Nobody was hurt" denies no event; "did not wound anybody" does."""
    lemma = verb.lemma_.lower()
    negated = any(child.dep_ == "neg" for child in verb.children)
    return (lemma in DONE_TO or lemma in BEFALLS) and is_denied(verb) and not negated


def _denies_a_part(verb: Any) -> bool:
    """ "Denied responsibility", "denied any role in the attack", "denies there was one"."""
    if any(child.dep_ == "neg" for child in verb.children):
        return False
    for one in verb.children:
        if one.i < verb.i or one.dep_ not in ("dobj", "ccomp", "xcomp"):
            continue
        left, right = tree_span(one)
        if _DENIED_PART.search(text_of(verb.doc), left, right):
            return True
        if one.dep_ == "ccomp" and any(
            word.lemma_.lower() in VIOLENCE and word.pos_ == "NOUN" for word in phrase_of(one)
        ):
            return True
        there = any(child.dep_ == "expl" for child in one.children)
        if there and verb.lemma_.lower() == "deny" and any(word.lower_ == "one" for word in phrase_of(one)):
            return True
    return False


def _holds(verb: Any, found: dict[int, Mention]) -> bool:
    return any(word.i in found for word in phrase_of(verb))


def _denies_a_deed(verb: Any) -> bool:
    """ "Denied having laid mines", however it is parsed."""
    if any(child.dep_ == "neg" for child in verb.children):
        return False
    held = (
        word
        for child in verb.children
        if child.i > verb.i and child.dep_ in ("xcomp", "ccomp")
        for word in phrase_of(child)
    )
    return any(word.lemma_.lower() in DEEDS and word.tag_ in ("VBN", "VBD", "VBG") for word in held)


def _trimmed(text: str, span: Span) -> Span | None:
    """A clause without the marks at its ends and without the word that joins it to another."""
    if (kept := without_marks(text, span, _MARKS)) is None:
        return None
    start, end = kept
    if (match := _OPENER.match(text, start, end)) is not None:
        start = match.end()
    if (match := _CLOSER.search(text, start, end)) is not None:
        end = match.start()
    return (start, end) if start < end else None
