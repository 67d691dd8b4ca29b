"""The pictures that restoration networks learn from, and the ones they are chosen on."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from ..common.sets import LICENCES, keys_sha256, read_pictures, split
from .bicubic import resize

SOURCES = {"photos": 1024, "clothing": 256, "grocery": 256}


@dataclass(frozen=True)
class TrainingPictures:
    """Training and validation pictures ([H, W, 3] uint8) and what a model file says of them."""

    train: list[np.ndarray]
    validation: list[np.ndarray]
    trained_on: list[dict[str, object]]
    keys_sha256: str


def scaled(picture: np.ndarray, scale: float, multiple: int = 4) -> np.ndarray:
    """`picture` shrunk by `scale`, its sides cut to multiples of `multiple`."""
    height, width = (int(side * scale) // multiple * multiple for side in picture.shape[:2])
    if scale == 1:
        return picture[:height, :width]
    return resize(picture, height, width)


def made_up(count: int, side: int, seed: int = 0) -> list[np.ndarray]:
    """Pictures drawn on the spot for smoke tests: gradients, discs, lines and grain."""
    random = np.random.default_rng(seed)
    drawn = []
    for _ in range(count):
        corners = random.uniform(0, 255, (2, 2, 3)).astype(np.float32)
        canvas = cv2.resize(corners, (side, side), interpolation=cv2.INTER_LINEAR)
        for _ in range(14):
            colour = tuple(float(value) for value in random.uniform(0, 255, 3))
            a, b = (tuple(int(value) for value in random.integers(0, side, 2)) for _ in range(2))
            if random.random() < 0.5:
                cv2.circle(canvas, a, int(random.integers(4, side // 4)), colour, -1, cv2.LINE_AA)
            else:
                cv2.line(canvas, a, b, colour, int(random.integers(1, 9)), cv2.LINE_AA)
        canvas += random.normal(0, 3, canvas.shape)
        drawn.append(np.clip(canvas, 0, 255).astype(np.uint8))
    return drawn


def training_pictures(scales: dict[str, tuple[float, ...]], smoke: bool = False) -> TrainingPictures:
    """Every picture of the sets named in `scales`, at each of its scales; validation at the first scale.

    Shrinking hides the compression of the stored pictures, so what is left is sharp and clean.
    """
    if smoke:
        pictures = made_up(12, 256)
        listing: list[dict[str, object]] = [{"set": "made up", "licence": "none", "pictures": 10}]
        return TrainingPictures(pictures[:10], pictures[10:], listing, keys_sha256(["made up"]))
    train: list[np.ndarray] = []
    validation: list[np.ndarray] = []
    listing, keys = [], []
    for name, factors in scales.items():
        pictures_of_set = read_pictures(name, SOURCES[name])
        kept = [key for key in pictures_of_set if split(key) == "train"]
        for key, picture in pictures_of_set.items():
            if split(key) == "train":
                train += [scaled(picture, factor) for factor in factors]
            else:
                validation.append(scaled(picture, factors[0]))
        keys += [f"{name}/{key}" for key in kept]
        listing.append({"set": name, "licence": LICENCES[name], "pictures": len(kept)})
    return TrainingPictures(train, validation, listing, keys_sha256(keys))


def centre(picture: np.ndarray, side: int) -> np.ndarray:
    """The middle [side, side, 3] of `picture`, or as much as there is, in multiples of 16."""
    height, width = (min(length // 16 * 16, side) for length in picture.shape[:2])
    top, left = (picture.shape[0] - height) // 2, (picture.shape[1] - width) // 2
    return np.ascontiguousarray(picture[top : top + height, left : left + width])


def to_tensor_layout(pictures: list[np.ndarray]) -> np.ndarray:
    """Pictures of one shape as [N, 3, H, W] float32, 0..1."""
    return np.ascontiguousarray(np.stack(pictures).transpose(0, 3, 1, 2)).astype(np.float32) / 255
