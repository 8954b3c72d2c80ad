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

from bot.assistant import Assistant
from bot.settings import Settings
from bot.web import api, chat, health, sheets
from bot.web.body import BodyLimit
from bot.web.security import SecurityHeaders

logger = logging.getLogger(__name__)
TIDY_EVERY = timedelta(hours=1)


def create_app(settings: Settings) -> Starlette:
    """The application with the assistant loaded. Raises what `Assistant` raises."""
    return create_app_for(Assistant(settings))


def create_app_for(assistant: Assistant) -> Starlette:
    """The application around an assistant that is loaded already."""

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        tidying = asyncio.create_task(_keep_tidy(assistant))
        yield
        tidying.cancel()

    app = Starlette(
        routes=[
            Route("/", chat.page, methods=["GET"], name="home"),
            Route("/", chat.send, methods=["POST"]),
            Route("/c/{council}", chat.page, methods=["GET"], name="council"),
            Route("/c/{council}", chat.send, methods=["POST"]),
            Route("/sheet/{token}.large.pdf", sheets.large_pdf, methods=["GET"]),
            Route("/sheet/{token}.pdf", sheets.pdf, methods=["GET"]),
            Route("/sheet/{token}.ics", sheets.calendar, methods=["GET"]),
            Route("/sheet/{token}/review.ics", sheets.review, methods=["GET"]),
            Route("/sheet/{token}", sheets.page, methods=["GET"], name="sheet"),
            Route("/api/chat", api.chat, methods=["POST"]),
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
        exception_handlers={404: chat.not_found},
        lifespan=lifespan,
    )
    app.state.assistant = assistant
    return app


async def _keep_tidy(assistant: Assistant) -> None:
    """Delete conversations past their retention time, now and every hour."""
    while True:
        try:
            await asyncio.to_thread(assistant.forget_the_old)
        except Exception:
            logger.exception("Old conversations could not be deleted; trying again in an hour.")
        await asyncio.sleep(TIDY_EVERY.total_seconds())
