"""Keeping the bot's token, and what parents write, out of every log."""

from __future__ import annotations

import logging
from typing import Any

HIDDEN = "[token]"
_formatter = logging.Formatter()


def keep_secret(token: str) -> None:
    """Hide the token in all that is logged from now on, whoever logs it.

    The token is part of each address that is called, and httpx logs addresses. The library's own
    log shows updates as they came when it cannot read one: it is turned off; ours says what failed.
    """
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("telegram").setLevel(logging.CRITICAL + 1)
    make_record = logging.getLogRecordFactory()

    # A filter on a logger would not see the records of its children; the factory sees all.
    def make_without_token(*args: Any, **kwargs: Any) -> logging.LogRecord:
        record = make_record(*args, **kwargs)
        return _without(record, token)

    logging.setLogRecordFactory(make_without_token)


def _without(record: logging.LogRecord, token: str) -> logging.LogRecord:
    try:
        message = record.getMessage()
    except (TypeError, ValueError):
        return record  # logging itself says what is wrong with such a call
    if token in message:
        record.msg, record.args = message.replace(token, HIDDEN), None
    if record.exc_info:
        # What is formatted here is what every handler shows.
        told = _formatter.formatException(record.exc_info)
        record.exc_text = told.replace(token, HIDDEN)
    return record
