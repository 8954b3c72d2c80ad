"""Advisers come in with what they know, and nobody learns who has an account."""

from __future__ import annotations

import re

import httpx
import pytest
from sqlalchemy.engine import Engine
from visitor import NewVisitor, Visitor

from bot.advisers import Adviser
from bot.advisers.accounts import Accounts
from bot.advisers.totp import SecondStep, new_secret
from bot.web.advisers.session import COOKIE, where_next

MO = "mo@southend.example"


def where(response: httpx.Response) -> str:
    assert response.status_code == 303
    return response.headers["location"]


async def test_an_adviser_signs_in_and_out(visitor: Visitor, manager: Adviser) -> None:
    assert where(await visitor.get("/advisers")) == "/advisers/sign-in"
    assert where(await visitor.sign_in(MO)) == "/advisers"
    page = await visitor.get("/advisers")
    assert "Hello, Mo Manager" in page.text
    assert "Advisers in Southend" in page.text
    assert where(await visitor.send_form("/advisers", to="/advisers/sign-out")).startswith(
        "/advisers/sign-in"
    )
    assert where(await visitor.get("/advisers")) == "/advisers/sign-in"


async def test_who_wanted_a_page_is_led_to_it(visitor: Visitor, manager: Adviser) -> None:
    asked = where(await visitor.get("/advisers/team"))
    assert asked == "/advisers/sign-in?next=/advisers/team"
    sent = await visitor.send_form(asked, {"email": MO, "password": "purple teapot orbit"})
    assert where(sent) == "/advisers/team"
    assert where(await visitor.get(asked)) == "/advisers/team"  # signed in already


@pytest.mark.parametrize(
    "wanted",
    ["https://evil.example/", "//evil.example", "/advisers//evil.example", "/c/southend",
     "/advisers\\evil", "/advisers@evil.example", "/advisersevil", "/advisers/../x?y", "", None, 7],
)  # fmt: skip
def test_nobody_is_led_to_another_site(wanted: object) -> None:
    assert where_next(wanted) == "/advisers"


async def test_the_answer_does_not_tell_whether_there_is_an_account(
    visitor: Visitor, manager: Adviser
) -> None:
    def answer(response: httpx.Response, email: str) -> str:
        return re.sub(r'value="[^"]*"', "", response.text).replace(email, "")

    known = await visitor.sign_in(MO, "wrong password here")
    unknown = await visitor.sign_in("no@southend.example", "wrong password here")
    assert known.status_code == unknown.status_code == 400
    assert answer(known, MO) == answer(unknown, "no@southend.example")
    assert "do not go together" in known.text


async def test_the_address_stays_and_the_password_does_not(
    visitor: Visitor, manager: Adviser
) -> None:
    page = await visitor.sign_in(MO, "wrong password here")
    assert f'value="{MO}"' in page.text
    assert "wrong password here" not in page.text
    assert (await visitor.sign_in(MO, "")).status_code == 400
    page = await visitor.sign_in('"><b>x</b>@a.uk', "wrong")
    assert "<b>x</b>" not in page.text


async def test_guessing_is_throttled_for_known_and_unknown_alike(
    new_visitor: NewVisitor, manager: Adviser
) -> None:
    for email in (MO, "no@southend.example"):
        thief = new_visitor()
        answers = [(await thief.sign_in(email, f"guess {n}")).status_code for n in range(6)]
        assert answers == [400] * 5 + [429]
        late = await thief.sign_in(email)  # the right password does not help any more
        assert late.status_code == 429
        assert "Wait five minutes" in late.text


async def test_a_slip_is_forgiven(visitor: Visitor, manager: Adviser) -> None:
    for _ in range(3):
        for _ in range(3):
            await visitor.sign_in(MO, "wrong")
        assert where(await visitor.sign_in(MO)) == "/advisers"
        await visitor.send_form("/advisers", to="/advisers/sign-out")


async def test_the_cookie_is_for_these_pages_and_for_no_script(
    new_visitor: NewVisitor, manager: Adviser
) -> None:
    for scheme in ("http", "https"):
        visitor = new_visitor(scheme)
        cookie = (await visitor.sign_in(MO)).headers["set-cookie"]
        assert cookie.startswith(f"{COOKIE}=")
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie
        assert "Path=/advisers" in cookie
        assert "Max-Age" not in cookie
        assert ("Secure" in cookie) == (scheme == "https")


async def test_a_token_from_before_signing_in_is_worth_nothing_after(
    new_visitor: NewVisitor, manager: Adviser
) -> None:
    visitor, thief = new_visitor(), new_visitor()
    await visitor.get("/advisers/sign-in")
    planted = visitor.cookies[COOKIE]
    await visitor.sign_in(MO)
    assert visitor.cookies[COOKIE] != planted
    thief.cookies.set(COOKIE, planted, path="/advisers")
    assert where(await thief.get("/advisers")) == "/advisers/sign-in"


@pytest.mark.parametrize("forged", [None, "", "guess"])
async def test_a_form_of_another_site_is_refused(
    visitor: Visitor, manager: Adviser, forged: str | None
) -> None:
    fields = {"email": MO, "password": "purple teapot orbit"}
    if forged is not None:
        fields["csrf"] = forged
    await visitor.get("/advisers/sign-in")
    refused = await visitor.post("/advisers/sign-in", data=fields)
    assert refused.status_code == 403
    assert "Nothing was changed" in refused.text


async def test_a_form_of_another_session_is_refused(
    new_visitor: NewVisitor, manager: Adviser, adviser: Adviser
) -> None:
    mo, ann = new_visitor(), new_visitor()
    await mo.sign_in(MO)
    await ann.sign_in(adviser.email)
    html = (await ann.get("/advisers/account")).text
    csrf = re.search(r'name="csrf" value="(\w+)"', html).group(1)
    refused = await mo.post("/advisers/account/sign-out-everywhere", data={"csrf": csrf})
    assert refused.status_code == 403
    assert (await mo.get("/advisers")).status_code == 200


async def test_pages_are_not_stored_nor_framed(visitor: Visitor, manager: Adviser) -> None:
    page = await visitor.get("/advisers/sign-in")
    assert page.headers["cache-control"] == "no-store"
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]


class TestSecondStep:
    """With the second step on, the password alone opens nothing."""

    @pytest.fixture
    def codes(self, database: Engine, manager: Adviser, monkeypatch: pytest.MonkeyPatch):
        """Mo has the second step on. These are the recovery codes."""
        monkeypatch.setattr("bot.advisers.totp._matching_step", lambda secret, code: 1)
        codes = SecondStep(database).turn_on(manager, new_secret(), "any")
        monkeypatch.undo()
        return codes

    async def test_the_password_alone_opens_nothing(self, visitor: Visitor, codes) -> None:
        assert where(await visitor.sign_in(MO)) == "/advisers/second-step?next=/advisers"
        for page in ("/advisers", "/advisers/account", "/advisers/team"):
            assert where(await visitor.get(page)).startswith("/advisers/sign-in")

    async def test_a_code_lets_in_under_a_new_token(self, visitor: Visitor, codes) -> None:
        await visitor.sign_in(MO)
        before = visitor.cookies[COOKIE]
        sent = await visitor.send_form("/advisers/second-step", {"code": codes[0]})
        assert where(sent) == "/advisers"
        assert visitor.cookies[COOKIE] != before
        assert (await visitor.get("/advisers")).status_code == 200

    async def test_guessing_the_code_is_throttled(self, visitor: Visitor, codes) -> None:
        await visitor.sign_in(MO)
        answers = []
        for n in range(6):
            sent = await visitor.send_form("/advisers/second-step", {"code": f"00000{n}"})
            answers.append(sent.status_code)
        assert answers == [400] * 5 + [429]
        late = await visitor.send_form("/advisers/second-step", {"code": codes[0]})
        assert late.status_code == 429

    async def test_without_a_password_there_is_no_second_step(
        self, visitor: Visitor, codes
    ) -> None:
        assert where(await visitor.get("/advisers/second-step")) == "/advisers/sign-in"


class TestLink:
    """A link to set a password works once and tells nothing when it does not."""

    async def test_a_new_adviser_sets_a_password_and_signs_in(
        self, visitor: Visitor, database: Engine, manager: Adviser
    ) -> None:
        _, token = Accounts(database).add(manager, "new@southend.example", "New", "adviser")
        page = f"/advisers/set-password/{token}"
        weak = await visitor.send_form(page, {"password": "password1234"})
        assert weak.status_code == 400
        assert "first that others would try" in weak.text
        sent = await visitor.send_form(page, {"password": "another lamp river"})
        assert where(sent) == "/advisers/sign-in?done=password"
        signed_in = await visitor.sign_in("new@southend.example", "another lamp river")
        assert where(signed_in) == "/advisers"
        assert (await visitor.get(page)).status_code == 404

    async def test_a_link_that_is_over_looks_like_one_that_never_was(
        self, visitor: Visitor, database: Engine, manager: Adviser, adviser: Adviser
    ) -> None:
        old = Accounts(database).reset(manager, adviser.id)
        Accounts(database).reset(manager, adviser.id)
        over = await visitor.get(f"/advisers/set-password/{old}")
        never = await visitor.get("/advisers/set-password/guess")
        assert over.status_code == never.status_code == 404
        assert over.text == never.text
        assert adviser.email not in over.text
