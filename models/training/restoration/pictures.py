"""The pictures that restoration networks learn from, and the ones they are chosen on."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from typing import Callable

import cv2
import numpy as np
from PIL import Image

from ..common.paths import work_folder
from ..common.sets import LICENCES, keys_sha256, read_pictures, split

SOURCES = {"photos": 1024, "clothing": 256, "grocery": 256}


@dataclass(frozen=True)
class TrainingPictures:
    """Training and validation pictures ([H, W, 3] uint8) and what a model file says of them."""

    train: list[np.ndarray]
    validation: list[np.ndarray]
    trained_on: list[dict[str, object]]
    keys_sha256: str
    label: str


def scaled(picture: np.ndarray, scale: float, multiple: int = 4) -> np.ndarray:
    """`picture` shrunk by `scale`, its sides cut to multiples of `multiple`."""
    height, width = (int(side * scale) // multiple * multiple for side in picture.shape[:2])
    if scale == 1:
        return picture[:height, :width]
    return np.asarray(Image.fromarray(picture).resize((width, height), Image.Resampling.BICUBIC))


def cached(label: str, make: Callable[[], list[np.ndarray]]) -> list[np.ndarray]:
    """The pictures `make` returns, kept under `work_folder()/cache` by `label` and mapped from there later."""
    stem = "restoration-" + hashlib.sha256(label.encode()).hexdigest()[:12]
    pixels, index = (work_folder() / "cache" / (stem + ending) for ending in (".npy", ".json"))
    if not (pixels.exists() and index.exists()):
        pictures = make()
        pixels.parent.mkdir(parents=True, exist_ok=True)
        temporary = pixels.with_name(f".{stem}.{os.getpid()}.npy")
        np.save(temporary, np.concatenate([picture.reshape(-1) for picture in pictures]))
        os.replace(temporary, pixels)
        index.write_text(json.dumps([list(picture.shape) for picture in pictures]), encoding="utf-8")
    flat, pictures, start = np.load(pixels, mmap_mode="r"), [], 0
    for shape in json.loads(index.read_text(encoding="utf-8")):
        length = int(np.prod(shape))
        pictures.append(flat[start : start + length].reshape(shape))
        start += length
    return pictures


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
        return TrainingPictures(pictures[:10], pictures[10:], listing, keys_sha256(["made up"]), "")
    train: list[np.ndarray] = []
    validation: list[np.ndarray] = []
    listing, keys = [], []
    for name, factors in scales.items():
        of_set = read_pictures(name, SOURCES[name])
        kept = {part: [key for key in of_set if split(key) == part] for part in ("train", "validation")}
        for part, into, chosen in (("train", train, factors), ("validation", validation, factors[:1])):
            for factor in chosen:
                pictures = [of_set[key] for key in kept[part]]
                into += cached(f"{name} {part} {factor}", lambda: [scaled(picture, factor) for picture in pictures])
        keys += [f"{name}/{key}" for key in kept["train"]]
        listing.append({"set": name, "licence": LICENCES[name], "pictures": len(kept["train"])})
    label = json.dumps(scales, sort_keys=True)
    return TrainingPictures(train, validation, listing, keys_sha256(keys), label)


def centre(picture: np.ndarray, side: int) -> np.ndarray:
    """The middle [side, side, 3] of `picture`, or as much as there is, in multiples of 16."""
    height, width = (min(length // 16 * 16, side) for length in picture.shape[:2])
    top, left = (picture.shape[0] - height) // 2, (picture.shape[1] - width) // 2
    return np.ascontiguousarray(picture[top : top + height, left : left + width])


def to_tensor_layout(pictures: list[np.ndarray]) -> np.ndarray:
    """Pictures of one shape as [N, 3, H, W] float32, 0..1."""
    return np.ascontiguousarray(np.stack(pictures).transpose(0, 3, 1, 2)).astype(np.float32) / 255
