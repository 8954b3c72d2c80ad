"""A pack as messages of a chat, such as Telegram's."""

from __future__ import annotations

import asyncio

from sqlalchemy.orm import Session

from bot.assistant import Assistant
from bot.meetings.load import current_meetings
from bot.packs import packs
from bot.packs.view import as_text, view_of_pack
from bot.reply import Button, Message, Part

OPEN_PAGE = "Open the checklist as a page"


async def open_as_messages(
    assistant: Assistant, code: str, public_url: str | None = None
) -> tuple[Message, ...] | None:
    """The pack of this code as messages; None when the code opens nothing.

    `public_url` is where parents reach our pages: with it there is a button to the whole pack,
    where they can tick, print and tell their adviser.
    """

    def opened() -> packs.Pack | None:
        with Session(assistant.engine, future=True) as session:
            return packs.open(session, code)

    pack = await asyncio.to_thread(opened)
    if pack is None:
        return None
    view = view_of_pack(pack.snapshot, assistant.knowledge, current_meetings())
    buttons = (Button(OPEN_PAGE, f"{public_url}/p/{code}"),) if public_url else ()
    return (Message((Part("answer", as_text(view)),), buttons=buttons),)
