"""A manager looks after the team; nobody else does, and no other service is seen."""

from __future__ import annotations

import html
import re

import httpx
import pytest
from visitor import NewVisitor, Visitor

from bot.advisers import Adviser

MO, ANN = "mo@southend.example", "ann@southend.example"


def link_on(page: httpx.Response) -> str:
    found = re.search(
        r'readonly value="http://testserver(/advisers/set-password/[^"]+)"', page.text
    )
    assert found, page.text
    return found.group(1)


async def test_a_manager_adds_an_adviser_who_then_signs_in(
    new_visitor: NewVisitor, manager: Adviser
) -> None:
    mo, new = new_visitor(), new_visitor()
    await mo.sign_in(MO)
    fields = {"email": "New@southend.example", "name": "New Person", "role": "editor"}
    link = link_on(await mo.send_form("/advisers/team", fields))
    await new.send_form(link, {"password": "another lamp river"})
    await new.sign_in("new@southend.example", "another lamp river")
    assert "Hello, New Person" in (await new.get("/advisers")).text
    assert "New Person" in (await mo.get("/advisers/team")).text


async def test_a_fault_is_named_and_what_was_typed_stays(
    visitor: Visitor, manager: Adviser
) -> None:
    await visitor.sign_in(MO)
    fields = {"email": MO, "name": "Mo <again>", "role": "editor"}
    page = await visitor.send_form("/advisers/team", fields)
    assert page.status_code == 400
    assert "has an account already" in page.text
    assert html.escape("Mo <again>") in page.text
    assert re.search(r'value="editor" checked', page.text)


async def test_a_manager_makes_a_new_link(
    new_visitor: NewVisitor, manager: Adviser, adviser: Adviser
) -> None:
    mo, ann = new_visitor(), new_visitor()
    await mo.sign_in(MO)
    await ann.sign_in(ANN)
    member = f"/advisers/team/{adviser.id}"
    link = link_on(await mo.send_form(member, to=f"{member}/reset"))
    assert (await ann.get("/advisers")).status_code == 303
    assert (await ann.sign_in(ANN)).status_code == 400
    await ann.send_form(link, {"password": "another lamp river"})
    assert (await ann.sign_in(ANN, "another lamp river")).status_code == 303


async def test_a_manager_changes_a_role_and_removes_an_account(
    visitor: Visitor, manager: Adviser, adviser: Adviser
) -> None:
    await visitor.sign_in(MO)
    member = f"/advisers/team/{adviser.id}"
    sent = await visitor.send_form(member, {"role": "editor"}, to=f"{member}/role")
    assert sent.headers["location"] == f"{member}?done=role"
    assert "<dd>Editor</dd>" in (await visitor.get(member)).text
    sent = await visitor.send_form(member, {"reason": "left in May"}, to=f"{member}/remove")
    assert sent.headers["location"] == "/advisers/team?done=removed"
    assert (await visitor.get(member)).status_code == 404
    log = (await visitor.get("/advisers/audit")).text
    assert "Account removed: ann@southend.example" in log
    assert "left in May" in log


@pytest.mark.parametrize("change", ["role", "reset", "remove"])
async def test_another_services_people_are_not_there(
    visitor: Visitor, manager: Adviser, stranger: Adviser, change: str
) -> None:
    await visitor.sign_in(MO)
    assert "Cam Stranger" not in (await visitor.get("/advisers/team")).text
    assert (await visitor.get(f"/advisers/team/{stranger.id}")).status_code == 404
    page = (await visitor.get("/advisers/team")).text
    csrf = re.search(r'name="csrf" value="(\w+)"', page).group(1)
    sent = await visitor.post(f"/advisers/team/{stranger.id}/{change}", data={"csrf": csrf})
    assert sent.status_code == 404


async def test_a_manager_cannot_shut_themself_out(visitor: Visitor, manager: Adviser) -> None:
    await visitor.sign_in(MO)
    member = f"/advisers/team/{manager.id}"
    page = (await visitor.get(member)).text
    assert "This is you" in page
    csrf = re.search(r'name="csrf" value="(\w+)"', page).group(1)
    for change, fields in (("role", {"role": "adviser"}), ("reset", {}), ("remove", {})):
        sent = await visitor.post(f"{member}/{change}", data={"csrf": csrf, **fields})
        assert sent.status_code == 400
    assert (await visitor.get("/advisers/team")).status_code == 200


async def test_without_the_role_there_is_a_kind_page(visitor: Visitor, adviser: Adviser) -> None:
    await visitor.sign_in(ANN)
    start = (await visitor.get("/advisers")).text
    assert "/advisers/team" not in start
    assert "/advisers/audit" not in start
    for page in ("/advisers/team", "/advisers/audit", f"/advisers/team/{adviser.id}"):
        refused = await visitor.get(page)
        assert refused.status_code == 403
        assert "Your role does not cover this page" in refused.text
    csrf = re.search(r'name="csrf" value="(\w+)"', start).group(1)
    sent = await visitor.post(
        "/advisers/team", data={"csrf": csrf, "email": "x@y.uk", "name": "X", "role": "manager"}
    )
    assert sent.status_code == 403


async def test_a_role_that_changes_ends_what_it_allowed(
    new_visitor: NewVisitor, manager: Adviser, adviser: Adviser
) -> None:
    mo, ann = new_visitor(), new_visitor()
    await mo.sign_in(MO)
    await ann.sign_in(ANN)
    member = f"/advisers/team/{adviser.id}"
    await mo.send_form(member, {"role": "manager"}, to=f"{member}/role")
    assert (await ann.get("/advisers/team")).status_code == 303
    await ann.sign_in(ANN)
    assert (await ann.get("/advisers/team")).status_code == 200


async def test_the_log_is_read_page_by_page(visitor: Visitor, manager: Adviser) -> None:
    await visitor.sign_in(MO)
    for n in range(55):
        fields = {"email": f"p{n:02}@southend.example", "name": f"P {n}", "role": "adviser"}
        await visitor.send_form("/advisers/team", fields)
    first = (await visitor.get("/advisers/audit")).text
    assert "p54@southend.example" in first
    older = re.search(r'href="(/advisers/audit\?before=\d+)"', first).group(1)
    second = (await visitor.get(older)).text
    assert "p04@southend.example" in second
    assert "p05@southend.example" in first
    for odd in ("x", "-1", "9" * 30, "٣"):
        assert (await visitor.get(f"/advisers/audit?before={odd}")).status_code == 200
