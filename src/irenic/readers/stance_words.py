"""The words by which somebody takes a stand on a text or a term: yes, no, never, that much, rather."""

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


POSSIBLE: Final = _words("may might should")
WOULD: Final = _words("would could can ’d 'd")
ACCEPTING: Final = _words("accept agree consent assent approve acquiesce subscribe")
BEARING: Final = _words("live settle stomach tolerate")
"""What somebody could do with less than it wants."""
SIGNING: Final = _words("accept sign ratify initial approve")
REFUSING: Final = _words("reject refuse turn decline rebuff spurn throw veto repudiate")
INSISTING: Final = _words("demand insist")
READY: Final = _words("willing ready prepared open")
CONTENT: Final = _words("happy content glad satisfied")
"""Who is that to sign, signs."""
CALLING: Final = _words("call label dub brand term describe deem characterise characterize portray liken")
LIKING: Final = _words("love hate loathe detest despise resent")
SMALL: Final = _words("dismiss play brush shrug wave")
"""What makes small: "dismissed it as", "played down", "brushed aside"."""
AGAINST: Final = _words("against opposed opponent critic")
SIDES: Final = AGAINST | {"in favour"} | _words("supportive supporter advocate proponent backer champion defender")
"""What somebody is or stands for or against."""
FEELING: Final = _words(
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
PRESENTING: Final = _words("send present show see read publish explain review study mediate make submit deliver")
"""What is done with a text without taking it."""
ASSERTED: Final = _words("claim allegation accusation suggestion report charge assertion notion")
