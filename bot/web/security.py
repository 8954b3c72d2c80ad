"""Headers that keep the page from being framed, scripted or followed by others."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors "
)
HEADERS = {
    "Content-Security-Policy": _POLICY + "'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def framed_by(origins: Iterable[str]) -> str:
    """The policy of a page that these sites, and our own, may show in a frame."""
    return _POLICY + " ".join(["'self'", *origins])


def framing_ours() -> str:
    """The policy of a page that shows a frame of our own."""
    return f"frame-src 'self'; {_POLICY}'none'"


class SecurityHeaders:
    """Adds the headers to every response. Pages are never stored: they hold a conversation."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                is_static = scope["path"].startswith("/static/")
                headers.setdefault("Cache-Control", "max-age=3600" if is_static else "no-store")
            await send(message)

        await self._app(scope, receive, send_with_headers)
