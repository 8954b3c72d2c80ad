"""A parent's sheet: its page to read and print, its PDF, and the meeting for a calendar.

The address holds nothing but a random token. A sheet that expired, was deleted or never was
gets the same kind page.
"""

from __future__ import annotations

import asyncio
import hashlib

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.assistant import Assistant
from bot.documents.calendar import meeting_calendar, review_calendar
from bot.documents.page import sheet_page
from bot.documents.pdf import sheet_pdf
from bot.documents.view import SheetView, view_of
from bot.meetings.form import current_form
from bot.meetings.load import current_meetings
from bot.meetings.sheet import Sheet
from bot.reply import Link


async def page(request: Request) -> Response:
    """The sheet as a page that prints well."""
    view, sheet = await _view(request)
    token, words = request.path_params["token"], current_form().file.links
    large = "large" in request.query_params
    links = [
        Link(words.pdf, f"/sheet/{token}.pdf"),
        Link(words.large, f"/sheet/{token}.large.pdf"),
    ]
    if sheet.told.on:
        links.append(Link(words.calendar, f"/sheet/{token}.ics"))
    if sheet.outcome and sheet.outcome.review_on:
        links.append(Link(words.review, f"/sheet/{token}/review.ics"))
    links.append(Link(words.chat, _chat(request, sheet)))
    return HTMLResponse(sheet_page(view, large_print=large, links=links), headers=_PRIVATE)


def _chat(request: Request, sheet: Sheet) -> str:
    """The chat of the parent's council, if it is one of ours."""
    councils = request.app.state.assistant.knowledge.councils
    return f"/c/{sheet.told.council}" if sheet.told.council in councils else "/"


async def pdf(request: Request) -> Response:
    """The sheet as a tagged PDF."""
    return await _pdf(request, large_print=False)


async def large_pdf(request: Request) -> Response:
    """The same in large print."""
    return await _pdf(request, large_print=True)


async def calendar(request: Request) -> Response:
    """The meeting as a calendar file, if its day is known."""
    view, sheet = await _view(request)
    if sheet.told.on is None:
        raise HTTPException(404)
    content = meeting_calendar(view.title, _uid(request, "calendar"), sheet.told.on, sheet.told.at)
    return _download(content, "text/calendar; charset=utf-8", "meeting.ics")


async def review(request: Request) -> Response:
    """The next review as a calendar file, once its day is known."""
    view, sheet = await _view(request)
    if sheet.outcome is None or sheet.outcome.review_on is None:
        raise HTTPException(404)
    outcome = sheet.outcome
    content = review_calendar(
        view.title, _uid(request, "review"), sheet.outcome.review_on, outcome.review_at
    )
    return _download(content, "text/calendar; charset=utf-8", "review.ics")


def _uid(request: Request, kind: str) -> str:
    """Calendars are shared, so an entry is named by a digest and not by the sheet's own token."""
    digest = hashlib.sha256(f"{kind} {request.path_params['token']}".encode()).hexdigest()
    return f"{digest[:24]}@signpost"


async def _pdf(request: Request, large_print: bool) -> Response:
    view, _ = await _view(request)
    content = await asyncio.to_thread(sheet_pdf, view, large_print)
    return _download(content, "application/pdf", "meeting-questions.pdf")


async def _view(request: Request) -> tuple[SheetView, Sheet]:
    assistant: Assistant = request.app.state.assistant
    sheet = await asyncio.to_thread(assistant.conversations.sheet, request.path_params["token"])
    if sheet is None:
        raise HTTPException(404)
    file = current_meetings().meetings[sheet.told.meeting]
    return view_of(sheet, file, assistant.knowledge, sheet.told.council), sheet


_PRIVATE = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}


def _download(content: bytes, media_type: str, name: str) -> Response:
    headers = {**_PRIVATE, "Content-Disposition": f'inline; filename="{name}"'}
    return Response(content, media_type=media_type, headers=headers)
