"""Which kind of event a word tells: violence, talks, releases, withdrawals, arrests, protests, signings.

Kinds are those of PLOVER with their modes. A verb tells an event by itself, with what it is done to, or with what its
subject is: a minister who is fired at is attacked, one who is fired is not.
"""

import re
from typing import Any, Final

from .happening import status_of
from .harm import BLOWS, COLLECTIVE, FRACTIONS, HARM, MATERIEL, PERSONS, PROTEST, SEIZED, VIOLENCE, WEAPONS, is_person
from .lexicon import CUE_VERBS, MEETINGS, TERMS
from .nearby import phrase_of
from .quotations import SUBJECTS

VIOLENT: Final = frozenset({"ASSAULT", "COERCE"})
"""Types whose accounts are of violence on one occasion."""

_ARMED: Final = frozenset(
    """
    army force troop soldier fighter rebel militia militiaman gunman gunner navy guerrilla militant insurgent police
    unit commando brigade battalion sniper bomber jet plane warplane ship gunboat coastguard guard gun artillery
    patrol air regiment squadron helicopter invader paramilitary terrorist extremist enemy
    """.split()
)
_ATTACKS: Final = frozenset(
    """
    attack ambush raid storm shell bombard bomb mortar shoot kill murder assassinate massacre wound injure torture
    destroy torch raze loot clash fight strafe skirmish behead execute burn assault abduct kidnap gun lynch
    """.split()
)
DEEDS: Final = _ATTACKS | frozenset("fire hit strike target lay launch down seize detain plant".split())
"""Verbs for what is denied when it is violence."""
_LAUNCHES: Final = frozenset("fire launch drop lob open throw hurl plant".split())
_LOOSE: Final = frozenset(
    "attack storm raid fight kill destroy torture execute wound injure burn assault bomb shoot".split()
)
"""Verbs that news use of words, hopes and bills too: what they are done to has to be somebody or some ground."""
_STRIKES: Final = frozenset(
    "hit strike land fall explode detonate crash rip tear rock shake pound slam smash rain kill wound set".split()
)
_HEARS: Final = frozenset("report hear see record".split())
_GOES_ON: Final = frozenset("flare erupt rage resume continue intensify occur happen begin start break take go".split())
_FLARES: Final = frozenset("flare erupt rage".split())
_SEIZES: Final = frozenset("seize board confiscate impound capture intercept down sink".split())
_ARMS_THAT_SPEAK: Final = frozenset("gun battery artillery mortar howitzer cannon tank gunner warship".split())
_MEETS: Final = frozenset("meet confer".split())
_VISITS: Final = frozenset("visit tour".split())
_TRAVELS: Final = frozenset("travel fly arrive land return".split())
_HOLDS: Final = frozenset("hold host conduct convene have open attend begin resume start chair".split())
_TALK: Final = MEETINGS | {"round", "session"}
_OPENS: Final = frozenset(
    """
    open begin start resume hold take convene schedule plan reconvene go continue set end conclude adjourn collapse
    """.split()
)
_GATHERINGS: Final = frozenset("talk negotiation meeting summit round consultation conference".split())
_PHONE: Final = re.compile(r"\b(?:(?:tele)?phone|video ?(?:call|conference|link)|phone call)\b", re.IGNORECASE)
_PAPERS: Final = TERMS | frozenset("text charter communique declaration contract".split())
_ARMS: Final = MATERIEL | frozenset("arm weaponry ammunition".split())
_CAPTIVES: Final = frozenset(
    """
    prisoner hostage captive detainee soldier fisherman sailor fighter journalist engineer pow man woman child body
    worker
    """.split()
)
_PULLOUTS: Final = frozenset({"withdrawal", "pullout", "pullback", "retreat"})
_LEAVES: Final = frozenset("withdraw retreat".split())
_SETS: Final = frozenset("schedule plan set fix be take hold postpone move bring".split())
_STOPS: Final = frozenset("begin start take come enter expire declare extend order announce collapse end last".split())


def kind_of(word: Any) -> str | None:
    """The kind of event that a verb, or a noun in a report of it, tells; None where it tells none."""
    if word.pos_ in ("VERB", "AUX") or word.tag_ in ("VBN", "VBD", "VBG"):
        lemma = word.lemma_.lower()
        return _violence(word, lemma) or _coercion(word, lemma) or _talks(word, lemma) or _retreat(word, lemma)
    # "Gunfire near the station", which a parser takes for a name
    is_noun = word.pos_ == "NOUN" or (word.pos_ == "PROPN" and word.is_sent_start)
    if is_noun and word.lemma_.lower() in VIOLENCE and _is_reported(word):
        return "ASSAULT"
    if word.pos_ == "NOUN" and word.lemma_.lower() in _GATHERINGS and _is_talk(word) and not _is_told_by_its_verb(word):
        return "CONSULT"
    return None


def _is_told_by_its_verb(noun: Any) -> bool:
    return noun.dep_ in (*SUBJECTS, "dobj") and (noun.head.lemma_.lower() in _HOLDS | _OPENS | {"be"})


def kind_by_counts(what: str, verb: str) -> str:
    """The kind of event that a number tells, where no other word does; `verb` is what was done, as a lemma."""
    if verb in ("find", "discover", "recover", "seizure", "capture") and what not in HARM:
        return "COERCE/seize"
    if verb in ("handover", "surrender", "collection"):
        return "RETREAT/disarm"
    return _BY_COUNT.get(what, "PROTEST/demo" if what in _PROTESTERS else "ASSAULT")


_PROTESTERS: Final = frozenset({"demonstrators", "protesters", "marchers"})
_BY_COUNT: Final = {
    "captured": "COERCE/seize",
    "arrested": "COERCE/arrest",
    "detained": "COERCE/arrest",
    "abducted": "ASSAULT/abduct",
    "deported": "COERCE/deport",
    "released": "RETREAT/release",
    "rescued": "AID",
    "evacuated": "AID",
}


def _lemmas(word: Any, *relations: str) -> set[str]:
    return {child.lemma_.lower() for child in word.children if child.dep_ in relations}


def _head(word: Any, *relations: str) -> Any | None:
    return next((child for child in word.children if child.dep_ in relations), None)


def _subject_of(verb: Any) -> set[str]:
    token = verb
    for _ in range(4):
        if subjects := [child for child in token.children if child.dep_ in SUBJECTS]:
            return {word for one in subjects for word in _words_for(one, token)}
        if token.dep_ == "acl" and (token.tag_ == "VBD" or token.lemma_.lower() in _FLARES):
            # "fighting flared", which a small parser takes for a fighting that was flared
            return {token.head.lemma_.lower(), token.head.lower_}
        if token.dep_ not in ("conj", "xcomp", "advcl", "acomp") or token.head.i == token.i:
            return set()
        token = token.head
    return set()


def _words_for(subject: Any, verb: Any) -> set[str]:
    """The words for who does it: what "which" stands for, and those that "one of" is of."""
    if subject.lemma_.lower() in FRACTIONS and subject.lower_ != "some":
        return {one.lemma_.lower() for child in subject.children if child.lower_ == "of" for one in child.children}
    held = [subject]
    if subject.lower_ in ("that", "which", "who") and verb.dep_ == "relcl":
        held.append(verb.head)
    if subject.pos_ in ("NUM", "PRON", "DET") or subject.lower_ in ("one", "none", "some", "number"):
        held += [one for child in subject.children if child.lower_ == "of" for one in child.children]
    return {word for one in held for word in (one.lemma_.lower(), one.lower_)}


def _objects_of(verb: Any) -> list[Any]:
    return [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]


def _can_be_hurt(noun: Any) -> bool:
    lemma = noun.lemma_.lower()
    if (
        any(child.dep_ == "nummod" for child in noun.children)
        or noun.pos_ in ("PROPN", "NUM")
        or noun.lower_ in _SOMEBODY
    ):
        return True
    return lemma in PERSONS | SEIZED | _ARMED | _GROUND or (lemma in COLLECTIVE and lemma in _HURT_TOGETHER)


_SOMEBODY: Final = frozenset(
    "people civilians him her them us me others nobody one livestock children men women".split()
)
_HURT_TOGETHER: Final = frozenset(
    "family crowd group village town city patrol crew dozen score hundred cattle livestock".split()
)
_TARGETS: Final = frozenset("site target launcher radar base arsenal position command headquarters battery".split())
_CROWDS: Final = frozenset("audience crowd hall room he she they who people fan anger market".split())
_GROUND: Final = frozenset(
    """
    convoy position village town city camp base barracks harbour port market school hospital church mosque depot
    refinery plant factory checkpoint post station ridge border airport ambulance pipeline line home consulate embassy
    """.split()
)


def _violence(verb: Any, lemma: str) -> str | None:
    objects = _objects_of(verb)
    subjects = _subject_of(verb)
    if lemma in ("abduct", "kidnap"):
        return "ASSAULT/abduct"
    if lemma == "take" and _lemmas(verb, "dobj", "oprd", "acomp") & {"hostage"}:
        return "ASSAULT/abduct"
    if lemma == "shoot" and "down" in _lemmas(verb, "prt", "advmod"):
        return "ASSAULT"
    if lemma == "fight" and not (subjects | {one.lemma_.lower() for one in objects}) & (_ARMED | BLOWS):
        return None
    if lemma in _ATTACKS and not _is_in_words(verb):
        if (
            lemma not in _LOOSE
            or any(_can_be_hurt(one) for one in objects)
            or (not objects and subjects & (_ARMED | VIOLENCE))
        ):
            burnt = lemma == "burn" and any(one.lemma_.lower() in _GROUND for one in objects)
            return "ASSAULT/destroy" if burnt or lemma in ("torch", "raze", "loot") else "ASSAULT"
        return None
    if lemma in _STRIKES and subjects & VIOLENCE:
        return "ASSAULT"
    if (
        lemma in ("hit", "strike")
        and objects
        and subjects & (_ARMED | {"it", "they", "we"})
        and any(one.lemma_.lower() in _TARGETS for one in objects)
    ):
        return "ASSAULT"
    if lemma in ("hit", "strike") and any({one.lemma_.lower(), one.lower_} & (_GROUND | SEIZED) for one in objects):
        return "ASSAULT"
    if (lemma in ("explode", "detonate") and not subjects & (PERSONS | _CROWDS)) or (
        lemma in ("blow", "go") and _lemmas(verb, "prt") & {"up", "off"} and subjects & WEAPONS
    ):
        return "ASSAULT"
    if (
        lemma in _LAUNCHES
        and not _is_in_words(verb)
        and any(
            one.lower_ != "round" and one.lemma_.lower() in WEAPONS | MATERIEL | BLOWS | {"shot", "nothing"}
            for one in objects
        )
    ):
        return "ASSAULT"
    if lemma == "lay" and any(one.lemma_.lower() == "mine" for one in objects):
        return "ASSAULT"
    if lemma == "fire" and _lemmas(verb, "prep") & {"on", "at", "into", "towards", "toward"} and not objects:
        return "ASSAULT"
    if lemma == "open" and subjects & _ARMS_THAT_SPEAK and (_lemmas(verb, "prt", "advmod") & {"up"} or not objects):
        # "the guns on the ridge opened up again"
        return "ASSAULT"
    if (
        lemma == "bring"
        and "down" in _lemmas(verb, "prt", "advmod")
        and any(one.lemma_.lower() in MATERIEL for one in objects)
    ):
        return "ASSAULT"
    if lemma == "come" and any(
        one.lemma_.lower() in VIOLENCE for child in verb.children if child.lower_ == "under" for one in child.children
    ):
        return "ASSAULT"
    if (lemma == "shoot" and "back" not in _lemmas(verb, "advmod", "prt")) or (lemma == "down" and objects):
        return "ASSAULT"
    if lemma in _GOES_ON | _HEARS and subjects & BLOWS and not _lemmas(verb, "dobj"):
        return "ASSAULT"
    if lemma in ("take", "be") and _lemmas(verb, "attr", "nsubj") & BLOWS and _lemmas(verb, "expl"):
        return "ASSAULT"
    if lemma == "take" and subjects & BLOWS and _lemmas(verb, "dobj") & {"place"}:
        return "ASSAULT"
    return _a_part_in(verb, lemma)


def _is_in_words(verb: Any) -> bool:
    """Whether somebody is attacked over something, as something, or by saying something."""
    if verb.lemma_.lower() not in _LOOSE | {"clash", "launch"}:
        return False
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("over", "as", "for"):
            return True
        if child.dep_ == "advcl" and child.tag_ == "VBG" and child.lemma_.lower() in CUE_VERBS:
            return True
    return False


def _a_part_in(verb: Any, lemma: str) -> str | None:
    """Having, or having no, part in violence: "took part in the events", "has nothing to do with the blast"."""
    if lemma not in ("take", "have", "play", "be", "involve", "enter", "cross") or status_of(verb) != "denied":
        return None
    named = {token.lemma_.lower() for token in phrase_of(verb) if token.pos_ in ("NOUN", "ADP", "VERB", "PROPN")}
    if lemma in ("take", "have", "play", "be") and named & {"part", "role", "hand", "do", "behind"}:
        return "ASSAULT" if named & (BLOWS | {"event", "incident", "bomb", "death"}) else None
    if lemma == "involve":
        return "ASSAULT"
    if lemma in ("enter", "cross") and _subject_of(verb) & _ARMED:
        return "ASSAULT"
    return None


def _is_reported(noun: Any) -> bool:
    """Violence that a report is of: "reports of an explosion at the mill"."""
    preposition = noun.head
    if (noun.lemma_.lower() in BLOWS or noun.lower_ == "fire") and any(map(_is_of_a_day, noun.children)):
        # "after Tuesday's rocket fire on Kerem"
        return True
    if noun.dep_ == "ROOT" and noun.lemma_.lower() in BLOWS:
        # "Gunfire near the station.", in an entry of a live blog
        return any(child.dep_ == "prep" and child.lower_ in _AT for child in noun.children) and not _is_a_line(noun)
    if noun.dep_ == "dobj" and noun.lemma_.lower() in BLOWS:
        return preposition.lemma_.lower() in ("report", "confirm", "record", "register", "count")
    if noun.dep_ != "pobj" or preposition.lower_ != "of":
        return False
    if preposition.head.lemma_.lower() == "speak":
        return True
    return preposition.head.lower_ in ("report", "reports", "news", "word", "accounts")


def _is_of_a_day(owner: Any) -> bool:
    """ "Wednesday's", "last week's", "yesterday's"."""
    return owner.dep_ == "poss" and (
        owner.lower_.endswith("day") or owner.lower_ in ("week", "weekend", "night", "month")
    )


_AT: Final = frozenset("near at in around outside off on along".split())


def _is_a_line(noun: Any) -> bool:
    """Whether no full stop ends the words: those of a headline."""
    return not any(word.text in (".", "!") for word in noun.doc[noun.i : noun.i + 12])


def _coercion(verb: Any, lemma: str) -> str | None:
    objects = _objects_of(verb)
    if lemma in ("arrest", "detain"):
        return "COERCE/arrest" if objects else None
    if lemma == "capture" and not _subject_of(verb) & _ARMED:
        objects = [one for one in objects if one.pos_ != "PROPN" and (one.lemma_.lower() in PERSONS | SEIZED)]
    if lemma in _SEIZES and any(_can_be_hurt(one) or one.lemma_.lower() in SEIZED for one in objects):
        return "ASSAULT" if lemma in ("down", "sink", "intercept") else "COERCE/seize"
    if (
        lemma in ("take", "retake", "recapture", "overrun")
        and _subject_of(verb) & _ARMED
        and any(one.lemma_.lower() in _GROUND or one.lower_ == "control" for one in objects)
    ):
        return "COERCE/seize"
    if lemma == "stop" and any(one.lemma_.lower() in _STOPPED for one in objects):
        # a guard that stops lorries; what is stopped in the air or at sea was intercepted
        return "COERCE/restrict"
    if lemma == "deport" and objects:
        return "COERCE/deport"
    if lemma in ("block", "blockade", "occupy") and any(one.lemma_.lower() in _WAYS for one in objects):
        by = {one.lemma_.lower() for child in verb.children if child.dep_ == "agent" for one in child.children}
        return None if (_subject_of(verb) | by) & _ARMED or not (_subject_of(verb) | by) else "PROTEST/obstruct"
    if lemma == "take" and any(
        one.lower_ == "streets" for child in verb.children if child.lower_ == "to" for one in child.children
    ):
        return "PROTEST/demo"
    if lemma in PROTEST and lemma != "protest" and _lemmas(verb, "dobj", "ccomp", "xcomp"):
        # "demonstrated that it helps", "rallied supporters"
        return None
    if lemma in PROTEST or (lemma == "strike" and _subject_of(verb) & {"worker", "miner", "docker", "driver"}):
        crowd = _subject_of(verb)
        return ("PROTEST/strike" if lemma == "strike" else "PROTEST/demo") if crowd and not crowd & _ARMED else None
    return None


def _talks(verb: Any, lemma: str) -> str | None:
    objects, subjects = _objects_of(verb), _subject_of(verb)
    if (
        lemma in ("talk", "negotiate")
        and subjects
        and not objects
        and _lemmas(verb, "prep") & {"with", "in", "at", "for"}
    ):
        return "CONSULT/phone" if _by_phone(verb, "talk") else "CONSULT"
    if lemma in _MEETS and (objects or subjects) and not _lemmas(verb, "nsubjpass"):
        return None if any(one.lemma_.lower() in _NOT_MET for one in objects) else "CONSULT"
    if lemma == "see" and any(one.lemma_.lower() in _SEEN for one in objects) and _has_a_town(verb):
        return "CONSULT"
    if lemma in _VISITS and (objects or _lemmas(verb, "prep")):
        return "CONSULT/visit"
    if lemma == "pay" and any(one.lemma_.lower() == "visit" for one in objects):
        return "CONSULT/visit"
    if lemma in _TRAVELS and _is_a_journey(verb, lemma):
        return "CONSULT/visit"
    if lemma == "be" and _is_due(verb):
        return "CONSULT/visit"
    if lemma == "receive" and any(
        one.pos_ == "PROPN" or one.lemma_.lower() in PERSONS | {"chair", "envoy", "delegation"} for one in objects
    ):
        return "CONSULT/visit" if _has_a_town(verb) else "CONSULT"
    if lemma in ("speak", "talk", "call", "hold", "telephone", "phone") and _by_phone(verb, lemma):
        return "CONSULT/phone"
    if lemma in _HOLDS and any(_is_talk(one) for one in objects):
        return "CONSULT"
    if lemma == "break" and _lemmas(verb, "prt", "advmod") & {"up"} and subjects & _TALK:
        return "CONSULT"
    own = [child for child in verb.children if child.dep_ in SUBJECTS]
    if (lemma in _OPENS | {"be"} and any(map(_is_talk, own))) or (
        lemma in _OPENS and not own and verb.dep_ in ("xcomp", "conj") and subjects & _TALK
    ):
        return "CONSULT" if lemma != "be" or _lemmas(verb, "prep", "npadvmod", "advmod") else None
    return None


_WAYS: Final = frozenset("road bridge line street square motorway highway railway entrance gate".split())
_STOPPED: Final = frozenset("lorry truck van car bus train convoy vehicle boat ship trawler ferry".split())
_SEEN: Final = frozenset("side delegation party envoy negotiator".split())
_NOT_MET: Final = frozenset(
    "demand condition deadline need target criterion goal requirement obligation resistance end".split()
)


def _is_talk(noun: Any) -> bool:
    return noun.lemma_.lower() in _TALK and not {child.lower_ for child in noun.children} & _INNER


_INNER: Final = frozenset("cabinet press news morning afternoon emergency party parliamentary telephone".split())
"""What tells a meeting of one's own house, or a part of a day of talks."""


def _is_due(verb: Any) -> bool:
    """ "The envoy is due in Lorn on Saturday"."""
    due = next(
        (child for child in verb.children if child.lower_ in ("due", "expected") and child.dep_ == "acomp"), None
    )
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if due is None or subject is None or not (subject.pos_ == "PROPN" or subject.lemma_.lower() in PERSONS | _VISITORS):
        return False
    where = [
        child for child in (*due.children, *verb.children) if child.dep_ == "prep" and child.lower_ in ("in", "at")
    ]
    return any(one.pos_ == "PROPN" and one.dep_ == "pobj" for child in where for one in child.children)


_VISITORS: Final = frozenset("envoy mediator delegation negotiator emissary commissioner team he she they".split())


def _is_a_journey(verb: Any, lemma: str) -> bool:
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return False
    if (
        not _subject_of(verb)
        or _subject_of(verb) & {"i", "we", "you"}
        or _subject_of(verb) & (_ARMED | WEAPONS | MATERIEL)
    ):
        return False
    own = [child for child in verb.children if child.dep_ in SUBJECTS and child.pos_ == "NOUN"]
    if any(not is_person(one.lemma_.lower()) and one.lemma_.lower() not in PERSONS | _VISITORS for one in own):
        # "in Lisk, the paper has landed badly"
        return False
    whither = {"to", "in", "at"} if lemma in ("arrive", "land") else {"to"}
    for child in verb.children:
        where = child.children if child.dep_ == "prep" and child.lower_ in whither else ()
        if any(one.pos_ == "PROPN" and one.dep_ == "pobj" for one in where):
            return True
    return False


def _has_a_town(verb: Any) -> bool:
    where = [child for child in verb.children if child.dep_ == "prep" and child.lower_ in ("in", "at")]
    return any(
        one.pos_ == "PROPN" and one.dep_ == "pobj" and one.ent_type_ != "DATE"
        for child in where
        for one in child.children
    )


def _by_phone(verb: Any, lemma: str) -> bool:
    if lemma in ("telephone", "phone"):
        return bool(_objects_of(verb))
    words = " ".join(child.text for child in phrase_of(verb) if child.i > verb.i)
    return bool(_PHONE.search(words)) or (lemma == "hold" and "call" in _lemmas(verb, "dobj"))


def _retreat(verb: Any, lemma: str) -> str | None:
    objects, subjects = _objects_of(verb), _subject_of(verb)
    things = {one.lemma_.lower() for one in objects}
    if lemma in ("release", "free", "exchange", "swap", "liberate"):
        return "RETREAT/release" if things & (_CAPTIVES | PERSONS | {"people"}) else None
    if lemma == "hand" and _lemmas(verb, "prt") and things & _CAPTIVES:
        return "RETREAT/release"
    if lemma in ("collect", "gather") and (things | subjects) & (_ARMS - {"car", "bus", "truck"}):
        return "RETREAT/disarm"
    if (lemma in ("hand", "turn", "give") and _lemmas(verb, "prt") & {"in", "over", "up"} and things & _ARMS) or (
        lemma in ("surrender", "lay", "deposit", "deliver") and things & _ARMS and lemma != "lay"
    ):
        return "RETREAT/disarm"
    if lemma == "lay" and _lemmas(verb, "prt") & {"down"} and things & _ARMS:
        return "RETREAT/disarm"
    if lemma == "disarm":
        return "RETREAT/disarm"
    if lemma in _OPENS | {"complete", "finish"} and (subjects | things) & _PULLOUTS:
        return "RETREAT/withdraw"
    if (
        lemma in ("leave", "quit", "vacate", "evacuate")
        and subjects & (_ARMED - {"police"})
        and any(one.pos_ == "PROPN" or one.lemma_.lower() in _GROUND for one in objects)
    ):
        return "RETREAT/withdraw"
    if lemma in _LEAVES and not things & (_PAPERS | {"offer", "remark", "claim", "candidacy", "support"}):
        return (
            "RETREAT/withdraw"
            if (subjects | things) & (_ARMED | {"tank", "weapon"}) or _lemmas(verb, "prep") & {"from"}
            else None
        )
    if (
        lemma in ("pull", "move")
        and _lemmas(verb, "prt", "advmod", "prep") & {"out", "back"}
        and (subjects | things) & (_ARMED | {"tank", "weapon"})
    ):
        return "RETREAT/withdraw"
    if lemma in _STOPS and (subjects | things) & {"ceasefire", "truce", "armistice"}:
        return "RETREAT/ceasefire"
    if lemma == "sign" and (things & _PAPERS):
        return "AGREE"
    if lemma in _SETS and subjects & {"signing"}:
        # "the signing is scheduled for 3 March in Lorn"
        return "AGREE"
    return None
