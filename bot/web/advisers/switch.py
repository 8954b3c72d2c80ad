"""The switch: a manager turns the assistant off for their council, and on again."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.advisers import Adviser
from bot.advisers.switch import LONGEST_REASON, Switch
from bot.web.advisers.session import check_csrf, render, signed_in

SWITCH = "/advisers/switch"
_FIELDS = 3  # of the form


async def page(request: Request) -> Response:
    """Whether it is on or off, and the button for the other."""
    manager = await asyncio.to_thread(signed_in, request, "manager")
    return await _page(request, manager)


async def change(request: Request) -> Response:
    """Turn it off or on. A page that says something else by now is shown anew."""
    manager = await asyncio.to_thread(signed_in, request, "manager")
    form = await request.form(max_files=0, max_fields=_FIELDS)
    check_csrf(request, form)
    reason = str(form.get("reason", "")).strip()
    if not reason:
        return await _page(request, manager, "Say why. It stands in the log of changes.")
    if len(reason) > LONGEST_REASON:
        return await _page(request, manager, f"Keep it to {LONGEST_REASON} characters.", reason)
    switch = _switch(request)
    turn = {"off": switch.turn_off, "on": switch.turn_on}.get(str(form.get("turn")))
    if turn is not None:
        await asyncio.to_thread(turn, manager, reason)
    return RedirectResponse(f"{SWITCH}?done", status_code=303)


async def _page(request: Request, manager: Adviser, error: str = "", reason: str = "") -> Response:
    context = {
        "off": await asyncio.to_thread(_switch(request).state, manager.service),
        "error": error,
        "reason": reason,
        "longest": LONGEST_REASON,
        "done": "done" in request.query_params,
    }
    return render(request, "advisers/switch.html", context, 400 if error else 200)


def _switch(request: Request) -> Switch:
    return Switch(request.app.state.assistant.engine)
