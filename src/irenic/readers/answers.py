"""A yes or a no that is all of a quotation, or a sentence of it: "No to the cap.", "This paper, no.", "Yes to it"."""

import re
from typing import Any, Final

from ..model.record import Stance
from .attributed import Attribution
from .lexicon import MEETINGS
from .matters import ACTS, is_matter

_TO: Final = re.compile(
    r"(?:^|[.!?:]\s|[“\"‘']|, )\s*(?:A |It[’']s )?(?:clear |firm |simple |loud )?(?P<answer>yes|no) to\s+(?=\w)", re.I
)
_BEHIND: Final = re.compile(
    r"(?:^|[.!?:;]\s|[“\"‘'])\s*(?P<what>(?:the|this|that|these|those|its|their|his|her|your|an?|foreign|any)\s+(?:[\w-]+\s?){1,4}?)"
    r"[,?:–—-]+\s*(?P<answer>yes|no|never)\b(?!\s+\w)",
    re.IGNORECASE,
)
CURT: Final = re.compile(
    r"[\W]*(?:(?:it is |it[’']s )?(?:simply |just |quite )?(?:not acceptable|unacceptable)|no way|no deal|"
    r"not on (?:these|those) terms|absolutely not|certainly not|"
    r"(?P<never>never|not now,? not ever|(?:not [\w’' ]{1,30}, ){1,4}(?:and )?not ever|over (?:my|our) dead bod(?:y|ies)|(?:it is |it[’']s )?out of the question))\b\W*(?:[.!”\"]|$|(?:not|while|unless|until|without|(?:as|so) long as)\b)",
    re.IGNORECASE,
)
"""A curt answer: "Not acceptable.", "Out of the question."."""
_CLEFT: Final = re.compile(
    r"\bwhat (?:we|I) (?:will|would|shall|can) ?(?P<no>not|never) do is (?:to )?(?=\w)", re.IGNORECASE
)
"""A deed that is refused with weight: "What we will not do is pay for it"."""
NOT_ONE: Final = re.compile(
    r"[\W]*not (?:an?|one|a single) (?:inch|metre|meter|foot|centimetre|acre|hectare|village|"
    r"square \w+) of [\w ]{3,40}[.,!”\"]",
    re.IGNORECASE,
)
"""A curt refusal of land: "Not one metre of the valley."."""
_QUESTION: Final = re.compile(r"[^.!?]*\?[^\w]*\Z")
_PART: Final = ("det", "amod", "compound", "poss", "nummod", "nmod")
_STANCES: Final[dict[str, Stance]] = {"yes": "accepts", "no": "rejects", "never": "rules out"}


def is_told_of_a_term(one: Attribution, document: Any) -> bool:
    """Whether the sentence that a curt answer ends, or the question before it, is about a text or a term."""
    start = one.content[0][0]
    ahead: Any = document.char_span(max(0, start - 150), start, alignment_mode="contract") or ()
    asked = [token for token in ahead if token.lower_ in ("asked", "about", "on", "to", "whether", "of", ":")]
    if asked:
        return any(
            is_matter(token) if token.pos_ == "NOUN" else token.lemma_.lower() in ACTS
            for token in ahead
            if token.pos_ in ("NOUN", "VERB") and token.i > asked[0].i
        )
    # "And pulling back ten kilometres? “Over my dead body,” she told the paper."
    question = _QUESTION.search(str(ahead)) if ahead else None
    return question is not None and any(
        is_matter(token) or token.lemma_.lower() in ACTS
        for token in ahead
        if token.pos_ in ("NOUN", "VERB") and token.idx - ahead[0].idx >= question.start()
    )


def answered_in(document: Any, text: str, start: int, end: int) -> Stance | None:
    """The stance of the answers within a quotation; None where there is none, or where they are not one."""
    found: set[Stance] = set()
    for match in _TO.finditer(text, start, end):
        if _is_of_a_matter(document, match.end()):
            found.add(_STANCES[match["answer"].lower()])
    for match in _BEHIND.finditer(text, start, end):
        words = match["what"].split()
        if _is_of_a_matter(document, match.start("what") + match["what"].rfind(words[-1])):
            found.add(_STANCES[match["answer"].lower()])
    for match in _CLEFT.finditer(text, start, end):
        if _is_a_deed(document, match.end()):
            found.add("rules out" if match["no"].lower() == "never" else "rejects")
    return found.pop() if len(found) == 1 else None


def _is_a_deed(document: Any, at: int) -> bool:
    held = document.char_span(at, at + 1, alignment_mode="expand")
    return bool(held) and held[0].lemma_.lower() in ACTS


def _is_of_a_matter(document: Any, at: int) -> bool:
    held = document.char_span(at, at + 1, alignment_mode="expand")
    if not held:
        return False
    top = held[0]
    while top.head.i > top.i and top.dep_ in _PART:
        top = top.head
    return top.lemma_.lower() not in MEETINGS and is_matter(top)
