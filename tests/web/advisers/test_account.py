"""What an adviser does with their own account."""

from __future__ import annotations

import re

import pyotp
from sqlalchemy import update
from sqlalchemy.engine import Engine
from visitor import NewVisitor, Visitor

from bot.advisers import Adviser
from bot.advisers.tables import AdviserRow

ANN, PASSWORD, NEW = "ann@southend.example", "purple teapot orbit", "another lamp river"


async def test_a_changed_password_ends_other_sessions_and_not_this_one(
    new_visitor: NewVisitor, adviser: Adviser
) -> None:
    office, phone = new_visitor(), new_visitor()
    await office.sign_in(ANN)
    await phone.sign_in(ANN)
    sent = await office.send_form(
        "/advisers/account/password", {"present": PASSWORD, "password": NEW}
    )
    assert sent.headers["location"] == "/advisers/account?done=password"
    assert (await office.get("/advisers")).status_code == 200
    assert (await phone.get("/advisers")).status_code == 303
    assert (await phone.sign_in(ANN, NEW)).status_code == 303


async def test_a_password_is_changed_only_by_who_knows_it(
    visitor: Visitor, adviser: Adviser
) -> None:
    await visitor.sign_in(ANN)
    page = "/advisers/account/password"
    for present, password, why in (
        ("wrong", NEW, "not your present password"),
        (PASSWORD, "short", "12 characters"),
        (PASSWORD, PASSWORD, "differs"),
        (PASSWORD, "Ann.Southend" * 20, "200 characters"),
    ):
        sent = await visitor.send_form(page, {"present": present, "password": password})
        assert sent.status_code == 400
        assert why in sent.text


async def test_guessing_the_present_password_is_throttled(
    visitor: Visitor, adviser: Adviser
) -> None:
    await visitor.sign_in(ANN)
    for n in range(5):
        await visitor.send_form(
            "/advisers/account/password", {"present": f"guess {n}", "password": NEW}
        )
    sent = await visitor.send_form(
        "/advisers/account/password", {"present": PASSWORD, "password": NEW}
    )
    assert "too many tries" in sent.text


async def test_who_has_a_password_for_one_time_must_change_it_first(
    visitor: Visitor, adviser: Adviser, database: Engine
) -> None:
    with database.begin() as connection:
        connection.execute(update(AdviserRow.__table__).values(must_change_password=True))
    await visitor.sign_in(ANN)
    for page in ("/advisers", "/advisers/account", "/advisers/account/second-step"):
        assert (await visitor.get(page)).headers["location"] == "/advisers/account/password"
    page = await visitor.get("/advisers/account/password")
    assert "Choose a password of your own" in page.text
    await visitor.send_form("/advisers/account/password", {"present": PASSWORD, "password": NEW})
    assert (await visitor.get("/advisers")).status_code == 200


async def test_the_second_step_is_turned_on_used_and_turned_off(
    new_visitor: NewVisitor, adviser: Adviser
) -> None:
    visitor, page = new_visitor(), "/advisers/account/second-step"
    await visitor.sign_in(ANN)
    html = (await visitor.get(page)).text
    assert "<svg" in html
    secret = re.search(r'name="secret" value="(\w+)"', html).group(1)
    csrf = re.search(r'name="csrf" value="(\w+)"', html).group(1)
    wrong = await visitor.post(page, data={"csrf": csrf, "secret": secret, "code": "000000"})
    assert wrong.status_code == 400
    assert secret in wrong.text  # the app that has read it need not read another
    fields = {"csrf": csrf, "secret": secret, "code": pyotp.TOTP(secret).now()}
    codes = re.findall(
        r"<code>([A-Z2-7-]{19})</code>", (await visitor.post(page, data=fields)).text
    )
    assert len(codes) == 10

    phone = new_visitor()
    assert "second-step" in (await phone.sign_in(ANN)).headers["location"]
    await phone.send_form("/advisers/second-step", {"code": codes[3]})
    assert "The second step is on" in (await phone.get("/advisers/account")).text

    off = "/advisers/account/second-step/off"
    refused = await phone.send_form("/advisers/account", {"present": "wrong"}, to=off)
    assert refused.status_code == 400
    done = await phone.send_form("/advisers/account", {"present": PASSWORD}, to=off)
    assert done.headers["location"] == "/advisers/account?done=second-step-off"
    assert "The second step is off" in (await phone.get("/advisers/account")).text


async def test_signing_out_everywhere(new_visitor: NewVisitor, adviser: Adviser) -> None:
    office, phone = new_visitor(), new_visitor()
    await office.sign_in(ANN)
    await phone.sign_in(ANN)
    assert "(this one)" in (await office.get("/advisers/account")).text
    out = "/advisers/account/sign-out-everywhere"
    assert "everywhere" in (await office.send_form("/advisers/account", to=out)).headers["location"]
    for browser in (office, phone):
        assert (await browser.get("/advisers")).status_code == 303
