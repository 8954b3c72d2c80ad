"""What pressing a key leads to."""

from __future__ import annotations

import asyncio

from telegram import CallbackQuery

from bot.assistant import Assistant
from bot.telegram.answers import Answers
from bot.telegram.chats import Chats
from bot.telegram.incoming import message_of
from bot.telegram.keyboards import Keyboards
from bot.telegram.keys import Key, Standing, button_in
from bot.telegram.lists import list_message, listed, words_of
from bot.telegram.outgoing import Acknowledge, ChangeKeys, Outgoing, Rewrite
from bot.telegram.rendering import rendered
from bot.telegram.splitting import split
from bot.telegram.thumbs import ThumbKeys
from bot.telegram.turns import KeptTurn, Turns
from bot.telegram.words import Words


class PressedKeys:
    """Answers keys, also those of long ago."""

    def __init__(
        self,
        assistant: Assistant,
        answers: Answers,
        chats: Chats,
        turns: Turns,
        keyboards: Keyboards,
        standing: Standing,
        thumbs: ThumbKeys,
        words: Words,
    ) -> None:
        self._conversations = assistant.conversations
        self._answers = answers
        self._chats = chats
        self._turns = turns
        self._keyboards = keyboards
        self._standing = standing
        self._thumbs = thumbs
        self._words = words

    async def answer(self, query: CallbackQuery, chat_id: int, update_id: int) -> list[Outgoing]:
        """What goes out for a pressed key; the first of it ends the key's turning."""
        key = Key.read(query.data or "")
        if key is None:
            return [Acknowledge(query.id, self._words.gone)]
        if key.kind == "pack":
            begun = await self._answers.begin_pack(chat_id, key.what)
            if begun is None:
                return [Acknowledge(query.id, self._words.gone)]
            return [Acknowledge(query.id), *await self._answers.shown(begun)]
        if key.kind == "standing":
            words = self._standing.words(key)
            if words is None:
                return [Acknowledge(query.id, self._words.gone)]
            return await self._say(query, chat_id, words, update_id, alone=False)
        conversation = await asyncio.to_thread(self._chats.conversation, chat_id)
        turn = None
        if conversation and key.seal == self._answers.seal(conversation):
            turn = await asyncio.to_thread(self._turns.turn, conversation, key.turn)
        if conversation is None or turn is None:
            return [Acknowledge(query.id, self._words.gone)]
        if key.kind == "button":
            return await self._button(query, chat_id, key, turn, conversation, update_id)
        if key.kind == "thumb":
            counted = await self._thumbs.pressed(query, key, conversation)
            return counted or [Acknowledge(query.id, self._words.gone)]
        if key.kind == "document":
            return await self._document(query, key, turn)
        return await self._tick(query, chat_id, key, turn, conversation, update_id)

    async def _button(
        self,
        query: CallbackQuery,
        chat_id: int,
        key: Key,
        turn: KeptTurn,
        conversation: str,
        update_id: int,
    ) -> list[Outgoing]:
        """Of an earlier turn only that is answered which means the same at any time."""
        button = button_in(turn.answer, key.what)
        if button is None:
            return [Acknowledge(query.id, self._words.gone)]
        latest = await asyncio.to_thread(self._turns.latest, conversation)
        means_the_same = button.message in self._standing
        is_latest = latest is None or latest.number == turn.number
        # The same press may come again after a crash, when its own answer is the latest turn.
        if not (means_the_same or is_latest or await self._has_begun(update_id)):
            return [Acknowledge(query.id, self._words.old_button)]
        await asyncio.to_thread(self._chats.note, update_id, 0, False)
        alone = not means_the_same and turn.answer.sheet is None
        return await self._say(query, chat_id, button.message, update_id, alone)

    async def _has_begun(self, update_id: int) -> bool:
        return await asyncio.to_thread(self._chats.has_begun, update_id)

    async def _say(
        self, query: CallbackQuery, chat_id: int, words: str, update_id: int, alone: bool
    ) -> list[Outgoing]:
        """The answer to the words of a key. The key is marked, to show later what was asked."""
        pressed = message_of(query)
        outgoing: list[Outgoing] = [Acknowledge(query.id)]
        if pressed and pressed.reply_markup:
            keys = self._keyboards.chosen(pressed.reply_markup, query.data or "", alone)
            if keys != pressed.reply_markup:
                outgoing.append(ChangeKeys(pressed.message_id, keys))
        given = await self._answers.to(chat_id, words, update_id)
        return [*outgoing, *await self._answers.shown(given)]

    async def _document(self, query: CallbackQuery, key: Key, turn: KeptTurn) -> list[Outgoing]:
        sheet = await self._answers.sheet(turn.answer)
        if sheet is None or turn.answer.sheet is None:
            return [Acknowledge(query.id, self._words.gone)]
        pressed = message_of(query)
        keys = pressed.reply_markup.inline_keyboard if pressed and pressed.reply_markup else ()
        titles = [one.text for row in keys for one in row if one.callback_data == query.data]
        caption = titles[0] if titles else ""
        file = await self._answers.document(key.what, sheet, turn.answer.sheet, caption)
        if file is None:
            return [Acknowledge(query.id, self._words.gone)]
        return [Acknowledge(query.id), file]

    async def _tick(
        self,
        query: CallbackQuery,
        chat_id: int,
        key: Key,
        turn: KeptTurn,
        conversation: str,
        update_id: int,
    ) -> list[Outgoing]:
        """Tick a question off in the list and in the message that shows it."""
        newest = await asyncio.to_thread(self._turns.latest_with_list, conversation)
        if newest and newest.answer.sheet != turn.answer.sheet:
            return [Acknowledge(query.id, self._words.old_list)]
        sheet = await self._answers.sheet(turn.answer)
        words = words_of(key, sheet) if sheet else None
        if words is None:
            return [Acknowledge(query.id, self._words.old_list)]
        given = await self._answers.to(chat_id, words, update_id)
        changed = await self._answers.sheet(given.answer)
        pressed, shown = message_of(query), list_message(turn.answer)
        fresh = list_message(given.answer)
        if not (changed and given.turn and fresh and shown and pressed):
            return [Acknowledge(query.id), *await self._answers.shown(given)]
        text, seal = split(rendered(fresh, self._words)), key.seal
        is_whole = len(listed(shown, changed)) == len(changed.items)
        if is_whole and len(text) == 1 == len(split(rendered(shown, self._words))):
            keys = self._keyboards.under(fresh, given.turn.number, seal, changed)
            return [Acknowledge(query.id), Rewrite(pressed.message_id, *text[0], keys)]
        keys = self._keyboards.under(shown, turn.number, seal, changed)
        return [Acknowledge(query.id), *([ChangeKeys(pressed.message_id, keys)] if keys else [])]
