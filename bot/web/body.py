"""Refusing a request's body before it grows past what a message can need."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_BODY = 64 * 1024  # bytes: a longest text, escaped, and some room

Refusal = Callable[[Request], Awaitable[Response | None]]


class _TooLarge(Exception):
    """More has come than is allowed."""


class BodyLimit:
    """Answers 413 as soon as a body is announced or grows larger than `LARGEST_BODY`.

    `page` says it to people; it may answer None to leave it to us, who say it to programs.
    """

    def __init__(self, app: ASGIApp, page: Refusal | None = None) -> None:
        self._app = app
        self._page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        announced = dict(scope["headers"]).get(b"content-length", b"0")
        if announced.isdigit() and int(announced) > LARGEST_BODY:
            return await self._refuse(scope, receive, send)
        size = 0

        async def limited_receive() -> Message:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            if size > LARGEST_BODY:
                raise _TooLarge
            return message

        try:
            await self._app(scope, limited_receive, send)
        except _TooLarge:
            await self._refuse(scope, receive, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self._page(Request(scope)) if self._page else None
        if response is None:
            sentence = f"The request is larger than {LARGEST_BODY // 1024} KB. Please send less."
            response = JSONResponse({"code": "too_large", "message": sentence}, 413)
        await response(scope, receive, send)
