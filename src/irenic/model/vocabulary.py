"""The field's vocabularies: PA-X provision codes and our own beside them, PLOVER events, ACLED sub-events.

Sources: PA-X Peace Agreements Database, codebook (University of Edinburgh); PLOVER 2.0 (openeventdata);
ACLED codebook (names of sub-events only).
"""

from typing import Final

PAX_CODES: Final = frozenset(
    """
    GCh GDis GAge GMig GRa GRe GInd GOth GRef GSoc GeWom GeMe GeLgbti GeFa
    StDef StGen StCon StSd StRef StSym StInd StUni StBor StXbor
    Pol ConRen Cons Ele ElecComm PolPar Civso Tral Pubad
    Polps Terps TpsSub TpsLoc TpsAut TpsOth Eps Mps
    HrGen EqGen HrDem Prot HrFra HrCp HrSec HrNi HrIi HrMob HrDet Med HrCit
    JusCr JusEm JusJu JusPri JusTra
    Dev DevSoc DevHum DevInfra NEC NatRes IntFu Bus Tax Ban LaRef LaNom LaCH LaEn Wat
    SsrGua Ce CeProv CeGen SsrPol SsrArm SsrDdr DdrDemil DdrProg SsrInt SsrPsf SsrFf Cor SsrCrOcr SsrDrugs Terr
    TjGen TjAm TjAmPro TjSan TjPower TjAmBan TjCou TjMech TjPrire TjVet TjVic TjMis TjRep TjNR
    ImUN ImOth ImRef ImPK ImE ImSrc
    """.split()
)
"""Codes of the PA-X codebook, without its stars."""

OWN_CODES: Final = frozenset(
    """
    x-territory-transfer x-line-freeze x-recognition-de-jure x-recognition-de-facto x-force-withdrawal x-force-cap
    x-weapons-limit x-alliance-bar x-foreign-troops-bar x-guarantee x-verification x-sanctions-relief
    x-frozen-assets x-reintegration x-nuclear-site x-claims-waiver x-election-deadline
    """.split()
)
"""Provisions of drafts for which PA-X has no code."""

PROVISION_CODES: Final = PAX_CODES | OWN_CODES

PLOVER_MODES: Final[dict[str, frozenset[str]]] = {
    kind: frozenset(modes.split())
    for kind, modes in {
        "AGREE": "",
        "CONSULT": "visit third-party multilateral phone",
        "SUPPORT": "",
        "CONCEDE": "",
        "COOPERATE": "",
        "AID": "",
        "RETREAT": "withdraw release disarm ceasefire access resign",
        "REQUEST": "assist change yield meet",
        "REJECT": "assist change yield meet",
        "ACCUSE": "disapprove investigate allege",
        "THREATEN": "restrict arrest relations expel territory violence",
        "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
        "SANCTION": "convict expel withdraw discontinue",
        "MOBILIZE": "troops weapons police militia",
        "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
        "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack "
        "aerial drone heavy-weapons crowd-control unconventional",
    }.items()
}
"""PLOVER's sixteen types of event, each with its modes."""

ACLED_SUB_EVENTS: Final = frozenset(
    (
        "armed clash",
        "government regains territory",
        "non-state actor overtakes territory",
        "chemical weapon",
        "air/drone strike",
        "suicide bomb",
        "shelling/artillery/missile attack",
        "remote explosive/landmine/IED",
        "grenade",
        "sexual violence",
        "attack",
        "abduction/forced disappearance",
        "agreement",
        "arrests",
        "change to group/activity",
        "disrupted weapons use",
        "headquarters or base established",
        "looting/property destruction",
        "non-violent transfer of territory",
        "other",
    )
)
"""ACLED's names for kinds of violence and strategic developments."""


def is_event_kind(kind: str) -> bool:
    """Whether this is a PLOVER type, or `TYPE/mode` with a mode of that type."""
    name, _, mode = kind.partition("/")
    return name in PLOVER_MODES and (not mode or mode in PLOVER_MODES[name])
