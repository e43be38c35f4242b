"""Which way the tense around a date looks: back on what has happened or ahead to what lies before us."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from .calendar_days import Way

_REACH: Final = 240
"""How many characters of a sentence are looked at on either side."""

_MODALS: Final = frozenset(
    "will shall would can could may might must should cannot won't wouldn't can't couldn't shan't 'll i'll we'll you'll he'll she'll it'll they'll".split()
)
_BE: Final = frozenset(
    "is are am was were be been being isn't aren't wasn't weren't it's he's she's we're they're that's".split()
)
_HAVE: Final = frozenset("has have had having hasn't haven't hadn't i've we've they've".split())
_BETWEEN: Final = frozenset("not also now still then again only even both all never ever just be been have".split())
_AWAITED: Final = frozenset(
    "to due set scheduled expected planned slated likely about going meant supposed poised bound ready prepared hoping planning "
    "hopeful keen determined willing able free obliged required timed booked invited called prevented".split()
)
_AWAITS: Final = frozenset(
    "plan plans planning hope hopes hoping intend intends intending want wants wanting expect expects expecting aim aims aiming "
    "promise promises promising vow vows vowing pledge pledges pledging demand demands demanding insist insists propose proposes "
    "proposing offer offers offering ask asks asking urge urges urging request requests requesting require requires order orders "
    "invite invites inviting schedule schedules need needs prepare prepares preparing threaten threatens undertakes commits calls "
    "due ready willing gives giving wishes decides expected scheduled planned slated".split()
)
_AWAITED_ONCE: Final = frozenset(
    "hoped intended wanted aimed agreed promised vowed pledged demanded insisted offered asked urged requested required ordered "
    "called invited set postponed adjourned suspended delayed extended prolonged gave given decided threatened undertook committed "
    "announced proposed booked reserved fixed convened summoned granted allowed put deferred told warned vowing convinced".split()
)
_HERALDS: Final = frozenset("upcoming forthcoming deadline ultimatum tomorrow invitation".split())
_STARTING: Final = frozenset("beginning starting commencing ending expiring effective lasting running".split())
_SCHEDULED: Final = frozenset(
    "open opens begin begins start starts resume resumes end ends expire expires meet meets arrive arrives travel travels leave leaves "
    "return returns vote votes take takes come comes go goes fly flies run runs close closes enter enters hold holds host hosts visit "
    "visits lapse lapses continue continues receive receives sign signs decide see withdraw withdraws reopen reopens march rule".split()
)
_NOUN_LIKE: Final = frozenset(
    "vote votes end start visit visits march sign signs rule hosts leave return ends returns run runs close hold".split()
)
_SAYING: Final = frozenset(
    "said told warned added wrote announced declared stated insisted confirmed reported claimed argued says tells warns adds writes "
    "announces declares reports claims insists confirms".split()
)
_PAST: Final = frozenset(
    """
    was were had did said told met took held fell broke left came went gave hit struck fought began shot won lost made saw sent
    brought kept stood sat ran rose grew drew spoke wrote knew thought found got put set cut let led fled flew drove rode paid
    bought sold built burnt burned lay laid lit sank sang shook slept spent stole swore swept threw wore withdrew undertook
    understood became chose caught dealt dug felt forbade forgot froze hid heard hung hurt meant overthrew read rebuilt sought
    shut split spread stuck taught tore woke rejected seized killed did didn't blew bore beat bled bred lent learnt dealt ceded cast
    says tells writes reports
    """.split()
)
_DETERMINERS: Final = frozenset(
    "the a an this that these those its his her their our my your some any no of for with in by more most all both each two three four "
    "five six seven eight nine ten several many between among and or than newly so-called".split()
)
_NOT_PAST: Final = frozenset(
    "need indeed speed seed feed exceed proceed succeed united hundred sacred agreed-upon red bed shed".split()
)
_NO_VERB: Final = frozenset(
    "the a an this that these those its his her their our my your some any no all both each every which whom me us them him it one"
    .split()
)  # fmt: skip
_VIOLENCE: Final = re.compile(
    r"\b(?:attack|strike|raid|shelling|killing|bombing|clash|clashes|blast|explosion|ambush|massacre|bombardment|incident|"
    r"shooting|assault|fighting|violence|walkout|crash|arrest|death)e?s?(?: (?:in|on|at|near|of) [A-Z]\w+(?: [A-Z]\w+)?)?"
    r" (?:on|of|in|late|early|late on|early on)$"
)
_POSSESSIVE: Final = re.compile(r"['’]s?\s")
_AFTER: Final = re.compile(r"\b(?:after|following|since|amid|despite)\s$", re.IGNORECASE)
_WORD: Final = re.compile(r"[\w]+(?:['’-][\w]+)*|['’]ll")
_SENTENCE_END: Final = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n[^\S\n]*\n|[;:](?=\s)")
_ABBREVIATED: Final = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Capt|Maj|Sgt|Sen|Rep|Gov|St|No|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Prof|Rev|vs|approx)\.$"
)
_CLAUSE_START: Final = re.compile(
    r"(?:^|[,–—(]|\b(?:and|but|or|that|when|if|because|while|although|though|whereas|yet|so))[\s\"“‘']*"
    r"(?:(?:and|but|that|then|only|as|early|late)\s+)*(?:on|in|at|by|until|from|before|after|since|over|during|for)?\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_LEADS_TO: Final = frozenset(
    ("for", "until", "till", "by", "before", "no later than", "from", "through", "up to", "to")
)


class _Cue(NamedTuple):
    way: Way | None
    awaits: bool
    """Whether what is to come may be named behind it: "agreed to …", "postponed until …"."""
    says: bool
    at: int
    """Where its last word ends."""
    start: int


def way_of(text: str, start: int, end: int, bound: str) -> Way | None:
    """Where the tense looks, by the verbs of the sentence around a date; `bound` is the preposition before it, where one counts.

    The verb before the date counts, or where the date begins its clause, the verb behind it.
    """
    before = _sentence_before(text, max(0, start - _REACH), start)
    behind = text[end : end + _REACH]
    stop = _SENTENCE_END.search(behind)
    behind = behind[: stop.start() if stop else None]
    if _VIOLENCE.search(" ".join(before.split())):
        return Way.BACK
    if bound == "of":
        # "the draft of 3 March" may be any side of today, whatever the verb
        return None
    if _POSSESSIVE.match(behind) and _AFTER.search(before):
        return Way.BACK
    cues = _cues(before, bound)
    left = cues[-1] if cues else None
    begins_clause = _CLAUSE_START.search(before) is not None
    right = next(iter(_cues(behind, bound)), None)
    if begins_clause and right is not None:
        return right.way
    if left is not None and right is not None and not behind[: right.start].strip():
        # "said talks on Tuesday would …", "could sign, three people at a meeting on Friday said": its own verb comes behind
        between = before[left.at :]
        return right.way if (left.says and len(between) > 24) or "," in between else left.way
    return left.way if left is not None else right.way if right is not None else None


def _sentence_before(text: str, least: int, start: int) -> str:
    window = text[least:start]
    cut = 0
    for match in _SENTENCE_END.finditer(window):
        if not _ABBREVIATED.search(window[max(0, match.start() - 8) : match.start() + 1]):
            cut = match.end()
    return window[cut:]


def _cues(clause: str, bound: str) -> list[_Cue]:
    """The verbs of a piece of text, in its order; the last one has heard what stands between it and the end."""
    tokens = [(match[0].replace("’", "'"), match.start(), match.end()) for match in _WORD.finditer(clause)]
    if not clause.isupper():
        # a capital makes a name of "Will" and "May", save at the beginning
        words = [word.lower() if word.lower() not in ("will", "may", "march") else word for word, _, _ in tokens]
    else:
        words = [word.lower() for word, _, _ in tokens]
    cues: list[_Cue] = []
    at = 0
    while at < len(words):
        way, awaits, says, width = _cue_at(words, at, cues[-1] if cues else None, bound)
        if width:
            last = min(at + width, len(tokens)) - 1
            cues.append(_Cue(way, awaits, says, tokens[last][2], tokens[at][1]))
        at += max(width, 1)
    if cues and cues[-1].awaits and bound in _LEADS_TO:
        cues.append(cues[-1]._replace(way=Way.AHEAD))
    return cues


def _is_subject(word: str) -> bool:
    """Whether a word may be what a verb in the present follows: a plural, a name or a pronoun, no article, no owner."""
    is_owner = word.endswith(("'s", "s'")) or word in _DETERMINERS
    return (
        bool(word)
        and not is_owner
        and (word.endswith("s") or word in ("they", "we", "i", "you", "who", "which", "that", "and"))
    )


def _cue_at(words: Sequence[str], at: int, before: _Cue | None, bound: str) -> tuple[Way | None, bool, bool, int]:
    """Way, whether it awaits something, whether it says something, and how many words; no words where there is no cue."""
    word = words[at]
    width = 1
    while at + width < len(words) and (words[at + width] in _BETWEEN or words[at + width].endswith("ly")):
        width += 1
    verb = words[at + width] if at + width < len(words) else ""
    if word in _MODALS:
        gone = "have" in words[at + 1 : at + width] and word not in ("will", "shall") and bound not in ("by", "before")
        return (Way.BACK if gone else Way.AHEAD), verb in _AWAITED_ONCE or verb in _AWAITS, False, width + 1
    if word in _BE or word in _HAVE:
        if verb in _AWAITED and not (verb in ("able", "required", "invited", "called") and word in _HAVE):
            return Way.AHEAD, True, False, width + 1
        if word in (
            "is",
            "are",
            "am",
            "be",
            "being",
            "isn't",
            "aren't",
            "it's",
            "he's",
            "she's",
            "we're",
            "they're",
            "that's",
        ):
            return None, verb in _AWAITED_ONCE, False, width + 1
        if word in _HAVE and (verb in ("until", "till") or (not verb and bound in ("until", "till"))):
            return Way.AHEAD, True, False, width
        if word == "have" and at and words[at - 1] == "to":
            return (before.way if before else None), False, False, 0
        return Way.BACK, verb in _AWAITED_ONCE or verb in _AWAITS, verb in _SAYING, width + bool(verb)
    if word == "to" and before is not None and before.awaits and verb and verb not in _NO_VERB and verb[0].islower():
        return Way.AHEAD, True, False, width + 1
    if word in _HERALDS or (word == "ahead" and verb == "of") or (word == "see" and verb == "you"):
        return Way.AHEAD, True, False, 1
    if word in _STARTING:
        ahead = before is None or before.awaits or before.way is Way.AHEAD
        return (Way.AHEAD if ahead else Way.BACK), False, False, 1
    if word in ("did", "didn't", "does", "do", "doesn't", "don't"):
        return (Way.BACK if word.startswith("did") else None), False, verb in _SAYING, width + bool(verb)
    previous = words[at - 1] if at else ""
    if word in _AWAITS:
        return Way.AHEAD, True, False, 1
    if word in _AWAITED_ONCE and previous not in _DETERMINERS:
        return Way.BACK, True, word in _SAYING, 1
    if (
        word in _SCHEDULED
        and previous != "to"
        and not (word in _NOUN_LIKE and (not previous or previous in _DETERMINERS))
    ):
        return Way.AHEAD, False, False, 1
    is_past = word in _PAST or (word.endswith("ed") and len(word) > 4 and word not in _NOT_PAST)
    if is_past and (word in ("was", "were", "had", "said", "told") or previous not in _DETERMINERS):
        return Way.BACK, False, word in _SAYING, 1
    return None, False, False, 0
