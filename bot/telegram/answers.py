"""From words to what goes out: the assistant's answer with its keys, its list and its files."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from bot.assistant import Assistant
from bot.meetings.sheet import Sheet
from bot.reply import Answer, Button, Message, Reply
from bot.telegram.chats import Chats
from bot.telegram.documents import SENT_AT_ONCE, document, kind_of
from bot.telegram.keyboards import Keyboards
from bot.telegram.outgoing import Outgoing, Say, said
from bot.telegram.packs import Packs
from bot.telegram.rendering import rendered
from bot.telegram.thumbs import ThumbKeys
from bot.telegram.turns import KeptTurn, Turns
from bot.telegram.words import Words


@dataclass(frozen=True)
class Given:
    """An answer as it was given, and the turn under which it is kept; None if it erased itself."""

    answer: Answer
    conversation: str
    turn: KeptTurn | None


class Answers:
    """Answers words through the assistant's door, as the web does."""

    def __init__(
        self,
        assistant: Assistant,
        chats: Chats,
        turns: Turns,
        keyboards: Keyboards,
        thumbs: ThumbKeys,
        words: Words,
        packs: Packs,
        council: str | None,
    ) -> None:
        self._assistant = assistant
        self._chats = chats
        self._turns = turns
        self._keyboards = keyboards
        self._thumbs = thumbs
        self._words = words
        self._packs = packs
        self._council = council

    async def to(self, chat_id: int, text: str, update_id: int) -> Given:
        """The assistant's answer. When the same update comes again, it is the one that was kept.

        Raises AskError when the words cannot be taken.
        """
        conversation = await asyncio.to_thread(self._chats.conversation, chat_id)
        token = self._assistant.tokens.sign(conversation) if conversation else None
        reply = await self._assistant.reply(
            text, token, self._council, f"telegram-{update_id}", "telegram"
        )
        return await self._given(chat_id, reply)

    async def begin_pack(self, chat_id: int, code: str) -> Given | None:
        """Make an adviser's questions the parent's list; None when the code opens nothing."""
        conversation = await asyncio.to_thread(self._chats.conversation, chat_id)
        new = self._assistant.tokens.new_conversation()
        reply = await self._packs.begin(code, conversation or new)
        return await self._given(chat_id, reply) if reply else None

    async def _given(self, chat_id: int, reply: Reply) -> Given:
        conversation = self._assistant.tokens.read(reply.conversation)
        if reply.answer.erase:
            return Given(reply.answer, conversation, None)
        await asyncio.to_thread(self._chats.keep, chat_id, conversation)
        turn = await asyncio.to_thread(self._turns.latest, conversation)
        return Given(reply.answer, conversation, turn)

    async def shown(self, given: Given) -> list[Outgoing]:
        """The answer as messages, with the files that are new in it."""
        sheet = await self.sheet(given.answer)
        outgoing: list[Outgoing] = []
        for message in given.answer.messages:
            is_last = message is given.answer.messages[-1]
            outgoing += self.message(message, given.turn, given.conversation, sheet, is_last)
        if given.turn and sheet:
            outgoing += await self._new_documents(given.turn, given.conversation, sheet)
        return outgoing

    async def pack(self, code: str) -> list[Outgoing] | None:
        """What an adviser's code opens, with a key to go on from it; None if it opens nothing."""
        messages = await self._packs.open(code)
        if messages is None:
            return None
        outgoing: list[Outgoing] = []
        for message in messages:
            keyboard = self._keyboards.under(message, 0, "")
            if message == messages[-1]:
                keyboard = self._keyboards.with_pack(keyboard, code)
            outgoing += said(rendered(message, self._words), keyboard)
        return outgoing

    def message(
        self,
        message: Message,
        turn: KeptTurn | None = None,
        conversation: str = "",
        sheet: Sheet | None = None,
        is_last: bool = False,
    ) -> list[Outgoing]:
        """One message of an answer, with its keys; under the last one it can be judged."""
        number, seal = turn.number if turn else 0, self.seal(conversation)
        keyboard = self._keyboards.under(message, number, seal, sheet)
        if is_last:
            keyboard = self._thumbs.under(keyboard, turn, seal)
        return said(rendered(message, self._words), keyboard)

    def menu(self, text: str) -> Outgoing:
        """A sentence, and the topics to begin with."""
        knowledge = self._assistant.knowledge
        titles = [knowledge.topics[topic].title for topic in knowledge.phrases.menu]
        return Say(text, (), self._keyboards.of(Button(title, title) for title in titles))

    def seal(self, conversation: str) -> str:
        """What ties a key to its conversation."""
        return self._assistant.tokens.digest("telegram key", conversation)[:8]

    async def sheet(self, answer: Answer) -> Sheet | None:
        """The list that an answer shows, as it is now."""
        if answer.sheet is None:
            return None
        return await asyncio.to_thread(self._assistant.conversations.sheet, answer.sheet)

    async def document(self, kind: str, sheet: Sheet, token: str, title: str) -> Outgoing | None:
        """A file of the list; None when there is none (any more)."""
        return await asyncio.to_thread(
            document, kind, sheet, token, title, self._assistant.knowledge
        )

    async def _new_documents(
        self, turn: KeptTurn, conversation: str, sheet: Sheet
    ) -> list[Outgoing]:
        """The files whose links no earlier turn has offered."""
        documents = []
        links = [link for message in turn.answer.messages for link in message.links]
        for link in links:
            kind = kind_of(link.url)
            if kind in SENT_AT_ONCE and not await asyncio.to_thread(
                self._turns.has_linked, conversation, link.url, turn.number
            ):
                file = await self.document(kind, sheet, turn.answer.sheet or "", link.title)
                documents += [file] if file else []
        return documents
