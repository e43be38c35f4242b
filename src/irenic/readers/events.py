"""Events as a text tells them: the clauses of each claimant's account, with kind, place, days and what was counted."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from ..model.dates import DateRange
from ..model.proposal import Span
from ..model.record import Count
from .attribution import Attribution
from .counts import Counted, counted
from .dates import DateExpression
from .gazetteer import Gazetteer
from .happening import Status, status_of
from .harm import FEARED
from .lexicon import DOUBTS
from .occasions import VIOLENCE, VIOLENT, kind_by_counts, kind_of, kind_with, sub_event_of
from .places import place_of
from .quotations import EDGE, SUBJECTS
from .sources import tree_span

_PEOPLE: Final = frozenset({"killed", "wounded", "missing", "captured", "casualties"})
_PARTED: Final = 2
"""How many sentences may lie between two mentions by one claimant of one occasion."""
_FOLLOWS: Final = 6
"""How many sentences may lie between an occasion and what somebody else says of it."""
_TELLERS: Final = frozenset(
    "say report put speak claim confirm tell estimate announce admit raise revise correct give".split()
)
_HOPES: Final = FEARED | {
    "hopeful",
    "expect",
    "believe",
    "demand",
    "urge",
    "call",
    "ask",
    "wish",
    "propose",
    "suggest",
    "insist",
    "offer",
}
_INTENDS: Final = frozenset("plan intend hope agree prepare schedule arrange decide want".split())
_DISMISSES: Final = DOUBTS | {"dismiss"}
_WITHIN: Final = frozenset({"pcomp", "prep", "conj", "dobj", "pobj", "amod", "nmod", "acl", "oprd"})
_PRONOUNS: Final = frozenset({"he", "she", "it", "they"})
_SAYS: Final = frozenset("say report tell add confirm announce state claim write".split())
_ACCUSING: Final = frozenset("accuse blame suspect condemn responsible admit deny charge".split())
_DENIED_PART: Final = re.compile(
    r"\b(?:responsib\w+|involve(?:d|ment)|(?:any|no|a|its|his|her|their) (?:role|part|hand)|took part|"
    r"behind (?:it|the))\b",
    re.I,
)
_OPENER: Final = re.compile(r"(?:that|and|but|when|while|because|as|where)\b\s*", re.I)


class Told(NamedTuple):
    """Who is given which words, and whom their source names."""

    attribution: Attribution
    speaker: str | None


@dataclass(slots=True)
class Account:
    """One claimant's account of one event, in the pieces in which the text tells it; places count the whole text."""

    kind: str
    span: list[Span]
    status: Status
    claimant: str | None
    place: str | None
    date: DateRange
    counts: dict[str, Count] = field(default_factory=dict)
    words: str = ""
    sentence: int = 0
    is_own_only: bool = False
    """Told in the text's own voice without a number: the first claimant who says more has it in the account."""
    is_report: bool = False
    """Told as something of which there are reports."""

    @property
    def sub_event(self) -> str | None:
        return sub_event_of(self.kind, self.words) if self.kind.partition("/")[0] in VIOLENT else None

    @property
    def confidence(self) -> float:
        """How sure a proposal is: numbers of people more than other numbers, and these more than none."""
        if self.status == "denied":
            return 0.55
        return 0.7 if self.counts.keys() & _PEOPLE else 0.6


@dataclass(slots=True)
class _Mention:
    """A clause that tells an event: the word that it hangs on, and the numbers in it."""

    head: Any
    kind: str
    status: Status
    anchor: int
    counted: list[Counted] = field(default_factory=list)


class EventReader:
    """Reads events block by block, in the order of a text; `accounts` holds what it found."""

    def __init__(
        self, text: str, dates: Sequence[DateExpression], published: datetime.date | None, names: Gazetteer
    ) -> None:
        self.text, self.dates, self.published, self.names = text, dates, published, names
        self.accounts: list[Account] = []
        self._sentence = 0
        self._last_counted = ""
        self._last_claimant: str | None = None

    def block(self, start: int, document: Any, said: Sequence[Told]) -> None:
        """Read a parsed paragraph that begins at a character of the text, with the attributions in it."""
        mentions = _mentions_in(document)
        sentences = {sentence.start: place for place, sentence in enumerate(document.sents)}
        for mention in mentions:
            account = self._account(start, document, mention, said)
            if account is not None:
                account.sentence = self._sentence + sentences.get(mention.head.sent.start, 0)
                self._last_claimant = account.claimant or self._last_claimant
                self._add(account)
        self._sentence += len(sentences) + 1

    def _account(self, start: int, document: Any, mention: _Mention, said: Sequence[Told]) -> Account | None:
        told = _teller_of(mention.anchor, said)
        claimant = told.speaker if told is not None else self._teller_in(mention, document)
        status = mention.status
        if told is None and claimant is None and _is_retold(mention.head):
            return None
        if told is not None and told.attribution.infinitive is not None and mention.head.dep_ in ("acl", "relcl"):
            # "promised to free the men kidnapped in May": that they were is taken for granted
            claimant = None
        counts = self._counts(mention)
        if told is not None:
            verb = told.attribution.verb
            if verb in DOUBTS:
                status = "denied"
            elif told.attribution.negated or (verb in _HOPES and mention.kind.partition("/")[0] != "CONSULT"):
                return None
            elif verb in _INTENDS:
                status = "planned"
        pieces = _pieces(mention, document, None if told is None else told.attribution)
        if not pieces:
            return None
        words = " ".join(document.text[left:right] for left, right in pieces)
        date = self._date([(left + start, right + start) for left, right in pieces], mention, start)
        place = place_of(mention.head, self.names)
        if not _is_told(mention, status, bool(counts), date, place, self.published):
            return None
        if (
            date.start is not None
            and self.published is not None
            and date.start > self.published
            and status == "happened"
        ):
            status, date = ("happened", DateRange()) if _is_past(mention.head) else ("planned", date)
        if status == "happened" and date.end is not None and self.published is not None and date.end > self.published:
            date = DateRange(start=date.start, end=self.published)
        return Account(
            kind=kind_with(mention.kind, words),
            span=[(left + start, right + start) for left, right in pieces],
            status=status,
            claimant=claimant,
            place=place,
            date=date,
            counts=counts if status == "happened" else {},
            words=words,
            is_own_only=claimant is None and not counts and status == "happened",
            is_report=mention.head.pos_ == "NOUN",
        )

    def _teller_in(self, mention: _Mention, document: Any) -> str | None:
        """Who puts a toll, speaks of dead or denies, where no attribution was found.

        The verb that tells the number is the one that says so, or one that stands behind all of the clause.
        """
        if mention.kind.partition("/")[0] not in VIOLENT:
            return None
        verb = mention.head
        while verb.lemma_.lower() not in _TELLERS | DOUBTS and verb.head.i != verb.i and verb.dep_ in _WITHIN:
            verb = verb.head
        subject = None
        if verb.lemma_.lower() in _TELLERS | DOUBTS:
            subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        if subject is None:
            root = mention.head.sent.root
            behind = [child for child in root.children if child.dep_ == "nsubj" and child.left_edge.i > mention.head.i]
            subject = behind[0] if behind and root.lemma_.lower() in _SAYS and root.i > mention.head.i else None
        if subject is None or subject.lower_ in ("we", "i"):
            return None
        left, right = tree_span(subject)
        words = " ".join(document.text[left:right].split())
        return self._last_claimant if words.lower() in _PRONOUNS else words

    def _counts(self, mention: _Mention) -> dict[str, Count]:
        counts: dict[str, Count] = {}
        for one in mention.counted:
            if one.status != "happened":
                continue
            what = one.what or self._last_counted
            if what:
                counts[what] = _sum(counts[what], one.count) if what in counts else one.count
                self._last_counted = what
        return counts

    def _date(self, pieces: list[Span], mention: _Mention, start: int) -> DateRange:
        near = tree_span(mention.head)
        inside = [
            one
            for one in self.dates
            if any(
                left <= one.span[0] and one.span[1] <= right
                for left, right in [*pieces, (near[0] + start, near[1] + start)]
            )
            and any(left <= one.span[0] < right for left, right in pieces)
        ]
        return inside[0].date if inside else DateRange()

    def _add(self, account: Account) -> None:
        if account.kind.partition("/")[0] not in VIOLENT:
            self.accounts.append(account)
            return
        for other in reversed(self.accounts[-8:]):
            if _is_the_same_account(other, account):
                _join(other, account)
                return
        for other in reversed(self.accounts[-4:]):
            if other.is_own_only and account.claimant is not None and _is_the_same_occasion(other, account, _PARTED):
                if account.status == "denied" and not other.is_report:
                    continue
                # what the text tells first, and a claimant then tells more of, is in the claimant's account
                self.accounts.remove(other)
                _join(other, account)
                other.claimant, other.status, other.is_own_only = account.claimant, account.status, False
                self.accounts.append(other)
                return
        if account.place is None and not account.date.is_known:
            for other in reversed(self.accounts[-6:]):
                if other.kind.partition("/")[0] in VIOLENT and account.sentence - other.sentence <= _FOLLOWS:
                    account.place, account.date = other.place, other.date
                    if account.kind == "ASSAULT" and other.kind.startswith("ASSAULT"):
                        account.kind = other.kind
                    break
        self.accounts.append(account)


def _mentions_in(document: Any) -> list[_Mention]:
    """The clauses that tell an event, each with its numbers, in the order of the text."""
    found: dict[int, _Mention] = {}
    for token in document:
        kind = kind_of(token)
        if kind is None or not _is_asserted(token):
            continue
        governor = token.head.head.head if token.pos_ == "NOUN" and token.dep_ == "pobj" else token
        status: Status = (
            "denied" if governor.lemma_.lower() in _DISMISSES and governor.pos_ == "VERB" else status_of(token)
        )
        found[token.i] = _Mention(token, kind, status, token.idx)
    for one in counted(document):
        predicate = document[one.predicate]
        mention = found.get(one.predicate)
        if mention is None:
            mention = _Mention(predicate, kind_by_counts(one.what), one.status, one.span[0])
            found[one.predicate] = mention
        mention.counted.append(one)
        mention.anchor = mention.counted[0].span[0]
    for token in document:
        if token.lemma_.lower() in DOUBTS and token.pos_ == "VERB" and token.i not in found and _denies_a_part(token):
            found[token.i] = _Mention(token, "ASSAULT", "denied", token.idx)
    return [found[place] for place in sorted(found)]


def _is_past(verb: Any) -> bool:
    return verb.tag_ == "VBD" or any(child.lower_ in ("was", "were", "had", "has", "have") for child in verb.children)


def _is_retold(verb: Any) -> bool:
    """Whether an outlet says what it wrote before: "we wrote that four were hurt"."""
    token = verb
    while token.dep_ in ("conj", "advcl", "xcomp") and token.head.i != token.i:
        token = token.head
    return token.dep_ == "ccomp" and any(child.lower_ == "we" for child in token.head.children if child.dep_ == "nsubj")


def _is_asserted(word: Any) -> bool:
    """Whether a clause tells what happened or will: no habit, no purpose, no mere possibility."""
    if word.pos_ == "NOUN":
        return True
    if word.tag_ == "VBG" and not any(child.dep_ == "aux" for child in word.children):
        if word.dep_ == "pcomp":
            return word.head.head.lemma_.lower() in _ACCUSING or word.head.lower_ in ("after", "by", "while")
        return word.dep_ in ("advcl", "conj")
    if word.tag_ == "VBN" and word.dep_ in ("amod", "compound"):
        return False
    return not (word.sent.text.rstrip(" \"'”’»").endswith("?"))


def _denies_a_part(verb: Any) -> bool:
    """ "Denied responsibility", "denied any role in the attack", "dismissed reports of a strike"."""
    if any(child.dep_ in ("neg",) for child in verb.children):
        return False
    held = [child for child in verb.children if child.dep_ in ("dobj", "ccomp", "xcomp") and child.i > verb.i]
    for one in held:
        span = tree_span(one)
        words = verb.doc.text[span[0] : span[1]]
        if _DENIED_PART.search(words):
            return True
        if one.dep_ == "ccomp" and any(
            token.lemma_.lower() in VIOLENCE and token.pos_ == "NOUN" for token in one.subtree
        ):
            return True
        if (
            one.dep_ == "ccomp"
            and verb.lemma_.lower() == "deny"
            and any(child.dep_ == "expl" for child in one.children)
        ):
            return any(token.lower_ == "one" for token in one.subtree)
    return False


def _teller_of(anchor: int, said: Sequence[Told]) -> Told | None:
    """Whose words hold a place: the innermost who is named."""
    holding = [
        (right - left, one)
        for one in said
        for left, right in one.attribution.content
        if left <= anchor < right and one.speaker is not None
    ]
    return min(holding, key=lambda pair: pair[0])[1] if holding else None


def _pieces(mention: _Mention, document: Any, told: Attribution | None) -> list[Span]:
    """The words of a clause, without who says so."""
    text = document.text
    left, right = tree_span(mention.head)
    for child in mention.head.children:
        # another clause beside it tells another event
        if child.dep_ == "conj" and child.i > mention.head.i and any(one.dep_ in SUBJECTS for one in child.children):
            right = min(right, child.left_edge.idx)
    for one in mention.counted:
        left, right = min(left, one.span[0]), max(right, one.span[1])
    spans = [(left, right)]
    if told is not None:
        held = [(max(left, start), min(right, end)) for start, end in told.content]
        spans = [(start, end) for start, end in held if start < end] or spans
    return [piece for span in spans if (piece := _trimmed(text, span)) is not None]


def _trimmed(text: str, span: Span) -> Span | None:
    start, end = span
    while start < end and text[start] in f'{EDGE}“”"':
        start += 1
    if (match := _OPENER.match(text, start, end)) is not None:
        start = match.end()
    while end > start and text[end - 1] in f'{EDGE}“”"':
        end -= 1
    return (start, end) if start < end else None


def _is_told(
    mention: _Mention,
    status: Status,
    counts: bool,
    date: DateRange,
    place: str | None,
    published: datetime.date | None,
) -> bool:
    """Whether a clause tells an event by the rules of labelling: planned violence and talks at no time are none."""
    name = mention.kind.partition("/")[0]
    head = mention.head
    present = (head.tag_ in ("VBZ", "VBP") and head.pos_ == "VERB") or any(
        child.dep_ == "auxpass" and child.lower_ in ("is", "are") for child in head.children
    )
    perfect = any(child.dep_ == "aux" and child.lower_ in ("has", "have") for child in head.children)
    if name in VIOLENT:
        if status == "denied":
            return not _is_unreal(head)
        return counts or (status == "happened" and not present)
    ahead = published is None or date.end is None or date.end >= published
    if status == "denied":
        return False
    if name == "CONSULT":
        if status == "planned" or present:
            return date.is_known and ahead
        return date.is_known or place is not None or perfect
    if status == "planned":
        return date.is_known and ahead and not _would(head)
    return not present


def _is_unreal(head: Any) -> bool:
    return any(child.tag_ == "MD" for child in head.children)


def _would(head: Any) -> bool:
    return any(
        child.tag_ == "MD" and child.lower_ in ("would", "could", "should", "may", "might", "must")
        for child in head.children
    )


def _sum(one: Count, other: Count) -> Count:
    """The number of both; a bound that only one of them has is no bound of both."""

    def both(a: int | None, b: int | None) -> int | None:
        return None if a is None or b is None else a + b

    made = Count(low=both(one.low, other.low), best=both(one.best, other.best), high=both(one.high, other.high))
    return made if (made.low, made.best, made.high) != (None, None, None) else one


def _is_the_same_account(other: Account, account: Account) -> bool:
    same_voice = _same(other.claimant, account.claimant) and other.status == account.status
    return same_voice and _is_the_same_occasion(other, account, _PARTED)


def _is_the_same_occasion(other: Account, account: Account, far: int) -> bool:
    if other.kind.partition("/")[0] not in VIOLENT or account.sentence - other.sentence > far:
        return False
    if other.place and account.place and other.place != account.place:
        return False
    if other.date.is_known and account.date.is_known and other.date != account.date:
        return False
    return not other.counts.keys() & account.counts.keys()


def _same(one: str | None, other: str | None) -> bool:
    """Whether two names are of one claimant: "the ministry" is the defence ministry that spoke before."""
    if one is None or other is None:
        return one == other
    mine, theirs = (set(_ARTICLE.sub("", name).lower().split()) for name in (one, other))
    return mine <= theirs or theirs <= mine


_ARTICLE: Final = re.compile(r"\b(?:the|an?|its|their)\b ?", re.I)


def _join(account: Account, more: Account) -> None:
    account.span = _united(sorted([*account.span, *more.span]))
    account.counts = {**account.counts, **more.counts}
    account.words = f"{account.words} {more.words}"
    account.place = account.place or more.place
    account.date = account.date if account.date.is_known else more.date
    account.sentence = more.sentence
    account.is_own_only = account.is_own_only and more.is_own_only
    if account.kind == "ASSAULT" and more.kind.startswith("ASSAULT"):
        account.kind = more.kind


def _united(spans: Sequence[Span]) -> list[Span]:
    out: list[Span] = []
    for start, end in spans:
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out
