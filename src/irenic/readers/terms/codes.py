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
    "heights peninsula strip* enclave* coast hill hills lighthouse highland* lowland* plateau delta plain quarter suburb*"
)
_LIMITING: Final = (
    "cap caps capped limit* ceiling* no_more_than not_more_than at_most reduc* cut cuts shrink* halv* keep* lower* down"
)
_BARRING: Final = "no bar bars barred ban bans banned exclud* forbid* prohibit* without nobody"
_LEAVING: Final = "withdr* pull* back out step* retreat* redeploy* vacat* leav* left evacuat* return_to returns_to"
_HANDING: Final = (
    "ced* cession hand* giv* gave transfer* relinquish* swap* annex* surrender* sell* go_to goes_to lease*"
)
_STORING: Final = (
    "stor* storage lock* key keys depot depots container* cache caches regist* collect* buy* buying surrender* hand* destroy* "
    "disclos* withdr* crew-served heavy decommission* double_lock"
)

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
"""The words for a matter that leave little doubt; `*` stands for any ending, `_` for a space."""

_WIDER: Final = (
    ("SsrDdr", "weapon* rifle* arms small_arms gun guns ammunition explosives", f"{_STORING}"),
    (
        "SsrDdr",
        "fighters combatants units insurgents rebels militiamen",
        "concentrat* assembl* barracks regroup* camp camps",
    ),
    ("SsrDdr", "mine mines minefield* mine-clearance demining de-mining ordnance duds"),
    ("SsrDdr", "disband* dissol*", "militia* guard* brigade* unit units battalion*"),
    ("SsrArm", "joint single common national unified", "army armies command officers chain_of_command general_staff"),
    ("SsrArm", "conscript* conscription recruit* draft_age ranks officers side_arms sidearms"),
    ("SsrPol", "gendarm* constab* coastguard* coast_guard* border_guard*"),
    ("SsrPsf", "private_security vigilante* self-defence_unit* self-defense_unit*"),
    ("SsrFf", "mercenar* foreign_fighters volunteers_from"),
    ("SsrInt", "intelligence secret_service* secret_police surveillance"),
    ("SsrCrOcr", "smuggl* organised_crime organized_crime traffick*"),
    ("SsrDrugs", "drug drugs narcotic* poppy coca"),
    ("Terr", "terror*"),
    ("Cor", "corrupt* embezzl* bribe*"),
    (
        "Ce",
        "fire guns weapons artillery fighting attacks raids",
        "silent ceas* stop* halt* hold* end ends open* suspend*",
    ),
    (
        "Ce",
        "no-fly no_fly overflight* flight flights incursion* buffer_strip separation_zone zone_of_separation demilitari*",
    ),
    ("Ce", "hotline* telephone* liaison incident incidents deconflict*"),
    (
        "x-force-withdrawal",
        "post posts outpost* position* garrison* checkpoint* roadblock* camp camps base bases columns",
        f"{_LEAVING} clos* dismantl* remov* come_down handed",
    ),
    ("x-force-withdrawal", "pull-out pullout pull-back pullback drawdown"),
    ("x-foreign-troops-bar", "foreign outside", "soldier* troop* bases contingent* advisers instructors"),
    (
        "ImPK",
        "contingent* patrol* interposition buffer_force blue_helmets",
        "joint third-party neutral mission force border_guards contingent* patrol* troops soldiers union league",
    ),
    (
        "x-verification",
        "certif* audit* inspector* tamper* camera* seal seals register* registration on-site access_for",
    ),
    ("ImOth", "commission* committee* secretariat panel working_group joint_body joint_board ombuds* mission"),
    ("ImUN", "united_nations un"),
    ("TjMech", "truth reconciliation inquiry inquiries investigat* findings"),
    ("TjVet", "vetting background_check* lustration screened"),
    ("TjVic", "victim* bereaved survivor* families_of widows orphans"),
    ("TjMis", "missing exhum* remains"),
    ("TjNR", "apolog* reconcil* forgiv* commemorat* memorial*"),
    ("TjCou", "court courts tribunal* judge judges arbitra* adjudicat* lawsuit* prosecut*"),
    (
        "TjPrire",
        "prisoner* prisoners_of_war inmates conscripts_held",
        "swap* exchang* release* free freed return* home",
    ),
    ("TjAm", "immunity no_prosecution not_be_prosecuted clemency"),
    ("GRef", "displac* evictee* refugee* return_of_people right_of_return"),
    ("GCh", "child* minors under_18 underage pupil* youth"),
    ("GeWom", "women's girls mothers gender"),
    ("GDis", "disabled wounded_veterans amputee*"),
    ("GAge", "elderly pensioner* the_old"),
    ("GMig", "migrant* diaspora expatriate* living_abroad citizens_abroad"),
    ("GRa", "ethnic tribe* tribal clan clans minorit* nomad* language* bilingual mother_tongue own_tongue"),
    ("GInd", "indigenous native_peoples"),
    ("GRe", "religio* clergy faith faiths bishop* pilgrim*"),
    ("GSoc", "farmers herders workers fishermen skippers teachers miners unions"),
    (
        "Polps",
        "portfolio* vice-president* deputy_president prime_minister rotat* presidency_council council_of_state ministers",
    ),
    (
        "Pol",
        "interim transitional caretaker provisional",
        "government administration authority council president* cabinet",
    ),
    ("Pol", "president* prime_minister speaker head_of_state", "stays remain* step* resign* term terms office"),
    ("Cons", "basic_law bill_of_rights veto vetoes two-thirds"),
    ("ElecComm", "electoral_commission election_commission electoral_board election_board"),
    (
        "Ele",
        "vote votes voter* voting polls polling ballot* electoral candidate* suffrage electorate by-election* elect elects elected",
    ),
    (
        "PolPar",
        "political_party political_parties party parties movement",
        "register* legal* unban* transform* ban banned",
    ),
    ("ImOth", "walk_away terminat* denounc* entry_into_force enters_into_force"),
    ("Civso", "civil_society non-governmental ngos charities"),
    ("Tral", "chief chiefs chieftain* elders traditional_leaders"),
    ("Pubad", "civil_service civil_servant* public_service public_administration salar* governor* prefect* payroll"),
    (
        "TpsSub",
        "assembly assemblies powers local regional provincial",
        "devol* regional provincial highland local elected elects seats powers legislat* competenc* transferred",
    ),
    ("TpsLoc", "municipal* mayor* town_council* village_council* local_council* districts"),
    ("TpsAut", "self-govern* home_rule own_assembly own_parliament own_government special_administrative"),
    (
        "Eps",
        "share shares per_cent percent half third quarter fifth tenth",
        "revenue* levy levies royalt* profits income proceeds receipts duties customs taxes",
    ),
    ("Mps", "joint mixed parity", "command unit units brigade* patrol* army police"),
    ("StInd", "independen* secession self-determination statehood"),
    ("StSym", "flag flags anthem emblem* coat_of_arms national_day official_name"),
    (
        "StBor",
        "boundary boundaries frontier* demarcat* delimit* continental_shelf territorial_waters line border_post* checkpoint* strait*",
    ),
    ("StXbor", "cross-border crossborder two_banks both_banks"),
    ("StDef", "sovereign* territorial_integrity unitary indivisib*"),
    ("HrGen", "human_rights civil_rights"),
    ("EqGen", "discriminat* equal equality equally parity"),
    ("HrCit", "citizen* passport* nationalit* naturalis* naturaliz* identity_papers residence_permit*"),
    (
        "HrMob",
        "freedom_of_movement visa visas move_freely travel_ban right_to_return free_movement ferry ferries bus buses transit",
    ),
    ("HrDet", "held_without detention detained detain* arrest* arbitrary"),
    (
        "HrSec",
        "school* teach* taught pension* wages health clinic* hospital* university property houses housing homes medical medicine",
    ),
    ("JusEm", "emergency curfew* martial_law"),
    ("JusJu", "judiciary judges magistrate* bench"),
    ("JusPri", "prison prisons jail* cells penal_colony"),
    ("JusCr", "fine fines penalt* criminal_code penal_code death_penalty"),
    (
        "NatRes",
        "timber forest* herring cod tuna shrimp quota* catch catches trawl* net nets nursery_grounds spawning mine mines mining lithium uranium "
        "iron phosphate rig rigs drill* wells pipeline* oilfield* gasfield* concession concessions quarr* diamonds cobalt licence* license*",
    ),
    ("Wat", "river flow sluice* irrigat* aquifer* wells gauge gauges spillway turbine* drought flood*"),
    ("Tax", "levy levies landing_tax free_of_duty duty-free transit_fee* charge charges surcharge excise"),
    ("Ban", "central_bank currency bank banks banknote* monetary"),
    (
        "IntFu",
        "loan loans grant grants credit trust_account compensation_scheme financ* funded pays paid pay costs donors",
    ),
    (
        "DevInfra",
        "rail_line* railway track electricity megawatt* grid power_line* highway ferry train trains tunnel canal terminal berth* pier runway "
        "airfield airport pipeline cable",
    ),
    ("DevSoc", "welfare allowance* benefits"),
    ("DevHum", "humanitarian relief food medicine ambulance* hospital_train field_hospital"),
    ("Dev", "rebuild* repair* resettle* investment invest invests subsid* seed fertiliser fertilizer electrif*"),
    ("LaRef", "plot plots land_reform land_titles title_deeds farmland land_registry"),
    ("LaNom", "pasture* grazing nomad* transhumance"),
    ("LaEn", "pollut* environment* emission* clean-up tailings contaminat* reserve nature_reserve"),
    ("LaCH", "relic* archive* artefact* artifact* cemeter* burial holy"),
    ("Bus", "company companies goods market markets export* import* freight merchant*"),
    ("x-sanctions-relief", "freeze_on travel_ban* siege* cordon* blockade* export_ban* ban_on_trade delist*"),
    ("x-guarantee", "assur* step_in come_to_the_aid come_to_its_aid come_to_their_aid defend* pledge_to_defend"),
    ("x-claims-waiver", "no_further_claims lawsuit* claims", "drop* waiv* withdraw* renounc* settle* bar bars"),
    ("x-territory-transfer", "leas* cession condominium handover_of", f"{_LAND} port base"),
)
"""Words of agreements, and of those who tell of them, for a matter that no exact words name."""


def _pattern(group: str) -> re.Pattern[str]:
    words = (re.escape(word).replace(r"\*", r"\w*").replace("_", r"\s+") for word in group.split())
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])", re.IGNORECASE)


_PATTERNS: Final = tuple((code, tuple(_pattern(group) for group in groups)) for code, *groups in _BY_CODE)
_WIDER_PATTERNS: Final = tuple((code, tuple(_pattern(group) for group in groups)) for code, *groups in _WIDER)


def subject_matter(words: str, *without: str | None) -> str:
    """The words of a term without its condition, hedge and deadline: "once the withdrawal is verified" makes no term
    on verification."""
    for part in filter(None, without):
        words = words.replace(part, " ")
    return words


def codes_of(words: str) -> tuple[str, ...]:
    """The codes that the words of a term suggest, the most exact first; empty where none does."""
    for patterns in (_PATTERNS, _WIDER_PATTERNS):
        if found := dict.fromkeys(code for code, groups in patterns if all(group.search(words) for group in groups)):
            return tuple(found)[:MOST]
    return ()
