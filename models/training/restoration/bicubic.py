"""Bicubic resizing with antialiasing, the way super-resolution papers make their test pictures."""

from __future__ import annotations

from functools import lru_cache

import numpy as np


def cubic(distance: np.ndarray) -> np.ndarray:
    """Keys' cubic kernel with a = -0.5 (Keys 1981, equation 15)."""
    x = np.abs(distance)
    near = 1.5 * x**3 - 2.5 * x**2 + 1
    far = -0.5 * x**3 + 2.5 * x**2 - 4 * x + 2
    return np.where(x <= 1, near, np.where(x < 2, far, 0.0))


@lru_cache(maxsize=256)
def weights(source: int, target: int) -> np.ndarray:
    """[target, source] matrix that resizes one axis; the kernel widens when it shrinks, edges mirror."""
    scale = target / source
    stretch = min(scale, 1.0)
    reach = int(np.ceil(2 / stretch)) + 1
    centres = (np.arange(target) + 0.5) / scale - 0.5
    taps = np.floor(centres)[:, None].astype(int) + np.arange(-reach, reach + 1)[None]
    values = cubic((centres[:, None] - taps) * stretch)
    values /= values.sum(axis=1, keepdims=True)
    mirrored = np.abs(np.where(taps < 0, -taps - 1, taps))
    mirrored = np.where(mirrored >= source, 2 * source - 1 - mirrored, mirrored).clip(0, source - 1)
    matrix = np.zeros((target, source), np.float32)
    np.add.at(matrix, (np.arange(target)[:, None], mirrored), values.astype(np.float32))
    return matrix


def resize(picture: np.ndarray, height: int, width: int) -> np.ndarray:
    """[H, W, 3] uint8 resized to [height, width, 3] uint8."""
    rows = weights(picture.shape[0], height)
    columns = weights(picture.shape[1], width)
    source = np.asarray(picture, np.float32)
    tall = (rows @ source.reshape(source.shape[0], -1)).reshape(height, source.shape[1], 3)
    wide = columns @ tall.transpose(1, 0, 2).reshape(source.shape[1], -1)
    result = wide.reshape(width, height, 3).transpose(1, 0, 2)
    return np.ascontiguousarray(np.clip(np.round(result), 0, 255).astype(np.uint8))
