"""Reading a form out of a page as a browser would, with everything that is filled in."""

from __future__ import annotations

from html.parser import HTMLParser


class _Reader(HTMLParser):
    def __init__(self, action: str) -> None:
        super().__init__()
        self.fields: list[tuple[str, str]] = []
        self.found = False
        self._action = action
        self._inside = False
        self._textarea: str | None = None
        self._select: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self._inside = given.get("action") == self._action and not self.found
            self.found = self.found or self._inside
        name = given.get("name")
        if not self._inside:
            return
        if tag == "input" and name and given.get("type") not in ("radio", "checkbox"):
            self.fields.append((name, given.get("value") or ""))
        elif tag == "input" and name and "checked" in given:
            self.fields.append((name, given.get("value") or "on"))
        elif tag == "textarea" and name:
            self._textarea = name
            self.fields.append((name, ""))
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and "selected" in given:
            self.fields.append((self._select, given.get("value") or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        elif tag == "textarea":
            self._textarea = None

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.fields[-1] = (self._textarea, self.fields[-1][1] + data)


def fields_of(html: str, action: str) -> dict[str, list[str]]:
    """What the first form with this action would send, several values under one name kept."""
    reader = _Reader(action)
    reader.feed(html)
    assert reader.found, f"no form goes to {action}"
    fields: dict[str, list[str]] = {}
    for name, value in reader.fields:
        fields.setdefault(name, []).append(value)
    return fields
