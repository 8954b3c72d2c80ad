"""A council is added by dropping in one file: no code, no training."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.knowledge.load import current_knowledge
from bot.settings import Settings

SHIRE = """
council: littleshire
name: Littleshire County Council
place: Littleshire
reviewed: 2026-11-21
review_by: 2027-05-21
aliases: [little shire, muchwell]
terms: {senco: SENDCo, plan: Learning Passport, sendiass: Littleshire SENDIASS}
contacts:
  sendiass:
    name: Littleshire SENDIASS
    website:
      value: "https://sendiass.littleshire.example/"
      status: one_source
      checked: 2026-11-21
notes:
  - card: support_plan
    says: In Littleshire, the plan is called a Learning Passport.
    sources: [{id: cop}]
cards:
  - topic: levels_of_support
    id: littleshire_ladder
    questions: [What is the Littleshire ladder?, which rung of the ladder, the support ladder]
    verdict: "It is a local name."
    answer: Littleshire speaks of a ladder with two rungs. It is not the law.
    simpler: It is a local name for how much help there is.
    layer: council
    sources: [{id: cop}]
"""


@pytest.fixture
def littleshire(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Assistant:
    """An assistant over a knowledge base with one file more, and the model as it was."""
    (folder / "councils/littleshire.yml").write_text(SHIRE)
    monkeypatch.setenv("SIGNPOST_KNOWLEDGE", str(folder))
    monkeypatch.setenv("SIGNPOST_VAR", str(tmp_path / "var"))
    current_knowledge.cache_clear()
    settings = dataclasses.replace(Settings.from_environment(), database_url="sqlite://")
    yield Assistant(settings)
    current_knowledge.cache_clear()


async def test_one_file_is_enough(littleshire: Assistant) -> None:
    reply = await littleshire.reply("What is the SENDIASS phone number? I live in Muchwell")
    assert "Littleshire SENDIASS" in reply.answer.messages[0].text

    reply = await littleshire.reply("The written support plan", council="littleshire")
    assert "Learning Passport" in reply.answer.messages[0].text

    reply = await littleshire.reply("which rung of the ladder")
    assert reply.answer.messages[0].card == "littleshire_ladder"

    reply = await littleshire.reply("What is a SENCO?", council="littleshire")
    assert "SENDCo" in reply.answer.messages[0].text
