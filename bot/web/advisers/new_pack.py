"""A new checklist: from a template, or from the answers that the chat asks a parent for."""

from __future__ import annotations

import asyncio
import datetime
from typing import Any

import msgspec
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.advisers import Adviser
from bot.meetings.form import current_form
from bot.meetings.load import current_meetings
from bot.meetings.sheet import Told
from bot.packs import desk, templates
from bot.packs.answers import snapshot_from, told_from
from bot.packs.checklists import current_checklists
from bot.packs.content import Draft, Snapshot, snapshot_of
from bot.packs.words import check
from bot.web.advisers.packs import PACKS, sent
from bot.web.advisers.session import render, signed_in
from bot.web.packs import in_session

FIELDS = 30
BUILT_IN = "built-in:"
"""What the name of a built-in template begins with; the others have a number."""


async def page(request: Request) -> Response:
    """Both ways to begin."""
    adviser = await asyncio.to_thread(signed_in, request)
    return await _page(request, adviser)


async def from_template(request: Request) -> Response:
    """Begin with a template: built in, the team's or one's own."""
    adviser, form = await sent(request)
    draft = await draft_named(request, adviser, str(form.get("template", "")))
    if draft is None:
        return await _page(request, adviser, {"template": "Choose a template."})
    told = Told(meeting=draft.meeting, council=adviser.service)
    snapshot = snapshot_of(draft, told, current_meetings(), _today())
    return await _make(request, adviser, snapshot, form)


async def from_answers(request: Request) -> Response:
    """Begin with what is known of the meeting and the child."""
    adviser, form = await sent(request, FIELDS)
    bank = current_meetings()
    errors: dict[str, str] = {}
    on, at = _when(form, errors)
    given = {key: str(form.get(key, "")) for key in ("meeting", "phase", "worry", "tried")}
    areas = [str(value) for value in form.getlist("area")]
    try:
        told = await asyncio.to_thread(
            lambda: told_from(council=adviser.service, bank=bank, areas=areas, **given)
        )
    except msgspec.ValidationError:
        errors["meeting"] = "Choose which meeting it is."
    if errors:
        return await _page(request, adviser, errors, form)
    told = msgspec.structs.replace(told, on=on, at=at)
    return await _make(request, adviser, snapshot_from(told, bank, _today()), form)


async def draft_named(request: Request, adviser: Adviser, name: str) -> Draft | None:
    """The content of the template of this name; None when the adviser has none such."""
    if name.startswith(BUILT_IN):
        checklist = current_checklists().get(name.removeprefix(BUILT_IN))
        return checklist.draft if checklist else None
    if not (name.isascii() and name.isdecimal() and len(name) < 10):
        return None
    try:
        return (await in_session(request, templates.find, adviser, int(name))).draft
    except KeyError:
        return None


async def _make(request: Request, adviser: Adviser, snapshot: Snapshot, form: FormData) -> Response:
    # Asked about in the editor, which comes next; what may never stay goes at once.
    reference = check({"reference": str(form.get("reference", "")).strip()[:60]}).texts["reference"]
    id = await in_session(request, desk.make, adviser, snapshot, reference)
    return RedirectResponse(f"{PACKS}/{id}/edit", status_code=303)


def _when(
    form: FormData, errors: dict[str, str]
) -> tuple[datetime.date | None, datetime.time | None]:
    """The day and the time of the meeting, if they were given."""
    on, at = str(form.get("on", "")), str(form.get("at", ""))
    try:
        day = datetime.date.fromisoformat(on) if on else None
        time = datetime.time.fromisoformat(at) if at and day else None
    except ValueError:
        errors["on"] = "Write the day as in 2026-11-26, and the time as in 14:30."
        return None, None
    if day and day < _today():
        errors["on"] = "This day has passed."
    return day, time


async def _page(
    request: Request,
    adviser: Adviser,
    errors: dict[str, str] | None = None,
    form: FormData | None = None,
) -> Response:
    held = await in_session(request, templates.held, adviser)
    context: dict[str, Any] = {
        "built_in": [(f"{BUILT_IN}{id}", file.title) for id, file in current_checklists().items()],
        "team": [(str(one.id), one.draft.title) for one in held if one.is_team],
        "own": [(str(one.id), one.draft.title) for one in held if not one.is_team],
        "chosen": request.query_params.get("template", ""),
        "steps": {step.slot: step for step in current_form().file.steps},
        "errors": errors or {},
        "error": bool(errors),
        "given": form or FormData(),
    }
    return render(request, "advisers/packs/new.html", context, 400 if errors else 200)


def _today() -> datetime.date:
    return datetime.date.today()
