"""Somebody who speaks and whom the case does not name: added in the same act as the words that are taken of them."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, NamedTuple

from ..casefile.save import save_file
from ..workspace import Workspace
from .entering.sent import FormError
from .entering.shapes import save
from .saying import Newcomer
from .snapshot import ABSENT

_NOBODYS_NAME: Final = re.compile(r"(?i)^(an?|the|one|two|three|several|some|many|most|other|another|its|his|her)\s+")
_DEFINITE: Final = frozenset({"the", "its", "his", "her"})
_SIDE: Final = re.compile(r"[’']s side$")
_UNNAMED: Final = re.compile(
    r",?\s+(?:(?:who|whom)\b|(?:speaking|talking|briefing)\b|(?:on|under)\s+(?:the\s+)?condition\b|(?:asking|requesting)\b|not\s+named)"
)
"""Where the words go on to how somebody would not be named."""


class Suggested(NamedTuple):
    """How somebody whom only the words of a source tell of might be called."""

    called: str
    is_named: bool


def suggested_for(speaker: str | None, outlet: str) -> Suggested:
    """What to call a speaker whom the case does not name.

    "A diplomat" may be another one elsewhere: the outlet beside the word tells who is meant, so that reading does not
    take it for the same person wherever it stands. "The Red Crescent" is a name. How somebody asked not to be named is
    no part of what they are called.
    """
    words = _SIDE.sub("", " ".join((speaker or "").split()))
    article = _NOBODYS_NAME.match(words)
    plain = words[article.end() :] if article else words
    if article is None or (article[1].lower() in _DEFINITE and _is_a_name(plain)):
        return Suggested(plain, True)
    return Suggested(f"{_UNNAMED.split(plain)[0]} ({outlet})", False)


def _is_a_name(words: str) -> bool:
    """Whether all of its words have capitals but the small ones: "Ministry of Defence"."""
    return all(word[:1].isupper() or word in ("of", "for", "and", "the", "de", "in") for word in words.split())


@contextmanager
def joined_by(workspace: Workspace, newcomer: Newcomer | None) -> Iterator[str | None]:
    """Add somebody to the case, and give the name by which they speak; None where nobody is new.

    What fails meanwhile takes that back: the files are then as they were. Raises FormError where they cannot be added.
    """
    if newcomer is None:
        yield None
        return
    if not newcomer.called.strip():
        raise FormError({"new_who": "say what the new speaker is called"})
    before = {name: file.text.text for name, file in workspace.loaded.files.items()}
    address = f"parties/{newcomer.party}/voices/*" if newcomer.party else "actors/*"
    field, identity = ("name", "named") if newcomer.is_named else ("office", "anonymous")
    written = save(workspace, address, ABSENT, {field: [newcomer.called], "identity": [identity]}).address.split("/")
    try:
        yield f"{newcomer.party}.{written[-1]}" if newcomer.party else written[-1]
    except BaseException:
        for name, text in before.items():
            held = workspace.loaded.files.get(name)
            if held is not None and held.text.text != text:
                save_file(workspace.folder, name, text, held.sha256)
        workspace.reload()
        raise
