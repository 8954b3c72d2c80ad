"""Answering topics: the card of each that fits the message, the family and the place."""

from __future__ import annotations

from msgspec.structs import replace

from bot.answers.choose import CardChooser
from bot.answers.compose import SAFETY_GROUP, Composer
from bot.answers.context import Context
from bot.knowledge import Entry, Knowledge
from bot.reply import ERASING, Answer, Message, Part


class TopicAnswers:
    """Answers for `utter_<topic>`."""

    def __init__(self, knowledge: Knowledge, chooser: CardChooser) -> None:
        self._knowledge = knowledge
        self._chooser = chooser

    def answer(
        self, context: Context, composer: Composer, topic_id: str, card: str | None = None
    ) -> Answer:
        """One answer for each topic that was asked about; `topic_id` is first."""
        wanted = context.understood.get("topics") or []
        topics = [topic_id] + [t for t in wanted if t != topic_id and wanted[0] == topic_id]
        card = card or (context.understood.get("card") if wanted[:1] == [topic_id] else None)
        entries = [self._entry(context, t, card if t == topic_id else None) for t in topics]
        before = context.last_entry(self._knowledge)
        if before is not None and entries == [before] and self._leans(context, before):
            end = composer.fill(self._knowledge.phrases.no_more)
            messages = [unsaid(context, composer.more(before), end)]
        else:
            messages = [composer.answer(entry) for entry in entries]
        if len(messages) > 1:
            messages.insert(0, composer.say(self._knowledge.phrases.two_questions))
        return self.with_council(context, composer, entries, messages, tuple(topics))

    def with_council(
        self,
        context: Context,
        composer: Composer,
        entries: list[Entry],
        messages: list[Message],
        topics: tuple[str, ...],
    ) -> Answer:
        """The messages as an Answer that asks where the parent lives, if that would help."""
        group = self._knowledge.topics[topics[0]].group
        # In danger nothing else is asked.
        asks = group != SAFETY_GROUP and self.should_ask_council(context, entries)
        if asks:
            messages = [*messages, composer.ask_council()]
        erases = entries[0] == self._knowledge.topics[topics[0]].overview
        return Answer(
            messages=tuple(messages),
            topics=topics,
            safety=topics[0] if group == SAFETY_GROUP else None,  # type: ignore[arg-type]
            asks_council=asks,
            erase=topics[0] in ERASING and erases,
        )

    def should_ask_council(self, context: Context, entries: list[Entry]) -> bool:
        """Whether a local answer was given to somebody who has not said where they live."""
        if context.council or (context.last and context.last.has_asked_council):
            return False
        if context.is_before_question:
            return False
        return any(entry.card.local and entry.council is None for entry in entries)

    def _entry(self, context: Context, topic_id: str, card: str | None) -> Entry:
        topic = self._knowledge.topics[topic_id]
        named = self._knowledge.find(f"{topic_id}/{card}") if card else None
        if named is not None:
            return named
        if topic.group == SAFETY_GROUP:
            return topic.overview  # in danger there is no guessing whom it is about
        before = context.last_entry(self._knowledge)
        if before is not None and before.topic == topic_id and self._leans(context, before):
            return self._chooser.another(before, context.text, context.council, context.family)
        words = context.understood.get("asked", {}).get(topic_id) or context.text
        return self._chooser.choose(topic, words, context.council, context.family)

    def _leans(self, context: Context, before: Entry) -> bool:
        """Whether the message goes on from this card; nothing goes on from the weather."""
        is_leaned_on = bool(context.understood.get("leans_on") == before.key)
        return is_leaned_on and self._knowledge.topics[before.topic].group != "scope"


def unsaid(context: Context, message: Message, end: str) -> Message:
    """The message; where it or `end` was said just before, `end` in its place."""
    if context.has_just_said(message.parts[0].text) or context.has_just_said(end):
        return replace(message, parts=(Part("answer", end),))
    return message
