"""Taking down what was asked: the counts of every turn, and the words of those not answered.

Words are kept only with their conversation and go with it, so that "delete my data" holds. They
are never kept of a turn that may tell of danger, of the answers to a form, or of pasted text.
"""

from __future__ import annotations

import datetime
import logging
from typing import Literal, get_args

from sqlalchemy import delete, exists, select, update
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.questions.counting import add_one, in_england, week_of
from bot.questions.tables import AskedRow, ThumbRow, WordingRow
from bot.reply import OFF_TOPIC, Answer
from bot.store.conversations import now
from bot.store.tables import ConversationRow

logger = logging.getLogger(__name__)

Channel = Literal["web", "frame", "telegram", "program"]
Outcome = Literal["answered", "asked back", "admitted", "danger", "step"]
"""What came of a turn. A "step" is about the conversation or a form, and asked for no topic."""

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
LONGEST_WORDING = 200
"""Characters. A question is shorter; what is longer is a story, or was pasted."""
MOST_LINES = 2


def outcome_of(answer: Answer) -> Outcome:
    """What came of a turn."""
    if answer.safety:
        return "danger"
    if answer.admitted or answer.topics == (OFF_TOPIC,):
        return "admitted"
    if answer.offered:
        return "asked back"
    return "answered" if _main_card(answer) else "step"


class QuestionLog:
    """What was asked, in one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def take_down(
        self, conversation: str, asked: str, answer: Answer, channel: Channel | None
    ) -> None:
        """Note one turn that has been kept. A parent's answer never waits for this to work."""
        try:
            with Session(self._engine, future=True) as session, session.begin():
                _count(session, answer, channel)
                _settle(session, conversation, answer)
                if _may_be_kept(asked, answer):
                    _keep_words(session, conversation, asked, answer)
        except SQLAlchemyError as error:  # its text would hold the words
            logger.error("What was asked could not be noted: %s.", type(error).__name__)

    def forget_before(self, day: datetime.date) -> None:
        """Delete the counts of weeks that began before a day."""
        with Session(self._engine, future=True) as session, session.begin():
            for table in (AskedRow, ThumbRow, WordingRow):
                session.execute(
                    delete(table)
                    .where(table.week < day)
                    .execution_options(synchronize_session=False)
                )


def _count(session: Session, answer: Answer, channel: Channel | None) -> None:
    at = now()
    outcome = outcome_of(answer)
    has_topics = outcome in ("answered", "danger")
    add_one(
        session,
        AskedRow,
        week=week_of(at),
        hour=in_england(at).hour,
        council=answer.council or "",
        channel=channel or "",
        outcome=outcome,
        topics=" ".join(answer.topics)[:300] if has_topics else "",
        card=_main_card(answer) if outcome == "answered" else "",
    )


def _settle(session: Session, conversation: str, answer: Answer) -> None:
    """Let this turn say what the question just before it was about, if that had been asked back."""
    newest = (WordingRow.conversation_id == conversation, WordingRow.is_newest)
    if outcome_of(answer) == "answered":
        _update(session, *newest, WordingRow.outcome == "asked back", topic=answer.topics[0][:160])
    _update(session, *newest, is_newest=False)


def _update(session: Session, *conditions: object, **values: object) -> None:
    session.execute(
        update(WordingRow)
        .where(*conditions)
        .values(**values)
        .execution_options(synchronize_session=False)
    )


def _may_be_kept(asked: str, answer: Answer) -> bool:
    if answer.is_private or outcome_of(answer) not in ("asked back", "admitted"):
        return False
    return len(asked) <= LONGEST_WORDING and len(asked.splitlines()) <= MOST_LINES


def _keep_words(session: Session, conversation: str, asked: str, answer: Answer) -> None:
    if not session.scalar(select(exists().where(ConversationRow.id == conversation))):
        return  # deleted meanwhile
    session.add(
        WordingRow(
            conversation_id=conversation,
            week=week_of(now()),
            council=answer.council or "",
            outcome=outcome_of(answer),
            wording=asked,
            is_newest=True,
        )
    )


def _main_card(answer: Answer) -> str:
    """The first card of an answer as `topic/card`; empty when it shows none."""
    shown = (f"{m.topic}/{m.card}" for m in answer.messages if m.topic and m.card)
    return next(shown, "")[:160]
