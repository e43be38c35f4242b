"""Giving an entry another name: in the files, wherever it is referred to, and in what waits in the inbox.

Only the names themselves are written anew, character by character; all else, comments included, stays as it was. What
could not be told apart afterwards is refused, and then nothing of it is done.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from ..model.base import ID_PATTERN, RESERVED
from ..model.case import Case
from ..model.problem import failure
from .leaving_out import as_written, in_words
from .load import LoadedCase
from .references import Kind, Named
from .tree import Node, Path, parse_once
from .write import scalar

_SPEAKERS: Final = ("party", "speaker", "actor")
_SHARED: Final = {
    "parties": ("parties", "actors", "sources"),
    "actors": ("parties", "actors", "sources"),
    "assume": ("assume", "statements"),
}
"""The parts of a case whose entries share their names."""


class Renaming(NamedTuple):
    """An entry of a case, and what it is to be called."""

    case: Case
    path: Path
    """A party, a voice, an actor, an issue, an option, a draft or an assumption."""
    new: str

    def of(self, named: Named) -> str | None:
        """What a name that is used somewhere is to be then; None where it is not the entry's."""
        own, section = str(self.path[-1]), self.path[0] if len(self.path) == 2 else self.path[2]
        holder = str(self.path[1])
        first, dot, rest = named.name.partition(".")
        match section:
            case "parties" | "actors":
                is_it = named.kind in _SPEAKERS and first == own and not self._is_own_voice(named)
                return f"{self.new}{dot}{rest}" if is_it else None
            case "voices":
                if named.name == f"{holder}.{own}" and named.kind in ("voice", *_SPEAKERS):
                    return f"{holder}.{self.new}"
                is_short = named.name == own and named.within == holder and named.kind in ("voice", "speaker")
                return self.new if is_short else None
            case "issues":
                return self.new if (named.kind, named.name) == ("issue", own) else None
            case "options":
                is_it = (named.kind, named.name, named.within) == ("option", own, holder)
                return self.new if is_it else None
            case "drafts":
                return self.new if (named.kind, named.name) == ("draft", own) else None
            case _:
                return None

    def _is_own_voice(self, named: Named) -> bool:
        """Whether a bare name is that of a voice of whoever speaks, which goes before all others."""
        party = self.case.parties.get(named.within or "")
        return party is not None and named.name in party.voices


def renamed_texts(loaded: LoadedCase, renaming: Renaming) -> dict[str, str]:
    """The texts of the files of the case in which the entry is called otherwise, by their names.

    Raises IrenicError (E009) for a name that cannot be, (E003) for one that is taken, (E002) where parts of the case
    cannot be read, or the files not be edited so that nothing else changes.
    """
    if loaded.left_out or any(one.severity == "error" for one in loaded.problems):
        raise failure(
            "E002",
            "parts of the case cannot be read, and might refer to what is to be renamed",
            "mend first what Problems tells of the files",
        )
    _require_free(loaded, renaming)
    path, own = as_written(renaming.path, loaded.written), str(renaming.path[-1])
    holder: Node | None = loaded.root
    for step in path[:-1]:
        holder = holder.child(step) if holder is not None else None
    if holder is None or own not in holder.keys:
        raise failure("E001", f"the case has no '{own}'", "it may have been removed meanwhile")
    found = [(holder.keys[own], renaming.new)]
    for named in loaded.names_used:
        said = renaming.of(named)
        if said is not None:
            found.append((_node_of(loaded, named), said))
    by_file: dict[str, dict[int, tuple[Node, str]]] = {}
    for node, said in found:
        by_file.setdefault(node.origin.file, {})[node.start] = (node, said)
    return {file: _spliced(file, loaded.files[file].text.text, nodes) for file, nodes in by_file.items()}


def _require_free(loaded: LoadedCase, renaming: Renaming) -> None:
    """Raise IrenicError where a name cannot be, or would be that of something else as well."""
    new, path = renaming.new, renaming.path
    if not re.fullmatch(ID_PATTERN, new) or len(new) > _LONGEST:
        hint = f"write letters of English, digits, - and _, beginning with a letter or a digit, at most {_LONGEST}"
        raise failure("E009", f"'{new[:80]}' cannot be a name in the files", hint)
    if new in RESERVED:
        raise failure("E009", f"'{new}' is a word of irenic's own", "choose another name")
    held = loaded.root.child(path[0])
    beside = [held] if len(path) == 2 else [held and loaded.root.deepest(path[:3])[0]]
    shared = [loaded.root.child(part) for part in _SHARED.get(str(path[0]), ())] if len(path) == 2 else []
    if any(new in node.fields for node in (*beside, *shared) if node is not None):
        raise failure("E003", f"something else is called '{new}' already", "choose another name")
    after = renaming._replace(path=(*path[:-1], new), new=str(path[-1]))
    for named in loaded.names_used:
        is_taken = after.of(named) is not None
        said = renaming.of(named)
        # where a party's bare name is used of its own voice, the voice's goes first
        speaks = renaming.case.parties.get(named.within or "") if path[0] in ("parties", "actors") else None
        if is_taken or (len(path) == 2 and speaks is not None and said in speaks.voices):
            where = in_words(named.path[:2])
            raise failure("E003", f"'{new}' is used already, in {where}, for something else", "choose another name")


_LONGEST: Final = 80


def _node_of(loaded: LoadedCase, named: Named) -> Node:
    """The very characters of a name that is used; raises IrenicError (E002) where they are not found."""
    path = as_written(named.path, loaded.written)
    if named.is_key:
        node = loaded.root.deepest(path[:-1])[0].keys.get(str(path[-1]))
    else:
        held = loaded.root.deepest(path)[0]
        # of what is liked equally, or a list that stands for one name, the item that is meant
        node = next((one for one in (held, *held.items) if one.kind == "scalar" and one.scalar == named.name), None)
    if node is None:
        raise failure(
            "E002",
            f"'{named.name}' in {in_words(named.path[:2])} is written in a way that is not renamed",
            "rename it in an editor",
        )
    return node


def _spliced(file: str, text: str, nodes: Mapping[int, tuple[Node, str]]) -> str:
    """The text of a file with other names at these nodes, once reading it shows that nothing else changed."""
    before, _ = parse_once(file, text)
    pieces, last = [], 0
    for start, (node, said) in sorted(nodes.items()):
        quote = text[start] if text[start] in "'\"" else ""
        pieces += [text[last:start], f"{quote}{said}{quote}" if quote else scalar(said)]
        last = node.end
    after = "".join([*pieces, text[last:]])
    read, problems = parse_once(file, after)
    expected = [nodes[one.start][1] if one.start in nodes else one.scalar for one in _scalars(before)]
    if problems or read is None or [one.scalar for one in _scalars(read)] != expected:
        raise failure("E002", f"'{file}' cannot be edited without touching what stands beside", "edit it in an editor")
    return after


def _scalars(node: Node | None) -> Iterator[Node]:
    """Every name and value of a file, in the order in which they stand there."""
    if node is None:
        return
    if node.kind == "scalar":
        yield node
    for item in node.items:
        yield from _scalars(item)
    for name, held in node.fields.items():
        yield node.keys[name]
        yield from _scalars(held)


def renamed_entry(renaming: Renaming, entry: Mapping[str, Any]) -> dict[str, Any]:
    """An entry that waits in the inbox, or part of one, with the other name wherever it refers to what has it."""
    by, issue = entry.get("by"), entry.get("issue")
    speaker, subject = by if isinstance(by, str) else None, issue if isinstance(issue, str) else None

    def other(kind: Kind, value: Any, within: str | None = None) -> Any:
        if isinstance(value, list):
            return [other(kind, item, within) for item in value]
        return renaming.of(Named((), kind, value, within)) or value if isinstance(value, str) else value

    def sets(value: Any) -> Any:
        if not isinstance(value, Mapping):
            return value
        return {other("issue", key): other("option", options, key) for key, options in value.items()}

    over: Kind = "draft" if "draft" in entry else "option" if "option" in entry else "issue"
    kinds: dict[str, tuple[Kind, str | None]] = {
        "voice": ("voice", speaker),
        "via": ("speaker", speaker),
        "option": ("option", subject),
        "over": (over, subject),
        **dict.fromkeys(("by", "claimant", "who", "with", "gives", "gets", "must_act"), ("speaker", None)),
        **dict.fromkeys(("issue", "in_return_for", "after", "before"), ("issue", None)),
        "draft": ("draft", None),
        "party": ("party", None),
    }
    found: dict[str, Any] = {}
    for field, value in entry.items():
        if field in ("if", "terms"):
            found[field] = sets(value)
        elif field in kinds:
            found[field] = other(kinds[field][0], value, kinds[field][1])
        elif isinstance(value, Mapping):
            found[field] = renamed_entry(renaming, value)
        elif isinstance(value, list):
            found[field] = [renamed_entry(renaming, one) if isinstance(one, Mapping) else one for one in value]
        else:
            found[field] = value
    return found


def renamed_address(renaming: Renaming, address: str) -> str:
    """An address within a part of the case, such as `plan.terms.army`, with the other name where it leads through it.

    `address` is told with its part before it: `drafts.plan.terms.army`.
    """
    steps: list[str] = address.split(".")
    if renaming.path[0] == "issues" and len(renaming.path) == 2 and steps[0] == "drafts" and len(steps) > 3:
        is_it = steps[2] == "terms" and steps[3] == renaming.path[-1]
        return ".".join([*steps[:3], renaming.new, *steps[4:]]) if is_it else address
    length = len(renaming.path)
    if tuple(steps[:length]) == renaming.path:
        steps[length - 1] = renaming.new
    return ".".join(steps)
