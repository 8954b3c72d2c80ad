"""A copy of the knowledge base that a test may spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.settings import PROJECT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A fresh copy of ``knowledge/``."""
    return Path(shutil.copytree(PROJECT / "knowledge", tmp_path / "knowledge"))
