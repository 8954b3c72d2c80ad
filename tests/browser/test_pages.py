"""The pages about the service in a real browser: axe, narrow windows, keyboard, paper."""

from __future__ import annotations

from itertools import pairwise

import pytest
from chat_page import ChatPage
from conftest import NewContext, OpenChat, Server
from playwright.async_api import expect
from test_accessibility import expect_no_violations
from test_journeys import DIAGNOSIS
from test_small_screens import NARROW, WIDER_THAN_THE_WINDOW, ZOOMED

from bot.knowledge.pages import PAGES

NAMES = (*PAGES, "clear?cleared")
HEAVIEST_PAGE = 24 * 1024  # bytes over the wire, with headers; `sources` is the longest
FOOTER_LINKS = (
    "About Signpost",
    "Privacy",
    "Accessibility",
    "Sources",
    "Algorithmic transparency",
    "Clear this chat",
)


@pytest.mark.parametrize("name", NAMES)
async def test_axe_finds_nothing_at_320_pixels_light_or_dark(
    open_chat: OpenChat, name: str
) -> None:
    await expect_no_violations(await open_chat(f"/{name}", viewport=NARROW))


async def test_axe_finds_nothing_where_there_is_a_chat_to_clear(open_chat: OpenChat) -> None:
    chat = await open_chat(viewport=NARROW)
    await chat.page.goto("/clear")
    await expect(chat.page.get_by_role("button", name="Clear this chat")).to_be_visible()
    await expect_no_violations(chat)


@pytest.mark.parametrize("window", [NARROW, ZOOMED], ids=["320 px", "400% zoom"])
@pytest.mark.parametrize("name", NAMES)
async def test_nothing_is_cut_off(open_chat: OpenChat, name: str, window: dict[str, int]) -> None:
    page = (await open_chat(f"/{name}", viewport=window)).page
    for details in await page.locator("details").all():
        await details.evaluate("(element) => { element.open = true }")
    assert await page.evaluate(WIDER_THAN_THE_WINDOW) <= 0


@pytest.mark.parametrize("name", NAMES)
async def test_headings_go_down_one_level_at_a_time(open_chat: OpenChat, name: str) -> None:
    page = (await open_chat(f"/{name}")).page
    levels = await page.locator("h1, h2, h3, h4").evaluate_all(
        "(headings) => headings.map((heading) => Number(heading.tagName[1]))"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


async def test_the_footer_leads_to_each_page_by_keyboard(open_chat: OpenChat) -> None:
    chat = await open_chat()
    links = chat.page.get_by_role("contentinfo").get_by_role(
        "navigation", name="About this service"
    )
    await expect(links.get_by_role("link")).to_have_text(FOOTER_LINKS)
    await links.get_by_role("link").first.focus()
    for name in PAGES[1:]:
        await chat.page.keyboard.press("Tab")
        link = links.locator(f'a[href="/{name}"]')
        await expect(link).to_be_focused()
        await expect(link).to_be_in_viewport()


async def test_a_long_page_can_be_walked_by_keyboard(open_chat: OpenChat) -> None:
    page = (await open_chat("/privacy")).page
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    first = page.get_by_role("navigation", name="On this page").get_by_role("link").first
    await expect(first).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(
        page.get_by_role("heading", name="Who is in charge of your data")
    ).to_be_in_viewport()


async def test_the_topics_of_a_source_open_by_keyboard(open_chat: OpenChat) -> None:
    page = (await open_chat("/sources")).page
    details = page.locator("#source-cop details")
    await details.locator("summary").focus()
    await page.keyboard.press("Enter")
    await expect(details.get_by_role("listitem").first).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
async def test_a_chat_is_cleared_by_keyboard_alone(open_chat: OpenChat, scripts: bool) -> None:
    chat = await open_chat(java_script_enabled=scripts)
    await chat.ask(DIAGNOSIS)
    page = chat.page
    await page.get_by_role("contentinfo").get_by_role("link", name="Clear this chat").press("Enter")
    button = page.get_by_role("button", name="Clear this chat")
    await button.focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="This chat is cleared")).to_be_visible()
    await page.get_by_role("main").get_by_role("link", name="Go to the chat").press("Enter")
    await expect(chat.box).to_be_visible()
    assert await chat.turns() == 0


async def test_going_back_after_clearing_shows_nothing_of_the_chat(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await chat.ask(DIAGNOSIS)
    await chat.page.goto("/clear")
    await chat.page.get_by_role("button", name="Clear this chat").click()
    await expect(chat.page.get_by_role("heading", name="This chat is cleared")).to_be_visible()
    while not await chat.box.is_visible():
        await chat.page.go_back()
    assert await chat.turns() == 0


async def test_forced_colours_keep_the_boxes(open_chat: OpenChat) -> None:
    page = (await open_chat("/privacy", forced_colors="active")).page
    contents = page.get_by_role("navigation", name="On this page")
    assert await contents.evaluate("(e) => getComputedStyle(e).borderTopStyle") == "solid"


async def test_paper_shows_the_text_and_where_links_lead(open_chat: OpenChat) -> None:
    page = (await open_chat("/accessibility")).page
    await page.emulate_media(media="print")
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    await expect(page.get_by_role("navigation", name="On this page")).to_be_hidden()
    await expect(page.get_by_role("navigation", name="About this service")).to_be_hidden()
    link = page.get_by_role("link", name="AbilityNet")
    shown = await link.evaluate("(e) => getComputedStyle(e, '::after').content")
    assert "https://" in shown or "attr(href)" in shown


async def test_a_page_is_light_and_asks_nobody_else(
    new_context: NewContext, server: Server
) -> None:
    context = await new_context()
    page = ChatPage(await context.new_page()).page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    response = await page.goto("/sources")
    assert response
    sizes = await response.request.sizes()
    weight = sizes["responseBodySize"] + sizes["responseHeadersSize"]
    assert weight <= HEAVIEST_PAGE, f"The page weighs {weight} bytes."
    assert all(url.startswith(server.address) for url in asked)
