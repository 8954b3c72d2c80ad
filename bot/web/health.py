"""For those who run the service: is it alive, is it ready, how is it doing."""

from __future__ import annotations

import asyncio

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.assistant import Assistant


async def alive(request: Request) -> Response:
    """The process runs and answers."""
    return JSONResponse({"status": "alive"})


async def ready(request: Request) -> Response:
    """The model is loaded (or this would not be served) and the database can be reached."""
    assistant: Assistant = request.app.state.assistant
    try:
        await asyncio.to_thread(assistant.conversations.check)
    except SQLAlchemyError:
        return JSONResponse({"status": "not ready", "database": "unreachable"}, 503)
    return JSONResponse({"status": "ready", "model": "loaded", "database": "reachable"})


async def metrics(request: Request) -> Response:
    """Counters and timings for Prometheus. They hold no text and no person."""
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
