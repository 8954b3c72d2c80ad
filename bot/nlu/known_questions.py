"""The words on a button, pressed or typed, are their own meaning: no guess is needed."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.knowledge.places import normalise
from bot.meetings.form import current_form
from bot.meetings.outcome_form import current_outcome_form
from bot.nlu.component import MessageReader
from bot.plans.load import current_plan_replies


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class KnownQuestions(MessageReader):
    """Recognises a topic's title, a card's own question, a button, a council's bare name."""

    def read(self, message: Message) -> None:
        text = message.get(TEXT) or ""
        entry = self.knowledge.entry_for_question(text)
        if entry is not None:
            found = {"name": entry.topic, "confidence": 1.0, "card": entry.card.id}
        elif intent := self._button(text):
            found = {"name": intent, "confidence": 1.0}
        elif self.knowledge.places.is_only_a_place(text):
            found = {"name": "set_council", "confidence": 1.0}
        else:
            return
        message.set(INTENT, found, add_to_output=True)

    def _button(self, text: str) -> str | None:
        """The intent of a button that belongs to no card."""
        words, form = self.knowledge.phrases.buttons, current_form().file
        outcome, plan = current_outcome_form().file, current_plan_replies()
        intents = {
            words.more: "more_detail",
            words.simpler: "simpler",
            words.something_else: "something_else",
            words.elsewhere: "set_council",
            form.make_list: "make_list",
            form.short_list: "make_short_list",
            form.buttons.show: "list_show",
            form.buttons.tap: "list_show",
            form.buttons.top: "list_top",
            form.buttons.simpler: "list_simpler",
            form.buttons.usual: "list_usual",
            form.buttons.school: "list_school",
            outcome.buttons.tell: "meeting_went",
            outcome.buttons.make_list: "make_list",
            plan.buttons.add: "plan_to_list",
            plan.buttons.start: "plan_to_list",
        }
        said = normalise(text)
        return next((intent for word, intent in intents.items() if normalise(word) == said), None)
