"""What is said in the forms for a meeting and after it, and the list itself."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import msgspec
from msgspec.structs import replace

from bot.answers.compose import Composer
from bot.answers.context import Context
from bot.knowledge import Knowledge
from bot.meetings.change import top_three
from bot.meetings.days import when_in_words
from bot.meetings.form import (
    Form,
    MeetingForm,
    OutcomeForm,
    current_form,
    current_forms,
    current_outcome_form,
    current_plan_replies,
)
from bot.meetings.load import current_meetings
from bot.meetings.outcome import first_missing, letter, quoted, record_lines
from bot.meetings.plan_check import check_plan
from bot.meetings.schema import Step
from bot.meetings.sheet import Item, Outcome, Sheet
from bot.reply import Answer, Button, Link, Message, Part

TOPIC = "meeting_preparation"
PLAN_TOPIC = "support_plan"
ASK = "utter_ask_"


class MeetingAnswers:
    """Answers for the form's questions and for the list, under their names in domain.yml."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._form: MeetingForm = current_form()
        self._outcome: OutcomeForm = current_outcome_form()
        self.responses: dict[str, Callable[[Context, Composer, dict[str, Any]], Answer]] = {
            "utter_meeting_start": self._start,
            "utter_meeting_reply": self._reply,
            "utter_meeting_stopped": self._stopped,
            "utter_meeting_list": self._list,
            "utter_outcome_start": self._outcome_start,
            "utter_outcome_stopped": self._outcome_stopped,
            "utter_outcome_empty": self._outcome_empty,
            "utter_outcome": self._outcome_told,
            "utter_outcome_again": self._again,
            "utter_welcome_back": self._welcome_back,
            "utter_check_plan": self._check_plan,
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

    def _ask(self, form: Form, slot: str) -> Callable[[Context, Composer, dict[str, Any]], Answer]:
        def ask(context: Context, composer: Composer, said: dict[str, Any]) -> Answer:
            step = self._step(slot, context)
            text = (context.family.is_young_person and step.ask_young) or step.ask
            if "response" in context.understood:  # something else was answered in between
                back = composer.say(f"{form.file.back_again} {text}", *_buttons(step))
                return Answer((back,))
            return Answer((composer.say(text, *_buttons(step)),), (form.topic,))

        return ask

    def _start(self, context: Context, composer: Composer, said: dict[str, Any]) -> Answer:
        return Answer((composer.say(self._form.file.start),), (TOPIC,))

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
            (composer.say(file.stopped, Button(file.short_list, file.short_list)),), (TOPIC,)
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

    def _outcome_told(self, context: Context, composer: Composer, said: dict[str, Any]) -> Answer:
        """The record, the one thing to ask, an e-mail to copy, and the review for the diary."""
        sheet, file, token = (
            msgspec.convert(said["sheet"], Sheet),
            self._outcome.file,
            said["token"],
        )
        outcome = sheet.outcome or Outcome()
        lines = "\n".join(f"- {line}" for line in record_lines(outcome))
        missing = first_missing(outcome)
        parts = [Part("answer", file.intro if outcome.agreed != "" else file.intro_nothing)]
        if lines:
            parts.append(Part("answer", lines))
        if outcome.agreed != "":
            parts.append(Part("answer", file.missing[missing] if missing else file.all_there))
        parts += [
            Part("answer", file.letter_intro),
            Part("letter", composer.fill(letter(outcome))),
            Part("next", file.end, self._knowledge.phrases.labels.next),
        ]
        words = self._form.file.links
        links = [Link(words.page, f"/sheet/{token}"), Link(words.pdf, f"/sheet/{token}.pdf")]
        if outcome.review_on:
            links.append(Link(words.review, f"/sheet/{token}/review.ics"))
        make = file.buttons.make_list
        message = Message(
            tuple(parts), self._outcome.topic, buttons=(Button(make, make),), links=tuple(links)
        )
        return Answer((message,), (self._outcome.topic,), sheet=token)

    def _again(self, context: Context, composer: Composer, said: dict[str, Any]) -> Answer:
        """What opens the list for the meeting after a meeting."""
        agreed = context.sheet.agreed if context.sheet else None
        again = self._outcome.file.again.replace("{words}", quoted(agreed or ""))
        return Answer((composer.say(again if agreed else self._form.file.start),), (TOPIC,))

    def _welcome_back(self, context: Context, composer: Composer, said: dict[str, Any]) -> Answer:
        """Begin from what was agreed, or ask how a meeting went that has been."""
        file, sheet = self._outcome.file, context.sheet
        tell = Button(file.buttons.tell, file.buttons.tell)
        make = Button(file.buttons.make_list, file.buttons.make_list)
        assert sheet is not None  # or the reader would have heard a plain greeting
        outcome = sheet.outcome
        if outcome is None:
            when = when_in_words(sheet.told.on, None) or ""
            text, buttons = file.met_on.replace("{when}", when), [tell]
        else:
            words, when = quoted(sheet.agreed or ""), when_in_words(outcome.review_on, None) or ""
            texts = [file.last_time.replace("{words}", words) if words else file.last_time_nothing]
            if outcome.review_on is None:
                texts += [file.no_review, file.shall_we]
            elif outcome.review_on < datetime.date.today():
                texts.append(file.review_has_passed)
            else:
                texts += [file.next_review, file.shall_we]
            text, buttons = " ".join(texts).replace("{when}", when), [make, tell]
        return Answer((composer.say(text, *buttons),), (self._outcome.topic,))

    def _check_plan(self, context: Context, composer: Composer, said: dict[str, Any]) -> Answer:
        """What a pasted plan says and lacks. Its text is not kept."""
        words, plan = current_plan_replies(), context.understood.get("plan")
        if plan != "here":
            text = words.left if plan == "left" else words.ask
            return Answer((composer.say(text),), (PLAN_TOPIC,), awaits_plan=plan != "left")
        check = check_plan(context.text)
        clear = [point.title.lower() for point in check.points if point.status == "clear"]
        parts = [Part("verdict", check.verdict)]
        if clear:
            parts.append(Part("answer", words.there.replace("{points}", ", ".join(clear))))
        gaps = [f"- **{p.title}:** {p.question}" for p in check.points if p.question]
        parts.append(Part("answer", "\n".join(gaps), words.gaps) if gaps else _said(words.complete))
        parts.append(Part("notice", words.not_kept))
        title = words.buttons.add if context.sheet and context.sheet.items else words.buttons.start
        is_in_form = "response" in context.understood
        buttons = (Button(title, title),) if gaps and not is_in_form else ()
        message = Message(tuple(parts), PLAN_TOPIC, buttons=buttons)
        return Answer((message,), (PLAN_TOPIC,), questions=check.questions, asked_as=words.withheld)

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
        questions=second.questions or first.questions,
        awaits_plan=first.awaits_plan or second.awaits_plan,
        asked_as=first.asked_as or second.asked_as,
        erase=first.erase or second.erase,
    )


def _said(text: str) -> Part:
    return Part("answer", text)


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
