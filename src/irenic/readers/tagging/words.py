"""What the tagger is told of a text beside the words themselves: the parse, the quotation marks and the rules.

A part of a text is as long as the encoder can take in at once. All numbers are of words of a part, from 0.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ...model.proposal import Span
from ..attribution import Attribution
from ..quotations import quotations_in

Ints = NDArray[np.int64]

LONGEST: Final = 200
"""Words of a part, at most."""

KINDS: Final = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SPACE SYM VERB".split()
LINKS: Final = """
    ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative dep
    det dobj expl mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj predet prep
    prt punct quantmod relcl xcomp
""".split()
SHAPES: Final = ("other", "lower", "Capital", "UPPER", "mIxed", "digits", "mark", "quotation mark")
_KIND: Final = {kind: number for number, kind in enumerate(KINDS, 1)}
_LINK: Final = {link: number for number, link in enumerate(LINKS, 1)}
STEPS: Final = 6
"""How a word stands to a cue: below it or what it hangs on, up to three steps; elsewhere; not in its sentence."""
SURE: Final = (0.3, 0.5, 0.7, 0.85)
"""Where one rank of the rules' confidence ends and the next begins."""
RULES: Final = 1 + 3 * (len(SURE) + 1)


@dataclass(frozen=True)
class Found:
    """What the rules found, as words of a part."""

    cue: Ints
    source: Ints
    content: Ints
    rank: int
    attribution: Attribution


@dataclass(frozen=True)
class Part:
    """Some sentences of a parsed text."""

    texts: tuple[str, ...]
    tokens: Ints
    """Which tokens of the text the words are."""
    starts: Ints
    ends: Ints
    kinds: Ints
    links: Ints
    shapes: Ints
    quoted: Ints
    """Whether a word stands within quotation marks."""
    heads: Ints
    """What a word hangs on; itself where that is none or lies outside the part."""
    sentences: Ints
    told: Ints
    """What the rules take each word for: 0 for nothing, else a role at a rank of confidence."""
    found: tuple[Found, ...]

    def words(self, spans: Sequence[Span]) -> Ints:
        """The words that share a character with any of some spans, in order."""
        inside = np.zeros(len(self.starts), dtype=bool)
        for start, end in spans:
            inside |= (self.starts < end) & (self.ends > start)
        return np.flatnonzero(inside)


def parts_of(document: Any, found: Sequence[Attribution]) -> Iterator[Part]:
    """The parts of a parsed text, with what the rules found in it."""
    quotes = quotations_in(document.text)
    taken: list[Any] = []
    for sentence in document.sents:
        words = [token for token in sentence if not token.is_space]
        for at in range(0, len(words), LONGEST):
            piece = words[at : at + LONGEST]
            if taken and len(taken) + len(piece) > LONGEST:
                yield _part(taken, quotes, found)
                taken = []
            taken += piece
    if taken:
        yield _part(taken, quotes, found)


def _part(tokens: list[Any], quotes: list[Span], found: Sequence[Attribution]) -> Part:
    starts = np.array([token.idx for token in tokens])
    ends = np.array([token.idx + len(token.text) for token in tokens])
    place = {token.i: number for number, token in enumerate(tokens)}
    first, last = int(starts[0]), int(ends[-1])
    inside = np.zeros(len(tokens), dtype=np.int64)
    for left, right in quotes:
        inside |= (starts >= left) & (ends <= right)
    part = Part(
        tuple(token.text for token in tokens),
        np.array([token.i for token in tokens]),
        starts,
        ends,
        np.array([_KIND.get(token.pos_, 0) for token in tokens]),
        np.array([_LINK.get(token.dep_, 0) for token in tokens]),
        np.array([_shape(token.text) for token in tokens]),
        inside,
        np.array([place.get(token.head.i, number) for number, token in enumerate(tokens)]),
        np.array([token.sent.start for token in tokens]),
        np.zeros(len(tokens), dtype=np.int64),
        (),
    )
    # words behind a name and a colon have no cue: there is no word to mark them by
    here = [one for one in found if one.cue and first <= one.cue[0][0] < last]
    told, kept = part.told, []
    for one in sorted(here, key=lambda one: one.confidence):
        rank = sum(one.confidence >= step for step in SURE)
        words = Found(part.words(one.cue), part.words(one.source), part.words(one.content), rank, one)
        if not len(words.cue):
            continue
        # the surer goes over the less sure
        mark_found(told, words)
        kept.append(words)
    return Part(**{**vars(part), "found": tuple(kept)})


def mark_found(told: Ints, found: Found) -> None:
    """Write what the rules found into a row of words: a number for each role at each rank of confidence."""
    for number, words in enumerate((found.content, found.source, found.cue), 1):
        told[words] = number + 3 * found.rank


def _shape(text: str) -> int:
    if text[0] in "“”\"«»„'‘’" and not text[-1].isalnum():
        return 7
    if not text[0].isalnum():
        return 6 if not any(sign.isalnum() for sign in text) else 0
    if text.isdigit():
        return 5
    if text.islower():
        return 1
    if text.isupper():
        return 3 if len(text) > 1 else 2
    return 2 if text[0].isupper() and text[1:].islower() else 4


def head_of(part: Part, words: Ints) -> int:
    """The word of some that all others of them hang on, the first where several do."""
    held = set(words.tolist())
    return next((at for at in words.tolist() if part.heads[at] == at or int(part.heads[at]) not in held), int(words[0]))


def paths(part: Part, cue: Ints) -> tuple[Ints, Ints]:
    """How every word stands to a cue in the parse: in how many steps up from the cue, and by which branch below it."""
    chain: dict[int, int] = {}
    at = head_of(part, cue)
    while at not in chain and len(chain) < STEPS - 2:
        chain[at] = len(chain)
        at = int(part.heads[at])
    size = len(part.starts)
    steps, branches = np.full(size, STEPS - 2), np.zeros(size, dtype=np.int64)
    sentence = part.sentences[cue[0]]
    steps[part.sentences != sentence] = STEPS - 1
    heads, links = part.heads.tolist(), part.links.tolist()
    for word in np.flatnonzero(part.sentences == sentence).tolist():
        at, branch = word, 0
        for _ in range(60):
            if at in chain:
                steps[word], branches[word] = chain[at], branch
                break
            branch = links[at]
            if heads[at] == at:
                branches[word] = branch
                break
            at = heads[at]
    steps[cue], branches[cue] = 0, 0
    return steps, branches


def distances(size: int, cue: Ints) -> Ints:
    """How far every word stands from a cue, before it or behind it, in steps that grow: 0 for the cue, up to 16."""
    first, last = int(cue[0]), int(cue[-1])
    at = np.arange(size)
    before, behind = np.maximum(first - at, 0), np.maximum(at - last, 0)
    far = np.searchsorted([1, 2, 3, 5, 9, 17, 33, 65], np.maximum(before, behind), side="right")
    return np.where(before > 0, far, np.where(behind > 0, far + 8, 0))


DISTANCES: Final = 17
