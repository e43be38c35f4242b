"""Verbs of denial that a parser takes for a noun: "The Ministry rejects reports that …".

To it "the Ministry rejects" is somebody who "reports"; what is denied is then told, and nobody denies it. Where a verb of
denial and hearsay stand side by side, the verb is made the verb and the hearsay its object again.
"""

from typing import Any, Final

from spacy.language import Language

from .hearsay_words import DENYING, HEARSAY, forms_of, plural_of

NAME: Final = "irenic_misread"
_TAGS: Final = {
    form: (verb, tag)
    for verb in DENYING
    for form, tag in zip(forms_of(verb), ("VBP", "VBZ", "VBD", "VBG"), strict=True)
    if tag in ("VBZ", "VBD")
}
"""By a form of a verb of denial, its plain form and its tag; the plain form is as often a noun's."""
_HEARD: Final = {plural_of(noun): noun for noun in HEARSAY} | {"speculation": "speculation", "gossip": "gossip"}
_BETWEEN: Final = frozenset({"DET", "ADJ", "NOUN", "PROPN", "ADV"})
_FAR: Final = 4
"""So many words behind the verb may what it denies stand."""
_SUBJECTS: Final = ("nsubj", "nsubjpass")


@Language.component(NAME)
def set_denials_right(document: Any) -> Any:
    """Make a verb of denial the head of the hearsay behind it, where the parse has it otherwise; set after the tagger."""
    for token in document:
        if token.lower_ in _TAGS and (heard := _heard_behind(token)) is not None:
            who = _subject(token, heard)
            if who is not None and _is_misread(token, heard):
                _set_right(token, heard, who)
    return document


def _heard_behind(verb: Any) -> Any | None:
    for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 1 + _FAR)]:
        if token.lower_ in _HEARD:
            return token
        if token.pos_ not in _BETWEEN:
            return None
    return None


def _is_misread(verb: Any, heard: Any) -> bool:
    if verb.tag_ in ("VBD", "VBN") or (verb.pos_ == "VERB" and heard.head.i == verb.i and heard.pos_ == "NOUN"):
        # a past form may be a participle: "the denied reports"
        return False
    told_by_it = any(child.dep_ in _SUBJECTS and child.i != verb.i for child in heard.children)
    if verb.pos_ == "VERB" and heard.pos_ == "VERB" and told_by_it and heard.head.i != verb.i:
        return False
    return bool(verb.head.i == heard.i or heard.head.i == verb.i)


def _subject(verb: Any, heard: Any) -> Any | None:
    """Who denies: the subject of either word, or the last word that hangs on either ahead of the verb."""
    ahead = [child for word in (verb, heard) for child in word.children if child.i < verb.i]
    named = [child for child in ahead if child.dep_ in _SUBJECTS]
    nouns = [child for child in ahead if child.pos_ in ("NOUN", "PROPN", "PRON")]
    return (named or sorted(nouns, key=lambda one: one.i) or [None])[-1]


def _set_right(verb: Any, heard: Any, who: Any) -> None:
    if verb.head.i == heard.i:
        verb.head, verb.dep_ = (verb, "ROOT") if heard.head.i == heard.i else (heard.head, heard.dep_)
        heard.head = verb
    for child in [*verb.children, *heard.children]:
        if child.i == who.i:
            child.head, child.dep_ = verb, "nsubj"
        elif child.i < verb.i:
            # "the foreign [ministry rejects]": what stands ahead belongs to who denies, but for "also" and the like
            child.head = (
                who if child.i < who.i and child.dep_ not in ("advmod", "prep", "punct", "mark", "cc") else verb
            )
        elif verb.i < child.i < heard.i:
            child.head = heard
        elif child.head.i == heard.i and child.dep_ == "punct":
            child.head = verb
        elif child.head.i == heard.i and child.dep_ in ("ccomp", "advcl", "xcomp"):
            child.dep_ = "acl"
        elif child.head.i == verb.i and child.i != heard.i and child.dep_ in ("ccomp", "acl"):
            child.head, child.dep_ = heard, "acl"
    verb.pos_, verb.tag_, verb.lemma_ = "VERB", _TAGS[verb.lower_][1], _TAGS[verb.lower_][0]
    heard.dep_, heard.pos_, heard.lemma_ = "dobj", "NOUN", _HEARD[heard.lower_]
    heard.tag_ = "NN" if heard.lower_ == heard.lemma_ else "NNS"
