"""Answers about the conversation itself: asking back, admitting, saying it again, where from."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from bot.answers.choice import chosen, in_order
from bot.answers.choose import CardChooser
from bot.answers.compose import Composer
from bot.answers.context import Context
from bot.answers.topics import TopicAnswers, unsaid
from bot.knowledge import Entry, Knowledge
from bot.knowledge.places import ELSEWHERE
from bot.languages.load import current_languages
from bot.reply import OFF_TOPIC, Answer, Button, Message, Part

LIKELY = 5
"""How far down the ranking an offered topic may stand and still be meant by the words typed."""


class ConversationAnswers:
    """Answers for the responses that belong to no topic, under their names in domain.yml."""

    def __init__(self, knowledge: Knowledge, chooser: CardChooser, topics: TopicAnswers) -> None:
        self._knowledge = knowledge
        self._chooser = chooser
        self._topics = topics
        self.responses: dict[str, Callable[[Context, Composer], Answer]] = {
            "utter_unclear": self._ask_which,
            "utter_admit": self._admit,
            "utter_something_else": self._something_else,
            "utter_choose": self._choose,
            "utter_out_of_scope_other": self._out_of_scope,
            "utter_simpler": self._simpler,
            "utter_more": self._more,
            "utter_sources": self._sources,
            "utter_follow_up": self._follow_up,
            "utter_set_council": self._set_council,
            "utter_other_language": self._other_language,
        }

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
        if meant := self._offered_before(context):
            return self._topics.answer(context, composer, meant)
        offered = tuple(context.understood.get("offered") or ())
        if not offered or (context.last and context.last.offered == offered):
            return self._admit(context, composer)  # never the same question twice in a row
        phrases = self._knowledge.phrases
        options = [button for topic in offered if (button := composer.topic_button(topic))]
        other = Button(phrases.buttons.something_else, phrases.buttons.something_else)
        return Answer((composer.say(phrases.unclear, *options, other),), offered=offered)

    def _offered_before(self, context: Context) -> str | None:
        """The option of the last turn that these words come nearest to, if they are near."""
        offered = context.last.offered if context.last else ()
        near = [topic for topic in context.ranking[:LIKELY] if topic in offered]
        return near[0] if near else None

    def _choose(self, context: Context, composer: Composer) -> Answer:
        """ "The second one", "the other one": of options, of what goes in order, or of buttons."""
        if step := self._step(context):
            return self._topics.answer(context, composer, step)
        for answer, taken in zip(context.previous, (None, *context.previous)):
            if answer.offered:
                picked = taken.topics[0] if taken and taken.topics else None
                topic = chosen(context.text, answer.offered, picked)
                if topic:
                    return self._topics.answer(context, composer, topic)
        before = context.last_entry(self._knowledge)
        reference = chosen(context.text, before.card.follow_ups) if before else None
        entry = self._knowledge.find(reference) if reference else None
        if entry is None:
            if context.last and context.last.admitted:
                return self._admit(context, composer)
            question = composer.say(self._knowledge.phrases.which_one, *self._menu(composer))
            return Answer((question,), admitted=True)
        return self._topics.answer(context, composer, entry.topic, entry.card.id)

    def _step(self, context: Context) -> str | None:
        """The step or wave that the words pick, after an answer about one or all of them."""
        before = context.last_entry(self._knowledge)
        if before is None or (context.last and context.last.offered):
            return None
        for steps in self._knowledge.phrases.in_order:
            if before.topic in (steps.whole, *steps.parts):
                return in_order(context.text, steps.parts, before.topic)
        return None

    def _admit(self, context: Context, composer: Composer) -> Answer:
        """Say so honestly; the second time in a row, point to a person instead."""
        if meant := self._offered_before(context):
            return self._topics.answer(context, composer, meant)
        phrases = self._knowledge.phrases
        is_second = context.last is not None and context.last.admitted
        if not is_second or context.has_just_said(composer.fill(phrases.admit_again)):
            return Answer((composer.say(phrases.admit, *self._menu(composer)),), admitted=True)
        return self._point_to_a_person(context, composer)

    def _out_of_scope(self, context: Context, composer: Composer) -> Answer:
        """Say what Signpost is for; the second time in a row, point to a person instead."""
        is_second = context.last is not None and OFF_TOPIC in context.last.topics
        person = composer.fill(self._knowledge.phrases.admit_again)
        if is_second and not context.has_just_said(person):
            answer = self._point_to_a_person(context, composer)
            return replace(answer, topics=(OFF_TOPIC,))
        return self._topics.answer(context, composer, OFF_TOPIC)

    def _point_to_a_person(self, context: Context, composer: Composer) -> Answer:
        phrases = self._knowledge.phrases
        person = self._knowledge.find("human_handoff")
        assert person is not None
        messages = [composer.say(phrases.admit_again), composer.answer(person)]
        asks = self._topics.should_ask_council(context, [person])
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
        return self._invite(context, composer, self._knowledge.phrases.something_else)

    def _invite(self, context: Context, composer: Composer, text: str) -> Answer:
        """A sentence over the menu; where it was said just before, admit instead."""
        if context.has_just_said(composer.fill(text)):
            return self._admit(context, composer)
        return Answer((composer.say(text, *self._menu(composer)),))

    def _menu(self, composer: Composer) -> list[Button]:
        buttons = [composer.topic_button(topic) for topic in self._knowledge.phrases.menu]
        return [button for button in buttons if button]

    def _simpler(self, context: Context, composer: Composer) -> Answer:
        end = self._knowledge.phrases.already_simple
        return self._again(context, composer, composer.simpler, end)

    def _more(self, context: Context, composer: Composer) -> Answer:
        return self._again(context, composer, composer.more, self._knowledge.phrases.no_more)

    def _sources(self, context: Context, composer: Composer) -> Answer:
        return self._again(context, composer, composer.sources)

    def _again(
        self,
        context: Context,
        composer: Composer,
        say: Callable[[Entry], Message],
        end: str | None = None,
    ) -> Answer:
        """The last card once more, in another depth; `end` when just that has been said."""
        entry = context.last_entry(self._knowledge)
        if entry is None:
            return self._invite(context, composer, self._knowledge.phrases.nothing_yet)
        message = say(entry)
        if end is not None:
            message = unsaid(context, message, composer.fill(end))
        return Answer((message,), (entry.topic,))

    def _follow_up(self, context: Context, composer: Composer) -> Answer:
        """A fragment that no subject fits: another card of the last topic, or more on the last."""
        before = context.last_entry(self._knowledge)
        if before is None:
            return self._admit(context, composer)
        entry = self._chooser.another(before, context.text, context.council, context.family)
        if entry == before:
            return self._more(context, composer)
        return Answer((composer.answer(entry),), (entry.topic,))
