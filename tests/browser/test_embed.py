"""The chat on somebody else's website: light, apart from the page, and a good guest there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from axe_playwright_python.async_playwright import Axe
from axe_table import RULES
from conftest import NewContext, Server
from host_page import TITLE, HostPage, HostSite
from playwright.async_api import Error, Frame, Request, expect
from test_journeys import DIAGNOSIS, SENDIASS
from test_small_screens import HELD_IN_PLACE, NARROW, WIDER_THAN_THE_WINDOW, ZOOMED

HEAVIEST_LOADER = 3 * 1024  # bytes over the wire, without headers
WEATHER = "https://www.bbc.co.uk/weather"


Visit = Callable[..., Awaitable[HostPage]]


@pytest.fixture
def visit(new_context: NewContext, host_site: HostSite) -> Visit:
    """Opens a page of the council's website, in a wide window unless told otherwise."""

    async def visit_it(path: str = "/school", **options: object) -> HostPage:
        wide = {"viewport": {"width": 1280, "height": 800}}
        context = await new_context(**{**wide, **options})
        page = HostPage(await context.new_page())
        await page.page.goto(host_site.origin + path)
        return page

    return visit_it


async def test_nothing_but_a_small_script_is_loaded_until_somebody_asks(
    new_context: NewContext, server: Server, host_site: HostSite
) -> None:
    context = await new_context()
    requests: list[Request] = []
    context.on("request", lambda request: requests.append(request))
    page = HostPage(await context.new_page())
    await page.page.goto(f"{host_site.origin}/school")
    await expect(page.button).to_be_visible()
    ours = [request for request in requests if request.url.startswith(server.address)]
    assert [request.url for request in ours] == [f"{server.address}/embed/southend.js"]
    sizes = await ours[0].sizes()
    assert sizes["responseBodySize"] <= HEAVIEST_LOADER
    await page.open()
    assert len([r for r in requests if r.url.startswith(server.address)]) > 1
    assert all(r.url.startswith((server.address, host_site.origin)) for r in requests)


async def test_a_parent_asks_closes_and_comes_back(visit: Visit) -> None:
    page = await visit()
    await page.open()
    await expect(page.close).to_be_focused()
    await page.chat.ask(DIAGNOSIS)
    await page.chat.press("Say it more simply")
    await page.chat.box.press("Escape")
    await expect(page.panel).to_be_hidden()
    await expect(page.button).to_be_focused()
    await expect(page.button).to_have_attribute("aria-expanded", "false")

    await page.button.press("Enter")
    await page.chat.expect_turns(2)
    await page.page.reload()
    await page.open()
    await page.chat.expect_turns(2)
    await page.chat.ask(SENDIASS)
    assert await page.page.context.cookies() == []


async def test_the_frame_goes_on_after_an_answer_without_buttons_and_after_clearing(
    visit: Visit,
) -> None:
    page = await visit()
    await page.open()
    await page.chat.ask("My child may hurt themselves")
    await page.page.reload()
    await page.open()
    await page.chat.expect_turns(1)
    await page.chat.ask(DIAGNOSIS)
    await page.chat.tool("Clear this chat").click()
    await expect(page.chat.log).not_to_contain_text(DIAGNOSIS)
    await page.page.reload()
    await page.open()
    await page.chat.ask(DIAGNOSIS)
    await page.chat.expect_turns(1)


async def test_the_whole_journey_by_keyboard(visit: Visit) -> None:
    page = await visit()
    keyboard = page.page.keyboard
    await page.page.get_by_role("link", name="The last link").focus()
    await keyboard.press("Tab")
    await expect(page.button).to_be_focused()
    await keyboard.press("Enter")
    await expect(page.close).to_be_focused()
    await expect(page.chat.box).to_be_visible()
    for _ in range(12):  # the links of the bar, the way past the answer, the suggestions
        await keyboard.press("Tab")
        if await page.chat.box.evaluate("(box) => box === document.activeElement"):
            break
    await keyboard.type(DIAGNOSIS)
    await keyboard.press("Enter")
    await page.chat.expect_turns(1)
    await keyboard.press("Escape")
    await expect(page.button).to_be_focused()


async def test_neither_page_can_reach_into_the_other(visit: Visit, server: Server) -> None:
    page = await visit()
    await page.open()
    inside = _frame(page, server)
    try:
        read = await inside.evaluate("() => parent.document.title")
    except Error as error:
        read = error.message
    assert "Blocked a frame" in read
    seen = "() => document.querySelector('signpost-chat').shadowRoot.querySelector('iframe')"
    assert await page.page.evaluate(f"{seen}.contentDocument") is None


async def test_the_styles_of_the_page_do_not_break_ours(visit: Visit) -> None:
    page = await visit()
    style = (
        "(e) => { const s = getComputedStyle(e); return [s.fontSize, s.color, s.letterSpacing] }"
    )
    assert await page.button.evaluate(style) == ["17px", "rgb(255, 255, 255)", "normal"]
    box = await page.button.bounding_box()
    assert box
    assert box["height"] >= 44
    await page.open()
    assert "fantasy" not in await page.chat.box.evaluate("(e) => getComputedStyle(e).fontFamily")


async def test_a_page_with_a_strict_policy(visit: Visit) -> None:
    page = await visit("/strict")
    complaints: list[str] = []  # from now on: the page's own style was refused, as it asked
    page.page.on("console", lambda message: complaints.append(message.text))
    await page.open()
    await page.chat.ask(DIAGNOSIS)
    assert complaints == []


async def test_a_site_that_the_council_has_not_named_is_refused(
    new_context: NewContext, server: Server, other_site: HostSite
) -> None:
    page = HostPage(await (await new_context()).new_page())
    await page.page.goto(f"{other_site.origin}/school")
    async with page.page.expect_console_message(lambda m: "frame-ancestors" in m.text):
        await page.button.click()
    await expect(page.chat.box).to_have_count(0)
    # The person is not left with nothing.
    link = page.panel.get_by_role("link", name="Open in a new tab")
    await expect(link).to_have_attribute("href", f"{server.address}/c/southend")


async def test_hide_this_page_leaves_the_whole_page(visit: Visit) -> None:
    page = await visit()
    await page.page.context.route(f"{WEATHER}**", lambda route: route.fulfill(body="Sunny"))
    await page.open()
    await page.panel.get_by_role("link", name="Hide this page").click()
    await page.page.wait_for_url(f"{WEATHER}**")
    await page.page.go_back()
    assert not page.page.url.endswith("/school")


async def test_on_a_phone_the_panel_takes_the_screen_and_the_keyboard(
    visit: Visit, server: Server
) -> None:
    for window in (NARROW, ZOOMED):
        page = await visit(viewport=window)
        await page.open()
        box = await page.panel.bounding_box()
        assert box
        assert (box["width"], box["height"]) == (window["width"], window["height"])
        await page.chat.ask(SENDIASS)
        inside = _frame(page, server)
        assert await inside.evaluate(WIDER_THAN_THE_WINDOW) <= 0
        assert await inside.evaluate(HELD_IN_PLACE) == 0
        behind = page.page.get_by_role("link", name="The last link")
        await behind.evaluate("(link) => link.focus()")  # what is behind is inert
        await expect(behind).not_to_be_focused()


async def test_the_button_covers_nothing_that_the_keyboard_reaches(
    visit: Visit, server: Server
) -> None:
    page = await visit(viewport=NARROW)
    link = page.page.get_by_role("link", name="The last link")
    await expect(page.button).to_be_visible()
    await page.page.evaluate("document.querySelector('p').style.marginBottom = '600px'")
    await link.focus()
    link_box, button_box = await link.bounding_box(), await page.button.bounding_box()
    assert link_box
    assert button_box
    assert link_box["y"] + link_box["height"] <= button_box["y"]


async def test_axe_finds_nothing_on_the_host_or_in_the_frame(visit: Visit, server: Server) -> None:
    page = await visit()
    for scheme in ("light", "dark"):
        await page.page.emulate_media(color_scheme=scheme)
        if not await page.panel.is_visible():
            results = await Axe().run(page.page, context="signpost-chat", options=RULES)
            assert results.violations_count == 0, results.generate_report()
            await page.open()
            await page.chat.ask(SENDIASS)
        results = await Axe().run(page.page, context="signpost-chat", options=RULES)
        assert results.violations_count == 0, results.generate_report()
        results = await Axe().run(_frame(page, server), options=RULES)
        assert results.violations_count == 0, results.generate_report()
        assert results.response["passes"], "axe looked at nothing"


async def test_a_council_gives_the_button_its_own_name_and_colour(
    visit: Visit, server: Server
) -> None:
    page = await visit()
    await expect(page.button).to_have_text(TITLE)
    await expect(page.button).to_have_css("background-color", "rgb(91, 42, 134)")
    await page.open()
    await expect(page.chat.send).to_have_css("background-color", "rgb(91, 42, 134)")


async def test_a_page_without_scripts_has_a_plain_link(visit: Visit) -> None:
    page = await visit(java_script_enabled=False)
    await page.page.get_by_role("link", name="Ask about SEN").click()
    await expect(page.page.get_by_role("textbox", name="Your question")).to_be_visible()


def _frame(page: HostPage, server: Server) -> Frame:
    return next(f for f in page.page.frames if f.url.startswith(f"{server.address}/embed/"))
