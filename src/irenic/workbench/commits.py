"""A git commit for an edit, where the person who started the workbench asked for it."""

import os
import subprocess
from collections.abc import Iterable
from typing import Final

from ..casefile.folder import CaseFolder
from ..model.case import Case
from ..model.problem import IrenicError, failure

_PATIENCE: Final = 30
_QUIET: Final = {"GIT_TERMINAL_PROMPT": "0", "GIT_EDITOR": "true", "LC_ALL": "C"}


def require_commitable(folder: CaseFolder, case: Case) -> None:
    """Raise IrenicError (W005) where the folder is in no repository, or holds what git must not keep."""
    if folder.repository() is None:
        raise failure(
            "W005", "the case lies in no git repository, so that --commit has nothing to commit to", "leave it out"
        )
    secret = case.handling == "confidential" or any(one.handling == "confidential" for one in case.sources.values())
    if secret:
        raise failure(
            "W005",
            "the case is confidential, or holds a confidential source, and git is made to pass on all that it keeps",
            "leave --commit out, and keep the case outside any repository",
        )


def commit_files(folder: CaseFolder, case: Case, names: Iterable[str], what: str) -> IrenicError | None:
    """Commit just these files with what was done as the message; what went wrong is returned, for the edit stands."""
    try:
        require_commitable(folder, case)
        listed = sorted(names)
        _git(folder, "add", "--all", "--", *listed)
        if _git(folder, "status", "--porcelain", "--", *listed).strip():
            _git(folder, "commit", "--quiet", "--message", what, "--only", "--", *listed)
    except IrenicError as error:
        return error
    return None


def _git(folder: CaseFolder, *arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder.path), *arguments],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_PATIENCE,
            check=False,
            stdin=subprocess.DEVNULL,
            env={**os.environ, **_QUIET},
        )
    except (OSError, subprocess.TimeoutExpired):
        raise failure("W005", "git could not be run", "the edit is saved; commit it by hand") from None
    if done.returncode:
        told = (done.stderr or done.stdout).strip().splitlines()
        raise failure(
            "W005",
            f"git did not commit the edit: {told[0] if told else 'it gave no reason'}",
            "the edit is saved; commit it by hand",
        )
    return done.stdout
