"""The list of questions in its views: whole, three, simpler, for the school, for tapping."""

from __future__ import annotations

from typing import Any

import msgspec

from bot.answers.compose import Composer
from bot.answers.context import Context
from bot.answers.responses import Respond
from bot.knowledge import Knowledge
from bot.meetings.change import top_three
from bot.meetings.days import when_in_words
from bot.meetings.form import current_form
from bot.meetings.load import current_meetings
from bot.meetings.sheet import Item, Sheet
from bot.reply import Answer, Button, Link, Message, Part


class ListAnswers:
    """Answers that show the list."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._form = current_form()
        self.responses: dict[str, Respond] = {"utter_meeting_list": self._list}

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
            self._form.topic,
            buttons=self._list_buttons(sheet, about),
            links=self._list_links(sheet, said["token"]),
        )
        return Answer((message,), (self._form.topic,), sheet=said["token"])

    def _whole(self, sheet: Sheet, about: str) -> list[Part]:
        file, meeting = self._form.file, current_meetings().meetings[sheet.told.meeting]
        intro = (
            file.simple_intro
            if about == "simple"
            else file.list_intro.replace("{meeting}", meeting.title).replace(
                "{count}", str(len(sheet.items))
            )
        )
        if about not in ("list", "simple", "tap"):
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
        if about == "tap":
            numbers = [str(number) for number in range(1, len(sheet.items) + 1)]
            changes = [
                change.replace("{number}", number)
                for change in (words.remove, words.tick)
                for number in numbers
            ]
            return tuple(Button(title, title) for title in (*changes, words.show))
        titles = [words.top, words.usual if sheet.simple else words.simpler, words.school]
        titles.append(words.tap)
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
        if sheet.outcome and sheet.outcome.review_on:
            links.append(Link(words.review, f"/sheet/{token}/review.ics"))
        return tuple(links)


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
