"""Noisy crops with their levels, and the worn pictures that weights are chosen on."""

from __future__ import annotations

from typing import Callable

import numpy as np
import torch
from torch import Tensor, nn

from ..restoration.crops import CropSampler, turn
from ..restoration.degradation import blur, gaussian_noise, jpeg, quantise
from ..restoration.pictures import TrainingPictures, centre, to_tensor_layout
from ..restoration.quality import psnr
from .network import FADE

SIGMA_AT_LEVEL_ONE = 50.0
VALIDATION_SIDE = 256
VALIDATION_PICTURES = 16
MARGIN = 8


def _level(sigma: float, random: np.random.Generator) -> float:
    """The level of `sigma`; half the time a wrong one, so that a slider set badly does little harm."""
    exact = sigma / SIGMA_AT_LEVEL_ONE
    if random.random() < 0.5:
        return exact
    return float(np.clip(exact + random.uniform(-0.15, 0.3), 0, 1))


def _white(picture: np.ndarray, random: np.random.Generator) -> tuple[np.ndarray, float]:
    sigma = float(random.uniform(0, SIGMA_AT_LEVEL_ONE))
    noisy = gaussian_noise(picture, sigma, random)
    return (quantise(noisy) if random.random() < 0.5 else noisy), _level(sigma, random)


def _compressed(picture: np.ndarray, random: np.random.Generator) -> tuple[np.ndarray, float]:
    full_colour = bool(random.random() < 0.3)
    return jpeg(picture, int(random.integers(10, 91)), full_colour), float(random.uniform(1.5 / FADE, 1))


def _camera(picture: np.ndarray, random: np.random.Generator) -> tuple[np.ndarray, float]:
    """Noise that a demosaicing has smeared, partly in colour, then JPEG."""
    sigma = float(random.uniform(0, 25))
    noise = random.standard_normal(picture.shape, dtype=np.float32)
    grey = random.standard_normal((*picture.shape[:2], 1), dtype=np.float32)
    mixed = noise * (share := float(random.uniform(0.4, 1))) + grey * (1 - share**2) ** 0.5
    if random.random() < 0.6:
        spread = float(random.uniform(0.3, 0.9))
        mixed = blur(mixed, spread)
        mixed /= max(float(mixed.std()), 1e-3)
    noisy = quantise(picture.astype(np.float32) + sigma * mixed)
    return jpeg(noisy, int(random.integers(40, 97)), bool(random.random() < 0.3)), _level(sigma, random)


def wear(picture: np.ndarray, random: np.random.Generator) -> tuple[np.ndarray, float]:
    """(worn picture of 0..255, level): white noise, JPEG, or both as a camera mixes them."""
    kinds: list[Callable[[np.ndarray, np.random.Generator], tuple[np.ndarray, float]]]
    kinds = [_white, _compressed, _camera]
    return kinds[int(random.choice(3, p=[0.5, 0.35, 0.15]))](picture, random)


class NoisyCrops:
    """Batches of worn crops, their levels and the clean crops."""

    def __init__(self, pictures: TrainingPictures) -> None:
        self.pictures = pictures.train
        self.sampler = CropSampler(self.pictures)
        largest = sorted(pictures.validation, key=lambda picture: -min(picture.shape[:2]))[:VALIDATION_PICTURES]
        clean = [centre(picture, VALIDATION_SIDE) for picture in largest]
        noise = np.random.default_rng(11)
        self.validation: dict[str, list[tuple[np.ndarray, np.ndarray, float]]] = {
            f"sigma {sigma}": [(gaussian_noise(p, sigma, noise), p, sigma / SIGMA_AT_LEVEL_ONE) for p in clean]
            for sigma in (10, 25, 50)
        }
        for quality in (20, 50):
            self.validation[f"jpeg {quality}"] = [(jpeg(p, quality), p, 0.5) for p in clean]

    def batch(self, random: np.random.Generator, count: int, side: int) -> tuple[Tensor, Tensor, Tensor]:
        """worn [N, 3, s, s], level [N], clean [N, 3, s, s]."""
        worn, levels, clean = [], [], []
        for _ in range(count):
            index, top, left = self.sampler.place(random, side + MARGIN)
            wide = self.pictures[index][top : top + side + MARGIN, left : left + side + MARGIN]
            noisy, level = wear(wide, random)
            above, before, symmetry = (int(value) for value in random.integers(8, size=3))
            window = np.s_[above : above + side, before : before + side]
            worn.append(turn(noisy[window], symmetry).astype(np.float32))
            clean.append(turn(wide[window], symmetry))
            levels.append(level)
        level_tensor = torch.tensor(levels, dtype=torch.float32)
        return torch.from_numpy(to_tensor_layout(worn)), level_tensor, torch.from_numpy(to_tensor_layout(clean))


def apply(network: nn.Module, picture: np.ndarray, level: float) -> np.ndarray:
    """[H, W, 3] of 0..255 through `network`, as uint8."""
    with torch.no_grad():
        output = network(torch.from_numpy(to_tensor_layout([picture])), torch.tensor([level]))
    return quantise(output[0].permute(1, 2, 0).numpy() * 255)


def validate(network: nn.Module, crops: NoisyCrops) -> dict[str, float]:
    """Mean gain in decibels over the worn picture, first over all kinds of wear, then for each."""
    found = {}
    for kind, triples in crops.validation.items():
        ours = [psnr(apply(network, worn, level), clean) for worn, clean, level in triples]
        found[f"{kind} psnr"] = float(np.mean(ours))
        found[f"{kind} gain"] = float(np.mean([o - psnr(worn, clean) for o, (worn, clean, _) in zip(ours, triples)]))
    mean = float(np.mean([value for key, value in found.items() if key.endswith("gain")]))
    return {"gain": mean, **found}
