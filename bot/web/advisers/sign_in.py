"""Coming in and going out: the password, the second step, a link to set a password."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.advisers import Adviser
from bot.advisers.accounts import normal_email
from bot.advisers.credentials import Credentials
from bot.advisers.passwords import SHORTEST, WeakPasswordError
from bot.advisers.sessions import Sessions
from bot.advisers.throttle import Throttle
from bot.advisers.totp import SecondStep
from bot.web.advisers.session import (
    COOKIE,
    SIGN_IN,
    check_csrf,
    current,
    keep,
    render,
    where_next,
)
from bot.web.limits import address_of

_FIELDS = 6  # of a form
SECOND_STEP = "/advisers/second-step"
TOO_MANY = (
    "There were too many tries. Wait five minutes, then try again. "
    "If you have forgotten your password, ask your manager for a new link."
)
_WRONG = "That e-mail address and password do not go together. Check both and try again."
_WRONG_CODE = "That code is wrong, or it was used before. Wait for the next one and try again."


async def sign_in_page(request: Request) -> Response:
    """The form to sign in with."""
    found = await asyncio.to_thread(current, request)
    wanted = where_next(request.query_params.get("next"))
    if found and not found.needs_code:
        return RedirectResponse(wanted, status_code=303)
    return _sign_in_form(request, wanted)


async def sign_in(request: Request) -> Response:
    """Take e-mail and password. The answer is the same whether or not there is such an account."""
    form = await request.form(max_files=0, max_fields=_FIELDS)
    check_csrf(request, form)
    email, password = str(form.get("email", "")), str(form.get("password", ""))
    wanted = where_next(form.get("next"))
    if not email.strip() or not password:
        return _sign_in_form(request, wanted, email, "Enter your e-mail address and password.", 400)
    engine, account = request.app.state.assistant.engine, f"password {normal_email(email)}"
    if not await asyncio.to_thread(may_guess, request, account):
        return _sign_in_form(request, wanted, email, TOO_MANY, 429)
    found = await asyncio.to_thread(Credentials(engine).recognise, email, password)
    if found is None:
        return _sign_in_form(request, wanted, email, _WRONG, 400)
    await asyncio.to_thread(throttle(request).forgive, account)
    where = f"{SECOND_STEP}?next={wanted}" if found.needs_code else wanted
    return await begin_session(request, found.adviser, where, needs_code=found.needs_code)


async def second_step_page(request: Request) -> Response:
    """The form for the code."""
    found = await asyncio.to_thread(current, request)
    if found is None or not found.needs_code:
        return RedirectResponse(SIGN_IN, status_code=303)
    return _code_form(request, where_next(request.query_params.get("next")))


async def second_step(request: Request) -> Response:
    """Take the code from the app, or a recovery code."""
    form = await request.form(max_files=0, max_fields=_FIELDS)
    check_csrf(request, form)
    found = await asyncio.to_thread(current, request)
    if found is None or not found.needs_code:
        return RedirectResponse(SIGN_IN, status_code=303)
    wanted, account = where_next(form.get("next")), f"code {found.adviser.id}"
    if not await asyncio.to_thread(may_guess, request, account):
        return _code_form(request, wanted, TOO_MANY, 429)
    steps, code = SecondStep(request.app.state.assistant.engine), str(form.get("code", ""))
    if not await asyncio.to_thread(steps.accepts, found.adviser, code):
        return _code_form(request, wanted, _WRONG_CODE, 400)
    await asyncio.to_thread(throttle(request).forgive, account)
    return await begin_session(request, found.adviser, wanted)


async def sign_out(request: Request) -> Response:
    """End this browser's session."""
    check_csrf(request, await request.form(max_files=0, max_fields=_FIELDS))
    sessions = Sessions(request.app.state.assistant.engine)
    await asyncio.to_thread(sessions.end, request.cookies[COOKIE])
    return RedirectResponse(f"{SIGN_IN}?done=signed-out", status_code=303)


async def set_password_page(request: Request) -> Response:
    """The form behind a link to set a password. Opening it does not use the link up."""
    credentials = Credentials(request.app.state.assistant.engine)
    owner = await asyncio.to_thread(credentials.owner_of_link, request.path_params["token"])
    return _password_form(request, owner)


async def set_password(request: Request) -> Response:
    """Take the new password, use the link up, and lead to signing in."""
    form = await request.form(max_files=0, max_fields=_FIELDS)
    check_csrf(request, form)
    credentials = Credentials(request.app.state.assistant.engine)
    token, password = request.path_params["token"], str(form.get("password", ""))
    try:
        owner = await asyncio.to_thread(credentials.set_by_link, token, password)
    except WeakPasswordError as error:
        owner = await asyncio.to_thread(credentials.owner_of_link, token)
        return _password_form(request, owner, str(error))
    if owner is None:
        return _password_form(request, None)
    return RedirectResponse(f"{SIGN_IN}?done=password", status_code=303)


async def begin_session(
    request: Request, adviser: Adviser, where: str, *, needs_code: bool = False
) -> Response:
    """Sign the browser in under a new token, ending what it had, and send it on."""
    sessions = Sessions(request.app.state.assistant.engine)
    if before := request.cookies.get(COOKIE):
        await asyncio.to_thread(sessions.end, before)
    token = await asyncio.to_thread(sessions.begin, adviser, needs_code=needs_code)
    response = RedirectResponse(where, status_code=303)
    keep(request, response, token)
    return response


def throttle(request: Request) -> Throttle:
    """Who counts the guesses."""
    counting: Throttle = request.app.state.throttle
    return counting


def may_guess(request: Request, account: str) -> bool:
    """Count one guess at an account, and say whether it may be made."""
    return throttle(request).allows(account, address_of(request) or "here")


def _sign_in_form(
    request: Request, wanted: str, email: str = "", error: str = "", status: int = 200
) -> Response:
    context = {
        "next": wanted,
        "email": email,
        "error": error,
        "done": request.query_params.get("done"),
    }
    return render(request, "advisers/sign_in.html", context, status)


def _code_form(request: Request, wanted: str, error: str = "", status: int = 200) -> Response:
    return render(request, "advisers/second_step.html", {"next": wanted, "error": error}, status)


def _password_form(request: Request, owner: Adviser | None, error: str = "") -> Response:
    if owner is None:
        return render(request, "advisers/link_over.html", status=404)
    context = {"owner": owner, "error": error, "shortest": SHORTEST}
    return render(request, "advisers/set_password.html", context, 400 if error else 200)
