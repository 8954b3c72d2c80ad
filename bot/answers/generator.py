"""Rasa's response generator over the knowledge base.

`domain.yml` names a response for every topic; what it says is looked up here, so that a
sentence is mended in ``knowledge/`` and nowhere else. Named in endpoints.yml under `nlg`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any, Dict, Optional

import msgspec
from msgspec.structs import replace
from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.answers.choose import CardChooser
from bot.answers.compose import SAFETY_GROUP, Composer
from bot.answers.context import ANSWER_KEY, Context
from bot.knowledge import Entry
from bot.knowledge.load import current_knowledge
from bot.knowledge.places import ELSEWHERE
from bot.languages.load import current_languages
from bot.nlu.encoder import sentence_encoder
from bot.reply import Answer, Button, Message, Part
from bot.settings import Settings

ERASING = ("delete_my_data", "start_over")
"""Topics whose overview says that the conversation has been cleared."""


class KnowledgeGenerator(NaturalLanguageGenerator):
    """Answers `utter_<topic>` and the responses about the conversation itself."""

    def __init__(
        self,
        endpoint_config: Optional[EndpointConfig] = None,
        domain: Optional[Domain] = None,
        knowledge: Optional[Path] = None,
        cache: Optional[Path] = None,
    ) -> None:
        settings = Settings.from_environment()
        self._knowledge = current_knowledge(knowledge)
        self._chooser = CardChooser(
            self._knowledge, sentence_encoder(), cache or settings.models / "card_questions.npz"
        )
        self._about_conversation: dict[str, Callable[[Context, Composer], Answer]] = {
            "utter_unclear": self._ask_which,
            "utter_admit": self._admit,
            "utter_something_else": self._something_else,
            "utter_simpler": self._simpler,
            "utter_more": self._more,
            "utter_sources": self._sources,
            "utter_follow_up": self._follow_up,
            "utter_set_council": self._set_council,
            "utter_other_language": self._other_language,
        }

    async def generate(
        self,
        utter_action: str,
        tracker: DialogueStateTracker,
        output_channel: str,
        **kwargs: Any,
    ) -> Optional[Dict[str, Any]]:
        """The response as Rasa knows it, with the whole Answer in its metadata."""
        context = Context.of(tracker)
        composer = self._composer(context)
        special = self._about_conversation.get(utter_action)
        if special:
            answer = special(context, composer)
        else:
            topic = utter_action[len("utter_") :]
            answer = self._topics(context, composer, topic, kwargs.get("card"))
        answer = self._remember(context, self._mention_redaction(context, composer, answer))
        return {
            "text": "\n\n".join(message.text for message in answer.messages),
            "buttons": [
                {"title": button.title, "payload": button.message}
                for message in answer.messages
                for button in message.buttons
            ],
            ANSWER_KEY: msgspec.to_builtins(answer),
        }

    def _mention_redaction(self, context: Context, composer: Composer, answer: Answer) -> Answer:
        """Say gently, once, that personal details were left out. Never in the way of danger."""
        told = context.last is not None and context.last.has_told_redaction
        if not context.redacted or told or answer.safety or answer.erase:
            return answer
        messages = (*answer.messages, composer.say(self._knowledge.phrases.redacted))
        return replace(answer, messages=messages, has_told_redaction=True)

    @staticmethod
    def _remember(context: Context, answer: Answer) -> Answer:
        """Hand on what was said once, so that it outlives the turns the tracker keeps."""
        last = context.last or Answer(())
        return replace(
            answer,
            has_asked_council=answer.asks_council or last.has_asked_council,
            has_told_redaction=answer.has_told_redaction or last.has_told_redaction,
        )

    def _composer(self, context: Context) -> Composer:
        today = datetime.date.today().isoformat()
        return Composer(self._knowledge, context.council, today)

    def _topics(
        self, context: Context, composer: Composer, topic_id: str, card: str | None
    ) -> Answer:
        """One answer for each topic that was asked about; the response's own topic is first."""
        wanted = context.understood.get("topics") or []
        topics = [topic_id] + [t for t in wanted if t != topic_id and wanted[0] == topic_id]
        card = card or (context.understood.get("card") if wanted[:1] == [topic_id] else None)
        entries = [self._entry(context, t, card if t == topic_id else None) for t in topics]
        messages = [composer.answer(entry) for entry in entries]
        if len(messages) > 1:
            messages.insert(0, composer.say(self._knowledge.phrases.two_questions))
        asks = self._should_ask_council(context, entries)
        if asks:
            messages.append(composer.ask_council())
        group = self._knowledge.topics[topic_id].group
        return Answer(
            messages=tuple(messages),
            topics=tuple(topics),
            safety=topic_id if group == SAFETY_GROUP else None,  # type: ignore[arg-type]
            asks_council=asks,
            erase=topic_id in ERASING and entries[0] == self._knowledge.topics[topic_id].overview,
        )

    def _entry(self, context: Context, topic_id: str, card: str | None) -> Entry:
        topic = self._knowledge.topics[topic_id]
        named = self._knowledge.find(f"{topic_id}/{card}") if card else None
        if named is None and topic.group == SAFETY_GROUP:
            return topic.overview  # in danger there is no guessing whom it is about
        words = context.understood.get("asked", {}).get(topic_id) or context.text
        return named or self._chooser.choose(topic, words, context.council)

    def _should_ask_council(self, context: Context, entries: list[Entry]) -> bool:
        if context.council or (context.last and context.last.has_asked_council):
            return False
        return any(entry.card.local and entry.council is None for entry in entries)

    def _set_council(self, context: Context, composer: Composer) -> Answer:
        """Thank, and say again with local words the answer that the question came from."""
        card = {None: "overview", ELSEWHERE: "elsewhere"}.get(context.named_council, "known")
        entry = self._knowledge.find(f"set_council/{card}")
        assert entry is not None
        message = composer.answer(entry)
        if context.named_council is None:
            buttons = composer.ask_council().buttons
            message = replace(message, buttons=buttons)
            return Answer((message,), ("set_council",), asks_council=True)
        messages, topics = [message], ["set_council"]
        before = context.last_entry(self._knowledge)
        if context.last and context.last.asks_council and before and before.card.local:
            messages = [replace(message, buttons=()), composer.answer(before)]
            topics.append(before.topic)
        return Answer(tuple(messages), tuple(topics))

    def _ask_which(self, context: Context, composer: Composer) -> Answer:
        offered = tuple(context.understood.get("offered") or ())
        phrases = self._knowledge.phrases
        if not offered:
            return self._admit(context, composer)
        options = [button for topic in offered if (button := composer.topic_button(topic))]
        other = Button(phrases.buttons.something_else, phrases.buttons.something_else)
        return Answer((composer.say(phrases.unclear, *options, other),), offered=offered)

    def _admit(self, context: Context, composer: Composer) -> Answer:
        """Say so honestly; the second time in a row, point to a person instead."""
        phrases = self._knowledge.phrases
        if not (context.last and context.last.admitted):
            return Answer((composer.say(phrases.admit, *self._menu(composer)),), admitted=True)
        person = self._knowledge.find("human_handoff")
        assert person is not None
        messages = [composer.say(phrases.admit_again), composer.answer(person)]
        asks = self._should_ask_council(context, [person])
        if asks:
            messages.append(composer.ask_council())
        return Answer(tuple(messages), admitted=True, asks_council=asks)

    def _other_language(self, context: Context, composer: Composer) -> Answer:
        """A fixed text in the parent's language, the same in English, and who can help."""
        held = current_languages().held.get(context.understood.get("language", ""))
        parts: tuple[Part, ...] = (Part("answer", current_languages().unknown),)
        if held:
            own = Part("answer", held.greeting, language=held.code)
            parts = (own, Part("answer", held.english, "English"))
        contacts = self._knowledge.find("sendiass/how_to_reach")
        assert contacts is not None
        answer = composer.answer(contacts)
        parts += tuple(part for part in answer.parts if part.kind == "contact") or (
            Part("contact", self._knowledge.sendiass_anywhere),
        )
        return Answer((Message(parts, links=answer.links),))

    def _something_else(self, context: Context, composer: Composer) -> Answer:
        phrases = self._knowledge.phrases
        return Answer((composer.say(phrases.something_else, *self._menu(composer)),))

    def _menu(self, composer: Composer) -> list[Button]:
        buttons = [composer.topic_button(topic) for topic in self._knowledge.phrases.menu]
        return [button for button in buttons if button]

    def _simpler(self, context: Context, composer: Composer) -> Answer:
        return self._again(context, composer, composer.simpler)

    def _more(self, context: Context, composer: Composer) -> Answer:
        return self._again(context, composer, composer.more)

    def _sources(self, context: Context, composer: Composer) -> Answer:
        return self._again(context, composer, composer.sources)

    def _again(
        self, context: Context, composer: Composer, say: Callable[[Entry], Message]
    ) -> Answer:
        """The last card once more, in another depth."""
        entry = context.last_entry(self._knowledge)
        if entry is None:
            phrases = self._knowledge.phrases
            return Answer((composer.say(phrases.nothing_yet, *self._menu(composer)),))
        return Answer((say(entry),), (entry.topic,))

    def _follow_up(self, context: Context, composer: Composer) -> Answer:
        """A fragment such as "and how often?": the nearest card of the last topic or its kin."""
        before = context.last_entry(self._knowledge)
        if before is None:
            return self._admit(context, composer)
        topic = self._knowledge.topics[before.topic]
        kin = [self._knowledge.find(reference) for reference in before.card.follow_ups]
        candidates = [e for e in topic.entries if e != before] + [entry for entry in kin if entry]
        if not candidates:
            return self._more(context, composer)
        asked = f"{topic.title} {context.text}"
        entry = self._chooser.nearest(candidates, asked)
        return Answer((composer.answer(entry),), (entry.topic,))
