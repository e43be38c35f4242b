"""Sources that a person keeps, though a later one was offered as their correction: the case says so from then on.

Otherwise a decision in the inbox would be all that tells of it, and what rests on the old words would look as though
nobody had ever corrected them. The reason that a person gives for the decision stays with it: the case may go out.
"""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from ..casefile.load import LoadedCase
from ..casefile.tree import Path
from ..model.proposal import Gathered


def kept_by_rejecting(loaded: LoadedCase, rejected: Iterable[Gathered]) -> dict[Path, list[dict[str, Any]]]:
    """What each offered version that is rejected leaves in the case, by path: the sources that were kept beside it."""
    found: dict[Path, list[dict[str, Any]]] = {}
    for one in rejected:
        if one.kind != "version" or one.source not in loaded.case.sources:
            continue
        held = {kept.source for kept in loaded.case.sources[one.source].kept_beside}
        entry = {"cite": cites} if (cites := _own_words(loaded, one)) else {}
        new = [old for old in map(str, cast(Sequence[str], one.entry["replaces"])) if old not in held]
        if new:
            items = found.setdefault(("sources", one.source, "kept_beside"), [])
            items.extend({"source": old, **entry} for old in new)
    return found


def _own_words(loaded: LoadedCase, version: Gathered) -> list[dict[str, Any]]:
    """Where the later source speaks of the earlier itself."""
    text, cites = loaded.texts.get(version.source), list[dict[str, Any]]()
    for start, end in version.spans if text is not None else ():
        quote = " ".join(text.text[start:end].split()) if text is not None else ""
        places = text.find(quote) if text is not None else []
        if places:
            at = {"at": [start, end]} if len(places) > 1 else {}
            cites.append({"source": version.source, "quote": quote, **at})
    return cites


def still_kept(loaded: LoadedCase, source: str, replaced: Iterable[str]) -> list[Any] | None:
    """What a source is kept beside, without what it replaces after all; None where that changes nothing."""
    gone, node = set(replaced), loaded.root
    held = loaded.case.sources[source].kept_beside
    for step in ("sources", source, "kept_beside"):
        found = node.child(step)
        if found is None:
            return None
        node = found
    written = node.value()
    if not isinstance(written, list) or not gone & {one.source for one in held}:
        return None
    return [item for item, one in zip(written, held, strict=True) if one.source not in gone]
