"""Loading a case: what could be read of it, with places, source texts and problems."""

import functools
import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from ..documents.files import sha256
from ..model.basis import Citation
from ..model.case import Case, PlacedCitation, citations
from ..model.problem import IrenicError, Problem, Severity, failure
from .folder import CASE_FILE, TEXT_LIMIT, YAML_LIMIT, CaseFolder, decode, find_case
from .leaving_out import as_written, entry_of
from .quotes import SourceText
from .references import Named, names_used
from .tree import Node, Text, parse, parse_once, problem_at
from .tree import Path as FieldPath
from .validate import validate_tree
from .versions import check_version

_TOP_ONLY: Final = ("irenic", "title", "notice", "note", "as_of", "language", "handling", "include")


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One YAML file of a case as it was read: its text, and the hash that guards edits."""

    text: Text
    sha256: str


@dataclass(frozen=True)
class LoadedCase:
    """A case with the places of everything in it. What could not be read is missing from `case`, never guessed."""

    folder: CaseFolder
    case: Case
    root: Node
    files: Mapping[str, ReadFile]
    """The YAML files, by their path from the case folder."""
    texts: Mapping[str, SourceText]
    """The frozen texts of the sources that could be read, by source id."""
    problems: tuple[Problem, ...]
    """What is wrong with the files themselves; the checks say more."""
    inputs: str
    """SHA-256 over all that was read."""
    left_out: tuple[FieldPath, ...] = ()
    """The parts of the files that are at fault and so are missing from `case`, as they stand in the files."""
    written: Mapping[FieldPath, list[int]] = field(default_factory=dict)
    """For each list that lost items: the positions in the files of those that `case` has."""

    @functools.cached_property
    def citations(self) -> tuple[PlacedCitation, ...]:
        """Every citation of the case, in its order; asked for by many checks, walked once."""
        return tuple(citations(self.case))

    @functools.cached_property
    def names_used(self) -> tuple[Named, ...]:
        """Every name that has to be somebody's or something's id; walked once."""
        return tuple(names_used(self.case))

    @functools.cached_property
    def unproven(self) -> frozenset[Citation]:
        """Citations whose quote does not stand in its source: they prove nothing."""
        return frozenset(placed.citation for placed in self.citations if not self._is_proven(placed.citation))

    def _is_proven(self, citation: Citation) -> bool:
        text = self.texts.get(citation.source)
        return text is not None and bool(text.find(citation.quote))

    def is_current(self) -> bool:
        """Whether every file of the case still is as it was when it was read."""
        try:
            listing = self.root.child("include")
            patterns = [] if listing is None else [listing] if listing.kind == "scalar" else listing.items
            included = {name for pattern in patterns for name in _matching(self.folder, pattern.scalar)}
            return (
                included <= set(self.files)
                and all(sha256(self.folder.read(name, YAML_LIMIT)) == file.sha256 for name, file in self.files.items())
                and all(
                    decode(source.file, self.folder.read(source.file, TEXT_LIMIT)) == self.texts[name].text
                    for name, source in self.case.sources.items()
                    if name in self.texts
                )
            )
        except IrenicError:
            return False

    def lacks(self, *path: str | int) -> bool:
        """Whether something that stands at or within this path of the files could not be read."""
        return any(left[: len(path)] == path or path[: len(left)] == left for left in self.left_out)

    def is_written(self, section: str, name: str) -> bool:
        """Whether the case file has such an entry, readable or not."""
        node = self.root.child(section)
        return node is not None and node.child(name) is not None

    def problem(
        self,
        code: str,
        severity: Severity,
        path: FieldPath,
        message: str,
        hint: str,
        *,
        on: Literal["value", "key"] = "value",
    ) -> Problem:
        """A problem at the field that a path leads to: at its value, or at its name."""
        node, key = self.root.deepest(as_written(path, self.written))
        found = problem_at(key if on == "key" and key is not None else node, code, message, hint, severity)
        part, entry = entry_of(path)
        return found.model_copy(update={"part": part, "entry": entry})


def load_case(path: Path) -> LoadedCase:
    """Load the case at a path (its folder or its case.yaml) with all that is wrong with its files.

    Raises IrenicError where nothing can be read at all: no case, no YAML, a version that is newer than this irenic.
    """
    return load_folder(find_case(path))


def load_folder(folder: CaseFolder) -> LoadedCase:
    """Load the case that a folder holds; raises IrenicError as `load_case` does."""
    name = CASE_FILE
    data = folder.read(name, YAML_LIMIT)
    text = decode(name, data)
    root, found = parse_once(name, text)
    problems = list(found)
    if root is not None and root.child("include") is not None:
        # what other files hold is brought into this tree, which has to be its own
        root, problems = parse(name, text)
    if root is None:
        raise IrenicError(problems or [_not_a_case(name)])
    if root.kind != "mapping":
        raise IrenicError(problem_at(root, "Y005", "a case is made of fields", "begin with the line 'irenic: 1'"))
    check_version(root)
    files = {name: ReadFile(root.origin, sha256(data))}
    for node in _included(folder, root, files, problems):
        _merge(root, node, problems)
    held = validate_tree(root)
    case = held.case
    problems.extend(held.problems)
    if case is None:
        raise IrenicError(problems)
    texts = dict(_source_texts(folder, case, root, files, problems))
    digest = hashlib.sha256()
    for label, value in sorted(
        [(file, read.sha256) for file, read in files.items()]
        + [(source, sha256(text.text.encode())) for source, text in texts.items()]
    ):
        digest.update(f"{label}\x1f{value}\x1e".encode())
    return LoadedCase(
        folder, case, root, files, texts, tuple(problems), digest.hexdigest(), held.left_out, held.written
    )


def _not_a_case(name: str) -> Problem:
    return failure("Y005", f"'{name}' holds no fields", "begin with the line 'irenic: 1'", file=name, line=1).problems[
        0
    ]


def _included(folder: CaseFolder, root: Node, files: dict[str, ReadFile], problems: list[Problem]) -> Iterator[Node]:
    """The files that `include:` names, in order of their names, each as a tree."""
    listing = root.child("include")
    patterns = [] if listing is None else [listing] if listing.kind == "scalar" else listing.items
    for pattern in patterns:
        try:
            names = _matching(folder, pattern.scalar)
        except IrenicError as error:
            problems.extend(_placed(error, pattern))
            continue
        if not names:
            problems.append(
                problem_at(pattern, "F001", f"no file matches '{pattern.scalar}'", "check the spelling, or remove it")
            )
        for name in names:
            if name in files:
                continue
            try:
                data = folder.read(name, YAML_LIMIT)
                node, faults = parse(name, decode(name, data))
            except IrenicError as error:
                problems.extend(error.problems)
                continue
            problems.extend(faults)
            if node is None:
                continue
            files[name] = ReadFile(node.origin, sha256(data))
            if node.kind != "mapping":
                problems.append(
                    problem_at(
                        node,
                        "Y005",
                        "an included file is made of fields",
                        "begin with 'statements:' or another part of a case",
                    )
                )
                continue
            yield node


def _matching(folder: CaseFolder, pattern: str) -> list[str]:
    folder.inside(pattern)
    if not any(sign in pattern for sign in "*?["):
        return [pattern]
    try:
        found = sorted(path.relative_to(folder.path).as_posix() for path in folder.path.glob(pattern) if path.is_file())
    except (ValueError, NotImplementedError):
        raise failure("F001", f"'{pattern}' is no pattern of names", "write one such as record/*.yaml") from None
    return [name for name in found if name != CASE_FILE]


def _merge(root: Node, node: Node, problems: list[Problem]) -> None:
    """Add the entries of an included file to the case's tree."""
    for part, value in node.fields.items():
        key = node.keys[part]
        held = root.fields.get(part)
        if part in _TOP_ONLY:
            problems.append(
                problem_at(key, "S005", f"'{part}' belongs in {CASE_FILE} alone", f"move it to {CASE_FILE}")
            )
        elif held is None or (held.kind == "scalar" and held.value() is None):
            root.fields[part], root.keys[part] = value, key
        elif held.kind != value.kind:
            if not (value.kind == "scalar" and value.value() is None):
                problems.append(
                    problem_at(
                        value,
                        "S003",
                        f"'{part}' is a {value.kind} here and a {held.kind} elsewhere",
                        "write it the same way in both files",
                    )
                )
        elif value.kind == "list":
            held.items.extend(value.items)
        else:
            _merge_entries(held, value, part, problems)


def _merge_entries(held: Node, value: Node, part: str, problems: list[Problem]) -> None:
    for entry, content in value.fields.items():
        if entry in held.fields:
            first = held.keys[entry]
            line, _ = first.origin.place(first.start)
            problems.append(
                problem_at(
                    value.keys[entry],
                    "R002",
                    f"'{entry}' stands twice in {part}: first in {first.origin.file}, line {line}",
                    "rename or remove one of the two; only the first is read",
                )
            )
        else:
            held.fields[entry], held.keys[entry] = content, value.keys[entry]


def _source_texts(
    folder: CaseFolder, case: Case, root: Node, files: Mapping[str, ReadFile], problems: list[Problem]
) -> Iterator[tuple[str, SourceText]]:
    own = {os.path.realpath(folder.path / name) for name in files}
    for source_id, source in case.sources.items():
        try:
            if os.path.realpath(folder.path / source.file) in own:
                # every quote of the case would stand in it, and so prove itself
                hint = "name the file that holds the source's own text, in sources/"
                raise failure("F012", f"'{source.file}' is a file of the case itself, and no source", hint)
            yield source_id, SourceText(decode(source.file, folder.read(source.file, TEXT_LIMIT)))
        except IrenicError as error:
            node, _ = root.deepest(("sources", source_id, "file"))
            problems.extend(_placed(error, node))


def _placed(error: IrenicError, node: Node) -> list[Problem]:
    """The problems of a failed request at the field that asked for it."""
    return [problem_at(node, problem.code, problem.message, problem.hint) for problem in error.problems]


def place_in_file(loaded: LoadedCase, path: FieldPath) -> tuple[str, FieldPath]:
    """The file that holds an entry, and the path that leads to it there; for a new entry, those of the part's last.

    Raises IrenicError (E002) for a whole part that several files hold.
    """
    part = loaded.root.child(path[0]) if path else None
    if part is None:
        return loaded.root.origin.file, path
    entries = [*part.fields.values(), *part.items]
    if len(path) == 1:
        if len({entry.origin.file for entry in (part, *entries)}) > 1:
            raise failure(
                "E002", f"'{path[0]}' is spread over several files", "edit its entries one by one, or in an editor"
            )
        return part.origin.file, path
    entry = part.child(path[1]) or (entries[-1] if entries else part)
    file = entry.origin.file
    if part.kind == "list" and isinstance(path[1], int):
        # the list holds what all files have; in its own file an item has only its neighbours there
        before = sum(item.origin.file == file for item in part.items[: path[1]])
        return file, (path[0], before, *path[2:])
    return file, path
