"""What is said while a list for a meeting is made, and the list itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from msgspec.structs import replace

from bot.answers.compose import Composer
from bot.answers.context import Context
from bot.documents.view import when_in_words
from bot.knowledge import Knowledge
from bot.meetings.change import top_three
from bot.meetings.form import MeetingForm, current_form
from bot.meetings.load import current_meetings
from bot.meetings.schema import Step
from bot.meetings.sheet import Item, Sheet
from bot.reply import Answer, Button, Link, Message, Part

TOPIC = "meeting_preparation"
ASK = "utter_ask_"


class MeetingAnswers:
    """Answers for the form's questions and for the list, under their names in domain.yml."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._form: MeetingForm = current_form()
        self.responses: dict[str, Callable[[Context, Composer, dict[str, Any]], Answer]] = {
            "utter_meeting_start": self._start,
            "utter_meeting_reply": self._reply,
            "utter_meeting_stopped": self._stopped,
            "utter_meeting_list": self._list,
            **{f"{ASK}{slot}": self._ask(slot) for slot in self._form.slots},
        }

    def _ask(self, slot: str) -> Callable[[Context, Composer, dict[str, Any]], Answer]:
        step = self._form.step(slot)

        def ask(context: Context, composer: Composer, said: dict[str, Any]) -> Answer:
            text = (context.family.is_young_person and step.ask_young) or step.ask
            if "response" in context.understood:  # something else was answered in between
                back = composer.say(f"{self._form.file.back_to_list} {text}", *_buttons(step))
                return Answer((back,))
            return Answer((composer.say(text, *_buttons(step)),), (TOPIC,))

        return ask

    def _start(self, context: Context, composer: Composer, said: dict[str, Any]) -> Answer:
        return Answer((composer.say(self._form.file.start),), (TOPIC,))

    def _reply(self, context: Context, composer: Composer, said: dict[str, Any]) -> Answer:
        """A word about an answer or about a change to the list."""
        about, slot = str(said["about"]), said.get("slot")
        file = self._form.file
        buttons: list[Button] = []
        if slot and about in ("why", "unclear"):
            text = str(getattr(self._form.step(slot), about))
        else:
            text = str(getattr(file, about))
        if about == "no_list":
            buttons = [Button(file.make_list, file.make_list)]
        return Answer((composer.say(text, *buttons),), (TOPIC,))

    def _stopped(self, context: Context, composer: Composer, said: dict[str, Any]) -> Answer:
        file = self._form.file
        return Answer(
            (composer.say(file.stopped, Button(file.short_list, file.short_list)),), (TOPIC,)
        )

    def _list(self, context: Context, composer: Composer, said: dict[str, Any]) -> Answer:
        """The list in one of its views, with the links to the sheet on paper."""
        sheet, about = msgspec.convert(said["sheet"], Sheet), str(said["about"])
        if about == "school":
            parts = self._for_school(sheet, composer)
        elif about == "top_three":
            parts = [
                Part("answer", self._form.file.top_three_intro),
                Part("answer", _numbered(sheet, top_three(sheet))),
            ]
        else:
            parts = self._whole(sheet, about)
        message = Message(
            tuple(parts),
            TOPIC,
            buttons=self._list_buttons(sheet, about),
            links=self._list_links(sheet, said["token"]),
        )
        return Answer((message,), (TOPIC,), sheet=said["token"])

    def _whole(self, sheet: Sheet, about: str) -> list[Part]:
        file, meeting = self._form.file, current_meetings().meetings[sheet.told.meeting]
        intro = (
            file.simple_intro
            if about == "simple"
            else file.list_intro.replace("{meeting}", meeting.title).replace(
                "{count}", str(len(sheet.items))
            )
        )
        if about not in ("list", "simple"):
            intro = f"{getattr(file, about)} {intro}"
        parts = [Part("answer", intro)]
        if when := when_in_words(sheet.told.on, sheet.told.at):
            parts.append(Part("answer", file.list_when.replace("{when}", when)))
        parts.append(Part("answer", _numbered(sheet, sheet.items, reasons=not sheet.simple)))
        return [*parts, Part("next", file.list_end, self._knowledge.phrases.labels.next)]

    def _for_school(self, sheet: Sheet, composer: Composer) -> list[Part]:
        file = self._form.file
        questions = "\n".join(
            f"{place}. {item.school}" for place, item in enumerate(sheet.items, 1)
        )
        letter = file.school_letter.replace("{questions}", questions)
        return [Part("answer", file.school_intro), Part("letter", composer.fill(letter).strip())]

    def _list_buttons(self, sheet: Sheet, about: str) -> tuple[Button, ...]:
        words = self._form.file.buttons
        titles = [words.top, words.usual if sheet.simple else words.simpler, words.school]
        if about in ("top_three", "school"):
            titles = [words.show, *titles]
        own = {"top_three": words.top, "school": words.school}.get(about)
        return tuple(Button(title, title) for title in titles if title != own)

    def _list_links(self, sheet: Sheet, token: str) -> tuple[Link, ...]:
        words = self._form.file.links
        links = [Link(words.page, f"/sheet/{token}"), Link(words.pdf, f"/sheet/{token}.pdf")]
        links.append(Link(words.large, f"/sheet/{token}.large.pdf"))
        if sheet.told.on:
            links.append(Link(words.calendar, f"/sheet/{token}.ics"))
        return tuple(links)


def merged(first: Answer, second: Answer) -> Answer:
    """Two answers of one turn as one: what was said first stands first."""
    return replace(
        second,
        messages=(*first.messages, *second.messages),
        topics=tuple(dict.fromkeys((*first.topics, *second.topics))),
        offered=second.offered or first.offered,
        safety=first.safety or second.safety,
        admitted=first.admitted or second.admitted,
        asks_council=first.asks_council or second.asks_council,
        sheet=second.sheet or first.sheet,
        erase=first.erase or second.erase,
    )


def _buttons(step: Step) -> list[Button]:
    return [Button(option.title, option.title) for option in step.options]


def _numbered(sheet: Sheet, items: tuple[Item, ...], reasons: bool = False) -> str:
    """The questions with their numbers on the sheet, and why each is there."""
    places = {item.id: place for place, item in enumerate(sheet.items, 1)}
    lines = []
    for item in items:
        tick = "✓ " if item.ticked else ""
        ask = item.simpler if sheet.simple else item.ask
        lines.append(f"{places[item.id]}. {tick}{ask}")
        why = " ".join(filter(None, (item.because and f"({item.because})", item.why)))
        if reasons and why:
            lines.append(f"   *{why}*" if "*" not in why else f"   {why}")
    return "\n".join(lines)
