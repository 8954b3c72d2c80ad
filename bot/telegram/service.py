"""The channel as a whole: takes updates, answers each chat's in order, and looks after itself."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

from telegram import BotCommand, Chat, Update
from telegram.error import TelegramError

from bot.assistant import Assistant
from bot.questions.thumbs import ThumbStore
from bot.telegram.answers import Answers
from bot.telegram.chats import Chats
from bot.telegram.client import bot_of
from bot.telegram.incoming import is_from_bot, is_private
from bot.telegram.keyboards import Keyboards
from bot.telegram.keys import Standing
from bot.telegram.lanes import Lanes
from bot.telegram.outgoing import Outgoing, Say
from bot.telegram.packs import AdvisersPacks, Packs
from bot.telegram.pressed import PressedKeys
from bot.telegram.reader import Reader
from bot.telegram.sending import Moved, Unreachable, deliver, patiently, typing
from bot.telegram.settings import TelegramSettings
from bot.telegram.thumbs import ThumbKeys
from bot.telegram.turns import Turns
from bot.telegram.words import load_words

logger = logging.getLogger(__name__)

AT_ONCE = 4
"""Chats that are answered at the same time, so that the web page does not wait behind a crowd."""
LAST_WORDS = 10.0  # seconds for what is under way when the service stops
TIDY_EVERY = timedelta(hours=1)


class TelegramService:
    """One bot. `packs` opens what advisers send: by default what they made in this service."""

    def __init__(
        self,
        assistant: Assistant,
        settings: TelegramSettings,
        packs: Packs | None = None,
    ) -> None:
        """Raises WordsError when the words cannot be used, ValueError for an unknown council."""
        knowledge = assistant.knowledge
        if settings.council is not None and settings.council not in knowledge.councils:
            known = ", ".join(knowledge.councils)
            raise ValueError(f"SIGNPOST_TELEGRAM_COUNCIL must be one of: {known}.")
        self.settings = settings
        self.words = load_words(assistant.settings.knowledge / "telegram.yml", knowledge)
        self.bot = bot_of(settings)
        self._lanes = Lanes()
        self._under_way: set[int] = set()
        self._turns_to_answer = asyncio.Semaphore(AT_ONCE)
        self._chats = Chats(assistant.engine, assistant.tokens)
        turns = Turns(assistant.engine)
        standing = Standing(knowledge)
        packs = packs or AdvisersPacks(assistant, settings.public_url)
        keyboards = Keyboards(self.words, standing, settings.public_url)
        store = ThumbStore(assistant.engine, knowledge)
        thumbs = ThumbKeys(store, knowledge.phrases.thumbs)
        answers = Answers(
            assistant, self._chats, turns, keyboards, thumbs, self.words, packs, settings.council
        )
        pressed = PressedKeys(
            assistant, answers, self._chats, turns, keyboards, standing, thumbs, self.words
        )
        self._reader = Reader(answers, pressed, self.words, knowledge)

    @property
    def waiting(self) -> frozenset[int]:
        """The ids of the updates that have been taken and are not answered yet."""
        return frozenset(self._under_way)

    async def introduce(self) -> str:
        """Learn the bot's name and set its menu; returns the name.

        Waits for Telegram if need be. Raises InvalidToken when it does not know the token.
        """
        await patiently(self.bot.initialize)
        self._reader.username = self.bot.username
        commands = [BotCommand(one.command, one.description) for one in self.words.commands]
        try:
            await patiently(lambda: self.bot.set_my_commands(commands))
        except TelegramError:
            logger.exception("The menu of commands could not be set. Everything else works.")
        return self.bot.username

    def take(self, update: Update) -> None:
        """Answer an update after the earlier ones of its chat. One that is waiting is not taken
        twice."""
        chat = update.effective_chat
        if chat is None or update.update_id in self._under_way:
            return
        self._under_way.add(update.update_id)
        self._lanes.put(chat.id, lambda: self._answer(update, chat))

    async def until_idle(self, seconds: float) -> bool:
        """Wait until all is answered, but no longer than this; returns whether it is."""
        return await self._lanes.until_idle(seconds)

    async def keep_tidy(self) -> None:
        """Forget updates that cannot come again, now and every hour."""
        while True:
            try:
                await asyncio.to_thread(self._chats.forget_old_updates)
            except Exception:
                logger.exception("Old updates could not be forgotten; trying again in an hour.")
            await asyncio.sleep(TIDY_EVERY.total_seconds())

    async def close(self) -> None:
        """Finish what is under way, for some seconds, and let go of Telegram.

        What waits behind it comes again by polling; by webhook it has been taken and is answered.
        """
        await self._lanes.close(LAST_WORDS, finish_all=self.settings.webhook is not None)
        await self.bot.shutdown()

    async def _answer(self, update: Update, chat: Chat) -> None:
        try:
            await self._answer_once(update, chat)
        except Exception:
            logger.exception("An update could not be answered.")
            if is_private(chat) and not is_from_bot(update):
                await self._send(chat.id, Say(self.words.unavailable))
        finally:
            self._under_way.discard(update.update_id)

    async def _answer_once(self, update: Update, chat: Chat) -> None:
        """Answer, going on where an earlier attempt ended. What went out does not go out again."""
        sent = await asyncio.to_thread(self._chats.sent, update.update_id)
        if sent is None:
            return
        async with self._turns_to_answer:
            if is_private(chat) and not is_from_bot(update):
                async with typing(self.bot, chat.id):
                    outgoing = await self._reader.read(update, chat)
            else:
                outgoing = await self._reader.read(update, chat)
        chat_id = chat.id
        for number, piece in enumerate(outgoing[sent:], sent + 1):
            new_id = await self._send(chat_id, piece)
            if new_id is None:
                break
            chat_id = new_id
            if number < len(outgoing):
                await asyncio.to_thread(self._chats.note, update.update_id, number, False)
        await asyncio.to_thread(self._chats.note, update.update_id, len(outgoing), True)

    async def _send(self, chat_id: int, piece: Outgoing) -> int | None:
        """The id by which the chat was reached, a new one if it moved; None if it was not."""
        try:
            await deliver(self.bot, chat_id, piece)
        except Moved as moved:
            await asyncio.to_thread(self._chats.move, chat_id, moved.chat_id)
            return await self._send(moved.chat_id, piece)
        except Unreachable:
            return None
        return chat_id
