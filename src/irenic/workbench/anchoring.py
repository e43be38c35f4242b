"""A new version of a source: which quotes of the old one stand in it too, and citing it for those that do."""

import itertools

from ..casefile.load import LoadedCase
from ..casefile.quotes import Span
from ..casefile.tree import Path as FieldPath
from ..documents.files import sha256
from ..model.base import Frozen
from ..model.basis import Citation
from ..workspace import Workspace
from .fixes import written_path
from .session import StaleEditError
from .snapshot import revision_of, text_of


class Anchor(Frozen):
    """A quote that the case cites from an old version of a source."""

    path: tuple[str | int, ...]
    """Where the citation stands in the case."""
    quote: str
    place: tuple[int, int] | None
    """Where it stands in the new version; None where it does not, or where it cannot be told which place is meant."""
    why_not: str | None

    @property
    def entry(self) -> str:
        """The entry that cites it: `statements/s1`."""
        return "/".join(map(str, itertools.takewhile(lambda step: step not in ("cite", "reported_by"), self.path)))


class Anchored(Frozen):
    """The quotes of an old version beside a new one."""

    old: str
    standing: tuple[Anchor, ...]
    gone: tuple[Anchor, ...]
    seen: str
    """The revision of all entries that would change."""


def anchored(loaded: LoadedCase, old: str, new: str) -> Anchored:
    """What the case cites from an old version, by whether it stands in the new one word for word."""
    found = [_anchor(loaded, path, citation, new) for path, citation in _cited(loaded, old)]
    standing = tuple(one for one in found if one.place is not None)
    return Anchored(
        old=old,
        standing=standing,
        gone=tuple(one for one in found if one.place is None),
        seen=_seen(loaded, standing),
    )


def anchor_anew(workspace: Workspace, old: str, new: str, seen: str) -> int:
    """Cite a new version for every quote that stands in it too, and return how many these are.

    Raises StaleEditError where an entry that would change is no longer as `seen`, and as edits of a workspace do.
    """
    held = anchored(workspace.loaded, old, new)
    if held.seen != seen:
        entry = held.standing[0].path[:2] if held.standing else ("sources", old)
        raise StaleEditError(entry, text_of(workspace.loaded, entry))
    for one in held.standing:
        place = written_path(workspace.loaded, one.path)
        node = workspace.loaded.root
        for step in place:
            node = node.child(step) or node
        written = node.value()
        changed = {**written, "source": new}
        changed.pop("at", None)
        text = workspace.loaded.texts[new]
        if len(text.find(one.quote)) > 1:
            changed["at"] = list(one.place or ())
        for field in ("source", "at"):
            if field not in changed and field in written:
                workspace.remove((*place, field))
            elif changed.get(field) != written.get(field):
                workspace.put((*place, field), changed[field])
    return len(held.standing)


def _cited(loaded: LoadedCase, old: str) -> list[tuple[FieldPath, Citation]]:
    return [
        (path, citation)
        for path, citation in loaded.citations
        # what a source says of itself stays with it
        if citation.source == old and path[:2] != ("sources", old)
    ]


def _anchor(loaded: LoadedCase, path: FieldPath, citation: Citation, new: str) -> Anchor:
    text, before = loaded.texts.get(new), loaded.texts.get(citation.source)
    places = text.find(citation.quote) if text is not None else []
    earlier = before.find(citation.quote) if before is not None else []
    place, why = None, None
    if not places:
        why = "these words do not stand in it"
    elif len(places) == 1:
        place = places[0]
    elif citation.at is not None and len(places) == len(earlier) and Span(*citation.at) in earlier:
        # as many places as before: the same one of them
        place = places[earlier.index(Span(*citation.at))]
    else:
        why = f"these words stand there {len(places)} times, and which is meant is for a person to say"
    return Anchor(path=path, quote=citation.quote, place=tuple(place) if place else None, why_not=why)


def _seen(loaded: LoadedCase, standing: tuple[Anchor, ...]) -> str:
    entries = dict.fromkeys(one.path[:2] for one in standing)
    return sha256("".join(revision_of(loaded, entry) for entry in entries).encode())[:20]
