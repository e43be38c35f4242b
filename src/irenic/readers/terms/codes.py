"""What a term is about, in the field's codes: PA-X where it has one, else irenic's own (`x-…`)."""

import re
from typing import Final

MOST: Final = 2
"""No more codes than these are proposed for one term: who wants more adds them."""

_FORCES: Final = r"arm(?:y|ies)\b|troops?|forces?\b|soldiers?|garrisons?|military|personnel|navy|fleet|reservists?|brigades?"
_ARMS: Final = r"missiles?|warheads?|artillery|heavy weapons?|submarines?|frigates?|aircraft|drones?|tanks?|rockets?|mines\b"
_LAND: Final = (
    r"territor\w+|provinces?|regions?|districts?|islands?|valleys?|villages?|areas?|land\b|towns?|city|cities|bridgehead|"
    r"salient|heights|peninsula|parts? of|strips?|enclaves?"
)
_PRISONERS: Final = r"prisoners?|detainees?|hostages?|captives?|internees?|interned|abductees"

# in the order of preference: what is told most exactly stands first
_BY_CODE: Final = tuple(
    (code, re.compile(pattern, re.IGNORECASE | re.DOTALL))
    for code, pattern in (
        ("x-nuclear-site", r"\bnuclear\b|\benrich(?:ed|ment)|\breactors?\b|\bcentrifuges?\b"),
        ("x-frozen-assets", r"\b(?:frozen|blocked|seized) (?:\w+ )?(?:assets?|reserves|funds)\b"),
        ("x-sanctions-relief", r"\bsanctions?\b|\bembargo(?:es)?\b|\btrade restrictions?\b|\blift\w* (?:its |the )?blockade"),
        ("x-alliance-bar", r"\b(?:join\w*|membership|members?|renounc\w*|for(?:e)?go\w*|barred|neutral\w*)\b.{0,60}\b(?:alliances?|pact|bloc|NATO|league)\b"),
        ("x-alliance-bar", r"\b(?:NATO|alliance) membership\b"),
        ("x-foreign-troops-bar", r"\b(?:no|bar\w*|ban\w*|exclud\w*|forbid\w*|prohibit\w*)\b.{0,30}\bforeign (?:troops?|forces|bases?|soldiers?|fighters)\b"),
        ("x-guarantee", r"\b(?:security )?guarantees?\b(?! of \w+ rights)|\bguarantors?\b"),
        ("x-line-freeze", r"\bfr(?:eez|oz)\w*\b.{0,40}\b(?:front|lines?|contact)\b|\b(?:front ?line|line of contact|lines?)\b.{0,40}\bfrozen\b|\b(?:present|current) lines?\b"),
        ("x-recognition-de-facto", r"\bde facto\b"),
        ("x-recognition-de-jure", r"\brecogni[sz]\w*\b.{0,60}\b(?:borders?|sovereign\w*|independence|annexation|state|line|each other|de jure)\b|\bde jure\b"),
        ("x-claims-waiver", r"\b(?:renounc\w*|waiv\w*|drop\w*|abandon\w*|giv\w+ up)\b.{0,30}\bclaims?\b"),
        ("x-force-cap", rf"\b(?:cap\w*|limit\w*|ceilings?|no more than|not more than|at most|reduc\w*|cut|shrink\w*|halv\w*|keep\w*)\b.{{0,50}}\b(?:{_FORCES})|\b(?:{_FORCES})\b.{{0,40}}\b(?:capped|limited|reduced|cut|shrink|halved|come down)\b"),
        ("x-weapons-limit", rf"\b(?:ban\w*|bar\w*|prohibit\w*|limit\w*|cap\w*|scrap\w*|destroy\w*|dismantl\w*|no|keep\w*)\b.{{0,40}}\b(?:{_ARMS})"),
        ("x-force-withdrawal", rf"\b(?:withdr\w+|pull\w* (?:its |their |the |all )?(?:\w+ ){{0,3}}(?:back|out)|pull\w* (?:back|out)|steps? back|return\w* to barracks|redeploy\w*|vacat\w*|leav\w+)\b(?=.*\b(?:{_FORCES}|{_ARMS}|kilomet\w+|km|miles?|barracks|bridgehead|heights|positions?|towns?|ridge|corridor|bases?)\b|.*\b(?:{_LAND})\b)"),
        ("x-territory-transfer", rf"\b(?:ced\w+|cession|hand\w* (?:over|back)|giv\w+ (?:up|back)|transfer\w*|relinquish\w*|swap\w*|annex\w*|go(?:es)? to|surrender\w*)\b.{{0,60}}\b(?:{_LAND})\b|\b(?:{_LAND})\b.{{0,40}}\b(?:go(?:es)? to|ceded|transferred|handed)\b"),
        ("x-election-deadline", r"\belections?\b.{0,60}\b(?:within|by|no later|before|days|months|until)\b"),
        ("x-reintegration", r"\b(?:return\w*|readmi\w*|rejoin\w*|welcom\w* back|place)\b.{0,40}\b(?:G8|G7|global|world|council of|organi[sz]ation|international)\b"),
        ("TjPrire", rf"\b(?:{_PRISONERS})\b"),
        ("TjAm", r"\bamnest\w+|\bpardons?\b"),
        ("SsrDdr", r"\bdisarm\w*|\bdemobili\w*|\blay(?:s|ing)? down\b|\bcanton\w*|\bdecommission\w*|\bhand\w* (?:in|over)\b.{0,30}\b(?:weapons?|arms|rifles?|guns?)|\bformer fighters\b|\brifles?\b"),
        ("x-verification", r"\bverif\w*|\bmonitor\w*|\bobservers?\b|\binspect\w*|\bsatellite\b"),
        ("ImPK", r"\bpeace-?keep\w*|\bstabili[sz]ation force"),
        ("Ce", r"\bcease-?fires?\b|\btruces?\b|\barmistice|\bhostilities\b|\bcessation\b|\bhold (?:their|its) fire\b|\bair ?strikes?\b"),
        ("TjRep", r"\breparations?\b|\bcompensat\w+|\bdamages\b"),
        ("TjMis", r"\bmissing\b|\bbodies\b|\bremains of\b|\bgraves?\b"),
        ("TjCou", r"\bcourts?\b|\btribunals?\b|\barbitrat\w+"),
        ("GRef", r"\brefugees?\b|\bdisplaced\b|\breturnees?\b"),
        ("SsrPol", r"\bpolice\b"),
        ("SsrArm", rf"\b(?:integrat\w+|merg\w+)\b.{{0,40}}\b(?:{_FORCES})"),
        ("ImRef", r"\breferend\w+|\bplebiscite"),
        ("Ele", r"\belections?\b|\bballots?\b"),
        ("Polps", r"\bpower[- ]sharing\b|\b(?:unity|transitional|interim) (?:government|council|president)|\bministr(?:y|ies)\b|\bcabinet (?:posts?|seats?)|\bseats?\b.{0,20}\b(?:parliament|government|board|council|assembly|cabinet)\b"),
        ("TpsAut", r"\bautonom\w+|\bself-(?:government|rule)|\bspecial status\b"),
        ("TpsSub", r"\bfederal\w*|\bdevol\w+|\bregional (?:parliament|assembly|government)"),
        ("Cons", r"\bconstitution\w*"),
        ("Wat", r"\bwaters?\b|\bdams?\b|\bcubic met\w+|\breservoirs?\b"),
        ("NatRes", r"\broyalt\w+|\b(?:gold|oil|gas|coal|copper)\b|\bfish\w*|\btrawlers?\b|\bminerals?\b|\bmines? revenue"),
        ("Tax", r"\btax\w*|\bcustoms\b|\btolls?\b|\bdut(?:y|ies)\b|\btariffs?\b|\btransit fees?\b"),
        ("IntFu", r"\bfunds?\b|\bdonors?\b"),
        ("DevInfra", r"\broads?\b|\brail\w*|\bbridges?\b|\bports?\b|\bharbours?\b|\bpower (?:plant|station|line)s?"),
        ("Dev", r"\breconstruct\w+|\brebuild\w*|\bdevelopment\b|\bjobs?\b|\bschools?\b"),
        ("StBor", r"\bborders?\b|\bcrossings?\b|\bfree passage\b|\bmedian line\b|\bcorridors?\b"),
        ("LaCH", r"\bmonaster\w+|\bheritage\b|\bshrines?\b|\bmuseums?\b|\bchurch(?:es)?\b|\bmosques?\b"),
        ("Med", r"\bradio\b|\bpropaganda\b|\bmedia\b|\bnewspapers?\b|\bbroadcast\w*"),
        ("GeWom", r"\bwomen\b"),
        ("Bus", r"\btrade\b|\binvest\w+|\bcommerc\w+"),
        ("Prot", r"\bcivilians?\b|\bsafe passage\b|\bhumanitarian\b|\baid\b"),
    )
)  # fmt: skip


def codes_of(words: str) -> tuple[str, ...]:
    """The codes that the words of a term suggest, the most exact first; empty where none does."""
    found = dict.fromkeys(code for code, pattern in _BY_CODE if pattern.search(words))
    return tuple(found)[:MOST]
