"""Checklists for parents: the list of them, a new one, and what can be done with each."""

from __future__ import annotations

import asyncio
import dataclasses
from typing import Any

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.advisers import Adviser
from bot.documents.pdf import sheet_pdf
from bot.meetings.load import current_meetings
from bot.packs import desk
from bot.packs.content import draft_of, snapshot_of
from bot.packs.desk import LIFETIMES, USUAL_LIFETIME, Made, NotPossible
from bot.web.advisers import editor
from bot.web.advisers.sending import ways_to_send
from bot.web.advisers.session import check_csrf, render, signed_in
from bot.web.packs import in_session, shown

PACKS = "/advisers/packs"
_FIELDS = 6  # of a small form
_SAID = {
    "made": "The checklist is saved. Look at it, then make the link.",
    "changed": "Saved. Next, make the link.",
    "extended": "The link works for longer now.",
    "revoked": "The link is taken back. It opens nothing any more.",
    "deleted": "The checklist is deleted.",
    "copied": "This is a copy. You can change it and send it.",
    "once": "The link has been made already, and is shown only once. "
    "If you did not keep it, make a new one.",
}


async def page(request: Request) -> Response:
    """The checklists of the service: mine, or with `?whose=team` everybody's."""
    adviser = await asyncio.to_thread(signed_in, request)
    everybody = await in_session(request, desk.held, adviser)
    is_team = request.query_params.get("whose") == "team"
    context = {
        "packs": [made for made in everybody if is_team or made.is_own],
        "is_team": is_team,
        "said": _said(request),
    }
    return render(request, "advisers/packs/list.html", context)


async def pack(request: Request) -> Response:
    """One checklist: how it stands, and what can be done."""
    adviser = await asyncio.to_thread(signed_in, request)
    made = await found(request, adviser)
    return await _pack_page(request, made, {"said": _said(request)})


async def edit_page(request: Request) -> Response:
    """The editor."""
    adviser = await asyncio.to_thread(signed_in, request)
    made = await found(request, adviser)
    state = editor.Editing(draft_of(made.snapshot), made.reference)
    return _editor(request, made, state)


async def edit(request: Request) -> Response:
    """One button of the editor, or its Save."""
    adviser, form = await sent(request, editor.FIELDS)
    made = await found(request, adviser)
    bank, knowledge = current_meetings(), request.app.state.assistant.knowledge
    before = made.snapshot.sheet
    read = editor.read(form, before.told.meeting)
    state = await asyncio.to_thread(editor.pressed, form, read, bank, knowledge)
    if not state.is_ready:
        return _editor(request, made, state)
    snapshot = snapshot_of(state.draft, before.told, bank, before.made, before.items)
    try:
        await in_session(request, desk.change, adviser, made.id, snapshot, state.reference)
    except NotPossible as error:
        state = dataclasses.replace(state, faults=(("title", str(error)),))
        return _editor(request, made, state)
    return _to(made.id, "changed")


async def preview(request: Request) -> Response:
    """The checklist as the parent will see it."""
    adviser = await asyncio.to_thread(signed_in, request)
    made = await found(request, adviser)
    context = {**shown(request, made.snapshot), "made": made, "longest_note": 1000}
    return render(request, "advisers/packs/preview.html", context)


async def preview_pdf(request: Request) -> Response:
    """The checklist on paper, for those who get no link."""
    adviser = await asyncio.to_thread(signed_in, request)
    made = await found(request, adviser)
    view: Any = shown(request, made.snapshot)["view"]
    content = await asyncio.to_thread(sheet_pdf, view)
    headers = {"Content-Disposition": 'inline; filename="checklist.pdf"'}
    return Response(content, media_type="application/pdf", headers=headers)


async def make_link(request: Request) -> Response:
    """Make the link, and show it with every way to send it: this once and never again."""
    adviser, form = await sent(request)
    made = await found(request, adviser)
    days, links = _number(form, "days"), _number(form, "links")
    try:
        code = await in_session(request, desk.give_link, adviser, made.id, days, links)
    except NotPossible:
        return _to(made.id, "once")
    made = await found(request, adviser)
    return await _pack_page(request, made, {"ways": ways_to_send(request, code, made.snapshot)})


async def extend(request: Request) -> Response:
    """Let the link work for longer."""
    return await _do(request, desk.extend, "extended")


async def revoke(request: Request) -> Response:
    """Take the link back."""
    return await _do(request, desk.revoke, "revoked")


async def copy(request: Request) -> Response:
    """A new draft with the same content."""
    adviser, _ = await sent(request)
    made = await found(request, adviser)
    new = await in_session(request, desk.make, adviser, made.snapshot, made.reference)
    return _to(new, "copied")


async def discard(request: Request) -> Response:
    """Delete the checklist for good."""
    adviser, _ = await sent(request)
    made = await found(request, adviser)
    await in_session(request, desk.discard, adviser, made.id)
    return RedirectResponse(f"{PACKS}?said=deleted", status_code=303)


async def sent(request: Request, fields: int = _FIELDS) -> tuple[Adviser, FormData]:
    """Who sends a form, and the form, once it is sure that it was made for them."""
    adviser = await asyncio.to_thread(signed_in, request)
    form = await request.form(max_files=0, max_fields=fields)
    check_csrf(request, form)
    return adviser, form


async def found(request: Request, adviser: Adviser) -> Made:
    """The checklist that the address names. One of another service is one that is not there."""
    try:
        return await in_session(request, desk.find, adviser, request.path_params["id"])
    except KeyError:
        raise HTTPException(404) from None


async def _do(request: Request, work: Any, said: str) -> Response:
    adviser, _ = await sent(request)
    made = await found(request, adviser)
    try:
        await in_session(request, work, adviser, made.id)
    except NotPossible as error:
        raise HTTPException(400, str(error)) from None
    return _to(made.id, said)


async def _pack_page(request: Request, made: Made, context: dict[str, Any]) -> Response:
    more = {"made": made, "lifetimes": LIFETIMES, "usual": USUAL_LIFETIME}
    return render(request, "advisers/packs/pack.html", {**context, **more})


def _editor(request: Request, made: Made, state: editor.Editing) -> Response:
    knowledge = request.app.state.assistant.knowledge
    context = {
        **editor.context(state, current_meetings(), knowledge),
        "heading": "Change the checklist",
        "with_reference": True,
        "leave": f"{PACKS}/{made.id}",
    }
    status = 400 if state.faults else 200
    return render(request, "advisers/packs/edit.html", context, status)


def _said(request: Request) -> str:
    return _SAID.get(request.query_params.get("said", ""), "")


def _to(id: int, said: str) -> Response:
    return RedirectResponse(f"{PACKS}/{id}?said={said}", status_code=303)


def _number(form: FormData, name: str) -> int:
    value = str(form.get(name, ""))
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 5 else -1
