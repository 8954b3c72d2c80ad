"""The states of the page that every test of accessibility walks through, each by name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from chat_page import ChatPage
from playwright.async_api import expect

DIAGNOSIS = "Do we need a diagnosis?"  # a topic's title: matched exactly, whatever the model
SENDIASS = "What is SENDIASS?"  # a card's own question, where the council matters
MEETING = "help me get ready for a meeting with the senco, what do i ask"
DANGER = "My child may hurt themselves"
POLISH = "Moje dziecko ma problemy w szkole. Co mam zrobić?"


@dataclass(frozen=True)
class State:
    """What the page shows after somebody has done something."""

    title: str
    reach: Callable[[ChatPage], Awaitable[None]]
    path: str = "/"


async def _council_list(chat: ChatPage) -> None:
    await chat.page.get_by_text("Choose or change your council").click()


async def _answer(chat: ChatPage) -> None:
    await chat.ask(SENDIASS)
    await chat.sources.click()


async def _picture(chat: ChatPage) -> None:
    await chat.ask("The Assess, Plan, Do, Review cycle")
    await expect(chat.newest.get_by_role("img")).to_be_visible()


async def _options(chat: ChatPage) -> None:
    await chat.ask("Something else")
    await expect(chat.newest.get_by_role("group", name="Choose one")).to_be_attached()


async def _council_question(chat: ChatPage) -> None:
    await chat.ask(SENDIASS)
    await expect(chat.option("Camden")).to_be_visible()


async def _form_step(chat: ChatPage) -> None:
    await chat.ask(MEETING)
    await chat.press("A review of the support")


async def _meeting_list(chat: ChatPage) -> None:
    await _form_step(chat)
    await chat.ask("that's all")
    await expect(chat.newest.get_by_role("listitem").first).to_be_visible()


async def _sheet(chat: ChatPage) -> None:
    await _meeting_list(chat)
    await chat.newest.get_by_role("link", name="Your sheet, to read or print").click()
    await expect(chat.page.get_by_role("heading", level=1)).to_contain_text("Review")


async def _error(chat: ChatPage) -> None:
    await chat.ask(DIAGNOSIS)
    await chat.box.fill("   ")
    await chat.send.click()
    await chat.expect_error("empty")


async def _crisis(chat: ChatPage) -> None:
    await chat.ask(DANGER)


async def _polish(chat: ChatPage) -> None:
    await chat.ask(POLISH)


async def _cleared(chat: ChatPage) -> None:
    await chat.ask(DIAGNOSIS)
    await chat.tool("Start over").click()
    await expect(chat.log).not_to_contain_text(DIAGNOSIS)


async def _nothing(chat: ChatPage) -> None:
    pass


STATES = {
    "empty": State("An empty page", _nothing),
    "councils": State("The list of councils, open", _council_list),
    "answer": State("An answer, its sources open", _answer, "/c/southend"),
    "picture": State("An answer with a picture", _picture),
    "options": State("Options to choose from", _options),
    "council-question": State("The question for the council", _council_question),
    "form-step": State("A step of the meeting list", _form_step, "/c/southend"),
    "list": State("The meeting list", _meeting_list, "/c/southend"),
    "sheet": State("The sheet to print", _sheet, "/c/southend"),
    "error": State("An error", _error),
    "crisis": State("A crisis", _crisis),
    "other-language": State("An answer in another language", _polish),
    "cleared": State("Started over", _cleared),
    "not-found": State("A page that is not there", _nothing, "/c/atlantis"),
}
