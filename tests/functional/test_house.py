"""The house: rooms, sizes, a lazy start."""

import re
import statistics
import subprocess
import sys

from irenic.casefile.checks import CHECKS, FILE_CODES

from ..conftest import ROOT

SOURCE = ROOT / "src" / "irenic"


def test_modules_are_small() -> None:
    """A median of at most 150 lines, and none over 500."""
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCE.rglob("*.py")}
    assert statistics.median(lengths.values()) <= 150
    assert max(lengths.values()) <= 500


def test_every_module_says_what_it_is_for() -> None:
    for path in SOURCE.rglob("*.py"):
        assert path.read_text(encoding="utf-8").startswith('"""'), path


def test_check_starts_without_what_it_does_not_need() -> None:
    heavy = "numba spacy altair rich.table trafilatura lxml pypdfium2 docx numpy".split()
    code = f"import sys, irenic.cli.check, irenic.cli.main; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_command_does_not_look_through_what_is_installed() -> None:
    code = "import importlib.metadata as m; m.entry_points = lambda **_: print('looked') or (); import irenic.cli.check"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == ""


def test_importing_irenic_imports_nothing_else() -> None:
    code = "import sys, irenic; print([m for m in sys.modules if m.startswith('irenic.') or m == 'pydantic'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_code_in_the_source_is_explained() -> None:
    used = {
        code
        for path in SOURCE.rglob("*.py")
        for code in re.findall(r'"([A-Z]\d{3})"', path.read_text(encoding="utf-8"))
    }
    explained = {*CHECKS, *FILE_CODES}
    assert used <= explained
    assert explained <= used


def test_no_function_shares_its_modules_name() -> None:
    for path in SOURCE.rglob("*.py"):
        if "cli" not in path.parts:
            assert not re.search(rf"^def {re.escape(path.stem)}\(", path.read_text(encoding="utf-8"), re.MULTILINE), (
                path
            )
