"""The words by which English reports give somebody's words: verbs and nouns, with the stance that each suggests.

The suggestion is for a person to decide on; only words that say so outright suggest a stance that could bind.
"""

from typing import Final

from ..model.record import Stance

_BY_STANCE: Final[dict[Stance, str]] = {
    "claims": """
        say tell add state note explain report announce declare reveal disclose claim assert contend maintain argue
        insist stress emphasise emphasize underscore underline highlight acknowledge admit concede recall recount relate
        describe call label dub characterise characterize portray remark comment observe write tweet post reply respond
        answer continue conclude confirm affirm reaffirm reiterate repeat repeat suggest hint indicate signal imply
        estimate predict forecast project expect believe think feel know learn find show quote cite mention point
        testify brief inform advise clarify elaborate specify boast joke quip mutter whisper shout chant echo concur
        attribute allege charge accuse warn caution fear worry lament complain hope wish vow pledge promise swear
        guarantee assure express voice propose recommend urge ask question wonder speculate agree put""",
    "appraises": """
        praise hail welcome applaud commend laud criticise criticize condemn denounce slam blast attack mock ridicule
        dismiss deride decry deplore regret appreciate thank congratulate admire like dislike favour favor""",
    "denies": "deny refute dispute rebut disavow",
    "downplays": "downplay minimise minimize belittle understate",
    "supports": "support back endorse champion",
    "opposes": "oppose",
    "rejects": "reject refuse rebuff spurn veto",
    "rules out": "rule",
    "accepts": "accept",
    "demands": "demand require",
    "prefers": "prefer",
    "offers": "offer",
    "willing to discuss": "discuss negotiate consider mull weigh plan intend seek aim want",
    "declines to comment": "decline",
}

CUE_VERBS: Final[dict[str, Stance]] = {verb: stance for stance, verbs in _BY_STANCE.items() for verb in verbs.split()}
"""Verbs that introduce somebody's words or attitude, by their lemma."""

FIGURES: Final = frozenset(
    "toll number figure total count tally loss casualty death dead wounded injured missing killed turnout crowd".split()
)
"""What somebody puts at a number; whatever else is put is no word of anybody's."""

TELLERS: Final = frozenset(
    """
    official ministry army police government office agency source council party spokesman spokeswoman witness
    diplomat
    """.split()
)
"""Who is cited, where a thing may be cited as well: "citing the ministry", but "citing reasons of safety"."""

TALKS: Final = frozenset(
    "discuss negotiate talk engage work meet consider listen resume hold explore debate examine study".split()
)
"""What somebody is ready for who is willing to discuss; whoever is ready to attack is not."""

SILENCE: Final = frozenset("speculate comment answer respond reply say speak elaborate confirm draw".split())
"""What somebody does not do who declines to comment."""

DOUBTS: Final = frozenset("deny doubt refute dispute question disbelieve reject".split())
"""Verbs whose clause is just what is not taken to be so."""

HARDLY: Final = frozenset({"hardly", "scarcely", "never", "barely", "rarely", "longer"})
NOBODY: Final = frozenset({"nobody", "none", "neither", "no"})

CUE_NOUNS: Final = frozenset(
    """
    claim statement allegation accusation assertion warning promise pledge vow suggestion belief argument denial demand
    announcement admission contention prediction call
    """.split()
)
"""Nouns that introduce somebody's words, with whose they are and a clause."""

CUE_ADJECTIVES: Final[dict[str, Stance]] = {
    "willing": "willing to discuss",
    "ready": "willing to discuss",
    "prepared": "willing to discuss",
    "open": "willing to discuss",
    "reluctant": "claims",
    "unwilling": "claims",
    "determined": "claims",
    "confident": "claims",
    "sure": "claims",
    "certain": "claims",
}
"""Adjectives of readiness and conviction, with whose they are and an infinitive or a clause."""

TEXTS: Final = frozenset(
    """
    plan draft proposal agreement deal text document paper framework accord treaty offer package compromise blueprint
    roadmap memorandum protocol arrangement settlement scheme formula counterproposal counteroffer pact non-paper
    """.split()
)
"""What is put on the table as words."""

TERMS: Final = TEXTS | frozenset(
    """
    term condition provision clause option quota cap limit ceiling threshold concession guarantee truce ceasefire
    armistice withdrawal pullout pullback demilitarisation demilitarization neutrality moratorium freeze swap partition
    annexation cession referendum verification monitoring inspection handover amnesty reparation timetable demand
    """.split()
)
"""What somebody can accept or refuse as a way to settle something; a call, an invitation or a war is none."""

THINGS: Final = TERMS | frozenset(
    "detail specific talk meeting article annex paragraph passage wording language clause version attack strike".split()
)
"""What never speaks, though a sentence may give it a verb of speech; reports and statements do."""

MEETINGS: Final = frozenset(
    "talk discussion dialogue negotiation mediation meeting consultation summit conversation contact".split()
)
"""What somebody who takes it up is willing to do, and no more."""
