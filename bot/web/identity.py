"""Which conversation a request belongs to.

A page of ours keeps the conversation's signed token in a cookie. A frame on somebody else's
page works without cookies: its script keeps the token, and sends it in a header.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from bot.asking import AskError

COOKIE = "signpost"
HEADER = "Signpost-Conversation"


def is_framed(request: Request) -> bool:
    """Whether the request comes from the chat in a frame."""
    return request.url.path.startswith("/embed/")


def conversation_of(request: Request) -> str | None:
    """The conversation, or None when there is none yet, or its token is too old or not ours."""
    carried = request.headers if is_framed(request) else request.cookies
    token = carried.get(HEADER if is_framed(request) else COOKIE)
    try:
        return str(request.app.state.assistant.tokens.read(token)) if token else None
    except AskError:
        return None


def hand_back(request: Request, response: Response, token: str) -> None:
    """Give the conversation's token to whoever will ask next."""
    if is_framed(request):
        response.headers[HEADER] = token
    else:
        response.set_cookie(
            COOKIE, token, httponly=True, samesite="lax", secure=request.url.scheme == "https"
        )
