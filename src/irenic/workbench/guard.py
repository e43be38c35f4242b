"""Stands before every request: only this machine, only these pages, only who has the token, nothing too large or slow.

A local server is reached by any page that a browser has open. So the name that the browser was given for it is checked
(a stranger's name that is made to lead here would make a stranger's page ours: DNS rebinding), where the request comes
from, and a secret that only the printed address holds.
"""

import asyncio
import hmac
import secrets
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from typing import Final
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..documents.files import DOCUMENT_LIMIT, MEBIBYTE

POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": POLICY,
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    # nothing to others; to our own pages it has to be, or forms are sent without saying where they come from
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # what is confidential is not left in the browser's cache
    "Cache-Control": "no-store",
}
BODY_LIMIT: Final = DOCUMENT_LIMIT + MEBIBYTE
_HEADER_LIMIT: Final = 64 * 1024
_PATIENCE: Final = 30.0
_SAFE: Final = ("GET", "HEAD")


class Guard:
    """Middleware that lets through what its session's own pages ask, and nothing else."""

    def __init__(self, app: ASGIApp, *, port: int, token: str | None = None) -> None:
        self._app = app
        self.token = token or secrets.token_urlsafe(32)
        """What the printed address holds; whoever has it may see and edit the case."""
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"} | ({"127.0.0.1", "localhost"} if port == 80 else set())
        # cookies do not tell ports apart
        self.cookie = f"irenic-{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        refused = self._refused(scope)
        if refused is not None:
            await refused(scope, receive, _closing(send))
            return
        limit = _Limit(receive)
        await self._app(scope, limit.receive, _closing(send))

    def _refused(self, scope: Scope) -> Response | None:
        """What is answered instead of the page, or None."""
        headers = Headers(scope=scope)
        if sum(len(name) + len(value) for name, value in scope["headers"]) > _HEADER_LIMIT:
            return _told(431, "This request has headers that are too long.")
        if headers.getlist("host")[:2] not in [[host] for host in self._hosts]:
            return _told(421, "This address is not the workbench's own. Use the one that irenic serve printed.")
        origins = headers.getlist("origin")
        if not all(self._is_own(origin) for origin in origins) or len(origins) > 1:
            return _told(403, "This request came from another page than the workbench's own.")
        if scope["method"] not in _SAFE and not origins:
            return _told(403, "This request does not say which page it came from.")
        if headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
            return _told(
                403, "This request came from another page. Copy the address that irenic serve printed into the browser."
            )
        length = headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit() or int(length) > BODY_LIMIT:
            return _told(413, f"What was sent is too large: at most {BODY_LIMIT // MEBIBYTE} MiB are read.")
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[-1]
        if scope["path"] == "/" and scope["method"] == "GET" and self._fits(given):
            answer = RedirectResponse("/", 303)
            answer.set_cookie(self.cookie, self.token, httponly=True, samesite="strict", path="/")
            return answer
        if not self._fits(_cookie(headers, self.cookie)):
            return _told(
                403,
                "Open the workbench with the whole address that irenic serve printed: it ends with a token that lets "
                "you in, so that nobody else on this machine can read the case.",
            )
        return None

    def _is_own(self, origin: str) -> bool:
        scheme, _, host = origin.partition("://")
        return scheme == "http" and host in self._hosts

    def _fits(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self.token.encode())


class _Limit:
    """A body that is read only so far and so long."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._read = 0
        self._is_whole = False

    async def receive(self) -> Message:
        if self._is_whole:
            # what comes now is only that the browser has gone
            return await self._receive()
        try:
            message = await asyncio.wait_for(self._receive(), _PATIENCE)
        except TimeoutError:
            return {"type": "http.disconnect"}
        self._read += len(message.get("body", b""))
        self._is_whole = message["type"] != "http.request" or not message.get("more_body", False)
        return {"type": "http.disconnect"} if self._read > BODY_LIMIT else message


def _closing(send: Send) -> Send:
    """Adds the headers that every answer has."""

    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
        await send(message)

    return with_headers


def _cookie(headers: Headers, name: str) -> str:
    for line in headers.getlist("cookie"):
        try:
            held = SimpleCookie(line).get(name)
        except CookieError:
            continue
        if held is not None:
            return held.value
    return ""


def _told(status: int, words: str) -> Response:
    """A refusal; it says nothing of the case."""
    page = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>irenic</title></head>'
        f"<body><h1>irenic</h1><p>{words}</p></body></html>"
    )
    return HTMLResponse(page, status)
