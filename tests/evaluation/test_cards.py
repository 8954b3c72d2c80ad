"""Judging which card was chosen."""

from __future__ import annotations

from pathlib import Path

from bot.evaluation.cards import CardQuestion, CardResult, card_report, read_card_questions


def asked(style: str = "plain") -> CardQuestion:
    return CardQuestion("k1", "who pays?", "funding", ("overview", "no_money"), style)


def test_any_card_that_would_answer_is_right() -> None:
    assert CardResult(asked(), "no_money").is_right
    assert not CardResult(asked(), "top_up").is_right


def test_the_report_counts_by_style_and_names_the_misses() -> None:
    results = [
        CardResult(asked(), "overview"),
        CardResult(asked("claim"), "no_money"),
        CardResult(asked("claim"), "top_up"),
    ]
    assert list(card_report(results)) == [
        "| style | messages | right card |",
        "|---|---|---|",
        "| all | 3 | 2 (66.7%) |",
        "| claim | 2 | 1 (50.0%) |",
        "| plain | 1 | 1 (100.0%) |",
        "",
        "- funding: overview or no_money -> top_up: who pays?",
    ]


def test_messages_are_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "cards.jsonl"
    path.write_text(
        '{"id": "k1", "text": "who pays?", "topic": "funding", "cards": ["overview", "no_money"]}\n'
    )
    assert read_card_questions(path) == [asked()]
