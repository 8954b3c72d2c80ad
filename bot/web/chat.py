"""The chat page: a plain form that works without scripts, and its pieces for the script."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.templating import Jinja2Templates

from bot.asking import LONGEST_TEXT, AskError
from bot.assistant import Assistant
from bot.knowledge.schema import Council
from bot.reply import ERASING, Button, Reply
from bot.store.conversations import Turn
from bot.web.dress import LAYERS, layout
from bot.web.markup import contact_markup, links_apart, markup, plain_date

logger = logging.getLogger(__name__)

COOKIE = "signpost"
CLEARED = "cleared"
"""In the address after a conversation was cleared: the topic that says so."""
FRAGMENT = "text/vnd.signpost.turn+html"
"""What the page's script accepts: the new turn alone, rendered as the page would."""

_UNAVAILABLE = AskError(
    "unavailable", "I cannot answer just now. Your words are still here: please try again.", 503
)
_TOO_LARGE = AskError(
    "too_large",
    f"Your message is far too long. Please keep it to {LONGEST_TEXT:,} characters. "
    "If the box below is empty, go back one page to find your words.",
    413,
)
_UNREACHABLE = AskError(
    "unreachable", "We could not reach Signpost. Your words are still here: please try again.", 503
)
"""What the script says when no answer of ours comes back: it is in the page from the start."""

templates = Jinja2Templates(Path(__file__).parent / "templates")
templates.env.trim_blocks = templates.env.lstrip_blocks = True
templates.env.filters.update(
    contact_markup=contact_markup,
    layout=layout,
    links_apart=links_apart,
    markup=markup,
    plain_date=plain_date,
)
templates.env.globals.update(layers=LAYERS)


async def page(request: Request) -> Response:
    """The conversation so far, and the form."""
    return await _page(request)


async def send(request: Request) -> Response:
    """Take a message from the form. The script gets the new turn, a plain form a fresh page."""
    assistant: Assistant = request.app.state.assistant
    council = _council(request)
    wants_fragment = FRAGMENT in request.headers.get("accept", "")
    form = await request.form(max_files=0, max_fields=4, max_part_size=LONGEST_TEXT * 8)
    text = str(form.get("text", ""))
    try:
        conversation = _own_conversation(request, form)
        reply = await assistant.reply(
            text, assistant.tokens.sign(conversation), council.council if council else None
        )
    except AskError as error:
        return await _refused(request, error, text, wants_fragment)
    except SQLAlchemyError:
        logger.exception("A message could not be answered.")
        return await _refused(request, _UNAVAILABLE, text, wants_fragment)
    if wants_fragment:
        response: Response = _fragment(request, text, reply)
    else:
        response = RedirectResponse(_where_to_read(request, reply), status_code=303)
    _set_cookie(request, response, reply.conversation)
    return response


async def too_large(request: Request) -> Response | None:
    """What a person is told who sends a body that is not even read. None for a program."""
    accept = request.headers.get("accept", "")
    if request.url.path.startswith("/api/") or (
        "text/html" not in accept and FRAGMENT not in accept
    ):
        return None
    return await _refused(request, _TOO_LARGE, "", FRAGMENT in accept)


async def not_found(request: Request, error: Exception) -> Response:
    """A page that does not exist, said kindly."""
    return templates.TemplateResponse(request, "not_found.html", _common(request), status_code=404)


async def _page(
    request: Request, error: AskError | None = None, text: str = "", status: int = 200
) -> Response:
    assistant: Assistant = request.app.state.assistant
    council = _council(request)
    conversation = _conversation(request)
    turns = (
        await asyncio.to_thread(assistant.conversations.turns, conversation) if conversation else []
    )
    conversation = conversation or assistant.tokens.new_conversation()
    response = templates.TemplateResponse(
        request,
        "chat.html",
        {
            **_common(request),
            "council": council,
            "turns": turns,
            "form_token": assistant.tokens.sign_form(conversation),
            "error": error,
            "text": text,
            "opening": assistant.knowledge.topics[_opening(request)].overview.card.answer,
            "menu": _menu(assistant),
            "elsewhere": assistant.knowledge.phrases.buttons.elsewhere,
            "unreachable": _UNREACHABLE,
        },
        status_code=status,
    )
    _set_cookie(request, response, assistant.tokens.sign(conversation))
    return response


async def _refused(request: Request, error: AskError, text: str, fragment: bool) -> Response:
    """Say what is wrong beside the form, with the parent's words still in it.

    The script gets a fresh form token with it. Without one, a tab that has been open since the
    data was deleted in another could never send again.
    """
    if not fragment:
        return await _page(request, error, text, error.status)
    tokens = request.app.state.assistant.tokens
    conversation = _conversation(request) or tokens.new_conversation()
    context = {"error": error, "form_token": tokens.sign_form(conversation)}
    response = templates.TemplateResponse(
        request, "_error.html", context, status_code=error.status, media_type=FRAGMENT
    )
    _set_cookie(request, response, tokens.sign(conversation))
    return response


def _fragment(request: Request, text: str, reply: Reply) -> Response:
    assistant: Assistant = request.app.state.assistant
    conversation = assistant.tokens.read(reply.conversation)
    context = {
        "turn": Turn(reply.asked, reply.answer),
        "form_token": assistant.tokens.sign_form(conversation),
        "is_latest": True,
    }
    return templates.TemplateResponse(request, "_turn.html", context, media_type=FRAGMENT)


def _where_to_read(request: Request, reply: Reply) -> str:
    """Where a plain form finds the answer. A turn that erased itself is only named, not kept."""
    if reply.answer.erase and reply.answer.topics:
        return f"{request.url.path}?{CLEARED}={reply.answer.topics[0]}"
    return f"{request.url.path}#latest"


def _opening(request: Request) -> str:
    """The topic that opens an empty page: a greeting, or the word that all has been cleared."""
    cleared = request.query_params.get(CLEARED)
    return cleared if cleared in ERASING else "greet"


def _own_conversation(request: Request, form: FormData) -> str:
    """The conversation of the cookie, if the form was made for it."""
    tokens = request.app.state.assistant.tokens
    conversation = _conversation(request)
    if conversation is None or not tokens.is_form_of(str(form.get("form_token", "")), conversation):
        raise AskError(
            "stale_form",
            "This page was open for a long time, or cookies are off. "
            "Your words are still here: please send them again.",
            status=403,
        )
    return conversation


def _conversation(request: Request) -> str | None:
    token = request.cookies.get(COOKIE)
    try:
        return str(request.app.state.assistant.tokens.read(token)) if token else None
    except AskError:
        return None  # too old or not ours: begin anew


def _council(request: Request) -> Council | None:
    name = request.path_params.get("council")
    if name is None:
        return None
    council: Council | None = request.app.state.assistant.knowledge.councils.get(name)
    if council is None:
        raise HTTPException(404)
    return council


def _menu(assistant: Assistant) -> list[Button]:
    titles = [assistant.knowledge.topics[t].title for t in assistant.knowledge.phrases.menu]
    return [Button(title, title) for title in titles]


def _common(request: Request) -> dict[str, object]:
    knowledge = request.app.state.assistant.knowledge
    return {"law_as_at": knowledge.law_as_at, "councils": list(knowledge.councils.values())}


def _set_cookie(request: Request, response: Response, token: str) -> None:
    response.set_cookie(
        COOKIE, token, httponly=True, samesite="lax", secure=request.url.scheme == "https"
    )
