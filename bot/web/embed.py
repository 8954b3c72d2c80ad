"""The chat on a council's own website: the script that brings it, its colours, and a demo page."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.knowledge.schema import Council
from bot.knowledge.website import DEFAULT, Website
from bot.web.rendering import templates
from bot.web.security import framing_ours

LOADER = Path(__file__).with_name("embed.js")
_CACHED = {"Cache-Control": "max-age=3600"}


async def loader(request: Request) -> Response:
    """The script that a council's page holds: our button, and nothing else until it is pressed."""
    website = council_of(request).website
    settings = {
        "title": website.title,
        "position": website.position,
        "colour": website.colour,
        "hide": request.app.state.assistant.knowledge.phrases.hide,
    }
    return Response(
        f"{_loader()}({msgspec.json.encode(settings).decode()});\n",
        media_type="text/javascript",
        headers={**_CACHED, "Cross-Origin-Resource-Policy": "cross-origin"},
    )


async def theme(request: Request) -> Response:
    """The colours of a council, over those of chat.css."""
    website = council_of(request).website
    return Response(_theme(website), media_type="text/css", headers=_CACHED)


async def demo(request: Request) -> Response:
    """A page as a council might have it, with the chat on it."""
    return templates.TemplateResponse(
        request,
        "demo.html",
        {"council": council_of(request)},
        headers={"Content-Security-Policy": framing_ours()},
    )


def council_of(request: Request) -> Council:
    """The council in the address. Raises HTTPException 404 when it is none of ours."""
    knowledge = request.app.state.assistant.knowledge
    council: Council | None = knowledge.councils.get(request.path_params["council"])
    if council is None:
        raise HTTPException(404)
    return council


def has_own_colours(council: Council) -> bool:
    """Whether the page of this council needs its theme beside chat.css."""
    website = council.website
    return (website.colour, website.dark_colour) != (DEFAULT.colour, DEFAULT.dark_colour)


@cache
def _loader() -> str:
    return LOADER.read_text("utf-8").rstrip().removesuffix(";")


def _theme(website: Website) -> str:
    return (
        f":root {{ --brand: {website.colour}; --asked: {website.colour}; }}\n"
        "@media (prefers-color-scheme: dark) "
        f"{{ :root {{ --brand: {website.dark_colour}; --asked: var(--soft); }} }}\n"
    )
