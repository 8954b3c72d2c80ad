"""What parents ask, over HTTP: for editors and managers, of their own service alone."""

from __future__ import annotations

import csv
import io
import re

import pytest
from asked import admitted, answered, turn
from sqlalchemy.engine import Engine
from visitor import NewVisitor, Visitor

from bot.advisers import Adviser

MO = "mo@southend.example"
REPORT = "/advisers/report"


@pytest.fixture
def _blankets(database: Engine) -> None:
    for n in range(6):
        turn(database, f"a{n}", "can he bring his <b>blanket</b>", admitted())
        turn(database, f"b{n}", "does he need a plan", answered())
        turn(database, f"c{n}", "=HYPERLINK(1)", admitted(council=None))


@pytest.mark.usefixtures("_blankets")
async def test_a_manager_reads_it(visitor: Visitor, manager: Adviser) -> None:
    await visitor.sign_in(MO)
    html = (await visitor.get(REPORT)).text
    assert "can he bring his &lt;b&gt;blanket&lt;/b&gt;" in html
    assert "HYPERLINK" not in html
    assert '<svg class="chart" role="img"' in html
    assert "style=" not in html


@pytest.mark.usefixtures("_blankets")
async def test_of_unknown_places_there_are_numbers_only(visitor: Visitor, manager: Adviser) -> None:
    await visitor.sign_in(MO)
    html = (await visitor.get(f"{REPORT}?where=unknown")).text
    assert "blanket" not in html
    assert "HYPERLINK" not in html
    assert "5 (100%)" in html


@pytest.mark.usefixtures("_blankets")
async def test_another_service_sees_none_of_it(visitor: Visitor, stranger: Adviser) -> None:
    await visitor.sign_in("cam@camden.example")
    html = (await visitor.get(REPORT)).text
    assert "blanket" not in html
    assert "(100%)" not in html
    file = await visitor.get(f"{REPORT}/not-answered.csv")
    assert "blanket" not in file.text


@pytest.mark.parametrize("path", [REPORT, f"{REPORT}/topics.csv"])
async def test_it_takes_an_editor(new_visitor: NewVisitor, adviser: Adviser, path: str) -> None:
    ann = new_visitor()
    assert (await ann.get(path)).status_code == 303
    await ann.sign_in("ann@southend.example")
    assert (await ann.get(path)).status_code == 403


@pytest.mark.usefixtures("_blankets")
async def test_each_table_is_a_file(visitor: Visitor, manager: Adviser) -> None:
    await visitor.sign_in(MO)
    html = (await visitor.get(REPORT)).text
    links = re.findall(rf'href="({REPORT}/[^"]+\.csv)"', html)
    assert len(links) >= 4
    for link in links:
        response = await visitor.get(link)
        assert response.headers["content-type"].startswith("text/csv")
        assert "attachment" in response.headers["content-disposition"]
        header, *rows = csv.reader(io.StringIO(response.content.decode("utf-8-sig")))
        assert rows
        assert all(len(row) == len(header) for row in rows)


async def test_a_table_that_is_not_there(visitor: Visitor, manager: Adviser) -> None:
    await visitor.sign_in(MO)
    assert (await visitor.get(f"{REPORT}/none.csv")).status_code == 404
    assert (await visitor.get(f"{REPORT}/not-answered.csv?where=unknown")).status_code == 404


async def test_a_new_service_has_a_page_too(visitor: Visitor, manager: Adviser) -> None:
    await visitor.sign_in(MO)
    response = await visitor.get(REPORT)
    assert response.status_code == 200
    assert "There is nothing to show here yet." in response.text
