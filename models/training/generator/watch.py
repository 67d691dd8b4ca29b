"""What is looked at while training: a grid of samples, diversity, and labels as the frozen features see them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from ..common.precision import half_precision
from .data import PictureSet
from .distances import frechet_distance, kernel_distance
from .features import FrozenFeatures
from .grid import save_grid
from .heads import Discriminator
from .network import LATENT, Generator

SAMPLES = 4


def pooled(features: FrozenFeatures, pictures: Tensor) -> tuple[Tensor, list[Tensor]]:
    """Deep features [N, 432] averaged over positions, and the taps."""
    taps, _ = features(pictures)
    return torch.cat([tap.mean(dim=(2, 3)) for tap in taps[2:]], dim=1), taps


def pair_distance(vectors: Tensor, groups: int) -> Tensor:
    """Mean distance [groups] between two different members of each of `groups` equal groups of rows."""
    members = vectors.reshape(groups, -1, vectors.shape[-1])
    count = members.shape[1]
    return torch.cdist(members, members).sum(dim=(1, 2)) / (count * (count - 1))


@torch.no_grad()
def look(
    average: Generator, discriminator: Discriminator, features: FrozenFeatures, data: PictureSet, grid: Path
) -> dict[str, float]:
    """SAMPLES pictures of every label from fixed latents: the grid, and diversity, label accuracy and distances against real pictures.

    All in the frozen features that train the generator: they tell checkpoints apart, not models.
    """
    random = np.random.default_rng(7)
    generator = torch.Generator().manual_seed(7)
    count = len(data.labels)
    targets = torch.arange(count).repeat_interleave(SAMPLES)
    latent = torch.randn(len(targets), LATENT, generator=generator)
    label = F.one_hot(targets, count).float()
    real_indices = np.concatenate(
        [random.choice(m, SAMPLES, replace=len(m) < SAMPLES) for m in (np.flatnonzero(data.label == i) for i in range(count))]
    )
    pictures, found, real, fake = [], [], [], []
    for start in range(0, len(targets), 32):
        part = slice(start, start + 32)
        with half_precision():
            made = average(latent[part], label[part])
        pictures.append(made)
        vectors, taps = pooled(features, made)
        fake.append(vectors)
        found.append(discriminator.classify(taps).argmax(dim=1))
        real.append(pooled(features, data.tensors(real_indices[part]))[0])
    save_grid(torch.cat(pictures), SAMPLES * 5, grid)
    made, true = torch.cat(fake), torch.cat(real)
    ratio = pair_distance(made, count) / pair_distance(true, count).clamp_min(1e-6)
    right = (torch.cat(found) == targets).float()
    return {
        "diversity": float(ratio.mean()),
        "diversity_lowest": float(ratio.min()),
        "frozen_label_accuracy": float(right.mean()),
        "frechet": frechet_distance(made, true),
        "kernel": kernel_distance(made, true),
    }
