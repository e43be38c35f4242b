"""Quick fixes: edits that mend a problem without a word of a source, or of the analyst, being read otherwise."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from ..casefile.checks import CHECKS
from ..casefile.leaving_out import as_written
from ..casefile.load import LoadedCase
from ..casefile.quotes import SourceText, fold_quote
from ..casefile.tree import Path as FieldPath
from ..model.base import Frozen
from ..model.basis import Citation
from ..model.case import Case
from ..model.problem import Problem, failure
from ..model.source import STRICTNESS
from ..workspace import Workspace
from .marked import place_of
from .snapshot import revision_of
from .titles import entry_called

_CHOICES: Final = 5
_SIGNS: Final = str.maketrans(
    {**dict.fromkeys("‘’‚‛′`´", "'"), **dict.fromkeys("“”„‟″«»", '"'), **dict.fromkeys("‐‑‒–—−", "-")}
)


class Fix(Frozen):
    """One way to mend a problem."""

    code: str
    entry: str
    """The entry that it changes, as steps joined by `/`."""
    choice: int
    """Which of the ways for this place, from 0."""
    label: str
    now: str
    """What stands there."""
    then: str
    """What would stand there."""
    revision: str
    """The revision of the entry."""

    @property
    def path(self) -> FieldPath:
        """The entry that it changes."""
        return path_of(self.entry)


class _Way(Frozen):
    label: str
    now: str
    then: str
    path: tuple[str | int, ...]
    value: str | tuple[int, int] | None
    """What is written there; None removes what stands there."""


def fixes_for(loaded: LoadedCase) -> dict[Problem, list[Fix]]:
    """The problems of a case that can be mended safely, with the ways to."""
    found: dict[Problem, list[Fix]] = {}
    for code, ways in _WAYS.items():
        check = CHECKS[code]
        for finding in check.find(loaded):
            problem = loaded.problem(code, check.severity, finding.path, finding.message, finding.hint, on=finding.on)
            entry = written_path(loaded, finding.path)
            made = [
                Fix(
                    code=code,
                    entry=address_of(entry),
                    choice=number,
                    label=way.label,
                    now=way.now,
                    then=way.then,
                    revision=revision_of(loaded, entry[:2]),
                )
                for number, way in enumerate(ways(loaded, finding.path))
            ]
            if made:
                found[problem] = made
    return found


def mend(workspace: Workspace, code: str, entry: str, choice: int) -> str:
    """Mend a problem by one of its fixes, and return what was done.

    Raises IrenicError (E001) where there is no such problem any more, and as the edits of a workspace do.
    """
    loaded, wanted = workspace.loaded, path_of(entry)
    if code in _WAYS:
        for finding in CHECKS[code].find(loaded):
            if written_path(loaded, finding.path) == wanted:
                for number, way in enumerate(_WAYS[code](loaded, finding.path)):
                    if number == choice:
                        _write(workspace, way)
                        return f"{way.label} ({_called(workspace.case, wanted)})"
    raise failure("E001", "this problem is no longer there", "look at the list of problems as it is now")


def _called(case: Case, path: FieldPath) -> str:
    return entry_called(case, str(path[0]), str(path[1])) if len(path) > 1 else "the case as a whole"


def _write(workspace: Workspace, way: _Way) -> None:
    root = workspace.loaded.root
    node = root
    for step in way.path:
        found = node.child(step)
        if found is None:
            workspace.insert(way.path, list(way.value) if isinstance(way.value, tuple) else way.value)
            return
        node = found
    if way.value is None:
        workspace.remove(way.path)
    else:
        workspace.replace(way.path, list(way.value) if isinstance(way.value, tuple) else way.value)


def written_path(loaded: LoadedCase, path: FieldPath) -> FieldPath:
    """A path of the case as it is written in the files, where a shorthand has fewer levels."""
    node, kept = loaded.root, []
    for step in as_written(path, loaded.written):
        found = node.child(step)
        if found is not None:
            node = found
            kept.append(step)
    return tuple(kept)


def address_of(path: FieldPath) -> str:
    """A path as a form sends it."""
    return "/".join(f"#{step}" if isinstance(step, int) else step for step in path)


def path_of(address: str) -> FieldPath:
    """The path that an address stands for; E001 where it is none."""
    steps = address.split("/")
    if any(step.startswith("#") and not step[1:].isdecimal() for step in steps):
        raise failure("E001", f"'{address}' is no place in a case", "go back to the page, and load it again")
    return tuple(int(step[1:]) if step.startswith("#") else step for step in steps)


def _citation(loaded: LoadedCase, path: FieldPath) -> tuple[Citation, SourceText] | None:
    """The citation whose quote or place a finding is about, and its source's text."""
    for placed in loaded.citations:
        if placed.path == path[:-1] and placed.citation.source in loaded.texts:
            return placed.citation, loaded.texts[placed.citation.source]
    return None


def _as_the_source_writes(loaded: LoadedCase, path: FieldPath) -> Iterator[_Way]:
    """The same words with the source's own signs and capitals."""
    held = _citation(loaded, path)
    if held is None:
        return
    citation, text = held
    nearest = text.nearest(citation.quote)
    if nearest is not None and _bare(nearest.words) == _bare(citation.quote) and text.find(nearest.words):
        yield _Way(
            label="Write the quote with the source's own signs",
            now=citation.quote,
            then=nearest.words,
            path=written_path(loaded, path),
            value=nearest.words,
        )


def _bare(words: str) -> str:
    return re.sub(r"\s+", " ", fold_quote(words).translate(_SIGNS)).casefold()


def _which_place(loaded: LoadedCase, path: FieldPath) -> Iterator[_Way]:
    """Each place at which the quote stands: a person says which is meant."""
    held = _citation(loaded, path)
    if held is None:
        return
    citation, text = held
    for number, span in enumerate(text.find(citation.quote)[:_CHOICES]):
        place = place_of(text, citation.quote, span)
        if place is not None:
            yield _Way(
                label=f"The {_ORDINALS[number]} place is meant",
                now="no place given",
                then=" ".join(f"{place.before[-60:]}[{place.words}]{place.after[:60]}".split()),
                path=(*written_path(loaded, path)[:-1], "at"),
                value=tuple(span),
            )


_ORDINALS: Final = ("first", "second", "third", "fourth", "fifth")


def _without_place(loaded: LoadedCase, path: FieldPath) -> Iterator[_Way]:
    """No place is needed where the quote stands once."""
    held = _citation(loaded, path)
    if held is not None and len(held[1].find(held[0].quote)) == 1:
        yield _Way(
            label="Leave the place out: the quote stands once",
            now=f"at: {list(held[0].at or ())}",
            then="no place given",
            path=written_path(loaded, path),
            value=None,
        )


def _as_strict(loaded: LoadedCase, path: FieldPath) -> Iterator[_Way]:  # noqa: ARG001
    """The folder as strict as its strictest source."""
    strictest = max((one.handling for one in loaded.case.sources.values()), key=lambda one: STRICTNESS[one])
    yield _Way(
        label=f"Make the case as a whole {strictest}",
        now=f"handling: {loaded.case.handling}",
        then=f"handling: {strictest}",
        path=("handling",),
        value=strictest,
    )


_WAYS: Final[dict[str, Callable[[LoadedCase, FieldPath], Iterator[_Way]]]] = {
    "Q001": _as_the_source_writes,
    "Q002": _which_place,
    "Q003": _without_place,
    "H003": _as_strict,
}
