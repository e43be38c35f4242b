"""One attribution: who is given which words, by which cue, with what a parse tells of it."""

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from ..model.proposal import Span
from ..model.record import Stance
from .gazetteer import NOBODY, Gazetteer


class Context(NamedTuple):
    """What is known before a paragraph is read: the names of a case, and the text that stands before it."""

    names: Gazetteer = NOBODY
    earlier: str = ""
    text: str = ""
    """The paragraph itself, which a parsed text would put together anew each time."""


NO_CONTEXT: Final = Context()


AT_END: Final = "clause told at its end"
"""The construction of an attribution that is known by the end of its sentence."""


@dataclass(frozen=True)
class Attribution:
    """One attribution: spans are characters of the text; content may be in pieces; source may be missing."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: Literal["direct", "indirect", "mixed"]
    verb: str
    """The lemma of the word that introduces the content."""
    negated: bool
    modal: str | None
    confidence: float
    who: str | None = None
    """The lemma of the word that the source hangs on; None without a source."""
    thing: str | None = None
    """The lemma of what the cue, or the infinitive behind it, is done to: "accepts the envoy's *paper*"."""
    infinitive: str | None = None
    """The lemma of the infinitive that the content is: "offered to *talk*"."""
    refusal: Literal["not", "never"] | None = None
    """Whether the speaker says that it does not or never will do what the cue says."""
    meant: tuple[Span, ...] = ()
    """Whom a source's "who" stands for: in "Mira, who said", Mira."""
    construction: str = ""
    at: int = -1
    """The place of the cue's word among the words of the parsed text."""
    stance: Stance = "claims"
    """What the words commit to; "claims" where they say no more than that something is so."""
    about: tuple[Span, ...] = ()
    """What a stance that binds is about: the thing accepted, or all the words where no single thing is."""
    condition: tuple[Span, ...] = ()
    """The words that put it under a condition."""
    cited: tuple[Span, ...] = ()
    """What a quote of it has to hold, for whoever reads that alone: see `citing`."""
    quoted: bool = False
    """Whether the cue stands within a quotation, where "we" is whoever is quoted."""
