"""Who tells a number by the words around its clause: before a colon or a dash, behind it, or in the next sentence."""

import re
from typing import Any, Final

from .amounts import amounts_in
from .counters import is_counter, may_count
from .frames import SPEECH
from .nearby import text_of
from .quotations import SUBJECTS
from .sources import tree_span

_FAR: Final = 300
"""So many characters before a number its lead is looked for."""
_COUNT: Final = (
    r"(?:(?:own |latest |new |official |first |last |current |preliminary |provisional ){0,2}"
    r"(?:count|figures?|numbers?|tally|toll|total|estimate|reckoning|version|word|statistics|claim|account|list))"
)
_WHO: Final = r"(?P<who>[^\W\d][^.,;:!?()\d\n“”\"]{1,70}?)"
_SAY: Final = r"(?:says?|said|reports?|reported|claims?|claimed|insists?|swears?|tells?|told|states?|assures?|has it|have it|put it)"
_ITS: Final = r"(?:[Tt]hat|[Tt]his|[Ii]t|[Tt]hose|[Tt]hese)(?: is| are| was| were|[’']s)"
_NEXT: Final = tuple(
    re.compile(pattern + r"(?=[.;:!?)\n]|$|,? (?:which|who|whose|and|but|although|though)\b)")
    for pattern in (
        rf"{_ITS}(?: all)? (?:according to|per|from|as told by|as reported by) {_WHO}",
        rf"{_ITS} {_WHO}[’']s? {_COUNT}",
        rf"{_ITS} (?:at least )?(?:what|how) {_WHO} (?:says?|said|claims?|maintains?|insists?|reports?|swears?|tells? it|puts? it|has it)\b[^.;!?\n]*",
        rf"{_ITS} (?:the|an?) {_COUNT} (?:of|from|by|given by|put out by) {_WHO}",
        rf"(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Bb]oth|[Aa]ll) {_COUNT} (?:comes?|came|stems?|originates?) from {_WHO}",
        rf"(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Bb]oth) {_COUNT} (?:is|are|was|were) (?:(?:given|put out|provided|supplied|released|published|issued|announced|reported|compiled|collected) by|from|according to|that of|those of) {_WHO}",
        rf"(?:[Oo]r )?[Ss]o {_SAY} {_WHO}",
        rf"\(?[Ss]ources?: {_WHO}",
        rf"\(?[Aa]ccording to {_WHO}",
        rf"{_WHO} (?:gave|gives|provided|supplied|released|published|put out|issued|is the source of|stands by) (?:the|this|that|these|those|both) {_COUNT}",
    )
)
_GAP: Final = re.compile(r"[.!?][”\"’)]*\s+|\s*(?=\()")
_SENTENCE_END: Final = re.compile(r"[.!?][”\"’)]*\s+|\n")
_SO: Final = re.compile(
    r",? (?:or )?so (?P<who>(?:the )?[^\W\d][^.,;:!?()\d“”\"]{1,40}?) (?:says?|tells?|claims?|insists?|swears?|reports?|assures?)\b"
)
_OF_ONE: Final = re.compile(r"(?:That|This|The) (?:\w+ )?(?:figure|number|total|toll|estimate|tally)\b")
_CLAUSE_END: Final = re.compile(r"[.!?;:](?=[”\"’)]*(?:\s|$))|\n\n")
_NP: Final = r"(?:(?:the|its|his|her|their|one|an?) )?[^\W\d][^.,;:!?()\d\n“”\"]{1,50}?"
_SAID: Final = r"(?:says|say|said|reports|reported|claims|claimed|insists|insisted|confirms|confirmed|tells us|told us|added|adds|estimates|estimated)"
_SAYS_BEHIND: Final = re.compile(
    rf"^[^,]{{0,160}}(?:, [^,]{{1,60}}){{0,1}}?,[”\"’]? (?:{_SAID} (?P<who>{_NP})(?=[,.;]|$)|(?P<whom>{_NP}) (?:has |have )?{_SAID}(?=[,.;]|$))"
)
_IN_NUMBER: Final = re.compile(r"(?<=\d),(?=\d)")
_SAYS_BEFORE: Final = re.compile(
    rf"(?:^|, (?:and|while|but) )(?P<who>{_NP})(?:, [^,.;]{{1,40}},)? (?:now |also |still )?"
    r"(?:says?|said|reports?|reported|counts?|counted|confirms?|confirmed|claims?|claimed|records?|recorded|registers?|registered|lists?|listed)"
    r"(?: that)? \Z"
)
_QUOTED: Final = re.compile(
    rf"\b(?:quot|cit)(?:e|es|ed|ing) (?P<who>{_NP}) as (?:saying|telling|reporting|claiming|putting)\b"
)
_HEARD_FROM: Final = re.compile(
    rf"\b(?:knowledge|attention|learn(?:s|ed|t)?|hears?|heard|gather(?:s|ed)?|understands?|understood|told|informed)(?: [\w’'-]+){{0,3}} (?:from|through|via|by) (?P<who>{_NP}) that\b"
)
_NOBODY: Final = re.compile(
    r"(?:nobody|no one|none|neither|no\b|not\b|anyone|everyone|what|that|where|when|how|we\b|i\b|you\b|far\b|far,)",
    re.IGNORECASE,
)
_PRONOUN: Final = frozenset({"he", "she", "they", "it"})
_LEAD: Final = re.compile(r"(?P<lead>[^.!?;:\n]{3,160}?)\s*(?::|\s[–—-])\s+[“\"]?")
_OWNED: Final = re.compile(
    rf"(?:[Aa]nd |[Bb]ut )?(?P<who>[^\W\d][^.;:!?()\d“”\"]{{1,60}}?)[’']s? {_COUNT}(?: (?:is|reads|runs|has it))?",
    re.IGNORECASE,
)
_OF: Final = re.compile(rf"(?:[Tt]he )?{_COUNT} (?:of|from|by|given by|according to) {_WHO}", re.IGNORECASE)
_BY: Final = re.compile(rf"(?:[Aa]nd |[Bb]ut )?[Aa]ccording to {_WHO}")
_KEEPS: Final = re.compile(
    rf"(?:[Aa]nd |[Bb]ut )?{_WHO} (?:sticks? to|stuck to|stands? by|stood by|keeps? to|kept to|insists? on|has|have|gives?|gave|"
    rf"(?:has |have )?(?:revised|updated|corrected|issued|published|offered|raised|lowered)) (?:its|his|her|their|an?|the|another) {_COUNT}",
)
_SURE: Final = frozenset(
    "adamant jubilant defiant categorical unequivocal clear certain sure firm insistent precise specific exultant "
    "triumphant blunt emphatic positive unanimous".split()
)
_COUNTED: Final = frozenset(
    "prisoner captive hostage detainee victim casualty staff crew personnel patient survivor refugee death worker people "
    "soldier civilian child prisoners captives hostages detainees victims casualties deaths".split()
)
"""What a list is of, rather than who tells it."""
_GIVES: Final = frozenset(
    "have give revise issue publish keep offer present update correct release raise lower provide post circulate".split()
)
_RECKONED: Final = frozenset(
    "count figure number tally toll total estimate version list statistic reckoning balance tallie".split()
)
_SPEAKS: Final = (SPEECH | {"stick", "gloat", "exult", "jubilate", "maintain"}) - {
    "ask",
    "begin",
    "go",
    "sing",
    "read",
    "inquire",
}


def told_by_lead(document: Any, anchor: int) -> str | None:
    """Who speaks before the colon or dash that a number stands behind: "the Front is crowing: forty captured"."""
    text = text_of(document)
    start = max(0, anchor - _FAR)
    start = max([start, *(match.end() for match in _SENTENCE_END.finditer(text, start, anchor))])
    leads = list(_LEAD.finditer(text, start, anchor))
    if not leads or re.search(r"[.!?;]\s", text[leads[-1].end() : anchor]):
        return None
    lead = leads[-1]
    words = lead["lead"].strip()
    for pattern in (_BY, _OWNED, _OF, _KEEPS):
        if (named := pattern.fullmatch(words)) is not None and _is_somebody(named["who"]) and may_count(named["who"]):
            return _name(named["who"])
    span = document.char_span(*lead.span("lead"), alignment_mode="expand")
    if (
        is_counter(words)
        and span is not None
        and may_head(span)
        and not any(word.pos_ in ("VERB", "AUX", "ADP") for word in span)
    ):
        # "Navy: “no more than ten”"
        return _name(words)
    for verb in () if span is None else span:
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        subject = next((one for one in verb.children if one.dep_ == "nsubj" and span.start <= one.i < span.end), None)
        if subject is None and verb.i + 1 < span.end and span[-1].dep_ == "dobj":
            # "not so, replies the army: four"
            subject = span[-1] if span[-1].left_edge.i == verb.i + 1 else None
        if subject is None or any(child.dep_ == "neg" for child in verb.children) or not _gives(verb):
            continue
        left, right = tree_span(subject)
        who = text[left : min(right, lead.end("lead"), verb.idx if verb.idx > left else right)]
        is_sure = verb.lemma_.lower() in _SPEAKS or may_count(who)
        return _name(who) if is_sure and _is_somebody(who) and subject.lower_ not in _PRONOUN else None
    return None


def told_in_sentence(document: Any, anchor: int) -> str | None:
    """Who is named in the sentence of a number with a verb of saying, whatever a parser makes of it.

    Behind it, "4,800 have registered, says its manager, and more are on their way"; before it, "the guards have heard
    from the shepherds that seven are missing".
    """
    text = text_of(document)
    end = _CLAUSE_END.search(text, anchor)
    behind = _IN_NUMBER.sub("_", text[anchor : end.start() if end else len(text)])
    if (saying := _SAYS_BEHIND.search(behind)) is not None and (who := saying["who"] or saying["whom"]):
        return _name(who) if _may_tell(who) else None
    start = max(
        [max(0, anchor - _FAR), *(match.end() for match in _CLAUSE_END.finditer(text, max(0, anchor - _FAR), anchor))]
    )
    if (quoted := quoted_as_saying(document, anchor)) is not None:
        return quoted
    if (right := _SAYS_BEFORE.search(text[start:anchor])) is not None:
        return _name(right["who"]) if _may_tell(right["who"]) else None
    heard = list(_HEARD_FROM.finditer(text, start, anchor))
    return _name(heard[-1]["who"]) if heard and _may_tell(heard[-1]["who"]) else None


def quoted_as_saying(document: Any, anchor: int) -> str | None:
    """Whom an outlet quotes: "the paper quotes *a general* as saying that 60 were killed"."""
    text = text_of(document)
    start = max(0, anchor - _FAR)
    start = max([start, *(match.end() for match in _CLAUSE_END.finditer(text, start, anchor))])
    found = list(_QUOTED.finditer(text, start, anchor))
    return _name(found[-1]["who"]) if found and _is_somebody(found[-1]["who"]) else None


def _may_tell(words: str) -> bool:
    return _is_somebody(words) and words.lower() not in _PRONOUN and may_count(words)


def told_behind(document: Any, anchor: int) -> str | None:
    """Who is named behind the sentence of a number as whose it is: "That is the Red Lamp's figure"; "or so he says"."""
    text = text_of(document)
    gap = _GAP.search(text, anchor)
    within = text[anchor : gap.start() if gap else len(text)]
    if (so := _SO.search(within)) is not None:
        who = so["who"].strip()
        if who.lower() not in _PRONOUN:
            return _name(who) if _is_somebody(who) else None
        return _subject_around(document, anchor)
    if gap is None:
        return None
    single = _OF_ONE.match(text, gap.end()) and any(True for _ in amounts_in(within[_own_end(within) :]))
    for place, pattern in enumerate(_NEXT):
        if single:
            # "two more died, bringing the toll to seven. That figure comes from the clinic": it is of the last
            break
        if (named := pattern.match(text, gap.end())) is not None and _is_somebody(named["who"]):
            # "it is from Hask" may be of a place, "that is Hask's figure" is not
            fits = is_counter if place == 0 else may_count
            return _name(named["who"]) if fits(named["who"]) else None
    return None


def _own_end(words: str) -> int:
    """Where the number that words begin with ends."""
    first = next(amounts_in(words), None)
    return 0 if first is None else first.span[1]


def _gives(verb: Any) -> bool:
    """Whether a verb before a colon is one of speech, of conviction, or of giving a count."""
    lemma = verb.lemma_.lower()
    if lemma in _SPEAKS:
        return True
    if lemma in ("be", "remain", "sound", "stay"):
        return any(child.dep_ == "acomp" and child.lower_ in _SURE for child in verb.children)
    return lemma in _GIVES and any(
        child.dep_ == "dobj" and child.lemma_.lower() in _RECKONED for child in verb.children
    )


def may_head(label: Any) -> bool:
    """Whether a label before a colon can be who speaks: no "Military deaths", no "Prisoners", no "Commission staff"."""
    behind = next((word.i for word in label if word.pos_ == "ADP"), label.end)
    last = label.doc[behind - 1]
    return is_counter(last.text) and may_speak(last)


def may_speak(head: Any) -> bool:
    """Whether the head of a label can be of somebody who speaks: a name, or a noun for who counts and is not counted."""
    if head.lemma_.lower() in _COUNTED or head.lower_ in _COUNTED:
        return False
    return head.pos_ == "PROPN" or is_counter(head.text)


def _subject_around(document: Any, anchor: int) -> str | None:
    """The subject of the clause that a number stands in: who "tells everyone so"."""
    word = document.char_span(anchor, anchor + 1, alignment_mode="expand")
    token = word[0] if word is not None and len(word) else None
    while token is not None and token.head.i != token.i:
        token = token.head
        subject = next((one for one in token.children if one.dep_ in SUBJECTS and one.idx < anchor), None)
        if subject is not None and token.pos_ in ("VERB", "AUX"):
            left, right = tree_span(subject)
            return _name(text_of(document)[left:right].split(", ")[0])
    return None


def _is_somebody(words: str) -> bool:
    return _NOBODY.match(words.strip()) is None


def _name(words: str) -> str:
    return " ".join(words.split()).strip(" ,;–—-")
