"""The one door to the assistant: a message in, a reply out, whatever the channel."""

from __future__ import annotations

import asyncio
import functools

import msgspec
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

from bot.answers.meetings import merged
from bot.asking import AskError, checked_text
from bot.dialogue.agent import load_agent
from bot.dialogue.history import ANSWER_KEY
from bot.knowledge import Knowledge
from bot.knowledge.load import current_knowledge
from bot.knowledge.places import ELSEWHERE
from bot.languages.load import current_languages
from bot.meetings.sheet import Sheet
from bot.redaction import redact, warm_up
from bot.reply import Answer, Reply
from bot.safety import assess
from bot.settings import Settings
from bot.store.conversations import ConversationStore, Turn, now
from bot.store.database import open_database
from bot.store.trackers import ConversationTrackers
from bot.tokens import Tokens


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
        self.knowledge: Knowledge = current_knowledge(settings.knowledge)
        self.conversations = ConversationStore(open_database(settings.database_url))
        self.tokens = Tokens(settings.secret, settings.retention)
        self._retention = settings.retention
        self._agent: Agent = load_agent(
            settings.models, ConversationTrackers(conversations=self.conversations)
        )
        warm_up()
        current_languages()
        assess("")

    async def reply(
        self, text: str, conversation: str | None = None, council: str | None = None
    ) -> Reply:
        """Answer one message.

        `conversation` is the token of an earlier reply, or None to begin. `council` is where
        the parent is as far as the channel knows; what they say themself outranks it.
        Raises AskError, with nothing changed, when the message cannot be taken.
        """
        readable = checked_text(text)
        if council is not None and council not in (*self.knowledge.councils, ELSEWHERE):
            known = ", ".join([*self.knowledge.councils, ELSEWHERE])
            raise AskError("unknown_council", f"This council is not known. Use one of: {known}.")
        if conversation is None:
            conversation_id = self.tokens.new_conversation()
        else:
            conversation_id = self.tokens.read(conversation)
        redacted = redact(readable)
        metadata: dict[str, object] = {"council": council, "redacted": bool(redacted.removed)}
        answer, sheet = await self._turn(conversation_id, redacted.text, metadata)
        asked = answer.asked_as or redacted.text
        if answer.erase:
            await asyncio.to_thread(self.conversations.delete, conversation_id)
            conversation_id = self.tokens.new_conversation()
        else:
            turn = Turn(asked, answer)
            await asyncio.to_thread(self.conversations.add_turn, conversation_id, turn)
            if answer.sheet and sheet:
                await asyncio.to_thread(
                    self.conversations.save_sheet, conversation_id, answer.sheet, sheet
                )
        return Reply(self.tokens.sign(conversation_id), asked, answer)

    async def ranking(self, text: str) -> tuple[tuple[str, float], ...]:
        """The topics that a message may be about, likeliest first, read without a conversation."""
        parsed = await self._agent.parse_message(redact(checked_text(text)).text)
        return tuple((r["name"], r["confidence"]) for r in parsed.get("intent_ranking", ()))

    def forget_the_old(self) -> int:
        """Delete the conversations that nobody has used for the retention time."""
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
