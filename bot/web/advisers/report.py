"""What parents ask: the page for who looks after the content, and its tables as files."""

from __future__ import annotations

import asyncio
import datetime

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.advisers import Adviser
from bot.questions.files import csv_file
from bot.questions.report import Report, Table
from bot.questions.upkeep import dead_sources, to_read_again
from bot.web.advisers.session import render, signed_in

UNKNOWN = "unknown"
"""In the address: parents of whom nobody knows where they live, or who live elsewhere."""


async def page(request: Request) -> Response:
    """All tables, of the service's own council or, with `?where=unknown`, of unknown places."""
    editor = await asyncio.to_thread(signed_in, request, "editor")
    tables = await asyncio.to_thread(_tables, request, editor)
    context = {"tables": tables, "is_unknown": _is_unknown(request)}
    return render(request, "advisers/report.html", context)


async def download(request: Request) -> Response:
    """One table as CSV."""
    editor = await asyncio.to_thread(signed_in, request, "editor")
    tables = await asyncio.to_thread(_tables, request, editor)
    name = request.path_params["name"]
    table = next((table for table in tables if table.name == name), None)
    if table is None:
        raise HTTPException(404)
    place = UNKNOWN if _is_unknown(request) else editor.service
    return Response(
        csv_file(table),
        media_type="text/csv",
        headers={"Content-Disposition": f'attachment; filename="signpost-{place}-{name}.csv"'},
    )


def _tables(request: Request, editor: Adviser) -> list[Table]:
    engine, knowledge = request.app.state.assistant.engine, request.app.state.assistant.knowledge
    if _is_unknown(request):
        return Report(engine, knowledge, None).tables()
    return [
        *Report(engine, knowledge, editor.service).tables(),
        to_read_again(knowledge, editor.service, datetime.date.today()),
        dead_sources(engine, knowledge, editor.service),
    ]


def _is_unknown(request: Request) -> bool:
    return request.query_params.get("where") == UNKNOWN
