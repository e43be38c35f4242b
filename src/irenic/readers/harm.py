"""The words for what is done to people and things: by which of them somebody or something is counted."""

import re
from typing import Final


def _by_word(rows: dict[str, str]) -> dict[str, str]:
    return {word: what for what, words in rows.items() for word in words.split()}


DONE_TO: Final = _by_word(
    {
        "killed": "kill murder assassinate slay slaughter massacre execute behead hang lynch martyr eliminate liquidate "
        "decapitate",
        "wounded": "wound injure hurt maim stab cripple mutilate scald",
        "captured": "capture",
        "abducted": "abduct kidnap snatch",
        "arrested": "arrest apprehend",
        "detained": "detain",
        "released": "release free exchange liberate swap",
        "evacuated": "evacuate",
        "displaced": "displace uproot",
        "rescued": "rescue",
        "deported": "deport",
    }
)
"""Verbs by what they do to people, by lemma; with things they may do something else. Each kind has one name."""
HARM: Final = frozenset({"killed", "wounded", "missing", "captured", "casualties"})
"""What is counted of people in war."""
BEFALLS: Final = _by_word({"killed": "die perish succumb drown", "displaced": "flee", "missing": "disappear vanish"})
"""Verbs by what happens to their subject."""
STATES: Final = _by_word(
    {
        "killed": "dead killed lifeless slain fallen",
        "wounded": "wounded injured hurt",
        "missing": "missing unaccounted lost",
        "captured": "captured captive prisoner prisoners hostage",
        "displaced": "displaced homeless",
    }
)
"""What somebody is, is left or goes, as an adjective or a participle."""
VICTIMS: Final = _by_word(
    {
        "killed": "dead death fatality body corpse grave graves coffin martyr deceased killing murder",
        "wounded": "wounded injured injury hurt",
        "missing": "missing disappearance",
        "casualties": "casualty",
        "arrested": "arrest",
        "detained": "detention",
        "abducted": "abduction kidnapping",
    }
)
"""Nouns that a number of people is given in: "four dead", "31 bodies", "46 arrests"."""
ACTS: Final = _by_word(
    {
        "killed": "murder death killing assassination massacre execution slaughter slaying",
        "wounded": "injury wounding",
        "captured": "capture",
        "abducted": "abduction kidnapping",
        "arrested": "arrest",
        "detained": "detention",
    }
)
"""Nouns for what was done to those who stand behind "of"."""
ACTS_WITH_THINGS: Final = frozenset(
    "handover surrender seizure capture destruction interception loss release exchange sinking collection".split()
)
"""Nouns for what was done with things or captives behind "of", where somebody tells that it was."""
VOUCHED: Final = frozenset(
    "confirm verify document establish ascertain report announce complete witness oversee claim admit record register celebrate see".split()
)
"""Verbs that tell that an act took place."""
OF_THINGS: Final = frozenset(
    """
    shoot down intercept destroy seize confiscate capture board sink damage burn torch launch fire lose hand surrender
    collect turn impound drop set hit strike wreck neutralise neutralize eliminate lay recover find discover deliver
    withdraw pull move blow clear stop search impound
    """.split()
)
"""Verbs that a number of things is the object of."""
BY_THINGS: Final = frozenset("take explode land fall crash fly cross withdraw hit strike burn".split())
"""Verbs that a number of things is the subject of."""
MATERIEL: Final = frozenset(
    """
    drone uav missile rocket shell bomb mine tank aircraft helicopter jet plane warplane vehicle truck boat ship vessel
    trawler ferry rifle gun pistol mortar howitzer launcher weapon grenade cartridge round warhead projectile gunboat
    lorry frigate destroyer corvette submarine van bulldozer radar motorcycle minibus tractor gunship cruiser
    car bus train carrier cannon barge tanker interceptor balloon battery
    """.split()
)
"""Things of war and what it is waged on, by lemma."""
SEIZED: Final = MATERIEL | frozenset(
    "house home building hut farm school shop store bridge tower post depot bunker outpost position".split()
)
"""What is destroyed, taken or hit, one by one."""
PROTEST: Final = frozenset("demonstrate protest march rally".split())
AFTERWARDS: Final = frozenset(
    """
    find recover count bury exhume retrieve discover see show pull drag collect identify lie be arrive leave report
    bring receive take dig unearth wash contain carry load fish haul pick line stack stand
    """.split()
)
"""What is done with bodies."""
LOST_PEOPLE: Final = frozenset(
    "man woman people soldier fighter person life comrade member troop civilian child son daughter brother sister "
    "father mother marine policeman serviceman villager sailor".split()
)
FEARED: Final = frozenset("fear hope expect predict threaten vow plan intend want doubt presume warn".split())
FRACTIONS: Final = frozenset(
    """
    none neither half some most many few several third quarter quarters majority part rest percent percentage fifth
    """.split()
)
"""Whose "of" leaves a number that is of more than was counted."""
GROUNDS: Final = frozenset("home house valley village town city area region district border coast hill zone".split())
"""Where people live whom fighting drives out."""
HOUSEHOLDS: Final = frozenset({"family", "household"})
"""What is counted instead of people where they flee, and stays what it is: nobody says of how many people."""
GROUPS: Final = frozenset(
    "total number list group team crowd column body corpse remains crew patrol convoy band family".split()
)
"""What a number of people stands behind with "of"."""
COLLECTIVE: Final = frozenset(
    """
    group family crowd people crew livestock cattle majority number patrol team unit population couple pair band gang
    dozen score hundred thousand bill project plan deal talk truce economy hope idea chance animal cow dog horse sheep
    goat cat law rumour rumor process effort prospect trade market industry reputation feeling pride story vote nation
    country government army force village town city state
    """.split()
)
"""Nouns in the singular that are no one person."""
PERSONS: Final = frozenset(
    """
    medic soldier nurse child teenager person civilian villager guard pilot sailor priest mayor judge doctor cook maid
    peasant colonel captain general lieutenant sergeant corporal deputy daughter son brother sister mother father wife
    husband uncle aunt cousin nephew niece student monk nun bishop archbishop guerrilla rebel militant president senator
    member official spokesman native citizen baby infant toddler youth adult relative gunman policeman policewoman
    fisherman herdsman businessman woman man boy girl chief cadet guide aide ally diplomat ambassador minister
    farmer teacher worker miner driver officer reporter journalist engineer leader trader docker lawyer professor
    employee resident passenger passer-by bystander demonstrator protester attacker bomber suspect missionary
    clerk cleric imam rabbi pastor grandmother grandfather fighter commander trooper conscript recruit refugee
    terrorist migrant mechanic architect agent assassin merchant airman serviceman paratrooper marine veteran neighbour
    neighbor other individual comrade shepherd goatherd midwife pupil orphan widow vicar cop chef bride groom pedestrian
    patient schoolboy schoolgirl youngster warden deckhand poet monitor envoy
    compatriot victim hostage prisoner detainee captive inmate
    """.split()
)
"""Nouns for one person."""
WEAPONS: Final = frozenset(
    """
    missile rocket shell drone uav bomb mine mortar grenade artillery gunfire projectile torpedo round bullet warhead
    explosive shrapnel fire gas landmine debris wreckage fragment
    """.split()
)
BLOWS: Final = frozenset(
    """
    attack strike airstrike explosion blast bombing shelling bombardment raid ambush assault clash fighting skirmish
    massacre killing shooting murder assassination gunfire firefight barrage battle shootout violence offensive
    """.split()
)
VIOLENCE: Final = BLOWS | WEAPONS
"""Nouns for violence and what it is done with."""
_PERSONAL: Final = re.compile(
    r"\w+(?:er|or|ist|ian|ant|ee|ite|man|men|woman|women|child|children|people|ary|mate|eer|wife)s?"
)
_IMPERSONAL: Final = frozenset(
    """
    number order letter paper border river water power tower matter offer quarter chapter centre center
    sector factor reactor tractor motor helicopter trawler ferry mortar launcher bunker tanker freighter computer
    interceptor carrier shelter trailer container economy industry corridor error mirror door
    floor territory primary committee site suite plant grant variant murder disaster slaughter
    """.split()
)
"""Nouns that only look like one for a person."""


def is_person(lemma: str) -> bool:
    """Whether a noun is one for a person, by a list and by how such nouns end."""
    return lemma in PERSONS or (_PERSONAL.fullmatch(lemma) is not None and lemma not in _IMPERSONAL)
