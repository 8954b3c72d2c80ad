"""A note for SENDIASS from the conversation: the parent reads it, changes it and sends it themself.

Nothing of it is kept here: what is sent to these addresses goes back in the answer and is gone.
"""

from __future__ import annotations

import asyncio
import dataclasses
from urllib.parse import quote, urlencode

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.assistant import Assistant
from bot.documents.note import note_pdf
from bot.packs.handover import Note, note_from
from bot.web.identity import conversation_of
from bot.web.rendering import templates

LONGEST_PART = 1500  # characters
_PRIVATE = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
_FIELDS = 8
HEADINGS = {
    "question": "My question",
    "told": "What I was told by Signpost",
    "tried": "What I have tried",
    "dates": "My dates",
}
_SUBJECT = "A note about SEN Support"


async def page(request: Request) -> Response:
    """The note as the conversation of this browser gives it, to be changed."""
    assistant: Assistant = request.app.state.assistant
    conversation = conversation_of(request)
    note = await asyncio.to_thread(_from_conversation, assistant, conversation)
    return _form(request, note)


async def ready(request: Request) -> Response:
    """The note as it was sent, to read, print, copy or mail; or as a PDF; or to change again."""
    form = await request.form(max_files=0, max_fields=_FIELDS)
    note, errors = _read(form)
    do = form.get("do")
    if do == "change" or errors:
        return _form(request, note, errors)
    if do == "pdf":
        content = await asyncio.to_thread(note_pdf, _SUBJECT, _parts(note))
        headers = {**_PRIVATE, "Content-Disposition": 'inline; filename="note.pdf"'}
        return Response(content, media_type="application/pdf", headers=headers)
    text = as_text(note)
    query = urlencode({"subject": _SUBJECT, "body": text}, quote_via=quote)
    context = {
        **_common(request),
        "note": dataclasses.asdict(note),
        "parts": _parts(note),
        "text": text,
        "mail": f"mailto:?{query}",
    }
    return templates.TemplateResponse(request, "notes/ready.html", context, headers=_PRIVATE)


def as_text(note: Note) -> str:
    """The note as a message: each part that has words under its heading."""
    return "\n\n".join(f"{heading}:\n{text}" for heading, text in _parts(note))


def _from_conversation(assistant: Assistant, conversation: str | None) -> Note:
    if conversation is None:
        return Note()
    turns = assistant.conversations.turns(conversation)
    tokens = [turn.answer.sheet for turn in turns if turn.answer.sheet]
    sheet = assistant.conversations.sheet(tokens[-1]) if tokens else None
    return note_from(turns, sheet, assistant.knowledge)


def _read(form: FormData) -> tuple[Note, dict[str, str]]:
    texts = {part: str(form.get(part, "")).replace("\r\n", "\n").strip() for part in HEADINGS}
    errors = {
        part: f"Use {LONGEST_PART:,} characters or fewer. Now it is {len(text):,}."
        for part, text in texts.items()
        if len(text) > LONGEST_PART
    }
    if not any(texts.values()):
        errors["question"] = "Write your question. One sentence is enough."
    return Note(**texts), errors


def _parts(note: Note) -> list[tuple[str, str]]:
    texts = dataclasses.asdict(note)
    return [(heading, texts[part]) for part, heading in HEADINGS.items() if texts[part]]


def _form(request: Request, note: Note, errors: dict[str, str] | None = None) -> Response:
    context = {
        **_common(request),
        "note": dataclasses.asdict(note),
        "is_empty": note == Note(),
        "headings": HEADINGS,
        "errors": errors or {},
    }
    status = 400 if errors else 200
    return templates.TemplateResponse(
        request, "notes/edit.html", context, status_code=status, headers=_PRIVATE
    )


def _common(request: Request) -> dict[str, object]:
    return {"law_as_at": request.app.state.assistant.knowledge.law_as_at}


ROUTES = [
    Route("/note", page, methods=["GET"], name="note"),
    Route("/note", ready, methods=["POST"]),
]
