"""Somebody who talks to the bot in Telegram."""

from __future__ import annotations

import itertools
from collections.abc import Awaitable, Callable
from typing import Any

from fake_telegram import Call, FakeTelegram
from rules import Json

_numbers = itertools.count(50_001)


class Parent:
    """One person in one private chat. What they do is waited for until it has been answered."""

    def __init__(self, fake: FakeTelegram, answered: Callable[[int], Awaitable[None]]) -> None:
        self.fake = fake
        self.chat = next(_numbers)
        self.answered = answered

    @property
    def who(self) -> Json:
        return {
            "id": self.chat,
            "is_bot": False,
            "first_name": "Marmaduke",
            "username": "quibbleton",
        }

    def message(self, **content: Any) -> Json:
        return {
            "message_id": next(_numbers),
            "date": 1_790_000_000,
            "chat": {"id": self.chat, "type": "private", "first_name": "Marmaduke"},
            "from": self.who,
            **content,
        }

    def writes(self, text: str) -> int:
        """Send words, and wait for nothing."""
        return self.fake.update(message=self.message(text=text))

    async def says(self, text: str) -> list[Call]:
        """Send words; what comes for them."""
        return await self.does(message=self.message(text=text))

    async def sends(self, **content: Any) -> list[Call]:
        """Send something that is not words."""
        return await self.does(message=self.message(**content))

    async def presses(self, title: str, under: Call) -> list[Call]:
        """Press a key under a message; what comes for it."""
        return await self.does(callback_query=self.press(under.key(title)["callback_data"], under))

    def press(self, data: str, under: Call) -> Json:
        message = self.fake.message_of(under, under.result["message_id"])
        return {
            "id": str(next(_numbers)),
            "from": self.who,
            "chat_instance": "1",
            "data": data,
            "message": message,
        }

    async def does(self, **content: Any) -> list[Call]:
        """Anything; all that goes out for it, but "typing"."""
        before = len(self.fake.calls)
        await self.answered(self.fake.update(**content))
        aside = ("sendChatAction", "setMyCommands", "getMe", "setWebhook", "deleteWebhook")
        return [call for call in self.fake.calls[before:] if call.method not in aside]


def texts(calls: list[Call]) -> str:
    """The words of several messages."""
    return "\n\n".join(call.text for call in calls if call.text)
