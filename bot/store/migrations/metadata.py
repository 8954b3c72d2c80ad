"""Every table there is. A module with tables of its own is named here and in a revision."""

from __future__ import annotations

import bot.advisers.tables
import bot.packs.tables
import bot.questions.tables
import bot.store.tables
import bot.telegram.tables
from bot.store.tables import Base

TABLE_MODULES = (
    bot.store.tables,
    bot.advisers.tables,
    bot.packs.tables,
    bot.questions.tables,
    bot.telegram.tables,
)
metadata = Base.metadata
