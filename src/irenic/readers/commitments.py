"""What somebody's words commit to, where they are only introduced as said: "Alpha will never sign", "there is no deal".

A commitment counts for the one who speaks only where it is the speaker's own: "we", "its forces", or a state in the
mouth of its minister. What is asked, supposed or told of somebody else commits nobody.
"""

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from ..model.proposal import Span
from ..model.record import Stance
from .answers import CURT, NOT_ONE, answered_in, is_told_of_a_term
from .attributed import NO_CONTEXT, Attribution, Context
from .clauses import going_to, has_to, is_not_now
from .comparing import BEFORE_ANOTHER, BETTER
from .frames import MIND, SPEECH
from .gazetteer import Gazetteer
from .hearsay import is_hearsay
from .judging import OUTRIGHT, WORTH, is_judged
from .lexicon import MEETINGS, TEXTS
from .matters import ACTS, FREEING, POINTING, is_matter, shared_of, things_of
from .nearby import ends_as_question
from .outright import does_something_else, is_any_such, is_beside_a_text, is_hedged, is_unreal
from .quotations import SUBJECTS
from .sources import tree_span
from .stance_words import NOT_ONESELF, REFUSING

_FIRST: Final = frozenset({"i", "we", "our", "my", "us", "ours", "mine"})
_THIRD: Final = frozenset({"he", "she", "it", "they", "his", "her", "its", "their"})
_SIGNING: Final = frozenset({"sign", "ratify", "initial"})
_PAST: Final = frozenset({"VBD", "VBN"})
_BEFORE: Final = frozenset({"have", "has", "had", "did", "was", "were", "’ve", "'ve"})
_AHEAD: Final = frozenset({"will", "wo", "’ll", "'ll", "shall", "sha", "would", "’d", "'d", "can", "ca", "could"})
_PERFECT: Final = frozenset({"have", "’ve", "'ve"})
_GUESSING: Final = frozenset("predict fear hope expect doubt wonder ask suspect joke forecast worry".split())
_ADMITTING: Final = frozenset("concede admit acknowledge confess complain lament regret".split())
_NO_COMMENT: Final = re.compile(r"\W*no (?:further )?comment\b", re.IGNORECASE)
_NEVER: Final = re.compile(
    r"\bnever\b|\bunder no circumstances?\b|\bin no (?:case|way)\b|\bon no account\b", re.IGNORECASE
)
_RED_LINE: Final = re.compile(
    r"\b(?:is|are|was|were|remains?|as) (?:our |its |an? absolute |an? |the |my )?red lines?\b"
    r"(?! for (?!us\b|it\b|her\b|his\b|my\b|our\b))",
    re.IGNORECASE,
)
_CLOSED: Final = re.compile(
    r"\b(?:is|are|was|were|be|remains?)(?: simply| absolutely| clearly| completely)? (?:out of the question|excluded|"
    r"non-?negotiable|not negotiable|not for sale|not an option|not up for (?:negotiation|discussion)|"
    r"off the table|unthinkable|inconceivable)\b",
    re.IGNORECASE,
)
_DOUBTFUL: Final = re.compile(r"\b(?:no|not|n[’']t|never|neither|if|whether|former)\b", re.IGNORECASE)
_ALONE: Final = frozenset(
    "disarm withdraw retreat leave yield surrender compromise demobilise demobilize budge".split()
)
"""Deeds of a deal that need no object."""
_TROOPS: Final = frozenset(
    "army troop force soldier militia garrison guard gunboat occupier invader battalion brigade".split()
)
_OURS: Final = frozenset("i we army government country nation cabinet republic people movement".split())
_UNTRUE: Final = re.compile(
    r"\b(?:not|isn[’']t|wasn[’']t|hardly) true\b|"
    r"\b(?:is|are|was|were|be)(?: simply| completely| entirely| totally| just)? (?:an? )?"
    r"(?:(?:pure|complete|outright|total) )?(?:untrue|false|baseless|unfounded|invented|fabricated|nonsense|"
    r"lies?|invention|fabrication|hoax|forgery|fake)\b|\bnothing to do with\b|\bno truth in\b|"
    r"\bno such (?:thing|plan|deal|"
    r"agreement|letter|order)\b",
    re.IGNORECASE,
)
_PEACE: Final = (
    r"(?:peace|end|truce|ceasefire|solution|outcome|deal|agreement|settlement|plan|draft|paper|accord|result)"
)
_WORTHY: Final = (
    r"(?:just|worthy|fair|lasting|durable|dignified|honou?rable|sustainable|comprehensive|genuine|real|permanent|"
    r"equitable|acceptable|stable)"
)
_NEEDED: Final = re.compile(
    r"\b(?:need(?:s|ed)?|must|ensur\w+|require\w*|should|ha(?:s|ve) to|insist\w*|demand\w*|necessary|necessity|only)\b",
    re.IGNORECASE,
)
_WHAT_WE_WANT: Final = re.compile(r"\bwhat (?:we|I) (?:want|demand|insist on|ask for|need) is\b", re.IGNORECASE)
_SMALL: Final = re.compile(
    r"\b(?:(?:nothing|no|little) more than an?|no big deal|not a big deal|storm in a teacup|nothing to worry about|"
    r"no cause for (?:alarm|concern))\b",
    re.IGNORECASE,
)
_TRIED: Final = re.compile(
    r"\b(?:the|one|real|true|only) test (?:of [\w ]{2,40} )?(?:is|will be)\b|\bwill be (?:judged|measured) by\b",
    re.IGNORECASE,
)
_TEST: Final = re.compile(
    rf"\b{_WORTHY}(?: and {_WORTHY}|, {_WORTHY})?[”\"’']? [“\"]?{_PEACE}\b"
    rf"|\b{_PEACE} (?:must|should|has to|needs to) (?:be|respect|ensure|guarantee|bring|deliver)\b",
    re.IGNORECASE,
)
_OF_A_TEXT: Final = rf"(?:{'|'.join(sorted(TEXTS))})s?"
_PRAISED: Final = re.compile(
    rf"\b{_OF_A_TEXT}\b[^.;]*?\b(?:is|are|was|were|as|be|been|looks?|seems?|sounds?)\b([^.;]{{0,30}})"
    rf"|\bit (?:is|was|looks|seems) ([^.;]{{0,30}} {_OF_A_TEXT})\b",
    re.IGNORECASE,
)
_OFFICE: Final = re.compile(
    r"\b(?:president|premier|prime|minist\w+|chancellor|negotiator|ambassador|general|colonel|admiral|spokes\w+|secretary|"
    r"king|queen|foreign|commander|leader|chair\w*|government|cabinet|army|navy)\b",
    re.IGNORECASE,
)
_OF_ANOTHER: Final = re.compile(r"[’']s?\b(?=.*\b[a-z])|\bof [A-Z]|[A-Z]\w+(?:ian|ean|ish|ese|an)\b")
_WOULD: Final = frozenset({"would", "could", "can", "’d", "'d"})
_EVER: Final = re.compile(r"\bnot\b[^.;]*\bever\b", re.IGNORECASE)
_ONE: Final = frozenset("one something anything thing figure number version text price".split())
_TAKING: Final = frozenset("accept sign offer live agree ratify take".split())
_HOLDING: Final = frozenset("include contain name mention provide begin restore guarantee".split())
_PEACES: Final = frozenset("peace truce ceasefire solution outcome end result".split())
_NOT_DENIED: Final = frozenset("doubt question need reason way time".split())
_IF: Final = re.compile(
    r"\b(?:(?:if|provided|providing|as long as|so long as|in (?:return|exchange) for|on (?:the )?condition|once|"
    r"as soon as)\b|"
    r"the (?:minute|moment|day|hour|second) (?!of\b|after\b|before\b))",
    re.IGNORECASE,
)
_THAN: Final = re.compile(r"\bthan (?:to )?(\w+)\b", re.IGNORECASE)
_GIVEN_AWAY: Final = frozenset("agree ship sell send deliver dismantle kneel capitulate submit".split())
GO_BETWEEN: Final = re.compile(
    r"\b(?:mediat\w+|envoys?|facilitators?|brokers?|go-betweens?|United Nations|U\.?N\.?|observers?)\b", re.IGNORECASE
)
"""Who urges both sides and has no side of its own."""
_CAPITAL: Final = re.compile(r"\b[A-ZÀ-Þ][a-zà-ÿ]{2,}")


class Said(NamedTuple):
    """The stance that lies in what was said, and the place of what it is about, where one thing is."""

    stance: Stance
    about: Span | None = None


_NO_MORE: Final = Said("claims")


def is_under_a_condition(words: str) -> bool:
    """Whether something is to be done only if the other side does its part."""
    return bool(_IF.search(words))


def is_refused_behind_than(words: str) -> bool:
    """ "Would rather resign than sign": what stands behind "than" is refused, where it is a deed of a deal."""
    return any(match[1].lower() in ACTS | _GIVEN_AWAY for match in _THAN.finditer(words))


def said_stance(one: Attribution, document: Any, context: Context = NO_CONTEXT) -> Said:
    """The stance that lies in what was said; "claims" where there is none. What binds goes before what does not."""
    text = context.text or document.text
    cue, content = (" ".join(text[start:end] for start, end in spans) for spans in (one.cue, one.content))
    if (curt := CURT.match(content)) and not one.negated and one.verb != "ask" and is_told_of_a_term(one, document):
        return Said("rules out" if curt["never"] else "rejects")
    if one.negated or one.verb in _GUESSING:
        return _NO_MORE
    wanted = None if one.kind == "indirect" else _WHAT_WE_WANT.search(content)
    if wanted is not None and any(is_matter(token) for token in _tokens(one, document) if token.pos_ == "NOUN"):
        return Said("demands")
    if one.kind != "indirect" and (answer := answered_in(document, text, one.content[0][0], one.content[-1][1])):
        return Said(answer)
    if one.kind == "direct" and NOT_ONE.match(content):
        return Said("rules out")
    if _NO_COMMENT.match(content):
        return Said("declines to comment")
    if _RED_LINE.search(content) and not _DOUBTFUL.search(content):
        return Said("rules out")
    if (closed := _CLOSED.search(content)) and not _DOUBTFUL.search(content[: closed.start()]):
        return Said("rules out", _closed_in(one, document, text))
    clauses = list(_clauses(one, document))
    told = ((clause, _Clause(clause, one, text, context.names).said()) for clause in clauses)
    said = [found for clause, found in told if found is not None and not is_hearsay(clause)]
    binding = [found for found in said if found.stance != "denies"]
    if binding:
        return binding[0]
    if _TRIED.search(content) or (_TEST.search(content) and _NEEDED.search(f"{cue} {content}")):
        return Said("sets a test")
    if (said or _UNTRUE.search(content)) and one.verb not in _ADMITTING:
        return Said("denies")
    if _SMALL.search(content):
        return Said("downplays")
    praised = _PRAISED.search(content)
    if praised and is_judged(praised[1] or praised[2] or "", quoted=False):
        return Said("appraises")
    if any(_is_valued(clause) for clause in clauses):
        return Said("appraises")
    return _NO_MORE


def _closed_in(one: Attribution, document: Any, text: str) -> Span | None:
    """What is out of the question: "a lease was fine, he said, but *auditors* were off the table"."""
    found = next((match for start, end in one.content if (match := _CLOSED.search(text, start, end))), None)
    held = found and document.char_span(found.start(), found.start() + 1, alignment_mode="expand")
    subject = next((child for child in held[0].children if child.dep_ in SUBJECTS), None) if held else None
    return _within(one.content, tree_span(subject)) if subject is not None and subject.pos_ != "PRON" else None


def _tokens(one: Attribution, document: Any) -> Iterator[Any]:
    """The words of the content."""
    spans = (document.char_span(start, end, alignment_mode="expand") for start, end in one.content)
    return (token for span in spans if span is not None for token in span)


def _is_valued(verb: Any) -> bool:
    """ "The talks were constructive", "this is a disgrace"."""
    if verb.lemma_.lower() not in ("be", "seem", "look", "remain") or any(c.tag_ == "MD" for c in verb.children):
        return False
    for child in verb.children:
        if child.dep_ in ("acomp", "attr", "oprd") and child.i > verb.i:
            valued = [child, *(one for one in child.children if one.dep_ in ("amod", "conj"))]
            if any(one.lower_ in WORTH or one.lemma_.lower() in OUTRIGHT for one in valued):
                return True
    return False


def _clauses(one: Attribution, document: Any) -> Iterator[Any]:
    """The verbs that the content's own clauses hang on, in their order."""

    def is_inside(token: Any) -> bool:
        return any(start <= token.idx < end for start, end in one.content)

    spans = (document.char_span(start, end, alignment_mode="expand") for start, end in one.content)
    for token in (token for span in spans if span is not None for token in span):
        if token.pos_ not in ("VERB", "AUX") or not is_inside(token) or token.dep_ in ("aux", "auxpass", "amod"):
            continue
        top = token
        while top.dep_ == "conj" and is_inside(top.head) and top.head.pos_ in ("VERB", "AUX"):
            top = top.head
        if top.dep_ in ("ROOT", "parataxis") or not is_inside(top.head):
            marked = any(child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether") for child in top.children)
            if not marked and not ends_as_question(token):
                yield token


class _Clause:
    """One clause of what was said: its verb, who does it, and whether it is ahead, denied, or the speaker's own."""

    def __init__(self, verb: Any, one: Attribution, text: str, names: Gazetteer) -> None:
        governing = verb
        ought = has_to(verb)
        if (to_do := going_to(verb) or ought) is not None:
            verb = to_do
        self.verb, self.one, self.text, self.names = verb, one, text, names
        self.lemma = verb.lemma_.lower()
        self.children = list(verb.children) if governing is verb else [*verb.children, *governing.children]
        self.helpers = {child.lower_ for child in self.children if child.dep_ in ("aux", "auxpass", "neg", "advmod")}
        if ought is not None:
            self.helpers.add("must")
        self.subject = next((child for child in self.children if child.dep_ in (*SUBJECTS, "expl")), None)
        self.things = list(things_of(verb))
        self.words = text[verb.left_edge.idx : verb.right_edge.idx + len(verb.right_edge.text)]
        self.ahead = bool(self.helpers & _AHEAD) or governing is not verb or is_not_now(verb)
        self.never = bool(_NEVER.search(self.words))
        self.negated = self.never or any(child.dep_ == "neg" for child in self.children)

    def said(self) -> Said | None:
        subject = self.subject
        if (weighed := self._weighed()) is not None:
            return weighed
        if subject is not None and subject.dep_ == "expl":
            return self._there_is()
        if subject is not None and (_is_none(subject) or self._from(subject).lower().startswith("not one ")):
            return self._none_does(subject)
        if subject is not None and self.lemma == "be" and (found := self._is_one_that(subject)) is not None:
            return found
        if subject is not None and (taken := self._is_acceptable(subject)) is not None:
            return Said(taken, self._place(subject))
        if subject is not None and "must" in self.helpers:
            return self._must(subject)
        own = subject is None or self._is_own(subject)
        if subject is not None and not own and subject.pos_ in ("NOUN", "PROPN") and not self.negated:
            return None
        if self.ahead and own and self.helpers & {"rather", "sooner"}:
            return self._rather()
        if own and self.lemma == "do" and self.helpers & _WOULD and self.things and self.things[0].pos_ == "NUM":
            # "we could do a hundred"
            return Said("offers", self._place(self.things[0]))
        if self.ahead and own and self.lemma in ACTS | {"agree"}:
            return self._ahead()
        if self.ahead and own and self.never and self.lemma in ("negotiate", "talk", "meet", "sit", "deal"):
            # "would never again negotiate with a gun on the road"
            return Said("rules out")
        if self.ahead and own and self.never and self.lemma not in MIND | SPEECH | REFUSING and self._is_of_a_deal():
            return Said("rules out")
        if self.negated or any(_is_none(thing) for thing in self.things):
            told = self.lemma not in MIND | SPEECH and (own or self.never)
            if self.lemma in ("be", "involve"):
                told = self.never or (
                    own and re.search(r"\b(?:involved|responsible|behind|party to)\b", self.words) is not None
                )
            return Said("denies") if told and _is_told_as_past(self.verb, self.helpers) else None
        return None

    def _is_acceptable(self, subject: Any) -> Stance | None:
        """ "The draft is unacceptable", "thirty would be acceptable"; for whom has to be the speaker."""
        said = {child.lower_: child for child in self.children if child.dep_ == "acomp"}
        word = said.get("unacceptable") or said.get("acceptable")
        if self.lemma not in ("be", "remain") or word is None or not is_matter(subject) or is_beside_a_text(subject):
            return None
        for_another = any(child.lower_ in ("to", "for") and child.dep_ == "prep" for child in word.children)
        may_be = self.helpers & {"may", "might", "should", "must"}
        if GO_BETWEEN.search(self._source()) or for_another or may_be or self.one.verb in MIND:
            return None
        if (word.lower_ == "unacceptable") != self.negated:
            return "rejects"
        if self.helpers & _WOULD:
            return "offers"
        return "accepts" if not self.ahead else None

    def _from(self, noun: Any) -> str:
        return str(self.text[noun.left_edge.idx : noun.idx + len(noun.text)])

    def _weighed(self) -> Said | None:
        """ "The prisoners come before the water", "joint teams would be better than a mission"."""
        clause = _within(self.one.content, tree_span(self.verb))
        if clause is None or self.negated:
            return None
        words = self.text[slice(*clause)]
        two = self.subject is not None and self.subject.pos_ in ("NOUN", "PROPN") and is_matter(self.subject)
        if two and BEFORE_ANOTHER.search(words):
            return Said("prioritises", clause)
        return Said("prefers", clause) if two and BETTER.search(words) else None

    def _is_of_a_deal(self) -> bool:
        return any(token.pos_ == "NOUN" and is_matter(token) for token in self.verb.subtree)

    def _none_does(self, subject: Any) -> Said | None:
        if self.ahead:
            takes = self.lemma in ACTS or is_matter(subject) or any(map(is_matter, self.things))
            about = self._place(subject) if is_matter(subject) else None
            return Said("rules out", about) if takes and subject.lemma_.lower() not in MEETINGS | TEXTS else None
        return Said("denies") if _is_told_as_past(self.verb, self.helpers) and subject.pos_ == "NOUN" else None

    def _is_one_that(self, subject: Any) -> Said | None:
        """ "That is a figure we can offer", "the second version is not one that Alpha will sign"."""
        held = next((child for child in self.children if child.dep_ == "attr" and child.lemma_.lower() in _ONE), None)
        clause = held and next((child for child in held.children if child.dep_ == "relcl"), None)
        deed = subject.dep_ == "csubj" and self.lemma == "be" and subject.lemma_.lower() in ACTS
        if clause is None or not (deed or is_matter(subject) or subject.lower_ in ("it", "that", "this")):
            return None
        inner = _Clause(clause, self.one, self.text, self.names)
        ours = inner.subject is not None and inner.subject.lemma_.lower() in _OURS
        if deed and ours and self.negated and _EVER.search(self.words) and inner.ahead:
            # "moving back is not something this army will ever do"
            return Said("rules out", self._place(subject))
        if inner.subject is None or not inner._is_own(inner.subject) or clause.lemma_.lower() not in _TAKING:
            return None
        about = self._place(subject)
        if inner.never:
            return Said("rules out", about)
        if self.negated or inner.negated:
            return Said("rejects", about)
        if not inner.ahead:
            return None
        return Said("offers" if inner.helpers & _WOULD or clause.lemma_.lower() == "offer" else "accepts", about)

    def _must(self, subject: Any) -> Said | None:
        """ "The port must be opened" asks for something of the deal; what a peace must be is a test."""
        asked = is_matter(subject) and subject.lemma_.lower() not in TEXTS | _PEACES and not self.negated
        if subject.lemma_.lower() in TEXTS and self.lemma in _HOLDING and not self.negated:
            # "any deal must include an amnesty"
            asked = any(map(is_matter, self.things))
            return (
                Said("demands", self._place(self.things[0]))
                if asked and not GO_BETWEEN.search(self._source())
                else None
            )
        asked = asked and (self.lemma in ACTS or self.lemma in ("be", "stay", "remain", "go"))
        # "the army must leave the ridge"
        told = subject.lemma_.lower() in _TROOPS and self.lemma in _ALONE and not self.negated
        asked = asked or (told and not self._is_own(subject))
        if not asked or GO_BETWEEN.search(self._source()):
            return None
        return Said("demands", _within(self.one.content, tree_span(self.verb)))

    def _rather(self) -> Said | None:
        if is_refused_behind_than(self.words):
            return Said("rejects")
        taken = " than " in self.words and any(map(is_matter, self.things))
        return Said("prefers", _within(self.one.content, tree_span(self.verb))) if taken else None

    def _ahead(self) -> Said | None:
        """What somebody will or would do, or will not: "will sign the paper", "would never cede the port"."""
        before = self.text[self.verb.left_edge.idx : self.verb.idx]
        if self.helpers & _PERFECT or is_unreal(self.words) or is_hedged("", before, self.verb):
            # "would have signed" is what nobody did
            return None
        loose = any(is_any_such(thing, self.verb) for thing in self.things) and not (self.never or self.negated)
        if loose or any(map(is_beside_a_text, self.things)) or does_something_else(self.verb):
            return None
        of_matter = not self.things or any(map(is_matter, self.things)) or self.lemma in FREEING
        of_matter = of_matter or any(map(is_matter, shared_of(self.things)))
        of_matter = of_matter or (self.lemma in _SIGNING and any(thing.lower_ in POINTING for thing in self.things))
        about = self._place(self.things[0]) if self.things else None
        if self.never:
            binds = of_matter or self.lemma not in _SIGNING | {"accept", "agree"}
            return Said("rules out", about) if binds else None
        if any(_is_none(thing) for thing in self.things):
            return Said("rejects", about) if of_matter else None
        if self.negated:
            sweeping = any(
                child.lower_ in ("any", "a") and child.dep_ == "det"
                for thing in self.things
                for child in thing.children
            )
            if self.lemma in _SIGNING and of_matter:
                return Said("rules out" if sweeping else "rejects", about)
            alone = not self.things and self.lemma in _ALONE
            return Said("rejects", about) if (self.things or alone) and of_matter else None
        if self.lemma in _SIGNING and of_matter and self._is_surely_own():
            return Said("offers" if self.helpers & _WOULD else "accepts", about)
        is_put_to = bool(_IF.search(self.words)) or self._is_told_to_a_go_between()
        if not self.helpers & {"can", "ca", "could"} and self._is_surely_own() and of_matter and is_put_to:
            # "would lay down its arms if the siege ended", "will lift the blockade the minute the drills stop"
            return Said("offers", about)
        return None

    def _there_is(self) -> Said | None:
        thing = next(
            (child for child in self.children if child.dep_ in ("attr", "dobj") and child.i > self.verb.i), None
        )
        if self.lemma != "be" or thing is None or not _is_none(thing):
            return None
        lemma = thing.lemma_.lower()
        if self.ahead:
            return Said("rules out", self._place(thing)) if is_matter(thing) and lemma not in TEXTS | MEETINGS else None
        return Said("denies") if thing.pos_ == "NOUN" and lemma not in _NOT_DENIED else None

    def _place(self, noun: Any) -> Span | None:
        return _within(self.one.content, tree_span(noun))

    def _is_told_to_a_go_between(self) -> bool:
        """ "Has told mediators that he would hand it over"."""
        start, end = (self.one.cue[-1][1], self.one.content[0][0]) if self.one.cue else (0, 0)
        return start < end and GO_BETWEEN.search(self.text, start, end) is not None

    def _source(self) -> str:
        if self.one.verb == "turn":
            # who takes a turn is named before the words that are parsed
            return self.one.who or ""
        return " ".join(self.text[start:end] for start, end in self.one.source)

    def _is_surely_own(self) -> bool:
        return self.subject is None or self.subject.pos_ != "PROPN" or self._is_known_as_own(self.subject) is True

    def _is_known_as_own(self, subject: Any) -> bool | None:
        """Whether a state or a force is the speaker's, by the case's names or the speaker's own; None where unknown."""
        who, of_whom = self.names.named(self._source()), self.names.named(self._from(subject))
        if who is not None and of_whom is not None:
            return who.reference.partition(".")[0] == of_whom.reference.partition(".")[0]
        source = self._source()
        named = [name for name in _CAPITAL.findall(source) if not _OFFICE.fullmatch(name)]
        return True if any(name.startswith(subject.text[:4]) for name in named) else None

    def _is_own(self, subject: Any) -> bool:
        """Whether the subject of what was said is the speaker, or somebody for whom the speaker speaks."""
        if subject.lemma_.lower() in NOT_ONESELF:
            return False
        held = [subject, *(child for child in subject.children if child.dep_ == "poss")]
        words = {token.lower_ for token in held}
        # "they say that we will sign", within a quotation: "we" is whoever is quoted, and not who is said to say so
        told_by_another = self.one.quoted and self.one.who is not None and self.one.who not in _FIRST
        if self.one.kind != "indirect" and words & _FIRST:
            return not told_by_another
        if self.one.kind != "direct" and words & _THIRD:
            return True
        if subject.pos_ != "PROPN" or not self.one.source:
            return False
        known = self._is_known_as_own(subject)
        if known is not None:
            return known
        # "Foreign Minister Mara Dethlin" speaks of her own state; "Velmora's minister" does not speak for Dravonia
        source = self._source()
        return bool(_OFFICE.search(source)) and not _OF_ANOTHER.search(source)


def _within(content: tuple[Span, ...], span: Span) -> Span | None:
    """What of a place lies in the first piece of the content that holds its beginning, or follows it."""
    return next(
        ((max(start, span[0]), min(end, span[1])) for start, end in content if start < span[1] and span[0] < end), None
    )


def _is_none(noun: Any) -> bool:
    """ "No port", "not one metre", "nothing"; "no one" and "neither side" speak for nobody."""
    if noun.lower_ in ("nothing", "nobody", "none"):
        return noun.dep_ not in SUBJECTS
    found = " ".join(child.lower_ for child in noun.children if child.i < noun.i)
    return bool(re.search(r"\bno\b|\bnot (?:one|an?)\b|\bnot a single\b", found))


def _is_told_as_past(verb: Any, names: set[str]) -> bool:
    return (verb.tag_ in _PAST and not names & _AHEAD) or bool(names & _BEFORE)
