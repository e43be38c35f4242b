"""What a file of ours has to end in, so that whoever it is sent to can open it."""

from pathlib import Path

from ..model.problem import failure


def require_ending(path: Path, *endings: str) -> None:
    """Raise IrenicError (E009) where a path has none of these endings, such as `.docx`."""
    if path.suffix.lower() not in endings:
        known = " or ".join(endings)
        stem = "report" if path.name.startswith(".") else path.stem or "report"
        hint = f"name a file such as {stem}{endings[0]}"
        raise failure("E009", f"'{path.name or path}' does not end in {known}, as the file to be written does", hint)


def require_folder_name(path: Path) -> None:
    """Raise IrenicError (E009) where a path that is to be a folder of tables has the ending of a file of them."""
    if path.suffix.lower() in (".csv", ".xlsx", ".xls", ".zip", ".txt", ".tsv"):
        message = f"'{path.name}' is the name of a file, and CSV is written as a folder with a file for each table"
        raise failure("E009", message, f"name a folder, such as {path.stem or 'tables'}")
