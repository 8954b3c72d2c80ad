"""What the script adds, and what must never go wrong with it."""

from __future__ import annotations

import asyncio
import re

from conftest import NewContext, OpenChat
from playwright.async_api import Request, Route, expect
from test_journeys import DIAGNOSIS, SENDIASS

LOOKING = "Looking for the answer…"


async def test_the_top_of_a_new_answer_is_in_view_and_focus_in_the_box(
    open_chat: OpenChat,
) -> None:
    chat = await open_chat("/c/southend", reduced_motion="no-preference")
    await chat.ask(SENDIASS)
    await expect(chat.newest.get_by_role("paragraph").first).to_be_in_viewport()
    await expect(chat.box).to_be_focused()
    await expect(chat.box).to_be_empty()
    await chat.press("IPSEA and SOS!SEN")  # the button is gone with the old answer
    await expect(chat.newest.get_by_role("paragraph").first).to_be_in_viewport()
    await expect(chat.box).to_be_focused()


async def test_on_a_touch_screen_no_keyboard_covers_the_answer(open_chat: OpenChat) -> None:
    chat = await open_chat(has_touch=True, is_mobile=True)
    await chat.ask(DIAGNOSIS)
    await chat.press("Say it more simply")
    await expect(chat.newest).to_be_focused()
    await expect(chat.newest).to_be_in_viewport()


async def test_one_message_is_sent_once_however_often_send_is_pressed(
    open_chat: OpenChat,
) -> None:
    chat = await open_chat()
    answer = asyncio.Event()
    sent: list[Request] = []

    async def hold(route: Route) -> None:
        if route.request.method == "POST":
            sent.append(route.request)
            await answer.wait()
        await route.continue_()

    await chat.page.route("**/*", hold)
    await chat.box.fill(DIAGNOSIS)
    await chat.send.dblclick()
    await chat.box.press("Enter")
    await expect(chat.status).to_have_text(LOOKING)
    await expect(chat.send).to_have_attribute("aria-disabled", "true")
    await chat.box.fill("Written while waiting")
    answer.set()
    await chat.expect_turns(1)
    assert len(sent) == 1
    await expect(chat.box).to_have_value("Written while waiting")
    await expect(chat.send).not_to_have_attribute("aria-disabled", re.compile(""))


async def test_a_lost_network_keeps_the_words(new_context: NewContext, open_chat: OpenChat) -> None:
    context = await new_context()
    chat = await open_chat(context=context)
    await context.set_offline(True)
    await chat.box.fill(DIAGNOSIS)
    await chat.send.click()
    await chat.expect_error("could not reach")
    await expect(chat.box).to_have_value(DIAGNOSIS)
    await expect(chat.box).to_be_focused()
    await context.set_offline(False)
    await chat.send.click()
    await chat.expect_turns(1)
    await expect(chat.error).to_have_count(0)
    await expect(chat.box).not_to_have_attribute("aria-invalid", re.compile(""))


async def test_a_lost_network_keeps_the_buttons(
    new_context: NewContext, open_chat: OpenChat
) -> None:
    context = await new_context()
    chat = await open_chat(context=context)
    await chat.ask(DIAGNOSIS)
    await chat.box.fill("Half a thought")
    await context.set_offline(True)
    await chat.option("Say it more simply").click()
    await chat.expect_error("could not reach")
    await context.set_offline(False)
    await chat.press("Say it more simply")
    await expect(chat.box).to_have_value("Half a thought")


async def test_an_answer_that_is_not_ours_is_not_shown(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await chat.page.route(
        "**/*", lambda route: route.fulfill(status=502, content_type="text/html", body="<h1>Oh")
    )
    await chat.box.fill(DIAGNOSIS)
    await chat.send.click()
    await chat.expect_error("could not reach")
    await expect(chat.page.get_by_text("Oh", exact=True)).to_have_count(0)
    await expect(chat.box).to_have_value(DIAGNOSIS)


async def test_a_tab_left_open_while_data_was_deleted_can_go_on(
    new_context: NewContext, open_chat: OpenChat
) -> None:
    context = await new_context()
    first, second = await open_chat(context=context), await open_chat(context=context)
    await first.ask(DIAGNOSIS)
    await first.box.fill("Delete my data")
    await first.send.click()
    await expect(first.log).not_to_contain_text(DIAGNOSIS)
    await second.box.fill(SENDIASS)
    await second.send.click()
    await second.expect_error("send them again")
    await expect(second.box).to_have_value(SENDIASS)
    await second.send.click()
    await second.expect_turns(1)


async def test_paper_shows_the_sources_and_not_the_form(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await chat.ask(DIAGNOSIS)
    await chat.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    await chat.page.emulate_media(media="print")
    await expect(chat.newest.get_by_text("The law:")).to_be_visible()
    await expect(chat.box).to_be_hidden()
    await expect(chat.option("Say it more simply")).to_be_hidden()
