"""What a side will not do for a deal, told as its own: "Marn will not open the corridor", "Orr won't take fewer than 12".

So does what it would do in a sentence that goes on with what it said: "Marn said it had accepted. It would also withdraw
its guns." A plan tells in the same words what it holds, and so does a list of terms: those are nobody's stand.
"""

import re
from typing import Any, Final

from ..model.proposal import Span
from .contents import Given
from .cues import lemma_of
from .formulas import LEAVE, NO, YES
from .frames import SPEECH
from .harm import is_person
from .lexicon import MEETINGS, TEXTS
from .matters import ACTS, FREEING, POINTING, is_matter
from .nearby import text_of
from .pieces import word_set
from .quotations import SUBJECTS
from .sources import tree_span
from .stance_words import ACCEPTING, NO_SIDE, NOT_ONESELF, REFUSING

SIDES: Final = word_set(
    """
    government cabinet ministry army navy front movement delegation parliament council leadership side party alliance
    union command presidency junta militia rebel guerrilla faction state capital palace assembly senate league
    """
)
_THEY: Final = frozenset({"it", "they", "he", "she", "both", "neither"})
_WILL: Final = frozenset({"will", "wo", "’ll", "'ll"})
_WOULD: Final = frozenset({"would", "’d", "'d"})
_NOT: Final = frozenset({"not", "n't", "n’t"})
_ALSO: Final = frozenset({"also", "further", "furthermore", "moreover", "too"})
_DEEDS: Final = ACTS - {
    "accept",
    "sign",
    "ratify",
    "initial",
    "vote",
    "resign",
    "count",
    "sit",
    "send",
    "move",
    "stop",
    "delay",
}
_OF_IT: Final = frozenset({"dobj", "prep", "advcl", "npadvmod", "prt", "dative", "attr", "acomp", "oprd", "dep"})
_IN_RETURN: Final = re.compile(
    r"\b(?:if|provided|in (?:return|exchange)|as long as|on condition|once)\b", re.IGNORECASE
)
_FEWER: Final = re.compile(
    r"\s+(?:(?:any(?:thing)? )?(?:fewer|less|more|under|below)\s+than|under|below|anything less than)\s+\W*\w",
    re.IGNORECASE,
)
_ITEM: Final = re.compile(r"\W*(?:\(?\w{1,3}[.)]|article|point|chapter|paragraph|section|[•*–—-])\s", re.IGNORECASE)
_TEXTS: Final = rf"(?:{'|'.join(sorted(TEXTS))}|terms?|points?|clauses?|articles?|version|scenario)s?"
_BY_A_TEXT: Final = rf"(?:under|in|by|with|per|according to|as part of) (?:[\w’'-]+ ){{0,5}}?{_TEXTS}\b"
_HOLDS: Final = (
    rf"\b{_TEXTS}\b(?! under| in which)[^.;:!?]{{0,30}}\b(?:says?|provides?|foresees?|envisages?|reads?|contains?|holds?|proposes?|"
    r"stipulates?|calls? for|has|have|consists?|is|are|was|were|would|sees?)\b"
)
_IN_A_TEXT: Final = re.compile(rf"\b{_BY_A_TEXT}|{_HOLDS}", re.IGNORECASE)
_BEHIND_A_TEXT: Final = re.compile(rf"(?:^|[.!?]\s+){_BY_A_TEXT}|{_HOLDS}|\b{_TEXTS}\W*:\s*$", re.IGNORECASE)
"""What makes of a sentence, or of the next, what a text holds."""
_NO_TERM: Final = word_set(
    "archive debate museum gallery exhibition trophy figure number list name date version account point report result record review"
)
"""What is withheld every day: "will not release figures"."""
_EVERYDAY: Final = re.compile(
    r"\b(?:because|due to|owing to|thanks to|if|until|while|as long as)\b[^.;,]{0,40}\b(?:storms?|snow\w*|weather|floods?|fog|ice|icing|winds?|heat|rain|repairs?|road ?works|"
    r"maintenance|holidays?|strikes? by \w+|staff shortages?)\b"
    r"|\bfrom (?:the|an?) (?:[\w-]+ )?(?:exercise|manoeuvre|parade|drill|games?|show|fair|contest)s?\b"
    r"|\b(?:to|for) (?:[\w-]+ )?(?:fans|athletes|tourists|visitors|spectators|players|supporters|shoppers|holidaymakers|swimmers|cyclists|"
    r"hikers|skiers|motorists)\b",
    re.IGNORECASE,
)
"""What is opened and shut every day, and no matter of a deal."""
LEISURE: Final = re.compile(
    r"\b(?:fans?|clubs?|football|match(?:es)?|trophy|playoffs?|season|coach|players?|video games?|board games?|for the game|airlines?|"
    r"newspaper war|price war|studio|album|orchestra|box office)\b",
    re.IGNORECASE,
)
"""Words of sport, shows and trade, whose truces and withdrawals are no matter of a deal."""
_FICTION: Final = re.compile(
    r"\b(?:novel|film|movie|play|series|opera|thriller|drama|video game|board game|simulation|war game|exercise|story|satire)\b[^.;!?]{0,30}"
    r"\b(?:is|was|are|were|tells?|told|shows?|ends?|begins?|opens?|imagines?|follows|features)\b",
    re.IGNORECASE,
)
_UNITS: Final = word_set("year month day kilometre kilometer metre meter mile percent cent tonne ton seat post hectare")
"""What is counted of a term: "will take 25 years"; what it takes to do something is as long."""
_NEAR: Final = 60
_HEARD: Final = 400
"""So many characters ahead of a sentence are looked at for a text that it may tell of."""


def is_declared(verb: Any) -> bool:
    """Whether a verb may tell what somebody will not do, or would do as well."""
    if verb.dep_ not in ("ROOT", "conj", "relcl", "parataxis") or verb.tag_ != "VB":
        return False
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "neg", "advmod")}
    return bool(words & (_WILL | _WOULD)) and lemma_of(verb) in _DEEDS | {"take", "stomach", "tolerate"}


def declared_of(verb: Any, cue: Span) -> tuple[str, Given] | None:
    """What a verb tells that a side will not do, or would do as well, and by what name the stand goes."""
    if not is_declared(verb) or not _is_told_of_a_side(verb):
        return None
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "neg", "advmod")}
    refuses = bool(words & _NOT)
    whole = text_of(verb.doc)
    end = verb.idx + len(verb.text)
    if any(child.dep_ == "aux" and child.lower_ in ("have", "be") for child in verb.children) or "yet" in words:
        return None
    fewer = _FEWER.match(whole, end) if lemma_of(verb) == "take" else None
    behind = [child for child in verb.children if child.dep_ in _OF_IT and child.i > verb.i]
    thing = next((child for child in behind if child.dep_ == "dobj"), None)
    if fewer is None and (thing is None or not _is_of_a_deal(verb, thing)):
        return None
    first = behind[0] if thing is None and behind else thing
    if first is None:
        return None
    nearby = whole[max(0, verb.sent.start_char - _NEAR) : verb.sent.end_char]
    if _EVERYDAY.search(verb.sent.text) or LEISURE.search(nearby):
        return None
    ends = [tree_span(child)[1] for child in behind if child.i >= first.i]
    span = Given([(int(first.left_edge.idx), max(ends))], "stand", cue)
    if words & _WILL and (refuses or lemma_of(verb) == "take"):
        return None if _is_in_a_text(verb, whole) else (NO if refuses else YES, span)
    goes_on = bool(words & _WOULD) and _goes_on(verb) and not _is_in_a_text(verb, whole)
    return (NO if refuses else LEAVE, span) if goes_on and lemma_of(verb) in _DEEDS else None


def _is_told_of_a_side(verb: Any) -> bool:
    top = verb
    while top.dep_ == "conj" and not any(child.dep_ in SUBJECTS for child in top.children):
        top = top.head
    subject = next((child for child in top.children if child.dep_ == "nsubj" and child.i < verb.i), None)
    if subject is None or subject.lemma_.lower() in NOT_ONESELF | NO_SIDE:
        return False
    if any(child.lower_ in ("no", "each", "any", "every", "some", "many") for child in subject.children):
        return False
    lemma = subject.lemma_.lower()
    # a name that a parser takes for a noun has no article: "Adaire won't take fewer"
    bare = subject.text[:1].isupper() and subject.tag_ == "NN" and not any(subject.children)
    known = subject.pos_ == "PROPN" or bare or lemma in SIDES or is_person(lemma)
    return known or (subject.pos_ == "PRON" and subject.lower_ in _THEY | {"who"})


def _is_of_a_deal(verb: Any, thing: Any) -> bool:
    lemma = lemma_of(verb)
    if thing.lemma_.lower() in MEETINGS | _NO_TERM:
        return False
    if lemma == "take":
        # "will take 900 if", and no town and no prisoner
        measured = thing.lemma_.lower() in _UNITS and any(child.dep_ == "nummod" for child in thing.children)
        busy = any(
            child.dep_ in ("xcomp", "advcl", "acl") and child.tag_ == "VB"
            for child in (*verb.children, *thing.children)
        )
        return bool(thing.pos_ == "NUM" or (measured and not busy))
    if lemma in ("stomach", "tolerate"):
        return is_matter(thing) or thing.lower_ in POINTING | {"which", "that"}
    freed = lemma in FREEING and is_person(thing.lemma_.lower())
    return bool(thing.pos_ in ("NOUN", "PROPN", "NUM")) and (freed or is_matter(thing))


def _is_in_a_text(verb: Any, text: str) -> bool:
    """Whether the sentence, or what stands ahead of it, says that a text holds it, or it stands in a list of terms."""
    sentence = verb.sent
    start = max(0, sentence.start_char - _HEARD)
    ahead = text[start : sentence.start_char]
    items = _ITEM.match(text[text.rfind("\n", 0, sentence.start_char) + 1 :]) is not None
    told = _BEHIND_A_TEXT.search(ahead) or _FICTION.search(ahead) or _IN_A_TEXT.search(sentence.text)
    return items or told is not None


def _goes_on(verb: Any) -> bool:
    """Whether the sentence before gives words or a stand of the same side, and this one adds to it or asks in return."""
    sentence = verb.sent
    if verb.dep_ != "ROOT" or sentence.start == 0:
        return False
    before = verb.doc[sentence.start - 1].sent.root
    told = lemma_of(before) in SPEECH | ACCEPTING | REFUSING | {"offer", "demand", "insist"}
    subject, other = (next((child for child in one.children if child.dep_ == "nsubj"), None) for one in (verb, before))
    if not told or subject is None or other is None:
        return False
    if subject.lower_ == "it" and any(token.lemma_.lower() in TEXTS for token in before.sent):
        # "Dorn rejected the draft. It would free the pilots" may be of the draft
        return False
    if any(token.lemma_.lower() in MEETINGS | {"invitation", "invite"} for token in before.sent):
        # "Marn accepted the invitation. It would also open the border"
        return False
    if lemma_of(before) in SPEECH and any(_is_of_another(child) for child in before.children):
        # "Dorn said the Front had accepted. It would also withdraw its guns": either may be meant
        return False
    same = subject.lower_ in _THEY or subject.lemma_.lower() == other.lemma_.lower()
    also = any(child.lower_ in _ALSO for child in verb.children)
    return same and (also or _IN_RETURN.search(sentence.text) is not None)


def _is_of_another(told: Any) -> bool:
    """Whether what is told is a clause of somebody who goes by a name or is another side."""
    if told.dep_ != "ccomp":
        return False
    who = next((child for child in told.children if child.dep_ in SUBJECTS), None)
    return who is not None and (who.pos_ == "PROPN" or who.lemma_.lower() in SIDES)
