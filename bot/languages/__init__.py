"""Messages in other languages: which one it is, and the fixed text that answers it."""

from bot.languages.recognition import greeting, identify, language, recognise

__all__ = ["greeting", "identify", "language", "recognise"]
