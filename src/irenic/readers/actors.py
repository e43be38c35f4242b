"""Who appears in a document: those who speak, and persons whom the text names with their office."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Final

from ..model.proposal import Span
from ..model.reading import ReadActor, ReadStatement
from .gazetteer import Gazetteer
from .months import DAY_OR_MONTH

_HEAD: Final = (
    r"(?:minister|president|premier|chancellor|envoy|ambassador|secretary(?: of state|-general)?|"
    r"spokes(?:man|woman|person)|governor|mayor|general|colonel|admiral|chief|negotiator|king|queen|advis[eo]r|leader|commissioner|director|delegate|"
    r"mediator|captain|commander|major|lieutenant|bishop|archbishop|prince|princess|editor|president|"
    r"head of (?:state|government)|head|chair(?:man|woman)?|speaker|senator|doctor|surgeon|professor|judge|prosecutor|"
    r"coordinator)"
)
_KIND: Final = (
    r"(?:foreign|prime|defen[cs]e|interior|finance|trade|deputy|vice|acting|former|press|chief|senior|lead|special|state|"
    r"security|policy|national|general|peace|regional|white house|foreign policy|justice|energy|culture|permanent|army)"
)
_OFFICE: Final = rf"(?P<office>(?i:(?:{_KIND}[ -]){{0,4}}{_HEAD}))"
_WORD: Final = r"[A-ZÀ-Þ][\w-]*(?:[’'][A-ZÀ-Þ][\w-]+)?"
_FULL: Final = rf"(?:{_WORD}(?: (?:de|van|von|al|bin|da|di|el|der))?(?: {_WORD}){{1,2}})"
_BEFORE: Final = re.compile(rf"\b{_OFFICE}(?: (?P<name>{_FULL}|{_WORD})(?![\w-])|, (?P<aside>{_FULL})(?=[,.;]))")
_BEHIND: Final = re.compile(
    rf"\b(?P<name>{_FULL}), (?:who is )?(?:(?:the|an?|its|their|{_WORD})(?:[’']s?)? ){{0,3}}{_OFFICE}\b"
)
FULL_NAME: Final = re.compile(rf"{_FULL}(?![\w-])")
"""Two or three words that can be a person's first name and surname."""
_PERSON: Final = FULL_NAME
_ALONE: Final = re.compile(rf"(?:[Tt]he |[Aa]n? )?{_OFFICE}")
_ARTICLE: Final = re.compile(r"^(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s+")
_NO_NAME: Final = re.compile(rf"{DAY_OR_MONTH}|The|In|On|At|But|And|He|She|It|They|We|I|A|An")

_NO_PERSON: Final = re.compile(
    r"\b(?:Radio|Television|TV|FM|News|Post|Times|Herald|Gazette|Tribune|Courier|Journal|Daily|Wire|Chronicle|Agency|Press|"
    r"Ministry|Council|Committee|Commission|Government|Parliament|Army|Guard|Forces?|Front|Party|Union|Alliance|League|"
    r"Movement|Office|Command|Bank|Court|Fund|Mission|Watch|Crescent|Cross|University|Institute|Company|Group|Republic) "
)
"""Bodies that are named for something, often a town: "Lisk" alone is not "Radio Lisk"; "the League" is the Western League."""

_WHERE: Final = r"(?:on|at|in|outside|inside|after|before|from|near|by)"
_WHEREABOUTS: Final = re.compile(rf"(?<=[a-zß-ÿ]),? {_WHERE} (?:the |his |her |their |a )?[\w’' -]+$")
_PERSON_FIRST: Final = re.compile(rf"(?:[^,;:]* )?{_FULL},? {_WHERE}\b")


def without_whereabouts(words: str) -> str:
    """A person before a colon without where or when that person speaks: "Petra Lund on the steps"."""
    return _WHEREABOUTS.sub("", words) if _PERSON_FIRST.match(words) else words


def actors_of(text: str, statements: Iterable[ReadStatement], names: Gazetteer) -> tuple[ReadActor, ...]:
    """The actors of a text, in the order in which they first appear, each with every place of its names.

    A surname alone is an alias of the one person who bears it; where two do, it is nobody's.
    """
    offices = with_offices(text)
    found: dict[str, str | None] = dict(offices)
    for statement in statements:
        if statement.speaker is not None and not statement.anonymous:
            name, office = _speaker(statement.speaker)
            if name is not None:
                found[name] = found.get(name) or office
    aliases = surnames_of(found)
    for alias in {alias for several in aliases.values() for alias in several}:
        # "President Lir" and "Mato Lir" are one person, and what the text calls the one is the other's office
        owner = next(name for name, several in aliases.items() if alias in several)
        found[owner] = found[owner] or found.get(alias)
        found.pop(alias, None)
    places = _places(text, {word for name in found for word in (name, *aliases.get(name, ()))})
    made = []
    for name, office in found.items():
        used = tuple(alias for alias in aliases.get(name, ()) if places.get(alias))
        spans = sorted(span for word in (name, *used) for span in places.get(word, ()))
        if spans:
            who = names.named(name) or names.named(office)
            party = who.reference.partition(".")[0] if who else None
            made.append(ReadActor(name=name, aliases=used, office=office, party=party, spans=tuple(spans)))
    return tuple(sorted(made, key=lambda one: one.spans))


def with_offices(text: str) -> dict[str, str]:
    """The persons whom a text names beside an office: "foreign minister Pela Marrin", "Mira Tann, the envoy"."""
    found: dict[str, str] = {}
    for pattern in (_BEFORE, _BEHIND):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            name = groups["name"] or groups.get("aside") or ""
            if not _NO_NAME.fullmatch(name.split()[0]):
                found.setdefault(name, match["office"])
    return found


def _speaker(words: str) -> tuple[str | None, str | None]:
    """The name and the office in the words for a speaker; no name where they name nobody."""
    for pattern in (_BEFORE, _BEHIND):
        if match := pattern.search(f"{words}, "):
            return match["name"] or match.groupdict().get("aside"), match["office"]
    plain = _ARTICLE.sub("", words.partition(",")[0]).strip()
    if match := _ALONE.fullmatch(plain):
        return plain, match["office"]
    if match := _PERSON.match(plain):
        return match[0] if match.end() == len(plain) or not plain[match.end() :].startswith(("’", "'")) else plain, None
    return (plain, None) if plain[:1].isupper() else (None, None)


def surnames_of(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The surname of each name of a person, where no other person bears it."""
    full = [name for name in names if _PERSON.fullmatch(name) and not _NO_PERSON.search(name)]
    last = [name.split()[-1] for name in full]
    return {name: (surname,) for name, surname in zip(full, last, strict=True) if last.count(surname) == 1}


def _places(text: str, words: set[str]) -> dict[str, list[Span]]:
    """Where names stand, the longer before the shorter that lie in them."""
    found: dict[str, list[Span]] = {}
    taken: list[Span] = []
    for word in sorted(words, key=lambda one: (-len(one), one)):
        pattern = r"\s+".join(map(re.escape, word.split()))
        for match in re.finditer(rf"(?<![\w-]){pattern}(?![\w-])", text):
            # none of the places taken overlaps another, so that only the one before and the one behind matter
            at = bisect_left(taken, match.span())
            if not any(left < match.end() and match.start() < right for left, right in taken[max(0, at - 1) : at + 1]):
                found.setdefault(word, []).append(match.span())
                taken.insert(at, match.span())
    return found
