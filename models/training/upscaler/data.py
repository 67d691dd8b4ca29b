"""Pairs of small and large crops, and the whole pictures that weights are chosen on."""

from __future__ import annotations

from functools import partial

import numpy as np
import torch
from torch import Tensor, nn

from ..restoration.bicubic import resize
from ..restoration.crops import CropSampler, turn
from ..restoration.degradation import blur, gaussian_noise, jpeg, quantise
from ..restoration.pictures import TrainingPictures, cached, centre, to_tensor_layout
from ..restoration.quality import luma_psnr

VALIDATION_SIDE = 320
VALIDATION_PICTURES = 24
DEGRADATION_MARGIN = 8


def halve(picture: np.ndarray, factor: int) -> np.ndarray:
    """Bicubic shrinking by `factor`; the sides must be its multiples."""
    return resize(picture, picture.shape[0] // factor, picture.shape[1] // factor)


def wear(small: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """What a photograph on the web has been through: a little blur, a little noise, JPEG."""
    worn = small
    if random.random() < 0.4:
        worn = blur(worn, float(random.uniform(0.2, 0.8)))
    if random.random() < 0.5:
        worn = quantise(gaussian_noise(worn, float(random.uniform(0, 8)), random))
    if random.random() < 0.85:
        worn = jpeg(worn, int(random.integers(40, 96)), full_colour=bool(random.random() < 0.3))
    return worn


class Pairs:
    """Aligned crops of [N, 3, s, s] and [N, 3, fs, fs]."""

    def __init__(self, pictures: TrainingPictures, factor: int, photo: bool) -> None:
        self.factor, self.photo = factor, photo
        self.large = [picture for picture in pictures.train if min(picture.shape[:2]) >= 32 * factor]
        label = f"{pictures.label} shrunk by {factor}"
        shrink = partial(map, partial(halve, factor=factor), self.large)
        self.small = cached(label, lambda: list(shrink())) if pictures.label else list(shrink())
        self.sampler = CropSampler(self.large)
        generator = np.random.default_rng(7)
        largest = sorted(pictures.validation, key=lambda picture: -min(picture.shape[:2]))[:VALIDATION_PICTURES]
        self.validation = []
        for picture in largest:
            target = centre(picture, VALIDATION_SIDE)
            source = halve(target, factor)
            self.validation.append((wear(source, generator) if photo else source, target))

    def batch(self, random: np.random.Generator, count: int, side: int) -> tuple[Tensor, Tensor]:
        """`count` pairs; `side` is that of the small crops."""
        sources, targets = [], []
        factor = self.factor
        for _ in range(count):
            index, top, left = self.sampler.place(random, side * factor, factor)
            target = self.large[index][top : top + side * factor, left : left + side * factor]
            source = self._small(index, top // factor, left // factor, side, random)
            symmetry = int(random.integers(8))
            sources.append(turn(source, symmetry))
            targets.append(turn(target, symmetry))
        return torch.from_numpy(to_tensor_layout(sources)), torch.from_numpy(to_tensor_layout(targets))

    def _small(self, index: int, top: int, left: int, side: int, random: np.random.Generator) -> np.ndarray:
        picture = self.small[index]
        if not self.photo:
            return picture[top : top + side, left : left + side]
        # Wear the crop with a margin, so that JPEG blocks start anywhere.
        above = min(top, int(random.integers(DEGRADATION_MARGIN)))
        before = min(left, int(random.integers(DEGRADATION_MARGIN)))
        wide = picture[top - above : top + side + DEGRADATION_MARGIN, left - before : left + side + DEGRADATION_MARGIN]
        return wear(wide, random)[above : above + side, before : before + side]


def apply(network: nn.Module, source: np.ndarray) -> np.ndarray:
    """[H, W, 3] uint8 through `network` to [fH, fW, 3] uint8."""
    with torch.no_grad():
        output = network(torch.from_numpy(to_tensor_layout([source])))
    return quantise(output[0].permute(1, 2, 0).numpy() * 255)


def validate(network: nn.Module, pairs: Pairs) -> dict[str, float]:
    """Mean PSNR on Y over the validation pictures, and that of bicubic enlargement beside it."""
    ours, bicubic = [], []
    for source, target in pairs.validation:
        ours.append(luma_psnr(apply(network, source), target, pairs.factor))
        bicubic.append(luma_psnr(resize(source, *target.shape[:2]), target, pairs.factor))
    return {"psnr": float(np.mean(ours)), "bicubic": float(np.mean(bicubic))}
