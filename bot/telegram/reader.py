"""One update in, what goes out for it."""

from __future__ import annotations

import re

from telegram import (
    CallbackQuery,
    Chat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    Update,
)

from bot.answers.switched_off import SwitchedOffError
from bot.asking import AskError
from bot.knowledge import Knowledge
from bot.telegram.answers import Answers
from bot.telegram.incoming import (
    Command,
    calls_us,
    command_in,
    is_from_bot,
    is_private,
    unreadable,
)
from bot.telegram.outgoing import Acknowledge, Outgoing, Say, said
from bot.telegram.pressed import PressedKeys
from bot.telegram.rendering import rendered
from bot.telegram.text import markup
from bot.telegram.words import Words

_CODE = re.compile(r"[\w-]{1,64}", re.ASCII)  # what Telegram lets a link hold


class Reader:
    """Decides what an update is, and who answers it. Nothing is sent here."""

    def __init__(
        self,
        answers: Answers,
        pressed: PressedKeys,
        words: Words,
        knowledge: Knowledge,
    ) -> None:
        self._answers = answers
        self._pressed = pressed
        self._words = words
        self._knowledge = knowledge
        self.username = ""
        """The bot's own name, once Telegram has told it."""

    async def read(self, update: Update, chat: Chat) -> list[Outgoing]:
        """What goes out to the chat, in order; often nothing in a group, never to a bot."""
        if is_from_bot(update):
            return []
        if not is_private(chat):
            return [self._invitation()] if calls_us(update, self.username) else []
        if update.callback_query:
            return await self._key(update.callback_query, chat.id, update.update_id)
        if update.edited_message:
            was_words = bool(update.edited_message.text or update.edited_message.caption)
            return [Say(self._words.edited)] if was_words else []
        if update.message:
            return await self._message(update.message, chat.id, update.update_id)
        return []

    async def _message(self, message: Message, chat_id: int, update_id: int) -> list[Outgoing]:
        kind = unreadable(message)
        declined: list[Outgoing] = [Say(getattr(self._words, kind))] if kind else []
        if message.caption:
            caption = await self._words_of(chat_id, message.caption, update_id)
            return [*declined, Say(self._words.caption), *caption]
        if message.text is None:
            return declined
        command = command_in(message.text)
        if command is None:
            return await self._words_of(chat_id, message.text, update_id)
        return await self._command(command, chat_id, update_id)

    async def _words_of(self, chat_id: int, text: str, update_id: int) -> list[Outgoing]:
        try:
            given = await self._answers.to(chat_id, text, update_id)
        except AskError as error:
            return self._refused(error)
        return await self._answers.shown(given)

    async def _key(self, query: CallbackQuery, chat_id: int, update_id: int) -> list[Outgoing]:
        try:
            return await self._pressed.answer(query, chat_id, update_id)
        except AskError as error:
            return [Acknowledge(query.id), *self._refused(error)]

    def _refused(self, error: AskError) -> list[Outgoing]:
        if isinstance(error, SwitchedOffError):
            return said(rendered(error.shown, self._words))
        return [Say(error.message)]

    async def _command(self, command: Command, chat_id: int, update_id: int) -> list[Outgoing]:
        name = command.name.lower()
        if name == "start":
            return await self._start(command.rest)
        if name == "help":
            return [*self._help(self._words.help)]
        known = self._words.command(name)
        if known is None:
            return self._help(self._words.unknown_command)
        topic = self._knowledge.topics[known.topic].title if known.topic else None
        text = topic or known.says or name
        if name == "council" and command.rest:
            text = command.rest
        before = said(markup(self._words.telegram_sees)) if name == "privacy" else []
        return [*before, *await self._words_of(chat_id, text, update_id)]

    async def _start(self, code: str) -> list[Outgoing]:
        """The welcome; before it what an adviser has sent, if the link carries a code."""
        opened: list[Outgoing] = []
        if code:
            pack = await self._answers.pack(code) if _CODE.fullmatch(code) else None
            opened = [Say(self._words.unknown_code)] if pack is None else pack
        sees = said(markup(self._words.telegram_sees))
        return [*opened, *sees, self._answers.menu(self._words.welcome)]

    def _help(self, opening: str) -> list[Outgoing]:
        lines = [f"/{one.command} – {one.description}" for one in self._words.commands]
        return [self._answers.menu("\n".join([opening, "", *lines]))]

    def _invitation(self) -> Outgoing:
        """To a group: a way to a private chat, where nobody reads along."""
        url = f"https://t.me/{self.username}?start"
        key = InlineKeyboardButton(self._words.open_private, url=url)
        keys = InlineKeyboardMarkup([[key]]) if self.username else None
        return Say(self._words.private_only, (), keys)
