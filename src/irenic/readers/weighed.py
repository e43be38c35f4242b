"""The words of one attribution as the parse has them, and what they are of: a text, a term, a deed of a deal, talks."""

import re
from collections.abc import Iterator
from typing import Any, Final

from ..model.proposal import Span
from . import outright
from .attributed import Attribution, Context
from .clauses import is_infinitive, is_told
from .contents import clauses_of
from .harm import MATERIEL
from .lexicon import MEETINGS, TALKS, TERMS
from .matters import ACTS, POINTING, is_matter, is_no_matter, is_time_in_office, things_of
from .stance_words import ACCEPTING, AS_A_VERB, BEARING, FORCES, POSSIBLE, PRESENTING, SIGNING, WOULD, YIELDING

OF_A_TERM: Final = re.compile(rf"\b(?:{'|'.join(sorted(TERMS))}|list|map|point|number|exchange)s?\b", re.IGNORECASE)


class Words:
    """One attribution with its verb, its infinitive, and the things that it is of."""

    def __init__(self, one: Attribution, document: Any, context: Context) -> None:
        text = context.text or document.text
        self.one, self.document, self.context, self.text = one, document, context, text
        self.word = document[one.at]
        self.source = " ".join(text[start:end] for start, end in one.source)
        self.cue = " ".join(text[start:end] for start, end in one.cue)
        self.content = " … ".join(text[start:end] for start, end in one.content)
        end = max(right for _, right in one.content)
        self.behind = re.split(r"[.;!?\n]", text[end : end + 200], maxsplit=1)[0]
        start = one.content[0][0]
        self.before = context.earlier[-400:] + text[max(0, start - 400) : start]
        clauses = [*clauses_of(self.word), *(child for child in self.word.children if child.dep_ == "acl")]
        self.infinitive = next((clause for clause in clauses if is_infinitive(clause)), None)
        self.verb = AS_A_VERB.get(self._noun(), one.verb)
        gerund = next(
            (clause for clause in clauses_of(self.word) if clause.tag_ == "VBG" and clause.i > self.word.i), None
        )
        self.things = list(things_of(self.infinitive or gerund or self.word))
        stand_beside = one.construction == "stand" and not self._lie_in(one.content)
        self.by_all_words = one.construction.startswith("light") or stand_beside
        """Whether it is of all its content, and not of one thing in it."""
        if self.by_all_words:
            self.things = [token for token in self.word.sent if any(s <= token.idx < e for s, e in one.content)][:8]
        first = one.content[0]
        if one.construction == "stand" and len(one.content) > 1 and one.cue and first[1] <= one.cue[0][0]:
            # "Its second point, foreign officers, we reject in all its forms"
            self.things = [token for token in self.word.sent if first[0] <= token.idx < first[1]][:8]
        self.would = one.modal in WOULD

    def _lie_in(self, content: tuple[Span, ...]) -> bool:
        return any(start <= thing.idx < end for thing in self.things for start, end in content)

    def _noun(self) -> str:
        """The noun that tells the stand: "its *rejection* of the map", "gave its *assent* to"."""
        if self.word.pos_ == "NOUN":
            return self.one.verb
        if not self.one.construction.startswith("light"):
            return ""
        end = self.one.cue[-1][1]
        return next(
            (child.lemma_.lower() for child in self.word.children if child.dep_ == "dobj" and child.idx < end), ""
        )

    def _may_be(self) -> bool:
        return self.one.modal in POSSIBLE

    def _is_guessed(self) -> bool:
        """ "Has reportedly endorsed the plan", "must back it", "would have backed it"."""
        perfect = any(child.dep_ == "aux" and child.lemma_ == "have" for child in self.word.children)
        if outright.is_of_others(self.source, self.one.who):
            return True
        ought = self.one.modal in ("must", "should", "ought", "may", "might")
        return ought or (self.would and perfect) or outright.is_hedged(self.cue, self._near(), self.word)

    def _near(self) -> str:
        """The few words right before the cue."""
        before = self.text[max(0, self.word.idx - 40) : self.one.cue[0][0]] if self.one.cue else ""
        return " ".join(re.split(r"[.;:!?\n,]", before)[-1].split()[-3:])

    def _first(self) -> str:
        return "" if self.infinitive is None else str(self.infinitive.lemma_.lower())

    def _clause(self) -> str:
        return f"{self.cue} {self.content} {self.behind}"

    def _with(self, word: str) -> bool:
        return self.cue.lower().split()[-1:] == [word] and not self._is_of_a_matter()

    def _tokens(self) -> Iterator[Any]:
        return (token for token in self.word.sent if any(start <= token.idx < end for start, end in self.one.content))

    def _is_of_talks(self) -> bool:
        return any(thing.lemma_.lower() in MEETINGS for thing in self.things) and not any(
            is_matter(thing) for thing in self.things
        )

    def _is_of_a_matter(self) -> bool:
        if any(is_matter(thing) for thing in self.things):
            return True
        pointing = any(thing.lemma_.lower() in POINTING or thing.lower_ in POINTING for thing in self.things)
        return pointing and bool(OF_A_TERM.search(self.before[-200:]))

    def _is_of_what_is_told(self) -> bool:
        """Whether it is of a text or a term, named or told of right before: "is happy to sign"."""
        return self._is_of_a_matter() or (not self.things and bool(OF_A_TERM.search(self.before)))

    def _is_of_anything_but_no_matter(self) -> bool:
        if any(thing.tag_ == "VBG" for thing in self.things):
            # "ruled out handing back the port"
            return any(thing.lemma_.lower() in ACTS for thing in self.things)
        things = [thing for thing in self.things if not is_time_in_office(thing)]
        return bool(things) and not any(is_no_matter(thing) or thing.lemma_.lower() in POINTING for thing in things)

    def _takes(self) -> bool:
        """Whether the infinitive is of taking a text or a term: "to accept it", "to hear of a customs union"."""
        words = () if self.infinitive is None else self.infinitive.children
        hears = self._first() == "hear" and any(child.lower_ == "of" for child in words)
        return hears or self._first() in SIGNING | ACCEPTING | BEARING | YIELDING

    def _acts(self) -> bool:
        """Whether the infinitive is of something done for a deal: "to withdraw", "to lift the blockade"."""
        if (
            self.infinitive is None
            or self._first() in TALKS | PRESENTING
            or outright.does_something_else(self.infinitive)
        ):
            return False
        if self._first() == "resign":
            # an office given up is a deed of one's own
            return False
        moved = any(child.lower_ in ("home", "back") for child in self.infinitive.children)
        if self._first() == "send" and not moved:
            return False
        if self._first() == "give" and not any(child.dep_ in ("prt", "advmod") for child in self.infinitive.children):
            # "give up the port", but "give an interview"
            return False
        if self._first() not in ACTS or any(map(is_told, self.infinitive.children)):
            # "refused to concede that it had lost"
            return False
        things = [thing for thing in self.things if thing.lower_ not in ("it", "them", "itself")]
        return not things or any(is_matter(thing) for thing in things) or self._is_of_anything_but_no_matter()

    def _tells_of_a_deal(self, clause: Any) -> bool:
        words = list(clause.subtree)
        return any(word.lemma_.lower() in ACTS for word in words) or any(
            is_matter(word) for word in words if word.pos_ == "NOUN"
        )

    def _is_signing(self) -> bool:
        """ "Signed off on it", "will not put its name to this": what is signed is a text, however it is called."""
        pointing = any(thing.lower_ in POINTING | {"thing", "lot"} for thing in self.things[:1])
        return pointing and re.search(r"\b(?:sign\w*|names?|signature)\b", self.cue) is not None

    def _is_of_so_many(self) -> bool:
        """ "600 rifles", "three seats", a bare number: how much a side keeps; a train goes no further than its line."""
        nouns = [token for token in self._tokens() if token.pos_ == "NOUN"]
        told = not nouns or any(is_matter(noun) or noun.lemma_.lower() in FORCES for noun in nouns)
        return told and self.one.who not in MATERIEL

    def _is_signing_of_any(self) -> bool:
        """ "Would not put its signature to a text that pays them": no such text at all."""
        signs = re.search(r"\b(?:sign\w*|signature|names?|seal|initials)\b", self.cue) is not None
        nouns = [token for token in self._tokens() if token.pos_ == "NOUN"][:1]
        return signs and any(outright.is_any_such(noun, self.word) for noun in nouns)


def has_no(things: list[Any]) -> bool:
    """ "Accepts no cap", "wants no revenge"."""
    return any(child.lower_ == "no" and child.dep_ == "det" for thing in things for child in thing.children)
