"""Rasa's response generator over the knowledge base.

`domain.yml` names a response for every topic; what it says is looked up here, so that a
sentence is mended in ``knowledge/`` and nowhere else. Named in endpoints.yml under `nlg`.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any, Dict, Optional

import msgspec
from msgspec.structs import replace
from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.answers.card_models import CARDS, card_models
from bot.answers.choose import CardChooser
from bot.answers.compose import Composer
from bot.answers.context import Context
from bot.answers.conversation import ConversationAnswers
from bot.answers.meeting_form import ASK
from bot.answers.meetings import meeting_responses
from bot.answers.references import numbers_held, unheld_reference
from bot.answers.topics import TopicAnswers
from bot.dialogue.history import ANSWER_KEY
from bot.knowledge.load import current_knowledge
from bot.meetings.outcome_form import current_forms
from bot.reply import Answer
from bot.settings import Settings


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
        models = card_models(self._knowledge, cache or settings.models / CARDS)
        chooser = CardChooser(self._knowledge, models)
        self._topics = TopicAnswers(self._knowledge, chooser)
        self._conversation = ConversationAnswers(self._knowledge, chooser, self._topics)
        self._meetings = meeting_responses(self._knowledge)
        self._held = numbers_held(self._knowledge.references())

    async def generate(
        self,
        utter_action: str,
        tracker: DialogueStateTracker,
        output_channel: str,
        **kwargs: Any,
    ) -> Optional[Dict[str, Any]]:
        """The response as Rasa knows it, with the whole Answer in its metadata."""
        context = Context.of(tracker)
        if utter_action == "utter_in_between":
            utter_action = context.understood["response"]
        today = datetime.date.today().isoformat()
        composer = Composer(self._knowledge, context.council, today, context.family)
        if prepare := self._meetings.get(utter_action):
            answer = prepare(context, composer, kwargs)
            if utter_action.startswith(ASK) and "response" not in context.understood:
                answer = self._think_of_danger(context, composer, answer, first=True)
        else:
            if respond := self._conversation.responses.get(utter_action):
                answer = respond(context, composer)
            else:
                topic = utter_action[len("utter_") :]
                answer = self._topics.answer(context, composer, topic, kwargs.get("card"))
            answer = self._doubt_references(context, composer, answer)
            if "besides" not in context.understood:  # or else the form's question says it
                answer = self._think_of_danger(context, composer, answer)
            answer = self._show_way_back(context, composer, answer)
        if utter_action != f"utter_{context.understood.get('besides')}":
            answer = self._mention_redaction(context, composer, answer)
        answer = self._remember(context, answer)
        return {
            **({"sheet": kwargs["sheet"]} if answer.sheet else {}),
            "text": "\n\n".join(message.text for message in answer.messages),
            "buttons": [
                {"title": button.title, "payload": button.message}
                for message in answer.messages
                for button in message.buttons
            ],
            ANSWER_KEY: msgspec.to_builtins(answer),
        }

    def _doubt_references(self, context: Context, composer: Composer, answer: Answer) -> Answer:
        """Say first that a paragraph is not held, rather than seem to confirm what it says."""
        named = unheld_reference(context.text, self._held)
        if named is None or answer.safety or answer.erase:
            return answer
        text = self._knowledge.phrases.unknown_reference.replace("{reference}", named)
        return replace(answer, messages=(composer.say(text), *answer.messages))

    def _think_of_danger(
        self, context: Context, composer: Composer, answer: Answer, first: bool = False
    ) -> Answer:
        """Say where help is when the second ear was in doubt: recall before politeness.

        At the end, or `first` where the answer is a question that has to come last.
        """
        if not context.understood.get("doubt") or answer.safety or answer.erase:
            return answer
        text = self._knowledge.phrases.in_case_of_danger
        help_is_near = composer.topic_button("safeguarding_concern")
        said = composer.say(text, *([help_is_near] if help_is_near else []))
        messages = (said, *answer.messages) if first else (*answer.messages, said)
        return replace(answer, messages=messages)

    def _show_way_back(self, context: Context, composer: Composer, answer: Answer) -> Answer:
        """Say after all that is said in danger how to go on with the form that it ended."""
        if answer.safety is None or context.open_form is None:
            return answer
        form = next(form for form in current_forms() if form.name == context.open_form)
        return replace(answer, messages=(*answer.messages, composer.say(form.file.way_back)))

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
        is_about_plan = answer.asked_as or answer.awaits_plan or last.awaits_plan
        return replace(
            answer,
            council=context.council,
            is_private=bool(
                context.was_in_form
                or is_about_plan
                or answer.safety
                or last.safety
                or context.understood.get("doubt")
            ),
            has_asked_council=answer.asks_council or last.has_asked_council,
            has_told_redaction=answer.has_told_redaction or last.has_told_redaction,
        )
