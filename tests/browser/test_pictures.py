"""Pictures in the conversation: seen at any width, and told to those who cannot see them."""

from __future__ import annotations

import re

import pytest
from chat_page import ChatPage
from conftest import OpenChat
from playwright.async_api import ConsoleMessage, Locator, expect
from test_accessibility import expect_no_violations
from test_small_screens import NARROW, WIDER_THAN_THE_WINDOW

from bot.knowledge import Knowledge

SMALLEST_TEXT = 14  # CSS pixels
CYCLE = "apdr_overview"
PICTURED = [CYCLE, "waves_overview", "levels_of_support", "ehc_timescales"]

TEXT_SIZES = """(svg) => [...svg.querySelectorAll("text")].map((text) =>
    parseFloat(getComputedStyle(text).fontSize) * svg.getScreenCTM().a)"""
WORDS_OUTSIDE = """(svg) => { const edge = svg.getBoundingClientRect();
    return [...svg.querySelectorAll("text")].filter((text) => {
        const box = text.getBoundingClientRect();
        return box.left < edge.left - 1 || box.right > edge.right + 1 ||
            box.top < edge.top - 1 || box.bottom > edge.bottom + 1;
    }).map((text) => text.textContent) }"""
TEXT_SPACING = "* { letter-spacing: .12em !important; word-spacing: .16em !important; }"
TWICE_THE_SAME_ID = """() => { const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
    return ids.filter((id, place) => ids.indexOf(id) !== place) }"""


async def ask(chat: ChatPage, knowledge: Knowledge, topic: str) -> Locator:
    """The picture in the answer to a topic's own title."""
    await chat.ask(knowledge.topics[topic].title)
    picture = chat.newest.get_by_role("img")
    await expect(picture).to_have_count(1)
    return picture


@pytest.mark.parametrize("topic", PICTURED)
async def test_a_picture_can_be_read_and_heard_on_a_narrow_phone(
    open_chat: OpenChat, knowledge: Knowledge, topic: str
) -> None:
    chat = await open_chat(viewport=NARROW)
    picture = await ask(chat, knowledge, topic)
    words = knowledge.pictures[knowledge.topics[topic].overview.card.picture or ""]
    await expect(picture).to_have_accessible_name(f"{words.title} {words.description}")
    assert await chat.page.evaluate(WIDER_THAN_THE_WINDOW) <= 0
    assert min(await picture.evaluate(TEXT_SIZES)) >= SMALLEST_TEXT
    assert await picture.evaluate(WORDS_OUTSIDE) == []


@pytest.mark.parametrize("topic", PICTURED)
async def test_wide_spacing_of_letters_keeps_the_words_inside(
    open_chat: OpenChat, knowledge: Knowledge, topic: str
) -> None:
    chat = await open_chat(viewport=NARROW, bypass_csp=True)
    picture = await ask(chat, knowledge, topic)
    await chat.page.add_style_tag(content=TEXT_SPACING)
    assert await picture.evaluate(WORDS_OUTSIDE) == []


async def test_it_stands_between_the_answer_and_the_next_step(
    open_chat: OpenChat, knowledge: Knowledge
) -> None:
    chat = await open_chat()
    await ask(chat, knowledge, CYCLE)
    figure = chat.newest.locator(".part.answer + figure:has(svg)")
    await expect(figure).to_have_count(1)
    following = figure.locator("xpath=following-sibling::*[1]")
    await expect(following).to_have_class(re.compile("next"))


async def test_asked_twice_and_after_a_reload_every_picture_keeps_its_name(
    open_chat: OpenChat, knowledge: Knowledge
) -> None:
    chat = await open_chat()
    await ask(chat, knowledge, CYCLE)
    await ask(chat, knowledge, CYCLE)
    name = knowledge.pictures["apdr_cycle"].title
    for _ in range(2):
        await expect(chat.log.get_by_role("img", name=name)).to_have_count(2)
        assert await chat.page.evaluate(TWICE_THE_SAME_ID) == []
        await chat.page.reload()


@pytest.mark.parametrize("topic", PICTURED)
async def test_a_picture_is_told_once_in_the_accessibility_tree(
    open_chat: OpenChat, knowledge: Knowledge, topic: str
) -> None:
    chat = await open_chat()
    picture = await ask(chat, knowledge, topic)
    words = knowledge.pictures[knowledge.topics[topic].overview.card.picture or ""]
    tree = await picture.aria_snapshot()
    assert tree.count(words.description) == 1
    assert not tree.rsplit('"', 1)[1].strip("'"), "what is drawn is told a second time"


async def test_axe_and_the_content_policy_have_nothing_against_it(
    open_chat: OpenChat, knowledge: Knowledge
) -> None:
    chat = await open_chat(viewport=NARROW)
    refused: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            refused.append(message.text)

    chat.page.on("console", listen)
    await ask(chat, knowledge, "ehc_timescales")
    assert refused == []
    await expect_no_violations(chat)


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_forced_colours_are_used_for_lines_and_words(
    open_chat: OpenChat, knowledge: Knowledge, scheme: str
) -> None:
    chat = await open_chat(forced_colors="active", color_scheme=scheme)
    picture = await ask(chat, knowledge, CYCLE)
    ink = await chat.newest.locator(".part.answer").evaluate("(e) => getComputedStyle(e).color")
    box, line = picture.locator(".pic-box rect").first, picture.locator(".pic-line path").first
    for shape in (box, line):
        assert await shape.evaluate("(e) => getComputedStyle(e).stroke") == ink
    assert await box.evaluate("(e) => getComputedStyle(e).fill") != ink
    word = picture.locator(".pic-name text").first
    assert await word.evaluate("(e) => getComputedStyle(e).fill") == ink


async def test_without_scripts_the_picture_is_there(
    open_chat: OpenChat, knowledge: Knowledge
) -> None:
    chat = await open_chat(java_script_enabled=False)
    await ask(chat, knowledge, "waves_overview")
