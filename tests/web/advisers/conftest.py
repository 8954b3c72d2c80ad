"""The advisers' pages over HTTP, with a database of each kind; the dialogue model is not needed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest
from argon2 import PasswordHasher
from sqlalchemy.engine import Engine
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from visitor import PASSWORD, NewVisitor, Visitor

import bot.web
from bot.advisers import Adviser, passwords
from bot.advisers.accounts import Accounts
from bot.advisers.audit import from_command_line
from bot.advisers.credentials import Credentials
from bot.advisers.throttle import Throttle
from bot.knowledge import Knowledge
from bot.web.advisers.routes import ROUTES
from bot.web.advisers.session import HANDLERS
from bot.web.security import SecurityHeaders

STATIC = Path(bot.web.__file__).parent / "static"


@pytest.fixture(autouse=True)
def _quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(2, 64, 1))


@pytest.fixture
def more_routes() -> Sequence[Route]:
    """Pages beside those of accounts."""
    return ()


@pytest.fixture
def app(database: Engine, knowledge: Knowledge, more_routes: Sequence[Route]) -> Starlette:
    app = Starlette(
        routes=[
            *ROUTES,
            *more_routes,
            Mount("/static", StaticFiles(directory=STATIC), name="static"),
        ],
        middleware=[Middleware(SecurityHeaders)],
        exception_handlers=HANDLERS,
    )
    app.state.assistant = SimpleNamespace(engine=database, knowledge=knowledge)
    app.state.throttle = Throttle()
    return app


@pytest.fixture
async def new_visitor(app: Starlette) -> AsyncIterator[NewVisitor]:
    """Makes browsers, each with cookies of its own."""
    async with AsyncExitStack() as stack:

        def new(scheme: str = "http") -> Visitor:
            transport = httpx.ASGITransport(app, client=("203.0.113.7", 50_000))
            visitor = Visitor(transport=transport, base_url=f"{scheme}://testserver")
            stack.push_async_callback(visitor.aclose)
            return visitor

        yield new


@pytest.fixture
def visitor(new_visitor: NewVisitor) -> Visitor:
    return new_visitor()


@pytest.fixture
def manager(database: Engine) -> Adviser:
    return _person(database, "mo@southend.example", "Mo Manager", "southend", "manager")


@pytest.fixture
def adviser(database: Engine) -> Adviser:
    return _person(database, "ann@southend.example", "Ann Adviser", "southend", "adviser")


@pytest.fixture
def stranger(database: Engine) -> Adviser:
    return _person(database, "cam@camden.example", "Cam Stranger", "camden", "manager")


def _person(database: Engine, email: str, name: str, service: str, role: str) -> Adviser:
    person, token = Accounts(database).add(from_command_line(service), email, name, role)
    assert Credentials(database).set_by_link(token, PASSWORD)
    return person
