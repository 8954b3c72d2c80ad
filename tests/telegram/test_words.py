"""The words of the channel: the real file may go live, and faults are named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.knowledge import Knowledge
from bot.telegram.words import Words, WordsError, load_words

FILE = Path("knowledge/telegram.yml")
COMMANDS = "start help council meeting list ehc contact simpler privacy delete stop".split()


def test_the_menu_has_every_command(words: Words) -> None:
    assert [command.command for command in words.commands] == COMMANDS


KEYS = {
    "chosen": "{title}",
    "tick": "{number}",
    "untick": "{number}",
    "copy": "{number}",
    "work_here": "x",
}
FAULTS: dict[str, tuple[dict[str, Any], str]] = {
    "an unknown topic": (
        {"commands": [{"command": "ehc", "description": "x", "topic": "unicorns"}]},
        "there is no topic 'unicorns'",
    ),
    "a command without words": (
        {"commands": [{"command": "ehc", "description": "x"}]},
        "give it either a topic or the words",
    ),
    "a command that Telegram refuses": (
        {"commands": [{"command": "EHC plan", "description": "x", "says": "x"}]},
        "commands[0].command",
    ),
    "no start": (
        {"commands": [{"command": "help", "description": "x"}]},
        "command 'start' is missing",
    ),
    "two of one name": (
        {"commands": [{"command": "help", "description": "x"}] * 2},
        "command 'help' stands there twice",
    ),
    "a long description": (
        {"commands": [{"command": "start", "description": "x" * 61}]},
        "cut the description to 60",
    ),
    "a long word over a key": ({"gone": "It is gone. " * 20}, "gone: Telegram shows 200"),
    "a key without its number": (
        {"keys": {**KEYS, "tick": "☐"}},
        "keys, tick: the text does not hold {number}",
    ),
    "hard words": (
        {"welcome": "Notwithstanding multidisciplinary considerations, institutional "
                    "accountability necessitates comprehensive documentation, notwithstanding "
                    "confidentiality considerations."},
        "welcome: hard to read",
    ),
    "a review before it was read": ({"review_by": "2020-01-01"}, "review_by must be later"),
    "an unknown key": ({"unicorns": "x"}, "unicorns"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_faults_are_named(tmp_path: Path, knowledge: Knowledge, name: str) -> None:
    change, fault = FAULTS[name]
    data = {**yaml.safe_load(FILE.read_text()), **change}
    path = tmp_path / "telegram.yml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True))
    with pytest.raises(WordsError) as refusal:
        load_words(path, knowledge)
    assert fault in str(refusal.value)


def test_a_missing_file(tmp_path: Path, knowledge: Knowledge) -> None:
    with pytest.raises(WordsError, match="the file is missing"):
        load_words(tmp_path / "telegram.yml", knowledge)
