"""A checklist becomes a link, is copied, extended and taken back."""

from __future__ import annotations

import re
from html import unescape

import pytest
from pack_pages import PACKS, begin, make_link, press
from page_form import fields_of
from visitor import NewVisitor, Visitor


async def test_from_a_template_to_a_link_that_a_parent_opens(
    ann: Visitor, new_visitor: NewVisitor
) -> None:
    pack = await begin(ann)
    saved = await press(ann, f"{pack}/edit", "save", note="Bring the last plan.")
    assert saved.status_code == 303
    assert "CASE-1" in (await ann.get(pack)).text
    preview = unescape((await ann.get(f"{pack}/preview")).text)
    assert "Bring the last plan." in preview
    page, link = await make_link(ann, pack)
    assert "<svg" in page.text
    assert 'href="mailto:?subject=' in page.text
    parent = new_visitor()
    seen = unescape((await parent.get(link)).text)
    assert "Bring the last plan." in seen
    assert "CASE-1" not in seen
    assert link not in (await ann.get(pack)).text  # shown once
    listed = (await ann.get(PACKS)).text
    assert "Sent" in listed
    assert "have read it</span>" not in listed
    await parent.post(link, data={"do": "tell"})
    assert "have read it</span>" in (await ann.get(PACKS)).text


async def test_the_link_form_sent_again_makes_no_second_link(ann: Visitor) -> None:
    pack = await begin(ann)
    fields = fields_of((await ann.get(pack)).text, f"{pack}/link")
    first = await ann.post(f"{pack}/link", data=fields)
    link = re.search(r'value="http://testserver(/p/[\w-]+)"', first.text)
    assert link
    again = await ann.post(f"{pack}/link", data=fields)
    assert again.headers["location"] == f"{pack}?said=once"
    assert (await ann.get(link[1])).status_code == 200


async def test_a_telegram_link_where_there_is_a_bot(
    ann: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, link = await make_link(ann, await begin(ann))
    assert "t.me" not in page.text
    monkeypatch.setenv("SIGNPOST_TELEGRAM_NAME", "@SignpostBot")
    page, link = await make_link(ann, await begin(ann))
    code = link.removeprefix("/p/")
    assert f"https://t.me/SignpostBot?start={code}" in page.text
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", code)


async def test_the_public_address_is_used_where_it_is_set(
    ann: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIGNPOST_PUBLIC_URL", "https://signpost.example/")
    pack = await begin(ann)
    fields = fields_of((await ann.get(pack)).text, f"{pack}/link")
    page = await ann.post(f"{pack}/link", data=fields)
    assert re.search(r'id="link" value="https://signpost\.example/p/[\w-]{32}"', page.text)


async def test_what_was_sent_is_copied_not_changed(ann: Visitor) -> None:
    pack = await begin(ann)
    await make_link(ann, pack)
    page = await press(ann, f"{pack}/edit", "save", title="Other")
    assert "Make a copy" in page.text
    copied = await ann.send_form(pack, to=f"{pack}/copy")
    new = copied.headers["location"].partition("?")[0]
    assert new != pack
    assert (await press(ann, f"{new}/edit", "save", title="Other")).status_code == 303


async def test_extended_taken_back_and_deleted(ann: Visitor) -> None:
    pack = await begin(ann)
    _, link = await make_link(ann, pack)
    extended = await ann.send_form(pack, to=f"{pack}/extend")
    assert extended.headers["location"].endswith("said=extended")
    await ann.send_form(pack, to=f"{pack}/revoke")
    assert (await ann.get(link)).status_code == 404
    assert "Taken back" in (await ann.get(pack)).text
    await ann.send_form(pack, to=f"{pack}/delete")
    assert (await ann.get(pack)).status_code == 404
