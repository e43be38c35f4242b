"""Whether a profile speaks of the issues and values of its domain: of all of them, and of no others."""

from collections.abc import Iterable

from .profiles import Domain, ForeignFile


def require_issues(named: Iterable[str], domain: Domain, file: ForeignFile, what: str) -> None:
    """Raise IrenicError (I003) where issues are missing, or are none of the domain's."""
    _require(named, domain.issues, file, "issue", what, "")


def require_values(named: Iterable[str], domain: Domain, issue: str, file: ForeignFile, what: str) -> None:
    """Raise IrenicError (I003) where values of an issue are missing, or are none of the domain's."""
    _require(named, domain.issues[issue], file, "value", what, f" of issue '{issue}'")


def _require(named: Iterable[str], known: Iterable[str], file: ForeignFile, kind: str, what: str, whose: str) -> None:
    given, wanted = list(named), list(known)
    strange = [name for name in given if name not in set(wanted)]
    if strange:
        raise file.fault(
            "I003",
            f"{what} {_list(kind, strange)}{whose}, which the domain does not have",
            f"the domain has: {', '.join(wanted[:12])}{', …' if len(wanted) > 12 else ''}; check that the profile "
            "belongs to it",
        )
    missing = [name for name in wanted if name not in set(given)]
    if missing:
        raise file.fault(
            "I003",
            f"{what} nothing on {_list(kind, missing)}{whose}",
            "add what is missing: what a side thinks of a value is never guessed",
        )


def _list(kind: str, names: list[str]) -> str:
    shown = ", ".join(f"'{name}'" for name in names[:5]) + (", …" if len(names) > 5 else "")
    return f"{kind}{'s' if len(names) > 1 else ''} {shown}"
