"""What axe finds in each state under each condition, and the table of it for docs/."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Frame, Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
RULES = {
    "runOnly": {"type": "tag", "values": TAGS},
    "resultTypes": ["violations", "incomplete"],
}
CONDITIONS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"color_scheme": "light", "forced_colors": "active"},
}
SMALL = "320 pixels"
NO_SCRIPT = "no script"
COLUMNS = (*CONDITIONS, SMALL, NO_SCRIPT)
BEGIN, END = "<!-- axe: begin -->", "<!-- axe: end -->"


@dataclass(frozen=True)
class Findings:
    """How many rules were broken, kept, and left for a person to judge."""

    violations: int
    passed: int
    unsure: int
    report: str

    def __str__(self) -> str:
        return f"{self.violations} / {self.passed}" + (f" / {self.unsure}" if self.unsure else "")


async def findings(page: Page | Frame) -> Findings:
    """Run axe on the page as it is."""
    results = await Axe().run(page, options=RULES)
    found = results.response
    unsure = "\n".join(f"unsure: {rule['id']}: {rule['nodes']}" for rule in found["incomplete"])
    return Findings(
        len(found["violations"]),
        len(found["passes"]),
        len(found["incomplete"]),
        f"{results.generate_report()}\n{unsure}",
    )


async def version(page: Page) -> str:
    """Which axe that was."""
    return str(await page.evaluate("axe.version"))


def table(rows: dict[str, dict[str, Findings]]) -> str:
    """The states against the conditions, in Markdown."""
    lines = [
        f"| State | {' | '.join(COLUMNS)} |",
        f"|---{'|---' * len(COLUMNS)}|",
        *(
            f"| {title} | {' | '.join(str(found[column]) for column in COLUMNS)} |"
            for title, found in rows.items()
        ),
    ]
    return "\n".join(lines)


def with_table(document: str, content: str) -> str:
    """The document with this table in place of the one that it has."""
    before, _, rest = document.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{content}\n\n{END}{after}"
