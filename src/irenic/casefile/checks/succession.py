"""Checks on what takes the place of what: no loops, no stranger's words replaced, nothing withdrawn still used."""

from collections.abc import Iterator, Mapping

from ...model.force import binds, in_force, retracted_sources
from ...model.record import Statement
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
