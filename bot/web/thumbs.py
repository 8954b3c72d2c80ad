"""Thumbs on the chat page: taking a verdict on the newest answer, and what to show for it."""

from __future__ import annotations

import asyncio

from starlette.datastructures import FormData
from starlette.requests import Request

from bot.asking import AskError
from bot.questions.thumbs import Thumbs, ThumbStore, Verdict

_VERDICTS: dict[str, Verdict] = {"up": "up", "down": "down"}
_LONGEST_NUMBER = 18  # digits that fit every database


async def thumbs_of(request: Request, conversation: str) -> Thumbs | None:
    """How it stands with the newest answer; None when it is not one to judge."""
    return await asyncio.to_thread(_store(request).latest, conversation)


async def judge(request: Request, form: FormData, conversation: str) -> Thumbs:
    """Count what was pressed. Raises AskError when it belongs to no answer of this conversation."""
    said, number = str(form.get("thumb")), str(form.get("turn", ""))
    turn = int(number) if number.isascii() and number.isdecimal() else 0
    store = _store(request)
    verdict = _VERDICTS.get(said)
    if len(number) > _LONGEST_NUMBER:
        thumbs = None
    elif verdict:
        thumbs = await asyncio.to_thread(store.judge, conversation, turn, verdict)
    else:
        thumbs = await asyncio.to_thread(store.give_reason, conversation, turn, said)
    if thumbs is None:
        raise AskError("unknown_answer", "That answer is no longer kept. Nothing was counted.", 404)
    return thumbs


def _store(request: Request) -> ThumbStore:
    assistant = request.app.state.assistant
    return ThumbStore(assistant.engine, assistant.knowledge)
