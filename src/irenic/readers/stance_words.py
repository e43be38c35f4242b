"""The words by which somebody takes a stand on a text or a term: yes, no, never, that much, rather."""

import re
from typing import Final

from .pieces import word_set

POSSIBLE: Final = word_set("may might should")
WOULD: Final = word_set("would could can ’d 'd")
ACCEPTING: Final = word_set("accept agree consent assent approve acquiesce subscribe accede")
BEARING: Final = word_set("live settle stomach tolerate countenance")
"""What somebody could do with less than it wants."""
YIELDING: Final = word_set("entertain endorse bow submit swallow")
"""What is refused with a text or a term besides signing it."""
SIGNING: Final = word_set("accept sign ratify initial approve")
REFUSING: Final = word_set("reject refuse turn decline rebuff spurn throw veto repudiate")
INSISTING: Final = word_set("demand insist")
READY: Final = word_set("willing ready prepared open unwilling")
CONTENT: Final = word_set("happy content glad satisfied")
"""Who is that to sign, signs."""
CALLING: Final = word_set("call label dub brand term describe deem characterise characterize portray liken")
LIKING: Final = word_set("love hate loathe detest despise resent")
SMALL: Final = word_set("dismiss play brush shrug wave laugh")
"""What makes small: "dismissed it as", "played down", "brushed aside"."""
AGAINST: Final = word_set("against opposed opponent critic")
SIDES: Final = AGAINST | {"in favour"} | word_set("supportive supporter advocate proponent backer champion defender")
"""What somebody is or stands for or against."""
FEELING: Final = word_set(
    """
    happy glad pleased satisfied proud unhappy displeased dissatisfied disappointed dismayed outraged appalled alarmed
    angry furious shocked saddened horrified delighted thrilled frustrated upset impressed encouraged
    """
)
"""What somebody is about a deed or a text who praises or blames it."""
AS_A_VERB: Final[dict[str, str]] = {
    "acceptance": "accept",
    "consent": "accept",
    "assent": "accept",
    "approval": "accept",
    "blessing": "accept",
    "agreement": "agree",
    "rejection": "reject",
    "refusal": "refuse",
    "insistence": "insist",
    "call": "insist",
    "ultimatum": "insist",
    "preference": "prefer",
    "opposition": "against",
    "objection": "against",
    "backing": "in favour",
    "endorsement": "in favour",
    "support": "in favour",
    "willingness": "willing",
    "readiness": "ready",
    "denial": "deny",
}
"""Nouns that take a stand as a verb or an adjective does."""
PRESENTING: Final = word_set("present show see read publish explain review study mediate make submit deliver")
"""What is done with a text without taking it."""
ASSERTED: Final = word_set(
    "claim allegation accusation suggestion report charge assertion notion rumour rumor speculation insinuation"
)
NOT_ONESELF: Final = word_set(
    """
    predecessor successor opponent rival enemy critic counterpart adversary opposition friend neighbour neighbor ally
    partner colleague brother sister wife husband father mother son daughter
    """
)
"""Who is somebody's and yet speaks for himself."""
NO_SIDE: Final = word_set(
    """
    bank bondholder broker buyer client club consumer court creditor customer investor insurer judge jury landlord
    lender market publisher retailer seller shareholder shop sponsor studio supplier taxpayer tenant trader
    """
)
"""Who takes and refuses things every day and is no side of a negotiation: those who trade, lend and judge."""
OWN_AFFAIRS: Final = frozenset("vote election inquiry trial review answer debate".split())
"""What is wanted at home as often as at the table."""
EVER: Final = re.compile(
    r"\b(?:neither now nor (?:later|ever)|now (?:or|and) (?:ever|later|forever)|not now,? not ever|today or (?:ever|tomorrow))\b",
    re.IGNORECASE,
)
UNACCEPTABLE: Final = re.compile(r"\bunacceptable[\s”\"’']*$", re.IGNORECASE)
DISMISSED: Final = re.compile(r"\bas (?:an? )?(?:non-?starter|no-?go)\b|\bout of hand\b|\bout ?right\b", re.IGNORECASE)
OWN_ACTS: Final = frozenset({"resign", "vote", "sit", "leave"})
"""What is done for a deal, and as often for reasons of one's own."""
COMPARED: Final = frozenset({"to", "over", "than", "before"})
FORCES: Final = word_set("man woman fighter soldier troop rifle gun gendarme guard officer")
"""What a side keeps so many of."""
