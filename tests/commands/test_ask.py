"""`signpost ask`, as a program of somebody else would use it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

SIGNPOST = Path(sys.executable).parent / "signpost"

LINES = """
{"id": 1, "text": "What are waves of intervention?", "council": "portsmouth"}
{"id": "two", "text": "Do we need a diagnosis?", "conversation": "a"}
{"id": 3, "text": "Tell me more", "conversation": "a"}
{"id": 4, "text": "Tell me more", "conversation": "b"}
{"id": 5, "text": ""}
not json
{"id": 6, "text": "hello", "council": "atlantis"}
{"id": 7, "text": "What is SENDIASS?"}
"""


def test_json_lines() -> None:
    run = subprocess.run(
        [SIGNPOST, "ask", "--jsonl"], input=LINES, capture_output=True, text=True, check=True
    )
    replies = [json.loads(line) for line in run.stdout.splitlines()]
    assert [reply["id"] for reply in replies] == [1, "two", 3, 4, 5, None, 6, 7]
    waves, diagnosis, more, nothing, empty, broken, nowhere, sendiass = replies
    assert waves["topics"] == ["waves_overview"]
    assert waves["latency_ms"] > 0
    assert diagnosis["topics"] == more["topics"] == ["diagnosis_not_needed"]
    assert nothing["topics"] == []  # another conversation knows nothing of the first
    assert empty["code"] == "empty_text"
    assert broken["code"] == "bad_line"
    assert nowhere["code"] == "unknown_council"
    assert sendiass["topics"] == ["sendiass"]
    assert "What is SENDIASS" not in run.stderr  # no message text in a log


def test_one_question_in_words() -> None:
    run = subprocess.run(
        [SIGNPOST, "ask", "Do", "we", "need", "a", "diagnosis?"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Source:" in run.stdout
