"""The Telegram channel: the same assistant, through the same door, as Telegram users expect it."""
