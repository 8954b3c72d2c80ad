"""My team: a manager adds, changes and removes the advisers of their own service."""

from __future__ import annotations

import asyncio

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.advisers import ROLES, Adviser
from bot.advisers.accounts import Account, AccountError, Accounts
from bot.web.advisers.session import check_csrf, render, signed_in

TEAM = "/advisers/team"
_FIELDS = 6  # of a form


async def page(request: Request) -> Response:
    """Everybody in the service, and the form to add somebody."""
    manager = await _manager(request)
    return await _page(request, manager)


async def add(request: Request) -> Response:
    """Make an account, and show the link for its owner once."""
    manager = await _manager(request)
    form = await request.form(max_files=0, max_fields=_FIELDS)
    check_csrf(request, form)
    given = {key: str(form.get(key, "")) for key in ("email", "name", "role")}
    try:
        adviser, token = await asyncio.to_thread(_accounts(request).add, manager, **given)
    except AccountError as error:
        return await _page(request, manager, str(error), given)
    return _link_page(request, adviser, token)


async def member(request: Request) -> Response:
    """One adviser, and what a manager can do for them."""
    manager = await _manager(request)
    account = await _account(request, manager)
    context = {
        "account": account,
        "is_self": account.adviser.id == manager.id,
        "roles": ROLES,
        "done": request.query_params.get("done"),
    }
    return render(request, "advisers/member.html", context)


async def change_role(request: Request) -> Response:
    """Give somebody another role."""
    manager, account, role = await _change(request, "role")
    try:
        await asyncio.to_thread(_accounts(request).change_role, manager, account.adviser.id, role)
    except AccountError as error:
        raise HTTPException(400, str(error)) from None
    return RedirectResponse(f"{TEAM}/{account.adviser.id}?done=role", status_code=303)


async def reset(request: Request) -> Response:
    """Make a link for somebody who cannot come in, and show it once."""
    manager, account, _ = await _change(request)
    try:
        token = await asyncio.to_thread(_accounts(request).reset, manager, account.adviser.id)
    except AccountError as error:
        raise HTTPException(400, str(error)) from None
    return _link_page(request, account.adviser, token)


async def remove(request: Request) -> Response:
    """End somebody's account."""
    manager, account, reason = await _change(request, "reason")
    try:
        await asyncio.to_thread(_accounts(request).remove, manager, account.adviser.id, reason)
    except AccountError as error:
        raise HTTPException(400, str(error)) from None
    return RedirectResponse(f"{TEAM}?done=removed", status_code=303)


async def _manager(request: Request) -> Adviser:
    return await asyncio.to_thread(signed_in, request, "manager")


async def _change(request: Request, field: str = "") -> tuple[Adviser, Account, str]:
    """Who changes whose account, and the field of the form that says to what."""
    manager = await _manager(request)
    form = await request.form(max_files=0, max_fields=_FIELDS)
    check_csrf(request, form)
    return manager, await _account(request, manager), str(form.get(field, ""))


async def _account(request: Request, manager: Adviser) -> Account:
    found = await asyncio.to_thread(
        _accounts(request).of_id, request.path_params["id"], manager.service
    )
    if found is None:
        raise HTTPException(404)
    return found


def _accounts(request: Request) -> Accounts:
    return Accounts(request.app.state.assistant.engine)


async def _page(
    request: Request, manager: Adviser, error: str = "", given: dict[str, str] | None = None
) -> Response:
    context = {
        "accounts": await asyncio.to_thread(_accounts(request).everyone, manager.service),
        "roles": ROLES,
        "given": given or {"email": "", "name": "", "role": "adviser"},
        "error": error,
        "done": request.query_params.get("done"),
    }
    return render(request, "advisers/team.html", context, 400 if error else 200)


def _link_page(request: Request, adviser: Adviser, token: str) -> Response:
    link = request.url_for("set_password", token=token)
    return render(request, "advisers/password_link.html", {"owner": adviser, "link": link})
