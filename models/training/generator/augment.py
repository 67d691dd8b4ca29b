"""Differentiable augmentation (Zhao et al. 2020), the same draw for a real picture and its generated partner."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

COLOUR_PROBABILITY = 0.5
MOVE_PROBABILITY = 0.7
CUT_PROBABILITY = 0.4
MOVE = 1 / 8
CUT = 1 / 3


@dataclass
class Augmentation:
    """One draw for a batch. Tileable pictures are rolled round, others moved against their border colour."""

    brightness: Tensor
    saturation: Tensor
    contrast: Tensor
    shift: Tensor  # [N, 2], fractions of the side
    tileable: Tensor  # [N] bool
    cut: Tensor  # [N, 2] centre in 0..1, or -9 for none


def draw(tileable: Tensor, plain: Tensor) -> Augmentation:
    """A fresh draw for pictures whose tileability is `tileable` [N]; those marked `plain` [N] stay as they are."""
    n = tileable.shape[0]
    colour = (torch.rand(n) < COLOUR_PROBABILITY).float()
    move = (torch.rand(n, 1) < MOVE_PROBABILITY).float()
    shift = (torch.rand(n, 2) * 2 - 1) * MOVE * move
    shift = torch.where(tileable[:, None], torch.rand(n, 2), shift)
    cut = torch.where(torch.rand(n, 1) < CUT_PROBABILITY, torch.rand(n, 2), torch.full((n, 2), -9.0))
    colour = torch.where(plain, torch.zeros(n), colour)
    shift = torch.where(plain[:, None], torch.zeros(n, 2), shift)
    cut = torch.where(plain[:, None], torch.full((n, 2), -9.0), cut)
    return Augmentation(
        brightness=(torch.rand(n) - 0.5) * 0.4 * colour,
        saturation=1 + (torch.rand(n) * 2 - 1) * 0.5 * colour,
        contrast=1 + (torch.rand(n) - 0.5) * 0.6 * colour,
        shift=shift,
        tileable=tileable,
        cut=cut,
    )


def augment(x: Tensor, a: Augmentation) -> Tensor:
    """Applies `a` to pictures [N, 3, S, S] in 0..1; gradients pass through."""
    size = x.shape[-1]
    grey = x.mean(dim=1, keepdim=True)
    x = grey + (x - grey) * a.saturation[:, None, None, None]
    mean = x.mean(dim=(1, 2, 3), keepdim=True)
    x = mean + (x - mean) * a.contrast[:, None, None, None] + a.brightness[:, None, None, None]
    positions = torch.arange(size)
    offsets = (a.shift * size).round().long()
    index = positions[None, None, :] + offsets[:, :, None]
    index = torch.where(a.tileable[:, None, None], index % size, index.clamp(0, size - 1))
    rows = index[:, 0, None, :, None].expand(-1, 3, -1, size)
    columns = index[:, 1, None, None, :].expand(-1, 3, size, -1)
    x = x.gather(2, rows).gather(3, columns)
    centre = (positions.float() + 0.5) / size
    away = [(centre[None, :] - a.cut[:, i, None]).abs() > CUT / 2 for i in (0, 1)]
    keep = (away[0][:, :, None] | away[1][:, None, :]).to(x.dtype)
    return x * keep[:, None]
