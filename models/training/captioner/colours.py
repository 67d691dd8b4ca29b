"""Names for the measured colours of an object and of what it lies on."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

# Typical sRGB values; a pixel gets the name of the nearest one in CIELAB.
NAMED: tuple[tuple[str, tuple[int, int, int]], ...] = (
    ("black", (20, 20, 22)), ("black", (45, 44, 46)), ("dark grey", (78, 78, 80)), ("grey", (128, 128, 128)),
    ("light grey", (185, 185, 186)), ("white", (222, 222, 222)), ("white", (250, 250, 250)),
    ("red", (200, 30, 35)), ("red", (160, 25, 30)), ("dark red", (105, 25, 35)), ("pink", (235, 150, 170)),
    ("pink", (220, 80, 130)), ("orange", (235, 125, 35)), ("orange", (210, 95, 40)), ("yellow", (240, 210, 60)),
    ("yellow", (205, 175, 50)), ("beige", (220, 200, 170)), ("beige", (190, 168, 138)), ("brown", (125, 80, 50)),
    ("brown", (85, 58, 40)), ("brown", (160, 115, 75)), ("olive green", (105, 105, 55)), ("green", (60, 140, 60)),
    ("green", (115, 165, 60)), ("dark green", (35, 70, 45)), ("light green", (170, 210, 130)),
    ("teal", (30, 120, 125)), ("light blue", (150, 190, 225)), ("blue", (50, 95, 190)), ("blue", (75, 115, 165)),
    ("navy blue", (32, 40, 80)), ("navy blue", (45, 55, 75)), ("purple", (105, 60, 135)), ("purple", (160, 125, 185)),
)
NAMES = [name for name, _ in NAMED]
SIDE = 48


def to_lab(rgb: np.ndarray) -> np.ndarray:
    """`[..., 3] uint8` sRGB to CIELAB, float32 (L 0..100)."""
    flat = rgb.reshape(-1, 1, 3).astype(np.float32) / 255
    return cv2.cvtColor(flat, cv2.COLOR_RGB2LAB).reshape(*rgb.shape[:-1], 3)


TABLE = to_lab(np.array([value for _, value in NAMED], dtype=np.uint8))


@dataclass(frozen=True)
class Colours:
    """Object colours, the largest first (one or two), and the background's, None where it is not plain."""

    object: list[str]
    background: str | None


def name_pixels(lab: np.ndarray) -> np.ndarray:
    """For `[N, 3]` CIELAB pixels the number of the nearest named value; lightness counts for less than hue."""
    weight = np.array([0.7, 1.0, 1.0], dtype=np.float32)
    distance = (((lab[:, None, :] - TABLE[None]) * weight) ** 2).sum(axis=2)
    return distance.argmin(axis=1)


def shares(lab: np.ndarray) -> list[tuple[str, float]]:
    """Share of pixels by colour name, largest first."""
    count: dict[str, int] = {}
    for number, pixels in zip(*np.unique(name_pixels(lab), return_counts=True)):
        count[NAMES[number]] = count.get(NAMES[number], 0) + int(pixels)
    total = max(len(lab), 1)
    return sorted(((name, pixels / total) for name, pixels in count.items()), key=lambda item: -item[1])


def measure_colours(picture: np.ndarray, whole: bool = False) -> Colours:
    """Colours of an `[H, W, 3] uint8` picture of one object.

    The rim of the picture is taken for background, pixels unlike its median (CIELAB distance over
    18) for the object. With `whole` the picture is all object, as a material's tile is.
    """
    small = cv2.resize(np.ascontiguousarray(picture), (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    lab = to_lab(small)
    if whole:
        return Colours([name for name, _ in shares(lab.reshape(-1, 3))[:1]], None)
    width = SIDE // 12
    rim = np.ones((SIDE, SIDE), dtype=bool)
    rim[width:-width, width:-width] = False
    edge = lab[rim]
    middle = np.median(edge, axis=0)
    unlike = np.linalg.norm(lab - middle, axis=2) > 18
    centre = np.zeros_like(rim)
    centre[SIDE // 6 : -SIDE // 6, SIDE // 6 : -SIDE // 6] = True
    foreground = unlike & centre
    if foreground.sum() < 60:  # the object has the colour of what it lies on
        foreground = centre
    ranked = shares(lab[foreground])
    names = [ranked[0][0]]
    if len(ranked) > 1 and ranked[1][1] > 0.3 and ranked[1][0].split()[-1] != names[0].split()[-1]:
        names.append(ranked[1][0])
    plain = float(np.mean(np.linalg.norm(edge - middle, axis=1) < 14)) > 0.75
    return Colours(names, shares(edge)[0][0] if plain else None)
