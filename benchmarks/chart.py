"""A small bar chart as SVG: one panel for each figure, because their units differ."""

from __future__ import annotations

import math
from pathlib import Path

import matplotlib
from matplotlib.figure import Figure as Canvas

from benchmarks.figures import Figure, written

COLOURS = ("#1d5f8a", "#b8b8b8")
COLUMNS = 3


def draw(figures: list[Figure], title: str, path: Path) -> None:
    """Draw ours over stock for each figure, each panel with its own scale."""
    matplotlib.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": title, "font.size": 8})
    rows = math.ceil(len(figures) / COLUMNS)
    canvas = Canvas(figsize=(8, 0.4 + 0.85 * rows), layout="constrained")
    canvas.suptitle(title, fontsize=10)
    panels = canvas.subplots(rows, COLUMNS, squeeze=False).flat
    for figure, panel in zip(figures, panels):
        values = (figure.ours, figure.stock)
        bars = panel.barh(("Signpost", "stock"), values, color=COLOURS)
        panel.bar_label(bars, [written(value, figure.unit) for value in values], padding=3)
        panel.set_title(figure.name, fontsize=8, loc="left")
        panel.invert_yaxis()
        panel.margins(x=0.35)
        panel.xaxis.set_visible(False)
        panel.tick_params(left=False)
        panel.spines[:].set_visible(False)
    for panel in panels:
        panel.set_axis_off()
    path.parent.mkdir(parents=True, exist_ok=True)
    canvas.savefig(path, metadata={"Date": None})
