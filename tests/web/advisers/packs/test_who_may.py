"""Nobody does with a checklist what they may not, and all of it is logged."""

from __future__ import annotations

import re

from pack_pages import PACKS, REVIEW, TEMPLATES, begin, make_link
from page_form import fields_of
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session
from visitor import Visitor

from bot.advisers.tables import AuditRow
from bot.packs.tables import PackRow


async def test_nobody_comes_in_without_signing_in(visitor: Visitor) -> None:
    for path in (PACKS, f"{PACKS}/new", f"{PACKS}/1", f"{PACKS}/1/edit", TEMPLATES):
        response = await visitor.get(path)
        assert response.status_code == 303
        assert response.headers["location"].startswith("/advisers/sign-in")
    for path in (f"{PACKS}/new/template", f"{PACKS}/1/link", f"{TEMPLATES}/copy"):
        assert (await visitor.post(path)).status_code == 303


async def test_a_form_from_elsewhere_changes_nothing(ann: Visitor, database: Engine) -> None:
    pack = await begin(ann)
    for path in ("/edit", "/link", "/revoke", "/extend", "/copy", "/delete"):
        response = await ann.post(
            f"{pack}{path}", data={"csrf": "guess", "links": "0", "days": "30"}
        )
        assert response.status_code == 403
    with Session(database, future=True) as session:
        (row,) = session.execute(select(PackRow)).scalars()
        assert row.links == 0


async def test_the_team_sees_it_and_another_service_does_not(
    ann: Visitor, mo: Visitor, cam: Visitor
) -> None:
    pack = await begin(ann)
    await make_link(ann, pack)
    assert "CASE-1" not in (await mo.get(PACKS)).text
    team = (await mo.get(f"{PACKS}?whose=team")).text
    assert "CASE-1" in team
    assert "Ann Adviser" in team
    assert "CASE-1" not in (await cam.get(f"{PACKS}?whose=team")).text
    own = await begin(cam, reference="")
    csrf = fields_of((await cam.get(own)).text, f"{own}/link")
    for path in ("", "/edit", "/preview", "/preview.pdf"):
        assert (await cam.get(f"{pack}{path}")).status_code == 404
    for path in ("/edit", "/link", "/extend", "/revoke", "/copy", "/delete"):
        assert (await cam.post(f"{pack}{path}", data=csrf)).status_code == 404
    assert "Sent" in (await ann.get(pack)).text


async def test_all_of_it_stands_in_the_log(ann: Visitor, mo: Visitor, database: Engine) -> None:
    pack = await begin(ann)
    _, link = await make_link(ann, pack)
    await ann.send_form(pack, to=f"{pack}/revoke")
    await ann.send_form(TEMPLATES, {"template": REVIEW, "for": "me"}, to=f"{TEMPLATES}/copy")
    log = (await mo.get("/advisers/audit")).text
    for action in (
        "Checklist made",
        "Checklist link made",
        "Checklist link taken back",
        "Template made",
    ):
        assert action in log
    with Session(database, future=True) as session:
        rows = [str(vars(row)) for row in session.execute(select(AuditRow)).scalars()]
    assert not any(link.removeprefix("/p/") in row or "CASE-1" in row for row in rows)


async def test_the_pages_keep_to_the_policy(ann: Visitor) -> None:
    pack = await begin(ann)
    sending, _ = await make_link(ann, pack)
    paths = (PACKS, f"{PACKS}/new", pack, f"{pack}/edit", f"{pack}/preview", TEMPLATES)
    for response in [sending, *[await ann.get(path) for path in paths]]:
        assert response.headers["cache-control"] == "no-store"
        assert not re.search(r'\sstyle="|<script(?![^>]+src=)|\son\w+="', response.text)
