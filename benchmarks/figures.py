"""A figure of ours beside the stock one, and the Markdown table of them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One thing that was measured on both sides. NaN stands for what could not be measured."""

    name: str
    unit: str
    ours: float
    stock: float

    @property
    def ratio(self) -> float:
        """Ours as a multiple of the stock figure."""
        return self.ours / self.stock if self.stock else math.nan


def table(figures: Iterable[Figure]) -> Iterator[str]:
    """The Markdown table, line by line."""
    yield "| | Signpost | stock Rasa | ratio |"
    yield "|---|---:|---:|---:|"
    for figure in figures:
        ours, stock = written(figure.ours, figure.unit), written(figure.stock, figure.unit)
        yield f"| {figure.name} | {ours} | {stock} | {written(figure.ratio)} |"


def written(value: float, unit: str = "") -> str:
    """The number with about three digits, and its unit."""
    if math.isnan(value):
        return "–"
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    gap = "" if unit in ("", "%") else " "
    return f"{value:,.{digits}f}{gap}{unit}"
