"""Putting the web application together."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.advisers.throttle import Throttle
from bot.assistant import Assistant
from bot.settings import Settings
from bot.telegram import webhook
from bot.telegram.service import TelegramService
from bot.web import api, chat, embed, health, notes, packs, pages, sheets
from bot.web.advisers import pack_routes, session
from bot.web.advisers import routes as advisers
from bot.web.body import BodyLimit
from bot.web.limits import Limits
from bot.web.security import SecurityHeaders

logger = logging.getLogger(__name__)
TIDY_EVERY = timedelta(hours=1)


def create_app(settings: Settings) -> Starlette:
    """The application with the assistant loaded. Raises what `Assistant` raises."""
    assistant = Assistant(settings)
    limits = Limits(settings, assistant.tokens)
    return create_app_for(assistant, limits, webhook.service_for_web(assistant))


def create_app_for(
    assistant: Assistant, limits: Limits, telegram: TelegramService | None = None
) -> Starlette:
    """The application around an assistant that is loaded already."""

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        tidying = asyncio.create_task(_keep_tidy(assistant, limits))
        async with webhook.answering(telegram):
            yield
        tidying.cancel()

    app = Starlette(
        routes=[
            Route("/", chat.page, methods=["GET"], name="home"),
            Route("/", chat.send, methods=["POST"]),
            Route("/c/{council}", chat.page, methods=["GET"], name="council"),
            Route("/c/{council}", chat.send, methods=["POST"]),
            Route("/embed/{council}.js", embed.loader, methods=["GET"], name="loader"),
            Route("/embed/{council}", chat.page, methods=["GET"], name="embed"),
            Route("/embed/{council}", chat.send, methods=["POST"]),
            Route("/theme/{council}.css", embed.theme, methods=["GET"], name="theme"),
            Route("/demo/{council}", embed.demo, methods=["GET"], name="demo"),
            Route("/sheet/{token}.large.pdf", sheets.large_pdf, methods=["GET"]),
            Route("/sheet/{token}.pdf", sheets.pdf, methods=["GET"]),
            Route("/sheet/{token}.ics", sheets.calendar, methods=["GET"]),
            Route("/sheet/{token}/review.ics", sheets.review, methods=["GET"]),
            Route("/sheet/{token}", sheets.page, methods=["GET"], name="sheet"),
            *pages.ROUTES,
            *advisers.ROUTES,
            *pack_routes.ROUTES,
            *packs.ROUTES,
            *notes.ROUTES,
            Route("/api/chat", api.chat, methods=["POST"]),
            Route("/telegram/webhook", webhook.receive, methods=["POST"]),
            Route("/healthz", health.alive),
            Route("/readyz", health.ready),
            Route("/metrics", health.metrics),
            Mount(
                "/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static"
            ),
        ],
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(GZipMiddleware, minimum_size=500),
            Middleware(BodyLimit, page=chat.too_large),
        ],
        exception_handlers={404: chat.not_found, **session.HANDLERS},
        lifespan=lifespan,
    )
    app.state.assistant = assistant
    app.state.pages = pages.shown_pages(assistant.settings, assistant.knowledge)
    app.state.limits = limits
    app.state.telegram = telegram
    app.state.throttle = Throttle(assistant.settings.redis_url)
    return app


async def _keep_tidy(assistant: Assistant, limits: Limits) -> None:
    """Delete conversations past their retention time, now and every hour."""
    while True:
        limits.forget()
        try:
            await asyncio.to_thread(assistant.forget_the_old)
            await asyncio.to_thread(packs.forget_the_old, assistant.engine)
        except Exception:
            logger.exception("Old conversations could not be deleted; trying again in an hour.")
        await asyncio.sleep(TIDY_EVERY.total_seconds())
