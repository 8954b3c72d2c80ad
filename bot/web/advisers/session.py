"""Who is signed in, and what every page for advisers needs of that.

A page that is for advisers begins with `signed_in`; one that takes a form, with `check_csrf`.
Both raise what `HANDLERS` turns into the right answer.
"""

from __future__ import annotations

import datetime
import hashlib
import hmac
import re
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from markupsafe import Markup
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.advisers import Adviser, Role
from bot.advisers.sessions import Sessions, SignedIn
from bot.advisers.tokens import new_token
from bot.web.rendering import templates

COOKIE = "signpost_adviser"
HOME = "/advisers"
SIGN_IN = "/advisers/sign-in"
PASSWORD = "/advisers/account/password"
_LONDON = ZoneInfo("Europe/London")


class SignInNeededError(Exception):
    """The page is for advisers, and nobody is signed in, or no longer."""


class PasswordChangeNeededError(Exception):
    """The adviser came in with a password for one time."""


class NotAllowedError(Exception):
    """The page takes a role that the adviser does not have."""


class StaleFormError(Exception):
    """The form was not made for this session: it is old, or somebody else's."""


def signed_in(request: Request, role: Role = "adviser") -> Adviser:
    """The adviser who asks, if they have at least this role.

    It looks into the database; in an async function call it through `asyncio.to_thread`.
    """
    found = current(request)
    if found is None or found.needs_code:
        raise SignInNeededError
    request.state.adviser = found.adviser
    if found.must_change_password and request.url.path != PASSWORD:
        raise PasswordChangeNeededError
    if not found.adviser.may(role):
        raise NotAllowedError
    return found.adviser


def current(request: Request) -> SignedIn | None:
    """Whose session the browser has, even when its second step is not done."""
    token = request.cookies.get(COOKIE)
    return Sessions(request.app.state.assistant.engine).find(token) if token else None


def csrf_field(request: Request) -> Markup:
    """The hidden field that every form for advisers carries."""
    return Markup('<input type="hidden" name="csrf" value="{}">').format(_csrf(_token(request)))


def check_csrf(request: Request, form: FormData) -> None:
    """Make sure that a form was made for the browser that sends it. Raises StaleFormError."""
    token, sent = request.cookies.get(COOKIE), form.get("csrf")
    if not token or not isinstance(sent, str):
        raise StaleFormError
    if not hmac.compare_digest(_csrf(token).encode(), sent.encode()):
        raise StaleFormError


def render(
    request: Request, template: str, context: dict[str, Any] | None = None, status: int = 200
) -> Response:
    """A page for advisers. A browser that has no token yet gets one, for the form on the page."""
    response = templates.TemplateResponse(request, template, context or {}, status_code=status)
    if token := getattr(request.state, "new_token", None):
        keep(request, response, token)
    return response


def keep(request: Request, response: Response, token: str) -> None:
    """Give a session's token to the browser. It forgets it when it is closed."""
    response.set_cookie(
        COOKIE,
        token,
        path=HOME,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )


def where_next(wanted: object) -> str:
    """Where to go after signing in: a page for advisers, and no other site."""
    is_ours = isinstance(wanted, str) and re.fullmatch(r"/advisers(/[\w.-]+)*", wanted)
    return str(wanted) if is_ours else HOME


def _token(request: Request) -> str:
    """What ties a form to this browser: its session's token, or one that begins with this page."""
    token = request.cookies.get(COOKIE) or getattr(request.state, "new_token", None)
    if not token:
        token = request.state.new_token = new_token()
    return token


def _csrf(token: str) -> str:
    """Made from the token, which cannot be found from it."""
    return hmac.new(token.encode(), b"a form of this session", hashlib.sha256).hexdigest()


async def _to_sign_in(request: Request, error: Exception) -> Response:
    wanted = request.url.path if request.method == "GET" else HOME
    after = f"?next={quote(wanted)}" if where_next(wanted) != HOME else ""
    return RedirectResponse(SIGN_IN + after, status_code=303)


async def _to_password(request: Request, error: Exception) -> Response:
    return RedirectResponse(PASSWORD, status_code=303)


async def _not_allowed(request: Request, error: Exception) -> Response:
    return render(request, "advisers/not_allowed.html", status=403)


async def _stale(request: Request, error: Exception) -> Response:
    return render(request, "advisers/stale.html", status=403)


HANDLERS = {
    SignInNeededError: _to_sign_in,
    PasswordChangeNeededError: _to_password,
    NotAllowedError: _not_allowed,
    StaleFormError: _stale,
}
"""For the application's `exception_handlers`."""


def _service_name(request: Request) -> str:
    """The place whose service this is, as its council is called."""
    service = request.state.adviser.service
    council = request.app.state.assistant.knowledge.councils.get(service)
    return council.place if council else str(service)


def _london_time(value: datetime.datetime) -> str:
    """A time of the database (UTC) as a clock in England shows it."""
    here = value.replace(tzinfo=datetime.timezone.utc).astimezone(_LONDON)
    return f"{here:%-d %B %Y at %H:%M}"


templates.env.globals.update(csrf_field=csrf_field, service_name=_service_name)
templates.env.filters.update(london_time=_london_time)
