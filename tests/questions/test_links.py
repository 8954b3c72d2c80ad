"""The addresses of sources, asked of a real server on this machine."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import pytest
from sqlalchemy.engine import Engine

from bot.commands import links as command
from bot.knowledge import Knowledge
from bot.knowledge.schema import Source
from bot.questions import links
from bot.questions.links import Check, check_links, client, keep, last_checks
from bot.questions.upkeep import dead_sources, to_read_again

ANSWERS = {"/fine": 200, "/gone": 404, "/removed": 410, "/closed": 403, "/broken": 500}
MOVES = {"/old": (301, "/fine"), "/today": (302, "/fine"), "/moved-away": (308, "/gone"),
         "/round": (302, "/round")}  # fmt: skip


class Site(BaseHTTPRequestHandler):
    asked: list[tuple[str, str]]

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers["User-Agent"]))
        status, to = MOVES.get(self.path, (ANSWERS.get(self.path, 404), ""))
        self.send_response(status)
        if to:
            self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    Site.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def source(url: str, council: str | None = None) -> Source:
    day = datetime.date(2026, 11, 21)
    return Source("A page", "Somebody", "practice", url, "not shown", day, council=council)


async def state(url: str) -> str:
    async with client() as http:
        (check,) = await check_links({"x": source(url)}, http, pause=0)
    return check.state


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/fine", "open"),
        ("/gone", "gone"),
        ("/removed", "gone"),
        ("/closed", "unclear"),
        ("/broken", "unclear"),
        ("/old", "moved"),
        ("/today", "open"),
        ("/moved-away", "gone"),
        ("/round", "unclear"),
    ],
)
async def test_what_comes_back(site: str, path: str, expected: str) -> None:
    assert await state(site + path) == expected


async def test_a_site_that_is_not_there(site: str) -> None:
    assert await state("http://127.0.0.1:1/") == "unreachable"


async def test_a_page_is_asked_once_and_told_who_asks(site: str) -> None:
    sources = {"a": source(f"{site}/fine"), "b": source(f"{site}/fine")}
    async with client() as http:
        checks = await check_links(sources, http, pause=0)
    assert [(check.source, check.state) for check in checks] == [("a", "open"), ("b", "open")]
    ((_, agent),) = Site.asked
    assert "Signpost" in agent


def test_the_last_result_is_kept(database: Engine) -> None:
    at = datetime.datetime(2026, 11, 22, 9)
    keep(
        database, [Check("a", "https://a", "open", "", at), Check("b", "https://b", "gone", "", at)]
    )
    newer = [Check("a", "https://a", "gone", "status 404", at + datetime.timedelta(days=7))]
    keep(database, newer)
    assert last_checks(database) == newer


def test_the_table_shows_what_did_not_open(database: Engine, knowledge: Knowledge) -> None:
    national = next(id for id, s in knowledge.sources.items() if s.council is None)
    camden = next(id for id, s in knowledge.sources.items() if s.council == "camden")
    at = datetime.datetime(2026, 11, 22, 9)
    kept = [Check(id, "https://x", "gone", "status 404", at) for id in (national, camden, "old_id")]
    keep(database, kept)
    table = dead_sources(database, knowledge, "southend")
    assert [row[0] for row in table.rows] == [knowledge.sources[national].title]
    assert table.rows[0][2:] == ("The page is gone", "status 404", "22 November 2026")
    assert len(dead_sources(database, knowledge, "camden").rows) == 2
    assert "On 22 November 2026, 0 of all 3" in table.about


def test_sources_that_were_never_checked(database: Engine, knowledge: Knowledge) -> None:
    assert "Not checked yet" in dead_sources(database, knowledge, "southend").about


def test_the_command_keeps_and_prints(
    site: str,
    database_url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    sources = {"law": source(f"{site}/fine"), "guide": source(f"{site}/gone")}
    held = SimpleNamespace(sources=sources)
    monkeypatch.setenv("SIGNPOST_DATABASE_URL", database_url)
    monkeypatch.setattr(command, "load_knowledge", lambda folder: held)
    monkeypatch.setattr(links, "PAUSE", 0)
    assert command.check_sources() == 1
    said = capsys.readouterr().out
    assert f"guide: gone (status 404) {site}/gone" in said
    assert "law" not in said


def test_answers_to_read_again(knowledge: Knowledge) -> None:
    day = max(entry.review_by for entry in knowledge.entries() if entry.council is None)
    table = to_read_again(knowledge, "southend", day + datetime.timedelta(days=1))
    national = [e for e in knowledge.entries() if e.council in (None, "southend")]
    assert len(table.rows) == len(national)
    assert {row[3] for row in table.rows if row[2] == f"{day:%-d %B %Y}"} == {"Overdue"}
    long_before = min(e.review_by for e in knowledge.entries()) - datetime.timedelta(days=365)
    assert to_read_again(knowledge, "southend", long_before).rows == ()
