"""Making a list for a meeting on a phone: by buttons, by keyboard, without scripts, on paper."""

from __future__ import annotations

from chat_page import ChatPage
from conftest import OpenChat
from playwright.async_api import expect
from test_accessibility import expect_no_violations
from test_small_screens import NARROW, WIDER_THAN_THE_WINDOW

START = "help me get ready for a meeting with the senco, what do i ask"


async def make_list(chat: ChatPage) -> None:
    await chat.ask(START)
    await chat.press("A review of the support")
    await chat.press("Reception to Year 6")
    await chat.press("Learning")
    await chat.ask("reading is so slow and he gives up")
    await chat.press("Nothing yet")
    await chat.press("I do not have a date yet")


async def test_a_list_is_made_by_tapping(open_chat: OpenChat) -> None:
    chat = await open_chat("/c/southend", viewport=NARROW)
    await make_list(chat)
    questions = chat.newest.get_by_role("listitem")
    assert await questions.count() >= 8
    await expect(chat.newest).to_contain_text("because you are worried about reading")
    assert await chat.page.evaluate(WIDER_THAN_THE_WINDOW) <= 0
    await chat.press("The top three")
    await expect(chat.newest).to_contain_text("only time for three")


async def test_the_form_the_list_and_the_sheet_are_accessible(open_chat: OpenChat) -> None:
    chat = await open_chat("/c/southend")
    await chat.ask(START)
    await expect_no_violations(chat)
    await chat.press("A review of the support")
    await chat.ask("that's all")
    await expect_no_violations(chat)
    await chat.press("One for the school")
    await expect_no_violations(chat)
    await chat.newest.get_by_role("link", name="Your sheet, to read or print").click()
    await expect(chat.page.get_by_role("heading", level=1)).to_contain_text("Review")
    assert await chat.page.evaluate(WIDER_THAN_THE_WINDOW) <= 0
    await expect_no_violations(chat)


async def test_a_list_without_scripts_to_the_end(open_chat: OpenChat) -> None:
    chat = await open_chat("/c/southend", java_script_enabled=False)
    await make_list(chat)
    assert await chat.newest.get_by_role("listitem").count() >= 8
    await chat.press("The top three")
    await expect(chat.newest).to_contain_text("only time for three")
    await chat.newest.get_by_role("link", name="Your sheet, to read or print").click()
    await expect(chat.page.get_by_role("heading", level=1)).to_contain_text("Review")
    pdf = chat.page.get_by_role("link", name="Your sheet as a PDF")
    answer = await chat.page.context.request.get(await pdf.get_attribute("href") or "")
    assert answer.headers["content-type"] == "application/pdf"
    await chat.page.get_by_role("link", name="Back to the chat").click()
    await expect(chat.newest).to_contain_text("only time for three")
