"""Copies that cost little are still copies."""

from __future__ import annotations

import copy

import pytest
from rasa.shared.core.slots import AnySlot, CategoricalSlot, ListSlot, Slot, TextSlot

from bot.dialogue.copies import copy_cheaply


@pytest.mark.parametrize(
    "slot",
    [
        TextSlot("council", [{"type": "from_entity"}], influence_conversation=False),
        ListSlot("needs", [{"type": "custom"}], initial_value=["reading"]),
        CategoricalSlot("phase", [], values=["primary"], value_reset_delay=3),
        AnySlot("any", [], initial_value={"a": 1}, influence_conversation=False),
    ],
)
def test_a_copied_slot_is_the_same_and_apart(slot: Slot) -> None:
    copy_cheaply()
    copied = copy.copy(slot)
    assert type(copied) is type(slot)
    assert vars(copied) == vars(slot)
    before = slot.value
    copied.value = "camden"
    assert slot.value == before
