"""Clauses that are terms by what they say, where a text on the table is told of anyhow.

Who tells on what a draft holds drops the "would" and the "under the plan": "The northern provinces keep 30 per cent of the
revenue. Detainees walk free." Such a clause is about a matter of agreements, tells what somebody does or gets by one,
and is told as something that is to be.
"""

import re
from typing import Any, Final

from ..lexicon import CUE_VERBS
from ..nearby import phrase_of
from .clauses import auxiliaries, deed_of, is_ahead, modal_of, shared_subject
from .codes import codes_of
from .offers import GIVABLE, GIVING
from .reactions import is_argued, is_reaction
from .tabled import ACTING, is_judgement, is_tabled

_DEEDS: Final = (
    ACTING
    | GIVING
    | frozenset(
        """
        refer get receive obtain regain gain enjoy inherit remain stay become come go walk run operate maintain patrol
        police monitor verify inspect certify register report store lock concentrate assemble regroup canton vacate
        integrate merge absorb dissolve form elect vote choose decide rotate chair head preside sit meet name nominate
        select train equip arm resettle rehabilitate compensate refund repay reimburse bear cover subsidise subsidize
        buy purchase import export transit pass cross use access fish trawl drill mine pump irrigate farm graze enter
        join rejoin renounce abstain undertake vet screen prosecute try investigate examine settle arbitrate rule
        supervise oversee administer govern manage control hold fly teach learn speak publish disclose notify inform
        consult furnish escort disclose collect levy tax charge fall begin start expire lapse last continue resume
        apply extend reach rise rejoin demarcate delimit mark survey clear demine defuse deactivate seal dispose
        take face relax sail answer tighten loosen resign retire prolong renew return turn transform convert pick bag secure rewrite redraw redraft have prohibit outlaw abolish repeal legalise legalize recognise recognize unfreeze thaw count comprise chip lay
        """.split()
    )
)
"""What somebody does, gets or is by a term of an agreement."""
_NORMS: Final = frozenset(
    "would 'd ’d shall must will 'll ’ll may can be_to have_to".replace("_", " ").split()
) | frozenset({"be to", "have to"})
_BECOMING: Final = frozenset("become remain stay be".split())
_STATES: Final = frozenset(
    """
    eligible entitled liable subject exempt free open closed responsible answerable bound binding permanent temporary
    final binding void neutral demilitarised demilitarized independent autonomous official equal joint separate unarmed
    """.split()
)
_ATTITUDES: Final = frozenset(
    "thanks regrets welcomes condemns calls urges says warns hopes insists rejects denies wants demands".split()
)
"""What a parser may take for nouns."""
_TO_BE_DONE: Final = frozenset("agree negotiate draft draw work consult cooperate".split())
"""What may be speech, but not where sides "are to" do it."""
_MOVED: Final = frozenset("into under back down up out home".split())
_RIGHTS: Final = frozenset(
    "say right access power seat vote authority control duty obligation veto priority jurisdiction claim immunity".split()
)
"""What somebody has by an agreement."""
_TALKS: Final = frozenset(
    """
    talk negotiation round session meeting summit mediation delegation negotiator envoy mediator diplomat analyst
    observer reader source fighting war conflict crisis violence clash shelling rain weather morning day hour question
    paragraph point outcome result
    """.split()
)
"""What does or gets nothing by a term, unless it is bound to: talks, those who lead them, the war."""
_MISSING: Final = re.compile(
    r"\W*(?:(?:still|also|what is|left|things?)\s)*(?:contested|disputed|unresolved|undecided|unsettled|open|missing|gone|dropped|"
    r"blank|absent|deleted|struck|left|out|nowhere|nothing|none|no (?:word|mention|trace|sign))\b",
    re.IGNORECASE,
)
"""What begins a sentence that names what is not agreed, or is in no text."""
_MISSING_LABEL: Final = re.compile(
    r"\W*(?:[\w’'-]+ ){0,5}(?:contested|disputed|unresolved|undecided|unsettled|open|missing|gone|dropped|blank|absent|deleted|"
    r"vanished|disappeared|out|off the table|not (?:agreed|included|(?:in|on) (?:it|the \w+))|for later|outstanding)\s?(?::|[–—] )",
    re.IGNORECASE,
)
_QUOTES: Final = '“”"'
_NOW: Final = frozenset("now currently presently today already still".split())
"""What says that a clause tells of how things are."""
_LOSSES: Final = re.compile(r"\b(?:dead|wounded|killed|injured|toll|figures?)\b", re.IGNORECASE)


def is_evident(verb: Any, *, is_told_on: bool = False) -> bool:
    """Whether a clause is a term by its own words; what it is about need not be known where a text `is_told_on`."""
    subject, lemma = shared_subject(verb), verb.lemma_.lower()
    if subject is None or subject.lemma_.lower() in _TALKS or is_argued(verb):
        return False
    own = {child.lower_ for child in verb.children}
    if lemma in ("leave", "take") and "out" in own:
        return False
    if lemma in ("turn", "move", "come") and all(child.dep_ != "dobj" for child in verb.children) and not own & _MOVED:
        # "section two turns to people"
        return False
    if (deed := deed_of(verb)) is not None:
        lemma = deed.lemma_.lower()
        if lemma in _TO_BE_DONE:
            return is_told_on and not _is_quoted(verb)
    elif lemma == "have" and not any(_is_held_by_right(child) for child in verb.children):
        # "have their charges dropped" is done to them; what somebody just has is no term
        return False
    if is_reaction(verb):
        if not _is_done_to_a_thing(verb, lemma) or any(token.text in _QUOTES for token in verb.subtree):
            return False
        # what may be speech is a deed only where it is about such a matter
        is_told_on = is_told_on and lemma not in CUE_VERBS
    if lemma in _BECOMING:
        is_deed = lemma != "be" or any(child.lower_ in _STATES for child in verb.children)
    else:
        is_deed = lemma in _DEEDS
    if not is_deed or not _is_to_be(verb) or _is_quoted(verb):
        return False
    words = " ".join(token.text for token in phrase_of(verb))
    # in a new version of a text, "now" tells what has changed
    is_of_today = not is_told_on and any(child.lower_ in _NOW for child in verb.children)
    return (is_told_on or is_of_a_matter(words)) and not is_of_today and not _LOSSES.search(words)


def is_a_deal_in_would(verb: Any) -> bool:
    """Whether a clause says what somebody would give in a deal, without a word yet on the text that it is of."""
    subject = shared_subject(verb)
    is_would = modal_of(verb) == "would" and all(child.dep_ != "advcl" for child in verb.children)
    is_somebody = subject is not None and subject.pos_ in ("NOUN", "PROPN") and subject.lemma_.lower() not in _TALKS
    return is_would and is_somebody and verb.lemma_.lower() in GIVING and is_evident(verb)


def _is_held_by_right(child: Any) -> bool:
    return child.dep_ in ("ccomp", "xcomp") or (child.dep_ == "dobj" and child.lemma_.lower() in _RIGHTS)


def is_of_a_matter(words: str) -> bool:
    """Whether words are about a matter of agreements."""
    return bool(codes_of(words))


def is_of_what_is_missing(words: str) -> bool:
    """Whether a sentence lists what is not agreed, or in no text: "Still contested: …", "And some have vanished: …"."""
    return _MISSING_LABEL.match(words) is not None


def is_a_thing_of_terms(words: Any) -> bool:
    """Whether words without a verb name a thing such as agreements hold: "no new oil rigs in the Gulf"."""
    root = words.root
    if root.pos_ not in ("NOUN", "PROPN") or len(words) < 3 or any(is_tabled(token) for token in words):
        return False
    if any(token.tag_ in ("VBD", "MD") or token.lower_ in _ATTITUDES for token in words) or _MISSING.match(words.text):
        return False
    if re.search(r":\s*(?:nothing|none|no(?:t|t yet| \w+ yet)?)\b", words.text):
        return False
    return root.lemma_.lower() in GIVABLE or is_of_a_matter(words.text)


def _is_to_be(verb: Any) -> bool:
    """Whether a clause tells what is to be: in the present, by a modal, or as done by a day: "will have left"."""
    words = [child.lower_ for child in auxiliaries(verb)]
    # "takes over, not his deputy" denies something else
    nots = [child for child in verb.children if child.dep_ == "neg" and child.i < verb.i + 2]
    is_denied = bool(nots) and all(child.lower_ != "longer" for child in verb.children)
    modal = modal_of(verb)
    if modal is not None:
        is_done_by_then = "have" in words and words[:1] in (["will"], ["shall"])
        return modal in _NORMS and (is_ahead(verb) or is_done_by_then)
    if is_denied or any(word in ("has", "have", "had", "was", "were", "did", "does", "do") for word in words):
        return False
    if verb.tag_ == "VBN":
        return any(word in ("is", "are", "get", "gets", "be") for word in words)
    return verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VB" and not words)


def _is_done_to_a_thing(verb: Any, lemma: str) -> bool:
    """Whether a verb that may be one of speech tells a deed: "will maintain the railway", "pledges 40 million"."""
    if lemma == "continue":
        # "salaries will continue to be paid"
        return any(child.dep_ == "xcomp" for child in verb.children)
    if modal_of(verb) in ("may", "shall") and lemma in ("walk", "leave", "sue", "appeal", "object", "terminate"):
        return True
    held = [child for child in verb.children if child.dep_ in ("dobj", "dative")]
    is_said = any(child.dep_ == "ccomp" for child in verb.children)
    is_about_a_text = any(is_tabled(child) for child in held)
    return lemma in _DEEDS and bool(held) and not is_said and not is_about_a_text and not is_judgement(verb)


def _is_quoted(verb: Any) -> bool:
    ahead = auxiliaries(verb)
    if ahead and any(token.text in _QUOTES for token in verb.doc[ahead[0].i : verb.i]):
        # "revenue is to be “fairly divided”": only its last words are quoted
        verb = ahead[0]
    return sum(token.text in _QUOTES for token in verb.doc[verb.sent.start : verb.i]) % 2 == 1
