"""Verdicts without a sentence around them: "The truce: accepted by both.", "Point two: Marn agreed, the Front refused."

Bulletins, minutes and quick reports write so. A parser finds no clause in them; they are found by their form, and only
where the form names who takes the stand: by "by", by a name before the verdict, or by whose answer it is said to be.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ..model.proposal import Span
from ..model.record import Stance
from .attributed import Attribution
from .commitments import GO_BETWEEN
from .declared import LEISURE, SIDES
from .lexicon import TEXTS
from .matters import MATTERS
from .numbers import NUMBER
from .pieces import trimmed

_DAY: Final = r"(?: (?:on|late on|early on) [\w ]{3,20}?| (?:yesterday|today|last \w+|this \w+|a \w+ ago))?"
_WHOLLY: Final = (
    r"(?: (?:in full|outright|flatly|unanimously|again|at once|as it stands|without conditions|with thanks))?"
)
_TOPIC: Final = r"(?P<topic>[A-ZÀ-Þ“\"][^.:;!?\n]{1,90}?)"
_BEGINS: Final = r"(?:(?<=[.!?…] )|(?<=[.!?…]\n)|(?<=\n\n)|(?<=\n)|(?<=👉 ))(?:[-–•*] )?"
_VERDICT: Final = r"(?P<verdict>(?:not )?(?:accepted|agreed(?: to)?|approved|rejected|refused|turned down|declined|yes|no|never|out of the question))"
_WHO: Final = r"(?<![\w’'-])(?:[\w’'-]{1,30} ){0,5}?[\w’'-]{1,30}"
_SAYS: Final = (
    r"(?:(?:has |have )?(?:agreed|accepted|refused|rejected|declined)|agrees?|accepts?|refuses?|rejects?|declines?|"
    r"(?:said|says?|answered|answers?|replied|replies) (?:yes|no))(?: it| both)?"
)
_BY: Final = re.compile(
    rf"{_BEGINS}(?:{_TOPIC}:\s+|(?:Item|Point|Article|Chapter|Section|Question) \w+, (?P<item>[^.:;!?\n]{{1,60}}?)[.:]\s+){_VERDICT}{_WHOLLY} "
    rf"by (?P<who>{_WHO}){_DAY}(?:,? and by (?P<other>{_WHO}){_DAY})?(?=[.;\n]|$)",
    re.IGNORECASE,
)
_EACH: Final = re.compile(
    rf"{_BEGINS}{_TOPIC}:\s+(?P<all>{_WHO} {_SAYS}(?:(?:,|;)?(?: and| but| while)? {_WHO} {_SAYS}){{0,3}})(?=[.;\n]|$)",
    re.IGNORECASE,
)
_ONE: Final = re.compile(rf"(?P<who>{_WHO}) (?P<cue>{_SAYS})(?:$|(?:,|;)?(?: and| but| while)? )", re.IGNORECASE)
_GAPPED: Final = re.compile(
    rf"{_BEGINS}(?P<topic>(?:to|on|as for|as to) [^.:;!?\n]{{3,110}}?),? (?P<who>{_WHO}) (?P<cue>said|says?|answered|answers?|replied|replies) "
    rf"(?P<verdict>yes|no)(?:,? (?:and|but|while) |[,;] )(?P<other>{_WHO}),? (?P<second>yes|no)(?=[.;\n]|$)",
    re.IGNORECASE,
)
_BARE: Final = re.compile(rf"{_BEGINS}{_TOPIC}: {_VERDICT}{_WHOLLY}(?=[.;!\n]|$)")
_NAMED: Final = re.compile(
    rf"{_BEGINS}(?:\d{{1,2}}/ )?(?P<who>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){{0,2}})(?: on (?P<topic>[^.:;!?\n]{{3,60}}))?: (?=(?:yes|no|NO|YES|Yes|No)\b)"
)
_CAME: Final = re.compile(
    rf"(?P<who>(?:[Tt]he |[Ii]ts )?{_WHO}[’']s|[Mm]y|[Oo]ur) (?:(?!no\b|not\b)[\w-]+ )?(?P<cue>answer|reply|response)\b(?![^.:!?\n]*\bnot?\b)[^.:!?\n]{{0,60}}: "
    r"(?=(?:yes|no)\b)"
)
_PAIR: Final = re.compile(
    r"(?P<verdict>yes|no) to (?P<topic>[^.:;!?\n]+?)(?=,? (?:and |but )?(?:yes|no) to\b|[.;:!\n]|$)", re.IGNORECASE
)
_ANSWERING: Final = re.compile(
    rf"(?P<who>(?:{_WHO}[’']s|[Mm]y|[Oo]ur)) (?:[\w-]+ )?(?P<cue>answers?|reply|replies|response)\b[^.:!?\n]*[.:]\s*$"
    rf"|(?P<side>{_WHO}) (?:has |have )?(?P<told>answered|replied|responded)\b[^.:!?\n]*[.:]\s*$"
)
ISSUED: Final = "issued"
"""The name of the cue of what a text's issuer accepts or refuses in the passive."""
_ISSUED: Final = re.compile(
    rf"{_BEGINS}(?:\d{{1,2}}\. )?(?P<topic>[A-ZÀ-Þ][^.:;!?\n“”\"]{{2,110}}?) (?P<cue>(?:is|are) (?:hereby |therefore |also |thus )?"
    rf"(?P<verdict>(?:not )?accepted|agreed to|rejected|refused|declined|turned down)){_WHOLLY}(?=[.;\n]|$)"
)
_SO_IS: Final = re.compile(r"[.;]\s+So (?P<cue>is|are) (?P<topic>[^.:;!?\n“”\"]{2,90})(?=[.;\n]|$)")
_CLAUSE: Final = re.compile(
    r"\b(?:if|that|whether|when|because|as|what|who|which|says?|said|claims?|says|no|nothing)\b", re.IGNORECASE
)
_BYGONE: Final = re.compile(r"\b(?:in|of|since|from) (?:1\d{3}|20[012]\d)\b")
"""A year that makes of a topic a matter of history."""
_NO_ANSWER: Final = re.compile(
    r"\b(?:no|not|never|yet|expected|awaited|due|pending|outstanding|overdue|will|would|may|might|could|should|to (?:come|follow))\b|n[’']t\b"
    r"|\bto (?!(?:the )?(?:[\w’'-]+ )?(?:mediator|envoy|draft|plan|proposal|text|offer|paper|non-paper|questionnaire|terms|question|points?|letter|"
    r"[A-ZÀ-Þ])s?\b)(?:the|a|an|his|her|its|their) ",
)
"""What keeps a word for an answer from being one to what is on the table."""
_STOP: Final = frozenset(
    """
    that which who whom said says say not is are was were be been has had have will would could can if when but and or than what
    this these those because while nobody none neither nothing everybody some many most few several
    """.split()
)
_IN_A_TEXT: Final = re.compile(r"(?:In|Under|By|According to|As|Since|With) [^,]{3,60}, ")
"""What stands ahead of a topic and says where it is told."""
_WHO_SPEAKS: Final = frozenset(
    """
    president minister premier leader chief spokesman spokeswoman spokesperson negotiator negotiators delegate delegates envoy
    ambassador general commander commanders leaders ministers king queen chancellor secretary team lawyers chairman chairwoman
    """.split()
)
_NO_STATE: Final = re.compile(
    r"\b(?:FC|AFC|Telecom|Television|Radio|TV|Times|Herald|Gazette|Tribune|News|Games|Airlines|Airways|Bank|Ltd|Inc|plc|Rovers|Rangers|"
    r"Lions|Tigers|Eagles|Bears|Motors|Energy|Airport|Railways|Orchestra|University)\b"
)
"""What bears the name of a country or town and is a club, a firm or an outlet."""
_NOT_OURS: Final = re.compile(
    r"(?:^|\n|[.!?]\s)\W*(?:quiz|letters?(?: to the editor)?|dear editor|sports?(?: news)?|culture|business|weather|horoscope|opinion|polls?|"
    r"history|on this day|fiction|satire|trivia)\W*\s$",
    re.IGNORECASE,
)
"""A heading, right before, under which no news of a negotiation stands."""
_STANCES: Final[dict[str, Stance]] = {
    "yes": "accepts", "no": "rejects", "never": "rules out", "out": "rules out", "accept": "accepts", "agree": "accepts",
    "approve": "accepts", "reject": "rejects", "refuse": "rejects", "turn": "rejects", "decline": "rejects",
}  # fmt: skip
_YES_OR_NO: Final = re.compile(r"(?:yes|no)(?=[.;!\n]|$)", re.IGNORECASE)
_BETWEEN: Final = re.compile(r",? (?:and |but )?(?=(?:yes|no) to\b)", re.IGNORECASE)
_SENTENCE_END: Final = re.compile(r"[.!?\n]")
_FAR: Final = 300
_HEADING: Final = 40
_COUNTED: Final = re.compile(
    rf"\b(?:{NUMBER}) (?:kilomet|met|mile|hectare|year|month|week|day|seat|men\b|officers?\b)", re.IGNORECASE
)


def terse_verdicts(text: str) -> Iterator[Attribution]:
    """Every verdict of a text that is told so, with places in it; what holds no matter of a deal is left out."""
    for match in _BY.finditer(text):
        topic = match.span("topic") if match["topic"] else match.span("item")
        for name in ("who", "other"):
            if match[name]:
                yield from _made(text, match.span(name), [match.span("verdict")], topic, match["verdict"])
    for match in _EACH.finditer(text):
        for one in _ONE.finditer(text, match.start("all"), match.end("all")):
            yield from _made(text, one.span("who"), [one.span("cue")], match.span("topic"), one["cue"])
    for match in _GAPPED.finditer(text):
        topic, cue = match.span("topic"), match.span("cue")
        for who, verdict in (("who", "verdict"), ("other", "second")):
            yield from _made(text, match.span(who), [cue, match.span(verdict)], topic, match[verdict])
    for match in _BARE.finditer(text):
        if (whose := _whose(text, match.start())) is not None:
            yield from _made(text, whose[0], [whose[1], match.span("verdict")], match.span("topic"), match["verdict"])
    for match in _CAME.finditer(text):
        for one in _pairs(text, match.end()):
            yield from _made(
                text, match.span("who"), [match.span("cue"), one.span("verdict")], one.span("topic"), one["verdict"]
            )
    for match in _NAMED.finditer(text):
        if match["topic"]:
            answer = _YES_OR_NO.match(text, match.end())
            if answer is not None:
                yield from _made(text, match.span("who"), [], match.span("topic"), answer[0], answer.span())
            continue
        for one in _pairs(text, match.end()):
            yield from _made(text, match.span("who"), [], one.span(), one["verdict"])


def issued_verdicts(text: str) -> Iterator[Attribution]:
    """What a text of a side's own says in the passive, naming nobody: "Article 3 is rejected in full. So is the census."

    Only for a text that speaks for whoever issued it; the attributions have no source.
    """
    for match in _ISSUED.finditer(text):
        yield from _issued(text, match, match["verdict"])
        if (also := _SO_IS.match(text, match.end())) is not None:
            yield from _issued(text, also, match["verdict"])


def _issued(text: str, match: re.Match[str], verdict: str) -> Iterator[Attribution]:
    stance, topic = _stance(verdict), trimmed(text, match.span("topic"), _is_edge)
    if stance is None or _CLAUSE.search(match["topic"]) or not _is_of_a_matter(match["topic"]):
        return
    is_negated = verdict.lower().startswith("not ")
    cue = (match.span("cue"),)
    yield Attribution(
        (), cue, (topic,), "indirect", ISSUED, is_negated, None, 0.6, construction="list", stance=stance, about=(topic,)
    )


def _pairs(text: str, at: int) -> Iterator[re.Match[str]]:
    """ "Yes to the ten kilometres, no to foreign officers": one behind the other, to the end of the sentence."""
    end = _SENTENCE_END.search(text, at)
    while (end is None or end[0] != "?") and (one := _PAIR.match(text, at)) is not None:
        yield one
        between = _BETWEEN.match(text, one.end())
        if between is None:
            return
        at = between.end()


def _whose(text: str, at: int) -> tuple[Span, Span] | None:
    """Whose answer a bare verdict is, and the word for it: the sentence before says so, or that before others like it."""
    start = max(text.rfind("\n\n", 0, at), at - _FAR, 0)
    ahead = text[start:at]
    while (last := _last_bare(ahead)) is not None:
        ahead = ahead[:last]
    match = next((one for one in _ANSWERING.finditer(ahead) if not _NO_ANSWER.search(one[0])), None)
    if match is None:
        return None
    who, cue = ("who", "cue") if match["who"] else ("side", "told")
    return (start + match.start(who), start + match.end(who)), (start + match.start(cue), start + match.end(cue))


def _last_bare(ahead: str) -> int | None:
    """Where the last sentence begins, if it is a bare verdict too."""
    found = [one for one in _BARE.finditer(ahead) if not ahead[one.end() :].strip(" .;!\n")]
    return found[-1].start() if found else None


def _made(
    text: str, who: Span, cues: list[Span], topic: Span, verdict: str, behind: Span | None = None
) -> Iterator[Attribution]:
    stance = _stance(verdict)
    who = trimmed(text, who, str.isspace)
    named = text[slice(*who)]
    if _NOT_OURS.search(text[max(0, min(topic[0], who[0]) - _HEADING) : min(topic[0], who[0])]):
        return
    if stance is None or not _is_a_side(named) or not _is_of_a_matter(text[slice(*topic)]):
        return
    about = trimmed(text, topic, _is_edge)
    yield Attribution(
        (who,),
        tuple(cues),
        (about,) if behind is None else (about, behind),
        "indirect",
        "terse" if cues else "colon",
        verdict.lower().startswith("not "),
        None,
        0.6,
        who=named.split()[-1].lower(),
        construction="list",
        stance=stance,
        about=(about,),
    )


def _stance(verdict: str) -> Stance | None:
    words = verdict.lower().split()
    if words[0] == "not":
        return "rejects" if words[1] == "accepted" else None
    answer = next(
        (word for word in words if word in ("yes", "no")), words[0] if words[0] not in ("has", "have") else words[1]
    )
    return next((stance for stem, stance in _STANCES.items() if answer.startswith(stem)), None)


def _is_edge(sign: str) -> bool:
    return sign.isspace() or sign == ","


def _is_a_side(words: str) -> bool:
    """ "The Front's delegation", "both delegations", "Port Sabel"; no mediator, and nobody in particular."""
    every = words.split()
    if any(word.lower() in _STOP for word in every) or GO_BETWEEN.search(words):
        return False
    if words.lower() in ("my", "our"):
        return True
    bare = [re.sub(r"[’']s?$", "", word) for word in every]
    called = [
        word for word in bare if word[:1].isupper() and word.lower() not in ("the", "its", "both", "all", "to", "on")
    ]
    is_side = any({word.lower(), word.lower().rstrip("s")} & SIDES for word in bare)
    head = bare[bare.index("of") - 1] if "of" in bare[1:] else bare[-1]
    if head[:1].islower() and not is_side:
        # "Marn's voters", "Dorn fans", "engineers of Marn": somebody's, and no side
        return head.lower() in _WHO_SPEAKS
    if _NO_STATE.search(words):
        return False
    return bool(called) or is_side


def _is_of_a_matter(words: str) -> bool:
    if _BYGONE.search(words) or LEISURE.search(words) or _IN_A_TEXT.match(words):
        return False
    named = {word.lower() for word in re.findall(r"[\w-]+", words)}
    alone = {word.rstrip("s") for word in named} | {re.sub("ies$", "y", word) for word in named}
    return bool((named | alone) & (MATTERS | TEXTS)) or _COUNTED.search(words) is not None


def moved(one: Attribution, by: int) -> Attribution:
    """The same with its places counted from so many characters on."""

    def back(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple((start - by, end - by) for start, end in spans)

    return replace(one, source=back(one.source), cue=back(one.cue), content=back(one.content), about=back(one.about))
