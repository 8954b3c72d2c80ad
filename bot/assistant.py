"""The one door to the assistant: a message in, a reply out, whatever the channel."""

from __future__ import annotations

import asyncio
import functools

import msgspec
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

from bot.advisers.switch import Switch
from bot.answers.responses import merged
from bot.answers.switched_off import switched_off
from bot.asking import AskError, checked_text
from bot.dialogue.agent import load_agent
from bot.dialogue.history import ANSWER_KEY
from bot.dialogue.locks import locks_for
from bot.knowledge import Knowledge
from bot.knowledge.load import current_knowledge
from bot.knowledge.places import ELSEWHERE
from bot.languages.load import current_languages
from bot.meetings.load import current_meetings
from bot.meetings.sheet import Sheet
from bot.questions.record import Channel, QuestionLog
from bot.redaction import redact, warm_up
from bot.reply import DANGERS, ERASING, Answer, Reply
from bot.safety import assess
from bot.settings import Settings
from bot.store.conversations import ConversationStore, Turn, now
from bot.store.database import open_database
from bot.store.trackers import ConversationTrackers
from bot.tokens import Tokens

ALWAYS_ANSWERED = (*DANGERS, *ERASING)
"""Topics that are answered even where the assistant is turned off."""
LOOK_AGAIN = 0.1
"""Seconds between two looks at whether a message that came twice has been answered."""


class _Collector(CollectingOutputChannel):
    """Keeps the structured answers of a turn, which Rasa passes on as metadata."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[Answer] = []
        self.sheet: Sheet | None = None

    async def send_response(self, recipient_id: str, message: dict[str, object]) -> None:
        if ANSWER_KEY in message:
            self.answers.append(msgspec.convert(message[ANSWER_KEY], Answer))
        if "sheet" in message:
            self.sheet = msgspec.convert(message["sheet"], Sheet)


class Assistant:
    """Holds the dialogue model, the knowledge base and the conversations."""

    def __init__(self, settings: Settings) -> None:
        """Load everything; takes some seconds. Raises NoModelError or KnowledgeError."""
        self.settings = settings
        self.knowledge: Knowledge = current_knowledge(settings.knowledge)
        self.engine = open_database(settings.database_url)
        self.conversations = ConversationStore(self.engine)
        self.questions = QuestionLog(self.engine)
        self.switch = Switch(self.engine)
        self.tokens = Tokens(settings.secret, settings.retention)
        self._retention = settings.retention
        self._counts_kept = settings.questions_kept
        self._agent: Agent = load_agent(
            settings.models,
            ConversationTrackers(conversations=self.conversations),
            locks_for(settings.redis_url),
        )
        warm_up()
        current_languages()
        current_meetings()
        assess("")

    async def reply(
        self,
        text: str,
        conversation: str | None = None,
        council: str | None = None,
        sending: str | None = None,
        channel: Channel | None = None,
    ) -> Reply:
        """Answer one message.

        `conversation` is the token of an earlier reply, or None to begin. `council` is where
        the parent is as far as the channel knows; what they say themself outranks it.
        `sending` names one act of sending. The same words that come again under the same name,
        in the same conversation, get the reply that was kept, and nothing happens twice.
        Raises AskError, with nothing changed, when the message cannot be taken; SwitchedOffError
        is the one for a council where the assistant is turned off.
        """
        readable = checked_text(text)
        if council is not None and council not in (*self.knowledge.councils, ELSEWHERE):
            known = ", ".join([*self.knowledge.councils, ELSEWHERE])
            raise AskError("unknown_council", f"This council is not known. Use one of: {known}.")
        if conversation is None:
            conversation_id = self.tokens.new_conversation()
        else:
            conversation_id = self.tokens.read(conversation)
        await self._check_switch(conversation_id, readable, council)
        if not sending:
            return await self._answered(conversation_id, readable, council, channel=channel)
        key = self.tokens.digest("sending", sending, readable)
        turn = await self._sent(conversation_id, key)
        if turn is not None:
            return Reply(self.tokens.sign(conversation_id), turn.asked, turn.answer)
        try:
            return await self._answered(conversation_id, readable, council, key, channel)
        except BaseException:
            await asyncio.to_thread(self.conversations.give_up_sending, conversation_id, key)
            raise

    async def _check_switch(self, conversation: str, text: str, council: str | None) -> None:
        """Raise SwitchedOffError where the assistant is off, unless the message tells of danger.

        Both ears for danger listen as ever; who wants their data deleted is heard, too.
        """
        off = await asyncio.to_thread(self.switch.off)
        if off and council not in off:
            turns = await asyncio.to_thread(self.conversations.turns, conversation)
            council = turns[-1].answer.council if turns else None
        if council is None or council not in off:
            return
        parsed = await self._agent.parse_message(redact(text).text)
        if parsed["intent"]["name"] not in ALWAYS_ANSWERED:
            raise switched_off(self.knowledge, council)

    async def _sent(self, conversation: str, sending: str) -> Turn | None:
        """The turn of a message that came before, waiting for it if need be; None for a new one."""
        while not await asyncio.to_thread(self.conversations.begin_sending, conversation, sending):
            turn = await asyncio.to_thread(self.conversations.sent, conversation, sending)
            if turn is not None:
                return turn
            await asyncio.sleep(LOOK_AGAIN)
        return None

    async def _answered(
        self,
        conversation: str,
        text: str,
        council: str | None,
        sending: str | None = None,
        channel: Channel | None = None,
    ) -> Reply:
        redacted = redact(text)
        metadata: dict[str, object] = {"council": council, "redacted": bool(redacted.removed)}
        answer, sheet = await self._turn(conversation, redacted.text, metadata)
        asked = answer.asked_as or redacted.text
        if answer.erase:
            await asyncio.to_thread(self.conversations.delete, conversation)
            conversation = self.tokens.new_conversation()
        else:
            if answer.sheet and sheet:
                await asyncio.to_thread(
                    self.conversations.save_sheet, conversation, answer.sheet, sheet
                )
            turn = Turn(asked, answer)
            await asyncio.to_thread(self.conversations.add_turn, conversation, turn, sending)
            await asyncio.to_thread(self.questions.take_down, conversation, asked, answer, channel)
        return Reply(self.tokens.sign(conversation), asked, answer)

    async def ranking(self, text: str) -> tuple[tuple[str, float], ...]:
        """The topics that a message may be about, likeliest first, read without a conversation."""
        parsed = await self._agent.parse_message(redact(checked_text(text)).text)
        return tuple((r["name"], r["confidence"]) for r in parsed.get("intent_ranking", ()))

    def forget_the_old(self) -> int:
        """Delete the conversations that nobody has used for the retention time, and old counts."""
        self.questions.forget_before((now() - self._counts_kept).date())
        return self.conversations.delete_unused_since(now() - self._retention)

    async def _turn(
        self, conversation: str, text: str, metadata: dict[str, object]
    ) -> tuple[Answer, Sheet | None]:
        channel = _Collector()
        await self._agent.handle_message(
            UserMessage(text, channel, conversation, metadata=metadata)
        )
        if not channel.answers:
            raise RuntimeError("The dialogue gave no answer: is every response in domain.yml?")
        return functools.reduce(merged, channel.answers), channel.sheet
