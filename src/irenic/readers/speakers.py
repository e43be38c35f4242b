"""Who a source's words name: pronouns and titles resolved, officials without a name told apart."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterator
from typing import Any, Final

from .gazetteer import Gazetteer, Named
from .issuers import issuer_of
from .people import Gender, People, titled
from .quotations import SUBJECTS, quotations_in
from .sources import tree_span

_HE_OR_SHE: Final[dict[str, Gender]] = {"he": "he", "his": "he", "him": "he", "she": "she", "her": "she"}
OURSELVES: Final = frozenset({"i", "we", "my", "our"})
PRONOUNS: Final = frozenset(_HE_OR_SHE) | OURSELVES | {"who", "they", "it", "their", "its"}
_OWNED: Final = re.compile(r"^(?P<owner>[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) (?P<rest>[a-z].*)$", re.DOTALL)
_BACK: Final = 20
"""So many of those who acted before are asked whether a pronoun may stand for them."""
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


class Speakers:
    """Keeps who spoke and who acted last while a text is read, so that a pronoun finds whom it stands for."""

    def __init__(self, names: Gazetteer, text: str = "") -> None:
        self._names = names
        self._people = People(text)
        self._issuer = issuer_of(text)
        for answering in _INTERVIEW.finditer(text):
            self._people.learn(answering["name"])
        self._last: str | None = None
        self._last_side: str | None = None
        self._acting: list[tuple[int, str]] = []
        """Who spoke, or what a sentence is about, with its place."""

    @property
    def speaks_for_itself(self) -> bool:
        """Whether the text is a letter or a speech, in which "I" and "we" are somebody's."""
        return self._issuer is not None

    def acts(self, at: int, words: str) -> None:
        """Keep the subject of a sentence, which a pronoun behind it may stand for."""
        words = " ".join(words.split())
        if words.lower() in PRONOUNS:
            return
        self._people.learn(words)
        if (who := self._person(words, at)) is not None:
            insort(self._acting, (at, who))
        elif _SIDE.search(words) or _CALLED.match(words):
            self._last_side = words

    def of(self, words: str, at: int = 0) -> tuple[str | None, bool, Named | None]:
        """Whom the words of a source name, whether that is somebody without a name, and who of the case it is.

        "He" and "she" stand for the last person who spoke or acted, never for a side; other pronouns for whoever spoke
        last. "The president" is whom the text names with that office.
        """
        speaker = " ".join(words.split()) or None
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
        else:
            self._last_side = speaker
        return speaker, is_anonymous(speaker) and not (named and named.is_person), named

    def within(self, words: str, at: int, teller: str | None) -> tuple[str | None, bool, Named | None]:
        """Whom a source names that stands in another's reported words: "he" is first of all who tells them.

        Where it is not known which person tells them, it is not known who "he" is. A side is no "he", and "she" no man
        whom the text calls "he": these stand for whoever else was named before.
        """
        gender = _HE_OR_SHE.get(" ".join(words.split()).lower())
        if gender is None or (teller is not None and self._is_no_such_person(teller, gender, at)):
            return self.of(words, at)
        who = None
        if teller is not None:
            who = self._person(teller, at) or (teller if titled(teller) else None)
        if who is None or is_anonymous(who):
            return None, False, None
        self._people.is_called(who, gender)
        insort(self._acting, (at, who))
        self._last = who
        return who, False, self._names.named(who)

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
            return self._last if pronoun == "who" else self._last_side or self._last
        first = bisect_left(self._acting, (at, ""))
        acting = (name for _, name in self._acting[max(0, first - _BACK) : first][::-1])
        for name in (*acting, *self._people.before(at)):
            if self._people.fits(name, gender):
                self._people.learn(name, alone=True)
                self._people.is_called(name, gender)
                return name
        return None

    def _resolved(self, words: str, at: int) -> tuple[str, Named | None]:
        """A title, a surname or "her government" as what it stands for; other words stay."""
        if (owned := _OWNED.match(words)) is not None:
            owner = self._behind(owned["owner"].lower(), at)
            if owner is None:
                return words, None
            named = self._names.named(owner)
            side = Named(named.reference.partition(".")[0], False) if named and _FOR_A_SIDE.search(words) else None
            return f"{owner}’s {owned['rest']}", side
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
