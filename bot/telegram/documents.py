"""The parent's sheet as files: PDF, large print, and dates for the calendar."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

from bot.documents.calendar import meeting_calendar, review_calendar
from bot.documents.pdf import sheet_pdf
from bot.documents.view import view_of
from bot.knowledge import Knowledge
from bot.meetings.load import current_meetings
from bot.meetings.sheet import Sheet
from bot.telegram.outgoing import Document

_LINK = re.compile(r"/sheet/[\w-]+(?P<kind>\.large\.pdf|\.pdf|\.ics|/review\.ics)")
_KINDS = {".pdf": "pdf", ".large.pdf": "large", ".ics": "calendar", "/review.ics": "review"}
SENT_AT_ONCE = ("pdf", "calendar", "review")
"""Sent when they are first to be had. Large print comes when its key is pressed."""


def kind_of(url: str) -> str | None:
    """Which file a link of an answer leads to; None when it leads to a page."""
    match = _LINK.fullmatch(url)
    return _KINDS[match["kind"]] if match else None


def document(
    kind: str, sheet: Sheet, token: str, caption: str, knowledge: Knowledge
) -> Document | None:
    """The file of a sheet; None when its day is not known. Takes some hundredths of a second."""
    view = view_of(
        sheet, current_meetings().meetings[sheet.told.meeting], knowledge, sheet.told.council
    )
    made: dict[str, Callable[[], bytes | None]] = {
        "pdf": lambda: sheet_pdf(view),
        "large": lambda: sheet_pdf(view, large_print=True),
        "calendar": lambda: _calendar(sheet, view.title, token),
        "review": lambda: _review(sheet, view.title, token),
    }
    names = {
        "pdf": "meeting-questions.pdf",
        "large": "meeting-questions-large.pdf",
        "calendar": "meeting.ics",
        "review": "review.ics",
    }
    content = made[kind]() if kind in made else None
    return Document(names[kind], content, caption) if content else None


def _calendar(sheet: Sheet, title: str, token: str) -> bytes | None:
    if sheet.told.on is None:
        return None
    return meeting_calendar(title, _uid("calendar", token), sheet.told.on, sheet.told.at)


def _review(sheet: Sheet, title: str, token: str) -> bytes | None:
    outcome = sheet.outcome
    if outcome is None or outcome.review_on is None:
        return None
    return review_calendar(title, _uid("review", token), outcome.review_on, outcome.review_at)


def _uid(kind: str, token: str) -> str:
    """The same as that of the web's file, so that one meeting is one entry in a calendar."""
    return f"{hashlib.sha256(f'{kind} {token}'.encode()).hexdigest()[:24]}@signpost"
