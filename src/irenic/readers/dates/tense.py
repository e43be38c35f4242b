"""Which way the tense around a date looks: back on what has happened or ahead to what is to come.

The verbs of the sentence are heard word by word, without a parse: the whole text has its dates before it is parsed.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from ..pieces import word_set
from .calendar_days import Way

_REACH: Final = 240
"""How many characters of a sentence are heard before a date; half as many behind it."""


_MODALS: Final = word_set(
    """
    will shall would can could may might must should cannot won't wouldn't can't couldn't shan't shouldn't mustn't
    i'll we'll you'll he'll she'll it'll they'll that'll
    """
)
_IS: Final = word_set("is are am be being isn't aren't it's he's she's we're they're that's i'm you're there's")
_WAS: Final = word_set("was were been wasn't weren't")
_HAVE: Final = word_set("has have had having hasn't haven't hadn't i've we've they've you've")
_DO: Final = word_set("do does don't doesn't")
_DID: Final = word_set("did didn't")
_WITHIN_A_VERB: Final = word_set("not also now still then again only even both all never ever just be been have")
_TO_COME: Final = word_set(
    """
    to due set scheduled expected planned slated likely about going meant supposed poised bound ready prepared hoping planning
    hopeful keen determined willing able free obliged required timed booked invited called prevented
    """
)
"""Behind "is" or "was": what is to come."""
_WISHES: Final = word_set(
    """
    plan plans planning hope hopes hoping intend intends intending want wants wanting expect expects expecting aim aims aiming
    promise promises promising vow vows vowing pledge pledges pledging demand demands demanding insist insists propose proposes
    proposing offer offers offering ask asks asking urge urges urging request requests requesting require requires order orders
    invite invites inviting schedule schedules need needs prepare prepares preparing threaten threatens undertakes commits calls
    due ready willing gives giving wishes decides expected scheduled planned slated
    """
)
"""What looks ahead by itself."""
_WISHES_TOO: Final = word_set("plan hope promise vow pledge demand offer request order aim need schedule")
_MANY_WISHES: Final = word_set("plans hopes promises vows pledges demands offers requests orders aims needs")
"""Of these, nouns: "its plan to meet on Friday", but "its plan was leaked on Monday"."""
_WISHED: Final = word_set(
    """
    hoped intended wanted aimed agreed promised vowed pledged demanded insisted offered asked urged requested required ordered
    called invited set postponed adjourned suspended delayed extended prolonged gave given decided threatened undertook committed
    announced proposed booked reserved fixed convened summoned granted allowed put deferred moved pushed shifted rescheduled told warned
    """
)
"""What is past itself, but may name what was then to come: "agreed on Monday to meet on Friday", "postponed until May"."""
_HERALDS: Final = word_set("upcoming forthcoming deadline ultimatum invitation")
_STARTING: Final = word_set("beginning starting commencing ending expiring effective lasting running")
_SCHEDULED: Final = word_set(
    """
    open opens begin begins start starts resume resumes end ends expire expires meet meets arrive arrives travel travels leave
    leaves return returns vote votes take takes come comes go goes fly flies run runs close closes enter enters hold holds host
    hosts visit visits lapse lapses continue continues receive receives signs withdraw withdraws reopen reopens turns
    """
)
"""Verbs whose present tells of a plan: "the talks resume on Monday"."""
_NOUNS_TOO: Final = word_set(
    """
    end ends start starts travel travels leave return returns vote votes run runs close hold holds host hosts visit visits signs open
    """
)
"""Of these, nouns and adjectives: they are verbs behind what may be a subject."""
_SAYS: Final = word_set("says tells writes reports")
_SAYING: Final = _SAYS | word_set(
    """
    said told warned added wrote announced declared stated insisted confirmed reported claimed argued warns adds announces declares
    claims insists confirms
    """
)
_PAST: Final = word_set(
    """
    said told met took held fell broke left came went gave hit struck fought began shot won lost made saw sent brought kept stood
    sat ran rose grew drew spoke wrote knew thought found got put set cut let led fled flew drove rode paid bought sold built burnt
    lay laid lit sank sang shook slept spent stole swore swept threw wore withdrew undertook understood became chose caught dealt
    dug felt forbade forgot froze hid heard hung hurt meant overthrew read rebuilt sought shut split spread stuck taught tore woke
    blew bore beat bled bred lent learnt cast taken shown seen driven written spoken broken stolen chosen fallen begun drawn thrown
    flown hidden torn beaten sworn
    """
)
_DETERMINERS: Final = word_set(
    """
    the a an this these those its his her their our my your some any no of for with in by more most all both each two three
    four five six seven eight nine ten several many between among and or than newly so-called
    """
)
"""Before a word in -ed, what makes it an adjective: "the revised draft"."""
_NO_PAST: Final = word_set(
    "deed weed reed sled bred need indeed speed seed feed exceed proceed succeed hundred sacred shed"
)
_NO_INFINITIVE: Final = word_set(
    "the a an this that these those its his her their our my your some any no all both each every which whom me us them him it one"
)
"""Behind "to", what is no verb."""
_LEADS_TO: Final = word_set("for until till by before from through to") | {"no later than", "up to"}
"""Between a wish and a date: "promised an answer by Friday"."""
_VIOLENCE: Final = (
    r"(?:(?:attack|strike|raid|shelling|killing|bombing|blast|explosion|massacre|bombardment|incident|shooting|assault|walkout|arrest|"
    r"death)s?|clash(?:es)?|ambush(?:es)?|crash|fighting|violence)"
)
_SPEECH: Final = r"(?:assertion|statement|announcement|remark|comment|claim|warning|allegation|resignation)s?"
_DONE_BEFORE: Final = re.compile(
    rf"(?:\b(?:the|its|his|her|their|this|that|these|those)|['’]s|s['’]) (?:[\w-]+ ){{0,2}}(?:{_VIOLENCE}|{_SPEECH})"
    r"(?: (?:in|on|at|near|of) [A-Z]\w+(?: [A-Z]\w+)?)? (?:(?:late|early) )?(?:(?:on|of|in) )?$"
)
"""Before a date, what is done whatever the verb: "will look into the attack on Monday", not "will make a statement on Monday"."""
_DONE_BEHIND: Final = re.compile(rf"(?:['’]s)?\s(?:\w+\s)?{_VIOLENCE}\b")
_AT_ONCE: Final = re.compile(r"(?:\s*(?:(?:in|at|from|to) [A-Z]\w+|late|early|earlier|later|on|in))*\s*", re.IGNORECASE)
"""Between a verb and its own date."""
_AHEAD_OF: Final = re.compile(r"\bahead\s+of\s+$")
_BACK_TO: Final = re.compile(r"\b(?:back|dat(?:es?|ed|ing)(?:\s+back)?)\s+(?:to|from)\s+$|\bas\s+far\s+back\s+as\s+$")
_POSSESSIVE: Final = re.compile(r"['’]s?\s")
_AFTER: Final = re.compile(r"\b(?:after|following|since|amid|despite)\s$", re.IGNORECASE)
_WORD: Final = re.compile(r"\w+(?:['’-]\w+)*")
_SENTENCE_END: Final = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n[^\S\n]*\n|[;:](?=\s)")
_ABBREVIATED: Final = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Capt|Maj|Sgt|Sen|Rep|Gov|St|No|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Prof|Rev|vs|approx)\.$"
)
_CLAUSE_START: Final = re.compile(
    r"(?:^|[,–—(]|\b(?:and|but|or|that|when|if|because|while|although|though|whereas|yet|so|who|which|where|whom))[\s\"“‘']*"
    r"(?:(?:and|but|that|then|only|as|early|late)\s+)*(?:on|in|at|by|until|from|before|after|since|over|during|for)?\s*(?:the\s+)?$",
    re.IGNORECASE,
)


class _Cue(NamedTuple):
    """What a verb tells; `start` and `end` are characters of the piece of text, or its words while it is being heard."""

    start: int
    end: int
    way: Way | None
    wishes: bool = False
    """Whether what is to come may be named behind it."""
    says: bool = False


def way_of(text: str, start: int, end: int, bound: str) -> Way | None:
    """Where the tense looks; `bound` is the preposition before the date, where one counts.

    The verb before the date counts, or where the date begins its clause, the verb behind it.
    """
    before = _sentence_before(text, max(0, start - _REACH), start)
    if _AHEAD_OF.search(before):
        return Way.AHEAD
    near = " ".join(before[-80:].split()) + " "
    if _BACK_TO.search(near) or _DONE_BEFORE.search(near) or _DONE_BEHIND.match(text, end, end + 40):
        return Way.BACK
    if bound == "of":
        # "the draft of 3 March" may be any side of today, whatever the verb
        return None
    behind = text[end : end + _REACH // 2]
    stop = _SENTENCE_END.search(behind)
    behind = behind[: stop.start() if stop else None]
    if _POSSESSIVE.match(behind) and _AFTER.search(before):
        return Way.BACK
    left = None
    for left in _cues(before, bound):  # noqa: B007 – the last one counts
        pass
    if left is not None and left.wishes and bound in _LEADS_TO:
        left = left._replace(way=Way.AHEAD)
    right = next(_cues(behind, bound), None)
    if right is None or left is None:
        return right.way if right else left.way if left else None
    if _CLAUSE_START.search(before):
        return right.way
    if right.way is not None and not behind[: right.start].strip():
        # "said talks on Tuesday would …", "could sign, three people at a meeting on Friday said": its own verb comes behind,
        # but not in "the plan he announced on Tuesday would …"
        between = before[left.end :]
        return right.way if (left.says and not _AT_ONCE.fullmatch(between)) or "," in between else left.way
    return left.way


def _sentence_before(text: str, least: int, start: int) -> str:
    # the date itself may begin the sentence
    window = text[least : start + 1]
    cut = 0
    for match in _SENTENCE_END.finditer(window):
        if not _ABBREVIATED.search(window[max(0, match.start() - 8) : match.start() + 1]):
            cut = match.end()
    return window[cut:-1]


def _cues(piece: str, bound: str) -> Iterator[_Cue]:
    """The verbs of a piece of a sentence, in its order."""
    tokens = list(_WORD.finditer(piece))
    # a capital makes a name of "Will" and "May"
    names = () if piece.isupper() else ("Will", "May", "March")
    words = [word if (word := match[0]) in names else word.lower().replace("’", "'") for match in tokens]
    capitals = [match[0][0].isupper() for match in tokens]
    before: _Cue | None = None
    at = 0
    while at < len(words):
        cue = _cue_at(words, capitals, at, before, bound)
        if cue is None:
            at += 1
            continue
        yield cue._replace(start=tokens[cue.start].start(), end=tokens[min(cue.end, len(tokens)) - 1].end())
        before, at = cue, cue.end


def _cue_at(words: Sequence[str], capitals: Sequence[bool], at: int, before: _Cue | None, bound: str) -> _Cue | None:
    """What is heard at a word, with the words that go with it: "will not be signed" is one verb."""
    word, previous = words[at], words[at - 1] if at else ""
    then = at + 1
    while then < len(words) and (words[then] in _WITHIN_A_VERB or words[then].endswith("ly")):
        then += 1
    verb, behind = (words[then], then + 1) if then < len(words) else ("", then)
    wishes = verb in _WISHED or verb in _WISHES
    if word in _MODALS:
        # "would have left by June" still lies ahead
        over = "have" in words[at:then] and word not in ("will", "shall") and bound not in ("by", "before")
        return _Cue(at, behind, Way.BACK if over else Way.AHEAD, wishes)
    # "has to sign", "had been due to sign", but not "has planned"
    awaits = verb in _TO_COME and (word not in _HAVE or verb == "to" or "been" in words[at:then])
    if awaits and (word in _IS or word in _WAS or word in _HAVE):
        return _Cue(at, behind, Way.AHEAD, True)
    if word in _IS:
        return _Cue(at, behind, None, verb in _WISHED)
    if word in _HAVE and (verb or bound) in ("until", "till"):
        return _Cue(at, then, Way.AHEAD, True)
    if word in _WAS or word in _HAVE or word in _DID:
        # "refuses to have met" is no more past than its verb
        return None if word == "have" and previous == "to" else _Cue(at, behind, Way.BACK, wishes, verb in _SAYING)
    if word in _DO:
        return _Cue(at, behind, None, wishes, verb in _SAYING)
    if word == "to":
        told = before is not None and before.wishes and verb and verb not in _NO_INFINITIVE
        return _Cue(at, behind, Way.AHEAD, True) if told else None
    if word in _HERALDS or (word, verb) in (("ahead", "of"), ("see", "you")):
        return _Cue(at, at + 1, Way.AHEAD, True)
    if word in _STARTING:
        ahead = before is None or before.wishes or before.way is Way.AHEAD
        return _Cue(at, at + 1, Way.AHEAD if ahead else Way.BACK)
    return _plain_verb(word, previous, at, before, is_subject=_is_subject(previous, at > 0 and capitals[at - 1]))


def _plain_verb(word: str, previous: str, at: int, before: _Cue | None, *, is_subject: bool) -> _Cue | None:
    """A verb of one word."""
    is_adjective = previous in _DETERMINERS
    if word in _WISHES:
        # a noun and a participle wish in the tense of the verb before them
        is_object = before is not None and before.end == at
        is_bare = (
            word.endswith("ing")
            or (word in _WISHES_TOO and not is_subject)
            or (word in _MANY_WISHES and (is_adjective or is_object))
        )
        return _Cue(at, at + 1, before.way if before and is_bare else None if is_bare else Way.AHEAD, True)
    if word in _WISHED and not is_adjective:
        return _Cue(at, at + 1, Way.BACK, True, word in _SAYING)
    if word in _SCHEDULED and previous != "to":
        owned = is_adjective or previous.endswith(("'s", "s'"))
        if is_subject if word in _NOUNS_TOO else not owned:
            return _Cue(at, at + 1, Way.AHEAD)
    in_ed = word.endswith("ed") and len(word) > 3 and word not in _NO_PAST
    if word in ("said", "told") or ((word in _PAST or word in _SAYS or in_ed) and not is_adjective):
        return _Cue(at, at + 1, Way.BACK, False, word in _SAYING)
    return None


def _is_subject(word: str, is_name: bool) -> bool:
    """Whether a verb in the present may follow: a plural, a name or a pronoun does, an article or an owner does not."""
    if word in ("they", "we", "i", "you", "who", "which", "that", "and"):
        return True
    return (word.endswith("s") or is_name) and not word.endswith(("'s", "s'")) and word not in _DETERMINERS
