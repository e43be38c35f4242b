"""The words that open a clause which nobody vouches for, and those that undo one: see `hearsay`."""

import re
from collections.abc import Iterable
from typing import Final

from .pieces import word_set

HEARSAY: Final = word_set(
    """
    report rumour rumor claim suggestion allegation speculation assertion accusation insinuation gossip whisper hearsay
    story tale notion idea impression belief fear hope expectation possibility chance prospect likelihood probability
    prediction theory assumption hint perception misconception lie myth misinformation disinformation propaganda
    conjecture supposition presumption danger risk scenario
    """
)
"""Nouns for what is told, guessed or feared, and which say nothing of whether it is so."""
DENYING: Final = word_set(
    """
    deny dispute refute rebut reject dismiss contest contradict repudiate discount disavow debunk doubt question
    disbelieve scotch quash ridicule
    """
)
"""What is done to a report by who does not let it stand."""
DENIALS: Final = word_set("denial rejection refutation rebuttal dismissal doubt")
VOUCHING: Final = word_set("confirm acknowledge admit concede verify corroborate")
OWN_WORD: Final = word_set(
    "statement announcement confirmation promise pledge declaration assurance vow message letter"
)
"""Nouns whose clause is somebody's own word, also where hearsay stands before them."""
NAMES_ITSELF: Final = frozenset({"it", "they", "he", "she", "we", "i"})
OF_ONES_OWN: Final = word_set("claim suggestion assertion hint")
"""What somebody says of itself, where it is the owner's: "Marn's claim that it has signed"."""


def forms_of(verb: str) -> tuple[str, str, str, str]:
    """The plain form of an English verb, that with -s, its past form and that with -ing; none of ours doubles a letter
    but "quash" and "scotch", which take -es."""
    if verb.endswith("y") and verb[-2] not in "aeo":
        stem = verb[:-1]
        return verb, f"{stem}ies", f"{stem}ied", f"{verb}ing"
    if verb == "rebut":
        return verb, "rebuts", "rebutted", "rebutting"
    stem = verb.removesuffix("e")
    with_s = f"{verb}es" if verb.endswith(("s", "sh", "ch")) else f"{verb}s"
    return verb, with_s, f"{stem}ed", f"{stem}ing"


def plural_of(noun: str) -> str:
    """The plural of a noun, as "stories" of "story"."""
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(set(words), key=lambda word: (-len(word), word)))


DENYING_FORMS: Final = frozenset(form for verb in DENYING for form in forms_of(verb))
HEARSAY_FORMS: Final = HEARSAY | frozenset(map(plural_of, HEARSAY))
DENIED: Final = frozenset(
    form for verb in ("deny", "dispute", "refute", "rebut", "contradict") for form in forms_of(verb)
)
"""Forms of the verbs whose object is what is not so: "denied any willingness"; who rejects a thing has been asked it."""
_DENY: Final = _either(DENIED)
_ANY_DENY: Final = _either(DENYING_FORMS)
_HEARD: Final = _either(HEARSAY_FORMS | DENIALS | frozenset(map(plural_of, DENIALS)))
_GUESSED: Final = (
    "feared|hoped|expected|predicted|speculated|suspected|assumed|presumed|imagined|supposed|guessed|bet|wagered|"
    "gambled|reckoned|rumou?red|alleged|anticipated|forecast|fantasi[sz]ed|doubted"
)
_UNSURE: Final = (
    "unclear|uncertain|doubtful|questionable|untrue|false|wrong|unlikely|likely|possible|probable|conceivable|"
    "plausible|improbable|impossible|inconceivable|unthinkable|unconfirmed|open|a lie|nonsense|a fabrication"
)
HEARD_OF: Final = re.compile(rf"\b(?:{_HEARD})\b(?P<between>[^;:.!?“”\"]{{0,100}}?)[\s,]+that\s+", re.IGNORECASE)
BARE: Final = re.compile(
    rf"(?P<deny>\b(?:{_ANY_DENY})\s+(?:[\w’'-]+\s+){{0,4}}?)?\b(?P<noun>{_HEARD})\s+(?=[A-Z]|(?:it|they|he|she|we|the|its|their|his|her)\b)"
)
OPENERS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:{_DENY}|doubt(?:s|ed)?|question(?:s|ed)?)\b(?:\s+\w+ly|\s+ever|\s+outright|\s+strongly)?\s+that\s+",
        rf"\b(?:{_GUESSED}|fears?|hopes?|expects?|predicts?|speculates?|suspects?|assumes?|doubts?|bets?|reckons?|guess(?:es)?)"
        r"\s+that\s+",
        rf"\bit\s+(?:is|was|has been|had been|were|[’']s)\s+(?:\w+\s+)?(?:{_GUESSED}|believed|thought|said|reported|claimed|understood|"
        r"suggested|whispered|told|widely \w+)\s+(?:that\s+)?",
        rf"\b(?:{_UNSURE})\s+(?:that|whether|if)\s+",
        r"\b(?:no|any|little|scant|without|nor|hardly any|few)\s+(?:[\w-]+\s+){0,3}?(?:signs?|indications?|evidence|proof|guarantees?|"
        r"questions?|confirmation|certainty|truth|word|reason|mention)\b[^.;:]{0,40}?\bthat\s+",
        r"\bnothing\s+(?:\w+\s+){0,3}?(?:suggests?|indicates?|shows?|proves?|means?|says?|confirms?|to (?:suggest|indicate|show|prove|say))\s+(?:that\s+)?",
        r"\b(?:nobody|no one|none|neither)\b(?:(?!surpris|shock|doubt|den(?:y|ied)|disput|glad|happ|forg)[^.;:,]){0,40}?\b(?:that|whether)\s+",
        r"(?:\bnot|\bcannot|n[’']t)\s+(?:\w+\s+){0,3}?(?:true|certain|clear|sure|correct|confirm(?:ed)?|say|said|mean|follow|imply|suggest|indicate|"
        r"admit|acknowledge|know|known|believe|think|the case)\s+(?:that|whether|if)\s+",
        r"\b(?:refus\w+|declin\w+) to (?:confirm|say|acknowledge|admit|comment on)\s+(?:that|whether|if)\s+",
        # "talk that", "too early to say that", "to say that … would be wrong", "can be read to mean that", "means that"
        r"\btalk that\s+",
        r"\b(?:wrong|early|premature|soon|misleading|false|absurd|easy|naive|mistake|error|exaggeration|tempting|fair) to "
        r"(?:say|claim|think|believe|assume|conclude|suggest|write|report|infer)\s+(?:that\s+)?",
        r"(?:^|(?<=[.!?] )|(?<=[.!?]” ))\W*to (?:say|claim|suggest|think|believe|conclude|assume|pretend)\s+(?:that\s+)?",
        r"\b(?:to mean|(?:read|taken|interpreted|construed|understood) (?:\w+ ){0,3}?as (?:saying|meaning)|to imply|as if to say|purport\w* to (?:show|say|prove)|means|meaning|implies|implying)\s+that\s+",
        r"\b(?:falsely|wrongly|erroneously|mistakenly|incorrectly|misleadingly|prematurely|jokingly)\s+\w+\s+(?:that\s+)?",
        r"\bmis(?:quoted|reported|represented|translated|rendered)\b[^.;:]{0,30}?\bthat\s+",
        # "the plan foresees that", "proposed that", "demanded that": of what others are to do
        r"\b(?:foresee|envisage|envision|stipulate|provide|propose|require|recommend|urge|prescribe|dictate)(?:s|d|es)?\s+that\s+",
        # "pretend for a moment that", "let us assume that"
        r"(?:^|(?<=[.!?“\"] )|(?<=[“\"])|\blet us |\blet[’']s )(?:pretend|imagine|suppose|assume|say|picture|consider)\b[^.;:,]{0,24}?\bthat\s+",
        r"\b(?:as long as|so long as|provided|providing|until|once)\s+(?:that\s+)?",
        # "the word on the quay is that", "rumour has it that", "whoever writes that"
        r"\b(?:word|talk|rumou?rs?|gossip|story|whispers?|legend|theory)\b[^.;:,“”\"]{0,30}?\b(?:(?:is|was)\s+that\s+|"
        r"(?:has it|had it|have it|goes|went)\s+(?:that\s+)?)",
        r"\b(?:whoever|anyone|anybody|those|people|everyone|everybody|all)\s+(?:who\s+)?(?:still\s+|now\s+)?"
        r"(?:writes?|wrote|says?|said|claims?|claimed|thinks?|thought|believes?|believed|tells?|told|imagines?|hopes?|reports?|reported)"
        r"\s+(?:you\s+|me\s+|us\s+)?(?:that\s+)?",
        r"\b(?:wrong|mistaken|incorrect|inaccurate|misleading|false|untrue|dishonest|a mistake|an error|a lie)\s+(?:to|when|in|for)\b"
        r"[^.;:,]{0,40}?\b(?:say|sa(?:ys|id|ying)|writ(?:e|es|ing)|wrote|claim(?:s|ed|ing)?|suggest(?:s|ed|ing)?|report(?:s|ed|ing)?|"
        r"assert(?:s|ed|ing)?|announc(?:e|es|ed|ing)|assum(?:e|es|ed|ing)|believ(?:e|es|ed|ing)|think(?:s|ing)?|thought)\s+(?:that\s+)?",
        r"\b(?:jok(?:e|es|ed|ing)|quip(?:s|ped|ping)?|pretend(?:s|ed|ing)?)\s+(?:that\s+)?",
        r"\b(?:if|unless|whether|lest|suppose|supposing|imagine|assuming|as though|in case|in the event)\s+(?:that\s+)?",
    )
)
INSTEAD: Final = re.compile(r"\b(?:rather than|instead of|sooner than|far from)\s+", re.IGNORECASE)
"""What is not done; it ends with the next comma."""
WHOLE: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # "in a report denied by the ministry, …"
        r"\b(?:in|by|with|according to) (?:an?|the) (?:[\w-]+ ){0,2}(?:report|story|article|claim|post|statement|account)s?"
        r"[^.;:,]{0,30}\b(?:denied|disputed|refuted|withdrawn|retracted|since deleted)\b",
        # "under this scenario", "under the plan", "in the play": what stands in a text or a tale, nobody has done
        r"\b(?:in|under|according to) (?:(?:this|that|the|an?|one|another|such an?|his|her|its|their)\b|[\w’']+[’']s?)"
        r"(?:[ -](?!(?:to|of|on|about|for|against|with|by)\b)[\w’'-]+){0,2}? (?:scenario|version|variant|plan|draft|paper|proposal|text|document|deal|agreement|accord|blueprint|"
        r"roadmap|formula|model|play|film|novel|dream|simulation|exercise|game|sketch|(?:best|worst) case)\b",
        # a quoted title may stand between: "in “Salt”, the novel that everybody reads, …"
        r"\bin [“\"‘'][^”\"’\n]{2,60}[”\"’'],? (?:the|an?|his|her|their|its) (?:[\w-]+ ){0,4}?(?:novel|play|film|"
        r"thriller|musical|opera|comic|sketch|satire|series|screenplay|short story)\b",
        # who is only said to be somebody, speaks for nobody: "a masked man, introduced as a commander, declared …"
        r"\b(?:posing|masquerading) (?:only |merely )?as\b"
        # a plan presented as a compromise is a plan all the same
        r"|\b(?:introduced|presented) (?:only |merely )?as (?:(?:an?|the|his|her|their) )?(?:[\w-]+ ){0,2}?(?:commander|spokes\w+|"
        r"envoy|minister|leader|general|officer|official|representative|delegate|chief|adviser|advisor|aide|member|head|"
        r"negotiator|emissary|ambassador|colonel|president|premier|governor|deputy|messenger)\b"
        r"|\b(?:claim|purport|pretend)(?:s|ed|ing)? to (?:be|speak for|represent)\b"
        # an armed group has the name that it calls itself by
        r"|\bcall(?:s|ed|ing)? (?:him|her)self\b",
        r"\b(?:fake|forged|fabricated|bogus|spoof|hoax|satirical|satire|parody|doctored|deepfake)\b",
        r"\b(?:earlier|previous|first) version of (?:this|the|our) (?:story|article|report|entry|post)\b",
    )
)
"""What makes hearsay of all that follows in its sentence."""
TRUE: Final = re.compile(
    r"\b(?:are|is|were|was|prove[sd]?|ha(?:ve|s|d) been|turned out to be)\s+(?:\w+ly\s+|indeed\s+|quite\s+)?"
    r"(?:true|correct|accurate|confirmed|right|well founded)\b",
    re.IGNORECASE,
)
_TOLD: Final = "reports?|articles?|headlines?|quotes?|quotations?|claims?|stor(?:y|ies)|rumou?rs?|allegations?|suggestions?|accounts?|statements?|remarks?|news"
_POINTED_AT: Final = rf"(?:it|this|that|these|both|the (?:[\w-]+ )?(?:{_TOLD}))(?=[\s.,;!?”\"]|$)"
_FALSE: Final = (
    r"(?:denied|disputed|refuted|false|untrue|wrong|inaccurate|incorrect|unfounded|baseless|dismissed|rejected|nonsense|"
    r"a lie|lies|invented|fabricated|withdrawn|retracted)(?=\s*(?:[.,;!?”\"]|$|(?:and|or|on|by|in|but)\b))"
)
DENIED_BEHIND: Final = re.compile(
    rf",? (?:which|something|(?:in )?an? (?:[\w-]+ ){{0,2}}(?:{_TOLD}|assertion)(?: that| which)?|but|though|although|only for)\b"
    rf"[^.;]{{0,60}}\b(?:{_DENY})(?:(?= {_POINTED_AT})|(?= (?:having|doing)\b)|(?=\W*$)|(?=,? (?:by|on|in|at|last|yesterday)\b))"
    rf"|,? an? (?:[\w-]+ ){{0,2}}(?:{_TOLD}|assertion)\b[^.;]{{0,60}}\b(?:{_ANY_DENY})\b"
    r"|,? or so (?:the|it|[A-Z]\w*)\b",
)
DENIED_NEXT: Final = re.compile(
    rf"^\W*(?:[^.;:]{{0,80}}\b(?:{_DENY}) (?:{_POINTED_AT}|(?:having|doing)\b)"
    rf"|[^.;:]{{0,80}}\b(?:{_ANY_DENY}) the (?:[\w-]+ )?(?:{_TOLD})\b"
    rf"|[^.;:]{{0,80}}\b(?:called?|calls|labelled|branded|described) (?:it|this|that|the (?:[\w-]+ )?(?:{_TOLD})) (?:as )?(?:\w+ly )?{_FALSE}"
    rf"|(?:but |yet |however,? )?(?:this|that|it|the (?:[\w-]+ )?(?:{_TOLD})) (?:was|were|is|are|has been|have been|had been|turned out to be|"
    rf"proved(?: to be)?) (?:\w+ly |later |soon )?{_FALSE}"
    rf"|[^.;:]{{2,60}}: [“\"]?(?:this |that |it )?(?:is |was |[’']s )?(?:simply )?(?:not true|untrue|false|nonsense|rubbish|"
    rf"invented|fabricated|lies|a lie|no such)\b)",
    re.IGNORECASE,
)
