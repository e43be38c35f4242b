"""The words near a word: what is looked at around each must not grow with the text."""

from typing import Any, Final

_TEXT: Final = "irenic_text"
FAR: Final = 60
"""How many words off the words of one clause are looked for: longer ones are run together by a parser."""


def text_of(document: Any) -> str:
    """The text of a parsed document; kept, since the parser's own puts it together from its words each time."""
    if _TEXT not in document.user_data:
        document.user_data[_TEXT] = document.text
    return str(document.user_data[_TEXT])


def phrase_of(word: Any) -> Any:
    """The words that hang on a word, as far as they are near it."""
    left, right = max(word.left_edge.i, word.i - FAR), min(word.right_edge.i, word.i + FAR)
    return word.doc[left : right + 1]


def sentence_of(word: Any) -> Any:
    """The words of a word's sentence, as far as they are near it."""
    start, end = word.i, word.i + 1
    while start > max(0, word.i - FAR) and not word.doc[start].is_sent_start:
        start -= 1
    while end < min(len(word.doc), word.i + FAR) and not word.doc[end].is_sent_start:
        end += 1
    return word.doc[start:end]


def told_before(word: Any) -> Any:
    """The words of a word's sentence before it, as far as they are near; those before a semicolon are among them."""
    start = word.i
    while start > max(0, word.i - FAR):
        if word.doc[start].is_sent_start and word.doc[start - 1].text != ";":
            break
        start -= 1
    return word.doc[start : word.i]


def word_before(word: Any) -> str:
    """The word before a word, in small letters; empty at the beginning of the text."""
    return str(word.nbor(-1).lower_) if word.i else ""


def word_behind(word: Any) -> str:
    """The word behind a word, in small letters; empty at the end of the text."""
    return str(word.nbor().lower_) if word.i + 1 < len(word.doc) else ""


def is_question(word: Any) -> bool:
    """Whether a word's sentence ends with a question mark."""
    return bool(sentence_of(word).text.rstrip(" \"'”’»").endswith("?"))


def ends_as_question(word: Any) -> bool:
    """The same of a sentence however long, by its last words."""
    end = word.sent.end
    return bool(word.doc[max(word.i, end - 4) : end].text.rstrip(" \"'”’»").endswith("?"))


def root_of(word: Any) -> Any:
    """The word that a word's sentence hangs on; the word itself where that is not near."""
    return next((one for one in sentence_of(word) if one.dep_ == "ROOT"), word)
