"""Checks on what takes the place of what: no loops, no stranger's words replaced, nothing withdrawn still used."""

from collections.abc import Iterator, Mapping
from typing import Final

from ...model.force import binds, in_force, retracted_sources
from ...model.record import Statement
from ...model.replaced import Resting, entry_name, kept_sources, newer_versions, newest, resting_on_replaced
from ...model.spoken import in_marks
from ..load import LoadedCase
from .registry import Finding, check


@check("U001", "error")
def supersession_loop(loaded: LoadedCase) -> Iterator[Finding]:
    """Statements, drafts or sources take each other's place in a circle, so that none of them stands.

    `supersedes:` and `replaces:` lead from the later to the earlier. Remove the one that points forward.
    """
    case = loaded.case
    chains: dict[tuple[str, str], Mapping[str, tuple[str, ...]]] = {
        ("statements", "supersedes"): {name: entry.supersedes for name, entry in case.statements.items()},
        ("drafts", "replaces"): {
            name: (entry.replaces,) if entry.replaces else () for name, entry in case.drafts.items()
        },
        ("sources", "replaces"): {name: entry.replaces for name, entry in case.sources.items()},
    }
    for (section, field), edges in chains.items():
        for loop in loops(edges):
            shown = " → ".join((*loop, loop[0]))
            yield Finding(
                (section, loop[0], field),
                f"these take each other's place in a circle: {shown}",
                f"remove '{field}' from the earliest of them",
            )


@check("U002", "error")
def superseding_words_of_another_party(loaded: LoadedCase) -> Iterator[Finding]:
    """A statement supersedes words of another speaker.

    Only a party's own later words can take the place of its earlier ones. A contradiction between parties is what
    the case is there to show: remove `supersedes:`.
    """
    for name, statement in loaded.case.statements.items():
        for position, old in enumerate(statement.supersedes):
            before = loaded.case.statements.get(old)
            if before is not None and before.by != statement.by:
                yield Finding(
                    ("statements", name, "supersedes", position),
                    f"'{old}' is a statement by {before.by}, and {statement.by} cannot take it back",
                    "remove it: words are superseded only by later words of the same party",
                )


@check("U003", "warning")
def retracted_source_cited(loaded: LoadedCase) -> Iterator[Finding]:
    """An entry is cited from a source that was retracted.

    A statement that is cited only from retracted sources is not in force and counts in no answer. Cite a source that
    stands, or mark the statement `retracted:` to say that you know. Citations of the retraction itself do not count.
    """
    withdrawn = retracted_sources(loaded.case, loaded.case.as_of)
    marked = {name for name, statement in loaded.case.statements.items() if statement.retracted}
    for path, citation in loaded.citations:
        if citation.source not in withdrawn or path[:2] == ("sources", citation.source):
            continue
        if path[0] == "statements" and path[1] in marked:
            continue
        only = path[0] == "statements" and all(
            other.source in withdrawn for other in loaded.case.statements[str(path[1])].cite
        )
        yield Finding(
            (*path, "source"),
            f"source '{citation.source}' was retracted" + (": the statement does not count any more" if only else ""),
            "cite a source that stands, or mark the entry 'retracted:'",
        )


@check("U004", "warning")
def superseded_by_less(loaded: LoadedCase) -> Iterator[Finding]:
    """A statement that binds is superseded by one that does not, or its successor no longer counts.

    Praise, talk or the words of an anonymous voice that take the place of a commitment leave the party with no
    position; where the later words are withdrawn, or their source is, the earlier ones count again. Both can be meant:
    then mark the earlier statement `retracted:`, or remove `supersedes:`.
    """
    case = loaded.case
    standing = in_force(case, unproven=loaded.unproven)
    for name, statement in case.statements.items():
        for position, old in enumerate(statement.supersedes):
            before = case.statements.get(old)
            if before is None or before.by != statement.by or not binds(case, before):
                continue
            path = ("statements", name, "supersedes", position)
            if name in standing and not binds(case, statement):
                yield Finding(
                    path,
                    f"'{old}' binds {before.by}, and these words, which take its place, do not",
                    "remove it if the earlier words still hold; else mark them 'retracted:'",
                )
            elif name not in standing and old in standing and _is_withdrawn(loaded, statement):
                yield Finding(
                    path,
                    f"these words are withdrawn, so '{old}' counts again",
                    "if the earlier words do not hold either, mark them 'retracted:'",
                )


@check("U005", "warning")
def words_that_a_newer_version_lacks(loaded: LoadedCase) -> Iterator[Finding]:
    """An entry rests on a replaced source alone, and the newest version no longer has its words.

    A source that another `replaces:` keeps counting, since its words were published; but an outlet that corrects them
    may have taken them back. Look at the newer version: cite the words that took their place, in a statement that
    `supersedes:` the old one, or mark the old one `retracted:`.
    """
    for old, newer, resting in _on_replaced(loaded):
        for one in resting:
            for placed in one.cited:
                if placed.citation.source == old and _lacks(loaded, newer, placed.citation.quote):
                    yield Finding(
                        (*placed.path, "quote"),
                        f"these words of '{old}' no longer stand in '{newer}', which replaces it",
                        "cite what took their place there, or mark the entry 'retracted:' if they were taken back",
                    )


@check("U006", "info")
def still_resting_on_a_replaced_source(loaded: LoadedCase) -> Iterator[Finding]:
    """A source was replaced by a newer version, and entries of the case still rest on the old one alone.

    They count as before. `irenic read --into CASE` proposes the newer version as a further citation where the words
    stand there too; U005 warns where they do not.
    """
    for old, newer, resting in _on_replaced(loaded):
        if not resting:
            continue
        held = loaded.case.sources[newer].replaces
        path = ("sources", newer, "replaces", held.index(old)) if old in held else ("sources", old)
        named = [entry_name(one.entry) for one in resting]
        more = f" and {len(named) - _LISTED} more (irenic show CASE sources)" if len(named) > _LISTED else ""
        gone = sum(any(_lacks(loaded, newer, cited.citation.quote) for cited in one.cited) for one in resting)
        words = "all of their words stand there too" if not gone else f"{gone} of them with words that it no longer has"
        yield Finding(
            path,
            f"'{newer}' replaces '{old}', and on the old one alone still rest: {', '.join(named[:_LISTED])}{more}; "
            f"{words}",
            "cite the newer version too: irenic read --into CASE proposes it where the words stand there",
        )


@check("U007", "info")
def kept_though_a_later_source_corrects_it(loaded: LoadedCase) -> Iterator[Finding]:
    """A later source was offered as the correction or new version of an earlier one, which a person kept.

    Both count. What rests on the earlier one alone is named, since whoever published it may have taken it back in the
    later one: compare the two. Where the later one does correct what is cited, cite its words in a statement that
    `supersedes:` the old one, or write `replaces:` on the later source, or `retracted:` on the earlier. Once nothing
    rests on the earlier source alone the note goes.
    """
    case = loaded.case
    kept = kept_sources(case, case.as_of)
    withdrawn = retracted_sources(case, case.as_of)
    for old, later in kept.items():
        for newer in later if old not in withdrawn else ():
            resting = resting_on_replaced(case, {old: (newer.source,)}, loaded.citations)[old]
            if not resting:
                continue
            said = "; ".join(in_marks(cited.quote) for cited in newer.said)
            offered = f"speaks of '{old}' itself: {said}" if said else f"was offered as a newer version of '{old}'"
            because = f" ({newer.note})" if newer.note else ""
            named = [entry_name(one.entry) for one in resting]
            more = f" and {len(named) - _LISTED} more (irenic show CASE sources)" if len(named) > _LISTED else ""
            gone = sum(any(_lacks(loaded, newer.source, one.citation.quote) for one in held.cited) for held in resting)
            words = f", {gone} of them with words that it does not have" if gone else ", whose words stand there too"
            yield Finding(
                ("sources", newer.source, "kept_beside", newer.position, "source"),
                f"'{newer.source}' {offered}; '{old}' was kept{because}, and on it alone still rest: "
                f"{', '.join(named[:_LISTED])}{more}{words}",
                "compare the two; if it corrects what is cited, cite its words, or mark the entry 'retracted:' if they "
                "were taken back",
            )


_LISTED: Final = 10
"""So many entries are named one by one."""


def _on_replaced(loaded: LoadedCase) -> Iterator[tuple[str, str, tuple[Resting, ...]]]:
    """Each source that was replaced and not retracted, its newest version, and what still rests on it."""
    case = loaded.case
    newer = newer_versions(case, case.as_of)
    withdrawn = retracted_sources(case, case.as_of)
    for old, resting in resting_on_replaced(case, newer, loaded.citations).items():
        last = newest(newer, old)
        if last and old not in withdrawn:
            yield old, last[0], resting


def _lacks(loaded: LoadedCase, source: str, quote: str) -> bool:
    text = loaded.texts.get(source)
    return text is not None and not text.find(quote)


def _is_withdrawn(loaded: LoadedCase, statement: Statement) -> bool:
    withdrawn = retracted_sources(loaded.case, loaded.case.as_of)
    cited_from_withdrawn = bool(statement.cite) and all(cited.source in withdrawn for cited in statement.cite)
    return statement.retracted is not None or cited_from_withdrawn


def loops(edges: Mapping[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The loops of a graph, each once, beginning with the name that sorts first."""
    found: set[tuple[str, ...]] = set()
    done: set[str] = set()
    for origin in edges:
        trail: list[str] = []
        branches = [iter([origin])]
        while branches:
            name = next(branches[-1], None)
            if name is None:
                branches.pop()
                if trail:
                    done.add(trail.pop())
            elif name in trail:
                loop = trail[trail.index(name) :]
                first = loop.index(min(loop))
                found.add((*loop[first:], *loop[:first]))
            elif name in edges and name not in done:
                trail.append(name)
                branches.append(iter(edges[name]))
    return sorted(found)
