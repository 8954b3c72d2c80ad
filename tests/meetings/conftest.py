"""The meetings of this repository, and a copy that a test may spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.meetings.load import MeetingBank, load_meetings
from bot.settings import PROJECT


@pytest.fixture(scope="session")
def bank() -> MeetingBank:
    return load_meetings(PROJECT / "knowledge")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A fresh copy of what the meetings are read from."""
    copy = tmp_path / "knowledge"
    shutil.copytree(PROJECT / "knowledge" / "meetings", copy / "meetings")
    shutil.copy(PROJECT / "knowledge" / "sources.yml", copy)
    return copy
