"""The pages about the service (``knowledge/pages``), and the page that clears a chat."""

from __future__ import annotations

import asyncio
import logging
import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from markupsafe import Markup
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.assistant import Assistant
from bot.knowledge import Knowledge
from bot.knowledge.pages import (
    CLEARED,
    PAGE_MARKDOWN,
    PAGES,
    filled,
    links_of,
    load_pages,
    page_values,
    tokens_of,
)
from bot.settings import Operator, Settings
from bot.web.identity import COOKIE, conversation_of
from bot.web.registry import SourceGroup, source_groups
from bot.web.rendering import templates

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class ShownPage:
    """A page as it is served: the same for everybody until the process ends."""

    title: str
    html: Markup
    sections: list[tuple[str, str]]
    """The anchor and the words of each section, for a table of contents."""
    unset: tuple[str, ...] = ()
    """The settings without which this copy must not go live."""
    sources: list[SourceGroup] = field(default_factory=list)


def shown_pages(settings: Settings, knowledge: Knowledge) -> dict[str, ShownPage]:
    """Every page by its id. Raises KnowledgeError when one cannot be read."""
    files = load_pages(settings.knowledge)
    values = page_values(settings, knowledge, files.words)
    unset = _unset(settings.operator)
    shown = {}
    for page in files.pages.values():
        html, sections = _html(filled(page, values))
        sources = source_groups(knowledge) if page.id == "sources" else []
        sections += [(group.layer, group.title) for group in sources]
        shown[page.id] = ShownPage(page.head.title, html, sections, unset, sources)
    return shown


async def page(request: Request) -> Response:
    """One of the pages, by the name of its route."""
    return _response(request, "page.html", request.url.path.strip("/"))


async def clear_page(request: Request) -> Response:
    """What would be deleted, and the button for it. This never deletes anything."""
    return _clear_page(request)


async def clear(request: Request) -> Response:
    """Delete the conversation of the cookie, with its sheets, if the form was made for it."""
    assistant: Assistant = request.app.state.assistant
    form = await request.form(max_files=0, max_fields=2)
    conversation = conversation_of(request)
    if conversation is None:
        return RedirectResponse(request.url.path, status_code=303)
    if not assistant.tokens.is_form_of(str(form.get("form_token", "")), conversation):
        return _clear_page(request, "stale", 403)
    try:
        await asyncio.to_thread(assistant.conversations.delete, conversation)
    except SQLAlchemyError:
        logger.exception("A conversation could not be deleted.")
        return _clear_page(request, "unavailable", 503)
    response = RedirectResponse(f"{request.url.path}?{CLEARED}", status_code=303)
    response.delete_cookie(
        COOKIE, httponly=True, samesite="lax", secure=request.url.scheme == "https"
    )
    response.headers["Clear-Site-Data"] = '"storage"'  # a draft that was not sent
    return response


ROUTES = [
    *(Route(f"/{name}", page, methods=["GET"], name=name) for name in PAGES if name != "clear"),
    Route("/clear", clear_page, methods=["GET"], name="clear"),
    Route("/clear", clear, methods=["POST"]),
]


def _clear_page(request: Request, problem: str | None = None, status: int = 200) -> Response:
    """The word that all is cleared is only for a browser that holds no conversation any more."""
    conversation = conversation_of(request)
    if conversation is None and CLEARED in request.query_params:
        return _response(request, "page.html", CLEARED)
    tokens = request.app.state.assistant.tokens
    context = {
        "form_token": tokens.sign_form(conversation) if conversation else None,
        "problem": problem,
    }
    return _response(request, "clear.html", "clear", context, status)


def _response(
    request: Request,
    template: str,
    name: str,
    context: dict[str, Any] | None = None,
    status: int = 200,
) -> Response:
    common = {
        "page": request.app.state.pages[name],
        "page_id": name,
        "law_as_at": request.app.state.assistant.knowledge.law_as_at,
    }
    return templates.TemplateResponse(
        request, template, {**common, **(context or {})}, status_code=status
    )


def _html(markdown: str) -> tuple[Markup, list[tuple[str, str]]]:
    """The page, with an anchor on each section, and those anchors with their words."""
    tokens = tokens_of(markdown)
    sections = []
    for token, content in pairwise(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            anchor = re.sub(r"\W+", "-", content.content.lower()).strip("-")
            token.attrSet("id", anchor)
            sections.append((anchor, content.content))
        elif token.type == "th_open":
            token.attrSet("scope", "col")
    for link in links_of(tokens):
        if str(link.attrs["href"]).startswith("https://"):
            link.attrSet("rel", "noopener noreferrer")
    html = PAGE_MARKDOWN.renderer.render(tokens, PAGE_MARKDOWN.options, {})
    return Markup(html), sections


def _unset(operator: Operator) -> tuple[str, ...]:
    needed = {
        "operator": operator.name,
        "contact": operator.email or operator.url,
        "privacy": operator.privacy_url,
    }
    return tuple(name for name, value in needed.items() if not value)
