"""What has come in: words, a command, a pressed key, or something that cannot be read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from telegram import CallbackQuery, Chat, Message, Update
from telegram.constants import ChatType

_COMMAND = re.compile(r"/(?P<name>\w+)(?:@(?P<bot>\w+))?(?:\s+(?P<rest>.*))?", re.DOTALL)
_UNREADABLE = {
    "voice": ("voice", "audio", "video", "video_note"),
    "picture": ("photo", "animation", "story", "paid_media"),
    "file": ("document",),
    "sticker": ("sticker", "dice"),
    "place": ("location", "venue"),
    "person": ("contact",),
    "other": ("poll", "game", "invoice", "checklist", "successful_payment"),
}
"""What a message may hold instead of words, under the text of telegram.yml that declines it."""
UPDATES = ("message", "edited_message", "channel_post", "callback_query", "my_chat_member")
"""The kinds of update that we ask Telegram for."""


@dataclass(frozen=True)
class Command:
    """`/council camden` and the like."""

    name: str
    rest: str
    bot: str | None
    """The bot that is spoken to, where several are in one group."""


def command_in(text: str) -> Command | None:
    """The command of a message, if it is one."""
    match = _COMMAND.fullmatch(text.strip())
    return Command(match["name"], (match["rest"] or "").strip(), match["bot"]) if match else None


def is_private(chat: Chat) -> bool:
    return chat.type == ChatType.PRIVATE


def is_from_bot(update: Update) -> bool:
    """Whether a bot speaks. None is answered: two bots that answer each other never end."""
    return update.effective_user is not None and update.effective_user.is_bot


def unreadable(message: Message) -> str | None:
    """The text of telegram.yml for what the message holds; None for a service message."""
    return next(
        (
            text
            for text, fields in _UNREADABLE.items()
            if any(getattr(message, field) for field in fields)
        ),
        None,
    )


def calls_us(update: Update, username: str) -> bool:
    """Whether somebody in a group or channel wants an answer of this bot, or has just added it."""
    if update.my_chat_member:
        was, now = update.my_chat_member.old_chat_member, update.my_chat_member.new_chat_member
        is_channel = update.my_chat_member.chat.type == ChatType.CHANNEL
        return not is_channel and _is_in(now.status) and not _is_in(was.status)
    message = update.message or update.channel_post
    if message is None:
        return False
    text = message.text or message.caption or ""
    command = command_in(text)
    if command:
        return command.bot is None or command.bot.lower() == username.lower()
    replied = message.reply_to_message
    is_reply = bool(replied and replied.from_user and replied.from_user.username == username)
    return is_reply or bool(username and f"@{username}".lower() in text.lower())


def _is_in(status: str) -> bool:
    return status in ("member", "administrator", "restricted", "creator")


def message_of(query: CallbackQuery) -> Message | None:
    """The message under which a key was pressed, if Telegram still shows it to us."""
    return query.message if isinstance(query.message, Message) else None
