"""Checkpoints that survive being cut off while they are written."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import torch


def save(path: Path, state: dict[str, Any]) -> None:
    """Writes `state` beside `path` and renames it into place, so `path` is always whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        torch.save(state, temporary)
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def load(path: Path) -> dict[str, Any] | None:
    """The state last saved at `path`, on the CPU; None where there is none."""
    if not path.exists():
        return None
    return torch.load(path, map_location="cpu", weights_only=False)
