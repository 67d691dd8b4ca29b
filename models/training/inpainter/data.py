"""Crops with holes, and the whole pictures that weights are chosen on."""

from __future__ import annotations

import cv2
import numpy as np
import torch
from torch import Tensor, nn

from ..restoration.crops import CropSampler
from ..restoration.degradation import quantise
from ..restoration.pictures import TrainingPictures, centre, to_tensor_layout
from ..restoration.quality import psnr
from .features import FeatureDistance
from .masks import blobs, draw, scratches

VALIDATION_SIDE = 256
VALIDATION_PICTURES = 20
TELEA_RADIUS = 3


def classic_fill(picture: np.ndarray, mask: np.ndarray, method: int) -> np.ndarray:
    """[H, W, 3] uint8 filled by OpenCV's `method` (`cv2.INPAINT_TELEA` or `cv2.INPAINT_NS`)."""
    holes = (mask > 0.5).astype(np.uint8)
    return cv2.inpaint(np.ascontiguousarray(picture * (1 - holes[..., None])), holes, TELEA_RADIUS, method)


def hole_psnr(a: np.ndarray, b: np.ndarray, mask: np.ndarray) -> float:
    """Decibels over the pixels of the hole alone."""
    inside = mask > 0.5
    return psnr(a[inside], b[inside])


class Holes:
    """Batches of pictures and masks."""

    def __init__(self, pictures: TrainingPictures) -> None:
        self.sampler = CropSampler(pictures.train, ceiling=8.0, floor=0.8)
        photos = sorted(pictures.validation, key=lambda picture: -max(picture.shape[:2]))[:VALIDATION_PICTURES]
        generator = np.random.default_rng(31)
        clean = [centre(picture, VALIDATION_SIDE) for picture in photos]
        self.validation = {
            name: [(picture, make(*picture.shape[:2], generator)) for picture in clean]
            for name, make in (("scratches", scratches), ("blobs", blobs))
        }
        self.distance = FeatureDistance()

    def batch(self, random: np.random.Generator, count: int, side: int) -> tuple[Tensor, Tensor]:
        """clean [N, 3, s, s] and mask [N, 1, s, s]."""
        clean = [self.sampler.crop(random, side) for _ in range(count)]
        # Upright more often than not: what stands in photographs stands upright.
        masks = np.stack([draw(side, random) for _ in range(count)])[:, None]
        return torch.from_numpy(to_tensor_layout(clean)), torch.from_numpy(masks)


def apply(network: nn.Module, picture: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """[H, W, 3] uint8 filled by `network`, as uint8."""
    holes = torch.from_numpy(mask)[None, None]
    with torch.no_grad():
        output = network(torch.from_numpy(to_tensor_layout([picture])) * (1 - holes), holes)
    return quantise(output[0].permute(1, 2, 0).numpy() * 255)


def mean_distance(distance: FeatureDistance, pairs: list[tuple[np.ndarray, np.ndarray]]) -> float:
    """Mean feature distance of [H, W, 3] uint8 pairs."""
    values = []
    with torch.no_grad():
        for a, b in pairs:
            values.append(float(distance(*(torch.from_numpy(to_tensor_layout([picture])) for picture in (a, b)))))
    return float(np.mean(values))


def validate(network: nn.Module, holes: Holes) -> dict[str, float]:
    """Gains in decibels and ratios of feature distance against OpenCV's fills, by kind of hole.

    The score adds the gains and rewards a smaller ratio: a tenth of it is worth half a decibel.
    """
    found: dict[str, float] = {}
    for kind, examples in holes.validation.items():
        fills: dict[str, list[np.ndarray]] = {
            "ours": [apply(network, picture, mask) for picture, mask in examples],
            "telea": [classic_fill(picture, mask, cv2.INPAINT_TELEA) for picture, mask in examples],
            "ns": [classic_fill(picture, mask, cv2.INPAINT_NS) for picture, mask in examples],
        }
        decibels = {
            name: float(np.mean([hole_psnr(f, p, m) for f, (p, m) in zip(filled, examples)])) for name, filled in fills.items()
        }
        distances = {
            name: mean_distance(holes.distance, [(f, p) for f, (p, _) in zip(filled, examples)]) for name, filled in fills.items()
        }
        found[f"{kind} gain"] = decibels["ours"] - max(decibels["telea"], decibels["ns"])
        found[f"{kind} ratio"] = distances["ours"] / min(distances["telea"], distances["ns"])
        found[f"{kind} psnr"] = decibels["ours"]
    score = sum(found[f"{kind} gain"] - 5 * found[f"{kind} ratio"] for kind in holes.validation)
    return {"score": score, **found}
