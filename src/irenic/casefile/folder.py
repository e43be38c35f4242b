"""The case folder: where its files are, and that none of them lies outside it."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from ..documents.files import MEBIBYTE, read_bytes
from ..documents.metadata import in_command
from ..model.problem import failure

CASE_FILE: Final = "case.yaml"
YAML_LIMIT: Final = 8 * MEBIBYTE
TEXT_LIMIT: Final = 12 * MEBIBYTE


@dataclass(frozen=True, slots=True)
class CaseFolder:
    """An existing folder that holds a `case.yaml`."""

    path: Path

    def inside(self, name: str) -> Path:
        """The path of a file of the case, given as it is written in the case.

        Raises IrenicError where the name leads out of the folder, by itself or through a symbolic link.
        """
        written = PurePosixPath(name)
        if not name.strip() or written.is_absolute() or ".." in written.parts or "\x00" in name or ":" in name[:2]:
            raise failure(
                "F007",
                f"'{name}' lies outside the case folder",
                "copy the file into the case's sources/ and name it from there, such as sources/report.txt",
            )
        path = self.path / written
        try:
            path.resolve().relative_to(self.path.resolve())
        except (ValueError, OSError, RuntimeError):
            raise failure(
                "F008",
                f"'{name}' is a symbolic link that leads out of the case folder",
                "put the file itself in the folder: a case holds all that it rests on",
            ) from None
        return path

    def read(self, name: str, limit: int) -> bytes:
        """The bytes of a file of the case; IrenicError as in `inside` and where it cannot be read."""
        return read_bytes(self.inside(name), limit=limit, shown=name)

    def repository(self) -> Path | None:
        """The git repository that the folder lies in, or None."""
        here = self.path.resolve()
        return next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), None)


def find_case(path: Path) -> CaseFolder:
    """The case at a path: its folder, or its `case.yaml`.

    Raises IrenicError where there is none.
    """
    try:
        path.stat()
    except FileNotFoundError:
        pass
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise failure(
            "F001", f"there is no case '{path}': {reason}", "check the spelling of the folder", file=str(path)
        ) from None
    if path.name == CASE_FILE and path.is_file():
        return CaseFolder(path.parent)
    if (path / CASE_FILE).is_file():
        return CaseFolder(path)
    if path.is_dir():
        raise failure(
            "F001",
            f"the folder '{path}' holds no {CASE_FILE}",
            f"name a case folder, or make one: irenic new {in_command(path / 'my-case')}",
            file=str(path),
        )
    if path.is_file():
        raise failure(
            "F001",
            f"'{path}' is a file, not a case",
            "name the folder that holds case.yaml; a document becomes a case with: irenic new CASE --from FILE",
            file=str(path),
        )
    raise failure(
        "F001",
        f"there is no case '{path}'",
        f"check the spelling, or make one: irenic new {in_command(path)}",
        file=str(path),
    )


def decode(name: str, data: bytes) -> str:
    """The text of a file of the case, which is UTF-8; line ends stay as they are, a byte order mark does not.

    Raises IrenicError where it is empty, binary or in another encoding.
    """
    if not data.strip():
        raise failure("F003", f"'{name}' is empty", "put the text in, or remove the file's entry", file=name)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise failure("F006", f"'{name}' is UTF-16, not UTF-8", _SAVE_AS_UTF8, file=name, line=1)
    if b"\x00" in data:
        raise failure(
            "F004",
            f"'{name}' is binary, not text",
            "a case holds texts; add a PDF or a Word file with: irenic new CASE --from FILE",
            file=name,
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise failure(
            "F006",
            f"'{name}' is not UTF-8: byte {error.start} ({data[error.start]:#04x}) in line {line} does not fit",
            _SAVE_AS_UTF8,
            file=name,
            line=line,
        ) from None


_SAVE_AS_UTF8: Final = "open the file in an editor, save it as UTF-8 and try again"
