"""What the codes of provisions (PA-X, ours) and events (PLOVER) stand for, in plain words of our own.

Nobody has to know a codebook to read a page.
"""

from typing import Final

_PROVISIONS: Final = """
GCh: children and youth
GDis: disabled people
GAge: age groups
GMig: migrant workers
GRa: ethnic and national groups
GRe: religious groups
GInd: indigenous people
GOth: other groups
GRef: refugees and displaced people
GSoc: social classes
GeWom: women
GeMe: men and boys
GeLgbti: LGBTI people
GeFa: families
StDef: what kind of state it is
StGen: nature of the state in general
StCon: state configuration
StSd: self-determination
StRef: a referendum on the state
StSym: state symbols
StInd: independence or secession
StUni: unification or accession
StBor: where the border runs
StXbor: cross-border arrangements
Pol: political institutions
ConRen: the constitution renewed
Cons: constitutional reform
Ele: elections
ElecComm: an electoral commission
PolPar: political parties
Civso: civil society
Tral: traditional or religious leaders
Pubad: public administration
Polps: political power sharing
Terps: territorial power sharing
TpsSub: federal units
TpsLoc: local government
TpsAut: autonomous regions
TpsOth: other territorial power sharing
Eps: economic power sharing
Mps: military power sharing
HrGen: human rights in general
EqGen: equality
HrDem: democracy
Prot: protection of civilians and groups
HrFra: a framework of human rights
HrCp: civil and political rights
HrSec: social and economic rights
HrNi: a national body for human rights
HrIi: an international body for human rights
HrMob: freedom of movement
HrDet: detention
Med: media
HrCit: citizenship
JusCr: criminal justice
JusEm: states of emergency
JusJu: courts and judges
JusPri: prisons
JusTra: traditional law
Dev: reconstruction and development
DevSoc: social and economic development
DevHum: humanitarian aid
DevInfra: infrastructure
NEC: a national economic plan
NatRes: natural resources
IntFu: international funds
Bus: business
Tax: taxes
Ban: banks
LaRef: land reform
LaNom: nomads' and herders' rights
LaCH: cultural heritage
LaEn: environment
Wat: water
SsrGua: security guarantees
Ce: ceasefire
CeProv: terms of a ceasefire
CeGen: ceasefire in general
SsrPol: police
SsrArm: armed forces
SsrDdr: disarmament, demobilisation and reintegration
DdrDemil: demilitarisation
DdrProg: a programme for former fighters
SsrInt: intelligence services
SsrPsf: militias and opposition forces
SsrFf: withdrawal of foreign forces
Cor: corruption
SsrCrOcr: organised crime
SsrDrugs: drugs
Terr: terrorism
TjGen: dealing with the past
TjAm: amnesty
TjAmPro: an amnesty
TjSan: relief from sanctions on persons
TjPower: power to grant amnesty
TjAmBan: no amnesty
TjCou: courts for crimes of the past
TjMech: a body that deals with the past
TjPrire: release of prisoners
TjVet: vetting
TjVic: victims
TjMis: missing people
TjRep: reparations
TjNR: reconciliation
ImUN: signed by the United Nations
ImOth: signed by others from abroad
ImRef: a referendum on the agreement
ImPK: an international mission or force
ImE: enforcement
ImSrc: where the text comes from
x-territory-transfer: transfer of territory
x-line-freeze: freezing the line of contact
x-recognition-de-jure: recognition in law
x-recognition-de-facto: recognition in fact
x-force-withdrawal: withdrawal of forces
x-force-cap: a cap on forces
x-weapons-limit: limits on weapons
x-alliance-bar: no joining of an alliance
x-foreign-troops-bar: no foreign troops
x-guarantee: a guarantee
x-verification: verification
x-sanctions-relief: relief from sanctions
x-frozen-assets: frozen assets
x-reintegration: return to international bodies
x-nuclear-site: a nuclear site
x-claims-waiver: waiver of claims
x-election-deadline: a deadline for elections
"""

_EVENTS: Final = """
AGREE: an agreement
CONSULT: talks
CONSULT/visit: a visit
CONSULT/third-party: talks through a third party
CONSULT/multilateral: talks of several sides
CONSULT/phone: a call
SUPPORT: words of support
CONCEDE: a concession
COOPERATE: cooperation
AID: aid
RETREAT: a step back
RETREAT/withdraw: a withdrawal
RETREAT/release: a release
RETREAT/disarm: disarmament
RETREAT/ceasefire: a ceasefire
RETREAT/access: access granted
RETREAT/resign: a resignation
REQUEST: a request
REQUEST/assist: a request for help
REQUEST/change: a request for change
REQUEST/yield: a request to yield
REQUEST/meet: a request to meet
REJECT: a refusal
REJECT/assist: a refusal to help
REJECT/change: a refusal to change
REJECT/yield: a refusal to yield
REJECT/meet: a refusal to meet
ACCUSE: an accusation
ACCUSE/disapprove: disapproval
ACCUSE/investigate: an investigation
ACCUSE/allege: an allegation
THREATEN: a threat
THREATEN/restrict: a threat of restrictions
THREATEN/arrest: a threat of arrests
THREATEN/relations: a threat to relations
THREATEN/expel: a threat of expulsion
THREATEN/territory: a threat to territory
THREATEN/violence: a threat of violence
PROTEST: a protest
PROTEST/demo: a demonstration
PROTEST/riot: a riot
PROTEST/strike: a strike of workers
PROTEST/hunger: a hunger strike
PROTEST/boycott: a boycott
PROTEST/obstruct: a blockade by protesters
PROTEST/vandalize: damage by protesters
SANCTION: sanctions
SANCTION/convict: a conviction
SANCTION/expel: an expulsion
SANCTION/withdraw: a withdrawal in protest
SANCTION/discontinue: something discontinued in protest
MOBILIZE: mobilisation
MOBILIZE/troops: troops mobilised
MOBILIZE/weapons: weapons moved up
MOBILIZE/police: police mobilised
MOBILIZE/militia: militia mobilised
COERCE: coercion
COERCE/seize: a seizure
COERCE/restrict: restrictions
COERCE/censor: censorship
COERCE/curfew: a curfew
COERCE/martial-law: martial law
COERCE/arrest: arrests
COERCE/deport: deportation
COERCE/withhold: something withheld
COERCE/misinformation: misinformation
COERCE/cyber: a cyber attack
ASSAULT: violence
ASSAULT/abduct: an abduction
ASSAULT/beat: a beating
ASSAULT/torture: torture
ASSAULT/sexual: sexual violence
ASSAULT/targeted: a targeted killing
ASSAULT/destroy: destruction
ASSAULT/primitive: violence with simple weapons
ASSAULT/firearms: violence with firearms
ASSAULT/explosives: an attack with explosives
ASSAULT/suicide-attack: a suicide attack
ASSAULT/aerial: an attack from the air
ASSAULT/drone: a drone attack
ASSAULT/heavy-weapons: an attack with heavy weapons
ASSAULT/crowd-control: force against a crowd
ASSAULT/unconventional: an attack with unconventional weapons
"""

PLAIN_WORDS: Final = {
    code: words for code, _, words in (line.partition(": ") for line in f"{_PROVISIONS}{_EVENTS}".split("\n")) if code
}
"""For every code of provisions, and every kind and mode of events, what it stands for."""


def with_code(code: str) -> str:
    """A code behind its plain words: "a drone attack (ASSAULT/drone)"; what is no code, such as "talks", alone."""
    words = PLAIN_WORDS.get(code)
    return f"{words} ({code})" if words else code
