"""The page is light, and nobody else is asked for any of it."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from chat_page import ChatPage
from conftest import NewContext, Server
from playwright.async_api import Request
from states import DIAGNOSIS

HEAVIEST_PAGE = 24 * 1024  # bytes over the wire, with headers: page, styles, scripts and icon
HEAVIEST_TURN = 6 * 1024
ASSETS = ["chat.css", "chat.js", "icon.svg", "tools.js"]


@pytest.mark.parametrize(
    ("path", "assets"),
    [("/", ASSETS), ("/c/southend", [*ASSETS, "southend.css"])],
    ids=["England", "a council with its own colours"],
)
async def test_the_page_and_a_turn_are_light(
    new_context: NewContext, server: Server, path: str, assets: list[str]
) -> None:
    context = await new_context()
    asked_for: dict[tuple[str, str], Request] = {}  # the browser may want the icon twice

    def remember(request: Request) -> None:
        asked_for[request.method, request.url] = request

    context.on("request", remember)
    chat = ChatPage(await context.new_page())
    await chat.page.goto(path)
    icon = await chat.page.locator("link[rel=icon]").get_attribute("href")
    assert icon
    await chat.page.goto(icon)  # a headless browser does not always ask for it by itself
    names = sorted(url.rsplit("/", 1)[1] for _, url in asked_for)
    assert names == sorted([path.rsplit("/", 1)[1], *assets])
    page = await _weight(asked_for.values())
    assert page <= HEAVIEST_PAGE, f"The page weighs {page} bytes."

    await chat.page.goto(path)
    await chat.ask(DIAGNOSIS)
    turn = await _weight(r for r in asked_for.values() if r.method == "POST")
    assert turn <= HEAVIEST_TURN, f"A turn weighs {turn} bytes."
    print(f"{path}: the page weighs {page} bytes, a turn {turn}.")  # pytest -s shows it
    assert all(url.startswith(server.address) for _, url in asked_for)


async def _weight(requests: Iterable[Request]) -> int:
    sizes = [await request.sizes() for request in list(requests)]
    return sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)
