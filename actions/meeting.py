"""The meeting form: checking what was said, going back, stopping, and making the list.

The words of all questions and replies are in ``knowledge/meetings/form.yml``; which message
fills which slot is decided in ``bot/nlu/meeting_reader.py``.
"""

from __future__ import annotations

import datetime
import secrets
from typing import Any, Dict, List, get_args

import msgspec
from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.meetings.change import OWN
from bot.meetings.choose import choose_questions
from bot.meetings.form import SKIPPED, Form, current_form, day_value, read_day
from bot.meetings.hear import areas_in, situations_in, worries_in
from bot.meetings.load import current_meetings
from bot.meetings.outcome import FULL_LIST, with_agreed
from bot.meetings.schema import Area
from bot.meetings.sheet import Sheet, Told, sheet_of

REQUESTED = "requested_slot"
STOPPED, MADE = "stopped", "made"
"""What `meeting_control` holds when the parent did not want to go on, and after a list."""
_Events = List[Dict[str, Any]]
TOKEN_BYTES = 24  # 192 bits: a sheet's address cannot be guessed


class TakesAnswers:
    """Takes the answers of a message, and obeys "skip", "back", "stop" and "why".

    It is no Action itself, because the SDK registers every Action that it finds.
    """

    def form(self) -> Form:
        raise NotImplementedError

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]
    ) -> _Events:
        form = self.form()
        slots = form.slots
        said = {
            entity["entity"]: entity["value"]
            for entity in tracker.latest_message.get("entities") or []
        }
        intent = tracker.latest_message.get("intent", {}).get("name")
        if intent not in ("meeting_detail", form.begun_by):
            return []  # not for the form, which steps aside when it is told nothing
        asked, control = tracker.get_slot(REQUESTED), said.pop("meeting_control", None)
        answers: Dict[str, Any] = {slot: said[slot] for slot in slots if slot in said}
        if control == "stop":
            return [SlotSet(form.control_slot, STOPPED), SlotSet(REQUESTED, None)]
        if control == "done":
            left = [slot for slot in slots if tracker.get_slot(slot) is None]
            return [SlotSet(slot, SKIPPED) for slot in left]
        if control == "back" and asked in slots:
            before = slots[max(slots.index(asked) - 1, 0)]
            return [SlotSet(before, None), SlotSet(form.control_slot, None)]
        if control is not None and asked in slots:
            dispatcher.utter_message(response="utter_meeting_reply", about=control, slot=asked)
            answers[form.control_slot] = None
        return [SlotSet(slot, value) for slot, value in form.completed(answers).items()]


class ValidateMeetingForm(TakesAnswers, Action):
    """The answers for a list."""

    def name(self) -> str:
        return "validate_meeting_form"

    def form(self) -> Form:
        return current_form()


class ActionStartList(Action):
    """Begins a list, or goes on with one that was left: only a finished one is put aside.

    Another question that came in the same message is answered first.
    """

    def name(self) -> str:
        return "action_start_list"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]
    ) -> _Events:
        understood = tracker.latest_message.get("understanding") or {}
        if besides := understood.get("besides"):
            dispatcher.utter_message(response=f"utter_{besides}")
        said = {entity["entity"] for entity in tracker.latest_message.get("entities") or []}
        old = [
            slot
            for slot in current_form().slots
            if slot not in (*said, "phase") and tracker.get_slot(slot) is not None
        ]
        is_finished = tracker.get_slot("meeting_control") == MADE
        before = sheet_of(tracker)
        if is_finished and before and before.outcome:
            dispatcher.utter_message(response="utter_outcome_again")
            known = after_meeting(before)
            kept = ("meeting_needs", *known)
        else:
            if is_finished or not old:
                dispatcher.utter_message(response="utter_meeting_start")
            known, kept = {}, ()
        if not is_finished:
            return []
        return [
            SlotSet("meeting_control", None),
            *(SlotSet(slot, None) for slot in old if slot not in kept),
            *(SlotSet(slot, value) for slot, value in known.items() if slot not in said),
        ]


class ActionMakeList(Action):
    """Chooses the questions from what was said, unless the parent stopped."""

    def name(self) -> str:
        return "action_make_list"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]
    ) -> _Events:
        if tracker.get_slot("meeting_control") == STOPPED:
            dispatcher.utter_message(response="utter_meeting_stopped")
            return [ActiveLoop(None), SlotSet("meeting_control", None), SlotSet(REQUESTED, None)]
        before, token = sheet_of(tracker), tracker.get_slot("meeting_token")
        corrects = tracker.latest_message["intent"]["name"] == "list_correct"
        agreed = (before.told.agreed if corrects else before.agreed) if before else None
        told = told_in(tracker, agreed)
        items = choose_questions(told, current_meetings())
        if told.agreed:
            items = with_agreed(items, told.agreed)
        sheet = Sheet(told=told, items=items, made=datetime.date.today())
        if before and corrects:
            sheet, about = with_work_of(before, sheet), "changed"
        elif before and is_own_work(before):
            sheet, about = within_a_list(with_work_of(before, sheet)), "list"
        else:
            token, about = secrets.token_urlsafe(TOKEN_BYTES), "list"
        return [*show(dispatcher, sheet, token, about), SlotSet("meeting_control", MADE)]


def after_meeting(before: Sheet) -> Dict[str, str]:
    """What is known of the next meeting: it is a review of what was agreed, on the day set."""
    is_annual = before.told.meeting == "ehc_annual_review"
    known = {"meeting_kind": "ehc_annual_review" if is_annual else "review"}
    outcome = before.outcome
    if outcome and outcome.review_on and outcome.review_on >= datetime.date.today():
        known["meeting_when"] = day_value(outcome.review_on, outcome.review_at)
    return known


def with_work_of(before: Sheet, sheet: Sheet) -> Sheet:
    """The new list with the ticks and the parent's own questions of the one before."""
    ticks = {item.id for item in before.items if item.ticked}
    chosen = [msgspec.structs.replace(item, ticked=item.id in ticks) for item in sheet.items]
    own = [item for item in before.items if item.id.startswith(f"{OWN}/")]
    return msgspec.structs.replace(
        sheet, items=(*chosen, *own), simple=before.simple, outcome=before.outcome
    )


def is_own_work(sheet: Sheet) -> bool:
    """Whether the sheet has questions of the parent's own alone, for a meeting still to come."""
    own = [item.id.startswith(f"{OWN}/") for item in sheet.items]
    return bool(own) and all(own) and sheet.outcome is None


def show(
    dispatcher: CollectingDispatcher, sheet: Sheet, token: str, about: str = "list"
) -> _Events:
    """Say the list and keep it. `about` names the text of form.yml that opens the message."""
    kept = msgspec.to_builtins(sheet)
    dispatcher.utter_message(response="utter_meeting_list", sheet=kept, token=token, about=about)
    return [SlotSet("meeting_sheet", kept), SlotSet("meeting_token", token)]


def within_a_list(sheet: Sheet) -> Sheet:
    """Without the last of the questions that are for every family, until the list is not long."""
    items = list(sheet.items)
    for item in reversed(sheet.items):
        if len(items) > FULL_LIST and item.because is None and not item.id.startswith(f"{OWN}/"):
            items.remove(item)
    return msgspec.structs.replace(sheet, items=tuple(items))


def _areas_told(needs: str) -> tuple[str, ...]:
    """The areas that the words name, or those of the worries in them: "reading and spelling"."""
    bank = current_meetings()
    of_worries = (area for id in worries_in(needs, bank) for area in bank.worries[id].areas)
    return areas_in(needs) or tuple(dict.fromkeys(of_worries))


def told_in(tracker: Tracker, agreed: str | None = None) -> Told:
    """What the slots say, and what was agreed before, as the choice of questions needs it."""

    def said(slot: str) -> str | None:
        value = tracker.get_slot(slot)
        return None if value in (None, SKIPPED) else str(value)

    worry, tried, needs = said("meeting_worry"), said("meeting_tried"), said("meeting_needs")
    on, at = read_day(day) if (day := said("meeting_when")) else (None, None)
    words = " . ".join(text for text in (worry, needs, tried) if text)
    areas = (needs,) if needs in get_args(Area) else _areas_told(needs or "") or areas_in(words)
    situations = dict.fromkeys(situations_in(words))
    if tracker.get_slot("has_plan") == "true":
        situations["has_ehcp"] = None
    if agreed and "not_delivered" not in situations:
        situations["tried"] = None
    page = tracker.latest_message.get("metadata") or {}
    return msgspec.convert(
        {
            "meeting": said("meeting_kind") or "planning",
            "phase": said("phase"),
            "areas": areas,
            "worry": worry,
            "worries": worries_in(f"{worry or ''} . {needs or ''}", current_meetings()),
            "situations": tuple(situations),
            "tried": tried,
            "on": on,
            "at": at,
            "council": said("council") or page.get("council"),
            "is_young_person": tracker.get_slot("asker") == "young_person",
            "agreed": agreed,
        },
        Told,
    )
