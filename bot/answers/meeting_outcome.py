"""What is said of what a meeting came to: the record, the e-mail, and where to begin next time."""

from __future__ import annotations

import datetime
from typing import Any

import msgspec

from bot.answers.compose import Composer
from bot.answers.context import Context
from bot.answers.responses import Respond
from bot.knowledge import Knowledge
from bot.meetings.days import when_in_words
from bot.meetings.form import current_form
from bot.meetings.outcome import first_missing, letter, quoted, record_lines
from bot.meetings.outcome_form import current_outcome_form
from bot.meetings.sheet import Outcome, Sheet
from bot.reply import Answer, Button, Link, Message, Part


class OutcomeAnswers:
    """Answers once a meeting has been."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._form = current_form()
        self._outcome = current_outcome_form()
        self.responses: dict[str, Respond] = {
            "utter_outcome": self._outcome_told,
            "utter_outcome_again": self._again,
            "utter_welcome_back": self._welcome_back,
        }

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
        return Answer(
            (composer.say(again if agreed else self._form.file.start),), (self._form.topic,)
        )

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
