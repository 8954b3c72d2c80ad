"""What goes out to a chat, one piece at a time. Each piece knows how it is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from telegram import Bot, InlineKeyboardMarkup, InputFile, LinkPreviewOptions, MessageEntity

from bot.telegram.splitting import split
from bot.telegram.text import Styled

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
"""A preview would show a page's picture and words, which nobody has checked."""


@dataclass(frozen=True)
class Say:
    """A message of its own."""

    text: str
    entities: Sequence[MessageEntity] = ()
    keyboard: InlineKeyboardMarkup | None = None

    async def send(self, bot: Bot, chat_id: int) -> None:
        await bot.send_message(
            chat_id,
            self.text,
            entities=self.entities,
            reply_markup=self.keyboard,
            link_preview_options=_NO_PREVIEW,
        )


@dataclass(frozen=True)
class Rewrite:
    """New words and keys for a message that was sent before."""

    message_id: int
    text: str
    entities: Sequence[MessageEntity] = ()
    keyboard: InlineKeyboardMarkup | None = None

    async def send(self, bot: Bot, chat_id: int) -> None:
        await bot.edit_message_text(
            self.text,
            chat_id,
            self.message_id,
            entities=self.entities,
            reply_markup=self.keyboard,
            link_preview_options=_NO_PREVIEW,
        )


@dataclass(frozen=True)
class ChangeKeys:
    """New keys under a message that was sent before."""

    message_id: int
    keyboard: InlineKeyboardMarkup

    async def send(self, bot: Bot, chat_id: int) -> None:
        await bot.edit_message_reply_markup(chat_id, self.message_id, reply_markup=self.keyboard)


@dataclass(frozen=True)
class Acknowledge:
    """The answer to a pressed key, without which it goes on turning; `text` is to be read."""

    query_id: str
    text: str | None = None

    async def send(self, bot: Bot, chat_id: int) -> None:
        await bot.answer_callback_query(self.query_id, self.text, show_alert=self.text is not None)


@dataclass(frozen=True)
class Document:
    """A file."""

    name: str
    content: bytes = field(repr=False)
    caption: str

    async def send(self, bot: Bot, chat_id: int) -> None:
        file = InputFile(self.content, filename=self.name)
        await bot.send_document(chat_id, file, caption=self.caption)


Outgoing = Say | Rewrite | ChangeKeys | Acknowledge | Document


def said(text: Styled, keyboard: InlineKeyboardMarkup | None = None) -> list[Outgoing]:
    """The text in as many messages as it needs, with the keys under the last."""
    *before, last = split(text)
    return [*(Say(*piece) for piece in before), Say(*last, keyboard)]
