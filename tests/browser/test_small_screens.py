"""Narrow windows, 400% zoom and fingers."""

from __future__ import annotations

import pytest
from conftest import OpenChat
from playwright.async_api import expect
from test_journeys import SENDIASS

FINGER = 44  # CSS pixels, as platforms advise; WCAG 2.2 asks for 24
NARROW = {"width": 320, "height": 640}
ZOOMED = {"width": 320, "height": 256}  # what 400% leaves of 1280 by 1024

WIDER_THAN_THE_WINDOW = "() => document.documentElement.scrollWidth - innerWidth"
HELD_IN_PLACE = """() => [...document.querySelectorAll("body *")].filter(
    (element) => ["fixed", "sticky"].includes(getComputedStyle(element).position)).length"""
ON_TOP = """(element) => { const box = element.getBoundingClientRect();
    return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === element }"""


@pytest.mark.parametrize("window", [NARROW, ZOOMED], ids=["320 px", "400% zoom"])
async def test_nothing_is_cut_off_or_covered(open_chat: OpenChat, window: dict[str, int]) -> None:
    chat = await open_chat("/c/southend", viewport=window)
    assert await chat.page.evaluate(WIDER_THAN_THE_WINDOW) <= 0
    await chat.ask(SENDIASS)
    await chat.sources.click()
    await chat.page.get_by_text("Choose or change your council").click()
    assert await chat.page.evaluate(WIDER_THAN_THE_WINDOW) <= 0
    assert await chat.page.evaluate(HELD_IN_PLACE) == 0
    for element in await chat.page.locator("a, button, summary, textarea").all():
        if await element.is_visible():
            await element.focus()
            await expect(element).to_be_in_viewport()
    await chat.send.focus()
    assert await chat.send.evaluate(ON_TOP)


async def test_a_long_word_does_not_widen_the_page(open_chat: OpenChat) -> None:
    chat = await open_chat(viewport=NARROW)
    await chat.ask("SEN" * 100)
    assert await chat.page.evaluate(WIDER_THAN_THE_WINDOW) <= 0


async def test_buttons_are_large_enough_for_a_finger(open_chat: OpenChat) -> None:
    chat = await open_chat("/c/portsmouth")
    await chat.ask(SENDIASS)
    await chat.page.get_by_text("Choose or change your council").click()
    for target in await chat.page.locator("button, summary, .contact a").all():
        box = await target.bounding_box()
        assert box
        assert round(box["height"]) >= FINGER, await target.inner_text()


async def test_forced_colours_keep_the_shapes(open_chat: OpenChat) -> None:
    chat = await open_chat("/c/southend", forced_colors="active")
    await chat.ask(SENDIASS)
    for shape in (chat.newest.locator(".asked p"), chat.newest.locator(".bubble"), chat.send):
        assert await shape.evaluate("(e) => getComputedStyle(e).borderTopStyle") == "solid"
