"""Random crops that prefer detail: flat sky teaches a restoration network nothing."""

from __future__ import annotations

from typing import Sequence

import cv2
import numpy as np

CELL = 16


def detail(picture: np.ndarray) -> np.ndarray:
    """[H // CELL, W // CELL] mean absolute Laplacian of the grey picture, 0..255."""
    grey = cv2.cvtColor(np.ascontiguousarray(picture), cv2.COLOR_RGB2GRAY)
    energy = np.abs(cv2.Laplacian(grey, cv2.CV_32F))
    rows, columns = picture.shape[0] // CELL, picture.shape[1] // CELL
    trimmed = energy[: rows * CELL, : columns * CELL]
    return trimmed.reshape(rows, CELL, columns, CELL).mean(axis=(1, 3))


class CropSampler:
    """Draws places in `pictures` ([H, W, 3] uint8 each) with a chance that grows with local detail."""

    def __init__(self, pictures: Sequence[np.ndarray], ceiling: float = 12.0, floor: float = 0.3) -> None:
        self.pictures = pictures
        cells, chances = [], []
        for index, picture in enumerate(pictures):
            energy = np.minimum(detail(picture), ceiling) + floor
            rows, columns = np.indices(energy.shape)
            cells.append(np.stack([np.full(energy.size, index), rows.ravel(), columns.ravel()], 1))
            chances.append(energy.ravel())
        self.cells = np.concatenate(cells)
        cumulative = np.cumsum(np.concatenate(chances))
        self.cumulative = cumulative / cumulative[-1]

    def place(self, random: np.random.Generator, side: int, multiple: int = 1) -> tuple[int, int, int]:
        """(picture, top, left) of a crop of `side` pixels; top and left are multiples of `multiple`."""
        while True:
            cell = self.cells[min(int(np.searchsorted(self.cumulative, random.random())), len(self.cells) - 1)]
            index, row, column = (int(value) for value in cell)
            height, width = self.pictures[index].shape[:2]
            if height < side or width < side:
                continue
            top = row * CELL + int(random.integers(CELL)) - side // 2
            left = column * CELL + int(random.integers(CELL)) - side // 2
            top = min(max(top, 0), height - side) // multiple * multiple
            left = min(max(left, 0), width - side) // multiple * multiple
            return index, top, left

    def crop(self, random: np.random.Generator, side: int) -> np.ndarray:
        """[side, side, 3] uint8, randomly mirrored and turned."""
        index, top, left = self.place(random, side)
        return turn(self.pictures[index][top : top + side, left : left + side], int(random.integers(8)))


def turn(picture: np.ndarray, symmetry: int) -> np.ndarray:
    """One of the eight symmetries of the square (0..7) applied to [H, W, 3]."""
    turned = np.rot90(picture, symmetry % 4)
    return turned[:, ::-1] if symmetry >= 4 else turned
