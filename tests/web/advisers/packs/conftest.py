"""Advisers and a manager, signed in, before the pages of packs."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from starlette.routing import Route
from visitor import NewVisitor, Visitor

from bot.advisers import Adviser
from bot.web import packs, pages
from bot.web.advisers import pack_routes

ANN, MO, CAM = "ann@southend.example", "mo@southend.example", "cam@camden.example"


@pytest.fixture
def more_routes() -> Sequence[Route]:
    return [*pack_routes.ROUTES, *packs.ROUTES, *pages.ROUTES]


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
