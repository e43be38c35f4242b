"""Saving a changed file of a case: only if it is still the one that was read, and whole or not at all."""

from typing import Final

from ..documents.files import locked, read_bytes, sha256, write_atomically
from ..model.problem import failure
from .folder import YAML_LIMIT, CaseFolder

_MARK: Final = b"\xef\xbb\xbf"


def save_file(folder: CaseFolder, name: str, text: str, read: str) -> str:
    """Write the text of a file of the case, and return the hash that guards the next edit.

    `read` is the SHA-256 of the bytes that were read. Raises IrenicError (F009) where the file has changed since, and
    as `write_atomically` does; the file is then as it was.
    """
    path = folder.inside(name).resolve()
    written = text.encode("utf-8")

    def require_unchanged() -> None:
        if sha256(read_bytes(path, limit=YAML_LIMIT, shown=name)) != read:
            raise failure(
                "F009",
                f"'{name}' was changed by somebody else since it was read; nothing was written",
                "read the case again, look at what changed, and make the edit once more",
                file=name,
            )

    with locked(folder.path):
        require_unchanged()
        if read_bytes(path, limit=YAML_LIMIT, shown=name).startswith(_MARK):
            written = _MARK + written
        # once more when all is on the disk: an editor takes no lock of ours
        write_atomically(path, written, shown=name, just_before=require_unchanged)
    return sha256(written)
