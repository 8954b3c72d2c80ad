"""The contract for programs: `POST /api/chat`."""

from __future__ import annotations

import logging

import msgspec
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import Response

from bot.asking import AskError
from bot.assistant import Assistant

logger = logging.getLogger(__name__)


class ChatRequest(msgspec.Struct):
    """What a program sends."""

    text: str
    conversation: str | None = None
    council: str | None = None
    sending: str | None = None


async def chat(request: Request) -> Response:
    """Answer one message, or say in JSON why it cannot be taken."""
    assistant: Assistant = request.app.state.assistant
    try:
        asked = _parse(request, await request.body())
        sender = assistant.tokens.read(asked.conversation) if asked.conversation else None
        await request.app.state.limits.count(request, sender)
        reply = await assistant.reply(
            asked.text, asked.conversation, asked.council, asked.sending, "program"
        )
    except AskError as error:
        content = {"code": error.code, "message": error.message}
        return _json(content, error.status, error.headers)
    except SQLAlchemyError:
        logger.exception("A message could not be answered.")
        message = "The assistant cannot answer just now. Please try again in a minute."
        return _json({"code": "unavailable", "message": message}, 503)
    return _json(reply.as_contract())


def _parse(request: Request, body: bytes) -> ChatRequest:
    content_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if content_type != "application/json":
        raise AskError("not_json", "Please send the Content-Type application/json.", status=415)
    try:
        return msgspec.json.decode(body, type=ChatRequest)
    except msgspec.ValidationError as error:
        raise AskError("invalid", f"The request has a wrong field: {error}.") from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise AskError("not_json", "The request is not JSON.", status=400) from None


def _json(content: object, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return Response(msgspec.json.encode(content), status, headers, media_type="application/json")
