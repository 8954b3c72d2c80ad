"""What a parent does on the page, with scripts and without."""

from __future__ import annotations

import re
import sqlite3

import pytest
from chat_page import ChatPage
from conftest import NewContext, OpenChat, Server
from playwright.async_api import expect
from states import DIAGNOSIS, SENDIASS

from bot.knowledge import Knowledge

with_and_without_scripts = pytest.mark.parametrize(
    "scripts", [True, False], ids=["scripts", "no scripts"]
)


@pytest.fixture
async def chat(open_chat: OpenChat, scripts: bool) -> ChatPage:
    return await open_chat(java_script_enabled=scripts)


@with_and_without_scripts
async def test_a_question_is_answered_with_verdict_and_source(
    chat: ChatPage, knowledge: Knowledge
) -> None:
    await chat.ask(DIAGNOSIS)
    entry = knowledge.find("diagnosis_not_needed")
    assert entry
    assert entry.card.verdict
    verdict = chat.newest.get_by_text(entry.card.verdict, exact=True)
    await expect(verdict).to_be_in_viewport()
    await expect(chat.sources).to_contain_text("the law")
    await chat.sources.click()
    link = chat.newest.get_by_role("link", name="Children and Families Act")
    await expect(link).to_have_attribute("href", re.compile("^https://www.legislation.gov.uk/"))
    await expect(chat.newest.get_by_text("The law:")).to_be_visible()
    await expect(chat.newest.get_by_text(re.compile(r"checked this answer on \d"))).to_be_visible()


@with_and_without_scripts
async def test_simpler_and_more(chat: ChatPage, knowledge: Knowledge) -> None:
    await chat.ask(DIAGNOSIS)
    entry = knowledge.find("diagnosis_not_needed")
    assert entry
    assert entry.card.more
    await chat.press(knowledge.phrases.buttons.more)
    await expect(chat.newest).to_contain_text(entry.card.more.split("\n")[0])
    await chat.press(knowledge.phrases.buttons.simpler)
    await expect(chat.newest).to_contain_text(entry.card.simpler.split("\n")[0])


@with_and_without_scripts
async def test_only_the_newest_answer_has_buttons(chat: ChatPage) -> None:
    await expect(chat.page.get_by_role("group", name="You could start with")).to_be_visible()
    await chat.ask(DIAGNOSIS)
    await expect(chat.page.get_by_role("group", name="You could start with")).to_have_count(0)
    await expect(chat.newest.get_by_role("group", name="You could ask next")).to_be_visible()
    await chat.ask(SENDIASS)
    old = chat.log.get_by_role("button")
    new = chat.newest.get_by_role("button")
    assert await old.count() == await new.count() > 0


@with_and_without_scripts
async def test_the_council_is_asked_for_once_and_can_be_changed(
    chat: ChatPage, knowledge: Knowledge
) -> None:
    await chat.ask(SENDIASS)
    await chat.press("Camden")
    await expect(chat.newest).to_contain_text(
        knowledge.councils["camden"].contacts["sendiass"].name
    )
    await chat.ask(DIAGNOSIS)
    await expect(chat.option("Portsmouth")).to_have_count(0)
    await chat.choose_council("Portsmouth")
    await chat.ask(SENDIASS)
    portsmouth = knowledge.councils["portsmouth"].contacts["sendiass"]
    assert portsmouth.phone
    await expect(chat.newest.get_by_role("heading", name=portsmouth.name)).to_be_visible()
    number = chat.newest.get_by_role("link", name=portsmouth.phone.value)
    await expect(number).to_have_attribute("href", re.compile(r"^tel:\d+$"))


@with_and_without_scripts
async def test_the_page_of_a_council_knows_the_council(open_chat: OpenChat, scripts: bool) -> None:
    chat = await open_chat("/c/southend", java_script_enabled=scripts)
    await chat.ask(DIAGNOSIS)
    await expect(chat.newest.get_by_role("heading", name="What Southend says")).to_be_visible()
    await expect(chat.option("Camden")).to_have_count(0)


@with_and_without_scripts
async def test_a_crisis_shows_whom_to_call_at_once(chat: ChatPage) -> None:
    await chat.ask("My child may hurt themselves")
    await expect(chat.newest.locator(".verdict")).to_contain_text("999")
    call = chat.newest.locator("a[href='tel:999']")
    await expect(call).to_have_text("999")
    await expect(call).to_be_in_viewport()


@with_and_without_scripts
async def test_a_reload_keeps_the_conversation(chat: ChatPage) -> None:
    await chat.ask(DIAGNOSIS)
    await chat.page.reload()
    await chat.expect_turns(1)
    await expect(chat.log).to_contain_text(DIAGNOSIS)
    await expect(chat.newest.get_by_role("button").first).to_be_visible()


@with_and_without_scripts
async def test_two_tabs_share_one_conversation(
    new_context: NewContext, open_chat: OpenChat, scripts: bool
) -> None:
    context = await new_context(java_script_enabled=scripts)
    first, second = await open_chat(context=context), await open_chat(context=context)
    await first.ask(DIAGNOSIS)
    await second.box.fill(SENDIASS)
    await second.send.click()
    await expect(second.log).to_contain_text(SENDIASS)
    await first.page.reload()
    await first.expect_turns(2)


@with_and_without_scripts
@pytest.mark.parametrize(
    ("wish", "topic", "only_here"),
    [("Start over", "start_over", "zebra"), ("Delete my data", "delete_my_data", "giraffe")],
)
async def test_clearing_leaves_nothing_and_says_so(
    chat: ChatPage, server: Server, knowledge: Knowledge, wish: str, topic: str, only_here: str
) -> None:
    question = f"{DIAGNOSIS} {only_here}"
    await chat.ask(question)
    assert _places_kept(server, only_here) == 2
    await chat.box.fill(wish)
    await chat.send.click()
    await expect(chat.log).to_contain_text(knowledge.topics[topic].overview.card.answer.strip())
    await expect(chat.page.get_by_text(question)).to_have_count(0)
    assert _places_kept(server, only_here) == 0
    await chat.page.reload()
    await chat.expect_turns(0)
    await chat.ask(DIAGNOSIS)  # and it goes on


def _places_kept(server: Server, word: str) -> int:
    """How many rows of the database hold the word, in transcripts and in the dialogue's memory."""
    query = """select (select count(*) from turns where asked like :word)
                    + (select count(*) from conversations where tracker like :word)"""
    with sqlite3.connect(server.database) as database:
        return int(database.execute(query, {"word": f"%{word}%"}).fetchone()[0])
