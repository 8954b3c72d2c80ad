"""My account: the password, the second step, and where I am signed in."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.advisers import Adviser
from bot.advisers.accounts import normal_email
from bot.advisers.credentials import Credentials
from bot.advisers.passwords import SHORTEST, WeakPasswordError
from bot.advisers.sessions import Sessions
from bot.advisers.totp import SecondStep, is_secret, new_secret, qr_code
from bot.web.advisers.session import (
    COOKIE,
    HOME,
    PASSWORD,
    SIGN_IN,
    check_csrf,
    current,
    render,
    signed_in,
)
from bot.web.advisers.sign_in import TOO_MANY, begin_session, may_guess, throttle

ACCOUNT = "/advisers/account"
_FIELDS = 6  # of a form
_WRONG_PASSWORD = "That is not your present password."


async def home(request: Request) -> Response:
    """The first page after signing in."""
    await asyncio.to_thread(signed_in, request)
    return render(request, "advisers/home.html", {"done": request.query_params.get("done")})


async def page(request: Request) -> Response:
    """What there is to my account."""
    adviser = await asyncio.to_thread(signed_in, request)
    return await _page(request, adviser)


async def password_page(request: Request) -> Response:
    """The form to change my password."""
    await asyncio.to_thread(signed_in, request)
    return await _password_form(request)


async def change_password(request: Request) -> Response:
    """Take the present password and a new one. Other browsers are signed out."""
    adviser = await asyncio.to_thread(signed_in, request)
    before = await asyncio.to_thread(current, request)
    form = await request.form(max_files=0, max_fields=_FIELDS)
    check_csrf(request, form)
    if error := await _refusal(request, adviser, str(form.get("present", ""))):
        return await _password_form(request, present_error=error)
    credentials, password = _credentials(request), str(form.get("password", ""))
    if password == str(form.get("present", "")):
        return await _password_form(
            request, "Choose a password that differs from your present one."
        )
    try:
        await asyncio.to_thread(credentials.change, adviser, password)
    except WeakPasswordError as weak:
        return await _password_form(request, str(weak))
    is_newcomer = before is not None and before.must_change_password
    where = HOME if is_newcomer else ACCOUNT
    return await begin_session(request, adviser, f"{where}?done=password")


async def second_step_page(request: Request) -> Response:
    """The QR code for the app, and the form that proves the app has read it."""
    adviser = await asyncio.to_thread(signed_in, request)
    return _second_step_form(request, adviser, new_secret())


async def turn_second_step_on(request: Request) -> Response:
    """Take the first code, and show the recovery codes once."""
    adviser = await asyncio.to_thread(signed_in, request)
    form = await request.form(max_files=0, max_fields=_FIELDS)
    check_csrf(request, form)
    secret, code = str(form.get("secret", "")), str(form.get("code", ""))
    if not is_secret(secret):
        return _second_step_form(request, adviser, new_secret())
    steps = SecondStep(request.app.state.assistant.engine)
    codes = await asyncio.to_thread(steps.turn_on, adviser, secret, code)
    if codes is None:
        error = "That code does not fit. Check the clock of your phone and try the next code."
        return _second_step_form(request, adviser, secret, error)
    return render(request, "advisers/recovery_codes.html", {"codes": codes})


async def turn_second_step_off(request: Request) -> Response:
    """Ask for the password only, from now on. It takes the password to do so."""
    adviser = await asyncio.to_thread(signed_in, request)
    form = await request.form(max_files=0, max_fields=_FIELDS)
    check_csrf(request, form)
    if error := await _refusal(request, adviser, str(form.get("present", ""))):
        return await _page(request, adviser, error)
    steps = SecondStep(request.app.state.assistant.engine)
    await asyncio.to_thread(steps.turn_off, adviser)
    return RedirectResponse(f"{ACCOUNT}?done=second-step-off", status_code=303)


async def sign_out_everywhere(request: Request) -> Response:
    """End every session of mine, this one too."""
    adviser = await asyncio.to_thread(signed_in, request)
    check_csrf(request, await request.form(max_files=0, max_fields=_FIELDS))
    sessions = Sessions(request.app.state.assistant.engine)
    await asyncio.to_thread(sessions.end_all, adviser)
    return RedirectResponse(f"{SIGN_IN}?done=signed-out-everywhere", status_code=303)


async def _refusal(request: Request, adviser: Adviser, password: str) -> str:
    """Why this password is not taken as the present one; empty when it is."""
    account = f"password {normal_email(adviser.email)}"
    if not await asyncio.to_thread(may_guess, request, account):
        return TOO_MANY
    if not await asyncio.to_thread(_credentials(request).confirm, adviser, password):
        return _WRONG_PASSWORD
    await asyncio.to_thread(throttle(request).forgive, account)
    return ""


def _credentials(request: Request) -> Credentials:
    return Credentials(request.app.state.assistant.engine)


async def _page(request: Request, adviser: Adviser, error: str = "") -> Response:
    found = await asyncio.to_thread(current, request)
    sessions = Sessions(request.app.state.assistant.engine)
    context = {
        "sessions": await asyncio.to_thread(sessions.of, adviser, request.cookies[COOKIE]),
        "has_second_step": found is not None and found.has_second_step,
        "error": error,
        "done": request.query_params.get("done"),
    }
    return render(request, "advisers/account.html", context, 400 if error else 200)


async def _password_form(request: Request, error: str = "", present_error: str = "") -> Response:
    found = await asyncio.to_thread(current, request)
    context = {
        "error": error,
        "present_error": present_error,
        "shortest": SHORTEST,
        "is_needed": found is not None and found.must_change_password,
        "action": PASSWORD,
    }
    status = 400 if error or present_error else 200
    return render(request, "advisers/change_password.html", context, status)


def _second_step_form(request: Request, adviser: Adviser, secret: str, error: str = "") -> Response:
    context = {"secret": secret, "qr": qr_code(adviser, secret), "error": error}
    return render(request, "advisers/turn_on_second_step.html", context, 400 if error else 200)
