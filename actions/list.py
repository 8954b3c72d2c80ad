"""Working with a list that was made: show, shorten, remove, add, move, tick, put for school."""

from __future__ import annotations

import re
from typing import Any, Dict, List

import msgspec
from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.meeting import show
from bot.knowledge.places import normalise
from bot.meetings.change import find_items, moved, ticked, with_own, without
from bot.meetings.form import current_form
from bot.meetings.sheet import Sheet, sheet_of

_Events = List[Dict[str, Any]]
_ADD = re.compile(
    r"^\W*(?:(?:can|could|will|please|pls|i want|i'd like|id like|you|to|and|also|too)\W+)*"
    r"(?:add|put in|put on|include)\b\W*(?:(?:my|a|this|another|one|own|question|to|the|list|"
    r"asking|about|on|in|pls|please)\b\W*)*(?P<words>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_REMOVE = re.compile(
    r"\b(?:remove|delete|drop|take|lose|scrap|bin|cut|get rid|don'?t want|without|no need)\b",
    re.IGNORECASE,
)
_MOVE = re.compile(r"\b(?:move|put|make|bring|swap)\b", re.IGNORECASE)
_TO_AN_END = re.compile(
    r"\b(?:(?P<top>top|first|start|beginning|up)|bottom|last|end|down)\b(?!.*\b(?:top|first|start|"
    r"beginning|up|bottom|last|end|down)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""The last such word is where to: "move the last one to the top"."""
_TO_PLACE = re.compile(r"\bto\s+(?:number\s+|no\.?\s*|place\s+)?(\d{1,2})\b", re.IGNORECASE)
_UNTICK = re.compile(r"\b(?:untick|un-tick|take the tick|not done|not asked)\b", re.IGNORECASE)
_TICK = re.compile(r"\b(?:tick|done|asked|cross|check off)\b", re.IGNORECASE)


class _OnList:
    """What every action on the list shares: without a list there is an offer to make one.

    It is no Action itself, because the SDK registers every Action that it finds.
    """

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]
    ) -> _Events:
        sheet = sheet_of(tracker)
        if sheet is None or not sheet.items:
            dispatcher.utter_message(response="utter_meeting_reply", about="no_list")
            return []
        text = tracker.latest_message.get("text") or ""
        return self.work(dispatcher, sheet, tracker.get_slot("meeting_token"), text)

    def work(
        self, dispatcher: CollectingDispatcher, sheet: Sheet, token: str, text: str
    ) -> _Events:
        raise NotImplementedError


class ActionListShow(_OnList, Action):
    """The whole list again, with a button for each change when it is to be tapped."""

    def name(self) -> str:
        return "action_list_show"

    def work(
        self, dispatcher: CollectingDispatcher, sheet: Sheet, token: str, text: str
    ) -> _Events:
        tap = current_form().file.buttons.tap
        return show(
            dispatcher, sheet, token, "tap" if normalise(text) == normalise(tap) else "list"
        )


class ActionListTop(_OnList, Action):
    """The three that matter most."""

    def name(self) -> str:
        return "action_list_top"

    def work(
        self, dispatcher: CollectingDispatcher, sheet: Sheet, token: str, text: str
    ) -> _Events:
        return show(dispatcher, sheet, token, "top_three")


class ActionListSimpler(_OnList, Action):
    """The questions in easy words."""

    def name(self) -> str:
        return "action_list_simpler"

    def work(
        self, dispatcher: CollectingDispatcher, sheet: Sheet, token: str, text: str
    ) -> _Events:
        return show(dispatcher, msgspec.structs.replace(sheet, simple=True), token, "simple")


class ActionListUsual(_OnList, Action):
    """The questions in their usual words again."""

    def name(self) -> str:
        return "action_list_usual"

    def work(
        self, dispatcher: CollectingDispatcher, sheet: Sheet, token: str, text: str
    ) -> _Events:
        return show(dispatcher, msgspec.structs.replace(sheet, simple=False), token)


class ActionListSchool(_OnList, Action):
    """The questions alone, as a polite message to school."""

    def name(self) -> str:
        return "action_list_school"

    def work(
        self, dispatcher: CollectingDispatcher, sheet: Sheet, token: str, text: str
    ) -> _Events:
        return show(dispatcher, sheet, token, "school")


class ActionListChange(_OnList, Action):
    """Add, remove, move or tick, as the parent said it."""

    def name(self) -> str:
        return "action_list_change"

    def work(
        self, dispatcher: CollectingDispatcher, sheet: Sheet, token: str, text: str
    ) -> _Events:
        changed, about = change(sheet, text)
        if changed is sheet:
            dispatcher.utter_message(response="utter_meeting_reply", about=about)
            return []
        return show(dispatcher, changed, token, about)


def change(sheet: Sheet, text: str) -> tuple[Sheet, str]:
    """The sheet after the change, or the same sheet; and the name of the reply in form.yml."""
    if match := _ADD.match(text):
        if not re.search(r"\w", match["words"]):
            return sheet, "what_to_add"
        return with_own(sheet, match["words"]), "added"
    if _REMOVE.search(text):
        found = find_items(sheet, text)
        if not found:
            return sheet, "which_question"
        if len(found) == len(sheet.items):
            return sheet, "list_is_short"
        return without(sheet, {item.id for item in found}), "removed"
    if _UNTICK.search(text) or _TICK.search(text):
        on = not _UNTICK.search(text)
        found = find_items(sheet, text)
        for item in found:
            sheet = ticked(sheet, item.id, on)
        return sheet, ("ticked" if on else "unticked") if found else "which_question"
    if _MOVE.search(text):
        return _move(sheet, text)
    return sheet, "which_question"


def _move(sheet: Sheet, text: str) -> tuple[Sheet, str]:
    place = _TO_PLACE.search(text) or _TO_AN_END.search(text)
    if place is None:
        return sheet, "which_question"
    found = find_items(sheet, text[: place.start()] + text[place.end() :])
    if len(found) != 1:
        return sheet, "which_question"
    end = 1 if place.groupdict().get("top") else len(sheet.items)
    to = int(place[1]) if place.re is _TO_PLACE else end
    return moved(sheet, found[0].id, to), "moved"
