"""Serves the workbench on this machine alone, until it is interrupted."""

import contextlib
import socket
from collections.abc import Callable
from typing import Final

from ..model.problem import failure
from .app import make_app
from .guard import Guard
from .session import Session

LOOPBACK: Final = "127.0.0.1"
USUAL_PORT: Final = 8765


def serve_session(
    session: Session,
    *,
    port: int | None,
    ready: Callable[[str], None],
    stop: Callable[[Callable[[], None]], object] | None = None,
) -> None:
    """Serve a session, and tell `ready` the address when it is open; returns when it is interrupted.

    `port` None is the usual one, or any that is free; 0 is any. `stop` is given what ends it from another thread.
    Raises IrenicError (W003) where the port is taken.
    """
    import uvicorn

    from .patience import ClosingServer, PatientProtocol

    listening = _listening(port)
    number = listening.getsockname()[1]
    app, bench = make_app(session)
    guard = Guard(app, port=number)
    config = uvicorn.Config(
        guard,
        http=PatientProtocol,
        ws="none",
        log_level="critical",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        timeout_keep_alive=10,
        timeout_graceful_shutdown=1,
        limit_concurrency=200,
        h11_max_incomplete_event_size=64 * 1024,
    )
    server = ClosingServer(config)
    if stop is not None:
        stop(lambda: setattr(server, "should_exit", True))
    session.start()
    try:
        ready(f"http://{LOOPBACK}:{number}/?token={guard.token}")
        # uvicorn ends in good order at Ctrl-C, and then raises it again
        with contextlib.suppress(KeyboardInterrupt):
            server.run(sockets=[listening])
    finally:
        bench.close()
        listening.close()


def _listening(port: int | None) -> socket.socket:
    wanted = [USUAL_PORT, 0] if port is None else [port]
    for number in wanted:
        # with its protocol named, asyncio sends small answers at once
        held = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            held.bind((LOOPBACK, number))
            held.listen(128)
        except OSError:
            held.close()
        else:
            return held
    raise failure(
        "W003",
        f"port {port} is taken, or may not be used",
        "name another with --port, or leave it out: a free one is then found",
    )
