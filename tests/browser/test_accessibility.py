"""axe finds nothing in any state: light, dark, in forced colours, narrow, and without scripts.

With SIGNPOST_AXE_TABLE=1 what was found is written into docs/accessibility.md (`make axe-table`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from axe_table import (
    COLUMNS,
    CONDITIONS,
    NO_SCRIPT,
    SMALL,
    Findings,
    findings,
    table,
    version,
    with_table,
)
from chat_page import ChatPage
from conftest import NewContext, OpenChat
from playwright.async_api import expect
from states import DIAGNOSIS, POLISH, STATES
from test_small_screens import NARROW

from bot.asking import LONGEST_TEXT
from bot.knowledge.pages import PAGES
from bot.knowledge.website import LOWEST_CONTRAST, contrast
from bot.settings import PROJECT

DOCUMENT = PROJECT / "docs/accessibility.md"
Rows = dict[str, dict[str, Findings]]


@pytest.fixture(scope="module")
def rows() -> Iterator[Rows]:
    """What is found in this run, state by state. Written down when all of it was found."""
    found: Rows = {}
    yield found
    if os.environ.get("SIGNPOST_AXE_TABLE"):
        assert len(found) == len(STATES) + len(PAGES), "Not every state was tested."
        assert all(set(row) == set(COLUMNS) for row in found.values()), "Not in every condition."
        text = with_table(DOCUMENT.read_text("utf-8"), table(found))
        DOCUMENT.write_text(text, "utf-8")


async def expect_no_violations(chat: ChatPage) -> dict[str, Findings]:
    """In every condition that an open page can be put into. It is left as it was."""
    page, found = chat.page, {}
    window = page.viewport_size
    for name, media in CONDITIONS.items():
        await page.emulate_media(**media)
        found[name] = await findings(page)
        await page.emulate_media(color_scheme="light", forced_colors="none")
    await page.set_viewport_size(NARROW)
    found[SMALL] = await findings(page)
    await page.set_viewport_size(window or NARROW)
    expect_none(found)
    return found


def expect_none(found: dict[str, Findings]) -> None:
    for name, result in found.items():
        assert result.violations == 0, f"{name}:\n{result.report}"
        assert result.passed, "axe looked at nothing"


@pytest.mark.parametrize("name", STATES)
async def test_a_state(open_chat: OpenChat, new_context: NewContext, rows: Rows, name: str) -> None:
    state = STATES[name]
    chat = await open_chat(state.path)
    await state.reach(chat)
    found = await expect_no_violations(chat)

    # axe itself is a script, so ours alone are kept away.
    plain = await new_context()
    await plain.route("**/static/*.js", lambda route: route.abort())
    chat = await open_chat(state.path, context=plain)
    await state.reach(chat)
    found[NO_SCRIPT] = await findings(chat.page)
    expect_none({NO_SCRIPT: found[NO_SCRIPT]})
    rows[state.title] = found


@pytest.mark.parametrize("name", PAGES)
async def test_a_page_about_the_service(open_chat: OpenChat, rows: Rows, name: str) -> None:
    chat = await open_chat(f"/{name}")
    found = await expect_no_violations(chat)
    await expect(chat.page.locator("script")).to_have_count(0)
    rows[await chat.page.get_by_role("heading", level=1).inner_text()] = {
        **found,
        NO_SCRIPT: found["light"],  # there are no scripts on it
    }


async def test_too_long_a_message(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await chat.box.fill("a" * (LONGEST_TEXT + 1))
    await chat.send.click()
    await chat.expect_error()
    await expect(chat.page.get_by_text("1 characters too many")).to_be_visible()
    await expect_no_violations(chat)


async def test_the_version_of_axe_is_the_one_that_the_document_names(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await findings(chat.page)
    assert f"axe {await version(chat.page)}" in DOCUMENT.read_text("utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/c/southend"])
async def test_words_in_a_picture_stand_out(open_chat: OpenChat, path: str, scheme: str) -> None:
    """axe cannot judge them, because a shape lies under the words."""
    page = (await open_chat(path, color_scheme=scheme)).page
    read = "(name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()"
    for ground in ("--soft", "--card"):
        for ink in ("--ink", "--brand", "--quiet"):
            colours = await page.evaluate(read, ink), await page.evaluate(read, ground)
            assert contrast(*map(six_digits, colours)) >= LOWEST_CONTRAST, (ink, ground)


def six_digits(colour: str) -> str:
    """The browser shortens #ffffff to #fff."""
    return colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
async def test_another_language_says_which_it_is(open_chat: OpenChat, scripts: bool) -> None:
    chat = await open_chat(java_script_enabled=scripts)
    await chat.ask(POLISH)
    polish = chat.newest.locator("[lang=pl]")
    await expect(polish).to_contain_text("Jestem programem komputerowym")
    await expect(polish).not_to_contain_text("I am a computer")
    await expect(chat.newest.locator("[lang=pl] ~ .part:not([lang])").first).to_contain_text(
        "I am a computer program"
    )
    assert await chat.page.locator("html").get_attribute("lang") == "en-GB"


async def test_a_language_that_is_written_from_right_to_left(open_chat: OpenChat) -> None:
    chat = await open_chat()
    await chat.ask("طفلي لديه صعوبات في المدرسة، ماذا أفعل؟")
    arabic = chat.newest.locator("[lang=ar]")
    assert await arabic.evaluate("(e) => getComputedStyle(e).direction") == "rtl"
    asked = chat.newest.locator(".asked p")
    assert await asked.evaluate("(e) => getComputedStyle(e).direction") == "rtl"
    await chat.ask(DIAGNOSIS)
    asked = chat.newest.locator(".asked p")
    assert await asked.evaluate("(e) => getComputedStyle(e).direction") == "ltr"
