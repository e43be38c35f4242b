"""A case folder that is open: loaded once, read again when it changed, edited without loss."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..casefile import edit
from ..casefile.changes import Change, Fault, as_changed, changed_texts, new_faults
from ..casefile.folder import CASE_FILE, CaseFolder
from ..casefile.leaving_out import in_words
from ..casefile.load import LoadedCase, load_case, place_in_file
from ..casefile.save import save_file
from ..casefile.tree import Node
from ..casefile.tree import Path as FieldPath
from ..model.case import Case
from ..model.problem import IrenicError, failure


class OpenCase:
    """A case folder that is open for edits. The files are the only truth: nothing is kept beside them."""

    def __init__(self, path: Path) -> None:
        """Open the case at a path; raises IrenicError where it cannot be read."""
        self._loaded = load_case(path)

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
        self._loaded = read or load_case(self.folder.path)

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
        before = self._loaded.files
        written: dict[str, str] = {}
        try:
            for name, text in texts.items():
                written[name] = save_file(self.folder, name, text, before[name].sha256)
        except IrenicError:
            # all or none: what was written of it is taken back
            for name, digest in written.items():
                save_file(self.folder, name, before[name].text.text, digest)
            raise
        # a byte order mark is written back, and is no part of what was read
        is_as_read = all(then.files[name].sha256 == digest for name, digest in written.items())
        self.reload(then if is_as_read else None)
        return []

    def _edit(self, path: FieldPath, change: Callable[[str, FieldPath], str]) -> None:
        name, local = place_in_file(self._loaded, path)
        read = self._loaded.files[name]
        save_file(self.folder, name, change(read.text.text, local), read.sha256)
        self.reload()
