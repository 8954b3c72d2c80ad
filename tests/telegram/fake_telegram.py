"""A Bot API server of our own, on loopback: as strict as Telegram, and able to fail as it can.

It checks what a bot sends (lengths, entities, keys) and answers 400 where Telegram would. What a
test wants to go wrong it puts into `faults`: the next call of that method fails so.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
from loopback import serving
from rules import Json, problem_with
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

TOKEN = "123456:the-token-of_the-tests"
NAME = "SignpostTestBot"
_update_ids = itertools.count(1001)  # no two tests share one: updates are known for two days
PATIENCE = 60.0  # seconds for what must come; a busy machine is no fault


@dataclass
class Fault:
    """How one call goes wrong. The call is not carried out, unless `after` says so."""

    status: int = 500
    description: str = "Internal Server Error"
    parameters: Json = field(default_factory=dict)
    drop: bool = False
    """Cut the connection instead of answering."""
    hang: float = 0
    """Seconds without an answer."""
    chat: int | None = None
    """Only for calls to this chat."""
    skip: int = 0
    """How many calls go well before."""


def too_many(seconds: int, chat: int | None = None) -> Fault:
    return Fault(429, "Too Many Requests", {"retry_after": seconds}, chat=chat)


def blocked(chat: int) -> Fault:
    return Fault(403, "Forbidden: bot was blocked by the user", chat=chat)


def migrated(chat: int, to: int) -> Fault:
    return Fault(400, "Bad Request: group chat was upgraded", {"migrate_to_chat_id": to}, chat=chat)


@dataclass
class Call:
    """One call that was carried out."""

    method: str
    parameters: Json
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    result: Any = None

    @property
    def chat(self) -> int:
        return int(self.parameters.get("chat_id", 0))

    @property
    def text(self) -> str:
        return str(self.parameters.get("text", ""))

    @property
    def keys(self) -> list[Json]:
        rows = self.parameters.get("reply_markup", {}).get("inline_keyboard", [])
        return [key for row in rows for key in row]

    def key(self, title: str) -> Json:
        """The key with this on it."""
        found = [key for key in self.keys if key["text"] == title]
        assert found, f"no key {title!r} but {[key['text'] for key in self.keys]}"
        return found[0]


class FakeTelegram:
    """Holds the updates that wait for the bot and everything that the bot did."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.faults: dict[str, deque[Fault]] = defaultdict(deque)
        self.attempts: dict[str, int] = defaultdict(int)
        self.webhook: Json | None = None
        self.refused: list[int] = []
        """The statuses other than 200 with which the webhook answered."""
        self.address = ""
        self._updates: list[Json] = []
        self._last_message = 0
        self._confirmed = 0
        self._news = asyncio.Condition()
        self._port = 0

    # What people do

    def update(self, **content: Any) -> int:
        """Something happened; the bot has yet to hear of it."""
        update_id = next(_update_ids)
        self._updates.append({"update_id": update_id, **content})
        self.wake()
        return update_id

    def again(self, update_id: int, update: Json) -> None:
        """Telegram sends what it has sent before."""
        self._updates.append({**update, "update_id": update_id})
        self._updates.sort(key=lambda one: one["update_id"])
        self._confirmed = min(self._confirmed, update_id - 1)
        self.wake()

    # What tests see

    def sent(self, chat: int | None = None, method: str | None = None) -> list[Call]:
        """What was sent to a chat, or everywhere."""
        return [
            call
            for call in self.calls
            if (call.method == method if method else call.method in ("sendMessage", "sendDocument"))
            and chat in (None, call.chat)
        ]

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until something is so."""
        async with self._news:
            await asyncio.wait_for(self._news.wait_for(condition), PATIENCE)

    async def until_confirmed(self, update_id: int) -> None:
        """Wait until the bot has said that it is done with an update."""
        await self.until(lambda: self._confirmed >= update_id)

    def wake(self) -> None:
        async def notify() -> None:
            async with self._news:
                self._news.notify_all()

        self._task = asyncio.get_running_loop().create_task(notify())

    # The server

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[FakeTelegram]:
        async with self.listening():
            delivering = asyncio.create_task(self._deliver())
            try:
                yield self
            finally:
                delivering.cancel()

    @contextlib.asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        """Listen, on the same port each time: between two times the network is cut."""
        app = Starlette(
            routes=[Route("/bot{token:path}", self._call, methods=["GET", "POST"])],
        )
        async with serving(app, self._port) as port:
            self._port = port
            self.address = f"http://127.0.0.1:{port}"
            yield

    async def _call(self, request: Request) -> Response:
        token, _, method = request.path_params["token"].rpartition("/")
        if token != TOKEN:
            return _error(401, "Unauthorized")
        parameters, files = await _read(request)
        self.attempts[method] += 1
        if (fault := self._fault(method, parameters)) is not None:
            return await self._fail(fault, request)
        if method == "getUpdates":
            return await self._get_updates(parameters)
        if problem := problem_with(method, parameters):
            return _error(400, f"Bad Request: {problem}")
        call = Call(method, parameters, files)
        call.result = self._result(call)
        self.calls.append(call)
        self.wake()
        return JSONResponse({"ok": True, "result": call.result})

    def _fault(self, method: str, parameters: Json) -> Fault | None:
        waiting = self.faults[method]
        if not waiting or waiting[0].chat not in (None, int(parameters.get("chat_id", 0))):
            return None
        if waiting[0].skip:
            waiting[0].skip -= 1
            return None
        return waiting.popleft()

    async def _fail(self, fault: Fault, request: Request) -> Response:
        self.wake()
        if fault.hang:
            await asyncio.sleep(fault.hang)
        if fault.drop:
            raise ConnectionResetError  # uvicorn closes the connection without an answer of ours
        return _error(fault.status, fault.description, fault.parameters)

    async def _get_updates(self, parameters: Json) -> Response:
        if self.webhook:
            return _error(409, "Conflict: can't use getUpdates method while webhook is active")
        offset = int(parameters.get("offset", 0))
        if offset:
            self._confirmed = max(self._confirmed, offset - 1)
            self._updates = [one for one in self._updates if one["update_id"] >= offset]
            self.wake()
        with contextlib.suppress(asyncio.TimeoutError):
            async with self._news:
                await asyncio.wait_for(
                    self._news.wait_for(lambda: bool(self._updates)),
                    max(float(parameters.get("timeout", 0)), 0.01),
                )
        limit = int(parameters.get("limit", 100))
        return JSONResponse({"ok": True, "result": self._updates[:limit]})

    def _result(self, call: Call) -> Any:
        if call.method == "getMe":
            return {"id": 123456, "is_bot": True, "first_name": "Signpost", "username": NAME}
        if call.method == "setWebhook":
            self.webhook = call.parameters
            return True
        if call.method == "deleteWebhook":
            self.webhook = None
            return True
        if call.method in ("sendMessage", "sendDocument"):
            self._last_message += 1
            return self.message_of(call, self._last_message)
        if call.method in ("editMessageText", "editMessageReplyMarkup"):
            return self.message_of(call, int(call.parameters["message_id"]))
        return True

    def message_of(self, call: Call, message_id: int) -> Json:
        """The message that a call made, as Telegram shows it."""
        message: Json = {
            "message_id": message_id,
            "date": 1_790_000_000,
            "chat": {"id": call.chat, "type": "private"},
            "from": {"id": 123456, "is_bot": True, "first_name": "Signpost", "username": NAME},
        }
        for name in ("text", "entities", "reply_markup", "caption"):
            if name in call.parameters:
                message[name] = call.parameters[name]
        return message

    async def _deliver(self) -> None:
        """Send updates to the webhook, one after the other, until each has been taken."""
        async with httpx.AsyncClient(timeout=PATIENCE) as client:
            while True:
                async with self._news:
                    await self._news.wait_for(lambda: bool(self.webhook and self._updates))
                update, webhook = self._updates[0], self.webhook
                assert webhook is not None
                headers = {"X-Telegram-Bot-Api-Secret-Token": webhook["secret_token"]}
                with contextlib.suppress(httpx.HTTPError):
                    response = await client.post(webhook["url"], json=update, headers=headers)
                    if response.status_code == 200:
                        self._updates.pop(0)
                        self._confirmed = max(self._confirmed, update["update_id"])
                    else:
                        self.refused.append(response.status_code)
                        await asyncio.sleep(0.05)
                self.wake()


async def _read(request: Request) -> tuple[Json, dict[str, tuple[str, bytes]]]:
    parameters: Json = dict(request.query_params)
    files = {}
    async with request.form(max_part_size=10_000_000) as form:
        for name, value in form.multi_items():
            if isinstance(value, str):
                parameters[name] = value
            else:
                files[name] = (value.filename or "", await value.read())
    for name, value in parameters.items():
        if name not in ("text", "caption", "url", "secret_token", "callback_query_id"):
            with contextlib.suppress(ValueError):
                parameters[name] = json.loads(value)
    return parameters, files


def _error(status: int, description: str, parameters: Json | None = None) -> Response:
    body: Json = {"ok": False, "error_code": status, "description": description}
    if parameters:
        body["parameters"] = parameters
    return JSONResponse(body, status)
