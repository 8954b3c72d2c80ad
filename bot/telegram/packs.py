"""What an adviser's link opens in Telegram: ``t.me/<bot>?start=<code>``."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Protocol

from sqlalchemy.orm import Session

from bot.assistant import Assistant
from bot.packs import packs
from bot.packs.chat import begin_chat
from bot.packs.messages import open_as_messages
from bot.reply import Message, Reply


class Packs(Protocol):
    """Who knows the codes. One that is unknown, expired or revoked opens nothing: None."""

    async def open(self, code: str) -> Sequence[Message] | None:
        """The messages that show a pack. Of their buttons those get a key that lead to a page, or
        mean the same at any time."""

    async def begin(self, code: str, conversation: str) -> Reply | None:
        """Make the pack's questions the list of a conversation (its id), and show that."""


class AdvisersPacks:
    """The packs that advisers have made. `public_url` is where parents reach our pages."""

    def __init__(self, assistant: Assistant, public_url: str | None) -> None:
        self._assistant = assistant
        self._public_url = public_url

    async def open(self, code: str) -> Sequence[Message] | None:
        return await open_as_messages(self._assistant, code, self._public_url)

    async def begin(self, code: str, conversation: str) -> Reply | None:
        pack = await asyncio.to_thread(self._find, code)
        return await begin_chat(self._assistant, pack.snapshot, conversation) if pack else None

    def _find(self, code: str) -> packs.Pack | None:
        with Session(self._assistant.engine, future=True) as session:
            return packs.open(session, code)
