"""A workbench that is really served, in a thread, on a port of its own."""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx

from irenic.workbench.serving import serve_session
from irenic.workbench.session import Session


class Served:
    """A served case, and a client that has been let in."""

    def __init__(self, case: Path, **how: Any) -> None:
        self.session = Session(case, **how)
        self.address = ""
        """What `irenic serve` would print."""
        ready = threading.Event()

        def tell(address: str) -> None:
            self.address = address
            ready.set()

        self._stop: list[Callable[[], None]] = []
        self._thread = threading.Thread(
            target=serve_session, args=(self.session,), kwargs={"port": 0, "ready": tell, "stop": self._stop.append}
        )
        self._thread.start()
        assert ready.wait(30)
        self.base = self.address.partition("/?")[0]
        self.client = httpx.Client(base_url=self.base, timeout=30, headers={"Origin": self.base})
        deadline = time.monotonic() + 30
        while True:
            try:
                assert self.client.get(self.address).status_code == 303
                break
            except httpx.ConnectError:
                assert time.monotonic() < deadline
                time.sleep(0.05)

    def close(self) -> None:
        """End it, and wait until it has ended."""
        self.client.close()
        for stop in self._stop:
            stop()
        self._thread.join(timeout=30)
        assert not self._thread.is_alive()

    def until(self, holds: Callable[[], Any]) -> Any:
        """Wait until something holds, and return it."""
        deadline = time.monotonic() + 60
        while not (found := holds()):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        return found


@contextlib.contextmanager
def served(case: Path, **how: Any) -> Iterator[Served]:
    """Serve a case for as long as the block lasts."""
    held = Served(case, **how)
    try:
        yield held
    finally:
        held.close()
