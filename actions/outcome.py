"""After the meeting: writing down what was agreed.

The words are in ``knowledge/meetings/outcome.yml``; the record stands on the parent's sheet.
"""

from __future__ import annotations

import datetime
import secrets
from typing import Any, Dict, List

import msgspec
from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.meeting import MADE, REQUESTED, STOPPED, TOKEN_BYTES, TakesAnswers, show, told_in
from bot.dates.read import read_date
from bot.meetings.change import with_own
from bot.meetings.days import when_in_words
from bot.meetings.form import SKIPPED, Form, read_day
from bot.meetings.outcome import record
from bot.meetings.outcome_form import NOTHING, current_outcome_form
from bot.meetings.sheet import Outcome, Sheet, sheet_of

_Events = List[Dict[str, Any]]


class ValidateOutcomeForm(TakesAnswers, Action):
    """The answers about what was agreed."""

    def name(self) -> str:
        return "validate_outcome_form"

    def form(self) -> Form:
        return current_outcome_form()


class ActionStartOutcome(Action):
    """Opens the record, or goes on with one that was left."""

    def name(self) -> str:
        return "action_start_outcome"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]
    ) -> _Events:
        if not any(tracker.get_slot(slot) for slot in current_outcome_form().slots):
            dispatcher.utter_message(response="utter_outcome_start")
        return []


class ActionMakeOutcome(Action):
    """Puts the record on the sheet and says the e-mail, unless the parent stopped."""

    def name(self) -> str:
        return "action_make_outcome"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]
    ) -> _Events:
        if tracker.get_slot("outcome_control") == STOPPED:
            dispatcher.utter_message(response="utter_outcome_stopped")
            return [ActiveLoop(None), SlotSet("outcome_control", None), SlotSet(REQUESTED, None)]
        cleared = [SlotSet(slot, None) for slot in current_outcome_form().slots]
        outcome = outcome_in(tracker)
        if outcome.agreed is None and not record(outcome):
            dispatcher.utter_message(response="utter_outcome_empty")
            return cleared
        today = datetime.date.today()
        sheet = sheet_of(tracker) or Sheet(told=told_in(tracker), items=(), made=today)
        kept = msgspec.to_builtins(msgspec.structs.replace(sheet, outcome=outcome))
        token = tracker.get_slot("meeting_token") or secrets.token_urlsafe(TOKEN_BYTES)
        dispatcher.utter_message(response="utter_outcome", sheet=kept, token=token)
        return [
            *cleared,
            SlotSet("meeting_sheet", kept),
            SlotSet("meeting_token", token),
            SlotSet("meeting_control", MADE),
        ]


class ActionPlanToList(Action):
    """Puts the questions from a plan on the list, or begins a list with them."""

    def name(self) -> str:
        return "action_plan_to_list"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]
    ) -> _Events:
        entities = tracker.latest_message.get("entities") or []
        questions = [each["value"] for each in entities if each["entity"] == "plan_question"]
        if not questions:
            dispatcher.utter_message(response="utter_meeting_reply", about="no_plan")
            return []
        today = datetime.date.today()
        sheet = sheet_of(tracker) or Sheet(told=told_in(tracker), items=(), made=today)
        for question in questions:
            sheet = with_own(sheet, question)
        token = tracker.get_slot("meeting_token") or secrets.token_urlsafe(TOKEN_BYTES)
        return show(dispatcher, sheet, token, "added_plan")


def outcome_in(tracker: Tracker) -> Outcome:
    """What the slots say of the meeting."""

    def said(slot: str) -> str | None:
        value = tracker.get_slot(slot)
        return None if value in (None, SKIPPED) else str(value).strip()

    agreed, review = said("outcome_agreed"), said("outcome_review")
    on, at = read_day(review) if review else (None, None)
    by = said("outcome_by")
    return Outcome(
        agreed="" if agreed == NOTHING else agreed,
        who=said("outcome_who"),
        often=said("outcome_often"),
        by=with_date(by, datetime.date.today()) if by else None,
        review_on=on,
        review_at=at,
    )


def with_date(words: str, today: datetime.date) -> str:
    """The words, and the day they mean: "by Friday" says nothing a month later."""
    reading = read_date(words, today)
    if reading.date is None or reading.problem or any(letter.isdigit() for letter in words):
        return words
    return f"{words} ({when_in_words(reading.date, None)})"
