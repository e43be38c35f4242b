"""Keeps what irenic's makers need to see of a fault, since no user is shown a traceback."""

import contextlib
import os
import traceback
from datetime import UTC, datetime
from pathlib import Path

from ..model.version import VERSION


def keep_fault() -> Path | None:
    """Write the exception that is being handled to a file in the cache folder; its path, or None if that failed."""
    with contextlib.suppress(OSError):
        from platformdirs import user_cache_path

        folder = Path(os.environ["IRENIC_CACHE"]) if "IRENIC_CACHE" in os.environ else user_cache_path("irenic")
        folder.mkdir(parents=True, exist_ok=True)
        log = folder / "fault.txt"
        with log.open("w", encoding="utf-8") as stream:
            stream.write(f"irenic {VERSION}, {datetime.now(UTC):%Y-%m-%d %H:%M} UTC\n")
            traceback.print_exc(file=stream)
        return log
    return None
