"""The chat page: a plain form that works without scripts, and its pieces for the script."""

from __future__ import annotations

import asyncio
import logging

from sqlalchemy.exc import SQLAlchemyError
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.answers.switched_off import switched_off
from bot.asking import LONGEST_TEXT, AskError
from bot.assistant import Assistant
from bot.knowledge.schema import Council
from bot.questions.thumbs import Thumbs
from bot.reply import ERASING, Button, Message, Reply
from bot.store.conversations import Turn
from bot.web.embed import council_of, has_own_colours
from bot.web.identity import conversation_of, hand_back, is_framed
from bot.web.rendering import templates
from bot.web.security import framed_by
from bot.web.thumbs import judge, thumbs_of

logger = logging.getLogger(__name__)

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


async def page(request: Request) -> Response:
    """The conversation so far, and the form. A frame's script asks for the turns alone."""
    if FRAGMENT in request.headers.get("accept", ""):
        return await _earlier(request)
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
        await request.app.state.limits.count(request, conversation)
        if "thumb" in form:
            return _judged(request, await judge(request, form, conversation), wants_fragment)
        reply = await assistant.reply(
            text,
            assistant.tokens.sign(conversation),
            council.council if council else None,
            str(form.get("sending", "")),
            "frame" if is_framed(request) else "web",
        )
    except AskError as error:
        return await _refused(request, error, text, wants_fragment)
    except SQLAlchemyError:
        logger.exception("A message could not be answered.")
        return await _refused(request, _UNAVAILABLE, text, wants_fragment)
    if wants_fragment:
        response: Response = await _fragment(request, reply)
    else:
        response = RedirectResponse(_where_to_read(request, reply), status_code=303)
    hand_back(request, response, reply.conversation)
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
    conversation = conversation_of(request) or assistant.tokens.new_conversation()
    turns = await asyncio.to_thread(assistant.conversations.turns, conversation)
    token = assistant.tokens.sign(conversation)
    off = await _off(request, council)
    response = templates.TemplateResponse(
        request,
        "chat.html",
        {
            **_common(request),
            "council": council,
            "has_own_colours": council is not None and has_own_colours(council),
            "framed": is_framed(request),
            "conversation": token,
            "turns": turns,
            "thumbs": await thumbs_of(request, conversation),
            "form_token": assistant.tokens.sign_form(conversation),
            "error": error,
            "text": text,
            "opening": _opening_words(request) if off is None or _is_cleared(request) else None,
            "off": off,
            "menu": _menu(assistant),
            "elsewhere": assistant.knowledge.phrases.buttons.elsewhere,
            "unreachable": _UNREACHABLE,
            "longest_text": LONGEST_TEXT,
        },
        status_code=status,
    )
    hand_back(request, response, token)
    if council is not None and is_framed(request):
        response.headers["Content-Security-Policy"] = framed_by(council.website.origins)
    return response


async def _earlier(request: Request) -> Response:
    assistant: Assistant = request.app.state.assistant
    conversation = conversation_of(request) or assistant.tokens.new_conversation()
    turns = await asyncio.to_thread(assistant.conversations.turns, conversation)
    context = {
        "turns": turns,
        "form_token": assistant.tokens.sign_form(conversation),
        "thumbs": await thumbs_of(request, conversation),
    }
    response = templates.TemplateResponse(request, "_earlier.html", context, media_type=FRAGMENT)
    hand_back(request, response, assistant.tokens.sign(conversation))
    return response


async def _refused(request: Request, error: AskError, text: str, fragment: bool) -> Response:
    """Say what is wrong beside the form, with the parent's words still in it.

    The script gets a fresh form token with it. Without one, a tab that has been open since the
    data was deleted in another could never send again.
    """
    if not fragment:
        whole = await _page(request, error, text, error.status)
        whole.headers.update(error.headers)
        return whole
    tokens = request.app.state.assistant.tokens
    conversation = conversation_of(request) or tokens.new_conversation()
    context = {"error": error, "form_token": tokens.sign_form(conversation)}
    response = templates.TemplateResponse(
        request,
        "_error.html",
        context,
        status_code=error.status,
        headers=error.headers,
        media_type=FRAGMENT,
    )
    hand_back(request, response, tokens.sign(conversation))
    return response


async def _fragment(request: Request, reply: Reply) -> Response:
    assistant: Assistant = request.app.state.assistant
    conversation = assistant.tokens.read(reply.conversation)
    context = {
        "turn": Turn(reply.asked, reply.answer),
        "form_token": assistant.tokens.sign_form(conversation),
        "is_latest": True,
        "thumbs": await thumbs_of(request, conversation),
    }
    return templates.TemplateResponse(request, "_turn.html", context, media_type=FRAGMENT)


def _judged(request: Request, thumbs: Thumbs, fragment: bool) -> Response:
    """What stands where the thumbs were. A plain form finds it on the page."""
    conversation = conversation_of(request)
    assert conversation is not None
    tokens = request.app.state.assistant.tokens
    if not fragment:
        return RedirectResponse(f"{request.url.path}#latest", status_code=303)
    context = {"thumbs": thumbs, "form_token": tokens.sign_form(conversation)}
    response = templates.TemplateResponse(request, "_thumbs.html", context, media_type=FRAGMENT)
    hand_back(request, response, tokens.sign(conversation))
    return response


async def _off(request: Request, council: Council | None) -> Message | None:
    """What stands on the page of a council for which the assistant is turned off."""
    assistant: Assistant = request.app.state.assistant
    off = await asyncio.to_thread(assistant.switch.off)
    if council is None or council.council not in off:
        return None
    return switched_off(assistant.knowledge, council.council).shown


def _where_to_read(request: Request, reply: Reply) -> str:
    """Where a plain form finds the answer. A turn that erased itself is only named, not kept."""
    if reply.answer.erase and reply.answer.topics:
        return f"{request.url.path}?{CLEARED}={reply.answer.topics[0]}"
    return f"{request.url.path}#latest"


def _opening_words(request: Request) -> str:
    """What opens a page: a greeting, or the word that all has been cleared."""
    topic = request.query_params[CLEARED] if _is_cleared(request) else "greet"
    words: str = request.app.state.assistant.knowledge.topics[topic].overview.card.answer
    return words


def _is_cleared(request: Request) -> bool:
    return request.query_params.get(CLEARED) in ERASING


def _own_conversation(request: Request, form: FormData) -> str:
    """The conversation of the request, if the form was made for it."""
    tokens = request.app.state.assistant.tokens
    conversation = conversation_of(request)
    if conversation is None or not tokens.is_form_of(str(form.get("form_token", "")), conversation):
        raise AskError(
            "stale_form",
            "This page was open for a long time, or cookies are off. "
            "Your words are still here: please send them again.",
            status=403,
        )
    return conversation


def _council(request: Request) -> Council | None:
    return council_of(request) if "council" in request.path_params else None


def _menu(assistant: Assistant) -> list[Button]:
    titles = [assistant.knowledge.topics[t].title for t in assistant.knowledge.phrases.menu]
    return [Button(title, title) for title in titles]


def _common(request: Request) -> dict[str, object]:
    knowledge = request.app.state.assistant.knowledge
    return {"law_as_at": knowledge.law_as_at, "councils": list(knowledge.councils.values())}
