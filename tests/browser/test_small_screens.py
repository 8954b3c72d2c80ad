"""Narrow windows, 400% zoom, wide spacing, fingers, calm movement, and colours of one's own."""

from __future__ import annotations

import pytest
from chat_page import ChatPage
from conftest import OpenChat
from states import DIAGNOSIS, SENDIASS, STATES

FINGER = 44  # CSS pixels, as platforms advise; WCAG 2.2 asks for 24
NARROW = {"width": 320, "height": 640}
ZOOMED = {"width": 320, "height": 256}  # what 400% leaves of 1280 by 1024

WIDER_THAN_THE_WINDOW = "() => document.documentElement.scrollWidth - innerWidth"
HELD_IN_PLACE = """() => [...document.querySelectorAll("body *")].filter(
    (element) => ["fixed", "sticky"].includes(getComputedStyle(element).position)).length"""
CUT_OFF = """() => [...document.querySelectorAll("body *:not(svg, svg *, .hidden, .skip)")].filter(
    (element) => element.checkVisibility() && element.clientHeight > 0 &&  // not inline
        (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight >
         element.clientHeight + parseFloat(getComputedStyle(element).fontSize) / 3)
    ).map((element) => `<${element.localName}> ${element.textContent.trim().slice(0, 60)}`)"""
"""What does not fit into its own box, and so is cut, or lies over what follows. A third of a line
is allowed: letters may be taller than a close line, and cover nothing."""
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important; }
    p { margin-bottom: 2em !important; }"""
"""WCAG 1.4.12, text spacing."""
MOVES = """() => document.getAnimations().length + [...document.querySelectorAll("*")].filter(
    (element) => { const style = getComputedStyle(element);
        return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0 ||
            style.scrollBehavior === "smooth" }).length"""
NOTE_SCROLLS = """const scroll = Element.prototype.scrollIntoView;
    window.scrolls = [];
    Element.prototype.scrollIntoView = function (options) {
        window.scrolls.push(options?.behavior ?? "auto"); scroll.call(this, options) }"""


async def expect_nothing_cut(chat: ChatPage) -> None:
    assert await chat.page.evaluate(WIDER_THAN_THE_WINDOW) <= 0
    assert await chat.page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("name", STATES)
async def test_nothing_is_cut_off_when_narrow_zoomed_or_widely_spaced(
    open_chat: OpenChat, name: str
) -> None:
    state = STATES[name]
    chat = await open_chat(state.path, viewport=NARROW, bypass_csp=True)
    await state.reach(chat)
    await expect_nothing_cut(chat)
    await chat.page.set_viewport_size(ZOOMED)
    await expect_nothing_cut(chat)
    assert await chat.page.evaluate(HELD_IN_PLACE) == 0
    await chat.page.add_style_tag(content=SPACING)
    await expect_nothing_cut(chat)
    await chat.page.set_viewport_size({"width": 1280, "height": 800})
    await expect_nothing_cut(chat)


async def test_a_long_word_does_not_widen_the_page(open_chat: OpenChat) -> None:
    chat = await open_chat(viewport=NARROW)
    await chat.ask("SEN" * 100)
    await expect_nothing_cut(chat)


async def test_buttons_are_large_enough_for_a_finger(open_chat: OpenChat) -> None:
    chat = await open_chat("/c/portsmouth")
    await chat.ask(SENDIASS)
    await chat.page.get_by_text("Choose or change your council").click()
    targets = chat.page.locator("button, summary, .contact a, .hide, .tools > a, .links a")
    for target in await targets.all():
        box = await target.bounding_box()
        assert box
        assert round(box["height"]) >= FINGER, await target.inner_text()


async def test_who_asks_for_calm_gets_no_movement(open_chat: OpenChat) -> None:
    chat = await open_chat(reduced_motion="reduce")
    await chat.page.evaluate(f"() => {{ {NOTE_SCROLLS} }}")
    await chat.ask(DIAGNOSIS)
    assert await chat.page.evaluate(MOVES) == 0
    assert await chat.page.evaluate("window.scrolls") == ["auto"]


async def test_others_see_the_page_move_to_the_answer(open_chat: OpenChat) -> None:
    chat = await open_chat(reduced_motion="no-preference")
    await chat.page.evaluate(f"() => {{ {NOTE_SCROLLS} }}")
    await chat.ask(DIAGNOSIS)
    assert await chat.page.evaluate("window.scrolls") == ["smooth"]


async def test_forced_colours_keep_the_shapes(open_chat: OpenChat) -> None:
    chat = await open_chat("/c/southend", forced_colors="active")
    await chat.ask(SENDIASS)
    shapes = (".asked p", ".bubble", ".part.say", ".options button")
    hide = chat.page.get_by_role("link", name="Hide this page")
    for shape in (*(chat.newest.locator(css).first for css in shapes), chat.box, chat.send, hide):
        assert await shape.evaluate("(e) => getComputedStyle(e).borderTopStyle") == "solid"
