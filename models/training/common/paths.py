"""Folders the recipes read from and write to."""

from __future__ import annotations

import os
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[3]


def data_folder() -> Path:
    """Folder with the training sets (`clothing.jsonl`, `clothing-256-00.tar`, ...).

    `STUDIO_DATA`, or `../shared/data` beside the repository.
    """
    return Path(os.environ.get("STUDIO_DATA", REPOSITORY / ".." / "shared" / "data")).resolve()


def work_folder() -> Path:
    """Folder for caches, checkpoints and logs, outside the repository; made if absent.

    `STUDIO_TRAINING_WORK`, or `~/.cache/aigc-studio-training`.
    """
    folder = Path(os.environ.get("STUDIO_TRAINING_WORK", Path.home() / ".cache" / "aigc-studio-training"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder.resolve()


def starter_folder() -> Path:
    """Folder of the weights and cards that ship with the studio."""
    folder = REPOSITORY / "models" / "starter"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
