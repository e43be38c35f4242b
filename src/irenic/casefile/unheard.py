"""What is in the files and says nothing as long as it is at fault: that is no silence, and no empty table."""

from collections.abc import Iterator
from typing import NamedTuple

from .load import LoadedCase
from .references import Named
from .tree import Node


class Unheard(NamedTuple):
    """A statement that is left out, or says nothing, until what is at fault is mended."""

    statement: str
    party: str
    issues: frozenset[str] | None
    """What it may be about; None where that cannot be told, or may be any: what a draft says may be at fault too."""
    on_draft: bool
    """Whether it may be about a draft."""


def unheard_words(loaded: LoadedCase) -> tuple[Unheard, ...]:
    """The statements of parties that are at fault, that name what is at fault, or whose quotes do not stand."""
    return tuple(_unheard(loaded))


def drafts_at_fault(loaded: LoadedCase) -> tuple[str, ...]:
    """The drafts that are left out until they are mended, as people call them: by their titles where those are read."""
    found = []
    for path in loaded.left_out:
        if path == ("drafts",):
            found.append("all that stands under drafts")
        elif path[0] == "drafts" and len(path) == 2:
            node, _ = loaded.root.deepest((*path, "title"))
            title = node.scalar if node.kind == "scalar" else ""
            found.append(f"“{title}”" if title else f"draft '{path[1]}'")
    return tuple(found)


def _unheard(loaded: LoadedCase) -> Iterator[Unheard]:
    case = loaded.case
    section = loaded.root.child("statements")
    if section is None:
        return
    amiss = {str(one.path[1]) for one in loaded.names_used if one.path[0] == "statements" and _is_missing(loaded, one)}
    for name, node in section.fields.items():
        held = case.statements.get(name)
        if held is None:
            by = node.child("by")
            whose = by.scalar.partition(".")[0] if by is not None else ""
        elif name in amiss or (held.cite and loaded.unproven.issuperset(held.cite)):
            whose = held.by
        else:
            continue
        if whose in case.parties:
            issues, on_draft = _matters(loaded, node.child("about"))
            yield Unheard(name, whose, issues, on_draft)


def _is_missing(loaded: LoadedCase, named: Named) -> bool:
    """Whether what gives words their sense, or whoever says them, cannot be read."""
    case = loaded.case
    match named.kind:
        case "draft":
            return named.name not in case.drafts
        case "issue":
            return named.name not in case.issues
        case "option":
            issue = case.issues.get(named.within or "")
            return issue is None or named.name not in issue.options
        case "voice":
            party = case.parties.get(named.within or "")
            return party is not None and named.name not in party.voices
    return False


def _matters(loaded: LoadedCase, about: Node | None) -> tuple[frozenset[str] | None, bool]:
    """The issues that words may be about, and whether they may be about a draft."""
    if about is None or about.kind != "mapping":
        return None, True
    if "draft" in about.fields:
        held = loaded.case.drafts.get(about.fields["draft"].scalar)
        return (None if held is None else frozenset(held.terms)), True
    if "terms" in about.fields:
        issues = set(about.fields["terms"].fields)
    else:
        issues = {about.fields[field].scalar for field in ("issue", "over") if field in about.fields}
    # what is no issue of the case may be any of them, misspelt
    return (frozenset(issues) if issues <= set(loaded.case.issues) else None), False
