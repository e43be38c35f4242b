"""Machine code is never older than the sources that it was made of."""

import os
from pathlib import Path

from irenic.solvers.machine import forget_stale_code


def test_code_that_is_older_than_any_source_is_made_anew(tmp_path: Path) -> None:
    cache = tmp_path / "__pycache__"
    cache.mkdir()
    caller, callee = tmp_path / "caller.py", tmp_path / "callee.py"
    stale, fresh, other = cache / "caller.f-1.nbi", cache / "caller.g-2.nbi", cache / "caller.cpython.pyc"
    for place, path in enumerate((caller, stale, other, callee, fresh)):
        path.touch()
        os.utime(path, (1_000 + place, 1_000 + place))
    forget_stale_code(tmp_path)
    assert not stale.exists()
    assert fresh.exists()
    assert other.exists()


def test_a_folder_without_anything_is_no_fault(tmp_path: Path) -> None:
    forget_stale_code(tmp_path)
    forget_stale_code(tmp_path / "nowhere")
