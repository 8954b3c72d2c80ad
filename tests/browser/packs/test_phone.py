"""A parent opens the link on a phone: what is ticked and noted, kept, printed, and not told."""

from __future__ import annotations

import re

from conftest import NewContext, Server
from desk_and_phone import FIRST, desk, new_link, new_pack, phone
from good_page import expect_good
from playwright.async_api import expect


async def test_ticks_and_notes_stay_in_this_browser(new_context: NewContext) -> None:
    ann = await desk(new_context)
    await new_pack(ann)
    link = await new_link(ann)
    parent = await phone(new_context, link)
    await parent.get_by_role("checkbox", name=FIRST).check()
    await parent.get_by_role("textbox", name="My own notes", exact=True).fill("Stay calm")
    await parent.reload()
    await expect(parent.get_by_role("checkbox", name=FIRST)).to_be_checked()
    await expect(parent.get_by_role("textbox", name="My own notes", exact=True)).to_have_value(
        "Stay calm"
    )
    stored = await parent.evaluate("JSON.stringify(localStorage)")
    assert link.rpartition("/")[2] not in stored  # the code is not left on the device
    other = await phone(new_context, link)
    await expect(other.get_by_role("checkbox", name=FIRST)).not_to_be_checked()
    await parent.get_by_role("button", name="Clear them from this device").click()
    await expect(parent.get_by_text("gone from this device")).to_be_visible()
    await parent.reload()
    await expect(parent.get_by_role("checkbox", name=FIRST)).not_to_be_checked()


async def test_kept_on_the_server_they_open_on_another_phone(new_context: NewContext) -> None:
    ann = await desk(new_context)
    await new_pack(ann)
    link = await new_link(ann)
    parent = await phone(new_context, link)
    await parent.get_by_role("checkbox", name=FIRST).check()
    await parent.get_by_role("button", name="Keep on the server").click()
    said = parent.locator("#said")
    await expect(said).to_be_focused()
    await expect_good(parent)
    own = await said.get_by_role("link").get_attribute("href")
    assert own
    other = await phone(new_context, own)
    await expect(other.get_by_role("checkbox", name=FIRST)).to_be_checked()
    await expect_good(other)
    await other.get_by_role("button", name="Delete them from the server").click()
    await expect(other.get_by_text("deleted from our server")).to_be_visible()
    assert (await other.goto(own)).status == 404


async def test_without_scripts(new_context: NewContext) -> None:
    ann = await desk(new_context, java_script_enabled=False)
    await new_pack(ann)
    await ann.get_by_role("button", name=f"Move down: {FIRST}").click()
    await ann.get_by_role("button", name="Remove " + FIRST).click()
    link = await new_link(ann)
    parent = await phone(new_context, link, java_script_enabled=False)
    await expect(parent.get_by_text(FIRST)).to_have_count(0)
    await parent.get_by_role("checkbox").first.check()
    await parent.get_by_role("button", name="Tell my adviser").click()
    await expect(parent.get_by_role("checkbox").first).to_be_checked()
    await parent.get_by_role("button", name="Keep on the server").click()
    await parent.locator("#said").get_by_role("link").click()
    await expect(parent.get_by_role("checkbox").first).to_be_checked()
    await parent.get_by_role("button", name="Go on in the chat").click()
    await expect(parent.get_by_text("here is your list of 8 questions")).to_be_visible()


async def test_on_paper_everything_is_open_and_there_is_space_to_write(
    new_context: NewContext,
) -> None:
    ann = await desk(new_context)
    await new_pack(ann)
    parent = await phone(new_context, await new_link(ann))
    await parent.emulate_media(media="print")
    await parent.evaluate("dispatchEvent(new Event('beforeprint'))")
    await expect(parent.get_by_text("The last plan, with your mark on each goal")).to_be_visible()
    await expect(parent.get_by_text(FIRST)).to_be_visible()
    await expect(parent.locator(".rule").first).to_be_visible()
    for hidden in ("Tell my adviser", "Go on in the chat", "Print"):
        await expect(parent.get_by_role("button", name=hidden)).to_be_hidden()


async def test_dead_codes_get_one_kind_page(new_context: NewContext) -> None:
    ann = await desk(new_context)
    await new_pack(ann)
    link = await new_link(ann)
    await ann.get_by_role("button", name="Take the link back").click()
    await expect(ann.get_by_text("The link is taken back")).to_be_visible()
    pages = set()
    for dead in (link, f"{link}x", "/p/guess"):
        parent = await phone(new_context, dead)
        await expect(parent.get_by_role("heading", level=1)).to_contain_text("does not open")
        pages.add(await parent.content())
    assert len(pages) == 1
    await expect_good(parent)


async def test_no_code_stands_in_what_the_server_wrote(
    new_context: NewContext, server: Server
) -> None:
    ann = await desk(new_context)
    await new_pack(ann)
    link = await new_link(ann)
    parent = await phone(new_context, link)
    await parent.get_by_role("button", name="Tell my adviser").click()
    await expect(parent.get_by_text("They see nothing else")).to_be_visible()
    code = link.rpartition("/")[2]
    assert re.fullmatch(r"[\w-]{32}", code)
    written = list(server.database.parent.glob("*.log"))
    assert written
    assert not any(code in path.read_text() for path in written)
    for path in server.database.parent.glob("signpost.db*"):
        assert code.encode() not in path.read_bytes()
