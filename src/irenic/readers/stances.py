"""Which stance somebody's words suggest; never more than they say, and never acceptance from talk or praise.

A person decides on every suggestion. Only words about something that a deal settles (`matters`) suggest a stance that
could bind; all else was merely said.
"""

import re
from collections.abc import Callable
from typing import Any, Final

from ..model.proposal import Span
from ..model.record import BINDING, Stance
from . import outright
from .attributed import NO_CONTEXT, Attribution, Context
from .clauses import is_infinitive, is_to_be_done, is_wished
from .commitments import GO_BETWEEN, is_refused_behind_than, is_under_a_condition, said_stance
from .contents import clauses_of
from .formulas import DEMAND, FORMULA_NAMES, LEAVE, NO
from .judging import is_judged
from .lexicon import CUE_ADJECTIVES, CUE_VERBS, SILENCE, TALKS, TEXTS
from .matters import ACTS, is_matter, is_no_matter
from .silence import says_nothing
from .sources import tree_span
from .stance_words import (
    ACCEPTING,
    AGAINST,
    ASSERTED,
    BEARING,
    CALLING,
    COMPARED,
    CONTENT,
    DISMISSED,
    EVER,
    FEELING,
    INSISTING,
    LIKING,
    NO_SIDE,
    OWN_ACTS,
    OWN_AFFAIRS,
    READY,
    REFUSING,
    SIDES,
    SIGNING,
    SMALL,
    UNACCEPTABLE,
)
from .weighed import OF_A_TERM, Words, has_no

_OURSELVES: Final = frozenset({"i", "we", "my", "our", "us", "me"})
_TO_COME: Final = frozenset({"will", "wo", "would", "shall", "’ll", "'ll", "’d", "'d"})
_WHETHER: Final = re.compile(r"\W*whether\b", re.IGNORECASE)
_AS_TOLD: Final[dict[str, Stance]] = {"accept as told": "accepts", "reject as told": "rejects"}


def suggested_stance(one: Attribution, document: Any, context: Context = NO_CONTEXT) -> Stance:
    """The stance that the words of an attribution suggest; "claims" where they say no more than that."""
    return _Words(one, document, context).stance()


def about_of(one: Attribution, document: Any, context: Context = NO_CONTEXT) -> tuple[Span, ...]:
    """What the words take a stand on: the thing accepted or refused, within the content; else all of the content."""
    words = _Words(one, document, context)
    said = said_stance(one, document, context)
    if said.stance == one.stance and said.about is not None:
        return (said.about,)
    by_a_thing = words.infinitive is None and one.verb not in ("yes", "no", "rather", "turn", "colon")
    if not by_a_thing or words.by_all_words or not words.things or one.stance in ("prefers", "demands"):
        return one.content
    start, end = tree_span(words.things[0])
    held = next(((left, right) for left, right in one.content if left <= start < right), None)
    return ((start, min(end, held[1])),) if held else one.content


class _Words(Words):
    """The words of one attribution, and the stance that they suggest."""

    def stance(self) -> Stance:
        suggested = self._suggested()
        guessed = suggested in ("supports", "opposes") and self._is_guessed()
        if guessed or (suggested in BINDING and _WHETHER.match(self.content)):
            # "has reportedly endorsed it", "will decide whether to accept it"
            return "claims"
        return suggested if suggested not in BINDING or self._is_outright(suggested) else "claims"

    def _is_outright(self, suggested: Stance) -> bool:
        no_side = self.one.who in NO_SIDE or outright.is_of_others(self.source, self.one.who)
        if no_side or self._foretells_others() or outright.is_hedged(self.cue, self._near(), self.word):
            return False
        perfect = any(child.dep_ == "aux" and child.lemma_ == "have" for child in self.word.children)
        if (suggested != "rules out" and outright.is_unreal(self._clause())) or (self.would and perfect):
            return False
        if suggested not in ("accepts", "offers", "rejects", "rules out"):
            return True
        ahead = self.infinitive is not None or self.would
        things = [thing for thing in self.things if thing.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "VERB")]
        return outright.is_of_the_thing(self.word, self.infinitive, things[:1], suggested, self._clause(), ahead=ahead)

    def _foretells_others(self) -> bool:
        """ "They will never accept our plan", within a quotation: what somebody foretells of another, who is not heard."""
        if not self.one.quoted or self.one.who in _OURSELVES or self.one.modal not in _TO_COME or not self.one.source:
            return False
        between = self.text[self.one.source[-1][1] : self.one.cue[0][0]] if self.one.cue else ""
        return not any(sign in between for sign in '“„«"')

    def _suggested(self) -> Stance:
        verb = self.verb
        if says_nothing(self.one, verb, self.word, self.cue, self.content):
            return "declines to comment"
        for verbs, told in self._BY_VERB:
            if verb in verbs:
                return told(self)
        suggested: Stance = CUE_VERBS.get(verb) or CUE_ADJECTIVES.get(verb) or "claims"
        if self.one.negated:
            return "claims"
        if suggested == "claims":
            return said_stance(self.one, self.document, self.context).stance
        if suggested == "willing to discuss":
            return self._weighing()
        if suggested == "offers":
            return self._offering()
        if suggested in ("supports", "opposes"):
            return suggested if self._is_of_a_matter() and not self._may_be() else "appraises"
        if suggested == "prefers":
            return self._preferring()
        return suggested

    def _accepting(self) -> Stance:
        if self.one.refusal is not None:
            # "does not accept a halt", "will not hear of registration": a no is plain whatever it is of
            to = self.verb in ("agree", "accept") and not self.cue.lower().endswith(" with")
            to = to and self._is_of_anything_but_no_matter()
            apart = self.verb == "agree" and self.cue.lower().endswith(" with")
            if not (to or self._is_of_a_matter() or self._is_signing()) or apart or self._with("with"):
                # who does not agree with a map has not refused it
                return "claims"
            sweeping = self._is_signing_of_any() and self.one.refusal == "not"
            ever = self.one.refusal == "never" or EVER.search(f"{self.content} {self.behind}") is not None
            return "rules out" if ever or sweeping else "rejects"
        if self.one.negated or self._may_be() or self._is_of_talks():
            return "willing to discuss" if self._is_of_talks() and not self.one.negated else "claims"
        if self.infinitive is None and any(clause.i > self.word.i for clause in clauses_of(self.word)):
            # "accepts that talks are needed" takes nothing, "agreed that the bridges should reopen" does
            clause = next(one for one in clauses_of(self.word) if one.i > self.word.i)
            taken = self.verb == "agree" and is_to_be_done(clause) and not self._is_of_talks()
            return "accepts" if taken else "claims"
        takes = self._acts() if self.infinitive is not None else self._is_of_a_matter()
        if self.verb == "agree" and self.infinitive is None and self.cue.lower().split()[-1] in ("to", "on"):
            takes = takes or self._is_of_anything_but_no_matter()
        if not self.things and self.one.who in ("i", "we"):
            # "yes, we accept"
            near = self.text[max(0, self.word.idx - 400) : self.word.idx + 200]
            takes = bool(OF_A_TERM.search(near))
        takes = takes or self._is_signing() or (self.would and any(thing.pos_ == "NUM" for thing in self.things[:1]))
        if not takes or self._with("with") or any(thing.lower_ == "nothing" for thing in self.things):
            return "claims"
        if has_no(self.things):
            return "rejects"
        if outright.is_a_basis(self._clause()):
            return "willing to discuss"
        just_before = self.text[max(0, self.word.idx - 12) : self.word.idx]
        if outright.is_by_halves(self._clause()) or re.search(
            r"\b(?:all but|about to|close to)\b", f"{just_before} {self.cue}"
        ):
            return "claims"
        return "offers" if self.would else "accepts"

    def _by_formula(self) -> Stance:
        """ "Would have none of it", "sees no basis for including them", "would not stand in the way of a toll"."""
        if self._may_be() or GO_BETWEEN.search(self.source):
            return "claims"
        if self.verb == NO:
            return "rejects"
        if self.verb == DEMAND:
            return "claims" if self.would or self.one.negated else "demands"
        return "offers" if self.verb == LEAVE or self.would else "accepts"

    def _bounding(self) -> Stance:
        """ "Will not go below 1,000 men"."""
        ahead = self.one.modal in _TO_COME | {"can", "ca", "could"}
        return "rules out" if self.one.refusal and ahead and self._is_of_so_many() else "claims"

    def _bearing(self) -> Stance:
        if self.one.negated:
            if not self.one.refusal or not self._is_of_a_matter():
                return "claims"
            return (
                "rules out"
                if self.one.refusal == "never" or EVER.search(f"{self.content} {self.behind}")
                else "rejects"
            )
        return "offers" if self.would and self._is_of_a_matter() else "claims"

    def _judging(self) -> Stance:
        """ "Would be acceptable to Marn", "is out of the question for Marn"."""
        if not self._is_of_a_matter() or self._may_be() or GO_BETWEEN.search(self.source):
            return "claims"
        if self.verb == "verdict must":
            return "claims" if self.would else "demands"
        if self.verb == "verdict yes":
            return "offers" if self.would else "accepts"
        return "rules out" if self.verb == "verdict never" else "rejects"

    def _never(self) -> Stance:
        """ "Will never make it the price of an open road"."""
        nouns = [token for token in self._tokens() if token.pos_ in ("NOUN", "NUM")]
        return "rules out" if any(map(is_matter, nouns)) else "claims"

    def _having_no(self) -> Stance:
        """ "Has no objection to a third train", "has no intention of leaving", "stands by its acceptance"."""
        if self.one.negated or self._may_be():
            return "claims"
        if self.verb in _AS_TOLD:
            return _AS_TOLD[self.verb]
        if self.verb == "no objection":
            return "offers" if not self._is_of_talks() else "willing to discuss"
        if self.verb == "no less":
            return "demands" if self._is_of_anything_but_no_matter() else "claims"
        acts = any(token.lemma_.lower() in ACTS - OWN_ACTS and token.pos_ == "VERB" for token in self._tokens())
        return "rejects" if acts and not self._is_of_talks() else "claims"

    def _vowing(self) -> Stance:
        """ "Vowed never to give up the port", "pledged to free them if the siege ends"."""
        if self.infinitive is None or self.one.negated or self._may_be():
            return said_stance(self.one, self.document, self.context).stance
        of_deal = self._first() in ACTS | SIGNING | TALKS and (not self.things or any(map(is_matter, self.things)))
        words = {child.lower_ for child in self.infinitive.children if child.dep_ in ("neg", "advmod")}
        if "never" in words and (of_deal or self._is_of_a_matter()):
            return "rules out"
        if "not" in words:
            return "claims"
        # "undertakes to" may be what a text says
        bound = is_under_a_condition(self.content) or (self.verb == "undertake" and self.word.tag_ in ("VBN", "VBD"))
        return "offers" if self._acts() and bound else "claims"

    def _deciding(self) -> Stance:
        """ "Decided to accept the truce", "has resolved to reject it"."""
        first = self._first()
        if self.one.negated or self._may_be() or self.would or not self._is_of_a_matter() or self._is_of_talks():
            return "claims"
        return "rejects" if first in REFUSING else "accepts" if first in SIGNING | ACCEPTING else "claims"

    def _answering(self) -> Stance:
        """Yes or no, to a text or a term; to a question of the press it is neither."""
        around = self.text[max(0, self.word.idx - 10) : self.word.idx + 60]
        to = [one for child in self.word.children if child.lower_ == "to" for one in child.children]
        asked = outright.is_answer_to_a_text(iter([*self._tokens(), self.word]), [*to, *self.things])
        asked = asked or self._is_just_asked()
        if self.word.pos_ == "NOUN" and is_under_a_condition(self.content):
            # "our answer is yes, if the guns are taken away"
            asked = asked or bool(OF_A_TERM.search(self.before))
        if self.one.negated or self._may_be() or re.search(r"\byes and no\b|\bno and yes\b", around) or not asked:
            return "claims"
        return "rejects" if self.verb == "no" else "offers" if self.would else "accepts"

    def _is_just_asked(self) -> bool:
        """Whether the same sentence or the one before asks for a yes or no to a text or a term."""
        before = self.text[: self.word.sent.start_char].strip() or self.context.earlier.strip()
        earlier = re.split(r"(?<=[.!?])\s+", before)[-1]
        asked = f"{earlier} {self.word.sent.text}"
        return outright.is_asked(asked) and bool(OF_A_TERM.search(asked))

    def _choosing(self) -> Stance:
        """ "Would rather have a freeze than a withdrawal", "would rather resign than sign"."""
        if " than " not in self.content:
            return "claims"
        if is_refused_behind_than(self.content):
            return "rejects"
        return "prefers" if self._is_of_a_matter() else "claims"

    def _siding(self) -> Stance:
        if self.one.negated or self._may_be():
            return "claims"
        if not self._is_of_a_matter():
            return "appraises"
        return "opposes" if self.verb in AGAINST else "supports"

    def _rejecting(self) -> Stance:
        if self.infinitive is not None and self._first() != self.verb:
            first = self.infinitive.lemma_.lower()
            if first in SILENCE or (first == "take" and any(thing.lemma_ == "question" for thing in self.things)):
                return "declines to comment"
            is_term = self._is_of_a_matter() if self._takes() else self._acts()
            return "rejects" if is_term and not self.one.negated else "claims"
        if self.would and not self.one.negated and any(map(outright.is_any_text, self.things)):
            # "would reject any text without a date"
            return "rules out"
        if self.one.negated or self.would or self._may_be():
            return "claims"
        thing = self.things[0] if self.things else None
        if thing is not None and thing.lemma_.lower() in ASSERTED:
            return "denies" if self.verb == "reject" else "claims"
        if thing is not None and is_no_matter(thing) and thing.lemma_.lower() not in ("idea", "notion"):
            return "claims"
        return "rejects" if self._is_of_a_matter() else "claims"

    def _ruling_out(self) -> Stance:
        is_out = self.verb == "exclude" or "out" in self.cue.lower().split()
        if self.one.negated or not is_out or self._may_be() or self.would:
            return "claims"
        if any(thing.lower_ in ("nothing", "anything") for thing in self.things):
            return "claims"
        return "rules out" if self._is_of_anything_but_no_matter() else "claims"

    def _demanding(self) -> Stance:
        if self.one.negated or self._may_be() or self.would or GO_BETWEEN.search(self.source) or has_no(self.things):
            return "claims"
        clauses = [clause for clause in clauses_of(self.word) if clause.i > self.word.i]
        if self.word.pos_ == "NOUN" and outright.asks_for_a_deed(self.word):
            return "demands"
        if self.word.pos_ == "NOUN":
            clauses = [child for child in self.word.children if child.dep_ == "acl" and not is_infinitive(child)]
        if clauses and self.verb == "insist":
            # "insisted that the dam be returned", but "insisted that the dam was safe"
            wished = is_wished(clauses[0])
            return (
                "demands"
                if wished and self._tells_of_a_deal(clauses[0])
                else said_stance(self.one, self.document, self.context).stance
            )
        if clauses:
            own = self.one.who in ("i", "we") and is_wished(clauses[0])
            return "demands" if own or self._tells_of_a_deal(clauses[0]) else "claims"
        return "demands" if self._is_of_a_matter() else "claims"

    def _pressing(self) -> Stance:
        return self._demanding() if self.cue.lower().endswith(" for") else "claims"

    def _determined(self) -> Stance:
        """ "Is determined not to withdraw"."""
        if self.infinitive is None or self.one.negated or self._may_be():
            return "claims"
        refuses = any(child.dep_ == "neg" for child in self.infinitive.children)
        return "rejects" if refuses and self._acts() else "claims"

    def _wanting(self) -> Stance:
        if self.one.negated or self._may_be() or GO_BETWEEN.search(self.source) or has_no(self.things):
            return "claims"
        if self.infinitive is not None:
            return "willing to discuss" if self._first() in TALKS and self.infinitive.i > self.word.i else "claims"
        clauses = [clause for clause in clauses_of(self.word) if clause.i > self.word.i]
        if clauses:
            # "wants the sanctions lifted"
            subject = next((c for c in clauses[0].children if c.dep_ in ("nsubj", "nsubjpass")), None)
            lifted = clauses[0].tag_ in ("VBN", "VBD") and subject is not None and is_matter(subject)
            return "demands" if lifted and clauses[0].lemma_.lower() in ACTS else "claims"
        if any(thing.lemma_.lower() in OWN_AFFAIRS for thing in self.things):
            return "claims"
        back = any(child.lower_ == "back" and child.dep_ in ("advmod", "prt") for child in self.word.children)
        return "demands" if self.things and (back or any(map(is_matter, self.things))) else "claims"

    def _readying(self) -> Stance:
        first = self._first()
        if self.one.negated or self.verb == "unwilling" or re.search(r"\bnot\b", self.cue):
            # who is not ready yet has not refused
            unwilling = self.verb in ("willing", "prepared", "unwilling") and (first in SIGNING or self._acts())
            of_it = self._is_of_a_matter() or (unwilling and not self.things)
            twice = self.verb == "unwilling" and self.one.negated
            return "rejects" if unwilling and of_it and not twice and not re.search(r"\byet\b", self.cue) else "claims"
        if self._may_be():
            return "claims"
        if self.infinitive is None:
            talks = self._is_of_talks() or self._is_of_a_matter()
            return "willing to discuss" if self.verb == "open" and talks else "claims"
        if first in SIGNING:
            return ("offers" if self.would else "accepts") if self._is_of_what_is_told() else "claims"
        if (
            self._acts()
            or outright.goes_to_a_number(self.infinitive)
            or (first in BEARING | {"content"} and any(map(is_matter, self._tokens())))
        ):
            return "offers"
        return "willing to discuss" if first in TALKS or self._is_of_talks() else "claims"

    def _being_content(self) -> Stance:
        if self.infinitive is not None:
            signs = (
                self._first() in SIGNING and self._is_of_what_is_told() and not self.one.negated and not self._may_be()
            )
            return ("offers" if self.would else "accepts") if signs else "claims"
        if self.would and self.one.construction == "felt" and self._is_of_a_matter():
            # "would be content with twelve"
            return "offers"
        return self._feeling()

    def _feeling(self) -> Stance:
        told = self.one.construction == "felt" or any(child.dep_ == "ccomp" for child in self.word.children)
        return "appraises" if told and not self.one.negated else "claims"

    def _objecting(self) -> Stance:
        return "opposes" if self._is_of_a_matter() and not self.one.negated and not self._may_be() else "claims"

    def _offering(self) -> Stance:
        if GO_BETWEEN.search(self.source) or self._may_be():
            return "claims"
        if self.infinitive is not None:
            if self._first() in TALKS or self._is_of_talks():
                return "willing to discuss"
            return "offers" if self._acts() else "claims"
        if self._is_of_talks() or re.search(r"\ba seat at the table\b", self.content):
            return "willing to discuss"
        return "offers" if any(is_matter(thing) for thing in self.things) else "claims"

    def _proposing(self) -> Stance:
        """Who proposes what its own side is to do offers it; who proposes what others are to do asks for it."""
        clauses = [clause for clause in clauses_of(self.word) if clause.i > self.word.i]
        if not clauses or self.one.negated or self._may_be() or GO_BETWEEN.search(self.source):
            return "claims" if not clauses else said_stance(self.one, self.document, self.context).stance
        subject = next((c for c in clauses[0].children if c.dep_ in ("nsubj", "nsubjpass")), None)
        own = subject is None or any(
            word.lower_ in ("sides", "parties", "we", "it", "both") for word in (subject, *subject.children)
        )
        return (
            "offers"
            if own and clauses[0].lemma_.lower() in ACTS and clauses[0].tag_ in ("VB", "VBP", "VBG")
            else "claims"
        )

    def _preferring(self) -> Stance:
        if self._may_be() or self.infinitive is not None:
            return "claims"
        compared = (
            any(
                word.lower_ in COMPARED
                and word.dep_ in ("prep", "dative")
                and word.i > self.word.i
                and any(thing.i < word.i for thing in self.things)
                for word in self._tokens()
            )
            or "rather than" in self.content
        )
        return "prefers" if self.things and (compared or self._is_of_a_matter()) else "claims"

    def _favouring(self) -> Stance:
        compared = re.search(r"\b(?:over|rather than)\b", self.content)
        if compared and self._is_of_a_matter() and not self.one.negated and not self._may_be():
            return "prefers"
        return "claims" if self.one.negated else "supports" if self._is_of_a_matter() else "appraises"

    def _weighing(self) -> Stance:
        verb = self.verb
        if verb in ("plan", "intend", "seek", "aim") or self.infinitive is not None:
            return "claims"
        return "willing to discuss" if self._is_of_a_matter() or self._is_of_talks() else "claims"

    def _calling(self) -> Stance:
        if self.one.negated or self.one.construction not in ("likening", "what it is called", "passive"):
            return "claims"
        if UNACCEPTABLE.search(self.content) and self._is_of_a_matter() and not GO_BETWEEN.search(self.source):
            return "rejects"
        return "appraises" if is_judged(self.content) or self.verb == "liken" else "claims"

    def _liking(self) -> Stance:
        return "appraises" if self._is_of_a_matter() and not self.one.negated else "claims"

    def _thanking(self) -> Stance:
        return "appraises" if any(thing.lemma_.lower() in TEXTS for thing in self.things) else "claims"

    def _making_small(self) -> Stance:
        if self.one.negated:
            return "claims"
        heard = next((one.lemma_.lower() in ASSERTED for one in self._tokens() if one.pos_ == "NOUN"), False)
        if self.verb in ("dismiss", "laugh") and heard and not re.search(r"\bas\b", self.content):
            return "denies"
        if self.verb == "dismiss" and DISMISSED.search(f"{self.content} {self.behind}") and self._is_of_a_matter():
            return "rejects"
        if self.verb == "dismiss":
            return "downplays" if re.search(r"\bas\b", self.content) else "appraises"
        return "downplays" if re.search(r"\b(?:down|aside|off|away|light of)\b", self.cue) else "claims"

    _BY_VERB: Final[tuple[tuple[frozenset[str], Callable[["_Words"], Stance]], ...]] = (
        (FORMULA_NAMES, _by_formula),
        (BEARING, _bearing),
        (frozenset({"bound"}), _bounding),
        (frozenset({"yes", "no"}), _answering),
        (frozenset({"verdict yes", "verdict no", "verdict never", "verdict must"}), _judging),
        (frozenset({"no objection", "no intention", "no less", *_AS_TOLD}), _having_no),
        (frozenset("decide resolve choose opt".split()), _deciding),
        (frozenset("vow pledge promise swear undertake".split()), _vowing),
        (frozenset({"rather"}), _choosing),
        (SIDES, _siding),
        (ACCEPTING, _accepting),
        (REFUSING, _rejecting),
        (frozenset({"rule", "exclude"}), _ruling_out),
        (frozenset({"never"}), _never),
        (INSISTING, _demanding),
        (frozenset({"press"}), _pressing),
        (frozenset({"determined"}), _determined),
        (frozenset({"want"}), _wanting),
        (READY, _readying),
        (CONTENT, _being_content),
        (FEELING, _feeling),
        (frozenset({"object"}), _objecting),
        (frozenset({"propose"}), _proposing),
        (frozenset({"favour", "favor"}), _favouring),
        (CALLING, _calling),
        (LIKING, _liking),
        (frozenset({"thank"}), _thanking),
        (SMALL, _making_small),
    )
