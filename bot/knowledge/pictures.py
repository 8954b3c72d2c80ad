"""The pictures in ``knowledge/pictures``: small drawings that stand in the page itself.

What is not on the lists below is refused, so that a picture can neither run, fetch nor restyle
anything, and whoever cannot see it is told the same in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import msgspec

LARGEST = 3 * 1024  # bytes
_SVG = "{http://www.w3.org/2000/svg}"
_ELEMENTS = set("svg title desc g path rect circle line polyline polygon text tspan".split())
_SHAPE = set("d x y dx dy x1 y1 x2 y2 cx cy r rx ry width height points transform".split())
_LOOK = {
    *("class", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"),
    *("stroke-dasharray", "font-family", "font-size", "font-weight", "text-anchor"),
}
_MEANING = {"viewBox", "role", "aria-labelledby", "aria-hidden", "id"}
_ATTRIBUTES = _SHAPE | _LOOK | _MEANING
_COLOURS = {"none", "currentColor"}
"""What `fill` and `stroke` may say: the page gives the colours, by class, in light and dark."""


class Picture(msgspec.Struct, frozen=True):
    """A drawing and what it says in words."""

    name: str
    svg: str
    title: str
    description: str

    def standing(self, place: str) -> str:
        """The SVG for one place of a page: its ids end in `place`, so that they are unique."""
        ids = f"{self.name}-title", f"{self.name}-desc"
        svg = self.svg
        for old in ids:
            svg = svg.replace(old, f"{old}-{place}")
        return svg


def read_picture(path: Path, faults: list[str]) -> Picture | None:
    """The picture in a file, or None; then `faults` has what an editor must mend."""
    where, svg = f"pictures/{path.name}", path.read_text("utf-8").strip()
    try:
        if "<!" in svg or "<?" in svg:  # a page and an XML file read these differently
            raise ElementTree.ParseError("comments and declarations are not allowed")
        root = ElementTree.fromstring(svg)
    except ElementTree.ParseError as error:
        faults.append(f"{where}: this cannot be read as SVG: {error}. Correct the file.")
        return None
    found = [f"{where}: {fault}" for fault in _faults(path.stem, root, len(svg.encode()))]
    faults += found
    if found:
        return None
    return Picture(path.stem, svg, _words(root, "title"), _words(root, "desc"))


def _faults(name: str, root: ElementTree.Element, size: int) -> Iterator[str]:
    if size > LARGEST:
        yield f"the file has {size} bytes. Cut it to {LARGEST}, with fewer or rounder shapes."
    title, desc = f"{name}-title", f"{name}-desc"
    for tag, expected in (("title", title), ("desc", desc)):
        element = root.find(_SVG + tag)
        if element is None or element.get("id") != expected or not _words(root, tag):
            yield f'it needs words in <{tag} id="{expected}">, right below <svg>.'
    if root.get("role") != "img" or root.get("aria-labelledby") != f"{title} {desc}":
        yield f'<svg> needs role="img" and aria-labelledby="{title} {desc}".'
    if not root.get("viewBox"):
        yield "<svg> needs a viewBox, so that the picture can grow and shrink."
    for element in root.iter():
        tag = element.tag.removeprefix(_SVG)
        if not element.tag.startswith(_SVG) or tag not in _ELEMENTS:
            yield f"<{tag}> is not allowed. Use only {', '.join(sorted(_ELEMENTS))}."
        for attribute, value in element.items():
            if attribute not in _ATTRIBUTES:
                yield f"{attribute} on <{tag}> is not allowed. Use a class, or leave it out."
            elif attribute in ("fill", "stroke") and value not in _COLOURS:
                yield f'{attribute}="{value}" is not allowed. Use currentColor, none or a class.'
            elif attribute == "id" and tag not in ("title", "desc"):
                yield f"an id on <{tag}> is not allowed. Only the title and desc have one."


def _words(root: ElementTree.Element, tag: str) -> str:
    return " ".join((root.findtext(_SVG + tag) or "").split())
