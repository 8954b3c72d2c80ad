"""What Telegram refuses."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


def problem_with(method: str, parameters: Json) -> str | None:
    """Why Telegram would refuse this."""
    if "parse_mode" in parameters:
        return "these tests forbid parse_mode"
    if method in ("sendMessage", "editMessageText"):
        text = parameters.get("text", "")
        length = len(text.encode("utf-16-le")) // 2
        if not text.strip():
            return "message text is empty"
        if length > 4096:
            return "message is too long"
        for entity in parameters.get("entities", []):
            end = entity["offset"] + entity["length"]
            if entity["offset"] < 0 or entity["length"] < 1 or end > length:
                return f"entity beyond the text: {entity}"
    for row in parameters.get("reply_markup", {}).get("inline_keyboard", []):
        for key in row:
            if len(key.get("callback_data", "x").encode()) > 64:
                return "BUTTON_DATA_INVALID"
            if "url" in key and not key["url"].startswith(("https://", "http://")):
                return f"inline keyboard button URL '{key['url']}' is invalid"
            if not key["text"]:
                return "button text is empty"
    return None
