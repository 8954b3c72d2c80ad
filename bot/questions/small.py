"""Counts as they may be shown: small ones hidden, the others rounded.

Without rounding, a hidden count could be found by taking what is shown from a total.
"""

from __future__ import annotations

FEWEST = 5
HIDDEN = f"fewer than {FEWEST}"
NOT_SHOWN = "–"


def rounded(count: int) -> int | None:
    """The count to the nearest five; None when it is too small to be shown."""
    if 0 < count < FEWEST:
        return None
    return FEWEST * round(count / FEWEST)


def shown(count: int) -> str:
    """The count as a reader sees it."""
    near = rounded(count)
    return HIDDEN if near is None else str(near)


def share(count: int, total: int) -> str:
    """A part of a whole as a percentage, from what is shown of both; else a dash."""
    part, whole = rounded(count), rounded(total)
    return f"{min(100, round(100 * part / whole))}%" if whole and part is not None else NOT_SHOWN
