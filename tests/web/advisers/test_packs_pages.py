"""An adviser makes a checklist, changes it, sends it; and nobody does what they may not."""

from __future__ import annotations

import re
from html import unescape
from types import SimpleNamespace

import httpx
import pytest
from page_form import fields_of
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from visitor import NewVisitor, Visitor

from bot.advisers import Adviser
from bot.advisers.tables import AuditRow
from bot.advisers.throttle import Throttle
from bot.knowledge import Knowledge
from bot.packs.tables import PackRow
from bot.web import packs, pages
from bot.web.advisers import pack_routes, routes
from bot.web.advisers.session import HANDLERS
from bot.web.security import SecurityHeaders

ANN, MO, CAM = "ann@southend.example", "mo@southend.example", "cam@camden.example"
PACKS, TEMPLATES = "/advisers/packs", "/advisers/templates"
REVIEW = "built-in:review"


@pytest.fixture
def app(database: Engine, knowledge: Knowledge) -> Starlette:
    app = Starlette(
        routes=[
            *routes.ROUTES,
            *pack_routes.ROUTES,
            *packs.ROUTES,
            *pages.ROUTES,
            Mount("/static", StaticFiles(packages=[("bot.web", "static")]), name="static"),
        ],
        middleware=[Middleware(SecurityHeaders)],
        exception_handlers=HANDLERS,
    )
    app.state.assistant = SimpleNamespace(engine=database, knowledge=knowledge)
    app.state.throttle = Throttle()
    return app


@pytest.fixture
async def ann(visitor: Visitor, adviser: Adviser) -> Visitor:
    """An adviser of Southend, signed in."""
    await visitor.sign_in(ANN)
    return visitor


@pytest.fixture
async def mo(new_visitor: NewVisitor, manager: Adviser) -> Visitor:
    """Her manager, signed in."""
    visitor = new_visitor()
    await visitor.sign_in(MO)
    return visitor


@pytest.fixture
async def cam(new_visitor: NewVisitor, stranger: Adviser) -> Visitor:
    """A manager of Camden, signed in."""
    visitor = new_visitor()
    await visitor.sign_in(CAM)
    return visitor


async def begin(visitor: Visitor, template: str = REVIEW, reference: str = "CASE-1") -> str:
    """Begin from a template; returns the path of the pack."""
    fields = {"template": template, "reference": reference}
    response = await visitor.send_form(f"{PACKS}/new", fields, to=f"{PACKS}/new/template")
    assert response.status_code == 303, response.text
    return response.headers["location"].removesuffix("/edit")


async def press(
    visitor: Visitor, page: str | httpx.Response, do: str, **changes: str
) -> httpx.Response:
    """Press a button of the editor on a page, or on the page that came back."""
    response = await visitor.get(page) if isinstance(page, str) else page
    path = response.request.url.path
    fields = fields_of(response.text, path)
    for name, value in changes.items():
        fields[name] = [value]
    fields["do"] = [do]
    return await visitor.post(path, data=fields)


async def make_link(visitor: Visitor, pack: str) -> tuple[httpx.Response, str]:
    """Make the link; returns the page and the path of the link."""
    fields = fields_of((await visitor.get(pack)).text, f"{pack}/link")
    response = await visitor.post(f"{pack}/link", data=fields)
    link = re.search(r'id="link" value="http://testserver(/p/[\w-]+)"', response.text)
    assert link, response.text
    return response, link[1]


def questions(page: str) -> list[str]:
    return re.findall(r'name="line" value="([^"]+)"', page)


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
