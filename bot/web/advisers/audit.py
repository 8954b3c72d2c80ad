"""The audit log of a service, for its managers."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from bot.advisers.audit import entries
from bot.web.advisers.session import render, signed_in

_ON_A_PAGE = 50


async def page(request: Request) -> Response:
    """What was done, newest first; `?before=` leads further back."""
    manager = await asyncio.to_thread(signed_in, request, "manager")
    wanted = request.query_params.get("before", "")
    before = int(wanted) if wanted.isascii() and wanted.isdecimal() and len(wanted) < 10 else None
    found = await asyncio.to_thread(
        entries, request.app.state.assistant.engine, manager.service, before, _ON_A_PAGE + 1
    )
    context = {
        "entries": found[:_ON_A_PAGE],
        "older": found[_ON_A_PAGE - 1].id if len(found) > _ON_A_PAGE else None,
        "is_first": before is None,
    }
    return render(request, "advisers/audit.html", context)
