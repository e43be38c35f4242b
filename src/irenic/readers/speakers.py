"""Who a source's words name: pronouns and titles resolved, officials without a name told apart."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterator
from typing import Any, Final

from .antecedents import Sides, holds_an_office, is_several
from .gazetteer import Gazetteer, Named
from .issuers import issuer_of
from .people import Gender, People, titled
from .quotations import SUBJECTS, quotations_in
from .sources import tree_span

_HE_OR_SHE: Final[dict[str, Gender]] = {"he": "he", "his": "he", "him": "he", "she": "she", "her": "she"}
OURSELVES: Final = frozenset({"i", "we", "my", "our", "us", "me"})
PRONOUNS: Final = frozenset(_HE_OR_SHE) | OURSELVES | {"who", "they", "it", "their", "its"}
_OWNED: Final = re.compile(r"^(?P<owner>[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) (?P<rest>[a-z].*)$", re.DOTALL)
_SELF: Final = re.compile(r"(?<=\w) (?:ourselves|myself|themselves|himself|herself|itself)$")
_BACK: Final = 20
"""So many of those who acted before are asked whether a pronoun may stand for them."""
_NEAR: Final = 400
"""So many characters before a pronoun are its sentence and the one or two before."""
_REACH: Final = 3000
_OTHER: Final[dict[Gender, re.Pattern[str]]] = {
    "he": re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE),
    "she": re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE),
}
"""Where a quotation speaks of a man and a woman, who is which has to be known."""
_FOR_A_SIDE: Final = re.compile(
    r"\b(?:government|ministry|office|cabinet|spokes\w+|side|party|army|country|delegation|forces|team|deputy)\b"
)
_SIDE: Final = re.compile(
    r"\b(?:government|ministry|office|cabinet|party|army|navy|forces|council|movement|front|league|union|parliament|palace|"
    r"assembly|mission|embassy|delegation|police|rebels|militia|republic|agency|wire|courier|radio|news\w*)\b",
    re.IGNORECASE,
)
_INTERVIEW: Final = re.compile(r"\b[Ii]nterview with (?P<name>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){1,2})")
_CALLED: Final = re.compile(r"^(?:[Tt]he )?(?:[A-ZÀ-Þ][\w’'-]+ ?){1,6}$")
_TELLERS: Final = (
    r"officials?|sources?|diplomats?|persons?|people|aides?|insiders?|witness(?:es)?|eyewitness(?:es)?|analysts?|"
    r"delegates?|residents?|villagers?|nurses?|doctors?|medics?|famil(?:y|ies)|relatives?|friends?|contacts?|survivors?|"
    r"neighbou?rs?|colleagues?|workers?|observers?|experts?|somebody|someone|insiders?|bystanders?|passers-by"
)
_HOLDERS: Final = (
    r"spokes(?:man|woman|person|people|men|women)|advis[eo]rs?|negotiators?|ministers?|deput(?:y|ies)|officers?|lawmakers?|"
    r"commanders?|captains?|colonels?|generals?|members?|clerks?|teachers?|farmers?|fishermen|fisherman|soldiers?|guards?|"
    r"mediators?|parliamentarians?|envoys?|ambassadors?|historians?|others?"
)
"""Those whom "the" or a name makes known: "the chief mediator" is one person, "a mediator" is not."""
_ANY: Final = (
    r"(?:[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]ome|[Ss]everal|[Mm]any|[Oo]ther|[Aa]nother|\d+)"
)
_ANONYMOUS: Final = re.compile(
    rf"(?:^|\s)(?:{_TELLERS})\b|^{_ANY} (?:[\w’'-]+ ){{0,5}}?(?:{_HOLDERS})\b", re.IGNORECASE
)
_PLURAL: Final = re.compile(r"^(?:[\w’'-]+ ){0,3}(?:spokespeople|advis[eo]rs|negotiators|lawmakers)$")
_ONE_OF: Final = re.compile(rf"^{_ANY} of (?:the|them|those|its|his|her)\b")
_NOT_NAMED: Final = re.compile(r"anonym|not to be (?:named|identified)|not want to give|declined to be named|unnamed")
_NAME: Final = re.compile(r"\b[A-ZÀ-Þ][\w’'.-]+ [A-ZÀ-Þ][\w’'.-]+")
_TITLES: Final = re.compile(r"^(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir)\s+")
_RELATIVE: Final = re.compile(
    r"\s*,? (?:who|which|whose|speaking|requesting|citing|familiar|briefed|close to|of|in|at|for|from)\b|,"
)


_QUESTION: Final = 300
"""So many characters before an answer is its question."""


class Speakers:
    """Keeps who spoke and who acted last while a text is read, so that a pronoun finds whom it stands for."""

    def __init__(self, names: Gazetteer, text: str = "") -> None:
        self._names = names
        self._text = text
        self._people = People(text)
        self._issuer = issuer_of(text)
        for answering in _INTERVIEW.finditer(text):
            self._people.learn(answering["name"])
        self._last: str | None = None
        self._sides = Sides()
        self._acting: list[tuple[int, str]] = []
        """Who spoke, or what a sentence is about, with its place."""

    @property
    def speaks_for_itself(self) -> bool:
        """Whether the text is a letter or a speech, in which "I" and "we" are somebody's."""
        return self._issuer is not None

    @property
    def issuer(self) -> str | None:
        """Who "we" is outside quotations, in a letter or a statement."""
        return self._issuer

    def acts(self, at: int, words: str) -> None:
        """Keep the subject of a sentence, which a pronoun behind it may stand for."""
        words = " ".join(words.split())
        if words.lower() in PRONOUNS:
            return
        self._people.learn(words)
        if (who := self._person(words, at)) is not None:
            insort(self._acting, (at, who))
        elif _SIDE.search(words) or _CALLED.match(words) or is_several(words):
            self._sides.take(at, words)

    def takes_sides(self, at: int, words: str) -> None:
        """Keep whom a clause is about as the side that "its" behind it is of: "Alpha rejects it, its minister said"."""
        words = " ".join(words.split())
        if words.lower() not in PRONOUNS:
            self._sides.take(at, words)

    def of(self, words: str, at: int = 0) -> tuple[str | None, bool, Named | None]:
        """Whom the words of a source name, whether that is somebody without a name, and who of the case it is.

        "He" and "she" stand for the last person who spoke or acted, never for a side; other pronouns for whoever spoke
        last. "The president" is whom the text names with that office.
        """
        speaker = _SELF.sub("", " ".join(words.split())) or None
        if speaker is None:
            return None, False, None
        lower = speaker.lower()
        if lower in PRONOUNS:
            speaker = self._behind(lower, at)
            if speaker is None:
                return None, False, None
        else:
            self._people.learn(speaker)
        named = self._names.named(speaker)
        if named is None and lower not in PRONOUNS:
            speaker, named = self._resolved(speaker, at)
        self._last = speaker
        if (who := self._person(speaker, at)) is not None:
            insort(self._acting, (at, who))
        elif named is None or not named.is_person:
            self._sides.take(at, speaker)
        return speaker, is_anonymous(speaker) and not (named and named.is_person), named

    def within(self, words: str, at: int, teller: str | None) -> tuple[str | None, bool, Named | None]:
        """Whom a source names that stands in another's reported words: a pronoun is first of all whoever tells them.

        Where it is not known which person tells them, it is not known who "he" is. A side is no "he", and "she" no man
        whom the text calls "he": these stand for whoever else was named before. "It" is one side and "they" are
        several, or a side where no others were spoken of just before; no person is either.
        """
        pronoun = " ".join(words.split()).lower()
        if pronoun in ("it", "they"):
            return self._known(self._of_a_side(pronoun, at, teller), at)
        gender = _HE_OR_SHE.get(pronoun)
        if gender is None or (teller is not None and self._is_no_such_person(teller, gender, at)):
            return self.of(words, at)
        who = None
        if teller is not None:
            who = self._person(teller, at)
            if titled(teller) and (who is None or " " not in who):
                # "Mr Dahl" says more than "Dahl"
                who = teller
        if who is None or is_anonymous(who):
            return None, False, None
        self._people.is_called(who, gender)
        return self._known(who, at)

    def quoted(
        self, words: str, at: int, since: int, teller: str | None, *, in_a_turn: bool = False
    ) -> tuple[str | None, bool, Named | None]:
        """Whom a source names that stands in a quotation: a pronoun there is never who is quoted.

        `since` is where the quotation begins: who is named in it goes before who was named ahead of it. In a turn of an
        interview it is somebody named there or in the question; what other turns tell of is too far away.
        """
        pronoun = " ".join(words.split()).lower()
        if pronoun not in PRONOUNS or pronoun in OURSELVES:
            return self.of(words, at)
        who = None if teller is None else self._person(teller, at)
        gender = _HE_OR_SHE.get(pronoun)
        if gender is None:
            near = self._sides.before(at, several=pronoun in ("they", "their"), without=teller, within=_NEAR)
            return self._known(near, at)
        inside = list(self._people.before(at, at - since + (_QUESTION if in_a_turn else 0)))
        known = _OTHER[gender].search(self._text, since, at) is not None
        for name in (*inside, *(() if in_a_turn else self._before(at))):
            if name not in (who, teller) and self._people.fits(name, gender, known=known):
                return self._known(name, at)
        return None, False, None

    def _known(self, who: str | None, at: int) -> tuple[str | None, bool, Named | None]:
        """Somebody for whom a pronoun stands, who now is the last that spoke."""
        if who is None:
            return None, False, None
        self._last = who
        if self._person(who, at) is not None:
            insort(self._acting, (at, who))
        else:
            self._sides.take(at, who)
        named = self._names.named(who)
        return who, is_anonymous(who) and not (named and named.is_person), named

    def _of_a_side(self, pronoun: str, at: int, teller: str | None) -> str | None:
        """The side that "it" or "they" stands for in reported words."""
        is_side = teller is not None and not self._is_surely_a_person(teller, at)
        if pronoun == "it":
            if teller is not None and is_side and not is_several(teller):
                return teller
            return self._sides.before(at, several=False, without=teller, within=_NEAR)
        if teller is not None and is_several(teller):
            return teller
        near = self._sides.before(at, several=True, without=teller, within=_NEAR)
        return near or (teller if is_side else None)

    def _is_surely_a_person(self, words: str, at: int) -> bool:
        """Whether words are for one person; a single name that the text tells nothing of may be a side's too."""
        named = self._names.named(words)
        if named is not None:
            return named.is_person
        if titled(words) or holds_an_office(words) or self._people.named(words) or self._people.with_office(words, at):
            return True
        return is_anonymous(words) and not is_several(words)

    def _is_no_such_person(self, teller: str, gender: Gender, at: int) -> bool:
        title, who = titled(teller), self._person(teller, at)
        if title is not None or who is not None:
            return title not in (None, gender) or (who is not None and not self._people.fits(who, gender))
        named = self._names.named(teller)
        return (named is not None and not named.is_person) or _SIDE.search(teller) is not None

    def _behind(self, pronoun: str, at: int) -> str | None:
        """Whom a pronoun stands for; "I" and "we" for whoever a letter or a speech is by."""
        if pronoun in OURSELVES:
            return self._issuer
        gender = _HE_OR_SHE.get(pronoun)
        if gender is None:
            return self._last if pronoun == "who" else self._side_behind(pronoun, at)
        for name in self._before(at):
            if self._people.fits(name, gender):
                self._people.learn(name, alone=True)
                self._people.is_called(name, gender)
                return name
        return None

    def _side_behind(self, pronoun: str, at: int) -> str | None:
        """The last side that a pronoun fits; "they" may be of one body, where no others were spoken of."""
        if pronoun in ("it", "its"):
            return self._sides.before(at, several=False, within=_REACH)
        several = self._sides.before(at, several=True, within=_NEAR)
        return several or self._sides.before(at, several=None, within=_REACH)

    def _before(self, at: int) -> Iterator[str]:
        """Who acted before a place, and then who was named there, the last first."""
        first = bisect_left(self._acting, (at, ""))
        yield from (name for _, name in self._acting[max(0, first - _BACK) : first][::-1])
        yield from self._people.before(at)

    def _resolved(self, words: str, at: int) -> tuple[str, Named | None]:
        """A title, a surname or "her government" as what it stands for; other words stay."""
        if (owned := _OWNED.match(words)) is not None:
            owner = self._behind(owned["owner"].lower(), at)
            if owner is None:
                return words, None
            named = self._names.named(owner)
            side = Named(named.reference.partition(".")[0], False) if named and _FOR_A_SIDE.search(words) else None
            return f"{_named_shortly(owner)}’s {owned['rest']}", side
        name = self._people.with_office(words, at)
        if name is None and " " not in words:
            name = self._people.named(words)
        return (words, None) if name is None else (name, self._names.named(name))

    def _person(self, words: str, at: int) -> str | None:
        """The person whom words name, or describe without a name; None for a side, a thing, or several."""
        if (name := self._people.named(words) or self._people.with_office(words, at)) is not None:
            return name
        named = self._names.named(words)
        if named is not None:
            return words if named.is_person else None
        core = _RELATIVE.split(words, maxsplit=1)[0]
        if self._people.may_be(core):
            return core
        single = re.match(r"^(?:[Aa]n?|[Oo]ne|[Aa]nother) ", core) or re.match(r"^[Tt]he \w+$", core)
        return words if single and is_anonymous(words) else None


def _named_shortly(owner: str) -> str:
    """Whose something is, without what only tells why there is no name: "a diplomat, speaking on condition of anonymity"."""
    return owner.partition(", ")[0] if is_anonymous(owner) else owner


def subjects_of(block: Any) -> Iterator[tuple[int, str]]:
    """What each sentence is about, outside quotations, with its place: those whom a pronoun may stand for."""
    text = block.text
    quotes = quotations_in(text)
    for token in block:
        acts = token.dep_ in SUBJECTS and token.head.dep_ in ("ROOT", "conj", "parataxis", "ccomp")
        if acts and token.pos_ in ("PROPN", "NOUN") and not any(left < token.idx < right for left, right in quotes):
            start, end = tree_span(token)
            yield start, text[start:end]


def is_anonymous(words: str) -> bool:
    """Whether the words speak of somebody without naming anybody: "a senior US official"."""
    core = _RELATIVE.split(words, maxsplit=1)[0].strip()
    if _NAME.search(_without_countries(core)):
        return False
    if _NOT_NAMED.search(words) or _ONE_OF.match(words):
        return True
    return bool(_ANONYMOUS.search(core) or _PLURAL.match(core)) and not _NAME.search(_without_countries(words))


def _without_countries(words: str) -> str:
    # "White House officials" and "Foreign Ministry sources" name an office, not a person
    return re.sub(
        r"\b(?:United (?:States|Nations)|European Union|White House|State Department|"
        r"(?:Foreign|Defen[cs]e) Ministry)\b",
        "",
        _TITLES.sub("", words),
    )
