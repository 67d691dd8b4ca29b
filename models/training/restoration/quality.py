"""Peak signal-to-noise ratio, on colour and on luma."""

from __future__ import annotations

import numpy as np


def luma(picture: np.ndarray) -> np.ndarray:
    """[H, W] float64, 16..235: Y of ITU-R BT.601 as MATLAB's `rgb2ycbcr` has it, from RGB 0..255."""
    return 16 + np.asarray(picture, np.float64) @ np.array([65.481, 128.553, 24.966]) / 255


def psnr(a: np.ndarray, b: np.ndarray) -> float:
    """Decibels between two arrays of values 0..255."""
    error = np.mean((np.asarray(a, np.float64) - np.asarray(b, np.float64)) ** 2)
    return float(10 * np.log10(255**2 / max(error, 1e-10)))


def luma_psnr(a: np.ndarray, b: np.ndarray, border: int) -> float:
    """Decibels on Y with `border` pixels left out on every side, as super-resolution papers report."""
    return psnr(*(luma(picture)[border:-border, border:-border] for picture in (a, b)))
