"""Events as a text tells them: each claimant's account, in pieces, with kind, place, days and what was counted."""

import datetime
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any, Final

from ..model.dates import DateRange
from ..model.proposal import Span
from ..model.record import Count
from .accounts import Account, sum_of
from .amounts import amounts_in, amounts_in_front
from .clauses_around import (
    hours_before,
    is_day_of_occasion,
    is_of_a_toll,
    is_of_the_subject,
    is_of_the_telling,
    is_same_day,
    place_ahead,
    place_beside,
    place_meant,
    place_of_toll,
    place_of_where,
    verb_of,
    verbs_around,
)
from .dates import DateExpression
from .durations import before, is_row_of_days, lasting
from .gaps import is_of_people
from .gazetteer import Gazetteer
from .going_on import counts_on
from .happening import Status
from .harm import HARM
from .lexicon import CUE_VERBS
from .mentions import Mention, mentions_in, pieces_of
from .modes import kind_with
from .nearby import sentence_of, text_of
from .places import place_of
from .same_occasion import is_same_name, is_taken_up_by, is_the_same_account
from .settling import settle
from .sources import tree_span
from .speakers import PRONOUNS
from .supposed import is_supposed
from .taken_up import taken_up_by, whose_paper
from .tellers import gapped_teller, is_listed, is_of_a_ward, is_retold, teller_around, teller_before, teller_in
from .telling import is_past, is_told, status_by
from .told_by import Told, holds, led_by, misread, teller_of, teller_of_all
from .told_near import told_behind, told_by_lead, told_in_sentence
from .tolls import GOES_ON, occasion_of_toll

_AHEAD: Final = 80
"""How many characters before a clause are looked at for what its days mean: "on the night of"."""
_AHEAD_OF_BARE: Final = 300
"""How many characters before a bare number another is looked for that it may be of."""
_NEAR: Final = 120
"""How many characters off a number of wounded stands beside one of dead."""
_SHORT: Final = 6
"""So many words has a sentence that only tells the day."""
_LAST: Final = 6
"""How many of the last accounts are looked at for the occasion of another."""
_ACCUSES: Final = frozenset("accuse blame charge allege suspect".split())
_SETS: Final = frozenset("order announce declare proclaim extend agree call".split())
"""What is done in advance with a truce that is still to begin."""
_TOTALS: Final = re.compile(
    r"\b(?:losses|toll|dead|deaths|killed|casualties|wounded|injured|missing|captured|captives|prisoners|hostages|"
    r"displaced|displacements?|arrested|arrests|detained|detainees|detentions?|abducted|kidnapped|released|freed)\b",
    re.IGNORECASE,
)
_TOTAL_OF: Final = {
    **dict.fromkeys(("captured", "captives", "prisoners", "hostages"), "captured"),
    **dict.fromkeys(("arrested", "arrests"), "arrested"),
    **dict.fromkeys(("abducted", "kidnapped"), "abducted"),
    **dict.fromkeys(("released", "freed"), "released"),
    **dict.fromkeys(("displacement", "displacements"), "displaced"),
    **dict.fromkeys(("detention", "detentions", "detainees"), "detained"),
    **{what: what for what in ("casualties", "wounded", "missing", "displaced", "detained")},
    "injured": "wounded",
}
_HEADED: Final = re.compile(
    r"[ \t]*(?:[\d•*–-]+[.)]? ?)?(?![^.\n]* (?:was|were|has|have|is|are) )[A-Z][^.!?:;,\n\d]{2,40}[.:!]\s"
)
"""A short heading before a paragraph's own words."""
_TIMES: Final = frozenset("year month week day night decade war conflict weekend morning fighting".split())
_SENTENCE: Final = re.compile(r"[.!?]\s|\n")
_BETWEEN: Final = re.compile(r"[ ,]*(?:\r?\n)?(?:and|but|while)?[ ,]*(?:\r?\n)?", re.IGNORECASE)
_POSSESSIVE: Final = re.compile(r"(?<=\w)[’']s?$")
_REFLEXIVE: Final = re.compile(r"(?<=\w) (?:himself|herself|itself|themselves)$", re.IGNORECASE)
_LETTERS: Final = re.compile(r"[^\W\d_]{2}")
_ENTRY: Final = re.compile(r"^[ \t]*\d{1,2}[:.]\d{2}\b(?!\s*\d)", re.MULTILINE)
"""The time of day that an entry of a record of one day begins with."""
_ENTRIES: Final = 3
"""How many entries make such a record."""


class EventReader:
    """Reads events block by block, in the order of a text; `accounts` holds what it found."""

    def __init__(
        self, text: str, dates: Sequence[DateExpression], published: datetime.date | None, names: Gazetteer
    ) -> None:
        self.text, self.dates, self.published, self.names = text, dates, published, names
        self._date_starts = [one.span[0] for one in dates]
        self.accounts: list[Account] = []
        self._entries_from = _first_entry(text)
        self._terms: Sequence[Span] = ()
        self._sentence = 0
        self._last_counted = ""
        self._recent: list[tuple[int, str]] = []
        self._last_claimant: str | None = None

    def block(self, start: int, document: Any, said: Sequence[Told], terms: Sequence[Span] = ()) -> None:
        """Read a parsed paragraph that begins at a character of the text, with the attributions in it.

        `terms` are where it tells terms of a text on the table, as characters of the whole.
        """
        self._terms = terms
        sentences = [sentence.start for sentence in document.sents]
        tellers: dict[int, set[str | None]] = {}
        for mention in mentions_in(document):
            account = self._account(start, mention, said)
            if account is not None:
                account.sentence = self._sentence + bisect_right(sentences, mention.head.i)
                account.refers_back = mention.refers_back or mention.takes_up
                before = tellers.get(account.sentence - 1, set())
                if account.claimant is None and account.counts and len(before) == 1 and counts_on(mention, said):
                    (account.claimant,) = before
                tellers.setdefault(account.sentence, set()).add(account.claimant)
                if account.claimant is not None and account.claimant.lower() not in PRONOUNS:
                    self._last_claimant = account.claimant
                self._add(account)
        self._sentence += len(sentences) + 1

    def settled(self) -> tuple[Account, ...]:
        """Every account, once all is read, with the days and the place that its words leave to the others."""
        settle(self.accounts, self.published)
        return tuple(self.accounts)

    def _account(self, start: int, mention: Mention, said: Sequence[Told]) -> Account | None:
        told = teller_of(mention.anchor, said) or teller_of_all(mention, said)
        if told is not None and told.attribution.who in _TIMES:
            # "the year saw nine guards killed"
            told = None
        if told is not None and is_of_a_ward(mention.head.doc[told.attribution.at]):
            told = None
        claimant = self._teller_in(mention) if told is None else told.speaker
        if told is not None and told.attribution.verb == "turn" and mention.counted:
            # "the navy counts eleven", says who is asked
            named = self._teller_in(mention)
            claimant = named if named is not None and named.lower() not in PRONOUNS else claimant
        if told is not None and not _LETTERS.search(told.speaker or ""):
            # a number names nobody: whoever spoke before goes on
            claimant = self._last_claimant
        elif told is not None and told.attribution.verb == "add" and told.attribution.who == "it":
            # "it added that": whoever told the number before
            claimant = self._last_claimant or claimant
        elif told is not None and (lead := led_by(told, mention)) is not None:
            claimant = lead
        elif told is not None and (pronoun := misread(told, mention.head.doc)) is not None:
            claimant = pronoun
        own = told is not None and told.attribution.who in ("i", "we") and not told.attribution.quoted
        if own or (told is not None and told.attribution.negated and mention.head.pos_ == "NOUN"):
            # "we mourn three" is in the text's own voice; what nobody agrees on is nobody's claim
            claimant = None
        if (gapped := gapped_teller(mention)) is not None:
            told, claimant = None, gapped
        elif is_listed(mention):
            told, claimant = None, told_behind(mention.head.doc, mention.anchor)
        if claimant is None and is_retold(mention):
            self._counts(mention, start, None)
            return None
        subjects = [child for child in mention.verb.children if child.dep_ == "nsubj" and child.i < mention.verb.i]
        if told is not None and mention.is_by_number and len(subjects) > 1:
            # "a blast hit the ward, the mayor said; police put the number at nine"
            claimant = self._named(subjects[-1]) or claimant
        inner = teller_around(mention)
        if inner is not None and (told is None or holds(told, inner) or inner.head.dep_ == "ccomp"):
            claimant = self._named(inner) or claimant
        if claimant is not None and claimant.lower() in ("which", "whom"):
            # "reports according to which 30 died are false"
            return None
        if claimant is not None and amounts_in_front(claimant):
            # "24 body bags" say nothing, whatever "they" stands for
            claimant = None
        status = mention.status if told is None else status_by(told.attribution, mention)
        status = "happened" if status == "denied" and mention.detail is not None else status
        pieces = pieces_of(mention, None if told is None else told.attribution)
        if status is None or not pieces:
            return None
        if told is not None and told.attribution.infinitive is not None and mention.head.dep_ in ("acl", "relcl"):
            # "promised to free the men kidnapped in May": that they were is taken for granted
            claimant = None
        counts = self._counts(mention, start, claimant)
        if mention.is_elliptical and not counts:
            # a number of nothing that was told before
            return None
        span = [(left + start, right + start) for left, right in pieces]
        date, place = self._date(span, mention, start), self._place(span, mention, start)
        if mention.detail is None and not is_told(mention, status, counts, date, place, self.published):
            return None
        words = " ".join(self.text[left:right] for left, right in span)
        status, date = self._placed_in_time(mention, status, date)
        if status == "planned" and self._is_no_plan(mention, start):
            return None
        kind = self.accounts[-1].kind if mention.is_elliptical and self.accounts else kind_with(mention.kind, words)
        return Account(
            kind=kind,
            span=span,
            status=status,
            claimant=claimant,
            place=place,
            date=date,
            counts=counts if status == "happened" and mention.detail is None else {},
            words=words,
            is_own_only=claimant is None and not counts and status == "happened",
            acting=mention.acting,
            is_loss_of_things=mention.is_loss_of_things,
            denies=self._denied(mention, start),
            is_report=mention.head.pos_ == "NOUN",
            is_of_the_day=self._is_of_the_day(mention, span),
            is_accusation=told is not None and told.attribution.verb in _ACCUSES,
            is_a_sum=mention.is_a_sum,
        )

    def _is_of_the_day(self, mention: Mention, span: Sequence[Span]) -> bool:
        """Whether it stands in an entry of the day's own record; a toll that rises is of what was known before."""
        is_entry = self._entries_from is not None and span[0][0] >= self._entries_from
        return is_entry and not (mention.counted and occasion_of_toll(mention.verb) is not None)

    def _is_no_plan(self, mention: Mention, start: int) -> bool:
        """Whether nobody plans what lies ahead: a text asks for it, a condition supposes it."""
        at = start + mention.anchor
        is_talk = mention.kind.startswith("CONSULT")
        is_term = any(left <= at < right for left, right in self._terms)
        return is_term or is_supposed(mention.head, mention.anchor, is_talk=is_talk)

    def _teller_in(self, mention: Mention) -> str | None:
        subject = teller_in(mention)
        if subject is None:
            document, anchor = mention.head.doc, mention.anchor
            is_new = mention.counted and mention.kind != "CONSULT"
            lead = told_by_lead(document, anchor) if is_new else None
            said = told_in_sentence(document, anchor) if is_new and lead is None else None
            told = lead or said or teller_before(mention)
            return told or (told_behind(document, anchor) if is_new else None)
        if subject.lower_ in ("we", "i"):
            # "Lawyers for Vessin: we have confirmed 260 arrests"
            return teller_before(mention)
        return self._named(subject) or self._last_claimant

    def _named(self, subject: Any) -> str | None:
        """The words for a claimant; for a pronoun, whom the sentence before is of."""
        left, right = tree_span(subject)
        if subject.i < subject.head.i and subject.head.idx < right:
            # "police counted seven; the bishop, eleven", where a parser has the bishop beside the police
            right = subject.head.idx
        words = " ".join(text_of(subject.doc)[left:right].split()).strip(" ,;")
        words = _REFLEXIVE.sub("", _POSSESSIVE.sub("", words))
        if words.lower() in ("we", "i", "it was"):
            return None
        if words.lower() in ("that", "which") and subject.head.dep_ == "relcl":
            return whose_paper(subject)
        return taken_up_by(subject) if words.lower() in PRONOUNS else words

    def _denied(self, mention: Mention, start: int) -> str | None:
        if mention.detail is None:
            return None
        left, right = mention.detail
        return " ".join(self.text[left + start : right + start].split())

    def _total_before(self, anchor: int) -> str:
        """What "them" in "puts them at 80" counts, where no number was told yet: the losses spoken of before."""
        found = _TOTALS.findall(self.text, max(0, anchor - 200), anchor)
        return _TOTAL_OF.get(found[-1].lower(), "killed") if found else ""

    def _asked_for(self, at: int) -> str:
        """What the words ask for, or are headed by, between a bare number and what was counted last: "And the wounded?"."""
        start = max(0, at - 200, *(place for place, _ in self._recent[-1:]))
        asked = max(self.text.rfind(mark, start, at) for mark in "?!")
        begins = max([start, *(match.end() for match in _SENTENCE.finditer(self.text, start, max(start, asked)))])
        found = _TOTALS.findall(self.text, begins, asked) if asked >= 0 else []
        paragraph = self.text.rfind("\n", 0, at) + 1
        if not found and start <= paragraph and (heading := _HEADED.match(self.text, paragraph)) is not None:
            # "Detentions in Carrow. 23, says the ministry"
            found = _TOTALS.findall(heading[0])
        return _TOTAL_OF.get(found[-1].lower(), "killed") if found else ""

    def _is_of_another(self, at: int) -> bool:
        """Whether a number that nothing was counted by stands between a bare one and what was counted last."""
        start = max(at - _AHEAD_OF_BARE, *(place for place, _ in self._recent[-1:]), 0)
        between = amounts_in(self.text[start:at]) if self._recent else ()
        dated = [self.dates[place].span for place in self._dates_from(start, at)]
        return any(
            all(not left <= start + one.span[0] < right for left, right in dated)
            and is_of_people(self.text, start + one.span[1])
            for one in between
        )

    def _last_counted_by(self, claimant: str | None, mention: Mention, at: int) -> str:
        """What was counted last in the paragraph; else what a claimant did: "the hospital lowered its figure to five"."""
        last = self._recent[-1][0] if self._recent else 0
        is_near = self._recent and "\n" not in self.text[last:at] and at - last < _NEAR
        if is_near and mention.verb.lemma_.lower() not in GOES_ON:
            return self._last_counted
        whats = [
            what
            for other in self.accounts[-_LAST:]
            if claimant and is_same_name(other.claimant, claimant)
            for what in other.counts
        ]
        return "killed" if "killed" in whats else whats[-1] if whats else self._last_counted

    def _counts(self, mention: Mention, start: int, claimant: str | None) -> dict[str, Count]:
        counts: dict[str, Count] = {}
        bare = [one for one in mention.counted if not one.what]
        # "41 dead, 100 hurt; the government's count is 29 and 64": in the same order; else nobody's sum
        pair = self._recent[-2:] if len(bare) == 2 and len({what for _, what in self._recent[-2:]}) == 2 else []
        paired = dict(zip((one.noun for one in bare), (what for _, what in pair), strict=False))
        for one in mention.counted:
            if not one.what and len(bare) > 1 and not paired:
                continue
            what = one.what or paired.get(one.noun) or self._asked_for(start + one.span[0])
            if not what and self._is_of_another(start + one.span[0]):
                continue
            what = what or self._last_counted_by(claimant, mention, start + one.span[0])
            what = what or self._total_before(start + mention.anchor)
            if what and one.status == "happened":
                counts[what] = sum_of(counts[what], one.count) if what in counts else one.count
                at = start + one.span[1]
                near = [told for place, told in self._recent[-1:] if at - place < _NEAR]
                # a number of what was told before is of the dead, where dead and wounded were told together
                self._last_counted = "killed" if what == "wounded" and near == ["killed"] else what
                self._recent.append((at, what))
        return counts

    def _date(self, span: Sequence[Span], mention: Mention, start: int) -> DateRange:
        """The days that the clause names, or else what it is a relative clause of or hangs on."""
        if is_of_a_toll(mention.verb) and (occasion := self._date_of_occasion(mention, start)).is_known:
            return occasion
        near = [list(span)]
        if mention.head.dep_ == "relcl" and mention.is_violent:
            # "an attack earlier this week, where nine people died"
            left, right = tree_span(mention.head.head)
            near.append([(left + start, right + start)])
        inside = [
            self.dates[at] for places in near for at in sorted({at for a, b in places for at in self._dates_from(a, b)})
        ]
        inside = [
            one
            for one in inside
            if not is_of_the_subject(_word_at(mention.head.doc, one.span[0] - start), mention.verb)
        ]
        if inside:
            first = inside[0]
            if len(inside) > 1 and is_row_of_days(self.text[first.span[1] : inside[1].span[0]]):
                # "on Monday and Tuesday"
                return DateRange(start=first.date.start, end=inside[1].date.end)
            return lasting(first.date, self.text[max(0, span[0][0] - _AHEAD) : first.span[0]], mention.kind)
        if is_same_day(" ".join(self.text[left:right] for left, right in span)):
            told = self.dates[: bisect_left(self._date_starts, span[0][0])]
            return told[-1].date if told else DateRange()
        around = self._date_around(mention, start)
        if mention.is_violent and not around.is_known:
            around = self._date_of_occasion(mention, start)
        if not around.is_known:
            around = self._own_day(mention, start)
        return around if around.is_known or not mention.is_violent else self._day_before(mention, start)

    def _own_day(self, mention: Mention, start: int) -> DateRange:
        """The day that hangs on the word which tells the event, where its pieces leave it out: "the seizure … on 14 May"."""
        verb = mention.verb
        if verb.lemma_.lower() not in CUE_VERBS:
            for at in self._dates_from(*(start + place for place in tree_span(verb))):
                word = _word_at(mention.head.doc, self.dates[at].span[0] - start)
                is_own = word is not None and (verb.pos_ == "NOUN" or verb_of(word).i == verb.i)
                # "had risen to nine by Wednesday" is of the telling
                if is_own and not is_of_the_telling(word, verb) and self.dates[at].date.start is not None:
                    return self.dates[at].date
        return DateRange()

    def _day_before(self, mention: Mention, start: int) -> DateRange:
        """The day of a short sentence right before that tells no more: "Then came Friday."."""
        first = sentence_of(mention.head).start
        if not first:
            return DateRange()
        before = sentence_of(mention.head.doc[first - 1])
        told = self._dates_from(start + before.start_char, start + before.end_char)
        verbs = {token.lemma_.lower() for token in before if token.pos_ == "VERB"}
        is_no_more = len(before) <= _SHORT and verbs <= {"come", "follow"} and len(told) == 1
        return self.dates[told[0]].date if is_no_more else DateRange()

    def _date_around(self, mention: Mention, start: int) -> DateRange:
        """The days of the clauses that a clause hangs on: those that hang on their verbs, not on others within them."""
        document = mention.head.doc
        ahead = hours_before(mention.head)
        for verb in verbs_around(mention.head) if ahead is None else [verb_of(mention.head)]:
            for at in self._dates_from(start + document[verb.left_edge.i].idx, start + tree_span(verb)[1]):
                word = _word_at(document, self.dates[at].span[0] - start)
                if word is not None and verb_of(word).i == verb.i and not is_of_the_telling(word, verb):
                    return before(self.dates[at].date, ahead or 0)
        return DateRange()

    def _date_of_occasion(self, mention: Mention, start: int) -> DateRange:
        """The day of the violence that a clause tells more of: "the attack on the post on 21 June, in which one died"."""
        sentence = mention.head.sent
        for at in reversed(self._dates_from(start + sentence.start_char, start + sentence.end_char)):
            word = _word_at(mention.head.doc, self.dates[at].span[0] - start)
            if word is not None and is_day_of_occasion(word, mention.head):
                return self.dates[at].date
        return DateRange()

    def _place(self, span: Sequence[Span], mention: Mention, start: int) -> str | None:
        """The place that the clause names, or else one that the words around it set it in."""
        found = place_of(mention.head, self.names, told_by_subject=mention.is_by_number)
        found = found or place_of_where(mention.head, self.names)
        if found is not None or not mention.is_violent:
            return found
        words = " ".join(self.text[left:right] for left, right in span)
        if mention.is_by_number and (named := place_of_toll(words, self.names)) is not None:
            return named
        meant = place_meant(mention.head.doc, span[0][0] - start, words, self.names, self.text[:start])
        around = (place_of(verb, self.names) for verb in verbs_around(mention.head))
        return (
            meant
            or (None if mention.is_by_number else place_beside(words, self.names))
            or next((one for one in around if one is not None), None)
            or place_ahead(mention.head, self.names)
        )

    def _dates_from(self, start: int, end: int) -> range:
        """Which of the dates begin between two places."""
        return range(bisect_left(self._date_starts, start), bisect_left(self._date_starts, end))

    def _placed_in_time(self, mention: Mention, status: Status, date: DateRange) -> tuple[Status, DateRange]:
        """What happened ends with the day of publication, and what the words set behind it is planned."""
        if self.published is None or status != "happened":
            return status, date
        if date.start is not None and date.start > self.published:
            is_set = mention.kind == "RETREAT/ceasefire" and mention.verb.lemma_.lower() in _SETS
            return (status, DateRange()) if is_past(mention.verb) and not is_set else ("planned", date)
        if date.end is not None and date.end > self.published:
            date = DateRange(start=date.start, end=self.published)
        return status, date

    def _add(self, account: Account) -> None:
        if not account.is_violent:
            self.accounts.append(account)
            return
        for other in reversed(self.accounts[-_LAST:]):
            if is_the_same_account(other, account):
                self._join(other, account)
                return
        for other in reversed(self.accounts[-_LAST:]):
            if is_taken_up_by(other, account):
                # what the text tells first, and a claimant then tells more of, is in the claimant's account
                self.accounts.remove(other)
                self._join(other, account)
                other.claimant, other.status, other.is_own_only = account.claimant, account.status, False
                self.accounts.append(other)
                return
        self.accounts.append(account)

    def _join(self, account: Account, more: Account) -> None:
        # all but its last piece stands before what is told now, as a rule: pieces are many in a long text
        kept = account.span[:-1] if account.span and min(more.span) >= account.span[-1] else []
        account.span = [*kept, *self._united(sorted([*account.span[len(kept) :], *more.span]))]
        account.counts = {**account.counts, **more.counts}
        account.words = f"{account.words} {more.words}"
        account.place = account.place or more.place
        account.date = account.date if account.date.is_known else more.date
        account.sentence = more.sentence
        account.denies = "; ".join(dict.fromkeys(filter(None, (account.denies, more.denies)))) or None
        account.is_own_only = account.is_own_only and more.is_own_only
        both = HARM & account.counts.keys() and more.kind == "ASSAULT/abduct"
        if account.kind == "ASSAULT" and more.kind.startswith("ASSAULT") and not both:
            account.kind = more.kind

    def _united(self, spans: Sequence[Span]) -> list[Span]:
        """Pieces in one, where no more than "and" stands between them."""
        out: list[Span] = []
        for start, end in spans:
            if out and (start <= out[-1][1] or _BETWEEN.fullmatch(self.text, out[-1][1], start)):
                out[-1] = (out[-1][0], max(out[-1][1], end))
            else:
                out.append((start, end))
        return out


def _first_entry(text: str) -> int | None:
    """Where the first entry of a record of one day begins; None where a text is none."""
    found = [match.start() for match in _ENTRY.finditer(text)]
    return found[0] if len(found) >= _ENTRIES else None


def _word_at(document: Any, at: int) -> Any | None:
    """The word of a document that holds a character."""
    span = document.char_span(at, at + 1, alignment_mode="expand")
    return None if span is None or not len(span) else span[0]
