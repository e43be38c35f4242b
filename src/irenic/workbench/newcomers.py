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


class Suggested(NamedTuple):
    """How somebody whom only the words of a source tell of might be called."""

    called: str
    is_named: bool


def suggested_for(speaker: str | None, outlet: str) -> Suggested:
    """What to call a speaker whom the case does not name.

    "A diplomat" may be another one elsewhere: who is meant is told by who quotes them, so that reading does not take
    the word for the same person wherever it stands.
    """
    words = " ".join((speaker or "").split())
    plain = _NOBODYS_NAME.sub("", words)
    return Suggested(words, True) if plain == words else Suggested(f"{plain} quoted by {outlet}", False)


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
