"""Looking back at what was said, for the keys under earlier messages."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.reply import Answer
from bot.store.tables import TurnRow


@dataclass(frozen=True)
class KeptTurn:
    """One turn as it is kept, under the number by which its keys name it."""

    number: int
    answer: Answer


class Turns:
    """The turns of conversations, to be read."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def latest(self, conversation: str) -> KeptTurn | None:
        """The newest turn of a conversation."""
        return self._first(TurnRow.conversation_id == conversation)

    def latest_with_list(self, conversation: str) -> KeptTurn | None:
        """The newest turn that shows a list: its list is the one that is worked on."""
        return self._first(
            TurnRow.conversation_id == conversation, TurnRow.answer.like('%"sheet":"%')
        )

    def turn(self, conversation: str, number: int) -> KeptTurn | None:
        """One turn, if it belongs to the conversation."""
        return self._first(TurnRow.conversation_id == conversation, TurnRow.id == number)

    def has_linked(self, conversation: str, url: str, before: int) -> bool:
        """Whether an earlier turn has offered this address."""
        return (
            self._first(
                TurnRow.conversation_id == conversation,
                TurnRow.id < before,
                TurnRow.answer.contains(f'"{url}"', autoescape=True),
            )
            is not None
        )

    def _first(self, *conditions: object) -> KeptTurn | None:
        query = select(TurnRow.id, TurnRow.answer).where(*conditions).order_by(TurnRow.id.desc())
        with Session(self._engine, future=True) as session:
            row = session.execute(query.limit(1)).first()
        return KeptTurn(row.id, msgspec.json.decode(row.answer, type=Answer)) if row else None
