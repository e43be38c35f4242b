"""A case written in an older format, brought to the current one."""

from pathlib import Path

from ..documents.files import sha256
from ..model.problem import IrenicError
from ..model.version import FORMAT
from .folder import CASE_FILE, YAML_LIMIT, decode, find_case
from .load import load_case
from .save import save_file
from .tree import parse
from .versions import migrate_text, written_version


def migrate_case(path: Path) -> tuple[int, int]:
    """Bring a case to the current format; returns the version that it had and the one that it has now.

    Only what has to change is changed. Raises IrenicError where the case cannot be read or is newer than this irenic.
    """
    folder = find_case(path)
    data = folder.read(CASE_FILE, YAML_LIMIT)
    text = decode(CASE_FILE, data)
    root, problems = parse(CASE_FILE, text)
    version = written_version(root) if root is not None and root.kind == "mapping" else None
    if root is None or problems or version is None or version > FORMAT:
        load_case(path)
        raise IrenicError(problems)
    if version < FORMAT:
        save_file(folder, CASE_FILE, migrate_text(text, version), sha256(data))
    return version, FORMAT
