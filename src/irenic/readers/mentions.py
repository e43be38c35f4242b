"""The clauses of a parsed text that tell an event: each with its kind, its numbers, and the words that tell it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from ..model.proposal import Span
from .attribution import Attribution
from .counts import Counted, counted, teller_in_gap
from .denials import detail_denied
from .happening import Status, is_denied, status_of
from .harm import BEFALLS, DONE_TO, HARM, VICTIMS, VIOLENCE
from .lexicon import DOUBTS
from .nearby import FAR, is_question, phrase_of, root_of, sentence_of, text_of
from .occasions import DEEDS, VIOLENT, kind_by_counts, kind_of
from .pieces import without_marks, word_set
from .quotations import EDGE, SUBJECTS
from .sources import tree_span
from .tallies import tallies_in

_TELLERS: Final = frozenset(
    """
    say report put speak claim confirm tell estimate announce admit acknowledge raise revise lower correct give count record
    register show list verify number
    """.split()
)
"""Verbs that give a number as somebody's, with or without a clause."""
_TOLD: Final = frozenset("put raise revise correct give bring rise climb stand reach say report speak claim be".split())
"""Verbs that give a number of what was told before."""
_SAYS: Final = word_set(
    """
    say report tell add confirm announce state claim write boast warn note inform insist maintain admit acknowledge
    concede swear estimate reckon assert declare
    """
)
_UNDONE: Final = word_set(
    "shoot down intercept destroy seize confiscate capture jam disable recover impound wreck sink"
)
"""What is done to things of war by those whom they are used against."""
_HAS: Final = frozenset("have know talk mention write confess own stick stay insist settle arrive come".split())
"""What gives a bare number of what was told before."""
_RECKONINGS: Final = frozenset("count estimate figure word account reckoning tally".split())
_DISMISSES: Final = DOUBTS | {"dismiss"}
_WITHIN: Final = frozenset("pcomp prep conj dobj pobj amod nmod acl oprd appos nummod dep".split())
_STATED: Final = frozenset("advcl advmod acomp oprd".split())
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
_BEFORE_A_COLON: Final = re.compile(
    r"(?:^|(?<=[.!?]\s)|(?<=\n))\s*(?:\d{1,2}[:.]\d\d)?\s*(?:[–—-]\s*)?(?P<who>[A-ZÀ-Þ][^:.,;!?\d“\"]{2,40}):\s"
)
_NO_TELLER: Final = frozenset({"ADP", "ADV", "SCONJ", "CCONJ", "INTJ"})
_TAGS: Final = frozenset(
    "breaking update correction latest new now live alert note exclusive question answer outlook verdict".split()
) | {"just in", "what we know", "in short", "editor's note"}
"""What stands before a colon and is nobody."""
_SO_FAR: Final = re.compile(
    r"\b(?:since|so far|in total|altogether|over the (?:past|last)|in recent|this (?:year|month|week)|to date|"
    r"wars?|conflict|fighting|unrest|violence|insurgency|siege|uprising|campaign|months?|years?|decades?|weeks?)\b",
    re.IGNORECASE,
)
"""What tells that a number is of all that happened in a time."""
_TROUBLE: Final = word_set("hostility war conflict unrest crackdown incident stampede siege famine storm fire")
"""What kills and tells nothing."""
_NOBODYS: Final = word_set("truth fact facts result reality problem reason point upshot outcome line news bill version")
"""What stands before a colon as what it is that follows."""
_SENTENCE_END: Final = re.compile(r"[.!?]\s")
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
        return bool(self.counted) and self.verb.lemma_.lower() in _TOLD | _TELLERS

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
    for one in mention.counted:
        end = tree_span(mention.head.doc[one.noun])[1] if mention.is_by_number else one.span[1]
        left, right = min(left, one.span[0]), max(right, one.span[1], end)
    spans = [(left, right)]
    if told is not None:
        held = [(max(left, start), min(right, end)) for start, end in told.content]
        spans = [(start, end) for start, end in held if start < end] or spans
    return [piece for span in spans if (piece := _trimmed(text, span)) is not None]


def teller_in(mention: Mention) -> Any | None:
    """Who puts a toll, speaks of dead, denies, or is named behind the clause, where no attribution was found."""
    verb = mention.verb
    while (
        verb.lemma_.lower() not in _TELLERS | DOUBTS
        and verb.head.i != verb.i
        and (verb.dep_ in _WITHIN or (verb.dep_ in _STATED and verb.pos_ == "ADJ"))
    ):
        verb = verb.head
    if verb.lemma_.lower() in _TELLERS | DOUBTS and (mention.is_violent or mention.counted):
        agent = next((child for child in verb.children if child.dep_ == "agent" and child.i > mention.head.i), None)
        by = None if agent is None else next((child for child in agent.children if child.dep_ == "pobj"), None)
        if by is not None and mention.is_by_number and by.lemma_.lower() not in VIOLENCE:
            # "the toll was put at nine by police"
            return by
        # the nearest: "a blast hit the ward, the mayor said; police put the number at nine"
        before = [child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i]
        subject = before[-1] if before else next((child for child in verb.children if child.dep_ == "nsubj"), None)
        counted = {mention.head.doc[one.noun].i for one in mention.counted}
        nouns = [mention.head.doc[place] for place in counted]
        lives = any(mention.head.doc[place].lower_ == "lives" for place in counted)
        if lives or (subject is not None and any(subject == one or subject.is_ancestor(one) for one in nouns)):
            # "hostilities claimed 37 lives", "five of our sons gave their lives"
            subject = None
        if subject is not None and subject.i < mention.head.i + 1 and subject.lemma_.lower() not in VIOLENCE | _TROUBLE:
            return subject
    if mention.is_elliptical and verb.lemma_.lower() in _HAS:
        # "the hospital has 19", "the army admits to six"
        return next((child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i), None)
    if verb.lemma_.lower() in ("be", "stand") and mention.counted:
        # "the army's count is four"
        subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        return None if subject is None else next((child for child in subject.children if child.dep_ == "poss"), None)
    if mention.counted and verb.pos_ == "NOUN" and verb.lemma_.lower() in _RECKONINGS | {"toll", "total", "number"}:
        # "the ministry's figure of nine"
        whose = next((child for child in verb.children if child.dep_ == "poss"), None)
        if whose is not None and whose.pos_ != "PRON":
            return whose
    if (beside := _teller_beside(mention.verb)) is not None:
        return beside
    around = mention.head.head
    if mention.head.dep_ == "advcl" and mention.head.tag_ == "VBG" and around.lemma_.lower() in _SAYS:
        # "a shell hit the ward, its director said, killing a nurse"
        return next((child for child in around.children if child.dep_ == "nsubj"), None)
    root = root_of(mention.head)
    for said in (root, *(child for child in mention.verb.children if child.dep_ in ("conj", "parataxis", "dep"))):
        joined = any(child.dep_ == "cc" and child.i > mention.verb.i for child in said.head.children)
        if said.lemma_.lower() in _SAYS and said.i > mention.head.i and (said is root or not joined):
            for child in said.children:
                if child.dep_ == "nsubj" and child.left_edge.i > mention.head.i:
                    return child
    return _teller_at_the_end(mention) if mention.is_violent or mention.counted else None


def _teller_at_the_end(mention: Mention) -> Any | None:
    """Who ends the sentence of a clause with having said it, however it is parsed: "…, the service has confirmed"."""
    for word in sentence_of(mention.head):
        if word.i < mention.head.i or word.pos_ != "VERB" or word.lemma_.lower() not in _SAYS:
            continue
        subjects = [child for child in word.children if child.dep_ == "nsubj"]
        # "seven dead, says the prefecture": a parser has the dead say it, too
        subject = subjects[-1] if subjects else None
        if word.i == mention.head.i and (subject is None or subject.i < word.i):
            continue
        # "…, the service has confirmed", "…, says the town hall"
        first = word if subject is not None and subject.i > word.i else subject and subject.left_edge
        apart = first is not None and first.idx > mention.anchor and first.nbor(-1).text == ","
        goes_on = any(child.i > word.i and child.dep_ in ("ccomp", "xcomp", "dobj") for child in word.children)
        return subject if apart and not goes_on else None
    return None


def gapped_teller(mention: Mention) -> str | None:
    """Who gives a number without a verb: "the governor put the dead at nine; the hospital, 14", "killed: 12 (army)"."""
    listed = {one.span: one.who for one in tallies_in(mention.head.doc)}
    if mention.counted and (who := listed.get(mention.counted[0].span)) is not None:
        return who
    is_bare = mention.is_elliptical and mention.head.pos_ == "NUM"
    return teller_in_gap(mention.head.doc, mention.counted[0].span) if is_bare else None


def teller_around(mention: Mention) -> Any | None:
    """Whose clause it is, by the verb that governs it: "*police sources* say that nine were killed"."""
    token = mention.verb
    while token.dep_ in ("conj", "xcomp") and token.head.i != token.i:
        token = token.head
    # "confirm only that one woman died": at times a clause is parsed as beside what gives it
    is_given = token.dep_ == "ccomp" or (token.dep_ == "advcl" and any(c.lower_ == "that" for c in token.children))
    if not is_given or token.head.lemma_.lower() not in _SAYS:
        return None
    teller = next((child for child in token.head.children if child.dep_ == "nsubj"), None)
    return teller if teller is not None else _quoted_as_saying(token.head)


def _quoted_as_saying(saying: Any) -> Any | None:
    """ "State radio quoted *the army* as saying that nine were killed"."""
    if saying.dep_ != "pcomp" or saying.head.lower_ != "as" or saying.head.head.lemma_.lower() not in ("quote", "cite"):
        return None
    return next((child for child in saying.head.head.children if child.dep_ in ("dobj", "nsubjpass")), None)


def _teller_beside(verb: Any) -> Any | None:
    """ "As the mayor put it", "by the count of the mission", "in the governor's words"."""
    for child in verb.children:
        if child.dep_ == "advcl" and child.lemma_.lower() in _SAYS | {"put"}:
            subject = next((one for one in child.children if one.dep_ == "nsubj"), None)
            if subject is not None and any(one.lower_ == "as" for one in child.children):
                return subject
        if child.dep_ == "prep" and child.lower_ in ("by", "in", "on", "from"):
            for word in child.children:
                if word.lemma_.lower() in _RECKONINGS:
                    whose = [one for one in word.children if one.dep_ == "poss"]
                    whose += [one for of in word.children if of.lower_ == "of" for one in of.children]
                    return whose[0] if whose else None
    return None


def teller_before(mention: Mention) -> str | None:
    """Who stands before a colon at the head of an entry: "11:45 The mission: no shot was fired"."""
    start = max(0, mention.anchor - 200)
    found = list(_BEFORE_A_COLON.finditer(text_of(mention.head.doc), start, mention.anchor))
    ahead = found[-1] if found else None
    if ahead is None or ahead["who"].isupper() or ahead["who"].strip().lower() in _TAGS:
        return None
    first = ahead["who"].split()[0].lower()
    last = ahead["who"].split()[-1].lower()
    if first in _TAGS or first.rstrip("s") in VICTIMS or first in ("losses", "toll", "victims") or last in _NOBODYS:
        # "UPDATE on the depot: …", "Losses on our side: …"
        return None
    words = mention.head.doc[max(0, mention.head.i - FAR) : mention.head.i + 1]
    inside = [word for word in words if ahead.start() <= word.idx < ahead.end()]
    if any(word.pos_ in ("VERB", "AUX") for word in inside) or (inside and inside[0].pos_ in _NO_TELLER):
        # "On the contrary: …"
        return None
    between = text_of(mention.head.doc)[ahead.end() : mention.anchor]
    return None if _SENTENCE_END.search(between) else ahead["who"].strip()


def is_retold(mention: Mention) -> bool:
    """Whether an outlet says what it wrote before: "we wrote that four were hurt"."""
    token = mention.verb
    while token.dep_ in ("conj", "advcl", "xcomp") and token.head.i != token.i:
        token = token.head
    return token.dep_ == "ccomp" and any(child.lower_ == "we" for child in token.head.children if child.dep_ == "nsubj")


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
