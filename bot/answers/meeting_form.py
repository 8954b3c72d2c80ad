"""What the forms before and after a meeting say: questions, and replies to what is no answer."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from bot.answers.compose import Composer
from bot.answers.context import Context
from bot.answers.responses import Respond
from bot.meetings.form import Form, MeetingForm, current_form
from bot.meetings.form_schema import Step
from bot.meetings.outcome import quoted
from bot.meetings.outcome_form import OutcomeForm, current_forms, current_outcome_form
from bot.reply import Answer, Button

ASK = "utter_ask_"


class FormAnswers:
    """Answers while a form is open."""

    def __init__(self) -> None:
        self._form: MeetingForm = current_form()
        self._outcome: OutcomeForm = current_outcome_form()
        self.responses: dict[str, Respond] = {
            "utter_meeting_start": self._start,
            "utter_meeting_reply": self._reply,
            "utter_meeting_stopped": self._stopped,
            "utter_outcome_start": self._outcome_start,
            "utter_outcome_stopped": self._outcome_stopped,
            "utter_outcome_empty": self._outcome_empty,
            **{
                f"{ASK}{slot}": self._ask(form, slot)
                for form in current_forms()
                for slot in form.slots
            },
        }

    def _form_of(self, slot: str | None) -> Form:
        return self._outcome if slot in self._outcome.slots else self._form

    def _step(self, slot: str, context: Context) -> Step:
        """The step of a slot. After a meeting, "what was tried" is what was agreed there."""
        agreed = context.sheet.agreed if context.sheet else None
        if slot != "meeting_tried" or agreed is None:
            return self._form_of(slot).step(slot)
        step = self._outcome.file.took_place
        return replace(step, ask=step.ask.replace("{agreed}", quoted(agreed)))

    def _ask(self, form: Form, slot: str) -> Respond:
        def ask(context: Context, composer: Composer, said: dict[str, Any]) -> Answer:
            step = self._step(slot, context)
            text = (context.family.is_young_person and step.ask_young) or step.ask
            if "response" in context.understood:  # something else was answered in between
                back = composer.say(f"{form.file.back_again} {text}", *_buttons(step))
                return Answer((back,))
            return Answer((composer.say(text, *_buttons(step)),), (form.topic,))

        return ask

    def _start(self, context: Context, composer: Composer, said: dict[str, Any]) -> Answer:
        return Answer((composer.say(self._form.file.start),), (self._form.topic,))

    def _reply(self, context: Context, composer: Composer, said: dict[str, Any]) -> Answer:
        """A word about an answer or about a change to the list."""
        about, slot = str(said["about"]), said.get("slot")
        form = self._form_of(slot)
        buttons: list[Button] = []
        if slot and about in ("why", "unclear"):
            text = str(getattr(self._step(slot, context), about))
        else:
            text = str(getattr(form.file, about))
        if about == "no_list":
            make = self._form.file.make_list
            buttons = [Button(make, make)]
        return Answer((composer.say(text, *buttons),), (form.topic,))

    def _stopped(self, context: Context, composer: Composer, said: dict[str, Any]) -> Answer:
        file = self._form.file
        return Answer(
            (composer.say(file.stopped, Button(file.short_list, file.short_list)),),
            (self._form.topic,),
        )

    def _outcome_start(self, context: Context, composer: Composer, said: dict[str, Any]) -> Answer:
        return Answer((composer.say(self._outcome.file.start),), (self._outcome.topic,))

    def _outcome_stopped(
        self, context: Context, composer: Composer, said: dict[str, Any]
    ) -> Answer:
        return Answer((composer.say(self._outcome.file.stopped),), (self._outcome.topic,))

    def _outcome_empty(self, context: Context, composer: Composer, said: dict[str, Any]) -> Answer:
        tell = self._outcome.file.buttons.tell
        message = composer.say(self._outcome.file.empty, Button(tell, tell))
        return Answer((message,), (self._outcome.topic,))


def _buttons(step: Step) -> list[Button]:
    return [Button(option.title, option.title) for option in step.options]
