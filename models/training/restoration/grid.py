"""Sheets of example pictures for the cards."""

from __future__ import annotations

from typing import Sequence

import numpy as np
from PIL import Image

from ..common.paths import starter_folder

GAP = 4


def write_grid(name: str, rows: Sequence[Sequence[np.ndarray]], quality: int = 86) -> str:
    """Writes `models/starter/NAME.webp` from rows of [H, W, 3] uint8 pictures of one size; returns its file name."""
    height, width = rows[0][0].shape[:2]
    columns = max(len(row) for row in rows)
    shape = (len(rows) * (height + GAP) - GAP, columns * (width + GAP) - GAP, 3)
    sheet = np.full(shape, 255, np.uint8)
    for i, row in enumerate(rows):
        for j, picture in enumerate(row):
            top, left = i * (height + GAP), j * (width + GAP)
            sheet[top : top + height, left : left + width] = picture
    Image.fromarray(sheet).save(starter_folder() / f"{name}.webp", quality=quality, method=6)
    return f"{name}.webp"
