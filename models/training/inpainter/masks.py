"""Random holes: scratches of 2 to 8 pixels, and blobs of up to a quarter of the picture."""

from __future__ import annotations

import cv2
import numpy as np

WIDTHS = (2, 8)
LARGEST_BLOB = 0.25


def scratches(height: int, width: int, random: np.random.Generator) -> np.ndarray:
    """[H, W] float32, 1 in the hole: three to ten curved strokes."""
    mask = np.zeros((height, width), np.uint8)
    for _ in range(int(random.integers(3, 11))):
        point = random.uniform((0, 0), (width, height))
        angle = random.uniform(0, 2 * np.pi)
        bend = random.normal(0, 0.15)
        length = random.uniform(0.2, 1.0) * max(height, width) / 10
        points = [point]
        for _ in range(10):
            point = point + length * np.array([np.cos(angle), np.sin(angle)])
            angle += bend + random.normal(0, 0.2)
            points.append(point)
        path = np.round(np.array(points)).astype(np.int32)
        cv2.polylines(mask, [path], False, 1, int(random.integers(WIDTHS[0], WIDTHS[1] + 1)))
    return mask.astype(np.float32)


def blobs(height: int, width: int, random: np.random.Generator) -> np.ndarray:
    """[H, W] float32, 1 in the hole: one to four wobbly discs that cover 2 to 25 per cent together."""
    mask = np.zeros((height, width), np.uint8)
    count = int(random.integers(1, 5))
    share = random.uniform(0.02, LARGEST_BLOB)
    radius = np.sqrt(share * height * width / (np.pi * count))
    angles = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    for _ in range(count):
        centre = random.uniform((0.1 * width, 0.1 * height), (0.9 * width, 0.9 * height))
        wobble = np.ones_like(angles)
        for wave in (1, 2, 3, 4, 5):
            wobble += random.normal(0, 0.2 / wave) * np.sin(wave * angles + random.uniform(0, 2 * np.pi))
        stretch = np.exp(random.normal(0, 0.25))
        reach = radius * np.clip(wobble, 0.3, 1.5)
        edge = np.stack([centre[0] + reach * np.cos(angles) * stretch, centre[1] + reach * np.sin(angles) / stretch], 1)
        cv2.fillPoly(mask, [np.round(edge).astype(np.int32)], 1)
    return mask.astype(np.float32)


def draw(side: int, random: np.random.Generator) -> np.ndarray:
    """[side, side] float32: a scratch mask or a blob mask, now and then both; never empty or too large."""
    while True:
        choice = random.random()
        if choice < 0.25:
            mask = scratches(side, side, random)
        elif choice < 0.9:
            mask = blobs(side, side, random)
        else:
            mask = np.maximum(scratches(side, side, random), blobs(side, side, random))
        if 0.002 < mask.mean() < 0.4:
            return mask
