"""From a pack into the chat: its questions become the parent's own list in the conversation."""

from __future__ import annotations

import asyncio
import secrets

import msgspec

from bot.assistant import Assistant
from bot.meetings.form import current_form
from bot.packs.content import Snapshot
from bot.reply import Reply
from bot.store.trackers import with_slots

_TOKEN_BYTES = 24  # 192 bits, as for every sheet


async def begin_chat(assistant: Assistant, snapshot: Snapshot, conversation: str) -> Reply:
    """Lay the pack's list into the conversation, which may be new; the reply shows it.

    From there all that a list in the chat can do works: the top three, easier words, one for the
    school. `conversation` is its id.
    """
    await asyncio.to_thread(_lay, assistant, snapshot, conversation)
    show = current_form().file.buttons.show
    council = snapshot.sheet.told.council
    known = council if council in assistant.knowledge.councils else None
    return await assistant.reply(show, assistant.tokens.sign(conversation), known)


def _lay(assistant: Assistant, snapshot: Snapshot, conversation: str) -> None:
    told = snapshot.sheet.told
    slots = {
        "meeting_kind": told.meeting,
        "meeting_sheet": msgspec.to_builtins(snapshot.sheet),
        "meeting_token": secrets.token_urlsafe(_TOKEN_BYTES),
        "meeting_control": "made",
        "requested_slot": None,
    }
    if told.council in assistant.knowledge.councils:
        slots["council"] = told.council
    before = assistant.conversations.tracker(conversation)
    assistant.conversations.save_tracker(conversation, with_slots(before, slots))
