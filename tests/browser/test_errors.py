"""What cannot be sent is said beside the box, and no word is lost."""

from __future__ import annotations

import pytest
from conftest import OpenChat
from playwright.async_api import expect
from test_journeys import DIAGNOSIS, with_and_without_scripts

from bot.asking import LONGEST_TEXT
from bot.web.body import LARGEST_BODY


@with_and_without_scripts
@pytest.mark.parametrize(
    ("text", "said"),
    [("   ", "empty"), ("word " * (LONGEST_TEXT // 5 + 1), f"{LONGEST_TEXT:,}")],
    ids=["empty", "too long"],
)
async def test_an_error_is_said_and_the_words_are_kept(
    open_chat: OpenChat, scripts: bool, text: str, said: str
) -> None:
    chat = await open_chat(java_script_enabled=scripts)
    await chat.ask(DIAGNOSIS)
    await chat.box.fill(text)
    await chat.send.click()
    await chat.expect_error(said)
    await expect(chat.box).to_have_value(text)
    await expect(chat.box).to_be_focused()
    await chat.ask(DIAGNOSIS)
    await expect(chat.error).to_have_count(0)


@with_and_without_scripts
async def test_more_than_the_server_reads_is_refused_kindly(
    open_chat: OpenChat, scripts: bool
) -> None:
    chat = await open_chat(java_script_enabled=scripts)
    await chat.box.fill("a" * (LARGEST_BODY + 1))
    await chat.send.click()
    await chat.expect_error("far too long")


async def test_an_empty_box_is_told_with_scripts(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await chat.send.click()
    await chat.expect_error("empty")


async def test_the_title_of_a_plain_error_page_says_so(open_chat: OpenChat) -> None:
    chat = await open_chat(java_script_enabled=False)
    await chat.box.fill("   ")
    await chat.send.click()
    await chat.expect_error("empty")
    assert (await chat.page.title()).startswith("Error: ")
