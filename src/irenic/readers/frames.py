"""What stands behind the words that give somebody's words: which verbs take a clause, an infinitive, a thing, a word.

A list of our own of what English verbs of saying, thinking, wanting and judging are built with. A verb counts only
in the constructions that it is listed for: "she found that …" gives words, "she found a coin" does not.
"""

from typing import Final

from .pieces import word_set

SPEECH: Final = word_set(
    """
    say tell add state note explain report announce declare reveal disclose claim assert contend maintain argue
    insist stress emphasise emphasize underscore underline highlight acknowledge admit concede recall recount relate
    describe remark comment observe write tweet retweet blog post reply respond answer continue conclude confirm
    affirm reaffirm reiterate repeat suggest hint indicate signal imply estimate predict forecast quote cite mention
    point testify brief inform advise clarify elaborate specify boast brag joke quip mutter mumble murmur whisper
    shout yell scream cry chant echo concur allege charge warn caution lament complain gripe grumble vow pledge
    promise swear guarantee assure express voice propose recommend urge ask inquire wonder speculate counter retort
    protest object muse opine intone proclaim pronounce preach exclaim snap sigh interject begin go read recite sing
    tease crow fume thunder confess deny remind deadpan offer demand agree reason summarise summarize theorise
    theorize posit postulate plead beg implore interrupt venture volunteer rejoin sum bemoan rail rant vent growl
    bellow roar
    """
)
"""What introduces words, also in quotation marks."""

CLAUSE: Final = SPEECH - word_set("go begin read sing interrupt rail offer object") | word_set(
    """
    accept appreciate regret fear doubt deny dispute refute rebut question debate discuss discover determine decide
    judge rule demand require prefer foresee anticipate expect project calculate reckon figure guess suppose assume
    presume suspect imagine believe think feel know hope wish worry understand realise realize recognise recognize
    see remember forget learn hear find show prove demonstrate convince persuade illustrate reflect mean pretend
    care consider fret marvel rejoice pray conclude agree disagree intimate insinuate document threaten
    stipulate mandate notice detail outline discount reject dismiss blast criticise criticize praise concede hail
    """
)
"""What introduces a clause: "that …", "whether …", or one without a word before it."""

MIND: Final = word_set(
    """
    fear doubt foresee anticipate expect reckon figure guess suppose assume presume suspect imagine believe think
    feel know hope wish worry understand realise realize recognise recognize see remember forget learn hear care
    consider fret marvel rejoice pray want prefer intend plan like love hate notice discover determine decide mean
    view regard
    """
)
"""What somebody thinks, wants or knows, and need not have said."""

SHOW: Final = word_set(
    "show find prove demonstrate illustrate reflect indicate suggest reveal document mean signal imply confirm"
)
"""What things do as well as people: a poll shows, a report finds."""

INFINITIVE: Final = word_set(
    """
    want plan hope seek vow pledge promise threaten agree refuse decline offer intend aim expect decide wish swear
    ask demand prefer propose vie long yearn opt choose claim consent desire commit undertake resolve pretend aspire
    urge beg
    """
)
"""What has an infinitive for what somebody means to do, or says that it will: "vowed to leave"."""

CONTROL: Final = word_set(
    """
    urge ask want tell advise encourage order instruct beg implore press pressure push expect invite warn persuade
    convince challenge exhort plead direct command request lobby call need like prefer
    """
)
"""What has somebody and an infinitive for what that one is to do: "urged the council to act"."""

LIKEN: Final = word_set(
    """
    call describe label dub brand term deem declare characterise characterize portray depict paint cast see view
    regard consider dismiss identify name denounce hail praise criticise criticize condemn blast slam mock ridicule
    deride decry think find proclaim pronounce judge treat define accuse blame credit fault compare liken equate
    chide scold rebuke castigate chastise lambaste berate thank congratulate applaud commend laud acknowledge
    recognise recognize rate envision envisage cite tout
    """
)
"""What says of one thing that it is, or is like, or is to blame for another: "called it a step", "blamed the rain"."""

JUDGED: Final = word_set(
    """
    accuse blame credit fault compare liken equate chide scold rebuke castigate chastise lambaste berate
    """
)
"""What needs both: whom one accuses, and of what."""

THING: Final = word_set(
    """
    praise hail welcome applaud commend laud criticise criticize condemn denounce slam blast attack mock ridicule
    dismiss deride decry deplore regret appreciate thank congratulate admire dislike favour favor deny refute
    dispute rebut disavow downplay minimise minimize belittle understate support back endorse champion oppose reject
    accept prefer demand blame defend tout extol trumpet assail lambaste lambast chide scold rebuke castigate
    chastise berate disparage malign bash hammer rip trash insult taunt scorn vilify demonise demonize lampoon
    satirise bemoan lament mourn celebrate cheer embrace promote advocate espouse renounce repudiate disown
    denigrate challenge question doubt contradict debunk counter protest propose suggest announce describe explain
    outline detail discuss address mention cite quote note highlight emphasise emphasize stress underscore underline
    acknowledge admit concede recall recount recite reiterate repeat echo claim report reveal disclose confirm
    predict forecast foresee promise pledge vow threaten guarantee express voice want urge recommend request
    invoke reference allege tell expect anticipate fear trust distrust like love hate loathe detest despise resent
    envision envisage portray depict characterise characterize mull exclude veto tolerate rebuff spurn nix approve
    countenance swallow stomach refuse
    """
)
"""What is done to a thing or a person in words or in mind, and needs no clause: "praised the plan"."""

WITH_WORD: Final[dict[str, frozenset[str]]] = {
    verb: word_set(words)
    for verb, words in {
        "call": "for on upon",
        "point": "to",
        "refer": "to",
        "allude": "to",
        "object": "to",
        "react": "to",
        "respond": "to",
        "reply": "to",
        "agree": "with on to about",
        "disagree": "with on about over",
        "concur": "with",
        "side": "with",
        "sympathise": "with",
        "sympathize": "with",
        "empathize": "with",
        "identify": "with",
        "talk": "about of up",
        "speak": "about of against for to out",
        "write": "about of",
        "joke": "about",
        "tweet": "about",
        "brag": "about of",
        "boast": "about of",
        "complain": "about of",
        "gripe": "about",
        "grumble": "about",
        "worry": "about over",
        "fret": "about over",
        "care": "about",
        "think": "about of",
        "dream": "of about",
        "wonder": "about",
        "speculate": "about on",
        "comment": "on about upon",
        "elaborate": "on",
        "expand": "on",
        "remark": "on upon",
        "insist": "on upon",
        "focus": "on",
        "hint": "at",
        "marvel": "at",
        "laugh": "at",
        "scoff": "at",
        "sneer": "at",
        "bristle": "at",
        "balk": "at",
        "lash": "at",
        "warn": "of about against",
        "caution": "against about",
        "argue": "for against about over",
        "advocate": "for",
        "lobby": "for against",
        "push": "for against",
        "press": "for",
        "campaign": "for against on",
        "rail": "against about",
        "protest": "against",
        "vote": "for against",
        "vouch": "for",
        "hope": "for",
        "wish": "for",
        "long": "for",
        "apologise": "for",
        "apologize": "for",
        "ask": "for about",
        "inquire": "about",
        "plead": "for with",
        "appeal": "for to",
        "opt": "for",
        "root": "for",
        "learn": "of about",
        "know": "of about",
        "hear": "of about",
        "feel": "about",
        "testify": "about against",
        "lie": "about",
        "rave": "about",
        "rant": "about",
        "debate": "about over",
        "quarrel": "with",
        "believe": "in",
        "rejoice": "in at",
        "approve": "of",
        "disapprove": "of",
        "conceive": "of",
        "swear": "by",
        "commit": "to",
        "plan": "for on",
        "tell": "of about",
        "look": "to",
        "touch": "on",
        "weigh": "on in",
        "attest": "to",
        "admit": "to",
        "confess": "to",
        "consent": "to",
        "assent": "to",
        "acquiesce": "in",
        "accede": "to",
        "subscribe": "to",
        "aim": "for",
        "turn": "to",
    }.items()
}
"""What takes a thing with a word of its own before it, and that word belongs to the cue: "called for a ban"."""


SEEMING: Final = word_set("seem appear")
"""What gives an impression that nobody is named for."""

FELT: Final = frozenset(
    """
    eager happy glad sorry afraid worried concerned confident optimistic pessimistic hopeful skeptical sceptical wary
    angry furious upset disappointed proud aware unaware convinced certain uncertain sure unsure clear unclear critical
    supportive opposed committed willing unwilling ready prepared reluctant determined adamant keen interested unhappy
    pleased grateful thankful ashamed doubtful dismissive fond enthusiastic excited alarmed outraged appalled satisfied
    dissatisfied impressed nervous anxious uncomfortable comfortable upbeat vocal open resolved shocked surprised
    content delighted thrilled frustrated troubled disturbed dismayed saddened horrified bullish leery mindful hesitant
    """.split()
)
"""What somebody is or feels, with a clause, an infinitive or a thing: "is willing to talk", "is wary of the plan"."""
