"""Advisers and a manager, signed in, before the pages of packs."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from sqlalchemy.engine import Engine
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from visitor import NewVisitor, Visitor

from bot.advisers import Adviser
from bot.advisers.throttle import Throttle
from bot.knowledge import Knowledge
from bot.web import packs, pages
from bot.web.advisers import pack_routes, routes
from bot.web.advisers.session import HANDLERS
from bot.web.security import SecurityHeaders

ANN, MO, CAM = "ann@southend.example", "mo@southend.example", "cam@camden.example"


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
