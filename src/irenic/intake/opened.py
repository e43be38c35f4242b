"""A case folder that is open: loaded once, read again when it changed, edited without loss."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..casefile import edit, inbox
from ..casefile.changes import Change, Fault, as_changed, changed_texts, new_faults
from ..casefile.folder import CASE_FILE, CaseFolder, find_case
from ..casefile.leaving_out import in_words
from ..casefile.load import LoadedCase, load_case, place_in_file
from ..casefile.renaming import Renaming, renamed_address, renamed_entry, renamed_texts
from ..casefile.save import Rewritten, finish, save_file, save_files
from ..casefile.tree import Node
from ..casefile.tree import Path as FieldPath
from ..documents.files import sha256
from ..model.case import Case
from ..model.problem import failure
from ..model.proposal import section_of


class OpenCase:
    """A case folder that is open for edits. The files are the only truth: nothing is kept beside them."""

    def __init__(self, path: Path) -> None:
        """Open the case at a path; raises IrenicError where it cannot be read."""
        self._loaded = _loaded(path)

    @property
    def folder(self) -> CaseFolder:
        """Where the case lies."""
        return self._loaded.folder

    @property
    def loaded(self) -> LoadedCase:
        """The case with its places and texts, as last read."""
        return self._loaded

    @property
    def case(self) -> Case:
        """The case as last read, without entries that could not be."""
        return self._loaded.case

    def is_stale(self) -> bool:
        """Whether a file of the case has changed since it was read."""
        return not self._loaded.is_current()

    def reload(self, read: LoadedCase | None = None) -> None:
        """Read the case again, unless it was `read` already as it is now.

        Raises IrenicError where it cannot be read, and keeps what was read before.
        """
        self._loaded = read or _loaded(self.folder.path)

    def require_draft(self, draft: str | None = None) -> None:
        """Raise IrenicError where the case has no such draft, or none at all."""
        known = ", ".join(self.case.drafts)
        lost = [part for part in self._loaded.left_out if part[0] == "drafts" and len(part) < 3]
        if lost and (not known or (draft is not None and ("drafts", draft) in lost)):
            named = ", ".join(in_words(part) for part in lost)
            raise failure(
                "E005",
                f"{named} is at fault and left out until it is mended",
                "irenic check tells what is wrong with it",
                file=CASE_FILE,
            )
        if not known:
            raise failure(
                "E005", "the case has no draft", "add what is on the table under 'drafts:' in case.yaml", file=CASE_FILE
            )
        if draft is not None and draft not in self.case.drafts:
            raise failure("E005", f"the case has no draft '{draft}'", f"its drafts are: {known}", file=CASE_FILE)

    def replace(self, path: FieldPath, value: Any) -> None:
        """Replace the value at a path, such as `("statements", "s1", "credence")`; see `casefile.edit.replace`."""
        self._edit(path, lambda text, place: edit.replace(text, place, value))

    def insert(self, path: FieldPath, value: Any) -> None:
        """Add a field, such as `("statements", "s9")`; see `casefile.edit.insert`."""
        self._edit(path, lambda text, place: edit.insert(text, place, value))

    def put(self, path: FieldPath, value: Any) -> None:
        """Set a field, whether or not it is there already."""
        node: Node | None = self._loaded.root
        for step in path:
            node = node.child(step) if node is not None else None
        (self.insert if node is None else self.replace)(path, value)

    def extend(self, part: str, entries: Mapping[str, Any]) -> None:
        """Add several entries to a part of the case, such as `sources`; see `casefile.edit.extend`."""
        if entries:
            path = (part, next(iter(entries)))
            self._edit(path, lambda text, place: edit.extend(text, place[:-1], entries))

    def append(self, path: FieldPath, items: Sequence[Any]) -> None:
        """Add items to a list of an entry that need not be there yet; a value that stands for a list becomes one."""
        node: Node | None = self._loaded.root
        for step in path:
            node = node.child(step) if node is not None else None
        held = node.value() if node is not None else None
        listed = held if isinstance(held, list) else [] if held is None else [held]
        values = [*listed, *(item for item in items if item not in listed)]
        (self.insert if node is None else self.replace)(path, values)

    def require_editable(self, part: str) -> None:
        """Raise IrenicError where no entry could be added to a part of the case, such as in a file with errors."""
        name, local = place_in_file(self._loaded, (part, "an-entry-that-nobody-has"))
        edit.extend(self._loaded.files[name].text.text, local[:-1], {str(local[-1]): {}})

    def remove(self, path: FieldPath) -> None:
        """Remove a field or an item; see `casefile.edit.remove`."""
        self._edit(path, lambda text, place: edit.remove(text, place))

    def change(self, changes: Iterable[Change]) -> list[Fault]:
        """Make several edits, each file written once; returns what would be an error by them, and then writes nothing.

        Raises IrenicError where an entry cannot be edited; nothing is then written either.
        """
        changes = tuple(changes)
        texts = changed_texts(self._loaded, changes)
        if not texts:
            return []
        then = as_changed(self._loaded, texts)
        if faults := new_faults(self._loaded, then, [change.path for change in changes]):
            return faults
        self._write_all(texts, then)
        return []

    def rename(self, path: FieldPath, new: str) -> list[Fault]:
        """Give an entry another name wherever it is referred to, also by what waits in the inbox.

        Returns what would be an error by that, and then writes nothing. Raises IrenicError as `renamed_texts` does, and
        where a file cannot be written; nothing is then written either.
        """
        renaming = Renaming(self.case, path, new)
        texts = renamed_texts(self._loaded, renaming)
        then = as_changed(self._loaded, texts)
        if faults := new_faults(self._loaded, then):
            return faults
        waiting = inbox.with_other_names(
            self.folder,
            lambda entry: renamed_entry(renaming, entry),
            lambda proposal, name: renamed_address(renaming, f"{section_of(proposal)}.{name}").partition(".")[2],
        )
        self._write_all(texts, then, waiting)
        return []

    def _write_all(
        self, texts: Mapping[str, str], then: LoadedCase, waiting: Mapping[str, tuple[str, str]] | None = None
    ) -> None:
        """Write files of the case, and lists of its inbox with what they held, all or none; `then` is the case then."""
        files = {name: Rewritten(text, self._loaded.files[name].sha256) for name, text in texts.items()}
        lists = {
            name: Rewritten(after, sha256(before.encode()), inbox.LIMIT)
            for name, (before, after) in (waiting or {}).items()
        }
        written = save_files(self.folder, files | lists)
        # a byte order mark is written back, and is no part of what was read
        is_as_read = all(then.files[name].sha256 == written[name] for name in files)
        self.reload(then if is_as_read else None)

    def _edit(self, path: FieldPath, change: Callable[[str, FieldPath], str]) -> None:
        name, local = place_in_file(self._loaded, path)
        read = self._loaded.files[name]
        save_file(self.folder, name, change(read.text.text, local), read.sha256)
        self.reload()


def _loaded(path: Path) -> LoadedCase:
    """The case at a path, once an edit that was cut short is finished."""
    finish(find_case(path).path)
    return load_case(path)
