"""An adviser changes a checklist."""

from __future__ import annotations

import re
from html import unescape

import pytest
from pack_pages import begin, press, questions
from visitor import Visitor


async def test_questions_are_moved_removed_found_and_added(ann: Visitor) -> None:
    pack = await begin(ann)
    page = await ann.get(f"{pack}/edit")
    before = questions(page.text)
    moved = await press(ann, page, "line-down:0", title="My title")
    assert questions(moved.text) == [before[1], before[0], *before[2:]]
    assert 'value="My title"' in moved.text  # what was typed is still there
    assert re.search(r'id="line-1-down"[^>]*autofocus', moved.text)
    removed = await press(ann, moved, "line-remove:0")
    assert questions(removed.text) == [before[0], *before[2:]]
    found = await press(ann, removed, "find", find="handwriting")
    adds = re.findall(r'value="add:(worries/handwriting/[\w]+)"', found.text)
    assert adds
    added = await press(ann, found, f"add:{adds[0]}")
    assert questions(added.text)[-1] == adds[0]
    assert adds[0] not in re.findall(r'value="add:([^"]+)"', added.text)
    own = await press(ann, added, "add-own", own="Can we meet in June?")
    assert 'value="Can we meet in June?"' in own.text
    assert questions((await ann.get(f"{pack}/edit")).text) == before  # nothing saved yet
    assert (await press(ann, own, "save", find="")).status_code == 303
    assert "Can we meet in June?" in unescape((await ann.get(f"{pack}/preview")).text)


async def test_enter_does_what_the_field_is_for(ann: Visitor) -> None:
    edit = f"{await begin(ann)}/edit"
    found = await press(ann, edit, "enter", find="reading")
    assert "Found for" in found.text
    assert 'value="Why now?"' in (await press(ann, found, "enter", own="Why now?")).text
    assert 'value="Why now?"' in (await press(ann, edit, "enter", own="Why now?")).text
    assert (await press(ann, edit, "enter")).status_code == 303


@pytest.mark.parametrize(
    "do", ["line-up:99", "line-fly:0", "add:no/such", "add-card:x", "line-up:-1"]
)
async def test_a_button_that_is_made_up_does_no_harm(ann: Visitor, do: str) -> None:
    page = await ann.get(f"{await begin(ann)}/edit")
    response = await press(ann, page, do)
    assert response.status_code == 200
    assert questions(response.text) == questions(page.text)


async def test_what_is_personal_is_asked_about_or_taken_out(ann: Visitor) -> None:
    pack = await begin(ann)
    note = "Ring Priya Sharma. NHS number 943 476 5919."
    warned = await press(ann, f"{pack}/edit", "save", note=note)
    assert warned.status_code == 200
    assert "5919" not in warned.text
    assert "NHS number" in warned.text
    assert "Priya Sharma</a> looks like a name" in warned.text
    again = await press(ann, warned, "save")  # not said to be fine
    assert "looks like a name" in again.text
    digest = re.search(r'name="fine" value="(\w+)"', again.text)
    assert digest
    other = await press(ann, again, "save", fine=digest[1], note="Ring Tom Baker.")
    assert "Tom Baker</a> looks like a name" in other.text  # fine was said of other words
    saved = await press(ann, again, "save", fine=digest[1])
    assert saved.status_code == 303
    assert "Ring Priya Sharma. NHS number [number]." in (await ann.get(f"{pack}/preview")).text


async def test_what_is_wrong_is_named_and_what_was_typed_stays(ann: Visitor) -> None:
    edit = f"{await begin(ann)}/edit"
    page = await press(ann, edit, "save", title="", note="n" * 1501)
    assert page.status_code == 400
    assert "Give the checklist a title" in page.text
    assert "1,500 characters or fewer" in page.text
    assert "<title>Error: " in page.text
    assert "n" * 1501 in page.text
    assert "Write your question first" in (await press(ann, edit, "add-own")).text
