"""Model cards: one Markdown file a model, beside its weights."""

from __future__ import annotations

from pathlib import Path
from typing import Mapping

from .paths import starter_folder

REQUIRED = ("Data and licences", "Base weights", "Command", "Hardware and hours", "Figures", "Known failures")


def write_card(name: str, sections: Mapping[str, str]) -> Path:
    """Writes `models/starter/NAME.md` from Markdown `sections`, keyed by heading.

    Raises ValueError where a section every card must have is missing or empty.
    """
    missing = [heading for heading in REQUIRED if not sections.get(heading, "").strip()]
    if missing:
        raise ValueError(f"card {name} lacks: {', '.join(missing)}")
    parts = [f"# {name}"]
    for heading, body in sections.items():
        parts.append(f"## {heading}\n\n{body.strip()}")
    path = starter_folder() / f"{name}.md"
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    return path


def table(header: list[str], rows: list[list[str]]) -> str:
    """A Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)
