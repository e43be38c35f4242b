"""Closes connections on which nobody asks anything: only so many can be open at once, and strangers may open them.

And those that are still open when the workbench ends.
"""

import asyncio
import socket
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

IDLE = 20.0
"""After so many seconds without a whole request, and none being answered, a connection is closed."""


class PatientProtocol(H11Protocol):
    """HTTP as uvicorn speaks it, to whoever comes to the point; uvicorn itself waits for a first request for ever."""

    _timer: asyncio.TimerHandle | None = None
    _last: object = None
    """The request that was the last one when it was looked before; None where there was none."""

    def connection_made(self, transport: Any) -> None:
        """Begin to look."""
        super().connection_made(transport)
        self._timer = self.loop.call_later(IDLE, self._look)

    def connection_lost(self, exc: Exception | None) -> None:
        """Look no more."""
        if self._timer is not None:
            self._timer.cancel()
        super().connection_lost(exc)

    def _look(self) -> None:
        is_idle = self.cycle is None or self.cycle.response_complete
        if is_idle and self.cycle is self._last:
            self.transport.close()
            return
        self._last = self.cycle
        self._timer = self.loop.call_later(IDLE, self._look)


class ClosingServer(uvicorn.Server):
    """uvicorn's server; at its end uvicorn itself leaves connections open on which a request is not whole."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End as uvicorn does, then cut off whoever is left."""
        await super().shutdown(sockets)
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        # a transport closes its socket on the loop's next round
        await asyncio.sleep(0)
