"""Who tells what a clause tells, by the words of its own sentence: who puts a toll, says, denies or counts."""

import re
from typing import Any, Final

from ..model.proposal import Span
from .counters import is_counter
from .gaps import teller_in_gap
from .harm import VICTIMS, VIOLENCE, is_person
from .lexicon import DOUBTS
from .mentions import TELLERS, Mention
from .nearby import FAR, root_of, sentence_of, text_of
from .pieces import word_set
from .sources import tree_span
from .tallies import tallies_in
from .told_near import may_speak
from .tolls import given_from

_SAYS: Final = word_set(
    """
    say report tell add confirm announce state claim write boast warn note inform insist maintain admit acknowledge
    concede swear estimate reckon assert declare
    """
)
_WRITES: Final = frozenset("write report say tell publish state post quote cite run carry put give".split())
_THINKS: Final = frozenset({"believe", "think", "reckon", "consider", "suspect", "put"})
"""Who holds a number to be true tells it."""
_FIGURING: Final = word_set("give put raise revise lower correct count number tally estimate")
"""What somebody does with a number; of that to which it belongs it tells nothing."""
_HAS: Final = frozenset(
    "have be draw compile publish present keep know talk mention write confess own stick stay insist settle arrive come".split()
)
"""What gives a bare number of what was told before."""
_RECKONINGS: Final = frozenset("count estimate figure word account reckoning tally".split())
_WITHIN: Final = frozenset("pcomp prep conj dobj pobj amod nmod acl oprd appos nummod dep".split())
_STATED: Final = frozenset("advcl advmod acomp oprd".split())
_BEFORE_A_COLON: Final = re.compile(
    r"(?:^|(?<=[.!?]\s)|(?<=\n))\s*(?:\d{1,2}[:.]\d\d)?\s*(?:[–—-]\s*)?(?P<who>[A-ZÀ-Þ][^:.,;!?\d“\"]{2,40})"
    r"(?:, (?:by|on|over|via|in|from) [^:.,;!?\d“\"]{2,25}|, (?:meanwhile|again|too|later|now|however))?:\s"
)
_NO_TELLER: Final = frozenset({"ADP", "ADV", "SCONJ", "CCONJ", "INTJ"})
_TAGS: Final = frozenset(
    "breaking update correction latest new now live alert note exclusive question answer outlook verdict".split()
) | {"just in", "what we know", "in short", "editor's note"}
"""What stands before a colon and is nobody."""
_TROUBLE: Final = word_set("hostility war conflict unrest crackdown incident stampede siege famine storm fire")
"""What kills and tells nothing."""
_NOBODYS: Final = word_set("truth fact facts result reality problem reason point upshot outcome line news bill version")
"""What stands before a colon as what it is that follows."""
_SENTENCE_END: Final = re.compile(r"[.!?]\s")


def teller_in(mention: Mention) -> Any | None:
    """Who puts a toll, speaks of dead, denies, or is named behind the clause, where no attribution was found."""
    verb = mention.verb
    if verb.dep_ == "nsubjpass" and verb.head.lemma_.lower() in TELLERS:
        # "injuries to 27 have been documented by the board"
        verb = verb.head
    while (
        verb.lemma_.lower() not in TELLERS | DOUBTS
        and verb.head.i != verb.i
        and (verb.dep_ in _WITHIN or (verb.dep_ in _STATED and verb.pos_ == "ADJ"))
    ):
        verb = verb.head
        if verb.pos_ == "NOUN" and verb.lemma_.lower() in _RECKONINGS and (giver := given_from(verb)) is not None:
            # "the figure of 24 dead given by the staff"
            return giver
    if is_of_a_ward(verb):
        return None
    # "gave different figures for the shelling": that there was one is told by nobody
    is_figure_of_it = not mention.counted and mention.head.pos_ == "NOUN" and verb.lemma_.lower() in _FIGURING
    if verb.lemma_.lower() in TELLERS | DOUBTS and (mention.is_violent or mention.counted) and not is_figure_of_it:
        agent = next((child for child in verb.children if child.dep_ == "agent" and child.i > mention.head.i), None)
        by = None if agent is None else next((child for child in agent.children if child.dep_ == "pobj"), None)
        if by is not None and (mention.is_by_number or verb.i != mention.verb.i) and by.lemma_.lower() not in VIOLENCE:
            # "the toll was put at nine by police"
            return by
        # the nearest: "a blast hit the ward, the mayor said; police put the number at nine"
        before = [child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i]
        subject = before[-1] if before else next((child for child in verb.children if child.dep_ == "nsubj"), None)
        subject = _shared_subject(verb) if subject is None else subject
        counted = {mention.head.doc[one.noun].i for one in mention.counted}
        nouns = [mention.head.doc[place] for place in counted]
        lives = any(mention.head.doc[place].lower_ == "lives" for place in counted)
        if lives or (subject is not None and any(subject == one or subject.is_ancestor(one) for one in nouns)):
            # "hostilities claimed 37 lives", "five of our sons gave their lives"
            subject = None
        if subject is not None and subject.i < mention.head.i + 1 and subject.lemma_.lower() not in VIOLENCE | _TROUBLE:
            return subject
    if mention.is_elliptical and verb.lemma_.lower() in _HAS:
        # "the hospital has 19", "the army admits to six"; "the truth is nearer 19" tells nobody
        who = next((child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i), None)
        is_figure = who is not None and who.lemma_.lower() in _RECKONINGS
        if (
            who is not None
            and not is_figure
            and (verb.lemma_ != "be" or is_counter(text_of(who.doc)[slice(*tree_span(who))]))
        ):
            return who
    if verb.lemma_.lower() in ("see", "witness", "observe") and mention.counted:
        # "a reporter saw at least seven bodies", but "the year saw 40 killed"
        who = next((child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i), None)
        if who is not None and is_counter(text_of(who.doc)[slice(*tree_span(who))]):
            return who
    if verb.lemma_.lower() in ("be", "stand") and mention.counted:
        # "the army's count is four"
        subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        return None if subject is None else next((child for child in subject.children if child.dep_ == "poss"), None)
    if mention.counted and verb.pos_ == "NOUN" and verb.lemma_.lower() in _RECKONINGS | {"toll", "total", "number"}:
        # "the figure of nine comes from the ministry", "the ministry's figure of nine"
        if (giver := given_from(verb)) is not None:
            return giver
        whose = next((child for child in verb.children if child.dep_ == "poss"), None)
        if whose is not None and whose.pos_ != "PRON":
            return whose
    if (beside := _teller_beside(mention.verb)) is not None:
        return beside
    around = mention.head.head
    if mention.head.dep_ == "advcl" and mention.head.tag_ == "VBG" and around.lemma_.lower() in _SAYS:
        # "a shell hit the ward, its director said, killing a nurse"
        return next((child for child in around.children if child.dep_ == "nsubj"), None)
    root = root_of(mention.head)
    for said in (root, *(child for child in mention.verb.children if child.dep_ in ("conj", "parataxis", "dep"))):
        joined = any(child.dep_ == "cc" and child.i > mention.verb.i for child in said.head.children)
        if said.lemma_.lower() in _SAYS and said.i > mention.head.i and (said is root or not joined):
            for child in said.children:
                if child.dep_ == "nsubj" and child.left_edge.i > mention.head.i and child.pos_ != "NUM":
                    return child
    return _teller_at_the_end(mention) if mention.is_violent or mention.counted else None


def _shared_subject(verb: Any) -> Any | None:
    """The subject of the clause that a verb goes on with: "admitted to losses, putting them at seven"."""
    for _ in range(4):
        passive = any(child.dep_ in ("auxpass", "nsubjpass", "agent") for child in verb.children)
        if passive or verb.dep_ not in ("advcl", "conj", "xcomp") or verb.head.i == verb.i or verb.head.i > verb.i:
            return None
        goes_on = verb.dep_ != "advcl" or verb.tag_ == "VBG"
        verb = verb.head
        subject = next((child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i), None)
        if subject is not None or not goes_on:
            return subject if goes_on else None
    return None


def is_of_a_ward(verb: Any) -> bool:
    """ "The hospital admitted 73 patients" confesses nothing."""
    held = (child for child in verb.children if child.dep_ in ("dobj", "nsubjpass"))
    return verb.lemma_.lower() == "admit" and any(
        is_person(one.lemma_.lower())
        or one.lower_ in ("people", "patients", "wounded", "injured", "others", "men", "women")
        for one in held
    )


def _teller_at_the_end(mention: Mention) -> Any | None:
    """Who ends the sentence of a clause with having said it, however it is parsed: "…, the service has confirmed"."""
    for word in sentence_of(mention.head):
        if word.i < mention.head.i or word.pos_ != "VERB" or word.lemma_.lower() not in _SAYS:
            continue
        subjects = [child for child in word.children if child.dep_ == "nsubj" and child.pos_ != "NUM"]
        # "seven dead, says the prefecture": a parser has the dead say it, too
        subject = subjects[-1] if subjects else None
        if word.i == mention.head.i and (subject is None or subject.i < word.i):
            continue
        # "…, the service has confirmed", "…, says the town hall"
        first = word if subject is not None and subject.i > word.i else subject and subject.left_edge
        apart = first is not None and first.idx > mention.anchor and first.nbor(-1).text == ","
        goes_on = any(child.i > word.i and child.dep_ in ("ccomp", "xcomp", "dobj") for child in word.children)
        return subject if apart and not goes_on else None
    return None


def gapped_teller(mention: Mention) -> str | None:
    """Who gives a number without a verb: "the governor put the dead at nine; the hospital, 14", "killed: 12 (army)"."""
    listed = {one.span: one.who for one in tallies_in(mention.head.doc)}
    if mention.counted and (who := listed.get(mention.counted[0].span)) is not None:
        return who
    is_bare = mention.is_elliptical and mention.head.pos_ == "NUM"
    return teller_in_gap(mention.head.doc, mention.counted[0].span) if is_bare else None


def is_listed(mention: Mention) -> bool:
    """Whether its number stands under a heading, where only what stands with it tells whose it is."""
    listed = {one.span for one in tallies_in(mention.head.doc)}
    return bool(mention.counted) and mention.counted[0].span in listed


def teller_around(mention: Mention) -> Any | None:
    """Whose clause it is, by the verb that governs it: "*police sources* say that nine were killed"."""
    token = mention.verb
    while token.dep_ in ("conj", "xcomp") and token.head.i != token.i:
        token = token.head
    if token.dep_ == "ccomp" and (heard := _heard_from(token.head)) is not None:
        return heard
    # "confirm only that one woman died": at times a clause is parsed as beside what gives it
    is_given = token.dep_ == "ccomp" or (token.dep_ == "advcl" and any(c.lower_ == "that" for c in token.children))
    if not is_given or token.head.lemma_.lower() not in _SAYS | _THINKS:
        return None
    teller = next((child for child in token.head.children if child.dep_ == "nsubj"), None)
    return teller if teller is not None else _quoted_as_saying(token.head)


def _heard_from(verb: Any) -> Any | None:
    """ "We have learned *from the shepherds* that seven were carried off"."""
    if verb.lemma_.lower() not in ("learn", "hear", "gather", "understand", "know"):
        return None
    held = [one for child in verb.children if child.lower_ in ("from", "through", "via") for one in child.children]
    return next((one for one in held if one.dep_ == "pobj"), None)


def _quoted_as_saying(saying: Any) -> Any | None:
    """ "State radio quoted *the army* as saying that nine were killed"."""
    if saying.dep_ != "pcomp" or saying.head.lower_ != "as" or saying.head.head.lemma_.lower() not in ("quote", "cite"):
        return None
    return next((child for child in saying.head.head.children if child.dep_ in ("dobj", "nsubjpass")), None)


def _teller_beside(verb: Any) -> Any | None:
    """ "As the mayor put it", "by the count of the mission", "in the governor's words"."""
    for child in verb.children:
        if child.dep_ == "advcl" and child.lemma_.lower() in _SAYS | {"put"}:
            subject = next((one for one in child.children if one.dep_ == "nsubj"), None)
            if subject is not None and any(one.lower_ == "as" for one in child.children):
                return subject
        if child.dep_ == "prep" and child.lower_ in ("by", "in", "on", "from"):
            for word in child.children:
                if word.lemma_.lower() in _RECKONINGS:
                    whose = [one for one in word.children if one.dep_ == "poss"]
                    whose += [one for of in word.children if of.lower_ == "of" for one in of.children]
                    if whose and whose[0].lower_ in ("its", "their", "his", "her"):
                        # "the ministry holds 112 by its own count"
                        own = [one for one in verb.children if one.dep_ == "nsubj" and one.pos_ in ("NOUN", "PROPN")]
                        return own[0] if own else whose[0]
                    return whose[0] if whose else None
    return None


def teller_before(mention: Mention) -> str | None:
    """Who stands before a colon at the head of an entry: "11:45 The mission: no shot was fired"."""
    start = max(0, mention.anchor - 200)
    found = list(_BEFORE_A_COLON.finditer(text_of(mention.head.doc), start, mention.anchor))
    ahead = found[-1] if found else None
    if ahead is None or ahead["who"].isupper() or ahead["who"].strip().lower() in _TAGS:
        return None
    label = [word for word in words_of(mention, ahead.span("who")) if word.pos_ != "DET"]
    head = next(
        (
            word
            for word, behind in zip(label, [*label[1:], None], strict=True)
            if behind is None or behind.pos_ == "ADP"
        ),
        None,
    )
    if head is not None and head.pos_ in ("NOUN", "PROPN") and not may_speak(head):
        # "Exchange of prisoners: …"
        return None
    first = ahead["who"].split()[0].lower()
    last = ahead["who"].split()[-1].lower()
    if first in _TAGS or first.rstrip("s") in VICTIMS or first in ("losses", "toll", "victims") or last in _NOBODYS:
        # "UPDATE on the depot: …", "Losses on our side: …"
        return None
    words = mention.head.doc[max(0, mention.head.i - FAR) : mention.head.i + 1]
    inside = [word for word in words if ahead.start() <= word.idx < ahead.end()]
    if any(word.pos_ in ("VERB", "AUX") for word in inside) or (inside and inside[0].pos_ in _NO_TELLER):
        # "On the contrary: …"
        return None
    between = text_of(mention.head.doc)[ahead.end() : mention.anchor]
    return None if _SENTENCE_END.search(between) else ahead["who"].strip()


def words_of(mention: Mention, span: Span) -> list[Any]:
    """The words of the parse between two characters of the text."""
    held = mention.head.doc.char_span(*span, alignment_mode="expand")
    return [] if held is None else [word for word in held if not word.is_space]


def is_retold(mention: Mention) -> bool:
    """Whether an outlet says what it wrote before: "we wrote that four were hurt"."""
    token = mention.verb
    while token.dep_ in ("conj", "advcl", "xcomp") and token.head.i != token.i:
        token = token.head
    wrote = token.dep_ == "ccomp" and token.head.lemma_.lower() in _WRITES
    return wrote and any(child.lower_ == "we" for child in token.head.children if child.dep_ == "nsubj")
