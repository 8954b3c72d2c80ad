"""The pages about the service: what they may hold, and that their figures are the measured ones."""

from __future__ import annotations

import dataclasses
import datetime
import re
from pathlib import Path

import pytest

from bot.knowledge import Knowledge, KnowledgeError
from bot.knowledge.page_check import faults, prose, stale
from bot.knowledge.pages import filled, load_pages, page_values, tokens_of
from bot.settings import PROJECT, Operator, Settings

ABOUT = "pages/about.md"
HARD = (
    "Notwithstanding aforementioned administrative considerations, institutional authorities "
    "systematically operationalise multidisciplinary organisational accountability. "
)


def settings(**operator: str) -> Settings:
    return dataclasses.replace(Settings.from_environment(), operator=Operator(**operator))


def check(folder: Path, knowledge: Knowledge) -> list[str]:
    files = load_pages(folder)
    return faults(files, page_values(settings(), knowledge, files.words))


def test_our_own_pages_have_no_faults(knowledge: Knowledge) -> None:
    assert check(PROJECT / "knowledge", knowledge) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("{operator}", "{owner}", "{owner} stands for nothing"),
        ("## What it can do", f"{HARD * 40}\n\n## What it can do", "hard to read"),
        ("## What it can do", "# What it can do", "Begin the others with ##"),
        ("## How it works", "#### How it works", "skips a level"),
        ("(/sources)", "(sources.html)", "the link to sources.html must begin"),
        ("(/sources)", "(http://example.com/)", "the link to http://example.com/ must begin"),
        ("review_by: 2027", "review_by: 2020", "review_by must be later"),
    ],
)
def test_the_check_finds(
    folder: Path, knowledge: Knowledge, old: str, new: str, expected: str
) -> None:
    page = folder / ABOUT
    assert old in page.read_text()
    page.write_text(page.read_text().replace(old, new))
    found = check(folder, knowledge)
    assert found
    assert all(fault.startswith(ABOUT) for fault in found)
    assert [fault for fault in found if expected in fault], found


@pytest.mark.parametrize(
    "content",
    ["No head at all.", "---\ntitel: About\n---\nText", "---\ntitle: About\n---\nText", "---\n---"],
)
def test_a_head_that_cannot_be_read_is_named(folder: Path, content: str) -> None:
    (folder / ABOUT).write_text(content)
    (folder / "pages/privacy.md").unlink()
    with pytest.raises(KnowledgeError) as caught:
        load_pages(folder)
    assert len(caught.value.faults) == 2
    assert ABOUT in str(caught.value)
    assert "pages/privacy.md: the file is missing" in str(caught.value)


def test_a_page_past_its_review_is_told_of() -> None:
    files = load_pages(PROJECT / "knowledge")
    assert stale(files, datetime.date(2026, 11, 22)) == []
    assert len(stale(files, datetime.date(2030, 1, 1))) == len(files.pages)


def test_nobody_is_made_up_where_nobody_is_set(knowledge: Knowledge) -> None:
    files = load_pages(PROJECT / "knowledge")
    values = page_values(settings(), knowledge, files.words)
    text = " ".join(filled(files.pages["about"], values).split())
    assert "This copy is run by an organisation that is not named yet." in text
    assert "no contact has been set yet" in text
    assert "mailto:" not in text


def test_a_name_is_taken_as_a_name_and_not_as_markdown(knowledge: Knowledge) -> None:
    files = load_pages(PROJECT / "knowledge")
    name = "Any_town_ [Council](https://example.com) <b> & Sons"
    values = page_values(settings(name=name), knowledge, files.words)
    tokens = tokens_of(f"Run by {values['operator']}.")
    assert prose(tokens) == f"Run by {name}."


def test_the_record_gives_no_figure_that_was_not_measured() -> None:
    measured = (PROJECT / "docs/model.md").read_text()
    record = (PROJECT / "knowledge/pages/transparency.md").read_text()
    figures = re.findall(r"\d+(?:\.\d+)?%|\d+,\d{3}|\b\d{3}\b", record)
    assert len(figures) > 20
    assert [figure for figure in figures if figure not in measured] == []


def test_the_pages_name_the_cookie_that_is_set(knowledge: Knowledge) -> None:
    from bot.web.identity import COOKIE

    files = load_pages(PROJECT / "knowledge")
    assert f'a cookie called "{COOKIE}"' in files.pages["privacy"].text
