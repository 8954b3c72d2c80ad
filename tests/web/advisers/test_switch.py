"""A manager turns the assistant off and on; nobody else does, and the log says why."""

from __future__ import annotations

import pytest
from sqlalchemy.engine import Engine
from visitor import NewVisitor, Visitor

from bot.advisers import Adviser
from bot.advisers.audit import entries
from bot.advisers.switch import Switch

MO = "mo@southend.example"
SWITCH = "/advisers/switch"
WHY = "A wrong number stands in an answer"


def log(database: Engine) -> list[tuple[str, str, str]]:
    found = entries(database, "southend")
    return [(e.action, e.subject, e.reason) for e in found if e.action.startswith("assistant")]


async def test_off_and_on_again(visitor: Visitor, manager: Adviser, database: Engine) -> None:
    await visitor.sign_in(MO)
    assert "Signpost for Southend is on" in (await visitor.get(SWITCH)).text
    response = await visitor.send_form(SWITCH, {"reason": f"  {WHY} "})
    assert response.status_code == 303
    page = (await visitor.get(response.headers["location"])).text
    assert "Signpost for Southend is off" in page
    assert WHY in page
    assert "Mo Manager" in page
    assert Switch(database).off() == {"southend"}
    await visitor.send_form(SWITCH, {"reason": "It is mended"})
    assert Switch(database).off() == frozenset()
    assert log(database) == [
        ("assistant turned on", "southend", "It is mended"),
        ("assistant turned off", "southend", WHY),
    ]


async def test_two_managers_press_at_once(
    visitor: Visitor, manager: Adviser, database: Engine
) -> None:
    await visitor.sign_in(MO)
    html = await visitor.get(SWITCH)
    Switch(database).turn_off(manager, "the other one")
    assert html.status_code == 200
    await visitor.send_form(SWITCH, {"turn": "off", "reason": WHY})
    state = Switch(database).state("southend")
    assert state
    assert state.reason == "the other one"
    assert len(log(database)) == 1


@pytest.mark.parametrize("reason", ["", "   ", "x" * 501])
async def test_it_takes_a_reason(
    visitor: Visitor, manager: Adviser, database: Engine, reason: str
) -> None:
    await visitor.sign_in(MO)
    response = await visitor.send_form(SWITCH, {"reason": reason})
    assert response.status_code == 400
    assert "<title>Error:" in response.text
    assert Switch(database).off() == frozenset()


async def test_it_takes_a_manager(
    new_visitor: NewVisitor, adviser: Adviser, database: Engine
) -> None:
    ann = new_visitor()
    assert (await ann.get(SWITCH)).status_code == 303
    await ann.sign_in("ann@southend.example")
    assert (await ann.get(SWITCH)).status_code == 403
    response = await ann.post(SWITCH, data={"turn": "off", "reason": WHY})
    assert response.status_code == 403
    assert Switch(database).off() == frozenset()


async def test_it_takes_a_form_of_ours(
    visitor: Visitor, manager: Adviser, database: Engine
) -> None:
    await visitor.sign_in(MO)
    response = await visitor.post(SWITCH, data={"turn": "off", "reason": WHY, "csrf": "made up"})
    assert response.status_code == 403
    assert Switch(database).off() == frozenset()


def test_other_processes_see_it_after_some_seconds(
    database: Engine, manager: Adviser, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = Switch(database), Switch(database)
    assert there.off() == frozenset()
    here.turn_off(manager, WHY)
    assert here.off() == {"southend"}
    assert there.off() == frozenset()  # what it read is some milliseconds old
    monkeypatch.setattr("bot.advisers.switch.KEPT_FOR", -1.0)
    assert there.off() == {"southend"}
