"""What a term is about, in the field's codes: PA-X where it has one, else irenic's own (`x-…`)."""

import re
from typing import Final

MOST: Final = 2
"""No more codes than these are proposed for one term: who wants more adds them."""

_FORCES: Final = (
    "army armies troop* force forces soldier* garrison* military personnel navy fleet reservist* brigade* men "
    "battalion* contingent* headcount"
)
_ARMS: Final = (
    "missile* warhead* artillery heavy_weapon* submarine* frigate* aircraft drone* tank* rocket* warship* ship ships "
    "howitzer* weapon*"
)
_LAND: Final = (
    "territor* province* region* district* island* valley* village* area* land town* city cities bridgehead salient "
    "heights peninsula strip* enclave* coast hill hills lighthouse"
)
_LIMITING: Final = (
    "cap caps capped limit* ceiling* no_more_than not_more_than at_most reduc* cut cuts shrink* halv* keep* lower* down"
)
_BARRING: Final = "no bar bars barred ban bans banned exclud* forbid* prohibit* without nobody"
_LEAVING: Final = "withdr* pull* back out step* retreat* redeploy* vacat* leav* evacuat* return_to returns_to"
_HANDING: Final = "ced* cession hand* giv* transfer* relinquish* swap* annex* surrender* sell* go_to goes_to lease*"

# in the order of preference, the most exact first; each group has to have a word in the term. `*` stands for any ending
_BY_CODE: Final = (
    ("x-nuclear-site", "nuclear enrich* reactor* centrifuge*"),
    ("x-frozen-assets", "frozen blocked seized", "asset* reserves funds"),
    ("x-sanctions-relief", "sanction* embargo* trade_restriction* restrictions blockade*"),
    ("x-alliance-bar", "join* member* renounc* forgo* forego* barred neutral*", "alliance* pact bloc nato league"),
    ("x-foreign-troops-bar", _BARRING, "foreign", f"{_FORCES} base bases fighters"),
    ("x-guarantee", "guarantee guarantees guarantor*"),
    ("x-line-freeze", "freez* froz* halt* present current", "front_line front line lines line_of_contact"),
    ("x-recognition-de-facto", "de_facto"),
    ("x-recognition-de-jure", "recogni*", "border* sovereign* independence annexation state line each_other de_jure"),
    ("x-claims-waiver", "renounc* waiv* drop* abandon* giv*", "claim claims"),
    ("x-force-cap", _LIMITING, _FORCES),
    ("x-weapons-limit", f"{_LIMITING} {_BARRING} scrap* destroy* dismantl* range", _ARMS),
    ("x-force-withdrawal", _LEAVING, f"{_FORCES} {_ARMS} kilomet* km mile* barracks position* ridge base bases"),
    ("x-force-withdrawal", "withdr* vacat* evacuat*", _LAND),
    ("x-territory-transfer", _HANDING, _LAND),
    ("x-election-deadline", "election* ballot*", "within by before later until days months"),
    ("x-reintegration", "return* readmi* rejoin* welcom* back place", "g7 g8 global world international organi*"),
    ("TjPrire", "prisoner* detainee* hostage* captive* internee* interned abductee*"),
    ("TjAm", "amnest* pardon*"),
    ("SsrDdr", "disarm* demobili* lay_down lays_down canton cantons canton* decommission* former_fighters rifle*"),
    ("SsrDdr", "hand* surrender* giv*", "weapon* arms gun guns"),
    ("x-verification", "verif* monitor* observer* inspect* satellite*"),
    ("ImPK", "peacekeep* peace-keep* stabilisation_force stabilization_force"),
    ("Ce", "ceasefire* cease-fire* truce* armistice hostilities cessation hold_their_fire hold_its_fire shelling"),
    ("TjRep", "reparation* compensat* damages indemnit*"),
    ("TjMis", "missing_persons the_missing bodies mortal_remains grave graves"),
    ("TjCou", "court courts tribunal* arbitrat*"),
    ("GRef", "refugee* displaced returnee*"),
    ("SsrPol", "police"),
    ("SsrArm", "integrat* merg* absorb*", _FORCES),
    ("ImRef", "referend* plebiscite*"),
    ("Ele", "election* ballot*"),
    ("Polps", "power-sharing power_sharing unity_government ministr* cabinet transitional_government interim_council"),
    ("Polps", "seat seats", "parliament government board council assembly cabinet"),
    ("TpsAut", "autonom* self-government self-rule special_status"),
    ("TpsSub", "federal* devol* regional_parliament regional_assembly regional_government"),
    ("Cons", "constitution*"),
    ("Wat", "water waters dam dams cubic reservoir*"),
    ("NatRes", "royalt* gold oil gas coal copper fish fishing fisher* trawler* mineral*"),
    ("Tax", "tax taxes taxation customs toll tolls duty duties tariff* fee fees"),
    ("IntFu", "fund funds donor*"),
    ("DevInfra", "road roads rail railway* bridge bridges port ports harbour* harbor* airport*"),
    ("Dev", "reconstruct* rebuild* development jobs school*"),
    ("StBor", "border* crossing* free_passage median_line corridor* buffer_zone"),
    ("LaCH", "monaster* heritage shrine* museum* church* mosque* temple*"),
    ("Med", "radio propaganda media newspaper* broadcast*"),
    ("GeWom", "women"),
    ("Bus", "trade invest* commerc*"),
    ("Prot", "civilian* safe_passage humanitarian aid convoy*"),
)


def _pattern(group: str) -> re.Pattern[str]:
    words = (re.escape(word).replace(r"\*", r"\w*").replace("_", r"\s+") for word in group.split())
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])", re.IGNORECASE)


_PATTERNS: Final = tuple((code, tuple(_pattern(group) for group in groups)) for code, *groups in _BY_CODE)


def subject_matter(words: str, *without: str | None) -> str:
    """The words of a term without its condition, hedge and deadline: "once the withdrawal is verified" makes no term
    on verification."""
    for part in filter(None, without):
        words = words.replace(part, " ")
    return words


def codes_of(words: str) -> tuple[str, ...]:
    """The codes that the words of a term suggest, the most exact first; empty where none does."""
    found = dict.fromkeys(code for code, groups in _PATTERNS if all(group.search(words) for group in groups))
    return tuple(found)[:MOST]
