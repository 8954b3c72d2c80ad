"""A parent's pack: read, ticked and kept without an account, at an address that is all it takes.

A code that expired, was taken back, was guessed or never was gets the same kind page. Whatever
is at these addresses is kept by nobody on the way, and the code stands in no log.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.answers.switched_off import SwitchedOffError
from bot.assistant import Assistant
from bot.documents.pdf import sheet_pdf
from bot.documents.view import SheetView
from bot.meetings.load import current_meetings
from bot.packs import marks, packs
from bot.packs.chat import begin_chat
from bot.packs.content import Snapshot
from bot.packs.marks import OVERALL, FullError, Marks
from bot.packs.packs import Pack
from bot.packs.view import cards_of, view_of_pack
from bot.web.identity import conversation_of, hand_back
from bot.web.rendering import templates

T = TypeVar("T")
PRIVATE = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}
_FIELDS = 70  # of the form: a tick and a note for each question, and a few more
_TICK, _NOTE = "tick:", "note:"


@dataclass(frozen=True)
class Said:
    """What the page says first, after something was pressed."""

    title: str
    text: str = ""
    address: str = ""
    """A private address that the parent needs to keep."""


_FULL = Said(
    "Your ticks and notes could not be kept",
    "They have been kept too many times from this checklist. You can still print it.",
)


async def page(request: Request) -> Response:
    """The pack to read, tick and print."""
    pack = await _open(request)
    return _page(request, pack) if pack else gone(request)


async def press(request: Request) -> Response:
    """One of the buttons on the page: tell the adviser, keep the marks, go on to the chat.

    The page comes back as it was, with the ticks and notes that were in it.
    """
    form = await request.form(max_files=0, max_fields=_FIELDS)
    pack, do = await _open(request), form.get("do")
    if pack is None:
        return gone(request)
    if do == "chat":
        return await _chat(request, pack)
    sent = _marks(pack, form)
    if do == "tell":
        await in_session(request, packs.tell, request.path_params["code"])
        return _page(request, await _open(request) or pack, sent)
    if do == "keep":
        try:
            key = await in_session(request, marks.keep, pack, sent)
        except FullError:
            return _page(request, pack, sent, said=_FULL)
        return _page(request, pack, sent, key, _kept(request, key))
    return _page(request, pack, sent)


async def mine(request: Request) -> Response:
    """The pack with the marks that this parent had us keep."""
    pack, key = await _open(request), request.path_params["key"]
    found = await in_session(request, marks.kept, pack, key) if pack else None
    if pack is None or found is None:
        return gone(request)
    return _page(request, pack, found, key)


async def press_mine(request: Request) -> Response:
    """The same buttons beside marks that are kept, and the one that deletes them."""
    form = await request.form(max_files=0, max_fields=_FIELDS)
    pack, key = await _open(request), request.path_params["key"]
    if pack is None or await in_session(request, marks.kept, pack, key) is None:
        return gone(request)
    do, sent = form.get("do"), _marks(pack, form)
    if do == "chat":
        return await _chat(request, pack)
    if do == "forget":
        await in_session(request, marks.forget, pack, key)
        said = Said("Your ticks and notes have been deleted from our server.")
        return _page(request, pack, sent, said=said)
    if do == "tell":
        await in_session(request, packs.tell, request.path_params["code"])
        return _page(request, await _open(request) or pack, sent, key)
    await in_session(request, marks.keep, pack, sent, key)
    return _page(request, pack, sent, key, _kept(request, key))


async def pdf(request: Request) -> Response:
    """The pack as a tagged PDF."""
    return await _pdf(request, large_print=False)


async def large_pdf(request: Request) -> Response:
    """The same in large print."""
    return await _pdf(request, large_print=True)


def gone(request: Request) -> Response:
    """The one page for every code that opens nothing. It does not say why."""
    return templates.TemplateResponse(
        request, "packs/gone.html", _common(request), status_code=404, headers=PRIVATE
    )


async def in_session(request: Request, work: Callable[..., T], *values: object) -> T:
    """Do something with the database, in a thread and a transaction of its own."""
    engine = request.app.state.assistant.engine

    def transaction() -> T:
        with Session(engine, future=True) as session, session.begin():
            return work(session, *values)

    return await asyncio.to_thread(transaction)


def forget_the_old(engine: Engine) -> None:
    """Delete packs that are long over, and marks on those that no longer open."""
    with Session(engine, future=True) as session, session.begin():
        packs.forget_the_old(session)


def shown(request: Request, snapshot: Snapshot) -> dict[str, object]:
    """What the page of a pack needs to show it, to a parent or as a preview."""
    knowledge = request.app.state.assistant.knowledge
    view = view_of_pack(snapshot, knowledge, current_meetings())
    return {
        **_common(request),
        "view": view,
        "questions": list(zip(snapshot.sheet.items, view.items)),
        "cards": cards_of(snapshot, knowledge),
        "council": knowledge.councils.get(snapshot.sheet.told.council or ""),
        "marks": Marks(),
        "overall": OVERALL,
    }


def _page(
    request: Request,
    pack: Pack,
    sent: Marks | None = None,
    key: str | None = None,
    said: Said | None = None,
) -> Response:
    code = request.path_params["code"]
    context = {
        **shown(request, pack.snapshot),
        "pack": pack,
        "path": f"/p/{code}",
        "marks": sent or Marks(),
        "key": key,
        "said": said,
        # Under this name the browser keeps the marks; it does not tell the code.
        "name_here": hashlib.sha256(f"here {code}".encode()).hexdigest()[:16],
        "longest_note": marks.LONGEST_NOTE,
    }
    return templates.TemplateResponse(request, "packs/pack.html", context, headers=PRIVATE)


def _kept(request: Request, key: str) -> Said:
    address = request.url_for("my_pack", code=request.path_params["code"], key=key)
    return Said(
        "Your ticks and notes are kept",
        "Save this address. It opens your checklist with your ticks and notes, on any phone. "
        "Nobody else has it, and your adviser does not get it.",
        str(address),
    )


async def _chat(request: Request, pack: Pack) -> Response:
    assistant: Assistant = request.app.state.assistant
    conversation = conversation_of(request) or assistant.tokens.new_conversation()
    council = pack.snapshot.sheet.told.council
    where = f"/c/{council}" if council in assistant.knowledge.councils else "/"
    try:
        reply = await begin_chat(assistant, pack.snapshot, conversation)
    except SwitchedOffError:  # the page there says so
        return RedirectResponse(where, status_code=303, headers=PRIVATE)
    response = RedirectResponse(f"{where}#latest", status_code=303, headers=PRIVATE)
    hand_back(request, response, reply.conversation)
    return response


async def _pdf(request: Request, large_print: bool) -> Response:
    pack = await _open(request)
    if pack is None:
        return gone(request)
    view: SheetView = shown(request, pack.snapshot)["view"]  # type: ignore[assignment]
    content = await asyncio.to_thread(sheet_pdf, view, large_print)
    headers = {**PRIVATE, "Content-Disposition": 'inline; filename="checklist.pdf"'}
    return Response(content, media_type="application/pdf", headers=headers)


async def _open(request: Request) -> Pack | None:
    return await in_session(request, packs.open, request.path_params["code"])


def _marks(pack: Pack, form: FormData) -> Marks:
    sent = {key: value for key, value in form.multi_items() if isinstance(value, str)}
    ticked = [key.removeprefix(_TICK) for key in sent if key.startswith(_TICK)]
    notes = {k.removeprefix(_NOTE): text for k, text in sent.items() if k.startswith(_NOTE)}
    return marks.marks_of(pack, ticked, notes)


def _common(request: Request) -> dict[str, object]:
    return {"law_as_at": request.app.state.assistant.knowledge.law_as_at}


ROUTES = [
    Route("/p/{code}.large.pdf", large_pdf, methods=["GET"]),
    Route("/p/{code}.pdf", pdf, methods=["GET"]),
    Route("/p/{code}/mine/{key}", mine, methods=["GET"], name="my_pack"),
    Route("/p/{code}/mine/{key}", press_mine, methods=["POST"]),
    Route("/p/{code}", page, methods=["GET"], name="pack"),
    Route("/p/{code}", press, methods=["POST"]),
]
