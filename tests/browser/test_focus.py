"""Where the focus is can be seen at every stop, forwards and backwards, and nothing covers it."""

from __future__ import annotations

import pytest
from conftest import PHONE, NewContext, OpenChat
from host_page import HostPage, HostSite
from keys import Keys
from states import DIAGNOSIS, STATES
from test_small_screens import HELD_IN_PLACE, ZOOMED

WINDOWS = pytest.mark.parametrize("window", [PHONE, ZOOMED], ids=["phone", "400% zoom"])
COVERED = """(element) => {
    const words = document.createRange();
    words.selectNodeContents(element);
    return [...words.getClientRects()].flatMap((box) =>
        [[box.left + 2, box.top + 5], [box.right - 2, box.top + 5], [box.left + 2, box.bottom - 5]]
    ).filter(([x, y]) => !element.contains(document.elementFromPoint(x, y))) }"""
"""The corners of an element's words that lie under something else."""
LONG = ("councils", "answer", "options", "list", "sheet", "error", "crisis")


@WINDOWS
@pytest.mark.parametrize("name", LONG)
async def test_every_stop_is_seen_whole(
    open_chat: OpenChat, name: str, window: dict[str, int]
) -> None:
    state = STATES[name]
    chat = await open_chat(state.path, viewport=window)
    await state.reach(chat)
    await Keys(chat.page).walk()


async def test_forced_colours_show_the_focus(open_chat: OpenChat) -> None:
    chat = await open_chat(forced_colors="active")
    await chat.ask(DIAGNOSIS)
    await Keys(chat.page).walk()


@WINDOWS
async def test_every_stop_in_a_frame_is_seen_whole(
    new_context: NewContext, host_site: HostSite, window: dict[str, int]
) -> None:
    host = HostPage(await (await new_context(viewport=window)).new_page())
    await host.page.goto(f"{host_site.origin}/school")
    await host.open()
    await host.chat.ask(DIAGNOSIS)
    inside = next(frame for frame in host.page.frames if "/embed/" in frame.url)
    await Keys(host.page, inside).walk()


async def test_leaving_at_once_is_always_at_hand_where_there_is_room(open_chat: OpenChat) -> None:
    chat = await open_chat("/c/southend")
    await STATES["list"].reach(chat)
    hide = chat.page.get_by_role("link", name="Hide this page")
    for place in ("0", "document.body.scrollHeight"):
        await chat.page.evaluate(f"scrollTo(0, {place})")
        box = await hide.bounding_box()
        assert box
        assert 0 <= box["y"] < 60
    await chat.page.set_viewport_size(ZOOMED)
    assert await chat.page.evaluate(HELD_IN_PLACE) == 0  # a low window is for reading


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
@pytest.mark.parametrize("path", ["/", "/c/north_yorkshire", "/privacy"])
async def test_leaving_at_once_covers_nothing_at_the_top(
    open_chat: OpenChat, path: str, width: int
) -> None:
    chat = await open_chat(path, viewport={"width": width, "height": 844})
    for part in (".top .name", ".tagline", "#hide"):
        assert await chat.page.locator(part).evaluate(COVERED) == []
