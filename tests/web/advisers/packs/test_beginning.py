"""A checklist begins: from a template, from answers, from a template of one's own."""

from __future__ import annotations

from html import unescape

import pytest
from pack_pages import PACKS, REVIEW, TEMPLATES, begin, press
from page_form import fields_of
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session
from visitor import Visitor

from bot.packs.tables import PackRow


async def test_from_answers_to_questions_that_fit(ann: Visitor, database: Engine) -> None:
    fields = {
        "meeting": "review",
        "phase": "primary",
        "worry": "reading is slow, says Harvey",
        "tried": "phonics since May",
        "on": "2099-03-12",
        "at": "14:30",
    }
    response = await ann.send_form(f"{PACKS}/new", fields, to=f"{PACKS}/new/answers")
    pack = response.headers["location"].removesuffix("/edit")
    page = unescape((await ann.get(f"{pack}/preview")).text)
    assert "you are worried about reading" in page
    assert "Thursday 12 March 2099 at 2:30pm" in page
    with Session(database, future=True) as session:
        (row,) = session.execute(select(PackRow)).scalars()
        assert "Harvey" not in row.snapshot
        assert "phonics" not in row.snapshot


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, "Choose which meeting it is"),
        ({"meeting": "party"}, "Choose which meeting it is"),
        ({"meeting": "review", "on": "soon"}, "Write the day"),
        ({"meeting": "review", "on": "2001-01-01"}, "This day has passed"),
    ],
)
async def test_answers_that_cannot_be_taken(
    ann: Visitor, fields: dict[str, str], says: str
) -> None:
    response = await ann.send_form(f"{PACKS}/new", fields, to=f"{PACKS}/new/answers")
    assert response.status_code == 400
    assert says in response.text


async def test_a_template_has_to_be_chosen(ann: Visitor) -> None:
    for template in ("", "built-in:none", "99", "x"):
        response = await ann.send_form(
            f"{PACKS}/new", {"template": template}, to=f"{PACKS}/new/template"
        )
        assert response.status_code == 400
        assert "Choose a template" in response.text


async def test_a_template_of_ones_own(ann: Visitor, mo: Visitor) -> None:
    response = await ann.send_form(
        TEMPLATES, {"template": REVIEW, "for": "me"}, to=f"{TEMPLATES}/copy"
    )
    path = response.headers["location"].partition("/edit")[0]
    assert (await press(ann, f"{path}/edit", "save", title="Mine")).status_code == 303
    page = (await ann.get(path)).text
    assert "Version 2" in page
    assert "A review of the support" in (await ann.get(f"{path}/versions/1")).text
    await ann.send_form(f"{path}/versions/1", to=f"{path}/restore")
    assert "<h1>A review of the support</h1>" in (await ann.get(path)).text
    for visitor, status in ((mo, 404), (ann, 200)):
        assert (await visitor.get(path)).status_code == status
    number = path.rpartition("/")[2]
    assert number.isdecimal()
    assert (await begin(ann, number)).startswith(PACKS)
    await ann.send_form(path, to=f"{path}/delete")
    assert (await ann.get(path)).status_code == 404


async def test_the_teams_templates_take_an_editor(ann: Visitor, mo: Visitor, cam: Visitor) -> None:
    fields = {"template": REVIEW, "for": "team"}
    assert "Copy for the team" not in (await ann.get(TEMPLATES)).text
    refused = await ann.send_form(TEMPLATES, fields, to=f"{TEMPLATES}/copy")
    assert refused.status_code == 403
    response = await mo.send_form(TEMPLATES, fields, to=f"{TEMPLATES}/copy")
    path = response.headers["location"].partition("/edit")[0]
    seen = (await ann.get(path)).text
    assert "Change it" not in seen
    assert (await ann.get(f"{path}/edit")).status_code == 403
    csrf = fields_of(seen, f"{TEMPLATES}/copy")
    for action in ("edit", "restore", "delete"):
        assert (await ann.post(f"{path}/{action}", data=csrf)).status_code == 403
    assert (await cam.get(path)).status_code == 404
    assert (await cam.get(f"{path}/versions/1")).status_code == 404
