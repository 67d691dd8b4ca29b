"""Many pictures as one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image
from torch import Tensor


def save_grid(pictures: Tensor, columns: int, path: Path, quality: int = 80) -> None:
    """Writes pictures [N, 3, S, S] as one WebP, `columns` in a row."""
    array = (pictures.clamp(0, 1) * 255).round().byte().permute(0, 2, 3, 1).numpy()
    n, side = array.shape[0], array.shape[1]
    rows = (n + columns - 1) // columns
    sheet = np.full((rows * side, columns * side, 3), 255, np.uint8)
    for i, picture in enumerate(array):
        y, x = divmod(i, columns)
        sheet[y * side : (y + 1) * side, x * side : (x + 1) * side] = picture
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(sheet).save(path, quality=quality)
